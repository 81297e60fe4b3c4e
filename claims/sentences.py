"""Sentences of a text, by offsets; nothing is copied or changed."""

import re

_BODY = re.compile(r"[^。！？!?；;\n]+")
_END = re.compile("[。！？!?；;]*[”’」』）)]*")
_LONGEST = 2000
HEADLINE = re.compile(r"^[ \t　]*【(?P<words>[^【】\n]{6,60})】(?=[ \t　]*\S)", re.MULTILINE)
"""A headline in brackets at the start of the line of its text, with its words: 【全市新增就业3.2万人】1至7月,…."""


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of the sentences between two offsets in order; a line break ends one, as do 。！？ and ；.

    A headline in brackets before its text is one of its own. One longer than 2,000 characters is cut at its clauses, so
    that the work on a sentence stays bounded.
    """
    spans: list[tuple[int, int]] = []
    stop, last = len(text) if end is None else end, start
    while body := _BODY.search(text, last, stop):
        first, last = body.span()
        if body.group().isspace():
            continue
        closing = _END.match(text, last, stop)
        last = closing.end() if closing else last
        if headline := HEADLINE.match(text, first, last):
            spans.append(headline.span("words"))
            first = headline.end()
        while last - first > _LONGEST:
            cut = max(text.rfind(mark, first + 1, first + _LONGEST) for mark in "，,、 ") + 1
            cut = cut if cut > first + 1 else first + _LONGEST
            spans.append((first, cut))
            first = cut
        spans.append((first, last))
    return spans
