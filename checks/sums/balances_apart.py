"""What is left of a revenue and a spending that other paragraphs tell: 总收入4386万元…总支出3862万元…结余524万元."""

from collections.abc import Iterator

from checks.figures.amounts import alike, amount, digits
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from checks.sums.differences import Balance

LINES, TELLING = 20, 3


def balances_apart(page: Page) -> Iterator[Balance]:
    """Every balance that the last total revenue and the last total spending before it give; a miss shows nothing."""
    last: dict[str, Figure] = {}
    for figure in page.figures:
        if not amount(figure) or in_table(figure):
            continue
        words = clause(figure.before)
        for side in ("total revenue", "total spending"):
            if pattern("differences.toml", side).search(words):
                last[side] = figure
        if len(last) > 1 and pattern("differences.toml", "what is left").search(words):
            found = Balance(last["total revenue"], last["total spending"], figure)
            if _goes_with(found):
                yield found


def _goes_with(found: Balance) -> bool:
    """Whether three are of one unit and of digits that tell, near each other, and come out; not all on one line."""
    sides = (found.more, found.less)
    near = all(0 <= found.rest.line - side.line <= LINES for side in sides)
    kin = all(alike(side, found.rest) for side in sides) and digits(found.rest.claim) >= TELLING
    apart = any(side.line != found.rest.line for side in sides)
    return near and kin and apart and found.fits
