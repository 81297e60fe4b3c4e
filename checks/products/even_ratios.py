"""Two columns of a table of which one is the same times the other in every row: 接待人次 and 日均, 亩 and 公顷."""

import math
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from checks.figures.amounts import NOT_AMOUNTS, digits
from checks.figures.columns import noted, rows, tables
from checks.lexicon import pattern
from checks.page import Figure, Page
from checks.relation import Interval
from checks.repair import slip
from claims.model import Claim, Dimension, Hedge, Kind

MOST_COLUMNS, FEWEST, FEWEST_OF_ODD = 8, 3, 4
TELLING, TELLING_OF_ODD, MOST_TOLD, DIFFERENT = 5.0, 6.0, 4.0, 3
DIGITS, FAR = 3, 60
ONE = Decimal(1)
Row = Mapping[int, Figure]


class Even(NamedTuple):
    """A row's two figures, the ratio of the others, and the figures that tell it: a number of days, or a row."""

    less: Figure
    more: Figure
    told: tuple[Figure, ...]
    ratio: Interval

    @property
    def computed(self) -> Interval:
        """What the greater of the two has to be."""
        return Interval.of(self.less.claim) * self.ratio

    @property
    def targets(self) -> tuple[tuple[Claim, Interval], ...]:
        """What each of the two has to be, were the other right."""
        return (self.more.claim, self.computed), (self.less.claim, Interval.of(self.more.claim) / self.ratio)


class _Ratios(NamedTuple):
    """The pairs of two columns, the ratio that they have in common, and the one that is off, if any."""

    pairs: Sequence[tuple[Figure, Figure]]
    ratio: Interval
    odd: tuple[Figure, Figure] | None


def even_ratios(page: Page) -> Iterator[Even]:
    """The rows of two columns whose ratio is the same within the roundings, in three rows and more of many digits.

    An odd one of four and more is wrong where the text gives the ratio as a number of days or months, one of the
    columns is called a mean, and a slip of the pen explains it.
    """
    figures = [figure for figure in page.figures if figure.claim.dimension is Dimension.DURATION]
    for table in tables(page):
        found = rows(table)
        places = sorted({at for row in found for at in row})[:MOST_COLUMNS]
        for one, other in combinations(places, 2) if len(found) >= FEWEST else ():
            pairs = [(row[one], row[other]) for row in found if one in row and other in row]
            ratios = _ratios(pairs)
            if ratios is not None and ratios.odd is not None and noted(page, ratios.odd[0]):
                ratios = ratios._replace(odd=None)
            if ratios is not None:
                yield from _told(ratios, figures)


def _told(ratios: _Ratios, durations: Sequence[Figure]) -> Iterator[Even]:
    by = _number_of_days(ratios, durations)
    first, *others = sorted(ratios.pairs, key=lambda pair: -min(digits(figure.claim) for figure in pair))
    if by is not None:
        yield from (Even(*pair, (by,), Interval.of(by.claim)) for pair in ratios.pairs)
    else:
        ratio = Interval.of(first[1].claim) / Interval.of(first[0].claim)
        yield from (Even(*pair, first, ratio) for pair in others)
    if by is not None and ratios.odd is not None:
        odd = Even(*ratios.odd, (by,), Interval.of(by.claim))
        if min(digits(figure.claim) for figure in ratios.odd) >= DIGITS and any(slip(*each) for each in odd.targets):
            yield odd


def _number_of_days(ratios: _Ratios, durations: Sequence[Figure]) -> Figure | None:
    """The length of time that a text gives, and by which one column is called a mean of the other: 8天 for 日均."""
    less = ratios.pairs[0][0]
    head = f"{less.claim.measure or ''}{less.claim.subject or ''}"
    found = pattern("product.toml", "column of each time").search(head)
    if found is None:
        return None
    units = {"日": ("天", "日"), "周": ("周",), "月": ("个月",), "年": ("年",)}[found["time"]]
    near = [figure for figure in durations if figure.claim.unit in units and figure.claim.start < less.claim.start]
    fitting = (figure for figure in reversed(near[-FAR:]) if _within(figure, ratios.ratio))
    return next(fitting, None)


def _within(figure: Figure, ratio: Interval) -> bool:
    claim = figure.claim
    return claim.low is not None and claim.low == claim.high and ratio.lower <= claim.low <= ratio.upper


def _ratios(pairs: Sequence[tuple[Figure, Figure]]) -> _Ratios | None:
    """The one ratio of all pairs, or all but one, the smaller figure of each first; None where it may be chance."""
    if len(pairs) < FEWEST or not all(_is_level(figure) for pair in pairs for figure in pair):
        return None
    if (pairs[0][0].claim.low or 0) > (pairs[0][1].claim.low or 0):
        pairs = [(other, one) for one, other in pairs]
    ratios = [Interval.of(other.claim) / Interval.of(one.claim) for one, other in pairs]
    for odd in (None, *_extremes(ratios)):
        kept = [place for place in range(len(pairs)) if place != odd]
        common = Interval(max(ratios[at].lower for at in kept), min(ratios[at].upper for at in kept))
        if common.lower > common.upper or len(kept) < FEWEST:
            continue
        told = sorted(_told_by(pairs[at], ratios[at]) for at in kept)
        different = len({pairs[at][0].claim.low for at in kept}) >= DIFFERENT
        enough = sum(told[:-1]) >= (TELLING if odd is None else TELLING_OF_ODD)
        if enough and different and not common.lower <= ONE <= common.upper:
            return _Ratios([pairs[at] for at in kept], common, None if odd is None else pairs[odd])
    return None


def _extremes(ratios: Sequence[Interval]) -> tuple[int, ...]:
    """The places of the highest and of the lowest of four ratios and more."""
    places = range(len(ratios))
    if len(ratios) < FEWEST_OF_ODD:
        return ()
    return max(places, key=lambda at: ratios[at].lower), min(places, key=lambda at: ratios[at].upper)


def _is_level(figure: Figure) -> bool:
    claim = figure.claim
    exact = claim.hedge is Hedge.EXACT and claim.low is not None and claim.kind is Kind.CLAIM
    return exact and claim.dimension not in NOT_AMOUNTS and claim.measure != "增减额" and Interval.of(claim).lower > 0


def _told_by(pair: tuple[Figure, Figure], ratio: Interval) -> float:
    """How many digits of a ratio two figures tell."""
    width = float((ratio.upper - ratio.lower) / ratio.lower)
    printed = max(len((figure.claim.low or ONE).normalize().as_tuple().digits) for figure in pair)
    told = -math.log10(width) if width else MOST_TOLD
    return max(0.0, min(told, MOST_TOLD, printed))
