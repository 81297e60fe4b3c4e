"""Tables with each cell on a line of its own, as the text of a web page holds them; by offsets."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from claims.headings import lines
from claims.headwords import heads
from claims.layouts import (
    COLUMN,
    FEW,
    LABEL,
    MANY,
    MARK,
    OUTER,
    RANK,
    UNIT_ALONE,
    WORD,
    YEAR,
    Row,
    Span,
    Table,
    by_blanks,
    certain,
    heads_values,
    kind,
    of_index,
    texts,
)

_LEAD = re.compile("[#＃*＊]*(?:其中[:：]|[一二三四五六七八九十]{1,3}[。:：])?")
_PROSE = re.compile(r"[。；！？，：:!?《》,]")
_PERCENT = re.compile("[%％]")
_CHANGE = re.compile("±[%％]")
_RATE = re.compile("增[长減减幅]|同比|环比|变[动化]|比重|占比|±$")
_RUN = 20_000
_SUBHEADINGS = 2
_TRIED = 3


class _Cell(NamedTuple):
    """A line that may be a cell: its span, its kind (L for words, U for a unit, V for a value or none of one).

    `gap` is how many line breaks stand between the cell before and it.
    """

    span: Span
    kind: str
    gap: int


class _Record(NamedTuple):
    """Words and the values below them: what is above a row (a head, subheadings), its label and unit, its values."""

    above: list[_Cell]
    label: list[_Cell]
    values: list[_Cell]

    @property
    def loose(self) -> int:
        """How many of the words above are no labels of rows that have a unit and no value."""
        kinds = [cell.kind for cell in (*self.above, *self.label[:1])]
        return sum(one == "L" and after != "U" for one, after in pairwise(kinds))


class _Head(NamedTuple):
    """The cells of a head, how many values each of its rows has, and whether units stand between label and values."""

    cells: Row
    values: int
    units: bool


class _Gaps(NamedTuple):
    """How many line breaks part the cells of a row, and how many two rows."""

    inside: int
    between: int


def stacked_tables(text: str) -> Iterator[Table]:
    """The tables with a cell on each line, in order; blank lines may stand between.

    Below a head are rows of a label, perhaps its unit, and as many values as the head has cells for: three or more, or
    two where the head names a column of units, or any where it is the same as the one before. A few among them may have
    fewer values: these are read where blank lines stand for the cells that they lack or where the text ends within
    them, and else left out.
    """
    for run in _runs(text):
        before: _Head | None = None
        for body in _bodies(text, _records(text, _unranked(text, run))):
            head, rows = _read(text, body, before)
            if head:
                yield from certain(text, head.cells, rows, few=_fewest(text, head, before))
            before = head


def _runs(text: str) -> Iterator[list[_Cell]]:
    """Neighbouring lines that may be cells; a unit in brackets belongs to the words on the line above it."""
    run: list[_Cell] = []
    last = 0
    for start, end in lines(text, 0, len(text)):
        line = text[start:end]
        span = end - len(line.lstrip(OUTER)), start + len(line.rstrip(OUTER))
        if span[0] >= span[1]:
            continue
        cell = _cell(text, span, text.count("\n", last, span[0]))
        last = span[1]
        if cell and run and run[-1].kind == "L" and UNIT_ALONE.fullmatch(text, *span):
            run[-1] = run[-1]._replace(span=(run[-1].span[0], span[1]))
        elif cell:
            run.append(cell)
        if run and (cell is None or len(run) == _RUN):
            yield run
            run = []
    if run:
        yield run


def _cell(text: str, span: Span, gap: int) -> _Cell | None:
    """A line as a cell; None where it is prose, has marks, or is a row of cells itself."""
    start, end = span
    if end - start > LABEL:
        return None
    found = kind(text, span)
    if found == "L" and not (UNIT_ALONE.fullmatch(text, *span) or _CHANGE.fullmatch(text, *span)):
        lead = _LEAD.match(text, start, end)
        said = _PROSE.search(text, lead.end() if lead else start, end) or MARK.search(text, start, end)
        if said or not WORD.search(text, start, end) or len(by_blanks(text, span)) > 1:
            return None
    return _Cell(span, found, gap)


def _unranked(text: str, run: Sequence[_Cell]) -> Iterator[_Cell]:
    """The cells of a run without the numbers of rows (1, 2, 3), where they stand below a head of their own (序号).

    Two rows of one rank may have the same number, and the next one then that of its place: 5, 5, 7.
    """
    number = place = 0
    for cell, after in zip(run, [*run[1:], None], strict=True):
        if after and RANK.fullmatch(text, *cell.span) and heads(text[slice(*after.span)], "row"):
            number = place = 1
        elif after and number and after.kind == "L" and text[slice(*cell.span)] in (str(number - 1), str(place)):
            number, place = int(text[slice(*cell.span)]) + 1, place + 1
        else:
            yield cell


def _records(text: str, cells: Iterator[_Cell]) -> Iterator[_Record]:
    """The words and values of a run by turns; bare years that a head names, or that label rows, are words."""
    words: list[_Cell] = []
    values: list[_Cell] = []
    for cell in cells:
        if cell.kind == "V":
            values.append(cell)
            continue
        if values and _are_times(text, words, values):
            words += [value._replace(kind="L") for value in values]
            values = []
        elif values:
            yield from _of_years(text, words, values)
            words, values = [], []
        words.append(cell)
    if values:
        yield from _of_years(text, words, values)


def _of_years(text: str, words: list[_Cell], values: list[_Cell]) -> Iterator[_Record]:
    """A record; as many as there are years, where these follow each other as the first values of rows below a head."""
    at = max((at for at, cell in enumerate(words) if heads(text[slice(*cell.span)], "row")), default=len(words))
    size = max(1, len(words) - at)
    labels = values[::size]
    if size > 1 and len(values) % size == 0 and _follow(texts(text, [label.span for label in labels])):
        for at, label in zip(range(0, len(values), size), labels, strict=True):
            yield _Record([] if at else words, [label._replace(kind="L")], values[at + 1 : at + size])
    else:
        yield _record(words, values)


def _follow(written: Sequence[str]) -> bool:
    """Whether numbers are years, one after the other."""
    years = [int(number) for number in written if YEAR.fullmatch(number)]
    return len(years) == len(written) and {later - earlier for earlier, later in pairwise(years)} in ({1}, {-1})


def _record(words: list[_Cell], values: list[_Cell]) -> _Record:
    kinds = "".join(cell.kind for cell in words)
    lead = 2 if kinds.endswith("LU") else kinds.endswith("L")
    return _Record(words[: len(words) - lead], words[len(words) - lead :], values)


def _are_times(text: str, words: Sequence[_Cell], values: Sequence[_Cell]) -> bool:
    """Whether values are the years that a head names: behind one of labels or units, or one after the other."""
    written = texts(text, [value.span for value in values])
    last = text[slice(*words[-1].span)] if words else ""
    named = heads(last, "row") or heads(last, "unit")
    return (named and all(map(YEAR.fullmatch, written))) or _follow(written)


def _bodies(text: str, records: Iterator[_Record]) -> Iterator[list[_Record]]:
    """Records that may have one head: more words than subheadings have, or such as head columns, begin others."""
    body: list[_Record] = []
    for record in records:
        if body and (record.loose > _SUBHEADINGS or any(_heads(text, cell) for cell in record.above)):
            yield body
            body = []
        body.append(record)
    if body:
        yield body


def _heads(text: str, cell: _Cell) -> bool:
    written = text[slice(*cell.span)]
    return cell.kind == "L" and (heads(written, "row") or heads_values(written) or bool(COLUMN.search(written)))


def _read(text: str, body: Sequence[_Record], before: _Head | None) -> tuple[_Head | None, list[Row]]:
    """The head of some records and their rows: a head of their own, or the one before where they have none."""
    first = body[0]
    for count in dict.fromkeys(len(record.values) for record in body[:_TRIED]):
        units = 2 * sum(len(record.label) > 1 for record in body) > len(body)
        fewer = any(len(record.values) > count for record in body)
        goes_on = before if first.loose <= _SUBHEADINGS and before and before.values == count else None
        head = (
            _named(text, first, count, units=units, fewer=fewer) or goes_on or _unnamed(text, first, count, units=units)
        )
        rows = _rows(text, body, head) if head else []
        if rows:
            return head, rows
    return None, []


def _named(text: str, first: _Record, count: int, *, units: bool, fewer: bool) -> _Head | None:
    """The head that begins with what heads labels (指标名称); subheadings may stand between it and the first row.

    None may where some have more values than `count`: they could be heads of these.
    """
    above = _whole(text, first.above)
    at = max((at for at, cell in enumerate(above) if heads(text[slice(*cell.span)], "row")), default=None)
    if at is None:
        return None
    told = heads(text[slice(*above[at + 1].span)], "unit") if at + 1 < len(above) else False
    size = 1 + (told or units) + count
    head, below = above[at : at + size], above[at + size :]
    if len(head) < size or len(below) > (0 if fewer else _SUBHEADINGS) or any(_heads(text, cell) for cell in below):
        return None
    return _Head([cell.span for cell in head], count, told or units)


def _unnamed(text: str, first: _Record, count: int, *, units: bool) -> _Head | None:
    """The cells right above the first row, as many as it has; those of its values alone where they can be no others."""
    above = [cell.span for cell in _whole(text, first.above)]
    size = units + count
    others = above[-size:]
    if len(others) < size:
        return None
    if all(map(heads_values, texts(text, others))) or of_index(text, others):
        return _Head([(others[0][0], others[0][0]), *others], count, units)
    return _Head(above[-size - 1 :], count, units) if len(above) > size else None


def _whole(text: str, above: Sequence[_Cell]) -> list[_Cell]:
    """The words above a row; the mark of a rate belongs to the head on the line before (比上年增长, %)."""
    found: list[_Cell] = []
    for cell in above:
        if found and _PERCENT.fullmatch(text, *cell.span) and _RATE.search(text, *found[-1].span):
            found[-1] = found[-1]._replace(span=(found[-1].span[0], cell.span[1]))
        else:
            found.append(cell)
    return found


def _fewest(text: str, head: _Head, before: _Head | None) -> int:
    """How many rows a head has to have below it."""
    names = texts(text, head.cells)
    if before and before is not head and texts(text, before.cells) == names:
        return 1
    return FEW if any(heads(name, "unit") for name in names) else MANY


def _rows(text: str, body: Sequence[_Record], head: _Head) -> list[Row]:
    """The rows below a head up to the last one that is whole.

    None where more than half as many others are among them, or where words stand above more than half of them.
    """
    whole = [at for at, record in enumerate(body) if _is_whole(record, head)]
    if not whole:
        return []
    gaps = _gaps([body[at] for at in whole])
    rows: list[Row] = []
    for at, record in enumerate(body):
        after = body[at + 1] if at + 1 < len(body) else None
        row = _filled(record, head) if _is_whole(record, head) else _placed(text, record, head, gaps, after)
        if row:
            rows.append(row)
    others = whole[-1] + 1 - len(rows)
    below = sum(body[at].loose > 0 for at in whole if at)
    return rows if 2 * max(others, below) <= len(rows) else []


def _is_whole(record: _Record, head: _Head) -> bool:
    """Whether a record has a label and every value that its head has cells for; its unit may be lacking."""
    return len(record.values) == head.values and 0 < len(record.label) <= 1 + head.units


def _filled(record: _Record, head: _Head) -> Row:
    label = [cell.span for cell in record.label]
    lacking = 1 + head.units - len(label)
    return [*label, *[(label[-1][1],) * 2] * lacking, *(value.span for value in record.values)]


def _gaps(whole: Sequence[_Record]) -> _Gaps:
    inside = Counter(cell.gap for record in whole for cell in (*record.label[1:], *record.values))
    between = Counter(record.label[0].gap for record in whole)
    return _Gaps(inside.most_common(1)[0][0], between.most_common(1)[0][0])


def _placed(text: str, record: _Record, head: _Head, gaps: _Gaps, after: _Record | None) -> Row | None:
    """A row with fewer cells than its head, each where the line breaks before it tell; None where they don't.

    Behind its last cell as many have to be blank as it lacks, but where the text ends.
    """
    if not record.label:
        return None
    width = len(head.cells)
    row, kinds = [record.label[0].span], "L"
    for cell in (*record.label[1:], *record.values):
        steps, odd = divmod(cell.gap, gaps.inside)
        if odd or not 0 < steps <= width:
            return None
        row += [*[(row[-1][1],) * 2] * (steps - 1), cell.span]
        kinds += "-" * (steps - 1) + cell.kind
    lacking = width - len(row)
    following = (*after.above, *after.label)[0].gap if after else None
    ends = not text[row[-1][1] :].strip() if following is None else following == gaps.between + lacking * gaps.inside
    if lacking < 0 or not ends or "V" in kinds[: 1 + head.units] or "U" in kinds[1 + head.units :]:
        return None
    return [*row, *[(row[-1][1],) * 2] * lacking]
