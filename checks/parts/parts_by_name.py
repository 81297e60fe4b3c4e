"""Parts that go by the names of several wholes: 高中3所、初中7所。其中,甲县高中2所、初中4所;乙县高中1所、初中3所."""

from collections.abc import Iterator, Sequence

from checks.figures.amounts import SENTENCE, Breakdown, adds_up, alike, amount, compared, held_to, slipped, total
from checks.figures.stretches import this_sentence
from checks.figures.topics import spelled
from checks.lexicon import pattern
from checks.page import Figure, Line, clause
from checks.relation import Interval

FEWEST, FAR, SHORTEST = 2, 40, 2


def by_name(line: Line) -> Iterator[Breakdown]:
    """Every whole of a sentence with the parts of the next one, behind 其中, that go by its name.

    What does not come out is wrong where the parts are more than it, or a slip of the pen explains it, and those of
    another name come out.
    """
    for first in line.figures:
        opens = SENTENCE.search(first.before) and pattern("parts.toml", "among").search(first.before)
        wholes = _sentence_before(line, first) if opens else []
        names = _told_apart([spelled(clause(figure.before)) for figure in wholes])
        if len(wholes) < FEWEST or not all(names):
            continue
        parts = [figure for figure in _sentence(line, first) if alike(figure, wholes[0])]
        named = [next((name for name in names if spelled(clause(part.before)).endswith(name)), None) for part in parts]
        if None in named:
            continue
        columns = [
            (whole, tuple(part for part, own in zip(parts, named, strict=True) if own == name))
            for whole, name in zip(wholes, names, strict=True)
        ]
        yield from _told([column for column in columns if len(column[1]) >= FEWEST])


def _told(columns: Sequence[tuple[Figure, tuple[Figure, ...]]]) -> Iterator[Breakdown]:
    fitting = [column for column in columns if adds_up(*column)]
    for whole, parts in columns:
        more = total(parts).lower > Interval.of(whole.claim).upper
        if (whole, parts) in fitting or (fitting and (more or slipped(whole, parts))):
            yield held_to(whole, parts)


def _sentence_before(line: Line, first: Figure) -> list[Figure]:
    """The figures of one unit in the sentence before a figure, if it has no others but those."""
    before = line.figures[max(0, first.position - FAR) : first.position]
    start = before[-1].claim.sentence_start if before else 0
    sentence = [figure for figure in before if figure.claim.sentence_start == start]
    kin = all(alike(figure, first) and _is_level(figure) for figure in sentence)
    return sentence if kin else []


def _sentence(line: Line, first: Figure) -> list[Figure]:
    after = line.figures[first.position + 1 : first.position + FAR]
    return [figure for figure in (first, *this_sentence(after)) if _is_level(figure)]


def _is_level(figure: Figure) -> bool:
    return amount(figure) and not figure.depth and not compared(figure)


def _told_apart(labels: Sequence[str]) -> list[str]:
    """The shortest ends of some labels that tell them apart: 高风险地区 and 中风险地区; empty where one has none."""
    names = []
    for label in labels:
        ends = (label[start:] for start in range(len(label) - SHORTEST, -1, -1))
        others = [other for other in labels if other is not label]
        names.append(next((end for end in ends if not any(other.endswith(end) for other in others)), ""))
    return names
