"""The reviews whose claims have gone from the current versions, or with their documents, and where they are shown."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from claims.current import current_versions, latest_reviews
from claims.standing import Place, counterparts
from claims.tables import ClaimRow, DocumentRow, Review, Version

REMEMBERED = 1000


@dataclass(frozen=True, slots=True)
class Moved:
    """Latest reviews under keys that no current version has: those shown as stale, by the claim's id, and orphans."""

    stale: Mapping[str, Review]
    orphans: tuple[Review, ...]


def moved_reviews(session: Session, document: str | None = None) -> Moved:
    """What becomes of the reviews whose key has gone, in one document or in all, by the rule in `claims.standing`."""
    latest = latest_reviews()
    kept = select(col(ClaimRow.key)).where(col(ClaimRow.version).in_(current_versions()))
    query = (
        select(latest, col(ClaimRow.version), col(DocumentRow.current_version), col(DocumentRow.gone))
        .join(ClaimRow, col(ClaimRow.id) == col(latest.claim))
        .join(DocumentRow, col(DocumentRow.id) == col(latest.document))
        .where(col(latest.claim_key).not_in(kept))
    )
    if document is not None:
        query = query.where(col(latest.document) == document)
    gone: defaultdict[tuple[str, str], list[Review]] = defaultdict(list)
    left = []
    for review, judged, current, since in session.execute(query):
        if since is None:
            gone[judged, current].append(review)
        else:
            left.append(review)
    moved = _settled(session, gone) if gone else Moved({}, ())
    return Moved(moved.stale, tuple(sorted((*moved.orphans, *left), key=_age))) if left else moved


def _settled(session: Session, gone: Mapping[tuple[str, str], Sequence[Review]]) -> Moved:
    targets = _targets(session, {pair: frozenset(each.claim_key for each in reviews) for pair, reviews in gone.items()})
    own = _last_reviewed(session, targets.values())
    stale: dict[str, Review] = {}
    orphans = []
    reviews = [review for group in gone.values() for review in group]
    for review in sorted(reviews, key=_age):
        target = targets.get(review.claim_key)
        if target is None or (target in own and own[target] < review.created):
            orphans.append(review)
        elif target not in own:
            stale[target] = review
    return Moved(stale, tuple(orphans))


def _age(review: Review) -> tuple[datetime, str]:
    return review.created, review.id


def _targets(session: Session, gone: Mapping[tuple[str, str], frozenset[str]]) -> dict[str, str]:
    """The counterparts' ids by the keys that have gone between an old and a new version."""
    # Versions never change, and reading all their places for every page would make the app wait.
    known = session.info.setdefault("counterparts", {})
    missing = [each for each in gone.items() if each not in known]
    versions = {version for pair, _ in missing for version in pair}
    places, digests = _places(session, versions), _digests(session, versions)
    if len(known) > REMEMBERED:
        known.clear()
    for (old, new), keys in missing:
        same_text = digests[old] == digests[new]
        known[(old, new), keys] = counterparts(places[old], places[new], keys, same_text=same_text)
    return {key: claim for each in gone.items() for key, claim in known[each].items()}


def _places(session: Session, versions: set[str]) -> Mapping[str, list[Place]]:
    fields = (ClaimRow.version, ClaimRow.id, ClaimRow.key, ClaimRow.start, ClaimRow.end, ClaimRow.indicator)
    rows = session.execute(
        select(*map(col, fields))
        .where(col(ClaimRow.version).in_(versions))
        .order_by(col(ClaimRow.start), col(ClaimRow.end), col(ClaimRow.id))
    )
    places: defaultdict[str, list[Place]] = defaultdict(list)
    for version, *place in rows:
        places[version].append(Place(*place))
    return places


def _digests(session: Session, versions: set[str]) -> dict[str, str]:
    rows = session.execute(select(col(Version.id), col(Version.sha256)).where(col(Version.id).in_(versions)))
    return dict(rows.tuples().all())


def _last_reviewed(session: Session, claims: Iterable[str]) -> dict[str, datetime]:
    """When each of the claims that has a review under its own key was last reviewed."""
    rows = session.execute(
        select(col(ClaimRow.id), func.max(col(Review.created)))
        .join(Review, col(Review.claim_key) == col(ClaimRow.key))
        .where(col(ClaimRow.id).in_(claims))
        .group_by(col(ClaimRow.id))
    )
    return dict(rows.tuples().all())
