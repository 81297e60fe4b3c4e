r"""agree: the same quantity stated more than once.

Catches figures of one indicator that can't both be right (text and table, heading and body, a sentence said again), and
two counts of one named set (三大行动 against 9大行动), which a person should look at.

Bad: 全市粮食总产量650万吨,再获丰收。\n初步核算,全市粮食总产量达到680万吨。
Good: 全市粮食总产量650万吨,再获丰收。\n初步核算,全市粮食总产量达到650.0万吨。

Limits: a conflict needs two bare mentions of an indicator that a text has once (地区生产总值, 粮食总产量), the same
words around both figures, and a difference that one slip of the pen explains; or 突破 A,达到 B. Elsewhere equal figures
of related names are taken for one quantity, and unequal ones for two.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, pairwise

from checks.identity import bare, base, compatible, heading, repeated_words, span_words
from checks.lexicon import pattern
from checks.page import Figure, Page
from checks.relation import Interval, Member, Relation, Verdict, Words
from checks.repair import mend, repairs
from checks.topics import Topic, akin, related, topic
from claims.model import Claim, Dimension, Hedge, Kind, Status

COUNTED = frozenset({Dimension.COUNT, Dimension.PERSON, Dimension.PERSON_TIME, Dimension.DURATION})
HEDGED = frozenset({Hedge.ABOVE, Hedge.BELOW, Hedge.ABOUT, Hedge.AT_LEAST, Hedge.AT_MOST})
MOST_NAMES = 40
MOST_PARTS = 8
SHOWN = 6
SMALL = 10
SHORTEST_NAME = 2
Stated = tuple[Figure, Topic]


def relations(page: Page) -> Iterator[Relation]:
    """One relation for each quantity that is stated on more than one line, and for each hedge that is made good."""
    stated = [(figure, topic(figure)) for figure in page.figures if figure.claim.low is not None]
    groups_of: defaultdict[int, list[frozenset[int]]] = defaultdict(list)
    headings = frozenset(number for number, line in enumerate(page.lines) if heading(line))
    for group in sorted((*_identical(stated), *_equal(stated, headings)), key=len, reverse=True):
        starts = frozenset(figure.claim.start for figure in group)
        if any(starts <= known for known in groups_of[min(starts)]):
            continue
        for start in starts:
            groups_of[start].append(starts)
        yield _relation(group)
    yield from _made_good(page)
    yield from _named_sets(stated)


def _identical(stated: Sequence[Stated]) -> Iterator[list[Figure]]:
    """Figures that must be of one quantity, whatever they say: bare mentions of a single indicator, repeated words."""
    groups: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    single = pattern("topics.toml", "single")
    for figure, about in stated:
        if single.match(about.name) and figure.claim.status is Status.ACTUAL and bare(figure):
            groups[(about, base(figure), span_words(figure))].append(figure)
        for words in repeated_words(figure):
            groups[(words, about.name, about.unit, about.dimension)].append(figure)
    for group in groups.values():
        yield from (part for part in _parted(group) if _fit_or_slipped(part))


def _fit_or_slipped(group: Sequence[Figure]) -> bool:
    """Whether figures of one name fit, or miss by what one slip of the pen explains.

    Figures further apart are more likely to be of another time or scope that the words do not show.
    """
    highest, lowest = _extremes(group)
    if Interval.of(highest.claim).lower <= Interval.of(lowest.claim).upper:
        return True
    return bool(repairs(highest.claim, Interval.of(lowest.claim)) or repairs(lowest.claim, Interval.of(highest.claim)))


def _extremes(group: Sequence[Figure]) -> tuple[Figure, Figure]:
    """The figure whose reading starts highest and the one whose reading ends lowest."""
    highest = max(group, key=lambda figure: Interval.of(figure.claim).lower)
    return highest, min(group, key=lambda figure: Interval.of(figure.claim).upper)


def _equal(stated: Sequence[Stated], headings: frozenset[int]) -> Iterator[list[Figure]]:
    """Figures that say the same number of what may be one thing by its name."""
    buckets: defaultdict[Hashable, defaultdict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure, about in stated:
        if about.name and _tells_enough(figure.claim):
            key = (about.dimension, about.unit, about.aspect, figure.claim.low, figure.claim.high, base(figure))
            buckets[key][about.name].append(figure)
    for names in buckets.values():
        for group in _joined(names, headings):
            yield from _parted(group)


def _tells_enough(claim: Claim) -> bool:
    """Whether a number is telling: small counts of things come up again by chance, counts of a plan's parts do not."""
    return claim.kind is Kind.STRUCTURE or claim.dimension not in COUNTED or abs(claim.high or Decimal(0)) >= SMALL


def _joined(names: Mapping[str, list[Figure]], headings: frozenset[int]) -> Iterator[list[Figure]]:
    """The figures of a bucket by name, those of related names put together."""
    headed = {name for name, figures in names.items() if any(figure.line in headings for figure in figures)}
    kept = {name: list(figures) for name, figures in names.items()}
    for one, other in combinations(names, 2) if len(names) <= MOST_NAMES else ():
        if one in kept and other in kept and _may_name_one(one, other, headed):
            kept[one] += kept.pop(other)
    return iter(kept.values())


def _start(figure: Figure) -> int:
    return figure.claim.start


def _may_name_one(one: str, other: str, headed: Set[str]) -> bool:
    return related(one, other) or (bool({one, other} & headed) and akin(one, other))


def _parted(group: Sequence[Figure]) -> Iterator[list[Figure]]:
    """A group by time and scope, in groups that stand on more than one line.

    On one line, figures of one name are told apart from each other, so these make no group of their own.
    """
    parts: list[list[Figure]] = []
    for figure in sorted(group, key=_start):
        fitting = (part for part in parts[-MOST_PARTS:] if _belongs(figure, part))
        part = next(fitting, None)
        if part is None:
            parts.append([figure])
        else:
            part.append(figure)
    return (part for part in parts if len({figure.line for figure in part}) > 1)


def _belongs(figure: Figure, part: Sequence[Figure]) -> bool:
    return all(compatible(known.claim, figure.claim) for known in (part[0], part[-1]))


def _relation(group: Sequence[Figure], if_broken: Verdict = Verdict.INCONSISTENT) -> Relation:
    highest, lowest = _extremes(group)
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
        formula=" = ".join(f"{figure.claim.text} {Interval.of(figure.claim)}" for figure in group[:SHOWN]),
        explanation=_fitting(name, texts, len(group)) if fits else _conflicting(name, lowest, highest),
        suggestion=None if fits or if_broken is Verdict.REVIEW else _mended(group),
    )


def _mended(group: Sequence[Figure]) -> str | None:
    """What most of the mentions say, where most agree; else what the last would have to be to agree with the first."""
    (text, times), *others = Counter(figure.claim.text for figure in group).most_common(2)
    if times > 1 and not any(times == also for _, also in others):
        return text
    return mend([(group[-1].claim, Interval.of(group[0].claim)), (group[0].claim, Interval.of(group[-1].claim))])


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


def _named_sets(stated: Sequence[Stated]) -> Iterator[Relation]:
    """Two counts of one named set: stated twice with one number or in one sentence, and once with another."""
    sets: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure, about in stated:
        if figure.claim.kind is Kind.STRUCTURE and len(about.name) >= SHORTEST_NAME:
            sets[about.name].append(figure)
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
