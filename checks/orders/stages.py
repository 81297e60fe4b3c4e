"""What befell some of those told of before it, or became of them: 6.8万人受灾,1人失踪; 受理案件96件,审结81件."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from checks.figures.amounts import alike
from checks.figures.compared import Compared, called_about, may_hold
from checks.figures.identity import scope_allows
from checks.lexicon import entries, pattern
from checks.page import Figure, clause_after
from checks.relation import Interval
from checks.repair import COUNTED
from claims.model import Hedge, Status

FAR = Decimal("1.2")
CASES = frozenset("起件宗桩")
ADDED = frozenset(("新增", "昨增", "新收"))
OWN = re.compile("[、,，]$")
"""The end of what stands before a figure that only the words behind it name: 110万人受灾、176人被困."""


class Stage(NamedTuple):
    """The words of some and of those they are of: `sure` in one sentence, `near` in no other.

    With `standing`, what a day or any other time added (新增确诊3例) holds none: they came before. With `fits` only
    what fits is told: those who are there may have come by another way (接收转运患者26例,现有住院患者84例).
    """

    part: re.Pattern[str]
    whole: re.Pattern[str]
    sure: bool
    near: bool
    standing: bool
    fits: bool


def befell(figure: Figure, before: Sequence[Figure], farther: Sequence[Figure]) -> Iterator[Compared]:
    """Some of those told of before, in the sentence or, less surely, before it; both the nearest first.

    Two in one bracket may stand beside each other: (境外输入7例,出院96例).
    """
    words = called_about(figure)
    for stage in _stages():
        if figure.claim.status is not Status.ACTUAL or not _is_total(figure) or not stage.part.search(words):
            continue
        near = next((other for other in before if _is_whole(stage, other, figure)), None)
        behind = () if stage.near else farther
        level = near or next(
            (each for each in behind if _is_whole(stage, each, figure) and may_hold(each, figure)), None
        )
        if level is not None:
            beside = figure.depth == level.depth > 0
            sure = near is not None and not beside and (stage.sure or _far_more(figure, level, before))
            sure = sure and alike(figure, level) and not stage.fits
            yield Compared(figure, level, sure)


def _far_more(part: Figure, whole: Figure, before: Sequence[Figure]) -> bool:
    """Whether of those counted more befell some than there are, and no count before them in the sentence holds them.

    A plan may be outdone.
    """
    counted = part.claim.dimension in COUNTED and all(each.claim.hedge is Hedge.EXACT for each in (part, whole))
    of_earlier = pattern("comparisons.toml", "may be of earlier ones").search(called_about(part))
    planned = pattern("comparisons.toml", "may be outdone").search(called_about(whole))
    counted = counted and not of_earlier and not planned and not pattern("parts.toml", "among").search(whole.lead)
    counted = counted and not part.after.startswith("次")
    far = Interval.of(part.claim).lower > Interval.of(whole.claim).upper * FAR
    return counted and far and not any(may_hold(each, part) for each in before if alike(each, part))


def _is_whole(stage: Stage, other: Figure, part: Figure) -> bool:
    """Whether another figure may be of all those that a part befell: of its place and called so, in a like bracket."""
    if not (alike(other, part) or _are_cases(other, part)) or other.depth != part.depth or not _is_total(other):
        return False
    behind = clause_after(other)
    if behind and OWN.search(other.before) and not stage.whole.search(behind):
        return False
    words = called_about(other)
    named = stage.whole.search(words) is not None and not stage.part.search(words)
    elsewhere = not scope_allows(part.claim.scope, other.claim.scope)
    return named and not elsewhere and not (stage.standing and _of_a_day(other))


def _are_cases(one: Figure, other: Figure) -> bool:
    """Whether two figures count cases by words that are used alike: 移送线索52起,查处完结44件."""
    return {one.claim.unit, other.claim.unit} <= CASES


def _of_a_day(figure: Figure) -> bool:
    """Whether a figure is of one day, or what it added, as its time, name or sentence says, and not of all up to it."""
    claim, words = figure.claim, f"{figure.period}{figure.lead}"
    one_day = claim.period_start is not None and claim.period_start == claim.period_end
    until = claim.cumulative or pattern("comparisons.toml", "up to then").search(words)
    one_day = one_day or claim.measure in ADDED
    return not until and (one_day or pattern("comparisons.toml", "within a day").search(words) is not None)


def _is_total(figure: Figure) -> bool:
    return figure.claim.low is not None and figure.claim.measure != "增减额"


@cache
def _stages() -> tuple[Stage, ...]:
    return tuple(
        Stage(
            re.compile(row["part"]),
            re.compile(row["whole"]),
            row.get("sure", False),
            row.get("near", False),
            row.get("standing", False),
            row.get("fits", False),
        )
        for row in entries("comparisons.toml", "stage")
    )
