"""What the figures of budget, health, school and trade reports are told of."""

import pytest

from claims import extract


def told(text):
    return [(claim.subject, claim.measure) for claim in extract(text)]


def subjects(text):
    return [claim.subject for claim in extract(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "财政总收入完成5210万元，占年初预算11800万元的44.2%，同比增长5.1%。",
            [("财政总收入", None), ("财政总收入", "预算"), ("财政总收入", "占比"), ("财政总收入", "增长率")],
        ),
        (
            "税收收入5.1亿元，占调整后预算5.5亿元的92.7%。",
            [("税收收入", None), ("税收收入", "预算"), ("税收收入", "占比")],
        ),
        (
            "财政收入31200万元，完成预算调整数30500万元的102.3%，增长12.1%。",
            [("财政收入", None), ("财政收入", "预算"), ("财政收入", "完成"), ("财政收入", "增长率")],
        ),
        (
            "造林面积8.1万亩，占年度任务8万亩的101.3%。",
            [("造林面积", None), ("造林面积", "任务"), ("造林面积", "占比")],
        ),
        (
            "税收收入4.2亿元，占公共预算收入6亿元的70%。",
            [("税收收入", None), ("公共预算收入", None), ("税收收入", "占比")],
        ),
    ],
)
def test_a_plan_of_which_a_share_is_told_is_that_of_what_went_before(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "地方收入按部门分：税务部门完成820万元，下降4.2%；财政部门完成310万元。",
            [("地方收入", "税务部门"), ("地方收入", "税务部门"), ("地方收入", "财政部门")],
        ),
        ("地方收入按构成分：税收收入820万元，非税收入310万元。", [("税收收入", None), ("非税收入", None)]),
    ],
)
def test_income_parted_by_those_who_bring_it_in_is_told_of_each(text, expected):
    assert [(claim.subject, claim.scope) for claim in extract(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全市报告乙类传染病5120例，增长2%；死亡41例，增长7.9%。",
            [("乙类传染病", "报告"), ("乙类传染病", "增长率"), ("乙类传染病", "死亡"), ("乙类传染病死亡", "增长率")],
        ),
        ("法定传染病病例9240例，死亡12例。", [("法定传染病病例", None), ("法定传染病", "死亡")]),
        ("狂犬病报告3例，死亡2例。", [("狂犬病报告", None), ("狂犬病", "死亡")]),
        (
            "发生火灾320起，下降12%；死亡21人。",
            [("火灾", "发生"), ("火灾", "增长率"), ("火灾", "死亡")],
        ),
        ("新冠肺炎确诊病例320例，死亡12例。", [("新冠肺炎确诊病例", None), ("死亡", None)]),
        ("手术120例，死亡2例。", [("手术", None), ("死亡", None)]),
    ],
)
def test_those_who_died_of_an_illness_are_told_of_it(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "中学40所，其中，教育部门办31所，民办、其他部门办9所。",
            [("中学", None), ("中学", "教育部门办"), ("中学", "民办、其他部门办")],
        ),
        (
            "幼儿园72所，其中集体办9所，其他部门自办27所。",
            [("幼儿园", None), ("幼儿园", "集体办"), ("幼儿园", "其他部门自办")],
        ),
        ("养老机构31家，其中社会力量办11家。", [("养老机构", None), ("养老机构", "社会力量办")]),
    ],
)
def test_schools_and_homes_are_counted_by_who_runs_them(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("继3月份录得12.4%的升幅后，4月份出口货值为2150亿元。", [("出口货值", 12.4), ("出口货值", 215_000_000_000)]),
        ("继7月份录得3.2%的跌幅后，8月份零售业销货价值上升5.2%。", [("零售业销货价值", -3.2), ("零售业销货价值", 5.2)]),
        ("继一季度取得6.5%的增长后，二季度工业增加值增长7.1%。", [("工业增加值", 6.5), ("工业增加值", 7.1)]),
    ],
)
def test_a_rate_of_before_is_that_of_what_is_told_next(text, expected):
    assert [(claim.subject, float(claim.low)) for claim in extract(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("报名人数达到2130人考点达到31个考场总数达到720个。", ["报名人数", "考点", "考场总数"]),
        ("全市招聘会达到31场，参会企业达到720家。", ["招聘会", "参会企业"]),
        ("为300名学生和20名教师。", ["学生", "教师"]),
    ],
)
def test_figures_with_no_stop_between_keep_each_its_own_noun(text, expected):
    assert subjects(text) == expected
