"""Shares of a sentence up to what some of them come to: 51%非常赞成,26%比较赞成,8%不赞成,赞成的合计77%.

The sum names them by a word that each has, with no 不 before it; 分别持股28.6%和22.4% have it in one.
One slip of the pen has to explain a miss.
"""

import re
from collections.abc import Iterator, Sequence

from checks.figures.amounts import JOINED, Breakdown, adds_up, held_to, targets_of
from checks.figures.percentages import is_percent
from checks.figures.stretches import sentences
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table, opening
from checks.repair import repairs
from claims.model import Hedge

LEXICON = "hundreds.toml"
FEWEST, MOST = 2, 24


def percents_summed_up(line: Line) -> Iterator[Breakdown]:
    """The sum that ends a sentence of shares, with the shares before it that it names."""
    for figures in sentences(line.figures):
        shares = [figure for figure in figures if is_percent(figure)]
        for place, whole in enumerate(shares):
            told = summed(whole)
            parts = _named(told["what"] or told["then"], shares[max(0, place - MOST) : place]) if told else []
            exact = all(map(_is_plain, (whole, *parts)))
            if len(parts) < FEWEST or not exact or _left_open(line, whole):
                continue
            if adds_up(whole, parts) or any(repairs(*target) for target in targets_of(whole, parts)):
                yield held_to(whole, parts)


def summed(share: Figure) -> re.Match[str] | None:
    """How the words before a share say that it is what others come to."""
    return pattern(LEXICON, "sum of shares").fullmatch(clause(share.before))


def _named(word: str, shares: Sequence[Figure]) -> list[Figure]:
    """The shares that go by a word, or are joined to one that does."""
    found: list[Figure] = []
    affirmed = re.compile(f"(?<![不未没非无]){re.escape(word)}")
    for share in shares:
        joined = bool(found) and JOINED.fullmatch(share.before) is not None
        if joined or affirmed.search(f"{clause(share.before)}{opening(share.after)}"):
            found.append(share)
    return found if word else []


def _is_plain(share: Figure) -> bool:
    return share.claim.hedge is Hedge.EXACT and bool(share.claim.low) and not share.depth and not in_table(share)


def _left_open(line: Line, whole: Figure) -> bool:
    start = max(whole.claim.sentence_start, line.start) - line.start
    words = line.text[start : whole.claim.start - line.start]
    return pattern(LEXICON, "others summed up").search(words) is not None
