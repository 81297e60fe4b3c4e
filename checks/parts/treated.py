"""Patients of a group by what came of their treatment: 治疗组30例…。治疗组治愈21例,好转7例,无效2例.

The outcomes are told one after another in a clause up to a semicolon, those of no effect among them, so that they leave
none out; shares and fractions of theirs may stand between. Their group is the one that they name, or the number before
them in their sentence.
"""

import re
from collections.abc import Collection, Iterator
from itertools import takewhile
from typing import NamedTuple

from checks.figures.amounts import Breakdown, adds_up, alike, amount, one_slip_off
from checks.figures.percentages import Share, fits, is_percent
from checks.figures.stretches import SEGMENT
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause

LEXICON = "outcomes.toml"
FEWEST, MOST, FAR = 2, 24, 30
MARKS = re.compile("[,，。;；、:：(（)）0-9]")


class Treated(NamedTuple):
    """A group with all its outcomes, those of no effect apart."""

    whole: Figure
    good: tuple[Figure, ...]
    bad: tuple[Figure, ...]


def helped(line: Line) -> Iterator[tuple[Treated, Figure]]:
    """Every group that its outcomes add up to with the rate of those who were helped, in the clause behind them."""
    for each in groups_treated(line):
        last = max((*each.good, *each.bad), key=lambda part: part.position)
        for figure in _behind(line, last):
            if is_percent(figure) and pattern("share.toml", "effective").search(clause(figure.before)):
                if adds_up(each.whole, (*each.good, *each.bad)):
                    yield each, figure
                break


def groups_treated(line: Line) -> Iterator[Treated]:
    """Every group of a line with its outcomes, whether they add up or not."""
    behind = 0
    for first in line.figures:
        if first.position >= behind and _is_outcome(first):
            row = list(_row(line, first))
            behind = row[-1].position + 1
            bad = tuple(each for each in row if pattern("share.toml", "not effective").search(clause(each.before)))
            good = tuple(each for each in row if each not in bad)
            whole = _group(line, first) if bad and good and len(row) >= FEWEST else None
            if whole is not None:
                yield Treated(whole, good, bad)


def sums_of_treated(line: Line) -> Iterator[Breakdown]:
    """Every group that its outcomes add up to, or miss by what one slip of the pen explains."""
    for whole, good, bad in groups_treated(line):
        parts = tuple(sorted((*good, *bad), key=lambda part: part.position))
        fewer = pattern(LEXICON, "fewer are judged").search(
            line.text[whole.claim.end - line.start : parts[-1].claim.end - line.start]
        )
        if adds_up(whole, parts) or (one_slip_off(whole, parts) and not fewer):
            yield Breakdown(whole, parts, complete=True, sure=True)


def shares_of_treated(page: Page, known: Collection[int]) -> list[Share]:
    """The bare shares right behind the outcomes of a group that these add up to: 治愈12例,占44.44%."""
    found = []
    for line in page.lines:
        for whole, good, bad in groups_treated(line):
            for part in (*good, *bad) if adds_up(whole, (*good, *bad)) else ():
                percent = next(iter(line.figures[part.position + 1 : part.position + 2]), None)
                if percent and is_percent(percent) and percent.claim.start not in known and _is_bare(percent):
                    found.append((part, whole, percent))
    return found


def rates_of_treated(page: Page) -> list[Share]:
    """The rates that go by the name of an outcome and are that of the group: 治愈率50% of 36例…,治愈18例."""
    groups = (each for line in page.lines for each in helped_by_rates(line))
    return [share for share in groups if fits(*share)]


def helped_by_rates(line: Line) -> Iterator[Share]:
    """Every outcome of a group with the group and the rate of its name in the clause behind them."""
    for each in groups_treated(line):
        parts = (*each.good, *each.bad)
        last = max(parts, key=lambda part: part.position)
        for rate in _behind(line, last):
            told = pattern(LEXICON, "rate of an outcome").search(clause(rate.before)) if is_percent(rate) else None
            own = (part for part in parts if told and clause(part.before).endswith(told["outcome"]))
            yield from ((part, each.whole, rate) for part in own)


def _behind(line: Line, last: Figure) -> Iterator[Figure]:
    """The figures behind the last outcome of a group, to the end of its clause."""
    rest = line.figures[last.position + 1 : last.position + MOST]
    return takewhile(lambda figure: not SEGMENT.search(figure.before) and "。" not in figure.before, rest)


def _is_bare(percent: Figure) -> bool:
    return pattern("share.toml", "bare share").fullmatch(clause(percent.before)) is not None


def _is_outcome(figure: Figure) -> bool:
    told = pattern(LEXICON, "came of treatment").search(clause(figure.before))
    return told is not None and amount(figure) and figure.claim.unit in ("例", "人", "名", "只", "眼")


def _row(line: Line, first: Figure) -> Iterator[Figure]:
    """The outcomes from the first of them to the end of its clause."""
    yield first
    for figure in line.figures[first.position + 1 : first.position + MOST]:
        if SEGMENT.search(figure.before) or "。" in figure.before:
            return
        if figure.depth == first.depth and alike(figure, first):
            if not _is_outcome(figure) or _names_a_group(figure):
                return
            yield figure
        elif figure.depth <= first.depth and not is_percent(figure):
            return


def _names_a_group(figure: Figure) -> str:
    told = pattern(LEXICON, "group").search(MARKS.split(figure.before)[-1])
    return told["name"] if told else ""


def _group(line: Line, first: Figure) -> Figure | None:
    """The number of a group: the last one said of the group that its first outcome names, or of each, else the last."""
    name = _names_a_group(first) or _named_last(line, first)
    near = reversed(line.figures[max(0, first.position - FAR) : first.position])
    before = [each for each in near if _is_whole(each, first)]
    if name:
        return next((each for each in before if _is_of(each, name)), None)
    return next((each for each in before if each.claim.sentence_start == first.claim.sentence_start), None)


def _named_last(line: Line, first: Figure) -> str:
    """The group that the sentence of an outcome names before it, if any."""
    words = line.text[first.claim.sentence_start - line.start : first.claim.start - line.start]
    told = list(pattern(LEXICON, "group").finditer(re.split("[;；]", words)[-1]))
    return told[-1]["name"] if told else ""


def _is_whole(figure: Figure, first: Figure) -> bool:
    kin = alike(figure, first) and figure.depth == first.depth and not _is_outcome(figure)
    return kin and (amount(figure) or _is_of_each(figure))


def _is_of_each(figure: Figure) -> bool:
    return pattern(LEXICON, "each group").search(clause(figure.before)) is not None


def _is_of(figure: Figure, name: str) -> bool:
    return _is_of_each(figure) or clause(figure.before).endswith(name) or figure.after.startswith(name)
