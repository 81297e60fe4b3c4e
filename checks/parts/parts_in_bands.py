"""Parts by bands of one measure that leave nothing out: 职工412人,35岁以下96人,36-45岁137人,…,56岁以上51人.

The first band is open below or begins at nought, the last is open above, and each begins where the one before it ends,
so that all of the whole are in them. Of some the measure may not be known: parts that lack some of it are wrong by one
slip of the pen only, or by a telling one where the whole stands in the sentence before; parts that exceed it are wrong.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from checks.figures.amounts import SENTENCE, Breakdown, adds_up, alike, amount, held_to, slipped, targets_of, total
from checks.figures.identity import time_allows
from checks.figures.possible_shares import HEADS
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table, opening
from checks.parts.parts_told_twice import named_before
from checks.relation import Interval
from checks.repair import repairs
from claims.model import Hedge

LABEL, FEWEST, MOST, WHOLES = 40, 2, 12, 6
NUMBER = r"[0-9]{1,6}(?:\.[0-9]{1,2})?"
SIZES = {"万": Decimal(10**4), "亿": Decimal(10**8), "千": Decimal(10**3), "": Decimal(1)}
MEASURE = r"(?P<size>[千万亿]?)(?P<unit>周?岁|平方米|平米|㎡|亩|公顷|元|分|公里|千米|米|人|年|天|小时|千瓦|吨|张)"
TAIL = r"(?:之间)?(?:[(（][^()（）0-9]{1,4}[)）])?的?[^,，。;；:：、()（）0-9]{0,6}$"
BELOW = re.compile(rf"(?:不足|未满|不满)?(?P<upper>{NUMBER}){MEASURE}(?:[(（]不?含[)）])?(?:及|含)?以[下内]{TAIL}")
UNDER = re.compile(rf"(?:不足|未满|不满|低于|小于)(?P<upper>{NUMBER}){MEASURE}{TAIL}")
BETWEEN = re.compile(
    rf"(?<![0-9.])(?P<lower>{NUMBER})(?P<first>[千万亿]?)(?:周?岁|平方米|元|亩|分)?(?:[-－—–~～至到]|--)"
    rf"(?P<upper>{NUMBER}){MEASURE}{TAIL}"
)
ABOVE = re.compile(rf"(?P<lower>{NUMBER}){MEASURE}(?:[(（]不?含[)）])?(?:及|含)?以上{TAIL}")
NOUGHT = Decimal(0)


class Band(NamedTuple):
    """A stretch of a measure, open below or above where an end is None, with its unit."""

    lower: Decimal | None
    upper: Decimal | None
    unit: str


Part = tuple[Figure, Band]


def parts_in_bands(line: Line) -> Iterator[Breakdown]:
    """Every row of parts of a line in bands that leave nothing out, with the whole before or behind that it has."""
    told = [(figure, band) for figure in line.figures if _is_part(figure) and (band := _band(line, figure))]
    for row in _rows(line, told):
        parts = [figure for figure, _ in row]
        behind = _summed_up(line, parts)
        before = _before(line, parts)
        rest = _beside(line, parts)
        whole_rows = ((whole, row) for row in (parts, *rest) for whole in (*behind, *before))
        right = next(((whole, row) for whole, row in whole_rows if adds_up(whole, row)), None)
        if right is not None:
            yield held_to(*right)
            continue
        wrong = next((whole for whole in (*behind, *before[:1]) if _is_wrong(whole, parts)), None)
        more = pattern("exclusive.toml", "and more").match(parts[-1].after)
        if wrong is not None and not more:
            yield held_to(wrong, parts)


def _is_part(figure: Figure) -> bool:
    """Whether a figure is an exact amount, also one right behind the end of a band: 500万至2000万元368家."""
    counted = figure.claim.dimension in HEADS and not figure.before.strip() and figure.claim.low is not None
    return (amount(figure) or counted) and figure.claim.hedge is Hedge.EXACT and not in_table(figure)


def _band(line: Line, figure: Figure) -> Band | None:
    """The band that the words right before a figure name, if any."""
    end = figure.claim.start - line.start
    words = line.text[max(0, end - LABEL) : end]
    for form in (BETWEEN, BELOW, UNDER, ABOVE):
        if found := form.search(words):
            told = found.groupdict()
            size = SIZES[told["size"]]
            first = SIZES[told["first"]] if told.get("first") else size
            lower, upper = told.get("lower"), told.get("upper")
            ends = (Decimal(lower) * first if lower else None, Decimal(upper) * size if upper else None)
            return Band(*ends, told["unit"])
    return None


def _rows(line: Line, told: Sequence[Part]) -> Iterator[Sequence[Part]]:
    """The parts that follow each other from one open end of their measure to the other."""
    row: list[Part] = []
    for part in told:
        row = [*row, part] if row and _follows(line, row[-1], part) else [part] if _opens(part[1]) else []
        if FEWEST <= len(row) <= MOST and _opens(part[1]):
            yield tuple(row)
            row = []


def _opens(band: Band) -> bool:
    return band.lower in (None, NOUGHT) or band.upper is None


def _follows(line: Line, last: Part, part: Part) -> bool:
    """Whether a part is of the next band, and no other in its unit stands between it and the last one."""
    (one, band), (other, following) = last, part
    between = line.figures[one.position + 1 : other.position]
    beside = alike(one, other) and one.depth == other.depth and band.unit == following.unit
    plain = all(each.depth > one.depth or not alike(each, other) for each in between)
    return beside and plain and (_meet(band.upper, following.lower) or _meet(following.upper, band.lower))


def _meet(upper: Decimal | None, lower: Decimal | None) -> bool:
    return upper is not None and lower is not None and lower - upper in (0, 1)


def _summed_up(line: Line, parts: Sequence[Figure]) -> list[Figure]:
    """The figure behind some parts that is told to be all of them: 共938套."""
    behind = line.figures[parts[-1].position + 1 :][:1]
    told = pattern("exclusive.toml", "in all")
    return [each for each in behind if alike(each, parts[0]) and told.match(clause(each.before)) and _is_part(each)]


def _before(line: Line, parts: Sequence[Figure]) -> list[Figure]:
    """The amounts before some parts that they may be of, the nearest first; those that the first of them names."""
    ahead = [each for each in line.figures[: parts[0].position][::-1] if alike(each, parts[0]) and _is_part(each)]
    ahead = [each for each in ahead if each.depth <= parts[0].depth and time_allows(each.claim, parts[0].claim)]
    ahead = ahead[:WHOLES]
    return named_before(parts[0], ahead) or ahead


def _beside(line: Line, parts: Sequence[Figure]) -> list[list[Figure]]:
    """Some bands with the figure behind them that tells of others: 其余30套, 缺考20名."""
    behind = line.figures[parts[-1].position + 1 :][:1]
    return [[*parts, each] for each in behind if alike(each, parts[0]) and amount(each)]


def _is_wrong(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts that miss a whole were meant to make it up."""
    first, last = parts[0], parts[-1]
    if opening(last.after).startswith("的") or last.after.startswith(("(", "（")):
        return False
    if whole.claim.start > first.claim.start:
        return True
    beside = whole.claim.sentence_start == first.claim.sentence_start or _only_one_mark(whole, first)
    stated, summed = Interval.of(whole.claim), total(parts)
    if beside and stated.upper < summed.lower <= 2 * stated.upper:
        return True
    slip = any(repairs(*target) for target in targets_of(whole, parts))
    return slip if beside else slipped(whole, parts)


def _only_one_mark(whole: Figure, first: Figure) -> bool:
    """Whether a row begins right behind its whole, be it past the end of a sentence: 职工412人。其中35岁以下96人."""
    return first.position == whole.position + 1 and len(SENTENCE.findall(first.before)) <= 1
