"""Wholes that their names define: 总人口增加 is 自然增加 and 社会增加, 可支配所得 is 消费支出 and 储蓄."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import permutations
from typing import NamedTuple

from checks.figures.amounts import Breakdown, adds_up, alike, amount, compared, one_slip_off
from checks.figures.identity import scope_allows, time_allows
from checks.lexicon import entries, pattern
from checks.page import OPENING, Figure, Line, clause, opening
from claims.lexicon import words as listed

REACH, ALIKE = 24, 2


class Defined(NamedTuple):
    """What a whole is called and each of its parts, … for the figure itself but for the medal that is its unit.

    `any`: they may be changes, or amounts of each.
    """

    whole: re.Pattern[str]
    parts: tuple[re.Pattern[str], ...]
    any: bool


def by_definition(line: Line) -> Iterator[Breakdown]:
    """Every whole of a line with the parts that its name has, told once each between it and the next such whole.

    The parts stand behind their whole, before it or on both sides. What they miss is wrong where one slip of the pen
    explains it to the last digit.
    """
    for known in _known():
        wholes = [each for each in line.figures if _is_called(each, known.whole, known)]
        for place, whole in enumerate(wholes):
            last = wholes[place + 1].position if place + 1 < len(wholes) else len(line.figures)
            first = wholes[place - 1].position + 1 if place else 0
            behind = line.figures[whole.position + 1 : min(last, whole.position + REACH)]
            before = line.figures[max(first, whole.position - REACH) : whole.position]
            around = (behind, before, (*before, *behind))
            found = [parts for near in around if (parts := _parts(whole, near, known)) and _of_one_body(whole, parts)]
            told = next((parts for parts in found if adds_up(whole, parts)), found[0] if found else None)
            held = told and _of_one_time(whole, told) and not _with_others(line, whole, told)
            if told and (adds_up(whole, told) or (held and one_slip_off(whole, told))):
                yield Breakdown(whole, told, complete=True, sure=True)


def _parts(whole: Figure, near: Sequence[Figure], known: Defined) -> tuple[Figure, ...]:
    """One figure for each part of a whole among some; none where one is not told, or more than once."""
    chosen: list[Figure] = []
    for name in known.parts:
        called = [each for each in near if _is_called(each, name, known) and _goes_with(each, whole)]
        if len(called) != 1 or called[0] in chosen:
            return ()
        chosen += called
    return tuple(sorted(chosen, key=lambda part: part.position))


def _goes_with(part: Figure, whole: Figure) -> bool:
    """Whether a part may be of the thing and time that a whole is of."""
    of_one = time_allows(part.claim, whole.claim) and scope_allows(part.claim.scope, whole.claim.scope)
    return of_one and alike(part, whole)


def _of_one_body(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the clauses of some figures name one body, by its end or by how it begins: 甲国代表团, 甲国队."""
    told = [pattern("by_definition.toml", "body").search(clause(figure.before)) for figure in (whole, *parts)]
    names = {found.group() for found in told if found}
    return all(one.endswith(other) or one[:ALIKE] == other[:ALIKE] for one, other in permutations(names, 2)) or any(
        all(one.endswith(other) for one in names) for other in names
    )


def _of_one_time(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a whole that has a time of its own shares it with its parts: not 全年增加 of 上半年净迁入.

    Parts behind it that tell of no time are of its own.
    """
    behind = all(part.position > whole.position for part in parts)
    return not whole.period or all(part.period == whole.period or (behind and not part.period) for part in parts)


def _with_others(line: Line, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether words between or beside the figures tell of others, or of some of the whole only: 此外, 今天, 女子组."""
    first, *_, last = sorted((whole, *parts), key=lambda each: each.position)
    words = line.text[first.claim.sentence_start - line.start : last.claim.end - line.start] + opening(last.after)
    more = pattern("by_definition.toml", "more than these").search(words)
    return more is not None or pattern("by_definition.toml", "more behind").match(last.after) is not None


def _is_called(figure: Figure, name: re.Pattern[str], known: Defined) -> bool:
    """Whether a figure goes by a name, that before the bracket which opens with it where there is no other."""
    if figure.claim.low is None or compared(figure) or not (known.any or amount(figure)):
        return False
    words = figure.before.rstrip("".join(OPENING)) if figure.depth else figure.before
    medal = figure.claim.unit if figure.claim.unit in listed("context.toml", "medal") else ""
    return name.search(f"{clause(words)}…{medal}{opening(figure.after)}") is not None


@cache
def _known() -> tuple[Defined, ...]:
    rows = entries("by_definition.toml", "sum")
    return tuple(
        Defined(re.compile(row["whole"]), tuple(map(re.compile, row["parts"])), row.get("any", False)) for row in rows
    )
