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
    starts = {place.key: place.start for place in new}
    fresh = [place for place in new if place.key not in old_keys]
    fresh_starts = [place.start for place in fresh]
    pairs = []
    for index, place in enumerate(old):
        if place.key not in gone:
            continue
        before, after = _neighbours(old, index, starts)
        left = starts[before.key] if before else -1
        right = starts[after.key] if after else None
        first = bisect_left(fresh_starts, left + 1)
        last = len(fresh) if right is None else bisect_left(fresh_starts, right)
        expected = place.start + (left - before.start if before else 0)
        pairs += [
            (abs(candidate.start - expected), place.start, candidate.start, place.key, candidate.claim)
            for candidate in fresh[first:last]
            if _same_thing(place, candidate, same_text=same_text)
        ]
    matched: dict[str, str] = {}
    for *_, key, claim in sorted(pairs):
        if key not in matched and claim not in matched.values():
            matched[key] = claim
    return matched


def _neighbours(old: Sequence[Place], index: int, starts: dict[str, int]) -> tuple[Place | None, Place | None]:
    before = next((place for place in reversed(old[:index]) if place.key in starts), None)
    after = next((place for place in old[index + 1 :] if place.key in starts), None)
    return before, after


def _same_thing(old: Place, new: Place, *, same_text: bool) -> bool:
    if same_text and old.start < new.end and new.start < old.end:
        return True
    return bool(old.indicator) and old.indicator == new.indicator
