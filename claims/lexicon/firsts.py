"""The characters that a match of a regular expression can start with, for the patterns of the lexicon.

Understood are literals, classes, groups, look-arounds, alternatives and repetitions, as the lexicon writes them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from claims.errors import LexiconError

_ESCAPED = {"s": " \t\n\r\f\v　", "d": "0123456789"}


class Scan(NamedTuple):
    """A pattern and a quick one for where a match of it can start, which a text is searched for first.

    `re` itself skips what cannot start a match only where every alternative begins with a letter.
    """

    opening: "re.Pattern[str]"
    pattern: "re.Pattern[str]"

    def finditer(self, text: str, start: int, end: int) -> "Iterator[re.Match[str]]":
        """The matches in `text[start:end]` in order, as `re.finditer` finds them; the quick one takes one character."""
        for opening in self.opening.finditer(text, start, end):
            at = opening.start()
            if at >= start and (match := self.pattern.match(text, at, end)):
                yield match
                start = match.end()


class Scans(NamedTuple):
    """Several patterns, and one for where a match of any can start; `starting` has those of each first character.

    A text is searched once for all, and each pattern is found as if it were searched for alone.
    """

    opening: "re.Pattern[str]"
    starting: Mapping[str, Sequence[tuple[int, "re.Pattern[str]"]]]
    size: int

    def matches(self, text: str) -> "list[list[re.Match[str]]]":
        """The matches of each pattern in order."""
        found: list[list[re.Match[str]]] = [[] for _ in range(self.size)]
        for opening in self.opening.finditer(text):
            at = opening.start()
            for nth, pattern in self.starting[text[at]]:
                earlier = found[nth]
                if (not earlier or earlier[-1].end() <= at) and (match := pattern.match(text, at)):
                    earlier.append(match)
        return found


def scan(pattern: str) -> Scan:
    """A pattern to be searched for in many texts; raises `LexiconError` as `firsts` does."""
    return Scan(re.compile(any_character(firsts(pattern))), re.compile(pattern))


def scans(patterns: Sequence[str]) -> Scans:
    """Patterns to be searched for at once in many texts; raises `LexiconError` as `firsts` does."""
    compiled = [(nth, re.compile(pattern)) for nth, pattern in enumerate(patterns)]
    openings = [firsts(pattern) for pattern in patterns]
    starting = {c: [one for one in compiled if c in openings[one[0]]] for c in frozenset().union(*openings)}
    return Scans(re.compile(any_character(starting)), starting, len(patterns))


def any_character(characters: Iterable[str]) -> str:
    """A class of characters as a regular expression."""
    return f"[{''.join(map(re.escape, sorted(characters)))}]"


def alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern at its top level, in their order, those of a group that is all of it too."""
    if pattern.startswith("(?:") and _item_end(pattern, 0) == len(pattern):
        return alternatives(pattern[3:-1])
    parts, depth, start, position = [], 0, 0, 0
    while position < len(pattern):
        character = pattern[position]
        if character == "\\":
            position += 1
        elif character == "[":
            position = _class_end(pattern, position)
        elif character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
        elif character == "|" and not depth:
            parts.append(pattern[start:position])
            start = position + 1
        position += 1
    return [*parts, pattern[start:]]


def firsts(pattern: str) -> frozenset[str]:
    """The characters that a match can start with.

    Raises `LexiconError` where that is any character at all or where the pattern can match nothing.
    """
    found, empty = _firsts(pattern)
    if empty or not found:
        raise LexiconError(f"a pattern has to start with characters that can be told: {pattern[:60]}; mend it")
    return found


def _firsts(pattern: str) -> tuple[frozenset[str], bool]:
    """The first characters of a pattern and whether it can match nothing."""
    branches = [_sequence(part) for part in alternatives(pattern)]
    return frozenset().union(*(found for found, _ in branches)), any(empty for _, empty in branches)


def _sequence(pattern: str) -> tuple[frozenset[str], bool]:
    found: frozenset[str] = frozenset()
    position = 0
    while position < len(pattern):
        start, end = position, _item_end(pattern, position)
        item, position = pattern[start:end], _repeat_end(pattern, end)
        if item in ("^", "$") or item.startswith(("(?=", "(?!", "(?<=", "(?<!")):
            continue
        characters, empty = _item(item)
        found |= characters
        if not (empty or pattern[end : end + 1] in ("?", "*") or pattern.startswith("{0", end)):
            return found, False
    return found, True


@cache
def _item(item: str) -> tuple[frozenset[str], bool]:
    if item[0] == "(":
        inner = item[1:-1].removeprefix("?:")
        return _firsts(inner.partition(">")[2] if inner.startswith("?P<") else inner)
    if item[0] == "[":
        return _class(item[1:-1]), False
    if item == "." or item.startswith("[^"):
        return frozenset(), False
    return frozenset(_ESCAPED.get(item[1], item[1]) if item[0] == "\\" else item), False


def _class(inner: str) -> frozenset[str]:
    if inner.startswith("^"):
        raise LexiconError(f"a pattern cannot start with any character but some: [{inner}]; mend it")
    found: set[str] = set()
    position = 0
    while position < len(inner):
        if inner[position] == "\\":
            found.update(_ESCAPED.get(inner[position + 1], inner[position + 1]))
            position += 2
        elif inner[position + 1 : position + 2] == "-" and position + 2 < len(inner):
            found.update(map(chr, range(ord(inner[position]), ord(inner[position + 2]) + 1)))
            position += 3
        else:
            found.add(inner[position])
            position += 1
    return frozenset(found)


def _class_end(pattern: str, position: int) -> int:
    """Where the class that opens at `position` has its closing bracket."""
    position += 2 if pattern[position + 1] in "]\\" else 1
    while pattern[position] != "]":
        position += 2 if pattern[position] == "\\" else 1
    return position


def _item_end(pattern: str, position: int) -> int:
    if pattern[position] == "\\":
        return position + 2
    if pattern[position] == "[":
        return _class_end(pattern, position) + 1
    if pattern[position] != "(":
        return position + 1
    depth = 0
    while True:
        if pattern[position] == "\\":
            position += 1
        elif pattern[position] == "[":
            position = _class_end(pattern, position)
        elif pattern[position] in "()":
            depth += 1 if pattern[position] == "(" else -1
            if not depth:
                return position + 1
        position += 1


def _repeat_end(pattern: str, position: int) -> int:
    if pattern[position : position + 1] == "{":
        position = pattern.index("}", position) + 1
    elif pattern[position : position + 1] in ("?", "*", "+"):
        position += 1
    return position + (pattern[position : position + 1] == "?")
