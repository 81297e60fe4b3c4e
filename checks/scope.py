"""scope: a population and a wider one that holds it and others besides.

Catches a part above its whole, and asks a person to look where the two are near enough for one to be quoted for the
other (students, and students with their teachers); says what the two figures leave for the others.

Bad: 全市现有高校师生34.6万名。各校共有大学生40余万名。
Good: 全市农林牧渔业增加值37.90亿元。第一产业增加值37.11亿元。

Limits: only figures that the text gives for a whole body, and only groups of which the lexicon says that one holds the
other. Where the two are said of different places, a part above its whole is passed over: they need not be one body.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from checks.figures.amounts import alike, amount
from checks.figures.identity import scope_allows, time_allows
from checks.figures.topics import names, topic
from checks.lexicon import entries
from checks.orders.far_beyond import may_be_of_another
from checks.orders.populations import bodies
from checks.page import Figure, Page
from checks.parts.parts_within import fits_within
from checks.relation import Comparator, Interval, Member, Relation, Verdict, Words, holds, signed, stated
from claims.figures import figure as number
from claims.model import Dimension, Status

NEAR = 2


@dataclass(frozen=True, slots=True)
class Wider:
    """One entry of the lexicon: what holds what, who the others are, and whether readers may take one for the other."""

    part: re.Pattern[str]
    whole: re.Pattern[str]
    rest: Words
    review: bool


def relations(page: Page) -> Iterator[Relation]:
    """One relation for each pair of populations on the page of which the lexicon says that one holds the other."""
    groups = {
        body.name: body.figure for body in bodies(page, least=1) if body.figure.claim.dimension is Dimension.PERSON
    }
    indicators = _indicators(page)
    for wider in _wider():
        known = groups if wider.review else indicators
        parts = [figure for name, figure in known.items() if wider.part.search(name)]
        wholes = [figure for name, figure in known.items() if wider.whole.search(name)]
        for part in parts:
            for whole in wholes:
                if not _counted_elsewhere(page, part, whole):
                    yield from _relation(part, whole, wider)


def _counted_elsewhere(page: Page, part: Figure, whole: Figure) -> bool:
    """Whether people exceed others that may be of one body of several: 全市专任教师9800人。幼儿园教职工1320人."""
    counted = part.claim.dimension is Dimension.PERSON
    return counted and not fits_within(part, whole) and may_be_of_another(page, part, whole)


def _indicators(page: Page) -> dict[str, Figure]:
    """The first mention of every amount of which all mentions fit each other, by name."""
    found: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        if amount(figure) and figure.claim.status is Status.ACTUAL and topic(figure).aspect == "level":
            for name in names(figure):
                found[name].append(figure)
    return {name: mentions[0] for name, mentions in found.items() if _fit(mentions)}


def _fit(mentions: Sequence[Figure]) -> bool:
    readings = [Interval.of(figure.claim) for figure in mentions]
    return max(reading.lower for reading in readings) <= min(reading.upper for reading in readings)


def _relation(part: Figure, whole: Figure, wider: Wider) -> Iterator[Relation]:
    left, right = Interval.of(part.claim), Interval.of(whole.claim)
    if not alike(part, whole) or not time_allows(part.claim, whole.claim):
        return
    fits = holds(Comparator.AT_MOST, left, right)
    if wider.review and fits and left.upper * NEAR < right.lower:
        return
    if not fits and (wider.review and not scope_allows(part.claim.scope, whole.claim.scope)):
        return
    yield Relation(
        type="scope",
        members=(Member(part.document, part.claim, "part"), Member(whole.document, whole.claim, "whole")),
        left=left,
        right=right,
        comparator=Comparator.AT_MOST,
        if_held=Verdict.REVIEW if wider.review else Verdict.CONSISTENT,
        formula=signed(stated(part.claim), "≤", stated(whole.claim), fits=fits),
        explanation=_held(part, whole, wider) if fits else _broken(part, whole),
    )


def _held(part: Figure, whole: Figure, wider: Wider) -> Words:
    few, all_of = part.claim.subject or "", whole.claim.subject or ""
    if not wider.review:
        return Words(
            zh=f"{few}{part.claim.text}在{all_of}{whole.claim.text}之内(后者还含{wider.rest.zh})。",
            en=f"{few}, {part.claim.text}, is a part of {all_of}, {whole.claim.text}, "
            f"which also includes {wider.rest.en}.",
        )
    left_over = (Interval.of(whole.claim) - Interval.of(part.claim)).upper
    stated = (whole.claim.high or left_over) - (part.claim.low or 0)
    most, rounded = number(stated), _with_roundings(stated, left_over)
    return Words(
        zh=f"{few}{part.claim.text}只是{all_of}{whole.claim.text}的一部分,两数口径不同,不宜混用;"
        f"若都属实,{wider.rest.zh}最多{most}{rounded.zh}。",
        en=f"{few}, {part.claim.text}, are only a part of {all_of}, {whole.claim.text}: one must not be quoted "
        f"for the other. If both are right, {wider.rest.en} are at most {most}{rounded.en}.",
    )


def _with_roundings(stated: Decimal, bound: Decimal) -> Words:
    """What is left by the roundings of the printed numbers, where that is another number than they give."""
    if bound == stated or not bound.is_finite():
        return Words("", "")
    return Words(f"(计入四舍五入为{number(bound)})", f" ({number(bound)} with their roundings)")


def _broken(part: Figure, whole: Figure) -> Words:
    few, all_of = part.claim.subject or "", whole.claim.subject or ""
    return Words(
        zh=f"{few}{part.claim.text}是{all_of}{whole.claim.text}的一部分,却超过了后者。",
        en=f"{few}, {part.claim.text}, is a part of {all_of}, {whole.claim.text}, yet exceeds it.",
    )


@cache
def _wider() -> tuple[Wider, ...]:
    return tuple(
        Wider(re.compile(row["part"]), re.compile(row["whole"]), Words(*row["rest"]), row["review"])
        for row in entries("populations.toml", "wider")
    )
