"""How long it is from one day or hour to another, told with both: 9月18日22时至19日6时停水,共8小时.

The length stands behind both ends (6月12日恢复通车,首尾相加一共90天), behind the day that was meant and the one that it
became (原定6月30日,6月18日已完工,提前12天), or in front of them (为期10天,自9月16日至9月25日).

Limits: two ends and no third in the sentence, and words that tell that the length is that of all the time between;
stops, rests, days off, what is held on some of them (每天, 首班车) and hours of two places (当地时间) leave it open.
Days may be counted with the first or without it, months by what is begun; an hour may be one of a clock of half a day.
Two days without their month are of one, or the second of the next where it is smaller; a day whose name tells no date
(周一) leaves it open.
"""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from checks.figures.amounts import SENTENCE
from checks.lexicon import pattern
from checks.page import Figure, Line
from claims.model import Dimension, Hedge

LEXICON = "date.toml"
YEAR_OF_NONE, NEAR, PAIR, TWELVE = 2023, 160, 2, 12
MINUTES = {"分钟": 1, "小时": 60, "个小时": 60}
DAYS, MONTHS = frozenset("天日"), {"个月": 1, "月": 1, "年": 12}
LATER = "later"
BUILT = frozenset(("完工", "竣工", "建成", "完成"))
CLAUSE = re.compile("[,，。;；)）]")
BRACKET_END, NUMERAL = re.compile("[)）]"), re.compile("[0-9两二三四五六七八九十]")
OFF = ("with days off", "with a halt", "half or so many times")
MINUTES_OF_A_DAY, LEAD, FIGURE = 24 * 60, 12, "#"
HALF, HUNDREDTH, DAYS_OF_A_MONTH = Decimal("0.5"), Decimal("0.01"), Decimal(30)
HALF_A_DAY, DAY = timedelta(hours=12), timedelta(days=1)
MONTHS_OF_ALL_SIZES = ((2023, 1), (2023, 2), (2023, 4), (2024, 2))


class Length(NamedTuple):
    """A length of time, its ends as they are written, and the least and the most that it may be told as."""

    figure: Figure
    ends: str
    fewest: Decimal
    most: Decimal


class _End(NamedTuple):
    """A day or an hour: the parts that are written, whether its half of the day is sure, and how else it is told.

    `after`: the day after the other end; `named`: a day by a name that tells no date.
    """

    year: int | None
    month: int | None
    day: int | None
    hour: int | None
    minute: int
    sure: bool
    after: bool
    named: bool


def between_two_ends(line: Line, figure: Figure) -> Length | None:
    """A length of time with what its two ends make it; None where its words leave the two open."""
    claim = figure.claim
    known = claim.unit in MINUTES or claim.unit in DAYS or claim.unit in MONTHS
    if not known or claim.dimension is not Dimension.DURATION or claim.hedge is not Hedge.EXACT or claim.low is None:
        return None
    start, end = claim.start - line.start, claim.end - line.start
    before = SENTENCE.split(line.text[max(0, start - NEAR) : start])[-1]
    behind = SENTENCE.split(line.text[end : end + NEAR], maxsplit=1)[0]
    out = pattern(LEXICON, "with time out").search(f"{before}{claim.text}")
    out = out or pattern(LEXICON, "by two clocks").search(f"{before}{behind}")
    if out or any(pattern(LEXICON, off).search(behind) for off in OFF):
        return None
    ends, others = (list(pattern(LEXICON, "end of a time").finditer(words)) for words in (before, behind))
    years = pattern(LEXICON, "a year").finditer(before)
    if any(not any(end.start() <= year.start() < end.end() for end in ends) for year in years):
        return None
    if len(ends) == PAIR and not others:
        if pattern(LEXICON, "as it was meant").search(before[: ends[1].start()]):
            return _than_it_was_meant(figure, ends, before, behind)
        return _behind(figure, ends, before, behind)
    if not ends and len(others) == PAIR and _is_range(others, behind):
        ahead = f"{before[-LEAD:]}{FIGURE}{behind[: others[0].start()]}"
        return _length(figure, others, behind) if pattern(LEXICON, "told ahead of its ends").search(ahead) else None
    return None


