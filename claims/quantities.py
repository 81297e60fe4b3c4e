"""Numbers of a text to quantities: numeral, unit and hedge words put together, non-quantities told apart by name."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache

from claims import lexicon
from claims.additions import added
from claims.candidates import FORMS, candidate
from claims.compounds import STARTS, Whole, whole
from claims.forms import PERCENT, Form, exactly, form, fraction, ratio, terms
from claims.hedges import Hedged, bounded, hedge_after, hedge_before, hedges_after, near, tells_whose
from claims.lexicon import listed
from claims.measures import (
    WITHIN,
    Before,
    Found,
    Measure,
    per_one,
    time_with_counter,
    unit_at,
    unit_before,
    units_before,
)
from claims.mention import Mention, Quantity
from claims.model import ABOUT, COUNT, DATE, DURATION, EXACT, VAGUE, Dimension, Hedge, Kind
from claims.numerals import FORMAL, MAGNITUDE, MYRIAD, ONE_OR_TWO, Number, taken
from claims.numerals import read as numeral
from claims.ranges import joined, parted, shared, summed
from claims.units_in_brackets import with_unit_of_amount

__all__ = ["Mention", "Quantity", "mentions"]

_NEGATIVE = re.compile(
    r"(?:(?<![0-9０-９A-Za-z%％℃元人年月日号岁歲龄齡)）-])[-－−]|(?<=[YQMyqm][Oo][YQMyqm])[-－−]"
    r"|(?:零[下上]的?|(?<![自抱担肩背欠胜正减減])[负負](?!的)|(?:(?<=[是为為有达達到至呈了成于於，,、（(])|\A)[负負]的)"
    r"[ ]?(?:[华華摄攝]氏)?)\Z"
)
_COLON = re.compile("[:：∶︰]")
_EACH_OF = re.compile("(?:分别|分別|三次产业|三次產業)[^，,。；;\n]{0,24}\\Z")
_OF_RATIOS = frozenset((Dimension.PERCENT, Dimension.PERCENTAGE_POINT))
_CLOCK_COLONS = 2
_CLAUSE_ENDS = frozenset("，,。；;：:、！？（(“” 　\n")
_LOOKS = frozenset("看顾顧观觀")
_SIGNS = frozenset("-－−下上负負的 氏")
_POSITIVE = "零上"
_BUT_SO_MUCH = ("不过", "不過")
"""What only says that it is little, where another word says how a figure is meant: 不过万把块."""
_TURNS = re.compile("[翻飜]了?(?P<hedge>[^一二两兩三四五六七八九1-9番]+)(?=[一二两兩三四五六七八九1-9])")
_NEGATIVE_OF = ("负的", "負的")
_LOST = re.compile("[^为為是达達到至]?[负負](?!的)")
_BELOW = frozenset((Dimension.PERCENT, Dimension.PERCENTAGE_POINT, Dimension.TEMPERATURE))
_DASHES = "-－−"
_NOTED = re.compile("[一-鿿A-Za-z](?<![献獻见見示為为是照考])[\\[［][0-9]{1,3}[\\]］]\\Z")
"""The number of a note behind the words of a name."""
_UNIT_INITIAL = re.compile(r"千(?=瓦|米|克|伏|卡|帕|焦|字节)|百(?=分[点點]|帕)|万(?=伏安|像素)|兆(?=瓦|赫|帕|比|字|焦)")
_CLASHES = frozenset("千百万兆")
_METRES = re.compile("[一二两三四五六七八九]千米")
_GAPS = frozenset(" 　\n")
WRAPPED = ("%", "％", "‰", "℃", "公顷", "公頃", "平方米", "平方公里", "立方米", "千瓦", "个百分点")
"""Units that may stand at the head of the line after their numeral, where a line was broken between the two."""
_GAP = re.compile(rf"[ 　]{{3,6}}(?=[个個]百分)|[ 　]{{0,2}}(?:\n(?={'|'.join(WRAPPED)}))?")
_STRUCTURE = re.compile(r"(?:结构|結構|构成|比例|比重|占比)[^，,。；;\n]*\Z")
_FORMAL_UNIT = re.compile("[元圆圓](?:[整正零壹贰叁肆伍陆柒捌玖貳參陸，。、；)）\n]|\\Z)|[角毛](?![色度落])|分之|又")
_WORD = re.compile("[一-龥A-Za-z0-9·]")
_BILLIONS = re.compile(
    "[个個](?P<more>[多来來])?(?P<scale>[万萬](?![亿億]?[级級]|[亩畝吨噸人户戶头頭只羽株平立])|[亿億](?![级級]|元[一-鿿]|[吨噸]))(?![千分])"
)
_IN_ENGLISH = {"million": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9}
_ENGLISH = re.compile(f"[ ]?(?P<size>{'|'.join(_IN_ENGLISH)})(?![A-Za-z])")
_ENGLISH_STARTS = frozenset(" mb")
_OVER = frozenset("多余餘来來把")
_OR_MORE = frozenset(("或以上", "或者以上", "或更多", "或者更多"))
"""What leaves a figure open above, even one that is only about right: 约7%或以上."""
_RECORDS = re.compile("[一-鿿]{0,6}[纪紀记記][录錄]")
"""What is beaten, not exceeded, by so many: 1人2次超2项世界纪录."""
_EXCEEDS = frozenset(("超过", "超過", "超"))
_THAN = re.compile(r"[比较較][^，,；;。\n]+\Z")
_CLAUSE = 40
_TENTHS = frozenset("成折")
_ARABIC_DIGITS = frozenset("0123456789０１２３４５６７８９.．")
_FRACTIONS = frozenset("分份又/／ 　")
_CARRIED_ON = frozenset("/)）分份又／ 　±")
_WORDED_UNIT = frozenset((Dimension.VOLUME, Dimension.MASS, Dimension.LENGTH, Dimension.AREA, Dimension.ENERGY))
_PARTS = frozenset(("numeral:fraction", "numeral:stroke", "numeral:turn", "numeral:half"))
_PART_UNITS = frozenset(("倍", "成", "折"))
_SOME = {"成": (1000, 100000), "上": (1000, 100000), "百": (100, 999)}
PARTED = "hedge parted"
"""The rule of a figure whose base stands between it and its hedge word: 不到总数的两成."""
_PASSED = ("过", "過")
_BESIDE = frozenset("/)）")
_SPREADS = frozenset(" ±")

_NEAR, _SHARED = 12, 18
_OF_A_SHARE = r"(?:[%％]\s?[(（]|[(（][0-9.]+\s?[%％]\s?[,，;；、]\s?)"
_OPENED, _FEW_OVER = re.compile(rf"{_OF_A_SHARE}\Z"), re.compile(rf"{_OF_A_SHARE}[0-9]+/\Z")
_OVER_ALL = re.compile(r"/[0-9]+[)）]")
_COUNTED = Measure("", COUNT)
_COUNTED_OF = ("numeral:of so many",)
_NO_MEASURE: tuple[str, Dimension | None] = ("", None)
_ABOUT = frozenset("来來把")
_COMING = frozenset("来來")
_SIZES = "".join(MYRIAD)
_NOUN = 5
"""How far behind a figure 左右 may end: 60个 | 县左右."""
_ONE = Decimal(1)
_TEN = Decimal(10)
_MYRIAD = Decimal(10**4)
_HUNDRED_MILLION = Decimal(10**8)
_ONLY = re.compile("只(?=[是够夠能])")
"""只 as an adverb: 5亿只够两年."""
_ROUNDS = frozenset(("场", "場", "届", "屆", "轮", "輪", "次", "期"))
_MET = re.compile(
    "(?:正式)?(?:交[锋鋒手]|[对對][阵陣]|比[赛賽]|主[场場]|客[场場]|[0-9一二两三四五六七八九十][胜勝平和负負](?![利任]))"
)
_EXTREME = re.compile(
    "[来來]?的?(?:同期|历史|歷史)?(?:最|新[高低]|[峰谷天地]量|[峰谷]值|首[次度个]|平?均[值水数數](?!率))"
)
_WHOSE = re.compile(
    r"(?:\A|[，,。；;：:、！？\n　 ])(?:(?:全|我|本|该|該)[国國省市县縣区區州旗乡鄉镇鎮村校院厂廠港澳]"
    r"|[台臺][湾灣]|香港|澳[门門]|(?:本|该|該)?公司)\Z"
)
"""Whose the last years are: 全市近三年, 该公司近5年, but not 改革近三年, 在全市近三年."""
_OF_THE_LAST = re.compile("(?!的?(?:时间|時間|时光|時光|历史|歷史|之久|光景|努力|建设|奋斗)|[才就终後后前])")
_SINCE_THEN = re.compile(
    "的?(?:[数數][据據]|情[况況]|走[势勢]|[变變]化)|[呈一][^，,。；;]{0,3}(?:[趋趨][势勢]|上升|下降|增[长長]|[减減]少)"
)
"""What tells that the last years are meant, behind them: 占比近5年 | 呈上升趋势."""
_SPREAD = re.compile(r"[ ]?±[ ]?[0-9]+(?:\.[0-9]+)?(?P<close>[ ]?[)）])?")
_UNCOUNTED_HALF = re.compile(r"(?<![0-9０-９一二三四五六七八九十百千万两兩几幾数數这這那每整哪某各上下多余])[个個]\Z")
_ONE_AND_A_HALF = Decimal("1.5")
_PIECES = frozenset(("块", "塊"))
_YUAN = Measure("元", Dimension.MONEY)
_PRICED = re.compile(
    r"多?[，,。；;！!？?、）)的\n]|\Z|左右|以上|上下|出头|一[斤个個月年天顿张張件次]|每|/|算|还[多不]|多?(?:[涨漲跌降升]|到[^了达])"
)
_PRICE = re.compile(
    r"(?:价|價|钱|錢|工资|月薪|年薪|薪水|底薪|收入|花[了费掉去]|赚|賺|挣|掙|费|費|租金|[上大]?[涨漲](?:了|到)|罚款|罰款"
    r"|奖金|獎金|便宜|利润|人均)[^，,。；;、的板砖石牌田地片]{0,4}\Z"
)
_MONTH = re.compile("月(?![刊球形])")
_ARABIC = ("numeral:arabic",)
_HAN = ("numeral:han",)


def mentions(text: str) -> list[Mention]:
    """Every number of the text in order, without overlaps; ranges and shared units already joined."""
    found: list[Mention] = []
    names = lexicon.patterns()
    position = after = 0
    while place := candidate(text, position):
        name, start, end = place
        if name == "plain":
            found.append(_plain(text, start, end, after))
        elif name == "number":
            found.append(_number(text, start, end, after))
        elif name in FORMS:
            found.extend(_formed(text, name, start, end, after))
        else:
            pattern = names[int(name[1:])]
            found.append(Mention(start, end, pattern.kind, pattern.id))
        after = found[-1].end
        position = after if after > start else start + 1
    return added(text, summed(text, with_unit_of_amount(text, shared(text, parted(text, joined(text, found))))))


def _formed(text: str, name: str, start: int, end: int, after: int) -> list[Mention]:
    if name == "ratio":
        unit = unit_at(text, end)
        each = _EACH_OF.search(text, max(0, start - 40), start) is not None
        told = unit if unit and each and unit.measure.dimension in _OF_RATIOS else None
        parts = terms(text, start, end) if told else ratio(text, start, end)
        if not parts:
            kind = DATE if len(_COLON.findall(text, start, end)) == _CLOCK_COLONS else Kind.NAME
            return [Mention(start, end, kind, "numeral:colons")]
        return _shares_of(text, parts, after, told.measure if told else PERCENT, told.end if told else end)
    if name == "row":
        parts = ratio(text, start, end) if _STRUCTURE.search(text, max(0, start - 24), start) else []
        if not parts or unit_at(text, end):
            return [_number(text, start, text.index("、", start), after)]
        return _shares_of(text, parts, after, PERCENT, end)
    if name == "odd":
        return [_odd(text, start, end, after)]
    if name in ("part_unit", "some", "most", "pair"):
        return [_worded(text, name, start, end, after)]
    found = form(name, text, start, end)
    if found is None:
        return [Mention(start, end, Kind.NAME, "numeral:unread")]
    read_as = _surrounded if name == "turn" else _mention
    return [read_as(text, (start, found.end, found.end), found.number, found.measure, (f"numeral:{name}",), after)]


def _shares_of(text: str, parts: list[tuple[int, int]], after: int, measure: Measure, end: int) -> list[Mention]:
    """The terms of a ratio, each in the unit that they share; the last one ends behind it."""
    found: list[Mention] = []
    for start, last in parts:
        taken_as = taken(text, start, last)
        number = taken_as[0] if taken_as else exactly(Decimal(0))
        span = (start, last, end if start == parts[-1][0] else last)
        found.append(_mention(text, span, number, measure, ("numeral:ratio",), found[-1].end if found else after))
    return found


def _worded(text: str, name: str, start: int, end: int, after: int) -> Mention:
    """半, 几, 俩 and 大半 as numbers of the unit after them: 半年, 几家, 成千上万名, 大半天."""
    found = unit_at(text, end)
    measure, core_end = (found.measure, found.end) if found else (None, end)
    span = (start, end, core_end)
    if name == "part_unit":
        half = exactly(Decimal("0.5"))
        if start > after and (more := _UNCOUNTED_HALF.search(text, max(after, start - 2), start)):
            span, half = (more.start(), end, core_end), exactly(_ONE_AND_A_HALF)
            if measure is None and (month := _MONTH.match(text, end)):
                span, measure = (more.start(), end, month.end()), Measure(f"{more.group()}月", DURATION)
        if measure and measure.unit in ("成", "折"):
            half, measure = exactly(Decimal(5 if measure.unit == "成" else 50)), PERCENT
        return _mention(text, span, half, measure, ("numeral:half unit",), after)
    if name == "pair":
        return _mention(text, span, exactly(Decimal(2)), measure, _HAN, after)
    if name == "most":
        number = Number(Decimal("0.5"), Decimal("0.9"), _ONE, _ONE, vague=True)
    else:
        low, high = next((_SOME[c] for c in text[start:end] if c in _SOME), (2, 9))
        span = (start - (text[start] == "百"), end, core_end)
        number = Number(Decimal(low), Decimal(high), _ONE, _ONE, vague=True)
    return _mention(text, span, number, measure, ("numeral:some",), after)


def _odd(text: str, start: int, end: int, after: int) -> Mention:
    """个把月, 个把小时: about one of the unit of time behind it, its 个 before."""
    within = WITHIN.match(text, end)
    number = exactly(_ONE)._replace(over=True)
    if within is None or start - 1 < after:
        return Mention(start, end, Kind.NAME, "numeral:unread")
    measure = time_with_counter(text[start - 1], within.group())
    return _mention(text, (start - 1, end, within.end()), number, measure, ("numeral:some",), after)


def _plain(text: str, start: int, end: int, after: int) -> Mention:
    """Arabic digits that a unit follows, without anything between."""
    read, found = taken(text, start, end), unit_at(text, end)
    if read is None or found is None or _is_word(text, read[0], found):
        return _number(text, start, end, after)
    number, (measure, core_end, over) = read[0], found
    if over or measure.unit in _PIECES or text[core_end : core_end + 1] in STARTS:
        number, measure, core_end = _measured(text, start, number, found)
    return _mention(text, (start, end, core_end), number, measure, _rules("numeral:arabic", measure.unit), after)


def _number(text: str, start: int, end: int, after: int) -> Mention:
    """A plain numeral at `start:end` with the unit and hedges that touch it; `after` ends the number before it."""
    end = _numeral_end(text, start, end)
    read = taken(text, start, end)
    if read is None or (end - start == 1 and text[start] in FORMAL and not _formal(text, start, end)):
        return Mention(start, end, Kind.NAME, "numeral:unread")
    number, number_end = read
    following = text[number_end : number_end + 1]
    if following in _CARRIED_ON and following and (other := _carried_on(text, start, number_end, number, after)):
        return other
    if following in _ENGLISH_STARTS and (size := _ENGLISH.match(text, number_end)):
        number, number_end = _scaled(number, _IN_ENGLISH[size["size"]])._replace(plain=False), size.end()
        following = ""
    if following in _OVER and following:
        number, number_end = _over(text, start, number, number_end)
    rules = _ARABIC if text[start] in _ARABIC_DIGITS else _HAN
    at = number_end
    if text[at : at + 1] in _GAPS and (gap := _GAP.match(text, at)):
        at = gap.end()
    found = unit_at(text, at)
    if found and (_is_word(text, number, found) or (at > number_end and _begins_a_word().match(text, found.end - 1))):
        found = None
    if found is None:
        return _mention(text, (start, number_end, number_end), number, None, rules, after)
    if found.measure.unit in ("个", "個") and (billions := _BILLIONS.match(text, found.end - 1)):
        number, number_end = _scaled(number, MYRIAD[billions["scale"]])._replace(plain=False), billions.end()
        if billions["more"]:
            number = number._replace(over=True)
        further = unit_at(text, number_end)
        measure, core_end = (further.measure, further.end) if further else (None, number_end)
        return _mention(text, (start, number_end, core_end), number, measure, rules, after)
    number, measure, core_end = _measured(text, start, number, found)
    return _mention(text, (start, number_end, core_end), number, measure, _rules(rules[0], measure.unit), after)


def _carried_on(text: str, start: int, end: int, number: Number, after: int) -> Mention | None:
    """What a number is that another one behind it belongs to: of so many (222/243), a fraction, a mean that spreads."""
    following = text[end]
    if following in _BESIDE and _of_so_many(text, start, end):
        return _mention(text, (start, end, end), number, _COUNTED, _COUNTED_OF, after)
    if following in _FRACTIONS and (part := fraction(text, start, end, number)):
        return _fraction(text, start, part, after)
    return _spread(text, start, end, number, after) if following in _SPREADS else None


def _spread(text: str, start: int, end: int, number: Number, after: int) -> Mention | None:
    """A mean with the deviation behind it, which says nothing else: (54.3±12.1)岁, 7.2±1.8 d."""
    match = _SPREAD.match(text, end)
    if match is None:
        return None
    opened = start > after and text[start - 1] in "(（"
    at = match.end() if opened or not match["close"] else match.start("close")
    found = unit_at(text, at + (text[at : at + 1] == " "))
    if found is None:
        return None
    mention = _mention(
        text, (start, end, found.end), number, found.measure, _rules(_ARABIC[0], found.measure.unit), after
    )
    quantity = mention.quantity
    if quantity is None or not (opened and match["close"]) or quantity.start < start:
        return mention
    return replace(mention, start=start - 1, quantity=replace(quantity, start=start - 1))


def _of_so_many(text: str, start: int, end: int) -> bool:
    """Whether a number is one of two behind a percentage, of how many it is: 91.4%（222/243）, (91.4%,222/243)."""
    before, behind = text[max(0, start - _SHARED) : start], text[end : end + _NEAR]
    few = _OPENED.search(before) and _OVER_ALL.match(behind)
    return bool(few or (_FEW_OVER.search(before) and behind[:1] in ")）"))


@cache
def _begins_a_word() -> "re.Pattern[str]":
    """A unit that is the first character of another word (支出), as decisions.toml tells it."""
    rule = next(row for row in lexicon.entries("decisions.toml", "rule") if row["id"] == "unit begins another word")
    return re.compile(lexicon.expand(rule["after_unit_start"]))


def _is_word(text: str, number: Number, found: Found) -> bool:
    """Whether what follows so many 万 or 亿 is a thing that only begins like a unit: 30万大学生, 5亿省级补助."""
    if number.scale < _MYRIAD:
        return False
    places = found.measure.unit in listed("place-unit")
    if number.scale >= _HUNDRED_MILLION and (places or _ONLY.match(text, found.end - 1)):
        return True
    return _begins_a_word().match(text, found.end - 1) is not None


def _formal(text: str, start: int, end: int) -> bool:
    """Whether a single formal numeral counts or stands alone: 壹佰, 伍元, （壹）; 陆 and 柒 of names don't."""
    alone = not (_WORD.match(text, end) or (start and _WORD.match(text, start - 1)))
    return alone or bool(_FORMAL_UNIT.match(text, end))


