"""product: a price or share per head, the number of heads, and the total.

Catches a month's amount that does not come to the year's (一个月 A 元,一年就是 B 元), an amount a head that does not
come to the total (那么15万人一年就是18亿元), a sum in foreign money that the given rate of exchange does not yield, or
the one at which the others of the text are converted, an amount that its other unit contradicts (75万公顷,合1125万亩),
an output that is not area × yield, an output a head that is not output ÷ people, rates on so many heads that can't be
of one population, averages of a sentence (户均, 日均, 均价, 每袋) that its other two figures do not give, what is
paid every month or year for some time (每月1000元,三年共3.6万元), so many things at so much each with what they
come to (80把,单价450元,总价36000元), three figures of which the units tell that one is of each, one counts these and
one is all (单桩120千瓦, 60根, 7200千瓦), and what words work out of the figures beside it (80万元起拍,每口加价5万元,
加价22次后以190万元落槌), each form an entry of `lexicon/worked_out.toml`.

Bad: 每人每月消费1000元,一年就是1.8万元。
Good: 每人每月消费1000元,一年就是1.2万元。

Limits: only where the words multiply (就是, 合计, 折算) or name the three figures (地区生产总值, 常住人口, 人均).
Output a head is counted on the mean of two year-ends, of which a text gives one: up to a twentieth either way it fits,
and what is further off is wrong only where one slip of the pen explains it or, in one sentence, it misses by far.
Averages are wrong by a slip, or by more than a tenth where a sentence tells nothing else of the three. So much of each
(每班, 套均, 日处理) with as many and what it comes to, which no form of words ties, is held to the one slip that makes
them fit too well for chance (see `checks.identities`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal
from itertools import pairwise

from checks.changes.multiples import Multiple, multiples
from checks.figures.amounts import SENTENCE
from checks.figures.conversions import conversions
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause
from checks.products.at_a_rate import at_a_rate
from checks.products.averages import averages
from checks.products.bare_lists import Told, bare_lists
from checks.products.by_the_day import by_the_day
from checks.products.densities import Density, densities
from checks.products.each import EXACT, Each, by_name, by_unit
from checks.products.even_ratios import Even, even_ratios
from checks.products.exchanged import Exchanged, exchanged
from checks.products.means_of_parts import means_of_parts
from checks.products.nearby_means import nearby_means, spread_over
from checks.products.over_time import Mean, means, of_a_time_told_before
from checks.products.paid_over_time import Paid, paid_over_time
from checks.products.prices_between import Between, prices_between
from checks.products.rates_by_units import rates_by_units
from checks.products.ratios_of_two import ratios_of_two
from checks.products.regular_payments import Payment, regular_payments
from checks.products.rows_worked_out import Row, rows_worked_out
from checks.products.so_many_at import at_so_much, chains
from checks.products.worked_out import Worked, worked_out
from checks.relation import Comparator, Interval, Member, Relation, Words, holds, in_words, printed, reckoned
from checks.repair import Slip, repairs
from claims.figures import figure as number
from claims.model import Claim, Dimension

YEAR, TWO = Interval(Decimal(12), Decimal(12)), Interval(Decimal(2), Decimal(2))
MOST = 15
"""How many times a month's amount a year's is at most where its sentence may leave out why: a bonus, fewer months."""
CLOSES = re.compile(r"\s*(?:[。;；!！]|$)")
THOUSANDTH = Decimal("0.001")
REACH = 4
NUMBER = re.compile("[0-9]")
HEADS = frozenset({Dimension.PERSON, Dimension.COUNT, Dimension.PERSON_TIME})


def relations(page: Page) -> Iterator[Relation]:
    """One relation for each product whose factors and result stand beside each other on a line."""
    for line in page.lines:
        figures = [figure for figure in line.figures if Interval.of(figure.claim).bounded]
        for place in range(len(figures)):
            yield from _year(line, figures[max(0, place - REACH) : place], figures[place : place + 2])
            yield from _heads(figures[max(0, place - REACH) : place], figures[place : place + 2])
    yield from (_times(each) for line in page.lines for each in multiples(line) if not each.earlier)
    yield from (_converted(*each) for line in page.lines for each in conversions(line))
    yield from (_between(each) for line in page.lines for each in prices_between(line))
    yield from (_regular(each) for line in page.lines for each in regular_payments(line))
    paid = [each for line in page.lines for each in paid_over_time(line)]
    yield from map(_paid, paid)
    yield from (_at_rate(*each) for line in page.lines for each in at_a_rate(line))
    yield from (each for line in page.lines for each in _worth(line))
    yield from (_of_a_list(each) for line in page.lines for each in bare_lists(line))
    yield from map(_of_one_population, densities(page))
    yield from map(_at_one_rate, exchanged(page))
    by_lines = (each for line in page.lines for each in (*by_the_day(line), *means(line)))
    spans = (*of_a_time_told_before(page), *by_lines)
    of_a_time = {(each.each.claim.start, each.whole.claim.start) for each in paid}
    over_time = {(each.mean.claim.start, each.whole.claim.start): each for each in spans}
    yield from map(_even, even_ratios(page))
    yield from map(_over_time, over_time.values())
    told = [
        each
        for line in page.lines
        for each in (
            *rates_by_units(line),
            *averages(line),
            *chains(line),
            *means_of_parts(line),
        )
    ]
    exact = [each for each in told if each.exact]
    found = {
        (each.each.claim.start, each.whole.claim.start): each
        for each in (
            *nearby_means(page),
            *spread_over(page),
            *told,
            *by_unit(page),
            *by_name(page),
            *at_so_much(page),
            *ratios_of_two(page),
            *exact,
        )
    }
    yield from (_of_each(each) for pair, each in found.items() if pair not in over_time and pair not in of_a_time)
    reckoned = [{figure.claim.start for figure in (each.each, *each.counts, each.whole)} for each in found.values()]
    reckoned += [set(pair) for pair in over_time]
    worked = (each for line in page.lines for each in worked_out(line))
    yield from (_worked(each) for each in worked if each.starts not in reckoned)
    yield from (_of_a_row(each) for line in page.lines for each in rows_worked_out(line))


def _year(line: Line, before: Sequence[Figure], run: Sequence[Figure]) -> Iterator[Relation]:
    """一个月消费1000元,一年就是1.2万元; a miss only where the sentence tells no more before or behind."""
    if len(run) < 2 or not (_is_money(run[0]) and _is_money(run[1])):
        return
    monthly = pattern("product.toml", "a month").search(clause(run[0].before))
    if monthly and pattern("product.toml", "a year of it").match(run[1].before):
        month, year = Interval.of(run[0].claim), Interval.of(run[1].claim)
        missed = not holds(Comparator.MEETS, month * YEAR, year)
        if missed and (_with_more(before, run[0]) or not _is_of_all_months(line, *run)):
            return
        shown = f"{run[0].claim.text} × 12 = {month * YEAR}"
        targets = [(run[1].claim, month * YEAR), (run[0].claim, year / YEAR)]
        yield _relation([(run[0], "a month"), (run[1], "a year")], month * YEAR, year, shown, targets)


def _is_of_all_months(line: Line, month: Figure, year: Figure) -> bool:
    """Whether a year's amount that is not the month's twelve times can only be wrong, by a slip of the pen.

    One near it may have a bonus or a rebate, so that its digits have to be swapped, and so many times as much is of so
    many months or heads: 每月450元,一年也就4500元.
    """
    sentence = line.text[month.claim.sentence_start - line.start : year.claim.end - line.start]
    partly = pattern("product.toml", "of some months or heads").search(sentence)
    paid, whole = Interval.of(month.claim), Interval.of(year.claim)
    if partly or not CLOSES.match(year.after) or paid.lower <= 0:
        return False
    times = whole / paid
    slips = repairs(year.claim, paid * YEAR)
    if times.lower > MOST:
        return not _holds_a_whole(times / YEAR) and bool(slips)
    return not _holds_a_whole(times * TWO) and any(each.slip is Slip.SWAP for each in slips)


def _holds_a_whole(times: Interval) -> bool:
    return times.lower.to_integral_value(ROUND_CEILING) <= times.upper


def _with_more(before: Sequence[Figure], month: Figure) -> bool:
    """Whether a sentence tells another amount or a number of months in front: 首月2600元,后11个月每月2800元."""
    own = (figure for figure in before if figure.claim.sentence_start == month.claim.sentence_start)
    return any(_is_money(figure) or figure.claim.unit == "个月" for figure in own)


def _heads(before: Sequence[Figure], run: Sequence[Figure]) -> Iterator[Relation]:
    """1.2万元,那么15万人一年的消费就是18亿元."""
    if len(run) < 2 or run[0].claim.dimension not in HEADS or not _is_money(run[1]):
        return
    heads, total = run
    multiplied = pattern("product.toml", "taken together").match(total.before)
    if not multiplied or not pattern("product.toml", "then").search(heads.before):
        return
    prices = [figure for figure in reversed(before) if _is_money(figure)]
    if not prices:
        return
    each = next((price for price in prices if _fits(price, heads, total)), prices[0])
    price, count, whole = (Interval.of(figure.claim) for figure in (each, heads, total))
    shown = f"{each.claim.text} × {heads.claim.text} = {price * count}"
    targets = [(total.claim, price * count)]
    if price.lower > 0 and count.lower > 0:
        targets += [(heads.claim, whole / price), (each.claim, whole / count)]
    yield _relation([(heads, "heads"), (each, "each"), (total, "total")], price * count, whole, shown, targets)


def _fits(price: Figure, heads: Figure, total: Figure) -> bool:
    product = Interval.of(price.claim) * Interval.of(heads.claim)
    return holds(Comparator.MEETS, product, Interval.of(total.claim))


def _times(each: Multiple) -> Relation:
    """24956元,是全国13432元的1.86倍: another place's amount so many times."""
    shown = f"{each.base.claim.text} × {each.times.claim.text} = {each.computed}"
    figures = [(each.base, "base"), (each.times, "times"), (each.whole, "total")]
    return _relation(figures, each.computed, Interval.of(each.whole.claim), shown, each.targets)


