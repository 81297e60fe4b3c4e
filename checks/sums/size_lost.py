"""Parts of which one lacks the 万 that all the others have: 43万吨,其中甲22万吨,乙13万吨,丙8吨.

Limits: a whole and two or more parts behind it in its line, all exact, in one unit and alike in 万 or 亿 but for one of
three digits and more that they would come to with it. That a sum should come out so well is no chance.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from checks.figures.amounts import Breakdown, amount, digits
from checks.figures.percentages import Share, fits, is_percent
from checks.figures.possible_shares import computable
from checks.figures.stretches import SEGMENT
from checks.figures.topics import topic, unit
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from claims.model import Hedge, Status

SIZES = {"万": Decimal(10**4), "亿": Decimal(10**8)}
WRITTEN = re.compile(r"(?<=[0-9])(?![0-9.,，])\s?(?P<size>[万亿]?)(?![万亿千百十])")
FEWEST, MOST, TELLING, REACH = 2, 8, 3, 6


def sizes_lost(line: Line) -> Iterator[Breakdown]:
    """Every whole of a line with the parts behind it that come to it but for the size that one of them lacks."""
    kinds: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in line.figures:
        if _is_plain(figure):
            kinds[figure.claim.dimension, unit(figure.claim), topic(figure).aspect, figure.depth].append(figure)
    for figures in kinds.values():
        for at, whole in enumerate(figures):
            size = _size(whole)
            parts = _parts(whole, size, figures[at + 1 : at + 1 + MOST]) if size else ()
            if parts:
                yield Breakdown(whole, parts, complete=True, sure=True)


def of_sizes_lost(page: Page) -> Iterator[Share]:
    """The shares told of parts that lack their size, where they would be right with it."""
    for line in page.lines:
        for whole, part in ((each.whole, part) for each in sizes_lost(line) for part in each.parts):
            percent = None if _size(part) else _share_behind(line, part)
            if (
                percent is not None
                and computable(part, whole, percent)
                and fits(_with(part, _size(whole)), whole, percent)
            ):
                yield part, whole, percent


def _parts(whole: Figure, size: str, behind: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures at the start of a row that come to a whole if the only one without its size had it."""
    for count in range(FEWEST, len(behind) + 1):
        parts = behind[:count]
        bare = [part for part in parts if not _size(part)]
        others = all(_size(part) in ("", size) for part in parts)
        if others and len(bare) == 1 and digits(bare[0].claim) >= TELLING and _come_to(whole, size, parts):
            return tuple(parts)
    return ()


def _come_to(whole: Figure, size: str, parts: Sequence[Figure]) -> bool:
    """Whether parts in one size come to a whole as it is printed."""
    told = [part if _size(part) else _with(part, size) for part in parts]
    step = max(part.claim.step or Decimal(1) for part in (whole, *told))
    summed = sum((part.claim.low or Decimal(0) for part in told), Decimal(0))
    return 2 * abs(summed - (whole.claim.low or Decimal(0))) <= step


def _with(part: Figure, size: str) -> Figure:
    """A part as it is in a size."""
    low, high, lower, upper, step = (
        None if value is None else value * SIZES[size]
        for value in (part.claim.low, part.claim.high, part.claim.lower, part.claim.upper, part.claim.step)
    )
    return replace(part, claim=replace(part.claim, low=low, high=high, lower=lower, upper=upper, step=step))


def _size(figure: Figure) -> str:
    """The 万 or 亿 behind the digits of a figure; empty where there is none."""
    found = WRITTEN.search(figure.claim.text)
    return found["size"] if found else ""


def _is_plain(figure: Figure) -> bool:
    claim = figure.claim
    exact = claim.hedge is Hedge.EXACT and bool(claim.low) and claim.low == claim.high
    plain = exact and claim.status is Status.ACTUAL and amount(figure) and not in_table(figure)
    return plain and bool(unit(claim)) and WRITTEN.search(claim.text) is not None


def _share_behind(line: Line, part: Figure) -> Figure | None:
    """The first share behind a part in its part of the sentence."""
    behind = line.figures[part.position + 1 : part.position + 1 + REACH]
    own = takewhile(lambda each: not SEGMENT.search(each.before), behind)
    told = (each for each in own if is_percent(each))
    share = next(told, None)
    marked = pattern("share.toml", "lost with its size")
    return share if share is not None and marked.search(clause(share.before)) else None
