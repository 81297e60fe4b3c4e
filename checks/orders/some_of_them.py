"""Some of those that a sentence counts before them: of what was looked into, before 中, the oldest of the older.

抽查38个项目发现,14个项目的资金闲置; 57项资金214亿元中,有19项58亿元; 60岁以上8914人,其中80岁以上1327人、90岁以上186人;
120个省级重点项目开工,46个项目投产; 建制村420个,年收入不足5万元的村有61个.
"""

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile
from typing import NamedTuple

from checks.figures.amounts import SENTENCE, alike, amount
from checks.figures.stretches import behind, sentences
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, opening
from claims.model import Dimension, Hedge

NEAR, NOUN = 8, 2
GENERAL = frozenset("个個")
BOUNDED = frozenset({Hedge.ABOVE, Hedge.BELOW, Hedge.AT_LEAST, Hedge.AT_MOST})
COUNTED = frozenset({Dimension.COUNT, Dimension.PERSON})


class Some(NamedTuple):
    """Some and all of them; where it isn't `sure` that they are, only what fits is told."""

    part: Figure
    whole: Figure
    sure: bool


def some_of_them(page: Page) -> Iterator[Some]:
    """Every part with the whole that its sentence tells it is of."""
    for line in page.lines:
        for whole in line.figures:
            if amount(whole) or whole.claim.dimension in COUNTED:
                yield from _of_those_looked_into(line, whole)
                yield from _out_of(line, whole)
                yield from _already(line, whole)
                yield from _named_in_short(line, whole)
                yield from _beyond_a_bound(line, whole)
                yield from _of_all_by_then(line, whole)
                yield from _in_its_list(line, whole)
        yield from _invested(line)
        yield from _belonging_to(line)
        yield from _older(line)
        yield from _larger(line)


def _of_those_looked_into(line: Line, whole: Figure) -> Iterator[Some]:
    """抽查38个项目发现,14个项目的资金闲置;3个项目挪用资金."""
    looked = pattern("order.toml", "looked into").search(whole.lead)
    noun = pattern("order.toml", "those looked into").match(whole.after)
    if not looked or not noun or whole.claim.dimension not in COUNTED:
        return
    for part in behind(whole.position, line.figures)[:NEAR]:
        if SENTENCE.search(part.before):
            return
        of_them = part.claim.unit == whole.claim.unit and part.after.startswith(noun["noun"][:NOUN])
        if of_them and pattern("order.toml", "some of those looked into").fullmatch(clause(part.before)):
            between = line.text[whole.claim.end - line.start : part.claim.start - line.start]
            found = pattern("order.toml", "found").search(between) and part.depth == whole.depth
            told = pattern("order.toml", "told of those").match(part.after.removeprefix(noun["noun"]))
            yield Some(part, whole, bool(found and told))


def _belonging_to(line: Line) -> Iterator[Some]:
    """集团产奶突破300万吨。旗下甲牧场、乙牧场产奶84.6万吨和73.9万吨: what bodies within one have, of what it has."""
    for first in line.figures:
        if not pattern("comparisons.toml", "belong to it").search(clause(first.before)) or not amount(first):
            continue
        before = [each for each in line.figures[max(0, first.position - NEAR) : first.position] if alike(each, first)]
        if not before or not _done_alike(before[-1], first):
            continue
        behind_it = line.figures[first.position : first.position + NEAR]
        sentence = [each for each in behind_it if not SENTENCE.search(each.before) or each is first]
        yield from (Some(part, before[-1], sure=False) for part in sentence if alike(part, first) and amount(part))


def _done_alike(whole: Figure, part: Figure) -> bool:
    """Whether the words before two amounts end alike: 整车销售, 实现整车销售."""
    ends = [clause(figure.before)[-NOUN:] for figure in (whole, part)]
    return amount(whole) and len(ends[0]) == NOUN and ends[0] == ends[1]


def _out_of(line: Line, whole: Figure) -> Iterator[Some]:
    """57项转移支付资金214.63亿元中,有19项58.37亿元."""
    noun = pattern("order.toml", "noun of those").match(whole.after)
    for part in behind(whole.position, line.figures)[:3]:
        between = line.text[whole.claim.end - line.start : part.claim.start - line.start]
        if not pattern("order.toml", "out of those").fullmatch(between):
            continue
        if alike(part, whole) and _is_of_a_kind(part, whole) and part.depth == whole.depth:
            same = noun is not None and part.after.startswith(noun["noun"][:NOUN])
            yield Some(part, whole, same and part.claim.dimension in COUNTED)
            return


def _already(line: Line, whole: Figure) -> Iterator[Some]:
    """82项政策,已有75项落地: of how many something is true by now."""
    for part in behind(whole.position, line.figures)[:1]:
        between = line.text[whole.claim.end - line.start : part.claim.start - line.start]
        by_now = pattern("order.toml", "by now").fullmatch(between)
        if by_now and alike(part, whole) and _is_of_a_kind(part, whole) and part.depth == whole.depth:
            yield Some(part, whole, sure=False)


def _named_in_short(line: Line, whole: Figure) -> Iterator[Some]:
    """120个省级重点项目开工,46个项目投产: the next count of a sentence, of what ends the name that is told in full."""
    noun = pattern("order.toml", "noun in full").match(whole.after)
    for part in behind(whole.position, line.figures)[:NEAR] if noun else ():
        if not alike(part, whole):
            continue
        short = pattern("order.toml", "noun in short").match(part.after)
        led = pattern("order.toml", "next of a sentence").fullmatch(part.before)
        if led and short and noun and noun["noun"].endswith(short["noun"]) and noun["noun"] != short["noun"]:
            yield Some(part, whole, sure=False)
        return


