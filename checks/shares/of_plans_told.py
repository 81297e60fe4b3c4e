"""What was done of a plan that is told before it: 新招学员计划为50万人。…招收学员62万人,完成全年计划的124%."""

from collections.abc import Iterator, Sequence

from checks.changes.closed_changes import closed_changes
from checks.figures.amounts import alike, amount, compared
from checks.figures.percentages import Share, fits_or_slipped, is_percent, targets
from checks.figures.possible_shares import computable
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.repair import repairs
from claims.model import Hedge

REACH = 6


def of_plans_told(page: Page, found: set[int]) -> Iterator[Share]:
    """Every share of the plan with the one plan of its line and what was done of it in the words of the plan.

    `found` are the starts of the percentages that have one already.
    """
    for line in page.lines:
        rates = [figure for figure in line.figures if _is_of_the_plan(figure) and figure.claim.start not in found]
        closed = [each for each in closed_changes(line) if each.of_a_plan] if rates else []
        known = {each.told.figure.claim.start for each in closed}
        yield from ((each.other, each.base, each.told.figure) for each in closed if each.told.figure in rates)
        for rate in rates:
            done = next(_amounts_before(line.figures, rate), None)
            plans = [plan for plan in line.figures[: rate.position] if done and alike(plan, done) and _name(plan)]
            if done is None or len(plans) != 1 or plans[0] is done or rate.claim.start in known:
                continue
            share = (done, plans[0], rate)
            if computable(*share) and (fits_or_slipped(*share) or _is_wrong(line, share)):
                yield share


def _is_of_the_plan(figure: Figure) -> bool:
    told = pattern("share.toml", "done of the plan").match(clause(figure.before))
    return told is not None and is_percent(figure) and not in_table(figure) and figure.claim.hedge is Hedge.EXACT


def _amounts_before(figures: Sequence[Figure], rate: Figure) -> Iterator[Figure]:
    """The amounts of a rate's sentence before it, the nearest first, without those of brackets."""
    for figure in reversed(figures[max(0, rate.position - REACH) : rate.position]):
        own = figure.claim.sentence_start == rate.claim.sentence_start and figure.depth == rate.depth
        if own and amount(figure) and not compared(figure) and figure.claim.measure != "增减额":
            yield figure


def _name(plan: Figure) -> str:
    """What is planned by the words before a plan; empty where it is none."""
    told = pattern("share.toml", "as the plan says").search(clause(plan.before))
    return pattern("share.toml", "no part of what is planned").sub("", told["name"]) if told else ""


def _is_wrong(line: Line, share: Share) -> bool:
    """Whether what was done goes by the very name of the plan, so that another digit of one of them is wrong."""
    done, plan, _ = share
    name = _name(plan)
    told = pattern("share.toml", "no part of what is planned").sub("", clause(done.before))
    changed = pattern("growth.toml", "a plan was changed").search(line.text)
    named = len(name) > 1 and told.endswith(name)
    return named and changed is None and any(repairs(*target) for target in targets(*share))
