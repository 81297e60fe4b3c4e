"""Figures that two paragraphs give in the very same words and that a slip of the pen parts."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator

from checks.figures.amounts import compared, digits
from checks.figures.identity import base, compatible, of_versions
from checks.figures.owners import of_owners
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from checks.relation import Interval
from checks.repair import repairs, slip
from claims.model import Hedge, Status

CLAUSE = re.compile("[,，:：;；。()（）]")
SHORTEST_WORDS, LONGEST_HEADING = 5, 20
TELLING, WITH_ANOTHER, BESIDE = 4, 3, 2


def said_again(page: Page) -> Iterator[list[Figure]]:
    """全市接待游客40.74万人次 in the lead and 全市接待游客40.47万人次 in the body: two figures led up to alike.

    The words tell that the miss of one slip is no chance where figures have four digits and more, or three and the same
    figure right behind both. A text that gives three in the same words tells of several, as does one that parts the two
    by a heading or tells of another time, version or source before either.
    """
    groups: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        words = _words(figure)
        if words and _told_plainly(figure):
            deed = pattern("topics.toml", "came about").sub("", figure.claim.measure or "")
            groups[words, topic(figure), deed, base(figure)].append(figure)
    for group in groups.values():
        apart = len(group) == BESIDE and group[0].line != group[1].line and _of_one_time(*group)
        if apart and _slipped(page, *group) and led_alike(page, *group) and not _of_two(page, group):
            yield group


def _of_two(page: Page, group: list[Figure]) -> bool:
    return headed(page, *group) or of_versions(group) or of_owners(page, group)


def led_alike(page: Page, one: Figure, other: Figure) -> bool:
    """Whether the sentences of two figures say the same up to them, or one says more that tells of nothing else.

    Not 甲校 and 乙校, 元旦三天 and 清明三天, 初步核算 and 经最终核实.
    """
    shorter, longer = sorted((list(map(_plain, _clauses(page, figure))) for figure in (one, other)), key=len)
    more = longer[: len(longer) - len(shorter)]
    told = pattern("topics.toml", "another version").search(",".join(more)) is not None
    return longer[len(more) :] == shorter and not told


def told_apart(page: Page, one: Figure, other: Figure) -> bool:
    """Whether two sentences tell of two things before their figures: 元旦三天, 清明三天."""
    told = pattern("topics.toml", "another version").search(",".join(own_words(page, one, other))) is not None
    return parallel(page, one, other) or told


def parallel(page: Page, one: Figure, other: Figure) -> bool:
    """Whether the nearest clauses in which two sentences differ before a figure are as long: 元旦三天, 清明三天."""
    clauses = [_clauses(page, figure)[::-1] for figure in (one, other)]
    nearest = next((pair for pair in zip(*clauses, strict=False) if pair[0] != pair[1]), None)
    return nearest is not None and len(nearest[0]) == len(nearest[1])


def own_words(page: Page, one: Figure, other: Figure) -> tuple[str, str]:
    """The clauses that each of two sentences has before its figure and the other has not."""
    ours, theirs = (_clauses(page, figure) for figure in (one, other))
    return _without(ours, theirs), _without(theirs, ours)


def _without(clauses: list[str], others: list[str]) -> str:
    return ",".join(words for words in clauses if words not in others)


def _clauses(page: Page, figure: Figure) -> list[str]:
    """The clauses of a sentence up to a figure, without its time and those that only tell where this was learnt."""
    said = page.text[figure.claim.sentence_start : figure.claim.start]
    kept = [words.replace(figure.period, "").strip() for words in CLAUSE.split(said)]
    return [words for words in kept if words and not pattern("topics.toml", "learnt").search(words)]


def _plain(words: str) -> str:
    """A clause up to a figure in one of the ways to say that it is of the whole place and came to so much.

    2024年全市共实现旅游收入 and 我市旅游收入达到 are of one name.
    """
    led = pattern("topics.toml", "of the whole, first").sub(lambda found: found["level"] or "", words)
    return pattern("topics.toml", "came to, last").sub("", led)


def headed(page: Page, one: Figure, other: Figure) -> bool:
    """Whether a heading stands between two figures that may tell of another thing, place, body or time.

    Of a whole by name 全市粮食产量 above and below 二、主要做法 is one thing.
    """
    between = page.text[one.claim.end : other.claim.start].split("\n")[1:-1]
    headings = [line for line in between if 0 < len(line.strip()) <= LONGEST_HEADING and not CLAUSE.search(line)]
    whole, goes_on, own = (
        pattern("headings.toml", name) for name in ("whole by name", "goes on about it", "body or time of its own")
    )
    named = all(figure.period and whole.search(clause(figure.before)) for figure in (one, other))
    return any(not named or own.search(line) or not goes_on.search(line) for line in headings)


def _words(figure: Figure) -> str:
    """The clause that leads up to a figure without its time, if it is long enough to name what is counted."""
    words = clause(figure.before).replace(figure.period, "").lstrip("的其中共")
    return _plain(words) if len(words) >= SHORTEST_WORDS and topic(figure).name else ""


def _told_plainly(figure: Figure) -> bool:
    claim = figure.claim
    exact = claim.hedge is Hedge.EXACT and claim.low is not None and claim.low == claim.high
    plain = exact and claim.status is Status.ACTUAL and not figure.depth and not in_table(figure)
    return plain and not compared(figure) and not pattern("parts.toml", "of each").search(clause(figure.before))


def _of_one_time(one: Figure, other: Figure) -> bool:
    shorter, longer = sorted((one.claim.period or "", other.claim.period or ""), key=len)
    before = shorter != longer and pattern("topics.toml", "another version").search(longer) is not None
    days = [(figure.claim.period_start, figure.claim.period_end) for figure in (one, other)]
    same = (shorter in longer and not before) or (days[0] == days[1] and None not in days[0])
    return same and compatible(one.claim, other.claim)


def _slipped(page: Page, one: Figure, other: Figure) -> bool:
    """Whether one slip parts two figures to the digit, and not just their last ones if nothing else comes again."""
    behind = [_behind(page, figure) for figure in (one, other)]
    beside = [(figure.before, figure.claim.text) for figure in behind if figure is not None]
    alike = len(beside) == BESIDE and beside[0] == beside[1]
    if one.claim.step != other.claim.step or digits(one.claim) < (WITH_ANOTHER if alike else TELLING):
        return False
    pairs = ((one.claim, Interval.of(other.claim)), (other.claim, Interval.of(one.claim)))
    found = [repair for pair in pairs for repair in repairs(*pair)] if alike else [slip(*pair) for pair in pairs]
    return any(repair is not None and repair.distance == 0 for repair in found)


def _behind(page: Page, figure: Figure) -> Figure | None:
    """The figure right behind another one in its sentence."""
    after = page.lines[figure.line].figures[figure.position + 1 :][:1]
    return next((other for other in after if other.claim.sentence_start == figure.claim.sentence_start), None)
