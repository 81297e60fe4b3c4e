"""Kinds told one after another in the columns that were told of all of them.

店铺有2100间,…收入及支出分别为98.5亿元及91.2亿元。茶楼有800间,…收入(30.1亿元)及支出(28.8亿元)…。面馆有…。
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checks.figures.amounts import amount, compared
from checks.figures.compared import Compared
from checks.figures.topics import Topic, topic
from checks.page import Figure, Line, clause, in_table
from claims.model import COUNT, Hedge

FEWEST_KINDS, FEWEST_COLUMNS, HALF = 3, 3, 2
ALL = re.compile("共|全|总|所有")
Row = Mapping[Topic | None, Figure]
"""The levels of a record by what they are of; None for how many there are."""


def kinds_in_records(line: Line) -> Iterator[Compared]:
    """What is told of each of three and more kinds beside what was told of all, in three and more columns.

    Two are enough where the words say that it is all (共). They are taken for kinds where in each column all together
    are most of it and no more.
    """
    rows = list(_records(line))
    for at, whole in enumerate(rows):
        kinds = rows[at + 1 :]
        columns = [column for column in whole if all(column in kind for kind in kinds)]
        apart = len({topic(row[None]).name for row in rows[at:]}) == len(rows) - at
        told_of_all = ALL.search(clause(whole[None].before)) is not None
        enough = len(kinds) >= FEWEST_KINDS and len(columns) + told_of_all >= FEWEST_COLUMNS and apart
        if enough and all(_are_most(whole[column], [kind[column] for kind in kinds]) for column in columns):
            yield from (Compared(kind[column], whole[column], sure=False) for kind in kinds for column in columns)
            return


def _records(line: Line) -> Iterator[Row]:
    """What is told from each count at the head of a sentence up to the next in its unit."""
    row: dict[Topic | None, Figure] = {}
    begun = -1
    for figure in line.figures:
        if not amount(figure) or compared(figure) or in_table(figure) or figure.claim.hedge is not Hedge.EXACT:
            continue
        about = topic(figure)
        same_unit = not row or about.unit == topic(row[None]).unit
        if about.dimension is COUNT and about.name and same_unit and figure.claim.sentence_start != begun:
            yield from [row] if row else []
            row, begun = {None: figure}, figure.claim.sentence_start
        elif row and about.aspect == "level":
            row.setdefault(about, figure)
    yield from [row] if row else []


def _are_most(whole: Figure, parts: Sequence[Figure]) -> bool:
    told = sum((part.claim.low or Decimal(0) for part in parts), Decimal(0))
    of = whole.claim.low or Decimal(0)
    return told <= of <= told * HALF
