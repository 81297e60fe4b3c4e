"""The store's tables. Ids are made here from content, so writing the same thing twice writes it once.

DuckDB cannot update or delete rows that a foreign key names, so the tables carry none; every row is written once and
never changed, but for `DocumentRow`, `Source`, `Run` and how a relation is explained and mended.
Relations that are found no more are deleted; nothing else is.
"""

import hashlib
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import JSON, Column, DateTime, Numeric, Text
from sqlmodel import Field, SQLModel

VALUE = Numeric(38, 8)


def content_id(*parts: object) -> str:
    """The first 24 hex digits of the SHA-256 of the parts, each ended by a unit separator."""
    return hashlib.sha256("".join(f"{part}\x1f" for part in parts).encode()).hexdigest()[:24]


def now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def later(moment: datetime, last: datetime | None) -> datetime:
    """The moment, or the first one after `last`: the clock of a machine may step back, what came later is still later.

    `last` is in UTC though its database may not keep that.
    """
    if last is None:
        return moment
    return max(moment, (last if last.tzinfo else last.replace(tzinfo=UTC)) + timedelta(microseconds=1))


class Judgement(StrEnum):
    """What a person says of a claim's truth. The machine never sets it."""

    VERIFIED = "verified"
    REFUTED = "refuted"
    DISPUTED = "disputed"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"
    NOT_CHECKABLE = "not_checkable"


class Source(SQLModel, table=True):
    """Where a document was last read: the absolute path of its file, or its address."""

    id: str = Field(primary_key=True)
    location: str
    added: datetime = Field(default_factory=now, sa_type=DateTime(timezone=True))


class DocumentRow(SQLModel, table=True):
    """One document across its versions, whatever its file is called.

    `name` is the path or address as last given. `gone` is when a run found no file there any more; nothing of the
    document counts as current until its file is read again.
    """

    __tablename__ = "document"
    id: str = Field(primary_key=True)
    source: str
    name: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    address: str | None = None
    outlet: str | None = None
    genre: str | None = None
    speakers: dict[str, str] = Field(default_factory=dict, sa_column=Column(JSON))
    current_version: str
    gone: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))


class Version(SQLModel, table=True):
    """One immutable text of a document, as read by one edition of the rules."""

    id: str = Field(primary_key=True)
    document: str
    sha256: str
    encoding: str
    rules_version: str
    text: str = Field(sa_column=Column(Text, nullable=False))
    fetched: datetime = Field(default_factory=now, sa_type=DateTime(timezone=True))


class ClaimRow(SQLModel, table=True):
    """One claim of one version: the fields of `claims.model.Claim`.

    `key` is the same for the same figure at the same place of the same sentence in any version of the document; a
    review is attached to it.
    """

    __tablename__ = "claim"
    id: str = Field(primary_key=True)
    key: str
    document: str
    version: str
    kind: str
    start: int
    end: int = Field(sa_column_kwargs={"name": "stop"})
    text: str
    low: Decimal | None = Field(default=None, sa_type=VALUE)
    high: Decimal | None = Field(default=None, sa_type=VALUE)
    lower: Decimal | None = Field(default=None, sa_type=VALUE)
    upper: Decimal | None = Field(default=None, sa_type=VALUE)
    step: Decimal | None = Field(default=None, sa_type=VALUE)
    hedge: str
    unit: str
    dimension: str
    subject: str | None = None
    measure: str | None = None
    scope: str | None = None
    period: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    status: str
    cumulative: bool
    speaker: str | None = None
    indicator: str
    sentence_start: int
    sentence_end: int
    rules: list[str] = Field(default_factory=list, sa_column=Column(JSON))


class RelationRow(SQLModel, table=True):
    """One judged relation of one run of the checks over one set of versions.

    `suggestion_for` is the claim that the suggestion is to be written for; None where that can't be told of one alone.
    """

    __tablename__ = "relation"
    id: str = Field(primary_key=True)
    version: str
    type: str
    verdict: str
    severity: str
    formula: str
    explanation_zh: str
    explanation_en: str
    suggestion: str | None = None
    suggestion_for: str | None = None
    waiver: str | None = None
    created: datetime = Field(default_factory=now, sa_type=DateTime(timezone=True))


class RelationMember(SQLModel, table=True):
    """A claim's part in a relation, in the order of the formula."""

    id: str = Field(primary_key=True)
    relation: str
    claim: str
    position: int
    role: str


class WaiverRow(SQLModel, table=True):
    """That a finding is let stand, and why, or no longer; never changed, never deleted. The latest one stands.

    `document` is the one beside which it was written, `place` the file and line. `reason` is None where it was taken
    back. `until` is the last day on which it applies.
    """

    __tablename__ = "waiver"
    id: str = Field(primary_key=True)
    relation: str
    document: str
    reason: str | None = None
    place: str
    until: date | None = None
    created: datetime = Field(default_factory=now, sa_type=DateTime(timezone=True))

    def applies(self, today: date) -> bool:
        """Whether its last day has not passed on this one."""
        return self.until is None or self.until >= today


class Review(SQLModel, table=True):
    """One judgement of one claim by one person; never changed, never deleted. The latest one stands."""

    id: str = Field(primary_key=True)
    claim: str
    claim_key: str
    document: str
    judgement: str
    reviewer: str
    evidence: str | None = None
    note: str | None = None
    created: datetime = Field(default_factory=now, sa_type=DateTime(timezone=True))


class Run(SQLModel, table=True):
    """One run of the main job: what it read, what it found, how it ended."""

    id: str = Field(primary_key=True)
    started: datetime = Field(default_factory=now, sa_type=DateTime(timezone=True))
    ended: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    state: str
    documents: int = 0
    new_versions: int = 0
    claims: int = 0
    relations: int = 0
    failures: list[dict[str, str]] = Field(default_factory=list, sa_column=Column(JSON))
