"""What the pages read from the store and how long they may keep it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from claims.desk import ClaimDetail, ClaimView, Counts, RelationView
from claims.figures import Language
from claims.store import Store
from claims.tables import DocumentRow, Judgement, Review
from ui.words import word

LOCK_TIMEOUT = 10.0
"""Seconds that a reviewer waits for a run that is writing before the app says so."""

PAGE = 50


@dataclass(frozen=True, slots=True)
class Desk:
    """One reviewer's desk: the store, the place of the written report and the language of the interface."""

    store: Store
    location: str
    report: Path
    language: Language

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
    """All documents by their ids, in the order of their names; at most 5 seconds old."""
    return _documents(desk.location)


def counts(desk: Desk, document: str | None = None) -> Counts:
    """How many claims stand where; at most 30 seconds old but for the session's own reviews."""
    return _counts(desk.location, document)


def claims(desk: Desk, filters: Filters, limit: int = PAGE, offset: int = 0) -> tuple[list[ClaimView], int]:
    """One page of claims and how many there are in all, the worst first."""
    return desk.store.claims(
        document=filters.document,
        severity=filters.severity,
        judgement=filters.judgement,
        query=filters.query or None,
        check=filters.check,
        limit=limit,
        offset=offset,
    )


def findings(desk: Desk, filters: Filters) -> list[RelationView]:
    """The findings that fit, the worst first; at most 30 seconds old."""
    standing = _reviews(desk.location) if filters.judgement else {}
    return [finding for finding in _findings(desk.location) if _fits(finding, filters, desk, standing)]


def standing(desk: Desk) -> Mapping[str, Review]:
    """The latest review under each claim key; at most 30 seconds old but for this process's own reviews."""
    return _reviews(desk.location)


def text(desk: Desk, document: DocumentRow) -> str:
    """The text of a document's current version."""
    return _text(desk.location, document.id, document.current_version)


def review(desk: Desk, detail: ClaimDetail, judgement: Judgement, reviewer: str, evidence: str, note: str) -> Review:
    """Store a judgement and bring what the pages keep up to date with it. Raises StoreError where it was not stored."""
    stored = desk.store.review(detail.claim.row.id, judgement, reviewer, evidence or None, note or None)
    _reviews(desk.location)[stored.claim_key] = stored
    for kept in (_counts(desk.location, None), _counts(desk.location, detail.document.id)):
        kept.judgements[standing_of(detail.claim)] -= 1
        kept.judgements[str(judgement)] += 1
    return stored


def standing_of(claim: ClaimView) -> str:
    """Where people's judgement of a claim stands: `unreviewed`, `stale` or the latest judgement."""
    if claim.state is None:
        return "unreviewed"
    return "stale" if claim.state.stale else claim.state.review.judgement


def _fits(finding: RelationView, filters: Filters, desk: Desk, reviews: Mapping[str, Review]) -> bool:
    if filters.severity and finding.row.severity != filters.severity:
        return False
    if filters.check and finding.row.type != filters.check:
        return False
    if filters.document and all(member.claim.document != filters.document for member in finding.members):
        return False
    if filters.judgement and not any(
        _judged_as(reviews.get(member.claim.key), filters.judgement) for member in finding.members
    ):
        return False
    return not filters.query or filters.query.casefold() in _words_of(finding, documents(desk))


def _judged_as(latest: Review | None, judgement: str) -> bool:
    return judgement == ("unreviewed" if latest is None else latest.judgement)


def _words_of(finding: RelationView, known: Mapping[str, DocumentRow]) -> str:
    row = finding.row
    words = [row.formula, row.explanation_zh, row.explanation_en, row.suggestion or ""]
    for member in finding.members:
        claim = member.claim
        words += [claim.text, claim.subject or "", claim.indicator, member.sentence]
        if document := known.get(claim.document):
            words += [document.name, document.title or ""]
    return "\n".join(words).casefold()


@st.cache_resource(ttl=5, max_entries=4)
def _documents(location: str) -> dict[str, DocumentRow]:
    return {row.id: row for row in store_at(location).documents()}


@st.cache_resource(ttl=30, max_entries=16)
def _counts(location: str, document: str | None) -> Counts:
    return store_at(location).counts(document)


@st.cache_resource(ttl=30, max_entries=4)
def _findings(location: str) -> list[RelationView]:
    return store_at(location).findings()


@st.cache_resource(ttl=30, max_entries=4)
def _reviews(location: str) -> dict[str, Review]:
    return {review.claim_key: review for review in store_at(location).reviews()}


@st.cache_resource(max_entries=4)
def _text(location: str, document: str, version: str) -> str:
    return next(row.text for row in store_at(location).versions(document) if row.id == version)
