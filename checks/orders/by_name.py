"""Amounts, means and rates of a page of which one lies within or below another by what the two are called.

农村居民人均可支配收入 below 城镇居民人均可支配收入, 新开工面积 within 施工面积, 审结刑事案件 within 受理刑事案件.
Which names are such is the lexicon's; whose they are (商品房, 规模以上工业企业) is the same for both, or is told of one
of them on their line.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from math import inf

from checks.figures.amounts import compared, threshold
from checks.figures.identity import WHOLE_PLACE, scope_allows
from checks.figures.labels import fills_a_bracket
from checks.figures.topics import KEPT, topic, unit
from checks.lexicon import pattern
from checks.orders.uppers import Upper, called, uppers
from checks.page import Figure, Page, clause
from checks.parts.contained import Standing, apart, of_one_place, timed
from checks.parts.hierarchy import is_taken_in, of_one_kind
from checks.parts.parts_within import Pair, fits_within
from checks.relation import Comparator, Interval, holds
from checks.repair import COUNTED, repairs
from claims.model import Dimension, Hedge, Kind, Status

MOST = 60


def below_by_name(page: Page) -> Iterator[Pair]:
    """Every figure with the nearest that holds it for each name of what lies above its own."""
    for low, highs in _named(page):
        fitting = (high for high in highs if fits_within(low, high))
        yield from ((low, high) for high in islice(fitting, 1))


def beyond_by_name(page: Page) -> Iterator[Pair]:
    """Every figure with one on another line that it exceeds, though it is a part of that by sure names, place and time.

    The text gives no other value of the whole, and a slip of the pen explains it.
    """
    for low, highs in _named(page, sure=True):
        whole = highs[0]
        apart_told = all(high.line != low.line and _of_one_setting(low, high) for high in highs)
        alone = len({high.claim.low for high in highs}) == 1 and not fits_within(low, whole)
        if apart_told and alone and slipped_below(low, whole):
            yield low, whole


def all_beyond(page: Page) -> Iterator[Pair]:
    """Every figure that exceeds all of its sentence, or else of the page, by a name of what lies above its own."""
    for low, highs in _named(page, far=True):
        beside = [high for high in highs if high.claim.sentence_start == low.claim.sentence_start]
        near = beside or highs
        if not any(fits_within(low, high) for high in near):
            yield low, near[0]


def _named(page: Page, *, sure: bool = False, far: bool = False) -> Iterator[tuple[Figure, list[Figure]]]:
    """Every figure with those that go by one name of what lies above its own, the nearest first."""
    for group in _kinds(page):
        for at, low in enumerate(group):
            above = (upper for whose, name in called(low) for upper in uppers(whose, name))
            kept = (upper for upper in above if (upper.sure or not sure) and (upper.far or not far))
            wanted = dict.fromkeys(kept)
            near = group[max(0, at - MOST) : at + MOST] if wanted else ()
            named = (_going_by(low, upper, near) for upper in wanted)
            for highs in dict.fromkeys(highs for highs in named if highs):
                yield low, list(highs)


def _going_by(low: Figure, upper: Upper, near: Sequence[Figure]) -> tuple[Figure, ...]:
    """Those that go by a name, the nearest first; by definition those before the lower one, as what is divided is.

    Those of a body or place come last where the lower one is of none: it is of all of them.
    """
    goes_by = _holds if upper.defined else _goes_by
    named = (high for high in near if high is not low and goes_by(high, upper, low))
    highs = [high for high in named if _of_one(low, high, defined=upper.defined, aside=not upper.far)]
    ahead = low.claim.start if upper.defined else inf
    return tuple(
        sorted(
            highs,
            key=lambda high: (
                high.head != low.head,
                high.claim.start > ahead,
                _is_of_some(high, low),
                apart(low, high),
            ),
        )
    )


def _is_of_some(high: Figure, low: Figure) -> bool:
    """Whether a figure is told of a body or place, and the other of none: 沿海港口完成9万吨, 外贸货物吞吐量12万吨."""
    return bool(high.scope) and not low.scope and not WHOLE_PLACE.search(high.scope)


def _of_one_setting(low: Figure, high: Figure) -> bool:
    return low.period == high.period != "" and low.scope == high.scope


def slipped_below(low: Figure, high: Figure) -> bool:
    """Whether one of two figures, written otherwise, would lie as it should."""
    lower, higher = Interval.of(low.claim), Interval.of(high.claim)
    below = Interval(lower.lower * 0, higher.upper)
    return bool(repairs(low.claim, below) or repairs(high.claim, lower))


def _goes_by(high: Figure, upper: Upper, low: Figure) -> bool:
    if upper.beside:
        told = upper.name.search(topic(high).name) is not None
        return told and high.claim.sentence_start == low.claim.sentence_start
    on_line = upper.may_leave_out and high.line == low.line
    named = (whose for whose, name in called(high) if upper.name.search(name))
    return any(whose == upper.whose or (on_line and "" in (whose, upper.whose)) for whose in named)


def _holds(high: Figure, upper: Upper, low: Figure) -> bool:
    """Whether a figure is by definition what holds another: by a name that nothing before it narrows.

    外出农民工 is not all 农民工, nor are 办结群众诉求 all of these. Whose it is may be told of the part alone. The same
    told again is no part.
    """
    again = _deed(low) == _deed(high) and holds(Comparator.MEETS, Interval.of(low.claim), Interval.of(high.claim))
    if again or (low.claim.cumulative and not high.claim.cumulative):
        return False
    own = topic(high).name
    idle = _deed(high) in ("", _deed(low)) and _is_plain(high)
    found = ((whose, name) for whose, name in called(high) if upper.name.search(name))
    named = (whose for whose, name in found if (idle if name == own else not own.endswith(name)))
    return any(whose == upper.whose or _may_be_of(whose, upper.whose, low, high) for whose in named)


def _may_be_of(whole: str, part: str, low: Figure, high: Figure) -> bool:
    """Whether whose the one is may be whose the other is: told of the part alone on its line, or before it for all.

    规上工业企业应收账款19亿元;产成品存货5亿元 are both of the same firms.
    """
    for_all = pattern("within.toml", "those counted").match(whole) is not None and whole in low.lead
    return (not whole and high.line == low.line) or (not part and for_all)


@lru_cache(maxsize=KEPT)
def _is_plain(figure: Figure) -> bool:
    """Whether no words of its clause but idle ones stand before a figure beside its name, place, time and deed."""
    words, name = clause(figure.before), figure.subject
    for told in (name, figure.scope, figure.period, figure.claim.measure):
        words = words.replace(told, "", 1) if told else words
    rest = pattern("within.toml", "idle").sub("", words)
    return set(rest) <= set(name)


def _deed(figure: Figure) -> str:
    return pattern("contained.toml", "idle deed").sub("", figure.claim.measure or "")


def _of_one(low: Figure, high: Figure, *, defined: bool, aside: bool) -> bool:
    """Whether two figures are of one place, time and status.

    What is counted is so in one sentence, of one place that both name or, by definition, of all that the text is about:
    not 甲队获得奖牌12枚。乙队获得金牌5枚. What stands alone in the bracket behind its name may be `aside`.
    """
    one, other = low.claim, high.claim
    depth = 0 if aside and fills_a_bracket(low) else low.depth
    same = _of_one_status(low, high) and depth == high.depth and scope_allows(low.scope, high.scope)
    starts = {pattern("growth.toml", "from").search(clause(each.before)) is not None for each in (low, high)}
    beside = one.sentence_start == other.sentence_start or (low.scope == high.scope != "")
    same = same and (beside or one.dimension is not Dimension.COUNT or (defined and of_one_place(low, high)))
    same = same and not pattern("order.toml", "all but").search(clause(high.before))
    same = same and (one.sentence_start == other.sentence_start or not is_taken_in(high) or is_taken_in(low))
    same = same and (_is_of_each(high) or not _is_of_each(low)) and of_one_kind(low, high)
    return same and len(starts) == 1 and timed(low, high) is not Standing.APART


def _of_one_status(low: Figure, high: Figure) -> bool:
    """Whether both are so or both planned; an estimate (生产总值预计完成127亿元) is of what is so."""
    told = (Status.ACTUAL if _is_estimate(each) else each.claim.status for each in (low, high))
    return len(set(told)) == 1


def _is_of_each(figure: Figure) -> bool:
    return pattern("parts.toml", "of each").search(clause(figure.before)) is not None


def _is_estimate(figure: Figure) -> bool:
    return pattern("within.toml", "estimated").search(clause(figure.before)) is not None


def _kinds(page: Page) -> Iterator[list[Figure]]:
    """The levels of a page in text order, by unit and dimension."""
    kinds: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        if _is_level(figure):
            kinds[unit(figure.claim), figure.claim.dimension].append(figure)
    return iter(kinds.values())


def _is_level(figure: Figure) -> bool:
    claim = figure.claim
    told = claim.kind is Kind.CLAIM and claim.low is not None and claim.hedge is not Hedge.VAGUE
    each = claim.dimension in COUNTED and _is_of_each(figure)
    level = claim.measure != "增减额" and claim.dimension is not Dimension.MULTIPLE
    level = level and topic(figure).aspect in ("level", "per head")
    return told and level and not each and not (compared(figure) or threshold(figure))
