"""Figures of tables written as text take their units from headers, labels and unit lines."""

from decimal import Decimal

import pytest

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
ROWS = "东区 | 12 | 13 | 10 | 11\n西区 | 22 | 23 | 20 | 21\n"


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


def test_heads_that_span_columns_are_told_of_all_of_them():
    text = "地区 | 收入（万元） | 支出（万元）\n | 2022年 | 2023年 | 2022年 | 2023年\n" + ROWS
    assert [(c.text, c.subject, c.scope, c.period, c.unit) for c in extract(text)][:4] == [
        ("12", "收入", "东区", "2022年", "元"),
        ("13", "收入", "东区", "2023年", "元"),
        ("10", "支出", "东区", "2022年", "元"),
        ("11", "支出", "东区", "2023年", "元"),
    ]


def test_rows_of_places_are_the_places_of_what_the_columns_name():
    head = "名次 | 省份 | 粮食产量（万吨） | 同比增长 | 比重\n"
    text = head + "1 | 河南 | 6713.2 | 2.3% | 9.8\n - | 合计 | 9000.1 | 1% | 100\n"
    assert [(c.text, c.subject, c.measure, c.scope) for c in extract(text)] == [
        ("6713.2", "粮食产量", None, "河南"),
        ("2.3", "粮食产量", "增长率", "河南"),
        ("9.8", "粮食产量", "占比", "河南"),
        ("9000.1", "粮食产量", None, None),
        ("1", "粮食产量", "增长率", None),
        ("100", "粮食产量", "占比", None),
    ]


def test_rows_of_places_keep_their_labels_where_the_columns_name_nothing():
    text = "区县 | 全年完成（亿元） | 为预算%\n东区 | 12.1 | 99\n西区 | 13.5 | 101\n"
    assert [(c.text, c.subject, c.measure) for c in extract(text)][:2] == [
        ("12.1", "东区", "全年完成"),
        ("99", "东区", "为预算"),
    ]


def test_a_cell_may_have_a_note_behind_its_figure():
    text = "省份 | 旅游收入（亿元） | 游客（万人次）\n甲省 | 12.1 | 99.5\n乙省 | 5.3(景区) | 7.7（景区）\n"
    assert [c.text for c in extract(text)] == ["12.1", "99.5", "5.3", "7.7"]


def test_the_year_may_head_the_columns_of_several_indicators():
    text = "地区 | 2022年 | 2023年\n地区 | 收入（万元） | 支出（万元） | 收入（万元） | 支出（万元）\n" + ROWS
    assert [(c.measure, c.period) for c in extract(text)][:4] == [
        ("收入", "2022年"),
        ("支出", "2022年"),
        ("收入", "2023年"),
        ("支出", "2023年"),
    ]


def test_a_cell_that_heads_several_rows_is_no_label():
    text = "类别 | 名称 | 人数\n职称 | 正高级 | 304\n副高级 | 512\n中级 | 640\n学历 | 博士 | 210\n硕士 | 305\n"
    assert [(c.text, c.subject, c.measure, c.unit) for c in extract(text)] == [
        ("304", "正高级", "人数", "人"),
        ("512", "副高级", "人数", "人"),
        ("640", "中级", "人数", "人"),
        ("210", "博士", "人数", "人"),
        ("305", "硕士", "人数", "人"),
    ]


def test_rows_that_miss_their_last_cells_keep_their_labels():
    text = "产品 | 单位 | 2022年 | 2023年\n甲 | 吨 | 3 |\n乙 | 吨 | 4 |\n丙 | 吨 | 5 | 6\n"
    assert [(c.text, c.subject, c.unit) for c in extract(text)] == [
        ("3", "甲", "吨"),
        ("4", "乙", "吨"),
        ("5", "丙", "吨"),
        ("6", "丙", "吨"),
    ]


def test_percentage_points_and_money_by_the_million_in_columns_of_changes():
    text = (
        "指标 | 2023年 | 2022年 | 变化\n营业收入（人民币百万元） | 512 | 480 | 6.7%\n净利率 | 12.1% | 11.0% | 1.1pp\n"
    )
    found = [(c.text, c.low, c.unit, c.measure, c.period) for c in extract(text)]
    assert found[0] == ("512", Decimal(512000000), "元", None, "2023年")
    assert found[2] == ("6.7", Decimal("6.7"), "%", "增长率", "2023年")
    assert found[5] == ("1.1", Decimal("1.1"), "个百分点", "增减额", "2023年")


