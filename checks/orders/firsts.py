"""What the words call the first of its kind, or faster than another, and those of which the text tells beside it.

甲地区增长明显快于其他地区; 甲企业出口15亿元,为第一大出口主体。乙企业出口12亿元; 增长2.0%,增速快于外出人员增速.
"""

import re
from collections.abc import Iterator, Sequence

from checks.figures.amounts import SENTENCE, alike, amount, compared
from checks.figures.compared import Compared
from checks.figures.stretches import SEGMENT, back_to
from checks.figures.topics import ends_in, spelled, topic
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from claims.model import Dimension, Status

REACH, NEAR, FEWEST, SHORTEST = 24, 9, 2, 2
MARK, RATE = re.compile(r"\s*[,，。;；]\s*"), re.compile(r"\s*[,，]\s*(?:同比|比上年|按年)?(?:增长|下降)")
NO_NUMBER = re.compile("[高低快慢]")
_ASPECTS = {**dict.fromkeys("增涨升", "rate"), **dict.fromkeys("占比", "share")}


def firsts(line: Line) -> Iterator[Compared]:
    """Every figure of a line with each of those beside it that the words put below it, or above."""
    if any(in_table(figure) for figure in line.figures[:1]):
        return
    yield from _than_all_others(line)
    yield from _than_a_named_one(line)
    yield from _one_beside_another(line)
    for figure in line.figures:
        if _is_the_first(line, figure):
            yield from (Compared(other, figure, sure=False, part=False) for other in _fellows(line, figure))


def _than_all_others(line: Line) -> Iterator[Compared]:
    """东部增长0.3%,中部增长1.8%,西部增长3.3%。西部增长明显快于其他地区: each of the others has a lower rate.

    The rates of one time are told in the same words, the last three or more before; else only what fits is told.
    """
    for told in pattern("order.toml", "faster than the others").finditer(line.text):
        place = line.start + told.start()
        before = [figure for figure in line.figures if figure.claim.end <= place][-REACH:]
        rates = [figure for figure in before if _is_rate(figure)]
        own = next((rate for rate in reversed(rates) if rate.scope and told["own"].startswith(rate.scope)), None)
        if own is None or not own.scope.endswith(told["kind"]):
            continue
        row = [rate for rate in rates if _is_fellow(rate, own, told["kind"])]
        sure = len(row) >= FEWEST and len({rate.scope for rate in row}) == len(row)
        for other in row:
            pair = (own, other) if told["slow"] else (other, own)
            yield Compared(*pair, sure=sure, part=False)


def _than_a_named_one(line: Line) -> Iterator[Compared]:
    """外出人员17185万人,增长1.5%;本地人员11467万人,增长2.0%,增速快于外出人员增速: the other's level names its rate."""
    for place, own in enumerate(line.figures):
        told = pattern("order.toml", "faster than another").match(own.after) if _is_rate(own) else None
        if told is None:
            continue
        for at in range(place - 1, max(-1, place - NEAR), -1):
            level = line.figures[at]
            if SENTENCE.search(line.figures[at + 1].before):
                break
            other = _rate_of(line, at) if _names(level, told["than"]) else None
            if other is not None and other is not own and clause(other.before) == clause(own.before):
                yield Compared(*((own, other) if told["slow"] else (other, own)), sure=True, part=False)
                break


def _one_beside_another(line: Line) -> Iterator[Compared]:
    """收入增长6.1%,支出增长4.8%,收入增幅超过支出增幅: the last rates, shares or levels of the two names before it.

    Of names that only end so, or that stand in sentences apart, others may be meant, as where words stand between, and
    levels may be higher in something else: only what fits is told.
    """
    for told in pattern("order.toml", "one beside another").finditer(line.text):
        than = told["than"] or told["beside"]
        if any(pattern("order.toml", "beside no other").search(name) for name in (told["one"], than)):
            continue
        more, less = (than, told["one"]) if told["below"] or told["less"] else (told["one"], than)
        aspect = _ASPECTS.get((told["aspect"] or "")[:1], "level")
        sure = aspect != "level" or NO_NUMBER.search(told.group()) is None
        yield from _two_named(line, told.start(), less, more, aspect, sure=sure)
    for told in pattern("order.toml", "balance of trade").finditer(line.text):
        less, more = ("进口", "出口") if told["surplus"] else ("出口", "进口")
        yield from _two_named(line, told.start(), less, more, "level", sure=True)


def _two_named(line: Line, end: int, less: str, more: str, aspect: str, *, sure: bool) -> Iterator[Compared]:
    """The last figures of an aspect that go by two names, told behind one another before a place of a line."""
    before = [each for each in line.figures if each.claim.end <= line.start + end and _is_its_own(each)][-REACH:]
    told = [each for each in before if topic(each).aspect == aspect and (aspect != "level" or amount(each))]
    lower, upper = (_last_named(told, spelled(name)) for name in (less, more))
    if lower is None or upper is None or lower is upper or not alike(lower, upper) or lower.depth != upper.depth:
        return
    one_time = lower.claim.period == upper.claim.period and abs(lower.position - upper.position) <= NEAR
    named = topic(lower).name == spelled(less) and topic(upper).name == spelled(more)
    own = line.start + end < lower.claim.sentence_end and lower.claim.sentence_start == upper.claim.sentence_start
    if one_time:
        yield Compared(lower, upper, sure=sure and named and own and _right_before(line, lower, upper, end), part=False)


