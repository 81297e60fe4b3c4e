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
