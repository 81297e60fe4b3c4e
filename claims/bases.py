"""Figures that are only what another is reckoned against: a level of before (较上年末的93亿元), a plan, a limit."""

import re

from claims import limits
from claims.contexts import FROM, RATES, Context, Subject
from claims.model import PERCENT, PERSON, POINT
from claims.nouns import only_places

_COMPARES = frozenset("比较較与與同")
_BASE = re.compile(
    r"[比较較由从從自与與同](?:(?!(?<=同)期)[^，,；;。、的]{0,8}"
    r"(?:末|底|初|年|年度|月|月份|季|季度|期|届|屆|时|時|同期|前|日)[的之]?(?:预算数|决算数|执行数|完成数)?\s*(?:约|近|不足|不到)?$"
    r"|(?<=[比较較])[^，,；;。、的]{0,10}(?:峰值|谷值|最[高低][值点點位]|最[高低](?:水平|[纪记紀記][录錄]))的?$"
    r"|(?<=[比较較])[多常历歷往]年(?:同期)?(?:的?平?均)?值?的?$"
    r"|(?<=[比较較])[^，,；;。、]{0,14}(?:目标|計劃|目標|计划|任务|指标|预算)(?:数|值)?的?$)"
)
_PLAN = (
    "(?:了|全年|年度|年初|本年|当年|省定|市定|既定|预定|(?:调整|調整|变动|變動)[后後]?的?)*"
    "(?P<plan>计划|任务|目标|预算|指标|計畫|目標|預算)(?:(?:调整|調整|变动|變動)?[总總]?[数數]|任务|目标|值|投资)?"
)
_PLANNED, _ONLY_PLAN = re.compile(f"(?:为|為|是|占|佔|完成){_PLAN}"), re.compile(_PLAN)
_CARRIED_OUT = re.compile("(?:已|已经)?完成(?:了|全年|年度|年初|本年|今年|当年|下达的?|[省市县区]里?定的?)*")
_PLAN_BEHIND = re.compile("(?:全?年度?|[年月季]初)?的?(?P<plan>计划|任务|目标|指标|計劃|目標|任務|指標)(?:任[务務])?的")
PLANS = ("计划", "任务", "目标", "预算", "指标", "計畫", "目標", "預算")
"""What a figure is called that another is reckoned against, which is no aspect of what comes next."""
_OCCUPIED = re.compile("[占佔][^，,；;。占佔]{0,12}$")
_ITS_OWN = re.compile("[^，,；;]{2,}[比较較](?:[上去前]|上一)(?:年度?|月|季度?|届|屆|期|周|週)(?:同期|同月|末|底)?的")
_BASE_OF = re.compile(
    r"[比较与同][^，,；;。、的]{0,10}(?:末|底|初|年|年度|月|月份|季|季度|期|届|屆|同期)的?(?P<noun>[^，,；;。、0-9的]{2,12})"
)
_CONVERTED = re.compile(r"(?:按|以|折|合)[^，,；;。、]{0,12}(?:折算|折合|换算)后?(?:约|合|为|约合|折合|折算)*$")
_LEVEL = re.compile(r"[高低快慢好优多少][于於][^，,；;。、]{0,10}(?:的|全国|全省|全市|平均|平均水平)\s*$")
_LEVEL_OF = re.compile("(?:[也均都略远又]|大幅|明显)*[高低快慢好优][于於](?P<of>[^，,；;。、的]{2,8})")
_OFF_GOAL = re.compile("的?[^，,；;。、的0-9]{0,8}?(?:目标|目標|任务|任務|指标|指標|计划|計劃|预期|預期|水平|要求)了?")
_THAN = re.compile("(?:(?P<less>[低少慢]|落后)|[高多快好优]|超过|超出|超|领先)[于於]?了?[^，,；;。、]{0,12}$")
_REACH = 20
_NEAR = 2


def is_plan(whole: str) -> bool:
    """Whether the whole of a share is nothing but the plan for what was told of before: 占 | 年初预算."""
    return _ONLY_PLAN.fullmatch(whole) is not None


