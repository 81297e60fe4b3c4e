"""A figure beside which no noun stands: what was spoken of last, or what those counted do."""

import re
from dataclasses import replace

from claims import acts, bases, bodies, heads, lexicon
from claims.clauses import invests
from claims.contexts import COSTS, COUNTED, FROM, PEOPLE, RATES, Context, Subject
from claims.enumerations import JOIN
from claims.lexicon import listed
from claims.model import MONEY, PERCENT
from claims.named_right import verb_phrase
from claims.nouns import only_bodies, tidy
from claims.ranges import led_to
from claims.trailing import completed

_PAUSES = " 　，,"
_SIGN_ALONE = re.compile(r"\s?[(（][+＋\-－−]")
_SIGNED, _REGAINS = " +＋", ("恢复", "恢復", "回到")
_CHANGES = frozenset(("增减额", "增长率"))
_IS_REACHED = frozenset(("为", "為", "达", "達", "达到", "達到", "高达", "高達", "是", "约为", "約為"))
_REACHES = ("至", "到", "为", "达")
_SAME = re.compile("[或即約约]*")
_OR_RATHER = frozenset(("或", "即"))
_PERSONS = re.compile("(?:.[者员民众师客手兵人]|[学业科究考新校]生|[职员民社义志]工|对象|干部)$")
CITIES = frozenset(("城市", "地区", "地區", "国家", "國家", "经济体"))
_TAKES_UP = re.compile("[只仅僅才就约約也还還已]*[占佔](?![地用])")
"""What a figure at the start of a sentence is a share of, which is not what it counts: 6千亿 | 只占中国GDP的0.5%."""
_SHORT = 2


def carried_over(context: Context, previous: Subject | None, before: Subject | None, found: Subject) -> Subject:
    """Nothing stands beside the figure: what was spoken of last, or the verb phrase that the figure begins."""
    left = context.left
    if left.on and (previous is None or previous.rule == "right"):
        return replace(found, subject=tidy(left.on), rule="effect")
    after = verb_phrase(context)
    fresh = not left.change and not left.share and not left.target and not found.scope
    people = context.quantity.unit in PEOPLE and len(after) > _SHORT
    source = previous or before
    done = completed(after) and context.quantity.dimension in COUNTED
    doer = source if done else previous if people and previous and _are_people(previous) else None
    if fresh and doer and doer.subject:
        return replace(found, subject=doer.subject, measure=after, rule="did")
    if fresh and (people or after in listed("state")):
        return replace(found, subject=after, rule="verb phrase")
    if source and source.subject and found.scope and source.scope not in (None, found.scope):
        source = bodies.of_no_place(source)
    source = bodies.however_found(source) if source and found.scope else source
    if source and found.scope and left.share and only_bodies(source.subject or ""):
        return replace(found, subject=found.scope, scope=source.scope, rule="place")
    if source and source.subject and (facing := heads.facing(context, source)):
        return replace(found, subject=facing, rule="head carried")
    if source and source.subject:
        if level := heads.of_level(found.measure, source.subject):
            return Subject(level, found.measure, found.sign, found.scope or source.scope, rule="level")
        how_far = _how_far(context, source)
        measure = found.measure or (
            None if left.change else how_far or _put_in(context) or _taken_over(context, source)
        )
        if measure is None and _signed_beside(context):
            measure = "增长率"
        share = measure is not None and measure.endswith("占比")
        measure = None if share and context.quantity.dimension not in RATES else measure
        of_change = source.measure in _CHANGES and (_in_bracket_of(context) or _or_rather(context) or _adjoins(context))
        goes_on = how_far or of_change
        sign = source.sign if goes_on else found.sign
        told = (_last_in_unit(context) or source) if measure in _CHANGES and _adjoins(context) else source
        subject = _rate_of_places(source, measure) or (acts.in_full(told) if measure in _CHANGES else told.subject)
        return Subject(subject, measure, sign, found.scope or source.scope, rule="carried")
    phrase = tidy(left.phrase.removeprefix(found.scope or ""))
    phrase = "" if phrase in listed("no-noun") else phrase
    after = "" if _TAKES_UP.match(after) else after
    return replace(found, subject=phrase or found.measure or after or None, rule="fallback")


def _put_in(context: Context) -> str | None:
    """What money is told to be that was put into what went before: 项目30个，总投资 | 2亿元; None elsewhere."""
    told = context.left_text.strip(_PAUSES) if context.quantity.dimension is MONEY else ""
    return told if told and invests(told) else None


