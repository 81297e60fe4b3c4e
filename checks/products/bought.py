"""What an amount of money would buy or pay, by a price told before it: 学费每年150元 … 这90万元可以资助6000名学生.

So for tables and their guests: 一桌10人 … 200桌2000位客人. Only what fits too closely for chance is told, as the price
may be another one.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from checks.figures.amounts import alike
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from checks.products.each import EXACT, Each
from checks.relation import Interval
from claims.model import Dimension, Hedge

COUNTED = (Dimension.COUNT, Dimension.PERSON)
LINES, MOST, BEHIND, FEWEST = 4, 8, 3, 2
TRIES = 20
"""How many things one price that is tried asks for: one in so many fits by chance."""


def bought(page: Page) -> Iterator[Each]:
    """Every number of things that an amount of money is set equal to, with that and the nearest price that gives it."""
    for line in page.lines:
        for money in line.figures:
            if not _is_money(money):
                continue
            for many in line.figures[money.position + 1 : money.position + 1 + BEHIND]:
                if many.claim.dimension is Dimension.MONEY:
                    break
                if _is_count(many) and pattern("product.toml", "would buy").search(_words(page, money, many)):
                    yield from _priced(page, money, many)


def of_so_many_each(page: Page) -> Iterator[Each]:
    """Every number of holders right before what is in them, with how much one holds: 一桌10人 … 200桌2000位."""
    each_of = [figure for figure in page.figures if pattern("product.toml", "in one").search(figure.before)]
    for line in page.lines if each_of else ():
        for many, whole in pairwise(line.figures):
            if not (
                _is_count(many)
                and _is_count(whole)
                and pattern("product.toml", "so many in them").fullmatch(whole.before)
            ):
                continue
            told = (
                Each(each, many, whole, EXACT)
                for each in each_of
                if each.claim.start < many.claim.start and _in_one(each) == many.claim.unit and _is_count(each)
            )
            yield from (each for each in list(told)[-1:] if _to_the_last(each))


def _in_one(each: Figure) -> str:
    """The holder of which one is told to have so many: the 桌 of 一桌10人."""
    told = pattern("product.toml", "in one").search(each.before)
    return told["holder"] if told else ""


def _to_the_last(told: Each) -> bool:
    people = all(figure.claim.dimension is Dimension.PERSON for figure in (told.each, told.whole))
    guests = told.each.claim.dimension is Dimension.PERSON and told.whole.claim.dimension is Dimension.COUNT
    each, many, whole = (figure.claim.low or Decimal(0) for figure in (told.each, told.many, told.whole))
    return (people or guests or alike(told.each, told.whole)) and each >= FEWEST and each * many == whole


def _words(page: Page, money: Figure, many: Figure) -> str:
    line = page.lines[money.line]
    return line.text[money.claim.end - line.start : many.claim.start - line.start]


def _priced(page: Page, money: Figure, many: Figure) -> Iterator[Each]:
    """The nearest price before a number of things by which the money comes to just as many, cut down or rounded."""
    prices = list(_prices(page, money))
    for tried, price in enumerate(prices[:MOST], 1):
        found = Each(price, many, money, EXACT)
        count, come_to = many.claim.low or Decimal(0), (money.claim.low or Decimal(0)) / (price.claim.low or Decimal(1))
        closely = abs(come_to - count) <= 1 and count >= tried * TRIES
        roughly = tried == 1 and many.claim.hedge is not Hedge.EXACT and count >= TRIES
        if found.fits and (closely or roughly):
            yield found
            return


def _prices(page: Page, money: Figure) -> Iterator[Figure]:
    """The amounts of money before one that are less than it, the nearest first, not those of its own kind again."""
    before: Sequence[Figure] = page.lines[money.line].figures[: money.position]
    above = (figure for line in page.lines[max(0, money.line - LINES) : money.line] for figure in line.figures)
    for figure in reversed([*above, *before]):
        if _is_money(figure) and (figure.claim.high or 0) * FEWEST < (money.claim.low or 0) and alike(figure, money):
            yield figure


def _is_money(figure: Figure) -> bool:
    reading = Interval.of(figure.claim)
    plain = figure.claim.dimension is Dimension.MONEY and reading.bounded and reading.lower > 0
    return (
        plain and not in_table(figure) and "/" not in figure.claim.unit and not clause(figure.before).endswith("增加")
    )


def _is_count(figure: Figure) -> bool:
    return figure.claim.dimension in COUNTED and (figure.claim.low or 0) >= FEWEST and not in_table(figure)
