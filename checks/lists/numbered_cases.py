"""Cases that are numbered one by one below their count: 新增确诊病例32例。 and below it 病例1,…病例2—病例5,…病例32."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from checks.lexicon import pattern
from checks.page import Figure, Page

FEWEST = 2


class Numbered(NamedTuple):
    """A count and how many are numbered below it, from the first to the last without a gap."""

    figure: Figure
    noun: str
    listed: int


def numbered_cases(page: Page) -> Iterator[Numbered]:
    """Every count of a line right above such cases, whose name ends in the noun that is numbered."""
    for line in page.lines:
        below = page.text[line.end :].lstrip("\n")
        first = pattern("list.toml", "numbered one").match(below)
        if first is None:
            continue
        counts = [each for each in line.figures if each.subject.endswith(first["noun"]) and not each.depth]
        numbers = _numbers(first["noun"], below)
        last = max(numbers)
        if len(counts) == 1 and last >= FEWEST and numbers == set(range(1, last + 1)):
            yield Numbered(counts[0], first["noun"], last)


def _numbers(noun: str, below: str) -> set[int]:
    """The numbers behind a noun in the lines below that have any, up to where they start anew; ranges are filled."""
    found: set[int] = set()
    told = re.compile(rf"(?P<to>[-—–~～至到]\s?)?{noun}\s?(?P<number>[0-9]{{1,4}})(?![0-9例个])")
    for text in below.splitlines():
        own: list[int] = []
        for each in told.finditer(text):
            number = int(each["number"])
            own += range(own[-1] + 1, number) if each["to"] and own else []
            own.append(number)
        if text.strip() and (not own or (found and 1 in own)):
            break
        found |= set(own)
    return found
