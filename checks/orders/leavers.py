"""What leaves a body (脱贫, 出列, 摘帽, 销号) with what was last in it: it can't be more."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from checks.figures.amounts import alike, amount
from checks.figures.identity import scope_allows
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from checks.parts.hierarchy import is_wider
from claims.model import Status

SHORTEST_NAME = 2


def leavers(page: Page) -> Iterator[tuple[Figure, Figure]]:
    """Every amount that is to leave with the last one there was under its name: 2018年70万人脱贫, of 2017年底120万人.

    Where the text dates no amount of those there are, the only one that it gives, and only for what is planned.
    """
    leaving: list[Figure] = []
    standing: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        about = topic(figure)
        if in_table(figure) or not amount(figure) or len(about.name) < SHORTEST_NAME or figure.depth:
            continue
        if pattern("order.toml", "leaves").search(figure.after):
            if not pattern("order.toml", "of so many places").search(figure.lead):
                leaving.append(figure)
        elif pattern("order.toml", "within others").search(clause(figure.before)):
            continue
        elif figure.claim.status is Status.ACTUAL and about.aspect == "level" and not _has_left(figure):
            standing[about.name, about.unit].append(figure)
    for part in leaving:
        last = _last(part, standing[topic(part).name, topic(part).unit])
        if last is not None and alike(part, last):
            yield part, last


def _has_left(figure: Figure) -> bool:
    words = f"{figure.claim.measure or ''}{figure.subject}{clause(figure.before)}"
    return pattern("order.toml", "has left").search(words) is not None


def _in_a_town_of(part: Figure, figure: Figure) -> bool:
    """Whether a figure is of a town or a village, and a part of all that there is in a county or more (全县)."""
    whole, town = (pattern("order.toml", name) for name in ("all of a county", "a town or village"))
    return whole.search(part.scope) is not None and town.search(figure.scope) is not None


def _last(part: Figure, standing: Sequence[Figure]) -> Figure | None:
    """The last amount before the time of a part; the only one, where none is dated and the part is planned."""
    here = [figure for figure in standing if scope_allows(part.claim.scope, figure.claim.scope)]
    here = [figure for figure in here if not is_wider(part, figure) and not _in_a_town_of(part, figure)]
    start = part.claim.period_start
    dated = [(figure.claim.period_end, figure) for figure in here if figure.claim.period_end]
    earlier = [(end, figure) for end, figure in dated if end and start and end < start]
    if earlier:
        return max(earlier, key=lambda pair: pair[0])[1]
    undated = len(here) == 1 and not dated and part.claim.status is Status.PLANNED
    return here[0] if undated else None
