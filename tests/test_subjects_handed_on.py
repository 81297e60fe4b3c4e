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
        ("去年有38万外地游客来访,占总数的四成。", ["外地游客", "外地游客"]),
        ("五月份有45万海外旅客访港,占总数近三成。", ["海外旅客", "海外旅客"]),
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
        (
            "第一、第二、第三产业增加值在生产总值中的构成比例,由上年的6∶50∶44调整为5∶51∶44。",
            ["第一产业", "第二产业", "第三产业"] * 2,
        ),
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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("手机(20亿元)与手表(12亿元)则分别录得31%和27%的跌幅。", ["手机", "手表", "手机", "手表"]),
        ("首季死亡个案共453宗,按季增加10宗。", ["死亡个案", "死亡个案"]),
        ("期内公司权益持有人应占盈利为31亿元,比上季增长5%。", ["权益持有人应占盈利"] * 2),
        ("失业率3.7%,为5个月来低点。", ["失业率"]),
        ("畜牧业健康发展,实现产值27.5亿元。", ["畜牧业产值"]),
        (
            "全区27家规模以上企业实现产值49亿元,增长3%,实现增加值8亿元。",
            ["规模以上企业", "规模以上企业产值", "规模以上企业产值", "规模以上企业增加值"],
        ),
        ("两大工业园区实现工业产值11.2亿元,利税8500万元。", ["工业园区", "工业园区工业产值", "利税"]),
        ("42个部门经费支出3.6亿元。", ["部门", "经费支出"]),
    ],
)
def test_who_has_an_amount_is_named_with_it(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("统计时点之前的6个月内到过本地的居民为常住居民。", "exact"),
        ("3个月内完成整改。", "at_most"),
    ],
)
def test_a_stretch_of_time_told_by_where_it_lies_bounds_nothing(text, hedge):
    assert extract(text)[0].hedge == hedge


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "首季输往美国(12.3亿元)及日本(5.1亿元)的货值按年分别上升9.7%和3.9%。",
            ["输往美国的货值", "输往日本的货值", "输往美国的货值", "输往日本的货值"],
        ),
        (
            "从英国进口的货值(58亿元)下跌13%,来自德国(12亿元)的则上升5.7%。",
            ["英国进口的货值", "英国进口的货值", "来自德国的货值", "来自德国的货值"],
        ),
        ("来自甲市(3例)、乙市(2例)的病例已治愈。", ["甲市", "乙市"]),
    ],
)
def test_goods_go_by_where_they_go_or_come_from(text, told):
    assert subjects(text) == told


def read(text):
    return [(claim.subject, claim.measure) for claim in extract(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "全乡建档立卡贫困户62户205人,其中:2017年以前脱贫21户70人,2018年脱贫39户126人,未脱贫2户9人。",
            [("建档立卡贫困户", None)] * 2 + [("建档立卡贫困户", "脱贫")] * 4 + [("建档立卡贫困户", "未脱贫")] * 2,
        ),
        ("2016年脱贫退出2100户6800人。", [("贫困人口", "脱贫退出")] * 2),
    ],
)
def test_the_poor_who_got_out_are_those_counted_before(text, told):
    assert read(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "累计报告确诊病例88例(在院31例、出院56例、死亡1例)。",
            [("确诊病例", "报告"), ("确诊病例", "在院"), ("确诊病例", "出院"), ("确诊病例", "死亡")],
        ),
        (
            "对照组38例患者,显效17例,有效12例,无效9例。",
            [("患者", None), ("显效", None), ("有效", None), ("无效", None)],
        ),
    ],
)
def test_patients_are_told_by_what_became_of_them(text, told):
    assert read(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("客源地主要为甲州(占总数52.3%)、乙州(11.8%)及丙州(6.4%)。", [("客源地", "占比")] * 3),
        ("死因主要为心脏病(22.6%)、肺炎(14.1%)。", [("死因", "占比")] * 2),
    ],
)
def test_shares_in_brackets_are_of_what_is_mainly_some(text, told):
    assert read(text) == told


@pytest.mark.parametrize("text", ["消毒剂主要为酒精(75%)。", "货运量下降的口岸主要为东门口岸(4.2%)、西门口岸(3.1%)。"])
def test_other_rates_in_brackets_are_no_shares(text):
    assert "占比" not in [claim.measure for claim in extract(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("水路客运量和周转量分别完成61万人和0.4亿人公里,同比下降2.1%和3.3%。", ["水路客运量", "水路客运周转量"] * 2),
        (
            "一二三产业就业结构由71.2%、12.6%、16.2%调整为41.5%、22.1%、36.4%。",
            [f"第{n}产业就业" for n in "一二三"] * 2,
        ),
    ],
)
def test_a_row_gives_each_figure_its_whole_name(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("某县财政局等3个单位违规将618.4万元救灾资金,用于办公楼装修。", ["单位", "救灾资金"]),
        ("该公司将73.2万元技改贷款归还欠账。", ["技改贷款"]),
        ("他将20万元捐给学校。", ["他"]),
    ],
)
def test_a_sum_that_something_is_done_with_is_of_the_funds_behind_it(text, told):
    assert subjects(text) == told


