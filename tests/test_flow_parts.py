"""The parts between documents and the store: processes that die, and which document a relation is kept with."""

import os
from decimal import Decimal
from pathlib import Path

import pytest

from checks.relation import Interval, Member, Relation, Verdict, Words
from claims.model import Claim, Document
from claims.store import claim_id, version_id
from flows import extraction, progress
from flows.extraction import Failure, extract_files
from flows.places import expand, passed_over
from flows.rows import Judged, rows_by_document
from tests.factories import claim, document


def figure(name: str, count: int) -> Document:
    text = f"入驻企业{count}家。"
    return document(text, [claim(text, f"{count}家")], name=name)


def related(*documents: Document, kind: str = "agree") -> Judged:
    members = tuple(Member(each.name, each.claims[0], "figure") for each in documents)
    side = Interval(Decimal(1), Decimal(1))
    return Judged(Relation(kind, members, side, side, "1 = 1", Words("相符。", "They agree.")), Verdict.CONSISTENT)


ONE, TWO, THREE = figure("one.txt", 254), figure("two.txt", 255), figure("three.txt", 256)
VERSIONS = {each.name: version_id(each, "1") for each in (ONE, TWO, THREE)}


def test_a_relation_is_kept_with_the_last_of_its_new_documents() -> None:
    rows = rows_by_document(VERSIONS, ["one.txt", "two.txt"], [related(TWO, ONE), related(ONE, THREE)])
    assert {name: len(kept) for name, kept in rows.items()} == {"one.txt": 1, "two.txt": 1}
    ((row, members),) = rows["two.txt"]
    assert row.version == version_id(TWO, "1")
    assert [member.claim for member in members] == [
        claim_id(version_id(TWO, "1"), TWO.claims[0]),
        claim_id(version_id(ONE, "1"), ONE.claims[0]),
    ]
    assert [member.position for member in members] == [0, 1]


def test_a_relation_among_stored_documents_is_stored_already() -> None:
    assert rows_by_document(VERSIONS, [], [related(ONE, TWO)]) == {}
    assert rows_by_document(VERSIONS, ["three.txt"], [related(ONE, TWO)]) == {"three.txt": []}


def test_a_relation_found_twice_is_one_row() -> None:
    rows = rows_by_document(VERSIONS, ["one.txt"], [related(ONE), related(ONE), related(ONE, kind="hedge")])
    assert sorted(row.type for row, _ in rows["one.txt"]) == ["agree", "hedge"]


def test_severity_follows_the_verdict_that_was_given() -> None:
    judged = Judged(related(ONE).relation, Verdict.REVIEW)
    ((row, _),) = rows_by_document(VERSIONS, ["one.txt"], [judged])["one.txt"]
    assert (row.verdict, row.severity) == ("review", "warning")


def die(name: str) -> Document | Failure:
    if name == "b":
        os._exit(1)
    return Failure(name, "never read")


@pytest.mark.parametrize("jobs", [2, 3])
def test_a_process_that_dies_is_named_by_its_document_and_the_others_are_read(jobs: int) -> None:
    names = ["a", "b", "c", "d", "e"]
    found = list(extraction._mapped(die, names, size=0, jobs=jobs))
    assert [failure.subject for failure in found] == names  # type: ignore[union-attr]
    killed = [failure.subject for failure in found if "was killed" in failure.message]  # type: ignore[union-attr]
    assert killed == ["b"]


def test_large_input_is_extracted_by_several_processes_in_its_order(tmp_path: Path) -> None:
    names = []
    for number in range(6):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"入驻企业{number + 2}家。" + "园区环境优美，交通便利。" * 8000, encoding="utf-8")
        names.append(str(path))
    assert sum(map(extraction._size, names)) > extraction.POOL_FROM
    found = list(extract_files(names))
    assert [each.name for each in found if isinstance(each, Document)] == names
    assert [_only(each).low for each in found if isinstance(each, Document)] == [2, 3, 4, 5, 6, 7]


def _only(page: Document) -> Claim:
    (only,) = page.claims
    return only


def test_places_are_expanded_once_each_and_problems_are_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "full").mkdir()
    for name in ("b.txt", "a.md", ".hidden.txt", "a.toml"):
        (tmp_path / "full" / name).write_text("x", encoding="utf-8")
    full = str(tmp_path / "full")
    names, problems = expand(
        [f"{full}/b.txt", full, f"{full}/./b.txt", "http://a/b", "http://a/b", f"{tmp_path}/empty"]
    )
    assert names == [f"{full}/b.txt", f"{full}/a.md", "http://a/b"]
    assert len(problems) == 1
    assert problems[0].startswith(f"{tmp_path}/empty: ")


def test_documents_of_other_formats_in_a_folder_are_told(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    for name in ("a.txt", "b.DOCX", "c.pdf", "d.html", "more/e.doc", "~$b.docx", ".f.pdf", "g.xlsx", "h.toml"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (line,) = passed_over([str(tmp_path), str(tmp_path), "http://a/b", str(tmp_path / "c.pdf")])
    assert line == (
        f"{tmp_path}: b.DOCX, c.pdf, d.html and 1 more not read, being no plain text; save as .txt in UTF-8"
    )
    (tmp_path / "more" / "e.doc").unlink()
    assert passed_over([str(tmp_path / "more")]) == []


def test_work_that_takes_long_says_how_far_it_is_and_hands_everything_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setattr(progress, "APART", 0.0)
    assert list(progress.counted(iter("abc"), 3, "read")) == ["a", "b", "c"]
    assert capsys.readouterr().err == "heshu: read 1 of 3\nheshu: read 2 of 3\n"


def test_short_work_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress.counted(iter("abc"), 3, "read")) == ["a", "b", "c"]
    assert capsys.readouterr().err == ""
