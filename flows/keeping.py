"""What a run writes into the store: documents with their relations, and what waivers let stand."""

from collections.abc import Container, Mapping, Sequence
from datetime import date

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from claims.desk import RelationView
from claims.errors import StoreError
from claims.model import Document
from claims.store import Store, identity, version_id
from flows import progress
from flows.engine import batches, unwalked
from flows.extraction import Failure
from flows.rows import JudgedRelation, rows_by_document, rows_elsewhere, waiver_row
from flows.waivers import Gathered, path_of, waived_in_store
from flows.work import Work


def store_documents(work: Work, desk: Store, store: str) -> None:
    """Store what is new with its relations, each document whole or not at all."""
    rows = rows_by_document(_versions(work, desk), work.fresh, work.judged)
    for batch in batches(work.fresh):
        progress.report("storing", len(work.stored), len(work.fresh))
        try:
            work.stored |= store_batch(
                store, unwalked([(work.documents[name], rows[name]) for name in batch]), work.rules_version
            )
        except StoreError:
            _store_singly(work, store, batch, rows)


def _store_singly(work: Work, store: str, names: Sequence[str], rows: Mapping[str, list[JudgedRelation]]) -> None:
    """Store what can be stored of a batch that could not be stored as a whole."""
    for name in names:
        try:
            work.stored |= store_batch(store, unwalked([(work.documents[name], rows[name])]), work.rules_version)
        except StoreError as error:
            work.failures.append(Failure(name, f"{name}: not stored: {error}"))


@task(name="store", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=[1, 5])
def store_batch(store: str, documents: list[tuple[Document, list[JudgedRelation]]], rules_version: str) -> set[str]:
    """Store the documents with their relations in one transaction; returns their names."""
    Store(store).save_all(documents, rules_version)
    return {document.name for document, _ in documents}


def relate_again(work: Work, desk: Store) -> None:
    """Store the relations between documents that were stored already, where these were asked for."""
    if work.again:
        desk.relate(rows_elsewhere(_versions(work, desk), work.fresh, work.judged))


def _versions(work: Work, desk: Store) -> dict[str, str]:
    """The ids of the versions that are related, by the documents' names."""
    current = {row.name: row.current_version for row in desk.documents()} if work.beside else {}
    beside = {document.name: current[document.name] for document in work.beside}
    return beside | {name: version_id(document, work.rules_version) for name, document in work.documents.items()}


def let_stand(work: Work, desk: Store) -> None:
    """Let stand what the waivers cover of the findings of the documents that were read.

    What another document's waiver lets stand is left to the run that reads that one, and what a file lets stand that is
    now broken to the run after it is mended.
    """
    read = {identity(document): name for name, document in work.documents.items()}
    findings = [view for view in desk.findings() if _concerns(view, read, work.waivers)]
    names = {row.id: row.name for row in desk.documents()} if findings else {}
    outcome = waived_in_store(findings, names, work.documents, work.waivers.waivers, date.today())  # noqa: DTZ011
    homes = {path_of(name): home for home, name in read.items()}
    desk.let_stand(
        [view.row.id for view in findings],
        [
            waiver_row(view.row.id, waiver, homes[waiver.document])
            for view, waiver in (*outcome.findings, *outcome.lapsed)
            if waiver is not None
        ],
    )
    work.notices += tuple(notice.line for notice in outcome.notices)
    for notice in work.notices:
        get_run_logger().warning(notice)


def _concerns(view: RelationView, read: Container[str], gathered: Gathered) -> bool:
    said = view.waived or view.lapsed
    if said is not None and (said.document not in read or gathered.is_from_broken(said.place)):
        return False
    return any(member.claim.document in read for member in view.members)
