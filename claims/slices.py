"""One slice of a text, whole lines of it, made into claims with what the lines before hand on."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter

from claims.additions import ADDED
from claims.assembly import About, claim_of, claim_of_cell
from claims.clauses import Left
from claims.contexts import Named, Subject, named
from claims.days import Frame, last_years
from claims.decisions import Decision, decide
from claims.durations import last_era
from claims.frames import Setting
from claims.grids import Cell, table_follows
from claims.headings import UNNUMBERED, Heading, heading, lines, of_all, under
from claims.headlines import told_below
from claims.layouts import SAME_TIME, YEAR
from claims.leads import Run, led
from claims.members import opens
from claims.model import CLAIM, DATE, MULTIPLE, STRUCTURE, USUAL, Claim, Kind, Margins, record
from claims.periods import UNTOLD, Period, both_ends, period_at, periods
from claims.preambles import headed, names_nothing, told_before
from claims.quantities import Quantity, mentions
from claims.rows_of_places import RowOfPlaces
from claims.rows_of_times import joined_to, times_of_row
from claims.scopes import Mark, marks
from claims.sentences import sentences
from claims.speakers import Speaker
from claims.statuses import Told, plans, told
from claims.subjects import subjects_of
from claims.summands import in_sums
from claims.surroundings import NO_LEAD, Given, Lead, about, given, own_scopes
from claims.wholes import handed_on, parts, sector

_TITLE = 160
_BETWEEN = re.compile("[、和与及]|以及")
_BASE = re.compile(r"\s?[=＝]")
_LIST = ("；", ";")
_MARK = re.compile("[，,；;：:、]")
_STATED = frozenset((CLAIM, STRUCTURE))
_BESIDE = tuple("前后後同之以")
_OF = re.compile("(?:的|同期的?|水平的?)?(?:[约約近逾达達(（])?")
_COMPARES = re.compile(r"(?:[比较較](?:上[一届屆]?|前一)?|[高低快慢好优優][于於])\Z")
_NEAR, _SENTENCES = 4, 40
_AMONG = ("其中", "當中", "当中", "其餘", "其余")
_NOWHERE = About()
Span = tuple[int, int]
Of = tuple[Subject, str | None, str, Period | None]
"""The subject of a figure, the place that its sentence names for it, the kind that narrows it, and its time."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What holds for the whole document: its setting, where each speaker begins, and how far hedges reach."""

    setting: Setting
    turns: tuple[Speaker, ...] = ()
    margins: Margins = USUAL

    def speaker(self, position: int) -> str | None:
        """Who speaks at a position; None outside a transcript."""
        if not self.turns:
            return None
        turn = bisect_right(self.turns, position, key=lambda turn: turn.start) - 1
        return self.turns[turn].name if turn >= 0 else None


@dataclass(frozen=True, slots=True)
class Past:
    """What the lines before hand on: the headings above, the subject and the era (“十四五”时期) spoken of last.

    `above` is the line right above, where it has no figures.
    """

    headings: tuple[Heading, ...] = ()
    carried: Subject | None = None
    era: str = ""
    above: str = ""


@dataclass(frozen=True, slots=True)
class Slice:
    """A stretch of whole lines as `text`; `offset` is where it starts in the document. No figure spans two lines.

    `plans` says where plans are opened in it.
    """

    text: str
    offset: int
    whole: Whole
    plans: Sequence[int]


def read(text: str, span: Span, grid: Sequence[Cell], whole: Whole, past: Past) -> tuple[list[Claim], Past]:
    """The claims of the lines from `span[0]` to `span[1]` in order, and what they hand on.

    Each step is taken for all sentences before the next one, which is quicker than to take all steps for each.
    """
    stretch = text[slice(*span)]
    part = Slice(stretch, span[0], whole, plans(stretch))
    tabled = [cell.start - part.offset for cell in grid]
    stated, celled, past = _surveyed(
        text, part, _decided(stretch, tabled, republic=whole.setting.frame.republic), grid, past
    )
    said = [
        told(stretch, one.span[0], max(one.span[1], one.counted[-1].end), part.plans, headed=one.around.planned)
        for one in stated
    ]
    subjects, carried = _subjects(stretch, stated, said, past.carried)
    found = [
        claim for one, of, tells in zip(stated, subjects, said, strict=True) for claim in _claims(part, one, of, tells)
    ]
    return sorted([*found, *celled], key=attrgetter("start")) if celled else found, replace(past, carried=carried)


