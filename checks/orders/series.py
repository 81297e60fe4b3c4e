"""Figures that the words put in order: 由…增加到…, 逐年下降, 依次为, 排名第二, and what passes one mark and another."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise, takewhile

from checks.changes.moves import rows_moved
from checks.figures.amounts import JOINED, SENTENCE, alike
from checks.figures.compared import Compared
from checks.figures.numbering import number
from checks.figures.topics import topic, unit
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from claims.model import Dimension, Hedge, Status

REACH = 12
YEAR = re.compile("((?:19|20)[0-9]{2})年")
APART = re.compile("[,，;；:：。、]")
NUMBERED = re.compile("^[0-9]{1,2}[月,，]{0,2}")
"""The month that the name of one of a row begins with."""
FEWEST = 2
WIDENED, BECAME = frozenset(("扩大", "扩展")), tuple("到至为為")
EACH = ("分别为", "分别是", "分别达", "分别达到")


def in_order(line: Line) -> Iterator[Compared]:
    """Every pair of a line of which the words say that the one comes before the other, the smaller first."""
    figures = [figure for figure in line.figures if figure.claim.low is not None]
    if any(map(in_table, figures)):
        return
    yield from _moved(figures)
    for run, rises in (*_year_by_year(figures), *_ranked(figures)):
        sure = _said_of_all(line, run)
        for first, second in pairwise(run):
            smaller, larger = (first, second) if rises else (second, first)
            yield Compared(smaller, larger, sure=sure, part=False)
    yield from _past_marks(figures)
    yield from _in_steps(figures)


def _moved(figures: Sequence[Figure]) -> Iterator[Compared]:
    """由35家减少到31家, 分别由35家、12家减少到31家、9家: where the words say that it fell, the first is the larger.

    Behind a comma, or widened to what has a name of its own, it may be another: 由新车300辆,扩大到二手车120辆.
    """
    for earlier, later, way in (*_pairs_moved(figures), *rows_moved(figures)):
        if _of_each_apart(earlier, later) or _better_smaller(earlier, way) or _of_other_signs(earlier, later):
            continue
        falls = pattern("order.toml", "falls").search(way) is not None
        below_zero = (earlier.claim.low or 0) < 0 or (later.claim.low or 0) < 0
        apart = later.before.startswith((",", "，")) or (way in WIDENED and not later.before.endswith(BECAME))
        smaller, larger = (later, earlier) if falls else (earlier, later)
        yield Compared(smaller, larger, sure=not below_zero and not apart, part=False)


def _pairs_moved(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, str]]:
    """Two levels side by side of which the second is what the first became, and the word that says which way."""
    for earlier, later in pairwise(figures):
        start = pattern("growth.toml", "from").search(clause(earlier.before))
        end = pattern("order.toml", "moved to").match(later.before)
        if not start or not end or not alike(earlier, later) or earlier.depth != later.depth:
            continue
        if not pattern("order.toml", "came back").match(later.after):
            yield earlier, later, end["way"]


def _of_each_apart(earlier: Figure, later: Figure) -> bool:
    """Whether two levels are not of as much time or as many: 由每人每年4800元提高到每人每月520元."""
    of_each = [pattern("order.toml", "for each").findall(clause(figure.before)) for figure in (earlier, later)]
    return bool(of_each[1]) and of_each[0] != of_each[1]


def _better_smaller(earlier: Figure, way: str) -> bool:
    """Whether a level that gets better gets smaller: 效率由3天提升到1天, 埋深由12.3米回升到11.5米, 汇率由7.2升至6.9."""
    if way in WIDENED and earlier.claim.unit == "岁":
        return True
    better = pattern("order.toml", "gets better").fullmatch(way) is not None
    told = pattern("order.toml", "better smaller").search(f"{earlier.lead}{clause(earlier.before)}")
    return better and (earlier.claim.dimension is Dimension.DURATION or earlier.claim.unit == "位" or told is not None)


def _of_other_signs(earlier: Figure, later: Figure) -> bool:
    """Whether the words of a level that came out say below nothing: 由亏损2.3亿元增加到盈利0.5亿元."""
    return any(pattern("order.toml", "below nothing").search(clause(figure.before)) for figure in (earlier, later))


def _year_by_year(figures: Sequence[Figure]) -> Iterator[tuple[list[Figure], bool]]:
    """逐年下降: 2018年18.2万人、2019年17.8万人…, and whether they rise; with their years, or said of each in a row."""
    for place, first in enumerate(figures):
        run = [first, *takewhile(partial(_goes_on, first), figures[place + 1 :][:REACH])]
        if len(run) < FEWEST or (place and _goes_on(first, figures[place - 1])):
            continue
        year_by_year = pattern("order.toml", "year by year")
        told = year_by_year.search(first.lead) or year_by_year.search(run[-1].after[:REACH])
        years = [YEAR.findall(figure.before) for figure in run]
        dated = [int(found[-1]) for found in years if found] or _days(run)
        listed = all(JOINED.fullmatch(figure.before) for figure in run[1:]) and not dated
        grows = topic(first).aspect == "rate" and told is not None and told["row"] is not None
        if told and not grows and (listed or (len(dated) == len(run) and dated == sorted(set(dated)))):
            yield run, pattern("order.toml", "falls").search(told["way"]) is None


def _days(run: Sequence[Figure]) -> list[int]:
    """The days of figures whose own words name a day or a month each, as numbers that grow with them."""
    named = [figure for figure in run if figure.period and figure.period in clause(figure.before)]
    return [figure.claim.period_start.toordinal() for figure in named if figure.claim.period_start]


def _said_of_all(line: Line, run: Sequence[Figure]) -> bool:
    """Whether the words right before three exact levels or more say that they rise or fall from year to year.

    The years follow each other, and nothing in the sentence tells of one that is out of line.
    """
    if _falls_in_a_row(run):
        return True
    told = pattern("order.toml", "each year").search(run[0].lead)
    years = [int(found[-1]) for figure in run if (found := YEAR.findall(figure.before))]
    sentence = line.text[run[0].claim.sentence_start - line.start : run[0].claim.sentence_end - line.start]
    in_line = years == list(range(years[0], years[0] + len(run))) if years else False
    exact = all(figure.claim.hedge is Hedge.EXACT and figure.claim.status is Status.ACTUAL for figure in run)
    levels = topic(run[0]).aspect != "rate" and not pattern("order.toml", "out of line").search(sentence)
    return told is not None and len(run) > FEWEST and in_line and exact and levels


def _falls_in_a_row(run: Sequence[Figure]) -> bool:
    """Whether 2、3、4月分别为18.4%、17.3%和16.7%,逐月回落 says of just the exact levels of a row how they went."""
    in_a_row = len(run) > FEWEST and all(JOINED.fullmatch(figure.before) for figure in run[1:])
    plain = all(figure.claim.hedge is Hedge.EXACT and figure.claim.status is Status.ACTUAL for figure in run)
    told = pattern("order.toml", "each of a row").match(run[-1].after)
    led = clause(run[0].before).endswith(EACH) and not pattern("order.toml", "out of line").search(run[0].lead)
    return in_a_row and plain and told is not None and led and topic(run[0]).aspect != "rate"


def _goes_on(first: Figure, figure: Figure) -> bool:
    """Whether a figure is of the same as the first one of a row, in the same sentence."""
    if figure.claim.sentence_start != first.claim.sentence_start or figure.depth != first.depth:
        return False
    named = [NUMBERED.sub("", topic(each).name) for each in (first, figure)]
    return alike(first, figure) and named[0] == named[1] and topic(figure).aspect == topic(first).aspect


def _ranked(figures: Sequence[Figure]) -> Iterator[tuple[list[Figure], bool]]:
    """增速居前三位的依次为甲市12.5%、乙市10.2%、丙市9.8%, and whether they rise: what ranks first is named first."""
    for place, first in enumerate(figures):
        after = figures[place + 1 :][:REACH]
        row = [figure for figure in takewhile(partial(_in_sentence, first), after) if alike(first, figure)]
        run = [first, *(figure for figure in row if figure.depth == first.depth)]
        told = pattern("order.toml", "in turn").search(first.lead)
        if told and told["many"]:
            parted = takewhile(partial(_in_one_list, first), after)
            run = [first, *(figure for figure in parted if alike(first, figure))][
                : number(told["many"].replace("两", "二"))
            ]
        behind = pattern("order.toml", "take the first places").match(run[-1].after)
        bare = behind is not None and all(JOINED.fullmatch(figure.before) for figure in run[1:])
        if len(run) >= FEWEST and (told or bare):
            yield run, bool(told and pattern("order.toml", "the least first").search(first.lead))


def _in_sentence(first: Figure, figure: Figure) -> bool:
    return figure.claim.sentence_start == first.claim.sentence_start and not SENTENCE.search(figure.before)


def _in_one_list(first: Figure, figure: Figure) -> bool:
    """Whether a figure may be of a list whose items semicolons part."""
    return figure.depth == first.depth and not SENTENCE.search(figure.before)


def _past_marks(figures: Sequence[Figure]) -> Iterator[Compared]:
    """超100亿元的8家,超10亿元的40家: what passes the higher mark passes the lower one as well."""
    counted = [(mark, count) for mark, count in _marked(figures) if count.claim.hedge is not Hedge.VAGUE]
    for (mark, count), (other, many) in pairwise(counted):
        near = many.line == count.line and alike(mark, other) and alike(count, many)
        if near and _same_measure(mark, other) and mark.claim.low != other.claim.low:
            higher = (mark.claim.low or 0) > (other.claim.low or 0)
            smaller, larger = (count, many) if higher else (many, count)
            yield Compared(smaller, larger, sure=False)


def _in_steps(figures: Sequence[Figure]) -> Iterator[Compared]:
    """连续跨越20亿元、30亿元台阶: marks that were passed one after the other."""
    for first, second in pairwise(figures):
        led = pattern("order.toml", "in steps").search(clause(first.before))
        passed = led is not None and (led["passed"] is not None or first.claim.hedge is Hedge.ABOVE)
        if passed and JOINED.fullmatch(second.before) and alike(first, second) and first.depth == second.depth:
            yield Compared(first, second, sure=True, part=False)


def _marked(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Each mark that is passed with the count of those that pass it, which stands right behind or right before it."""
    for first, second in pairwise(figures):
        if first.depth == second.depth and not APART.search(second.before):
            if _is_mark(first) and _counts(second):
                yield first, second
            elif _is_mark(second) and _counts(first) and second.before.strip():
                yield second, first


def _is_mark(figure: Figure) -> bool:
    return figure.claim.hedge is Hedge.ABOVE and bool(unit(figure.claim))


def _counts(figure: Figure) -> bool:
    return figure.claim.dimension in (Dimension.COUNT, Dimension.PERSON) and figure.claim.hedge is not Hedge.ABOVE


def _same_measure(one: Figure, other: Figure) -> bool:
    """Whether two marks are of one measure: the words before the second are of those before the first, or none."""
    words = [pattern("comparisons.toml", "among").sub("", clause(mark.before)) for mark in (one, other)]
    return words[1] in words[0]
