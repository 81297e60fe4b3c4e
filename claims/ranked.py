"""Places and bodies in a ranking, of each of which the indicator named before is told.

老化指数78.68%,其中以甲区166.62%、乙区156.27%最高; 拨备覆盖率方面,最高是甲银行的389%.
"""

import re
from collections.abc import Sequence

from claims.aspects import aspect_of
from claims.clauses import Left, take_left
from claims.contexts import COUNTED, RATES, Context, Subject, named
from claims.model import PERCENT
from claims.nouns import only_bodies
from claims.quantities import Quantity

_NAME = re.compile(
    r"(?:其中|各[省市州县区旗乡镇](?:市|区)?中|[而另又及和与、以]|依[次序](?:为|是)?|，){0,6}+\s?"
    r"(?P<most>最[高低多少大小](?:的|者)?[则則]?[是为為]?|[其再]次之?[则則]?[是为為]?|次[高低多少][则則]?[是为為]?)?"
    r"(?P<name>[一-鿿]{2,12}?)(?:则|的|以|最[高低多少大小](?:的)?)?(?:每平方(?:公里|千米))?(?:为|為|是|达|達|有)?的?\s?"
)
_LIKE_A_PLACE = re.compile("[一-鿿]{1,4}[省市县区州盟旗镇乡村]")
_RANKS = re.compile(
    "最[高低多少大小稠稀密优好快慢]|其次|次之|次[高低多少]|居第|列第|排名第|相对较[高低多少]|居[首末前后]"
)
_LISTED = re.compile(
    r"(?:按(?P<by>[一-鿿]{2,12}?)(?:多少|大小|高低)?(?:分|排序|排名|排列|计算?)?[，,])?(?P<head>[一-鿿]{0,20}?)"
    r"(?:排名?|名?列|位?居)(?:在|于|全[国省市县区]|各[省市县区])*(?:前[一二两三四五六七八九十0-9]+)(?:位|名|强)?的?"
    r"(?:城市|省份|地区|[市县区镇]|行业|企业|国家)?(?:分别|依次)?(?:是|为|有)(?P<list>[^，,；;。]+)[，,]\Z"
)
_FOREMOST = re.compile(
    "^(?P<thing>[一-鿿A-Z]{2,16}?)[则則]?(?:仍|依然|均|都)?(?:以|最[高低多少大小快慢](?:的|者)?[则則]?[是为為])(?P<place>[一-鿿]{2,8}?)"
    "(?:最[高低多少大小快慢])?的?$|(?:全(?:[国國省市县縣区區台球港]|世界)|各地)?(?P<what>[一-鿿]{2,10})最多的(?P<of>[一-鿿]{2,8}?)(?:[从從由有为為是达達]|[则則]有)?的?$"
)
_RANKED_ASIDE = re.compile(
    "(?:(?:^|(?<=[，,；;。\\s]))(?:(?:各|不同)(?:地区?|[省市县区州镇村](?:[市县区])?)的?)?(?P<thing>[^，,；;。]{2,20}?)(?:[有各也均存在]*(?:不同|不一|差异|差別|差别)[^，,；;。]{0,4})[，,])?"
    "(?:[其中以]|其次[是为為]?)*(?P<place>[一-鿿]{2,8}?)(?:最[高低多少大小快慢]|次之|居[首末次]|第[一二三四五])$"
)
_SHORT = 2
_EACH = re.compile("分别|分別")
_BETWEEN = re.compile("[、和及与]")
_AHEAD, RANKED = 60, "ranked"


def opens(words: str) -> bool:
    """Whether the words before a figure only say what is the most or comes next of what is told of: 最高是甲银行的."""
    told = _NAME.fullmatch(words) if "最" in words or "次" in words else None
    return bool(told and told["most"] and _named(told["name"]))


