"""Sentences and speakers of a text, by offsets; nothing is copied or changed."""

import re
from dataclasses import dataclass

_SENTENCE = re.compile(r"[^。！？!?；;\n]*[^\s。！？!?；;][^。！？!?；;\n]*[。！？!?；;]*[”’」』）)]*")
_SPEAKER = re.compile(
    r"^[ 　]*(?P<name>[^\n，,。；;：:“”《》0-9]{2,40}?)(?P<asks>记者提问|记者问|記者問|提问|提問|問|问|答)?\s?[:：]"
    r"(?=\s*\n|[^\n]{6,}|$)",
    re.MULTILINE,
)
_LONGEST = 2000
_NOT_SPEAKER = re.compile(
    r"单位|單位|来源|來源|编辑|作者|时间|日期|电话|地址|网址|标题|关键词|摘要|其中|如下|包括|注$|备注|说明|目标$|任务$|通知|报告|情况|工作|方面|举措|措施|通讯员"
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """From `start` on, until the next speaker, the text is what `name` said."""

    start: int
    name: str


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


def speakers(text: str) -> list[Speaker]:
    """Where each speaker of a transcript begins; empty where fewer than two turns are marked."""
    turns = [
        Speaker(match.start(), match.group("name").strip() + (match.group("asks") or ""))
        for match in _SPEAKER.finditer(text)
        if not _NOT_SPEAKER.search(match.group("name"))
    ]
    return turns if len(turns) > 1 else []
