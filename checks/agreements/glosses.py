"""Ratios with the words that say what they mean: 性别比为104.5,即每100名女性对104.5名男性."""

from collections.abc import Iterator
from itertools import pairwise

from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from claims.model import Hedge


def glosses(page: Page) -> Iterator[list[Figure]]:
    """Every ratio with the number for each hundred or thousand of others that stands right behind as what it is."""
    for line in page.lines:
        for ratio, meant in pairwise(line.figures):
            said = pattern("topics.toml", "that is for each").fullmatch(meant.before.strip())
            named = pattern("topics.toml", "a ratio").search(clause(ratio.before))
            if (
                said
                and named
                and _are_plain(ratio, meant)
                and ratio.claim.step == (meant.claim.step or ratio.claim.step)
            ):
                yield [ratio, meant]


def _are_plain(*figures: Figure) -> bool:
    exact = all(each.claim.hedge is Hedge.EXACT and each.claim.low is not None for each in figures)
    return exact and not any(map(in_table, figures)) and ":" not in figures[0].claim.text
