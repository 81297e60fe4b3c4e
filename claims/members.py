"""Members of a breakdown told by a kind, a way or a place alone: what is counted is what their whole counts.

项目213个，其中产业类97个; 旅客287万人次，其中公路178万人次; 学位1.2万个，其中小学6300个; 病例46例，其中东浦市12例.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from operator import attrgetter

from claims import lexicon
from claims.bodies import however_found, of_no_place
from claims.brackets import closed
from claims.clauses import invests
from claims.contexts import COUNTED, MEMBER, RATES_AND_TIMES, Context, Subject
from claims.lexicon import listed
from claims.model import MONEY, PERCENT, PERSON, Dimension
from claims.named_right import state_right, verb_phrase
from claims.nouns import is_aspect, is_said, like_a_place, noun_right, only_bodies, only_verbs
from claims.phrases import words
from claims.quantities import Quantity
from claims.scopes import is_part as is_part_of_a_place

_KIND = re.compile(
    "(?!.*(?:种|分|人|鸟|兽|鱼|禽|菌|藻|贝|肉|蛋|豆|薯|谷|果|酒|药|奶|油|菜|爬行|两栖|哺乳)类$)"
    "[^的，,、]{1,8}类|(?!.*(?:车|机|户|类|模|血|新|典|造|原|分)型$)[^的，,、]{1,6}型"
    "|[ⅠⅡⅢⅣⅤⅥ]{1,2}[类级]?|[0-9A-Za-z一二三四五甲乙丙丁]{1,4}级|[厅县处科部][局处科级]?级"
    "|涉(?![案及嫌事])[一-鿿]{1,2}"
)
_BAND = re.compile("[0-9]+(?:[周週]?[岁歲])?(?:[-—－–~～至到][0-9]+)?[周週]?[岁歲](?:及?以[上下])?(?:的?人口)?")
_SECTOR = re.compile("第[一二三]次?[产產][业業]")
"""Of which age people are, and in which sector they work: 从业人员18万人，其中 | 第一产业 | 4万人."""
_OF_PEOPLE = re.compile("[^的，,、]{1,6}组|[^的，,、世]{1,5}界")
_LEVEL = re.compile(
    "(?:中央|国家|省|自治区|市|州|盟|县|区|乡镇|街镇|村|市县|县区|区县)本?级|[^，,、的]{0,6}本级"
    "|中央|地方|市县|县区|区县|市区县|市州|(?:所属|下属|直属)单位"
)
_RUN_BY = re.compile(
    "(?:[^的，,、0-9]{0,8}"
    "(?:部[门門]|[单單]位|企[业業]|集[体體]|政府|机关|機關|力量|[团團][体體]|[个個]人|[部军]队|公|民)自?[办辦]、?)+"
)
"""Who runs so many of them: 中学30所，其中 | 教育部门办 | 25所."""
_PLACE = re.compile(
    "[一-鿿][门門]市|[一-鿿]{1,5}(?:[县州旗镇乡]|(?<![股楼债夜超菜汇都门門])市|(?<![社小园校病厂库景])区)"
)
_REGIONS = frozenset(("东部", "中部", "西部", "东北", "東部", "東北"))
_AREA = re.compile("[区县市州旗镇乡村]")
_SCHOOLS = frozenset(("人", "名", "位", "班", "园", "校", *"个家所处座间"))
_FIRMS = frozenset(("家", "个", "户", "所", "处"))
_ROADS = frozenset(("公里", "千米", "米", "条", "座", "家", "个", "户", "车道公里"))
_ACTING = COUNTED | {MONEY, Dimension.AREA}
_PERCENTS = ("%", "％")
_AMOUNTS = frozenset((MONEY, Dimension.MASS))
_CHANGES = frozenset(("增减额", "增长率"))
_BY = "(?<![一-鿿].)[^，,。；;：:0-9]{1,8}(?:分|看|来看|统计|划分)(?=[，,：:])"
_AMONG = re.compile(f"其中|当中|包括|按{_BY}|分{_BY}|从{_BY}")
_ACTS = re.compile(
    "(?:(?![为是系属])[一-鿿]{1,2}(?<![输现存内外所截甚及乃收先引促改跟以交])[在于自往向进入给至]"
    "(?!校|职|岗|册|建|编|院|读|户|籍|款|驻|选|围|口)|由|因(?!素|特网)|被(?!告|害|保|子|申|执|投)"
    "|经(?!济|营|销|纪|理|费)|自(?![然治建有行驾动来主闭愿媒])|从(?![业事犯教军])|尚未|仍未|未(?!成年|婚|来)"
    "|已(?!婚|故)|正在|全部(?![职员学人项资企])|均(?!价|值)|都(?!市)|没有|没能)[一-鿿]"
)
_FOR_WHOM = re.compile("(?:其中)?(?:为|為|给|給|向|对|對|由|用)[^，,、的]{2,16}?(?P<act>[一-鿿]{2})")
_DOES = frozenset(("v", "vn", "vd", "vi", "d", "ad", "s"))
_NAMED = ("head", "state", "casualty")
"""Lists of what is counted under its own name."""
_OF_ACTS = frozenset(("起", "次", "场", "起次", "人次"))
"""What acts are counted in: 其中超速60起."""
_HAVING = re.compile(r"中[，,]?(?:共?有|仅有?|只有|就有|约有)?\s*$")
_AMONG_THEM = re.compile("的?(?P<noun>.{2,20})中[，,]?(?:目前|现|已|至今|共|仅|只|就|约|也)*有?")
_MET = re.compile(
    "(?P<of>[一-鿿]{0,6}?)(?:(?P<state>达标|合格|超标|正常|良好|优良|完好)(?![一-鿿])"
    "|(?:达到|符合|优于)[^，,；;。]{0,12}(?:标准|要求)(?![一-鿿]))"
)
_COMMAS = frozenset(("，", ",", "、"))
_RATE = re.compile("(?P<act>[一-鿿]{2,4})率")
_SEMICOLONS = ("；", ";")
_RESIDENTS = frozenset(
    f"{where}{who}" for where in ("城镇", "农村", "城市", "乡村") for who in ("", "居民", "常住居民")
)
_OF_ALL_RESIDENTS = re.compile("(?:全体|全[国國省市州县縣区區旗]|常住)*居民人均")
_RUN = frozenset("办辦")
_AMONG_WHICH = "其中"
_UNIT = attrgetter("unit")
_NEAR, _FAR, _SHORT, _CLOSE, _PHRASE = 24, 400, 2, 4, 12


@cache
def _trade() -> "re.Pattern[str]":
    kinds, flows = lexicon.alternation("trade-kind"), lexicon.alternation("trade-flow")
    return re.compile(f"(?P<kind>[一-鿿]{{0,8}}?{kinds})(?:{flows}|进出口|進出口)")


def of_its_trade(told: Subject, last: Subject | None) -> Subject:
    """What is told, with the kind of trade that was told of last: 服务进出口9亿元，其中出口 | 4亿元."""
    if last is None or told.subject not in listed("trade-flow"):
        return told
    kind = _trade().match(last.subject or "")
    return replace(told, subject=f"{kind['kind']}{told.subject}") if kind else told


def opens(text: str, start: int) -> bool:
    """Whether a sentence begins with parts of what the one before it tells of: 其中, 按行业分."""
    return _AMONG.match(text, start) is not None


def whole_of(context: Context) -> Subject | None:
    """What a figure may tell a part of: the last level in its unit, before 其中 where that stands.

    Where 其中 begins the sentence it is one of the sentence before, and behind a semicolon that of the parts there.
    """
    if context.quantity.dimension in RATES_AND_TIMES:
        return None
    unit, quantities = context.quantity.unit, context.quantities
    near, before = range(max(0, context.at - _NEAR), context.at), context.before[-_NEAR:]
    if unit not in context.units[near.start : near.stop] and unit not in map(_UNIT, before):
        return None
    if aside := _before_bracket(context):
        return aside if _is_whole(aside) else None
    begin = max(context.sentence[0], context.begin - _FAR)
    among = -1
    for mark in _AMONG.finditer(context.text, begin, context.quantity.start):
        among = mark.start()
    limit = among if among >= 0 else context.quantity.start
    inside = [at for at in near if quantities[at].end <= limit]
    goes_on = not inside and among < 0 and _behind(context) in _SEMICOLONS
    if goes_on:
        alike = [each for each in before if each.unit == unit and each.rule == MEMBER]
    elif inside or among < 0:
        alike = [context.told[at] for at in inside if quantities[at].unit == unit]
    else:
        alike = [each for each in before if each.unit == unit]
    sure = alike and (among >= 0 or len(alike) == 1 or alike[-1].rule in (MEMBER, "carried"))
    return alike[-1].of_unit(unit) if sure and _is_whole(alike[-1]) else None


def _behind(context: Context) -> str:
    """The mark that the sentence of a figure stands behind."""
    return context.text[max(0, context.sentence[0] - 1) : context.sentence[0]]


def _before_bracket(context: Context) -> Subject | None:
    """What stands in the figure's unit right before the bracket that it is in: 病例17例（岚州市11例）."""
    text, start = context.text, context.quantity.start
    begin = max(context.sentence[0], start - _FAR)
    opening = max(text.rfind("（", begin, start), text.rfind("(", begin, start))
    if opening < 0 or max(text.rfind("）", opening, start), text.rfind(")", opening, start)) >= 0:
        return None
    before = [at for at in range(max(0, context.at - _NEAR), context.at) if context.quantities[at].end <= opening]
    alike = before and context.quantities[before[-1]].unit == context.quantity.unit
    return context.told[before[-1]].of_unit(context.quantity.unit) if alike else None


