"""How far apart those of two ranks are, each told with its rank: 河东区98.2分排第一,…,头名比第四名高1.4分."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from checks.figures.amounts import alike
from checks.figures.change import Change
from checks.figures.numbering import number
from checks.figures.stretches import ahead, before_in_sentence
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table, opening
from claims.model import Hedge

LESS, REACH = "低少短轻慢", 20


def ranked_levels(line: Line) -> Iterator[Change]:
    """Every difference of a line between two ranks, each of which one figure of its sentence is told to have."""
    for place, by in enumerate(line.figures):
        told = pattern("growth.toml", "one rank above another").fullmatch(clause(by.before))
        if not told or by.claim.hedge is not Hedge.EXACT or in_table(by):
            continue
        ranked = _ranked(before_in_sentence(by, ahead(place, line.figures, REACH)), by)
        found = [ranked[rank] for rank in (_rank(told["one"]), _rank(told["other"]))]
        if all(len(each) == 1 for each in found):
            yield Change(found[0][0], found[1][0], by, None, told["way"][0] in LESS)


def _ranked(figures: Sequence[Figure], by: Figure) -> defaultdict[int, list[Figure]]:
    """The exact figures in the unit of a difference by the rank that stands right behind them."""
    ranked: defaultdict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        told = pattern("growth.toml", "its rank").fullmatch(opening(figure.after))
        if told and alike(figure, by) and figure.claim.hedge is Hedge.EXACT:
            ranked[_rank(told["rank"])].append(figure)
    return ranked


def _rank(words: str) -> int:
    """A rank by its words: 第四名, 第4, 头名, 居次."""
    told = pattern("growth.toml", "a rank").search(words)
    if told is None:
        return 0
    if told["count"]:
        return int(told["count"]) if told["count"].isdigit() else number(told["count"])
    return 1 if told["top"] else 2
