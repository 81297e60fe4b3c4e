"""The key under which two claims are about the same thing."""

import re
import unicodedata
from functools import cache, lru_cache
from sys import intern

from claims import lexicon
from claims.model import PERCENT, Dimension
from claims.periods import Period
from claims.phrases import simplified
from claims.scopes import in_full

_NOISE = re.compile(r"[\W_的]+")
_HAN = re.compile("[一-皃皅-鿿]*")


def _plain(words: str) -> str:
    """Words without marks, 的 and blanks, in Simplified characters, capitals and ordinary widths."""
    if not _HAN.fullmatch(words):
        words = _NOISE.sub("", unicodedata.normalize("NFKC", words).upper())
    return simplified(words)


@cache
def _names() -> dict[str, str]:
    """The name of each surface, of each name and of each word that holds a surface but means something else."""
    rows = lexicon.entries("aliases.toml", "alias")
    kept = {_plain(word): _plain(word) for row in rows for word in (row["name"], *row.get("keep", ()))}
    return kept | {_plain(surface): row["name"] for row in rows for surface in row["surfaces"]}


@cache
def _known() -> "re.Pattern[str]":
    return re.compile(lexicon.any_of(_names()))


@cache
def _light() -> frozenset[str]:
    return frozenset(word for row in lexicon.entries("aliases.toml", "light") for word in row["surfaces"])


@lru_cache(maxsize=1 << 14)
def normalise(words: str) -> str:
    """Words with marks, 的, widths and Traditional characters evened out, and each alias as its first name."""
    plain, known = _plain(words), _known()
    return known.sub(_first_name, plain) if known.search(plain) else plain


def _first_name(found: "re.Match[str]") -> str:
    return _names()[found.group()]


def indicator(subject: str, measure: str | None, dimension: Dimension, place: str, period: Period | None) -> str:
    """Subject, measure, dimension, place and resolved period, each normalised, joined by |."""
    name, aspect = normalise(subject), normalise(measure) if measure else ""
    where, written = place_parts(place)
    for part in written:
        if len(name) > len(part) + 1:
            name = name.removeprefix(part)
    if aspect in _light() and dimension is not PERCENT:
        aspect = ""
    return intern("|".join((name, aspect, dimension, where, period.key if period else "")))


@lru_cache(maxsize=4096)
def place_parts(place: str) -> tuple[str, tuple[str, ...]]:
    """A place for a key, and what a subject that begins with it leaves out: its parts in full and as written."""
    written = [normalise(part) for part in place.split("/")] if place else []
    parts = [in_full(part) for part in written]
    return "/".join(parts), tuple(part for part in (*parts, *written) if part)
