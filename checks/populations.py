"""The bodies of people and things that a text speaks of, and the parts that it takes from them."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from checks.identity import time_allows
from checks.lexicon import entries, pattern
from checks.page import Figure, Page, clause
from checks.relation import Interval
from checks.topics import spelled, unit
from claims.model import Dimension, Kind, Status

COUNTED = frozenset({Dimension.COUNT, Dimension.PERSON})
SHORTEST = 2
LARGEST_FAMILY = 400


@dataclass(frozen=True, slots=True)
class Body:
    """A group that a text speaks of as a whole, by its name and unit. `mentions` all give figures that fit."""

    name: str
    unit: str
    mentions: tuple[Figure, ...]

    @property
    def figure(self) -> Figure:
        """The first mention."""
        return self.mentions[0]

    def nearest(self, figure: Figure) -> Figure:
        """The last mention before a figure, or the first one where all stand behind it."""
        place = bisect_left(self.mentions, figure.claim.start, key=lambda mention: mention.claim.start)
        return self.mentions[max(0, place - 1)]


@dataclass(frozen=True, slots=True)
class Part:
    """A figure of some of a body, and how near to it the text says so."""

    part: Figure
    whole: Figure
    one_sentence: bool


def bodies(page: Page) -> list[Body]:
    """Every body of the page of which all standing mentions give figures that fit each other."""
    found: defaultdict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure, name, stands in _counted(page):
        if stands:
            found[name, unit(figure.claim)].append(figure)
    return [Body(name, counted, tuple(mentions)) for (name, counted), mentions in found.items() if _agree(mentions)]


def parts_of_populations(page: Page) -> Iterator[Part]:
    """The figures that the text takes from a body that it also gives: 与某大学等15所驻地高校 of 21所驻地高校."""
    known: defaultdict[str, list[Body]] = defaultdict(list)
    for body in bodies(page):
        known[body.unit].append(body)
    for figure, name, stands in _counted(page):
        if stands or not pattern("populations.toml", "taken").search(_lead(figure)):
            continue
        for body in known[unit(figure.claim)][:LARGEST_FAMILY]:
            near = body.nearest(figure)
            if _narrower(name, body.name) and time_allows(figure.claim, near.claim):
                yield Part(figure, body.figure, near.claim.sentence_start == figure.claim.sentence_start)
                break


def _counted(page: Page) -> Iterator[tuple[Figure, str, bool]]:
    """Actual counts of people and things with their names, and whether they stand for all of them."""
    standing = False
    for figure in page.figures:
        claim = figure.claim
        name = pattern("populations.toml", "idle").sub("", spelled(claim.subject or ""))
        joined = figure.position > 0 and clause(figure.before).endswith("、")
        if not joined:
            standing = pattern("populations.toml", "standing").match(_lead(figure)) is not None
        usable = claim.kind is Kind.CLAIM and claim.low is not None and claim.dimension in COUNTED
        if usable and claim.status is Status.ACTUAL and len(name) >= SHORTEST and figure.depth == 0:
            yield figure, name, standing


def _lead(figure: Figure) -> str:
    """The words of a figure's clause before it, without its subject and the scope that they name."""
    words = clause(figure.before)
    for known in (figure.claim.subject, figure.claim.scope):
        if known and known in words:
            words = words.replace(known, "")
    return words


def _agree(mentions: Sequence[Figure]) -> bool:
    readings = [Interval.of(figure.claim) for figure in mentions]
    return max(reading.lower for reading in readings) <= min(reading.upper for reading in readings)


def _narrower(name: str, body: str) -> bool:
    return name.endswith(body) or any(
        wider.search(body) and narrower.search(name) and not wider.fullmatch(name) for wider, narrower in _kinds()
    )


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(row["wider"]), re.compile(row["narrower"])) for row in entries("populations.toml", "kind"))
