"""Shares of branches within those of their sector: 三次产业结构由12:48:40调整为9:55:36,工业比重由43%提高到49%.

Only what fits is told: a share may be of something else than the product of a place.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from checks.figures.topics import topic
from checks.lexicon import compiled, entries
from checks.page import Figure, Line
from checks.parts.parts_within import Pair, fits_within
from claims.model import Status

MOST = 2


def within_its_sector(line: Line) -> Iterator[Pair]:
    """The shares of a branch in a sentence with those of its sector, both told once or both of two times in order."""
    for _, told in groupby(line.figures, key=lambda figure: figure.claim.sentence_start):
        shares = [each for each in told if _is_share(each)]
        for row in entries("order.toml", "sector"):
            wholes, parts = _named(shares, row["sector"]), _named(shares, row["branch"])
            pairs = list(zip(parts, wholes, strict=False)) if 0 < len(parts) == len(wholes) <= MOST else []
            yield from pairs if all(fits_within(*pair) for pair in pairs) else ()


def _is_share(figure: Figure) -> bool:
    actual = figure.claim.status is Status.ACTUAL and figure.claim.low is not None
    return actual and topic(figure).aspect == "share" and figure.claim.measure != "增减额"


def _named(shares: Sequence[Figure], name: str) -> list[Figure]:
    return [each for each in shares if compiled(name).search(topic(each).name)]
