"""Shares of places in a ranking, and what each of these places has, told beside.

排在前三位的是甲市、乙市和丙市,分别占全省的10.9%、9.5%和9.2%。甲市人口1026万人,乙市895万人,丙市863万人.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from checks.figures.amounts import alike
from checks.figures.directory import is_level
from checks.figures.identity import time_allows
from checks.figures.percentages import Share, fits, is_percent, targets
from checks.figures.topics import related, topic
from checks.page import Figure, Line, Page
from checks.repair import repairs

RANKED = "subject:ranked"
LEAST, NEAR = 3, 30


def of_ranked_places(page: Page) -> Iterator[Share]:
    """Every share of such a row, of the one whole that all but one of them fit; that one only by a slip of the pen."""
    rows = [row for line in page.lines for row in _rows(line) if len(row) >= LEAST]
    levels = [figure for figure in page.figures if is_level(figure)] if rows else []
    had: defaultdict[str, list[Figure]] = defaultdict(list)
    for level in levels:
        had[level.scope].append(level)
    for row in rows:
        parts = [_only(had[percent.scope], percent) for percent in row]
        told = [(part, percent) for part, percent in zip(parts, row, strict=True) if part is not None]
        if len(told) < LEAST:
            continue
        wholes = [level for level in levels[:NEAR] if _may_hold(level, [part for part, _ in told])]
        by_whole = [[(part, whole, percent) for part, percent in told] for whole in wholes]
        proven = [shares for shares in by_whole if sum(fits(*share) for share in shares) >= len(shares) - 1]
        if len(proven) == 1:
            yield from (share for share in proven[0] if fits(*share) or any(repairs(*each) for each in targets(*share)))


def _rows(line: Line) -> Iterator[Sequence[Figure]]:
    """Percentages of places in a ranking that follow each other."""
    row: list[Figure] = []
    for figure in line.figures:
        if is_percent(figure) and RANKED in figure.claim.rules and topic(figure).aspect == "share":
            row.append(figure)
            continue
        yield row
        row = []
    yield row


def _only(levels: Sequence[Figure], percent: Figure) -> Figure | None:
    """The one level of a place under the name of its share."""
    akin = [level for level in levels if related(topic(level).name, topic(percent).name) and not is_percent(level)]
    akin = [level for level in akin if time_allows(level.claim, percent.claim)]
    return akin[0] if len(akin) == 1 else None


def _may_hold(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a level may be what some others are shares of: of their kind, and above each of them."""
    least = whole.claim.low or 0
    return all(alike(whole, part) and (part.claim.low or 0) < least for part in parts)
