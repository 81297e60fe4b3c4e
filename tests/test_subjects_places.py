"""What figures of places are told of: places that no list has, regions, and where something happened."""

import pytest

from claims import extract
from claims.nouns import like_a_place


def told(text):
    return [(claim.subject, claim.scope) for claim in extract(text)]


def subjects(text):
    return [claim.subject for claim in extract(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "云岭县引进企业32家，同比增长5.6%；石桥县58家，增长7.2%。",
            [("企业", "云岭县"), ("企业", "云岭县"), ("企业", "石桥县"), ("企业", "石桥县")],
        ),
        (
            "全县建成充电桩75个，其中云岭镇47个、石桥镇28个。",
            [("充电桩", "全县"), ("充电桩", "云岭镇"), ("充电桩", "石桥镇")],
        ),
        ("全市建成合作社75家，东部44家、中部31家。", [("合作社", "全市"), ("合作社", "东部"), ("合作社", "中部")]),
        ("云岭县、石桥县分别引进企业32家、47家。", [("企业", "云岭县"), ("企业", "石桥县")]),
        ("海宁市和云岭县用电量分别达到3亿千瓦时和4亿千瓦时。", [("用电量", "海宁市"), ("用电量", "云岭县")]),
        ("云岭县培育合作社32家；石桥县培育47家。", [("合作社", "云岭县"), ("合作社", "石桥县")]),
        ("用电量最高的是云岭县，达3亿千瓦时。", [("用电量", "云岭县")]),
        ("新增病例84例，分布在12个省份。其中，海南52例。", [("病例", None), ("省份", None), ("病例", "海南")]),
        ("新增病例中，省监狱3例。", [("病例", "省监狱")]),
        (
            "事故17起。今年以来，矿山企业发生8起；铁路交通发生7起。",
            [("事故", None), ("事故", "矿山企业"), ("事故", "铁路交通")],
        ),
        ("全国人口共14.1亿人。", [("人口", "全国")]),
        (
            "新增确诊病例中，浙江14例，出院5例；江苏8例，死亡2例；上海出院1例；陜西3例。",
            [
                *[("确诊病例", "浙江"), ("出院", "浙江"), ("确诊病例", "江苏"), ("死亡", "江苏")],
                *[("出院", "上海"), ("确诊病例", "陜西")],
            ],
        ),
        (
            "全国收获玉米3.1亿吨。其中，河南140万吨，花生35万吨；河北92万吨，花生17万吨；山东78万吨。",
            [
                *[("玉米", "全国"), ("玉米", "河南"), ("花生", "河南"), ("玉米", "河北"), ("花生", "河北")],
                ("玉米", "山东"),
            ],
        ),
    ],
)
def test_what_is_told_of_a_place_is_what_was_told_before(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("园区面积12平方公里，建成区4平方公里。", ["园区面积", "建成区"]),
        ("涉及21个市。现有疫情县98个。", ["市", "疫情县"]),
        ("拥有制造企业147家、上市企业74家。", ["制造企业", "上市企业"]),
        ("全县企业75家，工业园区90家。", ["企业", "工业园区"]),
    ],
)
def test_kinds_of_places_are_counted_themselves(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize("name", ["云岭县", "石桥镇", "柳林乡", "青河区", "白沙街道"])
def test_a_name_is_built_like_that_of_a_place(name):
    assert like_a_place(name)


@pytest.mark.parametrize("name", ["重点镇", "贫困县", "上市", "夜市", "社区", "园区", "中心区", "城镇"])
def test_kinds_of_places_and_other_words_are_no_names(name):
    assert not like_a_place(name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("产值连续跨越两个百亿元台阶，从2018年的132亿元增至2023年的347亿元。", ["产值", "产值"]),
        ("人才总量要从现在的32万人增加到75万人。", ["人才总量", "人才总量"]),
        ("在去年产量30万吨的基础上，今年又增长6%。", ["产量", "产量"]),
        ("收入32亿元，同口径完成35亿元，增幅6.1%。", ["收入", "收入", "收入"]),
        ("2023年全市用电量稳步增长。全年达到32亿千瓦时。", ["用电量"]),
        ("进口32亿元，增量3亿元。", ["进口", "进口"]),
        ("全市共有32公里农村公路。", ["农村公路"]),
        ("今年生产钢32万吨。", ["钢"]),
        ("出口有机会突破30亿元。", ["出口"]),
        ("全县有小学48所，在校学生2.6万人。", ["小学", "小学在校学生"]),
        ("各级各类学校48所，在校学生2.6万人。", ["在校学生"]),
        ("全县有二级医院2家，编制床位580张；民营医院6家。", ["民营医院"]),
        ("年径流量45亿立方米，比多年平均52亿立方米少13%。", ["年径流量", "年径流量", "年径流量"]),
        ("全年日照时数1820小时，较常年值1900小时偏少80小时。", ["日照时数", "日照时数", "日照时数"]),
    ],
)
def test_bases_marks_and_chances_name_nothing_themselves(text, expected):
    assert subjects(text)[-len(expected) :] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("考点总数达到31个，企业数量达到58家。", [("考点", "总数"), ("企业", "数量")]),
        ("签单数量32亿件。", [("签单数量", None)]),
        ("奖牌总数31枚。", [("奖牌总数", None)]),
    ],
)
def test_how_many_there_are_in_all_is_an_aspect_of_the_things_counted(text, expected):
    assert [(claim.subject, claim.measure) for claim in extract(text)] == expected
