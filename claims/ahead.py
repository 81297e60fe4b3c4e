"""Subjects that stand with the figure after: 13万户46万群众 is one people, 投资5亿元，建成住房2262套 one work."""

import re
from collections.abc import Sequence
from dataclasses import replace

from claims import lexicon
from claims.clauses import STOP, invests
from claims.contexts import COUNTED, RATES, Subject
from claims.enumerations import JOIN
from claims.lexicon import listed
from claims.model import DURATION, EXACT, PERCENT, PERSON
from claims.nouns import is_measure, noun_right, only_places, without_aspect
from claims.quantities import Quantity

_WORKS = re.compile(
    r"[，,](?:共|已|全部|累计)?"
    r"(?:建成|新建|建设|改造|改扩建|实施|完成|修建|兴建|集中改造|新改建|打造|启动|购置|引进|铺设)[^，,；;。]{0,12}$"
)
_NOUN_REACH = 24
_SINCE_REACH = 14
_OF_A_YEAR = re.compile("^年?(?:主营业务|营业|销售)?(?=..)")
_GRADE = re.compile("[一-鿿A-Z]{1,4}[级級型类類]")
_GRADED = re.compile("[一-鿿A-Z]{1,3}(?P<kind>[级級型类類])(?P<noun>[一-鿿]{2,})")
_SETS = re.compile("(?:打破|刷新|创造|创|破|超|平)了?")
_AFTER = re.compile("[^，,；;。]{0,4}?之?[后後][，,]")
_SINCE = re.compile("(?:^|[，,；;。：:\\s])[继繼](?![续續])[^，,；;。]{0,12}$")
_AND = frozenset("和及与與、")
_FALLING = frozenset("降跌减減下负負回")
_HOUSEHOLDS = frozenset("户戶")
_SHORT = 2


def looked_ahead(text: str, quantities: Sequence[Quantity], found: Sequence[Subject]) -> list[Subject]:
    """Subjects that stand with the figure after: 13万户46万群众 is one people, 投资5亿元，建成住房2262套 one work."""
    seen = list(found)
    for at in range(len(seen) - 2, -1, -1):
        here, following = seen[at], seen[at + 1]
        gap = text[quantities[at].end : quantities[at + 1].start]
        alike = quantities[at].dimension in COUNTED and quantities[at].unit == quantities[at + 1].unit
        together = not gap or (alike and JOIN.fullmatch(gap))
        theirs = not gap and _are_theirs(here, following, *quantities[at : at + 2])
        told_behind = together and following.rule in ("right", "beside") and here.rule in ("carried", "fallback")
        if theirs or told_behind:
            told = following.measure if theirs or following.rule == "beside" else here.measure
            seen[at] = replace(here, subject=following.subject, measure=told, rule="beside")
        elif following.rule == "right" and quantities[at].dimension in COUNTED and _does(text, quantities, at):
            seen[at] = replace(here, subject=following.subject, measure=gap, scope=following.scope, rule="beside")
        elif here.rule == "left" and invests(here.subject or "") and _WORKS.match(gap) and following.subject:
            done = seen[_last_done(text, quantities, at + 1)]
            work = done if done.rule == following.rule == "right" else following
            seen[at] = replace(here, subject=work.subject, measure=here.subject, rule="work")
        elif here.rule == "fallback" and following.rule == "left" and _since(text, quantities[at], gap):
            seen[at] = replace(here, subject=following.subject, rule="beside")
        elif following.rule == "left" and (rate := _rate_since(text, quantities[at], gap)):
            sign = -1 if rate[0] in _FALLING else 1
            seen[at] = replace(here, subject=following.subject, measure="增长率", sign=sign, rule="beside")
        elif here.rule == following.rule == "right" and (kin := _of_one_kind(here, following, gap)):
            seen[at] = replace(here, subject=kin, rule="qualified")
        elif gap == "的" and (of := _of_those(text, quantities[at], quantities[at + 1], following)):
            seen[at] = replace(here, subject=following.subject, measure=of, rule="qualified")
        elif quantities[at].dimension in COUNTED and (noun := _qualified(text, quantities, seen, at)):
            seen[at] = replace(here, subject=noun, measure=None, rule="qualified")
            seen[at + 1] = replace(following, subject=noun, measure=gap, rule="qualified")
    return seen