@lru_cache(maxsize=4096)
def _rules(numeral: str, unit: str) -> tuple[str, ...]:
    return numeral, f"unit:{unit}"


def _numeral_end(text: str, start: int, end: int) -> int:
    """Where a numeral ends once the 千 of 五十千米, but not of 五千米, and the 两 of 二两 are left to the unit."""
    if end - start > 1 and text[end - 1] in _CLASHES and _UNIT_INITIAL.match(text, end - 1):
        end -= not _METRES.match(text, start)
    weighs = end - start > 1 and text[end - 1] in "两兩"
    return end - 1 if weighs and not (text[start:end] in ONE_OR_TWO and unit_at(text, end)) else end


def _measured(text: str, start: int, number: Number, found: Found) -> Whole:
    """The number that begins at `start` in its unit, with what it takes in after it and what the amount is for."""
    measure = found.measure
    if found.over:
        number = number._replace(over=True)
    if measure.unit in _TENTHS:
        spelt = number.plain and number.high > _TEN and text[start] not in _ARABIC_DIGITS
        number = _scaled(number, 10 if (measure.unit == "成" and not spelt) or number.high < _TEN else 1)
    priced = per_one(text, found.end, _YUAN if measure.unit in _PIECES and number.scale < _MYRIAD else measure)
    end = found.end
    if priced is None and text[end : end + 1] in STARTS:
        number, measure, end = whole(text, number, measure, end)
        priced = per_one(text, end, measure)
    if measure.unit in _PIECES and _in_money(text, start, end):
        measure = _YUAN
    return Whole(number, *(priced or (measure, end)))


