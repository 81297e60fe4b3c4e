"""A change is told apart from the level that it led to and from a share of it."""

import pytest

from claims import extract


def told(text):
    """Each figure with its subject, measure and value, in order."""
    return [(claim.text, claim.subject, claim.measure, str(claim.low)) for claim in extract(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "失业率下降0.3个百分点至5.2%。",
            [("0.3个百分点", "失业率", "增减额", "-0.3"), ("5.2%", "失业率", None, "5.2")],
        ),
        (
            "净利率减少1个百分点至-2.3%。",
            [("1个百分点", "净利率", "增减额", "-1"), ("-2.3%", "净利率", None, "-2.3")],
        ),
        (
            "毛利率较上年降0.5个百分点，降至12.1%。",
            [("0.5个百分点", "毛利率", "增减额", "-0.5"), ("12.1%", "毛利率", None, "12.1")],
        ),
        (
            "營收增長5%至126億元。",
            [("5%", "營收", "增长率", "5"), ("126億元", "營收", None, "12600000000")],
        ),
        (
            "净利润增长1.2倍至3.6亿元。",
            [("1.2倍", "净利润", "增长率", "1.2"), ("3.6亿元", "净利润", None, "360000000")],
        ),
    ],
)
def test_what_a_change_led_to_is_the_level(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("产量预计增长5%至8%。", [("5%至8%", "产量", "增长率", "5")]),
        ("价格上涨1倍至2倍。", [("1倍至2倍", "价格", "增长率", "1")]),
        (
            "人口增加563人，即1.8%。",
            [("563人", "人口", "增减额", "563"), ("1.8%", "人口", "增长率", "1.8")],
        ),
    ],
)
def test_a_change_between_two_figures_or_told_again_stays_a_change(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "影响CPI下降约0.54个百分点，占CPI总降幅的近六成。",
            [("约0.54个百分点", "CPI", "增减额", "-0.54"), ("近六成", "CPI", "占比", "60")],
        ),
        ("新动能占GDP增长的30%。", [("30%", "新动能", "占比", "30")]),
        ("女性不到总数的两成。", [("两成", "女性", "占比", "20")]),
        ("汽车产量接近全国的一半。", [("一半", "汽车产量", "占比", "50")]),
        ("降幅的占比下降5%。", [("5%", "降幅", "增长率", "-5")]),
    ],
)
def test_a_share_of_a_change_is_a_share(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GDP增长4%，快于2024年1.8个百分点。", [("4%", "GDP", "增长率", "4"), ("1.8个百分点", "GDP", "增减额", "1.8")]),
        ("GDP增长5%，低于全国的5.2%。", [("5%", "GDP", "增长率", "5"), ("5.2%", "GDP", "增长率", "5.2")]),
        ("失业率低于全国0.8个百分点。", [("0.8个百分点", "失业率", "增减额", "-0.8")]),
        ("失业率高于上年的5.0%。", [("5.0%", "失业率", None, "5")]),
    ],
)
def test_what_is_compared_with_is_a_level_and_how_far_off_it_is_a_difference(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "平均住院日缩短0.8天至7.1天。",
            [("0.8天", "平均住院日", "增减额", "-0.8"), ("7.1天", "平均住院日", None, "7.1")],
        ),
        ("平均工期压减12天至3天。", [("12天", "平均工期", "增减额", "-12"), ("3天", "平均工期", None, "3")]),
        ("利润增加5亿元至8亿元。", [("5亿元至8亿元", "利润", "增减额", "500000000")]),
        ("恒指跌286點或1.6%。", [("286點", "恒指", "增减额", "-286"), ("1.6%", "恒指", "增长率", "-1.6")]),
        ("PPI由上涨4.1%转为下降3.0%。", [("4.1%", "PPI", "增长率", "4.1"), ("3.0%", "PPI", "增长率", "-3")]),
    ],
)
def test_changes_in_a_row_keep_their_thing_and_their_sign(text, expected):
    assert [(c.text, c.subject, c.measure, f"{c.low.normalize():f}") for c in extract(text)] == expected
