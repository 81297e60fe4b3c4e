"""Parts that nothing but their figures or their labels shows to be such, right beside their whole."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from decimal import Decimal

from checks.figures.amounts import Breakdown, adds_up, alike, compared, round_step, slipped, total
from checks.figures.labels import complementary, is_difference
from checks.figures.stretches import behind, run_alike
from checks.figures.topics import topic, unit
from checks.lexicon import pattern
from checks.page import Figure
from checks.relation import Comparator, Interval, holds
from checks.repair import COUNTED
from claims.model import Hedge

TELLING = 20
FEW_STEPS = 10
MOST_PARTS = 12


def beside(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """A figure and a run of its unit right behind or before it that adds up to it, where that can hardly be chance."""
    kinds: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in amounts:
        kinds[figure.claim.dimension, unit(figure.claim), figure.depth].append(figure)
    for kin in kinds.values():
        for place, whole in enumerate(kin):
            for run in (kin[place + 1 : place + 1 + MOST_PARTS], kin[max(0, place - MOST_PARTS) : place][::-1]):
                parts = _run_that_adds_up(whole, run)
                if parts:
                    yield Breakdown(whole, parts, complete=False, sure=False)


def side_by_side(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """学生1286人,女生626人,男生660人: a whole and two parts that leave nothing out, if a slip explains a miss."""
    for whole, one, other in zip(amounts, amounts[1:], amounts[2:], strict=False):
        parts = (one, other)
        sentence = {figure.claim.sentence_start for figure in (whole, *parts)}
        flat = len({figure.depth for figure in (whole, *parts)}) == len(sentence) == 1
        kin = flat and alike(whole, one) and alike(whole, other)
        if not kin or not complementary(parts, whole) or compared(whole) or is_difference(whole):
            continue
        onward = run_alike(whole, behind(amounts.index(other), amounts))
        others = pattern("exclusive.toml", "others behind").match(other.after) is not None
        short = others and total(parts).upper < Interval.of(whole.claim).lower
        more = short or any(adds_up(whole, (*parts, further)) for further in onward)
        if adds_up(whole, parts) or ((slipped(whole, parts) or _too_many(whole, parts)) and not more):
            yield Breakdown(whole, parts, complete=True, sure=True)


def _too_many(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts named after their whole (运动员, 男运动员) and counted to the last one are more than it."""
    counted = all(figure.claim.dimension in COUNTED and figure.claim.step == 1 for figure in (whole, *parts))
    name = topic(whole).name
    named = len(name) > 1 and all(
        len(topic(part).name) > len(name) and topic(part).name.endswith(name) for part in parts
    )
    return counted and named and sum(part.claim.low or 0 for part in parts) > (whole.claim.low or 0)


def _run_that_adds_up(whole: Figure, run: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures at the start of a run that add up to a whole, in text order; none where they don't."""
    goal, summed = Interval.of(whole.claim), Interval(Decimal(0), Decimal(0))
    for count, part in enumerate(run, 1):
        summed += Interval.of(part.claim)
        if summed.lower > goal.upper:
            return ()
        if count > 1 and holds(Comparator.MEETS, summed, goal):
            parts = tuple(sorted(run[:count], key=lambda figure: figure.claim.start))
            return parts if _hardly_chance(whole, parts) else ()
    return ()


def _hardly_chance(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a sum is of figures with enough digits, all exact, for what the words say of each."""
    steps = [figure.claim.step or Decimal(1) for figure in (whole, *parts)]
    exact = all(figure.claim.hedge is Hedge.EXACT for figure in (whole, *parts))
    told = abs(whole.claim.low or Decimal(0)) >= FEW_STEPS * round_step((whole, *parts))
    return exact and told and abs(whole.claim.low or Decimal(0)) >= TELLING * len(parts) * max(steps)
