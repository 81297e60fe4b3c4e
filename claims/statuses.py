"""Whether a figure is said to be so, to be intended or to be supposed, and whether it is a running total."""

import re
from functools import cache

from claims import lexicon
from claims.model import Status
from claims.phrases import plain, words

_PARAGRAPH = 600
_VERBAL = ("v", "d", "p", "vd", "vn", "f", "t", "b")
_SURELY = ("v", "d", "p", "vd")
_CLAUSE = re.compile(r"[，,。；;：:\n]")


@cache
def _cues(name: str, *, verb: bool = False) -> "re.Pattern[str]":
    rows = [row for row in lexicon.entries("statuses.toml", "cue") if row["status"] == name]
    return re.compile("|".join(row["pattern"] for row in rows if row.get("verb", False) == verb))


def status(text: str, start: int, figure: int, *, to_come: bool = False) -> Status:
    """The status of a figure at `figure` in the sentence that starts at `start`.

    A cue holds for the rest of its sentence, or until something is said to be done. `to_come`: the figure's time had
    not begun when the text was written.
    """
    before = plain(text[start:figure])
    line = max(text.rfind("\n", 0, start) + 1, start - _PARAGRAPH)
    done = _last(_cues("done"), before)
    if line < start and done < 0 and not _cues("plan closes").search(before) and _runs_on(plain(text[line:start])):
        return Status.PLANNED
    if _cues("conditional").search(before):
        return Status.CONDITIONAL
    return Status.PLANNED if (to_come and done < 0) or _intended(before) > done else Status.ACTUAL


def cumulative(text: str, start: int, figure: int, end: int) -> bool:
    """Whether the clause of the figure from `figure` to `end` calls it a total; the sentence starts at `start`."""
    clause = max((mark.end() for mark in _CLAUSE.finditer(text, start, figure)), default=start)
    return _totals().search(plain(text[clause:end])) is not None


@cache
def _totals() -> "re.Pattern[str]":
    return re.compile("|".join(row["pattern"] for row in lexicon.entries("statuses.toml", "cumulative")))


def _last(cue: "re.Pattern[str]", text: str) -> int:
    return max((match.end() for match in cue.finditer(text)), default=-1)


def _runs_on(earlier: str) -> bool:
    """Whether an earlier sentence of the paragraph opened a plan that nothing done has closed since."""
    return _last(_cues("plan opens"), earlier) > _last(_cues("plan closes"), earlier)


def _intended(before: str) -> int:
    """Where the last cue of a plan ends; -1 where there is none."""
    verbal = (match.end() for match in _cues("planned", verb=True).finditer(before) if _governs(before, match))
    return max(_last(_cues("planned"), before), max(verbal, default=-1))


def _governs(text: str, cue: "re.Match[str]") -> bool:
    """Whether a cue stands before a verb: 将新建 and not 将企业, 计划投资 and not 计划生育."""
    following = words(text[cue.end() : cue.end() + 8])
    if not following or text.startswith(("近", "该", "其", "生育", "经济", "单列", "外", "的", "任务"), cue.end()):
        return False
    word, tag = following[0]
    verbal = _SURELY if cue.group().endswith("将") else _VERBAL
    return tag in verbal or any(word.startswith(verb) for verb in lexicon.words("context.toml", "predicate"))
