"""Compare any reader of figures with the test data of other readers: pure functions over spans and numbers.

The cases are those of `peer_cases` (one JSON object a line; see the README there). What the comparison holds a
reader to, the same for every reader:

- *found*: a span counts as found by the reading that shares most characters with it; a reading finds one span.
- *extra*: a reading that touches an expected span without being the one that finds it, as where 两小时十分 falls into
  two. Readings elsewhere aren't counted: a suite for money doesn't list the lengths in its texts. F1 is of these.
- *value*: the number that the words state, within 1e-9. Percentages keep their face value. It is right as printed, or
  on any common ruler of the two units (`peer_units.toml`): 1.5公斤 is 1500 grams, 三分之一 is 33.3%, 三折 is 30%.
- *unit*: the value must be right on a common ruler. Asked only where the case has a unit and, for money, where its
  surface writes one: JioNLP and Duckling answer 元 for a bare 三百万.

Where the suites differ from each other, any reading that can be argued for is right:

- A single number with a hedge has to be stated, whichever way the hedge points. A bound (low or high alone) needs the
  number and the direction; open and closed bounds are alike.
- 几, 数, 多, 余 and 来 have no exact end. An expected 100000 to 1000000 for 几十万 is met by any interval, or open
  bound, that begins between its low end and twice that and doesn't end above its high end; so is a single number.
- `parts` of a compound duration are added up, with a year of 365 days or of twelve months.

Left out: cases of relevance *off*; spans whose offsets are null or that hold a unit without a number; texts with
nothing expected, since the negatives of one model are figures of another.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tests.peer_cases import Case, Expected, Interval, on_rulers, rulers

_TOLERANCE = 1e-9
_VAGUE = re.compile("[几幾数數多余餘来來]|大半")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader says of one figure: its span, the numbers that it states, and how they are to be taken.

    `above` and `below` say that the words open the figure upwards or downwards. `unit` is the reader's own name for
    it, "" where it gives none; `low` and `high` are None where the reader gives a span alone.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str = ""
    above: bool = False
    below: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one expected span was met; `value` and `unit` are None where the case doesn't ask."""

    expected: Expected
    reading: Reading | None
    value: bool | None
    unit: bool | None


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one file."""

    name: str
    cases: int
    spans: int
    found: int
    extra: int
    values: tuple[int, int]
    units: tuple[int, int]

    @property
    def f1(self) -> float:
        return 2 * self.found / (self.spans + self.found + self.extra) if self.spans else 0.0


Reader = Callable[[str], Sequence[Reading]]


def _reading_on_rulers(reading: Reading) -> dict[str, Interval]:
    if reading.unit != "折" or reading.high is None:
        return on_rulers((reading.low, reading.high), reading.unit or None)
    tenth = 10 if reading.high <= 10 else 1  # 七折 and 7.5折 are tenths, 七五折 and 75折 hundredths
    return {"": (reading.low, reading.high), **on_rulers((_times(reading.low, tenth), reading.high * tenth), "%")}


def _times(number: float | None, factor: float) -> float | None:
    return None if number is None else number * factor


def compare(case: Case, readings: Sequence[Reading]) -> tuple[list[Outcome], int]:
    """How each expected span was met, and how many further readings touch one."""
    free = list(readings)
    outcomes = []
    for span in case.expected:
        touching = [reading for reading in free if _shared(reading, span) > 0]
        best = max(touching, key=lambda reading: (_shared(reading, span), reading.end - reading.start), default=None)
        if best is not None:
            free.remove(best)
        outcomes.append(_outcome(span, best))
    extra = sum(any(_shared(reading, span) > 0 for span in case.expected) for reading in free)
    return outcomes, extra


def _shared(reading: Reading, span: Expected) -> int:
    return min(reading.end, span.end) - max(reading.start, span.start)


def _outcome(span: Expected, reading: Reading | None) -> Outcome:
    if not span.intervals:
        return Outcome(span, reading, None, None)
    right = (
        {ruler for ruler, interval in _reading_on_rulers(reading).items() if _meets(span, ruler, interval, reading)}
        if reading
        else set()
    )
    return Outcome(span, reading, bool(right), bool(right - {""}) if span.asks_unit else None)


def _meets(span: Expected, ruler: str, interval: Interval, reading: Reading) -> bool:
    if ruler not in span.intervals or interval[0] is None or interval[1] is None:
        return False
    (want_low, want_high), (low, high) = span.intervals[ruler], interval
    if span.single and close(want_low, low) and close(want_high, high):
        return True
    if not span.single and _same_range(want_low, want_high, low, high, reading):
        return True
    return bool(_VAGUE.search(span.surface)) and _inside(
        want_low, None if span.single else want_high, low, high, reading
    )


def _same_range(want_low: float | None, want_high: float | None, low: float, high: float, reading: Reading) -> bool:
    if want_high is None:
        return close(want_low, low) and close(low, high) and reading.above
    if want_low is None:
        return close(want_high, high) and close(low, high) and reading.below
    return close(want_low, low) and close(want_high, high)


def _inside(want_low: float | None, want_high: float | None, low: float, high: float, reading: Reading) -> bool:
    """Whether an inexact reading begins where the words do and ends no later."""
    if want_low is None or not (reading.above or low < high):
        return False
    begins = want_low * (1 - _TOLERANCE) <= low <= 2 * want_low
    return begins and (want_high is None or high <= want_high * (1 + _TOLERANCE))


def close(first: float | None, second: float | None) -> bool:
    if first is None or second is None:
        return first is second
    return abs(first - second) <= _TOLERANCE * max(abs(first), abs(second))


def numbers_met(case: Case, readings: Iterable[Reading]) -> int:
    """How many numbers of the case's written form the readings state, one for one."""
    free = [(reading.low, reading.high) for reading in readings]
    met = 0
    for low, high in case.numbers:
        match = next((pair for pair in free if close(pair[0], low) and close(pair[1], high)), None)
        if match:
            free.remove(match)
            met += 1
    return met


