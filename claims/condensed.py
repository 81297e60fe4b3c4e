"""Text as it is read: without what only its setting put in: breaks of lines, blanks between digits, readings."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.glossed import glosses
from claims.model import Claim, Document
from claims.spaced import blanks
from claims.wrapped import breaks

_LATIN = re.compile("[A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class Condensed:
    """A text without some of its characters.

    `cuts` are the places in it, ascending, at which something was taken out; `taken` how many characters were in all
    up to each.
    """

    text: str
    cuts: Sequence[int]
    taken: Sequence[int]

    def claim_of(self, written: Claim, text: str) -> Claim:
        """A claim of this text as that of the `text` that it was read from."""
        start, end = self.start(written.start), self.end(written.end)
        first, last = self.start(written.sentence_start), self.end(written.sentence_end)
        return replace(written, start=start, end=end, text=text[start:end], sentence_start=first, sentence_end=last)

    def claim_in(self, claim: Claim) -> Claim:
        """A claim of the text as written as one of this text."""
        start, first = map(self._flat, (claim.start, claim.sentence_start))
        end, last = map(self._flat_end, (claim.end, claim.sentence_end))
        return replace(claim, start=start, end=end, text=self.text[start:end], sentence_start=first, sentence_end=last)

    def start(self, flat: int) -> int:
        """Where in the text as written stands what begins at a place of this one."""
        return flat + self._before(bisect_right(self.cuts, flat))

    def end(self, flat: int) -> int:
        """Where in the text as written ends what ends at a place of this one."""
        return flat + self._before(bisect_left(self.cuts, flat))

    def _before(self, count: int) -> int:
        return self.taken[count - 1] if count else 0

    def _flat(self, written: int) -> int:
        return written - self._before(bisect_right(range(len(self.cuts)), written, key=self._last_taken))

    def _flat_end(self, written: int) -> int:
        """Where in this text ends what ends at a place of the written one; what is taken out there stands behind it."""
        return written - self._before(bisect_left(range(len(self.cuts)), written, key=self._last_taken))

    def _last_taken(self, nth: int) -> int:
        """The place in the text as written of the last character that a cut took out."""
        return self.cuts[nth] + self.taken[nth] - 1


def condense(text: str) -> Condensed:
    """The text as it is read, the very text where that is the same; a blank stays between Latin letters."""
    pieces, cuts, taken = [], [], []
    at = size = gone = 0
    for end, start in sorted([*breaks(text), *blanks(text), *glosses(text)]):
        if end < at:
            continue
        pieces.append(text[at:end])
        size += end - at
        if _LATIN.fullmatch(text[end - 1 : end] + text[start : start + 1]):
            pieces.append(" ")
            size += 1
            gone -= 1
        gone += start - end
        if gone:
            cuts.append(size)
            taken.append(gone)
        at = start
    return Condensed("".join([*pieces, text[at:]]), cuts, taken) if pieces else Condensed(text, (), ())


def condensed(document: Document) -> Document:
    """A document with its claims, in their order, in its text as it is read."""
    flat = condense(document.text)
    return (
        replace(document, text=flat.text, claims=tuple(map(flat.claim_in, document.claims))) if flat.cuts else document
    )
