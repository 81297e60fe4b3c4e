"""What came anew and what all since then rose by: 10月新增46例,累计由9月末的1254例增至1300例.

Of what is counted up nothing goes away; else only more than what came, by a slip of the pen, is wrong.
"""

import re
from collections.abc import Iterator

from checks.figures.amounts import SENTENCE, alike
from checks.figures.change import Change
from checks.lexicon import pattern
from checks.page import Figure, Line, clause
from checks.relation import Interval
from checks.repair import COUNTED, slip
from claims.model import Hedge

MONTHS = 12


def newly_come(line: Line) -> Iterator[Change]:
    """Every three figures of a line, in this order and in one sentence, of which the first is what came anew."""
    for three in zip(line.figures, line.figures[1:], line.figures[2:], strict=False):
        if all(map(_is_plain, three)) and all(_is_beside(figure, three[-1]) for figure in three):
            yield from _risen(*three)


def _is_plain(figure: Figure) -> bool:
    return figure.claim.hedge is Hedge.EXACT and figure.claim.low is not None and figure.claim.measure != "增减额"


def _is_beside(figure: Figure, last: Figure) -> bool:
    one_place = figure.claim.sentence_start == last.claim.sentence_start and figure.depth == last.depth
    return one_place and alike(figure, last)


def _risen(new: Figure, earlier: Figure, later: Figure) -> Iterator[Change]:
    came = pattern("growth.toml", "newly come").search(clause(new.before))
    since = pattern("growth.toml", "all since").search(clause(earlier.before))
    rose = pattern("growth.toml", "rose to").match(later.before)
    if not (came and since and rose) or SENTENCE.search(earlier.before) or came["what"] != since["what"]:
        return
    change = Change(later, earlier, new, None, falls=False)
    grown, more = Interval.of(later.claim) - Interval.of(earlier.claim), Interval.of(new.claim)
    never_less = since["all"] and new.claim.dimension in COUNTED
    if _follows(came["time"], since["base"]) and (never_less or _slipped_above(change, grown, more)):
        yield change


def _slipped_above(change: Change, grown: Interval, came: Interval) -> bool:
    """Whether something grew by just what came, or by more, as a slip of the pen explains."""
    fits = grown.lower <= came.upper and came.lower <= grown.upper
    told = change.later.claim, change.earlier.claim if change.earlier else change.later.claim
    wanted = Interval.of(told[1]) + came, Interval.of(told[0]) - came
    return fits or (grown.lower > came.upper and any(map(slip, told, wanted)))


def _follows(time: str, base: str) -> bool:
    """Whether a time begins where another ends: 10月 after 9月末, 5日 after 4日, 今年首三季 after 去年底."""
    if pattern("growth.toml", "so far this year").fullmatch(time):
        return pattern("growth.toml", "end of last year").fullmatch(base) is not None
    found = [re.fullmatch("(?P<number>[0-9]{1,2})(?P<unit>[月日])(?:份|末|底)?", words) for words in (time, base)]
    if not found[0] or not found[1] or found[0]["unit"] != found[1]["unit"]:
        return False
    now, before = (int(each["number"]) for each in found if each)
    return now - before == 1 or (found[0]["unit"] == "月" and (now, before) == (1, MONTHS))
