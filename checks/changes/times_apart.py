"""When the levels of a text were so, and how far apart these times are: 前年 and 去年, 5月 and 4月, 首日 and 次日."""

import re
from enum import StrEnum
from typing import NamedTuple

from checks.figures.successive import Months, months_of
from checks.lexicon import pattern
from checks.page import Figure, clause

JANUARY, DECEMBER = 1, 12
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


def time_of(level: Figure) -> Time:
    """The time that a level is told of."""
    return _time(time_words(level))


def time_words(level: Figure) -> str:
    """The words of a level's own time; empty where its clause tells none."""
    words = clause(level.before)
    found = pattern("growth.toml", "time of a level").match(words)
    if found:
        return found.group()
    own = level.period if level.period and level.period in (words if level.position else level.lead) else ""
    inside = None if own else pattern("growth.toml", "time behind a name").search(words)
    return inside.group() if inside else own


def _time(words: str) -> Time:
    found = pattern("growth.toml", "year of a time").match(words)
    year = found.group("year") if found else None
    ago = found.group("ago") if found else None
    rest = WHOLE.sub("", LATE.sub("末", words[found.end() :] if found else words).removesuffix("份"))
    return Time(words, int(year) if year else YEARS_AGO.get(ago or ""), year is not None, rest, months_of(rest))


def time_between(earlier: Time, later: Time) -> Apart | None:
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
