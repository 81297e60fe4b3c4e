"""Numerals in every style of Chinese text, to exact values.

A numeral is digits, Chinese or mixed, with the magnitudes that belong to it and the 几/数/多/余 that stand inside it.
`read` says what number the words state and how fine they state it; it knows nothing of units.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

DIGIT = {
    character: value
    for characters in ("零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖", "○壹貳參肆伍陸柒捌玖")
    for value, character in enumerate(characters)
} | {"Ｏ": 0, "叄": 3, "两": 2, "兩": 2, "俩": 2, "倆": 2, "仨": 3}
PLACE = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000, "廿": 20, "卅": 30}
MYRIAD = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
MAGNITUDE = {**PLACE, **MYRIAD}
SOME = "几幾数數"
OVER = "多余餘来來"

ARABIC = (
    r"[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+(?![0-9０-９])(?:[.．﹒][0-9０-９]+)?"
    r"|[0-9０-９]+(?:[.．﹒][0-9０-９]+|·[0-9０-９]+(?=[十百千万亿萬億%％元吨个倍]))?"
)
_HAN_DIGITS = "零〇○Ｏ一二三四五六七八九两兩壹贰叁肆伍陆柒捌玖貳參叄陸"
_PLACES = "十百千拾佰仟廿卅"
_SPACED = r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9])"
_ANY = f"{_HAN_DIGITS}{_PLACES}"
_MYRIADS = "万亿萬億兆"
NUMERAL = (
    rf"(?:{_SPACED}|{ARABIC})"
    rf"(?:[{OVER}]?(?:[ 　]{{0,2}}(?=[{_MYRIADS}]))?[十百千{_MYRIADS}]+"
    rf"(?:[0-9０-９]+(?:[.．][0-9]+)?[十百千{_MYRIADS}]+)*"
    r"(?:[0-9０-９]{1,4}(?![0-9０-９.．,，]))?)?"
    rf"|[{SOME}]?[{_ANY}][{_ANY}{SOME}{_MYRIADS}]*"
    rf"(?:[点點][{_HAN_DIGITS}]+[十百千{_MYRIADS}]*)?(?:[{OVER}](?=[{_MYRIADS}])[{_MYRIADS}]+)?"
    rf"|[{SOME}][{_PLACES}{_MYRIADS}][{_PLACES}{_MYRIADS}]*"
    rf"|[百千{_MYRIADS}]{{1,6}}(?=[余餘多])|[{_MYRIADS}]{{1,2}}(?=[元美港欧人名家户个只头亩吨米立千公平])"
    rf"|(?<=[过過超逾破])[{_MYRIADS}]{{1,2}}"
)
_ARABIC = re.compile(ARABIC)
_Token = tuple[Decimal, Decimal] | int
_ZERO = 0
_LONGEST = 40
_MYRIAD = 10**4
_FORMAL = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟貳參叄陸")
_TRANSLATE = str.maketrans("０１２３４５６７８９．﹒·，", "0123456789...,")


@dataclass(frozen=True, slots=True)
class Number:
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
    scale: Decimal = Decimal(1)


def read(text: str) -> Number | None:
    """Read one numeral as matched by `NUMERAL`; None where the characters state no number (千百, 零零)."""
    text = text.replace(" ", "").replace("　", "").translate(_TRANSLATE)
    if text in _FORMAL or len(text) > _LONGEST:
        return None
    return _read_arabic(text) if text[0].isascii() else _read_han(text)


def _place(value: Decimal, step: Decimal) -> Decimal:
    """The place of the lowest non-zero digit of a value printed to `step`."""
    if not value:
        return step
    digits = int(value / step)
    while digits and digits % 10 == 0:
        digits //= 10
        step *= 10
    return step


def _read_arabic(text: str) -> Number | None:
    tokens: list[_Token] = []
    position, over, literals = 0, False, 0
    while position < len(text):
        match = _ARABIC.match(text, position)
        if match is None:
            return None
        position, literals = match.end(), literals + 1
        literal = match.group().replace(",", "")
        tokens.append((Decimal(literal), Decimal(1).scaleb(-len(literal.partition(".")[2]))))
        if position < len(text) and text[position] in OVER:
            over, position = True, position + 1
        while position < len(text) and text[position] in MAGNITUDE:
            tokens.append(MAGNITUDE[text[position]])
            position += 1
    value, step = _compose(tokens)
    scale = step * 10 ** len(literal.partition(".")[2])
    return Number(value, value, step, _place(value, step), over=over, plain=len(tokens) == literals, scale=scale)


def _read_han(text: str) -> Number | None:
    over = any(c in OVER for c in text)
    text = text.translate({ord(c): None for c in OVER})
    if any(c in SOME for c in text):
        return _read_some(text, over=over)
    whole, point, fraction = text.replace("點", "点").partition("点")
    if point:
        return _read_han_decimal(whole, fraction)
    if len(whole) > 1 and all(c in DIGIT for c in whole):
        return _read_run(whole, over=over)
    span = _approximate(whole)
    if span is not None:
        low, high = span
        return Number(low[0], high[0], low[1], low[1], over=over)
    found = _han_value(whole)
    if found is None:
        return None
    value, step = found
    if step < _MYRIAD:
        step = Decimal(1)
    scale = Decimal(MYRIAD.get(whole[-1], 1))
    return Number(value, value, step, _place(value, step), over=over, scale=scale)


def _read_run(text: str, *, over: bool) -> Number | None:
    """Digits one after another: 五〇五七 is 5057, 三四 is 3 to 4."""
    digits = [DIGIT[c] for c in text]
    if text[-1] in "两兩":
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
    fraction = tail.rstrip("十百千万亿萬億")
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
    if match is None:
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
            return None
        elif tokens and not DIGIT[c]:
            tokens.append(_ZERO)
        else:
            tokens.append((Decimal(DIGIT[c]), Decimal(1)))
    return _compose(tokens) if tokens else None


def _compose(tokens: list[_Token]) -> tuple[Decimal, Decimal]:
    """Add up literals (value, step) and magnitudes: places build a section, 万 and 亿 multiply it.

    A last single digit straight after a magnitude counts in the place below it: 三万四 is 34000.
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
        known = step if pending or previous else Decimal(1)
        step = token * known if token >= 10**4 or pending else Decimal(token)
        value = pending[0] if pending else Decimal(0)
        if token in (20, 30):
            section, step = section + token, Decimal(10)
        elif token < 10**4:
            section += (value or Decimal(1)) * token
        elif not section and not value and total:
            total *= token
        else:
            section = section + value if section or value or total else Decimal(1)
            total = total + section * token if total >= token * 10 else (total + section) * token
            section = Decimal(0)
        pending, previous = None, token
    if pending:
        below = previous // 10 if previous >= 100 and pending[1] == 1 and pending[0] < 10 else 1
        section, step = section + pending[0] * below, pending[1] * below
    value = total + section
    return (Decimal(int(value)) if value == int(value) else value), step
