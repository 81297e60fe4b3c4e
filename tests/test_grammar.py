"""The grammar of rule files: what is read, and where a mistake is shown."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checks.expressions import ANY, PERCENT, Number, Operation, Term, written
from checks.grammar import parse, read_rules
from checks.relation import Verdict
from claims.errors import RuleError


def one(text):
    (rule,) = parse(text, "own.rules")
    return rule


def outline(expression):
    """An expression with every bracket that it implies."""
    if isinstance(expression, Operation):
        return f"({outline(expression.left)} {expression.sign} {outline(expression.right)})"
    return expression.text


def test_a_rule_has_a_comparison_a_severity_and_a_message():
    first, second = parse("# 岗位\n招募人数 <= 岗位数\n    error: 多于岗位。\n甲 > 乙 warning: 请核对#1\n", "own.rules")
    assert (first.sign, first.broken, first.message, first.place) == (
        "<=",
        Verdict.INCONSISTENT,
        "多于岗位。",
        "own.rules:2",
    )
    assert (second.sign, second.broken, second.message, second.line) == (">", Verdict.REVIEW, "请核对#1", 4)


def test_an_indicator_has_a_place_and_a_time_where_they_are_written():
    term = one("“地区生产总值”@晋中市[2023年] > 1亿元 error: x").left
    assert term == Term(
        "地区生产总值",
        "",
        "晋中",
        (date(2023, 1, 1), date(2023, 12, 31)),
        planned=False,
        text="“地区生产总值”@晋中市[2023年]",
    )
    assert one("岗位[2024, 计划] > 1 error: x").left.planned
    assert one("GDP增速 > 5% error: x").left == Term(
        "地区生产总值", "增长率", None, None, planned=False, text="GDP增速"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲 + 乙 * 丙 - 丁", "((甲 + (乙 * 丙)) - 丁)"),
        ("甲 - 乙 - 丙", "((甲 - 乙) - 丙)"),
        ("甲 / 乙 / 丙", "((甲 / 乙) / 丙)"),
        ("(甲 + 乙) * 丙", "((甲 + 乙) * 丙)"),
        ("（甲－乙）×丙÷丁", "(((甲 - 乙) * 丙) / 丁)"),
        ("甲\n + 乙", "(甲 + 乙)"),
    ],
)
def test_operators_bind_as_in_arithmetic(text, expected):
    assert outline(one(f"{text} = 1 error: x").left) == expected


@pytest.mark.parametrize("text", ["甲 - (乙 - 丙)", "甲 / (乙 * 丙)", "(甲 + 乙) * 丙", "甲 + 乙 * 丙", "甲 - 乙 - 丙"])
def test_an_expression_is_written_with_the_brackets_that_it_needs(text):
    left = one(f"{text} = 1 error: x").left
    assert written(left, {term: term.text for term in one(f"{text} = 1 error: x").terms}) == text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.05", Number(Decimal("1.05"), ANY, "1.05")),
        ("5%", Number(Decimal("0.05"), PERCENT, "5%")),
        ("1,000", Number(Decimal(1000), ANY, "1,000")),
        ("3000万元", Number(Decimal(30000000), "元", "3000万元")),
        ("50人", Number(Decimal(50), "heads", "50人")),
    ],
)
def test_numbers_have_their_units(text, number):
    assert one(f"甲 < {text} error: x").right == number


def test_signs_in_full_width_and_chinese_words_do_as_well():
    rule = one("甲 ＝ 乙 误差 5％\n  警告：请核对")
    assert (rule.sign, rule.within, rule.broken) == ("=", Decimal("0.05"), Verdict.REVIEW)
    assert one("甲 ≤ 乙 错误: x").sign == "<="


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("招募人数 岗位数\n error: x", 1, 6, "<=, <, >=, > or = is missing"),
        ("甲 <= 乙\n error x", 2, 8, "“:” is missing"),
        ("甲 <= 乙\n error:\n丙 < 丁 error: x", 2, 8, "a message on the same line is missing"),
        ("招募人数 <=\n\n", 1, 8, "an indicator, a number or “(” is missing"),
        ("甲 <= 乙", 1, 7, "error: or warning: before the message is missing"),
        ("# 一\n甲 <= (乙 + 丙\nerror: x", 3, 1, "“)” is missing"),
        ("甲 <= * 乙 error: x", 1, 6, "an indicator, a number or “(” is missing"),
        ("甲@全市 <= 乙 error: x", 1, 3, "'全市' says of no place which; write its name"),
        ("甲[去年] <= 乙 error: x", 1, 3, "'去年' is no time that has dates; write"),
        ("甲 <= 3斛子 error: x", 1, 7, "'斛子' is no known unit; write one"),
        ("甲 = 乙 within 5 error: x", 1, 14, "a percentage such as 5% is missing"),
        ("甲 < 乙 error: x\n<= 3 error: y", 2, 1, "a rule begins with an indicator"),
        ("__import__('os').system('true') < 1 error: x", 1, 11, "is missing"),
    ],
)
def test_a_mistake_is_shown_with_line_column_caret_and_remedy(text, line, column, message):
    with pytest.raises(RuleError) as raised:
        parse(text, "own.rules")
    head, shown, caret = str(raised.value).split("\n")
    assert head.startswith(f"own.rules:{line}:{column}: ")
    assert message in head
    assert shown.strip() == text.splitlines()[line - 1].strip()
    assert len(caret) == len("    ") + column


def test_a_caret_stands_below_its_place_where_characters_are_wide():
    with pytest.raises(RuleError) as raised:
        parse("招募人数 岗位数", "own.rules")
    assert str(raised.value).split("\n")[-1] == "    " + "　" * 4 + " ^"


def test_a_rule_without_an_indicator_is_refused():
    with pytest.raises(RuleError, match=r"own\.rules:1: 3 < 5 names no indicator; write one"):
        parse("3 < 5 error: x", "own.rules")


def test_brackets_without_end_are_refused():
    with pytest.raises(RuleError, match="write the rule in parts"):
        parse("(" * 10_000, "own.rules")


def test_files_and_folders_of_rules(tmp_path):
    (tmp_path / "b.rules").write_text("乙 < 1 error: x\n", encoding="utf-8")
    (tmp_path / "a.rules").write_text("甲 < 1 error: x\n", encoding="utf-8")
    assert [rule.text for rule in read_rules([tmp_path])] == ["甲 < 1", "乙 < 1"]
    (tmp_path / "c.rules").write_text("# nothing\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"c\.rules: no rules"):
        read_rules([tmp_path / "c.rules"])
    with pytest.raises(RuleError, match="no such file or folder"):
        read_rules([tmp_path / "none.rules"])


def test_the_rules_of_the_documentation_are_read():
    manual = Path("docs/rules.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```rules\n(.*?)```", manual, re.DOTALL)
    assert [rule.broken for rule in parse(block, "docs")] == [Verdict.REVIEW, Verdict.INCONSISTENT]
    assert [rule.sign for rule in read_rules(["docs/example.rules"])] == ["<=", "=", "<="]
    for written_so in re.findall(r"^\| (`.*`) \|", manual, re.MULTILINE):
        name = re.match("[^\\W\\d]*", written_so.strip("`"))[0]
        for indicator in re.findall("`([^`]+)`", written_so):
            assert one(f"{indicator if indicator[0] != '[' else name + indicator} > 1 error: x").terms


def test_the_mistake_of_the_documentation_is_shown_so():
    with pytest.raises(RuleError) as raised:
        parse("招募人数 岗位数", "own.rules")
    assert f"heshu: {raised.value}" in Path("docs/rules.md").read_text(encoding="utf-8")
