"""magnitude: a value that cannot be, or that is off by a power of ten from the same figure elsewhere.

Catches rates of a whole and shares of all there is above 100% (森林覆盖率, 占全市的), amounts that fall by more than
all of themselves, and one quantity printed twice with the same digits and another decimal point or 万 for 亿.

Bad: 全市森林覆盖率达到545.2%。
Good: 全市森林覆盖率达到54.52%。

Limits: capacity, debts and targets may well exceed 100%, profits, costs and balances may fall by more than they were:
such are passed over. Of devices a household has several, and old cases or arrears may be done with besides: those rates
(普及率, 处置率, 参保率) are only held to five times the whole. Digits are compared under one name, time and scope,
and only from two significant ones on; of amounts with two, which may agree by chance, a person is asked to look.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator
from decimal import Decimal
from itertools import combinations

from checks.agreements.told_beside import dated, of_two
from checks.figures.identity import bare, base, compatible
from checks.figures.mentions import identical
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from checks.relation import INFINITY, Comparator, Interval, Member, Relation, Verdict, Words, plain, signed, stated
from checks.repair import COUNTED
from claims.model import Claim, Dimension, Hedge, Kind, Status

ALL, FAR_ABOVE = Decimal(100), Decimal(500)
BRACKETS = re.compile("[(（]")
ZERO = Decimal(0)
SHORTEST_NAME = 4
SHORTEST_OF_MANY = 2
TELLING, CERTAIN, MANY = 2, 3, 4
ABOVE = 80
MOST_MENTIONS = 4
EACH = re.compile("每[一-鿿]{0,2}")
PERCENTS = frozenset(("%", "％"))


def relations(page: Page) -> Iterator[Relation]:
    """One relation for each figure that is out of its bounds, and for each pair of the same digits in two sizes."""
    for figure in page.figures:
        limit = _limit(figure)
        if limit is not None and _outside(figure.claim, limit):
            yield _impossible(figure, limit)
    yield from (_in_two_sizes(one, other) for one, other in _shifted(page))


def _limit(figure: Figure) -> Interval | None:
    """Where the true value of a percentage has to lie, None where the words set no bounds."""
    claim = figure.claim
    if claim.dimension is not Dimension.PERCENT or claim.unit not in PERCENTS or in_table(figure):
        return None
    based = pattern("magnitude.toml", "set at a hundred")
    if pattern("magnitude.toml", "explained").match(figure.after) or any(
        map(based.search, (figure.lead, figure.after))
    ):
        return None
    words = clause(figure.before)
    about = f"{figure.subject}{words}"
    if claim.low is not None and claim.low < 0 and topic(figure).aspect == "rate":
        never = pattern("magnitude.toml", "never negative").search(about)
        may = pattern("magnitude.toml", "may turn negative").search(about)
        return Interval(-ALL, INFINITY) if never and not may else None
    if pattern("magnitude.toml", "rate of a whole").search(words):
        of_money = "覆" in words and pattern("magnitude.toml", "coverage of money").search(words)
        return None if of_money else Interval(ZERO, ALL)
    if pattern("magnitude.toml", "rate that may exceed it").search(words):
        return Interval(ZERO, FAR_ABOVE)
    if pattern("magnitude.toml", "share of all").search(words):
        return None if pattern("magnitude.toml", "not a part").search(about) else Interval(ZERO, ALL)
    return None


def _outside(claim: Claim, limit: Interval) -> bool:
    reading = Interval.of(claim)
    return reading.lower > limit.upper or reading.upper < limit.lower


def _impossible(figure: Figure, limit: Interval) -> Relation:
    claim, reading = figure.claim, Interval.of(figure.claim)
    falls, most = limit.lower < 0, plain(limit.upper)
    fall = f"{plain(abs(claim.low or ZERO))}%"
    within = signed(claim.text, "≤", f"{most}%", fits=reading.lower <= limit.upper)
    return Relation(
        type="magnitude",
        members=(Member(figure.document, claim, "figure"),),
        left=limit if falls else reading,
        right=reading if falls else limit,
        comparator=Comparator.AT_MOST,
        formula=f"{fall} > 100%" if falls else within,
        explanation=Words(
            zh=f"降幅不会超过100%,文中写下降{fall}。" if falls else f"部分不会多于全部,{claim.text}超过{most}%。",
            en=f"A fall by {fall} is more than all there was."
            if falls
            else f"{claim.text} is above {most}%, but a part is no more than its whole.",
        ),
        targets=((claim, limit if limit.bounded else Interval(-ALL, ZERO)),),
    )


def _shifted(page: Page) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of one quantity whose digits are the same and whose sizes differ by a power of ten."""
    known = {frozenset(figure.claim.start for figure in group) for group in identical(page)}
    groups: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        about = topic(figure)
        many = len(_digits(figure.claim)) >= MANY and figure.claim.dimension in COUNTED
        long_enough = len(about.name) >= (SHORTEST_OF_MANY if many else SHORTEST_NAME)
        if long_enough and _comparable(figure.claim):
            of_each = frozenset(EACH.findall(clause(figure.before)))
            groups[about.name, about.aspect, about.unit, about.dimension, base(figure), of_each].append(figure)
    for group in groups.values():
        for one, other in combinations(group, 2) if len(group) <= MOST_MENTIONS else ():
            starts = {one.claim.start, other.claim.start}
            same = any(starts <= each for each in known) or _of_some(page, one) != _of_some(page, other)
            if _in_sizes(one.claim, other.claim) and not same and not _of_two(page, one, other):
                yield one, other


