"""Figures that fit each other so closely that it can hardly be chance, where no words say that they have to.

What is found here can only be consistent: that such figures don't fit shows nothing.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice, takewhile

from checks.changes import Change
from checks.identity import time_allows
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from checks.parts import Breakdown, alike, amount
from checks.relation import Interval
from checks.shares import Share, fits, is_percent
from checks.topics import related, topic, unit
from claims.model import Claim, Dimension, Hedge, Status

BEFORE, AFTER = 24, 4
MOST_PARTS = 12
CHANCE = Decimal("0.02")
CHANCE_OF_SHARE = Decimal("0.15")
CHANCE_OF_RATE = Decimal("0.05")
SPREAD = Decimal(100)
"""Percentage points over which shares and rates of unrelated figures are taken to lie."""
NEAR, REACH = 3, 12


def sums(page: Page) -> Iterator[Breakdown]:
    """Runs of amounts of one kind in a paragraph that add up to another one near them."""
    for group in _kinds(page):
        for place, first in enumerate(group):
            run = list(takewhile(lambda figure, first=first: figure.line == first.line, group[place:]))  # type: ignore[misc]
            wholes = [*reversed(group[max(0, place - BEFORE) : place])]
            for count in range(2, min(MOST_PARTS, len(run)) + 1):
                behind = group[place + count : place + count + AFTER]
                whole = _whole_of(run[:count], [*wholes, *behind])
                if whole is not None:
                    yield Breakdown(whole, tuple(run[:count]), complete=False, sure=False)
                    break


def _kinds(page: Page) -> Iterator[list[Figure]]:
    """The exact amounts of a page in text order, by dimension, unit and depth; those in tables stand in columns."""
    kinds: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        if _is_exact(figure) and amount(figure) and topic(figure).aspect == "level" and not in_table(figure):
            kinds[figure.claim.dimension, unit(figure.claim), figure.depth].append(figure)
    return iter(kinds.values())


def _is_exact(figure: Figure) -> bool:
    claim = figure.claim
    return claim.hedge is Hedge.EXACT and claim.status is Status.ACTUAL and claim.low is not None and claim.low > 0


def _whole_of(parts: Sequence[Figure], near: Sequence[Figure]) -> Figure | None:
    """The first figure that some parts come to in its own digits, the nearer the likelier; None if it may be chance."""
    coarsest = max(_step(part.claim) for part in parts)
    summed = sum((part.claim.low or Decimal(0) for part in parts), Decimal(0))
    for trial, whole in enumerate(near, len(parts) - 1):
        value, step = whole.claim.low or Decimal(0), _step(whole.claim)
        meets = value == summed or (coarsest <= step and 2 * abs(value - summed) <= step)
        if meets and trial * step <= CHANCE * summed and all((part.claim.low or value) >= step for part in parts):
            return whole
    return None


def _step(claim: Claim) -> Decimal:
    return claim.step or Decimal(1)


def shares(page: Page, known: Iterable[Share]) -> Iterator[Share]:
    """Parts and wholes near a percentage, said to be a share, that give it; `known` are those found by the words."""
    found = {percent.claim.start for _, _, percent in known}
    figures = list(page.figures)
    amounts = [figure for figure in figures if amount(figure) and topic(figure).aspect == "level"]
    places = {figure.claim.start: place for place, figure in enumerate(amounts)}
    before = 0
    for figure in figures:
        before = places.get(figure.claim.start, before - 1) + 1 if figure.claim.start in places else before
        if figure.claim.start in found or not is_percent(figure) or in_table(figure) or figure.claim.low == 0:
            continue
        if not _said_of_a_part(figure):
            continue
        parts = [part for part in reversed(amounts[max(0, before - REACH) : before]) if part.line == figure.line]
        for part in parts:
            if not (_is_exact(part) and related(topic(part).name, topic(figure).name)):
                continue
            wholes = [*reversed(amounts[max(0, before - BEFORE) : before]), *amounts[before : before + 1]]
            share = _share_of(part, [whole for whole in wholes if alike(part, whole) and whole is not part], figure)
            if share is not None:
                yield share
                break


def _said_of_a_part(percent: Figure) -> bool:
    return topic(percent).aspect == "share" or pattern("share.toml", "a share").search(clause(percent.before)) is not None


def _share_of(part: Figure, wholes: Sequence[Figure], percent: Figure) -> Share | None:
    step = 2 * _step(percent.claim)
    for trial, whole in enumerate(wholes, 1):
        if trial * step > CHANCE_OF_SHARE * SPREAD or trial * step > CHANCE_OF_SHARE * (percent.claim.low or step) * 10:
            return None
        bounded = Interval.of(part.claim).bounded and Interval.of(whole.claim).bounded
        if bounded and time_allows(part.claim, whole.claim) and fits(part, whole, percent):
            return part, whole, percent
    return None


def rates(page: Page) -> Iterator[Change]:
    """Amounts under names that are akin, of which the later one is the earlier one with a rate of growth near it."""
    for group in _kinds(page):
        for place, later in enumerate(group):
            for rate in islice(_rates_of(later, page), 1):
                earlier = _earlier(later, rate, [*reversed(group[max(0, place - BEFORE) : place]), *group[place + 1 : place + AFTER]])
                if earlier is not None:
                    yield Change(later, earlier, None, rate, (rate.claim.low or 0) < 0)


def _rates_of(later: Figure, page: Page) -> Iterator[Figure]:
    """The percentages right behind an amount in its sentence that say how it grew."""
    after = page.lines[later.line].figures[later.position + 1 : later.position + 1 + NEAR]
    for figure in takewhile(lambda figure: figure.claim.sentence_start == later.claim.sentence_start, after):
        if amount(figure):
            return
        rate = figure.claim.low or Decimal(0)
        if figure.claim.dimension is Dimension.PERCENT and topic(figure).aspect == "rate" and 0 != rate > -SPREAD:
            yield figure


def _earlier(later: Figure, rate: Figure, near: Sequence[Figure]) -> Figure | None:
    stated, step = rate.claim.low or Decimal(0), _step(rate.claim)
    kin = [figure for figure in near if related(topic(figure).name, topic(later).name)]
    for trial, earlier in enumerate(kin, 1):
        if trial * 2 * step > CHANCE_OF_RATE * SPREAD:
            return None
        grown = ((later.claim.low or Decimal(0)) / (earlier.claim.low or Decimal(1)) - 1) * SPREAD
        if abs(grown - stated) <= step:
            return earlier
    return None