def _in_money(text: str, start: int, end: int) -> bool:
    """Whether 块 counts money: 均价12万块算, 花了300块, but not 光伏板12万块."""
    return bool(_PRICED.match(text, end) and _PRICE.search(text, max(0, start - _NEAR), start))


def _fraction(text: str, start: int, part: Form, after: int) -> Mention:
    """A fraction with the unit that it may be of: 三分之一, 四分之一公升, 一又二分之一倍."""
    number, measure, end = part
    found = unit_at(text, end)
    stroke = any(c in "/／" for c in text[start:end])
    rules: tuple[str, ...] = ("numeral:stroke",) if stroke else ("numeral:fraction",)
    if found and (measure is None or (found.measure.dimension in _WORDED_UNIT and found.end - end > 1)):
        value = number.low / (100 if measure else 1)
        number, measure, end = exactly(value), found.measure, found.end
        rules = (rules[0], f"unit:{measure.unit}")
    return _mention(text, (start, part.end, end), number, measure, rules, after)


def _over(text: str, start: int, number: Number, end: int) -> tuple[Number, int]:
    """Take in 多, 余 or 来 after a numeral, and the 万 or 亿 after it (百余万); 把 only after a place (千把块).

    A 万 behind it counts only what stands below the myriads before: 2亿5千3百多万 is 253 million odd.
    """
    if text[end] == "把" and (text[end - 1] not in MAGNITUDE or unit_at(text, end + 1) is None):
        return number, end
    if text[end] in "来來" and (number.place < 10 or unit_at(text, end + 1) is None):
        return number, end
    position = end + 1
    mixed = text[position : position + 1] in MYRIAD and not MYRIAD.keys().isdisjoint(text[start:end])
    if mixed and (entire := numeral(text[start:end] + text[position])):
        return entire._replace(over=True), position + 1
    while text[position : position + 1] in MYRIAD:
        number = _scaled(number, MYRIAD[text[position]])._replace(plain=False)
        position += 1
    return number._replace(over=True), position


