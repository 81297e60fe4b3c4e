"""What the store's documents state of given indicators: groups in SQL, single claims only where they do not fit.

A claim is fetched where its reading can't meet what is sought, and one of each group that fits stands for the rest, so
that the work grows with what does not fit.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Date,
    MetaData,
    Select,
    String,
    Table,
    and_,
    case,
    func,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import Session
from sqlmodel import col

from claims.bulk import insert_rows
from claims.model import Document
from claims.rows import claim_of, storable
from claims.tables import VALUE, ClaimRow, DocumentRow, Version

MOST = 20
"""Documents of one group that are opened at most."""


@dataclass(frozen=True, slots=True)
class Sought:
    """An indicator to look for, and the true values that would fit; None is an open end.

    `indicator` is a claim's key. Of a running total it is the key without its time, and `day` the day up to which
    it counts: earlier totals fit where they are not above `upper`, later ones where they are not below `lower`.
    `every` asks for all documents that state it, whether they fit or not.
    """

    indicator: str
    lower: Decimal | None = None
    upper: Decimal | None = None
    total: bool = False
    day: date | None = None
    every: bool = False


_SOUGHT = Table(
    "sought",
    MetaData(),
    Column("indicator", String),
    Column("lower", VALUE),
    Column("upper", VALUE),
    Column("total", Boolean),
    Column("day", Date),
    Column("every", Boolean),
    prefixes=["TEMPORARY"],
)


def stated(
    session: Session, sought: Iterable[Sought], rules_version: str, without: Collection[str] = ()
) -> list[Document]:
    """The documents that state what is sought, as these rules read them, each with the claims of those sentences only.

    `without` are ids of documents to leave out.
    """
    rows = [_row(one) for one in dict.fromkeys(sought)]
    if not rows:
        return []
    connection = session.connection()
    _SOUGHT.create(connection)
    try:
        insert_rows(connection, _SOUGHT, rows)
        chosen = _chosen(rules_version, without).cte("chosen")
        sentences = select(chosen.c.version, chosen.c.sentence_start).distinct().subquery()
        same = and_(
            col(ClaimRow.version) == sentences.c.version, col(ClaimRow.sentence_start) == sentences.c.sentence_start
        )
        found = session.scalars(select(ClaimRow).join(sentences, same).order_by(col(ClaimRow.start))).all()
    finally:
        _SOUGHT.drop(connection)
    return _documents(session, found)


def _row(one: Sought) -> dict[str, object]:
    return {
        "indicator": one.indicator,
        "lower": storable(one.lower, ROUND_FLOOR),
        "upper": storable(one.upper, ROUND_CEILING),
        "total": one.total,
        "day": one.day,
        "every": one.every,
    }


def _chosen(rules_version: str, without: Collection[str]) -> Select[Any]:
    """The version and sentence of each claim to fetch."""
    above, below = col(ClaimRow.lower) > _SOUGHT.c.upper, col(ClaimRow.upper) < _SOUGHT.c.lower
    day = func.coalesce(col(ClaimRow.period_end), col(DocumentRow.published))
    falls = or_(and_(day < _SOUGHT.c.day, above), and_(day > _SOUGHT.c.day, below))
    time = case(
        (col(ClaimRow.period_end).is_(None), func.coalesce(func.length(col(ClaimRow.period)), 0)),
        (col(ClaimRow.period_start).is_(None), len("/2024-12-31")),
        else_=len("2024-01-01/2024-12-31"),
    )
    series = func.substr(col(ClaimRow.indicator), 1, func.length(col(ClaimRow.indicator)) - time)
    exact = and_(col(ClaimRow.indicator) == _SOUGHT.c.indicator, _SOUGHT.c.total.is_(False))
    running = and_(series == _SOUGHT.c.indicator, _SOUGHT.c.total)
    found = union_all(
        _ranked(exact, or_(above, below), rules_version, without),
        _ranked(running, falls, rules_version, without).where(col(ClaimRow.cumulative)),
    ).subquery()
    wanted = or_(found.c.nth == 1, and_(found.c.nth <= MOST, or_(found.c.unfit, found.c.every)))
    return select(found.c.version, found.c.sentence_start).where(wanted)


def _ranked(
    joined: ColumnElement[bool], unfit: ColumnElement[bool], rules_version: str, without: Collection[str]
) -> Select[Any]:
    """The current claims that are joined to what is sought, numbered in each group, those that do not fit first."""
    misses = func.coalesce(unfit, False)
    nth = func.row_number().over(
        partition_by=_SOUGHT.c.indicator,
        order_by=(misses.desc(), col(ClaimRow.document), col(ClaimRow.start)),
    )
    return (
        select(
            col(ClaimRow.version),
            col(ClaimRow.sentence_start),
            misses.label("unfit"),
            _SOUGHT.c.every.label("every"),
            nth.label("nth"),
        )
        .join(_SOUGHT, joined)
        .join(DocumentRow, col(DocumentRow.current_version) == col(ClaimRow.version))
        .join(Version, col(Version.id) == col(ClaimRow.version))
        .where(
            col(Version.rules_version) == rules_version,
            col(DocumentRow.id).not_in(without) if without else true(),
        )
    )


def _documents(session: Session, claims: Sequence[ClaimRow]) -> list[Document]:
    of_version: dict[str, list[ClaimRow]] = {}
    for claim in claims:
        of_version.setdefault(claim.version, []).append(claim)
    rows = session.execute(
        select(DocumentRow, Version)
        .join(Version, col(Version.id) == col(DocumentRow.current_version))
        .where(col(Version.id).in_(of_version))
        .order_by(col(DocumentRow.name))
    )
    return [
        Document(
            name=row.name,
            text=version.text,
            sha256=version.sha256,
            encoding=version.encoding,
            title=row.title,
            publisher=row.publisher,
            published=row.published,
            address=row.address,
            outlet=row.outlet,
            genre=row.genre,
            speakers=tuple(row.speakers.items()),
            claims=tuple(claim_of(claim) for claim in of_version[version.id]),
        )
        for row, version in rows
    ]
