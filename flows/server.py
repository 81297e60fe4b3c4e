"""A Prefect server of heshu's own, so that nobody has to start one: `python -m flows.server FD SCHEDULING` is it.

It is started before Prefect is imported, because both take seconds and can go on at the same time. Its socket is
opened here and handed over, so that no port is lost to another program and nobody has to ask whether it is up yet.
"""

import atexit
import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass

from claims.errors import HeshuError
from flows.environment import log_file

HOST = "127.0.0.1"
START = 120.0
"""Seconds that a server may take to start; a minute is not rare on a small machine at its first start."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that is starting or running here; `port` is None for one that the user named in PREFECT_API_URL."""

    port: int | None = None

    def wait(self) -> None:
        """Return once it answers. Raises HeshuError where it ended or takes longer than `START`."""
        if self.port is None:
            return
        connection = http.client.HTTPConnection(HOST, self.port, timeout=START)
        try:
            connection.request("GET", "/api/health")
            healthy = connection.getresponse().status == http.client.OK
        except (OSError, http.client.HTTPException):
            healthy = False
        finally:
            connection.close()
        if not healthy:
            raise HeshuError(f"the Prefect server did not start; {log_file()} says why")


def start(port: int = 0, *, scheduling: bool = False) -> Server:
    """A server on this port, or on any free one, that ends with this process; PREFECT_API_URL names it from now on.

    To be called before Prefect is imported. With `scheduling` it starts flows on their schedules and shows Prefect's
    own pages. Where PREFECT_API_URL is set already, that server is used and none is started. Raises HeshuError where
    the port is taken.
    """
    if "PREFECT_API_URL" in os.environ:
        return Server()
    # A session of its own: an interrupt at the terminal must not end it before the flows that need it.
    with _listening(port) as listener, log_file().open("ab") as log:
        chosen = int(listener.getsockname()[1])
        process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", "flows.server", str(listener.fileno()), str(int(scheduling))],
            pass_fds=[listener.fileno()],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    # Prefect sends its last log lines at its own exit, which comes before this one.
    atexit.register(_end, process)
    os.environ["PREFECT_API_URL"] = f"http://{HOST}:{chosen}/api"
    return Server(chosen)


def _listening(port: int) -> socket.socket:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as error:
        listener.close()
        raise HeshuError(f"port {port}: {error.strerror}; name another with --port") from error
    listener.listen(128)
    return listener


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdin is not None:
        process.stdin.close()


def _serve(descriptor: int, *, scheduling: bool) -> None:
    import uvicorn
    from prefect.server.api.server import create_app

    threading.Thread(target=_end_with_parent, daemon=True).start()
    config = uvicorn.Config(create_app(ephemeral=not scheduling, final=True), log_level="error")
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=descriptor)])


def _end_with_parent() -> None:
    # The pipe closes when the parent is gone, killed or not: an orphan would run for ever.
    with suppress(OSError):
        sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    _serve(int(sys.argv[1]), scheduling=bool(int(sys.argv[2])))
