"""What figures of bulletins and press releases are told of, where their nouns stand further off or are shared."""

import pytest

from claims import extract


def told(text):
    return [(claim.text, claim.subject) for claim in extract(text)]


def subjects(text):
    return [claim.subject for claim in extract(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "快递服务进出口320亿元，增长8%，其中出口增长12%，进口下降3%。",
            ["快递服务进出口", "快递服务进出口", "快递服务出口", "快递服务进口"],
        ),
        (
            "民营企业进出口1.3万亿元。其中，出口9000亿元，进口4000亿元。",
            ["民营企业进出口", "民营企业出口", "民营企业进口"],
        ),
        ("货物进出口总额20万亿元。其中，出口11万亿元，进口9万亿元。", ["货物进出口总额", "出口", "进口"]),
        ("对东盟进出口500亿元，其中出口300亿元。", ["东盟进出口", "出口"]),
    ],
)
def test_exports_and_imports_of_a_kind_of_trade_or_trader_are_told_as_such(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("留学人员规模继去年突破30万之后，今年将首次超过40万。", ["留学人员规模"] * 2),
        ("粮食产量继2020年首次突破300万吨之后，2022年再创新高，达到320万吨。", ["粮食产量"] * 2),
        ("继前年突破2亿件后，快递业务量去年达到3亿件。", ["快递业务量"] * 2),
        ("出租车相继停运3天。", ["出租车"]),
        ("后继人才3人。", ["后继人才"]),
    ],
)
def test_what_was_reached_before_is_of_the_noun_before_or_behind_it(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("32例患者中已有14例出院。", [("患者", None), ("患者", "出院")]),
        ("收治的45名伤员中，有30名出院。", [("伤员", "收治"), ("伤员", "出院")]),
        ("26名矿工中3人获救、2人遇难。", [("矿工", None), ("矿工", "获救"), ("矿工", "遇难")]),
        ("300家企业中有120家停产。", [("企业", None), ("企业", None)]),
        ("确诊病例130例，其中35例出院。", [("确诊病例", None), ("出院", None)]),
        ("新增患者12例，3例死亡。", [("患者", "新增"), ("死亡", None)]),
    ],
)
def test_what_befell_some_of_those_counted_right_before_is_told_of_them(text, expected):
    assert [(claim.subject, claim.measure) for claim in extract(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("服务出口增幅大于进口12.5个百分点。", ["服务出口增幅"]),
        ("居民收入增速小于经济增速0.5个百分点。", ["居民收入增速"]),
        ("误差不大于0.5%。", ["误差"]),
        ("粒径大于等于5毫米。", ["粒径"]),
    ],
)
def test_what_is_wider_than_another_by_points_is_the_one_before(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "出口增长较快的领域是教育服务、保险服务和建筑服务，分别增长8%、7%和6%。",
            ["教育服务", "保险服务", "建筑服务"],
        ),
        ("增长较快的有汽车、家电和通讯器材，分别增长8%、7%和6%。", ["汽车", "家电", "通讯器材"]),
        ("销量最高的是甲店和乙店，分别为80万元和70万元。", ["甲店销量", "乙店销量"]),
        ("消费以餐饮和住宿为主，分别增长5%和6%。", ["餐饮", "住宿"]),
        ("占比较高的行业为制造业和零售业，占比分别为30%和20%。", ["制造业", "零售业"]),
        ("该市是重要的服装和鞋帽基地，产值分别为30亿元和20亿元。", ["服装和鞋帽基地产值", "服装和鞋帽基地"]),
        ("汽车销量3万辆，客车销量2万辆，分别增长4%和5%。", ["汽车销量", "客车销量", "汽车销量", "客车销量"]),
    ],
)
def test_each_of_a_list_in_the_clause_before_has_its_figure(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("来自德国、日本等国家的游客分别增长9%、18%。", ["德国游客", "日本游客"]),
        ("甲市、乙市等城市的房价分别上涨9%、8%。", ["甲市房价", "乙市房价"]),
        ("钢铁、煤炭等行业利润分别增长9%、8%。", ["钢铁行业利润", "煤炭行业利润"]),
        ("滨海、临江等国家级新区分别增长9%、8%。", ["滨海等国家级新区", "临江等国家级新区"]),
    ],
)
def test_what_is_behind_a_list_and_its_others_is_of_each(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县财政拿出500万元扶持食用菌产业。", ["食用菌产业"]),
        ("今年市里共安排3000万元引导支持学前教育。", ["学前教育"]),
        ("投入200万元用于道路维修。", ["道路维修"]),
        ("800万元扶持茶叶种植。", ["茶叶种植"]),
        ("省级财政安排2亿元专项资金支持乡村振兴。", ["专项资金"]),
        ("累计发放贷款3亿元支持小微企业。", ["贷款"]),
        ("发行国债9亿元，其中4亿元用于城市更新。", ["国债", "国债"]),
    ],
)
def test_money_that_was_only_given_is_for_what_it_supports(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("明年将增加6500个就业岗位。", ["就业岗位"]),
        ("公司预计新增300家门店。", ["门店"]),
        ("分析师预计11月将新增6500个就业岗位。", ["就业岗位"]),
        ("专家预测值为3.2%。", ["专家预测值"]),
        ("岗位将增加6500个。", ["岗位"]),
        ("女性就业人数增加8600个职位(或2.2%)。", ["女性就业人数", "女性就业人数"]),
        ("就业岗位较上年增加500个。", ["就业岗位"]),
    ],
)
def test_what_will_be_more_is_named_behind_the_figure_and_who_foresees_it_is_not(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("展会带来超过70亿日元（1元人民币约合20日元）的收入。", ["收入", "人民币"]),
        ("该国获得3亿欧元（约24亿元人民币）贷款。", ["贷款", "贷款"]),
        ("营收5亿美元（约36亿元人民币），增长3%。", ["营收", "营收", "营收"]),
        ("总投资2亿元（含土地0.3亿元）的项目开工。", ["项目", "土地"]),
    ],
)
def test_what_a_sum_is_of_may_stand_behind_the_bracket_that_converts_it(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("分品种看，风电由增转降，同比下降4.2%；光伏发电同比增长3.1%。", ["风电", "光伏发电"]),
        ("汽车销量止跌回升，同比增长3%。", ["汽车销量"]),
        ("全县林业总产值120亿元，增长6%；完成增加值70亿元。", ["林业总产值", "林业总产值", "林业增加值"]),
        ("雪莲3600元一斤的售价基本与往年持平。", ["售价"]),
        ("居民基本医疗保险3亿元。", ["居民基本医疗保险"]),
        ("恒指下试20000点。", ["恒指"]),
        ("3月非农业新增职位22.8万个，高于预期的13.5万个。", ["非农业新增职位", "非农业新增职位"]),
    ],
)
def test_what_turned_round_is_added_by_a_branch_or_tries_a_mark_is_told_of(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "财政部门公布\n全市一般公共预算\n收入1200亿元\n同比增长6%\n支出1500亿元\n全市政府性基金预算\n收入300亿元\n",
            ["一般公共预算收入", "一般公共预算收入", "一般公共预算支出", "政府性基金预算收入"],
        ),
        ("企业经营情况\n收入30亿元\n支出20亿元\n", ["收入", "支出"]),
        ("全市一般公共预算\n各项工作有序推进。\n收入30亿元\n", ["收入"]),
    ],
)
def test_items_below_the_line_of_their_budget_are_of_it(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("申请超过5000份，较供应单位数目翻倍。", ["申请", "申请"]),
        ("利润较营收翻番。", ["利润"]),
        ("订单比例翻番。", ["订单"]),
        ("节日期间销售增长17%。", ["销售"]),
        ("空调零售额3亿元，国庆期间销售增长12%。", ["空调零售额", "销售"]),
        ("全市公安机关共接报警1200起。", ["报警"]),
        ("对西部8市县，省里给予补助。", ["市县"]),
        ("3万辆车上高速。", ["车"]),
        ("客车30辆，车上有600人。", ["客车", "车上"]),
    ],
)
def test_what_is_doubled_sold_answered_or_set_out_is_told_of_alone(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受理5件由居民提出的投诉。", ["投诉"]),
        ("查处8起涉及食品安全的案件。", ["案件"]),
        ("抓获3名在逃的犯罪嫌疑人。", ["犯罪嫌疑人"]),
        ("派出30名曾参加救灾的医护人员。", ["医护人员"]),
        ("安排20名在附近的酒店住宿。", ["在附近的酒店住宿"]),
        ("转移80人到位于城北的学校。", ["转移"]),
    ],
)
def test_those_that_a_verb_has_as_its_object_stand_behind_the_clause_about_them(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("机场共有8条新开航线。", ["新开航线"]),
        ("20个新引进项目开工。", ["新引进项目"]),
        ("引进30个投资总额5000万元以上的新设外资项目。", ["新设外资项目", "新设外资项目"]),
        ("8户新建住房300平方米。", ["新建住房", "住房"]),
        ("5个新能源项目开工。", ["新能源项目"]),
    ],
)
def test_what_has_come_about_lately_keeps_its_verb(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我省出口的主要市场仍以甲国、乙国为主，合计占出口总值的61%。", ["主要市场"]),
        ("第一大市场是甲国，占出口总值的20%。", ["甲国"]),
        ("甲国仍是我省第一大市场，占出口总值的20%。", ["甲国"]),
        ("该市第二大产业是旅游业，增长5%。", ["旅游业"]),
        ("该市以旅游业为主，接待游客5万人次。", ["游客"]),
    ],
)
def test_what_a_share_is_of_the_clause_before_tells(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "减少的行业有饮食业(-5.4%或-38人)、批发业(-4.4%或-6人)和零售业(-8.1%或-21人)。",
            ["饮食业", "批发业", "零售业"],
        ),
        ("升幅较大的有仓储业(不含冷库)(4.2%或98人)和运输业(6.0%或312人)。", ["仓储业", "运输业"]),
        ("减少的商品有玩具(-5.2%、-12亿元)及钟表(-3.1%、-8亿元)。", ["玩具", "钟表"]),
    ],
)
def test_a_rate_and_an_amount_in_one_bracket_are_of_the_name_before_it(text, expected):
    assert subjects(text)[::2] == subjects(text)[1::2] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("货运量下降的口岸主要为东门口岸(含保税区)(4.2%或3100吨)。", [("东门口岸", "-4.2"), ("东门口岸", "-3100")]),
        ("入院人次减少主要见于儿科(-210人次或-9%)。", [("儿科", "-210"), ("儿科", "-9")]),
        ("销售额上升的行业有超市(6%或320万元)。", [("超市", "6"), ("超市", "3200000")]),
        ("課程人數增加的類別主要有書法(120人或8%)。", [("書法", "120"), ("書法", "8")]),
        ("罪案减少。下跌的罪案主要包括盗窃(145宗)。", []),
        ("支出最多的行业主要有餐饮业(4.2%或310万元)。", []),
    ],
)
def test_those_that_grew_or_shrank_have_changes_in_their_brackets(text, expected):
    changed = [claim for claim in extract(text) if claim.measure in ("增长率", "增减额")]
    assert [(claim.subject, str(claim.low)) for claim in changed] == expected


