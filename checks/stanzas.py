"""Paragraphs told in the same way, the first of a whole and those behind it of its parts.

全市有学校1020所,招生58.1万人。 / 普通高中学校560所,招生30.0万人。 / 中职学校460所,招生28.1万人。
"""

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import takewhile

from checks.amounts import NOT_AMOUNTS, Breakdown, adds_up, digits, slipped
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.topics import unit
from claims.model import Hedge, Status

MOST_PARTS, FEWEST, SURE, TELLING, ENDING = 4, 2, 3, 3, 2
OTHER = re.compile("[^一-鿿]")


def stanzas(page: Page) -> Iterator[Breakdown]:
    """Every figure of a paragraph with those told in the same words in the next ones, where these are all its parts.

    They are where two columns add up of which one tells three digits; with three of these another has to, and is wrong
    if a slip of the pen explains that it doesn't.
    """
    columns = [_columns(line) for line in page.lines]
    for number, whole in enumerate(columns):
        if len(whole) >= FEWEST:
            yield from _made_up(whole, list(takewhile(len, columns[number + 1 : number + 1 + MOST_PARTS])))


def _columns(line: Line) -> dict[Hashable, Figure]:
    """The first figure of a paragraph under each of its nouns, and the change told behind it."""
    found: dict[Hashable, Figure] = {}
    last = ""
    for figure in line.figures if len(line.figures) >= FEWEST and not in_table(line.figures[0]) else ():
        claim = figure.claim
        exact = claim.low is not None and claim.hedge is Hedge.EXACT and claim.status is Status.ACTUAL
        if not exact or figure.depth or claim.dimension in NOT_AMOUNTS or "/" in claim.unit:
            continue
        changed = pattern("parts.toml", "change").search(clause(figure.before)) is not None
        if pattern("parts.toml", "of each").search(clause(figure.before)):
            continue
        last = last if changed else _noun(figure)
        if last:
            found.setdefault((last, unit(claim), claim.dimension, changed), figure)
    return found


def _noun(figure: Figure) -> str:
    """The last characters of what a figure is of: 学校 of 共有学校1048所, 招生 of 招生58.16万人."""
    words = pattern("topics.toml", "tie").sub("", clause(figure.before))
    return OTHER.sub("", words)[-ENDING:]


def _made_up(whole: Mapping[Hashable, Figure], behind: Sequence[Mapping[Hashable, Figure]]) -> Iterator[Breakdown]:
    for count in range(FEWEST, len(behind) + 1):
        rows = [
            Breakdown(figure, tuple(row[key] for row in behind[:count]), complete=True, sure=True)
            for key, figure in whole.items()
            if all(key in row for row in behind[:count])
        ]
        right = [row for row in rows if adds_up(row.whole, row.parts)]
        telling = [row for row in right if digits(row.whole.claim) >= TELLING]
        if len(right) < FEWEST or not telling:
            continue
        yield from right
        if len(telling) >= FEWEST and len(right) >= SURE:
            yield from (row for row in rows if row not in right and slipped(row.whole, row.parts))
        return
