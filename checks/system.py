"""Relations that share figures, solved together: the one change that mends a broken one and keeps what holds.

Every relation says what each of its figures would have to be, were all the others right (`Relation.targets`). A figure
of several relations has to meet all of their targets at once, so that where one slip broke several relations, only few
ways of writing one figure mend them all.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import compress

from checks.relation import Interval, Relation, Verdict, Words
from checks.repair import Repair, likeliest
from claims.model import Claim, Dimension

SUM, GROWTH = "sum", "growth"
FEW = 2
Place = tuple[str, int]
"""A document and where a figure starts in it."""


@dataclass(frozen=True, slots=True)
class Change:
    """A figure written otherwise: how many broken relations that mends, and whether all that hold of it still do."""

    claim: Claim
    repair: Repair
    mends: int
    keeps: bool


def solved(relations: Sequence[Relation]) -> list[Relation]:
    """The relations in their order, those that are inconsistent with the best change as their suggestion.

    The change that mends every relation of its figure is best, then the one that mends more, then the likelier slip.
    None is for a whole that another of its sums holds. A suggestion that a check made itself stays. Changes of other
    figures that are as good are told beside it.
    """
    broken = [relation.verdict is Verdict.INCONSISTENT for relation in relations]
    if not any(broken):
        return list(relations)
    times = Counter(place for relation in compress(relations, broken) for place, _, _ in _targets(relation))
    wanted = _wanted(relation for relation in relations if relation.verdict is not Verdict.REVIEW)
    held = _wanted(each for each in relations if each.verdict is Verdict.CONSISTENT and _adds_up(each))
    pairs = zip(relations, broken, strict=True)
    return [_mended(relation, wanted, held, times) if wrong else relation for relation, wrong in pairs]


def _adds_up(relation: Relation) -> bool:
    """Whether a relation is of a whole and its parts, or of a rate as another one and the points between."""
    points = relation.type == GROWTH and relation.members[-1].claim.dimension is Dimension.PERCENTAGE_POINT
    return relation.type == SUM or points


def _targets(relation: Relation) -> Iterator[tuple[Place, Claim, Interval]]:
    home = {id(member.claim): member.document for member in relation.members}
    return (((home[id(claim)], claim.start), claim, target) for claim, target in relation.targets)


def _wanted(relations: Iterator[Relation]) -> dict[Place, Interval | None]:
    """What every figure has to be for all of its relations, None where no one value satisfies them."""
    found: defaultdict[Place, list[Interval]] = defaultdict(list)
    for relation in relations:
        for place, _, target in _targets(relation):
            found[place].append(target)
    return {place: _meeting(targets) for place, targets in found.items()}


def _meeting(targets: Sequence[Interval]) -> Interval | None:
    common = reduce(lambda one, other: Interval(max(one.lower, other.lower), min(one.upper, other.upper)), targets)
    return common if common.lower <= common.upper else None


def _mended(
    relation: Relation,
    wanted: Mapping[Place, Interval | None],
    held: Mapping[Place, Interval | None],
    times: Mapping[Place, int],
) -> Relation:
    if relation.suggestion is not None:
        return relation
    changes = [change for target in _targets(relation) if (change := _change(*target, wanted, held, times))]
    if not changes:
        return relation
    best = min(changes, key=_rank)
    others = [change for change in changes if change is not best and _rank(change) == _rank(best)]
    words = _words(relation.explanation, best, others)
    return replace(relation, suggestion=best.repair.text, explanation=words)


def _rank(change: Change) -> tuple[int, ...]:
    return (not change.keeps, -change.mends, *change.repair.rank[:2])


def _change(
    place: Place,
    claim: Claim,
    target: Interval,
    wanted: Mapping[Place, Interval | None],
    held: Mapping[Place, Interval | None],
    times: Mapping[Place, int],
) -> Change | None:
    common = wanted[place]
    keeping = likeliest(claim, common) if common else None
    if keeping:
        return Change(claim, keeping, times[place], keeps=True)
    kept = held.get(place)
    within = _meeting([target, kept]) if kept else target
    alone = likeliest(claim, within) if within else None
    return Change(claim, alone, 1, keeps=False) if alone else None


def _words(explanation: Words, best: Change, others: Sequence[Change]) -> Words:
    """An explanation with the best change and those that are as good; one alone is told where it mends several."""
    several = best.mends > 1
    if not others and not several:
        return explanation
    if not others:
        zh = f"把{best.claim.text}改为{best.repair.text}即可同时消除{best.mends}处不符。"
        en = f"Writing {best.repair.text} for {best.claim.text} mends {best.mends} findings."
        return Words(zh=f"{explanation.zh}{zh}", en=f"{explanation.en} {en}")
    told = [best, *others] if len(others) <= FEW else [best]
    zh = ",或".join(f"把{each.claim.text}改为{each.repair.text}" for each in told)
    en = ", or ".join(f"{each.repair.text} for {each.claim.text}" for each in told)
    if len(others) > FEW:
        zh = f"{zh},或改动另外{len(others)}个数中的任何一个"
        en = f"{en}, or changing any one of {len(others)} other figures"
    return Words(
        zh=f"{explanation.zh}{zh},都可以{f'同时消除{best.mends}处不符' if several else '相符'},请核对原稿。",
        en=f"{explanation.en} Writing {en}, would mend {f'{best.mends} findings' if several else 'it'}:"
        " look at the source.",
    )
