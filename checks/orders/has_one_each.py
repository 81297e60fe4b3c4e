"""Counts of what has at least one of another thing: 12个乡镇、98个村; 全市设考点80个,考场2769个.

Which things are such is the lexicon's. The two stand beside each other in one sentence. Of people from so many places
(来自38个国家的460名选手) each place has one at least by the words, if no others are told beside them; but one may
come for several (24个社区的12名民警), so that here too only what fits is told, as of what is set up in so many places.
"""

from collections.abc import Iterator
from itertools import pairwise, takewhile

from checks.figures.amounts import SENTENCE, amount, compared
from checks.lexicon import compiled, entries, pattern
from checks.page import Figure, Line, Page, in_table, opening
from checks.parts.parts_within import Pair, fits_within
from checks.relation import Words
from claims.model import Dimension, Hedge, Status

COUNTED = frozenset({Dimension.COUNT, Dimension.PERSON})


def has_one_each(page: Page) -> Iterator[tuple[Figure, Figure, Words]]:
    """Every count of holders with the count of what each of them has one of at least, right behind it, and why.

    Some may be told of a kind of them alone (备用考场), so that only what fits is told.
    """
    for line in page.lines:
        for places, people in pairwise(line.figures):
            of_each = (_come_from(places, people) and _alone(line, people)) or _set_up(places, people)
            if of_each and fits_within(places, people):
                yield places, people, _words(places, people)
        for holders, held in _pairs(line):
            if fits_within(holders, held):
                yield holders, held, _words(holders, held)


def _come_from(places: Figure, people: Figure) -> bool:
    """Whether people are told to come from so many places or bodies: 来自38个国家的460名选手."""
    told = all(figure.claim.low is not None and figure.claim.hedge is not Hedge.VAGUE for figure in (places, people))
    led = pattern("order.toml", "come from").search(places.before) and pattern("order.toml", "people of those").match(
        people.before
    )
    kinds = places.claim.dimension is Dimension.COUNT and people.claim.dimension is Dimension.PERSON
    return bool(led) and told and kinds and places.depth == people.depth


def _set_up(places: Figure, held: Figure) -> bool:
    """Whether so many things are told to be set up in so many places: 在14个市州设有120个考区."""
    led = pattern("order.toml", "in so many places").search(places.before)
    told = pattern("order.toml", "are set up").fullmatch(held.before)
    counts = all(_is_count(figure) for figure in (places, held))
    return bool(led and told) and counts and places.depth == held.depth


def _alone(line: Line, people: Figure) -> bool:
    """Whether no others are told beside some people up to the end of their sentence: 9名教练和46名运动员."""
    behind = takewhile(lambda each: not SENTENCE.search(each.before), line.figures[people.position + 1 :])
    others = any(each.claim.dimension in COUNTED for each in behind)
    return not others and not pattern("order.toml", "with others beside").search(opening(people.after))


def _words(holders: Figure, held: Figure) -> Words:
    few, many = (f"{figure.claim.subject}{figure.claim.text}" for figure in (holders, held))
    return Words(
        zh=f"{holders.claim.subject}各至少有一个{held.claim.subject},{few}没有多于{many}。",
        en=f"Each {holders.claim.subject} has at least one {held.claim.subject}: "
        f"{holders.claim.text} are no more than {held.claim.text}.",
    )


def _pairs(line: Line) -> Iterator[Pair]:
    counts = [figure for figure in line.figures if _is_count(figure)]
    for holders, held in pairwise(counts):
        if SENTENCE.search(held.before) or holders.depth != held.depth or holders.scope != held.scope:
            continue
        for row in entries("order.toml", "holder"):
            if compiled(row["holder"]).search(_noun(holders)) and compiled(row["held"]).search(_noun(held)):
                yield holders, held
                break


def _noun(figure: Figure) -> str:
    """What is counted, as it stands behind a figure or before it."""
    return figure.subject or opening(figure.after)


def _is_count(figure: Figure) -> bool:
    claim = figure.claim
    plain = claim.hedge is not Hedge.VAGUE and claim.status is Status.ACTUAL and not in_table(figure)
    some = pattern("parts.toml", "among").search(figure.before) or pattern("parts.toml", "rest").search(figure.before)
    return plain and claim.dimension in COUNTED and amount(figure) and not compared(figure) and not some
