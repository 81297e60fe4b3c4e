"""Means and rates of a whole and of the two parts that it falls into: the whole's lies between theirs."""

from collections.abc import Iterator
from itertools import islice

from checks.amounts import alike
from checks.labels import complementary
from checks.lexicon import pattern
from checks.page import Figure, Line, Page
from checks.topics import topic
from claims.model import Hedge

PAIR = 2
REACH = 5


def means_between(page: Page) -> Iterator[tuple[Figure, Figure]]:
    """平均年龄34.9岁,其中男性35.8岁,女性34岁: the lower part with the whole, and that with the higher one."""
    for line in page.lines:
        for place, whole in enumerate(line.figures):
            parts = _parts(line, place) if _is_mean(whole) else ()
            if len(parts) == PAIR and complementary(parts, whole):
                lower, higher = sorted(parts, key=lambda figure: figure.claim.low or 0)
                yield lower, whole
                yield whole, higher


def _is_mean(figure: Figure) -> bool:
    """Whether a figure is by its name a mean or a rate, which has no parts that add up."""
    exact = figure.claim.low is not None and figure.claim.hedge is Hedge.EXACT
    level = topic(figure).aspect in ("level", "per head")
    return exact and level and pattern("order.toml", "a mean").search(topic(figure).name) is not None


def _parts(line: Line, place: int) -> tuple[Figure, ...]:
    """The two figures in the unit of a mean behind it, where 其中 opens the first of them."""
    whole = line.figures[place]
    behind = (figure for figure in line.figures[place + 1 : place + 1 + REACH] if alike(whole, figure))
    parts = tuple(islice((figure for figure in behind if topic(figure).aspect == topic(whole).aspect), PAIR))
    opened = bool(parts) and pattern("parts.toml", "among").search(parts[0].before) is not None
    exact = all(figure.claim.low is not None and figure.claim.hedge is Hedge.EXACT for figure in parts)
    return parts if opened and exact else ()
