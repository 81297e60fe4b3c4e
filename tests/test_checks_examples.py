"""Every check on its examples: those of its documentation and those in tests/checks, both ways."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from checks import CHECKS, check
from checks.grammar import parse
from checks.official import read_table
from checks.relation import Relation, Verdict, holds
from claims import Document, extract_document

OF_OTHER_FORM = {"hedge", "rule"}
"""Checks whose formulas have < or > of their own."""
FOLDER = Path(__file__).parent / "checks"
CASES = [
    pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]
CASES_OF = {entry.id: [param.values[1] for param in CASES if param.values[0] == entry.id] for entry in CHECKS}


@pytest.fixture(scope="module")
def find(tmp_path_factory):
    """The relations of one check in texts, with the table or the rules that the example gives beside them."""
    folder = tmp_path_factory.mktemp("given")

    def found(kind: str, texts: list[str], given: str, published: list[date | None] = ()) -> list[Relation]:
        table = folder / "table.csv"
        table.write_text(given, encoding="utf-8")
        references = read_table(table) if kind == "reference" else []
        rules = parse(given, "own.rules") if kind == "rule" else []
        days = [*published, *[None] * len(texts)]
        documents = [
            extract_document(Document(name=f"example-{number}.txt", text=text, sha256="", published=day))
            for number, (text, day) in enumerate(zip(texts, days, strict=False), 1)
        ]
        return [relation for relation in check(documents, references, rules) if relation.type == kind]

    return found


def figures(relation: Relation) -> list[str]:
    return sorted(member.claim.text for member in relation.members)


def numbers(words: str) -> set[str]:
    return set(re.findall(r"[0-9]+(?:[.,][0-9]+)*[万亿]*", words))


@pytest.mark.parametrize(("kind", "case"), CASES)
def test_a_check_finds_what_its_example_says_and_nothing_else(kind, case, find):
    documents = case.get("documents") or [{"text": case["text"]}]
    days = [one.get("published") for one in documents]
    found = find(kind, [one["text"] for one in documents], case.get("given", ""), days)
    findings = [relation for relation in found if relation.verdict is not Verdict.CONSISTENT]
    assert [(relation.verdict, figures(relation)) for relation in findings] == [
        (expected["verdict"], sorted(expected["figures"])) for expected in case["findings"]
    ]
    for relation, expected in zip(findings, case["findings"], strict=True):
        assert len({member.document for member in relation.members}) == (2 if "documents" in case else 1)
        assert relation.suggestion == expected.get("suggestion", relation.suggestion)
        assert all(words in relation.explanation.zh for words in expected.get("says", []))
    for relation in found:
        foreign = numbers(relation.explanation.en) - numbers(f"{relation.explanation.zh} {relation.formula}")
        assert all(len(number) < 3 for number in foreign)
        fits = holds(relation.comparator, relation.left, relation.right)
        assert kind in OF_OTHER_FORM or fits is not bool(set(relation.formula) & {"≠", ">"})
    consistent = [figures(relation) for relation in found if relation.verdict is Verdict.CONSISTENT]
    assert all(sorted(expected) in consistent for expected in case.get("consistent", []))
    assert not any(sorted(apart) in consistent for apart in case.get("unrelated", []))
    told = [relation.explanation.zh for relation in found if relation.verdict is Verdict.CONSISTENT]
    assert all(any(words in each for each in told) for words in case.get("told", []))
    waivers = [relation.waiver for relation in found if relation.waiver]
    assert waivers == case.get("waivers", waivers)


@pytest.mark.parametrize("entry", CHECKS, ids=lambda entry: entry.id)
def test_every_check_has_examples_both_ways(entry):
    cases = CASES_OF[entry.id]
    assert any(case["findings"] for case in cases)
    assert any(not case["findings"] for case in cases)


@pytest.mark.parametrize("entry", CHECKS, ids=lambda entry: entry.id)
def test_the_documentation_of_a_check_says_what_it_catches_and_its_examples_hold(entry, find):
    assert entry.manual.startswith(f"{entry.id}: ")
    assert "\nCatches " in entry.manual
    assert "\nLimits: " in entry.manual
    bad, good = (
        re.search(rf"^{word}: (.+)$", entry.manual, re.MULTILINE)[1].replace("\\n", "\n").split("\\f")
        for word in ("Bad", "Good")
    )
    beside = re.search(r"^Given: (.+)$", entry.manual, re.MULTILINE)
    given = beside[1].replace("\\n", "\n") if beside else ""
    assert any(relation.verdict is not Verdict.CONSISTENT for relation in find(entry.id, bad, given))
    fitting = find(entry.id, good, given)
    assert all(relation.verdict is Verdict.CONSISTENT for relation in fitting)
    assert fitting or not given


def test_no_file_of_examples_is_without_its_check():
    assert {path.stem for path in FOLDER.glob("*.toml")} == {entry.id for entry in CHECKS}
