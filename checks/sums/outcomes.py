"""All that there were with what became of each: 累计报告病例500例,治愈出院60例,死亡20例,仍在院治疗420例.

Those of a place that stands in a bracket behind each of them (500例(甲市90例)) have a whole of their own.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from checks.figures.amounts import Breakdown, adds_up, alike, amount, one_slip_off
from checks.figures.labels import label_words, names_place
from checks.lexicon import entries, pattern
from checks.page import Figure, Line, Page, clause, in_table, opening

REACH = 40


def outcomes(line: Line) -> Iterator[Breakdown]:
    """Every whole of a line with one figure for each way that its kind may go, what is in brackets aside.

    Those behind it miss it only by what one slip of the pen explains to the digit, and where none takes in others by
    its words; of those before it, which a later total may exceed, only what fits is told.
    """
    figures = [figure for figure in line.figures if not figure.depth and amount(figure)]
    for place, whole in enumerate(figures):
        for name, parts in _known():
            if not name.search(_said(whole)):
                continue
            if behind := _chosen(whole, figures[place + 1 : place + REACH], parts):
                yield from _held(whole, behind)
            before = _chosen(whole, figures[max(0, place - REACH) : place], parts)
            if before and adds_up(whole, before):
                yield from _held(whole, before)
            for told in (behind, before):
                yield from _in_brackets(line, whole, told) if told else ()


def outcomes_in_paragraphs(page: Page) -> Iterator[Breakdown]:
    """A whole with what became of it in the paragraphs behind its own, where they add up."""
    figures = [figure for figure in page.figures if not figure.depth and amount(figure) and not in_table(figure)]
    for place, whole in enumerate(figures):
        for name, kinds in _known():
            parts = _chosen(whole, figures[place + 1 : place + REACH], kinds) if name.search(_said(whole)) else []
            if parts and any(part.line != whole.line for part in parts) and adds_up(whole, parts):
                yield from _held(whole, parts)


def _chosen(whole: Figure, row: Sequence[Figure], parts: Sequence[re.Pattern[str]]) -> list[Figure]:
    """The one figure of a row that each part's words lead up to; none where any has none or several."""
    kin = [each for each in row if alike(each, whole)]
    chosen = [[each for each in kin if part.search(_said(each))] for part in parts]
    return [found[0] for found in chosen] if all(len(found) == 1 for found in chosen) else []


def _in_brackets(line: Line, whole: Figure, parts: Sequence[Figure]) -> Iterator[Breakdown]:
    """The same of the place in the bracket behind each, where those outside fit: 现有30例(甲市9例),治愈6例(甲市2例)."""
    inside = [next(iter(line.figures[each.position + 1 : each.position + 2]), None) for each in (whole, *parts)]
    of_place = [each for each in inside if each and each.depth == 1 and alike(each, whole) and names_place(each)]
    one_place = len(of_place) == len(inside) and len({label_words(each) for each in of_place}) == 1
    if one_place and adds_up(whole, parts):
        yield from _held(of_place[0], of_place[1:])


def _held(whole: Figure, parts: Sequence[Figure]) -> Iterator[Breakdown]:
    told = tuple(sorted(parts, key=lambda part: part.claim.start))
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
