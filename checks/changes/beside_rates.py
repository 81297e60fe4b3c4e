"""Points between a rate and others that the words put beside it: 增长16.3%,比全国7.4%的增长率高出8.9个百分点.

占比增至34.2%,相较乙地占比23.2%,超出11个百分点; 比甲地7.4%和乙地10.7%的增长率,分别高出8.9个和5.6个百分点.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from checks.figures.amounts import JOINED
from checks.figures.change import Change
from checks.figures.compared import Compared
from checks.figures.percentages import is_percent
from checks.figures.stretches import before_in_sentence
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, clause
from checks.relation import Comparator, Interval, holds
from claims.model import Dimension

MOST, REACH = 4, 8
LOWER = "低慢落少"


def beside_rates(line: Line) -> Iterator[Change]:
    """Every rate of a line with each that it is set beside, and the points that the words tell between the two.

    The rate is one of the sentence before the others, of the aspect that these are told of; the nearest, unless one
    before it lies just so far off. Of several and of falls, of which the greater is the lower, only what fits is told.
    """
    for place, first in enumerate(line.figures):
        told = pattern("growth.toml", "so many points off").fullmatch(first.before)
        if not told or first.claim.dimension is not Dimension.PERCENTAGE_POINT:
            continue
        points = [first, *takewhile(_points_go_on, line.figures[place + 1 : place + MOST])]
        start = place - len(points)
        if start < 1 or not _are_bases(line.figures[start:place], first):
            continue
        if (told["each"] is not None) == (len(points) > 1):
            for base, by in zip(line.figures[start:place], points, strict=True):
                yield from _of_one(_own(line, start), base, by, down=told["way"][0] in LOWER)


def _of_one(rates: Sequence[Figure], base: Figure, by: Figure, *, down: bool) -> Iterator[Change]:
    """The change of the nearest rate that lies so far off its base, else of the only one if none of the two falls."""
    of_aspect = [rate for rate in rates if topic(base).aspect in ("level", topic(rate).aspect)]
    fitting = (rate for rate in of_aspect if _lies_off(rate, base, by, down=down))
    own = next(fitting, None)
    if own is None and len(rates) == len(of_aspect) == 1:
        rises = all((figure.claim.low or 0) >= 0 for figure in (rates[0], base))
        own = rates[0] if rises else None
    if own is not None:
        yield Change(own, base, by, None, down)


def _lies_off(rate: Figure, base: Figure, by: Figure, *, down: bool) -> bool:
    higher, lower = (base, rate) if down else (rate, base)
    return holds(Comparator.MEETS, Interval.of(higher.claim) - Interval.of(lower.claim), Interval.of(by.claim))


def _own(line: Line, start: int) -> list[Figure]:
    """The rates before a base in its sentence, the nearest first; none where the figure right before it is another."""
    base = line.figures[start]
    before = before_in_sentence(base, line.figures[max(0, start - REACH) : start])[::-1]
    rates = [figure for figure in before if is_percent(figure) and figure.depth == base.depth]
    return rates if rates and rates[0] is before[0] else []


def _points_go_on(figure: Figure) -> bool:
    return JOINED.fullmatch(figure.before) is not None and figure.claim.dimension is Dimension.PERCENTAGE_POINT


def _are_bases(bases: Sequence[Figure], points: Figure) -> bool:
    """Whether rates in a row are what something is set beside, by the words before them, and none is of another time.

    Of two there has to be a mark between that joins them: 比甲地7.4%和乙地10.7%.
    """
    led = pattern("growth.toml", "set beside a rate").search(clause(bases[0].before)) is not None
    rates = all(is_percent(base) and base.depth == points.depth for base in bases)
    return led and rates and all(pattern("growth.toml", "and beside").fullmatch(base.before) for base in bases[1:])


def rates_in_order(line: Line) -> Iterator[Compared]:
    """The lower and the higher of every such two."""
    for change in beside_rates(line):
        if change.earlier is not None:
            pair = (change.later, change.earlier) if change.falls else (change.earlier, change.later)
            yield Compared(*pair, sure=False, part=False)
