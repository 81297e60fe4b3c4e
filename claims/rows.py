"""From a document to the rows that the store writes: ids by content, keys that outlive a version, values that fit."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal

from claims.errors import StoreError
from claims.frames import setting
from claims.model import USUAL, Claim, Dimension, Document, Hedge, Kind, Status
from claims.tables import ClaimRow, content_id

Row = dict[str, object]
"""One row by the names of its columns."""

PLACES = Decimal("1e-8")
LIMIT = Decimal("1e30")
WIDE = Context(prec=38)
_AS_STORED = (
    *("start", "end", "text", "low", "high", "lower", "upper", "step", "unit", "subject", "measure", "scope", "period"),
    *("cumulative", "indicator", "period_start", "period_end", "speaker", "sentence_start", "sentence_end"),
)


def document_id(name: str) -> str:
    """The id of the document of this path or address; `./a.txt` and `a.txt` are one document."""
    return content_id("document", name if "://" in name else os.path.normpath(name))


def identity(document: Document) -> str:
    """The id that the document is kept under: that of its name, unless it was recognised as another's."""
    return document.identity or document_id(document.name)


def version_id(document: Document, rules_version: str) -> str:
    """The id of this text of this document as these rules read it.

    What the reading depends on beside the text (the date, the speakers and their outlet, the place and time that the
    title and the publisher give, how far hedges reach) makes a version of its own; what else is corrected in them or
    the address does not.
    """
    whole = setting(document.text, document.published, document.title, document.publisher)
    given = (whole.place, whole.period.key if whole.period else None)
    speakers = (part for pair in document.speakers for part in pair)
    margins = () if document.margins == USUAL else document.margins
    reading = (document.published, document.outlet, *given, *speakers, *margins)
    return content_id("version", identity(document), document.sha256, rules_version, *reading)


def claim_id(version: str, claim: Claim) -> str:
    """The id of a claim of a version; a version has one claim of a kind and unit at a place."""
    return content_id("claim", version, claim.kind, claim.start, claim.end, claim.unit)


def claim_keys(document: Document) -> list[str]:
    """A key for each of the document's claims, the same in every version that has the same figure at the same place.

    The place is the claim's sentence, word for word, its offset in it, and which of several at such a place it is, as
    where a text has a sentence twice. Words added or removed elsewhere change no key; a change within the sentence
    changes the keys of its claims.
    """
    home = identity(document)
    seen: Counter[tuple[str, int]] = Counter()
    keys = []
    for claim in document.claims:
        sentence = document.text[claim.sentence_start : claim.sentence_end]
        place = (sentence, claim.start - claim.sentence_start)
        keys.append(content_id("key", home, *place, seen[place]))
        seen[place] += 1
    return keys


def claim_ids(document: Document, version: str) -> list[str]:
    """The ids of the document's claims. Raises StoreError where two of them have one id."""
    ids = [claim_id(version, claim) for claim in document.claims]
    twice = first_repeated(ids)
    if twice is not None:
        claim = document.claims[ids.index(twice)]
        raise StoreError(f"{document.name}: {claim.text} at {claim.start} was extracted twice; report it as a bug")
    return ids


def claim_rows(document: Document, version: str) -> Iterator[Row]:
    """The rows of the document's claims, in the order of the claims."""
    home = identity(document)
    for claim, key in zip(document.claims, claim_keys(document), strict=True):
        yield _claim_row(claim, key, home, version)


def first_repeated(ids: Iterable[str]) -> str | None:
    """The first id that comes a second time."""
    seen = set()
    for one in ids:
        if one in seen:
            return one
        seen.add(one)
    return None


def _claim_row(claim: Claim, key: str, document: str, version: str) -> Row:
    return {
        "id": claim_id(version, claim),
        "key": key,
        "document": document,
        "version": version,
        "kind": str(claim.kind),
        "start": claim.start,
        "stop": claim.end,
        "text": claim.text,
        "low": storable(claim.low, ROUND_HALF_EVEN),
        "high": storable(claim.high, ROUND_HALF_EVEN),
        "lower": storable(claim.lower, ROUND_FLOOR),
        "upper": storable(claim.upper, ROUND_CEILING),
        "step": storable(claim.step, ROUND_HALF_EVEN),
        "hedge": str(claim.hedge),
        "unit": claim.unit,
        "dimension": str(claim.dimension),
        "subject": claim.subject,
        "measure": claim.measure,
        "scope": claim.scope,
        "period": claim.period,
        "period_start": claim.period_start,
        "period_end": claim.period_end,
        "status": str(claim.status),
        "cumulative": claim.cumulative,
        "speaker": claim.speaker,
        "indicator": claim.indicator,
        "sentence_start": claim.sentence_start,
        "sentence_end": claim.sentence_end,
        "rules": list(claim.rules),
    }


def claim_of(row: ClaimRow) -> Claim:
    """The claim that a row holds, its values in the places that the store keeps."""
    same = {field: getattr(row, field) for field in _AS_STORED}
    return Claim(
        **same,
        kind=Kind(row.kind),
        hedge=Hedge(row.hedge),
        dimension=Dimension(row.dimension),
        status=Status(row.status),
        rules=tuple(row.rules),
    )


def storable(value: Decimal | None, rounding: str) -> Decimal | None:
    """The value in the eight decimal places that the tables hold (三分之一 has no end), bounds rounded outwards.

    None for infinity and for what has more than thirty digits before the point, which no document means as a figure.
    """
    if value is None or not value.is_finite() or abs(value) >= LIMIT:
        return None
    return value.quantize(PLACES, rounding=rounding, context=WIDE)
