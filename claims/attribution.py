"""What one figure counts or measures: what is named beside it, alone or with what was spoken of before."""

import re
from dataclasses import replace
from functools import cache

from claims import acts, antecedents, bases, bodies, brackets, heads, lexicon, members, unnamed
from claims.aspects import grown
from claims.carried import CITIES, carried_over
from claims.clauses import invests
from claims.contexts import COUNTED, RATES, Context, Subject
from claims.durations import duration
from claims.lexicon import listed
from claims.model import DURATION, MONEY, PERCENT, PERSON
from claims.named_left import named_left
from claims.named_right import STOPS, named_right, state_right, tells_anew, widened
from claims.nouns import is_aspect, is_measure, with_measure, without_aspect
from claims.phrases import words
from claims.ranked import foremost, in_bracket, ranked

_HEADLESS = re.compile(r"[^由从從到至在为為达達]的(?:也|就|仅|只|共|还|都)?(?:有|占|达|达到)?\s*$")
_BLANKS = " 　"
_CHANGES = frozenset(("增减额", "增长率"))
_FALL = re.compile("(?:其|且|但)?[降跌减]幅[比较]")
_BY_NUMBER = frozenset(("个数", "个數", "件数", "户数", "家数", "数量", "数目"))
_PRICES = ("价格", "價格", "成本", "油价", "煤价", "金价")
_NO_WHOLE = ("", "比")
_SHORT, _PLAN_OF = 2, 5
_EACH = re.compile("[均都]")
_YIELD, _PER_AREA, _EACH_AREA = "产量", ("单产", "亩产"), re.compile("每(?:亩|公顷)产量")
"""What a field yields by its size, told again as such: 小麦单产400公斤/亩，每亩产量 | 增加3公斤."""
_ADDS = frozenset(("新增", "新添"))
"""Verbs that have a thing of their own each time they are said: 新增库容3亿立方米，新增 | 供水能力2亿立方米."""
_STOPS, _NAME, _NAMES = "，,；;。（(", 8, frozenset(("nr", "nz", "nt", "n", "nrt", "ns", "nrfg", "x"))
_HOW_PLAYED = re.compile(
    "(?:全场|单场|全队|[上下]半场|加时赛|[单首末]节|第[一二三四]节|本场比?赛?|一人|独自|先后|最多|最高|也|仅|只|则|还|共|就)+$"
)
_ROLES = re.compile(
    "^.*(?:[小老主大]将|队友|队长|[中前后]锋|后卫|球员|外援|人物|核心|射手|新秀|球星|门将|选手|替补|新援|国手|双星|状元)(?=.{2})"
)
"""What a player is called before the name: 小将 | 王小虎."""
_POINT, _SCORED = (
    "分",
    re.compile("(?:[狂合独獨爆怒]?砍|[轰轟]|豪取|独得|獨得|斩获|斬獲|贡献|貢獻)[下到了出]{0,2}$|(?:得|拿)[下到]了?$"),
)


def subject_of(
    context: Context,
    previous: Subject | None,
    before: Subject | None,
    alike: Subject | None,
) -> Subject:
    """The subject of one figure.

    `previous` is that of the figure before it, `before` that of what came earlier, `alike` that of the last one in
    its unit.
    """
    if previous and context.restated:
        return replace(previous, rule="restated")
    if share := in_bracket(context, previous or before):
        return share
    aside = None if context.left_text else brackets.bracketed(context)
    whole = brackets.of_a_time(context, aside, previous or before) if aside else None
    if whole := whole or (ranked(context, previous or before) if context.ranking else None) or foremost(context):
        medal = context.quantity.unit in listed("medal")
        return replace(whole, subject=f"{context.quantity.unit}牌") if medal else whole
    noun, found = named_left(context, spoken=bool(previous or before))
    return (
        _told_by_unit(context, noun, found)
        or _continued(context, noun, found, previous if noun else previous or before)
        or (None if noun else members.acting(context, noun, found))
        or _counted(context, noun, found)
        or (members.told(context, noun, found) if noun else None)
        or _told_left(context, noun, found, previous, before, alike)
    )


