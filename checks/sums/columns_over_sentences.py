"""Several columns over the sentences behind 其中, each with a figure of each unit of the sentence that they are of.

事故35起,死亡31人。其中,交通事故30起,死亡26人。矿山事故5起,死亡5人: the figures stand in the order of their wholes.
Where all columns but one come out over three sentences and more, that one is wrong; else only what comes out is told.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from checks.figures.amounts import Breakdown, adds_up, alike, amount, compared, held_to
from checks.figures.stretches import segments
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from claims.model import Dimension, Hedge

FEWEST, FEWEST_TO_PROVE, KINDS = 2, 3, (2, 3, 4)
AMOUNTS = (Dimension.MONEY, Dimension.MASS, Dimension.AREA)


def columns_over_sentences(line: Line) -> Iterator[Breakdown]:
    """Every column that comes to its whole, or the one that misses it where all others do not."""
    rows = [[figure for figure in row if _is_plain(figure)] for row in segments(line.figures)]
    for place, whole in enumerate(rows[:-FEWEST]):
        behind = rows[place + 1 :]
        opened = bool(behind[0]) and pattern("parts.toml", "among").search(behind[0][0].before) is not None
        if len(whole) not in KINDS or not opened or not _are_apart(whole) or any(map(_is_among, whole)):
            continue
        run = _of_one_form(whole, behind)
        if len(run) < FEWEST:
            continue
        columns = [(head, [row[at] for row in run]) for at, head in enumerate(whole)]
        amiss = [column for column in columns if not adds_up(*column)]
        fitting = [column for column in columns if column not in amiss]
        if fitting:
            yield from (held_to(*column) for column in fitting)
            proven = len(amiss) == 1 and len(run) >= FEWEST_TO_PROVE
            yield from (held_to(*column) for column in amiss if proven and _comes_once(column[0]))


def _of_one_form(whole: Sequence[Figure], rows: Sequence[Sequence[Figure]]) -> list[Sequence[Figure]]:
    """The rows, from the first on, that have the units of a whole in its order, and no second 其中."""
    run: list[Sequence[Figure]] = []
    for at, row in enumerate(rows):
        alike_rows = len(row) == len(whole) and all(alike(*pair) for pair in zip(row, whole, strict=True))
        if not alike_rows or (at and any(map(_is_among, row))):
            break
        run.append(row)
    return run


def _comes_once(whole: Figure) -> bool:
    """Whether what a figure counts can be part of one row alone: the dead, amounts, events; not who took part."""
    words = f"{clause(whole.before)}{whole.subject}"
    return whole.claim.dimension in AMOUNTS or pattern("sum.toml", "comes once").search(words) is not None


def _are_apart(whole: Sequence[Figure]) -> bool:
    """Whether each of some figures is in another unit than the others."""
    return not any(alike(one, other) for one, other in combinations(whole, 2))


def _is_among(figure: Figure) -> bool:
    return pattern("parts.toml", "among").search(figure.before) is not None


def _is_plain(figure: Figure) -> bool:
    exact = figure.claim.hedge is Hedge.EXACT and bool(figure.claim.low) and figure.claim.low == figure.claim.high
    level = exact and amount(figure) and not compared(figure) and bool(clause(figure.before))
    return level and not figure.depth and not in_table(figure)