def _at_rate(rate: Figure, abroad: Figure, here: Figure) -> Relation:
    times, left, right = (Interval.of(figure.claim) for figure in (rate, abroad, here))
    shown = f"{rate.claim.text} × {abroad.claim.text} = {times * left}"
    targets = [(here.claim, times * left)]
    if times.lower > 0 and left.lower > 0:
        targets += [(abroad.claim, right / times), (rate.claim, right / left)]
    return _relation([(rate, "rate"), (abroad, "foreign"), (here, "home")], times * left, right, shown, targets)


def _worth(line: Line) -> Iterator[Relation]:
    """按1美元兑7.12元的汇率,250万美元约合1780万元: what is converted behind what one of it is worth."""
    for one, rate in pairwise(line.figures):
        foreign = pattern("product.toml", "foreign").match(one.claim.unit) and one.claim.low == one.claim.high == 1
        if not foreign or rate.claim.unit != "元" or not pattern("product.toml", "is worth").match(rate.before):
            continue
        for abroad, home in pairwise(line.figures[rate.position + 1 : rate.position + 1 + REACH]):
            if abroad.claim.low == abroad.claim.high == 1:
                break
            told = abroad.claim.unit == one.claim.unit and home.claim.unit == "元"
            words = f"{home.before}{NUMBER.split(home.claim.text)[0]}"
            if told and not SENTENCE.search(abroad.before) and pattern("product.toml", "converted").match(words):
                yield _at_rate(rate, abroad, home)
                break


