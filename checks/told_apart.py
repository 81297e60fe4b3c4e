"""Figures that their text tells apart so that they need not fit: at other prices, of other dates, before eliminations.

按不变价计算 beside a value at current prices; 三大板块…,合并抵销后; parts with 预备费 that has no figure; a stock at
the start of a year beside its rate at the end.
"""

from collections.abc import Mapping, Sequence

from checks.figures.moments import of_several_moments
from checks.figures.percentages import is_percent
from checks.figures.prices import of_other_prices
from checks.lexicon import pattern
from checks.page import CLAUSE_MARK, Figure, Page, in_table
from checks.parts.made_up import sum_of
from checks.relation import Interval, Relation, Verdict

LEXICON = "apart.toml"
OF_AMOUNTS = frozenset(("agree", "sum", "share", "product", "order"))
PAIR, REST = 2, 60


def without_told_apart(page: Page, found: Sequence[Relation]) -> list[Relation]:
    """The relations of a page without those that do not hold of figures that their text tells apart."""
    wrong = any(each.verdict is Verdict.INCONSISTENT for each in found)
    figures = {figure.claim.start: figure for figure in page.figures} if wrong else {}
    return [each for each in found if each.verdict is not Verdict.INCONSISTENT or not _are_apart(page, each, figures)]


def _are_apart(page: Page, found: Relation, figures: Mapping[int, Figure]) -> bool:
    told = [figures[member.claim.start] for member in found.members if member.claim.start in figures]
    if found.type not in OF_AMOUNTS or len(told) < PAIR or any(map(in_table, told)):
        return False
    if of_other_prices(page, told):
        return True
    if found.type == "share":
        return _of_several_moments(page, told)
    return found.type == "sum" and _leaves_open(page, found, told)


def _of_several_moments(page: Page, told: Sequence[Figure]) -> bool:
    """Whether a part, its whole and the percentage of the one by the other are told of several dates."""
    percents = [figure for figure in told if is_percent(figure)]
    amounts = sorted((figure for figure in told if figure not in percents), key=lambda each: each.claim.low or 0)
    return len(percents) == 1 and len(amounts) == PAIR and of_several_moments(page, *amounts, *percents)


def _leaves_open(page: Page, found: Relation, told: Sequence[Figure]) -> bool:
    """Whether the sentences of parts tell what is taken off them, or of more of their whole without a figure."""
    start, end = min(each.claim.sentence_start for each in told), max(each.claim.end for each in told)
    words = page.text[start:end] + page.text[end : end + REST].split("\n")[0].split("。")[0]
    if pattern(LEXICON, "eliminated").search(words):
        return True
    wholes = {member.claim.start for member in found.members if member.role == "whole"}
    whole = [figure for figure in told if figure.claim.start in wholes]
    parts = [figure for figure in told if figure not in whole]
    if len(whole) != 1 or len(parts) < PAIR:
        return False
    if sum_of(parts).upper >= Interval.of(whole[0].claim).lower:
        return False
    more = pattern(LEXICON, "more of a budget").finditer(words)
    return any(_has_no_figure(words[at.end() :]) for at in more)


def _has_no_figure(words: str) -> bool:
    return not any(each.isdigit() for each in CLAUSE_MARK.split(words, maxsplit=1)[0].split("、")[0])
