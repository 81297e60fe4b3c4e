"""hedge: words that contradict the figure that they qualify.

Catches 余 or 多 after a count that is exact to the unit (763余场), hedges that exclude each other (近20多家,
超过约3万人) and ranges whose first end is above the last.

Bad: 累计举办公益讲座763余场。
Good: 累计举办公益讲座760余场。

Limits: a measured amount may well be 35余公里, so only people and things that are counted are held to the unit. Saying
one thing twice (约40万左右) is poor style and no contradiction, and is left alone. 近20多年 means the last 20-odd.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from checks.page import Figure, Page
from checks.relation import INFINITY, Comparator, Interval, Member, Relation, Verdict, Words, plain
from claims.figures import figure as number
from claims.model import Dimension

COUNTED = frozenset({Dimension.COUNT, Dimension.PERSON, Dimension.PERSON_TIME})
OF_A_WORD = re.compile("[新最附邻鄰临臨靠亲親远遠切逼贴貼]$")
EXACT_AND_MORE = re.compile(r"([1-9])[多余餘](?![万亿萬億千百])|[一二三四五六七八九][多余餘](?![十百千万亿萬億])")
MORE = "[多余餘]"
NEARLY = re.compile(r"^(?:将近|將近|接近|近|不足|不到)")
AND_MORE = re.compile(r"[0-9零〇十百千万亿萬億](?:[多余餘]|\S{0,2}以上)")
OVER_AND_ABOUT = re.compile(r"(?:超过|超過|超|突破|逾)(?:大约|大約|约|約)")
LEAST = 10
TOUCHING = 3


def relations(page: Page) -> Iterator[Relation]:
    """One relation for each figure whose own words contradict each other; sound hedges yield none."""
    for figure in page.figures:
        relation = _contradiction(figure)
        if relation is not None:
            yield relation


def _contradiction(figure: Figure) -> Relation | None:
    claim = figure.claim
    if claim.low is None or claim.high is None:
        return None
    if 0 <= claim.high < claim.low:
        return _reversed(figure, claim.low, claim.high)
    counted = claim.dimension in COUNTED and claim.low == claim.low.to_integral_value()
    nearly = NEARLY.search(claim.text) and not OF_A_WORD.search(figure.before)
    if counted and nearly and AND_MORE.search(claim.text):
        return _nearly_and_more(figure, claim.low)
    if counted and claim.low > LEAST and EXACT_AND_MORE.search(claim.text):
        return _exact_and_more(figure, claim.low)
    words = OVER_AND_ABOUT.search(figure.before[-TOUCHING:] + claim.text)
    return _over_and_about(figure, claim.low, words.group()) if words else None


def _exact_and_more(figure: Figure, value: Decimal) -> Relation:
    exact, more = re.sub(MORE, "", figure.claim.text, count=1), re.findall(MORE, figure.claim.text)[0]
    ways = [exact, *_rounded(figure.claim.text)]
    return Relation(
        type="hedge",
        members=_member(figure),
        left=Interval(value + 1, INFINITY),
        right=Interval(-INFINITY, value),
        comparator=Comparator.AT_MOST,
        formula=f"{plain(value)} < n < {plain(value + 1)}",
        explanation=Words(
            zh=f"{plain(value)}已精确到个位,又带“{more}”字,自相矛盾:应写{'或'.join(f'“{way}”' for way in ways)}。",
            en=f"{plain(value)} is exact to the unit, yet {more} says that there are more: write {' or '.join(ways)}.",
        ),
        suggestion=exact,
    )


def _rounded(text: str) -> list[str]:
    """The figure with its last digit given up, so that 余 may stand; none where it has no digit to give up."""
    found = re.search(r"[0-9][1-9](?=[多余餘])", text)
    return [text[: found.end() - 1] + "0" + text[found.end() :]] if found else []


def _nearly_and_more(figure: Figure, value: Decimal) -> Relation:
    text = figure.claim.text
    ways = [NEARLY.sub("", text), re.sub(r"[多余餘]|以上", "", text)]
    return Relation(
        type="hedge",
        members=_member(figure),
        left=Interval(value + 1, INFINITY),
        right=Interval(-INFINITY, value - 1),
        comparator=Comparator.AT_MOST,
        formula=f"{number(value)} < n < {number(value)}",
        explanation=Words(
            zh=f"前面的词说不到{number(value)},后面的词说超过{number(value)},自相矛盾:应写“{ways[0]}”或“{ways[1]}”。",
            en=f"One word says less than {number(value)}, another says more: write {ways[0]} or {ways[1]}.",
        ),
        suggestion=ways[0],
    )


def _over_and_about(figure: Figure, low: Decimal, words: str) -> Relation:
    reading = Interval.of(figure.claim)
    return Relation(
        type="hedge",
        members=_member(figure),
        left=reading,
        right=reading,
        formula=f"{number(low)} < n ≈ {number(low)}",
        if_held=Verdict.REVIEW,
        explanation=Words(
            zh=f"“{words}”既说超过又说大约,读者不知是多是少:请只留一个。",
            en=f"“{words}” says both more than and about: keep one of them.",
        ),
    )


def _reversed(figure: Figure, low: Decimal, high: Decimal) -> Relation:
    return Relation(
        type="hedge",
        members=_member(figure),
        left=Interval(low, low),
        right=Interval(high, high),
        comparator=Comparator.AT_MOST,
        formula=f"{number(low)} > {number(high)}",
        explanation=Words(
            zh=f"范围的起点{number(low)}大于终点{number(high)}。",
            en=f"The range starts at {number(low)}, above its end {number(high)}.",
        ),
    )


def _member(figure: Figure) -> tuple[Member, ...]:
    return (Member(figure.document, figure.claim, "figure"),)
