"""growth: an earlier value, a later one, and the difference or rate that the text gives.

Catches differences and rates that the two values don't give (由 A 增加到 B,增长 R%; B,较上期的 A 增加 D; B,比年初增加
D,增长 R%), mean yearly rates against the years between, and numbers of things said to fall by percentage points.

Bad: 贫困人口由2012年的679.1万人减少到2017年的120.2万人,减少585.9万人。
Good: 贫困人口由2012年的679.1万人减少到2017年的120.2万人,减少558.9万人。

Limits: a rate without an earlier value in the text is not checked. Growth at constant prices (地区生产总值, 增加值) is
not the growth of the amounts: there a rate that does not come out is passed over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause
from checks.parts import SENTENCE, alike
from checks.relation import Comparator, Interval, Member, Relation, Words, holds, plain
from claims.model import Claim, Dimension

ONE = Decimal(1)
HUNDRED = Interval(Decimal(100), Decimal(100))
NEXT = 3
FALLS = ("下降", "减少", "降低", "缩小", "压减", "回落", "降", "减", "減", "減少", "縮小")


@dataclass(frozen=True, slots=True)
class Change:
    """An earlier and a later figure, and over how many years, where the text says so."""

    earlier: Figure
    later: Figure
    years: int | None = None


def relations(page: Page) -> Iterator[Relation]:
    """One relation for each difference and each rate whose two values the text gives, and for each misused unit."""
    for line in page.lines:
        figures = [figure for figure in line.figures if figure.claim.low is not None]
        for place in range(len(figures)):
            yield from _from_to(line, figures[place : place + NEXT + 2])
            yield from _than(line, figures[place : place + NEXT + 1])
            yield from _since(figures[place : place + NEXT])
        yield from (relation for figure in figures for relation in _points_of_a_number(figure))


def _from_to(line: Line, run: Sequence[Figure]) -> Iterator[Relation]:
    """由2012年的 A 减少到2017年的 B,减少 D,年均下降 R%."""
    if len(run) < NEXT or not alike(run[0], run[1]):
        return
    start, end = pattern("growth.toml", "from").search(run[0].before), pattern("growth.toml", "to").match(run[1].before)
    if start and end:
        years = [pattern("growth.toml", "year").search(words) for words in (start.group(), run[1].before)]
        between = int(years[1]["year"]) - int(years[0]["year"]) if years[0] and years[1] else None
        yield from _stated(line, Change(run[0], run[1], between), run[2:])


def _than(line: Line, run: Sequence[Figure]) -> Iterator[Relation]:
    """B,较上期末的 A 增加 D,增长 R%."""
    if len(run) < NEXT or SENTENCE.search(run[1].before) or not alike(run[0], run[1]):
        return
    if pattern("growth.toml", "than").search(clause(run[1].before)):
        yield from _stated(line, Change(run[1], run[0]), run[2:])


def _stated(line: Line, change: Change, after: Sequence[Figure]) -> Iterator[Relation]:
    """What the rest of the sentence says of a change: its difference and its rate."""
    for figure in takewhile(lambda figure: not SENTENCE.search(figure.before), after):
        words = clause(figure.before)
        points = change.later.claim.dimension is Dimension.PERCENT
        unit = figure.claim.dimension is Dimension.PERCENTAGE_POINT if points else alike(change.later, figure)
        difference, rate = (pattern("growth.toml", name).search(words) for name in ("difference", "rate"))
        if unit and difference:
            yield _difference(change, figure, falls=difference["way"] in FALLS)
        elif figure.claim.dimension is Dimension.PERCENT and rate and not points:
            yield from _rate(line, change, figure, falls=rate["way"] in FALLS, mean=rate["mean"] is not None)
        else:
            return


def _difference(change: Change, stated: Figure, *, falls: bool) -> Relation:
    earlier, later = Interval.of(change.earlier.claim), Interval.of(change.later.claim)
    larger, smaller = (change.earlier, change.later) if falls else (change.later, change.earlier)
    computed, said = (earlier - later if falls else later - earlier), _size(stated.claim)
    return _relation(
        (change.earlier, change.later, stated),
        "difference",
        computed,
        said,
        shown=f"{larger.claim.text} − {smaller.claim.text} = {computed}",
        targets=[
            (stated.claim, computed),
            (change.later.claim, earlier - said if falls else earlier + said),
            (change.earlier.claim, later + said if falls else later - said),
        ],
    )


def _rate(line: Line, change: Change, stated: Figure, *, falls: bool, mean: bool) -> Iterator[Relation]:
    earlier, later = Interval.of(change.earlier.claim), Interval.of(change.later.claim)
    if not (earlier.bounded and later.bounded and earlier.lower > 0 and later.lower > 0):
        return
    if mean and not change.years:
        return
    years = change.years if mean and change.years else 1
    ratio = later / earlier
    grown = Interval(ratio.lower ** (ONE / years), ratio.upper ** (ONE / years)) - Interval(ONE, ONE)
    computed = (Interval(-grown.upper, -grown.lower) if falls else grown) * HUNDRED
    root = f"^(1/{years})" if years > 1 else ""
    relation = _relation(
        (change.earlier, change.later, stated),
        "rate",
        computed,
        _size(stated.claim),
        shown=f"({change.later.claim.text} ÷ {change.earlier.claim.text}){root} − 1 = {_percent(computed)}%",
        targets=[(stated.claim, computed)],
    )
    real = pattern("growth.toml", "real").search(f"{change.later.claim.subject or ''}{line.text}")
    if not real or holds(relation.comparator, relation.left, relation.right):
        yield relation


def _since(run: Sequence[Figure]) -> Iterator[Relation]:
    """B,比年初增加 D,增长 R%: the rate is the difference over what was there before it."""
    if len(run) < NEXT or not alike(run[0], run[1]) or run[2].claim.dimension is not Dimension.PERCENT:
        return
    later, difference, stated = run
    if any(SENTENCE.search(figure.before) for figure in (difference, stated)):
        return
    grew = pattern("growth.toml", "since").search(clause(difference.before))
    rate = pattern("growth.toml", "rate").search(clause(stated.before))
    before = Interval.of(later.claim) - _signed(difference.claim, falls=bool(grew and grew["way"] in FALLS))
    if not grew or not rate or rate["mean"] or not before.bounded or before.lower <= 0:
        return
    computed = _size(difference.claim) / before * HUNDRED
    yield _relation(
        (later, difference, stated),
        "rate",
        computed,
        _size(stated.claim),
        shown=f"{difference.claim.text} ÷ {before} = {_percent(computed)}%",
        targets=[(stated.claim, computed)],
        roles=("later", "difference"),
    )


def _size(claim: Claim) -> Interval:
    """The reading of a change without its sign."""
    reading = Interval.of(claim)
    return Interval(-reading.upper, -reading.lower) if reading.upper < 0 else reading


def _signed(claim: Claim, *, falls: bool) -> Interval:
    size = _size(claim)
    return Interval(-size.upper, -size.lower) if falls else size


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
