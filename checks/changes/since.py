"""What a sentence says of how a level changed: differences and rates over what was there before, and yearly means."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile
from typing import NamedTuple

from checks.figures.amounts import SENTENCE, alike
from checks.figures.change import NOT_LEVELS, REACH, Change, falls, of_a_part, years_told
from checks.figures.conversions import conversions
from checks.figures.identity import YEAR
from checks.figures.percentages import is_percent
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, clause
from checks.relation import Interval
from claims.changes import becomes
from claims.model import Dimension

BRACKET = re.compile("[(（]")
FROM = ("由", "从", "自")
MINUS = "-－−"
MORE_OR_LESS = ("多", "少")
ONE, HUNDRED = Decimal(1), Interval(Decimal(100), Decimal(100))


class Told(NamedTuple):
    """A difference or a rate with what its clause says: its base, whether it is a mean, and which way it goes."""

    figure: Figure
    base: str
    mean: bool
    falls: bool


def since(line: Line, figures: Sequence[Figure], year: int | None) -> Iterator[Change]:
    """B,比年初增加 D,增长 R%: the rate is the difference over what was there before it; in another unit as well."""
    again = {first.claim.start: second for first, second, _ in conversions(line)}
    for place, later in enumerate(figures):
        words = clause(later.before)
        compared = pattern("growth.toml", "a base").match(words) or pattern("growth.toml", "no level").search(words)
        base = pattern("growth.toml", "than").search(words) or pattern("growth.toml", "than the year before").search(
            words
        )
        if later.claim.dimension in NOT_LEVELS or later.claim.measure == "增减额":
            continue
        own = (each for each in figures[:place] if each.claim.sentence_start == later.claim.sentence_start)
        beside = pattern("growth.toml", "set beside it").match(later.after)
        if (base or beside) and not any(alike(each, later) for each in own):
            yield from _from_a_base(later, figures[place + 1 : place + 1 + 2])
        if beside or compared or base or pattern("growth.toml", "given out").search(words):
            continue
        told = list(changes_told(later, figures[place + 1 : place + 1 + REACH]))
        before = figures[max(0, place - REACH) : place]
        for difference, rate in _pairs(later, told):
            if not _one_base(difference, rate) or difference.falls != rate.falls:
                continue
            years = _mean_years(later, difference.base or rate.base, year) if rate.mean or difference.mean else 1
            levels = _levels_beside(later, rate.figure, (*before, *figures[place + 1 : place + 1 + REACH]))
            for told_of in (*levels, later, *_whole_before(later, before)):
                if _of_another_time(told_of, difference, rate):
                    continue
                yield Change(told_of, None, difference.figure, rate.figure, rate.falls, years)
            others = [again.get(figure.claim.start) for figure in (later, difference.figure)]
            if others[0] and others[1]:
                yield Change(others[0], None, others[1], rate.figure, rate.falls, years)


def _pairs(later: Figure, told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Each difference with the rate that it is of a level: 比上月增加6亿元,增长1.1%,比年初增加50亿元,增长8.3%."""
    rates = [each for each in told if each.figure.claim.dimension is Dimension.PERCENT]
    differences = [each for each in told if alike(later, each.figure)]
    if first := _difference_of(next(iter(rates), None), differences):
        yield first, rates[0]
    for last, rate in pairwise(rates):
        positions = range(last.figure.position + 1, rate.figure.position)
        if own := [each for each in differences if each.figure.position in positions and each.base]:
            yield own[-1], rate


def _difference_of(rate: Told | None, differences: Sequence[Told]) -> Told | None:
    """The last difference before a rate without a base of its own, else the first.

    比上月增加6亿元,比年初增加50亿元,增长8.3%.
    """
    if rate is None:
        return None
    before = [each for each in differences if not rate.base and each.figure.position < rate.figure.position]
    return before[-1] if before else next(iter(differences), None)


def _levels_beside(later: Figure, rate: Figure, figures: Sequence[Figure]) -> Iterator[Figure]:
    """The other levels of a sentence that a change may be of, as in 在册党员5120名,全年发展160名,净增85名,增长1.7%."""
    for figure in figures:
        level = alike(figure, later) and figure.claim.measure != "增减额" and figure.depth == later.depth
        own = figure.claim.sentence_start == later.claim.sentence_start
        if level and own and (figure.position < later.position or figure.position > rate.position):
            yield figure


