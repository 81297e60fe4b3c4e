"""Changes on the year before whose level has a sentence of its own: 2023年1291万人,比上年增加98万人。2022年1193万人."""

from collections import defaultdict
from collections.abc import Hashable, Iterator

from checks.amounts import alike
from checks.changes import REACH, Change, changes_told
from checks.directory import is_level, kind
from checks.identity import scope_allows
from checks.lexicon import pattern
from checks.page import Figure, Page, in_table
from checks.topics import topic
from claims.days import moved
from claims.model import Dimension, Hedge


def of_the_year_before(page: Page) -> Iterator[Change]:
    """Every difference and rate said against the year before of a level, with the one level of that year."""
    levels: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        if _is_dated(figure):
            levels[(topic(figure).name, *kind(figure))].append(figure)
    for kin in levels.values():
        for later in kin:
            before = [figure for figure in kin if _is_year_before(figure, later)]
            if before and len({figure.claim.low for figure in before}) == 1:
                yield from _against(before[0], later, page)


def _is_dated(figure: Figure) -> bool:
    claim = figure.claim
    exact = claim.hedge is Hedge.EXACT and bool(topic(figure).name) and not in_table(figure)
    return exact and claim.period_start is not None and claim.period_end is not None and is_level(figure)


def _is_year_before(earlier: Figure, later: Figure) -> bool:
    one, other = earlier.claim, later.claim
    spans = [(claim.period_start, claim.period_end) for claim in (one, other)]
    (start, end), (until, last) = spans
    if not (start and end and until and last) or one.cumulative != other.cumulative:
        return False
    same_time = moved(start, 1) == until and moved(end, 1) == last
    return same_time and scope_allows(one.scope, other.scope) and earlier.depth == later.depth


def _against(earlier: Figure, later: Figure, page: Page) -> Iterator[Change]:
    """What the sentence of a level says of its change on the year before."""
    for each in changes_told(later, page.lines[later.line].figures[later.position + 1 :][:REACH]):
        if each.mean or not pattern("growth.toml", "same base").search(each.base):
            continue
        if alike(later, each.figure) and each.figure.claim.measure == "增减额":
            yield Change(later, earlier, each.figure, None, each.falls)
        elif each.figure.claim.dimension is Dimension.PERCENT:
            yield Change(later, earlier, None, each.figure, each.falls)
