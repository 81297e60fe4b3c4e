"""Tables that a web page holds with each cell on a line of its own: heads of many forms, rows that lack cells."""

import pytest

from claims import extract
from tests.tabled import figures, read

ROWS = "茶叶 吨 812 766 6.0 棉布 万米 120.5 116.7 3.3 药材 吨 27 25 8.0"
EXPECTED = [
    ("812", "812", "吨", "茶叶", None, "2016年"),
    ("766", "766", "吨", "茶叶", None, "2015年"),
    ("6.0", "6", "%", "茶叶", "增长率", "2016年"),
    ("120.5", "1205000", "米", "棉布", None, "2016年"),
    ("116.7", "1167000", "米", "棉布", None, "2015年"),
    ("3.3", "3.3", "%", "棉布", "增长率", "2016年"),
    ("27", "27", "吨", "药材", None, "2016年"),
    ("25", "25", "吨", "药材", None, "2015年"),
    ("8.0", "8", "%", "药材", "增长率", "2016年"),
]


def stacked(head, rows=ROWS, gap="\n"):
    return gap.join([*head.split(), *rows.split()]) + "\n"


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n", "\n　　"])
@pytest.mark.parametrize(
    "head",
    [
        "产品名称 单位 2016年 2015年 增长%",
        "指标 计量单位 2016年 2015年 增长（%）",
        "产品 单位 2016年 2015年 增长 (%)",
        "项目 单位 2016年 2015年 比上年增长 %",
        "产品名称 单位 2016年 2015年 ±%",
        "表三 产品名称 单位 2016年 2015年 同比±%",
        "产品名称 单位 2016年 2015年 增长% 产品名称 单位 2016年 2015年 增长%",
        "产品名称 单位 2016年 2015年 增长% 一、主要产品",
    ],
)
def test_heads_of_many_forms_stand_above_rows_with_units(head, gap):
    assert read(stacked(head, gap=gap)) == EXPECTED


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("茶叶", "茶\u3000叶"),
        ("茶叶", "#茶叶"),
        ("茶叶", "一。茶叶"),
        ("茶叶", "其中：茶叶"),
        ("茶叶", "一、茶叶"),
        ("产品名称", "产  品  名  称"),
        ("药材\n", "二、药材类\n药材\n"),
        ("药材\n", "苗木\n万株\n药材\n"),
        ("药材\n", "产品名称\n单位\n2016年\n2015年\n增长%\n药材\n"),
    ],
)
def test_labels_have_blanks_and_marks_and_heads_and_subheadings_stand_among_rows(old, new):
    assert read(stacked("产品名称 单位 2016年 2015年 增长%").replace(old, new)) == EXPECTED


def test_numbers_of_rows_are_no_figures():
    rows = ROWS.replace("茶叶", "1 茶叶").replace("棉布", "2 棉布").replace("药材", "3 药材")
    assert read(stacked("序号 产品名称 单位 2016年 2015年 增长%", rows)) == EXPECTED


def test_two_rows_of_one_rank_may_have_one_number():
    cells = "奖牌排名 代表团 金牌 银牌 总计 1 甲国 18 12 30 2 乙国 6 8 14 2 丙国 6 8 14 4 丁国 1 3 4"
    found = extract("\n|\n".join(cells.split()))
    assert [(claim.text, claim.unit, claim.scope) for claim in found][::3] == [
        ("18", "枚", "甲国"),
        ("6", "枚", "乙国"),
        ("6", "枚", "丙国"),
        ("1", "枚", "丁国"),
    ]


def test_bare_years_head_columns():
    text = "项目\n单位\n2016\n2015\n增长%\n公路里程\n公里\n1284\n1260\n1.9\n桥梁\n座\n96\n92\n4.3\n"
    assert [(row[0], row[3], row[5]) for row in read(text)] == [
        ("1284", "公路里程", "2016"),
        ("1260", "公路里程", "2015"),
        ("1.9", "公路里程", "2016"),
        ("96", "桥梁", "2016"),
        ("92", "桥梁", "2015"),
        ("4.3", "桥梁", "2016"),
    ]


@pytest.mark.parametrize("years", ["2016年\n2015年", "2016\n2015"])
def test_years_head_columns_without_one_of_labels(years):
    text = f"单位：万元\n{years}\n门票\n3120\n2980\n餐饮\n5120\n4870\n停车\n1270\n1190\n"
    assert [(row[0], row[2], row[3], row[5][:4]) for row in read(text)][:3] == [
        ("3120", "元", "门票", "2016"),
        ("2980", "元", "门票", "2015"),
        ("5120", "元", "餐饮", "2016"),
    ]


@pytest.mark.parametrize("year", ["{}", "{}年"])
def test_years_label_rows(year):
    labels = [year.format(number) for number in (2014, 2015, 2016)]
    text = "年份\n产值（亿元）\n增长（%）\n" + "".join(f"{label}\n3{n}.5\n4.{n}\n" for n, label in enumerate(labels))
    assert [(row[0], row[3], row[4], row[5]) for row in read(text)][2:4] == [
        ("31.5", "产值", None, labels[1]),
        ("4.1", "产值", "增长率", labels[1]),
    ]