def _whole_before(part: Figure, before: Sequence[Figure]) -> Iterator[Figure]:
    """What a change behind its last part may be told of: 4318对,其中甲类127对、乙类4191对,增加206对."""
    own = [figure for figure in before if figure.claim.sentence_start == part.claim.sentence_start]
    marked = next((at for at, figure in enumerate([*own, part]) if of_a_part(figure)), 0)
    yield from (figure for figure in own[max(0, marked - 1) : marked] if alike(figure, part))


def _from_a_base(base: Figure, after: Sequence[Figure]) -> Iterator[Change]:
    """较上届的3690名增加174名,增长4.7%: a difference right behind its base, and the rate that it is of that."""
    if len(after) < 2:
        return
    difference, rate = after
    words = pattern("growth.toml", "set beside it").sub("", difference.before).strip("，, ")
    way = pattern("growth.toml", "difference").fullmatch(words)
    told = pattern("growth.toml", "rate").fullmatch(clause(rate.before))
    percent = rate.claim.dimension is Dimension.PERCENT and not SENTENCE.search(rate.before)
    beside = alike(base, difference) and base.depth == rate.depth
    if way and told and percent and beside and not told["mean"] and falls(way["way"]) == falls(told["way"]):
        yield Change(base, None, difference, rate, falls(told["way"]), from_it=True)


def changes_told(later: Figure, after: Sequence[Figure]) -> Iterator[Told]:
    """The differences and rates that the sentence gives of a value, up to what speaks of something else."""
    last: Told | None = None
    base = ""
    for figure in takewhile(lambda figure: not SENTENCE.search(figure.before), after):
        if again := _told_again(figure, last):
            yield again
            last = None
        elif figure.depth != later.depth:
            base = _base_of(BRACKET.split(figure.before)[0]) or base
        if figure.depth != later.depth:
            continue
        words = _without_name(clause(figure.before).lstrip(")） "), later)
        found = pattern("growth.toml", "change").match(words)
        if found and becomes(words) and clause(later.before).endswith(FROM):
            return
        if found:
            base = found["base"] or base or (last.base if last and _is_its_own(last.base) else "")
            last = Told(figure, base, found["mean"] is not None, falls(found["way"]) or figure.claim.text[0] in MINUS)
            base = ""
            yield last
        elif pattern("growth.toml", "no level").search(clause(figure.before)):
            base = _base_of(figure.before) or base
        elif not _is_beside(figure, later):
            return


def _told_again(figure: Figure, last: Told | None) -> Told | None:
    """The rate that tells the difference right before it once more, in other words or in a bracket."""
    if last is None or figure.position != last.figure.position + 1:
        return None
    if pattern("growth.toml", "in other words").fullmatch(figure.before):
        return last._replace(figure=figure)
    return _in_its_bracket(figure, last)


def _in_its_bracket(rate: Figure, last: Told) -> Told | None:
    """The rate in a bracket right behind a difference on the same base: 比上年增加6万人(增长14.5%)."""
    told = pattern("growth.toml", "rate in a bracket").fullmatch(rate.before)
    alone = is_percent(rate) and rate.after.startswith((")", "）"))
    if not (told and alone and last.base) or rate.depth != last.figure.depth + 1:
        return None
    if told["yearly"] and not pattern("growth.toml", "same base").search(last.base):
        return None
    return Told(rate, last.base, mean=False, falls=falls(told["way"]))


def _is_beside(figure: Figure, later: Figure) -> bool:
    """Whether what is told of a level may go on behind a figure: a share, the time of each, or so many of each day."""
    if figure.claim.dimension is Dimension.PERCENT:
        return not alike(later, figure)
    each = pattern("growth.toml", "of each day").search(clause(figure.before))
    return each is not None and (figure.claim.measure == "增减额" or figure.claim.dimension is Dimension.DURATION)


def _without_name(words: str, later: Figure) -> str:
    """A clause without the name of the level, where that is told again before its rate: 人口数…,人口增加率为."""
    rate = pattern("growth.toml", "rate of it").search(words)
    return words[rate.start() :] if rate and topic(later).name.startswith(words[: rate.start()]) else words


def _base_of(words: str) -> str:
    """What a change is measured on, by the words before the amount that it was: 较年初的."""
    words = clause(words)
    return words if pattern("growth.toml", "a base").match(words) else ""


def _is_its_own(base: str) -> bool:
    """Whether a base is not simply a time before: 较去年最大负荷, 较去年多 (of a change that is itself compared)."""
    return pattern("growth.toml", "its own base").search(base) is not None


