"""A rate that leads to its level, with the difference in the next clause: 下降40%至312.6亿元,同比减少208.4亿元."""

import re
from collections.abc import Iterator
from dataclasses import replace

from checks.figures.amounts import alike, amount
from checks.figures.change import Change, falls
from checks.lexicon import pattern
from checks.page import Figure, Line, clause
from claims.model import Dimension, Hedge, Status


def rates_to_levels(line: Line) -> Iterator[Change]:
    """Every rate, level and difference that stand in this order or with the difference first, all on one base."""
    for three in zip(line.figures, line.figures[1:], line.figures[2:], strict=False):
        yield from (*_told(*three), *_difference_first(*three))


def _told(rate: Figure, level: Figure, difference: Figure) -> Iterator[Change]:
    grown = pattern("growth.toml", "leads to a level").search(clause(rate.before))
    beside = pattern("growth.toml", "difference beside a level").fullmatch(difference.before)
    if grown and beside and _are_of_one(rate, level, difference) and _on_one_base(grown, beside):
        yield Change(level, None, difference, rate, falls(grown["way"]))


def _difference_first(difference: Figure, rate: Figure, level: Figure) -> Iterator[Change]:
    """同比减少208.4亿元,下降40%至312.6亿元: the rate has no base of its own, or that of the difference.

    With a base the level may have a clause of its own: 比上年增加6.2万人,增长15.0%,达到47.5万人.
    """
    moved = pattern("growth.toml", "difference before a rate").search(clause(difference.before))
    grown = pattern("growth.toml", "rate beside a difference").fullmatch(rate.before)
    led = level.before.lstrip(",，") if moved and moved["base"] else level.before
    if moved and grown and _are_of_one(rate, replace(level, before=led), difference) and _on_one_base(moved, grown):
        yield Change(level, None, difference, rate, falls(grown["way"]))


def _are_of_one(rate: Figure, level: Figure, difference: Figure) -> bool:
    """Whether three figures may be a rate, the level that it leads to and what it moved by, all exact and so."""
    exact = all(
        figure.claim.hedge is Hedge.EXACT and figure.claim.status is Status.ACTUAL and figure.depth == level.depth
        for figure in (rate, level, difference)
    )
    led = pattern("growth.toml", "level led to").fullmatch(level.before)
    measured = amount(level) and alike(level, difference) and rate.claim.dimension is Dimension.PERCENT
    return exact and measured and led is not None


def _on_one_base(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two changes go one way against one time: 环比下降 is none of 同比减少, nor surely of 减少."""
    bases = {found["base"] for found in (one, other)}
    yearly = all(base is None or pattern("growth.toml", "same base").search(base) for base in bases)
    return falls(one["way"]) == falls(other["way"]) and (len(bases) == 1 or (yearly and len(bases - {None}) == 1))
