"""order: one figure may not exceed another.

Catches parts above their whole (其中, in brackets, by name: 畜牧业增加值 within 畜牧业产值; 在四十个行业中…七个), what
is said to have fallen and rose (由2.4%下降到4.2%), wholes that grew less or more than all their parts, means outside
those of the two halves (平均年龄34.9岁,其中男性…,女性…), rows out of the order of a table or a list that ranks,
winners above contestants, what a time added above what it led to, pupils taken in above those who are there, levels on
the other side of the base that they are set beside (37亿元,较去年的46亿元为高; 52亿元,低于上年的48亿元), aims met by
less (完成3120套,超额完成3400套的目标), the highest below the lowest told beside it, one part singled out above all
(仅石桥县就达…), parts by their names that exceed by far what holds them (生产总值120亿元。农业增加值260亿元), ranks
told one after another, which of two has more behind both (支出增幅低于收入增幅), what was closed down to more than
there was (18个村撤并为24个), incomes in the country far above those in town and, for a person to look at, more people
taken on than there were places and rural incomes a little above the town's.

Bad: 全市实有市场主体3.2万户,其中企业4.1万户。
Good: 全市实有市场主体3.2万户,其中企业1.1万户。

Limits: wholes are looked for on the part's own line, in its column, under the name that its sentence begins with, on
the line above where a line begins with 其中 (wrong only in a bracket), and for a wider place, a longer time, a name
that its own ends in, lies below or is by definition a part of, all of which some did something, rows told by place or
kind, and the months up to an end; these are wrong only where they exceed it by far and nothing told beside them may
hold them; parts of trade, means beside extremes, aims that were reached, medals, cases of a notice, staff of bodies of
one kind, bodies in another classifier, marks that were passed and what goes year by year are reported only where they
fit.
Some of a body that the text speaks of elsewhere (15所高校 out of 21所高校) are wrong where both stand in one sentence;
else they are to be looked at.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import takewhile

from checks.agreements.places_again import places_again
from checks.changes.beside_rates import rates_in_order
from checks.figures.amounts import SENTENCE, alike, amount, compared
from checks.figures.columns import Entry, columns
from checks.figures.compared import Compared
from checks.figures.directory import is_listed
from checks.figures.identity import scope_allows
from checks.figures.labels import is_balance
from checks.figures.percentages import HUNDRED, Share, fits
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.orders.added_by_then import added_by_then
from checks.orders.added_to import added_to
from checks.orders.among_in_brackets import among_in_brackets, among_within_brackets
from checks.orders.among_named_again import among_named_again
from checks.orders.announced_ranks import announced_ranks, places_won
from checks.orders.below_its_line import below_its_line
from checks.orders.beside_a_base import beside_a_base
from checks.orders.beside_several import beside_several
from checks.orders.bodies_within import bodies_within
from checks.orders.bounds_of_all import bounds_of_all
from checks.orders.by_name import beyond_by_name
from checks.orders.came_to import came_to
from checks.orders.case_persons import people_of_cases
from checks.orders.columns_within import columns_within
from checks.orders.comparisons import comparisons
from checks.orders.contestants import events_entered, of_contestants, persons_and_times
from checks.orders.each_above import each_above
from checks.orders.extremes import between_extremes
from checks.orders.far_beyond import APART, far_beyond
from checks.orders.firsts import firsts
from checks.orders.grown_in_brackets import grown_in_brackets
from checks.orders.has_one_each import has_one_each
from checks.orders.highest_and_lowest import highest_and_lowest, most_of_so_many
from checks.orders.in_between import in_between
from checks.orders.kept_within import kept_within
from checks.orders.kinds_in_records import kinds_in_records
from checks.orders.leads import leads
from checks.orders.leavers import leavers
from checks.orders.lower import far_above, lower_by_nature
from checks.orders.marks_passed import marks_passed
from checks.orders.medals import medal_winners, medals_won
from checks.orders.merged import merged
from checks.orders.months_within import months_within
from checks.orders.natural_growth import deaths_below_births
from checks.orders.of_those_named import of_those_named
from checks.orders.places import in_places
from checks.orders.populations import Part, parts_of_populations
from checks.orders.progress import rates_below
from checks.orders.ranked_rows import ranked_rows
from checks.orders.ranked_tables import ranked_tables
from checks.orders.rankings import rankings
from checks.orders.rows_of_increases import rows_of_increases
from checks.orders.rows_of_outcomes import rows_of_outcomes
from checks.orders.rows_within import rows_within
from checks.orders.series import in_order
from checks.orders.shares_among import shares_among, shares_of_wider_places
from checks.orders.sides_of_accounts import sides_of_accounts
from checks.orders.singled_out import singled_out
from checks.orders.some_of_them import some_of_them
from checks.orders.staff_within import staff_within
from checks.orders.times_within import times_within
from checks.orders.told_in_turn import told_in_turn
from checks.orders.tolls_within import tolls_within
from checks.orders.within_by_name import within_by_name
from checks.page import Figure, Line, Page, clause, opening
from checks.parts.case_notices import cases_within
from checks.parts.cases_by_origin import cases_by_origin
from checks.parts.contained import contained
from checks.parts.hierarchy import new_within_all, within_places
from checks.parts.partitions import within_by_definition
from checks.parts.parts_among import on_behind_semicolons
from checks.parts.parts_of_a_named_whole import moved_within, parts_of_a_named_whole
from checks.parts.parts_within import Pair, fits_within, parts_within
from checks.parts.sections import items_below_their_heading, items_within
from checks.parts.wholes import breakdowns
from checks.parts.within import named_again
from checks.relation import (
    INFINITY,
    Comparator,
    Interval,
    Member,
    Relation,
    Verdict,
    Words,
    holds,
    read_as,
    signed,
    stated,
    with_sign,
)
from checks.shares.parts_and_wholes import shares
from checks.sums.contributions import pulled_within
from checks.sums.numbered_rows import numbered_within
from checks.sums.totals import falling_into_kinds
from claims.model import Dimension, Status

OF_ALL = re.compile("占比|比重|份额|占")
OTHERS = re.compile("其中|当中|[从分按][^,，。;；]{1,8}看")
ZERO = Decimal(0)
NEAREST = 12
KINDS = ("类", "种", "项", "批", "家")


def relations(page: Page) -> Iterator[Relation]:
    """One relation for each pair of figures of which the first may not exceed the second."""
    seen: set[tuple[int, int]] = set()
    told_of = (*(each for line in page.lines for each in _told_of(line)), *_told_on(page))
    compared = [each for each in told_of if each.sure or fits_within(*each[:2])]
    compared += [Compared(least, each, sure=False, part=False) for least, each in each_above(page)]
    compared += [each for each in came_to(page) if fits_within(*each[:2])]
    rates = list(shares(page))
    compared += _aims_reached(rates)
    told = ((each.smaller, each.larger) for each in compared if each.part)
    known = list(lower_by_nature(page))
    between = [*in_between(page), *known, *has_one_each(page)]
    by_nature = {(lower.claim.start, higher.claim.start) for lower, higher, _ in known}
    apart = {frozenset((lower.claim.start, higher.claim.start)) for lower, higher, _ in between}
    for part, whole in (*_pairs(page, rates), *told):
        grew = all(topic(figure).aspect == "rate" for figure in (part, whole))
        mean = frozenset((part.claim.start, whole.claim.start)) in apart
        unlike = grew or mean or _says_which(whole) or _falls_within_a_rise(part, whole)
        if not unlike and (part.claim.start, whole.claim.start) not in seen:
            seen.add((part.claim.start, whole.claim.start))
            yield _within(part, whole, Verdict.INCONSISTENT)
    for smaller, larger, _, part_of in compared:
        if not part_of and (smaller.claim.start, larger.claim.start) not in seen:
            seen.add((smaller.claim.start, larger.claim.start))
            yield replace(_within(smaller, larger, Verdict.INCONSISTENT), explanation=_said(smaller, larger))
    for lower, higher, words in between:
        if (lower.claim.start, higher.claim.start) not in seen:
            seen.add((lower.claim.start, higher.claim.start))
            of_itself = (lower.claim.start, higher.claim.start) not in by_nature
            sure = of_itself or far_above(lower, higher)
            if_broken = Verdict.INCONSISTENT if sure else Verdict.REVIEW
            yield replace(_within(lower, higher, if_broken), explanation=words, targets=())
    yield from _ranks(page)
    for line in page.lines:
        yield from _places(line)
        yield from _highest(line)
    for each in parts_of_populations(page):
        if (each.part.claim.start, each.whole.claim.start) not in seen:
            yield from _of_population(each)


def _falls_within_a_rise(part: Figure, whole: Figure) -> bool:
    """Whether a part got less while its whole got more, which tells nothing of either: 增加9亿元,其中甲类减少2亿元."""
    changes = all(figure.claim.measure == "增减额" for figure in (part, whole))
    return changes and (part.claim.high or ZERO) < 0 < (whole.claim.low or ZERO)


def _told_on(page: Page) -> Iterator[Compared]:
    """The same of figures on several lines of a page."""
    yield from (
        *of_contestants(page),
        *events_entered(page),
        *in_places(page),
        *below_its_line(page),
    )
    yield from (*tolls_within(page), *added_by_then(page))


def _told_of(line: Line) -> Iterator[Compared]:
    """Every two figures of a line of which its words say that the one is no larger than the other."""
    yield from (*comparisons(line), *in_order(line), *rankings(line), *rates_in_order(line), *firsts(line))
    yield from (*beside_several(line), *rows_of_increases(line), *persons_and_times(line), *announced_ranks(line))
    yield from (*places_won(line), *between_extremes(line), *rates_below(line), *bounds_of_all(line))
    yield from (*medal_winners(line), *grown_in_brackets(line))
    yield from (*added_to(line), *told_in_turn(line), *leads(line), *deaths_below_births(line), *ranked_rows(line))
    yield from (*among_in_brackets(line), *beside_a_base(line))
    yield from (*among_within_brackets(line), *bodies_within(line), *marks_passed(line), *staff_within(line))
    yield from (*highest_and_lowest(line), *most_of_so_many(line), *singled_out(line), *merged(line))
    yield from (*kept_within(line), *kinds_in_records(line), *shares_among(line), *shares_of_wider_places(line))
    yield from (Compared(part, whole, sure=False) for part, whole in on_behind_semicolons(line))


def _aims_reached(rates: Sequence[Share]) -> list[Compared]:
    """完成3000个目标任务的104%: what was done is no less than what its rate of 100% and more is told of, if it fits."""
    told = (
        share
        for share in rates
        if share[2].claim.dimension is Dimension.PERCENT and Interval.of(share[2].claim).lower >= HUNDRED.lower
    )
    return [Compared(of, done, sure=False, part=False) for done, of, _ in told if fits_within(of, done)]


def _ranks(page: Page) -> Iterator[Relation]:
    for smaller, larger, targets in ranked_tables(page):
        within = _within(smaller, larger, Verdict.INCONSISTENT)
        yield replace(within, explanation=_said(smaller, larger), targets=targets or within.targets)


def _pairs(page: Page, rates: Sequence[Share]) -> Iterator[Pair]:
    """Every part and whole that the text, a table or their names tell to be such."""
    for line in page.lines:
        parts = list(parts_within(breakdowns(line), line))
        told = {(part.claim.start, whole.claim.start) for part, whole in parts}
        named = within_by_name(line.figures, line)
        yield from (*parts, *_out_of(line), *rows_within(line), *moved_within(line))
        yield from (pair for pair in named if (pair[1].claim.start, pair[0].claim.start) not in told)
    yield from parts_within(list(named_again(page)))
    yield from (*leavers(page), *parts_of_a_named_whole(page))
    yield from (*items_within(page), *sides_of_accounts(page), *beyond_by_name(page))
    for column in columns(page):
        yield from (*_marked(column), *within_by_name([entry.figure for entry in column]), *numbered_within(column))
    yield from _within_by_share(rates)
    new = ((pair[:2], pair[2] or _told(page, *pair[:2])) for pair in new_within_all(page))
    yield from (pair for pair, told in new if told)
    yield from ((each.new, each.known) for each in places_again(page) if not each.first)
    some = (*some_of_them(page), *of_those_named(page), *among_named_again(page))
    yield from ((each.part, each.whole) for each in some if each.sure or fits_within(each.part, each.whole))
    yield from (pair for pair in (*contained(page), *pulled_within(page)) if fits_within(*pair))
    yield from (pair for pair in within_by_definition(page) if _told(page, *pair))
    yield from (pair for pair in within_places(page) if _told(page, *pair, times=APART))
    yield from (*months_within(page), *times_within(page), *medals_won(page), *rows_of_outcomes(page))
    yield from columns_within(page)
    yield from (*cases_by_origin(page), *cases_within(page), *items_below_their_heading(page), *people_of_cases(page))


def _within_by_share(rates: Sequence[Share]) -> Iterator[Pair]:
    """Every part and whole of a share that fit, and only those that it fits where there are any (城镇占总人口的54%)."""
    shares = [each for each in rates if each[2].claim.dimension is Dimension.PERCENT]
    fitting = {share.claim.start for part, whole, share in shares if fits(part, whole, share)}
    for part, whole, share in shares:
        meant = share.claim.start not in fitting or fits(part, whole, share)
        if meant and Interval.of(share.claim).upper <= HUNDRED.upper and fits_within(part, whole):
            yield part, whole


def _told(page: Page, part: Figure, whole: Figure, times: Decimal | None = None) -> bool:
    """Whether a part that need not be one is no larger than its whole, or so much larger that it can't be right."""
    return fits_within(part, whole) or far_beyond(page, part, whole, times)


