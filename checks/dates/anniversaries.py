"""How many years after its founding a body is, how old one was, and how long one worked: 建于1958年, 2023年建校65周年.

生于1953年,1971年进厂时18岁; 1971年进厂,2008年退休,前后干了37年.
"""

from collections.abc import Iterator
from typing import NamedTuple

from checks.lexicon import pattern
from checks.page import Figure, Page

YOUNGER, OLDER, NEAR = 1, 2, 24
AGES, YEARS = frozenset("岁"), frozenset(("年", "载", "周年", "个年头"))


class Since(NamedTuple):
    """A number of years with the two that bound it, and the fewest and most that may be meant."""

    figure: Figure
    first: int
    last: int
    fewest: int
    most: int


def anniversaries(page: Page) -> Iterator[Since]:
    """Anniversaries of what the sentence says was founded, and ages at death, each with both years told.

    A founding may be kept a year early or late; an age may be counted before the birthday or by the years begun.
    """
    for figure in page.figures:
        if pattern("date.toml", "of years").match(figure.claim.unit) and figure.claim.low is not None:
            yield from _founded(figure, page)
        yield from _between(figure, page.text[figure.claim.end : figure.claim.end + NEAR])
        lived = pattern("date.toml", "lived").search(figure.lead) if figure.claim.unit == "岁" else None
        if lived:
            first, last = int(lived["first"]), int(lived["last"])
            yield Since(figure, first, last, last - first - YOUNGER, last - first + OLDER)


def _between(figure: Figure, behind: str) -> Iterator[Since]:
    """Ages and years of work with both years told; either way of counting is right."""
    if pattern("date.toml", "counted in or out").search(behind):
        return
    for name, units in (("aged then", AGES), ("worked until", YEARS), ("full years", YEARS)):
        told = pattern("date.toml", name).search(figure.lead) if figure.claim.unit in units else None
        if told and figure.claim.low is not None and not pattern("date.toml", "founded anew").search(told.group()):
            first, last = (int(year) for year in told.groupdict().values() if year)
            if last > first:
                yield Since(figure, first, last, last - first - YOUNGER, last - first + YOUNGER)


def _founded(figure: Figure, page: Page) -> Iterator[Since]:
    founded = list(pattern("date.toml", "founded").finditer(figure.lead))
    kept = pattern("date.toml", "kept behind").search(f"{figure.lead}#{figure.after}")
    if len(founded) != 1 or not (kept or pattern("date.toml", "its anniversary").search(figure.lead)):
        return
    first = int(founded[0]["year"] or founded[0]["of"])
    since = figure.lead[founded[0].end() :]
    if pattern("date.toml", "founded anew").search(figure.lead):
        return
    told = pattern("date.toml", "a year").findall(since)
    last = int(told[0]) if len(told) == 1 else page.year if not told else None
    if last is not None and last > first:
        yield Since(figure, first, last, last - first - YOUNGER, last - first + YOUNGER)
