"""Numerals in every style of Chinese text, to exact values.

A numeral is digits, Chinese or mixed, with the magnitudes that belong to it and the 几/数/多/余 that stand inside it;
blanks may part its places. `taken` says what number the words state, how fine they state it and where they end; it
knows nothing of units.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

DIGIT = {
    character: value
    for characters in ("零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖", "○幺貳參肆伍陸柒捌玖")
    for value, character in enumerate(characters)
} | {"Ｏ": 0, "叄": 3, "两": 2, "兩": 2, "俩": 2, "倆": 2, "仨": 3}
NOUGHTS = "零〇○Ｏ"
LETTERS_FOR_NOUGHTS = "OoΟ"
"""What stands for a nought in a year alone: 二OO六年."""
DIGIT_BY_DIGIT = f"{NOUGHTS}一二三四五六七八九"
TENS = {"十": 10, "拾": 10, "廿": 20, "卅": 30, "卌": 40}
PLACE = {**TENS, "百": 100, "千": 1000, "佰": 100, "仟": 1000}
MYRIAD = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
MAGNITUDE = {**PLACE, **MYRIAD}
LETTER = {"k": 1000, "K": 1000, "w": 10**4, "W": 10**4, "M": 10**6, "G": 10**9}
ONE_OR_TWO = frozenset(("一两", "一兩"))
"""One or two of what follows, or else one 两, a weight: 一两天, but 一两白酒."""
SOME = "几幾数數"
OVER = "多余餘来來"
_PEOPLE = frozenset("人名戶")
_TRADITIONAL = frozenset("萬億")

HAN = f"{NOUGHTS}一二三四五六七八九两兩壹贰叁肆伍陆柒捌玖貳參叄陸"
_PLACES = "十百千拾佰仟廿卅卌"
_MYRIADS = "万亿萬億兆"
MAGNITUDES = f"{_PLACES}{_MYRIADS}"
_MAGNITUDES = f"[{MAGNITUDES}]"
_RUN = f"[{HAN}幺{_PLACES}{_MYRIADS}{SOME}]"
_GAP = "[ 　]{1,2}"
_PERCENT = "%％﹪℅"
_METRIC = "(?:公[顷頃里尺分斤噸吨厘]|[斤亩畝里尺米担]|平方|立方|毫米|厘米|[吨噸](?![位级]))"
_DOTS = ".．·・•‧∙﹒"
_POINT = f"[点點{_DOTS}]"
_COUNTED = "[度倍%％万亿元米个個亩公吨华華]"
ARABIC = (
    r"[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+(?![0-9０-９])(?:[.．﹒][0-9０-９]+)?"
    r"|[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:[.．][0-9]+)?"
    r"|[0-9]{1,5} [.．][0-9]+(?=[万亿萬億%％])"
    r"|[0-9０-９]+(?:[.．﹒][0-9０-９]+|[·‧・•∙][0-9０-９]+(?=[十百千万亿萬億%％元吨个倍]))?"
)
_POINTED = rf"0[点點][0-9]+|[0-9０-９]+[点點](?:[0-9]+|[{HAN}]+)(?={_COUNTED})"
_FRACTION = r"(?<![^\s(（\-－−+<>=≥≤~])[.．][0-9０-９]+"
_BROKEN = r"[0-9]{1,5}[.．] [0-9]{1,2}(?![0-9])"
_BROKEN_UNIT = rf"[{_PERCENT}万亿萬億]|[ ]?(?:千?公[顷頃]|千瓦|[百千]万)"
_LED_BROKEN = rf"(?<=[一-龥])(?<![第图圖表附注式节章條条項项款]){_BROKEN}(?={_BROKEN_UNIT})"
_POWER = (
    r"\s?[×xX*]\s?10(?:\^[-+]?[0-9]{1,2}|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|(?:9|12)(?=\s?/L)|[-−－][1-9][0-9]?(?=\s?(?:[cmkμ]?[mgLs]|mol)(?![A-Za-z])))"
    r"|[eE][-+－]?[0-9０-９]{1,2}(?![0-9A-Za-z])|\^[-+]{0,2}[0-9]{1,2}(?![0-9.])"
)
_PARTED = (
    rf"(?:(?:{_GAP})?[零〇]?(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:[.．][0-9]+)?|[0-9０-９]+(?:[.．][0-9]+)?|[{HAN}])"
    rf"(?:{_GAP})?{_MAGNITUDES}+)"
)
_IN_THREES = f"[一二三四五六七八九][{DIGIT_BY_DIGIT}]{{0,2}}(?:、[{DIGIT_BY_DIGIT}]{{3}}){{1,3}}(?=[人名户戶件票元])"
ARABIC_NUMERAL = (
    rf"(?:{_POINTED}|(?:{_LED_BROKEN}|{ARABIC}|{_FRACTION})"
    rf"(?:{_POWER}|(?:[ ]?[kKwMG]|W(?![·•]|/[A-Za-z]))(?![A-Za-z0-9])"
    rf"|[{OVER}]?(?:[ 　]{{0,2}}(?=[{_MYRIADS}]|(?<=[ 　])千(?:[人元戶户名]|公[顷頃])))?"
    rf"[十百千佰仟{_MYRIADS}]+{_PARTED}{{0,5}}"
    rf"(?:(?<=[ 　][{_MYRIADS}])[ ](?:[0-9],[0-9]{{3}}|[0-9]{{1,4}})(?=[ ]?[人名戶户元家])"
    rf"|(?<=[万萬])[0-9]{{4}}[.．][0-9]{{1,2}}(?![0-9])"
    rf"|[零〇]?[0-9０-９]{{1,4}}(?![0-9０-９.．,，])|[0-9],[0-9]{{3}}(?![0-9]|,[0-9])|[零〇][{HAN}](?!{_MAGNITUDES}))?)?)"
)
HAN_NUMERAL = (
    rf"(?:{_IN_THREES}|(?!零[下上部件售食星散碎]|[陆陸](?:[一二三四五六七八九]|百分[之点點]))(?:[{SOME}俩倆](?=[{_PLACES}]))?[{HAN}{_PLACES}]{_RUN}*"
    rf"(?:(?:(?<={_MAGNITUDES}){_GAP}(?=[{HAN}{SOME}])|{_GAP}(?={_MAGNITUDES})){_RUN}+){{0,9}}"
    rf"(?:[ 　]?[点點][ 　]?[{HAN}]+(?!十)[百千{_MYRIADS}]*|[点點][0-9]+(?={_COUNTED})|(?<=[零百千])[点點][0-9]+"
    rf"|(?<=[{HAN}{_PLACES}])[{_DOTS}][{HAN}]+(?=[{_PERCENT}‰])|(?<=[一-鿿][{HAN}])[{_DOTS}][{HAN}]+(?={_METRIC})"
    rf"|(?<=[^\s][{HAN}{_PLACES}])[{_DOTS}][{HAN}]+(?:[百千]?[{_MYRIADS}]+|(?=[倍元]|成(?![员為为立])|[个個]百分[点點])))?"
    rf"(?:[ 　]?[{OVER}][ 　]?(?=[{_MYRIADS}])[{_MYRIADS}]+)?"
    rf"|[{SOME}][{_PLACES}{_MYRIADS}]+|幺[幺{HAN}]{{2,}}"
    rf"|(?<=[是为達达到至约])[点點](?=[{HAN}]?[零〇])[{HAN}]{{2,}}"
    rf"|[百千{_MYRIADS}]{{1,6}}(?=[余餘多]|把[个個块塊斤人元年亩里吨户戶])|[{_MYRIADS}]{{1,2}}(?=[元美港欧人名家户个只头亩吨斤米立千公平])"
    rf"|(?:(?<=[过過超逾破])|(?<=[过過破]了))[{_MYRIADS}]{{1,2}})"
)
NUMERAL = rf"(?:{ARABIC_NUMERAL}|{HAN_NUMERAL})"
POINTED = f"(?<=[{HAN}{_PLACES}])[{_DOTS}][{HAN}]+(?![{HAN}{_PLACES}{_MYRIADS}是、])"
"""The decimals of a percentage in words behind a point that is no word: 百分之十二 | ・三."""
_NUMERALS = re.compile(NUMERAL)
_TOKEN = re.compile(
    rf"(?P<literal>{_BROKEN}|{ARABIC}|[.．][0-9０-９]+)|(?P<digit>[{HAN}{SOME}俩倆幺])|(?P<magnitude>{_MAGNITUDES})|(?P<over>[{OVER}])"
)
_PLAIN = re.compile(r"([0-9]+)(?:\.([0-9]+))?([万亿]{0,2})")
_RAISED = re.compile(
    rf"(?P<base>{ARABIC}|{_FRACTION})(?:\s?[×xX*]\s?10\^?(?P<ten>.+)|[eE](?P<exponent>.+)|\^(?P<power>.+)|\s?(?P<letter>[kKwWMG]))"
)
_SUPERSCRIPT = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹－−", "-0123456789--")
_NARROW = str.maketrans("０１２３４５６７８９．﹒·‧・•∙，", "0123456789.......,")
_MIDDLE = dict.fromkeys(map(ord, "·・•‧∙"), ".")
_SQUEEZED = dict.fromkeys(map(ord, " 　"))
_POINTS = dict.fromkeys(map(ord, f"點{_DOTS}"), "点")
_PERCENTS, _PAIR = frozenset(_PERCENT), 2
_NO_OVER = dict.fromkeys(map(ord, OVER + "、"))
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_THOUSANDS_OF = frozenset("人元户戶名公")
_LONGEST = 48
_MYRIAD = 10**4
FORMAL = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟貳參叄陸")
_ONE = Decimal(1)
_POWERS = tuple(Decimal(10) ** n for n in range(40))
_FINEST = 12
_FRACTIONS = tuple(_ONE.scaleb(-n) for n in range(_FINEST))
_EXPONENTS = {"": 0, "万": 4, "亿": 8, "万万": 8, "万亿": 12, "亿万": 12, "亿亿": 16}
_Token = tuple[Decimal, Decimal] | int
_ZERO = 0
_FURTHER = re.compile(f"[ 　]{{1,2}}[{HAN}]")
_SPELT = re.compile(
    f"(?:[{HAN}]+[零〇][{HAN}]*{_MAGNITUDES}+)+|(?:[{DIGIT_BY_DIGIT}]+[{_MYRIADS}]+)+(?:[{DIGIT_BY_DIGIT}]{{4}}|(?:[{DIGIT_BY_DIGIT}][千百十])+[{DIGIT_BY_DIGIT}]?)?"
)
_THREE = re.compile(f"[{DIGIT_BY_DIGIT}]{{3}}")
PLACED = (
    f"(?=[{DIGIT_BY_DIGIT}]{{2,8}}(?:{_POINT}[{DIGIT_BY_DIGIT}]{{1,8}})?(?:[{_MYRIADS}](?![岁歲])|[{_PERCENT}]))"
    f"{HAN_NUMERAL}"
)
"""A numeral written digit by digit before a myriad, which may begin like a name: 五四二點五億, 八一二萬."""
_NO_PLACE = re.compile(f"[{_MYRIADS}].(?!{_METRIC}|[瓦伏克米卡斤元美港欧日])")
"""A place behind 万 or 亿 that belongs to no unit, so that a word begins with it: 8亿百姓, 3亿千家万户."""
_RISING = re.compile(
    f"(?<=[{HAN}{SOME}][十拾])[十百千拾佰仟]|(?<=[{HAN}{SOME}][百佰])[百千佰仟]|(?<=[零〇])[百千{_MYRIADS}](?=分之)"
)


class Number(NamedTuple):
    """What a numeral states: `low` to `high` (equal unless the words span a range), and how it was written.

    `step` is one unit in the last printed place; `place` is the place of the lowest non-zero printed digit (30万:
    10万; 120: 10), which 多 and 余 add to. `over` is set where 多 or 余 stands inside (30余万), `vague` where no
    number is stated (几十, 数百) and `low`/`high` bound it. `plain` is set for bare digit strings without a magnitude.
    `scale` is the magnitude that the last literal was multiplied by (34.6万: 10000).
    """

    low: Decimal
    high: Decimal
    step: Decimal
    place: Decimal
    over: bool = False
    vague: bool = False
    plain: bool = False
    scale: Decimal = _ONE


_LOOSE = {
    "百十": Number(Decimal(100), Decimal(100), _ONE, Decimal(100), over=True),
    "百八十": Number(Decimal(80), Decimal(180), Decimal(10), Decimal(10), vague=True),
    "千八百": Number(Decimal(800), Decimal(1800), Decimal(100), Decimal(100), vague=True),
}
"""Numerals that begin with a place and are spoken loosely: 百十号人 are a hundred odd, 千八百 about a thousand."""


def read(text: str) -> Number | None:
    """Read one numeral as matched by `NUMERAL`; None where the characters state no number (千百, 零零)."""
    found = taken(text, 0, len(text))
    return found[0] if found and found[1] == len(text) else None


def taken(text: str, start: int, end: int, *, loose: bool = False) -> tuple[Number, int] | None:
    """The number that `text[start:end]`, as matched by `NUMERAL`, begins with, and where it ends.

    It ends early where the places that follow do not fit on: 一万 两万 are two numbers. A blank after a first digit
    ends it too (一 百强) unless it is `loose`.
    """
    if text[end - 1] in "百千" and end - start > 1 and _NO_PLACE.match(text, end - 2):
        end -= 1
    written = text[start:end]
    if end - start < _LONGEST and written.isascii() and written.isdigit():
        value = Decimal(written)
        return Number(value, value, _ONE, _place_of(written, 0), False, False, True, _ONE), end
    if end - start == 1:
        single = _single(written)
        return (single, end) if single else None
    if plain := _PLAIN.fullmatch(written):
        return _plain(*plain.groups()), end
    if end - start > _LONGEST:
        return None
    written = written.translate(_MIDDLE)
    loose = loose or (written[0] in _DIGITS and written[-1] == "千" and text[end : end + 1] in _THOUSANDS_OF)
    if raised := _RAISED.fullmatch(written):
        number = _raised(raised)
        return (number, end) if number else None
    if _DIGITS.isdisjoint(written):
        parted = " " in written or "　" in written
        length = _fitting(written, loose=loose) if parted else _falling(written + text[end : end + 2])
        length = min(length, len(written))
        spelt = written[:length].translate(_SQUEEZED)
        percent = text[start + length : start + length + 1] in _PERCENTS
        number = _in_places(spelt) if percent and len(spelt) == _PAIR else _read_han(spelt)
    else:
        length = _fitting(written, loose=loose)
        counted = text[start + length : start + length + 2].lstrip()[:1] in _PEOPLE
        number = _read_mixed(written[:length].replace("點", "点"), literally=counted)
    return (number, start + length) if number else None


def within(text: str, start: int, end: int) -> Iterator[tuple[int, int, Number]]:
    """Every number written in `text[start:end]`, such as a date, with the place where it begins and ends."""
    for match in _NUMERALS.finditer(text, start, end):
        if found := taken(text, match.start(), match.end()):
            yield match.start(), found[1], found[0]


@cache
def _single(character: str) -> Number | None:
    """The number that one Chinese character or full-width digit states."""
    return _read_mixed(character) if character in _DIGITS else _read_han(character)


def _plain(whole: str, fraction: str | None, magnitudes: str) -> Number:
    """12.60, 34.6万, 12万亿: the shape of most figures."""
    exponent = _EXPONENTS[magnitudes]
    digits = whole + fraction if fraction else whole
    last = exponent - len(digits) + len(whole)
    if last >= 0:
        value, step = Decimal(digits + "0" * last), _POWERS[last]
    else:
        value, step = (
            Decimal(f"{digits[:last]}.{digits[last:]}"),
            _FRACTIONS[-last] if last > -_FINEST else _ONE.scaleb(last),
        )
        if not digits[last:].strip("0"):
            value = _whole(value)
    return Number(value, value, step, _place_of(digits, last), False, False, not magnitudes, _POWERS[exponent])


def _place_of(digits: str, last: int) -> Decimal:
    """The place of the lowest non-zero digit of digits whose last one stands for ten to the `last`."""
    if digits[-1] == "0":
        zeros = len(digits) - len(digits.rstrip("0"))
        last += zeros if zeros < len(digits) else 0
    if 0 <= last < len(_POWERS):
        return _POWERS[last]
    return _FRACTIONS[-last] if 0 < -last < _FINEST else _ONE.scaleb(last)


def _whole(value: Decimal) -> Decimal:
    return Decimal(int(value)) if value == int(value) else value


def _place(value: Decimal, step: Decimal) -> Decimal:
    """The place of the lowest non-zero digit of a value printed to `step`."""
    if not value:
        return step
    digits = int(value / step)
    while digits and digits % 10 == 0:
        digits //= 10
        step *= 10
    return step


def _literal(written: str) -> tuple[Decimal, Decimal]:
    """An Arabic literal's value and one unit in its last place."""
    plain = written.translate(_NARROW).replace(",", "").replace(" ", "")
    return Decimal(plain), _ONE.scaleb(-len(plain.partition(".")[2]))


