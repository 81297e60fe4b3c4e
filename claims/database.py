"""Short, locked connections to the store's database.

DuckDB lets one process at a time open a file, readers included. So every session opens the file under a lock file
beside it, does its work in one transaction and closes it again; a process that dies gives up its lock with its life.
The lock is taken in two steps (a queue, then the file) so that a writer that comes back at once cannot overtake a
reader that already waits.
"""

import atexit
import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
from filelock import FileLock, Timeout
from sqlalchemy import Column, Connection, Engine, create_engine, event, func, inspect, select, text, update
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoResultFound, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool
from sqlmodel import Field, SQLModel, col

import claims.tables  # noqa: F401 - create_all makes the tables that are imported
from claims.errors import StoreError

SCHEMA_NUMBER = 4
"""Raised by one with every change to the tables, so that no edition of heshu writes into tables that it misreads."""

EXTENDED = frozenset({1, 2, 3})
"""Editions that lack tables or columns and differ in nothing else: these are added, and all that they hold stays."""

LOCK_TIMEOUT = 60.0
"""Seconds to wait for the store; the longest holder is the writer of a very large document."""

POLL_INTERVAL = 0.01
PASSWORD = re.compile("(//[^:/@]*):[^@]*@")
POSTGRESQL = "postgresql+psycopg"
TURN = int.from_bytes(b"heshu")
"""What writers to a PostgreSQL database agree to wait for."""

ELSEWHERE = "set HESHU_STORE to a file in a folder that you may write"
UNREACHED = "see that the server runs and that the address, the user and the password are right"
QUEUE, LOCK, MADE = ".queue", ".lock", ".made"


class SchemaRow(SQLModel, table=True):
    """The one row that says which edition of the tables a store holds."""

    __tablename__ = "heshu_schema"
    number: int = Field(primary_key=True)


class Database:
    """One database by the path of its DuckDB file or by a SQLAlchemy URL; nothing is opened before it is used."""

    def __init__(self, location: str | Path, lock_timeout: float = LOCK_TIMEOUT) -> None:
        self.lock_timeout = lock_timeout
        self.path: Path | None = None
        url = _parsed(location) if isinstance(location, str) and "://" in location else None
        if url is None or url.get_backend_name() == "duckdb":
            file = str(location) if url is None else url.database or ""
            if file in {"", ".", ":memory:"}:
                raise StoreError(f"{location}: no place that lasts; name a file such as .heshu/heshu.duckdb")
            # One file has one lock, whatever links and relative paths lead to it and wherever the process goes.
            self.path = Path(os.path.realpath(Path(file).expanduser()))
            url = (url or URL.create("duckdb")).set(database=str(self.path))
            self.name = file
        else:
            self.name = without_password(str(location))
        self.engine = _engine(url, self.name)
        self._info: dict[str, dict[object, object]] = {"counterparts": {}}

    @property
    def arrow(self) -> bool:
        """Whether bulk rows go in by Arrow."""
        return self.engine.dialect.name == "duckdb"

    @contextmanager
    def session(self, *, writing: bool = False) -> Iterator[Session]:
        """One transaction: committed when the block ends, rolled back when it raises.

        Of those that are `writing` there is one at a time, also on a server that many processes reach at once. Raises
        StoreError where the database can't be locked, opened, read or written.
        """
        with self._lock(), self._connection() as connection:
            try:
                with Session(connection, expire_on_commit=False, info=self._info) as session:
                    self._require_schema(session)
                    if writing:
                        self._await_turn(session)
                    yield session
                    session.commit()
            except (SQLAlchemyError, self.engine.dialect.loaded_dbapi.Error) as error:
                raise StoreError(f"{self.name}: {_first_line(error)}") from error

    @contextmanager
    def _lock(self) -> Iterator[None]:
        if self.path is None:
            yield
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            _require_duckdb(self.path, self.name)
            held = self._acquired(self.path)
        except Timeout:
            raise StoreError(
                f"{self.name}: still in use after {self.lock_timeout:g} s; try again when the other run has ended"
            ) from None
        except OSError as error:
            raise StoreError(f"{self.name}: {error.strerror}; {ELSEWHERE}") from error
        try:
            yield
        finally:
            held.release()

    def _acquired(self, path: Path) -> FileLock:
        queue, held = (
            FileLock(_beside(path, suffix), thread_local=False, poll_interval=POLL_INTERVAL) for suffix in (QUEUE, LOCK)
        )
        deadline = time.monotonic() + self.lock_timeout
        with queue.acquire(timeout=self.lock_timeout):
            held.acquire(timeout=max(0.0, deadline - time.monotonic()))
        return held

    def _connection(self) -> Connection:
        """A connection, once programs that hold the file without knowing of the lock (DuckDB's shell) let it go."""
        if self.path is not None:
            try:
                _require_file(self.path)
            except (duckdb.Error, OSError) as error:
                raise StoreError(f"{self.name}: {_unopened(str(error))}") from error
        deadline = time.monotonic() + self.lock_timeout
        while True:
            try:
                return self.engine.connect()
            except DBAPIError as error:
                if self.path is None:
                    raise StoreError(f"{self.name}: {_first_line(error)}; {UNREACHED}") from error
                if "Could not set lock" not in str(error) or time.monotonic() > deadline:
                    raise StoreError(f"{self.name}: {_unopened(str(error.orig))}") from error
                time.sleep(0.1)

    def _require_schema(self, session: Session) -> None:
        """Make the tables of an empty database and what those of an earlier edition lack.

        Refuses one with other tables or with those of another edition.
        """
        # Listing the tables takes as long as opening the file, so it is asked for the number first.
        edition = select(col(SchemaRow.number))
        try:
            number = session.scalars(edition).one()
        except (DBAPIError, NoResultFound):
            session.rollback()
            self._make_tables(session)
            number = session.scalars(edition).one()
        if number in EXTENDED:
            number = self._extended(session)
        if number != SCHEMA_NUMBER:
            raise StoreError(
                f"{self.name}: its tables are of edition {number}, this heshu reads edition {SCHEMA_NUMBER}; "
                "use the heshu that wrote it, or set HESHU_STORE to a new file"
            )

    def _await_turn(self, session: Session) -> None:
        """Wait for other writers of a PostgreSQL database; a file has its lock, and is written by who holds it."""
        if self.engine.dialect.name == "postgresql":
            session.execute(select(func.pg_advisory_xact_lock(TURN)))

    def _extended(self, session: Session) -> int:
        """The number of the tables once what an earlier edition lacks is there."""
        self._await_turn(session)
        number = session.scalars(select(col(SchemaRow.number))).one()
        if number not in EXTENDED:
            return number
        connection = session.connection()
        SQLModel.metadata.create_all(connection)
        for column in _lacking(connection):
            name, kind = column.name, column.type.compile(connection.dialect)
            connection.execute(text(f'ALTER TABLE {column.table.name} ADD COLUMN "{name}" {kind}'))
        session.execute(update(SchemaRow).values(number=SCHEMA_NUMBER))
        return SCHEMA_NUMBER

    def _make_tables(self, session: Session) -> None:
        self._await_turn(session)
        names = inspect(session.connection()).get_table_names()
        if SchemaRow.__tablename__ in names:
            return
        if names:
            raise StoreError(f"{self.name}: a database of something else (it has the table {names[0]}); name another")
        SQLModel.metadata.create_all(session.connection())
        session.add(SchemaRow(number=SCHEMA_NUMBER))
        session.flush()


