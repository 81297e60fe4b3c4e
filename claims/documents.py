"""From files to documents: the text exactly as it stands, and what is known of its origin."""

import hashlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from claims.encodings import decode, page_refused
from claims.errors import UnreadableDocumentError
from claims.metadata import Metadata, read_metadata
from claims.model import Document

LARGEST = 32 * 1024 * 1024
"""Bytes; a longer file is refused. Reading takes about six times as much memory as the file is long."""

SUFFIXES = (".txt", ".md")
PAGES = (".html", ".htm", ".xhtml")


class Found(NamedTuple):
    """The files to read, and what can't be read among what was asked for."""

    paths: list[Path]
    failures: list[UnreadableDocumentError]


def read(path: str | Path) -> Document:
    """The document in this file, with the metadata of the TOML file of the same stem beside it.

    The text is kept as decoded, line ends and all, so that offsets count; see `claims.encodings` for what is decoded.
    Raises UnreadableDocumentError for a file that can't be read as text and MetadataError for its metadata.
    """
    name, file = str(path), Path(path)
    text, encoding = decode(_bytes(file, name), name)
    if file.suffix.lower() in PAGES:
        raise page_refused(name)
    if not text.strip():
        raise UnreadableDocumentError(f"{name}: contains nothing but white space; fill it or leave it out")
    known = read_metadata(file.with_suffix(".toml")) if file.suffix != ".toml" else Metadata()
    return Document(
        name=name,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        encoding=encoding,
        title=known.title,
        publisher=known.publisher,
        published=known.published,
        address=known.address,
        outlet=known.outlet,
        genre=known.genre,
        speakers=known.speakers,
        margins=known.margins,
    )


def located(name: str, folder: str | Path = "") -> str:
    """The absolute path of a document that is named from a folder, by default the working one; an address as it is."""
    return name if "://" in name else os.path.abspath(Path(folder, name))  # noqa: PTH100 - links are not followed


def find(paths: Iterable[str | Path]) -> Found:
    """The documents among these paths: files as they are, folders by their *.txt and *.md at any depth, sorted.

    Each file comes once, under the first path that leads to it; names that start with a dot are passed over within
    folders. A path that is missing, and a folder that can't be listed or has no document, is among the failures.
    """
    found: dict[str, Path] = {}
    failures: list[UnreadableDocumentError] = []
    for path in paths:
        files, problems = _at(str(path))
        failures += problems
        for file in files:
            found.setdefault(os.path.realpath(file), file)
    return Found(sorted(found.values()), failures)


def _at(path: str) -> tuple[list[Path], list[UnreadableDocumentError]]:
    try:
        if not stat.S_ISDIR(os.stat(path).st_mode):  # noqa: PTH116 - Path("") is the working folder
            return [Path(path)], []
    except (OSError, ValueError) as error:
        return [], [_unreachable(path, error)]
    files, problems = _within(Path(path))
    if not files and not problems:
        problems.append(UnreadableDocumentError(f"{path}: a folder without *.txt or *.md; name another"))
    return files, problems


def _within(folder: Path) -> tuple[list[Path], list[UnreadableDocumentError]]:
    errors: list[OSError] = []
    files = []
    for place, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        wanted = [name for name in names if not name.startswith(".") and name.lower().endswith(SUFFIXES)]
        files += [Path(place, name) for name in wanted]
    return files, [_unreachable(str(error.filename), error) for error in errors]


def _bytes(file: Path, name: str) -> bytes:
    try:
        status = os.stat(name)  # noqa: PTH116 - Path("") is the working folder
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableDocumentError(f"{name}: a folder; name the files in it")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableDocumentError(f"{name}: neither a file nor a folder; copy its text to a file")
        if status.st_size == 0:
            raise UnreadableDocumentError(f"{name}: empty; fill it or leave it out")
        if status.st_size > LARGEST:
            raise UnreadableDocumentError(
                f"{name}: {status.st_size // 1024**2} MB, more than the {LARGEST // 1024**2} MB that are read; split it"
            )
        return file.read_bytes()
    except (OSError, ValueError) as error:
        raise _unreachable(name, error) from None


def _unreachable(name: str, error: OSError | ValueError) -> UnreadableDocumentError:
    if isinstance(error, (FileNotFoundError, NotADirectoryError, ValueError)):
        return UnreadableDocumentError(f"{name}: no such file or folder; check the path")
    return UnreadableDocumentError(f"{name}: {error.strerror}; make it readable or leave it out")
