"""The key under which two claims are about the same thing."""

import re
from functools import cache

from claims import lexicon
from claims.model import Dimension
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


def indicator(subject: str | None, measure: str | None, dimension: Dimension, scope: str | None, period: str) -> str:
    """Subject, measure, dimension, scope and resolved period, each normalised, joined by |."""
    parts = (normalise(subject or ""), normalise(measure or ""), dimension.value, normalise(scope or ""), period)
    return "|".join(parts)
