"""Where a run stands, told to whoever watches it."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

PATIENCE, APART = 2.0, 10.0
"""Seconds of work before a person is told how far it is, and between the lines where no screen is looked at."""

Item = TypeVar("Item")

Watcher = Callable[[str, int, int], None]
"""Called with what is being done, how many of its units are done and how many there are."""

_watcher: ContextVar[Watcher | None] = ContextVar("watcher", default=None)


@contextmanager
def watched(watcher: Watcher) -> Iterator[None]:
    """Tell `watcher` of everything that is reported while this is open."""
    token = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(token)


def report(doing: str, done: int, total: int) -> None:
    """Say where the run stands."""
    watcher = _watcher.get()
    if watcher is not None:
        watcher(doing, done, total)


def counted(items: Iterable[Item], total: int, doing: str) -> Iterator[Item]:
    """The items as they come; where that takes long, stderr says how many of them are done.

    On a terminal one line is kept up to date and wiped at the end, elsewhere there is a line every ten seconds.
    """
    screen, told = sys.stderr.isatty(), time.monotonic() + PATIENCE - APART
    shown = False
    for done, item in enumerate(items, 1):
        late = time.monotonic() - told >= APART
        if total > 1 and late and done < total:
            shown = True
            print(
                f"\r\033[Kheshu: {doing} {done} of {total}" if screen else f"heshu: {doing} {done} of {total}",
                end="" if screen else "\n",
                file=sys.stderr,
                flush=True,
            )
            told = told if screen else time.monotonic()
        yield item
    if shown and screen:
        print("\r\033[K", end="", file=sys.stderr, flush=True)
