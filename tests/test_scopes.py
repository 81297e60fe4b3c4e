"""The place that a figure is about: in its sentence, else in the lead, else in a heading, else in the document."""

from datetime import date

import pytest

from claims import extract
from claims.frames import setting
from claims.scopes import named, place_at_head, place_of_title

TITLE = "泰安市2023年国民经济和社会发展统计公报"


def of(text, title=TITLE, **known):
    """The scope as written and the place of the indicator's key, for each claim."""
    return [(c.scope, c.indicator.split("|")[3]) for c in extract(text, date(2024, 3, 1), title, **known)]


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("泰安市2023年国民经济和社会发展统计公报", "泰安市"),
        ("2023年泰安市政府工作报告", "泰安市"),
        ("四川省2026年政府工作报告", "四川省"),
        ("2022年内蒙古自治区国民经济和社会发展统计公报", "内蒙古自治区"),
        ("关于2022年青岛市财政预算执行情况的报告", "青岛市"),
        ("二〇二二年云岭县政府工作报告", "云岭县"),
        ("福建省2020年水利建设情况", "福建省"),
        ("青年发展型城市建设新闻发布会", None),
        ("我市城镇新增就业再创新高", None),
        ("关于印发工作要点的通知", None),
        ("城市建设统计公报", None),
    ],
)
def test_a_title_names_the_documents_place(title, place):
    assert place_of_title(title) == place


def test_an_official_publisher_gives_the_place_where_the_title_does_not():
    assert setting("", title="工作要点", publisher="青岛市人民政府").place == "青岛市"
    assert setting("", title="工作要点", publisher="青岛市统计局").place == "青岛市"
    assert setting("", title="工作要点", publisher="青岛晚报").place is None


def test_the_first_lines_of_a_text_stand_in_for_a_missing_title():
    text = "政府工作报告\n——2023年1月5日在青岛市第十七届人民代表大会第二次会议上\n新建公路30公里。"
    assert of(text, None) == [("青岛市", "青岛市")]


def test_a_place_without_its_end_is_completed_from_the_text():
    assert setting("泰安2023年统计公报\n泰安市统计局").place == "泰安市"


@pytest.mark.parametrize(
    ("words", "place", "full"),
    [
        ("全市", "泰安市", "泰安市"),
        ("我市", "泰安市", "泰安市"),
        ("全省", "泰安市", "全省"),
        ("全省", "四川省", "四川省"),
        ("全区", "宁夏回族自治区", "宁夏回族自治区"),
        ("全国", "泰安市", "中国"),
        ("我国", None, "中国"),
        ("市区", "泰安市", "泰安市/市区"),
        ("市区", None, "市区"),
        ("岱岳区", "泰安市", "岱岳区"),
        (None, "泰安市", "泰安市"),
        (None, None, ""),
    ],
)
def test_a_place_is_named_in_full(words, place, full):
    assert named(words, place) == full


@pytest.mark.parametrize(
    "words", ["实现增加值", "城市道路", "西安地铁", "超市销售", "市场主体", "共建园区", "", "（全市"]
)
def test_other_words_are_taken_for_no_place(words):
    assert place_at_head(words, spoken=True) is None


def test_the_sentences_own_place_comes_first_and_is_shown_as_written():
    assert of("全市新建公路30公里。") == [("全市", "泰安市")]
    assert of("青岛市新建公路30公里。") == [("青岛市", "青岛市")]
    assert of("据初步核算，2023年，青岛市新建公路30公里。") == [("青岛市", "青岛市")]


def test_a_place_holds_to_the_next_one_in_its_sentence():
    assert of("青岛市新建公路30公里，改造公路5公里，烟台市新建公路9公里。") == [
        ("青岛市", "青岛市"),
        ("青岛市", "青岛市"),
        ("烟台市", "烟台市"),
    ]


def test_the_place_of_the_lead_holds_for_its_paragraph():
    assert of("青岛市港口繁忙。新建公路30公里。\n新建桥梁2座。") == [("青岛市", "青岛市"), ("泰安市", "泰安市")]


def test_after_a_second_place_headed_a_sentence_none_is_guessed():
    assert of("青岛市新建公路30公里。烟台市新建公路9公里。另有桥梁2座。")[-1] == (None, "")


def test_the_whole_named_in_two_ways_is_one_place():
    assert of("全市新建公路30公里。我市新建桥梁9座。改造隧道2座。")[-1] == ("全市", "泰安市")


def test_a_heading_gives_its_place_to_what_stands_below():
    assert of("一、青岛市\n新建公路30公里。\n二、交通建设\n新建公路9公里。") == [
        ("青岛市", "青岛市"),
        ("泰安市", "泰安市"),
    ]


def test_a_place_alone_before_a_colon_heads_what_stands_below():
    assert of("青岛市：\n新建公路30公里。\n烟台市：\n新建公路9公里。")[-1] == ("烟台市", "烟台市")


def test_a_place_behind_the_number_of_an_item_is_its_own():
    found = of("（一）青岛市：新建公路30公里。\n（二）烟台市：新建公路9公里。\n3.泰安市：新建公路7公里。")
    assert [scope for scope, _ in found] == ["青岛市", "烟台市", "泰安市"]