def _raised(match: "re.Match[str]") -> Number | None:
    """2.5×10⁴, 2e5, 2^-1 and 15k."""
    base, step = _literal(match["base"])
    if match["letter"]:
        factor = Decimal(LETTER[match["letter"]])
    elif match["power"]:
        if not base:
            return None
        factor, step = base ** (_signed(match["power"]) - 1), _ONE
    else:
        factor = _ONE.scaleb(_signed(match["ten"] or match["exponent"]))
    value = _whole(base * factor)
    return Number(
        value, value, step * factor, _place(value, step * factor) if match["letter"] else step * factor, scale=factor
    )


def _signed(written: str) -> int:
    plain = written.translate(_SUPERSCRIPT).translate(_NARROW)
    return int(plain.lstrip("+-")) * (-1 if plain.count("-") % 2 else 1)


def _falling(written: str) -> int:
    """How much of a numeral without blanks is one number: 五十千米 is 50, and 五零百分之六 begins with 50."""
    rising = _RISING.search(written)
    return rising.start() if rising else len(written)


def _fitting(written: str, *, loose: bool) -> int:
    """How much of a numeral with blanks or mixed digits is one number: each part is less than the place before it."""
    limit, length, placed = None, 0, loose
    for match in _TOKEN.finditer(written):
        parted = length > 0 and match.start() > length and written[length] in " 　"
        if match["magnitude"]:
            magnitude = MAGNITUDE[match["magnitude"]]
            if parted and magnitude < _MYRIAD and not (placed or _FURTHER.match(written, match.end())):
                return length
            limit, placed = magnitude, True
        elif not match["over"]:
            value = _literal(match.group())[0] if match["literal"] else Decimal(DIGIT.get(match.group(), 1))
            following = MAGNITUDE.get(written[match.end() :].lstrip(" 　")[:1], 1)
            size = value if limit and following > limit and not parted else value * following
            if limit is not None and size >= limit:
                return length
        length = match.end()
        if written[length : length + 1] in ("点", "點"):
            return len(written)
    return length


