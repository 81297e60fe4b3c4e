"""What stands behind a whole or in its bracket and is by the words none of it, though it is no larger."""

import re

from checks.figures.labels import bracketed
from checks.lexicon import pattern
from checks.page import Figure, clause

CLOSED = re.compile("[)）]")


def is_none_of(part: Figure, whole: Figure) -> bool:
    """Whether words tell that a figure is no part of a whole that it is not above.

    It is left out of it (不含自筹的2亿元), goes the other way (财政总收入, 财政支出), is all there is of what it adds
    to, or what one of a currency is worth (1元约合5泰铢).
    """
    words = bracketed(clause(part.before)) if part.depth > whole.depth else clause(part.before)
    apart = any(pattern("order.toml", name).search(words) for name in ("left out of it", "at a rate of exchange"))
    return apart or _says_no_more(part, whole, words) or _other_way(part, whole) or _all_there_is(whole, words)


def _says_no_more(part: Figure, whole: Figure, words: str) -> bool:
    """Whether a bracket has a number alone: the whole of another time, or again (112.4万(110.8万))."""
    return part.depth > whole.depth and not words.strip() and CLOSED.match(part.after) is not None


def _other_way(part: Figure, whole: Figure) -> bool:
    ways = [pattern("order.toml", "way of money").search(f"{clause(figure.before)}") for figure in (part, whole)]
    return len({way.group() for way in ways if way}) > 1


def _all_there_is(whole: Figure, words: str) -> bool:
    """Whether a whole is what was added, and the words before a part tell how much there is by now."""
    new = pattern("order.toml", "new")
    added = new.search(clause(whole.before)) and not new.search(words)
    return bool(added) and pattern("order.toml", "how much there is").search(words) is not None
