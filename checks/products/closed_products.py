"""How much each takes, how many there are and all together, in sentences that tell just these three.

车队往返12趟,每趟运送25吨,共运送300吨; 日产15万只,30天共生产450万只; 演出6场,共吸引观众7.2万人,场均1.2万人.

A mean is wrong where it does not come out; what is told of each (每班45人) may be but nearly so, and is wrong where one
slip of the pen explains the miss to the digit. Limits: what came in some days, hours or years may not have come on each
of them, so that nothing may be told of these but how long they went on; a wider place or a capacity is left out.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations, takewhile

from checks.figures.amounts import NOT_AMOUNTS, SENTENCE, alike, digits
from checks.figures.conversions import factor
from checks.figures.stretches import ahead, sentences
from checks.figures.topics import unit
from checks.lexicon import pattern
from checks.page import CLAUSE_MARK, Figure, Line, clause, in_table, opening
from checks.products.averages import UNITS
from checks.products.each import EXACT, Each
from checks.products.only_these import slipped_exactly, so_many_times
from checks.relation import Interval
from checks.repair import repairs
from claims.model import Claim, Dimension, Hedge, Status

LEXICON = "averages.toml"
THREE, NEAR, NAMED, TWICE, CLOSE = 3, 6, 2, Decimal(2), Decimal("0.001")
GENERAL = "个"
THINGS = frozenset((Dimension.COUNT, Dimension.PERSON))
DAILY = frozenset("产销供售")
OF_TIME = frozenset(("天", "日", "小时", "个小时", "年", "个月", "周", "分钟"))
SAME = {**UNITS, "小时": ("小时", "个小时"), "年": ("年",), "分钟": ("分钟",)}


def closed_products(line: Line) -> Iterator[Each]:
    """Every three figures that are all those of a sentence, in the roles that its words give them."""
    for figures in sentences(line.figures):
        if len(figures) == THREE and all(map(_is_plain, figures)) and _is_closed(line, figures):
            found = (_of_these(*three) for three in permutations(figures))
            for each in [each for each in found if each][:1]:
                if each.fits or (_is_off(each) and not _begins_before(line, each)):
                    yield each


def _is_plain(figure: Figure) -> bool:
    claim = figure.claim
    exact = claim.hedge is Hedge.EXACT and claim.status is Status.ACTUAL and claim.low == claim.high
    told = claim.dimension not in NOT_AMOUNTS or claim.dimension is Dimension.DURATION
    return exact and told and (claim.low or 0) > 0 and not figure.depth and not in_table(figure)


def _is_closed(line: Line, figures: Sequence[Figure]) -> bool:
    """Whether nothing else is said between some figures or behind them, nor that there is more to them."""
    first, last = figures[0], figures[-1]
    between = line.text[first.claim.start - line.start : last.claim.end - line.start]
    words = f"{SENTENCE.split(first.before)[-1]}{between}{opening(last.after)}"
    joined = all(len(CLAUSE_MARK.findall(figure.before)) <= 1 for figure in figures[1:])
    ended = pattern(LEXICON, "ends right there").match(last.after) is not None
    return joined and ended and pattern(LEXICON, "more than these").search(words) is None


def _of_these(each: Figure, many: Figure, whole: Figure) -> Each | None:
    """Three figures in these roles, if their words give them."""
    added = pattern(LEXICON, "all together").fullmatch(clause(whole.before))
    deed = _deed(each, many) if added else None
    scale = _scale(each, many, whole)
    if added is None or deed is None or scale is None or many.claim.dimension is Dimension.MONEY:
        return None
    if not _of_one_deed(deed or opening(each.after), added["what"]) or not _counts_all(many, whole, added["lead"]):
        return None
    return Each(each, many, whole, EXACT, scale)


def _scale(each: Figure, many: Figure, whole: Figure) -> Decimal | None:
    """How many of the unit of a whole one of that of each is: of a speed, what is gone in the time that is counted."""
    above, _, below = each.claim.unit.partition("/")
    if below and below not in SAME.get(many.claim.unit, (many.claim.unit,)):
        return None
    return factor(above, unit(whole.claim)) if below else factor(unit(each.claim), unit(whole.claim))


def _deed(each: Figure, many: Figure) -> str | None:
    """What is said of each of those that a figure counts; None where another thing is told of, or of another one."""
    told = pattern(LEXICON, "of one of them").search(clause(each.before))
    if told is None:
        return None
    if told["mean"]:
        return told["what"] if many.claim.unit in SAME.get(told["mean"], (told["mean"],)) else None
    if told["daily"]:
        return told["deed"] if many.claim.unit in SAME["天"] else None
    rest = told["rest"].removeprefix("一")
    own = next((own for own in SAME.get(many.claim.unit, (many.claim.unit,)) if rest.startswith(own)), "")
    if own and own != GENERAL:
        return rest.removeprefix(own)
    if many.claim.unit != GENERAL:
        return None
    named = rest.removeprefix(GENERAL)
    same = takewhile(lambda pair: pair[0] == pair[1], zip(named, opening(many.after), strict=False))
    size = sum(1 for _ in same)
    return named[size:] if size else None


def _of_one_deed(of_each: str, of_all: str) -> bool:
    """Whether what is said of all is said of each as well, or nothing is said of one of them."""
    return not of_each or not of_all or of_all[:NAMED] in of_each or _ends_alike(of_each, of_all)


def _ends_alike(of_each: str, of_all: str) -> bool:
    """Whether a short word of each is what is said of all in a longer one: 日产 and 共生产."""
    return of_each[:1] in DAILY and of_each[:1] == of_all[NAMED - 1 : NAMED]


def _counts_all(many: Figure, whole: Figure, lead: str) -> bool:
    """Whether a count is all that there is of it, and a whole of no more: 30天共, not 国庆7天 nor 全镇共."""
    words, behind = clause(many.before), opening(many.after)
    if many.claim.unit in OF_TIME and not pattern(LEXICON, "goes on").fullmatch(words):
        return False
    if pattern(LEXICON, "some of them").search(words) or pattern(LEXICON, "when over").match(behind):
        return False
    beside = whole.position == many.position + 1 and lead in behind
    return not lead or (beside and pattern(LEXICON, "a wider whole").search(lead) is None)


def _is_off(each: Each) -> bool:
    """Whether a mean misses by less than the size of what is told, or one slip of the pen explains a miss to the digit.

    What is done each day, or on each acre, is told as it mostly is, so that the slip has to be a telling one.
    """
    if so_many_times(each):
        return False
    if pattern(LEXICON, "a mean of them").search(clause(each.each.before)):
        return each._replace(margin=Interval(1 / TWICE, TWICE)).fits or any(repairs(*target) for target in each.targets)
    if each.many.claim.dimension in THINGS and _is_said(each):
        return any(_is_another_digit(*target) for target in each.targets)
    return slipped_exactly(each)


def _is_said(each: Each) -> bool:
    """Whether the sentence says what is done with each or all of them: 每趟运送, 共运送; not 每段80米,共计960米."""
    added = pattern(LEXICON, "all together").fullmatch(clause(each.whole.before))
    return bool((added and added["what"]) or _deed(each.each, each.many))


def _is_another_digit(claim: Claim, target: Interval) -> bool:
    """Whether one slip makes of a figure of two digits and more just what it has to be."""
    centre = (target.lower + target.upper) / 2
    return digits(claim) > 1 and any(repairs(claim, Interval(centre * (1 - CLOSE), centre * (1 + CLOSE))))


def _begins_before(line: Line, each: Each) -> bool:
    """Whether others that may be counted in are told near before the three."""
    first = min(figure.position for figure in (each.each, each.many, each.whole))
    near = ahead(first, line.figures, NEAR)
    return any(alike(figure, each.many) or alike(figure, each.whole) for figure in near)