def _is_whole(subject: Subject) -> bool:
    """Whether a subject is a thing and the level of it: no place, no kind, no act and no change."""
    name = subject.subject or ""
    if (
        len(name) < _SHORT
        or subject.rule == "verb phrase"
        or subject.measure in _CHANGES
        or only_bodies(name)
        or (only_verbs(name.lstrip("计共")) and name not in listed("state"))
    ):
        return False
    place = _PLACE.fullmatch(name) and not lexicon.beginning("place-kind", name)
    return not place and not any(pattern.fullmatch(name) for pattern in (_KIND, _LEVEL, _BAND))


def told(context: Context, noun: str, found: Subject) -> Subject | None:
    """The subject of a figure that only the name of a part of its whole stands before."""
    whole = (whole_of(context) or _found_of(context)) if _is_level(context) else None
    if not whole or not whole.subject:
        return None
    if (done := _done(context) or _found(context)) and not _only_acts(whole.subject) and _is_within(context):
        return replace(found, subject=whole.subject, measure=done, scope=found.scope or whole.scope, rule=MEMBER)
    if not _is_bare(context, noun, whole):
        return None
    if _is_kind(context.quantity, noun, whole.subject):
        return replace(
            found, subject=whole.subject, measure=noun, scope=found.scope or whole.scope, rule=MEMBER, unit=whole.unit
        )
    if _is_where(context.quantity, noun, whole.subject):
        return replace(however_found(of_no_place(whole)), sign=1, scope=noun, rule=MEMBER)
    return None


