"""Averages told in one sentence with how many there are and what they come to: 210户共增收672万元,户均增收3.2万元."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from checks.amounts import SENTENCE
from checks.conversions import factor
from checks.each import EXACT, MEAN, Each
from checks.lexicon import entries, pattern
from checks.page import Figure, Line, clause, in_table, opening
from checks.relation import Interval
from checks.repair import slip
from checks.topics import unit
from claims.model import Hedge, Status

TENTH = Interval(Decimal("0.9"), Decimal("1.1"))
NUMBER = re.compile("[0-9]+")
THREE, SAID = 3, 40
UNITS = {
    "天": ("天", "日"),
    "日": ("天", "日"),
    "月": ("个月",),
    "人": ("人", "名", "位"),
    "场": ("场", "场次"),
    "车": ("辆", "台"),
}
NOUNS = {"校": "学校", "村": "村", "企": "企业", "店": "门店"}


class Named(NamedTuple):
    """What the three are called; `per` is the unit that the average is of, where its figure leaves that out.

    `far`: nothing else can be meant, so that what misses by more than a tenth is wrong. `mean`: how many there are is
    told of one end of the time. `of` is a number of pieces that the average is of, as it is written (每10股).
    """

    each: re.Pattern[str]
    many: re.Pattern[str]
    whole: re.Pattern[str]
    per: str
    far: bool
    mean: bool
    of: str


def averages(line: Line) -> Iterator[Each]:
    """Every average of a line with the two figures that it is of, where they fit or can't be right.

    In a sentence without other figures they can't be right where they miss by more than a tenth and the words leave no
    other reading, or where one slip of the pen explains it; among others only what one slip explains is wrong.
    """
    for sentence, whole_one in _sentences(line):
        for each in sentence:
            alone = len(sentence) == THREE
            around = sentence if alone else whole_one
            told = [*_called(around, each), *_all_of_them(around, each)]
            fitting = [triple for triple, _ in told if triple.fits]
            yield from fitting[:1]
            for triple, far in told[:1] if len(told) == 1 and not fitting else ():
                if _exact(triple) and _is_wrong(line, triple, far=far and alone):
                    yield triple


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


def _called(sentence: Sequence[Figure], each: Figure) -> Iterator[tuple[Each, bool]]:
    """An average with the two that go with it by their names: 播种面积100万亩,单产485公斤,总产48.5万吨."""
    for named in _named():
        if not named.each.search(clause(each.before)):
            continue
        manies, wholes = (
            [figure for figure in sentence if figure is not each and name.search(clause(figure.before))]
            for name in (named.many, named.whole)
        )
        above, _, below = each.claim.unit.partition("/")
        if len(manies) != 1 or len(wholes) != 1 or manies == wholes or (below and below != named.per):
            continue
        many, whole = manies[0], wholes[0]
        top = factor(unit(whole.claim), above or unit(each.claim))
        bottom = factor(unit(many.claim), named.per) if named.per else Decimal(1)
        if top and bottom and _of_one_world((each, many, whole)):
            pieces = Decimal(NUMBER.findall(named.of)[0]) if named.of else Decimal(1)
            margin = MEAN if named.mean else EXACT
            yield Each(each, many, whole, margin, bottom / top / pieces, named.of), named.far


def _all_of_them(sentence: Sequence[Figure], each: Figure) -> Iterator[tuple[Each, bool]]:
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
        if days and _of_another_time(many, whole, sentence):
            continue
        words = clause(whole.before)
        added = pattern("averages.toml", "all of them").match(words)
        summed = added is not None and _same(many, whole, told, added)
        named = len(told["what"]) > 1 and words.endswith(told["what"])
        named = named or (not told["what"] and each.position == whole.position + 1 and whole.position != many.position)
        another = pattern("averages.toml", "each of").match(words)
        if whole in (each, many) or another or not (summed or named):
            continue
        top = factor(unit(whole.claim), unit(each.claim))
        if top and _of_one_world((each, many, whole)):
            yield Each(each, many, whole, EXACT, 1 / top), summed


def _of_another_time(many: Figure, whole: Figure, sentence: Sequence[Figure]) -> bool:
    """Whether a time stands between the days that something goes on and an amount: 为期40天…,前4天486万人次."""
    between = (figure.before for figure in sentence if many.position < figure.position <= whole.position)
    words = "".join(between)
    return len(words) > SAID or pattern("averages.toml", "another time").search(words) is not None


def _counts(figure: Figure, of: str) -> bool:
    """Whether a figure counts what an average is of, by its unit, or by the noun behind a general one."""
    units = UNITS.get(of, (of,))
    noun = NOUNS.get(of)
    return figure.claim.unit in units or (noun is not None and opening(figure.after).startswith(noun))


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


def _of_one_world(three: Sequence[Figure]) -> bool:
    """Whether three figures are all so, and in one bracket or none."""
    actual = all(figure.claim.status is Status.ACTUAL for figure in three)
    return actual and len({figure.depth for figure in three}) == 1


def _exact(triple: Each) -> bool:
    return all(figure.claim.hedge is Hedge.EXACT for figure in (triple.each, triple.many, triple.whole))


def _is_wrong(line: Line, triple: Each, *, far: bool) -> bool:
    claim = triple.each.claim
    sentence = line.text[claim.sentence_start - line.start : claim.sentence_end - line.start]
    if pattern("averages.toml", "others").search(sentence):
        return False
    near = triple._replace(margin=triple.margin * TENTH).fits
    return (far and not near) or any(slip(*target) for target in triple.targets)


@cache
def _named() -> tuple[Named, ...]:
    rows = entries("averages.toml", "average")
    names = [[re.compile(row[name]) for name in ("each", "many", "whole")] for row in rows]
    return tuple(
        Named(each, many, whole, row.get("per", ""), row.get("far", False), row.get("mean", False), row.get("of", ""))
        for (each, many, whole), row in zip(names, rows, strict=True)
    )
