"""Shares behind 其中 that are of all there is, and not of the figure that they are among.

老年人口172万人,占20%,其中65岁及以上129万人,占15%: both are of the 860万人 that the text gives, or that the first of
them implies.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from checks.figures.directory import is_level, kind
from checks.figures.identity import WHOLE_PLACE
from checks.figures.percentages import HUNDRED, Share, fits, fits_or_slipped, is_percent
from checks.figures.stretches import ahead
from checks.figures.topics import names, topic
from checks.figures.wholes_named import whole_named
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.relation import Interval
from checks.repair import slip
from checks.shares.implied_wholes import Implied, above_nothing, implied_by, implied_whole
from checks.shares.leads import level_before, whole_in_lead
from checks.shares.shares_in_words import is_all, is_nearly_of_all

REACH, BEHIND = 16, 6
CLAUSES = re.compile("[;；]")
Pair = tuple[Figure, Figure]
"""A part and the share that it is said to be."""


class Settled(NamedTuple):
    """Shares with what they turn out to be of, and those of which only another share implies what that is."""

    shares: list[Share]
    implied: list[Implied]


def of_the_grand_total(page: Page, told: Sequence[Share]) -> Settled:
    """The shares of a page, those that miss their whole and fit a greater one given to that.

    A share is not held to a whole that another reading leaves open: what is implied by the share of that whole fits,
    or the share is said to be of what its whole is a share of, or the whole stands apart from it behind a semicolon.
    Where no reading fits, it is wrong if one slip of the pen would make it fit in each of them.
    """
    shares: list[Share] = []
    implied: list[Implied] = []
    of_whole = {part.claim.start: (part, whole, percent) for part, whole, percent in told if fits(part, whole, percent)}
    for share in told:
        if fits(*share) or in_table(share[2]) or share[0].line != share[2].line:
            shares.append(share)
            continue
        line = page.lines[share[2].line]
        greater = _greater_that_fits(line, share, of_whole.get(share[1].claim.start))
        earlier = list(_earlier(line, share))
        open_ones = [pair for pair in earlier if not _is_of(share[1], of_whole.get(pair[0].claim.start))]
        meets = None if _is_of_it_by_name(share, of_whole.values()) else _implied_alike(share, open_ones)
        if greater:
            shares.append((share[0], greater, share[2]))
        elif meets:
            implied.append(meets)
        elif not _is_elsewhere(line, share, earlier) and _wrong_in_each(line, share, of_whole, earlier):
            shares.append(share)
    return Settled(shares, implied)


def _greater_that_fits(line: Line, share: Share, of_whole: Share | None) -> Figure | None:
    """The greater amount that a share is of: what its whole is a share of, or one told on the line."""
    part, whole, percent = share
    near = [*reversed(ahead(part.position, line.figures, REACH)), *line.figures[percent.position + 1 :][:BEHIND]]
    levels = (each for each in near if is_level(each) and kind(each) == kind(whole))
    wholes = (*([of_whole[1]] if of_whole else []), *levels)
    greater = (each for each in wholes if (each.claim.low or 0) > (whole.claim.low or 0) and each is not part)
    return next((each for each in greater if Interval.of(each.claim).bounded and fits(part, each, percent)), None)


def _earlier(line: Line, share: Share) -> Iterator[Pair]:
    """The shares near ahead of one, each with the level that it is said of, of the same kind."""
    for percent in reversed(ahead(share[2].position, line.figures, REACH)):
        told = is_percent(percent) and pattern("share.toml", "a share").search(clause(percent.before))
        part = level_before(percent, line) if told else None
        if part is not None and part is not share[0] and kind(part) == kind(share[0]) and above_nothing(part, percent):
            yield part, percent


def _implied_alike(share: Share, earlier: Sequence[Pair]) -> Implied | None:
    """What one of the shares before another implies with it, if it is of the same whole."""
    part, _, percent = share
    if not above_nothing(part, percent):
        return None
    return next((found for pair in earlier if (found := implied_by(pair, (part, percent))).fits), None)


def _is_of(whole: Figure, told: Share | None) -> bool:
    """Whether a share is that of a whole, so that it implies no other one."""
    return told is not None and told[1] is whole


def _is_of_it_by_name(share: Share, fitting: Collection[Share]) -> bool:
    """Whether a share is of its whole by the name that it says, as another of that name on its line proves to be."""
    _, whole, percent = share
    name = whole_named(percent)
    if name is None or not topic(whole).name.endswith(name):
        return False
    alike = (own for _, of, own in fitting if of is whole and own.line == percent.line)
    return any(whole_named(own) == name for own in alike)


def _is_elsewhere(line: Line, share: Share, earlier: Sequence[Pair]) -> bool:
    """Whether a share need not be of its whole.

    That is of some only of what the share is of, is itself a share of the same total, or stands behind a semicolon.
    """
    part, whole, percent = share
    if _is_of_some(whole, percent) and not is_nearly_of_all(line, *share):
        return True
    if _leads_to(line, whole, part):
        return False
    own = next((each for few, each in earlier if few is whole), None)
    if own is None:
        return False
    name = whole_named(percent)
    if name is not None:
        return name == whole_named(own) and _place_named(percent) == _place_named(own)
    between = line.text[own.claim.end - line.start : percent.claim.start - line.start]
    return CLAUSES.search(between) is not None and not pattern("parts.toml", "among").search(share[0].before)


def _leads_to(line: Line, whole: Figure, part: Figure) -> bool:
    """Whether the sentence of a part says that it is one of a whole: 企业法人中,内资企业…万个."""
    led = whole_in_lead(line, part)
    return led is not None and led in names(whole)


def _place_named(percent: Figure) -> str:
    """The place that the words of a share name first (占全国进出口总值的: 全国), if any."""
    named = pattern("share.toml", "share of").search(clause(percent.before))
    place = WHOLE_PLACE.match(named["whole"]) if named else None
    return place.group() if place else ""


def _is_of_some(whole: Figure, percent: Figure) -> bool:
    """Whether a share is of all of a noun, and its whole of some of these by its name: 占总人口的, of 老年人口."""
    named = pattern("share.toml", "share of").search(clause(percent.before))
    told = pattern("share.toml", "all of").fullmatch(named["whole"]) if named else None
    if told is None or not topic(whole).name.endswith(told["noun"]):
        return False
    return not (is_all(whole, told["noun"]) or f"总{told['noun']}" in clause(whole.before))


def _wrong_in_each(line: Line, share: Share, of_whole: Mapping[int, Share], earlier: Sequence[Pair]) -> bool:
    """Whether one slip of the pen would make a share fit what its whole is a share of too, told or implied.

    Of a share that says of what it is, or whose sentence does (企业法人中,内资企业…,占98.8%), only that counts.
    """
    part, whole, percent = share
    own = next(((few, each) for few, each in earlier if few is whole), None)
    if own is None or whole_named(percent) is not None or _leads_to(line, whole, part):
        return True
    if whole.claim.start in of_whole:
        return fits_or_slipped(part, of_whole[whole.claim.start][1], percent)
    implied = implied_whole(*own)
    explained = (
        (percent.claim, Interval.of(part.claim) / implied * HUNDRED),
        (part.claim, implied * Interval.of(percent.claim) / HUNDRED),
    )
    return any(slip(*target) for target in explained)
