"""What a day or a year added, within all there is by then: 当日治愈4例 … 累计治愈7例; 考点329个 … 今年新增考点29个."""

from collections.abc import Iterator

from checks.figures.amounts import alike, amount, compared
from checks.figures.compared import Compared, may_hold
from checks.figures.identity import scope_allows
from checks.figures.topics import spelled
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from claims.model import Status

REACH, SHORTEST = 24, 2


def added_by_then(page: Page) -> Iterator[Compared]:
    """Every such two of a page that are near each other and called alike; only where the first is within the other."""
    levels = [figure for figure in page.figures if _is_level(figure)]
    things = {figure.claim.start: _thing(figure) for figure in levels}
    for place, part in enumerate(levels):
        thing = things[part.claim.start]
        if len(thing) < SHORTEST or not _is_new(part):
            continue
        near = [*reversed(levels[max(0, place - REACH) : place]), *levels[place + 1 : place + REACH]]
        kin = (each for each in near if things[each.claim.start] == thing and alike(part, each))
        kin = (each for each in kin if part.depth == each.depth)
        whole = next((each for each in kin if _is_of_all(each, part)), None)
        if whole is not None and may_hold(whole, part):
            yield Compared(part, whole, sure=False)


def _is_level(figure: Figure) -> bool:
    told = figure.claim.status is Status.ACTUAL and figure.claim.measure != "增减额" and not in_table(figure)
    return told and amount(figure) and not compared(figure)


def _is_new(figure: Figure) -> bool:
    """Whether a figure tells what is new: in its clause, or in its sentence where nothing is told of all by then."""
    words = clause(figure.before)
    if _is_told(words, "running total"):
        return False
    return _is_told(words, "new of a time") or (
        _is_told(figure.lead, "new of a time") and not _is_told(figure.lead, "running total")
    )


def _is_of_all(whole: Figure, part: Figure) -> bool:
    """Whether a figure is of all by then, or the stock of what only was added (新增) as the other tells."""
    words = clause(whole.before)
    stock = "新" in clause(part.before) and not _is_told(whole.lead, "new of a time")
    apart = whole.claim.sentence_start != part.claim.sentence_start
    all_told = _is_told(words, "running total") or (apart and _is_told(whole.lead, "running total"))
    return (all_told or stock) and scope_allows(part.claim.scope, whole.claim.scope)


def _is_told(words: str, name: str) -> bool:
    return pattern("order.toml", name).search(words) is not None


def _thing(figure: Figure) -> str:
    """What was counted, by the words of its clause without times and what they say of it."""
    return spelled(pattern("order.toml", "around what is counted").sub("", clause(figure.before)))
