"""Files that were renamed, deleted or put back between two runs: what is kept, what counts, and what is told."""

import json
import os
from pathlib import Path
from unittest.mock import Mock

import pytest
from click.testing import CliRunner, Result

from claims.store import Store, document_id
from claims.tables import Judgement
from flows.cli import main
from flows.comparing import is_absent
from tests.factories import ENTRY, WRONG
from tests.stores import location_on

pytestmark = pytest.mark.usefixtures("engine")

FITTING = "全市招聘7181人。\n"
LAST_YEAR = "泰安市2013年统计公报\n全年社会消费品零售总额110.6亿元。\n"
THIS_YEAR = "泰安市2014年统计公报\n全年社会消费品零售总额132.4亿元,增长11.6%。\n"


@pytest.fixture(params=["duckdb", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return location_on(request.param, request, tmp_path)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder `documents` of the working directory, with a document that is judged and one that is not."""
    monkeypatch.chdir(tmp_path)
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "a.txt").write_text(WRONG, encoding="utf-8")
    (documents / "b.txt").write_text(FITTING, encoding="utf-8")
    return documents


def run(location: str, *places: str) -> Result:
    return CliRunner().invoke(main, ["run", *(places or ["documents"]), "--store", location])


def judged(location: str) -> Store:
    """The store after a first run, with its wrong figure judged."""
    assert run(location).exit_code == 0
    store = Store(location)
    (claim,) = [view for view in store.claims()[0] if view.row.text == "763余场"]
    store.review(claim.row.id, Judgement.REFUTED, "甲", note="核过原件")
    return store


def reviewers(store: Store) -> dict[str, str | None]:
    return {view.row.text: view.state and view.state.review.reviewer for view in store.claims()[0]}


def records() -> list[dict[str, object]]:
    return [json.loads(line) for line in Path("report/report.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_renamed_document_keeps_its_reviews_claims_and_history(location: str, folder: Path) -> None:
    store = judged(location)
    before = {view.row.id for view in store.claims()[0]}
    (folder / "a.txt").rename(folder / "c.txt")
    result = run(location)
    assert result.exit_code == 0, result.output
    assert "renamed documents/a.txt is documents/c.txt now; its reviews went along" in result.stdout
    assert "2 read: 0 new, 1 renamed, 1 unchanged\n" in result.stdout
    assert "gone" not in result.stdout
    assert [row.name for row in store.documents()] == ["documents/b.txt", "documents/c.txt"]
    assert {view.row.id for view in store.claims()[0]} == before
    assert reviewers(store) == {"763余场": "甲", "7181人": None}
    assert (store.runs()[0].state, store.runs()[0].new_versions) == ("completed", 0)
    assert "documents/a.txt" not in Path("report/report.html").read_text(encoding="utf-8")
    assert "2 read, nothing new\n" in run(location).stdout
    (folder / "c.txt").write_text(WRONG + "另有展览12场。\n", encoding="utf-8")
    assert "2 read: 0 new, 1 judged anew, 1 unchanged" in run(location).stdout
    assert reviewers(store) == {"763余场": "甲", "12场": None, "7181人": None}
    assert len(store.versions(document_id("documents/a.txt"))) == 2


def test_a_copy_beside_the_original_has_no_reviews_and_stays_when_the_original_goes(
    location: str, folder: Path
) -> None:
    store = judged(location)
    (folder / "copy.txt").write_text(WRONG, encoding="utf-8")
    assert "3 read: 1 new, 2 unchanged" in run(location).stdout
    names = {row.id: row.name for row in store.documents()}
    states = {names[view.row.document]: view.state is not None for view in store.claims()[0]}
    assert states == {"documents/a.txt": True, "documents/b.txt": False, "documents/copy.txt": False}
    (folder / "a.txt").unlink()
    result = run(location)
    assert "renamed" not in result.stdout
    assert "gone documents/a.txt: no file there" in result.stdout
    assert [row.name for row in store.gone()] == ["documents/a.txt"]


def test_a_folder_that_was_moved_takes_its_documents_along(location: str, folder: Path) -> None:
    store = judged(location)
    folder.rename(folder.parent / "papers")
    assert "2 read: 0 new, 2 renamed, 0 unchanged\n" in run(location, "papers").stdout
    assert [row.name for row in store.documents()] == ["papers/a.txt", "papers/b.txt"]
    assert reviewers(store)["763余场"] == "甲"


def test_a_deleted_document_is_told_counts_no_more_and_keeps_its_reviews(location: str, folder: Path) -> None:
    store = judged(location)
    (folder / "a.txt").unlink()
    result = run(location)
    assert result.exit_code == 0
    assert "gone documents/a.txt: no file there; its figures count no more, its reviews are kept" in result.stdout
    assert "1 read, nothing new, 1 gone\n" in result.stdout
    assert "1 found in 1 document" in result.stdout
    assert "0 checked: 0 inconsistent" in result.stdout
    assert (store.findings(None), store.claims()[1], store.counts().total) == ([], 1, 1)
    assert [(orphan.review.reviewer, orphan.judged.claim.text) for orphan in store.orphans()] == [("甲", "763余场")]
    assert "gone" not in run(location).stdout


def test_a_document_whose_file_is_back_has_its_reviews_back(location: str, folder: Path) -> None:
    store = judged(location)
    (folder / "a.txt").unlink()
    run(location)
    (folder / "a.txt").write_text(WRONG, encoding="utf-8")
    result = run(location)
    assert "back documents/a.txt: its file is there again, and so are its reviews" in result.stdout
    assert "2 read: 0 new, 1 back, 1 unchanged\n" in result.stdout
    assert "critical hedge documents/a.txt:1:" in result.stdout
    assert reviewers(store) == {"763余场": "甲", "7181人": None}
    assert store.gone() == []


def test_only_what_the_run_reads_is_looked_for(location: str, folder: Path, tmp_path: Path) -> None:
    store = judged(location)
    other = tmp_path / "others"
    other.mkdir()
    (other / "d.txt").write_text("举办讲座12场。\n", encoding="utf-8")
    (folder / "a.txt").unlink()
    assert "gone" not in run(location, "others").stdout
    folder.rename(tmp_path / "away")
    result = run(location)
    assert result.exit_code == 2
    assert "documents: no such file or folder" in result.stdout
    assert store.gone() == []


def test_a_named_file_that_is_gone_is_an_error_and_counts_no_more(location: str, folder: Path) -> None:
    store = judged(location)
    (folder / "a.txt").unlink()
    result = run(location, "documents/a.txt", "documents/b.txt")
    assert result.exit_code == 2
    assert "failed documents/a.txt: no such file or folder" in result.stdout
    assert [row.name for row in store.gone()] == ["documents/a.txt"]


def test_a_file_that_may_not_be_looked_at_is_not_taken_for_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_absent("documents/c.txt")
    assert is_absent("documents/a.txt/c.txt")
    monkeypatch.setattr(os, "stat", Mock(side_effect=PermissionError))
    assert not is_absent("documents/c.txt")


def test_findings_between_documents_follow_a_new_name_and_leave_with_their_document(
    location: str, folder: Path
) -> None:
    (folder / "last.txt").write_text(LAST_YEAR, encoding="utf-8")
    (folder / "this.txt").write_text(THIS_YEAR, encoding="utf-8")
    store = Store(location)
    run(location)
    (folder / "last.txt").rename(folder / "2013.txt")
    run(location)
    (finding,) = store.findings(document=document_id("documents/this.txt"))
    assert "2013.txt" in finding.row.explanation_zh
    assert "last.txt" not in finding.row.explanation_zh + finding.row.explanation_en
    (folder / "2013.txt").unlink()
    run(location)
    assert store.findings(document=document_id("documents/this.txt")) == []
    (folder / "next.txt").write_text(LAST_YEAR.replace("110.6", "110.7"), encoding="utf-8")
    run(location)
    (finding,) = store.findings(document=document_id("documents/this.txt"))
    assert {member.claim.text for member in finding.members} == {"110.7亿元", "132.4亿元", "11.6%"}


def test_a_waiver_of_the_old_name_is_told_and_one_of_the_new_name_applies(location: str, folder: Path) -> None:
    (folder / "heshu.waivers.toml").write_text(ENTRY, encoding="utf-8")
    store = judged(location)
    assert [view.standing for view in store.findings()] == ["waived"]
    (folder / "a.txt").rename(folder / "c.txt")
    assert "no such document" in run(location).stdout
    assert [view.standing for view in store.findings()] == ["critical"]
    (folder / "heshu.waivers.toml").write_text(ENTRY.replace("a.txt", "c.txt"), encoding="utf-8")
    run(location)
    assert [view.standing for view in store.findings()] == ["waived"]
