"""Several figures of a whole, and the same of each of its parts: 受理300件,审结280件。其中,刑事受理100件,审结90件;….

Each column makes up its figure of the whole. A column that comes to more is told where another fits or a slip of the
pen explains it, one that comes to less where both do: of a further kind, or of older cases, something may be settled.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from checks.figures.amounts import SENTENCE, Breakdown, adds_up, alike, amount, compared, slipped, total
from checks.lexicon import pattern
from checks.page import Figure, Line, clause
from checks.relation import Interval

SEGMENT = re.compile("[;；。]")
FEWEST = 2
BRACKETED = 10


def parallel(line: Line) -> Iterator[Breakdown]:
    """The columns of parts that tell the same two figures or more each, with the whole that tells them before."""
    amounts = [figure for figure in line.figures if figure.depth == 0 and amount(figure) and not compared(figure)]
    above: list[Figure] = []
    for sentence in _split(SENTENCE, amounts):
        rows = _split(SEGMENT, sentence)
        marked = [place for place, row in enumerate(rows) if _among(row[0])]
        inside = next((at for at, figure in enumerate(rows[0]) if at and _among(figure)), None)
        if marked == [0]:
            yield from _columns(above, rows)
        elif len(marked) == 1 and marked[0]:
            yield from _columns(rows[marked[0] - 1], rows[marked[0] :])
        elif inside is not None:
            yield from _columns(rows[0][:inside], [rows[0][inside:], *rows[1:]])
        above = sentence


def in_rows(figures: Sequence[Figure]) -> bool:
    """Whether figures tell of different things that were done (受理100件,审结90件), and so add up to nothing."""
    told = (pattern("parts.toml", "done to").search(clause(figure.before)) for figure in figures)
    return len({pattern("parts.toml", "ended").sub("结", found.group()) for found in told if found}) > 1


def _split(mark: re.Pattern[str], figures: Sequence[Figure]) -> list[list[Figure]]:
    """A row of figures parted where a mark stands before one."""
    rows: list[list[Figure]] = []
    for figure in figures:
        if not rows or mark.search(figure.before):
            rows.append([])
        rows[-1].append(figure)
    return rows


def _among(figure: Figure) -> bool:
    return pattern("parts.toml", "among").search(figure.before) is not None


def _columns(above: Sequence[Figure], rows: Sequence[Sequence[Figure]]) -> Iterator[Breakdown]:
    """The columns of some rows that tell the same, each under its figure of what stands above them."""
    labels = [_label(figure) for figure in rows[0]]
    parts = list(takewhile(lambda row: [_label(figure) for figure in row] == labels, rows))
    kin = all(alike(rows[0][0], figure) for row in parts for figure in row)
    if len(labels) < FEWEST or len(set(labels)) < len(labels) or len(parts) < FEWEST or not kin:
        return
    wholes = [next((figure for figure in above if _label(figure) == label), None) for label in labels]
    columns = [
        (whole, tuple(row[at] for row in parts))
        for at, whole in enumerate(wholes)
        if whole is not None and alike(whole, rows[0][0])
    ]
    on = any(_label(figure) in labels for row in rows[len(parts) :] for figure in row)
    fitting = any(adds_up(*column) for column in columns)
    for whole, column in columns:
        more = total(column).lower > Interval.of(whole.claim).upper
        must = fitting and len(columns) == len(labels) and (more or slipped(whole, column))
        told = not on and (must or (more and slipped(whole, column)))
        if adds_up(whole, column) or (told and not _with_others(whole)):
            yield Breakdown(whole, column, complete=True, sure=True)


def _with_others(whole: Figure) -> bool:
    """Whether a bracket beside a whole says that it takes in what is told of no part: 审结2538件(含上年旧存案件)."""
    beside = f"{whole.before[-BRACKETED:]}{whole.after[:BRACKETED]}"
    return pattern("parts.toml", "takes in").search(beside) is not None


def _label(figure: Figure) -> str:
    """What was done to what a figure counts, in one spelling: 审结, 执结 and 审(执)结 are one."""
    words = clause(figure.before)
    told = pattern("parts.toml", "done to").search(words)
    return pattern("parts.toml", "ended").sub("结", told.group() if told else figure.claim.measure or words)
