"""Counts told again in the fraction behind their share: 对照组40例,治愈18例,占45.00%(18/40)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.figures.percentages import is_percent
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.relation import Interval
from checks.repair import repairs
from claims.model import Dimension, Hedge

OPENED = ("(", "（")
CLOSED = (")", "）")
PAIR = 2
COUNTED = frozenset({Dimension.PERSON, Dimension.COUNT})
Fraction = tuple[Figure, Figure]


def fractions_again(page: Page) -> Iterator[list[Figure]]:
    """Every numerator with the count that its share is said of, and the denominators with their group."""
    for line in page.lines:
        fractions = [pair for pair in pairwise(line.figures) if _is_fraction(*pair)]
        for few, _ in fractions:
            counted = _counted_before(line, few)
            if counted is not None:
                yield [counted, few]
        yield from _groups(line, fractions)


def _is_fraction(few: Figure, many: Figure) -> bool:
    plain = not (few.claim.unit or many.claim.unit or in_table(few)) and few.depth == many.depth > 0
    ends = few.before.strip() in OPENED and many.after.lstrip().startswith(CLOSED)
    return plain and ends and many.before.strip() in ("/", "／") and None not in (few.claim.low, many.claim.low)


def _counted_before(line: Line, few: Figure) -> Figure | None:
    """The count whose bare share stands right before a fraction."""
    if few.position < PAIR:
        return None
    counted, percent = line.figures[few.position - PAIR : few.position]
    bare = pattern("share.toml", "bare share").fullmatch(clause(percent.before)) is not None
    told = is_percent(percent) and bare and counted.depth == percent.depth < few.depth
    return counted if told and _is_count(counted) and _is_of_one_sentence(counted, few) else None


def _groups(line: Line, fractions: Sequence[Fraction]) -> Iterator[list[Figure]]:
    """Each group of so many with the denominators up to the next one, where these are all one number."""
    groups = [figure for figure in line.figures if _is_group(figure)]
    for group, behind in pairwise([*groups, None]):
        if group is None:
            return
        end = behind.position if behind else len(line.figures)
        behind_it = (many for _, many in fractions if group.position < many.position < end)
        own = [many for many in behind_it if _is_of_one_sentence(group, many)]
        if len(own) >= PAIR and len({many.claim.low for many in own}) == 1 and _may_differ(line, group, own[0]):
            yield [group, *own]


def _may_differ(line: Line, group: Figure, many: Figure) -> bool:
    """Whether a group is as many as a denominator, or a slip of that of which no others are told before it."""
    if group.claim.low == many.claim.low:
        return True
    between = line.figures[group.position + 1 : many.position]
    others = any(_is_count(each) and each.claim.low == many.claim.low for each in between)
    lost = pattern("share.toml", "some dropped out").search(line.text)
    return not others and not lost and bool(repairs(group.claim, Interval.of(many.claim)))


def _is_group(figure: Figure) -> bool:
    return _is_count(figure) and not figure.depth and clause(figure.before).endswith(("组", "組"))


def _is_count(figure: Figure) -> bool:
    counted = figure.claim.dimension in COUNTED and bool(figure.claim.unit) and not in_table(figure)
    return counted and figure.claim.hedge is Hedge.EXACT and figure.claim.low is not None


def _is_of_one_sentence(one: Figure, other: Figure) -> bool:
    return one.claim.sentence_start == other.claim.sentence_start
