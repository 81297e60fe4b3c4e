"""Parts told in classifiers of their own, of a whole in all of them: 1091.9万辆(架、艘)次,其中汽车…辆次、飞机…."""

from collections.abc import Iterator, Sequence

from checks.figures.amounts import Breakdown, adds_up, amount, slipped
from checks.lexicon import pattern
from checks.page import Figure, Line
from claims.model import Status

TIMES = "次"
MARKS = "、,，/和及或与 "
MOST = 12


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
