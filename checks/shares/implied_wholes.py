"""Shares of one whole that the text names and does not give: what they imply that it is has to be one figure.

高新技术产业产值2830亿元,占规模以上工业总产值的77.9%。百强企业产值2860亿元,占规模以上工业总产值的78.8%: 2830 ÷ 77.9% and
2860 ÷ 78.8% are both about 3630.
Shares behind a named one in its sentence are of the same: 应届生3.8万人,占考生总数的79%,往届生1.0万人,占21%.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from checks.figures.amounts import SENTENCE
from checks.figures.directory import is_level, kind
from checks.figures.identity import compatible
from checks.figures.percentages import HUNDRED, to_a_step
from checks.figures.topics import topic
from checks.figures.wholes_named import shares_of_named, whole_named
from checks.lexicon import pattern
from checks.page import Figure, Line, Page
from checks.relation import Comparator, Interval, holds
from checks.repair import SURE_SLIPS, slip
from checks.shares.leads import level_before
from claims.model import Claim, Hedge

ENDING, SAME, PROVEN = 2, 5, 3


Share = tuple[Figure, Figure]
"""A part and the percentage that it is of some whole."""


class Implied(NamedTuple):
    """Two parts with their shares of one whole, in order, and what each of the four would have to be to fit."""

    parts: tuple[Figure, Figure]
    percents: tuple[Figure, Figure]
    wholes: tuple[Interval, Interval]
    targets: tuple[tuple[Claim, Interval], ...]

    @property
    def fits(self) -> bool:
        """Whether both shares can be of one whole."""
        return holds(Comparator.MEETS, *self.wholes)


def implied_wholes(page: Page, found: Collection[int]) -> Iterator[Implied]:
    """Neighbours among the shares of each named whole, those `found` to be of a figure left out.

    What does not fit is told where one paragraph says it of two things of one kind, and a slip that is no chance
    explains it. Two parts of one name are of two places or times, and each may have a plan of its own.
    """
    groups: defaultdict[Hashable, list[Share]] = defaultdict(list)
    for line in page.lines:
        for percent, name in shares_of_named(line):
            if percent.claim.start not in found and (part := _part(percent, line)):
                groups[name, kind(part)].append((part, percent))
    for shares in groups.values():
        for one, other in pairwise(shares):
            implied = implied_by(one, other)
            if compatible(one[1].claim, other[1].claim) and (
                implied.fits or _slipped(implied) or _is_odd_one_out(one, other, shares)
            ):
                yield implied


def _is_odd_one_out(one: Share, other: Share, shares: Sequence[Share]) -> bool:
    """Whether all the shares of a line are of one whole but for one of two, by a slip of the pen that is no chance."""
    row = [share for share in shares if share[1].line == one[1].line]
    if len(row) <= PROVEN or one not in row or other not in row:
        return False
    for odd, good in ((one, other), (other, one)):
        agree = all(implied_by(*pair).fits for pair in combinations([share for share in row if share is not odd], 2))
        if agree and any(slip(*target, SURE_SLIPS) for target in implied_by(odd, good).targets[:2]):
            return True
    return False


def _part(percent: Figure, line: Line) -> Figure | None:
    """The level right before a share."""
    part = level_before(percent, line)
    if part is None or not is_level(part) or part.claim.sentence_start != percent.claim.sentence_start:
        return None
    exact = all(figure.claim.hedge is Hedge.EXACT for figure in (part, percent))
    return part if exact and part.depth == percent.depth and above_nothing(part, percent) else None


def implied_by(one: Share, other: Share) -> Implied:
    """What two parts with their shares imply, all of them above nothing."""
    parts, percents = (one[0], other[0]), (one[1], other[1])
    wholes = (implied_whole(*one), implied_whole(*other))
    targets: list[tuple[Claim, Interval]] = []
    for (part, percent), whole in ((one, wholes[1]), (other, wholes[0])):
        targets += (
            (part.claim, whole * to_a_step(percent.claim) / HUNDRED),
            (percent.claim, Interval.of(part.claim) / whole * HUNDRED),
        )
    return Implied(parts, percents, wholes, tuple(targets))


def implied_whole(part: Figure, percent: Figure) -> Interval:
    """What a part and its share are of: about 20 of 1 and 5%; the share may be cut, though not down to nothing (1%)."""
    reading, cut = Interval.of(percent.claim), to_a_step(percent.claim)
    return Interval.of(part.claim) / Interval(cut.lower if cut.lower > 0 else reading.lower, cut.upper) * HUNDRED


def above_nothing(part: Figure, percent: Figure) -> bool:
    """Whether a part and its share have readings that a whole can be reckoned from."""
    readings = Interval.of(part.claim), Interval.of(percent.claim)
    return all(reading.bounded and reading.lower > 0 for reading in readings)


def _slipped(implied: Implied) -> bool:
    names = [topic(part).name for part in implied.parts]
    name = whole_named(implied.percents[0]) or ""
    of_kind = (
        bool(name and whole_named(implied.percents[1]))
        and all(own.endswith(name[-ENDING:]) for own in names)
        and len({part.line for part in implied.parts}) == 1
    )
    of_kind = of_kind and not any(one.endswith(other[-SAME:]) for one, other in (names, names[::-1]))
    of_kind = (of_kind or _is_among(implied)) and not pattern("share.toml", "one of its own").search(name)
    return of_kind and any(slip(*target, SURE_SLIPS) for target in implied.targets)


def _is_among(implied: Implied) -> bool:
    """Whether the second part is of the first: 前五名客户占销售总额的73.6%,其中第一大客户占销售总额的15.0%."""
    one, other = implied.parts
    marked = pattern("parts.toml", "among").search(other.before) is not None
    near = one.line == other.line and other.position == implied.percents[0].position + 1
    one_sentence = one.claim.sentence_start == other.claim.sentence_start
    return marked and (one_sentence or (near and not SENTENCE.search(other.before))) and other.depth == one.depth
