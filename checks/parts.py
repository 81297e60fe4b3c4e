"""Wholes and the parts that a text gives of them: after 其中, in brackets, up to 其余, in clauses of one form."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile

from checks.amounts import JOINED, SENTENCE, Breakdown, adds_up, alike, amount, compared, slipped, surely_slipped, total
from checks.labels import ELLIPSIS, LONGEST_LABEL, complementary, is_difference, of_places, only_labelled, unlabelled
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, opening
from checks.parallel import in_rows, parallel
from checks.parts_in_brackets import aligned_brackets, in_brackets
from checks.relation import Comparator, Interval, holds
from checks.stretches import SEGMENT, ahead, back_to, behind, run_alike, this_sentence, up_to
from checks.topics import unit
from claims.model import Dimension, Hedge

COUNTED = frozenset({Dimension.COUNT, Dimension.PERSON, Dimension.PERSON_TIME})
MOST_WHOLES = 4
FRAME = 2
ENDING = 2
FEW = 4
FEW_WORDS = 8
TELLING = 20
MOST_PARTS = 12


def breakdowns(line: Line) -> list[Breakdown]:
    """Every breakdown on a line; a whole may have several, and a part may be a whole in turn."""
    amounts = [figure for figure in line.figures if amount(figure)]
    ways = (
        in_brackets, _rest, _among, _of_one_form, _said_of_each, _out_of_so_many, _totalled, _beside, _by_age, _listed,
        _counted_up, _side_by_side, _distributed,
    )  # fmt: skip
    of_each = {part.claim.start for part, _ in among_of_each(line)}
    found = [each for way in ways for each in way(amounts) if each.parts[0].claim.start not in of_each]
    return _distinct([*found, *aligned_brackets(found), *parallel(line)])


def among_of_each(line: Line) -> Iterator[tuple[Figure, Figure]]:
    """人均消费支出22854元。其中:食品支出7721元: a part of what each has, with that; it is no part of an amount."""
    for place, part in enumerate(line.figures):
        if part.depth or not pattern("parts.toml", "among").search(part.before):
            continue
        kin = (other for other in reversed(line.figures[max(0, place - FEW) : place]) if alike(part, other))
        whole = next((other for other in kin if other.claim.measure != "增减额"), None)
        if whole is not None and pattern("parts.toml", "of each").search(clause(whole.before)):
            yield part, whole


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


def _among(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """617.50亿元。其中,第一产业37.11亿元;第二产业…: what follows 其中, to the end of its clause group or sentence."""
    mark = pattern("parts.toml", "among")
    places = {figure.claim.start: place for place, figure in enumerate(amounts)}
    for place, marked in enumerate(amounts):
        if marked.depth or not mark.search(marked.before):
            continue
        opens = SEGMENT.search(marked.before) is not None
        for first in _first_of_each_unit(marked, behind(place, amounts)):
            parts = [first, *_siblings(first, behind(places[first.claim.start], amounts), mark)]
            short = tuple(up_to(SEGMENT, parts))
            wholes = _wholes(first, ahead(place, amounts), opens=opens)
            yield from _chosen(wholes, tuple(parts), short, opens=opens)


def _first_of_each_unit(marked: Figure, after: Sequence[Figure]) -> Iterator[Figure]:
    """The figure that 其中 leads up to, and those in other units beside it: 70件92人."""
    yield marked
    units = {(marked.claim.dimension, unit(marked.claim))}
    for figure in takewhile(lambda figure: not SEGMENT.search(figure.before), after):
        beyond = pattern("parts.toml", "beyond").search(clause(figure.before))
        if figure.depth == 0 and not beyond and (figure.claim.dimension, unit(figure.claim)) not in units:
            units.add((figure.claim.dimension, unit(figure.claim)))
            yield figure


def _siblings(first: Figure, after: Sequence[Figure], mark: re.Pattern[str]) -> Iterator[Figure]:
    """The figures of one unit and depth that go on with a breakdown until its sentence ends, without nested ones."""
    nested = False
    for figure in after:
        if SENTENCE.search(figure.before):
            return
        if SEGMENT.search(figure.before):
            nested = False
        if mark.search(figure.before):
            nested = True
        if not nested and figure.depth == 0 and alike(first, figure):
            yield figure


def _wholes(first: Figure, before: Sequence[Figure], *, opens: bool) -> list[Figure]:
    """What a part may be a part of, nearest first: in its clause group, or in the sentence before where 其中 opens."""
    stretch = back_to(SENTENCE if opens else SEGMENT, before)
    now = [figure for figure in stretch if not pattern("growth.toml", "from").search(clause(figure.before))]
    now = [figure for figure in now if not compared(figure)]
    return [figure for figure in reversed(now) if figure.depth == 0 and alike(figure, first)][:MOST_WHOLES]


def _chosen(
    wholes: Sequence[Figure], parts: tuple[Figure, ...], short: tuple[Figure, ...], *, opens: bool
) -> Iterator[Breakdown]:
    """The reading of 其中 under which the parts make up a whole; else the nearest one, if no other may be meant."""
    for run in dict.fromkeys((parts, short)):
        for whole in wholes:
            if len(run) > 1 and adds_up(whole, run):
                yield Breakdown(whole, run, complete=True, sure=True, form=_common_predicate(run))
                yield from _further(whole, parts[len(run) :])
                return
    for run in dict.fromkeys((parts, short)):
        plain_run = len(run) >= (FEW if len(wholes) > 1 else 2) and not in_rows(run)
        missed = next((whole for whole in wholes if plain_run and surely_slipped(whole, run)), None)
        if missed is not None:
            yield Breakdown(missed, run, complete=True, sure=True)
            return
    if not wholes or (opens and len(wholes) > 1 and not _same_aspect(wholes[0], short[0])):
        return
    rest = pattern("parts.toml", "rest").search(parts[-1].after[:FEW_WORDS]) is not None
    if len(wholes) == 1 and complementary(parts, wholes[0]) and not rest:
        yield Breakdown(wholes[0], parts, complete=True, sure=True)
        return
    form = _common_predicate(short)
    run = short if form or not opens else parts
    if len(wholes) == 1 and _too_many(wholes[0], short):
        yield Breakdown(wholes[0], short, complete=True, sure=True)
        return
    yield Breakdown(wholes[0], run, complete=bool(form), sure=False, form=form, only=len(wholes) == 1)
    yield from _further(wholes[0], parts[len(short) :] if form else ())


def _too_many(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts named alike and listed side by side exceed their whole by what one slip explains.

    货币捐赠3215万元、物资捐赠664万元 of 捐赠收入3862万元: kinds of one thing that can't overlap.
    """
    ends = {_ending(part) for part in parts}
    listed_so = len(parts) > 1 and all(part.before.strip().startswith(("、", "和")) for part in parts[1:])
    alike_named = len(ends) == 1 and len(ends.pop()) == ENDING and parts[0].claim.dimension not in COUNTED
    exceeds = total(parts).lower > Interval.of(whole.claim).upper
    return listed_so and alike_named and exceeds and slipped(whole, parts)


