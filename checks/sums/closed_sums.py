"""Sentences that are closed: all that they tell in one unit is a whole and its parts, as their words have it.

一等奖2名、二等奖5名,共评出获奖选手7名: what stands behind 共 is called as each of the figures before it.
一季度销售3.2万辆,其中1月1.1万辆,2月0.9万辆,3月1.2万辆: the parts are by their names all of a time.

A line whose sentences have one figure each is taken as one sentence: 该校共有教职工236人。专任教师182人。行政人员54人.

Figures that may be some of more (上午1.2万元,下午1.5万元 of 全天3.1万元) are wrong only where they are too many, or
nearly come out and one slip of the pen explains what they miss. So are those of a sum that tells more than they do
(获奖学生 of 学生) and the scores of a total. People may be counted in two times, so that these never show a miss, as
they do where each is one of a kind (赞成, 反对, 弃权).
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise
from typing import NamedTuple

from checks.figures.amounts import (
    JOINED,
    Breakdown,
    adds_up,
    alike,
    amount,
    comes_near,
    compared,
    held_to,
    slipped,
    targets_of,
    times,
    total,
)
from checks.figures.numbering import number
from checks.figures.percentages import is_percent
from checks.figures.stretches import sentences
from checks.figures.topics import unit
from checks.lexicon import entries, pattern
from checks.page import Figure, Line, clause, opening
from checks.parts.parts_summed_up import taken_off
from checks.relation import Interval
from checks.repair import repairs
from claims.model import Dimension, Hedge

FEWEST, MOST, TWICE = 2, 24, 2
GAMES, RESULTS = ("场", "轮", "局", "盘"), "胜平负"
DAYS = "一二三四五六日"
FIRST = str.maketrans("首次末", "一二三")
AMONG = re.compile("^(?:其中|当中)[:：,，]?")


class Series(NamedTuple):
    """What a whole is called and all of its parts, in their order.

    `open`: there may be others that are not told, as an evening beside morning and afternoon. `once`: no one is of two.
    `measured`: the first part may name what went its way in all of them (价格上涨的 before 下降的).
    """

    whole: re.Pattern[str]
    parts: tuple[re.Pattern[str], ...]
    open: bool
    once: bool
    measured: bool


def closed_sums(line: Line) -> Iterator[Breakdown]:
    """Every whole of a line with the parts that its sentence tells of it and nothing else of its unit."""
    for sentence in closed(line):
        yield from (*_before_others(sentence), *_in_all(sentence), *_of_a_series(sentence))
    for sentence in _over_semicolons(line):
        yield from _of_a_series(sentence)
    yield from (*_record(line), *_one_after_another(line), *_of_all_kinds(line))


def _of_all_kinds(line: Line) -> Iterator[Breakdown]:
    """确诊7例,无症状感染者32例,还有初筛阳性15例,各类病例累计达到54例: all of a sentence before what they come to.

    Others may be counted with them: a miss is one that a telling slip of the pen explains.
    """
    for whole in line.figures:
        if not is_plain(whole) or not pattern("closed.toml", "of all kinds").match(clause(whole.before)):
            continue
        near = line.figures[max(0, whole.position - MOST) : whole.position]
        parts = [each for each in near if each.claim.sentence_start == whole.claim.sentence_start]
        plain = all(alike(each, whole) and is_plain(each) for each in parts)
        if len(parts) > 1 and plain and (adds_up(whole, parts) or slipped(whole, parts)):
            yield held_to(whole, parts)


def _one_after_another(line: Line) -> Iterator[Breakdown]:
    """四棒依次为10秒32、9秒05、9秒21、8秒94,合起来37秒52: a list of one unit, or times, with its sum."""
    for whole in line.figures:
        if not pattern("closed.toml", "they come to").fullmatch(whole.before) or opening(whole.after):
            continue
        parts: list[Figure] = []
        for figure in reversed(line.figures[max(0, whole.position - MOST) : whole.position]):
            parts.insert(0, figure)
            if not JOINED.fullmatch(figure.before):
                break
        led = pattern("closed.toml", "one after another").search(clause(parts[0].before)) if parts else None
        one_unit = all(alike(whole, part) and _is_exact(part) for part in (whole, *parts))
        apart = not any(pattern("closed.toml", "at one time").search(part.lead) for part in parts)
        if led and len(parts) > FEWEST and one_unit and apart and (adds_up(whole, parts) or is_wrong(whole, parts)):
            yield held_to(whole, parts)


def _is_exact(figure: Figure) -> bool:
    return figure.claim.hedge is Hedge.EXACT and bool(figure.claim.low) and not figure.depth and not is_percent(figure)


def _over_semicolons(line: Line) -> Iterator[list[Figure]]:
    """The figures of one unit of each sentence that goes on over a semicolon, where all are such as may be closed."""
    for figures in sentences(line.figures):
        kinds: defaultdict[Hashable, list[Figure]] = defaultdict(list)
        for figure in figures:
            kinds[figure.claim.dimension, unit(figure.claim)].append(figure)
        for group in kinds.values():
            parted = len({figure.claim.sentence_start for figure in group}) > 1
            if parted and FEWEST < len(group) <= MOST and all(map(is_plain, group)):
                yield group


def _record(line: Line) -> Iterator[Breakdown]:
    """26场比赛取得14胜6平6负: games by what came of them, where all three are told right behind their number."""
    for place, whole in enumerate(line.figures[: -len(RESULTS)]):
        parts = line.figures[place + 1 : place + 1 + len(RESULTS)]
        results = "".join(figure.claim.text[-1:] for figure in parts)
        exact = all(figure.claim.hedge is Hedge.EXACT and figure.claim.low for figure in (whole, *parts))
        plain = pattern("closed.toml", "games brought").fullmatch(parts[0].before)
        told = results == RESULTS and whole.claim.unit in GAMES and exact and plain
        if told and (adds_up(whole, parts) or is_wrong(whole, parts)):
            yield held_to(whole, parts)


def closed(line: Line) -> Iterator[list[Figure]]:
    """The figures of one unit of each sentence, where all are exact amounts of one thing that stand in no bracket."""
    kinds: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    together = _in_short_sentences(line)
    for figure in line.figures:
        sentence = 0 if together else figure.claim.sentence_start
        kinds[sentence, figure.claim.dimension, unit(figure.claim)].append(figure)
    for group in kinds.values():
        if FEWEST < len(group) <= MOST and all(map(is_plain, group)):
            yield group


def _in_short_sentences(line: Line) -> bool:
    """Whether each sentence of a line has one figure, all of one unit."""
    starts = {figure.claim.sentence_start for figure in line.figures}
    return len(starts) == len(line.figures) and all(alike(line.figures[0], figure) for figure in line.figures)


def is_plain(figure: Figure) -> bool:
    """Whether a figure is an exact amount of one thing that stands in no bracket and is compared with nothing."""
    exact = figure.claim.hedge is Hedge.EXACT and bool(figure.claim.low) and figure.claim.low == figure.claim.high
    return exact and amount(figure) and not figure.depth and not compared(figure) and times(figure).upper == 1


def _before_others(sentence: Sequence[Figure]) -> Iterator[Breakdown]:
    """正式职工45名、合同工7名,共52名职工,女职工13名: a sum ahead of those that it is told to hold."""
    for end in range(FEWEST + 1, len(sentence)):
        behind = clause(sentence[end].before)
        if pattern("closed.toml", "some of them").match(behind) and not pattern(
            "closed.toml", "of another time"
        ).search(behind):
            yield from _in_all(sentence[:end])


def _in_all(sentence: Sequence[Figure]) -> Iterator[Breakdown]:
    """一等奖2名、二等奖5名,共评出获奖选手7名: the last figure of a sentence, which 共 says the others come to."""
    *parts, whole = sentence
    if _tells_more(sentence, parts):
        return
    if _of_so_many(whole, parts):
        yield from [held_to(whole, parts)] if adds_up(whole, parts) or is_wrong(whole, parts) else []
    elif clause(whole.before) != whole.before.strip():
        yield from _of_what_they_are_called(whole, parts)


def _tells_more(sentence: Sequence[Figure], parts: Sequence[Figure]) -> bool:
    """Whether some figures of a sentence are of others, of another time, taken off, or fewer than it announces."""
    if any("其中" in each.before for each in sentence) or taken_off(parts):
        return True
    of = pattern("closed.toml", "of so many").search(sentence[0].lead)
    elsewhere = any(_of_another_time(part, sentence) for part in parts)
    return elsewhere or (of is not None and number(of["count"]) > len(parts))


def _of_another_time(part: Figure, sentence: Sequence[Figure]) -> bool:
    """Whether a part is told of another time than the whole behind it: not 新增 of both, nor 今年 ahead of all."""
    elsewhere, deed = (pattern("closed.toml", name) for name in ("of another time", "came anew"))
    words, told = _told_of(part), set(deed.findall(clause(sentence[-1].before)))
    if told and part is sentence[0]:
        words = pattern("closed.toml", "time ahead of all").sub("", words)
    return elsewhere.search(deed.sub(lambda found: "" if found.group() in told else found.group(), words)) is not None


def _of_what_they_are_called(whole: Figure, parts: Sequence[Figure]) -> Iterator[Breakdown]:
    """The sum of parts that all go by the words around it."""
    in_all = pattern("closed.toml", "in all").fullmatch(clause(whole.before))
    told = in_all or pattern("closed.toml", "in all so far").fullmatch(clause(whole.before))
    score = pattern("closed.toml", "total score").fullmatch(clause(whole.before))
    if not (told or score):
        return
    named = (told["who"] or "", f"{told['told'] or ''}{opening(whole.after)}") if told else ("", opening(whole.after))
    called = [pattern("closed.toml", "tells nothing").sub("", words) for words in named]
    bare = not any(called) and not score and not pattern("closed.toml", "hurt or dead").match(named[0])
    if bare or not all(_is_called(words, parts) for words in called) or some_add_up(whole, parts):
        return
    telling = in_all is not None and not any(says_more(words, parts) for words in called)
    of_one_deed = len(parts) > FEWEST and _did_so(called[1], parts)
    if adds_up(whole, parts) or (is_wrong(whole, parts) if telling else _nearly(whole, parts, sure=of_one_deed)):
        yield held_to(whole, parts)


def _did_so(words: str, parts: Sequence[Figure]) -> bool:
    """Whether a verb and a noun are those of parts with a kind between: 新增床位 of 新增内科床位、外科床位."""
    kinds = [_told_of(part) for part in parts]
    cuts = ((words[:at], words[at:]) for at in range(2, len(words) - 1))
    return any(deed in kinds[0] and all(kind.endswith(noun) for kind in kinds) for deed, noun in cuts)


def _of_so_many(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a sum is told to be of as many as there are parts, by what each is called: 早班, 中班; 两班共."""
    told = pattern("closed.toml", "so many of these").match(clause(whole.lead))
    labels = [_label(part) for part in parts]
    counted = told is not None and number(told["count"].replace("两", "二")) == len(parts)
    return counted and told is not None and all(told["noun"] in label for label in labels)


