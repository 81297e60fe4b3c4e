"""The whole way from text to claims: one pure function, and the steps that it joins."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from claims.decisions import Decision, decide
from claims.grids import Cell, cell_value, cells
from claims.indicators import indicator
from claims.model import Claim, Dimension, Document, Hedge, Kind
from claims.periods import Period, periods
from claims.quantities import Quantity, mentions
from claims.reading import bounds
from claims.sentences import sentences, speakers
from claims.statuses import status
from claims.subjects import Subject, subjects_of
from claims.units import implied

RULES_VERSION = "1"
_CLAUSE = re.compile(r"[，,。；;：:\n]")


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity that was decided to be a claim, in its sentence."""

    quantity: Quantity
    kind: Kind
    sentence: tuple[int, int]


def extract_document(document: Document) -> Document:
    """The document with its claims."""
    return replace(document, claims=tuple(extract(document.text, document.published)))


def extract(text: str, published: date | None = None) -> list[Claim]:
    """Every claim of a text, in order, without overlaps; `text[c.start:c.end] == c.text` for each.

    `published` is the day that 今年, 去年 and the like are counted from. Never raises on any text.
    """
    grid = cells(text)
    decisions = [d for d in decide(text, mentions(text)) if not _in_grid(d, grid)]
    spans = sentences(text)
    starts = [start for start, _ in spans]
    turns = speakers(text)
    turn_starts = [turn.start for turn in turns]
    found: list[Claim] = []
    carried: Subject | None = None
    for (start, end), inside in _by_sentence(decisions, spans, starts):
        figures = [Figure(d.mention.quantity, d.kind, (start, end)) for d in inside
                   if d.mention.quantity and d.kind in (Kind.CLAIM, Kind.STRUCTURE)]  # fmt: skip
        if not figures:
            continue
        dates = [(d.mention.start, d.mention.end) for d in inside if d.kind is Kind.DATE]
        when = periods(text, start, end, published)
        dates = _joined(dates, [(p.at, p.end) for p in when])
        subjects = subjects_of(text, (start, end), [(f.quantity, f.kind) for f in figures], dates, carried)
        carried = subjects[-1]
        turn = bisect_right(turn_starts, start) - 1
        speaker = turns[turn].name if turn >= 0 else None
        scope: str | None = None
        for figure, subject in zip(figures, subjects, strict=True):
            scope = subject.scope or scope
            found.append(_claim(text, figure, replace(subject, scope=scope), when, speaker))
    found.extend(_cell_claim(text, cell, published) for cell in grid.values())
    return sorted(found, key=lambda claim: claim.start)


def _joined(first: list[tuple[int, int]], second: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of both lists in order, overlapping ones as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(first + second):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _in_grid(decision: Decision, grid: dict[int, Cell]) -> bool:
    quantity = decision.mention.quantity
    return quantity is not None and (quantity.number_start in grid or quantity.start in grid)


def _by_sentence(
    decisions: Sequence[Decision], spans: list[tuple[int, int]], starts: list[int]
) -> list[tuple[tuple[int, int], list[Decision]]]:
    grouped: list[tuple[tuple[int, int], list[Decision]]] = []
    for decision in decisions:
        span = spans[max(0, bisect_right(starts, decision.mention.start) - 1)] if spans else (0, 0)
        if not grouped or grouped[-1][0] != span:
            grouped.append((span, []))
        grouped[-1][1].append(decision)
    return grouped


def _claim(text: str, figure: Figure, subject: Subject, when: list[Period], speaker: str | None) -> Claim:
    quantity = figure.quantity
    clause_start = _clause_start(text, figure.sentence[0], quantity.start)
    unit, dimension = implied(quantity, subject.subject or "", text)
    low, high = (quantity.low * subject.sign, quantity.high * subject.sign)
    low, high = min(low, high), max(low, high)
    vague = quantity.hedge is Hedge.VAGUE and "numeral:digits" not in quantity.rules
    lower, upper = bounds(quantity.reading, low, high, quantity.step, quantity.place, dimension)
    low_stated: Decimal | None = low
    high_stated: Decimal | None = high
    hedge = quantity.hedge
    if "numeral:digits" in quantity.rules:
        low_stated, high_stated, hedge = _digits(quantity, text, low)
        lower, upper = low, high
        if hedge is Hedge.VAGUE:
            unit, dimension = "%", Dimension.PERCENT
    if vague:
        low_stated = high_stated = None
    period = _period(when, quantity, figure.sentence[0])
    measure = subject.measure
    return Claim(
        kind=figure.kind, start=quantity.start, end=quantity.end, text=text[quantity.start : quantity.end],
        low=low_stated, high=high_stated, hedge=hedge, unit=unit, dimension=dimension, subject=subject.subject,
        measure=measure, scope=subject.scope, period=period.text if period else None,
        status=status(text, figure.sentence[0], quantity.start), cumulative=_cumulative(text[clause_start : quantity.end]),
        lower=lower, upper=upper, step=quantity.place if quantity.reading == "over" else quantity.step,
        indicator=indicator(subject.subject, measure, dimension, subject.scope, _resolved(period)),
        period_start=period.start_day if period else None, period_end=period.end_day if period else None,
        speaker=speaker, sentence_start=figure.sentence[0], sentence_end=figure.sentence[1],
        rules=(*quantity.rules, f"reading:{quantity.reading}", f"subject:{subject.rule}"),
    )  # fmt: skip


def _digits(quantity: Quantity, text: str, low: Decimal) -> tuple[Decimal | None, Decimal | None, Hedge]:
    """两位数增长 is vague; 突破两位数 is above ten."""
    if quantity.reading in ("more", "at_least"):
        return low, low, Hedge.ABOVE
    return None, None, Hedge.VAGUE


def _resolved(period: Period | None) -> str:
    if period is None:
        return ""
    return f"{period.start_day or ''}/{period.end_day or ''}" if period.end_day else period.text


def _clause_start(text: str, start: int, position: int) -> int:
    last = start
    for mark in _CLAUSE.finditer(text, start, position):
        last = mark.end()
    return last


def _period(when: list[Period], quantity: Quantity, start: int) -> Period | None:
    before = [p for p in when if start <= p.at and p.end <= quantity.start]
    return before[-1] if before else None


def _cumulative(clause: str) -> bool:
    return bool(_CUMULATIVE.search(clause))


_CUMULATIVE = re.compile(
    r"累计|累計|(?<![公一])共(?![同享建产青和识治性鸣生赢创用公计融])|共计|共有|总(?:计|共)|先后|合计|一共|總計|總共|合計"
)


def _cell_claim(text: str, cell: Cell, published: date | None) -> Claim:
    value, step = cell_value(text, cell)
    lower, upper = bounds("exact", value, value, step, step, cell.dimension)
    measure = "增长率" if cell.growth else "占比" if cell.share else cell.heading or None
    start = text.rfind("\n", 0, cell.start) + 1
    end = text.find("\n", cell.end)
    return Claim(
        kind=Kind.CLAIM, start=cell.start, end=cell.end, text=text[cell.start : cell.end], low=value, high=value,
        hedge=Hedge.EXACT, unit=cell.unit, dimension=cell.dimension, subject=cell.label, measure=measure, lower=lower,
        upper=upper, step=step, indicator=indicator(cell.label, measure, cell.dimension, None, ""),
        sentence_start=start, sentence_end=end if end >= 0 else len(text), rules=("grid", "reading:exact"),
    )  # fmt: skip
