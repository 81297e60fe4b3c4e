r"""date: lengths of time that the years beside them contradict, and what is done on a day still to come.

Catches a number of years that doesn't fit the year that it is counted from (自2015年以来连续12年 in a text of 2024) or
the two years that bound it (建于1958年,2023年建校75周年; 2016年开工,2021年建成,历时8年), an age or a ride by the years
or hours beside it (生于1951年,1970年进厂时29岁; 8时25分发车,9时15分到达,用时60分钟), days, hours and months that their
two ends don't give (5月10日至19日,为期15天; 原定6月30日,6月18日已完工,提前15天), years of service, in the party or at
work, a founding and its anniversary (2003年入伍,服役26年,2019年退役; 2024年是建校80周年,学校创办于1934年), days that
no calendar has (6月31日) or that fall on another day of the week (2024年5月1日(星期六)) beside a figure, and, for a
person to look at, what a text says was done after its own day.

Bad: 本报2024年5月6日讯\n自2015年以来,全市连续12年实现增长。
Good: 本报2024年5月6日讯\n自2015年以来,全市连续9年实现增长。

Limits: the day of the text has to be known. Both ways of counting are right: 2015 to 2024 is nine years or ten. What
went on from a year need not go on today, so that only too many years are wrong, unless the text says 至今 or 已. Dates
are no figures: an impossible one is told of the first figure of its sentence, and of none where that has no figure.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from checks.dates.almanac import DAYS_OF_THE_WEEK, Impossible, OnWeekday, impossible, weekdays
from checks.dates.anniversaries import Since, anniversaries
from checks.dates.between_years import between_years
from checks.dates.spans import Span, spans
from checks.lexicon import pattern
from checks.page import Figure, Page, clause
from checks.relation import Comparator, Interval, Member, Relation, Verdict, Words, holds, plain, reckoned
from claims.model import Dimension, Status

ZERO = Decimal(0)
OPEN = ("with a halt", "a row of its own")
MINUTES, MINUTES_OF_AN_HOUR = "分钟", 60
YEARS = frozenset(("年", "周年", "週年", "载", "個年頭", "个年头"))


def relations(page: Page) -> Iterator[Relation]:
    """One relation for each length in years that years beside it bound, and for each deed of a day still to come."""
    yield from (_no_day(figure, found) for figure, found in impossible(page))
    yield from (_on_weekday(figure, found) for figure, found in weekdays(page))
    yield from map(_anniversary, anniversaries(page))
    yield from map(_anniversary, between_years(page))
    yield from map(_spanned, spans(page))
    for figure in page.figures:
        if _counts_years(figure):
            yield from _lasting(figure, page)
        elif page.day is not None:
            yield from _to_come(figure, page.day)


def _no_day(figure: Figure, found: Impossible) -> Relation:
    """A day or hour against the last one that there is."""
    return Relation(
        type="date",
        members=(Member(figure.document, figure.claim, "beside the date"),),
        left=Interval(Decimal(found.number), Decimal(found.number)),
        right=Interval(Decimal(found.most), Decimal(found.most)),
        comparator=Comparator.AT_MOST,
        formula=f"{found.text}: {found.number} > {found.most}",
        explanation=Words(
            zh=f"“{found.text}”并不存在:{found.number}超过了最大的{found.most}。",
            en=f"There is no {found.text}: {found.number} is past the last one, {found.most}.",
        ),
    )


def _on_weekday(figure: Figure, found: OnWeekday) -> Relation:
    """The day of the week that a day is told to be against the one that it is."""
    told, right = (Decimal(DAYS_OF_THE_WEEK.index(each) + 1) for each in (found.told, found.right))
    fits = told == right
    return Relation(
        type="date",
        members=(Member(figure.document, figure.claim, "beside the date"),),
        left=Interval(told, told),
        right=Interval(right, right),
        formula=f"{found.text}: 星期{found.told} {'=' if fits else '≠'} 星期{found.right}",
        explanation=Words(
            zh=f"“{found.text}”这一天是星期{found.right},{'相符' if fits else '不符'}。",
            en=f"{found.text}: that day is 星期{found.right}, which {'fits' if fits else 'does not fit'}.",
        ),
    )


def _anniversary(told: Since) -> Relation:
    """Years since a founding or a birth against the two years."""
    years = told.last - told.first
    given = Words(f"{told.first}年到{told.last}年是{years}年", f"{told.first} to {told.last} is {years} years")
    reading, just = (told.fewest, told.most), (years, years)
    return _length(told.figure, reading, just, f"{told.last} − {told.first} = {years}", given)


def _spanned(told: Span) -> Relation:
    """A length of time against the two days or years beside it, counted either way."""
    by_hours = "小时" in told.figure.claim.text and told.figure.claim.unit == MINUTES
    ends = [_in_hours(end) if by_hours else plain(Decimal(end)) for end in (told.fewest, told.most)]
    size = "–".join(dict.fromkeys(ends)) + ("" if by_hours else told.figure.claim.unit)
    given = Words(f"{told.ends}应为{size}", f"{told.ends} makes {size}")
    reading = told.fewest, told.most
    return _length(told.figure, reading, reading, f"{told.ends}: {size}", given)


def _in_hours(minutes: Decimal | int) -> str:
    """Minutes as a text tells them by the hour: 165 is 2小时45分钟."""
    hours, left = divmod(int(minutes), MINUTES_OF_AN_HOUR)
    return (f"{hours}小时" if hours else "") + (f"{left}分钟" if left or not hours else "")


def _length(
    figure: Figure,
    reading: tuple[Decimal | int, Decimal | int],
    just: tuple[Decimal | int, Decimal | int],
    shown: str,
    given: Words,
) -> Relation:
    """A length of time against the least and the most that it may be told as; `just` is what it is to be written as."""
    stated, text = Interval.of(figure.claim), figure.claim.text
    span, target = (Interval(Decimal(least), Decimal(most)) for least, most in (reading, just))
    fits = holds(Comparator.MEETS, stated, span)
    return Relation(
        type="date",
        members=(Member(figure.document, figure.claim, "length"),),
        left=stated,
        right=span,
        formula=reckoned(shown, text, fits=fits),
        explanation=Words(
            zh=f"{given.zh},文中写{text},{'相符' if fits else '不符'}。",
            en=f"{given.en}; the text says {text}, which {'fits' if fits else 'does not fit'}.",
        ),
        targets=((figure.claim, target),),
    )


def _counts_years(figure: Figure) -> bool:
    claim = figure.claim
    return claim.dimension is Dimension.DURATION and claim.unit in YEARS and claim.low is not None


def _lasting(figure: Figure, page: Page) -> Iterator[Relation]:
    between = pattern("date.toml", "from to").search(figure.lead)
    since = pattern("date.toml", "since").search(figure.lead)
    if between:
        first, last = int(between["first"]), int(between["last"])
        if first <= last and not any(pattern("date.toml", name).search(figure.after) for name in OPEN):
            some = _of_some(figure, between.group()) or between["of"] or (between["within"] and between["row"])
            yield _counted(figure, first, last, last, Comparator.AT_MOST if some else Comparator.MEETS)
    elif since and page.year is not None:
        first = int(since["year"])
        goes_on = pattern("date.toml", "to this day").search(since["until"]) and not _of_some(figure, since["until"])
        if first < page.year:
            spoken = page.spoken or page.year
            yield _counted(figure, first, spoken, page.year, Comparator.MEETS if goes_on else Comparator.AT_MOST)


def _of_some(figure: Figure, words: str) -> bool:
    """Whether a number of years may be of some of them, of which more is told: 已有3年出现干旱, 4年大旱, 4年一届."""
    told = pattern("date.toml", "counts years through").search(words)
    return not told and pattern("date.toml", "a time by itself").match(figure.after) is None


def _counted(figure: Figure, first: int, spoken: int, last: int, comparator: Comparator) -> Relation:
    """A number of years against those from the first to the last, counted either way."""
    stated, span = Interval.of(figure.claim), Interval(Decimal(spoken - first), Decimal(last - first + 1))
    fits = holds(comparator, stated, span)
    shown = f"{plain(span.lower)}–{plain(span.upper)}"
    return Relation(
        type="date",
        members=(Member(figure.document, figure.claim, "length"),),
        left=stated,
        right=span,
        comparator=comparator,
        formula=reckoned(f"{last} − {first} = {last - first}", figure.claim.text, fits=fits),
        explanation=Words(
            zh=f"{first}年到{last}年是{shown}年,文中写{figure.claim.text},{'相符' if fits else '不符'}。",
            en=f"{first} to {last} is {shown} years; the text says {figure.claim.text}, "
            f"which {'fits' if fits else 'does not fit'}.",
        ),
        targets=((figure.claim, span),),
    )


def _to_come(figure: Figure, day: date) -> Iterator[Relation]:
    claim = figure.claim
    start, named, words = claim.period_start, figure.period, clause(figure.before)
    if start is None or start <= day or claim.status is not Status.ACTUAL:
        return
    dated = named in words and pattern("date.toml", "dated").search(named)
    if dated and pattern("date.toml", "done").search(words):
        yield Relation(
            type="date",
            members=(Member(figure.document, claim, "done"),),
            left=Interval(Decimal(start.toordinal()), Decimal(start.toordinal())),
            right=Interval(Decimal(day.toordinal()), Decimal(day.toordinal())),
            comparator=Comparator.AT_MOST,
            if_broken=Verdict.REVIEW,
            formula=f"{start} > {day}",
            explanation=Words(
                zh=f"文中称{claim.period}已完成,而文件的日期是{day}。",
                en=f"The text says that this was done in {claim.period}, but it is itself of {day}.",
            ),
        )
