"""One slice of a text, whole lines of it, made into claims with what the lines before hand on."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from claims.assembly import Figure, claim_of, claim_of_cell
from claims.carried import last_era
from claims.days import Frame, last_years
from claims.decisions import Decision, decide
from claims.frames import Setting
from claims.grids import Cell, table_follows
from claims.headings import UNNUMBERED, Heading, heading, lines, under
from claims.layouts import YEAR
from claims.model import Claim, Kind
from claims.periods import Period, period_at, periods
from claims.quantities import mentions
from claims.scopes import Mark, marks
from claims.sentences import sentences
from claims.speakers import Speaker
from claims.subjects import Subject, subjects_of
from claims.surroundings import NO_LEAD, Given, Lead, about, given, own_scopes

_TITLE = 160
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Whole:
    """What holds for the whole document: its setting, and where each speaker begins."""

    setting: Setting
    turns: tuple[Speaker, ...] = ()

    def speaker(self, position: int) -> str | None:
        """Who speaks at a position; None outside a transcript."""
        turn = bisect_right(self.turns, position, key=lambda turn: turn.start) - 1
        return self.turns[turn].name if turn >= 0 else None


@dataclass(frozen=True, slots=True)
class Past:
    """What the lines before hand on: the headings above, the subject and the era (“十四五”时期) spoken of last."""

    headings: tuple[Heading, ...] = ()
    carried: Subject | None = None
    era: str = ""


@dataclass(frozen=True, slots=True)
class Slice:
    """A stretch of whole lines as `text`; `offset` is where it starts in the document. No figure spans two lines."""

    text: str
    offset: int
    whole: Whole


def read(text: str, span: Span, grid: Sequence[Cell], whole: Whole, past: Past) -> tuple[list[Claim], Past]:
    """The claims of the lines from `span[0]` to `span[1]` in order, and what they hand on."""
    offset = span[0]
    part = Slice(text[slice(*span)], offset, whole)
    tabled = {cell.start - offset for cell in grid}
    waiting = _by_sentence(part.text, _decided(part.text, tabled))
    cells = iter(grid)
    cell, group = next(cells, None), next(waiting, None)
    found: list[Claim] = []
    for line in lines(part.text, 0, len(part.text)):
        groups = []
        while group is not None and group[0][0] < line[1]:
            groups.append(group)
            group = next(waiting, None)
        claims, past = _line(part, line, groups, past)
        if named := last_era(part.text, *line):
            past = replace(past, era=named)
        row = []
        while cell is not None and cell.start - offset < line[1]:
            row.append(_cell(text, cell, given(past.headings, whole.setting)))
            cell = next(cells, None)
        found += sorted([*claims, *row], key=_start) if row else claims
        head = heading(part.text, *line, whole.setting.frame)
        if head and (head.level < UNNUMBERED or _heads(text, line[0] + offset, line[1] + offset, whole)):
            past = replace(past, headings=under(past.headings, head))
    return found, past


def _heads(text: str, start: int, end: int, whole: Whole) -> bool:
    """Whether a line without a number heads what follows: not the title, and not that of a table alone."""
    return start >= whole.setting.body and not table_follows(text, end)


def _start(claim: Claim) -> int:
    return claim.start


def _decided(text: str, tabled: set[int]) -> list[Decision]:
    return [decision for decision in decide(text, mentions(text)) if not _in_grid(decision, tabled)]


def _in_grid(decision: Decision, tabled: set[int]) -> bool:
    quantity = decision.mention.quantity
    return quantity is not None and (quantity.number_start in tabled or quantity.start in tabled)


def _by_sentence(text: str, decisions: Sequence[Decision]) -> Iterator[tuple[Span, list[Decision]]]:
    """Decisions grouped by the sentence that they start in, in text order."""
    spans = sentences(text)
    starts = [start for start, _ in spans]

    def sentence(decision: Decision) -> Span:
        return spans[max(0, bisect_right(starts, decision.mention.start) - 1)] if spans else (0, len(text))

    return ((span, list(inside)) for span, inside in groupby(decisions, key=sentence))


def _line(
    part: Slice, line: Span, groups: Sequence[tuple[Span, list[Decision]]], past: Past
) -> tuple[list[Claim], Past]:
    """The claims of one line and the subject that it hands on."""
    found: list[Claim] = []
    lead, seen = NO_LEAD, line[0]
    around = given(past.headings, part.whole.setting)
    for span, decisions in groups:
        for stretch in sentences(part.text, seen, span[0]):
            when = periods(part.text, *stretch, around.frame(lead))
            lead = lead.after(marks(part.text, stretch, when), when, around, stretch[0])
        when = _times(part.text, span, decisions, around.frame(lead))
        named = marks(part.text, span, when)
        claims, past = _sentence(part, Sentence(span, decisions, when, named), lead, around, past)
        found += claims
        lead = lead.after(named, when, around, span[0])
        seen = max(seen, span[1])
    return found, past


def _times(text: str, span: Span, decisions: Sequence[Decision], frame: Frame) -> list[Period]:
    """The periods that a sentence names, lengths of time that stand for one among them (五年新增…)."""
    found = periods(text, *span, frame)
    taken = {period.at for period in found}
    for decision in decisions:
        mention = decision.mention
        if decision.rule == "period of years" and mention.quantity and mention.start not in taken:
            if text[mention.quantity.end : mention.quantity.end + 1] in tuple("前后後同之以"):
                continue
            first, last = last_years(int(mention.quantity.low), frame)
            words = text[mention.start : mention.quantity.end]
            found.append(Period(mention.start, mention.quantity.end, words, first, last))
    return sorted(found, key=_at)


def _at(period: Period) -> int:
    return period.at


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what was decided of its numbers, the periods and the places that it names."""

    span: Span
    decisions: Sequence[Decision]
    when: Sequence[Period]
    named: Sequence[Mark]


