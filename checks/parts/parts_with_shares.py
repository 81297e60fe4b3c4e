"""Parts with their shares, one after another, that make up an amount before: 男性42万人,占49.5%;女性43万人,占50.5%."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from checks.figures.amounts import SENTENCE, adds_up, alike, digits
from checks.figures.directory import is_level
from checks.figures.percentages import Share, fits, fits_or_slipped, is_percent
from checks.figures.possible_shares import computable
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from claims.model import Hedge

PAIR, TELLING, LINES, MOST = 2, 3, 8, 24


def parts_with_shares(page: Page, found: Collection[int]) -> Iterator[Share]:
    """Every share of a sentence whose parts, two and more, come to one amount of the lines before to the last digit.

    One that misses is wrong by a slip of the pen, where all others are right. Those `found` are left out.
    """
    for line in page.lines:
        for parts in _sentences(line):
            if any(percent.claim.start in found for _, percent in parts):
                continue
            whole = _whole(page, [part for part, _ in parts])
            shares = [(part, whole, percent) for part, percent in parts] if whole else []
            fitting = [share for share in shares if computable(*share) and fits(*share)]
            if fitting and len(fitting) >= len(shares) - 1:
                yield from (share for share in shares if share in fitting or fits_or_slipped(*share))


def _sentences(line: Line) -> Iterator[list[tuple[Figure, Figure]]]:
    """The amounts of each sentence that have a bare share behind them, where there are two and all of one unit."""
    told: list[tuple[Figure, Figure]] = []
    for part, percent in [*pairwise(line.figures), (None, None)]:
        if part is None or percent is None or SENTENCE.search(part.before):
            if len(told) >= PAIR and all(alike(told[0][0], each) for each, _ in told):
                yield told
            told = []
        if part is not None and percent is not None and _is_share(part, percent):
            told.append((part, percent))


def _is_share(part: Figure, percent: Figure) -> bool:
    bare = pattern("share.toml", "bare share").match(clause(percent.before)) and is_percent(percent)
    exact = part.claim.hedge is Hedge.EXACT and digits(part.claim) >= TELLING
    among = pattern("parts.toml", "among").search(part.before)
    return bool(bare and exact and not among and is_level(part)) and part.depth == percent.depth and not in_table(part)


def _whole(page: Page, parts: Sequence[Figure]) -> Figure | None:
    """The nearest amount before some parts that they make up."""
    first = parts[0]
    lines = page.lines[max(0, first.line - LINES) : first.line + 1]
    near = [figure for line in reversed(lines) for figure in line.figures[:MOST][::-1]]
    before = (figure for figure in near if figure.claim.start < first.claim.start and alike(figure, first))
    return next((figure for figure in before if is_level(figure) and adds_up(figure, parts)), None)
