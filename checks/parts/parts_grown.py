"""What a whole grew by with what its parts grew by: 增加84万人。其中,甲565万人,乙826万人,分别增加63万人和21万人."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from checks.figures.amounts import JOINED, SENTENCE, Breakdown, adds_up, alike, digits, one_slip_off
from checks.figures.percentages import is_percent
from checks.lexicon import pattern
from checks.page import Figure, Page, clause
from checks.parts.partitions import is_change

TELLING, REACH = 3, 4


def parts_grown(page: Page, found: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """The changes of every whole and its parts, and the levels beside them: where either adds up, the other has to.

    Each change stands behind its level, or those of the parts in a row behind the last of them. One that does not add
    up is wrong by what one slip of the pen explains to the digit, where each stands right behind its level on one line.
    """
    for each in found:
        figures = [page.lines[figure.line].figures for figure in (each.whole, *each.parts)]
        of_whole, of_parts = _behind(figures[0], each.whole), _changes(figures[1:], each.parts)
        if len(each.parts) == 1 or of_whole is None or len(of_parts) != len(each.parts):
            continue
        if not _of_one_base(of_whole, of_parts[0]):
            continue
        changes = Breakdown(of_whole, tuple(of_parts), complete=True, sure=True)
        right = adds_up(of_whole, of_parts)
        told_at_once = _at_once(each, of_whole, of_parts)
        if adds_up(each.whole, each.parts) and (right or (told_at_once and one_slip_off(of_whole, of_parts))):
            yield changes
        elif right and told_at_once and one_slip_off(each.whole, each.parts) and digits(of_whole.claim) >= TELLING:
            yield Breakdown(each.whole, each.parts, complete=True, sure=True)


def _at_once(each: Breakdown, of_whole: Figure, of_parts: Sequence[Figure]) -> bool:
    """Whether all is told on one line, each change right behind its level or those of the parts in a row."""
    one_line = len({figure.line for figure in (each.whole, *each.parts)}) == 1
    own = all(change.position == part.position + 1 for part, change in zip(each.parts, of_parts, strict=True))
    row = of_parts[-1].position - of_parts[0].position == len(of_parts) - 1
    return one_line and of_whole.position == each.whole.position + 1 and (own or row)


def _behind(figures: Sequence[Figure], level: Figure) -> Figure | None:
    """The change that stands behind a level in its sentence, with nothing but percentages between."""
    after = figures[level.position + 1 :][:REACH]
    own = takewhile(lambda each: not SENTENCE.search(each.before), after)
    change = next((each for each in own if not is_percent(each)), None)
    if change is None or not is_change(change) or not alike(change, level):
        return None
    among = pattern("parts.toml", "among").search(change.before)
    return None if among or change.depth != level.depth else change


def _changes(figures: Sequence[Sequence[Figure]], parts: Sequence[Figure]) -> list[Figure]:
    """The changes of parts, each with the figures of its line: each behind its own, or in a row behind the last."""
    last = max(parts, key=lambda part: part.claim.start)
    of_line = figures[parts.index(last)]
    first = of_line[last.position + 1 :][:1]
    if first and "分别" in clause(first[0].before) and is_change(first[0]):
        row = [first[0], *takewhile(_goes_on, of_line[first[0].position + 1 :])]
        return row if all(alike(each, parts[0]) for each in row) else []
    told = (_behind(own, part) for own, part in zip(figures, parts, strict=True))
    return [change for change in told if change is not None]


def _goes_on(figure: Figure) -> bool:
    return JOINED.fullmatch(figure.before) is not None


def _of_one_base(one: Figure, other: Figure) -> bool:
    """Whether two changes are against one time, as far as their words tell: 比上年末增加, 分别比上年末增加."""
    times = [pattern("growth.toml", "a time before").findall(clause(figure.before)) for figure in (one, other)]
    return not (times[0] and times[1]) or times[0][-1] == times[1][-1]
