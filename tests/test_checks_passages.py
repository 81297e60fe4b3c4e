"""The checks on the passages of the corpus, which are all right: none of them raises an alarm."""

import tomllib
from pathlib import Path

import pytest

from checks import check
from checks.relation import Verdict
from claims import Document, extract_document

FOLDER = Path(__file__).parent / "corpus" / "passages"
PASSAGES = [
    pytest.param(row["text"], id=f"{path.stem} {number}")
    for path in sorted(FOLDER.glob("*.toml"))
    for number, row in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["passage"], 1)
]


@pytest.mark.parametrize("text", PASSAGES)
def test_a_passage_that_is_right_raises_no_alarm(text):
    found = check([extract_document(Document(name="passage", text=text, sha256=""))])
    assert [relation.formula for relation in found if relation.verdict is Verdict.INCONSISTENT] == []
