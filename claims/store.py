"""The store: documents with their versions, claims and relations; reviews; runs.

Every method is one short transaction under the store's lock (see `claims.database`), so the app and a run may use one
store at the same time from two processes. All of them raise StoreError where the store can't be opened, locked, read
or written.
"""

import os
import uuid
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from claims import queries
from claims.bulk import insert_rows, row_of
from claims.database import LOCK_TIMEOUT, Database
from claims.desk import ClaimView, DocumentView, RelationView
from claims.errors import StoreError
from claims.model import Document
from claims.rows import claim_id, claim_keys, claim_rows, document_id, first_repeated, version_id
from claims.tables import (
    ClaimRow,
    DocumentRow,
    Judgement,
    RelationMember,
    RelationRow,
    Review,
    Run,
    Source,
    Version,
    content_id,
    now,
)

__all__ = ["Store", "claim_id", "claim_keys", "default_location", "document_id", "version_id"]

JudgedRelation = tuple[RelationRow, Sequence[RelationMember]]


def default_location() -> Path:
    """$HESHU_STORE, or heshu.duckdb in $HESHU_HOME, which is .heshu in the working directory unless set."""
    store = os.environ.get("HESHU_STORE")
    return Path(store) if store else Path(os.environ.get("HESHU_HOME") or ".heshu") / "heshu.duckdb"


class Store:
    """A DuckDB file, or another database by its SQLAlchemy URL. The tables are made on first use."""

    def __init__(self, location: str | Path, lock_timeout: float = LOCK_TIMEOUT) -> None:
        self._database = Database(location, lock_timeout)

    def is_current(self, document: Document, rules_version: str) -> bool:
        """Whether this very text, with this metadata, is the document's current version under these rules."""
        with self._database.session() as session:
            row = session.get(DocumentRow, document_id(document.name))
            return (
                row is not None
                and row.current_version == version_id(document, rules_version)
                and all(getattr(row, field) == value for field, value in _metadata(document).items())
            )

    def save(self, document: Document, relations: Sequence[JudgedRelation], rules_version: str) -> str:
        """Make this text with its claims the document's current version; returns the version's id.

        One transaction: all of it is stored or none. A version that is there already is not written again, and the
        relations of the version become those given, so that saving the same twice writes nothing. Each relation must
        name this version and have a claim of it among its members.
        """
        version = version_id(document, rules_version)
        claims = claim_rows(document, version)
        _require_fitting(document, version, {str(row["id"]) for row in claims}, relations)
        with self._database.session() as session:
            if session.scalars(select(col(Version.id)).where(col(Version.id) == version)).first() is None:
                session.add(_version(document, version, rules_version))
                session.flush()
                insert_rows(session, ClaimRow, claims)
            _point_at(session, document, version)
            _replace_relations(session, version, relations)
        return version

    def start_run(self) -> Run:
        """A new run in the state `running`."""
        run = Run(id=uuid.uuid4().hex, state="running")
        with self._database.session() as session:
            session.add(run)
        return run

    def finish_run(
        self,
        run_id: str,
        *,
        state: str,
        documents: int = 0,
        new_versions: int = 0,
        claims: int = 0,
        relations: int = 0,
        failures: Sequence[Mapping[str, str]] = (),
    ) -> Run:
        """Record how a run ended. Raises StoreError for a run that was never started."""
        with self._database.session() as session:
            run = session.get(Run, run_id)
            if run is None:
                raise StoreError(f"{self._database.name}: no run {run_id}; start it first")
            run.state, run.ended = state, now()
            run.documents, run.new_versions, run.claims, run.relations = documents, new_versions, claims, relations
            run.failures = [dict(failure) for failure in failures]
            session.add(run)
        return run

    def runs(self, limit: int = 20) -> list[Run]:
        """The latest runs, newest first."""
        with self._database.session() as session:
            return list(session.scalars(select(Run).order_by(col(Run.started).desc(), col(Run.id)).limit(limit)))

    def review(
        self,
        claim_id: str,
        judgement: Judgement,
        reviewer: str,
        evidence: str | None = None,
        note: str | None = None,
    ) -> Review:
        """Store a person's judgement of a claim, beside all earlier ones; it stands once this returns.

        Raises StoreError for an unknown claim and for an empty reviewer's name.
        """
        name = reviewer.strip()
        if not name:
            raise StoreError("a review needs its reviewer's name; enter yours and judge again")
        with self._database.session() as session:
            claim = session.get(ClaimRow, claim_id)
            if claim is None:
                raise StoreError(f"{self._database.name}: no claim {claim_id}; open the document anew and judge there")
            review = Review(
                id=uuid.uuid4().hex,
                claim=claim.id,
                claim_key=claim.key,
                document=claim.document,
                judgement=str(Judgement(judgement)),
                reviewer=name,
                evidence=(evidence or "").strip() or None,
                note=(note or "").strip() or None,
            )
            last = session.scalars(
                select(func.max(col(Review.created))).where(col(Review.claim_key) == claim.key)
            ).one()
            # The clock of a machine may step back; the review that came later must still be the later one.
            if last is not None and review.created <= last:
                review.created = last + timedelta(microseconds=1)
            session.add(review)
        return review

    def history(self, claim_key: str) -> list[Review]:
        """Every review under this key, oldest first."""
        with self._database.session() as session:
            query = select(Review).where(col(Review.claim_key) == claim_key)
            return list(session.scalars(query.order_by(col(Review.created), col(Review.id))))

    def reviews(self, document: str | None = None) -> list[Review]:
        """Every review of a document, or of all, oldest first, whatever became of the claims."""
        with self._database.session() as session:
            query = select(Review)
            if document is not None:
                query = query.where(col(Review.document) == document)
            return list(session.scalars(query.order_by(col(Review.created), col(Review.id))))

    def documents(self) -> list[DocumentRow]:
        """All documents by name."""
        with self._database.session() as session:
            return list(session.scalars(select(DocumentRow).order_by(col(DocumentRow.name))))

    def document(self, document: str) -> DocumentView:
        """The current version of a document by its id, with everything known of it.

        Raises StoreError for an id that no document has.
        """
        with self._database.session() as session:
            row = session.get(DocumentRow, document)
            if row is None:
                raise StoreError(f"{self._database.name}: no document {document}; run heshu on it first")
            version = session.scalars(select(Version).where(col(Version.id) == row.current_version)).one()
            claims, _ = queries.claim_views(session, document, by_place=True)
            relations = queries.relation_views(session, document=document)
            orphans = queries.moved_reviews(session, document).orphans
            return DocumentView(row, version, tuple(claims), tuple(relations), orphans)

    def findings(
        self, verdicts: Sequence[str] | None = ("inconsistent", "review"), document: str | None = None
    ) -> list[RelationView]:
        """Relations all of whose claims are current, critical first, then warning, then by place; all for None.

        With a document's id, those that any of its claims takes part in.
        """
        with self._database.session() as session:
            return queries.relation_views(session, verdicts, document)

    def claims(
        self,
        document: str | None = None,
        severity: str | None = None,
        judgement: str | None = None,
        query: str | None = None,
        limit: int | None = 50,
        offset: int = 0,
    ) -> tuple[list[ClaimView], int]:
        """One page of the current claims and how many there are in all; worst severity first, then by place.

        `severity` is critical, warning, info or unchecked; `judgement` one of `Judgement` (standing, not stale),
        `unreviewed` or `stale`; `query` is looked for in the claim's words and the document's name and title.
        """
        with self._database.session() as session:
            return queries.claim_views(session, document, severity, judgement, query, limit, offset)

    def versions(self, document: str) -> list[Version]:
        """A document's versions, newest first."""
        with self._database.session() as session:
            query = select(Version).where(col(Version.document) == document)
            return list(session.scalars(query.order_by(col(Version.fetched).desc(), col(Version.id))))


