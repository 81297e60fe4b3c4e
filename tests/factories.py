"""Documents, claims and relations made by hand, with the smallest number of words."""

import hashlib
import re
import uuid
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from claims.model import Claim, Dimension, Document, Hedge, Kind
from claims.store import claim_id, document_id, version_id
from claims.tables import RelationMember, RelationRow, WaiverRow, content_id

SENTENCE = re.compile(r"[^。\n]*[。\n]?")
WRONG = "全市举办讲座763余场。\n"
ALSO_WRONG = "全县举办展览485余场。\n"
ENTRY = """[[waiver]]
document = "a.txt"
check = "hedge"
figures = ["763余场"]
reason = "quoted as it was said"
"""
"""The waiver of what is wrong with `WRONG` in a file a.txt."""


def claim(text: str, figure: str, value: int | str | None = None, occurrence: int = 0, **fields: object) -> Claim:
    """The figure where it stands in the text for the `occurrence`th time, exact and in its own sentence."""
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(figure, start + 1)
    sentence = next(match for match in SENTENCE.finditer(text) if match.start() <= start < match.end())
    digits = re.search(r"\d+(\.\d+)?", figure)
    stated = Decimal(str(value)) if value is not None else Decimal(digits.group()) if digits else None
    known: dict[str, object] = {
        "kind": Kind.CLAIM,
        "start": start,
        "end": start + len(figure),
        "text": figure,
        "low": stated,
        "high": stated,
        "lower": stated,
        "upper": stated,
        "hedge": Hedge.EXACT,
        "unit": figure.lstrip("0123456789.") or "个",
        "dimension": Dimension.COUNT,
        "sentence_start": sentence.start(),
        "sentence_end": sentence.end(),
    }
    return Claim(**(known | fields))  # type: ignore[arg-type]


def document(
    text: str,
    claims: Sequence[Claim] = (),
    name: str = "report.txt",
    published: date | None = date(2024, 10, 28),
    **fields: object,
) -> Document:
    """A document of this text with these claims."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(name=name, text=text, sha256=digest, published=published, claims=tuple(claims), **fields)  # type: ignore[arg-type]


def waiver(of: RelationRow, home: Document, reason: str | None = "照录原话", until: date | None = None) -> WaiverRow:
    """A waiver written beside `home` that lets the relation stand."""
    return WaiverRow(
        id=uuid.uuid4().hex,
        relation=of.id,
        document=document_id(home.name),
        reason=reason,
        place="heshu.waivers.toml:3",
        until=until,
    )


def relation(
    home: Document,
    *members: tuple[Document, Claim],
    rules: str = "1",
    kind: str = "agree",
    verdict: str = "consistent",
    severity: str = "info",
) -> tuple[RelationRow, list[RelationMember]]:
    """A judged relation kept with `home`, over the given claims of the given documents."""
    version = version_id(home, rules)
    ids = [claim_id(version_id(owner, rules), member) for owner, member in members]
    identity = content_id(version, kind, *ids, *("part" for _ in ids))
    row = RelationRow(
        id=identity,
        version=version,
        type=kind,
        verdict=verdict,
        severity=severity,
        formula="1 = 1",
        explanation_zh="相符。",
        explanation_en="They agree.",
    )
    rows = [
        RelationMember(id=content_id(identity, position), relation=identity, claim=id_, position=position, role="part")
        for position, id_ in enumerate(ids)
    ]
    return row, rows
