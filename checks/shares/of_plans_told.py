"""What was done of a plan that is told before it: 新招学员计划为50万人。…招收学员62万人,完成全年计划的124%."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice, takewhile

from checks.changes.closed_changes import closed_changes
from checks.figures.amounts import JOINED, alike, amount, compared
from checks.figures.percentages import Share, all_of, fits, fits_or_slipped, is_percent, targets
from checks.figures.possible_shares import computable
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.relation import Interval
from checks.repair import repairs
from claims.model import Hedge, Status

REACH = 6
TURNS = re.compile("^(?:分别|分別|各)")
YEAR = re.compile("(?P<year>(?:19|20)[0-9]{2})年")


def of_plans_told(page: Page, found: set[int]) -> Iterator[Share]:
    """Every share of the plan with the one plan of its line and what was done of it in the words of the plan.

    `found` are the starts of the percentages that have one already.
    """
    for line in page.lines:
        acts = list(_of_planned_acts(line, found))
        yield from acts
        known = found | {rate.claim.start for *_, rate in acts}
        rates = [figure for figure in line.figures if _is_of_the_plan(figure) and figure.claim.start not in known]
        closed = [each for each in closed_changes(line) if each.of_a_plan] if rates else []
        closed = [each for each in closed if each.fits or not _of_another_plan(line, each.base, each.other)]
        known = {each.told.figure.claim.start for each in closed}
        yield from ((each.other, each.base, each.told.figure) for each in closed if each.told.figure in rates)
        for rate in rates:
            done = next(_amounts_before(line.figures, rate), None)
            plans = [plan for plan in line.figures[: rate.position] if done and alike(plan, done) and _name(plan)]
            if done is None or len(plans) != 1 or plans[0] is done or rate.claim.start in known:
                continue
            share = (done, plans[0], rate)
            if computable(*share) and (fits(*share) or _is_wrong(line, share)):
                yield share


def _of_planned_acts(line: Line, found: Collection[int]) -> Iterator[Share]:
    """Each of what was planned of its act: 目标是开工9万套、建成6万套。…开工8.1万套、建成5.1万套,各完成任务的90%、85%.

    Only what fits: the task of the year need not be the aim that is told.
    """
    for first in line.figures:
        led = TURNS.sub("", clause(first.before))
        if first.claim.start in found or not is_percent(first) or not _says_done(led):
            continue
        more = takewhile(
            lambda each: JOINED.fullmatch(each.before) and is_percent(each), line.figures[first.position + 1 :]
        )
        rates = [first, *more]
        done = list(islice(_amounts_before(line.figures, first), len(rates)))[::-1]
        for part, rate in zip(done, rates, strict=False) if len(done) == len(rates) else ():
            plans = [each for each in line.figures[: part.position] if _is_planned(each, part)]
            share = (part, plans[0], rate) if len(plans) == 1 else None
            if share and all_of(plans[0]).bounded and Interval.of(part.claim).bounded and fits(*share):
                yield share


def _says_done(words: str) -> bool:
    told = pattern("share.toml", "done of the plan").match(words)
    return told is not None and "完成" in words


def _is_planned(plan: Figure, done: Figure) -> bool:
    """Whether a figure is what was planned of the very act and thing of another one."""
    one, other = plan.claim, done.claim
    acts = one.measure == other.measure is not None and one.subject == other.subject
    return one.status is Status.PLANNED and other.status is Status.ACTUAL and acts and alike(plan, done)


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
    """Whether a share of no other plan slipped, or what was done goes by the plan's very name, another digit wrong."""
    done, plan, _ = share
    name = _name(plan)
    told = pattern("share.toml", "no part of what is planned").sub("", clause(done.before))
    named = len(name) > 1 and told.endswith(name) and any(repairs(*target) for target in targets(*share))
    return not _of_another_plan(line, plan, done) and (named or fits_or_slipped(*share))


def _of_another_plan(line: Line, plan: Figure, done: Figure) -> bool:
    """Whether a share may be of another plan: one of a year, a part or a place of it, or what it was changed to."""
    words = line.text[plan.claim.end - line.start : max(done.claim.start, plan.claim.end) - line.start]
    parted = pattern("share.toml", "another plan").search(words) is not None
    own, later = ({each["year"] for each in YEAR.finditer(each)} for each in (plan.lead, words))
    of_years = pattern("growth.toml", "plan of several years").search(plan.lead) is not None
    changed = pattern("growth.toml", "a plan was changed").search(line.text) is not None
    return parted or changed or of_years or not later <= own
