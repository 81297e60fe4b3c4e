"""Wholes and parts by definition: 三次产业 of 地区生产总值."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from checks.figures.amounts import (
    NOT_AMOUNTS,
    Breakdown,
    adds_up,
    alike,
    amount,
    compared,
    digits,
    one_slip_off,
    slipped,
    targets,
    threshold,
)
from checks.figures.identity import scope_allows, time_allows
from checks.figures.labels import label_words
from checks.figures.moments import differ
from checks.figures.percentages import is_percent
from checks.figures.topics import NOUN_MEASURE, names, topic
from checks.lexicon import entries
from checks.lexicon import pattern as lexical
from checks.page import Figure, Page, clause, in_table
from checks.repair import repairs
from claims.model import Dimension, Hedge, Status

DAYS = ("天", "日")
REACH = 60
MANY = 6
TELLING = 4


class Partition(NamedTuple):
    """What a whole and its parts are called, and words that have to lead up to the whole, if any.

    `missed` says what figures that don't add up are: "always" wrong, wrong only by a "slip" of the pen that explains
    it, by any "digit" where nothing else can belong to the whole, "some" wrong unless they do without one of them, or
    "never", as where a text gives the medals of many teams.
    `kind`: they are "amounts", of "each" (人均消费支出), "days" of a time (优良天数) or "rates" of one base (抚养比).
    `shares`: shares of the parts are told of this whole. `apiece`: their shares of one base come to that of the whole,
    and a table may tell the parts in its rows.
    """

    whole: re.Pattern[str]
    parts: tuple[re.Pattern[str], ...]
    words: re.Pattern[str] | None
    missed: str
    kind: str
    shares: bool
    apiece: bool


Named = tuple[Figure, tuple[str, ...]]
"""A figure with the names that it goes by."""


def defined(figures: Sequence[Figure]) -> Iterator[Breakdown]:
    """Wholes of a line or a column with all of their parts behind them, each given once in one unit."""
    yield from _defined([(figure, names(figure)) for figure in figures if is_level(figure)])
    yield from _defined([(figure, names(figure)[:1]) for figure in figures if is_change(figure)])
    yield from _defined([(figure, names(figure)) for figure in figures if _is_mean(figure)], kind="each")
    yield from _defined([(figure, (label_words(figure),)) for figure in figures if is_days(figure)], kind="days")
    yield from _defined([(figure, names(figure)) for figure in figures if _is_rate(figure)], kind="rates")
    shares = [(figure, names(figure)) for figure in figures if is_percent(figure) and topic(figure).aspect == "share"]
    yield from _defined(shares, kind="shares")


def is_level(figure: Figure) -> bool:
    """Whether a figure is an amount of something, and not of each."""
    return amount(figure) and topic(figure).aspect == "level" and not compared(figure)


def is_change(figure: Figure) -> bool:
    """Whether a figure is by how much an amount of something changed."""
    of_amounts = figure.claim.dimension not in NOT_AMOUNTS and "/" not in figure.claim.unit
    told = of_amounts and figure.claim.measure == "增减额" and figure.claim.low is not None
    return told and not threshold(figure)


def _is_mean(figure: Figure) -> bool:
    """Whether a figure may be how much money each has or spends, or a part of that."""
    claim = figure.claim
    of_each = claim.dimension is Dimension.MONEY and "/" not in claim.unit and claim.measure != "增减额"
    return of_each and claim.low is not None and topic(figure).aspect in ("level", "per head") and not compared(figure)


def is_days(figure: Figure) -> bool:
    """Whether a figure counts days that were of some kind, and no change of them."""
    claim = figure.claim
    exact = claim.unit in DAYS and claim.hedge is Hedge.EXACT and claim.low == claim.high
    return exact and claim.measure != "增减额" and not compared(figure)


def _is_rate(figure: Figure) -> bool:
    """Whether a figure is a percentage that tells of no change and no share."""
    return is_percent(figure) and topic(figure).aspect not in ("rate", "share", "change") and not compared(figure)


def _defined(named: Sequence[Named], *, kind: str = "amounts") -> Iterator[Breakdown]:
    rest = lexical("parts.toml", "rest")
    for place, (whole, whole_names) in enumerate(named):
        found: list[tuple[Breakdown, str]] = []
        for pattern, parts, words, missed, *_ in (row for row in _partitions() if _is_of_kind(row, kind)):
            a_part = any(part.search(name) for part in parts for name in whole_names)
            told = words is None or words.search(clause(whole.before)) is not None
            told = told and rest.search(clause(whole.before)) is None
            if told and not a_part and any(pattern.search(name) for name in whole_names):
                near = (named[place + 1 : place + 1 + REACH], named[max(0, place - REACH) : place][::-1])
                behind, ahead = ([entry for entry in side if entry[0].depth == whole.depth] for side in near)
                sides = [_until_next(pattern, parts, side) for side in (behind, ahead)]
                made_up = _made_up(whole, parts, *sides, named=words is not None)
                found += ((made, missed) for made in made_up)
        right = [made for made, _ in found if adds_up(made.whole, made.parts)]
        for made, missed in found:
            proven = any(not {*other.parts}.isdisjoint(made.parts) for other in right)
            if made in right:
                yield made
            elif _is_wrong(made, missed, proven=proven) and not _goes_on(made, named):
                yield replace(made, complete=True, sure=True)


def _is_of_kind(row: Partition, kind: str) -> bool:
    return row.kind == kind or (row.apiece and kind == "shares")


def _is_wrong(each: Breakdown, missed: str, *, proven: bool) -> bool:
    """Whether a breakdown that doesn't add up is wrong: always, or by a slip if no other one of the whole adds up."""
    apart = not all(time_allows(each.whole.claim, part.claim) for part in each.parts) or _of_two_years(each)
    if apart or _is_itself_a_part(each):
        return False
    if missed == "always" and each.complete:
        return True
    if missed == "some" and each.complete:
        return not proven and not any(adds_up(each.whole, fewer) for fewer in _all_but_one(each.parts))
    by_a_digit = missed == "digit" and one_slip_off(each.whole, each.parts)
    explained = by_a_digit or slipped(each.whole, each.parts) or _one_digit_off(each)
    return missed != "never" and each.complete and not proven and explained


