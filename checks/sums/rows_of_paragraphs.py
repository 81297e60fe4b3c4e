"""Paragraphs told in one form, each of a part of what one above them tells.

共安排项目640个,总投资1820亿元。 / 产业类项目240个,总投资630亿元。…… / 民生类项目400个,总投资1190亿元。
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

from checks.figures.amounts import NOT_AMOUNTS, Breakdown, adds_up, alike, digits, slipped, targets_of, total
from checks.figures.topics import unit
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.relation import Interval
from checks.repair import repairs
from claims.model import Dimension, Hedge, Kind

FEWEST, MOST_ROWS = 2, 8
ABOVE, BETWEEN = 3, 6
TELLING, ENDING = 3, 2
OTHER = re.compile("[^一-鿿]")


class Column(NamedTuple):
    """What a figure of a paragraph is of: the end of its noun and its unit; `changed` by how much that changed.

    `within` is the noun of the figure that its bracket stands behind: 在校生 of 在校生820人(女生396人).
    """

    noun: str
    unit: str
    dimension: Dimension
    changed: bool
    within: str | None = None

    @property
    def measured_in(self) -> Hashable:
        """What is the same for a whole, whatever it is called."""
        return self.unit, self.dimension, self.changed


Row = Mapping[Column, Figure]
Told = Sequence[tuple[Column, Figure]]


def rows_of_paragraphs(page: Page) -> Iterator[Breakdown]:
    """The columns of paragraphs that begin with a figure of one noun, each with its figure of one right above them.

    Or of paragraphs that begin with 其中, whatever their nouns.
    They are all its parts where a column adds up that tells three digits, of two paragraphs where two do. Then another
    column of three digits has to, and is wrong if a slip of the pen explains that it doesn't: a telling one, or any
    under its whole's own noun.
    """
    cells = [list(_cells(line)) for line in page.lines]
    rows = [_firsts(told) for told in cells]
    numbers: defaultdict[Column, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        if row:
            numbers[next(iter(row))].append(number)
    runs = [run for told in numbers.values() for run in _runs(told)]
    for run in (*runs, *(run for run in _led_runs(page, rows) if list(run) not in runs)):
        made = _made_up(rows, cells, run)
        yield from (each for each in made if adds_up(each.whole, each.parts) or not _may_be_meant(page, each))


def _may_be_meant(page: Page, missed: Breakdown) -> bool:
    """Whether another figure of a paragraph is what others make up, or one of theirs tells of some counted twice.

    实有床位 of 编制床位12300张,实有床位12800张; 其中10人次重复计入.
    """
    beside = page.lines[missed.whole.line].figures
    another = any(alike(each, missed.whole) and adds_up(each, missed.parts) for each in beside)
    twice = (pattern("apart.toml", "counted in several").search(page.lines[part.line].text) for part in missed.parts)
    gap = total(missed.parts) - Interval.of(missed.whole.claim)
    told = (each for part in missed.parts for each in page.lines[part.line].figures if alike(each, part))
    besides = any(each not in missed.parts and _is_as_much(each, gap) for each in told)
    return another or besides or any(twice)


def _is_as_much(figure: Figure, gap: Interval) -> bool:
    size = abs(figure.claim.low or Decimal(0))
    return min(abs(gap.lower), abs(gap.upper)) <= size <= max(abs(gap.lower), abs(gap.upper))


def _led_runs(page: Page, rows: Sequence[Row]) -> Iterator[Sequence[int]]:
    """Each run of paragraphs of which the first begins with 其中, and those behind it with that or in like columns.

    其中小学49所,招生17108人,在校生60766人。 / 初中28所,招生7528人,在校生23270人。
    """
    last = -1
    for number, line in enumerate(page.lines):
        if number > last and rows[number] and _is_led(line):
            behind = range(number + 1, min(len(rows), number + MOST_ROWS))
            goes_on = (_goes_on(page.lines[each], rows[each], rows[number]) for each in behind)
            last = number + sum(takewhile(bool, goes_on))
            yield from [range(number, last + 1)] if last > number else []


def _is_led(line: Line) -> bool:
    return bool(line.figures) and pattern("parts.toml", "among").match(line.figures[0].before.lstrip()) is not None


def _goes_on(line: Line, row: Row, first: Row) -> bool:
    """Whether a paragraph tells of one more part: it begins with a figure in the first one's unit, in its columns."""
    alike = bool(row) and next(iter(row)).measured_in == next(iter(first)).measured_in
    return alike and (_is_led(line) or len(set(row) & set(first)) >= FEWEST)


