"""A report as JSON lines: every document, claim, relation and review with what is known of it."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

from claims.tables import Review
from flows.report_content import Content, Figure, Judged, Shown

DOCUMENT = ("id", "name", "title", "publisher", "published", "address", "outlet", "speakers")
VERSION = ("sha256", "encoding", "rules_version", "fetched")
CLAIM = (
    *("id", "key", "kind", "start", "end", "text", "low", "high", "hedge", "unit", "dimension", "subject", "measure"),
    *("scope", "period", "status", "cumulative", "lower", "upper", "step", "period_start", "period_end", "speaker"),
    *("indicator", "rules"),
)
RELATION = ("id", "type", "verdict", "severity", "formula", "explanation_zh", "explanation_en", "suggestion", "waiver")
REVIEW = ("claim", "claim_key", "judgement", "reviewer", "evidence", "note", "created")

Record = dict[str, object]


def lines(content: Content) -> str:
    """One object a line; its `record` says which it is: document, claim, relation or review.

    Claims and relations have the fields that `heshu extract` and `heshu check` print, and further the ids. `check` is
    the worst verdict of a claim's relations or `unchecked`; `review` is its latest judgement and whether that is stale.
    Moments are in UTC.
    """
    return "".join(f"{json.dumps(record, ensure_ascii=False, default=_value)}\n" for record in _records(content))


def _records(content: Content) -> Iterator[Record]:
    names = {document.view.row.id: document.view.row.name for document in content.documents}
    for document in content.documents:
        yield _document(document)
    for figure in content.figures.values():
        yield _claim(figure, names)
    for entry in (*content.findings, *(fit for fits in content.fits.values() for fit in fits)):
        yield _relation(entry, names)
    for figure in content.figures.values():
        yield from (_review(review, stale=figure.stale) for review in figure.history)
    for document in content.documents:
        yield from (_review(review, stale=True) for review in document.view.orphans)


def _fields(row: object, names: tuple[str, ...]) -> Record:
    return {name: getattr(row, name) for name in names}


def _document(document: Shown) -> Record:
    return {"record": "document", **_fields(document.view.row, DOCUMENT), **_fields(document.view.version, VERSION)}


def _claim(figure: Figure, names: dict[str, str]) -> Record:
    return {
        "record": "claim",
        "document": names[figure.row.document],
        **_fields(figure.row, CLAIM),
        "check": figure.state,
        "reason": figure.reason or None,
        "review": {"judgement": figure.judgement, "stale": figure.stale} if figure.judgement else None,
    }


def _relation(entry: Judged, names: dict[str, str]) -> Record:
    claims = [
        {
            **_fields(member.claim, ("id", "start", "end", "text")),
            "role": member.role,
            "document": names.get(member.claim.document),
        }
        for member in entry.view.members
    ]
    first = names.get(entry.view.members[0].claim.document) if entry.view.members else None
    fields = _fields(entry.view.row, RELATION)
    return {"record": "relation", "document": first, **fields, "claims": claims}


def _review(review: Review, *, stale: bool) -> Record:
    return {"record": "review", **_fields(review, REVIEW), "stale": stale}


def _value(value: object) -> object:
    """Whole numbers as such, others by their shortest decimal form, which keeps every digit up to fifteen."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no form in JSON")
