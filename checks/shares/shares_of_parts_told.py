"""Shares that name one of the parts told before them: 在省外的10万人、在省内的8万人,省外占55.6%."""

from collections.abc import Collection, Iterator, Sequence

from checks.figures.amounts import adds_up, alike, compared, digits
from checks.figures.directory import is_level
from checks.figures.percentages import Share, fits, fits_or_slipped, in_words, is_percent
from checks.figures.possible_shares import computable, of_one_time
from checks.figures.stretches import ahead
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table, opening

REACH, TELLING = 16, 3


def shares_of_parts_told(page: Page, found: Collection[int]) -> Iterator[Share]:
    """Every share that names one part of a paragraph, of the amount that this and the parts around it make up.

    A miss only right behind the parts and by a slip of the pen. Where the parts are not seen to make up a whole, what
    fits to three digits. Those `found` are left out.
    """
    for line in page.lines:
        for percent in line.figures:
            if percent.claim.start not in found and is_percent(percent) and not in_table(percent):
                yield from _told(line, percent)


def _told(line: Line, percent: Figure) -> Iterator[Share]:
    named = pattern("share.toml", "share of a part told").fullmatch(clause(percent.before))
    if not named or topic(percent).aspect == "rate" or in_words(percent) or percent.depth:
        return
    near = [figure for figure in ahead(percent.position, line.figures, REACH) if is_level(figure)]
    parts = [figure for figure in near if _is_called(figure, named["part"])]
    if len(parts) != 1:
        return
    kin = [figure for figure in near if alike(figure, parts[0]) and figure.depth == 0 and not compared(figure)]
    shares = [(parts[0], whole, percent) for whole in kin if _may_hold(whole, parts[0]) and whole is not parts[0]]
    shares = [share for share in shares if computable(*share)]
    proven = [share for share in shares if _made_up(share[1], parts[0], kin)][-1:]
    if proven:
        goes_on = percent.before.strip("，, ") == clause(percent.before) and percent.position == kin[-1].position + 1
        yield from (share for share in proven if (fits_or_slipped if goes_on else fits)(*share))
    elif digits(percent.claim) >= TELLING:
        yield from [share for share in shares if fits(*share)][-1:]


def _is_called(figure: Figure, name: str) -> bool:
    """Whether a name is that of an amount by its own words: 省外 of 在省外的10万人, or of 10万人在省外."""
    words = clause(figure.before)
    return name in (words or opening(figure.after))


def _may_hold(whole: Figure, part: Figure) -> bool:
    greater = (whole.claim.low or 0) > (part.claim.low or 0)
    return greater and whole.claim.start < part.claim.start and of_one_time(part, whole)


def _made_up(whole: Figure, part: Figure, kin: Sequence[Figure]) -> bool:
    """Whether the amounts of a unit right before a share, a part among them, make up one before them."""
    first, at = kin.index(whole) + 1, kin.index(part)
    return any(adds_up(whole, kin[start:]) for start in range(first, at + 1) if len(kin) - start > 1)