def _runs(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Each row of paragraphs of which no two are too far apart."""
    run: list[int] = []
    for number in numbers:
        if run and number - run[-1] > BETWEEN:
            yield run
            run = []
        run.append(number)
    yield run


def _cells(line: Line) -> Iterator[tuple[Column, Figure]]:
    """The figures of a paragraph under their nouns, the changes told behind them and the parts in their brackets."""
    last = ""
    for figure in line.figures if len(line.figures) > 1 and not in_table(line.figures[0]) else ():
        claim = figure.claim
        exact = claim.kind is Kind.CLAIM and claim.low is not None and claim.hedge is Hedge.EXACT
        if not exact or figure.depth > 1 or claim.dimension in NOT_AMOUNTS or "/" in claim.unit:
            continue
        words = clause(figure.before)
        if pattern("parts.toml", "of each").search(words):
            continue
        if figure.depth:
            noun = OTHER.sub("", words)
            yield Column(noun[-ENDING:], unit(claim), claim.dimension, changed=False, within=last), figure
            continue
        changed = pattern("parts.toml", "change").search(words) is not None
        last = last if changed else _noun(words) or OTHER.sub("", words)[-ENDING:]
        yield Column(last, unit(claim), claim.dimension, changed), figure


def _firsts(told: Told) -> Row:
    """The first figure under each noun."""
    found: dict[Column, Figure] = {}
    for column, figure in told:
        found.setdefault(column, figure)
    return found


def _noun(words: str) -> str:
    """The last characters of what a figure is of: 学校 of 共有学校1048所, 招生 of 招生58.16万人."""
    return OTHER.sub("", pattern("topics.toml", "tie").sub("", words))[-ENDING:]


def _made_up(rows: Sequence[Row], cells: Sequence[Told], run: Sequence[int]) -> Iterator[Breakdown]:
    """What each row of paragraphs makes up, as many of them as do: of one above them, or of the first of them."""
    first = 0
    while first <= len(run) - FEWEST:
        own = run[first : first + MOST_ROWS]
        above = [(rows[number], cells[number]) for number in range(own[0] - 1, max(-1, own[0] - 1 - ABOVE), -1)]
        tried = ((count, [rows[number] for number in own[:count]]) for count in range(len(own), FEWEST - 1, -1))
        found = ((count, list(_columns_made_up(parts, above))) for count, parts in tried)
        count, made = next(((count, made) for count, made in found if made), (1, []))
        yield from made
        first += count


def _columns(parts: Sequence[Row]) -> dict[Column, tuple[Figure, ...]]:
    """The columns of which every paragraph has a figure; of those in brackets two have to, for the others have none."""
    told = dict.fromkeys(column for row in parts for column in row if column in parts[0] or column.within is not None)
    found = {column: tuple(row[column] for row in parts if column in row) for column in told}
    return {
        column: figures
        for column, figures in found.items()
        if len(figures) == len(parts) or (column.within is not None and len(figures) >= FEWEST)
    }


def _columns_made_up(parts: Sequence[Row], above: Sequence[tuple[Row, Told]]) -> Iterator[Breakdown]:
    columns = _columns(parts)
    firsts = [next(iter(row)) for row in parts]
    if len({first.measured_in for first in firsts}) == 1 and firsts[0] not in columns:
        columns = {firsts[0]: tuple(row[first] for row, first in zip(parts, firsts, strict=True)), **columns}
    right: dict[Column, tuple[Row, Breakdown]] = {}
    for column, figures in columns.items():
        wholes = ((row, whole) for row, told in above for whole in _measured_in(column, row, told))
        fitting = ((row, whole) for row, whole in wholes if adds_up(whole, figures))
        for row, whole in fitting:
            right.setdefault(column, (row, Breakdown(whole, figures, complete=True, sure=True)))
    made = [each for _, each in right.values()]
    telling = [each for each in made if digits(each.whole.claim) >= TELLING]
    if not telling or (len(parts) == FEWEST and len(made) < FEWEST):
        return
    yield from made
    taken = {each.whole.claim.start: key.within is not None for key, (_, each) in right.items()}
    for column in (column for column in columns if column not in right and len(columns[column]) == len(parts)):
        others = {start for start, in_brackets in taken.items() if column.within is not None or not in_brackets}
        told = _whole_of(column, [row for row, _ in right.values()], others)
        if told is None or digits(told.claim) < TELLING or (column.changed and _rounded(told, columns[column])):
            continue
        by_name = any(row.get(column) is told for row, _ in above)
        named = by_name and any(repairs(*target) for target in targets_of(told, columns[column]))
        if named or slipped(told, columns[column]):
            yield Breakdown(told, columns[column], complete=True, sure=True)


def _measured_in(column: Column, row: Row, told: Told) -> Iterator[Figure]:
    """The figures that may be the whole of a column: the first of each noun, then others of three digits.

    Of a column in brackets, those of two.
    """
    fewest = TELLING if column.within is None else FEWEST
    yield from (figure for key, figure in row.items() if key.measured_in == column.measured_in)
    yield from (
        figure for key, figure in told if key.measured_in == column.measured_in and digits(figure.claim) >= fewest
    )


def _rounded(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether changes, which are differences of rounded levels, miss their sum by a step of each at most."""
    missed = abs(sum(part.claim.low or Decimal(0) for part in parts) - (whole.claim.low or Decimal(0)))
    return missed <= sum(figure.claim.step or Decimal(0) for figure in (whole, *parts))


def _whole_of(column: Column, above: Sequence[Row], taken: set[int]) -> Figure | None:
    """What a paragraph that tells other wholes tells of a column: under its noun, or the only one in its unit."""
    for row in above:
        free = {key: figure for key, figure in row.items() if figure.claim.start not in taken}
        alike = [figure for key, figure in free.items() if key.measured_in == column.measured_in]
        if column in free or len(alike) == 1:
            return free.get(column) or alike[0]
    return None
