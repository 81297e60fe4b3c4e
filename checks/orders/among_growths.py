"""Growth of a whole between those of all its parts, where only rates are told: 生产总值增长8%。第一产业增长3%,….

Which parts leave nothing out is told by `growths` in order.toml. Their rates stand right behind each other, the whole's
is the last rate before them; what lies outside by less than half a point may be measured on another base.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from checks.changes.mixtures import APART, OTHER_BASE, OTHER_TIME
from checks.figures.amounts import compared
from checks.figures.percentages import is_percent
from checks.figures.topics import topic
from checks.lexicon import entries, pattern
from checks.page import Figure, Line, clause, in_table
from checks.relation import Interval
from claims.model import Hedge

REACH = 3
OWN_CLAUSE = re.compile(r"\s*[,，;；。]?\s*[^,，;；。]*")
GROSS_PRODUCT = ("生产总值", "地区生产总值", "国内生产总值")


def among_growths(line: Line) -> Iterator[tuple[Figure, Figure]]:
    """The lowest rate of some parts with their whole's, and that with the highest, the lower one first."""
    for place in range(1, len(line.figures)):
        for name, parts in _known():
            row = line.figures[place : place + len(parts)]
            if len(row) == len(parts) and all(map(_is_rate, row)) and _are(parts, row):
                whole = _whole(line.figures[max(0, place - REACH) : place], name)
                if whole and _of_one_time(line, whole, row):
                    yield from _outside(whole, row)


def _outside(whole: Figure, row: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    ordered = sorted(row, key=lambda rate: rate.claim.low or 0)
    pairs = ((ordered[0], whole), (whole, ordered[-1]))
    gaps = [Interval.of(lower.claim).lower - Interval.of(higher.claim).upper for lower, higher in pairs]
    fits = all(gap <= 0 for gap in gaps)
    if fits or _says_so(whole, row):
        yield from (pair for pair, gap in zip(pairs, gaps, strict=True) if gap <= 0 or gap > APART)


def _says_so(whole: Figure, row: Sequence[Figure]) -> bool:
    """Whether the words make parts of what is told: 其中, 分产业看, or 生产总值 of the same place right before them."""
    lead = row[0].before
    if pattern("order.toml", "parts by trade or place").search(lead):
        return True
    own = row[0].position == whole.position + 1 and OWN_CLAUSE.fullmatch(lead) is not None
    return own and whole.scope == row[0].scope and topic(whole).name in GROSS_PRODUCT


def _whole(before: Sequence[Figure], name: re.Pattern[str]) -> Figure | None:
    """The last rate before some parts, if it is of their whole."""
    rates = [figure for figure in before if is_percent(figure)]
    own = rates and _is_rate(rates[-1]) and name.search(topic(rates[-1]).name)
    return rates[-1] if own else None


def _is_rate(figure: Figure) -> bool:
    rate = is_percent(figure) and topic(figure).aspect == "rate" and figure.claim.hedge is Hedge.EXACT
    return rate and not figure.depth and not compared(figure) and not in_table(figure)


def _are(parts: Sequence[re.Pattern[str]], row: Sequence[Figure]) -> bool:
    """Whether each of some rates is of a part of its own."""
    words = [clause(figure.before) for figure in row]
    found = [next((at for at, part in enumerate(parts) if part.fullmatch(each)), None) for each in words]
    return None not in found and len(set(found)) == len(parts)


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
