"""Rows of a table's column that are the sum of other rows, and totals that miss them by a slip of the pen."""

import math
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import pairwise

from checks.figures.amounts import Breakdown, adds_up, alike, amount, slipped, surely_slipped, times, total
from checks.figures.columns import Entry
from checks.figures.percentages import HUNDRED
from checks.figures.possible_shares import is_share
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure
from checks.parts.partitions import REACH, defined
from checks.relation import Comparator, Interval, holds
from checks.repair import Slip, slip

MOST_ROWS = 16
MOST_BESIDE = 3
TELLING = 100
NOUN, KINDS = 2, 3
NOTE_MARKS = re.compile(r"[*＊#＃△]+$|[(（][^()（）]*[)）]$")
SLIP = re.compile("[1-9]0*")
Rows = tuple[Entry, ...]
"""A row of a column that is the sum of others, and those."""


def of_column(column: Sequence[Entry]) -> Iterator[Breakdown]:
    """The wholes of a column: by definition, and by their coming to the sum of other rows.

    A sum of rows is only taken for a whole where it comes out; rows that are parts themselves are not added again. A
    row of totals that misses its parts by a slip has them from a column beside it that adds up, or from subtotals.
    """
    yield from defined([entry.figure for entry in column])
    yield from falling_into_kinds(column)
    yield from _missing_a_hundred(column)
    if all(is_share(entry.figure) for entry in column):
        yield from _shares_adding_up(column)
        return
    found = _sums(column)
    yield from (Breakdown(rows[0].figure, _figures(rows[1:]), complete=False, sure=False) for rows in found)
    yield from _kinds_beside(column, {rows[0].figure.claim.start for rows in found})
    known = {rows[0].figure.claim.start for rows in found}
    missing = [entry for entry in column if entry.figure.claim.start not in known and names_total(entry)]
    if missing:
        yield from _slipped(column, missing, found)


def falling_into_kinds(column: Sequence[Entry]) -> Iterator[Breakdown]:
    """A row with two kinds of parts and more below it: 总人口, 其中:城镇, 乡村, 其中:男性, 女性; 总计, 职称…, 学位….

    Each kind begins with a row marked 其中, or with one under a name of its own in the first cell. One that misses the
    whole by a slip is wrong where another comes out. The whole stands right above them, or at the top of the column.
    """
    for begins in (_is_marked, _is_headed):
        places = [place for place, entry in enumerate(column) if place and begins(entry)]
        if len(places) < MOST_BESIDE - 1:
            continue
        kinds = [column[start:end] for start, end in pairwise([*places, len(column)])]
        runs = [_figures([each for each in kind if begins is _is_marked or not each.of_which]) for kind in kinds]
        tops = (column[places[0] - 1], *(column[:1] if begins is _is_marked else ()))
        several = [run[:REACH] for run in runs if len(run) > 1]
        told = (_of_kinds(top.figure, several, near=top is tops[0]) for top in tops)
        yield from next(filter(None, told), [])


def _of_kinds(whole: Figure, runs: Sequence[tuple[Figure, ...]], *, near: bool) -> list[Breakdown]:
    """A whole with each kind of its parts that adds up to it, and those that miss it by a slip where one does.

    A slip has to be a sure one where the whole does not stand `near` them.
    """
    runs = [run for run in runs if all(alike(whole, part) for part in run)]
    right = [run for run in map(partial(_first_that_add_up, whole), runs) if run]
    others = (run for run in runs if right and len(run) < REACH and not _first_that_add_up(whole, run))
    wrong = (run for run in others if (misses_by_a_slip if near else surely_slipped)(whole, run))
    return [Breakdown(whole, run, complete=True, sure=True) for run in (*right, *wrong)]


def _shares_adding_up(column: Sequence[Entry]) -> Iterator[Breakdown]:
    """Shares that add up to that of the row that amounts beside them add up to, or to the 100 of a row of totals."""
    own = {id(entry.row): entry.figure for entry in column}
    beside = [
        rows for at in _beside(column[0]) for rows in _sums([_moved(each, at) for each in column if at in each.row])
    ]
    ends = [(column[0], *column[1:]), (column[-1], *column[:-1])]
    hundreds = [rows for rows in ends if rows[0].figure.claim.low == HUNDRED.lower and names_total(rows[0])]
    beside += [(rows[0], *(entry for entry in rows[1:] if not entry.of_which)) for rows in hundreds]
    for whole, *parts in beside:
        figures = tuple(own[id(entry.row)] for entry in parts if id(entry.row) in own)
        told = len(figures) == len(parts) > 1 and id(whole.row) in own
        if told and adds_up(own[id(whole.row)], figures):
            ordered = tuple(sorted(figures, key=lambda figure: figure.claim.start))
            yield Breakdown(own[id(whole.row)], ordered, complete=False, sure=False)


