"""What the pages read from the store and how long they may keep it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from shlex import quote

import streamlit as st

from claims.database import without_password
from claims.desk import ClaimDetail, ClaimView, Counts, Orphan, RelationView, ReviewState
from claims.figures import Language
from claims.store import Store, default_location
from claims.tables import ClaimRow, DocumentRow, Judgement, Review, Run, content_id
from ui.words import word

LOCK_TIMEOUT = 10.0
"""Seconds that a reviewer waits for a run that is writing before the app says so."""

PAGE = 50
REPORT = "report"
"""The folder that the report is written to unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One reviewer's desk: the store, the place of the written report and the language of the interface."""

    store: Store
    location: str
    report: Path
    language: Language

    @property
    def place(self) -> str:
        """The store's location as it may be shown, without a password."""
        return without_password(self.location)

    def command(self, words: str, folder: str) -> str:
        """A command line for this store and its report; `folder` is the option that names the report's folder."""
        options = {"--store": (self.place, str(default_location())), folder: (str(self.report), REPORT)}
        told = [
            f"{option} {quote(value)}"
            for option, (value, default) in options.items()
            if Path(value).absolute() != Path(default).absolute()
        ]
        return " ".join(["heshu", words, *told])

    def say(self, key: str, **values: object) -> str:
        """The words for a key in the desk's language."""
        return word(key, self.language, **values)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the inbox shows; None and the empty string let everything through."""

    severity: str | None = None
    check: str | None = None
    document: str | None = None
    judgement: str | None = None
    query: str = ""


@st.cache_resource(max_entries=8)
def store_at(location: str) -> Store:
    """The store, opened once for all sessions."""
    return Store(location, lock_timeout=LOCK_TIMEOUT)


def documents(desk: Desk) -> dict[str, DocumentRow]:
    """The documents that are there by their ids, in the order of their names; at most 5 seconds old."""
    return _documents(desk.location)


def gone(desk: Desk) -> dict[str, DocumentRow]:
    """The documents whose files are gone by their ids, in the order of their names; at most 5 seconds old."""
    return _gone(desk.location)


def failures(desk: Desk) -> list[str]:
    """What the last run could not read, check or store, a message each; at most 5 seconds old."""
    return [" ".join(failure.values()) for run in _last_run(desk.location) for failure in run.failures]


def counts(desk: Desk, document: str | None = None) -> Counts:
    """How many claims stand where; at most 30 seconds old but for this process's own reviews."""
    tallies = _tallies(desk.location, _edition(desk))
    if document not in tallies:
        tallies[document] = desk.store.counts(document)
    return tallies[document]


def detail(desk: Desk, claim: str) -> ClaimDetail | None:
    """A claim with its relations and its history, None for an id that no claim has.

    It is at most 5 seconds old but for this process's own reviews.
    """
    known = _details(desk.location, _edition(desk))
    if claim not in known:
        known[claim] = desk.store.detail(claim)
    return known[claim]


def claims(desk: Desk, filters: Filters, limit: int | None = PAGE, offset: int = 0) -> tuple[list[ClaimView], int]:
    """One page of claims and how many there are in all, the worst first; at most 30 seconds old.

    It is read anew after every review of this process.
    """
    return _claims(desk.location, filters, limit, offset, f"{_edition(desk)} {len(_stored(desk.location))}")


def claims_between(desk: Desk, document: DocumentRow, start: int, end: int) -> list[ClaimView]:
    """The claims in a stretch of a document's text; at most 30 seconds old but for this process's own reviews."""
    reviews = standing(desk)
    return [
        _with_latest(view, reviews.get(view.row.key))
        for view in _between(desk.location, document.id, document.current_version, start, end)
    ]


def findings(desk: Desk, filters: Filters) -> list[RelationView]:
    """The findings that fit, the worst first; waived ones only where these are asked for."""
    found = _findings(desk.location, _edition(desk))
    states = standings(desk, found) if filters.judgement else {}
    return [one for one in found if _fits(one, filters, desk, states.get(one.row.id, ()))]


def standings(desk: Desk, findings: Iterable[RelationView]) -> dict[str, tuple[str, ...]]:
    """Where people's judgement of each claim of the findings stands, as `standing_of` says it, by the findings' ids."""
    reviews, stale = standing(desk), _stale(desk.location, _edition(desk))

    def state(claim: ClaimRow) -> str:
        if claim.id in stale:
            return "stale"
        return reviews[claim.key].judgement if claim.key in reviews else "unreviewed"

    members = {one.row.id: {member.claim.id: member.claim for member in one.members} for one in findings}
    return {identity: tuple(map(state, of.values())) for identity, of in members.items()}


def standing(desk: Desk) -> Mapping[str, Review]:
    """The latest review under each claim key; at most 30 seconds old but for this process's own reviews."""
    return _reviews(desk.location)


def text(desk: Desk, document: DocumentRow) -> str:
    """The text of a document's current version."""
    return _text(desk.location, document.id, document.current_version)


def orphans(desk: Desk, document: DocumentRow) -> list[Orphan]:
    """The latest reviews of claims that the document no longer has; at most 30 seconds old."""
    return _orphans(desk.location, document.id, f"{document.current_version} {document.gone}")


