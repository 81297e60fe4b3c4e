"""Rates of what was done to how many there are: 有车间28442个,已复工24740个,复工率86.98%."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from checks.figures.amounts import JOINED, SENTENCE, adds_up, alike, amount, compared
from checks.figures.budgets import decided
from checks.figures.directory import Directory, kind, namesakes
from checks.figures.identity import time_allows
from checks.figures.percentages import Share, fits, fits_or_slipped, is_percent, targets
from checks.figures.possible_shares import computable, exceeds
from checks.figures.stretches import ahead
from checks.figures.topics import topic
from checks.lexicon import entries, pattern
from checks.page import OPENING, Figure, Line, Page, clause, in_table, opening
from checks.repair import repairs
from checks.shares.leads import REACH, amounts_before
from checks.shares.named_rates import of_fewer
from claims.model import Hedge

NEAR, FAR = 6, 12
CLAUSE = re.compile("[,，;；。]")
BUDGET = re.compile("(?:年初|调整)?(?:预算|预算数|预算安排)(?:为|是|数)?$")

ACTUAL = re.compile("实际(?=.{2})")


def done_rates(page: Page, known: Directory) -> Iterator[Share]:
    """有车间28442个,已复工24740个,复工率86.98%: the rate of what was done to how many there are."""
    for line in page.lines:
        for place, figure in enumerate(line.figures):
            named = pattern("share.toml", "rate of what was done").search(_said_of(figure))
            if not named or not is_percent(figure) or _is_of_each(line, figure):
                continue
            verb = named["verb"] or ""
            near = ahead(place, line.figures, REACH)
            sentence = [each for each in near if each.claim.sentence_start == figure.claim.sentence_start]
            amounts = [each for each in sentence if amount(each) and each.depth == figure.depth]
            done = [each for each in amounts if _was_done(verb, each)][-1:]
            planned = [each for each in amounts if verb or pattern("share.toml", "plan").search(each.before)]
            wholes = [each for part in done for each in planned if _may_hold(each, part, more=not verb)]
            wholes = wholes or [each for part in done for each in planned if _may_hold(each, part, more=True)]
            told = [(part, whole, figure) for part in done for whole in wholes if computable(part, whole, figure)]
            told = [share for share in told if not verb or fits_or_slipped(*share) or not exceeds(*share[:2])]
            fitting = [share for share in told if fits(*share)]
            sure = len(told) == 1 and not named["loosely"] and _is_of_it_alone(line, *told[0], verb)
            yield from fitting[:1] or (told if sure else [])
            if done and not told:
                across = list(_across(line, done[0], figure)) if verb else []
                yield from across or _of_those(done[0], verb, figure, known)


def _said_of(rate: Figure) -> str:
    """The words that lead up to a rate; its own name where several are told in a row (开工率、投产率分别为91%和57%)."""
    words = clause(rate.before)
    in_a_row = JOINED.fullmatch(rate.before) or pattern("share.toml", "each").search(words)
    named = rate.claim.measure if (rate.claim.measure or "").endswith("率") else rate.subject
    return (named or "") if in_a_row else words


def _is_of_each(line: Line, rate: Figure) -> bool:
    """Whether a rate is said of each of those counted right before it: 78所学校中有31所升学率不足30%."""
    counted = line.figures[rate.position - 1] if rate.position and not CLAUSE.search(rate.before) else None
    of_some = counted is not None and (rate.claim.hedge is not Hedge.EXACT or clause(counted.before).endswith("有"))
    return of_some and not rate.before.startswith(tuple(OPENING))


def of_the_aim(page: Page) -> Iterator[Share]:
    """共签约244个,超额完成200个的年度目标,完成率为122%: of the aim right before it; a miss only by a slip."""
    for line in page.lines:
        for place, (whole, rate) in enumerate(pairwise(line.figures)):
            told = is_percent(rate) and pattern("share.toml", "rate of an aim").match(clause(rate.before))
            aim = told and pattern("share.toml", "the aim").match(whole.after)
            if not aim or not pattern("share.toml", "reached").search(clause(whole.before)):
                continue
            parts = [part for part in amounts_before(place, line, whole) if computable(part, whole, rate)]
            fitting = [part for part in parts if fits(part, whole, rate)]
            nearest = [part for part in parts[:1] if any(repairs(*each) for each in targets(part, whole, rate))]
            yield from ((part, whole, rate) for part in (fitting or nearest)[:1])


def of_a_budget_told(page: Page) -> Iterator[Share]:
    """收入预算58.2亿元。…收入完成60.5亿元,为预算的104%: of the one budget of that name told in the lines before.

    A miss only by a slip of the pen, where no budget was changed later on; never where the rate is of another kind of
    budget than is told, or of a year that the budget may not be of. What a council decided is a budget as well; of
    that only what fits is told.
    """
    may = fits if pattern("share.toml", "a budget was changed").search(page.text) else fits_or_slipped
    of_council = {each.claim.start for line in page.lines for each in decided(line)}
    amounts = [figure for figure in page.figures if amount(figure) and not in_table(figure)]
    planned = [each for each in amounts if _is_budget(each) or each.claim.start in of_council]
    for line in page.lines if planned else ():
        for part, rate in _with_rates(line):
            told = pattern("share.toml", "of the budget").fullmatch(clause(rate.before)) if is_percent(rate) else None
            if told is None or not amount(part) or part in planned:
                continue
            named = [each for each in planned if _named_alike(each, part)]
            before = [each for each in named if each.line < part.line]
            ours = [each for each in before if _of_one_budget(each, part, told["kind"] or "")]
            shares = [(part, each, rate) for each in ours if computable(part, each, rate)]
            if len(named) == len(before) == 1 and before[0].claim.start not in of_council:
                yield from [share for share in shares if may(*share)]
                continue
            fitting = [share for share in shares if share[1].claim.start in of_council and fits(*share)]
            yield from fitting if len(fitting) == 1 else []


def _with_rates(line: Line) -> Iterator[tuple[Figure, Figure]]:
    """What stands right before each figure of a line, brackets between them aside."""
    for place, rate in enumerate(line.figures):
        before = (each for each in reversed(line.figures[:place]) if each.depth <= rate.depth)
        part = next(before, None)
        if part and part.depth == rate.depth and not in_table(rate):
            yield part, rate


def _named_alike(budget: Figure, part: Figure) -> bool:
    """Whether a budget is of what was done by its name: 一般公共预算支出, and 一般公共预算实际支出."""
    done = ACTUAL.sub("", topic(part).name)
    return done != "" and BUDGET.sub("", topic(budget).name) in (topic(part).name, done) and not compared(part)


def _is_budget(figure: Figure) -> bool:
    return BUDGET.search(figure.subject) is not None or BUDGET.search(clause(figure.before)) is not None


def _of_one_budget(budget: Figure, part: Figure, kind_of_it: str) -> bool:
    """Whether a budget is of the place and, as far as both are told, the time of what was done, and of that kind."""
    words = f"{budget.subject}{budget.period}{clause(budget.before)}"
    kinds = pattern("share.toml", "kind of budget").findall(words)
    same_kind = kind_of_it in ("", *kinds) and ("调整" in kinds) == (kind_of_it == "调整")
    one_place = (budget.scope or part.scope) == (part.scope or budget.scope)
    one_time = budget.claim.period_end is None or time_allows(budget.claim, part.claim)
    return same_kind and one_place and one_time and alike(budget, part) and budget.depth == part.depth


def _across(line: Line, part: Figure, rate: Figure) -> Iterator[Share]:
    """受理2914件,其中涉气1223件…;办结2893件,办结率99.3%: of what a clause up to a semicolon before it begins with.

    Only what fits.
    """
    first: dict[int, Figure] = {}
    for figure in reversed(ahead(part.position, line.figures, FAR)):
        if figure.claim.sentence_start != part.claim.sentence_start and alike(figure, part) and amount(figure):
            first[figure.claim.sentence_start] = figure
        if SENTENCE.search(figure.before):
            break
    if SENTENCE.search(_between(line, part, first)):
        return
    wholes = [each for each in first.values() if _may_hold(each, part, more=False)]
    told = [(part, whole, rate) for whole in wholes if computable(part, whole, rate)]
    yield from [share for share in told if fits(*share)][:1]


def _between(line: Line, part: Figure, first: dict[int, Figure]) -> str:
    """The words between the last of some figures and a part."""
    last = max((figure.claim.end for figure in first.values()), default=line.start)
    return line.text[last - line.start : part.claim.start - line.start]


def _is_of_it_alone(line: Line, part: Figure, whole: Figure, rate: Figure, verb: str) -> bool:
    """Whether a rate can be of nothing else than what its sentence counts, so that one slip has to explain a miss.

    What was done has to be told plainly (已复工24740个, not 首检合格 or 新开工), with nothing carried over, left out or
    told of those that are left.
    """
    slipped = any(repairs(*target) for target in targets(part, whole, rate))
    if _others_between(line, part, whole, rate) or not (slipped or fits(part, whole, rate)):
        return False
    if part.after.startswith(tuple(OPENING)):
        return False
    if pattern("share.toml", "carried over").search(_lead(line, rate, [part])) or not _is_plain(part, whole, verb):
        return False
    behind = line.figures[rate.position + 1 : rate.position + 1 + NEAR]
    of_those = (
        alike(each, part) and each.claim.sentence_start == rate.claim.sentence_start and not compared(each)
        for each in behind
    )
    return not any(of_those) and not of_fewer(line, rate)


def _is_plain(part: Figure, whole: Figure, verb: str) -> bool:
    """Whether nothing but the verb, its object and 已 is told of what was done: 合格1040人, 其中1040人合格."""
    words = pattern("share.toml", "plainly done").sub("", clause(part.before))
    for name in (verb, topic(whole).name, *_words_of(verb)):
        words = words.replace(name, "") if name else words
    return not words or words in f"{whole.subject}{whole.before}{opening(whole.after)}"


def _words_of(verb: str) -> list[str]:
    """What else is said for a verb: 办结 for 结案."""
    return [found for rate, done in done_by_rate() if rate == verb for found in done.pattern.split("|")]


def _others_between(line: Line, part: Figure, whole: Figure, rate: Figure) -> bool:
    """Whether more is told that may be left out of what a rate is of: 报考3250人,缺考250人,1040人合格,合格率34.7%.

    Not where it is all that is left of the whole: 抽检2500件,合格2465件,不合格35件,合格率98.6%.
    """
    between = line.figures[whole.position + 1 : rate.position]
    others = [figure for figure in between if figure is not part and not figure.depth]
    left = all(alike(each, part) and pattern("share.toml", "failed").search(each.before) for each in others)
    return bool(others) and not (left and adds_up(whole, [part, *others]))


def _lead(line: Line, rate: Figure, done: Sequence[Figure]) -> str:
    """The words of a sentence up to a rate, without the 其中 that leads up to those that it was done to."""
    start, end = rate.claim.sentence_start - line.start, rate.claim.start - line.start
    split = done[0].claim.start - line.start if done else start
    said = line.text[start:split]
    own = clause(said)
    return f"{said.removesuffix(own)}{own.removeprefix('其中')}{line.text[split:end]}"


def _of_those(part: Figure, verb: str, rate: Figure, known: Directory) -> Iterator[Share]:
    """研究生1.82万人…。研究生签约6180人,签约率33.94%: of as many as the text counts under the name of those.

    Only what fits: a rate may be of fewer than those (应复工企业, 参加面试人数).
    """
    name = topic(part).name
    those = name.removesuffix(verb) if verb else ""
    if len(those) > 1:
        wholes = [each for each in namesakes(known, those, part, kind(part)) if each is not part]
        told = [(part, whole, rate) for whole in wholes if topic(whole).name == those and computable(part, whole, rate)]
        yield from [share for share in told if fits(*share)][:1]


def _may_hold(whole: Figure, part: Figure, *, more: bool) -> bool:
    """Whether a figure may be what a rate is of; of a plan `more` may be done than there is."""
    before = whole.claim.start < part.claim.start and alike(whole, part) and not compared(whole)
    return before and (more or not exceeds(part, whole))


def _was_done(verb: str, figure: Figure) -> bool:
    """Whether some are those that it was done to (合格1040人, 其中1040人合格), not it was not (不合格)."""
    words, behind = clause(figure.before), CLAUSE.split(figure.after, maxsplit=1)[0]
    if pattern("share.toml", "not done").search(words) and not pattern("share.toml", "not done").match(verb):
        return False
    of_plan = not verb and pattern("share.toml", "done of a plan").search(words) is not None
    told = of_plan or (bool(verb) and (verb in words or behind.startswith(verb)))
    return told or any(rate == verb and (done.search(words) or done.match(behind)) for rate, done in done_by_rate())


@cache
def done_by_rate() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What else is said for a verb that a rate is called by: 办结 of 结案率, as patterns."""
    return tuple((row["rate"], re.compile(row["done"])) for row in entries("share.toml", "done"))
