"""The bodies of people and things that a text speaks of, and the parts that it takes from them."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from checks.figures.amounts import compared
from checks.figures.identity import time_allows
from checks.figures.topics import spelled, unit
from checks.lexicon import entries, pattern
from checks.page import Figure, Page, clause
from checks.relation import Interval
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


@dataclass(frozen=True, slots=True)
class Counted:
    """A count with its name; whether the text speaks of it as all there are, and whether it may mean that."""

    figure: Figure
    name: str
    stands: bool
    may_stand: bool


def bodies(page: Page, *, least: int = 2) -> list[Body]:
    """Every body of the page of which all mentions give figures that fit each other.

    One that the text may mean as a whole but need not (让30余万名大学生…) has to be mentioned `least` times.
    """
    found: defaultdict[tuple[str, str], list[Counted]] = defaultdict(list)
    for counted in _counted(page):
        if counted.stands or counted.may_stand:
            found[counted.name, unit(counted.figure.claim)].append(counted)
    kept = []
    for (name, of), group in found.items():
        mentions = tuple(counted.figure for counted in group)
        if _agree(mentions) and (len(group) >= least or group[0].stands):
            kept.append(Body(name, of, mentions))
    return kept


def parts_of_populations(page: Page) -> Iterator[Part]:
    """The figures that the text takes from a body that it also gives: 与某大学等15所驻地高校 of 21所驻地高校."""
    known: defaultdict[str, list[Body]] = defaultdict(list)
    for body in bodies(page):
        known[body.unit].append(body)
    for counted in _counted(page):
        figure = counted.figure
        taken = pattern("populations.toml", "taken").search(_lead(figure)) and not compared(figure)
        if counted.stands or counted.may_stand or not taken:
            continue
        for body in known[unit(figure.claim)][:LARGEST_FAMILY]:
            near = body.nearest(figure)
            if _narrower(counted.name, body.name) and time_allows(figure.claim, near.claim):
                yield Part(figure, body.figure, near.claim.sentence_start == figure.claim.sentence_start)
                break


def _counted(page: Page) -> Iterator[Counted]:
    """Counts of people and things, in text order; only what is so can stand for all there are."""
    stands = may_stand = False
    for figure in page.figures:
        claim = figure.claim
        name = pattern("populations.toml", "idle").sub("", spelled(claim.subject or ""))
        joined = figure.position > 0 and clause(figure.before).endswith("、")
        if not joined:
            lead = _lead(figure)
            stands = pattern("populations.toml", "standing").match(lead) is not None
            may_stand = bool(lead) and pattern("populations.toml", "perhaps standing").match(lead) is not None
        usable = claim.kind is Kind.CLAIM and claim.low is not None and claim.dimension in COUNTED
        if usable and len(name) >= SHORTEST and figure.depth == 0:
            actual = claim.status is Status.ACTUAL
            yield Counted(figure, name, stands and actual, may_stand and actual)


def _lead(figure: Figure) -> str:
    """The words of a figure's clause before it, without its subject."""
    words, subject = clause(figure.before), figure.subject
    return words.removesuffix(subject) if subject else words


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