def _read_mixed(written: str, *, literally: bool = False) -> Number | None:
    """Arabic and Chinese digits in one numeral: 37億1453萬, 7万 5千, 100万三千, 12点5.

    Read `literally` a last Arabic digit counts ones (3萬1人 are 30001 people), as it is written beside 萬 in full.
    """
    whole, point, fraction = written.partition("点")
    if point:
        return _pointed(whole, fraction)
    tokens: list[_Token] = []
    over, last = False, _ONE
    for match in _TOKEN.finditer(written):
        token = match.group()
        if match["over"]:
            over = True
        elif match["magnitude"]:
            tokens.append(MAGNITUDE[token])
        elif DIGIT.get(token) == 0:
            tokens.append(_ZERO)
        else:
            if token[0] in "0０" and tokens:
                tokens.append(_ZERO)
            literal = _literal(token) if match["literal"] else (Decimal(DIGIT.get(token, 1)), _ONE)
            tokens.append(literal)
            last = literal[1]
    ones = literally and written[-1] in _DIGITS and not _TRADITIONAL.isdisjoint(written)
    value, step = _compose([*tokens[:-1], _ZERO, tokens[-1]] if ones else tokens)
    plain = not any(isinstance(token, int) for token in tokens)
    return Number(value, value, step, _place(value, step), over=over, plain=plain, scale=step / last)


