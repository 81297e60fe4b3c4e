"""Figures whose words tell an act alone: what it was done to before, who did it, and the group of which it is said."""

import re

from claims.clauses import trim_opening
from claims.contexts import COUNTED, RATES, Context, Subject
from claims.lexicon import ending, listed
from claims.model import COUNT, PERCENT, PERSON
from claims.nouns import noun_left, noun_right, only_verbs, tidy
from claims.phrases import words

_DONE = re.compile(
    "^(?P<doer>[^，,。；;]{2,12}?)(?:(?:已经|累计|先后|总共|共计|合计|共|已)+(?P<act>[一-鿿]{2,3})"
    "|(?P<net>净(?:买入|卖出|流入|流出|申购|赎回)))$"
)
_GROUP = re.compile("(?:^|(?<=[。；;，,\n]))(?P<group>[^，,。；;：:0-9]{2,16}?)(?:当中|之中|中)[，,]")
_IS = re.compile("(?:都|均)?(?:为|為|是|系)(?P<noun>[^，,。；;、：:]{2,})")
_BORN = re.compile("[0-9]{2}后")
_PLACE = re.compile("[一-鿿]{1,5}[省市县縣区區州盟旗镇鎮乡鄉]")
_POOR = re.compile(
    "^(?:以前|此前|前|底|底前|实现|完成|预计|计划|力争|累计|稳定|顺利|全部|可望|拟|将|可|共|已)+(?=.{2})|(?<=未脱贫)的?(?:贫困)?人口$"
)
_POOR_ONES = re.compile("贫困(?:人口|户|家庭|群众|对象)$")
_THE_POOR, _HOUSEHOLDS, _LISTS = "贫困人口", frozenset("户戶"), ("", "、", "和", "及")
_REPORTED = re.compile("(?:报告|報告|发病|發病)+数?$|(?<=病)病例$")
_SEMICOLONS, _COUNTED_IN = frozenset("；;"), frozenset("例起宗次")
_CASES, _CHANGES = frozenset("例"), frozenset(("增减额", "增长率"))
_TRADES = re.compile("净")
_ACTS = re.compile("[净已累先总共合]")
_ADVERBS = frozenset(("d", "ad", "a", "b", "v", "vn", "n"))
_ACTING = frozenset(("v", "vn"))
_NOUNS = ("n", "j", "vn")
_PEOPLE = frozenset("者员生工户民农手师人客")
_SHORT, _FAR = 2, 120


def told(context: Context, noun: str, previous: Subject | None) -> Subject | None:
    """The subject of a level before which only an act is told; None where something else stands there."""
    if context.quantity.dimension is PERCENT:
        return _are(context, noun)
    if context.quantity.dimension not in COUNTED:
        return _doer(context)
    return (
        _befell(noun, context, previous)
        or _same_thing(context, previous)
        or _doer(context)
        or _winner(context, noun)
        or _group(context)
    )


def of_the_poor(context: Context) -> Subject | None:
    """贫困人口 of 脱贫退出3200户1.1万人 and of 退出4个村、3200户: those told by what became of them.

    退出 is told of them only where its sentence speaks of poverty.
    """
    quantity, left = context.quantity, context.left
    if not (quantity.dimension is PERSON or quantity.unit in _HOUSEHOLDS) or left.change or left.share:
        return None
    if "贫" not in context.text[context.sentence[0] : quantity.start]:
        return None
    previous = context.told[-1] if context.told else None
    goes_on = not left.phrase and previous and previous.rule == "right" and context.left_text.strip() in _LISTS
    act = (previous.measure or "") if goes_on and previous else _POOR.sub("", context.named.phrase)
    if act not in listed("of-the-poor") or noun_right(context.right_text):
        return None
    return Subject(_poor_spoken_of(context) or _THE_POOR, act, 1, context.named.place, rule="of the poor")


def _poor_spoken_of(context: Context) -> str:
    """What the poor of whom some are told were counted as before 其中 in the sentence; empty where they were not.

    建档立卡贫困户 of 建档立卡贫困户90户310人，其中2016年脱贫20户70人.
    """
    told = context.told[-1] if context.told else None
    if told and told.rule == "of the poor":
        return told.subject or ""
    among = context.text.find("其中", context.sentence[0], context.quantity.start)
    alike = zip(context.told, context.quantities, strict=False)
    names = [each.subject or "" for each, of in alike if of.end <= among and of.unit == context.quantity.unit]
    return names[-1] if names and _POOR_ONES.search(names[-1]) else ""


def _are(context: Context, noun: str) -> Subject | None:
    """女性 of 60%为女性: what so many of a whole are said to be."""
    what = _IS.match(context.right_text)
    born = _BORN.match(what["noun"]) if what else None
    name = born.group() if born else noun_right(what["noun"]) if what and not noun else ""
    return Subject(name, "占比", 1, rule="are") if len(name) >= _SHORT and not only_verbs(name) else None


