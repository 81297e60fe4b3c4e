"""Some of those counted right before, whom the words name again: 会员3200人,会员中有教师860人."""

from collections.abc import Iterator

from checks.figures.amounts import BOUNDS, amount
from checks.figures.topics import said, spelled, topic
from checks.lexicon import pattern
from checks.orders.some_of_them import COUNTED, Some
from checks.page import Figure, Page, clause, in_table
from claims.model import Hedge, Status

NEAR = 3


def among_named_again(page: Page) -> Iterator[Some]:
    """Every count behind 中 and a name with the last count by that name, at most two others between them.

    They surely are too many where nothing stands between the two.
    """
    for line in page.lines:
        for part in line.figures:
            told = pattern("order.toml", "among those named again").fullmatch(clause(part.before))
            if told is None or not _is_count(part):
                continue
            before = reversed(line.figures[max(0, part.position - NEAR) : part.position])
            whole = next((figure for figure in before if _is_so_called(figure, told["of"], part)), None)
            if whole is not None:
                beside = whole.position == part.position - 1
                yield Some(part, whole, sure=beside and _by_that_name_alone(whole, told["of"]))


def _is_so_called(figure: Figure, name: str, part: Figure) -> bool:
    """Whether a count in the unit of a part stands right behind the name that the part's words repeat."""
    same = topic(figure).unit == topic(part).unit and figure.claim.status is part.claim.status
    return same and _is_count(figure) and clause(figure.before).removesuffix("共有").rstrip("有共").endswith(name)


def _by_that_name_alone(whole: Figure, name: str) -> bool:
    """Whether nothing narrows the name of a count: 会员, not 新增会员 or 女会员."""
    words = clause(whole.before)
    return said(words) == spelled(name) and not pattern("order.toml", "new").search(words)


def _is_count(figure: Figure) -> bool:
    claim = figure.claim
    exact = amount(figure) and claim.hedge is not Hedge.VAGUE and not claim.text.endswith(BOUNDS)
    return exact and claim.dimension in COUNTED and claim.status is Status.ACTUAL and not in_table(figure)
