"""What a whole has lies between what its parts have: its growth between theirs, its mean between those of its halves.

平均年龄34.9岁,其中男性35.8岁,女性34岁.
"""

from collections.abc import Iterator
from itertools import islice

from checks.changes.mixtures import Mixture, mixtures, on_another_base, outside
from checks.changes.weighed import weighed
from checks.figures.amounts import adds_up, alike
from checks.figures.labels import complementary
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.orders.among_growths import among_growths
from checks.orders.price_classes import price_classes
from checks.orders.town_and_country import town_and_country
from checks.page import Figure, Line, Page, clause
from checks.relation import Comparator, Interval, Words, holds, with_sign
from claims.model import Hedge

PAIR = 2
REACH = 5


def in_between(page: Page) -> Iterator[tuple[Figure, Figure, Words]]:
    """The lower and the higher of a whole's figure and one of its parts', with what is to be said of them."""
    told = (mixture for mixture in mixtures(page) if not _is_off(mixture, page))
    of_levels = (pair for mixture in told for pair in outside(mixture))
    of_rates = (pair for line in page.lines for pair in (*among_growths(line), *price_classes(line)))
    for lower, higher in (*of_levels, *of_rates):
        zh, en = "总体的增速应介于各部分之间", "A whole grows neither less nor more than all its parts"
        yield lower, higher, _said(lower, higher, zh, en)
    for line in page.lines:
        for lower, higher in (*_means(line), *town_and_country(line)):
            zh, en = "总体的平均水平应介于两部分之间", "The mean of a whole lies between those of its two parts"
            yield lower, higher, _said(lower, higher, zh, en)


def _is_off(mixture: Mixture, page: Page) -> bool:
    """Whether growth is told as wrong by the check growth or on another base, or parts add up by chance alone."""
    found = weighed(mixture, page)
    if found is not None:
        return not found.fits
    return not mixture.sure or on_another_base(mixture, page)


def _said(lower: Figure, higher: Figure, zh: str, en: str) -> Words:
    fits = holds(Comparator.AT_MOST, Interval.of(lower.claim), Interval.of(higher.claim))
    low, high = with_sign(lower.claim), with_sign(higher.claim)
    return Words(
        zh=f"{zh}:{low}{'不高于' if fits else '却高于'}{high}。",
        en=f"{en}: {low} {'is not' if fits else 'is'} above {high}.",
    )


def _means(line: Line) -> Iterator[tuple[Figure, Figure]]:
    """A mean or rate of people between those of men and women, or of town and country, where 其中 opens them."""
    for place, whole in enumerate(line.figures):
        halves = _halves(line, place) if _is_mean(whole) else ()
        if len(halves) == PAIR and complementary(halves, whole) and not adds_up(whole, halves):
            lower, higher = sorted(halves, key=lambda figure: figure.claim.low or 0)
            yield lower, whole
            yield whole, higher


def _is_mean(figure: Figure) -> bool:
    level = topic(figure).aspect in ("level", "per head")
    return _is_exact(figure) and level and pattern("order.toml", "a mean").search(topic(figure).name) is not None


def _halves(line: Line, place: int) -> tuple[Figure, ...]:
    """The next two figures of halves of the people, in the unit and of the aspect of a mean."""
    whole = line.figures[place]
    behind = (figure for figure in line.figures[place + 1 : place + 1 + REACH] if alike(whole, figure))
    halves = tuple(islice((figure for figure in behind if topic(figure).aspect == topic(whole).aspect), PAIR))
    opened = bool(halves) and pattern("parts.toml", "among").search(halves[0].before) is not None
    people = all(pattern("order.toml", "half of the people").search(clause(half.before)) for half in halves)
    return halves if opened and people and all(map(_is_exact, halves)) else ()


def _is_exact(figure: Figure) -> bool:
    return figure.claim.low is not None and figure.claim.hedge is Hedge.EXACT
