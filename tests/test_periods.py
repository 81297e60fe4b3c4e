"""Written times are resolved to calendar days, and each figure gets the one that holds for it."""

from datetime import date

import pytest

from claims import extract
from claims.days import Frame
from claims.periods import periods

DAY = date(2024, 10, 28)
ON = Frame.of(DAY)


def days(text, frame=ON):
    (period,) = periods(text, 0, len(text), frame)
    return period.text, str(period.start_day), str(period.end_day)


def of(text, published=DAY, **known):
    """The period of each claim of a text as (figure, written, first day, last day)."""
    return [(c.text, c.period, c.period_start, c.period_end) for c in extract(text, published, **known)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("今年", "2024-01-01", "2024-12-31"),
        ("去年", "2023-01-01", "2023-12-31"),
        ("前年", "2022-01-01", "2022-12-31"),
        ("明年", "2025-01-01", "2025-12-31"),
        ("上年", "2023-01-01", "2023-12-31"),
        ("上年末", "2023-12-31", "2023-12-31"),
        ("2012年", "2012-01-01", "2012-12-31"),
        ("2012年度", "2012-01-01", "2012-12-31"),
        ("2012年底", "2012-12-31", "2012-12-31"),
        ("2023年全年", "2023-01-01", "2023-12-31"),
        ("２０１２年", "2012-01-01", "2012-12-31"),
        ("二〇一二年三月", "2012-03-01", "2012-03-31"),
        ("一九九八年", "1998-01-01", "1998-12-31"),
        ("民國112年", "2023-01-01", "2023-12-31"),
        ("民国一百一十二年", "2023-01-01", "2023-12-31"),
        ("上半年", "2024-01-01", "2024-06-30"),
        ("首半年", "2024-01-01", "2024-06-30"),
        ("頭半年", "2024-01-01", "2024-06-30"),
        ("去年下半年", "2023-07-01", "2023-12-31"),
        ("一季度", "2024-01-01", "2024-03-31"),
        ("前三季度", "2024-01-01", "2024-09-30"),
        ("一至三季度", "2024-01-01", "2024-09-30"),
        ("首三季", "2024-01-01", "2024-09-30"),
        ("第二季度", "2024-04-01", "2024-06-30"),
        ("4季度", "2024-10-01", "2024-12-31"),
        ("1-9月", "2024-01-01", "2024-09-30"),
        ("1—9月份", "2024-01-01", "2024-09-30"),
        ("1月至9月", "2024-01-01", "2024-09-30"),
        ("前9个月", "2024-01-01", "2024-09-30"),
        ("首九個月", "2024-01-01", "2024-09-30"),
        ("2024年2月", "2024-02-01", "2024-02-29"),
        ("去年8月中旬", "2023-08-11", "2023-08-20"),
        ("3月13日", "2024-03-13", "2024-03-13"),
        ("10月1日至7日", "2024-10-01", "2024-10-07"),
        ("2023年11月20日至2024年1月5日", "2023-11-20", "2024-01-05"),
        ("截至9月底", "2024-09-30", "2024-09-30"),
        ("截至2024年6月30日", "2024-06-30", "2024-06-30"),
        ("2011-2015年", "2011-01-01", "2015-12-31"),
        ("2011年至2015年", "2011-01-01", "2015-12-31"),
        ("2023—2024学年", "2023-09-01", "2024-08-31"),
        ("“十四五”时期", "2021-01-01", "2025-12-31"),
        ("“一五”时期", "1953-01-01", "1957-12-31"),
        ("十三五末", "2020-12-31", "2020-12-31"),
        ("五年来", "2019-10-28", "2024-10-28"),
        ("近三年", "2021-10-28", "2024-10-28"),
        ("过去五年", "2019-10-28", "2024-10-28"),
        ("本世纪初", "2000-01-01", "2009-12-31"),
        ("20世纪80年代", "1980-01-01", "1989-12-31"),
        ("上世纪九十年代", "1990-01-01", "1999-12-31"),
        ("今年以来", "2024-01-01", "2024-10-28"),
        ("2020年以来", "2020-01-01", "2024-10-28"),
        ("改革开放以来", "1978-12-18", "2024-10-28"),
        ("2024年春节假期", "2024-02-10", "2024-02-17"),
        ("2024年暑期", "2024-07-01", "2024-08-31"),
        ("昨日", "2024-10-27", "2024-10-27"),
        ("上月", "2024-09-01", "2024-09-30"),
    ],
)
def test_a_written_time_is_resolved_to_days(text, first, last):
    assert days(text) == (text, first, last)


