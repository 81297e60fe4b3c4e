"""Parts told in two units each, as their whole is: 19项58.37亿元,中央11项36.92亿元,省级8项21.45亿元.

They may fill a bracket right behind it: 96户310人(其中低保户61户204人,特困户35户106人).
29个单位业务用房36531平方米,其中:20个卫生院业务用房16672平方米;9个县直单位业务用房19859平方米.
Once the parts make up the whole in one unit, they are all there are, and so have to in the other.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from checks.figures.amounts import NOT_AMOUNTS, Breakdown, adds_up, digits, held_to, slipped, total
from checks.figures.directory import Kind, kind
from checks.lexicon import pattern
from checks.page import OPENING, Figure, Line, clause, opening
from checks.relation import Comparator, Interval, holds
from checks.repair import COUNTED, Slip, slip
from claims.model import Dimension, Hedge, Status

FEWEST, MOST, TELLING, SAID = 2, 8, 3, 24
HAVE = "…"
HOME, PERSON = "户", "人"
FULL_STOP = re.compile(r"[。！？!?]")
GAP = re.compile(r"^(?P<noun>[^,，。;；、()（）0-9]{0,4})[、,，]?$")
WHAT_THEY_HAVE = re.compile(r"^[一-鿿]{3,14}(?P<noun>[一-鿿]{2})$")


class Row(NamedTuple):
    """Two figures of one thing side by side, and what they are told in: kinds, noun, and whether they are planned."""

    one: Figure
    other: Figure
    told_in: tuple[Kind, str, Kind, bool]


def in_two_units(line: Line) -> Iterator[Breakdown]:
    """Every row of a line with the rows behind it that make it up in one unit at least."""
    told_in_two = list(_rows(line))
    rows = [row for row in told_in_two if not row.one.depth]
    yield from _summed_up(line, rows)
    for whole in rows:
        yield from _making_up(line, whole, _in_its_bracket(line, whole, told_in_two))
    for place, whole in enumerate(rows):
        alike = [row for row in rows[place + 1 : place + 1 + MOST] if row.told_in == whole.told_in]
        among = next((at for at, row in enumerate(alike) if pattern("parts.toml", "among").search(row.one.before)), 0)
        for run in (alike, *([alike[among:]] if among else [])):
            told = list(_making_up(line, whole, run))
            yield from told
            if told:
                break


def _in_its_bracket(line: Line, whole: Row, rows: Sequence[Row]) -> list[Row]:
    """The rows of the bracket right behind one: 96户310人 | (其中低保户61户204人,特困户35户106人)."""
    behind = line.figures[whole.other.position + 1 :]
    inside = set(map(id, takewhile(lambda figure: figure.depth, behind)))
    opens = bool(behind) and behind[0].before.startswith(tuple(OPENING))
    return [row for row in rows if id(row.other) in inside and row.told_in == whole.told_in] if opens else []


def _making_up(line: Line, whole: Row, run: Sequence[Row]) -> Iterator[Breakdown]:
    """What the first rows of a run come to, as many as make up a whole in one unit at least."""
    for count in range(FEWEST, len(run) + 1):
        parts = run[:count]
        ones, others = tuple(row.one for row in parts), tuple(row.other for row in parts)
        right = (adds_up(whole.one, ones), adds_up(whole.other, others))
        if any(right) and not (_below_each(whole.one, ones) or _below_each(whole.other, others)):
            columns = (whole.one, ones, right[0]), (whole.other, others, right[1])
            yield from _told(line, *columns, run[count:], loose=whole.told_in[1].startswith(HAVE))
            return


def _below_each(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a figure is less than each of its parts, and not by a point or 万 alone: 200毫升 of 300毫升, 400毫升."""
    below = Interval.of(whole.claim).upper < min(Interval.of(part.claim).lower for part in parts)
    return below and slip(whole.claim, total(parts), (Slip.POINT, Slip.MAGNITUDE)) is None


def _summed_up(line: Line, rows: Sequence[Row]) -> Iterator[Breakdown]:
    """132处5.62万平方米、41处1.34万平方米,面积合计6.96万平方米: the sum of the second figures of a sentence's rows."""
    for last in rows:
        behind = line.figures[last.other.position + 1 : last.other.position + 2]
        whole = (
            behind[0]
            if behind and kind(behind[0]) == kind(last.other) and _is_level(behind[0]) and not _is_planned(behind[0])
            else None
        )
        words = clause(whole.before) if whole else ""
        told = any(pattern("summed_up.toml", name).fullmatch(words) for name in ("bare sum", "sum of a noun"))
        if whole is None or not told or whole.depth:
            continue
        sentence = whole.claim.sentence_start
        own = [row.other for row in rows if row.told_in == last.told_in and row.one.claim.sentence_start == sentence]
        parts = tuple(part for part in own if part.claim.start < whole.claim.start)
        counts = [row.one for row in rows if row.other in parts]
        if _of_each(whole, counts, parts):
            continue
        if len(parts) < FEWEST or not _additive(whole, parts) or line.figures[whole.position - 1] is not parts[-1]:
            continue
        if adds_up(whole, parts) or not _more_of_it(line, whole, parts):
            yield held_to(whole, parts)


