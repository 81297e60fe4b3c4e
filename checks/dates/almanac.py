"""Days and hours that no calendar has: 6月31日, 2023年2月29日, 2023年13月, 5日25时; days on another day of the week."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from checks.lexicon import pattern
from checks.page import Figure, Page

LEAP_YEAR = 2024
MONTHS, HOURS = 12, 24
DAYS_OF_THE_WEEK = "一二三四五六日"


class Impossible(NamedTuple):
    """What is written of a date that can't be: its words, the number that is too high, and the highest there is."""

    text: str
    number: int
    most: int


def impossible(page: Page) -> Iterator[tuple[Figure, Impossible]]:
    """Each impossible date with the first figure of its sentence, which it dates or stands beside.

    Sentences that deny such a day (没有2月30日), and days of the lunar calendar, are left alone.
    """
    for line in page.lines:
        seen: set[int] = set()
        for figure in line.figures:
            start, end = figure.claim.sentence_start, figure.claim.sentence_end
            if start in seen:
                continue
            seen.add(start)
            sentence = page.written[start:end]
            if not pattern("date.toml", "no such calendar").search(sentence):
                yield from ((figure, found) for found in _found(sentence))


class OnWeekday(NamedTuple):
    """A day as it is written, with the day of the week that it is told to be and the one that it is."""

    text: str
    told: str
    right: str


def weekdays(page: Page) -> Iterator[tuple[Figure, OnWeekday]]:
    """Each day with its year and its day of the week (2024年5月1日(星期三)), with the first figure of its sentence."""
    for line in page.lines:
        seen: set[int] = set()
        for figure in line.figures:
            start, end = figure.claim.sentence_start, figure.claim.sentence_end
            if start not in seen:
                seen.add(start)
                yield from ((figure, found) for found in _on_weekdays(page.written[start:end]))


def _on_weekdays(sentence: str) -> Iterator[OnWeekday]:
    if pattern("date.toml", "no such calendar").search(sentence):
        return
    for found in pattern("date.toml", "on a day of the week").finditer(sentence):
        year, month, of_month = (int(found[name]) for name in ("year", "month", "day"))
        if not (1 <= month <= MONTHS and 1 <= of_month <= monthrange(year, month)[1]):
            continue
        day = date(year, month, of_month)
        closed = {"(": ")", "（": "）"}.get(found["open"] or "", "")
        yield OnWeekday(f"{found.group()}{closed}", found["week"].replace("天", "日"), DAYS_OF_THE_WEEK[day.weekday()])


def _found(sentence: str) -> Iterator[Impossible]:
    for day in pattern("date.toml", "day of a month").finditer(sentence):
        month, last = int(day["month"]), int(day["until"] or day["day"])
        if 1 <= month <= MONTHS:
            most = monthrange(int(day["year"] or LEAP_YEAR), month)[1]
            if last > most:
                yield Impossible(day.group(), last, most)
    for name, most in (("month of a year", MONTHS), ("hour of a day", HOURS)):
        for told in pattern("date.toml", name).finditer(sentence):
            if int(told["number"]) > most:
                yield Impossible(re.sub("^[,，]", "", told.group()), int(told["number"]), most)
