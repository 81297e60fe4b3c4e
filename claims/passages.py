"""Cutting a text into segments at the edges of marked spans, for pages that show claims in place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be shown: `text[start:end]` belongs to `key`, as a claim's id."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under one set of marks: `text[start:end] == segment.text`.

    `keys` are those of the marks that cover it, the widest first; empty where nothing is marked.
    """

    start: int
    end: int
    text: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of a text without its line break, in segments; a blank line has none."""

    start: int
    end: int
    segments: tuple[Segment, ...]


def segments(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Segment]:
    """`text[start:end]` in segments that follow one another without a gap and joined give it back.

    Offsets of marks are into `text`; marks are clipped to the stretch, may nest, overlap and come in any order. A mark
    that is empty or lies outside is left out.
    """
    clipped = [Mark(max(mark.start, start), min(mark.end, end), mark.key) for mark in marks]
    return list(_cut(text, start, end, [mark for mark in clipped if mark.start < mark.end]))


def passages(text: str, marks: Sequence[Mark]) -> list[Passage]:
    """The lines of a text, each in segments; together with the line breaks they give the text back."""
    ordered = sorted(marks, key=lambda mark: mark.start)
    lines: list[Passage] = []
    waiting, taken = [], 0
    for start, end in paragraphs(text):
        while taken < len(ordered) and ordered[taken].start < end:
            waiting.append(ordered[taken])
            taken += 1
        lines.append(Passage(start, end, tuple(segments(text, start, end, waiting))))
        waiting = [mark for mark in waiting if mark.end > end]
    return lines


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of each line of a text, without its line break; a final line break adds no empty line."""
    spans, start = [], 0
    for match in LINE_BREAK.finditer(text):
        spans.append((start, match.start()))
        start = match.end()
    return [*spans, (start, len(text))] if start < len(text) else spans


def paragraph_starts(text: str) -> list[int]:
    """Where the lines start that are not empty: a paragraph's number is its place among them, from 1."""
    return [start for start, end in paragraphs(text) if start < end]


def _cut(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Segment]:
    edges = sorted({start, end, *(mark.start for mark in marks), *(mark.end for mark in marks)})
    opening = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    covering: list[Mark] = []
    taken = 0
    for left, right in pairwise(edges):
        covering = [mark for mark in covering if mark.end > left]
        while taken < len(opening) and opening[taken].start == left:
            covering.append(opening[taken])
            taken += 1
        widest_first = sorted(covering, key=lambda mark: (mark.start - mark.end, mark.start))
        yield Segment(left, right, text[left:right], tuple(mark.key for mark in widest_first))
