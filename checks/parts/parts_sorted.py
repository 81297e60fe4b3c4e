"""Parts told apart by something that all of a whole has: 零售额68.94亿元。按经营地分,城镇49.71亿元,乡村19.23亿元."""

from collections.abc import Iterator, Sequence
from itertools import islice

from checks.figures.amounts import (
    SENTENCE,
    Breakdown,
    adds_up,
    alike,
    amount,
    compared,
    held_to,
    leaves_others,
    surely_slipped,
    targets_of,
    total,
)
from checks.figures.labels import all_of_them, complementary
from checks.figures.percentages import HUNDRED, is_percent
from checks.figures.stretches import SEGMENT
from checks.lexicon import pattern
from checks.page import Figure, Line, Page
from checks.parts.exclusive import leave_nothing_out
from checks.relation import Comparator, Interval, holds
from checks.repair import repairs, slip

CASES, PEOPLE = "例", ("名", "人")
FEWEST, MOST, FAR, LINES, MOST_WHOLES = 2, 16, 40, 3, 6


def sorted_apart(page: Page) -> Iterator[Breakdown]:
    """Every whole with the parts that a later sentence sorts it into, and what it misses them by, if that is sure."""
    for line in page.lines:
        for first in line.figures:
            if not pattern("parts_sorted.toml", "sorted by").search(first.before) or not amount(first) or first.depth:
                continue
            wholes = list(_wholes(page, line, first))
            runs = [run for run in _runs(line, first) if len(run) >= FEWEST]
            fitting = ((whole, run) for run in runs for whole in wholes if adds_up(whole, run))
            found = next(fitting, None)
            if found:
                yield held_to(*found)
            elif runs:
                yield from _missed(line, wholes, runs[0])


def _missed(line: Line, wholes: Sequence[Figure], run: tuple[Figure, ...]) -> Iterator[Breakdown]:
    """The nearest whole of some parts that leave nothing out, or miss it by what a slip of the pen surely explains."""
    near = [whole for whole in wholes if whole.claim.sentence_start == wholes[0].claim.sentence_start]
    for whole in near if len(near) == 1 else ():
        explained = any(repairs(*target) for target in targets_of(whole, run))
        if _of_patients(whole, run[0]):
            continue
        every = complementary(run, whole) or leave_nothing_out(run) or all_of_them(run, whole)
        if (every and explained) or (surely_slipped(whole, run) and not leaves_others(whole, run)):
            yield held_to(whole, run)
            return
    if _shares_are_all(line, run):
        meant = next((whole for whole in wholes if slip(whole.claim, total(run))), None)
        yield from [held_to(meant, run)] if meant else []


def _shares_are_all(line: Line, run: Sequence[Figure]) -> bool:
    """Whether each of some parts has its share right behind it, these come to a hundred, and each is its share."""
    behind = [line.figures[part.position + 1 : part.position + 2] for part in run]
    shares = [each[0] for each in behind if each and is_percent(each[0])]
    if len(shares) < len(run) or not holds(Comparator.MEETS, total(shares), HUNDRED):
        return False
    summed = total(run)
    told = zip(run, shares, strict=True)
    return all(
        holds(Comparator.MEETS, Interval.of(part.claim) / summed * HUNDRED, Interval.of(share.claim))
        for part, share in told
    )


def _runs(line: Line, first: Figure) -> Iterator[tuple[Figure, ...]]:
    """The parts from the first of them to the end of its sentence, and those up to its first semicolon."""
    full: list[Figure] = [first]
    short: list[Figure] = []
    nested = False
    for figure in line.figures[first.position + 1 : first.position + FAR]:
        again = pattern("parts_sorted.toml", "sorted by").search(figure.before)
        if SENTENCE.search(figure.before) or again or len(full) == MOST:
            break
        if SEGMENT.search(figure.before):
            short, nested = short or list(full), False
        nested = nested or pattern("parts.toml", "among").search(figure.before) is not None
        if not nested and not figure.depth and alike(figure, first) and amount(figure) and not compared(figure):
            full.append(figure)
    yield from dict.fromkeys((tuple(full), tuple(short or full)))


def _wholes(page: Page, line: Line, first: Figure) -> Iterator[Figure]:
    """What the parts may be parts of, nearest first: on their line, or else on one of the lines before it."""
    own = list(reversed(line.figures[max(0, first.position - FAR) : first.position]))
    kin = [figure for figure in own if _is_whole(figure, first)]
    lines = reversed(page.lines[max(0, first.line - LINES) : first.line])
    before = (figure for line in lines for figure in reversed(line.figures) if _is_whole(figure, first))
    yield from islice(kin or before, MOST_WHOLES)


def _is_whole(figure: Figure, first: Figure) -> bool:
    kin = (alike(figure, first) or _of_patients(figure, first)) and amount(figure) and not compared(figure)
    return kin and not figure.depth and figure.claim.status is first.claim.status


def _of_patients(figure: Figure, first: Figure) -> bool:
    """Whether cases are sorted into people, who may have had several: 29例感染者中,从性别看,男性13名,女性16名."""
    return figure.claim.unit == CASES and first.claim.unit in PEOPLE
