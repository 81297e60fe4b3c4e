"""Rates of which the name tells the part and the whole: 产销率, 城镇化率, 病死率."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from checks.figures.amounts import SENTENCE, adds_up, alike, amount, compared, digits
from checks.figures.directory import Directory, kind, namesakes
from checks.figures.identity import time_allows
from checks.figures.percentages import HUNDRED, Share, base_of, fits, targets
from checks.figures.possible_shares import HEADS, computable, exceeds
from checks.figures.topics import topic
from checks.lexicon import entries, pattern
from checks.page import Figure, Line, Page, clause
from checks.relation import Interval
from checks.repair import SURE_SLIPS, Slip, repairs, slip
from claims.model import Dimension, Hedge, Status

HEAD, APART, TELLING = 2, 3, 4
MOST_CALLED = 12
NEAR = 12
REST = 60
MOST_STEPS = 10
PEOPLE = ("常住", "户籍")
PER_MILLE = "‰"


class Rate(NamedTuple):
    """What a rate, its part and its whole are called; `one_each` where the part has one for each of the whole.

    Without a name of the part it is the figure right before. `each` where both are amounts of each head.
    """

    name: re.Pattern[str]
    part: re.Pattern[str] | None
    whole: re.Pattern[str]
    one_each: bool
    each: bool


def named_rates(page: Page, known: Directory) -> Iterator[Share]:
    """产销率, 城镇化率, 病死率: rates whose part and whole their names tell, the nearest that fit."""
    called: dict[str, list[str]] = {}
    for figure in page.figures:
        words = _words(page, figure) if _is_rate(figure) else ""
        for named in _rates_by_name() if words else ():
            if not named.name.search(words):
                continue
            if named.each and named.part is not None and not _is_reached(figure):
                continue
            if named.each and named.part is not None:
                parts, wholes = (_of_each(page, side, figure) for side in (named.part, named.whole))
                yield from ((part, whole, figure) for part in parts for whole in wholes if kind(part) == kind(whole))
                continue
            wholes = _matching(known, named.whole, figure, called)
            if named.part is not None:
                parts = _matching(known, named.part, figure, called) or _in_sentence(known, named.part, figure)
                wholes = wholes or _in_sentence(known, named.whole, figure)
            else:
                parts = list(page.lines[figure.line].figures[max(0, figure.position - 1) : figure.position])
                wholes = wholes or _later(known, named.whole, figure)
            parts, wholes = _beside_it(parts, figure), _beside_it(wholes, figure)
            pairs = ((part, whole) for part in parts for whole in wholes if part is not whole)
            yield from (
                (part, whole, figure)
                for part, whole in pairs
                if kind(part) == kind(whole) or (named.one_each and _heads(part, whole))
            )


def _is_reached(rate: Figure) -> bool:
    """Whether a rate is told as it is, by no bound and of no time to come by its own words."""
    exact = rate.claim.status is Status.ACTUAL and rate.claim.hedge in (Hedge.EXACT, Hedge.ABOUT)
    return exact and not pattern("share.toml", "a rate aimed at").search(clause(rate.before))


def _words(page: Page, rate: Figure) -> str:
    """What a rate is called: by its clause, its subject and, where it moved to it, by the rate before it."""
    last = page.lines[rate.line].figures[rate.position - 1] if rate.position else None
    moved = last and alike(last, rate) and pattern("growth.toml", "to").match(rate.before)
    led = clause(last.before).partition("由")[0] if last and moved else ""
    return f"{clause(rate.before)}\n{topic(rate).name}\n{led}"


def _beside_it(amounts: list[Figure], rate: Figure) -> list[Figure]:
    """The amounts that stand in as many brackets as a rate, if any do: 438.64亿元(63.23亿美元), 净利润率24%."""
    return [figure for figure in amounts if figure.depth == rate.depth] or amounts


def named_rates_beside(page: Page, known: Directory) -> Iterator[Share]:
    """The same on one line that has just one such part and whole, right or wrong by a slip of the pen.

    On several lines they have to fit. Rates of births and deaths, in per mille, are of the mean of two years' people,
    which no text gives.
    """
    of_rate: defaultdict[int, list[Share]] = defaultdict(list)
    for share in named_rates(page, known):
        part, _, rate = share
        earlier = pattern("share.toml", "moved").match(rate.after) or compared(rate)
        near = len({figure.line for figure in share}) == 1 or (digits(rate.claim) >= APART and fits(*share))
        beside = near and time_allows(part.claim, rate.claim)
        beside = beside and rate.claim.unit != PER_MILLE
        beside = beside and (fits(*share) or not _is_more(*share))
        if beside and not earlier and computable(*share) and share not in of_rate[rate.claim.start]:
            of_rate[rate.claim.start].append(share)
    for found in filter(None, of_rate.values()):
        part, whole, rate = found[0]
        wrong = not of_others(page, part, whole) and _slipped(page, part, whole, rate)
        wrong = wrong and not of_fewer(page.lines[rate.line], rate)
        if len(found) == 1 and (fits(part, whole, rate) or wrong):
            yield found[0]


def _is_more(part: Figure, whole: Figure, rate: Figure) -> bool:
    """Whether a part is more than a whole of which it is said to be less than all."""
    return exceeds(part, whole) and (rate.claim.low or 0) < HUNDRED.lower and rate.claim.dimension is Dimension.PERCENT


def _slipped(page: Page, part: Figure, whole: Figure, rate: Figure) -> bool:
    """Whether one slip of the pen explains a miss; any where the rate stands right behind what it is of."""
    aims = targets(part, whole, rate)
    if _right_behind(page, part, whole, rate):
        return any(repairs(*each) for each in aims)
    kinds = tuple(Slip) if _tells(part, whole, rate) else SURE_SLIPS
    return any(slip(*each, kinds) for each in aims)


def _right_behind(page: Page, part: Figure, whole: Figure, rate: Figure) -> bool:
    """常住人口400.5万人,其中城镇人口240.3万人,城镇化率60.0%: a plain rate of the two amounts right before it."""
    line = page.lines[rate.line]
    before = (each for each in line.figures[: rate.position] if _is_amount(each) and not compared(each))
    beside = _without_the_rest([each for each in before if each.depth == rate.depth][-3:])
    first = min(part.claim.end, whole.claim.end)
    one_sentence = part.line == whole.line == rate.line and not SENTENCE.search(
        line.text[first - line.start : rate.claim.start - line.start]
    )
    told = f"{topic(whole).name}/{clause(rate.before)}"
    plain = pattern("share.toml", "plain rate").fullmatch(told) is not None
    return plain and one_sentence and all(each in beside for each in (part, whole))


def _without_the_rest(amounts: list[Figure]) -> list[Figure]:
    """The last two of some amounts, or a whole and its part before the rest of it: 人口10万人,城镇8万人,乡村2万人."""
    if len(amounts) > HEAD and adds_up(amounts[0], amounts[1:]):
        return amounts[:HEAD]
    return amounts[-HEAD:]


def _is_amount(figure: Figure) -> bool:
    """Whether a figure is an amount, of all or of each head."""
    return amount(figure) or (figure.claim.dimension is Dimension.MONEY and topic(figure).aspect == "level")


def _tells(part: Figure, whole: Figure, rate: Figure) -> bool:
    """Whether so few rates fit a part and a whole of one kind of people that another digit of it is no chance."""
    quotient = Interval.of(part.claim) / Interval.of(whole.claim) * base_of(rate)
    narrow = quotient.upper - quotient.lower <= MOST_STEPS * (rate.claim.step or 0)
    said = f"{topic(part).name}{topic(whole).name}{topic(rate).name}"
    narrow = narrow and "综合" not in said
    return narrow and digits(rate.claim) >= TELLING and not all(kind in said for kind in PEOPLE)


def of_fewer(line: Line, rate: Figure) -> bool:
    """Whether the words behind a rate say that it is of fewer than those counted before it: (扣除10间维修房)."""
    last = rate.claim.end - line.start
    return pattern("share.toml", "of fewer").search(line.text[last : last + REST]) is not None


def of_others(page: Page, part: Figure, whole: Figure) -> bool:
    """Whether the line has more that is called so, as of a branch or a quarter: 营业收入50亿元, 华南收入20亿元.

    Not what is less than the part, nor what makes up the whole with it: 常住人口68万人,城镇人口40万人,乡村28万人.
    """
    name = topic(whole).name[-HEAD:]
    near = page.lines[whole.line].figures[max(0, whole.position - NEAR) : whole.position + NEAR]
    others = [figure for figure in near if figure is not whole and kind(figure) == kind(whole)]
    named = [figure for figure in others if topic(figure).name.endswith(name) and figure is not part]
    named = [figure for figure in named if not exceeds(part, figure)]
    return any(not adds_up(whole, (figure, part)) for figure in named)


def _matching(known: Directory, name: re.Pattern[str], near: Figure, called: dict[str, list[str]]) -> list[Figure]:
    """The nearest amounts of a matching name before a figure; `called` keeps the names that match."""
    if name.pattern not in called:
        called[name.pattern] = [own for own in known.mentions if name.search(own)]
    return [figure for own in called[name.pattern][:MOST_CALLED] for figure in namesakes(known, own, near)]


@cache
def _rates_by_name() -> tuple[Rate, ...]:
    return tuple(
        Rate(
            re.compile(row["name"]),
            re.compile(row["part"]) if "part" in row else None,
            re.compile(row["whole"]),
            row.get("one_each", False),
            row.get("each", False),
        )
        for row in entries("share.toml", "rate")
    )


def _of_each(page: Page, name: re.Pattern[str], near: Figure) -> list[Figure]:
    """The amounts of each head of a matching name before a figure, the nearest first."""
    called = (
        figure for figure in page.figures if figure.claim.start < near.claim.start and name.search(topic(figure).name)
    )
    levels = [
        figure for figure in called if topic(figure).aspect == "level" and figure.claim.dimension is Dimension.MONEY
    ]
    return levels[: -MOST_CALLED - 1 : -1]


def _heads(*figures: Figure) -> bool:
    return {figure.claim.dimension for figure in figures} <= HEADS


def _later(known: Directory, name: re.Pattern[str], rate: Figure) -> list[Figure]:
    """The amounts of a matching name behind a rate, the nearest first."""
    kinds = (of_kind for own, of_kind in known.mentions.items() if name.search(own))
    found = {each.claim.start: each for of_kind in kinds for figures in of_kind.values() for each in figures}
    return [each for start, each in sorted(found.items()) if start > rate.claim.start][:MOST_CALLED]


def _in_sentence(known: Directory, name: re.Pattern[str], rate: Figure) -> list[Figure]:
    """The amounts of a matching name behind a rate in its sentence."""
    later = _later(known, name, rate)
    return [figure for figure in later if figure.claim.sentence_start == rate.claim.sentence_start]


def _is_rate(figure: Figure) -> bool:
    claim = figure.claim
    told = claim.dimension in (Dimension.PERCENT, Dimension.RATIO) and claim.low is not None
    return told and topic(figure).aspect != "rate"
