"""What figures are told of that no noun stands beside: what was counted, headed, held or grew before them."""

import pytest

from claims import extract


def subjects(text: str) -> list[tuple[str, str | None]]:
    """Each figure with its subject, in order."""
    return [(claim.text, claim.subject) for claim in extract(text)]


def measures(text: str) -> list[tuple[str, str | None]]:
    """Each figure with its measure, in order."""
    return [(claim.text, claim.measure) for claim in extract(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("高职类应考3400人，缺考210人。", [("3400人", "高职类应考"), ("210人", "高职类应考")]),
        (
            "文科类报名4100人，缺考150人；理科类报名6300人，缺考230人。",
            [("4100人", "文科类报名"), ("150人", "文科类报名"), ("6300人", "理科类报名"), ("230人", "理科类报名")],
        ),
        (
            "共启用标准化考点22个，其中为残疾考生启用2个，为外语听力启用6个。",
            [("22个", "标准化考点"), ("2个", "标准化考点"), ("6个", "标准化考点")],
        ),
        ("查获假烟1200条，当场销毁800条。", [("1200条", "假烟"), ("800条", "假烟")]),
        (
            "全市有公共自行车站点680个，去年新增90个，今年拟再建60个。",
            [("680个", "公共自行车站点"), ("90个", "公共自行车站点"), ("60个", "公共自行车站点")],
        ),
        (
            "景区道路日均车流量28万辆。其中，进城15万辆。",
            [("28万辆", "景区道路日均车流量"), ("15万辆", "景区道路日均车流量")],
        ),
        ("县里共有医生800人，离职30人。", [("800人", "医生"), ("30人", "医生")]),
        ("查处违法行为1.2万起，其中超速6100起。", [("1.2万起", "违法行为"), ("6100起", "超速")]),
        ("营救被困人员39人，疏散206人。", [("39人", "被困人员"), ("206人", "疏散")]),
        ("实现组团610人，地接340人。", [("610人", "组团"), ("340人", "地接")]),
        ("文化活动326场，其中展览128场。", [("326场", "文化活动"), ("128场", "展览")]),
    ],
)
def test_an_act_alone_is_of_some_of_those_counted_before(text: str, told: list[tuple[str, str | None]]) -> None:
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("宽带普及率达92%，超过全国平均水平3.4个百分点。", [("92%", "宽带普及率"), ("3.4个百分点", "宽带普及率")]),
        ("达标率为88%，达到并优于年度目标要求3个百分点。", [("88%", "达标率"), ("3个百分点", "达标率")]),
        ("公园游客1.2万人次，是平日的3倍。", [("1.2万人次", "公园游客"), ("3倍", "公园游客")]),
        ("收到申请4万份，超过供应量的两倍。", [("4万份", "申请"), ("两倍", "申请")]),
        ("普及率为82%，低于全国平均水平85%。", [("82%", "普及率"), ("85%", "普及率")]),
    ],
)
def test_a_standard_that_is_beaten_names_nothing(text: str, told: list[tuple[str, str | None]]) -> None:
    assert subjects(text) == told