def test_the_unit_may_stand_in_a_row_of_its_own_above_the_heads():
    text = "主要农产品产量 | |\n单位:吨 | |\n产品名称 | 产量 |\n粮食 | 143972 |\n棉花 | 58 |\n"
    assert [(c.text, c.subject, c.unit) for c in extract(text)] == [("143972", "粮食", "吨"), ("58", "棉花", "吨")]


def test_losses_stand_in_brackets():
    text = "单位：百万元人民币\n项目 | 2019年 | 2018年\n净利润 | 13,216 | 15,091\n现金流量净额 | (8,434) | 16,981\n"
    assert [(c.text, c.low, c.unit) for c in extract(text)][2:] == [
        ("8,434", Decimal(-8434000000), "元"),
        ("16,981", Decimal(16981000000), "元"),
    ]


def test_a_number_in_brackets_alone_is_no_value():
    assert extract("项目 | 2019年 | 附注\n净利润（元） | 13216 | (2)\n")[-1].text == "13216"


def test_a_change_between_percentages_is_in_points():
    text = "项目 | 2019年 | 2018年 | 增减\n净利差 | 2.04% | 2.10% | (0.06)\n营业收入（亿元） | 187.5 | 164.8 | 13.79\n"
    told = [(c.text, c.low, c.unit, c.measure) for c in extract(text)]
    assert told[2] == ("0.06", Decimal("-0.06"), "个百分点", "增减额")
    assert told[5] == ("13.79", Decimal("13.79"), "%", "增长率")


def test_rows_below_a_subheading_are_under_the_head_above():
    head = "项目\n2019年\n2018年\n"
    first = "营业收入（元）\n187\n164\n营业利润（元）\n56\n54\n利润总额（元）\n55\n53\n"
    second = "每股计\n基本每股收益（元）\n0.95\n0.88\n稀释每股收益（元）\n0.89\n0.87\n每股净资产（元）\n9.1\n8.2\n"
    found = {c.text: (c.subject, c.period) for c in extract(head + first + second)}
    assert found["187"] == ("营业收入", "2019年")
    assert found["0.87"] == ("稀释每股收益", "2018年")


def test_the_corner_of_a_table_may_tell_the_year():
    text = "单位：亿元\n2019年度 | 第一季度 | 第二季度\n营业收入 | 47.4 | 45.7\n净利润 | 13.2 | 15.1\n"
    times = {(c.period, str(c.period_start)) for c in extract(text)}
    assert times == {("第一季度", "2019-01-01"), ("第二季度", "2019-04-01")}


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("项目 | 2024年 | 2023年 | 增减\n净利润（亿元） | 25.6 | 24.1 | 1.5\n", ("1.5", "元", "增减额")),
        ("项目 | 2024年 | 2023年 | 增减\n净利润（亿元） | 25.6 | 24.1 | 6.2\n", ("6.2", "%", "增长率")),
        (
            "项目 | 2024年 | 2023年 | 增减 | 增减%\n收入（元） | 56,213 | 51,002 | 5,211 | 10.2\n",
            ("5,211", "元", "增减额"),
        ),
        ("项目 | 2024年 | 2023年 | 变动\n毛利率（%） | 32.5 | 31.8 | 0.7\n", ("0.7", "个百分点", "增减额")),
        ("指标 | 增加值（亿元） | 增长（%）\n工业 | 1203.4 | 5.1\n", ("1203.4", "元", "增加值")),
        ("指标 | 2024年（亿元） | 增长（%）\n人均收入（元） | 35210 | 5.1\n", ("35210", "元", None)),
        ("指标 | 计划 | 完成率（%）\n新开工（套） | 5000 | 92.4\n", ("92.4", "%", "完成率")),
    ],
)
def test_the_unit_of_a_cell_is_that_of_what_it_tells(table, told):
    assert told in [(c.text, c.unit, c.measure) for c in extract(table)]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("千港元 | 2024 | 2023\n收入 | 1,234 | 1,122\n毛利 | 345 | 301\n", ("1,234", 1234000, "港元")),
        ("项目 | 2024年 | 2023年\n | 百万元 | 百万元\n收入 | 1,234 | 1,122\n", ("1,122", 1122000000, "元")),
        (
            "(千港元)\n项目 | 2024年 | 2023年\n收入 | 123 | 112\n每股盈利（港仙） | 12.3 | 10.1\n",
            ("12.3", Decimal("12.3"), "港仙"),
        ),
        (
            "项目 | 总投资 | 占地面积\n产业园 | 12.5亿元 | 300亩\n物流中心 | 8600万元 | 120亩\n",
            ("8600万元", 86000000, "元"),
        ),
        ("指标 | 2023年 | 2022年 | 增减\n生产总值 | 1234.5亿元 | 1150.2亿元 | 84.3\n", ("84.3", 8430000000, "元")),
    ],
)
def test_the_unit_of_a_cell_may_stand_in_the_corner_below_the_head_or_in_the_cell(table, told):
    assert told in [(c.text, c.low, c.unit) for c in extract(table)]


