"""Totals, parts, shares and copies in tables: what fits is told, what slipped is found, and nothing else is."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import check
from checks.figures.columns import columns
from checks.page import page
from checks.relation import Verdict
from claims import Document, extract_document

MARKS = [" | ", "\t", ",", "  ", "\n"]


def laid(text):
    return page(extract_document(Document(name="a.txt", text=text, sha256="")))


def relations(text):
    return check([extract_document(Document(name="a.txt", text=text, sha256=""))])


def of(text, kind, verdict=Verdict.CONSISTENT):
    return [
        [member.claim.text for member in r.members] for r in relations(text) if (r.type, r.verdict) == (kind, verdict)
    ]


def wrong(text):
    return [(r.type, r.suggestion) for r in relations(text) if r.verdict is Verdict.INCONSISTENT]


def lines(*rows, mark=" | "):
    return "\n".join(mark.join(row) for row in rows) + "\n"


HEAD = ["项目", "预算额", "拨付额"]
ROWS = [["桥梁", "3125", "2980"], ["隧道", "1408", "1533"], ["涵洞", "962", "871"]]
TOTAL = ["合计", "5495", "5384"]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("rows", [[TOTAL, *ROWS], [*ROWS, TOTAL]], ids=["above", "below"])
def test_a_row_of_totals_is_the_sum_of_the_others(mark, rows):
    text = "单位：万元\n" + lines(HEAD, *rows, mark=mark)
    assert of(text, "sum") == [["5495", "3125", "1408", "962"], ["5384", "2980", "1533", "871"]]
    assert wrong(text) == []


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("rows", [[TOTAL, *ROWS], [*ROWS, TOTAL]], ids=["above", "below"])
@pytest.mark.parametrize(("old", "new"), [("5384", "5484"), ("5384", "5834"), ("1533", "1353")])
def test_one_that_misses_it_by_a_slip_is_told_by_the_column_beside_it(mark, rows, old, new):
    text = "单位：万元\n" + lines(HEAD, *rows, mark=mark).replace(old, new)
    assert [kind for kind, _ in wrong(text)] == ["sum"]


def test_rows_of_a_column_that_nothing_proves_are_not_held_to_its_total():
    assert wrong("单位：万元\n" + lines(*(row[:2] for row in (HEAD, *ROWS, ["合计", "5595", ""])))) == []


def test_a_total_further_off_than_a_slip_may_count_something_else():
    assert wrong("单位：万元\n" + lines(HEAD, *ROWS, ["合计", "5495", "5997"])) == []


@pytest.mark.parametrize("head", ["平均工资（元）", "单价（元）", "最高（元）"])
def test_means_have_totals_that_are_no_sums(head):
    rows = [["机修", "120", "3125"], ["焊工", "340", "1408"], ["合计", "460", "4633"]]
    assert wrong(lines(["工种", "人数", head], *rows)) == []


def test_a_total_is_held_to_the_subtotals_that_add_up():
    rows = [
        ["甲类合计", "812"],
        ["肝炎", "401"],
        ["痢疾", "411"],
        ["乙类合计", "572"],
        ["流感", "320"],
        ["腮腺炎", "252"],
    ]
    text = lines(["病名", "发病数"], ["总计", "1384"], *rows)
    assert sorted(of(text, "sum")) == [["1384", "812", "572"], ["572", "320", "252"], ["812", "401", "411"]]
    assert wrong(text) == []
    assert wrong(text.replace("1384", "1334")) == [("sum", "1384")]


def test_blank_cells_count_nothing_in_a_sum():
    rows = [["桥梁", "3125", ""], ["隧道", "", "1533"], ["涵洞", "962", "871"], ["合计", "4087", "2404"]]
    text = "单位：万元\n" + lines(HEAD, *rows, mark=",")
    assert of(text, "sum") == [["4087", "3125", "962"], ["2404", "1533", "871"]]


def test_rows_under_another_subheading_are_no_parts():
    text = "单位：万元\n项目 | 金额\n合计 | 3125\n桥梁 | 1125\n其他事项 |\n隧道 | 2000\n"
    assert of(text, "sum") == []


def test_labels_that_span_rows_leave_shares_and_sums_in_their_columns():
    text = (
        "项目 | 专任教师 | 外聘教师 | |||\n人数 | 比例(%) | 人数 | 比例(%) | ||\n总计 | 820 | / | 310 | / | |\n"
        "职称 | 教授 | 120 | 14.63 | 60 | 19.35 |\n副教授 | 300 | 36.59 | 110 | 35.48 | |\n"
        "讲师 | 350 | 42.68 | 120 | 38.71 | |\n助教 | 50 | 6.10 | 20 | 6.45 | |\n"
    )
    assert of(text, "sum") == [["820", "120", "300", "350", "50"], ["310", "60", "110", "120", "20"]]
    assert len(of(text, "share")) == 8
    assert wrong(text) == []
    assert wrong(text.replace("42.68", "42.86")) == [("share", "42.68")]


def test_a_share_beside_two_amounts_is_of_either():
    text = (
        "地区 | 户数 | 人口数 | 占比（%）\n合计 | 1500 | 4000 | 100.0\n东镇 | 600 | 1600 | 40.0\n"
        "西镇 | 500 | 1400 | 35.0\n南镇 | 400 | 1000 | 25.0\n"
    )
    assert wrong(text) == []


def test_each_cell_on_a_line_makes_rows_of_the_page():
    text = "病名\n发病数\n死亡数\n麻疹\n312\n5\n百日咳\n208\n3\n猩红热\n104\n2\n"
    assert [[figure.claim.text for figure in line.figures] for line in laid(text).lines] == [
        ["312", "5"],
        ["208", "3"],
        ["104", "2"],
    ]
    assert [line.text for line in laid(text).lines] == ["麻疹\n312\n5", "百日咳\n208\n3", "猩红热\n104\n2"]


def test_columns_have_the_labels_of_their_own_panel_and_the_marks_of_parts():
    text = (
        "单位：万元\n收入项目 | 预算数 | 支出项目 | 预算数\n税收 | 521 | 教育 | 310\n其中：车船税 | 89 | #小学 | 284\n"
    )
    first, second = columns(laid(text))
    assert [(entry.figure.claim.text, entry.label, entry.of_which) for entry in (*first, *second)] == [
        ("521", "税收", False),
        ("89", "其中：车船税", True),
        ("310", "教育", False),
        ("284", "#小学", True),
    ]


COMPANY = (
    "单位：元\n项目 | 本期金额 | 上期金额 | 增减变动幅度\n营业总收入 | 5,210,334.20 | 4,880,120.00 | 6.77%\n"
    "净利润 | 810,334.10 | 760,300.00 | 6.58%\n报告期内,公司实现营业收入521.03万元,同比增长6.77%;净利润81.03万元。\n"
)


def test_text_and_table_agree_in_other_units_and_under_fuller_names():
    assert sorted(of(COMPANY, "agree")) == [
        ["5,210,334.20", "521.03万元"],
        ["6.77", "6.77%"],
        ["810,334.10", "81.03万元"],
    ]
    assert wrong(COMPANY) == []


def test_a_slip_under_another_name_is_no_finding():
    assert wrong(COMPANY.replace("521.03万", "512.03万")) == []
    assert wrong(COMPANY.replace("81.03万", "18.03万")) == [("agree", "81.03万元")]


def test_many_digits_alone_make_a_copy_and_few_do_not():
    table = "病名 | 发病数\n总计 | 11087\n乙类 | 7786\n丁类 | 92\n"
    assert sorted(of("全市报告病例11087例,其中乙类传染病7786例,住院92例。\n" + table, "agree")) == [
        ["11087例", "11087"],
        ["7786例", "7786"],
    ]


def test_a_figure_cut_off_is_no_slip():
    assert wrong("新生儿13.5万人 再创新低\n\n全年新生儿135571人。\n") == []
    assert of("新生儿13.6万人 再创新低\n\n全年新生儿135571人。\n", "agree") == [["13.6万人", "135571人"]]


LABELS = ["教育支出", "农林水支出", "交通支出", "甲镇", "乙镇", "纺织业", "建材业", "水稻", "棉花"]


@st.composite
def sound(draw):
    """A table with sums, shares and growth that are all right."""
    labels = draw(st.lists(st.sampled_from(LABELS), min_size=2, max_size=8, unique=True))
    values = [[draw(st.integers(20, 90_000)) for _ in range(2)] for _ in labels]
    rows = list(zip(labels, values, strict=True))
    total = ("合计", [sum(column) for column in zip(*values, strict=True)])
    rows = [total, *rows] if draw(st.booleans()) else [*rows, total]
    share, growth = draw(st.booleans()), draw(st.booleans())
    written = []
    for label, (before, now) in rows:
        row = [label, str(before), str(now)]
        if share:
            row.append(str((Decimal(now) / total[1][1] * 100).quantize(Decimal("0.01"))))
        if growth:
            row.append(str((Decimal(now) / before * 100 - 100).quantize(Decimal("0.1"))))
        written.append(row)
    head = ["项目", "2021年", "2022年", *(["占比（%）"] if share else []), *(["增长（%）"] if growth else [])]
    return "单位：万元\n" + lines(head, *written, mark=draw(st.sampled_from(MARKS)))


@given(sound())
def test_a_table_that_is_right_raises_no_alarm(text):
    assert wrong(text) == []


def test_cells_without_a_unit_agree_with_counts_of_the_text():
    text = (
        "学校现有专任教师2446人,生师比为18.35。\n专任教师数 | 外聘教师数 | 生师比\n本学年 | 2446 | 681 | 18.35\n"
        "上学年 | 2439 | 510 | 17.92\n职称 | 专任教师\n总计 | 2446\n教授 | 2011\n讲师 | 435\n"
    )
    assert sorted(of(text, "agree")) == [["18.35", "18.35"], ["2446人", "2446", "2446"]]


REVENUE = """2016年财政情况

