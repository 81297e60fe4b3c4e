"""Shares told side by side: of all the parts of a whole, and what so many of them are said to come to."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import groupby, pairwise, takewhile

from checks.figures.amounts import JOINED, SENTENCE, Breakdown, adds_up, slipped
from checks.figures.numbering import number
from checks.figures.percentages import HUNDRED, adjustable, is_percent
from checks.figures.topics import topic
from checks.lexicon import entries, pattern
from checks.page import Figure, Line, clause, in_table
from checks.parts.exclusive import of_one_kind
from checks.relation import Interval
from checks.repair import repairs, slip
from claims.model import Claim, Hedge

JOIN = re.compile("、|和|与|及")
AGES = re.compile("[0-9]+")
MOST_PARTS = 6
MANY = 4
OLDEST = 1000
NOTICED = Decimal("0.5")
"""Percentage points above 100 from which shares are wrong: less may be made by rounding."""


def exhaustive(line: Line) -> Iterator[Sequence[Figure]]:
    """Shares of parts that leave nothing out (东部、中部、西部) where they come to 100%, or to more."""
    percents = [figure for figure in line.figures if is_percent(figure) and not in_table(figure)]
    for place in range(len(percents)):
        near = percents[place : place + MOST_PARTS]
        if (rest := _up_to_the_others(near)) and (_comes_to_all(rest) or _one_slipped(rest, _slips(rest))):
            yield rest
        run = _in_a_row(line, near) or _in_clauses(near)
        if len(run) > 1:
            summed = adjustable(run)
            fits = len(run) > 2 and summed.lower <= HUNDRED.lower <= summed.upper
            whole = _ages(run) and not (place and _ages([percents[place - 1], *run]))
            exceeds = summed.lower > HUNDRED.upper + NOTICED and not (place and _goes_on(percents[place - 1], run[0]))
            if fits or exceeds or (whole and _one_slipped(run)):
                yield run


def _goes_on(before: Figure, first: Figure) -> bool:
    """Whether a row goes on with what another percentage began, of which the rest are told: 东部女性占53%,中部占52%."""
    ends = [clause(figure.before)[-1:] for figure in (before, first)]
    return not SENTENCE.search(first.before) and ends[0] == ends[1] != ""


def of_two_times(line: Line) -> Iterator[Sequence[Figure]]:
    """甲占比由67.8%升至70.2%,乙由25.3%降至22.8%,丙由6.9%升至7.0%: the shares before and those after, all of one whole.

    That they are all of them, those of one time tell by coming to 100%; those of the other miss it only by a slip.
    """
    told = (pair for pair in pairwise(line.figures) if _is_shift(*pair))
    for _, shifts in groupby(told, key=lambda pair: pair[0].claim.sentence_start):
        before, after = zip(*shifts, strict=True)
        is_share = pattern("joint.toml", "of shares").search(before[0].lead)
        if len(before) < 2 or not is_share or not (_comes_to_all(before) or _comes_to_all(after)):
            continue
        slips = repairs if len(before) > 2 else slip
        yield from (each for each in (before, after) if _comes_to_all(each) or _one_slipped(each, slips))


def _is_shift(before: Figure, after: Figure) -> bool:
    if not (is_percent(before) and is_percent(after)) or in_table(before):
        return False
    became = pattern("joint.toml", "rose or fell to").search(after.before)
    return became is not None and pattern("joint.toml", "from").search(before.before) is not None


def _up_to_the_others(percents: Sequence[Figure]) -> Sequence[Figure]:
    """甲业务占总收入的51%,乙业务占17%,丙业务占31%,其他占1%: shares of one whole, the last of all that is left."""
    first = pattern("joint.toml", "share of one").match(clause(percents[0].before))
    run = [percents[0], *takewhile(_goes_on_as_share, percents[1:])]
    last = next(
        (at for at, figure in enumerate(run) if pattern("joint.toml", "others").match(clause(figure.before))), 0
    )
    told = first and (first["of"] or pattern("joint.toml", "make-up").search(percents[0].lead))
    return run[: last + 1] if told and last > 1 else ()


def _goes_on_as_share(percent: Figure) -> bool:
    """Whether a percentage is a share of what the one before it is of."""
    told = pattern("joint.toml", "share of one").match(clause(percent.before))
    return told is not None and not told["of"] and not SENTENCE.search(percent.before)


def _slips(run: Sequence[Figure]) -> Callable[[Claim, Interval], object]:
    """What explains a miss of shares up to the others: any slip where they are many and none is a part of another."""
    nested = any(pattern("parts.toml", "among").search(figure.before) for figure in run[1:])
    return slip if nested or len(run) < MANY else repairs


def _comes_to_all(run: Sequence[Figure]) -> bool:
    summed = adjustable(run)
    return summed.lower <= HUNDRED.lower <= summed.upper


def _ages(run: Sequence[Figure]) -> bool:
    """Whether shares are of bands of ages that follow each other up to the oldest."""
    bands = [[int(age) for age in AGES.findall(clause(figure.before))] for figure in run]
    follow = all(one and other and one[-1] + 1 == other[0] for one, other in pairwise(bands))
    return len(run) > 2 and follow and "以上" in clause(run[-1].before)


def ages_in_full(figures: Sequence[Figure]) -> Iterator[Sequence[Figure]]:
    """Figures in a row that are told of bands of ages from the first to the oldest, which leave no one out."""
    bands = [_band(figure.subject) for figure in figures]
    for first in range(len(figures)):
        last = first
        while last + 1 < len(figures) and _follows(bands[last], bands[last + 1]):
            last += 1
        ends = bands[first], bands[last]
        if last > first and ends[0] and ends[1] and ends[0][0] == 0 and ends[1][1] == OLDEST:
            yield figures[first : last + 1]


def _follows(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    return one is not None and other is not None and one[1] + 1 == other[0]


def _one_slipped(run: Sequence[Figure], slips: Callable[[Claim, Interval], object] = slip) -> bool:
    """Whether one slip of the pen in one of the shares explains that they don't come to 100%."""
    rest = ((figure, adjustable([other for other in run if other is not figure])) for figure in run)
    return any(slips(figure.claim, HUNDRED - summed) for figure, summed in rest)