def test_what_is_most_of_something_is_named_without_what_says_so():
    assert subjects("杂费以租金为主（占41.8%），同比下降0.5%至3.7万元。") == ["租金"] * 3


def test_the_foremost_of_a_country_are_told_of_what_ranks_them():
    text = "其中湖北、湖南2个省降幅超过20%。一季度火灾死亡人数居全国前3位的省份是:广东(46人)、江苏(37人)、浙江(36人)。"
    assert subjects(text)[-3:] == ["火灾死亡人数"] * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共发生一次死亡3人以上较大火灾11起。", ["较大火灾"]),
        ("全国发生一次死亡5至9人重大交通事故68起。", ["重大交通事故"]),
        ("事故一次造成5人死亡。", ["死亡"]),
    ],
)
def test_how_many_an_accident_killed_only_says_which_are_meant(text, expected):
    assert subjects(text) == expected


def test_those_at_a_meeting_keep_the_word_that_joins_them():
    assert subjects("与会者数目上升3.9%至6万人次。") == ["与会者数目"] * 2
    assert subjects("会议与展览共15项。") == ["展览"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("奖励活动按年增加7项至28项。", ["7项", "28项"]),
        ("奖励活动按年增加7项至10项。", ["7项至10项"]),
        ("奖励活动按年增加7项至28项,分三年完成。", ["7项至28项"]),
        ("各站水温同比升0.3℃至1.2℃。", ["0.3℃至1.2℃"]),
        ("河道水位环比上升2厘米至5厘米。", ["2厘米至5厘米"]),
        ("各班同比增加0.3小时至1.5小时。", ["0.3小时至1.5小时"]),
        ("平均会期同比上升0.2日至1.7日。", ["0.2日", "1.7日"]),
        ("预计参展商同比增加3家至5家。", ["3家至5家"]),
        ("票价同比上升5%至8%。", ["5%至8%"]),
        ("班次增加3班至5班。", ["3班至5班"]),
    ],
)
def test_an_amount_on_the_year_before_leads_to_the_one_behind_it(text, expected):
    assert [claim.text for claim in extract(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全省机场完成旅客吞吐量980万人次。其中,干线机场完成720万人次;支线机场完成260万人次。",
            [("旅客吞吐量", "全省"), ("旅客吞吐量", "干线机场"), ("旅客吞吐量", "支线机场")],
        ),
        (
            "一季度,沿江港口完成外贸货物吞吐量90万吨。其中,上游港口完成30万吨,下游港口完成60万吨。",
            [("外贸货物吞吐量", None), ("外贸货物吞吐量", "上游港口"), ("外贸货物吞吐量", "下游港口")],
        ),
        (
            "规上企业实现利润9亿元。其中,国有企业实现6亿元,私营企业实现3亿元。",
            [("规上企业利润", None), ("国有企业利润", None), ("私营企业利润", None)],
        ),
        ("全省机场完成吞吐量980万人次。其中,支线机场完成改造2座。", [("吞吐量", "全省"), ("支线机场", "全省")]),
    ],
)
def test_what_others_of_a_kind_reached_is_what_all_of_them_reached(text, expected):
    assert [(claim.subject, claim.scope) for claim in extract(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2015年全县实现生产总值81亿元,增长8%。占全市生产总值920.6亿元的8.8%。",
            [("生产总值", "全县"), ("生产总值", "全县"), ("生产总值", "全市"), ("生产总值", "全县")],
        ),
        (
            "全镇共有低保户210户。占全县3000户低保户的7%。",
            [("低保户", "全镇"), ("低保户", "全镇"), ("低保户", "全镇")],
        ),
    ],
)
def test_a_sentence_that_opens_with_a_share_tells_its_whole(text, expected):
    assert [(claim.subject, claim.scope) for claim in extract(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会员总数增幅比上年下降0.4个百分点,比2014年最高值3.6%下降1.7个百分点。", ["会员总数增幅"] * 3),
        ("水库水位52.3米,比历史最高点58.1米低5.8米。", ["水库水位"] * 3),
        ("二季度商品房成交面积环比一季度增长21%,成交均价环比4月下降2%。", ["商品房成交面积", "成交均价"]),
        ("210家产值超亿元企业增长2.6%。", ["企业", "企业", "超亿元企业"]),
    ],
)
def test_what_figures_are_compared_with_names_nothing_of_its_own(text, expected):
    assert subjects(text) == expected


