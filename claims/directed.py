"""Goods by where they go or come from, each amount in a bracket: 输往甲国(5亿元)及乙国(1亿元)的货值分别上升6%和3%."""

import re
from collections.abc import Sequence

from claims.aspects import aspect_of
from claims.clauses import Left
from claims.contexts import Context, Subject
from claims.quantities import Quantity

_WAYS = "输往|輸往|出口[至到往]|销往|銷往|运往|運往|产自|產自|来自|來自|源自|进口自|進口自"
_ASIDE = "[（(][^()（）]{2,20}[)）]"
_NAME = "[^，,；;。、：:()（）0-9]{2,12}?"
_AND = "(?:、|以及|[及和與与])"
_LIST = re.compile(
    f"(?P<way>{_WAYS})(?P<names>{_NAME}{_ASIDE}(?:{_AND}{_NAME}{_ASIDE}){{0,6}})的"
    "(?P<head>[一-鿿]{1,4}?[值额額量品物])?(?:(?:按[年月季]|[同环環]比)|[则則均都亦也]|分别|分別)*(?=[升上增跌下降减減录錄])"
)
_NAMED = re.compile(f"(?:^|{_AND})(?P<name>{_NAME})(?P<aside>{_ASIDE})")
_HEAD = re.compile("的(?P<head>[一-鿿]{1,4}?[值额額量])")
_FAR, _BACK = 160, 240


def told(context: Context) -> Subject | None:
    """The goods whose amount stands in a bracket behind where they go or come from; None elsewhere."""
    start = context.quantity.start
    for found in _LIST.finditer(context.text, max(context.sentence[0], start - _FAR), context.quantity.end + _FAR):
        at = start - found.start("names")
        for each in _NAMED.finditer(found["names"]):
            if each.start("aside") < at < each.end("aside"):
                return Subject(_goods(context.text, found, each["name"]), rule="directed")
    return None


def shared_out(text: str, start: int, left: Left, group: Sequence[Quantity]) -> list[Subject] | None:
    """One subject a figure of a run that tells of as many such goods right before it; None elsewhere."""
    begin = group[0].start
    lists = [each for each in _LIST.finditer(text, max(start, begin - _FAR), begin) if each.end() <= begin]
    if not lists or any(mark in text[lists[-1].end() : begin] for mark in "，,；;。"):
        return None
    names = [each["name"] for each in _NAMED.finditer(lists[-1]["names"])]
    if len(names) != len(group) or not left.change:
        return None
    goods = (_goods(text, lists[-1], name) for name in names)
    return [Subject(one, *aspect_of(left, each), rule="list") for one, each in zip(goods, group, strict=True)]


def rate(context: Context) -> Subject | None:
    """The goods that one rate is told of right behind them: 产自丙国(4亿元)的则上升 | 3%; None elsewhere."""
    of = shared_out(context.text, context.sentence[0], context.left, [context.quantity])
    return of[0] if of else None


def _goods(text: str, found: "re.Match[str]", name: str) -> str:
    """What goes to a place or comes from it, by the head that the list or the one before it writes."""
    before = list(_HEAD.finditer(text, max(0, found.start() - _BACK), found.start()))
    head = found["head"] or (before[-1]["head"] if before else "")
    return f"{found['way']}{name}的{head}" if head else f"{found['way']}{name}"
