"""What each figure counts or measures, by the ways that the language has of saying it."""

import pytest

from claims import extract


def subjects(text: str) -> list[tuple[str, str | None]]:
    """Each figure with its subject, in order."""
    return [(claim.text, claim.subject) for claim in extract(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("反映暑期市道的8月份餐饮业总收入为3.2亿元。", [("3.2亿元", "餐饮业总收入")]),
        ("公司的2019年营业收入为3.2亿元。", [("3.2亿元", "营业收入")]),
        ("本年收入5亿元，上年结余0.4亿元。", [("5亿元", "收入"), ("0.4亿元", "上年结余")]),
    ],
)
def test_words_before_an_inner_date_only_modify_and_a_date_in_a_name_stays(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("景区客流量12万人次。第二天增长12.5%。", [("12万人次", "景区客流量"), ("12.5%", "景区客流量")]),
        ("第3季GDP增长2.1%。", [("2.1%", "GDP")]),
        ("第二产业增长2.1%。", [("2.1%", "第二产业")]),
    ],
)
def test_an_ordinal_day_or_quarter_is_no_subject(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("病死率为2.2%[12]，死亡4814例[4]。", [("2.2%", "病死率"), ("4814例", "死亡")]),
        ("传播系数高达3.54[3]。", [("3.54", "传播系数")]),
    ],
)
def test_a_citation_is_no_noun(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("服务业增加值增长5%，增幅高于全省3.1%的平均增幅。", [("5%", "服务业增加值"), ("3.1%", "服务业增加值")]),
        ("经济增速达7.6%，遠高於8月預測的2.9%。", [("7.6%", "经济"), ("2.9%", "经济")]),
        (
            "工业增加值增长16.3%；比全国7.4%高出8.9个百分点。",
            [("16.3%", "工业增加值"), ("7.4%", "工业增加值"), ("8.9个百分点", "工业增加值")],
        ),
        (
            "低保标准600元。特困标准由每月800元提高到1100元。",
            [("600元", "低保标准"), ("800元", "特困标准"), ("1100元", "特困标准")],
        ),
    ],
)
def test_a_level_compared_with_keeps_the_indicator(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "发现5例病例，其中4例为输入性病例，1例为二代病例。",
            [("5例", "病例"), ("4例", "输入性病例"), ("1例", "二代病例")],
        ),
        ("新增确诊病例9例，其中2例为境外输入。", [("9例", "确诊病例"), ("2例", "确诊病例")]),
        ("省级以上工程实验室52个，其中国家级8个。", [("52个", "省级以上工程实验室"), ("8个", "国家级工程实验室")]),
        ("工程实验室52个，其中国家级8个。", [("52个", "工程实验室"), ("8个", "工程实验室")]),
    ],
)
def test_a_part_is_what_it_is_said_to_be(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("消费拉动经济增长2.3个百分点。", [("2.3个百分点", "消费")]),
        (
            "三次产业贡献率分别为5%、50%和45%，分别拉动经济增长0.4、3.1和2.6个百分点。",
            [
                ("5%", "第一产业"),
                ("50%", "第二产业"),
                ("45%", "第三产业"),
                ("0.4", "第一产业"),
                ("3.1", "第二产业"),
                ("2.6个百分点", "第三产业"),
            ],
        ),
        ("內需方面，總體貢獻0.43個百分點。", [("0.43個百分點", "內需")]),
        ("带动就业3000人。", [("3000人", "就业")]),
    ],
)
def test_percentage_points_belong_to_what_adds_them(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "主要国家失业率如下：法国10.4%，英国7.1%，南韩3.9%。",
            [("10.4%", "失业率"), ("7.1%", "失业率"), ("3.9%", "失业率")],
        ),
        ("主要指标如下：出口增长10.4%，进口增长7.1%。", [("10.4%", "出口"), ("7.1%", "进口")]),
    ],
)
def test_places_behind_a_colon_are_told_of_what_it_announces(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("客运服务，占30%；零售毛利占旅游消费比重最大，占31%。", [("30%", "客运服务"), ("31%", "零售毛利")]),
        ("化学品因订单增加，年增4.4%。", [("4.4%", "化学品")]),
        ("汽车制造业的增速则大幅回落，4月份产值增长35%。", [("35%", "汽车制造业产值")]),
        ("其他访客方面则是12月为全年最多，达107万人次。", [("107万人次", "其他访客")]),
        (
            "内地访客由25%降至22%，其他访客由6%升至7%。",
            [("25%", "内地访客"), ("22%", "内地访客"), ("6%", "其他访客"), ("7%", "其他访客")],
        ),
    ],
)
def test_a_clause_without_a_figure_tells_the_topic(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "食品、居住、烟酒及用品的价格分别上涨12.3%、5.4%和4.5%。",
            [("12.3%", "食品价格"), ("5.4%", "居住价格"), ("4.5%", "烟酒及用品的价格")],
        ),
        ("超市、电子信息产业分别增长40%、15%。", [("40%", "超市"), ("15%", "电子信息产业")]),
        (
            "专利申请量与授权量分别为3.3万件和1.1万件，增长14.1%和22.4%。",
            [("3.3万件", "专利申请量"), ("1.1万件", "专利授权量"), ("14.1%", "专利申请量"), ("22.4%", "专利授权量")],
        ),
        (
            "二氧化硫排放量与化学需氧量排放量比2010年分别降低5.2%和11.5%。",
            [("5.2%", "二氧化硫排放量"), ("11.5%", "化学需氧量排放量")],
        ),
        ("出口额与上年相比增长5%。", [("5%", "出口额")]),
    ],
)
def test_figures_in_a_row_are_shared_out_among_the_names(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("5.6级地震灾后重建有序推进。", [("5.6级", "地震")]),
        ("连续举办两届产业转移对接活动。", [("两届", "产业转移对接活动")]),
        ("举办3场招聘会。", [("3场", "招聘会")]),
        ("75所高校中共有45所达标。", [("75所", "高校"), ("45所", "高校")]),
        ("发展3名中共党员。", [("3名", "中共党员")]),
        ("74所高校就业率超90%。", [("74所", "高校"), ("超90%", "就业率")]),
        ("28所学校有所下降。", [("28所", "学校")]),
        ("她以1分55秒37的成绩顺利卫冕。", [("1分55秒37", "成绩")]),
        ("97.6%的县（市、区）通客车。", [("97.6%", "县（市、区）")]),
        ("以布料为主的纺织品出口2.8亿美元。", [("2.8亿美元", "纺织品出口")]),
    ],
)
def test_the_thing_counted_ends_where_its_name_ends(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "新增确诊病例90例，其中长春市66例（含5例无症状感染者）、吉林市12例。",
            [("90例", "确诊病例"), ("66例", "确诊病例"), ("5例", "无症状感染者"), ("12例", "确诊病例")],
        ),
        ("耕地815千公顷（1222万亩），增长2%。", [("815千公顷", "耕地"), ("1222万亩", "耕地"), ("2%", "耕地")]),
    ],
)
def test_what_a_closed_bracket_said_is_not_carried_on(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "财政收入115亿元，增长1.56倍，其中预算收入59亿元，扣除农业税等因素比2002年增长1.78倍。",
            [("115亿元", "财政收入"), ("1.56倍", "财政收入"), ("59亿元", "预算收入"), ("1.78倍", "预算收入")],
        ),
        ("国内生产总值同比增长3%，较上季前移3位。", [("3%", "国内生产总值"), ("3位", "国内生产总值")]),
        ("10月接单年增率上看2成。", [("2成", "接单")]),
    ],
)
def test_a_change_without_a_noun_is_told_of_what_was_spoken_of(text, told):
    assert subjects(text) == told
