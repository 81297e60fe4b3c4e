"""Counts of two lists, whatever they say: 体现在五个方面:一是…, and then 体现在三个方面:一是….

Limits: 方面, 点, 层面, 环节 and their like count whatever a text lists next, so that two that differ are never of one
list. Other nouns (三项任务, 四大风险) count a list of their own where items follow that are numbered.
"""

from collections.abc import Sequence

from checks.lexicon import pattern
from checks.page import Figure, Page
from checks.relation import Interval
from claims.model import Dimension, Kind

REACH, LISTS = 32, 2
ENDS = (":", "：")


def of_other_lists(page: Page, group: Sequence[Figure]) -> bool:
    """Whether figures that miss each other are counts of two lists."""
    readings = [Interval.of(figure.claim) for figure in group]
    fit = max(reading.lower for reading in readings) <= min(reading.upper for reading in readings)
    if fit or not all(_counts(figure) for figure in group):
        return False
    any_list = pattern("list.toml", "counts any list")
    if all(any_list.match(_behind(page, figure)) for figure in group):
        return True
    leading = [figure for figure in group if _leads_a_list(page, figure)]
    return len(leading) >= LISTS or any(page.lines[figure.line].text.rstrip().endswith(ENDS) for figure in leading)


def _counts(figure: Figure) -> bool:
    return figure.claim.kind is Kind.STRUCTURE or figure.claim.dimension is Dimension.COUNT


def _leads_a_list(page: Page, figure: Figure) -> bool:
    """Whether the first item of a list stands right behind a count and its noun."""
    return pattern("list.toml", "first of its own list").match(_behind(page, figure)) is not None


def _behind(page: Page, figure: Figure) -> str:
    return page.text[figure.claim.end : figure.claim.end + REACH]
