"""Intervals, and the one predicate that judges them."""

from decimal import Decimal

import pytest

from checks.relation import INFINITY, Comparator, Interval, Words, holds, plain, reckoned, signed
from claims import extract


def interval(lower, upper):
    return Interval(Decimal(lower), Decimal(upper))


def test_arithmetic_carries_the_ends():
    one, two = interval("1.5", "2.5"), interval("-1", "3")
    assert one + two == interval("0.5", "5.5")
    assert one - two == interval("-1.5", "3.5")
    assert one * two == interval("-2.5", "7.5")
    assert two / interval("2", "4") == interval("-0.5", "1.5")


def test_a_divisor_that_holds_zero_is_refused():
    with pytest.raises(ZeroDivisionError, match="-1 – 1 holds zero"):
        interval("1", "2") / interval("-1", "1")


def test_intervals_meet_where_they_share_a_value():
    assert holds(Comparator.MEETS, interval("1", "2"), interval("2", "3"))
    assert not holds(Comparator.MEETS, interval("1", "2"), interval("2.1", "3"))


def test_at_most_asks_for_one_pair_of_values():
    assert holds(Comparator.AT_MOST, interval("30", "40"), interval("34", "35"))
    assert not holds(Comparator.AT_MOST, interval("36", "40"), interval("34", "35"))


def test_below_asks_for_more_than_touching():
    assert holds(Comparator.BELOW, interval("30", "40"), interval("30", "31"))
    assert not holds(Comparator.BELOW, interval("254", "254"), interval("254", "254"))


def test_an_open_end_of_a_reading_is_infinite():
    (claim,) = extract("企业不少于200家")
    assert Interval.of(claim) == Interval(Decimal(200), INFINITY)
    assert not Interval.of(claim).bounded


@pytest.mark.parametrize(
    ("value", "shown"),
    [("346000", "346000"), ("5.20", "5.2"), ("1E+3", "1000"), ("Infinity", "∞"), ("-Infinity", "−∞")],
)
def test_formulas_show_numbers_in_digits(value, shown):
    assert plain(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("sign", "false"), [("=", "≠"), ("≤", ">"), ("<=", ">"), ("<", ">="), (">", "<="), (">=", "<")]
)
def test_sides_that_do_not_fit_stand_with_the_sign_that_is_true(sign, false):
    assert signed("254", sign, "255", fits=True) == f"254 {sign} 255"
    assert signed("254", sign, "255", fits=False) == f"254 {false} 255"


@pytest.mark.parametrize(
    ("lower", "upper", "shown"),
    [
        ("285708.835", "285708.845", "285708.835–285708.845"),
        ("12345678", "12345678", "1234.5678万"),
        ("61748500000", "61751500000", "617.485亿–617.515亿"),
        ("0.33333333333333333333", "0.33333333333333333334", "0.3333333"),
    ],
)
def test_a_range_has_the_digits_that_tell_its_ends_apart(lower, upper, shown):
    assert str(interval(lower, upper)) == shown


def test_what_figures_come_to_stands_beside_what_the_text_says():
    assert reckoned("2 + 3 = 5", "5", fits=True) == "2 + 3 = 5; 5"
    assert reckoned("2 + 3 = 5", "6", fits=False) == "2 + 3 = 5 ≠ 6"


def test_an_interval_of_one_value_is_shown_as_it():
    assert str(interval("254", "254")) == "254"
    assert str(interval("345500.0", "346500")) == "34.55万–34.65万"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("38已精确到个位,又称有余:应写“38场”。", "38已精确到个位，又称有余：应写“38场”。"),
        ("(9吨 ÷ 6吨) − 1 = 50%,文中写40%,不符。", "(9吨 ÷ 6吨) − 1 = 50%，文中写40%，不符。"),
        ("至多4万人(计入四舍五入为5万);请核对。", "至多4万人（计入四舍五入为5万）；请核对。"),
        ("文中说明“口径不同,不可比”,不作矛盾论。", "文中说明“口径不同,不可比”，不作矛盾论。"),
        ("共1,234人,其中(3人 ÷ 4人) × 2。", "共1,234人，其中(3人 ÷ 4人) × 2。"),
        ("见b,c.csv第2行; 另见12:30。", "见b,c.csv第2行；另见12:30。"),
    ],
)
def test_a_chinese_explanation_is_printed_with_chinese_marks_but_for_quotations_and_numbers(written, printed):
    assert Words(zh=written, en="It is said, so: here.") == Words(zh=printed, en="It is said, so: here.")
    assert Words(zh=printed, en="").zh == printed


@pytest.mark.timeout(20)
@pytest.mark.parametrize("unit", ["“", "（(", "数(", "数,", "数(数:", "“数("])
def test_marks_are_set_in_time_that_grows_as_the_sentence(unit):
    assert Words(zh=unit * 200_000, en="").zh
