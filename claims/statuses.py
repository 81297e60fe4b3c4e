"""Whether a figure is said to be so, to be intended or to be supposed, and whether it is a running total."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache

from claims import lexicon
from claims.changes import bases
from claims.lexicon.firsts import Scan, Scans, scan, scans
from claims.model import ACTUAL, Status, record
from claims.phrases import words

_PARAGRAPH = 600
_VERBAL = ("v", "d", "p", "vd", "vn", "f", "t", "b")
_SURELY = ("v", "d", "p", "vd")
_GOES_ON = ("；", ";")
_WITHIN = ("全年", "年内", "上半年", "下半年")
_LED = re.compile(r"[^，,。；;：:]{0,12}(?:预计|预估)(?!.{0,2}的)")
_NTH = re.compile("(?:二|三|四|五|六|七|八)是")
_FIRST_PLANNED = re.compile("(?:拟|计划|力争|规划)[^。；;]{0,40}[，,：:]一是")
_LISTED = re.compile(r"[：:]?[ 　\r]*\n(?:[^\n]*[；;，,、][ 　\r]*\n)*[^\n]*")
"""What follows a heading that opens a plan, up to the end of the list below it."""
_TO_CLAUSE = re.compile(r".*[，,。；;：:\n]", re.DOTALL)
_AIM = re.compile(
    r"(?<=目标|任务)[(（][^()（）]{1,20}(?=[)）]的)"
    r"|(?<=计划|任务|目标|预算)[0-9][0-9.,，]*[万亿]?[^0-9，,。；;、的]{1,4}(?=的\s?[0-9]|[多少超高低])"
    r"|(?<=确定的|制定的|提出的)[0-9一二三四五十]{1,2}年[0-9][0-9.,]*[万亿]?[^0-9，,。；;、的]{1,3}(?=的目标)"
    r"|[低高快慢]于[0-9.]+%(?=的[^，,。；;]{0,4}目标)"
)
"""What was aimed at: 完成目标任务(900万人)的66%, 为年度计划380亿元的108.4%, 完成确定的5年100万人的目标."""
_AIMED = re.compile("任务|目标|计划|预算")
_TOLD = ("done", "conditional", "planned", "governing", "total")


@cache
def _patterns() -> dict[str, str]:
    """The cues of each status as one pattern; those that have to govern a verb are `governing`, those of a `total`."""
    found: dict[str, list[str]] = {"total": [row["pattern"] for row in lexicon.entries("statuses.toml", "cumulative")]}
    for row in lexicon.entries("statuses.toml", "cue"):
        found.setdefault("governing" if row.get("verb") else row["status"], []).append(row["pattern"])
    return {name: "|".join(patterns) for name, patterns in found.items()}


@cache
def _cues(name: str) -> Scan:
    return scan(_patterns()[name])


@cache
def _all_told() -> Scans:
    return scans([_patterns()[name] for name in _TOLD])


@record
class Told:
    """What a sentence that starts at `start` says of its figures: where its cues end, in order, counted from there.

    `planned`: a sentence before it in the paragraph opened a plan, which one of `closes` may end. `total`: it calls
    something a total. `bases` is where in the text it tells what things changed from, which was so whatever is
    intended; `aims` is where brackets tell what the aim is: 完成全年目标任务(900万人)的66%.
    """

    start: int
    planned: bool
    total: bool
    done: tuple[int, ...]
    closes: tuple[int, ...]
    supposed: tuple[int, ...]
    intended: tuple[int, ...]
    bases: tuple[tuple[int, int], ...]
    aims: tuple[tuple[int, int], ...] = ()


def plans(text: str) -> tuple[int, ...]:
    """Where what opens a plan for the rest of its paragraph ends, in order."""
    return _ends(_cues("plan opens").finditer(text, 0, len(text)))


def told(text: str, start: int, end: int, plans: Sequence[int]) -> Told:
    """The cues of the sentence from `start` to `end`; `plans` are those that the text opens."""
    words = text[start:end]
    done, supposed, intended, governing, total = _all_told().matches(words)
    planned = _under_plan(text, start, plans)
    verbal = [cue.end() for cue in governing if _governs(words, cue)] if governing else ()
    led = (0,) if start and text[start - 1] in _GOES_ON and _led(text, start) else ()
    return Told(
        start,
        planned,
        bool(total),
        _ends(done),
        _ends(_cues("plan closes").finditer(words, 0, len(words))) if planned else (),
        _ends(supposed),
        tuple(sorted((*led, *_ends(intended), *verbal))) if led or intended or verbal else (),
        bases(text, start, end),
        tuple([aim.span() for aim in _AIM.finditer(words)]) if _AIMED.search(words) else (),
    )


def _led(text: str, start: int) -> bool:
    """Whether a list of clauses parted by ； that goes on behind one is led by an estimate: 预计…；固定资产投资…."""
    list_start = max(text.rfind(mark, max(0, start - _PARAGRAPH), start) for mark in "。！？\n") + 1
    before = text[list_start:start]
    if _stands("done", before):
        return False
    return bool(_LED.match(before) or (_NTH.match(text, start) and _FIRST_PLANNED.search(before)))


def status(told: Told, figure: int, *, to_come: bool = False) -> Status:
    """The status of a figure at `figure` in its sentence.

    A cue holds for the rest of its sentence, or until something is said to be done. `to_come`: the figure's time had
    not begun when the text was written.
    """
    if not (told.intended or told.supposed or told.planned or told.aims or to_come):
        return ACTUAL
    at = figure - told.start
    if told.bases and any(first <= figure < last for first, last in told.bases):
        return ACTUAL
    if told.aims and any(first <= at < last for first, last in told.aims):
        return Status.PLANNED
    done = _last(told.done, at)
    if told.planned and done < 0 and _last(told.closes, at) < 0:
        return Status.PLANNED
    if _last(told.supposed, at) >= 0:
        return Status.CONDITIONAL
    return Status.PLANNED if (to_come and done < 0) or _last(told.intended, at) > done else ACTUAL


def _ends(cues: "Iterable[re.Match[str]]") -> tuple[int, ...]:
    return tuple([cue.end() for cue in cues]) if cues else ()


def _last(ends: Sequence[int], position: int) -> int:
    """The last end that is not behind a position; -1 where there is none."""
    return ends[bisect_right(ends, position) - 1] if ends and ends[0] <= position else -1


def cumulative(told: Told, text: str, figure: int, end: int) -> bool:
    """Whether the clause of the figure from `figure` to `end` calls it a total."""
    clause = _TO_CLAUSE.match(text, told.start, figure)
    return _stands("total", text[clause.end() if clause else told.start : end])


def _stands(name: str, words: str) -> bool:
    return next(_cues(name).finditer(words, 0, len(words)), None) is not None


def _under_plan(text: str, start: int, plans: Sequence[int]) -> bool:
    """Whether an earlier sentence of the paragraph opened a plan that nothing done has closed since."""
    opened = _last(plans, start)
    if opened < max(0, start - _PARAGRAPH):
        return False
    if text.find("\n", opened, start) >= 0 and not _LISTED.fullmatch(text, opened, start):
        return False
    return not _stands("plan closes", text[opened:start])


def _governs(text: str, cue: "re.Match[str]") -> bool:
    """Whether a cue stands before a verb or the time of one: 将新建 and not 将企业, 计划全年筹款 and not 计划生育."""
    if text.startswith(("近", "该", "其", "扶贫", "生育", "经济", "单列", "外", "的", "任务"), cue.end()):
        return False
    if text.startswith(_WITHIN, cue.end()):
        return True
    following = words(text[cue.end() : cue.end() + 8])
    word, tag = following[0] if following else ("", "")
    verbal = _SURELY if cue.group().endswith("将") else _VERBAL
    return tag in verbal or bool(lexicon.beginning("predicate", word))
