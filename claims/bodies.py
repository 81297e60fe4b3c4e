"""The same told of another body, place or group: 税务部门完成…万元；财政部门完成…万元."""

import re
from dataclasses import replace

from claims import lexicon
from claims.clauses import trim_opening
from claims.contexts import COUNTED, RATES, Context, Subject
from claims.lexicon import listed
from claims.model import COUNT, MONEY, PERCENT
from claims.nouns import like_a_place, only_bodies, only_places, place_before
from claims.scopes import behind_place

_ITEM = re.compile(r"\s*[（(][0-9一二三四五六七八九十]{1,2}[)）]")
_KIND = re.compile("(?:企业|公司|单位|部门|机构|银行)$")
_BAND = "[0-9]+[周週]?[岁歲](?:及?以[上下]|[-—－–~～至到][0-9]+[周週]?[岁歲])"
_ARM = "(?:观察|对照|实验|试验|治疗|干预|研究|常规)组"
_AGED = re.compile(f"{_BAND}(?:的|者|的人|组|組)?|{_ARM}(?:患者)?(?:的|则)?")
_AGED_THOSE = re.compile(
    f"^(?:{_BAND}的?(?:患者|病人|病例|人口|老年?人|人群|居民|者)|{_ARM}(?:患者|病例)?)的?(?=.{{2}})"
)
_REGION = re.compile("(?:东部|中部|西部|东北|华[北东南中]|西[北南]|沿海|内陆)地区(?=.{2})")
_GIVES = re.compile(
    "(?P<who>[^，,、；;0-9]{2,8}?)(?P<verb>编列|編列|补助|補助|赞助|贊助|出资|出資|拨付|撥付|负担|負擔|自筹|自籌"
    "|承担|承擔|分担|分擔|捐助|资助|資助|配套|支应|支應|挹注)"
)
_FUNDS = re.compile("(?:经费|經費|费用|費用|资金|資金|总投资|總投資|款|造价|造價)$")
_OF_BODIES = frozenset("家所")
_CLASSIFIERS = frozenset("家所个個处處间間")
_KINDS_OF_BODIES = re.compile("(?:机构|機構|医院|醫院|学校|學校|院校|高校|[单單]位|企业|企業|公司|银行|銀行)$")
"""Classifiers of bodies, which are counted where a verb stands before them: 新增上市公司3家."""
_AREA = re.compile("[区區县縣市州旗镇鎮乡鄉村]")
_EVENTS = ("事故", "案件", "火灾", "火災", "地震", "灾害", "災害", "纠纷", "糾紛", "疫情", "事件")
_PLACES_OF_WORK = re.compile(
    "(?:机场|機場|港口|港区|港區|码头|碼頭|口岸|车站|車站|园区|園區|开发区|開發區|景区|景區|商[场場]|市[场場]|[电電][站厂廠]"
    "|[农農林牧][场場]|[银銀]行|部[门門]|支[队隊]|合作社|县|縣|市|区|區|乡|鄉|镇|鎮)$"
)
"""Those that do or reach something, beside bodies: 支线机场, 保税区."""
_REACHED = frozenset(("完成", "实现", "實現"))
_FIRMS, _FIRM = "家", ("公司", "企业", "企業")
"""What firms are counted in, and how their kinds are called: 房地产公司 | 80家."""
_SHORT, _FAR = 2, 120


def told_of_another(context: Context, noun: str, previous: Subject | None, before: Subject | None) -> Subject | None:
    """What was told of another body in the same unit: 税务部门完成…万元；财政部门完成…万元."""
    same = previous
    verb = context.named.verb
    done_to = verb and (context.quantity.unit in _OF_BODIES or context.named.phrase.startswith(verb))
    if context.left_text.startswith("的") or done_to:
        return None
    if previous is None or not previous.subject:
        goes_on = before and before.scope and only_bodies(before.scope)
        if _ITEM.match(context.text, context.begin) and _KIND.search(noun):
            return before
        goes_on = goes_on or (before and (grew_too(context, before) or _of_another_place(context, noun, before)))
        same = before if before and before.subject and goes_on and not _is_counted_itself(context, before) else None
    elif context.quantity.unit not in context.units[: context.at]:
        return None
    if same and _of_an_age(context, noun, same):
        return replace(same, subject=_AGED_THOSE.sub("", same.subject or ""))
    if same and _is_kind_of(context, noun, same):
        return None
    if same and context.quantity.unit == _FIRMS and noun.endswith(_FIRM):
        return None
    if same and (only_bodies(noun) or _unlisted(context, noun, same, previous) or _cares(context, noun, same)):
        subject = same.subject or ""
        counted = only_places(noun) and context.quantity.dimension is COUNT and not only_places(subject)
        return of_no_place(same) if counted or not only_bodies(subject) else None
    return None


def _is_counted_itself(context: Context, source: Subject) -> bool:
    """Whether bodies are counted behind what others have: 乡卫生院3家，床位90张；| 民营医院4家."""
    return context.quantity.unit in _OF_BODIES and source.unit not in ("", context.quantity.unit)


def _unlisted(context: Context, noun: str, same: Subject, previous: Subject | None) -> bool:
    """Whether a noun is a place that no list has, of which is told what was told of another, and no kind of places."""
    placed = like_a_place(noun) and (previous is not None or _of_another_place(context, noun, same))
    return placed and _AREA.search((same.subject or "")[-_SHORT:]) is None


def _of_another_place(context: Context, noun: str, source: Subject) -> bool:
    """Whether a level in the unit of one of a place is told of the next, known or not: 云岭县进口3亿元；柳河县2亿元."""
    places = like_a_place(noun) and like_a_place(source.scope or "")
    return places and (context.quantity.unit == source.unit or context.quantity.dimension in RATES)


