"""The unit of an amount that the parts in the bracket behind it leave out: 占地8.4万平方米(南区5.1万、北区3.3万)."""

import re
from dataclasses import replace

from claims.mention import Mention, Quantity

_BRACKET = re.compile(r"[（(](?P<parts>[^（(）)。\n]{4,160})[）)]")
_LED = re.compile("[、，,；;]?[ 　]?[一-龥A-Za-z“”]{1,14}")
_SIZES = frozenset("万萬亿億")
_PAIR = 2


def with_unit_of_amount(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions with the unit of an amount given to the bare numbers that alone stand in the bracket behind it.

    Each of them has its name before it and the amount's 万 or 亿 behind it, and none is more than the amount.
    """
    for at, mention in enumerate(found):
        whole = mention.quantity
        bracket = _BRACKET.match(text, whole.end) if whole and whole.unit and whole.scale > 1 else None
        if whole is None or bracket is None:
            continue
        last = next((i for i in range(at + 1, len(found)) if found[i].start >= bracket.end()), len(found))
        parts = found[at + 1 : last]
        if len(parts) >= _PAIR and _are_of(text, whole, parts, bracket.span("parts")):
            found[at + 1 : last] = [_in_unit(part, whole) for part in parts]
    return found


def _are_of(text: str, whole: Quantity, parts: list[Mention], inside: tuple[int, int]) -> bool:
    """Whether all that a bracket tells is so much of this and so much of that, in the size of the amount before it."""
    free, end = inside
    for part in parts:
        bare = part.quantity
        if bare is None or bare.unit or bare.scale != whole.scale or bare.low > whole.high:
            return False
        if text[bare.number_end - 1] not in _SIZES or not _LED.fullmatch(text, free, bare.start):
            return False
        free = bare.end
    return free == end


def _in_unit(part: Mention, whole: Quantity) -> Mention:
    bare = part.quantity
    given = bare and replace(bare, unit=whole.unit, dimension=whole.dimension, rules=(*bare.rules, "unit:shared"))
    return replace(part, quantity=given)
