"""Shares of one whole of which 其中 tells that one is some of the other, and of one thing in a place and a wider one.

老年人3.6万人,占总人口的12%,其中80岁以上0.6万人,占总人口的2%; 占全省的41%,占全国的12%.
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
WIDTHS = {
    "村": (0, 0), "乡": (1, 1), "镇": (1, 1), "县": (2, 2), "区": (2, 4), "市": (3, 3), "州": (3, 3), "省": (4, 4),
    "国": (5, 5), "球": (6, 6), "界": (6, 6),
}  # fmt: skip
"""How wide at least and at most a place is by the last character of what it is called."""
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


def shares_of_wider_places(line: Line) -> Iterator[Compared]:
    """占全市的41%,占全省的36%: the share that one thing has of a place is no less than that of a wider one.

    It is surely so where the words behind both places are the same, but for what others may have lost (占全市增量的)
    and for two things, each with its share; a 区 may be of a city or as wide as a province.
    """
    for one, other in pairwise(line.figures):
        first = pattern("order.toml", "share of a place").search(one.before)
        second = pattern("order.toml", "and of another").fullmatch(other.before)
        if not first or not second or not (_is_percent_of(one) and _is_percent_of(other)) or one.depth != other.depth:
            continue
        net = pattern("order.toml", "may be below nothing").search(f"{one.lead}{one.before}")
        sure = first["of"] == second["of"] and not net
        if sure or not second["of"]:
            yield from (Compared(*pair, sure=sure, part=False) for pair in _by_width((one, first), (other, second)))


def _by_width(*told: tuple[Figure, re.Match[str]]) -> Iterator[tuple[Figure, Figure]]:
    """The share of the wider of two places, and that of the narrower one; none where they may be either."""
    (one, first), (other, second) = told
    (least, most), (from_, to) = (WIDTHS[found["place"][-1]] for found in (first, second))
    if most < from_:
        yield other, one
    elif to < least:
        yield one, other


def _is_percent_of(figure: Figure) -> bool:
    return is_percent(figure) and figure.claim.low is not None and not in_table(figure)


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
