"""What each figure of a sentence counts, where its neighbours are verbs, stages, places or bounds."""

import pytest

from claims import extract


def told(text):
    return [(claim.text, claim.subject) for claim in extract(text)]


def subjects(text):
    return [claim.subject for claim in extract(text)]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("去年有2.6万下岗人员重新上岗。", ("2.6万", "下岗人员")),
        ("国内三成家庭无法负担学费。", ("三成", "家庭")),
        ("全国有超过半数劳工加过班。", ("超过半数", "劳工")),
        ("市里增发的300亿元国债已经到位。", ("300亿元", "国债")),
        ("县里多获得的4亿元国债资金被闲置。", ("4亿元", "国债资金")),
        ("省财政安排的2.4亿元专项债券尚未使用。", ("2.4亿元", "专项债券")),
        ("今年解决了7.4万山区人口出行难问题。", ("7.4万", "山区人口")),
        ("拥有罕见的35个湖泊和众多山峰。", ("35个", "湖泊")),
        ("把价值26.5万元的跑步机、哑铃等设备列入清单。", ("26.5万元", "设备")),
        ("新工艺每年为工厂节约6%的用水成本。", ("6%", "用水成本")),
        ("评语有合格、良好、待改三个说法。", ("三个", "说法")),
        ("全区118座矿山政策性关闭。", ("118座", "矿山")),
        ("48个项目未办理用地审批手续。", ("48个", "项目")),
        ("37个村庄未通过验收。", ("37个", "村庄")),
        ("六成的高职生到企业。", ("六成", "高职生")),
        ("去年32户政策性关闭企业获得补助。", ("32户", "政策性关闭企业")),
    ],
)
def test_the_noun_that_a_figure_counts_wins_over_the_place_or_verb_before_it(text, figure):
    assert told(text) == [figure]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("存款利息的3亿元用于修路。", ("3亿元", "存款利息")),
        ("产量提高6%的目标没有实现。", ("6%", "产量")),
        ("全市有62%来自农村。", ("62%", "全市")),
        ("出口减少6%的情况下，进口仍在增长。", ("6%", "出口")),
        ("涉及三大民生问题。", ("三大", "民生问题")),
    ],
)
def test_no_noun_is_made_of_a_verb_or_an_extent_behind_a_figure(text, figure):
    assert told(text) == [figure]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("登记失业率为3.2%，与上年末同比下降0.05个百分点，控制在预期目标4.5%以内。", ["登记失业率"] * 3),
        ("限制性条目减少三成，85%以上实行备案管理。", ["限制性条目"] * 2),
        ("游客有56万人，比例更高达41%。", ["游客", "游客"]),
        ("生产总值每增长1个百分点的增量，相当于5年前1.3个百分点、10年前2.1个百分点的增量。", ["生产总值"] * 3),
    ],
)
def test_verbs_adverbs_and_what_dates_leave_are_no_subjects(text, expected):
    assert subjects(text) == expected


def test_of_so_many_the_part_is_told_and_not_the_verb_behind_it():
    assert subjects("每10只灯泡里就有6只产自这里。")[-1] == "灯泡"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("原材料、燃料购进价格上涨3.3%。", ["原材料、燃料购进价格"]),
        ("省级政府定价项目减少40%，市级政府定价项目减少一半。", ["省级政府定价项目", "市级政府定价项目"]),
        ("机关干部21名，选调生行政编4人，见习岗位6名。", ["机关干部", "选调生行政编", "见习岗位"]),
        ("其中，3个机关党支部，9个村党支部。", ["机关党支部", "村党支部"]),
        ("地税系统组织各项收入12.4亿元。", ["各项收入"]),
        ("厂里购进原料300吨。", ["原料"]),
        ("各项社会保险基金收入合计9.4亿元。", ["社会保险基金收入合计"]),
    ],
)
def test_a_name_left_of_a_figure_is_not_cut_inside_a_compound(text, expected):
    assert subjects(text) == expected


