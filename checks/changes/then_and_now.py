"""Levels told with the way from one to the other in words of their own: then and now, one group beside another.

2012年一个1.5元,现在2元,涨了三成多; 农村居民收入增长7.9%;城镇居民收入增长5.2%,农村居民收入增速快了2.7个百分点;
8260名运动员参赛,…,总人数比上届的7120名增加1140名.
"""

from collections.abc import Iterator, Sequence

from checks.figures.amounts import SENTENCE, alike, compared
from checks.figures.change import NOT_LEVELS, REACH, Change, falls, years_told
from checks.figures.directory import is_level
from checks.figures.percentages import is_percent
from checks.figures.stretches import back_to
from checks.figures.topics import related, topic
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from claims.model import Dimension, Hedge

PAIR, FAR, SHORTEST = 2, 12, 2


def then_and_now(line: Line) -> Iterator[Change]:
    """2012年一个1.5元,现在2元,涨了三成多; 2016年5.8万,去年只有2.6万,7年掉了55%."""
    for earlier, later in zip(line.figures, line.figures[1:], strict=False):
        now = pattern("growth.toml", "now it is").fullmatch(later.before)
        then = pattern("growth.toml", "then it was").search(clause(earlier.before)) if now else None
        if not then or not alike(earlier, later) or earlier.depth != later.depth or earlier.claim.low is None:
            continue
        after = line.figures[later.position + 1 : later.position + 1 + PAIR]
        by = next((each for each in after if each.claim.dimension is not Dimension.DURATION), None)
        between = line.text[later.claim.end - line.start : by.claim.start - line.start] if by else ""
        way = pattern("growth.toml", "so it moved").fullmatch(between)
        if by is not None and way and later.claim.low is not None:
            if is_percent(by) and earlier.claim.dimension not in NOT_LEVELS:
                yield Change(later, earlier, None, by, falls(way["way"]))
            elif alike(by, later):
                yield Change(later, earlier, by, None, falls(way["way"]))


def rates_of_two(line: Line) -> Iterator[Change]:
    """农村居民收入增长7.9%;城镇居民收入增长5.2%,农村居民收入增速快了2.7个百分点: the only two rates of a sentence."""
    for place, by in enumerate(line.figures):
        told = pattern("growth.toml", "one rate than another").fullmatch(clause(by.before))
        if not told or by.claim.dimension is not Dimension.PERCENTAGE_POINT:
            continue
        sentence = back_to(SENTENCE, line.figures[max(0, place - FAR) : place + 1])
        rates = [each for each in sentence if is_percent(each) and each.claim.low is not None and each is not by]
        if len(rates) != PAIR or any(topic(each).aspect != "rate" or each.depth != by.depth for each in rates):
            continue
        own = [each for each in rates if topic(each).name.startswith(told["one"][:SHORTEST])]
        others = [each for each in rates if each not in own]
        if len(own) == len(others) == 1 and topic(others[0]).name.startswith((told["other"] or "")[:SHORTEST]):
            yield Change(own[0], others[0], by, None, falls(told["way"]) or told["way"] == "慢")


def over_the_years(line: Line) -> Iterator[Change]:
    """1978年占53.5%;…2018年降至5.4%,40年下降48.1个百分点: of the levels of a name so many years apart."""
    for place, by in enumerate(line.figures):
        told = pattern("growth.toml", "over so many years").search(by.lead)
        if not told or in_table(by) or pattern("growth.toml", "of each year").search(clause(by.before)):
            continue
        near = [each for each in line.figures[max(0, place - FAR) : place] if _is_dated_level(each, by)]
        if not near or not near[-1].claim.period_end:
            continue
        until, years = near[-1].claim.period_end.year, years_told(told["years"])
        earlier = [each for each in near[:-1] if each.claim.period_end and each.claim.period_end.year == until - years]
        if len(earlier) == 1 and near[-1].claim.sentence_start == by.claim.sentence_start:
            yield Change(near[-1], earlier[0], by, None, falls(told["way"]))


