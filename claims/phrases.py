"""Words of a phrase with fixed terms kept whole; Traditional characters are cut as their Simplified forms."""

import re
from functools import cache

import rjieba

from claims import lexicon

_QUOTED = re.compile(r"[“「《『‘][^“”「」《》『』‘’]*[”」》』’]")


@cache
def _terms() -> "re.Pattern[str]":
    surfaces = {surface for row in lexicon.entries("terms.toml", "term") for surface in row["surfaces"]}
    return re.compile("|".join(sorted(map(re.escape, surfaces), key=len, reverse=True)))


@cache
def simplified() -> dict[int, str]:
    """Traditional to Simplified, one character to one, for `str.translate`."""
    pairs = lexicon.entries("traditional.toml", "pairs")[0]
    old, new = (pairs[name].replace("\n", "") for name in ("traditional", "simplified"))
    return dict(zip(map(ord, old), new, strict=True))


def words(phrase: str) -> list[tuple[str, str]]:
    """The words of a phrase as (word as written, part of speech); quoted names and fixed terms are one noun each."""
    plain = phrase.translate(simplified())
    marked: list[tuple[int, int]] = []
    for pattern in (_QUOTED, _terms()):
        for match in pattern.finditer(plain):
            if not any(start < match.end() and match.start() < end for start, end in marked):
                marked.append(match.span())
    found: list[tuple[str, str]] = []
    position = 0
    for start, end in [*sorted(marked), (len(plain), len(plain))]:
        for word, tag in rjieba.tag(plain[position:start]) if start > position else ():
            found.append((phrase[position : position + len(word)], tag))
            position += len(word)
        if end > start:
            found.append((phrase[start:end], "n"))
            position = end
    return found


def plain(word: str) -> str:
    """A word in Simplified characters, as word lists have it."""
    return word.translate(simplified())
