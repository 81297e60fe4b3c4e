"""Of whom an age is told: the person named right beside it, or told right before to be the youngest or the like."""

import re

from claims import lexicon
from claims.contexts import Context, Subject
from claims.phrases import words

_FOREMOST = re.compile(
    "最[^，,；;。]{1,4}的?(?:是|为)(?P<who>[^，,；;。、0-9]{2,20})[，,](?:年仅|年僅|今年|现年|現年|年方|年满|只有|仅)?"
)
_SEX = "(?:男|女)(?:性|子|孩)?[，,、]?"
_BEFORE = re.compile(
    f"(?P<who>[一-鿿]{{2,10}}?)[，,（(](?:{_SEX})?(?:[一-鿿]{{1,3}}族[，,])?(?:年仅|年僅|今年|现年|現年|时年|時年|年方|年满)?"
)
_BEHIND = re.compile("(?:高龄)?的?(?P<who>[一-鿿]{2,14})")
_COME_FROM = re.compile(
    "(?:这些|全体|所有|参赛|[0-9]+名)?(?P<who>[一-鿿]{1,8}?[员員生师師手兵民工表者])(?:们|們)?(?:[都均]|分别|主要|全部|中)*来自"
)
"""Of whom a sentence first tells where they come from: 队员来自8个村，平均年龄45岁."""
_OF_ALL, _EXTREME = (
    re.compile("平均年[龄齡](?:约|約|为|為|在|是|仅|达|只有)*$"),
    re.compile("最[大小长長幼轻輕]的?(?:是|为|為)?$"),
)
_REACH = 40
_YEARS = ("岁", "歲", "周岁", "周歲")
_PERSON, _OTHERS = "nr", frozenset("nbaj")
_NAME = 3
_SHORT = 2


def aged_person(context: Context) -> Subject | None:
    """The person whose age a figure is, by the name beside it or by the words before; None elsewhere."""
    if context.quantity.unit not in _YEARS or context.left.change:
        return None
    start, end = max(context.sentence[0], context.quantity.start - _REACH), context.quantity.start
    if found := next((each for each in _FOREMOST.finditer(context.text, start, end) if each.end() == end), None):
        who = found["who"].rpartition("的")[2]
        return Subject(_named(who, last=True) or who, "年龄", rule="person")
    of_all = _OF_ALL.search(context.text, start, end) and _COME_FROM.match(context.text, context.sentence[0])
    if of_all:
        return Subject(of_all["who"], "平均年龄", rule="person")
    before = next((each for each in _BEFORE.finditer(context.text, start, end) if each.end() == end), None)
    name = _named(before["who"], last=True) if before else ""
    bare = not context.left.phrase or _EXTREME.search(context.text, start, end) is not None
    if not name and bare and (behind := _BEHIND.match(context.right_text)):
        name = _named(behind["who"])
    return Subject(name, "年龄", rule="person") if name else None


def _named(phrase: str, *, last: bool = False) -> str:
    """The name of the one whom a phrase is about, the `last` of its words or behind what says who it is; else empty."""
    tokens, surnames = words(phrase), lexicon.words("speakers.toml", "surname")
    for word, tag in tokens[-1:] if last else tokens:
        if tag == _PERSON and len(word) >= _SHORT:
            return word[1:] if len(word) == _NAME and word[0] not in surnames and word[1] in surnames else word
        if tag[0] not in _OTHERS:
            return ""
    return ""