def told_with_measure(text):
    return [(claim.subject, claim.measure) for claim in extract(text)]


def told_with_scope(text):
    return [(claim.subject, claim.scope) for claim in extract(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "五项社会保险(含医疗)基金收入合计73亿元,增长4%。基金支出合计61亿元。",
            ["社会保险", "社会保险基金收入合计", "社会保险基金收入合计", "社会保险基金支出合计"],
        ),
        ("失业保险基金收入8亿元,基金支出5亿元。", ["失业保险基金收入", "失业保险基金支出"]),
        (
            "养老保险基金总收入8亿元。年末参保30万人。全年基金总支出6亿元。",
            ["养老保险基金总收入", "参保", "基金总支出"],
        ),
        ("基金收入3亿元。", ["基金收入"]),
        ("基金会收入3亿元，基金支出2亿元。", ["基金会收入", "基金支出"]),
    ],
)
def test_what_a_fund_has_is_of_its_kind(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("失业人员实现再就业860人,完成目标的105%。", [("失业人员再就业", "实现"), ("失业人员再就业", "完成")]),
        ("下岗失业人员实现再就业860人。", [("下岗失业人员再就业", "实现")]),
        (
            "就业困难人员实现就业230人，高校毕业生实现就业640人。",
            [("就业困难人员就业", "实现"), ("高校毕业生就业", "实现")],
        ),
        ("创业带动就业470人。", [("创业带动就业", None)]),
        ("全县实现就业3.4万人。", [("就业", "实现")]),
        ("企业实现就业岗位300个。", [("就业岗位", "实现")]),
    ],
)
def test_those_who_found_work_are_told_of_with_it(text, expected):
    assert told_with_measure(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "报告病例47例。其中:东河区21例、西岭区12例、滨江新城8例、白石县6例。",
            [("病例", None), ("病例", "东河区"), ("病例", "西岭区"), ("病例", "滨江新城"), ("病例", "白石县")],
        ),
        (
            "现有疑似病例19例(东河区11例、西岭区5例、湾北岸1例、白石县2例)。",
            [
                ("疑似病例", None),
                ("疑似病例", "东河区"),
                ("疑似病例", "西岭区"),
                ("疑似病例", "湾北岸"),
                ("疑似病例", "白石县"),
            ],
        ),
        (
            "环境监测站1个,烟尘控制区4个,总面积9平方公里。",
            [("环境监测站", None), ("烟尘控制区", None), ("烟尘控制区", None)],
        ),
        ("吸收外资7亿美元。到年末,全市已有房地产公司260家。", [("吸收外资", None), ("房地产公司", "全市")]),
        (
            "全市社会消费品零售总额310亿元,增长6%。其中,限上企业完成120亿元,增长9%。",
            [
                ("社会消费品零售总额", "全市"),
                ("社会消费品零售总额", "全市"),
                ("社会消费品零售总额", "限上企业"),
                ("社会消费品零售总额", "限上企业"),
            ],
        ),
        (
            "来澳旅客前三名为日本140万人次，港澳120万人次，韩国90万人次。",
            [("来澳旅客", "日本"), ("来澳旅客", "港澳"), ("来澳旅客", "韩国")],
        ),
        ("出口额的前十二位依次是德国12亿元、日本8亿元。", [("出口额", "德国"), ("出口额", "日本")]),
        ("进口额居前三的国家：德国12亿元、日本8亿元。", [("进口额", "德国"), ("进口额", "日本")]),
        ("旅客人数前三大来源地：泰国12万人，日本8万人。", [("旅客人数", "泰国"), ("旅客人数", "日本")]),
    ],
)
def test_places_and_bodies_have_what_was_told_of_and_kinds_of_areas_are_counted(text, expected):
    assert told_with_scope(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "受理刑事案件310件,受理民事案件840件,比上年分别下降6%、上升3%。",
            ["刑事案件", "民事案件", "刑事案件", "民事案件"],
        ),
        ("查办案件46件，处理干部19人，同比分别上升5%和下降3%。", ["案件", "干部", "案件", "干部"]),
        ("进口、出口分别增长5%和下降3%。", ["进口", "出口"]),
        ("粮食产量30万吨，同比分别增长3%、下降5%。", ["粮食产量"] * 3),
        (
            "规模以上工业实现主营业务收入96亿元,增长7%;实现利税11亿元;实现利润6亿元。",
            ["主营业务收入", "主营业务收入", "规模以上工业利税", "规模以上工业利润"],
        ),
        ("规模以上工业企业盈亏相抵后实现利润7亿元。", ["规模以上工业企业利润"]),
        (
            "规上工业实现产值96亿元,三大主导产业实现产值40亿元，实现利润3亿元。",
            ["规上工业产值", "主导产业", "主导产业产值", "主导产业利润"],
        ),
        (
            "粮食单产380公斤/亩,每亩产量比上年增加2公斤,增长0.5%。小麦单产410公斤/亩,每亩产量减少3公斤。",
            ["粮食单产", "粮食单产", "粮食单产", "小麦单产", "小麦单产"],
        ),
        ("门店总数350间(同比+41家),其中直营店160间(同比+12家)。", ["门店", "门店", "直营店", "直营店"]),
        ("生产总值连续跨越两个“百亿元”台阶,从190亿元增至410亿元。", ["百亿元台阶", "生产总值", "生产总值"]),
        ("优良天数281天,占全年有效天数的77.2%。", ["优良天数", "优良天数"]),
        ("返岗的贫困人口9万人,为去年务工人数的103%。", ["贫困人口", "贫困人口"]),
        ("生产总值增长7%,两年平均增速比上季度加快2个百分点。", ["生产总值", "生产总值"]),
        ("月薪7200元、中位数6100元,均有3%以上的增幅。", ["月薪", "月薪中位数", "月薪中位数"]),
        ("公务用车购置及运行费230万元,公车运行维护费90万元。", ["公务用车购置及运行费", "公车运行维护费"]),
        ("五保对象860人,其中集中供养540人,分散供养320人。", ["五保对象"] * 3),
        ("矿山事故9起,死亡12人,同比减少4起6人。", ["矿山事故", "矿山事故", "矿山事故", "矿山事故死亡"]),
    ],
)
def test_what_goes_on_about_what_was_told_of_before_is_of_that(text, expected):
    assert subjects(text) == expected