def by_their_years(line: Line) -> Iterator[Change]:
    """2020年在校大学生106.72万人,2024年增至119.4万人,增长12.68万人: of two levels of a name, told by their years.

    Or at what rate: 2012年末路灯2.6万盏,2019年增加到5.7万盏,增幅119%.
    """
    for earlier, later, by in zip(line.figures, line.figures[1:], line.figures[2:], strict=False):
        told = pattern("growth.toml", "changed by so much").fullmatch(clause(by.before))
        rate = pattern("growth.toml", "rate").fullmatch(clause(by.before)) if is_percent(by) else None
        one_sentence = not SENTENCE.search(later.before) and not SENTENCE.search(by.before)
        if not one_sentence or in_table(by) or not _in_turn(earlier, later):
            continue
        if told and all(_is_dated_level(each, by) for each in (earlier, later)):
            yield Change(later, earlier, by, None, falls(told["way"]))
        elif rate and not rate["mean"] and all(_is_level_of(each, by) for each in (earlier, later)):
            yield Change(later, earlier, None, by, falls(rate["way"]))


def _in_turn(earlier: Figure, later: Figure) -> bool:
    """Whether two levels are of two years, the earlier first."""
    ends = [each.claim.period_end for each in (earlier, later)]
    return ends[0] is not None and ends[1] is not None and ends[0].year < ends[1].year


def _is_level_of(level: Figure, rate: Figure) -> bool:
    """Whether a figure is an amount of the name of a rate."""
    of_one = topic(level).name == topic(rate).name and bool(topic(rate).name) and level.depth == rate.depth
    amount = level.claim.dimension not in NOT_LEVELS and level.claim.measure != "增减额"
    return of_one and amount and level.claim.low is not None and not compared(level)


def _is_dated_level(level: Figure, by: Figure) -> bool:
    """Whether a figure is a level of the name of a difference, in its unit, or a percentage of one in points."""
    points = is_percent(level) and by.claim.dimension is Dimension.PERCENTAGE_POINT
    kin = (points and topic(level).aspect != "rate") or (alike(level, by) and not is_percent(level))
    of_one = topic(level).name == topic(by).name and bool(topic(by).name) and level.depth == by.depth
    return kin and of_one and level.claim.measure != "增减额" and level.claim.low is not None and not compared(level)


def of_a_level_before(line: Line) -> Iterator[Change]:
    """8260名运动员参赛,…总人数比上届的7120名增加1140名,增长16%: of the level of that name told somewhere before."""
    for place, base in enumerate(line.figures):
        words = clause(base.before)
        than = pattern("growth.toml", "than").search(words)
        if than is None or in_table(base) or base.claim.dimension in NOT_LEVELS or base.claim.low is None:
            continue
        near = line.figures[max(0, place - FAR) : place]
        told = [each for each in near if alike(each, base) and _may_be(each, base)]
        levels = [each for each in told if each.claim.hedge is Hedge.EXACT] or told
        if len({each.claim.low for each in levels}) == 1:
            yield from _by_so_much(levels[-1], base, line.figures[place + 1 : place + REACH])


def _may_be(level: Figure, base: Figure) -> bool:
    """Whether a figure is a level that goes by the name of a base, or by a longer or shorter one."""
    names = topic(level).name, topic(base).name
    told = is_level(level) and not compared(level) and level.depth == base.depth and all(names)
    return told and (related(*names) or names[0].startswith(names[1]) or names[1].startswith(names[0]))


def _by_so_much(later: Figure, base: Figure, after: Sequence[Figure]) -> Iterator[Change]:
    """The difference and the rate that stand right behind a base."""
    for number, by in enumerate(after[:PAIR]):
        words = _without_its_name(by, base)
        behind = not number or not SENTENCE.search(by.before)
        difference, rate = (pattern("growth.toml", name).fullmatch(words) for name in ("difference", "rate"))
        if not behind or by.depth != base.depth:
            return
        if difference and alike(by, base):
            yield Change(later, base, by, None, falls(difference["way"]))
        elif rate and is_percent(by) and not rate["mean"]:
            yield Change(later, base, None, by, falls(rate["way"]))
        else:
            return


def _without_its_name(by: Figure, base: Figure) -> str:
    """The words of a clause before a change without its time, place and name, where a base before it ends in that."""
    words = clause(by.before)
    for told in (by.period, by.scope, by.subject) if topic(base).name.endswith(topic(by).name) else ():
        words = words.replace(told, "", 1) if told else words
    return pattern("growth.toml", "as well").sub("", words)
