"""Figures that have to fit together, and the one predicate that judges them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from enum import StrEnum

from claims.figures import reading
from claims.model import Claim

INFINITY = Decimal("Infinity")
WIDE = "\u3400-\u9fff“”‘’「」《》（）、。…"
HALF_WIDTH = re.compile(
    rf"“[^“”]*+”|(?<=[{WIDE}])\((?P<aside>[^()]*+)\)(?! ?[−+×÷=])|(?<=[{WIDE}])[,:;?!] ?|[,:;?!](?=[{WIDE}])"
)
FULL_WIDTH = str.maketrans(",:;?!", "，：；？！")
"""Marks as Chinese is set in print; what stands in “” is quoted, and stays as it is."""

OPPOSITE = {"=": "≠", "≤": ">", "<=": ">", ">=": "<", "<": ">=", ">": "<="}
"""What is true of two sides of which a sign is not."""

BARE = re.compile(r"[-－−+]?[0-9][0-9,，]*(?:\.[0-9]+)?")
SIZES = ((10**12, "万亿"), (10**8, "亿"), (10**6, "百万"), (10**4, "万"), (10**3, "千"))
SHOWN_DIGITS, MOST_DIGITS = 7, 15
DOWN, UP = Context(prec=40, rounding=ROUND_FLOOR), Context(prec=40, rounding=ROUND_CEILING)


class Verdict(StrEnum):
    """What the machine says of a relation. Whether the figures are true is for people (see `claims.tables.Review`)."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    REVIEW = "review"


class Severity(StrEnum):
    """How loud a verdict is; the names are those of Great Expectations."""

    CRITICAL = "critical"
    WARNING = "warning"
    INFO = "info"


SEVERITY = {
    Verdict.INCONSISTENT: Severity.CRITICAL,
    Verdict.REVIEW: Severity.WARNING,
    Verdict.CONSISTENT: Severity.INFO,
}


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of true values; unbounded ends are infinite.

    What is reckoned with intervals is rounded outwards, so that no true value is lost: 10 ÷ 3 × 3 holds 10.
    """

    lower: Decimal
    upper: Decimal

    @classmethod
    def of(cls, claim: Claim) -> "Interval":
        """The reading of a claim; an end that the words leave open is infinite."""
        return cls(
            -INFINITY if claim.lower is None else claim.lower,
            INFINITY if claim.upper is None else claim.upper,
        )

    @property
    def bounded(self) -> bool:
        """Whether both ends are finite."""
        return self.lower.is_finite() and self.upper.is_finite()

    def __str__(self) -> str:
        """The interval for reading, to seven digits, or to as many more as tell its ends apart: 617.485亿–617.515亿."""
        return self.written()

    def written(self, unit: str = "") -> str:
        """The interval for reading in a unit: 99.7%–100.3%."""
        shown = Context(prec=self._digits())
        lower, upper = (shown.plus(end) if end.is_finite() else None for end in (self.lower, self.upper))
        return reading(lower, upper, unit)

    def _digits(self) -> int:
        """How many digits it takes to write an exact number in full, or a range so that its ends differ by tens."""
        if not self.bounded:
            return SHOWN_DIGITS
        width = self.upper - self.lower
        largest = max(abs(self.lower), abs(self.upper))
        needed = len(largest.normalize().as_tuple().digits)
        if width:
            needed = largest.adjusted() - width.adjusted() + 2
        return max(SHOWN_DIGITS, needed) if needed <= MOST_DIGITS else SHOWN_DIGITS

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(DOWN.add(self.lower, other.lower), UP.add(self.upper, other.upper))

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(DOWN.subtract(self.lower, other.upper), UP.subtract(self.upper, other.lower))

    def __mul__(self, other: "Interval") -> "Interval":
        """The product of two bounded intervals."""
        if self.lower >= 0 and other.lower >= 0:
            return Interval(DOWN.multiply(self.lower, other.lower), UP.multiply(self.upper, other.upper))
        ends = [(one, two) for one in (self.lower, self.upper) for two in (other.lower, other.upper)]
        return Interval(min(DOWN.multiply(*pair) for pair in ends), max(UP.multiply(*pair) for pair in ends))

    def __truediv__(self, other: "Interval") -> "Interval":
        """The quotient of two bounded intervals. Raises ZeroDivisionError where the divisor holds zero."""
        if other.lower <= 0 <= other.upper:
            raise ZeroDivisionError(f"{other} holds zero")
        if self.lower >= 0 and other.lower > 0:
            return Interval(DOWN.divide(self.lower, other.upper), UP.divide(self.upper, other.lower))
        ends = [(one, two) for one in (self.lower, self.upper) for two in (other.lower, other.upper)]
        return Interval(min(DOWN.divide(*pair) for pair in ends), max(UP.divide(*pair) for pair in ends))


def printed(claim: Claim) -> str:
    """A claim as printed, with the size and unit that a heading gives it: 830 below 单位:万元 is 830万元."""
    if claim.low is None or claim.low != claim.high or not BARE.fullmatch(claim.text):
        return claim.text
    bare = Decimal(re.sub("[^0-9.]", "", claim.text))
    size = next((word for size, word in SIZES if bare and bare * size == abs(claim.low)), "")
    return f"{claim.text}{size}{claim.unit or ''}" if size else claim.text


def with_sign(claim: Claim) -> str:
    """A claim as printed, with the sign that its words give it: 3.2% of 下降3.2% is −3.2%, 约2% is 约−2%."""
    text, upper = printed(claim), Interval.of(claim).upper
    if upper >= 0 or re.search("[-－−–负負]", text):
        return text
    return re.sub("(?=[0-9０-９])", "−", text, count=1) if re.search("[0-9０-９]", text) else f"−{text}"


def stated(claim: Claim) -> str:
    """A claim as formulas show it: as printed, with its reading in brackets where that is more than one number."""
    return read_as(printed(claim), Interval.of(claim))


def read_as(text: str, interval: Interval) -> str:
    """A figure as printed, with what it is read as in brackets where that is more than one number."""
    return text if interval.lower == interval.upper else f"{text} [{interval}]"


def signed(left: str, sign: str, right: str, *, fits: bool) -> str:
    """Two sides as formulas show them, with the sign that is true of them: 254 = 254, 254 ≠ 255."""
    return f"{left} {sign if fits else OPPOSITE[sign]} {right}"


def reckoned(shown: str, said: str, *, fits: bool) -> str:
    """What figures come to beside what the text says: 2 + 3 = 5; 5, or 2 + 3 = 5 ≠ 6."""
    return f"{shown}; {said}" if fits else f"{shown} ≠ {said}"


def plain(value: Decimal) -> str:
    """A number as formulas show it: digits only, no trailing zeros, ∞ where unbounded."""
    if not value.is_finite():
        return "∞" if value > 0 else "−∞"
    return f"{value.normalize():f}"


class Comparator(StrEnum):
    """How the two sides of a relation have to stand to each other."""

    MEETS = "meets"
    AT_MOST = "at_most"
    BELOW = "below"


def holds(comparator: Comparator, left: Interval, right: Interval) -> bool:
    """Whether some true values within the two readings satisfy the relation.

    `MEETS`: the intervals share a value. `AT_MOST`: some value of `left` does not exceed some value of `right`.
    `BELOW`: some value of `left` is below some value of `right`.
    """
    if comparator is Comparator.BELOW:
        return left.lower < right.upper
    if comparator is Comparator.AT_MOST:
        return left.lower <= right.upper
    return left.lower <= right.upper and right.lower <= left.upper


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence in the two languages of the app and the report; the Chinese one gets Chinese punctuation."""

    zh: str
    en: str

    def __post_init__(self) -> None:
        """Set the Chinese sentence as it is printed."""
        object.__setattr__(self, "zh", typeset(self.zh))


