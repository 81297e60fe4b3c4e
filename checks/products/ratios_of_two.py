"""Ratios whose name tells both of their terms: 外聘教师与专任教师之比0.25:1, 生师比17.0, 学生与专任教师比 in a table.

In the text the terms are amounts near the ratio, under the names that it gives them; in a table, cells of its row under
their heads. Told where they fit. A miss is wrong where the ratio stands right behind its terms in one sentence that
names each just once, says what is and no aim, and one slip of the pen explains it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from checks.figures.amounts import amount
from checks.figures.columns import rows, tables
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from checks.products.each import EXACT, Each
from checks.relation import Interval
from checks.repair import slip
from claims.model import Claim, Dimension, Hedge

LEXICON = "product.toml"
LINES = 6
CLAUSE = re.compile("[,，;；]")
BARE = frozenset({Dimension.RATIO, Dimension.OTHER, Dimension.COUNT, Dimension.MULTIPLE})


class _Terms(NamedTuple):
    """The names of what is above and below a ratio; `of_one` where one word says both, so that names end in them."""

    over: tuple[str, ...]
    under: tuple[str, ...]
    of_one: bool = False


def ratios_of_two(page: Page) -> Iterator[Each]:
    """Every ratio of a page with its two terms."""
    for line in page.lines:
        for ratio in line.figures:
            terms = _terms(clause(ratio.before)) if _is_ratio(ratio) and not in_table(ratio) else None
            if terms is not None:
                yield from _told(page, ratio, terms)
    yield from _in_tables(page)


def _is_ratio(figure: Figure) -> bool:
    claim = figure.claim
    written = claim.dimension is Dimension.RATIO or (claim.dimension in BARE and not claim.unit)
    return written and claim.hedge is Hedge.EXACT and (claim.low or 0) > 0 and not claim.text.startswith(("1:", "1："))


def _terms(words: str) -> _Terms | None:
    """The terms of a ratio by the words before it, or in the head of its column."""
    if pattern(LEXICON, "students to a teacher").search(words):
        return _Terms(("学生", "在校生", "幼儿"), ("教师",), of_one=True)
    found = pattern(LEXICON, "ratio of two").search(words)
    return _Terms((found["over"],), (found["under"],)) if found else None


def _told(page: Page, ratio: Figure, terms: _Terms) -> Iterator[Each]:
    near = [
        figure
        for line in page.lines[max(0, ratio.line - LINES) : ratio.line + LINES + 1]
        for figure in line.figures
        if figure is not ratio and amount(figure) and Interval.of(figure.claim).lower > 0
    ]
    overs = [figure for figure in near if _is_called(figure, terms.over, whole=not terms.of_one)]
    unders = [figure for figure in near if _is_called(figure, terms.under, whole=not terms.of_one)]
    told = [Each(ratio, under, over, EXACT) for over, under in product(overs, unders) if _alike(over, under)]
    fitting = [each for each in told if each.fits]
    own = [each for each in told if _in_its_sentence(each) and _is_right_behind(page, each)]
    if not fitting and len(own) == len(told) == 1 and not terms.of_one and _slipped(own[0]):
        yield own[0]
    elif fitting:
        yield min(fitting, key=_apart)


def _apart(each: Each) -> int:
    """How many characters stand between a ratio and its terms."""
    return sum(abs(term.claim.start - each.each.claim.start) for term in (each.many, each.whole))


def _alike(over: Figure, under: Figure) -> bool:
    """Whether two amounts are in one unit, or in none."""
    dimensions = {figure.claim.dimension for figure in (over, under) if figure.claim.unit}
    return over is not under and len(dimensions) <= 1


def _is_called(figure: Figure, names: Sequence[str], *, whole: bool) -> bool:
    """Whether an amount has one of some names, without what says how it is counted; any that ends so if not `whole`."""
    named = [topic(figure).name, figure.claim.subject or ""]
    called = [pattern(LEXICON, "how many of them").sub("", name) for name in named]
    return any(name == told if whole else name.endswith(told) for name in called for told in names)


def _in_its_sentence(each: Each) -> bool:
    figures = (each.each, each.many, each.whole)
    exact = all(figure.claim.hedge is Hedge.EXACT and not figure.depth for figure in figures)
    behind = each.each.claim.start > max(each.many.claim.start, each.whole.claim.start)
    return exact and behind and len({figure.claim.sentence_start for figure in figures}) == 1


def _is_right_behind(page: Page, each: Each) -> bool:
    """Whether a ratio stands in the clause right behind its terms, and no word tells of an aim or of pay."""
    end = max(each.many.claim.end, each.whole.claim.end)
    between = page.text[end : each.each.claim.start]
    aside = pattern(LEXICON, "a ratio of others").search(between) is not None
    return len(CLAUSE.findall(between)) == 1 and not aside


def _slipped(each: Each) -> bool:
    return any(slip(claim, needed) is not None for claim, needed in _needed(each))


def _needed(each: Each) -> list[tuple[Claim, Interval]]:
    """What each of the three would have to be; a ratio is rounded to its last digit."""
    (ratio, needed), *terms = each.targets
    half = (ratio.step or Decimal(1)) / 2
    return [(ratio, needed + Interval(-half, half)), *terms]


def _in_tables(page: Page) -> Iterator[Each]:
    """The rows of tables with a column called the ratio of two others, where they fit; some count otherwise."""
    for table in tables(page):
        heads = {at: _head(column[0].figure) for at, column in table.items()}
        for at, head in heads.items():
            terms = _terms(head)
            over, under = (
                (_column_of(heads, names, at) for names in (terms.over, terms.under)) if terms else (None, None)
            )
            if over is None or under is None:
                continue
            full = [(row[at], row[over], row[under]) for row in rows(table) if {at, over, under} <= row.keys()]
            told = (Each(ratio, few, many, EXACT) for ratio, many, few in full if _may_be(ratio, many, few))
            yield from (each for each in told if each.fits)


def _head(figure: Figure) -> str:
    return figure.claim.measure or ""


def _column_of(heads: Mapping[int, str], names: Sequence[str], other: int) -> int | None:
    """The only other column whose head ends in one of some names."""
    found = [at for at, head in heads.items() if at != other and _ends(head, names)]
    return found[0] if len(found) == 1 else None


def _ends(head: str, names: Sequence[str]) -> bool:
    return pattern(LEXICON, "how many of them").sub("", head).endswith(tuple(names))


def _may_be(ratio: Figure, over: Figure, under: Figure) -> bool:
    positive = all(Interval.of(figure.claim).lower > 0 for figure in (ratio, over, under))
    return positive and _is_ratio(ratio) and _alike(over, under)
