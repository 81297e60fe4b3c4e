"""Who comes first, who next and who after that: 戶數以甲縣12.4萬戶最多,其次為乙縣11.8萬戶,再其次為丙縣9.6萬戶.

The first is told so before its figure (比例最高的是甲院,達到83%) or right behind it (甲縣12.4萬戶居冠); those after it
by 其次, 再其次, 次之, 居第三, and, behind one told so, by their names alone.
What else is told of each (占8.14%) is left out.

Wrong is one that words call the next, with nothing but its name beside it, and that outdoes the one before it; the
rest tell what fits.
"""

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum

from checks.figures.amounts import SENTENCE, alike, compared
from checks.figures.compared import Compared
from checks.figures.topics import ends_in, topic
from checks.lexicon import pattern
from checks.orders.comparisons import by_another, of_several
from checks.orders.ranked_by import ranked_by_itself
from checks.page import Figure, Line, clause, in_table
from checks.relation import Interval
from checks.repair import COUNTED
from claims.model import Dimension, Hedge

REACH, MOST = 24, 6
AMOUNTS = COUNTED | {Dimension.MONEY, Dimension.MASS, Dimension.AREA, Dimension.VOLUME, Dimension.ENERGY}


class Place(IntEnum):
    """How a figure is told to be the next of a ranking."""

    NONE = 0
    BY_NAME = 1
    IN_WORDS = 2


def told_in_turn(line: Line) -> Iterator[Compared]:
    """Every two neighbours of a ranking, the lower first."""
    for place, first in enumerate(line.figures):
        if in_table(first):
            return
        low = _is_the_least(first)
        if low is not None:
            yield from _ranked(first, line.figures[place + 1 : place + 1 + REACH], low=low)


def _is_the_least(figure: Figure) -> bool | None:
    """Whether a figure is told to be the least of all; False where it is the most, None where it is neither."""
    if figure.claim.low is None or figure.claim.dimension is Dimension.DURATION or compared(figure):
        return None
    if figure.claim.unit.endswith(("日", "天")):
        return None
    by_others = by_another(figure) or _by_another_kind(figure)
    led = None if by_others else pattern("comparisons.toml", "the first of all").search(figure.before)
    told = _called_first(figure) or led
    return told["low"] is not None if told else None


def _by_another_kind(figure: Figure) -> bool:
    """Whether what is told of the first is of another kind than what all are ranked by: a count, no score or rate."""
    counted = figure.claim.dimension in COUNTED and pattern("comparisons.toml", "by no count").search(figure.before)
    rated = figure.claim.dimension in AMOUNTS and pattern("comparisons.toml", "by a rate").search(figure.before)
    return bool(counted or rated)


def _called_first(figure: Figure) -> re.Match[str] | None:
    return pattern("comparisons.toml", "called the first").match(figure.after)


def _ranked(first: Figure, behind: Sequence[Figure], *, low: bool) -> Iterator[Compared]:
    chain = [first]
    for figure in behind:
        if _ends(figure) or len(chain) > MOST:
            return
        if not _is_of_the_ranking(chain[-1], figure):
            continue
        place = _place(figure)
        named = place is Place.BY_NAME and len(chain) > 1
        if (place is not Place.IN_WORDS and not named) or _in_another_ranking(chain[-1], figure):
            return
        negative = Interval.of(figure.claim).upper < 0 and figure.claim.dimension is not Dimension.TEMPERATURE
        rises = low != negative
        pair = (chain[-1], figure) if rises else (figure, chain[-1])
        sure = place is Place.IN_WORDS and _is_sure([*chain, figure])
        yield Compared(*pair, sure=sure, part=False)
        chain.append(figure)


def _ends(figure: Figure) -> bool:
    """Whether a new ranking, or something else altogether, is told from a figure on."""
    words = pattern("comparisons.toml", "called the first").sub("", figure.before)
    return _is_the_least(figure) is not None or pattern("comparisons.toml", "ends a ranking").search(words) is not None


