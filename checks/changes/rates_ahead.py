"""Rates and differences that a sentence tells ahead of their two levels: 产值增长1.9倍,由16899元提高到49007元.

One of the year before is of two levels that tell no other time: 同比下降20%,由50元降到40元.
"""

from collections.abc import Iterator, Sequence

from checks.changes.yearly import INFLATION, yearly
from checks.figures.amounts import alike
from checks.figures.change import Change, falls
from checks.figures.identity import YEAR
from checks.figures.percentages import is_percent
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from checks.relation import Interval
from claims.model import Dimension, Hedge

BETWEEN = 2


def rates_ahead(line: Line) -> Iterator[Change]:
    """A rate or a difference and the levels right behind; a mean of years, or on the month before, is of others."""
    for place, (by, *levels) in enumerate(zip(line.figures, line.figures[1:], line.figures[2:], strict=False)):
        if _grew(by, levels[0]) and _from_to(by, *levels) and _alone(line, place):
            difference, rate = (by, None) if alike(by, levels[0]) else (None, by)
            if difference and not _of_these(difference, levels[0]):
                continue
            yield Change(levels[1], levels[0], difference, rate, (by.claim.low or 0) < 0)


def rates_ahead_alone(line: Line) -> Iterator[Change]:
    """The same of sentences that hold no other figure and tell no other time, so that any miss is wrong."""
    for change in rates_ahead(line):
        figures = [
            figure for figure in line.figures if figure.claim.sentence_start == change.later.claim.sentence_start
        ]
        earlier = change.earlier
        plain = earlier and pattern("growth.toml", "from the year before").fullmatch(earlier.before)
        if plain and len(figures) == BETWEEN + 1 and all(figure.claim.hedge is Hedge.EXACT for figure in figures):
            yield change


def means_ahead(line: Line) -> Iterator[Change]:
    """2019—2024年,产值年均增长5.7%,由86亿元增加到113亿元: of sentences that hold no other figure; over either count.

    Of the years told the first may be one of those that it grew in; not where its level tells that year itself.
    """
    for by, *levels in zip(line.figures, line.figures[1:], line.figures[2:], strict=False):
        figures = [each for each in line.figures if each.claim.sentence_start == by.claim.sentence_start]
        exact = len(figures) == BETWEEN + 1 and all(each.claim.hedge is Hedge.EXACT for each in figures)
        revised = pattern("growth.toml", "on a revised base").search(f"{by.subject}{clause(by.before)}")
        if not exact or revised or not is_percent(by) or in_table(by) or not _from_to(by, *levels):
            continue
        for years in _years_of_a_mean(by, *levels):
            if _may_be_real(by, levels, years):
                continue
            yield Change(levels[1], levels[0], None, by, (by.claim.low or 0) < 0, years)


def _may_be_real(mean: Figure, levels: Sequence[Figure], years: int) -> bool:
    """Whether a mean that is not that of its levels may be one at constant prices: of a branch, or of money."""
    earlier, later = levels
    ratio, said = Interval.of(later.claim) / Interval.of(earlier.claim), Interval.of(mean.claim)
    if not ratio.bounded or ratio.lower <= 0:
        return True
    grown = yearly(ratio, years)
    if said.lower <= grown.upper and grown.lower <= said.upper:
        return False
    branch = pattern("growth.toml", "a branch").search(topic(mean).name)
    money = later.claim.dimension is Dimension.MONEY
    return branch is not None or (money and 0 < grown.upper - said.lower < INFLATION)


def _years_of_a_mean(mean: Figure, earlier: Figure, later: Figure) -> Iterator[int]:
    """The years that a mean may be of: those between the years of its levels, else those told before it."""
    ends = [YEAR.search(figure.before) for figure in (earlier, later)]
    if ends[0] and ends[1] and pattern("growth.toml", "a mean of years").search(clause(mean.before)):
        yield from (years for years in (int(ends[1].group()) - int(ends[0].group()),) if years > 1)
    over = pattern("growth.toml", "mean over years").search(mean.lead) if not any(ends) else None
    years = int(over["last"]) - int(over["first"]) if over else 0
    yield from (years, years + 1) if years > 1 else ()


def _of_these(difference: Figure, earlier: Figure) -> bool:
    """Whether a difference is told in plain words, of no kind, time or base of its own, and its levels are too.

    Not 自然增长, 比上月增加, 每年增加; not 由年初的.
    """
    words = clause(difference.before).replace(difference.period, "")
    plain = pattern("growth.toml", "plainly so much").search(words) is not None
    return plain and pattern("growth.toml", "plainly from").fullmatch(earlier.before) is not None


def _grew(rate: Figure, earlier: Figure) -> bool:
    told = is_percent(rate) or rate.claim.dimension is Dimension.MULTIPLE or alike(rate, earlier)
    mean = pattern("growth.toml", "mean or yearly").search(clause(rate.before))
    if mean and pattern("growth.toml", "from the year before").fullmatch(earlier.before):
        mean = pattern("growth.toml", "mean or month on month").search(clause(rate.before))
    led = pattern("growth.toml", "the highest growth").search(clause(rate.before))
    changed = rate.claim.measure in ("增长率", "增减额") or led is not None
    return told and changed and not mean and not in_table(rate)


def _from_to(rate: Figure, earlier: Figure, later: Figure) -> bool:
    of_one = len({figure.claim.sentence_start for figure in (rate, earlier, later)}) == 1 and alike(earlier, later)
    begun = pattern("growth.toml", "from ahead").fullmatch(earlier.before)
    ended = pattern("growth.toml", "to").match(later.before)
    if not (of_one and begun and ended) or topic(rate).name != topic(earlier).name:
        return False
    return falls(ended["way"]) == ((rate.claim.low or 0) < 0)


def _alone(line: Line, place: int) -> bool:
    """Whether no rate is told behind the levels too, which then are of it."""
    behind = line.figures[place + 1 + BETWEEN :][:1]
    return not any(pattern("growth.toml", "rate").search(clause(figure.before)) for figure in behind)
