"""Cases of one origin, and those of all origins.

Cases that came from abroad are told of in a paragraph or sentence of their own (境外输入现有确诊病例80例。累计…)
beside one of all cases (31个省现有确诊病例210例,累计…). Carriers that fell ill are among the new cases of the day.
"""

from collections.abc import Iterator
from functools import lru_cache

from checks.figures.amounts import alike, amount, compared
from checks.figures.topics import KEPT, topic
from checks.lexicon import pattern
from checks.page import Figure, Page, clause
from checks.parts.hierarchy import is_everywhere, is_new
from checks.parts.parts_within import Pair, fits_within

LEXICON = "heads.toml"
LINES, NEAR = 3, 40


def cases_by_origin(page: Page) -> Iterator[Pair]:
    """Every amount of one origin with that of all, and those that fell ill with the new cases; only what fits."""
    figures = [figure for figure in page.figures if amount(figure) and not compared(figure)]
    for at, part in enumerate(figures):
        near = figures[max(0, at - NEAR) : at + NEAR]
        if part.head:
            yield from _first(part, (whole for whole in near if _is_of_all(part, whole)))
        elif pattern(LEXICON, "fell ill").search(_told(part)):
            yield from _first(part, (whole for whole in near if _holds_the_ill(part, whole)))
        elif pattern(LEXICON, "of one origin").search(_told(part)):
            yield from _first(part, (whole for whole in near if _is_just_before(part, whole)))


def _first(part: Figure, wholes: Iterator[Figure]) -> Iterator[Pair]:
    kept = min(wholes, key=lambda whole: abs(whole.claim.start - part.claim.start), default=None)
    if kept is not None and fits_within(part, kept):
        yield part, kept


def _is_of_all(part: Figure, whole: Figure) -> bool:
    """Whether an amount is told as a part of one origin is, but of no origin, in a place that may hold that one's."""
    one_place = is_everywhere(whole.scope) or whole.scope == part.scope
    told = whole.head == "" and _what(whole) == _what(part) and whole.depth == part.depth
    return told and one_place and alike(part, whole) and abs(part.line - whole.line) <= LINES


def _holds_the_ill(part: Figure, whole: Figure) -> bool:
    """Whether an amount is that of the new cases of the time when some fell ill."""
    new = whole.claim.start < part.claim.start and is_new(whole) and not whole.head and not whole.depth
    one_place = is_everywhere(whole.scope) or whole.scope == part.scope
    return new and one_place and alike(part, whole) and pattern(LEXICON, "cases").search(topic(whole).name) is not None


def _is_just_before(part: Figure, whole: Figure) -> bool:
    """Whether an amount is that of new cases of all origins, right before: 新增确诊病例30例 本土病例2例."""
    beside = whole.line == part.line and whole.position + 1 == part.position and whole.depth == part.depth
    return beside and _holds_the_ill(part, whole) and part.before[:1] in " 　,，;；"


@lru_cache(maxsize=KEPT)
def _what(figure: Figure) -> tuple[str, str]:
    """What is counted, without its origin, and how the words say that it is: new, there now, in all, or not."""
    name = pattern(LEXICON, "idle words").sub("", topic(figure).name)
    how = pattern(LEXICON, "how it is told").search(_told(figure))
    return name, how.group() if how else ""


def _told(figure: Figure) -> str:
    return clause(figure.before)
