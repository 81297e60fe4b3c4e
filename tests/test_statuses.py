"""Which figures are planned, and how far the word that says so reaches."""

import pytest

from claims import extract


def planned(text: str) -> list[str]:
    """The figures that are planned, in order."""
    return [claim.text for claim in extract(text) if claim.status.value == "planned"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("预计生产总值197亿元，增长8%；投资增长13%；税收增长5%。", ["197亿元", "8%", "13%", "5%"]),
        ("预计生产总值197亿元，增长8%。投资增长13%；税收增长5%。", ["197亿元", "8%"]),
        ("预计生产总值197亿元；目前完成投资30亿元；税收增长5%。", ["197亿元"]),
        ("新建学校3所，预计投资5亿元；改造医院2所。", ["5亿元"]),
    ],
)
def test_an_estimate_that_leads_a_list_holds_to_its_end_or_to_what_is_done(text, figures):
    assert planned(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("出口增长36%，比原预测高出7个百分点。", []),
        ("预计生产总值达4270亿元，总量连续13年居全省首位。", ["4270亿元"]),
        ("生产总值有望连续3年增长5%以上。", ["3年", "5%以上"]),
    ],
)
def test_what_an_estimate_is_compared_with_and_what_has_gone_on_are_actual(text, figures):
    assert planned(text) == figures
