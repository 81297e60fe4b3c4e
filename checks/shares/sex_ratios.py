"""Ratios of the sexes with the men and women told right before them: 男性51.2万人,女性48.8万人,性别比为104.9."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.figures.amounts import alike, amount
from checks.figures.identity import time_allows
from checks.figures.percentages import Share, fits, fits_or_slipped
from checks.figures.possible_shares import computable
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from claims.model import Hedge

BRACKETS = re.compile("[(（][^()（）]*[)）]")
REACH, FAR = 6, 24
REGISTERED = "户籍"


def sex_ratios(page: Page, found: set[int]) -> Iterator[Share]:
    """The ratio of all people by the two amounts before it in its paragraph; not of births, ages or places of it.

    Of a ratio that moved (由97.4下降为96.9) it is the later one. `found` are the starts of those told already. What
    does not fit is wrong only where no word says that the two are other people than those of the ratio, and where a
    slip of the pen explains it or they stand in its sentence.
    """
    for line in page.lines:
        for ratio in line.figures:
            named = _name_of(line, ratio) if ratio.claim.start not in found else ""
            near = line.figures[max(0, ratio.position - FAR) : ratio.position] if named else ()
            pairs = list(_of_the_sexes([each for each in near if amount(each) and not in_table(each)][-REACH:]))
            if not pairs or (REGISTERED in line.text[: pairs[0][1].claim.end - line.start]) != (REGISTERED in named):
                continue
            share = (*pairs[0], ratio)
            if computable(*share) and (fits(*share) or (len(pairs) == 1 and _is_wrong(line, share, named))):
                yield share


def _is_wrong(line: Line, share: Share, named: str) -> bool:
    """Whether a ratio that does not fit its men and women is of the very same people."""
    *pair, ratio = share
    told = _said_before(line, min(pair, key=lambda each: each.claim.start))
    place = pattern("share.toml", "all of a place").match(named)
    if pattern("share.toml", "of some people only").search(told) or (place and place["place"] not in told):
        return False
    if not all(time_allows(each.claim, ratio.claim) for each in pair):
        return False
    if all(each.claim.sentence_start == ratio.claim.sentence_start for each in pair):
        return True
    opens = BRACKETS.sub("", _said_before(line, ratio)).lstrip().startswith(named)
    return opens and fits_or_slipped(*share)


def _said_before(line: Line, figure: Figure) -> str:
    return line.text[figure.claim.sentence_start - line.start : figure.claim.start - line.start]


def _name_of(line: Line, figure: Figure) -> str:
    """What a ratio of all people is called by the words before it; empty where a figure is none."""
    bare = not figure.claim.unit and ":" not in figure.claim.text and figure.claim.low is not None
    if not bare or in_table(figure) or figure.claim.hedge is not Hedge.EXACT:
        return ""
    lead = _said_before(line, figure)
    told = pattern("share.toml", "ratio of all people").search(BRACKETS.sub("", lead))
    of_them = pattern("share.toml", "of the sexes").search(figure.subject) is not None
    turned = pattern("share.toml", "women to a hundred men").search(f"{clause(lead)}{figure.after}")
    return told["name"] if told and of_them and not turned else ""


def _of_the_sexes(amounts: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Men and women told one after the other, in one unit, the last first."""
    for one, other in reversed(list(pairwise(amounts))):
        pair = (one, other) if _are(one, "男") else (other, one)
        if _are(pair[0], "男") and _are(pair[1], "女") and alike(*pair):
            yield pair


def _are(figure: Figure, sex: str) -> bool:
    told = pattern("share.toml", "all of a sex").fullmatch(topic(figure).name)
    return told is not None and told["sex"] == sex and "其中" not in clause(figure.before)
