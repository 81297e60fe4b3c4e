"""A total, and its kinds or the items of its list in the lines below: 审结各类案件7018件 / 审结民商事案件4822件 / …."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import takewhile

from checks.figures.amounts import Breakdown, adds_up, alike, slipped, surely_slipped
from checks.figures.directory import is_level
from checks.figures.topics import spelled, topic, unit
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.parts.parts_within import fits_within

HEADING = re.compile(
    r"^\s*(?:[0-9]{1,2}[、.．]|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十0-9]{1,3}[)）])"
)
ITEM = re.compile(r"^\s*(?P<open>[(（]?)(?P<number>[0-9]{1,2})(?P<close>[)）.．、])(?![0-9])")
MOST_LINES = 8
MOST_ITEMS = 40
FEWEST, TELLING, NOUN = 3, 4, 2
LEADS_IN = (":", "：")


def kinds_below(page: Page) -> Iterator[Breakdown]:
    """Every total of all kinds with the amounts of the lines below it, up to the next heading or such total."""
    for number, line in enumerate(page.lines):
        for whole in line.figures[-MOST_LINES:]:
            if not _is_total(whole):
                continue
            parts = tuple(_below(whole, page, page.lines[number + 1 : number + 1 + MOST_LINES]))
            apart = len(parts) >= FEWEST and len({part.line for part in parts}) > 1
            telling = len(parts) >= TELLING and all(_is_of_kind(part, whole) for part in parts)
            if apart and (adds_up(whole, parts) or (telling and slipped(whole, parts))):
                yield Breakdown(whole, parts, complete=True, sure=True)


def _is_of_kind(part: Figure, whole: Figure) -> bool:
    """Whether a part bears the noun of its total, and is none of another part: 民商事案件 of 各类案件."""
    ends = {topic(figure).name[-NOUN:] for figure in (part, whole)}
    return len(ends) == 1 and "其中" not in clause(part.before)


def items_below(page: Page) -> Iterator[Breakdown]:
    """收入1362.70万元。其中: / 1.募集资金220.85万元; / 2.定向捐赠357.15万元; / …: a whole with an amount of each item.

    The items need not be all there are: they are held to it only by what a slip of the pen explains.
    """
    for number, line in enumerate(page.lines[:-1]):
        items = _items(page.lines[number + 1 : number + 1 + MOST_ITEMS])
        if len(items) < FEWEST - 1:
            continue
        wholes = {(figure.claim.dimension, unit(figure.claim)): figure for figure in line.figures if _counts(figure)}
        for whole in wholes.values():
            found = [
                next((each for each in item.figures if _counts(each) and alike(each, whole)), None) for item in items
            ]
            parts = tuple(part for part in found if part is not None)
            if len(parts) == len(items) and (adds_up(whole, parts) or surely_slipped(whole, parts)):
                yield Breakdown(whole, parts, complete=True, sure=True)


def lines_below(page: Page) -> Iterator[Breakdown]:
    """新增病例7例: / 6例为密切接触者; / 1例为外省返回者: a whole above a colon, and lines that begin with parts."""
    for number, line in enumerate(page.lines[:-1]):
        whole = line.figures[0]
        if not page.text[line.start : line.end].rstrip().endswith(LEADS_IN) or not _counts(whole):
            continue
        below = page.lines[number + 1 : number + 1 + MOST_ITEMS]
        parts = tuple(each.figures[0] for each in takewhile(partial(_begins_with_part, whole), below))
        if len(parts) >= FEWEST - 1 and (adds_up(whole, parts) or surely_slipped(whole, parts)):
            yield Breakdown(whole, parts, complete=True, sure=True)


def _begins_with_part(whole: Figure, line: Line) -> bool:
    first = line.figures[0]
    return not first.before.strip() and _counts(first) and alike(first, whole)


def items_within(page: Page) -> Iterator[tuple[Figure, Figure]]:
    """支出1374.6亿元。主要支出项目如下: / 1.教育支出231.7亿元…: each item that bears the noun of the whole with it.

    One is wrong where it exceeds all that the line tells in its unit and the others do not.
    """
    for number, line in enumerate(page.lines[:-1]):
        told = [figure for figure in line.figures if _counts(figure)]
        if not told or not pattern("sum.toml", "main items below").search(line.text):
            continue
        firsts = [item.figures[0] for item in _items(page.lines[number + 1 : number + 1 + MOST_ITEMS])]
        whole = told[-1]
        parts = [part for part in firsts if _counts(part) and alike(part, whole) and _bears_noun(part, whole)]
        within = [part for part in parts if fits_within(part, whole)]
        beyond = [part for part in parts if not any(fits_within(part, each) for each in told if alike(part, each))]
        if len(parts) >= FEWEST and len(beyond) <= 1:
            yield from ((part, whole) for part in parts if part in within or part in beyond)


def items_below_their_heading(page: Page) -> Iterator[tuple[Figure, Figure]]:
    """Every item of a list that fits, with the amount told before under the name that the list's heading bears.

    安排用于教育事业支出930万元… / (一)用于教育事业的项目: / 1. 校舍维修410万元; / 2. …: no other amount of that name.
    """
    for number, line in enumerate(page.lines):
        items = _items(page.lines[number : number + MOST_ITEMS])
        heading = _line_above(page, line) if len(items) >= FEWEST else ""
        if not HEADING.match(heading) and not heading.endswith(LEADS_IN):
            continue
        parts = [figure for item in items for figure in item.figures if _counts(figure)]
        before = [figure for other in page.lines[max(0, number - MOST_LINES) : number] for figure in other.figures]
        wholes = [each for each in before if _counts(each) and _is_named_in(each, heading)]
        if len(wholes) == 1 and all(fits_within(part, wholes[0]) for part in parts if alike(part, wholes[0])):
            yield from ((part, wholes[0]) for part in parts if alike(part, wholes[0]))


def _line_above(page: Page, line: Line) -> str:
    """The words of the line right above another; empty where it has figures that are read."""
    above = page.text[: line.start].rstrip().rpartition("\n")[2].strip()
    number = line.figures[0].line
    return "" if number and page.lines[number - 1].text.strip() == above else above


def _is_named_in(figure: Figure, heading: str) -> bool:
    """Whether a heading bears the name of an amount, of four characters and more."""
    name = pattern("sum.toml", "what it is spent on").sub("", topic(figure).name)
    return len(name) >= TELLING and name in spelled(heading)


def _bears_noun(part: Figure, whole: Figure) -> bool:
    one, other = topic(part).name, topic(whole).name
    return one != other and len(one) >= NOUN and one[-NOUN:] == other[-NOUN:]


def _items(lines: Sequence[Line]) -> list[Line]:
    """The items of the list that begins with the first of some lines, numbered from 1 without a gap."""
    items: list[Line] = []
    form = None
    for line in lines:
        mark = ITEM.match(line.text)
        if mark is None:
            break
        form = form or (mark["open"], mark["close"])
        if (mark["open"], mark["close"]) != form:
            continue
        if int(mark["number"]) != len(items) + 1:
            break
        items.append(line)
    return items


def _counts(figure: Figure) -> bool:
    return figure.depth == 0 and not in_table(figure) and is_level(figure)


def _is_total(figure: Figure) -> bool:
    told = pattern("sum.toml", "all kinds").search(clause(figure.before))
    return told is not None and _counts(figure)


def _below(whole: Figure, page: Page, lines: Sequence[Line]) -> Iterator[Figure]:
    end = page.lines[whole.line].end
    for line in lines:
        if any(HEADING.match(text) for text in page.text[end : line.start].split("\n")) or HEADING.match(line.text):
            return
        end = line.end
        for figure in line.figures:
            if not alike(figure, whole) or figure.depth or not is_level(figure):
                continue
            if _is_total(figure):
                return
            yield figure
