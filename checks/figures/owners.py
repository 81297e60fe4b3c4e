"""Whose figures a label, a heading or the sentence before tells of: 甲县:…, 【甲县】…, 本报甲县讯."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile

from checks.lexicon import pattern
from checks.page import Figure, Page
from checks.relation import Interval

LONGEST, LEAD, NEAR = 20, 60, 3
STOPS = re.compile(r"[,，。;；!！?？]")
NAME = re.compile("[一-鿿A-Za-z]{2}[^,，。;；:：]{0,14}")
FORM = re.compile("^[^,，。;；:：]*[一-鿿]{2}[^,，。;；:：一-鿿]*[,，。;；:：]")
KEPT, MOST = 2, 8


def of_owners(page: Page, figures: Sequence[Figure]) -> bool:
    """Whether figures that do not say the same are told of several owners, times or versions, one after another."""
    readings = [Interval.of(figure.claim) for figure in figures]
    fit = max(reading.lower for reading in readings) <= min(reading.upper for reading in readings)
    ordered = sorted(figures, key=lambda figure: figure.claim.start)
    return not fit and any(_apart(page, *pair) for pair in pairwise(ordered))


def _apart(page: Page, one: Figure, other: Figure) -> bool:
    """Whether what stands before two figures names two owners.

    A label of the line, one that opens it or the heading above, each in one form; a heading that names no owner by its
    words (怀宁, 综合) only where the lines say the same up to the figures.
    """
    if one.line == other.line:
        return False
    for name in ("dateline", "in brackets", "with a colon", "with a stop", "opens"):
        told = _two(*(_named(name, _line_before(page, figure)) for figure in (one, other)))
        if told:
            return True
    if _parallel(*(_line_before(page, figure) for figure in (one, other))):
        return True
    above = [_above(page, figure) for figure in (one, other)]
    if _two(*(_named("opens", words) for words in above)) or _two(*(_heading(page, figure) for figure in (one, other))):
        return True
    alike = one.position == other.position < MOST and _masked(page, one) == _masked(page, other)
    return alike and _two(*("" if STOPS.search(words) or len(words) > LONGEST else words for words in above))


def _parallel(one: str, other: str) -> bool:
    """Whether two openings of lines are of one form but for a name: 恒远股份发布年报。…, 宏达科技发布年报。…."""
    start = _shared(one, other)
    shared = _shared(one[start:][::-1], other[start:][::-1])
    names = [words[start : len(words) - shared] for words in (one, other)]
    return FORM.search(one[len(one) - shared :]) is not None and all(map(NAME.fullmatch, names))


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _two(one: str, other: str) -> bool:
    """Whether two names are there and are not one: 怀宁县, not 安徽省怀宁县."""
    return bool(one and other) and not (one.endswith(other) or other.endswith(one))


def _named(form: str, words: str) -> str:
    found = pattern("owners.toml", form).match(words)
    return found["name"] if found else ""


def _line_before(page: Page, figure: Figure) -> str:
    start = page.lines[figure.line].start
    return page.text[start : min(start + LEAD, figure.claim.start)]


def _above(page: Page, figure: Figure) -> str:
    """How the line above the one of a figure begins, over empty ones, if it has no figure; empty where it has."""
    known = page.lines[figure.line - 1].end if figure.line else 0
    stop = page.lines[figure.line].start - 1
    for _ in range(NEAR):
        start = page.text.rfind("\n", 0, max(0, stop)) + 1
        words = page.text[start : min(start + LEAD, max(0, stop))].strip()
        if words or start < known:
            return words if start >= known else ""
        stop = start - 1
    return ""


def _heading(page: Page, figure: Figure) -> str:
    """The name of an owner or time that the last such heading before a figure has."""
    starts, found = _headings(page.text)
    place = bisect_left(starts, figure.claim.start)
    return found[place - 1] if place else ""


@lru_cache(maxsize=KEPT)
def _headings(text: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    found = list(_owned(text))
    return tuple(start for start, _ in found), tuple(name for _, name in found)


def _owned(text: str) -> Iterator[tuple[int, str]]:
    """Where the lines start that name an owner or time alone, or a place before a colon, with that name."""
    start = 0
    for line in text.split("\n"):
        named = pattern("owners.toml", "heading").fullmatch(line.strip()) if len(line) <= LONGEST else None
        named = named or pattern("owners.toml", "place in front").match(line)
        if named:
            yield start, named["name"]
        start += len(line) + 1


def _masked(page: Page, figure: Figure) -> str:
    """The words of a line up to a figure with a mark for each figure among them."""
    return "#".join(other.before for other in page.lines[figure.line].figures[: figure.position + 1])
