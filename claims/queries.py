"""The questions that the app and the report put to the store, in SQL that every database understands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased
from sqlmodel import col

from claims.desk import ClaimView, MemberView, RelationView, ReviewState
from claims.standing import Place, counterparts
from claims.tables import ClaimRow, DocumentRow, RelationMember, RelationRow, Review, Version

UNCHECKED = "unchecked"
RANKS = {"critical": 3, "warning": 2, "info": 1, UNCHECKED: 0}
SEVERITIES = {rank: severity for severity, rank in RANKS.items()}

_current_versions = select(col(DocumentRow.current_version))
_rank = case(RANKS, value=col(RelationRow.severity), else_=0)


def _live_relations() -> Select[Any]:
    """The ids of the relations all of whose claims are in current versions."""
    lost = (
        select(col(RelationMember.relation))
        .outerjoin(ClaimRow, col(ClaimRow.id) == col(RelationMember.claim))
        .where(or_(col(ClaimRow.id).is_(None), col(ClaimRow.version).not_in(_current_versions)))
    )
    return select(col(RelationRow.id)).where(
        col(RelationRow.version).in_(_current_versions), col(RelationRow.id).not_in(lost)
    )


def _latest_reviews() -> Subquery:
    """The latest review of each key, as a subquery with the columns of the table."""
    order = func.row_number().over(
        partition_by=col(Review.claim_key), order_by=(col(Review.created).desc(), col(Review.id).desc())
    )
    ranked = select(Review, order.label("nth")).subquery()
    return select(ranked).where(ranked.c.nth == 1).subquery()


@dataclass(frozen=True, slots=True)
class Moved:
    """The reviews whose claims have gone: those shown as stale on a claim by its id, and the orphans."""

    stale: dict[str, Review]
    orphans: tuple[Review, ...]


def moved_reviews(session: Session, document: str | None = None) -> Moved:
    """What becomes of the reviews whose key no current version has, by the rule in `claims.standing`."""
    latest = aliased(Review, _latest_reviews())
    current = select(col(ClaimRow.key)).where(col(ClaimRow.version).in_(_current_versions))
    query = (
        select(latest, col(ClaimRow.version), col(DocumentRow.current_version))
        .join(ClaimRow, col(ClaimRow.id) == col(latest.claim))
        .join(DocumentRow, col(DocumentRow.id) == col(latest.document))
        .where(col(latest.claim_key).not_in(current))
    )
    if document is not None:
        query = query.where(col(latest.document) == document)
    rows = session.execute(query).all()
    targets: dict[str, str] = {}
    for old, new in {(old, new) for _, old, new in rows}:
        gone = {review.claim_key for review, was, is_now in rows if (was, is_now) == (old, new)}
        targets |= _matched(session, old, new, gone)
    return _settled(session, [review for review, _, _ in rows], targets)


def _matched(session: Session, old: str, new: str, gone: set[str]) -> dict[str, str]:
    digests = session.scalars(select(col(Version.sha256)).where(col(Version.id).in_([old, new]))).all()
    return counterparts(places(session, old), places(session, new), gone, same_text=len(set(digests)) == 1)


def places(session: Session, version: str) -> list[Place]:
    """Where the claims of a version stand, in text order."""
    rows = session.execute(
        select(*(col(field) for field in (ClaimRow.id, ClaimRow.key, ClaimRow.start, ClaimRow.end, ClaimRow.indicator)))
        .where(col(ClaimRow.version) == version)
        .order_by(col(ClaimRow.start), col(ClaimRow.end), col(ClaimRow.id))
    )
    return [Place(*row) for row in rows]


def _settled(session: Session, gone: Sequence[Review], targets: dict[str, str]) -> Moved:
    newest = (
        select(col(ClaimRow.id), func.max(col(Review.created)))
        .join(Review, col(Review.claim_key) == col(ClaimRow.key))
        .where(col(ClaimRow.id).in_(targets.values()))
        .group_by(col(ClaimRow.id))
    )
    own = dict(session.execute(newest).tuples().all()) if targets else {}
    stale: dict[str, Review] = {}
    orphans = []
    for review in sorted(gone, key=lambda review: (review.created, review.id)):
        target = targets.get(review.claim_key)
        if target is None or (target in own and own[target] < review.created):
            orphans.append(review)
        elif target not in own:
            stale[target] = review
    return Moved(stale, tuple(orphans))


def _read_anew(old: type[ClaimRow]) -> ColumnElement[bool]:
    """Whether the rules read the claim otherwise than when it was judged."""
    return or_(
        *(
            col(getattr(old, field)).is_distinct_from(col(getattr(ClaimRow, field)))
            for field in ("low", "high", "hedge", "unit")
        )
    )


def claim_views(
    session: Session,
    document: str | None = None,
    severity: str | None = None,
    judgement: str | None = None,
    query: str | None = None,
    limit: int | None = None,
    offset: int = 0,
    *,
    by_place: bool = False,
) -> tuple[list[ClaimView], int]:
    """One page of the current claims that fit, and how many fit in all; worst severity first, or in text order."""
    live = _live_relations()
    ranks = (
        select(col(RelationMember.claim), func.max(_rank).label("rank"))
        .join(RelationRow, col(RelationRow.id) == col(RelationMember.relation))
        .where(col(RelationMember.relation).in_(live))
        .group_by(col(RelationMember.claim))
        .subquery()
    )
    rank = func.coalesce(ranks.c.rank, 0)
    latest = aliased(Review, _latest_reviews())
    judged = aliased(ClaimRow)
    moved = moved_reviews(session, document)
    anew = _read_anew(judged)
    found = (
        select(ClaimRow, rank, latest, anew)
        .join(DocumentRow, col(DocumentRow.current_version) == col(ClaimRow.version))
        .outerjoin(ranks, ranks.c.claim == col(ClaimRow.id))
        .outerjoin(latest, col(latest.claim_key) == col(ClaimRow.key))
        .outerjoin(judged, col(judged.id) == col(latest.claim))
    )
    conditions = []
    if document is not None:
        conditions.append(col(DocumentRow.id) == document)
    if severity is not None:
        conditions.append(rank == RANKS.get(severity, -1))
    if judgement is not None:
        conditions.append(_judged(judgement, latest, anew, moved))
    if query:
        conditions.append(_mentions(query))
    found = found.where(*conditions)
    total = session.scalars(select(func.count()).select_from(found.subquery())).one()
    place = (col(DocumentRow.name), col(ClaimRow.start), col(ClaimRow.id))
    ordered = found.order_by(*place) if by_place else found.order_by(rank.desc(), *place)
    rows = session.execute(ordered.limit(limit).offset(offset)).all()
    return _claim_views(session, rows, moved), total


def _judged(judgement: str, latest: type[Review], anew: ColumnElement[bool], moved: Moved) -> ColumnElement[bool]:
    shown_as_stale = col(ClaimRow.id).in_(moved.stale)
    if judgement == "unreviewed":
        return and_(col(latest.id).is_(None), ~shown_as_stale)
    if judgement == "stale":
        return or_(and_(col(latest.id).is_not(None), anew), shown_as_stale)
    return and_(col(latest.judgement) == judgement, ~anew)


def _mentions(query: str) -> ColumnElement[bool]:
    fields = (
        ClaimRow.text,
        ClaimRow.subject,
        ClaimRow.measure,
        ClaimRow.scope,
        ClaimRow.period,
        ClaimRow.speaker,
        ClaimRow.indicator,
        DocumentRow.name,
        DocumentRow.title,
    )
    return or_(*(col(field).icontains(query, autoescape=True) for field in fields))


def _claim_views(session: Session, rows: Sequence[Any], moved: Moved) -> list[ClaimView]:
    claims = [row[0] for row in rows]
    texts = _texts(session, claims)
    relations: dict[str, list[str]] = {}
    members = (
        select(col(RelationMember.claim), col(RelationMember.relation))
        .where(col(RelationMember.claim).in_([claim.id for claim in claims]))
        .where(col(RelationMember.relation).in_(_live_relations()))
        .order_by(col(RelationMember.relation))
        .distinct()
    )
    for claim, relation in session.execute(members) if claims else ():
        relations.setdefault(claim, []).append(relation)
    views = []
    for claim, rank, review, anew in rows:
        state = None
        if review is not None:
            state = ReviewState(review, stale=bool(anew))
        elif claim.id in moved.stale:
            state = ReviewState(moved.stale[claim.id], stale=True)
        views.append(
            ClaimView(claim, state, tuple(relations.get(claim.id, ())), SEVERITIES[rank], sentence_of(claim, texts))
        )
    return views


def _texts(session: Session, claims: Iterable[ClaimRow]) -> dict[str, str]:
    versions = {claim.version for claim in claims}
    rows = session.execute(select(col(Version.id), col(Version.text)).where(col(Version.id).in_(versions)))
    return dict(rows.tuples().all())


def sentence_of(claim: ClaimRow, texts: dict[str, str]) -> str:
    """The claim's sentence out of its version's text."""
    return texts[claim.version][claim.sentence_start : claim.sentence_end]


def relation_views(
    session: Session, verdicts: Sequence[str] | None = None, document: str | None = None
) -> list[RelationView]:
    """The relations of current versions, the most severe first, then by the place of their first figure.

    With a document, those that any of its claims takes part in.
    """
    live = _live_relations()
    if verdicts is not None:
        live = live.where(col(RelationRow.verdict).in_(verdicts))
    if document is not None:
        within = select(col(RelationMember.relation)).join(ClaimRow, col(ClaimRow.id) == col(RelationMember.claim))
        live = live.where(col(RelationRow.id).in_(within.where(col(ClaimRow.document) == document)))
    relations = session.scalars(select(RelationRow).where(col(RelationRow.id).in_(live))).all()
    members: dict[str, list[tuple[RelationMember, ClaimRow, str]]] = {}
    found = session.execute(
        select(RelationMember, ClaimRow, col(DocumentRow.name))
        .join(ClaimRow, col(ClaimRow.id) == col(RelationMember.claim))
        .join(DocumentRow, col(DocumentRow.id) == col(ClaimRow.document))
        .where(col(RelationMember.relation).in_(live))
        .order_by(col(RelationMember.relation), col(RelationMember.position))
    ).all()
    for member, claim, name in found:
        members.setdefault(member.relation, []).append((member, claim, name))
    texts = _texts(session, [claim for _, claim, _ in found])

    def place(row: RelationRow) -> tuple[int, str, int, str]:
        _, claim, name = members[row.id][0]
        return -RANKS.get(row.severity, 0), name, claim.start, row.id

    return [
        RelationView(
            row,
            tuple(MemberView(claim, member.role, sentence_of(claim, texts)) for member, claim, _ in members[row.id]),
        )
        for row in sorted((row for row in relations if row.id in members), key=place)
    ]
