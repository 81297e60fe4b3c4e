"""Passages that a text tells again, and the one figure of them that a slip of the pen parts.

营收52.6亿元,增长15.8%,净利润15.2亿元 in the lead and 营收52.6亿元,增长15.8%,净利润12.5亿元 in the body: what stands
beside figures that come again in their order comes again as well, where it is told in one unit and in like words.

Limits: two lines whose words and figures that are the same tell enough, one figure that differs, and no word of another
owner, time or version.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from checks.agreements.told_beside import dated, of_one_time, of_two, told_plainly
from checks.figures.amounts import digits
from checks.figures.identity import base
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, opening
from checks.relation import Comparator, Interval, holds
from checks.repair import repairs
from claims.model import Hedge

TELLING, MOST, REACH = 2, 4, 3
ENOUGH = 11
PIECE, LIKE = 2, 0.6
HEDGES = (Hedge.EXACT, Hedge.ABOUT)


class _Pair(NamedTuple):
    """A figure and the one of another line that tells it again, or ought to."""

    one: Figure
    other: Figure


def retellings(page: Page) -> Iterator[list[Figure]]:
    """The figures that two sentences tell apart beside others that both tell, in like words and with digits enough."""
    for anchors in _told_again(page).values():
        for one, other in _apart(page, anchors):
            same = [anchor for anchor in anchors if _beside(anchor, one, other)]
            told = sum(digits(pair.one.claim) + _shared(*pair) for pair in (*same, _Pair(one, other)))
            if same and told >= ENOUGH:
                yield [one, other]


def _told_again(page: Page) -> dict[Hashable, list[_Pair]]:
    """The figures of two digits and more that two sentences of two lines both tell, by these sentences."""
    known: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        if told_plainly(figure, HEDGES) and digits(figure.claim) >= TELLING:
            known[_value(figure)].append(figure)
    told: defaultdict[Hashable, list[_Pair]] = defaultdict(list)
    for figures in known.values():
        for one, other in combinations(figures, 2) if len(figures) <= MOST else ():
            if one.line != other.line and _named_alike(one, other) and _likeness(one, other) >= LIKE:
                told[one.claim.sentence_start, other.claim.sentence_start].append(_Pair(one, other))
    return told


def _apart(page: Page, anchors: Sequence[_Pair]) -> Iterator[_Pair]:
    """The one pair of figures near those told again that are of one kind and name and do not meet."""
    found: dict[Hashable, _Pair] = {}
    for anchor in anchors:
        ours, theirs = (_near(page, figure) for figure in anchor)
        for one in ours:
            alike = [other for other in theirs if _kind(one) == _kind(other) and _likeness(one, other) >= LIKE]
            likest = max(alike, key=lambda other: _likeness(one, other), default=None)
            if likest is not None and not _meet(one, likest):
                found[one.claim.start, likest.claim.start] = _Pair(one, likest)
    if len(found) == 1:
        yield from (pair for pair in found.values() if _parted(page, *pair))


def _near(page: Page, figure: Figure) -> list[Figure]:
    """The figures near one in its sentence."""
    beside = page.lines[figure.line].figures[max(0, figure.position - REACH) : figure.position + REACH + 1]
    own = (other for other in beside if other.claim.sentence_start == figure.claim.sentence_start)
    return [other for other in own if other is not figure and told_plainly(other, HEDGES)]


def _parted(page: Page, one: Figure, other: Figure) -> bool:
    """Whether a slip of the pen, and no other owner, time or version, parts two figures."""
    slipped = any(repairs(*pair) for pair in ((one.claim, _reading(other)), (other.claim, _reading(one))))
    named = _named_alike(one, other) and _qualified(one) == _qualified(other)
    return slipped and named and _of_one_time(one, other) and base(one) == base(other) and not of_two(page, one, other)


def _of_one_time(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one time by their words: neither 去年 nor 其中上半年 of the other's."""
    shorter, longer = sorted((one.period, other.period), key=len)
    versions = pattern("topics.toml", "another version")
    told = versions.search(longer) and versions.search(longer.replace(shorter, "", 1))
    return of_one_time(one, other) and (told is None or dated(one, other))


def _beside(anchor: _Pair, one: Figure, other: Figure) -> bool:
    """Whether what is told again stands on the same side of both figures."""
    ways = [one.position - anchor.one.position, other.position - anchor.other.position]
    return ways[0] * ways[1] > 0


def _named_alike(one: Figure, other: Figure) -> bool:
    names = topic(one).name, topic(other).name
    return names[0] in names[1] or names[1] in names[0]


def _qualified(figure: Figure) -> frozenset[str]:
    """The words of a clause that make another figure of it: 新增, 累计, 其中, 母公司."""
    return frozenset(pattern("topics.toml", "qualifier").findall(clause(figure.before).replace(figure.period, "")))


def _value(figure: Figure) -> Hashable:
    return _kind(figure), figure.claim.low


def _kind(figure: Figure) -> Hashable:
    about = topic(figure)
    return about.dimension, about.unit, about.aspect, figure.claim.hedge


def _reading(figure: Figure) -> Interval:
    return Interval.of(figure.claim)


def _meet(one: Figure, other: Figure) -> bool:
    return holds(Comparator.MEETS, _reading(one), _reading(other))


def _likeness(one: Figure, other: Figure) -> float:
    """What part of the pairs of characters before the one that says less come again before the other."""
    pieces = [_pieces(figure) for figure in (one, other)]
    fewest = min(map(len, pieces))
    return len(pieces[0] & pieces[1]) / fewest if fewest else float(not any(pieces))


def _pieces(figure: Figure) -> frozenset[str]:
    words = clause(figure.before).replace(figure.period, "")
    return frozenset(words[at : at + PIECE] for at in range(len(words) - PIECE + 1))


def _shared(one: Figure, other: Figure) -> int:
    """How many pairs of characters around two figures are the same."""
    behind = [opening(figure.after) for figure in (one, other)]
    same = frozenset(behind[0][at : at + PIECE] for at in range(len(behind[0]) - PIECE + 1))
    return len(_pieces(one) & _pieces(other)) + sum(piece in behind[1] for piece in same)
