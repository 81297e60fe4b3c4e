"""Shares that miss a whole of which the others on their line are shares: 甲733.1万张(占78.4%), 乙164.9万张(占18.1%)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from checks.figures.amounts import adds_up
from checks.figures.directory import is_level, kind
from checks.figures.percentages import Share, fits, fits_or_slipped, in_words, is_percent, targets
from checks.figures.possible_shares import computable, of_one_time
from checks.figures.stretches import ahead
from checks.figures.topics import akin, topic
from checks.figures.wholes_named import whole_named
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.repair import repairs
from checks.shares.leads import level_before
from claims.model import Hedge

PROVEN = 2
REACH = 12


def fellow_shares(page: Page, told: Sequence[Share]) -> Iterator[Share]:
    """The shares that no rule found on lines where at least two of one whole fit, each said in the same way.

    Also those that were found of another whole, which they miss. Only what a slip of the pen explains, and nothing
    that is a share of another figure before it.
    """
    found = {share[2].claim.start for share in told if in_table(share[2]) or fits(*share)}
    groups: defaultdict[tuple[int, int], list[Share]] = defaultdict(list)
    for share in told:
        if not in_table(share[2]) and fits(*share):
            groups[share[2].line, share[1].claim.start].append(share)
    for (number, _), group in groups.items():
        if len(group) < PROVEN:
            continue
        line = page.lines[number]
        for percent in line.figures:
            part = level_before(percent, line) if is_percent(percent) and percent.claim.start not in found else None
            if part is None or not _said_alike(percent, group):
                continue
            share = (part, group[0][1], percent)
            other = any(fits(part, whole, percent) for whole in _wholes_before(part, line))
            if _may_be(share, group[0]) and not other and _is_explained(share, group) and _has_room(share, group):
                yield share


def _has_room(share: Share, group: Sequence[Share]) -> bool:
    """Whether a share fits, or the parts before its own do not make up the whole already.

    治愈20例(50%),好转12例(30%),无效8例(20%)。复发4例(12.5%).
    """
    part, whole, _ = share
    before = [other for other, *_ in group if other.claim.start < part.claim.start]
    return fits(*share) or not before or not adds_up(whole, before)


def _is_explained(share: Share, group: Sequence[Share]) -> bool:
    """Whether a share fits or is off by a slip of the pen, of any digit where those that fit are told in its words.

    That is all of them, or three and more. A share in words is so wide that another digit of a part would often bring
    it in: of those only what fits.
    """
    words = clause(share[2].before)
    alike = sum(clause(percent.before) == words for *_, percent in group)
    in_its_words = (alike == len(group) or alike > PROVEN) and not in_words(share[2])
    return fits_or_slipped(*share) or (in_its_words and any(repairs(*target) for target in targets(*share)))


def _may_be(share: Share, proven: Share) -> bool:
    part, whole, _ = share
    of_kind = part is not whole and whole.claim.start < part.claim.start and kind(part) == kind(proven[0])
    return of_kind and of_one_time(part, whole) and computable(*share)


def _said_alike(percent: Figure, group: Sequence[Share]) -> bool:
    """Whether a share is led up to as the others are, or bare (占) or by a name of their whole where they are bare."""
    if any(other.depth != percent.depth for _, _, other in group):
        return False
    words, named = clause(percent.before), whole_named(percent)
    of_it = named is not None and akin(named, topic(group[0][1]).name)
    said = any(clause(other.before) == words for _, _, other in group)
    bare = pattern("share.toml", "bare share")
    follows = all(bare.match(clause(other.before)) or whole_named(other) is not None for _, _, other in group)
    return said or (follows and (of_it or bare.match(words) is not None))


def _wholes_before(part: Figure, line: Line) -> Iterator[Figure]:
    near = ahead(part.position, line.figures, REACH)
    exact = (whole for whole in near if is_level(whole) and whole.claim.hedge is Hedge.EXACT)
    return (whole for whole in exact if kind(whole) == kind(part))
