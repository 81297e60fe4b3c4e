"""Who acts, whose something is and whose age it is, told from what is counted."""

import pytest

from claims import extract
from claims.agents import bare_of_clause, done, owner


def told(text):
    return [(claim.text, claim.subject) for claim in extract(text)]


def placed(text):
    return [(claim.subject, claim.scope) for claim in extract(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("奶农合作社养殖奶山羊640只。", ("奶山羊", "奶农合作社")),
        ("机床集团为职业学校采购数控设备19台。", ("数控设备", "机床集团")),
        ("稽查支队查处酒驾217起。", ("酒驾", "稽查支队")),
    ],
)
def test_those_who_act_are_the_scope_of_what_they_did(text, expected):
    assert placed(text) == [expected]


def test_one_who_gives_to_another_is_no_part_of_what_is_given():
    assert told("救援队向灾区捐赠帐篷75顶。") == [("75顶", "帐篷")]


@pytest.mark.parametrize(
    ("phrase", "thing"),
    [("合作社养殖肉羊", "肉羊"), ("为基层医疗机构采购影像设备", "影像设备"), ("牧民流转草场", "草场")],
)
def test_what_is_done_is_told_from_those_who_do_it(phrase, thing):
    found = done(phrase)
    assert found is not None
    assert found.thing == thing


@pytest.mark.parametrize(
    "phrase", ["企业研发人员", "居民消费价格", "银行贷款余额", "游客接待量", "单位缴费基金", "粮食收购企业", "养殖肉羊"]
)
def test_a_compound_with_an_act_in_it_stays_whole(phrase):
    assert done(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "body"),
    [
        ("清溪谷旅游度假区年综合收入", "清溪谷旅游度假区"),
        ("东港经开区进出口总额", "东港经开区"),
        ("明湖集团利润总额", "明湖集团"),
        ("规模以上工业企业利润总额", ""),
        ("集团利润总额", ""),
        ("每千人口示范区床位数量", ""),
        ("城东、城西开发区和产值", ""),
    ],
)
def test_an_amount_of_one_body_is_told_without_it_and_of_a_class_with_it(phrase, body):
    assert owner(phrase) == body


@pytest.mark.parametrize(
    ("phrase", "bare"),
    [
        ("教授团队培育的耐旱玉米", "耐旱玉米"),
        ("展会上亮相的折叠屏手机", "折叠屏手机"),
        ("台风登陆时最大风力", "最大风力"),
        ("病毒感染的肺炎病例", "病毒感染的肺炎病例"),
        ("在省外务工的村民", "在省外务工的村民"),
        ("农民的收入", "农民的收入"),
    ],
)
def test_a_clause_before_a_thing_is_no_part_of_its_name(phrase, bare):
    assert bare_of_clause(phrase) == bare


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("死者李某，男，53岁，生前务农。", [("53岁", "李某")]),
        ("被告人张某（29岁）骗取货款12万元。", [("29岁", "张某"), ("12万元", "货款")]),
        ("71岁的老裁缝王秀兰打开缝纫机。", [("71岁", "王秀兰")]),
        ("年龄最大的是领队赵某，63岁。", [("63岁", "赵某")]),
    ],
)
def test_an_age_is_of_the_person_named_beside_it(text, expected):
    assert told(text) == expected


def test_a_mean_age_is_of_no_person():
    assert told("队员平均年龄26.5岁。") == [("26.5岁", "队员平均年龄")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受访的技工中，58%愿意留在县城，21%打算外出。", [("58%", "技工"), ("21%", "技工")]),
        ("受访企业中，47%计划扩大招聘。", [("47%", "受访企业")]),
        ("抽样调查的菜农中，33.5%用过网络贷款。", [("33.5%", "菜农")]),
        ("参加调查的家长中，16%表示反对。", [("16%", "家长")]),
    ],
)
def test_a_share_that_stands_alone_is_of_the_group_before_it(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("累计收治伤员9例，其中山西籍4例。", [("9例", "伤员"), ("4例", "伤员")]),
        ("省里支持启动了63个更新改造项目。", [("63个", "更新改造项目")]),
        ("为2名学员特制了教材。", [("2名", "学员")]),
        ("81%的受访者“想早点回家”。", [("81%", "受访者")]),
        ("全村今年计划搬迁420户。", [("420户", "搬迁")]),
        ("扶养率31.6%，略低于全市平均之37.4%。", [("31.6%", "扶养率"), ("37.4%", "扶养率")]),
        ("发送旅客310万人次，高峰日达到27万人次。", [("310万人次", "旅客"), ("27万人次", "旅客")]),
        ("案件涉及投资人860名，总金额达4.1亿元。", [("860名", "投资人"), ("4.1亿元", "总金额")]),
        ("九部门联合发文。", [("九部门", "部门")]),
        ("发放助学贷款9笔，总额达32万元。", [("9笔", "助学贷款"), ("32万元", "助学贷款总额")]),
        ("主干道拓宽至36米。", [("36米", "主干道")]),
        ("负债合计52亿元，增长3%。", [("52亿元", "负债合计"), ("3%", "负债合计")]),
        ("本区62个重点城镇优良天数比例为81%。", [("62个", "重点城镇"), ("81%", "优良天数")]),
        ("来自17个国家的选手2.1万名。", [("17个", "国家"), ("2.1万名", "选手")]),
        ("条目320条，比上一版增加41条、修改26条。", [("320条", "条目"), ("41条", "条目"), ("26条", "条目")]),
    ],
)
def test_what_is_counted_is_told_from_the_words_around_it(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("贸易企业进口设备320台。", "贸易企业进口设备"),
        ("业主大会应到640户，实到512户。", "业主大会应到"),
        ("拍卖品总价值85万元。", "拍卖品总价值"),
        ("这套房总价96万元。", "套房总价"),
    ],
)
def test_what_only_looks_like_these_forms_stays(text, subject):
    assert told(text)[0][1] == subject
