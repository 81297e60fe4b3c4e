"""Readings that a converter of scripts put in brackets behind characters: 增長3.2個(gè)百分點."""

import re
from collections.abc import Iterator

_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_TONED = re.compile(rf"(?<=[㐀-鿿])[（(] ?(?:[a-zü]{{0,3}}[{_TONES}][a-z]{{0,3}}|men|zi|de|le|me|ma|ge|tou) ?[)）]")
_SYLLABLE = re.compile(rf"[{_TONES}]")


def glosses(text: str) -> Iterator[tuple[int, int]]:
    """Where each starts and ends, in order; those without a tone only where others have one."""
    if _SYLLABLE.search(text):
        yield from (gloss.span() for gloss in _TONED.finditer(text))
