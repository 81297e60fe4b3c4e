"""Words of a phrase with fixed terms kept whole; Traditional characters are cut as their Simplified forms."""

import re
from functools import cache, lru_cache

import rjieba

from claims import lexicon

_LONGEST = 24
_SET_PHRASES = frozenset({"i", "l", "n"})
_VERB_OBJECT = 4
_QUOTED = re.compile(r"[“「《『‘][^“”「」《》『』‘’]*[”」》』’]")


@cache
def _terms() -> "re.Pattern[str]":
    surfaces = {surface for row in lexicon.entries("terms.toml", "term") for surface in row["surfaces"]}
    return re.compile(lexicon.any_of(surfaces))


@cache
def _verbs() -> "re.Pattern[str]":
    """Verbs of the word lists that the segmenter would cut in two."""
    verbs = {verb for verb in lexicon.words("context.toml", "predicate") if len(rjieba.cut(verb)) > 1}
    return re.compile(lexicon.any_of(verbs))


@cache
def _whole() -> "re.Pattern[str]":
    """What is never cut: quoted names, fixed terms, verbs."""
    return re.compile(f"{_QUOTED.pattern}|{_terms().pattern}|(?P<verb>{_verbs().pattern})")


@cache
def simplified() -> dict[int, str]:
    """Traditional to Simplified, one character to one, for `str.translate`."""
    pairs = lexicon.entries("traditional.toml", "pairs")[0]
    old, new = (pairs[name].replace("\n", "") for name in ("traditional", "simplified"))
    return dict(zip(map(ord, old), new, strict=True))


@lru_cache(maxsize=256)
def words(phrase: str) -> tuple[tuple[str, str], ...]:
    """The words of a phrase as (word as written, part of speech); quoted names and fixed terms are one noun each."""
    plain = phrase.translate(simplified())
    found: list[tuple[str, str]] = []
    position = 0
    marked = [(*match.span(), "v" if match.lastgroup == "verb" else "n") for match in _whole().finditer(plain)]
    for start, end, kind in [*marked, (len(plain), len(plain), "")]:
        for word, tag in rjieba.tag(plain[position:start]) if start > position else ():
            for part, kind_of in _parts(word, tag):
                found.append((phrase[position : position + len(part)], kind_of))
                position += len(part)
        if end > start:
            found.append((phrase[start:end], kind))
            position = end
    return tuple(found)


@cache
def _governing() -> frozenset[str]:
    """Verbs that govern a noun and never modify one."""
    return lexicon.words("context.toml", "predicate") - lexicon.words("context.toml", "modifier")


def _parts(word: str, tag: str) -> tuple[tuple[str, str], ...]:
    """A set phrase of a verb and its object as two words (解决 | 问题, 节省 | 开支); any other word as it is."""
    if tag in _SET_PHRASES and len(word) == _VERB_OBJECT and word[:2] in _governing():
        return (word[:2], "v"), (word[2:], "n")
    return ((word, tag),)


def ends_in_term(text: str) -> str:
    """The fixed term that a text ends in (自然增长率), in Simplified characters; empty where it ends in none."""
    found = _term_end().search(text.translate(simplified())[-_LONGEST:])
    return found.group() if found else ""


def starts_with_term(text: str) -> bool:
    """Whether a text starts with a fixed term (基本每股收益), whatever its first word would mean alone."""
    return bool(_terms().match(text[:_LONGEST].translate(simplified())))


@cache
def _term_end() -> "re.Pattern[str]":
    return re.compile(rf"(?:{_terms().pattern})$")


@lru_cache(maxsize=8192)
def plain(word: str) -> str:
    """A word in Simplified characters, as word lists have it."""
    return word.translate(simplified())