def _found(context: Context) -> str:
    """How and where so many of what was counted were found, which is all that stands before them: 自查发现 | 260处."""
    led = context.left_text.lstrip("、和及与系为是")
    counted = context.quantity.dimension in COUNTED and context.quantity.unit not in _OF_ACTS
    verb = lexicon.ending("found", led) if counted else ""
    return led.removeprefix(_AMONG_WHICH) if verb and len(led) - len(verb) >= _SHORT else ""


def _found_of(context: Context) -> Subject | None:
    """What was counted last, brackets aside, in the unit of a figure that tells how so many were found."""
    if not _found(context):
        return None
    for at in range(context.at - 1, max(-1, context.at - _NEAR), -1):
        gap = context.text[context.quantities[at].end : context.quantity.start]
        aside = (")" in gap or "）" in gap) and closed(gap)
        if context.units[at] == context.quantity.unit and not aside:
            return context.told[at].of_unit(context.quantity.unit) if _is_whole(context.told[at]) else None
    alike = [each for each in (*context.before[-1:], context.carried) if each and each.unit == context.quantity.unit]
    return alike[0] if alike and alike[0].rule == MEMBER else None


def _done(context: Context) -> str:
    """The act that is all that stands before a level, and those for whom it was done: 缺考210人, 为残疾考生启用2个.

    Empty where something is named, by an act as well that is counted under its own name.
    """
    counts = context.quantity.dimension in COUNTED or context.quantity.dimension is None
    if not counts or context.quantity.unit in _OF_ACTS:
        return ""
    served = _FOR_WHOM.fullmatch(context.left_text)
    act = served["act"] if served else context.named.phrase
    if not act or not _only_acts(act):
        return ""
    named = is_aspect(act) or invests(act) or any(lexicon.ending(name, act) for name in _NAMED)
    if named or words(act)[-1][0] in listed("modifier") or noun_right(context.right_text):
        return ""
    return act


