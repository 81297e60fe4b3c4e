"""Lines that a width broke are read as one; breaks that end something stay."""

from textwrap import dedent

import pytest

from checks import check
from claims import extract, extract_document
from claims.condensed import condense, condensed
from claims.model import Document
from tests.factories import document

PROSE = (
    "2023年，全县累计完成固定资产投资148.6亿元，比上年增长7.4%，其中工业投资61.2亿元，增长12.9%。全年新开工项目213个，"
    "竣工项目176个，分别比上年增加18个和9个。全县规模以上工业企业达到327家，实现营业收入512.37亿元，比上年增长5.8%；"
    "利润总额28.45亿元，增长3.1%。年末从业人员4.62万人，人均工资7.83万元，比上年增加0.41万元。"
)
HEADED = "一、投资和工业\n"


def wrapped(text, width):
    """A text broken after `width` columns, marks kept off the beginning of a line."""
    lines, line, columns = [], "", 0
    for character in text:
        wide = 2 if character > "⺀" else 1
        if columns + wide > width and character not in "，。、；：%":
            lines.append(line)
            line, columns = "", 0
        line, columns = line + character, columns + wide
    return "\n".join([*lines, line])


def told(claims):
    return [(c.low, c.high, c.hedge, c.unit, c.subject, c.measure, c.scope, c.period) for c in claims]


@pytest.mark.parametrize("width", [40, 52, 60, 76])
def test_wrapped_text_is_read_as_the_same_in_one_line(width):
    text = HEADED + wrapped(PROSE, width)
    claims = extract(text)
    assert told(claims) == told(extract(HEADED + PROSE))
    assert all(text[claim.start : claim.end] == claim.text for claim in claims)
    assert any("\n" in text[claim.sentence_start : claim.sentence_end] for claim in claims)


@pytest.mark.parametrize("width", [40, 52, 60])
def test_relations_of_wrapped_text_are_those_of_the_same_in_one_line(width):
    wrong = PROSE.replace("工业投资61.2", "工业投资161.2")
    plain, broken = (check([extract_document(document(text))]) for text in (wrong, wrapped(wrong, width)))
    assert [(one.type, one.verdict, one.formula) for one in broken] == [
        (one.type, one.verdict, one.formula) for one in plain
    ]
    assert any(one.verdict == "inconsistent" for one in broken)
    text = wrapped(wrong, width)
    assert all(text[m.claim.start : m.claim.end] == m.claim.text for one in broken for m in one.members)


def test_a_figure_broken_over_two_lines_is_one():
    text = wrapped(PROSE, 60)
    assert "32\n7家" in text
    assert ("32\n7家", 327) in [(claim.text, claim.low) for claim in extract(text)]


def test_blanks_and_indents_at_a_break_go_with_it():
    lines = wrapped(PROSE, 60).split("\n")
    indented = "\n".join(f"  {line}  " for line in lines)
    assert condense(indented).text.strip() == PROSE


def test_a_blank_stays_between_latin_letters():
    lines = [
        "累计完成投资148.6亿元，比上年增长7.4%。覆盖的行业有Smart",
        "Manufacturing、建筑、运输、仓储等，投产的项目共有213个，其中",
    ]
    lines += ["12个项目已达产，其余项目仍在建设之中，全部建成后预计年新增产", "值60亿元。"]
    assert "Smart Manufacturing" in condense("\n".join(lines)).text


KEPT = [
    "全市实现地区生产总值1234.5亿元，增长5.2%。\n其中第一产业增加值98.7亿元，增长3.1%。\n第二产业增加值560.2亿元，增长6.0%。",
    "城镇居民人均可支配收入32187元，增长5.2%\n农村居民人均可支配收入18765元，增长6.8%\n全体居民人均可支配收入26012元，增长5.9%",
    "指标 单位 2023年 2024年 增长%\n地区生产总值 亿元 1234.5 1300.2 5.3\n第一产业 亿元 100.1 103.2 3.1",
    "我市上半年经济运行情况新闻发布会\n上半年全市外贸进出口总值同比增长7%\n发布人：市统计局副局长、新闻发言人张某某",
    "一、加快建设现代化产业体系，推动制造业高质量发展\n二、全力扩大有效需求，推动消费和投资相互促进共同增长\n三、深化改革开放",
    dedent("""\
        规模以上工业增加值同比增长6.3%，增速比一季度加快0.4个百分点；
        社会消费品零售总额318.6亿元，增长4.7%，网上零售额增长11.2%；
        固定资产投资下降2.1%，其中房地产开发投资下降13.5%，降幅收窄；"""),
]


