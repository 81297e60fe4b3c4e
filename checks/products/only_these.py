"""Whether what comes together may be of others too than those that are counted: of a wider place or more months."""

from collections.abc import Sequence
from decimal import Decimal

from checks.lexicon import pattern
from checks.page import Figure, Line, clause
from checks.products.each import Each
from checks.relation import Comparator, Interval, holds
from checks.repair import Slip, slip
from claims.model import Claim

MOST_TIMES = 12
CLOSE = Decimal("0.001")


def tells_of_others(line: Line, figure: Figure, but: str = "") -> bool:
    """Whether the sentence of a figure tells of others, of another time or of what is not certain.

    Taxes aside, and by how much each figure grew (亩产485公斤,同比增长0.5%), which tells of no other amount.

    The words `but`, where there are any, tell of what is meant.
    """
    sentence = line.text[figure.claim.sentence_start - line.start : figure.claim.sentence_end - line.start]
    for aside in ("tax", "grown"):
        sentence = pattern("averages.toml", aside).sub("", sentence)
    return pattern("averages.toml", "others").search(sentence.replace(but, "", 1) if but else sentence) is not None


def is_wider(triple: Each) -> bool:
    """Whether a whole behind is led up to by a place or time that may have others: 补助120户,全县共补助56万元."""
    wider = pattern("averages.toml", "a wider whole").search(clause(triple.whole.before))
    return wider is not None and triple.whole.position > triple.many.position


def so_many_times(triple: Each) -> bool:
    """Whether the whole is the product some times over, as of each of some months: 2 to 9 times, or 12."""
    whole = Interval.of(triple.whole.claim)
    return any(
        holds(Comparator.MEETS, triple.product * Interval(Decimal(times), Decimal(times)), whole)
        for times in (*range(2, 10), MOST_TIMES)
    )


def slipped_exactly(triple: Each, kinds: Sequence[Slip] = tuple(Slip)) -> bool:
    """Whether one slip of the pen explains a miss to the last digit, the readings of round figures aside."""
    return any(_exactly(claim, target, kinds) for claim, target in triple.targets)


def _exactly(claim: Claim, target: Interval, kinds: Sequence[Slip]) -> bool:
    centre = (target.lower + target.upper) / 2
    return slip(claim, Interval(centre * (1 - CLOSE), centre * (1 + CLOSE)), kinds) is not None


def of_each_too(many: Figure) -> bool:
    """Whether a count is itself of each of something: 每人加工30件."""
    return pattern("averages.toml", "of each too").search(clause(many.before)) is not None