def _pointed(whole: str, fraction: str) -> Number | None:
    """12点5 and 一百点123: digits of both kinds around the point; None where no number is stated (几十点5)."""
    if any(c in SOME for c in whole):
        return None
    base = (
        Decimal(whole.translate(_NARROW).strip())
        if not _DIGITS.isdisjoint(whole)
        else (_han_value(whole) or (None,))[0]
    )
    if base is None:
        return None
    digits = "".join(str(DIGIT.get(c, c)) for c in fraction.translate(_NARROW).strip())
    value = Decimal(f"{base:f}.{digits}")
    step = _ONE.scaleb(-len(digits))
    return Number(value, value, step, _place(value, step), plain=True)


def _read_han(text: str) -> Number | None:
    over = any(c in OVER for c in text)
    text = text.translate(_NO_OVER).translate(_POINTS)
    whole, point, fraction = text.partition("点")
    if text in _LOOSE:
        return _LOOSE[text]
    if any(c in SOME for c in text):
        return None if point else _read_some(text, over=over)
    if point:
        return _read_han_decimal(whole.strip() or "零", fraction.strip())
    if len(whole) > 1 and all(c in DIGIT for c in whole):
        return _read_run(whole, over=over)
    span = None if _THREE.search(whole) else _approximate(whole)
    if span is not None:
        low, high = span
        return Number(low[0], high[0], low[1], low[1], over=over)
    found = _han_value(whole)
    if found is None:
        return None
    value, step = found
    if step < _MYRIAD:
        step = _ONE
    scale = Decimal(MYRIAD.get(whole[-1], 1))
    return Number(value, value, step, _place(value, step), over=over, scale=scale)


