"""Pairs of figures of which the words themselves say that one is no larger than the other."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from checks.figures.amounts import JOINED, SENTENCE, alike, amount, compared
from checks.figures.change import falls
from checks.figures.compared import Compared, called_about
from checks.figures.stretches import before_in_sentence
from checks.figures.topics import ends_in, topic
from checks.lexicon import pattern
from checks.orders.increases_within import increases_within, is_change
from checks.orders.stages import befell
from checks.page import Figure, Line, clause, clause_after, opening
from checks.parts.parts_among import among_of_each
from checks.relation import Interval
from checks.repair import COUNTED
from claims.model import Dimension, Hedge

REACH, REACH_BACK, PAIR, MOST_TIMES = 10, 3, 2, 10
CLOSING, ENDS = re.compile("[)）]"), re.compile(r"\s*(?:[,，。;；、)）]|$)")
ALSO = ("也", "亦", "又", "并")
FALLING = frozenset("下减回降负")
ALL_OF_THEM = re.compile("^[^()（）]{0,4}[)）](?:均|都)")
SHORTEST = 2
HEDGE = re.compile("(?:[高低快慢多少大小][于於]|超[过過])?")


def comparisons(line: Line) -> Iterator[Compared]:
    """Every pair of a line: households and their people, increases, what befell some, above and below."""
    of_each = (
        pair for pair in among_of_each(line) if not is_a_mean(pair[1]) and pair[1].claim.hedge is not Hedge.VAGUE
    )
    yield from (Compared(part, whole, sure=_is_spent(part, whole)) for part, whole in of_each)
    for place, figure in enumerate(line.figures):
        if figure.claim.low is None:
            continue
        before = _same_sentence(figure, line.figures[max(0, place - REACH) : place])
        yield from _households(figure, before)
        yield from increases_within(figure, before, line.figures[max(0, place - REACH) : place])
        yield from _of_them(figure, before)
        yield from _added(figure, before)
        yield from _with_others(figure, before)
        yield from befell(figure, before, line.figures[max(0, place - REACH) : place][::-1])
        yield from _said(figure, before)
        yield from _than_a_base(figure, before)
        yield from _stands_to_a_base(figure, before)
        yield from _next_in_rank(figure, line.figures[max(0, place - REACH) : place])
        yield from _named_within(figure, before)
        yield from _crossed(figure, before)
    yield from _beside_a_bracket(line)
    yield from _past_each(line)


def _is_spent(part: Figure, whole: Figure) -> bool:
    """Whether what each spends on something is a part of what each spends (人均消费支出, 其中食品支出)."""
    spending = pattern("comparisons.toml", "spending")
    return spending.search(topic(part).name) is not None and spending.search(topic(whole).name) is not None


def _same_sentence(figure: Figure, before: Sequence[Figure]) -> list[Figure]:
    """The figures before one in its sentence, the nearest first."""
    return before_in_sentence(figure, before)[::-1]


def _households(people: Figure, before: Sequence[Figure]) -> Iterator[Compared]:
    """1646户6680人: each household has someone in it; as often as it was helped, someone was: 80户次150人次."""
    homes = before[0] if before else None
    times = homes is not None and homes.claim.unit == "户次"
    of_them = Dimension.PERSON_TIME if times else Dimension.PERSON
    if homes is None or people.claim.dimension is not of_them or people.depth != homes.depth:
        return
    told = pattern("comparisons.toml", "households").match(homes.claim.unit)
    if told and pattern("comparisons.toml", "their people").match(people.before) and homes.claim.low is not None:
        sure = _of_households(people, homes) or _right_beside(people, homes)
        yield Compared(homes, people, sure=sure, part=False)


def _right_beside(people: Figure, homes: Figure) -> bool:
    """Whether people stand right behind households, with no word between, and these are no shops nor those who work.

    What is told of the people behind them may be of some: 120户96人在家.
    """
    bare = not people.before.strip() and all(each.claim.hedge is Hedge.EXACT for each in (people, homes))
    shops = pattern("comparisons.toml", "no homes").search(homes.lead) is not None
    return bare and not shops and ENDS.match(people.after) is not None


def _of_households(people: Figure, homes: Figure) -> bool:
    """Whether people are all those of some households: not 商户320户,涉及280人, 吸纳脱贫户60户、43人就业."""
    words, does = clause(homes.before), clause_after(people)
    dwell = not people.before.strip() or pattern("comparisons.toml", "who dwell").search(words)
    others = pattern("comparisons.toml", "no dwellers").search(words)
    return bool(dwell) and not others and pattern("comparisons.toml", "all of them").fullmatch(does) is not None


def _of_them(figure: Figure, before: Sequence[Figure]) -> Iterator[Compared]:
    """产生了8项纪录,中国选手创造了其中的6项; 37个项目中,竣工13个."""
    if not before or not alike(figure, before[0]):
        return
    among = pattern("comparisons.toml", "of them").search(figure.before)
    whole = f"{clause(before[0].before)}{before[0].after.rpartition('中')[0]}"
    if pattern("order.toml", "may be of both signs").search(whole):
        return
    if among or pattern("parts.toml", "of so many").match(before[0].after):
        yield Compared(figure, before[0], sure=among is not None or _of_one_noun(figure, before[0]))


def _of_one_noun(part: Figure, whole: Figure) -> bool:
    """Whether what is counted of some is named as they are, or not at all: not 12个省份中,共有86个地级市."""
    names = topic(part).name, topic(whole).name
    bare = not opening(part.after) and not clause(part.before)
    if names[0].startswith(("子", "分", "小")):
        return False
    return bare or ends_in(names[0], names[1]) or ends_in(names[1], names[0])


def _added(figure: Figure, before: Sequence[Figure]) -> Iterator[Compared]:
    """新增百亿县区26个,累计达到46个: what was added is among all of its name, not 新增企业86家,上市公司总数达16家."""
    found = pattern("comparisons.toml", "in all").match(figure.before)
    if found:
        added = next((other for other in before[:1] if alike(other, figure)), None)
        words = clause(added.before) if added else ""
        if added and pattern("comparisons.toml", "added").search(words) and _of_those(found["of"], words):
            yield Compared(added, figure, sure=True)
        elif added and not found["of"] and pattern("comparisons.toml", "all of them added").match(added.lead):
            yield Compared(added, figure, sure=False)


def _with_others(total: Figure, before: Sequence[Figure]) -> Iterator[Compared]:
    """歌手有6400多人,加上乐手、指挥、舞台人员等共计19000余人: those told first are some of all."""
    if total.claim.dimension in COUNTED and pattern("comparisons.toml", "with others").match(total.before):
        yield from (Compared(part, total, sure=True) for part in before[:1] if alike(part, total))


def _of_those(name: str, added: str) -> bool:
    """Whether a total is of what was added, by its name or by having none: 新增示范村86个,(全县)(示范)村总数达120个."""
    own = pattern("comparisons.toml", "of the place").sub("", name)
    return added.endswith(own)


def _said(figure: Figure, before: Sequence[Figure]) -> Iterator[Compared]:
    """增长45.4%,增幅高于全省31.3%的平均增幅."""
    if figure.claim.dimension is Dimension.PERCENTAGE_POINT or not before or figure.before.endswith("、"):
        return
    words = clause(figure.before) + _hedge(figure.claim.text)
    above, below = (pattern("comparisons.toml", name).search(words) for name in ("above", "below"))
    other = _set_beside(figure, before, above=above is not None) if (above is None) != (below is None) else None
    if other is None or other.claim.low is None:
        return
    sure = pattern("comparisons.toml", "what is compared with").match(figure.after) is not None
    by_how_much = pattern("growth.toml", "than").search(clause(other.before)) and words == figure.before
    if (not sure and _hedge(figure.claim.text)) or by_how_much:
        return
    yield Compared(*_in_order(figure, other, above=above is not None), sure, part=False)


def _than_a_base(by: Figure, before: Sequence[Figure]) -> Iterator[Compared]:
    """比全省的40106元多10883元: the level before is above that, by the word behind it; the amount is for growth."""
    if len(before) < PAIR or not alike(by, before[0]) or is_change(before[1]) or not alike(before[1], before[0]):
        return
    base, level = before[:PAIR]
    words = clause(base.before)
    told = pattern("growth.toml", "than").search(words) or pattern("growth.toml", "than the year before").search(words)
    way = pattern("growth.toml", "difference").fullmatch(clause(by.before))
    if told and way and base.depth == level.depth and not compared(level):
        yield Compared(*_in_order(base, level, above=not falls(way["way"])), sure=False, part=False)


def _stands_to_a_base(base: Figure, before: Sequence[Figure]) -> Iterator[Compared]:
    """逆差为830亿港元,较去年同期的520亿港元为高: the level before is above the base."""
    told = pattern("comparisons.toml", "stands to it").match(base.after)
    level = before[0] if before else None
    if told is None or level is None or not alike(base, level) or is_change(level) or compared(level):
        return
    than = pattern("growth.toml", "than").match(clause(base.before))
    if than and base.depth == level.depth:
        above = not falls(told["way"] or told["changed"])
        alone = sum(alike(base, each) for each in before) == 1
        yield Compared(*_in_order(base, level, above=above), sure=alone, part=False)


def _in_order(figure: Figure, other: Figure, *, above: bool) -> tuple[Figure, Figure]:
    """The smaller and the larger of two, if the other is above a figure, or below it."""
    return (figure, other) if above else (other, figure)


def _set_beside(figure: Figure, before: Sequence[Figure], *, above: bool) -> Figure | None:
    """What is said to be above or below a figure: the one before it, or the level that changed by that one.

    收入4.2万元,增加0.2万元,高于全省3.9万元的平均水平: where neither the level nor the change fits, the level is meant.
    """
    words = clause(figure.before)
    near = [each for each in before[:REACH_BACK] if alike(each, figure)]
    also = words.startswith(ALSO) and len(near) > 1
    near = near[also:]
    if not near or not is_change(near[0]) or pattern("comparisons.toml", "of a change").search(words):
        return near[0] if near and near[0] in before[:PAIR] else None
    level = next((each for each in near if not is_change(each) and not compared(each)), None)
    told = [each for each in (level, near[0]) if each is not None and (each is level or _of_one_size(each, figure))]
    if not all(_one_sign(each, figure) for each in told[:1]):
        return None
    fitting = [each for each in told if _below(*_in_order(figure, each, above=above))]
    rate = figure.claim.dimension is Dimension.PERCENT
    return next(iter(fitting or told if rate or level is not None else fitting), None)


def _of_one_size(change: Figure, figure: Figure) -> bool:
    """Whether a change may be set beside a figure, being no small part of it."""
    size, by = (abs(each.claim.low or Decimal(0)) for each in (figure, change))
    return size <= by * MOST_TIMES


def _one_sign(one: Figure, other: Figure) -> bool:
    return ((one.claim.low or 0) < 0) == ((other.claim.low or 0) < 0)


def _below(smaller: Figure, larger: Figure) -> bool:
    return Interval.of(smaller.claim).lower <= Interval.of(larger.claim).upper


def _next_in_rank(figure: Figure, before: Sequence[Figure]) -> Iterator[Compared]:
    """8月最高,达365.80万人次,其次为2月的324.48万人次. 第一是甲,9亿元。排名第二的是乙,5吨,价值3亿元.

    Of falls (甲县减少最多0.74%,其次为乙县0.70%) the first is the lowest.
    """
    words = figure.lead if amount(figure) else SENTENCE.split(figure.before)[-1]
    last = not amount(figure) and pattern("comparisons.toml", "the least").search(words)
    if not last and not pattern("comparisons.toml", "next").search(words + clause_after(figure)):
        return
    nearest = (other for other in reversed(before) if alike(other, figure) and other.claim.low is not None)
    above = next(nearest, None)
    above = above if above and (amount(figure) or above.depth == figure.depth) else None
    told = (above.lead, figure.before, *map(called_about, _same_sentence(figure, before))) if above else ()
    if above and any(pattern("comparisons.toml", "first or next").search(words) for words in told):
        fell = (figure.claim.low or 0) < 0 and (above.claim.low or 0) < 0
        smaller, larger = (above, figure) if fell else (figure, above)
        yield Compared(smaller, larger, sure=_one_after_another(above, figure), part=False)


def _one_after_another(first: Figure, second: Figure) -> bool:
    """Whether 最高 stands right at a figure and 其次 at the very next one of the line: both are of one ranking."""
    topped = pattern("comparisons.toml", "the most").search(first.before)
    topped = topped or pattern("comparisons.toml", "is the most").match(clause_after(first))
    told = pattern("comparisons.toml", "next to it").match(second.before)
    below_zero = first.claim.dimension is Dimension.TEMPERATURE and (first.claim.low or 0) < 0
    if by_another(first) or of_several(second) or below_zero:
        return False
    return bool(topped and told) and _one_sign(first, second) and second.position == first.position + 1


def of_several(figure: Figure) -> bool:
    """Whether what comes next may be several taken together: 西乡和南乡共60户, 左翼联盟33席(由三党组成)."""
    aside = pattern("comparisons.toml", "made up of several").match(figure.after) is not None
    return aside or pattern("comparisons.toml", "several together").search(clause(figure.before)) is not None


def by_another(first: Figure) -> bool:
    """Whether what is the most of all is so by another quantity: 职称最高的正高级86人, 最大的瀑布宽101米."""
    words = clause(first.before)
    if first.claim.dimension in COUNTED and not pattern("comparisons.toml", "in number").search(words):
        return True
    named = pattern("comparisons.toml", "by quantity").search(words)
    by = (named["by"] or named["number"]) if named else ""
    own = f"{first.subject}{first.claim.measure or ''}"
    of_another = bool(by) and by not in own and (first.claim.unit or " ") not in by
    return of_another or any(pattern("comparisons.toml", name).search(words) for name in ("by grade", "of a size"))


def _crossed(figure: Figure, before: Sequence[Figure]) -> Iterator[Compared]:
    """跨越60亿、70亿两个关口,完成73.6亿元."""
    if not pattern("comparisons.toml", "reached").search(clause(figure.before)):
        return
    for other in before:
        if alike(other, figure) and pattern("comparisons.toml", "crossed").search(clause(other.before)):
            yield Compared(other, figure, sure=False, part=False)


def _past_each(line: Line) -> Iterator[Compared]:
    """双双突破200亿元大关,分别达到210亿元和241.4亿元: each of a row lies above the mark, or its own of as many."""
    for place, first in enumerate(line.figures):
        if first.claim.low is not None and pattern("comparisons.toml", "came to each").fullmatch(first.before):
            row = [first, *takewhile(_is_joined, line.figures[place + 1 : place + REACH])]
            marks = _marks_before(line.figures[max(0, place - REACH) : place])
            marks = marks * len(row) if len(marks) == 1 else marks
            if len(marks) == len(row) > 1 and all(map(_in_one_unit, marks, row)):
                yield from (
                    Compared(mark, value, sure=True, part=False) for mark, value in zip(marks, row, strict=True)
                )


def _in_one_unit(mark: Figure, value: Figure) -> bool:
    return alike(mark, value) and mark.depth == value.depth


def _is_joined(figure: Figure) -> bool:
    return JOINED.fullmatch(figure.before) is not None and figure.claim.low is not None


def _marks_before(before: Sequence[Figure]) -> list[Figure]:
    """The marks that the words right before a row say to be passed: 分别突破2万元、1万元."""
    marks = list(takewhile(_is_joined, reversed(before)))[::-1]
    first = before[-len(marks) - 1 : len(before) - len(marks)]
    passed = [each for each in first if pattern("comparisons.toml", "passes a mark").match(each.claim.text)]
    all_did = passed and pattern("comparisons.toml", "each passed").search(clause(passed[0].before))
    return [*passed, *marks] if all_did and passed[0].claim.hedge is Hedge.ABOVE else []


def _named_within(figure: Figure, before: Sequence[Figure]) -> Iterator[Compared]:
    """在校学生231658人。其中,普通高中…在校学生25890人: under the same words, within what they were said of."""
    among = pattern("comparisons.toml", "among").search(figure.lead)
    name = topic(figure).name
    if not among or len(name) < SHORTEST or figure.claim.dimension is Dimension.PERCENT:
        return
    start = figure.claim.start - len(figure.lead) + among.start()
    kin = [other for other in before if alike(other, figure)]
    told_of_a_part = any(other.claim.start > start and not _is_increase(other) for other in kin)
    if _is_increase(figure) and told_of_a_part and not JOINED.match(figure.before):
        return
    wholes = (other for other in kin if other.claim.start < start and _is_whole_of(figure, other))
    for whole in wholes:
        verb = figure.claim.measure
        told_alike = verb and verb == whole.claim.measure
        if told_alike or name.endswith(topic(whole).name) or topic(whole).name.endswith(name):
            yield Compared(figure, whole, sure=False)
            return


def _is_whole_of(part: Figure, other: Figure) -> bool:
    """Whether one figure may hold another: both are changes or neither is, and it is no part behind 其中 itself."""
    behind = pattern("comparisons.toml", "among").search(other.lead) is not None
    return _is_increase(part) == _is_increase(other) and not behind and not is_a_mean(other)


def _is_increase(figure: Figure) -> bool:
    return (
        figure.claim.measure == "增减额" and pattern("parts.toml", "change").search(clause(figure.before)) is not None
    )


def is_a_mean(figure: Figure) -> bool:
    """Whether a figure is a mean, or of each by its name, so that some may have more: 平均住院日, 平均年龄, 单价."""
    words = f"{topic(figure).name}{clause(figure.before)}"
    return pattern("comparisons.toml", "of all on the mean").search(words) is not None


def _beside_a_bracket(line: Line) -> Iterator[Compared]:
    """559816例,死亡1366人,较2月(372800例、死亡1132人)大幅上升: each is above what the bracket has in its unit.

    It must be so where only one figure before can be meant and the bracket has no other, or all are said to be.
    """
    for place, first in enumerate(line.figures):
        if not place or not pattern("comparisons.toml", "a bracketed time").fullmatch(first.before):
            continue
        bases = [first, *takewhile(lambda figure: CLOSING.search(figure.before) is None, line.figures[place + 1 :])]
        told = _way_from(bases[-1], line)
        before = _same_sentence(first, line.figures[max(0, place - REACH) : place])
        for base in bases if told else ():
            kin = [each for each in before if alike(each, base) and each.depth < base.depth and amount(each)]
            named = [each for each in kin if topic(each).name == topic(base).name]
            later = kin[0] if len(kin) == 1 else named[0] if len(named) == 1 else None
            if later is None or not amount(base):
                continue
            falls = told is not None and told["way"][0] in FALLING
            sure = len(kin) == 1 and (len(bases) == 1 or ALL_OF_THEM.search(bases[-1].after) is not None)
            yield Compared(*((later, base) if falls else (base, later)), sure=sure, part=False)


def _way_from(base: Figure, line: Line) -> re.Match[str] | None:
    """Which way it went since what a bracket tells, where no figure says by how much: …(1132人)大幅上升."""
    told = pattern("comparisons.toml", "which way").match(base.after)
    by_so_much = told is not None and told.end() == len(base.after) and base is not line.figures[-1]
    return None if by_so_much else told


def _hedge(text: str) -> str:
    """The word that a figure itself begins with, if it compares: 低于2.5%."""
    found = HEDGE.match(text)
    return found.group() if found else ""
