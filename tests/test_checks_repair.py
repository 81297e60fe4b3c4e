"""The slips of the pen that explain why a figure does not fit."""

from decimal import Decimal

import pytest

from checks.relation import INFINITY, Interval
from checks.repair import Slip, likeliest, repairs
from claims import extract


def claim(text):
    (found,) = extract(text)
    return found


def interval(lower, upper):
    return Interval(Decimal(lower), Decimal(upper))


@pytest.mark.parametrize(
    ("text", "target", "mended", "slip"),
    [
        ("完成投资671.50亿元", ("61749000000", "61751000000"), "617.50亿元", Slip.SWAP),
        ("完成投资611亿元", ("67050000000", "67150000000"), "671亿元", Slip.DIGIT),
        ("完成投资6175亿元", ("61740000000", "61760000000"), "617.5亿元", Slip.POINT),
        ("完成投资61.75亿元", ("617400000000", "617600000000"), "6175亿元", Slip.POINT),
        ("新增企业210家", ("21", "21"), "21家", Slip.POINT),
        ("新增企业21家", ("210", "210"), "210家", Slip.POINT),
        ("完成投资25亿元", ("249000", "251000"), "25万元", Slip.MAGNITUDE),
        ("新增企业79家", ("75", "75"), "75家", Slip.DIGIT),
        ("产量增长11.0%", ("9.91", "10.09"), "10.0%", Slip.DIGIT),
        ("产量增长6.4%", ("4.18", "4.58"), "4.4%", Slip.DIGIT),
        ("产量下降2.3%", ("-3.25", "-3.15"), "3.2%", Slip.SWAP),
        ("选民413万1,298人", ("4131928", "4131928"), "413万1,928人", Slip.SWAP),
        ("选民413万1298人", ("4331298", "4331298"), "433万1298人", Slip.DIGIT),
        ("净利3亿7806万令吉", ("387055000", "387065000"), "3亿8706万令吉", Slip.SWAP),
        ("淨利3億7,806萬元", ("368055000", "368065000"), "3億6,806萬元", Slip.DIGIT),
        ("选民413万98人", ("4130908", "4130908"), "413万908人", Slip.SWAP),
    ],
)
def test_the_one_slip_is_found(text, target, mended, slip):
    best = repairs(claim(text), interval(*target))[0]
    assert (best.text, best.slip) == (mended, slip)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("完成投资617.50亿元", ("11", "12")),
        ("新增企业三百家", ("400", "400")),
        ("奖励10-100万元", ("100000", "200000")),
        ("新增企业125家", ("12.5", "12.5")),
        ("选民413万1,298人", ("4131298000", "4131298000")),
        ("选民413万1,298人", ("41312.98", "41312.98")),
    ],
)
def test_what_no_slip_explains_is_left(text, target):
    assert repairs(claim(text), interval(*target)) == []


def test_an_unbounded_target_mends_nothing():
    assert repairs(claim("新增企业79家"), Interval(Decimal(80), INFINITY)) == []


def test_the_very_number_that_is_wanted_comes_before_any_likelier_slip():
    assert repairs(claim("新增企业90家"), interval(9, 11))[0].text == "10家"


def test_no_figure_starts_with_a_nought():
    assert [each.text for each in repairs(claim("新增企业90家"), interval(0, 99))] != []
    assert not any(each.text.startswith("0") for each in repairs(claim("新增企业90家"), interval(0, 99)))


def test_of_several_digits_that_fit_a_wide_target_none_is_suggested_but_the_middle_rounded():
    stated = claim("产量28.6万吨")
    assert len(repairs(stated, interval("295000", "450000"))) > 1
    assert likeliest(stated, interval("295000", "450000")) is None
    assert likeliest(stated, interval("379000", "393000")).text == "38.6万吨"
    assert likeliest(claim("占33.9%"), interval("33.16", "33.36")).text == "33.3%"
