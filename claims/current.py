"""What holds now, as pieces of SQL: current versions, relations wholly within them, the latest reviews."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, func, or_, select
from sqlalchemy.orm import Session, aliased
from sqlmodel import col

from claims.tables import ClaimRow, DocumentRow, RelationMember, RelationRow, Review, Version, WaiverRow

READING = ("low", "high", "hedge", "unit")
"""What the rules read in a figure; where one of these differs from when it was judged, the review is stale."""


def current_versions() -> Select[tuple[str]]:
    """The ids of the current versions of the documents that are not gone."""
    return select(col(DocumentRow.current_version)).where(col(DocumentRow.gone).is_(None))


def live_relations() -> Select[tuple[str]]:
    """The ids of the relations all of whose claims are in current versions."""
    outdated = (
        select(col(RelationMember.relation))
        .outerjoin(ClaimRow, col(ClaimRow.id) == col(RelationMember.claim))
        .where(or_(col(ClaimRow.id).is_(None), col(ClaimRow.version).not_in(current_versions())))
    )
    return select(col(RelationRow.id)).where(
        col(RelationRow.version).in_(current_versions()), col(RelationRow.id).not_in(outdated)
    )


def latest_reviews() -> type[Review]:
    """The latest review under each key, to be used as if it were the table."""
    order = func.row_number().over(
        partition_by=col(Review.claim_key), order_by=(col(Review.created).desc(), col(Review.id).desc())
    )
    ranked: Subquery = select(Review, order.label("nth")).subquery()
    return aliased(Review, select(ranked).where(ranked.c.nth == 1).subquery())


def latest_waivers() -> type[WaiverRow]:
    """The latest waiver of each relation where it was not taken back, to be used as if it were the table."""
    order = func.row_number().over(
        partition_by=col(WaiverRow.relation), order_by=(col(WaiverRow.created).desc(), col(WaiverRow.id).desc())
    )
    ranked: Subquery = select(WaiverRow, order.label("nth")).subquery()
    return aliased(WaiverRow, select(ranked).where(ranked.c.nth == 1, ranked.c.reason.is_not(None)).subquery())


def read_anew(judged: type[ClaimRow]) -> ColumnElement[bool]:
    """Whether the rules read a claim otherwise than the claim that was judged."""
    pairs = ((col(getattr(judged, field)), col(getattr(ClaimRow, field))) for field in READING)
    return or_(*(was.is_distinct_from(is_now) for was, is_now in pairs))


def texts_of(session: Session, claims: Iterable[ClaimRow]) -> dict[str, str]:
    """The texts of the claims' versions, by the version's id."""
    wanted = {claim.version for claim in claims}
    rows: Any = session.execute(select(col(Version.id), col(Version.text)).where(col(Version.id).in_(wanted)))
    return dict(rows.all())


def sentence_of(claim: ClaimRow, texts: dict[str, str]) -> str:
    """The claim's sentence out of its version's text."""
    return texts[claim.version][claim.sentence_start : claim.sentence_end]
