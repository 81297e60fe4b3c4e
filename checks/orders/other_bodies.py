"""Figures of two bodies, of several years, or only of some that the words behind them say: neither is within the other.

县医院卫生技术人员320人。全县注册护士810人; 幼儿园…,教职工620人;小学…,专任教师1210人; 党员260人为全集团数.
"""

import re

from checks.lexicon import pattern
from checks.page import Figure, Page

LEXICON = "apart.toml"
AMONG = "其中"


def are_of_two(page: Page, part: Figure, whole: Figure) -> bool:
    """Whether words around a part and a whole that it exceeds tell that it is none of that."""
    of_some = any(pattern(LEXICON, "says which").match(each.after) for each in (part, whole))
    return of_some or _came_in_years(page, part, whole) or _led_apart(page, part, whole)


def _came_in_years(page: Page, part: Figure, whole: Figure) -> bool:
    """Whether a part is told of several years at the start of its clause, and its whole of one."""
    own, other = (_words_before(page, each, "[,，。;；\n]") for each in (part, whole))
    one_year = pattern(LEXICON, "of one year").match(other) is not None
    return one_year and pattern(LEXICON, "in several years").match(own) is not None and AMONG not in own


def _led_apart(page: Page, part: Figure, whole: Figure) -> bool:
    """Whether the stretches of a part and a whole begin with two kinds of bodies, or the part's with all of a place."""
    own, other = (_words_before(page, each, "[。;；\n]") for each in (part, whole))
    kinds = [pattern(LEXICON, "kind of body").match(words) for words in (own, other)]
    if all(kinds):
        one, two = (found["body"] for found in kinds if found)
        return one not in two and two not in one
    wider = pattern(LEXICON, "of all the place").match(own)
    return wider is not None and pattern(LEXICON, "of one body").match(other) is not None


def _words_before(page: Page, figure: Figure, marks: str) -> str:
    """The words before a figure on its line back to one of some marks."""
    start = page.lines[figure.line].start
    return re.split(marks, page.text[start : figure.claim.start])[-1].strip()
