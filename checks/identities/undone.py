"""What words tie only where it fits, and what a slip of the pen keeps from fitting.

Many forms of words may be meant otherwise, so that only what fits is told. A slip takes figures out of all of them:
of 参展商18640家。纺织类参展商5276家,占全年的23.80% nothing is told, as it was of 28.30%. So a figure is tried with the
slip undone where no relation holds that has it and the slip makes a share or a sum fit too well for chance
(`slips`). It is told where the check of that kind then ties the very figures by their words.

Limits: no tables and no lines of more than 60 figures; swaps, another digit and moved points; exact figures in Arabic
digits on one line and at the end of the one before. A share of a name of its own (女职工占34.7%) is of nothing else.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from checks.identities.apart import may_be_apart, told_otherwise
from checks.identities.forms import SHARE, SUM, Identity
from checks.identities.known import Known, is_exact, known_of
from checks.identities.possible import MOST, possible_shares, possible_sums
from checks.identities.slips import Slipped, fitting, targets_of
from checks.identities.told import slip_told
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.relation import Relation, Verdict
from checks.repair import Slip, as_written
from claims.model import Claim, Document

KINDS = (Slip.SWAP, Slip.DIGIT, Slip.POINT)
TRIED, LONGEST = 3, 60
POSSIBLE = {SHARE: possible_shares, SUM: possible_sums}
Judge = Callable[[Document], Sequence[Relation]]


def undone(
    page: Page, document: Document, found: Sequence[Relation], judges: Mapping[str, Judge]
) -> Iterator[Relation]:
    """The relations that a slip keeps from being told, of figures that none of those `found` on the page holds.

    `document` is the one that is laid out, `judges` what finds the relations of each kind in one.
    """
    known = known_of(found)
    lines = [line for line in page.lines if not in_table(line.figures[0])]
    for line, before in zip(lines, [None, *lines], strict=False):
        if len(line.figures) > LONGEST:
            continue
        for kind, judge in judges.items():
            slips = _slips(kind, line, before, known.held | known.wrong)
            for each in islice(sorted(slips, key=lambda each: each.accident), TRIED):
                starts = {figure.claim.start for figure in each.identity.figures}
                if starts & known.wrong or told_otherwise(page, each.identity) or _need_not_add_up(page, each, known):
                    continue
                if _ties(page, document, each, judge):
                    known.wrong.update(starts)
                    yield slip_told(each, *_as_well(each, slips))


def _slips(kind: str, line: Line, before: Line | None, known: set[int]) -> list[Slipped]:
    """The likeliest slip of each exact figure of which nothing is known, in each identity that it may make."""
    usable = [figure for figure in line.figures if is_exact(figure)]
    earlier = [figure for figure in before.figures[-MOST:] if is_exact(figure)] if before else []
    best: dict[tuple[Figure, Identity], Slipped] = {}
    targets = (each for one in POSSIBLE[kind](usable, earlier) for each in targets_of(one, known))
    for target in (each for each in targets if each.reading.bounded):
        for slip in fitting(target, KINDS):
            kept = best.get((slip.figure, slip.identity))
            if slip.accident <= slip.identity.chance and (kept is None or slip.accident < kept.accident):
                best[slip.figure, slip.identity] = slip
    return list(best.values())


def _need_not_add_up(page: Page, slip: Slipped, known: Known) -> bool:
    """Whether parts fall short of their whole, which may have more of them, with none that is all the others.

    Or one of them is known to be some of another, or their words leave room for them not to fit.
    """
    if slip.identity.kind != SUM:
        return False
    *parts, _ = slip.identity.figures
    rest = pattern("identities.toml", "all the rest")
    short = slip.identity.computed.upper < slip.identity.stated.lower
    may_have_more = short and not any(rest.search(clause(part.before)) for part in parts)
    starts = {part.claim.start for part in parts}
    within = any(len(starts & members) > 1 for start in starts for members in known.others.get(start, ()))
    return may_have_more or within or may_be_apart(page, slip.identity)


def _as_well(found: Slipped, slips: Sequence[Slipped]) -> Iterator[Slipped]:
    """The slips of other figures that would mend the same identity."""
    return (each for each in slips if each.identity is found.identity and each.figure is not found.figure)


def _ties(page: Page, document: Document, slip: Slipped, judge: Judge) -> bool:
    """Whether the words tie the figures of an identity once its slip is undone."""
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
