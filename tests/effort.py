"""How much work something takes, counted and not timed."""

import sys
from collections.abc import Callable


def calls(work: Callable[[], object]) -> int:
    """The calls of Python functions that `work` makes."""
    count = 0

    def profile(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(profile)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count
