"""Figures of which one lies within another by what they are called, when they are and what was done.

What two figures say of each of these is the same, narrower or apart. Where nothing is apart and something is narrower
the one is a part of the other: 旅行服务进出口 of 服务进出口, 10月 of 前10个月, 贫困村出列 of 贫困村, 新增 of 累计.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator
from datetime import date
from enum import IntEnum
from functools import lru_cache

from checks.figures.amounts import BOUNDS, amount, compared
from checks.figures.identity import time_allows
from checks.figures.labels import is_balance, names_place, unlabelled
from checks.figures.numbering import number
from checks.figures.successive import months_of
from checks.figures.topics import KEPT, ends_in, names, spelled, topic
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from checks.parts.hierarchy import holds_time, is_everywhere, is_new, is_there_now, of_one_kind, up_to_its_day
from checks.parts.parts_within import Pair, fits_within
from checks.relation import Comparator, Interval, holds
from claims.lexicon import words as listed
from claims.model import Dimension, Hedge, Status

MOST = 60
THIS_YEAR = re.compile("^[今本]年(?=.)")
ROW = re.compile(r"[)）](?:[、,，]|以?[及和])[^()（）]{1,14}[(（]")
SHORTEST_NAME, LONG_NAME, LONGEST_LEAD = 2, 3, 40

OUT_OF = re.compile("在(?:其|已|全部|全年|累计)*所?(?:实现|完成|取得|获得|签订|发放|筹集|征收|接待)的$")
"""What leads up to all of it, of which some are told: 在所实现的306亿元收入中."""


class Standing(IntEnum):
    """How what one figure says of something stands to what another says of it."""

    SAME = 0
    WITHIN = 1
    APART = 2


def contained(page: Page) -> Iterator[Pair]:
    """Every amount with the nearest that holds it, for each of what may be narrower and for these together."""
    one_place = len({figure.scope for figure in page.figures if not is_everywhere(figure.scope)}) <= 1
    among = _among(page)
    for group in _kinds(page):
        for at, part in enumerate(group):
            of = among[part.claim.sentence_start]
            near = group[max(0, at - MOST) : at + MOST]
            beside = [whole for whole in near if whole is not part and fits_within(part, whole)]
            of_one = (whole for whole in beside if one_place or of_one_place(part, whole))
            held = [(whole, how) for whole in of_one if (how := _standing(part, whole, of)) is not None]
            found: dict[tuple[Standing, ...], Figure] = {}
            for whole, how in sorted(held, key=lambda each, part=part: apart(part, each[0])):  # type: ignore[misc]
                found.setdefault(how, whole)
            yield from ((part, whole) for whole in found.values())


def _among(page: Page) -> dict[int, str]:
    """Those whom each sentence is told of by its start (规模以上工业企业中,国有企业…;私营企业…); empty if of none."""
    told: dict[int, str] = {}
    of = ""
    for start in dict.fromkeys(figure.claim.sentence_start for figure in page.figures):
        found = pattern("contained.toml", "among those").match(page.text, start, start + LONGEST_LEAD)
        goes_on = page.text[max(0, start - 1) : start] in (";", "；")
        of = spelled(found["of"]) if found else of if goes_on else ""
        told[start] = of
    return told


def apart(one: Figure, other: Figure) -> int:
    """How far apart two figures stand, in characters."""
    return abs(one.claim.start - other.claim.start)


def _standing(part: Figure, whole: Figure, of: str) -> tuple[Standing, ...] | None:
    """In what a part is narrower than a whole that holds it; None where it is in nothing, or the whole holds it not."""
    if _in_one_row(part, whole) or not of_one_kind(part, whole):
        return None
    name = Standing.WITHIN if of and _is_of_those(part, whole, of) else _named(part, whole)
    if name is Standing.APART:
        return None
    found = (name, timed(part, whole), _done(part, whole))
    told = Standing.APART not in found and any(found) and whole.depth <= part.depth
    return found if told and not _again(part, whole) and _is_whole(whole) else None


def _in_one_row(part: Figure, whole: Figure) -> bool:
    """Whether two figures stand in brackets behind the items of one row (甲省(9亿元)、乙省(5亿元)), or are medals."""
    if part.claim.unit in listed("context.toml", "medal"):
        return True
    later = max(part, whole, key=lambda figure: figure.claim.start)
    one_sentence = part.claim.sentence_start == whole.claim.sentence_start
    return one_sentence and part.depth == whole.depth > 0 and ROW.fullmatch(later.before) is not None


def _is_of_those(part: Figure, whole: Figure, of: str) -> bool:
    """Whether what a whole is of is just those that the sentence of a part is of: 规模以上工业企业 and 利润总额."""
    name = topic(whole).name
    what = next((name.removeprefix(each) for each in (of, of.removesuffix("企业")) if name.startswith(each)), "")
    return len(what) >= SHORTEST_NAME and topic(part).name.endswith(what) and topic(part).name not in (name, what)


def _again(part: Figure, whole: Figure) -> bool:
    """Whether two figures say the same."""
    return holds(Comparator.MEETS, Interval.of(part.claim), Interval.of(whole.claim))


@lru_cache(maxsize=KEPT)
def _is_whole(whole: Figure) -> bool:
    """Whether a figure is all of it by its words.

    What is left is not, nor a balance, one of a row or what another is measured against.
    """
    words = clause(whole.before)
    net = is_balance(whole) or any(pattern("order.toml", way).search(words) for way in ("flows in", "flows out"))
    rest = pattern("parts.toml", "rest").search(words) or (unlabelled(whole) and words != "")
    rest = rest or (words.endswith("的") and not OUT_OF.search(words))
    beside = () if names_place(whole) else (whole.before, whole.after[:2])
    in_row = any(pattern("hierarchy.toml", "in a row").search(each) for each in beside)
    return not (rest or in_row or net or compared(whole) or whole.after.startswith("的"))


@lru_cache(maxsize=KEPT)
def _called(figure: Figure) -> str:
    """The longest name of a figure, with what its words narrow it by (长期失业), without an end that only counts."""
    own = topic(figure).name
    name = max((name for name in names(figure) if name.endswith(own)), key=len, default=own)
    name = pattern("contained.toml", "idle lead").sub("", name) if name != own else own
    return pattern("contained.toml", "idle aspect").sub("", name) if len(name) > LONG_NAME else name


def _named(part: Figure, whole: Figure) -> Standing:
    """How their names stand: the same, or that of the whole the end of the other.

    A short name, or one behind its figure, is also told of some (404家企业通过); and a budget's own is no part.
    """
    own, other = _called(part), _called(whole)
    if own != other and _ends(part, own, whole, other):
        return Standing.WITHIN
    return Standing.SAME if own == other or topic(part).name == topic(whole).name else Standing.APART


def _ends(part: Figure, own: str, whole: Figure, other: str) -> bool:
    if not ends_in(own, other) or part.depth != whole.depth or pattern("contained.toml", "no narrower").search(own):
        return False
    held = len(topic(whole).name) > SHORTEST_NAME or clause(whole.before).endswith(whole.subject)
    return held and not pattern("hierarchy.toml", "a budget").match(own)


def of_one_place(part: Figure, whole: Figure) -> bool:
    """Whether two figures are of one place as their words go, or both of all that the text is about."""
    told = [is_everywhere(figure.scope) for figure in (part, whole)]
    return part.scope == whole.scope or all(told) or (part.line == whole.line and whole.scope == "")


def timed(part: Figure, whole: Figure) -> Standing:
    """How their times stand; of what is there at a time none is within another."""
    if THIS_YEAR.sub("", part.period) == THIS_YEAR.sub("", whole.period):
        return Standing.SAME
    if _year_before(part) != _year_before(whole):
        return Standing.APART
    added = is_new(part) or _was_let_go(part, whole)
    if holds_time(whole.claim, part.claim) or (added and up_to_its_day(part, whole)):
        return Standing.WITHIN
    if _of_those_years(part, whole) or _of_all_until_then(part, whole):
        return Standing.WITHIN
    if not time_allows(part.claim, whole.claim):
        return Standing.APART
    one, other = months_of(part.period), months_of(whole.period)
    if one and other:
        return Standing.SAME if one[1:] == other[1:] else Standing.APART
    if _days(part) == _days(whole) != (None, None):
        return Standing.SAME
    return Standing.SAME if not part.period or not whole.period else Standing.APART


def _of_those_years(part: Figure, whole: Figure) -> bool:
    """Whether a year comes last of those that a running total is of: 2010年造林12万亩,五年累计造林51万亩."""
    over = whole.claim.cumulative and pattern("contained.toml", "some years").match(whole.period)
    months = months_of(part.period)
    year = months is not None and (months.first, months.last) == (1, 12)
    beside = part.line == whole.line and part.claim.start < whole.claim.start and not part.claim.cumulative
    stock = pattern("hierarchy.toml", "at a time").search(f"{topic(part).name}{clause(part.before)}")
    return bool(over and beside and not stock and (year or part.claim.sentence_start == whole.claim.sentence_start))


def _of_all_until_then(part: Figure, whole: Figure) -> bool:
    """Whether some months are told before a running total up to their end: 1—6月8亿美元, and 截至6月底累计156亿美元."""
    months, until = months_of(part.period), pattern("contained.toml", "all until then").match(whole.period)
    if months is None or until is None or part.claim.cumulative or whole.claim.start < part.claim.start:
        return False
    stock = pattern("hierarchy.toml", "at a time").search(f"{topic(part).name}{clause(part.before)}")
    ends = until["month"] is None or number(until["month"]) == months.last
    return ends and not stock and (whole.claim.cumulative or "累计" in whole.lead)


def _days(figure: Figure) -> tuple[date | None, date | None]:
    return figure.claim.period_start, figure.claim.period_end


def _year_before(figure: Figure) -> bool:
    told = pattern("hierarchy.toml", "the year before")
    return any(told.match(words) for words in (figure.period, clause(figure.before), figure.lead))


def _done(part: Figure, whole: Figure) -> Standing:
    """What was done: the same, something to some of those counted before (出列, 缺考), or what is new of all behind.

    What is new is none of those that were there before: 存量公租房837套,本年新增126套.
    """
    own, other = (_deed(figure) for figure in (part, whole))
    if _was_let_go(part, whole):
        return Standing.WITHIN
    if part.claim.cumulative and not whole.claim.cumulative:
        return Standing.APART
    if own == other:
        narrower = whole.claim.cumulative and (is_new(part) or is_there_now(part))
        return Standing.WITHIN if narrower else Standing.SAME
    behind = whole.claim.start > part.claim.start
    narrows = own and not other and not part.subject.endswith(own) and part.claim.dimension is not Dimension.MONEY
    told = narrows and (behind or whole.claim.cumulative if is_new(part) else not behind)
    told = told and not pattern("contained.toml", "there before").search(whole.lead)
    told = told and (is_new(part) or not pattern("order.toml", "new").search(clause(whole.before)))
    return Standing.WITHIN if told and not pattern("contained.toml", "no deed").search(own) else Standing.APART


def _was_let_go(part: Figure, whole: Figure) -> bool:
    """Whether what was done to some comes after what was done to all until now: 解除观察, and 追踪 before it."""
    later = pattern("contained.toml", "done later").search(_deed(part))
    return whole.claim.cumulative and bool(later and pattern("contained.toml", "done first").search(_deed(whole)))


def _deed(figure: Figure) -> str:
    return pattern("contained.toml", "idle deed").sub("", figure.claim.measure or "")


def _kinds(page: Page) -> Iterator[list[Figure]]:
    """The actual amounts of a page outside tables in text order, by unit and dimension."""
    kinds: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        about, claim = topic(figure), figure.claim
        usable = amount(figure) and claim.status is Status.ACTUAL and claim.hedge is not Hedge.VAGUE
        usable = usable and not claim.text.endswith(BOUNDS) and not in_table(figure)
        if usable and about.aspect == "level" and len(about.name) >= SHORTEST_NAME:
            kinds[about.unit, about.dimension].append(figure)
    return iter(kinds.values())
