"""Means near how many there are and what these come to: 21家博物馆免费开放,接待观众35.46万人次,馆均1.69万人次.

Mostly what fits too closely for chance; a miss only of three beside each other that one slip of the pen explains.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from checks.figures.amounts import SENTENCE, alike
from checks.figures.conversions import factor
from checks.figures.topics import topic, unit
from checks.lexicon import entries, pattern
from checks.page import Figure, Line, Page, clause, in_table, opening
from checks.products.each import EXACT, MEAN, Each, is_likely
from checks.products.only_these import of_each_too, slipped_exactly, so_many_times, tells_of_others
from checks.relation import Interval
from checks.repair import COUNTED, SURE_SLIPS
from claims.model import Dimension, Hedge, Kind

LINES, BESIDE, MOST = 5, 10, 32
PEOPLE = ("人", "名", "位")
HEADS = (Dimension.PERSON, Dimension.PERSON_TIME)
SHORT = 2
SPREAD, FAR = 6, Decimal(3)


def nearby_means(page: Page) -> Iterator[Each]:
    """Every mean of a page that two figures near it give, or that one slip in three beside each other keeps from it."""
    lines = [[figure for figure in line.figures if _is_level(figure)] for line in page.lines]
    for line, figures in zip(page.lines, lines, strict=True):
        for place, each in enumerate(figures):
            told = pattern("averages.toml", "a mean of").search(clause(each.before))
            if told is None:
                continue
            numbers = [
                n for n in range(each.line - LINES, each.line + LINES + 1) if 0 <= n < len(lines) and n != each.line
            ]
            beside = figures[max(0, place - BESIDE) : place + BESIDE]
            around = [figure for number in numbers for figure in lines[number][:MOST]]
            near = sorted((*beside, *around), key=lambda figure: abs(figure.claim.start - each.claim.start))[:MOST]
            triples = _triples(each, told, near)
            found = is_likely(triples)
            if found is not None:
                yield found
            elif (wrong := _beside_each_other(line, triples)) is not None:
                yield wrong


def spread_over(page: Page) -> Iterator[Each]:
    """网点118万家,按全国2800个县算,每个县有421家: what all come to by the sentences before, spread over so many.

    A miss is wrong where it is by far of every figure before it that may be what all come to.
    """
    for line in page.lines:
        for many, each in pairwise(line.figures):
            told = pattern("averages.toml", "if spread over").search(clause(many.before))
            if not told or not pattern("averages.toml", "so each has").fullmatch(each.before):
                continue
            near = line.figures[max(0, many.position - SPREAD) : many.position][::-1]
            wholes = [figure for figure in near if _is_level(figure) and _may_be_spread(figure, each)]
            found = [Each(each, many, whole, MEAN) for whole in wholes if _is_level(each) and _is_level(many)]
            fitting = [triple for triple in found if triple.fits]
            sure = all(map(_is_far_off, found)) and not _is_what_would_be(many, each, line)
            yield from fitting[:1] or (found[:1] if sure else ())


def _is_what_would_be(many: Figure, each: Figure, line: Line) -> bool:
    """Whether so much is needed or planned of each, or the sentence goes on to tell what that comes to."""
    behind = line.figures[each.position + 1 :]
    told = any(alike(figure, each) and figure.claim.sentence_start == each.claim.sentence_start for figure in behind)
    words = f"{many.lead}{many.before}{each.before}"
    return told or pattern("averages.toml", "needed or planned").search(words) is not None


def _may_be_spread(whole: Figure, each: Figure) -> bool:
    """Whether a figure is what all have of what each has, or a bare number that answers how many there are."""
    bare = (
        not whole.claim.unit
        and whole.claim.dimension is Dimension.COUNT
        and pattern("averages.toml", "asked how many").search(whole.before)
    )
    of_each = pattern("parts.toml", "of each").search(clause(whole.before))
    return not of_each and bool(bare or alike(whole, each))


def _is_far_off(triple: Each) -> bool:
    """Whether what so many have is not a third of what all have, or three times as much; what is new is not all."""
    product, whole = triple.product, Interval.of(triple.whole.claim)
    of_some = any(
        pattern(*name).search(triple.whole.before) for name in (("order.toml", "new"), ("parts.toml", "among"))
    )
    return not of_some and (product.upper * FAR < whole.lower or product.lower > whole.upper * FAR)


def _is_level(figure: Figure) -> bool:
    reading = Interval.of(figure.claim)
    counted = figure.claim.kind is Kind.CLAIM and figure.claim.measure != "增减额" and not in_table(figure)
    return counted and reading.bounded and reading.lower > 0


def _triples(each: Figure, told: re.Match[str], near: Sequence[Figure]) -> list[Each]:
    """A mean with every two figures near it that count what it is of and may be what they have together."""
    others = [figure for figure in near if figure is not each]
    manies = [figure for figure in others if _counts(figure, told)]
    wholes = [(figure, _times(figure, each)) for figure in others if not _is_mean_of_the_same(figure, told)]
    return [
        Each(each, many, whole, EXACT, 1 / top)
        for many in manies
        for whole, top in wholes
        if top is not None and many is not whole
    ]


def _times(whole: Figure, each: Figure) -> Decimal | None:
    """How many of a mean's unit make one of a whole's; people may be told as visits."""
    if each.claim.dimension in HEADS and whole.claim.dimension in HEADS:
        return Decimal(1)
    above = each.claim.unit.partition("/")[0]
    return factor(unit(whole.claim), unit(each.claim)) or (factor(unit(whole.claim), above) if above else None)


def _is_mean_of_the_same(figure: Figure, told: re.Match[str]) -> bool:
    again = pattern("averages.toml", "a mean of").search(clause(figure.before))
    return again is not None and (again["of"], again["mean"]) == (told["of"], told["mean"])


def _counts(figure: Figure, told: re.Match[str]) -> bool:
    """Whether a figure counts what a mean is told of each of."""
    if pattern("parts.toml", "of each").search(clause(figure.before)):
        return False
    if told["mean"]:
        return _is_called(figure, told["mean"])
    if told["of"]:
        return _begins(told["of"], figure)
    return figure.claim.dimension in COUNTED or figure.claim.dimension is Dimension.AREA


def _is_called(figure: Figure, mean: str) -> bool:
    """Whether a figure counts what one character stands for in a mean: 人 of 人均, 件 of 案均, 博物馆 of 馆均."""
    if mean == "人":
        return figure.claim.dimension in HEADS
    units = _units().get(mean, (mean,))
    noun = f"{topic(figure).name}\n{opening(figure.after)}"
    person = mean == "生" and figure.claim.dimension is Dimension.PERSON
    called = re.search(rf"{mean}(?:$|\n|[、,])", noun) is not None
    return figure.claim.unit in units or (called and (person or figure.claim.dimension in COUNTED)) or person


def _begins(of: str, figure: Figure) -> bool:
    """Whether the words behind 每 begin with the unit of a figure, or with what it counts: 每个图书角, 每架次, 每班."""
    measure = figure.claim.unit
    if figure.claim.dimension is Dimension.PERSON and of.startswith((*PEOPLE, "生")) and not of.startswith("人次"):
        return True
    if not measure or figure.claim.dimension in (Dimension.MONEY, Dimension.PERCENT):
        return False
    short = len(of) <= SHORT and measure.startswith(of)
    named = len(topic(figure).name) >= SHORT and of.startswith(topic(figure).name[-SHORT:])
    return of.startswith(measure) or short or named


def _beside_each_other(line: Line, triples: Sequence[Each]) -> Each | None:
    """The only three that a mean can be of, where they stand beside each other and one slip explains their miss."""
    near = [triple for triple in triples if _is_beside(triple)]
    if len(near) != 1 or len({triple.many for triple in triples if triple.many.line == triple.each.line}) > 1:
        return None
    triple = near[0]
    named = opening(triple.each.after) or tells_of_others(line, triple.each) or of_each_too(triple.many)
    other = _is_wider(triple) or so_many_times(triple) or _is_of_another_time(line, triple)
    return None if named or other or not slipped_exactly(triple, SURE_SLIPS) else triple


def _is_wider(triple: Each) -> bool:
    """Whether a whole is of a place that may have others than those that are counted."""
    wider = pattern("averages.toml", "a wider place").search(clause(triple.whole.before))
    return wider is not None and wider.group() not in clause(triple.many.before)


def _is_beside(triple: Each) -> bool:
    """Whether a mean is told right behind its whole, exactly, and how many there are before both on the line."""
    each, many, whole = triple.each, triple.many, triple.whole
    exact = all(figure.claim.hedge is Hedge.EXACT and not figure.depth for figure in (each, many, whole))
    in_order = each.line == many.line == whole.line and many.position < whole.position == each.position - 1
    one_world = len({figure.claim.status for figure in (each, many, whole)}) == 1
    return exact and in_order and one_world and not SENTENCE.search(each.before)


def _is_of_another_time(line: Line, triple: Each) -> bool:
    """Whether another time, or some only, is told between how many there are and the mean, or sentences stand there."""
    between = line.text[triple.many.claim.end - line.start : triple.each.claim.start - line.start]
    sentences = len(SENTENCE.findall(between))
    return sentences > 1 or pattern("averages.toml", "others").search(between) is not None


@cache
def _units() -> dict[str, tuple[str, ...]]:
    return {row["mean"]: tuple(row["units"]) for row in entries("averages.toml", "counted")}
