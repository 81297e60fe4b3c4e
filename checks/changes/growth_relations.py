"""The relations of `growth`, each with what it computes, how that is shown, and what would mend it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checks.changes.closed_changes import Between
from checks.changes.indices import Indexed
from checks.changes.multiples import Multiple
from checks.changes.over_several_years import Chain, Yearly
from checks.changes.ranks_and_scores import Apart
from checks.changes.since import Mean
from checks.changes.weighed import Weighed
from checks.changes.yearly import INFLATION, is_no_mean, yearly
from checks.figures.change import PLAN, Change, years_told
from checks.figures.percentages import base_of
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from checks.relation import (
    Comparator,
    Interval,
    Member,
    Relation,
    Verdict,
    Words,
    holds,
    in_words,
    plain,
    reckoned,
    with_sign,
)
from checks.repair import slip
from claims.figures import between
from claims.model import Claim, Dimension, Hedge

ONE = Decimal(1)
FEW_YEARS = range(2, 11)
MINUS = tuple("−-－")
HUNDRED, ZERO = Interval(Decimal(100), Decimal(100)), Interval(Decimal(0), Decimal(0))


def of_mixture(each: Weighed) -> Relation:
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
            f"1 − {ratio} = {percent(ZERO - each.computed)}" if falls else f"{ratio} − 1 = {percent(each.computed)}"
        ),
        targets=each.targets,
        roles=("whole", *("part" for _ in parts), *("rate of a part" for _ in growths)),
    )


def of_places(each: Apart) -> Relation:
    """由第42位升至第35位,上升7位; 98比85,净胜13分: the places or points between two numbers that are no figures."""
    apart = Decimal(each.larger - each.smaller)
    computed = Interval(apart, apart)
    return _relation(
        (each.figure,),
        "difference",
        computed,
        size_of(each.figure.claim),
        shown=f"{each.larger} − {each.smaller} = {each.larger - each.smaller}",
        targets=[(each.figure.claim, computed)],
        roles=(),
    )


def of_between(each: Between) -> Relation:
    """去年36人,今年45人,志愿者人数增加了25%: two levels of a closed text and what it says that lies between them."""
    figure = each.told.figure
    in_per_cent = each.told.kind not in ("difference", "times")
    computed = f"{percent(each.computed)}" if in_per_cent else f"{each.computed}"
    return _relation(
        (each.base, each.other, figure),
        "difference" if each.told.kind == "difference" else "rate",
        each.computed,
        each.said,
        shown=f"{each.shown} = {computed}",
        targets=each.targets,
    )


def of_index(each: Indexed) -> Relation:
    """居民消费价格指数为99.6,即同比下降0.4%: what an index on 100 says that something rose by."""
    return _relation(
        (each.level, each.rate),
        "rate",
        each.computed,
        Interval.of(each.rate.claim),
        shown=f"{each.level.claim.text} − 100 = {percent(each.computed, '')}",
        targets=each.targets,
        roles=("index",),
    )


def of_yearly_amount(told: Yearly) -> Relation:
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


def of_chain(told: Chain) -> Relation:
    """2020年下降20%,2021年增长40%,比2019年增长12%: what the rates of two years come to."""
    first, second, both = told
    written = " × ".join(f"(1 {'−' if (f.claim.low or 0) < 0 else '+'} {f.claim.text})" for f in (first, second))
    return _relation(
        (first, second, both),
        "rate",
        told.computed,
        _to_a_step(both.claim),
        shown=f"{written} − 1 = {percent(told.computed)}",
        targets=(),
        roles=("rate of the first year", "rate of the second year"),
    )


def of_multiple(each: Multiple) -> Relation:
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


def of_difference(change: Change, before: Figure) -> Relation | None:
    """由 A 增加到 B,增加 D: two levels and what lies between them; None where a size is told of other signs."""
    stated = change.difference
    if stated is None:
        return None
    of_size = pattern("growth.toml", "of the size").search(clause(stated.before))
    if of_size and _turned(before, change.later):
        return None
    earlier, later = Interval.of(before.claim), Interval.of(change.later.claim)
    falls = change.falls or stated.claim.text.startswith(MINUS)
    if of_size and later.upper < 0:
        earlier, later = size_of(before.claim), size_of(change.later.claim)
        falls = later.upper < earlier.upper
    larger, smaller = (before, change.later) if falls else (change.later, before)
    computed = earlier - later if falls else later - earlier
    more, less = (each.claim.text if of_size else with_sign(each.claim) for each in (larger, smaller))
    less = f"({less})" if less.startswith(MINUS) else less
    said = _cut_off(stated.claim, (before.claim, change.later.claim))
    return _relation(
        (before, change.later, stated),
        "difference",
        computed,
        said,
        shown=f"{more} − {less} = {computed}",
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
    return size_of(stated) + Interval(Decimal(0), step / 2 if coarser else Decimal(0))


def _turned(earlier: Figure, later: Figure) -> bool:
    """Whether a fall is told beside a rise, and not as the fall of before whose sign its own word (降幅) takes."""
    signs = [(figure.claim.low or Decimal(0)) < 0 for figure in (earlier, later)]
    fell = pattern("growth.toml", "a fall").search(clause(earlier.before))
    return signs[0] != signs[1] and not (signs == [False, True] and fell)


def _as_signed(claim: Claim, size: Interval, of_size: object) -> tuple[Claim, Interval]:
    """A claim with what it would have to be: below nothing where a size is told of a fall."""
    below = of_size and (claim.low or Decimal(0)) < 0
    return claim, Interval(-size.upper, -size.lower) if below else size


def of_rate(line: Line, change: Change, before: Figure) -> Relation | None:
    """由 A 增加到 B,增长 R%: two levels and the rate, a yearly one over years; None where it needn't fit."""
    stated, years = change.rate, change.years
    earlier, later = Interval.of(before.claim), Interval.of(change.later.claim)
    bounded = earlier.bounded and later.bounded and earlier.lower > 0 and later.lower > 0
    if stated is None or not bounded:
        return None
    falls = change.falls or (stated.claim.low or 0) < 0
    years = years or _years_over(change._replace(falls=falls), before, stated, later / earlier)
    if not years:
        return None
    times = stated.claim.dimension is Dimension.MULTIPLE
    grown = _grown(later / earlier, years, falls=falls)
    computed, sign = (grown / HUNDRED, "") if times else _in_its_unit(grown, stated)
    root = f"^(1/{years})" if years > 1 else ""
    printed = percent(_signed(computed, stated), sign)
    relation = _relation(
        (before, change.later, stated),
        "rate",
        computed,
        _to_a_step(stated.claim),
        shown=f"({change.later.claim.text} ÷ {before.claim.text}){root} − 1 = {printed}",
        targets=[(stated.claim, computed)],
    )
    return relation if _nominal(line, change.later, relation) else None