def _scaled(number: Number, factor: int) -> Number:
    return number._replace(
        low=number.low * factor,
        high=number.high * factor,
        step=number.step * factor,
        place=number.place * factor,
        scale=number.scale * factor,
    )


@cache
def _leads() -> tuple[frozenset[str], frozenset[str]]:
    """What stands before a figure and may belong to it, of signs, hedge words and units: characters, and pairs."""
    single, pairs = near()
    return _SIGNS | single | frozenset(units_before()), pairs


@cache
def _follows() -> frozenset[str]:
    """The characters after a figure that may begin a hedge word."""
    return frozenset(hedges_after()) | {" "}


def _mention(
    text: str, span: tuple[int, int, int], number: Number, measure: Measure | None, rules: tuple[str, ...], after: int
) -> Mention:
    """A quantity from its numeral and unit, with the hedges before and behind, its sign and a unit before it."""
    start, number_end, core_end = span
    low, high, step, place, over, _, plain, scale = number
    leads, pairs = _leads()
    if (
        over
        or low is not high
        or text[start - 1 : start] in leads
        or text[start - 2 : start] in pairs
        or text[core_end : core_end + 1] in _follows()
        or (measure and measure.dimension is PERCENT.dimension and _tells_share(text, start))
        or bounded(text, start)
        or text.find("左右", core_end, core_end + _NOUN) >= 0
        or text.find("附近", core_end, core_end + _NOUN + 1) >= 0
    ):
        return _surrounded(text, span, number, measure, rules, after)
    unit, dimension = measure or _NO_MEASURE
    quantity = Quantity(
        start, core_end, start, number_end, core_end, low, high, step, place, scale,
        unit, dimension, EXACT, "exact", plain, rules,
    )  # fmt: skip
    return Mention(start, core_end, None, "quantity", quantity)


