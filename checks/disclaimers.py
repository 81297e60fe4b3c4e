"""What a text says itself of figures that don't fit: rounding, corrections, comparable prices. Such are waived."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from checks.lexicon import entries, pattern
from checks.page import CLAUSE_MARK, Page
from checks.relation import Relation, Verdict, Words
from checks.repair import slip
from claims.model import Dimension

ZERO = Decimal(0)
LONGEST_QUOTE, NEAR = 60, 20
BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
PARTED = re.compile(r"[。！？!?;；]")
CLOSED = re.compile(r"[)）。！？!?\n]")


@dataclass(frozen=True, slots=True)
class Disclaimer:
    """Words that excuse relations of some types; `reach` is "near", "line" or "document".

    With `steps` they excuse no more than one step of the last printed digit for each figure. Unless they excuse
    `slips`, what a slip of the pen in one figure explains to the digit stays: a correction leaves no such trace.
    """

    words: re.Pattern[str]
    covers: frozenset[str]
    reach: str
    steps: bool
    slips: bool


def waived(page: Page, relations: Sequence[Relation]) -> list[Relation]:
    """The relations in their order, each that is broken but excused by the text consistent, with the words quoted."""
    if all(relation.verdict is Verdict.CONSISTENT for relation in relations):
        return list(relations)
    return [_waived(page, relation) for relation in relations]


def _waived(page: Page, relation: Relation) -> Relation:
    if relation.verdict is not Verdict.INCONSISTENT:
        return relation
    quote = next(_quotes(page, relation), None)
    if quote is None:
        return relation
    told = Words(
        zh=f"{relation.explanation.zh}文中说明“{quote}”,不算矛盾。",
        en=f"{relation.explanation.en} The text says “{quote}”, which excuses it.",
    )
    return replace(relation, if_broken=Verdict.CONSISTENT, waiver=quote, explanation=told)


def _quotes(page: Page, relation: Relation) -> Iterator[str]:
    starts = [member.claim.start for member in relation.members]
    goal = _is_against_a_goal(page, relation)
    for disclaimer in _disclaimers():
        if goal and not disclaimer.steps and disclaimer.reach != "near":
            continue
        if relation.type not in disclaimer.covers or (disclaimer.steps and not _within_steps(relation)):
            continue
        if not disclaimer.slips and _slipped(relation):
            continue
        found = disclaimer.words.search(_stretch(page.text, disclaimer.reach, min(starts), max(starts)))
        if found:
            quote = _quote(found)
            place = page.text.find(quote)
            yield page.written[place : place + len(quote)] if place >= 0 else quote


def _is_against_a_goal(page: Page, relation: Relation) -> bool:
    """Whether an amount lies between what was done and what was to be done, which no prices of another year excuse."""
    if relation.type != "growth" or relation.members[-1].claim.dimension is Dimension.PERCENT:
        return False
    base = relation.members[0].claim
    before = page.text[max(0, base.start - NEAR) : base.start]
    return pattern("growth.toml", "right behind a goal").search(before) is not None


def _stretch(text: str, reach: str, first: int, last: int) -> str:
    """The words that a disclaimer may stand in: all of the text, the line of some figures, or what goes with them.

    What goes with figures is their stretch up to a semicolon or full stop on either side, without the brackets of
    others before them; where the last of them stands in a bracket, up to the end of that.
    """
    if reach == "document":
        return text
    start, end = text.rfind("\n", 0, first) + 1, text.find("\n", last)
    line = text[start : end if end >= 0 else len(text)]
    if reach == "line":
        return line
    before = BRACKETED.sub("", PARTED.split(line[: first - start])[-1])
    between, after = line[first - start : last - start], line[last - start :]
    ends = CLOSED if between.count("(") + between.count("（") > between.count(")") + between.count("）") else PARTED
    return before + between + ends.split(after, maxsplit=1)[0]


def _slipped(relation: Relation) -> bool:
    found = (slip(claim, target) for claim, target in relation.targets)
    return any(repair is not None and repair.distance == 0 for repair in found)


def _within_steps(relation: Relation) -> bool:
    gap = max(relation.left.lower - relation.right.upper, relation.right.lower - relation.left.upper)
    steps = [member.claim.step or ZERO for member in relation.members]
    return gap <= (sum(steps, ZERO) if relation.type == "sum" else steps[-1])


def _quote(found: re.Match[str]) -> str:
    """The clause that the words stand in, cut where it is long."""
    text = found.string
    before = CLAUSE_MARK.split(text[max(0, found.start() - LONGEST_QUOTE) : found.start()])[-1]
    after = CLAUSE_MARK.split(text[found.end() : found.end() + LONGEST_QUOTE], maxsplit=1)[0]
    return f"{before}{found.group()}{after}".strip(" （(）)")


@cache
def _disclaimers() -> tuple[Disclaimer, ...]:
    rows = entries("disclaimers.toml", "disclaimer")
    return tuple(
        Disclaimer(
            re.compile(row["pattern"]), frozenset(row["covers"]), row["reach"], row["steps"], row.get("slips", True)
        )
        for row in rows
    )
