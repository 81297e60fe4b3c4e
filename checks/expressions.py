"""What a user's rule says once it is read, and its value for given figures: interval arithmetic with units."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from checks.figures.conversions import in_unit
from checks.figures.topics import unit
from checks.relation import Comparator, Interval, Verdict
from claims.model import Claim, Dimension

Sign = Literal["+", "-", "*", "/"]
COUNTED = frozenset({Dimension.COUNT, Dimension.PERSON, Dimension.PERSON_TIME})
PARTS = {"%": Decimal("0.01"), "个百分点": Decimal("0.01"), "‰": Decimal("0.001")}
ANY, RATIO, PERCENT, HEADS = "any", "ratio", "percent", "heads"
"""The units of a bare number, of a quotient of like amounts, of a percentage, and of all that is counted."""

NUMBERS = frozenset({ANY, RATIO, PERCENT})


@dataclass(frozen=True, slots=True)
class Term:
    """An indicator, with the place and the days that it is asked for where the rule names them.

    `name` and `measure` are as in `checks.official.Key`, `text` is as written.
    """

    name: str
    measure: str
    scope: str | None
    days: tuple[date, date] | None
    planned: bool
    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the rule: in the base unit, a percentage as a part of 1."""

    value: Decimal
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Operation:
    """Two expressions put together."""

    sign: Sign
    left: "Expression"
    right: "Expression"


Expression = Term | Number | Operation


@dataclass(frozen=True, slots=True)
class Rule:
    """One assertion: how two expressions must stand to each other, and what is said where they don't.

    `sign` is <=, <, >=, > or =; `within` is the part by which the sides of = may differ. `text` is the comparison as
    written, from line `line` of `file` on.
    """

    left: Expression
    sign: str
    right: Expression
    within: Decimal
    broken: Verdict
    message: str
    text: str
    file: str
    line: int

    @property
    def place(self) -> str:
        """`file:line`, by which a relation names its rule."""
        return f"{self.file}:{self.line}"

    @property
    def terms(self) -> tuple[Term, ...]:
        """The indicators of both sides, each once, in the order in which they are written."""
        return tuple(dict.fromkeys((*_terms(self.left), *_terms(self.right))))


@dataclass(frozen=True, slots=True)
class Amount:
    """The value of an expression and the unit that it is in."""

    interval: Interval
    unit: str


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides of a rule for given figures, in the order that the comparator wants, and how each is written out."""

    left: Interval
    right: Interval
    comparator: Comparator


def sides(rule: Rule, claims: Mapping[Term, Claim]) -> Sides | None:
    """Both sides of a rule with these figures put in.

    None where their units can't be compared, where an amount without bound would be multiplied, and where a divisor
    may be zero. A percentage is never compared with a bare number: 5.5 may be meant as 5.5%.
    """
    left, right = value(rule.left, claims), value(rule.right, claims)
    if left is None or right is None or {left.unit, right.unit} == {ANY, PERCENT}:
        return None
    right = _converted(right, left.unit)
    if right is None:
        return None
    one, other = left.interval, right.interval
    match rule.sign:
        case "=":
            spread = Interval(1 - rule.within, 1 + rule.within)
            return Sides(one, other * spread if rule.within else other, Comparator.MEETS)
        case "<=" | "<":
            return Sides(one, other, Comparator.AT_MOST if rule.sign == "<=" else Comparator.BELOW)
        case _:
            return Sides(other, one, Comparator.AT_MOST if rule.sign == ">=" else Comparator.BELOW)


def value(expression: Expression, claims: Mapping[Term, Claim]) -> Amount | None:
    """The value of an expression with these figures put in; None as in `sides`."""
    match expression:
        case Number():
            return Amount(Interval(expression.value, expression.value), expression.unit)
        case Term():
            return _amount(claims[expression])
        case Operation():
            left, right = value(expression.left, claims), value(expression.right, claims)
            if left is None or right is None:
                return None
            if expression.sign in "+-":
                return _sum(expression.sign, left, right)
            return _product(expression.sign, left, right)


def written(expression: Expression, figures: Mapping[Term, str]) -> str:
    """An expression with figures for its terms, brackets only where they are needed."""
    match expression:
        case Number():
            return expression.text
        case Term():
            return figures[expression]
    left, right = written(expression.left, figures), written(expression.right, figures)
    if expression.sign in "*/" and _is_sum(expression.left):
        left = f"({left})"
    if isinstance(expression.right, Operation) and (expression.sign in "-/" or _is_sum(expression.right)):
        right = f"({right})"
    return f"{left} {expression.sign} {right}"


def _is_sum(expression: Expression) -> bool:
    return isinstance(expression, Operation) and expression.sign in "+-"


def _terms(expression: Expression) -> Iterator[Term]:
    match expression:
        case Term():
            yield expression
        case Operation():
            yield from _terms(expression.left)
            yield from _terms(expression.right)


def _amount(claim: Claim) -> Amount:
    reading, named = Interval.of(claim), unit(claim)
    if named in PARTS:
        return Amount(Interval(reading.lower * PARTS[named], reading.upper * PARTS[named]), PERCENT)
    if claim.dimension in (Dimension.RATIO, Dimension.MULTIPLE):
        return Amount(reading, RATIO)
    return Amount(reading, HEADS if claim.dimension in COUNTED else named)


def _converted(amount: Amount, wanted: str) -> Amount | None:
    """An amount in another unit; None where there is no way from one to the other."""
    if amount.unit == wanted or ANY in (amount.unit, wanted) or {amount.unit, wanted} <= NUMBERS:
        return amount
    interval = in_unit(amount.interval, amount.unit, wanted)
    return None if interval is None else Amount(interval, wanted)


def _sum(sign: str, left: Amount, right: Amount) -> Amount | None:
    in_unit = _converted(right, left.unit)
    if in_unit is None:
        return None
    found = left.unit if left.unit != ANY else right.unit
    if found == PERCENT and ANY in (left.unit, right.unit):
        found = RATIO
    interval = left.interval + in_unit.interval if sign == "+" else left.interval - in_unit.interval
    return Amount(interval, found)


def _product(sign: str, left: Amount, right: Amount) -> Amount | None:
    if not (left.interval.bounded and right.interval.bounded):
        return None
    if sign == "*":
        return Amount(left.interval * right.interval, _unit_of_product(left.unit, right.unit))
    if right.interval.lower <= 0 <= right.interval.upper:
        return None
    alike = None if right.unit in NUMBERS else in_unit(right.interval, right.unit, left.unit)
    if alike is not None:
        return Amount(left.interval / alike, RATIO)
    if right.unit in NUMBERS or right.unit == HEADS:
        return Amount(left.interval / right.interval, RATIO if left.unit == PERCENT else left.unit)
    return Amount(left.interval / right.interval, f"{left.unit}/{right.unit}")


def _unit_of_product(one: str, other: str) -> str:
    """Numbers and heads leave the other unit as it is: 人均收入 × 人数 is money."""
    if one in NUMBERS and other in NUMBERS:
        return one if one == other else RATIO
    for weak in (NUMBERS, frozenset({HEADS})):
        if one in weak or other in weak:
            return other if one in weak else one
    return f"{one}·{other}"
