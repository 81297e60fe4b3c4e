"""Parts in the brackets behind their whole: 352枚(金牌88枚、银牌84枚)."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile

from checks.figures.amounts import Breakdown, adds_up, alike, leaves_others, slipped, surely_slipped, total
from checks.figures.labels import bracketed, complementary, is_difference, label_words, of_places
from checks.figures.stretches import behind
from checks.lexicon import pattern
from checks.page import CLOSING, OPENING, Figure, clause, opening
from checks.relation import Interval
from claims.lexicon import words as listed

PARTED = re.compile("[;；]")
NEARLY = Decimal("0.97")
MOST = Decimal("0.9")
FEW, MANY = 4, 6


def in_brackets(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """352枚(金牌88枚、银牌84枚): what stands in the brackets behind a figure, in its unit.

    They need not be all there are. Medals are held to it, and places and what leaves nothing out (男 and 女) where they
    nearly come to it or more, or a slip of the pen explains it. The parts of what is itself a difference
    (净增3126人(迁入5218人、迁出2092人)) are not, unless they add up as those of a balance do.
    """
    for place, whole in enumerate(amounts):
        inside = deeper(whole, behind(place, amounts))
        level = [figure for figure in inside if figure.depth == whole.depth + 1]
        parts = tuple(figure for figure in of_the_whole(level) if alike(whole, figure))
        opens = bool(parts) and opens_bracket(inside[0].before) and part_label(parts[0])
        if not opens or (is_difference(whole) and not adds_up(whole, parts)):
            continue
        some = pattern("parts.toml", "among in brackets").search(parts[0].before) is not None
        listed_whole = len(parts) > 1 and not some and "等" not in parts[-1].after[:3] and not outcomes(parts)
        all_there_are = complementary(parts, whole) or of_places(parts)
        explained = all_there_are and (slipped(whole, parts) or _nearly_all(whole, parts))
        explained = explained or (len(parts) > 1 and surely_slipped(whole, parts))
        nested = len(parts) < sum(alike(whole, figure) for figure in level)
        explained = explained and (not nested or PARTED.search(parts[-1].before) is not None)
        complete = listed_whole and (all(map(_is_medal, parts)) or explained or adds_up(whole, parts))
        complete = complete or (some and explained and _every_place(whole, parts))
        complete = complete and (adds_up(whole, parts) or _is_closed(level[-1]))
        yield Breakdown(whole, parts, complete, sure=complete)


def _is_closed(last: Figure) -> bool:
    """Whether the bracket that a figure is the last of ends on its line, so that the text is not cut off in it."""
    return any(character in CLOSING for character in last.after)


def of_the_whole(level: Sequence[Figure]) -> Iterator[Figure]:
    """The figures of a bracket without those that 其中 tells of the one before them: 甲省35例,其中乙市17例;丙省15例."""
    among = False
    for place, figure in enumerate(level):
        among = among and not PARTED.search(figure.before)
        among = among or (place > 0 and pattern("parts.toml", "among").search(figure.before) is not None)
        if not among:
            yield figure


def aligned_brackets(found: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """11031例(输入7233例),其中甲5900例(输入3534例),乙…: brackets of one label behind a whole and all its parts.

    Once either row adds up, both have to.
    """
    inside = {each.whole.claim.start: each.parts[0] for each in found if len(each.parts) == 1 and each.parts[0].depth}
    for each in found:
        held = [inside.get(figure.claim.start) for figure in (each.whole, *each.parts)]
        kept = [figure for figure in held if figure is not None]
        if len(kept) != len(held) or len(kept) <= 2 or len({bracketed(figure.before) for figure in kept}) > 1:
            continue
        if adds_up(each.whole, each.parts) or adds_up(kept[0], kept[1:]):
            yield Breakdown(kept[0], tuple(kept[1:]), complete=True, sure=True)
            yield Breakdown(each.whole, each.parts, complete=True, sure=True)


def _nearly_all(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts come to so much of a whole, or to more, that no other part can have been left out.

    Cases of an illness are told of every place.
    """
    least = MOST if whole.claim.unit == "例" and len(parts) >= FEW else NEARLY
    return total(parts).upper >= least * Interval.of(whole.claim).lower


def _every_place(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts behind 其中 are those of all places: many, down to fewer than what they miss the whole by."""
    listed_all = len(parts) >= MANY and of_places(parts) and "等" not in parts[-1].after[:3]
    return listed_all and not leaves_others(whole, parts)


def _is_medal(figure: Figure) -> bool:
    """Whether a figure counts medals of one kind: 40银, 银牌84枚."""
    kinds = listed("context.toml", "medal")
    return figure.claim.unit in kinds or bracketed(label_words(figure)).removesuffix("牌") in kinds


def outcomes(parts: Sequence[Figure]) -> bool:
    """Whether parts say what became of some of the whole (出院5例,死亡2例)."""
    befell = listed("context.toml", "state")
    labels = [bracketed(clause(part.before)).strip() for part in parts]
    return any(label.lstrip("、") in befell for label in labels)


def deeper(whole: Figure, after: Sequence[Figure]) -> list[Figure]:
    """The figures of the bracket that opens behind a whole, up to where it closes."""
    inside = list(takewhile(lambda figure: figure.depth > whole.depth, after))
    still = takewhile(lambda pair: _stays_within(whole, *pair), pairwise(inside))
    return [*inside[:1], *(figure for _, figure in still)]


def _stays_within(whole: Figure, one: Figure, other: Figure) -> bool:
    """Whether the bracket behind a whole is not closed between two figures: that of a part in it may be."""
    depth = one.depth
    for character in other.before:
        depth += (character in OPENING) - (character in CLOSING)
        if depth <= whole.depth:
            return False
    return True


def opens_bracket(words: str) -> bool:
    """Whether the words behind a whole go on with its bracket, and not with another noun that has one (的还有甲县().

    A comma before the bracket is idle where 其中 opens it: 17所,(其中民办3所….
    """
    opened = re.match(r"(?P<noun>[^,，。;；]{0,16})(?:[(（]|[,，]\s*[(（](?=其中|包括|含))", words)
    return opened is not None and pattern("parts.toml", "another noun").search(opened["noun"]) is None


def part_label(figure: Figure) -> bool:
    """Whether what stands before a figure in brackets names a part, and not a total, a plan or an earlier state."""
    label = bracketed(clause(figure.before))
    rest = pattern("parts.toml", "among in brackets").sub("", f"({label}").strip("(（")
    named = rest or opening(figure.after).strip(")） ") or figure.claim.unit in listed("context.toml", "medal")
    return bool(named) and not pattern("parts.toml", "no part").search(label)
