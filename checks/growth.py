"""growth: an earlier value, a later one, and the difference or rate that the text gives.

Catches differences and rates that the two values don't give (由 A 增加到 B,增长 R%; B,较上期的 A 增加 D; B,较上月
同期(A)上升 R%; B,比年初增加 D,增长 R%; 增长 R%,由 A 增加到 B; B,是上年 A 的 N 倍, 翻了 N 番; rows of a table), mean
yearly rates against the years between, those that a sentence counts (五年来) or the growth over them, the rates of
years on end, each on the year before (三年营收分别为…,增速分别为…), rates of a whole that those of all its parts
don't give, numbers of things said to fall by percentage points, how far a plan was exceeded (超额完成12%), and what
two are said to lie apart (甲方案比乙方案高470万元; 户均存粮315公斤,比全市户均存粮450公斤少30.0%;
高于规模以上工业增速5.8个百分点; 51.3%,高于全市33.5%的17.8个百分点; 由第42位升至第35位,上升7位). In a text of nothing
but levels and their changes these are held to each other wherever they stand, series, plans, ranks and norms among
them, also to the way that a change goes.

Bad: 超期贷款由2012年的48.6万元减少到2017年的9.7万元,减少39.8万元。
Good: 超期贷款由2012年的48.6万元减少到2017年的9.7万元,减少38.9万元。

Limits: a rate without an earlier value in the text or in another document is not checked. The last digit of a rate may
be one off, as where it was cut instead of rounded. Growth at constant prices (地区生产总值, 增加值) is not that of the
amounts: there a rate that does not come out is passed over. A whole's rate is held to those of its parts where the
levels of all of them are told and add up; by a fifth of a point, or by what no one slip explains, it may be off. A few
levels and a rate that no form of words ties are held to the one slip that makes them fit too well for chance.

Across documents the level of the year before is that of another document on the same indicator and place. Offices
compute rates on a revised base, so that a rate off by a few points is passed over; further off it is `inconsistent`
where a slip of the pen explains it, and for `review` where it points the other way or lies ten points off. Constant
prices and like bases excuse it. Of investment and of 规模以上 who is counted changes every year: there only a slip is
told, and only by twice as much.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from checks.changes.above_the_whole import above_the_whole
from checks.changes.against_a_namesake import against_a_namesake
from checks.changes.beside_rates import beside_rates
from checks.changes.beyond import beyond
from checks.changes.budgets import beyond_a_budget, budgets
from checks.changes.changes_in_brackets import changes_in_brackets
from checks.changes.closed_changes import closed_changes
from checks.changes.columns_of_changes import held
from checks.changes.earlier import (
    goes_on_about_it,
    is_plainly_told,
    of_a_named_year,
    of_the_sentence_before,
    of_the_year_before,
    of_their_times,
)
from checks.changes.gaps import gaps
from checks.changes.growth_relations import (
    of_between,
    of_chain,
    of_difference,
    of_difference_and_rate,
    of_index,
    of_mean,
    of_mixture,
    of_multiple,
    of_places,
    of_points,
    of_rate,
    of_yearly_amount,
    size_of,
)
from checks.changes.indices import indices
from checks.changes.measured_off import measured_off
from checks.changes.mixtures import mixtures
from checks.changes.moved_to import moved_to
from checks.changes.moves import in_their_order
from checks.changes.moves_again import moves_again
from checks.changes.multiples import Multiple, multiples
from checks.changes.newly_come import newly_come
from checks.changes.on_early_times import on_early_times
from checks.changes.over_several_years import chains, levels_apart_from_their_base, means_of_years, yearly_amounts
from checks.changes.paces import on_a_named_time, on_the_time_before
from checks.changes.past_brackets import past_brackets
from checks.changes.per_unit import per_unit
from checks.changes.plans_exceeded import plans_exceeded
from checks.changes.points_above import points_above, points_above_each
from checks.changes.points_apart import points_apart
from checks.changes.ranks_and_scores import ranks_and_scores
from checks.changes.rates_ahead import means_ahead, rates_ahead, rates_ahead_alone
from checks.changes.rates_to_levels import rates_to_levels
from checks.changes.since import means
from checks.changes.then_and_now import by_their_years, of_a_level_before, over_the_years, rates_of_two, then_and_now
from checks.changes.told_changes import changes
from checks.changes.told_ratios import told_ratios
from checks.changes.weighed import weighed
from checks.changes.year_by_year import year_by_year
from checks.figures.amounts import SENTENCE, alike
from checks.figures.bases import told_of_another
from checks.figures.change import REACH, Change
from checks.lexicon import pattern
from checks.page import Figure, Line, Page
from checks.parts.coincidence import differences, levels_before, rates
from checks.relation import Interval, Relation, Verdict
from checks.repair import repairs, slip
from checks.sums.shifts import ratio_shifts
from claims.model import Claim, Status

ONE = Decimal(1)
REST = 60
HUNDRED = Interval(Decimal(100), Decimal(100))


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
        *levels_apart_from_their_base(page),
    )
    for change in told:
        fitting[change.later.line].append(change)
    earlier = [*of_the_year_before(page), *beyond(page), *moves_again(page), *of_a_named_year(page)]
    earlier += changes_in_brackets(page)
    for change in plans_exceeded(page):
        fitting[change.later.line].append(change)
    rated: set[int] = set()
    for number, line in enumerate(page.lines):
        early = list(on_early_times(line))
        times = [*(each for each in multiples(line) if each.earlier), *told_ratios(line)]
        times += [each for each in early if isinstance(each, Multiple)]
        yield from map(of_multiple, times)
        planned = list(budgets(line))
        told = (
            *(each.change for each in planned if each.sure),
            *changes(line, page.spoken or page.year),
            *ratio_shifts(line),
            *beyond_a_budget(line),
            *fitting[number],
            *newly_come(line),
            *in_their_order(line.figures),
            *on_a_named_time(line),
            *then_and_now(line),
            *rates_of_two(line),
            *moved_to(line),
            *measured_off(line),
            *against_a_namesake(line),
            *rates_to_levels(line),
            *rates_ahead_alone(line),
            *means_ahead(line),
            *above_the_whole(page, line),
            *per_unit(line),
        )
        rows = list(year_by_year(line))
        rated |= {rate.claim.start for rates, _ in rows for rate in rates}
        for found in _of_levels(line, list(_but_rows(told, rows)), times):
            rated.add(found.members[-1].claim.start)
            yield found
        for found in (_held_to_its_level(line, each) for each in _chosen(line, list(of_the_sentence_before(line)))):
            if found.members[-1].claim.start not in rated and _fits_or_slipped(found, _sure_or_of_the_rate(found)):
                rated.add(found.members[-1].claim.start)
                yield found
        apart = [*(change for change in earlier if change.later.line == number), *on_the_time_before(line)]
        apart += [*(each.change for each in planned if not each.sure), *of_a_level_before(line), *over_the_years(line)]
        apart += [*by_their_years(line), *(each for each in early if isinstance(each, Change))]
        apart += [*rates_ahead(line), *beside_rates(line)]
        for found in _chosen(line, apart):
            if found.members[-1].claim.start not in rated and _fits_or_slipped(found, slip):
                rated.add(found.members[-1].claim.start)
                yield found
        yield from (found for found in _fitting(line) if found.members[-1].claim.start not in rated)
        grown = [each for each in means(line, page.spoken or page.year) if each.mean.claim.start not in rated]
        grown = grown or [each for each in means_of_years(line) if each.mean.claim.start not in rated]
        yield from (relation for each in grown if (relation := of_mean(line, each)))
        yield from (relation for figure in line.figures for relation in of_points(figure))
        yield from map(of_places, ranks_and_scores(line))
        yield from map(of_index, indices(line))
        yield from map(of_yearly_amount, yearly_amounts(line))
    yield from map(of_chain, chains(page))
    yield from _between_rates(page, rated)
    yield from _apart(page, rated)
    yield from (of_mixture(each) for mixture in mixtures(page) if (each := weighed(mixture, page)))


def _between_rates(page: Page, rated: Collection[int]) -> Iterator[Relation]:
    """51.3%,高于全市33.5%的17.8个百分点: two rates and the points between them, but for those told already."""
    beside = (each for line in page.lines for each in (*points_above(line), *points_above_each(line)))
    for each in (*beside, *points_apart(page)):
        lower, points = each.parts
        if points.claim.start in rated:
            continue
        relation = of_difference(Change(each.whole, lower, points, None, (points.claim.low or 0) < 0), lower)
        if relation is not None:
            yield relation


def _but_rows(told: Sequence[Change], rows: Sequence[tuple[Sequence[Figure], Sequence[Change]]]) -> Iterator[Change]:
    """The changes told, those of the rates of years on end by what these are of and by nothing else."""
    rates = {rate.claim.start for row, _ in rows for rate in row}
    yield from (change for change in told if change.rate is None or change.rate.claim.start not in rates)
    yield from (change for _, changes in rows for change in changes)


def _of_levels(line: Line, told: Sequence[Change], times: Sequence[Multiple]) -> Iterator[Relation]:
    """The changes told of two levels of a line, and those of its closed texts, which may be of other two."""
    multiplied = {each.times.claim.start for each in times}
    apart = [each for each in closed_changes(line) if not each.of_a_plan]
    between = [each for each in apart if each.told.figure.claim.start not in multiplied]
    relations = [found for found in map(of_between, between) if not _told_anew(line, found)]
    closed = {found.members[-1].claim.start: found for found in relations}
    chosen = [(found, found.members[-1].claim.start) for found in _chosen(line, told)]
    kept = [
        (found, by)
        for found, by in chosen
        if by not in closed or found.verdict is Verdict.CONSISTENT or _is_of_one_level(found)
    ]
    of_two = {by for found, by in kept if not _is_of_one_level(found)}
    yield from (found for found, _ in kept)
    yield from (found for by, found in closed.items() if by not in of_two)


def _is_of_one_level(found: Relation) -> bool:
    """Whether a relation is of a difference and a rate with only one of the levels that these lie between."""
    return found.members[1].role == "difference"


def _held_to_its_level(line: Line, found: Relation) -> Relation:
    """A rate of a difference with what else may have slipped: the level of the sentence before, and the difference.

    Only where nothing else can be meant: 财政拨款收入382.17万元。较上年决算数减少157.86万元,下降29.2%.
    """
    level, difference, rate = (member.claim for member in found.members)
    if not goes_on_about_it(line, level, difference):
        return found
    said, size, later = size_of(rate) / HUNDRED, size_of(difference), Interval.of(level)
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


def _apart(page: Page, rated: Collection[int]) -> Iterator[Relation]:
    """Rates that stand apart from the levels of their times, but those told already."""
    for change in of_their_times(page):
        line = page.lines[change.later.line]
        relation = _relation_of(line, change)
        if relation is None or relation.members[-1].claim.start in rated or not _fits_or_slipped(relation, slip):
            continue
        if relation.verdict is Verdict.CONSISTENT or is_plainly_told(change, line):
            yield relation


def _fitting(line: Line) -> Iterator[Relation]:
    """The changes of a line of which only what fits is told."""
    return (found for found in _chosen(line, list(past_brackets(line))) if found.verdict is Verdict.CONSISTENT)


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
        return of_difference_and_rate(line, change)
    return of_difference(change, change.earlier) if change.difference else of_rate(line, change, change.earlier)
