"""Rates of those that did not fail, told beside how many did: 抽检1286批次,不合格23批次,合格率98.2%."""

from collections.abc import Iterator

from checks.figures.amounts import alike, amount
from checks.figures.percentages import HUNDRED, Share, is_percent, to_a_step
from checks.lexicon import pattern
from checks.page import Figure, Line, clause
from checks.relation import Comparator, Interval, holds
from checks.repair import slip
from claims.model import Claim


def failures(line: Line) -> Iterator[Share]:
    """How many failed, of how many, and the rate of the others, all in one sentence; a miss only by a slip."""
    for rate in line.figures:
        named = pattern("share.toml", "passed").search(clause(rate.before)) if is_percent(rate) else None
        if not named:
            continue
        before = [figure for figure in line.figures[: rate.position] if _in_one_sentence(figure, rate)]
        bad = [figure for figure in before if pattern("share.toml", "failed").search(figure.before) and amount(figure)]
        if len(bad) != 1 or pattern("share.toml", "did not fail").search(rate.lead):
            continue
        wholes = [figure for figure in before if alike(figure, bad[0]) and figure is not bad[0]]
        if len(wholes) != 1 or not _is_part(bad[0], wholes[0]):
            continue
        share = bad[0], wholes[0], rate
        if fits_as_left(*share) or any(slip(*target) for target in left_over(*share)):
            yield share


def fits_as_left(bad: Figure, whole: Figure, rate: Figure) -> bool:
    """Whether a rate is that of what is left of a whole without those that failed."""
    good = HUNDRED - Interval.of(bad.claim) / Interval.of(whole.claim) * HUNDRED
    return holds(Comparator.MEETS, good, to_a_step(rate.claim))


def left_over(bad: Figure, whole: Figure, rate: Figure) -> tuple[tuple[Claim, Interval], ...]:
    """What the rate, those that failed and the whole would each have to be, were the others right."""
    few, all_of, stated = (Interval.of(figure.claim) for figure in (bad, whole, rate))
    rest = HUNDRED - stated
    targets = ((rate.claim, HUNDRED - few / all_of * HUNDRED), (bad.claim, all_of * rest / HUNDRED))
    return (*targets, (whole.claim, few * HUNDRED / rest)) if rest.lower > 0 else targets


def _in_one_sentence(figure: Figure, rate: Figure) -> bool:
    return figure.claim.sentence_start == rate.claim.sentence_start and figure.depth == rate.depth


def _is_part(bad: Figure, whole: Figure) -> bool:
    few, all_of = Interval.of(bad.claim), Interval.of(whole.claim)
    return few.bounded and all_of.bounded and 0 < few.upper < all_of.lower
