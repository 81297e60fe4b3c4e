"""Shares of those who answered, of whom the text counts the sheets: 有效问卷1092份; 731人每天吃早餐,占66.9%."""

from collections.abc import Collection, Iterator
from itertools import takewhile

from checks.figures.amounts import JOINED
from checks.figures.directory import agree
from checks.figures.percentages import Share, fits, fits_or_slipped, goes_on, is_percent
from checks.figures.possible_shares import computable
from checks.figures.stretches import ahead, behind
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.shares.leads import level_before
from claims.model import Dimension

PROVEN, MOST = 2, 10


def shares_of_respondents(page: Page, found: Collection[int]) -> Iterator[Share]:
    """Every share of people that fits the number of valid sheets, and one that misses by a slip beside two that fit.

    Only where all mentions of valid sheets give one number; those `found` are left out.
    """
    sheets = [figure for figure in page.figures if _counts_sheets(figure)]
    if not sheets or not agree(sheets) or any(JOINED.match(figure.after) for figure in sheets):
        return
    for line in page.lines:
        told = [(part, sheets[0], percent) for part, percent in _told(line) if percent.claim.start not in found]
        shares = [share for share in told if computable(*share) and share[1].claim.start < share[2].claim.start]
        fitting = [share for share in shares if fits(*share)]
        yield from fitting
        missing = [share for share in shares if not fits(*share)]
        if len(fitting) >= PROVEN and len(missing) == 1 and not _is_of_some(missing[0][0]):
            yield from (share for share in missing if fits_or_slipped(*share))


def _counts_sheets(figure: Figure) -> bool:
    counted = figure.claim.dimension is Dimension.COUNT and figure.claim.low is not None
    return counted and pattern("share.toml", "valid sheets").search(clause(figure.before)) is not None


def _told(line: Line) -> Iterator[tuple[Figure, Figure]]:
    """The people on a line, each number with its share: right behind it, or in a row behind several."""
    for percent in line.figures:
        if not is_percent(percent) or in_table(percent):
            continue
        words = clause(percent.before)
        if pattern("share.toml", "of all who answered").fullmatch(words):
            part = level_before(percent, line)
            if part is not None and _is_people(part, percent):
                yield part, percent
        elif pattern("share.toml", "each of them").fullmatch(words):
            row = [percent, *takewhile(goes_on, behind(percent.position, line.figures)[:MOST])]
            parts = ahead(percent.position, line.figures, len(row))
            if len(parts) == len(row) and all(_is_people(part, percent) for part in parts):
                yield from zip(parts, row, strict=True)


def _is_of_some(part: Figure) -> bool:
    return pattern("parts.toml", "among").search(part.before) is not None


def _is_people(part: Figure, percent: Figure) -> bool:
    one_sentence = part.claim.sentence_start == percent.claim.sentence_start
    return part.claim.dimension is Dimension.PERSON and one_sentence and part.depth == percent.depth
