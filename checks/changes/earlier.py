"""Changes on the year before whose level has a sentence of its own: 2023年1291万人,比上年增加98万人。2022年1193万人.

So are those that are planned: 2023年预计完成41亿元。…2024年的目标是达到45.1亿元,增长10%.

A row of rates is of the row of levels before it: 受理15985件,审结14135件,比2014年分别上升42.6%和43%. Differences and
their rates may go on about a level of the sentence before: 结案894件。与上年同比,结案增加34件,上升3.95%. Rates may
stand apart from the levels of their times: 2019年、2020年,营业收入分别为12亿元、15亿元。…2020年营业收入同比增长25.0%.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise, takewhile

from checks.changes.since import Told, changes_told
from checks.figures.amounts import JOINED, SENTENCE, alike, compared
from checks.figures.change import REACH, Change, falls
from checks.figures.directory import is_level, kind
from checks.figures.identity import YEAR, scope_allows
from checks.figures.percentages import is_percent
from checks.figures.plainly import plainly_led
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import OPENING, Figure, Line, Page, clause, in_table
from claims.days import moved
from claims.model import Claim, Dimension, Hedge, Status

ESTIMATED = "预计"
HOUSEHOLDS = re.compile("居民(?=人均)")
MEAN = re.compile("人均[^,，。;；]*(?:收入|支出|生产总值)$")
MARK = re.compile("[,，。;；]")
SHORTEST_NAME = 2


def of_the_year_before(page: Page) -> Iterator[Change]:
    """Every difference and rate said against the year before of a level, with the one level of that year."""
    levels: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        if _is_dated(figure) or _is_dated(figure, Status.PLANNED) or _is_dated_mean(figure):
            levels[(HOUSEHOLDS.sub("", topic(figure).name), figure.claim.measure, *kind(figure))].append(figure)
    for kin in levels.values():
        bases = [figure for figure in kin if _is_no_aim(figure)]
        for later in kin:
            before = [figure for figure in bases if _is_year_before(figure, later)]
            if before and len({figure.claim.low for figure in before}) == 1:
                yield from _against(before[0], later, page)


def _is_no_aim(figure: Figure) -> bool:
    """Whether a level is that of a year as it was or is reckoned to come out (预计完成84亿元), which others grow on."""
    return figure.claim.status is Status.ACTUAL or ESTIMATED in clause(figure.before)


def of_their_times(page: Page) -> Iterator[Change]:
    """Every rate of a time with the levels of its name that the text gives of that time and of its base.

    2019年、2020年,营业收入分别为12亿元、15亿元。…2020年营业收入同比增长25.0%: the base is the year that it is said
    against, else the year before.
    """
    levels: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        if _is_dated(figure):
            levels[topic(figure).name].append(figure)
    for rate in page.figures if levels else ():
        claim, name = rate.claim, topic(rate).name
        years = _years_back(rate) if claim.measure == "增长率" and claim.dimension is Dimension.PERCENT else 0
        if years < 1 or not claim.period_start or not claim.period_end or claim.low is None:
            continue
        of_name = [figure for figure in levels.get(name, ()) if figure.depth == rate.depth]
        of_name = [figure for figure in of_name if scope_allows(figure.claim.scope, claim.scope)]
        times = [(moved(claim.period_start, -back), moved(claim.period_end, -back)) for back in (years, 0)]
        told = [[figure for figure in of_name if _time(figure) == time] for time in times]
        if all(len({(figure.claim.low, kind(figure)) for figure in each}) == 1 for each in told):
            earlier, later = told[0][0], told[1][0]
            if kind(earlier) == kind(later):
                yield Change(later, earlier, None, rate, claim.low < 0)


def of_a_named_year(page: Page) -> Iterator[Change]:
    """1985年占71.4%. …2020年占46.2%,比1985年下降25.2个百分点: of the only level of that name and year in the text."""
    levels: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        if figure.claim.period_end and figure.claim.low is not None and figure.claim.hedge is Hedge.EXACT:
            levels[topic(figure), figure.claim.measure, figure.claim.period_end.year].append(figure)
    for line in page.lines if levels else ():
        for later, by in pairwise(line.figures):
            words = clause(by.before)
            told = pattern("growth.toml", "against a year").search(words)
            way = pattern("growth.toml", "difference").search(words)
            if not told or not told["year"] or not way or SENTENCE.search(by.before) or not _may_be_of(later, by):
                continue
            then = levels.get((topic(later), later.claim.measure, int(told["year"])), ())
            then = [each for each in then[:REACH] if each is not later and scope_allows(each.scope, later.scope)]
            if len({each.claim.low for each in then}) == 1:
                yield Change(later, then[0], by, None, falls(way["way"]))


def _may_be_of(level: Figure, by: Figure) -> bool:
    """Whether a figure is a level that may have changed by another one: an amount in its unit, a share by points."""
    share = is_percent(level) and topic(level).aspect != "rate" and by.claim.dimension is Dimension.PERCENTAGE_POINT
    told = level.claim.low is not None and level.claim.measure != "增减额" and bool(topic(level).name)
    return told and (share or (alike(level, by) and not is_percent(level))) and not in_table(level)


def is_plainly_told(change: Change, line: Line) -> bool:
    """Whether nothing but its time and its name lead up to a rate and to its levels, all in one paragraph.

    Only then is a rate that misses them wrong: else it may be of another body or reckoned on another base.
    """
    rate, levels = change.rate, [each for each in (change.earlier, change.later) if each]
    if rate is None or any(each.line != rate.line or each.subject != rate.subject for each in levels):
        return False
    claim = rate.claim
    exact = claim.hedge is Hedge.EXACT and claim.status is Status.ACTUAL and MARK.match(rate.after or "。")
    one_place = all(claim.scope in (None, each.claim.scope) for each in levels)
    named = f"{rate.subject}{line.text}"
    bases = (pattern("growth.toml", name).search(named) for name in ("real", "never of amounts"))
    plain = bool(exact) and one_place and not any(bases)
    return plain and all(plainly_led(each, line) for each in (rate, *levels))


def _years_back(rate: Figure) -> int:
    """Over how many years a rate is told; 0 where it is over another time."""
    words = clause(rate.lead)
    base = pattern("growth.toml", "against a year").search(words)
    if base is None or rate.claim.period_end is None or pattern("growth.toml", "of each year").search(words):
        return 0
    return rate.claim.period_end.year - int(base["year"]) if base["year"] else 1


def _time(figure: Figure) -> tuple[date | None, date | None]:
    return figure.claim.period_start, figure.claim.period_end


def of_the_sentence_before(line: Line) -> Iterator[Change]:
    """Every difference with its rate under a name that the sentence before gives the level of."""
    for difference, rate in pairwise(line.figures):
        way = pattern("growth.toml", "difference").search(clause(difference.before))
        in_bracket = rate.depth > difference.depth and rate.before.strip()[:1] in tuple(OPENING)
        told = pattern("growth.toml", "rate").match(rate.before.strip()[1:] if in_bracket else clause(rate.before))
        percent = rate.claim.dimension is Dimension.PERCENT and not SENTENCE.search(rate.before)
        if not (way and told and percent) or told["mean"] or difference.claim.measure != "增减额":
            continue
        told_of = _levels_of(difference, _sentence_before(line, difference))
        if not told_of and pattern("growth.toml", "sentence against a year").match(_opening(line, difference)):
            told_of = _levels_of(difference, _told_before(line, difference), counted=True)
        level = next((each for each in told_of if _of_one_time(each, difference)), None)
        if level is not None and falls(way["way"]) == falls(told["way"]):
            yield Change(level, None, difference, rate, falls(way["way"]))


def _opening(line: Line, figure: Figure) -> str:
    """The words that the sentence of a figure begins with, up to a full stop, where marks part it in several."""
    end = figure.claim.start - line.start
    return line.text[line.text.rfind("。", 0, end) + 1 : end]


def _told_before(line: Line, figure: Figure) -> list[Figure]:
    """The figures of the sentence that ends in the full stop before that of a figure."""
    end = line.text.rfind("。", 0, figure.claim.start - line.start)
    start = line.text.rfind("。", 0, max(end, 0)) + 1
    return [each for each in line.figures[: figure.position] if start <= each.claim.start - line.start < end]


def _sentence_before(line: Line, figure: Figure) -> list[Figure]:
    before = [each for each in line.figures[: figure.position] if not _of_one_sentence(each, figure)]
    return [each for each in before if _of_one_sentence(each, before[-1])]


def _levels_of(difference: Figure, before: Sequence[Figure], *, counted: bool = False) -> list[Figure]:
    """The levels under the name of a difference, the last one first; else, if `counted`, the one that it numbers."""
    near = [each for each in before if alike(each, difference) and is_level(each)]
    name = topic(difference).name
    own = [each for each in reversed(near) if topic(each).name == name]
    return own or (_of_what_is_counted(difference, near) if counted else [])


def _of_what_is_counted(difference: Figure, levels: Sequence[Figure]) -> list[Figure]:
    """The only level of what a number is said to be of: 火灾18起,死亡3人。火灾起数…, 死亡人数…."""
    counted = pattern("growth.toml", "number of").search(difference.subject)
    of = difference.subject[: counted.start()] if counted else ""
    if len(of) < SHORTEST_NAME:
        return []
    found = [each for each in levels if topic(each).name.endswith(of) or clause(each.before).endswith(of)]
    return found if len(found) == 1 else []


def goes_on_about_it(line: Line, level: Claim, difference: Claim) -> bool:
    """Whether a sentence opens with what a change is set against, behind one with a single figure of its unit.

    财政拨款收入382.17万元,为当年拨款。较上年决算数减少157.86万元 goes on about that; 其中…。较上年 may be of either.
    """
    opening = line.text[difference.sentence_start - line.start : difference.start - line.start]
    kin = [each for each in line.figures if each.claim.sentence_start == level.sentence_start]
    alone = sum(each.claim.unit == level.unit and each.claim.low is not None for each in kin) == 1
    last = max(each.claim.end for each in line.figures if each.claim.sentence_start == level.sentence_start)
    between = line.text[last - line.start : difference.start - line.start]
    return (
        alone and len(SENTENCE.findall(between)) == 1 and pattern("growth.toml", "goes on").match(opening) is not None
    )


def _of_one_time(level: Figure, difference: Figure) -> bool:
    """Whether a difference is over the time of a level, as the text tells it, or over one that it leaves open."""
    one, other = level.claim, difference.claim
    spans = [(claim.period_start, claim.period_end) for claim in (one, other)]
    return spans[0] == spans[1] if None not in (*spans[0], *spans[1]) else other.period in (None, one.period)


def _of_one_sentence(one: Figure, other: Figure) -> bool:
    return one.claim.sentence_start == other.claim.sentence_start


def _is_dated(figure: Figure, status: Status = Status.ACTUAL) -> bool:
    claim = figure.claim
    exact = claim.hedge is Hedge.EXACT and bool(topic(figure).name) and not in_table(figure)
    return exact and claim.period_start is not None and claim.period_end is not None and is_level(figure, status)


def _is_dated_mean(figure: Figure) -> bool:
    """Whether a figure is what each person earned, spent or made in a year: 城镇居民人均可支配收入."""
    claim, about = figure.claim, topic(figure)
    told = MEAN.search(about.name) and about.aspect == "level" and claim.dimension is Dimension.MONEY
    exact = claim.hedge is Hedge.EXACT and not in_table(figure) and not compared(figure) and claim.low is not None
    return bool(told) and exact and claim.period_start is not None and claim.period_end is not None


def _is_year_before(earlier: Figure, later: Figure) -> bool:
    one, other = earlier.claim, later.claim
    spans = [(claim.period_start, claim.period_end) for claim in (one, other)]
    (start, end), (until, last) = spans
    if not (start and end and until and last):
        return False
    same_time = moved(start, 1) == until and moved(end, 1) == last
    return same_time and scope_allows(one.scope, other.scope) and earlier.depth == later.depth


def _against(earlier: Figure, later: Figure, page: Page) -> Iterator[Change]:
    """What the sentence of a level says of its change on the year before."""
    line = page.lines[later.line]
    own = changes_told(later, line.figures[later.position + 1 :][:REACH])
    of_it = (each for each in own if "分别" not in clause(each.figure.before))
    for each in (*of_it, *_in_a_row(later, line)):
        named = pattern("growth.toml", "same base").search(each.base) or _names_year_of(earlier, each.base)
        on_that_year = named or (not each.base and _is_of_a_year(later))
        if each.mean or not on_that_year:
            continue
        if alike(later, each.figure) and each.figure.claim.measure == "增减额":
            yield Change(later, earlier, each.figure, None, each.falls)
        elif each.figure.claim.dimension is Dimension.PERCENT:
            yield Change(later, earlier, None, each.figure, each.falls)


def _is_of_a_year(figure: Figure) -> bool:
    """Whether a level is of a whole year, which grows on the year before where no other base is said: 增长10%."""
    start, end = figure.claim.period_start, figure.claim.period_end
    return start is not None and end is not None and moved(start, 1) == end + timedelta(days=1)


def _names_year_of(earlier: Figure, base: str) -> bool:
    """Whether a change is said against the very year of a level: 比2014年."""
    year, end = YEAR.search(base), earlier.claim.period_end
    return year is not None and end is not None and int(year.group()) == end.year


def _in_a_row(later: Figure, line: Line) -> Iterator[Told]:
    """The rate that is a level's in a row of rates, as many as the levels of the sentence before it."""
    for place, first in enumerate(line.figures):
        words = clause(first.before)
        told = pattern("growth.toml", "change").match(words.replace("分别", "")) if "分别" in words else None
        if not told or first.claim.sentence_start != later.claim.sentence_start:
            continue
        onward = line.figures[place + 1 : place + REACH]
        rates = [first, *takewhile(lambda figure: JOINED.fullmatch(figure.before) is not None, onward)]
        levels = line.figures[max(0, place - len(rates)) : place]
        if later in levels and len(levels) == len(rates) > 1 and all(map(is_level, levels)):
            yield Told(rates[levels.index(later)], told["base"] or "", told["mean"] is not None, falls(told["way"]))
