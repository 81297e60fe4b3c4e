"""What the app and the report read: documents with their claims, findings and reviews, joined and ordered."""

from dataclasses import dataclass

from claims.tables import ClaimRow, DocumentRow, RelationRow, Review, Version, WaiverRow

WAIVED = "waived"
"""In the place of a severity: a finding that is let stand, which counts as none."""


@dataclass(frozen=True, slots=True)
class ReviewState:
    """Where a claim stands with its reviewers: its latest review, and whether the source changed the claim since."""

    review: Review
    stale: bool


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with its review state, the ids of the relations that it is in, and its sentence as text.

    `severity` is the worst of its relations, `waived` where none is worse than a finding that is let stand, `unchecked`
    where it is in none.
    """

    row: ClaimRow
    state: ReviewState | None
    relations: tuple[str, ...]
    severity: str
    sentence: str


@dataclass(frozen=True, slots=True)
class MemberView:
    """A claim's part in a relation, with its sentence as text and the number of its paragraph, from 1."""

    claim: ClaimRow
    role: str
    sentence: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class RelationView:
    """A judged relation with its members in the order of the formula, and the waiver by which it is let stand.

    `lapsed` is a waiver by which it no longer is, since its last day has passed.
    """

    row: RelationRow
    members: tuple[MemberView, ...]
    waived: WaiverRow | None = None
    lapsed: WaiverRow | None = None

    @property
    def standing(self) -> str:
        """Its severity, or `waived`."""
        return self.row.severity if self.waived is None else WAIVED

    @property
    def suggestion_for(self) -> MemberView | None:
        """The member that the suggestion is to be written for, where that is known."""
        return next((member for member in self.members if member.claim.id == self.row.suggestion_for), None)


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A claim as it stood when it was judged, with its sentence then."""

    claim: ClaimRow
    sentence: str


@dataclass(frozen=True, slots=True)
class Orphan:
    """A review of a claim that has gone, with the claim."""

    review: Review
    judged: JudgedClaim


@dataclass(frozen=True, slots=True)
class DocumentView:
    """The current version of a document with everything known of it, in text order.

    `orphans` are the latest reviews of claims that the current version no longer has as they were judged, oldest first;
    of a document that is gone they are all its latest reviews, and it has neither claims nor relations.
    """

    row: DocumentRow
    version: Version
    claims: tuple[ClaimView, ...]
    relations: tuple[RelationView, ...]
    orphans: tuple[Orphan, ...]


@dataclass(frozen=True, slots=True)
class ClaimDetail:
    """One claim with everything known of it.

    `current` is False for a claim of an earlier version, which then has neither state nor relations. `history` has all
    reviews under its key and under that of the review shown as stale, oldest first. `judged` is what the stale review
    judged, None where the review is not stale.
    """

    claim: ClaimView
    document: DocumentRow
    current: bool
    relations: tuple[RelationView, ...]
    history: tuple[Review, ...]
    judged: JudgedClaim | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many current claims there are by severity and by where their judgement stands, and findings by severity.

    `judgements` has each `Judgement`, `unreviewed` and `stale`; `findings` at least critical, warning and waived, each
    finding once. `checks` are the ids of the checks that have findings.
    """

    severities: dict[str, int]
    judgements: dict[str, int]
    findings: dict[str, int]
    checks: tuple[str, ...]

    @property
    def total(self) -> int:
        """How many current claims there are."""
        return sum(self.severities.values())
