"""Counts of amounts that stand beside them: 两项费用分别为8亿元和9亿元; 教育51亿元、卫生39亿元,以上两项合计90亿元."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from checks.figures.amounts import JOINED, SENTENCE, adds_up, alike, amount, compared, digits
from checks.figures.stretches import ahead, back_to, behind
from checks.lexicon import pattern
from checks.page import Figure, Line
from claims.model import Claim, Dimension, Hedge

MOST, TELLING, PAIR, LONGEST_NAME = 12, 3, 2, 6
NAMES = re.compile("、|和|及|与|以及")
SEVERAL = re.compile(
    "[国國省市县縣区區州乡鄉镇鎮村组組城][里级級道和]?[国國省市县縣区區州乡鄉镇鎮村组組]|中小|男女|各|内外|上下|以及其他"
)
BY = re.compile("由(?![于此])")
BETWEEN = re.compile(r"^[、,，]?\s*(?:以及|和|及|与)?")
MARK = re.compile("[,，。;；:：(（]")
DIGIT = re.compile("[0-9]")
CLOSED = re.compile(r"\s*(?:[。;；]|[,，](?:同比|较上年|比上年)?(?:分别|均|同比)|$)")


class Counted(NamedTuple):
    """A count with the amounts that are counted, one by one."""

    counter: Figure
    amounts: tuple[Figure, ...]

    @property
    def fits(self) -> bool:
        """Whether there are as many amounts as are counted."""
        return self.counter.claim.low == len(self.amounts)


def counted_amounts(line: Line) -> Iterator[Counted]:
    """Every count on a line with the amounts that it is of: those that 分别 tells, or those that add up to their sum.

    Those told by 分别 are taken only where there are as many. Of a sum that comes out of all the amounts of its
    sentence, the count is wrong where 以上 points to them and each is told of one thing.
    """
    for figure in line.figures:
        if _is_count(figure.claim):
            yield from _told_in_a_row(line, figure)
            yield from _told_by_name(line, figure)
            yield from _added_up(line, figure)
            yield from _made_up(line, figure)


def _is_count(claim: Claim) -> bool:
    exact = claim.low is not None and claim.low == claim.high and claim.hedge is Hedge.EXACT
    return exact and claim.dimension is Dimension.COUNT and 2 <= (claim.low or 0) <= MOST


def _told_in_a_row(line: Line, count: Figure) -> Iterator[Counted]:
    """四项费用分别为6842万元、8315万元、9416万元和1287万元."""
    after = behind(count.position, line.figures)
    if not after or not pattern("list.toml", "each is told").fullmatch(after[0].before):
        return
    others = takewhile(lambda figure: JOINED.fullmatch(figure.before), after[1:])
    found = Counted(count, (after[0], *others))
    one_kind = len({figure.claim.dimension for figure in found.amounts}) == 1
    if one_kind and (found.fits or _lacks_one(found)):
        yield found


def _lacks_one(found: Counted) -> bool:
    """Whether a closed row has one amount too few or too many for as many names as are counted: 甲、乙、丙3县分别为."""
    count, amounts = int(found.counter.claim.low or 0), found.amounts
    names = NAMES.split(MARK.split(found.counter.before)[-1])
    named = len(names) == count and all(0 < len(name) <= LONGEST_NAME for name in names)
    between = NAMES.search(amounts[0].before) is None and not DIGIT.search(amounts[0].before)
    alone = all(alike(amounts[0], each) for each in amounts) and CLOSED.match(amounts[-1].after) is not None
    return named and between and alone and len(amounts) > PAIR and abs(len(amounts) - count) == 1


def _told_by_name(line: Line, count: Figure) -> Iterator[Counted]:
    """四大水果产量:苹果137万吨,柑橘164万吨,香梨8万吨,葡萄53万吨: as many amounts as are counted, by name."""
    after = behind(count.position, line.figures)
    if not after or not pattern("list.toml", "each by its name").fullmatch(after[0].before):
        return
    others = takewhile(lambda figure: pattern("list.toml", "next by its name").fullmatch(figure.before), after[1:])
    found = Counted(count, (after[0], *others))
    of_one_kind = all(alike(figure, after[0]) and figure.depth == after[0].depth for figure in found.amounts)
    if found.fits and of_one_kind and pattern("list.toml", "ends by its name").match(found.amounts[-1].after):
        yield found


def _added_up(line: Line, count: Figure) -> Iterator[Counted]:
    """教育支出51亿元,农林水支出39亿元,以上两项合计90亿元."""
    whole = next(iter(behind(count.position, line.figures)), None)
    if whole is None or not pattern("list.toml", "come to").fullmatch(whole.before) or not amount(whole):
        return
    kin = [figure for figure in _sentence(line, count) if alike(figure, whole) and amount(figure)]
    runs = [Counted(count, tuple(kin[-number:])) for number in range(2, len(kin) + 1)]
    coming_out = [run for run in runs if adds_up(whole, run.amounts)]
    fitting = [run for run in coming_out if run.fits]
    all_of_them = [run for run in coming_out if len(run.amounts) == len(kin) and _is_sure(line, run, whole)]
    yield from (fitting or all_of_them)[:1]


def _made_up(line: Line, count: Figure) -> Iterator[Counted]:
    """由购置费2亿元和运行费31亿元两部分组成: as many as the amounts before it, each behind its name.

    Fewer or more are wrong only where no name is a list of several, as 省市 and 国省道 are of two.
    """
    ends = pattern("list.toml", "made up").match(count.after)
    if not ends or count.before.strip(" 这共等"):
        return
    run: list[Figure] = []
    for each in reversed(line.figures[max(0, count.position - MOST) : count.position]):
        if run and not alike(each, run[-1]):
            return
        run.append(each)
        if BY.search(each.before):
            break
    names = [BY.split(each.before)[-1] for each in run]
    plain = not any(NAMES.search(BETWEEN.sub("", name)) or SEVERAL.search(name) for name in names)
    plain = plain and "等" not in count.before
    found = Counted(count, tuple(reversed(run)))
    if run and BY.search(run[-1].before) and not SENTENCE.search("".join(each.before for each in run[:-1])):
        yield from (each for each in (found,) if each.fits or (plain and len(run) > 1))


def _sentence(line: Line, count: Figure) -> Sequence[Figure]:
    """The figures of a sentence before a count, those in brackets and what is compared left out."""
    if SENTENCE.search(count.before):
        return ()
    before = back_to(SENTENCE, ahead(count.position, line.figures))
    return [figure for figure in before if figure.depth == count.depth and not compared(figure)]


def _is_sure(line: Line, told: Counted, whole: Figure) -> bool:
    """Whether a count right before a sum of many digits points to the amounts before it, each told of one thing."""
    first = told.amounts[0]
    telling = all(digits(figure.claim) >= TELLING for figure in (whole, *told.amounts))
    start = first.claim.start - len(first.before) - line.start
    words = line.text[max(0, start) : told.counter.claim.start - line.start]
    above = pattern("list.toml", "those above").search(told.counter.before)
    return bool(telling and above) and not pattern("list.toml", "of several").search(words)
