"""What several parts are paid, how many they are and their means, each in a row of its own under the same labels.

劳动报酬23239万元。其中:企业2610万元;机关…。职工8202人。其中:企业1406人;机关…。平均工资28333元。其中:企业18560元;机关….
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checks.figures.amounts import SENTENCE, digits
from checks.figures.labels import AMONG
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from checks.products.each import EXACT, Each
from checks.relation import Interval
from checks.repair import slip
from claims.model import Dimension, Hedge, Kind

PROVEN, TELLING, HEADS = 2, 4, 3
LONGEST_LABEL, ROWS = 8, 2
MARKS = ":： "


class _Row(NamedTuple):
    """A figure of all and those of its parts by their labels."""

    head: Figure
    parts: dict[str, Figure]


def means_of_parts(line: Line) -> Iterator[Each]:
    """Of each part and of all: the mean, how many and the whole, as far as two and more of a line come out.

    One that does not is told where a slip of the pen explains it.
    """
    rows = list(_rows([figure for figure in line.figures if _is_plain(figure)]))
    means = [row for row in rows if pattern("averages.toml", "mean of a row").search(clause(row.head.before))]
    money = [row for row in rows if row.head.claim.dimension is Dimension.MONEY and row not in means]
    heads = [row for row in rows if row.head.claim.dimension is Dimension.PERSON]
    if len(means) == len(money) == len(heads) == 1 and means[0].parts.keys() == money[0].parts.keys():
        triples = _triples(means[0], heads[0], money[0])
        if sum(triple.fits for triple in triples) >= PROVEN:
            yield from (triple for triple in triples if triple.fits or _slipped(triple))


def _triples(mean: _Row, heads: _Row, whole: _Row) -> list[Each]:
    found = [Each(mean.head, heads.head, whole.head, EXACT)]
    labels = [label for label in mean.parts if label in heads.parts]
    found += [Each(mean.parts[label], heads.parts[label], whole.parts[label], EXACT) for label in labels]
    return [triple for triple in found if _tells(triple)]


def _tells(triple: Each) -> bool:
    """Whether the figures have digits enough that they do not come out by chance."""
    return min(map(digits, (triple.each.claim, triple.whole.claim))) >= TELLING and digits(triple.many.claim) >= HEADS


def _slipped(triple: Each) -> bool:
    return any(slip(*target) is not None for target in triple.targets)


def _rows(figures: Sequence[Figure]) -> Iterator[_Row]:
    """Each figure with those behind 其中 that are in its unit and have nothing but a label before them."""
    for place, head in enumerate(figures):
        behind = figures[place + 1 : place + 2]
        if not behind or not pattern("parts.toml", "among").search(behind[0].before):
            continue
        parts: defaultdict[str, list[Figure]] = defaultdict(list)
        for at, figure in enumerate(figures[place + 1 :]):
            label = clause(figure.before).removeprefix(AMONG).strip(MARKS)
            if (at and SENTENCE.search(figure.before)) or not 0 < len(label) <= LONGEST_LABEL:
                break
            if figure.claim.dimension is head.claim.dimension:
                parts[label].append(figure)
        if len(parts) >= ROWS and all(len(found) == 1 for found in parts.values()):
            yield _Row(head, {label: found[0] for label, found in parts.items()})


def _is_plain(figure: Figure) -> bool:
    claim = figure.claim
    told = claim.kind is Kind.CLAIM and claim.dimension in (Dimension.MONEY, Dimension.PERSON)
    exact = claim.hedge is Hedge.EXACT and Interval.of(claim).bounded and (claim.low or 0) > 0
    return told and exact and claim.measure != "增减额" and not in_table(figure) and not figure.depth
