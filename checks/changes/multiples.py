"""A figure that is told as so many times another: 24956元,是全国13432元的1.86倍."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from checks.figures.amounts import alike, compared
from checks.figures.change import NOT_LEVELS, doubles
from checks.figures.identity import YEAR
from checks.figures.stretches import alone as alone_in_sentence
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, clause
from checks.relation import Comparator, Interval, holds
from checks.repair import repairs
from claims.model import Claim, Dimension, Hedge

REACH, FAR = 4, 12
HALF_AGAIN = re.compile("翻.*番半")
HALF, MOST_OF_PRICES = Decimal("0.5"), 2
NEARLY, HALF_MORE = Decimal("0.9"), Decimal("1.5")
CHANGED, TOTAL = "增减额", "总量"
ONCE_MORE = re.compile("[又再]")
BESIDE = frozenset({Dimension.PERCENT, Dimension.DURATION})


class Multiple(NamedTuple):
    """What is so many times a base; `earlier` says that the base is of an earlier time, and not of another place."""

    base: Figure
    times: Figure
    whole: Figure
    earlier: bool

    @property
    def computed(self) -> Interval:
        """The base so many times."""
        return Interval.of(self.base.claim) * Interval.of(self.times.claim)

    @property
    def fits(self) -> bool:
        """Whether the three may all be true."""
        return holds(Comparator.MEETS, self.computed, Interval.of(self.whole.claim))

    @property
    def targets(self) -> tuple[tuple[Claim, Interval], ...]:
        """What each of the three would have to be, were the others right."""
        base, times, whole = (Interval.of(figure.claim) for figure in self[:3])
        return (self.times.claim, whole / base), (self.whole.claim, self.computed), (self.base.claim, whole / times)


def multiples(line: Line) -> Iterator[Multiple]:
    """Every such figure of a line with its base and how many times that is; a miss only where one slip explains it."""
    figures = [figure for figure in line.figures if Interval.of(figure.claim).bounded]
    changed = (*_from_to(figures), *_doubled_ahead(figures), *_of_a_year(figures), *_doubled_on_a_year(figures))
    yield from (each for each in changed if _may_be_wrong(each, alone=_is_alone(line, each)))
    for place, (base, times) in enumerate(pairwise(figures)):
        told = pattern("growth.toml", "so many times").search(clause(base.before))
        of_it = base.after.strip() == "的" or _in_its_bracket(base)
        if times.claim.dimension is not Dimension.MULTIPLE or not told or not of_it:
            continue
        whole = _whole(base, figures[max(0, place - REACH) : place])
        own = clause(base.before)[: told.start()].replace(base.period, "").strip("、和,，")
        if (
            whole is None
            or (own and own not in topic(whole).name)
            or Interval.of(base.claim).lower <= 0
            or Interval.of(times.claim).lower <= 0
        ):
            continue
        earlier = pattern("growth.toml", "another time").search(told.group()) is not None
        found = Multiple(base, times, whole, earlier)
        if _may_be_wrong(found, alone=_is_alone(line, found)):
            yield found


def _in_its_bracket(base: Figure) -> bool:
    """Whether a base stands behind its year in a bracket: 是2015年(41万人)的2.4倍."""
    return pattern("growth.toml", "times of a bracket").fullmatch(f"{clause(base.before)}#{base.after}") is not None


def _is_alone(line: Line, found: Multiple) -> bool:
    """Whether the sentence of three exact figures has no others."""
    figures = (found.base, found.times, found.whole)
    return alone_in_sentence(line, figures) and all(figure.claim.hedge is Hedge.EXACT for figure in figures)


def _is_far_off(found: Multiple) -> bool:
    """Whether three miss each other by more than words allow: people say 翻一番 of what nearly or more than doubled."""
    if not doubles(found.times):
        return True
    whole, computed = Interval.of(found.whole.claim), found.computed
    return whole.upper < computed.lower * NEARLY or whole.lower > computed.upper * HALF_MORE


def _may_be_wrong(found: Multiple, *, alone: bool) -> bool:
    """Whether the three fit, or one slip explains why not; what grew less at constant prices need not, by so much.

    Where they are `alone` in their sentence any miss is wrong that is no loose way of speaking.

    Nor need what doubled twice and a half: people mean anything from four to eight times by that.
    """
    if found.fits or HALF_AGAIN.match(f"{found.times.claim.text}{found.times.after}"):
        return found.fits
    ratio = (Interval.of(found.whole.claim) / Interval.of(found.base.claim)).lower
    less = Interval.of(found.times.claim).upper < ratio < Interval.of(found.times.claim).upper * MOST_OF_PRICES
    real = pattern("growth.toml", "real").search(found.whole.subject) is not None
    lasting = real or pattern("growth.toml", "of a base told anew").search(found.whole.subject) is not None
    told_in_times = found.earlier and not doubles(found.times)
    if lasting and told_in_times and Interval.of(found.times.claim).upper < ratio:
        return False
    slipped = not (less and real) and any(repairs(*target) for target in found.targets)
    return _confused(found) or slipped or (alone and not real and _is_far_off(found))


def _confused(found: Multiple) -> bool:
    """Whether what came to three times its base is said to have doubled three times over: 翻了三番."""
    times = found.times.claim
    if not doubles(found.times) or times.low is None or times.low != times.high:
        return False
    over = int(times.low).bit_length() - 1
    ratio = Interval.of(found.whole.claim) / Interval.of(found.base.claim)
    return over > 1 and ratio.lower > over - HALF and ratio.upper < over + HALF


def _from_to(figures: Sequence[Figure]) -> Iterator[Multiple]:
    """从129.8亿元增长到325亿元,是2016年的2.5倍: the last of the three is told of the first.

    Rates and lengths of time may stand before it: 由270.1亿元增加到560亿元,年均增长8%,十年翻了一番多.
    """
    for place, (base, whole) in enumerate(pairwise(figures)):
        led = pattern("growth.toml", "from").search(clause(base.before)) and pattern("growth.toml", "to").match(
            whole.before
        )
        times = _times_behind(figures[place + 2 : place + 2 + REACH], whole) if led else None
        if times is None or not alike(base, whole) or Interval.of(base.claim).lower <= 0:
            continue
        told = pattern("growth.toml", "times of the first").fullmatch(times.before)
        doubled = doubles(times) and pattern("growth.toml", "doubled").match(times.before)
        found = Multiple(base, times, whole, earlier=True)
        if (doubled and not told) or (told and (found.fits or _of_its_time(told, base, whole))):
            yield found


def _doubled_ahead(figures: Sequence[Figure]) -> Iterator[Multiple]:
    """实现翻倍增长,从8.8亿元增至20.2亿元: how many times the first of two levels behind it the other is."""
    for times, base, whole in zip(figures, figures[1:], figures[2:], strict=False):
        led = doubles(times) and pattern("growth.toml", "doubled ahead").match(base.before)
        if led and not (
            pattern("growth.toml", "from").search(clause(base.before))
            and pattern("growth.toml", "to").match(whole.before)
        ):
            continue
        of_one = topic(times).name == topic(base).name and times.depth == base.depth == whole.depth
        of_one = of_one and base.claim.dimension not in NOT_LEVELS
        since = pattern("growth.toml", "on another time").search(times.lead)
        of_one = of_one and not (since and (since["than"] or YEAR.search(base.before)))
        if led and of_one and alike(base, whole) and Interval.of(base.claim).lower > 0:
            yield Multiple(base, times, whole, earlier=True)


def _times_behind(behind: Sequence[Figure], whole: Figure) -> Figure | None:
    """The first figure behind a level that says how many times something is, with but rates and times before it."""
    for figure in behind:
        if figure.claim.sentence_start != whole.claim.sentence_start:
            return None
        if figure.claim.dimension is Dimension.MULTIPLE:
            of_it = figure is behind[0] or topic(figure).name == topic(whole).name or figure.claim.measure == TOTAL
            return figure if of_it and Interval.of(figure.claim).lower > 0 else None
        if figure.claim.dimension not in BESIDE:
            return None
    return None


def _of_a_year(figures: Sequence[Figure]) -> Iterator[Multiple]:
    """1978年206.4亿美元;…2018年达到46224亿美元,是1978年的224倍: of the one level that the line gives of that year."""
    for place, (last, times) in enumerate(pairwise(figures)):
        told = pattern("growth.toml", "times of the first").fullmatch(times.before)
        if times.claim.dimension is not Dimension.MULTIPLE or not told or not told["year"]:
            continue
        whole = _come_to(last, figures[max(0, place - FAR) : place])
        if whole is None or _is_of(told["year"], whole):
            continue
        kin = (
            each for each in figures[max(0, place - FAR) : place] if alike(each, whole) and each.depth == whole.depth
        )
        of_year = [each for each in kin if _is_of(told["year"], each) and topic(each).name == topic(whole).name]
        if len(of_year) == 1 and Interval.of(of_year[0].claim).lower > 0 and Interval.of(times.claim).lower > 0:
            yield Multiple(of_year[0], times, whole, earlier=True)


def _doubled_on_a_year(figures: Sequence[Figure]) -> Iterator[Multiple]:
    """2000年45亿元。2010年180亿元,比2000年翻了两番: of the one level of that name and year before it or behind it."""
    for place, (whole, times) in enumerate(pairwise(figures)):
        told = pattern("growth.toml", "doubled on a year").fullmatch(times.before)
        if not told or not doubles(times) or whole.claim.measure == CHANGED:
            continue
        near = figures[max(0, place - FAR) : place + FAR]
        kin = (each for each in near if alike(each, whole) and each.depth == whole.depth and each is not whole)
        of_year = [each for each in kin if _is_of(told["year"], each) and topic(each).name == topic(whole).name]
        exact = all(each.claim.hedge is Hedge.EXACT for each in (*of_year, whole))
        if len(of_year) != 1 or not exact or _is_of(told["year"], whole):
            continue
        found = Multiple(of_year[0], times, whole, earlier=True)
        if Interval.of(of_year[0].claim).lower > 0 and not _is_more_than_said(found):
            yield found


def _is_more_than_said(found: Multiple) -> bool:
    """Whether a level came to more than so many doublings by what words allow: to less than once more, or by prices.

    45亿元 and 206亿元 have doubled twice; what is told at constant prices, as incomes are, grew less than its amounts.
    """
    times, ratio = (
        Interval.of(found.times.claim),
        Interval.of(found.whole.claim) / Interval.of(found.base.claim),
    )
    if found.fits or ratio.upper < times.upper:
        return False
    told = f"{found.whole.subject}{found.whole.before}{found.times.claim.text}{found.times.after}"
    of_prices = pattern("growth.toml", "doubled besides prices").search(told) is not None
    return of_prices or ratio.lower < times.upper * MOST_OF_PRICES


def _come_to(last: Figure, before: Sequence[Figure]) -> Figure | None:
    """What so many times is said of: a level, or where a difference is last the one level beside its base.

    96万元,比2017年的40万元增加56万元,是2017年的2.4倍. None where it was added to that level: 又增加56万元.
    """
    if last.claim.measure != CHANGED:
        return last
    if ONCE_MORE.search(clause(last.before)):
        return None
    own = (each for each in reversed(before) if each.claim.sentence_start == last.claim.sentence_start)
    levels = [each for each in own if alike(each, last) and each.claim.measure != CHANGED and not compared(each)]
    return levels[0] if len(levels) == 1 else None


def _is_of(year: str, figure: Figure) -> bool:
    """Whether a level is of a year, as a whole or at its end."""
    return re.fullmatch(f"{year}年(?:末|底|全年|度)?", figure.period) is not None


def _of_its_time(told: "re.Match[str]", base: Figure, whole: Figure) -> bool:
    """Whether 是2016年的 or 是10年前的 points to the first of two levels: it is of that year; 原来 always does."""
    first, last = (
        YEAR.findall(figure.claim.period or "") or YEAR.findall(clause(figure.before)) for figure in (base, whole)
    )
    if told["ago"]:
        return bool(first and last) and abs(int(last[-1]) - int(first[0]) - int(told["ago"])) <= 1
    if told["start"]:
        return told["start"] in clause(base.before)
    return told["era"] is None and (told["year"] is None or not first or told["year"] in first)


def _whole(base: Figure, before: Sequence[Figure]) -> Figure | None:
    """The last level of the base's sentence and unit that is not itself a base."""
    sentence = (figure for figure in reversed(before) if figure.claim.sentence_start == base.claim.sentence_start)
    levels = (figure for figure in sentence if figure.claim.measure != CHANGED)
    return next((figure for figure in levels if alike(figure, base) and not _is_base(figure)), None)


def _is_base(figure: Figure) -> bool:
    """Whether a figure is one that another is so many times: 是全国13432元的."""
    led = pattern("growth.toml", "so many times").search(clause(figure.before))
    return led is not None and figure.after.strip() == "的"