def _is_within(context: Context) -> bool:
    """Whether no figure told right before in its unit is smaller: what was done was done to some of them."""
    near = range(max(0, context.at - _CLOSE), context.at)
    alike = [context.quantities[at].high for at in near if context.units[at] == context.quantity.unit]
    return not alike or context.quantity.low <= max(alike)


def _only_acts(phrase: str) -> bool:
    """Whether words are nothing but acts."""
    tokens = words(phrase)
    ends = tokens[-1][1] in ("v", "vi") or tokens[-1][0] in listed("predicate")
    return ends and all(tag in _DOES or word in listed("predicate") for word, tag in tokens)


def acting(context: Context, noun: str, found: Subject) -> Subject | None:
    """The subject of a figure behind which only what so many of its whole do or are in stands: 其中70个设在车站."""
    if noun or not _is_level(context):
        return None
    if context.quantity.dimension not in _ACTING or not _ACTS.match(context.right_text):
        return None
    done = verb_phrase(context)
    whole = whole_of(context) if done and "的" not in done else None
    return Subject(whole.subject, done[:_PHRASE], scope=found.scope or whole.scope, rule=MEMBER) if whole else None


def _is_level(context: Context) -> bool:
    """Whether a figure is so many or so much of something, and no change or share of it."""
    left = context.left
    changed = left.change or left.share or left.target or left.each
    return not changed and context.quantity.dimension not in RATES_AND_TIMES


def _is_bare(context: Context, noun: str, whole: Subject) -> bool:
    """Whether nothing but a noun, or that with what was done to the whole, stands before a figure."""
    named = context.named
    done = whole.measure if named.verb and named.verb == whole.measure else ""
    return named.phrase == f"{done}{noun}"


def _is_kind(quantity: Quantity, noun: str, whole: str) -> bool:
    """Whether a noun is a kind, a grade, a sport, a way or a school that is not counted or measured in this unit."""
    if noun in listed("transport"):
        return quantity.unit not in _ROADS and lexicon.ending("head", whole) == ""
    if noun in listed("who-has") and quantity.unit not in _FIRMS and lexicon.ending("tallied", whole):
        return True
    if quantity.dimension is MONEY:
        return _LEVEL.fullmatch(noun) is not None
    if quantity.dimension not in COUNTED or quantity.unit == "种" or whole.endswith(noun):
        return False
    if noun in listed("run-by") or (noun[-1:] in _RUN and _RUN_BY.fullmatch(noun)):
        return lexicon.ending("run", whole) != ""
    if lexicon.ending("school", noun):
        return quantity.unit not in _SCHOOLS or lexicon.ending("seat", whole) != ""
    people = quantity.dimension is PERSON or quantity.unit == "例"
    return (people and _is_of_people(noun, whole)) or _KIND.fullmatch(noun) is not None or noun in listed("sport")


def _is_of_people(noun: str, whole: str) -> bool:
    """Whether a noun is a group, an age, or the sector of those who work (从业人员, 就业人口)."""
    if _OF_PEOPLE.fullmatch(noun) or _BAND.fullmatch(noun):
        return True
    work = "业" in whole and whole.endswith(("人员", "人员数", "人口", "人数", "劳动力"))
    return work and _SECTOR.fullmatch(noun) is not None


def _is_where(quantity: Quantity, noun: str, whole: str) -> bool:
    """Whether a noun is a place or a body that is not counted in this unit: 东浦市12例, 第一医院3例, 岚州市2亿元."""
    if quantity.dimension is MONEY and noun in _RESIDENTS:
        return _OF_ALL_RESIDENTS.match(whole) is not None
    if noun in listed("people-at"):
        return False
    if quantity.dimension in _AMOUNTS:
        return _PLACE.fullmatch(noun) is not None
    if noun in _REGIONS or is_part_of_a_place(noun):
        return True
    if _AREA.search(whole[-2:]):
        return False
    if like_a_place(noun):
        return True
    if quantity.dimension not in COUNTED or quantity.unit in listed("facility-unit"):
        return False
    return _PLACE.fullmatch(noun) is not None or only_bodies(noun)


