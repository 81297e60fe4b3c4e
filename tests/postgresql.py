"""A PostgreSQL server for the tests: its data in a folder of its own, reached through a socket there."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

SETTINGS = {"listen_addresses": "", "fsync": "off", "max_connections": "50", "timezone": "Asia/Shanghai"}
PATIENCE = 60


def programs() -> Path | None:
    """The folder of the server's programs: Debian's packages put them beside the path."""
    known = [*Path("/usr/lib/postgresql").glob("*/bin"), *([Path(at).parent] if (at := shutil.which("initdb")) else [])]
    return next((folder for folder in sorted(known, reverse=True) if (folder / "postgres").exists()), None)


@contextmanager
def served(programs: Path) -> Iterator[Path]:
    """The folder of the socket of a server that is gone afterwards. PostgreSQL refuses to serve as root."""
    folder = Path(tempfile.mkdtemp(prefix="heshu-pg-"))
    account = _account() if os.geteuid() == 0 else None
    if account:
        shutil.chown(folder, account)
    try:
        with (folder / "log").open("wb") as log:
            data = folder / "data"
            making = [
                programs / "initdb",
                "-A",
                "trust",
                "-U",
                "heshu",
                "-E",
                "UTF8",
                "--locale",
                "C",
                "-N",
                "-D",
                data,
            ]
            subprocess.run(making, user=account, cwd=folder, stdout=log, stderr=log, check=True)
            options = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
            command = [programs / "postgres", "-D", data, "-k", folder, *options]
            with subprocess.Popen(command, user=account, cwd=folder, stdout=log, stderr=log) as server:
                try:
                    _await_answer(folder, server)
                    yield folder
                finally:
                    server.send_signal(signal.SIGINT)
    except subprocess.CalledProcessError as error:
        raise RuntimeError(f"PostgreSQL did not start: {(folder / 'log').read_text()[-2000:]}") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def database(folder: Path, name: str) -> str:
    """The address of a new database."""
    with psycopg.connect(_address(folder), autocommit=True) as connection:
        connection.execute(f'create database "{name}"')
    return f"postgresql+psycopg://heshu@/{name}?host={folder}"


def _account() -> str:
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


def _address(folder: Path) -> str:
    return f"host={folder} user=heshu dbname=postgres"


def _await_answer(folder: Path, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            psycopg.connect(_address(folder)).close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"PostgreSQL did not answer: {(folder / 'log').read_text()[-2000:]}")
