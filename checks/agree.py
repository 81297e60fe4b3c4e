r"""agree: the same quantity stated more than once.

Catches figures of one indicator that can't both be right (text and table, heading and body, a sentence said again), and
two counts of one named set (三大行动 against 9大行动), which a person should look at.

Bad: 全市粮食总产量650万吨,再获丰收。\n初步核算,全市粮食总产量达到680万吨。
Good: 全市粮食总产量650万吨,再获丰收。\n初步核算,全市粮食总产量达到650.0万吨。

Limits: a conflict needs two bare mentions of an indicator that a text has once (地区生产总值, 粮食总产量), the same
words around both figures, a heading whose figure its text lacks, or two counts that stand together twice; and a
difference that one slip of the pen explains. Elsewhere equal figures of related names are taken for one quantity, and
unequal ones for two.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from checks.lexicon import pattern
from checks.mentions import equal, extremes, headlines, identical, paired, rounded, tabled
from checks.page import Figure, Page
from checks.relation import Interval, Member, Relation, Verdict, Words, stated
from checks.topics import topic
from claims.model import Hedge, Kind

HEDGED = frozenset({Hedge.ABOVE, Hedge.BELOW, Hedge.ABOUT, Hedge.AT_LEAST, Hedge.AT_MOST})
SHOWN = 6
SHORTEST_NAME = 2


def relations(page: Page) -> Iterator[Relation]:
    """One relation for each quantity that is stated on more than one line, and for each hedge that is made good."""
    groups_of: defaultdict[int, list[frozenset[int]]] = defaultdict(list)
    ways = (identical, equal, headlines, paired, rounded, tabled)
    for group in sorted((group for way in ways for group in way(page)), key=len, reverse=True):
        starts = frozenset(figure.claim.start for figure in group)
        if any(starts <= known for known in groups_of[min(starts)]):
            continue
        for start in starts:
            groups_of[start].append(starts)
        yield _relation(group)
    yield from _made_good(page)
    yield from _named_sets(page)


def _relation(group: Sequence[Figure], if_broken: Verdict = Verdict.INCONSISTENT) -> Relation:
    highest, lowest = extremes(group)
    left, right = Interval.of(highest.claim), Interval.of(lowest.claim)
    fits = left.lower <= right.upper
    name = group[0].claim.subject or group[0].claim.text
    texts = list(dict.fromkeys(figure.claim.text for figure in group))
    return Relation(
        type="agree",
        members=tuple(Member(figure.document, figure.claim, "mention") for figure in group),
        left=left,
        right=right,
        if_broken=if_broken,
        formula=" = ".join(stated(figure.claim) for figure in group[:SHOWN]),
        explanation=_fitting(name, texts, len(group)) if fits else _conflicting(name, lowest, highest),
        suggestion=None if fits or if_broken is Verdict.REVIEW else _said_most(group),
        targets=((group[-1].claim, Interval.of(group[0].claim)), (group[0].claim, Interval.of(group[-1].claim))),
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


def _made_good(page: Page) -> Iterator[Relation]:
    """突破三万亿元,达到31482亿元: the exact figure has to lie where the hedged one says."""
    between = pattern("topics.toml", "made good")
    for line in page.lines:
        for hedged, exact in pairwise(line.figures):
            one, other = topic(hedged), topic(exact)
            good = hedged.claim.hedge in HEDGED and exact.claim.hedge is Hedge.EXACT and between.match(exact.before)
            if good and (one.unit, one.dimension) == (other.unit, other.dimension):
                yield _relation([hedged, exact])


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
