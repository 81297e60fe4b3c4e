"""The consistency report: one self-contained page, Markdown in both languages, and JSON lines."""

import os
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from claims.desk import DocumentView
from claims.errors import HeshuError
from claims.figures import Language
from claims.store import Store
from claims.tables import DocumentRow, Run
from flows.report_content import Content, Origin, content
from flows.report_lines import lines
from flows.report_pages import html, markdown

T = TypeVar("T")


def write(
    store: Store, folder: Path, language: Language = "zh", run: Run | None = None, data_docs: Path | None = None
) -> list[Path]:
    """Write report.html, report.md (Chinese), report.en.md and report.jsonl on everything current in the store.

    `language` is the one that the page shows first. `run` is the run to name, the latest where none is given;
    `data_docs` the index page of the Great Expectations docs or the folder that it is in, linked relative to `folder`.
    Each file appears whole or not at all. Raises HeshuError where the folder can't be written.
    """
    found = gather(store, run, _link(data_docs, folder) if data_docs else None)
    files = {
        "report.html": html(found, language),
        "report.md": markdown(found, "zh"),
        "report.en.md": markdown(found, "en"),
        "report.jsonl": lines(found),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [_put(folder / name, text) for name, text in files.items()]
    except OSError as error:
        reason = error.strerror or error
        raise HeshuError(f"{folder}: the report can't be written there ({reason}); name another folder") from error


def gather(store: Store, run: Run | None = None, data_docs: str | None = None) -> Content:
    """What the report says of everything current in the store; `run` is the latest where none is given."""
    run = run or next(iter(store.runs(1)), None)
    gone = [store.document(row.id) for row in store.gone()]
    return content(_origins(store), store.reviews(), run, datetime.now(UTC), data_docs, gone)


def _origins(store: Store) -> list[Origin]:
    """Every document by name, by a few questions to the store instead of some for each document."""
    rows = store.documents()
    claims = _grouped(store.claims(limit=None)[0], lambda claim: claim.row.document)
    relations = _grouped(store.findings(verdicts=None), lambda relation: relation.members[0].claim.document)
    orphans = _grouped(store.orphans(), lambda orphan: orphan.review.document)
    versions = {row.id: tuple(store.versions(row.id)) for row in rows}
    standing = {row.id: row.current_version for row in store.documents()}

    def view(row: DocumentRow) -> DocumentView:
        if standing[row.id] != row.current_version:
            # It changed between the questions, so that the answers may be of two versions.
            return store.document(row.id)
        version = next(version for version in versions[row.id] if version.id == row.current_version)
        in_order = sorted(claims[row.id], key=lambda claim: (claim.row.start, claim.row.id))
        return DocumentView(row, version, tuple(in_order), tuple(relations[row.id]), tuple(orphans[row.id]))

    return [Origin(view(row), versions[row.id]) for row in rows]


def _grouped(items: Iterable[T], document: Callable[[T], str]) -> defaultdict[str, list[T]]:
    groups: defaultdict[str, list[T]] = defaultdict(list)
    for item in items:
        groups[document(item)].append(item)
    return groups


def _link(data_docs: Path, folder: Path) -> str:
    page = data_docs if data_docs.suffix == ".html" else data_docs / "index.html"
    return quote(Path(os.path.relpath(page.resolve(), folder.resolve())).as_posix())


def _put(path: Path, text: str) -> Path:
    """Write beside the file, then put it in its place, so that a reader never meets half a report."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode("utf-8", errors="backslashreplace"))
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return path