def _behind(figure: Figure, ends: Sequence[re.Match[str]], before: str, behind: str) -> Length | None:
    """A length behind both its ends: all the time between them, in a bracket only a longer one and no other beside it.

    What else the bracket counts may lie outside of them: 3月1日至10日(共15天,含线上5天).
    """
    lead = before[ends[1].end() :]
    bracketed = lead.startswith(("(", "（"))
    others = NUMERAL.search(BRACKET_END.split(behind, maxsplit=1)[0])
    if bracketed and (others or pattern(LEXICON, "of some days").search(before[: ends[0].start()])):
        return None
    names = ("all the time between", *(["held all that time"] if _is_range(ends, before) else []))
    length = _length(figure, ends, before) if any(pattern(LEXICON, name).search(lead) for name in names) else None
    shorter = length is not None and (figure.claim.low or Decimal(0)) < length.fewest
    return None if bracketed and shorter else length


def _than_it_was_meant(figure: Figure, ends: Sequence[re.Match[str]], before: str, behind: str) -> Length | None:
    """A length from when something was meant to be done to when just this was: 原定9月30日完工,8月31日完工,提前30天."""
    lead, meant = before[ends[1].end() :], before[ends[0].end() : ends[1].start()]
    told = pattern(LEXICON, "told as later or sooner").search(lead)
    stage = pattern(LEXICON, "a stage of work").search(lead)
    if not told or (stage and stage.group() not in before[: ends[1].start()]):
        return None
    if figure.claim.unit not in MINUTES:
        done = pattern(LEXICON, "done on the other day").search(lead)
        deeds = (done["deed"], CLAUSE.split(behind, maxsplit=1)[0]) if done else ()
        if (
            not pattern(LEXICON, "and in fact").fullmatch(meant)
            or not done
            or not all(_is_what_was_meant(deed, meant) for deed in deeds)
        ):
            return None
    return _length(figure, ends, before, shifted=told["sooner"] or LATER)


def _is_what_was_meant(deed: str, meant: str) -> bool:
    """Whether what was done is what was to be: the same words, or others for an end of work: 完工, 竣工, 建成."""
    if not deed or deed in meant:
        return True
    if not pattern(LEXICON, "an end of work").fullmatch(deed):
        return False
    done, to_do = (set(pattern(LEXICON, "a word for an end").findall(words)) for words in (deed, meant))
    return not to_do or bool(done & to_do) or bool(done and to_do and done | to_do <= BUILT)


def _is_range(ends: Sequence[re.Match[str]], text: str) -> bool:
    return pattern(LEXICON, "until then").fullmatch(text[ends[0].end() : ends[1].start()]) is not None


def _length(figure: Figure, ends: Sequence[re.Match[str]], text: str, *, shifted: str = "") -> Length | None:
    """`shifted` is the word that tells that the second end came sooner or later than the first was meant to be."""
    first, last = (_end(end) for end in ends)
    if shifted and not (first.year or last.year) and _in_a_year(first) > _in_a_year(last):
        first, last = last, first
    elif shifted and shifted != LATER and (first.year or last.year):
        first, last = _sooner(first, last)
    moments = _moments(first, last)
    readings = [_reading(figure, one, other) for one, other in moments]
    if not readings or not _are_told(figure, first, last):
        return None
    stated = figure.claim.low or Decimal(0)
    fewest, most = min(readings, key=lambda each: max(each[0] - stated, stated - each[1]))
    shown = text[ends[0].start() : ends[1].end()]
    return Length(figure, shown, fewest, fewest if shifted and figure.claim.unit in DAYS else most)


def _sooner(meant: _End, became: _End) -> tuple[_End, _End]:
    """Two days of which the second came before the first, where one of them lacks its year: the earlier one first."""
    later = _in_a_year(became) > _in_a_year(meant)
    if meant.year and not became.year:
        became = became._replace(year=meant.year - later)
    elif became.year and not meant.year:
        meant = meant._replace(year=became.year + later)
    return became, meant


def _are_told(figure: Figure, first: _End, last: _End) -> bool:
    """Whether both ends tell the hour, the day or the month that a length is in."""
    unit = figure.claim.unit
    if unit in MINUTES:
        return None not in (first.hour, last.hour) and _of_days_alike(first, last)
    if unit in DAYS:
        return None not in (first.month, first.day, last.day)
    return first.month is not None and (first.day is None) == (last.day is None)


