"""Balances that a text tells of: 出口 less 进口 is 顺差, 收入 less 支出 is 结余, 新增 less 退出 is 净增."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import permutations
from typing import NamedTuple

from checks.figures.amounts import SENTENCE, alike, compared
from checks.figures.identity import time_allows
from checks.lexicon import entries, pattern
from checks.page import Figure, Line, clause, opening
from checks.relation import Comparator, Interval, holds
from checks.repair import slip
from claims.model import Claim, Hedge

REACH, FAR = 3, 40
THREE = 3
MOST_OTHERS = 4
MINUS = "-－−"
BESIDE = re.compile("[比较]")
AT_AN_END = re.compile("[年期月季][末底]$")


class Balance(NamedTuple):
    """A larger figure, a smaller one, and what the text says that remains."""

    more: Figure
    less: Figure
    rest: Figure

    @property
    def computed(self) -> Interval:
        """The larger figure less the smaller one."""
        return Interval.of(self.more.claim) - Interval.of(self.less.claim)

    @property
    def said(self) -> Interval:
        """What remains, by its size: 核减1.57亿元 is read as a fall."""
        return self._as_told(Interval.of(self.rest.claim))

    @property
    def fits(self) -> bool:
        """Whether the three may all be true."""
        return holds(Comparator.MEETS, self.computed, self.said)

    @property
    def targets(self) -> tuple[tuple[Claim, Interval], ...]:
        """What each of the three would have to be, were the others right; the larger one first."""
        more, less = Interval.of(self.more.claim), Interval.of(self.less.claim)
        return (
            (self.more.claim, less + self.said),
            (self.less.claim, more - self.said),
            (self.rest.claim, self._as_told(self.computed)),
        )

    def _as_told(self, size: Interval) -> Interval:
        """A size as the rest has it where words alone tell it as a fall (核减, 节约), and the other way round."""
        claim = self.rest.claim
        fall = (claim.low or 0) < 0 and claim.text[0] not in MINUS
        return Interval(-size.upper, -size.lower) if fall else size


class Named(NamedTuple):
    """What the larger figure, the smaller one and what remains are called.

    `always`: three figures of these names can't be of anything else, so that they are wrong whatever they miss.
    `apart`: the two are totals by their names, so that other figures may stand between them.
    `bare`: what remains is all of it only where nothing else is told of it and its sentence has but the three.
    """

    more: re.Pattern[str]
    less: re.Pattern[str]
    rest: re.Pattern[str]
    always: bool
    apart: bool
    bare: bool


def differences(line: Line) -> Iterator[Balance]:
    """Every balance of a line with the two figures before or behind it in its sentence, or in the one before.

    What does not come out is wrong where the names leave no other reading or one slip of the pen explains it; else the
    two may be of other things.
    """
    for rest in line.figures:
        words = clause(rest.before)
        for named in _named() if rest.claim.low is not None else ():
            if not named.rest.search(words) or (named.bare and _amid_more(line, rest)):
                continue
            found = _sides(line, rest, named)
            fitting = [each for each in found if each.fits]
            told = [each for each in found if _three(line, rest, named) or _in_a_row(line, each, named)]
            wrong = [each for each in told if _is_wrong(each, named) and not _with_others(line, each)]
            yield from (fitting or sorted(wrong, key=lambda each: -each.computed.upper))[:1]


def _amid_more(line: Line, rest: Figure) -> bool:
    """Whether the figures right around what is left tell of more than three in its unit in its sentence."""
    near = line.figures[max(0, rest.position - THREE) : rest.position + 2]
    return sum(alike(figure, rest) and _of_one_sentence(figure, rest) for figure in near) > THREE


def _is_wrong(each: Balance, named: Named) -> bool:
    """Whether three figures that don't come out are wrong: exact ones of telling names, or by a slip of the pen."""
    exact = all(figure.claim.hedge is Hedge.EXACT for figure in each)
    together = all(_of_one_sentence(figure, each.rest) for figure in each)
    of_one = _of_one_body(each, named)
    if not named.always and pattern("differences.toml", "other flows").search(each.rest.lead):
        return False
    if _of_another_deed(each) or _of_a_time_before(each) or _set_against_another(each):
        return False
    if (named.bare and not _is_all_of_it(each.rest)) or (named.always and _of_several(each, named)):
        return False
    telling = named.always and exact and (together or named.apart) and of_one
    return telling or ((together or of_one) and any(slip(*target) for target in each.targets))


def _with_others(line: Line, each: Balance) -> bool:
    """Whether a balance comes out with the other flows beside it: 送审120,审定105,核减18,核增3; or between its three.

    募集资金总额6.00亿元。发行费用5300万元中,300万元由自有资金支付。募集资金净额5.50亿元.
    """
    sentence = [figure for figure in _kin(line.figures, each.rest) if _of_one_sentence(figure, each.rest)]
    places = [figure.position for figure in each if figure.line == each.rest.line]
    between = _kin(line.figures[min(places) : max(places)], each.rest)
    near = (*_since_the_full_stop(line, each.rest), *between)
    beside = [*sentence, *dict.fromkeys(figure for figure in near if figure not in sentence)]
    sizes = [_size(figure) for figure in beside if figure not in each and not BESIDE.search(clause(figure.before))]
    if not 0 < len(sizes) <= MOST_OTHERS:
        return False
    reached = [each.computed]
    for size in sizes:
        reached += [way for known in reached for way in (known + size, known - size)]
    return any(holds(Comparator.MEETS, way, each.said) for way in reached)


