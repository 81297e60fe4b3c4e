"""Traditional text is read in Simplified characters, one for one; here its claims get back the words as written."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from sys import intern

from claims.model import Claim
from claims.phrases import simplified

_NEAR = 400
_CHANGED = re.compile("[^萬億]+")
_NAMES = frozenset(("增减额", "增长率", "占比", "贡献率"))
"""What an aspect is called in every text."""


def readable(text: str) -> str:
    """A text in Simplified characters but for 萬 and 億, behind which digits are written in full (3萬1人 is 30001)."""
    return _CHANGED.sub(_simplified, text)


def _simplified(stretch: "re.Match[str]") -> str:
    return simplified(stretch.group())


def as_written(claims: Sequence[Claim], text: str, plain: str) -> list[Claim]:
    """The claims of `plain`, which is `text` as it is readable, with the words of `text`."""
    characters = cache(partial(_characters, text))
    return [_written(claim, text, plain, characters) for claim in claims]


def _written(claim: Claim, text: str, plain: str, characters: Callable[[], Mapping[int, str]]) -> Claim:
    start, end = claim.start, claim.end
    first, last = max(0, claim.sentence_start - _NEAR), end + _NEAR
    if text[first:last] == plain[first:last]:
        return claim

    def told(words: str | None) -> str | None:
        if not words or words in _NAMES:
            return words
        own = plain.find(words, start, end)
        at = own if own >= 0 else plain.rfind(words, first, last)
        return intern(text[at : at + len(words)] if at >= 0 else words.translate(characters()))

    return replace(
        claim,
        text=intern(text[start:end]),
        unit=told(claim.unit) or "",
        subject=told(claim.subject),
        measure=told(claim.measure),
        scope=told(claim.scope),
        period=told(claim.period),
        speaker=told(claim.speaker),
    )


def _characters(text: str) -> dict[int, str]:
    """How each Simplified character is mostly written in a text, of those that it writes otherwise at all."""
    written = Counter(text)
    characters = "".join(written)
    read = dict(zip(characters, readable(characters), strict=True))
    kept = {character: times for character, times in written.items() if read[character] == character}
    changed = sorted((old for old in read if old not in kept), key=written.__getitem__)
    return {ord(read[old]): old for old in changed if 2 * written[old] > kept.get(read[old], 0)}