def _at_one_rate(each: Exchanged) -> Relation:
    """经营盈利139.30亿元(20.08亿美元), as the other amounts of the text are converted."""
    abroad, here = Interval.of(each.foreign.claim), Interval.of(each.home.claim)
    shown = f"{each.rate} × {each.foreign.claim.text} = {each.rate * abroad}"
    targets = [(each.foreign.claim, here / each.rate), (each.home.claim, each.rate * abroad)]
    return _relation([(each.foreign, "foreign"), (each.home, "home")], each.rate * abroad, here, shown, targets)


def _converted(first: Figure, again: Figure, times: Decimal) -> Relation:
    factor, text = Interval(times, times), again.claim.text
    computed, stated_again = Interval.of(first.claim) * factor, Interval.of(again.claim)
    fits = holds(Comparator.MEETS, computed, stated_again)
    ends = sorted(abs(end.quantize(THOUSANDTH)) for end in (computed.lower, computed.upper))
    shown = f"{first.claim.text} = {'–'.join(dict.fromkeys(map(number, ends)))}{again.claim.unit}"
    return Relation(
        type="product",
        members=(
            Member(first.document, first.claim, "amount"),
            Member(again.document, again.claim, "in another unit"),
        ),
        left=computed,
        right=stated_again,
        formula=reckoned(shown, text, fits=fits),
        explanation=in_words(shown, text, fits=fits),
        targets=((again.claim, computed), (first.claim, stated_again / factor)),
    )


def _of_each(triple: Each) -> Relation:
    """地区生产总值617.50亿元,常住人口63.5万人,人均98094元."""
    counts = " + ".join(figure.claim.text for figure in triple.counts)
    counts = f"({counts})" if triple.besides else counts
    come_to = triple.product.written(triple.whole.claim.unit or "")
    margin = "" if triple.margin == EXACT else f" × ({triple.margin})"
    shown = f"{triple.of}{triple.each.claim.text} × {counts}{margin} = {come_to}"
    figures = [(triple.each, "each"), *((figure, "how many") for figure in triple.counts), (triple.whole, "total")]
    relation = _relation(figures, triple.product, Interval.of(triple.whole.claim), shown, triple.targets)
    said = relation.explanation
    allowed = Words(
        zh=f"{said.zh.removesuffix('。')}(平均数多按全年的平均值计算,与文中的数可有5%的出入)。",
        en=f"{said.en} A mean is mostly of the average over the year, which may be 5% off the number told.",
    )
    return replace(relation, explanation=allowed) if margin else relation


