"""Sentences of a text, by offsets; nothing is copied or changed."""

import re

_SENTENCE = re.compile(r"[^。！？!?；;\n]*[^\s。！？!?；;][^。！？!?；;\n]*[。！？!?；;]*[”’」』）)]*")
_LONGEST = 2000


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of the sentences between two offsets in order; a line break ends one, as do 。！？ and ；.

    One longer than 2,000 characters is cut at its clauses, so that the work on a sentence stays bounded.
    """
    spans: list[tuple[int, int]] = []
    for match in _SENTENCE.finditer(text, start, len(text) if end is None else end):
        first, last = match.span()
        while last - first > _LONGEST:
            cut = max(text.rfind(mark, first + 1, first + _LONGEST) for mark in "，,、 ") + 1
            cut = cut if cut > first + 1 else first + _LONGEST
            spans.append((first, cut))
            first = cut
        spans.append((first, last))
    return spans
