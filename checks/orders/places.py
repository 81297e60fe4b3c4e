"""Levels whose places in a ranking the text tells: 甲市居首,人均收入7.7万元;乙市位列第三,人均收入6.8万元."""

import re
from collections.abc import Hashable, Iterator

from checks.figures.amounts import compared
from checks.figures.compared import Compared
from checks.figures.numbering import number
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, in_table
from claims.model import Dimension, Hedge

CHANGED, LONGEST = "增减额", 30
APART = re.compile("[;；。]")
FIRST, SECOND, NEAR = 1, 2, 3
MEDALS = "枚"
"""What golds and all medals are counted by: each has a ranking of its own."""


def in_places(page: Page) -> Iterator[Compared]:
    """Every level with the last one before it of a kind that has a place before its own, where it is no larger.

    One place may be of the province and the other of the country. A place that comes again begins another ranking.
    """
    last: dict[Hashable, tuple[int, Figure]] = {}
    for line in page.lines:
        for figure, place in _placed(line):
            about = topic(figure)
            kind = (about.aspect, about.unit, figure.depth, about.name if about.unit == MEDALS else "")
            before, other = last.get(kind, (place, figure))
            if before < place and figure.period == other.period:
                yield Compared(figure, other, sure=False, part=False)
            last[kind] = (place, figure)


def _placed(line: Line) -> Iterator[tuple[Figure, int]]:
    """Every level of a line with the place that is told of it: right behind it, or before it since the last level."""
    levels = [figure for figure in line.figures if _is_level(figure)]
    for at, figure in enumerate(levels):
        place = _behind(line, figure) or _before(line, levels[at - 1] if at else None, figure)
        if place:
            yield figure, place


def _is_level(figure: Figure) -> bool:
    claim = figure.claim
    told = claim.low is not None and claim.hedge is not Hedge.VAGUE and claim.measure != CHANGED
    return told and claim.dimension is not Dimension.DURATION and not compared(figure) and not in_table(figure)


def _behind(line: Line, figure: Figure) -> int:
    """The place told behind a level, its change or a row of levels: 7亿元,增长5%,居次席; 21枚金牌、46枚奖牌位居次席."""
    behind, *others = line.figures[figure.position : figure.position + NEAR]
    while not (told := pattern("places.toml", "its place").match(behind.after[:LONGEST])):
        following = others.pop(0) if others else None
        if following is None or not (_is_change(behind, following) or _in_row(behind, following)):
            return 0
        behind = following
    return _number(told)


def _is_change(figure: Figure, following: Figure) -> bool:
    """Whether what follows in the sentence is how a level changed."""
    of_one = figure.claim.sentence_start == following.claim.sentence_start and not APART.search(following.before)
    return of_one and topic(following).aspect in ("rate", "change")


def _in_row(figure: Figure, following: Figure) -> bool:
    return figure.after.endswith("、") and following.scope == figure.scope


def _before(line: Line, last: Figure | None, figure: Figure) -> int:
    """The place told in the sentence of a figure before it, behind the last level and what is told of that."""
    start = max(figure.claim.sentence_start, last.claim.end if last else line.start)
    words = line.text[start - line.start : figure.claim.start - line.start]
    if last is not None and start == last.claim.end:
        words = words[len(own.group()) :] if (own := pattern("places.toml", "its place").match(words)) else words
    told = list(pattern("places.toml", "a place").finditer(words))
    return _number(told[0]) if len(told) == 1 else 0


def _number(told: re.Match[str]) -> int:
    if told["first"]:
        return FIRST
    return SECOND if told["second"] else number(told["place"] or told.groupdict().get("opening", ""))