def _says_which(whole: Figure) -> bool:
    """Whether a percentage only says which ones are meant, and not how many they are: 持股5%以上股东."""
    return whole.claim.dimension is Dimension.PERCENT and whole.claim.text.endswith(("以上", "以下"))


def _said(smaller: Figure, larger: Figure) -> Words:
    few, many = with_sign(smaller.claim), with_sign(larger.claim)
    if fits_within(smaller, larger):
        return Words(zh=f"按文中的说法,{few}不大于{many}。", en=f"As the text says, {few} is not above {many}.")
    return Words(zh=f"按文中的说法,{few}不应大于{many}。", en=f"By what the text says, {few} should not exceed {many}.")


def _marked(column: Sequence[Entry]) -> Iterator[Pair]:
    """Rows of a table marked as parts (#, 其中), under the nearest row above that is not and holds them.

    其中 may go back to a row further up, so that a part is only wrong where it exceeds every row above in its unit.
    Where several kinds of parts add up to one row (其中:男, 女, 其中:汉族, 其他), the parts are within that.
    """
    above: list[Figure] = []
    summed = {part.claim.start: each.whole for each in falling_into_kinds(column) for part in each.parts}
    for entry in column:
        if not entry.of_which:
            above = [*above[-NEAREST:], entry.figure] if _is_counted(entry.figure) else []
            continue
        part = entry.figure
        held = [summed[part.claim.start]] if part.claim.start in summed else above[::-1]
        wholes = [whole for whole in takewhile(partial(alike, part), held) if not is_balance(whole)]
        fitting = next((whole for whole in wholes if fits_within(part, whole)), None)
        plain = wholes and not pattern("order.toml", "rows of rates or nets").search(wholes[0].subject)
        if wholes and _is_counted(part) and (fitting or plain):
            yield part, fitting or wholes[0]


