"""Figures of one page that may be mentions of one quantity, put together."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence, Set
from decimal import Decimal
from itertools import combinations, pairwise, takewhile

from checks.figures.amounts import BOUNDS, amount, compared, digits
from checks.figures.columns import noted
from checks.figures.headed import at_other_times, table_otherwise
from checks.figures.identity import (
    bare,
    base,
    compatible,
    heading,
    label_above,
    of_versions,
    repeated_words,
    span_words,
)
from checks.figures.owners import of_owners
from checks.figures.rates import owner
from checks.figures.said_again import headed, led_alike, told_apart
from checks.figures.topics import akin, core, related, topic, unit
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, in_table
from checks.relation import Comparator, Interval, holds
from checks.repair import SURE_SLIPS, Slip, repairs, slip
from claims.model import Claim, Dimension, Hedge, Kind, Status

COUNTED = frozenset({Dimension.COUNT, Dimension.PERSON, Dimension.PERSON_TIME, Dimension.DURATION})
MOST_NAMES = 40
MOST_PARTS = 8
MOST_ROUNDED = 16
SMALL = 10
RATES = frozenset({Dimension.PERCENT, Dimension.PERCENTAGE_POINT})
FEW_DIGITS = 2
NEAR, ROUNDED_BY = Decimal("0.05"), 2
DIGITS = 3
WIDER = re.compile("[总總全]")
SHORTEST_NAME = 2
ENDING = 2
LONG_NAME = 4
WIDE, WORDS = 3, 16
SIZES = ("万", "亿", "千", "百")
ITS_OWN, ABOVE, BAR = "本级", 120, re.compile(r"[|｜\t]|本级[ 　]")


def identical(page: Page) -> Iterator[list[Figure]]:
    """Figures that must be of one quantity, whatever they say: bare mentions of a single indicator, repeated words.

    Only groups on more than one line whose figures fit or miss by one slip of the pen.
    """
    groups: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    owners: dict[int, Figure] = {}
    for line in page.lines:
        label = label_above(page, line)
        for figure in line.figures:
            if figure.claim.low is None:
                continue
            about = topic(figure)
            named = owners[figure.claim.start] = owner(line, figure) or figure
            if pattern("topics.toml", "single").match(topic(named).name) and bare(named) and is_actual(figure):
                aspect = (about.aspect, about.unit, about.dimension)
                groups[(topic(named).name, *aspect, base(figure), span_words(figure), label)].append(figure)
            for words in repeated_words(figure):
                groups[(words, about.name, about.unit, about.dimension, label)].append(figure)
    for group in groups.values():
        for part in _parted(group):
            amounts = [owners[figure.claim.start] for figure in part]
            if _of_one_amount(amounts, part) and fit_or_slipped(part) and not _of_two(page, part):
                yield part


def _of_two(page: Page, group: Sequence[Figure]) -> bool:
    cells = [figure for figure in group if in_table(figure)]
    told = [figure for figure in group if not in_table(figure)]
    placed = not meets(*extremes(group)) and any(table_otherwise(page, told[0], cell) for cell in cells if told)
    return placed or of_versions(group) or of_owners(page, group)


def _of_one_amount(amounts: Sequence[Figure], rates: Sequence[Figure]) -> bool:
    """Whether rates may be of one amount: not if they differ and the amounts that they stand behind do, too."""
    behind = [amount for amount, rate in zip(amounts, rates, strict=True) if amount is not rate]
    return len(behind) < len(rates) or meets(*extremes(behind)) or meets(*extremes(rates))


def heads(page: Page, line: Line) -> bool:
    """Whether a line is a heading, and not what is told of a bare name above it."""
    return heading(line) and not label_above(page, line)


def retold(page: Page) -> Iterator[list[Figure]]:
    """Figures of a passage that a text gives twice, word for word: the words around both are the same, figures aside.

    That it is no form filled in twice, two more figures beside them show that are the same in both.
    """
    around: defaultdict[str, list[Figure]] = defaultdict(list)
    for line in page.lines:
        masked = [_masked(line, figure) for figure in line.figures]
        for figure, words in zip(line.figures, masked, strict=True):
            if words:
                around[words].append(figure)
    for found in around.values():
        for one, other in pairwise(found):
            retold = one.line != other.line and one.claim.text != other.claim.text and led_alike(page, one, other)
            if retold and _beside_alike(page, one, other) and not of_owners(page, (one, other)):
                yield [one, other]


def _masked(line: Line, figure: Figure) -> str:
    """The words around a figure with a mark for each figure among them; empty where there are few."""
    before = "#".join(other.before for other in line.figures[: figure.position + 1][-WIDE:])[-WORDS:]
    after = "#".join(other.after for other in line.figures[figure.position :][:WIDE])[:WORDS]
    return f"{before}#{after}" if len(before) + len(after) >= WORDS else ""


def _beside_alike(page: Page, one: Figure, other: Figure) -> bool:
    """Whether the figures next to one are the same next to another, two of them with digits enough to tell."""
    lines = [page.lines[figure.line].figures for figure in (one, other)]
    behind = zip(*(line[figure.position + 1 :] for figure, line in zip((one, other), lines, strict=True)), strict=False)
    ahead = zip(
        *(line[: figure.position][::-1] for figure, line in zip((one, other), lines, strict=True)), strict=False
    )
    same = [left for way in (behind, ahead) for left, _ in takewhile(_same_text, way)]
    return sum(digits(figure.claim) >= DIGITS for figure in same) > 1


def _same_text(pair: tuple[Figure, Figure]) -> bool:
    return pair[0].claim.text == pair[1].claim.text


def told_twice(page: Page) -> Iterator[list[Figure]]:
    """Rates, and amounts of four digits and more, of one name and time that a text gives twice and that a slip parts.

    The sentences of amounts may not tell of two things before them. Another digit explains nothing here: of two such
    figures, one may be of a part that the words don't show. A moved point in an amount is one of magnitude.
    """
    groups: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        about, claim = topic(figure), figure.claim
        rate = claim.dimension is Dimension.PERCENT and claim.period and len(about.name) >= LONG_NAME
        long = digits(claim) > DIGITS and len(about.name) > SHORTEST_NAME and amount(figure) and about.aspect == "level"
        told = (rate or long) and claim.hedge is Hedge.EXACT and claim.low is not None
        own = not figure.depth and not compared(figure) and not in_table(figure) and is_actual(figure)
        if told and own:
            whole_year = pattern("topics.toml", "whole year").search(claim.period or "")
            time = "year" if whole_year else claim.period
            what = (claim.measure, claim.cumulative) if long else None
            groups[about, time, what, base(figure)].append(figure)
    for group in groups.values():
        if len(group) == 2 and group[0].line != group[1].line and compatible(group[0].claim, group[1].claim):
            one, other = (figure.claim for figure in group)
            kinds = SURE_SLIPS if one.dimension is Dimension.PERCENT else (Slip.SWAP,)
            found = (slip(one, Interval.of(other), kinds), slip(other, Interval.of(one), kinds))
            apart = told_apart(page, *group) or headed(page, *group) or of_versions(group)
            one_thing = (one.dimension is Dimension.PERCENT or not apart) and not of_owners(page, group)
            by_a_slip = any(repair is not None and repair.distance == 0 for repair in found)
            if one_thing and by_a_slip and not at_other_times(*group):
                yield group


def kind_of(figure: Figure) -> tuple[Dimension, str]:
    """What a figure has to share with another to be the same: its dimension and unit."""
    return figure.claim.dimension, unit(figure.claim)


def paired(page: Page) -> Iterator[list[Figure]]:
    """Counts of a plan's parts that stand beside each other twice (9项行动32项举措), where one of the two comes again.

    The other is then the same count, and has to come again with its number too.
    """
    pairs: defaultdict[tuple[str, str], list[tuple[Figure, Figure]]] = defaultdict(list)
    for line in page.lines:
        for one, other in pairwise(line.figures):
            ends = [topic(figure).name[-ENDING:] for figure in (one, other)]
            if all(figure.claim.kind is Kind.STRUCTURE for figure in (one, other)) and all(ends):
                pairs[ends[0], ends[1]].append((one, other))
    for found in pairs.values():
        for (one, other), (again, other_again) in pairwise(found):
            if one.line != again.line and one.claim.low == again.claim.low:
                yield [other, other_again]
            elif one.line != again.line and other.claim.low == other_again.claim.low:
                yield [one, again]


def fit_or_slipped(group: Sequence[Figure]) -> bool:
    """Whether figures of one name fit, or miss by what one slip of the pen explains.

    Figures further apart are more likely to be of another time or scope that the words do not show, and one that is
    another cut off instead of rounded (13.5万 of 135571) is no slip.
    """
    highest, lowest = extremes(group)
    if Interval.of(highest.claim).lower <= Interval.of(lowest.claim).upper:
        return True
    if cut_off(highest.claim, lowest.claim):
        return False
    return bool(repairs(highest.claim, Interval.of(lowest.claim)) or repairs(lowest.claim, Interval.of(highest.claim)))


def cut_off(one: Claim, other: Claim) -> bool:
    """Whether a figure is another one without its last digits, or with noughts for them: 300万 of 305.6万."""
    exact, short = sorted((one, other), key=lambda claim: claim.step or Decimal(0))
    whole, told = abs(exact.low or Decimal(0)), abs(short.low or Decimal(0))
    few, many = (value.normalize().as_tuple().digits for value in (told, whole))
    begun = many[: len(few)] == few or len(few) <= FEW_DIGITS
    rounded = begun and len(many) - len(few) >= ROUNDED_BY and 0 < whole - told < told * NEAR
    return rounded or 0 < whole - told < (short.step or Decimal(0))


def extremes(group: Sequence[Figure]) -> tuple[Figure, Figure]:
    """The figure whose reading starts highest and the one whose reading ends lowest."""
    highest = max(group, key=lambda figure: Interval.of(figure.claim).lower)
    return highest, min(group, key=lambda figure: Interval.of(figure.claim).upper)


def is_actual(figure: Figure) -> bool:
    """Whether a figure tells what is, and no plan."""
    return figure.claim.status is Status.ACTUAL


def equal(page: Page) -> Iterator[list[Figure]]:
    """Figures on more than one line that say the same number of what may be one thing by its name."""
    headings = frozenset(number for number, line in enumerate(page.lines) if heads(page, line))
    buckets: defaultdict[Hashable, defaultdict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for line in page.lines:
        for figure in line.figures:
            about, claim = topic(figure), figure.claim
            name = topic(owner(line, figure) or figure).name
            told = claim.low is not None and not claim.text.endswith(BOUNDS)
            if name and told and claim.dimension is not Dimension.DURATION:
                key = (about.dimension, about.unit, about.aspect, claim.low, claim.high, base(figure))
                buckets[key][name].append(figure)
    for names in buckets.values():
        telling = {name: figures for name, figures in names.items() if tells_enough(figures[0].claim)}
        small = (figures for name, figures in names.items() if name not in telling and _named_well(name, figures))
        for group in (*_joined(telling, headings), *small):
            for part in _parted(group, lines=False):
                if not of_versions(part) and not _of_owners_apart(part):
                    yield part


def tabled(page: Page) -> Iterator[list[Figure]]:
    """A figure of a table and the one of the text under its name, where each has no other of that name and aspect.

    Where only one of them is a total by its words (营业总收入, 营业收入), or a note or heading tells more of the table,
    they may differ.
    """
    cells: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    said: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        about, claim = topic(figure), figure.claim
        if claim.hedge is Hedge.EXACT and claim.low is not None and len(about.name) >= SHORTEST_NAME:
            name = (about.name, about.dimension, about.unit, about.aspect, base(figure))
            (cells if in_table(figure) else said)[name].append(figure)
    for key, figures in cells.items():
        if len(figures) == len(said[key]) == 1 and compatible(figures[0].claim, said[key][0].claim):
            pair = sorted((figures[0], said[key][0]), key=_start)
            totals = {WIDER.search(figure.claim.subject or "") is None for figure in pair}
            may_differ = len(totals) > 1 or noted(page, figures[0]) or _of_its_own(page, figures[0])
            may_differ = may_differ or table_otherwise(page, said[key][0], figures[0])
            if fit_or_slipped(pair) and (not may_differ or meets(*pair)):
                yield pair


def level_with(page: Page) -> Iterator[list[Figure]]:
    """The two levels of a row of a table that are the same, where the cell of their change says so: 8 | 8 | 持平."""
    for line in page.lines:
        said = pattern("growth.toml", "cell of no change").search(line.text) if in_table(line.figures[0]) else None
        if said is None:
            continue
        before = [figure for figure in line.figures if figure.claim.end <= line.start + said.start()][-2:]
        told = len(before) > 1 and all(figure.claim.low is not None for figure in before)
        if told and meets(*before) and kind_of(before[0]) == kind_of(before[1]):
            yield before


def _of_its_own(page: Page, cell: Figure) -> bool:
    """Whether the lines above a table say that it is of a body's own level only: 省本级."""
    above = page.text[max(0, cell.claim.start - ABOVE) : cell.claim.start].splitlines()
    return any(ITS_OWN in line for line in above if BAR.search(line) is None)


