"""What one increase is of another, both told before with the levels that grew.

外出人员1718万人,比上年增加25.1万人;省内人员951万人,比上年增加24.2万人,省内人员增量占外出人员增量的96.4%.
"""

from collections.abc import Iterator, Sequence

from checks.figures.amounts import SENTENCE, alike, amount
from checks.figures.percentages import Share, fits_or_slipped, is_percent
from checks.figures.topics import said, spelled
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause

BEHIND, TOTAL = 2, "总量"


def of_increases(page: Page) -> Iterator[Share]:
    """Every such share with the two increases: of each name the last one told before it."""
    told: dict[str, Figure] = {}
    for line in page.lines:
        for figure in line.figures:
            if is_percent(figure):
                yield from _of_two(figure, told)
            elif (name := _grown(line, figure)) is not None:
                told[name] = figure


def _of_two(percent: Figure, told: dict[str, Figure]) -> Iterator[Share]:
    named = pattern("share.toml", "of an increase").fullmatch(clause(percent.before))
    if named is None:
        return
    part, whole = (_named(spelled(named[name] or named[f"new_{name}"]), told) for name in ("part", "whole"))
    if part and whole and part is not whole and alike(part, whole) and fits_or_slipped(part, whole, percent):
        yield part, whole, percent


def _named(name: str, told: dict[str, Figure]) -> Figure | None:
    return told.get(name) or told.get(f"{name}{TOTAL}")


def _grown(line: Line, increase: Figure) -> str | None:
    """The name of the level that an increase is told of, right behind it; None where a figure is no such increase."""
    if not pattern("share.toml", "on the year before").fullmatch(clause(increase.before)):
        return None
    before: Sequence[Figure] = line.figures[max(0, increase.position - BEHIND) : increase.position]
    level = next((each for each in reversed(before) if amount(each) and alike(each, increase)), None)
    if level is None:
        return None
    between = line.text[level.claim.end - line.start : increase.claim.start - line.start]
    return said(clause(level.before)) if not SENTENCE.search(between) else None
