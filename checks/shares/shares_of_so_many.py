"""Shares of what the words count before 中: 在640个品种中,有160个(占25%)…, 48座水库中,有45座达标,达标率为93.8%.

The words tell the whole, so that a bare share that misses is wrong whatever slip it came of. A rate may be of others or
weighed, so that one other way of writing a figure has to explain a miss.

Limits: nothing is said where another amount of the sentence fits, or where its words tell of others or of weights.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise, takewhile

from checks.figures.amounts import alike, amount
from checks.figures.percentages import Share, fits, in_words, is_percent, targets
from checks.figures.possible_shares import computable, exceeds
from checks.figures.stretches import sentences
from checks.lexicon import pattern
from checks.page import CLOSING, Figure, Line, Page, clause, in_table, opening
from checks.repair import repairs
from checks.shares.closed_shares import is_said
from checks.shares.named_rates import of_fewer
from claims.model import Hedge

LEXICON = "closed_shares.toml"
REACH = 24
BRACKET = re.compile("[(（]")


def shares_of_so_many(page: Page, found: Collection[int]) -> Iterator[Share]:
    """The shares of each amount that 中 stands behind, told of those among it; not those `found` to be shares."""
    for line in page.lines:
        for sentence in sentences(line.figures):
            for place, (whole, part) in enumerate(pairwise(sentence)):
                if _is_among(line, whole, part):
                    told = _told(line, whole, sentence[place + 1 :][:REACH])
                    yield from (share for share in told if share[2].claim.start not in found)


def _is_among(line: Line, whole: Figure, part: Figure) -> bool:
    between = line.text[whole.claim.end - line.start : part.claim.start - line.start]
    plain = all(each.claim.hedge is Hedge.EXACT and amount(each) and not each.depth for each in (whole, part))
    return plain and alike(whole, part) and pattern(LEXICON, "out of these").fullmatch(between) is not None


def _told(line: Line, whole: Figure, behind: Sequence[Figure]) -> Iterator[Share]:
    """The shares of the parts behind a whole, up to the first part that tells of some of another."""
    first = behind[0]
    for part, percent in takewhile(lambda pair: pair[0] is first or not _of_another(pair[0]), pairwise(behind)):
        share = (part, whole, percent)
        if not _may_be(share) or (not fits(*share) and _fits_another(behind, share)):
            continue
        explained = fits(*share) or any(repairs(*target) for target in targets(*share))
        if (_is_bare(part, percent) and (explained or not exceeds(part, whole))) or (
            part is first and explained and _is_rate(line, share)
        ):
            yield share


def _may_be(share: Share) -> bool:
    part, whole, percent = share
    told = is_percent(percent) and not in_words(percent) and percent.claim.hedge is Hedge.EXACT
    return told and alike(part, whole) and not in_table(percent) and computable(*share)


def _is_bare(part: Figure, percent: Figure) -> bool:
    """Whether a share has no name, right behind its part or alone in brackets there."""
    words = BRACKET.split(clause(percent.before))[-1]
    bracketed = percent.depth > part.depth
    if bracketed and not (percent.depth == part.depth + 1 and percent.after.startswith(tuple(CLOSING))):
        return False
    return pattern("share.toml", "bare share").match(words) is not None or (bracketed and not words)


def _of_another(part: Figure) -> bool:
    return pattern(LEXICON, "of another row").search(clause(part.before)) is not None or "中" in clause(part.before)


def _is_rate(line: Line, share: Share) -> bool:
    """Whether a share is told as a rate right behind its part, and nothing tells that it is weighed or of fewer."""
    part, whole, percent = share
    start, end = whole.claim.end - line.start, percent.claim.start - line.start
    between, behind = line.text[start:end], line.text[percent.claim.end - line.start :]
    led = clause(percent.before)
    named = pattern(LEXICON, "rate").match(led)
    if not named or percent.depth != part.depth or not is_said(named["of"], between.removesuffix(led)):
        return False
    others = pattern(LEXICON, "of others").search(f"{between}{opening(percent.after)}") or of_fewer(line, percent)
    return not others and not behind.startswith(("(", "（"))


def _fits_another(behind: Sequence[Figure], share: Share) -> bool:
    """Whether a share is that of another amount told behind its whole."""
    part, _, percent = share
    others = (each for each in behind if each is not part and amount(each) and alike(each, part))
    return any(computable(part, each, percent) and fits(part, each, percent) for each in others)
