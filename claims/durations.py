"""What a length of time is told of: an era, a thing whose verb it follows, or what lasts behind it."""

import re
from dataclasses import replace
from functools import cache

from claims import lexicon
from claims.clauses import trim_opening
from claims.contexts import Context, Subject
from claims.lexicon import listed
from claims.named_right import moves, named_right
from claims.nouns import is_aspect, noun_left, noun_right, only_verbs, tidy
from claims.phrases import words

_EPOCH = re.compile(r"(?:也|又|更|还)?(?:这|這)?是[^，,；;。]{2,40}的\s*$")
_YEARS = re.compile("(?:^|[的这這去])[一二三四五六七八九十几两]{1,2}年来?$")
_ERA = re.compile(r"[“「]?[^“”「」，。、\s是]{2,6}[”」]?时期")
_HELD_ONCE = re.compile("^[一1][届屆次]的")
"""How often a thing is held, before it: 四年 | 一届的运动会."""
_SHORT = 2
_EVERY, _MEAN = "每", frozenset(("平均", "大约", "大約", "几乎"))
_NOT_LASTING = frozenset(("过去", "過去", "计算", "計算", "以来", "之内", "之间", "期间"))
_OCCUPY, _PASSED, _STANDS = (
    ("占", "佔"),
    ("下来", "下來", "来低点", "來低點", "来高点", "來高點", "来新", "來新", "来最", "來最"),
    ("居", "位", "稳", "排"),
)
_VERBAL = frozenset({"v", "ul", "d", "ad", "ug", "uz"})


def era(context: Context) -> str:
    """What 是…的五年 is said of: the words before 是, or the era spoken of last where they only point (这是)."""
    text, start = context.text, context.sentence[0]
    said = _EPOCH.search(text, context.begin, context.quantity.start)
    if said is None:
        return ""
    before = text[start : said.start()].rstrip("，,— ")
    named = tidy(trim_opening(before)[0].rsplit("，", 1)[-1].rsplit(",", 1)[-1].strip("—，"))
    if _YEARS.search(named):
        return ""
    return named if len(named) > _SHORT else last_era(text, text.rfind("\n", 0, start) + 1, start) or context.era


def last_era(text: str, start: int, end: int) -> str:
    """The era named last in a stretch of text: “十四五”时期; empty where none is."""
    if text.find("时期", start, end) < 0:
        return ""
    return max((match.group() for match in _ERA.finditer(text, start, end)), key=text[:end].rfind, default="")


@cache
def _goes_on() -> "re.Pattern[str]":
    held = "居|位居|稳居|保持|位于|位於|处于|處於|高于|高於|低于|低於|超过|超過|维持|稳定在|运行在"
    return re.compile(rf"(?:{held}|{lexicon.alternation('change')})")


def duration(context: Context, noun: str, found: Subject) -> Subject | None:
    """What a length of time is told of: an era, a thing whose verb it follows, or what lasts behind it."""
    if told := era(context):
        return Subject(told, rule="era")
    if context.left.change:
        return None
    if noun.endswith(_EVERY):
        held = noun.removesuffix(_EVERY)
        return replace(found, subject=held, rule="duration") if len(held) >= _SHORT and held not in _MEAN else None
    if (once := _HELD_ONCE.match(context.right_text)) and (held := noun_right(context.right_text[once.end() :])):
        return replace(found, subject=held, rule="duration")
    if thing := lasted(context.left.phrase) if context.left.phrase else "":
        return replace(found, subject=thing, measure=noun, rule="duration")
    if len(noun) > _SHORT or named_right(context, noun):
        return None
    lasting = noun_right(context.right_text, verbal=True)
    goes_on = "连续" in context.left_text[-4:] or "連續" in context.left_text[-4:]
    tied = lasting in listed("link")
    elsewhere = lexicon.beginning("place-wide", lasting)
    if (
        len(lasting) < _SHORT
        or lasting in _NOT_LASTING
        or tied
        or elsewhere
        or lasting[0] in _OCCUPY
        or lasting.startswith(_PASSED)
        or moves(context.right_text)
    ):
        return None
    if (goes_on or lasting[0] in _STANDS) and _goes_on().match(lasting):
        return None
    return Subject(lasting, noun or found.measure, 1, found.scope, rule="duration")


@cache
def _than() -> "re.Pattern[str]":
    """What something came earlier or later than, before its verb: 花期 | 比往年 | 提前."""
    base = lexicon.alternation("comparison-base")
    return re.compile(
        f"(?<=.{{2}})[比较較](?:{base}|常年|原?[计計][划劃]|[预預][计計期定]|原定)(?:同期)?(?=[一-鿿]{{2}})"
    )


def lasted(phrase: str) -> str:
    """The thing whose verb a length of time follows: 攻坚战已经打了 gives the campaign; empty where no verb ends it."""
    tokens = list(words(_than().sub("", trim_opening(phrase)[0])))
    whole = len(tokens)
    while tokens and (tokens[-1][1] in _VERBAL or tokens[-1][0] in listed("auxiliary")):
        if is_aspect(tokens[-1][0]):
            return ""
        tokens.pop()
    noun = noun_left("".join(word for word, _ in tokens))[0] if len(tokens) < whole else ""
    return noun if len(noun) > 1 and not only_verbs(noun) else ""
