"""What a figure takes in after its unit: 3元5角, 两小时十分, 1米85, 三成八, 两年半, 一个半小时."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from claims import lexicon
from claims.measures import Measure, per_one, unit_at
from claims.model import Dimension
from claims.numerals import ARABIC, DIGIT, HAN_NUMERAL, Number, read

STARTS = frozenset("0123456789０１２３４５６７８９零〇一二三四五六七八九十两兩壹贰叁肆伍陆柒捌玖半又 ")
_DECIMALS = re.compile(
    r"[0-9０-９]{1,2}(?![0-9.%％万亿个名人年月日号米秒])|[一二三四五六七八九]{1,2}(?![十百千万个名人年月日号米秒成分])"
)
_DEGREES = re.compile(
    r"[0-9](?![0-9.%％万亿个名人年月日号米秒家])|[一二三四五六七八九](?![十百千万个名人年月日号米秒成分家次项])"
)
_CLOSED = r"(?=[，,。；;、）)\s高长長宽寬深厚]|\Z|左右|以上|以下)"
_LENGTH = re.compile(f"[一二三四五六七八九]{_CLOSED}")
_INTEREST = re.compile(f"[一二三四五六七八九]{{1,3}}{_CLOSED}")
_TENTH = re.compile(
    r"半|[一二三四五六七八九]{1,2}(?![十百千万成个])|[ ][一二三四五六七八九]\Z"
    r"|[1-9](?![0-9.,%％年月日家个個人成万千百])"
)
_OLD = {"丈": _LENGTH, "尺": _LENGTH, "厘": _INTEREST, "釐": _INTEREST}
_CHANGE = re.compile(
    "(?P<zero>零)?(?P<digit>[1-9一二三四五六七八九])(?![0-9.%％万亿十百千个件家名人元年月日号天次点分角毛斤米位种条项块大级等])"
)
_LAST_CHANGE = re.compile(f"(?P<zero>零)?(?P<digit>[一二三四五六七八九]){_CLOSED}")
_TENTHS_OF, _WRITTEN = frozenset("角毛"), frozenset("元圆圓")
_HALF = re.compile("半(?![数數径徑岛島成价價糖熟决決导導挂掛])")
_HALVED_MONTH = re.compile("月(?![刊球形])|個?月|鐘頭|鐘|钟头|钟")
_HALVES = frozenset(
    {
        Dimension.DURATION,
        Dimension.MASS,
        Dimension.LENGTH,
        Dimension.VOLUME,
        Dimension.AREA,
        Dimension.TEMPERATURE,
    }
)
_YUAN = Measure("元", Dimension.MONEY)
_IN_YUAN = frozenset("块塊角毛毫")
_HALVED = frozenset(("块", "塊", "分", "倍", "杯", "碗", "瓶", "盒", "册", "冊", "圈", "袋", "桶", "勺", "页", "頁"))
_SPOKEN = {"分": "分钟", "时": "小时"}
_SOME_MORE = ("几", "幾", "多")
_HALF_OF = Decimal("0.5")
_LIKENED = re.compile(
    "(?:相当于|相當於|等于|等於|抵得?上?|顶得?上?|頂得?上?|不止|才)[^，,。；;：:\n]{0,8}?[一二两兩三四五六七八九十0-9]+[个個]半$"
)
"""What a count that is likened to another stands behind: 产量抵得上三个半车间; elsewhere 半 may begin the noun."""
_NEAR = 18
_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
_NUMBER = rf"{ARABIC}|{HAN_NUMERAL}"


class Chain(NamedTuple):
    """Units that may follow each other in one figure, each with its length; `smallest` says in which to count."""

    lengths: dict[str, Decimal]
    smallest: bool
    dimension: Dimension


class Whole(NamedTuple):
    """A number with its unit once what follows is taken in, and where it ends."""

    number: Number
    measure: Measure
    end: int


@cache
def chains() -> dict[str, Chain]:
    """The chains of units.toml by each unit that may begin or carry on one."""
    found: dict[str, Chain] = {}
    for row in lexicon.entries("units.toml", "chain"):
        lengths = {name: Decimal(length) for length, names in row["lengths"].items() for name in names}
        chain = Chain(lengths, row["smallest"], Dimension(row["dimension"]))
        for name in lengths:
            found.setdefault(name, chain)
    return found


@cache
def _further() -> "re.Pattern[str]":
    """A further number with a unit of any chain."""
    rows = lexicon.entries("units.toml", "chain")
    unless = {name: characters for row in rows for name, characters in row.get("unless_after", {}).items()}
    units = "|".join(
        name + (f"(?![{unless[name]}])" if name in unless else "") for name in sorted(chains(), key=len, reverse=True)
    )
    return re.compile(rf"[ 　]?(?:又零?|零)?[ 　]?(?P<number>{_NUMBER})[ 　]?(?P<unit>{units})")


def whole(text: str, number: Number, measure: Measure, end: int) -> Whole:
    """The figure with all that it takes in after its unit; as it is where nothing follows."""
    chain = chains().get(measure.unit)
    if chain and number.low == number.high and (found := _chained(text, chain, number, measure, end)):
        return found
    added, position, named = _decimals(text, measure, end)
    if position == end and (half := _HALF.match(text, end)):
        added, position, named = _halved(text, measure, half.end())
    if position == end or not added:
        return Whole(number, measure, end)
    step = Decimal(1).scaleb(-len(str(added).partition(".")[2]))
    over = measure.unit == "米" and text.startswith(_SOME_MORE, position)
    told = number._replace(low=number.low + added, high=number.high + added, step=step, place=step)
    return Whole(told._replace(over=True) if over else told, named, position + over)


def _chained(text: str, chain: Chain, number: Number, measure: Measure, end: int) -> Whole | None:
    """两小时十分 counted in minutes, 3元5角 in the first unit; each part is less than one of the unit before it."""
    length = chain.lengths[measure.unit]
    total, unit, smallest, position = number.low * length, measure.unit, length, end
    while match := _further().match(text, position):
        part, further = read(match["number"]), chain.lengths.get(match["unit"], smallest)
        if part is None or part.low != part.high or further >= smallest:
            break
        total, unit, smallest, position = total + part.low * further, match["unit"], further, match.end()
    money = chain.dimension is Dimension.MONEY and per_one(text, position, measure) is None
    if money and (change := _change(text, position, measure.unit, unit)):
        smallest /= 100 if change["zero"] else 10
        total, position = total + _digit(change["digit"]) * smallest, change.end()
    decimals = _DECIMALS.match(text, position) if smallest == 1 and chain.smallest and unit == "秒" else None
    if decimals and position > end:
        smallest = Decimal(1).scaleb(-len(decimals.group()))
        total, position = total + _fraction(decimals.group()), decimals.end()
    if position == end:
        return None
    counted = chain.lengths[unit] if chain.smallest else max(length, Decimal(1)) if money else length
    named = measure.unit if not chain.smallest else unit
    value, step = total / counted, smallest / counted
    found = _YUAN if money and named in _IN_YUAN else Measure(_SPOKEN.get(named, named), chain.dimension)
    if text.startswith(("钱", "錢"), position):
        position += 1
    return Whole(Number(value, value, step, step, plain=False), found, position)


def _change(text: str, position: int, first: str, last: str) -> "re.Match[str] | None":
    """The bare digit after the last unit of an amount: 两块三, 五毛二; of one in 元 at a stop only: 一元二角三."""
    if first not in _WRITTEN:
        return _CHANGE.match(text, position)
    return _LAST_CHANGE.match(text, position) if last in _TENTHS_OF else None


def _decimals(text: str, measure: Measure, end: int) -> tuple[Decimal, int, Measure]:
    """The digits after 米, 秒, 度, 成, 丈 and 厘: 1米85, 9秒83, 38度5, 三成八, 三丈五, 四厘三."""
    pattern = {"米": _DECIMALS, "秒": _DECIMALS, "度": _DEGREES, "成": _TENTH, **_OLD}.get(measure.unit)
    match = pattern.match(text, end) if pattern else None
    if match is None:
        return Decimal(0), end, measure
    written = match.group().strip()
    if measure.unit == "成":
        if written == "半":
            return Decimal(5), match.end(), measure
        return _digit(written) if len(written) == 1 else _fraction(written) * 10, match.end(), measure
    return _fraction(written), match.end(), measure


def _fraction(written: str) -> Decimal:
    return Decimal("0." + "".join(str(DIGIT.get(c, c)) for c in written.translate(_NARROW)))


def _halved(text: str, measure: Measure, end: int) -> tuple[Decimal, int, Measure]:
    """The half after a unit, with the unit that 个 waits for: 两年半, 一个半小时, 三个半月."""
    if measure.unit in ("个", "個"):
        within = unit_at(text, end)
        if within and within.measure.dimension in _HALVES:
            return _HALF_OF, within.end, within.measure
        if month := _HALVED_MONTH.match(text, end):
            return _HALF_OF, month.end(), Measure(measure.unit + month.group(), Dimension.DURATION)
        alike = _LIKENED.search(text, max(0, end - _NEAR), end)
        return (_HALF_OF if alike else Decimal(0)), end, measure
    if measure.unit == "分" and text.startswith(("钟", "鐘"), end):
        return _HALF_OF, end + 1, Measure("分" + text[end], Dimension.DURATION)
    if measure.dimension in _HALVES or measure.unit in _HALVED:
        return _HALF_OF, end + (text[end : end + 1] in ("钟", "鐘") and measure.unit in ("分钟", "分鐘")), measure
    return Decimal(0), end, measure


def _digit(written: str) -> Decimal:
    return Decimal(DIGIT.get(written, written))
