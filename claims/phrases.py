"""Words of a phrase with fixed terms kept whole; Traditional characters are cut as their Simplified forms."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

import rjieba

from claims import lexicon
from claims.lexicon.firsts import any_character

_LONGEST = 24
_SET_PHRASES = frozenset({"i", "l", "n"})
_VERB_OBJECT = 4
_QUOTES = "“「《『‘"
_QUOTED = re.compile(rf"[{_QUOTES}][^“”「」《》『』‘’]*[”」》』’]")


@cache
def _terms() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Fixed terms by first character, the longest first, each with the part of speech of a noun."""
    rows = lexicon.entries("terms.toml", "term")
    return lexicon.by_first((surface, "n") for surface in {surface for row in rows for surface in row["surfaces"]})


@cache
def _kept() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """What is never cut, by first character: fixed terms, and verbs of the word lists that the segmenter would cut."""
    cut = (verb for verb in lexicon.words("context.toml", "predicate") if len(rjieba.cut(verb)) > 1)
    verbs = lexicon.by_first((verb, "v") for verb in cut)
    return {c: (*_terms().get(c, ()), *verbs.get(c, ())) for c in {*_terms(), *verbs}}


@cache
def _kept_opening() -> "re.Pattern[str]":
    return re.compile(any_character({*_kept(), *_QUOTES}))


@cache
def _to_simplified() -> dict[int, str]:
    """Traditional to Simplified, one character to one, for `str.translate`."""
    pairs = lexicon.entries("traditional.toml", "pairs")[0]
    old, new = (pairs[name].replace("\n", "") for name in ("traditional", "simplified"))
    return dict(zip(map(ord, old), new, strict=True))


@cache
def _traditional() -> "re.Pattern[str]":
    return re.compile(any_character(map(chr, _to_simplified())))


def simplified(text: str) -> str:
    """A text in Simplified characters, one for one."""
    return text.translate(_to_simplified()) if _traditional().search(text) else text


@lru_cache(maxsize=256)
def words(phrase: str) -> tuple[tuple[str, str], ...]:
    """The words of a phrase as (word as written, part of speech); quoted names and fixed terms are one noun each."""
    plain = simplified(phrase)
    found: list[tuple[str, str]] = []
    position = 0
    for start, end, kind in (*_uncut(plain), (len(plain), len(plain), "")):
        for word, tag in rjieba.tag(plain[position:start]) if start > position else ():
            for part, kind_of in _parts(word, tag):
                found.append((phrase[position : position + len(part)], kind_of))
                position += len(part)
        if end > start:
            found.append((phrase[start:end], kind))
            position = end
    return tuple(found)


def _uncut(plain: str) -> Iterator[tuple[int, int, str]]:
    """The spans of a Simplified phrase that are never cut, in order, each with its part of speech."""
    position = 0
    while opening := _kept_opening().search(plain, position):
        start = opening.start()
        if quoted := _QUOTED.match(plain, start):
            surface, tag = quoted.group(), "n"
        else:
            surface, tag = _starting(_kept(), plain, start)
        position = start + (len(surface) or 1)
        if surface:
            yield start, position, tag


def _starting(known: Mapping[str, tuple[tuple[str, str], ...]], text: str, start: int) -> tuple[str, str]:
    """The first of the known surfaces that stands at a place of a text, with its part of speech; else two blanks."""
    for surface, tag in known.get(text[start : start + 1], ()):
        if text.startswith(surface, start):
            return surface, tag
    return "", ""


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
    found = _term_end().search(simplified(text[-_LONGEST:]))
    return found.group() if found else ""


def starts_with_term(text: str) -> bool:
    """Whether a text starts with a fixed term (基本每股收益), whatever its first word would mean alone."""
    return bool(_starting(_terms(), simplified(text[:_LONGEST]), 0)[0])


@cache
def _term_end() -> "re.Pattern[str]":
    terms = lexicon.any_of(surface for found in _terms().values() for surface, _ in found)
    return re.compile(rf"(?:{terms})$")


@lru_cache(maxsize=8192)
def plain(word: str) -> str:
    """A word in Simplified characters, as word lists have it."""
    return simplified(word)
