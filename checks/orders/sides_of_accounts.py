"""What came in, what was spent, and the paragraphs that tell each side: 支出方面,甲项目支出297万元;乙项目支出87万元."""

from collections.abc import Iterator

from checks.figures.amounts import alike
from checks.figures.directory import is_level
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.parts.parts_within import Pair, fits_within

REACH = 6


def sides_of_accounts(page: Page) -> Iterator[Pair]:
    """Each item of such a paragraph with the last amount told before it of that side; only what fits."""
    for number, line in enumerate(page.lines):
        told = pattern("order.toml", "a side of accounts").match(line.text)
        if told is None:
            continue
        whole = _all_of(told["side"], page.lines[max(0, number - REACH) : number])
        parts = [figure for figure in line.figures if whole and _is_item(figure, told["side"]) and alike(figure, whole)]
        yield from ((part, whole) for part in parts if whole and fits_within(part, whole))


def _all_of(side: str, before: tuple[Line, ...]) -> Figure | None:
    figures = [figure for line in before for figure in line.figures if _is_item(figure, side)]
    return figures[-1] if figures else None


def _is_item(figure: Figure, side: str) -> bool:
    """Whether a figure is an amount whose name, or the words right before it, end in that of a side."""
    named = topic(figure).name.endswith(side) or clause(figure.before).endswith(side)
    return named and is_level(figure) and not in_table(figure) and not figure.depth
