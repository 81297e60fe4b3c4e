"""The key under which two claims are about the same thing."""

import re
from functools import cache

from claims import lexicon
from claims.model import Dimension
from claims.periods import Period
from claims.phrases import simplified

_NOISE = re.compile(r"[\s　“”\"'《》「」、，,的]")


@cache
def _aliases() -> tuple[tuple[str, str], ...]:
    pairs = [(alias, row["name"]) for row in lexicon.entries("aliases.toml", "alias") for alias in row["surfaces"]]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def normalise(words: str) -> str:
    """Words with marks dropped, Traditional characters as Simplified, and each alias as its first name."""
    words = _NOISE.sub("", words).translate(simplified())
    for alias, name in _aliases():
        if alias in words and name not in words:
            return words.replace(alias, name)
    return words


def indicator(subject: str, measure: str | None, dimension: Dimension, place: str, period: Period | None) -> str:
    """Subject, measure, dimension, place and resolved period, each normalised, joined by |."""
    name = normalise(subject)
    where = normalise(place)
    for part in where.split("/"):
        if part and len(name) > len(part) + 1:
            name = name.removeprefix(part)
    when = period.key if period else ""
    return "|".join((name, normalise(measure or ""), dimension.value, where, when))