全年财政总收入3.12亿元，比上年增长4.7%，其中县级收入1.89亿元；财政支出5.64亿元，增长8.9%（见表3）。

表3：财政收支
"""
REVENUE_ROWS = [
    ["指标名称", "单位", "2016年", "2015年", "增长%"],
    ["一。财政总收入", "万元", "31206", "29805", "4.7"],
    ["#县级收入", "万元", "18930", "17943", "5.5"],
    ["增值税", "万元", "9120", "8700", "4.8"],
    ["房产税", "万元", "1270", "1190", "6.7"],
    ["其他各税", "万元", "8540", "8053", "6.0"],
    ["二。财政支出合计", "万元", "56420", "51809", "8.9"],
]
STACKED = f"{REVENUE}\n{lines(*REVENUE_ROWS, mark=chr(10) * 2)}".replace("\n指标", "\n\n指标")


def test_text_growth_parts_and_sums_of_a_table_with_each_cell_on_a_line_fit():
    assert ["9120", "1270", "8540", "18930"] in [
        sorted(found, key=found.index)[1:] + found[:1] for found in of(STACKED, "sum")
    ]
    assert {("29805", "31206", "4.7"), ("1190", "1270", "6.7")} <= {tuple(found) for found in of(STACKED, "growth")}
    assert {("3.12亿元", "31206"), ("5.64亿元", "56420"), ("8.9%", "8.9")} <= {
        tuple(found) for found in of(STACKED, "agree")
    }
    assert ("18930", "31206") in {tuple(found) for found in of(STACKED, "order")}
    assert wrong(STACKED) == []


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("29805", "28905", "growth"),
        ("\n9120", "\n9210", "growth"),
        ("3.12亿", "3.21亿", "agree"),
        ("18930", "81930", "order"),
    ],
)
def test_a_slip_in_such_a_table_is_told(old, new, kind):
    assert kind in [found for found, _ in wrong(STACKED.replace(old, new))]


def test_growth_is_held_to_the_same_time_before():
    rows = [
        ["棉纱", "吨", "5230", "4810", "8.7"],
        ["水泥", "万吨", "16.8", "18.2", "-7.7"],
        ["纸", "吨", "960", "875", "9.7"],
    ]
    text = lines(["产品名称", "单位", "产量", "同期", "同比±%"], *rows, mark="\n")
    assert [found[-1] for found in of(text, "growth")] == ["8.7", "-7.7", "9.7"]
    assert [kind for kind, _ in wrong(text.replace("8.7", "7.8"))] == ["growth"]


DISTRICTS = [
    ["区域", "2024年5月", "2025年4月", "2025年5月", "月增减率", "年增减率"],
    ["东区", "1,200", "1,500", "1,350", "-10.0%", "12.5%"],
    ["西区", "800", "900", "1,080", "20.0%", "35.0%"],
    ["北区", "600", "640", "608", "-5.0%", "1.3%"],
]
SAID = "东区5月成交1,350套,月减10.0%,年增12.5%;西区成交1,080套,月增20.0%,年增35.0%;北区成交608套,月减5.0%,年增1.3%。"


@pytest.mark.parametrize("mark", [" ", "\n"])
def test_changes_on_the_month_and_on_the_year_are_each_held_to_their_own_level(mark):
    rows = [" ".join(row) for row in DISTRICTS]
    text = "各区新房成交套数变化\n\n" + mark.join(rows) + "\n"
    assert len(of(text, "growth")) == 6
    assert of(text, "growth")[:2] == [["1,500", "1,350", "-10.0"], ["1,200", "1,350", "12.5"]]
    assert wrong(text.replace("35.0%", "53.0%")) == [("growth", "35.0")]
    assert wrong(text.replace("20.0%", "30.0%")) == [("growth", "20.0")]


def test_rows_told_again_by_the_text_agree_with_it():
    table = "各区新房成交套数变化\n\n" + lines(*DISTRICTS, mark=" ") + "\n"
    assert len(of(table + SAID, "agree")) == 9
    assert wrong(table + SAID.replace("608", "680")) == [("agree", "608套")]
    assert wrong(table + SAID.replace("北区成交608套", "北区挂牌680套")) == []


FLAT = (
    "全县林地面积持续增加,具体构成如下: 指标 面积(万亩) 比重(%) 全县林地总面积 84.60 100.0 "
    "公益林 31.20 36.9 商品林 53.40 63.1 其中:针叶林 50.78 60.0 阔叶林 33.82 40.0 "
    "其中:国有林场 12.71 15.0 集体林 59.19 70.0 个人林 12.70 15.0 林木长势良好。"
)
UNHEADED = (
    "全县从业人员 86420 100.0 其中:城镇 30247 35.0 乡村 56173 65.0 其中:男 47531 55.0 女 38889 45.0 "
    "其中:初中及以下 43213 50.0 高中 25922 30.0 大专及以上 17285 20.0 就业形势总体平稳。"
)


@pytest.mark.parametrize("text", [FLAT, UNHEADED], ids=["headed", "unheaded"])
def test_kinds_of_parts_on_one_line_add_up_and_have_their_shares(text):
    assert wrong(text) == []
    assert len(of(text, "sum")) == 6
    assert len(of(text, "share")) == 7
    whole = of(text, "sum")[0][0]
    assert {pair[1] for pair in of(text, "order")} == {whole}


@pytest.mark.parametrize(
    ("text", "old", "new", "findings"),
    [
        (FLAT, "12.70", "12.07", {("share", "12.70")}),
        (FLAT, "33.82 40.0", "33.82 41.0", {("share", "40.0")}),
        (UNHEADED, "47531", "45731", {("sum", "47531"), ("share", "47531")}),
    ],
)
def test_a_slip_in_rows_on_one_line_is_found(text, old, new, findings):
    assert set(wrong(text.replace(old, new))) == findings


def test_parts_on_one_line_need_not_be_of_the_row_before_them():
    text = "指标 人数(人) 比重(%) 全区党员 8210 100.0 其中:女党员 2463 30.0 其中:35岁以下 1642 20.0 其中:退休 3284 40.0"
    assert wrong(text) == []
    assert of(text, "share") == [["2463", "8210", "30.0"], ["1642", "8210", "20.0"], ["3284", "8210", "40.0"]]


NUMBERED = lines(
    ["指标", "单位", "数量"],
    ["(一)水利资金支出", "万元", "8,640.5"],
    ["1.防洪工程", "万元", "3,120.0"],
    ["其中:(1)堤防加固", "万元", "1,450.5"],
    ["(2)水闸改造", "万元", "905.2"],
    ["2.农村供水", "万元", "4,210.5"],
    ["(1)水厂建设", "万元", "2,960.5"],
    ["A 新建水厂", "万元", "1,860.3"],
    ["B 扩建水厂", "万元", "1,100.2"],
    ["(2)管网延伸", "万元", "1,250.0"],
    ["3.其他", "万元", "1,310.0"],
)


def test_rows_numbered_by_levels_add_up_to_the_row_above_them():
    assert sorted(of(NUMBERED, "sum")) == [
        ["2,960.5", "1,860.3", "1,100.2"],
        ["4,210.5", "2,960.5", "1,250.0"],
        ["8,640.5", "3,120.0", "4,210.5", "1,310.0"],
    ]
    assert of(NUMBERED, "order") == [["1,450.5", "3,120.0"], ["905.2", "3,120.0"]]
    assert wrong(NUMBERED) == []


@pytest.mark.parametrize(
    ("old", "new", "suggestions"),
    [("1,310.0", "1,340.0", 1), ("4,210.5", "4,201.5", 2), ("8,640.5", "8,460.5", 1)],
)
def test_a_slip_in_a_numbered_row_is_found_where_other_levels_come_out(old, new, suggestions):
    found = wrong(NUMBERED.replace(old, new))
    assert [kind for kind, _ in found] == ["sum"] * suggestions


def test_rows_with_numbers_of_their_own_add_up_by_levels():
    text = lines(
        ["序号", "项目", "金额(万元)"],
        ["1", "道路工程", "3,250.0"],
        ["1.1", "路基", "1,820.0"],
        ["1.2", "路面", "1,430.0"],
        ["2", "桥梁工程", "2,140.0"],
        ["2.1", "主桥", "1,500.0"],
        ["2.2", "引桥", "640.0"],
        ["", "合计", "5,390.0"],
    )
    assert sorted(of(text, "sum")) == [
        ["2,140.0", "1,500.0", "640.0"],
        ["3,250.0", "1,820.0", "1,430.0"],
        ["5,390.0", "3,250.0", "2,140.0"],
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "一、低保 2,150 1.城 450 2.乡 1,700 二、特困 320 1.集中 120 2.分散 200 三、救助 2,390 1.老年 1,100 2.病 1,390",
        "一、收案 4,520 1.旧存 520 2.新收 4,000 二、结案 4,100 1.判 2,300 (1)支持 1,700 (2)驳回 600 2.调解 1,200",
        "1.在校生 12,500 (1)女生 6,100 (2)寄宿生 8,300 2.教职工 1,020 (1)专任教师 910 (2)女教职工 640",
    ],
)
def test_numbered_rows_need_not_add_up(rows):
    cells = rows.split()
    assert wrong(lines(["项目", "户数"], *zip(cells[::2], cells[1::2], strict=True))) == []
