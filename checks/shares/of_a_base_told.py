"""Shares that name their whole in the very words of others of the page that fit: 占外贸总值的15.1%, 占外贸总值的42.4%.

The words of a share are often not those of its whole (税收占财政总收入, where 公共预算总收入 is told above): it is told
where it fits. Where another share of that base fits, its whole is known, and one that misses it is wrong.

Limits: what misses is off by one slip of the pen. The base goes by more than a place or a total (占全省, 占总数); one
share that fits makes its whole known if that is called so, or else two do, and no other whole has as many. The parts
are of one kind and one time. A share that fits something else is only held to its base where two others fit that.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checks.figures.directory import Kind, is_level, kind
from checks.figures.identity import WHOLE_PLACE
from checks.figures.percentages import Share, fits, fits_or_slipped, is_percent
from checks.figures.possible_shares import computable, of_one_time
from checks.figures.topics import ends_in, spelled, topic
from checks.figures.wholes_named import whole_named
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.parts.partitions import is_change
from checks.relation import Interval
from checks.shares.leads import REACH
from claims.model import Hedge

SURE = 2


class _Base(NamedTuple):
    """What a share is of by its words, and what is counted."""

    name: str
    counted: Kind


def of_a_base_told(page: Page, told: Sequence[Share]) -> list[Share]:
    """The shares `told`, with those of a known base added, and in place of what only fits by chance."""
    bases = _known_bases(told)
    by_percent = {share[2].claim.start: share for share in told}
    by_percent.update((share[2].claim.start, share) for share in _of_known_bases(page, bases, by_percent))
    return list(by_percent.values())


def _known_bases(told: Sequence[Share]) -> dict[_Base, list[Share]]:
    """The shares that fit the whole of each base: the one that most of them are of, and more than of any other."""
    bases: defaultdict[_Base, list[Share]] = defaultdict(list)
    for share in told:
        name = _base_named(share[2])
        if name and not in_table(share[2]) and fits(*share):
            bases[_Base(name, kind(share[0]))].append(share)
    return {base: of_one for base, shares in bases.items() if (of_one := _of_one_whole(base.name, shares))}


def _of_one_whole(name: str, shares: Sequence[Share]) -> list[Share]:
    """Those of one whole, if no other has as many; a single one has to be of what the base is called."""
    sizes = Counter(Interval.of(whole.claim) for _, whole, _ in shares).most_common(2)
    size, times = sizes[0]
    if len(sizes) > 1 and sizes[1][1] == times:
        return []
    of_one = [share for share in shares if Interval.of(share[1].claim) == size]
    return of_one if times >= SURE or set(name) <= set(topic(of_one[0][1]).name) else []


def _base_named(percent: Figure) -> str | None:
    """What a share is of by its words, if that is more than a place or a total."""
    name = whole_named(percent)
    vague = name is None or WHOLE_PLACE.fullmatch(name)
    return None if vague or pattern("share.toml", "of all").search(clause(percent.before)) else name


def _of_known_bases(page: Page, bases: dict[_Base, list[Share]], told: dict[int, Share]) -> Iterator[Share]:
    for line in page.lines:
        for percent in line.figures:
            name = _base_named(percent) if is_percent(percent) and not in_table(percent) else None
            part = _part(percent, line) if name else None
            if name is None or part is None:
                continue
            own = told.get(percent.claim.start)
            known = bases.get(_Base(name, kind(part)), ())
            others = [each for each in known if each is not own]
            enough = len(others) >= (1 if own is None else SURE)
            if enough and own not in known and _may_be(share := (part, others[0][1], percent), others):
                yield share


def _part(percent: Figure, line: Line) -> Figure | None:
    """The level of a sentence that a share in it is said of, which its words may name again: 税收占….

    Between the two there are only changes of the level.
    """
    before = line.figures[max(0, percent.position - REACH) : percent.position]
    own = [each for each in before if each.claim.sentence_start == percent.claim.sentence_start]
    part = next((each for each in reversed(own) if not _tells_a_change(each)), None)
    if part is None or not is_level(part) or part.depth != percent.depth:
        return None
    named = pattern("share.toml", "share of").search(clause(percent.before))
    name = spelled(clause(percent.before)[: named.start()]) if named else ""
    return part if not name or ends_in(topic(part).name, name) or topic(part).name.startswith(name) else None


def _tells_a_change(figure: Figure) -> bool:
    return is_change(figure) or (is_percent(figure) and topic(figure).aspect == "rate")


def _may_be(share: Share, others: Sequence[Share]) -> bool:
    part, whole, percent = share
    exact = all(figure.claim.hedge is Hedge.EXACT for figure in share)
    here = exact and part is not whole and all(other.scope == part.scope for other, *_ in others)
    then = all(other.period == percent.period for *_, other in others) and of_one_time(part, whole)
    return here and then and computable(*share) and fits_or_slipped(*share)
