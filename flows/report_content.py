"""What a report says, worked out from the store's views before any page is written."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import PurePath
from urllib.parse import urlsplit

from claims.desk import WAIVED, ClaimView, DocumentView, MemberView, RelationView
from claims.model import Hedge
from claims.passages import Mark, Passage, Segment, passages, segments
from claims.tables import ClaimRow, DocumentRow, Review, Run, Version

FAULTS = {"inconsistent": 0, "review": 1}
STATE = {"critical": "inconsistent", "warning": "review", WAIVED: WAIVED, "info": "consistent"}
STATES = ("inconsistent", "review", WAIVED, "consistent", "unchecked")
REASONS = ("alone", "unpaired", "unnamed", "vague")
JUDGEMENTS = ("verified", "refuted", "disputed", "not_enough_evidence", "not_checkable")
CONTEXT = 90
CLAUSE_END = re.compile(r"[，,；;。、：:]")


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim as the report shows it.

    `number` counts the claims of the whole report from 1. `state` is the worst verdict of its relations, `waived` for
    one that is let stand, or `unchecked`; then `reason` says why. `findings`, `waived` and `fits` number its relations
    among those of their kind. `judgement` is the latest one or empty; `history` is oldest first.
    """

    number: int
    row: ClaimRow
    state: str
    reason: str
    judgement: str
    stale: bool
    history: tuple[Review, ...]
    findings: tuple[int, ...]
    waived: tuple[int, ...]
    fits: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A document as the report shows it: its text in passages whose keys are ids of figures."""

    number: int
    view: DocumentView
    title: str
    figures: tuple[Figure, ...]
    passages: tuple[Passage, ...]
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence with its figures marked; `None` stands for words left out. `paragraph` counts from 1."""

    document: Shown | None
    paragraph: int
    speaker: str
    segments: tuple[Segment | None, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A relation as the report shows it, numbered from 1 among findings, waived findings or relations that fit.

    `mended` is the document of the figure that the suggestion is to be written for, where that is known.
    """

    number: int
    view: RelationView
    quotes: tuple[Quote, ...]
    mended: Shown | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many figures stand where: by `STATES`, by `REASONS`, by `JUDGEMENTS` (stale reviews are in none of these)."""

    total: int
    states: Mapping[str, int]
    reasons: Mapping[str, int]
    judgements: Mapping[str, int]
    stale: int

    @property
    def checked(self) -> int:
        """Figures that stand in at least one checked relation."""
        return self.total - self.states["unchecked"]

    @property
    def reviewed(self) -> int:
        """Figures whose latest judgement still stands."""
        return sum(self.judgements.values())


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that a report says, in the order in which it says it.

    `findings` are those that stand open, `waived` those that a waiver lets stand, `excused` the relations of any kind
    for which the text has words of its own. `gone` are documents whose files are no longer there.
    """

    made: datetime
    run: Run | None
    rules_versions: tuple[str, ...]
    documents: tuple[Shown, ...]
    figures: Mapping[str, Figure]
    findings: tuple[Judged, ...]
    waived: tuple[Judged, ...]
    fits: Mapping[str, tuple[Judged, ...]]
    excused: tuple[Judged, ...]
    coverage: Coverage
    data_docs: str | None
    gone: tuple[DocumentView, ...]

    def count_of(self, document: Shown, verdict: str) -> int:
        """How many of the open findings with a verdict have a figure of the document."""
        home = document.view.row.id
        return sum(
            entry.view.row.verdict == verdict and any(member.claim.document == home for member in entry.view.members)
            for entry in self.findings
        )

    @property
    def left(self) -> tuple[DocumentView, ...]:
        """The documents that have reviews of figures that are no longer there, those that are gone last."""
        return tuple(view for view in (*(shown.view for shown in self.documents), *self.gone) if view.orphans)

    @property
    def ranged(self) -> bool:
        """Whether the arithmetic of an open finding comes to a range."""
        return any("–" in entry.view.row.formula for entry in self.findings)

    def count(self, verdict: str) -> int:
        """How many relations have a verdict; of findings, how many stand open."""
        if verdict == "consistent":
            return sum(map(len, self.fits.values()))
        return sum(finding.view.row.verdict == verdict for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Origin:
    """What the store knows of one document: its view and its versions, newest first."""

    view: DocumentView
    versions: tuple[Version, ...]


def content(
    origins: Sequence[Origin],
    reviews: Iterable[Review],
    run: Run | None,
    made: datetime,
    data_docs: str | None = None,
    gone: Iterable[DocumentView] = (),
) -> Content:
    """Number, order and join what the store knows; `reviews` are all there are, oldest first.

    `gone` are the documents whose files are no longer there.
    """
    views = [origin.view for origin in origins]
    rows = {claim.row.id: claim.row for view in views for claim in view.claims}
    relations = {relation.row.id: relation for view in views for relation in view.relations}
    order = {identity: place for place, identity in enumerate(rows)}
    ordered = sorted(relations.values(), key=lambda relation: _place(relation, order))
    found = [relation for relation in ordered if relation.row.verdict in FAULTS]
    findings = [relation for relation in found if relation.waived is None]
    let_stand = [relation for relation in found if relation.waived is not None]
    fitting = sorted((relation for relation in ordered if relation.row.verdict not in FAULTS), key=_check)
    figures = _figures(origins, _histories(reviews), findings, let_stand, fitting)
    titled = zip(_titles([view.row for view in views]), origins, strict=True)
    documents = tuple(_shown(number, title, origin, figures) for number, (title, origin) in enumerate(titled, 1))
    at_hand = {document.view.version.id: document for document in documents}
    judged, waived, fits = (
        tuple(_judged(number, view, at_hand) for number, view in enumerate(views, 1))
        for views in (findings, let_stand, fitting)
    )
    return Content(
        made=made,
        run=run,
        rules_versions=tuple(sorted({view.version.rules_version for view in views})),
        documents=documents,
        figures=figures,
        findings=judged,
        waived=waived,
        fits={check: tuple(group) for check, group in groupby(fits, key=lambda fit: _check(fit.view))},
        excused=tuple(entry for entry in (*judged, *waived, *fits) if entry.view.row.waiver),
        coverage=_coverage([figures[identity] for identity in rows]),
        data_docs=data_docs,
        gone=tuple(gone),
    )


def web_address(text: str | None) -> str | None:
    """The address when it is one that a browser may safely follow (http or https, with a host), else None."""
    if not text or any(character.isspace() or not character.isprintable() for character in text.strip()):
        return None
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return None
    return text.strip() if parts.scheme in {"http", "https"} and parts.hostname else None


def _check(relation: RelationView) -> str:
    return relation.row.type


def _place(relation: RelationView, order: Mapping[str, int]) -> tuple[int, int, str]:
    first = min((order.get(member.claim.id, len(order)) for member in relation.members), default=len(order))
    return FAULTS.get(relation.row.verdict, len(FAULTS)), first, relation.row.id


def _figures(
    origins: Sequence[Origin],
    histories: Mapping[str, Sequence[Review]],
    findings: Iterable[RelationView],
    waived: Iterable[RelationView],
    fits: Iterable[RelationView],
) -> dict[str, Figure]:
    found, let_stand, fitting = _numbers(findings), _numbers(waived), _numbers(fits)
    stated = Counter(claim.row.indicator for origin in origins for claim in origin.view.claims)
    figures: dict[str, Figure] = {}
    for origin in origins:
        for claim in origin.view.claims:
            identity = claim.row.id
            state = STATE.get(claim.severity, "unchecked")
            figures[identity] = Figure(
                number=len(figures) + 1,
                row=claim.row,
                state=state,
                reason=_reason(claim.row, stated) if state == "unchecked" else "",
                judgement=_judgement(claim),
                stale=claim.state is not None and claim.state.stale,
                history=_history(claim, histories),
                findings=tuple(found.get(identity, ())),
                waived=tuple(let_stand.get(identity, ())),
                fits=tuple(fitting.get(identity, ())),
            )
    return figures


def _histories(reviews: Iterable[Review]) -> dict[str, list[Review]]:
    histories: dict[str, list[Review]] = {}
    for review in reviews:
        histories.setdefault(review.claim_key, []).append(review)
    return histories


def _history(claim: ClaimView, histories: Mapping[str, Sequence[Review]]) -> tuple[Review, ...]:
    """The reviews of a claim, and those of the claim whose place it took where the latest of them is shown on it."""
    keys = {claim.row.key} | ({claim.state.review.claim_key} if claim.state else set())
    return tuple(sorted((review for key in keys for review in histories.get(key, ())), key=lambda one: one.created))


def _judgement(claim: ClaimView) -> str:
    return str(claim.state.review.judgement) if claim.state else ""


def _numbers(relations: Iterable[RelationView]) -> dict[str, list[int]]:
    numbers: dict[str, list[int]] = {}
    for number, relation in enumerate(relations, 1):
        for identity in dict.fromkeys(member.claim.id for member in relation.members):
            numbers.setdefault(identity, []).append(number)
    return numbers


def _reason(row: ClaimRow, stated: Mapping[str, int]) -> str:
    """Why a figure stands in no relation, by the first that applies of what its own reading shows."""
    if row.hedge == Hedge.VAGUE or (row.low is None and row.high is None):
        return "vague"
    if not row.indicator or not row.subject:
        return "unnamed"
    return "unpaired" if stated[row.indicator] > 1 else "alone"


def _coverage(figures: Sequence[Figure]) -> Coverage:
    states = Counter(figure.state for figure in figures)
    reasons = Counter(figure.reason for figure in figures if figure.reason)
    judgements = Counter(figure.judgement for figure in figures if figure.judgement and not figure.stale)
    return Coverage(
        total=len(figures),
        states={state: states[state] for state in STATES},
        reasons={reason: reasons[reason] for reason in REASONS},
        judgements={judgement: judgements[judgement] for judgement in JUDGEMENTS},
        stale=sum(figure.stale for figure in figures),
    )


def _titles(rows: Sequence[DocumentRow]) -> list[str]:
    """What documents are called: their title, or the name of their file, with its folder where two are named alike."""
    names = [PurePath(row.name).name or row.name for row in rows]
    times = Counter(names)
    return [row.title or (row.name if times[name] > 1 else name) for row, name in zip(rows, names, strict=True)]


def _shown(number: int, title: str, origin: Origin, figures: Mapping[str, Figure]) -> Shown:
    view = origin.view
    marks = [Mark(claim.row.start, claim.row.end, claim.row.id) for claim in view.claims]
    return Shown(
        number=number,
        view=view,
        title=title,
        figures=tuple(figures[claim.row.id] for claim in view.claims),
        passages=tuple(passages(view.version.text, marks)),
        versions=origin.versions,
    )


def _judged(number: int, view: RelationView, at_hand: Mapping[str, Shown]) -> Judged:
    sentences: dict[tuple[str, int, int], list[MemberView]] = {}
    for member in view.members:
        claim = member.claim
        sentences.setdefault((claim.version, claim.sentence_start, claim.sentence_end), []).append(member)
    mended = view.suggestion_for
    return Judged(
        number,
        view,
        tuple(_quote(members, at_hand) for members in sentences.values()),
        at_hand.get(mended.claim.version) if mended else None,
    )


def _quote(members: Sequence[MemberView], at_hand: Mapping[str, Shown]) -> Quote:
    first = members[0].claim
    offset = first.sentence_start
    marks = [Mark(member.claim.start - offset, member.claim.end - offset, member.claim.id) for member in members]
    sentence = members[0].sentence
    document = at_hand.get(first.version)
    return Quote(
        document=document,
        paragraph=members[0].paragraph,
        speaker=first.speaker or "",
        segments=tuple(_shortened(segments(sentence, 0, len(sentence), marks))),
    )


def _shortened(cut: Sequence[Segment]) -> Iterable[Segment | None]:
    """Long stretches without a figure give way to None, so that a table of a thousand cells can still be quoted."""
    for place, segment in enumerate(cut):
        head = "" if place == 0 else _head(segment.text)
        tail = "" if place == len(cut) - 1 else _tail(segment.text)
        if segment.keys or len(segment.text) <= len(head) + len(tail) + CONTEXT:
            yield segment
            continue
        if head:
            yield Segment(segment.start, segment.start + len(head), head)
        yield None
        if tail:
            yield Segment(segment.end - len(tail), segment.end, tail)


def _head(text: str) -> str:
    """The beginning of a text to the end of a clause, or as many characters as there is room for."""
    ends = [match.end() for match in CLAUSE_END.finditer(text, CONTEXT // 3, CONTEXT)]
    return text[: ends[-1] if ends else CONTEXT]


def _tail(text: str) -> str:
    """The end of a text from the start of a clause, or as many characters as there is room for."""
    start = max(0, len(text) - CONTEXT)
    found = CLAUSE_END.search(text, start, start + CONTEXT * 2 // 3)
    return text[found.end() if found else start :]
