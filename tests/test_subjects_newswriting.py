"""What figures are told of in newswriting, bulletins and abstracts, where the words around them name nothing new."""

import pytest

from claims import extract


def subjects(text: str) -> list[tuple[str, str | None]]:
    """Each figure with its subject, in order."""
    return [(claim.text, claim.subject) for claim in extract(text)]


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    """Each figure with its subject and scope, in order."""
    return [(claim.text, claim.subject, claim.scope) for claim in extract(text)]


def changes(text: str) -> list[tuple[str | None, str | None, str]]:
    """Subject, measure and value of each figure, in order."""
    return [(claim.subject, claim.measure, f"{claim.low:f}") for claim in extract(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "设备投资50亿元，研发投入60亿元，前者增长5%，后者下降3%。",
            [("50亿元", "设备投资"), ("60亿元", "研发投入"), ("5%", "设备投资"), ("3%", "研发投入")],
        ),
        (
            "东部收入3万元，西部收入1万元。前者为后者的3倍。",
            [("3万元", "东部收入"), ("1万元", "西部收入"), ("3倍", "东部收入")],
        ),
        (
            "甲组复发率0.2%，乙组复发率0.8%（P=0.0274），后者为前者的4倍。",
            [("0.2%", "甲组复发率"), ("0.8%", "乙组复发率"), ("0.0274", "P"), ("4倍", "乙组复发率")],
        ),
        ("后者增长5%。", [("5%", "后者")]),
    ],
)
def test_the_former_and_the_latter_are_what_was_told_of_last(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "50岁以下患者复发率为2.1%，50岁以上为3.4%。",
            [("2.1%", "复发率", "50岁以下患者"), ("3.4%", "复发率", "50岁以上")],
        ),
        (
            "观察组有效率92.5%，对照组75.0%。",
            [("92.5%", "观察组有效率", None), ("75.0%", "有效率", "对照组")],
        ),
        ("60岁以上3万人，80岁以上2万人。", [("3万人", "60岁以上", None), ("2万人", "80岁以上", None)]),
    ],
)
def test_a_rate_goes_on_for_those_of_another_age_or_arm_but_people_are_counted_by_theirs(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "并发症发生率：感染（0.5%对1.4%），出血（1.1%对2.3%）。",
            [("0.5%", "感染"), ("1.4%", "感染"), ("1.1%", "出血"), ("2.3%", "出血")],
        ),
        ("退件原因为材料不全（32%）、政策不符（25%）。", [("32%", "材料不全"), ("25%", "政策不符")]),
        (
            "男生肥胖率（18.9%）高于女生肥胖率（8.7%），也高于上年（8.2%）。",
            [("18.9%", "男生肥胖率"), ("8.7%", "女生肥胖率"), ("8.2%", "女生肥胖率")],
        ),
        (
            "出口额12亿元（3%），进口额8亿元（2%）。",
            [("12亿元", "出口额"), ("3%", "出口额"), ("8亿元", "进口额"), ("2%", "进口额")],
        ),
    ],
)
def test_each_of_a_list_has_the_rate_in_its_bracket(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("转口货值第二季按年升9%，上季升6%。", [("9%", "转口货值"), ("6%", "转口货值")]),
        ("统计处公布第二季GDP，按年升3.1%。", [("3.1%", "GDP")]),
        ("公司公布业绩，营业收入增长5%。", [("5%", "营业收入")]),
        ("营业额虽增8.2%。", [("8.2%", "营业额")]),
        ("固定资产投资（不含农户），上季增长24%。", [("24%", "固定资产投资")]),
    ],
)
def test_quarters_and_what_was_made_known_are_no_subjects(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("出口同比增速由5%升至7%。", [("出口", "增长率", "5"), ("出口", "增长率", "7")]),
        ("出厂价格同比降幅从3%收窄至2%。", [("出厂价格", "增长率", "-3"), ("出厂价格", "增长率", "-2")]),
        ("出厂价格同比降幅由3%升至5%。", [("出厂价格", "增长率", "-3"), ("出厂价格", "增长率", "-5")]),
        ("出厂价格由下降3%转为上涨2%。", [("出厂价格", "增长率", "-3"), ("出厂价格", "增长率", "2")]),
    ],
)
def test_a_rate_of_change_told_as_a_level_is_one_of_what_grew(text, expected):
    assert changes(text) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("对实体经济发放的人民币贷款增加15亿元。", [("15亿元", "对实体经济发放的人民币贷款")]),
        ("政府债券净融资13亿元，同比多2亿元。", [("13亿元", "政府债券净融资"), ("2亿元", "政府债券净融资")]),
        ("对农户发放的贷款增加15亿元。", [("15亿元", "贷款")]),
    ],
)
def test_the_items_of_financing_keep_their_whole_names(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "兴达集团今年上半年销售客车3.7万辆，同比增长8.9%。",
            [("3.7万辆", "客车"), ("8.9%", "客车")],
        ),
        ("公司上半年销售收入5亿元。", [("5亿元", "销售收入")]),
        ("公司2023年研发人员120人。", [("120人", "研发人员")]),
        ("在华销量下降6.8%。", [("6.8%", "在华销量")]),
    ],
)
def test_what_a_body_did_at_a_time_has_its_object_but_compounds_stay(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "民营经济贡献了50%以上的税收、60%以上的国内生产总值。",
            [("50%以上", "税收"), ("60%以上", "国内生产总值")],
        ),
        (
            "开发区拿下15%左右的新增厂房和24%的新增用地。",
            [("15%左右", "新增厂房"), ("24%", "新增用地")],
        ),
        ("订单以南洋增21.4%最多。", [("21.4%", "南洋")]),
        ("案件以盗窃案61件最多。", [("61件", "盗窃案")]),
        ("收入增长5%的企业占三成。", [("5%", "收入"), ("三成", "企业")]),
    ],
)
def test_what_a_part_is_taken_of_stands_behind_it_and_the_foremost_before_it(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "全县共有第二产业和第三产业的法人单位1234个，增长5%。",
            [("1234个", "法人单位"), ("5%", "法人单位")],
        ),
        ("第三产业法人单位834个。", [("834个", "第三产业法人单位")]),
        (
            "第二产业和第三产业增加值分别为3亿元和2亿元。",
            [("3亿元", "第二产业增加值"), ("2亿元", "第三产业增加值")],
        ),
    ],
)
def test_the_sectors_of_a_census_are_no_part_of_what_it_counts(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("储蓄率21.4%，低于日本26.8%。", [("储蓄率", None, "21.4"), ("储蓄率", None, "26.8")]),
        ("客流下降3.6%，降幅比4月的18%明显缩小。", [("客流", "增长率", "-3.6"), ("客流", "增长率", "-18")]),
        (
            "财政总收入57亿元，超收1.3亿元，年平均递增率9.7%。",
            [("财政总收入", None, "5700000000"), ("财政总收入", "超收", "130000000"), ("财政总收入", "增长率", "9.7")],
        ),
    ],
)
def test_levels_of_others_falls_and_what_is_above_a_budget_go_on_about_it(text, expected):
    assert changes(text) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "门诊量居前4位的科室依次是内科、骨科、儿科和眼科，占门诊总量的71.5%。",
            [("71.5%", "门诊量居前4位的科室")],
        ),
        (
            "省里把30座有轨道交通的城市分别排队，包括4座、7座及19座城市。",
            [("30座", "城市"), ("4座", "城市"), ("7座", "城市"), ("19座", "城市")],
        ),
        ("粮食产量36万吨，是“八五” 期末的1.4倍。", [("36万吨", "粮食产量"), ("1.4倍", "粮食产量")]),
        ("20个贫困村有一半的村脱贫了。", [("20个", "贫困村"), ("一半", "贫困村")]),
    ],
)
def test_the_first_of_a_list_and_lists_of_counts_and_halves_of_them(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "失业人员再就业3.1万人，完成全年5万人目标的62%。",
            [("3.1万人", "失业人员再就业"), ("5万人", "失业人员再就业"), ("62%", "失业人员再就业")],
        ),
        ("原定收购40万吨棉花的计划提前完成。", [("40万吨", "棉花")]),
        ("全年收购40万吨棉花的种子。", [("40万吨", "棉花的种子")]),
        ("全厂扭亏减负后实现利润3.4亿元。", [("3.4亿元", "利润")]),
        ("工业企业实现利润3.4亿元。", [("3.4亿元", "工业企业利润")]),
        ("完成26项主要工程。", [("26项", "主要工程")]),
    ],
)
def test_aims_behind_their_figure_and_what_came_first(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "确诊病例26例，其中境外输入病例19例（甘肃8例，青海7例，宁夏4例），本土病例7例。",
            [
                ("26例", "确诊病例", None),
                ("19例", "境外输入病例", None),
                ("8例", "境外输入病例", "甘肃"),
                ("7例", "境外输入病例", "青海"),
                ("4例", "境外输入病例", "宁夏"),
                ("7例", "本土病例", None),
            ],
        ),
    ],
)
def test_places_in_a_bracket_have_some_of_what_stands_before_it(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("进口货物为52万吨，较上年下跌6%。", [("52万吨", "进口货物"), ("6%", "进口货物")]),
        ("转运货物及空货柜分别增长4%和6%。", [("4%", "转运货物"), ("6%", "空货柜")]),
        (
            "新增灌溉面积3万亩，新增蓄水能力2亿立方米。",
            [("3万亩", "灌溉面积"), ("2亿立方米", "蓄水能力")],
        ),
        (
            "预计2027年净利润为3.1亿元，对应增速为19%。",
            [("3.1亿元", "净利润"), ("19%", "净利润")],
        ),
        (
            "盈利能力 - 毛利率约19.7%，下降0.8个百分点[2] - 产品远销30多个国家和地区 [2] 费用 - 销售费用1.2亿元[4]",
            [("约19.7%", "毛利率"), ("0.8个百分点", "毛利率"), ("30多个", "国家和地区"), ("1.2亿元", "销售费用")],
        ),
    ],
)
def test_goods_by_their_way_what_is_added_and_items_of_a_digest(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("收入持平的762人、下降的401人。", [("收入持平", None, "762"), ("收入持平", None, "401")]),
        ("全县学生比上年下降401人。", [("学生", "增减额", "-401")]),
    ],
)
def test_those_of_whom_something_fell_are_no_fall(text: str, told: list[tuple[str, str | None, str]]) -> None:
    assert changes(text) == told


def test_a_seasonally_adjusted_rate_is_of_what_is_adjusted() -> None:
    assert changes("经季节调整的失业率为4.7%。") == [("失业率", None, "4.7")]
