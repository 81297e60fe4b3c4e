"""Several processes on one store: no error, no lost update, nothing half written, whenever one dies."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from claims.errors import StoreError
from claims.store import Store, claim_id, document_id, version_id
from claims.tables import Judgement
from tests.store_worker import large, save
from tests.stores import report

SMALL = 20
LARGE = 400


@pytest.fixture
def location(tmp_path: Path) -> Path:
    return tmp_path / "heshu.duckdb"


@contextmanager
def worker(*arguments: object) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "tests.store_worker", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def said(process: "subprocess.Popen[str]", word: str) -> str:
    """All that the worker says until it has said this."""
    assert process.stdout is not None
    heard = ""
    for line in process.stdout:
        heard += line
        if line.split()[0] == word:
            return heard
    raise AssertionError(process.stderr.read() if process.stderr else "")


def finished(process: "subprocess.Popen[str]") -> list[list[str]]:
    """All that the worker says until it ends well."""
    out, errors = process.communicate(timeout=200)
    assert (process.returncode, errors) == (0, "")
    return [line.split() for line in out.splitlines()]


def require_whole_versions(location: Path, sizes: dict[str, int]) -> set[str]:
    """Every version has all the claims and relations of its document; returns the versions' ids."""
    with duckdb.connect(str(location)) as connection:
        rows = connection.execute(
            """
            select version.id, document.name,
                (select count(*) from claim where claim.version = version.id),
                (select count(distinct key) from claim where claim.version = version.id),
                (select count(*) from relation where relation.version = version.id),
                (select count(*) from relationmember join relation on relation.id = relationmember.relation
                    where relation.version = version.id)
            from version join document on document.id = version.document
            """
        ).fetchall()
        ((loose,),) = connection.execute(
            """
            select (select count(*) from claim where version not in (select id from version))
                + (select count(*) from relation where version not in (select id from version))
                + (select count(*) from relationmember where relation not in (select id from relation))
                + (select count(*) from document where current_version not in (select id from version))
            """
        ).fetchall()
        ((versions,),) = connection.execute("select count(*) from version").fetchall()
    assert loose == 0
    assert versions == len(rows)
    for _, name, claims, keys, relations, members in rows:
        size = sizes[name]
        assert (claims, keys, relations, members) == (size, size, size // 2, size)
    return {row[0] for row in rows}


def test_two_processes_write_at_the_same_time_and_lose_nothing(location: Path) -> None:
    store = Store(location)
    small = save(store, "small", SMALL, "small.txt")
    with (
        worker("save", location, "a", 8, LARGE) as saver,
        worker("review", location, "甲", 20, SMALL) as first,
        worker("review", location, "乙", 20, SMALL) as second,
    ):
        read = 0
        while any(process.poll() is None for process in (saver, first, second)):
            assert store.claims()[1] >= SMALL
            assert store.document(document_id("small.txt")).version.id == small
            read += 1
            time.sleep(0.05)
        saved = [words[1] for words in finished(saver) if words[0] == "saved"]
        reviewed = [words[1] for process in (first, second) for words in finished(process) if words[0] == "reviewed"]
    assert read > 0
    assert len(set(saved)) == 8
    assert require_whole_versions(location, {"small.txt": SMALL, "large.txt": LARGE}) == {small, *saved}
    assert len(reviewed) == 40
    assert {row.id for row in store.reviews()} == set(reviewed)
    for view in store.document(document_id("small.txt")).claims:
        assert [row.reviewer for row in store.history(view.row.key)].count("甲") == 1
        assert [row.reviewer for row in store.history(view.row.key)].count("乙") == 1


def test_one_that_comes_back_at_once_can_not_keep_the_others_out(location: Path) -> None:
    store = Store(location)
    store.documents()
    with worker("hog", location) as process:
        said(process, "holding")
        for _ in range(10):
            store.documents()
        process.kill()
        rounds = len(process.communicate()[0].splitlines())
    assert rounds <= 20


def test_a_process_that_is_killed_leaves_whole_versions_and_all_it_acknowledged(location: Path) -> None:
    store = Store(location)
    in_mid_save, saved, reviewed = 0, set[str](), set[str]()
    for kill in range(8):
        with worker("both", location, f"k{kill}", LARGE) as process:
            heard = said(process, "ready")
            for _ in range(1 + kill // 4):
                heard += said(process, "saving")
            time.sleep(0.01 * (kill % 4))
            process.kill()
            out = heard + process.communicate()[0]
        lines = [line.split() for line in out.splitlines(keepends=True) if line.endswith("\n")]
        in_mid_save += lines[-1:] == [["saving"]]
        saved |= {words[1] for words in lines if words[0] == "saved"}
        reviewed |= {words[1] for words in lines if words[0] == "reviewed"}
        save(store, f"after-{kill}", LARGE)
        versions = require_whole_versions(location, {"large.txt": LARGE, "warm.txt": 2})
        assert saved <= versions
        assert reviewed <= {row.id for row in store.reviews()}
    assert in_mid_save >= 3
    assert reviewed


@pytest.mark.parametrize("moment", [0.0, 0.01, 0.02, 0.04])
def test_a_process_that_is_killed_while_it_makes_the_store_leaves_one_that_can_be_used(
    location: Path, moment: float
) -> None:
    with worker("save", location, "a", 1, 2) as process:
        said(process, "saving")
        deadline = time.monotonic() + 30
        while not location.exists() and time.monotonic() < deadline:
            pass
        time.sleep(moment)
        process.kill()
    store = Store(location)
    save(store, "after", LARGE)
    assert version_id(large("after", LARGE, "large.txt"), "1") in {
        row.id for row in store.versions(document_id("large.txt"))
    }


def test_a_store_in_use_is_waited_for_and_then_told(location: Path) -> None:
    save(Store(location), "small", SMALL, "small.txt")
    with worker("hold", location) as holder:
        said(holder, "holding")
        hasty = Store(location, lock_timeout=0.3)
        started = time.monotonic()
        with pytest.raises(StoreError) as caught:
            hasty.documents()
        assert str(caught.value) == (f"{location}: still in use after 0.3 s; try again when the other run has ended")
        assert 0.3 <= time.monotonic() - started < 5
        judged = claim_id(
            version_id(large("small", SMALL, "small.txt"), "1"), large("small", SMALL, "small.txt").claims[0]
        )
        with pytest.raises(StoreError, match="still in use"):
            hasty.review(judged, Judgement.VERIFIED, "甲")
        holder.kill()
        holder.wait()
        assert hasty.reviews() == []
        assert len(hasty.documents()) == 1


def test_a_link_to_the_store_is_under_the_same_lock(location: Path) -> None:
    save(Store(location), "small", SMALL, "small.txt")
    link = location.with_name("link.duckdb")
    link.symlink_to(location)
    with worker("hold", link) as holder:
        said(holder, "holding")
        with pytest.raises(StoreError, match="still in use"):
            Store(location, lock_timeout=0.2).documents()


def test_another_program_that_has_the_store_open_is_told(location: Path) -> None:
    Store(location).save(report(), [], "1")
    code = "import duckdb, sys, time; c = duckdb.connect(sys.argv[1]); print('holding', flush=True); time.sleep(600)"
    command = [sys.executable, "-c", code, str(location)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        try:
            said(program, "holding")
            with pytest.raises(StoreError) as caught:
                Store(location, lock_timeout=0.3).documents()
            assert str(caught.value) == (
                f"{location}: another program has it open; close it (the DuckDB shell, a notebook) and try again"
            )
        finally:
            program.kill()
    assert len(Store(location).documents()) == 1