def some_of(context: Context) -> Subject | None:
    """大学生 of 受访的大学生中，63.5%表示…，18%观望: the people of whom so many do or think something."""
    if context.left_text.strip() or not context.right_text or _IS.match(context.right_text):
        return None
    if context.told and context.told[-1].rule == "some":
        return context.told[-1]
    found = _GROUP.search(context.text, max(context.sentence[0], context.begin - _FAR), context.begin)
    if found is None or found.end() != context.begin:
        return None
    group = noun_left(trim_opening(found["group"])[0])[0].rpartition("的")[2]
    people = group[-1:] in _PEOPLE or any(ending(each, group) for each in ("person-noun", "doer", "agent"))
    return Subject(group, "占比", rule="some") if people else None


def _befell(noun: str, context: Context, previous: Subject | None) -> Subject | None:
    """煤矿事故 of 死亡8人 after 煤矿事故5起, 城市火灾 of 城市火灾亡640人: what the people died or were hurt by."""
    named = noun[:-1] if noun.endswith(("亡", "伤", "傷")) else ""
    if named and ending("calamity", named) and context.quantity.dimension is PERSON:
        return Subject(named, noun[-1], 1, rule="casualty")
    cases = context.quantity.unit in _CASES
    if noun not in listed("casualty") or not (cases or context.quantity.dimension is PERSON):
        return None
    source, counted = _cause(context, previous)
    cause = _REPORTED.sub("", (source and source.subject) or "")
    if not source or not ending("calamity", cause) or (cases and not ending("illness", cause)):
        return None
    told = counted or source.measure in listed("casualty")
    return Subject(cause, noun, 1, source.scope, rule="casualty") if told else None


def _cause(context: Context, previous: Subject | None) -> tuple[Subject | None, bool]:
    """What was told of before its changes, and whether it was counted; behind a semicolon what its sentence ends with.

    传染病920例，增长4%；死亡4例 tells of the illness twice.
    """
    if not context.told and context.carried and context.text[context.sentence[0] - 1] in _SEMICOLONS:
        return context.carried, context.carried.unit in _COUNTED_IN
    at = context.at - 1
    if previous is None or not context.told or previous is not context.told[-1]:
        return previous, at >= 0 and context.quantities[at].dimension is COUNT
    while at > 0 and context.quantities[at].dimension in RATES and context.told[at].measure in _CHANGES:
        at -= 1
    return context.told[at], context.quantities[at].dimension is COUNT


def in_full(source: Subject) -> str | None:
    """What a change is a change of: 煤矿事故死亡 where 煤矿事故…死亡8人 went before, else the subject alone."""
    dead = source.subject and source.rule == "casualty"
    return f"{source.subject}{source.measure}" if dead else source.subject


def _same_thing(context: Context, previous: Subject | None) -> Subject | None:
    """房屋 of 严重损坏2450户 after 倒塌房屋1283户, 群众 of 集中安置8400人 after 转移安置群众1.3万人."""
    last = context.last
    if not previous or not previous.subject or last is None:
        return None
    if last.dimension is not context.quantity.dimension and last.dimension not in COUNTED:
        return None
    damaged = context.quantity.unit in listed("house-unit")
    if not previous.measure and not damaged:
        return None
    act = trim_opening(context.left.phrase)[0]
    if len(act) < _SHORT * 2:
        return None
    tokens = words(act)
    word, tag = tokens[-1]
    if tag not in _ACTING or any(other == "n" for _, other in tokens) or _PLACE.fullmatch(act.removesuffix(word)):
        return None
    before = previous.measure or ""
    again = before.endswith(word) and before != act and previous.subject != previous.measure
    damaged = damaged and word in listed("damage")
    return Subject(previous.subject, act, 1, previous.scope, rule="act") if again or damaged else None


def _doer(context: Context) -> Subject | None:
    """救援力量 of 救援力量共投入3600人, 活动 of 活动共举办12场: who did what is counted, where no other noun stands."""
    phrase = context.left.phrase
    acts = _ACTS if context.quantity.dimension in COUNTED else _TRADES
    found = _DONE.match(phrase) if acts.search(phrase) else None
    if not found or not (found["net"] or context.quantity.dimension in COUNTED):
        return None
    doer, scope = trim_opening(found["doer"])
    did = found["act"] or found["net"]
    acting = bool(found["net"]) or words(did)[-1][1] in _ACTING or did in listed("predicate")
    named = bool(doer) and words(doer)[-1][1].startswith(_NOUNS)
    planned = did == context.named.verb and doer == f"{context.named.noun}计划"
    return Subject(tidy(doer), did, 1, scope, rule="doer") if acting and named and not planned else None


def _winner(context: Context, noun: str) -> Subject | None:
    """张三 of 张三获得12票: who won the votes or points that are counted."""
    won = ending("won", noun) if context.quantity.unit in listed("won-unit") else ""
    if not won or len(noun) - len(won) < _SHORT:
        return None
    return Subject(noun[: -len(won)], noun[-len(won) :], rule="winner")


def _group(context: Context) -> Subject | None:
    """专任教师 of 专任教师中,教授412人,具有博士学位的1526人: the group that is told of, where no noun follows."""
    if not context.left_text.rstrip().endswith("的"):
        return None
    start = max(context.text.rfind("。", 0, context.begin), context.text.rfind("\n", 0, context.begin)) + 1
    found = _GROUP.search(context.text, max(start, context.begin - _FAR), context.begin)
    group = noun_left(trim_opening(found["group"])[0])[0] if found else ""
    return Subject(group, tidy(context.left.phrase).removesuffix("的"), rule="group") if len(group) >= _SHORT else None
