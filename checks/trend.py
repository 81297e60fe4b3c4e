r"""trend: a running total that falls from one document to the next.

Catches cumulative figures (累计) of one thing in one place, counted from one day on, that a later document states lower
than an earlier one; and official indicators that add up from January on (1-5月 above 1-6月). `inconsistent` where one
slip of the pen explains it, else `review`.

Bad: 截至2020年3月1日,泰安市累计报告确诊病例5230例。\f截至2020年3月8日,泰安市累计报告确诊病例5203例。
Good: 截至2020年3月1日,泰安市累计报告确诊病例5203例。\f截至2020年3月8日,泰安市累计报告确诊病例5230例。

Limits: both figures need a day, of their own or of their document. Totals whose first day is not told are held against
those of the same calendar year only. Words such as 核减 and 订正 excuse a fall. A figure of less than half the earlier
one is taken for another quantity unless a slip explains it.
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from checks.lexicon import pattern
from checks.page import Page
from checks.relation import Comparator, Interval, Relation, Verdict, Words, read_as, signed
from checks.repair import SURE_SLIPS, slip
from checks.statements import Statement, neighbours, short, single, waived
from claims.model import Claim, Dimension
from claims.sought import Sought

SHORTEST_NAME = 4
HALF = Decimal("0.5")
GROWTH = Decimal("1.1")
MONTHS = 12


def relations(_: Page) -> Iterator[Relation]:
    """None: a trend takes two documents."""
    return iter(())


def across(stated: Sequence[Statement]) -> Iterator[Relation]:
    """One relation for each running total and the next later statement of it."""
    for found in single(filter(_runs, stated), _series).values():
        for earlier, later in neighbours(sorted(found, key=lambda one: str(one.day))):
            if earlier.day != later.day and _counted_together(earlier, later):
                yield from _relation(earlier, later)


def sought(stated: Sequence[Statement]) -> Iterator[Sought]:
    """The same totals at other times, with the values that would be no fall."""
    for one in filter(_runs, stated):
        start, end = one.claim.period_start, one.claim.period_end
        if start and end and _of_a_year(one):
            yield from _other_months(one.claim, start, end)
        if one.claim.cumulative:
            series = one.claim.indicator.removesuffix(one.when)
            yield Sought(series, one.claim.lower, one.claim.upper, total=True, day=one.day)


def _other_months(claim: Claim, start: date, end: date) -> Iterator[Sought]:
    """The same for the other times of a claim's year that begin in January and end with a month."""
    key, _, _ = claim.indicator.rpartition("|")
    for month in range(1, MONTHS + 1):
        last = date(start.year, month, monthrange(start.year, month)[1])
        if last != end:
            bounds = (None, claim.upper) if last < end else (claim.lower, None)
            yield Sought(f"{key}|{start}/{last}", *bounds)


def _runs(stated: Statement) -> bool:
    total = stated.claim.cumulative and len(stated.name + stated.aspect) >= SHORTEST_NAME
    return stated.day is not None and (total or _of_a_year(stated))


def _of_a_year(stated: Statement) -> bool:
    """Whether a statement tells of what adds up over the months of a year, from January on."""
    claim, start, end = stated.claim, stated.claim.period_start, stated.claim.period_end
    adds_up = not stated.aspect and pattern("across.toml", "adds up over a year").match(stated.name) is not None
    whole = start and end and start < end and start.year == end.year and (start.month, start.day) == (1, 1)
    return bool(adds_up and whole and claim.dimension is not Dimension.PERCENT)


def _series(stated: Statement) -> tuple[object, ...]:
    return stated.kind, _first_day(stated)


def _first_day(stated: Statement) -> date | None:
    """The day that a total is counted from; 截至 with a day tells none."""
    claim = stated.claim
    return claim.period_start if claim.period_start != claim.period_end else None


def _counted_together(one: Statement, other: Statement) -> bool:
    if _first_day(one):
        return True
    return one.day is not None and other.day is not None and one.day.year == other.day.year


def _relation(earlier: Statement, later: Statement) -> Iterator[Relation]:
    left, right = earlier.reading, later.reading
    falls = left.lower > right.upper
    targets = _needed(earlier, later) if falls else ()
    repair = next(filter(None, (slip(*target, SURE_SLIPS) for target in targets)), None)
    if falls and not repair and right.upper < left.lower * HALF:
        return
    excuse = waived("revised", earlier, later) if falls else None
    broken = Verdict.INCONSISTENT if repair else Verdict.REVIEW
    yield Relation(
        type="trend",
        members=(later.member("later"), earlier.member("earlier")),
        left=left,
        right=right,
        comparator=Comparator.AT_MOST,
        if_broken=Verdict.CONSISTENT if excuse else broken,
        formula=signed(read_as(earlier.claim.text, left), "≤", read_as(later.claim.text, right), fits=not falls),
        explanation=_words(earlier, later, falls=falls, excuse=excuse),
        suggestion=repair.text if repair and not excuse else None,
        waiver=excuse,
        targets=targets,
    )


def _needed(earlier: Statement, later: Statement) -> tuple[tuple[Claim, Interval], ...]:
    """What either total would have to be for the later one to have grown by a tenth at most."""
    first, last = earlier.reading.lower, later.reading.upper
    return (later.claim, Interval(first, first * GROWTH)), (earlier.claim, Interval(last / GROWTH, last))


def _words(earlier: Statement, later: Statement, *, falls: bool, excuse: str | None) -> Words:
    said = f"{earlier.claim.text}({earlier.day})", f"{later.claim.text}({later.day})"
    name = later.claim.subject or later.name
    zh, en = ("不应减少", "but it can only grow") if falls else ("没有减少", "and does not fall")
    if excuse:
        zh, en = f"文中说明“{excuse}”", f"and the text says why ({excuse})"
    where = f"{short(earlier.document)}→{short(later.document)}"
    return Words(
        zh=f"累计数“{name}”由{said[0]}到{said[1]},{zh}({where})。",
        en=f"The running total {name} goes from {said[0]} to {said[1]}, {en} ({where}).",
    )
