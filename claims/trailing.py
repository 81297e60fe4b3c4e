"""What stands at either end of a noun phrase without naming what is counted: verbs of its fate, and bases."""

import re
from functools import cache

from claims.lexicon import ending, listed
from claims.phrases import words

_NAMING = ("n", "j", "vn", "nz", "nt", "l", "b")
_MOVES = frozenset(("v", "vi"))
_ONE_OF = re.compile("(?<=[一-鿿]{2})(?<![第之唯统专万])一(?:项|类|地)$")
_PRICED = re.compile("(?<=[一-鿿]{2})(?<![第之唯统专万])一(?:个|斤|只|件|份|碗|张|瓶|杯|盒|袋|条|台|辆|套|公斤|吨|亩)$")
_SPAN = re.compile("(?:一个月|一年|半年|一天|一周|一晚)(?![级期生制间之四])")
_POINTED = re.compile("(?:[这該该此]|上述)(?:一|个|個|两个|几个)?(?:数字|数据|数值|比例|比率|指标|成绩)")
POINTS = frozenset("这該该此上")
_RELEASED = frozenset(("解除", "接受"))
_DOERS = frozenset("政行司院局委厅省市县区镇乡村级府部所会团民户方国企业众")
_SHORT = 2


def without_verb_behind(noun: str) -> tuple[str, str | None]:
    """A noun and the verb behind it that tells what befell it: 道路 | 阻断, 问卷 | 收回; who did something stays."""
    if noun[-1:] not in _fate_ends():
        return noun, None
    tokens = words(noun)
    if len(tokens) < _SHORT or not _befell(tokens[-1][0], tokens[-2]):
        return noun, None
    thing = noun.removesuffix(tokens[-1][0])
    return (thing, tokens[-1][0]) if len(thing) >= _SHORT else (noun, None)


def without_move(noun: str) -> tuple[str, str | None]:
    """A noun and the verb behind it that says how it came to the level told next: 道路 | 拓宽 至40米."""
    tokens = words(noun)
    if len(tokens) < _SHORT or not tokens[-2][1].startswith(_NAMING):
        return noun, None
    verb, tag = tokens[-1]
    moved = len(verb) == _SHORT and (tag in _MOVES or verb in listed("predicate")) and verb not in listed("modifier")
    thing = noun.removesuffix(verb)
    return (thing, verb) if moved and len(thing) >= _SHORT else (noun, None)


@cache
def _fate_ends() -> frozenset[str]:
    """The last characters of the verbs that tell what became of something."""
    return frozenset(verb[-1] for name in ("happened", "undergone") for verb in listed(name))


def _befell(verb: str, token: tuple[str, str]) -> bool:
    """Whether a verb tells what became of what the word before it names."""
    word, tag = token
    if not tag.startswith(_NAMING) or (word in listed("predicate") and word not in listed("modifier")):
        return False
    return verb in listed("happened") or (verb in listed("undergone") and word[-1] not in _DOERS)


def without_base(noun: str, *, money: bool) -> str:
    """A noun without the length of time that its amount is for, or what says that it is one of several.

    一年 | 产值, 茶叶 | 一项, of money 肉包 | 一个; empty where nothing else stands there (一天36趟).
    """
    bare = _ONE_OF.sub("", noun)
    bare = _PRICED.sub("", bare) if money else bare
    span = _SPAN.match(bare)
    rest = bare[span.end() :] if span else bare
    return bare if len(rest) == 1 else rest


def points_back(phrase: str) -> bool:
    """Whether a phrase only points at the figure before it: 这个数字, 这一比例."""
    return _POINTED.fullmatch(phrase) is not None


def completed(phrase: str) -> bool:
    """Whether a phrase is nothing but a verb that was carried through: 整改到位, but not 资金到位."""
    tokens = words(phrase) if ending("complement", phrase) else ()
    return len(tokens) == _SHORT and tokens[1][0] in listed("complement") and tokens[0][1].startswith("v")


def for_each(noun: str, words_before: str) -> bool:
    """Whether a noun of one character only says for each of what a mean is: 生 of 生均2.9万元."""
    return words_before.rstrip(" 　约为達达到").endswith(f"{noun}均")


def only_done(verb: str | None, noun: str) -> bool:
    """Whether a verb and its noun are one act that those spoken of underwent: 解除隔离, 转为确诊病例."""
    if not verb:
        return False
    released = verb in _RELEASED and verb + noun in listed("state")
    return verb in listed("turned") or released
