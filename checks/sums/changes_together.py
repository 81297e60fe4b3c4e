"""What several things gained and lost together: 甲少了76亿元,乙多了41亿元,甲、乙合计少35亿元."""

from collections.abc import Iterator

from checks.figures.amounts import Breakdown, alike
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line
from claims.model import Hedge

REACH = 6


def changes_together(line: Line) -> Iterator[Breakdown]:
    """A change of as many things as the words before it join, with all the changes before it, one of each."""
    changes = [figure for figure in line.figures if _is_change(figure)]
    for place, whole in enumerate(changes):
        told = pattern("sum.toml", "changes together").search(whole.lead)
        if told is None:
            continue
        count = told["names"].count("、") + told["names"].count("和") + 1
        kin = [each for each in line.figures[: whole.position] if alike(each, whole)]
        parts = changes[max(0, place - count) : place]
        if len(parts) == count and kin[-count:] == parts and len(kin) <= REACH:
            yield Breakdown(whole, tuple(parts), complete=True, sure=len(kin) == count)


def _is_change(figure: Figure) -> bool:
    told = topic(figure).aspect == "change" and figure.claim.low is not None and not figure.depth
    return told and figure.claim.hedge is Hedge.EXACT
