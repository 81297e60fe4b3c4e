"""Cases by place in several lists of a text: those ever found against those who were let go, are in hospital or died.

累计确诊46例,其中甲市28例、乙市18例。累计出院12例,其中甲市9例、乙市3例。现有住院34例,其中甲市19例、乙市15例: for each
place, 28 = 9 + 19. Where two places and more come out and one does not by what one slip of the pen explains, it is
wrong if the text tells of no one who died or was moved; else only what fits is told. Lists of new cases, or of
carriers and grave cases, are of other wholes.
"""

from collections.abc import Iterator, Mapping
from itertools import takewhile

from checks.figures.amounts import Breakdown, adds_up, alike, amount, one_slip_off
from checks.figures.labels import label_words, names_place, only_labelled
from checks.lexicon import pattern
from checks.page import Figure, Line, Page

LEXICON = "cases.toml"
KINDS = ("died", "in hospital", "let go", "found")
FEWEST, PROOF, MOST = 2, 2, 40

Places = Mapping[str, Figure]


def cases_by_outcome(page: Page) -> Iterator[Breakdown]:
    """Every place whose cases come to what became of them, or miss it where those of all others do not."""
    lists: dict[str, Places] = {}
    for line in page.lines:
        for kind, places in _lists(line):
            if kind in lists:
                return
            lists.setdefault(kind, places)
    if not {"found", "in hospital", "let go"} <= lists.keys():
        return
    told = [each for place in lists["found"] if (each := _told_of(place, lists)) is not None]
    amiss = [each for each in told if not adds_up(each.whole, each.parts)]
    otherwise = pattern(LEXICON, "gone otherwise").search(page.text) is not None
    all_others = not otherwise and len(amiss) == 1 and len(told) > PROOF
    proven = all_others and one_slip_off(amiss[0].whole, amiss[0].parts)
    for each in told:
        if each not in amiss:
            yield each
        elif proven:
            yield Breakdown(each.whole, each.parts, complete=True, sure=True)


def _told_of(place: str, lists: Mapping[str, Places]) -> Breakdown | None:
    """A place's cases with what became of them, where it stands in the lists of those let go and in hospital."""
    kinds = [kind for kind in ("let go", "in hospital", "died") if place in lists.get(kind, {})]
    parts = sorted((lists[kind][place] for kind in kinds), key=lambda part: part.claim.start)
    if not {"let go", "in hospital"} <= set(kinds):
        return None
    return Breakdown(lists["found"][place], tuple(parts), complete=False, sure=False)


def _lists(line: Line) -> Iterator[tuple[str, Places]]:
    """Every run of places with their cases on a line, with what its sentence tells of them."""
    behind = 0
    for place, first in enumerate(line.figures):
        if place < behind or not _is_place(first):
            continue
        rest = takewhile(
            lambda figure: _is_place(figure) and "。" not in figure.before, line.figures[place + 1 : place + MOST]
        )
        run = [first, *rest]
        behind = place + len(run)
        kind = _kind(line, first)
        labels = {label_words(figure).removeprefix("为"): figure for figure in run if alike(figure, first)}
        if kind and len(labels) == len(run) >= (1 if kind == "died" else FEWEST):
            yield kind, labels


def _is_place(figure: Figure) -> bool:
    return figure.claim.unit == "例" and amount(figure) and only_labelled(figure) and names_place(figure)


def _kind(line: Line, first: Figure) -> str:
    """What a sentence tells of the cases by place in it; nothing where they are of some other whole."""
    words = line.text[first.claim.sentence_start - line.start : first.claim.start - line.start]
    words = pattern(LEXICON, "sentence before").sub("", f"{_before(line, first)}{words}")
    if pattern(LEXICON, "of others").search(words):
        return ""
    return next((kind for kind in KINDS if pattern(LEXICON, kind).search(words)), "")


def _before(line: Line, first: Figure) -> str:
    """The sentence before one that 其中 opens."""
    start = first.claim.sentence_start - line.start
    own = line.text[start : first.claim.start - line.start]
    return line.text[:start].rstrip("。").split("。")[-1] if pattern(LEXICON, "goes on").match(own) else ""
