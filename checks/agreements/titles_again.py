"""Titles that a page has twice: 破获案件27万起,抓获46万人 above 破获案件72万起,抓获46万人.

A page may give its title, a line on where it is from, and the title again. They are word for word the same but for a
word in front, so that a figure which differs is a slip, where another figure of the title is the same in both.

Limits: the first line and those near it that are headings; twelve words and more; one figure that differs.
"""

import re
from collections.abc import Iterator

from checks.figures.mentions import fit_or_slipped, heads
from checks.page import Figure, Line, Page, opens

NEAR, SHORTEST, IN_FRONT = 10, 12, 4
WORDS = re.compile("[^一-鿿A-Za-z0-9]+")


def titles_again(page: Page) -> Iterator[list[Figure]]:
    """The figures in the one place where the title and the headings near it that say it again differ."""
    first = page.lines[0] if page.lines else None
    if first is None or not (opens(page, first) and heads(page, first)):
        return
    copies = [first, *(line for line in page.lines[1:NEAR] if heads(page, line) and _says_again(first, line))]
    places = [list(told) for told in zip(*(line.figures for line in copies), strict=True)]
    apart = [told for told in places if len({figure.claim.text for figure in told}) > 1]
    if len(apart) == 1 and len(places) > 1 and fit_or_slipped(apart[0]):
        yield apart[0]


def _says_again(first: Line, line: Line) -> bool:
    """Whether a line has the words of a title and as many figures, but for a few words in front of one of them."""
    longer, shorter = sorted((_words(first), _words(line)), key=len, reverse=True)
    of_one = longer.endswith(shorter) and len(longer) - len(shorter) <= IN_FRONT
    return len(shorter) >= SHORTEST and of_one and len(line.figures) == len(first.figures)


def _words(line: Line) -> str:
    """The words of a line without its figures, as they stand before each and behind the last."""
    told = "".join(figure.before for figure in line.figures) + (line.figures[-1].after if line.figures else "")
    return WORDS.sub("", told)
