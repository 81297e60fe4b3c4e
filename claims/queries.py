"""The questions that the app and the report put to the store, in SQL that every database understands."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased
from sqlmodel import col

from claims.current import latest_reviews, latest_waivers, live_relations, read_anew, sentence_of, texts_of
from claims.desk import (
    WAIVED,
    ClaimDetail,
    ClaimView,
    Counts,
    JudgedClaim,
    MemberView,
    Orphan,
    RelationView,
    ReviewState,
)
from claims.moved import Moved, moved_reviews
from claims.passages import paragraph_starts
from claims.tables import ClaimRow, DocumentRow, Judgement, RelationMember, RelationRow, Review, WaiverRow

RANKS = {"critical": 4, "warning": 3, WAIVED: 2, "info": 1, "unchecked": 0}
SEVERITIES = {rank: severity for severity, rank in RANKS.items()}
FINDINGS = ("inconsistent", "review")
UNREVIEWED, STALE = "unreviewed", "stale"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which current claims are asked for; None lets everything through. `within` is a stretch of the text."""

    document: str | None = None
    claim: str | None = None
    severity: str | None = None
    check: str | None = None
    judgement: str | None = None
    query: str | None = None
    within: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """The claims that fit with their rank, latest review and whether it is stale, unordered."""

    rows: Select[Any]
    rank: ColumnElement[int]
    standing: ColumnElement[str]
    moved: Moved


def claim_views(
    session: Session, wanted: Wanted, limit: int | None = None, offset: int = 0, *, by_place: bool = False
) -> list[ClaimView]:
    """One page of the claims wanted, the worst severity first, or in text order."""
    return _page(session, wanted, _found(session, wanted), limit, offset, by_place=by_place)


def claim_page(session: Session, wanted: Wanted, limit: int | None, offset: int) -> tuple[list[ClaimView], int]:
    """One page of the claims wanted, the worst severity first, and how many there are in all."""
    found = _found(session, wanted)
    total = session.scalars(select(func.count()).select_from(found.rows.subquery())).one()
    return _page(session, wanted, found, limit, offset, by_place=False), total


def _page(
    session: Session, wanted: Wanted, found: _Found, limit: int | None, offset: int, *, by_place: bool
) -> list[ClaimView]:
    place = (col(DocumentRow.name), col(ClaimRow.start), col(ClaimRow.end), col(ClaimRow.id))
    ordered = found.rows.order_by(*place) if by_place else found.rows.order_by(found.rank.desc(), *place)
    rows = session.execute(ordered.limit(limit).offset(offset)).all()
    claims = [row[0] for row in rows]
    texts = texts_of(session, claims)
    relations = _relations_of(session, claims, wanted)
    return [
        ClaimView(
            claim,
            _state(claim, review, standing, found.moved),
            tuple(relations.get(claim.id, ())),
            SEVERITIES[rank],
            sentence_of(claim, texts),
        )
        for claim, rank, review, standing in rows
    ]


def counts(session: Session, document: str | None) -> Counts:
    """How many current claims there are by severity and by standing, and how many findings by severity."""
    found = _found(session, Wanted(document))
    grouped = found.rows.with_only_columns(found.rank, found.standing, func.count()).group_by(
        found.rank, found.standing
    )
    severities = dict.fromkeys(RANKS, 0)
    judgements = dict.fromkeys((UNREVIEWED, *map(str, Judgement), STALE), 0)
    for rank, standing, number in session.execute(grouped):
        severities[SEVERITIES[rank]] += number
        judgements[standing] += number
    standing, waiver = _standing()
    kinds = session.execute(
        select(standing, col(RelationRow.type), func.count())
        .outerjoin(waiver, col(waiver.relation) == col(RelationRow.id))
        .where(col(RelationRow.id).in_(_relations(FINDINGS, document)))
        .group_by(standing, col(RelationRow.type))
    ).all()
    findings = Counter({"critical": 0, "warning": 0, WAIVED: 0})
    for severity, _, number in kinds:
        findings[severity] += number
    return Counts(severities, judgements, dict(findings), tuple(sorted({check for _, check, _ in kinds})))