def _right_before(line: Line, lower: Figure, upper: Figure, end: int) -> bool:
    """Whether nothing but a mark or their rates stands between two figures and what sets them side by side.

    What else stands there may tell of another base, time, place or quantity.
    """
    first, second = sorted((lower, upper), key=lambda each: each.position)
    between = line.figures[first.position + 1 : second.position]
    behind = [each for each in line.figures[second.position + 1 :] if each.claim.end <= line.start + end]
    last = (behind or [second])[-1]
    apart = MARK.fullmatch(line.text[last.claim.end - line.start : end]) is not None
    return apart and all(len(each) <= 1 and all(map(_is_rate_told, each)) for each in (between, behind))


def _is_rate_told(figure: Figure) -> bool:
    return _is_rate(figure) and RATE.fullmatch(figure.before) is not None


def _is_its_own(figure: Figure) -> bool:
    """Whether a figure is no base of a comparison: 比上年增长5% tells of itself, 高于全国5%的增幅 of others."""
    return not compared(figure) or clause(figure.before).endswith(("增长", "上升", "下降", "增", "升", "降"))


def _last_named(figures: Sequence[Figure], name: str) -> Figure | None:
    """The last figure of a name or, if there is none, of one that ends in it or that it ends in."""
    same = (each for each in reversed(figures) if topic(each).name == name)
    ends = (each for each in reversed(figures) if ends_in(topic(each).name, name) or ends_in(name, topic(each).name))
    return next(same, None) or next(ends, None)


def _names(level: Figure, name: str) -> bool:
    """Whether the words of a level are a name and nothing else: not what ends in it, which may be narrower."""
    return _is_level(level) and not level.depth and clause(level.before) == name


def _rate_of(line: Line, at: int) -> Figure | None:
    """The first rate behind a level, up to the next level or a mark that ends what is said of it."""
    for figure in line.figures[at + 1 : at + 1 + FEWEST + 1]:
        if SEGMENT.search(figure.before) or _is_level(figure):
            return None
        if _is_rate(figure):
            return figure
    return None


def _is_rate(figure: Figure) -> bool:
    rate = figure.claim.dimension is Dimension.PERCENT and topic(figure).aspect == "rate"
    return rate and figure.claim.low is not None and not compared(figure)


def _is_fellow(rate: Figure, own: Figure, kind: str) -> bool:
    """Whether a rate is that of another of the kind, of the same thing and time, told in the same words."""
    one = clause(rate.before) == clause(own.before) and topic(rate).name == topic(own).name
    other = rate.scope != own.scope and rate.scope.endswith(kind)
    return one and other and rate.claim.period == own.claim.period and rate.depth == own.depth


def _is_the_first(line: Line, figure: Figure) -> bool:
    """Whether what its sentence tells to be the first of its kind is said of a level: the first that it has."""
    if not _is_level(figure) or figure.depth:
        return False
    claim = figure.claim
    if pattern("order.toml", "the first by name").search(clause(figure.before)):
        return True
    told = pattern("order.toml", "is the first").search(
        line.text, claim.end - line.start, claim.sentence_end - line.start
    )
    if told is None:
        return False
    before = back_to(SENTENCE, line.figures[max(0, figure.position - REACH) : figure.position + 1])[:-1]
    between = [each for each in line.figures[figure.position + 1 :] if each.claim.end <= line.start + told.start()]
    return not any(map(_is_level, (*before, *between)))


def _is_level(figure: Figure) -> bool:
    told = amount(figure) and topic(figure).aspect == "level" and figure.claim.status is Status.ACTUAL
    return told and not compared(figure)


def _fellows(line: Line, first: Figure) -> Iterator[Figure]:
    """The levels of the sentences behind a first one whose names end as its own does, one of a name."""
    name = topic(first).name
    seen = {name}
    for other in line.figures[first.position + 1 : first.position + REACH]:
        own = topic(other).name
        if _is_level(other) and alike(other, first) and not other.depth and own not in seen and _of_one_form(own, name):
            seen.add(own)
            if _of_one_time(first, other):
                yield other


def _of_one_time(one: Figure, other: Figure) -> bool:
    return one.claim.period == other.claim.period and (one.claim.scope or "") == (other.claim.scope or "")


def _of_one_form(one: str, other: str) -> bool:
    """Whether two names differ in what stands before the same end: 民营企业出口 and 国有企业出口."""
    shared = _shared_end(one, other)
    return shared >= SHORTEST and min(len(one), len(other)) > shared


def _shared_end(one: str, other: str) -> int:
    pairs = zip(reversed(one), reversed(other), strict=False)
    return next((at for at, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))
