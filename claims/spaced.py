"""Blanks that are set between every two digits of a text (1 9 9 8 年, 5 2 1 3 4 亿元) or around its commas (36家 , 比).

Those around marks go where a text has them so at two commas or more, but never between digits (12 , 345). One within a
word that can be no two is where a line of the page ended (其 中,; 百 分之六).
"""

import re
from collections.abc import Iterator

_YEAR = re.compile("[12](?<![0-9].)(?<![0-9] .) (?:(?<=1 )[89]|(?<=2 )0) [0-9] [0-9] ?年")
_BETWEEN = re.compile("(?<=(?<![0-9])[0-9]) (?=[0-9](?![0-9])|[.．][0-9])")


_COMMA = re.compile("(?<=[一-鿿0-9%％]) [,，] (?=[一-鿿])")
_MARK = re.compile("(?<=[^\\s|]) (?P<mark>[,，;；。、]) ?(?=[^\\s|])")
_WITHIN_A_WORD = re.compile("(?<=其) (?=中[,，:：“])|(?<=百) (?=分之[零〇一二三四五六七八九十])|(?<=同) (?=比[增下])")
_FEWEST_COMMAS = 2


def blanks(text: str) -> Iterator[tuple[int, int]]:
    """Where each starts and ends; none between digits where no year is set so, none at marks where no commas are."""
    yield from (blank.span() for blank in _WITHIN_A_WORD.finditer(text))
    if _YEAR.search(text):
        yield from (blank.span() for blank in _BETWEEN.finditer(text))
    if len(_COMMA.findall(text)) >= _FEWEST_COMMAS:
        for found in _MARK.finditer(text):
            if not (text[found.start() - 1].isdigit() and text[found.end()].isdigit()):
                yield found.start(), found.start("mark")
                yield from [(found.end("mark"), found.end())] if found.end() > found.end("mark") else []