def test_households_are_told_by_what_they_have():
    text = "全村有412户饮用井水,有412户通电,有260户通有线电视。"
    assert subjects(text) == ["饮用井水", "通电", "通有线电视"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "全年接到投诉2000件，第一季度最多（700件、占35%），其后依次为第三季度（600件、占30%）和第二季度（300件、占15%）。",
            [("投诉", "全年"), *[("投诉", "第一季度")] * 2, *[("投诉", "第三季度")] * 2, *[("投诉", "第二季度")] * 2],
        ),
        (
            "全年發生火警900宗，12月最多（120宗，佔13.3%），其次為1月（110宗，佔12.2%）。",
            [("火警", "全年"), *[("火警", "12月")] * 2, *[("火警", "1月")] * 2],
        ),
        (
            "按月份看，5月份事故最多（32起），6月份次之（28起），2月份最少（9起）。",
            [("事故", "5月份"), ("事故", "6月份"), ("事故", "2月份")],
        ),
        ("最多的是男生（320人），其次为女生（280人）。", [("男生", None), ("女生", None)]),
    ],
)
def test_a_time_before_a_bracket_is_when_what_was_counted_happened(text, told):
    assert [(claim.subject, claim.period) for claim in extract(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "工伤保险基金年初结余2.3亿元，共筹集和安排资金1.2亿元，支出0.9亿元，年末结存2.6亿元。",
            ["工伤保险基金结余", "工伤保险基金", "工伤保险基金支出", "工伤保险基金结存"],
        ),
        (
            "住房维修资金账户上年结转1.5亿元，本年归集0.8亿元，使用0.3亿元，结余2.0亿元。",
            ["住房维修资金账户上年结转", "住房维修资金账户", "住房维修资金账户", "住房维修资金账户结余"],
        ),
        ("失业保险基金收入9亿元，增长8%，支出7亿元。", ["失业保险基金收入"] * 2 + ["失业保险基金支出"]),
        ("县里拨付专项资金3亿元，工资支出2亿元。", ["专项资金", "工资支出"]),
    ],
)
def test_what_came_in_and_went_out_is_of_the_fund_told_of_before(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("全区规模以上服务业8户，营业收入3.2亿元，增长8.1%。", ["规模以上服务业", *["规模以上服务业营业收入"] * 2]),
        ("年末限上批发企业56家，销售额为120亿元。", ["限上批发企业", "限上批发企业销售额"]),
        ("新增规上工业企业8户，全市利润5亿元。", ["规上工业企业", "利润"]),
        ("剧团演出94场，观众8.2万人次。", ["剧团演出"] * 2),
        ("放映电影2738场，观众5.5万人次。", ["电影"] * 2),
    ],
)
def test_a_bare_aspect_is_of_what_was_counted_right_before(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("大、中、小学在校学生8.6万人，专任教师6000人。", ["大、中、小学在校学生", "大、中、小学专任教师"]),
        ("中、小型企业共1200家。", ["中、小型企业"]),
        ("初中、小学在校生3万人。", ["初中、小学在校生"]),
    ],
)
def test_heads_of_one_character_stay_with_the_one_behind(text, told):
    assert subjects(text) == told


def test_shares_of_those_from_several_places_are_each_of_one_place():
    claims = extract("游客主要来自甲省及乙省，分别占73.6%及18.0%。")
    assert [(claim.subject, claim.measure, claim.scope) for claim in claims] == [
        ("游客", "占比", "甲省"),
        ("游客", "占比", "乙省"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("论坛每两年举办一次。", [("两年", "论坛")]),
        ("四年一届的运动会在本市举行。", [("四年", "运动会")]),
        ("这15贫困县年内全部摘帽。", [("15", "贫困县")]),
        ("拥有百万大学生。", [("百万", "大学生")]),
        (
            "累计确诊病例30例，其中：九集镇19例，武安镇11例。",
            [("30例", "确诊病例"), ("19例", "确诊病例"), ("11例", "确诊病例")],
        ),
        ("这15年全县变化很大。", []),
        ("6千亿只占国内生产总值的0.5%。", [("6千亿", None), ("0.5%", "占比")]),
    ],
)
def test_figures_that_stand_close_to_what_they_count_are_found(text, told):
    assert [(claim.text, claim.subject) for claim in extract(text)] == told
