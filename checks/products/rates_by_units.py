"""What is told of each, how many there are and all together, by the units of the three: 每趟25吨, 12趟, 300吨.

The words before a figure tell that it is of each (每袋, 人均, 单桩, 时速) or its unit does (元/天); of the others one
counts just that, and the other is in the unit of what each has. Where a sentence tells these three and nothing else,
a mean is wrong where it does not come out, and what is reckoned by a price or a day where another digit of one of them
would make it come out. Of anything else, or where it tells more, only a slip of the pen that explains the miss too well
to be chance is wrong.

Limits: what may be of others, of another time or of some of them is held to nothing, nor is what two readings fit.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import NamedTuple

from checks.figures.amounts import NOT_AMOUNTS, SENTENCE, alike, digits
from checks.figures.conversions import factor
from checks.figures.stretches import ahead, sentences
from checks.figures.topics import unit
from checks.lexicon import pattern
from checks.page import CLAUSE_MARK, Figure, Line, clause, in_table, opening
from checks.products.averages import UNITS
from checks.products.each import EXACT, Each
from checks.products.only_these import so_many_times
from checks.relation import Interval
from checks.repair import Slip, repairs, slip
from claims.model import Claim, Dimension, Hedge, Status

LEXICON = "rates.toml"
THREE, MOST, NEAR, NAMED, CLOSE = 3, 7, 6, 2, Decimal("0.001")
TWICE = Interval(Decimal("0.5"), Decimal(2))
GENERAL = frozenset("个项")
DAILY = frozenset("产销供售")
SLIPS = (Slip.SWAP, Slip.DIGIT, Slip.DROPPED)
COUNTED = frozenset((Dimension.COUNT, Dimension.PERSON))
HEADS = frozenset((Dimension.PERSON, Dimension.PERSON_TIME))
HOURS = {"分钟": Decimal(1), "小时": Decimal(60), "个小时": Decimal(60)}
DAYS = {"天": Decimal(1), "日": Decimal(1), "周": Decimal(7)}
MONTHS = {"个月": Decimal(1), "月": Decimal(1), "年": Decimal(12)}
TIMES = re.compile("[班场架车]次?$")
PERIODS = re.compile("[年月日天周季]")


class _Told(NamedTuple):
    """Three figures in their roles, and whether the words leave no doubt that they are of one another.

    `said`: the sentence says what is done with each or all of them, and nothing else.
    """

    triple: Each
    sure: bool
    mean: bool
    said: bool


def rates_by_units(line: Line) -> Iterator[Each]:
    """The three figures of each sentence of which one is told of each, where they come out or can't be right."""
    groups = [figures for figures in sentences(line.figures) if len(figures) >= THREE]
    if not groups and THREE <= len(line.figures) <= MOST:
        groups = [list(line.figures)]
    for figures in groups:
        own = [figure for figure in figures if not _is_aside(figure)]
        if THREE <= len(own) <= MOST:
            yield from _of(line, own)


def _is_aside(figure: Figure) -> bool:
    """Whether a figure names or dates something: 3路, 92号, 9点."""
    return pattern(LEXICON, "of names and times").fullmatch(figure.claim.unit) is not None


def _of(line: Line, figures: Sequence[Figure]) -> Iterator[Each]:
    plain = [figure for figure in figures if _is_plain(figure)]
    eaches = [figure for figure in plain if _told_of_each(figure)]
    if not eaches:
        return
    closed = len(figures) == THREE and _is_closed(line, figures)
    roles = (three for three in permutations(plain, THREE) if three[0] in eaches)
    found = [told for told in (_of_these(*three, closed=closed) for three in roles) if told]
    fitting = [told for told in found if told.triple.fits]
    yield from (told.triple for told in fitting[:1])
    if len(found) == 1 and not fitting and _is_wrong(line, found[0], closed=len(figures) == THREE):
        yield found[0].triple


def _is_closed(line: Line, figures: Sequence[Figure]) -> bool:
    """Whether nothing else is said between the figures of a sentence or behind them."""
    first, last = figures[0], figures[-1]
    words = line.text[first.claim.start - line.start : last.claim.end - line.start] + opening(last.after)
    joined = all(len(CLAUSE_MARK.findall(figure.before)) <= 1 for figure in figures[1:])
    ended = pattern(LEXICON, "ends right there").match(last.after) is not None
    return joined and ended and not any(figure.depth for figure in figures) and "(" not in words


def _is_plain(figure: Figure) -> bool:
    claim = figure.claim
    exact = claim.hedge is Hedge.EXACT and claim.status is Status.ACTUAL and claim.low == claim.high
    told = claim.dimension not in NOT_AMOUNTS or claim.dimension is Dimension.DURATION
    return exact and told and (claim.low or 0) > 0 and not in_table(figure)


