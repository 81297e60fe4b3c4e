"""Figures whose names tell that one is within the other: 畜牧业增加值 within 畜牧业产值.

Which names are such is the lexicon's. They stand on one line or in one column.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from checks.figures.amounts import alike
from checks.figures.directory import is_listed
from checks.figures.identity import WHOLE_PLACE, scope_allows, time_allows
from checks.figures.plainly import plainly_led
from checks.figures.successive import months_of
from checks.figures.topics import KEPT, names, topic
from checks.lexicon import compiled, expanded, matching, pattern
from checks.page import Figure, Line, clause, in_table
from checks.parts.hierarchy import is_new, is_taken_in
from checks.parts.parts_within import Pair, fits_within
from checks.relation import Interval
from claims.model import Status

PLACE = re.compile("(?![城农乡全本我])[^,，]{1,6}?(?:地区|[省市县区])(?![场域民政内外级])(?=.{2})")
NATIONAL = re.compile("全国|国家|国际|世界|全球")
NEAREST, ROW = 12, 2


def within_by_name(figures: Sequence[Figure], line: Line | None = None) -> Iterator[Pair]:
    """Pairs of one `line` or of a column whose names tell that one is within the other."""
    for status in (Status.ACTUAL, Status.PLANNED):
        yield from _named_levels([figure for figure in figures if is_listed(figure, status)], line)


def _named_levels(levels: Sequence[Figure], line: Line | None) -> Iterator[Pair]:
    for place, part in enumerate(levels):
        for named in _wholes(names(part)):
            whole = _nearest(part, levels[max(0, place - NEAREST) : place + NEAREST], named.whole)
            near = levels[place - 1] if place and "其中" in part.lead else part
            if whole is None or any(_is_of_longer(each, whole) for each in (part, near)):
                continue
            cells = line is None or in_table(part)
            if _of_another_register(part, whole) or (named.in_text and cells) or (named.in_cells and not cells):
                continue
            if not named.sure and _stands_apart(part, whole):
                continue
            if fits_within(part, whole) or _is_sure(named, part, whole, line):
                yield part, whole


def _stands_apart(part: Figure, whole: Figure) -> bool:
    """Whether a later sentence tells of the whole, and not what a semicolon alone parts from the part before it."""
    later = whole.claim.sentence_start > part.claim.sentence_start
    return later and (whole.position != part.position + 1 or "。" in whole.before or whole.line != part.line)


def _is_sure(named: "Named", part: Figure, whole: Figure, line: Line | None) -> bool:
    """Whether a part that exceeds a whole by its name is wrong: that is not of another body, nor what is new of it.

    What a share is told of (占全国夏粮总产量14,615万吨的26.1%) is of another place or body.
    """
    of_a_share = pattern("parts.toml", "of a share").match(clause(part.before)) is not None
    of_other_budgets = pattern("order.toml", "of other budgets").search(part.lead)
    if of_a_share or of_other_budgets or (part.claim.cumulative and not whole.claim.cumulative):
        return False
    over_a_time = any(so(whole) and not so(part) for so in (is_new, is_taken_in))
    if (named.times == 1 and over_a_time) or _is_of_its_own(whole, part):
        return False
    far = Interval.of(part.claim).lower > named.times * Interval.of(whole.claim).upper
    if named.plain:
        led = line is not None and plainly_led(part, line) and plainly_led(whole, line)
        return led and far and not _of_other_times(part, whole)
    of_a_place = NATIONAL.match(clause(whole.before)) or not _holds_place(whole.claim.scope, part.claim.scope)
    return named.sure and far and not (named.alike and of_a_place)


def _of_other_times(part: Figure, whole: Figure) -> bool:
    """Whether a part came in several years (五年来, “十三五”期间), or the two are told of times by different words."""
    over = any(
        pattern("order.toml", "over years").search(f"{part.period}{words}") for words in (part.lead, part.before)
    )
    return over or (part.period != whole.period and "" not in (part.period, whole.period))


def _is_of_its_own(whole: Figure, part: Figure) -> bool:
    """Whether a later sentence tells of a place or a time, and an earlier one of a part of none."""
    later = whole.claim.sentence_start > part.claim.sentence_start
    return later and bool((whole.scope and not part.scope) or (whole.period and not part.period))


def _of_another_register(part: Figure, whole: Figure) -> bool:
    """Whether the people of a part are told of those who live in a place, and the whole of those registered there.

    常住人口94.9万人,其中城镇人口41.4万人 are none of 户籍总人口34.9万人, which may be fewer.
    """
    registers = [pattern("order.toml", "register of people").findall(figure.lead) for figure in (part, whole)]
    return all(registers) and registers[0][-1] != registers[1][-1]


def _is_of_longer(part: Figure, whole: Figure) -> bool:
    """Whether what is a part by its name came in a time that goes beyond that of the whole: 上半年, and 二季度."""
    of_part, of_whole = (months_of(figure.period) for figure in (part, whole))
    if of_part is None or of_whole is None:
        return False
    return of_part.first < of_whole.first or of_part.last > of_whole.last


def _holds_place(whole: str | None, part: str | None) -> bool:
    """Whether what is told of one place may hold what is told of another: the same, or all of the place."""
    of_all = not whole or WHOLE_PLACE.search(whole) is not None
    return whole == part or (of_all and scope_allows(whole, part))


def _row_of_places(part: Figure, levels: Sequence[Figure]) -> list[Figure]:
    """What the sentence of a part tells of several places: 香港特别行政区人口713万人,台湾地区人口2317万人."""
    sentence = (each for each in levels if each.claim.sentence_start == part.claim.sentence_start)
    row = [each for each in sentence if alike(part, each) and PLACE.match(clause(each.before))]
    return row if len(row) >= ROW else []


def _leaves_out(whole: Figure) -> bool:
    """Whether a figure is told of all but some, which other parts may be among: 除汽车以外的消费品零售额."""
    return pattern("order.toml", "all but").search(clause(whole.before)) is not None


def _nearest(part: Figure, levels: Sequence[Figure], larger: re.Pattern[str]) -> Figure | None:
    named = [
        figure
        for figure in levels
        if figure is not part
        and not _leaves_out(figure)
        and time_allows(part.claim, figure.claim)
        and scope_allows(part.claim.scope, figure.claim.scope)
        and alike(part, figure)
        and any(larger.search(name) for name in names(figure))
    ]
    row = _row_of_places(part, levels)
    named = [figure for figure in named if figure not in row]
    beside = [figure for figure in named if figure.claim.sentence_start == part.claim.sentence_start]
    of_place = [figure for figure in named if _holds_place(figure.claim.scope, part.claim.scope)]
    of_place = [figure for figure in of_place if not PLACE.match(topic(figure).name)]
    fitting = [figure for figure in beside or named if fits_within(part, figure)]
    return min(
        fitting or beside or of_place, key=lambda figure: abs(figure.claim.start - part.claim.start), default=None
    )


def named_within(part: str, whole: str) -> bool:
    """Whether two names, as of the columns of a table, tell that the one is within the other."""
    return any(named.whole.search(whole) for named in _wholes((part,)))


class Named(NamedTuple):
    """The name of what a part is within; where that isn't `sure`, only figures that fit are taken so.

    Where it is `plain` others are taken so as well if no words before them tell of another body; with `times` only
    what exceeds the whole by more than so many times is sure to be wrong. What is `in_text` is in no table, what is
    `in_cells` nowhere else. It is `alike` where it takes words over from the name of the part.
    """

    whole: re.Pattern[str]
    sure: bool
    plain: bool
    times: int
    in_text: bool
    in_cells: bool
    alike: bool


@lru_cache(maxsize=KEPT)
def _wholes(called: tuple[str, ...]) -> tuple[Named, ...]:
    """What a part of some names is within, each by the first name that tells it."""
    rows: dict[str, Named] = {}
    for name in called:
        for found, row in matching("order.toml", "pair", "part", name):
            places = row.get("in_text", False), row.get("in_cells", False)
            how = row.get("sure", True), row.get("plain", False), row.get("times", 1), *places
            whole = compiled(expanded(found, row["whole"]))
            rows.setdefault(f"{row['part']} {row['whole']}", Named(whole, *how, alike=found.re.groups > 0))
    return tuple(rows.values())
