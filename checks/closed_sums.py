"""Sentences that are closed: all that they tell in one unit is a whole and its parts, as their words have it.

一等奖2名、二等奖5名,共评出获奖选手7名: what stands behind 共 is called as each of the figures before it.
一季度销售3.2万辆,其中1月1.1万辆,2月0.9万辆,3月1.2万辆: the parts are by their names all of a time.

Figures that may be some of more (上午1.2万元,下午1.5万元 of 全天3.1万元) are wrong only where they are too many, or
nearly come out and one slip of the pen explains what they miss. So are those of a sum that tells more than they do
(获奖学生 of 学生) and the scores of a total. People may be counted in two times, so that these never show a miss.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from checks.amounts import Breakdown, adds_up, amount, compared, held_to, slipped, targets_of, times, total
from checks.lexicon import entries, pattern
from checks.page import Figure, Line, clause, opening
from checks.parts_summed_up import taken_off
from checks.relation import Interval
from checks.repair import repairs
from checks.topics import unit
from claims.model import Dimension, Hedge

FEWEST, MOST, TWICE = 2, 24, 2
AMONG = re.compile("^(?:其中|当中)[:：,，]?")


class Series(NamedTuple):
    """What a whole is called and all of its parts, in their order.

    `open`: there may be others that are not told, as an evening beside morning and afternoon.
    """

    whole: re.Pattern[str]
    parts: tuple[re.Pattern[str], ...]
    open: bool


def closed_sums(line: Line) -> Iterator[Breakdown]:
    """Every whole of a line with the parts that its sentence tells of it and nothing else of its unit."""
    for sentence in closed(line):
        yield from (*_in_all(sentence), *_of_a_series(sentence))


def closed(line: Line) -> Iterator[list[Figure]]:
    """The figures of one unit of each sentence, where all are exact amounts of one thing that stand in no bracket."""
    kinds: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in line.figures:
        kinds[figure.claim.sentence_start, figure.claim.dimension, unit(figure.claim)].append(figure)
    for group in kinds.values():
        if FEWEST < len(group) <= MOST and all(map(_is_plain, group)):
            yield group


def _is_plain(figure: Figure) -> bool:
    exact = figure.claim.hedge is Hedge.EXACT and bool(figure.claim.low) and figure.claim.low == figure.claim.high
    return exact and amount(figure) and not figure.depth and not compared(figure) and times(figure).upper == 1


def _in_all(sentence: Sequence[Figure]) -> Iterator[Breakdown]:
    """一等奖2名、二等奖5名,共评出获奖选手7名: the last figure of a sentence, which 共 says the others come to."""
    *parts, whole = sentence
    told = pattern("closed.toml", "in all").fullmatch(clause(whole.before))
    score = pattern("closed.toml", "total score").fullmatch(clause(whole.before))
    counted = clause(whole.before) == whole.before.strip()
    if not (told or score) or counted or any("其中" in each.before for each in sentence) or taken_off(parts):
        return
    if any(pattern("closed.toml", "of another time").search(_told_of(part)) for part in parts):
        return
    named = (told["who"] or "", f"{told['told'] or ''}{opening(whole.after)}") if told else ("", opening(whole.after))
    called = [pattern("closed.toml", "tells nothing").sub("", words) for words in named]
    bare = not any(called) and not score and not pattern("closed.toml", "hurt or dead").match(named[0])
    if bare or not all(_is_called(words, parts) for words in called) or _some_add_up(whole, parts):
        return
    telling = told is not None and not any(_says_more(words, parts) for words in called)
    if adds_up(whole, parts) or (_is_wrong(whole, parts) if telling else _nearly(whole, parts)):
        yield held_to(whole, parts)


def _some_add_up(whole: Figure, parts: Sequence[Figure]) -> bool:
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


def _says_more(words: str, parts: Sequence[Figure]) -> bool:
    """Whether some words tell more than each of some figures is called, so that others may go by them."""
    return not all(words in _told_of(part) or _ends_so(part, words) for part in parts)


def _told_of(figure: Figure) -> str:
    return f"{clause(figure.before)}{opening(figure.after)}"


def _label(figure: Figure) -> str:
    """What is told of a figure right before it, else right behind it."""
    return AMONG.sub("", clause(figure.before).split("、")[-1]) or opening(figure.after)


def _is_wrong(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts that are all there is miss a whole by less than its size, or by a slip of the pen."""
    return comes_near(whole, parts) or any(repairs(*target) for target in targets_of(whole, parts))


def comes_near(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts come to no more than twice a whole and no less than half of it, as those of another hardly do."""
    stated, summed = Interval.of(whole.claim), total(parts)
    return summed.lower <= TWICE * stated.upper and stated.lower <= TWICE * summed.upper


def _nearly(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts miss a whole by a telling slip of the pen that is less than half of the least of them.

    Another part would be more than that.
    """
    stated, summed = Interval.of(whole.claim), total(parts)
    least = min(Interval.of(part.claim).lower for part in parts)
    missed = max(stated.lower - summed.upper, summed.lower - stated.upper)
    return missed * TWICE < least and slipped(whole, parts)


def _exceeds(whole: Figure, parts: Sequence[Figure]) -> bool:
    return Interval.of(whole.claim).upper < total(parts).lower <= TWICE * Interval.of(whole.claim).upper


def _of_a_series(sentence: Sequence[Figure]) -> Iterator[Breakdown]:
    """一季度3.2万辆,其中1月1.1万辆,2月0.9万辆,3月1.2万辆: a whole with all the times that it falls into."""
    for whole, parts in ((sentence[0], sentence[1:]), (sentence[-1], sentence[:-1])):
        row = next((row for row in _series() if _are_all(row, whole, parts)), None)
        if row is not None:
            again = whole.claim.dimension is Dimension.PERSON
            sure = _exceeds(whole, parts) if row.open else _is_wrong(whole, parts)
            if adds_up(whole, parts) or (not again and (sure or _nearly(whole, parts))):
                yield held_to(whole, parts)
            return


def _are_all(row: Series, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether figures are by their labels all the parts of a whole, with nothing more told of them than of it.

    Only the first of parts may have words before its label, which the whole behind them does not contradict.
    """
    led = row.whole.search(clause(whole.before))
    if len(row.parts) != len(parts) or not led:
        return False
    labels = [AMONG.sub("", clause(part.before)).strip() for part in parts]
    first, *rest = [part.search(label) for part, label in zip(row.parts, labels, strict=True)]
    if not first or any(match is None or match.start() for match in rest):
        return False
    lead, of_whole = labels[0][: first.start()], clause(whole.before)[: led.start()]
    behind = whole.position > parts[0].position
    placed = of_whole in ("", lead) if behind else not lead
    ends = [label[match.end() :] for label, match in zip(labels, (first, *rest), strict=True) if match]
    same = all(end in ("", ends[0]) for end in ends)
    return placed and same and _goes_with(ends[0], whole, clause(whole.before)[led.end() :] if behind else "")


def _goes_with(words: str, whole: Figure, of_whole: str) -> bool:
    """Whether parts and a whole tell of one thing, 售出 and 全天共售出, and no whole behind them of more."""
    words, of_whole = (pattern("closed.toml", "tells nothing").sub("", of) for of in (words, of_whole))
    return (not words or words in f"{clause(whole.before)}{whole.subject}") and of_whole in words


@cache
def _series() -> tuple[Series, ...]:
    rows = entries("closed.toml", "series")
    return tuple(
        Series(re.compile(row["whole"]), tuple(map(re.compile, row["parts"])), row.get("open", False)) for row in rows
    )
