"""Shares told in words without digits, of what their sentence counts: 312名,其中研究生129名,占四成多; 农业源正好占一半.

Words are so wide that only what fits is told.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from checks.figures.amounts import SENTENCE, alike
from checks.figures.directory import is_level
from checks.figures.percentages import HUNDRED, Share, in_words, is_percent
from checks.figures.possible_shares import computable
from checks.figures.stretches import ahead
from checks.figures.topics import akin, topic
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.relation import Comparator, Interval, holds

REACH = 12
LATTER = "后者"


def rough_shares(page: Page, found: Collection[int]) -> Iterator[Share]:
    """占四成多, 近六成, 超过三分之一: of the amount that the sentence begins with; those `found` are left out."""
    for line in page.lines:
        for figure in line.figures:
            if figure.claim.start not in found and _is_rough(figure):
                yield from islice(_told(line, figure), 1)


def _is_rough(figure: Figure) -> bool:
    return is_percent(figure) and in_words(figure) and not in_table(figure) and topic(figure).aspect != "rate"


def _told(line: Line, percent: Figure) -> Iterator[Share]:
    amounts = [figure for figure in _sentence(line, percent) if is_level(figure)]
    for part in _parts(amounts, percent):
        whole = _whole(amounts, part)
        if whole is not None and computable(part, whole, percent):
            quotient = Interval.of(part.claim) / Interval.of(whole.claim) * HUNDRED
            if holds(Comparator.MEETS, quotient, Interval.of(percent.claim)):
                yield part, whole, percent


def _sentence(line: Line, percent: Figure) -> list[Figure]:
    """The figures of a sentence before one of its figures, in order."""
    kept: list[Figure] = []
    near = [*ahead(percent.position, line.figures, REACH), percent]
    for figure in reversed(near):
        kept.append(figure)
        if SENTENCE.search(figure.before):
            break
    return kept[:0:-1]


def _parts(amounts: Sequence[Figure], percent: Figure) -> Iterator[Figure]:
    """What a share may be said of: what goes by a name like its own, else the last amount before it in its clause."""
    words = clause(percent.before)
    named = topic(percent).name
    if words and not words.startswith(LATTER) and not pattern("share.toml", "bare share").match(words):
        yield from (figure for figure in reversed(amounts) if named and akin(topic(figure).name, named))
    last = amounts[-1:]
    yield from (figure for figure in last if figure.claim.sentence_start == percent.claim.sentence_start)


def _whole(amounts: Sequence[Figure], part: Figure) -> Figure | None:
    """The amount that a part is one of: what stands right before it as its whole (36席中), else the first."""
    place = amounts.index(part)
    before = [figure for figure in amounts[:place] if alike(figure, part)]
    if before and pattern("share.toml", "of those right before").match(part.before):
        return before[-1]
    greater = (figure for figure in before if (figure.claim.low or 0) > (part.claim.low or 0))
    return next(greater, None)
