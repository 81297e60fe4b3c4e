"""The store: documents with their versions, claims and relations; reviews; runs.

Every method is one short transaction under the store's lock (see `claims.database`), so the app and a run may use one
store at the same time from two processes. All of them raise StoreError where the store can't be opened, locked, read
or written.
"""

import os
import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from sqlalchemy import func, select
from sqlmodel import col

from claims import groups, queries
from claims.database import LOCK_TIMEOUT, Database
from claims.desk import ClaimDetail, ClaimView, Counts, DocumentView, Orphan, RelationView
from claims.errors import StoreError
from claims.model import Document
from claims.queries import FINDINGS, Wanted
from claims.recognition import Kept
from claims.rows import claim_id, claim_keys, document_id, identity, version_id
from claims.saving import JudgedRelation, draft, is_current, kept, let_stand, notice, ready_claims, relate, write
from claims.sought import Sought
from claims.tables import ClaimRow, DocumentRow, Judgement, Review, Run, Version, WaiverRow, later, now

__all__ = ["Store", "claim_id", "claim_keys", "default_location", "document_id", "identity", "version_id"]


def default_location() -> str | Path:
    """$HESHU_STORE, a file or a SQLAlchemy URL, or heshu.duckdb in $HESHU_HOME (.heshu in the working directory)."""
    store = os.environ.get("HESHU_STORE")
    if store:
        return store if "://" in store else Path(store)
    return Path(os.environ.get("HESHU_HOME") or ".heshu") / "heshu.duckdb"


