"""The words that heshu knows, kept as data: units, classifiers, hedges, predicates and the patterns of non-quantities.

Each entry lives in one TOML file beside this module and brings texts that must match (`yes`) and must not (`no`).
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from claims.errors import LexiconError
from claims.model import Dimension, Hedge, Kind
from claims.numerals import DIGIT_BY_DIGIT, LETTERS_FOR_NOUGHTS, NOUGHTS

_ARABIC_DIGIT = "[0-9０-９]"
_HAN_DIGIT = f"[{DIGIT_BY_DIGIT}十百千两兩廿卅]"
_NOUGHTS = NOUGHTS + LETTERS_FOR_NOUGHTS
_YEAR = (
    "(?:(?:1[6-9]|20)[0-9]{2}|[１２][0-9０-９]{3}"
    f"|[一二][{_NOUGHTS}0九八七六][{_NOUGHTS}0-9０-９一二三四五六七八九]{{2}})"
)
_HOUR = (
    r"(?:(?<![0-9０-９.])(?:2[0-4]|1?[0-9]|[１２]?[０-９])"
    r"|二十[一二三四]?|十[一二三四五六七八九]?|[零两兩一二三四五六七八九])<s>?[点點]"
)
_PAST_HOUR = (
    r"(?:<s>?(?:[0-5]?<D>|<H>{1,3})<s>?分(?:<s>?<N><s>?秒)?|半|整|[1-3一二三]刻|<H>?十<H>?分?"
    r"|零[一二三四五六七八九](?:分|(?<!零[点點]零.)(?![零〇一二三四五六七八九十百千万亿度倍个元米]))"
    r"|[0-5][0-9](?![0-9.%％万亿度倍个元米]))"
)
_MACROS = {
    "<Y2>": f"(?:{_YEAR}|[0-9０-９]{{2}})",
    "<Y>": _YEAR,
    "<M>": "(?:1[0-2]|0?[1-9]|１[０-２]|[１-９]|十[一二]?|[一二三四五六七八九])",
    "<T>": _HOUR,
    "<t>": _PAST_HOUR,
    "<D>": _ARABIC_DIGIT,
    "<d>": "0-9０-９",
    "<H>": _HAN_DIGIT,
    "<h>": "〇○零一二三四五六七八九十百",
    "<s>": "[ 　\t\xa0]",
    "<N>": f"(?:{_ARABIC_DIGIT}+(?:[.．]{_ARABIC_DIGIT}+)?|{_HAN_DIGIT}+)",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """One surface of a unit or classifier, what it measures, and the characters that make it part of another word.

    `unit` is the unit that it stands for, empty for itself. `followed` is a pattern of what has to stand behind it.
    """

    surface: str
    dimension: Dimension
    unless_after: str = ""
    unit: str = ""
    followed: str = ""


@dataclass(frozen=True, slots=True)
class HedgeWord:
    """One surface of a hedge: what it says, and which row of the reading table reads it.

    `apart`: 是 or 为 may part it from the figure. `bare`: only before a magnitude alone (上百). `closing`: only where
    the phrase ends or 的 follows. `unless_before`, `unless_after`: characters that make it part of another word.
    `dimensions`: the only ones that it may stand beside.
    """

    surface: str
    hedge: Hedge
    reading: str
    apart: bool = False
    bare: bool = False
    closing: bool = False
    unless_before: str = ""
    unless_after: str = ""
    dimensions: frozenset[Dimension] = frozenset()


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a number may be that is not a quantity."""

    id: str
    kind: Kind
    pattern: str


def entries(file: str, table: str) -> list[dict[str, Any]]:
    """The entries of one lexicon file, as written.

    Raises `LexiconError` naming the file where it is not valid TOML or lacks the table.
    """
    try:
        rows = _tables(file)[table]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise LexiconError(f"claims/lexicon/{file}: no readable [[{table}]]: {error}; mend the file") from error
    return list(rows)


@cache
def _tables(file: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__name__).joinpath(file).read_text(encoding="utf-8"))


def by_first(surfaces: Iterable[tuple[str, Any]], size: int = 1) -> Mapping[str, tuple[tuple[str, Any], ...]]:
    """Surfaces by their first `size` characters, longest first, so that the longest one wins."""
    index: dict[str, list[tuple[str, Any]]] = {}
    for surface, value in surfaces:
        index.setdefault(surface[:size], []).append((surface, value))
    return {c: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for c, found in index.items()}


@cache
def units() -> Mapping[str, tuple[tuple[str, Unit], ...]]:
    """Units and classifiers by first character, longest first."""
    rows = [*entries("units.toml", "unit"), *entries("classifiers.toml", "unit")]
    found: dict[tuple[str, str], Unit] = {}
    for row in rows:
        for surface in row["surfaces"]:
            unless = row.get("unless_after", {}).get(surface, "")
            followed = expand(row.get("followed", {}).get(surface, ""))
            unit = Unit(surface, Dimension(row["dimension"]), unless, row.get("unit", ""), followed)
            found.setdefault((surface, followed), unit)
    return by_first((unit.surface, unit) for unit in found.values())