@pytest.mark.parametrize("text", ["12月份", "年末", "2024年寒假", "1990年春节假期", "去年同期"])
def test_a_time_that_cannot_be_told_has_no_days(text):
    assert days(text) == (text, "None", "None")


@pytest.mark.parametrize(
    "text", ["第3季", "四季常青", "12013年", "以上年产3万", "目前年产", "一月三次的", "岁月", "2万"]
)
def test_what_is_no_time_is_not_read_as_one(text):
    assert [p.text for p in periods(text, 0, len(text), ON) if p.text not in ("目前", "一月")] == []


def test_a_month_takes_the_year_that_was_named_last():
    text = "2022年1月售出5辆，12月售出7辆"
    assert [str(p.start_day) for p in periods(text, 0, len(text), ON)] == ["2022-01-01", "2022-12-01"]


def test_without_a_date_only_what_names_its_year_has_days():
    assert of("去年售出5辆汽车。2022年售出7辆汽车。", None) == [
        ("5辆", "去年", None, None),
        ("7辆", "2022年", date(2022, 1, 1), date(2022, 12, 31)),
    ]


def test_last_years_same_months_follow_the_months_before():
    text = "今年1-9月，全市售出汽车5万辆，去年同期为4万辆。"
    assert of(text)[1] == ("4万辆", "去年同期", date(2023, 1, 1), date(2023, 9, 30))


@pytest.mark.parametrize(
    "text",
    [
        "2023年，全市售出汽车5万辆，比上年增长5%，比2019年增长12%。",
        "2023年，全市售出汽车5万辆，与去年同期相比增长5%。",
        "2023年，全市售出汽车5万辆，是2010年的3倍。",
        "2023年全市售出汽车5万辆，較上年末增長3%。",
    ],
)
def test_a_base_of_comparison_is_not_the_time_of_a_rate(text):
    assert {when[:5] for _, when, _, _ in of(text)} == {"2023年"}


def test_the_day_of_an_announcement_is_not_the_time_of_what_it_says():
    assert [when for _, when, _, _ in of("10月28日召开的发布会说，上半年售出汽车5万辆。")] == ["上半年"]
    assert [when for _, when, _, _ in of("记者昨日获悉，该市售出汽车5万辆。")] == [None]


@pytest.mark.parametrize("head", ["昨日从县农业农村局获悉", "县农业农村局10月28日通报"])
def test_the_day_of_an_announcement_is_not_the_time_of_the_next_sentence(head):
    found = of(f"{head},2023年全县粮食产量28.6万吨。其中,夏粮8.3万吨。")
    assert [period for _, period, _, _ in found] == ["2023年", "2023年"]


def test_a_lead_holds_for_the_rest_of_its_paragraph_and_no_further():
    text = "2022年，本厂售出汽车5万辆。出口3万辆。\n本厂另有职工300人。"
    assert [when for _, when, _, _ in of(text)] == ["2022年", "2022年", None]


def test_after_another_year_was_named_the_lead_holds_no_more():
    text = "2022年，本厂售出汽车5万辆。2019年售出4万辆。出口3万辆。"
    assert [when for _, when, _, _ in of(text)] == ["2022年", "2019年", None]


def test_a_month_within_the_leads_year_does_not_unsettle_it():
    text = "2022年，本厂售出汽车5万辆。其中12月售出1万辆。出口3万辆。"
    assert of(text)[-1][1:] == ("2022年", date(2022, 1, 1), date(2022, 12, 31))


def test_a_heading_gives_its_year_to_what_stands_below():
    text = "一、2021年工作回顾\n新建公路30公里。\n二、2022年工作安排\n新建公路50公里。"
    assert [when for _, when, _, _ in of(text)] == ["2021年", "2022年"]


def test_a_lower_heading_keeps_the_year_of_the_one_above():
    text = "一、2021年工作回顾\n（一）交通\n新建公路30公里。\n（二）水利\n新建水库3座。"
    assert [when for _, when, _, _ in of(text)] == ["2021年", "2021年"]


def test_a_bulletin_speaks_of_the_year_of_its_title():
    text = "某市2019年国民经济和社会发展统计公报\n全年新建公路30公里，比上年增长5%。\n年末公路里程3000公里。"
    assert of(text, date(2020, 3, 1)) == [
        ("30公里", "全年", date(2019, 1, 1), date(2019, 12, 31)),
        ("5%", "全年", date(2019, 1, 1), date(2019, 12, 31)),
        ("3000公里", "年末", date(2019, 12, 31), date(2019, 12, 31)),
    ]


