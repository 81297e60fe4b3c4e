"""The text before a figure without the dates that stand in it, as far as they only modify what is named."""

from collections.abc import Sequence

from claims import lexicon
from claims.clauses import TO_LAST_STOP
from claims.contexts import Span
from claims.lexicon import listed
from claims.nouns import is_aspect
from claims.phrases import starts_with_term

_COMPARES = frozenset("比较較与與同")
_AWAY = ("前", "后", "後")
"""What says how far away in time a figure right behind held: 相当于5年 | 前 | 1.2个百分点."""
_SHORT = 2
_TERM = 24


def without_dates(text: str, begin: int, end: int, dates: Sequence[Span]) -> str:
    """`text[begin:end]` without the dates in it, those that something is compared with left in.

    What stands before a date inside a noun phrase (反映聖誕市道的 | 12月份 | 銷貨價值) only modifies it; a date that
    begins the name of an indicator (上年结余) stays.
    """
    kept, position = [], begin
    for start, stop in dates:
        compared = text[start - 1 : start] in _COMPARES
        if start >= position and stop <= end and not compared and not starts_with_term(text[start : start + _TERM]):
            kept.append(text[position:start])
            position = stop + (text[stop:end] in _AWAY)
            behind = text[stop:end]
            if (text[start - 1 : start] == "的" and end - stop > _SHORT) or _acts_then("".join(kept), behind):
                kept.clear()
    kept.append(text[position:end])
    return "".join(kept)


def _acts_then(before: str, behind: str) -> bool:
    """Whether a body did at a time what else would only modify a noun: 甲公司 | 上半年 | 销售客车."""
    verb = lexicon.beginning("predicate", behind)
    if verb not in listed("modifier") or not (lexicon.ending("body-end", before) or before.endswith("企业")):
        return False
    rest = behind[len(verb) :]
    return len(rest) >= _SHORT and not is_aspect(rest) and rest not in listed("compound-head")


def clause_before(text: str, start: int, begin: int, dates: Sequence[Span]) -> str:
    """The clause right before the words that begin at `begin`, without its dates."""
    stop = TO_LAST_STOP.match(text, start, begin - 1)
    return without_dates(text, stop.end() if stop else start, begin - 1, dates)
