"""Amounts, which can be parts and wholes of each other: what they are, what they come to, what slip explains a miss."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, islice

from checks.figures.numbering import number
from checks.figures.topics import unit
from checks.lexicon import pattern
from checks.page import Figure, clause, in_table
from checks.relation import Comparator, Interval, holds
from checks.repair import SURE_SLIPS, Slip, repairs, slip
from claims.lexicon import words as listed
from claims.model import Claim, Dimension, Hedge, Kind

SENTENCE = re.compile(r"[。！？!?]")
BARE_MAGNITUDE = re.compile(r"(?:超|超过|过|逾|突破|近)[十百千]?[万亿萬億]元?(?:以上)?")
BOUNDS = ("以上", "以下", "以内")
CLASS = "类"
NOT_AMOUNTS = frozenset(
    {Dimension.PERCENT, Dimension.PERCENTAGE_POINT, Dimension.MULTIPLE, Dimension.RATIO, Dimension.DURATION}
)
NAMES = re.compile("、|和|及|与|與")
PAIRS = str.maketrans("两兩", "二二")
FOR_A_SWAP, FOR_A_DIGIT = 5, 6
FOR_A_POINT, FAR_OFF, TWO = 3, 5, 2
FOR_A_ROUND_MISS, MANY, LEAST_ROUND, ROUND_OF, TEN = 4, 3, 90, 1000, 10
WITHOUT_UNIT = re.compile("[0-9一二三四五六七八九十百千万亿萬億]$")
TRAVELLERS = ("旅客", "游客", "访客", "乘客", "遊客")
JOINED = re.compile(r"\s?(?:、|和|及|与)\s?")


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A whole and parts that the text gives of it, in text order.

    `complete` is set where the words say that the parts make up the whole, `sure` where they can't be read otherwise.
    `form` is what clauses of one form have in common, else empty. `only` says that no other figure may be the whole.
    """

    whole: Figure
    parts: tuple[Figure, ...]
    complete: bool
    sure: bool
    form: str = ""
    only: bool = False


def amount(figure: Figure) -> bool:
    """Whether a figure states an amount, which can be a part or a whole.

    No rate, no change, no length of time, no vague number; no amount of each (户均, 每公顷, 公斤/亩, 两台33万千瓦机组;
    people right behind a count, 70件92人, things behind their classes, 5大类87个, and medals are counted too), no size
    that several don't add up to (覆盖半径25公里) and no threshold (20亿元以上的企业, 收入超亿元的县).
    """
    claim = figure.claim
    if claim.kind is not Kind.CLAIM or claim.low is None or claim.dimension in NOT_AMOUNTS or claim.measure == "增减额":
        return False
    words = clause(figure.before)
    if any(pattern("parts.toml", name).search(words) for name in ("change", "a size")):
        return False
    if "/" in claim.unit or pattern("parts.toml", "of each").search(words or clause(figure.lead)):
        return False
    runs_on = claim.dimension is Dimension.PERSON or claim.unit in listed("context.toml", "medal")
    runs_on = runs_on or figure.lead.endswith((*BOUNDS, CLASS))
    beside = figure.before.strip() or figure.position == 0 or runs_on or in_table(figure)
    return not threshold(figure) and bool(beside)


def threshold(figure: Figure) -> bool:
    """Whether a figure says which ones are meant, and not how many there are: 20亿元以上的企业, 收入超亿元的县."""
    bounds = figure.claim.text.endswith(BOUNDS) and (not figure.after or figure.after.startswith("的"))
    bounds = bounds or figure.after.startswith("档")
    return bounds or BARE_MAGNITUDE.fullmatch(figure.claim.text) is not None


def compared(figure: Figure) -> bool:
    """Whether a figure is what another one is measured against: 比去年同期的8735.2亿元, 与2010年的703428人相比.

    Or what is left out before another is told: 剔除未作答的12人后.
    """
    words = clause(figure.before)
    left_out = figure.after.startswith(("后", "以后", "之后")) and pattern("parts.toml", "left out").search(words)
    told = pattern("parts.toml", "compared").search(words)
    return figure.after.startswith("相比") or bool(left_out or told)


def without_former(figures: Sequence[Figure]) -> list[Figure]:
    """Some figures of a row without those from which others have moved: 由12万台、8万台增至15万台、9万台."""
    kept: list[Figure] = []
    former: list[Figure] = []
    for figure in figures:
        goes_on = bool(former) and JOINED.fullmatch(figure.before) is not None
        if pattern("growth.toml", "from").search(clause(figure.before)) or goes_on:
            former.append(figure)
            continue
        moved = former and pattern("growth.toml", "to").match(figure.before)
        kept += [figure] if moved else [*former, figure]
        former = []
    return [*kept, *former]