def _in_a_row(line: Line, percents: Sequence[Figure]) -> Sequence[Figure]:
    """东部、中部、西部占比分别为52.3%、22.6%和25.1%: as many shares as labels, of which nothing was said before."""
    told = pattern("joint.toml", "shares of several").search(percents[0].before)
    if not told:
        return ()
    labels = JOIN.split(told["labels"])
    run = [percents[0], *takewhile(lambda figure: JOINED.fullmatch(figure.before) is not None, percents[1:])]
    before = line.text[: percents[0].claim.start - line.start - len(percents[0].before) + told.start("labels")]
    sentence = SENTENCE.split(before)[-1]
    plain = pattern("joint.toml", "seen by").match(sentence) and not pattern("joint.toml", "spoken of").search(before)
    return run if plain and len(run) == len(labels) and of_one_kind(_parts(), labels) else ()


def _in_clauses(percents: Sequence[Figure]) -> Sequence[Figure]:
    """东部占52.3%,中部占22.6%,西部占25.1%: a row of clauses that tell shares of one whole."""
    run: list[Figure] = []
    labels: list[str] = []
    of: str | None = None
    for figure in percents:
        told = pattern("joint.toml", "share of").match(clause(figure.before))
        if not told or (run and SENTENCE.search(figure.before)) or (run and told["of"] != of):
            break
        label = told["label"] or topic(figure).name
        if run and (_is_among(figure) or _within_one(label, labels)):
            break
        if not of_one_kind(_parts(), [*labels, label]):
            break
        of = told["of"]
        run.append(figure)
        labels.append(label)
    return run


def _is_among(figure: Figure) -> bool:
    """Whether a share is of some of those before it: 51岁及以上占19%,其中55岁以上占8%."""
    return pattern("parts.toml", "among").search(figure.before) is not None


def _within_one(label: str, others: Sequence[str]) -> bool:
    """Whether a band of ages overlaps with another, as 65岁及以上 with 60岁及以上; a bound may be of both."""
    own, told = _band(label), (_band(other) for other in others)
    return own is not None and any(band and max(own[0], band[0]) < min(own[1], band[1]) for band in told)


def _band(label: str) -> tuple[int, int] | None:
    """The first and the last age of a band; an open one goes on to what no one reaches."""
    ages = [int(age) for age in AGES.findall(label)]
    if not ages or not ("岁" in label or pattern("joint.toml", "open band").search(label)):
        return None
    if len(ages) > 1:
        return ages[0], ages[1]
    return (0, ages[0]) if "下" in label else (ages[0], OLDEST)


def of_one_whole(shares: Sequence[Figure]) -> bool:
    """Whether no two shares are said to be of different wholes: not 男性占劳动力的62.3%,女性占退休人员的52.1%."""
    told = (pattern("joint.toml", "share of").match(clause(figure.before)) for figure in shares)
    return len({found["of"] for found in told if found and found["of"]}) <= 1


def together(line: Line) -> Iterator[Breakdown]:
    """本省(58.3%)、江苏(11.2%)、浙江(8.6%),三地合计占78.1%: as many shares as are said to come to one.

    Places and classes are apart from each other; of what else (两者) there is a miss is wrong if one slip explains it.
    Shares that are said to be of several wholes only count where they fit.
    """
    percents = [figure for figure in line.figures if is_percent(figure) and not in_table(figure)]
    for place, whole in enumerate(percents):
        words = line.text[percents[place - 1].claim.end - line.start : whole.claim.start - line.start] if place else ""
        told = pattern("joint.toml", "together").search(words)
        count = number(told["count"].replace("两", "二").replace("兩", "二")) if told else 0
        parts = percents[max(0, place - count) : place] if told else []
        exact = all(figure.claim.hedge is Hedge.EXACT for figure in (whole, *parts))
        if not told or not len(parts) == count > 1 or not exact or not _all_before(line, parts, whole):
            continue
        right = adds_up(whole, parts)
        if right or (of_one_whole((*parts, whole)) and (told["apart"] or slipped(whole, parts))):
            yield Breakdown(whole, tuple(parts), complete=True, sure=True)


def _all_before(line: Line, parts: Sequence[Figure], whole: Figure) -> bool:
    """Whether some shares are all that their sentence tells up to a figure, told alike: in brackets, or with 占."""
    before = [f for f in line.figures[: whole.position] if f.claim.sentence_start == whole.claim.sentence_start]
    shares = [figure for figure in before if is_percent(figure)]
    alike_told = len({figure.depth for figure in parts}) == 1
    in_brackets = all(figure.depth and not _tells_change(figure) for figure in parts)
    clauses = all(topic(figure).aspect == "share" for figure in parts)
    return shares == list(parts) and alike_told and (in_brackets or clauses)


def _tells_change(figure: Figure) -> bool:
    return pattern("parts.toml", "change").search(figure.before.rstrip("(（ ")) is not None


@cache
def _parts() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in entries("joint.toml", "part"))
