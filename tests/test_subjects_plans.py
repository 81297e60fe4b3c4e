"""What figures of plans, releases and reports are told of: compounds kept whole, doers without their acts, aspects."""

from decimal import Decimal

import pytest

from claims import extract


def subjects(text: str) -> list[tuple[str, str | None]]:
    """Each figure with its subject, in order."""
    return [(claim.text, claim.subject) for claim in extract(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("全市新建驿站81座，完成130座年计划的62.3%。", ["驿站"] * 3),
        ("我縣培訓農民520人,完成900人年計劃的57.8%。", ["農民"] * 3),
        ("引进项目32个，完成45个年度目标的71.1%。", ["项目"] * 3),
        ("造林2.4万亩，完成3万亩年度任务的80%。", ["造林"] * 3),
    ],
)
def test_a_plan_behind_its_figure_is_of_what_was_told(text: str, told: list[str]) -> None:
    assert [claim.subject for claim in extract(text)] == told
    assert [claim.unit for claim in extract(text)][:2] == [extract(text)[0].unit] * 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("该协会带动4万农户种植油茶。", [("4万", "农户")]),
        ("省里动员3000名医生进村入户开展义诊。", [("3000名", "医生")]),
        ("项目可帮助1.5万村民发展乡村旅游。", [("1.5万", "村民")]),
        ("县里扶持2万农户养殖肉牛。", [("2万", "农户")]),
        ("学校资助了320名困难学生完成学业。", [("320名", "困难学生")]),
        ("吸引了5000名游客入园参观。", [("5000名", "游客")]),
        ("为3000名老人配餐。", [("3000名", "老人")]),
        ("公司有35名员工家属参观厂区。", [("35名", "员工家属")]),
        ("法院邀请40名学生代表旁听庭审。", [("40名", "学生代表")]),
        ("慰问了60户残疾人家庭。", [("60户", "残疾人家庭")]),
        ("培训了300名农民致富带头人。", [("300名", "农民致富带头人")]),
        ("招收了200名研究生新生。", [("200名", "研究生新生")]),
        ("3万移民搬迁工程开工。", [("3万", "移民搬迁工程")]),
        ("发放120份学生就业补贴。", [("120份", "学生就业补贴")]),
    ],
)
def test_those_counted_are_named_without_what_they_do(text: str, told: list[tuple[str, str | None]]) -> None:
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "今年共安排教育项目45个，其中新开工项目18个，续建项目20个，储备项目7个。",
            [("45个", "教育项目"), ("18个", "新开工项目"), ("20个", "续建项目"), ("7个", "储备项目")],
        ),
        ("本月新开工项目26个，年度投资14亿元。", [("26个", "新开工项目"), ("14亿元", "新开工项目")]),
        ("全省水利工程计划共安排项目36个，总投资50亿元。", [("36个", "水利工程"), ("50亿元", "水利工程")]),
        ("年度重点项目计划共安排120个。", [("120个", "年度重点项目")]),
        ("项目计划安排资金3亿元。", [("3亿元", "资金")]),
        ("计划新开工项目31个。", [("31个", "新开工项目")]),
        ("计划新建宿舍楼6栋。", [("6栋", "宿舍楼")]),
        ("计划改造老旧校舍12万平方米。", [("12万平方米", "老旧校舍")]),
        ("计划建设规模5万平方米。", [("5万平方米", "计划建设规模")]),
        ("共有计划生育家庭320户。", [("320户", "计划生育家庭")]),
        ("全年竣工项目80个。", [("80个", "项目")]),
        ("全市共有贷款农户2.3万户。", [("2.3万户", "贷款农户")]),
    ],
)
def test_kinds_of_projects_and_borrowers_are_one_name(text: str, told: list[tuple[str, str | None]]) -> None:
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "全年安排技改项目320个，总投资460亿元，年度计划投资85亿元。",
            [("320个", "技改项目"), ("460亿元", "技改项目"), ("85亿元", "技改项目")],
        ),
        (
            "全校共有在建工程12个，总用地面积40万平方米，总建筑面积18万平方米。",
            [("12个", "在建工程"), ("40万平方米", "在建工程"), ("18万平方米", "在建工程")],
        ),
        ("东部各县人均GDP基本都在8万元以上。", [("8万元以上", "人均GDP")]),
        ("学校平均班额基本在45人左右。", [("45人左右", "学校平均班额")]),
        ("该行去年营收为18亿元，同比增长3%。", [("18亿元", "营收"), ("3%", "营收")]),
        ("本院去年门诊量为86万人次。", [("86万人次", "门诊量")]),
        ("该行业营收为3亿元。", [("3亿元", "行业营收")]),
        ("手续费收入3亿元。该行完成32亿股配股发行。", [("3亿元", "手续费收入"), ("32亿股", "该行")]),
        ("该院校2所。", [("2所", "院校")]),
        ("旅游经营收入达182万元。", [("182万元", "旅游经营收入")]),
    ],
)
def test_aspects_are_of_what_was_counted_and_bodies_go(text: str, told: list[tuple[str, str | None]]) -> None:
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "全省63个考点中，有60个设施达标，达标率为95.2%。",
            [("63个", "考点"), ("60个", "考点"), ("95.2%", "考点")],
        ),
        (
            "全市38家养老院中，有35家消防合格，合格率为92.1%。",
            [("38家", "养老院"), ("35家", "养老院"), ("92.1%", "养老院")],
        ),
        (
            "全县120条河流中，有112条水质达到三类以上标准，达标率为93.3%。",
            [("120条", "河流"), ("112条", "河流"), ("93.3%", "河流")],
        ),
        ("全省63个考点中，有60个报名点。", [("63个", "考点"), ("60个", "报名点")]),
    ],
)
def test_what_some_of_those_counted_met_is_told_of_them(text: str, told: list[tuple[str, str | None]]) -> None:
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("乡镇学校生均经费还不到全省平均水平的60%。", [("60%", "乡镇学校生均经费")]),
        ("企业人均产值是全国平均数的2.4倍。", [("2.4倍", "企业人均产值")]),
        ("报名人数不到去年同期的80%。", [("80%", "报名人数")]),
    ],
)
def test_a_part_of_the_mean_is_told_of_what_stands_before(text: str, told: list[tuple[str, str | None]]) -> None:
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "医疗类项目60个，个数占比15%，总投资120亿元，投资占比18%。",
            [("60个", "医疗类项目"), ("15%", "医疗类项目"), ("120亿元", "医疗类项目"), ("18%", "医疗类项目")],
        ),
        ("全年签约企业90家，投资占比18%。", [("90家", "企业"), ("18%", "投资")]),
        ("优质农户120户，户数占比30%。", [("120户", "优质农户"), ("30%", "优质农户")]),
    ],
)
def test_shares_by_number_and_by_the_amount_before_are_of_what_was_counted(
    text: str, told: list[tuple[str, str | None]]
) -> None:
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("完成改造校舍96栋（其中：南坪街道30栋、青山镇41栋、石桥乡25栋）。", ["校舍", "校舍", "校舍", "校舍"]),
        ("建成公租房860套（东湖街道300套、西山街道560套）。", ["公租房", "公租房", "公租房"]),
        ("建成小城镇20个（特色镇8个）。", ["小城镇", "特色镇"]),
    ],
)
def test_localities_in_a_bracket_have_what_was_counted_before_it(text: str, told: list[str]) -> None:
    assert [subject for _, subject in subjects(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("全年检查食品企业2100家，罚款860万元。", [("2100家", "食品企业"), ("860万元", "罚款")]),
        ("对该公司罚款60万元。", [("60万元", "罚款")]),
        ("公司还发行了50亿元永续债。", [("50亿元", "永续债")]),
        ("中选药品共计86个品规。", [("86个", "药品")]),
        ("新增86个品规。", [("86个", "品规")]),
    ],
)
def test_money_and_sorts_are_told_under_the_name_of_the_thing(text: str, told: list[tuple[str, str | None]]) -> None:
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("旅游业是该县的支柱产业，占GDP比重超过35%。", [("超过35%", "旅游业")]),
        ("软件业是高新区的支柱产业之一，占营业收入的比重为28%。", [("28%", "软件业")]),
        ("养殖业成为该镇的主导产业，占农业产值的45%。", [("45%", "养殖业")]),
        ("特别是民间投资，增势强劲，增长达18.6%。", [("18.6%", "民间投资")]),
        ("尤其是餐饮收入，回升明显，增长12.3%。", [("12.3%", "餐饮收入")]),
        (
            "货物进出口总额320亿元，增长2%。其中，进口实现大幅增长，增长了9.4%。",
            [("320亿元", "货物进出口总额"), ("2%", "货物进出口总额"), ("9.4%", "进口")],
        ),
        ("出口出现较快回升，增长了6.8%。", [("6.8%", "出口")]),
        (
            "公布试剂共计86个，与医院采购价格相比，平均降价幅度达58%。",
            [("86个", "试剂"), ("58%", "试剂")],
        ),
    ],
)
def test_a_rate_is_of_what_the_clause_before_names_not_of_its_praise(
    text: str, told: list[tuple[str, str | None]]
) -> None:
    assert subjects(text) == told


