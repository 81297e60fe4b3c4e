"""Numbers of a text to quantities: numeral, unit and hedge words put together, non-quantities told apart by name."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from claims import lexicon
from claims.model import Dimension, Hedge, Kind
from claims.numerals import MAGNITUDE, MYRIAD, NUMERAL, OVER, Number, read


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and hedge words, as they stand in the text.

    `start:end` takes in hedge words and unit; `number_start:number_end` is the numeral alone, `core_end` the end of
    numeral and unit. `reading` names the row of the reading table. `rules` names the entries that fired.
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


_RANGE = re.compile(r"\s?(?:[-—–~～－﹣]{1,2}|至|到)\s?")
_SIGN = "-－−"
_SPECIAL = re.compile(
    rf"(?P<ratio>(?<![0-9.:：∶])[0-9]+(?:\.[0-9]+)?(?:\s?[:：∶]\s?[0-9]+(?:\.[0-9]+)?){{2,}}(?![0-9.:：∶]))"
    rf"|(?P<part>(?:百|千|万|萬)分之(?P<parts>{NUMERAL})(?:到|至|[-—~～])?)"
    rf"|(?P<fraction>(?P<over>{NUMERAL})分之(?P<under>{NUMERAL}))"
    rf"|(?P<half>一半|半数|半數|(?<=过)半(?=[数的])|大半)"
    rf"|(?P<turn>[翻飜](?:了)?(?P<turns>[一二两兩三四五六七八九1-9])?番|翻倍|双倍增|倍增)"
    rf"|(?P<digits>[一两兩二三四五六]位[数數](?!字))"
)
_LIKE_UNITS = re.compile(r"千(?=瓦|米|克|伏|卡|帕|焦|字节)|百(?=分)|万(?=伏安|像素)|兆(?=瓦|赫|帕|比)")
_AFTER_UNIT = re.compile(r"(?:多|余|餘)(?=(?:个)?(?:月|小时|小時|星期|世纪|世紀)|$)|半(?=$)")
_GAP = re.compile(r"[ 　]{0,2}")
_APART = ("是", "为", "為", "有", "在")
_NO_NEAR = frozenset("最附邻鄰远親亲靠临相逼")
_DENOMINATOR = {
    "百": ("%", Dimension.PERCENT),
    "千": ("‰", Dimension.PERCENT),
    "万": ("‱", Dimension.PERCENT),
    "萬": ("‱", Dimension.PERCENT),
}
_TURN = {c: i for i, c in enumerate("一二三四五六七八九", 1)} | {"两": 2, "兩": 2} | {str(i): i for i in range(1, 10)}
_SAME = {"元人民币": "元", "元人民幣": "元", "块钱": "元", "塊錢": "元", "年时间": "年"}
_NOT_INSIDE = frozenset("部外容地陆需涵在销资贸生")


def mentions(text: str) -> list[Mention]:
    """Every number of the text in order, without overlaps; ranges and shared units already joined."""
    found: list[Mention] = []
    position = 0
    names = lexicon.patterns()
    scan = lexicon.scanner()
    for special, match in _merged(text, scan):
        if match.start() < position:
            continue
        if special:
            mention = _special(text, match)
        elif match.lastgroup == "number":
            mention = _number(text, match.start(), match.end(), position)
        else:
            pattern = names[int(match.lastgroup[1:])]  # type: ignore[index]
            mention = Mention(match.start(), match.end(), pattern.kind, pattern.id)
        found.extend(mention if isinstance(mention, list) else [mention])
        position = found[-1].end
    return _share(text, _ranges(text, found))


def _merged(text: str, scan: "re.Pattern[str]"):  # type: ignore[no-untyped-def]
    """Matches of the special forms and of the scanner in text order; a special form wins at the same place."""
    specials = list(_SPECIAL.finditer(text))
    index = 0
    position = 0
    while True:
        match = scan.search(text, position)
        while index < len(specials) and specials[index].start() < position:
            index += 1
        special = specials[index] if index < len(specials) else None
        first = match is None or special is None or special.start() <= match.start()
        over = (
            special is not None and match is not None and match.lastgroup == "number" and special.start() < match.end()
        )
        if special is not None and (first or over):
            yield True, special
            position = special.end()
            continue
        if match is None:
            return
        yield False, match
        position = max(match.end(), position + 1)


def _special(text: str, match: "re.Match[str]") -> "Mention | list[Mention]":
    start, end = match.span()
    group = match.lastgroup
    if match.group("ratio"):
        return _ratio(text, match)
    if match.group("part"):
        number = read(match.group("parts"))
        unit, dimension = _DENOMINATOR[match.group()[0]]
        return _plain(text, start, match.end("parts"), number, unit, dimension, "numeral:part")
    if match.group("fraction"):
        over, under = read(match.group("over")), read(match.group("under"))
        if over is None or under is None or not over.low:
            return Mention(start, end, Kind.NAME, "numeral:unread")
        value = 100 * under.low / over.low
        number = Number(value, value, Decimal(1), Decimal(1))
        return _plain(text, start, end, number, "%", Dimension.PERCENT, "numeral:fraction")
    if match.group("half"):
        return _plain(
            text,
            start,
            end,
            Number(Decimal(50), Decimal(50), Decimal(1), Decimal(1)),
            "%",
            Dimension.PERCENT,
            "numeral:half",
        )
    if match.group("turn"):
        turns = match.group("turns")
        value = Decimal(2) ** _TURN[turns] if turns else Decimal(2)
        return _plain(
            text, start, end, Number(value, value, Decimal(1), Decimal(1)), "倍", Dimension.MULTIPLE, "numeral:turn"
        )
    digits = _TURN[match.group("digits")[0]]
    low, high = Decimal(10) ** (digits - 1), Decimal(10) ** digits - 1
    number = Number(low, high, Decimal(1), Decimal(1), vague=True)
    assert group
    return _plain(text, start, end, number, "", None, "numeral:digits")


def _plain(
    text: str, start: int, end: int, number: Number | None, unit: str, dimension: Dimension | None, rule: str
) -> Mention:
    """A quantity whose unit lies in the numeral itself, with the hedges around it."""
    if number is None:
        return Mention(start, end, Kind.NAME, "numeral:unread")
    return _hedged(text, start, end, end, end, number, unit, dimension, (rule,), 0)


def _ratio(text: str, match: "re.Match[str]") -> "list[Mention] | Mention":
    parts = [
        (m.start(), m.end(), Decimal(m.group()))
        for m in re.compile(r"[0-9]+(?:\.[0-9]+)?").finditer(text, *match.span())
    ]
    if abs(sum(value for _, _, value in parts) - 100) > 1:
        return Mention(*match.span(), Kind.DATE if len(parts) == 3 else Kind.NAME, "numeral:colons")
    return [
        _plain(text, start, end, read(text[start:end]), "%", Dimension.PERCENT, "numeral:ratio")
        for start, end, _ in parts
    ]


def _number(text: str, start: int, end: int, after: int) -> Mention:
    """A plain numeral at `start:end`, with the unit and the hedges that touch it; `after` is where text may be taken from."""
    if (
        end - start > 1
        and (clash := _LIKE_UNITS.match(text, end - 1))
        and not (text[start] not in "0123456789" and text[end : end + 1] in "米克")
    ):
        end = clash.start()
    number = read(text[start:end])
    if number is None:
        return Mention(start, end, Kind.NAME, "numeral:unread")
    rules: tuple[str, ...] = (
        "numeral:arabic" if text[start].isascii() or "０" <= text[start] <= "９" else "numeral:han",
    )
    position = end
    if position < len(text) and text[position] in OVER and text[position] not in "来來":
        after_over = position + 1
        while after_over < len(text) and text[after_over] in MYRIAD:
            factor = MYRIAD[text[after_over]]
            number = replace(
                number,
                low=number.low * factor,
                high=number.high * factor,
                step=number.step * factor,
                place=number.place * factor,
                plain=False,
            )
            after_over += 1
        number, position = replace(number, over=True), after_over
    elif (
        position < len(text)
        and text[position] in "来來"
        and _unit(text, position + 1) is not None
        and number.place >= 10
    ):
        number, position = replace(number, over=True), position + 1
    number_end = position
    gap = _GAP.match(text, position)
    unit = _unit(text, gap.end() if gap else position)
    if unit is None and number.over and text[position - 1 : position] in ("多", "余", "餘"):
        pass
    if unit is not None and gap:
        surface, dimension, position = unit[0], unit[1], unit[2]
        rules = (*rules, f"unit:{surface}")
        surface = _SAME.get(surface, surface)
        if surface == "成":
            number = replace(
                number, low=number.low * 10, high=number.high * 10, step=number.step * 10, place=number.place * 10
            )
        tail = _AFTER_UNIT.match(text, position)
        if tail and surface in ("个", "個", "年", "小时"):
            month = _unit(text, tail.end())
            if month and month[1] is Dimension.DURATION:
                surface, dimension, position = surface + month[0], month[1], month[2]
                number = replace(number, over=True)
    else:
        surface, dimension = "", None
    return _hedged(text, start, number_end, position, position, number, surface, dimension, rules, after)


def _unit(text: str, position: int) -> tuple[str, Dimension, int] | None:
    """The longest unit or classifier at `position`, compound units (元/平方米) whole."""
    for surface, unit in lexicon.units().get(text[position : position + 1], ()):
        if text.startswith(surface, position):
            end = position + len(surface)
            if surface == "折" and text[end : end + 1] in ("算", "合", "射"):
                continue
            if text[end : end + 1] in ("/", "／") or (
                text[end : end + 1] == "每" and unit.dimension is not Dimension.COUNT
            ):
                below = _bare_unit(text, end + 1)
                if below:
                    return surface + "/" + below, _per(unit.dimension, below), end + 1 + len(below)
            return surface, unit.dimension, end
    return None


def _bare_unit(text: str, position: int) -> str | None:
    for surface, _ in lexicon.units().get(text[position : position + 1], ()):
        if text.startswith(surface, position):
            return str(surface)
    return None


def _per(dimension: Dimension, below: str) -> Dimension:
    """The dimension of a rate: per year keeps that of its upper unit, money per person is money, all else is other."""
    if below in ("年", "a") or (dimension is Dimension.MONEY and below in ("人", "户", "名", "月")):
        return dimension
    return Dimension.SPEED if dimension is Dimension.LENGTH and below in ("小时", "秒") else Dimension.OTHER


def _hedged(
    text: str, start: int, number_end: int, core_end: int, end: int, number: Number, unit: str,
    dimension: Dimension | None, rules: tuple[str, ...], after: int,
) -> Mention:  # fmt: skip
    hedge, reading, outer = Hedge.EXACT, "exact", start
    if number.low != number.high:
        hedge, reading = (Hedge.VAGUE, "vague") if number.vague else (Hedge.RANGE, "range")
    if number.over:
        hedge, reading = Hedge.ABOVE, "over"
    sign = 1
    if (
        start > 0
        and text[start - 1] in _SIGN
        and (start == 1 or text[start - 2] in " |（(，,、：:\t为")
        and text[start].isascii()
    ):
        sign, outer = -1, start - 1
    before = _hedge_before(text, outer, after, bare=text[start] in MAGNITUDE and number_end - start == 1)
    if before:
        word, outer = before
        hedge, reading, rules = word.hedge, word.reading, (*rules, f"hedge:{word.surface}")
    behind = _hedge_after(text, end, dimension)
    if behind:
        word, end = behind
        rules = (*rules, f"hedge:{word.surface}")
        if word.hedge is not Hedge.ABOVE or hedge not in (Hedge.BELOW,):
            if not (before and hedge is Hedge.ABOUT):
                hedge, reading = word.hedge, word.reading
    number_low, number_high = sorted((number.low * sign, number.high * sign))
    return Mention(
        outer, end, None, "quantity",
        Quantity(outer, end, start, number_end, core_end, number_low, number_high, number.step, number.place, number.scale, unit,
                 dimension, hedge, reading, number.plain, rules),
    )  # fmt: skip


def _hedge_before(text: str, start: int, after: int, *, bare: bool) -> "tuple[lexicon.HedgeWord, int] | None":
    position = start
    while position > after and text[position - 1] in " 　":
        position -= 1
    if position <= after:
        return None
    apart = position - 1 if text[position - 1] in _APART else None
    for at in (position, apart):
        if at is None or at <= after:
            continue
        for surface, word in lexicon.hedges("before").get(text[at - 1], ()):
            begin = at - len(surface)
            if begin < after or not text.startswith(surface, begin) or (at == apart and not word.apart):
                continue
            previous = text[begin - 1] if begin else ""
            if surface == "近" and previous in _NO_NEAR:
                continue
            if surface in ("过", "過", "上") and (not bare or previous in "通经經走渡超不以向线"):
                continue
            if surface in ("左右", "上下", "低于", "高于", "大于", "小于", "少于", "多于") and surface in (
                "左右",
                "上下",
            ):
                continue
            if surface in ("约", "約") and previous in "预節节签制条合特":
                continue
            if surface in ("最低", "最高") and at != position:
                continue
            return word, (begin if at == position else start)
    return None


def _hedge_after(text: str, end: int, dimension: Dimension | None) -> "tuple[lexicon.HedgeWord, int] | None":
    position = end + (text[end : end + 1] == " ")
    for surface, word in lexicon.hedges("after").get(text[position : position + 1], ()):
        if not text.startswith(surface, position):
            continue
        stop = position + len(surface)
        following = text[stop : stop + 1]
        if surface in ("内", "內") and (dimension is not Dimension.DURATION or following in _NOT_INSIDE):
            continue
        if surface in ("多", "余", "餘") and (
            following in ("样", "元", "数", "年", "次", "种", "家", "方", "部") or dimension is None
        ):
            continue
        if surface in ("许", "許", "强", "前后", "不足", "不到") and following not in "，,。；;、）) ":
            continue
        return word, stop
    return None


def _ranges(text: str, found: list[Mention]) -> list[Mention]:
    """Join `10-100万元`, `3至5年`, `20%—30%` into one range."""
    joined: list[Mention] = []
    for mention in found:
        previous = joined[-1] if joined else None
        if previous and previous.quantity and mention.quantity:
            gap = _RANGE.fullmatch(text, previous.quantity.core_end, mention.quantity.start)
            merged = _range(previous.quantity, mention.quantity) if gap else None
            if merged:
                joined[-1] = Mention(merged.start, merged.end, None, "quantity", merged)
                continue
        joined.append(mention)
    return joined


def _range(first: Quantity, last: Quantity) -> Quantity | None:
    if first.unit and first.unit != last.unit and not last.unit.endswith(first.unit):
        return None
    low, high = first.low, last.high
    if first.plain and not first.unit and last.scale > 1 and low * last.scale <= high:
        low *= last.scale
    if low > high:
        return None
    return replace(last, start=first.start, number_start=first.number_start, low=low, hedge=Hedge.RANGE, reading="range",
                   plain=False, rules=(*first.rules, *last.rules, "range"))  # fmt: skip


_LIST = re.compile(r"\s?(?:、|和|及|与|以及|，|,)\s?")


def _share(text: str, found: list[Mention]) -> list[Mention]:
    """Give a unit written once at the end of a list to the members before it: 12.3、4.5和6.7亿元."""
    for i in range(len(found) - 2, -1, -1):
        here, following = found[i].quantity, found[i + 1].quantity
        if here is None or following is None or here.unit or not following.unit or not here.plain:
            continue
        gap = text[here.core_end : following.start]
        if not _LIST.fullmatch(gap) or (gap in (",", "，") and following.plain):
            continue
        if (
            following.dimension in (Dimension.DURATION, Dimension.COUNT)
            and following.scale == 1
            and here.step == 1
            and gap not in ("、",)
        ):
            continue
        scale = following.scale
        shared = replace(here, low=here.low * scale, high=here.high * scale, step=here.step * scale, place=here.place * scale,
                         scale=scale, unit=following.unit, dimension=following.dimension, plain=False, rules=(*here.rules, "unit:shared"))  # fmt: skip
        found[i] = replace(found[i], quantity=shared)
    return found
