"""Figures that say the same in like words, under whatever names: told again, rounded, or above what makes them good.

净利大增43% as a heading and 净利润26.14亿元,同比增长43.28% below it; 6所部属院校 again; 逾千家 of 1230家企业; 63个
alone on a line above 数量增至63个. What two of them share are words that few figures of the text have beside them,
the more the fewer digits they have.

Limits: those alone that are the same or as they round it, so that nothing is told of figures that differ; none of
tables, of two versions, or of times and places that are known to be two.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from checks.agreements.headings_again import PEOPLE
from checks.figures.amounts import compared, digits, threshold
from checks.figures.identity import base, compatible, of_versions
from checks.figures.mentions import extremes, heads, meets
from checks.figures.said_again import told_apart
from checks.figures.topics import topic, unit
from checks.page import Figure, Page, clause, in_table, opening
from checks.relation import Interval
from claims.model import Hedge

NARROW = Decimal("1.25")
NOUN, PIECE, FAR = 8, 2, 16
MOST, KEPT = 12, 1 << 14
FEW, OF_ALL, SOME = 2, 12, 4
CHANGES = ("rate", "change")
NEEDED = {1: 6, 2: 4, 3: 3}
"""How much the words of two figures have to tell, by the digits of the one that has fewer; of more digits, 2.