@cache
def _telling() -> frozenset[str]:
    """The units that tell themselves what is counted."""
    return listed("place-unit").union(listed("part"), listed("medal"), lexicon.befell(), lexicon.deeds())


def _told_by_unit(context: Context, noun: str, found: Subject) -> Subject | None:
    """What a unit is the name of: 3市, 5个方面, 2金, 3死, 10板; points that a player made (砍下33分)."""
    quantity, unit = context.quantity, context.quantity.unit
    written, telling = context.text[quantity.number_end : quantity.core_end], _telling()
    if unit == _POINT and (scored := _SCORED.search(context.left_text)):
        return _scorer(context.left_text[: scored.start()], found)
    if unit not in telling and written not in telling:
        return None
    if unit in listed("place-unit"):
        return Subject(unit + widened(context.right_text), found.measure, rule="place unit")
    if unit in listed("part"):
        return Subject(named_right(context, noun) or unit, scope=found.scope, rule="right")
    if befell := lexicon.befell().get(written):
        return Subject(befell, scope=found.scope, rule="state")
    if deed := lexicon.deeds().get(written):
        return Subject(deed, scope=found.scope, rule="deed")
    return Subject(f"{unit}牌", found.measure, scope=found.scope, rule="medal") if unit in listed("medal") else None


def _scorer(doer: str, found: Subject) -> Subject:
    """Who made so many points, the points alone where only a pronoun stands there: 替补出场的王小虎单节 | 得到6分."""
    bare = _HOW_PLAYED.sub("", doer.rpartition("的")[2])
    name = _ROLES.sub("", bare[max(bare.rfind(mark) for mark in _STOPS) + 1 :])
    if _SHORT <= len(name) <= _NAME and words(name)[-1][1] in _NAMES:
        return Subject(name, "得分", scope=found.scope, rule="deed")
    return Subject("得分", scope=found.scope, rule="deed")


def _continued(context: Context, noun: str, found: Subject, previous: Subject | None) -> Subject | None:
    """The thing of the figure before, where this one is a level that it is compared with, or a part of it."""
    if previous is None or not previous.subject:
        return None
    if "的" in context.right_text[:_PLAN_OF] and (plan := bases.planned(context)):
        return replace(found, subject=previous.subject, measure=plan, sign=1, rule="base")
    if far := bases.off_goal(context):
        return replace(found, subject=previous.subject, measure="增减额", sign=far, rule="base")
    if limit := bases.limit_of(context):
        return replace(found, subject=previous.subject, measure=limit, sign=1, rule="base")
    if previous.subject in CITIES and bases.of_census(context):
        return replace(found, subject="人口", measure=found.measure, rule="base")
    if bases.is_base(context, previous):
        dimension = context.quantity.dimension
        off = "增减额" if dimension is PERCENT else None if dimension in RATES else "增长率"
        far_off = previous.measure is not None and previous.measure in (off, *bases.PLANS)
        measure = None if far_off else previous.measure
        if dimension is PERCENT and _FALL.match(context.left_text):
            return replace(found, subject=previous.subject, measure="增长率", sign=-1, rule="base")
        return replace(found, subject=previous.subject, measure=measure, sign=1, rule="base")
    if those := members.befell(context, noun, previous):
        return those
    if members.is_part(context, noun, previous):
        of = members.whole_of(context) or previous
        part = "" if noun == of.subject else members.part_named(noun)
        return Subject(of.subject, of.measure, 1, part or found.scope, rule="part")
    return None


