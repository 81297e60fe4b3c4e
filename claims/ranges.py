"""Figures that belong together: ranges, bounds that close a range, and members of a list that share their unit."""

import re
from dataclasses import replace
from decimal import Decimal

from claims import lexicon
from claims.compounds import chains
from claims.measures import unit_before
from claims.mention import Mention, Quantity
from claims.model import Dimension, Hedge
from claims.numerals import DIGIT, TENS

_RANGE = re.compile(r"[ 　]?(?:[(（]含[)）])?[ 　]?(?:[-—–~～－﹣]{1,2}|至|到)[ 　]?")
_BETWEEN = re.compile("[ 　]?[和与與跟及、][ 　]?")
_BETWEEN_END = ("之间", "之間", "间", "間")
_ROOMS = ("间", "間")
_BOTH = re.compile("[ 　]?[,，、]?[ 　]?(?:并且|并|且|而且|而|的?同时)?[ 　]?")
_LIST = re.compile(r"[ 　]?(?:、|和|及|与|以及|，|,)[ 　]?")
_LONGEST, _AHEAD, _FARTHER = 7, 14, 24
_ABOVE = frozenset((Hedge.ABOVE, Hedge.AT_LEAST))
_BELOW = frozenset((Hedge.BELOW, Hedge.AT_MOST))
_OPEN = frozenset(("more", "at_least", "under", "at_most"))
_LED_TO = frozenset(("至", "到"))
_RATES = frozenset((Dimension.PERCENT, Dimension.PERCENTAGE_POINT, Dimension.MULTIPLE))
_FAR = 3
_VERY_FAR = 20
_FROM_NOTHING = frozenset("由从從")
_ON_BALANCE = frozenset(("净增", "淨增"))
_MAY = re.compile(r"[可能][^，,。；;\n]*\Z")
"""What says that a change may come to different amounts: 每亩可增收200元至800元."""
_RANGED = re.compile(
    "[ 　]?(?:不等|不一|之[间間]|区间|區間|左右|范围|範圍|[，,]?分[0-9一二两三四五六七八九十]+[年期步])"
)
_EXACT = 100
_COUNTS = frozenset((Dimension.COUNT, Dimension.PERSON))
_FROM = re.compile("[由从從](?:[0-9]{4}年|[去上]年)[^。;；]{1,18}")
_SINCE = re.compile("[较較比]|同比|按年")
_BETWEEN_VERB = "了約约近逾超"
_MYRIADS = frozenset("万萬亿億")
_WAITING = frozenset(("个", "個"))
_PART = "numeral:part"
_PRESSURES = frozenset(("mmHg", "kPa", "毫米汞柱"))
"""What blood pressure is told in, as two figures with one unit: 145/90 mmHg."""
_FEW = frozenset((
    "年", "天", "个月", "個月", "岁", "歲", "小时", "小時", "个小时", "個小時", "个星期", "分钟", "分鐘", "个", "個",
    "次", "倍", "人", "元", "块", "里", "公里", "尺", "米", "斤", "公斤", "吨", "亩", "户", "家", "成",
))  # fmt: skip
_NEXT_TO = re.compile(
    "(?P<tens>[二三四五六七八九]?十)?(?P<one>[一二三四五六七八两兩])、(?P<other>[二三四五六七八九])(?:(?(tens)|[十百千])?[万萬亿億]?)"
)
_APART_BY_TWO, _IN_PARTS = ("三", "五"), "分"
_NEXT_PERCENT = re.compile("(?<![0-9、，,])[1-8]、[2-9][%％]")
_EACH_OF_THEM = re.compile("[分各均依排第][^。；;]{0,24}$")
_SPELT = DIGIT.keys() | TENS.keys()
_EACH_IN_ORDER = re.compile("(?:分别|分別|各自|依次)[^。；;]{0,16}$")
_MEMBER_ENDS = re.compile(r"[、，,。；;：:！!）)\n和及与與]|以及|\Z")
_SUM_OF = re.compile("[,，][ 　]?(?:一共|总共|總共|共计|共計|合计|合計|总计|總計)(?:有|为|為|是|达|達)?[ 　]?")
_AS_ONE = frozenset(("一共", "总共", "總共"))
_STOPS = re.compile(r"[,，。；;!！\n]|\Z")
_STOPPED = re.compile(r"[。；;!！?？\n]")
_GRADES, _ENUMERATES = frozenset("级級"), tuple("第、初高一二三四五六七八九十百千万")
_COMPARED = re.compile("[高低快慢好优優多少][于於出][^，,。；;0-9]{1,10}\\Z")
_OF_ANOTHER = re.compile(
    "(?:[、，,]|和|及|与|與)(?:(?:高|低|快|慢)[于於])?(?:全[国國省市区區县縣州]|[一-鿿]{2,4}(?:平均(?:水平)?|省|市))"
)
_AGAINST = re.compile("(?:按[年月季]|同比|[环環]比)[^，,。；;0-9]{0,2}[增减減加少升降上下多]{1,2}[了约約]?\\Z")
_OF_EACH = re.compile("[各每]|(?<!平)均|主要|[预預](?:亏|虧|盈|增)[^，,。；;\n]*\\Z")
_TO_COME = re.compile("[预預][计計期测測]|[将將]|有望|力争|目[标標]")
_LAST = 2
_POINTED = re.compile("[1-9][0-9]{2,5}、[0-9][万亿萬億]")
_TENTH = 10
_GOES_ON, _DIGIT_BEHIND = frozenset("、和及与與"), re.compile("[、和及与與][0-9]")
_MAGNITUDES = frozenset(("百", "千", "万", "萬", "亿", "億", "百万", "千万"))


