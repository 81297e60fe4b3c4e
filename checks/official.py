"""Tables of official figures that a user supplies: read from CSV, XLSX or Parquet, and checked whole.

A table has the columns indicator, scope, period, value and unit, and may have rounded, source and url; Chinese heads
(指标, 地区, 时期, 数值, 单位, 修约, 来源, 网址) do as well, other columns are passed over. `rounded` says how the last
digit of the value came about: `nearest` (as if it were blank), `exact`, `down`, `up`, or the place that it was rounded
to, in the unit of the row (`10`: to tens).
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from checks.figures.topics import UNITS
from checks.lexicon import pattern
from checks.relation import Interval
from claims import lexicon
from claims.days import Frame
from claims.encodings import decode
from claims.errors import TableError, UnreadableDocumentError
from claims.indicators import normalise
from claims.model import Dimension
from claims.periods import periods
from claims.quantities import mentions
from claims.reading import bounds
from claims.scopes import named, whole

NEEDED = ("indicator", "scope", "period", "value", "unit")
OPTIONAL = ("rounded", "source", "url")
RATE = "增长率"
NUMBER = re.compile(r"[-−－]?(?:[0-9]+|[0-9]{1,3}(?:[,，][0-9]{3})+)(?:\.[0-9]+)?")
YEAR = re.compile(r"[12][0-9]{3}")
ISO = re.compile(r"([12][0-9]{3})-([01][0-9])(?:-([0-3][0-9]))?")
DIGITS = re.compile(r"^[#,]*0(?:\.(0+))?(?:_\)|_ )?(%)?(?:;.*)?$")
GENERAL = 0
"""The number format of a cell that was given none."""

TOLD = 8
"""Rows that are wrong of which a message tells; it counts the others."""

KEPT = 1 << 14
Cells = Sequence[str]


class Key(NamedTuple):
    """What a figure is of, as far as an official one has to be of the same: `measure` is "" for a level, or 增长率."""

    name: str
    measure: str
    scope: str
    start: date
    end: date
    running: bool


@dataclass(frozen=True, slots=True)
class Official:
    """One row of a table: `interval` is the reading of its value in the base unit; `unit` is in one spelling.

    `prices` is "constant", "current" or "" where the indicator does not say. `row` counts the head as 1, as
    spreadsheets do. `indicator`, `scope`, `period` and `printed` (value and unit) are as written.
    """

    key: Key
    interval: Interval
    unit: str
    dimension: Dimension
    prices: str
    indicator: str
    scope: str
    period: str
    printed: str
    file: str
    row: int
    source: str = ""
    url: str = ""


class CellError(Exception):
    """A word of a table or a rule that can't be understood: the column that it would stand in, and why."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column


def read_tables(paths: Iterable[str | Path]) -> tuple[Official, ...]:
    """The rows of all these tables; a folder stands for the tables in it.

    Raises TableError, naming file, row, column and remedy, for a table that can't be read or a row that is wrong.
    """
    return tuple(row for path in paths for file in _files(Path(path)) for row in read_table(file))


def read_table(file: Path) -> list[Official]:
    """The rows of one table in their order; blank ones are passed over. Raises TableError as `read_tables` does."""
    rows = _raw(file)
    places = _places(file, next(rows, []))
    found: list[Official] = []
    wrong: list[str] = []
    for number, cells in enumerate(rows, 2):
        if not any(cells):
            continue
        try:
            found.append(_official(str(file), number, {name: _cell(cells, at) for name, at in places.items()}))
        except CellError as error:
            wrong.append(f"row {number}, column {error.column}: {error}")
    if wrong:
        more = [f"{file}: {len(wrong) - TOLD} more rows are wrong"] if len(wrong) > TOLD else []
        raise TableError("\n".join([*(f"{file}: {told}" for told in wrong[:TOLD]), *more]))
    if not found:
        raise TableError(f"{file}: no rows below the head; fill it or leave it out")
    return found


@lru_cache(maxsize=KEPT)
def place(words: str) -> str:
    """A place in one spelling: 陕西 for 陕西省, 晋中 for 晋中市; a name that may be of two places stays whole."""
    name = normalise(words)
    for level in ("province", "city"):
        short = pattern("reference.toml", f"end of a {level}").sub("", name)
        if short in _short_names(level):
            return short
    return name


@cache
def _short_names(level: str) -> frozenset[str]:
    rows = lexicon.entries("places.toml", "place")
    return frozenset(name for row in rows if row["level"] == level for name in row["surfaces"])


def prices(words: str) -> str:
    """Whether words say that a figure is at "constant" or at "current" prices; "" where they don't."""
    for kind in ("current", "constant"):
        if pattern("reference.toml", f"{kind} prices").search(words):
            return kind
    return ""


