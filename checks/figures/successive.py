"""Months and quarters told one after another with what they come to: 一季度12.3亿元,二季度15.6亿元,上半年27.9亿元."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

from checks.figures.amounts import JOINED, Breakdown, adds_up, alike, amount, compared, slipped, total
from checks.figures.numbering import number
from checks.figures.topics import related, topic
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from checks.relation import Interval
from claims.model import Dimension

QUARTER, HALF, YEAR = 3, 6, 12
LEAP, PLAIN = 2024, 2023
WRITTEN_YEAR = re.compile("[一二三四五六七八九零〇○]{4}(?=年)")
DIGITS = str.maketrans("零〇○一二三四五六七八九", "000123456789")
REACH, BESIDE, BEHIND = 40, 2, 60


class Months(NamedTuple):
    """The first and the last month of a time, and the words for its year."""

    year: str
    first: int
    last: int


def successive(line: Line) -> Iterator[Breakdown]:
    """Every time of a line whose parts follow each other in full on it.

    Figures of the parts are revised, so that only what one slip explains is wrong, or what their own sentence adds up.
    """
    told = [(figure, months) for figure in line.figures if _comes(figure) and (months := months_of(figure.period))]
    figures, times = [figure for figure, _ in told], [months for _, months in told]
    for place in range(len(told)):
        if place and _follows(times[place - 1], times[place]):
            continue
        run = _run(place, figures, times)
        near = range(max(0, place - BESIDE), min(len(told), run[-1] + 1 + BESIDE))
        for at in near:
            ended = [part for part in run if times[part].last <= times[at].last]
            whole, parts = figures[at], tuple(figures[part] for part in ended)
            fills = at not in run and _fills(times[at], [times[part] for part in ended])
            right = fills and _of_one_thing(parts[0], whole) and adds_up(whole, parts)
            if right or (fills and _of_just_that(line, parts[0], whole) and _is_wrong(whole, parts)):
                yield Breakdown(whole, parts, complete=True, sure=True)


def rows_of_times(line: Line) -> Iterator[Breakdown]:
    """前三季度分别为86.2亿元、94.7亿元和91.4亿元,前三季度合计272.3亿元: its quarters or months in a row."""
    for place, first in enumerate(line.figures):
        months = months_of(first.period) if pattern("totals.toml", "in a row").search(clause(first.before)) else None
        if months is None or not _comes(first):
            continue
        rest = line.figures[place + 1 : place + 1 + YEAR]
        run = (first, *takewhile(lambda figure: JOINED.fullmatch(figure.before) is not None, rest))
        if len(run) == 1:
            continue
        spans = months.last - months.first + 1
        whole = next((figure for figure in rest[len(run) - 1 :] if alike(figure, first)), None)
        if whole is None or not all(alike(first, figure) for figure in run) or len(run) not in (spans, spans / QUARTER):
            continue
        told = months_of(whole.period)
        same = told is not None and (told.first, told.last) == (months.first, months.last) and _comes(whole)
        plain = pattern("totals.toml", "no more than added up").fullmatch(
            clause(whole.before).replace(whole.period, "")
        )
        wrong = _is_wrong(whole, run) if plain else slipped(whole, run) and _of_just_that(line, first, whole)
        wrong = wrong and not pattern("totals.toml", "of several").search(first.lead)
        if same and (adds_up(whole, run) or wrong):
            yield Breakdown(whole, run, complete=True, sure=True)


def _run(place: int, figures: Sequence[Figure], times: Sequence[Months]) -> list[int]:
    """The places of a figure and of those behind it that are of the time after that of the one before."""
    run = [place]
    for at in range(place + 1, min(len(figures), place + REACH)):
        if _follows(times[run[-1]], times[at]) and _of_one_thing(figures[place], figures[at]):
            run.append(at)
    return run


def _is_wrong(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts that don't add up are wrong: of people, who may come again, only where there are too few."""
    if whole.claim.dimension is Dimension.PERSON and Interval.of(whole.claim).upper < total(parts).lower:
        return False
    added = pattern("totals.toml", "added up").search(clause(whole.before)) is not None
    together = len({figure.claim.sentence_start for figure in (whole, *parts)}) == 1
    return (added and together and whole.claim.start > parts[-1].claim.start) or slipped(whole, parts)


