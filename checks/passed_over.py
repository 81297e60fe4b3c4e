"""What a miss may come of: figures that go on about what the clause before names, and not further back, or of others.

外贸企业862家,比上年增加174家;民营企业表现突出,增长31.2%; 项目202个,增加58个;计划总投资2497亿元,增长11.0%.
"""

from collections.abc import Mapping, Sequence

from checks.figures.amounts import alike
from checks.figures.change import NOT_LEVELS
from checks.figures.percentages import fits
from checks.figures.topics import related, topic
from checks.lexicon import pattern
from checks.page import ASIDE, CLAUSE_MARK, Figure, Page, clause
from checks.relation import Relation, Verdict
from claims.model import Status

OF_PARTS = frozenset(("order", "sum"))
GOING_ON = frozenset(("growth", "share"))
SHARE = ["part", "whole", "share"]
PAIR, NEAR = 2, 12
WITHIN_ITSELF = "change of a share"
"""The role of what comes to nothing with the others, and is no part of any."""


def without_passed_over(page: Page, found: Sequence[Relation]) -> list[Relation]:
    """The relations of a page without those that do not hold and whose figures may not belong together.

    A rate or a share is told of the figure before it, and parts behind 其中 of the whole before them, unless a clause
    between names something else.
    """
    figures = {figure.claim.start: figure for figure in page.figures} if any(map(_is_wrong, found)) else {}
    return [each for each in found if not (_is_wrong(each) and _may_come_of_others(page, each, figures))]


def _is_wrong(found: Relation) -> bool:
    return found.verdict is not Verdict.CONSISTENT and found.type in GOING_ON | OF_PARTS


def _may_come_of_others(page: Page, found: Relation, figures: Mapping[int, Figure]) -> bool:
    told = [figures[member.claim.start] for member in found.members if member.claim.start in figures]
    if len(told) < PAIR or found.members[0].role == WITHIN_ITSELF:
        return False
    in_order = sorted(told, key=lambda figure: figure.claim.start)
    if found.type in OF_PARTS:
        return _names_another(page, *in_order[:PAIR], among=True) or _is_counter_moved(page, in_order)
    stated = told[-1]
    before = in_order[: in_order.index(stated)]
    if not before or not pattern("growth.toml", "names nothing").match(clause(stated.before)):
        return False
    if found.type == "share":
        of_a_part = [member.role for member in found.members] == SHARE and len(told) == len(SHARE)
        return of_a_part and (_names_another(page, before[-1], stated) or _is_of_another(page, *told))
    return stated is in_order[-1] and _names_another(page, before[-1], stated)


def _names_another(page: Page, before: Figure, behind: Figure, *, among: bool = False) -> bool:
    """Whether a clause between two figures of a line names something else; `among`: where the second is behind 其中."""
    if before.line != behind.line:
        return False
    _, *clauses = CLAUSE_MARK.split(ASIDE.sub("", page.text[before.claim.end : behind.claim.start]))
    if not clauses or (among and not pattern("parts.toml", "among").search(clauses[-1])):
        return False
    figures = page.lines[before.line].figures[before.position + 1 : behind.position]
    same = pattern("growth.toml", "goes on about the same")
    levels = [figure for figure in figures if among or figure.claim.dimension not in NOT_LEVELS]
    bare = (words.strip() for words in clauses[:-1] if not any(each.claim.text in words for each in levels))
    if any(words and not same.match(words) for words in bare):
        return True
    return not among and any(_is_another(each, before) for each in levels)


def _is_another(figure: Figure, before: Figure) -> bool:
    """Whether a figure between is an amount of something else that the one behind may be of, or one that is planned."""
    if figure.claim.measure == "增减额":
        return False
    akin = alike(figure, before) or related(topic(figure).name, topic(before).name)
    return not akin or figure.claim.status is Status.PLANNED


def _is_counter_moved(page: Page, told: Sequence[Figure]) -> bool:
    """Whether parts of what was added may exceed it as others fell: 新增2083亿元,其中甲新增3150亿元,乙减少1728亿元."""
    first, last = told[0], told[-1]
    if pattern("growth.toml", "came to").fullmatch(clause(last.before)):
        return False
    behind = page.lines[first.line].figures[first.position + 1 : first.position + NEAR]
    own = (each for each in behind if alike(each, first) and "。" not in page.text[first.claim.end : each.claim.start])
    added = first.claim.measure is not None or pattern("parts.toml", "added").search(clause(first.before)) is not None
    return added and any((each.claim.low or 0) < 0 for each in own)


def _is_of_another(page: Page, part: Figure, whole: Figure, percent: Figure) -> bool:
    """Whether a share fits another amount of its sentence, as their part or their whole, or is of one of its own."""
    if part.line != percent.line:
        return False
    own = pattern("share.toml", "one of its own").search(clause(percent.before))
    if own and pattern("parts.toml", "among").search(part.lead):
        return True
    before = page.lines[percent.line].figures[max(0, percent.position - NEAR) : percent.position]
    heads = (each for each in before if each.claim.sentence_start == percent.claim.sentence_start)
    others = [each for each in heads if each not in (part, whole) and alike(each, part)]
    return any(fits(each, whole, percent) or fits(part, each, percent) for each in others)
