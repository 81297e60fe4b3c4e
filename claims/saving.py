"""Writing a document: its version with the claims and relations, each row once."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from claims.bulk import Batch, batches, insert_batches, row_of
from claims.current import latest_waivers
from claims.documents import located
from claims.errors import StoreError
from claims.model import Document
from claims.recognition import Kept
from claims.rows import claim_ids, claim_rows, first_repeated, identity, version_id
from claims.tables import (
    ClaimRow,
    DocumentRow,
    RelationMember,
    RelationRow,
    Source,
    Version,
    WaiverRow,
    content_id,
    later,
    now,
)

EXPLAINED = ("explanation_zh", "explanation_en", "suggestion", "suggestion_for")

JudgedRelation = tuple[RelationRow, Sequence[RelationMember]]
Signature = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A document that is to be saved, found fit."""

    document: Document
    identity: str
    version: str
    rules_version: str
    relations: Sequence[JudgedRelation]


def draft(document: Document, relations: Sequence[JudgedRelation], rules_version: str) -> Draft:
    """Raises StoreError for what can't be stored: claims or relations that come twice, relations of something else."""
    version = version_id(document, rules_version)
    claims = set(claim_ids(document, version))
    twice = first_repeated(relation.id for relation, _ in relations)
    if twice is not None:
        raise StoreError(f"{document.name}: relation {twice} is given twice; report it as a bug")
    for relation, members in relations:
        if relation.version != version or claims.isdisjoint(member.claim for member in members):
            raise StoreError(
                f"{document.name}: {relation.type} relation {relation.id} is not of this version; report it as a bug"
            )
    return Draft(document, identity(document), version, rules_version, relations)


def ready_claims(draft: Draft, *, arrow: bool) -> list[Batch]:
    """The rows of the document's claims, made ready to be inserted."""
    return batches(ClaimRow, claim_rows(draft.document, draft.version), arrow=arrow)


def write(session: Session, draft: Draft, claims: Sequence[Batch]) -> None:
    """Write what is not there yet, and delete the version's relations that are no longer given."""
    is_new = session.scalars(select(col(Version.id)).where(col(Version.id) == draft.version)).first() is None
    if is_new:
        session.add(_version(draft))
        session.flush()
        insert_batches(session, ClaimRow, claims)
    _point_at(session, draft)
    known = {} if is_new else _drop_relations(session, draft)
    _explain_anew(known, draft.relations)
    _insert_relations(session, [each for each in draft.relations if _signature(*each) not in known])


def relate(session: Session, relations: Sequence[JudgedRelation]) -> None:
    """Write the relations that are not there yet, between the same claims in the same roles."""
    members = {member.claim for _, of in relations for member in of}
    touching = select(col(RelationMember.relation)).where(col(RelationMember.claim).in_(members))
    known = {_signature(*stored) for stored in _stored(session, touching).values()}
    _insert_relations(session, [each for each in relations if _signature(*each) not in known])


def let_stand(session: Session, relations: Iterable[str], waivers: Iterable[WaiverRow]) -> None:
    """Of these relations, let stand those that a waiver is given for and no others; only what changes is added."""
    standing = {row.relation: row for row in session.scalars(select(latest_waivers()))}
    given = {row.relation: row for row in waivers}
    changed = [one for one in relations if _said(standing.get(one)) != _said(given.get(one))]
    moments = select(col(WaiverRow.relation), func.max(col(WaiverRow.created))).group_by(col(WaiverRow.relation))
    last = {row[0]: row[1] for row in session.execute(moments)}
    for relation in changed:
        row = given.get(relation) or _taken_back(standing[relation])
        row.created = later(row.created, last.get(relation))
        session.add(row)


def _said(row: WaiverRow | None) -> tuple[object, ...]:
    return () if row is None else (row.reason, row.document, row.place, row.until)


def _taken_back(row: WaiverRow) -> WaiverRow:
    return WaiverRow(id=uuid.uuid4().hex, relation=row.relation, document=row.document, place=row.place)


def _insert_relations(session: Session, relations: Sequence[JudgedRelation]) -> None:
    _insert(session, RelationRow, [relation for relation, _ in relations])
    _insert(session, RelationMember, [member for _, members in relations for member in members])


def _insert(session: Session, model: type[SQLModel], records: Sequence[SQLModel]) -> None:
    arrow = session.get_bind().dialect.name == "duckdb"
    insert_batches(session, model, batches(model, map(row_of, records), arrow=arrow))


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