def _is_counted(cell: Figure) -> bool:
    """Whether a cell of a table tells how much there is of its row, by a head of its own too: 人口数, 资产总计."""
    told = pattern("order.toml", "column of all there is").search(cell.claim.measure or "")
    return is_listed(cell) or (told is not None and amount(cell) and cell.claim.status is Status.ACTUAL)


def _out_of(line: Line) -> Iterator[Pair]:
    """在四十个行业大类中,…七个行业: a whole is named and some of it counted in the same sentence."""
    for place, whole in enumerate(line.figures):
        told = pattern("order.toml", "of which some").match(opening(whole.after))
        if not told or not pattern("order.toml", "out of").search(clause(whole.before)):
            continue
        for part in line.figures[place + 1 : place + NEAREST]:
            if SENTENCE.search(part.before):
                break
            named = opening(part.after)[:2]
            if alike(part, whole) and len(named) > 1 and named in told["of"]:
                yield part, whole


def _within(part: Figure, whole: Figure, if_broken: Verdict) -> Relation:
    left, right = Interval.of(part.claim), Interval.of(whole.claim)
    fits = holds(Comparator.AT_MOST, left, right)
    return Relation(
        type="order",
        members=(Member(part.document, part.claim, "part"), Member(whole.document, whole.claim, "whole")),
        left=left,
        right=right,
        comparator=Comparator.AT_MOST,
        if_broken=if_broken,
        formula=signed(read_as(with_sign(part.claim), left), "≤", read_as(with_sign(whole.claim), right), fits=fits),
        explanation=_fitting(part, whole) if fits else _exceeding(part, whole),
        targets=((part.claim, Interval(ZERO, right.upper)), (whole.claim, Interval(left.lower, INFINITY))),
    )