def _is_itself_a_part(each: Breakdown) -> bool:
    """Whether a whole is a part of another one in its own sentence, and what follows in the next may be of that."""
    marked = lexical("parts.toml", "among").search(each.whole.before) is not None
    return marked and any(part.claim.sentence_start > each.whole.claim.sentence_start for part in each.parts)


def _of_two_years(each: Breakdown) -> bool:
    """Whether a whole and its parts are told of two years, or some part is still expected and the whole is not."""
    expected = lexical("apart.toml", "still expected")
    some = any(expected.search(clause(part.before)) for part in each.parts)
    return differ((each.whole, *each.parts)) or (some and each.whole.claim.status is Status.ACTUAL)


def _goes_on(made: Breakdown, named: Sequence[Named]) -> bool:
    """Whether what else its sentence tells behind the parts makes up a whole with them: …、工勤12人、外聘9人."""
    last = max(made.parts, key=lambda part: part.claim.start)
    behind = (figure for figure, _ in named if figure.claim.start > last.claim.start and figure is not made.whole)
    sentence = takewhile(lambda figure: figure.claim.sentence_start == last.claim.sentence_start, behind)
    others = [figure for figure in sentence if alike(made.whole, figure)][:MANY]
    return any(adds_up(made.whole, (*made.parts, *others[: count + 1])) for count in range(len(others)))


def _all_but_one(parts: Sequence[Figure]) -> Iterator[list[Figure]]:
    return ([*parts[:place], *parts[place + 1 :]] for place in range(len(parts)))


def _one_digit_off(each: Breakdown) -> bool:
    """Whether many parts miss their whole by just another digit in one of them: so many leave little to chance."""
    found = (repair for target in targets(each) for repair in repairs(*target))
    return len(each.parts) >= MANY and any(repair.distance == 0 for repair in found)


