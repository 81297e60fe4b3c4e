"""Money of which only the stage, the project or the use is named beside a sum: 申领环节有3亿元, 将12个项目的2亿元."""

import re
from dataclasses import replace

from claims.contexts import Context, Subject
from claims.lexicon import listed
from claims.lexicon.firsts import any_character
from claims.model import MONEY
from claims.nouns import noun_left, tidy

_USED = re.compile("(?:主要|全部)?(?:用于|用在|投向|投给|安排给|分配给)[^，,；;。、0-9]{2,24}、[^，,；;。、0-9]{0,2}")
_STOPS = re.compile(any_character(frozenset("，,；;。：:、（）()\n0123456789％%元")))
_SOME = re.compile("^(?:部分|有关|相关|各类|一些|少数|个别|有的)")
_BALANCE = re.compile(
    "(?P<fund>.{2,}?(?:资金|基金|[专账帐]户))"
    "(?P<left>(?:年初|上年|期初|上期|年末)?(?:滚存)?(?:结余|结转|结存|余额|收入|支出)?)"
)
"""A fund, with what it had to begin with: 工伤保险基金 | 年初结余."""
_FLOW = "筹集|安排|归集|收入|收缴|征收|支出|使用|支付|拨付|结余|结转|结存|余额|下拨|到位"
_FLOWS = re.compile(
    "(?:[全当本]年|年[末底]|期末|[今去]年|各级|财政|地方|中央|共计?|累计|滚存|实际|总|新增)*"
    f"(?P<flow>{_FLOW})(?P<more>(?:[和及、与](?:{_FLOW}))*(?:各类|各级)?(?:资金|基金)?)(?:共计?|合计|总计|为|达|达到|了|余额|金额)*"
)
_KEPT, _FLOWED = frozenset(("收入", "支出", "结余", "结转", "结存", "余额")), "flow"
_CHANGES, _BETWEEN = frozenset(("增减额", "增长率")), " 　，,；;"
_REACH = 240
_NAME = 12


def told(context: Context) -> Subject | None:
    """The money that was spoken of before, with the stage, the project or the use as its measure; None elsewhere."""
    left = context.left
    if context.quantity.dimension is not MONEY or left.change or left.share or left.target:
        return None
    if context.told and (used := _used(context, context.told[-1])):
        return used
    if context.told and (flow := _flow(context)):
        return flow
    last = next((each for each in reversed(context.told) if each.rule != "place unit"), context.carried)
    in_stages = last is not None and last.subject in listed("stage") and not context.named.phrase
    measure = None if in_stages else _stage(context) or _of_project(context)
    name = _named_before(context) if in_stages or measure else ""
    return Subject(name, measure, scope=context.named.place, rule="fund") if name else None


def _used(context: Context, before: Subject) -> Subject | None:
    """The money of the sum before, of which the next use is told: 4000亿元用于城市更新、2000亿元用于…."""
    last = context.last
    if last is None or last.dimension is not MONEY or not before.subject:
        return None
    told_so = _USED.fullmatch(context.text, last.end, context.quantity.start)
    return replace(before, measure=None, sign=1, rule="carried") if told_so else None


def _flow(context: Context) -> Subject | None:
    """What came into the fund told of before, went out or was left: 基金年初结余9亿元，支出 | 7亿元."""
    flow = _FLOWS.fullmatch(context.left_text.strip(_BETWEEN))
    before = flow and next((each for each in reversed(context.told) if each.measure not in _CHANGES), None)
    if not flow or not before or not before.subject:
        return None
    fund = _BALANCE.fullmatch(before.subject)
    if fund is None or (before.rule != _FLOWED and not fund["left"]):
        return None
    kept = flow["flow"] if flow["flow"] in _KEPT and not flow["more"] else ""
    return Subject(fund["fund"] + kept, flow["flow"], scope=before.scope, rule=_FLOWED)


def _stage(context: Context) -> str | None:
    """The stage or way that alone is named beside a sum (申领环节); None where a thing is named."""
    told_so = context.named.noun in listed("stage")
    return tidy(context.named.phrase)[-_NAME:] if told_so else None


def _of_project(context: Context) -> str | None:
    """The projects counted right before whose money is told: 将12个项目的 | 2亿元; None elsewhere."""
    last, noun = context.last, context.named.noun
    if last is None or context.begin != last.end or noun not in listed("funded"):
        return None
    return (
        context.text[last.start : last.end] + noun
        if context.left_text.replace(" ", "").strip() == f"{noun}的"
        else None
    )


def _named_before(context: Context) -> str:
    """The name of money that stands last before the words of a figure in its paragraph; empty where none does."""
    text, end = context.text, context.begin
    reach = max(0, end - _REACH)
    start = max(text.rfind("\n\n", reach, end) + 1, reach)
    before = text[start:end].replace("\n", "").replace(" ", "")
    ends = [(at + len(fund)) for fund in listed("fund") if (at := before.rfind(fund)) >= 0]
    if not ends:
        return ""
    name = _STOPS.split(before[max(0, max(ends) - _NAME) : max(ends)])[-1]
    return _SOME.sub("", noun_left(name)[0])
