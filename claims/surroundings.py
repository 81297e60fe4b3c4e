"""Where the place and the time of a figure come from: its sentence, its paragraph's lead, a heading, the document."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from claims.assembly import About
from claims.contexts import MEMBER, Subject
from claims.days import Frame
from claims.frames import Setting
from claims.headings import Heading, period_above, place_above, planned_above
from claims.mention import Quantity
from claims.periods import Period
from claims.ranked import RANKED
from claims.scopes import Mark, compared, in_full, is_part, located, named, whole

_HEAD, _LAST = 8, 12
_SCOPE = attrgetter("scope")
_BRACKET = re.compile("[（(）)]")
_PEOPLE = re.compile("(?:[生者员員民童]|人[群员員]|群[体體])$")
_WHOLE = "whole"
_NAMED_ANEW = frozenset(("left", "list"))
Span = tuple[int, int]
SENTENCE, LEAD, HEADING, DOCUMENT = "sentence", "lead", "heading", "document"


class Lead(NamedTuple):
    """What a paragraph has named so far: the place and the time that it began with.

    `places_differ` and `periods_differ` say that it named others since, so that what follows can't be told.
    """

    place: str | None = None
    places_differ: bool = False
    period: Period | None = None
    periods_differ: bool = False

    def from_head(self, marks: Sequence[Mark], first: int) -> "Lead":
        """The lead for a sentence that names a place before its `first` figure, where none led before it.

        全省 is Jiangsu in 江苏省统计局称,全省产值4万亿元.
        """
        if self.place or not marks or marks[0].at >= first or not located(marks[0].words):
            return self
        return self._replace(place=marks[0].words)

    def after(self, marks: Sequence[Mark], when: Sequence[Period], given: "Given", start: int) -> "Lead":
        """The lead once a further stretch of the paragraph, from `start` on, was read.

        A place leads where it heads a sentence, a period where it heads one too. What is named elsewhere only makes
        unsure what follows: not even that, where it lies within the time that is given already.
        """
        if not marks and not when:
            return self
        place, places_differ = self.place, self.places_differ
        for mark in marks:
            if mark.part or mark.kind or not mark.heads:
                continue
            if place is None:
                place = mark.words
            places_differ |= in_full(given.in_full(mark.words, place)) != in_full(given.in_full(place))
        period, periods_differ = self.period, self.periods_differ
        for one in when:
            if not one.leads:
                continue
            known = period or given.period
            if period is None and one.at <= start + _HEAD:
                period = one
            elif known is not None:
                periods_differ |= not _holds(known, one)
        return Lead(place, places_differ, period, periods_differ)


@dataclass(frozen=True, slots=True)
class Given:
    """The place and time that the headings above a line give, whether they head a plan, and those of the document."""

    heading_place: str | None
    heading_period: Period | None
    document: Setting
    planned: bool = False

    @property
    def period(self) -> Period | None:
        """The period that holds where the paragraph names none."""
        return self.heading_period or self.document.period

    def in_full(self, words: str, lead: str | None = None) -> str:
        """A place in full: 全省 is the paragraph's province, or the document's even below a city's heading."""
        if not whole(words):
            return named(words, self.heading_place or self.document.place)
        above = (lead and in_full(self.in_full(lead)), self.heading_place, self.document.place)
        return next((full for place in above if place and (full := named(words, place)) != words), named(words, None))

    def frame(self, lead: Lead) -> Frame:
        """What periods are counted from: the year that the lead or a heading names is the one spoken of."""
        for period in (lead.period, self.heading_period):
            if period and period.end_day and _names_year(period):
                return self.document.frame._replace(spoken=period.end_day.year)
        return self.document.frame


def given(headings: tuple[Heading, ...], document: Setting) -> Given:
    """What the nearest headings that name a place and a period give."""
    return Given(place_above(headings), period_above(headings), document, bool(planned_above(headings)))


def _holds(period: Period, other: Period) -> bool:
    """Whether a period is the other or contains it."""
    if period.start_day and period.end_day and other.start_day and other.end_day:
        return period.start_day <= other.start_day and other.end_day <= period.end_day
    return other.text in period.text or period.text in other.text


NO_LEAD = Lead()


def _names_year(period: Period) -> bool:
    return any(c.isdigit() or c in "〇○" for c in period.text) and "年" in period.text