def growth_prices(name: str, words: str) -> str:
    """The prices of a rate of growth: as the words say, else those that are the rule for what grew."""
    return prices(words) or ("constant" if pattern("reference.toml", "grows at constant prices").search(name) else "")


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise TableError(f"{path}: no such file or folder; check the path")
    if not path.is_dir():
        return [path]
    found = sorted(file for suffix in _READERS for file in path.rglob(f"*{suffix}"))
    if not found:
        raise TableError(f"{path}: a folder without *.csv, *.xlsx or *.parquet; name another")
    return found


def _raw(file: Path) -> Iterator[Cells]:
    """The rows of a table as the text of their cells, its head first."""
    reader = _READERS.get(file.suffix.lower())
    if reader is None:
        raise TableError(f"{file}: not a table that can be read; save it as CSV, XLSX or Parquet")
    try:
        _require_mark(file)
        yield from reader(file)
    except (TableError, UnreadableDocumentError):
        raise
    except Exception as error:
        raise TableError(f"{file}: damaged ({type(error).__name__}: {error}); save it again") from error


def _require_mark(file: Path) -> None:
    """Refuse a file of another kind than its name says, such as a CSV table named *.xlsx."""
    mark = _MARKS.get(file.suffix.lower(), b"")
    with file.open("rb") as opened:
        if opened.read(len(mark)) != mark:
            kind = file.suffix[1:].upper()
            raise TableError(f"{file}: no {kind} file, whatever its name says; save it as {kind} or name it *.csv")


def _csv(file: Path) -> Iterator[Cells]:
    text, _ = decode(file.read_bytes(), str(file))
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for row in rows:
            yield [cell.strip() for cell in row]
    except csv.Error as error:
        remedy = "mend the quotation marks in or before it"
        raise TableError(f"{file}: line {rows.line_num}: no CSV ({error}); {remedy}") from error


def _xlsx(file: Path) -> Iterator[Cells]:
    """The first sheet; a number has the decimals that its format shows.

    Where the book has no format at all, as programs write them, the cells are read in a tenth of the time by a library
    that knows of none.
    """
    from openpyxl import load_workbook

    book = load_workbook(file, read_only=True, data_only=True)
    try:
        sheet = book.worksheets[0]
        if all(style.numFmtId == GENERAL for style in book._cell_styles):  # noqa: SLF001 - told nowhere else
            yield from _unformatted(file, sheet.title)
            return
        for row in sheet.iter_rows():
            yield [cell.value.strip() if isinstance(cell.value, str) else _in_sheet(cell) for cell in row]
    finally:
        book.close()


def _unformatted(file: Path, sheet: str) -> Iterator[Cells]:
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(file) as book:
        for row in book.get_sheet_by_name(sheet).to_python(skip_empty_area=False):
            yield [_shown(cell) for cell in row]


def _in_sheet(cell: Any) -> str:
    value = cell.value
    return _shown(value, cell.number_format) if isinstance(value, int | float) else _shown(value)


def _parquet(file: Path) -> Iterator[Cells]:
    from pyarrow import parquet  # type: ignore[import-untyped]

    table = parquet.ParquetFile(file)
    yield table.schema_arrow.names
    for batch in table.iter_batches():
        columns = [column.to_pylist() for column in batch.columns]
        for row in zip(*columns, strict=True):
            yield [_shown(cell) for cell in row]


_READERS: Mapping[str, Callable[[Path], Iterator[Cells]]] = {".csv": _csv, ".xlsx": _xlsx, ".parquet": _parquet}
_MARKS: Mapping[str, bytes] = {".xlsx": b"PK", ".parquet": b"PAR1"}


def _shown(value: object, number_format: str = "") -> str:
    """A cell as it is shown; a float without a format by its shortest digits, which claim the least."""
    match value:
        case None:
            return ""
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case bool() | str():
            return str(value).strip()
        case int() | float() | Decimal():
            exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
            return _formatted(exact, number_format, shortest=isinstance(value, float))
    return str(value)


def _formatted(value: Decimal, number_format: str, *, shortest: bool) -> str:
    if not value.is_finite():
        return str(value)
    shown = DIGITS.match(number_format)
    if shown:
        value *= 100 if shown.group(2) else 1
        return f"{value:.{len(shown.group(1) or '')}f}"
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if shortest and "." in text else text


def _places(file: Path, head: Cells) -> dict[str, int]:
    """Where each column stands. Raises TableError where one is missing or stands twice."""
    names = [cell.strip().lower() for cell in head]
    places: dict[str, int] = {}
    for column in (*NEEDED, *OPTIONAL):
        heads = pattern("reference.toml", f"column {column}")
        found = [at for at, name in enumerate(names) if heads.match(name)]
        if len(found) > 1:
            raise TableError(f"{file}: row 1, column {column}: stands {len(found)} times; keep one of them")
        if found:
            places[column] = found[0]
    missing = [column for column in NEEDED if column not in places]
    if missing:
        needed = ", ".join(NEEDED)
        raise TableError(f"{file}: row 1: no column {', '.join(missing)}; the first row has to name {needed}")
    return places


