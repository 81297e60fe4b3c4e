"""Shares of what a place has, and shares that several amounts make up together.

中心城区报告5420例,其中甲区等4区报告4910例,占中心城区的90.59%; 甲市、乙市分别达2804.9亿元和1366.4亿元,合计占全省的42.9%.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from checks.figures.amounts import JOINED, adds_up, alike, amount, compared, total
from checks.figures.bases import base_before, come_together
from checks.figures.directory import Directory, is_level, namesakes
from checks.figures.identity import time_allows
from checks.figures.percentages import HUNDRED, Share, fits, fits_or_slipped, is_percent, to_a_step
from checks.figures.stretches import SEGMENT, ahead, back_to
from checks.figures.topics import related, topic
from checks.figures.wholes_named import whole_named
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause
from checks.parts.treated import helped, tells_plainly
from checks.relation import Comparator, Interval, holds
from checks.repair import repairs
from claims.model import Claim

REACH = 12


def of_a_place(page: Page) -> Iterator[Share]:
    """占中心城区的74.39%: of what the line says before that this place has, under the name of the part."""
    for line in page.lines:
        for figure in line.figures:
            told = pattern("share.toml", "share of a place").search(clause(figure.before))
            if told and is_percent(figure):
                before = [each for each in reversed(ahead(figure.position, line.figures, REACH)) if is_level(each)]
                yield from _of(told["place"], figure, before)


def _of(place: str, percent: Figure, before: Sequence[Figure]) -> Iterator[Share]:
    own = [each for each in before if each.claim.sentence_start == percent.claim.sentence_start]
    parts = [each for each in own if place not in clause(each.before) and each.depth == percent.depth]
    shares = [(part, whole, percent) for part in parts for whole in _wholes(place, part, before)]
    fitting = [share for share in shares if fits(*share)]
    if fitting or len(shares) != 1:
        yield from fitting[:1]
        return
    part, whole, _ = shares[0]
    one_name = topic(part).name == topic(whole).name and "其中" in part.lead and whole in own
    alone = sum(alike(each, part) and each.claim.start > whole.claim.start for each in before) == 1
    if alone and (one_name or fits_or_slipped(*shares[0])):
        yield shares[0]


def _wholes(place: str, part: Figure, before: Sequence[Figure]) -> list[Figure]:
    """What a place has under the name of a part, of its time, before it."""
    ahead_of_it = (each for each in before if each.claim.start < part.claim.start and alike(each, part))
    akin = (each for each in ahead_of_it if related(topic(each).name, topic(part).name))
    apart = (each for each in akin if "其中" not in each.lead and time_allows(each.claim, part.claim))
    return [each for each in apart if each.scope == place]


class Together(NamedTuple):
    """Amounts in a row, their whole, and the percentage of it that they are said to come to."""

    parts: tuple[Figure, ...]
    whole: Figure
    percent: Figure

    @property
    def computed(self) -> Interval:
        """The percentage that the parts come to."""
        return total(self.parts) / Interval.of(self.whole.claim) * HUNDRED

    @property
    def fits(self) -> bool:
        """Whether that may be the one printed."""
        return holds(Comparator.MEETS, self.computed, to_a_step(self.percent.claim))

    @property
    def targets(self) -> tuple[tuple[Claim, Interval], ...]:
        """What the percentage, and each of the parts, would have to be, were the others right."""
        wanted = Interval.of(self.whole.claim) * Interval.of(self.percent.claim) / HUNDRED
        rests = ((each, total([other for other in self.parts if other is not each])) for each in self.parts)
        return (self.percent.claim, self.computed), *((each.claim, wanted - rest) for each, rest in rests)


def together(page: Page, known: Directory) -> Iterator[Together]:
    """分别达2804.9亿元和1366.4亿元,合计占全省进出口总值的42.9%; a miss only where one slip explains it."""
    for line in page.lines:
        for figure in line.figures:
            named = whole_named(figure) if is_percent(figure) else None
            if named is None or not pattern("share.toml", "come to together").match(figure.before):
                continue
            parts = _row(line, figure)
            wholes = namesakes(known, named, figure) if len(parts) > 1 else []
            of_one = (whole for whole in wholes if whole not in parts and _of_one_time(whole, parts[0]))
            found = [Together(parts, whole, figure) for whole in of_one if Interval.of(whole.claim).lower > 0]
            fitting = [each for each in found if each.fits]
            if fitting or (len(found) == 1 and any(repairs(*target) for target in found[0].targets)):
                yield (fitting or found)[0]


def together_of(page: Page) -> Iterator[Together]:
    """分别有高校37所和22所,合计占全市92所的64.1%: the same of a whole that stands in the words of the share."""
    for line in page.lines:
        for figure in line.figures:
            whole = base_before(line, figure) if is_percent(figure) else None
            parts = _come_to(line, whole) if whole is not None else ()
            found = Together(parts, whole, figure) if whole is not None and len(parts) > 1 else None
            if found is None or Interval.of(found.whole.claim).lower <= 0 or not come_together(line, found.whole):
                continue
            if found.fits or any(repairs(*target) for target in found.targets):
                yield found


def _come_to(line: Line, whole: Figure) -> tuple[Figure, ...]:
    """The amounts of a whole's kind before it in its stretch, from a semicolon on; none where some are among others."""
    own = ahead(whole.position, line.figures, REACH)
    own = back_to(SEGMENT, [*own, whole])[:-1]
    parts = [each for each in own if alike(each, whole) and each.depth == whole.depth and amount(each)]
    nested = any(pattern("parts.toml", "among").search(each.before) for each in parts[1:])
    plain = all(Interval.of(each.claim).bounded and not compared(each) for each in parts)
    return tuple(parts) if plain and not nested else ()


