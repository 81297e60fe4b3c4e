"""Levels that moved in their order: several told first, what each became behind them, and how far they changed.

死亡率、发病率分别从8.1‰、10.7‰降至5.6‰、7.8‰; 甲由3887例下降到2015例,乙由5328例下降到3342例,降幅分别达48.2%和37.3%.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from checks.figures.amounts import JOINED, SENTENCE, alike
from checks.figures.change import NOT_LEVELS, Change, falls
from checks.figures.percentages import is_percent
from checks.lexicon import pattern
from checks.page import Figure, clause, in_table
from claims.model import Dimension

MOST = 6
PAIR = 2


def rows_moved(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, str]]:
    """Every level of a first row with what it became in a second one, and the word that says which way all went."""
    for place, first in enumerate(figures):
        start = pattern("growth.toml", "from").search(clause(first.before))
        if not start or in_table(first) or first.claim.low is None:
            continue
        row = [first, *_joined(figures[place + 1 : place + MOST])]
        became = figures[place + len(row) : place + len(row) + 1]
        end = pattern("order.toml", "moved to").match(became[0].before) if became else None
        if not end or len(row) < PAIR or pattern("order.toml", "came back").match(became[0].after):
            continue
        if any(pattern("order.toml", "below nothing").search(clause(each.before)) for each in (first, became[0])):
            continue
        behind = place + len(row) + 1
        then = [became[0], *_joined(figures[behind : behind + MOST])]
        if len(then) == len(row) and all(map(_of_one_kind, row, then)):
            yield from ((one, other, end["way"]) for one, other in zip(row, then, strict=True))


def in_their_order(figures: Sequence[Figure]) -> Iterator[Change]:
    """Each of some pairs of levels with its own of the rates that stand in a row behind them all."""
    for place, first in enumerate(figures):
        told = pattern("growth.toml", "each by so much").fullmatch(first.before)
        if not told or not (is_percent(first) or first.claim.dimension is Dimension.PERCENTAGE_POINT):
            continue
        down = falls(told["way"] or told["verb"])
        rates = [first, *_joined(figures[place + 1 : place + MOST])]
        pairs = _pairs(figures, place, len(rates))
        if len(rates) >= PAIR and len(pairs) == len(rates) and _all_go(pairs, down):
            for (earlier, later), rate in zip(pairs, rates, strict=True):
                if is_percent(later) and rate.claim.dimension is Dimension.PERCENTAGE_POINT:
                    yield Change(later, earlier, rate, None, down)
                elif is_percent(rate) and later.claim.dimension not in NOT_LEVELS:
                    yield Change(later, earlier, None, rate, down)


def _joined(figures: Sequence[Figure]) -> Iterator[Figure]:
    return takewhile(lambda figure: JOINED.fullmatch(figure.before) is not None, figures)


def _of_one_kind(one: Figure, other: Figure) -> bool:
    return alike(one, other) and one.depth == other.depth and other.claim.low is not None


def _pairs(figures: Sequence[Figure], place: int, count: int) -> list[tuple[Figure, Figure]]:
    """So many pairs of levels right before a figure in its sentence, in a row each or each told by itself."""
    before = [figure for figure in figures[max(0, place - 2 * count) : place] if not _ends(figures, figure, place)]
    moved = [(one, other) for one, other, _ in rows_moved(before)]
    if len(before) == 2 * count == 2 * len(moved):
        return moved
    pairs = [(before[at], before[at + 1]) for at in range(0, len(before) - 1, 2)]
    told = len(before) == 2 * count and all(_moved(*pair) for pair in pairs)
    return pairs if told else []


def _ends(figures: Sequence[Figure], figure: Figure, place: int) -> bool:
    """Whether a sentence ends between a figure and the one at a place."""
    return any(SENTENCE.search(each.before) for each in figures[figure.position + 1 : place + 1])


def _moved(earlier: Figure, later: Figure) -> bool:
    start = pattern("growth.toml", "from").search(clause(earlier.before))
    return bool(start and pattern("growth.toml", "to").match(later.before)) and _of_one_kind(earlier, later)


def _all_go(pairs: Sequence[tuple[Figure, Figure]], down: bool) -> bool:
    """Whether the words of all pairs tell of a move one way; in a row only those of the first level behind it."""
    told = [pattern("growth.toml", "to").match(later.before) for _, later in pairs]
    return all(falls(found["way"]) == down for found in told if found)
