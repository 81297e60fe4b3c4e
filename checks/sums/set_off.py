"""What both sides of a budget leave where a paragraph of its own sets one off against the other.

收入合计241万元。 / 支出合计92万元。 / 上述收支相抵,年终结余149万元。
"""

from collections.abc import Iterator, Sequence

from checks.figures.amounts import alike, amount
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from checks.repair import slip
from checks.sums.differences import Balance
from claims.model import Hedge

BACK, ALONE, PAIR = 4, 1, 2
SIDES = ("收入", "支出")


def set_off(page: Page) -> Iterator[Balance]:
    """What is left in a sentence that sets the totals of the paragraphs right before it off against each other.

    Each side is the last of its kind since the balance before. What does not come out is wrong where a slip of the pen
    explains it, nothing stands between the words that set off and the balance (结余; 结转 alone may be some of it), and
    no other figure of its unit belongs to either: none behind a total, none in the sentence, no 结余 or 结转 behind it.
    """
    for at, line in enumerate(page.lines):
        for rest in line.figures:
            if not pattern("accounts.toml", "set off").search(rest.lead) or not _is_left(rest):
                continue
            above = _above(page, rest)
            more, less = (_total(above, rest, side) for side in SIDES)
            if more is None or less is None:
                continue
            found = Balance(more, less, rest)
            behind = [each for other in page.lines[at : at + PAIR] for each in other.figures]
            if found.fits or (_is_all(found, above, behind) and any(slip(*target) for target in found.targets)):
                yield found


def _is_all(found: Balance, above: Sequence[Figure], near: Sequence[Figure]) -> bool:
    """Whether what is left is all of it by its words and by the figures above it and near it."""
    *totals, rest = found
    if not pattern("accounts.toml", "set off and left").search(rest.lead) or _go_on(totals, above, rest):
        return False
    kin = [each for each in near if alike(each, rest) and each is not rest]
    others = any(
        each.claim.sentence_start == rest.claim.sentence_start
        or (each.claim.start > rest.claim.start and _is_some(clause(each.before)))
        for each in kin
    )
    return not others and all(each.claim.hedge is Hedge.EXACT for each in found)


def _is_some(words: str) -> bool:
    return pattern("accounts.toml", "some of what is left").search(words) is not None


def _go_on(totals: Sequence[Figure], above: Sequence[Figure], rest: Figure) -> bool:
    """Whether any amount behind the later total, or revenue behind the earlier one, is beside them."""
    first, last = sorted(each.claim.start for each in totals)
    kin = [each for each in above if alike(each, rest) and not each.depth and each.claim.start > first]
    return any(
        each.claim.start > last
        or (each.claim.start < last and pattern("accounts.toml", "more revenue").search(clause(each.before)))
        for each in kin
    )


def _is_left(figure: Figure) -> bool:
    told = pattern("accounts.toml", "left of both").search(clause(figure.before))
    return told is not None and amount(figure) and not figure.depth and not in_table(figure)


def _above(page: Page, rest: Figure) -> list[Figure]:
    """The figures of the lines right above one, and of its own before it, behind the last that was set off."""
    near = [each for line in page.lines[max(0, rest.line - BACK) : rest.line + 1] for each in line.figures]
    before = [each for each in near if each.claim.start < rest.claim.start]
    last = max((at for at, each in enumerate(before) if _is_set_off(each, rest)), default=-1)
    return before[last + 1 :]


def _is_set_off(figure: Figure, rest: Figure) -> bool:
    other = figure.claim.sentence_start != rest.claim.sentence_start
    return other and pattern("accounts.toml", "set off").search(figure.lead) is not None


def _total(figures: Sequence[Figure], rest: Figure, side: str) -> Figure | None:
    """The last total of one side; none where the side has several."""
    told = [
        figure
        for figure in figures
        if alike(figure, rest)
        and (found := pattern("accounts.toml", "total in all").search(clause(figure.before)))
        and found["side"] == side
    ]
    return told[0] if len(told) == ALONE else None
