"""Parts behind 其中: 617.50亿元。其中,第一产业37.11亿元;第二产业…."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import takewhile

from checks.figures.amounts import (
    SENTENCE,
    Breakdown,
    adds_up,
    alike,
    amount,
    compared,
    leaves_others,
    point_moved,
    slipped,
    surely_slipped,
    targets_of,
    total,
)
from checks.figures.labels import all_of_them, complementary, is_balance, unlabelled
from checks.figures.stretches import MOST_WHOLES, SEGMENT, ahead, back_to, behind, up_to
from checks.figures.topics import unit
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, opening
from checks.parts.cases_by_place import too_many_by_place
from checks.parts.parallel import in_rows
from checks.parts.parts_said_alike import common_predicate
from checks.relation import Interval
from checks.repair import repairs
from claims.model import Dimension

COUNTED = frozenset({Dimension.COUNT, Dimension.PERSON, Dimension.PERSON_TIME})
PLACES = "places"
ENDING = 2
NEAR = 4
FEW = 4
FEW_WORDS = 8


TOLD_APART_BY = (
    "by owner",
    "by grade",
    "by schooling",
    "by sex",
    "by party or people",
    "by hour",
    "by state",
    "by where from",
    "by way",
    "by whom it is with",
    "by body",
    "by power",
)


def among_of_each(line: Line) -> Iterator[tuple[Figure, Figure]]:
    """人均消费支出22854元。其中:食品支出7721元: a part of what each has, with that; it is no part of an amount."""
    for place, part in enumerate(line.figures):
        if part.depth or not pattern("parts.toml", "among").search(part.before):
            continue
        whole = nearest_level(part, ahead(place, line.figures, NEAR))
        if whole is not None and is_of_each(whole):
            yield part, whole


def on_behind_semicolons(line: Line) -> Iterator[tuple[Figure, Figure]]:
    """警情7.4万起,其中,水域救援682起,下降8%;高空救援415起: what goes on behind a mark, and what each has of it.

    其中 with a comma or colon of its own opens a list, which goes on as long as what follows ends as the first part
    does; what ends more like the whole than like the first part stands beside it.
    """
    amounts = [figure for figure in line.figures if amount(figure) or is_of_each(figure)]
    for place, marked in enumerate(amounts):
        if marked.depth or not pattern("parts.toml", "among opens a list").search(marked.before):
            continue
        opens = SEGMENT.search(marked.before) is not None
        for first in _first_of_each_unit(marked, behind(place, amounts)):
            after = behind(amounts.index(first), amounts)
            wholes = _wholes(first, ahead(place, amounts), opens=opens)
            if wholes and not is_balance(wholes[0]) and (len(wholes) == 1 or not opens):
                run = takewhile(partial(_goes_on_with, first, wholes[0]), _up_to_another_list(first, after))
                yield from ((part, wholes[0]) for part in run)


def _up_to_another_list(first: Figure, after: Sequence[Figure]) -> Iterator[Figure]:
    mark = pattern("parts.toml", "among")
    return _siblings(first, tuple(takewhile(lambda figure: not mark.search(figure.before), after)), mark)


def _goes_on_with(first: Figure, whole: Figure, part: Figure) -> bool:
    """Whether a figure is told as the first part of a whole is, and not as the whole."""
    name, of_first, of_whole = (clause(figure.before) for figure in (part, first, whole))
    like_whole, like_first = _shared_end(name, of_whole), _shared_end(name, of_first)
    plain = not compared(part) and part.claim.measure != "增减额" and is_of_each(part) == is_of_each(first)
    left = pattern("parts.toml", "rest").search(name) is not None or name == of_first
    held = _may_hold(whole, first) and _may_hold(whole, part)
    if like_first == 0 or not plain or left or not held:
        return False
    return like_whole <= like_first or SENTENCE.search(first.before) is not None


def _shared_end(one: str, other: str) -> int:
    pairs = zip(reversed(one), reversed(other), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def nearest_level(part: Figure, before: Sequence[Figure]) -> Figure | None:
    """The nearest figure before a part that is in its unit and is no change, if any."""
    kin = (figure for figure in reversed(before) if alike(part, figure) and figure.claim.measure != "增减额")
    return next(kin, None)


def is_of_each(figure: Figure) -> bool:
    """Whether the clause of a figure says that it is how much each has: 人均, 每亩."""
    return pattern("parts.toml", "of each").search(clause(figure.before)) is not None


def among(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """617.50亿元。其中,第一产业37.11亿元;第二产业…: what follows 其中, to the end of its clause group or sentence."""
    mark = pattern("parts.toml", "among")
    places = {figure.claim.start: place for place, figure in enumerate(amounts)}
    for place, marked in enumerate(amounts):
        of_a_set = not mark.search(marked.before)
        if marked.depth or (of_a_set and not _behind_a_set(marked)):
            continue
        opens = SEGMENT.search(marked.before) is not None
        for first in _first_of_each_unit(marked, behind(place, amounts)):
            parts = [first, *_siblings(first, behind(places[first.claim.start], amounts), mark)]
            short = tuple(up_to(SEGMENT, parts))
            wholes = _wholes(first, ahead(place, amounts), opens=opens)
            wholes = [whole for whole in wholes if not of_a_set or _may_hold(whole, first)]
            own = _with_parts_of_their_own(parts, amounts, places)
            yield from _chosen(wholes, tuple(parts), short, opens=opens, own=own)


def _with_parts_of_their_own(
    parts: Sequence[Figure], amounts: Sequence[Figure], places: dict[int, int]
) -> frozenset[Figure]:
    """The parts behind the first that 其中 follows in their own clause group: 下午1829人入园,其中儿童21人."""
    behind_it = ((part, amounts[places[part.claim.start] + 1 :][:1]) for part in parts[1:])
    return frozenset(part for part, after in behind_it for each in after if _among_in_the_segment(each))


def _among_in_the_segment(figure: Figure) -> bool:
    return bool(pattern("parts.toml", "among").search(figure.before)) and not SEGMENT.search(figure.before)


def _told_as_the_whole(whole: Figure, parts: Sequence[Figure], own: frozenset[Figure]) -> bool:
    """Whether a part may be told beside its whole: 1589只上涨,其中60只涨停;1829只下跌.

    All but the first have parts of their own, or one behind a semicolon is more than the whole or does something else,
    as that does.
    """
    first, most = opening(parts[0].after)[:1], Interval.of(whole.claim).upper
    bare = [part for part in parts[1:] if SEGMENT.search(part.before) and unlabelled(part)]
    more = any(Interval.of(part.claim).lower > most for part in bare)
    does = bool(opening(whole.after)) and any(opening(part.after)[:1] not in ("", first) for part in bare)
    return own.issuperset(parts[1:]) or more or does


def _behind_a_set(figure: Figure) -> bool:
    """Whether 其中 leads up to a figure past the number of a set that names it: 其中四大主导产业项目40个."""
    return pattern("parts.toml", "among a set").search(figure.lead) is not None


def _may_hold(whole: Figure, part: Figure) -> bool:
    return Interval.of(part.claim).lower <= Interval.of(whole.claim).upper


def _first_of_each_unit(marked: Figure, after: Sequence[Figure]) -> Iterator[Figure]:
    """The figure that 其中 leads up to, and those in other units beside it: 70件92人."""
    yield marked
    units = {(marked.claim.dimension, unit(marked.claim))}
    for figure in takewhile(lambda figure: not SEGMENT.search(figure.before), after):
        words = clause(figure.before)
        beyond = any(pattern("parts.toml", name).search(words) for name in ("beyond", "besides"))
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
        if figure.depth == 0 and mark.search(figure.before):
            nested = True
        of_a_share = pattern("parts.toml", "of a share").match(clause(figure.before))
        apart = of_a_share or (is_balance(figure) and not is_balance(first))
        if not nested and not apart and figure.depth == 0 and alike(first, figure):
            yield figure


def _wholes(first: Figure, before: Sequence[Figure], *, opens: bool) -> list[Figure]:
    """What a part may be a part of, nearest first: in its clause group, or in the sentence before where 其中 opens.

    What is itself a part there may stand beside a larger part of the same: 1100件,其中展出489件。其中有786件是珍品.
    """
    stretch = back_to(SENTENCE if opens else SEGMENT, before)
    now = [figure for figure in stretch if not pattern("growth.toml", "from").search(clause(figure.before))]
    now = [figure for figure in now if not compared(figure) and not (opens and _beside_it(figure, first))]
    return [figure for figure in reversed(now) if figure.depth == 0 and alike(figure, first)][:MOST_WHOLES]


def _beside_it(figure: Figure, part: Figure) -> bool:
    """Whether a figure before a part is behind 其中 itself and less than that."""
    return pattern("parts.toml", "among").search(figure.before) is not None and not _may_hold(figure, part)


def _chosen(
    wholes: Sequence[Figure],
    parts: tuple[Figure, ...],
    short: tuple[Figure, ...],
    *,
    opens: bool,
    own: frozenset[Figure],
) -> Iterator[Breakdown]:
    """The reading of 其中 under which the parts make up a whole; else the nearest one, if no other may be meant."""
    for run in dict.fromkeys((parts, short)):
        for whole in wholes:
            if len(run) > 1 and adds_up(whole, run):
                yield Breakdown(whole, run, complete=True, sure=True, form=common_predicate(run))
                yield from _further(whole, parts[len(run) :])
                return
    wholes = [whole for whole in wholes if not is_balance(whole) and not _is_planned(whole)]
    missed = _missed(wholes, parts, short, opens=opens, own=own)
    if missed is not None:
        yield missed
        return
    if not wholes or (opens and len(wholes) > 1 and not _same_aspect(wholes[0], short[0])):
        yield from (Breakdown(whole, short, complete=False, sure=False) for whole in _of_the_clause(wholes, short))
        return
    rest = pattern("parts.toml", "rest").search(parts[-1].after[:FEW_WORDS]) is not None
    if len(wholes) == 1 and not rest and (complementary(parts, wholes[0]) or _misses_by_a_slip(wholes[0], parts)):
        yield Breakdown(wholes[0], parts, complete=True, sure=True)
        return
    if len(wholes) == 1 and (_too_many(wholes[0], short) or _misses_by_a_slip(wholes[0], short)):
        yield Breakdown(wholes[0], short, complete=True, sure=True)
        return
    form = common_predicate(short)
    run = short if form or not opens else parts
    yield Breakdown(wholes[0], run, complete=bool(form), sure=False, form=form, only=len(wholes) == 1)
    yield from _further(wholes[0], parts[len(short) :] if form else ())


def _missed(
    wholes: Sequence[Figure],
    parts: tuple[Figure, ...],
    short: tuple[Figure, ...],
    *,
    opens: bool,
    own: frozenset[Figure],
) -> Breakdown | None:
    """A whole that parts miss by what a slip of the pen surely explains, whatever else the text may tell of it."""
    runs = tuple(dict.fromkeys((parts, short)))
    for run in (run for run in runs if not _told_apart_by_several(run)):
        plain_run = len(run) >= (FEW if len(wholes) > 1 else 2) and not in_rows(run)
        likely = not in_rows(run) and _none_beside(wholes, run)
        moved = (whole for whole in wholes if likely and point_moved(whole, run))
        held = (whole for whole in wholes if plain_run and (opens or not _told_as_the_whole(whole, run, own)))
        slipped_so = (whole for whole in held if surely_slipped(whole, run))
        told = (whole for whole in slipped_so if not leaves_others(whole, run))
        found = next(moved, None) or next(told, None)
        if found is not None:
            return Breakdown(found, run, complete=True, sure=True)
    by_place = next((run for run in runs if _of_every_place(wholes, run, opens=opens)), None)
    return Breakdown(wholes[0], by_place, complete=True, sure=True) if by_place else None


def _of_every_place(wholes: Sequence[Figure], parts: Sequence[Figure], *, opens: bool) -> bool:
    """Whether parts by place miss the nearest whole, the only one where 其中 opens a sentence, by a slip of the pen."""
    if not wholes or (opens and len(wholes) > 1) or common_predicate(parts) != PLACES:
        return False
    beyond = all(total(parts).lower > Interval.of(whole.claim).upper for whole in wholes)
    return beyond and too_many_by_place(wholes[0], parts)


def _of_the_clause(wholes: Sequence[Figure], parts: Sequence[Figure]) -> Iterator[Figure]:
    """The nearest of several wholes where a semicolon stands between it and 其中, and it may hold each of the parts."""
    behind_semicolon = SEGMENT.search(parts[0].before) and not SENTENCE.search(parts[0].before)
    if behind_semicolon and wholes and all(_may_hold(wholes[0], part) for part in parts):
        yield wholes[0]


def _told_apart_by_several(parts: Sequence[Figure]) -> bool:
    """Whether parts are told apart by different things, so that some may be the same: 国有控股131家,亏损137家.

    So are those of one hour beside others that are of none: 涉及电动车588起,夜间发生494起,酒驾139起.
    """
    labels = [clause(part.before) for part in parts]
    if len(parts) > 2 and sum(1 for label in labels if pattern("parts.toml", "by hour").search(label)) == 1:
        return True
    return sum(any(map(pattern("parts.toml", name).search, labels)) for name in TOLD_APART_BY) > 1


def _none_beside(wholes: Sequence[Figure], parts: Sequence[Figure]) -> bool:
    """Whether no part that is more than a whole may stand beside it: 固定资产36亿元,其中房屋20亿元,流动资产86亿元.

    The first is a part, and so are those joined to it by 、 or 和, or called by the same last word.
    """
    joined = 1 + sum(1 for _ in takewhile(lambda part: part.before.strip().startswith(("、", "和", "及")), parts[1:]))
    kin = {last_words(part) for part in parts[:joined]}
    loose = [part for part in parts[joined:] if not last_words(part) or last_words(part) not in kin]
    loose = [part for part in loose if not unlabelled(part)]
    return not any(Interval.of(part.claim).lower > Interval.of(whole.claim).upper for whole in wholes for part in loose)


def _too_many(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts named alike and listed side by side exceed their whole by what one slip explains.

    货币捐赠3215万元、物资捐赠664万元 of 捐赠收入3862万元: kinds of one thing that can't overlap.
    """
    ends = {last_words(part) for part in parts}
    listed_so = len(parts) > 1 and all(part.before.strip().startswith(("、", "和")) for part in parts[1:])
    alike_named = len(ends) == 1 and len(ends.pop()) == ENDING and parts[0].claim.dimension not in COUNTED
    exceeds = total(parts).lower > Interval.of(whole.claim).upper
    return listed_so and alike_named and exceeds and slipped(whole, parts)


