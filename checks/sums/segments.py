"""Clauses parted by semicolons that each tell of a place and of what its figure is made up of, in the same words.

甲县6例,门诊检出1例,筛查检出5例;乙县9例,门诊检出4例,筛查检出5例: each is a sum, and all of them are the whole before.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from checks.figures.amounts import Breakdown, adds_up, alike, one_slip_off
from checks.lexicon import pattern
from checks.page import Figure, Line, clause
from checks.sums.closed_sums import is_plain
from claims.model import Dimension

FEWEST, PROOF, SEVERAL, BACK = 3, 2, 3, 12
CLOSED = re.compile(r"\s*(?:[;；。]|$)")


def in_segments(line: Line) -> Iterator[Breakdown]:
    """Every segment whose parts are called as those of another one, with the whole of all segments.

    Where two of them come out and nothing is told behind the parts of any (另有…, 含…), one that misses by a slip of
    the pen is wrong; not of people, of whom one may be counted twice (党员6人,女职工9人).
    """
    for row in _rows(line):
        own = [_labels(segment) for segment in row]
        known = Counter(label for labels in own for label in set(labels))
        told = [
            segment
            for segment, labels in zip(row, own, strict=True)
            if len(segment) >= FEWEST and len(set(labels)) == len(labels) and all(known[label] > 1 for label in labels)
        ]
        right = [segment for segment in told if adds_up(segment[0], segment[1:])]
        if len(right) < PROOF:
            continue
        sorts = told[0][0].claim.dimension is not Dimension.PERSON
        closed = sorts and all(CLOSED.match(segment[-1].after) for segment in told)
        for whole, *parts in told:
            fits = adds_up(whole, parts)
            if fits or (closed and one_slip_off(whole, parts)):
                yield Breakdown(whole, tuple(parts), complete=not fits, sure=not fits)
        yield from _of_all(line, [segment[0] for segment in row])


def _rows(line: Line) -> Iterator[list[list[Figure]]]:
    """Runs of segments of figures in one unit up to a full stop, those in brackets aside."""
    row: list[list[Figure]] = []
    for figure in (each for each in line.figures if not each.depth):
        opens = pattern("sum.toml", "opens a segment").search(figure.before) is not None
        if row and ("。" in figure.before or not (is_plain(figure) and alike(figure, row[0][0]))):
            yield from [row] if len(row) >= SEVERAL else []
            row = []
        if opens and is_plain(figure):
            row.append([figure])
        elif row:
            row[-1].append(figure)
    if len(row) >= SEVERAL:
        yield row


def _labels(segment: Sequence[Figure]) -> list[str]:
    """What the parts of a segment are called; a bare one is called nothing that another is."""
    return [clause(part.before) or part.claim.text + str(part.position) for part in segment[1:]]


def _of_all(line: Line, wholes: Sequence[Figure]) -> Iterator[Breakdown]:
    """The figure before some segments that all of them come to."""
    first = wholes[0].position
    before = [each for each in line.figures[max(0, first - BACK) : first] if alike(each, wholes[0]) and is_plain(each)]
    whole = next((each for each in reversed(before) if adds_up(each, wholes)), None)
    if whole is not None and len(wholes) >= SEVERAL:
        yield Breakdown(whole, tuple(wholes), complete=False, sure=False)
