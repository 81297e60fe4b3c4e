"""How work is handed to the engine's tasks.

Tasks take batches, never single documents: the engine's cost is by task.
"""

from collections.abc import Iterator, Sequence
from typing import TypeVar, cast

from prefect.utilities.annotations import quote

BATCH = 50
Value = TypeVar("Value")


def batches(items: Sequence[Value]) -> Iterator[list[Value]]:
    """The items in their order, so many at a time."""
    for start in range(0, len(items), BATCH):
        yield list(items[start : start + BATCH])


def unwalked(value: Value) -> Value:
    """The value for a task as it is: the engine would walk through every claim in search of futures."""
    return cast("Value", quote(value))
