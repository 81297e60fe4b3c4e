"""Between which of its levels a change of a closed text may lie."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from checks.changes.closed_texts import DIFFERENCE, LEXICON, PAIR, SHARE, Text, Told, is_plan
from checks.changes.times_apart import Apart, time_between, time_of
from checks.figures.amounts import adds_up
from checks.figures.change import years_told
from checks.lexicon import entries, pattern
from checks.page import Figure
from checks.repair import COUNTED
from claims.model import Dimension

YEAR = re.compile("(?:19|20)[0-9]{2}(?=年)")
PART_OF_A_YEAR = re.compile("半年|季|[0-9一二三四五六七八九十]月|旬|[周日天]")
LAST_YEAR = re.compile("去年|上一?年度?|上年度?|前一年")
YEAR_BEFORE_LAST = re.compile("前年")
SAME_TIME = re.compile("(?:的?(?:同期|同月|水平|时候?|数))+$")
EACH = re.compile("每[一-龥]|(?<![0-9])[日月年](?=[产处销])|单程|往返|来回")
MEASURED = {
    "of persons": {Dimension.PERSON, Dimension.PERSON_TIME},
    "of money": {Dimension.MONEY},
    "of an area": {Dimension.AREA},
    "of a substance": set(Dimension) - COUNTED - {Dimension.AREA},
    "of a crop": set(Dimension) - {Dimension.AREA},
}
LEADING = re.compile("^(?:比|较|是|为|相当于)")


class Couple(NamedTuple):
    """What the earlier or nominal level and the later or real one are called, joined by a bar, and the words of change.

    Without such words any are.
    """

    names: re.Pattern[str]
    change: re.Pattern[str] | None


def pairs(text: Text, told: Told) -> Iterator[tuple[Figure, Figure, bool]]:
    """The levels that a change may lie between, the one that it is told against first if that is known."""
    coupled = _coupled(text, told)
    if coupled:
        yield (*coupled, True)
        return
    against = _against(text, told)
    if against is None or not _is_of_them(text, told) or _of_another_span(text, told):
        return
    if _is_sum(text) or _of_their_sum(text, told):
        return
    if not told.than and _before_the_second(text, told):
        return
    if len({each for words in (*text.clauses, f"{told.lead}{told.over}") for each in EACH.findall(words)}) > 1:
        return
    if against:
        timed = pattern(LEXICON, "before").search(told.than) and len(text.levels) == PAIR
        if not timed or _of_one_name(text.clauses):
            for base in against:
                others = text.called(told.lead) if told.lead else []
                yield from ((base, other, True) for other in others or text.levels if other is not base)
        return
    if not (_of_two_times(text, told) or _set_beside(text, told)):
        return
    ordered = _in_order(text)
    yield from [(*ordered, True)] if ordered else ((*pair, False) for pair in _chosen(text, told))


def _coupled(text: Text, told: Told) -> tuple[Figure, Figure] | None:
    """The two levels right before a change whose names make a pair of them: 最高限价, 中标价, and then 下浮率."""
    against = f"比{told.than}" if told.than else told.base
    words = f"{told.lead}{against}{told.over}{told.way}"
    before = [place for place, level in enumerate(text.levels) if level.claim.start < told.figure.claim.start]
    if len(before) < PAIR:
        return None
    one, other = (text.clauses[place] for place in before[-PAIR:])
    couple = next((each for each in _couples() if each.names.search(f"{one}|{other}")), None)
    if not couple or not (couple.change.fullmatch(words) if couple.change else words == f"{told.over}{told.way}"):
        return None
    return text.levels[before[-PAIR]], text.levels[before[-1]]


@cache
def _couples() -> tuple[Couple, ...]:
    rows = entries("pairs.toml", "couple")
    return tuple(
        Couple(re.compile(row["names"]), re.compile(row["change"]) if "change" in row else None) for row in rows
    )


def _before_the_second(text: Text, told: Told) -> bool:
    """Whether a change is of the first of two levels alone (43亿元,降5%;38亿元,降10%), or of one after both.

    The latter is told ahead of levels that are all of times before: 增加49万人次(去年683万人次,前年634万人次).
    """
    start, first, second = told.figure.claim.start, text.levels[0].claim.start, text.levels[1].claim.start
    if start < first:
        return all(pattern(LEXICON, "before").search(words) for words in text.clauses)
    if start > second:
        return False
    later = any(each.figure.claim.start > second for each in text.changes)
    back = _in_order(text) == (text.levels[1], text.levels[0])
    return later or not (back or pattern(LEXICON, "before").search(text.clauses[1]))


def _is_sum(text: Text) -> bool:
    """Whether a change may be what came anew at several times in all: 新增520张、410张、360张,共新增1290张."""
    return len(text.levels) > PAIR and pattern(LEXICON, "of what came anew").search(text.words) is not None


def _of_their_sum(text: Text, told: Told) -> bool:
    """Whether a change is told of what the levels before it come to: 派312万件、收87万件,合计399万件,增长13%."""
    before = [level for level in text.levels if level.claim.start < told.figure.claim.start]
    return len(before) > PAIR and adds_up(before[-1], before[:-1])


def _of_another_span(text: Text, told: Told) -> bool:
    """Whether a change is told over other years than those that its levels are apart."""
    found = pattern(LEXICON, "so long").search(f"{told.lead}{told.over}")
    if not found:
        return False
    many = years_told(found["many"].replace("两", "二"))
    years = [int(year[0]) for words in text.clauses if (year := YEAR.search(words))]
    if len(years) == len(text.levels) and found["unit"] == "年":
        return abs(years[-1] - years[0]) != many
    if len(text.levels) > PAIR:
        return many not in (len(text.levels), len(text.levels) - 1)
    return many > 1 or LAST_YEAR.search(text.named) is None


def _chosen(text: Text, told: Told) -> Iterator[tuple[Figure, Figure]]:
    """The pairs of several levels that a change names none of may be of."""
    levels = list(text.levels)
    steps = list(pairwise(levels))
    if pattern(LEXICON, "each in its order").search(told.over) or any(
        each.over in ("分别", "依次") for each in text.changes
    ):
        same = [each for each in text.changes if each.kind == told.kind]
        if len(same) == len(steps):
            yield steps[same.index(told)]
            return
    if "逐" in told.over:
        yield from steps
        return
    ends = pattern(LEXICON, "of the two ends").search(f"{told.lead}{told.over}{told.way}")
    if ends and len(levels) > PAIR:
        yield levels[0], levels[-1]
        ordered = sorted(levels, key=lambda level: level.claim.low or 0)
        yield ordered[0], ordered[-1]
        return
    yield levels[0], levels[-1]
    for place, one in enumerate(levels):
        yield from ((one, other) for other in levels[place + 1 :])


def _against(text: Text, told: Told) -> list[Figure] | None:
    """The levels that the words of a change name as what it is told against; None where they name another."""
    if told.base:
        return [] if _is_step(text, told.base) else None
    if not told.than:
        return []
    than = told.than
    if told.kind == SHARE and pattern(LEXICON, "as planned").search(than):
        return _plans(text, than)
    if _of_part_of_a_year(text.clauses):
        return None
    found = text.called(than) or text.called(SAME_TIME.sub("", than))
    if not found and LAST_YEAR.search(than):
        found = _of_last_year(text, told)
    if not found and pattern(LEXICON, "what was before").fullmatch(than) and _of_two_times(text, told):
        found = [text.levels[0]] if len(text.levels) == PAIR else []
    if not found and than in ("后者", "前者") and len(text.levels) == PAIR:
        found = [text.levels[than == "后者"]]
    if not found:
        found = [
            level
            for level, words in zip(text.levels, text.clauses, strict=True)
            if LEADING.sub("", words) and than.startswith(LEADING.sub("", words))
        ]
    own = [level for level in found if not _is_base_of_another(text, level, told)]
    return [*own, *_unnamed_behind(text, own)] or None


def _of_last_year(text: Text, told: Told) -> list[Figure]:
    """The levels that 上年 means: those of 去年, or of 前年 where a change is of 去年 itself (去年36万吨,比上年减1)."""
    told_of = list(zip(text.levels, text.clauses, strict=True))
    own = [words for level, words in told_of if level.claim.start < told.figure.claim.start]
    meant = YEAR_BEFORE_LAST if own and LAST_YEAR.search(own[-1]) else LAST_YEAR
    return [level for level, words in told_of if meant.search(words)]


def _is_base_of_another(text: Text, level: Figure, told: Told) -> bool:
    """Whether a level behind a change is what another one is told against: 支出6.1亿元,比上年5.8亿元增长5.2%."""
    beside = text.clauses[list(text.levels).index(level)].startswith(("比", "较"))
    return beside and level.claim.start > told.figure.claim.start


def _unnamed_behind(text: Text, found: Sequence[Figure]) -> Iterator[Figure]:
    """Levels right behind one that may be of the same name: 2021年全国城镇化率64.7%,2022年65.2%."""
    for before, (level, words) in pairwise(zip(text.levels, text.clauses, strict=True)):
        if before[0] in found and level not in found and len(text.levels) > PAIR and not name(words):
            yield level


def _plans(text: Text, than: str) -> list[Figure] | None:
    """The one plan of two levels, if the other one is told of what was done and of nothing else."""
    planned = [is_plan(words) for words in text.clauses]
    if len(text.levels) != PAIR or sum(planned) != 1:
        return None
    words = text.clauses[planned.index(True)]
    span = pattern("growth.toml", "span of a plan").search(than)
    elsewhere = span is not None and span.group() not in words
    one_year = pattern("growth.toml", "plan of several years").search(words) is not None and "年" in than
    if elsewhere or one_year:
        return None
    return [text.levels[planned.index(True)]] if pattern(LEXICON, "as planned").search(than) else None


def _is_step(text: Text, base: str) -> bool:
    """Whether the times of two levels are as far apart as a word says: 同比 a year, 环比 what came right before."""
    ordered = _in_order(text)
    step = Apart.STEP if base in ("环比", "按月") else Apart.YEAR
    return ordered is not None and time_between(*map(time_of, ordered)) is step


def _in_order(text: Text) -> tuple[Figure, Figure] | None:
    """Two levels in the order of their times, where these tell it."""
    if len(text.levels) != PAIR:
        return None
    first, second = text.levels
    if time_between(*map(time_of, (first, second))):
        return first, second
    return (second, first) if time_between(*map(time_of, (second, first))) else None


def _is_of_them(text: Text, told: Told) -> bool:
    """Whether a change is told of what its levels are, by its words."""
    lead = pattern(LEXICON, "over so long").sub("", told.lead.strip())
    if not lead or lead in text.named_but_in(told.figure) or pattern(LEXICON, "both").fullmatch(lead):
        return True
    sides = re.split("[与和跟同]", lead)
    if len(sides) == PAIR and all(side and side in text.named for side in sides):
        return True
    time = pattern(LEXICON, "no part of a name").search(lead) or pattern(LEXICON, "whole time").search(lead)
    return text.first and not time and not any(name(words) for words in text.clauses) and _is_measured(text, lead)


def is_told_of_them(text: Text, told: Told) -> bool:
    """Whether a change of levels without a name is surely of these: 人数 of 36人; 装机容量 is not of 38座."""
    lead = pattern(LEXICON, "over so long").sub("", told.lead.strip())
    level = text.levels[0].claim
    if not lead or any(name(words) for words in text.clauses) or lead in text.named:
        return True
    if level.dimension in COUNTED:
        return pattern(LEXICON, "of a count").search(lead) is not None
    measured = {Dimension.MONEY: "of money", Dimension.LENGTH: "of a length", Dimension.AREA: "of an area"}
    named = measured.get(level.dimension)
    return named is None or pattern(LEXICON, named).search(lead) is not None


def _is_measured(text: Text, lead: str) -> bool:
    """Whether levels are in the dimension that a name tells: people for 学生人数, money for 成交额."""
    told = (dimensions for measured, dimensions in MEASURED.items() if pattern(LEXICON, measured).search(lead))
    return all(text.levels[0].claim.dimension in dimensions for dimensions in told)


def name(words: str) -> str:
    """What a level is called by the words of its clause, its time and what it moved by aside."""
    for aside in ("a time", "moved to", "no part of a name"):
        words = pattern(LEXICON, aside).sub("", words)
    return words.strip()


def _of_two_times(text: Text, told: Told) -> bool:
    """Whether levels tell of one thing at several times, or of a plan and what was done."""
    clauses = text.clauses
    planned = [is_plan(words) for words in clauses]
    if len(clauses) == PAIR and sum(planned) == 1 and pattern(LEXICON, "against a plan").search(told.way):
        return pattern(LEXICON, "as done").search(clauses[planned.index(False)]) is not None
    before = [pattern(LEXICON, "before").search(words) is not None for words in clauses]
    timed = [pattern(LEXICON, "a time").search(words) for words in clauses]
    numbered = all(timed) and len({found.group() for found in timed if found}) == len(clauses)
    moved = all(not words or pattern(LEXICON, "moved to").search(words) for words in clauses[1:])
    moved = moved and (len(clauses) == PAIR or pattern(LEXICON, "in the order of time").search(text.words) is not None)
    moved = moved and any(clauses[1:])
    told_apart = (len(clauses) == PAIR and sum(before) == 1) or numbered or _in_order(text) is not None
    row = not any(clauses[1:]) and pattern(LEXICON, "in the order of time").search(text.words) is not None
    return (row or ((told_apart or moved) and _of_one_name(clauses))) and not _of_part_of_a_year(clauses)


def _of_one_name(clauses: Sequence[str]) -> bool:
    """Whether the later ones of some levels are called as the first of them, or not at all."""
    names = [name(words) for words in clauses]
    return all(not name or not names[0] or names[0].endswith(name) or names[0].startswith(name) for name in names[1:])


def _of_part_of_a_year(clauses: Sequence[str]) -> bool:
    """Whether one level is of a part of a year and the other one by its words of a whole one: 一季度, 去年."""
    if len(clauses) != PAIR:
        return False
    parts = [PART_OF_A_YEAR.search(words) is not None for words in clauses]
    other = clauses[parts.index(False)] if sum(parts) == 1 else ""
    return bool(other) and re.search("[去上前]年|年$", other) is not None and re.search("同期|同月", other) is None


def _set_beside(text: Text, told: Told) -> bool:
    """Whether levels are of things that a change sets beside each other: 两人相差, 仅慢."""
    if pattern(LEXICON, "apart").match(told.way):
        return told.kind == DIFFERENCE
    if len(text.levels) > PAIR or not pattern(LEXICON, "more than the other").match(told.way):
        return False
    return told.kind == DIFFERENCE and not told.base