def test_so_much_cheaper_is_a_fall() -> None:
    found = [(claim.measure, f"{claim.low:f}") for claim in extract("药品平均降价幅度达52%。")]
    assert found == [("增长率", "-52")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "全市快递业务量4.2亿件，同比增长15%。东岭分公司同比增幅达到19%，北区、西区2家公司的同比增幅也超过10%。",
            [
                ("4.2亿件", "快递业务量"),
                ("15%", "快递业务量"),
                ("19%", "快递业务量"),
                ("2家", "公司"),
                ("超过10%", "快递业务量"),
            ],
        ),
        ("120家公司的增幅超过10%。", [("120家", "公司"), ("超过10%", "公司")]),
        ("全县房价上涨5%。建设银行存款余额增长9%。", [("5%", "房价"), ("9%", "存款余额")]),
        (
            "新增高新技术企业50家、科技型中小企业120家，新增境内外上市公司3家。",
            [("50家", "高新技术企业"), ("120家", "科技型中小企业"), ("3家", "境内外上市公司")],
        ),
    ],
)
def test_rates_of_bodies_are_of_what_they_do_and_new_bodies_are_counted(
    text: str, told: list[tuple[str, str | None]]
) -> None:
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("在前20名榜单中，该校占据6个席位。", "席位"),
        ("两所高校各占3个名额。", "名额"),
        ("参赛选手中有320人获奖。", "参赛选手"),
        ("全年实施责令改正、停业整顿案件54件。", "责令改正、停业整顿案件"),
        ("办理盗窃、诈骗案件320件。", "盗窃、诈骗案件"),
        ("受理、审结案件320件。", "案件"),
        ("文旅产业的增加值在全市GDP当中所占的比重依然在12%以上。", "文旅产业的增加值"),
        ("建成了86个全面小康示范村。", "全面小康示范村"),
    ],
)
def test_the_last_figure_is_told_of_its_own_thing(text: str, told: str) -> None:
    assert subjects(text)[-1][1] == told


