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
_LED = re.compile(r"[^，,。；;：:]{0,12}(?:预计|预估|力争|争取(?=[到在全年])|确保|拟安排)(?!.{0,2}的)")
_PASSED = re.compile("已|了(?!解)|先后|累计|去年")
_NTH = re.compile("(?:二|三|四|五|六|七|八)是")
_FIRST_PLANNED = re.compile("(?:拟|计划|力争|规划)[^。；;]{0,40}[，,：:]一是")
_LISTED = re.compile(r"[：:]?[ 　\r]*\n(?:[^\n]*[；;，,、][ 　\r]*\n)*[^\n]*")
"""What follows a heading that opens a plan, up to the end of the list below it."""
_ITEM = re.compile(r"[（(]?[一二三四五六七八九十0-9]{1,2}[)）、.．](?![0-9])|[—●·◆]")
_ITEMS_OPEN = re.compile(rf"[：:]?[ 　\r]*(?:\n[ 　\r]*)+(?:{_ITEM.pattern})")
_OVER_YEARS = re.compile("[0-9一二三四五六七八九十]年累计")
"""What is to come of all years of a plan, not what has come of them."""
_LONG_LIST, _CLOSING = 3000, "。！？；;：:"
_TO_CLAUSE = re.compile(r".*[，,。；;：:\n]", re.DOTALL)
_AIMED = re.compile("任务|目标|计划|预算|控制[指数线]|预[期计测估料]的|原定于")
"""What stands in a sentence that tells of an aim beside what came of it."""
_TOLD = ("done", "conditional", "planned", "governing", "total", "stood")


@cache
def _patterns() -> dict[str, str]:
    """The cues of each status as one pattern; those that have to govern a verb are `governing`, those of a `total`."""
    found: dict[str, list[str]] = {"total": [row["pattern"] for row in lexicon.entries("statuses.toml", "cumulative")]}
    for row in (*lexicon.entries("statuses.toml", "cue"), *lexicon.entries("statuses.toml", "heading")):
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
    intended. `stood` is where it tells what was so before (较去年同期的3.1亿部下降6.5%), `aims` where it tells the aim
    beside what came of it (完成全年目标任务(900万人)的66%), both counted from `start`.
    """

    start: int
    planned: bool
    total: bool
    done: tuple[int, ...]
    closes: tuple[int, ...]
    supposed: tuple[int, ...]
    intended: tuple[int, ...]
    bases: tuple[tuple[int, int], ...]
    stood: tuple[tuple[int, int], ...] = ()
    aims: tuple[tuple[int, int], ...] = ()


def plans(text: str) -> tuple[int, ...]:
    """Where what opens a plan for the rest of its paragraph ends, in order."""
    return _ends(_cues("plan opens").finditer(text, 0, len(text)))


def aims(heading: str) -> bool | None:
    """Whether a heading heads what is planned or what was done; None where it tells neither."""
    return False if _stands("heads what was done", heading) else True if _stands("heads a plan", heading) else None


def told(text: str, start: int, end: int, plans: Sequence[int], *, headed: bool = False) -> Told:
    """The cues of the sentence from `start` to `end`; `plans` are those that the text opens, `headed`: below a plan."""
    listed = _in_list(text, start, plans)
    words = _OVER_YEARS.sub(_as_many_years, text[start:end]) if listed else text[start:end]
    done, supposed, intended, governing, total, stood = _all_told().matches(words)
    planned = listed or _under_plan(text, start, plans) or (headed and not _closed(text, start))
    verbal = [cue.end() for cue in governing if _governs(words, cue)] if governing else ()
    led = (0,) if start and text[start - 1] in _GOES_ON and _led(text, start, end) else ()
    return Told(
        start,
        planned,
        bool(total),
        _ends(done),
        _ends(_cues("plan closes").finditer(words, 0, len(words))) if planned else (),
        _ends(supposed),
        tuple(sorted((*led, *_ends(intended), *verbal))) if led or intended or verbal else (),
        bases(text, start, end),
        tuple([each.span() for each in stood]) if stood else (),
        tuple([aim.span() for aim in _cues("aim").finditer(words, 0, len(words))]) if _AIMED.search(words) else (),
    )


def _as_many_years(over: "re.Match[str]") -> str:
    """Words of the same length that close no plan: what several years come to is one of the aims of a list."""
    return "年" * len(over.group())


def _led(text: str, start: int, end: int) -> bool:
    """Whether a list of clauses parted by ； that goes on behind one is led by an estimate: 预计…；固定资产投资…."""
    list_start = max(text.rfind(mark, max(0, start - _PARAGRAPH), start) for mark in "。！？\n") + 1
    before = text[list_start:start]
    if _stands("done", before) or _PASSED.search(text, start, end):
        return False
    return bool(_LED.match(before) or (_NTH.match(text, start) and _FIRST_PLANNED.search(before)))


def status(told: Told, figure: int, *, to_come: bool = False, over: bool = False) -> Status:
    """The status of a figure at `figure` in its sentence.

    A cue holds for the rest of its sentence, or until something is said to be done. `to_come`: the figure's time had
    not begun when the text was written, `over`: it had ended, which nothing planned for a paragraph reaches.
    """
    if not (told.intended or told.supposed or told.planned or told.aims or to_come):
        return ACTUAL
    at = figure - told.start
    if _within(told.bases, figure) or _within(told.stood, at):
        return ACTUAL
    if _within(told.aims, at):
        return Status.PLANNED
    done = _last(told.done, at)
    if told.planned and not over and done < 0 and _last(told.closes, at) < 0:
        return Status.PLANNED
    if _last(told.supposed, at) >= 0:
        return Status.CONDITIONAL
    return Status.PLANNED if (to_come and done < 0) or _last(told.intended, at) > done else ACTUAL


def _within(spans: Sequence[tuple[int, int]], position: int) -> bool:
    return bool(spans) and any(first <= position < last for first, last in spans)


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


def _in_list(text: str, start: int, plans: Sequence[int]) -> bool:
    """Whether all between a line that opens a plan and `start` are numbered paragraphs, some of them broken."""
    opened = _last(plans, start)
    if opened < max(0, start - _LONG_LIST) or not _ITEMS_OPEN.match(text, opened):
        return False
    below = text[opened:start]
    if _stands("plan closes", _OVER_YEARS.sub("", below)):
        return False
    before = ""
    for line in map(str.strip, below.split("\n")[1:]):
        if line and not _ITEM.match(line) and (not before or before[-1] in _CLOSING):
            return False
        before = line or before
    return True


def _closed(text: str, start: int) -> bool:
    """Whether an earlier sentence of the paragraph tells what is done already."""
    first = text.rfind("\n", max(0, start - _PARAGRAPH), start) + 1
    return _stands("plan closes", text[first:start])


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
