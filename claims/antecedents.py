"""Which figure of its sentence another takes up: the one before, one in its unit, the whole of its share."""

import re
from collections.abc import Sequence
from dataclasses import replace

from claims import lexicon
from claims.bases import is_plan
from claims.brackets import closed
from claims.clauses import Left
from claims.contexts import COUNTED, RATES, Context, Subject, named
from claims.lexicon import listed
from claims.model import EXACT, MULTIPLE, PERCENT, POINT
from claims.nouns import only_bodies, only_places
from claims.quantities import Quantity

_FELL_BY = re.compile("[降跌减]幅[^，,；;。]{0,14}$")
_WIDTH = re.compile("(?:进一步|大幅|逐步|略|继续)?(?:收窄|缩小|缩窄|收敛|扩大|放大|加深)")
_TALLIED = re.compile("(?<=.{2})(?:总人数|总户数|总数|總數|总量)$")
_BOUNDED = re.compile("的[，,]")
_AFTER, _FAR = ("后", "後"), 24
_TAKES_OFF = re.compile("(?:扣除|剔除|除去|扣[减減])[^，,；;。、]{0,20}$")
_SO_MANY = frozenset("个個")
_TIMES = frozenset("年月季天日")
_MARKS = ("台阶", "臺階", "大关", "大關", "关口", "關口")
"""What is passed by what is told of, and is not told of itself."""
_PASSES = re.compile(
    "(?P<noun>[^，,；;。：:、]{2,20}?)(?:(?:连续|連續|先后|接连|连|再|又|已|也|将|成功|实现)*"
    "(?:跨越|跨上|迈上|邁上|突破|登上|站上|跃上|躍上|越过|上))了?(?:过)?$"
)
_ARE_THEY = re.compile("(?:分别|分別|依次|主要)*[是为為]")
_OPENS, _CLOSES = frozenset("（("), frozenset("）)；;。")
_TIED = "分别達达到为為约是，, "
_SHORT = 2


def spoken_of(context: Context) -> Subject | None:
    """The last subject that is not merely the places counted (仙桃等4市新增13例) or the years that passed.

    What was said in a bracket that is closed by now is passed over, as long as anything else was spoken of.
    """
    aside = None
    for at in range(context.at - 1, -1, -1):
        subject = context.told[at]
        if (subject.subject or "").endswith(_MARKS):
            if passed := _passed(context, at):
                return passed
            continue
        alike = context.quantity.dimension in COUNTED and context.quantities[at].unit == context.quantity.unit
        places = not alike and (subject.subject in listed("place-noun") or subject.subject in listed("place-unit"))
        if not alike and _are_bodies(context, subject) and _grew_before(context, at):
            continue
        if places or subject.rule == "era" or (subject.rule == "place unit" and not alike):
            continue
        if _bounds(context, at) or _is_taken_off(context, at):
            aside = aside or subject
            continue
        gap = context.text[context.quantities[at].end : context.quantity.start]
        if ("）" not in gap and ")" not in gap) or not closed(gap):
            return subject
        aside = aside or subject
    return aside


def _passed(context: Context, at: int) -> Subject | None:
    """What passed the marks that a figure counts, where its clause names it: 产值 | 连续跨越两个百亿元台阶."""
    start = context.quantities[at].start
    found = _PASSES.search(context.text, max(context.sentence[0], start - _FAR), start)
    noun = named(found["noun"]).noun if found else ""
    return Subject(noun, rule="carried") if noun and noun[-1] not in _TIMES else None


def _are_bodies(context: Context, subject: Subject) -> bool:
    """Whether a rate alone is told of bodies that were counted right before: 2家医院的 | 同比增幅也超过10%.

    So it is where the clause before says that theirs is high: 2家医院增幅较大，达到 | 10%.
    """
    rate = (context.left.change or context.named.noun) in listed("change-rate")
    bare = context.quantity.dimension in RATES and not context.left_text.strip(_TIED)
    return (rate or bare) and counts_bodies(subject)