def is_current(document: Document, rules_version: str, known: Mapping[str, DocumentRow]) -> bool:
    """Whether the known row of the document, by its id, is not gone, says the same and points at the same version."""
    row = known.get(identity(document))
    return (
        row is not None
        and row.gone is None
        and row.current_version == version_id(document, rules_version)
        and all(getattr(row, field) == value for field, value in _metadata(document).items())
    )


def _version(draft: Draft) -> Version:
    return Version(
        id=draft.version,
        document=draft.identity,
        sha256=draft.document.sha256,
        encoding=draft.document.encoding,
        rules_version=draft.rules_version,
        text=draft.document.text,
    )


def _point_at(session: Session, draft: Draft) -> None:
    """Make this version the document's current one; only what changed is written."""
    source = content_id("source", draft.identity)
    _read_at(session, {source: located(draft.document.name)})
    row = session.get(DocumentRow, draft.identity)
    if row is None:
        row = DocumentRow(id=draft.identity, source=source, name=draft.document.name, current_version=draft.version)
    known = {"name": draft.document.name, "current_version": draft.version, "gone": None}
    for field, value in {**_metadata(draft.document), **known}.items():
        if getattr(row, field) != value:
            setattr(row, field, value)
    session.add(row)
    session.flush()


def _read_at(session: Session, places: Mapping[str, str]) -> None:
    """Note where the sources, by their ids, were read."""
    known = {row.id: row for row in session.scalars(select(Source).where(col(Source.id).in_(places)))}
    for source, place in places.items():
        row = known.get(source) or Source(id=source, location=place)
        if row.location != place:
            row.location = place
        session.add(row)


def kept(session: Session) -> list[Kept]:
    """Every document by name, gone or not."""
    rows = session.execute(
        select(DocumentRow, col(Version.sha256), col(Source.location))
        .join(Version, col(Version.id) == col(DocumentRow.current_version))
        .outerjoin(Source, col(Source.id) == col(DocumentRow.source))
        .order_by(col(DocumentRow.name))
    )
    return [Kept(row.id, row.name, place or row.name, digest, row.gone is not None) for row, digest, place in rows]


def notice(session: Session, read: Mapping[str, str], gone: Collection[str]) -> None:
    """Note where documents were read, and that others are gone, both by their ids; only what changed is written."""
    rows = list(session.scalars(select(DocumentRow).where(col(DocumentRow.id).in_({*read, *gone}))))
    _read_at(session, {row.source: read[row.id] for row in rows if row.id in read})
    for row in rows:
        if row.id in gone and row.gone is None:
            row.gone = now()
            session.add(row)


def _explain_anew(known: Mapping[Signature, RelationRow], given: Iterable[JudgedRelation]) -> None:
    """Tell the relations that are stored already in the words of those given, which name documents as they are now."""
    for relation, members in given:
        stored = known.get(_signature(relation, members))
        for field in EXPLAINED if stored else ():
            if getattr(stored, field) != getattr(relation, field):
                setattr(stored, field, getattr(relation, field))


def _drop_relations(session: Session, draft: Draft) -> dict[Signature, RelationRow]:
    """Delete the version's relations that are not among those given; all that are left, by their signatures.

    These are the relations stored with this version or with another document, over any of this version's claims.
    """
    own = select(col(ClaimRow.id)).where(col(ClaimRow.version) == draft.version)
    stored = _stored(session, select(col(RelationMember.relation)).where(col(RelationMember.claim).in_(own)))
    given = {relation.id for relation, _ in draft.relations}
    gone = [id_ for id_, (relation, _) in stored.items() if relation.version == draft.version and id_ not in given]
    if gone:
        session.execute(delete(RelationMember).where(col(RelationMember.relation).in_(gone)))
        session.execute(delete(RelationRow).where(col(RelationRow.id).in_(gone)))
    return {_signature(*stored[id_]): stored[id_][0] for id_ in stored.keys() - set(gone)}


def _stored(session: Session, wanted: Select[tuple[str]]) -> dict[str, JudgedRelation]:
    """The stored relations of these ids, each with its members in order."""
    rows = session.execute(
        select(RelationRow, RelationMember)
        .join(RelationMember, col(RelationMember.relation) == col(RelationRow.id))
        .where(col(RelationRow.id).in_(wanted))
        .order_by(col(RelationRow.id), col(RelationMember.position))
    )
    stored: dict[str, JudgedRelation] = {}
    members: defaultdict[str, list[RelationMember]] = defaultdict(list)
    for relation, member in rows:
        members[relation.id].append(member)
        stored[relation.id] = (relation, members[relation.id])
    return stored


def _signature(relation: RelationRow, members: Sequence[RelationMember]) -> Signature:
    ordered = sorted(members, key=lambda member: member.position)
    return (relation.type, *((member.claim, member.role) for member in ordered))
