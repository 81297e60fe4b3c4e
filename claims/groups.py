"""What the store's documents state of given indicators: groups in SQL, single claims only where they do not fit.

A claim is fetched where its reading can't meet what is sought, and one of each group that fits stands for the rest, so
that the work grows with what does not fit.
"""

from collections.abc import Collection, Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Date,
    Float,
    FromClause,
    MetaData,
    Select,
    String,
    Table,
    and_,
    case,
    cast,
    extract,
    func,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import Session, aliased
from sqlmodel import col

from claims.bulk import insert_rows
from claims.model import Dimension, Document
from claims.rows import claim_of, storable
from claims.sought import GROWTH, Sought
from claims.tables import VALUE, ClaimRow, DocumentRow, Version

MOST = 20
"""Documents of one group that are opened at most."""
DECEMBER = 12


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


def unfit(session: Session, rules_version: str) -> list[Sought]:
    """What to look for so that all documents are held against each other: the groups that can't fit.

    An indicator that documents state with values that exclude each other, a running total that falls, more for some
    months of a year than for a longer time of it, and a level, its yearly rate and the level of the year before that do
    not come out.
    """
    agreeing = _current(
        select(col(ClaimRow.indicator)), ClaimRow, rules_version, col(ClaimRow.cumulative).is_(False)
    ).group_by(col(ClaimRow.indicator))
    apart = agreeing.having(
        func.min(col(ClaimRow.version)) != func.max(col(ClaimRow.version)),
        func.max(col(ClaimRow.lower)) > func.min(col(ClaimRow.upper)),
    )
    found = [Sought(key, every=True) for key in session.scalars(apart)]
    found += [Sought(key, total=True, every=True) for key in session.scalars(_falling(rules_version))]
    for broken in (_falling_within_a_year(rules_version), _grown_otherwise(rules_version)):
        for keys in session.execute(broken):
            found += [Sought(key, every=True) for key in keys]
    return list(dict.fromkeys(found))


def _falling(rules_version: str) -> Select[Any]:
    """The totals of which some later statement lies below an earlier one."""
    day = func.coalesce(col(ClaimRow.period_end), col(DocumentRow.published))
    earlier = func.max(col(ClaimRow.lower)).over(
        partition_by=_series(ClaimRow), order_by=(day, col(ClaimRow.id)), rows=(None, -1)
    )
    totals: Select[Any] = select(
        _series(ClaimRow).label("series"), col(ClaimRow.upper).label("upper"), earlier.label("earlier")
    )
    running = _current(totals, ClaimRow, rules_version, col(ClaimRow.cumulative).is_(True), day.is_not(None)).subquery()
    return select(running.c.series).where(running.c.earlier > running.c.upper).distinct()


def _falling_within_a_year(rules_version: str) -> Select[Any]:
    """The keys of some months of a year from January on, and of a longer time of it for which less is stated."""
    part, whole = aliased(ClaimRow), aliased(ClaimRow)
    before_december = extract("month", col(part.period_end)) < DECEMBER
    of_part = _current(_months(part), part, rules_version, _of_a_year(part), before_december).subquery()
    of_whole = _current(_months(whole), whole, rules_version, _of_a_year(whole)).subquery()
    longer = and_(of_whole.c.series == of_part.c.series, of_whole.c.end > of_part.c.end)
    return (
        select(of_part.c.key, of_whole.c.key)
        .join(of_whole, longer)
        .where(of_whole.c.upper < of_part.c.lower)
        .distinct()
    )


def _months(claim: type[ClaimRow]) -> Select[Any]:
    """A claim's key, the same without the day up to which it counts, that day, and its bounds."""
    key, end = col(claim.indicator), col(claim.period_end)
    series = func.substr(key, 1, func.length(key) - len("/2024-12-31"))
    return select(
        key.label("key"),
        series.label("series"),
        end.label("end"),
        col(claim.lower).label("lower"),
        col(claim.upper).label("upper"),
    )


def _of_a_year(claim: type[ClaimRow]) -> ColumnElement[bool]:
    """Whether a claim is told of the time from a first of January to another day of the same year."""
    start, end = col(claim.period_start), col(claim.period_end)
    first = and_(extract("month", start) == 1, extract("day", start) == 1)
    return and_(first, end > start, extract("year", start) == extract("year", end))


