"""The figures of a ledger in their roles: what there was, what came, what went, what is left and what is in all."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from checks.figures.amounts import SENTENCE
from checks.figures.stretches import sentences
from checks.figures.topics import unit
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table, opening
from checks.sums.closed_sums import is_plain
from claims.model import Dimension

LEXICON = "ledgers.toml"
FEWEST, MOST, FEW = 3, 24, 6
SHORT, REACH = 40, 60
VOTES, SEATS = ("票", "张"), ("张", "座", "床")
HEADS = frozenset({Dimension.PERSON, Dimension.PERSON_TIME})
NEEDING = re.compile("(?:还|仍)?需要?(?!时|资金)")
LINE_END = re.compile(r"[。！？!?\n]")


class Role(Enum):
    """What a figure of a ledger tells; `UNTOLD` where its words leave that open."""

    WAS = "was"
    CAME = "came"
    WENT = "went"
    LEFT = "left"
    LESS = "left or so"
    CLOSING = "at the end"
    SUM = "in all"
    WIDER = "in all, or more"
    UNTOLD = ""


class Entry(NamedTuple):
    """A figure in its role."""

    figure: Figure
    role: Role


class Row(NamedTuple):
    """Exact figures of one unit that may make up an account, and all that is said from before them to behind them."""

    figures: Sequence[Figure]
    words: str


def rows_of(page: Page) -> Iterator[Row]:
    """The figures of one unit of each sentence, of short sentences of a line, and of lines with one figure each."""
    for line in page.lines:
        kinds = list(_kinds(line.figures))
        found = [kind for sentence in sentences(line.figures) for kind in _kinds(sentence)]
        told = {figure for kind in found for figure in kind}
        for kind in (*found, *(each for each in kinds if len(each) <= FEW and not told & set(each))):
            yield Row(kind, _words(page, kind))
    for run in _lines_of_one(page):
        for kind in _kinds([line.figures[0] for line in run]):
            if len(kind) == len(run):
                yield Row(kind, _words(page, kind))


def _kinds(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Some figures by their units, where all of a unit are exact amounts outside brackets; votes are people."""
    kinds: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    votes = any(pattern(LEXICON, "votes").search(clause(figure.before)) for figure in figures)
    seats = any("空" in clause(figure.before) for figure in figures)
    for figure in figures:
        if figure.claim.low == 0:
            continue
        head = (
            figure.claim.dimension in HEADS
            or (votes and figure.claim.unit in VOTES)
            or (seats and figure.claim.unit in SEATS)
        )
        kinds["head" if head else (figure.claim.dimension, unit(figure.claim))].append(figure)
    for kind in kinds.values():
        if FEWEST <= len(kind) <= MOST and all(is_plain(figure) and not in_table(figure) for figure in kind):
            yield kind


def _lines_of_one(page: Page) -> Iterator[list[Line]]:
    """The runs of short lines, one right behind another, that have one figure each; none right behind another line."""
    run: list[Line] = []
    goes_on, last = False, None
    for line in page.lines:
        short = len(line.figures) == 1 and line.end - line.start <= SHORT
        behind = last is not None and not page.text[last.end : line.start].strip()
        if run and not (short and behind):
            yield from [] if goes_on else [run]
            run = []
        if short:
            goes_on = (
                goes_on if run else behind and bool(last and len(last.figures) > 1 and last.end - last.start <= SHORT)
            )
            run.append(line)
        last = line
    yield from [] if goes_on else [run]


def _words(page: Page, row: Sequence[Figure]) -> str:
    start = max(page.lines[row[0].line].start, row[0].claim.start - REACH)
    before = SENTENCE.split(page.text[start : row[0].claim.start])[-1]
    end = row[-1].claim.end
    behind = LINE_END.split(page.text[end : end + REACH], maxsplit=1)[0]
    return before + page.text[row[0].claim.start : end] + behind


def role_of(figure: Figure, *, first: bool) -> Role:
    """What a figure of a row tells by its words; the first of them is no sum."""
    before = clause(figure.before).strip("、,， ")
    behind = opening(figure.after)
    if pattern(LEXICON, Role.SUM.value).search(clause(figure.lead)):
        return Role.UNTOLD if first else Role.SUM
    for role in (Role.WAS, Role.LEFT, Role.LESS, Role.CLOSING, Role.CAME, Role.WENT, Role.WIDER):
        if pattern(LEXICON, role.value).search(before):
            of_others = role in (Role.LEFT, Role.LESS) and NEEDING.match(behind)
            if of_others:
                return Role.UNTOLD
            if role is Role.LEFT and pattern(LEXICON, "of some of them").match(behind):
                return Role.LESS
            return Role.UNTOLD if first and role is Role.WIDER else role
    if before:
        return Role.UNTOLD
    if pattern(LEXICON, "left behind").search(behind):
        return Role.LEFT
    return Role.WENT if pattern(LEXICON, "went").search(behind) and not first else Role.UNTOLD
