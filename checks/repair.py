"""The one slip of the pen that would explain why a figure doesn't fit: a digit, a swap, a point, 万 for 亿 or none.

Pure: a claim and the interval that its true value has to lie in give the ways of writing it that would fit, best first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import IntEnum
from itertools import chain, pairwise

from checks.relation import Comparator, Interval, Member, Relation, holds
from claims.model import Claim, Dimension

LITERAL = re.compile(r"[0-9]{1,3}(?:(?P<mark>[,， ])[0-9]{3})+(?:\.[0-9]+)?(?![0-9])|[0-9]+(?:\.[0-9]+)?")
MARKS = re.compile("[,， ]")
MIXED = re.compile(
    r"(?P<upper>[0-9]{1,4})(?P<size>[万萬亿億兆])(?P<lower>[0-9],[0-9]{3}|[0-9]{1,4})(?![0-9.．,，]*[0-9])(?P<then>[万萬亿億]?)"
)
BELOW = {"万": ("",), "萬": ("",), "亿": ("万",), "億": ("万", "萬"), "兆": ("亿", "億")}
PLACES = 4
SIZES = {"万": Decimal(10**4), "萬": Decimal(10**4), "亿": Decimal(10**8), "億": Decimal(10**8)}
OTHER_SIZE = {"万": "亿", "亿": "万", "萬": "億", "億": "萬"}
LACKING = re.compile(r"(?<=[0-9])[ ]?(?P<unit>[元吨])$")
KEPT_BELOW = 2
MANY_DIGITS, NARROW = 4, Decimal("0.001")
RATES = frozenset({Dimension.PERCENT, Dimension.PERCENTAGE_POINT, Dimension.MULTIPLE, Dimension.RATIO})
"""What no digit is taken to have been left out of: 34.24% more is 134.24%."""
COUNTED = frozenset({Dimension.COUNT, Dimension.PERSON, Dimension.PERSON_TIME, Dimension.DURATION})


class Slip(IntEnum):
    """Kinds of slips; the rarer it is that one fits by chance, the smaller the number and the better the guess.

    `LOST` is a 万 or 亿 left out before a unit: 82.25元 for 82.25亿元; `DROPPED` is a digit of many left out or one
    too many: 12101 as 1210.
    """

    LOST = 0
    SWAP = 1
    POINT = 2
    MAGNITUDE = 3
    DIGIT = 4
    DROPPED = 5


SURE_SLIPS = (Slip.SWAP, Slip.POINT, Slip.MAGNITUDE)


@dataclass(frozen=True, slots=True)
class Repair:
    """Another way of writing a figure that would fit: the whole figure as it would be printed, and the slip."""

    text: str
    slip: Slip
    distance: Decimal
    rounded: bool = False
    """Whether it is the middle of what fits, rounded as the figure is."""

    @property
    def rank(self) -> tuple[bool, Slip, Decimal]:
        """The very number that is wanted comes first, then the slip that fits least often by chance."""
        return self.distance != 0, self.slip, self.distance


def repairs(claim: Claim, target: Interval) -> list[Repair]:
    """The ways of writing a claim that differ from it by one slip and whose reading meets the target, best first.

    What the others come to, rounded as the figure is, goes before a rarer slip: 1320 after 1200 is 10.0% for 11.0%, not
    10.1%. Empty where the claim has not exactly one number in Arabic digits, or where the target is open at both ends.
    Of a ratio of two terms (14.3:1) it is the first that slipped.
    """
    if mixed := _mixed(claim.text):
        return _of_mixed(claim, target, mixed) if claim.high is not None and target.bounded else []
    found = [match.group() for match in LITERAL.finditer(claim.text)]
    terms = 2 if claim.dimension is Dimension.RATIO else 1
    digits = MARKS.sub("", found[0]) if found else "0"
    if not 1 <= len(found) <= terms or claim.high is None or not Decimal(digits) or not target.bounded:
        return []
    scale = abs(claim.high) / Decimal(digits)
    whole = claim.dimension in COUNTED and claim.high == claim.high.to_integral_value()
    centre = (target.lower + target.upper) / 2
    kept: dict[str, Repair] = {}
    of_rates = claim.dimension in RATES
    candidates = _candidates(digits, claim.text)
    for slip, literal, size in chain(
        candidates, _with_another_length(digits) if _is_narrow(target) and not of_rates else ()
    ):
        value = (Decimal(literal) * scale * size).copy_sign(claim.high)
        if whole and value != value.to_integral_value():
            continue
        if holds(Comparator.MEETS, _reading(claim, literal, value, scale * size), target):
            text = LITERAL.sub(_marked(literal, found[0]), claim.text, count=1)
            if slip in (Slip.MAGNITUDE, Slip.LOST):
                text = _resized(text, size)
            step = scale.scaleb(-_decimals(literal))
            rounded = _decimals(literal) == _decimals(digits) and abs(value - centre) * 2 <= step
            kept.setdefault(text, Repair(text, slip, abs(value - centre), rounded))
    return sorted(kept.values(), key=lambda repair: (repair.rank[0], not repair.rounded, repair.rank))


def likeliest(claim: Claim, target: Interval) -> Repair | None:
    """The best way of writing a claim; None where there is none, or several digits fit a wide target as well as it."""
    found = repairs(claim, target)
    best = found[0] if found else None
    if best is None or best.rounded or not best.distance or best.slip is not Slip.DIGIT:
        return best
    return None if any(other.slip is Slip.DIGIT for other in found[1:]) else best


def _decimals(literal: str) -> int:
    return len(literal.partition(".")[2])


def as_written(claim: Claim, repair: Repair) -> Claim:
    """A claim of one number in Arabic digits as a repair writes it, with the reading that it has then."""
    old, new = (MARKS.sub("", _first(text)) for text in (claim.text, repair.text))
    scale = abs(claim.high or Decimal(0)) / Decimal(old)
    value = (Decimal(new) * scale).copy_sign(claim.high or Decimal(0))
    reading = _reading(claim, new, value, scale)
    step = scale.scaleb(-len(new.partition(".")[2]))
    return replace(claim, text=repair.text, low=value, high=value, lower=reading.lower, upper=reading.upper, step=step)


def _mixed(text: str) -> re.Match[str] | None:
    """The one number of a text if it is written in two parts with what the upper one counts between: 413万1,298."""
    found = MIXED.search(text)
    alone = found and len(LITERAL.findall(text)) == len(LITERAL.findall(found.group()))
    return found if found and alone and found["then"] in BELOW[found["size"]] else None


def _of_mixed(claim: Claim, target: Interval, mixed: re.Match[str]) -> list[Repair]:
    """The other ways of writing a number in two parts: two of its digits swapped, or another digit."""
    digits = _united(mixed)
    scale = abs(claim.high or Decimal(0)) / Decimal(digits)
    centre = (target.lower + target.upper) / 2
    kept: dict[str, Repair] = {}
    for found, literal, _ in _candidates(digits, ""):
        value = (Decimal(literal) * scale).copy_sign(claim.high or Decimal(0))
        reading = _reading(claim, literal, value, scale)
        if found in (Slip.SWAP, Slip.DIGIT) and holds(Comparator.MEETS, reading, target):
            upper, lower = divmod(int(literal), 10**PLACES)
            written = f"{lower:,}" if "," in mixed["lower"] else f"{lower}"
            number = f"{upper}{mixed['size']}{written}{mixed['then']}"
            text = f"{claim.text[: mixed.start()]}{number}{claim.text[mixed.end() :]}"
            kept.setdefault(text, Repair(text, found, abs(value - centre)))
    return sorted(kept.values(), key=lambda repair: repair.rank)


def _united(mixed: re.Match[str]) -> str:
    return mixed["upper"] + MARKS.sub("", mixed["lower"]).zfill(PLACES)


def slip(claim: Claim, target: Interval, kinds: Sequence[Slip] = tuple(Slip)) -> Repair | None:
    """The slip of the pen that explains a figure too well to be chance; None where there is none.

    Another digit explains only where two digits at least below it stay and fit: of the last, some other always fits.
    """
    for repair in repairs(claim, target):
        telling = repair.slip in (*SURE_SLIPS, Slip.DROPPED) or _kept_below(claim.text, repair.text) >= KEPT_BELOW
        if repair.slip in kinds and telling:
            return repair
    return None


def _first(words: str) -> str:
    """The first number of some words as it is written, in one if it is in two parts."""
    if mixed := _mixed(words):
        return _united(mixed)
    found = LITERAL.search(words)
    return found.group() if found else ""


def _marked(literal: str, written: str) -> str:
    """A number with marks between its thousands where the one that it is written for has them."""
    mark = MARKS.search(written)
    whole, point, rest = literal.partition(".")
    return f"{int(whole):,}".replace(",", mark.group()) + point + rest if mark else literal


def _kept_below(text: str, mended: str) -> int:
    """How many digits behind the last one that differs stay as they were."""
    one, other = (MARKS.sub("", _first(words)).replace(".", "") for words in (text, mended))
    kept = 0
    for left, right in zip(reversed(one), reversed(other), strict=False):
        if left != right:
            return kept
        kept += 1
    return kept


def mended(relation: Relation) -> Member | None:
    """The member that the relation's suggestion is to be written for; None where that can't be told of one alone."""
    if relation.suggestion is None:
        return None
    slipped = [
        claim
        for claim, target in relation.targets
        if relation.suggestion in {repair.text for repair in repairs(claim, target)}
    ]
    others = {
        (member.document, member.claim.start): member
        for member in relation.members
        if member.claim.text != relation.suggestion and (not slipped or member.claim in slipped)
    }
    return next(iter(others.values())) if len(others) == 1 else None


def _reading(claim: Claim, literal: str, value: Decimal, scale: Decimal) -> Interval:
    step = scale.scaleb(-len(literal.partition(".")[2]))
    half = Decimal(0) if claim.dimension in COUNTED and step == 1 else step / 2
    return Interval(value - half, value + half)


def _candidates(literal: str, text: str) -> Iterator[tuple[Slip, str, Decimal]]:
    one = Decimal(1)
    digits = [index for index, character in enumerate(literal) if character != "."]
    for left, right in pairwise(digits):
        if literal[left] != literal[right]:
            swapped = list(literal)
            swapped[left], swapped[right] = literal[right], literal[left]
            if swapped[0] != "0" or swapped[1] == ".":
                yield Slip.SWAP, "".join(swapped), one
    for moved in _points(literal):
        yield Slip.POINT, moved, one
    size = next((character for character in text if character in SIZES), None)
    if size is not None:
        yield Slip.MAGNITUDE, literal, SIZES[OTHER_SIZE[size]] / SIZES[size]
    elif LACKING.search(text):
        yield from ((Slip.LOST, literal, SIZES[lost]) for lost in "万亿")
    for index in digits:
        for digit in "0123456789":
            if digit != literal[index] and not (index == 0 and digit == "0" and literal[1:2] != "."):
                yield Slip.DIGIT, literal[:index] + digit + literal[index + 1 :], one


def _is_narrow(target: Interval) -> bool:
    """Whether a target is so narrow that hardly any number fits it by chance."""
    return target.lower > 0 and target.upper - target.lower <= target.lower * NARROW


def _with_another_length(literal: str) -> Iterator[tuple[Slip, str, Decimal]]:
    """A number of four digits and more with one that was left out before its point, or of five and more without one."""
    whole, point, rest = literal.partition(".")
    if len(whole) + len(rest) < MANY_DIGITS:
        return
    if len(whole) > 1 and len(whole) + len(rest) > MANY_DIGITS:
        yield from ((Slip.DROPPED, whole[:at] + whole[at + 1 :] + point + rest, Decimal(1)) for at in range(len(whole)))
    for place in range(len(whole) + 1):
        for digit in "0123456789":
            if place or digit != "0":
                yield Slip.DROPPED, literal[:place] + digit + literal[place:], Decimal(1)


def _points(literal: str) -> Iterator[str]:
    """The literal with its decimal point elsewhere, left out or put in, or with a zero at its end lost or gained."""
    digits = literal.replace(".", "")
    if "." not in literal:
        yield literal + "0"
        if literal.endswith("0") and len(literal) > 1:
            yield literal[:-1]
    elif digits[0] != "0":
        yield digits
    for place in range(1, len(digits)):
        moved = f"{digits[:place]}.{digits[place:]}"
        if moved != literal and not (digits[0] == "0" and place > 1):
            yield moved


def _resized(text: str, size: Decimal) -> str:
    """A figure with 亿 for 万 or 万 for 亿, or with the one that it lacks before its unit."""
    written = next((character for character in text if character in SIZES), None)
    if written is not None:
        return text.replace(written, OTHER_SIZE[written], 1)
    lost = next(character for character, value in SIZES.items() if value == size)
    return LACKING.sub(f"{lost}\\g<unit>", text, count=1)
