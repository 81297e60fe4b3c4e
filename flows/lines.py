"""What the terminal shows of claims and findings: a place, a message, and the words with their figures underlined."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from checks.relation import Member, Relation
from claims.figures import Language, reading
from claims.model import Claim, Document, Hedge

CONTEXT = 24
"""Characters of the sentence that are shown before and behind a figure."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Neighbouring figures of one sentence: `members` in text order, all within `start` and `end` of the document."""

    members: tuple[Member, ...]
    start: int
    end: int


def place(name: str, text: str, offset: int) -> str:
    """`name:line:column` of a character of the text, both counted from 1."""
    starts = _line_starts(text)
    line = bisect_right(starts, offset)
    return f"{name}:{line}:{offset - starts[line - 1] + 1}"


@lru_cache(maxsize=4)
def _line_starts(text: str) -> list[int]:
    return [0, *(end.end() for end in re.finditer("\n", text))]


def width(text: str) -> int:
    """The cells that a terminal gives the text: two for a wide character, none for a mark that combines."""
    return sum(map(_cells, text))


def _cells(sign: str) -> int:
    if unicodedata.category(sign) in {"Cf", "Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1


def claim_text(document: Document, claim: Claim) -> str:
    """One line on a claim: its place, its words, what they state and how they are read."""
    hedge = "" if claim.hedge is Hedge.EXACT else f"{claim.hedge.value} "
    read = reading(claim.lower, claim.upper, "en") or "unbounded"
    about = " ".join(filter(None, (claim.scope, claim.subject, claim.measure, claim.period)))
    return (
        f"{place(document.name, document.text, claim.start)}: {claim.text}: {hedge}{read} {claim.unit} {about}".rstrip()
    )


def finding_text(relation: Relation, documents: Mapping[str, Document], language: Language = "en") -> Iterator[str]:
    """The lines on a finding, as a compiler would print them: place, severity, check and message, then the words."""
    words = relation.explanation.zh if language == "zh" else relation.explanation.en
    first, *others = excerpts(relation.members, documents)
    yield f"{_place(relation.members[0], documents)}: {relation.severity.value} {relation.type} {words}"
    yield f"    {relation.formula}"
    yield from _underlined(first, documents)
    for other in others:
        yield f"{_place(other.members[0], documents)}: note {other.members[0].role}"
        yield from _underlined(other, documents)
    if relation.suggestion:
        yield f"    suggestion: {relation.suggestion}"


def excerpts(members: Sequence[Member], documents: Mapping[str, Document]) -> list[Excerpt]:
    """The members grouped into what can be shown on a line, the group of the first member first."""
    groups: list[list[Member]] = []
    for member in sorted(members, key=lambda member: (member.document, member.claim.start)):
        last = groups[-1][-1] if groups else None
        if last is not None and _near(last, member):
            groups[-1].append(member)
        else:
            groups.append([member])
    groups.sort(key=lambda group: members[0] not in group)
    return [_excerpt(group, documents[group[0].document]) for group in groups]


def _place(member: Member, documents: Mapping[str, Document]) -> str:
    return place(member.document, documents[member.document].text, member.claim.start)


def _near(left: Member, right: Member) -> bool:
    same = (left.document, left.claim.sentence_start) == (right.document, right.claim.sentence_start)
    return same and right.claim.start - left.claim.end <= 2 * CONTEXT


def _excerpt(group: Sequence[Member], document: Document) -> Excerpt:
    first, last = group[0].claim, group[-1].claim
    start = max(min(first.sentence_start, first.start), first.start - CONTEXT)
    end = min(max(last.sentence_end, last.end), last.end + CONTEXT)
    words = document.text[start:end]
    start += len(words) - len(words.lstrip()) if words.strip() else 0
    return Excerpt(tuple(group), start, end)


def _underlined(excerpt: Excerpt, documents: Mapping[str, Document]) -> Iterator[str]:
    document = documents[excerpt.members[0].document]
    first, last = excerpt.members[0].claim, excerpt.members[-1].claim
    spans = [(member.claim.start - excerpt.start, member.claim.end - excerpt.start) for member in excerpt.members]
    before = "…" if excerpt.start > first.sentence_start else ""
    after = "…" if excerpt.end < last.sentence_end else ""
    shown = _printable(document.text[excerpt.start : excerpt.end])
    yield f"    {before}{shown.rstrip()}{after}"
    yield f"    {' ' * width(before)}{_carets(shown, spans)}"


def _carets(shown: str, spans: Iterable[tuple[int, int]]) -> str:
    line, done = "", 0
    for start, end in spans:
        line += " " * width(shown[done:start]) + "^" * width(shown[max(start, done) : end])
        done = max(done, end)
    return line


def _printable(text: str) -> str:
    return "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in text)
