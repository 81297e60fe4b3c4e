"""Numbers whose unit lies in the numeral: 百分之四十, 三分之一, 一半, 翻两番, 6.9:40.1:53.0, 1/3, 一又二分之一."""

import re
from decimal import Decimal
from typing import NamedTuple

from claims.measures import Measure, unit_at
from claims.model import Dimension
from claims.numerals import ARABIC, DIGIT, HAN_NUMERAL, NUMERAL, POINTED, Number, read, taken

PERCENT = Measure("%", Dimension.PERCENT)
_TIMES = Measure("倍", Dimension.MULTIPLE)
_QUOTIENT = Measure("", Dimension.RATIO)
_PARTS = {"百": "%", "佰": "%", "千": "‰", "仟": "‰", "万": "‱", "萬": "‱"}
_PER = {unit: Measure(unit, Dimension.PERCENT) for unit in _PARTS.values()}
_BLANK = "[ 　]{0,2}"
_OVER = re.compile(rf"{_BLANK}[分份]{_BLANK}之{_BLANK}(?P<sign>负|負|-)?(?P<top>{NUMERAL}(?:{POINTED})?)")
_TENTHS = re.compile("百分(?P<top>[二三四五六七八九]十[一二三四五六七八九]?)")
_SHORT = re.compile("分(?P<top>[一二三兩])(?![钟鐘秒之球制半般十百千零〇一二三四五六七八九])")
_STROKE = re.compile(rf"\s?[/／]\s?(?P<under>{ARABIC}|{HAN_NUMERAL})(?![0-9０-９/／年月日万萬亿億千百])")
_AND = re.compile(rf"{_BLANK}又{_BLANK}(?P<under>{NUMERAL})")
_MIXED = re.compile(r" (?P<top>[0-9０-９]{1,3})[/／](?P<under>[0-9０-９]{1,3})(?![0-9０-９/／年月日])")
_SECTORS = re.compile(r"(?:三次产业|三次產業|产业结构|產業結構)[^，,。；;\n]*\Z")
_BASES = ("人年", "万人年", "萬人年")
"""What the number under a stroke counts that is the base of a rate: 3.2/1000人年."""
_TERM = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_REACH = 40
_ONE = Decimal(1)
_HUNDRED = Decimal(100)
_HALF = Decimal("0.5")
_BROAD, _FEW_PARTS = Decimal(5), 10
_MORE = frozenset(("大", "多"))
"""What makes a half more than one: 一大半, 一多半."""
_PAIRED = frozenset("双雙")
_TURNS = {"双": 2, "雙": 2, **{c: n for c, n in DIGIT.items() if n}, **{str(n): n for n in range(1, 10)}}


class Form(NamedTuple):
    """A number with the unit that its form gives it, and where it ends."""

    number: Number
    measure: Measure | None
    end: int


def exactly(value: Decimal) -> Number:
    """A number that is neither rounded nor hedged."""
    return Number(value, value, _ONE, _ONE)


def broadly(value: Decimal) -> Number:
    """A percentage that a half or a third tells: no figure beside it is held to it more closely than by five points."""
    return Number(value, value, _BROAD, 2 * _BROAD)


def form(name: str, text: str, start: int, end: int) -> Form | None:
    """What a form of `claims.candidates` states; None where its characters state no number."""
    written = text[start:end]
    if name == "half":
        return Form(broadly(Decimal(50))._replace(over=written[1:2] in _MORE), PERCENT, end)
    if name == "cut":
        return Form(broadly(Decimal(-50)), PERCENT, end)
    if name == "hundred":
        return Form(exactly(_HUNDRED), PERCENT, end)
    if name == "turn":
        turns = next((_TURNS[c] for c in written if c in _TURNS and c not in _PAIRED), 1)
        return Form(exactly(Decimal(2) ** turns), _TIMES, end)
    if name == "of_two":
        found = _quotient(*(Decimal(term) for term in _TERM.findall(written)))
        return Form(found, _QUOTIENT, end) if found else None
    if name == "digits":
        digits = _TURNS[written[0]]
        return Form(Number(Decimal(10) ** (digits - 1), Decimal(10) ** digits - 1, _ONE, _ONE, vague=True), None, end)
    return _part(text, start)