@cache
def hedges(place: str) -> Mapping[str, tuple[tuple[str, HedgeWord], ...]]:
    """Hedge words that stand `before` (by last character) or `after` (by first character) a figure."""
    words = [
        HedgeWord(
            surface,
            Hedge(row["hedge"]),
            row["reading"],
            apart=row.get("apart", False),
            bare=row.get("bare", False),
            closing=row.get("closing", False),
            unless_before=row.get("unless_before", ""),
            unless_after=row.get("unless_after", ""),
            dimensions=frozenset(Dimension(name) for name in row.get("dimensions", ())),
        )
        for row in entries("hedges.toml", "hedge")
        if row["place"] == place
        for surface in row["surfaces"]
    ]
    if place == "after":
        return by_first((word.surface, word) for word in words)
    index: dict[str, list[tuple[str, HedgeWord]]] = {}
    for word in words:
        index.setdefault(word.surface[-1], []).append((word.surface, word))
    return {c: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for c, found in index.items()}


@cache
def words(file: str, name: str) -> frozenset[str]:
    """All surfaces of the entries called `name` in a word list."""
    return frozenset(s for row in entries(file, "words") if row["name"] == name for s in row["surfaces"])


class _Lists(dict[str, frozenset[str]]):
    """The word lists of context.toml by their names, each read when it is first asked for."""

    def __missing__(self, name: str) -> frozenset[str]:
        return self.setdefault(name, words("context.toml", name))


listed: Callable[[str], frozenset[str]] = _Lists().__getitem__
"""A word list of context.toml by its name; the quickest way to one."""


@cache
def places(*levels: str) -> frozenset[str]:
    """Nations, provinces and cities by their short names, in Simplified characters: those of some levels, or all."""
    rows = (row for row in entries("places.toml", "place") if not levels or row["level"] in levels)
    return frozenset(surface for row in rows for surface in row["surfaces"])


def lengths(surfaces: Iterable[str], edge: int) -> Mapping[str, tuple[int, ...]]:
    """How long surfaces are, longest first, by their first (0) or last (-1) character."""
    index: dict[str, set[int]] = {}
    for surface in surfaces:
        index.setdefault(surface[edge], set()).add(len(surface))
    return {c: tuple(sorted(found, reverse=True)) for c, found in index.items()}


class _Edges(dict[str, Mapping[str, tuple[int, ...]]]):
    """How long the words of a list are by the character at their edge, told of each list when it is first asked for."""

    def __init__(self, edge: int) -> None:
        self.edge = edge

    def __missing__(self, name: str) -> Mapping[str, tuple[int, ...]]:
        return self.setdefault(name, lengths(listed(name), self.edge))


_beginnings, _endings = _Edges(0), _Edges(-1)


def beginning(name: str, text: str) -> str:
    """The longest word of a list of context.toml that `text` begins with; empty where it begins with none."""
    if text and (sizes := _beginnings[name].get(text[0])):
        known = listed(name)
        for size in sizes:
            if text[:size] in known:
                return text[:size]
    return ""


def ending(name: str, text: str) -> str:
    """The longest word of a list of context.toml that `text` ends with; empty where it ends with none."""
    if text and (sizes := _endings[name].get(text[-1])):
        known = listed(name)
        for size in sizes:
            if text[-size:] in known:
                return text[-size:]
    return ""


@cache
def befell() -> dict[str, str]:
    """What befell the people that a number counts, by the word that stands behind it for a classifier: 3死5伤."""
    rows = (row for row in entries("classifiers.toml", "unit") if "befell" in row)
    return {surface: row["befell"] for row in rows for surface in row["surfaces"]}


@cache
def deeds() -> dict[str, str]:
    """What a player did as often as a number says, by the word that stands behind it for a classifier: 10板3断."""
    rows = (row for row in entries("classifiers.toml", "unit") if "deed" in row)
    return {surface: row["deed"] for row in rows for surface in row["surfaces"]}


def expand(pattern: str) -> str:
    """A pattern with its macros (<D>, <H>, <N>, <Y>, <M>, <T>, <t>, <s>) written out."""
    for macro, written in _MACROS.items():
        pattern = pattern.replace(macro, written)
    return pattern


@cache
def patterns() -> tuple[Pattern, ...]:
    """The patterns of non-quantities in their order."""
    return tuple(
        Pattern(row["id"], Kind(row["kind"]), expand(row["pattern"])) for row in entries("patterns.toml", "pattern")
    )


@cache
def alternation(*names: str, file: str = "context.toml") -> str:
    """The surfaces of word lists as one regular expression, the longest one winning."""
    return any_of(surface for name in names for surface in words(file, name))


def any_of(surfaces: Iterable[str]) -> str:
    """A regular expression that matches any of the surfaces, the longest one first.

    Surfaces with one beginning share it, so that the time to try them does not grow with their number.
    """
    tree: dict[str, Any] = {}
    for surface in surfaces:
        node = tree
        for character in surface:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branches(tree)


def _branches(node: dict[str, Any]) -> str:
    ends = "" in node
    branches = [(c, _branches(child)) for c, child in sorted(node.items()) if c]
    if not branches:
        return ""
    leaves = [re.escape(c) for c, rest in branches if not rest]
    longer = [re.escape(c) + rest for c, rest in branches if rest]
    if leaves:
        longer.append(leaves[0] if len(leaves) == 1 else f"[{''.join(leaves)}]")
    return f"(?:{'|'.join(longer)})" + ("?" if ends else "")