def _sentence(part: Slice, sentence: Sentence, lead: Lead, around: Given, past: Past) -> tuple[list[Claim], Past]:
    """The claims of one sentence and the subject that it hands on."""
    text, span, when = part.text, sentence.span, sentence.when
    figures = [
        Figure(decision.mention.quantity, decision.kind, span)
        for decision in sentence.decisions
        if decision.mention.quantity and decision.kind in (Kind.CLAIM, Kind.STRUCTURE)
    ]
    if not figures:
        return [], past
    dates = [(d.mention.start, d.mention.end) for d in sentence.decisions if d.kind is Kind.DATE]
    dates = _joined(dates, [(period.at, period.end) for period in when])
    subjects = subjects_of(text, span, [(f.quantity, f.kind) for f in figures], dates, past.carried, past.era)
    starts = [figure.quantity.start for figure in figures]
    own = own_scopes(text[slice(*span)], sentence.named, list(zip(starts, subjects, strict=True)))
    speaker = part.whole.speaker(span[0] + part.offset)
    claims = []
    for figure, subject, (scope, kind) in zip(figures, subjects, own, strict=True):
        period = period_at(when, figure.quantity.start)
        found = about(scope, period, lead, None if figure.kind is Kind.STRUCTURE else around)
        claims.append(claim_of(text, part.offset, figure, subject, replace(found, kind=kind, speaker=speaker)))
    handed = subjects[-1]._replace(scope=own[-1][0])
    return claims, replace(past, carried=past.carried if handed.rule == "era" else handed)


def _joined(first: list[Span], second: list[Span]) -> list[Span]:
    """Spans of both lists in order, overlapping ones as one."""
    joined: list[Span] = []
    for start, end in sorted(first + second):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _cell(text: str, cell: Cell, around: Given) -> Claim:
    """The claim of a cell of a table, whose head, row or title may name its time."""
    frame = around.frame(NO_LEAD)
    own = _year_of_head(text, cell.time, frame) if cell.time else None
    titled = [p for p in periods(text, max(0, cell.block - _TITLE), cell.block, frame) if not p.aside]
    return claim_of_cell(text, cell, about(None, own or (titled[-1] if titled else None), NO_LEAD, around))


def _year_of_head(text: str, span: Span, frame: Frame) -> Period | None:
    """The time that the head of a column or the label of a row names, a bare year too (2022)."""
    bare = YEAR.search(text, *span)
    if bare and not text.startswith("年", bare.end()):
        year = int(bare.group())
        return Period(*bare.span(), bare.group(), date(year, 1, 1), date(year, 12, 31))
    return next(iter(periods(text, *span, frame)), None)
