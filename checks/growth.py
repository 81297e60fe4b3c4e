"""growth: an earlier value, a later one, and the difference or rate that the text gives.

Catches differences and rates that the two values don't give (由 A 增加到 B,增长 R%; B,较上期的 A 增加 D; B,较上月
同期(A)上升 R%; B,比年初增加 D,增长 R%; 增长 R%,由 A 增加到 B; B,是上年 A 的 N 倍, 翻了 N 番; rows of a table),
mean yearly rates against the years between or the growth over them, rates of a whole that those of all its parts don't
give, numbers of things said to fall by percentage points, how far a plan was exceeded (超额完成12%), and what two are
said to lie apart (甲方案比乙方案高470万元; 高于规模以上工业增速5.8个百分点; 由第42位升至第35位,上升7位).

Bad: 超期贷款由2012年的48.6万元减少到2017年的9.7万元,减少39.8万元。
Good: 超期贷款由2012年的48.6万元减少到2017年的9.7万元,减少38.9万元。

Limits: a rate without an earlier value in the text or in another document is not checked. The last digit of a rate may
be one off, as where it was cut instead of rounded. Growth at constant prices (地区生产总值, 增加值) is not that of the
amounts: there a rate that does not come out is passed over. A whole's rate is held to those of its parts where the
levels of all of them are told and add up; by a fifth of a point, or by what no one slip explains, it may be off.

Across documents the level of the year before is that of another document on the same indicator and place. Offices
compute rates on a revised base, so that a rate off by a few points is passed over; further off it is `inconsistent`
where a slip of the pen explains it, and for `review` where it points the other way or lies ten points off. Constant
prices and like bases excuse it. Of investment and of 规模以上 who is counted changes every year: there only a slip is
told, and only by twice as much.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from checks.amounts import SENTENCE, alike
from checks.balances_grown import balances_grown
from checks.bases import told_of_another
from checks.beside_rates import beside_rates
from checks.beyond import beyond
from checks.budgets import beyond_a_budget, budgets
from checks.change import REACH, Change
from checks.changes import changes
from checks.coincidence import differences, levels_before, rates
from checks.columns_of_changes import held
from checks.earlier import goes_on_about_it, is_plainly_told, of_the_sentence_before, of_the_year_before, of_their_times
from checks.gaps import gaps
from checks.indices import Indexed, indices
from checks.lexicon import pattern
from checks.mixtures import mixtures
from checks.moves import in_their_order
from checks.moves_again import moves_again
from checks.multiples import Multiple, multiples
from checks.over_several_years import (
    Chain,
    Yearly,
    chains,
    levels_apart_from_their_base,
    means_of_years,
    yearly_amounts,
)
from checks.paces import on_a_named_time, on_the_time_before
from checks.page import Figure, Line, Page, clause, in_table
from checks.plans_exceeded import plans_exceeded
from checks.ranks_and_scores import Apart, ranks_and_scores
from checks.rates_ahead import rates_ahead
from checks.rates_before_levels import rates_before_levels
from checks.relation import Comparator, Interval, Member, Relation, Verdict, Words, holds, plain
from checks.repair import SURE_SLIPS, Repair, Slip, repairs, slip
from checks.set_beside import set_beside
from checks.shifts import ratio_shifts
from checks.since import Mean, means
from checks.statements import Statement, apart, fits, short, single
from checks.then_and_now import by_their_years, of_a_level_before, over_the_years, rates_of_two, then_and_now
from checks.topics import RATE
from checks.two_times import two_times
from checks.weighed import Weighed, weighed
from checks.yearly import is_no_mean, yearly
from claims.days import moved
from claims.model import Claim, Dimension, Hedge, Status
from claims.phrases import simplified
from claims.sought import GROWTH, Sought

ONE = Decimal(1)
FEW_YEARS = range(2, 11)
REST = 60
HUNDRED, ZERO = Interval(Decimal(100), Decimal(100)), Interval(Decimal(0), Decimal(0))
REBASED, FAR = Decimal(3), Decimal(10)
"""Percentage points: within the first a rate may be on a revised base; from the second on a reader is misled."""


def relations(page: Page) -> Iterator[Relation]:
    """One relation for each difference and each rate whose two values the text gives, and for each misused unit."""
    return held(page, _told(page))


def _told(page: Page) -> Iterator[Relation]:
    fitting: defaultdict[int, list[Change]] = defaultdict(list)
    told = (
        *rates(page),
        *differences(page),
        *levels_before(page),
        *gaps(page),
        *balances_grown(page),
        *levels_apart_from_their_base(page),
    )
    for change in told:
        fitting[change.later.line].append(change)
    earlier = [*of_the_year_before(page), *beyond(page), *moves_again(page)]
    for change in plans_exceeded(page):
        fitting[change.later.line].append(change)
    rated: set[int] = set()
    for number, line in enumerate(page.lines):
        yield from (_multiple(each) for each in multiples(line) if each.earlier)
        planned = list(budgets(line))
        told = (
            *(each.change for each in planned if each.sure),
            *changes(line, page.spoken or page.year),
            *ratio_shifts(line),
            *beyond_a_budget(line),
            *fitting[number],
            *set_beside(line),
            *in_their_order(line.figures),
            *on_a_named_time(line),
            *then_and_now(line),
            *rates_of_two(line),
            *two_times(line),
            *rates_before_levels(line),
        )
        for found in _chosen(line, told):
            rated.add(found.members[-1].claim.start)
            yield found
        for found in (_held_to_its_level(line, each) for each in _chosen(line, list(of_the_sentence_before(line)))):
            if found.members[-1].claim.start not in rated and _fits_or_slipped(found, _sure_or_of_the_rate(found)):
                rated.add(found.members[-1].claim.start)
                yield found
        apart = [*(change for change in earlier if change.later.line == number), *on_the_time_before(line)]
        apart += [*(each.change for each in planned if not each.sure), *of_a_level_before(line), *over_the_years(line)]
        apart += by_their_years(line)
        apart += [*rates_ahead(line), *beside_rates(line)]
        for found in _chosen(line, apart):
            if found.members[-1].claim.start not in rated and _fits_or_slipped(found, slip):
                rated.add(found.members[-1].claim.start)
                yield found
        grown = [each for each in means(line, page.spoken or page.year) if each.mean.claim.start not in rated]
        grown = grown or [each for each in means_of_years(line) if each.mean.claim.start not in rated]
        yield from (relation for each in grown if (relation := _mean(line, each)))
        yield from (relation for figure in line.figures for relation in _points_of_a_number(figure))
        yield from map(_places, ranks_and_scores(line))
        yield from map(_indexed, indices(line))
        yield from map(_each_year, yearly_amounts(line))
    yield from map(_chained, chains(page))
    yield from _apart(page, rated)
    yield from (_weighed(each) for mixture in mixtures(page) if (each := weighed(mixture, page)))


def _held_to_its_level(line: Line, found: Relation) -> Relation:
    """A rate of a difference with what else may have slipped: the level of the sentence before, and the difference.

    Only where nothing else can be meant: 财政拨款收入382.17万元。较上年决算数减少157.86万元,下降29.2%.
    """
    level, difference, rate = (member.claim for member in found.members)
    if not goes_on_about_it(line, level, difference):
        return found
    said, size, later = _size(rate) / HUNDRED, _size(difference), Interval.of(level)
    if said.lower <= 0 or said.upper >= 1 or not later.bounded:
        return found
    fell = (rate.low or 0) < 0
    before = size / said
    share = said / (Interval(ONE, ONE) - said if fell else Interval(ONE, ONE) + said)
    targets = ((level, before - size if fell else before + size), (difference, later * share))
    signed = [target for target in targets if (target[0].low or 0) > 0]
    return replace(found, targets=(*found.targets, *signed))


def _sure_or_of_the_rate(found: Relation) -> Callable[[Claim, Interval], object]:
    """Which slips explain a miss: any of the rate, only telling ones of the level and of the difference."""
    rate = found.members[-1].claim
    return lambda claim, target: (repairs if claim is rate else slip)(claim, target)


def _weighed(each: Weighed) -> Relation:
    """进出口6.57万亿元,下降6.4%,其中出口…,下降11.4%,进口…,下降0.7%: the growth of a whole from those of its parts."""
    whole, parts, growth, growths, _ = each.mixture
    falls = Interval.of(growth.claim).upper < 0
    before = " + ".join(
        f"{part.claim.text} ÷ {plain(ONE + (rate.claim.low or 0) / HUNDRED.lower)}"
        for part, rate in zip(parts, growths, strict=True)
    )
    ratio = f"{whole.claim.text} ÷ ({before})"
    return _relation(
        (whole, *parts, *growths, growth),
        "rate",
        each.computed,
        Interval.of(growth.claim),
        shown=(
            f"1 − {ratio} = {_percent(ZERO - each.computed)}%" if falls else f"{ratio} − 1 = {_percent(each.computed)}%"
        ),
        targets=each.targets,
        roles=("whole", *("part" for _ in parts), *("rate of a part" for _ in growths)),
    )


def _apart(page: Page, rated: Collection[int]) -> Iterator[Relation]:
    """Rates that stand apart from the levels of their times, but those told already."""
    for change in of_their_times(page):
        line = page.lines[change.later.line]
        relation = _relation_of(line, change)
        if relation is None or relation.members[-1].claim.start in rated or not _fits_or_slipped(relation, slip):
            continue
        if relation.verdict is Verdict.CONSISTENT or is_plainly_told(change, line):
            yield relation


def _fits_or_slipped(relation: Relation, slips: Callable[[Claim, Interval], object]) -> bool:
    return relation.verdict is Verdict.CONSISTENT or any(slips(*target) for target in relation.targets)


def _chosen(line: Line, told: Sequence[Change]) -> Iterator[Relation]:
    """One relation for each two figures and the difference or rate between them.

    What may be said of several values (86亿元,其中31亿元,较去年的71亿元增长21.1%) is said of what fits, else of
    the first; a difference and its rate (4318对,其中127对,增加206对或5.01%) else of the nearest.
    """
    by_base: dict[tuple[int, int], list[tuple[Relation, Change]]] = {}
    for change in told:
        relation = _relation_of(line, change)
        if relation is not None and not _told_anew(line, relation):
            starts = [member.claim.start for member in relation.members]
            by_base.setdefault((starts[0] if change.earlier else -starts[1], starts[-1]), []).append((relation, change))
    told_of_others = {change.rate.claim.start for change in told if change.instead and change.rate}
    for (base, stated), relations in by_base.items():
        fitting = next((each for each, _ in relations if each.verdict is Verdict.CONSISTENT), None)
        if fitting or stated not in told_of_others:
            nearest, change = relations[0 if base >= 0 else -1]
            yield fitting or _of_another_level(line, change) or nearest


def _of_another_level(line: Line, change: Change) -> Relation | None:
    """What fits another level of the sentence: 营收86.3亿元,市场预期84.2亿元,去年72.6亿元,增长18.9%."""
    if change.earlier is None:
        return None
    later = change.later
    near = line.figures[max(0, later.position - REACH) : later.position]
    own = (each for each in near if each.claim.sentence_start == later.claim.sentence_start and alike(each, later))
    others = (each for each in own if each is not change.earlier and each.claim.status is Status.ACTUAL)
    found = (_relation_of(line, change._replace(later=each)) for each in others)
    return next((each for each in found if each is not None and each.verdict is Verdict.CONSISTENT), None)


def _told_anew(line: Line, relation: Relation) -> bool:
    """Whether a miss may come of what its sentence goes on to tell: (上年同期数重述为47.5亿元), 8例为昨日复核剔除.

    Or of what is said right behind it that it is: 增长12.5%系较去年增幅, 高出1000元(每队2人).
    """
    if relation.verdict is Verdict.CONSISTENT:
        return False
    last = max(member.claim.end for member in relation.members) - line.start
    rest = SENTENCE.split(line.text[last : last + REST], maxsplit=1)[0]
    return any(pattern("growth.toml", name).search(rest) for name in ("told anew", "on another base", "explained"))


def _relation_of(line: Line, change: Change) -> Relation | None:
    if told_of_another(line, change):
        return None
    if change.earlier is None:
        return _since(line, change)
    return _difference(change, change.earlier) if change.difference else _rate(line, change, change.earlier)


def _places(each: Apart) -> Relation:
    """由第42位升至第35位,上升7位; 98比85,净胜13分: the places or points between two numbers that are no figures."""
    apart = Decimal(each.larger - each.smaller)
    computed = Interval(apart, apart)
    return _relation(
        (each.figure,),
        "difference",
        computed,
        _size(each.figure.claim),
        shown=f"{each.larger} − {each.smaller} = {each.larger - each.smaller}",
        targets=[(each.figure.claim, computed)],
        roles=(),
    )


def _indexed(each: Indexed) -> Relation:
    """居民消费价格指数为99.6,即同比下降0.4%: what an index on 100 says that something rose by."""
    return _relation(
        (each.level, each.rate),
        "rate",
        each.computed,
        Interval.of(each.rate.claim),
        shown=f"{each.level.claim.text} − 100 = {_percent(each.computed)}",
        targets=each.targets,
        roles=("index",),
    )


def _each_year(told: Yearly) -> Relation:
    """由2001年的600亿元增加到2006年的1100亿元,平均每年增加100亿元: what levels so many years apart moved by."""
    earlier, later, each, years = told
    return _relation(
        (earlier, later, each),
        "difference",
        told.computed,
        Interval.of(each.claim),
        shown=f"({later.claim.text} − {earlier.claim.text}) ÷ {years} = {told.computed}",
        targets=told.targets,
    )


def _chained(told: Chain) -> Relation:
    """2020年下降20%,2021年增长40%,比2019年增长12%: what the rates of two years come to."""
    first, second, both = told
    written = " × ".join(f"(1 {'−' if (f.claim.low or 0) < 0 else '+'} {f.claim.text})" for f in (first, second))
    return _relation(
        (first, second, both),
        "rate",
        told.computed,
        _to_a_step(both.claim),
        shown=f"{written} − 1 = {_percent(told.computed)}%",
        targets=(),
        roles=("rate of the first year", "rate of the second year"),
    )


def _multiple(each: Multiple) -> Relation:
    """80966万元,是“十二五”时期43200万元的1.87倍: what came to so many times of what was before."""
    base, times, whole = (figure.claim for figure in each[:3])
    return _relation(
        (each.base, each.whole, each.times),
        "times",
        each.computed,
        Interval.of(whole),
        shown=f"{base.text} × {times.text} = {each.computed}",
        said_in=whole,
        targets=each.targets,
    )


def _difference(change: Change, before: Figure) -> Relation | None:
    stated = change.difference
    if stated is None:
        return None
    of_size = pattern("growth.toml", "of the size").search(clause(stated.before))
    if of_size and _turned(before, change.later):
        return None
    earlier, later = Interval.of(before.claim), Interval.of(change.later.claim)
    falls = change.falls
    if of_size and later.upper < 0:
        earlier, later = _size(before.claim), _size(change.later.claim)
        falls = later.upper < earlier.upper
    larger, smaller = (before, change.later) if falls else (change.later, before)
    computed = earlier - later if falls else later - earlier
    said = _cut_off(stated.claim, (before.claim, change.later.claim))
    return _relation(
        (before, change.later, stated),
        "difference",
        computed,
        said,
        shown=f"{larger.claim.text} − {smaller.claim.text} = {computed}",
        targets=[
            *([(stated.claim, computed)] if computed.upper > 0 else []),
            _as_signed(change.later.claim, earlier - said if falls else earlier + said, of_size),
            _as_signed(before.claim, later + said if falls else later - said, of_size),
        ],
    )


def _cut_off(stated: Claim, levels: Sequence[Claim]) -> Interval:
    """The reading of a difference; one printed more coarsely than its levels may be cut off instead of rounded.

    447万2863 − 413万1298 are 34.1565万, which is told as 34.2万 or as 34.1万.
    """
    step = stated.step or Decimal(0)
    coarser = stated.hedge is Hedge.EXACT and all(level.step is not None and step > level.step for level in levels)
    return _size(stated) + Interval(Decimal(0), step / 2 if coarser else Decimal(0))


def _turned(earlier: Figure, later: Figure) -> bool:
    """Whether a fall is told beside a rise, and not as the fall of before whose sign its own word (降幅) takes."""
    signs = [(figure.claim.low or Decimal(0)) < 0 for figure in (earlier, later)]
    fell = pattern("growth.toml", "a fall").search(clause(earlier.before))
    return signs[0] != signs[1] and not (signs == [False, True] and fell)


def _as_signed(claim: Claim, size: Interval, of_size: object) -> tuple[Claim, Interval]:
    """A claim with what it would have to be: below nothing where a size is told of a fall."""
    below = of_size and (claim.low or Decimal(0)) < 0
    return claim, Interval(-size.upper, -size.lower) if below else size


def _rate(line: Line, change: Change, before: Figure) -> Relation | None:
    stated, years = change.rate, change.years
    earlier, later = Interval.of(before.claim), Interval.of(change.later.claim)
    bounded = earlier.bounded and later.bounded and earlier.lower > 0 and later.lower > 0
    if stated is None or not bounded:
        return None
    years = years or _fitting_years(later / earlier, stated.claim, falls=change.falls)
    if not years:
        return None
    times = stated.claim.dimension is Dimension.MULTIPLE
    grown = _grown(later / earlier, years, falls=change.falls)
    computed, sign = (grown / HUNDRED, "") if times else (grown, "%")
    root = f"^(1/{years})" if years > 1 else ""
    printed = _percent(_signed(computed, stated))
    relation = _relation(
        (before, change.later, stated),
        "rate",
        computed,
        _to_a_step(stated.claim),
        shown=f"({change.later.claim.text} ÷ {before.claim.text}){root} − 1 = {printed}{sign}",
        targets=[(stated.claim, computed)],
    )
    return relation if _nominal(line, change.later, relation) else None


def _mean(line: Line, told: Mean) -> Relation | None:
    """A growth over years and its yearly mean; where they don't fit, if one slip explains it or it can be no mean."""
    grown, mean, years, times = told
    ratio, said = Interval.of(grown.claim) if times else _ratio(grown.claim), Interval.of(mean.claim)
    if not ratio.bounded or not said.bounded or ratio.lower <= ONE:
        return None
    computed = _grown(ratio, years, falls=False)
    total = Interval(_over(said.lower, years), _over(said.upper, years))
    whole = total if grown.claim.dimension is Dimension.PERCENT else total / HUNDRED
    targets = [(mean.claim, computed), (grown.claim, whole + Interval(ONE, ONE) if times else whole)]
    relation = _relation(
        (grown, mean),
        "mean rate",
        computed,
        _to_a_step(mean.claim),
        shown=f"{grown.claim.text if times else f'(1 + {grown.claim.text})'}^(1/{years}) − 1 = {_percent(computed)}%",
        targets=targets,
        roles=("growth",),
    )
    broken = relation.verdict is not Verdict.CONSISTENT
    if not broken or any(slip(*target) for target in targets):
        return relation
    words = f"{grown.subject}{mean.subject}{line.text}"
    waived = pattern("growth.toml", "real").search(words) or pattern("across.toml", "other base").search(words)
    if waived or times or not grown.claim.hedge is mean.claim.hedge is Hedge.EXACT:
        return None
    over = pattern("growth.toml", "grown over").search(clause(grown.before))
    counted = over is not None and over["since"] is None
    return relation if is_no_mean(ratio, said, years, counted=counted) else None


