"""Rows of a table with the values of two periods and the change between them."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import takewhile

from checks.figures.amounts import alike
from checks.figures.change import Change
from checks.lexicon import pattern
from checks.page import Figure
from claims.model import Dimension


def in_row(figures: Sequence[Figure]) -> Iterator[Change]:
    """A row of a table with the values of two periods, and the change between them; of more, between the last two."""
    for place, told in enumerate(figures):
        column = told.claim.measure or ""
        if not _is_change(told) or pattern("growth.toml", "column of means").search(column):
            continue
        own = [figure for figure in figures[:place] if figure.claim.sentence_start == told.claim.sentence_start]
        run = [figure for figure in own if not _is_change(figure)]
        levels = list(takewhile(partial(alike, run[-1]), reversed(run)))[::-1] if run else []
        ordered = _a_year_apart(levels, column) or _last_two(levels)
        if ordered is None or not _apart(*ordered, column):
            continue
        earlier, later = ordered
        falls = (told.claim.low or 0) < 0
        points = later.claim.dimension is Dimension.PERCENT
        if points and told.claim.dimension in (Dimension.PERCENT, Dimension.PERCENTAGE_POINT):
            yield Change(later, earlier, told, None, falls)
        elif not points and told.claim.dimension is Dimension.PERCENT:
            yield Change(later, earlier, None, told, falls)


def _is_change(cell: Figure) -> bool:
    return pattern("growth.toml", "column of change").search(cell.claim.measure or "") is not None


def _a_year_apart(levels: Sequence[Figure], column: str) -> tuple[Figure, Figure] | None:
    """The last level of three or more in time and the one of a year before, where no column of steps tells of both."""
    starts = {start: level for level in levels if (start := level.claim.period_start)}
    if len(starts) != len(levels) or len(starts) <= 2 or pattern("growth.toml", "column of steps").search(column):
        return None
    last = max(starts)
    before = [level for start, level in starts.items() if (start.year, start.month) == (last.year - 1, last.month)]
    return (before[0], starts[last]) if len(before) == 1 else None


def _last_two(levels: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The last two levels of a row in time; the two right beside a change where the heads of several don't tell."""
    starts = [level.claim.period_start for level in levels]
    if len(levels) > 2 and all(starts) and len(set(starts)) == len(starts):
        earlier, later = sorted(levels, key=lambda level: level.claim.period_start or date.min)[-2:]
        return earlier, later
    return _in_time(*levels[-2:]) if len(levels) > 1 else None


def _apart(earlier: Figure, later: Figure, column: str) -> bool:
    """Whether the times of two levels are as far apart as a change goes: a year, or what its column tells.

    Levels that only their heads tell apart (本期数, 上期数) have the time of the text, both of them.
    """
    before = [pattern("growth.toml", "column of before").search(cell.claim.measure or "") for cell in (earlier, later)]
    if before[0] and not before[1] and earlier.claim.period == later.claim.period:
        return True
    ends = earlier.claim.period_end, later.claim.period_start
    if not ends[0] or not ends[1] or ends[0].year < ends[1].year:
        return True
    return ends[0] < ends[1] and pattern("growth.toml", "column of steps").search(column) is not None


def _in_time(one: Figure, other: Figure) -> tuple[Figure, Figure] | None:
    """The earlier and the later of two cells by the heads of their columns; None where these don't tell."""
    before = [pattern("growth.toml", "column of before").search(cell.claim.measure or "") for cell in (one, other)]
    if before[1] and not before[0]:
        return other, one
    starts = [cell.claim.period_start for cell in (one, other)]
    if not starts[0] or not starts[1] or starts[0] == starts[1]:
        return None
    return (one, other) if starts[0] < starts[1] else (other, one)
