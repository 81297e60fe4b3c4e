"""Rates with those that they are set beside and the points between: 贫困发生率51.3%,高于全市33.5%的17.8个百分点."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from checks.figures.amounts import JOINED, Breakdown, adds_up, total
from checks.figures.percentages import is_percent
from checks.figures.topics import names
from checks.lexicon import pattern
from checks.page import Figure, Line, clause
from checks.relation import Comparator, holds
from claims.model import Dimension, Hedge

MOST_BESIDE = 4
RATES = 24


def points_above(line: Line) -> Iterator[Breakdown]:
    """贫困发生率51.3%,高于全市33.5%的17.8个百分点: the higher one is the lower one and the points between.

    Points that are read as a fall, as in 增长0.6%,低于全市(3.5%)2.9个百分点, go from the other rate to the own one.
    """
    for own, other, apart in zip(line.figures, line.figures[1:], line.figures[2:], strict=False):
        way = pattern("growth.toml", "set beside").search(clause(other.before) + other.claim.text)
        percents = own.claim.dimension is other.claim.dimension is Dimension.PERCENT
        if not way or not percents or apart.claim.dimension is not Dimension.PERCENTAGE_POINT:
            continue
        by = pattern("growth.toml", "by so many points").match(apart.before)
        above = (way["way"] or (by and by["way"]) or "")[:1]
        if by and above and all(figure.claim.low is not None for figure in (own, other, apart)):
            below = above in "低慢少" and (apart.claim.low or 0) >= 0
            higher, lower = (other, own) if below else (own, other)
            each = Breakdown(higher, (lower, apart), complete=True, sure=True)
            meant = _is_named_rate(own, other, line) and not _of_others(own, other)
            if meant or adds_up(higher, each.parts):
                yield each


def _is_named_rate(own: Figure, other: Figure, line: Line) -> bool:
    """Whether a rate is the one that is named before what it is set beside; so is any where none is named.

    进口增长10%,出口增长5%,进口增速比全国(4%)高6个百分点 names the first. One of another sentence is meant where its
    name is the more like: 全市收入增长7.8%。其中县级收入增长9.3%。全市收入增幅比全省(5.8%)高2个百分点.
    """
    said = pattern("growth.toml", "what is set beside").match(clause(other.before))
    name = said["name"] if said else ""
    likeness = _likeness(name, own)
    rates = [each for each in line.figures[max(0, own.position - RATES) : own.position] if is_percent(each)]
    beside = [each for each in rates if each.claim.sentence_start == own.claim.sentence_start]
    likest, likest_of_all = (max((_likeness(name, each) for each in group), default=0) for group in (beside, rates))
    if own.claim.sentence_start != other.claim.sentence_start:
        likest = likest_of_all
    return not name or likeness > likest


def _of_others(own: Figure, other: Figure) -> bool:
    """Whether the words before 比 tell of others than a rate is of: 男生及格率比…, 其中内科治愈率比… behind 治愈率."""
    words = clause(other.before)
    said = pattern("growth.toml", "what is set beside").match(words)
    way = pattern("growth.toml", "set beside").search(words)
    before = said["name"] if said else words[: way.start()] if way else ""
    unlike = len(before) > 1 and before[:2] not in f"{own.lead}{own.subject}{own.before}"
    as_well = pattern("growth.toml", "nothing but also").fullmatch(before) is not None
    same = own.claim.low == other.claim.low
    return "其中" in other.before or same or (unlike and not as_well)


def _likeness(name: str, figure: Figure) -> int:
    """How many pairs of characters of a name stand in those of a figure."""
    return max((sum(name[at : at + 2] in known for at in range(len(name) - 1)) for known in names(figure)), default=0)


def points_above_each(line: Line) -> Iterator[Breakdown]:
    """增长8.4%,比全省(7.7%)和全国平均水平(7.0%)分别高0.7、1.4个百分点: each of the rates beside one, and its points.

    The one is the percentage before them for which all comes out, else the only one of the sentence, or the one right
    before them where the points to one rate come out, or those to all make it the same other percentage.
    """
    for place, first in enumerate(line.figures):
        by = pattern("growth.toml", "by so many points").match(clause(first.before).lstrip(")）").removeprefix("分别"))
        if not by or "分别" not in first.before or first.claim.dimension is not Dimension.PERCENTAGE_POINT:
            continue
        points = [first, *takewhile(_joined_points, line.figures[place + 1 : place + MOST_BESIDE])]
        sentence = [each for each in line.figures[:place] if each.claim.sentence_start == first.claim.sentence_start]
        others = [each for each in sentence if is_percent(each)][-len(points) :]
        owns = [each for each in sentence if _may_be_own(each) and each not in others]
        beside = pattern("growth.toml", "set beside").search(clause(others[0].before.rstrip("(（"))) if others else None
        if not beside or sentence[-len(points) :] != others or len(points) == 1:
            continue
        rows = [[_beside(own, *pair) for pair in zip(others, points, strict=True)] for own in reversed(owns)]
        fitting = (row for row in rows if all(map(_fits, row)))
        apart = JOINED.fullmatch(others[1].before) is None
        plain = len(rows) == 1 and apart and "其中" not in first.lead
        near = apart and bool(owns) and _is_right_before(owns[-1], others[0])
        told = (plain or (near and _is_meant(*rows))) and not _of_another_way(line, owns, others, points)
        yield from next(fitting, rows[0] if told else [])


def _of_another_way(line: Line, owns: Sequence[Figure], others: Sequence[Figure], points: Sequence[Figure]) -> bool:
    """Whether what is set beside others is named as another thing, or a bracket behind says how it is counted.

    产值增长5.6%,增加值增速比全省(4.8%)和全国(5.1%)分别高1.8、1.5个百分点(按增加值口径).
    """
    said = pattern("growth.toml", "what is set beside").match(clause(others[0].before.rstrip("(（")))
    name = said["name"] if said else ""
    behind = line.text[points[-1].claim.end - line.start :]
    apart = len(name) > 1 and not any(name in f"{own.lead}{own.subject}{own.before}" for own in owns)
    return apart or pattern("apart.toml", "noted behind").match(behind) is not None


def _is_meant(row: Sequence[Breakdown], *others: Sequence[Breakdown]) -> bool:
    """Whether some of a row comes out, or all of it makes up one other percentage, and none of it with another own."""
    for place, each in enumerate(row):
        if not _fits(each) and any(_fits(other[place]) for other in others):
            return False
    return any(map(_fits, row)) or _of_one_other(row)


def _fits(each: Breakdown) -> bool:
    return adds_up(each.whole, each.parts)


def _is_right_before(own: Figure, other: Figure) -> bool:
    """Whether nothing but 增速比… stands between a percentage and the first that it is set beside."""
    said = pattern("growth.toml", "what is set beside").match(clause(other.before))
    return own.position + 1 == other.position and said is not None and not said["name"]


def _of_one_other(row: Sequence[Breakdown]) -> bool:
    """Whether some rates and the points to each make up the same percentage, none of which is what stands there."""
    summed = [total(each.parts) for each in row]
    return all(each.whole is row[0].whole for each in row) and all(
        holds(Comparator.MEETS, summed[0], other) for other in summed[1:]
    )


def _may_be_own(figure: Figure) -> bool:
    """Whether a figure is a percentage that others may be set beside: no fall, and no bound (30%以上)."""
    return is_percent(figure) and (figure.claim.low or 0) >= 0 and figure.claim.hedge in (Hedge.EXACT, Hedge.ABOUT)


def _beside(own: Figure, other: Figure, points: Figure) -> Breakdown:
    """A rate as another one and the points between; points below it are read as a fall."""
    if (points.claim.low or 0) < 0:
        return Breakdown(own, (other, points), complete=True, sure=True)
    higher, lower = (own, other) if (own.claim.low or 0) >= (other.claim.low or 0) else (other, own)
    return Breakdown(higher, (lower, points), complete=True, sure=True)


def _joined_points(figure: Figure) -> bool:
    return JOINED.fullmatch(figure.before) is not None and figure.claim.dimension is Dimension.PERCENTAGE_POINT
