"""What came to so many times what it was when something began: 比解放初期扩大了27倍, 是建校之初的30倍."""

from collections.abc import Iterator
from itertools import pairwise

from checks.changes.multiples import Multiple
from checks.figures.amounts import alike
from checks.figures.change import NOT_LEVELS, Change, doubles
from checks.figures.identity import YEAR
from checks.figures.topics import ends_in, topic
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from checks.relation import Interval
from claims.model import Dimension

FAR, SHORTEST = 12, 2
FOUNDED, OPENED = range(1948, 1953), range(1977, 1981)


def on_early_times(line: Line) -> Iterator[Change | Multiple]:
    """Every level that is told on such a time, whose one level of then the line gives; only where the three fit."""
    for place, (later, times) in enumerate(pairwise(line.figures)):
        told = pattern("growth.toml", "times on an early time").fullmatch(times.before)
        if times.claim.dimension is not Dimension.MULTIPLE or not told or in_table(times) or doubles(times):
            continue
        near = line.figures[max(0, place - FAR) : place]
        of_then = [each for each in near if _is_level_of(each, later) and _is_of(told["then"] or told["of"], each)]
        if len(of_then) != 1 or not _fits(of_then[0], later, times, more=bool(told["than"])):
            continue
        if told["than"]:
            yield Change(later, of_then[0], None, times, falls=False)
        else:
            yield Multiple(of_then[0], times, later, earlier=True)


def _is_level_of(base: Figure, later: Figure) -> bool:
    """Whether a figure is a level of another's name in its unit, or of the end of that name."""
    names = topic(base).name, topic(later).name
    told = all(each.claim.dimension not in NOT_LEVELS and each.claim.measure != "增减额" for each in (base, later))
    of_one = all(len(name) >= SHORTEST for name in names) and (ends_in(*names) or ends_in(*reversed(names)))
    return told and of_one and alike(base, later) and base.depth == later.depth and Interval.of(base.claim).lower > 0


def _is_of(then: str, base: Figure) -> bool:
    """Whether a level is of a time: told in its words (解放初期, 刚解放时), or of its year."""
    year, era = YEAR.search(then), pattern("growth.toml", "of the first years").search(then)
    told = YEAR.search(base.period)
    own = int(told.group()[:4]) if told else base.claim.period_end.year if base.claim.period_end else None
    if year:
        return own == int(year.group()[:4])
    if era and own:
        return own in (FOUNDED if era["founded"] else OPENED)
    return then.rstrip("初期之时前夕以") in f"{base.lead[-20:]}{clause(base.before)}" and not told


def _fits(base: Figure, later: Figure, times: Figure, *, more: bool) -> bool:
    """Whether a level is so many times its base, or `more` than it by so many times."""
    ratio, stated = Interval.of(later.claim) / Interval.of(base.claim), Interval.of(times.claim)
    by = 1 if more else 0
    return ratio.lower - by <= stated.upper and stated.lower <= ratio.upper - by
