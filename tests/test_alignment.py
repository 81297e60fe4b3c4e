"""Each cell of a table stands below its head, however ragged the rows and heads are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import extract


def read(text):
    return [(c.text, c.unit, c.subject, c.measure, c.period) for c in extract(text) if "grid" in c.rules]


def lines(*rows, mark=" | "):
    return "\n".join(mark.join(row) for row in rows) + "\n"


LABELS = ["教育支出", "农林水支出", "交通支出", "甲镇", "乙镇", "纺织业", "建材业", "水稻", "棉花"]
LEVELS = ["预算额", "拨付额", "结存额", "库存额"]
NUMBERS = st.integers(min_value=2, max_value=99_999).filter(lambda number: not 1899 < number < 2100)


@st.composite
def tables(draw):
    """The heads, labels and values of a table with a figure in every cell."""
    labels = draw(st.lists(st.sampled_from(LABELS), min_size=3, max_size=7, unique=True))
    heads = draw(st.lists(st.sampled_from(LEVELS), min_size=2, max_size=4, unique=True))
    values = [[str(draw(NUMBERS)) for _ in heads] for _ in labels]
    return heads, labels, values


def stated(heads, labels, values):
    return sorted(
        (v, label, head) for label, row in zip(labels, values, strict=True) for head, v in zip(heads, row, strict=True)
    )


def told(text):
    return sorted((figure, subject, measure) for figure, _, subject, measure, _ in read(text))


@given(tables(), st.sampled_from([" | ", "\t", ",", "  ", "\n"]))
def test_whatever_parts_the_cells_each_has_its_row_and_its_column(table, mark):
    heads, labels, values = table
    rows = [["项目", *heads], *([label, *row] for label, row in zip(labels, values, strict=True))]
    assert told("单位：万元\n" + lines(*rows, mark=mark)) == stated(*table)


@given(tables(), st.data())
def test_a_label_over_several_rows_moves_no_cell(table, data):
    heads, labels, values = table
    outer = data.draw(st.lists(st.booleans(), min_size=len(labels), max_size=len(labels)))
    rows = [
        ["类" * bool(n == 0 or o), label, *row]
        for n, (o, label, row) in enumerate(zip(outer, labels, values, strict=True))
    ]
    kept = [row if row[0] else row[1:] for row in rows]
    blank = data.draw(st.booleans())
    head = ["类别", "项目", *heads]
    assert told("单位：万元\n" + lines(head, *(rows if blank else kept))) == stated(*table) or all(outer[1:])


@given(tables(), st.data())
def test_cells_left_empty_move_no_other(table, data):
    heads, labels, values = table
    gaps = {(data.draw(st.integers(0, len(labels) - 1)), data.draw(st.integers(0, len(heads) - 1))) for _ in range(2)}
    full = {(n, at) for n in range(len(labels)) for at in range(len(heads))} - gaps
    written = [[v if (n, at) in full else "" for at, v in enumerate(row)] for n, row in enumerate(values)]
    mark = data.draw(st.sampled_from([",", " | ", "\t"]))
    rows = [["项目", *heads], *([label, *row] for label, row in zip(labels, written, strict=True))]
    found = told("单位：万元\n" + lines(*rows, mark=mark))
    assert found == sorted((values[n][at], labels[n], heads[at]) for n, at in full) or len({n for n, _ in full}) < len(
        labels
    )


def test_heads_that_span_unevenly_are_told_by_their_blank_cells():
    text = (
        "学院 | 本科生 | | 研究生 | |\n | 计划数 | 录取数 | 计划数 | 录取数 | 报到率（%）\n"
        "文学院 | 120 | 118 | 40 | 39 | 97.5\n理学院 | 200 | 201 | 80 | 78 | 98.7\n"
    )
    assert [(row[0], row[3]) for row in read(text)][:5] == [
        ("120", "本科生计划数"),
        ("118", "本科生录取数"),
        ("40", "研究生计划数"),
        ("39", "研究生录取数"),
        ("97.5", "研究生报到率"),
    ]


def test_a_head_that_alone_has_parts_below_it_is_found():
    text = "单位：万元\n项目 | 收入 | 增长（%）\n2022年 | 2023年\n东区 | 12 | 13 | 8.3\n西区 | 20 | 22 | 10.0\n"
    assert read(text)[:3] == [
        ("12", "元", "东区", "收入", "2022年"),
        ("13", "元", "东区", "收入", "2023年"),
        ("8.3", "%", "东区", "增长率", "2023年"),
    ]


def test_a_head_that_may_span_this_or_that_heads_nothing():
    text = "项目 | 收入 | 支出 | 结余\n2022年 | 2023年\n东区 | 1 | 2 | 3 | 4\n西区 | 5 | 6 | 7 | 8\n"
    assert {(row[3], row[4]) for row in read(text)} == {(None, None)}


def test_a_row_that_names_other_columns_heads_those_below_it():
    text = (
        "单位：元\n项目 | 本报告期 | 上年同期 | 增减变动幅度 | |\n营业收入 | 5210 | 4880 | 6.77% |\n"
        "本报告期末 | 本报告期初 | 增减变动幅度 | |\n总资产 | 9100 | 9000 | 1.11% |\n"
    )
    assert [(row[0], row[3]) for row in read(text)] == [
        ("5210", "本报告期"),
        ("4880", "上年同期"),
        ("6.77", "增长率"),
        ("9100", "本报告期末"),
        ("9000", "本报告期初"),
        ("1.11", "增长率"),
    ]


def test_what_a_second_head_leaves_blank_is_headed_as_before():
    text = "指标 | 单位 | 2021 | 2022\n粮食 | 万吨 | 12 | 13\n农业 | | 2022 | 2023\n油料 | 吨 | 5 | 6\n"
    assert read(text)[2:] == [("5", "吨", "油料", None, "2022"), ("6", "吨", "油料", None, "2023")]


def test_figures_that_could_be_years_are_figures():
    text = "单位：户\n地区 | 农业 | 工业\n东区 | 3120 | 1905\n西区 | 1950 | 2030\n北区 | 2010 | 1999\n"
    assert [row[0] for row in read(text)] == ["3120", "1905", "1950", "2030", "2010", "1999"]


def test_a_row_of_words_is_no_second_head():
    text = "项目 | 金额（万元）\n甲 | 12\n说明 | 见附注\n乙 | 13\n"
    assert [(row[0], row[3]) for row in read(text)] == [("12", "金额"), ("13", "金额")]


def test_a_unit_that_one_row_lacks_moves_no_cell():
    text = "项目 | 单位 | 2022年 | 2023年\n粮食 | 吨 | 120 | 132\n油料 | 吨 | 80 | 85\n合计 | 200 | 217\n"
    assert read(text)[4:] == [("200", "吨", "合计", None, "2022年"), ("217", "吨", "合计", None, "2023年")]


def test_a_unit_that_only_one_row_has_leaves_it_unread():
    text = "项目 | 2022年 | 2023年\n粮食 | 万吨 | 120 | 132\n甲 | 80 | 85\n乙 | 20 | 21\n"
    assert [row[0] for row in read(text)] == ["80", "85", "20", "21"]


@pytest.mark.parametrize("right", ["支出项目", "项目"])
def test_two_panels_have_each_its_labels(right):
    text = (
        f"单位：万元\n收入项目 | 预算数 | {right} | 预算数\n税收 | 521 | 教育 | 310\n非税 | 189 | 农林水 | 284\n"
        " | | 交通 | 116\n"
    )
    assert [(row[0], row[2]) for row in read(text)] == [
        ("521", "税收"),
        ("310", "教育"),
        ("189", "非税"),
        ("284", "农林水"),
        ("116", "交通"),
    ]


def test_a_column_of_notes_starts_no_panel():
    text = "企业 | 产值（万元） | 所在地 | 利润（万元）\n甲公司 | 521 | 东区 | 31\n乙公司 | 189 | 西区 | 28\n"
    assert [(row[0], row[2]) for row in read(text)] == [
        ("521", "甲公司"),
        ("31", "甲公司"),
        ("189", "乙公司"),
        ("28", "乙公司"),
    ]


def test_a_total_among_numbered_rows_is_called_by_its_name():
    text = "序号 | 企业 | 利润（万元）\n1 | 甲公司 | 42\n2 | 乙公司 | 33\n合计 | - | 75\n"
    assert [(row[0], row[2]) for row in read(text)] == [("42", "甲公司"), ("33", "乙公司"), ("75", "合计")]


def test_a_row_that_only_a_dash_names_is_left_out():
    assert [row[0] for row in read("项目 | 金额（万元）\n甲 | 12\n— | 13\n乙 | 14\n")] == ["12", "14"]


def test_growth_is_of_the_last_year_whatever_blanks_stand_around_it():
    text = "单位：万元\n项目\t2022年\t 2023年\t增长（%）\n甲\t12\t13\t8.3\n乙\t20\t22\t10.0\n"
    assert [row[4] for row in read(text)][:3] == ["2022年", "2023年", "2023年"]


INDEX = [
    ["全市", "城市", "农村"],
    ["居民消费价格总指数", "102.1", "102.0", "102.3"],
    ["食品", "106.2", "106.0", "106.5"],
]


@pytest.mark.parametrize("mark", [" ", " | ", "\n", "\n\n", "\n|\n"])
def test_index_numbers_have_no_unit_and_the_year_of_their_title(mark):
    rows = [*INDEX, ["衣着", "99.4", "99.2", "100.1"]]
    text = (
        "全年价格上涨2.1%。\n表1 2019年居民消费价格变动情况(上年=100)\n"
        + mark.join("")
        + ("\n".join(mark.join(r) for r in rows))
    )
    found = [c for c in extract(text) if "grid" in c.rules]
    assert [(c.text, c.unit, c.subject, c.measure, c.period) for c in found][:3] == [
        ("102.1", "", "居民消费价格总指数", "全市", "2019年"),
        ("102.0", "", "居民消费价格总指数", "城市", "2019年"),
        ("102.3", "", "居民消费价格总指数", "农村", "2019年"),
    ]
    assert {c.dimension for c in found} == {"other"}
    assert len(found) == 9


def test_commas_may_stand_in_quoted_cells():
    text = '指标,产量（万吨）,增长（%）\n粮食,"1,234.5",3.5\n"油料,含花生",12.5,-1.0\n'
    assert [(row[0], row[1], row[2]) for row in read(text)] == [
        ("1,234.5", "吨", "粮食"),
        ("3.5", "%", "粮食"),
        ("12.5", "吨", "油料,含花生"),
        ("-1.0", "%", "油料,含花生"),
    ]


def test_a_subheading_among_rows_of_commas_parts_nothing():
    text = "指标,2022年（吨）,2023年（吨）\n一、农业,,\n粮食,12,13\n二、工业,,\n水泥,,9\n"
    assert [(row[0], row[2], row[4]) for row in read(text)] == [
        ("12", "粮食", "2022年"),
        ("13", "粮食", "2023年"),
        ("9", "水泥", "2023年"),
    ]