def _ratio(claim: Claim) -> Interval:
    """What a growth by a rate or by so many times multiplies by."""
    grown = Interval.of(claim)
    return Interval(ONE, ONE) + (grown / HUNDRED if claim.dimension is Dimension.PERCENT else grown)


def _over(rate: Decimal, years: int) -> Decimal:
    """What a yearly rate comes to over the years, in per cent."""
    return ((ONE + rate / HUNDRED.lower) ** years - ONE) * HUNDRED.lower


def _fitting_years(ratio: Interval, rate: Claim, *, falls: bool) -> int | None:
    """The number of years over which a ratio comes to a mean rate, where the text does not tell it and one does."""
    said = _size(rate)
    fitting = (years for years in FEW_YEARS if holds(Comparator.MEETS, _grown(ratio, years, falls=falls), said))
    return next(fitting, None)


def _since(line: Line, change: Change) -> Relation | None:
    difference, stated, years = change.difference, change.rate, change.years
    if difference is None or stated is None or not years:
        return None
    later, size = Interval.of(change.later.claim), _size(difference.claim)
    before = later if change.from_it else later + size if change.falls else later - size
    if not before.bounded or before.lower <= 0 or not later.bounded:
        return None
    shown = f"{difference.claim.text} ÷ {before}"
    computed = size / before * HUNDRED
    if years > 1:
        computed = _grown(Interval(ONE, ONE) + size / before, years, falls=False)
        shown = f"(1 + {shown})^(1/{years}) − 1"
    relation = _relation(
        (change.later, difference, stated),
        "rate",
        computed,
        _to_a_step(stated.claim),
        shown=f"{shown} = {_percent(computed)}%",
        targets=[(stated.claim, computed)],
        roles=("earlier" if change.from_it else "later", "difference"),
    )
    return relation if _nominal(line, change.later, relation) else None