def in_words(shown: str, said: str, *, fits: bool) -> Words:
    """In a sentence what figures come to beside what the text says."""
    return Words(
        zh=f"{shown},文中写{said},{'相符' if fits else '不符'}。",
        en=f"{shown}; the text says {said}, which {'fits' if fits else 'does not fit'}.",
    )


def typeset(sentence: str) -> str:
    """A Chinese sentence with full-width marks and brackets; quotations, numbers (1,234) and formulas stay."""
    return HALF_WIDTH.sub(_full_width, sentence)


def _full_width(found: re.Match[str]) -> str:
    if found["aside"] is not None:
        return f"（{typeset(found['aside'])}）"
    return found[0] if found[0].startswith("“") else found[0].rstrip().translate(FULL_WIDTH)


@dataclass(frozen=True, slots=True)
class Member:
    """A claim's part in a relation. `document` is the `Document.name` that the claim stands in."""

    document: str
    claim: Claim
    role: str


@dataclass(frozen=True, slots=True)
class Relation:
    """Claims that have to fit together, both sides computed, ready to be judged.

    `type` is the check's id. `left` and `right` are the two sides as intervals in the base unit; `comparator` says how
    they must stand. `if_held` and `if_broken` are the verdicts that follow: a relation that fits but may mislead is
    `REVIEW` when held; one that a reader would only question is `REVIEW` when broken.
    `formula` has the numbers put in, can be recomputed by hand and is true: sides that do not fit have ≠ or > between
    them. `suggestion` is the one printed figure that would mend it, or None. `waiver` quotes the words of the text
    that excuse the relation, or is None. `targets` are what some of the members would have to be, were all the others
    right, the likeliest to be wrong first. `evidence` is the place outside the documents that the relation rests on, as
    `file:row` or `file:line`, or None.
    """

    type: str
    members: tuple[Member, ...]
    left: Interval
    right: Interval
    formula: str
    explanation: Words
    comparator: Comparator = Comparator.MEETS
    if_held: Verdict = Verdict.CONSISTENT
    if_broken: Verdict = Verdict.INCONSISTENT
    suggestion: str | None = None
    waiver: str | None = None
    targets: tuple[tuple[Claim, Interval], ...] = ()
    evidence: str | None = None

    @property
    def verdict(self) -> Verdict:
        """What follows from whether the two sides fit."""
        return self.if_held if holds(self.comparator, self.left, self.right) else self.if_broken

    def of_claims(self, told: Callable[[Claim], Claim]) -> "Relation":
        """The same relation with each claim as `told` gives it."""
        members = tuple(replace(member, claim=told(member.claim)) for member in self.members)
        return replace(self, members=members, targets=tuple((told(claim), reading) for claim, reading in self.targets))

    @property
    def severity(self) -> Severity:
        """How loud the verdict is."""
        return SEVERITY[self.verdict]