def tally(name: str, cases: Sequence[Case], reader: Reader) -> Tally:
    """The counts of one file of cases with expected spans, or with numbers to be found anywhere in the text."""
    spans = found = extra = 0
    values: list[bool] = []
    units: list[bool] = []
    for case in cases:
        readings = reader(case.text)
        outcomes, more = compare(case, readings)
        met = numbers_met(case, readings)
        spans += len(outcomes)
        extra += more
        found += sum(outcome.reading is not None for outcome in outcomes)
        values += [outcome.value for outcome in outcomes if outcome.value is not None]
        values += [True] * met + [False] * (len(case.numbers) - met)
        units += [outcome.unit for outcome in outcomes if outcome.unit is not None]
    return Tally(name, len(cases), spans, found, extra, (sum(values), len(values)), (sum(units), len(units)))


def forbidden(cases: Sequence[Case], reader: Reader) -> tuple[int, int]:
    """Cases in which nothing overlaps a forbidden stretch, and those in which only lengths of time do.

    The suites for dates forbid 20天以后 and 近三年 too, of which a claim may report the length: these are judged apart.
    """
    clean = lengths = 0
    for case in cases:
        touching = [
            r for r in reader(case.text) if any(r.start < end and start < r.end for start, end in case.forbidden)
        ]
        clean += not touching
        lengths += bool(touching) and all({"seconds", "workdays"} & set(rulers().get(r.unit, ())) for r in touching)
    return clean, lengths


def row(counts: Tally) -> str:
    """One line of the table for a file with expected spans."""
    return (
        f"{counts.name:32} {counts.cases:6} {counts.spans:6} {_share(counts.found, counts.spans)}"
        f" {_share(counts.f1, counts.spans and 1)} {_share(*counts.values)} {_share(*counts.units)}"
    )


HEAD = f"{'file':32} {'cases':>6} {'spans':>6} {'found':>7} {'F1':>7} {'value':>7} {'v+unit':>7}"
FORBIDDEN_HEAD = f"{'file':32} {'cases':>6} {'clean':>7} {'or only a length of time':>26}"


def forbidden_row(name: str, cases: int, clean: int, lengths: int) -> str:
    """One line of the table for a file of forbidden stretches."""
    return f"{name:32} {cases:6} {_share(clean, cases)} {_share(clean + lengths, cases):>26}"


def _share(part: float, whole: int) -> str:
    return f"{part / whole:7.3f}" if whole else "      -"
