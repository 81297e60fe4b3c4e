"""The highest and the lowest of one kind that are told side by side: 最高的东河区达41万吨,最低的西岭区只有28万吨.

And the last of so many that is called so of them: 甲县30亿元,乙县42亿元,丙县28亿元,是三县中最少的.
"""

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from checks.figures.amounts import SENTENCE, alike, compared
from checks.figures.change import years_told
from checks.figures.compared import Compared
from checks.figures.percentages import is_percent
from checks.lexicon import pattern
from checks.orders.comparisons import by_another
from checks.orders.ranked_by import ranked_by_itself
from checks.page import Figure, Line, clause, in_table
from checks.repair import COUNTED
from claims.model import Dimension, Kind

REACH, FEWEST = 24, 2
MORE, OF_A_QUANTITY = "高多大", "高低多少"
OPPOSITE = {"高": "低", "多": "少", "大": "小", "低": "高", "少": "多", "小": "大"}


def highest_and_lowest(line: Line) -> Iterator[Compared]:
    """Every two neighbours of a line of which the one is called the highest and the other the lowest, or a mean.

    Nothing but a place, a time or a body stands between what they are called and the figures, so that these are of what
    is ranked by the words before. A mean right beside both lies between them.
    """
    for one, other in pairwise(line.figures):
        if not _of_one_kind(one, other):
            continue
        first, second = (pattern("extremes.toml", name) for name in ("ends first", "ends second"))
        ahead, behind = first.search(one.before), second.fullmatch(other.before)
        if ahead is None or behind is None or OPPOSITE[ahead["way"]] != behind["way"]:
            continue
        if _ranked_by_another(one, ahead) or not _is_by_itself(one, ahead):
            continue
        falls = ahead["way"] in MORE
        smaller, larger = (other, one) if falls else (one, other)
        yield Compared(smaller, larger, sure=True, part=False)
        for mean in line.figures[other.position + 1 :][:1]:
            if _of_one_kind(one, mean) and _is_their_mean(mean):
                yield Compared(smaller, mean, sure=True, part=False)
                yield Compared(mean, larger, sure=True, part=False)


def most_of_so_many(line: Line) -> Iterator[Compared]:
    """丙县28亿元,是三县中最少的: the last of some that are told one after the other, with each of those before it.

    It is surely so where as many are told as the words say, each by a name alone, and one of them is not simply 最大,
    as what it is told of may be; else only what fits is told.
    """
    for told in pattern("extremes.toml", "of so many").finditer(line.text):
        place = line.start + told.start()
        last = next((each for each in line.figures if each.claim.end == place), None)
        if last is None or SENTENCE.search(last.before):
            continue
        near = line.figures[max(0, last.position - REACH) : last.position][::-1]
        one_sentence = [each for each in near if each.claim.sentence_start == last.claim.sentence_start]
        others = list(takewhile(lambda each, last=last: _of_one_kind(each, last), one_sentence))  # type: ignore[misc]
        alone = all(pattern("extremes.toml", "a name alone").fullmatch(each.before) for each in (last, *others[:-1]))
        all_told = len(others) == len(one_sentence) == years_told(told["n"]) - 1
        all_told = all_told and not pattern("order.toml", "may be below nothing").search(last.lead)
        if len(others) >= FEWEST and alone:
            pairs = ((other, last) if told["way"] in MORE else (last, other) for other in others)
            yield from (Compared(*pair, sure=all_told and told["way"] in OF_A_QUANTITY, part=False) for pair in pairs)


def _is_their_mean(mean: Figure) -> bool:
    """Whether a figure is called a mean, and no more is said of it: not 平均41万吨的目标."""
    said = pattern("extremes.toml", "their mean").fullmatch(mean.before)
    return bool(said) and pattern("order.toml", "says no more").match(mean.after) is not None


def _is_by_itself(one: Figure, told: re.Match[str]) -> bool:
    words = one.lead.removesuffix(one.before[told.start("way") - 1 :])
    return ranked_by_itself(one, words, told["way"])


def _ranked_by_another(one: Figure, told: re.Match[str]) -> bool:
    """Whether what is ranked is by its words another quantity than the one that is told: 海拔最高的甲村有41户."""
    words = clause(one.before)
    if any(pattern("comparisons.toml", name).search(words) for name in ("by grade", "of a size")):
        return True
    if not told["whose"] or not by_another(one):
        return False
    if one.claim.dimension in COUNTED:
        return not (told["way"] in "高低" and words.startswith("最") and told["did"])
    return not told["aside"]


def _of_one_kind(one: Figure, other: Figure) -> bool:
    """Whether two figures may be set beside each other: in one unit, none of them of what fell or of a time."""
    if not alike(one, other) or one.depth != other.depth or in_table(one):
        return False
    figures = (one, other)
    known = all(figure.claim.low is not None and figure.claim.kind is Kind.CLAIM for figure in figures)
    below = one.claim.dimension is not Dimension.TEMPERATURE and any((figure.claim.low or 0) < 0 for figure in figures)
    below = below or (is_percent(one) and any(map(_is_lost, figures)))
    timed = one.claim.dimension is Dimension.DURATION or any(map(compared, figures))
    return known and not below and not timed


def _is_lost(figure: Figure) -> bool:
    return pattern("bases.toml", "is lost").search(figure.lead) is not None
