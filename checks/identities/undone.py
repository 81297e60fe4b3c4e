"""Shares that words tie to their part and whole only where they fit, and that a slip of the pen keeps from fitting.

Many forms of words may be meant otherwise, so that only what fits is told. A slip takes a share out of all of them:
of 参展商18640家。纺织类参展商5276家,占全年的23.80% nothing is told, as it was of 28.30%. So a figure is tried with the
slip undone where no relation holds that has it and the slip makes the share fit too well for chance (`slips`). It is
told where the check of shares then ties the very figures.

Limits: no tables and no lines of more than 60 figures; swaps, another digit and moved points; exact figures in Arabic
digits before the share on its line, or on the one before. A share of a name of its own (女职工占34.7%) is of nothing
else. Sums need none of it, as their parts are told as such.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice, pairwise, permutations

from checks.figures.amounts import alike, amount
from checks.figures.percentages import is_percent
from checks.identities.apart import told_otherwise
from checks.identities.forms import SHARE, Identity
from checks.identities.known import is_exact, known_of
from checks.identities.slips import Slipped, fitting, targets_of
from checks.identities.told import slip_told
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table, opening
from checks.relation import Relation, Verdict
from checks.repair import Slip, as_written
from claims.model import Claim, Document

LIMIT = Decimal("0.02")
"""How likely an accident may be that makes a figure fit as well as a slip does."""
AMONG = "其中"
KINDS = (Slip.SWAP, Slip.DIGIT, Slip.POINT)
MOST, TRIED, LONGEST = 12, 3, 60
FEW_WORDS, HEAD = 3, 2
Judge = Callable[[Document], Sequence[Relation]]


def undone(page: Page, document: Document, found: Sequence[Relation], judge: Judge) -> Iterator[Relation]:
    """The shares that a slip keeps from being told, of figures that none of those `found` on the page holds.

    `document` is the one that is laid out, `judge` what finds the shares of one.
    """
    known = known_of(found)
    lines = [line for line in page.lines if not in_table(line.figures[0])]
    for line, before in zip(lines, [None, *lines], strict=False):
        short = len(line.figures) <= LONGEST
        slips = _slips(line, before, known.held | known.wrong) if short else []
        for each in islice(sorted(slips, key=lambda each: each.accident), TRIED):
            starts = {figure.claim.start for figure in each.identity.figures}
            if starts & known.wrong or told_otherwise(page, each.identity):
                continue
            if _ties(page, document, each, judge):
                known.wrong.update(starts)
                yield slip_told(each, *_as_well(each, slips))


def _slips(line: Line, before: Line | None, known: set[int]) -> list[Slipped]:
    """The likeliest slip of each exact figure of which nothing is known, in each share that its words allow."""
    usable = [figure for figure in line.figures if is_exact(figure)]
    earlier = [figure for figure in before.figures[-MOST:] if is_exact(figure)] if before else []
    best: dict[tuple[Figure, Identity], Slipped] = {}
    for target in (each for share in _shares(usable, earlier) for each in targets_of(share) if each.reading.bounded):
        for slip in fitting(target, KINDS) if target.figure.claim.start not in known else ():
            kept = best.get((slip.figure, slip.identity))
            if slip.accident <= LIMIT and (kept is None or slip.accident < kept.accident):
                best[slip.figure, slip.identity] = slip
    return list(best.values())


def _as_well(found: Slipped, slips: Sequence[Slipped]) -> Iterator[Slipped]:
    """The slips of other figures that would mend the same share."""
    return (each for each in slips if each.identity is found.identity and each.figure is not found.figure)


def _shares(figures: Sequence[Figure], earlier: Sequence[Figure]) -> Iterator[Identity]:
    """Every share of something with two amounts of one unit before it, of which the first may be a part.

    It has no name of its own, but for the part's, and the whole is no share and no part of another.
    """
    for percent in filter(is_percent, figures):
        if not _is_share(percent) or pattern("identities.toml", "on a base of its own").search(percent.lead):
            continue
        before = [figure for figure in (*earlier, *figures) if figure.claim.start < percent.claim.start][-MOST:]
        shared = {figure for figure, behind in pairwise(before) if is_percent(behind) and _is_share(behind)}
        for part, whole in permutations(filter(amount, before), 2):
            told = whole not in shared and AMONG not in whole.lead and _may_be_of(percent, part)
            if alike(part, whole) and told and not _is_of_another(percent, whole):
                yield Identity(SHARE, (part, whole, percent), (1, -1, -1), LIMIT)


def _may_be_of(percent: Figure, part: Figure) -> bool:
    name = pattern("identities.toml", "a share by its words").split(clause(percent.before))[0]
    return not name or name in f"{part.subject} {clause(part.before)} {opening(part.after)}"


def _is_of_another(percent: Figure, whole: Figure) -> bool:
    """Whether a share is said to be of what a whole is not by its name: 占负债总额 of 资产总额, 占进出口 of 出口."""
    of = pattern("identities.toml", "of a base").search(clause(percent.before))
    if of is None:
        return False
    name, words = whole.subject, f"{whole.subject} {clause(whole.before)} {opening(whole.after)}"
    if name in of["base"]:
        return not re.search(f"(?<![进非不未女男]){re.escape(name)}", of["base"])
    base = pattern("identities.toml", "all of a base").sub("", of["base"])
    return base not in words and (len(base) <= FEW_WORDS or base[:-HEAD] not in words)


def _is_share(percent: Figure) -> bool:
    return pattern("identities.toml", "a share by its words").search(clause(percent.before)) is not None


def _ties(page: Page, document: Document, slip: Slipped, judge: Judge) -> bool:
    """Whether the words tie the figures of a share once its slip is undone."""
    lines = sorted({figure.line for figure in slip.identity.figures})
    first, last = page.lines[max(0, lines[0] - 1)], page.lines[min(len(page.lines), lines[-1] + 2) - 1]
    shifted = _Undone(slip, first.start, last.end)
    wanted = {shifted.place(figure.claim.start) for figure in slip.identity.figures}
    told = (each for each in judge(shifted.document(document)) if each.verdict is Verdict.CONSISTENT)
    members = ({member.claim.start for member in each.members} for each in told)
    return any(wanted <= starts for starts in members)


class _Undone:
    """Some lines of a document with a slip undone."""

    def __init__(self, slip: Slipped, start: int, end: int) -> None:
        self._claim, self._start, self._end = slip.figure.claim, start, end
        self._mended = as_written(slip.figure.claim, slip.repair)

    def place(self, place: int) -> int:
        """Where in the lines a place of the document is; what stands behind the figure moves with its length."""
        longer = len(self._mended.text) - len(self._claim.text)
        return max(0, place - self._start + (longer if place >= self._claim.end else 0))

    def document(self, whole: Document) -> Document:
        """The lines as a document of their own."""
        text, claim = whole.text, self._claim
        text = f"{text[self._start : claim.start]}{self._mended.text}{text[claim.end : self._end]}"
        within = (each for each in whole.claims if self._start <= each.start and each.end <= self._end)
        return replace(whole, text=text, claims=tuple(map(self._moved, within)))

    def _moved(self, claim: Claim) -> Claim:
        ends = (claim.start, claim.end, claim.sentence_start, claim.sentence_end)
        start, end, first, last = map(self.place, ends)
        told = self._mended if claim.start == self._claim.start and claim.end == self._claim.end else claim
        return replace(told, start=start, end=end, sentence_start=first, sentence_end=last)
