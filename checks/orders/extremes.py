"""What is called a mean, and what is called the lowest or the highest of the same: 平均年龄36.2岁,年龄最小的19岁.

Nothing is wrong by it: the lowest may be of another time or place, so that only what fits is told.
"""

from collections.abc import Iterator
from enum import IntEnum
from itertools import takewhile

from checks.figures.amounts import SENTENCE, alike, compared
from checks.figures.compared import Compared
from checks.figures.stretches import SEGMENT
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, opening
from claims.model import Hedge, Kind

REACH, NOUN, BEHIND = 12, 2, 24


class Rank(IntEnum):
    """What a figure is called."""

    LOWEST = 0
    MEAN = 1
    HIGHEST = 2


def between_extremes(line: Line) -> Iterator[Compared]:
    """Every mean of a line with the nearest lowest and highest of its unit that are told of the same."""
    ranked = [(figure, rank) for figure in line.figures if (rank := _rank(figure)) is not None]
    for at, (mean, called) in enumerate(ranked):
        if called is not Rank.MEAN:
            continue
        yield from _between_its_parts(mean, line)
        near = ranked[max(0, at - REACH) : at + REACH]
        for wanted in (Rank.LOWEST, Rank.HIGHEST):
            others = [each for each, rank in near if rank is wanted and _of_the_same(mean, each)]
            if others:
                other = min(others, key=lambda each, mean=mean: abs(each.position - mean.position))  # type: ignore[misc]
                pair = (other, mean) if wanted is Rank.LOWEST else (mean, other)
                yield Compared(*pair, sure=False, part=False)


def _rank(figure: Figure) -> Rank | None:
    claim = figure.claim
    if claim.low is None or claim.kind is not Kind.CLAIM or claim.hedge is Hedge.VAGUE or compared(figure):
        return None
    words = _words(figure)
    if pattern("extremes.toml", "how far apart").search(words):
        return None
    if pattern("extremes.toml", "lowest").search(words):
        return Rank.LOWEST
    record = pattern("extremes.toml", "a record").match(figure.after[:BEHIND])
    if record or pattern("extremes.toml", "highest").search(words):
        return Rank.HIGHEST
    over_years = topic(figure).aspect == "rate" and pattern("extremes.toml", "over years").search(words)
    mean = pattern("extremes.toml", "a mean").search(f"{words}{figure.subject}")
    return Rank.MEAN if mean and not over_years else None


def _words(figure: Figure) -> str:
    """What is told of a figure since the one before it, in its own sentence; what leads up to that if nothing is."""
    return SEGMENT.split(figure.before)[-1] if figure.before.strip() else clause(figure.lead)


def _of_the_same(mean: Figure, other: Figure) -> bool:
    """Whether two figures are in one unit and of one aspect, and stand side by side or their words share a noun."""
    apart = abs(mean.position - other.position)
    if not alike(mean, other) or topic(mean).aspect != topic(other).aspect or apart > REACH:
        return False
    if pattern("extremes.toml", "a day").search(_words(other)) and not pattern("extremes.toml", "a day").search(
        _words(mean)
    ):
        return False
    if apart == 1 and mean.claim.sentence_start == other.claim.sentence_start:
        return True
    name = pattern("extremes.toml", "a mean").sub("", f"{mean.subject}{mean.claim.measure or ''}")
    words = f"{_words(other)}{other.subject}{other.claim.measure or ''}{opening(other.after)}"
    return any(name[at : at + NOUN] in words for at in range(len(name) - 1))


def _between_its_parts(mean: Figure, line: Line) -> Iterator[Compared]:
    """价格平均下降63.5%,其中甲类下降66.7%,乙类下降55.8%: the lowest and highest of parts, each beside their mean."""
    behind = line.figures[mean.position + 1 : mean.position + 1 + REACH]
    if not behind or not pattern("parts.toml", "among").search(behind[0].before):
        return
    run = takewhile(lambda each: alike(each, mean) and not SENTENCE.search(each.before), behind)
    about = topic(mean)
    parts = [
        each for each in run if topic(each).aspect == about.aspect and topic(each).name[-NOUN:] == about.name[-NOUN:]
    ]
    if len(parts) >= NOUN:
        ordered = sorted(parts, key=lambda each: each.claim.low or 0)
        yield Compared(ordered[0], mean, sure=False, part=False)
        yield Compared(mean, ordered[-1], sure=False, part=False)
