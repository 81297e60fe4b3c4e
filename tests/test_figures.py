from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.figures import figure, reading


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("346000", "34.6万"),
        ("345500.00000000", "34.55万"),
        ("9999", "9999"),
        ("10000", "1万"),
        ("123456789", "12345.6789万"),
        ("300000000", "3亿"),
        ("1500000000000", "1.5万亿"),
        ("-2650000", "-265万"),
        ("-2.30", "-2.3"),
        ("123456.789", "123456.789"),
        ("3E+5", "30万"),
        ("-0.00000000", "0"),
    ],
)
def test_a_number_is_written_as_the_documents_write_it(value: str, written: str) -> None:
    assert figure(Decimal(value)) == written


def bound(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


@pytest.mark.parametrize(
    ("lower", "upper", "zh"),
    [
        ("345500", "346500", "34.55万–34.65万"),
        ("254", "254.00000000", "254"),
        ("200", None, "≥ 200"),
        (None, "30", "≤ 30"),
        ("-Infinity", "30", "≤ 30"),
        (None, None, ""),
        ("-Infinity", "Infinity", ""),
    ],
)
def test_a_reading_names_the_ends_that_it_has(lower: str | None, upper: str | None, zh: str) -> None:
    assert reading(bound(lower), bound(upper)) == zh


@given(st.decimals(allow_nan=False, allow_infinity=False, places=8, min_value=-(10**29), max_value=10**29))
def test_no_digit_is_lost(value: Decimal) -> None:
    digits = figure(value)
    for word, zeros in (("万亿", 12), ("亿", 8), ("万", 4)):
        if digits.endswith(word):
            digits = f"{digits.removesuffix(word)}E{zeros}"
    assert Decimal(digits) == value


@pytest.mark.parametrize(
    ("lower", "upper", "unit", "shown"),
    [
        ("345500", "346500", "名", "34.55万–34.65万名"),
        ("46.25", "46.35", "%", "46.25%–46.35%"),
        ("-0.45", "-0.35", "‰", "-0.45‰ – -0.35‰"),
        ("254", "254", "家", "254家"),
        (None, "30", "%", "≤ 30%"),
        (None, None, "名", ""),
    ],
)
def test_a_range_is_told_in_its_unit_and_has_the_sign_of_a_percentage_at_both_ends(
    lower: str | None, upper: str | None, unit: str, shown: str
) -> None:
    assert reading(bound(lower), bound(upper), unit) == shown
