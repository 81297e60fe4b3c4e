"""Shares in the rows of a table, of the row that its column calls the total or that has 100%."""

from collections.abc import Iterator, Sequence

from checks.amounts import amount
from checks.columns import columns
from checks.directory import kind
from checks.lexicon import pattern
from checks.page import Figure, Page, in_table
from checks.percentages import HUNDRED, Share, fits
from checks.possible_shares import computable, is_share
from checks.topics import topic

FELLOWS = 2


def in_tables(page: Page) -> Iterator[Share]:
    """Rows of a table with an amount and a share, below the row whose share is 100.

    That row has to be called a total, or two others' shares to be of it: of beds, 比例 may be each ward's own.
    """
    for rows in _runs(page):
        told = [share for share in rows if computable(*share)]
        total = bool(told) and pattern("share.toml", "in all").search(_label(page, told[0][1])) is not None
        if total or sum(fits(*share) for share in told) >= FELLOWS:
            yield from told


def _runs(page: Page) -> Iterator[list[Share]]:
    """The rows below each row whose share is 100, each with it as their whole."""
    whole: Figure | None = None
    rows: list[Share] = []
    for line in page.lines:
        if not in_table(line.figures[0]):
            yield rows
            whole, rows = None, []
            continue
        amounts = [figure for figure in line.figures if amount(figure)]
        percents = [figure for figure in line.figures if is_share(figure)]
        if len(amounts) != 1 or len(percents) != 1:
            continue
        if percents[0].claim.low == HUNDRED.lower:
            yield rows
            whole, rows = amounts[0], []
        elif whole is not None and kind(whole) == kind(amounts[0]):
            rows.append((amounts[0], whole, percents[0]))
    yield rows


def of_several_times(page: Page) -> Iterator[Share]:
    """Rows with as many shares as amounts, in their order, below the row where each share is 100; only what fits."""
    wholes: Sequence[Figure] = ()
    for line in page.lines:
        amounts = [figure for figure in line.figures if amount(figure)]
        percents = [figure for figure in line.figures if is_share(figure)]
        if not in_table(line.figures[0]):
            wholes = ()
        if len(amounts) != len(percents) or len(amounts) < FELLOWS or not in_table(line.figures[0]):
            continue
        if all(percent.claim.low == HUNDRED.lower for percent in percents):
            wholes = amounts
        elif len(wholes) == len(amounts):
            told = list(zip(amounts, wholes, percents, strict=True))
            if all(kind(part) == kind(whole) and computable(part, whole, each) for part, whole, each in told):
                yield from told if all(fits(*share) for share in told) else ()


def _label(page: Page, figure: Figure) -> str:
    """What the row of a figure begins with."""
    return f"{topic(figure).name}\n{page.lines[figure.line].figures[0].before}"


def under_totals(page: Page) -> Iterator[Share]:
    """Rows with an amount and its share in the next cell, of the row of their column that is called the total.

    Several have to fit it; then one that doesn't is taken for a slip, while several are of something else.
    """
    for column in columns(page):
        figures = [entry.figure for entry in column]
        whole = next((figure for figure in figures if pattern("share.toml", "total").search(topic(figure).name)), None)
        if whole is None or not amount(whole):
            continue
        rows = [(part, percent) for part in figures if part is not whole and (percent := _share_behind(page, part))]
        told = [(part, whole, percent) for part, percent in rows if amount(part) and computable(part, whole, percent)]
        fitting = [share for share in told if fits(*share)]
        if len(fitting) > FELLOWS:
            marked = {entry.figure.claim.start for entry in column if entry.of_which}
            odd = [share for share in told if share not in fitting]
            slip = len(odd) == 1 and odd[0][0].claim.start not in marked
            yield from (*fitting, *(odd if slip and not _of_another(odd[0], figures) else ()))


def _of_another(share: Share, column: Sequence[Figure]) -> bool:
    """Whether a percentage is what the part has of another row of its column."""
    part, _, percent = share
    return any(amount(whole) and computable(part, whole, percent) and fits(part, whole, percent) for whole in column)


def _share_behind(page: Page, part: Figure) -> Figure | None:
    """The share that the cell behind an amount gives."""
    behind = page.lines[part.line].figures[part.position + 1 : part.position + 2]
    return next((figure for figure in behind if is_share(figure)), None)