def without_password(location: str) -> str:
    """An address as it may be shown and used again; PostgreSQL looks for a password in $PGPASSWORD and a file, too."""
    return PASSWORD.sub(r"\1@", location)


def _lacking(connection: Connection) -> list[Column[Any]]:
    """The columns that the tables of an earlier edition have not; their rows have nothing in them."""
    inspector = inspect(connection)
    return [
        column
        for table in SQLModel.metadata.sorted_tables
        if inspector.has_table(table.name)
        for column in table.columns
        if column.name not in {known["name"] for known in inspector.get_columns(table.name)}
    ]


def _parsed(location: str) -> URL:
    """The address; PostgreSQL's own form of it names no driver, and SQLAlchemy would look for another one than ours."""
    try:
        url = make_url(location)
    except ArgumentError as error:
        raise StoreError(f"{location}: not a database address; expected a file path or a SQLAlchemy URL") from error
    return url.set(drivername=POSTGRESQL) if url.drivername in {"postgresql", "postgres"} else url


def _engine(url: URL, name: str) -> Engine:
    try:
        engine = create_engine(url, poolclass=NullPool)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError(f"{name}: {error}; install the driver that this database needs") from error
    if engine.dialect.name == "duckdb":
        event.listen(engine, "connect", _keep_quiet)
    return engine


def _keep_quiet(connection: Any, _: object) -> None:
    """Keep DuckDB from drawing a progress bar into the output where a question takes more than two seconds."""
    connection.execute("SET enable_progress_bar = false")


def _require_duckdb(path: Path, name: str) -> None:
    """Refuse a file of another kind before lock files are laid beside it."""
    try:
        with path.open("rb") as file:
            head = file.read(12)
    except FileNotFoundError:
        return
    except IsADirectoryError:
        raise StoreError(f"{name}: a folder; name the store's file, such as {Path(name, 'heshu.duckdb')}") from None
    # A store that another process is just making has its lock beside it before its first byte.
    if head and head[8:] != b"DUCK" and not _beside(path, LOCK).exists():
        raise StoreError(f"{name}: not a heshu store; name another file or move this one away")


def _require_file(path: Path) -> None:
    """Put an empty database in the place of a file that is not there, or that a process left empty when it died.

    It is made beside that place, so that who is killed meanwhile leaves nothing there that DuckDB would not open.
    """
    if path.exists() and path.stat().st_size:
        return
    made = _beside(path, MADE)
    made.unlink(missing_ok=True)
    duckdb.connect(str(made)).close()
    made.replace(path)


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _unopened(reason: str) -> str:
    if "Could not set lock" in reason:
        return "another program has it open; close it (the DuckDB shell, a notebook) and try again"
    if "not a valid DuckDB database" in reason:
        return "not a heshu store; name another file or move this one away"
    if "Permission denied" in reason or "read-only" in reason.lower():
        return f"Permission denied; {ELSEWHERE}"
    return f"{reason.splitlines()[0]}; move the file away or restore it from a copy"


def _first_line(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    return (str(cause).strip().splitlines() or [type(cause).__name__])[0]


@atexit.register
def _let_the_driver_go() -> None:
    """Spare the user a page of `nanobind: leaked` lines, printed where the driver outlives the interpreter."""
    driver = sys.modules.get("duckdb_sqlalchemy")
    if driver is not None:
        vars(driver).clear()
