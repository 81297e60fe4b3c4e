"""Moves that a text tells again, by how far they went and what they came to.

失业人数由118400人下降至115700人 and, in what is said of it, 失业人数减少2700人至115700人.
"""

from collections.abc import Hashable, Iterator
from itertools import pairwise

from checks.figures.amounts import alike
from checks.figures.change import Change
from checks.figures.identity import compatible
from checks.figures.topics import Topic, topic
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from claims.model import Dimension

TO = ("至", "到")


def moves_again(page: Page) -> Iterator[Change]:
    """Every difference right before the level that it led to, where the text has told from which one on another line.

    What came to the same level twice, from two others, is told of two times.
    """
    moved: dict[Hashable, list[tuple[Figure, Figure]]] = {}
    for line in page.lines:
        for earlier, later in pairwise(line.figures):
            if _is_move(earlier, later):
                moved.setdefault(_came_to(topic(later), later), []).append((earlier, later))
    for line in page.lines if moved else ():
        for difference, level in pairwise(line.figures):
            told = moved.get(_came_to(topic(difference), level), []) if _led_to(difference, level) else []
            if len(told) == 1 and told[0][1].line != level.line and compatible(told[0][1].claim, level.claim):
                yield Change(level, told[0][0], difference, None, (difference.claim.low or 0) < 0)


def _is_move(earlier: Figure, later: Figure) -> bool:
    start = pattern("growth.toml", "from").search(clause(earlier.before))
    told = start and pattern("growth.toml", "to").match(later.before)
    same = topic(earlier).name == topic(later).name and alike(earlier, later)
    return bool(told) and same and not in_table(later) and earlier.claim.low is not None


def _came_to(about: Topic, level: Figure) -> Hashable:
    return about.name, topic(level).unit, topic(level).dimension, level.claim.low


def _led_to(difference: Figure, level: Figure) -> bool:
    """Whether a difference stands right before the level that it led to, in its unit or in points of a percentage."""
    points = difference.claim.dimension is Dimension.PERCENTAGE_POINT and level.claim.dimension is Dimension.PERCENT
    changed = topic(difference).aspect == "change" and level.claim.low is not None and bool(topic(difference).name)
    return changed and (points or alike(difference, level)) and level.before.strip() in TO