def planned(context: Context) -> str:
    """The plan that a figure is of, where what it is for was told before: 投资412亿元，为年度计划380亿元的108.4%.

    The plan may stand behind it: 新增就业3.1万人，完成全年5万人目标的62%.
    """
    behind = _PLAN_BEHIND.match(context.right_text)
    if not (context.right_text.startswith("的") or behind):
        return ""
    told = context.quantities[max(0, context.at - _NEAR) : context.at]
    at = next((each for each in reversed(told) if each.dimension is not PERCENT), None)
    if at is None or at.dimension is not context.quantity.dimension:
        return ""
    words = context.left_text.strip("，, 　")
    if behind:
        return behind["plan"] if _CARRIED_OUT.fullmatch(words) else ""
    found = _PLANNED.fullmatch(words)
    return found["plan"] if found else ""


def of_plan(context: Context) -> str:
    """The measure of a percentage right behind the plan that it is of: 占比 behind 占预算80万元的, else 完成."""
    behind = _PLAN_BEHIND.fullmatch(context.left_text)
    if context.last is None or not (context.left_text == "的" or behind):
        return ""
    return "占比" if _OCCUPIED.search(context.text, context.sentence[0], context.last.start) else "完成"


def off_goal(context: Context) -> int:
    """The sign of how far a level is from the goal told right before: 高于12%的目标 | 2个百分点; else 0."""
    last, quantity = context.last, context.quantity
    if last is None or not _OFF_GOAL.fullmatch(context.left_text):
        return 0
    rate = last.dimension is PERCENT and quantity.dimension is POINT
    if not rate and (quantity.dimension in RATES or quantity.unit != last.unit):
        return 0
    than = _THAN.search(context.text, max(context.sentence[0], last.start - _REACH), last.number_start)
    return 0 if than is None else -1 if than["less"] else 1


def limit_of(context: Context) -> str:
    """What a limit is called that the level right before is under or over, where both are of one kind; else empty."""
    last = context.last
    alike = last is not None and last.dimension is context.quantity.dimension
    return limits.called(context.left_text.strip()) if alike else ""


def compares(words_before: str) -> bool:
    """Whether the words before a figure end in a time that something is compared with: 选手较上届的3690名."""
    return _BASE.search(words_before) is not None


def is_base(context: Context, previous: Subject) -> bool:
    """Whether the figure is a level that the one before is compared with (较上年末的93亿元) or that one converted.

    It may name again what was told of: 人口278万人,较上年底人口276万人增加2万人.
    """
    words_before = context.left_text
    named = _BASE_OF.fullmatch(words_before) if words_before[:1] in _COMPARES else None
    if named and (previous.subject or "").endswith(named["noun"]):
        return True
    own = context.named.noun and words_before[-1:] == "的" and words_before[0] not in _COMPARES
    if own and _ITS_OWN.fullmatch(words_before):
        return False
    if not context.named.noun and limits.kept_to(words_before.strip(), context.right_text):
        return context.last is not None and context.last.dimension is context.quantity.dimension
    than = "于" in words_before or "於" in words_before
    level = than and context.quantity.dimension is not POINT and _LEVEL.search(words_before)
    converted = ("合" in words_before or "算" in words_before) and _CONVERTED.search(words_before)
    base = _BASE.search(words_before)
    if base and base.start() > 1 and base.group()[0] in FROM and context.named.noun:
        return False
    if level or converted or base:
        return True
    if place := _LEVEL_OF.fullmatch(words_before.strip("，, 　")) if than else None:
        alike = context.last is not None and context.last.dimension is context.quantity.dimension is PERCENT
        return alike and only_places(place["of"])
    return words_before[:1] in _COMPARES and only_places(words_before[1:].strip())


def of_census(context: Context) -> bool:
    """Whether the people are those of a census: 与第六次全国人口普查的640万人相比, 较第六次人口普查增加54万人."""
    told = context.text.find("人口普查", context.begin, context.quantity.start) >= 0
    return told and context.quantity.dimension is PERSON
