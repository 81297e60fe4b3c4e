"""Lists that fill the brackets behind a figure, all of it: 学校5所(小学3所、幼儿园2所), 含9例…(甲省6例,乙省3例).

Nothing but labels with their figures stands there, in the unit of the whole, and no 其中, 等 or 主要. Cases of illness
are told of every place, and a list that ends in 其他 holds all, so that any miss is wrong. Other parts are wrong where
one slip of the pen explains it and their labels are of one kind that is told in full, or three and more may not overlap
and come to most of the whole. Behind 其中 only such long lists are. Kinds that a list may break off (一等奖、二等奖)
are left to order.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from checks.figures.amounts import (
    Breakdown,
    adds_up,
    alike,
    amount,
    comes_near,
    compared,
    held_to,
    leaves_others,
    one_slip_off,
    total,
)
from checks.figures.labels import bracketed, is_difference, label_words, names_place
from checks.figures.stretches import behind
from checks.lexicon import entries, pattern
from checks.page import Figure, Line
from checks.parts.exclusive import label_of, of_one_kind
from checks.parts.parts_in_brackets import deeper, of_the_whole, opens_bracket, outcomes, part_label
from checks.relation import Interval
from claims.model import Hedge

FEWEST, SEVERAL, MANY = 2, 3, 6
CASE, SHARED = "例", "unit:shared"
ENDS = re.compile(r"[^0-9,，;；。()（）]{0,8}(?:[,，]均[^0-9,，;；。()（）]{1,12})?[)）]")
NOT_ALL = re.compile("等|另|[不未]含|除|左右|以上|[合总共]计|[折约]合|相当|去年|上年|同期|原有")
REST = re.compile("^其[余他它]")


def lists_in_brackets(line: Line) -> Iterator[Breakdown]:
    """Every figure of a line with the list that fills the bracket behind it."""
    amounts = [figure for figure in line.figures if amount(figure)]
    for place, whole in enumerate(amounts):
        level = [each for each in deeper(whole, behind(place, amounts)) if each.depth == whole.depth + 1]
        parts = tuple(of_the_whole(level))
        if len(parts) < FEWEST or not _fills(whole, parts, line):
            continue
        if adds_up(whole, parts) or _is_wrong(whole, parts):
            yield held_to(whole, parts)


def _fills(whole: Figure, parts: Sequence[Figure], line: Line) -> bool:
    """Whether labelled exact figures in the unit of a whole are all that its bracket holds."""
    if not opens_bracket(parts[0].before) or is_difference(whole) or outcomes(parts):
        return False
    if not part_label(parts[0]) or not all(_label(part) and alike(whole, part) for part in parts):
        return False
    if any(_is_loose(figure) for figure in (whole, *parts)) or not ENDS.match(parts[-1].after):
        return False
    words = line.text[whole.claim.end - line.start : parts[-1].claim.end - line.start] + parts[-1].after[:FEWEST]
    return not NOT_ALL.search(words)


def _is_loose(figure: Figure) -> bool:
    exact = figure.claim.hedge is Hedge.EXACT and figure.claim.low == figure.claim.high
    return not exact or compared(figure)


def _is_wrong(whole: Figure, parts: Sequence[Figure]) -> bool:
    if any(SHARED in part.claim.rules for part in parts):
        return of_one_kind(_told_in_full(), [label_of(part) for part in parts]) and one_slip_off(whole, parts)
    some = pattern("parts.toml", "among in brackets").search(parts[0].before) is not None
    of_a_slip, labels = one_slip_off(whole, parts), [label_of(part) for part in parts]
    if total(parts).lower > Interval.of(whole.claim).upper and of_one_kind(_kinds(), labels):
        return comes_near(whole, parts) or of_a_slip
    if (whole.claim.unit == CASE and _of_places(whole, parts) and not some) or REST.match(_label(parts[-1])):
        return of_a_slip or comes_near(whole, parts)
    if not of_a_slip or _leaves_many(whole, parts) or (some and leaves_others(whole, parts)):
        return False
    apart = len(parts) >= (MANY if some else SEVERAL) and not any(map(_may_overlap, parts))
    kind = not some and of_one_kind(_told_in_full(), labels)
    return kind or (apart and not _of_a_broken_off_kind(parts))


def _of_places(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts are told by places; few may have another of their own behind them: 甲区转为确诊2例、新增1例.

    Not where the places alone make up the whole: those others are some of the same, as 含境外输入4例.
    """
    placed = [part for part in parts if names_place(part)]
    if len(placed) == len(parts):
        return True
    return placed[:1] == [parts[0]] and len(placed) * 3 >= len(parts) * 2 and not adds_up(whole, placed)


def _label(part: Figure) -> str:
    return bracketed(label_words(part))


def _leaves_many(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts come to less than two thirds of a whole."""
    return total(parts).upper * 3 < Interval.of(whole.claim).lower * 2


def _may_overlap(part: Figure) -> bool:
    return pattern("exclusive.toml", "may be in several").search(_label(part)) is not None


def _of_a_broken_off_kind(parts: Sequence[Figure]) -> bool:
    return any(of_one_kind(_broken_off(), [label_of(each) for each in pair]) for pair in pairwise(parts))


@cache
def _kinds() -> tuple[re.Pattern[str], ...]:
    return (*_told_in_full(), *_broken_off())


@cache
def _told_in_full() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in entries("exclusive.toml", "label") if not row.get("some"))


@cache
def _broken_off() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in entries("exclusive.toml", "label") if row.get("some"))
