"""Figures of headings that the text right below says again, and amounts that a comment goes on to name by their size.

新增确诊6例,累计确诊212例 above 报告新增确诊病例6例…累计212例; 4.5万人畅游花市 above 4.5万人次; 70億元…這70億. Those
alone that are the same: few digits tell that they are, and not that they ought to be.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from checks.figures.amounts import digits
from checks.figures.mentions import heads
from checks.figures.topics import topic, unit
from checks.page import Figure, Line, Page, clause, in_table, opening
from claims.model import Dimension, Hedge, Kind, Status

ITEM = re.compile(r"(?:[(（][一二三四五六七八九十]{1,3}[)）]|[0-9]{1,2}[.．、])(?![0-9])")
LISTS = re.compile(r"\s*[:：]")
"""A colon right behind a figure, which lists what it counts: 封控区2个:甲小区、乙小区, or the lines below do."""
BELOW, FEW_DIGITS, LONGEST_LEAD, SEVERAL = 3, 2, 40, 2
NEW, PIECE = "新增", 2
COUNTED = frozenset({Dimension.PERSON, Dimension.PERSON_TIME, Dimension.COUNT})
PEOPLE = frozenset({"名", "例", "人", "位", "人次"})
SIZES = ("千", "万", "亿")
HUNDRED_MILLION = Decimal(10) ** 8


def headings_again(page: Page) -> Iterator[list[Figure]]:
    """Figures of a heading with the one in the lines right below that is the same and shares most words with it.

    One of two digits may share none where no other is the same.
    """
    for number, line in enumerate(page.lines):
        if not _is_heading(page, line):
            continue
        section = [other for each in _below(page, number) for other in each.figures]
        for figure in line.figures:
            same = [other for other in section if _is_same(figure, other)]
            found = max(same, key=lambda other: len(_pieces(figure) & _pieces(other)), default=None)
            if found is not None and (_pieces(figure) & _pieces(found) or _tells(figure, same)):
                yield [figure, found]


def amounts_again(page: Page) -> Iterator[list[Figure]]:
    """Amounts of 亿 that are named by their size alone (這70億), with all others of the text that are the same."""
    groups: defaultdict[Decimal, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        claim = figure.claim
        plain = claim.hedge is Hedge.EXACT and claim.dimension is Dimension.MONEY and topic(figure).aspect == "level"
        if plain and claim.low is not None and claim.low >= HUNDRED_MILLION and not in_table(figure):
            groups[claim.low].append(figure)
    for group in groups.values():
        bare = [figure for figure in group if page.text[figure.claim.start : figure.claim.end].endswith("亿")]
        lines = {figure.line for figure in group}
        if len(lines) >= SEVERAL and len(bare) >= len(group) - 1:
            yield group


def _below(page: Page, number: int) -> Iterator[Line]:
    """The lines right below a heading, up to the next one; the first may be as short as one that heads others."""
    below = page.lines[number + 1 : number + 1 + BELOW]
    if below and not heads(page, below[0]):
        yield below[0]
        yield from takewhile(lambda each: not _is_heading(page, each), below[1:])


def _is_heading(page: Page, line: Line) -> bool:
    """Whether a line is a heading, or one short sentence with several figures that stands as one."""
    text = line.text.strip()
    lead = len(line.figures) >= SEVERAL and len(text) <= LONGEST_LEAD and "。" not in text[:-1]
    listed = ITEM.match(text) or text.endswith((":", "：")) or any(LISTS.match(each.after) for each in line.figures)
    lead = lead and not listed
    return heads(page, line) or (lead and not any(in_table(figure) for figure in line.figures))


def _is_same(heading: Figure, other: Figure) -> bool:
    """Whether two counts are the same, in units that count the same, and both are of what is new, or of all."""
    one, two = heading.claim, other.claim
    same = one.low is not None and (one.low, one.high) == (two.low, two.high)
    kinds = [_kind(figure) for figure in (heading, other)]
    sized = not unit(one) and one.text.endswith(SIZES)
    plain = one.kind is two.kind is Kind.CLAIM and one.status is two.status is Status.ACTUAL
    levels = all(topic(figure).aspect == "level" for figure in (heading, other))
    counted = one.dimension in COUNTED and two.dimension in COUNTED and not in_table(other)
    new = [NEW in (figure.claim.measure or "") or NEW in clause(figure.before) for figure in (heading, other)]
    return same and plain and levels and counted and (kinds[0] == kinds[1] or sized) and new[0] == new[1]


def _kind(figure: Figure) -> str:
    name = unit(figure.claim)
    return "人" if name in PEOPLE else name.removesuffix("次")


def _tells(heading: Figure, same: Sequence[Figure]) -> bool:
    return len(same) == 1 and digits(heading.claim) >= FEW_DIGITS


def _pieces(figure: Figure) -> frozenset[str]:
    """The pairs of characters of the clause that a figure stands in."""
    words = (clause(figure.before), opening(figure.after))
    return frozenset(each[at : at + PIECE] for each in words for at in range(len(each) - PIECE + 1))