def _surveyed(
    text: str, part: Slice, decisions: Sequence[Decision], grid: Sequence[Cell], past: Past
) -> tuple[list["Sentence"], list[Claim], Past]:
    """The sentences that state figures, the claims of tables, and the headings and the era that the lines hand on."""
    waiting, cells = _by_sentence(part.text, decisions), iter(grid)
    group, cell = next(waiting, None), next(cells, None)
    around = given(past.headings, part.whole.setting)
    stated: list[Sentence] = []
    celled: list[Claim] = []
    above = past.above
    for line in lines(part.text, 0, len(part.text)):
        groups = []
        while group is not None and group[0][0] < line[1]:
            groups.append(group)
            group = next(waiting, None)
        before = len(stated)
        stated += _line(part, line, groups, around, past.era, above)
        above = "" if len(stated) > before else _above(part, line, above)
        if named := last_era(part.text, *line):
            past = replace(past, era=named)
        row = cell is not None and cell.row[0] - part.offset <= line[0]
        while cell is not None and cell.start - part.offset < line[1]:
            celled.append(_cell(text, cell, around))
            cell, row = next(cells, None), True
        head = None if row else heading(part.text, *line, part.whole.setting.frame)
        if head and (head.level < UNNUMBERED or _heads(text, line[0] + part.offset, line[1] + part.offset, part.whole)):
            past = replace(past, headings=under(past.headings, head))
            around = given(past.headings, part.whole.setting)
        elif head and head.aims and line[0] + part.offset < part.whole.setting.body:
            past = replace(past, headings=under(past.headings, of_all(head)))
            around = given(past.headings, part.whole.setting)
    return stated, celled, replace(past, above=above)


def _above(part: Slice, line: Span, above: str) -> str:
    """The line without figures that may head those behind it: this one, or the one above where this is blank."""
    written = part.text[slice(*line)].strip()
    return above if not written else written if part.offset + line[0] >= part.whole.setting.body else ""


def _heads(text: str, start: int, end: int, whole: Whole) -> bool:
    """Whether a line without a number heads what follows: not the title, and not that or the head of a table alone."""
    return start >= whole.setting.body and not table_follows(text, end)


def _decided(text: str, tabled: Sequence[int], *, republic: bool) -> list[Decision]:
    found = decide(text, mentions(text), republic=republic)
    if not tabled:
        return found
    ends = [decision.mention.end for decision in found]
    told = {bisect_right(ends, start): start for start in tabled}
    return [each for at, each in enumerate(found) if at not in told or not _begins_by(each, told[at])]


def _begins_by(decision: Decision, position: int) -> bool:
    quantity = decision.mention.quantity
    return quantity is not None and quantity.start <= position


def _by_sentence(text: str, decisions: Sequence[Decision]) -> Iterator[tuple[Span, list[Decision]]]:
    """Decisions grouped by the sentence that they start in, in text order."""
    spans = sentences(text) or [(0, len(text))]
    ends = [begin for begin, _ in spans[1:]] + [len(text) + 1]
    inside: list[Decision] = []
    number = 0
    for decision in decisions:
        if decision.mention.start >= ends[number]:
            if inside:
                yield spans[number], inside
            number, inside = bisect_right(ends, decision.mention.start), []
        inside.append(decision)
    if inside:
        yield spans[number], inside


