"""Places and bodies in a ranking, of each of which the indicator named before is told.

老化指数78.68%,其中以甲区166.62%、乙区156.27%最高; 拨备覆盖率方面,最高是甲银行的389%.
"""

import re

from claims.contexts import RATES, Context, Subject
from claims.nouns import only_bodies

_NAME = re.compile(
    r"(?:其中|各[省市州县区旗乡镇](?:市|区)?中|[而另又及和与、以]|依[次序](?:为|是)?|，){0,6}+\s?"
    r"(?P<most>最[高低多少大小](?:的|者)?(?:是|为)?|[其再]次之?(?:是|为)?|次[高低多少](?:是|为)?)?"
    r"(?P<name>[一-鿿]{2,12}?)(?:则|的|以|最[高低多少大小](?:的)?)?(?:每平方(?:公里|千米))?(?:为|是|达|有)?的?\s?"
)
_LIKE_A_PLACE = re.compile("[一-鿿]{1,4}[省市县区州盟旗镇乡村]")
_RANKS = re.compile(
    "最[高低多少大小稠稀密优好快慢]|其次|次之|次[高低多少]|居第|列第|排名第|相对较[高低多少]|居[首末前后]"
)
_AHEAD, RANKED = 60, "ranked"


def opens(words: str) -> bool:
    """Whether the words before a figure only say what is the most or comes next of what is told of: 最高是甲银行的."""
    named = _NAME.fullmatch(words) if "最" in words or "次" in words else None
    return bool(named and named["most"] and _named(named["name"]))


def ranked(context: Context, previous: Subject | None) -> Subject | None:
    """The indicator of the figure before, of the place or body that a ranking in its unit names; None elsewhere."""
    if not previous or not previous.subject or context.left.change:
        return None
    start, end = context.sentence
    if not _RANKS.search(context.text, start, min(end, context.quantity.end + _AHEAD)):
        return None
    named = _NAME.fullmatch(context.left_text)
    if named is None or (context.left.share and not named["most"]):
        return None
    rates = context.quantity.dimension in RATES and (previous.rule == RANKED or not previous.unit)
    alike = context.in_unit_of_before(previous) or (not context.at and rates)
    if not alike or only_bodies(previous.subject) or not _named(named["name"]):
        return None
    measure = None if previous.measure == "增减额" else previous.measure
    return Subject(previous.subject, measure, 1, named["name"], rule=RANKED)


def _named(name: str) -> bool:
    """Whether a name is that of a place or a body, whether a list has it or not."""
    return _LIKE_A_PLACE.fullmatch(name) is not None or only_bodies(name)
