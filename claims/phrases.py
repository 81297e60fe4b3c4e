"""Words of a phrase in Simplified characters, with fixed terms kept whole, and Traditional characters as such ones."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import chain

import rjieba

from claims import lexicon
from claims.lexicon.firsts import any_character

_LONGEST = 24
_SET_PHRASES = frozenset({"i", "l", "n", "nr", "nz"})
_VERB_OBJECT = 4
_SAYINGS = frozenset({"i", "l"})
_HOW = frozenset({"d", "ad"})
_VERBS = frozenset({"v", "vi"})
_KIND = frozenset({"特别"})
_NOT = frozenset("未不无")
_TURNS = _KIND | _NOT
_NEGATED = frozenset(("v", "vn", "a", "an", "n"))
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
def _tags() -> Mapping[str, str]:
    """Parts of speech of words that the segmenter, which knows no context, takes for another one."""
    return {surface: row["tag"] for row in lexicon.entries("tags.toml", "tag") for surface in row["surfaces"]}


@cache
def _kept() -> _Known:
    """What is never cut: fixed terms, regions, and verbs of the word lists that the segmenter would cut."""
    cut = (verb for verb in lexicon.listed("predicate") if len(rjieba.cut(verb)) > 1)
    verbs = lexicon.by_first(((verb, "v") for verb in cut), _PAIR)
    rows = lexicon.entries("scopes.toml", "region")
    regions = lexicon.by_first(((surface, "ns") for row in rows for surface in row["surfaces"]), _PAIR)
    known = (_terms(), regions, verbs)
    return {pair: tuple(chain.from_iterable(each.get(pair, ()) for each in known)) for pair in chain(*known)}


@cache
def _kept_opening() -> "re.Pattern[str]":
    """The first character of what is kept, where a second one follows."""
    first, second = ({pair[i] for pair in _kept()} for i in range(_PAIR))
    return re.compile(rf"{any_character(first.union(_QUOTES))}(?:(?={any_character(second)})|(?<=[{_QUOTES}]))")


@cache
def _to_simplified() -> dict[str, str]:
    """Traditional to Simplified, one character to one."""
    pairs = lexicon.entries("traditional.toml", "pairs")[0]
    old, new = (pairs[name].replace("\n", "") for name in ("traditional", "simplified"))
    return dict(zip(old, new, strict=True))


@cache
def traditional() -> Mapping[str, str]:
    """The Traditional characters that are read as a Simplified one."""
    found: dict[str, str] = {}
    for old, new in _to_simplified().items():
        found[new] = found.get(new, "") + old
    return found


@cache
def _traditional() -> "re.Pattern[str]":
    return re.compile(any_character(_to_simplified()))


def simplified(text: str) -> str:
    """A text in Simplified characters, one for one."""
    written = _traditional()
    return written.sub(one_simplified, text) if written.search(text) else text


def one_simplified(found: "re.Match[str]") -> str:
    """The Simplified character for a Traditional one that was found."""
    return _to_simplified()[found.group()]


@lru_cache(maxsize=1 << 12)
def words(phrase: str) -> tuple[tuple[str, str], ...]:
    """The words of a phrase as (word, part of speech); quoted names and fixed terms are one noun each."""
    found: list[tuple[str, str]] = []
    known, position = _kept(), 0
    for opening in _kept_opening().finditer(phrase):
        start = opening.start()
        if start < position:
            continue
        if kept := _quoted(phrase, start) if phrase[start] in _QUOTES else _starting(known, phrase, start):
            if start > position:
                found += _cut(phrase[position:start])
            found.append(kept)
            position = start + len(kept[0])
    if position < len(phrase):
        found += _cut(phrase[position:])
    return tuple(found)


def _cut(phrase: str) -> list[tuple[str, str]]:
    """The segmenter's words; a set phrase with a verb is two (解决 | 问题), what is negated is one (未结案).

    特别 tells of a kind right before a noun: 特别 | 行政区.
    """
    tags, marked = _tags(), _marked()
    found: list[tuple[str, str]] = rjieba.tag(phrase)
    for at in range(len(found) - 1, -1, -1):
        word, tag = found[at]
        if len(word) != _VERB_OBJECT and word not in marked:
            continue
        tag = tags.get(word, tag)
        following = found[at + 1] if at + 1 < len(found) else ("", "")
        if word in _NOT and following[1] in _NEGATED and len(following[0]) > 1:
            found[at : at + 2] = [(word + following[0], following[1])]
        elif word in _KIND and tag == "d" and following[1].startswith("n"):
            found[at] = (word, "b")
        elif len(word) == _VERB_OBJECT and tag in _SET_PHRASES:
            found[at : at + 1] = _parted(word, tag)
        else:
            found[at] = (word, tag)
    return found


@cache
def _marked() -> frozenset[str]:
    """Words that are more, or other, than the segmenter says."""
    return _TURNS.union(_tags())


@lru_cache(maxsize=1 << 12)
def _parted(phrase: str, tag: str) -> tuple[tuple[str, str], ...]:
    """A set phrase as two words where it has a verb with its object, its adverb, another verb or those who do it.

    解决 | 问题, 初步 | 查明, 返乡 | 创业, 专家 | 论证, but 生产能力.
    """
    first, second = phrase[:2], phrase[2:]
    if first in _governing():
        return (first, "v"), (second, "n")
    kind, act = _tag_of(first), _tag_of(second)
    saying = tag in _SAYINGS and act in _VERBS and second not in lexicon.listed("modifier")
    if kind in _HOW and (saying or second in _governing()):
        return (first, "d"), (second, "v")
    doers = kind == "n" and (first in lexicon.listed("person-noun") or first in lexicon.listed("owner"))
    acts = (doers or kind == "vi") and act[:1] == "v"
    return ((first, kind), (second, act)) if acts or (kind == "v" and saying) else ((phrase, tag),)


def _tag_of(word: str) -> str:
    """The part of speech of a word that the segmenter knows; empty for anything else."""
    return _tags().get(word) or (rjieba.tag(word)[0][1] if rjieba.has_word(word) else "")


def _quoted(phrase: str, start: int) -> tuple[str, str] | None:
    """The name in quotes that starts at a place of a phrase, which is a noun."""
    quoted = _QUOTED.match(phrase, start)
    return (quoted.group(), "n") if quoted else None


def _starting(known: _Known, text: str, start: int) -> tuple[str, str] | None:
    """The first of the known surfaces that stands at a place of a text, with its part of speech."""
    for found in known.get(text[start : start + _PAIR], ()):
        if text.startswith(found[0], start):
            return found
    return None


@cache
def _governing() -> frozenset[str]:
    """Verbs that govern a noun and never modify one."""
    verbs = (verb for row in lexicon.entries("tags.toml", "governing") for verb in row["surfaces"])
    return (lexicon.listed("predicate") - lexicon.listed("modifier")).union(verbs)


def known(word: str) -> bool:
    """Whether the segmenter has a word, instead of having guessed it."""
    return bool(rjieba.has_word(word))


def ends_in_term(text: str) -> str:
    """The fixed term that a text ends in (自然增长率); empty where it ends in none."""
    for length in _term_lengths().get(text[-1:], ()):
        if text[-length:] in _all_terms():
            return text[-length:]
    return ""


def starts_with_term(text: str) -> bool:
    """Whether a text starts with a fixed term (基本每股收益), whatever its first word would mean alone."""
    return text[:_PAIR] in _terms() and _starting(_terms(), text[:_LONGEST], 0) is not None


@cache
def _all_terms() -> frozenset[str]:
    return frozenset(surface for found in _terms().values() for surface, _ in found)


@cache
def _term_lengths() -> Mapping[str, tuple[int, ...]]:
    return lexicon.lengths(_all_terms(), -1)


@lru_cache(maxsize=8192)
def plain(word: str) -> str:
    """A word in Simplified characters, as word lists have it."""
    return simplified(word)
