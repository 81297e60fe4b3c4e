"""Two levels of one name, told by their times in a sentence of their own, and how much lies between them.

去年每吨售价3200元,今年每吨3520元,上涨10%; 去年接待375万人次,同比增长25%,前年为300万人次; 降水量920毫米,比常年
偏多15%,常年为800毫米; 2019年8亿件,2024年达24亿件,五年增长两倍; 首日1.2亿元,次日1.5亿元,比首日多25%.

Limits: only where the sentence has no other figures, the levels are years or one step (月, 季度, 届) apart or one is
that of the other years (常年), and the change is said against the time of the earlier one or against none. What is
reckoned at other prices or of other bodies than the year before (规模以上, 可比口径) is left out.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from checks.figures.amounts import alike
from checks.figures.change import NOT_LEVELS, Change, falls, years_told
from checks.figures.percentages import is_percent
from checks.figures.successive import Months, months_of
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table, opening
from claims.model import Dimension, Hedge, Status

PAIR, FEWEST, MOST = 2, 3, 4
JANUARY, DECEMBER = 1, 12
RATES = frozenset({Dimension.PERCENT, Dimension.MULTIPLE})
YEARS_AGO = {"前年": -2, "去年": -1, "上年": -1, "上一年": -1, "今年": 0, "本年": 0, "当年": 0}
YEARS_AGO |= {"上年度": -1, "上一年度": -1, "本年度": 0}
LATE, WHOLE = re.compile("底$"), re.compile("^(?:全年|年?度)$")


class Apart(StrEnum):
    """How far the earlier of two times is from the later one; `USUAL` is what is so in other years."""

    YEAR = "a year"
    YEARS = "years"
    STEP = "a step"
    USUAL = "usual"


class Time(NamedTuple):
    """The words of a time: its year as a number, `fixed` where that is one of the calendar, and the rest."""

    words: str
    year: int | None
    fixed: bool
    rest: str
    months: Months | None


class Told(NamedTuple):
    """A change with what it is said against, which way it goes, and the name that its clause gives it, if any."""

    figure: Figure
    base: str
    falls: bool
    name: str


def two_times(line: Line, *, sure: bool = True) -> Iterator[Change]:
    """Every change of a line that its sentence tells with just the two levels that it lies between.

    Years apart a change that names no time may be one of the last year: such are told where they are not to be `sure`.
    """
    yield from (change for change, surely in _told_of_two(line) if surely is sure)


def _told_of_two(line: Line) -> Iterator[tuple[Change, bool]]:
    for _, group in groupby(line.figures, key=lambda figure: figure.claim.sentence_start):
        figures = list(group)
        end = figures[0].claim.sentence_end
        found = list(_of_just_two(line, figures, end)) if len(figures) <= MOST else []
        yield from found or _of_the_first(line, figures[:FEWEST])


def _of_the_first(line: Line, figures: Sequence[Figure]) -> Iterator[tuple[Change, bool]]:
    """首日1.15亿元,次日1.38亿元,比首日多两成,第三天…: what begins a sentence and names its base."""
    if len(figures) == FEWEST and (told := _told(figures[-1], figures)) and told.base:
        yield from _of_just_two(line, figures, figures[-1].claim.end)


def _of_just_two(line: Line, figures: Sequence[Figure], end: int) -> Iterator[tuple[Change, bool]]:
    """The changes between two levels, where some figures of a sentence are these and their changes."""
    if len(figures) < FEWEST or not _is_plain(line, figures, end):
        return
    told = [each for figure in figures if (each := _told(figure, figures))]
    levels = [figure for figure in figures if all(each.figure is not figure for each in told)]
    if len(levels) == PAIR and alike(*levels) and _of_one_name(*levels):
        yield from _between(levels, told)


def _is_plain(line: Line, figures: Sequence[Figure], end: int) -> bool:
    """Whether figures are exact, so and in one bracket or none, and their sentence tells of no other base or body."""
    first = figures[0].claim
    words = line.text[first.sentence_start - line.start : end - line.start]
    others = ("more than two times", "on another base", "like for like", "of sizes", "never of amounts")
    if any(pattern("growth.toml", name).search(words) for name in others):
        return False
    claims = [figure.claim for figure in figures]
    exact = all(claim.hedge is Hedge.EXACT and claim.low is not None for claim in claims)
    exact = exact and all(claim.status is Status.ACTUAL for claim in claims)
    return exact and len({figure.depth for figure in figures}) == 1 and not any(map(in_table, figures))


def _told(figure: Figure, figures: Sequence[Figure]) -> Told | None:
    """What a figure tells of a change, if its clause says nothing else."""
    words = clause(figure.before)
    for other in figures:
        time = _time_words(other)
        words = words.removeprefix(time) if other.claim.start < figure.claim.start and time != words else words
    name = topic(figure).name if figure.subject and words.startswith(figure.subject) else ""
    found = pattern("growth.toml", "moved by").fullmatch(words)
    if not found and name:
        found = pattern("growth.toml", "moved by").fullmatch(words.removeprefix(figure.subject))
    else:
        name = ""
    return Told(figure, found["base"] or "", falls(found["way"]), name) if found else None


def _of_one_name(first: Figure, second: Figure) -> bool:
    """Whether the second of two levels is told in no other words than the first, its time aside."""
    names = topic(first).name, topic(second).name
    rest = _rest(second)
    if not rest and _time_words(second):
        return True
    usual = pattern("growth.toml", "usual").match(clause(second.before)) is not None
    one_place = first.scope == second.scope
    return (usual or (names[0] == names[1] and one_place)) and rest in _rest(first)


def _rest(level: Figure) -> str:
    """The words that lead up to a level without its time, its place and what only ties them to it."""
    words = clause(level.before).replace(_time_words(level), "", 1)
    words = words.replace(level.scope, "", 1) if level.scope else words
    return pattern("growth.toml", "ties").sub("", words)


def _time_words(level: Figure) -> str:
    """The words of a level's own time; empty where its clause tells none."""
    words = clause(level.before)
    found = pattern("growth.toml", "time of a level").match(words)
    if found:
        return found.group()
    own = level.period if level.period and level.period in (words if level.position else level.lead) else ""
    inside = None if own else pattern("growth.toml", "time behind a name").search(words)
    return inside.group() if inside else own