def _fitting(part: Figure, whole: Figure) -> Words:
    if part.claim.measure == "增减额":
        return Words(
            zh=f"{part.subject}增加{part.claim.text},没有超过增加后的{whole.claim.text}。",
            en=f"{part.subject} grew by {part.claim.text}, no more than the {whole.claim.text} that it came to.",
        )
    return Words(
        zh=f"{_called(part)}是{_called(whole)}的一部分,没有超过后者。",
        en=f"{_called(part)} is a part of {_called(whole)} and does not exceed it.",
    )


def _exceeding(part: Figure, whole: Figure) -> Words:
    if part.claim.measure == "增减额":
        return Words(
            zh=f"{part.subject}增加{part.claim.text},比增加后的{whole.claim.text}还多。",
            en=f"{part.subject} grew by {part.claim.text}, more than the {whole.claim.text} that it came to.",
        )
    return Words(
        zh=f"{_called(part)}应是{_called(whole)}的一部分,却超过了后者。",
        en=f"{_called(part)} should be a part of {_called(whole)}, yet exceeds it.",
    )


def _called(figure: Figure) -> str:
    return f"{figure.subject}{figure.claim.text}"


def _of_population(each: Part) -> Iterator[Relation]:
    """A part taken from a body: to be looked at where it exceeds it, and wrong where one sentence gives both."""
    part, whole = each.part.claim, each.whole.claim
    relation = _within(each.part, each.whole, Verdict.INCONSISTENT if each.one_sentence else Verdict.REVIEW)
    comparable = not part.cumulative and scope_allows(part.scope, whole.scope)
    if relation.verdict is Verdict.CONSISTENT or comparable:
        yield relation


