"""How much each has, how many there are, and how much all have: output a head, people a household, area and yield."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, reduce
from itertools import islice
from typing import NamedTuple

from checks.figures.amounts import amount
from checks.figures.conversions import factor
from checks.figures.directory import is_listed
from checks.figures.identity import compatible
from checks.figures.topics import names, said, unit
from checks.lexicon import entries, pattern
from checks.page import Figure, Page, clause
from checks.relation import Comparator, Interval, holds
from checks.repair import COUNTED, repairs
from claims.model import Claim

BESIDE = re.compile("[,，][^,，。;；、0-9]{1,10}")
EXACT = Interval(Decimal(1), Decimal(1))
MEAN = Interval(Decimal("0.95"), Decimal("1.05"))
NEAR_LINES, REACH = 3, 6
CHANCE = Decimal("0.2")
LEAD = 6


class Each(NamedTuple):
    """An amount of each, how many there are and what they come to; `margin` is what their product may be off by.

    `of` is how many the amount is of, as it is written (每10股), where that is not one. `besides` are others that are
    counted with them: 上午3场、下午4场,每场60人. `exact` where each has just so many, and not on an average.
    """

    each: Figure
    many: Figure
    whole: Figure
    margin: Interval
    scale: Decimal = Decimal(1)
    of: str = ""
    besides: tuple[Figure, ...] = ()
    exact: bool = False

    @property
    def how_many(self) -> Interval:
        """How many there are together."""
        return reduce(lambda one, other: one + Interval.of(other.claim), self.besides, Interval.of(self.many.claim))

    @property
    def counts(self) -> tuple[Figure, ...]:
        """The figures that tell how many there are."""
        return (*self.besides, self.many)

    @property
    def product(self) -> Interval:
        """Each times how many, in the unit of the whole."""
        of_each = Interval.of(self.each.claim) if self.exact else rounded(self.each.claim)
        product = of_each * self.how_many * self.margin
        return product * Interval(self.scale, self.scale)

    @property
    def fits(self) -> bool:
        """Whether the three may all be true."""
        return holds(Comparator.MEETS, self.product, Interval.of(self.whole.claim))

    @property
    def targets(self) -> list[tuple[Claim, Interval]]:
        """What each of them would have to be, were the others right."""
        price, counts = rounded(self.each.claim), self.each.claim.dimension in COUNTED
        half = (self.each.claim.step or Decimal(1)) / 2 if counts else Decimal(0)
        whole = Interval.of(self.whole.claim)
        times = self.margin * Interval(self.scale, self.scale)
        needed = whole / price / times
        return [
            (self.each.claim, whole / self.how_many / times + Interval(-half, half)),
            (self.whole.claim, self.product),
            *((figure.claim, needed - (self.how_many - Interval.of(figure.claim))) for figure in self.counts),
        ]


def rounded(mean: Claim) -> Interval:
    """The reading of a mean, which is rounded to its last digit even where it counts whole things."""
    reading = Interval.of(mean)
    half = (mean.step or Decimal(1)) / 2
    return reading if reading.lower < reading.upper else Interval(reading.lower - half, reading.upper + half)


class Named(NamedTuple):
    """What the three are called; `mean` where how many there are is a mean over the time, of which one end is given.

    `of` is how many the amount is of (每千人), `fits` says that only what fits is told.
    """

    each: re.Pattern[str]
    many: re.Pattern[str]
    whole: re.Pattern[str]
    mean: bool
    of: int
    fits: bool


def by_name(page: Page) -> Iterator[Each]:
    """Amounts of each that their names tell, of one place and time: what fits, else what one slip would make fit.

    How many there are and what they come to are told of one amount of each: beside one that fits, others are of
    another time.
    """
    positive = [figure for figure in page.figures if Interval.of(figure.claim).lower > 0]
    listed = [figure for figure in positive if is_listed(figure)]
    for row in _named():
        eaches = [figure for figure in positive if _called(row.each, figure)]
        if not eaches:
            continue
        manies, wholes = ([f for f in listed if _called(name, f)] for name in (row.many, row.whole))
        told: list[tuple[Each | None, list[Each]]] = []
        for each in eaches:
            some = _of_some(page, each)
            found = [
                Each(each, many, whole, MEAN if row.mean else EXACT, Decimal(1) / row.of)
                for many in ([some] if some else manies)
                for whole in wholes
                if each not in (many, whole) and unit(whole.claim) == unit(each.claim) and _one_place(each, many, whole)
            ]
            told.append((next((triple for triple in found if triple.fits), None), [] if row.fits else found))
        fitting = [triple for triple, _ in told if triple]
        used = {figure.claim.start for triple in fitting for figure in (triple.many, triple.whole)}
        yield from fitting
        for found in (found for triple, found in told if triple is None):
            fresh = (triple for triple in found if not used & {triple.many.claim.start, triple.whole.claim.start})
            yield from islice((triple for triple in fresh if any(repairs(*target) for target in triple.targets)), 1)


def _of_some(page: Page, each: Figure) -> Figure | None:
    """Those of whom an amount of each is told right behind: 其中过夜游客70万人次,人均消费2743元; None elsewhere."""
    before = page.lines[each.line].figures[each.position - 1] if each.position else None
    if before is None or before.claim.sentence_start != each.claim.sentence_start or each.depth != before.depth:
        return None
    told = pattern("parts.toml", "among").search(before.before) and BESIDE.fullmatch(each.before)
    return before if told and before.claim.dimension in COUNTED else None


def by_unit(page: Page) -> Iterator[Each]:
    """Rates in one unit a piece of another (元/平方米) with an amount of either near them, where they fit.

    播种面积581.91万亩,单产485.06公斤/亩,总产量282.26万吨.
    """
    lines = [[figure for figure in line.figures if Interval.of(figure.claim).lower > 0] for line in page.lines]
    for each in (figure for line in lines for figure in line):
        above, _, below = _units(each)
        if not below:
            continue
        own = lines[each.line]
        place = own.index(each)
        beside = own[max(0, place - REACH) : place + REACH]
        numbers = [n for n in range(each.line - NEAR_LINES, each.line + NEAR_LINES + 1) if 0 <= n < len(lines)]
        around = [figure for number in numbers if number != each.line for figure in lines[number]]
        near = sorted((*beside, *around), key=lambda figure: abs(figure.claim.start - each.claim.start))
        manies = _measured(near, below)
        wholes = _measured(near, above)
        triples = (
            Each(each, many, whole, EXACT, bottom / top)
            for many, bottom in manies
            for whole, top in wholes
            if many is not whole
        )
        found = _unlikely_by_chance(triples)
        if found is not None:
            yield found


def is_likely(triples: Sequence[Each]) -> Each | None:
    """The nearest of some triples that fits too closely for chance, by the digits as printed or to the last of them."""
    for trial, triple in enumerate(sorted(triples, key=_spread), 1):
        product, whole = _asprinted(triple), printed(triple.whole)
        exactly = _to_the_last_digit(triple)
        if trial * (width(whole) if exactly else width(product) + width(whole)) > CHANCE:
            continue
        if triple.fits and (exactly or holds(Comparator.MEETS, product, whole)):
            return triple
    return None


def _to_the_last_digit(triple: Each) -> bool:
    """Whether the very numbers that are printed give the whole to its last digit: 3410 times 2万元 is 6820万元."""
    claims = [figure.claim for figure in (triple.each, triple.many, triple.whole)]
    if any(claim.low is None or claim.low != claim.high for claim in claims):
        return False
    each, many, whole = (claim.low or Decimal(0) for claim in claims)
    return each * many * triple.scale == whole


def _unlikely_by_chance(triples: Iterator[Each]) -> Each | None:
    """The first triple that fits, the fewest units changed and the nearest first, if so many tries are few enough."""
    ordered = sorted(triples, key=lambda triple: (_changed(triple), _spread(triple)))
    for trial, triple in enumerate(ordered, 1):
        product, whole = _asprinted(triple), printed(triple.whole)
        if trial * (width(product) + width(whole)) > CHANCE:
            return None
        if holds(Comparator.MEETS, product, whole):
            return triple
    return None


def _changed(triple: Each) -> Decimal:
    """How far the units of the two amounts are from those of the rate: 1 where they are the same."""
    above, _, below = _units(triple.each)
    times = factor(unit(triple.whole.claim), above), factor(unit(triple.many.claim), below)
    return max((max(each, 1 / each) for each in times if each), default=Decimal(1))


def _spread(triple: Each) -> int:
    starts = [figure.claim.start for figure in (triple.each, triple.many, triple.whole)]
    return max(starts) - min(starts)


def _asprinted(triple: Each) -> Interval:
    return printed(triple.each) * printed(triple.many) * Interval(triple.scale, triple.scale)


def printed(figure: Figure) -> Interval:
    """The reading of the digits alone: 约323亿 as 322.5亿 to 323.5亿."""
    claim = figure.claim
    half = (claim.step or Decimal(0)) / 2
    single = claim.low is not None and claim.low == claim.high
    return Interval(claim.low - half, claim.low + half) if single and claim.low else Interval.of(claim)


def width(reading: Interval) -> Decimal:
    """How far apart the ends of a reading are, as a part of its middle; endless where it has an open end."""
    return 2 * (reading.upper - reading.lower) / (reading.upper + reading.lower) if reading.bounded else Decimal(1)


def _units(each: Figure) -> tuple[str, str, str]:
    """The unit of a rate: that of the whole, the slash, and that of what there are so many of."""
    parts = each.claim.unit.partition("/")
    piece = pattern("each.toml", "of a piece").search(clause(each.before)) if not parts[1] else None
    return (unit(each.claim), "/", piece["unit"] or "亩") if piece else parts


def _measured(near: Sequence[Figure], wanted: str) -> list[tuple[Figure, Decimal]]:
    """The amounts of which the unit can be told in another, each with how many of that make one of its own."""
    told = ((figure, factor(unit(figure.claim), wanted)) for figure in near if amount(figure))
    return [(figure, times) for figure, times in told if times is not None]


def _called(name: re.Pattern[str], figure: Figure) -> bool:
    return any(name.search(own) for own in (*names(figure), said(clause(figure.before))))


def _one_place(*figures: Figure) -> bool:
    """Whether three figures are of one time and place; on one line, the place may be told of one for all."""
    each, many, whole = (figure.claim for figure in figures)
    pairs = ((each, many), (each, whole), (many, whole))
    if not all(compatible(one, other) for one, other in pairs):
        return False
    if len({figure.line for figure in figures}) > 1 and len({claim.scope or "" for claim in (each, many, whole)}) > 1:
        return False
    return ("户籍" in f"{each.subject}{figures[0].lead[-LEAD:]}") == ("户籍" in (many.subject or ""))


@cache
def _named() -> tuple[Named, ...]:
    rows = entries("each.toml", "each")
    return tuple(
        Named(
            re.compile(row["each"]),
            re.compile(row["many"]),
            re.compile(row["whole"]),
            row.get("mean", False),
            row.get("of", 1),
            row.get("fits", False),
        )
        for row in rows
    )
