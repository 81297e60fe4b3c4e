"""Tolls of some accidents within those of all: 事故312起,死亡91人,受伤240人。其中较大事故3起,造成11人死亡、7人受伤.

Deaths are held to deaths and injuries to injuries. Without 其中 right behind the toll of all, only what fits is told.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checks.figures.amounts import amount
from checks.figures.compared import Compared
from checks.figures.identity import time_allows
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.parts.parts_within import fits_within
from claims.model import Dimension

NEAR, SHORTEST_NAME, CORE, REACH = 6, 2, 4, 6
AMONG, FULL_STOP = "其中", re.compile("[。;；]")


class Toll(NamedTuple):
    """A number of events, what befell people in them by its kind, and whether 其中 leads up to it."""

    events: Figure
    befell: dict[str, Figure]
    among: bool

    @property
    def name(self) -> str:
        """What its events are called."""
        return topic(self.events).name


def tolls_within(page: Page) -> Iterator[Compared]:
    """Every toll of events of a narrower name with the nearest one before of the wider, kind by kind."""
    before: list[Toll] = []
    for line in page.lines:
        for toll in _tolls(line):
            whole = next((each for each in reversed(before) if _holds(each, toll)), None)
            if whole is not None:
                sure = toll.among and whole is before[-1] and _is_named_within(whole, toll)
                yield from _held(toll, whole, sure=sure)
            before = [*before[-NEAR:], toll]


def _held(toll: Toll, whole: Toll, *, sure: bool) -> Iterator[Compared]:
    """The events of both, and those of each kind in both; those whom the words name otherwise only where they fit."""
    pairs = [(toll.events, whole.events, sure)]
    for kind in (kind for kind in toll.befell if kind in whole.befell):
        part, of_all = toll.befell[kind], whole.befell[kind]
        pairs.append((part, of_all, sure and _whom(part) == _whom(of_all)))
    for part, of_all, told in pairs:
        if told or fits_within(part, of_all):
            yield Compared(part, of_all, sure=told)


def _holds(whole: Toll, part: Toll) -> bool:
    """Whether the events of a toll are some of those of another by their names and their time."""
    core, of_all = (pattern("order.toml", "how grave").sub("", each.name) for each in (part, whole))
    graver = core != part.name and of_all == whole.name and len(core) >= CORE and whole.name.endswith(core)
    return (_is_named_within(whole, part) or graver) and time_allows(part.events.claim, whole.events.claim)


def _is_named_within(whole: Toll, part: Toll) -> bool:
    return len(whole.name) >= SHORTEST_NAME and part.name != whole.name and part.name.endswith(whole.name)


def _tolls(line: Line) -> Iterator[Toll]:
    """The tolls of a line: a number of events with one figure or more of what befell people in its sentence."""
    for place, events in enumerate(line.figures):
        if not _counts_events(events):
            continue
        befell: dict[str, Figure] = {}
        for figure in line.figures[place + 1 : place + REACH]:
            kind = "" if FULL_STOP.search(figure.before) else _befell(figure)
            if not kind:
                break
            befell.setdefault(kind, figure)
        if befell:
            yield Toll(events, befell, _is_among(line, place))


def _is_among(line: Line, place: int) -> bool:
    """Whether 其中 begins the words that lead up to a figure, in its sentence."""
    words = line.text[: line.figures[place].claim.start - line.start]
    return FULL_STOP.split(words)[-1].lstrip().startswith(AMONG)


def _counts_events(figure: Figure) -> bool:
    told = pattern("order.toml", "number of events").fullmatch(figure.claim.unit)
    return bool(told) and amount(figure) and not figure.depth and not in_table(figure)


def _befell(figure: Figure) -> str:
    """What befell the people that a figure counts; empty for any other figure."""
    if figure.claim.dimension is not Dimension.PERSON or figure.claim.measure == "增减额":
        return ""
    behind = pattern("order.toml", "befell, behind").match(figure.after)
    told = behind or pattern("order.toml", "befell, before").search(clause(figure.before))
    return _kind(told["kind"]) if told else ""


def _whom(figure: Figure) -> str:
    """Those whom a clause names that it befell, or what else it says of them: 司乘人员, 当场."""
    return pattern("order.toml", "it befell some").sub("", clause(figure.before))


def _kind(word: str) -> str:
    return next((one for one, words in KINDS.items() if word in words), word)


KINDS: dict[str, Sequence[str]] = {"死": ("死亡", "遇难", "遇難", "身亡", "丧生")}
