"""Pairs of figures of which the words themselves say that one is no larger than the other."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from checks.amounts import JOINED, SENTENCE, alike, amount, compared, threshold
from checks.lexicon import entries, pattern
from checks.page import Figure, Line, clause, opening
from checks.parts_among import among_of_each
from checks.topics import ends_in, topic
from claims.model import Dimension, Status

REACH = 10
CLOSING = re.compile("[)）]")
FALLING = frozenset("下减回降")
ALL_OF_THEM = re.compile("^[^()（）]{0,4}[)）](?:均|都)")
SHORTEST = 2
HEDGE = re.compile("(?:[高低快慢多少大小][于於]|超[过過])?")


class Compared(NamedTuple):
    """A figure that is no larger than another; `sure` where nothing else can be meant.

    `part` is set where it is some of the other, and not only said to be below it.
    """

    smaller: Figure
    larger: Figure
    sure: bool
    part: bool = True


def comparisons(line: Line) -> Iterator[Compared]:
    """Every pair of a line: households and their people, increases, what befell some, above and below."""
    yield from (Compared(part, whole, sure=_is_spent(part, whole)) for part, whole in among_of_each(line))
    for place, figure in enumerate(line.figures):
        if figure.claim.low is None:
            continue
        before = _same_sentence(figure, line.figures[max(0, place - REACH) : place])
        yield from _households(figure, before)
        yield from _increase(figure, before)
        yield from _of_them(figure, before)
        yield from _added(figure, before)
        yield from _befell(figure, before, line.figures[max(0, place - REACH) : place][::-1])
        yield from _said(figure, before)
        yield from _next_in_rank(figure, line.figures[max(0, place - REACH) : place])
        yield from _named_within(figure, before)
        yield from _crossed(figure, before)
    yield from _beside_a_bracket(line)


def _is_spent(part: Figure, whole: Figure) -> bool:
    """Whether what each spends on something is a part of what each spends (人均消费支出, 其中食品支出)."""
    spending = pattern("comparisons.toml", "spending")
    return spending.search(topic(part).name) is not None and spending.search(topic(whole).name) is not None


def _same_sentence(figure: Figure, before: Sequence[Figure]) -> list[Figure]:
    """The figures before one in its sentence, the nearest first."""
    kept: list[Figure] = []
    last = figure
    for other in reversed(before):
        if SENTENCE.search(last.before):
            break
        kept.append(other)
        last = other
    return kept


def _households(people: Figure, before: Sequence[Figure]) -> Iterator[Compared]:
    """1646户6680人: each household has someone in it."""
    homes = before[0] if before else None
    if homes is None or people.claim.dimension is not Dimension.PERSON or people.depth != homes.depth:
        return
    told = pattern("comparisons.toml", "households").match(homes.claim.unit)
    if told and pattern("comparisons.toml", "their people").match(people.before) and homes.claim.low is not None:
        yield Compared(homes, people, sure=True, part=False)


def _increase(figure: Figure, before: Sequence[Figure]) -> Iterator[Compared]:
    """26.92亿斤,增产0.94亿斤: what was added is within what there is."""
    words = clause(figure.before)
    grew = pattern("comparisons.toml", "increase").search(words)
    rate = figure.claim.dimension is Dimension.PERCENT
    if not grew or rate or (figure.claim.low or 0) <= 0 or clause_after(figure):
        return
    kin = [each for each in before if alike(each, figure) and each.depth == figure.depth]
    sums_up = len(kin) > 1 and pattern("comparisons.toml", "sums up").search(words)
    if sums_up or pattern("share.toml", "pull").search(words):
        return
    for level in before:
        measured = alike(level, figure) and bool(level.before.strip() or amount(level)) and not threshold(level)
        measured = measured and level.depth == figure.depth
        base = compared(level) or pattern("comparisons.toml", "flow").search(clause(level.before))
        if (
            measured
            and not base
            and topic(level).name == topic(figure).name
            and topic(level).aspect in ("level", "share")
        ):
            net = pattern("comparisons.toml", "net").search(f"{topic(level).name}{clause(level.before)}")
            yield Compared(figure, level, sure=not net and grew.start() > 0 and "净" not in words)
            return


def _of_them(figure: Figure, before: Sequence[Figure]) -> Iterator[Compared]:
    """产生了8项纪录,中国选手创造了其中的6项; 37个项目中,竣工13个."""
    if not before or not alike(figure, before[0]):
        return
    among = pattern("comparisons.toml", "of them").search(figure.before)
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
    """新增百亿县区26个,累计达到46个."""
    if pattern("comparisons.toml", "in all").match(figure.before):
        added = next((other for other in before[:1] if alike(other, figure)), None)
        if added and pattern("comparisons.toml", "added").search(clause(added.before)):
            yield Compared(added, figure, sure=True)


def _befell(figure: Figure, before: Sequence[Figure], farther: Sequence[Figure]) -> Iterator[Compared]:
    """6.8万人受灾,1人失踪: what befell some of those told of before, in the sentence or, less surely, before it."""
    words = _around(figure)
    for part, whole, sure in _stages():
        if figure.claim.status is not Status.ACTUAL or not _is_total(figure) or not part.search(words):
            continue

        def is_whole(other: Figure, part: re.Pattern[str] = part, whole: re.Pattern[str] = whole) -> bool:
            if not alike(other, figure) or other.depth != figure.depth or not _is_total(other):
                return False
            return whole.search(_around(other)) is not None and not part.search(_around(other))

        near = next(filter(is_whole, before), None)
        level = near or next((other for other in farther if is_whole(other) and _holds(other, figure)), None)
        if level is not None:
            yield Compared(figure, level, sure and near is not None)


def _holds(whole: Figure, part: Figure) -> bool:
    return (part.claim.low or 0) <= (whole.claim.high or 0)


def _around(figure: Figure) -> str:
    """What a figure is called, with the words of its clause where it does not share them with others in a row."""
    shared = JOINED.fullmatch(figure.before) or JOINED.match(figure.after)
    words = ("", "") if shared else (clause(figure.before), clause_after(figure))
    return f"{words[0]}{figure.subject}{words[1]}"


def clause_after(figure: Figure) -> str:
    """The words after a figure within its clause."""
    return re.split(r"[,，。;；、（(\n]", figure.after, maxsplit=1)[0]


def _is_total(figure: Figure) -> bool:
    return figure.claim.low is not None and figure.claim.measure != "增减额"


def _said(figure: Figure, before: Sequence[Figure]) -> Iterator[Compared]:
    """增长45.4%,增幅高于全省31.3%的平均增幅."""
    if figure.claim.dimension is Dimension.PERCENTAGE_POINT or not before:
        return
    words = clause(figure.before) + _hedge(figure.claim.text)
    above, below = (pattern("comparisons.toml", name).search(words) for name in ("above", "below"))
    near = [each for each in before[:2] if alike(each, figure)]
    also = words.startswith("也") and len(near) > 1
    other = near[also] if near else None
    if other is None or other.claim.low is None or (above is None) == (below is None):
        return
    sure = pattern("comparisons.toml", "what is compared with").match(figure.after) is not None
    by_how_much = pattern("growth.toml", "than").search(clause(other.before)) and words == figure.before
    if (not sure and _hedge(figure.claim.text)) or by_how_much:
        return
    smaller, larger = (figure, other) if above else (other, figure)
    yield Compared(smaller, larger, sure, part=False)


def _next_in_rank(figure: Figure, before: Sequence[Figure]) -> Iterator[Compared]:
    """8月最高,达365.80万人次,其次为2月的324.48万人次. 第一是甲,9亿元。排名第二的是乙,5吨,价值3亿元.

    Of falls (甲县减少最多0.74%,其次为乙县0.70%) the first is the lowest.
    """
    words = figure.lead if amount(figure) else figure.before
    last = not amount(figure) and pattern("comparisons.toml", "the least").search(words)
    if not last and not pattern("comparisons.toml", "next").search(words + clause_after(figure)):
        return
    nearest = (other for other in reversed(before) if alike(other, figure) and other.claim.low is not None)
    above = next(nearest, None)
    told = (above.lead, figure.before, *map(_around, _same_sentence(figure, before))) if above else ()
    if above and any(pattern("comparisons.toml", "first or next").search(words) for words in told):
        fell = (figure.claim.low or 0) < 0 and (above.claim.low or 0) < 0
        smaller, larger = (above, figure) if fell else (figure, above)
        yield Compared(smaller, larger, sure=_one_after_another(above, figure), part=False)


def _one_after_another(first: Figure, second: Figure) -> bool:
    """Whether 最高 stands right at a figure and 其次 at the very next one of the line: both are of one ranking."""
    most = pattern("comparisons.toml", "the most")
    topped = most.search(first.before) or most.match(clause_after(first))
    told = pattern("comparisons.toml", "next to it").match(second.before)
    one_sign = ((first.claim.low or 0) < 0) == ((second.claim.low or 0) < 0)
    return bool(topped and told) and one_sign and second.position == first.position + 1


def _crossed(figure: Figure, before: Sequence[Figure]) -> Iterator[Compared]:
    """跨越60亿、70亿两个关口,完成73.6亿元."""
    if not pattern("comparisons.toml", "reached").search(clause(figure.before)):
        return
    for other in before:
        if alike(other, figure) and pattern("comparisons.toml", "crossed").search(clause(other.before)):
            yield Compared(other, figure, sure=False, part=False)


def _named_within(figure: Figure, before: Sequence[Figure]) -> Iterator[Compared]:
    """在校学生231658人。其中,普通高中…在校学生25890人: under the same words, within what they were said of."""
    among = pattern("comparisons.toml", "among").search(figure.lead)
    name = topic(figure).name
    if not among or len(name) < SHORTEST or figure.claim.dimension is Dimension.PERCENT:
        return
    start = figure.claim.start - len(figure.lead) + among.start()
    wholes = (other for other in before if other.claim.start < start and alike(other, figure))
    for whole in wholes:
        verb = figure.claim.measure
        told_alike = verb and verb == whole.claim.measure
        if told_alike or name.endswith(topic(whole).name) or topic(whole).name.endswith(name):
            yield Compared(figure, whole, sure=False)
            return


def _beside_a_bracket(line: Line) -> Iterator[Compared]:
    """559816例,死亡1366人,较2月(372800例、死亡1132人)大幅上升: each is above what the bracket has in its unit.

    It must be so where only one figure before can be meant and the bracket has no other, or all are said to be.
    """
    for place, first in enumerate(line.figures):
        if not place or not pattern("comparisons.toml", "a bracketed time").search(first.before):
            continue
        bases = [first, *takewhile(lambda figure: CLOSING.search(figure.before) is None, line.figures[place + 1 :])]
        told = pattern("comparisons.toml", "which way").match(bases[-1].after)
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


def _hedge(text: str) -> str:
    """The word that a figure itself begins with, if it compares: 低于2.5%."""
    found = HEDGE.match(text)
    return found.group() if found else ""


@cache
def _stages() -> tuple[tuple[re.Pattern[str], re.Pattern[str], bool], ...]:
    rows = entries("comparisons.toml", "stage")
    return tuple((re.compile(row["part"]), re.compile(row["whole"]), row.get("sure", False)) for row in rows)