def _line(
    part: Slice, line: Span, groups: Sequence[tuple[Span, list[Decision]]], around: Given, era: str, above: str
) -> Iterator["Sentence"]:
    """The sentences of one line that state figures; the first stands below the line `above`."""
    lead, seen = NO_LEAD, line[0]
    last: Period | None = None
    row: list[Period] = []
    ends: tuple[Period, Period] | None = None
    for span, decisions in groups:
        for stretch in sentences(part.text, seen, span[0]) if seen < span[0] else ():
            when = periods(part.text, *stretch, around.frame(lead))
            lead = lead.after(marks(part.text, stretch, stretch[0], when), when, around, stretch[0])
        when = _times(part.text, span, decisions, around.frame(lead))
        named = marks(part.text, span, decisions[-1].mention.start, when)
        goes_on = part.text.startswith(_AMONG, span[0]) or part.text[span[0] - 1 : span[0]] in _LIST
        within = goes_on and not when and (last is not None or len(row) > 1) and seen == span[0]
        led = lead.from_head(named, decisions[0].mention.start)
        led = led._replace(period=last, periods_differ=last is None) if within else led
        handed = row if goes_on or "分别" in part.text[slice(*span)] else []
        if stated := _stated(decisions):
            counted, kinds = zip(*stated, strict=True)
            yield Sentence(
                span, counted, kinds, _dates(decisions, when), when, named, led, around, era, handed, ends, above
            )
            above = ""
        if when:
            last = next((period for period in when if period.leads), None)
            ends, row = both_ends(when) if last else ends, _row(part.text, when)
        elif not within:
            last = None
        last = None if len(row) > 1 else last
        lead = lead.after(named, when, around, span[0])
        seen = max(seen, span[1])


def _row(text: str, when: Sequence[Period]) -> list[Period]:
    """The times that a sentence goes through last: 2019年、2020年和2021年."""
    last = next((period for period in reversed(when) if period.leads), None)
    return joined_to(text, when, last) if last else []


def _stated(decisions: Sequence[Decision]) -> list[tuple[Quantity, Kind]]:
    return [
        (decision.mention.quantity, decision.kind)
        for decision in decisions
        if decision.mention.quantity and decision.kind in _STATED
    ]


def _dates(decisions: Sequence[Decision], when: Sequence[Period]) -> list[Span]:
    dates = [(d.mention.start, d.mention.end) for d in decisions if d.kind is DATE]
    return _joined(dates, [(period.at, period.end) for period in when]) if dates or when else []


def _times(text: str, span: Span, decisions: Sequence[Decision], frame: Frame) -> list[Period]:
    """The periods that a sentence names, lengths of time that stand for one among them (五年新增…)."""
    found = periods(text, *span, frame)
    lengths = [each.mention.quantity for each in decisions if each.rule == "period of years"]
    if not lengths:
        return found
    taken = {period.at for period in found}
    for length in lengths:
        if length and length.start not in taken and not text.startswith(_BESIDE, length.end):
            first, last = last_years(int(length.low), frame)
            found.append(Period(length.start, length.end, text[length.start : length.end], first, last))
    return sorted(found, key=attrgetter("at"))


@record
class Sentence:
    """A sentence with the figures that it states and their kinds, its dates, and the periods and places that it names.

    `lead` and `around` are what its paragraph and the headings above give, `era` is the era named last before its line,
    `row` are the times that figures in a row go through where the sentence names none, `ends` the ones from and to
    which things changed in the sentences before it, `above` the line right above where that has none.
    """

    span: Span
    counted: Sequence[Quantity]
    kinds: Sequence[Kind]
    dates: Sequence[Span]
    when: Sequence[Period]
    named: Sequence[Mark]
    lead: Lead
    around: Given
    era: str
    row: Sequence[Period] = ()
    ends: tuple[Period, Period] | None = None
    above: str = ""


