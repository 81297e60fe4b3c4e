"""Figures of one thing and time that two paragraphs give, where digits or others that are the same show that it is one.

货运总量5263.84万吨,同比增长21.7% in the lead and 货运总量5763.84万吨,同比增长21.7% in the body.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Hashable, Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

from checks.figures.amounts import amount, compared, digits
from checks.figures.identity import base, compatible, of_versions
from checks.figures.owners import of_owners
from checks.figures.said_again import own_words, parallel
from checks.figures.topics import NOUN_MEASURE, akin, topic
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from checks.relation import Comparator, Interval, holds
from checks.repair import repairs, slip
from claims.model import Hedge, Kind, Status

REACH = 4
TELLING, TOGETHER = 2, 5
SHORTEST_NAME = 2
MOST, FEW = 4, 40
WORDY = 6
LONG = 4
AMONG = "其中"
LAST_YEAR = re.compile("去年|上年")


class Pair(NamedTuple):
    """Two figures of one thing in one sentence."""

    one: Figure
    other: Figure


def told_beside(page: Page) -> Iterator[list[Figure]]:
    """The figures that a slip of the pen parts where those beside them are the same, with digits enough to tell.

    A text that gives such a pair more often tells of several things, as does one that names two owners or versions.
    """
    told: defaultdict[Hashable, list[Pair]] = defaultdict(list)
    for line in page.lines:
        for at, figure in enumerate(line.figures):
            near = line.figures[at : at + REACH] if told_plainly(figure) else ()
            for other in near[1:]:
                if told_plainly(other) and _of_one_thing(figure, other):
                    told[_about(figure), _about(other)].append(Pair(figure, other))
    for pairs in told.values():
        for first, second in pairwise(pairs) if len(pairs) <= MOST else ():
            yield from _slipped(page, first, second)


def told_in_the_same_words(page: Page) -> Iterator[list[Figure]]:
    """The same of figures beside each other whose clauses come again word for word, whatever they are named.

    新建、改建校舍31.5万平方米,新建、改建运动场64.2万平方米 in two paragraphs.
    """
    told: defaultdict[Hashable, list[Pair]] = defaultdict(list)
    for line in page.lines:
        for at, one in enumerate(line.figures):
            for other in line.figures[at + 1 : at + REACH]:
                words = [clause(figure.before) for figure in (one, other)]
                plain = told_plainly(one) and told_plainly(other) and words[0] != words[1]
                if plain and all(len(each) >= WORDY and AMONG not in each for each in words):
                    told[(*words, *map(_value_kind, (one, other)))].append(Pair(one, other))
    for pairs in told.values():
        for first, second in pairwise(pairs) if len(pairs) <= MOST else ():
            if all(compatible(*(figure.claim for figure in each)) for each in zip(first, second, strict=True)):
                yield from _slipped(page, first, second, timed=False)


def _value_kind(figure: Figure) -> Hashable:
    return topic(figure).dimension, topic(figure).unit, topic(figure).aspect


def told_at_length(page: Page) -> Iterator[list[Figure]]:
    """Long amounts that a slip of the pen parts: of one name and time, in one unit and to one place.

    Five digits tell by themselves where the names are the same; four do where another long figure beside one of them
    comes again in the text, which then retells, and the names may only be akin (旅客 and 旅客发送量).
    """
    told: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    times: Counter[Hashable] = Counter()
    for figure in page.figures:
        if told_plainly(figure) and digits(figure.claim) >= LONG:
            times[_value(figure)] += 1
            if amount(figure) and topic(figure).name:
                told[topic(figure).dimension, topic(figure).unit, topic(figure).aspect, figure.claim.step].append(
                    figure
                )
    for figures in told.values():
        for one, other in combinations(figures, 2) if len(figures) <= FEW else ():
            timed = bool(one.period) == bool(other.period) and of_one_time(one, other)
            if one.line == other.line or one.claim.low == other.claim.low or not timed:
                continue
            if _named_alike(page, one, other, times) and _one_digit_apart(one, other) and not of_two(page, one, other):
                yield [one, other]


def _named_alike(page: Page, one: Figure, other: Figure, times: "Counter[Hashable]") -> bool:
    names = [topic(figure).name for figure in (one, other)]
    same = names[0] == names[1] and _about(one) == _about(other)
    if same and digits(one.claim) > LONG and len(names[0]) > SHORTEST_NAME:
        return True
    beside = [each for figure in (one, other) for each in page.lines[figure.line].figures if each is not figure]
    akin_names = akin(*names) and not _under_one_head(*names)
    return (same or akin_names) and any(times[_value(each)] > 1 for each in beside)


def _under_one_head(one: str, other: str) -> bool:
    """Whether two names only share the measure that both end in: 税收收入 and 债务收入."""
    heads = [NOUN_MEASURE.search(name) for name in (one, other)]
    if not all(heads):
        return False
    ends = [
        (name[: head.start()], name[head.start() :]) for name, head in zip((one, other), heads, strict=True) if head
    ]
    (first, measure), (second, other_measure) = ends
    return measure == other_measure and not (first in second or second in first)


def _value(figure: Figure) -> Hashable:
    return topic(figure).dimension, topic(figure).unit, figure.claim.low


def _one_digit_apart(one: Figure, other: Figure) -> bool:
    found = (slip(one.claim, Interval.of(other.claim)), slip(other.claim, Interval.of(one.claim)))
    return any(repair is not None and repair.distance == 0 for repair in found)


def _slipped(page: Page, first: Pair, second: Pair, *, timed: bool = True) -> Iterator[list[Figure]]:
    """What two pairs tell apart, where they tell the rest alike; of the same words their times need not be."""
    if first.one.line == second.one.line or (timed and not all(map(of_one_time, first, second))):
        return
    for (same, again), (figure, other) in (zip(first, second, strict=True), [*zip(first, second, strict=True)][::-1]):
        told = digits(same.claim) if _again(same, again) else 0
        if told < TELLING or told + digits(figure.claim) < TOGETHER or _meet(figure, other):
            continue
        if _by_a_slip(figure, other) and not of_two(page, figure, other):
            yield [figure, other]


def of_two(page: Page, one: Figure, other: Figure) -> bool:
    """Whether the words tell of two versions, owners or things."""
    group = [one, other]
    if told_again(page, one, other) or told_again(page, other, one):
        return True
    return _revised(page, one, other) or parallel(page, *group) or of_versions(group) or of_owners(page, group)


def told_again(page: Page, figure: Figure, other: Figure) -> bool:
    """Whether the sentence of another figure tells one as well, as written: 报名8300名,最后上岗3800名."""
    sentence = page.text[other.claim.sentence_start : other.claim.sentence_end]
    return re.search(rf"(?<![0-9.]){re.escape(figure.claim.text)}(?![0-9])", sentence) is not None


def _revised(page: Page, one: Figure, other: Figure) -> bool:
    """Whether one of two sentences tells of a version that the other doesn't; 去年 is none where both are of it."""
    told = []
    for words in own_words(page, one, other):
        kept = LAST_YEAR.sub("", words) if dated(one, other) else words
        told.append({found.group() for found in pattern("topics.toml", "revised").finditer(kept)})
    return told[0] != told[1]


