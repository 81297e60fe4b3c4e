"""Cases over places told in a sentence of their own: 新增确诊病例4例。新增确诊病例中,甲区1例、乙区1例、丙县2例."""

from collections.abc import Iterator
from itertools import takewhile

from checks.figures.amounts import Breakdown, adds_up, alike, slipped
from checks.lexicon import pattern
from checks.page import Figure, Line, clause

SEVERAL, BACK = 2, 12


def parts_by_place(line: Line) -> Iterator[Breakdown]:
    """Places behind the name of a whole and 中, to the end of the sentence, with the last amount of that very name.

    Where another such row of the line comes out, one that misses by a slip of the pen is wrong.
    """
    found = [each for head in line.figures if (each := _row(line, head)) is not None]
    right = {each.whole.position: adds_up(each.whole, each.parts) for each in found}
    for each in found:
        wrong = not right[each.whole.position] and any(right.values()) and slipped(each.whole, each.parts)
        if right[each.whole.position] or wrong:
            yield Breakdown(each.whole, each.parts, complete=wrong, sure=wrong)


def _row(line: Line, head: Figure) -> Breakdown | None:
    """The places that start at a figure with their whole, if they do and have one."""
    told = pattern("parts.toml", "places of those named").search(head.before)
    if told is None:
        return None
    behind = line.figures[head.position + 1 : head.position + 1 + line.figures[-1].position]
    rest = takewhile(lambda figure: pattern("parts.toml", "a place more").fullmatch(figure.before), behind)
    parts = (head, *rest)
    closed = pattern("parts.toml", "closes a list").match(parts[-1].after) is not None
    if len(parts) < SEVERAL or not closed or not all(alike(part, head) for part in parts):
        return None
    before = reversed(line.figures[max(0, head.position - BACK) : head.position])
    wholes = (whole for whole in before if alike(whole, head) and _is_called(whole, told["of"]))
    whole = next(wholes, None)
    return None if whole is None else Breakdown(whole, parts, complete=False, sure=False)


def _is_called(whole: Figure, name: str) -> bool:
    return clause(whole.before).endswith(name) and not whole.depth
