"""Where a store may be, and how it refuses what is none: one line with the place and the remedy."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from claims.database import without_password
from claims.errors import StoreError
from claims.store import Store, default_location, document_id
from tests.factories import relation
from tests.stores import TEXT, report, reviewed, states


@pytest.fixture
def location(tmp_path: Path) -> Path:
    return tmp_path / "store" / "heshu.duckdb"


@pytest.fixture
def store(location: Path) -> Store:
    return Store(location)


@contextmanager
def as_nobody() -> Iterator[None]:
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_the_place_is_taken_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HESHU_STORE", raising=False)
    monkeypatch.delenv("HESHU_HOME", raising=False)
    assert default_location() == Path(".heshu/heshu.duckdb")
    monkeypatch.setenv("HESHU_HOME", "/srv/desk")
    assert default_location() == Path("/srv/desk/heshu.duckdb")
    monkeypatch.setenv("HESHU_STORE", "/srv/other.duckdb")
    assert default_location() == Path("/srv/other.duckdb")
    monkeypatch.setenv("HESHU_STORE", "postgresql+psycopg://desk@host/heshu")
    assert default_location() == "postgresql+psycopg://desk@host/heshu"


def test_a_store_stays_where_it_was_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    store = Store("s.duckdb")
    store.save(report(), [], "1")
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    assert len(store.documents()) == 1
    assert len(Store("duckdb:///../s.duckdb").documents()) == 1


def test_another_database_takes_the_same_tables(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path}/heshu.sqlite")
    source = report()
    judged = [relation(source, (source, source.claims[1]), (source, source.claims[2]), severity="warning")]
    store.save(source, judged, "1")
    store.save(source, judged, "1")
    reviewed(store, source, 1)
    store.save(report(TEXT.replace("7181", "7200"), hired="7200人"), [], "1")
    assert states(store)["7200人"] == ("甲", True)
    assert store.counts().judgements["stale"] == 1
    assert store.claims(query="7200")[1] == 1
    assert len(store.versions(document_id("report.txt"))) == 2


def test_a_store_is_made_anew_where_its_file_was_removed(store: Store, location: Path) -> None:
    store.save(report(), [], "1")
    location.unlink()
    assert store.documents() == []


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    (tmp_path / "s.duckdb").touch()
    assert Store(tmp_path / "s.duckdb").documents() == []


def refusal(location: str | Path) -> str:
    with pytest.raises(StoreError) as caught:
        Store(location, lock_timeout=0.5).documents()
    message = str(caught.value)
    assert message.startswith(f"{location}: ")
    assert "\n" not in message
    return message.removeprefix(f"{location}: ")


@pytest.mark.parametrize("content", [b"x", b"not a database at all" * 100, b"SQLite format 3\0" + bytes(4080)])
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.duckdb"
    path.write_bytes(content)
    assert refusal(path) == "not a heshu store; name another file or move this one away"
    assert [file.name for file in tmp_path.iterdir()] == ["x.duckdb"]
    assert path.read_bytes() == content


@pytest.mark.parametrize("keep", [12, 4096, 8192, 12288])
def test_a_truncated_store_is_refused(store: Store, location: Path, keep: int) -> None:
    store.save(report(), [], "1")
    location.write_bytes(location.read_bytes()[:keep])
    assert refusal(location).endswith("move the file away or restore it from a copy")


def test_a_store_with_a_broken_block_is_refused(store: Store, location: Path) -> None:
    store.save(report(), [], "1")
    data = bytearray(location.read_bytes())
    for position in range(12288, len(data), 64):
        data[position] ^= 0xFF
    location.write_bytes(data)
    assert refusal(location)


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table sales (amount int)")
    assert refusal(path) == "a database of something else (it has the table sales); name another"


def test_a_store_of_another_edition_is_refused(store: Store, location: Path) -> None:
    store.save(report(), [], "1")
    with duckdb.connect(str(location)) as connection:
        connection.execute("update heshu_schema set number = 99")
    message = refusal(location)
    assert message.startswith("its tables are of edition 99, this heshu reads edition 4; use the heshu that wrote it")


@pytest.mark.parametrize("edition", [1, 2, 3])
def test_a_store_of_an_earlier_edition_gets_what_it_lacks_and_keeps_what_it_has(
    edition: int, store: Store, location: Path
) -> None:
    source = report()
    store.save(source, [relation(source, (source, source.claims[1]), (source, source.claims[2]))], "1")
    reviewed(store, source, 1)
    with duckdb.connect(str(location)) as connection:
        connection.execute("alter table relation drop column suggestion_for")
        if edition < 3:
            connection.execute("alter table document drop column gone")
        if edition == 1:
            connection.execute("drop table waiver")
        connection.execute("update heshu_schema set number = ?", [edition])
        before = tables(connection)
    assert Store(location).counts().findings["waived"] == 0
    assert states(store)["7181人"] == ("甲", False)
    with duckdb.connect(str(location)) as connection:
        after = tables(connection)
    lacking = {"relation": 1, "document": 1 if edition < 3 else 0}
    whole = {name: [row + (None,) * columns for row in before[name]] for name, columns in lacking.items()}
    assert after == before | {"heshu_schema": [(4,)], "waiver": []} | whole
    Store(location).notice({}, {document_id("report.txt")})
    assert [row.name for row in Store(location).gone()] == ["report.txt"]


def test_what_an_earlier_edition_suggested_is_told_without_its_figure_until_it_is_judged_again(
    store: Store, location: Path
) -> None:
    source = report()
    known = source.claims[1]
    row, members = relation(source, (source, known), verdict="inconsistent", severity="critical")
    row.suggestion, row.suggestion_for = "7118人", members[0].claim
    store.save(source, [(row, members)], "1")
    assert told(store) == ("7118人", known.text)
    with duckdb.connect(str(location)) as connection:
        connection.execute("alter table relation drop column suggestion_for")
        connection.execute("update heshu_schema set number = 3")
    assert told(Store(location)) == ("7118人", None)
    Store(location).save(source, [(row, members)], "1")
    assert told(Store(location)) == ("7118人", known.text)


def told(store: Store) -> tuple[str | None, str | None]:
    (view,) = store.findings()
    return view.row.suggestion, view.suggestion_for and view.suggestion_for.claim.text


def tables(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[object, ...]]]:
    names = [name for (name,) in connection.execute("show tables").fetchall()]
    return {name: connection.execute(f"from {name} order by all").fetchall() for name in names}


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"a folder; name the store's file, such as {tmp_path}/heshu.duckdb"


def test_a_file_in_the_place_of_its_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    assert "set HESHU_STORE to a file in a folder" in refusal(tmp_path / "x" / "s.duckdb")


@pytest.mark.parametrize("location", [":memory:", "duckdb://", "duckdb:///:memory:", ""])
def test_what_does_not_last_is_refused(location: str) -> None:
    assert refusal(location) == "no place that lasts; name a file such as .heshu/heshu.duckdb"


@pytest.mark.parametrize("location", ["nosuch://host/x", "postgresql+nosuch://host/x", "://"])
def test_what_is_no_database_is_refused(location: str) -> None:
    assert refusal(location)


def test_a_server_that_does_not_answer_is_told_as_a_server_and_not_as_a_file() -> None:
    assert refusal("postgresql+psycopg://desk@127.0.0.1:1/x").endswith(
        "Connection refused; see that the server runs and that the address, the user and the password are right"
    )


@pytest.mark.parametrize("address", ["postgresql://desk@127.0.0.1:1/x", "postgres://desk@127.0.0.1:1/x"])
def test_an_address_as_postgresql_writes_it_is_taken(address: str) -> None:
    assert "port 1 failed" in refusal(address)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://desk:se/cr:et@host/x", "postgresql://desk@host/x"),
        ("postgresql://desk@host:5432/x", "postgresql://desk@host:5432/x"),
        ("postgresql+psycopg://host/x?user=a@b", "postgresql+psycopg://host/x?user=a@b"),
        (".heshu/a:b@c.duckdb", ".heshu/a:b@c.duckdb"),
    ],
)
def test_an_address_is_shown_with_its_user_and_without_its_password(address: str, shown: str) -> None:
    assert without_password(address) == shown


def test_a_password_is_not_shown() -> None:
    with pytest.raises(StoreError) as caught:
        Store("nosuch://user:secret@host/x").documents()
    assert "secret" not in str(caught.value)


def test_a_folder_and_a_file_that_may_not_be_written_are_refused(tmp_path: Path) -> None:
    shutil.copytree(tmp_path, tmp_path / "shut")
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.geteuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o055)
    path = tmp_path / "shut" / "s.duckdb"
    (tmp_path / "shut").chmod(0o555)
    with as_nobody():
        assert refusal(path).startswith("Permission denied; set HESHU_STORE")
    (tmp_path / "shut").chmod(0o777)
    Store(path).save(report(), [], "1")
    path.chmod(0o444)
    for lock in (tmp_path / "shut").glob("s.duckdb.*"):
        lock.unlink()
    with as_nobody():
        assert refusal(path).startswith("Permission denied; set HESHU_STORE")


def test_using_the_store_leaves_no_noise_at_exit(location: Path) -> None:
    code = (
        "import sys; from claims.store import Store; from tests.factories import document, claim; "
        "Store(sys.argv[1]).save(document('有3家。', [claim('有3家。', '3家')]), [], '1'); import pandas"
    )
    done = subprocess.run([sys.executable, "-c", code, str(location)], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
