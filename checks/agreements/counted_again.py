"""Counts of things that a text has told before and that a slip of the pen parts from what it told.

全县有在校生23万人。在32万在校生中,高中生5万人; 有规模以上企业234家。今年以来,243家规模以上企业实现产值56亿元.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator

from checks.figures.amounts import compared
from checks.figures.identity import compatible
from checks.figures.owners import of_owners
from checks.figures.topics import topic, unit
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from checks.relation import Interval
from checks.repair import Slip, slip
from claims.model import Dimension, Hedge, Kind, Status

COUNTED = frozenset({Dimension.COUNT, Dimension.PERSON})
ENDS = re.compile(r"[。;；!！?？]\s*|\n\s*")
NOUN, TWICE, REACH = 2, 2, 200


def counted_again(page: Page) -> Iterator[list[Figure]]:
    """How many there are, and in the next sentence the same ones again, where a text counts them just twice.

    Those told again are all where more is told of some of them (在32万在校生中), or where they are more than there are.
    """
    told: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        about, counts = topic(figure), figure.claim.dimension in COUNTED
        if counts and len(about.name) >= NOUN and about.aspect == "level" and not in_table(figure):
            told[about.name, figure.claim.dimension].append(figure)
    for figures in told.values():
        if len(figures) == TWICE and _of_one_thing(page, *figures) and _slipped(*figures):
            yield figures


def _of_one_thing(page: Page, first: Figure, again: Figure) -> bool:
    if not _in_next_sentence(page, first, again) or first.depth or again.depth:
        return False
    claims = first.claim, again.claim
    exact = all(claim.hedge is Hedge.EXACT and claim.kind is Kind.CLAIM for claim in claims)
    actual = all(claim.status is Status.ACTUAL for claim in claims) and not compared(first) and not compared(again)
    there_are = pattern("topics.toml", "there are").search(clause(first.before).removesuffix(first.subject or ""))
    those = pattern("topics.toml", "those again").fullmatch(again.lead.replace(again.period, ""))
    one_kind = unit(first.claim) == (unit(again.claim) or unit(first.claim)) and compatible(*claims)
    apart = again.claim.scope not in (None, first.claim.scope) or of_owners(page, (first, again))
    return exact and actual and bool(there_are and those) and one_kind and not apart


def _in_next_sentence(page: Page, first: Figure, again: Figure) -> bool:
    if again.claim.start - first.claim.end > REACH or first.claim.sentence_start == again.claim.sentence_start:
        return False
    return len(ENDS.findall(page.text[first.claim.end : again.claim.start])) == 1


def _slipped(first: Figure, again: Figure) -> bool:
    """Whether one slip parts the two: any that shows where they are all of them, fewer where they are too many."""
    noun = again.subject or ""
    all_of_them = again.after.startswith(noun) and pattern("topics.toml", "out of them").match(again.after[len(noun) :])
    more = Interval.of(again.claim).lower > Interval.of(first.claim).upper
    kinds = tuple(Slip) if all_of_them else (Slip.SWAP, Slip.DIGIT) if more else ()
    found = (slip(one.claim, Interval.of(other.claim), kinds) for one, other in ((first, again), (again, first)))
    return any(repair is not None and repair.distance == 0 for repair in found)
