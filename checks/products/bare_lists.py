"""Numbers listed without units, with what they come to or their mean: 各班人数为28、27、29,合计84人,平均每班28人."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checks.figures.amounts import SENTENCE
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from checks.products.each import rounded
from checks.relation import Comparator, Interval, holds
from checks.repair import slip
from claims.model import Claim, Hedge

NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
FEWEST, BEHIND, BEFORE = 3, 5, 3
TENTH = Interval(Decimal("0.9"), Decimal("1.1"))
NEARLY = Interval(Decimal("0.95"), Decimal("1.05"))
ENDS = re.compile(r"\s*(?:[。；;]|$|[,，]\s*(?:平均|人均|每))")
TRIMMED = 2
SHARE = re.compile("占[^,，]{0,4}成|占[0-9]")


@dataclass(frozen=True, slots=True)
class Told:
    """A figure told of a list, with what its numbers give for it, and how they are reckoned, as people write it."""

    figure: Figure
    computed: Interval
    mean: bool
    shown: str

    @property
    def said(self) -> Interval:
        """The reading of the figure; that of a mean is rounded to its last digit."""
        return rounded(self.figure.claim) if self.mean else Interval.of(self.figure.claim)

    @property
    def fits(self) -> bool:
        """Whether the list gives the figure."""
        return holds(Comparator.MEETS, self.computed, self.said)

    @property
    def targets(self) -> tuple[tuple[Claim, Interval], ...]:
        """What the figure would have to be."""
        return ((self.figure.claim, self.computed),)


def bare_lists(line: Line) -> Iterator[Told]:
    """What is told of every bare list of a line: its sum, its mean, or the mean without the highest and the lowest.

    A sum or mean that misses is wrong where the text counts as many as are listed and one slip of the pen explains it,
    or the mean is off by more than a tenth; a mean without two is what the numbers give, and nothing else.
    """
    for listed in pattern("averages.toml", "bare list").finditer(line.text):
        numbers = [Decimal(number) for number in NUMBER.findall(listed["list"])]
        if len(numbers) < FEWEST:
            continue
        start, end = line.start + listed.start("list"), line.start + listed.end("list")
        behind = [figure for figure in line.figures if figure.claim.start >= end and not in_table(figure)][:BEHIND]
        before = [figure for figure in line.figures if figure.claim.end <= start][-BEFORE:]
        counted = any(figure.claim.low == len(numbers) and _in_its_sentence(line, figure, start) for figure in before)
        for figure in _of_the_list(behind):
            between = line.text[end - line.start : figure.claim.start - line.start]
            told = None if pattern("averages.toml", "bare list").search(between) else _told(figure, numbers, between)
            if told is not None and (told.fits or _is_wrong(told, between, counted=counted)):
                yield told


def _in_its_sentence(line: Line, figure: Figure, start: int) -> bool:
    return SENTENCE.search(line.text[figure.claim.end - line.start : start - line.start]) is None


def _of_the_list(behind: Sequence[Figure]) -> Iterator[Figure]:
    """The exact figures behind a list, in its sentence and the next one."""
    sentences = 0
    for figure in behind:
        sentences += len(SENTENCE.findall(figure.before))
        if sentences > 1:
            return
        if figure.claim.hedge is Hedge.EXACT and figure.claim.low:
            yield figure


def _told(figure: Figure, numbers: Sequence[Decimal], between: str) -> Told | None:
    """What a figure says of a list, by the words before it; None where it says nothing of it."""
    words, count = clause(figure.before), len(numbers)
    total = sum(numbers, Decimal(0))
    if pattern("averages.toml", "score without two").search(words) and pattern("averages.toml", "without two").search(
        between
    ):
        kept = total - max(numbers) - min(numbers)
        return _mean(figure, kept, count - TRIMMED)
    if SENTENCE.search(between):
        return None
    if pattern("averages.toml", "mean of a list").search(words):
        return _mean(figure, total, count)
    if pattern("averages.toml", "sum of a list").match(words):
        return Told(figure, Interval(total, total), mean=False, shown=f"{' + '.join(map(str, numbers))} = {total}")
    return None


def _mean(figure: Figure, total: Decimal, count: int) -> Told:
    step = figure.claim.step or Decimal(1)
    mean = total / count
    return Told(
        figure,
        Interval(mean, mean),
        mean=True,
        shown=f"{total} ÷ {count} = {mean.quantize(min(step, Decimal('0.01')))}",
    )


def _is_wrong(told: Told, between: str, *, counted: bool) -> bool:
    if pattern("averages.toml", "weighed").search(between) or SHARE.search(between):
        return False
    if pattern("averages.toml", "without two").search(between):
        return bool(holds(Comparator.MEETS, told.computed * NEARLY, told.said) or _slipped(told))
    plain = between.strip(",， ") == clause(between) and ENDS.match(told.figure.after) is not None
    if counted and not told.mean and plain:
        return True
    far = told.mean and not holds(Comparator.MEETS, told.computed * TENTH, told.said)
    plain = ENDS.match(told.figure.after) is not None or told.mean
    return counted and plain and bool(far or _slipped(told))


def _slipped(told: Told) -> bool:
    half = (told.figure.claim.step or Decimal(1)) / 2
    around = told.computed + Interval(-half, half)
    return slip(told.figure.claim, around if told.mean else told.computed) is not None
