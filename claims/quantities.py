"""Numbers of a text to quantities: numeral, unit and hedge words put together, non-quantities told apart by name."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from claims import lexicon
from claims.hedges import Hedged, hedge_after, hedge_before
from claims.measures import Measure, unit_at
from claims.model import Dimension, Hedge, Kind
from claims.numerals import DIGIT, MAGNITUDE, MYRIAD, NUMERAL, SOME, Number, read

_RANGE = re.compile(r"[ 　]?(?:[-—–~～－﹣]{1,2}|至|到)[ 　]?")
_LIST = re.compile(r"[ 　]?(?:、|和|及|与|以及|，|,)[ 　]?")
_NEGATIVE = re.compile(r"(?:(?<![0-9０-９A-Za-z%％℃元人年月日号-])[-－−]|零下|(?<![自抱担])[负負])\Z")
_NUMBER_WORDS = "多少人总總件户戶倍指岁歲次参係系分函整单双负正基变常实个位字号代级无过款点届"
_HALVED = (
    "个?月(?!刊|球|形)|個月|年(?!度|报)|天|小时|小時|个小时|个百分点|個百分點"
    "|公里|吨|倍|斤(?!八)|公升|公尺|里(?!程)|公顷|亩|世纪"
)
_CLASSIFIER = "[家名位个個次倍处處起件人项項种種条條户戶所座场場年天日月]|小时|小時|人次|分钟"
_SPECIALS = {
    "ratio": r"(?<![0-9.:：∶])[0-9]+(?:\.[0-9]+)?(?:[ 　]?[:：∶][ 　]?[0-9]+(?:\.[0-9]+)?){2,}(?![0-9.:：∶])",
    "part": rf"[百千万萬]分之(?:{NUMERAL})",
    "fraction": rf"(?:{NUMERAL})分之(?:{NUMERAL})",
    "half": r"一半|半数|半數|(?<=[过過近逾超])半(?![年天月日小个個价價夜空])|大半",
    "part_unit": rf"(?<![上下前后後大多过過])半(?={_HALVED})",
    "some": rf"(?:好几|好幾|若干|(?<![{_NUMBER_WORDS}])[几幾数數])(?={_CLASSIFIER})|成千上[万萬]|成百上千|上百上千",
    "turn": r"[翻飜]了?[一二两兩三四五六七八九1-9]?番|翻倍|双倍增|倍增",
    "digits": r"[一两兩二三四五六]位[数數](?!字)",
}
_PARTS = {"百": "%", "千": "‰", "万": "‱", "萬": "‱"}
_DIGIT = {c: i for i, c in enumerate("一二三四五六七八九", 1)} | {"两": 2, "兩": 2} | {str(i): i for i in range(1, 10)}
_UNIT_INITIAL = re.compile(r"千(?=瓦|米|克|伏|卡|帕|焦|字节)|百(?=分)|万(?=伏安|像素)|兆(?=瓦|赫|帕|比|字)")
_HINT = re.compile(f"[0-9０-９{''.join(DIGIT)}{''.join(MAGNITUDE)}{SOME}半翻飜倍①-⑳㈠-㈩⑴-⒇若]")
_PLAINLY = re.compile(
    r"[0-9]+(?:\.[0-9]+)?[万亿]*(?=[%％家所件座套户处吨亩元台辆项例公平](?![级型制版期元旦素件化]))(?<![0-9]{12})"
)
_BEFORE_NAMES = frozenset("第前图表附件专注卷号每-－−—–~～至到:：∶.．·,，/+＋×x“《[〔(（第约") | frozenset(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
)
_REACH = 4  # no pattern of a number starts more than this many characters before its first numeral
_GAP = re.compile(r"[ 　]{0,2}")
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_DECIMALS = re.compile(
    r"[0-9０-９]{1,2}(?![0-9.%％万亿个名人年月日号米秒])|[一二三四五六七八九](?![十百千万个名人年月日号米秒成分])"
)
_TENTH = re.compile(r"半|[一二三四五六七八九](?![十百千万成个])")
_COINS = re.compile(r"(?:(?P<tenths>[0-9一二三四五六七八九])[角毛])(?:(?P<cents>[0-9一二三四五六七八九])分)?")
_HALF = re.compile(r"半(?![数數径徑岛島成价價])")
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
_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
_ONE = Decimal(1)
_BARE = 1000
_DASHES = "-－−"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and hedge words, as they stand in the text.

    `start:end` takes in hedge words and unit; `number_start:number_end` is the numeral alone, `core_end` the end of
    numeral and unit. `low`, `high`, `step`, `place` and `scale` are those of `claims.numerals.Number`, in the base
    unit. `dimension` is None where no unit is written. `reading` names the row of the reading table. `rules` names the
    entries that fired.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    core_end: int
    low: Decimal
    high: Decimal
    step: Decimal
    place: Decimal
    scale: Decimal
    unit: str
    dimension: Dimension | None
    hedge: Hedge
    reading: str
    plain: bool
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """One number of the text: a quantity, or what it is instead (`kind`) and which pattern says so (`rule`)."""

    start: int
    end: int
    kind: Kind | None
    rule: str
    quantity: Quantity | None = None


@cache
def _scanner() -> "re.Pattern[str]":
    """One expression for every number of a text: special forms, the patterns of non-quantities, then numerals."""
    specials = [f"(?P<{name}>{pattern})" for name, pattern in _SPECIALS.items()]
    return re.compile("|".join([*specials, *lexicon.pattern_groups(), f"(?P<number>{NUMERAL})"]), re.MULTILINE)


def mentions(text: str) -> list[Mention]:
    """Every number of the text in order, without overlaps; ranges and shared units already joined."""
    found: list[Mention] = []
    names = lexicon.patterns()
    scan = _scanner()
    position = 0
    while hint := _HINT.search(text, position):
        plain = _PLAINLY.match(text, hint.start())
        if plain and text[hint.start() - 1 : hint.start()] not in _BEFORE_NAMES:
            found.append(_number(text, plain.start(), plain.end(), found[-1].end if found else 0))
            position = max(found[-1].end, plain.end())
            continue
        match = scan.search(text, max(position, hint.start() - _REACH))
        if match is None:
            break
        kind = match.lastgroup or ""
        start, end = match.span()
        if end == start:
            position = end + 1
            continue
        after = found[-1].end if found else 0
        if kind == "number":
            found.append(_number(text, start, end, after))
        elif kind in _SPECIALS:
            found.extend(_special(text, kind, start, end, after))
        else:
            pattern = names[int(kind[1:])]
            found.append(Mention(start, end, pattern.kind, pattern.id))
        position = max(found[-1].end, start + 1)
    return _share(text, _ranges(text, found))


def _special(text: str, kind: str, start: int, end: int, after: int) -> list[Mention]:
    """Numbers whose unit lies in the numeral: 百分之四十, 三分之一, 一半, 翻两番, 6.9:40.1:53.0, 两位数."""
    if kind == "ratio":
        return _ratio(text, start, end)
    if kind in ("part_unit", "some"):
        return [_worded(text, kind, start, end, after)]
    written = text[start:end]
    number, measure = _special_number(kind, written)
    if number is None:
        return [Mention(start, end, Kind.NAME, "numeral:unread")]
    return [_mention(text, (start, end, end), number, measure, (f"numeral:{kind}",), after)]


def _special_number(kind: str, written: str) -> tuple[Number | None, Measure | None]:
    percent = Measure("%", Dimension.PERCENT)
    if kind == "half":
        return _exactly(Decimal(50)), percent
    if kind == "turn":
        turns = next((_DIGIT[c] for c in written if c in _DIGIT), 1)
        return _exactly(Decimal(2) ** turns), Measure("倍", Dimension.MULTIPLE)
    if kind == "digits":
        digits = _DIGIT[written[0]]
        return Number(Decimal(10) ** (digits - 1), Decimal(10) ** digits - 1, _ONE, _ONE, vague=True), None
    under, _, over = written.partition("分之")
    if kind == "part":
        return read(over), Measure(_PARTS[under], Dimension.PERCENT)
    top, bottom = read(over), read(under)
    if top is None or bottom is None or not bottom.low:
        return None, None
    return _exactly(100 * top.low / bottom.low), percent


def _worded(text: str, kind: str, start: int, end: int, after: int) -> Mention:
    """半 and 几 as numbers of the unit after them: 半年, 几家, 成千上万名."""
    found = unit_at(text, end)
    measure, core_end = (found.measure, found.end) if found else (None, end)
    if kind == "part_unit":
        return _mention(text, (start, end, core_end), _exactly(Decimal("0.5")), measure, ("numeral:half unit",), after)
    low, high = (1000, 100000) if "成" in text[start:end] else (2, 9)
    number = Number(Decimal(low), Decimal(high), _ONE, _ONE, vague=True)
    return _mention(text, (start, end, core_end), number, measure, ("numeral:some",), after)


def _exactly(value: Decimal) -> Number:
    return Number(value, value, _ONE, _ONE)


def _ratio(text: str, start: int, end: int) -> list[Mention]:
    """Parts of a ratio string that add to 100 are shares; anything else with colons is a time or a name."""
    parts = [match.span() for match in _PLAIN.finditer(text, start, end)]
    if abs(sum((Decimal(text[first:last]) for first, last in parts), Decimal(0)) - 100) > 1:
        return [Mention(start, end, Kind.DATE if len(parts) == 3 else Kind.NAME, "numeral:colons")]
    found = []
    for first, last in parts:
        number = read(text[first:last])
        if number is not None:
            measure = Measure("%", Dimension.PERCENT)
            found.append(_mention(text, (first, last, last), number, measure, ("numeral:ratio",), first))
    return found


def _number(text: str, start: int, end: int, after: int) -> Mention:
    """A plain numeral at `start:end` with the unit and hedges that touch it; `after` ends the number before it."""
    arabic = not text[start] > "９" or "０" <= text[start] <= "９"
    clash = _UNIT_INITIAL.match(text, end - 1) if end - start > 1 else None
    if clash and (arabic or text[end : end + 1] not in "米克"):
        end -= 1
    if end - start > 1 and text[end - 1] in "两兩":
        end -= 1
    number = read(text[start:end])
    if number is None:
        return Mention(start, end, Kind.NAME, "numeral:unread")
    number, number_end = _over(text, number, end)
    gap = _GAP.match(text, number_end)
    found = unit_at(text, gap.end() if gap else number_end)
    measure, core_end = (found.measure, found.end) if found else (None, number_end)
    rules = ("numeral:arabic" if arabic else "numeral:han", *((f"unit:{measure.unit}",) if measure else ()))
    if found and found.over:
        number = replace(number, over=True)
    if measure and measure.unit == "成":
        number = _scaled(number, 10)
    if found and measure:
        number, measure, core_end = _finer(text, number, measure, core_end)
    return _mention(text, (start, number_end, core_end), number, measure, rules, after)


def _finer(text: str, number: Number, measure: Measure, end: int) -> tuple[Number, Measure, int]:
    """Take in what a speaker adds after the unit: 1米85, 3元5角, 两年半, 一个半小时, 三成八."""
    added, position = Decimal(0), end
    if digits := _DECIMALS.match(text, end) if measure.unit in ("米", "秒") else None:
        added, position = Decimal(f"0.{_digits(digits.group())}"), digits.end()
    elif measure.unit == "成" and (digit := _TENTH.match(text, end)):
        added, position = Decimal(5 if digit.group() == "半" else _DIGIT[digit.group()]), digit.end()
    elif measure.unit == "元" and (coins := _COINS.match(text, end)):
        tenths, cents = coins.group("tenths"), coins.group("cents")
        added = Decimal(_digits(tenths or "0")) / 10 + Decimal(_digits(cents or "0")) / 100
        position = coins.end()
    elif half := _HALF.match(text, end):
        if measure.unit in ("个", "個") and (within := unit_at(text, half.end())):
            measure, position = within.measure, within.end
        elif measure.dimension in _HALVES:
            position = half.end()
        added = Decimal("0.5") if position > end else added
    if position == end:
        return number, measure, end
    low, high = number.low + added, number.high + added
    return (
        replace(number, low=low, high=high, step=Decimal(1).scaleb(-len(str(added).partition(".")[2]))),
        measure,
        position,
    )


def _digits(written: str) -> str:
    return "".join(str(_DIGIT.get(c, c)) for c in written.translate(_NARROW))


def _over(text: str, number: Number, end: int) -> tuple[Number, int]:
    """Take in 多, 余 or 来 after a numeral, and the 万 or 亿 after it (百余万)."""
    following = text[end : end + 1]
    if not following or following not in "多余餘来來":
        return number, end
    if following in "来來" and (number.place < 10 or unit_at(text, end + 1) is None):
        return number, end
    position = end + 1
    while text[position : position + 1] in MYRIAD:
        number = replace(_scaled(number, MYRIAD[text[position]]), plain=False)
        position += 1
    return replace(number, over=True), position


def _scaled(number: Number, factor: int) -> Number:
    return replace(
        number,
        low=number.low * factor,
        high=number.high * factor,
        step=number.step * factor,
        place=number.place * factor,
        scale=number.scale * factor,
    )


def _mention(
    text: str, span: tuple[int, int, int], number: Number, measure: Measure | None, rules: tuple[str, ...], after: int
) -> Mention:
    """A quantity from its numeral and unit, with the hedges before and behind and the sign of a table cell."""
    start, number_end, core_end = span
    outer = start
    negative = _NEGATIVE.search(text, max(0, start - 3), start)
    if negative and after and negative.start() <= after and text[negative.start()] in _DASHES:
        negative = None
    sign = -1 if negative else 1
    if negative:
        outer = negative.start()
    dimension = measure.dimension if measure else None
    bare = all(c in MAGNITUDE for c in text[start:number_end])
    before = hedge_before(text, outer, after, bare=bare)
    behind = hedge_after(text, core_end, dimension)
    hedge, reading = _reading(number, before, behind)
    low, high = sorted((number.low * sign, number.high * sign))
    quantity = Quantity(
        start=before.edge if before else outer,
        end=behind.edge if behind else core_end,
        number_start=start,
        number_end=number_end,
        core_end=core_end,
        low=low,
        high=high,
        step=number.step,
        place=number.place,
        scale=number.scale,
        unit=measure.unit if measure else "",
        dimension=dimension,
        hedge=hedge,
        reading=reading,
        plain=number.plain,
        rules=(*rules, *(f"hedge:{found.word.surface}" for found in (before, behind) if found)),
    )
    return Mention(quantity.start, quantity.end, None, "quantity", quantity)


def _reading(number: Number, before: Hedged | None, behind: Hedged | None) -> tuple[Hedge, str]:
    """Which word decides: the one behind, but 近…以上 stays below and a word before wins over 左右."""
    hedge, reading = Hedge.EXACT, "exact"
    if number.low != number.high:
        hedge, reading = (Hedge.VAGUE, "vague") if number.vague else (Hedge.RANGE, "range")
    if number.over:
        hedge, reading = Hedge.ABOVE, "over"
    if before:
        hedge, reading = before.word.hedge, before.word.reading
    if behind and not (before and (Hedge.ABOUT in (hedge, behind.word.hedge) or hedge is Hedge.BELOW)):
        hedge, reading = behind.word.hedge, behind.word.reading
    return hedge, reading


def _ranges(text: str, found: list[Mention]) -> list[Mention]:
    """Join `10-100万元`, `3至5年`, `20%—30%` into one range."""
    joined: list[Mention] = []
    for mention in found:
        first = joined[-1].quantity if joined else None
        if first and mention.quantity and _RANGE.fullmatch(text, first.core_end, mention.quantity.start):
            merged = _range(first, mention.quantity)
            if merged:
                joined[-1] = Mention(merged.start, merged.end, None, "quantity", merged)
                continue
        joined.append(mention)
    return joined


def _range(first: Quantity, last: Quantity) -> Quantity | None:
    if "range" in first.rules or (first.unit and first.unit != last.unit and not last.unit.endswith(first.unit)):
        return None
    low, high = first.low, last.high
    if first.scale == 1 and first.high < _BARE and not first.unit and last.scale > 1 and low * last.scale <= high:
        low *= last.scale
    if low > high:
        return None
    return replace(
        last,
        start=first.start,
        number_start=first.number_start,
        low=low,
        hedge=Hedge.RANGE,
        reading="range",
        plain=False,
        rules=(*first.rules, *last.rules, "range"),
    )


def _share(text: str, found: list[Mention]) -> list[Mention]:
    """Give a unit written once at the end of a list to the members before it: 12.3、4.5和6.7亿元."""
    for i in range(len(found) - 2, -1, -1):
        here, following = found[i].quantity, found[i + 1].quantity
        if here and following and _shares(text, here, following):
            scale = following.scale
            shared = replace(
                here,
                low=here.low * scale,
                high=here.high * scale,
                step=here.step * scale,
                place=here.place * scale,
                scale=scale,
                unit=following.unit,
                dimension=following.dimension,
                plain=False,
                rules=(*here.rules, "unit:shared"),
            )
            found[i] = replace(found[i], quantity=shared)
    return found


def _shares(text: str, here: Quantity, following: Quantity) -> bool:
    if here.unit or not following.unit or not here.plain:
        return False
    gap = text[here.core_end : following.start]
    if not _LIST.fullmatch(gap) or (gap in (",", "，") and following.plain):
        return False
    whole = following.dimension in (Dimension.DURATION, Dimension.COUNT) and following.scale == here.step == 1
    return not whole or gap == "、"
