"""What the app and the report read: documents with their claims, findings and reviews, joined and ordered."""

from dataclasses import dataclass

from claims.tables import ClaimRow, DocumentRow, RelationRow, Review, Version


@dataclass(frozen=True, slots=True)
class ReviewState:
    """Where a claim stands with its reviewers: its latest review, and whether the source changed the claim since."""

    review: Review
    stale: bool


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with its review state, the ids of the relations that it is in, and its sentence as text.

    `severity` is the worst of its relations, `unchecked` where it is in none.
    """

    row: ClaimRow
    state: ReviewState | None
    relations: tuple[str, ...]
    severity: str
    sentence: str


@dataclass(frozen=True, slots=True)
class MemberView:
    """A claim's part in a relation, with its sentence as text."""

    claim: ClaimRow
    role: str
    sentence: str


@dataclass(frozen=True, slots=True)
class RelationView:
    """A judged relation with its members in the order of the formula."""

    row: RelationRow
    members: tuple[MemberView, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """The current version of a document with everything known of it, in text order.

    `orphans` are the latest reviews of claims that the current version no longer has as they were judged.
    """

    row: DocumentRow
    version: Version
    claims: tuple[ClaimView, ...]
    relations: tuple[RelationView, ...]
    orphans: tuple[Review, ...]
