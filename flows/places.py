"""Paths and addresses as a user names them, to the documents that they stand for."""

import os
from collections.abc import Iterable
from pathlib import Path

from claims.documents import find


def expand(locations: Iterable[str]) -> tuple[list[str], list[str]]:
    """The names of the documents, each once, folders replaced by what is in and below them; and what is wrong.

    A file and an address keep the name that they were given.
    """
    names: dict[str, str] = {}
    problems: list[str] = []
    for location in locations:
        if is_address(location):
            names.setdefault(location, location)
        elif Path(location).is_dir():
            found = find([location])
            for path in found.paths:
                names.setdefault(os.path.normpath(path), str(path))
            problems += map(str, found.failures)
        else:
            names.setdefault(os.path.normpath(location), location)
    return list(names.values()), problems


def is_address(location: str) -> bool:
    """Whether a location is fetched instead of opened."""
    return location.startswith(("http://", "https://"))
