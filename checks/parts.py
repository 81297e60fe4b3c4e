"""Wholes and the parts that a text gives of them: after 其中, in brackets, up to 其余, in clauses of one form."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from checks.amounts import JOINED, SENTENCE, Breakdown, adds_up, alike, amount, compared, slipped
from checks.labels import complementary, is_difference, only_labelled, unlabelled
from checks.lexicon import pattern
from checks.page import Figure, Line, clause
from checks.parallel import parallel
from checks.parts_among import among, among_of_each
from checks.parts_in_brackets import aligned_brackets, in_brackets
from checks.parts_said_alike import of_one_form, said_of_each
from checks.relation import Comparator, Interval, holds
from checks.stretches import ahead, back_to, behind, run_alike, this_sentence
from checks.topics import unit
from claims.model import Hedge

MOST_WHOLES = 4
FEW = 4
TELLING = 20
MOST_PARTS = 12


def breakdowns(line: Line) -> list[Breakdown]:
    """Every breakdown on a line; a whole may have several, and a part may be a whole in turn."""
    amounts = [figure for figure in line.figures if amount(figure)]
    ways = (
        in_brackets, _rest, among, of_one_form, said_of_each, _out_of_so_many, _totalled, _beside, _by_age, _listed,
        _counted_up, _side_by_side, _distributed,
    )  # fmt: skip
    of_each = {part.claim.start for part, _ in among_of_each(line)}
    found = [each for way in ways for each in way(amounts) if each.parts[0].claim.start not in of_each]
    return _distinct([*found, *aligned_brackets(found), *parallel(line)])


def _rest(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """8例,2例来自甲,其余6例来自乙: the rest closes the breakdown, so that the parts make up the whole."""
    for place, last in enumerate(amounts):
        if not pattern("parts.toml", "rest").search(clause(last.before)) or last.depth:
            continue
        before = [figure for figure in back_to(SENTENCE, [*ahead(place, amounts), last]) if figure.depth == 0]
        before = [figure for figure in before[:-1] if alike(figure, last)]
        runs = [(before[start], (*before[start + 1 :], last)) for start in range(len(before) - 2, -1, -1)]
        fitting = next((run for run in runs[:MOST_WHOLES] if adds_up(*run)), None)
        if fitting is not None:
            yield Breakdown(*fitting, complete=True, sure=True)
        elif runs and unlabelled(runs[0][1][0]):
            yield Breakdown(*runs[0], complete=True, sure=True)


def _out_of_so_many(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """37个项目中,竣工13个,新开工24个."""
    for place, whole in enumerate(amounts):
        if not pattern("parts.toml", "of so many").match(whole.after) or whole.depth:
            continue
        parts = run_alike(whole, this_sentence(behind(place, amounts)))
        if len(parts) > 1:
            yield Breakdown(whole, parts, complete=False, sure=False)


def _totalled(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """完成15.39亿元,加上补助13.36亿元、调入0.05亿元,收入合计28.80亿元: from the figure before 加 to the total."""
    for place, whole in enumerate(amounts):
        if not pattern("parts.toml", "in all").search(clause(whole.before)):
            continue
        before = [figure for figure in ahead(place, amounts) if alike(figure, whole) and figure.depth == whole.depth]
        added = [at for at, figure in enumerate(before) if pattern("parts.toml", "plus").match(clause(figure.before))]
        if not added or this_sentence([*before[added[-1] + 1 :], whole])[-1:] != [whole]:
            continue
        firsts = before[max(0, added[-1] - MOST_WHOLES) : added[-1]][::-1]
        runs = [(first, *before[added[-1] :]) for first in firsts]
        fitting = next((run for run in runs if adds_up(whole, run)), None)
        done = [run for run in runs if pattern("parts.toml", "done").search(clause(run[0].before))]
        if fitting or done:
            yield Breakdown(whole, fitting or done[0], complete=True, sure=True)


def _beside(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """A figure and a run of its unit right behind or before it that adds up to it, where that can hardly be chance."""
    kinds: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in amounts:
        kinds[figure.claim.dimension, unit(figure.claim), figure.depth].append(figure)
    for kin in kinds.values():
        for place, whole in enumerate(kin):
            for run in (kin[place + 1 : place + 1 + MOST_PARTS], kin[max(0, place - MOST_PARTS) : place][::-1]):
                parts = _run_that_adds_up(whole, run)
                if parts:
                    yield Breakdown(whole, parts, complete=False, sure=False)


def _by_age(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """户籍人口…。0-17岁、18-59岁、60岁及以上户籍人口分别为…: bands of all ages make up the whole."""
    for place, first in enumerate(amounts):
        bands = pattern("parts.toml", "all ages").search(clause(first.before))
        if not bands:
            continue
        run = [first, *takewhile(lambda figure: JOINED.fullmatch(figure.before) is not None, behind(place, amounts))]
        wholes = [figure for figure in reversed(ahead(place, amounts)) if alike(figure, first) and not figure.depth]
        named = (figure for figure in wholes if clause(figure.before).rstrip("为共有达").endswith(bands["of"]))
        whole = next(named, None)
        if whole is not None and len(run) == len(bands["bands"].split("、")):
            yield Breakdown(whole, tuple(run), complete=True, sure=True)


def _listed(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """共99例:甲65例(出院5例),乙10例,丙24例: behind a colon, nothing but labels and their figures to the end."""
    for place, whole in enumerate(amounts):
        if whole.depth or not pattern("parts.toml", "list follows").match(whole.after):
            continue
        after = [figure for figure in this_sentence(behind(place, amounts)) if figure.depth == 0]
        parts = run_alike(whole, after)
        labelled = len(parts) > 1 and len(parts) == len(after) and all(map(only_labelled, parts))
        some = any(pattern("parts.toml", "among").search(part.before) for part in parts)
        if labelled and not some and "等" not in parts[-1].after[:4]:
            explained = adds_up(whole, parts) or slipped(whole, parts)
            yield Breakdown(whole, parts, complete=explained, sure=explained)


def _counted_up(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """甲县126例、乙县86例,共212例: the figures of a sentence up to what they are said to come to."""
    for place, whole in enumerate(amounts):
        if not pattern("parts.toml", "comes to").match(clause(whole.before)) or whole.depth:
            continue
        sentence = [*ahead(place, amounts), whole]
        before = [figure for figure in back_to(SENTENCE, sentence)[:-1] if figure.depth == 0]
        plain = not any(pattern("parts.toml", "among").search(figure.before) or compared(figure) for figure in before)
        if len(before) > 1 and plain and all(alike(figure, whole) for figure in before):
            explained = adds_up(whole, before) or slipped(whole, before)
            yield Breakdown(whole, tuple(before), complete=explained, sure=explained)


def _side_by_side(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """学生1286人,女生626人,男生660人: a whole and two parts that leave nothing out, if a slip explains a miss."""
    for whole, one, other in zip(amounts, amounts[1:], amounts[2:], strict=False):
        parts = (one, other)
        sentence = {figure.claim.sentence_start for figure in (whole, *parts)}
        flat = len({figure.depth for figure in (whole, *parts)}) == len(sentence) == 1
        if (
            not flat
            or not alike(whole, one)
            or not alike(whole, other)
            or not complementary(parts, whole)
            or compared(whole)
        ):
            continue
        if is_difference(whole):
            continue
        onward = run_alike(whole, behind(amounts.index(other), amounts))
        more = any(adds_up(whole, (*parts, further)) for further in onward)
        if adds_up(whole, parts) or (slipped(whole, parts) and not more):
            yield Breakdown(whole, parts, complete=True, sure=True)


def _distributed(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """总数达72例。病例分布为:甲市(50例)、乙市(14例)、丙市(8例): places with their figures, behind a colon."""
    for place, first in enumerate(amounts):
        if first.depth != 1 or not pattern("parts.toml", "distribution").search(first.before):
            continue
        onward = (
            figure.depth == 1 and alike(first, figure) and pattern("parts.toml", "next place").match(figure.before)
            for figure in behind(place, amounts)
        )
        parts = (first, *(figure for figure, _ in zip(behind(place, amounts), takewhile(bool, onward), strict=False)))
        if len(parts) < FEW - 1 or "等" in parts[-1].after[:3]:
            continue
        before = [figure for figure in reversed(ahead(place, amounts)) if figure.depth == 0 and alike(figure, first)]
        explained = (whole for test in (adds_up, slipped) for whole in before[:MOST_WHOLES] if test(whole, parts))
        if whole := next(explained, None):
            yield Breakdown(whole, parts, complete=True, sure=True)


def _run_that_adds_up(whole: Figure, run: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures at the start of a run that add up to a whole, in text order; none where they don't."""
    goal, summed = Interval.of(whole.claim), Interval(Decimal(0), Decimal(0))
    for count, part in enumerate(run, 1):
        summed += Interval.of(part.claim)
        if summed.lower > goal.upper:
            return ()
        if count > 1 and holds(Comparator.MEETS, summed, goal):
            parts = tuple(sorted(run[:count], key=lambda figure: figure.claim.start))
            return parts if _hardly_chance(whole, parts) else ()
    return ()


def _hardly_chance(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a sum is of figures with enough digits, all exact, for what the words say of each."""
    steps = [figure.claim.step or Decimal(1) for figure in (whole, *parts)]
    exact = all(figure.claim.hedge is Hedge.EXACT for figure in (whole, *parts))
    return exact and abs(whole.claim.low or Decimal(0)) >= TELLING * len(parts) * max(steps)


def _distinct(found: Sequence[Breakdown]) -> list[Breakdown]:
    kept: dict[tuple[int, ...], Breakdown] = {}
    for each in found:
        key = tuple(figure.claim.start for figure in (each.whole, *each.parts))
        if key not in kept or each.sure:
            kept[key] = each
    return list(kept.values())