def _cell(cells: Cells, at: int) -> str:
    return cells[at] if at < len(cells) else ""


def _official(file: str, number: int, cell: Mapping[str, str]) -> Official:
    for column in NEEDED:
        if not cell[column]:
            raise CellError(column, "is blank; fill it or leave the row out")
    name, measure, running, at_prices = indicator_of(cell["indicator"])
    start, end = period_of(cell["period"])
    scale, unit, dimension = unit_of(cell["unit"])
    if (measure == RATE) and dimension is not Dimension.PERCENT:
        raise CellError("unit", f"{cell['unit']!r} is no unit of a rate of growth; write %")
    return Official(
        key=Key(name, measure, scope_of(cell["scope"]), start, end, running),
        interval=_interval(cell["value"], cell.get("rounded", ""), scale, dimension),
        unit=unit,
        dimension=dimension,
        prices=at_prices,
        indicator=cell["indicator"],
        scope=cell["scope"],
        period=cell["period"],
        printed=cell["value"] + cell["unit"],
        file=file,
        row=number,
        source=cell.get("source", ""),
        url=cell.get("url", ""),
    )


@lru_cache(maxsize=KEPT)
def indicator_of(words: str) -> tuple[str, str, bool, str]:
    """An indicator's name, its measure, whether it is a running total, and its prices."""
    bare = pattern("reference.toml", "running total").sub("", words)
    level = pattern("reference.toml", "growth").sub("", bare)
    for kind in ("current", "constant"):
        level = pattern("reference.toml", f"{kind} prices").sub("", level)
    name = normalise(level)
    if not name:
        raise CellError("indicator", f"{words!r} names no indicator; write what is counted or measured")
    is_rate = pattern("reference.toml", "growth").search(bare) is not None
    return name, RATE if is_rate else "", bare != words, growth_prices(name, words) if is_rate else prices(words)


@lru_cache(maxsize=KEPT)
def scope_of(words: str) -> str:
    """A place that needs no document to be known, in one spelling. Raises CellError for 全市 and the like."""
    full = named(words, None)
    if whole(full):
        raise CellError("scope", f"{words!r} says of no place which; write its name, such as 山西省 or 全国")
    return place(full)


@lru_cache(maxsize=KEPT)
def period_of(words: str) -> tuple[date, date]:
    """The first and the last day of a time that needs no document to be known. Raises CellError for any other."""
    iso = ISO.fullmatch(words)
    written = f"{words}年" if YEAR.fullmatch(words) else words
    if iso:
        year, month, day = iso.groups()
        written = f"{year}年{int(month)}月" + (f"{int(day)}日" if day else "")
    found = periods(written, 0, len(written), Frame())
    if len(found) == 1 and found[0].end - found[0].at == len(written):
        start, end = found[0].start_day, found[0].end_day
        if start and end:
            return start, end
    raise CellError("period", f"{words!r} is no time that has dates; write 2023, 2023-06, 2023年上半年 or 2023年末")


@lru_cache(maxsize=KEPT)
def unit_of(words: str) -> tuple[Decimal, str, Dimension]:
    """How many of its base unit a unit is (亿元: 100000000), the base unit in one spelling, and what it measures."""
    text = f"1{words}"
    found = mentions(text)
    quantity = found[0].quantity if len(found) == 1 else None
    if quantity is None or quantity.dimension is None or (quantity.start, quantity.end) != (0, len(text)):
        raise CellError("unit", f"{words!r} is no known unit; write one such as 亿元, 万吨, 万人, 个 or %")
    return quantity.low, UNITS.get(quantity.unit, quantity.unit), quantity.dimension


def _interval(value: str, rounded: str, scale: Decimal, dimension: Dimension) -> Interval:
    if not NUMBER.fullmatch(value):
        raise CellError("value", f"{value!r} is no number; write digits alone, such as 1260.5")
    digits = re.sub("[,，]", "", value).replace("−", "-").replace("－", "-")
    stated, step = Decimal(digits) * scale, scale.scaleb(-len(digits.partition(".")[2]))
    if NUMBER.fullmatch(rounded) and Decimal(rounded) > 0:
        half = Decimal(rounded) * scale / 2
        return Interval(stated - half, stated + half)
    for way, (lower, upper) in {"exact": (0, 0), "down": (0, 1), "up": (-1, 0)}.items():
        if pattern("reference.toml", f"rounded {way}").match(rounded):
            return Interval(stated + lower * step, stated + upper * step)
    if rounded and not pattern("reference.toml", "rounded nearest").match(rounded):
        raise CellError("rounded", f"{rounded!r} is no way of rounding; write nearest, exact, down, up or a place")
    lower_end, upper_end = bounds("exact", stated, stated, step, step, dimension)
    return Interval(stated if lower_end is None else lower_end, stated if upper_end is None else upper_end)
