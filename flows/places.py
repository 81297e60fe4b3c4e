"""Paths and addresses as a user names them, to the documents that they stand for."""

import os
from collections.abc import Iterable
from pathlib import Path

from claims.documents import find

FOREIGN = (".doc", ".docx", ".htm", ".html", ".odt", ".pdf", ".ppt", ".pptx", ".rtf", ".wps")
"""Endings of documents that are not read, for they are no plain text."""

NAMED = 3
"""Of these documents of a folder, how many are named."""


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


def passed_over(locations: Iterable[str]) -> list[str]:
    """A line for each folder among the locations that has documents in other formats, which are not read."""
    return [
        f"{folder}: {_listed(foreign)} not read, being no plain text; save as .txt in UTF-8"
        for folder in dict.fromkeys(locations)
        if not is_address(folder) and (foreign := _foreign(folder))
    ]


def _foreign(folder: str) -> list[str]:
    found: list[str] = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        shown = [name for name in names if not name.startswith((".", "~$")) and name.lower().endswith(FOREIGN)]
        found += [os.path.relpath(Path(place, name), folder) for name in shown]
    return sorted(found)


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f"{', '.join(names[:NAMED])}{more}"


def is_address(location: str) -> bool:
    """Whether a location is fetched instead of opened."""
    return location.startswith(("http://", "https://"))