def test_sites_of_a_list_have_what_the_line_before_announces() -> None:
    text = (
        "计划新建校舍1740套，共涉及教学点3个：\n长水：430套1850人，总投资0.87亿元，总用地面积2.3万平方米；\n"
        "广湖：1310套4405人，总投资2.48亿元，总建筑面积8.7万平方米；\n"
    )
    told = [(claim.subject, claim.scope) for claim in extract(text)]
    assert told == [("校舍", None), ("教学点", None), *[("教学点", "长水")] * 4, *[("教学点", "广湖")] * 4]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("注册资本：300万元，总投资900万元。\n", ["注册资本", "注册资本"]),
        ("本校情况。\n专科：300人，占地面积25亩。\n", ["专科", "专科"]),
        ("项目总用地面积2万平方米，总建筑面积5万平方米。", ["项目总用地面积", "项目总建筑面积"]),
    ],
)
def test_labels_that_no_line_announces_name_their_own_thing(text: str, told: list[str]) -> None:
    assert [subject for _, subject in subjects(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("新增就业完成年度任务的比例依次为：临江市112%、安宁市98.6%。", [("112%", "新增就业"), ("98.6%", "新增就业")]),
        ("全市造林完成年度计划的比例为104%。", [("104%", "造林")]),
        ("全市培训农民1.2万人，完成年度目标112%。", [("1.2万人", "农民"), ("112%", "农民")]),
    ],
)
def test_how_far_a_goal_was_carried_out_is_so_and_no_goal_itself(text: str, told: list[tuple[str, str | None]]) -> None:
    assert subjects(text) == told
    assert [(claim.measure, claim.status) for claim in extract(text) if claim.unit == "%"] == [("完成", "actual")] * (
        text.count("%")
    )