def _beyond_a_bound(line: Line, whole: Figure) -> Iterator[Some]:
    """建制村420个,年收入不足5万元的村有61个: the next count, of those that a bound picks."""
    for part in line.figures[whole.position + 1 : whole.position + 1 + NEAR]:
        if not alike(part, whole):
            continue
        told = pattern("order.toml", "those beyond a bound").fullmatch(part.before)
        bounded = line.figures[part.position - 1].claim.hedge in BOUNDED
        if told and bounded and topic(whole).name.endswith(told["noun"]) and part.depth == whole.depth:
            yield Some(part, whole, sure=False)
        return


def _of_all_by_then(line: Line, whole: Figure) -> Iterator[Some]:
    """今年将完成8.7万人的搬迁,到2018年完成所有25万人的搬迁: what a year is to bring of all there are to be done."""
    if pattern("order.toml", "all by then").search(whole.lead):
        near = line.figures[max(0, whole.position - NEAR) : whole.position]
        part = next((each for each in reversed(near) if alike(each, whole)), None)
        if part is not None and part.depth == whole.depth and pattern("order.toml", "in a year").search(part.lead):
            yield Some(part, whole, sure=False)


def _in_its_list(line: Line, whole: Figure) -> Iterator[Some]:
    """15个县分别是:甲市的东县、西县2个县,乙市的南县: the counts that close items of a list, of all in it."""
    noun = pattern("order.toml", "those listed are").match(whole.after)
    for part in behind(whole.position, line.figures)[:NEAR] if noun else ():
        if SENTENCE.search(part.before):
            return
        closes = pattern("order.toml", "items before their count").search(part.before)
        short = opening(part.after)
        if closes and noun and short and alike(part, whole) and noun["noun"].endswith(short):
            yield Some(part, whole, sure=False)


def _is_of_a_kind(part: Figure, whole: Figure) -> bool:
    """Whether the units of two counts tell what is counted, as 户 and 项 do and 个 does not, or their names are one."""
    told = part.claim.unit not in GENERAL or topic(part).name == topic(whole).name
    return part.claim.unit == whole.claim.unit and told


def _invested(line: Line) -> Iterator[Some]:
    """总投资214.5亿元,年度计划投资62.3亿元; what was invested may in the end be more than was to be.

    So may what came of what was signed for: 签约项目30个,投资总额53亿元,合同引进资金35亿元,到位资金13亿元.
    """
    for whole, part in pairwise(line.figures):
        if pattern("order.toml", "to be invested in all").search(clause(whole.before)) and alike(whole, part):
            in_a_year = pattern("order.toml", "to be invested in a year").fullmatch(part.before) is not None
            till_now = pattern("order.toml", "invested till now").fullmatch(part.before) is not None
            if in_a_year or till_now:
                yield Some(part, whole, in_a_year and part.depth == whole.depth)
    for whole in line.figures:
        if pattern("order.toml", "signed in all").search(clause(whole.before)):
            run = behind(whole.position, line.figures)[:NEAR]
            funds = takewhile(lambda each: pattern("order.toml", "funds that came").fullmatch(each.before), run)
            yield from (Some(part, whole, sure=False) for part in funds if alike(whole, part))


def _older(line: Line) -> Iterator[Some]:
    """60岁以上8914人,其中80岁以上1327人,90岁以上186人: those of a higher age are among those of a lower one.

    So are their shares of all, but one behind 其中 may be a share of those of the lower age.
    """
    for sentence in sentences(line.figures):
        aged = [(figure, told) for figure in sentence if (told := _age(figure))]
        nested = False
        for (whole, age), (part, older) in pairwise(aged):
            nested = nested or bool(pattern("parts.toml", "among").search(part.before))
            exact = {figure.claim.hedge for figure in (whole, part)} == {Hedge.EXACT} and amount(part)
            if alike(whole, part) and whole.depth == part.depth and int(age["age"]) < int(older["age"]):
                shares = {topic(figure).aspect for figure in (whole, part)} == {"share"}
                people = pattern("order.toml", "of the population")
                of_all = shares and not nested and all(people.search(clause(each.before)) for each in (whole, part))
                yield Some(part, whole, (nested and exact) or of_all)


def _larger(line: Line) -> Iterator[Some]:
    """超10亿元项目150个、超30亿元项目60个: those above a higher bound are among those above a lower one."""
    for first, whole, second, part in zip(
        line.figures, line.figures[1:], line.figures[2:], line.figures[3:], strict=False
    ):
        lower, higher = first.claim, second.claim
        bounds = {lower.hedge, higher.hedge} == {Hedge.ABOVE} and lower.dimension is higher.dimension is Dimension.MONEY
        counts = whole.claim.dimension is part.claim.dimension is Dimension.COUNT and alike(part, whole)
        led = not SENTENCE.search(part.before) and not SENTENCE.search(second.before)
        if bounds and counts and led and (lower.low or 0) < (higher.low or 0):
            yield Some(part, whole, sure=False)


def _age(figure: Figure) -> re.Match[str] | None:
    told = amount(figure) or topic(figure).aspect == "share"
    return pattern("order.toml", "of an age and above").fullmatch(clause(figure.before).strip()) if told else None
