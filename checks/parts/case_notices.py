"""The cases of a notice by what is told of them: those new, there now or found so far; of which origin; of which kind.

新增本土确诊病例12例…在院治疗64例(本土60例、境外输入4例): the new local ones are within the local ones in hospital. What
a figure's own clause leaves out is that of the figure whose bracket it stands in, or of the one that 、 joins it to.
Some of those there may have been moved or gone since, so that only what fits is told.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checks.figures.amounts import Breakdown, adds_up, alike, amount, compared
from checks.figures.identity import WHOLE_PLACE
from checks.figures.labels import names_place
from checks.lexicon import pattern
from checks.page import SENTENCE_END, Figure, Page, clause, clause_after, in_table
from checks.parts.parts_within import Pair, fits_within

LEXICON = "cases.toml"
STATES = ("new", "there now", "so far")
KINDS = ("carriers", "suspected", "died", "let go", "ill", "infected")
GONE = frozenset(("let go", "died"))
ORIGINS = ("local", "from abroad")
CASES = frozenset("例名人")
JOIN = "、"
FEWEST = 2


class Told(NamedTuple):
    """How the cases of a figure are told: their state, kind and origin, each empty where no words tell it."""

    state: str = ""
    kind: str = ""
    origin: str = ""
    place: str = ""


def cases_within(page: Page) -> Iterator[Pair]:
    """New cases with those there now and those found so far, and those there now with all found, as far as they fit.

    So those who were let go or died, with all who were found ill, or all local ones where no others are told of.
    """
    cases = _cases(page)
    for part, told in cases:
        wider = [told._replace(state=state) for state in STATES[STATES.index(told.state) + 1 :]] if told.state else []
        if told.kind in GONE:
            ill = told._replace(state="so far", kind="ill")
            wider += [ill] if told.origin or any(other == ill for _, other in cases) else [ill._replace(origin="local")]
        for kind in wider:
            wholes = (each for each, other in cases if other == kind)
            whole = next((each for each in wholes if alike(part, each)), None)
            if whole is not None and fits_within(part, whole):
                yield part, whole


def cases_added_up(page: Page) -> Iterator[Breakdown]:
    """All found from one origin, by what became of them, and all infected, by whether they are ill, where they fit.

    境外输入病例36例, of which 35例 were cured and 1例 is there; 新增感染者13例: 3例 ill and 10例 without symptoms.
    """
    cases = _cases(page)
    for whole, told in cases:
        kinds: tuple[Told, ...] = ()
        if told.origin and told.state == "so far" and told.kind == "ill":
            kinds = (told._replace(kind="let go"), told._replace(state="there now"))
        elif told.kind == "infected":
            kinds = (told._replace(kind="ill"), told._replace(kind="carriers"))
        found = (_only(cases, kind) for kind in kinds)
        parts = tuple(each for each in found if each is not None and alike(each, whole))
        if len(parts) == FEWEST and adds_up(whole, parts):
            yield Breakdown(whole, parts, complete=True, sure=True)


def _only(cases: Sequence[tuple[Figure, Told]], told: Told) -> Figure | None:
    found = [figure for figure, other in cases if other == told]
    return found[0] if len(found) == 1 else None


def _cases(page: Page) -> list[tuple[Figure, Told]]:
    """The figures of a page that tell of cases whose kind and state are known, each with how."""
    if not pattern(LEXICON, "a notice").search(page.text):
        return []
    found: list[tuple[Figure, Told]] = []
    here = next((figure.scope for figure in page.figures if _counts(figure) and figure.scope), "")
    for line in page.lines:
        last: dict[int, Told] = {}
        for figure in line.figures:
            last = {} if SENTENCE_END.search(figure.before) else last
            told = _told(figure, last, here)
            last = {depth: each for depth, each in last.items() if depth < figure.depth} | {figure.depth: told}
            if told.kind and told.state and _counts(figure) and not _of_some(figure):
                found.append((figure, told))
    return found


def _told(figure: Figure, last: Mapping[int, Told], here: str) -> Told:
    before, joined, words = clause(figure.before).rpartition(JOIN)
    words = words if _first(words, KINDS) else f"{words}{clause_after(figure)}"
    above = last.get(figure.depth - 1 if figure.depth else 0, Told()) if figure.depth or joined else Told()
    state = _first(words, STATES) or above.state or _first(before, STATES) or _last_state(figure.lead)
    kind = _first(words, KINDS) or ("" if above.kind else _first(figure.subject, KINDS) if names_place(figure) else "")
    kind = above.kind if above.kind == "let go" or not kind else kind
    origin = _first(words, ORIGINS) or (above.origin if figure.depth else "") or _first(figure.head, ORIGINS)
    place = "" if WHOLE_PLACE.search(figure.scope) or figure.scope == here else figure.scope
    return Told("so far" if kind == "let go" and not state else state, kind, origin, place)


def _first(words: str, names: Sequence[str]) -> str:
    return next((name for name in names if pattern(LEXICON, name).search(words)), "")


def _last_state(words: str) -> str:
    """The state that some words tell last; empty where they tell none."""
    ends = {name: each.end() for name in STATES for each in pattern(LEXICON, name).finditer(words)}
    return max(ends, key=lambda name: ends[name]) if ends else ""


def _counts(figure: Figure) -> bool:
    return figure.claim.unit in CASES and amount(figure) and not compared(figure) and not in_table(figure)


def _of_some(figure: Figure) -> bool:
    """Whether a figure is of some of those told of: 其中11例, 17例由无症状转为确诊, those of one place in a list."""
    return pattern(LEXICON, "of some").search(f"{clause(figure.before)}…{clause_after(figure)}") is not None
