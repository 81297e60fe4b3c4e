"""Sentences of a text, by offsets; nothing is copied or changed."""

import re

_BODY = re.compile(r"[^。！？!?；;\n]+")
_END = re.compile("[。！？!?；;]*[”’」』）)]*")
_LONGEST = 2000
_NOTED, _ITEM = "] - ", re.compile(r"(?<=[一-鿿\])）]) - (?=[一-鿿0-9])")
HEADLINE = re.compile(r"^[ \t　]*【(?P<words>[^【】\n]{6,60})】(?=[ \t　]*\S)", re.MULTILINE)
"""A headline in brackets at the start of the line of its text, with its words: 【全市新增就业3.2万人】1至7月,…."""


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of the sentences between two offsets in order; a line break ends one, as do 。！？ and ；.

    A headline in brackets before its text is one of its own, and so is each item of a digest that a dash opens behind
    the note of the one before (销量3万台[2] - 出口1万台[3]). One longer than 2,000 characters is cut at its clauses, so
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
        for item in _ITEM.finditer(text, first, last) if _NOTED in text[first:last] else ():
            spans.append((first, item.start()))
            first = item.end()
        while last - first > _LONGEST:
            cut = max(text.rfind(mark, first + 1, first + _LONGEST) for mark in "，,、 ") + 1
            cut = cut if cut > first + 1 else first + _LONGEST
            spans.append((first, cut))
            first = cut
        spans.append((first, last))
    return spans
