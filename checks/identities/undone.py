"""Slips of the pen that, undone, let the words of a text tie figures that nothing ties as they are printed.

Many forms of words tie figures only where they fit, as they may be meant otherwise. A slip in one takes it out of all
of them: 快递业务量97.7亿件,其中同城25.4亿件、异地45.3亿件、国际9亿件 is no sum, as 79.7亿件 was. So a figure is tried
with the slip undone where no relation holds that has it, the words say that it is of a whole and its parts or of a
share, and the slip makes it fit too well for chance (`slips`). It is told where the checks then tie the very figures.

Limits: no tables and no lines of more than 60 figures; swaps, another digit and moved points; exact figures in Arabic
digits; sums behind 其中 or in brackets within a sentence, shares of what stands before them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice, pairwise, permutations

from checks.figures.amounts import SENTENCE, alike, amount
from checks.figures.labels import bracketed, label_words
from checks.figures.percentages import is_percent
from checks.identities.apart import leaves_others
from checks.identities.forms import SHARE, SUM, Identity, size
from checks.identities.known import TYING, is_exact, known_of
from checks.identities.slips import Slipped, Target, accidents, fitting, own_accident, targets_of
from checks.identities.told import slip_told
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table, opening
from checks.parts.parts_in_brackets import outcomes
from checks.relation import Relation, Verdict
from checks.repair import Slip, as_written
from claims.model import Claim, Document

LIMIT, FEW = Decimal("0.02"), Decimal("0.02")
"""How many accidents may make a figure fit as well as a slip does: at most, and where parts leave some of a whole."""
AMONG = "其中"
KINDS = (Slip.SWAP, Slip.DIGIT, Slip.POINT)
FEWEST, MOST, TRIED, LONGEST = 2, 12, 3, 60
Judge = Callable[[Document], Sequence[Relation]]


def undone(page: Page, document: Document, found: Sequence[Relation], judge: Judge) -> Iterator[Relation]:
    """The relations that a slip keeps from being told, of figures that none of those `found` on the page holds.

    `document` is the one that is laid out, `judge` what relates the figures of one.
    """
    known = known_of(found)
    lines = [line for line in page.lines if not in_table(line.figures[0])]
    for line, before in zip(lines, [None, *lines], strict=False):
        short = len(line.figures) <= LONGEST
        slips = _slips(line, before, known.held | known.wrong) if short else []
        for each in islice(sorted(slips, key=lambda each: each.accident), TRIED):
            starts = {figure.claim.start for figure in each.identity.figures}
            if starts & known.wrong or leaves_others(page, each.identity):
                continue
            if _ties(page, document, each, judge):
                known.wrong.update(starts)
                yield slip_told(each, *_as_well(each, slips))


def _slips(line: Line, before: Line | None, known: set[int]) -> list[Slipped]:
    """The likeliest slip of each exact figure of which nothing is known, in an identity that words tell."""
    usable = [figure for figure in line.figures if is_exact(figure)]
    earlier = [figure for figure in before.figures[-MOST:] if is_exact(figure)] if before else []
    groups: defaultdict[Figure, list[Target]] = defaultdict(list)
    for identity in (*_sums(usable), *_shares(usable, earlier)):
        groups[identity.figures[-1]] += [each for each in targets_of(identity) if each.reading.bounded]
    return [each for targets in groups.values() for each in _likely(targets, known)]


def _likely(targets: Sequence[Target], known: set[int]) -> Iterator[Slipped]:
    """The likeliest slip of each figure of some identities, where hardly as good a one were in any by accident."""
    tried = [own_accident(kind, target) for target in targets for kind in KINDS]
    best: dict[tuple[Figure, Identity], Slipped] = {}
    for target in targets:
        for each in fitting(target, KINDS) if target.figure.claim.start not in known else ():
            kept = best.get((each.figure, each.identity))
            if kept is None or each.accident < kept.accident:
                best[each.figure, each.identity] = each
    return (each for each in best.values() if _is_no_chance(each, tried))


def _is_no_chance(slip: Slipped, tried: Sequence[Decimal]) -> bool:
    """Whether a slip is hardly an accident.

    What parts leave may be others that a list ends before, if it is less than the least of them; else all that was
    tried counts.
    """
    identity = slip.identity
    if identity.kind != SUM or identity.computed.upper >= identity.stated.lower:
        return slip.accident <= LIMIT
    left = identity.stated.upper - identity.computed.lower
    return left >= min(size(part).lower for part in identity.figures[:-1]) and accidents(slip.accident, tried) <= FEW


def _as_well(found: Slipped, slips: Sequence[Slipped]) -> Iterator[Slipped]:
    """The slips of other figures that would mend the same identity."""
    return (each for each in slips if each.identity is found.identity and each.figure is not found.figure)


def _sums(figures: Sequence[Figure]) -> Iterator[Identity]:
    """Every whole with what follows it in its unit as parts of it, up to the end of the sentence or of the bracket.

    Where the sentence of the whole has another amount of its unit before them, they may be parts of that.
    """
    amounts = [figure for figure in figures if amount(figure)]
    for place, whole in enumerate(amounts):
        if any(alike(other, whole) and _of_one_sentence(other, whole) for other in amounts[:place]):
            continue
        parts: list[Figure] = []
        for figure in amounts[place + 1 : place + 1 + MOST]:
            if parts and (SENTENCE.search(figure.before) or figure.depth < parts[0].depth):
                break
            if alike(figure, whole):
                parts.append(figure)
        if len(parts) >= FEWEST and _are_all(parts, whole):
            yield Identity(SUM, (*parts, whole), (*(1 for _ in parts), -1), LIMIT)


def _of_one_sentence(one: Figure, other: Figure) -> bool:
    return one.claim.sentence_start == other.claim.sentence_start and one.depth == other.depth


def _are_all(parts: Sequence[Figure], whole: Figure) -> bool:
    """Whether some are told as parts, in brackets or behind 其中, and nothing is in two, nor became of some of them."""
    first = parts[0]
    told = first.depth > whole.depth or pattern("parts.toml", "among").search(first.before)
    return bool(told) and not outcomes(parts) and not any(map(_may_overlap, parts))


def _may_overlap(part: Figure) -> bool:
    return pattern("exclusive.toml", "may be in several").search(bracketed(label_words(part))) is not None


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
            if alike(part, whole) and whole not in shared and AMONG not in whole.lead and _may_be_of(percent, part):
                yield Identity(SHARE, (part, whole, percent), (1, -1, -1), LIMIT)


def _may_be_of(percent: Figure, part: Figure) -> bool:
    name = pattern("identities.toml", "a share by its words").split(clause(percent.before))[0]
    return not name or name in f"{part.subject} {clause(part.before)} {opening(part.after)}"


def _is_share(percent: Figure) -> bool:
    return pattern("identities.toml", "a share by its words").search(clause(percent.before)) is not None


def _ties(page: Page, document: Document, slip: Slipped, judge: Judge) -> bool:
    """Whether the words tie the figures of an identity once its slip is undone."""
    lines = sorted({figure.line for figure in slip.identity.figures})
    first, last = page.lines[max(0, lines[0] - 1)], page.lines[min(len(page.lines), lines[-1] + 2) - 1]
    shifted = _Undone(slip, first.start, last.end)
    wanted = {shifted.place(figure.claim.start) for figure in slip.identity.figures}
    told = (each for each in judge(shifted.document(document)) if each.type in TYING)
    members = ({member.claim.start for member in each.members} for each in told if each.verdict is Verdict.CONSISTENT)
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
