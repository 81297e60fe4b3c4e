"""Figures of headings and titles with those of the text below them that say the same, or ought to."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from decimal import Decimal
from itertools import dropwhile, islice, takewhile
from operator import itemgetter

from checks.agreements.told_beside import told_again
from checks.figures.amounts import adds_up, alike, compared, digits
from checks.figures.headed import headed_otherwise
from checks.figures.identity import base, compatible, heading, of_line_above, of_versions
from checks.figures.mentions import (
    COUNTED,
    cut_off,
    extremes,
    fit_or_slipped,
    heads,
    is_actual,
    kind_of,
    meets,
    tells_enough,
)
from checks.figures.topics import akin, topic, unit
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, opening, opens
from checks.relation import Comparator, Interval, holds
from checks.repair import SURE_SLIPS, slip
from claims.model import Dimension, Hedge

FEW_DIGITS, SHORT_NAME = 2, 2
DIGITS = 3
NARROW = 2
BELOW, WHOLE, AROUND = 4, 12, 10
PIECE, WORDS, PHRASE = 2, 3, 4
SUMMED = 2
WORD = re.compile("[一-鿿]+")
PEOPLE = frozenset({Dimension.PERSON, Dimension.PERSON_TIME})
AMOUNTS = COUNTED | {Dimension.MONEY, Dimension.AREA, Dimension.LENGTH, Dimension.MASS, Dimension.VOLUME}
SIZES = ("万", "亿", "千", "百")
LEADS_IN = (":", "：")
AMONG = "其中"


def headlines(page: Page) -> Iterator[list[Figure]]:
    """Figures of headings with those of the text that they round, and behind those that they miss by a slip of the pen.

    A heading abridges what its text says, so that its figure has to come again in it; another line of a card of data
    is no such text, and of several of them each is told of by its own name.
    """
    headings = [line for line in page.lines if heads(page, line)]
    if not headings:
        return
    body = [figure for line in page.lines if not heads(page, line) for figure in line.figures if not _is_base(figure)]
    of_kind: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    left: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in body:
        about = topic(figure)
        of_kind[about.dimension, about.unit, about.aspect].append(figure)
        if _is_left(figure):
            left[about.dimension, about.unit, about.aspect].append(figure)
    said = {(*kind_of(figure), figure.claim.low, figure.claim.high) for figure in body}
    for figure in (figure for line in headings if not of_line_above(line) for figure in line.figures):
        about = topic(figure)
        below = (left if _is_left(figure) else of_kind)[about.dimension, about.unit, about.aspect]
        if not about.name or _is_base(figure):
            continue
        again = [other for other in below if _says_again(figure, other)]
        yield from ([figure, other] for other in islice((other for other in again if _abridged(figure, other)), 1))
        yield from _outdated(page, figure, again)
        retold = again or (*kind_of(figure), figure.claim.low, figure.claim.high) in said
        if digits(figure.claim) == 1 and not retold:
            sentences = [other for other in body if not heading(page.lines[other.line])]
            yield from ([other, figure] for other in _only_one(figure, sentences))
        elif tells_enough(figure.claim) and not retold:
            fitting = (other for other in below if compatible(figure.claim, other.claim))
            base_told = _come_to(page, figure) is not None
            fitting = (other for other in fitting if base_told or _come_to(page, other) is None)
            told = (other for other in fitting if not heading(page.lines[other.line]))
            own = (other for other in told if _within_section(page, headings, figure, other))
            named = [other for other in own if _called_alike(page, figure, other)]
            slipped = (other for other in named if fit_or_slipped([figure, other]) and _no_chance(figure, other))
            slipped = (other for other in slipped if not _is_of_it(page, figure, other))
            if not _of_several(about.name, named) and not any(_is_cut(figure, other) for other in named):
                yield from ([other, figure] for other in islice(slipped, 1))


def said_below(page: Page) -> Iterator[list[Figure]]:
    """Amounts of headings with the one right below that a slip of the pen parts from them, under another name.

    Counts of three digits and more, in a unit that counts the same (人 and 人次), where words of the heading come again
    in the sentence: 418万人过江 above 轮渡客运量达448万人次. Any amount of two where a whole phrase beside it
    does: 8600万元补助受灾蜂农 above 共发放3600万元补助受灾蜂农. Any at all where the same words lead up to both or
    follow both, and no other of its section do: 3名处级干部兼职 above 所属中心5名处级干部违规兼职.
    """
    for number, line in enumerate(page.lines):
        reach = WHOLE if opens(page, line) else BELOW
        below = takewhile(lambda other: not heads(page, other), page.lines[number + 1 : number + 1 + reach])
        leads = heads(page, line) and not of_line_above(line)
        section = [figure for other in below for figure in other.figures] if leads else []
        for figure in line.figures if section else ():
            alike = [other for other in section if _counts_alike(figure, other)]
            if not _is_plain(figure) or any(_says_again(figure, other) or _is_cut(figure, other) for other in alike):
                continue
            if _are_of_parts([other for other in alike if topic(other).name == topic(figure).name]):
                continue
            slips = [other for other in alike if _is_slip(page, figure, other)]
            near = [other for other in slips[:BELOW] if _tells(figure, other) and _said_alike(figure, page, other)]
            yield from ([other, figure] for other in (near or _in_its_words(figure, alike, slips))[:1])


def told_right_below(page: Page) -> Iterator[list[Figure]]:
    """Figures of headings with the ones of their very name that their section tells otherwise, by a slip of the pen.

    第三产业投资增长6.7% above 第三产业完成投资3078亿元,增长6.3%: whatever else is 6.7%. The section tells one
    number of that name, of one time and base, and nothing of that kind that says what the heading does.
    """
    for number, line in enumerate(page.lines):
        below = takewhile(lambda other: not heads(page, other), page.lines[number + 1 : number + 1 + BELOW])
        leads = heads(page, line) and not of_line_above(line)
        section = [figure for other in below for figure in other.figures] if leads else []
        for figure in line.figures if section else ():
            kin = [other for other in section if kind_of(other) == kind_of(figure)]
            named = [other for other in kin if _named_as(figure, other) and _may_be_told_again(figure, other)]
            few = FEW_DIGITS if topic(figure).aspect == "rate" else DIGITS
            told = bool(named) and _may_be_told_again(figure, figure) and digits(figure.claim) >= few
            again = any(_says_again(figure, other) or _is_cut(figure, other) for other in kin)
            if not told or again or not meets(*extremes(named)):
                continue
            if all(_is_slipped(page, figure, other) for other in named):
                yield [named[0], figure]


def _may_be_told_again(headline: Figure, other: Figure) -> bool:
    """Whether a figure is exact and actual, and of the time and base of one of a heading."""
    plain = other.claim.hedge is Hedge.EXACT and is_actual(other) and not other.depth and not _is_base(other)
    fits = compatible(headline.claim, other.claim) and base(headline) == base(other)
    return plain and fits and _is_left(headline) == _is_left(other)


def _is_slipped(page: Page, headline: Figure, other: Figure) -> bool:
    slipped = fit_or_slipped([headline, other]) and not of_versions([headline, other])
    return slipped and not _is_of_it(page, headline, other) and _come_to(page, other) is None


def _in_its_words(headline: Figure, alike: Sequence[Figure], slips: Sequence[Figure]) -> list[Figure]:
    """The only figure that the words right beside one of a heading stand beside too, if a slip parts them."""
    told = [other for other in alike if _same_words(headline, other)]
    return [other for other in told if other in slips] if len(told) == 1 else []


def _same_words(headline: Figure, other: Figure) -> bool:
    """Whether the same three characters lead up to two figures, or follow both."""
    ahead = [clause(figure.before)[-WORDS:] for figure in (headline, other)]
    behind = [opening(figure.after)[:WORDS] for figure in (headline, other)]
    return any(one == two and len(one) == WORDS and WORD.fullmatch(one) for one, two in (ahead, behind))


def _counts_alike(headline: Figure, other: Figure) -> bool:
    kinds = [(figure.claim.dimension, unit(figure.claim).removesuffix("次")) for figure in (headline, other)]
    people = all(kind in PEOPLE for kind, _ in kinds)
    return (people or kinds[0] == kinds[1]) and _is_plain(other) and _is_left(other) >= _is_left(headline)


def _is_left(figure: Figure) -> bool:
    """Whether a figure counts those that are left of others, and not what became of all."""
    return pattern("topics.toml", "what is left").search(clause(figure.before)) is not None


def _said_alike(headline: Figure, page: Page, other: Figure) -> bool:
    """Whether a sentence has words of the heading that stand beside its figure: a phrase, or one for a long count.

    Or for three digits that are the same but for the point: 4.14亿元 and 414亿元.
    """
    counted = all(_is_count(figure) and len(_digits(figure)) >= DIGITS for figure in (headline, other))
    counted = counted or (len(_digits(headline)) >= DIGITS and _digits(headline) == _digits(other))
    sentence = page.text[other.claim.sentence_start : other.claim.sentence_end]
    return _shares(headline, sentence, PIECE if counted else PHRASE)


def _shares(headline: Figure, sentence: str, size: int) -> bool:
    around = headline.before[-AROUND:], headline.after[:AROUND]
    pieces = (words[at : at + size] for words in around for at in range(len(words) - size + 1))
    return any(piece in sentence for piece in pieces if WORD.fullmatch(piece))


def _digits(figure: Figure) -> Sequence[int]:
    return (figure.claim.low or Decimal(0)).normalize().as_tuple().digits


def _is_plain(figure: Figure) -> bool:
    """Whether a figure is an exact amount of what is."""
    return figure.claim.hedge is Hedge.EXACT and figure.claim.dimension in AMOUNTS and is_actual(figure)


def _tells(headline: Figure, other: Figure) -> bool:
    """Whether both have digits enough to tell."""
    return min(len(_digits(figure)) for figure in (headline, other)) >= FEW_DIGITS


def _is_slip(page: Page, headline: Figure, other: Figure) -> bool:
    fitting = compatible(headline.claim, other.claim) and topic(headline).aspect == topic(other).aspect
    base_told = _is_base(other) or _come_to(page, other) is not None
    slipped = not _is_cut(headline, other) and fit_or_slipped([headline, other])
    return fitting and slipped and not base_told and not _is_of_it(page, headline, other)


def _is_of_it(page: Page, headline: Figure, other: Figure) -> bool:
    """Whether a sentence tells what a heading does beside its own figure, or a sum to which this comes with another.

    Or a mean of a day where the other is of one day: 日均受理1280件 above 昨天受理1820件.
    """
    beside = page.lines[other.line].figures[max(0, other.position - SUMMED) : other.position + SUMMED + 1]
    exact = (each for each in beside if each.claim.hedge is Hedge.EXACT)
    summed = (each for each in exact if each is not other and alike(each, other))
    means = {pattern("topics.toml", "mean").search(figure.lead) is not None for figure in (headline, other)}
    apart = len(means) > 1 or _adds(headline, other)
    apart = apart or headed_otherwise(headline, other) or _is_one_of_it(headline, other)
    apart = apart or _is_beside_by_points(headline, other, beside) or told_again(page, headline, other)
    return apart or any(adds_up(headline, [other, each]) for each in summed)


def _is_one_of_it(headline: Figure, other: Figure) -> bool:
    """Whether a line begins with 其中 and tells of a part by another name than a heading has."""
    return other.lead.lstrip().startswith(AMONG) and topic(headline).name != topic(other).name


def _is_beside_by_points(headline: Figure, other: Figure, beside: Sequence[Figure]) -> bool:
    """Whether a rate of a heading is as far from one below as that is said to be from another: 低2.7个百分点."""
    points = [each for each in beside if each.claim.dimension is Dimension.PERCENTAGE_POINT and each.claim.low]
    points = [each for each in points if each.claim.sentence_start == other.claim.sentence_start]
    gap = abs((headline.claim.low or 0) - (other.claim.low or 0))
    return headline.claim.dimension is Dimension.PERCENT and any(abs(each.claim.low or 0) == gap for each in points)


def _adds(headline: Figure, other: Figure) -> bool:
    """Whether a heading tells what was added, and a sentence what there is: 新增4家 above 全市达到43家."""
    told = pattern("topics.toml", "added to others")
    return told.search(clause(headline.before)) is not None and told.search(other.lead) is None


def _within_section(page: Page, headings: Sequence[Line], headline: Figure, other: Figure) -> bool:
    """Whether a figure stands below a heading, or a row of them, and above the next.

    All the text is below a title, and around the only heading, but for one that leads in what follows it.
    """
    title = opens(page, page.lines[headline.line])
    between = dropwhile(lambda line: heads(page, line), page.lines[headline.line + 1 : other.line])
    below = headline.line < other.line and not any(heads(page, line) for line in between)
    leads_in = page.text[page.lines[headline.line].start : page.lines[headline.line].end].rstrip().endswith(LEADS_IN)
    return title or below or (len(headings) == 1 and not leads_in)


def _only_one(headline: Figure, body: Sequence[Figure]) -> list[Figure]:
    """The first figure of a text that must be that of a heading, of one digit: all of its very name say the same.

    Of counts all in their unit do: 致3人死亡 above 造成4人死亡, where no more people are told of.
    """
    named = [other for other in body if _named_as(headline, other)]
    rivals = [other for other in body if kind_of(other) == kind_of(headline)] if _is_count(headline) else named
    fitting = all(compatible(headline.claim, other.claim) and base(headline) == base(other) for other in named)
    exact = all(each.claim.hedge is Hedge.EXACT and is_actual(each) for each in (headline, *named))
    exact = exact and not any(_adds(headline, other) or headed_otherwise(headline, other) for other in named)
    alike = bool(named) and meets(*extremes(rivals)) and fitting and exact and not headline.depth
    return named[:1] if alike and not of_versions([headline, named[0]]) else []


def _named_as(headline: Figure, other: Figure) -> bool:
    one, two = topic(headline), topic(other)
    return (one.name, one.dimension, one.unit, one.aspect) == (two.name, two.dimension, two.unit, two.aspect)


def _is_count(figure: Figure) -> bool:
    return figure.claim.dimension in COUNTED


def _called_alike(page: Page, headline: Figure, other: Figure) -> bool:
    """Whether a figure of a text may be that of a heading by its name.

    The very same for one of several lines, and for one whose colon leads in what it is made up of.
    """
    one, two = topic(headline).name, topic(other).name
    leads_in = page.lines[headline.line].text.rstrip().endswith(LEADS_IN)
    return one == two if leads_in or _in_card(page, headline.line) else akin(one, two)


def _in_card(page: Page, number: int) -> bool:
    """Whether the line right above or below a heading has figures and is none of a text, as in a card of data."""
    line, beside = page.lines[number], page.lines[max(0, number - 1) : number + 2]
    next_to = (other for other in beside if 1 in (other.start - line.end, line.start - other.end))
    return any(map(heading, next_to))


def _of_several(name: str, figures: Sequence[Figure]) -> bool:
    """Whether a text gives what a heading names of several owners (甲银行的不良率, 乙银行的不良率) or parts."""
    if _are_of_parts(figures):
        return True
    called = {topic(figure).name for figure in figures}
    return name not in called and len({own for own in called if own.endswith(name)}) > 1


def _are_of_parts(figures: Sequence[Figure]) -> bool:
    """Whether two additions and more go by one name, as those of parts do: 甲校增加学位1100个;乙校增加学位500个."""
    return len({figure.claim.low for figure in figures if topic(figure).aspect == "change"}) > 1


def _no_chance(headline: Figure, other: Figure) -> bool:
    """Whether a slip tells that two figures are one: nearly any of two digits is a slip away from 新生约4.5万人.

    And nearly any figure at all meets one of 超10万亿, 超20万亿 and so on, or of one digit (0.6万): there another digit
    explains nothing.
    """
    wide = other.claim.hedge is Hedge.ABOUT and len(topic(other).name) <= SHORT_NAME
    told, said = _digits(headline), _digits(other)
    pairs = ((headline.claim, Interval.of(other.claim)), (other.claim, Interval.of(headline.claim)))
    one_digit = headline.claim.hedge is not Hedge.EXACT and len(told) == 1
    one_digit = one_digit or (other.claim.hedge is Hedge.EXACT and len(said) == 1)
    sure = not one_digit or any(slip(*pair, SURE_SLIPS) for pair in pairs)
    return sure and (digits(headline.claim) > FEW_DIGITS or not wide)


def _outdated(page: Page, headline: Figure, again: Sequence[Figure]) -> Iterator[list[Figure]]:
    """What a heading says was come to (回落至4.7%) with what the text does, where 4.7% was before it."""
    if not again or not pattern("growth.toml", "to").search(clause(headline.before)):
        return
    later = [_come_to(page, other) for other in again]
    found = [other for other in later if other is not None and akin(topic(headline).name, topic(other).name)]
    if len(found) == len(again) and not any(_says_again(headline, other) for other in found):
        yield [found[0], headline]


def _come_to(page: Page, earlier: Figure) -> Figure | None:
    """What an earlier level came to: 由4.7%回落到4.3%."""
    after = page.lines[earlier.line].figures[earlier.position + 1 : earlier.position + 2]
    told = pattern("growth.toml", "from").search(clause(earlier.before))
    return next((figure for figure in after if told and pattern("growth.toml", "to").match(figure.before)), None)


def _is_base(figure: Figure) -> bool:
    """Whether a figure or its name is what another one is measured against: 比上年的95万人, 地球的11倍.

    Not by how much that changed (比上年减少95万人).
    """
    times = figure.claim.dimension is Dimension.MULTIPLE and clause(figure.before).endswith(f"{figure.subject}的")
    return times or (compared(figure) and topic(figure).aspect not in ("change", "rate"))


def titles(page: Page) -> Iterator[list[Figure]]:
    """Figures of the title with the first of the text that states them under whatever name: to the digit, or rounded.

    Only telling ones: three digits and more, or a narrow hedge that an exact figure makes good (逾4600万 of 4659万).
    """
    first = page.lines[0] if page.lines else None
    if first is None or not heads(page, first) or not opens(page, first):
        return
    body = [figure for line in page.lines[1:] for figure in line.figures if figure.claim.low is not None]
    for figure in first.figures:
        alike = (other for other in body if (other.claim.dimension, unit(other.claim)) == kind_of(figure))
        yield from ([figure, other] for other in islice((other for other in alike if _retold(figure, other)), 1))


def once_below(page: Page) -> Iterator[list[Figure]]:
    """Figures of headings with the one of the text that says the same in its unit, or that is as they round it.

    Two digits tell enough where no other figure of the text is the same: 拉动增长9.6个百分点; 近20%, of 19.3%; 420多万,
    of 420.33万元.
    """
    headings = [line for line in page.lines if heads(page, line)]
    body = [figure for line in page.lines if not heads(page, line) for figure in line.figures] if headings else []
    exact = ((figure.claim.low, figure) for figure in body if figure.claim.hedge is Hedge.EXACT)
    ranked = sorted(((low, figure) for low, figure in exact if low is not None), key=itemgetter(0))
    for figure in (figure for line in headings for figure in line.figures if figure.claim.low is not None):
        told = figure.claim
        lowest, highest = (told.low, told.low) if told.hedge is Hedge.EXACT else (told.lower, told.upper)
        if lowest is None or highest is None:
            continue
        first, last = bisect_left(ranked, lowest, key=itemgetter(0)), bisect_right(ranked, highest, key=itemgetter(0))
        alike = (other for _, other in ranked[first:last] if _of_its_kind(figure, other))
        same = [other for other in alike if _says_the_same(figure, other, FEW_DIGITS)]
        if len(same) == 1 and digits(same[0].claim) >= FEW_DIGITS:
            yield [figure, same[0]]


def _of_its_kind(headline: Figure, other: Figure) -> bool:
    """Whether a figure is in the unit of one in a heading; that may leave it out behind 万 and 亿."""
    bare_size = not unit(headline.claim) and headline.claim.text.endswith(SIZES)
    changed = [topic(figure).aspect in ("rate", "change") for figure in (headline, other)]
    return (kind_of(headline) == kind_of(other) and changed[0] == changed[1]) or bare_size


def _says_the_same(title: Figure, other: Figure, least: int) -> bool:
    """Whether a figure is that of a title to the digit, of which it has some, or where its narrow hedge says."""
    told, exact = title.claim, other.claim
    if told.hedge is Hedge.EXACT:
        return digits(told) >= least and told.low == exact.low and told.high == exact.high
    reading = Interval.of(told)
    narrow = reading.bounded and 0 < reading.upper <= reading.lower * NARROW
    return narrow and exact.low is not None and reading.lower <= exact.low <= reading.upper


def _retold(title: Figure, other: Figure) -> bool:
    telling = other.claim.hedge is Hedge.EXACT and digits(other.claim) > DIGITS
    return _says_the_same(title, other, DIGITS) and (title.claim.hedge is Hedge.EXACT or telling)


def _abridged(headline: Figure, other: Figure) -> bool:
    """Whether a heading gives a figure of the text in round numbers: 逾3万宗 of 31434宗."""
    named = akin(topic(headline).name, topic(other).name)
    return named and headline.claim.hedge is not Hedge.EXACT and headline.claim.low != other.claim.low


def _is_cut(headline: Figure, other: Figure) -> bool:
    """Whether a heading has a figure without its last digits: 11.4万 of 11万4606."""
    return cut_off(other.claim, headline.claim)


def _says_again(one: Figure, other: Figure) -> bool:
    if one.claim.low == other.claim.low and one.claim.high == other.claim.high:
        return True
    return compatible(one.claim, other.claim) and holds(
        Comparator.MEETS, Interval.of(one.claim), Interval.of(other.claim)
    )