def _size(figure: Figure) -> Interval:
    reading = Interval.of(figure.claim)
    return Interval(-reading.upper, -reading.lower) if reading.upper < 0 else reading


def _of_another_deed(each: Balance) -> bool:
    """Whether what is left has something else still to be done than what was: 已签约1200户,尚有160户没有腾空."""
    left = pattern("differences.toml", "still to be done").search(opening(each.rest.after))
    return left is not None and left["deed"] not in clause(each.less.before)


def _of_a_time_before(each: Balance) -> bool:
    """Whether what is left is told of a time before that of the two: 出生3520人,死亡2860人,上年自然增长720人."""
    words = clause(each.rest.before).removeprefix(each.more.period)
    return pattern("differences.toml", "a time before").match(words) is not None


def _of_several(each: Balance, named: Named) -> bool:
    """Whether the words before the names tell of another time or other people behind the first: 户籍出生, 常住死亡."""
    told = sorted(zip(each, (named.more, named.less, named.rest), strict=True), key=lambda one: one[0].claim.start)
    leads = [name.split(clause(figure.before))[0] for figure, name in told]
    if pattern("differences.toml", "of less or another year").search(f"{told[0][0].period}{leads[0]}") and any(
        pattern("differences.toml", "all the year").search(lead) for lead in leads[1:]
    ):
        return True
    whose = [pattern("differences.toml", "of nobody else").sub("", lead) for lead in leads]
    return not all(whose[0].endswith(words) for words in whose[1:])


def _is_all_of_it(rest: Figure) -> bool:
    """Whether nothing is told of what is left that parts it from others: not 还剩32公里需要拆迁."""
    return pattern("differences.toml", "all that is left").match(rest.after.strip()) is not None


def _set_against_another(each: Balance) -> bool:
    """Whether what is left is told against a third figure: 最高价12.50元,最低价11.90元,较收盘价12.30元价差0.20元."""
    return pattern("differences.toml", "against another").search(each.rest.lead) is not None


def _of_one_body(each: Balance, named: Named) -> bool:
    """Whether nothing before the three names tells of another body: not 民营企业出口, 外资企业进口, 全市顺差."""
    leads = [
        name.split(clause(figure.before).removeprefix(figure.period))[0]
        for name, figure in zip((named.more, named.less, named.rest), each, strict=True)
    ]
    of_both = [pattern("differences.toml", "of both").fullmatch(lead) is not None for lead in leads]
    return (leads[1] in ("", leads[0]) or (of_both[0] and of_both[1])) and of_both[2]


def _three(line: Line, rest: Figure, named: Named) -> bool:
    """Whether the sentence of a balance has no figure of its unit but it and two more, and says that it is no other.

    Another balance (累计结余 behind 当期结余) does not count. Where it has fewer than three, that is asked of it with
    the sentence before, or with all up to the full stop (收入9.9亿元,增长0.3%;支出8.8亿元,结余1.1亿元).
    """
    own = _of_its_sentence(line, rest)
    own = [
        each for each in own if each is rest or not (named.rest.search(clause(each.before)) and _of_another(each, None))
    ]
    before = (_since_the_one_before(line, rest), _since_the_full_stop(line, rest))
    told = line.text[own[0].claim.sentence_start - line.start : rest.claim.start - line.start]
    anew = len(own) > 1 and pattern("growth.toml", "like for like").search(told)
    alone = len(own) == THREE or (len(own) < THREE and not anew and THREE in map(len, before))
    return alone and not _of_another(rest, named)


def _in_a_row(line: Line, each: Balance, named: Named) -> bool:
    """Whether the three of a telling balance stand in a row of their unit, and no other of these names in the sentence.

    Behind the revenue and spending of two funds what is left may be that of both.
    """
    if named.bare:
        return False
    if named.always and _since_the_last_balance(line, each.rest, named) in (
        [each.more, each.less],
        [each.less, each.more],
    ):
        return not _of_another(each.rest, named)
    if named.apart and _once(_since_the_last_balance(line, each.rest, named), each, named):
        return not _of_another(each.rest, named)
    kin = _of_its_sentence(line, each.rest)
    if not named.always or not all(figure in kin for figure in each):
        return False
    places = sorted(kin.index(figure) for figure in each)
    names = (named.more, named.less, named.rest)
    called = [sum(name.search(clause(figure.before)) is not None for figure in kin) for name in names]
    return places[-1] - places[0] == THREE - 1 and called == [1, 1, 1] and not _of_another(each.rest, named)


