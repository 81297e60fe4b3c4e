"""Wholes and parts by definition (三次产业 of 地区生产总值), and rows of a table that the rows below add up to."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import takewhile

from checks.columns import Entry
from checks.identity import time_allows
from checks.lexicon import entries, pattern
from checks.page import Figure, Page, clause, in_table
from checks.parts import NOT_AMOUNTS, Breakdown, adds_up, alike, amount, times, total
from checks.relation import Comparator, Interval, holds
from checks.topics import names, topic
from claims.model import Hedge

REACH = 60
MOST_ROWS = 16
TELLING = 100
MOST_BESIDE = 3
SLIP = re.compile("[1-9]0*")
Rows = tuple[Entry, ...]
"""A row of a column that is the sum of others, and those."""
Partition = tuple[re.Pattern[str], tuple[re.Pattern[str], ...], re.Pattern[str] | None]
"""What a whole and its parts are called, and words that have to lead up to the whole, if any."""
Named = tuple[Figure, tuple[str, ...]]
"""A figure with the names that it goes by."""


def defined(figures: Sequence[Figure]) -> Iterator[Breakdown]:
    """Wholes of a line or a column with all of their parts behind them, each given once in one unit."""
    yield from _defined([(figure, names(figure)) for figure in figures if is_level(figure)])
    yield from _defined([(figure, names(figure)[:1]) for figure in figures if is_change(figure)])


def is_level(figure: Figure) -> bool:
    """Whether a figure is an amount of something, and not of each."""
    return amount(figure) and topic(figure).aspect == "level"


def is_change(figure: Figure) -> bool:
    """Whether a figure is by how much an amount of something changed."""
    of_amounts = figure.claim.dimension not in NOT_AMOUNTS and "/" not in figure.claim.unit
    return of_amounts and figure.claim.measure == "增减额" and figure.claim.low is not None


def _defined(named: Sequence[Named]) -> Iterator[Breakdown]:
    for place, (whole, whole_names) in enumerate(named):
        for wanted, parts, words in _partitions():
            a_part = any(part.search(name) for part in parts for name in whole_names)
            told = words is None or words.search(clause(whole.before))
            if told and not a_part and any(wanted.search(name) for name in whole_names):
                near = (named[place + 1 : place + 1 + REACH], named[max(0, place - REACH) : place][::-1])
                behind, ahead = ([entry for entry in side if entry[0].depth == whole.depth] for side in near)
                yield from _made_up(whole, parts, *(_until_next(wanted, parts, side) for side in (behind, ahead)))


def _made_up(
    whole: Figure, parts: Sequence[re.Pattern[str]], behind: Sequence[Named], ahead: Sequence[Named]
) -> Iterator[Breakdown]:
    """A whole with all its parts behind it or before it in its sentence; on both sides only where they fit."""
    sentence = list(takewhile(lambda entry: entry[0].claim.sentence_start == whole.claim.sentence_start, ahead))
    if kept := _all_of(parts, whole, behind) or _all_of(parts, whole, sentence):
        yield Breakdown(whole, kept, complete=True, sure=True)
    elif (farther := _all_of(parts, whole, [*behind, *ahead])) and adds_up(whole, farther):
        yield Breakdown(whole, farther, complete=False, sure=False)


def defined_apart(page: Page) -> Iterator[Breakdown]:
    """Wholes with all their parts in other paragraphs, each given once in the text, exactly, of one place and time."""
    for wanted in (is_level, is_change):
        figures = [figure for figure in page.figures if wanted(figure) and not in_table(figure)]
        named = [(figure, names(figure)[:1]) for figure in figures if figure.claim.hedge is Hedge.EXACT]
        for called, parts, words in _partitions():
            chosen = [_only(named, wanted_name) for wanted_name in (called, *parts)] if words is None else [None]
            whole, *rest = (figure for figure in chosen if figure is not None) if None not in chosen else (None,)
            if whole is not None and rest[0].line != whole.line and all(_of_one_kind(whole, part) for part in rest):
                yield Breakdown(whole, tuple(rest), complete=True, sure=True)


def _only(named: Sequence[Named], wanted: re.Pattern[str]) -> Figure | None:
    """The first figure of a name if the text gives no other value under it."""
    found = [figure for figure, known in named if any(wanted.search(name) for name in known)]
    return found[0] if found and len({figure.claim.low for figure in found}) == 1 else None


def _of_one_kind(whole: Figure, part: Figure) -> bool:
    one, other = whole.claim, part.claim
    return alike(whole, part) and one.scope == other.scope and time_allows(one, other)


def of_column(column: Sequence[Entry]) -> Iterator[Breakdown]:
    """The wholes of a column: by definition, and by their coming to the sum of other rows.

    A sum of rows is only taken for a whole where it comes out; rows that are parts themselves are not added again. A
    row of totals that misses its parts by a slip has them from a column beside it that adds up, or from subtotals.
    """
    yield from defined([entry.figure for entry in column])
    found = _sums(column)
    yield from (Breakdown(rows[0].figure, _figures(rows[1:]), complete=False, sure=False) for rows in found)
    known = {rows[0].figure.claim.start for rows in found}
    missing = [entry for entry in column if entry.figure.claim.start not in known and _names_total(entry)]
    if missing:
        yield from _slipped(column, missing, found)


def _figures(entries: Sequence[Entry]) -> tuple[Figure, ...]:
    return tuple(sorted((entry.figure for entry in entries), key=lambda figure: figure.claim.start))


def _sums(column: Sequence[Entry]) -> list[Rows]:
    """The rows that are sums of others, each with those: of rows below it, or of those above a row of totals."""
    unmarked = [entry for entry in column if not entry.of_which]
    found: dict[int, Rows] = {}
    some_named = any(map(_names_total, column))
    for rows in (unmarked, column) if len(unmarked) < len(column) else (column,):
        for each in (*_totals(rows), *(_totals(rows[::-1], named=True) if some_named else ())):
            found.setdefault(each[0].figure.claim.start, each)
    return list(found.values())


def _totals(rows: Sequence[Entry], *, named: bool = False) -> Iterator[Rows]:
    """The rows that those behind them add up to; only rows of totals where they have to be `named`."""
    outermost: list[Entry] = []
    for place in range(len(rows) - 1, -1, -1):
        whole = rows[place]
        of_all = _names_total(whole)
        parts = _adding_up(whole, outermost, MOST_ROWS) if of_all or not named else ()
        if parts:
            del outermost[-len(parts) :]
        elif of_all:
            parts = _adding_up(whole, rows[place + 1 : place + 1 + REACH][::-1], REACH)
        if parts:
            yield (whole, *parts)
        outermost.append(whole)


def _slipped(column: Sequence[Entry], wholes: Sequence[Entry], found: Sequence[Rows]) -> Iterator[Breakdown]:
    """Totals with the rows that have to make them up, where they miss them by what one slip explains."""
    own = {id(entry.row): entry for entry in column}
    beside = [
        rows for at in _beside(wholes[0]) for rows in _sums([_moved(each, at) for each in column if at in each.row])
    ]
    for whole in wholes:
        if pattern("parts.toml", "column of means").search(whole.figure.claim.measure or ""):
            continue
        told = [rows[1:] for rows in beside if rows[0].row is whole.row]
        for rows in (*told, _below_all(column, whole, found)):
            parts = _figures([own[id(entry.row)] for entry in rows if id(entry.row) in own])
            if len(parts) == len(rows) > 1 and _misses_by_a_slip(whole.figure, parts):
                yield Breakdown(whole.figure, parts, complete=True, sure=True)
                break


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


def _misses_by_a_slip(whole: Figure, parts: Sequence[Figure]) -> bool:
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


def _until_next(whole: re.Pattern[str], parts: Sequence[re.Pattern[str]], behind: Sequence[Named]) -> Sequence[Named]:
    """The figures behind a whole, up to the next one of its name that is not a part of it."""

    def goes_on(entry: Named) -> bool:
        called = any(whole.search(name) for name in entry[1])
        return not called or any(part.search(name) for part in parts for name in entry[1])

    return list(takewhile(goes_on, behind))


def wholes_of(name: str) -> list[re.Pattern[str]]:
    """What the wholes are called that a part of this name is by definition a part of."""
    return [whole for whole, parts, _ in _partitions() if any(part.search(name) for part in parts)]


def parts_of_wholes() -> list[tuple[re.Pattern[str], ...]]:
    """What the parts are called that make up a whole by definition, for each such whole, longest rows first."""
    return sorted((parts for _, parts, _ in _partitions()), key=len, reverse=True)


def _names_total(entry: Entry) -> bool:
    return pattern("parts.toml", "row of totals").search(entry.label) is not None


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


def _all_of(parts: Sequence[re.Pattern[str]], whole: Figure, stretch: Sequence[Named]) -> tuple[Figure, ...]:
    """The first figure of every part in a stretch; none where a part has none or two share one."""
    chosen = [_first(part, whole, stretch) for part in parts]
    kept = tuple(figure for figure in chosen if figure is not None)
    return kept if len(kept) == len(parts) == len({figure.claim.start for figure in kept}) else ()


def _first(part: re.Pattern[str], whole: Figure, behind: Sequence[Named]) -> Figure | None:
    kin = ((figure, known) for figure, known in behind if alike(whole, figure) and figure.depth == whole.depth)
    return next((figure for figure, known in kin if any(part.search(name) for name in known)), None)


@cache
def _partitions() -> tuple[Partition, ...]:
    return tuple(
        (
            re.compile(row["whole"]),
            tuple(re.compile(part) for part in row["parts"]),
            re.compile(row["words"]) if "words" in row else None,
        )
        for row in entries("partitions.toml", "partition")
    )