def test_falling_behind_a_standard_is_a_negative_difference() -> None:
    behind = extract("普及率达82%，落后全国平均水平3个百分点。")[-1]
    assert (behind.subject, behind.measure, behind.low) == ("普及率", "增减额", -3)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("达成合作意向15个，总金额2.6亿美元。", [("15个", "合作意向"), ("2.6亿美元", "合作意向")]),
        ("现场签约项目22个，总金额18亿元。", [("22个", "项目"), ("18亿元", "项目")]),
        (
            "去年市级水利项目共安排188个，计划安排投资120亿元；全年完成投资131亿元。",
            [("188个", "市级水利项目"), ("120亿元", "市级水利项目"), ("131亿元", "市级水利项目")],
        ),
        ("查出问题6项，涉及金额2370万元。", [("6项", "问题"), ("2370万元", "金额")]),
        ("全市新设企业120家。\n今年完成投资31亿元。", [("120家", "新设企业"), ("31亿元", "投资")]),
    ],
)
def test_amounts_and_investments_are_of_what_was_counted(text: str, told: list[tuple[str, str | None]]) -> None:
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("（三）农村改厕。今年完成3.4万户。", [("3.4万户", "农村改厕")]),
        ("2.水库除险加固。截至8月底，完工16座。", [("16座", "水库除险加固")]),
        (
            "工作安排\n各部门分头落实。\n养老床位\n去年底达到4.3万张，比上年增加2600张。",
            [("4.3万张", "养老床位"), ("2600张", "养老床位")],
        ),
        ("鸡蛋价格大幅上涨。环比上涨12%。", [("12%", "鸡蛋价格")]),
        ("养老床位\n新增农家书屋60个。", [("60个", "农家书屋")]),
        ("全县学校32所。\n更不必说那些老校舍了\n同比增加3所。", [("32所", "学校"), ("3所", "学校")]),
    ],
)
def test_a_heading_or_a_sentence_without_figures_says_what_follows_is_of(
    text: str, told: list[tuple[str, str | None]]
) -> None:
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("东海音乐节将于5月1日至5日在滨海公园举行，为期5天。", [("5天", "东海音乐节")]),
        ("第三届茶博会昨日闭幕，历时4天。", [("4天", "第三届茶博会")]),
        ("景气指数为50.8%，已连续7个月位于扩张区间。", [("50.8%", "景气指数"), ("7个月", "景气指数")]),
        ("该店连续7个月亏损。", [("7个月", "亏损")]),
    ],
)
def test_a_length_of_time_is_of_what_takes_place_or_stays(text: str, told: list[tuple[str, str | None]]) -> None:
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "快递业务收入52亿元，同比增长11%。其中，武汉、西安增幅较大，分别达25%和22%。",
            [("52亿元", "快递业务收入"), ("11%", "快递业务收入"), ("25%", "快递业务收入"), ("22%", "快递业务收入")],
        ),
        (
            "三大客源为日本、韩国和泰国，分别占41.2%、23.6%和8.5%。",
            [("三大", "客源"), ("41.2%", "日本"), ("23.6%", "韩国"), ("8.5%", "泰国")],
        ),
        (
            "三大客源為中國內地、香港及中國臺灣，分別佔五成、兩成和一成。",
            [("三大", "客源"), ("五成", "中國內地"), ("兩成", "香港"), ("一成", "中國臺灣")],
        ),
        (
            "用电量、用水量和用气量再创新高，分别为40亿千瓦时、3亿吨和2亿立方米，增长5%、6%和7%。",
            [
                ("40亿千瓦时", "用电量"),
                ("3亿吨", "用水量"),
                ("2亿立方米", "用气量"),
                ("5%", "用电量"),
                ("6%", "用水量"),
                ("7%", "用气量"),
            ],
        ),
        (
            "货运量、港口吞吐量和旅客周转量稳步回升，分别达到40万吨、6万吨和3万人次。",
            [("40万吨", "货运量"), ("6万吨", "港口吞吐量"), ("3万人次", "旅客周转量")],
        ),
        (
            "门诊量同比增长9%。其中，武汉、西安两家附属医院增幅较大，分别达24%和22%。",
            [("9%", "门诊量"), ("两家", "附属医院"), ("24%", "门诊量"), ("22%", "门诊量")],
        ),
        (
            "快递业务收入52亿元，同比增长11%。其中，武汉增幅最大，达25%。",
            [("52亿元", "快递业务收入"), ("11%", "快递业务收入"), ("25%", "快递业务收入")],
        ),
        (
            "大米价格上涨2%。面粉、食用油分别上涨3%和5%。",
            [("2%", "大米价格"), ("3%", "面粉"), ("5%", "食用油")],
        ),
    ],
)
def test_places_and_bodies_are_where_something_grew(text: str, told: list[tuple[str, str | None]]) -> None:
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "其他教辅人员90人。研究生学历的85人（其中全日制40人），占31%。",
            [("90人", "其他教辅人员"), ("85人", "研究生学历"), ("40人", "全日制"), ("31%", "研究生学历")],
        ),
        (
            "职工120人。年龄40岁以下的50人，占42%。",
            [("120人", "职工"), ("50人", "年龄40岁以下"), ("42%", "年龄40岁以下")],
        ),
        ("共有运动员70人，其中参加过亚运会的12人。", [("70人", "运动员"), ("12人", "运动员")]),
    ],
)
def test_people_are_told_by_what_they_are(text: str, told: list[tuple[str, str | None]]) -> None:
    assert subjects(text) == told


def test_what_a_thing_is_praised_as_is_not_what_its_share_is_of() -> None:
    assert subjects("茶叶种植是县里的支柱产业之一，富民之本，占总产值的45%。") == [("45%", "茶叶种植")]


