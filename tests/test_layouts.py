"""Tables are told from lists and prose by their heads and the width of their rows, however they are set."""

from datetime import date

import pytest

import claims.lexicon as lexicon
from claims import extract
from claims.headwords import counted, counted_whole, heads
from tests.tabled import figures, read

TITLE = "2023年主要指标\n"


@pytest.mark.parametrize("row", [pytest.param(row, id=row["name"]) for row in lexicon.entries("tables.toml", "head")])
def test_words_of_heads_are_told(row):
    assert all(heads(cell, row["name"]) for cell in row["yes"])
    assert not any(heads(cell, row["name"]) for cell in row["no"])


@pytest.mark.parametrize("row", [pytest.param(row, id=row["unit"]) for row in lexicon.entries("tables.toml", "count")])
def test_heads_that_count_tell_their_unit(row):
    assert {counted(cell) for cell in row["yes"]} == {row["unit"]}
    assert row["unit"] not in {counted(cell) for cell in row["no"]}


@pytest.mark.parametrize("row", [pytest.param(row, id=row["unit"]) for row in lexicon.entries("tables.toml", "whole")])
def test_wholes_that_are_counted_tell_their_unit(row):
    assert {counted_whole(f"全乡{cell}") for cell in row["yes"]} == {row["unit"]}
    assert row["unit"] not in {counted_whole(cell) for cell in row["no"]}


EXPECTED = [
    ("617.50", "61750000000", "元", "地区生产总值", "绝对数", "2023年"),
    ("5.2", "5.2", "%", "地区生产总值", "增长率", "2023年"),
    ("37.11", "3711000000", "元", "第一产业", "绝对数", "2023年"),
    ("-2.6", "-2.6", "%", "第一产业", "增长率", "2023年"),
    ("339.85", "33985000000", "元", "第二产业", "绝对数", "2023年"),
    ("4.5", "4.5", "%", "第二产业", "增长率", "2023年"),
]


HEAD = ["指标", "绝对数（亿元）", "比上年增长（%）"]
ROWS = [["地区生产总值", "617.50", "5.2"], ["第一产业", "37.11", "-2.6"], ["第二产业", "339.85", "4.5"]]
WITH_UNITS = [[label, "亿元", *values] for label, *values in ROWS]


def lines(*rows, mark):
    return "\n".join(mark.join(row) for row in rows)


@pytest.mark.parametrize(
    "text",
    [
        *(lines(HEAD, *ROWS, mark=mark) for mark in ("  ", "　", ",", "\t", " | ", "\n", "\n\n")),
        *(lines(["指标", "单位", "绝对数", "增长(%)"], *WITH_UNITS, mark=mark) for mark in (" ", ",", "|", "\n")),
        lines(["指 标", "绝 对 数 (亿元)", "增长 (±%)"], *ROWS, mark="  "),
        lines(["指 标", "绝 对 数 (亿元)", "增长 (±%)"], *ROWS, mark="\n"),
        lines(HEAD[1:], *ROWS, mark="\n"),
        lines(["|指标", "绝对数（亿元）", "增长（%）|"], ["|---", "---:", ":---:|"], mark="|")
        + "\n"
        + "\n".join(f"|{'|'.join(row)}|" for row in ROWS),
        "|\n" + "\n|\n".join(" |\n".join(row) + " | |" for row in [HEAD, *ROWS]),
        "单位：亿元\n指标\n绝对数\n比上年增长\n" + lines(*([a, b, f"{c}%"] for a, b, c in ROWS), mark="\n"),
        "（单位：亿元、%）\n" + lines(["指标", "绝对数", "比上年增长"], *ROWS, mark=" "),
    ],
)
def test_the_same_table_is_read_alike_however_it_is_set(text):
    assert read(TITLE + text) == EXPECTED


