"""Wholes with their parts and the growth of each: that of the whole lies between the lowest and the highest of them.

零售总额251.1亿元,增长7.3%:商品零售210.0亿元,增长6.1%;餐饮收入41.1亿元,增长15.8%.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from checks.figures.amounts import JOINED, Breakdown, adds_up
from checks.figures.labels import complementary
from checks.lexicon import pattern
from checks.page import Figure, Page, clause
from checks.parts.coincidence import sums
from checks.parts.partitions import defined, defined_apart
from checks.parts.wholes import breakdowns
from checks.parts.within import named_again
from checks.relation import Interval
from claims.model import Dimension, Hedge

APART = Decimal("0.5")
"""Percentage points by which a growth has to lie outside before the bases of the parts can't explain it."""
OTHER_BASE = re.compile(
    "口径|可比|现价|当年价|按美元|按人民币|扣除|剔除|不变价|实际|名义|还原|货币|汇率|调整[前后]|有机|内生"
)
OTHER_TIME = re.compile("(?:与|同|和|较|比)(?:19|20)[0-9]{2}年|相比|环比|并表|合并范围|新收购")
A_YEAR_BEFORE = re.compile("同比|按年|[比较](?:上年|去年|上一年)(?:同期|同月|同季)?")
LED_TO = re.compile(r"\s?[至到]\s?")
EACH = re.compile("分别|分別")
NEAR = 12
BEFORE, BEHIND = 40, 80


class Mixture(NamedTuple):
    """A whole that its parts make up, each with its growth; `sure` where the words say so, and not their sum alone."""

    whole: Figure
    parts: tuple[Figure, ...]
    growth: Figure
    growths: tuple[Figure, ...]
    sure: bool


@lru_cache(maxsize=1)
def mixtures(page: Page) -> tuple[Mixture, ...]:
    """Every whole of a page that its parts add up to, where the growth of each of them is told."""
    return tuple(_mixtures(page))


def _mixtures(page: Page) -> Iterator[Mixture]:
    by_definition = [*(each for line in page.lines for each in defined(line.figures)), *defined_apart(page)]
    told = [*(each for line in page.lines for each in breakdowns(line)), *named_again(page)]
    seen: set[tuple[int, ...]] = set()
    said = [
        *((each, _is_said(each, page)) for each in by_definition),
        *((each, _is_said(each, page) and _adds_up_as_printed(each)) for each in told),
    ]
    for each, sure in (*said, *((each, False) for each in sums(page))):
        levels = (each.whole, *each.parts)
        key = tuple(level.claim.start for level in levels)
        if len(each.parts) < 2 or key in seen or not adds_up(each.whole, each.parts):
            continue
        seen.add(key)
        growths = [growth for level in levels if (growth := _growth(level, page)) is not None]
        if len(growths) == len(levels):
            yield Mixture(each.whole, each.parts, growths[0], tuple(growths[1:]), sure)


def _adds_up_as_printed(each: Breakdown) -> bool:
    """Whether parts come to their whole as they are printed, or are by their labels all there can be.

    That the true values of two parts may come to the whole is as often chance: 网络零售额10.8万亿元,其中实物9.04万亿元,
    农村1.7万亿元.
    """
    off = abs(sum(map(_value, each.parts)) - _value(each.whole))
    step = max(figure.claim.step or Decimal(0) for figure in (each.whole, *each.parts))
    return off * 2 <= step or complementary(each.parts, each.whole)


def _is_said(each: Breakdown, page: Page) -> bool:
    """Whether words make parts of figures, and not their sum alone: no full stop parts them, or 其中, 按…分 opens.

    The fellows of a row (三家公司营收分别为14.1亿元、8.5亿元和5.6亿元) are no parts of its first, unless its name holds
    theirs (进出口、出口和进口分别为); nor is what follows 其中 what stands between makes up.
    """
    figures = sorted((each.whole, *each.parts), key=lambda figure: figure.claim.start)
    leads = figures[0] is each.whole and (not JOINED.fullmatch(figures[1].before) or _named_in(each))
    one_sentence = leads and "。" not in page.text[figures[0].claim.end : figures[-1].claim.start]
    return (
        each.complete
        or each.sure
        or one_sentence
        or (figures[0] is each.whole and pattern("parts.toml", "parts follow").search(each.parts[0].lead) is not None)
    )


