"""The waivers that concern some documents: read from the files beside them or from those that are named."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from checks.relation import Relation
from checks.waiver_file import NAME, located, read_waivers, stubs
from checks.waivers import Notice, Waived, Waiver, waive
from claims.errors import WaiverError
from claims.model import Document
from flows.places import is_address


def gather(names: Iterable[str], files: Sequence[str]) -> list[Waiver]:
    """The waivers in these files, or where none is named in the `heshu.waivers.toml` of each document's folder.

    Raises WaiverError for a file that can't be understood.
    """
    beside = [Path(name).parent / NAME for name in names if not is_address(name)]
    chosen = [Path(file) for file in files] or [path for path in beside if path.is_file()]
    once = {located(str(path), Path.cwd()): path for path in reversed(chosen)}
    return [waiver for path in reversed(once.values()) for waiver in read_waivers(path)]


def waived(
    findings: Sequence[Relation], documents: Mapping[str, Document], waivers: Sequence[Waiver], today: date
) -> Waived:
    """The findings with their waivers; of the waivers, those count whose document is among `documents`.

    One whose document does not exist is told too.
    """
    paths = _paths(documents)
    present = set(paths.values())
    outcome = waive(findings, documents, [one for one in waivers if one.document in present], paths, today)
    missing = [one for one in waivers if not is_address(one.document) and not Path(one.document).exists()]
    lost = tuple(Notice(one, f"no such document: {one.document}; mend the path or remove it") for one in missing)
    return Waived(outcome.findings, (*outcome.notices, *lost))


def add(findings: Sequence[Relation], documents: Mapping[str, Document]) -> list[Path]:
    """Append a waiver without a reason for each finding to the file beside its document; returns the files.

    Raises WaiverError where one can't be written.
    """
    written: dict[Path, None] = {}
    for folder, stub in stubs(findings, documents, _paths(documents)):
        path = folder / NAME
        try:
            held = path.read_bytes() if path.is_file() else b""
            gap = b"\n" * (not held.endswith(b"\n")) + b"\n" if held else b""
            with path.open("ab") as file:
                file.write(gap + stub.encode())
        except OSError as error:
            raise WaiverError(f"{path}: {error.strerror}; make it writable") from None
        written[path] = None
    return list(written)


def _paths(documents: Iterable[str]) -> dict[str, str]:
    return {name: located(name, Path.cwd()) for name in documents}
