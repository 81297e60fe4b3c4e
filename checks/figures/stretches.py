"""Stretches of the figures on a line: around a figure, up to a mark, as far as they are in one unit."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from checks.figures.amounts import SENTENCE, alike
from checks.page import Figure, Line

SEGMENT = re.compile(r"[。！？!?;；]")
REACH = 60
MOST_WHOLES = 4


def behind(place: int, figures: Sequence[Figure]) -> Sequence[Figure]:
    """The figures near behind one of a row."""
    return figures[place + 1 : place + 1 + REACH]


def ahead(place: int, figures: Sequence[Figure], reach: int = REACH) -> Sequence[Figure]:
    """The figures near ahead of it, at most so many."""
    return figures[max(0, place - reach) : place]


def this_sentence(figures: Sequence[Figure]) -> list[Figure]:
    """The figures at the start of a row that go on with its sentence."""
    return list(takewhile(lambda figure: not SENTENCE.search(figure.before), figures))


def before_in_sentence(figure: Figure, before: Sequence[Figure]) -> list[Figure]:
    """The last figures of a row that stand in the sentence of the one behind them, in order."""
    sentence = back_to(SENTENCE, [*before, figure])
    return sentence[:-1]


def sentences(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The figures of a row, sentence by sentence."""
    return _parted(SENTENCE, figures)


def segments(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The figures of a row as semicolons and the ends of sentences part them."""
    return _parted(SEGMENT, figures)


def _parted(mark: re.Pattern[str], figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    stretch: list[Figure] = []
    for figure in figures:
        if stretch and mark.search(figure.before):
            yield stretch
            stretch = []
        stretch.append(figure)
    if stretch:
        yield stretch


def alone(line: Line, figures: Sequence[Figure]) -> bool:
    """Whether some figures follow each other on a line and are all those of one sentence."""
    places = sorted(figure.position for figure in figures)
    in_a_row = places[-1] - places[0] == len(places) - 1
    start = figures[0].claim.sentence_start
    beside = (*line.figures[max(0, places[0] - 1) : places[0]], *line.figures[places[-1] + 1 : places[-1] + 2])
    together = all(figure.claim.sentence_start == start for figure in figures)
    return in_a_row and together and all(figure.claim.sentence_start != start for figure in beside)


def run_alike(whole: Figure, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures at the start of a row that are in the unit of a whole."""
    return tuple(takewhile(lambda figure: alike(whole, figure), figures))


def back_to(mark: re.Pattern[str], figures: Sequence[Figure]) -> list[Figure]:
    """The figures at the end of a row that stand behind its last mark."""
    kept: list[Figure] = []
    for figure in reversed(figures):
        kept.append(figure)
        if mark.search(figure.before):
            break
    return kept[::-1]


def up_to(mark: re.Pattern[str], figures: Sequence[Figure]) -> list[Figure]:
    """The figures at the start of a row that stand before its first mark."""
    return [figures[0], *takewhile(lambda figure: not mark.search(figure.before), figures[1:])]
