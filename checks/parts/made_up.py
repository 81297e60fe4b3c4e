"""Misses that the text itself makes up for: by another figure beside the parts, or by those that it says are left out.

合计131人,其中指挥1人 behind three parts of 130; 18个乡镇中,有8个镇、6个乡。灾情较轻的4个未列入.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from checks.figures.amounts import alike, amount, compared
from checks.figures.labels import of_places
from checks.figures.percentages import all_of, base_of, fits, to_a_step
from checks.figures.topics import unit
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from checks.relation import Comparator, Interval, holds
from claims.model import Dimension

BEHIND, SEVERAL, REST, NOTE = 3, 4, 36, 80
STOP = re.compile("[。;；]")
WHO = frozenset({Dimension.COUNT, Dimension.PERSON})


def made_up(page: Page, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether what parts fall short of is told beside them: as a figure, as left out, or below their table.

    Not where the words say that the last part is all the rest.
    """
    summed = sum_of(parts)
    short = Interval.of(whole.claim) - summed
    if short.upper <= 0 or any(pattern("parts.toml", "rest").search(clause(part.before)) for part in parts):
        return False
    last = max((whole, *parts), key=lambda figure: figure.claim.end)
    if in_table(last):
        end = page.lines[last.line].end
        below = page.text[end : end + NOTE]
        return pattern("sum.toml", "note on the total").match(below) is not None
    others = (each for each in beside(page, (whole, *parts)) if _is_of_kind(each, whole) and not _apart(each, parts))
    return any(holds(Comparator.MEETS, Interval.of(each.claim), short) for each in others) or _left_out(page, last)


def sum_of(parts: Sequence[Figure]) -> Interval:
    """What the readings of parts come to."""
    first, *rest = (Interval.of(part.claim) for part in parts)
    for each in rest:
        first += each
    return first


def beside(page: Page, figures: Sequence[Figure]) -> Iterator[Figure]:
    """The other figures of the line between some, and the next few behind them up to a stop or semicolon."""
    line = page.lines[max(figure.line for figure in figures)]
    own = [figure.position for figure in figures if figure.line == figures[0].line]
    last = max(own) + 1
    behind = takewhile(lambda figure: not STOP.search(figure.before), line.figures[last : last + BEHIND])
    for figure in (*line.figures[min(own) : last], *behind):
        if figure not in figures and not in_table(figure):
            yield figure


def _is_of_kind(other: Figure, whole: Figure) -> bool:
    """Whether a figure may be one more part: in the unit of the whole, or a count of people or places beside one."""
    counts = {other.claim.dimension, whole.claim.dimension} <= WHO and unit(other.claim) == unit(whole.claim)
    return amount(other) and not compared(other) and (alike(other, whole) or counts)


def _apart(other: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a figure is told of something else than parts are: of one of them, 漳州市8例(含漳浦县2例).

    Or, where they are places, of what became of some in a sentence before: 治愈病例2例。确诊病例中,漳州市8例.
    """
    first = parts[0]
    behind = other.claim.start > first.claim.start and all(part.depth < other.depth for part in parts)
    if behind and pattern("parts.toml", "among in brackets").search(other.before):
        return True
    before = other.claim.start < first.claim.start and other.claim.sentence_start != first.claim.sentence_start
    return before and of_places(parts) and pattern("sum.toml", "what became of some").search(other.subject) is not None


def _left_out(page: Page, last: Figure) -> bool:
    """Whether the words behind say that some are absent or counted elsewhere: 东城街道请假, 2个街道另行监测."""
    line = page.lines[last.line]
    rest = line.text[last.claim.end - line.start :][:REST]
    return pattern("sum.toml", "left out").search(rest) is not None


def reckoned_otherwise(page: Page, part: Figure, whole: Figure, percent: Figure) -> bool:
    """Whether the words say that a percentage is of something else than the two figures beside it, or of more of them.

    完成率115%(按上报口径); 成活9.2万株(已验收部分); 营业收入62亿元,其中母公司口径60亿元, of which it is 8.1%;
    苹果31万吨,梨12万吨,占总产量的69%.
    """
    if pattern("share.toml", "as reckoned").match(percent.after) or pattern("share.toml", "of some").match(part.after):
        return True
    line = page.lines[whole.line]
    near = line.figures[whole.position + 1 : whole.position + 1 + BEHIND]
    terms = (each for each in near if alike(each, whole) and "口径" in f"{each.before}{each.subject}")
    return any(fits(part, each, percent) for each in terms) or _of_several(page, part, whole, percent)


def _of_several(page: Page, part: Figure, whole: Figure, percent: Figure) -> bool:
    """Whether a percentage is that of its part and of those right before it in the sentence, together."""
    figures = page.lines[part.line].figures[max(0, part.position - SEVERAL) : part.position]
    kin = takewhile(lambda each: alike(each, part) and amount(each), reversed(figures))
    before = takewhile(lambda each: each.claim.start != whole.claim.start, kin)
    own = [each for each in before if each.claim.sentence_start == percent.claim.sentence_start]
    stated = to_a_step(percent.claim)
    sums = (sum_of([part, *own[:few]]) for few in range(1, len(own) + 1))
    shares = (summed / all_of(whole) * base_of(percent) for summed in sums if summed.bounded)
    return any(holds(Comparator.MEETS, each, stated) for each in shares)
