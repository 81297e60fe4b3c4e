"""The four quarters of a year in a row of a table, which add up to the year that another row gives under their name."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from checks.figures.amounts import Breakdown, adds_up, alike, slipped
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, in_table

QUARTERS = "一二三四"


def quarters(page: Page) -> Iterator[Breakdown]:
    """营业收入 | 47,410 | 45,740 | 49,237 | 45,197 under 第一季度 to 第四季度, of the 187,584 of the year.

    The year that the row's head names is that of the whole; a miss is wrong where the text has one such figure and a
    slip of the pen explains it.
    """
    rows = [row for line in page.lines if (row := _row(line))]
    if not rows:
        return
    named: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        if in_table(figure) and topic(figure).aspect == "level" and not _quarter(figure):
            named[topic(figure).name].append(figure)
    for row in rows:
        wholes = [figure for figure in named[topic(row[0]).name] if alike(figure, row[0]) and _of_one_year(figure, row)]
        fitting = next((whole for whole in wholes if adds_up(whole, row)), None)
        if fitting is not None:
            yield Breakdown(fitting, row, complete=True, sure=True)
        elif len({whole.claim.low for whole in wholes}) == 1 and slipped(wholes[0], row):
            yield Breakdown(wholes[0], row, complete=True, sure=True)


def _row(line: Line) -> tuple[Figure, ...]:
    """The figures of the four quarters of a row, in order; none where it has not just these."""
    found = [figure for figure in line.figures if in_table(figure) and _quarter(figure)]
    return tuple(found) if "".join(map(_quarter, found)) == QUARTERS else ()


def _quarter(figure: Figure) -> str:
    told = pattern("totals.toml", "column of a quarter").search(figure.claim.measure or figure.claim.period or "")
    return told["which"] if told else ""


def _of_one_year(whole: Figure, row: Sequence[Figure]) -> bool:
    ends = [figure.claim.period_end for figure in (whole, row[0])]
    return ends[0] is not None and ends[1] is not None and ends[0].year == ends[1].year
