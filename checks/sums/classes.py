"""Classes that are told by letters: 甲乙丙类总计, 甲乙类合计 and 丙类合计; 法定传染病, its 甲类, 乙类 and 丙类."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from checks.figures.amounts import SENTENCE, Breakdown, adds_up, alike, amount, compared, slipped
from checks.figures.columns import Entry
from checks.lexicon import pattern
from checks.page import Figure, Page, in_table
from claims.model import Hedge, Status

FEWEST = 2
LAST_TWO = ("乙", "丙")
LETTERS = "甲乙丙"
ASIDE = re.compile(r"[(（][^()（）]*[)）]")


def of_letters(column: Sequence[Entry]) -> Iterator[Breakdown]:
    """A row of several classes with the rows of a column that are each of some of them, and of all together."""
    told = [(pattern("totals.toml", "classes by letters").match(entry.label), entry.figure) for entry in column]
    rows = [(frozenset(found["letters"]), figure) for found, figure in told if found and amount(figure)]
    if len({letters for letters, _ in rows}) < len(rows):
        return
    for letters, whole in rows:
        within = [(own, figure) for own, figure in rows if own < letters]
        parts = [figure for _, figure in within]
        apart = sum(len(own) for own, _ in within) == len(letters)
        if apart and len(parts) >= FEWEST and all(alike(whole, part) for part in parts):
            wrong = not adds_up(whole, parts) and slipped(whole, parts) and not _of_means(whole)
            yield Breakdown(whole, tuple(parts), complete=wrong, sure=wrong)


def _of_means(figure: Figure) -> bool:
    return pattern("totals.toml", "column of means").search(figure.claim.measure or "") is not None


def of_notifiable_diseases(page: Page) -> Iterator[Breakdown]:
    """法定传染病949例, 甲类3例, 乙类318例, 丙类628例 of a report that tells each once; a miss where a slip made it."""
    for in_words in ("cases of a class", "deaths of a class"):
        found = _by_class(page, in_words)
        whole, parts = found.get("", []), [figure for letter in LETTERS for figure in found.get(letter, [])]
        once = len(whole) == 1 and all(len(found.get(letter, [])) == 1 for letter in LAST_TWO)
        if once and all(alike(whole[0], part) for part in parts):
            plain = len(found.get("甲", [])) <= 1 and "甲类" in page.text
            wrong = plain and not adds_up(whole[0], parts) and slipped(whole[0], parts)
            yield Breakdown(whole[0], tuple(parts), complete=wrong, sure=wrong)


def _by_class(page: Page, in_words: str) -> dict[str, list[Figure]]:
    """The cases, or the deaths, of each class by its letter, those of all classes under none."""
    found: defaultdict[str, list[Figure]] = defaultdict(list)
    for line in page.lines:
        own: str | None = None
        for figure in line.figures:
            if in_table(figure):
                continue
            if SENTENCE.search(figure.before):
                own = None
            now = SENTENCE.split(ASIDE.sub("", figure.before))[-1]
            named = pattern("totals.toml", "class of diseases").findall(now)
            own = _letter(named[-1]) if named else own
            if (
                own is not None
                and not compared(figure)
                and _is_counted(figure)
                and pattern("totals.toml", in_words).search(_told(figure))
            ):
                found[own].append(figure)
    return found


def _letter(name: str) -> str | None:
    """The letter of one class, none of all of them, and nothing of several."""
    letters = [character for character in name if character in LETTERS]
    return None if len(letters) > 1 else "".join(letters)


def _told(figure: Figure) -> str:
    """The words right before a figure, with its unit."""
    return f"{figure.before}…{figure.claim.unit}"


def _is_counted(figure: Figure) -> bool:
    claim = figure.claim
    return amount(figure) and claim.hedge is Hedge.EXACT and claim.status is Status.ACTUAL and not figure.depth
