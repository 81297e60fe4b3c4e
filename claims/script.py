"""Traditional text is read in Simplified characters, one for one; here its claims get back the words as written."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial
from sys import intern

from claims.lexicon.firsts import any_character
from claims.model import Claim
from claims.phrases import one_simplified, traditional

_NEAR = 400
_KEPT = "萬億"
_NAMES = frozenset(("增减额", "增长率", "占比", "贡献率"))
"""What an aspect is called in every text."""


def readable(text: str) -> str:
    """A text in Simplified characters but for 萬 and 億, behind which digits are written in full (3萬1人 is 30001)."""
    return _changed().sub(one_simplified, text)


@cache
def _changed() -> "re.Pattern[str]":
    return re.compile(any_character(set("".join(traditional().values())).difference(_KEPT)))


def as_written(claims: Sequence[Claim], text: str, plain: str) -> list[Claim]:
    """The claims of `plain`, which is `text` as it is readable, with the words of `text`."""
    mostly = cache(partial(_mostly, text))
    changed = [*(found.start() for found in _changed().finditer(text)), len(text) + _NEAR]
    near = (changed[bisect_left(changed, claim.sentence_start - _NEAR)] < claim.end + _NEAR for claim in claims)
    return [_written(each, text, plain, mostly) if so else each for each, so in zip(claims, near, strict=True)]


def _written(claim: Claim, text: str, plain: str, mostly: Callable[[str], str]) -> Claim:
    start, end = claim.start, claim.end
    first, last = max(0, claim.sentence_start - _NEAR), end + _NEAR

    def told(words: str | None) -> str | None:
        if not words or words in _NAMES:
            return words
        own = plain.find(words, start, end)
        at = own if own >= 0 else plain.rfind(words, first, last)
        return intern(text[at : at + len(words)] if at >= 0 else "".join(map(mostly, words)))

    figure = intern(text[start:end])
    read = claim.unit, claim.subject, claim.measure, claim.scope, claim.period, claim.speaker
    own = unit, subject, measure, scope, period, speaker = tuple(map(told, read))
    if figure == claim.text and own == read:
        return claim
    return replace(
        claim,
        text=figure,
        unit=unit or "",
        subject=subject,
        measure=measure,
        scope=scope,
        period=period,
        speaker=speaker,
    )


def _mostly(text: str, character: str) -> str:
    """How a text mostly writes what is read as a character, of the ways in which it writes that at all."""
    forms = [old for old in traditional().get(character, "") if readable(old) == character and old in text]
    times, _, old = max(((text.count(old), text.find(old), old) for old in forms), default=(0, 0, character))
    kept = text.count(character) if readable(character) == character else 0
    return old if 2 * times > kept else character