def _once(figures: Sequence[Figure], each: Balance, named: Named) -> bool:
    """Whether no others of some figures go by the names of the larger and of the smaller one."""
    called = [[figure for figure in figures if name.search(clause(figure.before))] for name in (named.more, named.less)]
    return called == [[each.more], [each.less]]


def _of_another(rest: Figure, named: Named | None) -> bool:
    """Whether the words beside a balance tell of another one than of the figures near it: 累计结余, 顺差扩大.

    The name of a budget's balance (年终结转) tells of none; what a text has `named` a balance, None where that is open.
    """
    before = rest.before if AT_AN_END.search(rest.period) else rest.before.replace(rest.period, "")
    own = named.rest.search(clause(before)) if named and named.apart else None
    before = before.removesuffix(own.group()) if own else before
    words = f"{before}{opening(rest.after)}"
    return pattern("differences.toml", "another balance").search(words) is not None


def _sides(line: Line, rest: Figure, named: Named) -> list[Balance]:
    """The larger and the smaller figure before a balance, else behind it or in the sentence before."""
    sentence = _of_its_sentence(line, rest)
    own = [
        [figure for figure in sentence if figure.position < rest.position],
        [figure for figure in sentence if figure.position > rest.position],
    ]
    earlier = (_since_the_one_before(line, rest), _since_the_full_stop(line, rest))
    around = [*own[0][-1:], *own[1][:1]]
    paragraph = _since_the_last_balance(line, rest, named)
    for near in (own[0][-REACH:], own[1][:REACH], around, *(figures[:-1] for figures in earlier), paragraph):
        levels = [figure for figure in near if not compared(figure) and figure.claim.measure != "增减额"]
        pairs = [(more, less) for more, less in permutations(levels, 2) if _are(more, less, named)]
        if pairs:
            return [Balance(more, less, rest) for more, less in pairs]
    return []


def _since_the_last_balance(line: Line, rest: Figure, named: Named) -> list[Figure]:
    """The levels of a telling balance's unit and time before it in its paragraph, behind the one told before."""
    if not named.always or named.bare:
        return []
    kin = _kin(line.figures[max(0, rest.position - FAR) : rest.position], rest)
    last = max((at for at, figure in enumerate(kin) if named.rest.search(clause(figure.before))), default=-1)
    levels = [each for each in kin[last + 1 :] if each.claim.measure != "增减额" and not compared(each)]
    if named.apart:
        sides = (named.more, named.less)
        levels = [each for each in levels if any(side.search(clause(each.before)) for side in sides)]
    return levels if all(time_allows(each.claim, rest.claim) for each in levels) else []


def _kin(figures: Sequence[Figure], rest: Figure) -> list[Figure]:
    return [figure for figure in figures if alike(figure, rest) and figure.claim.low is not None]


def _of_its_sentence(line: Line, rest: Figure) -> list[Figure]:
    """The figures of a balance's unit in its sentence, itself among them, as far as they stand near it."""
    near = line.figures[max(0, rest.position - FAR) : rest.position + FAR + 1]
    return [figure for figure in _kin(near, rest) if _of_one_sentence(figure, rest)]


def _of_one_sentence(figure: Figure, rest: Figure) -> bool:
    return figure.claim.sentence_start == rest.claim.sentence_start


def _since_the_one_before(line: Line, rest: Figure) -> list[Figure]:
    """The figures of a balance's unit in the sentence before and in its own, up to it, that may be of its time."""
    until = _kin(line.figures[max(0, rest.position - FAR) : rest.position + 1], rest)
    earlier = [figure for figure in until if not _of_one_sentence(figure, rest)]
    near = [figure for figure in earlier if figure.claim.sentence_start == earlier[-1].claim.sentence_start]
    own = [figure for figure in until if _of_one_sentence(figure, rest)]
    return [*(figure for figure in near if time_allows(figure.claim, rest.claim)), *own]


def _since_the_full_stop(line: Line, rest: Figure) -> list[Figure]:
    """The figures of a balance's unit in the clauses parted by semicolons before it, and itself; no changes."""
    until = line.figures[max(0, rest.position - FAR) : rest.position + 1]
    start = next((place for place in range(len(until) - 1, 0, -1) if SENTENCE.search(until[place].before)), 0)
    own = [figure for figure in _kin(until[start:], rest) if figure.claim.measure != "增减额" and not compared(figure)]
    return own if all(time_allows(figure.claim, rest.claim) for figure in own) else []


def _are(more: Figure, less: Figure, named: Named) -> bool:
    one, other = (clause(figure.before) for figure in (more, less))
    return named.more.search(one) is not None and named.less.search(other) is not None


@cache
def _named() -> tuple[Named, ...]:
    rows = entries("differences.toml", "difference")
    names = [[re.compile(row[name]) for name in ("more", "less", "rest")] for row in rows]
    return tuple(
        Named(more, less, rest, row.get("missed") == "always", row.get("apart", False), row.get("bare", False))
        for (more, less, rest), row in zip(names, rows, strict=True)
    )