def _found(session: Session, wanted: Wanted) -> _Found:
    state, waiver = _standing()
    ranks = (
        select(col(RelationMember.claim), func.max(case(RANKS, value=state, else_=0)).label("rank"))
        .join(RelationRow, col(RelationRow.id) == col(RelationMember.relation))
        .outerjoin(waiver, col(waiver.relation) == col(RelationRow.id))
        .where(col(RelationRow.id).in_(live_relations()))
        .group_by(col(RelationMember.claim))
        .subquery()
    )
    rank = func.coalesce(ranks.c.rank, 0)
    latest, judged = latest_reviews(), aliased(ClaimRow)
    moved = moved_reviews(session, wanted.document)
    standing = case(
        (col(ClaimRow.id).in_(moved.stale), STALE),
        (col(latest.id).is_(None), UNREVIEWED),
        (read_anew(judged), STALE),
        else_=col(latest.judgement),
    )
    rows = (
        select(ClaimRow, rank, latest, standing)
        .join(DocumentRow, col(DocumentRow.current_version) == col(ClaimRow.version))
        .outerjoin(ranks, ranks.c.claim == col(ClaimRow.id))
        .outerjoin(latest, col(latest.claim_key) == col(ClaimRow.key))
        .outerjoin(judged, col(judged.id) == col(latest.claim))
        .where(*_conditions(wanted, rank, standing))
    )
    return _Found(rows, rank, standing, moved)


def _standing() -> tuple[ColumnElement[str], type[WaiverRow]]:
    """A relation's severity or `waived`, and the waivers to join it with."""
    waiver = latest_waivers()
    ended = col(waiver.until) < date.today()  # noqa: DTZ011
    return case((or_(col(waiver.id).is_(None), ended), col(RelationRow.severity)), else_=WAIVED), waiver


def _conditions(wanted: Wanted, rank: ColumnElement[int], standing: ColumnElement[str]) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [col(DocumentRow.gone).is_(None)]
    if wanted.document is not None:
        conditions.append(col(DocumentRow.id) == wanted.document)
    if wanted.claim is not None:
        conditions.append(col(ClaimRow.id) == wanted.claim)
    if wanted.severity is not None:
        conditions.append(rank == RANKS.get(wanted.severity, -1))
    if wanted.judgement is not None:
        conditions.append(standing == str(wanted.judgement))
    if wanted.check is not None:
        members = select(col(RelationMember.claim)).join(
            RelationRow, col(RelationRow.id) == col(RelationMember.relation)
        )
        of_check = members.where(col(RelationRow.type) == wanted.check, col(RelationRow.id).in_(live_relations()))
        conditions.append(col(ClaimRow.id).in_(of_check))
    if wanted.within is not None:
        start, end = wanted.within
        conditions.append(and_(col(ClaimRow.start) < end, col(ClaimRow.end) > start))
    if wanted.query:
        conditions.append(_mentions(wanted.query))
    return conditions


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


def _state(claim: ClaimRow, review: Review | None, standing: str, moved: Moved) -> ReviewState | None:
    shown = review or moved.stale.get(claim.id)
    return ReviewState(shown, stale=standing == STALE) if shown is not None else None


def _relations_of(session: Session, claims: Sequence[ClaimRow], wanted: Wanted) -> dict[str, list[str]]:
    """The ids of the live relations of each claim. The claims are those wanted or some of them."""
    query = (
        select(col(RelationMember.claim), col(RelationMember.relation))
        .where(col(RelationMember.relation).in_(live_relations()))
        .order_by(col(RelationMember.relation))
        .distinct()
    )
    ids = [claim.id for claim in claims]
    if len(ids) <= 1000 or wanted.document is None:
        query = query.where(col(RelationMember.claim).in_(ids))
    else:
        of_document = select(col(ClaimRow.id)).where(col(ClaimRow.document) == wanted.document)
        query = query.where(col(RelationMember.claim).in_(of_document))
    relations: defaultdict[str, list[str]] = defaultdict(list)
    for claim, relation in session.execute(query):
        relations[claim].append(relation)
    return relations


def _relations(
    verdicts: Sequence[str] | None, document: str | None = None, claim: str | None = None
) -> Select[tuple[str]]:
    live = live_relations()
    if verdicts is not None:
        live = live.where(col(RelationRow.verdict).in_(verdicts))
    if document is not None:
        within = select(col(RelationMember.relation)).join(ClaimRow, col(ClaimRow.id) == col(RelationMember.claim))
        live = live.where(col(RelationRow.id).in_(within.where(col(ClaimRow.document) == document)))
    if claim is not None:
        within = select(col(RelationMember.relation)).where(col(RelationMember.claim) == claim)
        live = live.where(col(RelationRow.id).in_(within))
    return live


