"""Points between a rate and that of a wider place told in the text.

全国经济增长5.2%,我市生产总值增长6.1%,高于全国0.9个百分点: the output of a place is told as 生产总值, GDP or 经济. Rates
may be of other times, so that a miss is told only in one sentence with the rate of that very name, place and time.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from checks.figures.amounts import JOINED, Breakdown, adds_up, targets
from checks.figures.change import Change
from checks.figures.identity import time_allows
from checks.figures.percentages import is_percent
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.repair import SURE_SLIPS, slip
from claims.model import Dimension, Hedge

LOWER, CLOSE, MOST = "低慢落少", 3, 4
PLACE = re.compile("全[国省市区县州盟旗]")
RATE = re.compile("(?:的)?(?:累计|同比)?(?:增长)?(?:增速|速度|增幅|涨幅|增长率|率)$|增长$")
OF_THE_RATE = re.compile("(?:增速|增幅|涨幅|同比|分别|均)*")
OUTPUT = "地区生产总值"
ECONOMY = frozenset({"经济", "GDP", "生产总值", "国内生产总值", "全国生产总值", "经济总量", OUTPUT})


def above_a_place(page: Page) -> Iterator[Change]:
    """Every rate that is said to lie so many points above or below that of a place, with that rate."""
    rates: list[Figure] | None = None
    for line in page.lines:
        for first in line.figures:
            told = _told(first)
            if told is None:
                continue
            rates = [figure for figure in page.figures if _is_rate(figure)] if rates is None else rates
            onward = line.figures[first.position + 1 : first.position + MOST]
            points = [first, *takewhile(_goes_on, onward)]
            places = PLACE.findall(told["places"])
            own = _own(line, first)
            if own is None or len(places) != len(points):
                continue
            down = (told["way"] or told["so"])[0] in LOWER
            for place, by in zip(places, points, strict=True):
                other = _rate_of(place, own, by, rates, down=down, sure=_adjoins(first, told))
                if other is not None:
                    yield Change(own, other, by, None, falls=down)


def _told(first: Figure) -> re.Match[str] | None:
    if first.claim.dimension is not Dimension.PERCENTAGE_POINT or in_table(first) or first.claim.low is None:
        return None
    return pattern("growth.toml", "above that of a place").search(clause(first.before))


def _goes_on(figure: Figure) -> bool:
    return JOINED.fullmatch(figure.before) is not None and figure.claim.dimension is Dimension.PERCENTAGE_POINT


def _own(line: Line, first: Figure) -> Figure | None:
    """The rate right before some points, or the one before what that gained, in their sentence."""
    near = line.figures[max(0, first.position - CLOSE) : first.position]
    before = [each for each in near if each.claim.sentence_start == first.claim.sentence_start]
    own = next((each for each in reversed(before) if is_percent(each)), None)
    if own is None or not _is_rate(own):
        return None
    between = line.figures[own.position + 1 : first.position]
    return own if all(each.claim.dimension is Dimension.PERCENTAGE_POINT for each in between) else None


def _is_rate(figure: Figure) -> bool:
    claim = figure.claim
    told = is_percent(figure) and claim.low is not None and claim.hedge in (Hedge.EXACT, Hedge.ABOUT)
    return told and not in_table(figure)


def _adjoins(first: Figure, told: re.Match[str]) -> bool:
    """Whether nothing but the name of a rate stands between points and the rate before them."""
    own = clause(first.before)
    return len(first.before) - len(own) <= 1 and OF_THE_RATE.fullmatch(own, 0, told.start()) is not None


def _rate_of(place: str, own: Figure, by: Figure, rates: Sequence[Figure], *, down: bool, sure: bool) -> Figure | None:
    """The rate of a place under the name of another: the nearest that lies so far off, else the only one meant."""
    of_place = [each for each in rates if each is not own and _is_of(place, each) and _of_one_thing(own, each)]
    near = sorted(of_place, key=lambda each: abs(each.claim.start - own.claim.start))
    fitting = next((each for each in near if _fits(_apart(own, each, by, down=down))), None)
    if fitting is not None or not sure:
        return fitting
    meant = [each for each in near if _is_meant(place, own, each)]
    one = len(near) == len(meant) == 1 and by.claim.hedge is Hedge.EXACT
    explained = one and any(slip(*target, SURE_SLIPS) for target in targets(_apart(own, meant[0], by, down=down)))
    return meant[0] if explained else None


def _fits(each: Breakdown) -> bool:
    return adds_up(each.whole, each.parts)


def _apart(own: Figure, other: Figure, by: Figure, *, down: bool) -> Breakdown:
    below = down and (by.claim.low or 0) >= 0
    higher, lower = (other, own) if below else (own, other)
    return Breakdown(higher, (lower, by), complete=True, sure=True)


def _is_of(place: str, figure: Figure) -> bool:
    """Whether a rate is of a place, by its scope or the words of its clause, and is set beside none."""
    words = clause(figure.before)
    return (place in figure.scope or place in words) and not pattern("growth.toml", "than").search(words)


def _of_one_thing(own: Figure, other: Figure) -> bool:
    return bool(_name(own)) and _name(own) == _name(other) and time_allows(own.claim, other.claim)


def _name(figure: Figure) -> str:
    """What a rate is of, without the words of growth and places; one name for all of what a place makes."""
    name = PLACE.sub("", RATE.sub("", topic(figure).name))
    return OUTPUT if name in ECONOMY else name


def _is_meant(place: str, own: Figure, other: Figure) -> bool:
    """Whether the rate of a place stands in the clause that names it, in the sentence of the own one, of one time."""
    beside = own.claim.sentence_start == other.claim.sentence_start and own.claim.period == other.claim.period
    exact = own.claim.hedge is other.claim.hedge is Hedge.EXACT and own.depth == other.depth
    return beside and exact and place in clause(other.before) and topic(own).aspect == topic(other).aspect == "rate"
