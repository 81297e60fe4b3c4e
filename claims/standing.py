"""Which review stands on which claim once the text or the rules have changed.

A review is attached to the key of the claim that it judged. While the current version has that key, the latest review
under it stands; it is *stale* where the rules now read the figure differently (another low, high, hedge or unit).

Where the key has gone, its claim's counterpart is looked for: a claim that is new since the version that was judged,
between the same surviving neighbours, and about the same indicator (or, in an unchanged text, over the same
characters). The review is shown on the counterpart as stale. It becomes an orphan of its document where there is no
counterpart, or where the counterpart carries a review of its own that is older; a later review of the counterpart
supersedes it. Every review stays in the store and in its key's history whatever becomes of it.
"""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import inf


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands in its version, and what it is about."""

    claim: str
    key: str
    start: int
    end: int
    indicator: str


def counterparts(
    old: Sequence[Place], new: Sequence[Place], gone: Collection[str], *, same_text: bool
) -> dict[str, str]:
    """The id of the new claim that took the place of each old claim, for the keys in `gone` where there is one.

    Both versions are in text order. No two keys are given the same claim; the nearest pairs are matched first.
    """
    old_keys = {place.key for place in old}
    fresh = [place for place in new if place.key not in old_keys]
    starts = [place.start for place in fresh]
    pairs = []
    for place, window in _windows(old, new, gone):
        candidates = fresh[bisect_left(starts, window.first) : bisect_left(starts, window.last)]
        pairs += [
            (abs(candidate.start - window.expected), candidate.start, place.key, candidate.claim)
            for candidate in candidates
            if _same_thing(place, candidate, same_text=same_text)
        ]
    matched: dict[str, str] = {}
    taken: set[str] = set()
    for *_, key, claim in sorted(pairs):
        if key not in matched and claim not in taken:
            matched[key] = claim
            taken.add(claim)
    return matched


@dataclass(frozen=True, slots=True)
class _Window:
    """Where in the new text the counterpart must start (`last` excluded), and where it would if nothing had moved."""

    first: int
    last: float
    expected: int


def _windows(old: Sequence[Place], new: Sequence[Place], gone: Collection[str]) -> list[tuple[Place, _Window]]:
    """Each place that has gone with the room between its nearest neighbours that are still there."""
    still = {place.key: place.start for place in new}
    following: list[float] = [inf] * len(old)
    for index in range(len(old) - 2, -1, -1):
        following[index] = still.get(old[index + 1].key, following[index + 1])
    windows = []
    first, shift = 0, 0
    for place, last in zip(old, following, strict=True):
        if place.key in still:
            first, shift = still[place.key], still[place.key] - place.start
        elif place.key in gone:
            windows.append((place, _Window(first, last, place.start + shift)))
    return windows


def _same_thing(old: Place, new: Place, *, same_text: bool) -> bool:
    if same_text and old.start < new.end and new.start < old.end:
        return True
    return bool(old.indicator) and old.indicator == new.indicator
