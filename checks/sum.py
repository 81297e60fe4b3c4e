"""sum: parts and their whole.

Catches parts that the text gives as making up a whole (up to 其余, in brackets, in clauses of one form, at the start
of their clauses after 其中, up to 收入合计, 由…构成, months and quarters one after another or in a row of a table,
two kinds of parts under a row of it) and do not, births with deaths and natural growth, wholes that their names
define (总人口增加, 可支配收入, 奖牌总数), shares of one whole in a ratio (6:40:54), of all its parts
(男性占…,女性占…) or of all ages that do not come to 100, what shares gain with what others lose, balances
(出口、进口和顺差; 总投资、已完成和剩余), stocks with what came and went and what is left of them, in any order, all
cases with what became of each, changes of parts beside that of their whole, what stands beside parts and their whole
in the same words (占预算…), numbered lines with what 以上…共计 says below them, paragraphs of one form with what one
above them tells, lists that fill a bracket, what 由…组成 or 分三期 announces, bands of age or size that leave nothing
out, two columns in a sentence, the sides of a balance sheet and what they leave a paragraph further on (收支相抵),
what several come to together (合起来, 三库共), sums that are written out (3000+5000=8000元), the points of growth
that the three sectors pull, parts of which one lacks the 万 of all others, what happened told over several sentences,
by column, and counts in a name that do not come to their total (“三纵十横”13条). Parts whose labels exclude one
another (甲县、乙县; 合格、不合格; 其中, 包括, 分别为 or a colon ahead of them) may not miss what a list says that
they come to, nor exceed their whole.

Bad: 全年接收患者8例,2例来自甲县,其余7例来自乙县。
Good: 全年接收患者8例,2例来自甲县,其余6例来自乙县。

Limits: the readings are added, so that rounded parts may miss a rounded whole by as much as their roundings. Parts
after 其中 need not be all there are: unless the words say so, a sum that fits is reported and one that does not is left
to order. Clauses of one form are held to it once another breakdown of that form in the text has come out. Amounts that
add up too closely for chance are reported without words that say so; that others don't add up shows nothing. A ratio
may have been adjusted in the last digit to come to 100. Where no form of words ties a few figures, a whole with what
is told of it and what is left (应到, 实到, 缺席), a total behind its parts, and a level with the one before it and the
difference are held to the one slip of the pen that makes them fit too well for chance, and so are parts that their
words tell to make up a whole only where they do (see `checks.identities`). 工业 and 建筑业 may come to a little more
than the second sector, as some of industry is counted elsewhere.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from checks.agreements.accounts import moved_in, totals_before_lines, totals_of_budgets
from checks.agreements.written_sums import written_sums
from checks.figures.amounts import Breakdown, adds_up, one_slip_off, slipped, targets, times, total
from checks.figures.bases import is_base
from checks.figures.columns import columns
from checks.figures.numbering import number
from checks.figures.percentages import HUNDRED, adjustable, fits, is_percent
from checks.figures.successive import rows_of_times, successive
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause
from checks.parts.case_notices import cases_added_up
from checks.parts.coincidence import sums
from checks.parts.exclusive import of_kinds, of_pairs, overlaps, respectively
from checks.parts.joint import together
from checks.parts.made_up import made_up
from checks.parts.partitions import defined, defined_apart, defined_by_rows
from checks.parts.parts_by_place import parts_by_place
from checks.parts.parts_grown import parts_grown
from checks.parts.parts_in_bands import parts_in_bands
from checks.parts.parts_in_numbered_lines import in_numbered_lines
from checks.parts.parts_in_smaller_units import in_smaller_units
from checks.parts.parts_in_the_name import named_by_parts, of_sectors_named
from checks.parts.parts_sorted import sorted_apart
from checks.parts.parts_summed_up import summed_up_above
from checks.parts.parts_told_twice import parts_told_twice
from checks.parts.parts_with_rates import parts_with_rates
from checks.parts.sections import items_below, kinds_below, lines_below
from checks.parts.told_in_frames import told_in_frames
from checks.parts.treated import sums_of_treated
from checks.parts.wholes import breakdowns
from checks.parts.within import named_again, named_alike
from checks.relation import (
    Comparator,
    Interval,
    Member,
    Relation,
    Verdict,
    Words,
    holds,
    in_words,
    plain,
    printed,
    read_as,
    reckoned,
    stated,
)
from checks.shares.shares_in_turn import parts_of_a_hundred
from checks.shares.shares_of_heads import heads_by_kind
from checks.sums.balance_sheets import balance_sheets
from checks.sums.both_ways import both_ways
from checks.sums.by_definition import by_definition
from checks.sums.cases_by_outcome import cases_by_outcome
from checks.sums.changes_together import changes_together
from checks.sums.classes import of_letters, of_notifiable_diseases
from checks.sums.closed_sums import closed_sums
from checks.sums.columns_in_a_sentence import columns_in_a_sentence
from checks.sums.columns_over_sentences import columns_over_sentences
from checks.sums.companions import companions
from checks.sums.comprised import comprised
from checks.sums.contributions import contributions, pulled_by_sectors, pulled_together
from checks.sums.counted_behind import counted_behind
from checks.sums.differences import Balance, differences
from checks.sums.each_summed import Multiplied, told_of_each
from checks.sums.fiscal_measures import means_in_all
from checks.sums.hundreds import hundreds
from checks.sums.ledgers import ledgers
from checks.sums.lists_by_name import lists_by_name
from checks.sums.lists_in_brackets import lists_in_brackets
from checks.sums.numbered_rows import numbered_rows
from checks.sums.outcomes import outcomes, outcomes_in_paragraphs
from checks.sums.parts_announced import parts_announced
from checks.sums.percents_summed_up import percents_summed_up
from checks.sums.profit_and_loss import profit_and_loss
from checks.sums.quarters import quarters
from checks.sums.regions import of_regions
from checks.sums.reports import reported
from checks.sums.rows_adding_up import rows_adding_up
from checks.sums.rows_named_alike import rows_named_alike
from checks.sums.rows_of_paragraphs import rows_of_paragraphs
from checks.sums.segments import in_segments
from checks.sums.set_off import set_off
from checks.sums.shifts import changes_of_shares
from checks.sums.size_lost import sizes_lost
from checks.sums.stocks import Stock, stocks
from checks.sums.teachers_of_schools import teachers_of_schools
from checks.sums.totals import of_column
from claims.model import Claim, Dimension, Hedge

NUMERAL = "[一二三四五六七八九十两]{1,3}"
SHAPES = re.compile(rf"[“「『\"]?((?:{NUMERAL}[纵横环射联线轴带廊翼核园馆校院县区]){{2,}})[”」』\"]?$")
PLACES = "places"
VITAL = 3
SAID_BEHIND = 12
MAGNITUDE = re.compile("[万亿萬億]")
ROADS = re.compile(rf"^(?:{NUMERAL}[纵横环射联])+$")


def relations(page: Page, *, told: bool = False) -> Iterator[Relation]:
    """One relation for each whole with the parts that make it up, and for each total of the counts in a name.

    `told`: only for parts that their words tell to make up their whole.
    """
    accounts = [*ledgers(page), *(each for line in page.lines for each in stocks(line))]
    balances = [*(each for line in page.lines for each in differences(line)), *set_off(page)]
    reckoned = {(each.more.claim.start, frozenset((each.less.claim.start, each.rest.claim.start))) for each in balances}
    gathered = _gathered(page, [each for each in accounts if isinstance(each, Breakdown)])
    read = [told_of_each(page.lines[each.whole.line], each) for each in gathered if len(each.parts) > 1]
    found = _distinct(each for each in read if each is not None and not isinstance(each, Multiplied))
    found = [each for each in found if _starts(each) not in reckoned and not _told_again(each)]
    found = [each for each in found if not _is_of_another(page.lines[each.whole.line], each)]
    judged = _judged(page, found)
    yield from (_relation(each) for each in judged if not told or (each.complete and each.sure))
    shared = [each for each in contributions(page) if len(each.points) > 1 and _all_of_it(each.percents)]
    pulls = [Breakdown(each.rate, tuple(each.points), complete=True, sure=True) for each in shared]
    told_of = {each.parts for each in pulls}
    yield from map(_relation, [*pulls, *(each for each in pulled_by_sectors(page) if each.parts not in told_of)])
    for line in page.lines:
        yield from map(_relation, (*_natural_growth(line), *together(line)))
        yield from map(_come_to_nothing, changes_of_shares(line))
    yield from map(_balance, balances)
    yield from map(_stock, {each.closing.claim.start: each for each in accounts if isinstance(each, Stock)}.values())
    multiplied = {(each.whole, each.of_each): each for each in read if isinstance(each, Multiplied)}
    yield from map(_times, multiplied.values())
    yield from hundreds(page)
    for figure in page.figures:
        yield from _named(figure)


def _gathered(page: Page, told: Sequence[Breakdown]) -> list[Breakdown]:
    """Every breakdown of a page, those `told` as accounts first; of two of one whole and parts the last is kept."""
    across = list(rows_adding_up(page))
    found = [*told, *(each for each in across if not each.sure), *sums(page), *quarters(page)]
    found.extend(each for line in page.lines for each in (*breakdowns(line), *defined(line.figures), *outcomes(line)))
    found.extend(each for line in page.lines for each in (*of_kinds(line), *of_pairs(line), *respectively(line)))
    found.extend(each for line in page.lines for each in (*totals_of_budgets(line), *changes_together(line)))
    found.extend(each for line in page.lines for each in (*successive(line), *rows_of_times(line)))
    found.extend(
        (
            *defined_apart(page),
            *defined_by_rows(page),
            *named_again(page),
            *named_alike(page),
            *lists_by_name(page),
            *reported(page),
            *sorted_apart(page),
            *summed_up_above(page),
            *in_numbered_lines(page),
            *rows_of_paragraphs(page),
            *of_notifiable_diseases(page),
            *pulled_together(page),
            *of_regions(page),
            *moved_in(page),
            *means_in_all(page),
            *told_in_frames(page),
            *cases_by_outcome(page),
            *outcomes_in_paragraphs(page),
            *cases_added_up(page),
            *teachers_of_schools(page),
            *parts_of_a_hundred(page),
        )
    )
    found.extend((*kinds_below(page), *items_below(page), *lines_below(page)))
    found.extend(
        each
        for column in columns(page)
        for each in (*of_column(column), *of_letters(column), *rows_named_alike(column), *numbered_rows(column))
    )
    found.extend(
        each
        for line in page.lines
        for each in (
            *named_by_parts(line),
            *of_sectors_named(line),
            *counted_behind(line),
            *heads_by_kind(line),
            *written_sums(line),
            *parts_by_place(line),
            *closed_sums(line),
            *profit_and_loss(line),
            *balance_sheets(line),
            *parts_announced(line),
            *both_ways(line),
            *by_definition(line),
            *in_segments(line),
            *totals_before_lines(line),
            *comprised(line),
            *parts_with_rates(line),
            *lists_in_brackets(line),
            *parts_told_twice(line),
            *parts_in_bands(line),
            *columns_in_a_sentence(line),
            *columns_over_sentences(line),
            *percents_summed_up(line),
            *in_smaller_units(line),
            *sums_of_treated(line),
            *sizes_lost(line),
        )
    )
    found.extend(each for each in across if each.sure)
    found.extend((*parts_grown(page, found), *companions(page, found)))
    return found


def _judged(page: Page, found: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """The breakdowns that add up, and those that have to and do not."""
    proven = {each.form for each in found if each.form and adds_up(each.whole, each.parts)}
    borne_out = _borne_out(found)
    fitting = [each for each in found if adds_up(each.whole, each.parts)]
    explained = {_starts(each)[1]: each.whole for each in fitting}
    summed = {start: parts for parts in explained for start in parts}
    made_up_by: dict[int, list[frozenset[int]]] = {}
    for each in fitting:
        made_up_by.setdefault(_starts(each)[0], []).append(_starts(each)[1])
    for each in found:
        alike = each.form in proven and (each.form != PLACES or slipped(each.whole, each.parts))
        sure = each.sure or alike or each.whole.claim.start in borne_out
        right = adds_up(each.whole, each.parts)
        whole, parts = _starts(each)
        known = parts in explained and not _is_told_of(each, explained[parts])
        known = known or {whole, *parts} <= summed.get(whole, frozenset()) or _goes_into(each, fitting)
        known = known or any(_goes_on(parts, more) for more in made_up_by.get(whole, ()))
        if right or (each.complete and sure and not known and not _leaves_some(each, page)):
            yield each


def _goes_on(parts: frozenset[int], more: frozenset[int]) -> bool:
    """Whether some parts are the first of others that make up their whole, by where they start."""
    return parts < more and min(more - parts) > max(parts)


def _told_again(each: Breakdown) -> bool:
    """Whether one of the parts is the whole itself, passed and made good: 突破10亿人次,已完成10.02亿人次,其中…."""
    low = each.whole.claim.low or 0
    passed = each.whole.claim.hedge is Hedge.ABOVE
    return passed and any(0 < low <= (part.claim.low or 0) for part in each.parts) and adds_up(each.whole, each.parts)


def _is_told_of(each: Breakdown, other: Figure) -> bool:
    """Whether parts are told of their whole, whatever else they fit.

    They are in brackets behind it, or behind it on its line where it has the other one's name.
    """
    first, name = each.parts[0], topic(each.whole).name
    before = each.whole.line == first.line and each.whole.position < first.position
    return _in_brackets(each) or (before and name == topic(other).name != "")


def _in_brackets(each: Breakdown) -> bool:
    return all(part.depth > each.whole.depth for part in each.parts)


def _goes_into(each: Breakdown, fitting: Sequence[Breakdown]) -> bool:
    """Whether a whole is some of another one behind it, of which the parts are then: 抓获19人,又劝投4人,共23人."""
    first = min(part.claim.start for part in each.parts)
    wider = (other.whole.claim.start for other in fitting if each.whole in other.parts)
    return any(each.whole.claim.start < start < first for start in wider)


def _is_of_another(line: Line, each: Breakdown) -> bool:
    """Whether what stands behind parts is what they are some or so many times of: 合计占全国232.8万吨的57.3%."""
    return each.whole.claim.start > each.parts[-1].claim.start and is_base(line, each.whole)


def _distinct(found: Iterable[Breakdown]) -> list[Breakdown]:
    """Breakdowns of which no two have one whole and the same parts, the last of each, of the surest if there are."""
    kept: dict[tuple[int, frozenset[int]], Breakdown] = {}
    for each in found:
        key = _starts(each)
        if key not in kept or each.sure or not kept[key].sure:
            kept[key] = each
    return list(kept.values())


def _leaves_some(each: Breakdown, page: Page) -> bool:
    """Whether parts are not all: less than half, before 其余为…, 三者合计占99.6%, or some are in several of them.

    Nor are those with the right share of each, unless these shares come to 100.
    """
    if overlaps(page.lines[each.whole.line], each) or made_up(page, each.whole, each.parts) or _may_share(each):
        return True
    last = max(each.parts, key=lambda part: part.claim.start)
    if pattern("parts.toml", "more without a figure").search(page.text[last.claim.end : each.whole.claim.start]):
        return True
    all_the_rest = pattern("parts.toml", "bare rest").fullmatch(clause(last.before))
    few = not all_the_rest and total(each.parts).upper * 2 < Interval.of(each.whole.claim).lower
    off_by_one = each.sure and _in_brackets(each) and one_slip_off(each.whole, each.parts)
    if few and not off_by_one and not slipped(each.whole, each.parts):
        return True
    if pattern("parts.toml", "and others").match(last.after) or _names_the_first(each, page):
        return True
    behind = [(part, page.lines[part.line].figures[part.position + 1 :][:1]) for part in each.parts]
    right = all(shares and is_percent(shares[0]) and fits(part, each.whole, shares[0]) for part, shares in behind)
    return right and not _all_of_it([shares[0] for _, shares in behind])


def _may_share(each: Breakdown) -> bool:
    """Whether parts may have some of their whole in common: 甲能做的486种职业、乙能做的431种职业,共计562种职业."""
    led = "的" if all(part.before.endswith("的") for part in each.parts) else ""
    shared = pattern("sum.toml", "may be of several").search(f"{led}{each.whole.subject}")
    largest = max(Interval.of(part.claim).upper for part in each.parts)
    return shared is not None and largest <= Interval.of(each.whole.claim).upper < total(each.parts).lower


def _names_the_first(each: Breakdown, page: Page) -> bool:
    """Whether parts that fall short of their whole are told as the first of them by size: 甲12人、乙9人,居前两位."""
    line, end = page.lines[each.whole.line], max(part.claim.end for part in each.parts)
    if total(each.parts).upper >= Interval.of(each.whole.claim).lower or each.parts[-1].line != each.whole.line:
        return False
    words = line.text[each.whole.claim.end - line.start : end + SAID_BEHIND - line.start]
    return pattern("parts.toml", "the first of them").search(words) is not None


def _all_of_it(percents: Sequence[Figure]) -> bool:
    """Whether some shares make up a whole."""
    return holds(Comparator.MEETS, total(percents), HUNDRED)


def _balance(each: Balance) -> Relation:
    """A balance as people reckon it: 66.2亿元 − 46.1亿元 against 顺差20.1亿元."""
    more, less, rest = (figure.claim for figure in each)
    shown = f"{printed(more)} − {printed(less)} = {_summed(each.computed, more)}"
    return replace(
        _relation(Breakdown(each.more, (each.less, each.rest), complete=True, sure=True)),
        left=each.computed,
        right=each.said,
        formula=reckoned(
            shown,
            read_as(printed(rest), each.said),
            fits=each.fits,
        ),
        explanation=in_words(shown, printed(rest), fits=each.fits),
        targets=each.targets,
    )


def _times(each: Multiplied) -> Relation:
    """出差6天,每天补助180元,交通费1200元,合计2280元: one part as many times as a figure beside it says."""
    whole, count = each.whole.claim, each.how_often
    parts = sorted((*each.parts, each.of_each), key=lambda figure: figure.position)
    terms = (f"{count.claim.text} × {part.claim.text}" if part is each.of_each else _written(part) for part in parts)
    relation = _relation(Breakdown(each.whole, tuple(parts), complete=True, sure=True))
    shown = f"{' + '.join(terms)} = {_summed(each.computed, whole)}"
    return replace(
        relation,
        members=(*relation.members, Member(count.document, count.claim, "count")),
        left=each.computed,
        formula=reckoned(shown, stated(whole), fits=True),
        explanation=in_words(shown, printed(whole), fits=True),
        targets=(),
    )


def _stock(each: Stock) -> Relation:
    """期初41件,新收286件,办结298件,期末29件: what there was and what came less what went, against what is left."""
    last = each.closing.claim
    signs = {"outflow": "−"}
    terms = " ".join(f"{signs.get(role, '+')} {printed(figure.claim)}" for figure, role in each.members[:-1])
    shown = f"{terms.removeprefix('+ ')} = {_summed(each.computed, last)}"
    return Relation(
        type="sum",
        members=tuple(Member(figure.document, figure.claim, role) for figure, role in each.members),
        left=each.computed,
        right=each.said,
        formula=reckoned(shown, stated(last), fits=each.fits),
        explanation=in_words(shown, printed(last), fits=each.fits),
        targets=each.targets,
    )


def _come_to_nothing(points: Sequence[Figure]) -> Relation:
    """What the shares of one whole gained and lost, against nothing: each may be off by a step of its last digit."""
    summed, nothing = adjustable(points), Interval(Decimal(0), Decimal(0))
    fits = holds(Comparator.MEETS, summed, nothing)
    signs = ("−" if (figure.claim.low or 0) < 0 else "+" for figure in points)
    written = " ".join(f"{sign} {figure.claim.text}" for sign, figure in zip(signs, points, strict=True))
    return Relation(
        type="sum",
        members=tuple(Member(figure.document, figure.claim, "change of a share") for figure in points),
        left=summed,
        right=nothing,
        formula=reckoned(f"{written.removeprefix('+ ')} = {summed}", "0", fits=fits),
        explanation=Words(
            zh=f"各项比重此消彼长,增减之和应为零{'' if fits else f',实为{summed}'}。",
            en=f"What some shares gain others lose: the changes come to {'zero' if fits else f'{summed}, not zero'}.",
        ),
        targets=tuple(
            (figure.claim, nothing - adjustable([other for other in points if other is not figure]))
            for figure in points
        ),
    )


def _natural_growth(line: Line) -> Iterator[Breakdown]:
    """出生率10.60‰,死亡率6.19‰,自然增长率4.41‰: births are deaths and natural growth."""
    rates: dict[str, Figure] = {}
    for figure in line.figures:
        named = pattern("sum.toml", "vital rate").search(clause(figure.before))
        if named and figure.claim.low is not None:
            rates[named["rate"]] = figure
        if len(rates) == VITAL:
            births, deaths, growth = (rates[name] for name in ("出生", "死亡", "自然增长"))
            yield Breakdown(births, (deaths, growth), complete=True, sure=True)
            rates = {}


def _borne_out(found: Sequence[Breakdown]) -> set[int]:
    """The wholes of which one complete breakdown adds up, or two come to the same: then every one of them has to."""
    known: dict[int, list[Breakdown]] = {}
    for each in found:
        if each.complete:
            known.setdefault(each.whole.claim.start, []).append(each)
    return {
        start
        for start, group in known.items()
        if any(adds_up(each.whole, each.parts) for each in group)
        or any(holds(Comparator.MEETS, total(one.parts), total(other.parts)) for one, other in combinations(group, 2))
    }


def _starts(each: Breakdown) -> tuple[int, frozenset[int]]:
    return each.whole.claim.start, frozenset(figure.claim.start for figure in each.parts)


def _relation(each: Breakdown) -> Relation:
    parts, whole = total(each.parts), Interval.of(each.whole.claim)
    fits = adds_up(each.whole, each.parts)
    written = re.sub("[+] [-－−]", "− ", " + ".join(map(_written, each.parts)))
    shown = f"{written} = {_summed(parts, each.whole.claim)}"
    return Relation(
        type="sum",
        members=(
            Member(each.whole.document, each.whole.claim, "whole"),
            *(Member(figure.document, figure.claim, "part") for figure in each.parts),
        ),
        left=parts,
        right=whole,
        formula=reckoned(shown, stated(each.whole.claim), fits=fits),
        explanation=in_words(shown, printed(each.whole.claim), fits=fits)
        if any(map(_fell, each.parts))
        else _words(each, parts, whole, fits=fits),
        targets=tuple(targets(each)),
    )


def _in_digits(parts: Interval, whole: Claim) -> bool:
    """Whether a sum is written in digits as its whole is, which has no 万 or 亿."""
    return parts.lower == parts.upper and not MAGNITUDE.search(printed(whole))


def _summed(parts: Interval, whole: Claim) -> str:
    return plain(parts.lower) if _in_digits(parts, whole) else str(parts)


def _written(figure: Figure) -> str:
    count, unsigned = times(figure).lower, _fell(figure) and figure.claim.text[0] not in "-－−负負"
    written = f"−{printed(figure.claim)}" if unsigned else printed(figure.claim)
    return written if count == 1 else f"{plain(count)} × {written}"


def _fell(figure: Figure) -> bool:
    return (figure.claim.low or 0) < 0


def _words(each: Breakdown, parts: Interval, whole: Interval, *, fits: bool) -> Words:
    text, count, summed = printed(each.whole.claim), len(each.parts), _summed(parts, each.whole.claim)
    if fits:
        return Words(
            zh=f"{count}个分项之和{summed}与总数{text}相符。",
            en=f"The {count} parts come to {summed}, which fits the whole, {text}.",
        )
    least = max(parts.lower - whole.upper, whole.lower - parts.upper)
    gap = plain(least) if _in_digits(parts, each.whole.claim) else str(Interval(least, least))
    exactly = parts.lower == parts.upper and whole.lower == whole.upper
    zh, en = ("大于", "above") if parts.lower > whole.upper else ("小于", "below")
    return Words(
        zh=f"{count}个分项之和{summed}{zh}总数{text},{'' if exactly else '至少'}相差{gap}。",
        en=f"The {count} parts come to {summed}, {en} the whole, {text}, by {'' if exactly else 'at least '}{gap}.",
    )


def _named(figure: Figure) -> Iterator[Relation]:
    claim = figure.claim
    found = SHAPES.search(figure.before.rstrip())
    if not found or claim.low is None or claim.low != claim.high or claim.dimension is not Dimension.COUNT:
        return
    counts = [number(written) for written in re.findall(NUMERAL, found.group(1))]
    summed = Decimal(sum(counts))
    if summed != claim.low and not ROADS.match(found.group(1)):
        return
    yield Relation(
        type="sum",
        members=(Member(figure.document, claim, "total of a name"),),
        left=Interval(summed, summed),
        right=Interval.of(claim),
        if_broken=Verdict.REVIEW,
        formula=reckoned(f"{' + '.join(map(str, counts))} = {plain(summed)}", claim.text, fits=summed == claim.low),
        explanation=Words(
            zh=f"“{found.group(1)}”合计{plain(summed)},文中称{claim.text}。",
            en=f"{found.group(1)} comes to {plain(summed)}; the text says {claim.text}.",
        ),
    )
