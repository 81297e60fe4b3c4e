"""Amounts of a place told without some part of it, and again with that: 加上东山市,全省各级债务为412亿元.

Those of the whole stand behind in the sentence, in the order of those before; a miss is told only of one and the same
name.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from checks.figures.amounts import SENTENCE, alike, amount, compared
from checks.figures.compared import Compared, may_hold
from checks.figures.topics import ends_in, topic
from checks.lexicon import pattern
from checks.page import Figure, Line, in_table

MOST, TAIL = 6, 2


def with_another_place(line: Line) -> Iterator[tuple[Compared, str]]:
    """Every amount without a place and that with it, and the name of the place."""
    for first in line.figures:
        told = pattern("order.toml", "with another place").search(first.before)
        if told is None or not _is_plain(first):
            continue
        onward = line.figures[first.position + 1 : first.position + MOST]
        wholes = [first, *takewhile(lambda figure: not SENTENCE.search(figure.before) and _is_plain(figure), onward)]
        parts = _before(line, first, len(wholes))
        if len(parts) == len(wholes) and all(map(_of_one_kind, parts, wholes)):
            for part, whole in zip(parts, wholes, strict=True):
                if may_hold(whole, part):
                    yield Compared(part, whole, sure=False), told["place"]


def _before(line: Line, first: Figure, count: int) -> Sequence[Figure]:
    """So many amounts right before a figure, all in one sentence, which is its own or that before it."""
    before = line.figures[max(0, first.position - count) : first.position]
    starts = {figure.claim.sentence_start for figure in before}
    return before if len(starts) == 1 and all(map(_is_plain, before)) else ()


def _is_plain(figure: Figure) -> bool:
    return amount(figure) and topic(figure).aspect == "level" and not in_table(figure) and not compared(figure)


def _of_one_kind(part: Figure, whole: Figure) -> bool:
    one, other = topic(part).name, topic(whole).name
    named = bool(one and other) and (ends_in(one, other[-TAIL:]) or one[-TAIL:] == other[-TAIL:])
    return named and alike(part, whole) and part.depth == whole.depth