def of_mean(line: Line, told: Mean) -> Relation | None:
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
        shown=f"{grown.claim.text if times else f'(1 + {grown.claim.text})'}^(1/{years}) − 1 = {percent(computed)}",
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


def _years_over(change: Change, before: Figure, stated: Figure, ratio: Interval) -> int | None:
    """The years over which a ratio comes to a mean rate: those that the sentence counts, or one more or less.

    Where it counts none, any that fit. Where none fits, those that it counts, if the rate can be no mean of a rise
    over them: 五年来由 A 增加到 B,年均增长 R%.
    """
    counted = _counted(before)
    tried = (counted, counted - 1, counted + 1) if counted else FEW_YEARS
    said = size_of(stated.claim)
    fitting = (years for years in tried if holds(Comparator.MEETS, _grown(ratio, years, falls=change.falls), said))
    years = next(fitting, None)
    if years or not counted or change.falls or ratio.lower <= ONE:
        return years
    alone = pattern("growth.toml", "its mean alone").search(clause(stated.before))
    exact = all(figure.claim.hedge is Hedge.EXACT for figure in (before, change.later, stated))
    short = yearly(ratio, counted).upper - said.lower
    real = change.later.claim.dimension is Dimension.MONEY and ZERO.lower < short < INFLATION
    return counted if alone and exact and not real and is_no_mean(ratio, said, counted, counted=False) else None


