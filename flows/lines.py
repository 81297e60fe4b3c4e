"""What the terminal shows of claims and findings: a place, a message, and the words with their figures underlined."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from checks.relation import Member, Relation
from checks.repair import mended
from checks.waivers import Waiver
from claims.figures import Language, reading
from claims.model import Claim, Document, Hedge

CONTEXT = 24
"""Characters of the sentence that are shown before and behind a figure."""

LEFT_OUT = 4
"""Characters between two figures from which they are left out; fewer are not worth the mark."""

WIDTH = 120
"""Cells of a line that is not shown on a terminal."""

NUMERAL, NUMERAL_END = re.compile(r"\A[\d.．]+"), re.compile(r"[\d.．]+\Z")
"""Digits at the start and at the end of a stretch, which is never cut within a number."""

CHINESE = {
    "critical": "矛盾",
    "warning": "待人工核对",
    "waived": "已豁免",
    "suggestion": "建议",
    "note": "另见",
    "reason": "理由",
}
"""The labels of lines, by their English words."""

INDENT = "    "
ELLIPSIS = "…"
UNSHOWN = frozenset("\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
"""Marks beside control characters that would break the line or turn its direction."""

Paint = Callable[[str, str], str]
"""Gives some words the colour of a style: `place`, `note`, `caret`, `waived`, or a severity."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of a sentence as it is shown, `marked` where it is a figure concerned."""

    text: str
    marked: bool = False


def plain(words: str, _style: str) -> str:
    """The words as they are, without a colour."""
    return words


def place(name: str, text: str, offset: int) -> str:
    """`name:line:column` of a character of the text, both counted from 1."""
    line, column = position(text, offset)
    return f"{name}:{line}:{column}"


def position(text: str, offset: int) -> tuple[int, int]:
    """The line and the column of a character of the text, both counted from 1; columns in code points."""
    starts = _line_starts(text)
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


@lru_cache(maxsize=4)
def _line_starts(text: str) -> list[int]:
    return [0, *(end.end() for end in re.finditer("\n", text))]


def width(text: str) -> int:
    """The cells that a terminal gives the text: two for a wide character, none for a mark that combines.

    Characters of ambiguous width (“”, ×, …) count one, as terminals show them unless told otherwise.
    """
    return sum(map(_cells, text))


def _cells(sign: str) -> int:
    if sign == "\u00ad":
        return 1
    if unicodedata.category(sign) in {"Cf", "Mn", "Me"} or "\u1160" <= sign <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1


def claim_text(document: Document, claim: Claim) -> str:
    """One line on a claim: its place, its words, what they state and how they are read."""
    hedge = "" if claim.hedge is Hedge.EXACT else f"{claim.hedge.value} "
    read = reading(claim.lower, claim.upper, claim.unit) or "unbounded"
    about = " ".join(filter(None, (claim.scope, claim.subject, claim.measure, claim.period)))
    return f"{place(document.name, document.text, claim.start)}: {claim.text}: {hedge}{read} {about}".rstrip()


def message(relation: Relation, language: Language) -> str:
    """What is wrong, in one sentence or two, on one line."""
    return printable(relation.explanation.zh if language == "zh" else relation.explanation.en)


def label(word: str, language: Language) -> str:
    """The word that a line begins with, or that stands behind its place."""
    return CHINESE[word] if language == "zh" else word


def suggested(relation: Relation, language: Language) -> str | None:
    """The suggestion in words: what to write, and for which figure where that can be told."""
    if relation.suggestion is None:
        return None
    member = mended(relation)
    if language == "zh":
        return printable(f"{member.claim.text if member else ''}改为{relation.suggestion}")
    return printable(f"write {relation.suggestion}" + (f" for {member.claim.text}" if member else ""))


def finding_text(
    relation: Relation,
    documents: Mapping[str, Document],
    language: Language = "en",
    *,
    cells: int = WIDTH,
    paint: Paint = plain,
) -> Iterator[str]:
    """The lines on a finding, as a compiler would print them.

    The place with severity, check and message; the formula; the suggestion; then the words around the figures on the
    line of the first, a caret under each cell of them, and a note for those on each other line. No line of words is
    wider than `cells`.
    """
    yield _head(relation, relation.severity.value, documents, language, paint)
    yield f"{INDENT}{printable(relation.formula)}"
    suggestion = suggested(relation, language)
    if suggestion is not None:
        yield f"{INDENT}{paint(label('suggestion', language), 'note')}: {suggestion}"
    first, *others = by_line(relation.members, documents)
    yield from _underlined(first, documents, cells, paint)
    for other in others:
        roles = ["" if language == "zh" else f"{member.role} " for member in other]
        told = ", ".join(f"{role}{printable(member.claim.text)}" for role, member in zip(roles, other, strict=True))
        where = paint(f"{_place(other[0], documents)}:", "place")
        yield f"{where} {paint(label('note', language), 'note')}: {told}"
        yield from _underlined(other, documents, cells, paint)