def _counted(context: Context, noun: str, found: Subject) -> Subject | None:
    """What the words behind the figure say is counted, or what a length of time is told of."""
    dimension, parted = context.quantity.dimension, context.right_text[:1] in STOPS
    if not parted and (state := state_right(context)):
        return Subject(state, found.measure, 1, found.scope, rule="state")
    if dimension is MONEY and _of_money(context, noun):
        return replace(found, subject="钱", measure=noun, rule="right")
    if dimension is DURATION and (time := duration(context, noun, found)):
        return time
    if parted and not invests(noun):
        return None
    right = "" if grown(context) else named_right(context, noun)
    if right:
        if right in listed("place-unit") and context.right_text.startswith("的" + right):
            right += widened(context.right_text[len(right) + 1 :])
        measure = found.measure or (noun if is_measure(noun) else None)
        rule = "whole" if context.left.share else "right"
        return Subject(right, measure, found.sign, found.scope, rule=rule)
    return None


def _of_money(context: Context, noun: str) -> bool:
    """Whether nothing but a verb stands before a sum of 钱, which is then what is told of: 拿出30元钱."""
    if context.text[context.quantity.end - 1] not in "钱錢":
        return False
    return bool(noun) and not context.left.change and all(tag in ("v", "d") for _, tag in words(noun))


def _told_left(
    context: Context,
    noun: str,
    found: Subject,
    previous: Subject | None,
    before: Subject | None,
    alike: Subject | None,
) -> Subject:
    """The noun left of the figure, alone or with what was spoken of before; that alone where no noun stands there."""
    if reached := antecedents.reached(context, noun, found, previous, alike):
        return reached
    left = context.left
    if not left.change and not left.share and (act := acts.told(context, noun, previous)):
        return replace(act, scope=act.scope or found.scope)
    counted = "的" in context.left_text
    if counted and (name := unnamed.those(context)):
        return replace(found, subject=name, measure=None, rule="those")
    if counted and noun and _are_told_so(context):
        return Subject(noun, scope=found.scope, rule="those")
    counted = counted and context.quantity.dimension in COUNTED and not (noun and bases.compares(context.left_text))
    if not noun or (counted and _HEADLESS.search(context.left_text)):
        within = counted and before and context.last and context.begin == context.last.end
        spoken = None if within and context.last and context.last.dimension is DURATION else previous
        return carried_over(context, alike or spoken, before, found)
    if owner := heads.owner(context, noun):
        return Subject(
            owner + noun,
            None if found.measure == context.named.verb else found.measure,
            found.sign,
            found.scope,
            "owned",
        )
    if taken := _taking_up(context, noun, found, previous, before):
        return taken
    of = heads.economy(noun, previous or before) or heads.fund(context, noun)
    return Subject(of + noun, found.measure, found.sign, found.scope, "left")


def _are_told_so(context: Context) -> bool:
    """Whether people are counted by what they are alone, and as no part of others: 大专学历的 | 74人."""
    people = context.quantity.dimension is PERSON and "其中" not in context.run
    return people and _HEADLESS.search(context.left_text) is not None


def _taking_up(
    context: Context, noun: str, found: Subject, previous: Subject | None, before: Subject | None
) -> Subject | None:
    """The noun left of a figure with what was spoken of: told of another body, given by one, or as a part of it."""
    left, source = context.left, previous or before
    if where := bodies.befell_in(context, noun, source):
        return where
    if source is None:
        return None
    if noun == _YIELD and (source.subject or "").endswith(_PER_AREA) and _EACH_AREA.search(context.left_text):
        return replace(found, subject=source.subject, scope=found.scope or source.scope, rule="aspect")
    if not left.share and (same := bodies.told_of_another(context, noun, previous, before)):
        return replace(found, subject=same.subject, scope=noun, rule="body")
    if source.subject and noun == source.measure and bodies.does_again(context, source):
        return replace(found, subject=source.subject, measure=noun, rule="body")
    if not left.change and (
        of := bodies.given_by(context, source)
        or bodies.done_by_another(context, noun, source)
        or bodies.reached_by_another(context, noun, source)
    ):
        return of
    joins = source.subject and (previous or source.rule == "topic" or (context.before and invests(noun)))
    if joins and (joined := _joined(context, noun, found, source)):
        return joined
    head = heads.part_head(context, noun, source)
    return replace(found, subject=noun + head, rule="part head") if head else None


