"""Levels that their words put on one side of a base: 产量41万吨,低于上年的38万吨; 超额完成38万人的年度目标任务."""

import re
from collections.abc import Iterator, Sequence

from checks.figures.amounts import alike, amount, compared
from checks.figures.compared import Compared
from checks.figures.percentages import is_percent
from checks.figures.stretches import before_in_sentence
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.orders.increases_within import is_change
from checks.page import Figure, Line, clause, in_table
from claims.model import Dimension

REACH = 6


def beside_a_base(line: Line) -> Iterator[Compared]:
    """Every base of a line with the level right before it, its growth aside, the only one in its unit.

    Not what fell or was lost, which is more the further it is below nothing, nor what one month or day did beside the
    aim of a year.
    """
    for place, figure in enumerate(line.figures):
        before = before_in_sentence(figure, line.figures[max(0, place - REACH) : place])
        early = bool(before) and before[-1].claim.dimension is Dimension.DURATION
        told = None if in_table(figure) or figure.claim.low is None else _told(figure, early=early)
        level = _level(figure, before[: len(before) - early]) if told else None
        if told is not None and level is not None and not (told["aim"] and _of_a_part_of_the_year(level)):
            yield Compared(*((level, figure) if told["below"] else (figure, level)), sure=True, part=False)
        aim = line.figures[place - 1] if place else None
        if aim is not None and _planned(aim, figure):
            kept = pattern("bases.toml", "the plan was met").match(figure.after)
            if kept:
                yield Compared(*((figure, aim) if kept["below"] else (aim, figure)), sure=True, part=False)


def _told(figure: Figure, *, early: bool) -> re.Match[str] | None:
    """How the words around a base put what stands before it: above or below it, as a level of another time or an aim.

    An aim may be met `early` by a time that is told right before: 提前一个月完成全年38万人的目标.
    """
    base = pattern("bases.toml", "on one side of a base").fullmatch(figure.before)
    if base and pattern("bases.toml", "ends the base").match(figure.after):
        return base
    words = f",{clause(figure.lead)}" if early else figure.before
    aim = pattern("bases.toml", "met or missed").fullmatch(words)
    return aim if aim and pattern("bases.toml", "is the aim").match(figure.after) else None


def _level(base: Figure, before: Sequence[Figure]) -> Figure | None:
    kin = [figure for figure in before if alike(figure, base)]
    if len(kin) != 1 or kin[0].depth != base.depth or compared(kin[0]) or (base.claim.low or 0) < 0:
        return None
    level = kin[0]
    between = before[before.index(level) + 1 :]
    own = all(is_percent(figure) and pattern("bases.toml", "its growth").fullmatch(figure.before) for figure in between)
    return level if own and _is_level(level) else None


def _is_level(figure: Figure) -> bool:
    words = clause(figure.before)
    if (figure.claim.low or 0) < 0 or pattern("bases.toml", "is lost").search(f"{figure.lead}{figure.subject}"):
        return False
    of_each = topic(figure).aspect == "per head" or pattern("bases.toml", "of each on the mean").search(words)
    told = amount(figure) or of_each
    return is_percent(figure) or (bool(told) and not is_change(figure) and not words.endswith(("第", "列")))


def _of_a_part_of_the_year(level: Figure) -> bool:
    return pattern("bases.toml", "in a part of the year").search(level.lead) is not None


def _planned(aim: Figure, figure: Figure) -> bool:
    """Whether two amounts side by side are what was planned and what was done: 计划38万套,实际完成41万套."""
    planned = pattern("bases.toml", "planned").search(clause(aim.before))
    done = pattern("bases.toml", "done").fullmatch(figure.before)
    return bool(planned and done) and alike(aim, figure) and amount(aim) and aim.depth == figure.depth
