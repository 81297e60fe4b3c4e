"""Medals of one team within all that there were (本届比赛共有318块金牌…;甲队拿到36金), and some within the team's own.

Golds, silvers and bronzes told together are all that a team has (甲国队以41金22银30铜…), and what it won in one event,
or one of its people, is some of these. Those who got a gold are no more than those who got any medal.
Nothing is wrong by what is told of medals: a text may tell of other games too.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from checks.figures.amounts import SENTENCE, alike, amount
from checks.figures.compared import Compared
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.parts.parts_within import Pair, fits_within
from claims.model import Hedge

KINDS = ("金牌", "银牌", "铜牌")
MEDAL = "奖牌"

LISTED = re.compile("[、和与及]")
OPENS = re.compile("[,，。;；:：、\\s]")
CLAUSE_ENDS = re.compile("[,，。;；]")
NEXT = re.compile("[,，、]?(?:和|有|共有|而)?")
EACH, SHORTEST = "各", 2


def medals_won(page: Page) -> Iterator[Pair]:
    """Every number of medals with all of its kind, if the page tells of these just once, and before it or as shared.

    So with what its team has of its kind in all.
    """
    told = [figure for figure in page.figures if _is_of_medals(figure)]
    teams = {figure.claim.start: _teams(page, figure) for figure in told}
    for kind in KINDS:
        alike_told = [figure for figure in told if _kind(figure) == kind]
        wholes = [figure for figure in alike_told if _is_all_there_were(figure)]
        if len(wholes) == 1:
            shared = pattern("order.toml", "medals shared").search(clause(wholes[0].before)) is not None
            others = [figure for figure in alike_told if figure is not wholes[0]]
            parts = (
                figure
                for figure in others
                if figure.claim.start > wholes[0].claim.start
                or (shared and not pattern("order.toml", "other games").search(figure.lead))
            )
            yield from ((part, wholes[0]) for part in parts if fits_within(part, wholes[0]))
        for whole in alike_told:
            team = teams[whole.claim.start][:1]
            if team and _is_all_of_a_team(page, whole):
                others = [figure for figure in alike_told if not _is_all_of_a_team(page, figure)]
                own = (part for part in others if any(name.endswith(team[0]) for name in teams[part.claim.start]))
                yield from ((part, whole) for part in own if fits_within(part, whole) and part not in wholes)


def medal_winners(line: Line) -> Iterator[Compared]:
    """33支队伍获得金牌,66支队伍获得奖牌: who got a gold got a medal; wrong where the two are counted by one noun."""
    for place, golden in enumerate(line.figures):
        told = pattern("order.toml", "got a gold").match(golden.after)
        for other in line.figures[place + 1 : place + 3] if told else ():
            any_kind = pattern("order.toml", "got a medal").match(other.after)
            if told and any_kind and alike(golden, other) and not SENTENCE.search(other.before):
                sure = (
                    told["who"] == any_kind["who"] != "" and NEXT.fullmatch(f"{told.string[told.end() :]}") is not None
                )
                yield Compared(golden, other, sure=sure)


def _is_of_medals(figure: Figure) -> bool:
    exact = figure.claim.hedge is Hedge.EXACT and not in_table(figure) and not figure.period
    return exact and amount(figure) and _kind(figure) in KINDS


def _kind(figure: Figure) -> str:
    """The kind of medals; of one event the name is longer: 跳水金牌."""
    name = topic(figure).name
    return next((kind for kind in KINDS if name.endswith(kind)), name)


def _is_all_there_were(figure: Figure) -> bool:
    """Whether the sentence of a figure tells how many medals the games have in all."""
    words = f"{figure.lead}{clause(figure.before)}"
    shared = pattern("order.toml", "medals shared").search(clause(figure.before)) is not None
    return shared or pattern("order.toml", "medals of the games").search(words) is not None


def _is_all_of_a_team(page: Page, figure: Figure) -> bool:
    """Whether figures of another kind or of all medals stand beside one, so that it is all that a team has."""
    line = page.lines[figure.line].figures
    told = [
        pair for pair in pairwise(line) if figure in pair and len({each.claim.sentence_start for each in pair}) == 1
    ]
    other = (one if one is not figure else two for one, two in told)
    of_team = any(_kind(each) in (*KINDS, MEDAL) and _kind(each) != _kind(figure) for each in other)
    several = any(not OPENS.sub("", two.before) for _, two in told if _kind(two) in (*KINDS, MEDAL))
    total = any(_kind(each) == MEDAL for pair in told for each in pair)
    return of_team and (several or total)


def _teams(page: Page, figure: Figure) -> list[str]:
    """The names before the last word for a team in the sentence before a figure, the longest reading of each.

    Of medals told of each of a row (甲国、乙国和丙国队各取一金) they are all of the row.
    """
    line = page.lines[figure.line]
    words = line.text[figure.claim.sentence_start - line.start : figure.claim.start - line.start]
    found = list(pattern("order.toml", "a team").finditer(words))
    if not found or pattern("order.toml", "other games").search(words):
        return []
    before = OPENS.split(words[: found[-1].start()])[-1]
    row = LISTED.split(CLAUSE_ENDS.split(words[: found[-1].start()])[-1])
    names = row if EACH in words[found[-1].end() :] else [LISTED.split(before)[-1]]
    return [name for name in reversed(names) if len(name) >= SHORTEST]
