"""Averages told in one sentence with how many there are and what they come to: 210户共增收672万元,户均增收3.2万元."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from checks.figures.amounts import JOINED, SENTENCE
from checks.figures.conversions import factor
from checks.figures.topics import unit
from checks.lexicon import entries, pattern
from checks.page import Figure, Line, clause, in_table, opening
from checks.products.each import EXACT, MEAN, Each
from checks.products.only_these import is_wider, of_each_too, slipped_exactly, so_many_times, tells_of_others
from checks.relation import Interval
from checks.repair import slip
from claims.model import Hedge

TENTH = Decimal("0.1")
NUMBER = re.compile("[0-9]+")
KINDS = ("kind", "kind_of_area")
THREE, SAID, REACH = 3, 40, 40
UNITS = {
    "天": ("天", "日"),
    "日": ("天", "日"),
    "月": ("个月",),
    "人": ("人", "名", "位"),
    "场": ("场", "场次"),
    "车": ("辆", "台"),
}
NOUNS = {"校": ("学校",), "村": ("村",), "企": ("企业",), "店": ("门店",)}


class Named(NamedTuple):
    """What the three are called; `per` is the unit that the average is of, where its figure leaves that out.

    `off`: nothing else can be meant, so that what misses by more than this part is wrong; None where only a slip is.
    `mean`: how many there are is told of one end of the time. `of` is a number of pieces that the average is of, as it
    is written (每10股). `alone`: only where the sentence has no other figures.
    """

    each: re.Pattern[str]
    many: re.Pattern[str]
    whole: re.Pattern[str]
    per: str
    off: Decimal | None
    mean: bool
    of: str
    alone: bool


class Told(NamedTuple):
    """An average with its two figures, and when it is wrong: by more than `off`, or by one slip of the pen.

    `exact` where the words are so weak that the slip has to explain it to the last digit.
    """

    triple: Each
    off: Decimal | None
    exact: bool = False


def averages(line: Line) -> Iterator[Each]:
    """Every average of a line with the two figures that it is of, where they fit or can't be right.

    In a sentence without other figures they can't be right where they miss by more than a tenth and the words leave no
    other reading, or where one slip of the pen explains it; among others only what one slip explains is wrong. Beside
    an average that fits its two figures, another one (首周平均票价) is of something else.
    """
    used: set[tuple[int, int]] = set()
    missing: list[tuple[Told, bool]] = []
    for sentence, whole_one in _sentences(line):
        for each in sentence:
            alone = len(sentence) == THREE
            around = sentence if alone else _near(each, whole_one)
            told = [*_called(around, each), *_all_of_them(around, each)]
            fitting = [one.triple for one in told if one.triple.fits]
            used.update((one.many.claim.start, one.whole.claim.start) for one in fitting[:1])
            yield from fitting[:1]
            if len(told) == 1 and not fitting:
                missing.append((told[0], alone))
    for one, alone in missing:
        triple = one.triple
        of_others = (triple.many.claim.start, triple.whole.claim.start) in used
        if not of_others and _is_wrong(line, one, alone=alone):
            yield triple


def _near(figure: Figure, sentence: Sequence[Figure]) -> Sequence[Figure]:
    """The figures of a sentence that stand near one of them on its line."""
    first, last = (bisect_left(sentence, figure.position + way, key=_position) for way in (-REACH, REACH + 1))
    return sentence[first:last]


def _position(figure: Figure) -> int:
    return figure.position


def _sentences(line: Line) -> Iterator[tuple[Sequence[Figure], Sequence[Figure]]]:
    """The amounts of each stretch up to a semicolon, all above nothing, and those of its sentence, three or more."""
    stretches: dict[int, list[Figure]] = {}
    sentences: list[list[Figure]] = []
    of: dict[int, int] = {}
    for figure in line.figures:
        reading = Interval.of(figure.claim)
        if not sentences or SENTENCE.search(figure.before):
            sentences.append([])
        if reading.bounded and reading.lower > 0 and not in_table(figure):
            stretches.setdefault(figure.claim.sentence_start, []).append(figure)
            sentences[-1].append(figure)
            of[figure.claim.sentence_start] = len(sentences) - 1
    for start, figures in stretches.items():
        if len(sentences[of[start]]) >= THREE:
            yield figures, sentences[of[start]]


def _called(sentence: Sequence[Figure], each: Figure) -> Iterator[Told]:
    """An average with the two that go with it by their names: 播种面积100万亩,单产485公斤,总产48.5万吨."""
    for named in _named():
        called = named.each.search(clause(each.before))
        if not called or (named.alone and len(sentence) != THREE):
            continue
        manies, wholes = (
            [(figure, found) for figure in sentence if figure is not each and (found := _found(name, figure))]
            for name in (named.many, named.whole)
        )
        if (
            len(manies) != 1
            or len(wholes) != 1
            or manies[0][0] is wholes[0][0]
            or not _one_kind([(each, called)], manies, wholes)
        ):
            continue
        many, whole = manies[0][0], wholes[0][0]
        above, _, below = each.claim.unit.partition("/")
        per = called.groupdict().get("of") or named.per
        if (below and below != per) or many.claim.dimension is each.claim.dimension:
            continue
        if _with_more(sentence, many):
            continue
        top = factor(unit(whole.claim), above or unit(each.claim))
        bottom = factor(unit(many.claim), per) if per else Decimal(1)
        if top and bottom and _of_one_world((each, many, whole)):
            pieces = Decimal(NUMBER.findall(named.of)[0]) if named.of else Decimal(1)
            margin = MEAN if named.mean else EXACT
            yield Told(Each(each, many, whole, margin, bottom / top / pieces, named.of), named.off)


def _with_more(sentence: Sequence[Figure], many: Figure) -> bool:
    """Whether another amount of one kind is joined to how many there are: 水稻2.4万亩、玉米1.2万亩."""
    behind = (figure for figure in sentence if figure.position == many.position + 1)
    return any(JOINED.match(figure.before) and unit(figure.claim) == unit(many.claim) for figure in behind)


def _found(name: re.Pattern[str], figure: Figure) -> re.Match[str] | None:
    return name.search(clause(figure.before))


def _one_kind(*named: Sequence[tuple[Figure, re.Match[str]]]) -> bool:
    """Whether what is counted, each and what it comes to are of one kind, where they say so: 种植水稻 and 水稻总产."""
    groups = [found.groupdict() for one in named for _, found in one]
    return len({group.get(kind) or "" for group in groups for kind in KINDS} - {""}) <= 1


def _all_of_them(sentence: Sequence[Figure], each: Figure) -> Iterator[Told]:
    """An average that names of what it is, with so many of that and what these have together."""
    told = pattern("averages.toml", "each of").match(clause(each.before))
    if not told or opening(each.after):
        return
    of = told["of"] or told["mean"]
    manies = [figure for figure in sentence if figure is not each and _counts(figure, of)]
    if len(manies) != 1:
        return
    many = manies[0]
    days = of in ("天", "日")
    for whole in sentence:
        top = factor(unit(whole.claim), unit(each.claim))
        if whole in (each, many) or not top or not _of_one_world((each, many, whole)):
            continue
        another = pattern("averages.toml", "each of").match(clause(whole.before))
        if another or (days and _of_another_time(many, whole, sentence)):
            continue
        triple = Each(each, many, whole, EXACT, 1 / top)
        if (found := _together(triple, told)) is not None:
            yield found


def _together(triple: Each, told: re.Match[str]) -> Told | None:
    """How a whole is said to be what all of them have; None where it isn't."""
    each, many, whole = triple.each, triple.many, triple.whole
    words = clause(whole.before)
    added = pattern("averages.toml", "all of them").match(words)
    if added and (_same(many, whole, told, added) or _same_deed(many, told, added)):
        return Told(triple, TENTH) if triple.fits or not is_wider(triple) else None
    right_behind = each.position == whole.position + 1 and whole.position != many.position
    same = words.endswith(told["what"]) or (right_behind and told["what"] in words)
    if len(told["what"]) > 1 and same:
        return Told(triple, None) if triple.fits or not is_wider(triple) else None
    if not told["what"] and right_behind:
        return Told(triple, None)
    return Told(triple, None, exact=True) if added and _in_a_row(triple, told) else None


