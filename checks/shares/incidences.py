"""Rates of illness on so many person-years: 观察人时为2651081人年,新发病例102471例,发病密度为3865.25/10万人年."""

from collections.abc import Iterator

from checks.figures.amounts import SENTENCE
from checks.figures.percentages import PER_HUNDRED_THOUSAND, Share, fits_or_slipped
from checks.figures.possible_shares import computable
from checks.figures.stretches import back_to
from checks.lexicon import pattern
from checks.page import Figure, Page, clause
from claims.model import Hedge

REACH = 8
CASES = frozenset(("例", "人", "名", "人次"))
PERSON_YEARS = "人年"


def incidences(page: Page) -> Iterator[Share]:
    """Every such rate with the only cases and the only person-years of its sentence; a miss only by a slip."""
    for line in page.lines:
        for rate in line.figures:
            if not rate.claim.unit.startswith(PER_HUNDRED_THOUSAND) or rate.claim.hedge is not Hedge.EXACT:
                continue
            if not pattern("share.toml", "rate of illness").search(clause(rate.before)):
                continue
            sentence = back_to(SENTENCE, line.figures[max(0, rate.position - REACH) : rate.position + 1])[:-1]
            years = [each for each in sentence if each.claim.unit == PERSON_YEARS]
            cases = [each for each in sentence if _are_cases(each)]
            if len(years) == len(cases) == 1 and computable(cases[0], years[0], rate):
                share = (cases[0], years[0], rate)
                yield from [share] if fits_or_slipped(*share) else []


def _are_cases(figure: Figure) -> bool:
    told = pattern("share.toml", "fell ill").search(clause(figure.before))
    return figure.claim.unit in CASES and told is not None and not figure.depth
