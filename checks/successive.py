"""Months and quarters told one after another with what they come to: 一季度12.3亿元,二季度15.6亿元,上半年27.9亿元."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checks.amounts import Breakdown, adds_up, alike, amount, compared, slipped, total
from checks.lexicon import pattern
from checks.numbering import number
from checks.page import Figure, Line, clause, in_table
from checks.relation import Interval
from checks.topics import related, topic
from claims.model import Dimension

QUARTER, HALF, YEAR = 3, 6, 12
REACH, BESIDE = 40, 2


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
            if fills and _of_one_thing(parts[0], whole) and (adds_up(whole, parts) or _is_wrong(whole, parts)):
                yield Breakdown(whole, parts, complete=True, sure=True)


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
    same = names[0].name == names[1].name or related(names[0].name, names[1].name)
    return same and alike(one, other) and names[0].aspect == names[1].aspect == "level"


def _follows(one: Months, other: Months) -> bool:
    return other.first == one.last + 1 and other.year in ("", one.year)


def _fills(whole: Months, parts: Sequence[Months]) -> bool:
    """Whether parts that follow each other are a whole time."""
    years = {whole.year, *(part.year for part in parts)} - {""}
    return len(parts) > 1 and (parts[0].first, parts[-1].last) == (whole.first, whole.last) and len(years) <= 1


def months_of(period: str) -> Months | None:
    """The months that the words of a time tell of; None where they tell of none, or of days."""
    told = pattern("totals.toml", "months").fullmatch(period)
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


def _count(written: str) -> int:
    return number(written.replace("首", "一").replace("两", "二"))
