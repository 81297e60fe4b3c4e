"""What a figure counts where brackets, periods, ranks and places stand between it and what was told of."""

import pytest

from claims import extract


def subjects(text):
    return [claim.subject for claim in extract(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "全市新增感染者45例,其中城东区12例(3例为货车司机);城西区20例,集中隔离点检出15例。",
            ["感染者"] * 5,
        ),
        ("全县共有医疗机构32个,其中:综合医院2个,专科医院3个。", ["医疗机构", "综合医院", "专科医院"]),
        ("净利率由上一季度的31.2%升至33.5%。", ["净利率", "净利率"]),
        ("出口增速分别较1-4月、1-5月回落2.1和0.4个百分点。", ["出口增速", "出口增速"]),
        ("零售额增长6.1%,增速分别较一季度、上半年加快0.3和0.2个百分点。", ["零售额"] * 3),
        ("工业用电量增长3.2%,居全省第11位,位次较上季度后移2位。", ["工业用电量", "工业用电量"]),
        ("甲队拿到金牌48枚,数量上比乙队少16枚。", ["金牌", "金牌"]),
        ("全县120个行政村中共有示范村36个,占行政村总数的30%。", ["行政村", "示范村", "示范村"]),
        ("年产值超过8亿元的“茶叶镇”,数量从5个增至21个。", ["年产值", "茶叶镇", "茶叶镇"]),
        ("粮食生产再获丰收,产量连续七年保持在30亿斤以上。", ["粮食产量", "粮食产量"]),
        ("全国谷物播种面积14亿亩,其中,稻谷4.5亿亩,增长1.2%。", ["谷物播种面积", "稻谷播种面积", "稻谷播种面积"]),
        (
            "餐饮、旅游、交通等服务业利润有较好恢复,同比分别增长38%、14%、9%。",
            ["餐饮等服务业利润", "旅游等服务业利润", "交通等服务业利润"],
        ),
        ("过去的五年,是县域经济快速增长的五年。", ["县域经济快速增长"]),
        ("某某高速公路(00123)午后走低,截至发稿,报8.7港元,跌5.1%。", ["某某高速公路", "某某高速公路"]),
        ("观察丨百强镇增至59个。", ["百强镇"]),
    ],
)
def test_a_figure_is_of_what_the_words_before_it_still_tell_of(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("春节前为620户1430人发放取暖补贴31万元。", ["发放取暖补贴", "发放取暖补贴", "取暖补贴"]),
        ("全县实现3200户1.1万人脱贫。", ["脱贫", "脱贫"]),
    ],
)
def test_households_are_told_of_with_the_people_right_behind_them(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("42名选手汇聚一堂。", ["选手"]),
        ("12面彩旗分列道路两侧。", ["彩旗"]),
        ("8万亩玉米创全国同面积高产纪录。", ["玉米"]),
        ("80个班级中有示范班12个。", ["班级", "示范班"]),
        ("租赁和商务服务业单位12万个。", ["租赁和商务服务业单位"]),
        ("上月登记车辆数(按登记日期统计)计3402辆。", ["登记车辆数"]),
        ("新建和加固堤防1780公里。", ["堤防"]),
        ("餐饮业因促销,推升营业额年增6.5%。", ["餐饮业营业额"]),
        ("高新企业由125家发展到470家。", ["高新企业", "高新企业"]),
        ("全市共有各级各类学校167所。", ["各级各类学校"]),
    ],
)
def test_a_name_ends_at_what_is_said_of_it_and_keeps_its_own_verbs(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("失业率最高的是青州区,达6.2%;其次是临海区,为5.8%。", [("失业率", "青州区"), ("失业率", "临海区")]),
        ("女生比例最高的是护理学院,达91%;其次是外语学院,也达85%。", [("女生", "护理学院"), ("女生", "外语学院")]),
        ("增长最快的是电子信息业,增长18%。", [("电子信息业", None)]),
        (
            "外销订单120亿元。主要订单来源地区,以美国52亿元居冠,其次是东盟41亿元,韩国及日本30亿元。",
            [("外销订单", None), ("外销订单", "美国"), ("外销订单", "东盟"), ("外销订单", "韩国及日本")],
        ),
        ("钢产量翻一番,英国用了30年。", [("钢产量", None), ("钢产量", "英国")]),
    ],
)
def test_places_that_have_so_much_are_scopes(text, told):
    assert [(claim.subject, claim.scope) for claim in extract(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("替补出场的赵刚得到6分,队友乔丹砍下41分。", [("赵刚", "得分"), ("乔丹", "得分")]),
        ("他全场砍下31分。", [("得分", None)]),
    ],
)
def test_points_are_those_of_the_player_who_is_named(text, told):
    assert [(claim.subject, claim.measure) for claim in extract(text)] == told


def test_the_whole_of_a_fraction_in_a_bracket_is_of_the_group():
    text = "治疗组27例患者经治疗后治愈12例,占44.4%(12/27),有效10例,占37.0%(10/27)。"
    assert subjects(text) == ["患者", *["治愈"] * 3, "患者", *["有效"] * 3, "患者"]
