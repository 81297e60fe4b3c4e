"""Payments that come every month, quarter and year, told for each: 月租金18500元,季度租金55500元,年租金222000元."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from checks.figures.amounts import SENTENCE
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from checks.products.only_these import CLOSE
from checks.relation import Comparator, Interval, holds
from checks.repair import SURE_SLIPS, Slip, slip
from claims.model import Claim, Dimension, Hedge

MONTHS = (("半年", 6), ("年", 12), ("季", 3), ("月", 1))
PAIR = 2


class Payment(NamedTuple):
    """What is paid in a shorter and in a longer time, and how many of the one make the other."""

    shorter: Figure
    longer: Figure
    times: Decimal

    @property
    def computed(self) -> Interval:
        """What the longer time comes to."""
        return Interval.of(self.shorter.claim) * Interval(self.times, self.times)

    @property
    def fits(self) -> bool:
        """Whether it comes to what is told."""
        return holds(Comparator.MEETS, self.computed, Interval.of(self.longer.claim))

    @property
    def targets(self) -> tuple[tuple[Claim, Interval], ...]:
        """What each of the two has to be, were the other right."""
        of_one = Interval.of(self.longer.claim) / Interval(self.times, self.times)
        return (self.longer.claim, self.computed), (self.shorter.claim, of_one)

    def slipped(self, *, sure: bool) -> bool:
        """Whether one slip of the pen explains a miss to the last digit, and one that is no chance if `sure`."""
        kinds = SURE_SLIPS if sure else tuple(Slip)
        near = ((claim, (target.lower + target.upper) / 2) for claim, target in self.targets)
        ends = ((claim, Interval(centre * (1 - CLOSE), centre * (1 + CLOSE))) for claim, centre in near)
        return any(slip(claim, target, kinds) for claim, target in ends)


def regular_payments(line: Line) -> Iterator[Payment]:
    """Every two payments of one name in a sentence, for times of which one is some of the other.

    One that misses is wrong by a slip, and where two others of the sentence do not bear it out only by one that is no
    chance: a month may be free, a rent may rise.
    """
    told: list[tuple[Figure, int, str]] = []
    for figure in [*line.figures, None]:
        if figure is None or SENTENCE.search(figure.before):
            yield from _of_sentence(line, told)
            told = []
        named = pattern("product.toml", "paid every time").search(clause(figure.before)) if figure else None
        if figure is not None and named and _is_exact(figure):
            months = next(count for name, count in MONTHS if name in named["time"])
            told.append((figure, months, named["what"][-1]))


def _is_exact(figure: Figure) -> bool:
    claim = figure.claim
    exact = claim.hedge is Hedge.EXACT and claim.low == claim.high and (claim.low or 0) > 0
    return exact and claim.dimension is Dimension.MONEY and not figure.depth and not in_table(figure)


def _of_sentence(line: Line, told: list[tuple[Figure, int, str]]) -> Iterator[Payment]:
    if not PAIR <= len(told) <= len(MONTHS) or len({months for _, months, _ in told}) < len(told):
        return
    ordered = sorted(told, key=lambda each: each[1])
    pairs = [
        Payment(shorter, longer, Decimal(of_longer) / of_shorter)
        for (shorter, of_shorter, what), (longer, of_longer, again) in combinations(ordered, 2)
        if what == again and of_longer % of_shorter == 0
    ]
    fitting = [pair for pair in pairs if pair.fits]
    yield from fitting
    first = told[0][0]
    words = line.text[first.claim.sentence_start - line.start : told[-1][0].claim.sentence_end - line.start]
    if not pattern("product.toml", "not paid alike").search(words):
        wrong = (pair for pair in pairs if not pair.fits and pair.slipped(sure=not fitting))
        yield from list(wrong)[:1]
