"""What the regions of a country come to: 东部地区24128亿元, 中部地区8709亿元 and 西部地区8824亿元 of 41661亿元."""

from collections.abc import Hashable, Iterator, Sequence

from checks.figures.amounts import Breakdown, adds_up, alike, digits, slipped
from checks.figures.identity import time_allows
from checks.figures.topics import names
from checks.page import Figure, Page, in_table
from checks.parts.partitions import is_level
from claims.model import Hedge

REGIONS = ("东部", "中部", "西部")
FOURTH = "东北"
TELLING = 4


def of_regions(page: Page) -> Iterator[Breakdown]:
    """Three or four regions told of one thing in a paragraph, with the last figure of its name that is of no region.

    销售额41661亿元。东部地区销售额24128亿元;中部地区…;西部地区…: all there are, so that they are wrong where one slip
    of the pen explains a miss. Where the text names the fourth region, it has to be among them.
    """
    levels = (
        [figure for figure in page.figures if _is_exact(figure)] if all(map(page.text.__contains__, REGIONS)) else []
    )
    groups: dict[Hashable, list[Figure]] = {}
    for figure in levels:
        if _region(figure):
            groups.setdefault((figure.line, names(figure)[:1], figure.claim.dimension), []).append(figure)
    wanted = sorted((*REGIONS, FOURTH) if FOURTH in page.text else REGIONS)
    for group in groups.values():
        whole = _whole(group, levels) if sorted(map(_region, group)) == wanted else None
        if whole and (adds_up(whole, group) or (digits(whole.claim) >= TELLING and slipped(whole, group))):
            yield Breakdown(whole, tuple(group), complete=True, sure=True)


def _is_exact(figure: Figure) -> bool:
    exact = figure.claim.hedge is Hedge.EXACT and is_level(figure) and not in_table(figure)
    return exact and bool(names(figure)) and not figure.depth


def _region(figure: Figure) -> str:
    """The region that a figure is told of; empty where it is of none."""
    scope = figure.scope.removesuffix("地区")
    return scope if scope in (*REGIONS, FOURTH) else ""


def _whole(parts: Sequence[Figure], levels: Sequence[Figure]) -> Figure | None:
    """The last figure before some parts that goes by their name, is of their time and of no region."""
    first = parts[0]
    before = (
        figure
        for figure in reversed(levels)
        if figure.claim.start < first.claim.start and alike(figure, first) and names(figure)[:1] == names(first)[:1]
    )
    whole = next((figure for figure in before if not _region(figure)), None)
    of_one_time = whole is not None and all(time_allows(whole.claim, part.claim) for part in parts)
    return whole if of_one_time else None
