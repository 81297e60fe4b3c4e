"""Shares of one sentence that leave nothing out: 工资占62%,经营收入占21%,其他占17%; 62%支持,23%反对,15%无所谓.

What is left, told last as 其余 or, of what something is made up of, as 其他, closes shares of one whole: they come to
100, or miss it by another digit or a slip of the pen. Those who are for, against and neither may leave others unasked:
they are wrong only where they come to more. Where one may be of several (可多选), where a share is of one before it
(其中) or shares changed, nothing is said.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from checks.figures.amounts import JOINED
from checks.figures.percentages import HUNDRED, adjustable, is_percent
from checks.figures.stretches import sentences
from checks.figures.wholes_named import shares_of_named
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table, opening
from checks.parts.exclusive import are_apart
from checks.parts.joint import NOTICED
from checks.relation import Comparator, holds
from checks.repair import repairs
from claims.model import Hedge

LEXICON = "hundreds.toml"
FEWEST, PAIR = 3, 2
NAMES = re.compile("、|和|及|与|以及")
SIDES = ("against", "favour", "neither")


def closed_hundreds(line: Line) -> Iterator[Sequence[Figure]]:
    """The shares of each sentence of a line that has no others, where they make up a whole by their labels."""
    for figures in sentences(line.figures):
        shares = [figure for figure in figures if is_percent(figure)]
        if len(shares) < FEWEST or len(shares) != len(figures) or not _is_closed(line, shares):
            continue
        summed = adjustable(shares)
        fits = summed.lower <= HUNDRED.lower <= summed.upper
        if _up_to_what_is_left(shares):
            yield from [shares] if fits or _slipped(shares) else []
        elif _are_sides(shares) and (fits or summed.lower > HUNDRED.upper + NOTICED):
            yield shares
    yield from _by_place(line)
    yield from _one_after_another(line)


def _one_after_another(line: Line) -> Iterator[Sequence[Figure]]:
    """应届生占考生总数的79.3%,往届生占20.7%;文科占41.0%,…: shares of one whole, in order, of which some come to 100.

    Nothing says that they have to.
    """
    named = [(share, name) for share, name in shares_of_named(line) if share.claim.hedge is Hedge.EXACT]
    run: list[Figure] = []
    for (share, name), (_, before) in zip(named, [("", ""), *named], strict=False):
        run = [*run, share] if run and name == before and share.depth == run[0].depth else [share]
        summed = adjustable(run)
        if len(run) >= PAIR and holds(Comparator.MEETS, summed, HUNDRED):
            yield run
        run = run if summed.upper < HUNDRED.lower else []


def _by_place(line: Line) -> Iterator[Sequence[Figure]]:
    """全市产量中,东区、西区占比分别为46%、54%; 从地区构成看,东部占26%,西部占74%: parts of all that exclude one another.

    They need not be all there are, so that only what comes to more is wrong.
    """
    for place, first in enumerate(line.figures):
        told = pattern(LEXICON, "of all, by name").search(first.lead) if is_percent(first) else None
        if told is None or first.claim.hedge is not Hedge.EXACT:
            continue
        rest = line.figures[place + 1 :]
        if told["names"]:
            row = [first, *takewhile(lambda figure: JOINED.fullmatch(figure.before), rest)]
            labels = NAMES.split(told["names"])
        else:
            row = [first, *takewhile(lambda figure: pattern(LEXICON, "next of all").fullmatch(figure.before), rest)]
            labels = [told["label"], *(pattern(LEXICON, "around a label").sub("", share.before) for share in row[1:])]
        summed = adjustable(row)
        exact = all(is_percent(share) and share.claim.hedge is Hedge.EXACT for share in row)
        fits = summed.lower <= HUNDRED.lower <= summed.upper
        apart = len(row) == len(labels) >= PAIR and exact and are_apart(labels)
        own = pattern(LEXICON, "of each place's own").match(row[-1].after)
        if apart and (fits or (summed.lower > HUNDRED.upper + NOTICED and not own)):
            yield row


def _is_closed(line: Line, shares: Sequence[Figure]) -> bool:
    """Whether shares are exact and told one after another, with nothing that leaves their whole open."""
    exact = all(share.claim.hedge is Hedge.EXACT and not share.depth and not in_table(share) for share in shares)
    first, last = shares[0].claim, shares[-1].claim
    start = max(first.sentence_start, first.start - len(shares[0].before)) - line.start
    words = f"{line.text[max(0, start) : last.end - line.start]}{opening(shares[-1].after)}{shares[-1].after[:20]}"
    return exact and pattern(LEXICON, "left open").search(words) is None


def _up_to_what_is_left(shares: Sequence[Figure]) -> bool:
    """Whether shares are told in one form, behind 占 or each ahead of whom it is of, up to the last, of all others."""
    left = pattern(LEXICON, "what is left").search(clause(shares[-1].before))
    made_up = left and (left["rest"] or pattern(LEXICON, "made up").search(shares[0].lead))
    told = [pattern(LEXICON, "share of").search(clause(share.before)) is not None for share in shares]
    ahead = [pattern(LEXICON, "of whom").match(share.after) is not None for share in shares]
    return bool(made_up) and (all(told) or all(ahead))


def _are_sides(shares: Sequence[Figure]) -> bool:
    """Whether three shares are of those who are for, against and neither of one thing that none of them names."""
    words = [f"{clause(share.before)}…{opening(share.after)}" for share in shares]
    told = [pattern(LEXICON, "side").match(each) for each in words]
    return sorted((found.lastgroup or "").rstrip("_") for found in told if found) == sorted(SIDES)


def _slipped(shares: Sequence[Figure]) -> bool:
    """Whether one slip of the pen in one of the shares explains that they don't come to 100."""
    rest = ((share, adjustable([other for other in shares if other is not share])) for share in shares)
    return any(repairs(share.claim, HUNDRED - summed) for share, summed in rest)
