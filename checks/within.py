"""Parts of a whole that their sentence names again, in words or with its number: 新增出院病例中,南昌市4例,九江市1例."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from checks.identity import time_allows
from checks.page import Figure, Line, Page
from checks.parts import SENTENCE, Breakdown, adds_up, alike, amount, complementary, of_places
from checks.topics import related, spelled, topic
from claims.model import Kind

NAMED = re.compile(
    r"(?:^|[。！？!?;；\n])\s*(?:在|其中)?(?P<whole>[^,，。;；:：、()（）\n]{2,20}?)(?:当中|當中|之中|中)[,，]?[^,，。;；:：\n]*$"
)
COUNTED = re.compile(r"^[^,，。;；:：、0-9]{0,12}[)）]?[^,，。;；:：、0-9]{0,8}(?:当中|當中|之中|中)[,，]")
REACH = 40
MOST = 40


def named_again(page: Page) -> Iterator[Breakdown]:
    """Every whole that a sentence names in front of 中 with the run of its parts behind it.

    They are held to make it up where they are all places or labels that leave nothing out (男 and 女).
    """
    before: list[Figure] = []
    for line in page.lines:
        for place, first in enumerate(line.figures):
            whole = _counted_again(line, place) or _named(first, before)
            if whole is not None:
                parts = _run(whole, first, line.figures[place + 1 : place + MOST])
                if len(parts) > 1:
                    complete = of_places(parts) or complementary(parts)
                    sure = complementary(parts) or (complete and adds_up(whole, parts))
                    yield Breakdown(whole, parts, complete=complete, sure=sure, form="places" if complete else "")
            before.append(first)
        before = before[-REACH:]


def _counted_again(line: Line, place: int) -> Figure | None:
    """The whole that stands right before its parts: 现有病例(64例)中,南昌市14例."""
    whole = line.figures[place - 1] if place else None
    if whole is None or not COUNTED.match(whole.after) or not _usable(whole):
        return None
    return whole if line.figures[place].depth == 0 else None


def _named(first: Figure, before: Sequence[Figure]) -> Figure | None:
    """The last figure under the name that the sentence begins with."""
    found = NAMED.search(first.before)
    name = spelled(found["whole"]) if found else ""
    if not name or first.depth:
        return None
    wholes = (figure for figure in reversed(before) if _usable(figure) and alike(figure, first))
    return next(
        (figure for figure in wholes if _goes_by(figure, name) and time_allows(figure.claim, first.claim)), None
    )


def _usable(figure: Figure) -> bool:
    return amount(figure) and figure.claim.kind is Kind.CLAIM


def _goes_by(figure: Figure, name: str) -> bool:
    """Whether a figure is meant by a name: what its claim counts, with or without what was done (新增出院病例)."""
    called = topic(figure).name
    new = figure.claim.measure or ""
    return related(called, name) and (new in name if new == "新增" else "新增" not in name)


def _run(whole: Figure, first: Figure, after: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures in the whole's unit that follow in the sentence, brackets aside, up to a semicolon."""
    sentence = [first, *takewhile(lambda figure: not SENTENCE.search(figure.before), after)]
    outer = [figure for figure in sentence if figure.depth == 0]
    return tuple(takewhile(lambda figure: alike(whole, figure) and amount(figure), outer))