def rounded(page: Page) -> Iterator[list[Figure]]:
    """Pairs of figures of one name of which one is the other with fewer digits: 1,108,946,847.33 and 110,894.68万."""
    buckets: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        about, claim = topic(figure), figure.claim
        exact = claim.hedge is Hedge.EXACT and claim.low is not None and claim.low == claim.high
        if exact and len(about.name) >= SHORTEST_NAME and digits(claim) >= DIGITS:
            buckets[about.name, about.dimension, about.unit, base(figure)].append(figure)
    for group in buckets.values():
        for one, other in combinations(group, 2) if len(group) <= MOST_ROUNDED else ():
            if one.claim.low != other.claim.low and one.claim.step != other.claim.step and meets_apart(one, other):
                yield [one, other]


def meets_apart(one: Figure, other: Figure) -> bool:
    """Whether two figures of different sentences may be of one time and place and say the same, as printed."""
    apart = one.claim.sentence_start != other.claim.sentence_start
    return apart and meets(one, other) and compatible(one.claim, other.claim)


def meets(one: Figure, other: Figure) -> bool:
    """Whether two figures say the same, as printed."""
    return holds(Comparator.MEETS, Interval.of(one.claim), Interval.of(other.claim))


def _named_well(name: str, figures: Sequence[Figure]) -> bool:
    """Whether small counts of one name are of one thing: the name has some length and the things a unit.

    Those in brackets are parts of whatever stands before these, and a noun behind its count names no owner
    (得到9个篮板).
    """
    bracketed = any(figure.depth for figure in figures)
    return len(name) >= ENDING and not bracketed and all(figure.claim.unit for figure in figures)


