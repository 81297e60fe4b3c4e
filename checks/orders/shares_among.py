"""Shares of one whole of which 其中 tells that one is some of the other.

老年人3.6万人,占总人口的12%,其中80岁以上0.6万人,占总人口的2%.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from checks.figures.amounts import alike, amount
from checks.figures.compared import Compared
from checks.figures.percentages import is_percent
from checks.lexicon import pattern
from checks.page import Figure, Line, in_table
from checks.relation import Comparator, Interval, holds

CHANGES = frozenset(("增减额", "增长率"))
_OF_ITS_KIND = re.compile("[同各本该其]|相应|对应|行业|产业")
"""What names another whole for each part: 占全国同行业的."""


def shares_among(line: Line) -> Iterator[Compared]:
    """The share of a part and that of what it is some of, each behind its amount or alone (占比达96%,其中甲类占比95%).

    Only what fits is told, as some in one place have a whole of their own: alone where both name the whole alike, with
    amounts where these give the share of the part.
    """
    for last, first in pairwise(line.figures):
        if not pattern("order.toml", "share of some").match(first.before):
            continue
        whole = line.figures[last.position - 1] if last.position and last.claim.measure in CHANGES else last
        if not _is_share(whole) or whole.claim.sentence_start != first.claim.sentence_start:
            continue
        behind = line.figures[first.position + 1 : first.position + 2]
        part = first if _is_share(first) else next((each for each in behind if _is_share(each)), None)
        if part is None or len({whole.depth, first.depth, part.depth}) > 1:
            continue
        of_part, of_whole = (_of(each) for each in (part, whole))
        if part is first:
            yield from (Compared(part, whole, sure=False),) if of_part == of_whole is not None else ()
        elif of_whole is not None and amount(first) and part.before[:1] in ",，" and whole.position:
            of_all = _as_amounts(line, first, whole)
            fits = of_all is not None and holds(Comparator.MEETS, of_all, Interval.of(part.claim))
            yield from (Compared(part, whole, sure=False),) if fits else ()


def _is_share(figure: Figure) -> bool:
    return is_percent(figure) and figure.claim.measure == "占比" and not in_table(figure)


def _of(share: Figure) -> str | None:
    """The whole that the words right before a share name, empty where they only say that it is one; None elsewhere."""
    told = pattern("order.toml", "share of").search(share.before)
    return None if told is None or _OF_ITS_KIND.search(told["of"] or "") else told["of"] or ""


def _as_amounts(line: Line, first: Figure, whole: Figure) -> Interval | None:
    """What the share of a part is by its amount and that before the share of its whole; None where these are unlike."""
    of_whole = line.figures[whole.position - 1]
    if not alike(first, of_whole) or not of_whole.claim.low:
        return None
    return Interval.of(first.claim) / Interval.of(of_whole.claim) * Interval.of(whole.claim)