def counts_bodies(subject: Subject) -> bool:
    """Whether a subject is bodies that were counted, who have what is told rather than being it."""
    return subject.rule == "right" and bool(lexicon.ending("body-end", subject.subject or ""))


def had_by_places(since: str, names: Sequence[Subject], source: Subject | None) -> Sequence[Subject]:
    """What was told of before, of each of the places that alone are named: 武汉、西安增幅较大，分别达2%、3%.

    Where the words since the last figure say that it counts these very places (三大市场 | 为日本、韩国和泰国，), they
    are what is told of.
    """
    counted = source is not None and source.rule == "right" and since.startswith(source.subject or "")
    if source is None or not source.subject or only_bodies(source.subject):
        return names
    if counted and _ARE_THEY.match(since, len(source.subject)):
        return names
    if not all(each.subject and only_places(each.subject) for each in names):
        return names
    grew = source.measure if source.measure == "增长率" else None
    return [replace(each, subject=source.subject, measure=each.measure or grew, scope=each.subject) for each in names]


def _grew_before(context: Context, at: int) -> bool:
    """Whether a rate of growth was told before a figure, in its sentence or at the end of the one before."""
    handed = context.carried is not None and context.carried.measure == "增长率"
    return handed or any(each.measure == "增长率" for each in context.told[:at])


def _bounds(context: Context, at: int) -> bool:
    """Whether a figure only bounds whom the next one in another unit tells of: 月薪4万元以下的，有410万人."""
    quantity = context.quantities[at]
    other = quantity.dimension not in RATES and quantity.unit != context.quantity.unit and not context.left.phrase
    return other and quantity.hedge is not EXACT and _BOUNDED.match(context.text, quantity.end) is not None


def _is_taken_off(context: Context, at: int) -> bool:
    """Whether a figure is only what was taken off before what comes next is told: 剔除收入8亿元后 | 增长3%."""
    quantity = context.quantities[at]
    if context.text[quantity.end : quantity.end + 1] not in _AFTER:
        return False
    return _TAKES_OFF.search(context.text, max(context.sentence[0], quantity.start - _FAR), quantity.start) is not None


def same_unit(context: Context) -> Subject | None:
    """What was counted in the unit of a figure that counts without a noun: 问题50项，资金3万元，已整改40项."""
    quantity, last = context.quantity, context.last
    if not context.at:
        return _before_in_unit(context)
    told = bool(context.left.phrase) or "的" in context.left_text
    if not told or last is None or last.unit == quantity.unit or quantity.unit not in context.units[: context.at]:
        return None
    of_places = context.named.noun in listed("place-noun")
    if (context.left.change and not of_places) or len(context.text[last.end : quantity.start]) < _SHORT:
        return None
    for earlier, subject in zip(reversed(context.quantities[: context.at]), reversed(context.told), strict=True):
        if earlier.unit == quantity.unit:
            return subject
    return None


def _before_in_unit(context: Context) -> Subject | None:
    """What the sentence before counted in the unit of a figure whose 其中 takes up no places: 病例9例，分布在3个省."""
    carried, unit = context.carried, context.quantity.unit
    named_so = context.named.noun and not only_places(context.named.noun)
    if named_so or context.left.change or carried is None or carried.subject not in listed("place-noun"):
        return None
    alike = [each for each in context.before if each.unit == unit and each.subject not in listed("place-noun")]
    return alike[-1] if alike and unit not in _SO_MANY else None


def reached(
    context: Context, noun: str, found: Subject, previous: Subject | None, alike: Subject | None
) -> Subject | None:
    """What the figure before came to (由3家壮大到5家), or a change in so many places (7个省份增加18例)."""
    if previous and previous.subject and context.came:
        sign = -1 if _falls_still(context, previous) else 1
        return Subject(previous.subject, previous.measure, sign, found.scope or previous.scope, rule="carried")
    if alike and context.left.change and context.last and noun in listed("place-noun"):
        places = f"{context.text[context.last.start : context.last.end]}{noun}"
        return Subject(alike.subject, found.measure, found.sign, places, rule="carried")
    return None


