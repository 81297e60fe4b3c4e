"""Numbered lines with an amount each, and what the line behind them says that they come to.

1.整地,120元。 2.秧苗,210元。 3.化肥,160元。 and then 以上成本共计490元。
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from checks.figures.amounts import Breakdown, alike, amount, compared, held_to
from checks.page import Figure, Line, Page, clause, in_table
from claims.model import Hedge

NUMBERED = re.compile(r"\s*(?:[(（]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[)）]?[.．、,，:：)）]|[①-⑳])(?![0-9])")
SUMMED = re.compile(r"\s*(?:以上|上述|这些)[^,，。;；0-9]{0,8}?(?:共计|合计|总计|一共|共)[^,，。;；0-9]{0,3}")
ITS_SUM = re.compile("共计?|合计|小计|总计")
FEWEST, MOST = 3, 40


def in_numbered_lines(page: Page) -> Iterator[Breakdown]:
    """Every sum that opens a line right below three or more numbered ones of which each has one amount in its unit."""
    for at, line in enumerate(page.lines):
        whole = line.figures[0]
        if not SUMMED.fullmatch(whole.before) or not _is_exact(whole):
            continue
        above = [*takewhile(lambda each: NUMBERED.match(each.text), reversed(page.lines[max(0, at - MOST) : at]))][::-1]
        rows = [_amounts(each, whole) for each in above]
        if len(rows) >= FEWEST and all(len(row) == 1 for row in rows) and _are_all(page, above, line):
            yield held_to(whole, [row[0] for row in rows])


def _amounts(line: Line, whole: Figure) -> list[Figure]:
    """The amounts of a line in a sum's unit; the last of them alone where it says that the others come to it."""
    kin = [figure for figure in line.figures if alike(figure, whole) and _is_exact(figure)]
    return kin[-1:] if len(kin) > 1 and ITS_SUM.search(clause(kin[-1].before)) else kin


def _is_exact(figure: Figure) -> bool:
    plain = figure.claim.hedge is Hedge.EXACT and not figure.depth and not in_table(figure)
    return plain and amount(figure) and not compared(figure)


def _are_all(page: Page, above: list[Line], line: Line) -> bool:
    """Whether every line from the first numbered one to the sum has a figure, so that none is passed over."""
    return page.text.count("\n", above[0].start, line.start) == len(above)
