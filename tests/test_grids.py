"""Figures of tables written as text take their units from headers, labels and unit lines."""

from decimal import Decimal

from claims import extract

HEADER = """2023年某市畜牧业生产情况
指标名称 | 指标值 | 同比增长（±%）
期末存栏
大牲畜（万头） | 12.5 | 3.1
#奶牛 | 4.0 | -1.2
家禽（万只） | 310.6 | 2.0
期末出栏
肥猪（万头） | 45.2 | 6.6
"""
UNIT_COLUMN = """产品 | 单位 | 产量 | 比上年增长
原油 | 万吨 | 40.5 | -2.1
化肥（折纯） | 万吨 | 3.2 | 0.4
发电量 | 亿千瓦时 | 96.9 | 2.5
"""
UNIT_LINE = """2023年生产总值
单位：亿元
| 绝对数 | 占比 |
工业 | 1,234.5 | 55.1 |
建筑业 | 78.5 | 3.5 |
"""


def cells(text):
    return {(c.subject, c.measure): (c.low, c.unit) for c in extract(text)}


def test_units_come_from_labels_and_growth_columns_are_rates():
    found = cells(HEADER)
    assert found["大牲畜", "指标值"] == (Decimal(125000), "头")
    assert found["大牲畜", "增长率"] == (Decimal("3.1"), "%")
    assert found["奶牛", "增长率"] == (Decimal("-1.2"), "%")
    assert found["家禽", "指标值"] == (Decimal(3106000), "只")


def test_a_row_without_a_unit_has_that_of_the_row_above():
    assert cells(HEADER)["奶牛", "指标值"] == (Decimal(40000), "头")


def test_a_subheading_does_not_part_rows_from_their_header():
    assert cells(HEADER)["肥猪", "增长率"] == (Decimal("6.6"), "%")


def test_units_come_from_their_own_column():
    found = cells(UNIT_COLUMN)
    assert found["原油", "产量"] == (Decimal(405000), "吨")
    assert found["化肥", "产量"] == (Decimal(32000), "吨")
    assert found["发电量", "产量"] == (Decimal(9690000000), "千瓦时")
    assert found["原油", "增长率"] == (Decimal("-2.1"), "%")


def test_units_come_from_the_line_above_the_table():
    found = cells(UNIT_LINE)
    assert found["工业", "绝对数"] == (Decimal(123450000000), "元")
    assert found["建筑业", "占比"] == (Decimal("3.5"), "%")


def test_a_line_of_prose_parts_two_tables():
    text = HEADER + "全年实现产值10亿元，同比增长5%。\n" + "水泥 | 1.5 | 2.5\n钢材 | 3.5 | 4.5\n"
    found = cells(text)
    assert ("水泥", "增长率") not in found
    assert found["钢材", None] == (Decimal("4.5"), "")
