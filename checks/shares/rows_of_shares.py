"""Rows of shares of what a text gave in all: 火灾8万起,亡543人,伤347人,分别占总数的33.9%、38.6%和43.5%.

Or of the one amount before them: 旅客169.5万人次,当中经甲口岸82.3万人次及乙口岸56.2万人次,分别占48.6%及33.2%.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from checks.figures.amounts import NAMES, alike, compared, total
from checks.figures.directory import is_level, kind
from checks.figures.identity import time_allows
from checks.figures.percentages import Share, fits, fits_or_slipped, goes_on, is_percent
from checks.figures.topics import ends_in, topic
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from checks.relation import Interval

REACH = 12
PAIR, SURE, MOST_ODD = 2, 3, 2
FAR = 60


def rows_of_shares(page: Page) -> Iterator[Share]:
    """Every row of shares as long as the row of unlike amounts before it, of the totals that one sentence gave.

    Where two at least are right, the others are held to the totals of the same sentence; where one is, to what one slip
    of the pen explains.
    """
    levels = [figure for figure in page.figures if is_level(figure) and not in_table(figure)]
    for line in page.lines:
        for place, first in enumerate(line.figures):
            told = pattern("share.toml", "in a row").search(clause(first.before)) if is_percent(first) else None
            if not told:
                continue
            percents = [first, *takewhile(goes_on, line.figures[place + 1 : place + REACH])]
            before = line.figures[max(0, place - REACH) : place]
            if parts := _parts(before, len(percents)):
                alone = told.start() == 0 and not (told["noun"] and len(NAMES.split(told["noun"])) != len(percents))
                others = list(_of_one_sentence(parts, percents, levels)) if alone else []
                yield from _of_one_whole(parts, percents, before) or _of_a_sure_whole(parts, percents, levels) or others
            elif len(before) >= len(percents) > PAIR:
                yield from _of_a_row(before[-len(percents) :], percents, levels)


def _parts(before: Sequence[Figure], many: int) -> list[Figure]:
    """The amounts right before a row of shares, as many as these, of which no two are of one thing; else none."""
    parts = [*before[-many:]] if many >= PAIR and len(before) >= many else []
    named = {(topic(figure).name, figure.scope, kind(figure)) for figure in parts}
    told = all(is_level(figure) and figure.depth == parts[0].depth for figure in parts)
    return parts if told and len(named) == many and len({figure.line for figure in parts}) == 1 else []


def _of_one_whole(parts: Sequence[Figure], percents: Sequence[Figure], before: Sequence[Figure]) -> list[Share]:
    """The row of parts in one unit with the amount before them that all of it is of, or all but one; else none."""
    kin = [each for each in before[: -len(parts)] if alike(each, parts[0]) and is_level(each) and not compared(each)]
    whole = kin[-1] if kin and all(alike(part, parts[0]) for part in parts) else None
    if whole is None or not 0 < total(parts).lower <= Interval.of(whole.claim).upper:
        return []
    row = [(part, whole, percent) for part, percent in zip(parts, percents, strict=True)]
    return row if _fitting(row) >= max(PAIR, len(row) - 1) else []


def _of_a_sure_whole(parts: Sequence[Figure], percents: Sequence[Figure], levels: Sequence[Figure]) -> list[Share]:
    """The row of parts in one unit with the amount of the text, under whatever name, that all or all but two are of.

    That three shares give one amount at once is no chance.
    """
    if not all(alike(part, parts[0]) for part in parts):
        return []
    end = bisect_left(levels, parts[0].claim.start, key=lambda level: level.claim.start)
    for whole in reversed(levels[max(0, end - FAR) : end]):
        row = [(part, whole, percent) for part, percent in zip(parts, percents, strict=True)]
        if alike(whole, parts[0]) and _fitting(row) >= max(SURE, len(row) - MOST_ODD):
            return row
    return []


def _of_a_row(parts: Sequence[Figure], percents: Sequence[Figure], levels: Sequence[Figure]) -> list[Share]:
    """The row of parts with a row of as many wholes in one sentence, of which all are given or all but one: by years.

    损失分别为238.66万元、427.93万元、1103.05万元,占同期净利润的比例分别为4.09%、7.56%、18.64%.
    """
    many = len(percents)
    if not all(is_level(part) and alike(part, parts[0]) for part in parts):
        return []
    end = bisect_left(levels, parts[0].claim.start, key=lambda level: level.claim.start)
    before = [level for level in levels[max(0, end - FAR) : end] if alike(level, parts[0])]
    for place in range(len(before) - many, -1, -1):
        wholes = before[place : place + many]
        row = list(zip(parts, wholes, percents, strict=True))
        joined = len({whole.claim.sentence_start for whole in wholes}) == 1 and wholes[0].line == wholes[-1].line
        if joined and _fitting(row) >= max(PAIR, many - 1):
            return row
    return []


def _of_one_sentence(parts: Sequence[Figure], percents: Sequence[Figure], levels: Sequence[Figure]) -> Iterator[Share]:
    """The row of the sentence whose totals fit the most of the shares, the first one of the text before others."""
    sentences: defaultdict[int, list[Figure]] = defaultdict(list)
    for level in levels:
        if level.claim.start < parts[0].claim.start:
            sentences[level.claim.sentence_start].append(level)
    rows = (list(_row(parts, percents, totals)) for totals in sentences.values())
    best = max(rows, key=_fitting, default=[])
    right = _fitting(best)
    yield from (share for share in best if fits(*share) or right >= PAIR or (right and fits_or_slipped(*share)))


def _row(parts: Sequence[Figure], percents: Sequence[Figure], totals: Sequence[Figure]) -> Iterator[Share]:
    for part, percent in zip(parts, percents, strict=True):
        whole = next((total for total in totals if _may_hold(total, part)), None)
        if whole is not None:
            yield part, whole, percent


def _fitting(row: Sequence[Share]) -> int:
    return sum(fits(*share) for share in row)


def _may_hold(whole: Figure, part: Figure) -> bool:
    """Whether a figure may be the total of one that is told under its name, or a longer one (农村火灾 of 火灾)."""
    few, many = Interval.of(part.claim), Interval.of(whole.claim)
    if not (few.bounded and many.bounded) or kind(whole) != kind(part) or whole is part or many.upper < few.lower:
        return False
    if pattern("share.toml", "of a month").search(whole.lead):
        return False
    named = ends_in(topic(part).name, topic(whole).name) or ends_in(topic(whole).name, topic(part).name)
    return named and time_allows(part.claim, whole.claim) and not _shorter(whole, part)


def _shorter(whole: Figure, part: Figure) -> bool:
    """Whether the time of a total is less than that of a part: what was lost in 6月, of 上半年."""
    spans = [(figure.claim.period_start, figure.claim.period_end) for figure in (whole, part)]
    (start, end), (since, until) = spans
    if not (start and end and since and until):
        return False
    return not (start <= since and until <= end)