def _are_theirs(here: Subject, people: Subject, count: Quantity, told: Quantity) -> bool:
    """Whether people are told right behind their households, of which nothing else is named: 620户1430人享受低保."""
    alone = here.rule in ("carried", "fallback") or only_places(here.subject or "")
    return alone and count.unit in _HOUSEHOLDS and told.dimension is PERSON and people.rule in ("verb phrase", "state")


def _does(text: str, quantities: Sequence[Quantity], at: int) -> bool:
    """Whether so many people or times, told at the head of a clause, set the records counted behind: 6人9次破7项."""
    if not _SETS.fullmatch(text, quantities[at].end, quantities[at + 1].start):
        return False
    while at and quantities[at - 1].end == quantities[at].start:
        at -= 1
    return at == 0 or STOP.search(text, quantities[at - 1].end, quantities[at].start) is not None


def _since(text: str, figure: Quantity, gap: str) -> bool:
    """Whether a figure opens its sentence as what was reached before: 继前年突破2亿件之后，业务量达到3亿件."""
    return (
        _AFTER.match(gap) is not None
        and _SINCE.search(text[max(0, figure.start - _SINCE_REACH) : figure.start]) is not None
    )


def _rate_since(text: str, figure: Quantity, gap: str) -> str:
    """The change that is named behind its rate, where that opens its sentence: 继四月录得7%的 | 升幅后; else empty."""
    rate = lexicon.beginning("change", gap[1:]) if gap[:1] == "的" and figure.dimension is PERCENT else ""
    return rate if rate and _since(text, figure, gap[1:]) else ""


def _of_one_kind(here: Subject, following: Subject, gap: str) -> str:
    """The noun that a bare grade shares with the next one: 省级示范园 of 5个省级和12个市级示范园; else empty."""
    grade = here.subject or ""
    bare = _GRADE.fullmatch(grade) and gap.removeprefix(grade) in _AND
    other = _GRADED.match(following.subject or "") if bare and gap.startswith(grade) else None
    return grade + other["noun"] if other and other["kind"] == grade[-1] else ""


def _of_those(text: str, amount: Quantity, count: Quantity, counted: Subject) -> str:
    """What an amount is of the things counted behind it: 总投资 of 总投资52.7亿元的18个项目; else empty."""
    if counted.rule != "right" or count.dimension not in COUNTED or amount.dimension in RATES | COUNTED:
        return ""
    told = lexicon.ending("amount-of", text[max(0, amount.start - _SHORT * 4) : amount.start])
    return told if told and amount.dimension is not DURATION else ""


def _is_aspect_of_each(words: str) -> bool:
    bare = _OF_A_YEAR.sub("", words)
    return is_measure(bare) or bare in listed("head")


def _qualified(text: str, quantities: Sequence[Quantity], found: Sequence[Subject], at: int) -> str:
    """What is counted by so much of it that each has: 3个产值超千亿元、2个产值500亿元的 | 产业集群; else empty."""
    count, amount = quantities[at : at + 2]
    of_each = amount.dimension not in COUNTED and amount.dimension not in RATES
    gap = text[count.end : amount.start]
    if not of_each or not 1 < len(gap) < _NOUN_REACH or not _is_aspect_of_each(gap):
        return ""
    stop = amount.end + _NOUN_REACH
    behind = text[amount.end : min(stop, quantities[at + 2].start) if at + 2 < len(quantities) else stop]
    if JOIN.fullmatch(behind) and found[at + 2].rule == "qualified":
        return found[at + 2].subject or ""
    said = amount.hedge is not EXACT or behind.startswith("的")
    return _thing(noun_right(behind)) if said else ""


def _thing(noun: str) -> str:
    """What is counted, without what is told to have changed of it: 企业 of 企业增加值增长."""
    thing = noun.removesuffix(lexicon.ending("change", noun))
    bare = without_aspect(thing) if thing != noun else thing
    return bare if len(bare) >= _SHORT else noun


def _last_done(text: str, quantities: Sequence[Quantity], at: int) -> int:
    """The last of the figures of one piece of work: 54栋住宅楼、14万平方米既有建筑节能改造."""
    while at + 1 < len(quantities) and not STOP.search(text, quantities[at].end, quantities[at + 1].start):
        at += 1
    return at
