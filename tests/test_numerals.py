"""Numerals in every style give exact values."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.numerals import NUMERAL, read

WHOLE = re.compile(NUMERAL)


def value(text):
    match = WHOLE.match(text)
    assert match, f"{text} is no numeral"
    assert match.group() == text, f"only {match.group()} of {text} was taken"
    number = read(text)
    assert number, f"{text} was not read"
    return number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("254", "254"),
        ("1,234,567", "1234567"),
        ("１，２３４", "1234"),
        ("98 925 221", "98925221"),
        ("9﹒4", "9.4"),
        ("34.6万", "346000"),
        ("3.5千", "3500"),
        ("12万亿", "12000000000000"),
        ("3万4000", "34000"),
        ("4千1百萬", "41000000"),
        ("37億1453萬", "3714530000"),
        ("3亿1453.5万", "314535000"),
        ("1万5千亿", "1500000000000"),
        ("十", "10"),
        ("十二", "12"),
        ("廿五", "25"),
        ("二百一十七", "217"),
        ("一千三百六十八", "1368"),
        ("一百零五", "105"),
        ("一万零五百", "10500"),
        ("三万四", "34000"),
        ("三百五", "350"),
        ("五○五七", "5057"),
        ("一百二十亿", "12000000000"),
        ("一亿三千万", "130000000"),
        ("三万一千四百八十二亿", "3148200000000"),
        ("十二点六", "12.6"),
        ("九十八点零三", "98.03"),
        ("零点五", "0.5"),
        ("叁佰贰拾", "320"),
        ("零点零零三四二万", "34.2"),
        ("三零万二零千", "320000"),
        ("幺二三零六", "12306"),
    ],
)
def test_a_numeral_states_one_value(text, expected):
    number = value(text)
    assert number.low == number.high == Decimal(expected)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("两三千", 2000, 3000),
        ("三四十", 30, 40),
        ("十七八", 17, 18),
        ("五六十万", 500000, 600000),
        ("二三百", 200, 300),
    ],
)
def test_neighbouring_digits_state_a_range(text, low, high):
    number = value(text)
    assert (number.low, number.high, number.vague) == (low, high, False)


@pytest.mark.parametrize(
    ("text", "low", "high"), [("几十", 10, 99), ("数百", 100, 999), ("十几", 11, 19), ("几千万", 10**7, 10**8 - 1)]
)
def test_some_states_no_number_but_bounds(text, low, high):
    number = value(text)
    assert (number.low, number.high, number.vague) == (low, high, True)


@pytest.mark.parametrize(
    ("text", "low", "place"),
    [("30余万", 300000, 100000), ("三十多万", 300000, 100000), ("1200余万", 12000000, 1000000)],
)
def test_over_stands_inside_and_adds_up_to_one_place(text, low, place):
    number = value(text)
    assert (number.low, number.over, number.place) == (low, True, place)


@pytest.mark.parametrize(("text", "step"), [("34.6万", "1000"), ("254", "1"), ("12.60", "0.01"), ("3亿", "100000000")])
def test_the_step_is_one_unit_in_the_last_printed_place(text, step):
    assert value(text).step == Decimal(step)


@pytest.mark.parametrize("text", ["几点一", "九几点一", "数三", "几点", "几十点0亿"])
def test_some_before_a_digit_or_a_point_is_no_numeral(text):
    match = WHOLE.fullmatch(text)
    assert match is None or read(text) is None


UNITS = "零一二三四五六七八九"


def written(n):
    """A whole number below ten thousand in plain Chinese numerals."""
    digits, out, gap = [int(c) for c in str(n)], "", False
    for place, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        if digit:
            out += ("零" if gap and out else "") + UNITS[digit] + ("", "十", "百", "千")[place]
        gap = not digit
    return out


@given(st.integers(min_value=1, max_value=9999))
def test_every_number_below_ten_thousand_reads_back(n):
    assert value(written(n)).low == n


@given(st.integers(min_value=0, max_value=10**15))
def test_grouped_and_plain_digits_agree(n):
    assert read(f"{n:,}").low == read(str(n)).low == n


@given(st.text(alphabet="0123456789.,，〇一二三四五六七八九十百千万亿几数余多点 ", max_size=12))
def test_whatever_matches_is_read_without_an_error(text):
    for match in WHOLE.finditer(text):
        read(match.group())
