"""What was added, within what there is of it: 26.92亿斤,增产0.94亿斤.

Behind a list of parts an increase may be that of the whole, which has to be told apart.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from checks.figures.amounts import JOINED, alike, amount, compared, threshold
from checks.figures.compared import Compared, may_hold
from checks.figures.percentages import is_percent
from checks.figures.stretches import SEGMENT, before_in_sentence
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, clause, clause_after
from checks.relation import Interval
from claims.model import Dimension

PAIR = 2
EACH = re.compile("每(?P<unit>.)|(?P<mean>[年月日季周亩户头棚村])均")
SEMICOLON = re.compile("[;；]")
DEGREES = frozenset(("℃", "°C", "摄氏度", "度"))


def increases_within(figure: Figure, before: Sequence[Figure], line: Sequence[Figure]) -> Iterator[Compared]:
    """26.92亿斤,增产0.94亿斤: what was added is within what there is.

    Behind a list of parts it may be that of the whole, so that it has to be above them all: 36支,其中境外4支,
    比去年多6支.
    """
    words = clause(figure.before)
    grew = pattern("comparisons.toml", "increase").search(words)
    if grew and figure.claim.dimension is Dimension.PERCENTAGE_POINT:
        yield from _points_within(figure, before)
        return
    rate = figure.claim.dimension in (Dimension.PERCENT, Dimension.MULTIPLE)
    if not grew or rate or (figure.claim.low or 0) <= 0 or clause_after(figure):
        return
    kin = [each for each in before if alike(each, figure) and each.depth == figure.depth]
    if pattern("share.toml", "pull").search(words):
        return
    if len(kin) > 1 and pattern("comparisons.toml", "sums up").search(words):
        yield from _in_a_segment_of_its_own(figure, kin)
        return
    for level in before:
        if _each(words) != _each(clause(level.before)) and _each(words):
            return
        measured = alike(level, figure) and bool(level.before.strip() or amount(level)) and not threshold(level)
        measured = measured and level.depth == figure.depth
        base = compared(level) or pattern("comparisons.toml", "flow").search(clause(level.before))
        if (
            measured
            and not base
            and topic(level).name == topic(figure).name
            and topic(level).aspect in ("level", "share")
        ):
            named = f"{level.subject}{topic(level).name}{clause(level.before)}"
            net = pattern("comparisons.toml", "net").search(named) or level.claim.unit in DEGREES
            of = level if may_hold(level, figure) else _grown(figure, level, line)
            if of is not None:
                moved = net or "净" in words or pattern("comparisons.toml", "out of nothing").search(level.lead)
                yield Compared(figure, of, sure=not moved and _is_what_it_led_to(level, words))
            return


def _in_a_segment_of_its_own(figure: Figure, kin: Sequence[Figure]) -> Iterator[Compared]:
    """固定电话18万户,其中住宅电话12万户;移动电话60万户,全年新增4万户: of the one level that a semicolon leads to."""
    level, other = kin[0], kin[1]
    told_apart = SEMICOLON.match(level.before) and topic(level).name == topic(figure).name != topic(other).name
    right_before = level.position + 1 == figure.position
    added = right_before and pattern("comparisons.toml", "in a year").match(figure.before)
    if told_apart and added and amount(level) and not threshold(level) and may_hold(level, figure):
        yield Compared(figure, level, sure=False)


def _points_within(figure: Figure, before: Sequence[Figure]) -> Iterator[Compared]:
    """城镇化率51.2%,提高1.5个百分点: what a share grew by, where it is within it.

    Else the share may be what there was before, or have been below 0.
    """
    if (figure.claim.low or 0) <= 0 or clause_after(figure):
        return
    levels = (each for each in before if is_percent(each) and topic(each).name == topic(figure).name)
    level = next((each for each in levels if topic(each).aspect in ("level", "share")), None)
    if level is None or level.depth != figure.depth or compared(level) or threshold(level) or is_change(level):
        return
    if may_hold(level, figure):
        yield Compared(figure, level, sure=False, part=False)


def _each(words: str) -> list[str]:
    """What some words say that amounts are told of each of: 亩 of 每亩 and of 亩均."""
    return [found["unit"] or found["mean"] for found in EACH.finditer(words)]


def _is_what_it_led_to(level: Figure, increase: str) -> bool:
    """Whether a level is what there is after an increase, told as such or the increase against another time.

    Else it may be what there was before, which may have been less: 原有6间,扩建后新增14间; 上季3110宗,今季按季增3320宗.
    """
    against = pattern("comparisons.toml", "against another time").search(increase)
    own = against is not None and increase[: against.start()] in level.before
    from_a_mark = pattern("comparisons.toml", "from a mark").search(clause(level.before))
    return not from_a_mark and bool(own or pattern("comparisons.toml", "there by now").search(clause(level.before)))


def _grown(figure: Figure, level: Figure, line: Sequence[Figure]) -> Figure | None:
    """What an increase above the level before it is of: that, or what holds it where the level is one of several.

    None is where it is above each of them, yet not above them together (一等奖3项、二等奖4项,比上届多5项), and where
    they are joined by 、 without a whole, as there may be others.
    """
    lists = [[each for each in group if _may_grow(each, figure)] for group in _listed_with(level, figure, line)]
    levels = [each for group in lists for each in group]
    holding = next((each for each in levels if may_hold(each, figure) and not compared(each)), None)
    if holding is not None or len(levels) < PAIR:
        return holding or level
    together = max(sum(each.claim.high or Decimal(0) for each in group) for group in lists)
    joined = all(JOINED.match(each.before) for each in levels[:-1])
    above_all = Interval.of(figure.claim).lower > together and not joined
    return max(levels, key=lambda each: each.claim.high or Decimal(0)) if above_all else None


def _may_grow(level: Figure, figure: Figure) -> bool:
    return alike(level, figure) and level.depth == figure.depth and level.claim.low is not None and not _changed(level)


def _changed(figure: Figure) -> bool:
    return is_change(figure) or topic(figure).aspect == "rate"


def _listed_with(level: Figure, figure: Figure, line: Sequence[Figure]) -> list[list[Figure]]:
    """The figures that a level is told with, the last first: its list, and those before 其中.

    Without 其中 they go back to the last figure whose change is told; with it they do where no change is told alike.
    """
    before = line[: line.index(level)]
    told = any(_changed(other) and clause(other.before) == clause(figure.before) for other in before)
    plain = not told and _in_a_plain_list(level, before)
    groups, last = [[level]], level
    for other in reversed(before):
        marked = pattern("parts.toml", "among").search(last.before) is not None
        ends = SEGMENT.search(last.before) is not None and not (plain and len(groups) == 1)
        if (marked and told) or (not marked and (ends or (len(groups) == 1 and _changed(other)))):
            break
        groups = [*groups, [other]] if marked else [*groups[:-1], [*groups[-1], other]]
        last = other
    return groups


def _in_a_plain_list(level: Figure, before: Sequence[Figure]) -> bool:
    """Whether a level goes on with a list behind 其中 in its sentence that tells no changes: 其中甲20例;乙9例;丙7例."""
    mark = pattern("parts.toml", "among")
    own = [level, *before_in_sentence(level, before)[::-1]]
    return any(mark.search(each.before) for each in takewhile(lambda each: not _changed(each), own))


def is_change(figure: Figure) -> bool:
    """Whether a figure tells by how much something changed, by its words or its measure."""
    changed = pattern("parts.toml", "change").search(clause(figure.before)) is not None
    return changed or figure.claim.measure == "增减额"
