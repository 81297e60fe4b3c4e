"""Units and classifiers at a place of the text, compound ones (元/平方米, 个多月) whole."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from claims import lexicon
from claims.model import Dimension

_YUAN = ("元人民币", "元人民幣", "块钱", "塊錢", "元钱", "元錢")
_SAME = {**dict.fromkeys(_YUAN, "元"), "年时间": "年", "年時間": "年"}
_MONTHLY = frozenset(("个", "個", "年", "小时", "分", "秒"))
_OVER = frozenset("多余餘来來")
_ABOUT = frozenset("来來")
_STROKES = ("/", "／", "每")
WITHIN = re.compile("月(?!饼)|月份|小时|小時|星期|禮拜|礼拜|季度|世纪|世紀|钟头|鐘頭|钟|鐘")
_CLOCKED = frozenset(("分", "秒"))
_HOURS = frozenset(("小时", "小時"))
_BASE = re.compile("[十百]?[万萬]|百|千|[0-9]{1,4}")
_OF_ONE_ENDS = r"(?=[，,。；;、！!？?）)”」的起呢吧啊呀\s]|\Z|左右|上下|以[上下内]|不等)"
_PER_TIME = re.compile(r"\s?[/／]\s?(?P<time>[年月天日周]|小时|学期|季度?)(?![份底末初])")
_EACH = re.compile("每[0-9]{0,3}")
_BELOW = re.compile("月(?!饼)|季度?|学期|晚|s(?![A-Za-z])")
_PARTING = frozenset(" 　百")
_FURTHER = _OVER | _PARTING | frozenset(_STROKES)
"""What a unit may go on with."""
_POINTS = {"个": "个百分点", "個": "個百分點"}
_SPACED = re.compile("[ 　]{0,2}百[ 　]{0,2}分[ 　]{0,2}[点點](?!位)")
_SECOND = re.compile("[·/／](?:月|年|日|天|次|户|人)")
_KEEPS = frozenset({"年", "a"})
_PER_HEAD = frozenset({"人", "名"})


class Measure(NamedTuple):
    """A unit as written, without magnitude, and what it measures."""

    unit: str
    dimension: Dimension


class Found(NamedTuple):
    """A unit in the text, where it ends, and whether a 多 stands inside it (两个多月)."""

    measure: Measure
    end: int
    over: bool = False


class _Table(NamedTuple):
    """The units that start with one character: what matches them, and what each surface measures.

    Those that something has to follow are groups of the pattern, and `followed` tells what each of these measures.
    """

    pattern: "re.Pattern[str]"
    measures: dict[str, Measure]
    followed: tuple[Measure, ...]


@lru_cache(maxsize=1024)
def _table(first: str) -> _Table | None:
    units = [unit for _, unit in lexicon.units().get(first, ())]
    if not units:
        return None
    surfaces = "|".join(f"({_guarded(unit)})" if unit.followed else _guarded(unit) for unit in units)
    measures = [Measure(unit.unit or _SAME.get(unit.surface, unit.surface), unit.dimension) for unit in units]
    told = list(zip(units, measures, strict=True))
    return _Table(
        re.compile(surfaces),
        {unit.surface: measure for unit, measure in told if not unit.followed},
        tuple(measure for unit, measure in told if unit.followed),
    )


def _guarded(unit: lexicon.Unit) -> str:
    """A surface that is not part of another word; a Latin one ends where no letter or digit follows.

    What has to stand behind it is looked for as well: 平 is a unit of area in 100平的房.
    """
    latin = "A-Za-z0-9²³" if unit.surface[-1].isascii() and unit.surface[-1].isalpha() else ""
    guard = f"(?![{latin}{re.escape(unit.unless_after)}])" if latin or unit.unless_after else ""
    followed = f"(?={unit.followed})" if unit.followed else ""
    return re.escape(unit.surface) + guard + followed


def unit_at(text: str, position: int) -> Found | None:
    """The longest unit or classifier that starts at `position`."""
    table = _table(text[position : position + 1])
    match = table.pattern.match(text, position) if table else None
    if table is None or match is None:
        return None
    group, end = match.lastindex, match.end()
    measure = table.followed[group - 1] if group else table.measures[match.group()]
    following = text[end : end + 1]
    if following not in _FURTHER:
        return Found(measure, end)
    stroke = end + (following == " " and (match.group().isascii() or text[end + 1 : end + 2] in _STROKES[:2]))
    apart = text[stroke : stroke + 1] in _STROKES and not _of_each(text, stroke, match.group())
    if apart and (below := _below(text, stroke, measure.dimension)):
        return Found(Measure(f"{match.group()}/{below[0]}", _per(measure.dimension, below[0])), below[1])
    if following in _PARTING and measure.unit in _POINTS and (points := _SPACED.match(text, end)):
        return Found(Measure(_POINTS[measure.unit], Dimension.PERCENTAGE_POINT), points.end())
    if following in _OVER and measure.unit in _MONTHLY:
        return _with_over(text, measure, end)
    return Found(measure, end)


def _of_each(text: str, position: int, unit: str) -> bool:
    """Whether 每 begins to tell of each of the things just counted: 苹果3斤每斤6.5元, 4至12公里每4公里加1元."""
    base = _EACH.match(text, position)
    return base is not None and text.startswith(unit, base.end())


def _below(text: str, position: int, dimension: Dimension) -> tuple[str, int] | None:
    """The unit under a stroke or after 每, with the number that it is for (升/百公里) and a second part (元/人·月)."""
    if text[position] == "每" and dimension is Dimension.COUNT:
        return None
    start = position + 1 + text.startswith(" ", position + 1)
    base = _BASE.match(text, start)
    at = base.end() if base else start
    table = _table(text[at : at + 1])
    match = _BELOW.match(text, at) or (table.pattern.match(text, at) if table else None)
    if match is None or (base and dimension is Dimension.OTHER and match.group() in _stored()):
        return None
    second = _SECOND.match(text, match.end())
    end = second.end() if second else match.end()
    return text[start:end], end


def per_one(text: str, position: int, measure: Measure) -> tuple[Measure, int] | None:
    """An amount of money for one of what stands behind it (12元 | 一斤), and where that ends.

    A time may stand there after a stroke, where a hedge parts it from its unit: 1000元左右 | /月.
    """
    if measure.dimension is not Dimension.MONEY or "/" in measure.unit:
        return None
    if found := _PER_TIME.match(text, position):
        below = found["time"]
    elif found := _of_one()[0].match(text, position):
        below = _of_one()[1].get(found["one"], found["one"])
    else:
        return None
    return Measure(f"{measure.unit}/{below}", _per(measure.dimension, below)), found.end()


@cache
def _of_one() -> tuple["re.Pattern[str]", dict[str, str]]:
    """What matches 一 and the unit that a price is for, and the units that a rate writes in another way."""
    rows = lexicon.entries("units.toml", "each")
    units = {surface: row.get("unit", surface) for row in rows for surface in row["surfaces"]}
    return re.compile(rf"[ 　]?一(?P<one>{lexicon.any_of(units)}){_OF_ONE_ENDS}"), units


@cache
def _stored() -> frozenset[str]:
    """The units of energy, of which a number behind a power and a stroke is another figure: 50MW/100MWh."""
    return frozenset(
        u.surface for found in lexicon.units().values() for _, u in found if u.dimension is Dimension.ENERGY
    )


def time_with_counter(counter: str, unit: str) -> Measure:
    """A unit of time with the 个 before it; hours do without: 个月, 小时."""
    return Measure(unit if unit in _HOURS else counter + unit, Dimension.DURATION)


def _with_over(text: str, measure: Measure, end: int) -> Found:
    """两个多月, 一年多时间, 三个来月, 6分多钟: the 多 or 来 inside a unit of time."""
    if measure.unit in _CLOCKED:
        told = text.startswith(("钟", "鐘"), end + 1)
        clocked = Measure(measure.unit + text[end + 1 : end + 2], Dimension.DURATION)
        return Found(clocked, end + 2, over=True) if told else Found(measure, end)
    if measure.unit in ("个", "個"):
        within = WITHIN.match(text, end + 1)
        if within is None:
            return Found(measure, end)
        return Found(time_with_counter(measure.unit, within.group()), within.end(), over=True)
    further = unit_at(text, end + 1) if text[end] not in _ABOUT else None
    if further and further.measure.dimension is Dimension.DURATION:
        return Found(further.measure, further.end, over=True)
    return Found(measure, end)


def _per(dimension: Dimension, below: str) -> Dimension:
    """The dimension of a rate: per year keeps that of its upper unit, money per person is money, all else is other."""
    if below in _KEEPS or (dimension is Dimension.MONEY and _SECOND.split(below)[0] in _PER_HEAD):
        return dimension
    return Dimension.SPEED if dimension is Dimension.LENGTH and below in ("小时", "秒") else Dimension.OTHER


class Before(NamedTuple):
    """A unit written before its figure (港币, US$, 华氏) and where it starts."""

    surface: str
    measure: Measure
    start: int


@cache
def units_before() -> dict[str, tuple[tuple[str, Measure, frozenset[str]], ...]]:
    """Units that stand before a figure, by last character: surface, measure and the units that they go with."""
    index: dict[str, list[tuple[str, Measure, frozenset[str]]]] = {}
    for row in lexicon.entries("units.toml", "before"):
        for surface in row["surfaces"]:
            measure = Measure(row.get("unit", surface), Dimension(row["dimension"]))
            index.setdefault(surface[-1], []).append((surface, measure, frozenset(row["with"])))
    return {c: tuple(sorted(found, key=lambda entry: -len(entry[0]))) for c, found in index.items()}


def without_currency(words: str) -> str:
    """Words that lead up to an amount of money without the currency that is written right before it: 增加港币."""
    found = unit_before(words, len(words), "元")
    return words[: found.start] if found else words


def unit_before(text: str, position: int, unit: str) -> Before | None:
    """The unit that ends where a figure starts and that goes with `unit`, the one written after it ("" for none).

    A time that the unit is for makes one unit with it: 每秒38公尺 is 38 公尺/秒.
    """
    if text[position - 1 : position] in (" ", "　"):
        position -= 1
    for surface, measure, goes_with in units_before().get(text[position - 1 : position], ()):
        start = position - len(surface)
        if unit in goes_with and start >= 0 and text.startswith(surface, start):
            whole = Measure(unit + measure.unit, measure.dimension) if measure.unit[0] in _STROKES else measure
            return Before(surface, whole, start)
    return None
