"""What may be a share at all: a percentage that is called so, of figures to compute with, of one time."""

from checks.figures.identity import time_allows
from checks.figures.percentages import is_percent
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, clause
from checks.relation import Interval
from claims.model import Dimension

HEADS = frozenset({Dimension.COUNT, Dimension.PERSON})


def is_share(figure: Figure) -> bool:
    """Whether a figure is a percentage that is by its words a share."""
    return is_percent(figure) and topic(figure).aspect == "share"


def computable(part: Figure, whole: Figure, percent: Figure) -> bool:
    """Whether a part, its whole and its percentage have readings with two ends, and the whole is more than nothing."""
    few, all_of, stated = (Interval.of(figure.claim) for figure in (part, whole, percent))
    return few.bounded and all_of.bounded and stated.bounded and all_of.lower > 0


def of_one_time(part: Figure, whole: Figure) -> bool:
    """Whether two figures may be of one time, and both are of what is new (新注册登记), or both of all there is."""
    new = [pattern("share.toml", "new").search(clause(figure.before)) is not None for figure in (part, whole)]
    return new[0] == new[1] and time_allows(part.claim, whole.claim)


def exceeds(part: Figure, whole: Figure) -> bool:
    """Whether a part is printed as more than its whole."""
    return (part.claim.low or 0) > (whole.claim.low or 0)
