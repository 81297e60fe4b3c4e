"""A label with its count, and behind a colon what it counts: 停水小区4个:东苑、西苑、南苑、北苑.

The label opens its sentence and the list goes to the end of it. Only a count that fits is told: what stands there may
be said of what is counted, or an item be more than one.
"""

import re

from checks.lexicon import pattern
from checks.page import SENTENCE_END, Figure
from claims.model import Hedge

LABEL = re.compile(
    r"\s*(?:[0-9]{1,2}[.．、)）]|[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|[①-⑳])?\s*[“”一-鿿]{2,16}\s*"
)
COLON = re.compile(r"\s*[:：]\s*")
STOP = re.compile(r"[。;；\n]")
ASIDE = re.compile(r"[(（][^()（）\n]*[)）]")
OPEN = re.compile(r"等$|等[,，、]|[:：?？!！]|……")
NUMBERED = re.compile(r"[一1](?:[是要类]|[、.．)）])|[(（][一1][)）]")
MARKS = "、,，"
PLACE = "处"
LONGEST, MOST, SEVERAL = 24, 60, 3


def labelled_list(figure: Figure, rest: str) -> tuple[str, ...] | None:
    """The items behind a count that a label opens; `rest` are the words behind the count to the end of its line."""
    claim, label = figure.claim, SENTENCE_END.split(figure.before)[-1]
    counts = claim.hedge is Hedge.EXACT and claim.low is not None and 1 <= claim.low <= MOST
    colon = COLON.match(rest) if counts and not figure.depth and LABEL.fullmatch(label) else None
    if colon is None or not (claim.unit == PLACE or pattern("list.toml", "one by one").fullmatch(claim.unit)):
        return None
    stop = STOP.search(rest, colon.end())
    listed = ASIDE.sub("", rest[colon.end() : stop.start() if stop else len(rest)]).strip()
    if OPEN.search(listed) or NUMBERED.match(listed) or pattern("list.toml", "not by name").search(listed):
        return None
    marks = {mark.replace(",", "，") for mark in listed if mark in MARKS}
    names = tuple(name.strip() for name in re.split(f"[{MARKS}]", listed))
    if not all(0 < len(name) <= LONGEST for name in names) or ("、" not in marks and 1 < len(names) < SEVERAL):
        return None
    return None if any(map(pattern("list.toml", "counted in a list").search, names)) else names
