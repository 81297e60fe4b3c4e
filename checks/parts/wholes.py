"""Wholes and the parts that a text gives of them: after 其中, in brackets, up to 其余, in clauses of one form."""

from collections.abc import Sequence

from checks.figures.amounts import Breakdown, amount
from checks.page import Line
from checks.parts.parallel import parallel
from checks.parts.partitions import is_days
from checks.parts.parts_among import among, among_of_each
from checks.parts.parts_by_classifier import by_classifier, each_in_its_own
from checks.parts.parts_by_name import by_name
from checks.parts.parts_counted_up import counted_up, loosely, rest, said_above, totalled
from checks.parts.parts_in_brackets import aligned_brackets, in_brackets
from checks.parts.parts_in_two_units import in_two_units
from checks.parts.parts_listed import (
    by_age,
    comprising,
    distributed,
    listed,
    made_of,
    out_of_so_many,
    ranked,
    split_into,
)
from checks.parts.parts_said_alike import of_one_form, said_of_each
from checks.parts.parts_side_by_side import beside, side_by_side
from checks.parts.parts_summed_up import left_of_all, summed_up


def breakdowns(line: Line) -> list[Breakdown]:
    """Every breakdown on a line; a whole may have several, and a part may be a whole in turn."""
    amounts = [figure for figure in line.figures if amount(figure)]
    ways = (
        in_brackets, rest, among, of_one_form, said_of_each, out_of_so_many, totalled, beside, by_age, listed,
        counted_up, side_by_side, distributed, made_of, said_above, loosely, ranked,
        comprising, split_into,
    )  # fmt: skip
    days = [figure for figure in line.figures if is_days(figure)]
    of_each = {part.claim.start for part, _ in among_of_each(line)}
    found = [each for way in ways for each in way(amounts) if each.parts[0].claim.start not in of_each]
    found = [*found, *out_of_so_many(days), *aligned_brackets(found)]
    found.extend(
        each
        for way in (parallel, by_name, by_classifier, each_in_its_own, summed_up, left_of_all, in_two_units)
        for each in way(line)
    )
    return _distinct(found)


def _distinct(found: Sequence[Breakdown]) -> list[Breakdown]:
    kept: dict[tuple[int, ...], Breakdown] = {}
    for each in found:
        key = tuple(figure.claim.start for figure in (each.whole, *each.parts))
        if key not in kept or each.sure:
            kept[key] = each
    return list(kept.values())
