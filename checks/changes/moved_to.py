"""A level, how far it moved, and the level that it came to: 由3.85%下调25个基点至3.60%; 120万吨增长25%至150万吨."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from checks.figures.amounts import alike
from checks.figures.change import NOT_LEVELS, Change, falls
from checks.figures.percentages import is_percent
from checks.figures.topics import unit
from checks.lexicon import pattern
from checks.page import Figure, Line, in_table
from claims.model import Dimension, Hedge

BASIS_POINT, IN_A_POINT = "基点", Decimal(100)


def moved_to(line: Line) -> Iterator[Change]:
    """Every three figures of a line in this order, with no words between them but those of the move."""
    for earlier, by, later in zip(line.figures, line.figures[1:], line.figures[2:], strict=False):
        told = pattern("growth.toml", "moves so far").fullmatch(by.before)
        if not told or not pattern("growth.toml", "comes to").fullmatch(later.before) or not alike(earlier, later):
            continue
        three = (earlier, by, later)
        exact = all(each.claim.hedge is Hedge.EXACT and each.claim.low is not None for each in three)
        if not exact or len({each.depth for each in three}) > 1 or any(map(in_table, three)):
            continue
        down = falls(told["way"])
        if in_points(by, later) or (alike(by, later) and later.claim.dimension not in NOT_LEVELS):
            yield Change(later, earlier, whole_points(by), None, down)
        elif is_percent(by) and later.claim.dimension not in NOT_LEVELS:
            yield Change(later, earlier, None, by, down)


def in_points(by: Figure, level: Figure) -> bool:
    """Whether a difference is in points, of a level that is a percentage."""
    return is_percent(level) and by.claim.dimension is Dimension.PERCENTAGE_POINT


def whole_points(by: Figure) -> Figure:
    """A difference in basis points as one in percentage points; any other as it is."""
    claim = by.claim
    if BASIS_POINT not in unit(claim):
        return by
    ends = {
        name: value / IN_A_POINT
        for name in ("low", "high", "lower", "upper", "step")
        if (value := getattr(claim, name)) is not None
    }
    return replace(by, claim=replace(claim, **ends))
