"""Rows that one sentence works out: each of some times how many take it, in all, and the mean of figures counted.

献200毫升的24人,300毫升的36人,共采血15600毫升; 三个雨量站分别测得86.4毫米、102.3毫米和74.1毫米,三站平均87.6毫米.

Limits: only where nothing else is told between the figures and no words tell of others (其中, 另); of products that
miss, only what another digit of one figure explains, unless the text tells how many there are together and that fits.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import reduce
from itertools import pairwise
from typing import NamedTuple

from checks.figures.amounts import NOT_AMOUNTS, alike, digits
from checks.figures.stretches import sentences
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from checks.products.each import rounded
from checks.relation import Comparator, Interval, holds
from checks.repair import repairs
from claims.model import Claim, Dimension, Hedge

LEXICON = "worked_out.toml"
PAIR, FEWEST, MOST, FIGURES = 2, 2, 12, 40
CLOSE = Decimal("0.001")
NUMBERS = "零一二三四五六七八九十"
TWO = str.maketrans("两俩", "二二")
PEOPLE = frozenset((Dimension.PERSON, Dimension.PERSON_TIME))


class Row(NamedTuple):
    """What a figure has to be by the row before it, how that is reckoned, and what each figure would have to be."""

    figures: tuple[Figure, ...]
    whole: Figure
    computed: Interval
    said: Interval
    shown: str
    targets: tuple[tuple[Claim, Interval], ...]

    @property
    def fits(self) -> bool:
        """Whether the row gives what is told."""
        return holds(Comparator.MEETS, self.computed, self.said)


def rows_worked_out(line: Line) -> Iterator[Row]:
    """Every row of products with what it comes to, and every row of figures with its mean."""
    for sentence in sentences(line.figures):
        if PAIR < len(sentence) <= FIGURES and all(map(_is_plain, sentence)):
            yield from _products(line, sentence)
            yield from _means(line, sentence)


def _is_plain(figure: Figure) -> bool:
    claim = figure.claim
    return claim.hedge is Hedge.EXACT and claim.low == claim.high and bool(claim.low) and not in_table(figure)


def _products(line: Line, sentence: Sequence[Figure]) -> Iterator[Row]:
    """Pairs one behind the other, of which one counts what the other tells of each, up to what they come to."""
    for place, whole in enumerate(sentence):
        if not pattern(LEXICON, "come to in all").search(clause(whole.before)):
            continue
        pairs = _pairs(sentence[:place], whole)
        if len(pairs) < FEWEST:
            continue
        before = sentence[: place - PAIR * len(pairs)]
        counts = [figure for figure in before if _counts_like(figure, pairs[0][0])]
        if len(before) > len(counts) or len(counts) > 1:
            continue
        of_all = _product(pairs, whole)
        if not of_all.fits and pattern(LEXICON, "a wider whole").search(clause(whole.before)):
            continue
        people = _together(counts[0], pairs) if counts else None
        if people and people.fits != of_all.fits and not _tells_of_others(line, sentence):
            yield people if of_all.fits else of_all
        elif of_all.fits or (not counts and not _tells_of_others(line, sentence) and _is_another_digit(of_all)):
            yield of_all


def _pairs(figures: Sequence[Figure], whole: Figure) -> list[tuple[Figure, Figure]]:
    """The pairs at the end of a row, each how many first, then what each has, in the unit of a whole."""
    found: list[tuple[Figure, Figure]] = []
    for at in range(len(figures) - PAIR, -1, -PAIR):
        one, other = figures[at : at + PAIR]
        pair = (one, other) if alike(other, whole) else (other, one)
        many, each = pair
        told = pattern(LEXICON, "of each of so many").fullmatch(other.before)
        counts = many.claim.dimension not in NOT_AMOUNTS
        like = not found or (
            alike(many, found[0][0]) and (each is other) == (found[0][1].position > found[0][0].position)
        )
        if not (told and counts and alike(each, whole) and not alike(many, each) and like) or len(found) == MOST:
            break
        found.insert(0, pair)
    return found


def _counts_like(figure: Figure, many: Figure) -> bool:
    return alike(figure, many) or figure.claim.dimension is many.claim.dimension in PEOPLE


def _product(pairs: Sequence[tuple[Figure, Figure]], whole: Figure) -> Row:
    products = [_times(many, each) for many, each in pairs]
    computed, said = reduce(lambda one, other: one + other, products), Interval.of(whole.claim)
    targets = [(whole.claim, computed)]
    for (many, each), product in zip(pairs, products, strict=True):
        rest = said - (computed - product)
        if rest.lower > 0:
            targets += [(many.claim, rest / _printed(each)), (each.claim, rest / _printed(many))]
    shown = " + ".join(f"{each.claim.text} × {many.claim.text}" for many, each in pairs)
    figures = tuple(sorted((figure for pair in pairs for figure in pair), key=lambda figure: figure.position))
    return Row(figures, whole, computed, said, f"{shown} = {computed}", tuple(targets))


def _together(count: Figure, pairs: Sequence[tuple[Figure, Figure]]) -> Row:
    """How many there are together, by those that are counted in pairs."""
    manies = tuple(many for many, _ in pairs)
    computed, said = _sum(manies), Interval.of(count.claim)
    shown = f"{' + '.join(many.claim.text for many in manies)} = {computed}"
    targets = ((many.claim, said - (computed - _printed(many))) for many in manies)
    return Row(manies, count, computed, said, shown, ((count.claim, computed), *targets))


def _times(many: Figure, each: Figure) -> Interval:
    return _printed(many) * _printed(each)


def _printed(figure: Figure) -> Interval:
    """What is printed: counts and prices are not rounded."""
    value = figure.claim.low or Decimal(0)
    return Interval(value, value)


def _sum(figures: Sequence[Figure]) -> Interval:
    return reduce(lambda one, other: one + other, map(_printed, figures))


def _is_another_digit(row: Row) -> bool:
    """Whether another digit of a figure explains a miss, of two digits and more."""
    centres = ((claim, (target.lower + target.upper) / 2) for claim, target in row.targets)
    narrow = ((claim, Interval(centre * (1 - CLOSE), centre * (1 + CLOSE))) for claim, centre in centres)
    return any(digits(claim) > 1 and repairs(claim, target) for claim, target in narrow)


def _means(line: Line, sentence: Sequence[Figure]) -> Iterator[Row]:
    """A mean of as many figures as its words count, told right before it one behind the other."""
    for place, mean in enumerate(sentence):
        told = pattern(LEXICON, "mean of so many").fullmatch(clause(mean.before))
        if told is None:
            continue
        counted = sentence[place - 1] if place and not told["many"] else None
        many = counted.claim.low if counted else NUMBERS.find(told["many"].translate(TWO))
        end = place - 1 if counted else place
        row = sentence[max(0, end - int(many or 0)) : end]
        if many != len(row) or len(row) < FEWEST or not _is_a_row(row, mean):
            continue
        total = _sum(row)
        computed = total / Interval(Decimal(len(row)), Decimal(len(row)))
        shown = f"({' + '.join(figure.claim.text for figure in row)}) ÷ {len(row)} = {computed}"
        said = rounded(mean.claim)
        all_of_them = said * Interval(Decimal(len(row)), Decimal(len(row)))
        targets = ((figure.claim, all_of_them - (total - _printed(figure))) for figure in row)
        found = Row(tuple(row), mean, computed, said, shown, ((mean.claim, computed), *targets))
        if found.fits or not _tells_of_others(line, sentence):
            yield found


def _is_a_row(row: Sequence[Figure], mean: Figure) -> bool:
    """Whether figures in the unit of a mean follow each other as a list does, the first led up to as its head."""
    amounts = all(alike(figure, mean) and figure.claim.dimension not in NOT_AMOUNTS for figure in row)
    listed = all(pattern(LEXICON, "and the next").fullmatch(two.before) for _, two in pairwise(row))
    return amounts and listed and pattern(LEXICON, "one by one").search(clause(row[0].before)) is not None


def _tells_of_others(line: Line, sentence: Sequence[Figure]) -> bool:
    first, last = sentence[0].claim, sentence[-1].claim
    start = max(0, min(first.sentence_start, first.start) - line.start)
    words = line.text[start : max(last.sentence_end, last.end) - line.start]
    return pattern(LEXICON, "tells of others").search(words) is not None
