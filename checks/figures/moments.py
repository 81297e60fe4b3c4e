"""The dates that a text says figures are of: 年初, 上年末, 3月末, 2022年."""

from collections.abc import Sequence

from checks.figures.bases import is_base
from checks.lexicon import pattern
from checks.page import Figure, Page, clause
from claims.model import Status

LEXICON = "apart.toml"
YEARS = {"上": "去", "去": "去", "今": "今", "本": "今", "当": "今"}


def of_several_moments(page: Page, part: Figure, whole: Figure, percent: Figure) -> bool:
    """Whether a part and its whole are told of two dates, or both of another one than their share.

    Not where the whole is aimed at, or is what its share is said to be of: 占2022年末总股本92亿股的2.6%.
    """
    if whole.claim.status is Status.PLANNED or is_base(page.lines[whole.line], whole):
        return False
    return differ((part, whole)) or _of_its_own_date(percent, (part, whole))


def differ(figures: Sequence[Figure]) -> bool:
    """Whether some figures are told of two dates, one that says none of the date of the one before it."""
    dates: list[tuple[str, str]] = []
    for figure in sorted(figures, key=lambda each: each.claim.start):
        said = _said(figure)
        dates.append(said if any(said) or not dates else dates[-1])
    return any(_apart(one, other) for one in dates for other in dates)


def _of_its_own_date(percent: Figure, amounts: Sequence[Figure]) -> bool:
    """Whether a percentage begins its clause with a date that none of its amounts is of."""
    led = percent.period and clause(percent.before).startswith(percent.period)
    return bool(led) and all(_apart(_said(percent), _said(amount)) for amount in amounts)


def _apart(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two dates differ in their years, one said and one not too, or in the days that they are of."""
    years, days = {one[0], other[0]}, {one[1], other[1]}
    if years == {"", "去"}:
        return True
    return (len(years - {""}) > 1 and _are_comparable(years)) or ("" not in days and len(days) > 1)


def _are_comparable(years: set[str]) -> bool:
    return len({year.isdigit() for year in years}) == 1


def _said(figure: Figure) -> tuple[str, str]:
    """The year that the period or the clause of a figure says, as 去, 今 or as written, and the day of a stock."""
    words = pattern(LEXICON, "compared with a date").sub("", f"{_period(figure)} {clause(figure.before)}")
    note = pattern(LEXICON, "noted date").match(figure.after)
    words = f"{note[0]} {words}" if note else words
    year, day = (pattern(LEXICON, name).search(words) for name in ("a year", "a day of a stock"))
    said = year["digits"] or year["ago"] or YEARS.get(year[0][0], "今") if year else ""
    if not day:
        return said, ""
    if day["start"]:
        return (str(int(said) - 1) if said.isdigit() else "去"), "年末"
    return said or "今", "年末" if day["end"] else day[0]


def _period(figure: Figure) -> str:
    """The period of a figure as far as its own sentence says it, and not what was planned then: 年初预算."""
    _, said, behind = figure.lead.rpartition(figure.period) if figure.period else ("", "", "")
    return "" if pattern(LEXICON, "planned then").match(behind) else said