def _in_places(text: str) -> Number | None:
    """Two digits before a sign of per cent: 四五% is 45%, not 4 to 5%."""
    if any(c not in DIGIT or c in "两兩" for c in text):
        return _read_han(text)
    value = Decimal("".join(str(DIGIT[c]) for c in text))
    return Number(value, value, _ONE, _place(value, _ONE), plain=True)


def _read_run(text: str, *, over: bool) -> Number | None:
    """Digits one after another: 五〇五七 is 5057, 三四 is 3 to 4."""
    digits = [DIGIT[c] for c in text]
    if text[-1] in "两兩" and text not in ONE_OR_TWO:
        return None
    if len(digits) == 2 and _near(digits[0], digits[1]):
        return Number(Decimal(digits[0]), Decimal(digits[1]), Decimal(1), Decimal(1), over=over)
    if len(digits) < 2:
        return None
    value = Decimal("".join(map(str, digits)))
    return Number(value, value, Decimal(1), _place(value, Decimal(1)), over=over, plain=True)


def _near(first: int, second: int) -> bool:
    """Whether two digits side by side state a range: 两三, 七八, and 三五 as its own idiom."""
    return first > 0 and (second == first + 1 or (first, second) == (3, 5))


def _read_some(text: str, *, over: bool) -> Number | None:
    """几 and 数 as one to nine of their place, with all below it: 几十 is 10 to 99, 十几 is 11 to 19."""
    low = _han_value(re.sub(f"[{SOME}]", "一", text).replace("一一", "一"))
    high = _han_value(re.sub(f"[{SOME}]", "九", text).replace("九九", "九"))
    if low is None or high is None:
        return None
    return Number(low[0], high[0] + high[1] - 1, low[1], low[1], over=over, vague=True)


