"""The JSON that `extract` and `check` print: one object a line, every number exactly as it is known."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal

from checks.relation import Member, Relation, Verdict
from checks.repair import mended
from claims.model import Claim, Document

# JSON lets these stand in a string, but readers that split text into lines would tear the object at them.
LINE_ENDS = {ord(mark): f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"}

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | Decimal | bool | None


def claim_line(document: Document, claim: Claim) -> str:
    """A claim as a line: `low` to `step` are JSON numbers in the base unit, dates are ISO 8601, unknowns null."""
    return dumps(
        {
            "document": document.name,
            "kind": claim.kind.value,
            "start": claim.start,
            "end": claim.end,
            "text": claim.text,
            "low": claim.low,
            "high": claim.high,
            "hedge": claim.hedge.value,
            "unit": claim.unit,
            "dimension": claim.dimension.value,
            "subject": claim.subject,
            "measure": claim.measure,
            "scope": claim.scope,
            "period": claim.period,
            "status": claim.status.value,
            "cumulative": claim.cumulative,
            "lower": claim.lower,
            "upper": claim.upper,
            "step": claim.step,
            "indicator": claim.indicator,
            "period_start": claim.period_start.isoformat() if claim.period_start else None,
            "period_end": claim.period_end.isoformat() if claim.period_end else None,
            "speaker": claim.speaker,
            "sentence": document.text[claim.sentence_start : claim.sentence_end],
            "rules": claim.rules,
        }
    )


def relation_line(relation: Relation) -> str:
    """A relation as a line; `document` is that of its first claim, a claim names its own only where it is another.

    `suggestion_for` is the claim that the suggestion is to be written for, null where that can't be told of one alone.
    """
    home = relation.members[0].document
    verdict = relation.verdict
    one = mended(relation)
    return dumps(
        {
            "document": home,
            "type": relation.type,
            "verdict": verdict.value,
            "severity": relation.severity.value,
            "formula": relation.formula,
            "explanation": relation.explanation.zh,
            "explanation_en": relation.explanation.en,
            "suggestion": relation.suggestion,
            "suggestion_for": _member(one, home) if one else None,
            "waiver": relation.waiver,
            "claims": [_member(member, home) for member in relation.members],
        }
    )


def is_finding(relation: Relation) -> bool:
    """Whether a person has something to look at."""
    return relation.verdict is not Verdict.CONSISTENT


def dumps(value: Json) -> str:
    """JSON of one line. Decimals are written digit for digit, without exponent or trailing zeros; infinity is null."""
    match value:
        case Decimal():
            return _number(value)
        case Mapping():
            return "{" + ", ".join(f"{dumps(key)}: {dumps(item)}" for key, item in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(dumps(item) for item in value) + "]"
        case _:
            return json.dumps(value, ensure_ascii=False).translate(LINE_ENDS)


def _number(value: Decimal) -> str:
    if not value.is_finite():
        return "null"
    digits = f"{value:f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return "0" if digits == "-0" else digits


def _member(member: Member, home: str) -> dict[str, Json]:
    claim = member.claim
    place: dict[str, Json] = {"start": claim.start, "end": claim.end, "text": claim.text, "role": member.role}
    return place if member.document == home else place | {"document": member.document}
