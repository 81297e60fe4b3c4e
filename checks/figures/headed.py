"""Whether a heading and a line below it tell their figures of two times, places, bases, plans or kinds of people."""

import re

from checks.lexicon import pattern
from checks.page import Figure, opening

LEXICON = "headings.toml"
SO_FAR = "累计"
TO = re.compile("[-—–~至到]+")
OF_A_NAME = {"前3月": "一季度", "1-3月": "一季度", "1-6月": "上半年", "1-9月": "前三季度", "1-12月": "全年"}
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
    return set(own.findall(one)) != set(own.findall(two)) or elsewhere or _at_other_times(one, two)


def _words(figure: Figure) -> str:
    """The sentence up to a figure with what follows it in brackets, or excepts something right behind its clause."""
    note = NOTE.match(figure.after)
    words = note.group() if note else opening(figure.after.lstrip(",，"))
    aside = words if note or pattern(LEXICON, "excepting").match(words) else ""
    return f"{figure.lead} {aside}"


def _at_other_times(one: str, two: str) -> bool:
    years = [set(pattern(LEXICON, "year by its name").findall(words)) for words in (one, two)]
    parts = [_parts_of_a_year(words) for words in (one, two)]
    if (all(years) and not years[0] & years[1]) or (all(parts) and not parts[0] & parts[1]):
        return True
    return _is_month_beside_all(one, two) or _is_month_beside_all(two, one)


def _parts_of_a_year(words: str) -> set[str]:
    found = (TO.sub("-", part).replace("个", "") for part in pattern(LEXICON, "part of a year").findall(words))
    return {OF_A_NAME.get(part, part) for part in found}


def _is_month_beside_all(one: str, two: str) -> bool:
    """Whether one figure adds up all that was so far, and the other is of some months that do not begin the year."""
    begun = pattern(LEXICON, "since the year began")
    return SO_FAR in one and SO_FAR not in two and bool(_parts_of_a_year(two)) and begun.search(two) is None