def _tells_share(text: str, start: int) -> bool:
    """Whether a word of share stands a little before a percentage, which its hedge word may stand before: 约占."""
    begin = max(0, start - _SHARED)
    return text.find("占", begin, start) >= 0 or text.find("佔", begin, start) >= 0


def _surrounded(
    text: str, span: tuple[int, int, int], number: Number, measure: Measure | None, rules: tuple[str, ...], after: int
) -> Mention:
    """A quantity that words or signs around it may belong to."""
    start, number_end, core_end = span
    outer, negative = _signed(text, start, after, measure)
    led = _unit_led(text, outer, start, measure.unit if measure else "", after)
    if led:
        outer, measure = (outer if measure else min(outer, led.start)), led.measure
        rules = (rules[0], f"unit:{measure.unit}")
    before = _hedge(text, span, outer, after, rules[0], measure)
    if before is None and led and led.start < outer:
        before = hedge_before(text, led.start, after, bare=False)
    if before and before.edge == after and _says_by_how_much(text, before):
        before = None
    behind = hedge_after(text, core_end, measure.dimension if measure else None)
    begin, end = before.edge if before else outer, behind.edge if behind else core_end
    if behind and measure and (below := per_one(text, end, measure)):
        measure, end = below
    if before or behind:
        rules = (*rules, *(f"hedge:{found.word.surface}" for found in (before, behind) if found))
    if before and before.parted:
        rules = (*rules, PARTED)
    if before and before.word.surface == "近" and measure and _recent(text, before.edge, end, number, measure):
        before = None
    if before and _is_idle(text, before, core_end, measure, told=bool(behind) or number.over):
        begin, before = outer, None
    hedge, reading = _reading(number, before, behind)
    if reading == "over" and _roughly(text, start, number_end, core_end):
        hedge, reading = ABOUT, "about"
    low, high = (-number.high, -number.low) if negative else (number.low, number.high)
    unit, dimension = measure or _NO_MEASURE
    quantity = Quantity(
        begin, end, start, number_end, core_end, low, high, number.step, number.place, number.scale,
        unit, dimension, hedge, reading, number.plain, rules,
    )  # fmt: skip
    return Mention(begin, end, None, "quantity", quantity)