def test_years_in_chinese_digits_head_columns():
    text = " | 二〇二四年 | 二〇二三年\n收入（万元） | 1200 | 1000\n支出（万元） | 900 | 800\n"
    assert {c.text: c.period_start.year for c in extract(text)} == {
        "1200": 2024,
        "1000": 2023,
        "900": 2024,
        "800": 2023,
    }


def test_months_in_heads_are_those_of_the_year_in_the_title():
    text = "2024年6月主要指标\n指标 | 6月 | 1—6月 | 同比增长（%）\n零售额（亿元） | 45.6 | 267.8 | 5.6\n"
    found = {c.text: (str(c.period_start), str(c.period_end), c.measure) for c in extract(text)}
    assert found["45.6"] == ("2024-06-01", "2024-06-30", None)
    assert found["267.8"] == ("2024-01-01", "2024-06-30", None)
    assert found["5.6"] == ("2024-01-01", "2024-06-30", "增长率")


def test_a_rate_is_of_what_its_own_head_names():
    head = "县区 | 生产总值（亿元） | 增长（%） | 固定资产投资增长（%） | 户均人口（人） | 生产总值占比（%）\n"
    found = [(c.text, c.subject, c.measure) for c in extract(head + "青石县 | 123.4 | 5.6 | 7.8 | 3.2 | 40.5\n")]
    assert found[1:3] == [("5.6", "生产总值", "增长率"), ("7.8", "固定资产投资", "增长率")]
    assert found[4] == ("40.5", "生产总值", "占比")


def test_a_year_in_brackets_is_the_time_of_its_column():
    head = "地区 | 2020年人口数 | 2010年人口数 | 比重（2020年） | 比重（2010年）\n"
    text = head + "东区 | 5127 | 4362 | 27.8 | 24.7\n西区 | 3879 | 3410 | 21.0 | 19.3\n"
    assert [(c.text, c.measure, c.period) for c in extract(text)][:4] == [
        ("5127", None, "2020年"),
        ("4362", None, "2010年"),
        ("27.8", "占比", "2020年"),
        ("24.7", "占比", "2010年"),
    ]


def test_the_same_time_a_year_before_is_that_of_its_column_and_not_of_the_change():
    text = "2023年业绩\n项目 | 本报告期 | 上年同期 | 增减变动（%）\n营业收入（万元） | 184.25 | 168.40 | 9.41\n"
    assert [(c.text, c.measure, c.period) for c in extract(text)][-3:] == [
        ("184.25", "本报告期", "2023年"),
        ("168.40", "上年同期", "上年同期"),
        ("9.41", "增长率", "2023年"),
    ]


def test_rows_parted_by_blanks_head_nothing_below_them():
    text = "奖牌榜（面）\n单位　金　银　铜\n东山乡　74　61　58\n南湾乡　22　25　27\n总计　96　86　85\n"
    assert [c.scope for c in extract(text)][-3:] == [None, None, None]


def test_magnitudes_in_brackets_are_of_what_the_head_or_the_table_counts():
    text = "单位：元\n店名 | 客流（万人次） | 收入（万） | 会员人数（万）\n东店 | 120 | 3.2 | 4\n"
    assert [(c.low, c.unit) for c in extract(text)] == [(1200000, "人次"), (32000, "元"), (40000, "人")]


def test_ranks_before_the_labels_of_rows_are_no_column_and_a_heading_may_give_the_unit_beside_a_day():
    head = "奖牌榜（截至9月20日21时，单位：枚）\n名次　代表团　金牌　银牌\n"
    table = f"{head}1　东江　58　46\n2　西河　49　51\n—　其他8队　18　24\n　　合计　125　121\n"
    claims = extract(table)
    assert [(claim.text, claim.unit, claim.subject, claim.measure) for claim in claims if claim.unit == "枚"][:3] == [
        ("58", "枚", "金牌", None),
        ("46", "枚", "银牌", None),
        ("49", "枚", "金牌", None),
    ]
    assert [claim.scope for claim in claims if claim.unit == "枚"][:3] == ["东江", "东江", "西河"]


def test_a_change_over_years_is_an_amount_beside_a_column_of_rates():
    head = "县区 | 2021年 | 2011年 | 10年增减 | 年均增长率(%)\n"
    table = head + "东县 | 412000 | 380000 | 32000 | 0.81\n西县 | 205000 | 230000 | -25000 | -1.14\n"
    changes = [claim for claim in extract(table) if claim.measure == "增减额"]
    assert [(claim.text, claim.unit) for claim in changes] == [("32000", ""), ("-25000", "")]