def _how_far(context: Context, source: Subject) -> str | None:
    """The rate whose width the clause before tells: 白菜价格降幅最大，达到9%; None elsewhere."""
    left = context.left
    own = left.phrase or left.change or left.share or left.against or left.target
    told = source.rule == "topic" and context.quantity.dimension is PERCENT and not own
    return source.measure if told and context.left_text.strip(_PAUSES) in _IS_REACHED else None


def _rate_of_places(source: Subject, measure: str | None) -> str | None:
    """The rate that is told of places which were counted: 增速 of 15个城市 | 增速均超过8%; None elsewhere."""
    if not _is_rate(measure):
        return None
    places = source.rule == "right" and (source.subject in CITIES or source.subject in listed("place-noun"))
    return measure if places or _is_rate(source.subject) else None


def _is_rate(name: str | None) -> bool:
    """Whether a name is that of a rate of change as a text tells it."""
    return name in listed("change-rate") and name not in _CHANGES


def _are_people(source: Subject) -> bool:
    """Whether a subject names people: 受访者, 监测对象, 志愿者."""
    return _PERSONS.search(source.subject or "") is not None


def _signed_beside(context: Context) -> bool:
    """Whether a rate with a sign of its own stands alone in the bracket of an amount: 门店 980万元（+32%）."""
    start, last = context.quantity.number_start, context.last
    if context.quantity.dimension is not PERCENT or last is None or last.dimension in RATES:
        return False
    behind = context.text[context.quantity.end : context.quantity.end + 1]
    return _SIGN_ALONE.fullmatch(context.text, last.end, start) is not None and behind in (")", "）")


def _or_rather(context: Context) -> bool:
    """Whether the figure says the one before it in another unit: 减少3%或274人."""
    last = context.last
    return last is not None and context.text[last.end : context.quantity.start].strip() in _OR_RATHER


def _adjoins(context: Context) -> bool:
    """Whether the figure adjoins one in another unit, with which it is told of in one: 同比减少5起 | 4人."""
    last, counted = context.last, context.quantity.dimension in COUNTED
    return counted and last is not None and last.end == context.quantity.start and last.dimension in COUNTED


def _last_in_unit(context: Context) -> Subject | None:
    """What was told of last in the unit of a figure, as a level: 死亡26人，同比减少5起 | 4人."""
    before = zip(reversed(context.quantities[: context.at]), reversed(context.told), strict=True)
    alike = (each for quantity, each in before if quantity.unit == context.quantity.unit)
    return next((each for each in alike if each.measure not in _CHANGES), None)


def _in_bracket_of(context: Context) -> bool:
    """Whether the figure stands alone in a bracket behind the one before it: 减少274人(18%)."""
    return context.last is not None and context.text[context.last.end : context.quantity.start].strip(_SIGNED) in (
        "(",
        "（",
    )


def _taken_over(context: Context, source: Subject) -> str | None:
    """The aspect of the figure before, as far as it is still spoken of: 增加563宗即1.8%, but 减少569宗，至4084宗."""
    if source.measure in bases.PLANS and context.quantity.dimension is PERCENT:
        return bases.of_plan(context) or None
    cost = source.measure in COSTS and context.quantity.dimension is not MONEY
    measure = None if source.rule == "fund" or cost else source.measure
    if measure not in _CHANGES:
        return measure
    if _led_to(context):
        return None
    if context.quantity.dimension in RATES:
        of_amount = context.last is not None and context.last.dimension not in RATES and _in_bracket_of(context)
        same = of_amount or _SAME.fullmatch(context.left_text)
        if not context.left_text and lexicon.beginning("predicate", context.right_text):
            return None
        again = context.quantity.dimension is PERCENT and same
        return "增长率" if again else measure
    if measure == "增长率" and _or_rather(context):
        return "增减额"
    last = context.last
    joined = last is not None and (
        _adjoins(context) or JOIN.fullmatch(context.text[last.end : context.quantity.start]) is not None
    )
    return measure if joined and last and not led_to(context.text, last, context.quantity) else None


def _led_to(context: Context) -> bool:
    """Whether the figure is what the change before it led to, and not the end of a move from one level to another."""
    last, words_before = context.last, context.left_text.strip(_PAUSES)
    moved = last is not None and context.text[last.start - 1 : last.start] in FROM
    words_before = words_before.removesuffix("的")
    regained = words_before.startswith(_REGAINS)
    return not moved and words_before.endswith(_REACHES) and (regained or words_before in listed("link"))