def some_add_up(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether only some figures in a row come to a sum: 男生126人、女生84人、住校生62人,合计210人."""
    runs = combinations(range(len(parts) + 1), 2)
    return not adds_up(whole, parts) and any(adds_up(whole, parts[start:end]) for start, end in runs)


def _is_called(words: str, parts: Sequence[Figure]) -> bool:
    """Whether each of some figures goes by some words: two characters of them, or a telling end of its label."""
    pairs = {words[at : at + 2] for at in range(len(words) - 1)}
    return not words or all(any(pair in _told_of(part) for pair in pairs) or _ends_so(part, words) for part in parts)


def _ends_so(part: Figure, words: str) -> bool:
    end = pattern("closed.toml", "telling end").search(_label(part))
    return end is not None and end.group() in words


def says_more(words: str, parts: Sequence[Figure]) -> bool:
    """Whether some words tell more than each of some figures is called, so that others may go by them."""
    return not all(words in _told_of(part) or _ends_so(part, words) for part in parts)


def _told_of(figure: Figure) -> str:
    return f"{clause(figure.before)}{opening(figure.after)}"


def _label(figure: Figure) -> str:
    """What is told of a figure right before it, else right behind it."""
    return AMONG.sub("", clause(figure.before).split("、")[-1]) or opening(figure.after)


def is_wrong(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts that are all there is miss a whole by less than its size, or by a slip of the pen."""
    return comes_near(whole, parts) or any(repairs(*target) for target in targets_of(whole, parts))


def _nearly(whole: Figure, parts: Sequence[Figure], *, sure: bool = False) -> bool:
    """Whether parts miss a whole by a telling slip of the pen, or are `sure`, by less than half of the least of them.

    Another part would be more than that.
    """
    stated, summed = Interval.of(whole.claim), total(parts)
    least = min(Interval.of(part.claim).lower for part in parts)
    missed = max(stated.lower - summed.upper, summed.lower - stated.upper)
    return missed * TWICE < least and (sure or slipped(whole, parts))


def _exceeds(whole: Figure, parts: Sequence[Figure]) -> bool:
    return Interval.of(whole.claim).upper < total(parts).lower <= TWICE * Interval.of(whole.claim).upper


def _of_a_series(sentence: Sequence[Figure]) -> Iterator[Breakdown]:
    """一季度3.2万辆,其中1月1.1万辆,2月0.9万辆,3月1.2万辆: a whole with all the times that it falls into."""
    called, came = (pattern("closed.toml", name) for name in ("were to come", "came"))
    first, second, *_ = (clause(figure.before) for figure in sentence)
    sentence = sentence[1:] if called.search(first) and came.search(second) else sentence
    for whole, parts in ((sentence[0], sentence[1:]), (sentence[-1], sentence[:-1])):
        row = next((row for row in _series() if _are_all(row, whole, parts)), None)
        if row is not None:
            again = whole.claim.dimension is Dimension.PERSON and not row.once
            sure = _exceeds(whole, parts) if row.open else is_wrong(whole, parts)
            if adds_up(whole, parts) or (not again and (sure or _nearly(whole, parts))):
                yield held_to(whole, parts)
            return


def _are_all(row: Series, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether figures are by their labels all the parts of a whole, with nothing more told of them than of it.

    Only the first of parts may have words before its label, which the whole behind them does not contradict.
    """
    words = clause(whole.before)
    led = row.whole.search(f"{words}{whole.claim.text}{opening(whole.after)}")
    if len(row.parts) != len(parts) or not led:
        return False
    labels = [pattern("closed.toml", "of a vote").sub("", _own_label(part)) for part in parts]
    first, *rest = [part.search(label) for part, label in zip(row.parts, labels, strict=True)]
    if not first or any(match is None or match.start() for match in rest):
        return False
    lead, of_whole = labels[0][: first.start()], words[: led.start()]
    behind = whole.position > parts[0].position
    measured = row.measured and pattern("closed.toml", "measure").fullmatch(lead)
    placed = of_whole in ("", lead) if behind else not lead or measured
    ends = [label[match.end() :] for label, match in zip(labels, (first, *rest), strict=True) if match]
    same = all(end in ("", ends[0]) for end in ends)
    return bool(placed) and same and _goes_with(ends[0].lstrip("的"), whole, words[led.end() :] if behind else "")


def _own_label(part: Figure) -> str:
    """The words of a clause, or of a list, before a part."""
    return AMONG.sub("", clause(part.before)).split("、")[-1].strip()


def in_order(labels: Sequence[str]) -> bool:
    """Whether labels are numbered from the first on: 一期, 二期; 第一天, 第二天; 首站, 第二站; or 周五, 周六, 周日.

    What stands ahead of the first one is left out: 影片首日.
    """
    if _days_in_order(labels):
        return True
    first = pattern("closed.toml", "first of several").search(labels[0])
    labels = [labels[0][first.start() :], *labels[1:]] if first else labels
    told = [pattern("closed.toml", "numbered").search(label) for label in labels]
    numbers = [number(found.group().translate(FIRST)) if found else 0 for found in told]
    return numbers == list(range(1, len(labels) + 1))


def _days_in_order(labels: Sequence[str]) -> bool:
    """Whether labels tell of days of a week, or of months, that follow each other: 周五, 周六; 4月, 5月."""
    told = [pattern("closed.toml", "a day or month").search(label) for label in labels]
    places = [_place(found) for found in told if found]
    return len(places) == len(labels) and all(later == one + 1 for one, later in pairwise(places))


def _place(found: re.Match[str]) -> int:
    return DAYS.index(found["day"]) if found["day"] else number(found["month"])


def _goes_with(words: str, whole: Figure, of_whole: str) -> bool:
    """Whether parts and a whole tell of one thing, 售出 and 全天共售出, and no whole behind them of more."""
    words, of_whole = (pattern("closed.toml", "tells nothing").sub("", of) for of in (words, of_whole))
    told = not words or words in f"{clause(whole.before)}{whole.subject}" or _one_deed(words, of_whole)
    return told and (of_whole in words or _one_deed(words, of_whole))


def _one_deed(one: str, other: str) -> bool:
    """Whether two verbs are told in one: 外借 and 借出, 销售 and 售出."""
    return 0 < len(one) <= TWICE and 0 < len(other) <= TWICE and bool(set(one) & set(other))


@cache
def _series() -> tuple[Series, ...]:
    rows = entries("closed.toml", "series")
    return tuple(
        Series(
            re.compile(row["whole"]),
            tuple(map(re.compile, row["parts"])),
            row.get("open", False),
            row.get("once", False),
            row.get("measured", False),
        )
        for row in rows
    )