@pytest.mark.parametrize("text", KEPT)
def test_breaks_that_end_something_stay(text):
    assert condense(text).text is text


def test_the_unit_of_a_column_on_a_line_of_its_own_goes_to_its_head():
    text = dedent("""\
        单位：元 币种：人民币
        科目 本期数 上年同期数 变动比例
        （%）
        营业收入 5,170,899 4,769,605 8.41
        营业成本 3,789,482 3,867,273 -2.01""")
    figures = [(claim.text, claim.unit, claim.measure) for claim in extract(text)]
    assert figures[2] == ("8.41", "%", "增长率")
    assert len(figures) == 6


def test_a_second_paragraph_begins_with_its_indent():
    first = wrapped(f"　　{PROSE}", 60)
    assert condense(f"{first}\n{first}").text == f"　　{PROSE}\n　　{PROSE}"


def test_blanks_around_commas_are_no_part_of_the_text_that_checks_read():
    spaced = "全市人口共1178万人 , 与2010年的1072万人相比 , 增加了106万人 , 增长9.9%。"
    flat = condense(spaced)
    assert flat.text == "全市人口共1178万人,与2010年的1072万人相比,增加了106万人,增长9.9%。"
    told = extract_document(Document(name="text", text=f"{spaced}\n", sha256=""))
    assert all(spaced[claim.start : claim.end] == claim.text for claim in told.claims)
    read = condensed(told)
    assert [claim.text for claim in read.claims] == ["1178万人", "1072万人", "106万人", "9.9%"]


def test_blanks_around_marks_between_digits_stay():
    assert condense("甲 , 乙 , 丙:12 , 345 , 6").text == "甲,乙,丙:12 , 345 , 6"


def test_the_name_of_an_amount_goes_on_in_the_next_paragraph():
    text = "支出增长5%。\n\n存贷款增加。年末各项存款余额\n\n29.3亿元,增长3%。其中:居民储蓄存款\n\n余额18.4亿元,增长6%。"
    claims = extract(text)
    assert [c.subject for c in claims] == [
        "支出",
        "各项存款余额",
        "各项存款余额",
        "居民储蓄存款余额",
        "居民储蓄存款余额",
    ]
    assert all(text[c.start : c.end] == c.text for c in claims)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("年末各项贷款\n余额为61.5亿元，增长4%。", "各项贷款余额"),
        ("全年保费\n\n收入达2.3亿元，增长4%。", "保费收入"),
        ("外贸增长较快。全年进出口\n总额约17亿美元，增长4%。", "进出口总额"),
        ("外贸增长较快。全年进出口总额\n约17亿美元，增长4%。", "进出口总额"),
    ],
)
def test_an_amount_may_be_named_on_the_first_line_and_tied_to_its_level_by_a_verb(text, told):
    assert [claim.subject for claim in extract(text)][-2:] == [told, told]


def test_what_begins_a_line_with_a_number_or_a_date_goes_on_nothing():
    text = "主要任务是，稳定税收\n\n2. 收入12亿元，增长3%。\n民间投资平稳，实现增加值\n\n2020年12亿元，增长3%。"
    assert "\n\n2. 收入" in condense(text).text
    assert "\n\n2020年" in condense(text).text


def test_a_blank_within_a_word_is_where_a_line_ended():
    assert (
        condense("产值406亿元。其 中,甲厂产值340亿元,增长百 分之六。").text
        == "产值406亿元。其中,甲厂产值340亿元,增长百分之六。"
    )
    assert condense("其 它 中学").text == "其 它 中学"
