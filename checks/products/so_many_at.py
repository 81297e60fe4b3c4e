"""So many things at so much each, and what they come to: 80把,单价450元,总价36000元."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, permutations

from checks.figures.amounts import SENTENCE, alike, amount, total
from checks.figures.conversions import factor
from checks.figures.stretches import ahead, before_in_sentence
from checks.figures.topics import topic, unit
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table, opening
from checks.products.each import EXACT, Each
from checks.products.only_these import is_wider, of_each_too, slipped_exactly, so_many_times, tells_of_others
from checks.relation import Comparator, Interval, holds
from checks.repair import COUNTED
from claims.model import Dimension, Hedge

THREE, NEAR, NAMED = 3, 6, 2
GENERAL = frozenset(("个", "项", ""))


def at_so_much(page: Page) -> Iterator[Each]:
    """Every three figures in a row of one sentence of which one is told of each, one counts these and one is of all.

    Others may be counted with them, so that only a slip of the pen that explains the miss to the last digit tells that
    they are wrong, and only in a sentence that tells of no others. Of what is given or asked for each (每班45人 is but
    a mean) any miss is wrong where the sentence has no other figures and none like them stand before it.
    """
    for line in page.lines:
        for place in range(len(line.figures) - THREE + 1):
            run = line.figures[place : place + THREE]
            together = _told_exactly(run) and not any(SENTENCE.search(figure.before) for figure in run[1:])
            found = [each for each in map(_of_all, *zip(*permutations(run), strict=True)) if each] if together else []
            counted = (_with_others(line, place, each) for each in found[:1])
            yield from (each for each in counted if each and (each.fits or _is_wrong(line, each)))


def _with_others(line: Line, place: int, each: Each) -> Each | None:
    """The same with the counts of its kind in front of the three, where those are counted with it.

    上午3场、下午4场,每场60人,共420人. None where that may be and no reading fits, or where an amount of the kind of
    the whole that is told in front makes it up (首付2000元,余款分6期,每期500元,共5000元).
    """
    others = before_in_sentence(line.figures[place], ahead(place, line.figures, NEAR))
    counts = [figure for figure in others if alike(figure, each.many)]
    with_others = (each._replace(besides=tuple(counts[start:])) for start in range(len(counts)))
    amounts = [figure for figure in others if alike(figure, each.whole)]
    if each.fits or not (counts or amounts):
        return each
    if found := next((more for more in with_others if more.fits), None):
        return found
    rest = (Interval.of(each.whole.claim) - total(amounts[start:]) for start in range(len(amounts)))
    joined = counts == others and _in_a_row(each, counts)
    if any(holds(Comparator.MEETS, each.product, left) for left in rest) or (counts and not joined):
        return None
    return each._replace(besides=tuple(counts))


def _in_a_row(each: Each, counts: Sequence[Figure]) -> bool:
    """Whether counts are told one behind the other with a mark of lists between, the last right before the three."""
    row = (*counts, each.many)
    beside = all(one.position + 1 == other.position for one, other in pairwise(row))
    return beside and all(pattern("each.toml", "and more").match(figure.before) for figure in row[1:])


def chains(line: Line) -> Iterator[Each]:
    """6座大厦,每座32层,每层8个单位,合共1536个: so many, each of so many, each of so many, and what that comes to.

    What one slip of the pen explains is wrong, and nothing else.
    """
    for first, second, third, whole in zip(line.figures, *(line.figures[at:] for at in (1, 2, 3)), strict=False):
        run = (first, second, third, whole)
        eaches = [pattern("each.toml", "each of those").search(clause(figure.before)) for figure in (second, third)]
        in_all = pattern("each.toml", "come to all").search(clause(whole.before))
        if not all(eaches) or not in_all or not _told_exactly(run) or any(SENTENCE.search(f.before) for f in run[1:]):
            continue
        units = [each["unit"] if each else "" for each in eaches]
        linked = units == [first.claim.unit, second.claim.unit] and unit(third.claim) == unit(whole.claim)
        times = first.claim.low or Decimal(1)
        found = Each(third, second, whole, EXACT, times, f"{first.claim.text} × ")
        between = line.text[first.claim.end - line.start : whole.claim.start - line.start]
        others = before_in_sentence(first, ahead(first.position, line.figures, NEAR))
        alone = not any(alike(figure, first) or alike(figure, whole) for figure in others)
        wrong = alone and slipped_exactly(found) and not pattern("averages.toml", "others").search(between)
        if linked and (found.fits or wrong):
            yield found


def _is_wrong(line: Line, each: Each) -> bool:
    """Whether only these can be meant and one slip of the pen explains the miss to the last digit."""
    monthly = clause(each.each.before) if each.many.claim.unit == "个月" else ""
    others = (
        tells_of_others(line, each.each, monthly) or of_each_too(each.many) or is_wider(each) or so_many_times(each)
    )
    if others or opening(each.each.after) or _is_of_another_deed(each):
        return False
    return _is_closed(line, each) or slipped_exactly(each)


def _is_closed(line: Line, each: Each) -> bool:
    """Whether a sentence tells of nothing else than three figures, and nothing before it that may be counted in."""
    three = sorted((each.each, each.many, each.whole), key=lambda figure: figure.position)
    first, last = three[0].position, three[-1].position
    ahead_of_it, behind_it = line.figures[max(0, first - NEAR) : first], line.figures[last + 1 : last + 2]
    alone = not any(alike(figure, each.whole) or alike(figure, each.many) for figure in ahead_of_it)
    edges = (figure for figure in (three[0], *behind_it) if figure.position)
    ended = all(SENTENCE.search(figure.before) for figure in edges)
    words = clause(each.each.before)
    given = pattern("each.toml", "given or asked for each").match(words)
    bought = pattern("each.toml", "bare each").fullmatch(words) and pattern("each.toml", "bought").search(
        clause(each.many.before)
    )
    plain = given is not None or bought is not None
    there_are = pattern("each.toml", "there are").search(clause(each.many.before))
    of_some = there_are is not None and each.whole.claim.dimension is Dimension.MONEY
    of_more = pattern("each.toml", "of several things").search(clause(each.whole.before)) is not None
    other_than_they = of_some or of_more or each.many.claim.unit == "个月" or bool(each.besides)
    return alone and ended and plain and not other_than_they


def _is_of_another_deed(each: Each) -> bool:
    """Whether what was made is told with what was sold, what was raised with what each was given, or others besides."""
    many, whole = clause(each.many.before), clause(each.whole.before)
    made = pattern("each.toml", "made").search(many) and pattern("each.toml", "sold").search(whole)
    named = whole[:NAMED] in many or whole[:NAMED] in clause(each.each.before)
    alone = named or pattern("each.toml", "come to alone").match(whole) is not None
    return bool(made or not alone or pattern("each.toml", "raised").search(whole))


def _told_exactly(run: Sequence[Figure]) -> bool:
    exact = all(figure.claim.hedge is Hedge.EXACT and (figure.claim.low or 0) > 0 for figure in run)
    return exact and len({figure.depth for figure in run}) == 1 and not any(map(in_table, run))


def _of_all(each: Figure, many: Figure, whole: Figure) -> Each | None:
    """The three in these roles, if their words give them."""
    told = pattern("each.toml", "at so much").search(clause(each.before))
    if not told or each.claim.dimension is not whole.claim.dimension or not (amount(many) or many.claim.unit == "个月"):
        return None
    times = factor(unit(each.claim), unit(whole.claim))
    words = clause(whole.before)
    in_all = pattern("each.toml", "come to").search(words) and not pattern("each.toml", "at so much").search(words)
    if (
        times is None
        or not in_all
        or not _counts(many, told["unit"] or told["one"])
        or not _named(many, told["noun"] or "")
        or pattern("each.toml", "not of each").search(_lead(each, many))
    ):
        return None
    of = told["of"] or ""
    return Each(each, many, whole, EXACT, times / Decimal(of or 1), of)


def _lead(each: Figure, many: Figure) -> str:
    """The words of its sentence before how much each has; without those that say of which month, where months count."""
    return each.lead.removesuffix(each.before.strip(",， ")) if many.claim.unit == "个月" else each.lead


def _named(many: Figure, noun: str) -> bool:
    """Whether what is counted goes by the noun of each, where the two are told by one classifier: 每个小区12个."""
    return many.claim.unit not in GENERAL or not noun or noun[:NAMED] in clause(many.before)


def _counts(many: Figure, one: str | None) -> bool:
    """Whether a figure counts what another is told of each of: 80把 of 单价, 1860名 of 每人, 36个教学班 of 每班."""
    if many.claim.dimension is Dimension.MONEY:
        return False
    if one is None:
        return many.claim.dimension in COUNTED
    if one in ("月", "个月"):
        return many.claim.unit == "个月"
    people = one in ("人", "名", "位") and many.claim.dimension is Dimension.PERSON
    return people or unit(many.claim) == one or many.claim.unit == one or topic(many).name.endswith(one)