def _in_a_row(triple: Each, told: re.Match[str]) -> bool:
    """Whether all, how many and a bare mean follow each other: 共支出经费360万元,受训人员2400人,人均1500元."""
    each, many, whole = (figure.position for figure in (triple.each, triple.many, triple.whole))
    return (whole + 1, many + 1) == (many, each) and told["mean"] is not None and not told["what"]


def _of_another_time(many: Figure, whole: Figure, sentence: Sequence[Figure]) -> bool:
    """Whether a time stands between the days that something goes on and an amount: 为期40天…,前4天486万人次."""
    between = (figure.before for figure in sentence if many.position < figure.position <= whole.position)
    words = "".join(between)
    return len(words) > SAID or pattern("averages.toml", "another time").search(words) is not None


def _counts(figure: Figure, of: str) -> bool:
    """Whether a figure counts what an average is of, by its unit, or by the noun behind a general one."""
    if of_each_too(figure):
        return False
    return figure.claim.unit in UNITS.get(of, (of,)) or opening(figure.after).startswith(NOUNS.get(of, ("\n",)))


def _same(many: Figure, whole: Figure, told: re.Match[str], added: re.Match[str]) -> bool:
    """Whether what is added up is what each has: 户均增收 and 共增收, or one of the two left out.

    The noun before 共 is that of the many, in their clause, or none. Of 每件优惠5元 and 合计97元 it is not so.
    """
    what, of_all = told["what"], added["what"]
    if whole.position == many.position + 1 and clause(whole.before) == whole.before.strip():
        return not what or what in of_all
    if what and what == of_all:
        return True
    bare = not of_all and (not what or told["mean"] is not None)
    return not added["noun"] and bare


