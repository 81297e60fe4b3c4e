"""What a run did, for whoever started it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checks.relation import Severity
from claims.desk import RelationView
from claims.errors import CheckError
from claims.model import Document
from claims.store import Store, identity
from flows.extraction import Failure
from flows.lines import place

TOP = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """One relation for a person to look at: `place` is name:line:column of its first figure in what was read."""

    severity: Severity
    check: str
    place: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything current in the store, as the report has it; what is waived has no severity."""

    documents: int
    figures: int
    relations: int
    severities: Mapping[Severity, int]
    waived: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did and where its report stands.

    `documents`, `fresh` and `unchanged` count what the run read, `anew` those of the fresh that the store had
    before: they, or what they are judged by, changed. `renamed` are documents by their former and their new
    names, `gone` those whose file was not there any more, `back` those whose file is there again, `blank` the documents
    without any figure.
    `failures` are the documents that could not be read or extracted, `broken` the files of waivers that could not be,
    `errors` the checks that could not judge.
    `notices` are the documents of other formats that were not read and the waivers that did not apply. `top` are the
    worst findings among the documents that were read, and `untold` counts the others.
    """

    documents: int
    fresh: int
    anew: int
    unchanged: int
    renamed: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]
    back: tuple[str, ...]
    blank: tuple[str, ...]
    failures: tuple[Failure, ...]
    broken: tuple[str, ...]
    errors: tuple[Failure, ...]
    notices: tuple[str, ...]
    standing: Standing
    top: tuple[Finding, ...]
    untold: int
    report: tuple[Path, ...]
    data_docs: Path

    @property
    def moves(self) -> tuple[str, ...]:
        """One line for each document whose file was renamed, has gone or has come back."""
        return (
            *(f"renamed {former} is {name} now; its reviews went along" for former, name in self.renamed),
            *(f"gone {name}: no file there; its figures count no more, its reviews are kept" for name in self.gone),
            *(f"back {name}: its file is there again, and so are its reviews" for name in self.back),
        )


class JudgingError(CheckError):
    """A check or an expectation raised. What it left unjudged is not stored; `summary` tells what was done besides."""

    def __init__(self, summary: Summary) -> None:
        super().__init__("; ".join(error.message for error in summary.errors))
        self.summary = summary

    def __reduce__(self) -> tuple[type["JudgingError"], tuple[Summary]]:
        return type(self), (self.summary,)


def standing(relations: Sequence[RelationView], store: Store) -> Standing:
    """Where the store stands; `relations` are all its current ones."""
    return Standing(
        documents=len(store.documents()),
        figures=store.claims(limit=1)[1],
        relations=len(relations),
        severities=Counter(Severity(view.row.severity) for view in relations if view.waived is None),
        waived=sum(view.waived is not None for view in relations),
    )


def top_findings(relations: Sequence[RelationView], documents: Sequence[Document]) -> tuple[tuple[Finding, ...], int]:
    """The first findings that are not waived, in the order given, with a figure in one of the documents; how many more.

    The first such figure is their place.
    """
    read = {identity(document): document for document in documents}
    found = [
        (view, claims[0])
        for view in relations
        if view.standing in {Severity.CRITICAL, Severity.WARNING}
        and (claims := [member.claim for member in view.members if member.claim.document in read])
    ]
    top = tuple(
        Finding(
            severity=Severity(view.row.severity),
            check=view.row.type,
            place=_place(read[claim.document], claim.start),
            zh=view.row.explanation_zh,
            en=view.row.explanation_en,
        )
        for view, claim in found[:TOP]
    )
    return top, len(found) - len(top)


def _place(document: Document, offset: int) -> str:
    return place(document.name, document.text, offset)
