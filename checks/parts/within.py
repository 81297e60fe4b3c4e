"""Parts of a whole that their sentence names again, in words or with its number: 新增出院病例中,南昌市4例,九江市1例."""

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from checks.figures.amounts import (
    SENTENCE,
    Breakdown,
    adds_up,
    alike,
    amount,
    compared,
    digits,
    surely_slipped,
    total,
)
from checks.figures.identity import compatible, time_allows
from checks.figures.labels import complementary, names_place, of_places, of_places_and_another
from checks.figures.percentages import is_percent
from checks.figures.topics import related, spelled, topic
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.parts.cases_by_place import lacks_cases
from checks.parts.hierarchy import is_wider, narrower
from checks.relation import Comparator, Interval, holds
from claims.model import Hedge, Kind
from claims.scopes import in_full

REACH, FARTHEST = 40, 80
FEWEST_DIGITS = 4
MOST = 40


def named_again(page: Page) -> Iterator[Breakdown]:
    """Every whole that a sentence names in front of 中 with the run of its parts behind it.

    They are held to make it up where their labels leave nothing out (男 and 女) and the name is the whole's own, else
    only where they do.
    """
    before: list[Figure] = []
    for line in page.lines:
        for place, first in enumerate(line.figures):
            again = _counted_again(line, place)
            name = _name(first)
            own_line = line.figures[max(0, place - FARTHEST) : place]
            whole = again or (_named(first, name, (*before, *own_line)) if name else None)
            if whole is not None:
                parts = _up_to_another_kind(whole, _run(whole, first, line.figures[place + 1 : place + MOST]))
                if len(parts) > 1:
                    all_kinds = complementary(parts)
                    own = again is not None or _is_its_own(name, whole)
                    complete = (all_kinds and own) or (
                        (all_kinds or of_places_and_another(parts)) and adds_up(whole, parts)
                    )
                    too_many = of_places_and_another(parts) and total(parts).lower > Interval.of(whole.claim).upper
                    missed = too_many or surely_slipped(whole, parts) or lacks_cases(whole, parts)
                    complete = complete or (own and missed and not _goes_on_behind(line, whole, parts))
                    yield Breakdown(whole, parts, complete=complete, sure=complete, form="places" if complete else "")
        before = [*before, *line.figures][-REACH:]


def named_alike(page: Page) -> Iterator[Breakdown]:
    """保费收入27449亿元。产险业务保费收入7106亿元;寿险业务保费收入…: a paragraph of parts under the whole's own name.

    They need not be all there are: they are held to it only by what a slip of the pen surely explains.
    """
    levels = [figure for figure in page.figures if _usable(figure) and not in_table(figure)]
    for place, whole in enumerate(levels):
        if digits(whole.claim) < FEWEST_DIGITS:
            continue
        after = [figure for figure in levels[place + 1 : place + MOST] if alike(whole, figure)]
        for _, group in groupby(after, key=lambda figure: figure.line):
            parts = tuple(takewhile(lambda figure, whole=whole: narrower(figure, whole), group))  # type: ignore[misc]
            among = any(pattern("parts.toml", "among").search(part.before) for part in parts[1:])
            if len(parts) > 1 and not among and (adds_up(whole, parts) or surely_slipped(whole, parts)):
                yield Breakdown(whole, parts, complete=True, sure=True)


