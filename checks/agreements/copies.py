"""Figures with so many digits that they can't be alike by chance: of a table told in the text, or told again."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from itertools import pairwise

from checks.figures.amounts import digits, significant
from checks.figures.identity import base, compatible
from checks.figures.mentions import meets, meets_apart
from checks.figures.rates import owner
from checks.figures.topics import akin, core, ends_in, related, topic
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from claims.model import Dimension, Hedge, Status

LISTED = "、"
CAPITALS = re.compile("[壹贰叁肆伍陆柒捌玖拾佰仟]")
MANY_DIGITS = 5
UNITLESS = frozenset({Dimension.COUNT, Dimension.PERSON, Dimension.RATIO, Dimension.OTHER})
MOST_NEAR = 4
SHOWN_BY = 1
SHORTEST_NAME = 2
FEW_DIGITS = 2
ROUNDED = Decimal("1.25")
"""How many times a round number the exact one may be: 8700亿 of 8732.9亿, and not of 1.2万亿."""
MOST_ROUNDED = 60


def copied(page: Page) -> Iterator[list[Figure]]:
    """A figure of a table and those of the text that say the same in too many digits for chance, also rounded.

    Figures of many digits need no common name where they are the same, and a common end of their names where one is
    rounded; others need two characters in common. A cell whose unit no head gives may have any unit of counts.
    """
    cells = _telling(figure for figure in page.figures if in_table(figure))
    said = _telling(figure for figure in page.figures if not in_table(figure))
    found: defaultdict[tuple[Figure, ...], list[Figure]] = defaultdict(list)
    for kind, listed in cells.items():
        told = said.get(kind, [])
        values = [_value(figure) for figure in told]
        for cell in listed:
            at = bisect_left(values, _value(cell))
            near = told[max(0, at - MOST_NEAR) : at + MOST_NEAR]
            again = [figure for figure in near if _copies(cell, figure) and _of_one_time(cell, figure)]
            if again and len(again) < MOST_NEAR:
                found[tuple(again)].append(cell)
    yield from (sorted({*again, *copies}, key=_start) for again, copies in found.items() if len(copies) < MOST_NEAR)


def repeated(page: Page) -> Iterator[list[Figure]]:
    """Figures of the text that say the same in four digits and more, in different sentences, whatever their names."""
    groups: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for kind, told in _telling(figure for figure in page.figures if not in_table(figure)).items():
        for figure in told if kind is not None else ():
            groups[kind, figure.claim.low, figure.claim.high].append(figure)
    for group in groups.values():
        if len({figure.claim.sentence_start for figure in group}) > 1:
            yield sorted(group, key=_start)


def in_capitals(page: Page) -> Iterator[list[Figure]]:
    """伍拾万元整(￥500,000元), 500,000元(大写:伍拾万元整): a sum of money in capitals and in digits, in its bracket."""
    for line in page.lines:
        for one, other in pairwise(line.figures):
            money = one.claim.dimension is other.claim.dimension is Dimension.MONEY
            capitals = [CAPITALS.search(figure.claim.text) is not None for figure in (one, other)]
            closes = other.after.lstrip("元整正").startswith((")", "）"))
            if money and capitals[0] != capitals[1] and closes and pattern("topics.toml", "again").match(other.before):
                yield [one, other]


def rates_beside(page: Page) -> Iterator[list[Figure]]:
    """The growth of an amount in a table with that of the same amount in the text: 37.11亿元,增长2.6% and 37.11 | 2.7.

    Where they differ, two other rows have to show that the table gives the growth that the text does.
    """
    amounts: defaultdict[Hashable, list[tuple[Figure, Figure]]] = defaultdict(list)
    rows: list[tuple[Figure, Figure]] = []
    for line in page.lines:
        owned = [(of, rate) for rate in line.figures if (of := owner(line, rate)) is not None]
        if owned and in_table(owned[0][0]):
            rows += owned if len(owned) == 1 else []
            continue
        for of, rate in owned:
            amounts[of.claim.low, of.claim.dimension].append((of, rate))
    pairs = [
        [said, rate]
        for of, rate in rows
        for own, said in amounts[of.claim.low, of.claim.dimension][:1]
        if digits(of.claim) > FEW_DIGITS and related(topic(of).name, topic(own).name) and base(rate) == base(said)
    ]
    fitting = [pair for pair in pairs if meets(*pair)]
    yield from pairs if len(fitting) > SHOWN_BY and len(pairs) - len(fitting) == 1 else fitting


def thresholds(page: Page) -> Iterator[list[Figure]]:
    """What a text says was passed, or not reached, with the exact figure of that name elsewhere in it.

    突破万亿元 and 出口1.06万亿元: the nearest of one time and place that lies where the hedged figure says.
    """
    exact: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    hedged: list[tuple[Hashable, Figure]] = []
    for figure in page.figures:
        about, claim = topic(figure), figure.claim
        if claim.low is None or len(about.name) < SHORTEST_NAME or claim.status is not Status.ACTUAL:
            continue
        kind = (about.aspect, about.unit, about.dimension, base(figure))
        if claim.hedge in (Hedge.ABOVE, Hedge.BELOW, Hedge.AT_LEAST):
            hedged.append((kind, figure))
        elif claim.hedge is Hedge.EXACT and digits(claim) > 1:
            exact[kind].append(figure)
    ranked = {kind: sorted(group, key=_value) for kind, group in exact.items()}
    for key, figure in hedged:
        group, least, most = ranked.get(key, []), _value(figure) / ROUNDED, _value(figure) * ROUNDED
        near = group[bisect_left(group, least, key=_value) : bisect_right(group, most, key=_value)]
        fitting = [other for other in near[:MOST_ROUNDED] if meets(figure, other) and other.before != LISTED]
        good = [other for other in fitting if compatible(figure.claim, other.claim) and _of_one_name(figure, other)]
        if good:
            yield sorted((figure, min(good, key=partial(_apart, figure))), key=_start)


def _of_one_name(one: Figure, other: Figure) -> bool:
    pair = sorted((one, other), key=_start)
    ends = [pattern("topics.toml", "an end of many").search(clause(figure.before)) is not None for figure in pair]
    goes_on = ends[0] and one.claim.sentence_start == other.claim.sentence_start
    if ends[0] != ends[1] and not goes_on:
        return False
    names = [core(topic(figure).name) for figure in (one, other)]
    return ends_in(*names) or ends_in(*reversed(names))


def _apart(one: Figure, other: Figure) -> int:
    return abs(_start(one) - _start(other))


def _telling(figures: Iterable[Figure]) -> Mapping[Hashable, list[Figure]]:
    """Exact figures of many digits by dimension and unit, and counts by none, each in the order of their values."""
    found: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in figures:
        claim = figure.claim
        if claim.hedge is Hedge.EXACT and claim.low is not None and significant(claim) >= MANY_DIGITS - 1:
            found[claim.dimension, topic(figure).unit].append(figure)
            if claim.dimension in UNITLESS and (claim.unit == "" or not in_table(figure)):
                found[None].append(figure)
    return {kind: sorted(group, key=_value) for kind, group in found.items()}


def _value(figure: Figure) -> Decimal:
    return figure.claim.low or Decimal(0)


def _copies(cell: Figure, said: Figure) -> bool:
    """Whether a figure of the text is that of a table, by its digits and what both are called."""
    one, other = cell.claim, said.claim
    many = min(significant(one), significant(other)) >= MANY_DIGITS
    names = topic(cell).name, topic(said).name
    if one.low == other.low:
        return many or _in_common(names[0] + (one.measure or ""), names[1])
    return many and one.step != other.step and akin(*names) and meets_apart(cell, said)


def _of_one_time(cell: Figure, said: Figure) -> bool:
    """Whether a cell and a figure may be of one time and place; so many digits under one name are so at any rate."""
    one, other = cell.claim, said.claim
    same = one.low == other.low and one.step == other.step and significant(one) >= MANY_DIGITS
    return compatible(one, other) or (same and _in_common(topic(cell).name, topic(said).name))


def _in_common(one: str, other: str) -> bool:
    return any(one[at : at + SHORTEST_NAME] in other for at in range(len(one) - 1))


def _start(figure: Figure) -> int:
    return figure.claim.start
