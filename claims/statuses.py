"""Whether a figure is said to be so, to be intended or to be supposed."""

import re
from functools import cache

from claims import lexicon
from claims.model import Status
from claims.phrases import plain, words

_PARAGRAPH = 600
_VERBAL = ("v", "d", "p")


@cache
def _cues(name: str) -> "re.Pattern[str]":
    rows = [row["pattern"] for row in lexicon.entries("statuses.toml", "cue") if row["status"] == name]
    return re.compile("|".join(rows))


def status(text: str, start: int, figure: int) -> Status:
    """The status of a figure at `figure` in the sentence that starts at `start`.

    A cue holds for the rest of its sentence. 将 is a cue only before a verb (将新建): before a noun it means 把.
    """
    before = plain(text[start:figure])
    line = max(text.rfind("\n", 0, start) + 1, start - _PARAGRAPH)
    if line < start and not _cues("done").search(before) and _runs_on(plain(text[line:start])):
        return Status.PLANNED
    if _cues("conditional").search(before):
        return Status.CONDITIONAL
    if _cues("planned").search(before) or any(_will(before, match.end()) for match in re.finditer("(?<!即)将", before)):
        return Status.PLANNED
    return Status.ACTUAL


def _runs_on(earlier: str) -> bool:
    """Whether an earlier sentence of the paragraph opened a plan that nothing done has closed since."""
    opened = max((match.end() for match in _cues("plan opens").finditer(earlier)), default=-1)
    closed = max((match.end() for match in _cues("done").finditer(earlier)), default=-1)
    return opened > closed


def _will(text: str, position: int) -> bool:
    following = words(text[position : position + 8])
    return bool(following) and following[0][1] in _VERBAL and not text.startswith(("近", "该", "其"), position)
