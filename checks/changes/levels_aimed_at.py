"""Levels aimed at, with their rates, over what was reached, told in a list of its own before or behind.

生产总值完成84.0亿元,增长6%。…预期目标:生产总值增长8%,达到90.7亿元: the rate may stand before the level or behind it.
What was reached may be that of another body or time, so that only what fits is told.
"""

from collections import defaultdict
from collections.abc import Iterator

from checks.figures.amounts import SENTENCE, compared
from checks.figures.change import NOT_LEVELS, Change
from checks.figures.directory import Kind, kind
from checks.figures.identity import scope_allows
from checks.figures.percentages import is_percent
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from claims.days import moved
from claims.model import Hedge, Status

SOCIETY = "全社会"
Name = tuple[str, Kind]


def levels_aimed_at(page: Page) -> Iterator[Change]:
    """Every level that is planned with the rate beside it and each level of its name that was reached."""
    reached: defaultdict[Name, list[Figure]] = defaultdict(list)
    aims: list[tuple[Figure, Figure]] = []
    for line in page.lines:
        for figure in filter(_is_level, line.figures):
            if figure.claim.status is Status.ACTUAL:
                reached[topic(figure).name, kind(figure)].append(figure)
            elif figure.claim.status is Status.PLANNED:
                aims += ((figure, rate) for rate in _rates_of(line, figure))
    for aim, rate in aims:
        for level in reached.get((topic(aim).name, kind(aim)), ()):
            if level.claim.start != aim.claim.start and _may_lead_to(level, aim):
                yield Change(aim, level, None, rate, falls=(rate.claim.low or 0) < 0)


def _rates_of(line: Line, aim: Figure) -> Iterator[Figure]:
    """The rates right behind a level, and the one right before it that leads to it."""
    behind = line.figures[aim.position + 1 : aim.position + 2]
    yield from (rate for rate in behind if _is_rate(rate, aim) and not SENTENCE.search(rate.before))
    if aim.position and pattern("growth.toml", "aimed at by it").fullmatch(aim.before):
        yield from (rate for rate in [line.figures[aim.position - 1]] if _is_rate(rate, aim))


def _is_rate(rate: Figure, aim: Figure) -> bool:
    of_it = topic(rate).aspect == "rate" and topic(rate).name == topic(aim).name and rate.depth == aim.depth
    yearly = pattern("growth.toml", "of each year").search(clause(rate.before))
    return of_it and is_percent(rate) and rate.claim.status is Status.PLANNED and not yearly


def _is_level(figure: Figure) -> bool:
    claim = figure.claim
    plain = claim.low is not None and claim.hedge in (Hedge.EXACT, Hedge.ABOUT) and claim.measure != "增减额"
    named = bool(topic(figure).name) and topic(figure).aspect == "level" and claim.dimension not in NOT_LEVELS
    return plain and named and not in_table(figure) and not compared(figure)


def _may_lead_to(level: Figure, aim: Figure) -> bool:
    """Whether a level may be of the year before that of an aim, as far as the text tells both, and of one place."""
    ends = level.claim.period_end, aim.claim.period_end
    apart = ends[0] is not None and ends[1] is not None and moved(ends[0], 1).year != ends[1].year
    wide = SOCIETY in (level.scope, aim.scope)
    return not apart and level.depth == aim.depth and (wide or scope_allows(level.scope, aim.scope))
