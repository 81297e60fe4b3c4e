"""Parts whose labels exclude one another, in the frames in which a text tells what all of a whole falls into.

城镇、农村分别为12户、24户 names them ahead of their figures, 包括城镇12户、农村24户 takes them in, 按地区分,东部12户;
中部24户 tells how the whole is cut, and lines under 其中: have a label and a figure each. Together they never exceed
their whole. Two that leave nothing out (城镇 and 农村), and four quarters, also miss it by a slip of the pen, and any
miss is wrong where the words say how many there are and that is all: 分为甲类12户、乙类24户两部分.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from checks.figures.amounts import SENTENCE, Breakdown, adds_up, alike, comes_near, held_to, slipped, total
from checks.figures.numbering import number
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause
from checks.parts.exclusive import (
    aims_at,
    are_apart,
    are_exhaustive,
    is_exact,
    label_of,
    nets_out,
    overlaps,
)
from checks.relation import Interval
from claims.model import Dimension

LEXICON = "frames.toml"
NAMES = re.compile("、|和|及|与|以及")
QUARTERS = ("^第?[一1]季度", "^第?[二2]季度", "^第?[三3]季度", "^第?[四4]季度")
MOST, PAIR, BACK, BEHIND = 24, 2, 12, 40


def told_in_frames(page: Page) -> Iterator[Breakdown]:
    """Every whole with the parts that such a frame tells of it, where they fit or have to and do not."""
    for line in page.lines:
        for place, first in enumerate(line.figures):
            if first.depth == 0 and is_exact(first):
                yield from (*_named_ahead(line, place), *_taken_in(line, place), *_cut(line, place))
    yield from _below(page)


def _named_ahead(line: Line, place: int) -> Iterator[Breakdown]:
    """47户,城镇、农村分别为12户、35户: as many figures as there are names before 分别为."""
    first = line.figures[place]
    told = pattern(LEXICON, "names ahead").search(first.before)
    if told is None:
        return
    names = [*told["names"]] if told["names"] == "男女" else NAMES.split(told["names"])
    run = _joined(line, place)
    whole = _right_before(line, place, run)
    ends = pattern(LEXICON, "ends what is told of each").match(run[-1].after)
    if whole is not None and ends and len(run) == len(names) and are_apart(names):
        yield from _held(line, whole, run, exhaustive=are_exhaustive(names))


def _taken_in(line: Line, place: int) -> Iterator[Breakdown]:
    """47户,包括城镇12户、农村35户; 分为甲类12户、乙类35户两部分."""
    first = line.figures[place]
    if not pattern(LEXICON, "takes in").search(first.before):
        return
    run = _joined(line, place)
    labels = [label_of(part) for part in run]
    labels[0] = pattern(LEXICON, "takes in").sub("", labels[0])
    whole = _right_before(line, place, run)
    if whole is None or len(run) < PAIR:
        return
    counted = pattern(LEXICON, "so many in all").match(line.text[run[-1].claim.end - line.start :])
    if counted is not None and number(counted["count"].replace("两", "二")) == len(run):
        if adds_up(whole, run) or (comes_near(whole, run) and not _may_miss(line, held_to(whole, run))):
            yield held_to(whole, run)
    elif are_apart(labels):
        yield from _held(line, whole, run, exhaustive=are_exhaustive(labels))


def _cut(line: Line, place: int) -> Iterator[Breakdown]:
    """47户。按地区分,东部12户,增长3%;中部15户,下降2%;西部20户: clauses that open with a label each."""
    first = line.figures[place]
    if not pattern(LEXICON, "cut by").search(first.before):
        return
    rest = takewhile(lambda figure: not SENTENCE.search(figure.before), line.figures[place + 1 : place + MOST])
    run = [first, *(figure for figure in rest if alike(figure, first) and not figure.depth)]
    labels = [label_of(part) for part in run]
    before = [figure for figure in line.figures[max(0, place - BACK) : place] if not figure.depth]
    sentence = [figure for figure in before if figure.claim.sentence_start == before[-1].claim.sentence_start]
    kin = [figure for figure in sentence if alike(figure, first)]
    whole = kin[0] if len(kin) == 1 else None
    if whole is None or whole is not sentence[0] or len(run) < PAIR or not all(map(is_exact, (whole, *run))):
        return
    if are_apart(labels):
        timed = any("季度" in label for label in labels)
        quarters = all(map(re.search, QUARTERS, labels)) and len(labels) == len(QUARTERS)
        if not timed or adds_up(whole, run) or (quarters and first.claim.dimension is not Dimension.PERSON):
            yield from _held(line, whole, run, exhaustive=quarters or are_exhaustive(labels))


def _below(page: Page) -> Iterator[Breakdown]:
    """47户,其中: with 城镇12户 and 农村35户 on the lines below, each a label and its figure and nothing more."""
    for place, line in enumerate(page.lines):
        whole = line.figures[-1]
        opened = pattern(LEXICON, "opens lines").fullmatch(whole.after) is not None
        run = _entries(page, place, whole)
        if not run or whole.depth or not is_exact(whole):
            continue
        among = pattern(LEXICON, "opens among").match(run[0].before) is not None and not whole.after.strip()
        labels = [_entry(part) for part in run]
        if (opened or among) and len(run) >= PAIR and are_apart(labels):
            yield from _held(line, whole, run, exhaustive=are_exhaustive(labels))


def _entries(page: Page, place: int, whole: Figure) -> list[Figure]:
    """The figures of the lines right below one that are each a label with a figure in the unit of a whole."""
    run: list[Figure] = []
    for above, line in pairwise(page.lines[place : place + MOST]):
        if page.text[above.end : line.start].strip() or not _is_entry(line, whole):
            break
        run.append(line.figures[0])
    return run


def _is_entry(line: Line, whole: Figure) -> bool:
    figure = line.figures[0]
    alone = len(line.figures) == 1 and alike(figure, whole) and is_exact(figure)
    return alone and pattern(LEXICON, "ends an entry").fullmatch(figure.after) is not None


def _entry(figure: Figure) -> str:
    return pattern(LEXICON, "around a label").sub("", figure.before.strip())


def _joined(line: Line, place: int) -> list[Figure]:
    """A figure and those in its unit that 、 or 和 and their labels join to it."""
    first = line.figures[place]
    rest = takewhile(lambda figure: pattern(LEXICON, "goes on").fullmatch(figure.before), line.figures[place + 1 :])
    return [first, *takewhile(lambda figure: alike(figure, first) and is_exact(figure), rest)][:MOST]


def _right_before(line: Line, place: int, run: Sequence[Figure]) -> Figure | None:
    """The figure right before a run, where it is an exact amount in its unit and the only such one of its sentence."""
    before = [figure for figure in line.figures[max(0, place - BACK) : place] if not figure.depth]
    kin = [figure for figure in before if alike(figure, run[0])]
    if not kin:
        return None
    sentence = [figure for figure in before if figure.claim.sentence_start == kin[-1].claim.sentence_start]
    own = [figure for figure in sentence if figure in kin]
    last = before[-1].claim.sentence_start == kin[-1].claim.sentence_start
    return own[0] if len(own) == 1 and last and is_exact(own[0]) else None


def _held(line: Line, whole: Figure, run: Sequence[Figure], *, exhaustive: bool) -> Iterator[Breakdown]:
    """Parts that fit, are too many, or miss by a slip of the pen where they leave nothing out."""
    each = held_to(whole, run)
    exceeds = total(run).lower > Interval.of(whole.claim).upper
    amiss = comes_near(whole, run) and (exceeds or (exhaustive and slipped(whole, run)))
    if adds_up(whole, run) or (amiss and not _may_miss(line, each)):
        yield each


def _may_miss(line: Line, each: Breakdown) -> bool:
    """Whether a whole may be a line or mean, of which each part has its own, a net amount, an aim or no sum of parts.

    A mean lies between its parts, so that one of them reaches it; what stands behind the parts may leave them open.
    """
    whole, parts = each.whole, each.parts
    of_each = pattern(LEXICON, "of each").search(f"{whole.subject}{clause(whole.before)}") is not None
    of_each = of_each or any(pattern("exclusive.toml", "no label of place").search(label_of(part)) for part in parts)
    of_each = of_each or any(Interval.of(part.claim).upper >= Interval.of(whole.claim).lower for part in parts)
    behind = line.text[parts[-1].claim.end - line.start :][:BEHIND] if parts[-1].line == whole.line else ""
    is_open = pattern(LEXICON, "left open behind").search(behind) is not None
    return of_each or is_open or nets_out(whole, parts) or aims_at(whole) or overlaps(line, each)
