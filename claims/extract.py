"""The whole way from text to claims: one pure function, and the steps that it joins."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from claims.assembly import Figure, claim_of, claim_of_cell
from claims.decisions import Decision, decide
from claims.grids import Cell, cells
from claims.model import Claim, Document, Kind
from claims.periods import periods
from claims.quantities import mentions
from claims.sentences import sentences, speakers
from claims.subjects import Subject, subjects_of

RULES_VERSION = "1"
_TITLE = 160
Span = tuple[int, int]


def extract_document(document: Document) -> Document:
    """The document with its claims."""
    return replace(document, claims=tuple(extract(document.text, document.published)))


def extract(text: str, published: date | None = None) -> list[Claim]:
    """Every claim of a text, in order, without overlaps; `text[c.start:c.end] == c.text` for each.

    `published` is the day that 今年, 去年 and the like are counted from. Never raises on any text.
    """
    grid = cells(text)
    decisions = [decision for decision in decide(text, mentions(text)) if not _in_grid(decision, grid)]
    turns = speakers(text)
    turn_starts = [turn.start for turn in turns]
    found: list[Claim] = []
    carried: Subject | None = None
    for span, inside in _by_sentence(text, decisions):
        figures = [
            Figure(decision.mention.quantity, decision.kind, span)
            for decision in inside
            if decision.mention.quantity and decision.kind in (Kind.CLAIM, Kind.STRUCTURE)
        ]
        if not figures:
            continue
        when = periods(text, *span, published)
        dates = [(d.mention.start, d.mention.end) for d in inside if d.kind is Kind.DATE]
        dates = _joined(dates, [(period.at, period.end) for period in when])
        subjects = _scoped(subjects_of(text, span, [(f.quantity, f.kind) for f in figures], dates, carried))
        carried = subjects[-1]
        turn = bisect_right(turn_starts, span[0]) - 1
        speaker = turns[turn].name if turn >= 0 else None
        found.extend(claim_of(text, figure, of, when, speaker) for figure, of in zip(figures, subjects, strict=True))
    found.extend(
        claim_of_cell(text, cell, periods(text, max(0, cell.block - _TITLE), cell.block, published))
        for cell in grid.values()
    )
    return sorted(found, key=lambda claim: claim.start)


def _in_grid(decision: Decision, grid: dict[int, Cell]) -> bool:
    quantity = decision.mention.quantity
    return quantity is not None and (quantity.number_start in grid or quantity.start in grid)


def _by_sentence(text: str, decisions: Sequence[Decision]) -> list[tuple[Span, list[Decision]]]:
    """Decisions grouped by the sentence that they start in, in text order."""
    spans = sentences(text)
    starts = [start for start, _ in spans]

    def sentence(decision: Decision) -> Span:
        return spans[max(0, bisect_right(starts, decision.mention.start) - 1)] if spans else (0, len(text))

    return [(span, list(inside)) for span, inside in groupby(decisions, key=sentence)]


def _joined(first: list[Span], second: list[Span]) -> list[Span]:
    """Spans of both lists in order, overlapping ones as one."""
    joined: list[Span] = []
    for start, end in sorted(first + second):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _scoped(subjects: list[Subject]) -> list[Subject]:
    """Subjects of one sentence, a place named once holding for the figures after it."""
    scope: str | None = None
    scoped = []
    for subject in subjects:
        scope = subject.scope or scope
        scoped.append(subject._replace(scope=scope))
    return scoped
