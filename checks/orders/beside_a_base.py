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
from checks.page import Figure, Line, clause, clause_after, in_table
from claims.model import Dimension

REACH = 6


def beside_a_base(line: Line) -> Iterator[Compared]:
    """Every base of a line with the level right before it, its growth aside, the only one in its unit.

    Not what fell or was lost, which is more the further it is below nothing, nor what one month or day did beside the
    aim of a year. What met an aim is done or made (造林, 新增); of what is kept low (用水, 事故) less may meet it.
    """
    for place, figure in enumerate(line.figures):
        before = before_in_sentence(figure, line.figures[max(0, place - REACH) : place])
        early = bool(before) and before[-1].claim.dimension is Dimension.DURATION
        told = None if in_table(figure) or figure.claim.low is None else _told(figure, early=early)
        level = _level(figure, before[: len(before) - early]) if told else None
        if told is not None and level is not None and (told.re is _on_one_side() or _may_meet_an_aim(level)):
            yield Compared(*((level, figure) if told["below"] else (figure, level)), sure=True, part=False)
        aim = line.figures[place - 1] if place else None
        if aim is not None and _planned(aim, figure):
            kept = pattern("bases.toml", "the plan was met").match(figure.after)
            if kept and _givers(kept.group()) == _givers(clause(aim.before)):
                yield Compared(*((figure, aim) if kept["below"] else (aim, figure)), sure=True, part=False)


def _told(figure: Figure, *, early: bool) -> re.Match[str] | None:
    """How the words around a base put what stands before it: above or below it, as a level of another time or an aim.

    An aim may be met `early` by a time that is told right before: 提前一个月完成全年38万人的目标.
    """
    base = _on_one_side().fullmatch(figure.before)
    if base and pattern("bases.toml", "ends the base").match(figure.after):
        return base
    words = f",{clause(figure.lead)}" if early else figure.before
    aim = pattern("bases.toml", "met or missed").fullmatch(words)
    return aim if aim and pattern("bases.toml", "is the aim").match(figure.after) else None


def _on_one_side() -> re.Pattern[str]:
    return pattern("bases.toml", "on one side of a base")


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


def _may_meet_an_aim(level: Figure) -> bool:
    """Whether a level is of what is done in all of a year, so that more of it meets an aim: no 用水量, no 事故."""
    in_part = pattern("bases.toml", "in a part of the year").search(level.lead) is not None
    return not in_part and _is_done(level)


def _is_done(figure: Figure) -> bool:
    words = clause(figure.lead)
    done = pattern("bases.toml", "is money put in" if figure.claim.dimension is Dimension.MONEY else "is done")
    low = pattern("bases.toml", "is kept low").search(f"{words}{clause_after(figure)}")
    return done.search(words) is not None and low is None


def _givers(words: str) -> set[str]:
    """Whose aim some words speak of: 省, 下达."""
    return set(pattern("bases.toml", "whose aim").findall(words))


def _planned(aim: Figure, figure: Figure) -> bool:
    """Whether two amounts side by side are what was planned and what was done: 计划38万套,实际完成41万套."""
    planned = pattern("bases.toml", "planned").search(clause(aim.before))
    done = pattern("bases.toml", "done").fullmatch(figure.before)
    told = bool(planned and done) and not aim.before.startswith("、") and _is_done(aim)
    return told and alike(aim, figure) and amount(aim) and aim.depth == figure.depth
