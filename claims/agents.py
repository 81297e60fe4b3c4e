"""Those who act or have: bodies and people before what they did (合作社 | 养殖 | 肉羊) or before what is theirs."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from claims import lexicon
from claims.lexicon import listed
from claims.phrases import words

_VERBS = frozenset({"v", "vd"})
_ACTS = _VERBS | {"vn"}
_THINGS = frozenset({"n", "nz", "nt", "nr", "l", "j"})
_OF_THINGS = _THINGS | {"b", "a", "an", "m", "q", "s", "ns", "f", "eng", "x"}
_INSIDE = _OF_THINGS | {"vn"}
_TOWARDS = frozenset(("为", "给", "向", "对", "从", "在", "与", "替"))
_LEVELS = ("topic-head", "level-end", "rate-end")
_OWNED = ("topic-head", "head", "measure", "aspect", "rate-end")
_JOINS = ("的", "、", "和", "及", "与")
_NAMING = _THINGS | {"vn"}
_DONE = _ACTS | {"vi"}
_BY = frozenset(("按", "由", "用", "通过", "被"))
_PROPER = frozenset(("ns", "nr", "nrt", "nz", "nt"))
_VILLAGES, _CLASSES, _IN_ALL = (
    ("村", "镇", "鎮", "乡", "鄉", "屯", "寨"),
    ("个村", "個村", "乡村", "农村", "城镇"),
    "共已",
)
_EACH, _WHEN, _OF = "每", "时", "的"
_SHORT, _LONGEST = 2, 60


class Done(NamedTuple):
    """What was done and to which thing, and who did it where a body or people are named so."""

    thing: str
    verb: str
    who: str


def done(phrase: str) -> Done | None:
    """What is done, where those who do it or what a preposition brings in stand right before the verb.

    The last such verb tells; None where no phrase has this form: 为基层医疗机构 | 采购 | 彩超设备, but 企业 研发人员.
    """
    tokens = words(phrase) if _SHORT * 2 < len(phrase) <= _LONGEST else ()
    for at in range(len(tokens) - 2, 0, -1):
        word, tag = tokens[at]
        if tag in _ACTS:
            acting = _acting(tokens[:at], act=tag) or (word in listed("grows") and _grow(tokens[:at], tokens[at + 1 :]))
            does = len(word) >= _SHORT and acting and word not in listed("auxiliary")
            if does and (thing := _thing(tokens[at + 1 :])) and thing not in listed("work-found"):
                return Done(thing, word, _who(tokens[:at]))
        if tag not in _INSIDE:
            return None
    return None


def _who(tokens: Sequence[tuple[str, str]]) -> str:
    """Those who act: the words before a verb, up to the preposition that brings in what it is done for."""
    before = "".join(word for word, _ in takewhile(lambda token: token[0] not in _TOWARDS, tokens))
    before = before.rstrip(_IN_ALL)
    return before if lexicon.ending("agent", before) or before.endswith(_VILLAGES) else ""


def _grow(before: Sequence[tuple[str, str]], behind: Sequence[tuple[str, str]]) -> bool:
    """Whether it is a village or town by its name that grows something (in all): 河口村共 | 种植, not 种植 | 大户."""
    name, thing = ("".join(word for word, _ in tokens) for tokens in (before, behind))
    named = len(name.rstrip(_IN_ALL)) > _SHORT and name.rstrip(_IN_ALL).endswith(_VILLAGES)
    return named and not name.rstrip(_IN_ALL).endswith(_CLASSES) and not lexicon.ending("agent", thing)


def _thing(tokens: Sequence[tuple[str, str]]) -> str:
    """What is done, where the words behind a verb are nothing but a thing; empty where they make a compound with it."""
    last, tag = tokens[-1]
    name = "".join(word for word, _ in tokens)
    if tag not in _THINGS | {"vi"} or len(name) < _SHORT or lexicon.ending("level-end", name):
        return ""
    if len(tokens) > 1:
        return name
    return "" if last in _compounds() or any(lexicon.ending(each, name) for each in _LEVELS) else name


@cache
def _compounds() -> frozenset[str]:
    """Words that make one name with the act before them: 采购 | 项目, 研发 | 人员."""
    lists = ("compound-head", "deed", "generic", "abstract", "part", "measure")
    return frozenset().union(*(listed(each) for each in lists))


def _acting(tokens: Sequence[tuple[str, str]], *, act: str) -> bool:
    """Whether words end with those who may act, or with what a preposition brings in: 向灾区 | 捐赠."""
    if act in _VERBS and any(word in _TOWARDS for word, _ in tokens[:-1]):
        return True
    word, tag = tokens[-1]
    people = tag == "nr" and len(word) >= _SHORT
    return people or bool(lexicon.ending("agent", "".join(word for word, _ in tokens)))


def bare_of_clause(phrase: str) -> str:
    """A phrase without the clause that says when it was (登陆时 | 最大风力) or who did it (团队培育的 | 水稻)."""
    told = _WHEN in phrase[_SHORT:-1] or _OF in phrase[_SHORT + 1 : -1]
    if not told or len(phrase) > _LONGEST:
        return phrase
    tokens = words(phrase)
    for at in range(len(tokens) - 2, 1, -1):
        word, (verb, tag) = tokens[at][0], tokens[at - 1]
        if word not in (_WHEN, _OF) or tag not in _DONE or len(verb) < _SHORT or verb in listed("kind"):
            continue
        rest = "".join(each for each, _ in tokens[at + 1 :])
        named = len(rest) >= _SHORT and tokens[-1][1] in _NAMING and not lexicon.ending("agent", rest)
        return rest if named and (word == _WHEN or _placed(tokens[: at - 1])) else phrase
    return phrase


def _placed(tokens: Sequence[tuple[str, str]]) -> bool:
    """Whether words before a verb say who did it, where or how: 院士团队 | 培育, 发布会上 | 亮相, 按产值 | 计算."""
    by = any(word in _TOWARDS or word in _BY for word, _ in tokens)
    return by or tokens[-1][1] == "f" or _acting(tokens, act="")


def owner(phrase: str) -> str:
    """The one body of which a phrase names a thing (度假区 | 年文旅收入, 华兴集团 | 净利润); empty elsewhere.

    企业 | 利润总额 is told of all firms and stays whole.
    """
    owned = len(phrase) <= _LONGEST and phrase[0] != _EACH and _own_bodies().search(phrase, _SHORT)
    if not owned:
        return ""
    tokens, name, found = words(phrase), "", ""
    if not (tokens[-1][1].startswith("n") or any(lexicon.ending(each, phrase) for each in _OWNED)):
        return ""
    for at, (word, _) in enumerate(tokens[:-1]):
        name += word
        rest = phrase[len(name) :]
        own = lexicon.ending("own-body", name)
        single = own and len(name) > len(own) and (own not in listed("class-body") or _is_named(tokens[: at + 1]))
        if single and len(rest) >= _SHORT and not rest.startswith(_JOINS):
            found = name
    return found


def _is_named(tokens: Sequence[tuple[str, str]]) -> bool:
    """Whether a name is that of one body and of no class of them: 海州银行, but not 商业银行 or 租赁公司."""
    return any(tag in _PROPER and word not in listed("class-body") for word, tag in tokens)


@cache
def _own_bodies() -> "re.Pattern[str]":
    return re.compile(lexicon.alternation("own-body"))