def _places(line: Line) -> Iterator[Relation]:
    """发布4230个岗位,招募7181人: more people taken on than places there were."""
    for place, posts in enumerate(line.figures):
        counted = posts.claim.low is not None and not posts.claim.unit.endswith(KINDS)
        if not _speaks_of(posts, "places") or not counted or _of_several_each(posts):
            continue
        after = [figure for figure in line.figures[place + 1 : place + NEAREST] if _is_person(figure)]
        after = [figure for figure in after if figure.claim.sentence_start == posts.claim.sentence_start]
        after = [figure for figure in after if not pattern("order.toml", "applied").match(opening(figure.after))]
        taken = next((figure for figure in after if _speaks_of(figure, "taken on")), None)
        if taken is not None:
            received = next((figure for figure in after if _speaks_of(figure, "received")), None)
            yield _taken_on(taken, posts, received)


def _of_several_each(posts: Figure) -> bool:
    """Whether places are posts that a plan lists, each for several people: 招录职位450个,计划招录830人."""
    return pattern("order.toml", "posts of a plan").search(clause(posts.before) + opening(posts.after)) is not None


def _is_person(figure: Figure) -> bool:
    return figure.claim.dimension is Dimension.PERSON and figure.claim.low is not None


def _speaks_of(figure: Figure, name: str) -> bool:
    around = clause(figure.before) + ("" if name != "places" else opening(figure.after))
    return pattern("order.toml", name).search(around) is not None


