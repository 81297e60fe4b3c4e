"""What is named before a bracket for the figures in it: 农药杀虫剂(97例), 发生率:感染(0.5%对1.4%)."""

import re
from dataclasses import replace
from itertools import islice

from claims import directed, lexicon
from claims.clauses import STOP, trim_opening
from claims.contexts import COUNTED, RATES_AND_TIMES, Context, Subject
from claims.model import PERCENT
from claims.nouns import noun_left, noun_right, only_places

_BY = re.compile("^按(?=[^揭时期].{2})")
_WHEN = re.compile(
    "(?:(?:19|20)[0-9]{2}年|第?[一二三四1-4]季度?|(?:[0-9]{1,2}|十?[一二三四五六七八九十])月份?(?:[上中下]旬)?"
    "|[上下]半年|[春夏秋冬][季天]?|(?:[周週]|星期)[一二三四五六日天])?"
    "(?:最[多高大少低小]|居多|居首|次之|其次|再次|较[多少])?"
)
"""A time that most or fewest fell in, and no thing: 第一季度最多 | （1040例）."""
_OF_A_MONTH = re.compile("^(?:[0-9]{1,2}|十?[一二三四五六七八九十])月份(?=.{2})")
_OPENING = ("(", "（")
NAMED_BEFORE = re.compile("(?P<noun>[^占佔、，,；;。：:（()）]{2,16})$")
_MAINLY = re.compile("以(?P<what>[^以]{2,12})[为為]主$")
"""What is most of something: 支出以租金为主 | (占41%)."""
_JOINED = re.compile("[）)]\\s?(?:以及|[和与與及])")
"""What joins a name to the one in front, behind the bracket of that one: 手机(2亿元)与 | 手表(1亿元)."""
_GLOSS = re.compile("[(（][^()（）。；;]{2,40}[）)]\\s?$")
"""A bracket that ends right where the next one opens: 专业服务业(清洁业除外)(-50%)."""
_CHANGED = re.compile(
    r"[(（]\s?[-－−+＋]?\s?[0-9.]{1,6}\s?[%％]\s?[或、,，]\s?[-－−+＋]?\s?[0-9][0-9 ,.]*\s?[一-鿿]{1,3}[)）]"
)
"""A change as a rate and as an amount: 零售业(-8.1%或-21 800人)."""
_AMOUNT_AND_RATE = re.compile(
    r"[(（]\s?[-－−+＋]?\s?[0-9][0-9 ,.]*\s?[一-鿿]{1,3}或\s?[-－−+＋]?\s?[0-9.]{1,6}\s?[%％]\s?[)）]"
)
_THOSE_CHANGED = re.compile(
    "(?P<way>[增减減][加少长長]|[上下][升降跌滑]|[升增涨漲跌降减減]幅)(?:[较較最]大)?"
    "(?:的[^，,；;。：:（()）]{0,8}?(?:主要)?(?:包括|[见見][于於]|有|[为為]|是)|主要(?:包括|[见見][于於]|集中[于於在]|有|[为為]|是)?)"
)
"""What announces those that grew or shrank, each with by how much: 就业人数增加的行业主要有 | 教育(2.1%或430人)."""
_FELL = frozenset("减減降跌滑")
_COMPARED = re.compile("[比较較与與同为為是达達至到]|[且并並但而](?=[比较較与與])")
_WITH_ITS_RATE = re.compile(
    r"(?<![一-鿿])(?:[为為和及与與是])?(?P<name>[一-鿿]{1,12})\s?[（(][0-9.]{1,6}[%％](?:[)）]|[对對vV,，和])"
)
_IS_COMPARED = re.compile("[高低多少快慢优好大小]于|水平|同期|[比较与]|[去上前]年")
_ANNOUNCES = 40
_AIMS = ("目标", "任务", "目標", "任務")
_CAME_BY = re.compile(
    r"[)）](?:(?:、|及|和|与)[^()（），。；;]{1,12}[(（][^()（）]{1,16}[)）]){0,6}(?:入境|出境|进入|离开|抵达|到达|乘坐|选择|就诊|报名|考入|升入)的"
)
"""Who came by the ways that brackets number: 经海路(3万人次)及空路(2万人次)入境的旅客."""
_MAINLY_ARE = re.compile("(?P<what>[一-鿿]{2,10}?)主要(?:[为為是有]|包括|来自|來自)[^，,；;。：:]{2,120}$")
_ITS_SHARE = re.compile("[（(](?:[占佔][^，,；;。()（）0-9]{0,8})?[0-9.]{1,5}[%％][)）]")
_FOREMOST = re.compile("(?<=.{2})(?:最[多高大少低]|居多|居首)$")
"""What says that most are those before a bracket: 学生 | 最多（320例）."""
_SHORT = 2
_NEAR, _CHANGES = 12, frozenset(("增减额", "增长率"))
_TERM = 24
_LISTED = 160
"""Characters to either side of a figure within which the list is looked for that it stands in."""


def closed(gap: str) -> bool:
    """Whether a bracket that was open before a stretch of text is closed in it."""
    return gap.count("）") + gap.count(")") > gap.count("（") + gap.count("(")


