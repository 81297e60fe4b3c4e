"""Hedge words that touch a figure, before it and behind it."""

import re
from functools import cache
from typing import NamedTuple

from claims import lexicon
from claims.lexicon import HedgeWord
from claims.model import Dimension

_APART = frozenset("是为為有在要需了达達")
_SPACES = " 　"
_PHRASE = re.compile(
    r"(?:原来|原先|去年|上年|前年|同期|去年同期|上年同期|以前|过去|旧[一-鿿]|前者|后者|对方|全国|全省|全市)的\Z"
)
_PHRASE_LENGTH = 6
_LONGEST = 6
_CLOSES = "，,。；;、）) 的"


class Hedged(NamedTuple):
    """A hedge word and the edge of the figure's span once the word is taken in."""

    word: HedgeWord
    edge: int


@cache
def hedges_before() -> dict[str, tuple[tuple[str, HedgeWord], ...]]:
    """The hedge words that stand before a figure, by their last character."""
    return dict(lexicon.hedges("before"))


@cache
def hedges_after() -> dict[str, tuple[tuple[str, HedgeWord], ...]]:
    """The hedge words that stand after a figure, by their first character."""
    return dict(lexicon.hedges("after"))


@cache
def near() -> tuple[frozenset[str], frozenset[str]]:
    """The single characters that end what may lead a figure as a hedge word, and the pairs of characters that do."""
    words = [surface for found in hedges_before().values() for surface, _ in found]
    single = {surface for surface in words if len(surface) == 1} | set(_SPACES) | {"的"}
    pairs = {surface[-2:] for surface in words} | {surface[-1] + apart for surface in words for apart in _APART}
    return frozenset(single), frozenset(pairs)


def hedge_before(text: str, start: int, after: int, *, bare: bool, part: bool = False) -> Hedged | None:
    """The longest hedge word that ends where the figure starts, or stands off it by 是, 为 or 有.

    Nothing before `after` is looked at. `bare` says that the numeral is a magnitude alone (百, 万), `part` that the
    figure is a part or a multiple, which a base may stand before (不到原来的十分之一).
    """
    position = start
    while position > after and text[position - 1] in _SPACES:
        position -= 1
    if position <= after:
        return None
    last = text[position - 1]
    if last in hedges_before() and (found := _ending(text, position, after, bare=bare)):
        return found
    if last in _APART:
        found = _ending(text, position - 1, after, bare=bare)
        if found and (found.word.apart or (last == "了" and found.word.surface[-1] in "过過")):
            return Hedged(found.word, start)
    if part and last == "的" and (base := _PHRASE.search(text, max(after, position - _PHRASE_LENGTH), position)):
        apart = base.start() - (text[base.start() - 1 : base.start()] in _APART)
        found = _ending(text, apart, after, bare=bare)
        return Hedged(found.word, start) if found else None
    return None


def _ending(text: str, position: int, after: int, *, bare: bool) -> Hedged | None:
    if position <= after:
        return None
    for surface, word in hedges_before().get(text[position - 1], ()):
        begin = position - len(surface)
        if begin < after or not text.startswith(surface, begin) or (word.bare and not bare):
            continue
        if begin and text[begin - 1] in word.unless_before:
            continue
        return None if _unhedged().search(text, max(after, position - _LONGEST), position) else Hedged(word, begin)
    return None


@cache
def _unhedged() -> "re.Pattern[str]":
    """What ends like a hedge word and is none (出超, 单日最高), at the end of what leads up to a figure."""
    rows = lexicon.entries("hedges.toml", "unhedged")
    words = (f"(?<![{row['unless_before']}])(?:{lexicon.any_of(row['surfaces'])})" for row in rows)
    return re.compile(rf"(?:{'|'.join(words)})\Z")


def hedge_after(text: str, end: int, dimension: Dimension | None) -> Hedged | None:
    """The longest hedge word that starts where numeral and unit end."""
    position = end + (text[end : end + 1] == " ")
    for surface, word in hedges_after().get(text[position : position + 1], ()):
        if not text.startswith(surface, position):
            continue
        stop = position + len(surface)
        following = text[stop : stop + 1]
        if word.dimensions and (dimension is None or dimension not in word.dimensions):
            continue
        if (following and following in word.unless_after) or (word.closing and following not in _CLOSES):
            continue
        return Hedged(word, stop)
    return None
