"""Blanks that are set between every two digits of a text (1 9 9 8 年, 5 2 1 3 4 亿元)."""

import re
from collections.abc import Iterator

_YEAR = re.compile("[12](?<![0-9].)(?<![0-9] .) (?:(?<=1 )[89]|(?<=2 )0) [0-9] [0-9] ?年")
_BETWEEN = re.compile("(?<=(?<![0-9])[0-9]) (?=[0-9](?![0-9])|[.．][0-9])")


def blanks(text: str) -> Iterator[tuple[int, int]]:
    """Where each starts and ends, in order; none where no year is set so."""
    if _YEAR.search(text):
        yield from (blank.span() for blank in _BETWEEN.finditer(text))
