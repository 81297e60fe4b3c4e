"""Parts that exceed what holds them by their names, so far that no rounding, date or count does.

Only where nothing else that the text tells beside them in their unit may hold the part: else that is the whole meant.
"""

import re
from decimal import Decimal

from checks.figures.amounts import JOINED, alike
from checks.figures.identity import time_allows
from checks.lexicon import pattern
from checks.orders.by_name import slipped_below
from checks.page import Figure, Page, clause, in_table
from checks.parts.hierarchy import is_new
from checks.parts.parts_within import fits_within
from checks.relation import Interval
from checks.repair import COUNTED
from claims.model import Dimension, Hedge

SENTENCE = re.compile("[。！？!?\n]")
FAR = 400
BESIDE, APART, WEAK = Decimal("1.5"), Decimal(2), Decimal(10)
"""By how many times a part has to exceed its whole on one line, on another, and where it may be more than that."""


def far_beyond(page: Page, part: Figure, whole: Figure, times: Decimal | None = None) -> bool:
    """Whether a part exceeds its whole by more than so many times, and no figure told with them may hold it."""
    weak = pattern("order.toml", "may be more than it").search(f"{part.subject}{whole.subject}")
    if weak and part.claim.sentence_start != whole.claim.sentence_start:
        return False
    own = pattern("order.toml", "of its own sentence").search(part.subject)
    if (own and SENTENCE.search(_words_between(page, part, whole))) or _is_of_a_place_of_its_own(part, whole):
        return False
    if times is None:
        times = WEAK if weak else BESIDE if part.line == whole.line else APART
    most, least = Interval.of(whole.claim).upper, Interval.of(part.claim).lower
    plain = all(map(_is_plain, (part, whole))) and part.depth >= whole.depth and 0 < most * times < least
    of_one = plain and _of_one_count(part, whole)
    of_one = of_one and time_allows(_dated(page, part).claim, _dated(page, whole).claim)
    return of_one and slipped_below(part, whole) and not may_be_of_another(page, part, whole)


def _dated(page: Page, figure: Figure) -> Figure:
    """The last figure of a line, up to one of its figures, that is told with its time; the one itself where none is."""
    told = page.lines[figure.line].figures[figure.position :: -1]
    return next((each for each in told if each.claim.period), figure)


def _is_of_a_place_of_its_own(part: Figure, whole: Figure) -> bool:
    """Whether the words that lead to a part name a whole place or body that those of its whole do not: 全市, 集团."""
    told, other = (
        set(pattern("order.toml", "whole place or body").findall(f"{figure.lead}{figure.subject}"))
        for figure in (part, whole)
    )
    return bool(told - other)


def _is_plain(figure: Figure) -> bool:
    claim = figure.claim
    return claim.hedge is Hedge.EXACT and claim.dimension is not Dimension.DURATION and not in_table(figure)


def _of_one_count(part: Figure, whole: Figure) -> bool:
    """Whether no words tell that a part came in a longer time, or that its people are registered otherwise.

    What is new may be a part of what there was before: 新增有效灌溉面积29万公顷,新增节水灌溉面积45万公顷.
    """
    over = any(pattern("order.toml", "over years").search(f"{part.period}{each}") for each in (part.lead, part.before))
    registers = [pattern("order.toml", "register of people").findall(figure.lead) for figure in (part, whole)]
    apart = all(registers) and registers[0][-1] != registers[1][-1]
    of_a_share = pattern("parts.toml", "of a share").match(clause(part.before)) is not None
    longer = part.claim.cumulative and not whole.claim.cumulative
    counted = part.claim.dimension in COUNTED
    words = f"{part.claim.measure}{clause(part.before)}"
    of_earlier = counted and pattern("comparisons.toml", "may be of earlier ones").search(words)
    return not (over or apart or longer or of_a_share or of_earlier or is_new(whole))


def may_be_of_another(page: Page, part: Figure, whole: Figure) -> bool:
    """Whether a whole stands behind its part in another sentence, or what the sentences of both tell may hold it."""
    first, last = sorted((part.claim, whole.claim), key=lambda claim: claim.start)
    between = _words_between(page, part, whole)
    if whole.claim is last and (SENTENCE.search(between) or "其中" in between or JOINED.fullmatch(between)):
        return True
    start = max(
        (found.end() for found in SENTENCE.finditer(page.text, max(0, first.start - FAR), first.start)), default=0
    )
    ended = SENTENCE.search(page.text, last.end)
    end = ended.start() if ended else len(page.text)
    lines = page.lines[min(part.line, whole.line) : max(part.line, whole.line) + 1]
    told = (each for line in lines for each in line.figures if start <= each.claim.start < end)
    others = (each for each in told if each is not part and each.claim.low is not None and alike(each, part))
    return any(fits_within(part, each) for each in others)


def _words_between(page: Page, one: Figure, other: Figure) -> str:
    first, last = sorted((one.claim, other.claim), key=lambda claim: claim.start)
    return page.text[first.end : last.start]
