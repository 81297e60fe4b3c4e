"""Two figures of which the words say that one is no larger than the other, as pairs that `order` judges."""

from typing import NamedTuple

from checks.figures.amounts import JOINED
from checks.page import Figure, clause, clause_after


class Compared(NamedTuple):
    """A figure that is no larger than another; `sure` where nothing else can be meant.

    `part` is set where it is some of the other, and not only said to be below it.
    """

    smaller: Figure
    larger: Figure
    sure: bool
    part: bool = True


def may_hold(whole: Figure, part: Figure) -> bool:
    """Whether one figure, by the least of the part and the most of the whole, may be some of the other."""
    return (part.claim.low or 0) <= (whole.claim.high or 0)


def called_about(figure: Figure) -> str:
    """What a figure is called, with the words of its clause where it does not share them with others in a row.

    Of figures with a word behind each (110万人受灾、176人遇难) none shares that of the one before it.
    """
    if JOINED.fullmatch(figure.before) or JOINED.match(figure.after):
        return figure.subject
    before, after = clause(figure.before), clause_after(figure)
    return f"{before.rsplit('、', 1)[-1] if after else before}{figure.subject}{after}"