def test_the_whole_of_a_higher_level_is_kept_apart():
    (own,), (higher,) = of("全市新建公路30公里。"), of("全省新建公路30公里。")
    assert (own[1], higher[1]) == ("泰安市", "全省")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2023年，泰安GDP达到3200亿元。", [("GDP", "泰安")]),
        ("青岛整体人口为1037万人；烟台的常住人口为703万人。", [("人口", "青岛"), ("常住人口", "烟台")]),
        ("台灣人口總數2330萬人。", [("人口總數", "台灣")]),
        ("全国粮食产量6.9亿吨，河南粮食产量6624万吨。", [("粮食产量", "全国"), ("粮食产量", "河南")]),
        ("山东出口1.9万亿元。", [("出口", "山东")]),
        ("我国对欧盟出口3.5万亿元，美国出口3.6万亿元。", [("欧盟出口", "我国"), ("美国出口", "我国")]),
        ("青岛银行营业收入120亿元。", [("营业收入", "青岛银行")]),
        ("上海外贸学院招生3000人。", [("招生", "上海外贸学院")]),
        ("北京粮食集团营业收入300亿元。", [("营业收入", "北京粮食集团")]),
        ("青岛啤酒产量300万吨。", [("青岛啤酒产量", None)]),
    ],
)
def test_a_short_name_before_what_is_told_of_places_is_the_scope(text, told):
    assert [(claim.subject, claim.scope) for claim in extract(text, title="统计新闻")] == told


def test_the_whole_of_a_place_is_that_of_who_tells_or_of_the_paragraph():
    text = "江苏省统计局分析称，2021年，全省GDP达到11.6万亿元。全省社会消费品零售总额超过4万亿元。"
    assert of(text, None) == [("全省", "江苏省")] * 2
    assert of("江苏省统计局数据显示，2021年，全国GDP达到114万亿元。", None) == [("全国", "中国")]
    assert of("江苏省统计局数据显示，2021年，全市GDP达到1万亿元。", None) == [("全市", "全市")]


def test_the_whole_is_that_of_the_place_named_last_and_not_of_the_document():
    text = "截至5月4日24时，江苏全省累计报告病例341例，4日当天全省新增病例33例。其中重症病例9例。"
    assert of(text) == [("江苏", "江苏省")] * 3
    assert of("我国粮食产量6.9亿吨，全国棉花产量600万吨。") == [("我国", "中国"), ("全国", "中国")]


def test_a_base_of_comparison_is_no_scope():
    assert of("在全省率先新建公路30公里。") == [("泰安市", "泰安市")]


def test_a_part_of_the_place_holds_for_its_clause():
    assert of("市区新建公路30公里，完成绿化9公顷。") == [("市区", "泰安市/市区"), ("泰安市", "泰安市")]


def test_a_kind_narrows_the_key_and_not_the_place():
    (claim,) = extract("农村新建公路30公里。", None, TITLE)
    assert claim.scope == "泰安市"
    assert claim.indicator.split("|")[0].startswith("农村")


def test_a_document_without_a_known_place_gives_none():
    assert of("新建公路30公里。", None) == [(None, "")]
    assert of("全市新建公路30公里。", None) == [("全市", "全市")]


def test_the_rules_say_where_place_and_time_were_found():
    text = "青岛市去年新建公路30公里。新建桥梁2座。\n新建隧道3座。"
    rules = [set(c.rules) for c in extract(text, date(2024, 3, 1), TITLE)]
    assert {"scope:sentence", "period:sentence"} <= rules[0]
    assert {"scope:lead", "period:lead"} <= rules[1]
    assert {"scope:document", "period:document"} <= rules[2]


def test_a_place_named_in_a_bracket_holds_for_the_bracket_alone():
    text = "湖北新增病例349例（其中：武汉315例、孝感5例），新增死亡病例8例。"
    assert [scope for scope, _ in of(text, None)] == ["湖北", "武汉", "孝感", "湖北"]


def test_a_word_for_a_level_is_no_place():
    assert of("各省（自治区、直辖市）新增病例327例。", None)[-1][0] is None


def test_all_provinces_together_are_the_country():
    text = "31个省（自治区、直辖市）和新疆生产建设兵团报告新增病例327例。"
    assert of(text, None)[-1][0] == "31个省"
    assert named("31个省", "泰安市") == "中国"
    assert of("31个省会城市新增病例327例。", None)[-1][0] is None


def test_a_tag_in_brackets_before_a_sentence_is_no_part_of_its_place():
    assert [scope for scope, _ in of("【两会发布④】安徽省新增就业60万人。", None)] == ["安徽省"]


def test_a_report_of_work_given_in_december_speaks_of_the_year_that_ends():
    text = "政府工作报告\n——2008年12月24日在青岛市第六届人民代表大会第二次会议上\n新建公路30公里。"
    assert setting(text).frame.spoken == 2008
    assert setting(text.replace("2008年12月24日", "2009年1月24日")).frame.spoken == 2008


def test_the_places_of_a_ranking_are_those_of_their_figures():
    found = of("全市老年人口比率为11.50%，其中东势区最高为18.45%，其次为新社区18.20%。")
    assert [scope for scope, _ in found] == ["全市", "东势区", "新社区"]


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("大学程度者的失业率为2.9%，制造业失业率为2.1%。", ["大学程度者", None]),
        ("大学程度者的失业率为2.9%，比上年低0.3个百分点。", ["大学程度者", "大学程度者"]),
    ],
)
def test_a_group_of_people_holds_until_something_else_is_named(text, scopes):
    assert [claim.scope for claim in extract(text)] == scopes
