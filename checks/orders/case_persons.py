"""Cases with those involved in them right behind: 立案侦查贪污案件126件158人, where each case has one person or more.

One person may be tried in several cases, so that only what fits is told.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from checks.figures.amounts import amount
from checks.page import Figure, Page, in_table
from checks.parts.parts_within import Pair, fits_within

CASES, PEOPLE = frozenset("件宗起案"), frozenset("人名")
NEXT = re.compile(r"(?:\s*[、,，]?(?:涉及|涉案)(?:人员)?\s*)?")


def people_of_cases(page: Page) -> Iterator[Pair]:
    """Every number of cases with the number of people that stands right behind it and is no less."""
    for line in page.lines:
        for cases, people in pairwise(line.figures):
            beside = NEXT.fullmatch(people.before) is not None and cases.depth == people.depth
            if beside and _counts(cases, CASES) and _counts(people, PEOPLE) and fits_within(cases, people):
                yield cases, people


def _counts(figure: Figure, units: frozenset[str]) -> bool:
    return figure.claim.unit in units and amount(figure) and not in_table(figure)
