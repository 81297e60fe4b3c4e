"""How the structure of a whole shifted: ratios of two times, and by how many points each part's share changed."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.figures.amounts import JOINED, SENTENCE
from checks.figures.change import Change
from checks.figures.identity import YEAR
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, clause
from checks.parts.joint import ages_in_full
from checks.parts.partitions import parts_of_wholes
from claims.model import Dimension

NEAR = 8


def ratio_shifts(line: Line) -> Iterator[Change]:
    """由6.9:40.1:53.0调整为6.4:39.2:54.4,第三产业比重提高1.4个百分点: two shares of a part and the points between."""
    for before, after in _shifts(line):
        shares = {topic(later).name: (earlier, later) for earlier, later in zip(before, after, strict=True)}
        years = set(YEAR.findall(before[0].before))
        for points in line.figures[after[-1].position + 1 :][:NEAR]:
            other_base = set(YEAR.findall(clause(points.before))) - years
            yearly = pattern("growth.toml", "yearly").search(clause(points.before))
            if points_of_share(points) and not yearly and not other_base and (known := shares.get(topic(points).name)):
                yield Change(known[1], known[0], points, None, falls=(points.claim.low or 0) < 0)


def superseded(line: Line) -> Iterator[Figure]:
    """Every share of a structure that the line says became another: they are of an earlier time."""
    return (figure for before, _ in _shifts(line) for figure in before)


def _shifts(line: Line) -> Iterator[tuple[Sequence[Figure], Sequence[Figure]]]:
    for before, after in pairwise(ratios(line)):
        end = pattern("growth.toml", "became").search(clause(after[0].before))
        if end and not SENTENCE.search(after[0].before) and len(before) == len(after):
            yield before, after


def ratios(line: Line) -> list[list[Figure]]:
    """Rows of percentages parted by colons, three and more in each."""
    runs: list[list[Figure]] = [[]]
    for figure in line.figures:
        percent = figure.claim.dimension is Dimension.PERCENT and figure.claim.low is not None
        if not percent or not pattern("share.toml", "ratio").match(figure.before):
            runs.append([])
        if percent:
            runs[-1].append(figure)
    return [run for run in runs if len(run) > 2]


def changes_of_shares(line: Line) -> Iterator[Sequence[Figure]]:
    """第一产业、第三产业比重分别上升0.1和0.8个百分点,第二产业比重下降0.9个百分点: points that come to nothing."""
    points = [figure for figure in line.figures if _point(figure)]
    for parts in parts_of_wholes():
        for place in range(len(points) - len(parts) + 1):
            run = points[place : place + len(parts)]
            beside = run[-1].position - run[0].position == len(run) - 1
            named = {next((at for at, part in enumerate(parts) if part.search(topic(f).name)), None) for f in run}
            told = points_of_share(run[0]) and all(points_of_share(f) or JOINED.fullmatch(f.before) for f in run)
            if beside and named == set(range(len(parts))) and told and _on_one_base(run):
                yield run
    shares = [figure for figure in points if points_of_share(figure)]
    yield from (run for run in ages_in_full(shares) if _on_one_base(run))


def _on_one_base(run: Sequence[Figure]) -> bool:
    """Whether some changes are on one time before, and none of them is a distance from another place."""
    words = "".join(figure.before for figure in run[1:])
    first = pattern("growth.toml", "a time before").findall(clause(run[0].before))
    bases = {*first[-1:], *pattern("growth.toml", "a time before").findall(words)}
    return len(bases) < 2 and not any(pattern("growth.toml", "than others").search(clause(f.before)) for f in run)


def points_of_share(figure: Figure) -> bool:
    """Whether a figure tells by how many points a share changed."""
    return _point(figure) and pattern("growth.toml", "of a share").search(clause(figure.before)) is not None


def _point(figure: Figure) -> bool:
    return figure.claim.dimension is Dimension.PERCENTAGE_POINT and figure.claim.low is not None
