"""Some pupils of a kind of school within all who are at it, told elsewhere in the text.

招收新生8200人,其中小学3100人,初中2900人, and 小学40所,在校生2.1万人 below; 在小学就读的留守儿童1900人.
Only what fits is told.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import takewhile

from checks.figures.amounts import SENTENCE
from checks.figures.compared import Compared
from checks.figures.identity import scope_allows, time_allows
from checks.figures.schools import kind_named, kind_of, kinds_named
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.parts.parts_within import fits_within
from claims.model import Dimension, Hedge, Status

LEXICON = "schools.toml"
FAR = 3
"""On how many lines from that of a part its whole may be told."""


def pupils_within(page: Page) -> Iterator[Compared]:
    """Every figure of some pupils with the nearest of all those at their kind of school, if it holds it."""
    at_school: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        if _is_plain(figure) and pattern(LEXICON, "all pupils").search(clause(figure.before)):
            at_school[kind_of(page, figure)].append(figure)
    told = [each for line in page.lines for each in (*_taken_in(line), *_learning(line))] if at_school else []
    for kind, part in told:
        near = [whole for whole in at_school.get(kind, ()) if abs(whole.line - part.line) <= FAR]
        held = [whole for whole in near if whole is not part and _may_hold(whole, part)]
        if held:
            whole = min(held, key=lambda each: abs(each.claim.start - part.claim.start))
            yield Compared(part, whole, sure=False)


def _taken_in(line: Line) -> Iterator[tuple[str, Figure]]:
    """Those whom each kind of school took in, in the row behind what all of them did."""
    for whole in line.figures:
        if not _is_plain(whole) or not pattern(LEXICON, "taken in").search(clause(whole.before)):
            continue
        behind = line.figures[whole.position + 1 :]
        row = takewhile(lambda each: _is_of_row(each), behind)
        yield from ((kind_named(clause(each.before)), each) for each in row)


def _is_of_row(figure: Figure) -> bool:
    ends = SENTENCE.search(figure.before) or ";" in figure.before or "；" in figure.before
    return not ends and _is_plain(figure) and pattern(LEXICON, "only a kind").match(clause(figure.before)) is not None


def _learning(line: Line) -> Iterator[tuple[str, Figure]]:
    """Some who learn at one kind of school: 在小学就读的随迁子女."""
    for figure in line.figures:
        words = clause(figure.before)
        told = pattern(LEXICON, "learning at").search(words) if _is_plain(figure) else None
        if told and pattern(LEXICON, "some pupils").search(words) and len(kinds_named(told["kind"])) == 1:
            yield kind_named(told["kind"]), figure


def _may_hold(whole: Figure, part: Figure) -> bool:
    placed = scope_allows(whole.claim.scope, part.claim.scope) and time_allows(part.claim, whole.claim)
    return placed and fits_within(part, whole)


def _is_plain(figure: Figure) -> bool:
    claim = figure.claim
    people = claim.dimension is Dimension.PERSON and claim.hedge is Hedge.EXACT and bool(claim.low)
    return people and claim.status is Status.ACTUAL and not in_table(figure) and claim.measure != "增减额"