def own_scopes(
    text: str, span: Span, found: Sequence[Mark], figures: Sequence[Quantity], subjects: Sequence[Subject]
) -> list[tuple[str | None, str]]:
    """The place that a sentence names for each of its figures, and the kind that narrows it, in order.

    A place holds for what follows until another one is named, a part or a kind for its clause, what is named in a
    bracket for that bracket. A group of people holds until something else is told of: 小学生为35.6%,比上年高2个百分点,
    初中生为71.1%.
    """
    if not found and not any(map(_SCOPE, subjects)):
        return [(None, "")] * len(subjects)
    marks = list(reversed(found))
    sentence, offset = text[slice(*span)], span[0]
    brackets = _brackets(sentence) if _opens(sentence) else []
    scope: str | None = None
    asides: dict[Span, str | None] = {}
    clause: Mark | None = None
    scopes = []
    for figure, subject in zip(figures, subjects, strict=True):
        start = figure.start
        while marks and marks[-1].at <= start:
            mark = marks.pop()
            within = _holding(brackets, mark.at - offset)
            if mark.part or mark.kind:
                clause = mark
            elif within:
                asides[within] = mark.words
            elif subject.rule != MEMBER or subject.scope != mark.words:
                scope = mark.words
        within = _holding(brackets, start - offset)
        told = subject.rule == RANKED or (subject.scope and not compared(sentence, subject.scope))
        own = subject.scope if told else None
        if own and within and not is_part(own):
            asides[within] = own
        scope = _goes_on(scope, own, subject, bracketed=within is not None)
        here = asides.get(within, scope) if within else scope
        held = clause if clause and start < clause.stop else None
        kind = held.words if held and held.kind and held.words not in (subject.subject or "") else ""
        scopes.append(((held.words if held and held.part else None) or own or here, kind))
    return scopes


def _goes_on(scope: str | None, own: str | None, subject: Subject, *, bracketed: bool) -> str | None:
    """The place or group that holds from a figure on which has one of its `own`, or is told of something else.

    That of a whole (占全市税收27亿元的) is not that of the share behind it.
    """
    if own and not is_part(own):
        return scope if bracketed or subject.rule in (MEMBER, _WHOLE) else own
    return None if scope and subject.rule in _NAMED_ANEW and _PEOPLE.search(scope) else scope


def _opens(sentence: str) -> bool:
    return "（" in sentence or "(" in sentence


def _brackets(sentence: str) -> list[Span]:
    """Where brackets stand in a sentence, those within others before these."""
    opened: list[int] = []
    found: list[Span] = []
    for mark in _BRACKET.finditer(sentence):
        if mark.group() in "(（":
            opened.append(mark.start())
        elif opened:
            found.append((opened.pop(), mark.end()))
    return found


def _holding(brackets: Sequence[Span], at: int) -> Span | None:
    """The bracket that a place of a sentence stands in."""
    for span in brackets:
        if span[0] <= at < span[1]:
            return span
    return None


def about(
    own: str | None, kind: str, period: Period | None, lead: Lead, given: Given | None, speaker: str | None = None
) -> About:
    """The place and time of a figure from the nearest that gives them.

    `own`, `kind` and `period` are the place, what narrows the subject and the time that its sentence names. Nothing
    further off than the sentence counts where nothing is `given`, as for the parts of a plan.
    """
    scope, place, scope_from = (own, own or "", SENTENCE) if given is None else _scope(own, lead, given)
    when, when_from = (period, SENTENCE) if given is None else _period(period, lead, given)
    to_come = given is not None and when is not None and _to_come(when, given.document.frame)
    over = given is not None and when is not None and when_from != HEADING and _over(when, given.document.frame)
    rules = _rules(scope and scope_from, when_from if when and when.text else None)
    return About(scope, place, kind, when, to_come, over, speaker, rules)


def _over(period: Period, frame: Frame) -> bool:
    return frame.day is not None and period.end_day is not None and period.end_day < frame.day


def _to_come(period: Period, frame: Frame) -> bool:
    """Whether a period begins after the document's day; a report on the year before plans for all of its own."""
    if period.start_day is None or period.end_day is None:
        return False
    if frame.day and period.start_day > frame.day:
        return True
    if frame.spoken and frame.current and frame.spoken < frame.current:
        return period.start_day.year >= frame.current and period.end_day.month == _LAST
    return False


@cache
def _rules(scope_from: str | None, period_from: str | None) -> tuple[str, ...]:
    found = (("scope", scope_from), ("period", period_from))
    return tuple(f"{name}:{source}" for name, source in found if source)


def _scope(own: str | None, lead: Lead, given: Given) -> tuple[str | None, str, str]:
    """The scope as written, the place in full, and where it was found.

    A part of a place (市区) belongs to the place that the headings or the document are about.
    """
    if own:
        return own, given.in_full(own, None if lead.places_differ else lead.place), SENTENCE
    if lead.places_differ:
        return None, "", LEAD
    if lead.place:
        return lead.place, given.in_full(lead.place), LEAD
    if given.heading_place:
        return given.heading_place, named(given.heading_place, given.document.place), HEADING
    return given.document.place, given.document.place or "", DOCUMENT


def _period(own: Period | None, lead: Lead, given: Given) -> tuple[Period | None, str]:
    if own:
        return own, SENTENCE
    if lead.periods_differ:
        return None, LEAD
    above = given.heading_period
    if lead.period and not (above and _same_days(above, lead.period)):
        return lead.period, LEAD
    return (above, HEADING) if above else (given.document.period, DOCUMENT)


def _same_days(one: Period, other: Period) -> bool:
    return (one.start_day, one.end_day) == (other.start_day, other.end_day)