def _goes_on_behind(line: Line, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the figure right behind some parts is just what they lack: 甲县20例;乙县5例;境外输入8例 of 33例."""
    behind = line.figures[parts[-1].position + 1 :][:1]
    return any(alike(whole, figure) and adds_up(whole, (*parts, figure)) for figure in behind)


def _counted_again(line: Line, place: int) -> Figure | None:
    """The whole that stands right before its parts: 现有病例(64例)中,南昌市14例."""
    whole = line.figures[place - 1] if place else None
    if whole is None or not pattern("parts.toml", "counted again").match(whole.after) or not _usable(whole):
        return None
    return whole if line.figures[place].depth == 0 else None


def _name(first: Figure) -> str:
    """What the sentence of a figure begins with before 中; empty where it has no such name or is in a bracket."""
    found = pattern("parts.toml", "named again").search(first.before) if first.depth == 0 else None
    return spelled(pattern("parts.toml", "pointing back").sub("", found["whole"])) if found else ""


def _named(first: Figure, name: str, before: Sequence[Figure]) -> Figure | None:
    """The last figure under the name that the sentence begins with."""
    there = (figure for figure in reversed(before) if _usable(figure) and not compared(figure))
    wholes = [figure for figure in there if alike(figure, first)]
    called = [figure for figure in wholes if _goes_by(figure, name) and _may_hold(figure, first)]
    exactly = [figure for figure in called if topic(figure).name == name and not figure.depth]
    found = exactly or called
    return _finest(found) if found and len({in_full(figure.scope) for figure in called}) == 1 else None


def _finest(found: Sequence[Figure]) -> Figure:
    """The last of some figures, or the exact one that its sentence rounds by it: 392260人,接近40万人."""
    last, before = found[0], found[1] if len(found) > 1 else None
    rounded = last.claim.hedge is not Hedge.EXACT and before is not None and before.claim.hedge is Hedge.EXACT
    if before is None or not rounded or before.claim.sentence_start != last.claim.sentence_start:
        return last
    return before if holds(Comparator.MEETS, Interval.of(before.claim), Interval.of(last.claim)) else last


def _is_its_own(name: str, whole: Figure) -> bool:
    """Whether a whole goes by a name and no wider one, with or without whom it counts: 出院病例 for 累计出院694例."""
    bare = pattern("parts.toml", "cases").sub("", name)
    named = bare == pattern("parts.toml", "cases").sub("", topic(whole).name)
    return named or spelled(clause(whole.before)).endswith(name)


def _may_hold(whole: Figure, part: Figure) -> bool:
    """Whether a part may be of a whole by its time and place: by one that is called wider than its own."""
    if names_place(part) and whole.scope != part.scope and is_wider(whole, part):
        return time_allows(whole.claim, part.claim)
    return compatible(whole.claim, part.claim)


def _usable(figure: Figure) -> bool:
    return amount(figure) and figure.claim.kind is Kind.CLAIM


def _goes_by(figure: Figure, name: str) -> bool:
    """Whether a figure is meant by a name: what its claim counts, with or without what was done (新增出院病例)."""
    called = topic(figure).name
    new = figure.claim.measure or ""
    return related(called, name) and (new in name if new == "新增" else "新增" not in name)


def _run(whole: Figure, first: Figure, after: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures in the whole's unit that follow in the sentence, without brackets, shares and parts of parts.

    Up to where another whole is named again: 确诊病例中,甲市4例、乙市2例;重症病例中,甲市1例.
    """
    sentence = [first, *takewhile(lambda figure: not (SENTENCE.search(figure.before) or _name(figure)), after)]
    outer = [figure for figure in sentence if figure.depth == 0 and not (is_percent(figure) and _is_share(figure))]
    own = takewhile(lambda figure: not pattern("parts.toml", "among").search(figure.before), outer[1:])
    return tuple(takewhile(lambda figure: alike(whole, figure) and amount(figure), [first, *own]))


def _up_to_another_kind(whole: Figure, run: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The run up to a semicolon behind which another part of the whole stands: places, and then ;重症5例."""
    stops = (at for at, figure in enumerate(run) if at > 1 and figure.before.startswith((";", "；")))
    apart = (at for at in stops if adds_up(whole, run[:at]) or (of_places(run[:at]) and not of_places(run)))
    return next((run[:at] for at in apart), run)


def _is_share(figure: Figure) -> bool:
    return topic(figure).aspect == "share"
