"""Great Expectations judges the relations: its verdicts are the predicate's, its errors stand apart, its docs read."""

import random
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from checks import CHECKS, suite
from checks.relation import INFINITY, Comparator, Interval, Member, Relation, Verdict, Words
from claims.model import Document
from tests.factories import claim, document

TEXT = "全省入驻企业254家，其中高校21所。\n"
REPORT = document(TEXT, [claim(TEXT, "254家"), claim(TEXT, "21所")])


def relation(left: tuple[object, object], right: tuple[object, object], **fields: object) -> Relation:
    first, second = REPORT.claims
    known: dict[str, object] = {
        "type": "agree",
        "members": (Member(REPORT.name, first, "figure"), Member(REPORT.name, second, "figure")),
        "left": Interval(*(Decimal(str(bound)) for bound in left)),
        "right": Interval(*(Decimal(str(bound)) for bound in right)),
        "formula": "254 = 21",
        "explanation": Words("两处不同。", "They differ."),
    }
    return Relation(**(known | fields))  # type: ignore[arg-type]


def random_relations(seed: int, count: int) -> list[Relation]:
    dice = random.Random(seed)  # noqa: S311
    bounds = [Decimal(n) / 4 for n in range(-8, 9)]

    def side() -> tuple[Decimal, Decimal]:
        lower, upper = sorted(dice.choices(bounds, k=2))
        return dice.choice([lower, lower, -INFINITY]), dice.choice([upper, upper, INFINITY])

    return [
        relation(
            side(),
            side(),
            type=dice.choice(list(suite.CHECKS)),
            comparator=dice.choice(list(Comparator)),
            if_held=dice.choice(list(Verdict)),
            if_broken=dice.choice(list(Verdict)),
        )
        for _ in range(count)
    ]


def test_verdicts_of_great_expectations_are_those_of_the_predicate() -> None:
    relations = random_relations(seed=20241028, count=900)
    outcome = suite.judge(relations, [], None)
    assert outcome.verdicts == tuple(relation.verdict for relation in relations)
    assert {verdict: outcome.verdicts.count(verdict) > 200 for verdict in Verdict} == dict.fromkeys(Verdict, True)
    assert outcome.errors == ()


def test_verdicts_written_by_hand() -> None:
    relations = [
        relation((1, 2), (2, 3)),
        relation((1, 2), (3, 4)),
        relation((1, 2), (3, 4), if_broken=Verdict.REVIEW),
        relation(
            (300000, 400000), (345500, 346500), type="scope", comparator=Comparator.AT_MOST, if_held=Verdict.REVIEW
        ),
        relation((7181, 7181), (4230, 4230), type="order", comparator=Comparator.AT_MOST, if_broken=Verdict.REVIEW),
        relation((763, 763), (770, INFINITY), type="hedge"),
    ]
    verdicts = suite.judge(relations, [REPORT], None).verdicts
    assert verdicts == ("consistent", "inconsistent", "review", "review", "review", "inconsistent")


def test_exact_decimals_are_never_rounded_on_the_way_to_the_judge() -> None:
    whole = "12345678901234567890.1"
    relations = [relation((whole, whole), (whole, whole)), relation((whole, whole), (whole + "1", whole + "1"))]
    assert suite.judge(relations, [], None).verdicts == ("consistent", "inconsistent")


def test_an_expectation_that_raised_is_an_error_and_gives_no_verdict() -> None:
    broken = relation(("NaN", 2), (2, 3), type="order")
    outcome = suite.judge([relation((1, 2), (3, 4)), broken, relation((1, 2), (2, 3), type="order")], [REPORT], None)
    assert outcome.verdicts == ("inconsistent", None, None)
    assert [error.check for error in outcome.errors] == ["order"]
    assert "InvalidOperation" in outcome.errors[0].message


def test_a_relation_that_no_expectation_judges_is_an_error() -> None:
    outcome = suite.judge([relation((1, 2), (2, 3), type="horoscope")], [REPORT], None)
    assert outcome.verdicts == (None,)
    assert [error.check for error in outcome.errors] == ["horoscope"]
    assert "checks/suite.py" in outcome.errors[0].message