def test_by_how_much_a_share_moved_is_told_in_points():
    table = "成本 | 本年(万元) | 占比变动\n燃料 | 3120 | 0.7\n折旧 | 1460 | -0.7\n"
    assert [(claim.text, claim.unit) for claim in extract(table)][1::2] == [("0.7", "个百分点"), ("-0.7", "个百分点")]


def test_a_head_that_markdown_rules_off_begins_a_table():
    first = "| 年末 | 住户 | 占用 |\n|---|---|---|\n| 1 | 40 | 6000 |\n| 2 | 60 | 2500 |\n"
    second = "【附表】\n| 指标 | 单位 | 当月 |\n|---|---|---|\n| 供热量 | 万吉焦 | 61.8 |\n| 供水量 | 万吨 | 12.4 |\n"
    found = {claim.subject: claim.unit for claim in extract(first + second)}
    assert found["供热量"] == "吉焦"
    assert found["供水量"] == "吨"


def test_rows_of_bare_numbers_below_a_head_of_times_are_of_these_times():
    table = "年度 | 0～14岁(人) | 65岁以上(人)\n98 | 31,420 | 12,806\n99 | 30,977 | 13,015\n"
    assert [(claim.text, claim.subject, claim.measure, claim.period) for claim in extract(table)] == [
        ("31,420", "0～14岁", None, "98"),
        ("12,806", "65岁以上", None, "98"),
        ("30,977", "0～14岁", None, "99"),
        ("13,015", "65岁以上", None, "99"),
    ]


def test_numbers_below_another_head_are_the_names_of_their_rows():
    table = "门牌 | 住户 | 占用面积(平方米)\n98 | 14 | 1,206\n99 | 20 | 1,315\n"
    assert {claim.subject for claim in extract(table)} == {"98", "99"}


@pytest.mark.parametrize(
    "head",
    [
        "指标 | 单位 | 5月份 | 增长(%) |\n累计 | 当月 | 累计 | 当月 |\n",
        "指标 | 单位 | 5月份 | 增长(%) |\n | | 累计 | 当月 | 累计 | 当月 |\n",
        "指标 | 计量 | 5月份 | 增长(%) |\n累计 | 当月 | 累计 | 当月 |\n",
        "指标 | 5月份 | 增长(%) |\n累计 | 当月 | 累计 | 当月 |\n",
    ],
)
def test_heads_below_others_stand_right_of_the_labels_and_their_units(head):
    text = head + "营业收入 | 亿元 | 412.6 | 105.3 | 6.4 | 5.9 |\n包裹 | 万件 | 8137.5 | 1620.4 | -3.8 | -4.1 |\n"
    assert [(c.text, c.measure, c.unit) for c in extract(text)] == [
        ("412.6", "累计", "元"),
        ("105.3", "当月", "元"),
        ("6.4", "累计增长率", "%"),
        ("5.9", "增长率", "%"),
        ("8137.5", "累计", "件"),
        ("1620.4", "当月", "件"),
        ("-3.8", "累计增长率", "%"),
        ("-4.1", "增长率", "%"),
    ]


def test_a_column_of_units_is_told_by_what_it_holds():
    text = "营业收入 | 亿元 | 27.4 | 5.1 |\n住户 | 万户 | 538.6 | 2.7 |\n"
    assert [(c.text, c.unit) for c in extract(text)][::2] == [("27.4", "元"), ("538.6", "户")]


def test_rows_of_a_name_its_unit_and_a_number_need_no_head():
    rows = "二、托育\n\n托育机构 家 96\n\n托位 万个 1.4\n\n其中:补助支出 亿元 3.2\n"
    assert [(c.text, c.low, c.unit, c.subject) for c in extract(rows)] == [
        ("96", 96, "家", "托育机构"),
        ("1.4", 14000, "个", "托位"),
        ("3.2", 320000000, "元", "补助支出"),
    ]


def test_two_such_rows_may_be_anything():
    assert extract("二、托育\n\n托育机构 家 96\n\n托位 万个 1.4\n") == []


def test_what_all_of_a_group_are_called_is_the_name_of_the_group():
    rows = [
        "项目 | 人数 | 比例(%) |",
        "护士注1 | 总计 | 800 | / |",
        "本科 | 250 | 31.25 | |",
        "性别 | 合计 | 620 | 77.5 |",
    ]
    told = [(claim.text, claim.subject) for claim in extract("\n".join([*rows, "其他 | 30 | 3.75 |"]))]
    assert told[0] == ("800", "护士")
    assert ("620", "合计") in told
