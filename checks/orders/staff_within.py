"""What the bodies of one kind have within what all have.

卫技人员3200人,其中…。其中乡镇卫生院15个,床位220张,卫技人员260人. Only what fits is told.
"""

from collections.abc import Iterator
from itertools import takewhile

from checks.figures.amounts import SENTENCE, alike, amount
from checks.figures.compared import Compared
from checks.figures.topics import spelled
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from checks.parts.parts_within import fits_within
from claims.model import Hedge, Status

LEXICON = "within.toml"
REACH = 16


def staff_within(line: Line) -> Iterator[Compared]:
    """Every figure behind a count of bodies in its sentence with the one of its very name that opens an earlier one."""
    for part in line.figures:
        name = _name(part)
        if not name or not pattern(LEXICON, "of a body").search(name) or not _is_of_bodies(line, part):
            continue
        before = line.figures[max(0, part.position - REACH) : part.position]
        wholes = [each for each in before if _opens(each) and _name(each) == name and alike(each, part)]
        wholes = [each for each in wholes if each.claim.sentence_start != part.claim.sentence_start]
        if wholes and fits_within(part, wholes[-1]):
            yield Compared(part, wholes[-1], sure=False)


def _is_of_bodies(line: Line, part: Figure) -> bool:
    """Whether the sentence of a figure begins with a count of bodies, and the figure does not."""
    start = part.claim.sentence_start
    own = takewhile(lambda each: each.claim.sentence_start == start, reversed(line.figures[: part.position]))
    first = next(iter(list(own)[::-1]), None)
    body = pattern("parts.toml", "classifier of a body")
    return first is not None and _is_plain(first) and body.match(first.claim.unit) is not None


def _opens(figure: Figure) -> bool:
    """Whether a figure is the first of its sentence, told of nothing narrower."""
    opens = figure.position == 0 or SENTENCE.search(figure.before) is not None
    return opens and not figure.depth and "其中" not in figure.before


def _name(figure: Figure) -> str:
    """The words of a figure's clause without those that only say that there are so many."""
    words = clause(figure.before).replace(figure.period, "") if _is_plain(figure) else ""
    return spelled(pattern("topics.toml", "lead").sub("", words))


def _is_plain(figure: Figure) -> bool:
    claim = figure.claim
    exact = claim.hedge is Hedge.EXACT and claim.status is Status.ACTUAL and bool(claim.low)
    return exact and amount(figure) and not in_table(figure)
