"""Measures that by definition come from what a government takes in and spends: 财政自给率, 综合财力."""

from collections.abc import Iterator, Sequence
from itertools import islice

from checks.figures.amounts import Breakdown, adds_up, alike, amount
from checks.figures.percentages import Share, fits, is_percent
from checks.figures.topics import names
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from claims.model import Status

BACK = 16
REVENUE, SPENDING = "一般公共预算收入", "一般公共预算支出"


def self_sufficiency(page: Page) -> Iterator[Share]:
    """一般公共预算收入320.4亿元…一般公共预算支出512.3亿元,财政自给率62.54%: revenue ÷ spending, the last before.

    Where spending stands right before the rate, others are wrong too; else those alone that fit.
    """
    figures = [figure for figure in page.figures if not in_table(figure)]
    for place, rate in enumerate(figures):
        if not is_percent(rate) or not pattern("share.toml", "self-sufficiency").search(clause(rate.before)):
            continue
        before = figures[max(0, place - BACK) : place]
        revenue, spending = _last_called(before, REVENUE), _last_called(before, SPENDING)
        if revenue is None or spending is None or not alike(revenue, spending):
            continue
        beside = spending is before[-1] and revenue.scope == spending.scope and revenue.period == spending.period
        if beside or fits(revenue, spending, rate):
            yield revenue, spending, rate


def means_in_all(page: Page) -> Iterator[Breakdown]:
    """综合财力约732.6亿元, with 一般公共预算收入, 政府性基金收入 and 转移性收入 told before, where they come to it."""
    figures = [figure for figure in page.figures if not in_table(figure) and amount(figure)]
    for place, whole in enumerate(figures):
        if not pattern("share.toml", "means in all").search(clause(whole.before)) or whole.depth:
            continue
        kinds = pattern("share.toml", "what makes up the means")
        near = [figure for figure in figures[max(0, place - BACK) : place] if alike(figure, whole)]
        parts = [figure for figure in near if not figure.depth and any(map(kinds.search, names(figure)))]
        if len(parts) > 1 and adds_up(whole, parts):
            yield Breakdown(whole, tuple(parts), complete=False, sure=False)


def _last_called(before: Sequence[Figure], name: str) -> Figure | None:
    levels = (figure for figure in reversed(before) if amount(figure) and figure.claim.status is Status.ACTUAL)
    return next(islice((figure for figure in levels if name in names(figure)), 1), None)
