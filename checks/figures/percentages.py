"""Percentages as shares: which figures are such, what a part and its whole make, and what slip explains a miss."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import reduce

from checks.lexicon import pattern
from checks.page import Figure, clause
from checks.relation import Interval
from checks.repair import slip
from claims.model import Claim, Dimension, Hedge, Status

DIGIT = re.compile("[0-9]")
ENDS_IN_A_NOUGHT = re.compile("[.][0-9]*0(?![0-9])")
ONE = Interval(Decimal(1), Decimal(1))
HUNDRED = Interval(Decimal(100), Decimal(100))
SHORT = 2
AT_LEAST = frozenset((Hedge.ABOVE, Hedge.AT_LEAST))
THOUSAND = Interval(Decimal(1000), Decimal(1000))
HUNDRED_THOUSAND = Interval(Decimal(100000), Decimal(100000))
PER_HUNDRED_THOUSAND = "/10万"
Share = tuple[Figure, Figure, Figure]
"""A part, its whole, and the percentage that the one is said to be of the other."""


def is_percent(figure: Figure) -> bool:
    """Whether a figure is a percentage with a number, in digits or in words (四成多)."""
    claim = figure.claim
    return claim.dimension is Dimension.PERCENT and claim.low is not None and claim.unit in ("%", "％", "", "成")


def in_words(figure: Figure) -> bool:
    """Whether a percentage is told without digits: 一半, 四成多, 超过三分之一."""
    return DIGIT.search(figure.claim.text) is None


def goes_on(figure: Figure) -> bool:
    """Whether a percentage is the next one of a row: 、45.2%和51.7%."""
    return is_percent(figure) and pattern("share.toml", "and").match(figure.before) is not None


def fits(part: Figure, whole: Figure, percent: Figure) -> bool:
    """Whether a part over its whole may be the percentage that is printed, its last digit cut or rounded."""
    reading = all_of(whole)
    if reading.lower <= 0:
        return False
    quotient, stated = Interval.of(part.claim) / reading * base_of(percent), to_a_step(percent.claim)
    return quotient.lower <= stated.upper and stated.lower <= quotient.upper


def all_of(whole: Figure) -> Interval:
    """The reading of a whole; a short figure that is aimed at is what is printed, none that was rounded: 目标5万人.

    One of 2.70亿元 was rounded, and so may be what no word of its clause calls an aim. What is to be reached or passed
    (9万套以上) is the figure that it starts from.
    """
    claim = whole.claim
    value = claim.low
    if claim.status is Status.PLANNED and claim.hedge in AT_LEAST and value is not None:
        return Interval(value, value)
    aimed = claim.status is Status.PLANNED and claim.hedge is Hedge.EXACT and claim.low == claim.high
    aimed = aimed and pattern("share.toml", "aimed at by its words").search(clause(whole.before)) is not None
    short = value is not None and len(value.normalize().as_tuple().digits) <= SHORT
    rounded = ENDS_IN_A_NOUGHT.search(claim.text) is not None
    return Interval(value, value) if aimed and short and not rounded and value is not None else Interval.of(claim)


def base_of(percent: Figure) -> Interval:
    """What a whole is counted as: a hundred, a thousand for ‰, and one for a ratio, but of the sexes (105.6).

    Of a rate per 100 000 (3865.25/10万人年) it is so many.
    """
    if percent.claim.unit.startswith(PER_HUNDRED_THOUSAND):
        return HUNDRED_THOUSAND
    if percent.claim.dimension is Dimension.RATIO and not _on_a_hundred(percent):
        return ONE
    return THOUSAND if percent.claim.unit == "‰" else HUNDRED


def _on_a_hundred(ratio: Figure) -> bool:
    """Whether a ratio of men is to a hundred women, which is what one number behind 性别比 means."""
    return ":" not in ratio.claim.text and pattern("share.toml", "of the sexes").search(ratio.subject) is not None


def to_a_step(claim: Claim) -> Interval:
    """The reading of a percentage with half a step more on either side, as where its last digit was cut."""
    half = (claim.step or Decimal(0)) / 2
    return Interval.of(claim) + Interval(-half, half)


def targets(part: Figure, whole: Figure, percent: Figure) -> Iterator[tuple[Claim, Interval]]:
    """What a share, its part and its whole would each have to be, were the others right."""
    few, reading, stated = Interval.of(part.claim), all_of(whole), Interval.of(percent.claim)
    yield percent.claim, few / reading * base_of(percent)
    yield part.claim, reading * stated / base_of(percent)
    if stated.lower > 0:
        yield whole.claim, few * base_of(percent) / stated


def fits_or_slipped(part: Figure, whole: Figure, percent: Figure) -> bool:
    """Whether a share is that of its part, or is not by one slip of the pen in the share, the part or the whole.

    A share in words is so wide that another digit of a part would often bring it in: of those only what fits.
    """
    if fits(part, whole, percent) or in_words(percent):
        return fits(part, whole, percent)
    return any(slip(*target) for target in targets(part, whole, percent))


def adjustable(figures: Sequence[Figure]) -> Interval:
    """The sum of some percentages or points, each a whole step of its last digit more or less: they may be adjusted."""
    return reduce(lambda one, other: one + other, (_to_a_whole_step(figure.claim) for figure in figures))


def _to_a_whole_step(claim: Claim) -> Interval:
    value, step = claim.low or Decimal(0), claim.step or Decimal(0)
    return Interval(value - step, value + step)
