"""Parts that are named behind their figures by what excludes one another: 17个乡镇(街道)中,有9个镇、5个乡和3个街道."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from checks.figures.amounts import SENTENCE, Breakdown, adds_up, alike, total
from checks.lexicon import entries, pattern
from checks.page import Figure, Line, opening
from checks.relation import Interval
from checks.repair import COUNTED
from claims.model import Hedge

MOST = 6
WAYS = 3
BRACKET_ENDS = re.compile("[)）]")
JOIN = re.compile("(?:、|和|及|与|以及)$")
MEASURE = re.compile("全[国省市区县州]|预期|目标|平均")
ENDS = re.compile(r"^\s*(?:[。;；)）]|$)")


def counted_behind(line: Line) -> Iterator[Breakdown]:
    """Every count with the parts behind it that are told by what stands behind each of them.

    They are wrong where they exceed it; where nothing follows their names and these are all that there are, also where
    they fall short of it.
    """
    for place, first in enumerate(line.figures[1:], 1):
        whole = line.figures[place - 1]
        if not (_counts(whole) and _counts(first)) or not pattern("exclusive.toml", "of them, so many").search(
            first.before
        ):
            continue
        run = tuple(_run(first, line.figures[place + 1 : place + MOST]))
        for names, every, ways in _kinds():
            told = [names.match(_name(figure)) for figure in run]
            labels = {match["label"] for match in told if match}
            if len(run) < 2 or not all(told) or len(labels) != len(run) or not all(alike(whole, part) for part in run):
                continue
            closed = every is not None and bool(every.search(_noun(whole)) and ENDS.match(_behind(names, run[-1])))
            more = pattern("exclusive.toml", "and more").match(_behind(names, run[-1]))
            told_ways = _ways(run, ways) if ways else ()
            if ways and not told_ways and not adds_up(whole, run):
                continue
            closed = (closed or (len(told_ways) == WAYS and bool(ENDS.match(_behind(names, run[-1]))))) and not more
            if adds_up(whole, run) or total(run).lower > Interval.of(whole.claim).upper or closed:
                yield Breakdown(whole, run, complete=True, sure=True)


def _ways(run: Sequence[Figure], ways: re.Pattern[str]) -> set[str | None]:
    """On which sides of one and the same some are: 高于全省平均, 与全省持平; nothing where none is told."""
    told = [ways.search(_name(figure)) for figure in run]
    sides = {found.lastgroup for found in told if found}
    measures = [MEASURE.search(opening(figure.after)) for figure in run]
    one_rate = len({found and found.group() for found in measures}) == 1
    return sides if all(told) and len(sides) == len(run) and one_rate and not _of_other_names(run, ways) else set()


def _of_other_names(run: Sequence[Figure], ways: re.Pattern[str]) -> bool:
    """Whether two say of what they are above or below, and not of the same: 5家净息差高于平均、4家不良率低于平均."""
    names = [_name(figure) for figure in run]
    told = [(name, ways.search(name)) for name in names]
    leads = [name[: found.start()] for name, found in told if found and not found["level"]]
    longest = max(leads, key=len, default="")
    return not all(longest.startswith(lead) for lead in leads)


def _run(first: Figure, after: Sequence[Figure]) -> Iterator[Figure]:
    """A count and those that go on with it in its sentence and bracket."""
    yield first
    for figure in after:
        if SENTENCE.search(figure.before) or not _counts(figure) or figure.depth != first.depth:
            return
        yield figure


def _counts(figure: Figure) -> bool:
    claim = figure.claim
    return claim.dimension in COUNTED and claim.hedge is Hedge.EXACT and bool(claim.low) and claim.measure != "增减额"


def _name(figure: Figure) -> str:
    """What stands behind a figure up to the next mark, or to the end of its bracket."""
    return JOIN.sub("", BRACKET_ENDS.split(opening(figure.after))[0])


def _noun(whole: Figure) -> str:
    return re.split("[,，]", whole.after)[0]


def _behind(names: re.Pattern[str], last: Figure) -> str:
    """What follows the name of the last part."""
    found = names.match(_name(last))
    return last.after.lstrip()[found.end("label") :] if found else ""


@cache
def _kinds() -> Sequence[tuple[re.Pattern[str], re.Pattern[str] | None, re.Pattern[str] | None]]:
    rows = entries("exclusive.toml", "behind")
    every = [re.compile(row["every"]) if "every" in row else None for row in rows]
    ways = [pattern("exclusive.toml", row["ways"]) if "ways" in row else None for row in rows]
    return list(zip((re.compile(row["pattern"]) for row in rows), every, ways, strict=True))
