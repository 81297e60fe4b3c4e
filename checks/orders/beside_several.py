"""What is put above or below several others in a row: 本省43.6%,高于甲省的38.2%、乙省36.5%及丙省35.7%,低于丁省46.1%.

And a mark that all of a row are said to pass: 甲果园128.4%、乙果园72.6%、丙果园54.9%,均超过5成.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise, takewhile

from checks.figures.amounts import alike
from checks.figures.compared import Compared
from checks.figures.percentages import is_percent
from checks.lexicon import pattern
from checks.page import Figure, Line, in_table, opening

MOST, FEWEST = 8, 2
ASIDE = re.compile(r"[(（][^()（）]*[)）]")


def beside_several(line: Line) -> Iterator[Compared]:
    """Every figure with each that its sentence puts it above or below, one after another.

    Only what fits is told: of what is better when small (失业率优于甲国) the lower one stands first.
    """
    if any(map(in_table, line.figures[:1])):
        return
    for place, first in enumerate(line.figures):
        if pattern("comparisons.toml", "above one of several").search(_plain(first.before)):
            own = _own(line.figures, place)
            row = [first, *takewhile(partial(_goes_on, first), line.figures[place + 1 : place + MOST])]
            if own is not None and (len(row) >= FEWEST or ASIDE.search(first.before)):
                yield from (Compared(each, own, sure=False, part=False) for each in row)
                yield from (Compared(own, each, sure=False, part=False) for each in _below(line, row, own))
    yield from _all_past(line)
    yield from _narrower(line)


def _plain(words: str) -> str:
    """Words without what stands aside in brackets, of which the first may end."""
    return ASIDE.sub("", words).strip()


def _own(figures: Sequence[Figure], place: int) -> Figure | None:
    """The figure right before one in its sentence, if it is in its unit and at its depth."""
    if not place:
        return None
    own, first = figures[place - 1], figures[place]
    beside = own.claim.sentence_start == first.claim.sentence_start and own.depth == first.depth
    return own if beside and alike(own, first) and own.claim.low is not None else None


def _goes_on(first: Figure, figure: Figure) -> bool:
    joined = pattern("comparisons.toml", "joined in a row").fullmatch(_plain(figure.before)) is not None
    return joined and alike(first, figure) and figure.depth == first.depth


def _below(line: Line, row: Sequence[Figure], own: Figure) -> Iterator[Figure]:
    """The row that the same figure is put below, right behind the others: ,低于丁国33.5%."""
    place = row[-1].position + 1
    first = line.figures[place] if place < len(line.figures) else None
    told = first and pattern("comparisons.toml", "below one of several").fullmatch(_plain(first.before))
    if first is not None and told and alike(first, own) and first.depth == own.depth:
        yield first
        yield from takewhile(partial(_goes_on, first), line.figures[place + 1 : place + MOST])


def _all_past(line: Line) -> Iterator[Compared]:
    """甲128.4%、乙72.6%、丙54.9%增幅可观,均超过5成: none of a row lies below a mark that all of them pass."""
    for place, mark in enumerate(line.figures):
        told = pattern("comparisons.toml", "all of a row pass").fullmatch(f"{mark.before}…{mark.claim.text}")
        if not told or not is_percent(mark) or opening(mark.after):
            continue
        row: list[Figure] = []
        for figure in reversed(line.figures[max(0, place - MOST) : place]):
            if not is_percent(figure) or figure.depth != mark.depth or figure.claim.low is None:
                break
            row.insert(0, figure)
            if not pattern("comparisons.toml", "joined in a row").fullmatch(figure.before):
                break
        if len(row) >= FEWEST:
            yield from (Compared(mark, figure, sure=True, part=False) for figure in row)


def _narrower(line: Line) -> Iterator[Compared]:
    """客流下降1.7%,降幅比8月的46%明显收窄: a rate beside that of the time before, without the points between them."""
    for own, other in pairwise(line.figures):
        told = pattern("comparisons.toml", "than the rate before").fullmatch(other.before)
        way = pattern("comparisons.toml", "which way it went").match(other.after) if told else None
        if way is None or not (is_percent(own) and is_percent(other)) or own.depth != other.depth:
            continue
        signs = {(figure.claim.low or 0) < 0 for figure in (own, other)}
        if len(signs) == 1:
            rises = (way["less"] is None) != signs.pop()
            smaller, larger = (other, own) if rises else (own, other)
            yield Compared(smaller, larger, sure=False, part=False)
