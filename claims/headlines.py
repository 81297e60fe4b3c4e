"""A figure of a headline that names nothing, and the same figure in the line below, which says what it is of.

新增12例，累计40例 above 昨日本市新增登革热病例12例; 80% alone in its line above 单产贡献率超过80%.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from claims.contexts import Span, Subject
from claims.headings import numbered
from claims.quantities import Quantity

Told = tuple[Span, Sequence[Quantity]]
"""Where a sentence stands, and its figures."""
_LONGEST = 60
_HEADLINE = re.compile(f"[^。；;：:|\t①-⑳]{{2,{_LONGEST}}}(?<![，,、])")
_ALONE = re.compile("[近超约約逾]?[0-9０-９][0-9０-９.．,]*+[^，。；：0-9\n]{0,6}")
_WRITTEN = re.compile("\\S")
_UNNAMED = frozenset(("carried", "fallback", "topic", "heading"))


def below(text: str, start: int, end: int) -> Span | None:
    """The line that a headline from `start` to `end` stands above; None where that is no headline, or of nothing.

    A headline of words stands above a paragraph, a figure alone above any line that is more.
    """
    line, written = text[start:end].strip(), _WRITTEN.search(text, end)
    if written is None or not _HEADLINE.fullmatch(line) or numbered(line):
        return None
    stop = _end(text, written.start())
    under = text[written.start() : stop].strip()
    of_it = not _ALONE.fullmatch(under) if _ALONE.fullmatch(line) else not _HEADLINE.fullmatch(under)
    return (written.start(), stop) if of_it else None


def told_below(text: str, told: Sequence[Told], found: Sequence[Sequence[Subject]]) -> list[list[Subject]]:
    """The subjects of all sentences, those of headlines taken from the line right below where they name nothing."""
    subjects = [list(those) for those in found]
    for at, (span, figures) in enumerate(told):
        unnamed = list(_unnamed(found[at]))
        line = below(text, text.rfind("\n", 0, span[0]) + 1, _end(text, span[1])) if unnamed else None
        for place in unnamed:
            same = _same(figures[place], told, found, at, line) if line else None
            subjects[at][place] = same or subjects[at][place]
    return subjects


def _end(text: str, position: int) -> int:
    """Where the line of a position ends."""
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def _unnamed(found: Sequence[Subject]) -> Iterator[int]:
    """The figures of a sentence up to the first one that it names something for."""
    return takewhile(lambda place: found[place].rule in _UNNAMED, range(len(found)))


def _same(
    figure: Quantity, told: Sequence[Told], found: Sequence[Sequence[Subject]], at: int, line: Span
) -> Subject | None:
    """What is told in a line behind the sentence at `at` of its figure; None where it doesn't stand there again."""
    for (span, figures), subjects in islice(zip(told, found, strict=True), at + 1, None):
        if span[0] >= line[1]:
            return None
        for each, subject in zip(figures, subjects, strict=True):
            again = (each.low, each.high, each.unit) == (figure.low, figure.high, figure.unit)
            if again and span[0] >= line[0] and subject.subject:
                return subject
    return None
