"""Amounts of a month or quarter within those of the months from January on, by the words of time of each.

今年第三季新生嬰兒1540名…;今年首三季新生嬰兒4620名. 11月訂單702億元; 今年一至十一月訂單金額6480億元.

Wrong is only what exceeds by a fifth and more all that the same name has for such months: names are cut short, and
figures revised. What is foreseen for the year (预计全年280亿元) need not hold what came so far.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import NamedTuple

from checks.figures.amounts import alike, amount, compared
from checks.figures.identity import scope_allows
from checks.figures.successive import Months, months_of
from checks.figures.topics import ends_in, topic
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from checks.parts.parts_within import Pair, fits_within
from checks.relation import Interval
from claims.model import Hedge, Kind, Status

NEAR, FAR, SHORTEST = 2, 8, 2
BEYOND = Decimal("1.2")
THIS_YEAR = ("", "今年", "本年", "当年")
LAST_YEAR = ("去年", "上年")
JANUARY = 1


class Told(NamedTuple):
    """An amount with the months that it is of, its name without what only measures it, and whether it is of what came.

    It is `own` where its sentence tells the time, else that of the figures before it on its line is taken.
    """

    figure: Figure
    months: Months
    name: str
    new: bool
    own: bool


def times_within(page: Page) -> Iterator[Pair]:
    """Every amount of a month or quarter with the nearest of its name of the months from January on that hold it."""
    told = [each for line in page.lines for each in _told(line.figures)]
    for part in told:
        wholes = [whole for whole in told if _holds(whole, part)]
        if wholes:
            start = part.figure.claim.start
            nearest = min(wholes, key=lambda whole: abs(whole.figure.claim.start - start))
            if fits_within(part.figure, nearest.figure) or _beyond_all(part, wholes):
                yield part.figure, nearest.figure


def _beyond_all(part: Told, wholes: Sequence[Told]) -> bool:
    """Whether what came in a month or quarter is far more than in all longer times that hold it, by one name of each.

    Of what may be below nothing (利润, 顺差) a quarter may come to more than the year.
    """
    least = Interval.of(part.figure.claim).lower
    exact = all(each.figure.claim.hedge is Hedge.EXACT for each in (part, *wholes))
    exact = exact and all(each.figure.claim.status is Status.ACTUAL for each in wholes)
    one_name = all(each.own and each.name == part.name for each in (part, *wholes))
    dated = all(each.figure.period not in THIS_YEAR for each in wholes)
    dated = dated and not any(_may_be_last_year(part.months, each.months) for each in wholes)
    net = any(pattern("order.toml", "net").search(f"{each.name}{clause(each.figure.before)}") for each in wholes)
    most = max(Interval.of(each.figure.claim).upper for each in wholes)
    return exact and one_name and dated and not net and 0 < most * BEYOND < least


def _told(figures: tuple[Figure, ...]) -> Iterator[Told]:
    last: Months | None = None
    for figure in figures:
        if in_table(figure):
            return
        own = _own_months(figure)
        if figure.period and own is None:
            last = None if not compared(figure) else last
            continue
        last = own or last
        name, new = _name(figure)
        if last is not None and len(name) >= SHORTEST and _adds_up(figure, new=new):
            yield Told(figure, last, name, new, own is not None)


def _own_months(figure: Figure) -> Months | None:
    """The months of a figure: those that stand right before its name, else those of its claim."""
    words = clause(figure.before)
    told = pattern("hierarchy.toml", "opens with months").match(words)
    found = (months_of(told["months"]) if told else None) or months_of(figure.period)
    up_to = found and any(f"{mark}{figure.period}" in words for mark in "前首") and not told
    return Months(found.year, JANUARY, found.last) if found and up_to else found


def _name(figure: Figure) -> tuple[str, bool]:
    """The name of a figure without what only measures it, and whether it is what came and not what there is."""
    new = pattern("hierarchy.toml", "what came").search(f"{clause(figure.before)}") is not None
    return pattern("hierarchy.toml", "only measures").sub("", topic(figure).name), new


def _adds_up(figure: Figure, *, new: bool) -> bool:
    claim, words = figure.claim, clause(figure.before)
    usable = claim.kind is Kind.CLAIM and claim.hedge is not Hedge.VAGUE and "/" not in claim.unit
    told = new or (amount(figure) and topic(figure).aspect == "level")
    stock = pattern("hierarchy.toml", "at a time").search(f"{topic(figure).name}{words}") and not new
    mean = pattern("hierarchy.toml", "a mean").search(words)
    return bool(usable and told and not stock and not mean and not compared(figure))


def _holds(whole: Told, part: Told) -> bool:
    """Whether the months of a whole, from January on, hold those of a part and are more; the two are of one thing."""
    own, other = part.months, whole.months
    longer = other.first == JANUARY and other.last >= own.last and (other.first, other.last) != (own.first, own.last)
    foreseen = whole.figure.claim.status is Status.PLANNED
    longer = longer and part.figure.claim.status is Status.ACTUAL and (_of_one_year(own, other) or not foreseen)
    years = _of_one_year(own, other) or "" in (own.year, other.year) or _may_be_last_year(own, other)
    named_alike = whole.name == part.name and whole.own and part.own
    near = abs(whole.figure.line - part.figure.line) <= (FAR if named_alike else NEAR)
    near = near and whole.figure.depth == part.figure.depth
    one_place = scope_allows(whole.figure.claim.scope, part.figure.claim.scope)
    return longer and years and near and one_place and alike(whole.figure, part.figure) and _is_one_thing(whole, part)


def _of_one_year(one: Months, other: Months) -> bool:
    return one.year == other.year or (one.year in THIS_YEAR and other.year in THIS_YEAR)


def _may_be_last_year(one: Months, other: Months) -> bool:
    """Whether one of two times is of a year by its number and the other of 去年, which may be that: no sure sign."""
    return any(a in LAST_YEAR and b not in (*THIS_YEAR, *LAST_YEAR) for a, b in permutations((one.year, other.year)))


def _is_one_thing(whole: Told, part: Told) -> bool:
    """Whether two amounts go by one name, of one year, and the words right before them name nothing else.

    Not 9月出口542亿元 and 前9月对美出口1304亿元, which ends in it, nor 受理案件 and 结案.
    """
    apart = _is_of_last_year(whole) != _is_of_last_year(part) and not _may_be_last_year(whole.months, part.months)
    if whole.new != part.new or _value(whole) == _value(part) or apart:
        return False
    named = ends_in(whole.name, part.name) or ends_in(part.name, whole.name)
    if whole.name != part.name and not (named and whole.own and part.own):
        return False
    rests = _rest(whole), _rest(part)
    if any(pattern("hierarchy.toml", "of a partner").search(rest) for rest in rests):
        return rests[0] == rests[1]
    if whole.figure.claim.status is Status.PLANNED:
        return whole.name == part.name and whole.own
    return "" in rests or rests[0].endswith(rests[1]) or rests[1].endswith(rests[0])


def _value(told: Told) -> tuple[Decimal | None, Decimal | None]:
    return told.figure.claim.low, told.figure.claim.high


def _is_of_last_year(told: Told) -> bool:
    words = f"{told.figure.period}{clause(told.figure.before)}"
    return pattern("hierarchy.toml", "last year").search(words) is not None


def _rest(told: Told) -> str:
    """What stands right before an amount, without words of time, of measure and of coming to so much."""
    return pattern("hierarchy.toml", "no name of it").sub(
        "", clause(told.figure.before).replace(told.figure.period, "")
    )
