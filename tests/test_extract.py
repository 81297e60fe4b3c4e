"""What is read in the press conference of the seed, written down by hand, and what must hold for any text."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claims
from claims import explain as explained
from claims import extract, reading
from claims.explain import explain

SEED = (Path(__file__).parent.parent / "seeds/documents/jinzhong.txt").read_text(encoding="utf-8")
CLAIMS = extract(SEED, date(2024, 10, 28))


def at(words):
    """The claims whose text stands in `words`, where these stand in the seed."""
    start = SEED.index(words)
    return [claim for claim in CLAIMS if start <= claim.start and claim.end <= start + len(words)]


@pytest.mark.parametrize(
    ("words", "low", "hedge", "unit", "subject"),
    [
        ("让30余万名青年大学生", "300000", "above", "名", "青年大学生"),
        ("10-100万元奖励", "100000", "range", "元", "奖励"),
        ("计划在市城区建设100处“青年驿站”", "100", "exact", "处", "青年驿站"),
        ("20多场驻地高校校园招聘活动", "20", "above", "场", "驻地高校校园招聘活动"),
        ("千余家企事业单位", "1000", "above", "家", "企事业单位"),
        ("近2万个就业岗位", "20000", "below", "个", "就业岗位"),
        ("15.2万名新生", "152000", "exact", "名", "新生"),
        ("累计举办“晋中市博士大讲堂”763余场", "763", "above", "场", "晋中市博士大讲堂"),
        ("面积达2.78万平米", "27800", "exact", "平米", "国家级众创空间和国家级孵化器"),
        ("已入驻企业254家", "254", "exact", "家", "企业"),
        ("创新创业活动135场次", "135", "exact", "场次", "创新创业活动"),
        ("34.6万名师生", "346000", "exact", "名", "师生"),
        ("实习实训大学生1.68万人次", "16800", "exact", "人次", "实习实训大学生"),
        ("近4万名大学生", "40000", "below", "名", "大学生"),
        ("40%的受访者", "40", "exact", "%", "受访者"),
        ("4230个岗位", "4230", "exact", "个", "岗位"),
        ("招募7181人", "7181", "exact", "人", "招募"),
        ("30支高校的社会实践团队", "30", "exact", "支", "高校的社会实践团队"),
    ],
)
def test_a_figure_of_the_seed_is_read(words, low, hedge, unit, subject):
    (claim,) = at(words)
    assert (claim.low, claim.hedge, claim.unit, claim.subject) == (Decimal(low), hedge, unit, subject)


@pytest.mark.parametrize(
    "words",
    [
        "“156”战略举措",
        "139记忆公园",
        "党的二十届三中全会",
        "省委十二届八次全会",
        "“三纵十横”",
        "“百人千处”",
        "“15分钟交通圈”",
        "10月28日上午11时",
        "首届晋中大学城",
        "“12 大基地”",
        "一批大学生创业示范基地",
        "“双融双创”",
    ],
)
def test_dates_ordinals_and_names_of_the_seed_are_no_claims(words):
    assert at(words) == []


def test_readings_of_the_seed_follow_the_table():
    assert [(c.lower, c.upper) for c in at("34.6万名师生")] == [(345500, 346500)]
    assert [(c.lower, c.upper) for c in at("让30余万名青年大学生")] == [(300000, 400000)]
    assert [(c.lower, c.upper) for c in at("近4万名大学生")] == [(35000, 40000)]
    assert [(c.lower, c.upper) for c in at("已入驻企业254家")] == [(254, 254)]


def test_plans_speakers_and_periods_of_the_seed_are_told():
    (plan,) = at("计划在市城区建设100处“青年驿站”")
    assert plan.status == "planned"
    (posts,) = at("4230个岗位")
    assert (posts.period, posts.period_start, posts.status) == ("2024年暑期", date(2024, 7, 1), "actual")
    assert posts.speaker == "共青团晋中市委副书记王敏"
    (held,) = at("累计举办“晋中市博士大讲堂”763余场")
    assert held.cumulative


def test_the_same_colleges_meet_under_one_indicator_name():
    colleges = {c.indicator.split("|")[0] for c in CLAIMS if c.unit == "所" and c.low == 21 and "场馆" not in c.subject}
    assert colleges == {"驻地高校"}


FIGURES = [
    "近",
    "超过",
    "约",
    "30余万名",
    "254家",
    "三分之一",
    "百分之四十",
    "10-100万元",
    "6.9:40.1:53.0",
    "第二批",
    "2024年",
]
AROUND = ["增长", "其中", "企业", "分别", "5G", "同比", "占", "下降", "至", "比上年", "一", "万", "亿", "余", "十"]
PIECES = st.sampled_from([*FIGURES, *AROUND, *"，。“”（）、|-,\n\t "])
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join))


@settings(max_examples=300)
@given(TEXTS)
def test_any_text_is_read_without_an_error_and_spans_slice(text):
    previous = 0
    for claim in extract(text):
        assert text[claim.start : claim.end] == claim.text
        assert previous <= claim.start < claim.end
        assert claim.lower is None or claim.upper is None or claim.lower <= claim.upper
        assert claim.low is None or claim.high is None or claim.low <= claim.high
        assert claim.sentence_start <= claim.start
        assert claim.end <= claim.sentence_end
        previous = claim.end
    explain(text)


@settings(max_examples=100)
@given(TEXTS)
def test_the_same_text_gives_the_same_claims(text):
    assert extract(text) == extract(text)


@settings(max_examples=100)
@given(
    st.sampled_from(["全市新增就业近2万人。", "入驻企业254家，增长5.2%。", "三类保障共40%的受访者。"]),
    st.sampled_from(["天气晴好。", "会议强调。", "大家好！"]),
)
def test_what_surrounds_a_sentence_only_shifts_its_offsets(sentence, around):
    alone = [(c.start, c.end, c.low, c.high, c.unit) for c in extract(sentence)]
    inside = extract(around + sentence + around)
    assert [(c.start - len(around), c.end - len(around), c.low, c.high, c.unit) for c in inside] == alone


def test_a_bound_of_what_lies_below_nothing_is_that_of_its_sign_and_of_a_fall_that_of_its_size():
    told = {"库温不低于-18℃。": (-18, None), "库温不高于零下18℃。": (None, -18), "能耗下降至少12%。": (None, -12)}
    assert {text: [(c.lower, c.upper) for c in extract(text)] for text in told} == {k: [v] for k, v in told.items()}


def test_every_number_is_explained_with_its_reading_its_sources_and_its_rules():
    text = "2023年，全市新增就业近2万人，其中高校毕业生8500人，第一批12345热线办结率98%。"
    told = explain(text)
    assert "近2万人  claim" in told
    assert "reads    " in told
    assert "to 20000  (近, 接近: a little less)" in told
    assert "全市  (named in the sentence)" in told
    assert "hedge:近 [hedges.toml]" in told
    assert "unit:人 [classifiers.toml]" in told
    assert "第一批  ordinal" in told
    assert "not a claim: " in told


def test_every_way_to_find_a_subject_and_to_read_a_figure_has_its_words():
    code = "".join(path.read_text(encoding="utf-8") for path in Path(claims.__file__).parent.glob("*.py"))
    assert set(re.findall(r'rule="([a-z ]+)"', code)) <= set(explained._SUBJECTS)
    assert set(reading._TABLE) == set(explained._READINGS)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("占地8.4万平方米（南区5.1万、北区3.3万）。", ["平方米"] * 3),
        ("总投资12亿元(一期5亿，二期7亿)。", ["元"] * 3),
        ("总产量35.6万吨（小麦20.1万、玉米约15.5万）。", ["吨"] * 3),
        ("占地8.4万平方米（南区5.1万）。", ["平方米", ""]),
        ("占地8.4万平方米（2019年建成，南区5.1万、北区9.3万）。", ["平方米", "", ""]),
        ("收治患者52名（男性30，女性22）。", ["名"] * 3),
        ("当日新增23例（无症状感染者23）。", ["例"] * 2),
        ("招生400人（女生197，寄宿生120）。", ["人"] * 3),
        ("代表共有30人（附件3）。", ["人"]),
        ("参会代表30人（见表2，名单4）。", ["人"]),
        ("全校有教室5间（教室1、教室2）。", ["间"]),
        ("建成小区5个（东苑1，西苑2）。", ["个"]),
    ],
)
def test_parts_in_the_bracket_of_an_amount_have_its_unit(text, units):
    assert [claim.unit for claim in extract(text)] == units


@pytest.mark.parametrize("year", ["二OO六年", "二ＯＯ六年", "二○○六年"])
def test_a_year_is_read_whatever_stands_for_its_noughts(year):
    assert [(claim.text, claim.period) for claim in extract(f"{year}，产值增长百分之八。")] == [("百分之八", year)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("其中：学前512人，小学1330人。", ["512人", "1330人"]),
        ("全国大学前10名。", []),
        ("大陸百分之七點三、美國百分之四點七。", ["百分之七點三", "百分之四點七"]),
        ("二轮摩托车事故减少8起，三轮车事故减少3起。", ["8起", "3起"]),
        ("男子20分4×50米接力夺金1枚。", ["1枚"]),
    ],
)
def test_words_that_begin_or_end_like_numbers_are_kept_apart(text, expected):
    assert [claim.text for claim in extract(text)] == expected
