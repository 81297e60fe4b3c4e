"""Parts of which the name of their whole is made up: 群众来信来电来访1906件次,其中来信723件、来电864件、来访319件."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from checks.figures.amounts import SENTENCE, Breakdown, adds_up, alike, slipped, total
from checks.figures.directory import is_level
from checks.figures.labels import ELLIPSIS, label_words
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, opening
from checks.relation import Interval
from checks.repair import COUNTED
from claims.model import Dimension, Hedge

MOST, FEWEST, SHORT, FAR, NEAR = 5, 2, 2, 60, 12
JOINS = "(?:、|和|及|与|以及)?"
OPEN_END = re.compile("等|以外|之外")


def named_by_parts(line: Line) -> Iterator[Breakdown]:
    """Every count that is named by all of the parts behind it; they are wrong if a slip of the pen explains a miss.

    Letters, calls and visits in its own unit may not exceed it either; of others some may be of two kinds.
    """
    for place, whole in enumerate(line.figures):
        if not _counts(whole):
            continue
        parts = _labelled(line.figures[place + 1 : place + 1 + MOST])
        noun = f"{clause(whole.before)} {opening(whole.after)}"
        named = re.search(JOINS.join(map(re.escape, map(_label, parts))), noun) if len(parts) >= FEWEST else None
        if named is None or any(figure.depth != whole.depth for figure in parts):
            continue
        closed = OPEN_END.match(noun[named.end() :]) is None
        bare = all(ELLIPSIS.match(part.after) for part in parts)
        several = pattern("exclusive.toml", "counted in several").search(
            line.text[parts[-1].claim.end - line.start :][:FAR]
        )
        apart = all(pattern("exclusive.toml", "ways to be heard").fullmatch(_label(part)) for part in parts)
        wrong = bare and not several and (slipped(whole, parts) or (apart and _too_many(whole, parts)))
        if adds_up(whole, parts) or (closed and wrong):
            yield Breakdown(whole, parts, complete=True, sure=True)


def of_sectors_named(line: Line) -> Iterator[Breakdown]:
    """第二产业和第三产业用电量463亿度,其中,第二产业…用电量156亿度,第三产业…用电量307亿度: all sectors of the name.

    A miss only by a slip of the pen.
    """
    for place, whole in enumerate(line.figures):
        named = pattern("exclusive.toml", "sectors together").search(clause(whole.before)) if is_level(whole) else None
        if named is None:
            continue
        sectors = pattern("exclusive.toml", "a sector").findall(named.group())
        near = [each for each in line.figures[place + 1 : place + 1 + NEAR] if is_level(each) and alike(each, whole)]
        parts = [next((each for each in near if _is_of(each, sector, sectors)), None) for sector in sectors]
        found = tuple(part for part in parts if part is not None and part.depth == whole.depth)
        if len(found) == len(sectors) and (adds_up(whole, found) or slipped(whole, found)):
            yield Breakdown(whole, found, complete=True, sure=True)


def _is_of(figure: Figure, sector: str, sectors: Sequence[str]) -> bool:
    """Whether a figure is named by one sector, and by none of the others."""
    words = clause(figure.before).removeprefix("其中")
    return words.startswith(sector) and not any(other in words for other in sectors if other != sector)


def _labelled(behind: Sequence[Figure]) -> tuple[Figure, ...]:
    """The counts of a sentence behind a whole, each with a label of its own, up to what tells of some of them again."""
    again = pattern("exclusive.toml", "of these again")
    sentence = (figure for place, figure in enumerate(behind) if not (place and again.search(figure.before)))
    run = takewhile(lambda figure: not SENTENCE.search(figure.before) and _counts(figure) and _label(figure), sentence)
    return tuple(run)


def _label(figure: Figure) -> str:
    label = label_words(figure)
    return label if len(label) >= SHORT else ""


def _counts(figure: Figure) -> bool:
    claim = figure.claim
    kind = claim.dimension in COUNTED and claim.dimension is not Dimension.DURATION
    return kind and claim.hedge is Hedge.EXACT and claim.measure != "增减额" and bool(claim.low)


def _too_many(whole: Figure, parts: Sequence[Figure]) -> bool:
    of_one_unit = all(alike(whole, part) for part in parts)
    return of_one_unit and total(parts).lower > Interval.of(whole.claim).upper
