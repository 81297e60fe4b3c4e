"""What a percentage or a multiple names as its base: 占全省318家的70.1%, 相当于3900万头正常保有量的104.4%."""

from decimal import Decimal

from checks.figures.amounts import alike, compared
from checks.figures.change import Change
from checks.lexicon import pattern
from checks.page import Figure, Line, clause
from checks.relation import Interval
from claims.model import Dimension

REACH = 12
STOCK = Decimal(5)
RELATIVE = frozenset({Dimension.PERCENT, Dimension.MULTIPLE})


def is_base(line: Line, figure: Figure) -> bool:
    """Whether the percentage or multiple right behind a figure is told of it, and the figure of no part before it."""
    behind = line.figures[figure.position + 1 : figure.position + 2]
    relative = any(other.claim.dimension in RELATIVE and other.depth == figure.depth for other in behind)
    led = relative and pattern("share.toml", "leads to a base").search(clause(figure.before))
    return bool(led) and pattern("share.toml", "of the base").fullmatch(figure.after) is not None


def base_before(line: Line, relative: Figure) -> Figure | None:
    """The base that stands right before a percentage or a multiple, if one does."""
    before = line.figures[relative.position - 1] if relative.position else None
    return before if before is not None and is_base(line, before) else None


def come_together(line: Line, whole: Figure) -> bool:
    """Whether the clause of a base says that several amounts before it come to the share: 两市合计占, 共占."""
    near = line.figures[max(0, whole.position - REACH) : whole.position]
    kin = [each for each in near if each.claim.sentence_start == whole.claim.sentence_start and alike(each, whole)]
    words = line.text[kin[-1].claim.end - line.start : whole.claim.start - line.start] if len(kin) > 1 else ""
    return pattern("share.toml", "several come to").search(words) is not None


def told_of_another(line: Line, change: Change) -> bool:
    """Whether a text compares something else than a change has: what is a base, or a net flow with what there was.

    增长0.3%,相当于3900万头正常保有量的104.4% is not told of the 3900, nor 净增5条,与去年的293条相比,多9条 of the 5.
    """
    if any(figure is not None and is_base(line, figure) for figure in (change.later, change.difference)):
        return True
    flow = change.difference if change.earlier is None else change.later
    if flow is None or not pattern("growth.toml", "net of what came and went").search(clause(flow.before)):
        return False
    if change.earlier is not None:
        return Interval.of(change.earlier.claim).lower > STOCK * Interval.of(flow.claim).upper
    behind = line.figures[flow.position + 1 : change.rate.position] if change.rate else ()
    return any(compared(each) and alike(each, flow) for each in behind)
