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
        ("报名人数达到2130人考点达到31个考场总数达到720个。", ["报名人数", "考点", "考场"]),
        ("全市招聘会达到31场，参会企业达到720家。", ["招聘会", "参会企业"]),
        ("为300名学生和20名教师。", ["学生", "教师"]),
    ],
)
def test_figures_with_no_stop_between_keep_each_its_own_noun(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一本上线人数首次突破8000人。", [("一本上线人数", None)]),
        ("外借人数18.2万人次，报警次数减少12%。", [("外借人数", None), ("报警次数", "增长率")]),
        ("场馆接待人次达32万人次。", [("场馆接待人次", None)]),
    ],
)
def test_a_head_count_is_named_by_the_act_before_it(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("空气质量达到二级的天数为285天，占全年天数的78.1%。", ["空气质量达到二级的天数"] * 2),
        ("湖水优于Ⅲ类标准的天数为85天。", ["湖水优于Ⅲ类标准的天数"]),
        ("在校的人数为85人。", ["在校的人数"]),
    ],
)
def test_days_are_told_by_the_level_that_they_reach(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("非税收入2.1亿元，占38%；扣除一次性因素后占比为31%。", ["非税收入"] * 3),
        (
            "财政收入5.1亿元，增长21%（剔除一次性收入0.8亿元后，增长3%）。",
            ["财政收入", "财政收入", "一次性收入", "财政收入"],
        ),
        ("扣除期货保证金3万元。", ["期货保证金"]),
    ],
)
def test_what_was_taken_off_is_not_what_the_rest_is_told_of(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("毕业生选择国内升学比例为31.2%。", ["国内升学"]),
        ("合作社发动农户320多人入社。", ["农户"]),
        ("组织党员干部800多人下沉社区。", ["党员干部"]),
        ("吸引村民120人入股。", ["村民"]),
        ("组织职工120名志愿者。", ["志愿者"]),
        ("组织职工300多人。", ["职工"]),
    ],
)
def test_people_named_before_a_figure_are_told_of_not_what_they_do(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("23个贫困县脱贫摘帽，860个贫困村出列。", ["贫困县", "贫困村"]),
        ("120个贫困村全部如期退出。", ["贫困村"]),
        ("36个管理类、技术类、营销类岗位。", ["岗位"]),
        ("3个国家级、省级园区。", ["园区"]),
        ("结婚对数9120对，其中不同性别8980对，相同性别140对。", ["结婚对数"] * 3),
        ("新增治愈病例14例，出院病例20例。", ["治愈病例", "出院病例"]),
        ("在学研究生12.3万人，注册资本金412亿元。", ["在学研究生", "注册资本金"]),
        ("生猪出栏210万头，存栏132万头；羊出栏80万只，存栏62万只。", ["生猪出栏", "生猪存栏", "羊出栏", "羊存栏"]),
        ("粮食总产126万吨，单产404公斤。", ["粮食总产", "粮食单产"]),
        ("水稻播种面积312万亩，平均亩产604公斤。", ["水稻播种面积", "水稻平均亩产"]),
    ],
)
def test_what_is_counted_keeps_its_own_noun(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全市居民人均可支配收入38210元，其中，城镇45620元，农村24310元。",
            [("居民人均可支配收入", None), ("居民人均可支配收入", "城镇"), ("居民人均可支配收入", "农村")],
        ),
        (
            "居民人均消费支出2.4万元，其中农村居民1.6万元。",
            [("居民人均消费支出", None), ("居民人均消费支出", "农村居民")],
        ),
        ("补助资金2.4万元，其中农村1.6万元。", [("补助资金", None), ("农村", None)]),
    ],
)
def test_income_of_all_residents_is_told_of_those_in_towns_and_villages(text, expected):
    assert [(claim.subject, claim.scope) for claim in extract(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("猪肉价格上涨12.1%，鲜菜下降3.2%。", ["猪肉价格", "鲜菜价格"]),
        ("化学需氧量排放量下降3.2%，氨氮下降2.8%。", ["化学需氧量排放量", "氨氮排放量"]),
        ("居民消费价格上涨2.1%，工资增长5%。", ["居民消费价格", "工资"]),
    ],
)
def test_a_chain_of_prices_or_emissions_writes_its_head_once(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("贸易盈余相当于生产总值2.1%。", [("贸易盈余", "占比")]),
        ("赤字80亿元，较相当于生产总值2.8%的财政赤字为高。", [("赤字", None), ("财政赤字", "占比")]),
        ("转口与本地产品合计的商品出口总额，较去年同期上升12.1%。", [("商品出口总额", "增长率")]),
    ],
)
def test_what_amounts_to_a_share_is_told_of_its_own_noun(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("道路 全区实有道路980条，总里程420公里。", ["实有道路", "实有道路"]),
        ("面向全省招聘的岗位120个，针对农民的培训班12期。", ["岗位", "培训班"]),
        ("涵盖管理类、技术类等36个专业。", ["专业"]),
        ("空气质量好于二级的天数274天，比上年增加6天。", ["空气质量好于二级的天数"] * 2),
        ("结对帮扶困难学生320名，走访慰问困难党员120名。", ["困难学生", "困难党员"]),
        ("在学总规模46万人，自主创业占1.2%，保障对象8.1万人。", ["在学总规模", "自主创业", "保障对象"]),
    ],
)
def test_headings_addressees_and_kinds_are_no_subject(text, expected):
    assert subjects(text) == expected


