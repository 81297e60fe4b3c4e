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
