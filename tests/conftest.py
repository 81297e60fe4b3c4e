"""What tests share: a home of their own for heshu and its engine, and one Prefect server for those that ask."""

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from flows.environment import prepare
from tests import postgresql as server

HOME = Path(tempfile.mkdtemp(prefix="heshu-tests-"))
os.environ["HESHU_HOME"] = str(HOME)
prepare()
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session", autouse=True)
def home() -> Iterator[Path]:
    """$HESHU_HOME of the tests, removed when they are done."""
    yield HOME
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def engine() -> Iterator[None]:
    """A Prefect server for this session; flows and the command line use it instead of starting their own."""
    from prefect.settings import PREFECT_API_URL
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        os.environ["PREFECT_API_URL"] = str(PREFECT_API_URL.value())
        yield
        del os.environ["PREFECT_API_URL"]


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Path]:
    """The folder of the socket of a PostgreSQL server for this session."""
    programs = server.programs()
    if programs is None:
        reason = "no PostgreSQL server on this machine; install the package postgresql"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with server.served(programs) as folder:
        yield folder


@pytest.fixture
def postgresql(postgresql_server: Path) -> str:
    """The address of a new database on the session's PostgreSQL server."""
    return server.database(postgresql_server, f"heshu_{uuid.uuid4().hex[:8]}")