def _of_one_population(told: Density) -> Relation:
    """卫生技术人员25730人,注册护士10311人;每千常住人口卫生技术人员5.47人,注册护士2.19人."""
    one, rate, other, _ = (figure.claim.text for figure in told)
    figures = [
        (told.first, "amount"),
        (told.first_rate, "on so many heads"),
        (told.second, "another amount"),
        (told.second_rate, "on as many heads"),
    ]
    shown = f"{other} × {rate} ÷ {one} = {told.computed}"
    return _relation(figures, told.computed, Interval.of(told.second_rate.claim), shown, told.targets)


def _of_a_list(told: Told) -> Relation:
    """各班人数为28、27、29,合计84人,平均每班28人."""
    figures = [(told.figure, "mean" if told.mean else "total")]
    return _relation(figures, told.computed, told.said, told.shown, told.targets)


def _between(told: Between) -> Relation:
    """3120500股 at 11.52元 to 12.86元, and 38217463元 in all."""
    prices = f"({told.lowest.claim.text}–{told.highest.claim.text})"
    shown = f"{prices} × {told.many.claim.text} = {told.computed}"
    figures = [(told.lowest, "lowest"), (told.highest, "highest"), (told.many, "how many"), (told.whole, "total")]
    return _relation(figures, told.computed, Interval.of(told.whole.claim), shown, told.targets)


def _regular(told: Payment) -> Relation:
    """月租金18500元,季度租金55500元."""
    shown = f"{told.shorter.claim.text} × {number(told.times)} = {told.computed}"
    figures = [(told.shorter, "a shorter time"), (told.longer, "a longer time")]
    return _relation(figures, told.computed, Interval.of(told.longer.claim), shown, told.targets)


def _paid(told: Paid) -> Relation:
    """每月1000元,三年约为3.6万元."""
    shown = f"{told.each.claim.text} × {number(told.times)} = {told.computed}"
    figures = [(told.each, "each"), (told.span, "how long"), (told.whole, "total")]
    return _relation(figures, told.computed, Interval.of(told.whole.claim), shown, told.targets)


def _even(told: Even) -> Relation:
    """8天, and 62.40 | 7.80 in a row of 接待人次 | 日均; 62.40 | 7.80 as 38.72 | 4.84 in another."""
    by = " ÷ ".join(figure.claim.text for figure in reversed(told.told))
    shown = f"{told.less.claim.text} × {by} = {told.computed}"
    figures = [*((figure, "as told") for figure in told.told), (told.less, "each"), (told.more, "total")]
    return _relation(figures, told.computed, Interval.of(told.more.claim), shown, told.targets)


def _over_time(told: Mean) -> Relation:
    """过去五年累计新增就业56.8万人,年均11.36万人."""
    spans = "–".join(dict.fromkeys(map(number, (told.spans.lower, told.spans.upper))))
    shown = f"{told.mean.claim.text} × {spans} = {told.product}"
    length = [(told.told, "how many")] if told.told else []
    figures = [(told.mean, "each"), *length, (told.whole, "total")]
    return _relation(figures, told.product, Interval.of(told.whole.claim), shown, told.targets)


def _worked(told: Worked) -> Relation:
    """80万元起拍,每口加价5万元,加价22次后以190万元落槌."""
    shown = f"{told.shown} = {told.computed}"
    figures = [*((figure, "as told") for figure in told.others), (told.left, "worked out")]
    return _relation(figures, told.computed, told.said, shown, told.targets)


def _of_a_row(told: Row) -> Relation:
    """献200毫升的24人,300毫升的36人,共采血15600毫升."""
    figures = [*((figure, "as told") for figure in told.figures), (told.whole, "worked out")]
    return _relation(figures, told.computed, told.said, told.shown, told.targets)


def _is_money(figure: Figure) -> bool:
    return figure.claim.dimension is Dimension.MONEY


def _relation(
    figures: Sequence[tuple[Figure, str]],
    computed: Interval,
    said: Interval,
    shown: str,
    targets: Sequence[tuple[Claim, Interval]],
) -> Relation:
    fits = holds(Comparator.MEETS, computed, said)
    text = printed(figures[-1][0].claim)
    return Relation(
        type="product",
        members=tuple(Member(figure.document, figure.claim, role) for figure, role in figures),
        left=computed,
        right=said,
        formula=reckoned(shown, text, fits=fits),
        explanation=in_words(shown, text, fits=fits),
        targets=tuple(targets),
    )