def told_plainly(figure: Figure, hedges: Container[Hedge] = (Hedge.EXACT,)) -> bool:
    """Whether a figure is of what is, exact or of these hedges, and no base, part in brackets or cell of a table."""
    claim = figure.claim
    exact = claim.hedge in hedges and claim.low is not None and claim.low == claim.high
    plain = exact and claim.kind is Kind.CLAIM and claim.status is Status.ACTUAL
    return plain and not figure.depth and not in_table(figure) and not compared(figure)


def _of_one_thing(one: Figure, other: Figure) -> bool:
    name = topic(one).name
    together = one.claim.sentence_start == other.claim.sentence_start
    return together and len(name) >= SHORTEST_NAME and name == topic(other).name


def _about(figure: Figure) -> Hashable:
    """What a figure is of: its topic, the base of a change and the words that make another figure of it."""
    words = clause(figure.before).replace(figure.period, "").replace(AMONG, "")
    return topic(figure), base(figure), frozenset(pattern("topics.toml", "qualifier").findall(words))


def of_one_time(one: Figure, other: Figure) -> bool:
    """Whether nothing that is said of two figures tells of two times, or of two places."""
    shorter, longer = sorted((one.period, other.period), key=len)
    return compatible(one.claim, other.claim) and (shorter in longer or dated(one, other))


def dated(one: Figure, other: Figure) -> bool:
    """Whether both times are known by their days and are the same."""
    spans = [(figure.claim.period_start, figure.claim.period_end) for figure in (one, other)]
    return spans[0] == spans[1] and None not in spans[0]


def _again(one: Figure, other: Figure) -> bool:
    """Whether two figures say the same; of one precision they have to be the very same number (5.2% and 5.1% meet)."""
    return _meet(one, other) and (one.claim.step != other.claim.step or one.claim.low == other.claim.low)


def _meet(one: Figure, other: Figure) -> bool:
    return holds(Comparator.MEETS, Interval.of(one.claim), Interval.of(other.claim))


def _by_a_slip(one: Figure, other: Figure) -> bool:
    pairs = ((one.claim, Interval.of(other.claim)), (other.claim, Interval.of(one.claim)))
    return any(repairs(*pair) for pair in pairs)
