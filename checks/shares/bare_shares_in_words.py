"""Shares in words of the amount right before their part: 教师320名,女教师208名,占六成半; 共864所,民办108所,占八分之一.

Parts that follow with shares of their own are of the same amount. Words are so wide that what misses them is far off;
one slip of the pen has to explain it all the same. Of two amounts before a part the whole has to be told as their sum.
"""

from collections.abc import Iterator

from checks.figures.amounts import BOUNDS, SENTENCE, alike, amount
from checks.figures.percentages import Share, fits, in_words, is_percent, targets
from checks.figures.possible_shares import computable, exceeds
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table, opening
from checks.repair import repairs
from claims.model import Dimension, Hedge

LEXICON = "closed_shares.toml"
MOST, NEAR = 8, 60


def bare_shares_in_words(page: Page, found: set[int]) -> Iterator[Share]:
    """Every share in words right behind a part and its whole; those `found` are left out."""
    for line in page.lines:
        for place, whole in enumerate(line.figures):
            if _is_level(whole) and _is_all(line, whole):
                for part, percent in _pairs(line, whole, place):
                    share = (part, whole, percent)
                    if percent.claim.start not in found and computable(*share) and _may_be(share):
                        yield share


def _may_be(share: Share) -> bool:
    slipped = any(repairs(*target) for target in targets(*share))
    return fits(*share) or (slipped and not exceeds(*share[:2]))


def _pairs(line: Line, whole: Figure, place: int) -> Iterator[tuple[Figure, Figure]]:
    """The parts right behind a whole, each with its share, up to the first figure that is in no such pair."""
    near = line.figures[place + 1 : place + 1 + 2 * MOST]
    behind = [figure for figure in near if not figure.after.startswith(BOUNDS)]
    for part, percent in zip(behind[::2], behind[1::2], strict=False):
        ended = SENTENCE.search(part.before) or SENTENCE.search(percent.before)
        if ended or not _is_level(part) or not _of_one_unit(part, whole) or not _is_share(line, part, percent):
            return
        yield part, percent


def _is_share(line: Line, part: Figure, percent: Figure) -> bool:
    words = line.text[part.claim.end - line.start : percent.claim.start - line.start]
    told = pattern(LEXICON, "told in words").fullmatch(words)
    ended = pattern(LEXICON, "share told out").match(percent.after)
    return bool(told and ended) and is_percent(percent) and in_words(percent) and not percent.depth


def _of_one_unit(part: Figure, whole: Figure) -> bool:
    people = part.claim.dimension is whole.claim.dimension is Dimension.PERSON
    return people or alike(part, whole)


def _is_level(figure: Figure) -> bool:
    claim = figure.claim
    exact = claim.hedge is Hedge.EXACT and bool(claim.low) and claim.low == claim.high
    words = f"{clause(figure.before)}{opening(figure.after)}"
    other = pattern(LEXICON, "some or more").search(words) or pattern(LEXICON, "of another row").search(words)
    return exact and amount(figure) and not figure.depth and not in_table(figure) and not other


def _is_all(line: Line, whole: Figure) -> bool:
    """Whether an amount is the first of its unit in its sentence, or told as what all come to."""
    before = [
        each for each in line.figures[: whole.position] if each.claim.sentence_start == whole.claim.sentence_start
    ]
    return not any(_of_one_unit(each, whole) for each in before) or "共" in clause(whole.before)
