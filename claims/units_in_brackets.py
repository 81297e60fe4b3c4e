"""The unit that the parts in the bracket behind an amount leave out: 占地8.4万平方米(南区5.1万、北区3.3万)."""

import re
from dataclasses import replace

from claims.mention import Mention, Quantity
from claims.model import COUNT, PERSON

_BRACKET = re.compile(r"[（(](?P<parts>[^（(）)。\n]{2,160})[）)]")
_LED = re.compile("[、，,；;]?[ 　]?(?P<name>[一-龥A-Za-z“”]{1,14}?)[:：]?")
_SIZES = frozenset("万萬亿億")
_PAIR = 2
_SHORT = 2
_COUNTS = frozenset((COUNT, PERSON))
_NUMBERS = re.compile("[图圖表注页頁栏欄号號件版条條]$|^[见見详詳第附]|[A-Za-z]$")
"""What a bare number behind it numbers and doesn't count: (附件3), (见表2)."""


def with_unit_of_amount(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions with the unit of an amount given to the bare numbers that alone stand in the bracket behind it.

    Each of them has its name before it and the amount's 万 or 亿 behind it, and none is more than the amount. Counts
    have no such mark: 感染者30例(确诊14,无症状16). They have a name each that numbers nothing.
    """
    for at, mention in enumerate(found):
        whole = mention.quantity
        bracket = _BRACKET.match(text, whole.end) if whole and whole.unit else None
        if whole is None or bracket is None:
            continue
        last = next((i for i in range(at + 1, len(found)) if found[i].start >= bracket.end()), len(found))
        parts = found[at + 1 : last]
        if _are_of(text, whole, parts, bracket.span("parts")):
            found[at + 1 : last] = [_in_unit(part, whole) for part in parts]
    return found


def _are_of(text: str, whole: Quantity, parts: list[Mention], inside: tuple[int, int]) -> bool:
    """Whether all that a bracket tells is so much of this and so much of that, in the size of the amount before it."""
    free, end = inside
    names: list[str] = []
    for part in parts:
        bare = part.quantity
        if bare is None or bare.unit or bare.scale != whole.scale or bare.low > whole.high:
            return False
        led = _LED.fullmatch(text, free, bare.start)
        if led is None:
            return False
        names.append(led["name"])
        free = bare.end
    if free != end:
        return False
    return _sized(text, parts) if whole.scale > 1 else _counted(whole, parts, names)


def _sized(text: str, parts: list[Mention]) -> bool:
    """Whether each of two or more parts ends in 万 or 亿."""
    ends = [text[part.quantity.number_end - 1] for part in parts if part.quantity]
    return len(ends) >= _PAIR and all(end in _SIZES for end in ends)


def _counted(whole: Quantity, parts: list[Mention], names: list[str]) -> bool:
    """Whether the names are of things counted as the whole is, all of them apart; one that stands alone is a word.

    Parts numbered 1, 2, 3 are so many only where they come to the whole.
    """
    if whole.dimension not in _COUNTS or len(set(names)) != len(names) or any(map(_NUMBERS.search, names)):
        return False
    told = [part.quantity.low for part in parts if part.quantity]
    numbered = told == list(range(1, len(told) + 1)) and len(told) >= _PAIR
    if numbered and sum(told) != whole.low:
        return False
    return len(names) >= _PAIR or len("".join(names)) > _SHORT


def _in_unit(part: Mention, whole: Quantity) -> Mention:
    bare = part.quantity
    given = bare and replace(bare, unit=whole.unit, dimension=whole.dimension, rules=(*bare.rules, "unit:shared"))
    return replace(part, quantity=given)
