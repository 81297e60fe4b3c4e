"""What was closed, merged or cut down to fewer, stage by stage: 原有118座矿山关停为52座,最后整合为31座.

What is merged (合并, 整合) may come out in more, of another kind or with others: of these only what fits is told.
"""

from collections.abc import Iterator
from itertools import pairwise

from checks.figures.amounts import alike
from checks.figures.change import NOT_LEVELS
from checks.figures.compared import Compared
from checks.figures.directory import kind
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table, opening
from claims.model import Dimension, Hedge, Status

BEHIND = 4
COUNTS = frozenset({Dimension.COUNT, Dimension.PERSON})


def merged(line: Line) -> Iterator[Compared]:
    """Every two stages next to each other, the later one as the smaller."""
    for stages, ways in stages_of(line):
        for (earlier, later), way in zip(pairwise(stages), ways, strict=True):
            fewer = pattern("order.toml", "into fewer").search(way) is not None and kind(earlier) == kind(later)
            plain = _is_plain(earlier) and _is_plain(later) and _of_one_noun(later, stages[0])
            yield Compared(later, earlier, sure=fewer and plain, part=False)


def _is_plain(figure: Figure) -> bool:
    return figure.claim.hedge is Hedge.EXACT and figure.claim.status is Status.ACTUAL


def _of_one_noun(later: Figure, first: Figure) -> bool:
    """Whether no words behind a stage call it otherwise than what there was: 18个村撤并为12个, not 为21个社区."""
    noun = opening(later.after)
    return not noun or noun in (first.subject, opening(first.after)) or first.subject.endswith(noun)


def stages_of(line: Line) -> Iterator[tuple[list[Figure], list[str]]]:
    """What there was at first with every stage that the words lead to, and how each came about."""
    behind = 0
    for place, first in enumerate(line.figures):
        led = place >= behind and pattern("order.toml", "there at first").search(clause(first.before))
        if not led or in_table(first) or first.claim.low is None or first.claim.dimension in NOT_LEVELS:
            continue
        stages, ways = [first], []
        for figure in line.figures[place + 1 :]:
            told = pattern("order.toml", "merged into").fullmatch(figure.before)
            if not told or not alike(first, figure) or figure.claim.low is None or figure.depth != first.depth:
                break
            stages.append(figure)
            ways.append(told["way"])
        behind = place + len(stages)
        if ways:
            yield stages, ways