def test_what_became_the_first_choice_is_what_its_share_is_of() -> None:
    assert subjects("国企如今成为毕业生的首选，占比达到38%。") == [("38%", "国企")]


def test_the_sectors_behind_places_that_are_counted_are_told_apart() -> None:
    told = subjects("沿江四县区第一、二、三产业和居民生活用电分别增长3%、8%、5%和4%。")
    assert [subject for _, subject in told[1:]] == ["第一产业用电", "第二产业用电", "第三产业用电", "居民生活用电"]


def test_what_was_done_to_some_is_their_measure() -> None:
    assert measures("查获假烟1200条，当场销毁800条。") == [("1200条", "查获"), ("800条", "销毁")]


def test_a_rank_says_what_its_places_are_ranked_by() -> None:
    told = subjects("各镇用电量增速前两名：东镇增长18.6%，西镇增长15.7%。接待量后两名：南镇3.1万人次，北镇2.4万人次。")
    assert told == [("18.6%", "用电量"), ("15.7%", "用电量"), ("3.1万人次", "接待量"), ("2.4万人次", "接待量")]


def test_scores_of_a_rank_are_of_those_who_made_them() -> None:
    assert subjects("比赛前两名：甲队32分，乙队28分。") == [("32分", "甲队"), ("28分", "乙队")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "上半年，软件业务收入320亿元，增长9%，在总收入中所占的比重由21%上升到24%。",
            ["软件业务收入", "软件业务收入", "软件业务收入", "软件业务收入"],
        ),
        ("女教师3200人，在全体教师中所占的比例达64%。", ["女教师", "女教师"]),
        ("線上銷售額達12億元，在總銷售額中所佔的比重升至9.6%。", ["線上銷售額", "線上銷售額"]),
        ("新能源客车销量1.2万辆，在客车总销量中的份额为47%。", ["新能源客车销量", "新能源客车销量"]),
    ],
)
def test_a_weight_within_a_whole_is_of_what_was_told_before(text: str, told: list[str]) -> None:
    claims = extract(text)
    assert [claim.subject for claim in claims] == told
    assert claims[-1].measure == "占比"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("服装、鞋类分别录得12%和8%的跌幅。", [("服装", "-12"), ("鞋类", "-8")]),
        ("住宅售價錄得5.4%的跌幅。", [("住宅售價", "-5.4")]),
        ("客流量有21%的下跌，门票收入有3%的升幅。", [("客流量", "-21"), ("门票收入", "3")]),
        ("猪肉价格有百分之十的降幅。", [("猪肉价格", "-10")]),
        ("营业额录得6.3%的按年跌幅。", [("营业额", "-6.3")]),
        ("游客较上月5.1%的增幅明显回落。", [("游客", "5.1")]),
    ],
)
def test_a_fall_that_is_named_behind_its_rates_lowers_them(text: str, told: list[tuple[str, str]]) -> None:
    assert [(claim.subject, str(claim.low)) for claim in extract(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("收入最高的10%家庭拥有全部金融资产的47%。", ("家庭", "收入最高", "exact")),
        ("所得最低20%家庭的平均消費為30萬元。", ("家庭", "所得最低", "exact")),
        ("家庭收入最低 20%的住户平均每户负债6万元。", ("住户", "家庭收入最低", "exact")),
        ("成绩最差的15%学生需要补考。", ("学生", "成绩最差", "exact")),
        ("收入最低的两成居民每月支出为1900元。", ("居民", "收入最低", "exact")),
        ("首付比例最低20%，可以贷款。", ("首付比例", None, "at_least")),
        ("补贴最高30%的企业投资。", ("企业投资", "补贴", "at_most")),
    ],
)
def test_those_who_have_most_or_least_are_named(text: str, told: tuple[str, str | None, str]) -> None:
    claim = extract(text)[0]
    assert (claim.subject, claim.measure, str(claim.hedge)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("城镇居民人均可支配收入45000元，中位数41000元。", ["城镇居民人均可支配收入", "城镇居民人均可支配收入中位数"]),
        ("职工月薪平均数8200元，比上年增长3%，中位数7100元。", ["职工月薪平均数", "职工月薪平均数", "职工月薪中位数"]),
        ("患者年龄平均值41岁，中位数40岁。", ["患者年龄平均值", "患者年龄中位数"]),
    ],
)
def test_a_median_is_of_what_was_told_in_its_unit(text: str, told: list[str]) -> None:
    assert [claim.subject for claim in extract(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("观察组显效18例，有效9例，无效3例。", ["显效", "有效", "无效"]),
        ("观察组30例，显效18例，有效9例，无效3例。", ["观察组", "显效", "有效", "无效"]),
        ("试验组治愈31例（62%），好转12例（24%）。", ["治愈", "治愈", "好转", "好转"]),
        ("甲组患者接受常规治疗后痊愈15例，占42.9%，好转12例，占34.3%。", ["痊愈", "痊愈", "好转", "好转"]),
        ("用药两周后，实验组完全缓解11例、部分缓解16例、稳定5例。", ["完全缓解", "部分缓解", "稳定"]),
        ("手术组治愈28例，复发3例；保守组治愈20例，复发9例。", ["治愈", "复发", "治愈", "复发"]),
        ("工作组走访后有效解决问题12件。", ["问题"]),
        ("改革后进步学校12所。", ["学校"]),
    ],
)
def test_what_a_treatment_came_to_is_counted_under_its_own_name(text: str, told: list[str]) -> None:
    assert [claim.subject for claim in extract(text) if claim.dimension != "duration"] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("在少数民族人口中有回族人口3.2万人。", ["回族人口"]),
        ("全部党员中有女党员2100名。", ["女党员"]),
        ("在册企业中共有民营企业4300家。", ["民营企业"]),
        ("全县初中有教师320人。", ["教师"]),
        ("总人口中，65岁及以上老年人口达1.4万人。", ["65岁及以上老年人口"]),
    ],
)
def test_those_among_whom_they_are_go_from_the_name_of_those_counted(text: str, told: list[str]) -> None:
    assert [claim.subject for claim in extract(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "新增病例40例（含外地6例），系集中隔离点检出25例、主动筛查检出10例、协查检出5例。",
            [("40例", "病例"), ("6例", "病例"), ("25例", "病例"), ("10例", "病例"), ("5例", "病例")],
        ),
        (
            "查出安全隐患310处，其中自查发现260处、抽查发现50处。",
            [("310处", "安全隐患"), ("260处", "安全隐患"), ("50处", "安全隐患")],
        ),
        (
            "查处违法广告案件75件，其中群众举报发现40件、上级交办15件。",
            [("75件", "违法广告案件"), ("40件", "违法广告案件"), ("15件", "违法广告案件")],
        ),
        (
            "登记外来物种64种，其中野外调查记录40种。",
            [("64种", "登记外来物种"), ("40种", "登记外来物种")],
        ),
    ],
)
def test_how_some_were_found_names_nothing(text: str, told: list[tuple[str, str]]) -> None:
    assert subjects(text) == told


