"""What is known of figures before a slip is looked for: which relations tie them, and which state one number alone."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checks.figures.amounts import threshold
from checks.page import Figure
from checks.relation import Interval, Relation, Verdict
from checks.repair import LITERAL
from claims.model import Hedge, Kind

TYING = frozenset(("sum", "share", "growth", "product", "agree"))


class Known(NamedTuple):
    """Where figures start that relations relate: those that hold, those that do not, and with which others each is."""

    held: set[int]
    wrong: set[int]
    others: Mapping[int, Sequence[set[int]]]


def known_of(found: Sequence[Relation]) -> Known:
    """What some relations of a page know of its figures."""
    others: defaultdict[int, list[set[int]]] = defaultdict(list)
    known = Known(set(), set(), others)
    for each in found:
        starts = {member.claim.start for member in each.members}
        for start in starts:
            others[start].append(starts)
        if each.verdict is Verdict.INCONSISTENT:
            known.wrong.update(starts)
        elif each.verdict is Verdict.CONSISTENT and each.type in TYING:
            known.held.update(starts)
    return known


def is_exact(figure: Figure) -> bool:
    """Whether a figure is one number, other than nothing, that is told of something: 20亿元以上的企业 is of none."""
    claim = figure.claim
    exact = claim.kind is Kind.CLAIM and claim.hedge is Hedge.EXACT and claim.low == claim.high and bool(claim.low)
    one = exact and len(LITERAL.findall(claim.text)) == 1
    return one and Interval.of(claim).bounded and not threshold(figure)