def _grown_otherwise(rules_version: str) -> Select[Any]:
    """The keys of a rate, its level and the level of the year before that do not come out in some document.

    Each key is taken once with all that is stated of it, which is far less to join than the claims.
    """
    claim = ClaimRow
    key, bounds = (
        col(claim.indicator),
        (func.max(cast(col(claim.lower), Float)), func.min(cast(col(claim.upper), Float))),
    )
    keys = _current(
        select(
            key.label("key"),
            func.min(col(claim.dimension)).label("dimension"),
            func.min(extract("year", col(claim.period_start))).label("year"),
            bounds[0].label("lower"),
            bounds[1].label("upper"),
        ),
        claim,
        rules_version,
        col(claim.cumulative).is_(False),
        col(claim.period_start).is_not(None),
    )
    stated = keys.group_by(key).cte("stated")
    rate, later, earlier = stated.alias("rate"), stated.alias("later"), stated.alias("earlier")
    growth = func.replace(later.c.key, "||" + later.c.dimension + "|", f"|{GROWTH}|{Dimension.PERCENT}|")
    pairs = (
        select(
            rate.c.key.label("rate"),
            later.c.key.label("later"),
            _a_year_before(later.c.key, later.c.year).label("earlier"),
            *(
                bound.label(f"{name}_{end}")
                for name, of in (("rate", rate), ("later", later))
                for end, bound in _ends(of)
            ),
        )
        .join(rate, growth == rate.c.key)
        .where(later.c.dimension != Dimension.PERCENT.value)
        .cte("pairs")
    )
    misses = or_(
        pairs.c.later_upper < earlier.c.lower * (1 + pairs.c.rate_lower / 100),
        pairs.c.later_lower > earlier.c.upper * (1 + pairs.c.rate_upper / 100),
    )
    return (
        select(pairs.c.rate, pairs.c.later, pairs.c.earlier)
        .join(earlier, earlier.c.key == pairs.c.earlier)
        .where(misses)
    )


def _ends(of: FromClause) -> tuple[tuple[str, ColumnElement[float]], tuple[str, ColumnElement[float]]]:
    return ("lower", of.c.lower), ("upper", of.c.upper)


def _a_year_before(key: ColumnElement[str], year: ColumnElement[int]) -> ColumnElement[str]:
    """A key whose days are those of the year before; another where they are not all of one year."""
    for sign in ("|", "/"):
        this, last = (sign + cast(number, String) + "-" for number in (year, year - 1))
        key = func.replace(key, this, last)
    return key


def _current(
    query: Select[Any], claim: type[ClaimRow], rules_version: str, *conditions: ColumnElement[bool]
) -> Select[Any]:
    """A question over claims, put to those of current versions that these rules read.

    What follows a plus in a version names the tables and rules that its relations were judged by, not how it was read.
    """
    document, version = (DocumentRow, Version) if claim is ClaimRow else (aliased(DocumentRow), aliased(Version))
    read_by = col(version.rules_version)
    return (
        query.join(document, col(document.current_version) == col(claim.version))
        .join(version, col(version.id) == col(claim.version))
        .where(col(document.gone).is_(None))
        .where(or_(read_by == rules_version, read_by.startswith(f"{rules_version}+", autoescape=True)), *conditions)
    )


def _series(claim: type[ClaimRow]) -> ColumnElement[str]:
    """A claim's key without its time."""
    time = case(
        (col(claim.period_end).is_(None), func.coalesce(func.length(col(claim.period)), 0)),
        (col(claim.period_start).is_(None), len("/2024-12-31")),
        else_=len("2024-01-01/2024-12-31"),
    )
    return func.substr(col(claim.indicator), 1, func.length(col(claim.indicator)) - time)


def _chosen(rules_version: str, without: Collection[str]) -> Select[Any]:
    """The version and sentence of each claim to fetch."""
    above, below = col(ClaimRow.lower) > _SOUGHT.c.upper, col(ClaimRow.upper) < _SOUGHT.c.lower
    day = func.coalesce(col(ClaimRow.period_end), col(DocumentRow.published))
    falls = or_(and_(day < _SOUGHT.c.day, above), and_(day > _SOUGHT.c.day, below))
    exact = and_(col(ClaimRow.indicator) == _SOUGHT.c.indicator, _SOUGHT.c.total.is_(False))
    running = and_(_series(ClaimRow) == _SOUGHT.c.indicator, _SOUGHT.c.total, col(ClaimRow.cumulative))
    found = union_all(
        _ranked(exact, or_(above, below), rules_version, without),
        _ranked(running, falls, rules_version, without),
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
    claims = select(
        col(ClaimRow.version),
        col(ClaimRow.sentence_start),
        misses.label("unfit"),
        _SOUGHT.c.every.label("every"),
        nth.label("nth"),
    ).join(_SOUGHT, joined)
    others = col(DocumentRow.id).not_in(without) if without else true()
    return _current(claims, ClaimRow, rules_version, others)


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
            identity=row.id,
        )
        for row, version in rows
    ]
