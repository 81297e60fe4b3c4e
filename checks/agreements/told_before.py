"""Figures that a text points back to, and headings that round a percentage of what stands below them.

一般公共预算收入210亿元…,这210亿元里头税收占六成; 近一成人基本不吃早餐 above 94人基本不吃,占8.6%.
"""

import re
from collections.abc import Hashable, Iterator

from checks.figures.identity import heading
from checks.figures.percentages import is_percent
from checks.figures.topics import unit
from checks.lexicon import pattern
from checks.page import Figure, Page, in_table
from claims.model import Hedge

BELOW, BACK = 10, 8
WORD = re.compile("[一-鿿]+")
ALIKE = 3
ROUGH = frozenset({Hedge.ABOVE, Hedge.BELOW, Hedge.ABOUT})


def pointed_back(page: Page) -> Iterator[list[Figure]]:
    """这210亿元, 在163家的基础上: a figure with the last one before it that is the same and of its unit."""
    last: dict[Hashable, Figure] = {}
    for figure in page.figures:
        claim = figure.claim
        if claim.low is None or in_table(figure):
            continue
        key = (claim.dimension, unit(claim), claim.low)
        told = last.get(key)
        back = pattern("topics.toml", "this one").search(figure.before)
        back = back or pattern("topics.toml", "on top of it").match(figure.after)
        if back and told is not None and figure.line - told.line <= BACK:
            yield [told, figure]
        last[key] = figure


def rounded_above(page: Page) -> Iterator[list[Figure]]:
    """近一成人基本不吃早餐 as a heading, and 基本不吃,占8.6% in the lines below it: the first that it rounds."""
    for number, line in enumerate(page.lines):
        rough = [figure for figure in line.figures if _is_rough(figure)] if heading(line) else []
        for figure in rough:
            below = page.lines[number + 1 : number + 1 + BELOW]
            exact = (other for each in below for other in each.figures if _rounds(figure, other))
            found = next((other for other in exact if _share_words(figure, page, other)), None)
            if found is not None:
                yield [found, figure]


def _is_rough(figure: Figure) -> bool:
    """Whether a figure is a rough part of a whole: 近七成, 过半, 超八成."""
    claim = figure.claim
    return (
        is_percent(figure) and claim.hedge in ROUGH and pattern("topics.toml", "tenths").search(claim.text) is not None
    )


def _rounds(rough: Figure, exact: Figure) -> bool:
    """Whether an exact percentage lies where a rough one says."""
    value, (lower, upper) = exact.claim.low, (rough.claim.lower, rough.claim.upper)
    told = is_percent(exact) and exact.claim.hedge is Hedge.EXACT and value is not None and exact.claim.step is not None
    return bool(told and value is not None and lower is not None and upper is not None and lower <= value <= upper)


def _share_words(rough: Figure, page: Page, exact: Figure) -> bool:
    """Whether the words beside a rough figure in a heading come again in the sentence of an exact one."""
    around = (rough.before[-BELOW:], rough.after[:BELOW])
    said = page.text[exact.claim.sentence_start : exact.claim.start]
    pieces = {words[at : at + ALIKE] for words in around for at in range(len(words) - ALIKE + 1)}
    return any(piece in said for piece in pieces if WORD.fullmatch(piece))
