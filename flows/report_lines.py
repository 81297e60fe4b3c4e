"""A report as JSON lines: every document, claim, relation and review with what is known of it."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from claims.desk import DocumentView, MemberView, Orphan
from claims.tables import Review
from flows.jsonl import Json, dumps
from flows.report_content import Content, Figure, Judged, Shown

DOCUMENT = ("id", "name", "title", "publisher", "published", "address", "outlet", "speakers", "gone")
VERSION = ("sha256", "encoding", "rules_version", "fetched")
CLAIM = (
    *("id", "key", "kind", "start", "end", "text", "low", "high", "hedge", "unit", "dimension", "subject", "measure"),
    *("scope", "period", "status", "cumulative", "lower", "upper", "step", "indicator", "period_start", "period_end"),
    *("speaker", "rules"),
)
REVIEW = ("claim", "claim_key", "judgement", "reviewer", "evidence", "note", "created")
WAIVER = ("reason", "place", "until")

Record = Mapping[str, Json]


def lines(content: Content) -> str:
    """One object a line; its `record` says which it is: document, claim, relation or review.

    Claims and relations have the fields that `heshu extract` and `heshu check` print, and their ids. `check` is the
    worst verdict of a claim's relations, `waived` or `unchecked`, then with the `reason`; `waived` of a relation is the
    reason, place and last day of the waiver that lets it stand, or null, and `lapsed` those of one that has expired;
    `review` is its latest judgement and whether that is stale. A review whose figure has gone names its `document`, the
    figure's `text` and its `sentence`. `gone` of a document is when its file was missed, or null. Moments are in UTC.
    """
    return "".join(f"{dumps(record)}\n" for record in _records(content))


def _records(content: Content) -> Iterator[Record]:
    names = {document.view.row.id: document.view.row.name for document in content.documents}
    for view in (*(document.view for document in content.documents), *content.gone):
        yield _document(view)
    for document in content.documents:
        for figure in document.figures:
            yield _claim(figure, document)
    for entry in (*content.findings, *content.waived, *(fit for fits in content.fits.values() for fit in fits)):
        yield _relation(entry, names)
    for figure in content.figures.values():
        yield from (_review(review, stale=figure.stale) for review in figure.history)
    for view in content.left:
        yield from (_orphan(orphan, view) for orphan in view.orphans)


def _document(view: DocumentView) -> Record:
    return {"record": "document", **_fields(view.row, DOCUMENT), **_fields(view.version, VERSION)}


def _claim(figure: Figure, document: Shown) -> Record:
    row = figure.row
    return {
        "record": "claim",
        "document": document.view.row.name,
        **_fields(row, CLAIM),
        "sentence": document.view.version.text[row.sentence_start : row.sentence_end],
        "check": figure.state,
        "reason": figure.reason or None,
        "review": {"judgement": figure.judgement, "stale": figure.stale} if figure.judgement else None,
    }


def _relation(entry: Judged, names: Mapping[str, str]) -> Record:
    row, members = entry.view.row, entry.view.members
    home = members[0].claim.document if members else ""
    mended = entry.view.suggestion_for

    def place(member: MemberView) -> Record:
        known = {**_fields(member.claim, ("id", "start", "end", "text")), "role": member.role}
        elsewhere = member.claim.document != home
        return known | {"document": names.get(member.claim.document)} if elsewhere else known

    return {
        "record": "relation",
        "id": row.id,
        "document": names.get(home),
        **_fields(row, ("type", "verdict", "severity", "formula")),
        "explanation": row.explanation_zh,
        "explanation_en": row.explanation_en,
        "suggestion": row.suggestion,
        "suggestion_for": place(mended) if mended else None,
        "waiver": row.waiver,
        "waived": _fields(entry.view.waived, WAIVER) if entry.view.waived else None,
        "lapsed": _fields(entry.view.lapsed, WAIVER) if entry.view.lapsed else None,
        "claims": [place(member) for member in members],
    }


def _review(review: Review, *, stale: bool) -> Record:
    return {"record": "review", **_fields(review, REVIEW), "stale": stale}


def _orphan(orphan: Orphan, view: DocumentView) -> Record:
    judged = {"document": view.row.name, "text": orphan.judged.claim.text, "sentence": orphan.judged.sentence}
    return {**_review(orphan.review, stale=view.row.gone is None), **judged}


def _fields(row: object, names: tuple[str, ...]) -> dict[str, Json]:
    return {name: _written(getattr(row, name)) for name in names}


def _written(value: Json | date) -> Json:
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value
