"""Growth over several years: yearly means of it, what the years that it is made up of grew by, and each year's amount.

比2019年同期增长21%,两年平均增长10%; 去年下降20%, now 增长40% and 比前年增长12%; 由A增至B,平均每年增加D.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from checks.changes.since import Mean
from checks.figures.amounts import SENTENCE, alike, digits
from checks.figures.change import NOT_LEVELS, Change, falls, years_told
from checks.figures.identity import YEAR
from checks.figures.percentages import is_percent, to_a_step
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.relation import Comparator, Interval, holds
from claims.model import Claim, Dimension, Hedge

ONE, HUNDRED = Interval(Decimal(1), Decimal(1)), Interval(Decimal(100), Decimal(100))
TELLING, NEAR = 3, 30


def means_of_years(line: Line) -> Iterator[Mean]:
    """比2019年同期增长21%,两年平均增长10%, and 十年共增长10.5%。年平均增长率为1.0%."""
    for grown, mean in pairwise(line.figures):
        if not (is_percent(grown) and is_percent(mean)) or grown.depth != mean.depth or in_table(mean):
            continue
        over = pattern("growth.toml", "grown since a time").search(clause(grown.before))
        told = pattern("growth.toml", "mean of so many years").fullmatch(clause(mean.before))
        if over and told and not SENTENCE.search(mean.before) and not falls(over["way"] + told["way"]):
            yield Mean(grown, mean, years_told(told["years"].replace("两", "二")))
        again = pattern("growth.toml", "mean in a sentence of its own").fullmatch(mean.before)
        years = pattern("growth.toml", "in so many years").search(grown.lead) if again else None
        if years and not falls(clause(grown.before)):
            yield Mean(grown, mean, years_told(years["years"]))


class Chain(NamedTuple):
    """The rates of two years one after the other, and the one over both."""

    first: Figure
    second: Figure
    both: Figure

    @property
    def computed(self) -> Interval:
        """What the two come to, in per cent."""
        one, other = (ONE + Interval.of(figure.claim) / HUNDRED for figure in (self.first, self.second))
        return (one * other - ONE) * HUNDRED

    @property
    def fits(self) -> bool:
        """Whether all three may be true."""
        return holds(Comparator.MEETS, self.computed, to_a_step(self.both.claim))


def chains(page: Page) -> Iterator[Chain]:
    """Every rate over two years with those of both that the page gives near it under its name; only what fits."""
    rates = [each for each in page.figures if is_percent(each) and topic(each).aspect == "rate" and not in_table(each)]
    named: defaultdict[str, list[Figure]] = defaultdict(list)
    for rate in filter(_bounded, rates):
        named[topic(rate).name].append(rate)
    for both in rates:
        over = pattern("growth.toml", "grown since a time").search(clause(both.before))
        if not over:
            continue
        known = named[topic(both).name]
        at = bisect_left(known, both.claim.start, key=lambda rate: rate.claim.start)
        kin = [each for each in known[max(0, at - NEAR) : at + NEAR] if each is not both]
        year = str(int(over["since"]) + 1)
        firsts = [each for each in kin if year in YEAR.findall(f"{each.period}{clause(each.before)}")]
        seconds = [
            each for each in kin if each not in firsts and pattern("growth.toml", "on the year").search(each.before)
        ]
        fitting = (each for one in firsts for two in seconds if (each := Chain(one, two, both)).fits)
        yield from list(fitting)[:1]


def _bounded(rate: Figure) -> bool:
    return rate.claim.hedge is Hedge.EXACT and Interval.of(rate.claim).bounded


class Yearly(NamedTuple):
    """An earlier and a later level so many years apart, and by how much it moved in each of them."""

    earlier: Figure
    later: Figure
    each: Figure
    years: int

    @property
    def computed(self) -> Interval:
        """By how much it moved in each year."""
        earlier, later = (Interval.of(figure.claim) for figure in (self.earlier, self.later))
        return (later - earlier) / self._span

    @property
    def targets(self) -> tuple[tuple[Claim, Interval], ...]:
        """What each of the three would have to be, were the others right; the mean first."""
        earlier, later = (Interval.of(figure.claim) for figure in (self.earlier, self.later))
        moved = Interval.of(self.each.claim) * self._span
        return (
            (self.each.claim, self.computed),
            (self.later.claim, earlier + moved),
            (self.earlier.claim, later - moved),
        )

    @property
    def fits(self) -> bool:
        """Whether all three may be true."""
        return holds(Comparator.MEETS, self.computed, to_a_step(self.each.claim))

    @property
    def _span(self) -> Interval:
        return Interval(Decimal(self.years), Decimal(self.years))


def yearly_amounts(line: Line) -> Iterator[Yearly]:
    """由1997年的8651亿元增加到2002年的18914亿元,平均每年增加2053亿元; wrong where one year more or less won't do."""
    for earlier, later, each in zip(line.figures, line.figures[1:], line.figures[2:], strict=False):
        told = pattern("growth.toml", "amount of each year").fullmatch(clause(each.before))
        start = pattern("growth.toml", "from").search(clause(earlier.before)) if told else None
        end = pattern("growth.toml", "to").match(later.before) if start else None
        if end is None or not alike(earlier, later) or not alike(later, each) or SENTENCE.search(each.before):
            continue
        first, last = (figure.claim.period_start for figure in (earlier, later))
        years = last.year - first.year if first and last else 0
        if years > 1 and _are_levels(earlier, later):
            found = Yearly(earlier, later, each, years)
            exact = all(figure.claim.hedge is Hedge.EXACT for figure in (earlier, later, each))
            miscounted = any(found._replace(years=count).fits for count in (years - 1, years + 1))
            if found.fits or (exact and not miscounted):
                yield found


def _are_levels(*figures: Figure) -> bool:
    return all(each.claim.low is not None and each.claim.dimension not in NOT_LEVELS for each in figures)


def levels_apart_from_their_base(page: Page) -> Iterator[Change]:
    """与2010年的500.0万人相比,增加100.0万人,增长20.00%: and the level of another line that is theirs."""
    levels = [each for each in page.figures if _is_level(each)]
    for line in page.lines:
        for base, difference in pairwise(line.figures):
            told = base.after.lstrip().startswith("相比") and alike(base, difference)
            if not told or topic(difference).aspect != "change" or difference.claim.low is None:
                continue
            fell = difference.claim.low < 0
            wanted = Interval.of(base.claim) + Interval.of(difference.claim)
            came_to = (each for each in levels if each.line != base.line and _is_of(each, difference))
            later = next((each for each in came_to if holds(Comparator.MEETS, wanted, Interval.of(each.claim))), None)
            if later is None or later is base:
                continue
            yield Change(later, base, difference, None, fell)
            behind = line.figures[difference.position + 1 :][:1]
            if behind and is_percent(behind[0]) and topic(behind[0]).aspect == "rate":
                yield Change(later, None, difference, behind[0], fell)


def _is_level(figure: Figure) -> bool:
    told = topic(figure).aspect == "level" and digits(figure.claim) >= TELLING and figure.claim.low is not None
    return told and figure.claim.dimension not in NOT_LEVELS and figure.claim.dimension is not Dimension.OTHER


def _is_of(level: Figure, difference: Figure) -> bool:
    same = topic(level).name == topic(difference).name and level.scope == difference.scope
    return same and alike(level, difference)