def alike(one: Figure, other: Figure) -> bool:
    """Whether two figures are in one unit, so that one may be a part of the other: 120万旅客 of 217万人次 too."""
    if one.claim.dimension is other.claim.dimension:
        return unit(one.claim) == unit(other.claim)
    return _counts_visits(one, other) or _counts_visits(other, one)


def _counts_visits(one: Figure, other: Figure) -> bool:
    """Whether travellers with no unit of their own are told beside those in 人次."""
    claim = one.claim
    visits = claim.dimension is Dimension.PERSON and other.claim.dimension is Dimension.PERSON_TIME
    return visits and WITHOUT_UNIT.search(claim.text) is not None and one.subject.endswith(TRAVELLERS)


def digits(claim: Claim) -> int:
    """How many digits of a figure tell, from its first down to its last printed one: 4 of 31.48万."""
    return max(0, (abs(claim.low or Decimal(0)) / (claim.step or Decimal(1))).adjusted()) + 1


def significant(claim: Claim) -> int:
    """How many digits of a figure tell, the noughts at its end aside: 3 of 12300."""
    return len(str(int(abs(claim.low or Decimal(0)) / (claim.step or Decimal(1)))).rstrip("0"))


def times(figure: Figure) -> Interval:
    """How many times a figure counts: 浙江、湖北各2例 and 东西两侧各2个 twice, any other once."""
    named = pattern("parts.toml", "each of several").search(clause(figure.before))
    count = len(NAMES.split(named["names"].strip())) if named else _of_so_many(figure)
    return Interval(Decimal(count), Decimal(count))


def _of_so_many(figure: Figure) -> int:
    """Of how many a figure tells each: two of 左右两翼各20间 and 前后门各2名, three of 3个小组各30人; else one."""
    if not of_several(figure):
        return 1
    told = pattern("parts.toml", "each of so many").search(clause(figure.lead))
    if told is None:
        return 1
    count = told["count"]
    return TWO if not count else int(count) if count.isdigit() else number(count.translate(PAIRS))


def of_several(figure: Figure) -> bool:
    """Whether a figure is told of each of some: 东西两侧各设车位36个; 各类 and 各项 are all of them together."""
    return "各" in figure.before and pattern("parts.toml", "each of some").search(clause(figure.before)) is not None


def total(figures: Sequence[Figure]) -> Interval:
    """The sum of the readings; 0 of none."""
    nothing = Interval(Decimal(0), Decimal(0))
    return deque(totals(figures), maxlen=1).pop() if figures else nothing


def totals(figures: Sequence[Figure]) -> Iterator[Interval]:
    """The sums of the readings up to each figure: of the first one, of the first two and so on."""
    return accumulate(times(figure) * Interval.of(figure.claim) for figure in figures)


