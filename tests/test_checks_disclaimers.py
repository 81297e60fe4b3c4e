"""What a text excuses itself is waived, and only that."""

import pytest

from checks import check
from checks.relation import Verdict
from claims import Document, extract_document

SUM = "全年完成投资352.0亿元(甲县88.2亿元、乙县84.1亿元、丙县179.3亿元)。"
NOTE = "\n注:部分数据因四舍五入的原因,存在总计与分项合计不等的情况。"
GREW = "财政收入由2012年的100亿元增加到2013年的120亿元,"


def judged(text):
    found = check([extract_document(Document(name="example.txt", text=text, sha256=""))])
    return [(relation.type, relation.verdict, relation.waiver) for relation in found]


def test_parts_that_miss_by_their_last_digits_are_waived_by_a_note_on_rounding():
    assert ("sum", Verdict.INCONSISTENT, None) in judged(SUM)
    assert ("sum", Verdict.CONSISTENT, "部分数据因四舍五入的原因") in judged(SUM + NOTE)


def test_parts_that_miss_by_more_are_not():
    assert ("sum", Verdict.INCONSISTENT, None) in judged(SUM.replace("179.3", "189.3") + NOTE)


def test_a_correction_is_waived_in_its_own_line_only():
    together = judged("新增确诊病例349例(其中:甲市新增615例,乙市核减279例)。")
    assert ("order", Verdict.CONSISTENT, "乙市核减279例") in together
    apart = judged("新增确诊病例349例(其中:甲市新增615例)。\n另有核减279例。")
    assert ("order", Verdict.INCONSISTENT, None) in apart


@pytest.mark.parametrize(
    ("text", "waiver"),
    [
        ("增长15%。", None),
        ("按可比口径增长15%。", "按可比口径增长15%"),
        ("增长15%。\n注:增长速度按可比价格计算。", "增长速度按可比价格计算"),
    ],
)
def test_growth_at_comparable_prices_is_waived(text, waiver):
    (found,) = [each for each in judged(GREW + text) if each[0] == "growth"]
    assert found[1] is (Verdict.CONSISTENT if waiver else Verdict.INCONSISTENT)
    assert found[2] == waiver