def _is_planned(figure: Figure) -> bool:
    """Whether a figure is what a percentage behind it is reckoned of: 占年初预算数9.4亿元的56%."""
    base = pattern("parts.toml", "base of a share").match(clause(figure.before)) is not None
    return base and figure.after.startswith("的")


def _misses_by_a_slip(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts that are by their labels all there are miss their whole by what one slip makes."""
    return all_of_them(parts, whole) and any(repairs(*target) for target in targets_of(whole, parts))


def last_words(figure: Figure) -> str:
    """The last two Chinese characters of what leads up to a figure."""
    return re.sub(r"[^一-鿿]", "", clause(figure.before))[-ENDING:]


def _further(whole: Figure, after: Sequence[Figure]) -> Iterator[Breakdown]:
    """A second breakdown of the same whole after a semicolon: 86例,其中75例…,11例…;38例…,48例…."""
    run = tuple(takewhile(unlabelled, after))
    told_alike = all(opening(figure.after).startswith(("在", "来自", "属", "系")) for figure in run)
    if len(run) > 1 and (adds_up(whole, run) or told_alike):
        yield Breakdown(whole, run, complete=True, sure=False)


def _same_aspect(whole: Figure, part: Figure) -> bool:
    ends = [last_words(figure) for figure in (whole, part)]
    return bool(ends[0]) and ends[0] == ends[1]
