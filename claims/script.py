"""Traditional text is read in Simplified characters, one for one; here its claims get back the words as written."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
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
    characters = _characters(text, plain)
    return [_written(claim, text, plain, characters) for claim in claims]


def _written(claim: Claim, text: str, plain: str, characters: Mapping[int, str]) -> Claim:
    start, end = claim.start, claim.end
    first, last = max(0, claim.sentence_start - _NEAR), end + _NEAR
    if text[first:last] == plain[first:last]:
        return claim

    def told(words: str | None) -> str | None:
        if not words or words in _NAMES:
            return words
        own = plain.find(words, start, end)
        at = own if own >= 0 else plain.rfind(words, first, last)
        return intern(text[at : at + len(words)] if at >= 0 else words.translate(characters))

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


def _characters(text: str, plain: str) -> dict[int, str]:
    """How each Simplified character is mostly written in a text, of those that it writes otherwise at all."""
    pairs = dict(_changed(Counter(text)))
    kept = Counter(plain)
    for (new, _), times in pairs.items():
        kept[new] -= times
    ordered = sorted(pairs.items(), key=lambda each: each[1])
    return {ord(new): old for (new, old), times in ordered if 2 * times > kept[new]}


def _changed(written: Mapping[str, int]) -> Iterator[tuple[tuple[str, str], int]]:
    """How often each character is written that is read as another one, by the one that it is read as and by itself."""
    characters = "".join(written)
    pairs = zip(readable(characters), characters, strict=True)
    return (((new, old), written[old]) for new, old in pairs if new != old)
