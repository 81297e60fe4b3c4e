"""What a whole grew by with what its parts grew by: 增加84万人。其中,甲565万人,乙826万人,分别增加63万人和21万人."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from checks.figures.amounts import JOINED, SENTENCE, Breakdown, adds_up, alike, digits, one_slip_off
from checks.lexicon import pattern
from checks.page import Figure, Page, clause
from checks.parts.partitions import is_change

TELLING = 3


def parts_grown(page: Page, found: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """The changes of every whole and its parts, and the levels beside them: where either adds up, the other has to.

    Each change stands right behind its level, or those of the parts in a row behind the last of them. One that does
    not add up is wrong by what one slip of the pen explains to the digit.
    """
    for each in found:
        figures = page.lines[each.whole.line].figures
        if each.parts[-1].line != each.whole.line or len(each.parts) == 1:
            continue
        of_whole, of_parts = _behind(figures, each.whole), _changes(figures, each.parts)
        if of_whole is None or len(of_parts) != len(each.parts) or not _of_one_base(of_whole, of_parts[0]):
            continue
        changes = Breakdown(of_whole, tuple(of_parts), complete=True, sure=True)
        if adds_up(each.whole, each.parts) and (adds_up(of_whole, of_parts) or one_slip_off(of_whole, of_parts)):
            yield changes
        elif adds_up(of_whole, of_parts) and one_slip_off(each.whole, each.parts) and digits(of_whole.claim) >= TELLING:
            yield Breakdown(each.whole, each.parts, complete=True, sure=True)


def _behind(figures: Sequence[Figure], level: Figure) -> Figure | None:
    """The change that stands right behind a level in its sentence."""
    after = figures[level.position + 1 :][:1]
    near = (each for each in after if is_change(each) and alike(each, level) and not SENTENCE.search(each.before))
    return next((each for each in near if not pattern("parts.toml", "among").search(each.before)), None)


def _changes(figures: Sequence[Figure], parts: Sequence[Figure]) -> list[Figure]:
    """The changes of some parts: each right behind its own, or in a row behind the last."""
    last = max(parts, key=lambda part: part.position)
    first = figures[last.position + 1 :][:1]
    if first and "分别" in clause(first[0].before) and is_change(first[0]):
        row = [first[0], *takewhile(_goes_on, figures[first[0].position + 1 :])]
        return row if all(alike(each, parts[0]) for each in row) else []
    return [change for part in parts if (change := _behind(figures, part)) is not None]


def _goes_on(figure: Figure) -> bool:
    return JOINED.fullmatch(figure.before) is not None


def _of_one_base(one: Figure, other: Figure) -> bool:
    """Whether two changes are against one time, as far as their words tell: 比上年末增加, 分别比上年末增加."""
    times = [pattern("growth.toml", "a time before").findall(clause(figure.before)) for figure in (one, other)]
    return not (times[0] and times[1]) or times[0][-1] == times[1][-1]