def _of_days_alike(first: _End, last: _End) -> bool:
    """Whether two hours have each a day, told alike, or none that the first lacks."""
    if last.day is None:
        return True
    return first.day is not None and (first.month is not None or last.month is None)


def _in_a_year(end: _End) -> tuple[int, int]:
    return end.month or 0, end.day or 0


def _end(found: re.Match[str]) -> _End:
    year, month, day, hour = (int(found[name]) if found[name] else None for name in ("year", "month", "day", "hour"))
    part, minute = found["part"] or "", int(found["minute"] or found["min"] or (30 if found["half"] else 0))
    if hour is not None and hour < TWELVE and pattern(LEXICON, "later half of a day").search(part):
        hour += TWELVE
    after = pattern(LEXICON, "the day after").search(part) is not None
    sure = bool(part) or bool(hour and hour > TWELVE)
    return _End(year, month, day, hour, minute, sure, after, bool(found["named"]))


def _moments(first: _End, last: _End) -> list[tuple[datetime, datetime]]:
    """The moments that two ends may be: of one year or the next, one day or the next, of either half of a day."""
    if last.named or (first.named and last.day is not None):
        return []
    if first.month is None and first.day is not None and last.day is not None:
        return [pair for begun in MONTHS_OF_ALL_SIZES for pair in _in_a_month(first, last, begun)]
    months = first.month or 1, last.month or first.month or 1
    begun = first.year or (last.year - (months[0] > months[1]) if last.year else YEAR_OF_NONE)
    ended = last.year or begun + (months[0] > months[1])
    one = _moment(begun, months[0], first.day or 1, first)
    other = _moment(ended, months[1], last.day or first.day or 1, last)
    if one is None or other is None:
        return []
    if last.month is not None or last.day is not None:
        return [(one, other)] if one < other else []
    return _within_a_day(one, other, sure=last.sure and (first.sure or last.after), after=last.after)


def _in_a_month(first: _End, last: _End, begun: tuple[int, int]) -> list[tuple[datetime, datetime]]:
    """Two days without their month as days of one, or the second of the next where it is the smaller."""
    year, month = begun
    one = _moment(year, month, first.day or 1, first)
    other = _moment(year, month + ((last.day or 1) < (first.day or 1)), last.day or 1, last)
    return [(one, other)] if one and other and one < other else []


def _within_a_day(one: datetime, other: datetime, *, sure: bool, after: bool) -> list[tuple[datetime, datetime]]:
    """Two hours of one day, or less than a day apart; of two days where the second is told to be of the day after."""
    shifts = [DAY, DAY + HALF_A_DAY] if after else [timedelta(), HALF_A_DAY, DAY]
    found = [(one, other + shift) for shift in shifts if not (sure and shift % DAY == HALF_A_DAY)]
    return [pair for pair in found if pair[0] < pair[1] and (after or pair[1] - pair[0] < DAY)]


def _moment(year: int, month: int, day: int, end: _End) -> datetime | None:
    try:
        return datetime(year, month, day) + timedelta(hours=end.hour or 0, minutes=end.minute)  # noqa: DTZ001
    except ValueError:
        return None


def _reading(figure: Figure, one: datetime, other: datetime) -> tuple[Decimal, Decimal]:
    """The least and the most that the time between two moments may be told as, in the unit of a figure."""
    unit = figure.claim.unit
    minutes = (other - one) // timedelta(minutes=1)
    if unit in MINUTES:
        return Decimal(minutes // MINUTES[unit]), Decimal(-(-minutes // MINUTES[unit]))
    days = Decimal(minutes // MINUTES_OF_A_DAY)
    if unit in DAYS:
        return days, days + 1 + (one.month <= PAIR < other.month)
    months = (other.year - one.year) * TWELVE + other.month - one.month
    exact = months + (other.day - one.day) / DAYS_OF_A_MONTH
    size = Decimal(MONTHS[unit])
    fewest, most = (exact - size * HALF) / size, max(exact + size * HALF, Decimal(months + 1)) / size
    return fewest.quantize(HUNDREDTH), most.quantize(HUNDREDTH)
