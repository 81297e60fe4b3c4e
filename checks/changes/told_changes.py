"""What a text tells of a figure that changed: its later and earlier value, the difference and the rate."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import takewhile

from checks.changes.rows_of_changes import in_row
from checks.changes.since import since
from checks.figures.amounts import JOINED, SENTENCE, alike, compared
from checks.figures.change import NOT_LEVELS, PLAN, REACH, Change, doubles, falls, of_a_part, years_told
from checks.figures.percentages import is_percent
from checks.figures.successive import months_of
from checks.figures.topics import ends_in, topic, unit
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from checks.relation import Comparator, Interval, holds
from claims.model import Dimension

PLANS = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五")
BEFORE_PLANS = 1955
"""The years from which five of each numbered plan are counted: the eleventh ended in 2010."""
TWO_PAIRS, FEW_TIMES = 5, 4
LEAST_INDEX = 20
HUNDRED = Interval(Decimal(100), Decimal(100))
OF_OTHERS = re.compile("其中|年内|当年|[较比](?:上|去)年")
BELOW, ABOVE = "以下", "以上"
OPENED = ("(", "（")
BESIDE = re.compile("^(?:相比较?|相[较較])(?:之下)?")
STOP = re.compile("[,，。;；、)）]|$")
ALSO = "且并也还又而则"
WEEK = 7
YEARLY, STEPWISE = "同比", "环比"
IN_YEARS = frozenset(("年", "载", "周年"))


def changes(line: Line, year: int | None) -> Iterator[Change]:
    """Every change of a line; `year` is the one that the text speaks of, None where not known."""
    figures = [figure for figure in line.figures if figure.claim.low is not None]
    if any(map(in_table, figures)):
        yield from in_row(figures)
        return
    between: int | None = None
    for place in range(len(figures)):
        run = figures[place : place + REACH]
        between = _years_between(run) or between
        yield from _from_to(run, between)
        yield from _of_the_first_pair(run)
        yield from of_bases(figures[max(0, place - REACH) : place], run)
        yield from _set_against(run)
        yield from _set_against_ahead(figures[:place], run)
        yield from _since_peak(run)
        yield from _base_aside(run)
    yield from _bracketed(figures)
    yield from _beside_the_year_before(figures)
    yield from _in_their_order(figures)
    yield from since(line, figures, year)


def _years_between(run: Sequence[Figure]) -> int | None:
    """The years from 由2010年的 to 增加到2015年的."""
    if len(run) < 2:
        return None
    start, end = pattern("growth.toml", "from").search(run[0].before), pattern("growth.toml", "to").match(run[1].before)
    if start and end and pattern("growth.toml", "end of a plan").search(start.group()):
        return PLAN
    years = [pattern("growth.toml", "year").search(found.group()) if found else None for found in (start, end)]
    return int(years[1]["year"]) - int(years[0]["year"]) if years[0] and years[1] else None


def _from_to(run: Sequence[Figure], between: int | None) -> Iterator[Change]:
    """由2012年的 A 减少到2017年的 B,减少 D,年均下降 R%."""
    if len(run) < 3 or not (alike(run[0], run[1]) or _in_bare_unit(run[0], run[1])):
        return
    start, end = pattern("growth.toml", "from").search(run[0].before), pattern("growth.toml", "to").match(run[1].before)
    on_the_year_before = between != 1 and pattern("growth.toml", "on the year before").search(clause(run[2].before))
    of_time = start and pattern("growth.toml", "year").search(start.group())
    if BELOW in run[0].before and ABOVE in run[1].before:
        return
    one_rate = _of_each(run[1]) in ("", _of_each(run[0])) and not _of_other_things(run[0], run[1])
    if start and end and one_rate and not (on_the_year_before and of_time):
        told = takewhile(lambda figure: not of_a_part(figure), run[2:])
        yield from stated(run[1], run[0], list(told), between, days=_days_between(run))


def _in_bare_unit(one: Figure, other: Figure) -> bool:
    """Whether the second of two figures is in the unit of the first without what that is of: 0.50吨标准煤, 0.42吨."""
    units = unit(one.claim), unit(other.claim)
    return (
        one.claim.dimension is other.claim.dimension is Dimension.MASS
        and bool(units[1])
        and units[0].startswith(units[1])
    )


def _of_the_first_pair(run: Sequence[Figure]) -> Iterator[Change]:
    """速度由160公里提高到200公里,用时由2小时缩短到1.6小时,提高25%: a rate that only the first of two pairs gives."""
    if len(run) < TWO_PAIRS or not (alike(run[0], run[1]) and alike(run[2], run[3])):
        return
    starts = [pattern("growth.toml", "from").search(run[at].before) for at in (0, 2)]
    ends = [pattern("growth.toml", "to").match(run[at].before) for at in (1, 3)]
    told = pattern("growth.toml", "rate").search(clause(run[4].before))
    if not (all(starts) and all(ends) and told) or run[4].claim.dimension is not Dimension.PERCENT or told["mean"]:
        return
    one, (first, second, rate) = Interval(Decimal(1), Decimal(1)), (Interval.of(run[at].claim) for at in (0, 1, 4))
    fits = first.lower > 0 and second.bounded and holds(Comparator.MEETS, second / first, one + rate / HUNDRED)
    if ends[0] and falls(ends[0]["way"]) == falls(told["way"]) and fits:
        yield Change(run[1], run[0], None, run[4], falls(told["way"]), instead=True)


def _days_between(run: Sequence[Figure]) -> int | None:
    """The days from 从1日的 to 上涨到8日的."""
    days = [pattern("growth.toml", "of a day").search(clause(figure.before)) for figure in run[:2]]
    return int(days[1]["day"]) - int(days[0]["day"]) if days[0] and days[1] else None


def _of_each(figure: Figure) -> str:
    """The time that a figure is of each of (每周21班), empty where it is of none."""
    found = pattern("growth.toml", "each time").search(clause(figure.before))
    return found.group() if found else ""


def _of_other_things(one: Figure, other: Figure) -> bool:
    """Whether two figures are of each of different things: 每斤 and 每公斤, 日产 and 年产."""
    found = [pattern("growth.toml", "each thing").search(clause(figure.before)) for figure in (one, other)]
    return bool(found[0] and found[1]) and len({each.group() for each in found if each}) > 1


def of_bases(before: Sequence[Figure], run: Sequence[Figure]) -> Iterator[Change]:
    """B,较上期末的 A 增加 D,增长 R%; B,比上年 A 增加 D."""
    if len(run) < 2 or SENTENCE.search(run[0].before):
        return
    words = clause(run[0].before)
    than = pattern("growth.toml", "than").search(words)
    if than is None and pattern("growth.toml", "changed by").match(run[1].before):
        than = pattern("growth.toml", "than the year before").search(words)
    if than is None or pattern("growth.toml", "like for like").search(run[0].before):
        return
    levels = [figure for figure in before if _may_be_against(figure, run[0]) and _in_one_unit(figure, run[0])]
    level = [figure for figure in levels if figure.depth == run[0].depth and not compared(figure)]
    told = [figure for figure in level if _is_level(figure) and not _told_behind(figure)]
    became = [figure for figure in told if not _became_another(figure, before)]
    told = became or told
    own = words[: than.start()].lstrip(ALSO)
    told = [figure for figure in told if _moves_alike(own, figure)] if is_percent(run[0]) else told
    told = told[-1:] if is_percent(run[0]) else told
    told = [figure for figure in told if not own or own in topic(figure).name or _is_rate(own, figure)]
    told = [figure for figure in told if not _of_each(run[0]) or _of_each(figure)]
    year_before = pattern("growth.toml", "same base").search(than.group()) is not None
    onward = list(takewhile(lambda figure: not OF_OTHERS.search(figure.before), run[1:]))
    for later in sorted(told, key=partial(_unlike, run[0])):
        yield from stated(later, run[0], onward, None, year_before=year_before)


def _may_be_against(level: Figure, earlier: Figure) -> bool:
    """Whether a level stands in the sentence of what it is set against, or under its name before its semicolon."""
    named = ends_in(topic(earlier).name, topic(level).name) and len(topic(level).name) > 1
    beside = named and earlier.before[:1] in (";", "；") and topic(level).aspect == "level"
    return level.claim.sentence_start == earlier.claim.sentence_start or beside


def _is_level(figure: Figure) -> bool:
    """Whether a figure is what is so now; a rate may be told as 同比."""
    words = clause(figure.before)
    return not pattern("growth.toml", "no level").search(words.removeprefix("同比") if is_percent(figure) else words)


def _told_behind(figure: Figure) -> bool:
    """Whether a figure is a change right behind its base: 比上年预算1180万元增加80万元."""
    return figure.position > 0 and pattern("growth.toml", "changed by").match(figure.before) is not None


def _became_another(figure: Figure, before: Sequence[Figure]) -> bool:
    """Whether a level is only what another was before: 由143.2亿元 of 由143.2亿元提高到368.5亿元."""
    start = pattern("growth.toml", "from").search(clause(figure.before))
    behind = next((each for each in before if each.position == figure.position + 1), None)
    return bool(start and behind and alike(figure, behind) and pattern("growth.toml", "to").match(behind.before))


def _is_rate(own: str, figure: Figure) -> bool:
    """Whether the word before a base only says again that a percentage is a rate (降幅, 比重)."""
    return is_percent(figure) and pattern("growth.toml", "of the rate").match(own) is not None


def _moves_alike(own: str, figure: Figure) -> bool:
    """Whether a percentage can be the rate that `own` names: 涨幅 is of what rises now, 增速 of either way."""
    way = pattern("growth.toml", "rate of one way").search(own)
    if way is None:
        return True
    value, words = figure.claim.low or Decimal(0), clause(figure.before)
    same = value >= 0 if way["rise"] else value <= 0 if way["fall"] else True
    return same and pattern("growth.toml", "moves now").search(words) is not None


def _in_one_unit(later: Figure, earlier: Figure) -> bool:
    """Whether two levels are in one unit: 元 behind an amount of a currency (新台币45亿元,较上年的38亿元) is of it."""
    money = later.claim.dimension is earlier.claim.dimension is Dimension.MONEY
    bare = money and earlier.claim.unit == "元"
    return alike(later, earlier) or (bare and later.claim.unit.endswith(("币", "元", "幣")))


def _unlike(one: Figure, other: Figure) -> Decimal:
    """How many times one figure is another, or the other way round."""
    sizes = sorted(abs(figure.claim.low or Decimal(0)) for figure in (one, other))
    return sizes[1] / sizes[0] if sizes[0] else Decimal("Infinity")


def _set_against(run: Sequence[Figure]) -> Iterator[Change]:
    """B。与2000年的 A 相比,十年间共增加 D,增长 R%,年均增长 r%."""
    if len(run) < 3 or not alike(run[0], run[1]) or not pattern("growth.toml", "set against it").match(run[2].before):
        return
    if pattern("growth.toml", "set against").search(run[1].before):
        over = pattern("growth.toml", "over years").search(run[2].before)
        yield from stated(run[0], run[1], run[2:], years_told(over["years"]) if over else None)


def _set_against_ahead(before: Sequence[Figure], run: Sequence[Figure]) -> Iterator[Change]:
    """与2020年的 A 相比,2024年人口达到 B,增加 D: nothing before it in its line is in that unit, so that B is of A.

    A change with a time, a base or a name of its own (比上年提高, 当年新增, 仅一县就增加) is not of the two.
    """
    if len(run) < 3 or not alike(run[0], run[1]) or any(alike(each, run[0]) for each in before):
        return
    led = pattern("growth.toml", "set against a time").search(clause(run[0].before))
    kin = _unlike(run[0], run[1]) <= FEW_TIMES and run[1].claim.measure != "增减额"
    if led and kin and pattern("growth.toml", "so it came to").fullmatch(run[1].before):
        told = takewhile(lambda figure: pattern("growth.toml", "moved by, no more").fullmatch(figure.before), run[2:])
        yield from stated(run[1], run[0], list(told), None)


def stated(
    later: Figure,
    earlier: Figure,
    after: Sequence[Figure],
    between: int | None,
    *,
    year_before: bool = False,
    days: int | None = None,
) -> Iterator[Change]:
    """What the rest of the sentence says of two values: their difference and their rates.

    With `year_before` the earlier value is that of the same time a year before, so that 同比 is measured on it; `days`
    are those from the earlier to the later one, where the text tells them.
    """
    lately = ""
    for figure in takewhile(lambda figure: not SENTENCE.search(figure.before), after):
        words, lately = f"{lately}{_without_bracket(figure, later)}", _lately(figure)
        if _is_time(figure, later) or figure.before.startswith("、") or _doubled(figure):
            continue
        if pattern("growth.toml", "of its own time").search(words):
            return
        points = later.claim.dimension is Dimension.PERCENT
        in_points = figure.claim.dimension is Dimension.PERCENTAGE_POINT and "基点" not in unit(figure.claim)
        in_points = in_points and unit(later.claim) != "‰"
        measured = in_points if points or (in_points and _is_index(later)) else alike(later, figure)
        if not _of_one_thing(figure, later, earlier, days):
            return
        words = words.removeprefix("同比") if year_before else words
        difference, rate = (pattern("growth.toml", name).search(words) for name in ("difference", "rate"))
        smaller = _better_by_less(later, earlier, words)
        elsewhere = _on_another_base(words, days, between) or not _against_its_level(
            figure.before, earlier, year_before
        )
        if elsewhere and not (measured and _makes(earlier, later, figure)):
            return
        if measured and difference and not pattern("growth.toml", "of each day").search(words):
            if _came_besides(earlier, later, figure, after):
                return
            yield Change(later, earlier, figure, None, smaller or _goes_down(difference["way"], later))
        elif figure.claim.dimension is Dimension.PERCENT and rate and not points:
            down = smaller or falls(rate["way"])
            yield Change(later, earlier, None, figure, down, between if rate["mean"] else 1)
        elif figure.claim.dimension is Dimension.MULTIPLE and rate and not points and not rate["mean"]:
            yield Change(later, earlier, None, figure, falls=False)
        else:
            return


def _is_index(level: Figure) -> bool:
    """Whether a level is a bare number out of a hundred, as that of the sexes is, which changes by points."""
    return level.claim.dimension is Dimension.RATIO and not unit(level.claim) and (level.claim.low or 0) >= LEAST_INDEX


def _without_bracket(figure: Figure, later: Figure) -> str:
    """The words of a clause before a figure, without the bracket that its rate opens: 多了1269次(增加45%).

    And without what closes a base behind it: 与去年的4000元 | 相比下降20%.
    """
    words = BESIDE.sub("", clause(figure.before))
    return words.lstrip("(（") if figure.depth == later.depth + 1 and figure.before[:1] in OPENED else words


def _better_by_less(later: Figure, earlier: Figure, words: str) -> bool:
    """Whether what is said to have got better did so by getting smaller: 由12秒6提高到11秒9,提高0.7秒."""
    less = (later.claim.low or Decimal(0)) < (earlier.claim.low or Decimal(0))
    small = later.claim.dimension is Dimension.DURATION or "改善" in words
    small = small or pattern("growth.toml", "better when small").search(earlier.lead) is not None
    return less and small and pattern("growth.toml", "better").search(words) is not None


def _goes_down(way: str, later: Figure) -> bool:
    """Whether a word of change tells of a fall: what is faster takes less time, what is slower goes at less speed."""
    timed = later.claim.dimension is Dimension.DURATION
    return falls(way) or (way == "快" and timed) or (way == "慢" and not timed)


def _is_time(figure: Figure, later: Figure) -> bool:
    """Whether a length of time is that of a change, and not what changed."""
    return figure.claim.dimension is Dimension.DURATION and later.claim.dimension is not Dimension.DURATION


def _lately(figure: Figure) -> str:
    """A time up to now, or of days and months, that the change behind it is of (近三天上涨); else empty."""
    if figure.claim.dimension is not Dimension.DURATION:
        return ""
    recent = figure.claim.text.startswith(("近", "最近", "过去"))
    return figure.claim.text if recent or figure.claim.unit not in IN_YEARS else ""


def _of_one_thing(change: Figure, later: Figure, earlier: Figure, days: int | None) -> bool:
    """Whether a change is told of nothing else than its levels; the time that it took (一周) may stand for its name.

    Right behind the earlier level (比去年的46120人多2240人) it can't be of anything else.
    """
    named_by_time = days and pattern("growth.toml", "over days").match(clause(change.before))
    behind = pattern("growth.toml", "difference").fullmatch(change.before)
    name = topic(change).name
    unnamed = pattern("growth.toml", "no name").fullmatch(name)
    return bool(named_by_time or behind or unnamed) or name in ("", topic(later).name, topic(earlier).name)


def _on_another_base(words: str, days: int | None, years: int | None) -> bool:
    """Whether a change is told of another time than that between two levels: 一周上涨, where they are no week apart."""
    long = pattern("growth.toml", "over years").match(words)
    if long and years:
        return years_told(long["years"]) != years
    over = pattern("growth.toml", "over days").match(words)
    if over and days:
        return years_told(over["many"].replace("两", "二")) * (WEEK if over["unit"] == "周" else 1) != days
    return pattern("growth.toml", "another base").match(words) is not None


def _against_its_level(words: str, earlier: Figure, year_before: bool) -> bool:
    """Whether a change that is told beside some time (与2014年相比, 与“十一五”末相比) means that of its level."""
    told = pattern("growth.toml", "set beside a time").search(words)
    if told is None:
        return True
    time, own = told["time"], clause(earlier.before)
    if pattern("growth.toml", "same base").search(told.group()) and year_before:
        return True
    year = pattern("growth.toml", "year").search(own)
    plan = pattern("growth.toml", "end of a numbered plan").match(time)
    if plan:
        last = BEFORE_PLANS + PLAN * PLANS.index(plan["number"])
        return year is not None and int(year["year"]) == last
    return time.rstrip("年末底的") in own


def _doubled(figure: Figure) -> bool:
    """Whether a figure says how often something doubled, or so many times what it is now: 翻了一番多, 是上年的2倍多."""
    told = doubles(figure) or pattern("growth.toml", "so many times").search(clause(figure.before))
    return figure.claim.dimension is Dimension.MULTIPLE and bool(told)


def _makes(earlier: Figure, later: Figure, difference: Figure) -> bool:
    """Whether a difference is that of two levels, by its size."""
    apart, by = Interval.of(later.claim) - Interval.of(earlier.claim), Interval.of(difference.claim)
    opposite = Interval(-apart.upper, -apart.lower)
    return holds(Comparator.MEETS, apart, by) or holds(Comparator.MEETS, opposite, by)


def _came_besides(earlier: Figure, later: Figure, difference: Figure, after: Sequence[Figure]) -> bool:
    """Whether what came anew is no net change: it is more (新增130家), or beside what went or came otherwise."""
    if not pattern("growth.toml", "came anew").search(clause(difference.before)) or _makes(earlier, later, difference):
        return False
    more = Interval.of(later.claim) - Interval.of(earlier.claim)
    words = "".join(f"{figure.before}{figure.after}" for figure in (difference, *after))
    besides = pattern("growth.toml", "came or went").search(words) or not STOP.match(difference.after)
    return bool(besides) or Interval.of(difference.claim).upper > more.upper


def _bracketed(figures: Sequence[Figure]) -> Iterator[Change]:
    """B,较上月同期(A)上升 R%,较去年同期(a)下降 r%."""
    later: Figure | None = None
    for before, earlier, rate in zip(figures, figures[1:], figures[2:], strict=False):
        way = pattern("growth.toml", "way after brackets").match(rate.before)
        if not way:
            continue
        if not pattern("growth.toml", "bracketed base").match(earlier.before):
            later = None
        elif before.claim.dimension is not Dimension.PERCENT or earlier.claim.dimension is Dimension.PERCENT:
            later = before
        if not later or not alike(later, earlier) or later.depth != rate.depth:
            later = None
        elif rate.claim.dimension is Dimension.PERCENT and later.claim.dimension is not Dimension.PERCENT:
            yield Change(later, earlier, None, rate, falls(way["way"]))
        elif _is_of_unit(rate, later):
            yield Change(later, earlier, rate, None, falls(way["way"]))
        else:
            later = None


def _is_of_unit(by: Figure, level: Figure) -> bool:
    """Whether a difference is in the unit of a level, or in points where that is a percentage."""
    if by.claim.dimension is Dimension.PERCENTAGE_POINT:
        return level.claim.dimension is Dimension.PERCENT
    return alike(level, by) and level.claim.dimension not in NOT_LEVELS


def _beside_the_year_before(figures: Sequence[Figure]) -> Iterator[Change]:
    """97件134人,去年同期为197件375人,件数和人数分别下降50.76%、64.27%: each level beside its own of the year before."""
    for place, first in enumerate(figures):
        if not pattern("growth.toml", "the year before it was").fullmatch(first.before):
            continue
        bases = [first, *takewhile(_is_next, figures[place + 1 :])]
        levels, rates = figures[max(0, place - len(bases)) : place], figures[place + len(bases) :][: len(bases)]
        told = [pattern("growth.toml", "each fell by").fullmatch(rate.before) for rate in rates]
        way = told[0]["way"] if told and told[0] else ""
        in_row = way and all(JOINED.fullmatch(rate.before) for rate in rates[1:]) and "分别" in rates[0].before
        paired = len(levels) == len(rates) == len(bases) and all(map(alike, levels, bases))
        other = YEARLY if pattern("growth.toml", "the step before").search(first.before) else STEPWISE
        if not (paired and way and (in_row or all(told))) or other in rates[0].before:
            continue
        for later, earlier, rate, own in zip(levels, bases, rates, told, strict=True):
            if rate.claim.dimension is Dimension.PERCENT:
                yield Change(later, earlier, None, rate, falls(own["way"] if own else way))


def _is_next(figure: Figure) -> bool:
    """Whether a figure stands right behind another, or in a row with it: 197件375人; 1250起、225人."""
    return not figure.before.strip() or figure.before.strip() == "、"


def _in_their_order(figures: Sequence[Figure]) -> Iterator[Change]:
    """86起,死亡62人,同比分别减少14起、9人,下降14.0%和12.7%: differences and rates of the levels in their units."""
    for place, first in enumerate(figures):
        told = pattern("growth.toml", "in their order").match(clause(first.before))
        if not told or first.claim.dimension in NOT_LEVELS:
            continue
        onward = figures[place + 1 : place + REACH]
        by = [first, *takewhile(lambda figure: JOINED.fullmatch(figure.before) is not None, onward)]
        rates = figures[place + len(by) : place + 2 * len(by)]
        way = pattern("growth.toml", "in their order").match(clause(rates[0].before)) if rates else None
        way = way if way and "分别" in clause(first.before) + clause(rates[0].before) else None
        row = len(rates) == len(by) > 1 and all(JOINED.fullmatch(figure.before) for figure in rates[1:])
        if not way or not row or any(figure.claim.dimension is not Dimension.PERCENT for figure in rates):
            continue
        levels = [_level_before(figure, figures[:place]) for figure in by]
        if falls(way["way"]) == falls(told["way"]) and None not in levels and len(set(levels)) == len(by):
            for later, difference, rate in zip(levels, by, rates, strict=True):
                if later is not None:
                    yield Change(later, None, difference, rate, falls(told["way"]))


def _level_before(by: Figure, before: Sequence[Figure]) -> Figure | None:
    """The last amount of a sentence in the unit of a difference."""
    own = (figure for figure in reversed(before) if figure.claim.sentence_start == by.claim.sentence_start)
    return next((figure for figure in own if alike(figure, by) and figure.claim.measure != "增减额"), None)


def _base_aside(run: Sequence[Figure]) -> Iterator[Change]:
    """B,同比增长 R%,上年同期 A; B(上年同期 A),增长 R%; B,增长 R%。上年 A: the base beside the value and its rate.

    In the next sentence not of money, whose growth may be a real one.
    """
    if len(run) < 3:
        return
    later, one, other = run[:3]
    if len(run) > 3 and is_percent(one) and pattern("share.toml", "bare share").match(clause(one.before)):
        yield from _base_aside([later, *run[2:]])
        return
    if one.claim.dimension is Dimension.PERCENTAGE_POINT:
        yield from _base_behind_points(later, one, other)
        return
    rate, earlier = (one, other) if one.claim.dimension is Dimension.PERCENT else (other, one)
    words = clause(rate.before).lstrip(")） ")
    told = pattern("growth.toml", "change").match(words)
    same_base = told and (not told["base"] or pattern("growth.toml", "same base").search(told["base"]))
    aside = pattern("growth.toml", "base aside").search(earlier.before) and alike(later, earlier)
    if told and _told_against(told["base"], earlier) and earlier is other and alike(later, earlier):
        same_base = aside = True
    two_years_ago = "前年" in clause(earlier.before) and "去年" not in clause(later.before)
    two_years_ago = two_years_ago or "前年" in clause(later.before)
    one_sentence = later.claim.sentence_start == other.claim.sentence_start and later.depth == rate.depth
    behind = pattern("growth.toml", "base behind").search(earlier.before) and alike(later, earlier)
    if behind and earlier is other and topic(earlier).name == topic(later).name:
        aside = one_sentence = later.claim.dimension is not Dimension.MONEY
    part = pattern("parts.toml", "among").search(later.before)
    whole_year = "全年" in clause(earlier.before) and months_of(later.period) not in (None, months_of("全年"))
    other_time = two_years_ago or whole_year
    if not (told and same_base and aside and one_sentence) or told["mean"] or part or other_time:
        return
    if later.claim.measure == "增减额":
        yield from _over_the_base(later, earlier, rate, falling=falls(told["way"]))
        return
    if compared(later):
        return
    if rate.claim.dimension is Dimension.PERCENT and later.claim.dimension not in NOT_LEVELS:
        yield Change(later, earlier, None, rate, falls(told["way"]) or _better_by_less(later, earlier, words))


def _over_the_base(by: Figure, earlier: Figure, rate: Figure, *, falling: bool) -> Iterator[Change]:
    """增加24家(上年160家),增长15.0%: a difference, the level that it is of aside, and the rate that it comes to."""
    if ((by.claim.low or 0) < 0) is falling and by.claim.dimension not in NOT_LEVELS:
        yield Change(earlier, None, by, rate, falling, from_it=True)


def _base_behind_points(later: Figure, by: Figure, earlier: Figure) -> Iterator[Change]:
    """1.32%,较年初下降0.17个百分点;年初为1.49%: the level of the time that the points are told against, behind them."""
    told = pattern("growth.toml", "change").match(pattern("growth.toml", "rate word").sub("", clause(by.before)))
    percents = is_percent(later) and is_percent(earlier) and later.depth == by.depth == earlier.depth
    if told and percents and _told_against(told["base"], earlier):
        yield Change(later, earlier, by, None, falls(told["way"]))


def _told_against(base: str | None, earlier: Figure) -> bool:
    """Whether a level is that of the time that a change is told against: 年初为3627.5亿元 behind 较年初增长6.0%."""
    behind = pattern("growth.toml", "base told behind").search(earlier.before)
    return base is not None and behind is not None and base[1:] == behind["time"]


def _since_peak(run: Sequence[Figure]) -> Iterator[Change]:
    """达到高峰 A,之后回落到 B,较峰值时下降 R%."""
    if len(run) < 3 or not alike(run[0], run[1]) or run[2].claim.dimension is not Dimension.PERCENT:
        return
    way = pattern("growth.toml", "since the peak").search(clause(run[2].before))
    peak = pattern("growth.toml", "peak").search(clause(run[0].before))
    if way and peak and pattern("growth.toml", "fell to").search(clause(run[1].before)):
        yield Change(run[1], run[0], None, run[2], falls=True)
