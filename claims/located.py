"""What lies so far from a place: 镇政府位于县城以西45公里处."""

import re

from claims.clauses import trim_opening
from claims.contexts import Context, Subject
from claims.model import Dimension
from claims.nouns import tidy

_LIES = "(?:坐落|座落|位[于於]|地[处處])"
_WHO = re.compile(f"(?:^|(?<=[，,；;。：:\n]))\\s*(?P<who>[^，,；;。：:、\n0-9]{{1,20}}?){_LIES}")
_WHERE = re.compile(_LIES)
_AWAY = re.compile("[处處](?![一-鿿])")
_REACH = 120
_SHORT = 2


def located(context: Context) -> Subject | None:
    """What is told right before to lie where a distance ends; None elsewhere."""
    if context.quantity.dimension is not Dimension.LENGTH or not _WHERE.search(context.left_text):
        return None
    if not _AWAY.match(context.text, context.quantity.end):
        return None
    start, end = max(context.sentence[0], context.quantity.start - _REACH), context.quantity.start
    whos = [tidy(trim_opening(each["who"])[0]) for each in _WHO.finditer(context.text[start:end])]
    who = next((each for each in reversed(whos) if len(each) >= _SHORT), "")
    return Subject(who, "位于", rule="located") if who else None
