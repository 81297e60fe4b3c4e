"""A number of years that stands between the two years that bound it, or behind both in words of a life or a body.

2003年入伍,服役16年,2019年退役; 1974年入党,到2024年党龄50年; 2024年是建校90周年,学校创办于1934年;
任职8年(2010年至2018年).
"""

from collections.abc import Iterator

from checks.dates.anniversaries import Since
from checks.lexicon import pattern
from checks.page import Figure, Page
from claims.model import Dimension, Hedge

LEXICON, FIGURE = "date.toml", "#"
EITHER_WAY, NEAR = 1, 24
YEARS, KEPT, HELD = frozenset(("年", "载", "个年头")), frozenset(("周年", "週年")), frozenset("届")
BOUND = {
    "served until": YEARS,
    "worked and left": YEARS,
    "member by then": YEARS,
    "at work by then": YEARS,
    "taught by then": YEARS,
    "stood by then": YEARS,
    "on end until": YEARS,
    "in office": YEARS,
    "kept ahead of its founding": KEPT,
    "kept behind its founding": KEPT,
}
AT_MOST = {
    "worked on a post and left": YEARS,
    "a soldier until": YEARS,
    "another trade by then": YEARS,
    "held every year": HELD,
}
OPEN = ("with a halt", "counted in or out")


def between_years(page: Page) -> Iterator[Since]:
    """Each exact number of years, and of what is held once a year, that its sentence bounds by two years."""
    for figure in page.figures:
        claim = figure.claim
        if claim.hedge is Hedge.EXACT and claim.low is not None and claim.dimension is not Dimension.MONEY:
            yield from _bounded(figure, page.text[claim.end : claim.end + NEAR])


def _bounded(figure: Figure, behind: str) -> Iterator[Since]:
    words = f"{figure.lead}{FIGURE}{figure.after}"
    if pattern(LEXICON, "founded anew").search(words) or any(pattern(LEXICON, each).search(behind) for each in OPEN):
        return
    for name, units in (BOUND | AT_MOST).items():
        told = pattern(LEXICON, name).search(words) if figure.claim.unit in units else None
        first, last = (int(told[each]) for each in ("first", "last")) if told else (0, 0)
        if last > first:
            fewest = 0 if name in AT_MOST else last - first - EITHER_WAY
            yield Since(figure, first, last, fewest, last - first + EITHER_WAY)
            return
