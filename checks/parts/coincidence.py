"""Figures that fit each other so closely that it can hardly be chance, where no words say that they have to.

What is found here can only be consistent: that such figures don't fit shows nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, islice, takewhile
from math import comb

from checks.figures.amounts import JOINED, NOT_AMOUNTS, Breakdown, alike, amount, digits, round_step, significant
from checks.figures.change import Change, falls
from checks.figures.directory import is_listed
from checks.figures.identity import time_allows
from checks.figures.percentages import Share, fits, is_percent
from checks.figures.topics import related, topic, unit
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.parts.partitions import is_change, is_level
from checks.relation import Comparator, Interval, holds
from claims.model import Claim, Dimension, Hedge, Status

BEFORE, AFTER = 24, 4
MOST_PARTS, MOST_STRIDE = 12, 3
CHANCE = Decimal("0.02")
ROUND_CHANCE = Decimal("0.2")
CHANCE_OF_SHARE = Decimal("0.15")
CHANCE_OF_RATE = Decimal("0.05")
SPREAD = Decimal(100)
"""Percentage points over which shares and rates of unrelated figures are taken to lie."""
NEAR, REACH = 3, 12
DIGITS, LONG = 3, 5
LISTED = frozenset(",，、;；")


def sums(page: Page) -> Iterator[Breakdown]:
    """Amounts of one kind in a paragraph, or changes of them, that add up to another one near them.

    They follow each other, or stand in rows of the same length: 甲资产7亿元,负债4亿元。乙资产2亿元,负债1亿元.
    """
    for group in (*_kinds(page, is_level), *_kinds(page, is_change)):
        for place, first in enumerate(group):
            onward = group[place : place + MOST_PARTS + AFTER]
            line = [figure for figure in onward[:MOST_PARTS] if figure.line == first.line]
            before = [*reversed(group[max(0, place - BEFORE) : place])]
            yield from _adding_up(line, before, onward)
        yield from _of_two(group)


def _of_two(group: Sequence[Figure]) -> Iterator[Breakdown]:
    """Two figures anywhere on the line of a third, all so long that they can hardly make it up by chance.

    就业人数357.16万…;劳动人口375.02万…;失业人数17.86万.
    """
    for place, whole in enumerate(group):
        if significant(whole.claim) < LONG:
            continue
        near = group[max(0, place - REACH) : place + REACH]
        parts = [each for each in near if each.line == whole.line and 0 < _value(each) < _value(whole)]
        parts = [each for each in parts if significant(each.claim) >= LONG - 1]
        pairs = [pair for pair in combinations(parts, 2) if sum(map(_value, pair)) == _value(whole)]
        chance = comb(len(parts), 2) * round_step((whole, *parts)) / _value(whole) if pairs else CHANCE
        if len(pairs) == 1 and chance < CHANCE:
            yield Breakdown(whole, pairs[0], complete=False, sure=False)


def _adding_up(line: Sequence[Figure], before: Sequence[Figure], onward: Sequence[Figure]) -> Iterator[Breakdown]:
    """The parts that a line begins with, and the figure that they come to: of figures so far apart, the fewest."""
    for stride in range(1, MOST_STRIDE + 1):
        most = MOST_PARTS if stride == 1 else NEAR
        for count in range(2, min(most, -(-len(line) // stride)) + 1):
            parts = line[: stride * count : stride]
            behind = onward[stride * (count - 1) + 1 :][:AFTER]
            whole = _whole_of(parts, [*before, *behind], stride)
            if whole is not None and not (stride == 1 and _goes_on(line[count : count + 1], whole)):
                yield Breakdown(whole, tuple(parts), complete=False, sure=False)
                break


def _goes_on(following: Sequence[Figure], whole: Figure) -> bool:
    """Whether the row that parts stand in goes on behind them: 分别减少2000人与1000人 may not be cut in two."""
    return any(figure is not whole and JOINED.fullmatch(figure.before) for figure in following)


def _kinds(page: Page, wanted: Callable[[Figure], bool]) -> Iterator[list[Figure]]:
    """The exact figures of a page that are wanted, by dimension, unit and depth; those in tables stand in columns."""
    kinds: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        if _is_exact(figure) and wanted(figure) and not in_table(figure):
            kinds[*_measured_in(figure), figure.depth].append(figure)
    return iter(kinds.values())


def _measured_in(figure: Figure) -> tuple[Dimension, str]:
    """The dimension and unit of a figure; who filled in a questionnaire is counted by these: 有效问卷1092份."""
    answered = figure.claim.unit == "份" and "问卷" in clause(figure.before)
    return (Dimension.PERSON, "人") if answered else (figure.claim.dimension, unit(figure.claim))


def _is_exact(figure: Figure, *as_well: Status) -> bool:
    """Whether a figure is told exactly and tells what is, or is of a status that will do as well."""
    claim = figure.claim
    return claim.hedge is Hedge.EXACT and claim.status in (Status.ACTUAL, *as_well) and bool(claim.low)


def _whole_of(parts: Sequence[Figure], near: Sequence[Figure], ways: int) -> Figure | None:
    """The first figure that some parts come to in its own digits, the nearer the likelier; None if it may be chance.

    `ways` is in how many ways the parts may have been chosen.
    """
    coarsest = max(_step(part.claim) for part in parts)
    summed = sum(map(_value, parts), Decimal(0))
    for trial, whole in enumerate(near, ways * (len(parts) - 1)):
        value, step = _value(whole), _step(whole.claim)
        meets = value == summed or (coarsest <= step and 2 * abs(value - summed) <= step)
        if not meets or whole in parts or trial * step > CHANCE * abs(summed):
            continue
        by_chance = trial * round_step((whole, *parts)) > ROUND_CHANCE * abs(summed)
        if not by_chance and all(abs(_value(part)) >= step for part in parts):
            return whole
    return None


def _step(claim: Claim) -> Decimal:
    return claim.step or Decimal(1)


def _value(figure: Figure) -> Decimal:
    return figure.claim.low or Decimal(0)


def shares(page: Page, known: Iterable[Share]) -> Iterator[Share]:
    """Parts and wholes near a percentage, said to be a share, that give it; `known` are those found by the words."""
    found = {percent.claim.start for _, _, percent in known}
    figures = list(page.figures)
    amounts = [figure for figure in figures if is_level(figure)]
    places = {figure.claim.start: place for place, figure in enumerate(amounts)}
    before = 0
    for figure in figures:
        before = places.get(figure.claim.start, before - 1) + 1 if figure.claim.start in places else before
        if figure.claim.start in found or not is_percent(figure) or in_table(figure) or figure.claim.low == 0:
            continue
        bracketed = figure.depth > 0 and figure.before.strip() in LISTED
        if not (bracketed or _said_of_a_part(figure) or _some_rate(figure)):
            continue
        parts = [part for part in reversed(amounts[max(0, before - REACH) : before]) if part.line == figure.line]
        behind = next((part for part in amounts[before : before + 1] if _is_behind(part, figure)), None)
        parts = [behind, *parts] if behind else parts
        for part in parts[: 1 if bracketed else None]:
            kindred = bracketed or related(topic(part).name, topic(figure).name)
            if not _is_exact(part, figure.claim.status) or not (kindred or _is_right_before(part, figure, parts)):
                continue
            if _helped_none(part, figure):
                continue
            wholes = [*reversed(amounts[max(0, before - BEFORE) : before]), *amounts[before : before + 1]]
            if pattern("share.toml", "of what is planned").search(clause(figure.before)):
                wholes = [*_planned_before(page.lines[figure.line], figure), *wholes]
            kin = [whole for whole in wholes if alike(part, whole) and whole is not part and _is_fixed(whole)]
            share = _share_of(part, kin, figure, CHANCE_OF_SHARE if kindred else CHANCE_OF_RATE)
            if share is not None:
                yield share
                break


def _helped_none(part: Figure, percent: Figure) -> bool:
    """Whether a part are those whom a treatment did not help, and a rate that of those it did: 无效3例,有效率90%."""
    rate = pattern("share.toml", "effective").search(clause(percent.before))
    return rate is not None and pattern("share.toml", "not effective").search(clause(part.before)) is not None


def _is_behind(part: Figure, percent: Figure) -> bool:
    """Whether an amount right behind a share is what that is a share of: 男性占46.1%,达874万人次."""
    right_behind = part.line == percent.line and part.position == percent.position + 1
    return right_behind and pattern("share.toml", "amount behind").match(part.before) is not None


def _said_of_a_part(percent: Figure) -> bool:
    return (
        topic(percent).aspect == "share" or pattern("share.toml", "a share").search(clause(percent.before)) is not None
    )


def _planned_before(line: Line, percent: Figure) -> Iterator[Figure]:
    """The planned amounts of a line before a rate of what was done of them, the nearest first."""
    before = line.figures[max(0, percent.position - REACH) : percent.position]
    return (figure for figure in reversed(before) if is_listed(figure, Status.PLANNED))


def _is_fixed(whole: Figure) -> bool:
    return whole.claim.hedge is Hedge.EXACT and bool(whole.claim.low)


def _some_rate(percent: Figure) -> bool:
    """Whether a percentage is a rate by whatever name (增长面, 满意度, 工程进度), and none of growth."""
    told = pattern("share.toml", "some rate").search(clause(percent.before))
    return told is not None and topic(percent).aspect != "rate"


def _is_right_before(part: Figure, percent: Figure, parts: Sequence[Figure]) -> bool:
    """Whether an amount is the last one before a percentage in its sentence."""
    first = next((each for each in parts if each.claim.start < percent.claim.start), None)
    return part is first and part.claim.sentence_start == percent.claim.sentence_start and part.depth == percent.depth


def _share_of(part: Figure, wholes: Sequence[Figure], percent: Figure, chance: Decimal) -> Share | None:
    step = 2 * _step(percent.claim)
    for trial, whole in enumerate(wholes, 1):
        if trial * step > chance * SPREAD or trial * step > chance * (percent.claim.low or step) * 10:
            return None
        bounded = Interval.of(part.claim).bounded and Interval.of(whole.claim).bounded
        if bounded and time_allows(part.claim, whole.claim) and fits(part, whole, percent):
            return part, whole, percent
    return None


def rates(page: Page) -> Iterator[Change]:
    """Amounts under names that are akin, of which the later one is the earlier one with a rate of growth near it."""
    for group in _kinds(page, _is_measured):
        for place, later in enumerate(group):
            for rate in islice(_rates_of(later, page), 1):
                earlier = _earlier(
                    later, rate, [*reversed(group[max(0, place - BEFORE) : place]), *group[place + 1 : place + AFTER]]
                )
                difference = None if earlier else _difference(later, rate, page)
                if earlier or difference:
                    yield Change(later, earlier, difference, rate, (rate.claim.low or 0) < 0)


def _is_measured(figure: Figure) -> bool:
    """Whether a figure is an amount of something, or of each."""
    each = figure.claim.dimension not in NOT_AMOUNTS and pattern("parts.toml", "of each").search(clause(figure.before))
    return is_level(figure) or bool(each and figure.claim.low and topic(figure).aspect != "change")


def _rates_of(later: Figure, page: Page) -> Iterator[Figure]:
    """The percentages right behind an amount in its sentence that say how it grew, past what it is compared with."""
    after = page.lines[later.line].figures[later.position + 1 : later.position + 1 + NEAR]
    amounts = 0
    for figure in takewhile(lambda figure: figure.claim.sentence_start == later.claim.sentence_start, after):
        amounts += amount(figure)
        if amounts > 1 or (amounts and not alike(figure, later) and amount(figure)):
            return
        rate = figure.claim.low or Decimal(0)
        mean = pattern("growth.toml", "yearly").search(clause(figure.before))
        grew = figure.claim.dimension is Dimension.PERCENT and topic(figure).aspect == "rate"
        if grew and not mean and 0 != rate > -SPREAD:
            yield figure


def _difference(later: Figure, rate: Figure, page: Page) -> Figure | None:
    """The amount by which the later figure is said to differ, near it, if the rate is that of what was before it."""
    own = page.lines[later.line].figures
    near = [*own[later.position + 1 :][:NEAR], *reversed(own[max(0, later.position - NEAR) : later.position])]
    for figure in near:
        if not is_change(figure) or not _is_exact(figure) or not alike(figure, later) or digits(figure.claim) < DIGITS:
            continue
        if figure.claim.sentence_start < later.claim.sentence_start:
            continue
        by, stated = figure.claim.low or Decimal(0), rate.claim.low or Decimal(0)
        before = (later.claim.low or Decimal(0)) - by
        if before > 0 and abs(by / before * SPREAD - stated) <= _step(rate.claim):
            return figure
    return None


def differences(page: Page) -> Iterator[Change]:
    """成长率达7.64%,高于预测的2.91%,上修4.73个百分点: two percentages that differ by the points behind them."""
    for line in page.lines:
        for own, other, points in zip(line.figures, line.figures[1:], line.figures[2:], strict=False):
            told = pattern("growth.toml", "difference").search(clause(points.before))
            percents = is_percent(own) and is_percent(other) and points.claim.dimension is Dimension.PERCENTAGE_POINT
            one_sentence = own.claim.sentence_start == points.claim.sentence_start
            if told and percents and one_sentence and not in_table(own):
                apart = _value(own) - _value(other)
                if apart and abs(apart) == abs(_value(points)):
                    yield Change(own, other, points, None, apart < 0)


def levels_before(page: Page) -> Iterator[Change]:
    """改造92个,比去年多28个 where the text gives 64个 before: a level that is the later one less what it changed by."""
    known: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for line in page.lines:
        for place, by in enumerate(line.figures):
            later = line.figures[place - 1] if place else None
            if later is not None and _is_change_of(later, by):
                value = _value(later) - _signed(by)
                kin = [each for each in known[unit(by.claim), value] if related(topic(each).name, topic(later).name)]
                if kin and kin[-1].claim.sentence_start != later.claim.sentence_start:
                    yield Change(later, kin[-1], by, None, _signed(by) < 0)
            if _is_exact(by) and by.claim.measure != "增减额" and not in_table(by):
                known[unit(by.claim), _value(by)].append(by)


def _is_change_of(later: Figure, by: Figure) -> bool:
    """Whether a figure tells by how much the one before it differs from what was at a time that it names."""
    told = by.claim.sentence_start == later.claim.sentence_start and alike(later, by) and later.depth == by.depth
    exact = told and _is_exact(by) and _is_exact(later) and later.claim.measure != "增减额"
    return exact and pattern("growth.toml", "on what was before").fullmatch(clause(by.before).lstrip("、")) is not None


def _signed(by: Figure) -> Decimal:
    """By how much a level rose, below nothing where it fell."""
    size = abs(_value(by))
    way = pattern("growth.toml", "on what was before").fullmatch(clause(by.before).lstrip("、"))
    return -size if way and falls(way["way"]) else size


def _told_beside(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one time and of two names, so that the one did not grow out of the other."""
    return one.claim.period is not None and one.claim.period == other.claim.period and topic(one) != topic(other)


def _earlier(later: Figure, rate: Figure, near: Sequence[Figure]) -> Figure | None:
    kin = [figure for figure in near if related(topic(figure).name, topic(later).name)]
    kin = [figure for figure in kin if not _told_beside(figure, later)]
    said = Interval.of(rate.claim) + Interval(-_step(rate.claim) / 2, _step(rate.claim) / 2)
    for trial, earlier in enumerate(kin, 1):
        before, after = Interval.of(earlier.claim), Interval.of(later.claim)
        if not (before.bounded and after.bounded and before.lower > 0):
            continue
        grown = (after / before - Interval(Decimal(1), Decimal(1))) * Interval(SPREAD, SPREAD)
        if trial * (grown.upper - grown.lower + said.upper - said.lower) > CHANCE_OF_RATE * SPREAD:
            return None
        if holds(Comparator.MEETS, grown, said):
            return earlier
    return None