class Store:
    """A DuckDB file, or another database by its SQLAlchemy URL. The tables are made on first use."""

    def __init__(self, location: str | Path, lock_timeout: float = LOCK_TIMEOUT) -> None:
        self._database = Database(location, lock_timeout)

    def is_current(self, document: Document, rules_version: str) -> bool:
        """Whether this very text, with this metadata, is the document's current version under these rules."""
        return not self.outdated([document], rules_version)

    def kept(self) -> list[Kept]:
        """Every document by name, those that are gone among them, as far as it takes to recognise them."""
        with self._database.session() as session:
            return kept(session)

    def notice(self, read: Mapping[str, str], gone: Collection[str] = ()) -> None:
        """Note where documents were read, and that the files of others are gone, both by the documents' ids.

        What is gone keeps its versions, claims and reviews, and counts as current no more until it is saved again.
        """
        with self._database.session(writing=True) as session:
            notice(session, read, gone)

    def outdated(self, documents: Sequence[Document], rules_version: str) -> list[Document]:
        """Those of the documents that are not current (see `is_current`), by one look into the store."""
        with self._database.session() as session:
            known = {row.id: row for row in session.scalars(select(DocumentRow))}
        return [document for document in documents if not is_current(document, rules_version, known)]

    def save(self, document: Document, relations: Sequence[JudgedRelation], rules_version: str) -> str:
        """Make this text with its claims the document's current version; returns the version's id.

        One transaction: all of it is stored or none. A version that is there already is not written again, and the
        relations stored with the version become those given, so that saving the same twice writes nothing. Each
        relation must name this version and have a claim of it among its members; one that is stored with another
        document already, over the same claims in the same roles, is not stored twice.
        """
        return self.save_all([(document, relations)], rules_version)[0]

    def save_all(self, documents: Sequence[tuple[Document, Sequence[JudgedRelation]]], rules_version: str) -> list[str]:
        """Save each document with its relations as `save` does, all in one transaction; returns the versions' ids."""
        drafts = [draft(document, relations, rules_version) for document, relations in documents]
        # Making the rows ready takes longer than writing them, and must not keep the reviewers waiting.
        ready = [ready_claims(each, arrow=self._database.arrow) for each in drafts]
        with self._database.session(writing=True) as session:
            for each, claims in zip(drafts, ready, strict=True):
                write(session, each, claims)
        return [each.version for each in drafts]

    def stated(self, sought: Iterable[Sought], rules_version: str, without: Iterable[Document] = ()) -> list[Document]:
        """Other documents that state what is sought, each with the claims of the sentences that do so.

        Only current versions that these rules read; of an indicator whose figures all fit one document stands for all.
        """
        names = {identity(document) for document in without}
        with self._database.session() as session:
            return groups.stated(session, sought, rules_version, names)

    def relate(self, relations: Sequence[JudgedRelation]) -> None:
        """Add relations between documents that are stored already; those that are there are not stored twice."""
        with self._database.session(writing=True) as session:
            relate(session, relations)

    def let_stand(self, relations: Iterable[str], waivers: Iterable[WaiverRow]) -> None:
        """Let stand those of these relations, by their ids, that a waiver is given for, and no others.

        A waiver whose last day has passed is kept to be told, and lets nothing stand.
        Only what changes is added, beside all that was said before. Of a relation that is not named nothing changes.
        """
        with self._database.session(writing=True) as session:
            let_stand(session, relations, waivers)

    def waivers(self, relation: str) -> list[WaiverRow]:
        """All that was ever said of letting a relation stand, oldest first."""
        with self._database.session() as session:
            query = select(WaiverRow).where(col(WaiverRow.relation) == relation)
            return list(session.scalars(query.order_by(col(WaiverRow.created), col(WaiverRow.id))))

    def unfit(self, rules_version: str) -> list[Sought]:
        """What to look for so that all documents are held against each other: the groups whose figures can't fit."""
        with self._database.session() as session:
            return groups.unfit(session, rules_version)

    def start_run(self) -> Run:
        """A new run in the state `running`."""
        run = Run(id=uuid.uuid4().hex, state="running")
        with self._database.session(writing=True) as session:
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
        with self._database.session(writing=True) as session:
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

        Raises StoreError for an unknown claim, another judgement and an empty reviewer's name.
        """
        if judgement not in set(Judgement):
            raise StoreError(f"no judgement {judgement}; one of {', '.join(Judgement)}")
        name = reviewer.strip()
        if not name:
            raise StoreError("a review needs its reviewer's name; enter yours and judge again")
        with self._database.session(writing=True) as session:
            claim = session.get(ClaimRow, claim_id)
            if claim is None:
                raise StoreError(f"{self._database.name}: no claim {claim_id}; open the document anew and judge there")
            review = Review(
                id=uuid.uuid4().hex,
                claim=claim.id,
                claim_key=claim.key,
                document=claim.document,
                judgement=str(judgement),
                reviewer=name,
                evidence=(evidence or "").strip() or None,
                note=(note or "").strip() or None,
            )
            last = select(func.max(col(Review.created))).where(col(Review.claim_key) == claim.key)
            review.created = later(review.created, session.scalars(last).one())
            session.add(review)
        return review

    def history(self, claim_key: str) -> list[Review]:
        """Every review under this key, oldest first."""
        with self._database.session() as session:
            return list(queries.reviews_under(session, {claim_key}))

    def reviews(self, document: str | None = None) -> list[Review]:
        """Every review of a document, or of all, oldest first, whatever became of the claims."""
        with self._database.session() as session:
            query = select(Review)
            if document is not None:
                query = query.where(col(Review.document) == document)
            return list(session.scalars(query.order_by(col(Review.created), col(Review.id))))

    def documents(self) -> list[DocumentRow]:
        """The documents by name, but for those that are gone."""
        with self._database.session() as session:
            present = select(DocumentRow).where(col(DocumentRow.gone).is_(None))
            return list(session.scalars(present.order_by(col(DocumentRow.name))))

    def gone(self) -> list[DocumentRow]:
        """The documents whose file was not there any more, by name."""
        with self._database.session() as session:
            gone = select(DocumentRow).where(col(DocumentRow.gone).is_not(None))
            return list(session.scalars(gone.order_by(col(DocumentRow.name))))

    def document(self, document: str) -> DocumentView:
        """The current version of a document by its id, with everything known of it.

        Raises StoreError for an id that no document has.
        """
        with self._database.session() as session:
            row = session.get(DocumentRow, document)
            if row is None:
                raise StoreError(f"{self._database.name}: no document {document}; run heshu on it first")
            version = session.scalars(select(Version).where(col(Version.id) == row.current_version)).one()
            claims = queries.claim_views(session, Wanted(document), by_place=True)
            relations = queries.relation_views(session, document=document)
            return DocumentView(row, version, tuple(claims), tuple(relations), queries.orphans(session, document))

    def findings(self, verdicts: Sequence[str] | None = FINDINGS, document: str | None = None) -> list[RelationView]:
        """Relations all of whose claims are current, critical first, then warning, then by place; all for None.

        With a document's id, those that any of its claims takes part in. Those that are let stand are among them, each
        with its waiver.
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
        *,
        check: str | None = None,
    ) -> tuple[list[ClaimView], int]:
        """One page of the current claims and how many there are in all; worst severity first, then by place.

        `severity` is critical, warning, waived, info or unchecked; `judgement` one of `Judgement` (standing, not
        stale), `unreviewed` or `stale`; `query` is looked for in the claim's words and the document's name and title;
        `check` asks for the claims in the relations of one check.
        """
        wanted = Wanted(document, severity=severity, check=check, judgement=judgement, query=query)
        with self._database.session() as session:
            return queries.claim_page(session, wanted, limit, offset)

    def claims_between(self, document: str, start: int, end: int) -> list[ClaimView]:
        """The current claims of a document that stand, even in part, in a stretch of its text; in text order."""
        with self._database.session() as session:
            return queries.claim_views(session, Wanted(document, within=(start, end)), by_place=True)

    def detail(self, claim_id: str) -> ClaimDetail | None:
        """A claim with its relations and its history; None for an id that no claim has."""
        with self._database.session() as session:
            claim = session.get(ClaimRow, claim_id)
            return queries.claim_detail(session, claim) if claim is not None else None

    def counts(self, document: str | None = None) -> Counts:
        """How many current claims and findings there are, in one document or in all."""
        with self._database.session() as session:
            return queries.counts(session, document)

    def orphans(self, document: str | None = None) -> list[Orphan]:
        """The latest reviews, in one document or in all, whose claims have gone without a counterpart; oldest first."""
        with self._database.session() as session:
            return list(queries.orphans(session, document))

    def versions(self, document: str) -> list[Version]:
        """A document's versions, newest first."""
        with self._database.session() as session:
            query = select(Version).where(col(Version.document) == document)
            return list(session.scalars(query.order_by(col(Version.fetched).desc(), col(Version.id))))
