"""What stands at either end of a noun phrase without naming what is counted: verbs of its fate, and bases."""

import re

from claims.lexicon import listed
from claims.phrases import words

_NAMING = ("n", "j", "vn", "nz", "nt", "l", "b")
_ONE_OF = re.compile("(?<=[一-鿿]{2})(?<![第之唯统专万])一(?:项|类|地)$")
_SPAN = re.compile("(?:一个月|一年|半年|一天|一周|一晚)(?![级期生制间之四])")
_POINTED = re.compile("(?:[这該该此]|上述)(?:一|个|個|两个|几个)?(?:数字|数据|数值|比例|比率|指标|成绩)")
_DOERS = frozenset("政行司院局委厅省市县区镇乡村级府部所会团民户方国企业众")
_SHORT = 2


def without_verb_behind(noun: str) -> tuple[str, str | None]:
    """A noun and the verb behind it that tells what befell it: 道路 | 阻断, 问卷 | 收回, 问题 | 整改到位.

    Where nothing but verbs stand before a complement the noun is empty: 整改到位. Who did something (银行发放) stays.
    """
    tokens = words(noun)
    end = len(tokens)
    if end > 1 and tokens[-1][0] in listed("complement") and tokens[-2][1].startswith("v"):
        end -= 1
        if end == 1:
            return "", noun
    if end < _SHORT or not _befell(tokens[end - 1][0], tokens[end - _SHORT]):
        return noun, None
    thing = "".join(word for word, _ in tokens[: end - 1])
    return (thing, noun.removeprefix(thing)) if len(thing) >= _SHORT else (noun, None)


def _befell(verb: str, token: tuple[str, str]) -> bool:
    """Whether a verb tells what became of what the word before it names."""
    word, tag = token
    if not tag.startswith(_NAMING) or (word in listed("predicate") and word not in listed("modifier")):
        return False
    return verb in listed("happened") or (verb in listed("undergone") and word[-1] not in _DOERS)


def without_base(noun: str) -> str:
    """A noun without the length of time that its amount is for, or what says that it is one of several.

    一年 | 产值, 茶叶 | 一项; empty where nothing else stands there (一天36趟).
    """
    bare = _ONE_OF.sub("", noun)
    span = _SPAN.match(bare)
    rest = bare[span.end() :] if span else bare
    return bare if len(rest) == 1 else rest


def points_back(phrase: str) -> bool:
    """Whether a phrase only points at the figure before it: 这个数字, 这一比例."""
    return _POINTED.fullmatch(phrase) is not None


def bare_verb(noun: str) -> bool:
    """Whether what stands before a figure is one verb of one character: 卖了9000元, 只剩7人."""
    return noun in listed("brief-verb")
