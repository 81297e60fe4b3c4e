r"""agree: the same quantity stated more than once.

Catches figures of one indicator that can't both be right (text and table, heading and body, a sentence said again,
what was counted told again as all of them: 在校生23万人。在32万在校生中), and two counts of one named set (三大行动
against 9大行动), which a person should look at; sums of money in capitals that are not those in digits in their
brackets; the highest and the lowest of a kind told twice; amounts taken up again (捐款36.8万元,这36.8万元);
passages told again in all but one figure; items of a list and the terms of the sum that is written out below it; a
ratio and what it is said to mean (104.5,即每100名女婴对…), counts and the fraction behind their share (45.00%(18/40)).

Bad: 全市粮食总产量650万吨,再获丰收。\n初步核算,全市粮食总产量达到680万吨。
Good: 全市粮食总产量650万吨,再获丰收。\n初步核算,全市粮食总产量达到650.0万吨。

Limits: a conflict needs two bare mentions of an indicator that a text has once (地区生产总值, 粮食总产量), the same
words around both figures (a heading between them parts them, but for 主要做法 and its like between two of 全市…),
another figure beside them that is the same in both, five digits of one name and time, a heading whose figure its text
lacks, or two counts that stand together twice; and a difference that one slip of the pen explains, but not by cutting
off digits. Elsewhere equal figures of related names are taken for one quantity, and unequal ones for two; so is a
round amount right behind an exact one (38260人,接近4万). Figures of a table and of the text need no common name where
all of five digits or more are the same.

Across documents only indicators of official statistics are held against each other, for one place and one time. Later
documents revise such figures: a small difference is for `review`, and excused by words such as 最终核实. A slip of the
pen makes it `inconsistent`. What is further apart is taken for two quantities.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from checks.agreements.accounts import both_sides
from checks.agreements.bracketed_fractions import fractions_again
from checks.agreements.copies import copied, in_capitals, rates_beside, repeated, thresholds
from checks.agreements.counted_again import counted_again
from checks.agreements.extremes_again import extremes_again
from checks.agreements.glosses import glosses
from checks.agreements.headings_again import amounts_again, headings_again
from checks.agreements.headlines import headlines, once_below, said_below, titles, told_right_below
from checks.agreements.in_apposition import in_apposition
from checks.agreements.in_like_words import in_like_words
from checks.agreements.of_another_time import of_another_time
from checks.agreements.of_other_lists import of_other_lists
from checks.agreements.places_again import first_ones
from checks.agreements.retellings import retellings
from checks.agreements.taken_up import taken_up
from checks.agreements.titles_again import titles_again
from checks.agreements.told_before import pointed_back, rounded_above
from checks.agreements.told_beside import told_at_length, told_beside, told_in_the_same_words
from checks.agreements.told_by_rows import told_by_rows
from checks.agreements.told_in_tables import pairs_told, rounded_from_tables, rows_told, told_in_tables, totals_told
from checks.agreements.written_sums import items_added
from checks.figures.budgets import decided
from checks.figures.mentions import (
    equal,
    extremes,
    identical,
    level_with,
    paired,
    retold,
    rounded,
    tabled,
    told_twice,
)
from checks.figures.said_again import said_again
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from checks.relation import Interval, Member, Relation, Verdict, Words, read_as, signed, stated
from checks.repair import SURE_SLIPS, Repair, Slip, slip
from checks.statements import Statement, apart, fits, neighbours, short, single, waived
from claims.model import Claim, Dimension, Hedge, Kind
from claims.sought import Sought

HEDGED = frozenset({Hedge.ABOVE, Hedge.BELOW, Hedge.ABOUT, Hedge.AT_LEAST, Hedge.AT_MOST})
SHOWN = 6
SHORTEST_NAME = 2
HALF = Decimal("0.5")
REVISED_PART = Decimal("0.05")
"""The part of a figure by which later documents revise it; economic censuses have moved outputs by as much."""
REVISED_POINTS = Decimal(1)
"""The percentage points by which later documents revise a rate."""


def relations(page: Page) -> Iterator[Relation]:
    """One relation for each quantity that is stated on more than one line, and for each hedge that is made good."""
    groups_of: defaultdict[int, list[frozenset[int]]] = defaultdict(list)
    ways = (
        identical,
        retold,
        equal,
        headlines,
        said_below,
        told_right_below,
        titles,
        titles_again,
        once_below,
        told_twice,
        said_again,
        told_beside,
        told_at_length,
        told_in_the_same_words,
        retellings,
        paired,
        rounded,
        tabled,
        told_in_tables,
        totals_told,
        rows_told,
        pairs_told,
        told_by_rows,
        rounded_from_tables,
        level_with,
        copied,
        repeated,
        rates_beside,
        in_capitals,
        thresholds,
        pointed_back,
        taken_up,
        rounded_above,
        counted_again,
        first_ones,
        extremes_again,
        items_added,
        both_sides,
        headings_again,
        amounts_again,
        in_like_words,
        in_apposition,
        glosses,
        fractions_again,
        _made_good,
    )
    planned = {figure.claim.start for line in page.lines for figure in decided(line)}
    groups = (group for way in ways for group in way(page))
    told = (group for group in groups if len({each.claim.start in planned for each in group}) == 1)
    told = (group for group in told if not of_another_time(group) and not of_other_lists(page, group))
    for group in sorted(told, key=len, reverse=True):
        starts = frozenset(figure.claim.start for figure in group)
        if any(starts <= known for known in groups_of[min(starts)]):
            continue
        for start in starts:
            groups_of[start].append(starts)
        yield _relation(group)
    yield from _named_sets(page)


def _relation(group: Sequence[Figure], if_broken: Verdict = Verdict.INCONSISTENT) -> Relation:
    highest, lowest = extremes(group)
    left, right = (
        _printed(figure.claim) if _to_one_digit(group) else Interval.of(figure.claim) for figure in (highest, lowest)
    )
    fits = left.lower <= right.upper
    name = group[0].claim.subject or group[0].claim.text
    texts = list(dict.fromkeys(figure.claim.text for figure in group))
    return Relation(
        type="agree",
        members=tuple(Member(figure.document, figure.claim, "mention") for figure in group),
        left=left,
        right=right,
        if_broken=if_broken,
        formula=_side_by_side(group) if fits else f"{stated(lowest.claim)} ≠ {stated(highest.claim)}",
        explanation=_fitting(name, texts, len(group)) if fits else _conflicting(name, lowest, highest),
        suggestion=None if fits or if_broken is Verdict.REVIEW else _said_most(group),
        targets=((group[-1].claim, Interval.of(group[0].claim)), (group[0].claim, Interval.of(group[-1].claim))),
    )


def _side_by_side(group: Sequence[Figure]) -> str:
    return " = ".join(stated(figure.claim) for figure in group[:SHOWN])


def _to_one_digit(group: Sequence[Figure]) -> bool:
    """Whether figures of a table and of its text are exact and printed to the same digit: there they are the same."""
    exact = all(figure.claim.hedge is Hedge.EXACT and figure.claim.low == figure.claim.high for figure in group)
    places = {in_table(figure) for figure in group}
    return exact and len(places) > 1 and len({figure.claim.step for figure in group}) == 1


def _printed(claim: Claim) -> Interval:
    value = claim.low or Decimal(0)
    return Interval(value, value)


def across(stated: Sequence[Statement]) -> Iterator[Relation]:
    """One relation for each indicator of one place and time and the next later document that states it too."""
    for found in single(filter(_timed, stated), lambda one: (one.kind, one.when)).values():
        for earlier, later in neighbours(found):
            if fits(earlier.reading, later.reading) or _near(earlier, later) or _slip(earlier, later):
                yield _stated_again(earlier, later)


def sought(stated: Sequence[Statement]) -> Iterator[Sought]:
    """The same indicators with the values that would agree."""
    for one in filter(_timed, stated):
        yield Sought(one.claim.indicator, one.claim.lower, one.claim.upper)


def _timed(stated: Statement) -> bool:
    return stated.claim.period_end is not None and not stated.claim.cumulative


def _slip(earlier: Statement, later: Statement) -> Repair | None:
    """The slip by which the later figure, or else the earlier one, misses the other to the digit.

    Another digit explains nothing that a revision may explain as well.
    """
    near = _near(earlier, later)
    kinds = SURE_SLIPS if near or earlier.claim.dimension is Dimension.PERCENT else tuple(Slip)
    for one, other in ((later, earlier), (earlier, later)):
        repair = slip(one.claim, other.reading, kinds)
        if repair and repair.distance == 0:
            return repair
    return None


def _near(earlier: Statement, later: Statement) -> bool:
    """Whether two figures that do not fit lie so near to each other that one may be a revision of the other."""
    one, other = earlier.reading, later.reading
    if earlier.claim.dimension is Dimension.PERCENT:
        return apart(one, other) <= REVISED_POINTS
    return apart(one, other) <= REVISED_PART * min(abs(one.upper), abs(other.upper))


def _stated_again(earlier: Statement, later: Statement) -> Relation:
    one, other = earlier.reading, later.reading
    agree = fits(one, other)
    repair, excuse = (None, None) if agree else (_slip(earlier, later), waived("revised", earlier, later))
    broken = Verdict.INCONSISTENT if repair else Verdict.REVIEW
    return Relation(
        type="agree",
        members=(later.member("later"), earlier.member("earlier")),
        left=one,
        right=other,
        if_broken=Verdict.CONSISTENT if excuse else broken,
        formula=signed(read_as(earlier.claim.text, one), "=", read_as(later.claim.text, other), fits=agree),
        explanation=_across(earlier, later, _judged(agree=agree, excuse=excuse, slipped=repair is not None)),
        suggestion=repair.text if repair and not excuse else None,
        waiver=excuse,
        targets=((later.claim, one), (earlier.claim, other)),
    )


def _judged(*, agree: bool, excuse: str | None, slipped: bool) -> Words:
    if agree:
        return Words("相互一致", "they agree")
    if excuse:
        return Words(f"文中说明“{excuse}”", f"the text says why ({excuse})")
    if slipped:
        return Words("不能同时成立", "both cannot hold")
    return Words("后者可能是修订数,请核对并写明", "the later one may be a revision: make plain which holds")


def _across(earlier: Statement, later: Statement, judged: Words) -> Words:
    name, one, other = later.about, short(earlier.document), short(later.document)
    return Words(
        zh=f"“{name}”在{one}中为{earlier.claim.text},在{other}中为{later.claim.text}:{judged.zh}。",
        en=f"{name} is {earlier.claim.text} in {one} and {later.claim.text} in {other}: {judged.en}.",
    )


def _said_most(group: Sequence[Figure]) -> str | None:
    """What most of the mentions say, where most agree."""
    (text, times), *others = Counter(figure.claim.text for figure in group).most_common(2)
    return text if times > 1 and not any(times == also for _, also in others) else None


def _fitting(name: str, texts: Sequence[str], times: int) -> Words:
    return Words(
        zh=f"“{name}”出现{times}次({'、'.join(texts)}),相互一致。",
        en=f"{name} is stated {times} times ({', '.join(texts)}); the figures agree.",
    )


def _conflicting(name: str, lowest: Figure, highest: Figure) -> Words:
    return Words(
        zh=f"“{name}”一处为{lowest.claim.text},另一处为{highest.claim.text},不能同时成立。",
        en=f"{name} is {lowest.claim.text} in one place and {highest.claim.text} in another: both cannot hold.",
    )


def _made_good(page: Page) -> Iterator[list[Figure]]:
    """突破三万亿元,达到31482亿元: the exact figure has to lie where the hedged one says."""
    between = pattern("topics.toml", "made good")
    for line in page.lines:
        for hedged, exact in pairwise(line.figures):
            one, other = topic(hedged), topic(exact)
            good = hedged.claim.hedge in HEDGED and exact.claim.hedge is Hedge.EXACT and between.match(exact.before)
            passed = pattern("topics.toml", "threshold passed").match(exact.before)
            of_each = not passed and _is_of_each(hedged, exact)
            alike = (one.unit, one.dimension) == (other.unit, other.dimension)
            alike = alike and (one.aspect == "change") == (other.aspect == "change")
            if good and not of_each and alike and not _of_what_falls(page, hedged, exact):
                yield [hedged, exact]


def _of_what_falls(page: Page, hedged: Figure, exact: Figure) -> bool:
    """Whether a mark may be passed from above, as that of a time or of what is used up, or a noun follows the figure.

    Not 百米成绩突破10秒大关,达到9.98秒; nor 募集资金超过3亿元,达到2亿元的成立条件.
    """
    sentence = page.text[hedged.claim.sentence_start : exact.claim.start]
    ends = pattern("topics.toml", "ends a statement").match(exact.after)
    low = hedged.claim.dimension is Dimension.DURATION or pattern("topics.toml", "the less the better").search(sentence)
    return ends is None or bool(low)


def _is_of_each(hedged: Figure, exact: Figure) -> bool:
    """Whether one figure is of each, and the next may be of all: not 人均突破1000美元,达到1080美元."""
    words = clause(hedged.before)
    near = HALF <= (exact.claim.low or 0) / (hedged.claim.low or 1) <= 1 / HALF
    by_head = pattern("topics.toml", "by head").search(words) is not None and near
    return pattern("parts.toml", "of each").search(words) is not None and not by_head


def _named_sets(page: Page) -> Iterator[Relation]:
    """Two counts of one named set: stated twice with one number or in one sentence, and once with another."""
    sets: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        name = topic(figure).name
        if figure.claim.kind is Kind.STRUCTURE and len(name) >= SHORTEST_NAME:
            sets[name].append(figure)
    for name, figures in sets.items():
        counts = Counter(figure.claim.low for figure in figures)
        named = [figure for figure in figures if pattern("topics.toml", "named set").match(figure.claim.text)]
        announced = pattern("list.toml", "announced").match(name)
        if len(counts) == 2 and named and not announced and _one_set(figures, counts):
            yield replace(_relation(figures, Verdict.REVIEW), explanation=_two_sets(name, figures))


def _one_set(figures: Sequence[Figure], counts: Counter[Decimal | None]) -> bool:
    sentences = {figure.claim.sentence_start for figure in figures}
    return max(counts.values()) > 1 or len(sentences) == 1


def _two_sets(name: str, figures: Sequence[Figure]) -> Words:
    texts = list(dict.fromkeys(figure.claim.text for figure in figures))
    return Words(
        zh=f"“{name}”在文中有两种数目({'、'.join(texts)}):可能指两组,请核对并写明。",
        en=f"The text counts {name} in two ways ({', '.join(texts)}): they may be two sets; make plain which is meant.",
    )
