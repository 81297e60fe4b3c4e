"""Parts told in a smaller unit than their whole: 大桥全长2.6公里,北引桥760米、主桥1240米、南引桥600米.

All that a sentence tells of that kind is one whole and, behind it, a list of parts that end in one word or close with
the rest (其余部件). They are wrong where they are too many, or three and more miss it by a slip of the pen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from checks.figures.amounts import Breakdown, adds_up, alike, amount, held_to, targets_of, total
from checks.figures.conversions import factor
from checks.figures.stretches import sentences
from checks.figures.topics import unit
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from checks.relation import Interval
from checks.repair import repairs
from claims.model import Dimension, Hedge

LEXICON = "closed.toml"
FEWEST, MANY, MOST, TWICE = 2, 3, 12, 2
MEASURED = frozenset({Dimension.LENGTH, Dimension.MASS, Dimension.AREA, Dimension.VOLUME})


def in_smaller_units(line: Line) -> Iterator[Breakdown]:
    """Every whole of a line with the parts that its sentence lists in a smaller unit and nothing else of its kind."""
    for sentence in sentences(line.figures):
        for dimension in MEASURED:
            figures = [figure for figure in sentence if figure.claim.dimension is dimension]
            whole, parts = (figures[0], figures[1:]) if figures else (None, [])
            if whole is None or not FEWEST <= len(parts) <= MOST or not _are_its_parts(whole, parts):
                continue
            times = factor(unit(whole.claim), unit(parts[0].claim))
            told = _in_unit_of(parts[0], whole, times) if times is not None and times > 1 else None
            if told is not None and (adds_up(told, parts) or _is_wrong(told, parts)):
                yield held_to(told, parts)


def _is_wrong(whole: Figure, parts: Sequence[Figure]) -> bool:
    stated, summed = Interval.of(whole.claim), total(parts)
    slipped = len(parts) >= MANY and any(repairs(*target) for target in targets_of(whole, parts))
    return stated.upper < summed.lower <= stated.upper * TWICE or slipped


def _are_its_parts(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether figures are exact, and the parts of one list by their labels."""
    if not all(map(_is_plain, (whole, *parts))) or not all(alike(parts[0], part) for part in parts):
        return False
    labels = [clause(part.before).split("、")[-1].strip() for part in parts]
    ends = {label[-1:] for label in labels}
    rest = pattern(LEXICON, "all the rest").match(labels[-1])
    named = pattern(LEXICON, "all of a thing").search(clause(whole.before))
    others = any(pattern(LEXICON, "of another time").search(label) for label in labels[:-1])
    return bool(named) and "" not in ends and (len(ends) == 1 or bool(rest)) and not others


def _is_plain(figure: Figure) -> bool:
    exact = figure.claim.hedge is Hedge.EXACT and bool(figure.claim.low) and figure.claim.low == figure.claim.high
    return exact and amount(figure) and not figure.depth and not in_table(figure)


def _in_unit_of(part: Figure, whole: Figure, times: Decimal) -> Figure:
    """A whole as it is in the unit of a part."""
    claim = whole.claim
    low, high, lower, upper, step = (
        None if value is None else value * times
        for value in (claim.low, claim.high, claim.lower, claim.upper, claim.step)
    )
    told = replace(claim, low=low, high=high, lower=lower, upper=upper, step=step, unit=part.claim.unit)
    return replace(whole, claim=told)
