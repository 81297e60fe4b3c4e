"""What a figure, a claim and a document are: plain values, shared by every later stage."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, TypeVar, dataclass_transform

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True)
def record(cls: type[_T]) -> type[_T]:
    """A dataclass of plain values that nothing may change, as the type checker sees to.

    Made by the thousand, they would take three times as long to make if they were frozen at run time too.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)


class Kind(StrEnum):
    """What a number in a text is there for; only `CLAIM` and `STRUCTURE` become claims."""

    CLAIM = "claim"
    STRUCTURE = "structure"
    DATE = "date"
    ORDINAL = "ordinal"
    NAME = "name"


class Hedge(StrEnum):
    """How the words around a figure say that it is to be read."""

    EXACT = "exact"
    ABOUT = "about"
    ABOVE = "above"
    BELOW = "below"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"
    VAGUE = "vague"


class Dimension(StrEnum):
    """What a unit measures; two figures can only be compared within one dimension."""

    COUNT = "count"
    PERSON = "person"
    PERSON_TIME = "person_time"
    MONEY = "money"
    AREA = "area"
    LENGTH = "length"
    MASS = "mass"
    VOLUME = "volume"
    ENERGY = "energy"
    DURATION = "duration"
    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    RATIO = "ratio"
    MULTIPLE = "multiple"
    TEMPERATURE = "temperature"
    SPEED = "speed"
    OTHER = "other"


PERCENT, POINT, MULTIPLE = Dimension.PERCENT, Dimension.PERCENTAGE_POINT, Dimension.MULTIPLE
COUNT, PERSON, MONEY, DURATION = Dimension.COUNT, Dimension.PERSON, Dimension.MONEY, Dimension.DURATION
"""The dimensions that every figure is asked for: to look one up in its enumeration takes ten times as long."""
CLAIM, STRUCTURE, DATE = Kind.CLAIM, Kind.STRUCTURE, Kind.DATE
"""The kinds that every number is asked for."""
EXACT, ABOUT, VAGUE = Hedge.EXACT, Hedge.ABOUT, Hedge.VAGUE
"""The hedges that every figure is asked for."""


class Status(StrEnum):
    """Whether the text says that the quantity is so, is intended, or would be so."""

    ACTUAL = "actual"
    PLANNED = "planned"
    CONDITIONAL = "conditional"


ACTUAL = Status.ACTUAL
"""The status of most figures."""


@record
class Claim:
    """One quantity that a text asserts.

    `start` and `end` are character offsets into the text exactly as stored: `text[start:end] == claim.text`.
    `low` and `high` are the numbers that the words state, in the base unit (34.6万名: 346000; 40%: 40 with unit %);
    both are None where the words are vague. `lower` and `upper` are the reading: the smallest and the largest true
    value that the printed figure allows (34.6万: 345500 to 346500; 30余万: 300000 to 400000), None where unbounded.
    `step` is the value of one unit in the last printed place (34.6万: 1000; 30余万: 100000 by its hedge).
    `indicator` is the key under which two claims are about the same thing. `period_start` and `period_end` are the
    period resolved to calendar days, both inclusive. `sentence_start` and `sentence_end` bound the sentence.
    `rules` names the lexicon entries and rules that fired.
    """

    kind: Kind
    start: int
    end: int
    text: str
    low: Decimal | None
    high: Decimal | None
    hedge: Hedge
    unit: str
    dimension: Dimension
    subject: str | None = None
    measure: str | None = None
    scope: str | None = None
    period: str | None = None
    status: Status = Status.ACTUAL
    cumulative: bool = False
    lower: Decimal | None = None
    upper: Decimal | None = None
    step: Decimal | None = None
    indicator: str = ""
    period_start: date | None = None
    period_end: date | None = None
    speaker: str | None = None
    sentence_start: int = 0
    sentence_end: int = 0
    rules: tuple[str, ...] = ()


class Margins(NamedTuple):
    """How far a hedge reaches, as a part of the stated number: 约 either way, 超 above it and 近 below."""

    about: Decimal = Decimal("0.1")
    more: Decimal = Decimal("0.5")
    nearly: Decimal = Decimal("0.2")


USUAL = Margins()


@dataclass(frozen=True, slots=True)
class Document:
    """One document as read: its immutable text, what is known of its origin, and its claims once extracted.

    `name` is the path or address as the user gave it. `sha256` is of the text in UTF-8. `encoding` is the encoding
    that the bytes were read in. `outlet` is the body that the document's speakers spoke for, `speakers` maps a
    speaker's name to a body of their own. `margins` are how far its hedges reach. `identity` is the id that a store
    keeps it under, empty where its name gives that.
    """

    name: str
    text: str
    sha256: str
    encoding: str = "utf-8"
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    address: str | None = None
    outlet: str | None = None
    genre: str | None = None
    speakers: tuple[tuple[str, str], ...] = ()
    margins: Margins = USUAL
    claims: tuple[Claim, ...] = field(default=(), repr=False)
    identity: str = field(default="", repr=False, compare=False)
