"""The waivers that concern some documents: read from the files beside them or from those that are named."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from checks.relation import Relation
from checks.waiver_file import NAME, read_waivers, stubs
from checks.waivers import Finding, Notice, Printed, Quotable, Waived, Waiver, waive
from claims.documents import located
from claims.errors import WaiverError
from claims.model import Document
from flows.places import is_address

if TYPE_CHECKING:
    from claims.desk import RelationView


@dataclass(frozen=True, slots=True)
class Gathered:
    """The waivers that could be read, and the files that could not be, each with what is wrong by its path."""

    waivers: tuple[Waiver, ...] = ()
    broken: Mapping[str, str] = field(default_factory=dict)

    def is_from_broken(self, place: str) -> bool:
        """Whether a waiver was written, as its place `file:line` says, in a file that can't be read any more."""
        return located(place.rpartition(":")[0]) in map(located, self.broken)


def gather(names: Iterable[str], files: Sequence[str]) -> Gathered:
    """The waivers in these files, or where none is named in the `heshu.waivers.toml` of each document's folder."""
    beside = [Path(name).parent / NAME for name in names if not is_address(name)]
    chosen = [Path(file) for file in files] or [path for path in beside if path.is_file()]
    once = {located(str(path)): path for path in reversed(chosen)}
    waivers: list[Waiver] = []
    broken: dict[str, str] = {}
    for path in reversed(once.values()):
        try:
            waivers += read_waivers(path)
        except WaiverError as error:
            broken[str(path)] = str(error)
    return Gathered(tuple(waivers), broken)


def waived(
    findings: Sequence[Relation], documents: Mapping[str, Document], waivers: Sequence[Waiver], today: date
) -> Waived[Relation]:
    """The findings with their waivers; of the waivers, those count whose document is among `documents`.

    One whose document does not exist is told too.
    """
    return _waive(findings, lambda finding: _quotable(finding, documents), waivers, documents, today)


def waived_in_store(
    findings: Sequence["RelationView"],
    documents: Mapping[str, str],
    read: Iterable[str],
    waivers: Sequence[Waiver],
    today: date,
) -> "Waived[RelationView]":
    """The same of findings of the store, of which `documents` gives the names by id and `read` those that were read."""
    return _waive(findings, lambda finding: _quotable_view(finding, documents), waivers, read, today)


def _waive(
    findings: Sequence[Finding],
    quotable: Callable[[Finding], Quotable],
    waivers: Sequence[Waiver],
    documents: Iterable[str],
    today: date,
) -> Waived[Finding]:
    present = set(map(path_of, documents))
    outcome = waive(findings, quotable, [one for one in waivers if one.document in present], today)
    missing = [one for one in waivers if not is_address(one.document) and not Path(one.document).exists()]
    lost = tuple(Notice(one, f"no such document: {one.document}; mend the path or remove it") for one in missing)
    return replace(outcome, notices=(*outcome.notices, *lost))


def add(findings: Sequence[Relation], documents: Mapping[str, Document]) -> list[Path]:
    """Append a waiver without a reason for each finding to the file beside its document; returns the files.

    Raises WaiverError where one can't be written.
    """
    written: dict[Path, None] = {}
    for folder, stub in stubs([_quotable(finding, documents) for finding in findings]):
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


def path_of(name: str) -> str:
    """A document's name as waivers write it: the absolute path, or the address."""
    return located(name)


def _quotable(finding: Relation, documents: Mapping[str, Document]) -> Quotable:
    figures = []
    for member in finding.members:
        claim, text = member.claim, documents[member.document].text
        sentence = text[claim.sentence_start : claim.sentence_end]
        figures.append(Printed(path_of(member.document), claim.start, claim.text, sentence))
    return Quotable(finding.type, tuple(figures))


def _quotable_view(finding: "RelationView", documents: Mapping[str, str]) -> Quotable:
    figures = [
        Printed(path_of(documents[member.claim.document]), member.claim.start, member.claim.text, member.sentence)
        for member in finding.members
    ]
    return Quotable(finding.row.type, tuple(figures))