class Mean(NamedTuple):
    """A growth over some years and the mean growth of each of them, both in per cent of what there was before.

    `times` says that the growth is told as so many times of what there was: 是1992年的4.7倍.
    """

    grown: Figure
    mean: Figure
    years: int
    times: bool = False


def means(line: Line, year: int | None) -> Iterator[Mean]:
    """比2015年增长38.2%,年均增长6.7%, and 五年来累计增长1.2倍,年均增长17.1%: two growths in one sentence."""
    for grown, mean in pairwise(line.figures):
        if years := _times_of(grown, mean, year):
            yield Mean(grown, mean, years, times=True)
        told = [pattern("growth.toml", "change").match(clause(figure.before)) for figure in (grown, mean)]
        way = [falls(found["way"]) if found else None for found in told]
        in_sentence = not SENTENCE.search(mean.before) and mean.depth == grown.depth
        if not (told[1] and told[1]["mean"]) or not in_sentence or mean.claim.dimension is not Dimension.PERCENT:
            continue
        over = pattern("growth.toml", "grown over").search(clause(grown.before))
        rate = grown.claim.dimension in (Dimension.PERCENT, Dimension.MULTIPLE) and grown.claim.low is not None
        if not rate or not over or falls(over["way"]) or way[1] or (told[0] and told[0]["mean"]):
            continue
        years = _years_over(line, grown, over, year)
        if years and years > 1:
            yield Mean(grown, mean, years)


def _times_of(grown: Figure, mean: Figure, year: int | None) -> int | None:
    """The years since the one that a level is so many times of, where a yearly mean of growth stands right behind."""
    since = pattern("growth.toml", "times of").search(clause(grown.before))
    told = pattern("growth.toml", "change").match(clause(mean.before))
    yearly_mean = told and told["mean"] and not told["base"] and mean.claim.dimension is Dimension.PERCENT
    times = grown.claim.dimension is Dimension.MULTIPLE and grown.claim.low is not None
    if not (since and times and yearly_mean) or SENTENCE.search(mean.before) or falls(told["way"] if told else ""):
        return None
    years = _mean_years(grown, since["since"], year)
    return years if years and years > 1 else None


def _years_over(line: Line, grown: Figure, over: re.Match[str], year: int | None) -> int | None:
    """How many years a growth took: since the year that it is measured from, or as many as the sentence says."""
    if over["since"]:
        return _mean_years(grown, over["since"], year)
    lead = line.text[grown.claim.sentence_start - line.start : grown.claim.start - line.start]
    if against := pattern("growth.toml", "set against a year").search(lead):
        return _mean_years(grown, against["since"], year)
    told = pattern("growth.toml", "so many years").search(f"{lead}\n{grown.claim.period or ''}")
    return years_told(told["years"]) if told else None


def _one_base(one: Told, other: Told) -> bool:
    """Whether two changes are measured on one base: the same words, one left out, or both on the year before."""
    if any(map(_is_its_own, (one.base, other.base))):
        return one.base == other.base and not one.base.endswith(("多", "少"))
    if not one.base or not other.base or one.base == other.base:
        return True
    return all(pattern("growth.toml", "same base").search(each.base) for each in (one, other))


def _of_another_time(level: Figure, difference: Told, rate: Told) -> bool:
    """Whether a rate without a base of its own may be of the year before, and its difference of some months.

    比10月多27亿元,增长17.2%; 比年初增加27亿元,增长17.2% in the middle of a year. Not where it is that of the difference
    to a point; since 年初 and 上年末 no rate of a year is taken for one that is less.
    """
    own = pattern("growth.toml", "some months before").search(difference.base)
    of_a_year = rate.base != difference.base and pattern("growth.toml", "same base").search(rate.base)
    if not own or (rate.base and not of_a_year):
        return False
    if own["start"] and pattern("growth.toml", "end of a year").search(level.period):
        return False
    later, by, said = (Interval.of(each.claim) for each in (level, difference.figure, rate.figure))
    by, said = (Interval(-each.upper, -each.lower) if each.upper < 0 else each for each in (by, said))
    before = later + by if difference.falls else later - by
    if not before.bounded or before.lower <= 0:
        return False
    computed = by / before * HUNDRED
    since_then = own["start"] and not difference.base.endswith(MORE_OR_LESS)
    return said.lower - computed.upper > ONE or (not since_then and computed.lower - said.upper > ONE)


def _mean_years(later: Figure, base: str, year: int | None) -> int | None:
    first, end = YEAR.search(base), later.claim.period_end
    last = end.year if end else year
    return last - int(first.group()) if first and last and last > int(first.group()) else None