A pair of characters that stands beside few numbers of the text tells 2, and one that some have 1. A heading says less.
"""


class _Worth(NamedTuple):
    """What pairs of characters tell by the numbers beside which they stand: those of few, and of some."""

    few: frozenset[str]
    some: frozenset[str]

    def of(self, pieces: frozenset[str]) -> int:
        return len(pieces & self.few) + len(pieces & self.some)


def in_like_words(page: Page) -> Iterator[list[Figure]]:
    """The figures that say the same, or one less exactly what the other does, beside words that few others have."""
    worth = _worth(page)
    for alike in _kinds(page).values():
        together: dict[Figure, list[Figure]] = {}
        for figure, other in _pairs(page, alike, worth):
            ours, theirs = (together.setdefault(each, [each]) for each in (figure, other))
            if ours is not theirs and meets(*extremes([*ours, *theirs])):
                ours += theirs
                together.update(dict.fromkeys(theirs, ours))
        groups = {id(group): group for group in together.values() if len(group) > 1}
        yield from (sorted(group, key=_start) for group in groups.values())


def _pairs(page: Page, alike: Sequence[tuple[Decimal, Figure]], worth: _Worth) -> Iterator[tuple[Figure, Figure]]:
    values = [low for low, _ in alike]
    for low, figure in alike:
        lowest, highest = _reading(figure, low)
        near = alike[bisect_left(values, lowest) : bisect_right(values, highest)]
        only = len({value for value, _ in near} - {low}) <= 1
        for _, other in near if len(near) <= MOST else ():
            if other is figure or not _says_so(figure, other):
                continue
            if (only and _rounded_above(page, figure, other)) or _of_one_thing(page, figure, other, worth):
                yield figure, other


def _kinds(page: Page) -> Mapping[Hashable, list[tuple[Decimal, Figure]]]:
    """The figures that state numbers, by what they count, in order of these; those of tables left out."""
    kinds: defaultdict[Hashable, list[tuple[Decimal, Figure]]] = defaultdict(list)
    for figure in page.figures:
        if figure.claim.low is not None and not in_table(figure):
            name = unit(figure.claim)
            what = "人" if name in PEOPLE else name
            kinds[what, topic(figure).aspect in CHANGES].append((figure.claim.low, figure))
    return {kind: sorted(found, key=itemgetter(0)) for kind, found in kinds.items()}


def _reading(figure: Figure, low: Decimal) -> tuple[Decimal, Decimal]:
    """Where what a figure says may lie, as far as that is told narrowly; else its own number."""
    reading = Interval.of(figure.claim)
    narrow = reading.bounded and 0 < reading.upper <= reading.lower * NARROW
    return (min(reading.lower, low), max(reading.upper, low)) if narrow else (low, low)


def _says_so(figure: Figure, other: Figure) -> bool:
    """Whether a figure says the same as another, or less exactly what that one says."""
    one, two = figure.claim, other.claim
    if (one.low, one.high) == (two.low, two.high):
        return True
    exact = two.hedge is Hedge.EXACT and two.low == two.high
    return exact and digits(two) > digits(one) and (digits(one) > 1 or one.hedge is not Hedge.EXACT)


def _rounded_above(page: Page, figure: Figure, other: Figure) -> bool:
    """Whether a heading has a figure of its text with fewer digits, which are enough to tell."""
    exact = figure.claim.hedge is Hedge.EXACT and figure.claim.low != other.claim.low
    return exact and digits(figure.claim) >= FEW and heads(page, page.lines[figure.line]) and _comparable(figure, other)


def _of_one_thing(page: Page, figure: Figure, other: Figure, worth: _Worth) -> bool:
    told = _alone_above(page, figure, other) or _alone_above(page, other, figure)
    return told or (_comparable(figure, other) and _said_alike(page, figure, other, worth))


def _alone_above(page: Page, figure: Figure, other: Figure) -> bool:
    """Whether a figure is all that its line says, and another one of the next line says it."""
    alone = page.lines[figure.line].text.strip() == figure.claim.text
    return alone and other.line == figure.line + 1


def _comparable(figure: Figure, other: Figure) -> bool:
    """Whether nothing tells of two times, places, bases or versions; in one sentence one noun has to follow both.

    An aim and what came of it may be the same by chance, unless they have many digits.
    """
    one, two = figure.claim, other.claim
    few = min(digits(one), digits(two))
    if one.sentence_start == two.sentence_start:
        nouns = {opening(each.after)[:PIECE] for each in (figure, other)}
        if len(nouns) > 1 or not all(nouns) or few <= FEW:
            return False
    fits = compatible(one, two) and base(figure) == base(other) and (one.status is two.status or few > FEW)
    says_which = threshold(figure) or threshold(other)
    return fits and compared(figure) == compared(other) and not says_which and not of_versions([figure, other])


def _said_alike(page: Page, figure: Figure, other: Figure, worth: _Worth) -> bool:
    headed = any(heads(page, page.lines[each.line]) for each in (figure, other))
    needed = NEEDED.get(min(digits(figure.claim), digits(other.claim)), PIECE)
    if needed > PIECE and not headed and told_apart(page, figure, other):
        return False
    return worth.of(_pieces(figure) & _pieces(other)) >= (needed / PIECE if headed else needed)


def _worth(page: Page) -> _Worth:
    """What pairs of characters tell, by how many numbers of a text they stand beside."""
    beside: defaultdict[str, set[Decimal | None]] = defaultdict(set)
    numbers: set[Decimal | None] = set()
    for figure in page.figures:
        numbers.add(figure.claim.low)
        for piece in _pieces(figure):
            beside[piece].add(figure.claim.low)
    few, some = max(FEW, len(numbers) // OF_ALL), max(FEW, len(numbers) // SOME)
    most = {limit: frozenset(piece for piece, found in beside.items() if len(found) <= limit) for limit in (few, some)}
    return _Worth(most[few], most[some])


@lru_cache(maxsize=KEPT)
def _pieces(figure: Figure) -> frozenset[str]:
    """The pairs of characters of what leads up to a figure, of what follows it and of its subject."""
    before = clause(figure.before)[-FAR:].replace(figure.period, "")
    said: Sequence[str] = (before, opening(figure.after)[:NOUN], figure.subject)
    pieces = (words[at : at + PIECE] for words in said for at in range(len(words) - PIECE + 1))
    return frozenset(piece for piece in pieces if all("一" <= character <= "鿿" for character in piece))


def _start(figure: Figure) -> int:
    return figure.claim.start
