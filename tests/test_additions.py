"""Sums that a text writes out, and what their terms are of."""

import pytest

from claims import extract


def told(text):
    return [(claim.text, str(claim.low), claim.unit, claim.subject) for claim in extract(text)]


def test_the_terms_of_a_sum_are_of_what_they_were_of_before():
    text = "① 水费:600元左右\n② 电费:1400元左右\n全年花费为\n600+1400=2000元"
    assert told(text)[2:] == [
        ("600", "600", "元", "水费"),
        ("1400", "1400", "元", "电费"),
        ("2000元", "2000", "元", "花费"),
    ]


def test_terms_of_one_value_are_of_different_things_in_their_order():
    text = "① 早餐:500元\n② 午餐:500元\n500+500=1000元"
    assert [subject for *_, subject in told(text)[2:4]] == ["早餐", "午餐"]


def test_a_sum_takes_up_the_figures_of_its_sentence():
    assert [subject for *_, subject in told("门诊300人、住院120人,300+120=420人。")][2:4] == ["门诊", "住院"]


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("男生支出30+50=80万元，女生支出20+40=60万元。", {"80万元": "男生支出", "60万元": "女生支出"}),
        ("甲组30+50=80分，乙组20+45=65分，丙组10+20=30分。", {"80分": "甲组", "65分": "乙组", "30分": "丙组"}),
        ("门票为700+200=900元、餐费为300+110=410元。", {"900元": "门票", "410元": "餐费"}),
        ("电费为90+60=150元，70+55=125元。", {"150元": "电费", "125元": "电费"}),
    ],
)
def test_each_of_some_sums_side_by_side_is_of_its_own_words(text, sums):
    found = {claim: subject for claim, _, _, subject in told(text)}
    assert {claim: found[claim] for claim in sums} == sums


def test_the_terms_of_sums_side_by_side_are_of_what_each_was_of():
    text = "东库存粮30吨，西库存粮50吨，南库存粮20吨，北库存粮40吨，30+50=80吨，20+40=60吨。"
    terms = [(claim, subject) for claim, _, _, subject in told(text)][4:]
    assert terms[:2] == [("30", "东库存粮"), ("50", "西库存粮")]
    assert terms[3:5] == [("20", "南库存粮"), ("40", "北库存粮")]


def test_a_sum_of_sums_takes_them_up_and_is_of_none_of_them():
    found = told("门票为700+200=900元、餐费为300+110=410元，共900+410=1310元。")
    assert [subject for *_, subject in found[-3:]] == ["门票", "餐费", None]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("房租3万元。3+5=8万元。", ["30000", "30000", "50000", "80000"]),
        ("学费1.8W元。1.8W+5000=2.3W", ["18000", "18000", "5000", "23000"]),
        ("费用共2万元。1500+3000=4500元", ["20000", "1500", "3000", "4500"]),
    ],
)
def test_the_magnitude_and_the_unit_of_a_sum_are_those_of_its_terms(text, values):
    found = extract(text)
    assert [str(claim.low) for claim in found] == values
    assert {claim.unit for claim in found} == {"元"}


@pytest.mark.parametrize("text", ["1+1=2", "“3+2”模式办学。", "3+4=7，谁都会算。"])
def test_arithmetic_is_no_sum_of_things(text):
    assert extract(text) == []


@pytest.mark.parametrize(
    ("text", "subject", "scope"),
    [
        ("注册资本：300万元", "注册资本", None),
        ("1. 狗粮:300元左右 / 月", "狗粮", None),
        ("② 各种瓷砖(客厅、厨房等):8000元左右", "瓷砖", None),
        ("兴趣班：每年5000元", "兴趣班", None),
    ],
)
def test_a_label_tells_what_the_first_figure_of_its_line_is_of(text, subject, scope):
    (claim,) = extract(text)
    assert (claim.subject, claim.scope) == (subject, scope)


@pytest.mark.parametrize("text", ["甲市：300人", "李明：3000元是借的。", "据统计显示：300人"])
def test_places_speakers_and_what_announces_are_no_labels(text):
    (claim,) = extract(text)
    assert claim.subject not in ("甲市", "李明", "据统计显示", "统计显示")
