"""Parts of which the same is said, in clauses of one form: 79例,甲市报告1例,乙市报告75例."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from checks.figures.amounts import Breakdown, adds_up, alike
from checks.figures.labels import ELLIPSIS, LONGEST_LABEL, of_places, only_labelled, unlabelled
from checks.figures.stretches import SEGMENT, behind, this_sentence, up_to
from checks.lexicon import pattern
from checks.page import Figure, clause, opening

FRAME = 2


def common_predicate(figures: Sequence[Figure]) -> str:
    """What is said alike of several bare figures (75例诊断为甲,11例诊断为乙), or nothing; of bare labels, that."""
    if len(figures) > 1 and all(only_labelled(figure) for figure in figures):
        return "places" if of_places(figures) else ""
    starts = {opening(figure.after)[:FRAME] for figure in figures}
    alike_said = len(figures) > 1 and len(starts) == 1 and all(unlabelled(figure) for figure in figures)
    return starts.pop() if alike_said else ""


def of_one_form(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """79例,甲市报告1例,乙市报告75例…: clauses that differ in their label only and leave the noun out."""
    outer = [figure for figure in amounts if figure.depth == 0]
    for place, (whole, first) in enumerate(pairwise(outer)):
        found = pattern("parts.toml", "frame").search(clause(first.before))
        if not found or not alike(whole, first) or _nested(whole) or _labelled(whole, found.group()):
            continue
        form = found.group()
        same = [figure for figure in this_sentence(behind(place, outer)) if alike(whole, figure)]
        parts = tuple(figure for figure in same if _labelled(figure, form))
        strangers = [figure for figure in same if not _labelled(figure, form) and not _nested(figure)]
        rests = (figure for figure in same if pattern("parts.toml", "rest").search(clause(figure.before)))
        left = any(adds_up(whole, (*parts, rest)) for rest in rests)
        if len(parts) > 1 and not strangers and not left and _labelled(first, form):
            yield Breakdown(whole, parts, complete=True, sure=False, form=form)


def said_of_each(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """7例,6例来自甲,1例来自乙: bare figures of which the same is said."""
    outer = [figure for figure in amounts if figure.depth == 0]
    for place, (whole, first) in enumerate(pairwise(outer)):
        form = opening(first.after)[:FRAME]
        if len(form) < FRAME or not unlabelled(first) or unlabelled(whole) or not alike(whole, first):
            continue
        listed = [figure for figure in up_to(SEGMENT, behind(place, outer)) if alike(whole, figure)]
        parts = tuple(_of_which(whole, form, listed))
        if 1 < len(parts) == len(listed) and not pattern("parts.toml", "rest").search(parts[-1].before):
            yield Breakdown(whole, parts, complete=True, sure=False, form=form)


def _of_which(whole: Figure, form: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    return takewhile(
        lambda figure: unlabelled(figure) and alike(whole, figure) and opening(figure.after).startswith(form), figures
    )


def _labelled(figure: Figure, form: str) -> bool:
    words = clause(figure.before)
    return words.endswith(form) and len(form) < len(words) <= LONGEST_LABEL and bool(ELLIPSIS.match(figure.after))


def _nested(figure: Figure) -> bool:
    return unlabelled(figure) or pattern("parts.toml", "rest").search(clause(figure.before)) is not None
