"""What the terminal shows: places, underlined words, wide characters; and the numbers of the JSON lines."""

import itertools
import json
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.relation import Interval, Member, Relation, Verdict, Words
from checks.waivers import Waiver
from claims.model import Claim, Document, Hedge
from flows.jsonl import claim_line, dumps, relation_line
from flows.lines import claim_text, finding_text, place, waived_text, width
from tests.factories import claim, document


def related(*members: tuple[Document, Claim], **fields: object) -> Relation:
    known: dict[str, object] = {
        "type": "agree",
        "members": tuple(Member(owner.name, figure, "figure") for owner, figure in members),
        "left": Interval(Decimal(254), Decimal(254)),
        "right": Interval(Decimal(255), Decimal(255)),
        "formula": "254 = 255",
        "explanation": Words("两处不同。", "They differ."),
    }
    return Relation(**(known | fields))  # type: ignore[arg-type]


def shown(relation: Relation, *documents: Document, language: str = "en") -> list[str]:
    return list(finding_text(relation, {each.name: each for each in documents}, language))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("offset", "expected"), [(0, "a.txt:1:1"), (2, "a.txt:1:3"), (3, "a.txt:2:1"), (4, "a.txt:3:1"), (5, "a.txt:3:2")]
)
def test_lines_and_columns_count_from_one(offset: int, expected: str) -> None:
    assert place("a.txt", "ab\n\ncd", offset) == expected


@pytest.mark.parametrize(
    ("text", "cells"),
    [("763", 3), ("余场", 4), ("，", 2), (",", 1), ("ａ", 2), ("e\u0301", 1), ("\u200b", 0), ("🙂", 2), ("“”", 2)],
)
def test_width_is_that_of_terminal_cells(text: str, cells: int) -> None:
    assert width(text) == cells


def test_carets_stand_under_the_figure_behind_wide_characters() -> None:
    text = "全市举办讲座763余场。"
    page = document(text, [claim(text, "763余场")])
    assert shown(related((page, page.claims[0])), page) == [
        "report.txt:1:7: critical agree They differ.",
        "    254 = 255",
        "    全市举办讲座763余场。",
        "                ^^^^^^^",
    ]


def test_a_long_sentence_is_cut_around_its_figure() -> None:
    text = "甲" * 100 + "254家" + "乙" * 100 + "。"
    page = document(text, [claim(text, "254家")])
    sentence, carets = shown(related((page, page.claims[0])), page)[2:]
    assert sentence == "    …" + "甲" * 24 + "254家" + "乙" * 24 + "…"
    assert carets == " " * (4 + 1 + 48) + "^^^^^"


def test_a_sentence_is_never_cut_within_a_number() -> None:
    text = "甲" * 30 + "12345" + "乙" * 22 + "254家" + "丙" * 21 + "98.7654" + "丁" * 30
    page = document(text, [claim(text, "254家")])
    assert shown(related((page, page.claims[0])), page)[2] == "    …" + "乙" * 22 + "254家" + "丙" * 21 + "…"


def test_figures_of_one_line_share_it_and_those_of_others_have_notes() -> None:
    text = "共254家，其中21所。" + "丙" * 80 + "9个。\n另有255家。"
    page = document(text, [claim(text, figure) for figure in ("254家", "21所", "9个", "255家")])
    lines = shown(related(*((page, figure) for figure in page.claims)), page)
    assert lines[2:4] == [
        "    共254家，其中21所。…" + "丙" * 24 + "9个。",
        "      ^^^^^      ^^^^" + " " * (2 + 1 + 48) + "^^^",
    ]
    assert lines[4] == "report.txt:2:3: note: figure 255家"
    assert lines[5:] == ["    另有255家。", "        ^^^^^"]


def test_a_figure_in_two_roles_is_underlined_once() -> None:
    text = "共254家，其中21所。"
    page = document(text, [claim(text, "254家"), claim(text, "21所")])
    whole, part = page.claims
    lines = shown(related((page, whole), (page, part), (page, whole)), page)
    assert lines[2:] == ["    共254家，其中21所。", "      ^^^^^      ^^^^"]


