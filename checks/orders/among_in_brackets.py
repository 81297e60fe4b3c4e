"""Amounts in brackets behind names that 其中 makes parts: 进口535亿元,其中食品(122亿元)、首饰(64亿元)分别减少…."""

from collections.abc import Iterator, Sequence

from checks.figures.amounts import alike, amount, compared
from checks.figures.compared import Compared
from checks.lexicon import pattern
from checks.page import Figure, Line, in_table

REACH, MOST = 8, 8


def among_in_brackets(line: Line) -> Iterator[Compared]:
    """Every such part with the last amount before 其中: only what that holds, as it may be net, a mean or a flow."""
    for place, first in enumerate(line.figures):
        if not pattern("order.toml", "first of some in brackets").search(first.before) or in_table(first):
            continue
        wholes = _wholes(line, first)
        row = [first]
        for figure in line.figures[place + 1 : place + MOST]:
            if not pattern("order.toml", "next in brackets").fullmatch(figure.before):
                break
            row.append(figure)
        for part in row if wholes else ():
            if alike(part, wholes[0]) and amount(part):
                yield Compared(part, wholes[0], sure=False)


def _wholes(line: Line, first: Figure) -> Sequence[Figure]:
    """The amounts before a bracket, outside of any, in its sentence, the last first."""
    before = reversed(line.figures[max(0, first.position - REACH) : first.position])
    own = (each for each in before if each.claim.sentence_start == first.claim.sentence_start)
    levels = (each for each in own if each.depth < first.depth and alike(each, first))
    return [each for each in levels if amount(each) and not compared(each)]