def grew_too(context: Context, source: Subject) -> bool:
    """Whether a rate alone is told of a body, where one of what it does was told: 业务量增长15%。东区公司增幅达19%."""
    return source.measure == "增长率" and context.left.change in listed("change-rate")


def done_by_another(context: Context, noun: str, source: Subject | None) -> Subject | None:
    """What another did the same to: 景区共接待游客29.89万人次。其中,大小洞天风景区接待0.96万人次."""
    verb = (source and source.measure) or ""
    if not verb or not source or not source.subject or verb not in listed("by-a-body"):
        return None
    if not context.in_unit_of_before(source):
        return None
    by = noun.removesuffix(verb).rstrip("共各均已")
    told = by != noun and len(by) >= _SHORT and not context.left.change and not context.left.share
    return Subject(source.subject, verb, 1, by, rule="body") if told else None


def reached_by_another(context: Context, noun: str, source: Subject | None) -> Subject | None:
    """What another of a kind reached too: 全省机场完成吞吐量870万人次。其中,支线机场 | 完成270万人次."""
    verb, kind = context.left_text.strip()[-_SHORT:], noun[-_SHORT:]
    if verb not in _REACHED or not source or not source.subject or len(noun) <= _SHORT:
        return None
    if not (_KINDS_OF_BODIES.search(noun) or _PLACES_OF_WORK.search(noun)):
        return None
    left = context.left
    named = trim_opening(context.left_text.strip())[0] == noun + verb and not (left.change or left.share)
    told = named and context.in_unit_of_before(source) and not source.subject.endswith(kind)
    again = context.text.rfind(kind + verb, max(0, context.begin - _FAR), context.begin) >= 0
    if not told or not (again or "其中" in context.run):
        return None
    _, named_too, done = source.subject.rpartition(kind)
    if named_too:
        return Subject(f"{noun}{done}", rule="body")
    return Subject(source.subject, verb, scope=noun, rule="body")


def befell_in(context: Context, noun: str, source: Subject | None) -> Subject | None:
    """What was counted where it is only told where more of them happened: 事故9起；煤矿企业 | 发生7起."""
    where = noun.removesuffix("发生").removesuffix("發生").rstrip("共均各")
    if where == noun or len(where) < _SHORT or context.left.change or context.left.share:
        return None
    if where.endswith(_EVENTS):
        return Subject(where, "发生", rule="left")
    if source and source.rule == "topic":
        return Subject(source.subject, "发生", scope=where, rule="body")
    said = [*context.before, *context.told]
    units = [*(each.unit for each in context.before), *context.units[: context.at]]
    alike = [each for each, unit in zip(said, units, strict=True) if unit == context.quantity.unit and _happened(each)]
    of = alike[-1] if alike else source if source and source.unit == context.quantity.unit else None
    return Subject(of.subject, "发生", scope=where, rule="body") if of and _happened(of) else None


def _happened(source: Subject) -> bool:
    return bool(source.subject) and not (source.subject or "").endswith(("发生", "發生"))


def does_again(context: Context, source: Subject) -> bool:
    """Whether a verb alone does again what was done to those told of: 甲县培育合作社3家；柳河县 | 培育4家."""
    left = context.left
    level = not left.change and not left.share and not left.target
    return level and context.quantity.dimension not in RATES and context.in_unit_of_before(source)


def given_by(context: Context, source: Subject | None) -> Subject | None:
    """Who gives how much of the money told before: 总经费2860万元，县府编列1650万元、企业赞助490万元."""
    money = context.quantity.dimension is MONEY or context.quantity.dimension is PERCENT
    if not money or not source or context.left.change or not _FUNDS.search(source.subject or ""):
        return None
    given = _GIVES.fullmatch(context.named.phrase)
    if not given:
        return None
    rate = context.quantity.dimension is PERCENT
    alike = rate or context.in_unit_of_before(source)
    return Subject(source.subject, "占比" if rate else given["verb"], 1, given["who"], rule="body") if alike else None


def of_no_place(source: Subject) -> Subject:
    """A subject that is told of another place now, without its own: 河南报考人数 of 山东约66万人 is 报考人数."""
    name = source.subject or ""
    region = _REGION.match(name)
    place = place_before(name) or (region.group() if region else "")
    place = place or (source.scope if source.scope and name.startswith(source.scope) else "")
    return replace(source, subject=behind_place(name, place)) if place and len(name) > len(place) + 1 else source


def however_found(source: Subject) -> Subject:
    """What was counted, without how some of it were found: 自查发现 says nothing of the place that comes next."""
    return replace(source, measure=None) if lexicon.ending("found", source.measure or "") else source


def _of_an_age(context: Context, noun: str, same: Subject) -> bool:
    """Whether a rate or mean is told of another age or arm: 50岁以下治愈率91%，50岁以上84%; 观察组…，对照组75%."""
    counted = context.quantity.dimension in COUNTED or context.left.change or context.left.share
    return not counted and not _AGED.fullmatch(same.subject or "") and _AGED.fullmatch(noun) is not None


def _is_kind_of(context: Context, noun: str, same: Subject) -> bool:
    """Whether bodies of a kind are counted as parts of all such bodies: 医疗机构20个，其中综合医院 | 1个."""
    counted = context.quantity.unit in _CLASSIFIERS and _KINDS_OF_BODIES.search(noun) is not None
    return counted and _KINDS_OF_BODIES.search(same.subject or "") is not None


def _cares(context: Context, noun: str, same: Subject) -> bool:
    """Whether a part is a place of care that has some of what is counted: 床位19155张，其中医院12714张."""
    if not lexicon.ending("facility", noun) or lexicon.ending("facility", same.subject or ""):
        return False
    return context.quantity.unit not in listed("facility-unit")