def _subjects(
    text: str, stated: Sequence[Sentence], said: Sequence[Told], carried: Subject | None
) -> tuple[list[list[Of]], Subject | None]:
    """What each figure of the sentences is of, and the subject that is handed on."""
    found: list[tuple[list[Subject], list[tuple[str | None, str]]]] = []
    before: tuple[Sentence, list[Subject]] | None = None
    aside: Subject | None = None
    row = RowOfPlaces()
    runs = [led(text, one.span, one.counted, one.dates) for one in stated]
    naming = [[(run, named(run.left.phrase)) for run in within] for within in runs]
    for one, within in zip(stated, naming, strict=True):
        beside = before is not None and "\n" not in text[before[0].span[1] : one.span[0]]
        those: Sequence[Subject] = before[1] if before and beside else ()
        if before and those and (opens(text, one.span[0]) or text[one.span[0] - 1] in _LIST):
            units = [quantity.unit for quantity in before[0].counted]
            those = [each.of_unit(unit) for each, unit in zip(those, units, strict=True)]
        since = before[0].span[1] if before else 0
        headed_by = headed(one.above) if one.above and names_nothing(within[0][1]) else None
        first = within[0][1], one.counted[0]
        carried = (
            told_before(text, since, one.span[0], within[0], first[1])
            or headed_by
            or row.of(text, one.span[0], *first)
            or carried
        )
        among = parts(text, *one.span)
        subjects = subjects_of(
            text, one.span, one.counted, one.kinds, one.dates, within, carried, among, one.era, those
        )
        if any(ADDED in quantity.rules for quantity in one.counted):
            subjects = in_sums(text, one.span[0], one.counted, subjects, _figures(stated, found))
        row.read(*first, subjects[0])
        before = one, subjects
        own = own_scopes(text, one.span, one.named, one.counted, subjects)
        if subjects[-1].rule != "era":
            last = handed_on(text, one.span, one.counted, among, subjects, aside)
            aside = aside if sector(last) else last
            carried = last.at(own[-1][0])
        found.append((subjects, own))
    subjects_below = told_below(text, [(one.span, one.counted) for one in stated], [each for each, _ in found])
    found = [(subjects, own) for subjects, (_, own) in zip(subjects_below, found, strict=True)]
    told = zip(stated, said, naming, found, strict=True)
    times = [_time_of_each(text, one, tells.bases, within, subjects) for one, tells, within, (subjects, _) in told]
    return [_together(*of, when) for of, when in zip(found, times, strict=True)], carried


def _together(
    subjects: Sequence[Subject], scopes: Sequence[tuple[str | None, str]], times: Sequence[Period | None]
) -> list[Of]:
    of = zip(subjects, scopes, times, strict=True)
    return [(subject, scope, kind, time) for subject, (scope, kind), time in of]


def _figures(
    stated: Sequence[Sentence], found: Sequence[tuple[list[Subject], list[tuple[str | None, str]]]]
) -> list[tuple[Quantity, Subject]]:
    """The figures of the last sentences that were read, in order, and what each is of."""
    near = max(0, len(found) - _SENTENCES)
    sentences = zip(stated[near : len(found)], found[near:], strict=True)
    return [(each, told) for one, (of, _) in sentences for each, told in zip(one.counted, of, strict=True)]


def _time_of_each(
    text: str,
    sentence: Sentence,
    bases: Sequence[Span],
    led: Sequence[tuple[Run, Named]],
    subjects: Sequence[Subject],
) -> list[Period | None]:
    """The time of each figure of a sentence; a row of figures of one thing goes through the times before it.

    `bases` is where the sentence tells what things changed from.
    """
    times: list[Period | None] = [None] * len(subjects)
    if sentence.when:
        times = [_set_beside(text, sentence, each) or period_at(sentence.when, each.start) for each in sentence.counted]
    one = () if sentence.lead.periods_differ or not sentence.lead.period else (sentence.lead.period,)
    quantities = sentence.counted
    timed = bool(sentence.when or one or len(sentence.row) > 1) and len(quantities) > 1
    for start, size, left in _rows_of_figures(text, [run for run, _ in led], quantities) if timed else ():
        if size < 2 or len({(each.subject, each.measure) for each in subjects[start : start + size]}) > 1:
            continue
        free = quantities[start - 1].end if start else sentence.span[0]
        beside = not _MARK.search(text, free, quantities[start].start)
        several = start > 0 and (beside or quantities[start - 1].low == size)
        when = sentence.when if times[start] else sentence.row if len(sentence.row) > 1 else one
        row = times_of_row(text, when, quantities[start].start, size, free=free, each=left.each and not several)
        times[start : start + size] = row or times[start : start + size]
    return _of_bases(sentence, bases, times)