def _grown(ratio: Interval, years: int, *, falls: bool) -> Interval:
    """The yearly rate in per cent of a growth by this ratio, of a fall the other way round."""
    grown = yearly(ratio, years)
    return Interval(-grown.upper, -grown.lower) if falls else grown


def _nominal(line: Line, later: Figure, relation: Relation) -> bool:
    """Whether a rate can be held to its amounts: it fits them, or is not by its nature one at constant prices.

    Nor, in a table, one of who is counted anew every year: 规模以上工业总产值, 固定资产投资.
    """
    tabled, words = in_table(later), f"{later.subject}{line.text}"
    money = later.claim.dimension is Dimension.MONEY or (tabled and not later.claim.unit)
    real = money and pattern("growth.toml", "real").search(words)
    rebased = tabled and pattern("across.toml", "rebased").search(later.subject)
    return not (real or rebased) or holds(relation.comparator, relation.left, relation.right)


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
    shown = f"{later.claim.text} ÷ {earlier.claim.text} − 1 = {_percent(grown)}%"
    where = f"{short(earlier.document)}→{short(later.document)}"
    zh, en = ("不符", "which does not fit") if gap else ("相符", "which fits")
    if real:
        zh, en = f"按“{real.group()}”的口径不必等于两数之比", f"which need not fit ({real.group()})"
    yield Relation(
        type="growth",
        members=(later.member("later"), rate.member("rate"), earlier.member("earlier")),
        left=grown,
        right=said,
        if_broken=Verdict.CONSISTENT if real else broken,
        formula=f"{shown}; {rate.claim.text}",
        explanation=Words(
            zh=f"{later.about}:{shown}({where}),文中写{rate.claim.text},{zh}。",
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


def _size(claim: Claim) -> Interval:
    """The reading of a change without its sign."""
    reading = Interval.of(claim)
    return Interval(-reading.upper, -reading.lower) if reading.upper < 0 else reading


def _to_a_step(claim: Claim) -> Interval:
    """The reading of a rate with half a step more on either side."""
    half = (claim.step or Decimal(0)) / 2
    return _size(claim) + Interval(-half, half)


def _relation(
    figures: tuple[Figure, ...],
    what: str,
    computed: Interval,
    said: Interval,
    *,
    shown: str,
    targets: Sequence[tuple[Claim, Interval]],
    roles: tuple[str, ...] = ("earlier", "later"),
    said_in: Claim | None = None,
) -> Relation:
    fits = holds(Comparator.MEETS, computed, said)
    text = (said_in or figures[-1].claim).text
    named = zip(figures, (*roles, what), strict=True)
    return Relation(
        type="growth",
        members=tuple(Member(figure.document, figure.claim, role) for figure, role in named),
        left=computed,
        right=said,
        formula=f"{shown}; {text}",
        explanation=Words(
            zh=f"{shown},文中写{text},{'相符' if fits else '不符'}。",
            en=f"{shown}; the text says {text}, which {'fits' if fits else 'does not fit'}.",
        ),
        targets=tuple(_with_sign(targets)),
    )


def _with_sign(targets: Sequence[tuple[Claim, Interval]]) -> Iterator[tuple[Claim, Interval]]:
    """The targets with the sign that a claim has: 减少558.9万人 is held as a negative number."""
    for claim, target in targets:
        negative = claim.high is not None and claim.high < 0 <= target.lower
        yield claim, Interval(-target.upper, -target.lower) if negative else target


def _signed(fall: Interval, stated: Figure) -> Interval:
    """By how much something fell, as the text writes it: below nothing where its rate is (-3.04%)."""
    return ZERO - fall if stated.claim.text.startswith(("-", "−", "－")) else fall


def _percent(computed: Interval) -> str:
    ends = (f"{plain(end.quantize(Decimal('0.01')))}" for end in (computed.lower, computed.upper))
    return "–".join(dict.fromkeys(ends))


def _points_of_a_number(figure: Figure) -> Iterator[Relation]:
    """立案数下降十三个百分点: a number of things falls by per cent."""
    claim = figure.claim
    reading = Interval.of(claim)
    if claim.dimension is not Dimension.PERCENTAGE_POINT or not reading.bounded or reading.lower <= 0 <= reading.upper:
        return
    if not pattern("growth.toml", "number of things").search(clause(figure.before)):
        return
    meant = f"{plain(abs(claim.low or reading.upper))}%"
    none = Interval(Decimal(0), Decimal(0))
    yield Relation(
        type="growth",
        members=(Member(figure.document, claim, "points of a number"),),
        left=reading,
        right=none,
        formula=f"{claim.text} = 0",
        explanation=Words(
            zh=f"数量的升降不能用百分点表示,应为{meant}。",
            en=f"A number of things does not rise or fall by percentage points: write {meant}.",
        ),
        suggestion=meant,
    )
