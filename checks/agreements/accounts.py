"""The totals of a budget and the lines that they are made up of, by their names: 预算收入、上级补助、上年结转,收入总计.

What was moved out of two budgets is what came into a third; what came in altogether is what went out.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from checks.figures.amounts import (
    Breakdown,
    adds_up,
    alike,
    amount,
    compared,
    held_to,
    one_slip_off,
    slipped,
    targets_of,
    total,
)
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.relation import Interval
from checks.repair import repairs
from claims.model import Hedge

FEWEST, REACH = 2, 16
IN_BRACKETS = re.compile("[(（][^()（）]*[)）]")
MARKS = re.compile("[,，。;；]")
ENDS = re.compile(r"\s*(?:[。;；]|$)")


def totals_of_budgets(line: Line) -> Iterator[Breakdown]:
    """预算收入12.6亿元,上级补助收入18.4亿元,收入总计31.0亿元: a sentence with lines of one side only.

    What the lines fall short of is wrong only where a slip of the pen explains it: some may be left out.
    """
    for whole in line.figures:
        told = pattern("accounts.toml", "total of a side").search(clause(whole.before))
        if told is None or whole.depth or in_table(whole):
            continue
        parts = _lines(line, whole, told["side"] or told["all"])
        if len(parts) < FEWEST or not all(each.claim.hedge is Hedge.EXACT for each in (whole, *parts)):
            continue
        exceed = total(parts).lower > Interval.of(whole.claim).upper
        wrong = exceed or any(repairs(*target) for target in targets_of(whole, parts))
        if adds_up(whole, parts) or wrong:
            yield Breakdown(whole, tuple(parts), complete=True, sure=True)


def totals_before_lines(line: Line) -> Iterator[Breakdown]:
    """总收入42.7亿元。其中:预算收入12.4亿元,上级补助21.6亿元,调入资金3.8亿元,上年结转4.9亿元: a total, then its lines.

    They are all there are where they go from a budget's own first line to what the year before left, to the end of
    their sentence; wrong is what one slip of the pen explains.
    """
    for whole in line.figures:
        told = pattern("accounts.toml", "total of a side").search(clause(whole.before))
        if told is None or whole.depth or in_table(whole):
            continue
        parts = _lines_behind(line, whole, told["side"] or told["all"])
        if len(parts) > FEWEST and (adds_up(whole, parts) or one_slip_off(whole, parts) or slipped(whole, parts)):
            yield held_to(whole, parts)


def _lines_behind(line: Line, whole: Figure, side: str) -> Sequence[Figure]:
    """The lines of a budget right behind their total, up to the last; none where anything else is told among them."""
    after = line.figures[whole.position + 1 : whole.position + 1 + REACH]
    start = next((at for at, each in enumerate(after) if alike(each, whole)), len(after))
    opens = after[start:] and pattern("accounts.toml", "lines follow").search(after[start].before)
    own = [each for each in after[start:] if each.claim.sentence_start == after[start].claim.sentence_start]
    parts = [each for each in own if alike(each, whole) and not each.depth]
    if not opens or not parts or any(compared(each) or not amount(each) for each in parts):
        return ()
    words = line.text[parts[0].claim.end - line.start : parts[-1].claim.end - line.start]
    named = all(pattern("accounts.toml", f"line of {side}").search(clause(each.before)) for each in parts)
    first = pattern("accounts.toml", "first line").search(clause(parts[0].before))
    last = pattern("accounts.toml", "last line").search(clause(parts[-1].before)) and ENDS.match(parts[-1].after)
    return parts if named and first and last and not pattern("accounts.toml", "not all").search(words) else ()


def _lines(line: Line, whole: Figure, side: str) -> Sequence[Figure]:
    """The lines of a budget before their total in its sentence; none where anything else is told there."""
    before = line.figures[max(0, whole.position - REACH) : whole.position]
    near = [each for each in _since_a_full_stop(before) if alike(each, whole) and not each.depth]
    parts = _from_what_is_added_to(near, whole)
    if not parts or any(compared(each) or not amount(each) for each in parts):
        return ()
    if _adds_to_another(whole, near, parts):
        return ()
    words = IN_BRACKETS.sub("", line.text[parts[0].claim.end - line.start : whole.claim.start - line.start])
    named = all(pattern("accounts.toml", f"line of {side}").search(clause(each.before)) for each in parts)
    first = pattern("accounts.toml", "first line").search(clause(parts[0].before))
    return parts if named and first and not pattern("accounts.toml", "not all").search(words) else ()


def _since_a_full_stop(figures: Sequence[Figure]) -> Sequence[Figure]:
    start = max((at for at, each in enumerate(figures) if "。" in each.before), default=0)
    return figures[start:]


def _from_what_is_added_to(figures: Sequence[Figure], whole: Figure) -> Sequence[Figure]:
    """The figures from the one on that others are added to: 总收入41亿元,其中县级27亿元;加上级补助12亿元,收入合计….

    Where nothing is, those of the sentence of their total.
    """
    added = pattern("accounts.toml", "added")
    place = next((at for at, each in enumerate(figures) if at and added.search(_last_clause(each))), 0)
    if place:
        return figures[place - 1 :]
    return [each for each in figures if each.claim.sentence_start == whole.claim.sentence_start]


def _adds_to_another(whole: Figure, near: Sequence[Figure], parts: Sequence[Figure]) -> bool:
    """Whether lines come to their total with a figure before the one that they seem to be added to."""
    others = [each for each in near if each.claim.start < parts[0].claim.start]
    return not adds_up(whole, parts) and any(adds_up(whole, (other, *parts[1:])) for other in others)


def _last_clause(figure: Figure) -> str:
    return MARKS.split(figure.before)[-1]


def moved_in(page: Page) -> Iterator[Breakdown]:
    """从甲基金和乙预算调入1.2亿元, with 调出 of 0.5亿元 and of 0.7亿元 in the sentences of the two; only what fits."""
    out = [each for each in page.figures if _is_moved(each, "moved out")]
    for whole in page.figures:
        if _is_moved(whole, "moved in from several"):
            for pair in combinations([each for each in out if alike(each, whole)], FEWEST):
                if len({each.line for each in pair}) == FEWEST and adds_up(whole, pair):
                    yield Breakdown(whole, pair, complete=False, sure=False)
                    break


def _is_moved(figure: Figure, name: str) -> bool:
    told = pattern("accounts.toml", name).search(clause(figure.before))
    return told is not None and amount(figure) and figure.claim.hedge is Hedge.EXACT and not in_table(figure)


def both_sides(page: Page) -> Iterator[list[Figure]]:
    """The totals of both sides of one budget where they are the same: 基金总收入1.5亿元 and 基金总支出1.5亿元."""
    sides: defaultdict[str, list[tuple[str, Figure]]] = defaultdict(list)
    for figure in page.figures:
        told = pattern("accounts.toml", "total of a side").search(clause(figure.before))
        if told and told["of"] and amount(figure) and not in_table(figure):
            sides[pattern("accounts.toml", "of a place").sub("", told["of"])].append(
                (told["side"] or told["all"], figure)
            )
    for found in sides.values():
        for (one, first), (other, second) in pairwise(found):
            if one != other and first.claim.low == second.claim.low and alike(first, second):
                yield [first, second]
