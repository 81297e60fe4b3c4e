"""Those who compete and the events that they enter, with the winners among them and the events that they won.

共有620名运动员参加28个大项540个小项的比赛: 140人获得金牌, 150个小项获得金牌, 330人720次获得前八名.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from checks.figures.amounts import alike, amount
from checks.figures.compared import Compared
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause
from checks.relation import Interval
from claims.model import Dimension

RECORDS, NAME, MANY = 3, 5, 10
TEAM, VISITS, MEDAL = "队", "人次", "枚"
DIGITS = re.compile("[0-9一二三四五六七八九十两]")


def of_contestants(page: Page) -> Iterator[Compared]:
    """Every number of winners, and of events won, with the only one on the page of those who compete, and of events."""
    competing = [figure for figure in page.figures if _compete(figure)]
    if len(competing) != 1:
        return
    people = competing[0]
    line = page.lines[people.line].figures[people.position + 1 :]
    sentence = [each for each in line if each.claim.sentence_start == people.claim.sentence_start]
    events = [each for each in sentence if pattern("order.toml", "event").match(each.after)]
    for figure in page.figures:
        if figure.claim.start > people.claim.start and amount(figure) and not figure.depth:
            if figure.claim.dimension is Dimension.PERSON and pattern("order.toml", "winners").match(
                _does(page, figure)
            ):
                yield Compared(figure, people, sure=_of_them(figure, people))
            elif len(events) == 1 and alike(figure, events[0]) and pattern("order.toml", "won").match(figure.after):
                yield Compared(figure, events[0], sure=_of_them(figure, people))


def events_entered(page: Page) -> Iterator[Compared]:
    """The events that a team enters within those of the games, of each kind, if the page tells these just once.

    共设32个大项、329个小项; 代表团参加其中18个大项、210个小项的比赛. Only what fits is told: the games may be others.
    """
    events = [figure for figure in page.figures if _kind_of_events(figure) and amount(figure)]
    wholes = [figure for figure in events if pattern("order.toml", "events of the games").search(figure.lead)]
    for whole in wholes:
        kind = _kind_of_events(whole)
        if sum(_kind_of_events(each) == kind for each in wholes) == 1:
            entered = (each for each in events if _kind_of_events(each) == kind and each not in wholes)
            of_team = (
                each for each in entered if pattern("order.toml", "entered").search(_sentence_before(page, each))
            )
            yield from (Compared(each, whole, sure=False) for each in of_team)


def _kind_of_events(figure: Figure) -> str:
    """Whether a figure counts 大项, 分项 or 小项; empty where it counts none of these."""
    told = pattern("order.toml", "events").match(figure.after)
    return told["kind"] if told and figure.claim.dimension is Dimension.COUNT else ""


def _sentence_before(page: Page, figure: Figure) -> str:
    line = page.lines[figure.line]
    return line.text[figure.claim.sentence_start - line.start : figure.claim.start - line.start]


def persons_and_times(line: Line) -> Iterator[Compared]:
    """330人720次: each of them once at least; 28个大项540个小项: each has one at least; 23次创19项纪录.

    A team may stand between: 8人1队11次.
    """
    by_teams = (
        (one, other)
        for one, team, other in zip(line.figures, line.figures[1:], line.figures[2:], strict=False)
        if team.claim.unit == TEAM and not team.before.strip()
    )
    for one, other in (*pairwise(line.figures), *by_teams):
        if one.depth != other.depth or not (amount(one) or _times(one)) or other.claim.low is None:
            continue
        if alike(one, other) and _are_events(other):
            yield Compared(one, other, sure=True, part=False)
        elif _did_so_often(one, other):
            alone = (one.claim.low or 0) >= MANY and not pattern("order.toml", "teams").search(line.text)
            sure = alone and pattern("order.toml", "winners").match(other.after) is not None
            yield Compared(one, other, sure=sure, part=False)
        elif (_times(one) or one.claim.unit == VISITS) and _are_records(other):
            far = Interval.of(other.claim).lower > RECORDS * Interval.of(one.claim).upper
            yield Compared(other, one, sure=far, part=False)


def _did_so_often(people: Figure, times: Figure) -> bool:
    """Whether people won or broke records so often: each of them at least once, but for those of a team."""
    told = people.claim.dimension is Dimension.PERSON and _times(times) and not times.before.strip()
    return told and pattern("order.toml", "won or broke").match(times.after) is not None


def _are_events(figure: Figure) -> bool:
    """Whether a number is that of the events of what is counted before it: 大项540个小项."""
    led = pattern("order.toml", "event of many").fullmatch(figure.before)
    return led is not None and pattern("order.toml", "event").match(figure.after) is not None


def _are_records(figure: Figure) -> bool:
    led = pattern("order.toml", "records").fullmatch(_led_by(figure))
    return led is not None and pattern("order.toml", "of records").match(figure.after) is not None


def _led_by(figure: Figure) -> str:
    """The words before a number, with those that are read as a part of it: 超2项."""
    return f"{figure.before}{DIGITS.split(figure.claim.text)[0]}"


def _times(figure: Figure) -> bool:
    return figure.claim.unit == "次" and figure.claim.low is not None and figure.claim.dimension is not Dimension.PERSON


def _compete(figure: Figure) -> bool:
    who = figure.claim.dimension is Dimension.PERSON and amount(figure) and not figure.depth
    return who and pattern("order.toml", "compete").match(figure.after) is not None


def _does(page: Page, people: Figure) -> str:
    """What is said behind people, past how many times they did it."""
    after = page.lines[people.line].figures[people.position + 1 :][:1]
    return after[0].after if after and not people.after.strip() and _times(after[0]) else people.after


def _of_them(figure: Figure, people: Figure) -> bool:
    """Whether nothing leads up to a figure but 共 and, if any, the name of the body that the contestants are of."""
    words = pattern("order.toml", "in all").sub("", clause(figure.before))
    return not words or words[-NAME:] in people.lead
