"""Hedge words that touch a figure, before it and behind it."""

from dataclasses import dataclass

from claims import lexicon
from claims.lexicon import HedgeWord
from claims.model import Dimension

_APART = frozenset("是为為有在要需")
_SPACES = " 　"


@dataclass(frozen=True, slots=True)
class Hedged:
    """A hedge word and the edge of the figure's span once the word is taken in."""

    word: HedgeWord
    edge: int


def hedge_before(text: str, start: int, after: int, *, bare: bool) -> Hedged | None:
    """The longest hedge word that ends where the figure starts, or stands off it by 是, 为 or 有.

    Nothing before `after` is looked at. `bare` says that the numeral is a magnitude alone (百, 万).
    """
    position = start
    while position > after and text[position - 1] in _SPACES:
        position -= 1
    if position <= after:
        return None
    if found := _ending(text, position, after, bare=bare):
        return found
    if text[position - 1] in _APART and (found := _ending(text, position - 1, after, bare=bare)) and found.word.apart:
        return Hedged(found.word, start)
    return None


def _ending(text: str, position: int, after: int, *, bare: bool) -> Hedged | None:
    if position <= after:
        return None
    for surface, word in lexicon.hedges("before").get(text[position - 1], ()):
        begin = position - len(surface)
        if begin < after or not text.startswith(surface, begin) or (word.bare and not bare):
            continue
        if begin and text[begin - 1] in word.unless_before:
            continue
        return Hedged(word, begin)
    return None


def hedge_after(text: str, end: int, dimension: Dimension | None) -> Hedged | None:
    """The longest hedge word that starts where numeral and unit end."""
    position = end + (text[end : end + 1] == " ")
    for surface, word in lexicon.hedges("after").get(text[position : position + 1], ()):
        if not text.startswith(surface, position):
            continue
        stop = position + len(surface)
        following = text[stop : stop + 1]
        if word.dimensions and (dimension is None or dimension not in word.dimensions):
            continue
        if (following and following in word.unless_after) or (word.closing and following not in "，,。；;、）) "):
            continue
        return Hedged(word, stop)
    return None
