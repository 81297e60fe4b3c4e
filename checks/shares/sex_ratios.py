"""Ratios of the sexes with the men and women told right before them: 男性51.2万人,女性48.8万人,性别比为104.9."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.figures.amounts import alike, amount
from checks.figures.percentages import Share
from checks.figures.possible_shares import computable
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from claims.model import Hedge

BRACKETS = re.compile("[(（][^()（）]*[)）]")
REACH = 6
REGISTERED = "户籍"


def sex_ratios(page: Page, found: set[int]) -> Iterator[Share]:
    """The ratio of all people by the two amounts before it in its paragraph; not of births, ages or places of it.

    Of a ratio that moved (由97.4下降为96.9) it is the later one. `found` are the starts of those told already.
    """
    for line in page.lines:
        for ratio in line.figures:
            named = _name_of(line, ratio) if ratio.claim.start not in found else ""
            before = [each for each in line.figures[: ratio.position] if amount(each) and not in_table(each)]
            pair = next(_of_the_sexes(before[-REACH:]), None) if named else None
            if pair and (REGISTERED in line.text[: pair[1].claim.end - line.start]) == (REGISTERED in named):
                yield from [(*pair, ratio)] if computable(*pair, ratio) else []


def _name_of(line: Line, figure: Figure) -> str:
    """What a ratio of all people is called by the words before it; empty where a figure is none."""
    bare = not figure.claim.unit and ":" not in figure.claim.text and figure.claim.low is not None
    if not bare or in_table(figure) or figure.claim.hedge is not Hedge.EXACT:
        return ""
    lead = line.text[figure.claim.sentence_start - line.start : figure.claim.start - line.start]
    told = pattern("share.toml", "ratio of all people").search(BRACKETS.sub("", lead))
    of_them = pattern("share.toml", "of the sexes").search(figure.subject) is not None
    return told["name"] if told and of_them else ""


def _of_the_sexes(amounts: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The last men and women told one after the other, in one unit."""
    for one, other in reversed(list(pairwise(amounts))):
        pair = (one, other) if _are(one, "男") else (other, one)
        if _are(pair[0], "男") and _are(pair[1], "女") and alike(*pair):
            yield pair


def _are(figure: Figure, sex: str) -> bool:
    told = pattern("share.toml", "all of a sex").fullmatch(topic(figure).name)
    return told is not None and told["sex"] == sex and "其中" not in clause(figure.before)
