"""Whether a verb that makes things less tells how much less the thing behind it became, or only which thing it is."""

import re
from functools import cache

from claims import lexicon
from claims.lexicon import listed
from claims.model import Dimension
from claims.phrases import words

_COUNTED = frozenset((Dimension.COUNT, Dimension.PERSON, Dimension.PERSON_TIME))
_AFTER = re.compile(
    "(?:(?<![术產产售战戰灾災病事课課餐饭飯税稅落背幕])[后後](?=[仍还還尚只每共实實剩为為达達已又再平])|[之以][后後])"
)
"""What puts the fall before what is told: 失业人员减少后 | 仍有4.2万人."""
_SPENDING = re.compile(
    "(?:[共将將已需仍总總约約拟擬]|累[计計]|[计計][划劃]|[预預][计計])(?:投资|投資|耗资|耗資|投入|花[费費]?|斥资|斥資|出资|出資|[拨撥]款|安排|筹集|籌集|支出|耗时|耗時|用时|用時|需要?)了?$"
)
"""What is spent for the fall, told as an act of its own: 减少污染项目 | 共投资4.5亿元."""


def lowers(phrase: str, verb: str, dimension: Dimension | None, *, tied: bool) -> bool:
    """Whether the figure behind a phrase tells how much less the object of its `verb` became.

    It does not where the verb only says which thing it is: 成本降低的企业有42家, 降低血糖的药物有效率达92%. `tied` says
    that a word ties the phrase to the figure (有, 共).
    """
    before, _, behind = phrase.rpartition(verb)
    if not behind:
        return True
    if _AFTER.search(behind) or _SPENDING.search(behind) or _is_over(behind):
        return False
    object_, of, head = behind.rpartition("的")
    if not of or not head or _how_far().match(head):
        return True
    counted = dimension in _COUNTED
    if not object_:
        return not counted or not before or words(before)[-1][1] not in ("n", "vn", "nz")
    if lexicon.ending("level-end", object_):
        return False
    return not counted or not (verb in listed("lower-level") or (tied and lexicon.ending("doer", head)))


def _is_over(behind: str) -> bool:
    """Whether what was lowered stands before 后: 降低关税后 | 平均税率."""
    lowered, after, _ = behind.partition("后")
    return bool(after) and bool(lexicon.ending("level-end", lowered))


@cache
def _how_far() -> "re.Pattern[str]":
    return re.compile(lexicon.alternation("how-far"))
