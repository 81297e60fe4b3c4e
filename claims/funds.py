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
_REACH = 240
_NAME = 12


def told(context: Context) -> Subject | None:
    """The money that was spoken of before, with the stage, the project or the use as its measure; None elsewhere."""
    left = context.left
    if context.quantity.dimension is not MONEY or left.change or left.share or left.target:
        return None
    if context.told and (used := _used(context, context.told[-1])):
        return used
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
