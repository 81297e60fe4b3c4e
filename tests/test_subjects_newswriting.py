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
        ("后者增长5%。", [("5%", "后者")]),
    ],
)
def test_the_former_and_the_latter_are_what_was_told_of_last(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "60岁以下患者死亡率为0.4%，60岁以上为1.3%。",
            [("0.4%", "死亡率", "60岁以下患者"), ("1.3%", "死亡率", "60岁以上")],
        ),
        ("60岁以上3万人，80岁以上2万人。", [("3万人", "60岁以上", None), ("2万人", "80岁以上", None)]),
    ],
)
def test_a_rate_goes_on_for_those_of_another_age_but_people_are_counted_by_theirs(text, expected):
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
        ("货物出口第二季按年升21%，上季升14%。", [("21%", "货物出口"), ("14%", "货物出口")]),
        ("统计处公布第三季GDP，按年升5.4%。", [("5.4%", "GDP")]),
        ("公司公布业绩，营业收入增长5%。", [("5%", "营业收入")]),
        ("销货值虽增7.3%。", [("7.3%", "销货值")]),
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