def _part(text: str, start: int) -> Form | None:
    if tenths := _TENTHS.match(text, start):
        whole = read(tenths["top"])
        return Form(whole, PERCENT, tenths.end()) if whole else None
    match = _OVER.match(text, start + 1)
    if match is None:
        pointed = text.index("之", start) + 1
        signed = text[pointed] in "负負-"
        digits = re.compile("[点點]([零〇一二三四五六七八九]+)").match(text, pointed + signed)
        number = read(f"零点{digits.group(1)}") if digits else None
        return Form(_signed(number, signed), _PER[_PARTS[text[start]]], digits.end()) if number and digits else None
    chained = text.startswith("分之", match.end()) and text[match.end() - 1] in _PARTS
    found = taken(text, match.start("top"), match.end() - chained, loose=True)
    if found is None:
        return None
    return Form(_signed(found[0], bool(match["sign"])), _PER[_PARTS[text[start]]], found[1])


def _signed(number: Number, negative: bool) -> Number:
    return number._replace(low=-number.high, high=-number.low) if negative else number


def fraction(text: str, start: int, end: int, number: Number) -> Form | None:
    """The fraction that a number begins: 三分之一, 三分一, 1/3, 一又二分之一, 1 3/5; None where it begins none.

    Fractions below one are percentages, as 一半 is; others are plain numbers.
    """
    following = text[end : end + 1]
    if following in ("又", " ", "　") and (mixed := _mixed(text, end, number)):
        return mixed
    if over := _OVER.match(text, end):
        top = taken(text, over.start("top"), over.end())
        found = _share(top[0].low, number.low) if top else None
        return Form(_signed(found, bool(over["sign"])), PERCENT, top[1]) if found and top else None
    if following == "分" and 1 < number.low < 10 and text[start] in DIGIT and (short := _SHORT.match(text, end)):
        top_digit = DIGIT[short["top"]]
        found = _share(Decimal(top_digit), number.low) if top_digit < number.low else None
        return Form(found, PERCENT, short.end()) if found else None
    if (
        following in ("/", "／", " ")
        and (stroke := _STROKE.match(text, end))
        and text[start - 1 : start] not in ("/", "／")
    ):
        under = read(stroke["under"])
        if under is None or not under.low or text.startswith(_BASES, stroke.end()):
            return None
        value = number.low / under.low
        blank = text[stroke.end() : stroke.end() + 1] == " "
        if number.low >= under.low and unit_at(text, stroke.end() + blank):
            return None
        if number.low < under.low:
            return Form(exactly(_HUNDRED * value), PERCENT, stroke.end())
        return Form(exactly(value), None, stroke.end())
    return None


def _mixed(text: str, end: int, number: Number) -> Form | None:
    if match := _MIXED.match(text, end):
        under = Decimal(int(match["under"]))
        added = Decimal(int(match["top"])) / under if under else None
        stop = match.end()
    else:
        joined = _AND.match(text, end)
        under_found = taken(text, joined.start("under"), joined.end()) if joined else None
        part = fraction(text, joined.start("under"), under_found[1], under_found[0]) if joined and under_found else None
        added = part.number.low / _HUNDRED if part and part.measure else None
        stop = part.end if part else end
    return None if added is None else Form(exactly(number.low + added), None, stop)


def _share(top: Decimal, under: Decimal) -> Number | None:
    if not under:
        return None
    return (broadly if under <= _FEW_PARTS else exactly)(_HUNDRED * top / under)


def _quotient(over: Decimal, under: Decimal) -> Number | None:
    """What 1:2.1 comes to, as fine as the coarser of its two terms; a term of one is exact."""
    if not over or not under:
        return None
    steps = [
        _ONE.scaleb(min(0, term.adjusted() - len(term.as_tuple().digits) + 1)) / term
        for term in (over, under)
        if term != 1
    ]
    step = over / under * max(steps, default=_ONE)
    return Number(over / under, over / under, step, step)


def ratio(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a ratio string that are shares of a hundred; empty where they are not.

    They are where they add to it or the words before say so (三次产业结构).
    """
    parts = terms(text, start, end)
    whole = sum((Decimal(text[first:last]) for first, last in parts), Decimal(0))
    shares = abs(whole - _HUNDRED) <= 1 or (len(parts) > 2 and _SECTORS.search(text, max(0, start - _REACH), start))
    return parts if shares else []


def terms(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the terms of a ratio stand, without their signs."""
    return [(start + match.start(), start + match.end()) for match in _TERM.finditer(text[start:end])]
