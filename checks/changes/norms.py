"""A level, how far it lies from a norm that the words name, and that norm: 水位38.65米,超警戒水位1.65米,警戒水位为37米.

Limits: only where a sentence has no other figures in their unit and the norm is told by the name that the distance is
told from. A mark that time moves (上年, 年初) is none.
"""

import re
from collections.abc import Iterator

from checks.figures.amounts import alike
from checks.figures.change import Change
from checks.figures.percentages import is_percent
from checks.figures.stretches import sentences
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from claims.model import Dimension, Hedge, Status

THREE = 3
LESS = re.compile("[低少不欠短]")


def beside_norms(line: Line) -> Iterator[Change]:
    """Every distance of a line with the level and the norm that its sentence tells beside it."""
    for figures in sentences(line.figures):
        if len(figures) != THREE or not all(map(_is_plain, figures)):
            continue
        for by in figures[1:]:
            told = pattern("growth.toml", "away from a norm").fullmatch(clause(by.before))
            others = [figure for figure in figures if figure is not by]
            if told is None or not alike(*others):
                continue
            norms = [figure for figure in others if _is_called(figure, told["norm"] or told["named"])]
            if len(norms) == 1:
                yield from _change(by, norms[0], next(each for each in others if each is not norms[0]), told)


def _change(by: Figure, norm: Figure, level: Figure, told: re.Match[str]) -> Iterator[Change]:
    below = LESS.search(f"{told['way'] or ''}{told['than'] or ''}") is not None
    in_order = level.position < by.position and not (level.scope and norm.scope and level.scope != norm.scope)
    if is_percent(by) and not is_percent(level) and in_order:
        yield Change(level, norm, None, by, below)
    elif alike(by, level) and in_order:
        yield Change(level, norm, by, None, below)


def _is_plain(figure: Figure) -> bool:
    claim = figure.claim
    exact = claim.hedge is Hedge.EXACT and claim.low is not None and claim.status is Status.ACTUAL
    return exact and not figure.depth and not in_table(figure) and claim.dimension is not Dimension.PERCENTAGE_POINT


def _is_called(figure: Figure, name: str) -> bool:
    """Whether a figure is told by a name and nothing else: 警戒水位为, 其定额为 of 定额."""
    found = pattern("growth.toml", "a norm told").fullmatch(clause(figure.before))
    return found is not None and found["name"].startswith(name)