def _joined(context: Context, noun: str, found: Subject, previous: Subject) -> Subject | None:
    """The noun left of a figure together with what was spoken of before, where it needs that."""
    left, subject = context.left, previous.subject or ""
    last = context.last
    touching = last is not None and context.begin == last.end and len(noun) <= _SHORT + 1
    listed_on = context.left_text.rstrip(_BLANKS).endswith("、") or noun in listed("state")
    grew = last and previous.measure in _CHANGES and last.dimension in RATES
    touching = touching and not grew and not (last and tells_anew(context, last))
    if last and touching and not listed_on and context.left_text.strip(_BLANKS).startswith(noun):
        if noun == subject and context.quantity.dimension is PERCENT and not left.change:
            return replace(found, subject=noun, measure="占比", rule="carried")
        if left.change in listed("change-rate") and noun in CITIES and _EACH.search(context.left_text):
            return _each_grew(context, f"{context.text[last.start : last.end]}{noun}", found)
        again = subject.endswith(noun) or subject.startswith(noun)
        of = "" if again or noun in listed("place-noun") else subject
        return replace(found, subject=f"{of}{context.text[last.start : last.end]}{noun}", rule="modified")
    if share := _its_share(context, noun):
        return replace(found, subject=subject, measure=share, scope=found.scope or previous.scope, rule="aspect")
    if is_measure(noun) and noun != subject and _two_means(noun, subject):
        return None
    added = found.measure in _ADDS and found.measure == previous.measure
    governed = found.measure is not None and not left.change and (added or found.measure not in listed("light"))
    governed = governed and not invests(noun)
    if (
        is_aspect(noun)
        and not governed
        and not left.share
        and (not left.change or noun in listed("change-rate") or previous.rule == "topic")
    ):
        told = previous.rule == "topic" and not is_measure(noun) and not subject.endswith(noun)
        whole = without_aspect(subject) + noun if told else with_measure(subject, noun)
        whole = noun if subject.endswith(_PRICES) and noun in listed("firm-own") else whole
        if context.quantity.dimension is MONEY and last and last.dimension is PERSON and is_measure(noun):
            return Subject(noun, found.measure, found.sign, found.scope, rule="left")
        measure = found.measure if left.change and noun not in listed("change-rate") else noun
        return replace(found, subject=whole, measure=measure, scope=found.scope or previous.scope, rule="aspect")
    if left.change and (head := heads.chain_head(noun, previous)):
        return replace(found, subject=noun + head, rule="head carried")
    return None


def _each_grew(context: Context, places: str, found: Subject) -> Subject:
    """What grew by more or less than a rate in all of so many places: 手机销量下降6%，| 6个国家降幅均超过10%.

    It is the change itself where nothing was said to change before.
    """
    grew = next((each for each in reversed(context.told) if each.measure == "增长率" and each.subject), None)
    if grew is None:
        return replace(found, subject=context.left.change, rule="carried")
    return replace(found, subject=grew.subject, scope=places, rule="carried")


def _its_share(context: Context, noun: str) -> str:
    """The share by number or by the amount told last: 项目60个，个数占比15%，总投资9亿元，投资占比18%; else empty."""
    last, left = context.last, context.left
    if last is None or not left.share or left.whole not in _NO_WHOLE:
        return ""
    amount = is_aspect(noun) and context.text.startswith(noun, last.start - len(noun))
    return f"{noun}占比" if amount or noun in _BY_NUMBER else ""


def _two_means(one: str, other: str) -> bool:
    """Whether two names tell means of one thing over different times: 年均气温, 夏季 | 平均气温."""
    return "均" in one and "均" in other and one[-_SHORT:] == other[-_SHORT:]
