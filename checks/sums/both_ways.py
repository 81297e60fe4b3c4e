"""Trade of one kind with what went out and what came in: 服务进出口2684亿元。其中,服务出口1427亿元,…。服务进口1257亿元.

The kind is named with all three, so that the two are found in what follows, across sentences, each told once. They miss
the whole only by what one slip of the pen explains.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from checks.figures.amounts import Breakdown, adds_up, alike, held_to, one_slip_off, slipped
from checks.figures.identity import scope_allows, time_allows
from checks.figures.topics import topic
from checks.page import Figure, Line, in_table
from checks.parts.partitions import is_level

NAME = re.compile("(?P<of>.{2,12}?)(?:贸易)?(?P<way>进出口|出口|进口)(?:总?[值额])?")
BOTH, OUT, IN = "进出口", "出口", "进口"
REACH = 24


def both_ways(line: Line) -> Iterator[Breakdown]:
    """Every trade of a named kind on a line with the exports and the imports of that kind behind it."""
    told = [(figure, found) for figure in line.figures if (found := _named(figure))]
    for place, (whole, name) in enumerate(told):
        if name["way"] != BOTH:
            continue
        after = takewhile(lambda each: each[1]["way"] != BOTH, told[place + 1 : place + REACH])
        kin = [(part, of["way"]) for part, of in after if of["of"] == name["of"] and _may_belong(part, whole)]
        if sorted(way for _, way in kin) != sorted((OUT, IN)):
            continue
        parts = [part for part, _ in kin]
        if adds_up(whole, parts) or one_slip_off(whole, parts) or slipped(whole, parts):
            yield held_to(whole, parts)


def _named(figure: Figure) -> re.Match[str] | None:
    """The kind of trade that a figure is told of, and which way it goes."""
    return NAME.fullmatch(topic(figure).name) if is_level(figure) and not in_table(figure) else None


def _may_belong(part: Figure, whole: Figure) -> bool:
    one, other = part.claim, whole.claim
    return alike(part, whole) and scope_allows(one.scope, other.scope) and time_allows(one, other)