def _of_owners_apart(figures: Sequence[Figure]) -> bool:
    """Whether small counts say what some of many got, and so those of others: 甲队获得5枚金牌, 乙得到9个篮板."""
    few = all(figure.claim.dimension in COUNTED and digits(figure.claim) <= FEW_DIGITS for figure in figures)
    told = pattern("topics.toml", "got by one of many")
    return few and all(told.search(figure.lead) for figure in figures)


def tells_enough(claim: Claim) -> bool:
    """Whether a number is telling: small counts of things come up again by chance, counts of a plan's parts do not."""
    if claim.dimension is Dimension.PERCENTAGE_POINT and digits(claim) < FEW_DIGITS:
        return False
    return claim.kind is Kind.STRUCTURE or claim.dimension not in COUNTED or abs(claim.high or Decimal(0)) >= SMALL


def _joined(names: Mapping[str, list[Figure]], headings: frozenset[int]) -> Iterator[list[Figure]]:
    """The figures of a bucket by name, those of related names put together."""
    headed = {name for name, figures in names.items() if any(figure.line in headings for figure in figures)}
    kept = {name: list(figures) for name, figures in names.items()}
    for one, other in combinations(names, 2) if len(names) <= MOST_NAMES else ():
        claim = names[one][0].claim
        rates = claim.dimension in RATES or (claim.dimension not in COUNTED and digits(claim) <= FEW_DIGITS)
        if (
            {one, other} <= kept.keys()
            and _may_name_one(one, other, headed)
            and not (rates and not {one, other} & headed and _told_apart(one, other))
        ):
            kept[one] += kept.pop(other)
    return iter(kept.values())


