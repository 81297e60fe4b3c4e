"""What `heshu check` prints of the relations that it judged: for people, for programs and for code hosts."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checks import CHECKS
from checks.relation import Relation, Severity
from checks.waivers import Waived
from claims.errors import HeshuError
from claims.figures import Language
from claims.model import Document
from flows import annotations, lines, sarif
from flows.jsonl import is_finding, relation_line
from flows.lines import Paint


@dataclass(frozen=True, slots=True)
class Linted:
    """The documents by name, the judged relations of the chosen checks, the findings, and what could not be read.

    `broken` counts the files of waivers among the problems.
    """

    documents: Mapping[str, Document]
    relations: Sequence[Relation]
    waived: Waived[Relation]
    problems: Sequence[str]
    broken: int

    @property
    def summary(self) -> str:
        """How much was read and found, in one line."""
        found = self.waived.open
        critical = sum(finding.severity is Severity.CRITICAL for finding in found)
        let_stand = len(self.waived.findings) - len(found)
        parts = [
            _counted(len(self.documents), "document"),
            _counted(sum(len(document.claims) for document in self.documents.values()), "figure"),
            _counted(len(self.relations), "relation"),
            _counted(len(found), "finding")
            + (f" ({critical} inconsistent, {len(found) - critical} for review)" if found else ""),
        ]
        waived = [f"{let_stand} waived"] if let_stand else []
        unread = len(self.problems) - self.broken
        wrong = [f"{unread} not read"] if unread else []
        wrong += [f"{_counted(self.broken, 'file')} of waivers not applied"] if self.broken else []
        return ", ".join(parts + waived + wrong)


def chosen(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """The ids of the checks to tell of: those selected, or all, without those ignored.

    Each text may hold several ids parted by commas. Raises HeshuError for an unknown one, and where none is left.
    """
    known = [check.id for check in CHECKS]
    wanted, unwanted = _ids("--select", select, known), _ids("--ignore", ignore, known)
    left = (wanted or frozenset(known)) - unwanted
    if not left:
        raise HeshuError("--ignore: no check is left; ignore fewer or select others")
    return left


def found(relations: Iterable[Relation], documents: Mapping[str, Document]) -> list[Relation]:
    """The findings among the relations, in the order of the documents and of their texts."""
    order = {name: place for place, name in enumerate(documents)}

    def place(finding: Relation) -> tuple[int, int]:
        first = finding.members[0]
        return order[first.document], first.claim.start

    return sorted(filter(is_finding, relations), key=place)


def _ids(option: str, given: Iterable[str], known: Sequence[str]) -> frozenset[str]:
    ids = [name.strip() for names in given for name in names.split(",")]
    for name in ids:
        if name not in known:
            raise HeshuError(f"{option}: unknown check {name!r}; known are {', '.join(known)}")
    return frozenset(ids)


def text(linted: Linted, language: Language, cells: int, paint: Paint) -> Iterator[str]:
    """The findings as a compiler would print them; one that is waived is told with its reason."""
    for finding, waiver in linted.waived.findings:
        if waiver is None:
            yield from lines.finding_text(finding, linted.documents, language, cells=cells, paint=paint)
        else:
            yield from lines.waived_text(finding, waiver, linted.documents, language, paint=paint)


def jsonl(linted: Linted, _language: Language) -> Iterator[str]:
    """Every relation as it was judged, waived or not."""
    return map(relation_line, linted.relations)


def github(linted: Linted, language: Language) -> Iterator[str]:
    """An annotation for each problem, waiver that did not apply, and finding."""
    yield from map(annotations.problem_annotation, linted.problems)
    yield from map(annotations.notice_annotation, linted.waived.notices)
    for finding, waiver in linted.waived.findings:
        yield annotations.annotation(finding, linted.documents, language, waiver)


def sarif_log(linted: Linted, language: Language) -> Iterator[str]:
    """One SARIF log."""
    yield sarif.log(linted.documents, linted.waived, linted.problems, language)


FORMATS: Mapping[str, Callable[[Linted, Language], Iterator[str]]] = {
    "jsonl": jsonl,
    "sarif": sarif_log,
    "github": github,
}
"""The formats for programs, by the names that `--format` takes."""


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