def effective(page: Page) -> Iterator[Together]:
    """32人…,显效14人、有效15人、无效3人,总有效率90.63%: those whom a treatment helped; a miss only by a slip."""
    for line in page.lines:
        groups = {rate.position: (Together(each.good, each.whole, rate), each) for each, rate in helped(line)}
        for shared, each in groups.values():
            slipped = tells_plainly(line, each, shared.percent) and any(repairs(*target) for target in shared.targets)
            yield from [shared] if shared.fits or slipped else []
        for rate in (each for each in line.figures if each.position not in groups):
            told = is_percent(rate) and pattern("share.toml", "effective").search(clause(rate.before))
            row = _listed(line, rate) if told else ()
            bad = [each for each in row if pattern("share.toml", "not effective").search(clause(each.before))]
            good = tuple(each for each in row if each not in bad)
            before = line.figures[: row[0].position] if good and bad else ()
            whole = next((each for each in reversed(before) if alike(each, row[0]) and adds_up(each, row)), None)
            found = Together(good, whole, rate) if whole is not None else None
            if found and (found.fits or any(repairs(*target) for target in found.targets)):
                yield found


def _listed(line: Line, percent: Figure) -> tuple[Figure, ...]:
    """The amounts of one kind right before a percentage in its stretch up to a semicolon."""
    own = [f for f in line.figures[: percent.position] if f.claim.sentence_start == percent.claim.sentence_start]
    row = list(takewhile(lambda figure: alike(figure, own[-1]), reversed(own)))
    start = next((at for at, figure in enumerate(row) if not figure.before.startswith("、")), 0)
    return tuple(reversed(row[: start + 1])) if len(row) > start else ()


def _of_one_time(whole: Figure, part: Figure) -> bool:
    return alike(whole, part) and time_allows(whole.claim, part.claim)


def _row(line: Line, percent: Figure) -> tuple[Figure, ...]:
    """The amounts right before a percentage that only 、 and 和 part."""
    before = line.figures[: percent.position][::-1]
    row = list(takewhile(lambda figure: JOINED.fullmatch(figure.before) is not None, before))
    row = [*row, *before[len(row) : len(row) + 1]]
    one_kind = bool(row) and all(alike(figure, row[0]) and Interval.of(figure.claim).bounded for figure in row)
    return tuple(reversed(row)) if one_kind else ()