def in_bracket(context: Context, previous: Subject | None) -> Subject | None:
    """The indicator of a figure in a bracket behind the place that has most or comes next: 各地发病率不同,甲县最高(9‰).

    It is what the clause before says to differ, or that of the place named before (`previous`).
    """
    if context.left_text or context.text[context.begin - 1 : context.begin] not in ("(", "（"):
        return None
    free = context.last.end if context.last else context.sentence[0]
    found = _RANKED_ASIDE.search(context.text, free, context.begin - 1)
    if found is None or not _named(found["place"]):
        return None
    if found["thing"]:
        left = take_left(found["thing"], percent=context.quantity.dimension is PERCENT)
        noun = named(left.phrase).noun
        return Subject(noun, *aspect_of(left, context.quantity), found["place"], RANKED) if len(noun) > 1 else None
    alike = previous is not None and previous.rule == RANKED and context.in_unit_of_before(previous)
    return Subject(previous.subject, previous.measure, 1, found["place"], RANKED) if previous and alike else None


def foremost(context: Context) -> Subject | None:
    """The indicator whose highest or lowest the words before a figure tell of a place: 出生率最高为甲县9‰.

    Of the place that has most of something a level may be told: 人口最多的甲市由30万人.
    """
    told = _FOREMOST.search(context.left_text) if "最" in context.left_text else None
    if told is None or not _named(told["place"] or told["of"]):
        return None
    if told["of"] and context.quantity.dimension not in COUNTED:
        return None
    left = take_left(told["thing"] or told["what"], percent=context.quantity.dimension is PERCENT)
    noun = named(left.phrase).noun
    if len(noun) < _SHORT or only_bodies(noun):
        return None
    return Subject(noun, *aspect_of(left, context.quantity), told["place"] or told["of"], RANKED)


def listed_in_order(
    text: str, start: int, begin: int, left: Left, group: Sequence[Quantity], carried: Subject | None
) -> list[Subject]:
    """出口额排在前三位的是甲市、乙市和丙市，分别占全省的12%、9%和7%: the indicator, of each place that is listed.

    The words from `start` to `begin` are those of the sentence before the figures; shares of what they do not name are
    of what was told of before (`carried`). Empty where none are listed so.
    """
    found = _LISTED.search(text, start, begin) if _EACH.match(text, begin) else None
    names = _BETWEEN.split(found["list"]) if found else []
    about = (found["by"] or named(found["head"]).noun) if found else ""
    about = about or (carried.subject if carried and left.share and left.whole else "") or ""
    if not about or len(names) != len(group) or not all(map(_named, names)):
        return []
    pairs = zip(names, group, strict=True)
    return [Subject(about, *aspect_of(left, quantity), name, RANKED) for name, quantity in pairs]


def ranks(text: str, start: int, end: int) -> bool:
    """Whether a stretch of text ranks what it tells of: 最高, 其次, 居首."""
    return _RANKS.search(text, start, end) is not None


def ranked(context: Context, previous: Subject | None) -> Subject | None:
    """The indicator of the figure before, of the place or body that a ranking in its unit names; None elsewhere."""
    if not previous or not previous.subject or context.left.change:
        return None
    start, end = context.sentence
    if not ranks(context.text, start, min(end, context.quantity.end + _AHEAD)):
        return None
    told = _NAME.fullmatch(context.left_text)
    if told is None or (context.left.share and not told["most"]):
        return None
    rates = context.quantity.dimension in RATES and (previous.rule == RANKED or not previous.unit)
    alike = context.in_unit_of_before(previous) or (not context.at and rates)
    if not alike or only_bodies(previous.subject) or not _named(told["name"]):
        return None
    measure = None if previous.measure == "增减额" else previous.measure
    return Subject(previous.subject, measure, 1, told["name"], rule=RANKED)


def in_row(context: Context) -> Subject | None:
    """The last subject of a ranking in a figure's unit, past what else is told of its place.

    最高为甲县2.4%，由13万人增为14万人；其次为乙县 | 0.9%: a rate goes on from the sentence before too.
    """
    unit = context.quantity.unit
    if not context.at:
        rates = (subject for subject in reversed(context.before) if subject.rule == RANKED and subject.measure)
        return next(rates, None) if context.quantity.dimension in RATES else None
    for earlier, subject in zip(reversed(context.quantities[: context.at]), reversed(context.told), strict=True):
        if earlier.unit == unit:
            return subject.of_unit(unit) if subject.rule == RANKED else None
    return None


def _named(name: str) -> bool:
    """Whether a name is that of a place or a body, whether a list has it or not."""
    return _LIKE_A_PLACE.fullmatch(name) is not None or only_bodies(name)