def _missing_a_hundred(column: Sequence[Entry]) -> Iterator[Breakdown]:
    """A row that amounts beside a column make up, whose share is above the 100 that those of its parts come to."""
    own = {id(entry.row): entry.figure for entry in column}
    for at in _beside(column[0]) if column else ():
        for rows in _sums([_moved(each, at) for each in column if at in each.row]):
            whole, *parts = (own[id(entry.row)] for entry in rows)
            shares = all(is_share(part) and part.claim.step != 1 for part in parts)
            above = Interval.of(whole.claim).lower > HUNDRED.upper and slip(whole.claim, HUNDRED)
            if shares and above and holds(Comparator.MEETS, total(parts), HUNDRED):
                yield Breakdown(whole, tuple(sorted(parts, key=_start)), complete=True, sure=True)


def _start(figure: Figure) -> int:
    return figure.claim.start


def _is_marked(entry: Entry) -> bool:
    return entry.of_which


def _is_headed(entry: Entry) -> bool:
    return bool(entry.first) and bool(entry.label) and entry.first != entry.label


def _first_that_add_up(whole: Figure, run: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures at the start of a run that add up to a whole of digits enough; none where they don't."""
    if abs(whole.claim.low or Decimal(0)) < TELLING * (whole.claim.step or Decimal(1)):
        return ()
    starts = (tuple(run[:count]) for count in range(2, len(run) + 1))
    return next((start for start in starts if adds_up(whole, start)), ())


def _figures(entries: Sequence[Entry]) -> tuple[Figure, ...]:
    return tuple(sorted((entry.figure for entry in entries), key=lambda figure: figure.claim.start))


def _sums(column: Sequence[Entry]) -> list[Rows]:
    """The rows that are sums of others, each with those: of rows below it, or of those above a row of totals."""
    unmarked = [entry for entry in column if not entry.of_which]
    found: dict[int, Rows] = {}
    some_named = any(map(names_total, column))
    for rows in (unmarked, column) if len(unmarked) < len(column) else (column,):
        for each in (*_totals(rows), *(_totals(rows[::-1], named=True) if some_named else ())):
            found.setdefault(each[0].figure.claim.start, each)
    return list(found.values())


def _totals(rows: Sequence[Entry], *, named: bool = False) -> Iterator[Rows]:
    """The rows that those behind them add up to; only rows of totals where they have to be `named`."""
    outermost: list[Entry] = []
    for place in range(len(rows) - 1, -1, -1):
        whole = rows[place]
        of_all = names_total(whole)
        parts = _adding_up(whole, outermost, MOST_ROWS) if of_all or not named else ()
        if parts:
            del outermost[-len(parts) :]
        elif of_all:
            parts = _adding_up(whole, rows[place + 1 : place + 1 + REACH][::-1], REACH)
        if parts:
            yield (whole, *parts)
        outermost.append(whole)


def _kinds_beside(column: Sequence[Entry], known: Set[int]) -> Iterator[Breakdown]:
    """The kinds of a row by their names (肝炎: 甲型肝炎, 乙型肝炎, 未分型) that add up in a column beside it.

    Here they do too, or a slip of the pen explains that they don't.
    """
    own = {id(entry.row): entry for entry in column}
    if not column or pattern("totals.toml", "column of means").search(column[0].figure.claim.measure or ""):
        return
    for at in _beside(column[0]):
        for rows in _sums([_moved(each, at) for each in column if at in each.row]):
            whole, *parts = (own[id(entry.row)] for entry in rows)
            if whole.figure.claim.start in known or not _of_its_kinds(whole, parts) or _has_more(column, rows, at):
                continue
            figures = _figures(parts)
            right = all(alike(whole.figure, part) for part in figures) and adds_up(whole.figure, figures)
            wrong = not right and not _may_overlap(whole.figure, figures) and _misses(whole.figure, figures)
            if right or wrong:
                known = {*known, whole.figure.claim.start}
                yield Breakdown(whole.figure, figures, complete=wrong, sure=wrong)


def _misses(whole: Figure, parts: Sequence[Figure]) -> bool:
    return misses_by_a_slip(whole, parts) or slipped(whole, parts)


def _may_overlap(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts that exceed their whole may have some in several of them, as who has or does something: 户数."""
    exceeds = total(parts).lower > Interval.of(whole.claim).upper
    return exceeds and pattern("totals.toml", "column of holders").search(whole.claim.measure or "") is not None


def _of_its_kinds(whole: Entry, parts: Sequence[Entry]) -> bool:
    """Whether three rows and more have the name of another in theirs."""
    name = NOTE_MARKS.sub("", whole.label)[-NOUN:]
    return len(name) == NOUN and len(parts) >= KINDS and all(name in part.label for part in parts)


def _slipped(column: Sequence[Entry], wholes: Sequence[Entry], found: Sequence[Rows]) -> Iterator[Breakdown]:
    """Totals with the rows that have to make them up: those too small to tell, and what misses by one slip."""
    own = {id(entry.row): entry for entry in column}
    beside = [
        rows
        for at in _beside(wholes[0])
        for rows in _sums([_moved(each, at) for each in column if at in each.row])
        if not _has_more(column, rows, at)
    ]
    for whole in wholes:
        if pattern("totals.toml", "column of means").search(whole.figure.claim.measure or ""):
            continue
        told = [rows[1:] for rows in beside if rows[0].row is whole.row]
        for rows in (*told, _below_all(column, whole, found)):
            parts = _figures([own[id(entry.row)] for entry in rows if id(entry.row) in own])
            if not len(parts) == len(rows) > 1:
                continue
            if rows in told and adds_up(whole.figure, parts):
                yield Breakdown(whole.figure, parts, complete=False, sure=False)
                break
            if misses_by_a_slip(whole.figure, parts) or (rows in told and _one_has_lost_its_point(whole, parts)):
                yield Breakdown(whole.figure, parts, complete=True, sure=True)
                break


def _has_more(column: Sequence[Entry], rows: Rows, at: int) -> bool:
    """Whether a column has figures among the rows of a sum in another that has none there: 内部调动 | - | 6."""
    own = {id(entry.row): place for place, entry in enumerate(column)}
    places = [own[id(entry.row)] for entry in rows]
    return any(at not in entry.row and not entry.of_which for entry in column[min(places) : max(places)])


def _one_has_lost_its_point(whole: Entry, parts: Sequence[Figure]) -> bool:
    """Whether one part is above its whole, and what is left for it with its point elsewhere: 12000, of 120.00."""
    kin = all(amount(part) and alike(whole.figure, part) for part in parts)
    stated = Interval.of(whole.figure.claim)
    over = [place for place, part in enumerate(parts) if Interval.of(part.claim).lower > stated.upper] if kin else []
    if len(over) != 1:
        return False
    left = stated - total([part for place, part in enumerate(parts) if place != over[0]])
    return left.lower > 0 and slip(parts[over[0]].claim, left, (Slip.POINT,)) is not None


def _below_all(column: Sequence[Entry], whole: Entry, found: Sequence[Rows]) -> Rows:
    """The rows of a column but its first or last one and those that others add up; none where no row adds up others."""
    rows = column[1:] if whole is column[0] else column[:-1] if whole is column[-1] else ()
    added = {id(entry) for each in found for entry in each[1:]}
    rest = tuple(entry for entry in rows if id(entry) not in added and not entry.of_which)
    sums = {id(each[0]) for each in found}
    return rest if any(id(entry) in sums for entry in rest) else ()


def _beside(entry: Entry) -> list[int]:
    """The columns nearest to that of a figure, itself left out."""
    own = next(at for at, figure in entry.row.items() if figure is entry.figure)
    return sorted((at for at in entry.row if at != own), key=lambda at: abs(at - own))[:MOST_BESIDE]


def _moved(entry: Entry, at: int) -> Entry:
    """The figure of another column in the row of an entry."""
    return replace(entry, figure=entry.row[at])


def misses_by_a_slip(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts miss a whole that is above each of them, as sums are, by one digit or two that changed places."""
    if not all(amount(part) and alike(whole, part) for part in parts):
        return False
    summed = total(parts)
    highest = max(abs(part.claim.high or Decimal(0)) for part in parts)
    stated = whole.claim.low or Decimal(0)
    if adds_up(whole, parts) or abs(stated) <= highest:
        return False
    step = min(figure.claim.step or Decimal(1) for figure in (whole, *parts))
    gap = abs(summed.lower + summed.upper - 2 * stated) / step / 2
    rounding = (summed.upper - summed.lower) / step / 2
    near = range(math.ceil(gap - rounding), math.floor(gap + rounding) + 1)
    return len(near) <= REACH and any(map(_one_slip, near))


def _one_slip(steps: int) -> bool:
    """Whether another digit, or two swapped ones, make a number greater by so many steps."""
    return any(rest == 0 and SLIP.fullmatch(str(least)) for least, rest in (divmod(steps, 1), divmod(steps, 9)))


def names_total(entry: Entry) -> bool:
    """Whether a row is called the sum of others: 合计, 总计."""
    return pattern("totals.toml", "row of totals").search(entry.label) is not None


def _adding_up(whole: Entry, outermost: Sequence[Entry], most: int) -> Rows:
    """The rows at the end of others, last first, that a row is the sum of; no more than so many."""
    figure, claim = whole.figure, whole.figure.claim
    telling = claim.step and claim.low is not None and abs(claim.low) >= TELLING * claim.step
    if not telling or not amount(figure) or topic(figure).aspect in ("rate", "share"):
        return ()
    parts: list[Entry] = []
    summed, stated = Interval(Decimal(0), Decimal(0)), Interval.of(claim)
    for entry in reversed(outermost[-most:]):
        part = entry.figure
        if not (amount(part) and alike(figure, part)):
            return ()
        parts.append(entry)
        summed += times(part) * Interval.of(part.claim)
        if len(parts) > 1 and holds(Comparator.MEETS, summed, stated):
            return tuple(parts)
    return ()
