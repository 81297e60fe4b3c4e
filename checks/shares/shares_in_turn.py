"""Parts told in turn, each with its share: 男生4176人,占58%;女生3024人,占42%, also a paragraph each, of a whole before.

All but one of them being of one amount, that one is wrong where the shares come to a hundred or the parts to the whole:
then all the parts are told. Where neither does, a slip of the pen has to explain it, and two others have to fit. Where
both do, several may be wrong by less than a tenth of a point, as of a whole that was reckoned with before.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile

from checks.figures.amounts import JOINED, SENTENCE, Breakdown, adds_up, alike, compared, total
from checks.figures.directory import is_level
from checks.figures.percentages import HUNDRED, Share, fits, fits_or_slipped, is_percent
from checks.figures.possible_shares import computable
from checks.figures.topics import unit
from checks.lexicon import pattern
from checks.page import OPENING, Figure, Page, clause, in_table
from checks.parts.made_up import sum_of
from checks.parts.parts_told_twice import named_before
from checks.relation import Comparator, Interval, holds
from checks.shares.bracketed_shares import pairs_in_brackets
from claims.model import Hedge, Status

PAIR, LINES, MOST, APART, LONGEST = 2, 8, 24, 6, 12
TENTH, POINT = (Interval(-Decimal(by), Decimal(by)) for by in ("0.1", "1"))
Told = tuple[Figure, Figure]
"""A part and the share right behind it."""


def shares_in_turn(page: Page, found: Collection[int]) -> Iterator[Share]:
    """The shares of each row of parts of one amount before them; those that are `found` elsewhere are left out."""
    for row in (*_rows(page), *_told_respectively(page), *_rows_in_brackets(page)):
        before = list(_wholes(page, row))
        wholes = [_of(whole, row) for whole in named_before(row[0][0], before) or before]
        shares = next((each for kept in _likely(wholes) for each in kept), [])
        told = (share for share in shares if fits(*share) or _is_wrong(share, shares))
        yield from (share for share in told if share[2].claim.start not in found)


def _of(whole: Figure, row: Sequence[Told]) -> list[Share]:
    return [(part, whole, percent) for part, percent in row]


def _likely(wholes: Sequence[list[Share]]) -> Iterator[list[list[Share]]]:
    """The shares of each whole that all of them but one at most fit, the likelier wholes first."""
    fitting = [(shares, sum(fits(*share) for share in shares)) for shares in wholes]
    yield [shares for shares, fit in fitting if fit == len(shares)]
    near = [shares for shares, fit in fitting if fit and fit == len(shares) - 1 and _is_told_so(shares[0][1])]
    yield [shares for shares in near if adds_up(shares[0][1], [part for part, *_ in shares])]
    yield near
    yield [shares for shares, _ in fitting if _are_all_told(shares) and _are_close(shares, TENTH)]


def parts_of_a_hundred(page: Page) -> Iterator[Breakdown]:
    """The parts of each row whose shares come to a hundred, with the whole that each is close to its share of.

    More than the whole they can't be; less they are where not all were asked, so that this is not told.
    """
    for row in (*_rows(page), *_told_respectively(page)):
        parts = tuple(part for part, _ in row)
        wholes = [each for each in _wholes(page, row) if _is_told_so(each) and _are_close(_of(each, row), POINT)]
        if not wholes or not _come_to_a_hundred(row):
            continue
        whole = next((each for each in wholes if adds_up(each, parts)), wholes[0])
        if adds_up(whole, parts):
            yield Breakdown(whole, parts, complete=True, sure=False)
        elif whole.claim.hedge is Hedge.EXACT and total(parts).lower > Interval.of(whole.claim).upper:
            yield Breakdown(whole, parts, complete=True, sure=True)


def _are_all_told(shares: Sequence[Share]) -> bool:
    return adds_up(shares[0][1], [part for part, *_ in shares]) and _come_to_a_hundred(shares)


def _come_to_a_hundred(row: Sequence[Sequence[Figure]]) -> bool:
    return holds(Comparator.MEETS, sum_of([percent for *_, percent in row]), HUNDRED)


def _are_close(shares: Sequence[Share], by: Interval) -> bool:
    """Whether every share lies so close to what its part is of the whole."""
    apart = (
        Interval.of(part.claim) / Interval.of(whole.claim) * HUNDRED - Interval.of(percent.claim)
        for part, whole, percent in shares
    )
    return all(holds(Comparator.MEETS, each, by) for each in apart)


def _is_told_so(whole: Figure) -> bool:
    """Whether a whole is told as a number, and none that is passed or not reached."""
    return whole.claim.hedge in (Hedge.EXACT, Hedge.ABOUT)


def _rows(page: Page) -> Iterator[Sequence[Told]]:
    """The parts in one unit near each other with a bare share behind each, and no other such part between."""
    rows: defaultdict[Hashable, list[Told]] = defaultdict(list)
    for line in page.lines:
        for part, percent in _beside(line.figures):
            row = rows[part.claim.dimension, unit(part.claim)]
            if not _is_told(part, percent):
                if row and part.depth <= row[0][0].depth and is_level(part) and not _is_earlier(part):
                    yield from _whole_rows(row)
                    row.clear()
                continue
            begins = pattern("parts.toml", "among").search(part.before) is not None
            if row and (begins or _is_apart(row, part) or len(row) == LONGEST):
                yield from _whole_rows(row)
                row.clear()
            row.append((part, percent))
    for row in rows.values():
        yield from _whole_rows(row)


def _told_respectively(page: Page) -> Iterator[Sequence[Told]]:
    """甲、乙、丙分别为12户、16户、19户,占比分别为26%、34%、40%: as many as there are amounts before."""
    for line in page.lines:
        for place, first in enumerate(line.figures):
            if not place or not is_percent(first) or not pattern("share.toml", "shares of each").search(first.before):
                continue
            shares = [first, *_joined_to(line.figures[place + 1 : place + 1 + LONGEST])]
            parts = line.figures[max(0, place - len(shares)) : place]
            led = pattern("exclusive.toml", "respectively").search(clause(parts[0].before))
            joined = [*_joined_to(parts[1:]), *_joined_to(shares[1:])]
            whole_row = len(parts) == len(shares) > 1 and len(joined) == 2 * (len(shares) - 1)
            levels = all(alike(part, parts[0]) and is_level(part) and not compared(part) for part in parts)
            if led and whole_row and levels and all(map(is_percent, shares)):
                yield tuple(zip(parts, shares, strict=True))


def _rows_in_brackets(page: Page) -> Iterator[Sequence[Told]]:
    """女性1929例(57.36%)、男性1432例(42.64%): the parts of a sentence that have a share in the bracket behind them."""
    for line in page.lines:
        rows: defaultdict[Hashable, list[Told]] = defaultdict(list)
        for part, percent in pairs_in_brackets(line):
            rows[part.claim.sentence_start, part.depth, part.claim.dimension, unit(part.claim)].append((part, percent))
        yield from (each for row in rows.values() for each in _whole_rows(row) if _come_to_a_hundred(each))


def _joined_to(figures: Sequence[Figure]) -> list[Figure]:
    return list(takewhile(lambda figure: JOINED.fullmatch(figure.before) is not None, figures))


def _beside(figures: Sequence[Figure]) -> Iterator[Told]:
    """Each figure with the next one that stands in as many brackets: 大学学历71人(其中硕士5人),占80%."""
    outside = [figure for figure in figures if not figure.depth]
    inside = [figure for figure in figures if figure.depth]
    yield from sorted((*pairwise(outside), *pairwise(inside)), key=lambda pair: pair[0].position)


def _is_apart(row: Sequence[Told], part: Figure) -> bool:
    """Whether a part is none of a row: more than a paragraph or a few figures behind it, or behind a whole sentence.

    That is one that tells two parts of the row; a part a sentence, or a paragraph, goes on.
    """
    last = row[-1][1]
    if part.line - last.line > 1 or (part.line == last.line and part.position - last.position > APART):
        return True
    told = 0
    for each, _ in reversed(row):
        told += each.line == last.line
        if SENTENCE.search(each.before) or each.line != last.line:
            break
    return told >= PAIR and (part.line != last.line or SENTENCE.search(part.before) is not None)


def _whole_rows(row: Sequence[Told]) -> Iterator[Sequence[Told]]:
    if len(row) >= PAIR:
        yield tuple(row)


def _is_told(part: Figure, percent: Figure) -> bool:
    words = clause(percent.before).lstrip("、")
    told = (pattern("share.toml", name).match(words) for name in ("bare share", "share of a column"))
    bare = is_percent(percent) and any(told)
    exact = part.claim.hedge is Hedge.EXACT and is_level(part) and not compared(part)
    return bool(bare and exact and part.depth == percent.depth and not in_table(part))


def _is_earlier(figure: Figure) -> bool:
    """Whether a figure is of a time before: 上年为2200万人次."""
    return pattern("share.toml", "time before").search(clause(figure.before)) is not None


def _wholes(page: Page, row: Sequence[Told]) -> Iterator[Figure]:
    """The amounts before a row that its parts may be of, the nearest first."""
    first = row[0][0]
    most = max((part.claim.low or 0) for part, _ in row)
    lines = page.lines[max(0, first.line - LINES) : first.line + 1]
    near = [figure for line in reversed(lines) for figure in reversed(line.figures[:MOST])]
    for figure in near:
        planned = is_level(figure, Status.PLANNED) and adds_up(figure, [part for part, _ in row])
        before = figure.claim.start < first.claim.start and alike(figure, first) and (planned or is_level(figure))
        if before and (figure.claim.low or 0) >= most and all(computable(part, figure, share) for part, share in row):
            yield figure


def _is_wrong(odd: Share, shares: Sequence[Share]) -> bool:
    """Whether a share that misses the whole of all the others in its row, and says nothing more, is an error."""
    part, whole, percent = odd
    if percent.after.startswith(tuple(OPENING)):
        return False
    if _come_to_a_hundred(shares) or adds_up(whole, [each for each, *_ in shares]):
        return Interval.of(part.claim).upper <= Interval.of(whole.claim).upper or fits_or_slipped(*odd)
    return len(shares) > PAIR and fits_or_slipped(*odd)
