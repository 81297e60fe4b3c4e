"""Totals of a whole area, and what each of its places reports of them: 据甲省民政厅报告,12万人受灾;据乙省民政厅报告,….

The figures of one label (万人受灾, 间房屋倒塌, 直接经济损失) in all reports make up that before the first of them. Some
places are only named or have none. So a miss of exact figures is told only where other labels come out, and if the
parts are too many, or every report has one and a slip of the pen explains it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checks.figures.amounts import Breakdown, adds_up, amount, slipped, total
from checks.figures.topics import unit
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, opening
from checks.relation import Interval
from claims.model import Dimension, Hedge

Label = tuple[Dimension, str, str]
BRACKETS = re.compile(r"[(（][^()（）]*[)）]?")
NOT_HAN = re.compile(r"[^一-鿿]")
TELLING = 2
SHOWN_BY = 3
REACH = 40


class Report(NamedTuple):
    """What one place reports, by label; labels that it gives twice are left out."""

    place: str
    figures: Mapping[Label, Figure]


def reported(page: Page) -> Iterator[Breakdown]:
    """Every total of a label with the figures that at least two reports give of it."""
    for before, reports in _runs(page):
        found = []
        for label, whole in before.items():
            parts = tuple(report.figures[label] for report in reports if label in report.figures)
            if len(parts) > 1 and {part.claim.status for part in parts} == {whole.claim.status}:
                found.append((whole, parts))
        fitting = sum(adds_up(*each) for each in found)
        for whole, parts in found:
            explained = (len(parts) == len(reports) and slipped(whole, parts)) or _exceed(whole, parts)
            exact = all(figure.claim.hedge is Hedge.EXACT for figure in (whole, *parts))
            told = fitting >= SHOWN_BY and exact and explained
            yield Breakdown(whole, parts, complete=told, sure=told)


def _exceed(whole: Figure, parts: Sequence[Figure]) -> bool:
    return total(parts).lower > Interval.of(whole.claim).upper


def _runs(page: Page) -> Iterator[tuple[Mapping[Label, Figure], Sequence[Report]]]:
    """Reports of different places that follow each other, with the figures right before the first of them."""
    before: list[Figure] = []
    run: list[Report] = []
    for line in page.lines:
        heads = list(pattern("sum.toml", "report of a place").finditer(line.text))
        ends = [line.start + head.end() for head in heads]
        first = next((at for at, figure in enumerate(line.figures) if ends and figure.claim.start >= ends[0]), None)
        lead = line.figures[:first]
        if run and (lead or not heads):
            yield from _checked(before, run)
            before, run = [], []
        before += lead
        for head, stop in zip(heads, [*ends[1:], line.end + 1], strict=False):
            own = [figure for figure in line.figures if line.start + head.end() <= figure.claim.start < stop]
            run.append(Report(head["place"], _by_label(own)))
    yield from _checked(before, run)


def _checked(
    before: Sequence[Figure], run: Sequence[Report]
) -> Iterator[tuple[Mapping[Label, Figure], Sequence[Report]]]:
    """A run whose places are all different, with the last figure of each label before it."""
    if len(run) > 1 and len({report.place for report in run}) == len(run):
        yield {_label(figure): figure for figure in before[-REACH:] if _counts(figure)}, run


def _by_label(figures: Sequence[Figure]) -> Mapping[Label, Figure]:
    counted = [figure for figure in figures if _counts(figure)]
    times = Counter(map(_label, counted))
    return {label: figure for figure in counted if times[label := _label(figure)] == 1}


def _counts(figure: Figure) -> bool:
    return figure.claim.low is not None and amount(figure)


def _label(figure: Figure) -> Label:
    """The dimension, the unit, and the end of what is said of a figure, behind it or else before it."""
    behind, before = (
        NOT_HAN.sub("", BRACKETS.sub("", words)) for words in (opening(figure.after), clause(figure.before))
    )
    return figure.claim.dimension, unit(figure.claim), (behind or before)[-TELLING:]
