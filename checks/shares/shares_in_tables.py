"""Shares in the rows of a table, of the row that its column calls the total or that has 100%."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.figures.amounts import adds_up, amount
from checks.figures.columns import Entry, columns, is_total
from checks.figures.directory import kind
from checks.figures.identity import WHOLE_PLACE
from checks.figures.percentages import HUNDRED, Share, fits, targets
from checks.figures.possible_shares import computable, is_share
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, in_table
from checks.relation import Interval
from checks.repair import slip
from checks.shares.implied_wholes import above_nothing, implied_whole

FELLOWS = 2


def in_tables(page: Page) -> Iterator[Share]:
    """Rows of a table with an amount and a share, below the row whose share is 100; of each of several columns.

    A column that is called a share (占比) is held to a row that is called the total, or that the others come to. Other
    percentages may be of something else in each row (持股比例), so that most of them have to fit. Where none does, and
    all are of one other whole, of which the row of 100 is a slip of the pen, the first is told.
    """
    below: dict[int, list[Share]] = {}
    wholes: dict[int, Figure] = {}
    for line in page.lines:
        if not in_table(line.figures[0]):
            yield from (share for told in below.values() for share in _sure(told))
            below, wholes = {}, {}
            continue
        for place, (part, percent) in enumerate(_paired(line)):
            if percent.claim.low == HUNDRED.lower:
                yield from _sure(below.pop(place, []))
                wholes[place] = part
            elif place in wholes and kind(wholes[place]) == kind(part):
                below.setdefault(place, []).append((part, wholes[place], percent))
    yield from (share for told in below.values() for share in _sure(told))


def _sure(told: Sequence[Share]) -> Sequence[Share]:
    """The shares below one row of 100 that are of it, but for those of another row; those that fit where most don't."""
    fitting = [share for share in told if fits(*share)]
    parts = [part for part, *_ in told]
    if not fitting:
        return told[:1] if _belie_their_whole(told) else []
    called = told and told[0][2].claim.measure == "占比" and (_is_total(told[0][1]) or adds_up(told[0][1], parts))
    if not called and len(fitting) * 2 <= len(told):
        return fitting
    return [share for share in told if fits(*share) or not _of_another(share, parts)]


def _belie_their_whole(told: Sequence[Share]) -> bool:
    """Whether rows of a column called a share are all of one whole, of which the row of 100 is a slip of the pen."""
    if len(told) <= FELLOWS or told[0][2].claim.measure != "占比":
        return False
    if not all(above_nothing(part, percent) for part, _, percent in told):
        return False
    wholes = [implied_whole(part, percent) for part, _, percent in told]
    lower, upper = max(each.lower for each in wholes), min(each.upper for each in wholes)
    return lower <= upper and slip(told[0][1].claim, Interval(lower, upper)) is not None


def _is_total(whole: Figure) -> bool:
    """Whether a row is called the total, or is that of the whole place."""
    name = pattern("share.toml", "total").search(topic(whole).name)
    return name is not None or any(WHOLE_PLACE.search(words) for words in (whole.scope, whole.subject))


def _paired(line: Line) -> list[tuple[Figure, Figure]]:
    """The amounts of a row with their shares: the one beside the other, or the one of the time of the other.

    人口 | 比重 | 户数 | 比重; 2020年人口 | 2010年人口 | 2020年比重 | 2010年比重.
    """
    amounts = [figure for figure in line.figures if amount(figure)]
    percents = [figure for figure in line.figures if is_share(figure)]
    if len(amounts) != len(percents):
        return []
    pairs = list(zip(amounts, percents, strict=True))
    if all(percent.position == part.position + 1 for part, percent in pairs) or len(pairs) == 1:
        return pairs
    times = [[(each.claim.period_start, each.claim.period_end) for each in side] for side in (amounts, percents)]
    apart = all(len(set(side)) == len(side) for side in times) and set(times[0]) == set(times[1])
    return (
        [(part, percents[times[1].index(time)]) for part, time in zip(amounts, times[0], strict=True)] if apart else []
    )


def under_totals(page: Page) -> Iterator[Share]:
    """Rows with an amount and its share in the next cell, of the row of their column that is called the total.

    Several have to fit it; then one that doesn't is taken for a slip, while several are of something else. Where each
    group of rows begins with a total of its own, it is of the rows below it.
    """
    for column in columns(page):
        for whole, entries in _totalled(column):
            if amount(whole):
                yield from _of_total(page, whole, entries)


def _totalled(column: Sequence[Entry]) -> Iterator[tuple[Figure, Sequence[Entry]]]:
    """The total of a column with the rows of it: all of them, or those up to the next one below each total."""
    at = [n for n, entry in enumerate(column) if is_total(entry)]
    if len(at) > 1 and at[0] == 0:
        for start, end in pairwise([*at, len(column)]):
            yield column[start].figure, column[start + 1 : end]
    elif at:
        yield column[at[0]].figure, [entry for entry in column if entry.figure is not column[at[0]].figure]


def _of_total(page: Page, whole: Figure, entries: Sequence[Entry]) -> Iterator[Share]:
    figures = [entry.figure for entry in entries]
    rows = [(part, percent) for part in figures if (percent := _share_behind(page, part))]
    told = [(part, whole, percent) for part, percent in rows if amount(part) and computable(part, whole, percent)]
    fitting = [share for share in told if fits(*share)]
    if len(fitting) > FELLOWS:
        marked = {entry.figure.claim.start for entry in entries if entry.of_which}
        odd = [share for share in told if share not in fitting]
        of_one_part = {share[0].claim.start for share in fitting} & marked
        one = len(odd) == 1 and (odd[0][0].claim.start not in marked or len(of_one_part) >= FELLOWS)
        wrong = one and any(slip(*target) for target in targets(*odd[0])) and not _of_another(odd[0], [whole, *figures])
        yield from (*fitting, *(odd if wrong else ()))


def _of_another(share: Share, column: Sequence[Figure]) -> bool:
    """Whether a percentage is what the part has of another row of its column."""
    part, _, percent = share
    return any(amount(whole) and computable(part, whole, percent) and fits(part, whole, percent) for whole in column)


def _share_behind(page: Page, part: Figure) -> Figure | None:
    """The share that the cell behind an amount gives."""
    behind = page.lines[part.line].figures[part.position + 1 : part.position + 2]
    return next((figure for figure in behind if is_share(figure)), None)
