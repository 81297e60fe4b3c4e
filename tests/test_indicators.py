"""The key under which claims are about one thing: what meets, and what stays apart."""

from datetime import date

import pytest

from claims import extract, lexicon
from claims.indicators import normalise
from claims.scopes import in_full, located

TITLE = "泰安市2023年国民经济和社会发展统计公报"


def key(text, title=None):
    """The indicator of the first claim of a text."""
    return extract(text, date(2024, 3, 1), title)[0].indicator


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("地區生產總值", "地区生产总值"),
        ("“青年驿站”", "青年驿站"),
        ("《实施方案》", "实施方案"),
        ("「創業園」", "“创业园”"),
        ("学校的教师", "学校教师"),
        ("ＧＤＰ", "GDP"),
        ("gdp", "地区生产总值"),
        ("企业 （个）", "企业(个)"),
        ("批发和零售业、住宿业", "批发和零售业住宿业"),
        ("规上工业企业", "规模以上工业企业"),
        ("规上工业增加值", "规模以上工业企业增加值"),
        ("年末常住总人口", "年末常住人口"),
        ("归属于上市公司股东的净利润", "归母净利润"),
        ("细颗粒物（PM2.5）", "PM2.5"),
    ],
)
def test_one_thing_written_in_two_ways_has_one_name(one, other):
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("常住人口", "户籍人口"),
        ("常住人口", "总人口"),
        ("一般公共预算收入", "一般公共预算支出"),
        ("一般公共预算收入", "地方财政总收入"),
        ("进口总额", "出口总额"),
        ("进出口总额", "出口总额"),
        ("规模以上工业增加值", "工业增加值"),
        ("规模以上工业", "限额以上工业"),
        ("城镇居民人均可支配收入", "农村居民人均可支配收入"),
        ("城镇居民人均可支配收入", "居民人均可支配收入"),
        ("农民人均纯收入", "农民人均可支配收入"),
        ("城镇登记失业率", "城镇调查失业率"),
        ("国民生产总值", "国内生产总值"),
        ("本外币存款余额", "人民币存款余额"),
        ("存款余额", "贷款余额"),
        ("广义货币", "狭义货币"),
        ("营业收入", "主营业务收入"),
        ("净利润", "归母净利润"),
        ("职工医保", "居民医保"),
        ("接待国内游客", "接待游客"),
        ("出生率", "死亡率"),
        ("高校", "驻市高校"),
        ("CPI", "PPI"),
        ("固定资产投资", "房地产开发投资"),
    ],
)
def test_different_things_keep_different_names(one, other):
    assert normalise(one) != normalise(other)


def test_one_indicator_meets_across_words_scripts_and_marks():
    first = key("2023年，全市GDP达到3000亿元。", TITLE)
    assert first == "地区生产总值||money|泰安市|2023-01-01/2023-12-31"
    assert key("全年实现地区生产总值3000亿元。", TITLE) == first
    assert key("2023年泰安市地區生產總值為3000億元。") == first
    assert key("2023年，我市“国内生产总值”达到3000亿元。", TITLE) == first


def test_another_year_place_measure_or_dimension_is_another_indicator():
    known = {
        key("全年实现地区生产总值3000亿元。", TITLE),
        key("2022年实现地区生产总值3000亿元。", TITLE),
        key("全省实现地区生产总值3000亿元。", TITLE),
        key("全年地区生产总值增长5%。", TITLE),
    }
    assert len(known) == 4


def test_the_nations_output_is_not_that_of_the_documents_city():
    assert key("2023年，全国GDP达到126万亿元。", TITLE) == "地区生产总值||money|中国|2023-01-01/2023-12-31"


def test_a_place_written_into_the_subject_is_not_kept_twice():
    assert key("2023年，泰安市常住人口500万人。") == key("2023年，全市常住人口500万人。", TITLE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("晋中", "晋中市"),
        ("山西晋中", "晋中市"),
        ("山西省晋中市", "晋中市"),
        ("内蒙古呼伦贝尔市海拉尔区", "海拉尔区"),
        ("宁夏", "宁夏回族自治区"),
        ("上海", "上海市"),
    ],
)
def test_a_place_has_one_name_whatever_it_is_said_to_lie_in(one, other):
    assert in_full(one) == in_full(other) == other


@pytest.mark.parametrize(("one", "other"), [("吉林", "吉林市"), ("南京市鼓楼区", "徐州市鼓楼区"), ("大理", "大理市")])
def test_places_that_share_a_name_stay_apart(one, other):
    assert in_full(one) != in_full(other)


def test_what_only_a_document_can_place_is_no_place_of_its_own():
    assert all(map(located, ("海拉尔区", "晋中市", "中国", "海拉尔区/区本级")))
    assert not any(map(located, ("全市", "全社会", "城区", "鼓楼区", "普通高中", "")))


def test_the_whole_of_society_is_that_of_the_documents_place():
    assert key("2023年，全社会固定资产投资300亿元。", TITLE).split("|")[3] == "泰安市"


def test_a_short_name_and_a_full_one_give_one_key():
    first = key("2023年，泰安实现生产总值3000亿元。")
    assert (
        first
        == key("2023年，全市GDP达到3000亿元。", "山东省泰安市2023年统计公报")
        == key("全年实现生产总值3000亿元。", TITLE)
    )


def test_verbs_that_add_nothing_are_no_part_of_the_key():
    for row in lexicon.entries("aliases.toml", "light"):
        for text in row["yes"]:
            claim = extract(text)[0]
            assert (claim.measure in row["surfaces"], claim.indicator.split("|")[1]) == (True, ""), text
        for text in row["no"]:
            assert extract(text)[0].measure not in row["surfaces"], text
