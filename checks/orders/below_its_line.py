"""Parts on a line of their own, below the line that tells of their whole.

小学在校生人数62万人,比上年增加1万人。 and, on the next line, (其中教学点在校生1.6万人).
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from checks.figures.amounts import alike, amount, compared
from checks.figures.compared import Compared
from checks.figures.identity import time_allows
from checks.figures.labels import is_balance
from checks.figures.topics import names
from checks.page import Figure, Line, Page, in_table
from checks.parts.hierarchy import is_new
from claims.model import Status

AMONG = re.compile(r"\s*[(（]?其中")
NET = re.compile("净|利润|收益|损益|顺差|逆差|分数?线?$|价")
OPENS = re.compile(r"\s*[(（]?\s*其中[:：,，]?(?!的)[^,，。;；:：]*")


COUNTS = re.compile("(?<=..)(?:总|人|个)?数$")
LIKE = 3


def below_its_line(page: Page) -> Iterator[Compared]:
    """The first figure of every line that begins with 其中 with the only level in its unit of the line right above.

    In a bracket of its own it may not exceed it where their names end alike; else 其中 may go back further, and only
    what fits is told, as it is of the only one of several levels whose name ends as its own does.
    """
    for above, line in pairwise(page.lines):
        part = line.figures[0]
        if page.text[above.end : line.start].strip() or not OPENS.fullmatch(part.before) or not _is_level(part):
            continue
        wholes = _levels(above, part)
        if len(wholes) > 1:
            akin = [whole for whole in wholes if _is_part(part, whole)]
            yield from (Compared(part, whole, sure=False) for whole in akin[:1] if len(akin) == 1)
        if len(wholes) == 1 and not AMONG.match(above.text):
            yield Compared(part, wholes[0], sure=part.depth > 0 and _is_part(part, wholes[0]))


def _is_part(part: Figure, whole: Figure) -> bool:
    """Whether a part and a whole are of one thing and time by their names, of what adds up and is no balance."""
    akin = {_thing(name) for name in names(part)} & {_thing(name) for name in names(whole)}
    adds = not any(is_balance(figure) or NET.search(figure.subject) for figure in (part, whole))
    alike_told = part.claim.cumulative == whole.claim.cumulative and is_new(part) == is_new(whole)
    return bool(akin) and adds and alike_told and time_allows(part.claim, whole.claim)


def _thing(name: str) -> str:
    """The end of a name, but for what only counts: 在校生 of 小学在校生人数."""
    return COUNTS.sub("", name)[-LIKE:]


def _levels(line: Line, part: Figure) -> list[Figure]:
    return [figure for figure in line.figures if alike(figure, part) and _is_level(figure) and not figure.depth]


def _is_level(figure: Figure) -> bool:
    actual = figure.claim.status is Status.ACTUAL and not in_table(figure)
    return actual and amount(figure) and not compared(figure)
