"""Points between a rate and that of the whole that its text told before.

投资增长7.1%,其中民间投资增长9.3%,高于整体2.2个百分点.

The whole is 整体, 总体, 全部 or 平均, by itself or with a noun, or the noun alone (高于投资增速2个百分点), which has
to be all that the whole is called. A fit is told of the nearest rate of the line that lies so far off, else of the
nearest before it whose name ends as that of the part does. A miss is told only where one rate alone of the sentence, or
of the one before, can be meant, and one slip explains it. That rate is of just what the noun names, or of a grand total
of its place; no words behind tell of that.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checks.figures.amounts import Breakdown, adds_up, targets
from checks.figures.change import Change
from checks.figures.identity import time_allows
from checks.figures.percentages import is_percent
from checks.figures.topics import core, spelled, topic
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.repair import repairs
from claims.model import Dimension, Hedge

LOWER = "低慢落少"
REACH, BEHIND, TAIL = 12, 3, 2
AMONG, EACH = "其中", "分别"
ALL, EVERY, MEAN = frozenset({"整体", "总体", "全部", "总"}), "全部", "平均"
ENDS = re.compile("[。！？!?\n]")
PART = re.compile(r"\s*(?:其中|[对与向同])")
ECONOMY = {"经济": "地区生产总值", "GDP": "地区生产总值"}
OTHERS = re.compile("[全各][国省市县区州盟旗]")


class Told(NamedTuple):
    """What the words before some points set a rate beside: the rate of a `whole` (整体), or of just the noun they name.

    What it is of stands before 整体 (`of`), behind it (`noun`) or at neither place, `place` is whose it is, empty where
    they do not tell; `mean` says that it may be a mean of several.
    """

    below: bool
    named: bool
    of: str
    noun: str
    place: str
    whole: str
    mean: bool


def above_the_whole(page: Page, line: Line) -> Iterator[Change]:
    """Every rate of a line that is said to lie so many points above or below its whole, with the rate of that."""
    for place, by in enumerate(line.figures):
        told = _told(clause(by.before))
        if not told or by.claim.dimension is not Dimension.PERCENTAGE_POINT or not place or EACH in by.before:
            continue
        own = _own(line, place)
        if not _is_rate(own) or ENDS.search(by.before):
            continue
        lower = told.below and (by.claim.low or 0) >= 0
        behind = line.figures[place + 1 : place + 1 + BEHIND]
        before = [each for each in line.figures[max(0, place - 1 - REACH) : own.position] if _may_be_whole(each, own)]
        near = (each for each in (*reversed(before), *behind) if _may_be_whole(each, own) and _meant(each, told))
        whole = next(
            (each for each in (*near, *_namesakes(page, own, told)) if adds_up(*_apart(own, each, by, lower=lower))),
            None,
        )
        if whole is None and not _told_behind(line, by):
            whole = _only(own, by, before, told, lower=lower)
        if whole is not None:
            yield Change(own, whole, by, None, falls=told.below)


def _told(words: str) -> Told | None:
    for named, name in ((False, "above the whole"), (True, "above a named rate")):
        if told := pattern("growth.toml", name).search(words):
            below = (told["way"] or told["so"])[0] in LOWER
            of, whole = ("", "") if named else (told["of"], told["whole"])
            of, noun = (re.sub("[的在]", "", each) for each in (of, told["noun"]))
            return Told(below, named, of, noun, told["place"] or "", whole, MEAN in told[0])
    return None


def _own(line: Line, place: int) -> Figure:
    """The rate that points are told of: the figure right before them, or the one before what that gained."""
    last = line.figures[place - 1]
    gained = last.claim.dimension is Dimension.PERCENTAGE_POINT and place > 1
    before = line.figures[place - 2] if gained else last
    return before if before.claim.sentence_start == last.claim.sentence_start else last


def _namesakes(page: Page, own: Figure, told: Told) -> Iterator[Figure]:
    """The rates before one whose names end as its own does, the nearest first: 进出口总值, and then 沿线国家进出口.

    Of what is named alone they go by that name.
    """
    before = (each for other in page.lines[: own.line + 1] for each in other.figures)
    for each in reversed([each for each in before if each.claim.start < own.claim.start]):
        if (
            (told.named or _ends_alike(topic(each).name, topic(own).name))
            and _may_be_whole(each, own)
            and _meant(each, told)
        ):
            yield each


def _ends_alike(one: str, other: str) -> bool:
    pairs = ((one, other), (core(one), core(other)))
    return one != other and any(len(name) >= TAIL and name[-TAIL:] == like[-TAIL:] for name, like in pairs)


def _is_rate(figure: Figure) -> bool:
    claim = figure.claim
    return is_percent(figure) and claim.hedge is Hedge.EXACT and claim.low is not None and not in_table(figure)


def _may_be_whole(figure: Figure, own: Figure) -> bool:
    return (
        _is_rate(figure)
        and time_allows(own.claim, figure.claim)
        and topic(figure).aspect == topic(own).aspect
        and figure.claim.status is own.claim.status
    )


def _meant(whole: Figure, told: Told) -> bool:
    """Whether a rate may be of what the words name: of their noun, and of their place where they tell one."""
    if told.named:
        return _goes_by(whole, told.noun)
    words = f"{whole.lead}{whole.subject}{whole.scope}"
    place = OTHERS.search(told.place)
    return (told.noun or told.of) in words and (place is None or place.group() in words)


def _goes_by(whole: Figure, noun: str) -> bool:
    return topic(whole).name in (spelled(noun), spelled(ECONOMY.get(noun, noun)))


def _is_just(whole: Figure, told: Told) -> bool:
    """Whether a rate is of just what the words name: of their noun, or of a grand total where they have none."""
    name = OTHERS.sub("", topic(whole).name)
    if told.named:
        return _goes_by(whole, told.noun)
    if told.whole not in ALL or told.mean:
        return False
    if told.of or told.noun:
        return name == f"{told.of}{told.noun}"
    of_a_place = OTHERS.match(whole.scope or topic(whole).name)
    grand = pattern("growth.toml", "grand total").fullmatch(name)
    return told.whole != EVERY and of_a_place is not None and grand is not None


def _told_behind(line: Line, by: Figure) -> bool:
    """Whether the words behind some points tell what the whole is: 高于总体7.9个百分点(总体含复读生)."""
    rest = line.text[by.claim.end - line.start :]
    return pattern("growth.toml", "tells of the whole").search(rest) is not None


def _apart(own: Figure, other: Figure, by: Figure, *, lower: bool) -> tuple[Figure, tuple[Figure, Figure]]:
    return (other, (own, by)) if lower else (own, (other, by))


def _only(own: Figure, by: Figure, before: Sequence[Figure], told: Told, *, lower: bool) -> Figure | None:
    """The one rate before that can be that of the whole, if one slip explains that the points do not come out."""
    sentence = [each for each in before if each.claim.sentence_start == own.claim.sentence_start]
    start = sentence[0].claim.sentence_start if sentence else before[-1].claim.sentence_start if before else 0
    near = [each for each in before if each.claim.sentence_start == start]
    wholes = [each for each in near if _holds(each, own) and _is_just(each, told)]
    apart = not sentence and AMONG not in own.lead
    if len(near) != 1 or not wholes or own.claim.period != wholes[0].claim.period or told.place or apart:
        return None
    whole, parts = _apart(own, wholes[0], by, lower=lower)
    each = Breakdown(whole, parts, complete=True, sure=True)
    return wholes[0] if any(repairs(*target) for target in targets(each)) else None


def _holds(whole: Figure, own: Figure) -> bool:
    """Whether the name of one rate is the end of another's, or 其中 leads from the one to the other."""
    name, mine = topic(whole).name, topic(own).name
    if PART.match(clause(whole.before)):
        return False
    return bool(name) and name != mine and (mine.endswith(name[-TAIL:]) or AMONG in own.lead)