def test_long_lists_are_broken_between_figures_into_rows_with_their_own_carets() -> None:
    names = [f"{number}家" for number in range(101, 161)]
    text = "分别为" + "、".join(names) + "。"
    page = document(text, [claim(text, name) for name in names])
    lines = shown(related(*((page, figure) for figure in page.claims)), page)[2:]
    rows, carets = lines[::2], lines[1::2]
    assert len(rows) == len(carets) > 2
    assert all(width(row) <= 120 for row in rows)
    assert "".join(row.strip() for row in rows) == text
    assert [underlined for row, marks in zip(rows, carets, strict=True) for underlined in under(row, marks)] == names


def under(row: str, marks: str) -> list[str]:
    """The words above each run of carets, by the cells of a terminal."""
    cells = [cell for sign in row if width(sign) for cell in (sign, "")[: width(sign)]]
    return ["".join(cells[found.start() : found.end()]) for found in re.finditer(r"\^+", marks)]


@pytest.mark.parametrize(
    "before",
    [
        "全市",
        "１２３",
        "ａｂｃ，",
        "e\u0301",
        "共\u3099",
        "“引号”",
        "🙂",
        "\t",
        "ﾊﾟ",
        "\u200b",
        "各\ufe00",
        "\u3000\u3000全",
    ],
)
def test_carets_stand_under_figures_behind_marks_and_letters_of_every_width(before: str) -> None:
    text = f"甲{before}共254家，１００人。"
    page = document(text, [claim(text, "254家"), claim(text, "１００人", 100)])
    row, marks = shown(related(*((page, figure) for figure in page.claims)), page)[2:]
    assert under(row, marks) == ["254家", "１００人"]


@given(st.text(), st.text(), st.text())
def test_a_finding_is_shown_whatever_stands_around_its_figures(before: str, between: str, after: str) -> None:
    text = f"{before}254家{between}，255家{after}"
    first = claim(text, "254家", occurrence=before.count("254家"))
    second = claim(text, "255家", occurrence=f"{before}254家{between}".count("255家"))
    page = document(text, [first, second])
    lines = shown(related((page, first), (page, second)), page)
    marked = [
        figure for row, marks in itertools.pairwise(lines) if set(marks) == {" ", "^"} for figure in under(row, marks)
    ]
    assert marked == ["254家", "255家"]
    assert all(len(line.splitlines()) == 1 for line in lines)


def test_a_narrow_terminal_gets_narrow_rows() -> None:
    text = "甲" * 30 + "254家" + "乙" * 30
    page = document(text, [claim(text, "254家")])
    relation = related((page, page.claims[0]))
    lines = list(finding_text(relation, {page.name: page}, cells=40))[2:]
    assert all(width(line) <= 40 for line in lines)
    assert under(lines[-2], lines[-1]) == ["254家"]
    assert lines[-2].endswith("…")


def test_colours_are_given_by_style() -> None:
    text = "共254家。\n另有255家。"
    page = document(text, [claim(text, "254家"), claim(text, "255家")])
    relation = related(*((page, figure) for figure in page.claims), suggestion="255家")
    lines = list(finding_text(relation, {page.name: page}, paint=lambda words, style: f"<{style}>{words}</>"))
    assert lines[0] == "<place>report.txt:1:2:</> <critical>critical</> agree They differ."
    assert lines[2] == "    <note>suggestion</>: write 255家 for 254家"
    assert lines[4] == "      <caret>^^^^^</>"
    assert lines[5] == "<place>report.txt:2:3:</> <note>note</>: figure 255家"


def test_the_first_member_leads_even_where_it_stands_last() -> None:
    text = "共254家。\n" + "另有255家。"
    page = document(text, [claim(text, "254家"), claim(text, "255家")])
    first, second = page.claims
    assert shown(related((page, second), (page, first)), page)[0].startswith("report.txt:2:3: ")


def test_figures_of_another_document_name_it() -> None:
    here, there = "共254家。", "共255家。"
    one = document(here, [claim(here, "254家")], name="one.txt")
    two = document(there, [claim(there, "255家")], name="two.txt")
    lines = shown(related((one, one.claims[0]), (two, two.claims[0])), one, two)
    assert lines[0].startswith("one.txt:1:2: ")
    assert "two.txt:1:2: note: figure 255家" in lines


