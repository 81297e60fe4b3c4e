"""Two kinds of things told time after time and summed up in one sentence, as a table without its lines.

首批运抵帐篷640顶、棉被2300床,第二批帐篷360顶、棉被1700床,累计帐篷1000顶、棉被4000床: what each kind comes to stands
last, in the order of the rows. Where one kind comes out, the last row sums up these, so that the other is wrong if not.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from checks.figures.amounts import Breakdown, adds_up, alike, amount, held_to
from checks.figures.numbering import number
from checks.figures.stretches import sentences
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table, opening
from claims.model import Hedge

FEWEST_ROWS, NAMED = 3, 2
KINDS = (2, 3, 4)


def columns_in_a_sentence(line: Line) -> Iterator[Breakdown]:
    """The column of each sentence that misses its sum, where all others come out."""
    for sentence in sentences(line.figures):
        for count in KINDS:
            rows = (len(sentence) - 1) // count - 1
            figures = [figure for figure in sentence if not _counts_the_rows(figure, rows)]
            columns = [figures[start::count] for start in range(count)]
            if len(figures) % count or not _are_columns(figures, columns):
                continue
            amiss = [column for column in columns if not adds_up(column[-1], column[:-1])]
            if len(amiss) <= 1:
                yield from (held_to(column[-1], column[:-1]) for column in amiss or columns)


def _are_columns(figures: Sequence[Figure], columns: Sequence[Sequence[Figure]]) -> bool:
    """Whether figures are rows of so many kinds, each by one name and in one unit, up to a row of what they come to."""
    if len(columns[0]) < FEWEST_ROWS or not all(map(_is_plain, figures)):
        return False
    summed = pattern("closed.toml", "row of sums").search(clause(columns[0][-1].before))
    named = [_name(column) for column in columns]
    return bool(summed) and all(named) and len(set(named)) == len(named)


def _is_plain(figure: Figure) -> bool:
    exact = figure.claim.hedge is Hedge.EXACT and bool(figure.claim.low) and figure.claim.low == figure.claim.high
    return exact and amount(figure) and not figure.depth and not in_table(figure)


def _name(column: Sequence[Figure]) -> str:
    """What all figures of a column are called right before or behind them; empty where they are not alike."""
    first, *rest = column
    if not all(alike(first, figure) for figure in rest):
        return ""
    ahead = _shared([clause(figure.before)[::-1] for figure in column])[::-1].lstrip("、")
    behind = _shared([opening(figure.after).split("、")[0] for figure in column])
    return next((name for name in (ahead, behind) if len(name) >= NAMED), "")


def _shared(words: Sequence[str]) -> str:
    """What some words have in common at their start."""
    return "".join(one for one, *_ in takewhile(lambda each: len(set(each)) == 1, zip(*words, strict=False)))


def _counts_the_rows(figure: Figure, rows: int) -> bool:
    """Whether a figure is but the number of rows before it: 两批合计."""
    told = pattern("summed_up.toml", "so many").fullmatch(figure.claim.text)
    return told is not None and number(told["count"].replace("两", "二")) == rows