def test_stages_of_school_have_their_pupils_one_after_another():
    claims = extract("高中阶段教育在校生42.1万人，其中普通高中26.3万人，中职15.8万人。")
    assert [(claim.subject, claim.scope) for claim in claims] == [
        ("高中阶段教育在校生", None),
        ("高中阶段教育在校生", "普通高中"),
        ("高中阶段教育在校生", "中职"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.翻地,100元。\n2.育秧,60元。", ["翻地", "育秧"]),
        ("翻地，80元；育秧，120元；插秧，150元。", ["翻地", "育秧", "插秧"]),
        ("去年春节，80元；今年，120元。", [None, None]),
    ],
)
def test_a_list_of_prices_names_what_each_is_for(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("检察机关批准逮捕820人，提起公诉210人。", [("批准逮捕", "检察机关"), ("提起公诉", "检察机关")]),
        ("市第一医院死亡3例。", [("死亡", "市第一医院")]),
        ("机场保障航班8200架次。", [("航班", "机场")]),
        ("全村218户862人，耕地1320亩。", [("户", "全村"), ("人口", "全村"), ("耕地", "全村")]),
    ],
)
def test_what_a_body_did_or_a_village_has_is_told_without_it(text, expected):
    assert [(claim.subject, claim.scope) for claim in extract(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("停产整顿企业12家，停业整顿网吧3家。", [("企业", "停产整顿"), ("网吧", "停业整顿")]),
        ("排查出隐患320处，营救出儿童3名。", [("隐患", "排查"), ("儿童", "营救")]),
        ("完成出口320万元。", [("出口", "完成")]),
        ("举办阅读活动210场。", [("阅读活动", "举办")]),
        ("种了12亩苹果，今年能收3万斤。", [("苹果", None), ("苹果", None)]),
        ("签约项目86个，总投资412亿元。", [("项目", "签约"), ("项目", "总投资")]),
    ],
)
def test_verbs_and_what_completes_them_are_no_part_of_a_noun(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "从业人员182万人，其中第一产业42万人，第三产业79万人。",
            [("从业人员", None), ("从业人员", "第一产业"), ("从业人员", "第三产业")],
        ),
        (
            "户籍人口312万人，其中0-17岁62万人，60岁及以上71万人。",
            [("户籍人口", None), ("户籍人口", "0-17岁"), ("户籍人口", "60岁及以上")],
        ),
        ("增加值320亿元，其中第一产业42亿元。", [("增加值", None), ("第一产业", None)]),
        ("因公出国费12万元。", [("因公出国费", None)]),
    ],
)
def test_people_are_parted_by_their_age_and_sector(text, expected):
    assert told(text) == expected
