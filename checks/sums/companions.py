"""What stands beside a whole and its parts in the same words: last year's level of each, the budget of each.

完成税收收入48万元,占预算96万元的50%,非税收入12万元,占预算40万元的30%, and 60万元 of 136万元 for both: where the parts
make up the whole, so do their budgets. They are only wrong where they exceed it by what one slip of the pen explains
in figures of four digits and more: a part that there is none of now may have been there at the other time. Highs and
means do not add up.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from checks.figures.amounts import SENTENCE, Breakdown, adds_up, alike, amount, digits, one_slip_off, total
from checks.page import Figure, Page, clause, in_table
from checks.parts.made_up import made_up
from checks.relation import Interval
from claims.model import Hedge

REACH, TELLING, SHORTEST = 6, 4, 2
HIGHEST = re.compile("高峰|巅峰|峰值|最[高低多少大小]|单日|平均|[日户人年]均")
MARKS = re.compile(r"[\s(（)）:：]")


def companions(page: Page, found: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """Of every breakdown that adds up outside tables, those of the figures beside it that all its figures have."""
    main = {figure.claim.start for each in found for figure in (each.whole, *each.parts)}
    for each in found:
        if in_table(each.whole) or not adds_up(each.whole, each.parts):
            continue
        beside = [_beside(page, figure, main) for figure in (each.whole, *each.parts)]
        for words, whole in beside[0].items():
            parts = [told[words] for told in beside[1:] if words in told]
            if len(parts) == len(each.parts) and _may_be_held(whole, parts) and not made_up(page, whole, parts):
                yield Breakdown(whole, tuple(parts), complete=True, sure=True)


def _beside(page: Page, figure: Figure, main: set[int]) -> dict[str, Figure]:
    """The figures behind one in its sentence up to the next of a breakdown, by the words that lead up to each."""
    behind = page.lines[figure.line].figures[figure.position + 1 :][:REACH]
    own = takewhile(lambda each: each.claim.start not in main and not SENTENCE.search(each.before), behind)
    told: dict[str, Figure] = {}
    for each in own:
        words = _words(each)
        if len(words) >= SHORTEST and alike(each, figure) and amount(each):
            told.setdefault(words, each)
    return told


def _words(figure: Figure) -> str:
    return MARKS.sub("", clause(figure.before.rstrip("(（")))


def _may_be_held(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether figures beside a breakdown make up one, or would but for one slip of the pen that is no chance."""
    figures = (whole, *parts)
    if any(figure.claim.hedge is not Hedge.EXACT for figure in figures) or HIGHEST.search(whole.before):
        return False
    exceed = digits(whole.claim) >= TELLING and total(parts).lower > Interval.of(whole.claim).upper
    return adds_up(whole, parts) or (exceed and one_slip_off(whole, parts))