def _start(figure: Figure) -> int:
    return figure.claim.start


def _may_name_one(one: str, other: str, headed: Set[str]) -> bool:
    return related(one, other) or (bool({one, other} & headed) and akin(one, other))


def _told_apart(one: str, other: str) -> bool:
    """Whether words of their own tell two names apart: 本外币存款 and 人民币存款, 居民 and 农村居民.

    Rates of two things are often the same, so that their names have to say that they are of one.
    """
    cores = [core(one), core(other)]
    start, end = _shared(*cores), _shared(*(name[::-1] for name in cores))
    own = [name[start : max(start, len(name) - end)] for name in cores]
    some = pattern("topics.toml", "some of them").match("".join(own))
    return some is not None or all(len(words) >= SHORTEST_NAME for words in own)


def _shared(one: str, other: str) -> int:
    """How many characters two names begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _parted(group: Sequence[Figure], *, lines: bool = True) -> Iterator[list[Figure]]:
    """A group by time and scope, in groups that stand on more than one line, or at least in more than one sentence.

    On one line, different figures of one name are told apart from each other, so these make no group of their own.
    """
    parts: list[list[Figure]] = []
    for figure in sorted(group, key=_start):
        fitting = (part for part in parts[-MOST_PARTS:] if _belongs(figure, part))
        part = next(fitting, None)
        if part is None:
            parts.append([figure])
        else:
            part.append(figure)
    places = (lambda figure: figure.line) if lines else (lambda figure: (figure.line, figure.claim.sentence_start))
    return (part for part in parts if len(set(map(places, part))) > 1)


def _belongs(figure: Figure, part: Sequence[Figure]) -> bool:
    return all(compatible(known.claim, figure.claim) for known in (part[0], part[-1]))