def _roughly(text: str, start: int, number_end: int, end: int) -> bool:
    """Whether it is 来 or 把 that a figure has in place of 多: 三十来人, 千把块, 三个来月."""
    return text[start:number_end].rstrip(_SIZES)[-1:] in _ABOUT or not _COMING.isdisjoint(text[number_end:end])


def _signed(text: str, start: int, after: int, measure: Measure | None) -> tuple[int, bool]:
    """Where a figure starts with its sign, and whether the sign makes it negative.

    负的 is the sign of rates and degrees (负的百分之二十), not of what is counted (增速为负的9个县); of what is counted
    负 is a sign only behind what it is the value of (净增为负3个), for 胜15场,负9场 tells of games lost.
    """
    sign = _sign(text, start, after, measure) if start and text[start - 1] in _SIGNS else None
    if sign is not None and text.startswith(_NEGATIVE_OF, sign) and (not measure or measure.dimension not in _BELOW):
        sign = None
    if sign is not None and measure and measure.dimension is COUNT and _LOST.match(text, max(0, sign - 1)):
        sign = None
    return (start, False) if sign is None else (sign, not text.startswith(_POSITIVE, sign))


def _unit_led(text: str, outer: int, start: int, unit: str, after: int) -> Before | None:
    """The unit before a figure, outside its sign or inside."""
    found = unit_before(text, outer, unit) if outer else None
    if found is None and outer < start:
        found = unit_before(text, start, unit)
    return found if found and (found.start >= after or found.measure.dimension is Dimension.SPEED) else None


