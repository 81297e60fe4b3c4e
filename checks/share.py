"""share: a part, its whole and the percentage that the text gives.

Catches percentages that are not part ÷ whole (占…的比重, 占营业收入52.6亿元的35.0%, a row of a table), what was done of
the aim in brackets (完成目标任务(900万人)的66%) or of a plan told before it, rates of illness on person-years, men per
hundred women, shares of what the words count before 中, shares told one after another of a whole before them, those of
a base by the words in which others fit it, outcomes of a group's treatment, and points of growth that are not the
contribution to it.

Bad: 全市粮食播种面积75.1万公顷,其中水稻播种面积37万公顷,占粮食播种面积的59.3%。
Good: 全市粮食播种面积75.1万公顷,其中水稻播种面积37万公顷,占粮食播种面积的49.3%。

Limits: the whole has to be named as its own figure is, on the same line or with one value in the whole text; shares of
a whole that the text only names are held to each other, where one paragraph tells two. A rate that its name tells is
wrong by a sure slip only, but for a plain one right behind the two amounts that it is of (城镇化率, 存贷比). One
named after what was done (审查立案318件,立案率79.5%) is held to the slip that makes it fit too well for chance.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from checks.changes.beyond import shares_beyond
from checks.figures.amounts import alike
from checks.figures.directory import directory, is_level
from checks.figures.percentages import (
    HUNDRED,
    ONE,
    Share,
    all_of,
    base_of,
    fits,
    is_percent,
    targets,
    to_a_step,
)
from checks.figures.topics import ends_in, related, topic, unit
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from checks.parts import coincidence
from checks.parts.made_up import reckoned_otherwise
from checks.parts.parts_told_twice import shares_told_twice
from checks.parts.parts_with_shares import parts_with_shares
from checks.parts.treated import rates_of_treated, shares_of_treated
from checks.relation import Interval, Member, Relation, Verdict, Words, in_words, reckoned
from checks.shares.bare_shares_in_words import bare_shares_in_words
from checks.shares.closed_shares import closed_shares
from checks.shares.exact_wholes import of_exact_wholes
from checks.shares.failures import failures, fits_as_left, left_over
from checks.shares.fellow_shares import fellow_shares
from checks.shares.grand_totals import of_the_grand_total
from checks.shares.implied_wholes import Implied, implied_wholes
from checks.shares.incidences import incidences
from checks.shares.of_a_base_told import of_a_base_told
from checks.shares.of_plans_told import of_plans_told
from checks.shares.parts_and_wholes import shares
from checks.shares.plain_shares import plain_shares
from checks.shares.respondents import shares_of_respondents
from checks.shares.rough_shares import rough_shares
from checks.shares.sex_ratios import sex_ratios
from checks.shares.shares_in_turn import shares_in_turn
from checks.shares.shares_of_heads import shares_of_heads
from checks.shares.shares_of_parts_told import shares_of_parts_told
from checks.shares.shares_of_places import Together, effective, together, together_of
from checks.shares.shares_of_ranked import of_ranked_places
from checks.shares.shares_of_so_many import shares_of_so_many
from checks.sums.fiscal_measures import self_sufficiency
from checks.sums.size_lost import of_sizes_lost
from claims.figures import between, figure
from claims.model import Claim, Dimension, Hedge

PAIR = 2
HUNDREDTH = Decimal("0.01")
CLAUSES = re.compile("[,，;；。、%％]|其中[:：]?")


def relations(page: Page) -> Iterator[Relation]:
    """One relation for each percentage whose part and whole the text gives."""
    of_groups = {share[2].claim.start: share for share in rates_of_treated(page)}
    others = [share for share in shares(page) if share[2].claim.start not in of_groups]
    told = _of_what_they_make_up(page, [*others, *of_groups.values()])
    told += shares_of_respondents(page, {percent.claim.start for *_, percent in told})
    for closed in (shares_of_so_many, shares_in_turn):
        told += closed(page, {percent.claim.start for *_, percent in told})
    told += coincidence.shares(page, told)
    told = of_exact_wholes(page, told)
    fellows = {share[2].claim.start: share for share in fellow_shares(page, told)}
    told = [*(share for share in told if share[2].claim.start not in fellows), *fellows.values()]
    told = of_a_base_told(page, told)
    for more in (
        closed_shares,
        rough_shares,
        shares_of_parts_told,
        shares_of_heads,
        bare_shares_in_words,
        plain_shares,
        shares_of_treated,
    ):
        told += more(page, {percent.claim.start for *_, percent in told})
    starts = {percent.claim.start for *_, percent in told}
    told += [share for share in shares_beyond(page) if share[2].claim.start not in starts]
    starts = {percent.claim.start for *_, percent in told}
    told, of_unnamed = of_the_grand_total(page, told)
    told = [*told, *(share for share in of_ranked_places(page) if share[2].claim.start not in starts)]
    told += incidences(page)
    for own in (sex_ratios, of_plans_told):
        told += own(page, {percent.claim.start for *_, percent in told})
    starts = {percent.claim.start for *_, percent in told}
    told += [each for line in page.lines for each in shares_told_twice(line) if each[2].claim.start not in starts]
    told += self_sufficiency(page)
    lost = list(of_sizes_lost(page))
    starts = {percent.claim.start for *_, percent in lost}
    told = [share for share in told if share[2].claim.start not in starts]
    yield from (_relation(*share) for share in lost)
    yield from map(_of_one_unnamed, of_unnamed)
    fitting = [share for share in told if fits(*share)]
    missed = [share for share in told if not (fits(*share) or _may_be_otherwise(page, share))]
    yield from (_relation(*share) for share in (*fitting, *_but_narrower(missed, fitting)))
    yield from map(_together, together(page, directory(page)))
    yield from map(_together, (*together_of(page), *effective(page)))
    yield from (replace(_relation(*share), if_broken=Verdict.REVIEW) for share in _of_the_total(page, told))
    found = {
        percent.claim.start for percent in (*(share[2] for share in told), *(each.percents[1] for each in of_unnamed))
    }
    yield from map(_of_one_unnamed, implied_wholes(page, found))
    for line in page.lines:
        yield from (_left_over(*share) for share in failures(line) if share[2].claim.start not in found)


def _may_be_otherwise(page: Page, share: Share) -> bool:
    """Whether what misses its whole is reckoned in another way, or is of who or when has one of its own.

    十年前稻谷25万吨,占总产量的48%: of that of ten years ago. So is a share of the part itself: 8例(25%为高龄).
    """
    part, whole, percent = share
    own = pattern("share.toml", "of a whole of its own")
    of_its_own = own.search(clause(part.before)) is not None and not own.search(whole.lead)
    of_the_part = percent.depth > part.depth and pattern("share.toml", "are such").match(percent.after) is not None
    return of_its_own or of_the_part or reckoned_otherwise(page, *share)


def _but_narrower(missed: Sequence[Share], fitting: Sequence[Share]) -> Iterator[Share]:
    """The shares that miss, but for those of a part that by its name or place is narrower than one that fits.

    税收62亿元,占总收入的72%…。东区税收12亿元,占总收入的84%: of the total of the east.
    """
    by_whole: defaultdict[Interval, list[Figure]] = defaultdict(list)
    for part, whole, _ in fitting:
        by_whole[Interval.of(whole.claim)].append(part)
    for share in missed:
        others = (other for other in by_whole[Interval.of(share[1].claim)] if alike(other, share[0]))
        if in_table(share[0]) or not any(_is_narrower(share[0], other) for other in others):
            yield share


def _is_narrower(part: Figure, other: Figure) -> bool:
    own, named = topic(part).name, topic(other).name
    elsewhere = own == named and bool(part.scope) and not other.scope
    return elsewhere or (own != named and len(named) > 1 and ends_in(own, named))


def _of_what_they_make_up(page: Page, told: Sequence[Share]) -> list[Share]:
    """The shares with those of parts that make up their whole, also for what is of a vague one (突破85万人)."""
    exactly = {percent.claim.start for _, whole, percent in told if whole.claim.hedge is Hedge.EXACT}
    found = list(parts_with_shares(page, exactly))
    starts = {percent.claim.start for *_, percent in found}
    return [*(share for share in told if share[2].claim.start not in starts), *found]


def _relation(part: Figure, whole: Figure, percent: Figure) -> Relation:
    quotient = Interval.of(part.claim) / all_of(whole) * base_of(percent)
    times = "" if percent.claim.dimension is Dimension.PERCENT or base_of(percent) == ONE else _times(percent)
    shown = f"{part.claim.text} ÷ {whole.claim.text}{times}"
    shown += f" = {_as_share(quotient, percent)}"
    members = ((part, "part"), (whole, "whole"), (percent, "share"))
    would_be = tuple(targets(part, whole, percent))
    return _reckoned(members, quotient, shown, would_be, fitting=fits(part, whole, percent))


def _reckoned(
    members: Sequence[tuple[Figure, str]],
    quotient: Interval,
    shown: str,
    would_be: tuple[tuple[Claim, Interval], ...],
    *,
    fitting: bool,
) -> Relation:
    """A quotient beside the share or the rate that is the last of the members."""
    told = members[-1][0].claim
    return Relation(
        type="share",
        members=tuple(Member(figure.document, figure.claim, role) for figure, role in members),
        left=quotient,
        right=to_a_step(told),
        formula=reckoned(shown, told.text, fits=fitting),
        explanation=in_words(shown, told.text, fits=fitting),
        targets=would_be,
    )


def _together(found: Together) -> Relation:
    """2804.9亿元和1366.4亿元,合计占进出口总值的42.9%: what several amounts come to of a whole."""
    parts, whole, percent = found
    shown = f"({' + '.join(part.claim.text for part in parts)}) ÷ {whole.claim.text} = {_rounded(found.computed, '%')}"
    members = (*((part, "part") for part in parts), (whole, "whole"), (percent, "share"))
    return Relation(
        type="share",
        members=tuple(Member(figure.document, figure.claim, role) for figure, role in members),
        left=found.computed,
        right=to_a_step(percent.claim),
        formula=reckoned(shown, percent.claim.text, fits=found.fits),
        explanation=in_words(shown, percent.claim.text, fits=found.fits),
        targets=found.targets,
    )


def _of_one_unnamed(found: Implied) -> Relation:
    """2830亿元,占总产值的77.9%, and 2860亿元,占总产值的78.8%: two shares of a whole that is not given."""
    shown = [
        f"{part.claim.text} ÷ {percent.claim.text} = {whole}"
        for part, percent, whole in zip(found.parts, found.percents, found.wholes, strict=True)
    ]
    zh, en = ("相符", "fit") if found.fits else ("不符", "do not fit")
    members = ((part, "part") for part in found.parts), ((percent, "share") for percent in found.percents)
    return Relation(
        type="share",
        members=tuple(
            Member(figure.document, figure.claim, role) for pair in zip(*members, strict=True) for figure, role in pair
        ),
        left=found.wholes[0],
        right=found.wholes[1],
        formula=reckoned(*shown, fits=found.fits),
        explanation=Words(
            zh=f"两项占比同属一个总数:{','.join(shown)},{zh}。",
            en=f"Both are shares of one total: {', '.join(shown)}, which {en}.",
        ),
        targets=found.targets,
    )


def _of_the_total(page: Page, told: Sequence[Share]) -> Iterator[Share]:
    """Shares 占总数的 that are not of the total that two others so told are of: of one that the text doesn't give."""
    so_told = [figure for figure in page.figures if is_percent(figure) and _is_of_total(figure)]
    known = {percent.claim.start: (whole, fits(part, whole, percent)) for part, whole, percent in told}
    wholes = Counter(known[each.claim.start][0] for each in so_told if known.get(each.claim.start, (None, False))[1])
    for whole, percent in (
        (whole, each) for whole, times in wholes.most_common(1) if times >= PAIR for each in so_told
    ):
        own = page.lines[percent.line].figures[max(0, percent.position - 2) : percent.position]
        parts = [figure for figure in own if figure.claim.sentence_start == percent.claim.sentence_start]
        told_of = [figure.position for figure in parts if _is_of_total(figure)]
        parts = [figure for figure in parts if figure.position > max(told_of, default=-1)]
        part = next((figure for figure in parts if alike(figure, whole) and is_level(figure)), None)
        akin = part is not None and related(topic(percent).name, topic(part).name)
        itself = part is not None and Interval.of(part.claim) == Interval.of(whole.claim)
        if percent.claim.start not in known and part and akin and not itself and not fits(part, whole, percent):
            yield part, whole, percent


