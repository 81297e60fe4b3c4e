"""A budget beside that of the year before, and what the sentence says that lies between them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checks.changes.told_changes import stated
from checks.figures.amounts import SENTENCE, alike
from checks.figures.change import REACH, Change
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from claims.model import Dimension


class Budgeted(NamedTuple):
    """The change of a budget; `sure` where its base is a budget by its words, and not only of the year before."""

    change: Change
    sure: bool


def budgets(line: Line) -> Iterator[Budgeted]:
    """总预算2.85亿元,较上年预算数2.69亿元增加0.16亿元,增长5.9%: of the budget right before its base."""
    for level, earlier in zip(line.figures, line.figures[1:], strict=False):
        sure = _is_base(earlier)
        if sure is None or in_table(earlier) or not _is_budget(level, earlier):
            continue
        after = line.figures[earlier.position + 1 : earlier.position + REACH]
        if sure or _changed_next(after):
            yield from (Budgeted(change, sure) for change in stated(level, earlier, after, None, year_before=True))


def beyond_a_budget(line: Line) -> Iterator[Change]:
    """基金收入276.35亿元,为年度预算274.15亿元的100.80%,超收2.2亿元: what lies between what was done and its budget."""
    for level, budget, rate, by in zip(*(line.figures[start:] for start in range(4)), strict=False):
        told = pattern("growth.toml", "beyond a budget").fullmatch(by.before)
        of_it = pattern("growth.toml", "of a budget").search(clause(budget.before)) and rate.before.strip() == "的"
        kin = alike(level, budget) and alike(budget, by) and rate.claim.dimension is Dimension.PERCENT
        if told and of_it and kin and level.depth == budget.depth == rate.depth == by.depth:
            yield Change(level, budget, by, None, told["less"] is not None)


def _is_budget(level: Figure, earlier: Figure) -> bool:
    """Whether a figure is all of a budget, in the unit and at the depth of what is told behind it."""
    one = alike(level, earlier) and level.depth == earlier.depth and not SENTENCE.search(earlier.before)
    bounded = level.claim.low is not None and earlier.claim.low is not None
    words = clause(level.before)
    told = pattern("growth.toml", "a budget").search(words) and not pattern("growth.toml", "no budget").search(words)
    return one and bounded and bool(told) and not level.after.startswith("的")


def _is_base(earlier: Figure) -> bool | None:
    """Whether a base of the year before is a budget by its words; None where it is no base at all."""
    told = pattern("growth.toml", "than a budget").search(clause(earlier.before))
    return told["budget"] is not None if told else None


def _changed_next(after: Sequence[Figure]) -> bool:
    """Whether the change stands right behind its base: 较上年2.69亿元增加0.16亿元."""
    return bool(after) and pattern("growth.toml", "changed by").match(after[0].before) is not None
