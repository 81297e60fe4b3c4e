"""What came over a time and its mean of each year, month or day: 过去五年累计新增就业56.8万人,年均11.36万人."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from checks.figures.amounts import alike, amount
from checks.figures.numbering import number
from checks.figures.successive import days_of, months_of
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table, opening
from checks.products.each import printed, rounded, width
from checks.relation import Comparator, Interval, holds
from checks.repair import slip
from claims.model import Claim, Dimension, Hedge

NUMERAL = re.compile("[0-9一二三四五六七八九十]+")
MOST, FEWEST = 20, 2
MONTHS, DAYS, HOURS = 12, (365, 366), ("小时", "个小时")
FLOWS = (Dimension.MONEY, Dimension.PERSON_TIME, Dimension.MASS, Dimension.ENERGY, Dimension.VOLUME)
"""What may come month by month and be added up; people may be the same ones."""
ABOUT = Decimal("1.5")
TENTH = Interval(Decimal("0.9"), Decimal("1.1"))
PARTS_OF_A_YEAR = {"季": 3, "半年": 6}
EVENTS = ("起", "宗")
BACK, NEAR, SAID = 3, 8, 40
TIMES = {"天": ("天", "日"), "日": ("天", "日"), "年": ("年",), "月": ("个月",)}
MOST_DAYS, RARE = 400, Decimal("0.05")


class Mean(NamedTuple):
    """What came together, its mean of each span, the fewest and most spans that it came in, and what tells of these."""

    whole: Figure
    mean: Figure
    spans: Interval
    told: Figure | None = None

    @property
    def product(self) -> Interval:
        """The mean of each span times the spans."""
        return rounded(self.mean.claim) * self.spans

    @property
    def fits(self) -> bool:
        """Whether both may be true."""
        return holds(Comparator.MEETS, self.product, Interval.of(self.whole.claim))

    @property
    def targets(self) -> list[tuple[Claim, Interval]]:
        """What each of the two would have to be, were the other right."""
        return [(self.mean.claim, Interval.of(self.whole.claim) / self.spans), (self.whole.claim, self.product)]


def means(line: Line) -> Iterator[Mean]:
    """Every mean of a span behind the amount that it is of; a miss only by a slip of the pen."""
    for place, mean in enumerate(line.figures):
        told = pattern("averages.toml", "each span").match(clause(mean.before))
        if not told:
            continue
        near = reversed(line.figures[max(0, place - BACK) : place])
        kin = [figure for figure in near if alike(figure, mean) and figure.depth == mean.depth and _comes(figure)]
        for whole in kin[:1]:
            spans = _spans(line, whole, told["span"] or told["mean"])
            apart = whole.claim.sentence_start != mean.claim.sentence_start
            if apart or spans is None or _of_other_years(line, whole, mean):
                continue
            found = Mean(whole, mean, spans, _told_by(line, whole, spans))
            exact = whole.claim.hedge is mean.claim.hedge is Hedge.EXACT and not _on_fewer_days(line, whole)
            named = told["what"] in clause(whole.before) or pattern("averages.toml", "came about").match(told["what"])
            served = pattern("averages.toml", "served again").search(told["what"]) is not None
            exact = exact and not served and not mean.after.startswith("的") and _of_the_same(found, told["what"])
            wrong = exact and (any(slip(*target) for target in found.targets) or _is_far(line, found, told))
            if named and (found.fits or wrong):
                yield found


def _of_other_years(line: Line, whole: Figure, mean: Figure) -> bool:
    """Whether a length in years stands between an amount and its mean: 累计45万人,其中近三年年均11万人."""
    between = line.figures[whole.position + 1 : mean.position]
    return any(figure.claim.dimension is Dimension.DURATION and figure.claim.unit == "年" for figure in between)


def _on_fewer_days(line: Line, whole: Figure) -> bool:
    """Whether the sentence tells of days on which nothing came: 其中1日因大风闭园, 双休日停训."""
    sentence = line.text[whole.claim.sentence_start - line.start : whole.claim.sentence_end - line.start]
    return pattern("averages.toml", "closed").search(sentence) is not None


def _told_by(line: Line, whole: Figure, spans: Interval) -> Figure | None:
    """The figure near an amount that tells how many spans it came in, if any does."""
    near = line.figures[max(0, whole.position - NEAR) : whole.position + BACK]
    lengths = (figure for figure in reversed(near) if figure.claim.dimension is Dimension.DURATION)
    return next((figure for figure in lengths if spans.lower == spans.upper == figure.claim.high), None)


def of_a_time_told_before(page: Page) -> Iterator[Mean]:
    """假期共8天。……车流量312.6万辆次,日均39.1万辆次: a mean that fits its whole and the time that was told before."""
    so_long: list[Figure] = []
    for line in page.lines:
        for place, figure in enumerate(line.figures):
            if figure.claim.dimension is Dimension.DURATION:
                so_long.append(figure)
            told = pattern("averages.toml", "each span").match(clause(figure.before))
            if told is None or in_table(figure):
                continue
            near = line.figures[max(0, place - NEAR) : place]
            wholes = [whole for whole in reversed(near) if alike(whole, figure) and amount(whole)]
            units = TIMES.get(told["span"] or told["mean"], ())
            lengths = [length for length in so_long[-NEAR:][::-1] if _is_length(length, units)]
            yield from islice(_fitting(wholes, figure, lengths), 1)


def _fitting(wholes: Sequence[Figure], mean: Figure, lengths: Sequence[Figure]) -> Iterator[Mean]:
    """Means that fit by the digits printed, the nearest first, where so many tries leave little to chance."""
    pairs = ((whole, length) for whole in wholes for length in lengths)
    for trial, (whole, length) in enumerate(pairs, 1):
        spans = length.claim.low or Decimal(1)
        product, said = printed(mean) * Interval(spans, spans), printed(whole)
        if trial * (width(product) + width(said)) <= RARE and holds(Comparator.MEETS, product, said):
            yield Mean(whole, mean, Interval(spans, spans), length)


def _is_length(figure: Figure, units: Sequence[str]) -> bool:
    claim = figure.claim
    return claim.unit in units and claim.low == claim.high and FEWEST <= (claim.low or 0) <= MOST_DAYS


def _comes(figure: Figure) -> bool:
    """Whether a figure is an amount that came in a time; rain is, though it is told as the mean of a place."""
    return amount(figure) or pattern("averages.toml", "rainfall").search(clause(figure.before)) is not None


def _is_far(line: Line, found: Mean, told: re.Match[str]) -> bool:
    """Whether a bare mean of each month, right behind its whole, can be of no number of months that the words allow.

    It misses by more than a tenth, and no fewer whole months would make it fit.
    """
    if _of_days_named(line, found, told) or _befell(line, found, told) or _added_up_over_years(line, found, told):
        return not found._replace(spans=found.spans * TENTH).fits
    months = (told["span"] or told["mean"]) == "月" and found.spans.upper <= MONTHS
    beside = found.mean.position == found.whole.position + 1 and found.whole.claim.dimension in FLOWS
    beside = beside and not _is_as_large(found)
    words = line.text[found.whole.claim.sentence_start - line.start : found.mean.claim.start - line.start]
    sentence = line.text[found.whole.claim.sentence_start - line.start : found.whole.claim.sentence_end - line.start]
    other = pattern("averages.toml", "fewer months").search(words) or pattern("averages.toml", "besides").search(
        sentence
    )
    flows = found.whole.claim.dimension is Dimension.PERSON_TIME or pattern("averages.toml", "flows").search(
        clause(found.whole.before)
    )
    if not months or not beside or other or not flows:
        return False
    fewer = (Interval(Decimal(count), Decimal(count)) for count in range(1, int(found.spans.upper)))
    return not any(found._replace(spans=spans).fits for spans in (found.spans * TENTH, *fewer))


def _is_as_large(found: Mean) -> bool:
    """Whether a mean is about as large as its whole, as that of what is there at all times: 存款64亿元,月均58亿元."""
    mean, whole = Interval.of(found.mean.claim), Interval.of(found.whole.claim)
    return mean.lower * ABOUT > whole.upper


def _of_days_named(line: Line, found: Mean, told: re.Match[str]) -> bool:
    """Whether a mean of each day stands right behind what came in so many days, told by their number or dates."""
    beside = found.mean.position == found.whole.position + 1
    daily = (told["span"] or told["mean"]) in ("天", "日") and found.whole.claim.dimension in FLOWS
    sentence = line.text[found.whole.claim.sentence_start - line.start : found.whole.claim.sentence_end - line.start]
    others = pattern("averages.toml", "besides").search(sentence)
    so_many = (_from_day_to_day(line, found.whole), _days(line, found.whole), _within_days(line, found.whole))
    return daily and beside and not others and any(so_many)


def _befell(line: Line, found: Mean, told: re.Match[str]) -> bool:
    """Whether a mean of each day stands right behind events, or the dead and hurt, whom no two days share."""
    whole, mean = found.whole, found.mean
    words = line.text[whole.claim.sentence_start - line.start : whole.claim.sentence_end - line.start]
    once = _toll(whole) != "" or whole.claim.unit in EVENTS
    daily = (told["span"] or told["mean"]) in ("天", "日") and mean.position == whole.position + 1
    told_of_all = pattern("averages.toml", "of all who befell").fullmatch(
        opening(mean.after).replace(whole.subject, "")
    )
    others = pattern("averages.toml", "besides").search(words) or "其中" in mean.lead
    return once and daily and told_of_all is not None and not others


def _of_the_same(found: Mean, what: str) -> bool:
    """Whether a mean is not of some only: of the dead of 920人伤亡, of those events that cost a life, behind 其中."""
    told = pattern("averages.toml", "a toll").finditer(f"{what}{opening(found.mean.after)}")
    tolls = {each["toll"] for each in told}
    return tolls <= {_toll(found.whole)} and "其中" not in found.mean.before


def _toll(figure: Figure) -> str:
    """What befell those that a figure counts (死亡, 伤亡), empty where it counts none such."""
    told = pattern("averages.toml", "a toll").finditer(f"{figure.subject}{figure.claim.measure or ''}")
    return next((each["toll"] for each in told if each["counted"] is not None), "")


def _added_up_over_years(line: Line, found: Mean, told: re.Match[str]) -> bool:
    """Whether a mean of each year stands right behind what is said to have been added up over so many of them.

    And is that of no other number of years up to one more. Of what each year brings anew: who is served year after
    year (年均签约40万人) is counted once in the total.
    """
    whole, mean = found.whole, found.mean
    words = line.text[whole.claim.sentence_start - line.start : mean.claim.end - line.start]
    beside = mean.position == whole.position + 1 and (told["span"] or told["mean"]) == "年"
    others = pattern("averages.toml", "besides").search(words) or pattern("averages.toml", "fewer months").search(words)
    added = pattern("averages.toml", "added up").search(clause(whole.before))
    new = pattern("averages.toml", "brought anew")
    anew = new.search(clause(whole.before)) and (not told["what"] or new.search(told["what"]))
    if not beside or others or not added or not anew or _is_as_large(found):
        return False
    counts = (Interval(Decimal(count), Decimal(count)) for count in range(1, int(found.spans.upper) + FEWEST))
    return not any(found._replace(spans=spans).fits for spans in counts)


def _spans(line: Line, whole: Figure, span: str) -> Interval | None:
    """How many years, months or days an amount came in, by its period or the words before it; None where not told."""
    if span == "小时":
        hours = _hours(line, whole)
        return Interval(hours, hours) if hours else None
    if span not in "年月" and (
        days := _days(line, whole) or _from_day_to_day(line, whole) or _within_days(line, whole)
    ):
        return Interval(days, days)
    years = _years(line, whole)
    if span == "年":
        return Interval(Decimal(years), Decimal(years)) if years >= FEWEST else None
    start, end = whole.claim.period_start, whole.claim.period_end
    if span == "月":
        if start and end and start.day == 1:
            months = Decimal(MONTHS * (end.year - start.year) + end.month - start.month + 1)
            return Interval(months, months) if months >= FEWEST else None
        told = MONTHS * years or _part_of_a_year(whole)
        return Interval(Decimal(told), Decimal(told)) if told else None
    if start and end and end > start:
        days = Decimal((end - start).days + 1)
        return Interval(days, days)
    return Interval(Decimal(DAYS[0]), Decimal(DAYS[1])) if years == 1 else _days_of_a_part(whole)


def _days_of_a_part(whole: Figure) -> Interval | None:
    """How many days a quarter or a half of a year has that an amount is told of: 上半年…,平均每天…."""
    told = pattern("averages.toml", "a part of a year").search(whole.period)
    months = months_of(whole.period) if told else None
    return days_of(months) if months else None


def _part_of_a_year(whole: Figure) -> int:
    """How many months a quarter or a half has that an amount is told of; 0 where it is of none, or may be of one."""
    if whole.claim.dimension not in FLOWS:
        return 0
    told = pattern("averages.toml", "a part of a year").search(whole.period)
    months = pattern("averages.toml", "months told").search(whole.period)
    if months:
        return max(0, int(months["last"]) - int(months["first"]) + 1)
    return PARTS_OF_A_YEAR[told["part"]] if told else 0


def _days(line: Line, whole: Figure) -> Decimal | None:
    """How many days the words before an amount say that it came in: 为期40天的铁路春运…; None where not told."""
    for told in reversed(line.figures[max(0, whole.position - NEAR) : whole.position]):
        claim = told.claim
        words = f"{clause(told.before)}{claim.text}{opening(told.after)}"
        if claim.unit in ("天", "日") and claim.low == claim.high and pattern("averages.toml", "so long").search(words):
            between = line.text[claim.end - line.start : whole.claim.start - line.start]
            other = len(between) > SAID or pattern("averages.toml", "another time").search(between)
            return claim.low if claim.hedge is Hedge.EXACT and not other else None
    return None


def _within_days(line: Line, whole: Figure) -> Decimal | None:
    """How many days an amount came in by the days that its clause tells: 10月1日至7日共接待…; None if not told."""
    told = line.figures[whole.position - 1] if whole.position else whole
    within = told.claim.unit in ("天", "日") and pattern("averages.toml", "within so long").match(
        line.text[told.claim.start - line.start : whole.claim.start - line.start]
    )
    plain = told.claim.low if within and told.claim.low == told.claim.high else None
    return plain or (told.claim.high if within else None)


def _from_day_to_day(line: Line, whole: Figure) -> Decimal | None:
    """How many days an amount came in by the days that its clause tells: 10月1日至7日共接待…; None where not told."""
    words = clause(line.text[whole.claim.sentence_start - line.start : whole.claim.start - line.start])
    told = pattern("averages.toml", "from day to day").search(words)
    if told is None:
        return None
    month, first, until, last = (int(told[name] or told["month"]) for name in ("month", "first", "until", "last"))
    days = last - first + 1 if month == until else 0
    return Decimal(days) if days >= FEWEST else None


def _hours(line: Line, whole: Figure) -> Decimal | None:
    """How many hours the figure right behind an amount tells: 降雨86.4毫米,24小时内平均每小时3.6毫米."""
    told = line.figures[whole.position + 1] if whole.position + 1 < len(line.figures) else whole
    within = told.claim.unit in HOURS and told.claim.text.endswith(("内", "內", "里", "中", "间"))
    return told.claim.high or told.claim.low if within else None


def _years(line: Line, whole: Figure) -> int:
    """How many whole years an amount came in; 0 where that is not told."""
    start, end = whole.claim.period_start, whole.claim.period_end
    if start and end and not pattern("averages.toml", "over years").search(whole.period):
        whole_years = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
        return end.year - start.year + 1 if whole_years else 0
    if pattern("averages.toml", "a year").search(whole.period):
        return 1
    lead = line.text[whole.claim.sentence_start - line.start : whole.claim.start - line.start]
    told = pattern("averages.toml", "over years").search(f"{whole.period}\n{lead}")
    written = NUMERAL.search(told["years"]) if told else None
    years = (int(written.group()) if written.group().isdigit() else number(written.group())) if written else 0
    return years if FEWEST <= years <= MOST else 0