def test_a_government_report_reviews_the_year_before_its_own():
    text = "2023年某市政府工作报告\n新建公路30公里。\n二、2023年工作安排\n新建公路50公里。"
    assert [when for _, when, _, _ in of(text, None)] == ["2022年", "2023年"]


def test_the_date_below_the_title_stands_in_for_a_missing_one():
    text = "关于公路建设的通报\n（2021年3月5日）\n去年新建公路30公里。"
    assert of(text, None)[0][2:] == (date(2020, 1, 1), date(2020, 12, 31))


def test_years_that_stand_for_a_length_of_time_are_a_period():
    text = "2023年某市政府工作报告\n五年新建公路300公里。"
    assert of(text, None) == [("300公里", "五年", date(2018, 1, 1), date(2022, 12, 31))]


def test_the_counted_parts_of_a_plan_take_no_time_from_elsewhere():
    text = "2022年，本厂售出汽车5万辆。\n一、2021年工作\n提出三大行动。"
    assert [(c.kind, c.period) for c in extract(text, DAY)][-1] == ("structure", None)


def test_a_clause_that_goes_on_keeps_the_time_of_its_sentence():
    text = "2010年末，户籍人口300.2万人；其中，城镇人口120.1万人。全年出生3万人。"
    assert [(figure, written) for figure, written, *_ in of(text)] == [
        ("300.2万人", "2010年末"),
        ("120.1万人", "2010年末"),
        ("3万人", "全年"),
    ]