def test_suggestions_and_chinese_messages_are_shown() -> None:
    text = "共254家。"
    page = document(text, [claim(text, "254家")])
    lines = shown(related((page, page.claims[0]), suggestion="255家"), page, language="zh")
    assert lines[0].startswith("report.txt:1:2: 矛盾 agree ")
    assert lines[0].endswith("两处不同。")
    assert lines[2] == "    建议: 254家改为255家"


def test_notes_and_reasons_are_chinese_too_when_asked() -> None:
    text = "共254家。\n共255家。"
    page = document(text, [claim(text, "254家"), claim(text, "255家")], name="a.txt")
    found = related(*((page, figure) for figure in page.claims))
    assert "a.txt:2:2: 另见: 255家" in shown(found, page, language="zh")
    waiver = Waiver("a.txt", "agree", ("254家", "255家"), "照录", file="w.toml", line=1)
    told = list(waived_text(found, waiver, {page.name: page}, "zh"))
    assert told[0].startswith("a.txt:1:2: 已豁免 agree ")
    assert told[1] == "    理由: 照录 (w.toml:1)"


@pytest.mark.parametrize("mark", ["\x1b", "\x07", "\r", "\u202e", "\u2066", "\u2028", "\x85"])
def test_marks_that_steer_a_terminal_do_not_reach_it(mark: str) -> None:
    text = f"共{mark}[31m254家。"
    page = document(text, [claim(text, "254家")], name=f"a{mark}.txt")
    told = related((page, page.claims[0]), explanation=Words(mark, mark), formula=mark, suggestion=f"255{mark}")
    assert mark not in "".join(shown(told, page))


def test_a_claim_as_text_has_its_hedge_and_reading() -> None:
    text = "全市吸引30余万名大学生。"
    reading = {"lower": Decimal(300000), "upper": Decimal(400000)}
    figure = claim(text, "30余万名", 300000, hedge=Hedge.ABOVE, unit="名", subject="大学生", **reading)
    page = document(text, [figure])
    assert claim_text(page, figure) == "report.txt:1:5: 30余万名: above 30万–40万名 大学生"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=None) | st.integers().map(Decimal))
def test_numbers_come_back_from_json_as_they_were(value: Decimal) -> None:
    printed = dumps(value)
    assert "e" not in printed.lower()
    back = json.loads(printed, parse_float=Decimal, parse_int=Decimal)
    assert back == value
    if value == value.to_integral_value():
        assert "." not in printed


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (Decimal(346000), "346000"),
        (Decimal("3.46E+5"), "346000"),
        (Decimal("1.50"), "1.5"),
        (Decimal("1E-8"), "0.00000001"),
        (Decimal("12345678901234567890.1"), "12345678901234567890.1"),
        (Decimal("-0"), "0"),
        (Decimal("-2.30"), "-2.3"),
        (Decimal("Infinity"), "null"),
        (None, "null"),
        (True, "true"),
    ],
)
def test_numbers_are_printed_digit_for_digit(value: object, printed: str) -> None:
    assert dumps(value) == printed  # type: ignore[arg-type]


@given(st.text())
def test_a_line_of_json_is_one_line_whatever_the_text(text: str) -> None:
    printed = dumps({"text": text})
    assert len(printed.splitlines()) == 1
    assert json.loads(printed) == {"text": text}


def test_a_claim_line_keeps_unknowns_null_and_whole_numbers_whole() -> None:
    text = "共254家。"
    page = document(text, [claim(text, "254家")])
    line = json.loads(claim_line(page, page.claims[0]))
    assert (line["low"], line["high"]) == (254, 254)
    assert isinstance(line["low"], int)
    assert line["subject"] is None
    assert line["sentence"] == text
    assert line["rules"] == []


def test_a_relation_line_names_a_document_only_where_it_is_another() -> None:
    here, there = "共254家。", "共255家。"
    one = document(here, [claim(here, "254家")], name="one.txt")
    two = document(there, [claim(there, "255家")], name="two.txt")
    line = json.loads(relation_line(related((one, one.claims[0]), (two, two.claims[0]), if_broken=Verdict.REVIEW)))
    assert (line["document"], line["verdict"], line["severity"]) == ("one.txt", "review", "warning")
    assert line["claims"] == [
        {"start": 1, "end": 5, "text": "254家", "role": "figure"},
        {"start": 1, "end": 5, "text": "255家", "role": "figure", "document": "two.txt"},
    ]