def test_years_over_columns_are_the_times_of_their_figures():
    text = "单位：万吨\n指标 2022年 2023\n粮食 120.5 130\n油料 12 13\n蔬菜 80 81\n"
    assert [(c.text, c.subject, c.measure, c.period, c.period_start) for c in extract(text)][:2] == [
        ("120.5", "粮食", None, "2022年", date(2022, 1, 1)),
        ("130", "粮食", None, "2023", date(2023, 1, 1)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "指标,单位,2022,2023\n粮食产量,万吨,120.5,130\n油料产量,万吨,12,13\n",
        "指标 | 单位 | 2022 | 2023\n粮食产量 | 万吨 | 120.5 | 130\n油料产量 | 万吨 | 12 | 13\n",
    ],
)
def test_bare_years_over_columns_are_no_figures(text):
    assert read(text) == [
        ("120.5", "1205000", "吨", "粮食产量", None, "2022"),
        ("130", "1300000", "吨", "粮食产量", None, "2023"),
        ("12", "120000", "吨", "油料产量", None, "2022"),
        ("13", "130000", "吨", "油料产量", None, "2023"),
    ]


@pytest.mark.parametrize("mark", [" ", "\t", ",", " | "])
def test_rows_of_years_are_about_their_columns(mark):
    rows = [["年份", "产值（亿元）", "增长（%）"], ["2021", "30.5", "4.0"], ["2022年", "33.2", "8.9"]]
    assert read("\n".join(mark.join(row) for row in rows)) == [
        ("30.5", "3050000000", "元", "产值", None, "2021"),
        ("4.0", "4", "%", "产值", "增长率", "2021"),
        ("33.2", "3320000000", "元", "产值", None, "2022年"),
        ("8.9", "8.9", "%", "产值", "增长率", "2022年"),
    ]


def test_numbers_of_rows_and_ranks_are_no_figures():
    text = "序号 | 岗位 | 月薪（元） | 人数 | 排名\n1 | 电工 | 4500 | 3 | 2\n2 | 保洁 | 3200 | 12 | 1\n"
    assert [(row[0], row[2], row[3], row[4]) for row in read(text)] == [
        ("4500", "元", "电工", "月薪"),
        ("3", "人", "电工", "人数"),
        ("3200", "元", "保洁", "月薪"),
        ("12", "人", "保洁", "人数"),
    ]


def test_a_change_in_money_is_no_rate():
    text = "地区 | 比上年增减（亿元） | 比上年增减额 | 占比\n东区 | -1.2 | 3 | 40\n西区 | 3 | 5 | 60\n"
    assert [row[2:5] for row in read("单位：万元\n" + text)][:3] == [
        ("元", "东区", "增减额"),
        ("元", "东区", "增减额"),
        ("%", "东区", "占比"),
    ]


def test_the_title_tells_that_all_are_rates():
    text = "表1 2011年居民消费价格比上年涨跌幅度\n单位:%\n指标\n全市\n食品\n12.4\n衣着\n-4.3\n居住\n4.3\n"
    assert [row[2:5] for row in read(text)] == [("%", label, "增长率") for label in ("食品", "衣着", "居住")]


def test_the_unit_stands_in_the_title():
    text = "各县粮食产量（万吨）\n县市 2022年 2023年\n东县 12 13\n西县 8 9\n北县 5 6\n"
    assert {row[2] for row in read(text)} == {"吨"}


def test_a_body_that_issues_a_table_is_no_unit():
    assert {row[2] for row in read("发布单位：统计处\n地区 | 金额\n东区 | 12\n西区 | 13\n")} == {""}


def test_brackets_tell_rows_of_one_name_apart():
    text = "病名 | 发病数\n肝炎 | 2475\n肝炎(未分型) | 9\n化肥（折纯） | 3\n"
    assert [(row[0], row[2], row[3]) for row in read(text)] == [
        ("2475", "例", "肝炎"),
        ("9", "例", "肝炎(未分型)"),
        ("3", "例", "化肥"),
    ]