def test_money_of_which_only_the_stage_or_the_project_is_named_is_the_money_told_before():
    text = "部分资金使用不规范：申领环节有4.2亿元被套取，使用环节有8.3亿元被挪用，2省将3.5亿元用于其他支出。"
    assert [(claim.subject, claim.measure) for claim in extract(text) if claim.unit == "元"] == [
        ("资金", "申领环节"),
        ("资金", "使用环节"),
        ("资金", None),
    ]
    text = "6亿元国债资金闲置。为完成考核，将12个项目的2亿元提前拨付。"
    assert told(text) == [("6亿元", "国债资金"), ("12个", "项目"), ("2亿元", "国债资金")]


def test_the_use_of_one_sum_is_not_the_subject_of_the_next():
    assert subjects("发行特别国债5000亿元，其中3000亿元用于城市更新、2000亿元用于设备更新。") == ["特别国债"] * 3
    assert subjects("修路投资3亿元、治水投资2亿元。") == ["修路投资", "治水投资"]


def test_money_is_not_sought_where_a_thing_is_named():
    assert subjects("扶贫资金已经下达。新建道路投资3亿元。") == ["道路投资"]


def test_a_bound_is_of_what_it_bounds_and_the_next_figure_of_those_it_tells_apart():
    text = "月薪在3万元以下的劳工数，长期维持在80万人左右，月薪4万元以下的，占就业人口比例高达35%，有95万人。"
    assert subjects(text) == ["月薪", "劳工数", "月薪", "劳工数", "劳工数"]


def test_an_age_is_of_the_person_told_right_before():
    assert told("年龄最小的是乒乓球队的小李，年仅15岁；年龄最大的是领队老周，53岁。") == [
        ("15岁", "小李"),
        ("53岁", "领队老周"),
    ]
    assert subjects("选手平均年龄24.5岁。") == ["选手平均年龄"]


def test_what_lies_far_away_is_told_of_not_the_direction():
    assert subjects("镇政府位于县城以西45公里处。") == ["镇政府"]
    assert subjects("新港镇坐落于湖区北岸，位于县城以东30公里处。") == ["新港镇"]
    assert subjects("地铁线路长45公里。") == ["地铁线路"]


def test_households_of_villages_are_no_villages():
    assert subjects("全镇辖5个行政村、2个社区，共1830户7210人，户均3.9人。") == ["行政村", "社区", "户", "人口", "人口"]
    assert subjects("退出贫困村6个，脱贫830户2400人。")[1:] != ["户", "人口"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("列车时速350公里，比限值320公里快30公里。", ["列车时速", "限值", "限值"]),
        ("收入为560亿元，较原来估计的620亿元低60亿元。", ["收入", "收入", "收入"]),
        ("上年进口72亿元，折10.7亿美元。", ["进口", "进口"]),
        ("全县318座水库分为三类。", ["水库", "水库"]),
        ("城镇登记失业率控制到3.6%。", ["城镇登记失业率"]),
        ("全市GDP仍然达到1.3万亿元。", ["GDP"]),
        ("金价曾挫逾2%。", ["金价"]),
        ("成果转化企业新增130家。", ["成果转化企业"]),
        ("4个项目既获得补助又闲置。", ["项目"]),
        ("总抚养比为45.1%。", ["总抚养比"]),
        ("全县新增就业1300人。", ["新增就业"]),
        ("再就业2100人。", ["再就业"]),
    ],
)
def test_verbs_adverbs_and_comparisons_left_beside_a_figure_are_cut_off(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("售价35元，比进价38元低3元。", "-3"),
        ("列车时速360公里，比限值320公里快40公里。", "40"),
        ("成绩为57秒，比旧纪录59秒快2秒。", "-2"),
    ],
)
def test_the_difference_from_a_level_carries_its_sign(text, value):
    claim = extract(text)[-1]
    assert (str(claim.low), claim.measure) == (value, "增减额")
