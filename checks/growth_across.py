"""Yearly rates and the levels of their years that different documents give: what `growth` holds between documents.

The level of the year before is that of another document on the same indicator and place.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from checks.changes.growth_relations import percent
from checks.figures.topics import RATE
from checks.lexicon import pattern
from checks.relation import Interval, Relation, Verdict, Words, reckoned
from checks.repair import SURE_SLIPS, Repair, Slip, slip
from checks.statements import Statement, apart, fits, short, single
from claims.days import moved
from claims.model import Claim, Dimension
from claims.phrases import simplified
from claims.sought import GROWTH, Sought

ONE = Decimal(1)
HUNDRED = Interval(Decimal(100), Decimal(100))
REBASED, FAR = Decimal(3), Decimal(10)
"""Percentage points: within the first a rate may be on a revised base; from the second on a reader is misled."""


class Series(NamedTuple):
    """An indicator of a place over a time: its levels, or the rates by which it grew."""

    name: str
    place: str
    start: date
    end: date
    rates: bool

    def levels(self, years: int = 0) -> "Series":
        """The levels of the same indicator over the same time, so many years later."""
        return self._replace(start=moved(self.start, years), end=moved(self.end, years), rates=False)


def across(stated: Sequence[Statement]) -> Iterator[Relation]:
    """One relation for each yearly rate with its level, whose level of the year before another document gives."""
    by_series = single(stated, _series)
    for series, told in by_series.items():
        if series and series.rates:
            levels = {one.document: one for one in by_series.get(series.levels(), ())}
            before = by_series.get(series.levels(-1), ())
            for rate in told:
                later = levels.get(rate.document)
                earlier = [one for one in before if later and _is_before(one, later)]
                if later and earlier:
                    yield from _yearly(earlier, later, rate)


def _is_before(earlier: Statement, later: Statement) -> bool:
    """Whether a level was stated by another document of the same kind of figure, and not only after the later one."""
    if earlier.document == later.document or earlier.kind != later.kind:
        return False
    return not (earlier.published and later.published) or earlier.published <= later.published


def _series(stated: Statement) -> Series | None:
    """What a statement is a level or a rate of; None where its time can't be told, or is counted up to."""
    claim = stated.claim
    rate = claim.dimension is Dimension.PERCENT and RATE.search(stated.aspect) is not None
    if claim.cumulative or not claim.period_start or not claim.period_end or (stated.aspect and not rate):
        return None
    return Series(stated.name, stated.place, claim.period_start, claim.period_end, rate)


def sought(stated: Sequence[Statement]) -> Iterator[Sought]:
    """The levels of the year before that would fit, and the levels and rates of the year after, whatever they are."""
    by_series = single(stated, _series)
    for series, found in by_series.items():
        levels = {one.document: one for one in by_series.get(series.levels(), ())} if series else {}
        for one in found:
            later = levels.get(one.document)
            if series and later and series.rates and (earlier := _before(later, one)):
                yield Sought(_key(later, *series.levels(-1)[2:4]), earlier.lower, earlier.upper)
            elif series and not series.rates:
                after = series.levels(1)
                yield Sought(_key(one, after.start, after.end), every=True)
                rate = f"{one.name}|{GROWTH}|{Dimension.PERCENT}|{one.place}|{after.start}/{after.end}"
                yield Sought(rate, every=True)


def _key(stated: Statement, start: date, end: date) -> str:
    """The key of a statement's indicator over another time."""
    return f"{stated.claim.indicator.rpartition('|')[0]}|{start}/{end}"


def _before(later: Statement, rate: Statement) -> Interval | None:
    """What the level of the year before has to be for a level and its rate to fit; None where that has no bounds."""
    said = rate.reading
    if not (said.bounded and later.reading.bounded) or said.lower <= -HUNDRED.lower:
        return None
    return later.reading / (said / HUNDRED + Interval(ONE, ONE))


def _yearly(before: Sequence[Statement], later: Statement, rate: Statement) -> Iterator[Relation]:
    """The relation to the latest document on the year before, or to the first that fits."""
    computed = [(one, grown) for one in before if (grown := _growth(one.reading, later.reading))]
    if not computed:
        return
    earlier, grown = next((pair for pair in computed if fits(pair[1], rate.reading)), computed[-1])
    said, gap = rate.reading, apart(grown, rate.reading)
    words = simplified(f"{later.claim.subject}{rate.sentence}")
    real = gap and (pattern("growth.toml", "real").search(words) or pattern("across.toml", "other base").search(words))
    targets = () if not gap or real else _needed(earlier, later, rate)
    repair = _slipped(targets)
    if gap and not real and not _tells(grown, said, gap, later.name, slipped=repair is not None):
        return
    broken = Verdict.INCONSISTENT if repair else Verdict.REVIEW
    shown = f"{later.claim.text} ÷ {earlier.claim.text} − 1 = {percent(grown)}"
    where = f"{short(earlier.document)}→{short(later.document)}"
    zh, en = ("不符", "which does not fit") if gap else ("相符", "which fits")
    if real:
        zh, en = (
            f"按“{real.group()}”的口径不必等于两数之比",
            f"which is on a basis of its own ({real.group()}) and need not fit",
        )
    yield Relation(
        type="growth",
        members=(later.member("later"), rate.member("rate"), earlier.member("earlier")),
        left=grown,
        right=said,
        if_broken=Verdict.CONSISTENT if real else broken,
        formula=reckoned(shown, rate.claim.text, fits=not gap),
        explanation=Words(
            zh=f"{later.about}:{shown}（{where}）,文中写{rate.claim.text},{zh}。",
            en=f"{later.about}: {shown} ({where}); the text says {rate.claim.text}, {en}.",
        ),
        suggestion=repair.text if repair else None,
        waiver=real.group() if real else None,
        targets=targets,
    )


def _tells(grown: Interval, said: Interval, gap: Decimal, name: str, *, slipped: bool) -> bool:
    """Whether a rate that is off tells more than that its base was revised: a slip, another direction, a long way."""
    rebased = pattern("across.toml", "rebased").search(name) is not None
    if slipped or rebased:
        return slipped and gap >= (2 * REBASED if rebased else REBASED)
    opposite = grown.upper < 0 < said.lower or said.upper < 0 < grown.lower
    return gap >= FAR or (opposite and gap >= REBASED)


def _growth(earlier: Interval, later: Interval) -> Interval | None:
    if not (earlier.bounded and later.bounded and earlier.lower > 0 and later.lower > 0):
        return None
    return (later / earlier - Interval(ONE, ONE)) * HUNDRED


def _needed(earlier: Statement, later: Statement, rate: Statement) -> tuple[tuple[Claim, Interval], ...]:
    """What the level, the one before and the rate would have to be, were the other two right."""
    before, grown = _before(later, rate), _growth(earlier.reading, later.reading)
    if before is None or grown is None:
        return ()
    factor = rate.reading / HUNDRED + Interval(ONE, ONE)
    return (later.claim, earlier.reading * factor), (earlier.claim, before), (rate.claim, grown)


def _slipped(targets: Sequence[tuple[Claim, Interval]]) -> Repair | None:
    """The slip in one of the three figures that explains why they do not fit, where it can't be chance."""
    kinds = (tuple(Slip), tuple(Slip), SURE_SLIPS)
    found = (slip(*target, of) for target, of in zip(targets, kinds, strict=False))
    return min(filter(None, found), key=lambda repair: repair.slip, default=None)
