"""Findings in SARIF 2.1.0, the format of OASIS that code hosts and editors read.

Columns and offsets count Unicode code points; offsets are into the text as decoded, without a byte order mark.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote

from checks import CHECKS, Check
from checks.relation import Member, Relation, Severity
from checks.repair import mended
from checks.waivers import Notice, Waived, Waiver
from claims.figures import Language
from claims.model import Document
from flows.lines import label, message, position, suggested

Sarif = dict[str, object]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.CRITICAL: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
RULES = {check.id: number for number, check in enumerate(CHECKS)}
BRACES = str.maketrans({"{": "{{", "}": "}}"})
"""Braces in a message stand for its arguments, unless they are doubled."""


def log(
    documents: Mapping[str, Document],
    waived: Waived[Relation],
    problems: Sequence[str] = (),
    language: Language = "en",
) -> str:
    """The log of one run: every document that was read, every finding, and what could not be read or applied."""
    indices = {name: number for number, name in enumerate(documents)}
    results = [_result(finding, waiver, documents, indices, language) for finding, waiver in waived.findings]
    driver = {"name": "heshu", "version": version("heshu"), "rules": [_rule(check) for check in CHECKS]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not problems,
                "toolExecutionNotifications": [{"level": "error", "message": _words(words)} for words in problems],
                "toolConfigurationNotifications": [_notification(notice) for notice in waived.notices],
            }
        ],
        "artifacts": [
            {"location": {"uri": _uri(name)}, "encoding": document.encoding, "roles": ["analysisTarget"]}
            for name, document in documents.items()
        ],
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(check: Check) -> Sarif:
    title, _, manual = check.manual.partition("\n\n")
    catches = manual.split("\n\n")[0]
    return {
        "id": check.id,
        "shortDescription": _words(title.partition(": ")[2]),
        "fullDescription": _words(" ".join(catches.split())),
        "help": _words(check.manual),
    }


def _result(
    finding: Relation,
    waiver: Waiver | None,
    documents: Mapping[str, Document],
    indices: Mapping[str, int],
    language: Language,
) -> Sarif:
    first, *others = finding.members
    suggestion = suggested(finding, language)
    advice = [f"{label('suggestion', language).capitalize()}: {suggestion}"] if suggestion else []
    told = [message(finding, language), finding.formula, *advice]
    result: Sarif = {
        "ruleId": finding.type,
        "ruleIndex": RULES[finding.type],
        "level": LEVELS[finding.severity],
        "message": _words("\n".join(told)),
        "locations": [_location(first, documents, indices)],
        "relatedLocations": [
            _location(member, documents, indices) | {"id": number, "message": _words(_role(member))}
            for number, member in enumerate(others, 1)
        ],
        "partialFingerprints": {"heshuFinding/v1": _fingerprint(finding, documents)},
        "suppressions": [_suppression(waiver)] if waiver else [],
    }
    fix = _fix(finding, documents, indices, language)
    return result | {"fixes": [fix]} if fix else result


def _location(member: Member, documents: Mapping[str, Document], indices: Mapping[str, int]) -> Sarif:
    claim, text = member.claim, documents[member.document].text
    return {
        "physicalLocation": {
            "artifactLocation": _artifact(member.document, indices),
            "region": _region(text, claim.start, claim.end),
            "contextRegion": _region(text, min(claim.sentence_start, claim.start), max(claim.sentence_end, claim.end)),
        },
        "message": _words(_role(member)),
    }


def _region(text: str, start: int, end: int) -> Sarif:
    (line, column), (last, behind) = position(text, start), position(text, end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": last,
        "endColumn": behind,
        "charOffset": start,
        "charLength": end - start,
        "snippet": {"text": text[start:end]},
    }


def _fix(
    finding: Relation, documents: Mapping[str, Document], indices: Mapping[str, int], language: Language
) -> Sarif | None:
    member = mended(finding)
    if member is None:
        return None
    region = _region(documents[member.document].text, member.claim.start, member.claim.end)
    replacement = {"deletedRegion": region, "insertedContent": {"text": finding.suggestion}}
    change = {"artifactLocation": _artifact(member.document, indices), "replacements": [replacement]}
    return {"description": _words(suggested(finding, language) or ""), "artifactChanges": [change]}


def _suppression(waiver: Waiver) -> Sarif:
    return {
        "kind": "external",
        "status": "accepted",
        "justification": waiver.reason,
        "location": _written_at(waiver),
    }


def _notification(notice: Notice) -> Sarif:
    return {"level": "warning", "message": _words(notice.message), "locations": [_written_at(notice.waiver)]}


def _written_at(waiver: Waiver) -> Sarif:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(waiver.file)}, "region": {"startLine": waiver.line}}}


def _fingerprint(finding: Relation, documents: Mapping[str, Document]) -> str:
    """What stays the same of a finding while the text around its sentences changes."""
    sentences = dict.fromkeys(
        documents[member.document].text[member.claim.sentence_start : member.claim.sentence_end]
        for member in finding.members
    )
    known = [finding.type, *(f"{member.role} {member.claim.text}" for member in finding.members), *sentences]
    return hashlib.sha256("\n".join(known).encode()).hexdigest()


def _artifact(name: str, indices: Mapping[str, int]) -> Sarif:
    return {"uri": _uri(name), "index": indices[name]}


def _uri(name: str) -> str:
    """An address as it is, an absolute path as a file's, a relative one relative to where the program was started."""
    path = Path(name)
    if "://" in name:
        return name
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _role(member: Member) -> str:
    return f"{member.role} {member.claim.text}"


def _words(text: str) -> Sarif:
    return {"text": text.translate(BRACES)}