def _metadata(document: Document) -> dict[str, object]:
    return {
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "address": document.address,
        "outlet": document.outlet,
        "genre": document.genre,
        "speakers": dict(document.speakers),
    }


def _version(document: Document, version: str, rules_version: str) -> Version:
    return Version(
        id=version,
        document=document_id(document.name),
        sha256=document.sha256,
        encoding=document.encoding,
        rules_version=rules_version,
        text=document.text,
    )


def _require_fitting(document: Document, version: str, claims: set[str], relations: Sequence[JudgedRelation]) -> None:
    twice = first_repeated(relation.id for relation, _ in relations)
    if twice is not None:
        raise StoreError(f"{document.name}: relation {twice} is given twice; report it as a bug")
    for relation, members in relations:
        if relation.version != version or claims.isdisjoint(member.claim for member in members):
            raise StoreError(f"{document.name}: {relation.type} relation {relation.id} is not of this version")


def _point_at(session: Session, document: Document, version: str) -> None:
    """Make this version the document's current one; only what changed is written."""
    identity = document_id(document.name)
    source = content_id("source", identity)
    if session.get(Source, source) is None:
        session.add(Source(id=source, location=document.name))
    row = session.get(DocumentRow, identity)
    if row is None:
        row = DocumentRow(id=identity, source=source, name=document.name, current_version=version)
    for field, value in {**_metadata(document), "current_version": version}.items():
        if getattr(row, field) != value:
            setattr(row, field, value)
    session.add(row)


def _replace_relations(session: Session, version: str, relations: Sequence[JudgedRelation]) -> None:
    given = {relation.id for relation, _ in relations}
    stored = set(session.scalars(select(col(RelationRow.id)).where(col(RelationRow.version) == version)))
    gone = sorted(stored - given)
    if gone:
        session.execute(delete(RelationMember).where(col(RelationMember.relation).in_(gone)))
        session.execute(delete(RelationRow).where(col(RelationRow.id).in_(gone)))
    fresh = [(relation, members) for relation, members in relations if relation.id not in stored]
    insert_rows(session, RelationRow, [row_of(relation) for relation, _ in fresh])
    insert_rows(session, RelationMember, [row_of(member) for _, members in fresh for member in members])
