"""Identities that figures of a line may make, whatever their words say: shares and sums.

Wide on purpose: what their words make of them is for the checks to say (see `checks.identities.undone`).
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, permutations

from checks.figures.amounts import alike, amount
from checks.figures.percentages import is_percent
from checks.identities.forms import SHARE, SUM, Identity
from checks.identities.slips import may_slip
from checks.lexicon import pattern
from checks.page import Figure, clause, opening

AMONG = "其中"
MOST, MOST_PARTS, FEWEST_PARTS = 12, 8, 2
FEW_WORDS, HEAD = 3, 2
OF_SHARES, OF_SUMS = Decimal("0.02"), Decimal("0.01")
"""How likely an accident may be that makes a figure fit as well as a slip does."""


def possible_shares(figures: Sequence[Figure], earlier: Sequence[Figure]) -> Iterator[Identity]:
    """Every share of something with two amounts of one unit before it, of which the first may be a part.

    It has no name of its own, but for the part's, and the whole is no share and no part of another.
    """
    for percent in filter(is_percent, figures):
        if not _is_share(percent) or pattern("identities.toml", "on a base of its own").search(percent.lead):
            continue
        before = [figure for figure in (*earlier, *figures) if figure.claim.start < percent.claim.start][-MOST:]
        shared = {figure for figure, behind in pairwise(before) if is_percent(behind) and _is_share(behind)}
        for part, whole in permutations(filter(amount, before), 2):
            told = whole not in shared and AMONG not in whole.lead and _may_be_of(percent, part)
            if alike(part, whole) and told and not _is_of_another(percent, whole):
                yield Identity(SHARE, (part, whole, percent), (1, -1, -1), OF_SHARES)


def _may_be_of(percent: Figure, part: Figure) -> bool:
    name = pattern("identities.toml", "a share by its words").split(clause(percent.before))[0]
    return not name or name in f"{part.subject} {clause(part.before)} {opening(part.after)}"


def _is_of_another(percent: Figure, whole: Figure) -> bool:
    """Whether a share is said to be of what a whole is not by its name: 占负债总额 of 资产总额, 占进出口 of 出口."""
    of = pattern("identities.toml", "of a base").search(clause(percent.before))
    if of is None:
        return False
    name, words = whole.subject, f"{whole.subject} {clause(whole.before)} {opening(whole.after)}"
    if name in of["base"]:
        return not re.search(f"(?<![进非不未女男]){re.escape(name)}", of["base"])
    base = pattern("identities.toml", "all of a base").sub("", of["base"])
    return base not in words and (len(base) <= FEW_WORDS or base[:-HEAD] not in words)


def _is_share(percent: Figure) -> bool:
    return pattern("identities.toml", "a share by its words").search(clause(percent.before)) is not None


def possible_sums(figures: Sequence[Figure], earlier: Sequence[Figure]) -> Iterator[Identity]:
    """Every amount with a row of others in its unit right before it or near behind it."""
    row = [figure for figure in (*earlier, *figures) if amount(figure)]
    for place, whole in enumerate(row):
        kin = [figure for figure in row[place + 1 : place + 1 + MOST] if alike(figure, whole)]
        ahead = [figure for figure in row[max(0, place - MOST) : place] if alike(figure, whole)]
        runs = [kin[first:last] for first in range(FEWEST_PARTS) for last in _ends(first, kin)]
        runs += [ahead[first:] for first in range(len(ahead) - FEWEST_PARTS + 1)]
        for parts in runs:
            if {whole, *parts} & {*figures} and _are_near(whole, parts):
                yield Identity(SUM, (*parts, whole), (*(1 for _ in parts), -1), OF_SUMS)


def _ends(first: int, kin: Sequence[Figure]) -> range:
    return range(first + FEWEST_PARTS, min(len(kin), first + MOST_PARTS) + 1)


def _are_near(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether one slip may make parts come to their whole."""
    told, summed = _size(whole), sum(map(_size, parts))
    width = sum(_step(figure) for figure in (whole, *parts))
    off = told - summed
    return may_slip(whole, summed, width) or any(may_slip(part, _size(part) + off, width) for part in parts)


def _size(figure: Figure) -> float:
    return abs(float(figure.claim.low or 0))


def _step(figure: Figure) -> float:
    return float(figure.claim.step or 1)
