"""Labels: the words right before a figure that tell which part it is, or what kind of whole."""

import re
from collections.abc import Sequence
from functools import cache

from checks.figures.amounts import total
from checks.lexicon import entries, pattern
from checks.page import Figure, clause
from checks.relation import Interval
from claims.lexicon import places
from claims.phrases import plain

AMONG = "其中"
BETWEEN = re.compile("[、)）和及与]")
OPENED = re.compile("[(（]")
ELLIPSIS = re.compile(r"^\s*(?:[,，;；。、)）(（]|$)")
LONGEST_LABEL = 12
SHORT_NOUN, PAIR = 2, 2


def complementary(parts: Sequence[Figure], whole: Figure | None = None) -> bool:
    """Whether two parts are by their labels all there can be: 城市 and 农村, 男 and 女, 粮食作物 and 非粮食作物.

    A `whole` that goes by the label of either is none of theirs: 进口2860亿元,其中农产品进口286亿元;农产品出口97亿元.
    """
    if len(parts) != PAIR:
        return False
    labels = [clause(part.before) for part in parts]
    bare = [label.removeprefix(AMONG).strip() for label in labels]
    if any(len(one) > 1 and other == f"非{one}" for one, other in (bare, bare[::-1])):
        return True
    own = clause(whole.before) if whole else ""
    fitting = (pair for pair in _complements() if _of_one_noun(pair, bare, whole))
    return any(not (own and (one.search(own) or other.search(own))) for one, other in fitting)


def all_of_them(parts: Sequence[Figure], whole: Figure) -> bool:
    """Whether parts are by their labels all kinds there are of a whole: 新开工, 续建 and 前期项目, in whatever order.

    Two that fall short of it may have a third beside them: 税务部门 and 财政部门 have 海关.
    """
    if len(parts) == PAIR and total(parts).upper < Interval.of(whole.claim).lower:
        return False
    labels = [clause(part.before).removeprefix(AMONG).strip() for part in parts]
    return any(_are_all(row, labels) for row in _kinds_that_are_all())


def _are_all(kinds: Sequence[re.Pattern[str]], labels: Sequence[str]) -> bool:
    found = [[place for place, kind in enumerate(kinds) if kind.search(label)] for label in labels]
    return len(labels) == len(kinds) and sorted(place for places in found for place in places) == [*range(len(kinds))]


@cache
def _kinds_that_are_all() -> tuple[tuple[re.Pattern[str], ...], ...]:
    return tuple(tuple(map(re.compile, row["parts"])) for row in entries("parts.toml", "kinds"))


def _of_one_noun(pair: tuple[re.Pattern[str], re.Pattern[str]], labels: Sequence[str], whole: Figure | None) -> bool:
    """Whether two labels have what parts them, and the second nothing more: not 女职工 and 男性职工中党员.

    Nor is a whole theirs that is called by another noun than both are: 干警730人, 男法官250人,女法官160人.
    """
    found = [word.search(label) for word, label in zip(pair, labels, strict=True)]
    if not all(found):
        return False
    nouns = [label.replace(match.group(), "", 1) for match, label in zip(found, labels, strict=True) if match]
    first, second = (noun.lstrip("性") for noun in nouns)
    named = f"{whole.subject}{clause(whole.before)}" if whole else ""
    if whole and first == second and len(first) >= SHORT_NOUN and not clause(whole.before).endswith(("有", "共")):
        return first[-SHORT_NOUN:] in named
    return second in first or (first in second and (len(second) <= SHORT_NOUN or second in named))


@cache
def _complements() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows = [(re.compile(row["one"]), re.compile(row["other"])) for row in entries("parts.toml", "complement")]
    return tuple(pair for one, other in rows for pair in ((one, other), (other, one)))


def of_places(figures: Sequence[Figure]) -> bool:
    """Whether several figures have nothing but the name of a place before them: 南昌市4例、九江市1例."""
    return len(figures) > 1 and all(only_labelled(figure) and names_place(figure) for figure in figures)


def of_places_and_another(figures: Sequence[Figure]) -> bool:
    """The same, where one of three and more may be a body beside places: 甲市4例、乙市2例、省某监狱1例."""
    others = [figure for figure in figures if not names_place(figure)]
    beside = all(pattern("parts.toml", "beside places").search(label_words(figure)) for figure in others)
    return len(figures) - len(others) > 1 >= len(others) and beside and all(map(only_labelled, figures))


def names_place(figure: Figure) -> bool:
    """Whether the label of a figure is, or ends in, the name of a place."""
    label = label_words(figure)
    return pattern("parts.toml", "place").search(label) is not None or plain(bracketed(label)) in places()


def only_labelled(figure: Figure) -> bool:
    """Whether a figure has nothing but a label before it and nothing behind it: 长春市766例、."""
    words = label_words(figure)
    return 0 < len(words) <= LONGEST_LABEL and bool(ELLIPSIS.match(figure.after))


def label_words(figure: Figure) -> str:
    """The words of a figure's clause behind the last mark that may join its label to another figure's."""
    return BETWEEN.split(clause(figure.before))[-1].removeprefix(AMONG)


def is_difference(whole: Figure) -> bool:
    """Whether a figure is by its words a difference (净增3126人), which what it is made of does not add up to."""
    return pattern("parts.toml", "difference").search(f"{whole.subject}{clause(whole.before)}") is not None


def is_balance(figure: Figure) -> bool:
    """Whether a figure is by its name a balance, whose parts go both ways: 财务费用, 贸易顺差, 税收短收2.0亿元."""
    return pattern("parts.toml", "balance").search(f"{figure.subject}{clause(figure.before)}") is not None


def bracketed(words: str) -> str:
    """The end of some words, from the last bracket that opens among them."""
    return OPENED.split(words)[-1]


def fills_a_bracket(figure: Figure) -> bool:
    """Whether a figure stands alone in a bracket: 甲县(312人), 输往北方(4.5亿元)的货值."""
    return figure.depth == 1 and figure.before.endswith(("(", "（")) and figure.after.startswith((")", "）"))


def unlabelled(figure: Figure) -> bool:
    """Whether a figure stands at the start of its clause, with nothing before it that names it."""
    words = clause(figure.before).removeprefix(AMONG).strip()
    return not words or pattern("parts.toml", "rest").fullmatch(words) is not None
