"""Figures that their text tells apart so that they need not fit: at other prices, of other dates, before eliminations.

按不变价计算 beside a value at current prices; 三大板块…,合并抵销后; parts with 预备费 that has no figure; a stock at
the start of a year beside its rate at the end.
"""

import re
from collections.abc import Mapping, Sequence

from checks.figures.amounts import alike
from checks.figures.identity import WHOLE_PLACE
from checks.figures.moments import of_several_moments
from checks.figures.numbering import number
from checks.figures.percentages import is_percent
from checks.figures.prices import of_other_prices
from checks.figures.successive import months_of
from checks.lexicon import pattern
from checks.orders.other_bodies import are_of_two
from checks.page import CLAUSE_MARK, Figure, Page, clause, in_table
from checks.parts.made_up import sum_of
from checks.relation import Comparator, Interval, Relation, Verdict, holds
from checks.shares.other_bases import of_another_base
from checks.sums.left_open import leaves_open
from claims.model import Hedge

LEXICON = "apart.toml"
OF_AMOUNTS = frozenset(("agree", "sum", "share", "product", "order", "scope"))
OF_SIZES = frozenset(("order", "scope"))
OF_A_RATE = re.compile("[%％]|百分")
PAIR, REST = 2, 60


def without_told_apart(page: Page, found: Sequence[Relation]) -> list[Relation]:
    """The relations of a page without those that do not hold of figures that their text tells apart."""
    wrong = any(each.verdict is Verdict.INCONSISTENT for each in found)
    figures = {figure.claim.start: figure for figure in page.figures} if wrong else {}
    return [each for each in found if each.verdict is not Verdict.INCONSISTENT or not _are_apart(page, each, figures)]


def _are_apart(page: Page, found: Relation, figures: Mapping[int, Figure]) -> bool:
    told = [figures[member.claim.start] for member in found.members if member.claim.start in figures]
    if found.type == "agree" and _of_another_column(told):
        return True
    if found.type not in OF_AMOUNTS or len(told) < PAIR or any(map(in_table, told)):
        return False
    if of_other_prices(page, told):
        return True
    if found.type == "agree":
        return len({_severe(figure) for figure in told}) > 1 or _comes_to_it_behind(page, told)
    if found.type == "share":
        apart = _of_several_moments(page, found, told) or _of_several_stretches(found, told)
        apart = apart or _of_fewer(page, told) or _changed_between(page, found, told)
        return apart or _of_a_place_within(page, found, told) or _of_another_base(page, found, told)
    if found.type in OF_SIZES:
        return _of_a_wider_place(told) or are_of_two(page, told[0], told[1])
    return found.type == "sum" and _leaves_open(page, found, told)


def _of_a_wider_place(told: Sequence[Figure]) -> bool:
    """Whether a sentence behind that of a whole tells a part of a country, a group or the world: 全国新能源汽车产量."""
    part, whole = told[0], told[1]
    words = (f"{figure.lead}{figure.subject}" for figure in (part, whole))
    wider, same = (pattern(LEXICON, "country, group or world").search(each) is not None for each in words)
    return wider and not same and part.claim.sentence_start > whole.claim.sentence_start


def _severe(figure: Figure) -> str:
    """How severe the accidents are said to be that a figure is told of: 较大, 重大; empty where it is not said."""
    found = pattern(LEXICON, "how severe").search(f"{clause(figure.before)}{figure.subject}")
    return found["severe"] if found else ""


def _of_another_column(told: Sequence[Figure]) -> bool:
    """Whether a column of a table is headed by another part of the year than the text tells: 全年 beside 上半年."""
    part = pattern("headings.toml", "part of a year")
    heads = {each for figure in told if in_table(figure) for each in part.findall(figure.claim.measure or "")}
    said = {each for figure in told if not in_table(figure) for each in part.findall(figure.period)}
    return bool(heads and said) and not heads & said


def _comes_to_it_behind(page: Page, told: Sequence[Figure]) -> bool:
    """Whether a rough figure is what an exact one comes to with others: 3.36亿元,…加上基金收入后达3.63亿元."""
    if len(told) != PAIR or told[0].claim.hedge is Hedge.EXACT:
        return False
    behind = page.lines[told[1].line].figures[told[1].position + 1 :]
    more = (each for each in behind if pattern(LEXICON, "with others besides").search(clause(each.before)))
    said = Interval.of(told[0].claim)
    return any(alike(each, told[0]) and holds(Comparator.MEETS, Interval.of(each.claim), said) for each in more)


def _of_several_moments(page: Page, found: Relation, told: Sequence[Figure]) -> bool:
    """Whether a part, its whole and the percentage of the one by the other are told of several dates."""
    wholes = {member.claim.start for member in found.members if member.role == "whole"}
    percents = [figure for figure in told if is_percent(figure)]
    amounts = sorted((each for each in told if each not in percents), key=lambda each: each.claim.start in wholes)
    return len(percents) == 1 and len(amounts) == PAIR and of_several_moments(page, *amounts, *percents)


