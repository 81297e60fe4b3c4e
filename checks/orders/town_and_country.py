"""What a whole people has of an index, rate or mean, between what town and country have of it, by their names.

全国居民恩格尔系数为30.5%;城镇居民和农村居民恩格尔系数分别为29.1%和33.0%.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from checks.figures.amounts import SENTENCE, alike
from checks.figures.topics import topic
from checks.page import Figure, Line, clause, in_table
from claims.model import Dimension, Hedge, Status

TOWN, COUNTRY = re.compile("^(?:城镇|城市)(?:常住)?"), re.compile("^(?:农村|乡村)(?:常住)?")
ALL = re.compile("^(?:全国|全体|全省|全市|全县|全区)?(?:常住)?")
SHORTEST, REACH = 5, 6
PLACE = re.compile("(?<!城)[省市县区国州]")
OF_TWO = re.compile("城乡|比|差|倍")


def town_and_country(line: Line) -> Iterator[tuple[Figure, Figure]]:
    """The lower and the higher of a whole's figure and one of its two halves', where one sentence tells all three."""
    for place, whole in enumerate(line.figures):
        name = ALL.sub("", topic(whole).name)
        if not _is_mean(whole) or len(name) < SHORTEST or TOWN.match(name) or COUNTRY.match(name):
            continue
        sentence = takewhile(lambda figure: not SENTENCE.search(figure.before), line.figures[place + 1 :][:REACH])
        behind = [figure for figure in sentence if _is_kin(whole, figure)]
        halves = [
            next((figure for figure in behind if half.sub("", topic(figure).name, count=1) == name), None)
            for half in (TOWN, COUNTRY)
        ]
        town, country = halves
        if town is None or country is None or name in (topic(town).name, topic(country).name):
            continue
        lower, higher = sorted((town, country), key=lambda figure: figure.claim.low or 0)
        yield lower, whole
        yield whole, higher


def _is_mean(figure: Figure) -> bool:
    claim, about = figure.claim, topic(figure)
    told = claim.low is not None and claim.hedge is Hedge.EXACT and claim.status is Status.ACTUAL
    level = about.aspect == "per head" or (about.aspect == "level" and claim.dimension is Dimension.PERCENT)
    return told and level and not in_table(figure) and not OF_TWO.search(about.name)


def _is_kin(whole: Figure, half: Figure) -> bool:
    """Whether a half is of the unit, aspect and time of a whole, and its words name no other place."""
    one_time = whole.claim.period == half.claim.period and half.scope in ("", whole.scope)
    elsewhere = PLACE.search(clause(half.before))
    kin = alike(whole, half) and topic(half).aspect == topic(whole).aspect
    return kin and _is_mean(half) and one_time and elsewhere is None
