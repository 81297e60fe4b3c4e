"""A total of all kinds, and the kinds in the lines below it: 审结各类案件7018件 / 审结民商事案件4822件 / 审结…."""

import re
from collections.abc import Iterator, Sequence

from checks.amounts import Breakdown, adds_up, alike, slipped
from checks.directory import is_level
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table

HEADING = re.compile(
    r"^\s*(?:[0-9]{1,2}[、.．]|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十0-9]{1,3}[)）])"
)
MOST_LINES = 8
FEWEST, TELLING = 3, 4


def kinds_below(page: Page) -> Iterator[Breakdown]:
    """Every total of all kinds with the amounts of the lines below it, up to the next heading or such total."""
    for number, line in enumerate(page.lines):
        for whole in line.figures[-MOST_LINES:]:
            if not _is_total(whole):
                continue
            parts = tuple(_below(whole, page, page.lines[number + 1 : number + 1 + MOST_LINES]))
            apart = len(parts) >= FEWEST and len({part.line for part in parts}) > 1
            telling = len(parts) >= TELLING and not any("其中" in clause(part.before) for part in parts)
            if apart and (adds_up(whole, parts) or (telling and slipped(whole, parts))):
                yield Breakdown(whole, parts, complete=True, sure=True)


def _is_total(figure: Figure) -> bool:
    told = pattern("sum.toml", "all kinds").search(clause(figure.before))
    return told is not None and figure.depth == 0 and not in_table(figure) and is_level(figure)


def _below(whole: Figure, page: Page, lines: Sequence[Line]) -> Iterator[Figure]:
    end = page.lines[whole.line].end
    for line in lines:
        if any(HEADING.match(text) for text in page.text[end : line.start].split("\n")) or HEADING.match(line.text):
            return
        end = line.end
        for figure in line.figures:
            if not alike(figure, whole) or figure.depth or not is_level(figure):
                continue
            if _is_total(figure):
                return
            yield figure
