"""Whether a heading and a line below it tell their figures of two times, places, bases, plans or kinds of people."""

import re

from checks.lexicon import pattern
from checks.page import CLAUSE_MARK, Figure, Page, opening

LEXICON = "headings.toml"
SO_FAR = "累计"
TO = re.compile("[-—–~至到]+")
OF_A_NAME = {"前3月": "一季度", "1-3月": "一季度", "1-6月": "上半年", "1-9月": "前三季度", "1-12月": "全年"}
FAR, BELOW, BEHIND, NEAREST = 240, 800, 14, 3
NOTE_BELOW = re.compile(r"\n\s*(?:注|备注|说明|附注)\s?[:：0-9][^\n]*")
NOTE = re.compile("[(（][^()（）]{2,12}[)）]")


def headed_otherwise(headline: Figure, other: Figure) -> bool:
    """Whether the words up to a figure of a heading, or those up to one below it, make two of them.

    Words of a basis, a plan, a price or of whom have to stand on both sides or on none; times have to be the same
    where both are told; a county or town that is named below has to be named in the heading.
    """
    one, two = _words(headline), _words(other)
    own = pattern(LEXICON, "of its own")
    places = set(pattern(LEXICON, "place below").findall(two))
    elsewhere = any(place not in one for place in places)
    apart = set(own.findall(one)) != set(own.findall(two)) or _of_another_holiday(headline, other)
    return apart or elsewhere or _at_other_times(one, two)


def _of_another_holiday(headline: Figure, other: Figure) -> bool:
    """Whether one of two figures is told of a holiday that the sentence of the other does not name."""
    holiday = pattern(LEXICON, "holiday")
    sentences = [set(holiday.findall(f"{figure.period}{figure.lead}")) for figure in (headline, other)]
    own = [set(holiday.findall(_words(figure))) for figure in (headline, other)]
    return bool(own[0] - sentences[1] or own[1] - sentences[0])


def at_other_times(one: Figure, other: Figure) -> bool:
    """Whether the sentences up to two figures name two years, or two parts of a year."""
    return _at_other_times(_words(one), _words(other))


def table_otherwise(page: Page, said: Figure, cell: Figure) -> bool:
    """Whether the lines above a cell, the head of its column or a note below its table tell what the text does not.

    A basis (不含, 可比), a stage of the accounts (决算), a currency or the place of a caption: the sentence of a figure
    has to tell the same, or the text up to it for a place.
    """
    told, own = f"{said.lead}{said.after[:BEHIND]}", _around(page, said, cell)
    bases = {found.group() for found in pattern(LEXICON, "basis of a table").finditer(own)}
    places = {found["place"] for found in pattern(LEXICON, "place of a table").finditer(own)}
    stage = pattern(LEXICON, "stage of accounts").search(told)
    staged = stage is not None and stage.group() not in own
    elsewhere = any(place not in page.text[: said.claim.end] for place in places)
    return staged or elsewhere or any(word not in told for word in bases)


def _around(page: Page, said: Figure, cell: Figure) -> str:
    """The lines of a table's head above a cell and its caption, as far as they are not the text of the figure."""
    first = max(0, cell.claim.start - FAR, said.claim.end if said.claim.end < cell.claim.start else 0)
    above = page.text[first : cell.claim.start].splitlines()
    named = [line for line in above[said.claim.end >= first :] if "。" not in line]
    note = NOTE_BELOW.search(page.text, cell.claim.end, cell.claim.end + BELOW)
    return "\n".join([*named, cell.claim.measure or "", note.group() if note else ""])


def _words(figure: Figure) -> str:
    """The last three clauses up to a figure with what follows it in brackets, or excepts something right behind it."""
    note = NOTE.match(figure.after)
    words = note.group() if note else opening(figure.after.lstrip(",，"))
    aside = words if note or pattern(LEXICON, "excepting").match(words) else ""
    clauses = CLAUSE_MARK.split(figure.lead)[-NEAREST:]
    return f"{' '.join(clauses)} {aside}"


def _at_other_times(one: str, two: str) -> bool:
    years = [set(pattern(LEXICON, "year by its name").findall(words)) for words in (one, two)]
    comparable = len({year[0].isdigit() for year in years[0] | years[1]}) == 1
    parts = [_parts_of_a_year(words) for words in (one, two)]
    if (comparable and all(years) and not years[0] & years[1]) or (all(parts) and not parts[0] & parts[1]):
        return True
    return _is_month_beside_all(one, two) or _is_month_beside_all(two, one)


def _parts_of_a_year(words: str) -> set[str]:
    found = (TO.sub("-", part).replace("个", "") for part in pattern(LEXICON, "part of a year").findall(words))
    return {OF_A_NAME.get(part, part) for part in found}


def _is_month_beside_all(one: str, two: str) -> bool:
    """Whether one figure adds up all that was so far, and the other is of some months that do not begin the year."""
    begun = pattern(LEXICON, "since the year began")
    return SO_FAR in one and SO_FAR not in two and bool(_parts_of_a_year(two)) and begun.search(two) is None