def _same_deed(many: Figure, told: re.Match[str], added: re.Match[str]) -> bool:
    """Whether what is added up holds the words of each: 日均接待 and 累计接待游客, 每场观众 and 累计吸引观众.

    Of days, only where it goes on on all of them (假期); of others, only where no noun stands before the sum.
    """
    what, of_all = told["what"], added["what"]
    if len(what) < len("观众") or not (of_all.startswith(what) or of_all.endswith(what)):
        return False
    if (told["of"] or told["mean"]) in ("天", "日"):
        around = f"{clause(many.before)}{opening(many.after)}"
        return pattern("averages.toml", "so long").search(around) is not None
    return not added["noun"]


def _of_one_world(three: Sequence[Figure]) -> bool:
    """Whether three figures are all so, or all planned, and in one bracket or none."""
    return len({figure.claim.status for figure in three}) == 1 and len({figure.depth for figure in three}) == 1


def _is_wrong(line: Line, told: Told, *, alone: bool) -> bool:
    triple = told.triple
    if tells_of_others(line, triple.each) or so_many_times(triple):
        return False
    far = told.off if alone else None
    hedges = {figure.claim.hedge for figure in (triple.each, triple.many, triple.whole)}
    if far is not None and hedges <= {Hedge.EXACT, Hedge.ABOUT} and _misses(triple, far):
        return True
    slipped = slipped_exactly(triple) if told.exact else any(slip(*target) for target in triple.targets)
    return hedges == {Hedge.EXACT} and slipped


def _misses(triple: Each, by: Decimal) -> bool:
    """Whether the product misses the whole by more than a part of it."""
    return not triple._replace(margin=triple.margin * Interval(1 - by, 1 + by)).fits


@cache
def _named() -> tuple[Named, ...]:
    rows = entries("averages.toml", "average")
    names = [[re.compile(row[name]) for name in ("each", "many", "whole")] for row in rows]
    return tuple(
        Named(
            each,
            many,
            whole,
            row.get("per", ""),
            Decimal(row["off"]) if "off" in row else None,
            row.get("mean", False),
            row.get("of", ""),
            row.get("alone", False),
        )
        for (each, many, whole), row in zip(names, rows, strict=True)
    )
