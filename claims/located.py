"""What lies so far from a place: 镇政府位于县城以西45公里处, 镇政府距县城45公里."""

import re

from claims.clauses import STOP, trim_opening
from claims.contexts import Context, Subject
from claims.model import Dimension
from claims.nouns import noun_right, only_places, only_verbs, tidy

_LIES = "(?:坐落|座落|位[于於]|地[处處])"
_WHO = re.compile(f"(?:^|(?<=[，,；;。：:\n]))\\s*(?P<who>[^，,；;。：:、\n0-9]{{1,20}}?)[，,]?{_LIES}")
_WHERE = re.compile(_LIES)
_AWAY = re.compile("[处處](?![一-鿿])")
_FROM = re.compile(
    "(?P<who>[^，,；;。：:0-9]{0,24}?)(?:直线|直線)?[东東南西北]{0,2}"
    "(?P<far>(?:(?<![差间間焦轴軸行株字])[距离離]{2}|(?<![差间間焦轴軸行株相字])距|(?<![隔脱偏撤远遠分逃驶飞流游叛])[离離])"
    "(?P<place>[^，,；;。：:距]{1,24}?))(?:(?:直线|直線)?距[离離])?"
    "(?:大概|大约|大約|不过|不過|尚有|还有|還有|只有|就|[仅僅只只约約近有为為是均也都还還])*"
)
_ON_TO = re.compile("(?P<led>[至到])?(?P<place>[^，,；;。：:]{2,24})")
_PLACE_ENDS = frozenset("省市县區区镇鎮乡鄉村縣")
_OPENS = re.compile(f"(?P<place>[一-鿿]{{1,6}}?[{''.join(sorted(_PLACE_ENDS))}])(?![场場委长長级級民政直属屬])")
_REACH = 120
_SHORT = 2


def located(context: Context) -> Subject | None:
    """What lies as far from a place as a distance says; None elsewhere."""
    if context.quantity.dimension is not Dimension.LENGTH:
        return None
    return _told_where(context) or _told_how_far(context)


def _told_where(context: Context) -> Subject | None:
    """What is told right before to lie where a distance ends."""
    if not _WHERE.search(context.left_text) or not _AWAY.match(context.text, context.quantity.end):
        return None
    start, end = max(context.sentence[0], context.quantity.start - _REACH), context.quantity.start
    whos = [tidy(trim_opening(each["who"])[0]) for each in _WHO.finditer(context.text[start:end])]
    who = next((each for each in reversed(whos) if len(each) >= _SHORT), "")
    return Subject(who, "位于", rule="located") if who else None


def _told_how_far(context: Context) -> Subject | None:
    """What is so far from the place named beside the figure, or from the next one in a row of distances."""
    said = context.left_text.strip("、 　")
    last = context.told[-1] if context.told else None
    if far := _FROM.fullmatch(said):
        who = tidy(trim_opening(far["who"])[0].removesuffix("在"))
        named = len(who) >= _SHORT and not far["who"].endswith("的")
        thing = who if named else _spoken_of(context, last)
        return Subject(thing, far["far"], rule="located") if thing else None
    on = _ON_TO.fullmatch(said) if last and last.rule == "located" else None
    goes_on = on and last and context.last and context.last.dimension is Dimension.LENGTH
    if not goes_on or not on or not last:
        return None
    named = on["led"] is not None or all(_is_place(name) for name in on["place"].split("、"))
    return Subject(last.subject, f"距{on['place']}", rule="located") if named else None


def _is_place(name: str) -> bool:
    return only_places(name) or name[-1:] in _PLACE_ENDS


def _spoken_of(context: Context, last: Subject | None) -> str:
    """What the sentence is about: what the distance before is of, the place or thing that it begins with, or before."""
    if last and last.rule == "located":
        return last.subject or ""
    clause = STOP.split(context.text[context.sentence[0] : context.quantity.start], maxsplit=1)[0]
    phrase, place = trim_opening(clause)
    phrase = "" if phrase == context.left_text else phrase
    if found := _OPENS.match(phrase):
        return found["place"]
    thing = noun_right(phrase)
    if thing and not only_verbs(thing):
        return thing
    return place or (last or context.carried or Subject("")).subject or ""
