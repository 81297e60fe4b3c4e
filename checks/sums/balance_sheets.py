"""What a body owns, what of it is owed and what is its own: 资产总额12.6亿元,负债总额7.1亿元,所有者权益5.5亿元.

By definition the last two come to the first. Within a sentence any miss is wrong; in neighbouring ones what one slip of
the pen explains. Limits: the three stand together in one line, each told once there; an equity of one party only
(归属母公司股东权益) and assets or debts of a kind (流动资产, 有息负债) are none of them.
"""

from collections.abc import Iterator, Sequence

from checks.figures.amounts import Breakdown, adds_up, alike, amount, compared, held_to, one_slip_off, slipped
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from claims.model import Hedge, Status

SIDES = ("all assets", "all that is owed", "what is its own")
REACH = 9


def balance_sheets(line: Line) -> Iterator[Breakdown]:
    """The assets of a line with what is owed and what is its own, told beside them."""
    named = [(_side(figure), figure) for figure in line.figures if not in_table(figure)]
    told = [(side, figure) for side, figure in named if side]
    for at in range(len(told) - 2):
        sides, figures = zip(*told[at : at + 3], strict=True)
        if set(sides) != set(SIDES) or not _are_together(figures):
            continue
        whole, *parts = (figures[sides.index(side)] for side in SIDES)
        again = any(side == SIDES[0] for side, each in told if each is not whole)
        words = line.text[figures[0].claim.end - line.start : figures[-1].claim.start - line.start]
        closed = "。" not in words and not again
        if pattern("accounts.toml", "reckoned otherwise").search(f"{clause(figures[0].before)}{words}"):
            continue
        if adds_up(whole, parts) or closed or one_slip_off(whole, parts) or slipped(whole, parts):
            yield held_to(whole, parts)


def _side(figure: Figure) -> str:
    """Which side of a balance sheet a figure is; empty where it is none, or no plain amount."""
    plain = figure.claim.hedge is Hedge.EXACT and figure.claim.status is Status.ACTUAL and not figure.depth
    if not plain or not amount(figure) or compared(figure) or topic(figure).aspect != "level":
        return ""
    name = topic(figure).name
    return next((side for side in SIDES if pattern("accounts.toml", side).search(name)), "")


def _are_together(figures: Sequence[Figure]) -> bool:
    """Whether figures of one unit stand close to each other, of one place and time."""
    near = figures[-1].position - figures[0].position <= REACH
    first = figures[0]
    one = all(alike(each, first) and each.claim.period == first.claim.period for each in figures)
    alone = all(pattern("accounts.toml", "a side and no more").search(clause(each.before)) for each in figures[1:])
    return near and one and alone and len({each.scope for each in figures if each.scope}) <= 1
