"""Which aspect of a thing the words before a figure name: its change, its share, the rate at which it grew."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from claims import lexicon
from claims.clauses import Left
from claims.contexts import RATES, Context
from claims.lexicon import listed
from claims.model import MONEY, MULTIPLE, PERCENT
from claims.quantities import Quantity

_POINTS = frozenset({"点", "點"})
_INDEX = 300
_HALVED = "numeral:cut"
_HARVESTS = frozenset(("减产", "減產", "增产", "增產"))
_PROBES = frozenset(("下探", "上探"))
_NEARED = frozenset(f"hedge:{word}" for word in ("逼近", "直逼", "跌破", "失守", "站上", "冲破", "衝破"))
_FELL, _GREW, _SLOW = "下降", "增长", "慢"
_GROWN = re.compile(
    "的(?:(?![升增涨漲跌降减減]幅|[增均时時]速)[^，,。；;、的0-9率值额額量数數位点點水占佔重例]){0,4}?"
    "(?:(?P<fall>下降|减少|減少|下滑|下跌|回落|负增长|負增長|降低|[跌降减減]幅)|增长|增長|上升|上涨|上漲|[升增涨漲]幅)"
    r"(?=[，,。；;、）)后後]|\Z)"
)
"""A change named behind its rate, however it is described, but none of a level or a rate: not 上年12%的 | 占比上升."""


@cache
def _falls() -> "re.Pattern[str]":
    return re.compile(lexicon.alternation("change-fall"))


def _is_reached(change: str, quantity: Quantity) -> bool:
    """Whether a figure is the level that something moved to: 下探2890.5点, 上行逼近3000点, but not 增速逼近10%."""
    if quantity.dimension in RATES or change in listed("change-rate"):
        return False
    index = quantity.unit in _POINTS and quantity.low >= _INDEX
    return (index and change in _PROBES) or not _NEARED.isdisjoint(quantity.rules)


def _is_paid(change: str, quantity: Quantity) -> bool:
    """Whether money stands behind a harvest that fell or rose, which is none of it: 蜂蜜减产 8600万元."""
    return quantity.dimension is MONEY and change in _HARVESTS


def aspect_of(left: Left, quantity: Quantity) -> tuple[str | None, int]:
    """The aspect that a change or a share names, and the sign of the change."""
    if _HALVED in quantity.rules:
        return "增长率", 1
    if not (left.change or left.share or left.against or left.aspect or left.target):
        return None, 1
    if left.against:
        return "增减额", -1 if (left.against[0] in "低少慢落不" or left.against.endswith(("输", "輸"))) else 1
    if left.change and (_is_reached(left.change, quantity) or _is_paid(left.change, quantity)):
        return None, 1
    if left.change:
        slower = left.change == _SLOW and quantity.dimension in RATES
        falls = slower or (_falls().search(left.change) and left.change not in listed("change-less-fall"))
        sign = -1 if falls else 1
        return ("增长率" if quantity.dimension in (PERCENT, MULTIPLE) else "增减额"), sign
    if left.aspect:
        return left.aspect, 1
    return ("占比" if left.share and quantity.dimension in RATES else "完成" if left.target else None), 1


def grown(context: Context) -> tuple[str, int] | None:
    """The aspect and sign of a rate whose change is named behind it: 实现12.4%的增长, 出现5%的下降, 录得5%的跌幅."""
    left = context.left
    if context.quantity.dimension is not PERCENT or left.change or left.share or left.against or left.target:
        return None
    grown = _GROWN.match(context.right_text)
    return ("增长率", -1 if grown["fall"] else 1) if grown else None


def grown_alike(text: str, left: Left, group: Sequence[Quantity]) -> Left:
    """What leads up to a row of rates, with the change that is named behind the last of them: 录得3%和5%的 | 跌幅."""
    led = left.change or left.share or left.against or left.target
    rates = len(group) > 1 and all(each.dimension is PERCENT for each in group)
    grown = _GROWN.match(text, group[-1].end) if rates and not led else None
    return replace(left, change=_FELL if grown["fall"] else _GREW) if grown else left
