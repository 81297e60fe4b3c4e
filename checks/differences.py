"""Balances that a text tells of: 出口 less 进口 is 顺差, 收入 less 支出 is 结余, 新增 less 退出 is 净增."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import permutations
from typing import NamedTuple

from checks.amounts import Breakdown, adds_up, alike, compared, slipped
from checks.lexicon import entries, pattern
from checks.page import Figure, Line, clause

REACH, AFTER = 3, 8
PARTS = ("more", "less", "rest")


class Named(NamedTuple):
    """What the larger figure, the smaller one and what remains are called."""

    more: re.Pattern[str]
    less: re.Pattern[str]
    rest: re.Pattern[str]


def differences(line: Line) -> Iterator[Breakdown]:
    """Every balance of a line with the two figures right before or behind it in its sentence.

    What does not come out is wrong where one slip of the pen explains it; else the two may be of other things.
    """
    for rest in line.figures:
        words = clause(rest.before)
        for named in _named() if rest.claim.low is not None else ():
            if not named.rest.search(words):
                continue
            found = _sides(line, rest, named)
            fitting = [each for each in found if adds_up(each.whole, each.parts)]
            wrong = [each for each in found if slipped(each.whole, each.parts)] if _three(line, rest) else []
            yield from (fitting or wrong)[:1]


def _three(line: Line, rest: Figure) -> bool:
    """Whether the sentence of a balance has no figure of its unit but it and two more, and says that it is no other."""
    sentence = [figure for figure in line.figures if figure.claim.sentence_start == rest.claim.sentence_start]
    words = f"{clause(rest.before)}{rest.after[:AFTER]}"
    alone = len([figure for figure in sentence if alike(figure, rest)]) == len(PARTS)
    return alone and pattern("differences.toml", "another balance").search(words) is None


def _sides(line: Line, rest: Figure, named: Named) -> list[Breakdown]:
    """The larger and the smaller figure before a balance, else behind it, with what is left of the one by the other."""
    place = rest.position
    for near in (line.figures[max(0, place - REACH) : place], line.figures[place + 1 : place + 1 + REACH]):
        sentence = [figure for figure in near if figure.claim.sentence_start == rest.claim.sentence_start]
        kin = [figure for figure in sentence if alike(figure, rest) and figure.claim.low is not None]
        own = [figure for figure in kin if not compared(figure) and figure.claim.measure != "增减额"]
        pairs = [(more, less) for more, less in permutations(own, 2) if _are(more, less, named)]
        if pairs:
            return [Breakdown(more, (less, rest), complete=True, sure=True) for more, less in pairs]
    return []


def _are(more: Figure, less: Figure, named: Named) -> bool:
    one, other = (clause(figure.before) for figure in (more, less))
    return named.more.search(one) is not None and named.less.search(other) is not None


@cache
def _named() -> tuple[Named, ...]:
    rows = entries("differences.toml", "difference")
    return tuple(Named(*(re.compile(row[name]) for name in PARTS)) for row in rows)