def _hedge(
    text: str, span: tuple[int, int, int], outer: int, after: int, form: str, measure: Measure | None
) -> Hedged | None:
    start, number_end, _ = span
    if form == "numeral:turn" and (turns := _TURNS.match(text, start)):
        within = hedge_before(text, turns.end(), turns.start("hedge"), bare=False)
        return within and Hedged(within.word, outer)
    tenths = measure is not None and measure.unit == "成" and text[outer - 1 : outer] in _PASSED
    bare = (
        form == "numeral:half"
        or tenths
        or (text[start] in MAGNITUDE and all(c in MAGNITUDE for c in text[start:number_end]))
    )
    part = form in _PARTS or (measure is not None and measure.unit in _PART_UNITS)
    percent = measure is not None and measure.dimension is PERCENT.dimension
    found = hedge_before(text, outer, after, bare=bare, part=part, percent=percent)
    unfit = found and measure and found.word.dimensions and measure.dimension not in found.word.dimensions
    whose = found and percent and tells_whose(text, found, span[2])
    return None if unfit or whose else found


def _says_by_how_much(text: str, before: Hedged) -> bool:
    """Whether a word of excess right behind what is compared with only says by how much: 比目标3000亿元超过1070亿元."""
    start = max(0, before.edge - _CLAUSE)
    return before.word.surface in _EXCEEDS and _THAN.search(text, start, before.edge) is not None


