"""People counted in 人 or 个 with the share of each kind behind it: 200人…,有30个“05后”占比15%,50个“95后”占比25%."""

from collections.abc import Collection, Iterator
from decimal import Decimal
from itertools import pairwise

from checks.figures.amounts import SENTENCE, Breakdown, adds_up, amount, one_slip_off, total
from checks.figures.directory import is_level
from checks.figures.percentages import Share, fits, fits_or_slipped, is_percent
from checks.figures.possible_shares import computable
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, in_table
from checks.relation import Comparator, Interval, holds
from claims.model import Dimension

HEADS = frozenset(("个", "名", "人", "位"))
FEWEST = 2
AROUND = Interval(Decimal(97), Decimal(103))
"""What the rounded shares of all of some people come to."""


def shares_of_heads(page: Page, found: Collection[int]) -> list[Share]:
    """The shares of a sentence that are of one number of people before them in it, or in the sentence before.

    One that is not is wrong where a slip of the pen explains it and all others, two and more, are right.
    """
    told: list[Share] = []
    for line in page.lines:
        for whole, parts in _rows(line):
            shares = [(part, whole, percent) for part, percent in parts if computable(part, whole, percent)]
            fitting = [share for share in shares if fits(*share)]
            if len(fitting) >= max(FEWEST, len(shares) - 1):
                told += [share for share in shares if share in fitting or fits_or_slipped(*share)]
    return [share for share in told if share[2].claim.start not in found]


def heads_by_kind(line: Line) -> Iterator[Breakdown]:
    """The same people as the whole of all kinds that are told, where their shares come to a hundred."""
    for whole, parts in _rows(line):
        kinds = tuple(part for part, _ in parts)
        shares = total([percent for _, percent in parts])
        told = holds(Comparator.MEETS, shares, AROUND)
        if len(parts) > FEWEST and told and (adds_up(whole, kinds) or one_slip_off(whole, kinds)):
            yield Breakdown(whole, kinds, complete=True, sure=True)


def _rows(line: Line) -> Iterator[tuple[Figure, list[tuple[Figure, Figure]]]]:
    """Every number of people with the counts behind it that have a share, three and more, none of which is above it."""
    for whole in line.figures:
        if whole.claim.dimension is not Dimension.PERSON or whole.depth or in_table(whole) or not is_level(whole):
            continue
        parts: list[tuple[Figure, Figure]] = []
        after = line.figures[whole.position + 1 :]
        for part, percent in pairwise(after):
            if SENTENCE.search(part.before) or (not parts and part is not after[0]):
                break
            if _is_share(part, percent):
                parts.append((part, percent))
        if len(parts) > FEWEST and all(_within(whole, part) for part, _ in parts):
            yield whole, parts


def _is_share(part: Figure, percent: Figure) -> bool:
    told = is_percent(percent) and pattern("share.toml", "of that kind").search(percent.before)
    return bool(told) and part.claim.unit in HEADS and amount(part) and part.depth == percent.depth


def _within(whole: Figure, part: Figure) -> bool:
    return (part.claim.low or 0) < (whole.claim.low or 0)