def test_dashes_are_no_figures():
    text = "单位：万元\n项目\n预算\n决算\n教育\n12\n—\n卫生\n-\n9\n科技\n3\n4\n"
    assert figures(text) == ["12", "9", "3", "4"]


def test_the_figures_of_a_row_have_it_for_their_sentence():
    text = "指标\n产量（万吨）\n粮食\n650\n油料\n7\n蔬菜\n12\n"
    first = extract(text)[0]
    assert text[first.sentence_start : first.sentence_end] == "粮食\n650"


@pytest.mark.parametrize(
    "text",
    [
        "出席会议的有\n张三\n12\n李四\n13\n王五\n14\n",
        "阅读\n1234\n点赞\n56\n评论\n7\n",
        "上一页\n1\n2\n3\n下一页\n",
        "联系方式\n王芳 13812345678 8001\n李明 13912345678 8002\n赵强 13712345678 8003\n",
        "公司 电话\n甲公司 62345678\n乙公司 62345679\n丙公司 62345670\n",
        "企业 统一社会信用代码\n甲公司 911401007\n乙公司 911401008\n丙公司 911401009\n",
        "项目\n排名\n甲\n1\n乙\n2\n丙\n3\n",
        "比赛结果\n中国队 3 1\n日本队 2 2\n韩国队 0 5\n",
        "目录\n一、综合 1\n二、农业 5\n三、工业 9\n",
        "中奖号码 12 15 20 33\n特别号码 01 05 07 09\n幸运号码 11 12 13 14\n",
        "项目 说明\n甲 2023年5月 开工\n乙 2024年6月 完工\n丙 2025年7月 投产\n",
        "王芳,12,3\n李明,15,4\n赵强,11,5\n",
        "增长5.2%,下降3.1%,持平\n新增企业12家,个体户34户\n",
        "单位：亿元\n一季度实现12亿元\n二季度实现13亿元\n三季度实现14亿元\n",
        "指标\n产量（万吨）\n粮食\n650\n油料\n7\n",
        "指标\n产量（万吨）\n粮食\n650\n12\n油料\n7\n蔬菜\n12\n3\n",
        "指标 产量（万吨） 增长（%）\n粮食 650 17.3 9\n油料 7 2.9 1\n蔬菜 12 1.1 4\n",
        "指标,产量（万吨）\n粮食,1,234\n油料,2,345\n蔬菜,3,456\n",
        "全年降水 120 毫米 比上年 多 3 成\n全年日照 220 小时 比上年 少 5 成\n全年高温 12 天 比上年 多 1 成\n",
    ],
)
def test_lists_and_prose_are_no_tables(text):
    assert figures(text) == []


def test_prose_around_a_table_stays_prose():
    table = "指标 产量（万吨） 增长（%）\n粮食 650 17.3\n油料 7 2.9\n"
    text = f"全市粮食产量650万吨，增长17.3%。\n{table}全年造林15.8万亩。\n"
    assert [c.text for c in extract(text)] == ["650万吨", "17.3%", "650", "17.3", "7", "2.9", "15.8万亩"]


def test_tables_of_each_kind_stand_in_one_text_in_order():
    text = (
        "地区 | 产值（亿元）\n东区 | 1\n西区 | 2\n"
        "正文。\n指标\n产量（万吨）\n粮食\n3\n油料\n4\n蔬菜\n5\n"
        "正文。\n地区,产值（亿元）\n东区,6\n西区,7\n"
    )
    assert figures(text) == ["1", "2", "3", "4", "5", "6", "7"]


@pytest.mark.parametrize("mark", [" ", "\t", " | "])
def test_years_may_stand_over_the_columns_alone(mark):
    rows = [["2021年", "2022年"], ["收入", "30.5", "33.2"], ["支出", "20.5", "23.2"]]
    assert read("单位：亿元\n" + "\n".join(mark.join(row) for row in rows)) == [
        ("30.5", "3050000000", "元", "收入", None, "2021年"),
        ("33.2", "3320000000", "元", "收入", None, "2022年"),
        ("20.5", "2050000000", "元", "支出", None, "2021年"),
        ("23.2", "2320000000", "元", "支出", None, "2022年"),
    ]


