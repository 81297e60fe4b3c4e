"""What was left of a whole beside what was done of it: 应到480人,实到462人,缺席18人; 募集86万元,拨付62万元,结余24万元.

A sentence has to tell just the three in their unit. The words of the last have to be the contrary of those before it:
未签约 behind 已签约, 缺席 behind 出席, 剩余 behind what was taken. What a year or a month took leaves more than it.
"""

import re
from collections.abc import Iterator

from checks.amounts import Breakdown, adds_up, held_to
from checks.closed_sums import closed, comes_near
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, opening

THREE = 3
ENDS = re.compile(r"\s*(?:[,，。;；]|$)")


def complements(line: Line) -> Iterator[Breakdown]:
    """Every whole of a line with what was done of it and what was left, in sentences that tell nothing else of them."""
    for sentence in closed(line):
        if len(sentence) == THREE and not any(map(_holds_more, sentence)):
            whole, done, left = sentence
            close = comes_near(whole, (done, left)) and ENDS.match(left.after) is not None
            if _contrary(done, left) and (close or adds_up(whole, (done, left))):
                yield held_to(whole, (done, left))


def _is_left(figure: Figure) -> re.Match[str] | None:
    """How the words before a figure say that it is what was left."""
    return pattern("complements.toml", "left").fullmatch(clause(figure.before))


def _holds_more(figure: Figure) -> bool:
    """Whether a figure is told of what was there before, or beside another time."""
    return pattern("complements.toml", "more before").search(clause(figure.before)) is not None


def _contrary(done: Figure, left: Figure) -> bool:
    """Whether what is told of the last figure is just what is not told of the one before it."""
    found, said = _is_left(left), f"{clause(done.before)}{opening(done.after)}"
    if found is None or _is_left(done) is not None or pattern("complements.toml", "of a time").search(said):
        return False
    if found["absent"]:
        return pattern("complements.toml", "present").search(said) is not None
    if found["undone"]:
        return found["undone"] in said
    return pattern("complements.toml", "taken").search(said) is not None