def adds_up(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether some true values of the parts add up to one of the whole."""
    return holds(Comparator.MEETS, total(parts), Interval.of(whole.claim))


def comes_near(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts come to no more than twice a whole and no less than half of it, as those of another hardly do."""
    stated, summed = Interval.of(whole.claim), total(parts)
    return summed.lower <= TWO * stated.upper and stated.lower <= TWO * summed.upper


def begins_to_add_up(whole: Figure, parts: Sequence[Figure], fewest: int = 1) -> bool:
    """Whether some true values of the first parts, of `fewest` and more, add up to one of the whole."""
    said = Interval.of(whole.claim)
    return any(holds(Comparator.MEETS, made, said) for made in islice(totals(parts), fewest - 1, None))


def held_to(whole: Figure, parts: Sequence[Figure]) -> Breakdown:
    """A whole and parts that have to make it up; where they do, other parts of the whole are not held to it by that."""
    amiss = not adds_up(whole, parts)
    return Breakdown(whole, tuple(parts), complete=amiss, sure=amiss)


def targets(each: Breakdown) -> Iterator[tuple[Claim, Interval]]:
    """What each figure would have to be, were all the others right; the whole first."""
    return targets_of(each.whole, each.parts)


def targets_of(whole: Figure, parts: Sequence[Figure]) -> Iterator[tuple[Claim, Interval]]:
    """The same of a whole and its parts."""
    yield whole.claim, total(parts)
    for place, figure in enumerate(parts):
        yield figure.claim, Interval.of(whole.claim) - total([*parts[:place], *parts[place + 1 :]])


def slipped(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether one slip of the pen explains that parts do not add up, other than that one of them is too many by itself.

    A part of 5.1亿 that should be 5.1万 is as good as none: that explains any excess by so much.
    """
    for claim, target in targets_of(whole, parts):
        repair = slip(claim, target)
        if repair and not (
            repair.slip is Slip.MAGNITUDE and claim is not whole.claim and target.upper < (claim.low or 0)
        ):
            return True
    return False


def surely_slipped(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts miss a whole by what a slip of the pen explains to the last of so many digits that it is no chance.

    Five digits for a swap or a moved point, of which a figure has few; six for another digit; four where three parts
    and more miss by a round number of steps, or any exceed it by such a one, as hardly one in a hundred does.
    """
    figures = (whole, *parts)
    exact = all(figure.claim.hedge is Hedge.EXACT and figure.claim.low == figure.claim.high for figure in figures)
    told = digits(whole.claim)
    if not exact or told < FOR_A_ROUND_MISS or len({figure.claim.step for figure in figures}) > 1:
        return False
    missed, of = _miss(figures)
    exceeds = sum(figure.claim.low or Decimal(0) for figure in parts) > (whole.claim.low or Decimal(0))
    telling = (exceeds or len(parts) >= MANY) and of >= ROUND_OF and _is_round(missed)
    if telling and any(slip(*each) for each in targets_of(whole, parts)):
        return True
    kinds = () if told < FOR_A_SWAP else SURE_SLIPS if told < FOR_A_DIGIT else tuple(Slip)
    found = (repair for target in targets_of(whole, parts) for repair in repairs(*target) if repair.slip in kinds)
    return any(repair.distance == 0 for repair in found)


def one_slip_off(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether exact parts miss a whole by just what one slip of the pen in one of them makes, to the last digit.

    Of small numbers another digit always does: only for what is known to be all there is.
    """
    exact = all(figure.claim.hedge is Hedge.EXACT for figure in (whole, *parts))
    return exact and any(repair.distance == 0 for each in targets_of(whole, parts) for repair in repairs(*each))


def point_moved(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a lost or moved point in one of exact figures, which can't be as it is, explains all that parts miss.

    It can't where one part alone is more than the whole, or this is tenfold what three and more come to, to a digit.
    """
    figures = (whole, *parts)
    if len(parts) < TWO or any(figure.claim.hedge is not Hedge.EXACT for figure in figures):
        return False
    stated, summed = Interval.of(whole.claim), total(parts)
    told = significant(whole.claim)
    if told >= FOR_A_POINT and len(parts) >= MANY and summed.upper * FAR_OFF < stated.lower:
        return slip(whole.claim, summed, (Slip.POINT,)) is not None
    over = [place for place, part in enumerate(parts) if Interval.of(part.claim).lower > stated.upper]
    if len(over) != 1:
        return False
    left = stated - total([part for place, part in enumerate(parts) if place != over[0]])
    return left.lower > 0 and slip(parts[over[0]].claim, left, (Slip.POINT,)) is not None


def leaves_others(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts fall short of a whole by less than each of them: a text may name the main ones and no others."""
    smallest = min(Interval.of(part.claim).lower for part in parts)
    return 0 < Interval.of(whole.claim).lower - total(parts).upper < smallest


def round_step(figures: Sequence[Figure]) -> Decimal:
    """The step in which all of some figures are told, by their noughts: 100亿 of 1000亿, 2000亿 and 3500亿.

    Of figures so round that it is large, many add up by chance.
    """
    values = [abs(figure.claim.low or Decimal(0)) for figure in figures]
    step = max(figure.claim.step or Decimal(1) for figure in figures)
    while any(values) and all(value % (step * TEN) == 0 for value in values):
        step *= TEN
    return step


def _miss(figures: Sequence[Figure]) -> tuple[Decimal, Decimal]:
    """By how many steps exact parts miss a whole, the first of the figures, and how many that has.

    A step is what all the figures but one are told in: of 5000, 2000, 1500 and 500 it is 100, which tells little.
    """
    whole, *parts = (abs(figure.claim.low or Decimal(0)) for figure in figures)
    step = figures[0].claim.step or Decimal(1)
    while step < whole and sum(value % (step * TEN) != 0 for value in (whole, *parts)) < len(parts):
        step *= TEN
    return abs(sum(parts) - whole) / step, whole / step


def _is_round(miss: Decimal) -> bool:
    return miss >= LEAST_ROUND and miss % TEN == 0