def _read_han_decimal(whole: str, tail: str) -> Number | None:
    fraction = tail.rstrip(_PLACES + _MYRIADS)
    scale = Decimal(1)
    for c in tail[len(fraction) :]:
        scale *= MAGNITUDE[c]
    base = (
        _han_value(whole) if not all(c in DIGIT for c in whole) else (Decimal("".join(str(DIGIT[c]) for c in whole)), 0)
    )
    if base is None:
        return None
    literal = f"{base[0]}.{''.join(str(DIGIT[c]) for c in fraction)}"
    step = Decimal(1).scaleb(-len(fraction)) * scale
    value = Decimal(literal) * scale
    return Number(value, value, step, _place(value, step))


_NEIGHBOURS = re.compile(
    r"([一二两兩三四五六七八])([二两兩三四五六七八九])(?=[十百千万亿萬億])|(?<=[十百千])([一二三四五六七八])([二三四五六七八九])$"
)


def _approximate(text: str) -> tuple[tuple[Decimal, Decimal], tuple[Decimal, Decimal]] | None:
    """两三千 is 2000 to 3000, 三四十 is 30 to 40, 十七八 is 17 to 18: neighbours in one place."""
    match = _NEIGHBOURS.search(text)
    if match is None or not DIGIT.keys().isdisjoint(text[match.end() :]):
        return None
    first, second = (match.group(1), match.group(2)) if match.group(1) else (match.group(3), match.group(4))
    if not _near(DIGIT[first], DIGIT[second]):
        return None
    low = _han_value(text[: match.start()] + first + text[match.end() :])
    high = _han_value(text[: match.start()] + second + text[match.end() :])
    return None if low is None or high is None else (low, high)