def _counted(before: Figure) -> int:
    """How many years a sentence counts up to a level: 五年来, 过去五年, “十三五”期间; 0 where it counts none."""
    span = pattern("growth.toml", "span of years").search(before.lead)
    told = (span["years"] or span["past"]) if span else None
    return years_told(told) if told else PLAN if span else 0


def of_difference_and_rate(line: Line, change: Change) -> Relation | None:
    """B,增加 D,增长 R%: the level before, which is not told, is what the difference leaves of the later one."""
    difference, stated, years = change.difference, change.rate, change.years
    if difference is None or stated is None or not years:
        return None
    later, size = Interval.of(change.later.claim), size_of(difference.claim)
    before = later if change.from_it else later + size if change.falls else later - size
    if not before.bounded or before.lower <= 0 or not later.bounded:
        return None
    sign = "+" if change.falls else "−"
    level = change.later.claim.text
    base = level if change.from_it else f"({level} {sign} {difference.claim.text.lstrip('-－−')})"
    shown = f"{difference.claim.text} ÷ {base}"
    computed = size / before * HUNDRED
    if years > 1:
        computed = _grown(Interval(ONE, ONE) + size / before, years, falls=False)
        shown = f"(1 + {shown})^(1/{years}) − 1"
    computed, unit = _in_its_unit(computed, stated)
    relation = _relation(
        (change.later, difference, stated),
        "rate",
        computed,
        _to_a_step(stated.claim),
        shown=f"{shown} = {percent(_signed(computed, stated), unit)}",
        targets=[(stated.claim, computed)],
        roles=("earlier" if change.from_it else "later", "difference"),
    )
    named = f"{change.later.subject}{clause(difference.before)}{clause(change.later.before)}"
    told_anew = pattern("growth.toml", "of a base told anew").search(named)
    fits = holds(relation.comparator, relation.left, relation.right)
    return relation if fits or (not told_anew and _nominal(line, change.later, relation)) else None


def _in_its_unit(rate: Interval, stated: Figure) -> tuple[Interval, str]:
    """A rate in per cent, out of as many as the text tells it, with the sign for that: 0.33% told as 3.3‰."""
    whole = base_of(stated)
    return rate / HUNDRED * whole, "%" if whole == HUNDRED else "‰"


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


def size_of(claim: Claim) -> Interval:
    """The reading of a change without its sign."""
    reading = Interval.of(claim)
    return Interval(-reading.upper, -reading.lower) if reading.upper < 0 else reading


def _to_a_step(claim: Claim) -> Interval:
    """The reading of a rate with half a step more on either side."""
    half = (claim.step or Decimal(0)) / 2
    return size_of(claim) + Interval(-half, half)


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
        formula=reckoned(shown, text, fits=fits),
        explanation=in_words(shown, text, fits=fits),
        targets=tuple(_with_sign(targets)),
    )


def _with_sign(targets: Sequence[tuple[Claim, Interval]]) -> Iterator[tuple[Claim, Interval]]:
    """The targets with the sign that a claim has: 减少558.9万人 is held as a negative number."""
    for claim, target in targets:
        negative = claim.high is not None and claim.high < 0 <= target.lower
        yield claim, Interval(-target.upper, -target.lower) if negative else target


def _signed(fall: Interval, stated: Figure) -> Interval:
    """By how much something fell, as the text writes it: below nothing where its rate is (-3.04%)."""
    return ZERO - fall if stated.claim.text.startswith(MINUS) else fall


def percent(computed: Interval, sign: str = "%") -> str:
    """What an interval in per cent is shown as, to a hundredth of a point."""
    low, high = (plain(end.quantize(Decimal("0.01"))) for end in (computed.lower, computed.upper))
    return f"{low}{sign}" if low == high else between(low, high, sign)


def of_points(figure: Figure) -> Iterator[Relation]:
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
        formula=f"{claim.text} ≠ {meant}",
        explanation=Words(
            zh=f"数量的升降不能用百分点表示,应为{meant}。",
            en=f"A number of things does not rise or fall by percentage points: write {meant}.",
        ),
        suggestion=meant,
    )
