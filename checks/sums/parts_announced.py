"""Wholes of which a sentence announces what they are made up of: 由…组成, 分为小学部和初中部, 分三期建设, 三天共.

展览分为三个展区,历史展区1200平方米,艺术展区800平方米,科技展区500平方米,总面积2500平方米: as many figures as are
announced, by their names or numbers, beside the whole of them and nothing else in its unit. Their sum is wrong where it
comes near the whole, or misses it by a slip of the pen. People may come on several days, so that these never show a
miss.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.figures.amounts import Breakdown, adds_up, comes_near, held_to
from checks.figures.numbering import number
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, opening
from checks.sums.closed_sums import closed, in_order, is_wrong
from claims.model import Dimension

LEXICON = "announced.toml"
AMONG = re.compile("^(?:其中|当中)[:：,，]?")
JOIN = re.compile("、|和|与|及")


def parts_announced(line: Line) -> Iterator[Breakdown]:
    """Every whole of a line with the parts that its sentence announces, in sentences that tell nothing else of them."""
    for sentence in closed(line):
        for whole, parts in ((sentence[-1], sentence[:-1]), (sentence[0], sentence[1:])):
            if _may_hold(line, whole, parts) and (adds_up(whole, parts) or is_wrong(whole, parts)):
                yield held_to(whole, parts)
                break


def _may_hold(line: Line, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a sentence tells that some figures are all the parts of a whole."""
    behind = whole.position > parts[0].position
    if not behind and _ends_with_the_others(whole, parts):
        return True
    if any(pattern(LEXICON, "left open").search(_between(line, *pair)) for pair in _gaps(whole, parts)):
        return False
    if behind and not _sums_up(line, whole, parts):
        return False
    return _of_so_many(line, whole, parts) or _by_name(line, parts) or _made_up(parts)


def _ends_with_the_others(whole: Figure, parts: Sequence[Figure]) -> bool:
    """职工860人。医生310人。护士420人。其他人员130人: the last of parts are all others that the whole counts.

    Each stands in a sentence of its own.
    """
    apart = len({figure.claim.sentence_start for figure in (whole, *parts)}) > len(parts)
    others = pattern(LEXICON, "all the others").match(_label(parts[-1])) if apart else None
    return others is not None and others["noun"] in clause(whole.before) and comes_near(whole, parts)


def _gaps(whole: Figure, parts: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    figures = sorted((whole, *parts), key=lambda figure: figure.position)
    return pairwise(figures)


def _between(line: Line, one: Figure, other: Figure) -> str:
    return line.text[one.claim.end - line.start : other.claim.start - line.start]


def _announcement(line: Line, parts: Sequence[Figure]) -> str:
    """The words of a sentence up to the first of its parts."""
    first = parts[0].claim
    return line.text[first.sentence_start - line.start : first.start - line.start]


def _sums_up(line: Line, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the words before a whole behind its parts say that it is all of them, and of no other body."""
    words = clause(_between(line, parts[-1], whole))
    times, told = (pattern(LEXICON, name).match(words) for name in ("so many times", "in all"))
    found = times or told
    what = pattern(LEXICON, "tells nothing").sub("", found["what"] or "") if found else ""
    of_these = not what or what in _label(parts[0])
    whose = times or (told is not None and (not told["who"] or told["who"] in _announcement(line, parts)))
    return bool(whose) and of_these


def _of_so_many(line: Line, whole: Figure, parts: Sequence[Figure]) -> bool:
    """分三期建设 before 一期, 二期 and 三期, 三个展区 before three of that name, and 三天共 behind three days."""
    words = _announcement(line, parts)
    told = pattern(LEXICON, "in so many").search(words)
    labels = [_label(part) for part in parts]
    if told is not None and _count(told["count"]) == len(parts):
        return in_order(labels) or (bool(told["noun"]) and all(told["noun"] in label for label in labels))
    days = pattern(LEXICON, "so many times").match(clause(_between(line, parts[-1], whole)))
    once = whole.claim.dimension is not Dimension.PERSON
    return days is not None and once and _count(days["count"]) == len(parts) and in_order(labels)


def _count(written: str) -> int:
    return number(written.replace("两", "二"))


def _by_name(line: Line, parts: Sequence[Figure]) -> bool:
    """分为小学部和初中部 before the figures of just these two."""
    told = pattern(LEXICON, "by name").search(_announcement(line, parts))
    names = JOIN.split(told["names"]) if told else []
    labels = [_label(part) for part in parts]
    shared = zip(names, labels, strict=False)
    return len(names) == len(parts) and all(label and (label in name or name in label) for name, label in shared)


def _made_up(parts: Sequence[Figure]) -> bool:
    """由专家评委15人和大众评委30人组成: parts and nothing else from 由 up to 组成."""
    start = pattern(LEXICON, "made up").search(clause(parts[0].before))
    ends = pattern(LEXICON, "of these").match(opening(parts[-1].after))
    return start is not None and ends is not None


def _label(part: Figure) -> str:
    """What leads up to a part in its clause."""
    return AMONG.sub("", clause(part.lead)).split("、")[-1].strip()
