"""Parts that their whole or its clause announces: 37个项目中, 共99例:, 病例分布为:, all the bands of age."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from checks.figures.amounts import JOINED, Breakdown, adds_up, alike, held_to, point_moved, slipped
from checks.figures.labels import only_labelled
from checks.figures.stretches import MOST_WHOLES, ahead, behind, run_alike, this_sentence
from checks.lexicon import pattern
from checks.page import Figure, clause

FEWEST = 3
NEXT = re.compile(r"^\s*(?:、|和|及|以及|与|,(?:以及|和))")


def out_of_so_many(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """37个项目中,竣工13个,新开工24个."""
    for place, whole in enumerate(amounts):
        if not pattern("parts.toml", "of so many").match(whole.after) or whole.depth:
            continue
        parts = run_alike(whole, this_sentence(behind(place, amounts)))
        if len(parts) > 1:
            yield Breakdown(whole, parts, complete=False, sure=False)


def by_age(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """户籍人口…。0-17岁、18-59岁、60岁及以上户籍人口分别为…: bands of all ages make up the whole."""
    for place, first in enumerate(amounts):
        bands = pattern("parts.toml", "all ages").search(clause(first.before))
        if not bands:
            continue
        run = [first, *takewhile(lambda figure: JOINED.fullmatch(figure.before) is not None, behind(place, amounts))]
        wholes = [figure for figure in reversed(ahead(place, amounts)) if alike(figure, first) and not figure.depth]
        named = (figure for figure in wholes if clause(figure.before).rstrip("为共有达").endswith(bands["of"]))
        whole = next(named, None)
        if whole is not None and len(run) == len(bands["bands"].split("、")):
            yield Breakdown(whole, tuple(run), complete=True, sure=True)


def listed(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """共99例:甲65例(出院5例),乙10例,丙24例: behind a colon, nothing but labels and their figures to the end."""
    for place, whole in enumerate(amounts):
        if whole.depth or not pattern("parts.toml", "list follows").match(whole.after):
            continue
        after = [figure for figure in this_sentence(behind(place, amounts)) if figure.depth == 0]
        parts = run_alike(whole, after)
        labelled = len(parts) > 1 and len(parts) == len(after) and all(map(only_labelled, parts))
        some = any(pattern("parts.toml", "among").search(part.before) for part in parts)
        if labelled and not some and "等" not in parts[-1].after[:4]:
            explained = adds_up(whole, parts) or slipped(whole, parts)
            yield Breakdown(whole, parts, complete=explained, sure=explained)


def comprising(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """2702亿元,包括甲1278亿元、乙113亿元和丙1311亿元: what a whole says that it comprises, to the end of the list.

    It need not be all: only a point that was moved shows that it is.
    """
    for whole, first in pairwise(amounts):
        if not pattern("parts.toml", "comprises").match(first.before) or whole.depth or not alike(whole, first):
            continue
        place = amounts.index(first)
        run = [first, *takewhile(lambda figure: NEXT.match(figure.before), behind(place, amounts))]
        listed_so = len(run) > 1 and all(alike(whole, figure) for figure in run) and "等" not in run[-1].after[:4]
        if listed_so and (adds_up(whole, run) or point_moved(whole, run)):
            yield held_to(whole, run)


def made_of(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """4.82亿元,由甲2.15亿元、乙1.93亿元和丙0.74亿元构成: a whole and all that makes it up."""
    for whole, first in pairwise(amounts):
        if not pattern("parts.toml", "made of").fullmatch(first.before) or whole.depth or not alike(whole, first):
            continue
        place = amounts.index(first)
        run = [first, *takewhile(lambda figure: NEXT.match(figure.before), behind(place, amounts))]
        made = pattern("parts.toml", "that makes it up").match(run[-1].after)
        right = len(run) > 1 and (adds_up(whole, run) or slipped(whole, run))
        if made and right and all(alike(whole, figure) for figure in run):
            yield Breakdown(whole, tuple(run), complete=True, sure=True)


def distributed(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """总数达72例。病例分布为:甲市(50例)、乙市(14例)、丙市(8例): places with their figures, behind a colon."""
    for place, first in enumerate(amounts):
        if first.depth != 1 or not pattern("parts.toml", "distribution").search(first.before):
            continue
        onward = (
            figure.depth == 1 and alike(first, figure) and pattern("parts.toml", "next place").match(figure.before)
            for figure in behind(place, amounts)
        )
        parts = (first, *(figure for figure, _ in zip(behind(place, amounts), takewhile(bool, onward), strict=False)))
        if len(parts) < FEWEST or "等" in parts[-1].after[:3]:
            continue
        before = [figure for figure in reversed(ahead(place, amounts)) if figure.depth == 0 and alike(figure, first)]
        explained = (whole for test in (adds_up, slipped) for whole in before[:MOST_WHOLES] if test(whole, parts))
        if whole := next(explained, None):
            yield Breakdown(whole, parts, complete=True, sure=True)


def split_into(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """400多家民宿划为四个等次,分别有6家、51家、78家及296家: as many in a row as there are classes."""
    for place, (whole, count) in enumerate(pairwise(amounts)):
        if not pattern("parts.toml", "split into").search(clause(count.before)) or whole.depth:
            continue
        classes = int(count.claim.low or 0)
        row = tuple(behind(place + 1, amounts)[:classes])
        led = len(row) == classes > 1 and pattern("parts.toml", "each of them has").fullmatch(row[0].before)
        joined = all(JOINED.fullmatch(part.before) for part in row[1:])
        if led and joined and all(alike(part, whole) for part in row) and (adds_up(whole, row) or slipped(whole, row)):
            yield Breakdown(whole, row, complete=True, sure=True)


def ranked(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """共有19项纪录,游泳11项最多,田径7项次之,举重1项: parts told by their rank, where they fit."""
    for place, whole in enumerate(amounts):
        parts = run_alike(whole, this_sentence(behind(place, amounts)))
        most = parts and pattern("parts.toml", "the most of them").match(parts[0].after)
        if most and len(parts) > 1 and not whole.depth and adds_up(whole, parts):
            yield Breakdown(whole, parts, complete=False, sure=False)
