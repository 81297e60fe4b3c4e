"""Ratios with the words that say what they mean: 性别比为104.5,即每100名女性对104.5名男性."""

import re
from collections.abc import Iterator
from itertools import pairwise

from checks.figures.percentages import is_percent
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from checks.relation import Interval
from checks.repair import repairs
from claims.model import Hedge

HUNDRED, THOUSAND = "hundred", "thousand"


def glosses(page: Page) -> Iterator[list[Figure]]:
    """Every ratio with the number for as many others, a hundred or a thousand, that stands right behind as what it is.

    Two that differ are told where a slip of the pen explains it.
    """
    for line in page.lines:
        for ratio, meant in pairwise(line.figures):
            said = pattern("topics.toml", "that is for each").fullmatch(meant.before.strip())
            if said and _is_of_as_many(ratio, said) and _are_plain(ratio, meant) and _may_differ(ratio, meant):
                yield [ratio, meant]


def _is_of_as_many(ratio: Figure, said: re.Match[str]) -> bool:
    """Whether a ratio is by its sign or its name of the number that its words have: per cent of a hundred."""
    base = HUNDRED if said[HUNDRED] else THOUSAND
    named = clause(ratio.before)
    if not pattern("topics.toml", "a ratio").search(named) or pattern("topics.toml", "of two at once").search(named):
        return False
    if is_percent(ratio) and ratio.claim.unit:
        return base == HUNDRED
    if ratio.claim.unit == "‰":
        return base == THOUSAND
    return pattern("topics.toml", f"told of a {base}").search(named) is not None


def _are_plain(ratio: Figure, meant: Figure) -> bool:
    """Whether both are exact, printed to one digit if either has any behind its point, and the latter is all of it."""
    exact = all(each.claim.hedge is Hedge.EXACT and each.claim.low is not None for each in (ratio, meant))
    alone = not any(map(in_table, (ratio, meant))) and ":" not in ratio.claim.text
    others = pattern("topics.toml", "and others beside").search(meant.after)
    return exact and alone and not others and ratio.claim.step == (meant.claim.step or ratio.claim.step)


def _may_differ(ratio: Figure, meant: Figure) -> bool:
    told = Interval.of(ratio.claim), Interval.of(meant.claim)
    apart = told[0].upper < told[1].lower or told[1].upper < told[0].lower
    return not apart or bool(repairs(ratio.claim, told[1]) or repairs(meant.claim, told[0]))
