"""What must hold of the claims of any text."""

import os
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import claims.lexicon as lexicon
from claims import extract
from claims.model import Claim, Dimension, Hedge, Kind, Status

LEXICON = Path(lexicon.__file__).parent
EXAMPLES = int(os.environ.get("HESHU_EXAMPLES", "150"))
SLOW = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
PUBLISHED = st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1)))

NUMERALS = (
    *(
        "0",
        "1",
        "7",
        "00",
        "12",
        "34.6",
        ".5",
        "5.",
        "1,234",
        "1,23",
        "98 925 221",
        "9﹒4",
        "-3",
        "－2.3",
        "2024",
        "1997",
    ),
    *(
        "３４．６",
        "１０",
        "①",
        "⑥",
        "½",
        "Ⅳ",
        "٣",
        "²",
        "〇",
        "○",
        "一",
        "二",
        "两",
        "兩",
        "十",
        "廿",
        "百",
        "千",
        "万",
        "萬",
    ),
    *(
        "亿",
        "億",
        "兆",
        "三十多万",
        "一百二十亿",
        "五○五七",
        "二〇一二",
        "两三千",
        "十几",
        "数百",
        "數百",
        "上百",
        "近百",
        "几",
        "幾",
    ),
    *(
        "半",
        "零点五",
        "百分之",
        "千分之六",
        "三分之一",
        "四成",
        "翻一番",
        "翻两番",
        "3万4000",
        "4千1百萬",
        "壹",
        "贰拾",
        "第",
    ),
    *("6.9:40.1:53.0", "10-100", "3至5", "2~3", "1—2", "5×10", "10/7", "1e9", "9" * 40, "1" + "0" * 30),
)
UNITS = (
    *(
        "家",
        "个",
        "個",
        "名",
        "人",
        "人次",
        "户",
        "万元",
        "亿元",
        "億元",
        "美元",
        "港元",
        "元/平方米",
        "元",
        "角",
        "吨",
        "噸",
    ),
    *(
        "公里",
        "平方米",
        "亩",
        "公顷",
        "万千瓦时",
        "亿立方米",
        "%",
        "％",
        "‰",
        "个百分点",
        "個百分點",
        "倍",
        "成",
        "折",
        "岁",
    ),
    *(
        "年",
        "月",
        "日",
        "时",
        "分",
        "小时",
        "天",
        "个月",
        "季度",
        "届",
        "项",
        "次",
        "例",
        "所",
        "位",
        "℃",
        "点",
        "以上",
        "股",
    ),
)
HEDGES = (
    *(
        "约",
        "近",
        "超",
        "超过",
        "逾",
        "余",
        "餘",
        "多",
        "左右",
        "以上",
        "以下",
        "以内",
        "不足",
        "不到",
        "至少",
        "最多",
        "突破",
    ),
    *(
        "接近",
        "高达",
        "仅",
        "不超过",
        "不少于",
        "累计",
        "共",
        "总",
        "平均",
        "分别",
        "分別",
        "合计",
        "其中",
        "其余",
        "各",
        "每",
    ),
)
WORDS = (
    *(
        "达到",
        "達到",
        "为",
        "為",
        "实现",
        "完成",
        "增长",
        "增長",
        "下降",
        "减少",
        "减少了",
        "增加到",
        "由",
        "从",
        "到",
        "占",
        "占比",
    ),
    *(
        "新增",
        "同比",
        "环比",
        "比上年",
        "较",
        "的",
        "和",
        "及",
        "在",
        "将",
        "力争",
        "预计",
        "如果",
        "是",
        "有",
        "共有",
        "入驻",
    ),
    *(
        "企业",
        "企業",
        "青年大学生",
        "就业岗位",
        "地区生产总值",
        "粮食产量",
        "第一产业",
        "常住人口",
        "失业率",
        "高校",
        "项目",
    ),
    *(
        "全市",
        "全省",
        "山西省",
        "晋中市",
        "今年",
        "去年",
        "去年同期",
        "上半年",
        "2024年",
        "十四五",
        "截至9月底",
        "五年来",
    ),
    *(
        "王敏",
        "记者问",
        "答",
        "【主持人】",
        "主持人",
        "单位",
        "指标",
        "亿元）",
        "（万人",
        "增长（%）",
        "图1",
        "表2",
        "http://a.b/1",
    ),
)
MARKS = (
    *(
        "，",
        "。",
        "、",
        "；",
        "：",
        "！",
        "？",
        ",",
        ".",
        ";",
        ":",
        "(",
        ")",
        "（",
        "）",
        "“",
        "”",
        "「",
        "」",
        "《",
        "》",
        "—",
    ),
    *(
        "\n",
        "\r\n",
        "\r",
        "\t",
        "|",
        " ",
        "　",
        "\u00a0",
        "\u200b",
        "\ufeff",
        "\u2028",
        "\x00",
        "/",
        "-",
        "～",
        "·",
        "…",
        "％",
    ),
    *("一、", "（一）", "1.", "一是", "二是", "\U0001f600", "\U00020000", "e\u0301", "ﬁ"),
)
PIECES = st.sampled_from((*NUMERALS, *NUMERALS, *UNITS, *HEDGES, *WORDS, *MARKS, *MARKS))
MADE = st.lists(PIECES, max_size=60).map("".join)
SAID = st.sampled_from(
    sorted(
        {
            text
            for file in ("patterns", "decisions", "units", "classifiers", "hedges", "statuses", "periods", "speakers")
            for rows in tomllib.loads((LEXICON / f"{file}.toml").read_text(encoding="utf-8")).values()
            for row in rows
            for text in (*row.get("yes", ()), *row.get("no", ()))
        }
    )
)
WOVEN = st.lists(st.one_of(PIECES, SAID), max_size=12).map("".join)
LINES = st.lists(st.lists(st.sampled_from((*NUMERALS, *UNITS, *HEDGES, *WORDS)), max_size=4).map("".join), max_size=24)
TABLES = st.builds(lambda mark, lines: mark.join(lines), st.sampled_from(("\n", "\t", " | ", ",", "  ", "|\n")), LINES)
CELLS = st.sampled_from((*NUMERALS, *UNITS, *WORDS, "12.5", "-3", "+4%", "1,234", "—", "2022", "2022年", "粮 食", ""))
HEADS = st.sampled_from(
    ("指标", "单位", "产量（万吨）", "增长（%）", "2022", "2023年", "人数", "排名", "占比", "全市", "")
)