def waived_text(
    relation: Relation,
    waiver: Waiver,
    documents: Mapping[str, Document],
    language: Language = "en",
    *,
    paint: Paint = plain,
) -> Iterator[str]:
    """The lines on a finding that is let stand: its place and message, then the reason and where it was given."""
    yield _head(relation, "waived", documents, language, paint)
    yield f"{INDENT}{label('reason', language)}: {printable(waiver.reason)} ({waiver.file}:{waiver.line})"


def by_line(members: Sequence[Member], documents: Mapping[str, Document]) -> list[list[Member]]:
    """The members of each line of text together in its order, each figure once; the line of the first member first."""

    def line(member: Member) -> tuple[str, int]:
        return member.document, position(documents[member.document].text, member.claim.start)[0]

    once = {(member.document, member.claim.start, member.claim.end): member for member in reversed(members)}
    groups = [list(group) for _, group in groupby(map(once.__getitem__, sorted(once)), key=line)]
    return sorted(groups, key=lambda group: line(group[0]) != line(members[0]))


def printable(text: str) -> str:
    """The text on one line, each character that would break or steer a terminal's line replaced by a blank."""
    return "".join(" " if sign in UNSHOWN or unicodedata.category(sign) in {"Cc", "Cs"} else sign for sign in text)


def _head(
    relation: Relation, standing: str, documents: Mapping[str, Document], language: Language, paint: Paint
) -> str:
    where = paint(f"{_place(relation.members[0], documents)}:", "place")
    return f"{where} {paint(label(standing, language), standing)} {relation.type} {message(relation, language)}"


def _place(member: Member, documents: Mapping[str, Document]) -> str:
    return place(printable(member.document), documents[member.document].text, member.claim.start)


def _underlined(
    members: Sequence[Member], documents: Mapping[str, Document], cells: int, paint: Paint
) -> Iterator[str]:
    cuts = _cuts([member.claim for member in members], documents[members[0].document].text)
    rows = list(_rows(cuts, cells - len(INDENT) - 1))
    while not any(cut.marked for cut in rows[-1]):
        rows.pop()
        rows[-1] = [*rows[-1], Cut(ELLIPSIS)]
    for row in rows:
        yield f"{INDENT}{''.join(cut.text for cut in row).rstrip()}"
        carets = _carets(row, paint)
        if carets:
            yield f"{INDENT}{carets}"


def _cuts(claims: Sequence[Claim], text: str) -> list[Cut]:
    """The figures with the words around them, and marks where words of their sentences or between them are left out."""
    cuts: list[Cut] = []
    for start, end, held in _windows(claims, text):
        if cuts or text[held[0].sentence_start : start].strip():
            cuts.append(Cut(ELLIPSIS))
        for claim in held:
            cuts += (
                Cut(printable(text[start : claim.start])),
                Cut(printable(text[max(start, claim.start) : claim.end]), True),
            )
            start = max(start, claim.end)
        cuts.append(Cut(printable(text[start:end])))
        if held[-1] is claims[-1] and text[end : held[-1].sentence_end].strip():
            cuts.append(Cut(ELLIPSIS))
    return cuts


def _windows(claims: Sequence[Claim], text: str) -> list[tuple[int, int, list[Claim]]]:
    """Start and end of the stretches of text to show with the claims in each; stretches that nearly touch are one."""
    windows: list[tuple[int, int, list[Claim]]] = []
    for claim in claims:
        start = max(min(claim.sentence_start, claim.start), claim.start - CONTEXT)
        end = min(max(claim.sentence_end, claim.end), claim.end + CONTEXT)
        before, after = text[start : claim.start], text[claim.end : end]
        if start > claim.sentence_start and NUMERAL_END.search(text[start - 1]):
            before = NUMERAL.sub("", before, count=1)
        if end < claim.sentence_end and NUMERAL.match(text[end]):
            after = NUMERAL_END.sub("", after)
        start, end = claim.start - len(before.lstrip()), claim.end + len(after.rstrip())
        if windows and start - windows[-1][1] <= LEFT_OUT:
            first, last, held = windows.pop()
            windows.append((first, max(last, end), [*held, claim]))
        else:
            windows.append((start, end, [claim]))
    return windows


def _rows(cuts: Iterable[Cut], cells: int) -> Iterator[list[Cut]]:
    """The cuts in rows of at most so many cells; a figure is parted only where it is wider than a row."""
    row: list[Cut] = []
    room = cells
    for cut in cuts:
        for text in [cut.text] if cut.marked and width(cut.text) <= cells else cut.text:
            if width(text) > room and row:
                yield row
                row, room = [], cells
            row.append(Cut(text, cut.marked))
            room -= width(text)
    yield row


def _carets(row: Iterable[Cut], paint: Paint) -> str:
    runs = [(marked, sum(width(cut.text) for cut in held)) for marked, held in groupby(row, key=lambda cut: cut.marked)]
    if runs and not runs[-1][0]:
        runs.pop()
    return "".join(paint("^" * cells, "caret") if marked else " " * cells for marked, cells in runs)
