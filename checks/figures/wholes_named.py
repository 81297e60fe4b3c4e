"""Shares with the name of the whole that they are said to be of: 占农业用水的90.0%, 占考生总数的79.3%,往届生占20.7%."""

from collections.abc import Iterator

from checks.figures.amounts import SENTENCE
from checks.figures.percentages import is_percent
from checks.figures.topics import spelled
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table

SHORTEST = 4


def whole_named(percent: Figure) -> str | None:
    """What a share says that it is of (占农业用水的90.0%), if anything."""
    named = pattern("share.toml", "share of").search(clause(percent.before))
    return spelled(named["whole"]) if named else None


def shares_of_named(line: Line) -> Iterator[tuple[Figure, str]]:
    """The shares of a line with the name of their whole, where bare that of the one before them in the sentence."""
    name = ""
    for figure in line.figures:
        name = "" if SENTENCE.search(figure.before) else name
        if not is_percent(figure) or in_table(figure):
            continue
        own = whole_named(figure)
        if own is None and not _is_bare(figure):
            continue
        if own is not None:
            of_all = pattern("share.toml", "of all of a kind").search(clause(figure.before)) is not None
            name = own if of_all or len(own) >= SHORTEST else ""
        if name:
            yield figure, name


def _is_bare(percent: Figure) -> bool:
    return pattern("share.toml", "bare share").match(clause(percent.before)) is not None