def test_before_and_after_a_change_are_two_times():
    text = "全县合并前126个村，合并后86个村。"
    before, after = extract(text, DAY)
    assert [(c.subject, c.period, c.period_end) for c in (before, after)] == [
        ("村", "合并前", None),
        ("村", "合并后", None),
    ]
    assert before.indicator != after.indicator


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("改造前年产3万吨，改造后年产8万吨。", [("3万吨", "改造前"), ("8万吨", "改造后")]),
        ("机构改革之前设46个部门。", [("46个", "机构改革之前")]),
        ("2023年合并村庄40个。", [("40个", "2023年")]),
        ("2023年改革前沿地区新增企业40家。", [("40家", "2023年")]),
        ("2023年村庄126个，比合并前减少40个。", [("126个", "2023年"), ("40个", "2023年")]),
    ],
)
def test_a_stage_is_the_time_of_the_figures_behind_it(text, expected):
    assert [(figure, written) for figure, written, *_ in of(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "臺灣112年1至6月出口額2000億美元，113年第3季成長4.2%。",
            [
                ("2000億美元", "112年1至6月", date(2023, 1, 1), date(2023, 6, 30)),
                ("4.2%", "113年第3季", date(2024, 7, 1), date(2024, 9, 30)),
            ],
        ),
        (
            "民國110年出生15萬人。111年底總人口2326萬人。",
            [
                ("15萬人", "民國110年", date(2021, 1, 1), date(2021, 12, 31)),
                ("2326萬人", "111年底", date(2022, 12, 31), date(2022, 12, 31)),
            ],
        ),
        (
            "主計總處公布，112年失業率3.48%，較111年下降0.19個百分點。",
            [
                ("3.48%", "112年", date(2023, 1, 1), date(2023, 12, 31)),
                ("0.19個百分點", "112年", date(2023, 1, 1), date(2023, 12, 31)),
            ],
        ),
    ],
)
def test_a_text_of_taiwan_counts_its_years_from_1911(text, expected):
    assert of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "长城历时112年建成。",
        "臺灣這座廟宇歷時112年建成。",
        "臺灣大學創校112年。",
        "臺灣這座廟有112年歷史。",
        "民国110年出生15万人，长城历时112年建成。",
    ],
)
def test_a_length_of_112_years_stays_one(text):
    assert [(c.text, str(c.dimension)) for c in extract(text)][-1] == ("112年", "duration")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年开工，建成后年产值120亿元。", [("120亿元", "2023年")]),
        ("后年计划新增就业3万人。", [("3万人", "后年")]),
        ("截至2022年底，重组后的集团总资产达1.2万亿元。", [("1.2万亿元", "截至2022年底")]),
    ],
)
def test_a_year_of_what_was_done_is_no_year_to_come(text, expected):
    assert [(figure, written) for figure, written, *_ in of(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "某区2020年统计公报\n森林覆盖率由2010年的21.6%提高到22.2%。城镇化率51%。",
            [("21.6%", "2010年"), ("22.2%", "2020年"), ("51%", "2020年")],
        ),
        (
            "某区2020年统计公报\n产业结构由2019年的4.6:45.7:49.7调整为5.1:42.5:52.4。",
            [
                ("4.6", "2019年"),
                ("45.7", "2019年"),
                ("49.7", "2019年"),
                ("5.1", "2020年"),
                ("42.5", "2020年"),
                ("52.4", "2020年"),
            ],
        ),
        ("由2012年的3万人增加到2017年的5万人。", [("3万人", "2012年"), ("5万人", "2017年")]),
        ("从2018年起招生3万人，扩大到5个省。", [("3万人", "2018年"), ("5个", "2018年")]),
    ],
)
def test_a_time_that_something_changed_from_ends_where_it_became_something_else(text, expected):
    assert [(figure, written) for figure, written, *_ in of(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2017年、2018年和2019年，全市事故310起、287起和255起。", ["2017年", "2018年", "2019年"]),
        ("2017年至2019年，全市事故分别为310起、287起、255起。", ["2017年", "2018年", "2019年"]),
        ("2024年一至三季度，全市用电分别增长5.1%、5.3%、5.6%。", ["2024年第1季度", "2024年第2季度", "2024年第3季度"]),
        ("2024年1—3月，全市用电量分别为12亿千瓦时、10亿千瓦时、13亿千瓦时。", ["2024年1月", "2024年2月", "2024年3月"]),
        ("2018、2019和2020年，公司净利润分别为1.2亿元、1.5亿元、1.3亿元。", ["2018年", "2019年", "2020年"]),
        ("2018年度至2019年度，公司净利润分别为1.2亿元、1.5亿元。", ["2018年", "2019年"]),
        (
            "2018年至2019年及2020年上半年，公司净利润分别为1.2亿元、1.5亿元、0.8亿元。",
            ["2018年", "2019年", "2020年上半年"],
        ),
        ("2018年、2019年，全县贷款分别为3亿元、4亿元；存款分别为5亿元、6亿元。", ["2018年", "2019年"] * 2),
        ("2018年至2019年，三类事故分别为310起、287起。", ["2018年至2019年"] * 2),
        ("2017年至2020年，全市事故分别为310起、287起、255起。", ["2017年至2020年"] * 3),
        ("2019年、2020年，两县产量分别为12万吨、13万吨、14万吨。", ["2020年"] * 3),
        ("2018、2019和2020年末，公司总资产分别为12.3亿元、15.1亿元和18.2亿元。", ["2018年末", "2019年末", "2020年末"]),
        ("2024年1、2、3月份，全市出口额分别为12亿元、15亿元和18亿元。", ["1月份", "2月份", "3月份"]),
        ("2024年3月1日、2日和3日，全省新增病例分别为12例、15例和18例。", ["2024年3月1日", "2日", "3日"]),
        (
            "2024年一、二、三季度，工业增加值分别增长5.1%、5.3%和5.6%。",
            ["2024年第1季度", "2024年第2季度", "2024年第3季度"],
        ),
        ("“十一五”、“十二五”期间，全市财政收入分别增长12.1%、15.3%。", ["“十一五”期间", "“十二五”期间"]),
        ("2021年、2022年，全市出口额分别上涨0.2%、下降0.3%。", ["2021年", "2022年"]),
        ("2021年、2022年，全市出口额分别上涨0.2%、0.4%，下降0.3%。", ["2021年", "2022年", "2022年"]),
        ("1、3月份全市出口额为12亿元。", ["3月份"]),
        ("2020年一、二季度，工业增加值同比分别下降5.2%和增长3.1%。", ["2020年第1季度", "2020年第2季度"]),
        ("上一季度，工业增加值增长5.2%。", [None]),
        ("2019年至2020年，城乡低保支出分别为2.4亿元、3.6亿元。", ["2019年至2020年"] * 2),
        ("2018年至2019年，甲厂、乙厂产量分别为12万吨、13万吨。", ["2018年至2019年"] * 2),
    ],
)
def test_figures_in_a_row_go_through_as_many_times(text, expected):
    counted = [found for found in of(text) if not found[0].startswith(("两", "三"))]
    assert [written for _, written, _, _ in counted] == expected


