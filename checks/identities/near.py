"""Figures that words ask to make an identity and that one slip of the pen keeps from it, too well for chance."""

from collections.abc import Iterator, Sequence
from itertools import chain

from checks.figures.stretches import sentences
from checks.identities.apart import may_be_apart
from checks.identities.asked import FEWEST, MOST, asked
from checks.identities.known import Known, is_exact, known_of
from checks.identities.otherwise import fits_otherwise
from checks.identities.slips import Slipped, slipped
from checks.identities.told import slip_told
from checks.page import Figure, Page, in_table
from checks.relation import Relation

ASIDE = 2


def near_identities(page: Page, found: Sequence[Relation]) -> Iterator[Relation]:
    """The relations that words ask for and a slip breaks, of figures that none of those `found` on the page relates."""
    known = known_of(found)
    for stretch in _stretches(page):
        starts = {figure.claim.start for figure in stretch}
        nearest = [] if starts <= known.held or starts & known.wrong else _nearest(page, stretch, known)
        if nearest:
            known.wrong.add(nearest[0].figure.claim.start)
            yield slip_told(*nearest)


def _stretches(page: Page) -> Iterator[Sequence[Figure]]:
    """The sentences and lines and the whole of a text outside tables, as far as they have few figures."""
    lines = [line.figures for line in page.lines if not in_table(line.figures[0])]
    whole = [list(chain.from_iterable(lines))] if len(lines) == len(page.lines) <= MOST else []
    seen: set[tuple[int, int]] = set()
    for stretch in chain(chain.from_iterable(map(sentences, lines)), lines, whole):
        if FEWEST <= len(stretch) <= MOST + ASIDE:
            key = stretch[0].claim.start, len(stretch)
            if key not in seen:
                seen.add(key)
                yield stretch


def _nearest(page: Page, stretch: Sequence[Figure], known: Known) -> Sequence[Slipped]:
    """The slips that make one identity fit, one a figure, which can the least be chance and nothing else explains."""
    usable = [figure for figure in stretch if is_exact(figure)]
    found = slipped(asked(usable), known.held) if FEWEST <= len(usable) <= MOST else []
    for each in found:
        starts = {figure.claim.start for figure in each.identity.figures}
        related = any(starts <= members for members in known.others.get(each.figure.claim.start, ()))
        apart = related or may_be_apart(page, each.identity)
        if not apart and not fits_otherwise(each.identity, each.figure, stretch):
            same = [other for other in reversed(found) if other.identity is each.identity]
            others = {other.figure: other for other in same if other.figure is not each.figure}
            return [each, *reversed(others.values())]
    return []
