"""Those of whom so many in a hundred have most or least of something: 收入最高的10% | 家庭, 所得最低20% | 住户."""

import re

from claims.contexts import Context, Subject
from claims.lexicon import ending
from claims.nouns import noun_right

_MOST = re.compile(
    "(?P<most>[^，,；;。]{0,14}?最(?:富[有裕]|[贫貧][穷窮困]|年[轻輕长長]|[高低大小多少好差优優强強弱富穷窮快慢长長短重轻輕]))的?"
)


def topmost(context: Context) -> Subject | None:
    """The people or bodies behind a percentage of them, with what they have most or least of as the measure."""
    most = _MOST.fullmatch(context.left_text.strip()) if "最" in context.left_text else None
    who = _who(context.right_text) if most else ""
    return Subject(who, most["most"], scope=context.named.place, rule="topmost") if most and who else None


def _who(behind: str) -> str:
    """The people, households or bodies that a text begins with; empty for anything else."""
    noun = noun_right(behind.removeprefix("的"))
    return noun if ending("ranked-group", noun) else ""
