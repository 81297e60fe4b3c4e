"""Amounts in brackets behind names that 其中 makes parts: 进口535亿元,其中食品(122亿元)、首饰(64亿元)分别减少…."""

import re
from collections.abc import Iterator
from itertools import pairwise

from checks.figures.amounts import alike, amount, compared
from checks.figures.compared import Compared
from checks.lexicon import pattern
from checks.page import Figure, Line, in_table

REACH, MOST = 8, 8
OUTSIDE = re.compile("[)）。;；]")


def among_in_brackets(line: Line) -> Iterator[Compared]:
    """Every such part with the last amount before 其中: only what that holds, as it may be net, a mean or a flow."""
    for place, first in enumerate(line.figures):
        led = pattern("order.toml", "first of some in brackets").search(first.before) and not in_table(first)
        whole = _whole(line, first) if led else None
        if whole is None:
            continue
        row = [first]
        for figure in line.figures[place + 1 : place + MOST]:
            if not pattern("order.toml", "next in brackets").fullmatch(figure.before):
                break
            row.append(figure)
        yield from (Compared(part, whole, sure=False) for part in row if alike(part, whole) and amount(part))


def among_within_brackets(line: Line) -> Iterator[Compared]:
    """初中29所(含九年一贯制14所,其中公办6所): what 其中 tells in a bracket, with the one right before it there."""
    for whole, part in pairwise(line.figures):
        inside = whole.depth == part.depth > 0 and alike(part, whole) and amount(part) and amount(whole)
        marked = pattern("parts.toml", "among").search(part.before) and not OUTSIDE.search(part.before)
        if inside and marked and not compared(whole) and not in_table(part):
            yield Compared(part, whole, sure=False)


def _whole(line: Line, first: Figure) -> Figure | None:
    """The last amount before a bracket and outside of it, in its sentence."""
    before = reversed(line.figures[max(0, first.position - REACH) : first.position])
    own = (each for each in before if each.claim.sentence_start == first.claim.sentence_start)
    levels = (each for each in own if each.depth < first.depth and alike(each, first))
    return next((each for each in levels if amount(each) and not compared(each)), None)
