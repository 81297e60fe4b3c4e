"""The share whose price a market report quotes: 东方钢铁(00123)早盘走低，报12.3元，跌2.1%."""

import re

from claims.contexts import Context, Subject

_CODED = re.compile(
    "(?:^|[，,。；;\n|｜丨 　：:])(?P<name>[^，,。；;\n|｜丨 　：:（()）]{2,16})"
    "[（(](?:[0-9]{4,6}|[A-Z]{1,5})(?:[.．](?:[A-Z]{2}|[a-z]{2}))?[)）]"
)
_QUOTED = re.compile("(?:[，,]|[^，,；;。0-9]{0,8})(?:现|現|收|最新)?(?:报|報)(?:收|于|於|价|價)?(?:[：:])?")
_FAR = 160


def told(context: Context) -> Subject | None:
    """The share named with its code before a price that is quoted; None elsewhere."""
    if not _QUOTED.fullmatch(context.left_text) or context.left.change:
        return None
    begin = context.sentence[0]
    named = [each["name"] for each in _CODED.finditer(context.text, max(begin, context.begin - _FAR), context.begin)]
    return Subject(named[-1], rule="quoted") if named else None
