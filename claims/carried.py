"""What a figure takes over from the words before: a topic, a whole, a level compared with, the head of a chain."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from claims import lexicon
from claims.clauses import STOP, TO_LAST_STOP, Left, trim_opening
from claims.contexts import COUNTED, FROM, RATES, RATES_AND_TIMES, Context, Span, Subject, named
from claims.lexicon import listed
from claims.model import COUNT, MONEY, MULTIPLE, PERCENT, PERSON, POINT
from claims.nouns import (
    aspects,
    is_aspect,
    is_said,
    noun_left,
    noun_right,
    only_bodies,
    only_places,
    place_before,
    tidy,
)
from claims.phrases import starts_with_term, words
from claims.quantities import Quantity
from claims.scopes import behind_place

_COMPARES = frozenset("比较較与與同")
_REMARK = re.compile(
    r"\s*(?:[但而]?[仍已亦還还却卻]|[创創](?!业|業|新|意|投|汇|匯|收|作)|按|扣除|剔除|据|以|从|在|经|随着|受|为|分)"
)
_CONCERNING = re.compile(
    "(?:在|从|從)?(?P<about>[^，,；;。、对對在从從]{2,16})方面(?:[则則]|$)"
    "|(?:关于|關[于於]|至[于於])(?P<of>[^，,；;。、]{2,16}?)(?:的?情[况況])?$"
    "|(?:如果|若|如)?(?:只|单)?(?:对比|比较|相比)[^，,；;。0-9]{2,16}?的(?P<set>[一-鿿]{2,8})$"
)
_VIEWED = re.compile("(?:从|從|就(?![业業]))(?P<view>[^，,；;。、]{2,12}?)(?:来看|來看|来说|來說|上看|而言)")
_STILL = re.compile("(?:依旧|依舊|依然|仍然|仍|继续|繼續)+$")
_THEIRS = re.compile("[一-鿿]{1,8}(?<!目)的(?P<noun>[一-鿿]{2,10})")
_IDENTIFIED = re.compile(
    "(?:最[^，,；;。]{1,16}|(?:首位|其次|再次|次之|末位|第[0-9一二三四五六七八九十]{1,2}[名位]|[^，,；;。]{2,8}最[低少小短慢]的)(?:[则則仍依旧舊]*)?)(?:[则則仍依旧舊]*)(?:是|为|為)(?P<name>[^，,；;。、的]{2,12})$"
    "|以(?P<named>[^，,；;。、]{2,12})(?:最多|居多|最[高大]|居首|为主|为大宗)$"
)
_STANDS_OUT = re.compile(
    "(?P<name>[^，,；;。]{2,24}?)(?:发案|数量|总量)?(?:增长|下降|上升|减少|增加|回落|涨幅|降幅|增幅)"
    "(?:最为?|较为?|十分|尤为|更为?|比较)?(?:明显|突出|快|大|高|迅猛|显著|居前)|"
    "(?P<other>[^，,；;。]{2,24}?)(?:较为|最为|尤为|十分|比较|仍然|依然|仍旧|仍|问题)?(?:突出|多发|高发|频发|高企|居高不下|猖獗|集中|最多|较多|居多"
    "|(?:数量|力度|规模|增幅|涨幅|降幅)?(?:大幅|明显|较大|显著|持续)(?:增长|增加|上升|加大|下降|减少)?)"
)
_WIDEST = re.compile("(?:相对|相對)?(?:最|居首|居前|[较較]|明显|明顯|显著|顯著)")
_FALLING = frozenset("降跌减減")
_LEVELS = re.compile("(?:国家|國家|[省市县區区州縣])[级級](?:及其?)?以上的?(?=.{2})")
_LEVEL_ALONE = re.compile("(?:国家|國家|[省市县區区州縣])[级級](?=.{2})")
_COUNTED_SO = re.compile(
    "(?P<noun>[^，,；;。]{4,24}?(?:人数|数量|件数|总数|比例|比重|比率))(?:也是|也|都|均|呈|仍|[则則]?逐[年月季日步])"
)
_HOW = re.compile("(?<=.{3})(?:明显|明顯|显著|顯著|持续|稳步|快速)$")
_AKIN = re.compile(
    "(?:至于|至於|关于|關於|对于|對於)?[与與和跟](?P<noun>[^，,；;。、]{2,12}(?:有关|有關|相关|相關)的[^，,；;。、]{2,8})"
)
_COURSE = re.compile("(?<=.{2})(?:发展|运行|增长)?(?:态势|势头|形势|走势)(?:良好|平稳|向好|强劲|较好|稳定|喜人)?$")
_REASON = re.compile("因|受|由于|由於")
_CLAUSES = 4
_SCHOOL = re.compile("(?:[小中大]学|[初高]中|学校|学院|院校|高校|幼儿园|教育|阶段|中职|技工|职高)$")
_PUPILS = re.compile("(?:招生|毕业生|在校学?生|在学学?生|专任教师|教职工)(?:人?数)?$")
_TOLD = re.compile(
    r"因|受|由于|由於|占[^，]{0,16}最[高大多低小少]|(?:同样|同|则|也)?(?:是|为|以)[^，]{0,10}(?:最[高大多低小少]|居首|之[最冠首])|紧随其后|次之|居次|创|(?:仍|继续)?(?:居|[位稳高跃]居|名列|排名)|(?:也|均|都|已|正|将|得到|取得|不断|持续|稳步|逐年|逐步|进一步|全面|显著|明显|明顯|顯著|大幅|快速|加速|有序|顺利|整体|基本)*"
    r"(?:再现|出现|呈现|迎来|遭遇|提高|提升|增长|增加|扩大|加快|加强|完善|改善|优化|完工|竣工|建成|开工|推进|展开|启动|投用|投产|通车|形成|最高|最大|稳定|"
    r"下降|减少|回落|上升|发展|成效|深化|夯实|增强|突破|达标|运行|实施)"
)
_BASE = re.compile(
    r"[比较較由从從自与與同](?:(?!(?<=同)期)[^，,；;。、的]{0,8}"
    r"(?:末|底|初|年|年度|月|月份|季|季度|期|届|屆|时|時|同期|前|日)[的之]?(?:预算数|决算数|执行数|完成数)?\s*(?:约|近|不足|不到)?$"
    r"|(?<=[比较較])[^，,；;。、]{0,14}(?:目标|計劃|目標|计划|任务|指标|预算)(?:数|值)?的?$)"
)
_PLANNED = re.compile(
    "(?:为|為|是|占|佔|完成)(?:了|全年|年度|年初|本年|当年|省定|市定|既定|预定)*(?P<plan>计划|任务|目标|预算|指标|計畫|目標|預算)"
    "(?:任务|目标|总?数|值|投资)?"
)
PLANS = ("计划", "任务", "目标", "预算", "指标", "計畫", "目標", "預算")
"""What a figure is called that another is reckoned against, which is no aspect of what comes next."""
_ITS_OWN = re.compile("[^，,；;]{2,}[比较較](?:[上去前]|上一)(?:年度?|月|季度?|届|屆|期|周|週)(?:同期|同月|末|底)?的")
_BASE_OF = re.compile(
    r"[比较与同][^，,；;。、的]{0,10}(?:末|底|初|年|年度|月|月份|季|季度|期|届|屆|同期)的?(?P<noun>[^，,；;。、0-9的]{2,12})"
)
_CONVERTED = re.compile(r"(?:按|以|折|合)[^，,；;。、]{0,12}(?:折算|折合|换算)后?(?:约|合|为|约合|折合|折算)*$")
_LEVEL = re.compile(r"[高低快慢好优多少][于於][^，,；;。、]{0,10}(?:的|全国|全省|全市|平均|平均水平)\s*$")
_AMONG = re.compile(r"中[，,]?(?:共?有|仅有?|只有|就有|约有)?\s*$")
_EPOCH = re.compile(r"(?:这|這)?是.{2,40}的\s*$")
_ERA = re.compile(r"[“「]?[^“”「」，。、\s是]{2,6}[”」]?时期")
_ANNOUNCED = re.compile(r"[（(][^（）()]*[）)]|(?:分别|依次|分別|分布|分佈)?(?:如次|如下|为|是|為|有)$")
_EACH_PLACE = re.compile(
    "(?:各|主要|部分)(?:国家|國家|地区|地區|城市|省份|市州|[省市县縣区區州邦盟国國郡](?![级級])[市县縣区區]?)"
    "(?:[0-9]{1,2}月份?|[上本去今]年)?的?(?=.{2})"
)
_BETWEEN = " 　、，,;；)）"
_BULLET = re.compile(r"^\s*(?:[①-⑳●▪■◆◇★•·*–-]|[（(]?[0-9]{1,2}[.、)）])?\s*")
_ASIDE, _EACH_KIND = (
    re.compile(r"[（(][^（）()\n]{1,40}[）)]"),
    re.compile("^(?:各种|各类|各項|各项|其他|主要)(?=.{2})"),
)
_NO_LABEL = re.compile(
    "^[一-鿿]{1,4}[省市县縣区區州旗镇鎮乡鄉村]$|(?:如下|如次|[为為是有说說称稱问問答道讯訊]|表示|介绍|介紹|显示|顯示|认为|認為|指出|写道|透露|回应|其中|例如|比如|包括"
    "|分别|情况|情況|方面|数据|數據|结果|消息|来源|编号|号码|电话|電話|时间|時間|日期|记者|記者|主持人|发言人|网友|[长師师]|先生|女士)$"
)
_STRUCTURED = re.compile("(?:三次)?产业(?:增加值)?(?:结构|比例|比重)[^，,。；;0-9]{0,12}[，,]$")
_BY = re.compile("^按(?=[^揭时期].{2})")
_OF_MONTH = re.compile("[0-9]{1,2}月份?的?(?=[^，,；;。]{2,12}$)")
_OF_COUNTRIES = re.compile("^(?:国家|地区|省份|经济体|城市)(?=(?:进出口|出口|进口|投资|贸易)$)")
_OF_PLACES = re.compile("^.*(?:国家|國家|地区|地區|省份|城市|市州|市县|县区|市区)的?(?:最新)?(?=.{2})")
_ITEM = re.compile(r"\s*[（(][0-9一二三四五六七八九十]{1,2}[)）]")
_KIND = re.compile("(?:企业|公司|单位|部门|机构|银行)$")
_TRADED = re.compile(r"(?P<of>(?!货物|对外|外贸).{1,8}(?:产品|商品|贸易))(?:进出口|出口|进口)(?:总?[额值])?")
_TRADE = re.compile(r"(?:出口|进口)(?:总?[额值])?")
_SECTOR = re.compile("第[一二三]产业")
_BRANCHED = frozenset("第出进")
_ECONOMY = re.compile("(?P<of>.{2,8}经济)(?:第[一二三]产业)?(?:增加值|总产值)")
_OPENING, _CLOSING = ("(", "（"), (")", "）")
_NAMED = re.compile("(?P<noun>[^占佔、，,；;。：:（()）]{2,16})$")
_COMPARED = re.compile("[比较較与與同为為是达達至到]")
_OUT_OF = re.compile("(?P<of>[^，,；;。：:、0-9（）()]{2,20})[之当]?中[，,：:]$")
_WITH_ITS_RATE = re.compile(
    r"(?<![一-鿿])(?:[为為和及与與是])?(?P<name>[一-鿿]{1,12})\s?[（(][0-9.]{1,6}[%％](?:[)）]|[对對vV,，和])"
)
_BAND = "[0-9]+[周週]?[岁歲](?:及?以[上下]|[-—－–~～至到][0-9]+[周週]?[岁歲])"
_ARM = "(?:观察|对照|实验|试验|治疗|干预|研究|常规)组"
_AGED = re.compile(f"{_BAND}(?:的|者|的人|组|組)?|{_ARM}(?:患者)?(?:的|则)?")
_AGED_THOSE = re.compile(
    f"^(?:{_BAND}的?(?:患者|病人|病例|人口|老年?人|人群|居民|者)|{_ARM}(?:患者|病例)?)的?(?=.{{2}})"
)
_IS_COMPARED = re.compile("[高低多少快慢优好大小]于|水平|同期|[比较与]|[去上前]年")
_ANNOUNCES = 40
_FOREMOST = re.compile(
    "(?P<noun>[^，,；;。、]{0,16}(?:居|排|列|位|占)[^，,；;。、]{0,4}前(?:[0-9]{1,2}|[二三四五六七八九十])[位名]的?[一-鿿]{2,6}?)"
    "(?:依次|分别|依序)?(?:为|是|有)[^，,；;。]+"
)
_LEVEL_OF = re.compile("(?:[也均都略远又]|大幅|明显)*[高低快慢好优][于於](?P<of>[^，,；;。、的]{2,8})")
_FALL = re.compile("[降跌减]幅[^，,；;。]{0,14}$")
_WIDTH = re.compile("(?:进一步|大幅|逐步|略|继续)?(?:收窄|缩小|缩窄|收敛|扩大|放大|加深)")
_MADE_KNOWN = re.compile("(?:公布|发布|披露)了?(?:最新的?|当地的?)?(?P<of>[^，,；;。的]{2,16})$")
_ABBREVIATED = re.compile("(?<![A-Za-z])(?:GDP|GNP|CPI|PPI|PMI)$")
_TAKEN_OFF = re.compile("(?:抵[销消]|冲[减抵销]|扣[除减]|核减|调[出减])$")
_VERBS = frozenset(("v", "vd", "vi"))
_REGION = re.compile("(?:东部|中部|西部|东北|华[北东南中]|西[北南]|沿海|内陆)地区(?=.{2})")
_AIMS = ("目标", "任务", "目標", "任務")
_CAME_BY = re.compile(
    r"[)）](?:(?:、|及|和|与)[^()（），。；;]{1,12}[(（][^()（）]{1,16}[)）]){0,6}(?:入境|出境|进入|离开|抵达|到达|乘坐|选择|就诊|报名|考入|升入)的"
)
"""Who came by the ways that brackets number: 经海路(3万人次)及空路(2万人次)入境的旅客."""
_TALLIED = re.compile("(?<=.{2})(?:总人数|总户数|总数|總數|总量)$")
_GIVES = re.compile(
    "(?P<who>[^，,、；;0-9]{2,8}?)(?P<verb>编列|編列|补助|補助|赞助|贊助|出资|出資|拨付|撥付|负担|負擔|自筹|自籌"
    "|承担|承擔|分担|分擔|捐助|资助|資助|配套|支应|支應|挹注)"
)
_FUNDS = re.compile("(?:经费|經費|费用|費用|资金|資金|总投资|總投資|款|造价|造價)$")
_TO_LIMIT = re.compile("[，,]?(?:均|都|也|仍|已|远|遠|控制|保持|稳定|维持)*(?:[^，,]?[于於在])?的?")
_LIMIT = re.compile(
    "的(?:控制|预期|預期|年度|省定|国家|规划)?(?:目标|目標|要求|标准|標準|限值|水平|红线|上限|下限|警戒线)"
)
_AMOUNT = re.compile("(?:总|總)?(?:金?[额額]|值|量)?")
_OF_TIME = re.compile("^[^，,；;。、]{0,6}[年月季]度?份?(?:以来)?，?")
_OF_THIS = re.compile("[^的和及与與、，,；;。0-9进進]{2,10}")
_TO = frozenset("对對")
_TELLING = frozenset(("v", "d", "ad", "a", "vd", "z"))
_SHORT = 2
_FUND = 16
_TERM = 24


def without_dates(text: str, begin: int, end: int, dates: Sequence[Span]) -> str:
    """`text[begin:end]` without the dates in it, those that something is compared with left in.

    What stands before a date inside a noun phrase (反映聖誕市道的 | 12月份 | 銷貨價值) only modifies it; a date that
    begins the name of an indicator (上年结余) stays.
    """
    kept, position = [], begin
    for start, stop in dates:
        compared = text[start - 1 : start] in _COMPARES
        if start >= position and stop <= end and not compared and not starts_with_term(text[start : start + _TERM]):
            kept.append(text[position:start])
            position = stop
            behind = text[stop:end]
            if (text[start - 1 : start] == "的" and end - stop > _SHORT) or _acts_then("".join(kept), behind):
                kept.clear()
    kept.append(text[position:end])
    return "".join(kept)


def _acts_then(before: str, behind: str) -> bool:
    """Whether a body did at a time what else would only modify a noun: 甲公司 | 上半年 | 销售客车."""
    verb = lexicon.beginning("predicate", behind)
    if verb not in listed("modifier") or not (lexicon.ending("body-end", before) or before.endswith("企业")):
        return False
    rest = behind[len(verb) :]
    return len(rest) >= _SHORT and not is_aspect(rest) and rest not in listed("compound-head")


def lead(text: str, start: int, colon: int, begin: int, noun: str) -> Subject | None:
    """What the words before a colon announce for the places behind it: 主要國家失業率如次：法國10.4%，英國7.1%.

    A place may stand before the bracket whose figure has no noun: 确诊病例分布为：广州（27例）、佛山（9例）.
    """
    place = _NAMED.search(text, start, begin - 1) if text[begin - 1 : begin] in _OPENING and not noun else None
    if not only_places(place["noun"] if place else noun):
        return None
    return _announced(text, start, colon)


def each_place(text: str, start: int, colon: int, left: str, noun: str) -> Subject | None:
    """What the words before a colon announce of each place, which need not be known: 各邦失業率：下薩克森5.1%(5.3%).

    The name stands alone in the words `left` of its figure.
    """
    stands = noun and left.strip(_BETWEEN) == noun and not is_aspect(noun)
    told = _EACH_PLACE.search(text, max(start, colon - _ANNOUNCES), colon) if stands else None
    found = _announced(text, start, colon) if told else None
    return None if found is None or noun.endswith(found.subject or "") else replace(found, scope=noun)


def _announced(text: str, start: int, colon: int) -> Subject | None:
    """What the words before a colon announce, without the places that have it."""
    announced = _ANNOUNCED.sub("", text[max(start, colon - _ANNOUNCES) : colon])
    announced = _OF_MONTH.sub("", announced)
    announced = announced[each.end() :] if (each := _EACH_PLACE.search(announced)) else announced
    names = _OF_PLACES.sub("", noun_left(trim_opening(STOP.split(announced)[-1])[0])[0])
    return Subject(names, rule="topic") if lexicon.ending("topic-head", names) else None


def label(text: str, start: int, colon: int, begin: int, dates: Sequence[Span]) -> Subject | None:
    """What the label that a line begins with says that its first figure is of: 注册资本：300万元.

    Who speaks, a place and what only announces a list are no labels.
    """
    if text[start - 1 : start] not in ("", "\n") or text[colon + 1 : begin].strip():
        return None
    written = _ASIDE.sub("", without_dates(text, start, colon, dates))
    phrase, scope = trim_opening(_BULLET.sub("", written))
    name = tidy(_EACH_KIND.sub("", phrase))
    if not _SHORT <= len(name) <= _FUND or STOP.search(name) or only_bodies(name) or _NO_LABEL.search(name):
        return None
    named = words(name)[-1][1] not in ("nr", "y", "r", "d", "p", "c") and name not in listed("no-noun")
    return Subject(name, scope=scope, rule="label") if named else None


def out_of(text: str, start: int, begin: int, noun: str) -> Subject | None:
    """What a list of places goes through, as the clause before it says: 确诊病例中,郑州市6例、洛阳市1例."""
    among = _OUT_OF.search(text, start, begin) if text[begin - 2 : begin - 1] == "中" else None
    if not among or not only_places(noun):
        return None
    name, verb = noun_left(trim_opening(among["of"])[0])
    return Subject(name, verb, rule="topic") if len(name) > _SHORT and lexicon.ending("topic-head", name) else None


def goes_on_with_sectors(text: str, start: int, begin: int) -> bool:
    """Whether the clause before tells of the structure of the sectors: 产业结构优化,由上年的 | 8.1:51.4:40.5."""
    return _STRUCTURED.search(text, start, begin) is not None


def leans(noun: str) -> bool:
    """Whether the noun before a figure is none, or only an aspect, of what the clause before is about."""
    return not noun or noun in _leaning()


@cache
def _leaning() -> frozenset[str]:
    return aspects().union(listed("invest"), listed("place-wide"))


def topic(
    text: str, start: int, begin: int, dates: Sequence[Span], *, share: bool = False, bare: bool = False
) -> Subject | None:
    """What a clause before is about, where it has no figure of its own: 酒類的銷貨價值升幅最高，按年升97%.

    The clause right before may tell it by its form or its verb; one further back only where it begins a reason
    (批發業因需求增加，帶動出貨，年增13%). A `share` may be told of a clause that is nothing but a noun
    (客運服務，佔三成). A figure with words of its own, not a `bare` one, may be told of what stands before its bracket
    (利润(同比增长3%)).
    """
    end = begin - 1
    if text[end:begin] in _OPENING:
        return None if bare else _before_bracket(text, start, end)
    if text[end - 1 : end] in _CLOSING and (opening := max(text.rfind(mark, start, end) for mark in _OPENING)) > start:
        end = opening
    if end - start <= _SHORT:
        return None
    stops = [start, *(mark.end() for mark in STOP.finditer(text, start, end))]
    for back, stop in enumerate(reversed(stops[-_CLAUSES:])):
        if found := _said(without_dates(text, stop, end, dates), reason=back > 0, share=share):
            return found
        end = stop - 1
    return None


def concerning(text: str, start: int, begin: int, dates: Sequence[Span]) -> Subject | None:
    """What the clause right before is about by its form: 重症病例方面，湖北新增897例; 关于重症病例，湖北新增897例."""
    phrase, scope = trim_opening(_clause_before(text, start, begin, dates))
    about = _CONCERNING.match(phrase)
    return Subject(tidy(about[about.lastgroup or 0]), scope=scope, rule="topic") if about else None


def _clause_before(text: str, start: int, begin: int, dates: Sequence[Span]) -> str:
    """The clause right before the words that begin at `begin`, without its dates."""
    stop = TO_LAST_STOP.match(text, start, begin - 1)
    return without_dates(text, stop.end() if stop else start, begin - 1, dates)


def singled_out(text: str, start: int, begin: int, dates: Sequence[Span]) -> str:
    """What the clause right before says stands out, of which a bare verb goes on: 公路酒驾多发,查处38万起; or empty."""
    clause = _clause_before(text, start, begin, dates)
    found = _STANDS_OUT.fullmatch(clause.strip())
    return clause.strip()[: max(found.end("name"), found.end("other"))] if found else ""


def _said(clause: str, *, reason: bool, share: bool) -> Subject | None:
    if not reason and (one := _IDENTIFIED.search(clause)):
        name = tidy((one["name"] or one["named"]).strip("「」“”『』"))
        return Subject(name, rule="topic") if len(name) > 1 else None
    phrase, scope = trim_opening(clause)
    if name := _by_its_form(clause.strip(), phrase, reason=reason, share=share):
        return Subject(name, scope=scope, rule="topic")
    if not phrase or _REMARK.match(clause) or words(phrase)[0][1] in ("v", "p", "d"):
        return None
    if not reason and (theirs := _THEIRS.fullmatch(phrase)) and words(theirs["noun"])[-1][1].startswith("n"):
        return Subject(tidy(theirs["noun"]), scope=scope, rule="topic")
    whole = _HOW.sub("", noun_right(phrase))
    noun = _COURSE.sub("", whole)
    noun = noun.removesuffix(lexicon.ending("change-rate", noun))
    rest = phrase[len(noun) :]
    rate = lexicon.beginning("change-rate", rest.removeprefix("的"))
    noun = noun.removesuffix("的")
    told = bool(_REASON.match(rest)) or noun != whole
    if not reason:
        verb = len(noun) > _SHORT + 1 and _TOLD.match(rest) is not None
        told = told or bool(rate) or verb or bool(lexicon.ending("topic-head", noun)) or (share and not rest)
    bare = _OF_COUNTRIES.sub("", noun) if rate else noun
    if bare != noun:
        return Subject(bare, scope=scope, rule="topic")
    noun = _STILL.sub("", noun)
    if len(noun) <= _SHORT or not told:
        return None
    if rate and _WIDEST.match(rest.removeprefix("的"), len(rate)):
        return Subject(noun, "增长率", -1 if rate[0] in _FALLING else 1, scope, "topic")
    return Subject(noun, scope=scope, rule="topic")


def _by_its_form(clause: str, phrase: str, *, reason: bool, share: bool) -> str:
    """What a clause is about by its form, whatever its words mean; empty elsewhere."""
    if about := _CONCERNING.match(phrase) or _VIEWED.fullmatch(clause):
        return tidy(about[about.lastgroup or 0])
    if reason:
        return ""
    if first := _FOREMOST.fullmatch(phrase) if share else None:
        return first["noun"]
    if found := _COUNTED_SO.match(phrase) or _AKIN.fullmatch(clause):
        return tidy(found["noun"])
    known = _MADE_KNOWN.search(phrase)
    return tidy(known["of"]) if known and _names_an_index(known["of"]) else ""


def _names_an_index(noun: str) -> bool:
    """Whether a noun is that of an indicator, or its abbreviation (GDP, CPI)."""
    return bool(_ABBREVIATED.search(noun) or lexicon.ending("topic-head", noun))


def era(context: Context) -> str:
    """What 是…的五年 is said of: the words before 是, or the era spoken of last where they only point (这是)."""
    text, start = context.text, context.sentence[0]
    said = _EPOCH.search(text, context.begin, context.quantity.start)
    if said is None:
        return ""
    named = tidy(trim_opening(text[start : said.start()])[0].rsplit("，", 1)[-1].strip("—，"))
    return named if len(named) > _SHORT else last_era(text, text.rfind("\n", 0, start) + 1, start) or context.era


def last_era(text: str, start: int, end: int) -> str:
    """The era named last in a stretch of text: “十四五”时期; empty where none is."""
    if text.find("时期", start, end) < 0:
        return ""
    return max((match.group() for match in _ERA.finditer(text, start, end)), key=text[:end].rfind, default="")


def spoken_of(context: Context, found: Sequence[Subject]) -> Subject | None:
    """The last subject that is not merely the places counted (仙桃等4市新增13例) or the years that passed.

    What was said in a bracket that is closed by now is passed over, as long as anything else was spoken of.
    """
    aside = None
    for at in range(context.at - 1, -1, -1):
        subject = found[at]
        alike = context.quantity.dimension in COUNTED and context.quantities[at].unit == context.quantity.unit
        places = not alike and (subject.subject in listed("place-noun") or subject.subject in listed("place-unit"))
        if places or subject.rule == "era" or (subject.rule == "place unit" and not alike):
            continue
        gap = context.text[context.quantities[at].end : context.quantity.start]
        if ("）" not in gap and ")" not in gap) or not closed(gap):
            return subject
        aside = aside or subject
    return aside


def closed(gap: str) -> bool:
    """Whether a bracket that was open before a stretch of text is closed in it."""
    return gap.count("）") + gap.count(")") > gap.count("（") + gap.count("(")


def same_unit(context: Context, found: Sequence[Subject]) -> Subject | None:
    """What was counted in the unit of a figure that counts without a noun: 问题50项，资金3万元，已整改40项."""
    quantity, last = context.quantity, context.last
    told = bool(context.left.phrase) or "的" in context.left_text
    if not told or last is None or last.unit == quantity.unit or quantity.unit not in context.units[: context.at]:
        return None
    of_places = context.named.noun in listed("place-noun")
    if (context.left.change and not of_places) or len(context.text[last.end : quantity.start]) < _SHORT:
        return None
    for earlier, subject in zip(reversed(context.quantities[: context.at]), reversed(found), strict=True):
        if earlier.unit == quantity.unit:
            return subject
    return None


def reached(
    context: Context, noun: str, found: Subject, previous: Subject | None, alike: Subject | None
) -> Subject | None:
    """What the figure before came to (由3家壮大到5家), or a change in so many places (7个省份增加18例)."""
    if previous and previous.subject and context.came:
        sign = -1 if _falls_still(context, previous) else 1
        return Subject(previous.subject, previous.measure, sign, found.scope or previous.scope, rule="carried")
    if alike and context.left.change and context.last and noun in listed("place-noun"):
        places = f"{context.text[context.last.start : context.last.end]}{noun}"
        return Subject(alike.subject, found.measure, found.sign, places, rule="carried")
    return None


def _falls_still(context: Context, previous: Subject) -> bool:
    """Whether a rate that something came to is one of a fall like the one before: 降幅由3%收窄至2%."""
    if previous.sign > 0 or previous.measure != "增长率" or context.last is None:
        return False
    named = _FALL.search(context.text, context.sentence[0], context.last.start)
    return named is not None or _WIDTH.match(context.left_text.strip()) is not None


def share_of_all(context: Context, found: Sequence[Subject]) -> Subject | None:
    """The part of a percentage behind the count of its whole: 贫困村456个，占全市1857个行政村总数的24.6%."""
    last, percent = context.last, context.quantity.dimension is PERCENT
    if last is None or not percent or context.at < _SHORT or found[-1].rule != "whole":
        return None
    return replace(found[-2], measure="占比", rule="carried")


def told_whole(text: str, left: Left, group: Sequence[Quantity], following: Sequence[Quantity]) -> Subject | None:
    """The whole between 占 and the figure of it, of which the share is told next: 占营业收入总额52.6亿元的35.0%."""
    share = left.share and not left.phrase and len(left.whole) >= _SHORT and len(group) == 1
    percent = following and following[0].dimension is PERCENT and group[0].dimension not in RATES
    if not share or not percent or text[group[0].end : following[0].start].strip() not in ("的", "之"):
        return None
    _, place, noun, _ = named(left.whole)
    noun = _TALLIED.sub("", noun) if group[0].dimension in COUNTED else noun
    return Subject(noun, scope=place, rule="whole") if noun else None


def of_the_whole(context: Context, found: Sequence[Subject]) -> Subject | None:
    """The subject that ends as the whole of a share does, where the last one ends otherwise.

    营业收入9.84亿元,净利润1.24亿元,占全市营业收入的56% tells of the revenue.
    """
    if not context.left.whole or context.left.phrase or not found:
        return None
    whole = context.left.whole.rstrip("的总额量数")
    among = "其中" in context.text[context.sentence[0] : context.quantity.start]
    if among or len(whole) < _SHORT:
        return None
    ends = [_common_end(subject.subject or "", whole) for subject in found]
    best = max(range(len(found)), key=lambda at: (ends[at], at))
    return found[best] if ends[best] >= _SHORT > ends[-1] else None


def _common_end(one: str, other: str) -> int:
    """How many characters two names share at their ends."""
    pairs = zip(reversed(one), reversed(other), strict=False)
    return next((at for at, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))


def counted_alike(context: Context, found: Sequence[Subject]) -> Subject | None:
    """The last subject that was counted in the unit of a change: 扶贫车间…个，复工率…%，较上周增加4353个."""
    quantity = context.quantity
    if not context.left.change or context.left.phrase or quantity.dimension in (PERCENT, MULTIPLE):
        return None
    units = ("%", "％") if quantity.dimension is POINT else (quantity.unit,)
    for earlier, subject in zip(reversed(context.quantities[: context.at]), reversed(found), strict=True):
        if earlier.unit in units:
            return subject
    return None


def planned(context: Context) -> str:
    """The plan that a figure is of, where what it is for was told before: 投资412亿元，为年度计划380亿元的108.4%."""
    alike = context.last and context.last.dimension is context.quantity.dimension
    if not alike or not context.right_text.startswith("的"):
        return ""
    found = _PLANNED.fullmatch(context.left_text.strip("，, 　"))
    return found["plan"] if found else ""


def compares(words_before: str) -> bool:
    """Whether the words before a figure end in a time that something is compared with: 选手较上届的3690名."""
    return _BASE.search(words_before) is not None


def is_base(context: Context, previous: Subject) -> bool:
    """Whether the figure is a level that the one before is compared with (较上年末的93亿元) or that one converted.

    It may name again what was told of: 人口278万人,较上年底人口276万人增加2万人.
    """
    words_before = context.left_text
    named = _BASE_OF.fullmatch(words_before) if words_before[:1] in _COMPARES else None
    if named and (previous.subject or "").endswith(named["noun"]):
        return True
    own = context.named.noun and words_before[-1:] == "的" and words_before[0] not in _COMPARES
    if own and _ITS_OWN.fullmatch(words_before):
        return False
    limit = not context.named.noun and context.right_text[:1] == "的" and _LIMIT.match(context.right_text)
    if limit and _TO_LIMIT.fullmatch(words_before.strip()):
        return context.last is not None and context.last.dimension is context.quantity.dimension
    than = "于" in words_before or "於" in words_before
    level = than and context.quantity.dimension is not POINT and _LEVEL.search(words_before)
    converted = ("合" in words_before or "算" in words_before) and _CONVERTED.search(words_before)
    base = _BASE.search(words_before)
    if base and base.start() > 1 and base.group()[0] in FROM and context.named.noun:
        return False
    if level or converted or base:
        return True
    if place := _LEVEL_OF.fullmatch(words_before.strip("，, 　")) if than else None:
        alike = context.last is not None and context.last.dimension is context.quantity.dimension is PERCENT
        return alike and only_places(place["of"])
    return words_before[:1] in _COMPARES and only_places(words_before[1:].strip())


def of_census(context: Context) -> bool:
    """Whether the people are those of a census: 与第六次全国人口普查的640万人相比, 较第六次人口普查增加54万人."""
    told = context.text.find("人口普查", context.begin, context.quantity.start) >= 0
    return told and context.quantity.dimension is PERSON


def is_part(context: Context, noun: str, previous: Subject) -> bool:
    """Whether the words before a figure only name a part of what the one before it tells of.

    全厂1800名职工中有1200人; 就业率96.8%，其中本科生95.4%; 其中城建方面71件.
    """
    left, counted = context.left, context.quantity.dimension in COUNTED
    if counted and previous.rule == "right" and _AMONG.search(context.left_text):
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


def part_named(noun: str) -> str:
    """What a part is called: 城建方面; nothing where only 中有 stands before its figure."""
    return "" if _AMONG.fullmatch(noun) else noun


def told_of_another(context: Context, noun: str, previous: Subject | None, before: Subject | None) -> Subject | None:
    """What was told of another body in the same unit: 税务部门完成…万元；财政部门完成…万元."""
    same = previous
    if context.left_text.startswith("的"):
        return None
    if previous is None or not previous.subject:
        goes_on = before and before.scope and only_bodies(before.scope)
        if _KIND.search(noun) and _ITEM.match(context.text, context.begin):
            return before
        same = before if before and before.subject and goes_on else None
    elif context.quantity.unit not in context.units[: context.at]:
        return None
    if same and _of_an_age(context, noun, same):
        return replace(same, subject=_AGED_THOSE.sub("", same.subject or ""))
    if same and (only_bodies(noun) or _cares(context, noun, same)):
        subject = same.subject or ""
        counted = only_places(noun) and context.quantity.dimension is COUNT and not only_places(subject)
        return of_no_place(same) if counted or not only_bodies(subject) else None
    return None


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


def _of_an_age(context: Context, noun: str, same: Subject) -> bool:
    """Whether a rate or mean is told of another age or arm: 50岁以下治愈率91%，50岁以上84%; 观察组…，对照组75%."""
    counted = context.quantity.dimension in COUNTED or context.left.change or context.left.share
    return not counted and not _AGED.fullmatch(same.subject or "") and _AGED.fullmatch(noun) is not None


def _cares(context: Context, noun: str, same: Subject) -> bool:
    """Whether a part is a place of care that has some of what is counted: 床位19155张，其中医院12714张."""
    of_care = [bool(lexicon.ending("facility", name)) for name in (noun, same.subject or "")]
    return of_care == [True, False] and context.quantity.unit not in listed("facility-unit")


def economy(noun: str, source: Subject | None) -> str:
    """The economy whose sector, or the goods whose trade one way is named; else empty.

    民营经济增加值83.75亿元。其中,第一产业增加值5.23亿元; 农产品进出口2134.1亿元。其中,出口1150.3亿元.
    """
    of, name = (source and source.subject) or "", noun
    if name[:1] not in _BRANCHED:
        return ""
    named = _ECONOMY.fullmatch(of) if _SECTOR.match(name) else _TRADED.fullmatch(of) if _TRADE.fullmatch(name) else None
    told_again = of.endswith(name) and not of.endswith(f"进{name}")
    return named["of"] if named and not told_again else ""


def fund(context: Context, noun: str) -> str:
    """The fund that a bare 总收入 or 年末结余 belongs to, where its line begins with one; else empty."""
    if noun not in listed("budget-item"):
        return ""
    line = context.text.rfind("\n", 0, context.begin) + 1
    head = context.text[line : min(line + _FUND, context.begin)]
    return next((name for name in sorted(listed("budget")) if name in head), "")


def bracketed(context: Context) -> Subject | None:
    """What is named before the bracket that a figure begins: 农药杀虫剂(97例), 占全国贫困人口(2365万人)的比重."""
    text, begin = context.text, context.begin
    if text[begin - 1 : begin] not in _OPENING or context.left_text:
        return None
    found = _before_bracket(text, context.last.end if context.last else context.sentence[0], begin - 1)
    behind = _CAME_BY.match(text, context.quantity.end) if found and context.quantity.dimension in COUNTED else None
    if found and behind and (who := noun_right(text[behind.end() : behind.end() + _TERM])):
        return replace(found, subject=who, scope=found.subject)
    if found is None or context.quantity.dimension not in RATES_AND_TIMES:
        return found
    if context.quantity.dimension is not PERCENT:
        return None
    return found if lexicon.ending("rate-end", found.subject or "") else _each_with_its_rate(context, found)


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


def _before_bracket(text: str, start: int, opening: int) -> Subject | None:
    """The noun that ends at a bracket which opens, none where that is only a place."""
    named = _NAMED.search(text, start, opening)
    if not named or _COMPARED.match(named["noun"]) or named["noun"].endswith(_AIMS):
        return None
    noun = _BY.sub("", noun_left(trim_opening(named["noun"])[0])[0])
    wide = lexicon.beginning("place-wide", noun)
    known = len(noun) > len(wide) + 1 and not only_places(noun)
    return Subject(noun.removeprefix(wide), scope=wide or None, rule="bracket") if known else None


def told_by_head(context: Context) -> Subject | None:
    """What the clause right before tells of by the same head: 服装出口增速回落,1至8月出口232亿元 is of 服装出口."""
    noun, free = context.named.noun, context.last.end if context.last else context.sentence[0]
    alone = bool(noun) and context.left.phrase == noun and not context.left.share and not context.left.change
    if not alone or context.begin - free <= _SHORT:
        return None
    head = lexicon.beginning("same-head", noun)
    if not head or not _AMOUNT.fullmatch(noun, len(head)):
        return None
    clause = _OF_TIME.sub("", _clause_before(context.text, free, context.begin, ()))
    phrase, scope = trim_opening(clause)
    of, _, rest = phrase.partition(head)
    if not _OF_THIS.fullmatch(of) or only_places(of) or not _goes_on(rest):
        return None
    name = of + head
    whole = of[0] in _TO or noun_left(name)[0] == name
    return Subject(name, scope=scope, rule="same head") if whole else None


def _goes_on(rest: str) -> bool:
    """Whether a verb, or a rate of change with one, follows a head: 出口 | 增速回落, but not 出口 | 企业增多."""
    behind = rest.removeprefix(lexicon.beginning("change-rate", rest))
    return bool(behind) and words(behind)[0][1] in _TELLING


def chain_head(noun: str, previous: Subject) -> str:
    """The head that a chain writes once: 集成电路出口增长18.9%、通用机械增长9.5% tells of exports twice."""
    if previous.measure != "增长率" or not previous.subject or is_aspect(noun):
        return ""
    head = lexicon.ending("chain-head", previous.subject)
    own = lexicon.ending("chain-head", noun)
    if head in ("", previous.subject) or own or lexicon.ending("topic-head", noun):
        return ""
    return previous.subject[-len(head) :]


def pupils_of_those(context: Context, before: Sequence[Subject], found: Sequence[Subject]) -> Subject | None:
    """Pupils of the schools whose other pupils were told of before: 小学招生人数…;在校生人数 gives 小学在校生人数."""
    noun = context.named.noun
    if not noun or context.left.change or context.left.share or context.left_text.strip(" 　") != noun:
        return None
    if not _PUPILS.fullmatch(noun):
        return None
    for each in (*reversed(found), *reversed(before)):
        school = _PUPILS.sub("", each.subject or "")
        if school != each.subject and _SCHOOL.search(school):
            return Subject(f"{school}{noun}", scope=each.scope, rule="head carried")
        if _SCHOOL.search(each.subject or ""):
            return None
    return None


def part_head(context: Context, noun: str, previous: Subject) -> str:
    """The head that parts take over from their whole, or from the part before: 货物周转量…。其中，铁路917.8亿吨公里.

    Of another part it is what follows the end that both share: 货运险签单数量32亿件；责任险42.89亿件.
    """
    if context.left.change or context.left.share or context.quantity.dimension in RATES:
        return ""
    name, whole = noun, previous.subject or ""
    head = lexicon.ending("head", whole)
    if not head or lexicon.ending("topic-head", name) or lexicon.ending("head", name):
        return ""
    before = (each.unit for each in reversed(context.quantities[: context.at]) if each.dimension not in RATES)
    if next(before, previous.unit) != context.quantity.unit or _TAKEN_OFF.search(name):
        return ""
    bare = trim_opening(context.left_text.strip())[0] == noun == context.left.phrase
    if not bare or words(noun)[-1][1] in _VERBS:
        return ""
    period = context.text.rfind("。", 0, context.begin) + 1
    among = context.text.find("其中", period, context.begin + _SHORT) >= 0
    alike = len(name) > _SHORT and name[-1] in whole[_SHORT : -len(head) + 1]
    return (previous.subject or "")[-len(head) :] if among or alike else ""


def facing(context: Context, source: Subject) -> str:
    """对东盟增长9.1% after 对共建国家进出口增长4.2%: the head of the one before for another side; empty elsewhere."""
    head = lexicon.ending("chain-head", source.subject or "")
    phrase = context.left.phrase
    told = head and context.left.change and phrase[:1] in ("对", "對") and len(phrase) > 1
    return phrase + (source.subject or "")[-len(head) :] if told else ""


def of_level(level: str | None, subject: str) -> str:
    """A part of things of many levels: 省级以上众创空间90个，其中国家级18个 tells of 国家级众创空间; else empty."""
    wider = _LEVELS.match(subject) or _LEVEL_ALONE.match(subject)
    return level + subject[wider.end() :] if wider and level and level.endswith(("级", "級")) else ""


def behind_counted(text: str, before: Quantity, subject: Subject, figure: int) -> int:
    """Where the words of a figure may start when what the figure before it counts stands between them.

    In 37家单位援助资金31亿元 the money is 援助资金, so the answer lies behind 单位.
    """
    counted = subject.subject or ""
    begin = before.end + (text[before.end : before.end + 1] == "的")
    taken = subject.rule in ("right", "state") and begin + len(counted) <= figure and text.startswith(counted, begin)
    return begin + len(counted) if taken else before.end
