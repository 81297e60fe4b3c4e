"""Parts told twice, as an amount and as a share, of one whole: 售出640套,住宅416套,占65%,商铺224套,占35%.

中央补助60%即1.92亿元,省里出25%即8000万元,剩余15%共4800万元. What the shares come to, what the parts come to and each
share of its part bear each other out, so that one figure that is wrong shows: all that does not hold it still comes
out, and nothing of what holds it does. Where more than one would have to be wrong, the shares may be of something else,
and nothing is said.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import prod
from typing import NamedTuple

from checks.figures.amounts import SENTENCE, Breakdown, adds_up, alike, amount, held_to, one_slip_off, total
from checks.figures.identity import time_allows
from checks.figures.percentages import HUNDRED, Share, base_of, fits, in_words, is_percent, to_a_step
from checks.figures.possible_shares import computable
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from checks.relation import Comparator, Interval, holds
from checks.repair import repairs, slip
from claims.model import Dimension, Hedge

LEXICON = "closed_shares.toml"
FEWEST, MOST, REACH = 2, 12, 40
CHANCE = Decimal("0.05")
IN_BRACKETS = re.compile(r"[(（][^()（）]*+[)）]")
SHEET = "份"
CLAUSES = re.compile("[,，;；。、]")


class Twice(NamedTuple):
    """A whole with its parts and the share of each, in text order."""

    whole: Figure
    parts: tuple[Figure, ...]
    shares: tuple[Figure, ...]

    @property
    def in_all(self) -> bool:
        """Whether the parts come to the whole."""
        return adds_up(self.whole, self.parts)

    @property
    def in_hundred(self) -> bool:
        """Whether the shares come to a hundred, each within its rounding."""
        return holds(Comparator.MEETS, total(self.shares), HUNDRED)

    @property
    def amiss(self) -> list[Share]:
        """The parts that are not the share of the whole that is told."""
        pairs = zip(self.parts, self.shares, strict=True)
        return [(part, self.whole, share) for part, share in pairs if not fits(part, self.whole, share)]


def shares_told_twice(line: Line) -> Iterator[Share]:
    """The one share of each row that misses, where its parts come to their whole and its shares to no hundred."""
    for each in _rows(line):
        amiss = each.amiss
        if each.in_all and not each.in_hundred and len(amiss) == 1:
            yield from amiss


def parts_told_twice(line: Line) -> Iterator[Breakdown]:
    """Each whole that its parts miss by one of them or by itself, where their shares come to a hundred."""
    for each in _rows(line):
        if each.in_hundred and not each.in_all and (_shows(each) or _bear_out(each)):
            yield held_to(each.whole, each.parts)
    for wholes in _rows_apart(line):
        if not any(each.in_all for each in wholes):
            amiss = [each for place, each in enumerate(wholes, 1) if _shows_apart(each, place)]
            yield from (held_to(each.whole, each.parts) for each in amiss[:1])


def _shows_apart(each: Twice, place: int) -> bool:
    """Whether one part alone is no share of a whole farther off, or all are of what a telling slip makes of it.

    Of the wholes before, this is at a `place` from the nearest on: that a share is of it by chance has to be unlikely.
    """
    right = [share for share in each.shares if share not in {share for *_, share in each.amiss}]
    if len(each.amiss) == 1:
        by_chance = prod(place * 2 * (share.claim.step or 1) / HUNDRED.lower for share in right) > CHANCE
        part, *_ = each.amiss[0]
        rest = Interval.of(each.whole.claim) - total([other for other in each.parts if other is not part])
        return not by_chance and (len(right) > 1 or any(repairs(part.claim, rest)))
    return _bear_out(each) and slip(each.whole.claim, total(each.parts)) is not None


def _rows_apart(line: Line) -> Iterator[list[Twice]]:
    """The pairs of one sentence that come to a hundred, with every amount before them that may be their whole."""
    outside = [figure for figure in line.figures if not figure.depth]
    for start, first in enumerate(outside):
        pairs = _run(line, outside[start:])
        if len(pairs) < FEWEST or _goes_on_before(line, outside, start) or _goes_on_behind(outside, start, pairs):
            continue
        parts, shares = zip(*pairs, strict=True)
        before = [each for each in outside[max(0, start - REACH) : start][::-1] if _is_level(each)]
        wholes = named_before(first, before) or before
        rows = [Twice(whole, parts, shares) for whole in wholes if _of_one_unit(first, whole)]
        if rows and rows[0].in_hundred:
            yield rows


def _goes_on_before(line: Line, outside: Sequence[Figure], start: int) -> bool:
    first = outside[start]
    return start > 1 and _pair(line, first, *outside[start - 2 : start]) is not None and not _opens(first)


def _goes_on_behind(outside: Sequence[Figure], start: int, pairs: Sequence[tuple[Figure, Figure]]) -> bool:
    behind = outside[start + 2 * len(pairs) :][:1]
    return any(_of_one_unit(each, outside[start]) and not _opens(each) for each in behind)


def _opens(figure: Figure) -> bool:
    return SENTENCE.search(figure.before) is not None


def _run(line: Line, figures: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """The pairs at the start of some figures, up to the end of their sentence."""
    pairs: list[tuple[Figure, Figure]] = []
    for one, other in zip(figures[: 2 * MOST : 2], figures[1 : 2 * MOST : 2], strict=False):
        pair = _pair(line, figures[0], one, other)
        if pair is None or (pairs and _opens(one)):
            break
        pairs.append(pair)
    return pairs


def named_before(first: Figure, before: Sequence[Figure]) -> list[Figure]:
    """The amounts before that the first of some parts says that it is among: 职工64人。…职工中50岁以上的12人."""
    among = pattern(LEXICON, "among those named").match(clause(first.before))
    return [each for each in before if among and each.subject.endswith(among["whole"])]


def _shows(each: Twice) -> bool:
    """Whether one part is no share of the whole, or all are and yet are too many, or miss it by a slip to the digit."""
    if each.amiss:
        return len(each.amiss) == 1
    too_many = total(each.parts).lower > Interval.of(each.whole.claim).upper
    exactly = sum(share.claim.low or 0 for share in each.shares) == HUNDRED.lower
    return exactly and (too_many or one_slip_off(each.whole, each.parts))


def _bear_out(each: Twice) -> bool:
    """Whether each part is its share of what all come to, a slip away from the whole as it is told, and none of that.

    Of those who said nothing the shares may not be.
    """
    all_of_it = total(each.parts)
    quotients = (Interval.of(part.claim) / all_of_it * base_of(share) for part, share in _pairs(each))
    right = (
        holds(Comparator.MEETS, quotient, to_a_step(share.claim))
        for quotient, share in zip(quotients, each.shares, strict=True)
    )
    return len(each.amiss) == len(each.parts) and all(right) and any(repairs(each.whole.claim, all_of_it))


def _pairs(each: Twice) -> Iterator[tuple[Figure, Figure]]:
    return zip(each.parts, each.shares, strict=True)


def _rows(line: Line) -> Iterator[Twice]:
    """Every amount of a line with the two and more pairs right behind it, up to the first figure that is in none."""
    for place, whole in enumerate(line.figures):
        behind = line.figures[place + 1 : place + 1 + 2 * MOST]
        pairs: list[tuple[Figure, Figure]] = []
        for one, other in zip(behind[::2], behind[1::2], strict=False):
            pair = _pair(line, whole, one, other)
            if pair is None:
                break
            pairs.append(pair)
        named = named_before(pairs[0][0], line.figures[:place]) if pairs else []
        if len(pairs) >= FEWEST and not named and _is_level(whole) and not _goes_on(line, whole, 2 * len(pairs)):
            parts, shares = zip(*pairs, strict=True)
            yield Twice(whole, parts, shares)


def _goes_on(line: Line, whole: Figure, size: int) -> bool:
    """Whether the sentence of the last of a row tells more in the unit of its whole."""
    last = line.figures[whole.position + size]
    rest = line.figures[last.position + 1 :]
    return any(
        _of_one_unit(figure, whole) and figure.claim.sentence_start == last.claim.sentence_start for figure in rest
    )


def _pair(line: Line, whole: Figure, one: Figure, other: Figure) -> tuple[Figure, Figure] | None:
    """A part and the share behind it, or a share and the part that it is, told in one form of each whole."""
    words = IN_BRACKETS.sub("", line.text[one.claim.end - line.start : other.claim.start - line.start])
    named = "told as a share" if is_percent(other) else "told as an amount"
    part, share = (one, other) if is_percent(other) else (other, one)
    told = is_percent(share) and _of_one_unit(part, whole) and pattern(LEXICON, named).fullmatch(words)
    plain = told and _is_level(part) and not in_words(share) and share.claim.hedge is Hedge.EXACT and not share.depth
    left_open = pattern(LEXICON, "of another row").search(CLAUSES.split(one.before.rstrip("、,，"))[-1])
    of_it = computable(part, whole, share) and time_allows(part.claim, whole.claim)
    return (part, share) if plain and not left_open and of_it else None


def _of_one_unit(part: Figure, whole: Figure) -> bool:
    """Whether a part is in the unit of a whole, or counts who filled in the sheets that this counts."""
    sheets = pattern("share.toml", "valid sheets").search(clause(whole.before)) and whole.claim.unit == SHEET
    return alike(part, whole) or (bool(sheets) and part.claim.dimension is Dimension.PERSON)


def _is_level(figure: Figure) -> bool:
    claim = figure.claim
    exact = claim.hedge is Hedge.EXACT and bool(claim.low) and claim.low == claim.high
    return exact and not figure.depth and not in_table(figure) and (amount(figure) or not clause(figure.before))