def is_part(context: Context, noun: str, previous: Subject) -> bool:
    """Whether the words before a figure only name a part of what the one before it tells of.

    全厂1800名职工中有1200人; 就业率96.8%，其中本科生95.4%; 其中城建方面71件.
    """
    left, counted = context.left, context.quantity.dimension in COUNTED
    if counted and previous.rule == "right" and _HAVING.search(context.left_text):
        return not is_said(context.right_text)
    if left.change or left.share or left.target or not noun:
        return False
    if "其中" in context.left_text and lexicon.ending("part-end", noun):
        return True
    if counted:
        people = context.quantity.dimension is PERSON and "其中" in context.run
        return people and bool(lexicon.ending("people-at", noun))
    last = context.last
    mean = last and last.dimension is context.quantity.dimension is not MONEY
    if mean and lexicon.ending("people-end", noun):
        return previous.measure is None or "其中" in context.run
    return (
        context.quantity.dimension is PERCENT
        and previous.measure is None
        and bool(lexicon.ending("rate-end", previous.subject or ""))
        and "其中" in context.run
        and not lexicon.ending("topic-head", noun)
        and not lexicon.ending("rate-end", noun)
    )


def befell(context: Context, noun: str, previous: Subject) -> Subject | None:
    """Those counted right before of whom it is told what befell some: 28例患者中已有12例 | 出院，3例 | 死亡."""
    last = context.last
    if last is None or noun not in ("", previous.measure) or context.quantity.dimension not in COUNTED:
        return None
    gap = context.text[last.end : context.quantity.start]
    among = _AMONG_THEM.fullmatch(gap) if previous.rule == "right" else None
    told = among is not None and among["noun"] == previous.subject
    goes_on = previous.rule == "part" and gap.removeprefix(previous.measure or "，") in _COMMAS
    state = state_right(context) if told or goes_on else ""
    state = state or (_met(context) if told and last.unit == context.quantity.unit else "")
    return Subject(previous.subject, state, scope=previous.scope, rule="part") if state else None


def _met(context: Context) -> str:
    """What some of those counted met or missed, where it stands behind their figure: 有60个 | 消防达标; else empty."""
    met = _MET.match(context.right_text)
    return f"{met['of']}{met['state'] or '达标'}" if met else ""


def part_named(noun: str) -> str:
    """What a part is called: 城建方面; nothing where only 中有 stands before its figure."""
    return "" if _HAVING.fullmatch(noun) else noun


def rates_of_done(quantities: Sequence[Quantity], found: Sequence[Subject]) -> list[Subject]:
    """Subjects with those of bare rates told of what was counted: 建议63份，收到回复58份，回复率92.1% is of 建议.

    A rate that is compared with another keeps its own name.
    """
    seen = list(found)
    for at, subject in enumerate(found):
        name = subject.subject
        if not name or name[-1] != "率" or quantities[at].unit not in _PERCENTS:
            continue
        rate = _RATE.fullmatch(name)
        if rate and subject.rule in ("left", "list", "aspect") and [each.subject for each in found].count(name) == 1:
            of = _done_to(rate["act"], quantities, seen, at)
            seen[at] = replace(subject, subject=of, measure=subject.subject, rule="rate") if of else subject
    return seen


def _done_to(act: str, quantities: Sequence[Quantity], found: Sequence[Subject], at: int) -> str:
    """What is counted where an act is told of so many of them right before a rate; empty where none is."""
    for done in range(at - 1, max(-1, at - _CLOSE), -1):
        name, measure = found[done].subject or "", found[done].measure or ""
        if quantities[done].dimension not in COUNTED or (act not in measure and not name.endswith((act, f"{act}到位"))):
            continue
        wholes = (
            found[n].subject or ""
            for n in range(done - 1, max(-1, done - _CLOSE), -1)
            if quantities[n].unit == quantities[done].unit and act not in (found[n].subject or "")
        )
        others = [n for n in range(max(0, done - _CLOSE), at) if quantities[n].unit == quantities[done].unit]
        of = next(wholes, "" if act in name or len(others) == 1 else name)
        return of if _is_whole(Subject(of)) else ""
    return ""
