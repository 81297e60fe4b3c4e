"""One figure with everything found around it, made into a claim."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache
from sys import intern

from claims.contexts import Subject
from claims.grids import Cell, cell_value
from claims.indicators import indicator
from claims.model import (
    CLAIM,
    COUNT,
    DURATION,
    EXACT,
    MONEY,
    PERCENT,
    PERSON,
    STRUCTURE,
    USUAL,
    VAGUE,
    Claim,
    Dimension,
    Hedge,
    Kind,
    Margins,
    record,
)
from claims.periods import Period
from claims.quantities import Quantity
from claims.reading import bounds
from claims.statuses import Told, cumulative, status
from claims.units import implied

Stated = tuple[Decimal | None, Decimal | None]
_LED = 10
_LASTED = re.compile(
    r"(?:(?:连|連|持)[续續]?[^，,。；;]{0,4}(?:[降跌减減少落低]|下滑)|[累累]?跌|下滑|走低|[贬貶]值)了?(?:[近约約超逾]|超[过過])?\Z"
)
_RAN = re.compile(
    r"[连連][续續]?[^，,。；;]{0,4}(?:[增升涨漲降跌减減]|增[长長加]|[上回][升涨漲]|下[降跌滑]|回落|[减減]少)了?(?:[近约約超逾]|超[过過])?\Z"
)
_COUNTED, _CHANGES = frozenset((PERSON, COUNT)), frozenset(("增减额", "增长率"))
_NO_RATES = frozenset((PERSON, Dimension.PERSON_TIME, MONEY, COUNT, Dimension.AREA))


@record
class About:
    """The place and the time of a figure as far as the text gives them, and who speaks.

    `scope` is the place as written nearest to the figure, `place` the same in full and `kind` what narrows the subject
    (城镇), both for the indicator's key. `rules` says where they come from: the sentence, the paragraph's lead, a
    heading or the document. `to_come`: the time had not begun when the text was written, `over`: it had ended.
    """

    scope: str | None = None
    place: str = ""
    kind: str = ""
    period: Period | None = None
    to_come: bool = False
    over: bool = False
    speaker: str | None = None
    rules: tuple[str, ...] = ()


_NO_PERIOD = (None, None, None)
Value = tuple[Stated, Stated, Hedge, str, Dimension]
"""What a figure states and how it reads, its hedge, and its unit once that and the sign of its verb are known."""


def claim_of(
    text: str,
    offset: int,
    quantity: Quantity,
    kind: Kind,
    sentence: tuple[int, int],
    told: Told,
    subject: Subject,
    about: About,
    margins: Margins = USUAL,
) -> Claim:
    """The claim that a figure of `text` makes; `offset` is where `text` starts in the document.

    `sentence` is where its sentence stands in `text` and `told` what that says of its figures.
    """
    if kind is STRUCTURE and subject.measure in _CHANGES:
        subject = replace(subject, measure=None, sign=1)
    (low, high), (lower, upper), hedge, unit, dimension = _value(quantity, subject, text, margins)
    start, end, period = quantity.start, quantity.end, about.period
    name, first, last = subject.subject and intern(subject.subject), sentence[0], max(sentence[1], end)
    measure = subject.measure and _measure(text, quantity, subject.measure, dimension)
    key = indicator(about.kind + (name or ""), measure, dimension, about.place, period)
    when = (period.text or None, period.start_day, period.end_day) if period else _NO_PERIOD
    said_so = status(told, start, to_come=about.to_come, over=about.over)
    total = told.total and cumulative(told, text, start, end)
    step = quantity.place if quantity.reading == "over" else quantity.step
    rules = shared((*quantity.rules, *_rules(quantity.reading, subject.rule), *about.rules))
    return Claim(
        kind, start + offset, end + offset, intern(text[start:end]), low, high, hedge, unit, dimension,
        name, measure, about.scope, when[0], said_so, total, lower, upper, step,
        key, when[1], when[2], about.speaker, first + offset, last + offset, rules,
    )  # fmt: skip


@cache
def _rules(reading: str, subject: str) -> tuple[str, str]:
    return f"reading:{reading}", f"subject:{subject}"


_OF_ITS_SIGN = {"at_least": "at_most", "at_most": "at_least"}
"""The readings of a number with its own sign, as its size has them: 不低于-3℃ is at most 3 below nothing."""


@lru_cache(maxsize=1 << 14)
def shared(rules: tuple[str, ...]) -> tuple[str, ...]:
    """The first tuple that equals this one: a long document has few different ones."""
    return rules


def _value(quantity: Quantity, subject: Subject, text: str, margins: Margins) -> Value:
    unit, dimension = implied(quantity, subject.subject or "", text)
    low, high = quantity.low, quantity.high
    if low == high:
        high = low
    if subject.sign < 0 <= low and not _how_long(text, quantity):
        low, high = -high, -low
    if "numeral:digits" in quantity.rules:
        counted = dimension in _COUNTED and subject.measure not in _CHANGES
        if quantity.reading in ("more", "at_least") and counted:
            return (low, low), (low, high), Hedge.ABOVE, unit, dimension
        return (None, None), (low, high), VAGUE, "%", PERCENT
    stated: Stated = (None, None) if quantity.hedge is VAGUE else (low, high)
    reading = _OF_ITS_SIGN.get(quantity.reading, quantity.reading) if quantity.high < 0 else quantity.reading
    read = bounds(reading, low, high, quantity.step, quantity.place, dimension, margins)
    return stated, read, quantity.hedge, unit, dimension


def _measure(text: str, quantity: Quantity, measure: str, dimension: Dimension) -> str | None:
    """The measure of a figure, none where it can't be one: people are no rate, and 连减三年 tells how long."""
    if measure == "增长率" and dimension in _NO_RATES:
        return None
    lasted = measure == "增减额" and quantity.dimension is DURATION
    return None if lasted and _RAN.search(text, max(0, quantity.start - _LED), quantity.start) else measure


def _how_long(text: str, quantity: Quantity) -> bool:
    """Whether a length of time says how long something fell, not by how much: 连降3个月, but not 工期缩短20天."""
    if quantity.dimension is not DURATION:
        return False
    return _LASTED.search(text, max(0, quantity.start - _LED), quantity.start) is not None


def claim_of_cell(text: str, cell: Cell, about: About) -> Claim:
    """The claim of one figure of a table."""
    value, step = cell_value(text, cell)
    lower, upper = bounds("exact", value, value, step, step, cell.dimension)
    period = about.period
    return Claim(
        kind=CLAIM,
        start=cell.start,
        end=cell.end,
        text=text[cell.start : cell.end],
        low=value,
        high=value,
        hedge=EXACT,
        unit=cell.unit,
        dimension=cell.dimension,
        subject=cell.label,
        measure=cell.measure,
        scope=cell.place or about.scope,
        period=period.text if period else None,
        lower=lower,
        upper=upper,
        step=step,
        indicator=indicator(cell.label, cell.measure, cell.dimension, cell.place or about.place, period),
        period_start=period.start_day if period else None,
        period_end=period.end_day if period else None,
        sentence_start=cell.row[0],
        sentence_end=cell.row[1],
        rules=shared(("grid", "reading:exact", *(("scope:row",) if cell.place else ()), *about.rules)),
    )
