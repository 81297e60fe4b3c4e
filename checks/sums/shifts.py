"""How the structure of a whole shifted: ratios of two times, and by how many points each part's share changed."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.figures.amounts import JOINED, SENTENCE, adds_up
from checks.figures.change import Change, years_told
from checks.figures.identity import YEAR
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, clause
from checks.parts.joint import ages_in_full
from checks.parts.partitions import parts_of_wholes
from claims.model import Dimension

NEAR = 8
LAST = ("上年", "去年")
SPAN = re.compile("(?<![0-9第])(?P<years>[0-9]{1,2}|[二三四五六七八九十]{1,3})年(?!前|度)")
OF_A_YEAR = re.compile("(?:19|20)[0-9]{2}年(?:调整|变化|优化)?(?:为|是)")


def ratio_shifts(line: Line) -> Iterator[Change]:
    """由6.9:40.1:53.0调整为6.4:39.2:54.4,第三产业比重提高1.4个百分点: two shares of a part and the points between.

    Points that miss are told only of a row and the one that it became by the words between them, 由 or no body named,
    and only on the year that they are told against, if any; others are where they fit.
    """
    rows = ratios(line)
    for before, after in _shifts(line):
        until = next((row[0].position for row in rows if row[0].position > after[-1].position), len(line.figures))
        for points in line.figures[after[-1].position + 1 : until][:NEAR]:
            other_base = set(YEAR.findall(clause(points.before))) - set(YEAR.findall(before[0].before))
            yearly = pattern("growth.toml", "yearly").search(clause(points.before))
            if not points_of_share(points) or yearly:
                continue
            spanned = _so_long_before(rows, after, points)
            change = None if other_base and spanned is None else _change(spanned or before, after, points)
            words = line.text[after[-1].claim.end - line.start : points.claim.start - line.start]
            meant = spanned is not None or (_is_of_one_whole(before, after) and _on_its_year(before, after, words))
            if change is not None and (_fits(change) or (meant and _is_its_own(words))):
                yield change


def _change(before: Sequence[Figure], after: Sequence[Figure], points: Figure) -> Change | None:
    shares = {topic(later).name: (earlier, later) for earlier, later in zip(before, after, strict=True)}
    known = shares.get(topic(points).name)
    return known and Change(known[1], known[0], points, None, falls=(points.claim.low or 0) < 0)


def _fits(change: Change) -> bool:
    later, earlier, points = change.later, change.earlier, change.difference
    return earlier is not None and points is not None and adds_up(later, (earlier, points))


def _is_of_one_whole(before: Sequence[Figure], after: Sequence[Figure]) -> bool:
    """Whether a row became another of the same whole: 由A调整为B, or 2019年产业结构为A,2020年调整为B."""
    if pattern("growth.toml", "from a structure").search(clause(before[0].before)):
        return pattern("growth.toml", "became right behind").fullmatch(after[0].before) is not None
    first = pattern("growth.toml", "structure of a time").fullmatch(clause(before[0].before))
    return bool(first) and pattern("growth.toml", "became of its own").fullmatch(after[0].before) is not None


def _is_its_own(words: str) -> bool:
    """Whether words from a row to some points speak of its whole alone, of what came about and of one part."""
    plain = pattern("growth.toml", "share of a sector moved").fullmatch(clause(words))
    return plain is not None and not pattern("growth.toml", "of another structure").search(words)


def _on_its_year(before: Sequence[Figure], after: Sequence[Figure], words: str) -> bool:
    """Whether all times that points are told against, by the words from their row to them, are of the row before."""
    row = clause(before[0].before)
    now, then = (YEAR.findall(each) for each in (after[0].before, row))
    told = [each for each in pattern("growth.toml", "a time before").findall(words) if each[:4] not in now]
    of_last_year = any(each in row for each in LAST) or (then and now and int(then[-1]) + 1 == int(now[-1]))
    if SPAN.search(words):
        return False
    return all(of_last_year if each in LAST else each[:4] in then or each in row for each in told)


def _so_long_before(
    rows: Sequence[Sequence[Figure]], after: Sequence[Figure], points: Figure
) -> Sequence[Figure] | None:
    """The row of as many years before as some points are said to be the change of, all of one whole."""
    span = SPAN.search(clause(points.before))
    now = YEAR.findall(after[0].before)
    if span is None or not now:
        return None
    earlier = [row for row in rows if row[0].position < after[0].position]
    first, *others = (clause(row[0].before) for row in earlier)
    plain = pattern("growth.toml", "structure of a time").fullmatch(first) and all(map(OF_A_YEAR.fullmatch, others))
    own = pattern("growth.toml", "became of its own").fullmatch(after[0].before)
    year = int(now[-1]) - years_told(span["years"])
    return next((row for row in earlier if plain and own and str(year) in clause(row[0].before)), None)


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