@pytest.mark.parametrize(
    ("times", "known"),
    [
        ("2019年、2020年上半年", ["None", "2020-06-30"]),
        ("2018年、2019年和2020年上半年", ["2018-12-31", "2019-12-31", "2020-06-30"]),
        ("2019年、2020年1-6月", ["2019-12-31", "2020-06-30"]),
        ("2019年度、2020年上半年", ["2019-12-31", "2020-06-30"]),
        ("2019、2020年上半年", ["2019-06-30", "2020-06-30"]),
        ("2023、2024年2月", ["2023-02-28", "2024-02-29"]),
        ("“十一五”、“十二五”时期", ["2010-12-31", "2015-12-31"]),
        ("“十一五”“十二五”末", ["2010-12-31", "2015-12-31"]),
        ("2019—2020年末", ["2019-12-31", "2020-12-31"]),
        ("2024年12、1月", ["2023-12-31", "2024-01-31"]),
    ],
)
def test_a_part_of_the_last_year_is_of_all_years_only_where_it_is_written_so(times, known):
    money = "、".join(["12.3亿元", "14.2亿元", "15.1亿元"][: len(known)])
    assert [str(last) for *_, last in of(f"{times}，公司营业收入分别为{money}。")] == known


def test_the_last_of_several_years_may_name_the_day_of_all():
    found = of("2018年和2019年末，公司总资产分别为12.3亿元、14.2亿元。")
    assert [(str(first), str(last)) for _, _, first, last in found] == [("2018-12-31",) * 2, ("2019-12-31",) * 2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "地区生产总值从2011年的109亿元增加到2016年的165亿元，年均增长8.6%；人均生产总值从2.4万元增加到3.7万元。",
            [
                ("109亿元", "2011年"),
                ("165亿元", "2016年"),
                ("8.6%", "2016年"),
                ("2.4万元", "2011年"),
                ("3.7万元", "2016年"),
            ],
        ),
        ("2016年，规上企业从153家发展到268家。", [("153家", None), ("268家", "2016年")]),
        ("2016年，补贴标准由2015年的255元提高到320元。", [("255元", "2015年"), ("320元", "2016年")]),
    ],
)
def test_what_something_changed_from_is_of_the_time_before(text, expected):
    assert [(figure, written) for figure, written, *_ in of(text)] == expected


def test_a_heading_that_ends_in_a_colon_gives_its_time():
    found = of(
        "甲公司业绩\n\n2016年第四季度业绩摘要：\n\n总收入为438.64亿元。\n\n按另一准则：\n\n经营盈利为149.46亿元。"
    )
    assert [written for _, written, *_ in found] == ["2016年第四季度", "2016年第四季度"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("人均收入较“十五”期末翻了一番，达到1.2万元。", None),
        ("“十五”期末，人均收入1.2万元。", "2005-12-31"),
        ("“十五”初期，人均收入1.2万元。", "2001-01-01"),
        ("收入由2005年的5亿元增加到2010的13.2亿元。", "2010-12-31"),
    ],
)
def test_edges_of_plans_and_bare_years(text, days):
    *_, last = of(text)[-1]
    assert str(last) == str(days)


def test_a_report_on_a_year_that_is_over_speaks_of_that_year():
    text = "某某基金会2022年度工作报告\n（2023年3月28日审议通过）\n全年筹款3000万元。"
    assert of(text, None)[0][2:] == (date(2022, 1, 1), date(2022, 12, 31))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("失业率为1.6%，低于去年第四季度的1.9%。", [("1.6%", None), ("1.9%", "去年第四季度")]),
        ("粮食产量比2010年的21.6万吨增长12.1%。", [("21.6万吨", "2010年"), ("12.1%", None)]),
        ("本届得票率31.2%，高于上届的28.6%。", [("31.2%", None), ("28.6%", None)]),
        ("今年销售额为3.4亿元，高于上年的3.1亿元。", [("3.4亿元", "今年"), ("3.1亿元", "上年")]),
        ("今年一季度比上年一季度增长3倍。", [("3倍", "今年一季度")]),
        (
            "保监会昨日披露，前5个月赔款49.1亿元。其中，车险赔款18.6亿元。",
            [("49.1亿元", "前5个月"), ("18.6亿元", "前5个月")],
        ),
    ],
)
def test_the_time_that_a_figure_is_set_beside_is_that_of_the_one_told_of_it(text, told):
    assert [(figure, period) for figure, period, _, _ in of(text)] == told