def _more_of_it(line: Line, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a sentence has more in the unit of its sum than stands in rows: 一号存86吨,二号-25℃存41吨,合计127吨."""
    sentence = line.figures[: whole.position]
    own = [each for each in sentence if each.claim.sentence_start == whole.claim.sentence_start]
    return any(kind(each) == kind(whole) and each not in parts and not each.depth for each in own)


def _told(
    line: Line,
    one: tuple[Figure, tuple[Figure, ...], bool],
    other: tuple[Figure, tuple[Figure, ...], bool],
    after: Sequence[Row],
    *,
    loose: bool,
) -> Iterator[Breakdown]:
    """Both columns where they add up, and what does not where the other one tells that the parts are all.

    Of what counted ones have (`loose`) only what a slip of the pen explains.
    """
    for (whole, parts, right), (whole_beside, parts_beside, right_beside) in ((one, other), (other, one)):
        if right:
            yield held_to(whole, parts)
        elif right_beside and _ends(line, parts[-1], after) and _additive(whole, parts):
            if _goes_on(line, parts[-1]) or _of_each(whole, parts_beside, parts) or _in_several(line, parts[-1]):
                continue
            many = not loose and (digits(whole_beside.claim) >= TELLING or len(parts_beside) > FEWEST)
            telling = (many or slipped(whole, parts)) and not _may_be_shared(whole, parts, whole_beside)
            if telling and not _among_others(parts):
                yield held_to(whole, parts)


def _of_each(whole: Figure, counts: Sequence[Figure], sizes: Sequence[Figure]) -> bool:
    """Whether figures are the size of each of so many: 2台60万千瓦、1台30万千瓦,装机合计150万千瓦."""
    first, *rest = (
        Interval.of(count.claim) * Interval.of(size.claim) for count, size in zip(counts, sizes, strict=True)
    )
    return holds(Comparator.MEETS, sum(rest, first), Interval.of(whole.claim))


def _ends(line: Line, last: Figure, after: Sequence[Row]) -> bool:
    """Whether no further row of the kind stands in the sentence of the last part."""
    between = line.text[last.claim.end - line.start : after[0].one.claim.start - line.start] if after else ""
    return not after or FULL_STOP.search(between) is not None


def _goes_on(line: Line, last: Figure) -> bool:
    """Whether the sentence tells on of one more that it tells of this only: 甲县49人死亡,1人失踪;…;丙县4人死亡."""
    noun = opening(last.after)[:2]
    behind = line.figures[last.position + 1 : last.position + 1 + MOST]
    own = takewhile(lambda figure: not FULL_STOP.search(figure.before), behind)
    return any(kind(figure) == kind(last) and noun == opening(figure.after)[:2] != "" for figure in own)


def _may_be_shared(whole: Figure, parts: Sequence[Figure], beside: Figure) -> bool:
    """Whether parts exceed what they count as some may be in several of them: 86人126项,国家级42人50项,省级61人76项.

    A person is of one household.
    """
    over = total(parts).lower > Interval.of(whole.claim).upper
    counted = whole.claim.dimension in COUNTED or whole.claim.unit == HOME
    return over and counted and {whole.claim.unit, beside.claim.unit} != {HOME, PERSON}


def _in_several(line: Line, last: Figure) -> bool:
    """Whether it is said right behind some parts that what they count is in several of them: 660人,一人数案."""
    behind = line.text[last.claim.end - line.start :][:SAID]
    return pattern("exclusive.toml", "counted in several").search(behind) is not None


def _additive(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether figures are exact and count nothing that several parts may share (涉及企业12家)."""
    shared = pattern("parts.toml", "beyond")
    return all(
        figure.claim.hedge is Hedge.EXACT and not shared.search(clause(figure.before)) for figure in (whole, *parts)
    )


def _among_others(parts: Sequence[Figure]) -> bool:
    return any(pattern("parts.toml", "and others").match(part.after) for part in parts[-1:])


def _rows(line: Line) -> Iterator[Row]:
    """Every two figures with nothing but their nouns and a mark between them: 8412户、26077人, 28个大项、612个小项."""
    last: Figure | None = None
    for one, other in zip(line.figures, line.figures[1:], strict=False):
        gap = GAP.match(other.before) or _what_they_have(one, other)
        if (
            gap is None
            or one is last
            or _is_of_each(one)
            or not (_is_level(one) and _is_level(other))
            or _is_planned(one) != _is_planned(other)
        ):
            continue
        if one.depth == other.depth <= 1 and _apart(one, other, gap["noun"]):
            last = other
            noun = gap["noun"] if gap.re is GAP else f"{HAVE}{gap['noun']}"
            yield Row(one, other, (kind(one), noun, kind(other), _is_planned(one)))


def _is_of_each(figure: Figure) -> bool:
    """Whether a figure is the size of each of those behind it: 100元的3人, 5公斤装1000袋, 一等奖奖金5000元3名."""
    behind = pattern("parts.toml", "size of those behind").match(figure.after)
    return bool(behind or pattern("parts.toml", "size of each").search(clause(figure.before)))


def _what_they_have(one: Figure, other: Figure) -> re.Match[str] | None:
    """20个乡镇卫生院业务用房16672平方米: how many there are, and what they have in all, by the end of its name."""
    counted = one.claim.dimension is Dimension.COUNT and other.claim.dimension is not Dimension.COUNT
    shared = pattern("parts.toml", "of each").search(other.before) or pattern("parts.toml", "beyond").search(
        other.before
    )
    return WHAT_THEY_HAVE.match(other.before) if counted and not shared else None


def _apart(one: Figure, other: Figure, noun: str) -> bool:
    """Whether two figures tell of one thing in two ways: in other units, or by other nouns behind them."""
    behind = re.match(r"[一-鿿]{1,4}", other.after)
    return kind(one) != kind(other) or bool(noun and behind and not behind.group().startswith(noun))


def _is_level(figure: Figure) -> bool:
    claim = figure.claim
    told = claim.low is not None and claim.dimension not in NOT_AMOUNTS and "/" not in claim.unit
    change = claim.measure == "增减额" or pattern("parts.toml", "change").search(clause(figure.before))
    return told and not change


def _is_planned(figure: Figure) -> bool:
    return figure.claim.status is Status.PLANNED
