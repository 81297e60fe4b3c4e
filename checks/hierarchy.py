"""Figures of one thing for a place within another, and for a time within another: the smaller can't have more."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator
from functools import cache

from checks.identity import time_allows
from checks.lexicon import entries, pattern
from checks.page import Figure, Page
from checks.parts import amount
from checks.topics import topic
from claims.indicators import normalise
from claims.model import Claim, Hedge, Status

MOST = 12
SHORTEST_NAME = 2


def within_places(page: Page) -> Iterator[tuple[Figure, Figure]]:
    """Every amount for a place with the nearest before it, under one name, for a place that by its name is wider."""
    for group in _groups(page):
        for at, part in enumerate(group):
            level = _level(part.claim.scope)
            wider = (
                whole
                for whole in reversed(group[max(0, at - MOST) : at])
                if level is not None and (_level(whole.claim.scope) or 0) < level and whole.claim.scope
            )
            whole = next((each for each in wider if _level(each.claim.scope) is not None), None)
            if whole is not None and time_allows(part.claim, whole.claim):
                yield part, whole


def within_times(page: Page) -> Iterator[tuple[Figure, Figure]]:
    """Every amount of a time with the nearest, under one name, of a longer time that holds it and adds up."""
    listed = [figure for group in _groups(page) for figure in group]
    of_kind: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in listed:
        of_kind[topic(figure).unit, topic(figure).dimension].append(figure)
    for group in of_kind.values():
        for at, part in enumerate(group):
            beside = group[max(0, at - MOST) : at + MOST]
            wholes = [whole for whole in beside if _holds(whole.claim, part.claim) and _same_name(part, whole)]
            near = min(wholes, key=lambda whole, part=part: abs(whole.claim.start - part.claim.start), default=None)  # type: ignore[misc]
            if near is not None:
                yield part, near


def _groups(page: Page) -> Iterator[list[Figure]]:
    groups: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        about, claim = topic(figure), figure.claim
        usable = amount(figure) and claim.status is Status.ACTUAL and claim.hedge is not Hedge.VAGUE
        if usable and about.aspect == "level" and len(about.name) >= SHORTEST_NAME:
            groups[about.name, about.unit, about.dimension].append(figure)
    return iter(groups.values())


def _same_name(part: Figure, whole: Figure) -> bool:
    """Whether two figures go by one name; on one line the whole may leave out what narrows it."""
    own, other = topic(part).name, topic(whole).name
    return own == other or (part.line == whole.line and own.endswith(other))


def _level(scope: str | None) -> int | None:
    """How wide a place is called, 0 the widest; None where its name does not tell."""
    name = normalise(scope or "")
    return next((rank for rank, expression in _levels() if expression.search(name)), None)


def _holds(whole: Claim, part: Claim) -> bool:
    """Whether the time of one claim lies within the longer one of another that adds up what its times have."""
    if not (whole.period_start and whole.period_end and part.period_start and part.period_end):
        return False
    inside = whole.period_start <= part.period_start and part.period_end <= whole.period_end
    longer = (whole.period_end - whole.period_start) > (part.period_end - part.period_start)
    adds = pattern("hierarchy.toml", "adds up").search(whole.period or "") or whole.cumulative
    stock = pattern("hierarchy.toml", "at a time").search(part.subject or "")
    return bool(inside and longer and adds and not stock and (whole.scope or "") == (part.scope or ""))


@cache
def _levels() -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple((row["rank"], re.compile(row["pattern"])) for row in entries("hierarchy.toml", "level"))