def bracketed(context: Context) -> Subject | None:
    """What is named before the bracket that a figure begins: 农药杀虫剂(97例), 占全国贫困人口(2365万人)的比重."""
    text, begin = context.text, _behind_sign(context.text, context.begin)
    if text[begin - 1 : begin] not in _OPENING or context.left_text:
        return None
    if goods := directed.told(context):
        return goods
    found = before_bracket(text, context.last.end if context.last else context.sentence[0], begin - 1)
    if found and (changed := _among_those_changed(context, found, begin - 1)):
        return changed
    behind = _CAME_BY.match(text, context.quantity.end) if found and context.quantity.dimension in COUNTED else None
    if found and behind and (who := noun_right(text[behind.end() : behind.end() + _TERM])):
        return replace(found, subject=who, scope=found.subject)
    if found is None or context.quantity.dimension not in RATES_AND_TIMES or _CHANGED.match(text, begin - 1):
        return found
    if context.quantity.dimension is not PERCENT:
        return None
    return found if lexicon.ending("rate-end", found.subject or "") else _each_with_its_rate(context, found)


def of_a_time(context: Context, told: Subject, topic: Subject | None) -> Subject:
    """What was counted last in the unit of a figure that only a time names, else the topic: 其后为第四季度(859例)."""
    if context.quantity.dimension in RATES_AND_TIMES or not _WHEN.fullmatch(told.subject or ""):
        return told
    unit = context.quantity.unit
    counted = zip(reversed(context.quantities[: context.at]), reversed(context.told), strict=True)
    sources = [subject for quantity, subject in islice(counted, _NEAR) if quantity.unit == unit]
    sources += [each for each in reversed(context.before[-_NEAR:]) if each.unit == unit]
    sources += [topic] if topic and topic.rule == "topic" else []
    for source in sources:
        if source.subject and source.measure not in _CHANGES and not _WHEN.fullmatch(source.subject):
            return replace(source, sign=1, rule="bracket")
    return told


def one_of_the_main(context: Context) -> Subject | None:
    """What is mainly some, where a list has the share of each in a bracket: 客源主要为 | 甲国（占41%）、乙国（9%）."""
    text = context.text
    start = max(context.sentence[0], context.quantity.start - _LISTED)
    end = min(context.sentence[1], context.quantity.end + _LISTED)
    opening = max(text.rfind("（", start, context.quantity.start), text.rfind("(", start, context.quantity.start))
    shares = list(_ITS_SHARE.finditer(text, start, end))
    if len(shares) < _SHORT or opening not in [each.start() for each in shares] or context.left.change:
        return None
    told = _MAINLY_ARE.search(text, start, opening)
    if told and (_THOSE_CHANGED.search(text, start, opening) or lexicon.ending("rate-end", told["what"])):
        return None
    noun = noun_left(trim_opening(told["what"])[0])[0] if told else ""
    return Subject(noun, "占比", rule="bracket") if len(noun) >= _SHORT else None


def _among_those_changed(context: Context, named: Subject, opening: int) -> Subject | None:
    """What a bracket with a rate and an amount tells of one of those that a sentence says have grown or shrunk."""
    text = context.text
    if not (_CHANGED.match(text, opening) or _AMOUNT_AND_RATE.match(text, opening)):
        return None
    told = _THOSE_CHANGED.search(text, context.sentence[0], opening)
    if told is None:
        return None
    led = context.last is None or context.last.end <= told.start()
    name = _GLOSS.sub("", text[told.end() : opening]) if led else named.subject
    measure = "增长率" if context.quantity.dimension is PERCENT else "增减额"
    return replace(named, subject=name, measure=measure, sign=-1 if _FELL & set(told["way"]) else 1)


def names_bracket(text: str, begin: int) -> bool:
    """Whether a name stands before the bracket that figures begin to fill, as in a list of them: 零售业(-8%或-21人)."""
    opening = _behind_sign(text, begin) - 1
    return opening > 0 and text[opening] in _OPENING and text[opening - 1] not in " 　,，、：:。；;"


def _behind_sign(text: str, begin: int) -> int:
    """Where a figure begins with the + before it, which is no part of it."""
    return begin - 1 if text[begin - 1 : begin] in ("+", "＋") else begin


def _each_with_its_rate(context: Context, named: Subject) -> Subject | None:
    """What has the rate in its bracket, where a list has one for each: 发生率:感染(0.5%对1.4%),出血(1.1%对2.3%)."""
    start, end = context.sentence
    names = [each["name"] for each in _WITH_ITS_RATE.finditer(context.text, start, end)]
    others = any(only_places(name) or _IS_COMPARED.search(name) for name in names)
    if len(names) < _SHORT or others or lexicon.ending("change", named.subject or ""):
        return None
    colon = max(context.text.rfind(mark, start, context.begin) for mark in "：:")
    announced = noun_left(trim_opening(STOP.split(context.text[max(start, colon - _ANNOUNCES) : colon])[-1])[0])[0]
    rate = announced if colon > start and lexicon.ending("rate-end", announced) else None
    return replace(named, measure=rate)


def before_bracket(text: str, start: int, opening: int) -> Subject | None:
    """The noun that ends at a bracket which opens, none where that is only a place."""
    joined = _JOINED.match(text, start, opening)
    gloss = _GLOSS.search(text, start, opening)
    opening = gloss.start() if gloss else opening
    named = NAMED_BEFORE.search(text, joined.end() if joined else start, opening)
    if not named or _COMPARED.match(named["noun"]) or named["noun"].endswith(_AIMS):
        return None
    main = _MAINLY.search(named["noun"])
    noun = main["what"] if main else _FOREMOST.sub("", _BY.sub("", noun_left(trim_opening(named["noun"])[0])[0]))
    noun = noun if _WHEN.fullmatch(noun) else _OF_A_MONTH.sub("", noun)
    wide = lexicon.beginning("place-wide", noun)
    known = len(noun) > len(wide) + 1 and not only_places(noun)
    return Subject(noun.removeprefix(wide), scope=wide or None, rule="bracket") if known else None