def _is_of_the_ranking(last: Figure, figure: Figure) -> bool:
    """Whether a figure is of what the one before it in a ranking is of: of its unit, its sign and no change of it."""
    if not alike(last, figure) or last.depth != figure.depth or figure.claim.low is None or compared(figure):
        return False
    changes = [topic(each).aspect in ("rate", "change") for each in (last, figure)]
    signs = [Interval.of(each.claim).lower < 0 for each in (last, figure)]
    return changes[0] == changes[1] and signs[0] == signs[1]


def _place(figure: Figure) -> Place:
    if pattern("comparisons.toml", "told next").search(figure.before):
        return Place.IN_WORDS
    if pattern("comparisons.toml", "called next").match(figure.after):
        return Place.IN_WORDS
    named = pattern("comparisons.toml", "named in turn").search(figure.before)
    return Place.BY_NAME if named else Place.NONE


def _is_sure(chain: Sequence[Figure]) -> bool:
    """Whether exact figures of one sentence are told one after the other by words that say which place each takes."""
    first, *behind = chain
    exact = all(each.claim.hedge is Hedge.EXACT for each in chain) and _is_by_itself(chain)
    one_sentence = not any(SENTENCE.search(each.before) for each in behind)
    alone = all(_is_named_alone(each) and _is_of_that_quantity(first, each) for each in behind)
    return exact and one_sentence and alone and not any(map(of_several, chain))


def _is_by_itself(chain: Sequence[Figure]) -> bool:
    """Whether the words name what is told as what all are ranked by; 居第一 alone is for what is made or sold.

    The first in 浓度, 死亡率 or 能耗 may be the one with the least of it.
    """
    first = chain[0]
    led = pattern("comparisons.toml", "the first of all").search(first.before)
    if led:
        words = first.lead.removesuffix(first.before[led.start() :])
        return ranked_by_itself(first, words, first.before[led.start() + 1])
    told = _called_first(first)
    if told is None or "最" in told.group():
        return told is not None
    more = pattern("comparisons.toml", "more is better").search(f"{topic(first).name}{clause(first.before)}")
    words = first.lead + "".join(f"{topic(each).name}{each.before}" for each in chain)
    return more is not None and pattern("comparisons.toml", "less is better").search(words) is None


def _in_another_ranking(last: Figure, figure: Figure) -> bool:
    """Whether a place behind a figure is one of another ranking: 居全市第一 and 居全省第二, 去年 and 今年.

    That of a city is in none with those of its counties, whose names end otherwise.
    """
    called = pattern("comparisons.toml", "called next").match(figure.after)
    if called is None:
        return False
    before = _called_first(last) or pattern("comparisons.toml", "called next").match(last.after)
    if called["of"] and called["of"] != (before["of"] if before else None):
        return True
    levels = [one.scope[-1:] for one in (last, figure)]
    timed = pattern("comparisons.toml", "of a time").search(clause(figure.before))
    return timed is not None or last.period != figure.period or (all(levels) and levels[0] != levels[1])


def _is_of_that_quantity(first: Figure, figure: Figure) -> bool:
    """Whether a figure whose own words name a quantity is of that of the first: not 工业投资居第一,民间投资居第二.

    Behind a semicolon what the words behind it call the next has to be named as the first is.
    """
    apart = figure.claim.sentence_start != first.claim.sentence_start
    behind = pattern("comparisons.toml", "called next").match(figure.after) is not None
    if not (apart and behind) and not pattern("comparisons.toml", "names a quantity").search(clause(figure.before)):
        return True
    one, other = (topic(each).name.removeprefix(each.scope) for each in (first, figure))
    return bool(one and other) and (ends_in(one, other) or ends_in(other, one))


def _is_named_alone(figure: Figure) -> bool:
    """Whether nothing but a name stands before a figure and beside the words that call it the next."""
    if pattern("comparisons.toml", "called next").match(figure.after):
        return pattern("comparisons.toml", "a name alone").fullmatch(figure.before) is not None
    return pattern("comparisons.toml", "next by name alone").fullmatch(figure.before) is not None
