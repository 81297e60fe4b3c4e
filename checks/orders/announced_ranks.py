"""Lists in the order of the rank that their heading announces: 增速前三名:甲县18.3%,乙县16.8%,丙县7.4%.

A list may go up or down, as the best is the most or the least. Wrong is one of three or more that goes down but for
one place, where the words say that it goes one by one (前三名:, 依次为): 增速前三名:甲县18.3%,乙县6.8%,丙县7.4%.
Limits: each item has one figure of what the heading ranks by, and no other or one; where the heading ranks by what no
figure is of (人气前三名), and where it does not say by what, nothing is held to it. Scores of the first and the second
are held to each other too.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile

from checks.figures.amounts import SENTENCE, alike, compared
from checks.figures.change import years_told
from checks.figures.compared import Compared
from checks.figures.labels import fills_a_bracket
from checks.figures.numbering import number
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from claims.model import Dimension, Hedge

REACH, TAIL = 24, 2
BY = re.compile("按(?!照?计划)[^,，。;；]{1,12}(?:排|计|算)")
MEDALS, KINDS = "奖牌", frozenset("金银铜")
TITLES = ("冠军", "亚军", "季军")


def announced_ranks(line: Line) -> Iterator[Compared]:
    """Every two neighbours of a list in announced order, the one that its list puts below the other first."""
    told_at: set[int] = set()
    for told in pattern("comparisons.toml", "ranks announced").finditer(line.text):
        row = _row(line, line.start + told.end(), told["by"] or told["of"] or "")
        told_at |= {each.claim.start for each in row}
        sure = pattern("comparisons.toml", "ranked one by one").search(told.group()) is not None
        sure = sure and not pattern("comparisons.toml", "ranked by its pace").search(
            SENTENCE.split(line.text[: told.end()])[-1]
        )
        yield from _compared(row, sure=sure)
    for told in pattern("comparisons.toml", "ranks listed").finditer(line.text):
        row = _row(line, line.start + told.end(), told["by"], listed=True)
        if told_at.isdisjoint(each.claim.start for each in row):
            before = SENTENCE.split(line.text[: told.end()])[-1]
            otherwise = BY.search(before + SENTENCE.split(line.text[told.end() :])[0])
            ranked = otherwise is None and _ranks_what_follows(row, told.group(), before)
            sure = ranked and len(row) == years_told(told["n"])
            yield from _compared(row, sure=sure)


def _ranks_what_follows(row: Sequence[Figure], head: str, sentence: str) -> bool:
    """Whether the words rank by the figures that follow: 游客前三名为, 产值最大的前三个行业是; not 前三个月分别为.

    So they do where they name a rate and these are rates, or an amount and nothing else that some may be ranked by.
    """
    if pattern("comparisons.toml", "first of a series").search(head):
        return False
    if all(each.claim.dimension is Dimension.PERCENT for each in row):
        return pattern("comparisons.toml", "the least first").search(sentence) is None
    by_other = pattern("comparisons.toml", "ranked by no amount").search(sentence)
    return by_other is None and pattern("comparisons.toml", "ranks an amount").search(sentence) is not None


def _compared(row: Sequence[Figure], *, sure: bool) -> Iterator[Compared]:
    pairs = list(pairwise(row))
    rises = [_low(one) < _low(other) for one, other in pairs]
    if pairs and all(rises):
        yield from (Compared(one, other, sure=False, part=False) for one, other in pairs)
    elif pairs and (not any(rises) or (sum(rises) == 1 and len(pairs) > 1)):
        yield from (Compared(other, one, sure=sure, part=False) for one, other in pairs)


def places_won(line: Line) -> Iterator[Compared]:
    """第一名甲队98分,第二名乙队96分: the scores of two places that follow each other, the lower place first."""
    for one, other in pairwise(line.figures):
        first, second = _place(one), _place(other)
        together = one.claim.sentence_start == other.claim.sentence_start and alike(one, other)
        if first > 0 and second == first + 1 and together and one.depth == other.depth:
            yield Compared(other, one, sure=True, part=False)


def _place(figure: Figure) -> int:
    """The place that a score is told of, 0 for none."""
    scored = pattern("comparisons.toml", "won by more").fullmatch(figure.claim.unit)
    told = pattern("comparisons.toml", "a place won").match(clause(figure.before)) if scored else None
    if told is None or figure.claim.hedge is not Hedge.EXACT or compared(figure):
        return 0
    return TITLES.index(told["title"]) + 1 if told["title"] else number(told["n"])


def _low(figure: Figure) -> Decimal:
    return figure.claim.low or Decimal(0)


def _row(line: Line, start: int, by: str, *, listed: bool = False) -> Sequence[Figure]:
    """The figures that a heading ranks: one in each item behind it, of what the heading names or of no name.

    Each item of those listed in a sentence (游客前三名为甲省148万人次) may be any name that tells no deed.
    """
    first = bisect_left(line.figures, start, key=lambda figure: figure.claim.start)
    behind = line.figures[first : first + REACH]
    own = [*behind[:1], *takewhile(_goes_on, behind[1:])]
    plain = all(each.claim.hedge is Hedge.EXACT and (not each.depth or fills_a_bracket(each)) for each in own)
    plain = plain and len({each.depth for each in own}) == 1
    if not plain or any(compared(each) or in_table(each) for each in own):
        return ()
    row = [each for each in own if _is_ranked(each, by, listed=listed)]
    whole = row and all(alike(each, row[0]) for each in row) and len(own) in (len(row), len(row) * 2)
    items = all(pattern("comparisons.toml", "item of a rank").search(each.before) for each in own[1:])
    return row if whole and items else ()


def _goes_on(figure: Figure) -> bool:
    again = pattern("comparisons.toml", "ranks announced").search(figure.before)
    return again is None and not SENTENCE.search(figure.before)


def _is_ranked(figure: Figure, by: str, *, listed: bool) -> bool:
    """Whether a figure is of what the heading ranks by: its rate, or its amount where nothing else is named."""
    aspect, percent = topic(figure).aspect, figure.claim.dimension is Dimension.PERCENT
    if pattern("comparisons.toml", "rank by growth").search(by):
        return aspect == "rate" or (listed and percent and aspect == "level")
    if pattern("comparisons.toml", "rank by rate").search(by):
        return percent and aspect != "rate"
    if MEDALS in by and figure.claim.unit in KINDS:
        return False
    words = clause(figure.before).lstrip("、和及与以")
    bare = pattern("comparisons.toml", "no deed of one ranked" if listed else "name alone").fullmatch(words)
    called = bare is not None or by[-TAIL:] in f"{words}{figure.subject}"
    return aspect == "level" and not percent and called
