"""Bodies by definition within those before them, counted by another word: 卫生机构310个,村卫生室220所."""

from collections.abc import Iterator

from checks.figures.amounts import alike, amount, compared
from checks.figures.compared import Compared
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.orders.uppers import called, uppers
from checks.page import Figure, Line, in_table
from checks.parts.parts_within import fits_within
from claims.model import Hedge, Status

REACH = 8


def bodies_within(line: Line) -> Iterator[Compared]:
    """Every count of bodies with the nearest before it in another classifier that holds it by its name."""
    for part in line.figures:
        if not _counts_bodies(part):
            continue
        above = [upper.name for whose, name in called(part) for upper in uppers(whose, name) if upper.defined]
        before = reversed(line.figures[max(0, part.position - REACH) : part.position]) if above else ()
        own = (each for each in before if each.claim.sentence_start == part.claim.sentence_start)
        for whole in own:
            named = _counts_bodies(whole) and any(name.search(topic(whole).name) for name in above)
            if named and whole.depth == part.depth and not alike(part, whole) and fits_within(part, whole):
                yield Compared(part, whole, sure=False)
                break


def _counts_bodies(figure: Figure) -> bool:
    claim = figure.claim
    plain = claim.hedge is Hedge.EXACT and claim.status is Status.ACTUAL and not in_table(figure)
    body = pattern("parts.toml", "classifier of a body")
    return plain and body.match(claim.unit) is not None and amount(figure) and not compared(figure)
