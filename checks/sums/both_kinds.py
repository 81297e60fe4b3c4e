"""Two kinds counted together, each of which has paragraphs of its own further on.

食堂及小卖部共58间,职工412名。 / 食堂有40间;职工350名。 / 小卖部方面,有18间;职工62名。
"""

import re
from collections.abc import Iterator, Sequence

from checks.figures.amounts import Breakdown, adds_up, alike, digits
from checks.figures.topics import topic
from checks.page import Figure, Line, Page, clause, in_table

BOTH = re.compile(
    "(?P<one>[一-鿿]{2,14})(?:及|和|与)(?P<other>[一-鿿]{2,10}?)(?:合共|一共|总共|共计|合计|总计|共|总数|数目)?(?:为|有)?$"
)
BOTH_NAMED = re.compile("[一-鿿]{2}(?:及|和|与)[一-鿿]{2}")
FEWEST, SHORTEST, TELLING, MOST_LINES = 2, 2, 3, 12


def both_kinds(page: Page) -> Iterator[Breakdown]:
    """What a paragraph tells of two kinds, with what those of the one and of the other tell of the same, where it fits.

    One column alone may fit by chance; that others don't shows nothing, as more kinds may be told of.
    """
    for number, line in enumerate(page.lines):
        for whole in line.figures:
            told = BOTH.search(clause(whole.before)) if not in_table(whole) else None
            below = page.lines[number + 1 : number + 1 + MOST_LINES] if told else ()
            one, other = (_of(name, below) for name in told.group("one", "other")) if told else ((), ())
            if not one or not other:
                continue
            rest = [each for each in line.figures[whole.position :] if not in_table(each)]
            made = [found for each in rest if (found := _made_up(each, one, other, counted=each is whole))]
            telling = any(digits(each.whole.claim) >= TELLING for each in made)
            yield from made if len(made) >= FEWEST and telling else ()


def _of(name: str, lines: Sequence[Line]) -> list[Figure]:
    """The figures of the paragraphs that begin with a name, or with what it ends in."""
    ends = [name[at:] for at in range(len(name) - SHORTEST + 1)]
    return [figure for line in lines if line.text.strip().startswith(tuple(ends)) for figure in line.figures]


def _made_up(whole: Figure, one: Sequence[Figure], other: Sequence[Figure], *, counted: bool) -> Breakdown | None:
    """A figure with the first of each kind that is of the same, if they add up to it; `counted` for those counted."""
    told = [next((each for each in kind if _is_same(each, whole, counted=counted)), None) for kind in (one, other)]
    parts = tuple(each for each in told if each is not None)
    fits = len(parts) == FEWEST and adds_up(whole, parts)
    return Breakdown(whole, parts, complete=True, sure=False) if fits else None


def _is_same(part: Figure, whole: Figure, *, counted: bool) -> bool:
    """Whether a figure tells the same of a kind as another of both: under its name, or how many there are of it."""
    own, of_both = topic(part), topic(whole)
    if own.aspect != of_both.aspect or own.dimension is not of_both.dimension or in_table(part):
        return False
    if counted or BOTH_NAMED.search(of_both.name):
        return own.name != "" and of_both.name.find(own.name) >= 0
    return alike(part, whole) and own.name != "" and of_both.name.endswith(own.name)