def _told_of_each(figure: Figure) -> re.Match[str] | None:
    """The words that tell a figure of each of something."""
    if "/" in figure.claim.unit:
        return re.match("", "")
    return pattern(LEXICON, "of each").search(clause(figure.before))


def _of_these(each: Figure, many: Figure, whole: Figure, *, closed: bool) -> _Told | None:
    """Three figures in these roles, if their words and units give them; of a closed sentence whatever leads up."""
    words = _told_of_each(each)
    if words is None or _told_of_each(many) or _is_of_each(whole, each) or alike(many, whole):
        return None
    above, _, below = each.claim.unit.partition("/")
    top = _times(each, above or unit(each.claim), whole)
    counted = _per(below, many) if below else _counted(words, many)
    if top is None or counted is None or many.claim.dimension is Dimension.MONEY:
        return None
    per, rest = counted
    if many.claim.dimension is Dimension.DURATION and not _lasts(many):
        return None
    lead = "" if below else words["lead"]
    named = pattern(LEXICON, "that lead up").fullmatch(lead) is not None
    mean = not below and (bool(words["mean"]) or pattern(LEXICON, "a mean").search(lead) is not None)
    added = pattern(LEXICON, "in all").fullmatch(clause(whole.before)) if closed and not mean else None
    said = (
        added is not None
        and _counts_all(many, whole, added["lead"])
        and _of_one_deed(rest or opening(each.after), added["what"])
    )
    if not (named or said) or not _of_one_time(each, many, whole, mean=mean):
        return None
    triple = Each(each, many, whole, EXACT, top * per)
    exact = not mean and _in_a_row(triple)
    sure = _of_one_thing(rest, many, whole)
    return _Told(triple._replace(exact=exact), sure or said, mean, said and bool(rest or (added and added["what"])))


def _of_one_deed(of_each: str, of_all: str) -> bool:
    """Whether what is said of all is said of each as well, or nothing is said of one of them."""
    short = of_each[:1] in DAILY and of_each[:1] == of_all[NAMED - 1 : NAMED]
    return not of_each or not of_all or of_all[:NAMED] in of_each or short


def _counts_all(many: Figure, whole: Figure, lead: str) -> bool:
    """Whether the words before a sum are those behind a count, and of no wider place: 40人共; not 全镇共."""
    beside = whole.position == many.position + 1 and lead in opening(many.after)
    return not lead or (beside and pattern("averages.toml", "a wider whole").search(lead) is None)


def _is_of_each(whole: Figure, each: Figure) -> bool:
    """Whether what may be a whole is told of each as well: not 每月准备10.08万元, where each is told of a month."""
    told = _told_of_each(whole)
    period = told["rest"][:1] if told and told.groupdict().get("rest") else ""
    return told is not None and not (period and PERIODS.match(period) and period in clause(each.before))


def _of_one_time(each: Figure, many: Figure, whole: Figure, *, mean: bool) -> bool:
    """Whether what each has and what all have are told of one time, as 月工资 and 年工资总额 are not."""
    own = set(PERIODS.findall(clause(each.before) + each.claim.unit.partition("/")[2]))
    periods = set(PERIODS.findall(clause(whole.before)))
    return many.claim.dimension is Dimension.DURATION or (mean and not own) or periods <= own


def _lasts(many: Figure) -> bool:
    """Whether a length of time is that of all: 30天共, 航行5小时; not 国庆7天."""
    whole = pattern("averages.toml", "when over").match(opening(many.after)) is None
    return whole and pattern(LEXICON, "goes on").fullmatch(clause(many.before)) is not None


def _times(each: Figure, above: str, whole: Figure) -> Decimal | None:
    """How many of the unit of a whole one of that of each is; people may be told as visits."""
    if each.claim.dimension in HEADS and whole.claim.dimension in HEADS:
        return Decimal(1)
    names = (above, unit(whole.claim))
    if whole.claim.unit in GENERAL and opening(whole.after).startswith(above):
        return Decimal(1)
    return factor(*(name.removesuffix("次") or name for name in names) if TIMES.match(names[1]) else names)


def _per(wanted: str, many: Figure) -> tuple[Decimal, str] | None:
    """How many of what a rate is told of one of the unit of a count is, and no more words."""
    for sizes in (HOURS, DAYS, MONTHS):
        if wanted in sizes and many.claim.unit in sizes and many.claim.dimension is Dimension.DURATION:
            return sizes[many.claim.unit] / sizes[wanted], ""
    if many.claim.unit in UNITS.get(wanted, (wanted,)):
        return Decimal(1), ""
    times = factor(unit(many.claim), wanted)
    return None if times is None else (times, "")


