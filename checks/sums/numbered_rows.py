"""Rows of a table that are numbered by levels, and those of one level below the row that they are of.

一、支出 | 350 above 1.工资 | 210 above (1)基本工资 | 160, (2)津贴 | 50 and 2.办公 | 140.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import takewhile

from checks.figures.amounts import Breakdown, adds_up, alike, amount, surely_slipped, total
from checks.figures.columns import Entry
from checks.figures.numbering import HAN, number
from checks.lexicon import pattern
from checks.page import Figure
from checks.parts.parts_within import Pair, fits_within
from checks.relation import Comparator, Interval, holds
from checks.repair import slip
from checks.sums.totals import misses_by_a_slip, names_total
from claims.layouts import PART
from claims.model import Dimension

NUMBER = re.compile(
    rf"(?P<han>[{HAN}十]{{1,3}})[、.．]|[(（](?P<han_in_brackets>[{HAN}十]{{1,3}})[)）]"
    r"|(?P<digits_and_points>[0-9]{1,2}(?:[.．][0-9]{1,2}){1,3})[.．、]?(?=[^0-9.．%％])"
    r"|(?P<digits>[0-9]{1,2})[.．、](?![0-9])|[(（](?P<digits_in_brackets>[0-9]{1,2})[)）]"
    r"|(?P<digits_before_bracket>[0-9]{1,2})[)）]|(?P<circled>[①-⑳])"
    r"|(?P<letters>[A-H])[.．、]?(?=[一-鿿])|(?P<romans>I{1,3}|IV|VI{0,3}|[Ⅰ-Ⅸ])[.．、]?(?=[一-鿿])"
)
POINT = re.compile("[.．]")
FIRST_CELL = re.compile(r"[0-9]{1,2}(?:[.．][0-9]{1,2}){0,3}")
FEWEST, MOST, RIGHT, PAIR = 2, 20, 2, 2
TELLING = 100
LEVELS = ("", "han", "han_in_brackets", "digits", "digits_in_brackets", "circled")
"""How rows are numbered, from the outermost level to the innermost; what has letters may be of any."""


@dataclass(slots=True, eq=False)
class _Row:
    """A row with the level of its number, which one it is there, and the rows of the next level below it."""

    entry: Entry
    level: str
    place: int
    below: list["_Row"] = field(default_factory=list)


def numbered_rows(column: Sequence[Entry]) -> Iterator[Breakdown]:
    """The rows of each level that add up to the row above them.

    The odd one is wrong where several others of the column come out, its first row is not marked 其中 and a slip of the
    pen explains it. So are two of which one is of the other, where the same row mends both and any other comes out.
    """
    groups = [row for row in _nested(column) if _are_parts(row)]
    right = [row for row in groups if adds_up(*_figures(row))]
    odd = [row for row in groups if row not in right and not row.below[0].entry.of_which]
    wrong = _off_by_one_row(odd) if right else []
    if len(right) >= RIGHT and len(odd) == 1 and _is_wrong(odd[0]):
        wrong = odd
    yield from (Breakdown(*_figures(row), complete=True, sure=True) for row in (*right, *wrong))


def _is_wrong(row: _Row) -> bool:
    """Whether a slip explains that rows miss the one above them: a sure one where they may rightly do so.

    That is where they come to less, as some may be left out, or count what may be in several of them (老年户, 残疾户).
    """
    whole, parts = _figures(row)
    above = total(parts).lower > Interval.of(whole.claim).upper
    counted = whole.claim.dimension in (Dimension.COUNT, Dimension.PERSON)
    if any(_leaves(whole, parts, part) for part in parts):
        return False
    return misses_by_a_slip(whole, parts) if above and not counted else surely_slipped(whole, parts)


def _leaves(whole: Figure, parts: Sequence[Figure], part: Figure) -> bool:
    """Whether the rows come out without one of them, or with it taken off: 减:累计折旧, 不计入, 上解支出."""
    others = total([each for each in parts if each is not part])
    stated = Interval.of(whole.claim)
    left = (others, others - Interval.of(part.claim))
    return any(holds(Comparator.MEETS, each, stated) for each in left)


def _off_by_one_row(odd: Sequence[_Row]) -> Sequence[_Row]:
    """Two rows of which one is of the other and is by itself what neither adds up for, by a slip; none where not."""
    if len(odd) != PAIR:
        return []
    outer, inner = odd
    if inner not in outer.below:
        return []
    whole, parts = _figures(outer)
    meant = Interval.of(whole.claim) - total([part for part in parts if part is not inner.entry.figure])
    one = slip(inner.entry.figure.claim, total(_figures(inner)[1]))
    return odd if one is not None and holds(Comparator.MEETS, total(_figures(inner)[1]), meant) else []


def numbered_within(column: Sequence[Entry]) -> Iterator[Pair]:
    """The rows of a level that come to less than the row above them: marked 其中, or where others add up."""
    groups = [row for row in _nested(column) if _are_parts(row)]
    right = [row for row in groups if adds_up(*_figures(row))]
    for row in groups:
        whole, parts = _figures(row)
        told = row.below[0].entry.of_which or right
        if told and row not in right and total(parts).lower < Interval.of(whole.claim).upper:
            yield from ((part, whole) for part in parts if fits_within(part, whole))


def _figures(row: _Row) -> tuple[Figure, tuple[Figure, ...]]:
    return row.entry.figure, tuple(each.entry.figure for each in row.below)


def _are_parts(row: _Row) -> bool:
    """Whether the rows below one count from 1 on, two or more, and tell amounts in its unit, it one of some digits."""
    whole, parts = _figures(row)
    if not FEWEST <= len(parts) <= MOST or [each.place for each in row.below] != [*range(1, len(parts) + 1)]:
        return False
    if not all(amount(figure) and alike(whole, figure) and (figure.claim.low or 0) >= 0 for figure in (whole, *parts)):
        return False
    means = pattern("totals.toml", "column of means").search(whole.claim.measure or "")
    return not means and (whole.claim.low or 0) >= TELLING * (whole.claim.step or 1)


def _nested(column: Sequence[Entry]) -> list[_Row]:
    """The rows of a column, each with those of the next level below it; one without a number begins anew.

    One that is only marked as a part (其中:民族乡) is left out. A total at the end has the rows of the outermost level.
    """
    found: list[_Row] = []
    above: list[_Row] = []
    outermost: list[_Row] = []
    for entry in column:
        level, place = _number(entry)
        if not level and entry.of_which:
            continue
        row = _Row(entry, level, place)
        above = [*takewhile(partial(_is_over, row), above)]
        if not level:
            row.below, outermost = (outermost if names_total(entry) else []), []
        elif not above:
            outermost.append(row)
        else:
            above[-1].below.append(row)
        above = [*above, row]
        found.append(row)
    return found


def _is_over(row: _Row, other: _Row) -> bool:
    """Whether a row may be below another: one of a level that is not its own, and that is never told below its own."""
    one, two = (LEVELS.index(each.level) if each.level in LEVELS else None for each in (row, other))
    return bool(row.level) and row.level != other.level and (one is None or two is None or two < one)


def _number(entry: Entry) -> tuple[str, int]:
    """The level of a row by how its label or the cell before it is numbered, and which it is; no level if it isn't."""
    label = PART.sub("", entry.label.lstrip("#＃"), count=1) if entry.of_which else entry.label
    if entry.first != entry.label and FIRST_CELL.fullmatch(entry.first):
        steps = POINT.split(entry.first)
        return f"cell{len(steps)}", int(steps[-1])
    mark = NUMBER.match(label)
    if not mark or not mark.lastgroup:
        return "", 0
    written = mark[mark.lastgroup]
    if mark.lastgroup == "digits_and_points":
        steps = POINT.split(written)
        return f"digits{len(steps)}", int(steps[-1])
    return mark.lastgroup, _value(mark.lastgroup, written)


def _value(level: str, written: str) -> int:
    """What a number is: 3 for 三, ③, C, III and 3."""
    if level == "circled":
        return ord(written) - ord("①") + 1
    if level == "letters":
        return ord(written) - ord("A") + 1
    if level == "romans":
        romans = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
        return romans.index(written) + 1 if written in romans else ord(written) - ord("Ⅰ") + 1
    return number(written)
