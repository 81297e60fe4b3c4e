"""What the words of a table's head and labels tell: what a column holds and in which unit."""

import re
from decimal import Decimal
from functools import cache

from claims import lexicon
from claims.measures import unit_at
from claims.model import Dimension
from claims.numerals import MAGNITUDE
from claims.phrases import plain

BRACKET = re.compile(r"[(（]\s?[±+]?\s?([^()（）±]+?)\s?[)）]")
_MAGNITUDE = re.compile(r"[(（]\s?((?:[十百千]?[万萬亿億]|千))\s?[)）]")
_LEVELS = "省市州盟县縣区區旗镇鎮乡鄉村团團"
_OF_PLACES = re.compile(rf"(?<=[{_LEVELS}])[(（][{_LEVELS}、]{{1,7}}[)）]")
_LONGEST_COUNT = 3
_BASE = re.compile(r"[(（][^()（）\n]{1,12}[=＝]\s?100[)）]")
_BLANK = re.compile(r"[\s　]+")
_SURE = frozenset((Dimension.MONEY, Dimension.AREA, Dimension.MASS, Dimension.ENERGY, Dimension.PERCENT))
_SINGLE = frozenset("元吨噸亩畝%％‰")
_CURRENCY = re.compile("^人民[币幣](?=[百千万萬亿億]*[元圆圓])")


def bracketed(words: str) -> str | None:
    """The unit in the brackets of a head or label (亿元, ±%); None where none stands there (折纯, 县（区）)."""
    return next((found for found in BRACKET.findall(_OF_PLACES.sub("", words)) if unit_in(found)), None)


def in_thousands(words: str) -> str | None:
    """The 万 or 亿 in the brackets of a head, with the unit that its words count, if any: 万人次 of 接待人次（万）."""
    found = _MAGNITUDE.search(words)
    if not found:
        return None
    bare = _BLANK.sub("", words[: found.start()])
    ends = [bare[-size:] for size in range(_LONGEST_COUNT, 1, -1) if size <= len(bare)]
    units = (counted(end) or (end if len(end) < len(bare) and unit_in(end) else None) for end in (bare, *ends))
    return found.group(1) + next(filter(None, units), "")


def of_thousands(unit: str | None) -> bool:
    """Whether a unit is nothing but 万 or 亿, of what the words around it have to tell."""
    return bool(unit) and all(character in MAGNITUDE for character in unit or "")


def unit_in(words: str) -> tuple[Decimal, str, Dimension] | None:
    """The scale, unit and dimension of words that are a known unit (亿元, 万人, %); None where they are not."""
    scale, unit, dimension = header_unit(words)
    found = unit_at(unit, 0)
    return (scale, unit, dimension) if found and found.end == len(unit) else None


def bare_unit(cell: str) -> str | None:
    """The unit that a cell of a head is by itself, without brackets (千港元); None for other words (户, 年)."""
    written = _BLANK.sub("", cell)
    found = unit_in(written)
    sure = found and found[2] in _SURE and (len(written) > 1 or written in _SINGLE)
    return written if sure else None


def header_unit(written: str) -> tuple[Decimal, str, Dimension]:
    """The scale, unit and dimension of a unit as headers write it (亿元, 万人, 千公顷, %); a count where unknown."""
    scale, position = Decimal(1), 0
    written = _CURRENCY.sub("", written).replace("pp", "个百分点")
    while True:
        if found := unit_at(written, position):
            unit = found.measure.unit if found.end == len(written) else written[position:]
            return scale, unit, found.measure.dimension
        if position < len(written) and written[position] in MAGNITUDE:
            scale *= MAGNITUDE[written[position]]
            position += 1
            continue
        return scale, written[position:], Dimension.COUNT if not written[position:] else Dimension.OTHER


def heads(cell: str, name: str) -> bool:
    """Whether a cell of a head is one of the words that head the labels (row), the units (unit) or what no quantity is.

    Labels that are places have heads of their own (place), and so has what parts all of a group (aspect). Those of the
    last kind (other) may end a longer word: 统一社会信用代码.
    """
    written = plain(_BLANK.sub("", cell))
    return written.endswith(_heads(name)) if name == "other" else written in _heads(name)


@cache
def _heads(name: str) -> tuple[str, ...]:
    rows = lexicon.entries("tables.toml", "head")
    names = ("row", "place") if name == "row" else (name,)
    return tuple(surface for row in rows if row["name"] in names for surface in row["surfaces"])


def counted(cell: str) -> str | None:
    """The unit that a column's head tells without writing it: 发病数 counts 例."""
    return _counts("count").get(plain(_BLANK.sub("", cell)))


def counted_whole(label: str) -> str | None:
    """The unit that the name of a whole tells by its end: 全县总人口 is counted in 人."""
    name = plain(_BLANK.sub("", label))
    told = (surface for surface in _counts("whole") if name.endswith(surface))
    return _counts("whole").get(max(told, key=len, default=""))


@cache
def _counts(kind: str) -> dict[str, str]:
    rows = lexicon.entries("tables.toml", kind)
    return {surface: row["unit"] for row in rows for surface in row["surfaces"]}


def is_index(title: str) -> bool:
    """Whether a title tells that its table is one of index numbers (上年=100)."""
    return _BASE.search(title) is not None


def names_unit(cell: str) -> bool:
    """Whether a cell of a head tells the unit of its column, or heads the column of units."""
    return bool(bracketed(cell) or counted(cell) or cell.rstrip().endswith(("%", "％")) or heads(cell, "unit"))