def _counted(words: re.Match[str], many: Figure) -> tuple[Decimal, str] | None:
    """The same by the words of what is told of each, with what these say besides."""
    if words["price"]:
        counts = many.claim.dimension in (Dimension.COUNT, Dimension.AREA, Dimension.MASS)
        return (Decimal(1), "") if counts else None
    if words["short"]:
        per = _per({"时": "小时", "月": "个月"}.get(words["short"], words["short"]), many)
        return None if per is None else (per[0], words["deed"])
    rest = words["rest"] or words["mean"] or words["single"] or ""
    told = words["what"] or ""
    for own in sorted({many.claim.unit, *UNITS.get(many.claim.unit, ()), unit(many.claim)}, key=len, reverse=True):
        if own and own not in GENERAL and rest.startswith(own):
            return Decimal(1), rest.removeprefix(own) + told
    for size in (5, 4, 3, 2, 1):
        per = _per(rest[:size], many) if rest[:size] else None
        if per is not None:
            return per[0], rest[size:] + told
    noun = rest.removeprefix("个")
    names = (opening(many.after), clause(many.before))
    size = next((size for size in (4, 3, 2) if noun[:size] and len(noun) >= size and _names(noun[:size], *names)), 0)
    single = (words["rest"] is None and _names(rest, *names)) or (noun and names[0].startswith(noun))
    if not size and len(noun) == 1 and single:
        size = 1
    if not size and many.claim.dimension is Dimension.PERSON and noun.startswith(("名", "位", "人")):
        return Decimal(1), noun[1:] + told
    return (Decimal(1), noun[size:] + told) if size else None


def _names(noun: str, behind: str, before: str) -> bool:
    return behind.startswith(noun) or before.rstrip("共有达为约").endswith(noun) or f"{noun}数" in before


def _of_one_thing(rest: str, many: Figure, whole: Figure) -> bool:
    """Whether what each has is what all have, as far as it is named: 人均耕地 and 耕地."""
    own = pattern(LEXICON, "of no thing").sub("", rest)
    said = f"{clause(whole.before)}{opening(whole.after)}{clause(many.before)}"
    if len(own) == 1:
        return own in said
    return not own or any(own[at : at + NAMED] in said for at in range(max(1, len(own) - 1)))


def _is_wrong(line: Line, told: _Told, *, closed: bool) -> bool:
    """Whether a miss can't be right: of three that stand alone, or only by a telling slip where there is doubt."""
    triple = told.triple
    if not told.sure or so_many_times(triple) or _with_others(line, triple):
        return False
    three = (triple.each, triple.many, triple.whole)
    first = min(figure.position for figure in three)
    if any(alike(figure, one) for figure in ahead(first, line.figures, NEAR) for one in three):
        return False
    priced = pattern(LEXICON, "reckoned").search(clause(triple.each.before) + triple.each.claim.unit) is not None
    if not (closed and (told.mean or priced or triple.exact or told.said)):
        return any(slip(claim, _around(target), SLIPS) for claim, target in triple.targets)
    if told.mean and not _place(triple.whole) and triple._replace(margin=TWICE).fits:
        return True
    return any(_is_another_digit(claim, _around(target)) for claim, target in triple.targets)


def _in_a_row(triple: Each) -> bool:
    """Whether a count of what is alike, what each has and what all have follow each other: 25排,每排30座,共750座."""
    many, each, whole = triple.many, triple.each, triple.whole
    if not pattern(LEXICON, "alike").fullmatch(many.claim.unit) or whole.claim.dimension not in COUNTED:
        return False
    follow = each.position == many.position + 1 and whole.position == each.position + 1
    all_told = pattern(LEXICON, "all together").match(clause(whole.before)) is not None
    return follow and all_told and pattern(LEXICON, "each of these").fullmatch(clause(each.before)) is not None


def _is_another_digit(claim: Claim, target: Interval) -> bool:
    return digits(claim) > 1 and any(repair.slip in SLIPS for repair in repairs(claim, target))


def _place(whole: Figure) -> str:
    """The kind of place that a whole is told of: 镇 of 全镇."""
    place = pattern(LEXICON, "of a whole place").search(clause(whole.before))
    return (place["place"] or place["firm"]) if place else ""


def _around(target: Interval) -> Interval:
    centre = (target.lower + target.upper) / 2
    return Interval(centre * (1 - CLOSE), centre * (1 + CLOSE))


def _with_others(line: Line, triple: Each) -> bool:
    """Whether the words around three figures tell of others than these, or of some of them."""
    three = sorted((triple.each, triple.many, triple.whole), key=lambda figure: figure.position)
    start, end = three[0].claim.start - line.start, three[-1].claim.end - line.start
    words = f"{SENTENCE.split(three[0].before)[-1]}{line.text[start:end]}{SENTENCE.split(three[-1].after)[0]}"
    if pattern(LEXICON, "others too").search(words):
        return True
    many, whole = clause(triple.many.before), clause(triple.whole.before)
    if _place(triple.whole) not in many or pattern(LEXICON, "not what each has").search(whole):
        return True
    made = pattern("each.toml", "made").search(many) and pattern("each.toml", "sold").search(whole)
    return bool(made) or any(pattern(LEXICON, "some of them").search(each) for each in (many, whole))