def joined(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions with `10-100万元`, `3至5年`, `20和30之间` and `3年以上7年以下` as one range each."""
    merged: list[Mention] = []
    first: Quantity | None = None
    for mention in found:
        quantity = mention.quantity
        if first and quantity and quantity.start - first.core_end < _LONGEST + 4:
            both = _joined(text, first, quantity)
            if both:
                first = both
                merged[-1] = Mention(both.start, both.end, None, "quantity", both)
                continue
            if not first.unit and led_to(text, first, quantity):
                merged[-1] = replace(merged[-1], quantity=_in_one_unit(first, quantity))
        merged.append(mention)
        first = quantity
    return merged


def _joined(text: str, first: Quantity, last: Quantity) -> Quantity | None:
    if not first.unit and text[first.core_end : last.start] == "、":
        both = _neighbours(text, first, last) or _pointed(text, first, last)
        if both:
            return both
    if _RANGE.fullmatch(text, first.core_end, last.start):
        apart = led_to(text, first, last) or _moved(text, first, last) or _each_passed(first, last)
        return None if apart else _in_a_time(text, _range(first, _as_far_below(text, first, last)))
    rooms = last.unit in _ROOMS
    between = text.startswith(_BETWEEN_END, last.core_end - rooms)
    if between and _BETWEEN.fullmatch(text, first.core_end, last.start):
        return _range(first, replace(last, unit="", dimension=None, core_end=last.number_end) if rooms else last)
    if first.reading in _OPEN and last.reading in _OPEN and _BOTH.fullmatch(text, first.end, last.start):
        return _bounded(first, last)
    return None


def _neighbours(text: str, first: Quantity, last: Quantity) -> Quantity | None:
    """Two digits that follow each other and tell how many there are: 五、六年, 十七、八岁, but not 五、六年级."""
    written = text[first.number_start : last.number_end]
    if last.unit == "%" and _NEXT_PERCENT.match(text, first.number_start):
        alone = not _EACH_OF_THEM.search(text, max(0, first.start - _FARTHER), first.start)
        return (
            _range(first, last) if alone and last.low - first.low == 1 and first.plain and "." not in written else None
        )
    found = _NEXT_TO.fullmatch(written) if last.unit in _FEW else None
    if found is None or text[last.core_end : last.core_end + 1] in _GRADES:
        return None
    one, other = DIGIT[found["one"]], DIGIT[found["other"]]
    led = text[first.number_start - 1 : first.number_start]
    follow = one + 1 == other or ((found["one"], found["other"]) == _APART_BY_TWO and led != _IN_PARTS)
    if not follow or led in _ENUMERATES:
        return None
    place, tens = last.low / other, first.low - one
    return _from_to(first, last, (tens + one) * place, (tens + other) * place)


def _pointed(text: str, first: Quantity, last: Quantity) -> Quantity | None:
    """A number whose point is printed as the mark of a list: 18264、7万公顷.

    No list goes from a thousand to one digit that a magnitude follows where it doesn't say that each has its own.
    """
    apart = _POINTED.fullmatch(text, first.number_start, last.number_end)
    listed = _EACH_OF_THEM.search(text, max(0, first.start - _FARTHER), first.start)
    if apart is None or listed or first.start != first.number_start or text[first.start - 1 : first.start] == "、":
        return None
    if text[last.end : last.end + 1] in _GOES_ON and _DIGIT_BEHIND.match(text, last.end):
        return None
    step = last.scale / _TENTH
    value = (first.low + last.low / last.scale / _TENTH) * last.scale
    return replace(
        last,
        start=first.start,
        number_start=first.number_start,
        low=value,
        high=value,
        step=step,
        place=step,
        plain=False,
        rules=(*last.rules, "numeral:pointed"),
    )


def _in_a_time(text: str, whole: Quantity | None) -> Quantity | None:
    """A range in the unit that the words before it make with its own: 每小时15～20公里."""
    led = unit_before(text, whole.start, whole.unit) if whole and whole.start else None
    if whole is None or led is None or led.measure.dimension is not Dimension.SPEED:
        return whole
    return replace(whole, unit=led.measure.unit, dimension=led.measure.dimension)


def led_to(text: str, first: Quantity, last: Quantity) -> bool:
    """Whether two figures are a change and what it led to: 减少约7700人至3692100人, 下降0.3个百分点至5.2%."""
    if text[first.end : last.start].strip() not in _LED_TO:
        return False
    if first.dimension in _RATES and last.dimension not in (None, first.dimension):
        return last.dimension not in _RATES or first.dimension is Dimension.PERCENTAGE_POINT
    if not last.unit or first.unit not in ("", last.unit):
        return False
    if not first.unit and not _far_apart(text, first, last):
        return False
    falls = last.high < first.low and first.dimension not in _RATES
    far = falls or last.low >= _FAR * max(first.high, Decimal(1)) or _counted_since(text, first, last)
    far = far or _far_apart(text, first, last) or _on_the_year(text, first, last)
    verb = lexicon.ending("change", text[max(0, first.start - _LONGEST) : first.start].rstrip(_BETWEEN_VERB))
    if not verb or _RANGED.match(text, last.core_end):
        return False
    if verb in lexicon.listed("change-loose"):
        return verb in _ON_BALANCE and last.low >= _VERY_FAR * first.high > 0
    return far and (first.unit == "" or not _MAY.search(text, max(0, first.start - _AHEAD), first.start))


def _far_apart(text: str, first: Quantity, last: Quantity) -> bool:
    """Whether two figures lie so far apart that no range is meant: 较去年增加2万至669万人次, 按年上升0.2至5.8年.

    They have to be printed to the same place and said against an earlier time; 不等 and 之间 tell a range.
    """
    apart = first.step == last.step and last.low >= _VERY_FAR * first.high > 0
    apart = apart and last.dimension not in _RATES
    compared = any(since.search(text, max(0, first.start - _FARTHER), first.start) for since in (_SINCE, _FROM))
    return apart and compared and _RANGED.match(text, last.core_end) is None


def _on_the_year(text: str, first: Quantity, last: Quantity) -> bool:
    """Whether two amounts with a unit each are told against the year before and lie apart: 同比升0.2日至1.7日.

    按年增加7项至10项 may be as many as that, and so may what is told of each or shared out over years, or of warmth.
    """
    apart = first.unit == last.unit != "" and first.dimension not in _RATES | {Dimension.TEMPERATURE}
    apart = apart and last.low >= _FAR * first.high > 0
    ahead = max(0, first.start - _AHEAD)
    return (
        apart
        and _AGAINST.search(text, ahead, first.start) is not None
        and not _TO_COME.search(text, ahead, first.start)
        and not _OF_EACH.search(text, ahead, first.start)
    )


def _counted_since(text: str, first: Quantity, last: Quantity) -> bool:
    """Whether two counts are told to the last unit beside an earlier one, so that no range is meant.

    较去年增加287宗至493宗 are 287 more, which makes 493; 比上月多10人至20人 may be as many as that.
    """
    compared = _SINCE.search(text, max(0, first.start - _AHEAD), first.start) is not None
    counted = first.dimension in _COUNTS and min(first.place, last.place) == 1 < min(first.low, last.low) / _EXACT
    return compared and counted


def _moved(text: str, first: Quantity, last: Quantity) -> bool:
    """Whether two amounts are where something began and where it came: 由10亿到20亿, 从0到3家, not 由3到5人组成."""
    if text[first.core_end : last.start].strip() not in _LED_TO:
        return False
    led = text[first.start - 1 : first.start]
    return (led == "由" and (bool(first.unit) or first.scale > 1)) or (led in _FROM_NOTHING and first.high == 0)


def _each_passed(first: Quantity, last: Quantity) -> bool:
    """Whether each of two figures is exceeded, which are two bounds then and no range: 逾3年至逾4年的低位."""
    hedged = first.start < first.number_start and last.start < last.number_start
    return hedged and first.hedge is last.hedge is Hedge.ABOVE and first.unit == last.unit != ""


def _in_one_unit(first: Quantity, last: Quantity) -> Quantity:
    """A change in the unit of what it led to: 2万 of 增加2万至669万人次."""
    return replace(first, unit=last.unit, dimension=last.dimension, plain=False, rules=(*first.rules, "unit:shared"))


def _range(first: Quantity, last: Quantity) -> Quantity | None:
    if "range" in first.rules:
        return None
    if _PART in first.rules and not last.unit:
        last = replace(last, unit=first.unit, dimension=first.dimension)
    low, high = first.low, last.high
    if first.unit and not (last.unit.endswith(first.unit) or last.unit.startswith(f"{first.unit}/")):
        lengths = _lengths(first.unit, last.unit)
        if lengths is None:
            return None
        low, high = low * lengths[0] / min(lengths), high * lengths[1] / min(lengths)
        if lengths[0] < lengths[1]:
            last = replace(last, unit=first.unit)
    factor = last.scale if last.scale > 1 else _trailing(first, last)
    if first.scale == 1 and not first.unit and factor > 1 and low * factor <= high:
        low *= factor
    if low > high and first.high < 0:
        low, high = last.low, first.high
    return _from_to(first, last, low, high) if low <= high else None


def _as_far_below(text: str, first: Quantity, last: Quantity) -> Quantity:
    """The end of a range with the 零下 that its beginning writes for both: 零下5至8摄氏度."""
    signs = text[first.start : first.number_start], text[last.start : last.number_start]
    if first.unit or "零下" not in signs[0] or "零" in signs[1]:
        return last
    return replace(last, low=-last.high, high=-last.low)


def _trailing(first: Quantity, last: Quantity) -> Decimal:
    """The place that a single digit shares with the numeral after it: 两到三千."""
    if "numeral:han" not in first.rules or "numeral:han" not in last.rules or not 0 < first.high < 10:
        return Decimal(1)
    return last.place if last.high < 10 * last.place and last.place > 1 else Decimal(1)


def _lengths(first: str, last: str) -> tuple[Decimal, Decimal] | None:
    chain = chains().get(first)
    if chain is None or last not in chain.lengths or chain.dimension is not Dimension.DURATION:
        return None
    return chain.lengths[first], chain.lengths[last]


def _bounded(first: Quantity, last: Quantity) -> Quantity | None:
    """超过10不到20, 3年以上7年以下: an open bound on each side."""
    if first.unit and first.unit != last.unit:
        return None
    if first.hedge in _ABOVE and last.hedge in _BELOW and first.low < last.low:
        return _from_to(first, last, first.low, last.high)
    if first.hedge in _BELOW and last.hedge in _ABOVE and last.low < first.low:
        return _from_to(first, last, last.low, first.high)
    return None


def _from_to(first: Quantity, last: Quantity, low: Decimal, high: Decimal) -> Quantity:
    return replace(
        last,
        start=first.start,
        number_start=first.number_start,
        low=low,
        high=high,
        hedge=Hedge.RANGE,
        reading="range",
        plain=False,
        rules=(*first.rules, *last.rules, "range"),
    )


def shared(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions with a unit written once at the end of a list given to the members before it: 12.3、4.5和6.7亿元."""
    following: Quantity | None = None
    for i in range(len(found) - 1, -1, -1):
        here = found[i].quantity
        if here and following and following.unit:
            if not here.unit and _shares(text, here, following):
                here = _with_unit(here, following)
                found[i] = replace(found[i], quantity=here)
            elif not here.unit and _shares_scaled(text, here, following):
                here = replace(
                    here, unit=following.unit, dimension=following.dimension, rules=(*here.rules, "unit:shared")
                )
                found[i] = replace(found[i], quantity=here)
            elif here.unit in _WAITING and _waits(text, here, following):
                here = replace(here, unit=following.unit, dimension=following.dimension)
                found[i] = replace(found[i], quantity=here)
        following = here
    return found


def parted(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions with the 百分之 of a first member given to the others of its list: 百分之五十一點二、三點四."""
    first: Quantity | None = None
    for i, mention in enumerate(found):
        here = mention.quantity
        if first and here and not here.unit and _of_one_list(text, first, here):
            here = replace(
                here, unit=first.unit, dimension=first.dimension, plain=False, rules=(*here.rules, "unit:shared")
            )
            found[i] = replace(mention, quantity=here)
        first = here if here and (_PART in here.rules or (first and "unit:shared" in here.rules)) else None
    return found


def _of_one_list(text: str, first: Quantity, here: Quantity) -> bool:
    """Whether a number without unit goes on with the percentages in words before it; a whole one has to be of each."""
    if here.start != here.number_start or not _LIST.fullmatch(text, first.end, here.start):
        return False
    if text[here.number_start] not in _SPELT or here.scale > 1:
        return False
    fine = first.step < 1 and here.step < 1
    each = _EACH_IN_ORDER.search(text, max(0, first.start - _FARTHER), first.start) is not None
    each = each and text[first.end] not in ",，"
    return (fine or each) and _MEMBER_ENDS.match(text, here.end) is not None


def summed(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions with the unit of two counts given to the bare sum right behind them: 甲46所,乙74所,一共120."""
    for i, mention in enumerate(found):
        here = mention.quantity
        if not here or here.unit or not here.plain:
            continue
        other, one = _last_two(text, found, i)
        if one and other and _sums_up(text, one, other, here):
            here = replace(here, unit=other.unit, dimension=other.dimension, rules=(*here.rules, "unit:shared"))
            found[i] = replace(mention, quantity=here)
    return found


def _last_two(text: str, found: list[Mention], at: int) -> list[Quantity | None]:
    """The last figure before a mention and the one before that, as far as nothing but 一共 stands among them."""
    last: list[Quantity | None] = []
    while at and len(last) < _LAST:
        at -= 1
        if found[at].quantity:
            last.append(found[at].quantity)
        elif text[found[at].start : found[at].end] not in _AS_ONE:
            break
    return [*last, None, None][:_LAST]


def _sums_up(text: str, one: Quantity, other: Quantity, here: Quantity) -> bool:
    """Whether words say that a number without unit is what two counts of one unit come to, and nothing follows it."""
    if not one.unit or one.unit != other.unit or other.dimension not in _COUNTS:
        return False
    whole = one.scale == other.scale == here.step == 1 and here.low >= max(one.low, other.low)
    led = _SUM_OF.fullmatch(text, other.core_end, here.start) and _STOPS.match(text, here.core_end)
    return bool(whole and led) and _STOPPED.search(text, one.core_end, other.start) is None


def _waits(text: str, here: Quantity, following: Quantity) -> bool:
    """Whether a 个 waits for the unit of the next figure: 分别提高0.6个和0.7个百分点."""
    if following.dimension is not Dimension.PERCENTAGE_POINT or not following.unit.startswith(here.unit):
        return False
    gap = text[here.core_end : following.start]
    if here.step < 1 and _OF_ANOTHER.fullmatch(gap):
        return _COMPARED.search(text, max(0, here.start - _AHEAD), here.start) is not None
    return bool(_LIST.fullmatch(gap)) and (here.step < 1 or gap not in (",", "，"))


def _with_unit(here: Quantity, following: Quantity) -> Quantity:
    scale = following.scale
    return replace(
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


def _shares_scaled(text: str, here: Quantity, following: Quantity) -> bool:
    """Whether a number with its own 万 or 亿 waits for the unit of the next one, which has the same: 3.4万、1.5万吨."""
    sizes = [text[each.number_start : each.number_end][-1:] for each in (here, following)]
    alike = sizes[0] in _MYRIADS and sizes[0] == sizes[1] and here.dimension is None
    return alike and following.unit != "" and bool(_LIST.fullmatch(text[here.core_end : following.start]))


def _shares(text: str, here: Quantity, following: Quantity) -> bool:
    if not here.plain or following.start - here.core_end > _LONGEST:
        return False
    gap = text[here.core_end : following.start]
    if gap == "/":
        return following.unit in _PRESSURES and here.low > following.low
    if following.dimension is Dimension.PERCENTAGE_POINT and here.step < 1 and _OF_ANOTHER.fullmatch(gap):
        return _COMPARED.search(text, max(0, here.start - _AHEAD), here.start) is not None
    bare = text[following.number_start : following.number_end] in _MAGNITUDES
    if bare or not _LIST.fullmatch(gap) or (gap in (",", "，") and following.plain):
        return False
    whole = following.dimension in (Dimension.DURATION, Dimension.COUNT) and following.scale == here.step == 1
    return not whole or gap == "、"
