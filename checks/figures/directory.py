"""Where a page gives the amount of a name: on the line, or once in the whole text."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice

from checks.figures.amounts import amount, compared
from checks.figures.identity import WHOLE_PLACE
from checks.figures.topics import ends_in, names, topic, unit
from checks.page import Figure, Line, Page
from checks.relation import Interval
from claims.model import Dimension, Status

NOT_ALL = frozenset(("subject:body", "subject:part head"))
REACH = 60
MOST_NAMESAKES = 6
THIS_YEAR = re.compile("^(?:今年|本年)(?=.)")
Kind = tuple[Dimension, str]
"""A dimension and a unit: only figures of one kind can be parts of each other."""
Time = tuple[date | None, date | None] | str
"""The first and the last day of a figure's period, or its words where these can't be told."""


@dataclass(frozen=True)
class Directory:
    """The amounts of a page by name and kind, in text order; changes, rates and plans are left out."""

    lines: Sequence[Line]
    mentions: Mapping[str, Mapping[Kind, Sequence[Figure]]]
    settled: frozenset[tuple[str, Kind]]

    @cached_property
    def by_end(self) -> Mapping[str, Sequence[Figure]]:
        """Every amount in text order under each end, of two characters and more, of each of its names."""
        found: defaultdict[str, dict[int, Figure]] = defaultdict(dict)
        for name, kinds in self.mentions.items():
            figures = [figure for of_kind in kinds.values() for figure in of_kind]
            for start in range(len(name) - 1):
                if ends_in(name, name[start:]):
                    found[name[start:]].update((figure.claim.start, figure) for figure in figures)
        return {end: [figures[start] for start in sorted(figures)] for end, figures in found.items()}

    @cached_property
    def totals(self) -> Mapping[tuple[str, Kind, Time | None], Sequence[Figure]]:
        """The amounts of the whole place by name, kind and time, and of any time under None, as far as they agree."""
        found: defaultdict[tuple[str, Kind, Time | None], list[Figure]] = defaultdict(list)
        for name, kinds in self.mentions.items():
            for of, figures in kinds.items():
                for figure in figures:
                    if WHOLE_PLACE.search(figure.scope):
                        found[name, of, None].append(figure)
                        found[name, of, _time(figure)].append(figure)
        return {key: figures for key, figures in found.items() if agree(figures)}


def kind(figure: Figure) -> Kind:
    """The kind of a figure."""
    return figure.claim.dimension, unit(figure.claim)


def directory(page: Page, status: Status = Status.ACTUAL) -> Directory:
    """Every amount of a page that is so, or planned, under each of its names.

    `settled` are those whose mentions all fit each other.
    """
    mentions: defaultdict[str, defaultdict[Kind, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in page.figures:
        if is_listed(figure, status):
            for name in names(figure):
                mentions[name][kind(figure)].append(figure)
    settled = {(name, of) for name, kinds in mentions.items() for of, figures in kinds.items() if agree(figures)}
    return Directory(page.lines, mentions, frozenset(settled))


def is_listed(figure: Figure, status: Status = Status.ACTUAL) -> bool:
    """Whether a figure states how much there is of something, and not only of what some body or part has of it."""
    of_part = not NOT_ALL.isdisjoint(figure.claim.rules)
    return not of_part and is_level(figure, status)


def is_level(figure: Figure, status: Status = Status.ACTUAL) -> bool:
    """Whether a figure states an amount that is so, or planned, of whatever body."""
    return amount(figure) and figure.claim.status is status and topic(figure).aspect == "level" and not compared(figure)


def agree(figures: Sequence[Figure]) -> bool:
    """Whether the readings of some figures have a value in common."""
    readings = [Interval.of(figure.claim) for figure in figures]
    return max(reading.lower for reading in readings) <= min(reading.upper for reading in readings)


def find(
    known: Directory, name: str, near: Figure, of: Kind | None = None, besides: Figure | None = None
) -> Figure | None:
    """The amount of a name that is meant near a figure, or None.

    The last one before it on its line, under that name or a longer one that ends in it; else the first of the whole
    page, if every mention there, every one of the whole place, or every one of its time, gives a figure that fits.
    `of` is the kind that it has to have, None for any; `besides` is a figure that is not meant.
    """
    before = known.lines[near.line].figures[max(0, near.position - REACH) : near.position]
    listed = (figure for figure in reversed(before) if is_listed(figure) and of in (None, kind(figure)))
    named = (figure for figure in listed if any(ends_in(own, name) for own in names(figure)))
    return next((figure for figure in named if figure is not besides), None) or _settled(known, name, near, of)


def _settled(known: Directory, name: str, near: Figure, of: Kind | None) -> Figure | None:
    """The first amount of a name on the page, if all of them there, of the whole place or of a time give one that fits.

    The time is that of what is near, where that is told.
    """
    kinds = known.mentions.get(name, {})
    wanted = of or (next(iter(kinds)) if len(kinds) == 1 else None)
    if wanted is None:
        return None
    if (name, wanted) in known.settled:
        return kinds[wanted][0]
    of_place = known.totals.get((name, wanted, None), ())
    time = _time(near)
    of_time = [figure for figure in kinds.get(wanted, ()) if time and _time(figure) == time]
    return next(iter(of_place or (of_time if of_time and agree(of_time) else ())), None)


def total_of_place(known: Directory, name: str, near: Figure, of: Kind) -> Figure | None:
    """The amount of exactly a name that the page gives for the whole place and the time of a figure, if it is one.

    Of several mentions the last before the figure.
    """
    told = known.totals.get((name, of, _time(near)), ())
    before = bisect_left(told, near.claim.start, key=lambda figure: figure.claim.start)
    return told[before - 1] if told else None


def _time(figure: Figure) -> Time:
    dates = figure.claim.period_start, figure.claim.period_end
    return dates if all(dates) else THIS_YEAR.sub("", figure.period)


def namesakes(known: Directory, name: str, near: Figure, of: Kind | None = None) -> list[Figure]:
    """Every amount under a name, or a longer one that ends in it, that stands before a figure, the nearest first."""
    figures = known.by_end.get(name, ())
    place = bisect_left(figures, near.claim.start, key=lambda figure: figure.claim.start)
    before = reversed(figures[max(0, place - REACH) : place])
    return list(islice((figure for figure in before if of in (None, kind(figure))), MOST_NAMESAKES))
