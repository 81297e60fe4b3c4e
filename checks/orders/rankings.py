"""Rows that rank: 甲区最高为18.45%,其次为乙区18.20%及丙区17.19%;最低为丁区8.73%,次低为戊区8.98%."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise, takewhile

from checks.figures.amounts import alike
from checks.figures.compared import Compared
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.orders.comparisons import by_another
from checks.page import Figure, Line, clause
from checks.relation import Interval
from claims.model import Dimension

FEWEST = 2
REACH = 12


def rankings(line: Line) -> Iterator[Compared]:
    """The figures of each ranking, the lower of two neighbours first, and the mean that its highest ones exceed."""
    figures = [figure for figure in line.figures if figure.claim.low is not None and not _of_time(figure)]
    yield from _from_an_end(figures)
    yield from _rows(figures)
    yield from _in_groups(figures)


def _from_an_end(figures: Sequence[Figure]) -> Iterator[Compared]:
    """From the highest down or from the lowest up, as far as 其次, 次低 or 及 go on."""
    chain: list[Figure] = []
    rises = False
    for figure in figures:
        if (end := _end(figure)) is not None:
            chain, rises = [figure], end
        elif chain and _is_beside(chain[-1], figure):
            continue
        elif chain and _goes_on(chain[-1], figure):
            yield from _ranked(chain, figure, rises=rises)
            chain.append(figure)
        else:
            chain = []


def _ranked(chain: Sequence[Figure], figure: Figure, *, rises: bool) -> Iterator[Compared]:
    """The next of a ranking beside the one before it and beside its first, which it surely doesn't outdo.

    Of what fell the first is the lowest.
    """
    rises = rises or Interval.of(figure.claim).upper < 0
    yield Compared(*_sorted(chain[-1], figure, rises=rises), sure=False, part=False)
    if len(chain) > 1:
        yield Compared(*_sorted(chain[0], figure, rises=rises), sure=True, part=False)


def _of_time(figure: Figure) -> bool:
    """Whether a figure is a time, of which the fastest is the shortest: 最快为甲队42.5秒, 3.5个工作日."""
    return figure.claim.dimension is Dimension.DURATION or figure.claim.unit.endswith(("日", "天"))


def _sorted(before: Figure, behind: Figure, *, rises: bool) -> tuple[Figure, Figure]:
    return (before, behind) if rises else (behind, before)


def _end(figure: Figure) -> bool | None:
    """Whether a figure is said to be the lowest; False where it is the highest, None where it is neither.

    A count is neither where the ranking is by grade or size (职称最高的正高级86人), nor is one of the sizes of a thing.
    """
    words = clause(figure.before)
    if by_another(figure):
        return None
    if pattern("comparisons.toml", "the lowest").search(words):
        return True
    return False if pattern("comparisons.toml", "the highest").search(words) else None


def _is_beside(last: Figure, figure: Figure) -> bool:
    """Whether a figure tells more of the last one, in another unit: 最高为甲县2.4%,由13万人增为14万人."""
    return figure.claim.sentence_start == last.claim.sentence_start and not alike(last, figure)


def _goes_on(last: Figure, figure: Figure) -> bool:
    placed = bool(figure.scope) and _bare(figure) == figure.scope
    told = pattern("comparisons.toml", "next or joined").fullmatch(figure.before) or (placed and _is_next(figure))
    one_aspect = topic(last).aspect == topic(figure).aspect or (placed and last.claim.dimension is Dimension.PERCENT)
    one_kind = alike(last, figure) and one_aspect and last.depth == figure.depth
    one_sign = (Interval.of(last.claim).lower < 0) == (Interval.of(figure.claim).lower < 0)
    return bool(told) and one_kind and one_sign


def _is_next(figure: Figure) -> bool:
    return figure.before[:1] in (",", "，") and figure.claim.dimension is Dimension.PERCENT


def _bare(figure: Figure) -> str:
    """The name that stands before a figure in a ranking, without what makes it the next one."""
    return pattern("comparisons.toml", "next of all").sub("", figure.before)


def _rows(figures: Sequence[Figure]) -> Iterator[Compared]:
    """各区中以甲区166.62%、乙区156.27%相对较高: a row in order, all of it above, or below, what is told of all."""
    for place, first in enumerate(figures):
        if place and _is_joined(figures[place - 1], first):
            continue
        row = [first, *takewhile(partial(_is_joined, first), figures[place + 1 :])]
        told = pattern("comparisons.toml", "are high or low").match(row[-1].after)
        if len(row) < FEWEST or not told or first.claim.dimension is not Dimension.PERCENT:
            continue
        low = told["low"] is not None
        for one, other in pairwise(row):
            yield Compared(*_sorted(one, other, rises=low), sure=False, part=False)
        mean = _mean(first, figures[max(0, place - REACH) : place])
        if mean is not None:
            yield from (Compared(*_sorted(figure, mean, rises=low), sure=False, part=False) for figure in row)


def _is_joined(first: Figure, figure: Figure) -> bool:
    joined = pattern("comparisons.toml", "joined in a row").fullmatch(figure.before) is not None
    return joined and alike(first, figure) and topic(first).aspect == topic(figure).aspect


def _in_groups(figures: Sequence[Figure]) -> Iterator[Compared]:
    """增速最高的甲市达到17%,乙市16.5%,丙市、丁市超过15%: one that leads with those behind it by name, where they fall.

    So do those behind 随后是: 甲市突破一万亿元,随后是乙市超过六千亿元、丙市超过四千亿元.
    """
    for place, first in enumerate(figures):
        onward = takewhile(partial(_is_behind, first), figures[place + 1 : place + 1 + REACH])
        run = [first, *onward]
        leads = pattern("comparisons.toml", "the highest leads").search(clause(first.before))
        followed = len(run) > 1 and pattern("comparisons.toml", "followed by").match(run[1].before)
        falls = all((one.claim.low or 0) >= (other.claim.low or 0) for one, other in pairwise(run))
        if len(run) > FEWEST and (leads or followed) and falls and not by_another(first):
            yield from (Compared(other, one, sure=False, part=False) for one, other in pairwise(run))


def _is_behind(first: Figure, figure: Figure) -> bool:
    told = pattern("comparisons.toml", "behind in rank").fullmatch(figure.before)
    return told is not None and alike(first, figure) and figure.depth == first.depth


def _mean(first: Figure, before: Sequence[Figure]) -> Figure | None:
    """The figure of all that a row is of: the last one before it of its indicator that is not of one of them."""
    own = topic(first)
    akin = [figure for figure in reversed(before) if topic(figure) == own and figure.depth == first.depth]
    ranked = "subject:ranked"
    return next((figure for figure in akin if ranked not in figure.claim.rules), None)