def _of_two(page: Page, one: Figure, other: Figure) -> bool:
    """Whether two figures are of two times, acts, owners or versions by the words around them."""
    periods = {figure.period for figure in (one, other) if figure.period}
    words = [frozenset(pattern("magnitude.toml", "another time").findall(figure.lead)) for figure in (one, other)]
    timed = (len(periods) > 1 and not dated(one, other)) or words[0] != words[1]
    return timed or _of_two_acts(one.claim, other.claim) or not _led_alike(one, other) or of_two(page, one, other)


def _led_alike(one: Figure, other: Figure) -> bool:
    """Whether the same words lead up to two figures but for their time and place, or nothing but their name does."""
    words = [clause(figure.before).replace(figure.period, "").replace(figure.scope, "") for figure in (one, other)]
    hung_on = {_bracketed_behind(figure) for figure in (one, other)}
    return len(hung_on) == 1 and (words[0] == words[1] or (bare(one) and bare(other)))


def _bracketed_behind(figure: Figure) -> str:
    """The clause that a figure in a bracket is told of: 新增无症状感染者20例 of (境外输入15例); empty outside one."""
    return clause(BRACKETS.split(figure.lead)[-2]) if figure.depth and BRACKETS.search(figure.lead) else ""


def _of_two_acts(one: Claim, other: Claim) -> bool:
    """Whether two figures tell what two verbs did to one thing: 持有1200万股, 减持120万股."""
    return None not in (one.measure, other.measure) and one.measure != other.measure


def _of_some(page: Page, figure: Figure) -> str:
    """The body that the words above a table tell it is of alone (省本级); empty where none is told."""
    start = page.lines[figure.line].start
    found = in_table(figure) and pattern("magnitude.toml", "of some only").search(
        page.text[max(0, start - ABOVE) : start]
    )
    return found.group() if found else ""


def _comparable(claim: Claim) -> bool:
    exact = claim.hedge is Hedge.EXACT and claim.low is not None and claim.low == claim.high
    return exact and claim.kind is Kind.CLAIM and claim.status is Status.ACTUAL and len(_digits(claim)) >= TELLING


def _digits(claim: Claim) -> str:
    """The significant digits of a figure, without the zeros at its end."""
    return plain(abs(claim.low or ZERO)).replace(".", "").strip("0")


def _in_sizes(one: Claim, other: Claim) -> bool:
    apart = one.sentence_start != other.sentence_start and abs(one.low or ZERO) != abs(other.low or ZERO)
    return apart and _digits(one) == _digits(other) and compatible(one, other)


def _in_two_sizes(one: Figure, other: Figure) -> Relation:
    smaller, larger = sorted((one, other), key=_size)
    certain = len(_digits(one.claim)) >= CERTAIN or one.claim.dimension is Dimension.PERCENT
    few, many = Interval.of(smaller.claim), Interval.of(larger.claim)
    name = one.claim.subject or one.claim.text
    return Relation(
        type="magnitude",
        members=tuple(Member(figure.document, figure.claim, "mention") for figure in (one, other)),
        left=few,
        right=many,
        if_broken=Verdict.INCONSISTENT if certain else Verdict.REVIEW,
        formula=f"{stated(one.claim)} ≠ {stated(other.claim)}",
        explanation=Words(
            zh=f"“{name}”两处数字相同而大小不同({smaller.claim.text}、{larger.claim.text}),请核对小数点和万、亿。",
            en=f"{name} has the same digits in two sizes ({smaller.claim.text}, {larger.claim.text}): "
            "check the decimal point, 万 and 亿.",
        ),
        targets=((other.claim, Interval.of(one.claim)), (one.claim, Interval.of(other.claim))),
    )


def _size(figure: Figure) -> Decimal:
    return abs(figure.claim.low or ZERO)
