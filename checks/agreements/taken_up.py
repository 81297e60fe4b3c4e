"""Amounts that the words behind take up: 捐款36.8万元,这36.8万元; 产值1.28亿元。12800万元的产值中; 36名嫌疑人均已.

The sentences before have but one amount that can be meant, and one slip parts the two (36.8万元 and 38.6万元).
Things that are counted have one noun. Those taken up as all (抓获嫌疑人36名,38名嫌疑人均已刑拘) are not fewer than
there are: those might be some.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from checks.figures.amounts import compared, digits
from checks.figures.topics import topic, unit
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from checks.relation import Interval
from checks.repair import repairs
from claims.model import Dimension, Hedge, Status

AMOUNTS = frozenset(
    {Dimension.MONEY, Dimension.AREA, Dimension.LENGTH, Dimension.MASS, Dimension.VOLUME, Dimension.ENERGY}
    | {Dimension.COUNT, Dimension.PERSON, Dimension.PERSON_TIME}
)
BY_UNIT = frozenset({Dimension.COUNT, Dimension.PERSON, Dimension.PERSON_TIME})
ENDS = re.compile("[。！？!?]")
SENTENCES, TELLING, NOUN, REACH, MOST = 2, 2, 2, 120, 24


def taken_up(page: Page) -> Iterator[list[Figure]]:
    """Every amount that words take up, with the only one before it that they can mean."""
    for line in page.lines:
        for at, again in enumerate(line.figures):
            first = _only_before(again, line.figures[max(0, at - MOST) : at]) if _plain(again) else None
            if first is not None and _taken_up(first, again) and _equal_or_slipped(first, again):
                yield [first, again]


def _only_before(again: Figure, before: Sequence[Figure]) -> Figure | None:
    """The one amount of the two sentences before that is of the same kind; None where there are others."""
    near = [*takewhile(lambda figure: again.claim.start - figure.claim.end <= REACH, reversed(before))][::-1]
    alike = [figure for figure in near if _kind(figure) == _kind(again)]
    return alike[0] if len(alike) == 1 and _plain(alike[0]) and _near(alike[0], again, near) else None


def _near(first: Figure, again: Figure, figures: Sequence[Figure]) -> bool:
    """Whether the two stand in sentences beside each other, are of one time, and no word between tells of a change."""
    words = "".join(figure.before for figure in (*figures[figures.index(first) + 1 :], again))
    changed = pattern("topics.toml", "changed between").search(words) is not None
    return len(ENDS.findall(words)) <= SENTENCES and again.period in ("", first.period) and not changed


def _kind(figure: Figure) -> tuple[Dimension, str]:
    dimension = figure.claim.dimension
    return dimension, unit(figure.claim) if dimension in BY_UNIT else ""


def _plain(figure: Figure) -> bool:
    """Whether a figure is an exact amount of what is, with digits enough to tell."""
    claim = figure.claim
    exact = claim.hedge is Hedge.EXACT and claim.low is not None and claim.low == claim.high
    told = exact and claim.dimension in AMOUNTS and claim.status is Status.ACTUAL and digits(claim) >= TELLING
    return (
        told and not figure.depth and not in_table(figure) and not compared(figure) and topic(figure).aspect == "level"
    )


def _taken_up(first: Figure, again: Figure) -> bool:
    before = clause(again.before)
    if pattern("topics.toml", "this one").search(before):
        return again.claim.dimension not in BY_UNIT or _called_alike(first.subject, again.subject)
    such = pattern("topics.toml", "this such").search(before)
    if such:
        return first.before.endswith(such["noun"][-NOUN:])
    noun = pattern("topics.toml", "noun taken up").match(again.after)
    if noun is None or not pattern("topics.toml", "those again").fullmatch(before):
        return False
    told = f"{clause(first.before)}{first.subject}"
    same = noun["noun"][-NOUN:] in told and not _is_of_some(told, noun["noun"])
    if noun["out"]:
        return same
    return same and Interval.of(again.claim).lower >= Interval.of(first.claim).upper


def _is_of_some(told: str, noun: str) -> bool:
    """Whether what was told before is some of what a noun names: 55个少数民族, and 56个民族."""
    some = pattern("topics.toml", "not all of a kind").search(told)
    return some is not None and some.group() not in noun


def _called_alike(one: str, other: str) -> bool:
    """Whether what is counted goes by one noun, which may have words before it."""
    return bool(one and other) and (one.endswith(other) or other.endswith(one))


def _equal_or_slipped(first: Figure, again: Figure) -> bool:
    if first.claim.low == again.claim.low:
        return True
    pairs = ((again.claim, Interval.of(first.claim)), (first.claim, Interval.of(again.claim)))
    return any(repair.distance == 0 for pair in pairs for repair in repairs(*pair))
