"""Figures that two paragraphs give in the very same words and that a slip of the pen parts."""

from collections import defaultdict
from collections.abc import Hashable, Iterator

from checks.amounts import compared, digits
from checks.identity import base, compatible
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from checks.relation import Interval
from checks.repair import repairs, slip
from checks.topics import topic
from claims.model import Hedge, Status

SHORTEST_WORDS = 5
TELLING, WITH_ANOTHER, BESIDE = 4, 3, 2
ALIKE = 4


def said_again(page: Page) -> Iterator[list[Figure]]:
    """全市接待游客40.74万人次 in the lead and 全市接待游客40.47万人次 in the body: two figures led up to alike.

    The words tell that the miss of one slip is no chance where figures have four digits and more, or three and the same
    figure right behind both, or the same telling one behind two whose words only end alike. A text that gives three in
    the same words tells of several.
    """
    groups: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        words, behind = _words(figure), _behind(page, figure)
        if words and _told_plainly(figure):
            groups[words, topic(figure), figure.claim.measure, base(figure)].append(figure)
        if behind and digits(behind.claim) >= WITH_ANOTHER and _told_plainly(figure):
            about = topic(figure)
            groups[behind.before, behind.claim.text, about.dimension, about.unit, about.aspect].append(figure)
    for group in groups.values():
        if len(group) == BESIDE and group[0].line != group[1].line and _of_one_time(*group) and _slipped(page, *group):
            yield group


def _slipped(page: Page, one: Figure, other: Figure) -> bool:
    """Whether one slip parts two figures to the digit, and not just their last ones if nothing else comes again."""
    behind = [_behind(page, figure) for figure in (one, other)]
    beside = [(figure.before, figure.claim.text) for figure in behind if figure is not None]
    alike = len(beside) == BESIDE and beside[0] == beside[1]
    words = [_words(figure) for figure in (one, other)]
    if one.claim.step != other.claim.step or digits(one.claim) < (WITH_ANOTHER if alike else TELLING):
        return False
    if not alike:
        found = [slip(one.claim, Interval.of(other.claim)), slip(other.claim, Interval.of(one.claim))]
    elif words[0][-ALIKE:] == words[1][-ALIKE:]:
        found = [*repairs(one.claim, Interval.of(other.claim)), *repairs(other.claim, Interval.of(one.claim))]
    else:
        return False
    return any(repair is not None and repair.distance == 0 for repair in found)


def _behind(page: Page, figure: Figure) -> Figure | None:
    """The figure right behind another one in its sentence."""
    after = page.lines[figure.line].figures[figure.position + 1 :][:1]
    return next((other for other in after if other.claim.sentence_start == figure.claim.sentence_start), None)


def _words(figure: Figure) -> str:
    """The clause that leads up to a figure without its time, if it is long enough to name what is counted."""
    words = clause(figure.before).replace(figure.period, "").lstrip("的其中共")
    return words if len(words) >= SHORTEST_WORDS and topic(figure).name else ""


def _told_plainly(figure: Figure) -> bool:
    claim = figure.claim
    exact = claim.hedge is Hedge.EXACT and claim.low is not None and claim.low == claim.high
    plain = exact and claim.status is Status.ACTUAL and not figure.depth and not in_table(figure)
    return plain and not compared(figure) and not pattern("parts.toml", "of each").search(clause(figure.before))


def _of_one_time(one: Figure, other: Figure) -> bool:
    times = sorted((one.claim.period or "", other.claim.period or ""), key=len)
    return times[0] in times[1] and compatible(one.claim, other.claim)