def _made_up(
    whole: Figure,
    parts: Sequence[re.Pattern[str]],
    behind: Sequence[Named],
    ahead: Sequence[Named],
    *,
    named: bool = False,
) -> Iterator[Breakdown]:
    """A whole with all its parts behind it or before it in its sentence; from both sides of it only of its place.

    The latter are not complete: the parts may be of something else that the text tells of on the line. Those before a
    whole whose own words tell that it is one (`named`) are where a slip of the pen explains a miss.
    """
    sentence = list(takewhile(lambda entry: entry[0].claim.sentence_start == whole.claim.sentence_start, ahead))
    if kept := _all_of(parts, whole, behind) or _all_of(parts, whole, sentence):
        yield Breakdown(whole, kept, complete=True, sure=True)
        return
    farther = _all_of(parts, whole, [*behind, *ahead])
    if farther and all(part.claim.scope == whole.claim.scope for part in farther):
        before = named and all(part.claim.start < whole.claim.start for part in farther)
        sure = before and slipped(whole, farther)
        yield Breakdown(whole, farther, complete=sure, sure=sure)


def defined_apart(page: Page) -> Iterator[Breakdown]:
    """Wholes with all their parts in other paragraphs, each given once in the text, exactly, of one place and time."""
    for wanted in (is_level, is_change):
        figures = [figure for figure in page.figures if wanted(figure) and not in_table(figure)]
        named = [(figure, names(figure)[:1]) for figure in figures if figure.claim.hedge is Hedge.EXACT]
        for pattern, parts, words, missed, *_ in (row for row in _partitions() if row.kind == "amounts"):
            chosen = [_only(named, wanted_name) for wanted_name in (pattern, *parts)] if words is None else [None]
            whole, *rest = (figure for figure in chosen if figure is not None) if None not in chosen else (None,)
            beside = [part for part in rest if whole is not None and part.line == whole.line]
            if whole is None or len(beside) == len(rest) or not all(_of_one_kind(whole, part) for part in rest):
                continue
            same = all(whole.claim.scope == part.claim.scope for part in rest)
            of_one_place = same and not beside
            unplaced = of_one_place or not any(part.claim.scope for part in (*rest, *beside))
            explained = digits(whole.claim) >= TELLING and slipped(whole, rest)
            by_a_slip = explained and (
                (unplaced and missed in ("slip", "digit")) or (bool(beside) and same and missed != "never")
            )
            if (of_one_place and missed == "always") or by_a_slip or adds_up(whole, rest):
                yield Breakdown(whole, tuple(rest), complete=True, sure=True)


def defined_by_rows(page: Page) -> Iterator[Breakdown]:
    """A whole of the text with all its parts in the rows of a table, in the one column that is called as it is."""
    rows = [row for row in _partitions() if row.apiece]
    cells: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        if in_table(figure) and figure.claim.dimension not in NOT_AMOUNTS:
            cells[figure.claim.measure or ""].append(figure)
    told = [figure for figure in page.figures if is_level(figure) and not in_table(figure)] if cells else []
    for whole in told:
        columns = [column for head, column in cells.items() if _is_headed_by(head, whole)]
        wanted = [row for row in rows if any(row.whole.search(name) for name in names(whole))]
        found = [kept for row in wanted for column in columns if (kept := _one_of_each(row, column))]
        if len(columns) == 1 and (made := [parts for parts in found if adds_up(whole, parts) or slipped(whole, parts)]):
            yield Breakdown(whole, made[0], complete=True, sure=True)


def _is_headed_by(head: str, whole: Figure) -> bool:
    """Whether the head of a column names those whom a whole counts: 专任教师数量, of 具有高级职称的专任教师."""
    people = lexical("partitions.toml", "how many of them").sub("", head)
    return len(people) > 1 and (whole.claim.subject or "").endswith(people)


def _one_of_each(row: Partition, column: Sequence[Figure]) -> tuple[Figure, ...]:
    """The one cell of a column for each part of a whole; none where a part has none or more."""
    chosen = [[cell for cell in column if part.search(cell.claim.subject or "")] for part in row.parts]
    return tuple(cells[0] for cells in chosen) if all(len(cells) == 1 for cells in chosen) else ()


