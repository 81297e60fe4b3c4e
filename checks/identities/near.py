"""Figures that words ask to make an identity and that one slip of the pen keeps from it, too well for chance."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from checks.figures.amounts import threshold
from checks.figures.stretches import sentences
from checks.identities.apart import may_be_apart
from checks.identities.asked import FEWEST, MOST, asked
from checks.identities.forms import GROWTH, PRODUCT, RISE, SHARE, SUM
from checks.identities.otherwise import fits_otherwise
from checks.identities.slips import Slipped, slipped
from checks.page import Figure, Page, in_table
from checks.relation import Interval, Member, Relation, Verdict, Words, reckoned
from checks.repair import LITERAL, RATES
from claims.model import Hedge, Kind

TYING = frozenset(("sum", "share", "growth", "product", "agree"))
SIGNS = {SUM: " + ", SHARE: " ÷ ", GROWTH: " ÷ ", PRODUCT: " × "}
ASIDE = 2


class Known(NamedTuple):
    """Where figures start that relations relate: those that hold, those that do not, and with which others each is."""

    held: set[int]
    wrong: set[int]
    others: Mapping[int, Sequence[set[int]]]


def near_identities(page: Page, found: Sequence[Relation]) -> Iterator[Relation]:
    """The relations that words ask for and a slip breaks, of figures that none of those `found` on the page relates."""
    known = _known(found)
    for stretch in _stretches(page):
        starts = {figure.claim.start for figure in stretch}
        nearest = [] if starts <= known.held or starts & known.wrong else _nearest(page, stretch, known)
        if nearest:
            known.wrong.add(nearest[0].figure.claim.start)
            yield _relation(*nearest)


def _known(found: Sequence[Relation]) -> Known:
    others: defaultdict[int, list[set[int]]] = defaultdict(list)
    known = Known(set(), set(), others)
    for each in found:
        starts = {member.claim.start for member in each.members}
        for start in starts:
            others[start].append(starts)
        if each.verdict is Verdict.INCONSISTENT:
            known.wrong.update(starts)
        elif each.verdict is Verdict.CONSISTENT and each.type in TYING:
            known.held.update(starts)
    return known


def _stretches(page: Page) -> Iterator[Sequence[Figure]]:
    """The sentences and lines and the whole of a text outside tables, as far as they have few figures."""
    lines = [line.figures for line in page.lines if not in_table(line.figures[0])]
    whole = [list(chain.from_iterable(lines))] if len(lines) == len(page.lines) <= MOST else []
    seen: set[tuple[int, int]] = set()
    for stretch in chain(chain.from_iterable(map(sentences, lines)), lines, whole):
        if FEWEST <= len(stretch) <= MOST + ASIDE:
            key = stretch[0].claim.start, len(stretch)
            if key not in seen:
                seen.add(key)
                yield stretch


def _nearest(page: Page, stretch: Sequence[Figure], known: Known) -> Sequence[Slipped]:
    """The slips that make one identity fit, one a figure, which can the least be chance and nothing else explains."""
    usable = [figure for figure in stretch if _is_exact(figure)]
    found = slipped(asked(usable), known.held) if FEWEST <= len(usable) <= MOST else []
    for each in found:
        starts = {figure.claim.start for figure in each.identity.figures}
        related = any(starts <= members for members in known.others.get(each.figure.claim.start, ()))
        apart = related or may_be_apart(page, each.identity)
        if not apart and not fits_otherwise(each.identity, each.figure, stretch):
            same = [other for other in reversed(found) if other.identity is each.identity]
            others = {other.figure: other for other in same if other.figure is not each.figure}
            return [each, *reversed(others.values())]
    return []


def _is_exact(figure: Figure) -> bool:
    """Whether a figure is one number, other than nothing, that is told of something: 20亿元以上的企业 is of none."""
    claim = figure.claim
    exact = claim.kind is Kind.CLAIM and claim.hedge is Hedge.EXACT and claim.low == claim.high and bool(claim.low)
    one = exact and len(LITERAL.findall(claim.text)) == 1
    return one and Interval.of(claim).bounded and not threshold(figure)


def _relation(found: Slipped, *others: Slipped) -> Relation:
    """The relation that a slip breaks, with what else would mend it."""
    identity, right = found.identity, found.repair.text
    *_, last = identity.figures
    shown = f"{_terms(found)} = {identity.computed.written('%' if last.claim.dimension in RATES else '')}"
    text, ways = last.claim.text, [(each.figure.claim.text, each.repair.text) for each in (found, *others)]
    zh = ",或".join(f"{wrong}改为{so}" for wrong, so in ways)
    en = ", or ".join(f"{so} for {wrong}" for wrong, so in ways)
    return Relation(
        type=GROWTH if identity.kind == RISE else identity.kind,
        members=tuple(Member(figure.document, figure.claim, "of an identity") for figure in identity.figures),
        left=identity.computed,
        right=identity.stated,
        formula=reckoned(shown, text, fits=False),
        explanation=Words(
            zh=f"{shown},文中写{text},不符;若{zh},则相符,可能是一处笔误。",
            en=f"{shown}; the text says {text}, which does not fit. With {en} it does: one slip would explain it.",
        ),
        suggestion=right,
    )


def _terms(found: Slipped) -> str:
    identity = found.identity
    texts = [figure.claim.text.lstrip("-－−") for figure in identity.figures[:-1]]
    if identity.kind == RISE:
        falls = (identity.figures[-1].claim.low or 0) < 0
        return f"{texts[0]} ÷ ({texts[1]} {'+' if falls else '−'} {texts[0]})"
    terms = SIGNS[identity.kind].join(texts)
    return f"{terms} − 1" if identity.kind == GROWTH else terms
