"""Parts told in classifiers of their own, of a whole in all of them: 1091.9万辆(架、艘)次,其中汽车…辆次、飞机….

Or of a whole in one of them, where each kind takes its own: 场馆13个,其中图书馆2座、展馆5处、剧院6家.
"""

import re
from collections.abc import Iterator, Sequence

from checks.figures.amounts import Breakdown, adds_up, amount, slipped
from checks.figures.labels import label_words
from checks.lexicon import pattern
from checks.page import Figure, Line, clause
from claims.model import Dimension, Hedge, Status

TIMES = "次"
MARKS = "、,，/和及或与 "
MOST, FEWEST = 12, 3
COUNTS = (Dimension.COUNT, Dimension.PERSON)


def by_classifier(line: Line) -> Iterator[Breakdown]:
    """Every whole of a line with classifiers in a bracket and the parts behind 其中 that tell each of them once.

    They are all there is, but for what one of them may leave out of its kind: a miss is wrong where a slip explains it.
    """
    for whole in line.figures:
        told = pattern("parts.toml", "other classifiers").match(whole.after)
        if told is None or whole.claim.low is None or whole.claim.status is not Status.ACTUAL:
            continue
        wanted = {f"{unit}{TIMES}" for unit in (whole.claim.unit, *_parted(told["units"]))}
        parts = _behind(line, whole, wanted)
        if {part.claim.unit for part in parts} == wanted and len(parts) == len(wanted):
            wrong = not adds_up(whole, parts) and slipped(whole, parts)
            yield Breakdown(whole, tuple(parts), complete=wrong, sure=wrong)


def _parted(units: str) -> list[str]:
    for mark in MARKS:
        units = units.replace(mark, " ")
    return units.split()


def _behind(line: Line, whole: Figure, wanted: set[str]) -> Sequence[Figure]:
    """The amounts in some units that stand behind 其中 in the sentence of a whole."""
    near = line.figures[whole.position + 1 : whole.position + 1 + MOST]
    own = [figure for figure in near if figure.claim.sentence_start == whole.claim.sentence_start]
    marked = next((at for at, each in enumerate(own) if pattern("parts.toml", "among").search(each.before)), len(own))
    return [each for each in own[marked:] if each.claim.unit in wanted and amount(each)]


def each_in_its_own(line: Line) -> Iterator[Breakdown]:
    """Every count with the kinds behind it, in 其中 or a bracket, of which some take another classifier than it does.

    They are told where they come to it; a miss is wrong where the last are all the others and a slip explains it.
    """
    for whole in line.figures:
        kin = _kin(whole.claim.unit)
        for parts in (
            (_kinds(line, whole, kin, past=past) for past in (False, True)) if kin and _is_count(whole) else ()
        ):
            if len(parts) < FEWEST or all(part.claim.unit == whole.claim.unit for part in parts):
                continue
            rest = pattern("parts.toml", "rest").search(clause(parts[-1].before)) is not None
            wrong = not adds_up(whole, parts) and rest and slipped(whole, parts)
            yield Breakdown(whole, tuple(parts), complete=wrong, sure=wrong)
            break


def _kin(unit: str) -> re.Pattern[str] | None:
    """The classifiers in which what a unit counts may be told as well."""
    kin = (pattern("parts.toml", f"classifier of {things}") for things in ("a body", "an animal", "a person"))
    return next((units for units in kin if units.fullmatch(unit)), None)


def _kinds(line: Line, whole: Figure, kin: re.Pattern[str], *, past: bool = False) -> list[Figure]:
    """The counts in a row behind a whole, each under a label of its own, to the end of its sentence or bracket.

    `past`: those behind the bracket of the whole, if it has one.
    """
    parts: list[Figure] = []
    near = line.figures[whole.position + 1 : whole.position + 1 + MOST]
    for figure in (each for each in near if not (past and each.depth > whole.depth)):
        opens = pattern("parts.toml", "among").search(figure.before) or figure.depth > whole.depth
        depth = (parts[0] if parts else figure).depth
        own = figure.claim.sentence_start == whole.claim.sentence_start and figure.depth == depth >= whole.depth
        if not own or not (parts or opens):
            break
        if not kin.fullmatch(figure.claim.unit) or not _is_count(figure) or not label_words(figure):
            return []
        parts.append(figure)
    return parts


def _is_count(figure: Figure) -> bool:
    claim = figure.claim
    exact = claim.hedge is Hedge.EXACT and bool(claim.low) and claim.status is Status.ACTUAL
    return exact and claim.dimension in COUNTS and amount(figure)