def _recent(text: str, start: int, end: int, number: Number, measure: Measure) -> bool:
    """Whether 近 says the last years or rounds, not nearly so many: 近6年未发生事故, 近5场取胜, 创近10年新高."""
    opens = not start or text[start - 1] in _CLAUSE_ENDS or text[start - 1] in _LOOKS
    if measure.dimension is DURATION:
        told = opens or _EXTREME.match(text, end) is not None
        whose = _WHOSE.search(text, max(0, start - _NEAR), start)
        told = told or _SINCE_THEN.match(text, end) is not None
        return told or (whose is not None and _OF_THE_LAST.match(text, end) is not None)
    return measure.unit in _ROUNDS and number.high <= _TEN and (opens or _MET.match(text, end) is not None)


def _is_idle(text: str, before: Hedged, end: int, measure: Measure | None, *, told: bool) -> bool:
    """Whether a word before a figure says nothing of it: 超2项纪录, and 不过 where another word is `told`."""
    word = before.word.surface
    return (word in _EXCEEDS and measure is not None and _RECORDS.match(text, end) is not None) or (
        word in _BUT_SO_MUCH and told
    )


def _sign(text: str, start: int, after: int, measure: Measure | None) -> int | None:
    """Where the sign before a figure starts; a dash that parts it from the figure before is none.

    One behind the number of a note does not, where a rate or warmth is told of a name: 能耗[3]-3.3%, not 见文献[3]-8页.
    """
    negative = _NEGATIVE.search(text, max(0, start - 6), start)
    if negative is None:
        return None
    if after and negative.start() <= after and text[negative.start()] in _DASHES:
        below = measure is not None and measure.dimension in _BELOW
        if not below or _NOTED.search(text, max(0, after - _NEAR), after) is None:
            return None
    return negative.start() if negative.start() >= after else None


def _reading(number: Number, before: Hedged | None, behind: Hedged | None) -> tuple[Hedge, str]:
    """Which word decides: the one behind, but 近…以上 stays below and a word before wins over 左右.

    或以上 leaves open above what 约 says to be about right.
    """
    hedge, reading = EXACT, "exact"
    if number.low != number.high:
        hedge, reading = (VAGUE, "vague") if number.vague else (Hedge.RANGE, "range")
    if number.over:
        hedge, reading = Hedge.ABOVE, "over"
    if before and not (number.over and before.word.hedge is ABOUT):
        hedge, reading = before.word.hedge, before.word.reading
    bound = behind and behind.word.surface in _OR_MORE
    if behind and (bound or not (before and (ABOUT in (hedge, behind.word.hedge) or hedge is Hedge.BELOW))):
        hedge, reading = behind.word.hedge, behind.word.reading
    return hedge, reading