def test_a_unit_in_brackets_on_a_line_of_its_own_belongs_to_the_head_above_it():
    text = "种类\n存栏\n（万只）\n比上年增长\n（%）\n家兔\n3.2\n1.5\n山羊\n5.6\n-2.0\n肉鸭\n12.8\n4.1\n"
    assert [row[1:5] for row in read(text)][:2] == [("32000", "只", "家兔", "存栏"), ("1.5", "%", "家兔", "增长率")]


def test_a_row_may_lack_its_unit():
    text = stacked("产品名称 单位 2016年 2015年 增长%").replace("棉布\n万米", "棉布")
    assert [row[:4] for row in read(text)][3:6] == [
        ("120.5", "120.5", "", "棉布"),
        ("116.7", "116.7", "", "棉布"),
        ("3.3", "3.3", "%", "棉布"),
    ]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("苗木\n万株\n\n34\n\n", [("34", "2015年", None)]),
        ("苗木\n万株\n34\n\n\n", [("34", "2016年", None)]),
        ("苗木\n万株\n\n\n1.2\n", [("1.2", "2016年", "增长率")]),
        ("苗木\n\n34\n\n\n", [("34", "2016年", None)]),
        ("苗木\n万株\n—\n34\n—\n", [("34", "2015年", None)]),
        ("苗木\n万株\n34\n", []),
        ("苗木\n34\n", []),
        ("苗木\n万株\n34\n30\n13.3\n2\n", []),
        ("苗木\n万株\n\n\n\n\n34\n", []),
    ],
)
def test_a_row_that_lacks_values_is_read_where_blank_lines_stand_for_them(row, told):
    text = stacked("产品名称 单位 2016年 2015年 增长%").replace("药材", f"{row}药材")
    assert [(c[0], c[5], c[4]) for c in read(text) if c[3] == "苗木"] == told
    assert [c for c in read(text) if c[3] != "苗木"] == EXPECTED


def test_the_last_row_of_a_text_may_be_cut_off():
    head = "产品名称 单位 2016年 2015年 增长%"
    assert read(stacked(head).removesuffix("8.0\n")) == EXPECTED[:-1]
    assert read(stacked(head).removesuffix("8.0\n") + "全年平稳。\n") == EXPECTED[:-3]


def test_what_follows_a_table_is_none_of_it():
    text = stacked("产品名称 单位 2016年 2015年 增长%") + "阅读\n1234\n点赞\n56\n评论\n7\n转发\n8\n"
    assert read(text) == EXPECTED


@pytest.mark.parametrize(
    "text",
    [
        "城市\n天气\n甲市\n晴\n12\n乙市\n雨\n15\n丙市\n阴\n22\n",
        "单位名称\n联系电话\n民政局\n6234567\n教育局\n6234568\n水利局\n6234569\n",
        "开奖公告\n红球\n05\n12\n17\n蓝球\n9\n奖级\n注数\n一等奖\n5\n二等奖\n88\n三等奖\n1203\n",
        "学校\n2015\n医院\n12\n银行\n30\n",
        "2016-03-05\n要闻\n12\n公告\n5\n专题\n7\n",
        "栏目\n首页\n新闻\n12\n公告\n34\n活动\n5\n",
        "共3页\n1\n2\n3\n下一页\n跳转\n2\n",
        "产品名称\n单位\n产量\n茶叶\n吨\n812\n",
        "产品名称\n单位\n产量\n同期\n茶叶\n吨\n812\n棉布\n万米\n120.5\n3.3\n药材\n27\n",
        "日历\n一\n二\n三\n1\n2\n3\n4\n5\n6\n",
        "主队\n3\n客队\n1\n主队\n0\n客队\n0\n主队\n2\n客队\n2\n",
        "姓名\n职务\n电话\n甲某\n主任\n6234567\n乙某\n科长\n6234568\n丙某\n科员\n6234569\n",
        "2011\n2012\n2013\n归档\n一月\n5\n二月\n8\n三月\n9\n",
        "票价\n成人\n60\n儿童\n30\n老人\n20\n",
    ],
)
def test_lists_of_lines_are_no_tables(text):
    assert figures(text) == []


@pytest.mark.parametrize("before", ["同期", "同期数", "上年同期"])
def test_a_column_of_the_same_time_before_is_not_of_the_time_of_the_title(before):
    rows = "棉纱 吨 5230 4810 8.7 水泥 万吨 16.8 18.2 -7.7"
    text = f"2016年主要产品产量\n{stacked(f'产品名称 单位 产量 {before} 同比±%', rows)}"
    assert [(row[0], row[4], row[5]) for row in read(text)][:3] == [
        ("5230", "产量", "2016年"),
        ("4810", before, before),
        ("8.7", "增长率", "2016年"),
    ]
