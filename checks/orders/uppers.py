"""The names that a figure goes by, and what lies above or holds what goes by a name, as the lexicon has it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from checks.figures.topics import KEPT, names, topic
from checks.lexicon import compiled, expanded, matching, pattern
from checks.page import Figure, clause_after
from checks.repair import COUNTED

ALL_TILL_NOW = "累计"


class Upper(NamedTuple):
    """Whose the lower quantity is, what the name of the upper one is like and how the two stand.

    One `may_leave_out` whose it is; `beside` is set where both are told in one sentence, `sure` where no others can be
    meant, `defined` where the one is a part of the other by definition, so that counts may be told in sentences apart.
    With `far` what exceeds it by far is wrong.
    """

    whose: str
    name: re.Pattern[str]
    may_leave_out: bool = False
    beside: bool = False
    sure: bool = False
    defined: bool = False
    far: bool = False


@lru_cache(maxsize=KEPT)
def called(figure: Figure) -> tuple[tuple[str, str], ...]:
    """The names of a figure, each whole and parted into whose it is and what it is: 规模以上工业企业, 营业收入.

    What was done to what is counted, and that it is all until now, stands before its name: 审结刑事案件, 累计病例.
    That some found work is told behind them: 失业人员526人实现就业.
    """
    deeds = (figure.claim.measure, ALL_TILL_NOW if figure.claim.cumulative else None)
    done = (f"{deed}{topic(figure).name}" for deed in deeds if deed and figure.claim.dimension in COUNTED)
    behind = clause_after(figure).removeprefix(figure.subject)
    work = (f"{topic(figure).name}{behind}",) if pattern("order.toml", "found work").match(behind) else ()
    found = [("", name) for name in dict.fromkeys((topic(figure).name, *names(figure), *done, *work))]
    parted = (pattern("lower.toml", "whose").match(name) for _, name in found)
    return (*found, *((each["whose"], each["what"]) for each in parted if each))


@lru_cache(maxsize=KEPT)
def uppers(whose: str, name: str) -> tuple[Upper, ...]:
    """What lies above, or holds, what goes by a name."""
    return tuple(dict.fromkeys(_uppers(whose, name)))


def _uppers(whose: str, name: str) -> Iterator[Upper]:
    for found, row in matching("lower.toml", "lower", "lower", name):
        upper, far = _expanded(found, row["upper"]), row.get("far", row.get("sure", False))
        yield Upper(whose, upper, may_leave_out=True, beside=row.get("beside", False), far=far)
    named = (each for each in matching("order.toml", "pair", "part", name) if not each[1].get("in_cells", False))
    for found, row in named:
        sure = _is_sure(row)
        yield Upper(whose, _expanded(found, row["whole"]), sure=sure, far=row.get("far", sure))
    for found, row in matching("within.toml", "pair", "part", name):
        yield Upper(whose, _expanded(found, row["whole"]), defined=True, far=row.get("far", True))


def _expanded(found: re.Match[str], expression: str) -> re.Pattern[str]:
    return compiled(expanded(found, expression))


def _is_sure(row: dict[str, Any]) -> bool:
    return row.get("sure", True) and not row.get("plain", False) and row.get("times", 1) == 1
