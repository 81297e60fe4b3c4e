"""People by what they are, behind what takes them in: 147人中包括118名乘客、17名船员、4名检疫官和8名医护人员.

和 ends the list. Where 其他 stands behind it, it holds all, so that any miss is wrong. Otherwise three and more who go
by their work, of whom none is another, are wrong by what one slip of the pen explains, if they are most of the whole.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.figures.amounts import Breakdown, adds_up, alike, amount, comes_near, held_to, one_slip_off, total
from checks.lexicon import pattern
from checks.page import Figure, Line, opening
from checks.relation import Interval
from claims.model import Dimension, Hedge

FEWEST, SEVERAL, MOST = 2, 3, 12
LEAD = re.compile(r"[^,，。;；、0-9]{0,8}?[,，:：]?(?:其?中[,，]?)?(?:包括|分别[是为]|有)了?")
NEXT = re.compile(r"(?P<noun>[^,，。;；0-9]{1,24}?)(?:、|[,，]?(?P<last>以及|和|及|与)(?P<rest>其[他余它])?)")
ENDS = re.compile(r"(?P<noun>[^,，。;；、0-9]{1,16}?)(?:组成|构成)?(?:[。;；,，)）]|$)")


def comprised(line: Line) -> Iterator[Breakdown]:
    """Every number of people on a line with the list of whom it takes in."""
    people = [figure for figure in line.figures if figure.claim.dimension is Dimension.PERSON and _is_exact(figure)]
    for place, (whole, first) in enumerate(pairwise(people)):
        if first.position != whole.position + 1 or not LEAD.fullmatch(first.before):
            continue
        parts, nouns, others = _listed(people[place + 1 : place + MOST])
        if len(parts) < FEWEST or not all(alike(part, whole) for part in parts):
            continue
        apart = len(parts) >= SEVERAL and all(pattern("exclusive.toml", "by their work").search(noun) for noun in nouns)
        wrong = others and comes_near(whole, parts)
        wrong = wrong or ((others or apart) and one_slip_off(whole, parts) and not _leaves_many(whole, parts))
        if adds_up(whole, parts) or wrong:
            yield held_to(whole, parts)


def _is_exact(figure: Figure) -> bool:
    return figure.claim.hedge is Hedge.EXACT and amount(figure)


def _listed(row: Sequence[Figure]) -> tuple[Sequence[Figure], Sequence[str], bool]:
    """The figures of a list with the nouns behind them, and whether it ends in all others; nothing where it is open."""
    nouns: list[str] = []
    for place, figure in enumerate(row[1:], 1):
        found = NEXT.fullmatch(figure.before)
        if found is None or figure.position != row[place - 1].position + 1:
            break
        nouns.append(found["noun"])
        if found["last"]:
            end = ENDS.match(figure.after)
            closed = end is not None and not pattern("exclusive.toml", "not all of them").search(opening(figure.after))
            return (row[: place + 1], [*nouns, end["noun"]], bool(found["rest"])) if end and closed else ((), (), False)
    return (), (), False


def _leaves_many(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts come to less than two thirds of a whole."""
    return total(parts).upper * 3 < Interval.of(whole.claim).lower * 2
