"""Words of a phrase with fixed terms kept whole; Traditional characters are cut as their Simplified forms."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

import rjieba

from claims import lexicon
from claims.lexicon.firsts import any_character

_LONGEST = 24
_SET_PHRASES = frozenset({"i", "l", "n"})
_VERB_OBJECT = 4
_PAIR = 2
_Known = Mapping[str, tuple[tuple[str, str], ...]]
"""Surfaces with their parts of speech, by their first two characters, the longest first."""
_QUOTES = "“「《『‘"
_QUOTED = re.compile(rf"[{_QUOTES}][^“”「」《》『』‘’]*[”」》』’]")


@cache
def _terms() -> _Known:
    """Fixed terms, each with the part of speech of a noun."""
    rows = lexicon.entries("terms.toml", "term")
    return lexicon.by_first(((surface, "n") for row in rows for surface in row["surfaces"]), _PAIR)


@cache
def _kept() -> _Known:
    """What is never cut: fixed terms, and verbs of the word lists that the segmenter would cut."""
    cut = (verb for verb in lexicon.words("context.toml", "predicate") if len(rjieba.cut(verb)) > 1)
    verbs = lexicon.by_first(((verb, "v") for verb in cut), _PAIR)
    return {pair: (*_terms().get(pair, ()), *verbs.get(pair, ())) for pair in {*_terms(), *verbs}}


@cache
def _kept_opening() -> "re.Pattern[str]":
    """The first character of what is kept, where a second one follows."""
    first, second = ({pair[i] for pair in _kept()} for i in range(_PAIR))
    return re.compile(f"{any_character(first.union(_QUOTES))}(?:(?<=[{_QUOTES}])|(?={any_character(second)}))")


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


@lru_cache(maxsize=1 << 12)
def words(phrase: str) -> tuple[tuple[str, str], ...]:
    """The words of a phrase as (word as written, part of speech); quoted names and fixed terms are one noun each."""
    plain = simplified(phrase)
    found: list[tuple[str, str]] = []
    position = 0
    for start, end, tag in _uncut(plain):
        if start > position:
            found += _cut(plain[position:start])
        found.append((plain[start:end], tag))
        position = end
    if position < len(plain):
        found += _cut(plain[position:])
    return tuple(found if plain is phrase else _as_written(phrase, found))


def _as_written(phrase: str, found: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    end = 0
    for word, tag in found:
        start, end = end, end + len(word)
        yield phrase[start:end], tag


def _cut(plain: str) -> list[tuple[str, str]]:
    """The segmenter's words; a set phrase of a verb and its object is two (解决 | 问题, 节省 | 开支)."""
    found: list[tuple[str, str]] = rjieba.tag(plain)
    for at in range(len(found) - 1, -1, -1):
        word, tag = found[at]
        if len(word) == _VERB_OBJECT and tag in _SET_PHRASES and word[:2] in _governing():
            found[at : at + 1] = (word[:2], "v"), (word[2:], "n")
    return found


def _uncut(plain: str) -> Iterator[tuple[int, int, str]]:
    """The spans of a Simplified phrase that are never cut, in order, each with its part of speech."""
    position = 0
    while opening := _kept_opening().search(plain, position):
        start = opening.start()
        quoted = _QUOTED.match(plain, start) if plain[start] in _QUOTES else None
        surface, tag = (quoted.group(), "n") if quoted else _starting(_kept(), plain, start)
        position = start + (len(surface) or 1)
        if surface:
            yield start, position, tag


def _starting(known: _Known, text: str, start: int) -> tuple[str, str]:
    """The first of the known surfaces that stands at a place of a text, with its part of speech; else two blanks."""
    for surface, tag in known.get(text[start : start + _PAIR], ()):
        if text.startswith(surface, start):
            return surface, tag
    return "", ""


@cache
def _governing() -> frozenset[str]:
    """Verbs that govern a noun and never modify one."""
    return lexicon.words("context.toml", "predicate") - lexicon.words("context.toml", "modifier")


def ends_in_term(text: str) -> str:
    """The fixed term that a text ends in (自然增长率), in Simplified characters; empty where it ends in none."""
    found = _term_end().search(simplified(text[-_LONGEST:]))
    return found.group() if found else ""


def starts_with_term(text: str) -> bool:
    """Whether a text starts with a fixed term (基本每股收益), whatever its first word would mean alone."""
    return simplified(text[:_PAIR]) in _terms() and bool(_starting(_terms(), simplified(text[:_LONGEST]), 0)[0])


@cache
def _term_end() -> "re.Pattern[str]":
    terms = lexicon.any_of(surface for found in _terms().values() for surface, _ in found)
    return re.compile(rf"(?:{terms})$")


@lru_cache(maxsize=8192)
def plain(word: str) -> str:
    """A word in Simplified characters, as word lists have it."""
    return simplified(word)
