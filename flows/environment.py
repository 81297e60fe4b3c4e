"""The environment that Prefect and Great Expectations read when they are imported: set it before either is."""

import atexit
import os
from functools import cache
from pathlib import Path

from claims.errors import HeshuError

LOGGING = Path(__file__).with_name("logging.yml")


def home() -> Path:
    """$HESHU_HOME, or .heshu in the working directory; absolute."""
    return Path(os.environ.get("HESHU_HOME") or ".heshu").absolute()


def log_file() -> Path:
    """Where Prefect's own messages go instead of the terminal."""
    return home() / "prefect" / "heshu.log"


def prepare() -> None:
    """Keep Prefect's files under `home()`, its log off the terminal and both libraries from phoning home.

    What the user has set already stands. Raises HeshuError where `home()` can't be written.
    """
    try:
        log_file().parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HeshuError(f"{home()}: can't be made ({error.strerror}); set HESHU_HOME to a folder of yours") from error
    settings = {
        "HESHU_HOME": home(),
        "PREFECT_HOME": log_file().parent,
        "PREFECT_LOGGING_SETTINGS_PATH": LOGGING,
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": 120,
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": 30,
        "DO_NOT_TRACK": 1,
        "GX_ANALYTICS_ENABLED": "false",
    }
    for name, value in settings.items():
        os.environ.setdefault(name, str(value))


@cache
def end_quietly() -> None:
    """Silence stderr once the interpreter ends: DuckDB's bindings print pages about leaked types then."""
    atexit.register(lambda: os.dup2(os.open(os.devnull, os.O_WRONLY), 2))
