"""Places and points between ranks and scores, which are no figures: 由第42位升至第35位,上升7位; 98比85,净胜13分."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from checks.figures.numbering import number
from checks.lexicon import pattern
from checks.page import Figure, Line

POINTS = 20
SCORES = ("score", "a lead", "a final score won by")
GOALS, RANKS = frozenset("球"), frozenset("位名")


class Apart(NamedTuple):
    """A figure that says how far two numbers before it lie apart, and these, as the text has them."""

    figure: Figure
    larger: int
    smaller: int


def ranks_and_scores(line: Line) -> Iterator[Apart]:
    """Every such figure of a line; sets and frames (以3比1战胜) are no points."""
    for figure in line.figures:
        claim = figure.claim
        if claim.low is None:
            continue
        moved = pattern("growth.toml", "rank to rank").search(figure.lead) if claim.unit in RANKS else None
        won = _score(figure) if claim.unit in GOALS | {"分"} else None
        told = (moved["first"], moved["then"]) if moved else (won["own"], won["other"]) if won else None
        if told is None:
            yield from _besides(figure)
            continue
        larger, smaller = sorted(map(_number, told), reverse=True)
        if moved or claim.unit in GOALS or larger >= POINTS:
            yield Apart(figure, larger, smaller)


def _score(figure: Figure) -> re.Match[str] | None:
    """The score that a figure says that someone won or led by."""
    found = (pattern("growth.toml", name).search(figure.lead) for name in SCORES)
    return next((score for score in found if score), None)


def _besides(figure: Figure) -> Iterator[Apart]:
    """半场48比39领先9分,下半场又净胜4分,终场比分101比88: what one that led won by besides, between two scores."""
    led = pattern("growth.toml", "won besides").search(figure.lead) if figure.claim.unit == "分" else None
    then = pattern("growth.toml", "the score then").match(figure.after) if led else None
    if led and then:
        before, after = (abs(int(score["own"]) - int(score["other"])) for score in (led, then))
        if after > before:
            yield Apart(figure, after, before)


def _number(written: str) -> int:
    return int(written) if written.isdigit() else number(written)