def _comes(figure: Figure) -> bool:
    """Whether a figure is an amount of a time, and none of its end or of each."""
    standing = pattern("totals.toml", "at a time").search(f"{clause(figure.before)}{figure.subject}{figure.period}")
    return amount(figure) and not (standing or compared(figure) or in_table(figure) or figure.depth)


def _of_one_thing(one: Figure, other: Figure) -> bool:
    names = (topic(one), topic(other))
    same = names[0].name == names[1].name or related(names[0].name, names[1].name) or _by_deed(one, other)
    return same and alike(one, other) and names[0].aspect == names[1].aspect == "level"


def _of_just_that(line: Line, one: Figure, other: Figure) -> bool:
    """Whether nothing tells of another place or thing, or of what was counted in: 上半年乡村旅游接待…, 含补报8例."""
    scopes = {figure.claim.scope for figure in (one, other)}
    end = other.claim.end - line.start
    more = pattern("totals.toml", "counted in").search(line.text[end : end + BEHIND])
    same = topic(one).name == topic(other).name or _by_deed(one, other)
    led, again = (
        pattern("totals.toml", "of a time").sub("", clause(each.before).replace(each.period, ""))
        for each in (one, other)
    )
    narrower = again not in led and led not in again
    longer = len(again) > len(led) + 1
    one_place = len(scopes) == 1 or other.claim.scope is None
    return _of_one_thing(one, other) and same and not more and one_place and not (narrower or longer)


def _by_deed(one: Figure, other: Figure) -> bool:
    """Whether one of two goes by the deed alone that is done in the other: 采集全血2.46万人份, and 采集2.71万人份."""
    deeds = (one.claim.measure or "", other.claim.measure or "")
    together = one.claim.sentence_start == other.claim.sentence_start
    return together and (topic(one).name in deeds[1:] or topic(other).name in deeds[:1]) and any(deeds)


def _follows(one: Months, other: Months) -> bool:
    return other.first == one.last + 1 and other.year in ("", one.year)


def _fills(whole: Months, parts: Sequence[Months]) -> bool:
    """Whether parts that follow each other are a whole time."""
    years = {whole.year, *(part.year for part in parts)} - {""}
    return len(parts) > 1 and (parts[0].first, parts[-1].last) == (whole.first, whole.last) and len(years) <= 1


def months_of(period: str) -> Months | None:
    """The months that the words of a time tell of; None where they tell of none, or of days."""
    in_words = WRITTEN_YEAR.match(period)
    written = f"{in_words.group().translate(DIGITS)}{period[in_words.end() :]}" if in_words else period
    told = pattern("totals.toml", "months").fullmatch(written)
    if told is None:
        return None
    year = told["year"] or ""
    if told["quarter"]:
        last = QUARTER * _count(told["quarter"])
        return Months(year, last - QUARTER + 1, last)
    if told["quarters"]:
        return Months(year, 1, QUARTER * _count(told["quarters"]))
    if told["half"]:
        return Months(year, 1, HALF) if told["half"] == "上" else Months(year, HALF + 1, YEAR)
    if told["month"]:
        return Months(year, _count(told["month"]), _count(told["until"] or told["month"]))
    if told["first"]:
        return Months(year, 1, _count(told["first"]))
    return Months(year, 1, YEAR)


def days_of(months: Months) -> Interval:
    """How many days some months have, in a leap year and in another where no year is told."""
    year = months.year.removesuffix("年")
    years = [int(year)] if year.isdigit() else [PLAIN, LEAP]
    counts = [sum(monthrange(year, month)[1] for month in range(months.first, months.last + 1)) for year in years]
    return Interval(Decimal(min(counts)), Decimal(max(counts)))


def _count(written: str) -> int:
    return number(written.replace("首", "一").replace("两", "二"))
