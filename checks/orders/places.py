"""Levels whose places in a ranking the text tells: 甲市居首,人均收入7.7万元;乙市位列第三,人均收入6.8万元.

Of medals the gold ones rank, each kind of 枚 for itself; on the table of golds they surely do.
"""

import re
from collections.abc import Hashable, Iterator

from checks.figures.amounts import compared
from checks.figures.compared import Compared
from checks.figures.numbering import number
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, in_table
from claims.lexicon import words as listed
from claims.model import Dimension, Hedge

CHANGED, LONGEST, RANKED = "增减额", 30, "高居位列排名在"
COUNTS = re.compile("[0-9金银铜枚牌]")
APART = re.compile("[;；。]")
CLAUSE = re.compile("[,，;；。]")
FIRST, SECOND, NEAR = 1, 2, 3
GOLD, GOLDS = "金牌", "金牌榜"
MEDALS = "枚"
"""What golds and all medals are counted by: each has a ranking of its own."""


def in_places(page: Page) -> Iterator[Compared]:
    """Every level with the last one before it of a kind that has a place before its own, where it is no larger.

    One place may be of the province and the other of the country. A place that comes again begins another ranking.
    """
    last: dict[Hashable, tuple[int, Figure]] = {}
    for line in page.lines:
        for figure, place in _placed(line):
            kind = _kind(figure)
            before, other = last.get(kind, (place, figure))
            if before < place and figure.period == other.period:
                yield Compared(figure, other, sure=_on_one_table(line, figure, other), part=False)
            last[kind] = (place, figure)


def _on_one_table(line: Line, *figures: Figure) -> bool:
    """Whether a sentence tells of both figures, of golds, that they have their place on the table of golds.

    Not of games, days or groups of their own: 上届以42金列金牌榜第三; 青少年组金牌榜.
    """
    behind = [CLAUSE.split(line.text[figure.claim.end - line.start :][:LONGEST])[0] for figure in figures]
    before = [CLAUSE.split(line.text[: figure.claim.start - line.start])[-1] for figure in figures]
    of_golds = all(GOLDS in words for words in behind) and all(topic(figure).name == GOLD for figure in figures)
    tables = {COUNTS.split(words.partition(GOLDS)[0])[-1].rstrip(RANKED) for words in behind}
    apart = any(pattern("order.toml", "games of their own").search(words) for words in (*behind, *before))
    one, other = figures
    one_sentence = one.line == other.line and one.claim.sentence_start == other.claim.sentence_start
    return of_golds and len(tables) == 1 and not apart and one_sentence


def _kind(figure: Figure) -> Hashable:
    """What a figure has to share with another for both to be of one ranking."""
    about = topic(figure)
    if about.unit == MEDALS or about.unit in listed("context.toml", "medal"):
        return MEDALS, about.name
    return about.aspect, about.unit, figure.depth


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
    minor = claim.unit in listed("context.toml", "medal") and topic(figure).name != GOLD
    told = told and not minor
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
    run_on = following.claim.unit in listed("context.toml", "medal") and following.before == ""
    return run_on or (figure.after.endswith("、") and following.scope == figure.scope)


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