def told(text):
    return [(claim.text, claim.subject, claim.measure, claim.period) for claim in extract(text)]


def test_rows_on_one_line_are_a_table_below_a_head_of_as_many_words():
    table = "各馆借书册数统计 馆别 去年12月 今年1月 月增率 东馆 5,120 5,632 10.0% 西馆 2,240 2,128 -5.0% "
    table += "北馆 1,500 1,560 4.0%"
    assert told(table)[:4] == [
        ("5,120", "东馆", None, "去年12月"),
        ("5,632", "东馆", None, "今年1月"),
        ("10.0", "东馆", "环比增长率", "今年1月"),
        ("2,240", "西馆", None, "去年12月"),
    ]
    assert [claim.text for claim in extract("说明 " + table)] == [claim.text for claim in extract(table)]
    first = extract(table)[0]
    assert table[first.sentence_start : first.sentence_end] == "东馆 5,120 5,632 10.0%"


def test_a_title_of_counts_gives_the_unit():
    table = "各区成交宗数统计\n\n地区 5月 6月\n东区 312 298\n西区 205 216\n北区 118 120\n"
    assert {claim.unit for claim in extract(table)} == {"宗"}


@pytest.mark.parametrize(
    "text",
    [
        "本周赛程 第1轮 甲队 2 1 乙队 丙队 3 0 丁队 戊队 1 1 己队",
        "联系电话 张三 123 456 李四 234 567 王五 345 678",
        "分类 新闻 12 13 财经 15 16 体育 17 18",
        "东馆 5,120 5,632 西馆 2,240 2,128 北馆 1,500 1,560",
        "姓名 第一跳 第二跳 名次 张三 61 62 1 李四 60 63 2 王五 58 59 3",
    ],
)
def test_words_and_numbers_in_turn_are_no_table_without_such_a_head(text):
    assert figures(text) == []


BEHIND_PROSE = (
    "年末林地84.60万亩。构成如下: 指标 面积(万亩) 比重(%) 林地总面积 84.60 100.0 公益林 31.20 36.9 其中:竹林 12.69 15.0"
)


def test_a_table_on_one_line_may_have_rows_of_parts_behind_prose():
    assert [(each[0], *each[2:5]) for each in read(BEHIND_PROSE)][-6:] == [
        ("84.60", "亩", "林地总面积", "面积"),
        ("100.0", "%", "林地总面积", "占比"),
        ("31.20", "亩", "公益林", "面积"),
        ("36.9", "%", "公益林", "占比"),
        ("12.69", "亩", "竹林", "面积"),
        ("15.0", "%", "竹林", "占比"),
    ]


SHARED = "全校学生 5200 100.0 其中:住校 3120 60.0 走读 2080 40.0 其中:男生 2496 48.0 女生 2704 52.0 学校管理不断加强。"


def test_rows_on_one_line_without_a_head_tell_by_their_shares_what_they_are():
    found = read(SHARED)
    assert len(found) == 10
    assert {each[2:5] for each in found[2:]} == {
        (unit, name, measure)
        for name in ("住校", "走读", "男生", "女生")
        for unit, measure in (("人", None), ("%", "占比"))
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [("100.0", "98.0"), ("学生", "绩点"), ("60.0 走读 2080 40.0", "48.0 走读 2080 59.0"), ("5200", "5900")],
)
def test_rows_on_one_line_that_are_no_shares_are_not_read(old, new):
    assert figures(SHARED.replace(old, new)) == []


def test_one_row_on_one_line_may_have_another_share():
    assert len(figures(SHARED.replace("3120", "3210"))) == 10
