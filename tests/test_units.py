"""The unit that a figure leaves out is that of what it counts."""

import pytest

from claims import extract


def counted(text):
    """Each figure with its unit and dimension, in order."""
    return [(claim.text, claim.unit, str(claim.dimension)) for claim in extract(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("失業人數由11.16萬下跌到8.43萬。", [("11.16萬", "人", "person"), ("8.43萬", "人", "person")]),
        ("就業人數減少至約371.2萬。", [("約371.2萬", "人", "person")]),
        ("參加者逾3萬。", [("逾3萬", "人", "person")]),
        ("全港住戶數目達270萬。", [("270萬", "", "count")]),
        ("机场客流量突破2000万。", [("突破2000万", "人次", "person_time")]),
    ],
)
def test_people_journeys_and_households_are_counted_where_no_unit_is_written(text, expected):
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("居民存款达5亿，户籍人口3万。", [("5亿", "元", "money"), ("3万", "人", "person")]),
        ("失业金支出3亿。", [("3亿", "元", "money")]),
        ("人口规模达1400万。", [("1400万", "人", "person")]),
        ("市场规模达3万亿。", [("3万亿", "元", "money")]),
        ("企业总数突破1000万，注册用户超2亿。", [("突破1000万", "", "count"), ("超2亿", "人", "person")]),
        ("播放量超10亿。", [("超10亿", "", "count")]),
        ("市场突破2万亿。", [("突破2万亿", "元", "money")]),
    ],
)
def test_the_last_noun_of_the_subject_decides_and_no_other_clause(text, expected):
    assert counted(text) == expected
