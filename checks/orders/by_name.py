"""Amounts, means and rates of a page of which one lies within or below another by what the two are called.

农村居民人均可支配收入 below 城镇居民人均可支配收入, 商品房新开工面积 within 商品房施工面积. Which names are such is the
lexicon's; whose they are (商品房, 规模以上工业企业) is the same for both, or is told of one of them on their line.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from functools import cache, lru_cache, partial
from itertools import islice
from typing import Any, NamedTuple

from checks.figures.amounts import compared, threshold
from checks.figures.identity import scope_allows
from checks.figures.topics import KEPT, names, topic, unit
from checks.lexicon import entries, pattern
from checks.page import Figure, Page, clause
from checks.parts.contained import Standing, apart, timed
from checks.parts.parts_within import Pair, fits_within
from checks.relation import Interval
from checks.repair import COUNTED, repairs
from claims.model import Dimension, Hedge, Kind

MOST = 60


class Upper(NamedTuple):
    """Whose the lower quantity is, what the name of the upper one is like and how the two stand.

    One `may_leave_out` whose it is; `beside` is set where both are told in one sentence, `sure` where no others can be
    meant.
    """

    whose: str
    name: re.Pattern[str]
    may_leave_out: bool
    beside: bool
    sure: bool


def below_by_name(page: Page) -> Iterator[Pair]:
    """Every figure with the nearest that holds it for each name of what lies above its own."""
    for low, highs in _named(page):
        fitting = (high for high in highs if fits_within(low, high))
        yield from ((low, high) for high in islice(fitting, 1))


def beyond_by_name(page: Page) -> Iterator[Pair]:
    """Every figure with one on another line that it exceeds, though it is a part of that by sure names, place and time.

    The text gives no other value of the whole, and a slip of the pen explains it.
    """
    for low, highs in _named(page, sure=True):
        whole = highs[0]
        apart_told = all(high.line != low.line and _of_one_setting(low, high) for high in highs)
        alone = len({high.claim.low for high in highs}) == 1 and not fits_within(low, whole)
        if apart_told and alone and slipped_below(low, whole):
            yield low, whole


def _named(page: Page, *, sure: bool = False) -> Iterator[tuple[Figure, list[Figure]]]:
    """Every figure with those that go by one name of what lies above its own, the nearest first."""
    for group in _kinds(page):
        for at, low in enumerate(group):
            above = (upper for whose, name in _called(low) for upper in _uppers(whose, name))
            wanted = dict.fromkeys(upper for upper in above if upper.sure or not sure)
            near = group[max(0, at - MOST) : at + MOST] if wanted else ()
            of_one = [high for high in near if high is not low and _of_one(low, high)]
            named = (_going_by(low, upper, of_one) for upper in wanted)
            for highs in dict.fromkeys(tuple(sorted(highs, key=partial(apart, low))) for highs in named if highs):
                yield low, list(highs)


def _going_by(low: Figure, upper: Upper, highs: Sequence[Figure]) -> list[Figure]:
    return [high for high in highs if _goes_by(high, upper, low)]


def _of_one_setting(low: Figure, high: Figure) -> bool:
    return low.period == high.period != "" and low.scope == high.scope


def slipped_below(low: Figure, high: Figure) -> bool:
    """Whether one of two figures, written otherwise, would lie as it should."""
    lower, higher = Interval.of(low.claim), Interval.of(high.claim)
    below = Interval(lower.lower * 0, higher.upper)
    return bool(repairs(low.claim, below) or repairs(high.claim, lower))


@lru_cache(maxsize=KEPT)
def _called(figure: Figure) -> tuple[tuple[str, str], ...]:
    """The names of a figure, each whole and parted into whose it is and what it is: 规模以上工业企业, 营业收入."""
    found = [("", name) for name in dict.fromkeys((topic(figure).name, *names(figure)))]
    parted = (pattern("lower.toml", "whose").match(name) for _, name in found)
    return (*found, *((each["whose"], each["what"]) for each in parted if each))


def _goes_by(high: Figure, upper: Upper, low: Figure) -> bool:
    if upper.beside:
        told = upper.name.search(topic(high).name) is not None
        return told and high.claim.sentence_start == low.claim.sentence_start
    on_line = upper.may_leave_out and high.line == low.line
    named = (whose for whose, name in _called(high) if upper.name.search(name))
    return any(whose == upper.whose or (on_line and "" in (whose, upper.whose)) for whose in named)


def _of_one(low: Figure, high: Figure) -> bool:
    """Whether two figures are of one place, time and status.

    What is counted is so in one sentence, or of one place that both name: not 甲队获得奖牌12枚。乙队获得金牌5枚.
    """
    one, other = low.claim, high.claim
    same = one.status is other.status and low.depth == high.depth and scope_allows(low.scope, high.scope)
    starts = {pattern("growth.toml", "from").search(clause(each.before)) is not None for each in (low, high)}
    beside = one.sentence_start == other.sentence_start or (low.scope == high.scope != "")
    same = same and (beside or one.dimension is not Dimension.COUNT)
    same = same and not pattern("order.toml", "all but").search(clause(high.before))
    return same and len(starts) == 1 and timed(low, high) is not Standing.APART


def _kinds(page: Page) -> Iterator[list[Figure]]:
    """The levels of a page in text order, by unit and dimension."""
    kinds: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        if _is_level(figure):
            kinds[unit(figure.claim), figure.claim.dimension].append(figure)
    return iter(kinds.values())


def _is_level(figure: Figure) -> bool:
    claim = figure.claim
    told = claim.kind is Kind.CLAIM and claim.low is not None and claim.hedge is not Hedge.VAGUE
    each = claim.dimension in COUNTED and pattern("parts.toml", "of each").search(clause(figure.before))
    level = claim.measure != "增减额" and claim.dimension is not Dimension.MULTIPLE
    level = level and topic(figure).aspect in ("level", "per head")
    return told and level and not each and not (compared(figure) or threshold(figure))


@lru_cache(maxsize=KEPT)
def _uppers(whose: str, name: str) -> tuple[Upper, ...]:
    """What lies above, or holds, what goes by a name."""
    told = ((lower.search(name), upper, how) for lower, upper, *how in _pairs())
    return tuple(
        Upper(whose, _compiled(found.expand(upper) if found.re.groups else upper), *how)
        for found, upper, how in told
        if found
    )


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


@cache
def _pairs() -> tuple[tuple[re.Pattern[str], str, bool, bool, bool], ...]:
    rows = [
        (row["lower"], row["upper"], True, row.get("beside", False), False) for row in entries("lower.toml", "lower")
    ]
    rows += [(row["part"], row["whole"], False, False, _is_sure(row)) for row in entries("order.toml", "pair")]
    return tuple((re.compile(lower), *upper) for lower, *upper in rows)


def _is_sure(row: dict[str, Any]) -> bool:
    return row.get("sure", True) and not row.get("plain", False) and row.get("times", 1) == 1