def _ending(part: Figure) -> str:
    return re.sub(r"[^一-鿿]", "", clause(part.before))[-ENDING:]


def _common_predicate(figures: Sequence[Figure]) -> str:
    """What is said alike of several bare figures (75例诊断为甲,11例诊断为乙), or nothing; of bare labels, that."""
    if len(figures) > 1 and all(only_labelled(figure) for figure in figures):
        return "places" if of_places(figures) else ""
    starts = {opening(figure.after)[:FRAME] for figure in figures}
    alike_said = len(figures) > 1 and len(starts) == 1 and all(unlabelled(figure) for figure in figures)
    return starts.pop() if alike_said else ""


def _further(whole: Figure, after: Sequence[Figure]) -> Iterator[Breakdown]:
    """A second breakdown of the same whole after a semicolon: 86例,其中75例…,11例…;38例…,48例…."""
    run = tuple(takewhile(unlabelled, after))
    told_alike = all(opening(figure.after).startswith(("在", "来自", "属", "系")) for figure in run)
    if len(run) > 1 and (adds_up(whole, run) or told_alike):
        yield Breakdown(whole, run, complete=True, sure=False)


def _same_aspect(whole: Figure, part: Figure) -> bool:
    ends = [re.sub(r"[^一-鿿]", "", clause(figure.before))[-FRAME:] for figure in (whole, part)]
    return bool(ends[0]) and ends[0] == ends[1]


def _of_one_form(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """79例,甲市报告1例,乙市报告75例…: clauses that differ in their label only and leave the noun out."""
    outer = [figure for figure in amounts if figure.depth == 0]
    for place, (whole, first) in enumerate(pairwise(outer)):
        found = pattern("parts.toml", "frame").search(clause(first.before))
        if not found or not alike(whole, first) or _nested(whole) or _labelled(whole, found.group()):
            continue
        form = found.group()
        same = [figure for figure in this_sentence(behind(place, outer)) if alike(whole, figure)]
        parts = tuple(figure for figure in same if _labelled(figure, form))
        strangers = [figure for figure in same if not _labelled(figure, form) and not _nested(figure)]
        if len(parts) > 1 and not strangers and _labelled(first, form):
            yield Breakdown(whole, parts, complete=True, sure=False, form=form)


def _said_of_each(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """7例,6例来自甲,1例来自乙: bare figures of which the same is said."""
    outer = [figure for figure in amounts if figure.depth == 0]
    for place, (whole, first) in enumerate(pairwise(outer)):
        form = opening(first.after)[:FRAME]
        if len(form) < FRAME or not unlabelled(first) or unlabelled(whole) or not alike(whole, first):
            continue
        parts = tuple(_of_which(whole, form, up_to(SEGMENT, behind(place, outer))))
        if len(parts) > 1 and not pattern("parts.toml", "rest").search(parts[-1].before):
            yield Breakdown(whole, parts, complete=True, sure=False, form=form)


def _of_which(whole: Figure, form: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    return takewhile(
        lambda figure: unlabelled(figure) and alike(whole, figure) and opening(figure.after).startswith(form), figures
    )


def _labelled(figure: Figure, form: str) -> bool:
    words = clause(figure.before)
    return words.endswith(form) and len(form) < len(words) <= LONGEST_LABEL and bool(ELLIPSIS.match(figure.after))


def _nested(figure: Figure) -> bool:
    return unlabelled(figure) or pattern("parts.toml", "rest").search(clause(figure.before)) is not None


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
