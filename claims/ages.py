"""Who is told right before to be the youngest, the oldest or the like: 年龄最大的是领队王某，53岁."""

import re

from claims.contexts import Context, Subject
from claims.phrases import words

_FOREMOST = re.compile(
    "最[^，,；;。]{1,4}的?(?:是|为)(?P<who>[^，,；;。、0-9]{2,20})[，,](?:年仅|年僅|今年|现年|現年|年方|年满|只有|仅)?"
)
_REACH = 40
_YEARS = ("岁", "歲", "周岁", "周歲")
_SHORT = 2


def foremost_person(context: Context) -> Subject | None:
    """The person of whom an age is told by these words; None elsewhere."""
    if context.quantity.unit not in _YEARS:
        return None
    start, end = max(context.sentence[0], context.quantity.start - _REACH), context.quantity.start
    found = next((each for each in _FOREMOST.finditer(context.text, start, end) if each.end() == end), None)
    if found is None:
        return None
    who = found["who"].rpartition("的")[2]
    last, tag = words(who)[-1]
    return Subject(last if tag == "nr" and len(last) > _SHORT else who, "年龄", rule="foremost person")