@st.composite
def grids(draw: st.DrawFn) -> str:
    """A table, or what is nearly one: rows as wide as their head, set in one of the ways that texts set them."""
    width = draw(st.integers(1, 5))
    value = st.sampled_from(("12.5", "-3", "4%", "1,234", "650", "0", "2022", "—", "万吨"))
    rows = draw(st.lists(st.tuples(CELLS, *([value] * (width - 1))), max_size=6))
    head = draw(st.tuples(*([HEADS] * width)))
    mark = draw(st.sampled_from(("\n", "\n\n", "\t", " | ", ",", "  ", " ")))
    end = draw(st.sampled_from(("\n", "\n\n", " |\n", "\r\n")))
    return draw(st.sampled_from(("", "单位：亿元\n", "各地产值（万元）\n"))) + end.join(map(mark.join, [head, *rows]))


TEXTS = st.one_of(grids(), st.text(), MADE, MADE, TABLES, st.tuples(MADE, st.text(), TABLES).map("".join))


def assert_sound(text: str, claims: list[Claim]) -> None:
    end = 0
    for claim in claims:
        assert claim.kind in (Kind.CLAIM, Kind.STRUCTURE)
        assert end <= claim.start < claim.end <= len(text)
        assert text[claim.start : claim.end] == claim.text
        assert 0 <= claim.sentence_start <= claim.start
        assert claim.end <= claim.sentence_end <= len(text)
        assert (claim.low is None) == (claim.high is None)
        assert claim.low is None or claim.low <= claim.high
        assert claim.lower is None or claim.upper is None or claim.lower <= claim.upper
        assert all(value is None or value.is_finite() for value in (claim.low, claim.high, claim.lower, claim.upper))
        assert claim.hedge in Hedge
        assert claim.dimension in Dimension
        assert claim.status in Status
        assert claim.step is None or claim.step > 0
        assert claim.period_start is None or claim.period_start <= (claim.period_end or date.max)
        end = claim.end


@SLOW
@given(TEXTS, PUBLISHED)
@example("2023年4季度增长5%", None)
@example("指标  占比\n\n粮食  2022\n\n百分之  12.5", None)
def test_any_text_is_read_into_figures_that_slice_and_bounds_in_order(text, published):
    assert_sound(text, extract(text, published))


@SLOW
@given(TEXTS, PUBLISHED)
def test_the_same_text_is_read_the_same_way_twice(text, published):
    assert extract(text, published) == extract(text, published)


@SLOW
@given(MADE, st.integers(1, 80))
@example("群众满意度为86.5\n%，与上次持平", 3)
def test_how_much_is_read_at_once_changes_nothing(text, size):
    assert extract(text, size=size) == extract(text)


def reading(claim: Claim, offset: int = 0) -> tuple[object, ...]:
    """What a figure says in itself, and where it stands counted from `offset`.

    A unit that is not written is that of the subject, which a line before may have named.
    """
    span = (claim.start - offset, claim.end - offset, claim.sentence_start - offset, claim.sentence_end - offset)
    written = (claim.unit, claim.dimension, claim.lower, claim.upper) if claim.unit and claim.unit in claim.text else ()
    return (claim.kind, *span, claim.text, claim.low, claim.high, claim.step, claim.hedge, *written)


PROSE = st.one_of(MADE, WOVEN).map(lambda text: "".join(c for c in text if c not in "\n\r|\t") + "。")


@SLOW
@given(PROSE, TEXTS, TEXTS)
@example("其中，青年大学生34.6万。", "单位：亿元\n指标|产量（吨）\n粮食|650", "12\n家")
@example("3万4000。", "指标A", "")
@example("10/70。", "约", "")
@example("0万。", "", "青年")
@example("0個百分點。", "", "个百分点")
def test_the_paragraphs_around_a_sentence_leave_its_figures_as_they_are(sentence, before, after):
    alone = [reading(claim) for claim in extract(sentence)]
    start = len(before) + 1
    among = extract(f"{before}\n{sentence}\n{after}")
    inside = [reading(c, start) for c in among if start <= c.start < start + len(sentence)]
    assert inside == alone


@SLOW
@given(grids(), PROSE, PROSE)
def test_the_prose_around_a_table_leaves_its_figures_as_they_are(table, before, after):
    start = len(before) + 1
    among = extract(f"{before}\n{table}\n{after}")
    alone = [reading(claim) for claim in extract(table) if "grid" in claim.rules]
    assert [reading(c, start) for c in among if "grid" in c.rules and start <= c.start < start + len(table)] == alone


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "unit", ["1", "甲", " ", "　", "“", '"甲', "1,", "，", "1 9 9 8 年", "(", "P=", "3万+", "1+2=3万元，"]
)
def test_an_endless_line_of_one_thing_is_read_in_one_go(unit):
    """What takes work with the square of the text takes minutes here, and is stopped."""
    text = unit * (200_000 // len(unit))
    assert all(text[claim.start : claim.end] == claim.text for claim in extract(text))
