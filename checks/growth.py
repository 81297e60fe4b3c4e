"""growth: an earlier value, a later one, and the difference or rate that the text gives.

Catches differences and rates that the two values don't give (由 A 增加到 B,增长 R%; B,较上期的 A 增加 D; B,较上月
同期(A)上升 R%; B,比年初增加 D,增长 R%; rows of a table), mean yearly rates against the years between, and numbers of
things said to fall by percentage points.

Bad: 贫困人口由2012年的679.1万人减少到2017年的120.2万人,减少585.9万人。
Good: 贫困人口由2012年的679.1万人减少到2017年的120.2万人,减少558.9万人。

Limits: a rate without an earlier value in the text is not checked. The last digit of a rate may be one off, as where it
was cut instead of rounded. Growth at constant prices (地区生产总值, 增加值) is
not the growth of the amounts: there a rate that does not come out is passed over.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checks.changes import Change, changes
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause
from checks.relation import Comparator, Interval, Member, Relation, Words, holds, plain
from claims.model import Claim, Dimension

ONE = Decimal(1)
HUNDRED = Interval(Decimal(100), Decimal(100))


def relations(page: Page) -> Iterator[Relation]:
    """One relation for each difference and each rate whose two values the text gives, and for each misused unit."""
    for line in page.lines:
        seen: set[tuple[int, ...]] = set()
        for change in changes(line, page.spoken or page.year):
            found = _relation_of(line, change)
            starts = tuple(member.claim.start for member in found.members) if found else ()
            if found and starts not in seen:
                seen.add(starts)
                yield found
        yield from (relation for figure in line.figures for relation in _points_of_a_number(figure))


def _relation_of(line: Line, change: Change) -> Relation | None:
    if change.earlier is None:
        return _since(line, change)
    return _difference(change, change.earlier) if change.difference else _rate(line, change, change.earlier)


def _difference(change: Change, before: Figure) -> Relation | None:
    stated = change.difference
    if stated is None:
        return None
    earlier, later = Interval.of(before.claim), Interval.of(change.later.claim)
    larger, smaller = (before, change.later) if change.falls else (change.later, before)
    computed, said = (earlier - later if change.falls else later - earlier), _size(stated.claim)
    return _relation(
        (before, change.later, stated),
        "difference",
        computed,
        said,
        shown=f"{larger.claim.text} − {smaller.claim.text} = {computed}",
        targets=[
            (stated.claim, computed),
            (change.later.claim, earlier - said if change.falls else earlier + said),
            (before.claim, later + said if change.falls else later - said),
        ],
    )


def _rate(line: Line, change: Change, before: Figure) -> Relation | None:
    stated, years = change.rate, change.years
    earlier, later = Interval.of(before.claim), Interval.of(change.later.claim)
    bounded = earlier.bounded and later.bounded and earlier.lower > 0 and later.lower > 0
    if stated is None or not years or not bounded:
        return None
    computed = _grown(later / earlier, years, falls=change.falls)
    root = f"^(1/{years})" if years > 1 else ""
    relation = _relation(
        (before, change.later, stated),
        "rate",
        computed,
        _to_a_step(stated.claim),
        shown=f"({change.later.claim.text} ÷ {before.claim.text}){root} − 1 = {_percent(computed)}%",
        targets=[(stated.claim, computed)],
    )
    return relation if _nominal(line, change.later, relation) else None


def _since(line: Line, change: Change) -> Relation | None:
    difference, stated, years = change.difference, change.rate, change.years
    if difference is None or stated is None or not years:
        return None
    later, size = Interval.of(change.later.claim), _size(difference.claim)
    before = later + size if change.falls else later - size
    if not before.bounded or before.lower <= 0 or not later.bounded:
        return None
    shown = f"{difference.claim.text} ÷ {before}"
    computed = size / before * HUNDRED
    if years > 1:
        computed = _grown(Interval(ONE, ONE) + size / before, years, falls=False)
        shown = f"(1 + {shown})^(1/{years}) − 1"
    relation = _relation(
        (change.later, difference, stated),
        "rate",
        computed,
        _to_a_step(stated.claim),
        shown=f"{shown} = {_percent(computed)}%",
        targets=[(stated.claim, computed)],
        roles=("later", "difference"),
    )
    return relation if _nominal(line, change.later, relation) else None


def _grown(ratio: Interval, years: int, *, falls: bool) -> Interval:
    """The yearly rate in per cent of a growth by this ratio, of a fall the other way round."""
    grown = Interval(ratio.lower ** (ONE / years), ratio.upper ** (ONE / years)) - Interval(ONE, ONE)
    return (Interval(-grown.upper, -grown.lower) if falls else grown) * HUNDRED


def _nominal(line: Line, later: Figure, relation: Relation) -> bool:
    """Whether a rate can be held to its amounts: it fits them, or is not by its nature one at constant prices."""
    real = pattern("growth.toml", "real").search(f"{later.claim.subject or ''}{line.text}")
    return not real or holds(relation.comparator, relation.left, relation.right)


def _size(claim: Claim) -> Interval:
    """The reading of a change without its sign."""
    reading = Interval.of(claim)
    return Interval(-reading.upper, -reading.lower) if reading.upper < 0 else reading


def _to_a_step(claim: Claim) -> Interval:
    """The reading of a rate with half a step more on either side."""
    half = (claim.step or Decimal(0)) / 2
    return _size(claim) + Interval(-half, half)


def _relation(
    figures: tuple[Figure, Figure, Figure],
    what: str,
    computed: Interval,
    said: Interval,
    *,
    shown: str,
    targets: Sequence[tuple[Claim, Interval]],
    roles: tuple[str, str] = ("earlier", "later"),
) -> Relation:
    fits = holds(Comparator.MEETS, computed, said)
    text = figures[2].claim.text
    named = zip(figures, (*roles, what), strict=True)
    return Relation(
        type="growth",
        members=tuple(Member(figure.document, figure.claim, role) for figure, role in named),
        left=computed,
        right=said,
        formula=f"{shown}; {text}",
        explanation=Words(
            zh=f"{shown},文中写{text},{'相符' if fits else '不符'}。",
            en=f"{shown}; the text says {text}, which {'fits' if fits else 'does not fit'}.",
        ),
        targets=tuple(_with_sign(targets)),
    )


def _with_sign(targets: Sequence[tuple[Claim, Interval]]) -> Iterator[tuple[Claim, Interval]]:
    """The targets with the sign that a claim has: 减少558.9万人 is held as a negative number."""
    for claim, target in targets:
        negative = claim.high is not None and claim.high < 0 <= target.lower
        yield claim, Interval(-target.upper, -target.lower) if negative else target


def _percent(computed: Interval) -> str:
    ends = (f"{plain(end.quantize(Decimal('0.01')))}" for end in (computed.lower, computed.upper))
    return "–".join(dict.fromkeys(ends))


def _points_of_a_number(figure: Figure) -> Iterator[Relation]:
    """立案数下降十三个百分点: a number of things falls by per cent."""
    claim = figure.claim
    reading = Interval.of(claim)
    if claim.dimension is not Dimension.PERCENTAGE_POINT or not reading.bounded or reading.lower <= 0 <= reading.upper:
        return
    if not pattern("growth.toml", "number of things").search(clause(figure.before)):
        return
    meant = f"{plain(abs(claim.low or reading.upper))}%"
    none = Interval(Decimal(0), Decimal(0))
    yield Relation(
        type="growth",
        members=(Member(figure.document, claim, "points of a number"),),
        left=reading,
        right=none,
        formula=f"{claim.text} = 0",
        explanation=Words(
            zh=f"数量的升降不能用百分点表示,应为{meant}。",
            en=f"A number of things does not rise or fall by percentage points: write {meant}.",
        ),
        suggestion=meant,
    )