def _named_in(each: Breakdown) -> bool:
    """Whether the name of a whole holds those of its parts, behind what all of them begin with."""
    names = [figure.subject or "" for figure in (each.whole, *each.parts)]
    shared = sum(1 for _ in takewhile(lambda signs: len(set(signs)) == 1, zip(*names, strict=False)))
    whole, *parts = (name[shared:] for name in names)
    return all(part and set(part) <= set(whole) for part in parts)


def on_another_base(mixture: Mixture, page: Page) -> bool:
    """Whether the text says near a whole and its parts, or in a note below, that growth is on another base.

    Also where practice never has growth on the amounts of the year before: of firms by their size, of investment.
    """
    figures = (mixture.whole, *mixture.parts)
    start = page.text.rfind("\n", 0, mixture.whole.claim.sentence_start) + 1
    end = page.text.find("\n", max(figure.claim.end for figure in (*figures, *mixture.growths))) + 1 or len(page.text)
    near = page.text[max(start, mixture.whole.claim.start - BEFORE) : min(end, mixture.growths[-1].claim.end + BEHIND)]
    note = page.text[end : end + BEHIND].partition("\n")[0]
    told = pattern("growth.toml", "on another base")
    names = " ".join(f"{figure.subject}{clause(figure.before)}" for figure in figures)
    return bool(
        told.search(near)
        or (note.startswith("注") and told.search(note))
        or pattern("growth.toml", "of sizes").search(names)
    )


def outside(mixture: Mixture) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of growths of which the first may not be higher than the second.

    The lowest growth of the parts with that of the whole, and that with the highest. What lies outside by little may
    be measured on another base; between those two nothing is told.
    """
    own, lowest, highest = mixture.growth, min(mixture.growths, key=_value), max(mixture.growths, key=_value)
    for smaller, larger in ((lowest, own), (own, highest)):
        gap = Interval.of(smaller.claim).lower - Interval.of(larger.claim).upper
        if gap <= 0 or gap > APART:
            yield smaller, larger


def _growth(level: Figure, page: Page) -> Figure | None:
    """The growth on the year before that is told right behind an amount, on no base of its own.

    Or at its place in the row behind its own (8.2亿元和1.1亿元,分别增长5%和6%), or right before it (减少7.3%至4.5万人).
    """
    figures = page.lines[level.line].figures
    beside = figures[max(0, level.position - 1) : level.position], figures[level.position + 1 : level.position + 2]
    before, behind = (next(iter(each), None) for each in beside)
    rates = _of_row(level, figures) or ([(behind, clause(behind.before))] if behind else [])
    if before and LED_TO.fullmatch(level.before) and (way := pattern("growth.toml", "grew by").search(before.before)):
        rates = [(before, way.group())]
    return next((rate for rate, words in rates if _tells_growth(rate, level, words)), None)


def _of_row(level: Figure, figures: Sequence[Figure]) -> list[tuple[Figure, str]]:
    """The percentage at the place of an amount in the row of as many behind its own, and the words before that row."""
    start = level.position
    while start and JOINED.fullmatch(figures[start].before):
        start -= 1
    row = [figures[start], *takewhile(_goes_on, figures[start + 1 :])]
    rates = figures[start + len(row) : start + 2 * len(row)]
    if len(row) < 2 or len(rates) < len(row) or not all(map(_goes_on, rates[1:])) or not EACH.search(rates[0].before):
        return []
    return [(rates[level.position - start], EACH.sub("", clause(rates[0].before)))]


def _goes_on(figure: Figure) -> bool:
    return JOINED.fullmatch(figure.before) is not None


def _tells_growth(rate: Figure, level: Figure, words: str) -> bool:
    """Whether words tell that a rate is the growth of a level of its sentence on the year before."""
    if rate.claim.dimension is not Dimension.PERCENT or rate.claim.hedge is not Hedge.EXACT:
        return False
    told = pattern("growth.toml", "change").match(words.lstrip(")）、 "))
    one_sentence = rate.claim.sentence_start == level.claim.sentence_start and rate.depth == level.depth
    other = OTHER_BASE.search(rate.before) or OTHER_BASE.search(rate.after[:NEAR]) or OTHER_TIME.search(rate.lead)
    if not told or told["mean"] or not one_sentence or other:
        return False
    return not told["base"] or A_YEAR_BEFORE.fullmatch(told["base"]) is not None


def _value(figure: Figure) -> Decimal:
    return figure.claim.low or Decimal(0)
