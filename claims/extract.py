"""The whole way from text to claims: one pure function that reads a text slice by slice."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

from claims.condensed import condense
from claims.frames import setting
from claims.grids import Cell, cells
from claims.headlines import below
from claims.model import USUAL, Claim, Document, Margins
from claims.quantities import WRAPPED
from claims.script import as_written, readable
from claims.slices import Past, Span, Whole, read
from claims.speakers import speakers

RULES_VERSION = "35"
SLICE = 50_000
"""Characters that are read at once; a slice ends with a line."""


def extract_document(document: Document) -> Document:
    """The document with its claims."""
    found = extract(document.text, document.published, document.title, document.publisher, margins=document.margins)
    return replace(document, claims=tuple(found))


def extract(
    text: str,
    published: date | None = None,
    title: str | None = None,
    publisher: str | None = None,
    *,
    margins: Margins = USUAL,
    size: int = SLICE,
) -> list[Claim]:
    """Every claim of a text, in order, without overlaps; `text[c.start:c.end] == c.text` for each.

    `published` is the day that 今年, 去年 and the like are counted from. A figure is about the place of `title` or of
    the official `publisher` where the text gives no nearer one. `margins` are how far hedges reach. `size` bounds what
    is read at once and changes nothing else. Breaks of wrapped lines and blanks between all digits are read over. Never
    raises on any text.
    """
    flat = condense(text)
    found = _extract(flat.text, published, title, publisher, margins, size)
    return [flat.claim_of(claim, text) for claim in found] if flat.cuts else found


def _extract(
    text: str, published: date | None, title: str | None, publisher: str | None, margins: Margins, size: int
) -> list[Claim]:
    plain = readable(text)
    whole = Whole(setting(plain, published, title, publisher, written=text), tuple(speakers(plain)), margins)
    spans = list(_slices(plain, size))
    past = Past()
    found: list[Claim] = []
    for span, grid in zip(spans, _grids(plain, spans), strict=True):
        claims, past = read(plain, span, grid, whole, past)
        found += claims
    return found if plain == text else as_written(found, text, plain)


def _slices(text: str, size: int) -> Iterator[Span]:
    """Stretches of whole lines, each as soon as it has `size` characters; a sign that a line begins with stays.

    So does the line below a headline.
    """
    start = 0
    while start < len(text):
        end = text.find("\n", min(len(text), start + size - 1)) + 1 or len(text)
        while end < len(text) and (longer := _with_line_behind(text, start, end)):
            end = longer
        yield start, end
        start = end


def _with_line_behind(text: str, start: int, end: int) -> int:
    """Where the line ends that lines from `start` to `end` don't go without; 0 where there is none."""
    under = None if text.startswith(WRAPPED, end) else below(text, text.rfind("\n", start, end - 1) + 1, end - 1)
    behind = under[1] if under else end if text.startswith(WRAPPED, end) else None
    return 0 if behind is None else text.find("\n", behind) + 1 or len(text)


def _grids(text: str, spans: list[Span]) -> Iterator[list[Cell]]:
    """The cells of the tables in each span, in order."""
    ends = [end for _, end in spans]
    groups = groupby(cells(text), key=lambda cell: bisect_right(ends, cell.start))
    group = next(groups, None)
    for number in range(len(spans)):
        if group is not None and group[0] == number:
            yield list(group[1])
            group = next(groups, None)
        else:
            yield []
