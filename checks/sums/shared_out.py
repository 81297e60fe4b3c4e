"""What all went to someone, with how many each got: 8枚金牌各有归属,甲队和乙队各取两枚,丙、丁、戊和己队各取一枚.

Only what fits is told, for others may have got some who are not named.
"""

from collections.abc import Iterator
from itertools import takewhile

from checks.figures.amounts import Breakdown, adds_up, alike, amount, times
from checks.lexicon import pattern
from checks.page import Figure, Line, in_table
from claims.lexicon import words as listed
from claims.model import Hedge

FEWEST = 2
MEDALS = ("枚", "块", "塊")


def shared_out(line: Line) -> Iterator[Breakdown]:
    """Every number of things that are said to have gone to someone, with the row behind it of what each got."""
    for whole in line.figures:
        if not _is_exact(whole) or not pattern("parts.toml", "all shared out").match(whole.after):
            continue
        row = takewhile(lambda part: times(part).lower > 1, line.figures[whole.position + 1 :])
        parts = tuple(part for part in row if _is_exact(part) and _of_one_kind(part, whole))
        if len(parts) >= FEWEST and adds_up(whole, parts):
            yield Breakdown(whole, parts, complete=True, sure=False)


def _is_exact(figure: Figure) -> bool:
    return amount(figure) and figure.claim.hedge is Hedge.EXACT and not in_table(figure)


def _of_one_kind(part: Figure, whole: Figure) -> bool:
    """Whether both are counted alike; medals are counted by what they are of, too: 8枚金牌, 各取两金."""
    medals = part.claim.unit in listed("context.toml", "medal") and whole.claim.unit in MEDALS
    return alike(part, whole) or (medals and part.subject == whole.subject)
