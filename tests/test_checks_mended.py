"""The figure that a suggestion is for: writing it there mends the finding, in every example of the checks."""

import tomllib
from pathlib import Path

import pytest

from checks import check
from checks.relation import Relation, Verdict
from checks.repair import mended
from claims import Document, extract_document

EXAMPLES = [
    case["text"]
    for path in sorted((Path(__file__).parent / "checks").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    if case["findings"] and "text" in case
]


def suggestions(text: str) -> list[Relation]:
    found = check([extract_document(Document(name="example.txt", text=text, sha256=""))])
    return [each for each in found if each.verdict is Verdict.INCONSISTENT and each.suggestion]


def written(text: str, relation: Relation) -> str | None:
    """The text with the suggestion in the place of the figure that it is for."""
    member = mended(relation)
    return member and f"{text[: member.claim.start]}{relation.suggestion}{text[member.claim.end :]}"


@pytest.mark.parametrize("text", EXAMPLES)
def test_a_suggestion_written_for_its_figure_mends_the_finding(text: str) -> None:
    before = suggestions(text)
    for relation in before:
        better = written(text, relation)
        if better is not None:
            assert [each.type for each in suggestions(better)].count(relation.type) < [
                each.type for each in before
            ].count(relation.type)


def test_most_suggestions_are_for_one_figure() -> None:
    told = [written(text, relation) is not None for text in EXAMPLES for relation in suggestions(text)]
    assert sum(told) >= len(told) * 0.9


def test_without_a_suggestion_no_figure_is_meant() -> None:
    found = check(
        [extract_document(Document(name="a.txt", text="全年接收患者9例,2例来自甲县,其余7例来自乙县。", sha256=""))]
    )
    assert [(relation.suggestion, mended(relation)) for relation in found] == [(None, None)]


@pytest.mark.parametrize(
    ("texts", "figure", "suggestion"),
    [
        (
            (
                "云溪市2016年统计公报\n全年社会消费品零售总额210.6亿元。",
                "云溪市2017年统计公报\n全年社会消费品零售总额253.2亿元,增长11.7%。",
            ),
            "253.2亿元",
            "235.2亿元",
        ),
        (
            ("截至2021年4月2日,云溪市累计报告确诊病例6340例。", "截至2021年4月9日,云溪市累计报告确诊病例6304例。"),
            "6304例",
            "6340例",
        ),
    ],
)
def test_of_two_documents_a_suggestion_is_for_one_figure(texts: tuple[str, str], figure: str, suggestion: str) -> None:
    names = zip(("a.txt", "b.txt"), texts, strict=True)
    found = check([extract_document(Document(name=name, text=text, sha256="")) for name, text in names])
    (relation,) = (each for each in found if each.verdict is Verdict.INCONSISTENT)
    member = mended(relation)
    assert member is not None
    assert (member.document, member.claim.text, relation.suggestion) == ("b.txt", figure, suggestion)
