"""Right texts that a careless rule would take for wrong, by what they are like: none of them raises an alarm."""

from pathlib import Path

import pytest

from checks import check
from checks.relation import Verdict
from claims import Document, extract_document

FOLDER = Path(__file__).parent / "corpus" / "right"
GROUPS = {path.stem: path.read_text(encoding="utf-8").splitlines() for path in sorted(FOLDER.glob("*.txt"))}


@pytest.mark.parametrize("group", GROUPS)
def test_texts_that_are_right_raise_no_alarm(group):
    told = {
        text: [relation.formula for relation in check([_document(text)]) if relation.verdict is Verdict.INCONSISTENT]
        for text in GROUPS[group]
    }
    assert {text: formulas for text, formulas in told.items() if formulas} == {}


def test_there_are_texts_of_many_kinds():
    assert len(GROUPS) > 10
    assert min(map(len, GROUPS.values())) > 10


def _document(text: str) -> Document:
    return extract_document(Document(name="text", text=text.replace("\\n", "\n") + "\n", sha256=""))
