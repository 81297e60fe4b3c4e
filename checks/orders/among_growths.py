"""Growth of a whole between those of all its parts, where only rates are told: 生产总值增长8%。第一产业增长3%,….

Which parts leave nothing out is told by `growths` in order.toml. Their rates stand right behind each other, the whole's
is the last rate before them; what lies outside by less than half a point may be measured on another base.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from checks.changes.mixtures import APART, OTHER_BASE, OTHER_TIME
from checks.figures.amounts import amount, compared
from checks.figures.percentages import is_percent
from checks.figures.topics import topic
from checks.lexicon import entries, pattern
from checks.page import Figure, Line, clause, in_table
from checks.relation import Interval
from claims.model import Dimension, Hedge

REACH, PAIR = 3, 2
INVESTED = "投资"
OWN_CLAUSE = re.compile(r"\s*[,，;；。]?\s*[^,，;；。]*")
GROSS_PRODUCT = ("生产总值", "地区生产总值", "国内生产总值")


class Rate(NamedTuple):
    """A percentage with the words that name it and what stands before these; `own` is the amount that has it, if any.

    房地产投资158亿元,下降23.2%: named by the words before its amount.
    """

    figure: Figure
    words: str
    lead: str
    own: Figure | None


def among_growths(line: Line) -> Iterator[tuple[Figure, Figure]]:
    """The lowest rate of some parts with their whole's, and that with the highest, the lower one first.

    Amounts that have one of the rates and points that it moved by may stand between; where each part has its amount,
    it is weighed by these elsewhere.
    """
    rates = _rates(line)
    for place in range(1, len(rates)):
        for name, parts in _known():
            row = rates[place : place + len(parts)]
            figures = [rate.figure for rate in row]
            if len(row) == len(parts) and all(map(_is_rate, figures)) and _are(parts, row):
                whole = _whole(line.figures[max(0, figures[0].position - REACH) : figures[0].position], name)
                others = whole and len(parts) == PAIR and _with_others(whole, rates[place + PAIR :])
                if whole and not others and all(_beside(line, *pair) for pair in pairwise(row)):
                    yield from _outside(whole, row) if _of_one_time(line, whole, figures) else ()


def _with_others(whole: Figure, behind: Sequence[Rate]) -> bool:
    """Whether a whole of two parts has more: 全社会 holds what households invest; a rate behind may be of a third."""
    if pattern("order.toml", "more than its two parts").search(whole.before):
        return True
    name = topic(whole).name
    return INVESTED in name and any(INVESTED in each.words and name not in each.words for each in behind[:1])


def _rates(line: Line) -> list[Rate]:
    """The percentages of a line, each with the words that name it."""
    grew = pattern("order.toml", "grew")
    found = []
    for figure in line.figures:
        if not is_percent(figure):
            continue
        words, own = clause(figure.before), None
        if figure.position and grew.fullmatch(words) and not compared(figure):
            own = line.figures[figure.position - 1]
            own = own if amount(own) and own.claim.sentence_start == figure.claim.sentence_start else None
        words = f"{clause(own.before)}{words}" if own else words
        found.append(Rate(figure, words, own.before if own else figure.before, own))
    return found


def _beside(line: Line, one: Rate, other: Rate) -> bool:
    """Whether nothing but points and an amount of the second rate stands between two."""
    between = line.figures[one.figure.position + 1 : other.figure.position]
    return all(each is other.own or each.claim.dimension is Dimension.PERCENTAGE_POINT for each in between)


def _outside(whole: Figure, row: Sequence[Rate]) -> Iterator[tuple[Figure, Figure]]:
    ordered = sorted((rate.figure for rate in row), key=lambda figure: figure.claim.low or 0)
    pairs = ((ordered[0], whole), (whole, ordered[-1]))
    gaps = [Interval.of(lower.claim).lower - Interval.of(higher.claim).upper for lower, higher in pairs]
    fits = all(gap <= 0 for gap in gaps)
    if fits or _says_so(whole, row):
        yield from (pair for pair, gap in zip(pairs, gaps, strict=True) if gap <= 0 or gap > APART)


def _says_so(whole: Figure, row: Sequence[Rate]) -> bool:
    """Whether the words make parts of what is told: 其中, 分产业看, or 生产总值 of the same place right before them."""
    lead, first = row[0].lead, row[0].figure
    if pattern("order.toml", "parts by trade or place").search(lead):
        return True
    own = first.position == whole.position + 1 and OWN_CLAUSE.fullmatch(lead) is not None
    return own and whole.scope == first.scope and topic(whole).name in GROSS_PRODUCT


def _whole(before: Sequence[Figure], name: re.Pattern[str]) -> Figure | None:
    """The last rate before some parts, if it is of their whole."""
    rates = [figure for figure in before if is_percent(figure)]
    own = rates and _is_rate(rates[-1]) and name.search(topic(rates[-1]).name)
    return rates[-1] if own else None


def _is_rate(figure: Figure) -> bool:
    rate = is_percent(figure) and topic(figure).aspect == "rate" and figure.claim.hedge is Hedge.EXACT
    return rate and not figure.depth and not compared(figure) and not in_table(figure)


def _are(parts: Sequence[re.Pattern[str]], row: Sequence[Rate]) -> bool:
    """Whether each of some rates is of a part of its own, and not each of its own amount as well."""
    found = [next((at for at, part in enumerate(parts) if part.fullmatch(rate.words)), None) for rate in row]
    return None not in found and len(set(found)) == len(parts) and not all(rate.own for rate in row)


def _of_one_time(line: Line, whole: Figure, row: Sequence[Figure]) -> bool:
    """Whether rates are all on the year before, on one base."""
    told = line.text[whole.claim.sentence_start - line.start : row[-1].claim.end - line.start]
    means = {pattern("growth.toml", "of each year").search(clause(each.before)) is not None for each in (whole, *row)}
    times = {each.claim.period for each in (whole, *row) if each.claim.period}
    return len(means) == 1 and len(times) <= 1 and not OTHER_BASE.search(told) and not OTHER_TIME.search(told)


@cache
def _known() -> tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...]:
    grew = pattern("order.toml", "grew").pattern
    rows = entries("order.toml", "growths")
    parts = (
        (row["whole"], [re.compile(f"(?:其中[:：,，]?)?(?:{part})(?:{grew})") for part in row["parts"]]) for row in rows
    )
    return tuple((re.compile(whole), tuple(each)) for whole, each in parts)
