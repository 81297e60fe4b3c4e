"""Shares of what a part is by definition a part of: sectors of an economy, and what they contributed to its growth."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from checks.figures.amounts import adds_up, alike
from checks.figures.directory import Directory, find, kind, namesakes
from checks.figures.identity import time_allows
from checks.figures.percentages import Share, fits, goes_on
from checks.figures.possible_shares import is_share
from checks.figures.topics import names, related, topic
from checks.figures.wholes_named import whole_named
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.parts.partitions import wholes_of
from checks.sums.contributions import contributions
from checks.sums.shifts import ratios

SECTORS = ("第一产业", "第二产业", "第三产业")


def by_definition(page: Page, known: Directory) -> Iterator[Share]:
    """三次产业结构为6:40:54: shares of wholes that their names tell.

    What has a nearer whole by its name (机电产品出口, of 出口) is related to the farther one only where it fits.
    """
    called: dict[str, str | None] = {}
    for figure in page.figures:
        if not _is_of_the_text(figure):
            continue
        for name in names(figure):
            if name not in called:
                called[name] = next(wholes_named(name, known), None)
            part, whole_name = find(known, name, figure), called[name]
            if part is None or whole_name is None or not _may_be_said_of(figure, whole_name):
                continue
            whole = find(known, whole_name, figure, kind(part))
            if whole is None or whole is part or not _of_one_year(part, figure):
                continue
            if _is_anothers(known.lines, part, figure):
                continue
            if fits(part, whole, figure) or whole_named(figure) or not _has_a_nearer_whole(part, known):
                yield part, whole, figure


def in_a_ratio(page: Page, known: Directory) -> Iterator[Share]:
    """产业结构优化为6.4:39.2:54.4: the three sectors by their places in a ratio that names none of them."""
    for line in page.lines:
        for run in ratios(line):
            named = pattern("share.toml", "three sectors").search(run[0].lead)
            if len(run) != len(SECTORS) or not named or any(SECTORS[0] in names(figure) for figure in run):
                continue
            for sector, figure in zip(SECTORS, run, strict=True):
                part = find(known, sector, figure)
                told = part is not None and _of_one_year(part, figure)
                whole = _output(known, part) if part is not None and told else None
                if part is not None and whole is not None:
                    yield part, whole, figure


def _output(known: Directory, part: Figure) -> Figure | None:
    """The last output of a place before one of its sectors."""
    called = namesakes(known, "地区生产总值", part, kind(part))
    return next((whole for whole in called if not pattern("parts.toml", "of each").search(topic(whole).name)), None)


def _has_a_nearer_whole(part: Figure, known: Directory) -> bool:
    """Whether a name of a part ends in that of another amount, which is itself by definition a part of something."""
    longer = [(name, other) for name in names(part) for other in known.mentions if name != other]
    return any(name.endswith(other) and wholes_of(other) for name, other in longer)


def _is_anothers(lines: Sequence[Line], part: Figure, percent: Figure) -> bool:
    """Whether a percentage stands in a row (占比分别为9.1%、88.8%和2.1%) at the place of another part than this."""
    figures = lines[percent.line].figures
    first = next((at for at in range(percent.position, -1, -1) if not goes_on(figures[at])), percent.position)
    row = [figures[first], *takewhile(goes_on, figures[first + 1 :])]
    if percent not in row or part.line != percent.line or "分别" not in clause(figures[first].before):
        return False
    parts = [each for each in figures[:first] if alike(each, part)][-len(row) :]
    return part in parts and len(parts) - parts.index(part) != len(row) - row.index(percent)


def _of_one_year(part: Figure, percent: Figure) -> bool:
    """Whether a share may be of the time of its part, and not of the year before (由上年的13.72∶46.43∶39.85调整为)."""
    before = pattern("share.toml", "the year before")
    earlier = [before.match(figure.claim.period or "") is not None for figure in (part, percent)]
    return earlier[0] == earlier[1] and time_allows(part.claim, percent.claim)


def _may_be_said_of(percent: Figure, whole: str) -> bool:
    """Whether the words of a share name this whole, or none."""
    named = whole_named(percent)
    return named is None or related(named, whole)


def sectors(page: Page, known: Directory) -> Iterator[Share]:
    """As by definition, of any figures under those names that stand before."""
    wholes_of_name: dict[str, list[str]] = {}
    for figure in page.figures:
        if not _is_of_the_text(figure):
            continue
        for name in names(figure):
            if name not in wholes_of_name:
                wholes_of_name[name] = list(wholes_named(name, known))
            wholes = [whole for called in wholes_of_name[name] for whole in namesakes(known, called, figure)]
            parts = namesakes(known, name, figure) if wholes else ()
            for part in (each for each in parts if not _is_anothers(page.lines, each, figure)):
                yield from ((part, whole, figure) for whole in wholes if whole is not part and alike(part, whole))


def _is_of_the_text(figure: Figure) -> bool:
    """Whether a figure outside of tables is a share of something that the text may give."""
    of_a_market = pattern("share.toml", "of a market").search(clause(figure.lead))
    return is_share(figure) and not in_table(figure) and not of_a_market


def wholes_named(name: str, known: Directory) -> Iterator[str]:
    """The names on the page of what a part of this name is by definition a part of."""
    wholes = wholes_of(name)
    return (other for other in known.mentions if any(whole.search(other) for whole in wholes))


def contributed(page: Page) -> Iterator[Share]:
    """Contributions with the points that they come to, of the growth that either of the two shows to be meant."""
    for percents, points, whole in contributions(page):
        told = [(point, whole, percent) for point, percent in zip(points, percents, strict=True)]
        if adds_up(whole, points) or any(fits(*share) for share in told):
            yield from told
