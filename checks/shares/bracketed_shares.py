"""Shares in the brackets behind their parts, of a whole told before: 共173株,其中甲52株(30.1%),乙41株(23.7%)."""

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.figures.amounts import adds_up, total
from checks.figures.directory import Kind, is_level, kind
from checks.figures.percentages import HUNDRED, Share, fits, fits_or_slipped, is_percent, to_a_step
from checks.figures.possible_shares import computable
from checks.figures.topics import topic
from checks.page import Figure, Line, Page, in_table
from checks.relation import Comparator, Interval, holds

FELLOWS, REACH = 2, 12
OPENING, CLOSING = ("(", "（"), (")", "）")


def bracketed_shares(page: Page) -> Iterator[Share]:
    """The shares of each paragraph with the whole that two of them and more are of, the nearest first.

    One that is not of it is wrong where a slip of the pen explains it and all others are, three if it stands elsewhere;
    or whatever explains it, where the parts with shares make up the whole. What the others make up has no part in it:
    治愈20例(50%),好转12例(30%),无效8例(20%)。复发4例(12.5%).
    """
    before: dict[Kind, deque[Figure]] = {}
    for line in page.lines:
        told = pairs_in_brackets(line)
        for of in dict.fromkeys(kind(part) for part, _ in told):
            yield from _of_two_halves([pair for pair in told if kind(pair[0]) == of], line)
            yield from _of_one_whole([pair for pair in told if kind(pair[0]) == of], before.get(of, ()), line)
        for figure in line.figures:
            if is_level(figure) and not in_table(figure):
                before.setdefault(kind(figure), deque(maxlen=REACH)).append(figure)


def _of_two_halves(told: Sequence[tuple[Figure, Figure]], line: Line) -> Iterator[Share]:
    """Two shares that come to just a hundred, of the amount before them that one of them is surely of.

    发病6000人,其中单次5400人(90%),多次600人(10%): the other is wrong if a slip of the pen explains it.
    """
    for (part, percent), (other, rest) in pairwise(told):
        summed = sum(each.claim.low or 0 for each in (percent, rest))
        before = line.figures[max(0, part.position - FELLOWS) : part.position]
        wholes = [each for each in before if kind(each) == kind(part) and is_level(each)]
        if summed == HUNDRED.lower and kind(part) == kind(other) and wholes:
            shares = [(each, wholes[-1], share) for each, share in ((part, percent), (other, rest))]
            shares = [share for share in shares if computable(*share)]
            if any(fits(*share) for share in shares):
                yield from (share for share in shares if fits_or_slipped(*share))


def pairs_in_brackets(line: Line) -> list[tuple[Figure, Figure]]:
    """Every amount with a percentage alone in the bracket behind it that tells of no growth."""
    return [
        (part, percent)
        for part, percent in pairwise(line.figures)
        if percent.before.strip() in OPENING
        and percent.after.startswith(CLOSING)
        and is_percent(percent)
        and topic(percent).aspect != "rate"
        and is_level(part)
        and not in_table(part)
    ]


def _is_up_to_it(told: Sequence[tuple[Figure, Figure]], part: Figure, whole: Figure, percent: Figure) -> bool:
    """Whether a share is that of all parts up to its own: 显效18例(45%),有效14例(80%) of 40例."""
    up_to = [each for each, _ in told if each.position <= part.position]
    share = total(up_to) / Interval.of(whole.claim) * HUNDRED
    return holds(Comparator.MEETS, share, to_a_step(percent.claim))


def _of_one_whole(told: Sequence[tuple[Figure, Figure]], before: Sequence[Figure], line: Line) -> Iterator[Share]:
    if len(told) < FELLOWS:
        return
    parts = {part.claim.start for part, _ in told}
    first = told[0][0]
    own = [each for each in line.figures[: first.position] if kind(each) == kind(first)]
    wholes = [*(each for each in reversed(own) if is_level(each)), *reversed(before)]
    for whole in (each for each in wholes[:REACH] if each.claim.start not in parts):
        shares = [(part, whole, percent) for part, percent in told if computable(part, whole, percent)]
        fitting = [share for share in shares if fits(*share)]
        if len(fitting) >= FELLOWS:
            odd = [share for share in shares if not (fits(*share) or _is_up_to_it(told, *share))]
            yield from fitting
            sure = len(odd) == 1 and (len(fitting) > FELLOWS or whole.line == first.line)
            sure = sure and not adds_up(whole, [part for part, *_ in fitting])
            all_told = len(shares) == len(told) and adds_up(whole, [part for part, _ in told])
            yield from (share for share in odd if (sure and fits_or_slipped(*share)) or (all_told and len(odd) == 1))
            return