def _of_several_stretches(found: Relation, told: Sequence[Figure]) -> bool:
    """Whether a part is told of months that its whole is not of: 前11个月逆差 and 11月进口."""
    wholes = {member.claim.start for member in found.members if member.role == "whole"}
    amounts = [figure for figure in told if not is_percent(figure)]
    whole = next((months_of(each.period) for each in amounts if each.claim.start in wholes), None)
    part = next((months_of(each.period) for each in amounts if each.claim.start not in wholes), None)
    if part is None or whole is None:
        return False
    return not whole.first <= part.first <= part.last <= whole.last


def _of_fewer(page: Page, told: Sequence[Figure]) -> bool:
    """Whether the words between a whole and its share leave some of it out: 扣除一次性因素,税收占比61.3%."""
    *amounts, percent = told
    start = min(each.claim.end for each in amounts)
    words = page.text[start : percent.claim.start]
    return any(not OF_A_RATE.search(words[at.end() :]) for at in pattern(LEXICON, "without some").finditer(words))


def _changed_between(page: Page, found: Relation, told: Sequence[Figure]) -> bool:
    """Whether a whole is told of before something that its share is told behind: 改制前职工60人。改制后在岗30人,占…."""
    whole = _whole(found, told)
    rest = [each for each in told if each.claim.start > whole.claim.end]
    if len(rest) < PAIR:
        return False
    led = page.text[whole.claim.sentence_start : whole.claim.start]
    words = page.text[whole.claim.end : rest[-1].claim.start]
    behind, before = pattern(LEXICON, "behind an event"), pattern(LEXICON, "before an event")
    if behind.search(words) and not behind.search(led):
        return True
    anew = rest[0].claim.sentence_start > whole.claim.start and "其中" not in words
    return anew and before.search(clause(whole.before)) is not None and not before.search(words)


def _of_a_place_within(page: Page, found: Relation, told: Sequence[Figure]) -> bool:
    """Whether a share of all is that of a place of its own: 全省总人口80万人。乙县常住人口9万人,占总人口的12%.

    Not where 其中 leads to the place, or the share says whose all it is of (占全省总人口的12%).
    """
    whole, last = _whole(found, told), told[-1]
    start = last.claim.sentence_start
    if whole.claim.start > start or not WHOLE_PLACE.search(f"{whole.scope}{clause(whole.before)}"):
        return False
    led = pattern(LEXICON, "led by a place").match(page.text[start : last.claim.start])
    return led is not None and pattern(LEXICON, "of all").search(clause(last.before)) is not None


def _of_another_base(page: Page, found: Relation, told: Sequence[Figure]) -> bool:
    """Whether the one percentage of a part and a whole is told of another base than that."""
    whole = _whole(found, told)
    parts = [each for each in told if each is not whole and not is_percent(each)]
    percents = [each for each in told if is_percent(each)]
    return len(parts) == len(percents) == 1 and of_another_base(page, parts[0], whole, percents[0])


def _whole(found: Relation, told: Sequence[Figure]) -> Figure:
    """What the relation has for the whole, else the largest amount of it."""
    wholes = {member.claim.start for member in found.members if member.role == "whole"}
    amounts = sorted((each for each in told if not is_percent(each)), key=lambda each: Interval.of(each.claim).upper)
    return next((each for each in told if each.claim.start in wholes), amounts[-1] if amounts else told[0])


def _leaves_open(page: Page, found: Relation, told: Sequence[Figure]) -> bool:
    """Whether the sentences of parts tell what is taken off them, or of more of their whole without a figure."""
    start, end = min(each.claim.sentence_start for each in told), max(each.claim.end for each in told)
    words = page.text[start:end] + page.text[end : end + REST].split("\n")[0].split("。")[0]
    if pattern(LEXICON, "eliminated").search(words):
        return True
    whole = _whole(found, told)
    parts = sorted((figure for figure in told if figure is not whole), key=lambda figure: figure.claim.start)
    if len(parts) < PAIR:
        return False
    if leaves_open(page, whole, parts, words[end - start :]):
        return True
    if sum_of(parts).upper >= Interval.of(whole.claim).lower:
        return any(_has_no_figure(words[at.end() :]) for at in pattern(LEXICON, "taken off").finditer(words))
    more = pattern(LEXICON, "more of a budget").finditer(words)
    return any(_has_no_figure(words[at.end() :]) for at in more) or _sets_one_apart(words, whole, parts)


def _sets_one_apart(words: str, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether one is set apart that a whole has besides its parts: 除丙厂外,甲厂6吨、乙厂2吨,三厂合计9吨."""
    so_many = pattern(LEXICON, "so many together").search(clause(whole.before))
    counted = so_many is not None and number(so_many["count"].replace("两", "二")) == len(parts)
    return not counted and pattern(LEXICON, "except").search(words) is not None


def _has_no_figure(words: str) -> bool:
    return not any(each.isdigit() for each in CLAUSE_MARK.split(words, maxsplit=1)[0].split("、")[0])
