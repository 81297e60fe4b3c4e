"""What documents state of one quantity, so that it can be held against what other documents state of it."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from pathlib import PurePath
from typing import TypeVar

from checks.figures.identity import base
from checks.figures.topics import unit
from checks.lexicon import pattern
from checks.page import LEAD, Figure, clause, in_table
from checks.relation import Comparator, Interval, Member, holds
from claims.model import Claim, Dimension, Document, Kind, Status
from claims.phrases import simplified
from claims.scopes import located

CHANGED_TO = re.compile(r"(?:提高|增加|增长|扩大|上升|提升|下降|减少|降低|回落|升|增|降)[到至为]约?$")
RELATIVE = frozenset({Dimension.MULTIPLE, Dimension.RATIO, Dimension.PERCENTAGE_POINT})
PARTS = 5
OFFICIAL = ("official", "official people", "official products", "official markets")


Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Statement:
    """A claim of an indicator that is one quantity wherever it is stated.

    `name`, `aspect`, `place` and `when` are those of the claim's key: of a bulletin's 地区生产总值 the name itself, no
    aspect, the full name of the place and the days of the year. `published` is the day of its document.
    """

    figure: Figure
    published: date | None
    sentence: str
    name: str
    aspect: str
    place: str
    when: str

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.figure.claim

    @property
    def document(self) -> str:
        """The name of the document that the claim stands in."""
        return self.figure.document

    @property
    def reading(self) -> Interval:
        """The true values that the printed figure allows."""
        return Interval.of(self.figure.claim)

    @property
    def day(self) -> date | None:
        """The day that the figure holds for: the last of its period, else its document's."""
        return self.claim.period_end or self.published

    @cached_property
    def kind(self) -> tuple[str, str, str, Dimension, str]:
        """What has to be the same for two statements to be of one quantity, but for their time."""
        return self.name, self.aspect, self.place, self.claim.dimension, unit(self.claim)

    @property
    def about(self) -> str:
        """The quantity in words: 海拉尔区2014年地区生产总值."""
        subject = self.claim.subject or self.name
        return f"{self.place.replace('/', '')}{_time(self.claim)}{subject}{self.aspect}"

    def member(self, role: str) -> Member:
        """The claim's part in a relation."""
        return Member(self.document, self.claim, role)


def _time(claim: Claim) -> str:
    """The time of a claim as the text has it, a whole year by its number."""
    start, end = claim.period_start, claim.period_end
    whole = start and end and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year
    return f"{end.year}年" if whole and end else claim.period or ""


def statements(documents: Iterable[Document]) -> Iterator[Statement]:
    """What can be held against other documents: actual figures of a placed indicator that no words narrow."""
    for document in documents:
        for claim, words in _with_words(document):
            if not is_held(claim.indicator, total=claim.cumulative):
                continue
            name, aspect, _, place, when = claim.indicator.split("|")
            sentence = document.text[claim.sentence_start : claim.sentence_end]
            start = claim.start - claim.sentence_start
            after = sentence[start + len(claim.text) :]
            figure = Figure(document.name, claim, words, after, sentence[max(0, start - LEAD) : start], 0, 0, 0)
            stated = Statement(figure, document.published, sentence, name, aspect, place, when)
            if is_plain(stated):
                yield stated


def is_held(indicator: str, *, total: bool) -> bool:
    """Whether documents have to fit each other in an indicator, by its key: official ones and running totals."""
    parts = indicator.split("|")
    if len(parts) != PARTS or not located(parts[3]):
        return False
    return total or any(pattern("across.toml", name).match(parts[0]) for name in OFFICIAL)


def _with_words(document: Document) -> Iterator[tuple[Claim, str]]:
    """The actual figures of a document, each with the words of its sentence since the figure before it."""
    end = 0
    for claim in sorted(document.claims, key=lambda claim: (claim.start, -claim.end)):
        if claim.start < end:
            continue
        words = document.text[max(end, claim.sentence_start) : claim.start]
        end = claim.end
        actual = claim.kind is Kind.CLAIM and claim.status is Status.ACTUAL
        if actual and claim.low is not None and claim.dimension not in RELATIVE:
            yield claim, words


def is_plain(stated: Statement) -> bool:
    """Whether the words that lead up to a figure name its indicator, place and time and nothing that narrows it.

    What something rose to is of another time than what it rose from, so that it has to name its own.
    """
    claim, figure = stated.claim, stated.figure
    if in_table(figure):
        return True
    words = simplified(clause(figure.before))
    if CHANGED_TO.search(words) and simplified(claim.period or "") not in words:
        return False
    for part in (claim.subject, claim.scope, claim.period):
        words = words.replace(simplified(part), "", 1) if part else words
    words = words.strip()
    if claim.dimension is Dimension.PERCENT and stated.aspect:
        return not words or pattern("across.toml", "yearly rate").match(words) is not None
    return (not words or pattern("across.toml", "neutral").match(words) is not None) and (
        claim.cumulative or not base(figure)
    )


def single(stated: Iterable[Statement], key: Callable[[Statement], Key]) -> dict[Key, list[Statement]]:
    """The statements by a key, the earlier documents first, one for each document: the narrowest of its own.

    None of a document whose own statements do not agree: they are of different things.
    """
    groups: defaultdict[Key, defaultdict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for one in stated:
        groups[key(one)][one.document].append(one)
    return {name: sorted(filter(None, map(_narrowest, of.values())), key=_order) for name, of in groups.items()}


def _narrowest(found: Sequence[Statement]) -> Statement | None:
    lower, upper = max(one.reading.lower for one in found), min(one.reading.upper for one in found)
    return min(found, key=lambda one: one.reading.upper - one.reading.lower) if lower <= upper else None


def _order(stated: Statement) -> tuple[date, str]:
    return stated.published or date.max, stated.document


def neighbours(found: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Each statement with the next later one: (earlier, later)."""
    return pairwise(found)


def fits(one: Interval, other: Interval) -> bool:
    """Whether two readings share a value."""
    return holds(Comparator.MEETS, one, other)


def apart(one: Interval, other: Interval) -> Decimal:
    """How far two bounded readings lie apart; zero where they meet."""
    return max(one.lower - other.upper, other.lower - one.upper, Decimal(0))


def short(document: str) -> str:
    """A document's name as explanations give it: the last part of its path or address."""
    return PurePath(document).name or document


def waived(name: str, *stated: Statement) -> str | None:
    """The words of a sentence that excuse a difference, by the name of their pattern."""
    found = (pattern("across.toml", name).search(simplified(one.sentence)) for one in stated)
    return next((match.group() for match in found if match), None)