def _han_value(text: str) -> tuple[Decimal, Decimal] | None:
    """The value of a whole Chinese numeral and the value of one unit in its last place; None for no numeral."""
    tokens: list[_Token] = []
    for c in text:
        if c not in DIGIT:
            tokens.append(MAGNITUDE[c])
        elif tokens and isinstance(tokens[-1], tuple):
            if not _SPELT.fullmatch(text):
                return None
            tokens[-1] = (tokens[-1][0] * 10 + DIGIT[c], _ONE)
        elif tokens and not DIGIT[c]:
            tokens.append(_ZERO)
        else:
            tokens.append((Decimal(DIGIT[c]), Decimal(1)))
    return _compose(tokens) if tokens else None


def _compose(tokens: list[_Token]) -> tuple[Decimal, Decimal]:
    """Add up literals (value, step) and magnitudes: places build a section, 万 and 亿 multiply it.

    A last single digit straight after a magnitude counts in the place below it: 三万四 is 34000. A place straight after
    万 or 亿 is that of a unit, so many thousand of it: 2.2万千公顷.
    """
    total = section = Decimal(0)
    pending: tuple[Decimal, Decimal] | None = None
    step, previous = Decimal(1), 0
    for token in tokens:
        if isinstance(token, tuple):
            pending, step = token, token[1]
            continue
        if token == _ZERO:
            previous = 0
            continue
        if token >= _MYRIAD and pending and previous in (100, 1000) and pending[0] < 10 and pending[1] == 1:
            pending = (pending[0] * previous // 10, pending[1] * previous // 10)
        known = step if pending or previous else Decimal(1)
        step = token * known if token >= _MYRIAD or pending else Decimal(token)
        value = pending[0] if pending else Decimal(0)
        if token in (20, 30, 40):
            section, step = section + token, Decimal(10)
        elif token in (100, 1000) and not pending and previous >= _MYRIAD:
            total, step = total * token, known * token
        elif token < _MYRIAD:
            section += (value if pending else _ONE) * token
        elif not section and not pending and total:
            total *= token
        else:
            section = section + value if section or pending or total or previous else Decimal(1)
            total = total + section * token if total >= token * 10 else (total + section) * token
            section = Decimal(0)
        pending, previous = None, token
    if pending:
        below = previous // 10 if previous >= 100 and pending[1] == 1 and pending[0] < 10 else 1
        section, step = section + pending[0] * below, pending[1] * below
    value = total + section
    return (Decimal(int(value)) if value == int(value) else value), step