def _taken_on(taken: Figure, posts: Figure, received: Figure | None) -> Relation:
    left, right = Interval.of(taken.claim), Interval.of(posts.claim)
    fits = holds(Comparator.AT_MOST, left, right)
    members = [Member(taken.document, taken.claim, "taken on"), Member(posts.document, posts.claim, "places")]
    zh = f"招收{taken.claim.text}{'不超过' if fits else '多于'}岗位{posts.claim.text}"
    en = f"{taken.claim.text} were taken on for {posts.claim.text} places"
    if received is not None:
        members.append(Member(received.document, received.claim, "received"))
        zh, en = f"{zh},实际接收{received.claim.text}", f"{en}, and {received.claim.text} were received"
    return Relation(
        type="order",
        members=tuple(members),
        left=left,
        right=right,
        comparator=Comparator.AT_MOST,
        if_broken=Verdict.REVIEW,
        formula=signed(stated(taken.claim), "≤", stated(posts.claim), fits=fits),
        explanation=Words(
            zh=f"{zh}。" if fits else f"{zh}:读者会问为什么,请说明。", en=f"{en}." if fits else f"{en}: say why."
        ),
    )


def _highest(line: Line) -> Iterator[Relation]:
    """升幅最高,达97%;…升50.1%: what is called the highest is not below what follows it in the sentence."""
    for place, top in enumerate(line.figures):
        if not _is_called_highest(top):
            continue
        for other in line.figures[place + 1 : place + NEAREST]:
            if SENTENCE.search(other.before) or OTHERS.search(other.before) or not _is_rate(other):
                break
            if compared(other) or _of_another_kind(top, other):
                continue
            rises = pattern("order.toml", "rises").search(clause(other.before)) is not None
            verdict = Verdict.INCONSISTENT if rises else Verdict.REVIEW
            yield replace(_within(other, top, verdict), explanation=_ranked(other, top))


def _is_called_highest(top: Figure) -> bool:
    """Whether a percentage is said to be the highest; not what grew, of what is most by its level (出口最多的是…)."""
    told = pattern("order.toml", "the highest").search(top.before)
    if not told or not _is_rate(top) or not pattern("order.toml", "of itself").match(top.before[told.end() :]):
        return False
    of_growth = told["fast"] or pattern("order.toml", "of growth").search(top.before[: told.end()])
    return bool(of_growth) or topic(top).aspect != "rate"


def _of_another_kind(top: Figure, other: Figure) -> bool:
    """Whether one percentage is a growth and the other a share, or the second a rate by another name (就业率)."""
    one, two = topic(top), topic(other)
    shared = one.aspect == "share" or OF_ALL.search(top.before) is not None
    return (shared and two.aspect == "rate") or (two.name.endswith("率") and two.name != one.name)


def _ranked(other: Figure, top: Figure) -> Words:
    fits = fits_within(other, top)
    return Words(
        zh=f"文中称{top.claim.text}最高,{other.claim.text}{'没有超过它' if fits else '却高于它'}。",
        en=f"{top.claim.text} is called the highest; {other.claim.text} {'does not exceed' if fits else 'exceeds'} it.",
    )


def _is_rate(figure: Figure) -> bool:
    return figure.claim.dimension is Dimension.PERCENT and figure.claim.low is not None