def relation_views(
    session: Session,
    verdicts: Sequence[str] | None = None,
    document: str | None = None,
    claim: str | None = None,
) -> list[RelationView]:
    """The live relations with these verdicts, the most severe first, then by the place of their first figure.

    With a document or a claim, those that it takes part in.
    """
    wanted = _relations(verdicts, document, claim)
    waiver, today = latest_waivers(), date.today()  # noqa: DTZ011
    found = session.execute(
        select(RelationRow, RelationMember, ClaimRow, col(DocumentRow.name), waiver)
        .join(RelationMember, col(RelationMember.relation) == col(RelationRow.id))
        .join(ClaimRow, col(ClaimRow.id) == col(RelationMember.claim))
        .join(DocumentRow, col(DocumentRow.id) == col(ClaimRow.document))
        .outerjoin(waiver, col(waiver.relation) == col(RelationRow.id))
        .where(col(RelationRow.id).in_(wanted))
        .order_by(col(RelationRow.id), col(RelationMember.position))
    ).all()
    texts = texts_of(session, [row[2] for row in found])
    starts = {version: paragraph_starts(text) for version, text in texts.items()}
    rows: dict[str, tuple[tuple[int, str, int, str], RelationRow, WaiverRow | None]] = {}
    members: defaultdict[str, list[MemberView]] = defaultdict(list)
    for row, member, figure, name, said in found:
        rows.setdefault(row.id, ((-RANKS.get(row.severity, 0), name, figure.start, row.id), row, said))
        paragraph = bisect_right(starts[figure.version], figure.start)
        members[row.id].append(MemberView(figure, member.role, sentence_of(figure, texts), paragraph))
    return [
        RelationView(row, tuple(members[row.id]), *_waivers(said, today))
        for _, row, said in sorted(rows.values(), key=lambda entry: entry[0])
    ]


def _waivers(said: WaiverRow | None, today: date) -> tuple[WaiverRow | None, WaiverRow | None]:
    """What was said of letting a relation stand as the waiver that applies, or as the one that has lapsed."""
    return (said, None) if said is None or said.applies(today) else (None, said)


def claim_detail(session: Session, claim: ClaimRow) -> ClaimDetail:
    """Everything known of a claim, of the current version or of an earlier one."""
    document = session.get_one(DocumentRow, claim.document)
    current = claim.version == document.current_version and document.gone is None
    if not current:
        sentence = sentence_of(claim, texts_of(session, [claim]))
        view = ClaimView(claim, None, (), SEVERITIES[0], sentence)
        return ClaimDetail(view, document, current, (), reviews_under(session, {claim.key}), None)
    (view,) = claim_views(session, Wanted(document.id, claim.id))
    keys, judged = {claim.key}, None
    if view.state is not None and view.state.stale:
        keys.add(view.state.review.claim_key)
        was = session.get_one(ClaimRow, view.state.review.claim)
        judged = JudgedClaim(was, sentence_of(was, texts_of(session, [was])))
    relations = tuple(relation_views(session, claim=claim.id))
    return ClaimDetail(view, document, current, relations, reviews_under(session, keys), judged)


def orphans(session: Session, document: str | None = None) -> tuple[Orphan, ...]:
    """The latest reviews whose claims have gone, in one document or in all, oldest first, with what they judged."""
    reviews = moved_reviews(session, document).orphans
    wanted = {review.claim for review in reviews}
    claims = {row.id: row for row in session.scalars(select(ClaimRow).where(col(ClaimRow.id).in_(wanted)))}
    texts = texts_of(session, claims.values())
    return tuple(
        Orphan(review, JudgedClaim(claims[review.claim], sentence_of(claims[review.claim], texts)))
        for review in reviews
    )


def reviews_under(session: Session, keys: set[str]) -> tuple[Review, ...]:
    """Every review under these keys, oldest first."""
    query = select(Review).where(col(Review.claim_key).in_(keys))
    return tuple(session.scalars(query.order_by(col(Review.created), col(Review.id))))