def within_by_definition(page: Page) -> Iterator[tuple[Figure, Figure]]:
    """Every part with a whole that it belongs to by definition, each given once in the text, of one place and time."""
    figures = [figure for figure in page.figures if is_level(figure) and not in_table(figure)]
    named = [(figure, names(figure)[:1]) for figure in figures if figure.claim.hedge is Hedge.EXACT]
    for row in (row for row in _partitions() if row.kind == "amounts" and row.words is None):
        whole = _only(named, row.whole)
        parts = (_only(named, part) for part in row.parts) if whole else ()
        kept = ((part, whole) for part in parts if part and whole and part is not whole)
        yield from (pair for pair in kept if _of_one_kind(pair[1], pair[0]) and _of_one_owner(*pair))


def _of_one_owner(part: Figure, whole: Figure) -> bool:
    """Whether a part is of the team and of the quantity that its whole is of.

    Things counted are told of one that both name, or in one sentence: not 甲队获得奖牌12枚。乙队获得金牌5枚. What is
    sorted by kinds (零售额9亿元。按行业分,餐饮业5亿元), or told of sales, is none of what another line says was added.
    What is only named by its measure has its owner in its own sentence: 设施农业加快发展,实现增加值2亿元.
    """
    beside = part.claim.sentence_start == whole.claim.sentence_start
    if not beside and NOUN_MEASURE.fullmatch(topic(whole).name):
        return False
    placed = part.scope != "" and part.scope == whole.scope
    added = part.line != whole.line and lexical("parts.toml", "what adds value").search(topic(whole).name)
    other = added and lexical("parts.toml", "another quantity than added value").search(part.lead)
    return (beside or placed or whole.claim.dimension is not Dimension.COUNT) and not other


def _only(named: Sequence[Named], wanted: re.Pattern[str]) -> Figure | None:
    """The first figure of a name if the text gives no other value under it."""
    found = [figure for figure, known in named if any(wanted.search(name) for name in known)]
    return found[0] if found and len({figure.claim.low for figure in found}) == 1 else None


def _of_one_kind(whole: Figure, part: Figure) -> bool:
    one, other = whole.claim, part.claim
    return alike(whole, part) and scope_allows(one.scope, other.scope) and time_allows(one, other)


def _until_next(whole: re.Pattern[str], parts: Sequence[re.Pattern[str]], behind: Sequence[Named]) -> Sequence[Named]:
    """The figures behind a whole, up to the next one of its name that is not a part of it."""

    def goes_on(entry: Named) -> bool:
        called = any(whole.search(name) for name in entry[1])
        return not called or any(part.search(name) for part in parts for name in entry[1])

    return list(takewhile(goes_on, behind))


def wholes_of(name: str) -> list[re.Pattern[str]]:
    """What the wholes are called that a part of this name is by definition a part of."""
    return [each.whole for each in _partitions() if each.shares and any(part.search(name) for part in each.parts)]


def parts_of_wholes() -> list[tuple[re.Pattern[str], ...]]:
    """What the parts are called that make up a whole by definition, for each such whole, longest rows first.

    Not those that may leave something out.
    """
    return sorted(
        (each.parts for each in _partitions() if each.shares and each.missed != "never"), key=len, reverse=True
    )


def _all_of(parts: Sequence[re.Pattern[str]], whole: Figure, stretch: Sequence[Named]) -> tuple[Figure, ...]:
    """The first figure of every part in a stretch; none where a part has none or two share one."""
    chosen = [_first(part, whole, stretch) for part in parts]
    kept = tuple(figure for figure in chosen if figure is not None)
    once = len(kept) == len(parts) == len({figure.claim.start for figure in kept})
    return tuple(sorted(kept, key=lambda figure: figure.claim.start)) if once else ()


def _first(part: re.Pattern[str], whole: Figure, behind: Sequence[Named]) -> Figure | None:
    kin = ((figure, known) for figure, known in behind if alike(whole, figure) and figure.depth == whole.depth)
    return next((figure for figure, known in kin if any(part.search(name) for name in known)), None)


@cache
def _partitions() -> tuple[Partition, ...]:
    return tuple(
        Partition(
            re.compile(row["whole"]),
            tuple(re.compile(part) for part in row["parts"]),
            re.compile(row["words"]) if "words" in row else None,
            row.get("missed", "always"),
            row.get("kind", "amounts"),
            row.get("shares", True),
            row.get("apiece", False),
        )
        for row in entries("partitions.toml", "partition")
    )