def _between(levels: Sequence[Figure], told: Sequence[Told]) -> Iterator[tuple[Change, bool]]:
    times = [_time(_time_words(level)) for level in levels]
    for at, (earlier, later) in enumerate((levels, levels[::-1])):
        apart = _apart(times[at], times[1 - at])
        if apart is None or later.claim.dimension in NOT_LEVELS - {Dimension.PERCENT}:
            continue
        for each in told:
            if each.name not in ("", topic(later).name) or not _is_against(each.base, times[at], apart):
                continue
            goes_on = apart is Apart.YEARS and opening(each.figure.after)
            if goes_on or not _spans(each.base, times[at], times[1 - at]):
                continue
            sure = apart is not Apart.YEARS or bool(each.base)
            if each.figure.claim.dimension in RATES and not is_percent(later):
                yield Change(later, earlier, None, each.figure, each.falls), sure
            elif _measures(each.figure, later):
                yield Change(later, earlier, each.figure, None, each.falls), sure


def _measures(by: Figure, level: Figure) -> bool:
    """Whether a difference is in the unit of a level, of percentages in points."""
    if is_percent(level):
        return by.claim.dimension is Dimension.PERCENTAGE_POINT
    return alike(by, level)


def _time(words: str) -> Time:
    found = pattern("growth.toml", "year of a time").match(words)
    year = found.group("year") if found else None
    ago = found.group("ago") if found else None
    rest = WHOLE.sub("", LATE.sub("末", words[found.end() :] if found else words).removesuffix("份"))
    return Time(words, int(year) if year else YEARS_AGO.get(ago or ""), year is not None, rest, months_of(rest))


def _apart(earlier: Time, later: Time) -> Apart | None:
    """How far one time is from another later one; None where it isn't, or where the words don't tell."""
    if pattern("growth.toml", "usual").fullmatch(earlier.words):
        return None if pattern("growth.toml", "usual").fullmatch(later.words) else Apart.USUAL
    if pattern("growth.toml", "same time last year").fullmatch(earlier.words):
        return Apart.YEAR
    onward, back = f"{earlier.words}|{later.words}", f"{later.words}|{earlier.words}"
    if pattern("growth.toml", "the next time").search(onward):
        return Apart.STEP
    if pattern("growth.toml", "the next time").search(back):
        return None
    if pattern("growth.toml", "one before").fullmatch(earlier.words):
        one_kind = not later.words or later.words[-1] == earlier.words[-1]
        return Apart.STEP if one_kind and not pattern("growth.toml", "one before").fullmatch(later.words) else None
    if earlier.fixed != later.fixed and None not in (earlier.year, later.year):
        return None
    years = 0 if None in (earlier.year, later.year) else (later.year or 0) - (earlier.year or 0)
    if years == 1 and earlier.rest == later.rest:
        return Apart.YEAR
    if earlier.year == -1 and not earlier.rest and not later.words:
        return Apart.YEAR
    if years > 1 and earlier.rest == later.rest:
        return Apart.YEARS
    return Apart.STEP if _follows(earlier.months, later.months, years) else None


def _follows(earlier: Months | None, later: Months | None, years: int) -> bool:
    """Whether months follow others of as many right behind."""
    if not earlier or not later or later.last - later.first != earlier.last - earlier.first:
        return False
    turned = years == 1 and (earlier.last, later.first) == (DECEMBER, JANUARY)
    return turned or (years == 0 and later.first == earlier.last + 1)


def _spans(base: str, earlier: Time, later: Time) -> bool:
    """Whether the years that a change is told over, if any, are those between two times: 2019年, 2024年, 五年增长."""
    told = pattern("growth.toml", "years gone by").search(base)
    return told is None or (later.year or 0) - (earlier.year or 0) == years_told(told["years"].replace("两", "二"))


def _is_against(base: str, earlier: Time, apart: Apart) -> bool:
    """Whether what a change is said against is the earlier of two times; with nothing said it can be no other."""
    if not base or pattern("growth.toml", "years gone by").search(base):
        return True
    if pattern("growth.toml", "same base").search(base):
        return apart is Apart.YEAR
    if "环比" in base:
        return apart is Apart.STEP
    than = pattern("growth.toml", "same time").sub("", base[1:])
    told = pattern("growth.toml", "same time").sub("", earlier.words)
    return bool(than) and than in (told, told.removesuffix("份"))