def test_how_some_were_found_is_not_said_of_the_next_place() -> None:
    text = "新增病例40例，其中东岚县12例，自查检出9例；西岚县28例，集中检出20例。"
    assert measures(text)[1:] == [
        ("12例", "新增"), ("9例", "自查检出"), ("28例", None), ("20例", "集中检出"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("蔬菜价格因连日降雨而上涨12%。", "蔬菜价格"),
        ("客运量受台风影响而减少8万人次。", "客运量"),
        ("住宿業因連假人潮挹注而年增9.3%。", "住宿業"),
        ("失业率由于季节变化而上升0.2个百分点。", "失业率"),
        ("手機銷量逾300萬支居冠。", "手機銷量"),
        ("票房突破40亿元登顶。", "票房"),
    ],
)
def test_why_it_changed_and_how_it_ranks_name_nothing(text: str, told: str) -> None:
    assert [claim.subject for claim in extract(text)] == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "外地顾客增长9.4%。在所完成的38亿元销售额中，超市销售额12亿元。",
            [("9.4%", "外地顾客"), ("38亿元", "销售额"), ("12亿元", "超市销售额")],
        ),
        (
            "外地遊客增長9.4%。在實現的38億元營業收入中，餐飲佔一成。",
            [("9.4%", "外地遊客"), ("38億元", "營業收入"), ("一成", "餐飲")],
        ),
        ("实现销售额38亿元，其中超市12亿元。", [("38亿元", "销售额"), ("12亿元", "超市")]),
    ],
)
def test_an_amount_out_of_which_some_are_told_is_of_what_stands_behind_it(text, told):
    assert subjects(text) == told
