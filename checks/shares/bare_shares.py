"""Shares of what stands before them: what their sentence begins with, what 其中 follows, what the last one is of."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from checks.figures.amounts import alike, amount, compared
from checks.figures.directory import Directory, find, is_level, kind
from checks.figures.percentages import Share, fits, fits_or_slipped, is_percent
from checks.figures.possible_shares import computable, of_one_time
from checks.figures.stretches import ahead
from checks.figures.topics import ends_in, topic
from checks.figures.wholes_named import whole_named
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, opening
from checks.parts.parts_among import is_of_each, nearest_level
from checks.shares.leads import amounts_before, level_before, said_of, whole_in_lead
from claims.model import Dimension, Hedge

SHORTEST_NAME = 2
NEAR, FAR = 4, 8
ENDING = 3
TOTAL, IN = "总", "中"
OF_SO_MANY = "numeral:of so many"


def in_lead(page: Page, known: Directory) -> Iterator[Share]:
    """全市常住人口中,男性…万人,占53.20%: a bare share of what its sentence begins with; a miss only by a slip."""
    for line in page.lines:
        for figure in line.figures:
            bare = pattern("share.toml", "bare share").match(clause(figure.before))
            part = said_of("", figure, line, known) if bare and is_percent(figure) else None
            if part is None:
                continue
            name = whole_in_lead(line, part, figure.claim.sentence_start - line.start)
            whole = find(known, name, part, kind(part)) if name is not None else None
            told = whole is not None and whole is not part and of_one_time(part, whole)
            if whole and told and computable(part, whole, figure) and fits_or_slipped(part, whole, figure):
                yield part, whole, figure


def among(page: Page) -> Iterator[Share]:
    """幼儿园658所,其中普惠性562所,占比85.41%: a bare share of what 其中 follows; a miss only by a slip of the pen.

    What marks the part off may stand before it (其中90平方米以下1450套), and the whole be called by its last words
    (固定资产投资232.88亿元,其中工业投资75.22亿元(占总投资的32.3%)).
    """
    for line in page.lines:
        for place, (part, percent) in enumerate(pairwise(line.figures)):
            lead, before = part.before, ahead(place, line.figures, NEAR)
            if before and lead.strip() == clause(lead) and not alike(part, before[-1]):
                lead, before = f"{before[-1].before}{lead}", before[:-1]
            told = pattern("parts.toml", "among").search(lead)
            bare = pattern("share.toml", "bare share").match(clause(percent.before))
            whole = nearest_level(part, before) or part
            share = part, whole, percent
            of_it = bare or _of_all_of(whole, percent)
            if not (told and of_it and is_percent(percent) and alike(part, whole) and computable(*share)):
                continue
            if whole is not part and _is_amount(whole) and _is_amount(part) and fits_or_slipped(*share):
                yield share


def _of_all_of(whole: Figure, percent: Figure) -> bool:
    """Whether a share is said to be of the total of what a figure's name ends in: 占总投资的, of 固定资产投资."""
    name = whole_named(percent) or ""
    return name.startswith(TOTAL) and len(name) > SHORTEST_NAME and ends_in(topic(whole).name, name[1:])


def _is_amount(figure: Figure) -> bool:
    """Whether a figure is a level of something, or of each head."""
    of_each = is_of_each(figure) and topic(figure).aspect in ("level", "per head")
    return is_level(figure) or (of_each and not compared(figure))


def counted_with_amounts(page: Page) -> Iterator[Share]:
    """57项资金214.63亿元中,有19项58.37亿元超过时限,占27.2%: of the amount before it, a miss only by a slip.

    An amount right behind a count of such is what they come to, where a share of an amount is told of it.
    """
    for line in page.lines:
        for count, part, percent in zip(line.figures, line.figures[1:], line.figures[2:], strict=False):
            bare = pattern("share.toml", "bare share").match(clause(percent.before)) and is_percent(percent)
            counts = count.claim.dimension is Dimension.COUNT and not part.before.strip()
            if not (bare and counts and part.claim.dimension is Dimension.MONEY and part.depth == percent.depth):
                continue
            before = [figure for figure in ahead(count.position, line.figures, NEAR) if is_level(figure)]
            whole = nearest_level(part, before) or part
            share = part, whole, percent
            among_it = whole.after.startswith(IN) or pattern("parts.toml", "among").search(count.before)
            if whole is not part and among_it and computable(*share) and fits_or_slipped(*share):
                yield share


def amounts_behind(page: Page) -> Iterator[Share]:
    """总投资186.5亿元,其中资本金占40%,约74.6亿元: the part behind its share; a miss only by a slip of the pen."""
    for line in page.lines:
        for place, (percent, part) in enumerate(pairwise(line.figures)):
            behind = pattern("share.toml", "amount behind").match(part.before) and is_percent(percent)
            words = clause(percent.before)
            if not behind or not amount(part) or "占" not in words or pattern("share.toml", "moved from").search(words):
                continue
            wholes = list(amounts_before(place, line, part))
            told = [(part, whole, percent) for whole in wholes if computable(part, whole, percent)]
            bare = part.claim.hedge is Hedge.EXACT and not opening(part.after).strip(")） ")
            slipped = told if len(told) == 1 and bare and fits_or_slipped(*told[0]) else []
            yield from [share for share in told if fits(*share)][:1] or slipped


def of_so_many(page: Page) -> Iterator[Share]:
    """总有效率91.4%(222/243): a percentage with the two counts that it is of in its bracket."""
    for line in page.lines:
        for percent, part, whole in zip(line.figures, line.figures[1:], line.figures[2:], strict=False):
            both = all(OF_SO_MANY in figure.claim.rules for figure in (part, whole))
            if both and is_percent(percent) and OF_SO_MANY not in percent.claim.rules:
                yield part, whole, percent


def going_on(page: Page, found: Mapping[int, Share]) -> Iterator[Share]:
    """同意…股,占出席会议…总数的99.81%;反对…股,占0.17%: bare shares of what the share before them is of."""
    for line in page.lines:
        last: Share | None = None
        wholes: list[Figure] = []
        for percent in line.figures:
            part = level_before(percent, line)
            last = found.get(percent.claim.start, last)
            wholes += [last[1]] if last and last[1] not in wholes else []
            bare = pattern("share.toml", "bare share").match(clause(percent.before))
            taken = percent.claim.start in found
            if part is None or not last or not bare or not is_percent(percent) or taken:
                continue
            fitting = (each for each in wholes if computable(part, each, percent) and fits(part, each, percent))
            share = part, next(fitting, last[1]), percent
            apart = percent.position - last[2].position
            near = apart <= (FAR if _of_a_sort(part, last[0]) else NEAR) and kind(part) == kind(last[0])
            nested = pattern("parts.toml", "among").search(last[0].before) and whole_named(last[2]) is not None
            near = near and of_one_time(part, share[1]) and (fits(*share) or not (nested or len(wholes) > 1))
            if near and computable(*share) and fits_or_slipped(*share):
                last = share
                yield share


def _of_a_sort(one: Figure, other: Figure) -> bool:
    """Whether two names end alike and are not the same: 一般贸易进出口, 加工贸易进出口."""
    first, second = (topic(figure).name for figure in (one, other))
    return first != second and min(len(first), len(second)) > ENDING and first[-ENDING:] == second[-ENDING:]
