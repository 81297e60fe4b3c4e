"""Parts behind the name of their whole, which the text told before: 第三产业482亿元。第三产业中,甲业75亿元;乙业85亿元.

And what parts and wholes that both moved were before: 公路由123万公里增加到176万公里,其中高速公路由0.5万公里增加到….
"""

from collections.abc import Iterator

from checks.figures.amounts import alike
from checks.figures.directory import is_listed
from checks.figures.identity import time_allows
from checks.figures.topics import names, spelled, topic
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.parts.parts_within import Pair, fits_within

REACH, MOVES, NOUN = 24, 4, 2


def parts_of_a_named_whole(page: Page) -> Iterator[Pair]:
    """Every amount of the sentences up to the next full stop with the nearest amount of the very name before it."""
    for line in page.lines:
        for told in pattern("order.toml", "among what is named").finditer(line.text):
            opens, closes = line.start + told.end(), _full_stop(line, told.end())
            before = [each for each in line.figures if each.claim.end <= line.start + told.start() + 1]
            named = [each for each in before[-REACH:] if spelled(told["of"]) in names(each) and is_listed(each)]
            behind = [each for each in line.figures if opens <= each.claim.start < closes and is_listed(each)]
            for part in behind if named else ():
                if _is_one_of(part, named[-1]) and (_said_alike(part, named[-1]) or fits_within(part, named[-1])):
                    yield part, named[-1]


def _full_stop(line: Line, place: int) -> int:
    found = line.text.find("。", place)
    return line.start + (found if found >= 0 else len(line.text))


def _is_one_of(part: Figure, whole: Figure) -> bool:
    another = pattern("order.toml", "of another body").search(clause(part.before))
    flat = not part.depth and not in_table(part) and alike(part, whole)
    return flat and not another and time_allows(part.claim, whole.claim)


def _said_alike(part: Figure, whole: Figure) -> bool:
    """Whether a part is plainly told, and of the same kind as its whole by the noun that both end in: 增加值, 投资."""
    own, other = (clause(figure.before) for figure in (part, whole))
    return spelled(own) == topic(part).name and "的" not in own and own[-NOUN:] == other[-NOUN:]


def moved_within(line: Line) -> Iterator[Pair]:
    """What a part was before, within what its whole was, where both are told right behind each other."""
    for was, is_now, part_was, part_is in zip(*(line.figures[at:] for at in range(MOVES)), strict=False):
        if not (_moved(was, is_now) and _moved(part_was, part_is) and alike(was, is_now) and alike(was, part_was)):
            continue
        among = pattern("parts.toml", "among").search(clause(part_was.before))
        if among and alike(was, part_is) and fits_within(part_is, is_now):
            yield part_was, was


def _moved(one: Figure, other: Figure) -> bool:
    start = pattern("growth.toml", "from").search(clause(one.before))
    return start is not None and pattern("growth.toml", "to").match(other.before) is not None
