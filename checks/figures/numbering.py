"""The numbered items behind an announcement (三个方面): headings 一、 二、 or 一是 …, (1) …, 第一,… in the text."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from checks.lexicon import entries, pattern
from claims.speakers import speakers

HAN = "一二三四五六七八九"
REACH = 800
NEAR, FEWEST = 40, 2
SENTENCE_ENDS = re.compile("。.")
FULL_STOP = "。"
INLINE = frozenset({"一是", "一要", "第一,", "一类是", "(1)", "1.…;2."})


@dataclass(frozen=True, slots=True)
class Run:
    """Items numbered one after another: how they are marked, the last number, and how they stand to the announcement.

    `near` is set where the first item follows the announcement directly, `led` where but its noun and a colon stand
    between them. `closed` is set where none can have been cut off: the text goes on after the last item, or the colon's
    sentence, which holds all items, has come to its end. After headings it never shows where the last one's text ends.
    `nested` is how many items there are if one of two lists is told within an item of the other, 0 where none can be.
    """

    marked: str
    last: int
    near: bool
    closed: bool
    led: bool = False
    nested: int = 0


@dataclass(frozen=True, slots=True)
class Numbering:
    """Where a text numbers its items, by the way of marking them, and where a new speaker's turn begins."""

    marks: Mapping[str, tuple[tuple[int, int], ...]]
    turns: tuple[int, ...]
    length: int


def numbering(text: str) -> Numbering:
    """Every numbered item of a text, found in one pass for each way of marking."""
    marks = {
        name: tuple((found.start("n"), number(found["n"])) for found in mark.finditer(text)) for name, mark in _ways()
    }
    return Numbering(marks, tuple(turn.start for turn in speakers(text)), len(text.rstrip()))


def run_after(text: str, known: Numbering, start: int, limit: int) -> Run | None:
    """The first run of numbered items after an announcement that ends at `start`, or None.

    It has to begin before `limit` and within the speaker's turn, and to count 1, 2 and on.
    """
    end = _next(known.turns, start, known.length)
    first = min((_first(marks, start, min(limit, end, start + REACH)), name) for name, marks in known.marks.items())
    (position, index), name = first
    if position >= min(limit, end, start + REACH):
        return None
    marks = known.marks[name]
    last = index
    while last + 1 < len(marks) and marks[last + 1][0] < end and marks[last + 1][1] == marks[last][1] + 1:
        last += 1
    rest = text[marks[last][0] : end].split("\n", 1)
    in_one_sentence = "。" not in text[position : marks[last][0]]
    inline = name in INLINE and last > index and in_one_sentence
    goes_on = inline and SENTENCE_ENDS.search(rest[0]) is not None
    led = inline and pattern("list.toml", "led by a colon").fullmatch(text[start:position]) is not None
    unmarked = pattern("list.toml", "one more").search(rest[0].split(FULL_STOP)[0]) or _in_passing(rest)
    ends = led and FULL_STOP in rest[0] and not unmarked
    goes_on = goes_on or (name in INLINE and len(rest) > 1 and bool(rest[1].strip()))
    return Run(
        marked=name,
        last=marks[last][1],
        near=position - start <= NEAR,
        closed=end < known.length or ends or (goes_on and not (name in INLINE and _in_passing(rest))),
        led=led and not unmarked,
        nested=_nested(text, marks, (index, last), end) if name in INLINE else 0,
    )


def headed_by(text: str, noun: str, start: int) -> Run | None:
    """The headings 关注点一, 关注点二, … behind a place that open with a noun and count 1, 2 and on, or None.

    There may be more than are left in the text, so that the run is never closed.
    """
    headings = re.compile(rf"\n[ \t　]*{re.escape(noun)}(?P<n>[一二三四五六七八九十]{{1,3}}|[0-9]{{1,2}})(?=[:：、\s])")
    found = list(headings.finditer(text, start))
    last = next((at for at, each in enumerate(found) if number(each["n"]) != at + 1), len(found))
    if last < FEWEST:
        return None
    return Run(marked=f"{noun}一", last=last, near=found[0].start() - start <= NEAR, closed=False)


def _in_passing(rest: Sequence[str]) -> bool:
    """Whether what follows the sentence of the last item tells of one more, unmarked: 至于第三个问题,留待下次."""
    own, behind = rest[0].partition(FULL_STOP)[2], "".join(rest[1:]).lstrip().partition(FULL_STOP)[0]
    return pattern("list.toml", "one in passing").search(f"{own}\n{behind.partition(chr(10))[0]}") is not None


def _nested(text: str, marks: Sequence[tuple[int, int]], run: tuple[int, int], end: int) -> int:
    """How many items a run has if another one is told in the sentence of its last item, or it is told in another's.

    一是A;二是B,包括:一是C,二是D;三是E: three and two. The run within goes on with what the one around it has left.
    """
    first, last = run
    if first and "。" not in text[marks[first - 1][0] : marks[first][0]] and marks[first - 1][1] < marks[last][1]:
        return marks[first - 1][1]
    inner = marks[last + 1] if last + 1 < len(marks) else (end, 0)
    if inner[1] != 1 or inner[0] >= end or "。" in text[marks[last][0] : inner[0]]:
        return 0
    count = marks[last][1]
    for place, number_of_it in marks[last + 1 :]:
        if place >= min(end, inner[0] + REACH):
            break
        count += number_of_it == count + 1
    return count if count > marks[last][1] else 0


def _first(marks: Sequence[tuple[int, int]], start: int, stop: int) -> tuple[int, int]:
    index = bisect_left(marks, (start, 0))
    while index < len(marks) and marks[index][0] < stop:
        if marks[index][1] == 1:
            return marks[index][0], index
        index += 1
    return stop, len(marks)


def _next(starts: Sequence[int], after: int, default: int) -> int:
    index = bisect_left(starts, after)
    return starts[index] if index < len(starts) else default


def number(written: str) -> int:
    """A whole number up to 99 written in digits or in Chinese; 0 for what is no such number."""
    if written.isdigit():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    units = HAN.find(ones) + 1 if ones else 0
    return (10 * (HAN.find(tens) + 1 if tens else 1) if ten else 0) + units


@cache
def _ways() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["name"], re.compile(row["pattern"])) for row in entries("list.toml", "numbering"))
