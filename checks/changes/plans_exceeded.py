"""What was done beyond a plan told before: 计划新建校舍30万平方米。…新建校舍33.6万平方米,超额完成12%."""

from collections.abc import Iterator
from itertools import pairwise

from checks.figures.amounts import alike, amount
from checks.figures.change import Change
from checks.figures.percentages import HUNDRED, is_percent, to_a_step
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from checks.relation import Comparator, Interval, holds

SHORTEST = 4


def plans_exceeded(page: Page) -> Iterator[Change]:
    """Every rate beyond a plan with what was done right before it and the one plan told in the same words before."""
    plans: list[Figure] | None = None
    for line in page.lines:
        for done, rate in pairwise(line.figures):
            if _is_beyond(rate) and _is_done(done) and done.depth == rate.depth:
                plans = [figure for figure in page.figures if _is_planned(figure)] if plans is None else plans
                before = (plan for plan in plans if plan.claim.start < done.claim.start)
                named = (plan for plan in before if _of_one_thing(plan, done, rate))
                told = [plan for plan in named if _stood(page, plan, done, rate)]
                if told and len({plan.claim.low for plan in told}) == 1:
                    yield Change(done, told[0], None, rate, falls=False)


def _is_beyond(rate: Figure) -> bool:
    return is_percent(rate) and pattern("growth.toml", "beyond a plan").fullmatch(rate.before) is not None


def _is_done(figure: Figure) -> bool:
    return amount(figure) and not in_table(figure) and not _is_planned(figure)


def _is_planned(figure: Figure) -> bool:
    return amount(figure) and pattern("growth.toml", "told as planned").search(figure.lead) is not None


def _of_one_thing(plan: Figure, done: Figure, rate: Figure) -> bool:
    """Whether both are named in the same words; where one has more of them, as of a place, only what fits."""
    words, own = (pattern("growth.toml", "as planned or done").sub("", clause(each.before)) for each in (plan, done))
    shorter, longer = sorted((words, own), key=len)
    if len(shorter) < SHORTEST or not longer.endswith(shorter) or not alike(plan, done):
        return False
    return words == own or (topic(plan).name == topic(done).name and _fits(plan, done, rate))


def _stood(page: Page, plan: Figure, done: Figure, rate: Figure) -> bool:
    """Whether no words between a plan and what was done say that it was changed; else only what fits it."""
    changed = pattern("growth.toml", "a plan was changed").search(page.text, plan.claim.end, done.claim.start)
    return changed is None or _fits(plan, done, rate)


def _fits(plan: Figure, done: Figure, rate: Figure) -> bool:
    planned, beyond = Interval.of(plan.claim), to_a_step(rate.claim)
    if planned.lower <= 0 or not Interval.of(done.claim).bounded:
        return False
    return holds(Comparator.MEETS, Interval.of(done.claim) / planned * HUNDRED, beyond + HUNDRED)
