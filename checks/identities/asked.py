"""Which identities the words near some figures ask for, where no form of words ties the figures."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise, permutations, product

from checks.figures.conversions import factor
from checks.figures.directory import Kind
from checks.figures.percentages import is_percent
from checks.figures.stretches import SEGMENT
from checks.figures.topics import topic, unit
from checks.identities.forms import GROWTH, PRODUCT, RISE, SHARE, SUM, Identity
from checks.lexicon import pattern
from checks.page import Figure, clause
from checks.repair import RATES
from claims.model import Dimension

FEWEST, MOST = 3, 12
LIKELY, CALLED, SURE = Decimal("0.05"), Decimal("0.3"), Decimal("0.4")
"""How many accidents there may be at most where words may ask for an identity, where they do, and where they must."""
SHORT, TAIL = 4, 2
DAYS, MEN = frozenset("日天"), "男"


def asked(figures: Sequence[Figure]) -> Iterator[Identity]:
    """The identities that the words ask for of a few figures in text order."""
    kinds: defaultdict[Kind, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.claim.dimension not in RATES:
            kinds[figure.claim.dimension, unit(figure.claim)].append(figure)
    for kin in kinds.values():
        levels = [figure for figure in kin if not _is_change(figure) and not _said("of each", figure)]
        yield from _sums(levels, figures)
        yield from _differences(kin)
    for percent in filter(is_percent, figures):
        yield from _growth(percent, kinds) if topic(percent).aspect == "rate" else _shares(percent, kinds)
    yield from _products(figures)


def _said(name: str, figure: Figure) -> bool:
    return pattern("identities.toml", name).search(clause(figure.before)) is not None


def _is_change(figure: Figure) -> bool:
    return figure.claim.measure == "增减额" or topic(figure).aspect == "change"


def _sums(levels: Sequence[Figure], near: Sequence[Figure]) -> Iterator[Identity]:
    """A whole with what is told of it and what is left, and a total with what stands before it."""
    first = [figure for figure in levels if _one_segment(levels[0], figure)]
    if len(first) >= FEWEST and _leaves(first) and _in_a_row(first, near):
        yield _sum(first[1:], first[0], SURE)
    for last in range(FEWEST - 1, len(levels)):
        chance = _called_total(levels[last], levels[:last])
        if chance:
            yield from (_sum(levels[start:last], levels[last], chance) for start in range(last - 1))


def _called_total(figure: Figure, parts: Sequence[Figure]) -> Decimal | None:
    """How surely a figure is the total of some before it; None where its words say nothing of it or name another."""
    told = pattern("identities.toml", "comes to").search(clause(figure.before))
    if _said("of a wider one", figure):
        return None
    if _said("comes to them all", figure):
        return SURE
    noun = (told["noun"] or "")[-TAIL:] if told else ""
    return LIKELY if told and all(noun in clause(part.before) for part in parts[-TAIL:]) else None


def _leaves(levels: Sequence[Figure]) -> bool:
    """Whether the last of some figures is what the others leave of the first: told in few words, of one time."""
    *told, last = levels
    left = pattern("identities.toml", "what is left").search(clause(last.before))
    done = (left["done"] or (left["women"] and MEN)) if left else None
    rest = (left and len(levels) == FEWEST and (not done or done in clause(told[-1].before))) or _said(
        "all the rest", last
    )
    short = all(len(clause(figure.before)) <= SHORT for figure in told[1:])
    apart = any(_said("a level before", figure) or _said("of its own time", figure) for figure in levels[1:])
    return bool(rest) and short and not apart and not _said("a level before", levels[0])


def _sum(parts: Sequence[Figure], whole: Figure, chance: Decimal) -> Identity:
    return Identity(SUM, (*parts, whole), (*(1 for _ in parts), -1), chance)


def _in_a_row(figures: Sequence[Figure], near: Sequence[Figure]) -> bool:
    """Whether figures of a segment follow each other, with none but rates between."""
    first, last = figures[0], figures[-1]
    from_first = [other for other in near if first.claim.start <= other.claim.start <= last.claim.start]
    alone = all(other in figures or other.claim.dimension in RATES for other in from_first)
    together = first.line == last.line and last.position - first.position == len(from_first) - 1
    return alone and together and _one_segment(first, last)


def _differences(kin: Sequence[Figure]) -> Iterator[Identity]:
    """上年为15.26万公顷,扩大0.41万公顷: a level, the one before it and what lies between, next to each other."""
    for three in zip(kin, kin[1:], kin[2:], strict=False):
        changes = [figure for figure in three if _is_change(figure)]
        before = [figure for figure in three if figure not in changes and _said("a level before", figure)]
        together = _one_sentence(three[0], three[-1])
        if together and len(changes) == len(before) == 1 and _said("changed so much", changes[0]):
            now = next(figure for figure in three if figure not in (*changes, *before))
            if not _of_its_name(before[0], now) or not _on(changes[0], before[0]):
                continue
            more, less = (before[0], now) if (changes[0].claim.low or 0) < 0 else (now, before[0])
            yield Identity(SUM, (less, changes[0], more), (1, 1, -1), SURE)


def _growth(rate: Figure, kinds: Mapping[Kind, Sequence[Figure]]) -> Iterator[Identity]:
    """A level, an earlier one and the rate between them; a level, what it changed by, and the rate right behind."""
    if not (_said("changed so much", rate) or _said("changed on a time", rate)):
        return
    for kin in kinds.values():
        levels = [figure for figure in kin if not _is_change(figure) and _one_segment(figure, rate)]
        earliers = [figure for figure in levels if _said("a level before", figure)]
        for later, earlier in permutations(levels, 2):
            told = earlier in earliers[-1:] and later not in earliers and _on(rate, earlier)
            told = told and _of_its_name(earlier, later)
            if told and later.claim.start < rate.claim.start:
                yield Identity(GROWTH, (later, earlier, rate), (1, -1, -1), SURE)
        for later, change in pairwise(kin):
            told = _said("changed on a time", change) and _one_sentence(later, rate) and not _is_change(later)
            if told and not _said("a level before", later) and change.position + 1 == rate.position:
                yield Identity(RISE, (change, later, rate), (1, -1, -1), SURE)


def _of_its_name(earlier: Figure, later: Figure) -> bool:
    """Whether an earlier level is told under no name, or one that the later one has too."""
    told = pattern("identities.toml", "a level before").search(clause(earlier.before))
    return not told or told["name"] in f"{clause(later.before)}{later.subject}"


def _on(rate: Figure, earlier: Figure) -> bool:
    """Whether a rate is on the time of an earlier level, as far as it says: 同比 on the year, 环比 on the month."""
    words = {name for name in ("on the year", "on the month") if _said(name, rate)}
    return not words or any(_said(f"{name} before", earlier) for name in words)


def _one_segment(one: Figure, other: Figure) -> bool:
    """Whether no semicolon parts two figures of a sentence."""
    first, last = sorted((one, other), key=lambda figure: figure.claim.start)
    words = last.lead[-(last.claim.start - first.claim.end) :] if last.claim.start > first.claim.end else ""
    return _one_sentence(one, other) and not SEGMENT.search(words)


def _one_sentence(one: Figure, other: Figure) -> bool:
    return one.claim.sentence_start == other.claim.sentence_start


def _shares(percent: Figure, kinds: Mapping[Kind, Sequence[Figure]]) -> Iterator[Identity]:
    """The amount that a rate is named after, over another one before."""
    verb = pattern("identities.toml", "a rate by its verb").fullmatch(clause(percent.before))
    for kin in kinds.values():
        before = [figure for figure in kin if figure.claim.start < percent.claim.start and not _is_change(figure)]
        for part in before:
            for whole in before if verb and _is_named(part, verb["verb"], kin) else ():
                if whole is not part and (whole.claim.low or 0) >= (part.claim.low or 0):
                    yield Identity(SHARE, (part, whole, percent), (1, -1, -1), CALLED)


def _is_named(part: Figure, verb: str, kin: Sequence[Figure]) -> bool:
    """Whether a verb leads to a figure, its syllables in whatever order, and to no other of its kin."""
    told = clause(part.before).endswith((verb, verb[TAIL:] + verb[:TAIL]))
    return told and not any(verb in clause(each.before) for each in kin if each is not part)


def _products(figures: Sequence[Figure]) -> Iterator[Identity]:
    """So much of each, as many as there are of that, and what this comes to."""
    amounts = [figure for figure in figures if figure.claim.dimension not in RATES]
    for each in amounts:
        told = pattern("identities.toml", "of each").search(clause(each.before))
        if not told:
            continue
        of, noun = told["thing"] or told["of"] or told["per"] or told["area"] or "", (told["noun"] or "")[-TAIL:]
        others = [figure for figure in amounts if figure is not each]
        counts = [figure for figure in others if _counts(figure, of)]
        if told["who"] and each is not amounts[0] and not _told_of(told["who"], others):
            continue
        for many, whole in product(counts, amounts):
            times = factor(unit(each.claim), unit(whole.claim)) if whole not in (each, many) else None
            if times and many.claim.dimension is not whole.claim.dimension and _may_be_all(whole, each, noun):
                yield Identity(PRODUCT, (each, many, whole), (1, 1, -1), SURE, times)


def _may_be_all(whole: Figure, each: Figure, noun: str) -> bool:
    """Whether a figure is what so much of each comes to: told before it or by few words, and not of something else.

    What each has of it is named after the whole, or this has no name of its own.
    """
    words = clause(whole.before).strip("、")
    if _said("of each", whole) or (noun and words and noun not in words):
        return False
    few = len(words) <= len(noun) + (SHORT if not noun or _said("in all", whole) else TAIL)
    return whole.claim.start < each.claim.start or (few and not _said("of a wider one", whole))


def _told_of(name: str, amounts: Sequence[Figure]) -> bool:
    """Whether one of some amounts is told under a name."""
    return any(name in f"{clause(figure.before)}{figure.after[: len(name)]}" for figure in amounts)


def _counts(figure: Figure, noun: str) -> bool:
    """Whether a figure counts what an amount is told of each of: 12个班 of 每班, 365天 of 日处理."""
    if figure.claim.dimension is Dimension.DURATION:
        return noun in DAYS or not noun or noun in figure.claim.unit
    return bool(noun) and (noun in figure.claim.text or noun == unit(figure.claim) or figure.after.startswith(noun))
