"""Patients of a group by what came of their treatment: 治疗组30例…。治疗组治愈21例,好转7例,无效2例.

The outcomes are told one after another in a clause up to a semicolon, those of no effect among them, so that they leave
none out; shares and fractions of theirs may stand between. Their group is the one that they name, or the number before
them in their sentence.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from checks.figures.amounts import Breakdown, adds_up, alike, amount, one_slip_off, total
from checks.figures.percentages import HUNDRED, Share, fits, is_percent, to_a_step
from checks.figures.stretches import SEGMENT
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause
from checks.relation import Comparator, Interval, holds

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
                yield Treated(_nearer(line, whole, row) or whole, good, bad)


def sums_of_treated(line: Line) -> Iterator[Breakdown]:
    """Every group that its outcomes add up to, or miss by what one slip of the pen explains."""
    for whole, good, bad in groups_treated(line):
        parts = tuple(sorted((*good, *bad), key=lambda part: part.position))
        fewer = pattern(LEXICON, "fewer are judged").search(
            line.text[whole.claim.end - line.start : parts[-1].claim.end - line.start]
        )
        sure = not fewer and not any(_between(line, whole, parts[0]))
        if adds_up(whole, parts) or (sure and one_slip_off(whole, parts)):
            yield Breakdown(whole, parts, complete=True, sure=True)


def shares_of_treated(page: Page, known: Collection[int]) -> list[Share]:
    """The bare shares right behind the outcomes of a group that these add up to: 治愈12例,占44.44%."""
    found = []
    for line in page.lines:
        for whole, good, bad in groups_treated(line):
            for part in (*good, *bad) if adds_up(whole, (*good, *bad)) else ():
                percent = next(iter(line.figures[part.position + 1 : part.position + 2]), None)
                own = percent and is_percent(percent) and percent.claim.start not in known and _is_bare(percent)
                if percent and own and fits(part, whole, percent):
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


def _between(line: Line, whole: Figure, first: Figure) -> Iterator[Figure]:
    """Other numbers between that of a group and its first outcome, which may be of them: 36例,重症26例治愈10例."""
    near = line.figures[whole.position + 1 : first.position]
    return (each for each in near if alike(each, first) and amount(each) and not _names_a_group(each))


def _nearer(line: Line, whole: Figure, row: Sequence[Figure]) -> Figure | None:
    """The number behind that of a group to which outcomes add up that miss the group's."""
    if adds_up(whole, row):
        return None
    return next((each for each in _between(line, whole, row[0]) if adds_up(each, row)), None)


def tells_plainly(line: Line, each: Treated, rate: Figure) -> bool:
    """Whether a rate is that of a group by nothing but its name, and of all but those of no effect.

    Some count 好转 or 稳定 as no effect.
    """
    last = max(part.position for part in (*each.good, *each.bad))
    named = pattern(LEXICON, "rate of those helped").search(clause(rate.before)) is not None
    plain = named and all(map(is_percent, line.figures[last + 1 : rate.position]))
    between = any(pattern(LEXICON, "in between").search(clause(part.before)) for part in each.good)
    stated, group = to_a_step(rate.claim), Interval.of(each.whole.claim)
    fewer = (total(each.good[:last]) / group * HUNDRED for last in range(1, len(each.good)))
    return plain and not between and not any(holds(Comparator.MEETS, one, stated) for one in fewer)


def _is_bare(percent: Figure) -> bool:
    return pattern("share.toml", "bare share").fullmatch(clause(percent.before)) is not None


def _is_outcome(figure: Figure) -> bool:
    told = pattern(LEXICON, "came of treatment").search(clause(figure.before))
    return told is not None and amount(figure) and figure.claim.unit in ("例", "人", "名", "只", "眼")


def _outcome(figure: Figure) -> str:
    found = pattern(LEXICON, "came of treatment").search(clause(figure.before))
    return found.group() if found else ""


def _row(line: Line, first: Figure) -> Iterator[Figure]:
    """The outcomes from the first of them to the end of its clause."""
    yield first
    told = {_outcome(first)}
    for figure in line.figures[first.position + 1 : first.position + MOST]:
        if SEGMENT.search(figure.before) or "。" in figure.before:
            return
        if figure.depth == first.depth and alike(figure, first):
            if not _is_outcome(figure) or _names_a_group(figure) or _outcome(figure) in told:
                return
            told.add(_outcome(figure))
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
    own = _names_a_group(figure)
    return _is_of_each(figure) or own == name or (not own and figure.after.startswith(name))
