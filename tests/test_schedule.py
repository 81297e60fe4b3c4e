"""`heshu serve` really checks on its schedule, and takes its server with it when it ends."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from claims.store import Store

EVERY_TEN_SECONDS = "* * * * * */10"
HESHU = Path(sys.executable).with_name("heshu")


class Served:
    """`heshu serve` in a process of its own, on a free port."""

    def __init__(self, folder: Path, port: int) -> None:
        self.api = f"http://127.0.0.1:{port}/api"
        self.log = folder / "serve.log"
        environment = outside(folder) | {"PREFECT_RUNNER_POLL_FREQUENCY": "2"}
        command = [HESHU, "serve", "documents", "--cron", EVERY_TEN_SECONDS, "--port", str(port)]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)

    def ask(self, path: str, **filters: object) -> list[dict]:
        return httpx.post(f"{self.api}{path}", json=filters, timeout=10).raise_for_status().json()

    def completed(self) -> list[dict]:
        state = {"state": {"type": {"any_": ["COMPLETED"]}}}
        with suppress(httpx.HTTPError):
            return [run for run in self.ask("/flow_runs/filter", flow_runs=state) if run["auto_scheduled"]]
        return []


def outside(folder: Path) -> dict[str, str]:
    """The environment of a shell that knows nothing of the tests' engine."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return ours | {"HESHU_HOME": str(folder / "home")}


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def listens(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "a.txt").write_text("全市举办讲座763余场。\n", encoding="utf-8")
    served = Served(tmp_path, free_port())
    yield served
    served.process.kill()
    served.process.wait()


def test_a_scheduled_run_happens(served: Served, tmp_path: Path) -> None:
    deadline = time.monotonic() + 200
    while not served.completed() and time.monotonic() < deadline:
        assert served.process.poll() is None, served.log.read_text()
        time.sleep(1)
    (first, *_) = served.completed()
    assert first["expected_start_time"][17:19] in {"00", "10", "20", "30", "40", "50"}
    (deployment,) = served.ask("/deployments/filter")
    assert deployment["schedules"][0]["schedule"]["cron"] == EVERY_TEN_SECONDS
    (document,) = Store(tmp_path / "home" / "heshu.duckdb").documents()
    assert document.name == "documents/a.txt"
    assert (tmp_path / "report" / "report.html").is_file()

    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait(60) == 0, served.log.read_text()
    port = int(served.api.split(":")[2].partition("/")[0])
    assert not listens(port)
    assert len(served.log.read_text().splitlines()) == 1


def refused(folder: Path, *options: str) -> str:
    environment = outside(folder)
    done = subprocess.run([HESHU, "serve", *options], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    return done.stderr.splitlines()[-1]


def test_a_taken_port_is_one_line(tmp_path: Path) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        assert f"port {port}" in refused(tmp_path, "--port", str(port))


def test_a_wrong_schedule_is_one_line(tmp_path: Path) -> None:
    assert "'now and then'" in refused(tmp_path, "--cron", "now and then", "--port", str(free_port()))


@pytest.mark.parametrize("zone", ["Mars/Olympus", "Asia", "../etc", ""])
def test_a_zone_that_is_unknown_is_one_line(zone: str, tmp_path: Path) -> None:
    told = refused(tmp_path, "--timezone", zone, "--port", str(free_port()))
    assert told == f"heshu: {zone!r} is no time zone; an example: --timezone Asia/Shanghai"


def test_a_place_that_is_not_there_is_told_before_the_schedule_begins(tmp_path: Path) -> None:
    missing = tmp_path / "documents"
    assert refused(tmp_path, str(missing)) == f"heshu: {missing}: no such file or folder; check the path"
