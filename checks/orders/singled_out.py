"""One part that is singled out behind its whole: 全市41万吨,仅东河区就达26万吨; 41万吨,包括市区26万吨."""

import re
from collections.abc import Iterator
from itertools import pairwise

from checks.figures.amounts import alike, amount, compared
from checks.figures.compared import Compared
from checks.figures.labels import is_balance
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.orders.comparisons import is_a_mean
from checks.orders.increases_within import is_change
from checks.page import Figure, Line, clause, clause_after, in_table
from claims.model import Dimension, Status

NET = re.compile("净|利润|收益|损益|顺差|逆差|盈|亏|分数?线?$|价|率")
OUT_OF = re.compile("(?:^|[,，。;；\\s])在(?:[全我本该这][国省市县区镇村校院]?)?的?$")
MADE = re.compile("[就便](?:已|已经)?生?(?P<what>[产销种收购加])")
NEW = re.compile("新|增|净|追加")


def singled_out(line: Line) -> Iterator[Compared]:
    """Every part that its own words single out, with the figure right before it, or that before its growth.

    Or one behind 在…中: 在全市41万吨的产量中,市区有26万吨. Not one time of several (仅国庆假期就达), nor what there is
    beside what is new (新建41个,仅东河区就有60个). Of money, only what a place or a body has, and nothing that it is
    spent on (收入31万元,仅工资就达42万元).
    """
    for one, part in pairwise(line.figures):
        told = None if in_table(part) else pattern("order.toml", "singled out").fullmatch(part.before)
        if told is None or not pattern("order.toml", "says no more").match(part.after):
            continue
        grown = one.position and pattern("bases.toml", "its growth").fullmatch(one.before) and not alike(one, part)
        whole = line.figures[one.position - 1] if grown else one
        money = part.claim.dimension is Dimension.MONEY
        if money and not pattern("order.toml", "a place or a body").search(part.before):
            continue
        among = told["of"] is None or OUT_OF.search(whole.before) is not None
        new = (told["has"] or money) and NEW.search(clause(whole.before))
        if among and _may_be_whole(whole, part) and not new and not _is_made_otherwise(whole, part):
            yield Compared(part, whole, sure=True)


def _is_made_otherwise(whole: Figure, part: Figure) -> bool:
    """Whether a part is told to be made or sold and its whole is not: 外销茶叶3万吨,仅石桥县就生产4万吨."""
    made = MADE.search(clause(part.before))
    return made is not None and made["what"] not in f"{clause(whole.before)}{whole.subject}{clause_after(whole)}"


def _may_be_whole(whole: Figure, part: Figure) -> bool:
    """Whether a figure is all there is of what adds up, in the unit and the sentence of a part."""
    together = alike(whole, part) and whole.depth == part.depth and amount(whole) and amount(part)
    balance = is_balance(whole) or NET.search(topic(whole).name) or is_a_mean(whole)
    net = pattern("order.toml", "may be of both signs").search(f"{clause(whole.before)}{clause_after(whole)}")
    balance = balance or net is not None or pattern("frames.toml", "of each").search(clause(whole.before)) is not None
    own = whole.claim.status is Status.ACTUAL and not compared(whole) and not is_change(whole)
    return together and own and not balance and not pattern("parts.toml", "among").search(whole.before)