def review(desk: Desk, detail: ClaimDetail, judgement: Judgement, reviewer: str, evidence: str, note: str) -> Review:
    """Store a judgement and bring what the pages keep up to date with it. Raises StoreError where it was not stored."""
    claim, edition = detail.claim, _edition(desk)
    stored = desk.store.review(claim.row.id, judgement, reviewer, evidence or None, note or None)
    _reviews(desk.location)[stored.claim_key] = stored
    _stored(desk.location).append(stored.id)
    if detail.current:
        _stale(desk.location, edition).discard(claim.row.id)
        tallies = _tallies(desk.location, edition)
        for kept in (tallies[document] for document in (None, detail.document.id) if document in tallies):
            kept.judgements[standing_of(claim)] -= 1
            kept.judgements[str(judgement)] += 1
        judged = replace(detail, claim=_with_latest(claim, stored), history=(*detail.history, stored), judged=None)
        _details(desk.location, edition)[claim.row.id] = judged
    return stored


def standing_of(claim: ClaimView) -> str:
    """Where people's judgement of a claim stands: `unreviewed`, `stale` or the latest judgement."""
    if claim.state is None:
        return "unreviewed"
    return "stale" if claim.state.stale else claim.state.review.judgement


def _with_latest(view: ClaimView, latest: Review | None) -> ClaimView:
    """The claim with a review that was stored after it was read."""
    known = view.state.review.created if view.state else None
    if latest is None or (known is not None and latest.created <= known):
        return view
    return replace(view, state=ReviewState(latest, stale=False))


def _edition(desk: Desk) -> str:
    """A name for the last run and the versions that are current, so that what was kept of others is not shown."""
    runs = (part for run in _last_run(desk.location) for part in (run.id, run.state))
    return content_id(*runs, *(row.current_version for row in documents(desk).values()))


def _fits(finding: RelationView, filters: Filters, desk: Desk, states: Sequence[str]) -> bool:
    if finding.standing != (filters.severity or finding.row.severity):
        return False
    if filters.check and finding.row.type != filters.check:
        return False
    if filters.document and all(member.claim.document != filters.document for member in finding.members):
        return False
    if filters.judgement and filters.judgement not in states:
        return False
    return not filters.query or filters.query.casefold() in _words_of(finding, documents(desk))


def _words_of(finding: RelationView, known: Mapping[str, DocumentRow]) -> str:
    row = finding.row
    words = [row.formula, row.explanation_zh, row.explanation_en, row.suggestion or ""]
    if finding.waived is not None:
        words.append(finding.waived.reason or "")
    for member in finding.members:
        claim = member.claim
        words += [claim.text, claim.subject or "", claim.indicator, member.sentence]
        if document := known.get(claim.document):
            words += [document.name, document.title or ""]
    return "\n".join(words).casefold()


@st.cache_resource(ttl=5, max_entries=4)
def _documents(location: str) -> dict[str, DocumentRow]:
    return {row.id: row for row in store_at(location).documents()}


@st.cache_resource(ttl=5, max_entries=4)
def _gone(location: str) -> dict[str, DocumentRow]:
    return {row.id: row for row in store_at(location).gone()}


@st.cache_resource(ttl=5, max_entries=4)
def _last_run(location: str) -> list[Run]:
    """The run that began last, if there was one."""
    return store_at(location).runs(limit=1)


@st.cache_resource
def _stored(location: str) -> list[str]:  # noqa: ARG001 - part of the cache's key
    """The ids of the reviews that this process stored."""
    return []


@st.cache_resource(ttl=30, max_entries=16)
def _claims(
    location: str,
    filters: Filters,
    limit: int | None,
    offset: int,
    moment: str,  # noqa: ARG001 - part of the cache's key
) -> tuple[list[ClaimView], int]:
    return store_at(location).claims(
        document=filters.document,
        severity=filters.severity,
        judgement=filters.judgement,
        query=filters.query or None,
        check=filters.check,
        limit=limit,
        offset=offset,
    )


@st.cache_resource(ttl=30, max_entries=16)
def _between(location: str, document: str, version: str, start: int, end: int) -> list[ClaimView]:  # noqa: ARG001
    return store_at(location).claims_between(document, start, end)


@st.cache_resource(ttl=30, max_entries=4)
def _tallies(location: str, edition: str) -> dict[str | None, Counts]:  # noqa: ARG001 - the cache's key
    """The counts that were asked for, by the document's id, None for all documents."""
    return {}


@st.cache_resource(ttl=5, max_entries=4)
def _details(location: str, edition: str) -> dict[str, ClaimDetail | None]:  # noqa: ARG001 - the cache's key
    """The claims that were asked for by their ids."""
    return {}


@st.cache_resource(ttl=30, max_entries=4)
def _stale(location: str, edition: str) -> set[str]:  # noqa: ARG001 - part of the cache's key
    """The ids of the claims whose judgement is stale."""
    return {view.row.id for view in store_at(location).claims(judgement="stale", limit=None)[0]}


@st.cache_resource(ttl=600, max_entries=2)
def _findings(location: str, edition: str) -> list[RelationView]:  # noqa: ARG001 - the edition is the cache's key
    return store_at(location).findings()


@st.cache_resource(ttl=30, max_entries=4)
def _reviews(location: str) -> dict[str, Review]:
    return {review.claim_key: review for review in store_at(location).reviews()}


@st.cache_resource(ttl=30, max_entries=16)
def _orphans(location: str, document: str, moment: str) -> list[Orphan]:  # noqa: ARG001 - part of the cache's key
    return store_at(location).orphans(document)


@st.cache_resource(max_entries=4)
def _text(location: str, document: str, version: str) -> str:
    return next(row.text for row in store_at(location).versions(document) if row.id == version)