def _is_of_total(percent: Figure) -> bool:
    return pattern("share.toml", "of the total").search(clause(percent.before)) is not None


def _left_over(bad: Figure, whole: Figure, rate: Figure) -> Relation:
    """抽检1286批次,不合格23批次,合格率98.2%: the rate of those that did not fail."""
    good = HUNDRED - Interval.of(bad.claim) / Interval.of(whole.claim) * HUNDRED
    shown = f"1 − {bad.claim.text} ÷ {whole.claim.text} = {_rounded(good, '%')}"
    members = ((bad, "the others"), (whole, "whole"), (rate, "share"))
    return _reckoned(members, good, shown, left_over(bad, whole, rate), fitting=fits_as_left(bad, whole, rate))


def _times(rate: Figure) -> str:
    """What a rate is counted on, where its sign does not say it: 60000例 ÷ 2400000人年 × 10万."""
    return f" × {figure(base_of(rate).lower)}"


def _as_share(quotient: Interval, percent: Figure) -> str:
    """A quotient as the text writes a share or a ratio: 1:30 beside 1:20."""
    if percent.claim.dimension is Dimension.PERCENT:
        return _rounded(quotient, unit(percent.claim))
    return f"1:{_rounded(ONE / quotient)}" if percent.claim.text.startswith("1:") else _rounded(quotient)


def _rounded(quotient: Interval, sign: str = "") -> str:
    low, high = (f"{end.quantize(HUNDREDTH).normalize():f}" for end in (quotient.lower, quotient.upper))
    return f"{low}{sign}" if low == high else between(low, high, sign)
