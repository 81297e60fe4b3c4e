"""One change for all the relations that it mends."""

from checks import check
from checks.relation import Verdict
from claims import Document, extract_document


def findings(text):
    found = check([extract_document(Document(name="example.txt", text=text, sha256=""))])
    return [relation for relation in found if relation.verdict is Verdict.INCONSISTENT]


def test_one_slip_that_broke_two_relations_is_mended_by_one_change():
    text = "全市生产总值617.50亿元。其中,第一产业增加值37.11亿元;第二产业增加值339.85亿元;第三产业增加值240.54亿元。"
    wrong = findings(text + "三次产业结构比例为6.01:35.04:38.95。")
    assert len(wrong) == 2
    assert {relation.suggestion for relation in wrong} == {"55.04"}
    assert all("即可同时消除2处不符" in relation.explanation.zh for relation in wrong)
    assert all("mends 2 findings" in relation.explanation.en for relation in wrong)


def test_a_change_that_would_break_what_holds_is_passed_over():
    text = (
        "全市生产总值617.50亿元。其中,第一产业增加值37.11亿元;第二产业增加值339.85亿元;第三产业增加值204.54亿元。"
        "三次产业结构比例为6.01:55.04:38.95。"
    )
    assert {relation.suggestion for relation in findings(text)} == {"240.54亿元"}


def test_a_finding_of_one_relation_says_nothing_of_others():
    (wrong,) = findings("全市粮食播种面积75.1万公顷,其中水稻播种面积37万公顷,占粮食播种面积的59.3%。")
    assert wrong.suggestion == "49.3%"
    assert "同时消除" not in wrong.explanation.zh


def test_a_change_of_another_figure_that_is_as_good_is_told_with_the_suggestion():
    (wrong,) = findings(
        "全市生产总值447.00亿元,其中第一产业增加值42.60亿元,第二产业增加值231.90亿元,第三产业增加值190.50亿元。"
    )
    assert wrong.suggestion == "24.60亿元"
    assert wrong.explanation.zh.endswith(
        "把42.60亿元改为24.60亿元，或把231.90亿元改为213.90亿元，都可以相符，请核对原稿。"
    )
    assert wrong.explanation.en.endswith(
        "24.60亿元 for 42.60亿元, or 213.90亿元 for 231.90亿元, would mend it: look at the source."
    )


def test_what_no_slip_explains_has_no_suggestion():
    (wrong,) = findings("全年接收患者8例,2例来自甲县,其余71例来自乙县。")
    assert wrong.suggestion is None
