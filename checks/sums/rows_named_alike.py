"""A row of a table whose name ends the names of all rows below it that make it up: 床位 / 医院床位 / 卫生院床位.

Only what fits is told: a table may leave some of them out, or tell some within others.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import takewhile

from checks.figures.amounts import Breakdown, adds_up, alike, amount
from checks.figures.columns import Entry, is_total
from checks.figures.topics import topic
from checks.page import Figure

FEWEST, MOST, SHORTEST = 2, 12, 2


def rows_named_alike(column: Sequence[Entry]) -> Iterator[Breakdown]:
    """Every row of a column with all those right below it, in its unit, whose names end as its own does.

    Where that is only a part of its name (提供住宿的机构床位, 养老机构床位) three are needed.
    """
    for place, entry in enumerate(column):
        below = takewhile(lambda each: not is_total(each), column[place + 1 : place + MOST])
        parts = tuple(takewhile(partial(_shares_end, entry.figure), (each.figure for each in below)))
        named = all(topic(part).name.endswith(topic(entry.figure).name) for part in parts)
        if len(parts) >= (FEWEST if named else FEWEST + 1) and adds_up(entry.figure, parts):
            yield Breakdown(entry.figure, parts, complete=False, sure=False)


def _shares_end(whole: Figure, part: Figure) -> bool:
    one, other = topic(part).name, topic(whole).name
    alike_told = one != other and len(other) >= SHORTEST and one[-SHORTEST:] == other[-SHORTEST:]
    return alike_told and amount(part) and alike(part, whole)
