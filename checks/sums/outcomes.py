"""All that there were with what became of each: 累计报告病例500例,治愈出院60例,死亡20例,仍在院治疗420例."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from checks.figures.amounts import Breakdown, adds_up, alike, amount, one_slip_off
from checks.lexicon import entries, pattern
from checks.page import Figure, Line, clause, opening

REACH = 40


def outcomes(line: Line) -> Iterator[Breakdown]:
    """Every whole of a line with one figure behind it for each way that its kind may go, what is in brackets aside.

    They miss it only by what one slip of the pen explains to the digit, and where none takes in others by its words.
    """
    figures = [figure for figure in line.figures if not figure.depth and amount(figure)]
    for place, whole in enumerate(figures):
        for name, parts in _known():
            if name.search(_said(whole)):
                kin = [each for each in figures[place + 1 : place + REACH] if alike(each, whole)]
                chosen = [[each for each in kin if part.search(_said(each))] for part in parts]
                if all(len(found) == 1 for found in chosen):
                    yield from _held(whole, [found[0] for found in chosen])


def _held(whole: Figure, parts: Sequence[Figure]) -> Iterator[Breakdown]:
    told = tuple(sorted(parts, key=lambda part: part.position))
    others = any(pattern("parts.toml", "takes in").match(figure.after) for figure in (whole, *told))
    wrong = one_slip_off(whole, told) and not others
    if len(set(told)) == len(told) and (adds_up(whole, told) or wrong):
        yield Breakdown(whole, told, complete=True, sure=True)


def _said(figure: Figure) -> str:
    """The words of a figure's clause with a mark for itself."""
    return f"{clause(figure.before)}…{opening(figure.after)}"


@cache
def _known() -> tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...]:
    rows = entries("outcomes.toml", "outcome")
    return tuple((re.compile(row["whole"]), tuple(map(re.compile, row["parts"]))) for row in rows)
