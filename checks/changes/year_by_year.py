"""Levels of years on end with the rates of each: 2025-2027年营收分别为83、102、118亿元,增速29%、23%、16%.

As many rates as levels, each on the year before, stand right behind them in a row; the first is of a level not told.
The years are those that the levels are read to be of, one after another, or all that their time spans.
Such rates are of nothing else in their sentence, whatever words tie them to the last of the levels. One that misses is
wrong where two others fit, or one fits and a slip of the pen explains it, and no words tell of another base (同口径,
追溯调整), which is the rule for investment, profits of industry and values at constant prices.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile

from checks.figures.amounts import JOINED, alike, compared
from checks.figures.change import NOT_LEVELS, Change, falls
from checks.figures.identity import YEAR
from checks.figures.percentages import HUNDRED, is_percent, to_a_step
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from checks.relation import Comparator, Interval, holds
from checks.repair import repairs

PAIR, MOST = 2, 8
ONE = Interval(Decimal(1), Decimal(1))
TIMES = re.compile(r"(?:[12][0-9]{3}年?(?:末|底)?[、,，和及与至到—–~～-]*)+")
SEVERAL = re.compile("[、和及与]|每|各(?!年)")


def year_by_year(line: Line) -> Iterator[tuple[Sequence[Figure], Sequence[Change]]]:
    """The rates of every such row, and the changes that all but the first of them tell."""
    for place, first in enumerate(line.figures):
        levels = _row(line.figures[place : place + MOST])
        rates = line.figures[place + len(levels) : place + 2 * len(levels)]
        if len(rates) < len(levels) or len(levels) < PAIR or not (_is_level(first) and _of_years_on_end(levels)):
            continue
        if not _of_one_thing(line, first, len(levels)):
            continue
        told = pattern("growth.toml", "year by year").fullmatch(rates[0].before)
        if told and all(map(is_percent, rates)) and len(_row(line.figures[rates[0].position :][:MOST])) == len(levels):
            down = falls(told["way"] or told["verb"] or "")
            steps = zip(pairwise(levels), rates[1:], strict=True)
            changes = [Change(later, earlier, None, rate, down) for (earlier, later), rate in steps]
            yield rates, list(_kept(changes, sure=not _on_another_base(line, rates[-1])))


def _on_another_base(line: Line, last: Figure) -> bool:
    """Whether the words up to the end of the next sentence tell of another base, or levels that are revised."""
    told = line.text[last.claim.sentence_start - line.start :]
    sentences = "。".join(told.split("。")[:PAIR])
    return pattern("growth.toml", "on a revised base").search(sentences) is not None


def _kept(changes: Sequence[Change], *, sure: bool) -> Iterator[Change]:
    """The changes that fit, and those that don't where two others of their row do, or one does and a slip explains it.

    Else the rates may all be on another base than the levels.
    """
    grown = [_grown(change) for change in changes]
    fits = [_fits(change, each) for change, each in zip(changes, grown, strict=True)]
    for change, each, fit in zip(changes, grown, fits, strict=True):
        if fit or (sure and (sum(fits) >= PAIR or (any(fits) and _slipped(change, each)))):
            yield change


def _slipped(change: Change, grown: Interval) -> bool:
    claim = change.rate.claim if change.rate else None
    signed = Interval(-grown.upper, -grown.lower) if claim and (claim.low or 0) < 0 else grown
    return claim is not None and bool(repairs(claim, signed))


def _grown(change: Change) -> Interval:
    """By how many per cent the later level lies above the earlier one, below it where they fell."""
    ratio = Interval.of(change.later.claim) / Interval.of(change.earlier.claim) if change.earlier else ONE
    return (ONE - ratio if change.falls else ratio - ONE) * HUNDRED


def _fits(change: Change, grown: Interval) -> bool:
    if change.rate is None:
        return False
    stated = to_a_step(change.rate.claim)
    return holds(Comparator.MEETS, grown, Interval(-stated.upper, -stated.lower) if stated.upper < 0 else stated)


def _row(figures: Sequence[Figure]) -> Sequence[Figure]:
    """The first of some figures with those that are joined to it."""
    return [*figures[:1], *takewhile(lambda each: JOINED.fullmatch(each.before), figures[1:])]


def _is_level(figure: Figure) -> bool:
    level = figure.claim.dimension not in NOT_LEVELS and figure.claim.measure != "增减额"
    return level and not in_table(figure) and not compared(figure)


def _of_one_thing(line: Line, first: Figure, many: int) -> bool:
    """Whether levels are of one name: 产量分别为; not 出口、进口分别为, nor 三个项目分别投资."""
    counts = (each for each in line.figures[: first.position] if each.claim.low == many)
    counted = any(each.claim.sentence_start == first.claim.sentence_start for each in counts)
    return not counted and not SEVERAL.search(TIMES.sub("", clause(first.before)))


def _of_years_on_end(levels: Sequence[Figure]) -> bool:
    """Whether levels are each of the year behind that of the one before."""
    if not all(alike(each, levels[0]) and each.claim.low for each in levels):
        return False
    told = [YEAR.findall(each.period) for each in levels]
    if all(len(years) == 1 for years in told):
        return all(int(later[0]) == int(earlier[0]) + 1 for earlier, later in pairwise(told))
    spans = {tuple(years) for years in told}
    first, last = next(iter(spans)) if len(spans) == 1 and len(told[0]) == PAIR else ("0", "0")
    return int(last) - int(first) + 1 == len(levels)