def _set_beside(text: str, sentence: Sentence, quantity: Quantity) -> Period | None:
    """The time of a figure that another is set beside: 低于去年第四季度的1.9%, 比2010年的21.6万吨."""
    if quantity.dimension is MULTIPLE:
        return None
    period = next((period for period in reversed(sentence.when) if period.end <= quantity.start), None)
    if period is None or not period.aside or not _OF.fullmatch(text, period.end, quantity.start):
        return None
    compared = _COMPARES.search(text, max(0, period.at - _NEAR), period.at)
    return replace(period, text=period.text.removesuffix("的")) if compared else None


def _of_bases(sentence: Sentence, bases: Sequence[Span], times: list[Period | None]) -> list[Period | None]:
    """The times with those of what things changed from: the one told for it, else the first of two told before."""
    for first, last in bases:
        told = [period for period in sentence.when if period.end <= first]
        ends = both_ends(told) or (None if any(period.leads for period in told) else sentence.ends)
        for place, quantity in enumerate(sentence.counted):
            named = any(first <= period.at < quantity.start for period in sentence.when)
            if first <= quantity.start < last and not named:
                times[place] = ends[0] if ends else UNTOLD
    return times


def _rows_of_figures(text: str, led: Sequence[Run], quantities: Sequence[Quantity]) -> list[tuple[int, int, Left]]:
    """The runs with what leads up to them; changes that go different ways are one row (上涨0.2%、下降0.3%)."""
    rows: list[tuple[int, int, Left]] = []
    for run in led:
        bare = run.left.change and not run.left.compared and not _BETWEEN.sub("", run.left.phrase)
        goes_on = bare and rows and rows[-1][2].change
        alike = quantities[run.start].unit == quantities[run.start - 1].unit
        if goes_on and alike and _BETWEEN.match(text, run.free):
            start, size, left = rows.pop()
            rows.append((start, size + run.size, left))
        else:
            rows.append((run.start, run.size, run.left))
    return rows


def _claims(part: Slice, sentence: Sentence, of: Sequence[Of], said: Told) -> Iterator[Claim]:
    speaker = part.whole.speaker(sentence.span[0] + part.offset)
    found, alike = _NOWHERE, None
    for quantity, kind, (subject, scope, narrowed, period) in zip(sentence.counted, sentence.kinds, of, strict=True):
        told = scope, narrowed, period, None if kind is STRUCTURE else sentence.around
        if told != alike:
            scope, narrowed, period, around = alike = told
            found = about(scope, narrowed, period, sentence.lead, around, speaker)
        yield claim_of(part.text, part.offset, quantity, kind, sentence.span, said, subject, found, part.whole.margins)


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
    above = periods(text, max(0, cell.block - _TITLE), cell.block, frame)
    titled = [period for period in above if period.leads and not _BASE.match(text, period.end)]
    whole = (_year_of_head(text, cell.year, frame) if cell.year else None) or (titled[-1] if titled else None)
    if whole and whole.end_day:
        frame = frame._replace(spoken=whole.end_day.year)
    own = _year_of_head(text, cell.time, frame) if cell.time else None
    return claim_of_cell(text, cell, about(None, "", own or (titled[-1] if titled else None), NO_LEAD, around))


def _year_of_head(text: str, span: Span, frame: Frame) -> Period | None:
    """The time that the head of a column or the label of a row names, a bare year too (2022)."""
    bare = YEAR.search(text, *span)
    if bare and not text.startswith("年", bare.end()):
        year = int(bare.group())
        return Period(*bare.span(), bare.group(), date(year, 1, 1), date(year, 12, 31))
    told = text[slice(*span)].strip()
    if told.isdecimal() or SAME_TIME.fullmatch(told):
        return Period(*span, told, None, None)
    return next(iter(periods(text, *span, frame)), None)