@pytest.mark.parametrize(
    ("text", "told", "low"),
    [
        ("外贸出口增长8.6%，高于年初确定的6%的目标2.6个百分点。", "外贸出口", "2.6"),
        ("城镇登记失业率为2.9%，低于4.5%的控制目标1.6个百分点。", "城镇登记失业率", "-1.6"),
        ("住宅價格上漲2.1%，低於3%的調控目標0.9個百分點。", "住宅價格", "-0.9"),
        ("粮食播种面积36万亩，超出35万亩的任务1万亩。", "粮食播种面积", "10000"),
    ],
)
def test_how_far_a_level_is_from_its_goal_is_told_of_the_level(text: str, told: str, low: str) -> None:
    last = extract(text)[-1]
    assert (last.subject, last.measure, last.low) == (told, "增减额", Decimal(low))


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("性别比为104.2，与2010年的106.3相比下降了2.1个百分点。", "-2.1"),
        ("失业率为4.1%，与2019年的4.6%相比下降0.5个百分点。", "-0.5"),
        ("產量3.2萬噸，同上年的3.5萬噸相較減少3000噸。", "-3000"),
        ("城镇化率为62.4%，与上年末的61.1%相比上升了1.3个百分点。", "1.3"),
    ],
)
def test_a_change_against_a_level_with_its_figure_has_its_sign(text: str, low: str) -> None:
    last = extract(text)[-1]
    assert (last.low, last.measure) == (Decimal(low), "增减额")


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("工业用水量4.2亿立方米，占用水总量的18%。", "占比"),
        ("居民用电量9.1亿千瓦时，占用电总量的21%。", "占比"),
        ("宽带用户3.1万户，占用户总数的62%。", "占比"),
    ],
)
def test_a_share_of_what_is_used_is_no_occupation(text: str, measure: str) -> None:
    first, last = extract(text)
    assert (last.subject, last.measure) == (first.subject, measure)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("大运会总共花费了3.2亿元。", [("大运会", "花费")]),
        ("水库加固工程耗资1.2亿元，历时3年。", [("水库加固工程", "耗资"), ("水库加固工程", None)]),
        ("校慶晚會共耗資260萬元。", [("校慶晚會", "耗資")]),
        ("公司耗资3亿元建设厂房。", [("厂房", None)]),
        ("耗资3亿元的体育馆竣工。", [("体育馆", None)]),
        ("修路需要资金3.2亿元。", [("资金", None)]),
        ("逃犯卷走货款300万元。", [("货款", "卷走")]),
    ],
)
def test_what_cost_so_much_is_told_of_without_its_verb(text: str, told: list[tuple[str, str | None]]) -> None:
    assert [(claim.subject, claim.measure) for claim in extract(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("以学生最多（320例），占病例总数的41%。", ["学生", "学生"]),
        ("投诉以食品类居多（85件）。", ["食品类"]),
        ("去年存款的总规模比前年增加320亿元。", ["存款"]),
    ],
)
def test_what_says_that_most_are_so_or_how_many_in_all_names_nothing(text: str, told: list[str]) -> None:
    assert [claim.subject for claim in extract(text)] == told
