"""What tests share: a home of their own for heshu and its engine, and one Prefect server for those that ask."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.environment import prepare

HOME = Path(tempfile.mkdtemp(prefix="heshu-tests-"))
os.environ["HESHU_HOME"] = str(HOME)
prepare()


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
