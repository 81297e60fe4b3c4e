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
UNITS = frozenset("例人名只隻眼")
Fraction = tuple[Figure, Figure]
Counted = tuple[Figure, Fraction]


def fractions_again(page: Page) -> Iterator[list[Figure]]:
    """Every numerator with the count that its share is said of, and the denominators with their group.

    Counts are of patients (例, 人, 名, 只, 眼), none of a row (分别为18例、21例) and none of what may befall one twice.
    """
    for line in page.lines:
        fractions = [pair for pair in pairwise(line.figures) if _is_fraction(*pair)]
        counted = [(count, pair) for pair in fractions if (count := _counted_before(line, pair[0])) is not None]
        for count, (few, _) in counted:
            if count.claim.low == few.claim.low or repairs(count.claim, Interval.of(few.claim)):
                yield [count, few]
        yield from _groups(line, fractions, counted)


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
    own = _is_patients(counted) and _is_of_one_sentence(counted, few) and not _is_of_others(counted)
    return counted if told and own else None


def _is_of_others(counted: Figure) -> bool:
    row = pattern("share.toml", "one of a row").search(counted.before)
    return bool(row or pattern("share.toml", "of things that befall").search(clause(counted.before)))


def _groups(line: Line, fractions: Sequence[Fraction], counted: Sequence[Counted]) -> Iterator[list[Figure]]:
    """Each group of so many with the denominators up to the next one, where these are all one number."""
    groups = [figure for figure in line.figures if _is_group(figure)]
    for group, behind in pairwise([*groups, None]):
        if group is None:
            return
        end = behind.position if behind else len(line.figures)
        own = [each for each in fractions if group.position < each[0].position < end]
        own = [each for each in own if _is_of_one_sentence(group, each[0])]
        many = [many for _, many in own]
        if len(own) < PAIR or len({each.claim.low for each in many}) > 1:
            continue
        counts = [count for count, pair in counted if pair in own]
        if group.claim.low == many[0].claim.low or _is_wrong(line, group, own, counts):
            yield [group, *many]


def _is_wrong(line: Line, group: Figure, own: Sequence[Fraction], counts: Sequence[Figure]) -> bool:
    """Whether a group that is no denominator of its fractions is so by a slip of the pen.

    The fractions are of all of the group: each is of a count in its unit, they come to their denominator, nothing
    before the first speaks of some of it or counts any, and no count of the line is what it has more.
    """
    all_told = sum(few.claim.low or 0 for few, _ in own) == own[0][1].claim.low
    if not all_told or len(counts) < len(own) or any(count.claim.unit != group.claim.unit for count in counts):
        return False
    between = line.text[group.claim.end - line.start : counts[0].claim.start - line.start]
    some = pattern("share.toml", "some of the group").search(pattern("share.toml", "all of the group").sub("", between))
    alone = not any(map(_is_count, line.figures[group.position + 1 : counts[0].position]))
    return bool(alone and not some and not _some_are_left_out(line, group, own[0][1]) and _slipped(group, own[0][1]))


def _some_are_left_out(line: Line, group: Figure, many: Figure) -> bool:
    more = (group.claim.low or 0) - (many.claim.low or 0)
    told = any(_is_count(each) and each.claim.low in (more, many.claim.low) for each in line.figures)
    return told or pattern("share.toml", "some dropped out").search(line.text) is not None


def _slipped(group: Figure, many: Figure) -> bool:
    return bool(repairs(group.claim, Interval.of(many.claim)))


def _is_group(figure: Figure) -> bool:
    return _is_patients(figure) and not figure.depth and clause(figure.before).endswith(("组", "組"))


def _is_patients(figure: Figure) -> bool:
    return _is_count(figure) and figure.claim.unit in UNITS


def _is_count(figure: Figure) -> bool:
    counted = figure.claim.dimension in COUNTED and bool(figure.claim.unit) and not in_table(figure)
    return counted and figure.claim.hedge is Hedge.EXACT and figure.claim.low is not None


def _is_of_one_sentence(one: Figure, other: Figure) -> bool:
    return one.claim.sentence_start == other.claim.sentence_start