def test_every_check_has_its_line_in_the_suite() -> None:
    assert list(suite.CHECKS) == [check.id for check in CHECKS]


def test_nothing_to_judge_is_no_error() -> None:
    assert suite.judge([], [], None) == suite.Outcome((), (), ())


first, second = REPORT.claims


@pytest.mark.parametrize(
    ("rule", "claims"),
    [
        ("span_slices", [replace(first, text="255家")]),
        ("span_not_empty", [replace(first, end=first.start, text="")]),
        ("bounds_in_order", [replace(first, lower=Decimal(255), upper=Decimal(254))]),
        ("bounds_in_order", [replace(first, low=Decimal(3), high=Decimal(2))]),
        ("dimension_known", [replace(first, dimension="luck")]),
        ("hedge_known", [replace(first, hedge="perhaps")]),
        ("id_unique", [first, first]),
    ],
)
def test_claims_that_break_their_model_are_named_with_their_document(rule: str, claims: list) -> None:
    good, bad = document(TEXT, [first, second], name="good.txt"), document(TEXT, claims, name="bad.txt")
    outcome = suite.judge([], [good, bad], None)
    assert [(broken.rule, broken.documents) for broken in outcome.broken] == [(rule, (1,))]
    assert outcome.errors == ()


def test_an_unknown_unit_is_remarked_on_in_the_data_docs_only(tmp_path: Path) -> None:
    odd = document(TEXT, [replace(first, unit="元/人"), replace(second, unit="斛")])
    outcome = suite.judge([], [odd], tmp_path)
    assert outcome == suite.Outcome((), (), ())
    (page,) = tmp_path.glob("validations/claims/**/*.html")
    remark = page.read_text(encoding="utf-8").partition("unit_known")[2]
    assert "2 条中 1 条不符" in remark
    assert "21所" in remark
    assert "254家" not in remark


def test_unbounded_and_vague_claims_are_in_order() -> None:
    vague = replace(first, low=None, high=None, lower=Decimal(1), upper=None)
    assert suite.judge([], [document(TEXT, [vague])], None).broken == ()


def data_docs(folder: Path, relations: list[Relation], documents: list[Document]) -> dict[str, str]:
    suite.judge(relations, documents, folder)
    pages = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}
    return {"index" if name == "index.html" else "/".join(name.split("/")[:2]): html for name, html in pages.items()}


def test_data_docs_name_each_check_and_show_the_failing_figures(tmp_path: Path) -> None:
    pages = data_docs(tmp_path, [relation((1, 2), (3, 4)), relation((1, 2), (1, 2))], [REPORT])
    page = pages["validations/relations"]
    for check, words in suite.CHECKS.items():
        assert f"{check}: {words}" in page
    assert "2 条中 1 条不符 · 1 of 2 fail" in page
    assert "254 = 21" in page
    assert "report.txt" in page
    for target in re.findall(r'href="([^"]+)"', pages["index"]):
        assert (tmp_path / target).is_file()


def test_data_docs_need_no_network_and_run_no_script(tmp_path: Path) -> None:
    hostile = relation((1, 2), (3, 4), formula='<script>alert(1)</script><b onmouseover="x()">1</b>')
    for html in data_docs(tmp_path, [hostile], [REPORT]).values():
        assert not re.findall(r"<(?:script|link|img|b )[^>]*>|https?://", html)
    assert "&lt;b onmouseover" in data_docs(tmp_path, [hostile], [REPORT])["validations/relations"]


def test_data_docs_hold_the_last_run_only(tmp_path: Path) -> None:
    data_docs(tmp_path, [relation((1, 2), (3, 4), formula="254 = 99")], [REPORT])
    pages = data_docs(tmp_path, [relation((1, 2), (1, 2))], [REPORT])
    assert len(list(tmp_path.glob("validations/relations/**/*.html"))) == 1
    assert "254 = 99" not in pages["validations/relations"]


def test_the_suite_leaves_nothing_in_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    suite.judge([relation((1, 2), (3, 4))], [REPORT], tmp_path / "docs")
    assert [path.name for path in tmp_path.iterdir()] == ["docs"]