def _falls_still(context: Context, previous: Subject) -> bool:
    """Whether a rate that something came to is one of a fall like the one before: 降幅由3%收窄至2%."""
    if previous.sign > 0 or previous.measure != "增长率" or context.last is None:
        return False
    named = _FELL_BY.search(context.text, context.sentence[0], context.last.start)
    return named is not None or _WIDTH.match(context.left_text.strip()) is not None


def share_of_all(context: Context) -> Subject | None:
    """The part of a percentage behind the count of its whole: 贫困村456个，占全市1857个行政村总数的24.6%.

    The part may be the last thing of the sentence before: 全县税收18亿元。占全市税收271亿元的6.6%.
    """
    if context.last is None or context.quantity.dimension is not PERCENT or context.told[-1].rule != "whole":
        return None
    part = context.told[-2] if context.at >= _SHORT else context.carried
    return replace(part, measure="占比", rule="carried") if part else None


def told_whole(text: str, left: Left, group: Sequence[Quantity], following: Sequence[Quantity]) -> Subject | None:
    """The whole between 占 and the figure of it, of which the share is told next: 占营业收入总额52.6亿元的35.0%."""
    share = left.share and not left.phrase and len(left.whole) >= _SHORT and len(group) == 1
    percent = following and following[0].dimension is PERCENT and group[0].dimension not in RATES
    if (
        not share
        or not percent
        or is_plan(left.whole)
        or text[group[0].end : following[0].start].strip() not in ("的", "之")
    ):
        return None
    _, place, noun, _ = named(left.whole)
    noun = _TALLIED.sub("", noun) if group[0].dimension in COUNTED else noun
    return Subject(noun, scope=place, rule="whole") if noun else None


def of_the_whole(context: Context) -> Subject | None:
    """The subject that ends as the whole of a share does, where the last one ends otherwise.

    营业收入9.84亿元,净利润1.24亿元,占全市营业收入的56% tells of the revenue.
    """
    if not context.left.whole or context.left.phrase or not context.told:
        return None
    whole = context.left.whole.rstrip("的总额量数")
    among = "其中" in context.text[context.sentence[0] : context.quantity.start]
    if among or len(whole) < _SHORT:
        return None
    ends = [_common_end(subject.subject or "", whole) for subject in context.told]
    best = max(range(len(ends)), key=lambda at: (ends[at], at))
    itself = context.told[best].subject == whole and context.quantities[best].dimension in COUNTED
    return context.told[best] if ends[best] >= _SHORT > ends[-1] and not itself else None


def _common_end(one: str, other: str) -> int:
    """How many characters two names share at their ends."""
    pairs = zip(reversed(one), reversed(other), strict=False)
    return next((at for at, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))


def _is_beside(context: Context, last: Quantity) -> bool:
    """Whether a figure stands in the bracket of the one before: 直营店860间 | （同比+45家）."""
    gap = context.text[last.end : context.quantity.start].lstrip()
    return gap[:1] in _OPENS and bool(gap) and _CLOSES.isdisjoint(gap)


def counted_alike(context: Context) -> Subject | None:
    """The last subject that was counted in the unit of a change: 扶贫车间…个，复工率…%，较上周增加4353个."""
    quantity = context.quantity
    if not context.left.change or context.left.phrase or quantity.dimension in (PERCENT, MULTIPLE):
        return None
    if context.last and context.last.dimension is quantity.dimension and _is_beside(context, context.last):
        return context.told[-1]
    units = ("%", "％") if quantity.dimension is POINT else (quantity.unit,)
    for earlier, subject in zip(reversed(context.quantities[: context.at]), reversed(context.told), strict=True):
        if earlier.unit in units and subject.rule != "whole":
            return subject
    return None
