"""The value of a user's expression: intervals that hold every true value, and units that can be compared."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.expressions import sides, value
from checks.grammar import parse
from checks.relation import Comparator, Interval, holds
from claims.model import Dimension
from tests.factories import claim

WHOLE = st.integers(min_value=1, max_value=10**9)


def figure(number, unit="个", dimension=Dimension.COUNT):
    text = f"{number}{unit}"
    return claim(text, text, unit=unit, dimension=dimension)


def judged(text, *figures):
    """Whether a rule holds for figures of its indicators in order; None where they can't be compared."""
    (rule,) = parse(f"{text} error: x", "own.rules")
    found = sides(rule, dict(zip(rule.terms, figures, strict=True)))
    return None if found is None else holds(found.comparator, found.left, found.right)


@given(WHOLE, WHOLE, WHOLE)
def test_what_holds_exactly_is_never_called_broken(one, two, three):
    assert judged("甲 / 乙 * 乙 = 甲", figure(one), figure(two))
    assert judged("(甲 + 乙) / 丙 = 甲 / 丙 + 乙 / 丙", figure(one), figure(two), figure(three))
    assert judged("甲 - 乙 <= 甲", figure(one), figure(two))


@given(WHOLE, WHOLE)
def test_comparisons_of_exact_counts_are_those_of_their_numbers(one, two):
    signs = {"<=": one <= two, "<": one < two, ">=": one >= two, ">": one > two, "=": one == two}
    assert {sign: judged(f"甲 {sign} 乙", figure(one), figure(two)) for sign in signs} == signs


def test_percentages_are_parts_of_one():
    rate = figure("5.0", "%", Dimension.PERCENT)
    assert judged("甲 * (1 + 乙) = 丙", figure(200), rate, figure(210))
    assert judged("甲 / 乙 = 丙", figure(10), figure(200), rate)
    assert judged("甲 < 5.5%", rate)
    assert not judged("甲 > 5.5%", rate)


def test_a_percentage_is_not_compared_with_a_bare_number():
    assert judged("甲 < 5.5", figure("5.0", "%", Dimension.PERCENT)) is None


def test_units_of_one_ruler_are_converted_and_others_not_compared():
    hectares, mu = figure(41, "公顷", Dimension.AREA), figure(615, "亩", Dimension.AREA)
    assert judged("甲 = 乙", hectares, mu)
    assert judged("甲 + 乙 = 82", hectares, mu)
    assert judged("甲 <= 乙", hectares, figure(3, "吨", Dimension.MASS)) is None
    assert judged("甲 <= 乙", figure(3, "元", Dimension.MONEY), figure(3, "美元", Dimension.MONEY)) is None


def test_money_a_head_times_heads_is_money():
    assert judged(
        "甲 * 乙 = 丙",
        figure(100, "元", Dimension.MONEY),
        figure(3, "人", Dimension.PERSON),
        figure(300, "元", Dimension.MONEY),
    )


def test_what_cannot_be_reckoned_is_left_alone():
    open_ended = claim("至少3个", "至少3个", 3, upper=None)
    assert judged("甲 * 2 = 乙", open_ended, figure(4)) is None
    assert judged("甲 / (乙 - 乙) = 1", figure(1), figure(2)) is None


def test_a_margin_widens_the_right_side():
    (rule,) = parse("甲 = 乙 within 5% error: x", "own.rules")
    found = sides(rule, dict(zip(rule.terms, (figure(95), figure(100)), strict=True)))
    assert (found.right, found.comparator) == (Interval(Decimal(95), Decimal(105)), Comparator.MEETS)


def test_a_quotient_is_rounded_outwards():
    (rule,) = parse("甲 / 乙 = 1 error: x", "own.rules")
    found = value(rule.left, dict(zip(rule.terms, (figure(10), figure(3)), strict=True)))
    assert found.interval.lower < Fraction(10, 3) < found.interval.upper


@pytest.mark.parametrize("sign", ["<", "<="])
def test_what_only_touches_is_at_most_and_not_below(sign):
    assert judged(f"甲 {sign} 乙", figure(5), figure(5)) is (sign == "<=")
