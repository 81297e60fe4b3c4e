"""Texts set with a blank between every two digits (1 9 9 8 年, 5 2 1 3 4 亿元), which are read without these."""

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.model import Claim, record

_YEAR = re.compile("(?<![0-9])(?<![0-9] )(?:1 [89]|2 0) [0-9] [0-9] ?年")
_BETWEEN = re.compile("(?<=(?<![0-9])[0-9]) (?=[0-9](?![0-9])|[.．][0-9])")


@record
class Closed:
    """A text without the blanks between its digits, and where each of its characters stands in the text as written."""

    text: str
    places: tuple[int, ...]

    def as_written(self, claims: Sequence[Claim], text: str) -> list[Claim]:
        """Claims of the closed text as those of `text`, which it was made of."""
        return [self._moved(claim, text) for claim in claims]

    def _moved(self, claim: Claim, text: str) -> Claim:
        start, end = self.places[claim.start], self.places[claim.end - 1] + 1
        first = self.places[claim.sentence_start] if claim.sentence_start < len(self.places) else len(text)
        last = self.places[claim.sentence_end - 1] + 1 if claim.sentence_end else 0
        return replace(claim, start=start, end=end, text=text[start:end], sentence_start=first, sentence_end=last)


def closed_up(text: str) -> Closed | None:
    """The text with its digits closed up; None where no year is set with blanks between its digits."""
    if not _YEAR.search(text):
        return None
    left_out = {blank.start() for blank in _BETWEEN.finditer(text)}
    places = tuple(at for at in range(len(text)) if at not in left_out)
    return Closed("".join(text[at] for at in places), places)
