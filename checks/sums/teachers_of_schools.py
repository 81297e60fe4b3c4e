"""Teachers of 义务教育 as those of its two kinds of schools, told further on: 专任教师1.8万人 of 11320人 and 6650人.

Limits: all are told under one name, but for the kind of school; only what fits is told.
"""

from collections.abc import Iterator

from checks.figures.amounts import Breakdown, adds_up, digits
from checks.figures.schools import kind_of
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from claims.model import Dimension, Hedge

LEXICON = "schools.toml"
TELLING, FAR = 3, 3
STAGES = ("primary", "junior")


def teachers_of_schools(page: Page) -> Iterator[Breakdown]:
    """The teachers of all schools with the first of primary and of junior schools behind them that come to them."""
    told = [figure for figure in page.figures if _counts_teachers(figure)]
    for at, whole in enumerate(told):
        if kind_of(page, whole) in STAGES:
            continue
        near = [each for each in told[at + 1 :] if each.line - whole.line <= FAR]
        parts = [next((each for each in near if kind_of(page, each) == stage), None) for stage in STAGES]
        found = tuple(sorted((each for each in parts if each is not None), key=lambda each: each.claim.start))
        same = len({_name(each) for each in (whole, *found)}) == 1
        if len(found) == len(STAGES) and same and adds_up(whole, found):
            yield Breakdown(whole, found, complete=False, sure=False)


def _counts_teachers(figure: Figure) -> bool:
    claim = figure.claim
    people = claim.dimension is Dimension.PERSON and claim.hedge is Hedge.EXACT and digits(claim) >= TELLING
    named = pattern(LEXICON, "teachers").match(clause(figure.before)) is not None
    return people and named and not figure.depth and not in_table(figure) and claim.measure != "增减额"


def _name(figure: Figure) -> str:
    return "教职工" if "教职工" in clause(figure.before) else "教师"
