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

BACK, ALONE = 4, 1
SIDES = ("收入", "支出")


def set_off(page: Page) -> Iterator[Balance]:
    """What is left in a sentence that sets the totals of the paragraphs right before it off against each other.

    Each side is the last of its kind since the balance before. What does not come out is wrong where a slip of the pen
    explains it and nothing else of its unit is told in the sentence.
    """
    for line in page.lines:
        for rest in line.figures:
            if not pattern("accounts.toml", "set off").search(rest.lead) or not _is_left(rest):
                continue
            above = _above(page, rest)
            more, less = (_total(above, rest, side) for side in SIDES)
            if more is None or less is None:
                continue
            found = Balance(more, less, rest)
            kin = [each for each in line.figures if each.claim.sentence_start == rest.claim.sentence_start]
            alone = sum(alike(each, rest) for each in kin) == ALONE
            exact = all(each.claim.hedge is Hedge.EXACT for each in found)
            if found.fits or (alone and exact and any(slip(*target) for target in found.targets)):
                yield found


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
