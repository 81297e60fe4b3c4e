"""Relations as judged, to the rows that the store keeps them in."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checks.relation import SEVERITY, Relation, Verdict
from checks.repair import mended
from checks.waivers import Waiver
from claims.store import claim_id
from claims.tables import RelationMember, RelationRow, WaiverRow, content_id

JudgedRelation = tuple[RelationRow, Sequence[RelationMember]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A relation and the verdict that it was given."""

    relation: Relation
    verdict: Verdict


def rows_by_document(
    versions: Mapping[str, str], fresh: Iterable[str], judged: Iterable[Judged]
) -> dict[str, list[JudgedRelation]]:
    """The rows to store with each document named in `fresh`, without doubles; `versions` are the ids by name.

    A relation goes with the last of its documents that is fresh; one among documents that are all stored already is
    stored already, and left out.
    """
    order = {name: position for position, name in enumerate(fresh)}
    found: dict[str, dict[str, JudgedRelation]] = {name: {} for name in order}
    for each in judged:
        homes = [member.document for member in each.relation.members if member.document in order]
        if homes:
            home = max(homes, key=order.__getitem__)
            row, members = _rows(each, versions[home], versions)
            found[home].setdefault(row.id, (row, members))
    return {name: list(rows.values()) for name, rows in found.items()}


def rows_elsewhere(versions: Mapping[str, str], fresh: Iterable[str], judged: Iterable[Judged]) -> list[JudgedRelation]:
    """The rows of relations none of whose documents is fresh, each with the version of its first, without doubles."""
    new = set(fresh)
    found: dict[str, JudgedRelation] = {}
    for each in judged:
        members = [member.document for member in each.relation.members]
        if new.isdisjoint(members):
            row, parts = _rows(each, versions[members[0]], versions)
            found.setdefault(row.id, (row, parts))
    return list(found.values())


def waiver_row(relation: str, waiver: Waiver, document: str) -> WaiverRow:
    """The row that lets a stored relation stand; `document` is the id of the waiver's own."""
    return WaiverRow(
        id=uuid.uuid4().hex,
        relation=relation,
        document=document,
        reason=waiver.reason,
        place=f"{waiver.file}:{waiver.line}",
        until=waiver.until,
    )


def _rows(judged: Judged, version: str, versions: Mapping[str, str]) -> JudgedRelation:
    relation = judged.relation
    claims = [claim_id(versions[member.document], member.claim) for member in relation.members]
    roles = [member.role for member in relation.members]
    evidence = [relation.evidence] if relation.evidence else []
    one = mended(relation)
    identity = content_id(version, relation.type, *claims, *roles, *evidence)
    row = RelationRow(
        id=identity,
        version=version,
        type=relation.type,
        verdict=judged.verdict.value,
        severity=SEVERITY[judged.verdict].value,
        formula=relation.formula,
        explanation_zh=relation.explanation.zh,
        explanation_en=relation.explanation.en,
        suggestion=relation.suggestion,
        suggestion_for=claim_id(versions[one.document], one.claim) if one else None,
        waiver=relation.waiver,
    )
    members = [
        RelationMember(id=content_id(identity, position), relation=identity, claim=claim, position=position, role=role)
        for position, (claim, role) in enumerate(zip(claims, roles, strict=True))
    ]
    return row, members
