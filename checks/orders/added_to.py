"""What a time added, within what it led to right behind: 五年新增经营主体12.4万户,总数达到41.6万户.

Nothing but a total is named behind it, or what the name of what was added ends in. Where a clause stands between them
only what fits is told, as of those that came once more and of which a sentence tells how many that makes: 又有三个县….
这样,全省共有二十二个县.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.figures.amounts import SENTENCE, alike, amount, compared, threshold
from checks.figures.compared import Compared
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table, opening
from checks.repair import RATES
from claims.model import Hedge, Status

NEAR, GENERAL = 3, ("个", "個")
MARK = re.compile("[,，、:：]")
ITS_OWN = re.compile("[^,，。;；、]{0,8}的")
"""What makes a total that of a single thing behind it: 总面积为21万平方米的购物中心."""


def added_to(line: Line) -> Iterator[Compared]:
    """Every figure that was added with the next one of its sentence, if that is what there is by then."""
    levels = [figure for figure in line.figures if figure.claim.dimension not in RATES]
    yield from _once_more(levels)
    for new, there in pairwise(levels):
        together = alike(new, there) and new.depth == there.depth and not SENTENCE.search(there.before)
        if together and _is_new(new) and _is_plain(new) and _is_plain(there) and _is_led_to(new, there):
            yield Compared(new, there, sure=len(MARK.findall(there.before)) <= 1, part=False)
        elif together and _grew_to(new, there):
            yield Compared(new, there, sure=False, part=False)


def _once_more(levels: Sequence[Figure]) -> Iterator[Compared]:
    """又有三个县…。这样,全省共有二十二个县: what came once more, and how many that makes; only what fits is told."""
    for place, there in enumerate(levels):
        if pattern("order.toml", "which makes").search(there.before):
            near = levels[max(0, place - NEAR) : place]
            new = next((each for each in reversed(near) if alike(each, there)), None)
            if new is not None and _makes_so_many(new, there):
                yield Compared(new, there, sure=False, part=False)


def _makes_so_many(new: Figure, there: Figure) -> bool:
    """Whether some came once more, and what stands behind tells how many of the same noun there are by that."""
    once_more = pattern("order.toml", "once more").search(new.lead)
    noun = opening(new.after)[:1]
    same = new.claim.unit not in GENERAL or there.after.startswith(noun) or noun in clause(there.before)
    return bool(once_more) and same and _is_plain(new) and _is_plain(there)


def _is_new(figure: Figure) -> bool:
    return pattern("order.toml", "newly added").search(clause(figure.before)) is not None


def _is_led_to(new: Figure, there: Figure) -> bool:
    told = pattern("order.toml", "what it led to").match(clause(there.before))
    names = (new.subject, clause(new.before))
    return (
        told is not None
        and not ITS_OWN.match(there.after)
        and (not told["noun"] or any(name.endswith(told["noun"]) for name in names))
    )


def _grew_to(by: Figure, there: Figure) -> bool:
    """Whether what one thing grew by stands right before what it came to: 会议按年增加14项至205项."""
    grew = pattern("comparisons.toml", "increase").search(clause(by.before)) is not None and (by.claim.low or 0) > 0
    came_to = pattern("comparisons.toml", "came to by it").match(there.before)
    one = by.claim.subject == there.claim.subject and there.claim.measure != "增减额"
    return bool(grew and came_to and one and by.claim.hedge is not Hedge.VAGUE and not threshold(there))


def _is_plain(figure: Figure) -> bool:
    claim = figure.claim
    plain = claim.hedge is not Hedge.VAGUE and claim.status is Status.ACTUAL and (amount(figure) or _is_new(figure))
    return plain and not (in_table(figure) or compared(figure) or threshold(figure))
