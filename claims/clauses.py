"""The text before a figure, taken apart: what ties the figure to its indicator, and the noun phrase that is left."""

import re
from dataclasses import replace
from functools import cache

from claims import lexicon
from claims.hedges import of_base
from claims.lexicon import listed
from claims.model import record
from claims.phrases import ends_in_term, known, starts_with_term, words

STOP = re.compile(r"[，,；;。！？!?：:\n（(）)【】…|丨｜]|—(?:(?<![0-9]—)|(?![0-9]))")
TO_LAST_STOP = re.compile(f".*(?:{STOP.pattern})", re.DOTALL)
_BRACKETS = re.compile(
    r"[（(][^（）()\n]{0,60}[）)](?![一-鿿])|[（(][^（）()\n]{5,60}[）)]|[（(](?:\s*|(?:不含|不包括|含|包括|包含)[^（）()\n]{1,4})[）)]"
)
_MORE_OR_LESS = frozenset("多少")
_MORE = re.compile("(?P<verb>[多少])[了出]?")
_CITED = re.compile(r"\[[0-9,，\-–]{1,7}\]")
_EFFECT = re.compile(
    r"(?:^|(?<=.{2}))[对對](?P<on>[^，,；;。、]{1,16}?)的?(?P<aspect>贡献率|貢獻率|贡献度|依存度|支撑率|拉动率)$"
)
_USED_FOR = re.compile(r"(?:用于|用在|投向).{1,12}$")
_SHARE_END = r"(?:为|為|達|达|到|由|从|上升到|提高到|提高至|升至|降至|超|过|约|近|的|高达|均|在)*$"
_SHARE = re.compile(
    r"(?:约|已|共|均|仅|只|就|则|各|虽然|虽|分别|合计|所|，)*(?<![侵霸强抢挤独应應])(?:占|佔|相[当等]于|相[當等]於)(?P<whole>[^，,；;。]{0,24}?)(?:的)?"
    rf"(?:比重|比例|比率|份额|百分比)?(?:分别|也|已|均|仅)*{_SHARE_END}"
)
_AMOUNTS_TO = re.compile("相[当當等][于於]")
_OF_THE_MARKET = re.compile(rf"(?:^市[占佔]率?|的?市[占佔]率){_SHARE_END}")
_WITHIN = re.compile(
    rf"(?:^|(?<=.{{2}}))在(?P<whole>[^，,；;。、在]{{1,16}}?)[当當]?中(?:的|所)*(?:[占佔]比|[占佔]的?(?:比[重例]|份[额額])|比[重例]|份[额額]|[占佔][到了有]?)"
    rf"(?:依然|仍然|仍|一直|始终)?{_SHARE_END}"
)
"""A share of what it lies within: 林业增加值 | 在GDP中的占比."""
_SHARE_NOUN = re.compile(rf"(?:的)?(?:占比|所占比重|所占比例|比重|份额)(?:分别|分別)?{_SHARE_END}")
_PROPORTION = re.compile(f"(?<=.{{2}})(?<![男女性])的?比例{_SHARE_END}")
_PART_OF = re.compile("(?:(?<=.{2})|^[，,]?)(?:达到|達到|达|達|约为|約為|为|為|是)(?P<whole>[^，,；;。、]{2,16})的$")
_TARGET = re.compile(
    r"(?:(?:超额|提前|已|共)*完成(?:[^，,；;。]{0,16}(?:任务|目标|计划|指标|年度|协议|合同)|(?:年度|全年|年初|本年|当年|调整)*预算)数?的?"
    "(?:(?:比[例率]|百分比)(?:分别|依次|均|已|约|为|為|达到|达|是)*)?"
    r"|[^，,；;。]{0,14}(?:任务|目标|计划|预算)数?的)$"
)
_RECKONED = re.compile(
    "(?:按照?|依|以)[^，,；;。、]{2,16}(?:计算|折算|换算|測算|测算|計算|換算)(?:后|，|约|合|为|為|達|达|是|结果)*"
)
_BECAUSE = re.compile(
    "(?<=.{2})(?:[为為]?因(?![素特果])[为為应應]?|由[于於]|[受遭](?!访|訪|众|眾|理|益|灾|災|害))[^，,；;。]{2,}而$"
)
"""What something changed for, between it and its verb: 菜价 | 因连日降雨而 | 上涨."""
_AGAIN = re.compile(
    r"(?:是|为|為|相当于|相當於|恢复到|恢复至|恢復至|恢復到|达到|達到|不到|不足|不及)[^，,；;。、]{0,14}"
    r"(?:同期|上年|去年|前年|(?<!每)年|水平|水準|总和|总量之和|上一个[^，,；;。]{1,4}|平均|平均[数值])的?$"
)
_IN_ALL = re.compile("(?<=[一-龥])中共(?=[获獲取夺奪查发發审審收有检檢抽派投]|完成|实现|實現)")
_OF_A_YEAR = re.compile("(?<=[一-龥A-Za-z])[比较較](?:上[一届屆]?|前一)?[0-9]{4}年的$")
_TAKEN_OFF = ("扣除", "剔除", "除去", "扣減", "扣减")
_LESS = re.compile("..[^，,；;。、]{1,16}?(?:因素|影响|影響)?之?[后後](?![一-鿿]?[期续續勤备備])")
"""What was taken off before a level is told: 剔除一次性收入后 | 占比38%."""
_IN_TERMS = re.compile("[按以][^，,；;。、]{1,10}(?:口径|口徑|价格?|價格?)(?:计算|計算)?$")
_REACHED = re.compile(r"(?<=[率额量数數额額值积費费款金价價比])(?:已|均|分别)?(?:高达|达到|达|为|至|超|是)$")
_POINTED = re.compile(
    r"^[这這该該此那](?:[个個](?![人体體])|[项項](?!目)|[条條](?![例件])|家(?![庭族长長])|部(?![门門队隊分])"
    r"|台(?![湾灣])|套(?![装餐期利路房])|[种種](?![类類植])|[颗顆座位名所只艘架辆輛件批])(?=.{2})"
)
_OWN_BODY = re.compile(
    "[该該本我](?:公司|集团|医院|学校|学院|银行|行(?![业業为為动動程列情政])|院(?![校士])|校(?![园區区长長])"
    "|厂(?![家商房])|社(?![会會区區])|局(?![面势部长])|店(?!铺)|馆(?!藏))的?(?=.{2})"
)
"""The body of which a clause goes on to tell: 该行 | 营收, 本院 | 门诊量."""
_HEADED = re.compile(r"^.{8,}[ 　](?=[^ 　“”]{4,}$)", re.DOTALL)
_LABELLED = re.compile("^.*　(?=[^ 　“”]{4,}$)", re.DOTALL)
_SECTION = re.compile("^[一-鿿、]{2,10}[ 　]+(?=(?:全[市省县區区国國州]|我[市省县])[^ 　]{2,}$)")
"""A heading that runs into its text, which begins with a place: 道路 | 全区实有道路."""
_BULLETS = " 　、，,的+＋-–•·●■◆▪※*"
_ON_AVERAGE = re.compile("^平均(?=[上下]调|[调調][低高]|提高|降低)")
_FROM_EACH = re.compile("(?<=.{2})[由从從]每[一-鿿]$")
_NTH = re.compile("^第[0-9０-９一二三四五六七八九十]{1,3}(?:季度?|个?月|[天日周週年])")
_AFTERWARDS = re.compile(
    "^[^，,；;。、]{2,10}(?<![先前背幕随之此其落售])[后後](?=(?:已经?|均|又|再|还|陆续|全部)[一-鿿]{2})"
)
_TIMES = re.compile("[后後间間]")
_DURING = re.compile("^[^，,；;。]{2,24}期[间間](?![费費利最单單日])(?=.{2})")
"""What only says when something was: 端午节期间 | 销售额."""
_BY_WAY = re.compile("^以[^，,；;。]{2,12}?(?:方式|形式|名义|途径)(?=.{2})|^用(?=全[国省市区县])")
_MAINLY = re.compile("^以[^，,；;。]{1,10}[为為]主的(?=.{2})")
_NUMBERED = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}、(?![二三](?:、三)?次?[产產][业業])|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[.．、](?![0-9]))"
)
_FROM = re.compile(
    r"(?:由|从|從|自)(?:过去|最初|原来|原先|以前|当初|现在|現在|目前|当前|當前|如今|现今|前|此前|最早|起初|(?:最[高低多少]|高峰|低谷|鼎盛|[峰谷]值)时?期?|的|[“\"]?[零0][”\"]?[到至]?)*$"
    r"|(?:由|从|從|自|至|到)[^，,；;。、]{0,6}(?:[年末底初时時期前]|[上本今去前一二三四]个?(?:季度?|月))的$"
)
_CHANGE_LINKS = (
    "分别",
    "了",
    "为",
    "為",
    "達",
    "达",
    "高达",
    "到",
    "至",
    "超",
    "约",
    "近",
    "均",
    "都",
    "在",
    "幅度",
    "速度",
    "出",
    "的",
    "上看",
    "最多",
    "最快",
    "至最新的",
    "到最新的",
    "至最新",
    "到最新",
)
_RUNNING = re.compile(
    "(?:已[经經]?)?[连連][续續]第?[0-9０-９一二三四五六七八九十]{1,3}[个個]?(?:年|月|季度?|[周週天日])破?$"
    "|(?<=.{2})(?<![相后後承过過])[继繼]$"
)
_DONE_MORE = re.compile(
    "(?:比(?![较較如例重])|(?<!比)[较較](?![大小高低多少]))[^，,；;。、比的]{0,12}?"
    "(?P<more>[多少])(?P<did>(?![于於数數量年见見发發家次种種样樣元边邊久亏虧有为為日时時半余餘出了少大])[一-鿿]{1,8}?)了?$"
)
"""What was done to more or fewer than before, its verb behind the difference: 比去年 | 少招120人."""
_OF_IT = re.compile("[为為]的")
"""What makes a share of a change, without its time, out of what is told behind it: 跌幅为昨日的 | 一半."""
_TELLING = frozenset("vp")
_SINCE = frozenset("继繼")
_RUNNING_END = _SINCE.union("年月季度周週天日破")
_REACHED_END = frozenset("达为至超是")
_FROM_END = frozenset('由从從自去初来先前早起的零0到至”"时期峰谷值高低多少的')
_BEYOND = re.compile(
    "(?:(?:达到|達到)(?:并|或))?(?:已|均|也|都|略|远|遠|大幅)*(?P<verb>优于|好于|超过|超過|超出|超|领先|落后|不及)(?:了|于|於)?[^，,；;。、]{2,16}$"
)
"""What lies beyond a level by points: 超过全国平均水平3个百分点."""
_TIMES_OF = re.compile(
    "(?:已|均|也|都|更|约|将)*(?:是|为|為|相[当當]于|相當於|达|達|达到|達到|超过|超過|接近|[逾近超])[^，,；;。、]{1,16}的$"
)
"""What is so many times as much as something else: 公路里程是十年前的2倍."""
_POINTS = frozenset("这這该該此那")
_OURS_OR_POINTED = frozenset("该該本我")
_LEADS = _POINTS | frozenset("第以平无不用")
_NUMBERS = frozenset("一二三四五六七八九十0123456789(（")
_SHORT = 2
_NATION = ("全国", "全國")
_ONLY_WHEN = re.compile("(?:将|要|可|能|已|又|再|也|共|累[计計]|预[计期]|力争|直接|间接|首次|再次|曾)*+")
"""What stands before a verb of change without a level that it is measured against: 将 | 新增300家门店."""
_FORECAST = re.compile(
    "^[^，,；;。、的]{0,8}(?:[学學]家|分析[师師]|机构|機構|[专專]家|学者|學者|券商|投行)(?:普遍|一致|此前|先前|原先|则|均)*"
    "(?:预[计测估期]|預[計測估期])(?![的值数數]|$)"
)
"""Those who foresee what follows, which is none of theirs: 分析师预计 | 明年新增300家门店."""
_RATIO = "比例"
"""What names a rate with the act before it: 治愈比例."""
_OURS, _LOCAL = frozenset("我本"), frozenset("县縣市省州盟旗镇鎮乡鄉村")
_GOALS, _GOAL_ENDS = re.compile("完成|任务|目标|计划|预算"), frozenset("务标划算度议同数的例率比为為达到是")
_SAME_END = frozenset("期年平水准準均和数值")
_LOOSE = " 　、，,的了"
_HOW_FAR = ("幅度", "速度")
_LEVEL = frozenset("到至为為达達")
_OCCUPIES = re.compile(
    "[占佔](?:地(?![区區方])|用(?!水(?![田域面源])|[电電](?![缆纜线線])|[气氣能煤工]|[户戶][总總数數])"
    "|有(?![效机機关關色限毒害线線]))"
)
_THAN = ("于", "於")
_MAY_COMPARE = re.compile("[于於出]")
_SO_MANY = ("的天数", "的天數", "的人数", "的人數", "的户数", "的戶數", "的家数")
"""Counts of those told by a level: 空气质量好于二级的天数."""
_WHICH = re.compile(
    "(?:的[^的]{0,12}?(?:[占佔]|[共只仅僅各还還约約就]?有|[共计計]|[达達][到至]?|[为為是])[^的]{0,6}"
    "|(?<=[于於])(?:[占佔]|[共只仅僅]?有))$"
)
"""What says that a comparison only tells which they are: 低于全国平均水平 | 的省份有7个."""
_BEATS = re.compile("(?P<verb>跑[赢贏输輸])了?[^，,；;。、]{1,12}$")
"""What does better or worse than another by points: 跑输大盘2.2个百分点."""
_GREW_BY = re.compile("(?:同比|环比|[比较](?:上年|去年))(?:分别)?[增成][长長](?:率|速度)?(?:分别)?[为達达]了?")
_ITS_BASE = re.compile(
    "(?P<noun>.{2,}?)[较較比](?:[上去前]|上一)(?:年度?|月|季度?|届|屆|期|周|週)(?:同期|同月|末|底)?的"
)
_PAST_GROWN = re.compile("(?:首次|首度|已)*(?:突破|超过|超過|超)了?[年月季日]?(?P<verb>[净淨新]增)$")
"""What was passed by an increase: 各项存款首次突破了年净增20亿元."""
_ON_A_TIME = re.compile("(?<![A-Za-z])(?P<verb>[YQM]o[YQM]|YOY|QOQ|MOM|yoy|qoq|mom)[ :：]?[+＋]?[ ]?$")
_SIGNED, _SINCE_WHEN = ("+", "＋"), ("同比", "环比", "環比")
_BY_SIGN = re.compile("(?:同比|[环環]比|[较較]?上年(?:同期|末)?)[ :：]?[+＋]?$")
_OF_MONEY = re.compile(
    "(?:(?<=.{2})(?:为|是|报|[:：])?\\s?10{0,3}[一-鿿]{0,2}[元镑磅币]|(?<=[元镑磅币]))(?:对|兑换?|折?合|可换|等于)(?:人民币)?$"
)
"""What a rate of exchange is told for, behind its name: 人民币汇率为1美元兑6.8元."""
_EXCHANGES = ("对", "兑", "换", "合", "于", "币")
_ONLY = "(?<=按[年月季])[仅只]|(?<=[同环]比)[仅只]"
_ALL_SECTORS = re.compile(
    "^第?[二2](?:产业)?[、和及与]第?[三3]产业的?(?=(?:企业)?法人|产业活动|小微|从业人员|企业(?!增加))"
)
"""The sectors of which an economic census counts all units, which is no part of them."""
_NO_MATTER = re.compile("^(?:无论|不论|不管)[^，,；;。]{1,16}(?:皆|均|都)?$")
_SHARED = "公中总總一"
_JOINED = frozenset("共仅僅计計")
_NUMBERS_TO = frozenset(("数计", "數計", "额计", "額計", "量计", "量計"))
"""What the segmenter takes for a word at the end of a number: 登记数 | 计3402辆."""
_NET = frozenset("净淨")
_NOUN_ENDS = frozenset("能可要均")
_RATES = frozenset("率度重比")
_LESSENED = frozenset("减減")
_OF, _OF_OLD = "的", "之"
_JOINS_OLD = ("总之", "總之", "反之", "加之", "随之", "隨之", "继之", "繼之", "次之", "分之")
_FEWER, _NAMED_SO = "少", frozenset("nvjl")
_GROWN_INTO = frozenset("新净淨倍提上最突起升下涨加删增晋晉直递缓核")


@record
class Left:
    """The text before a figure: the phrase left over, the change verb, and whether it is a share or a list.

    `change` is the verb of change where the figure is an amount or rate of change, `against` the verb of a comparison
    with a level (低于省控线). `share` says that it is a share, of the `whole`. `each` is set by 分别. `tied` says that
    some word ties the phrase to the figure (达到, 为). `target` says that the figure is a degree of fulfilment.
    `compared` says that the change is measured against something (比上年增加). `aspect` is what a thing does to another
    (第三产业对经济增长的贡献率), `on` what it does that to.
    """

    phrase: str
    change: str | None = None
    against: str | None = None
    share: bool = False
    whole: str = ""
    each: bool = False
    tied: bool = False
    target: bool = False
    aspect: str | None = None
    compared: bool = False
    on: str | None = None


_NOTHING = Left("")


@cache
def _change() -> "re.Pattern[str]":
    adverb, base = lexicon.alternation("change-adverb"), lexicon.alternation("comparison-base")
    against = (
        rf"(?:^相(?:比较?|比較|较|較)(?:之下)?|(?:(?<![占对同环百])相?比(?![例重率值])|相对于?|较|較|同比(?=[0-9]{{4}}年|[去上前]年)|环比(?=[一二三四1-4]季度|上季|[0-9]{{1,2}}月|上月))(?:{base}|[0-9]{{4}}年[0-9年月份日至到—–-]{{0,20}}|[^，,；;。、]{{1,14}}?)"
        r"(?:同期|末|底|同月|相比|水平|平均水平)?"
        rf"(?:[、和](?:{base}|上半年|[一二三]季度|[0-9]{{1,2}}[—–~-][0-9]{{1,2}}月)?){{0,6}}"
        r"|(?:(?<![参给])与|與|(?:^|(?<=[，,；;。]))[同和跟])[^，,；;。、]{1,14}?(?:相比|相较|相較|比较|比較))(?:均|各|都|分别|刚好|正好|恰好|反而|还要|仅)?"
    )
    return re.compile(
        rf"(?P<base>(?:(?:扣除|剔除)[^，,；;。]{{1,16}}?(?:因素后?|影响后?|后)|{against}|{adverb}|{_ONLY})*)(?P<verb>{lexicon.alternation('change')})"
        rf"(?P<link>(?:{'|'.join(_CHANGE_LINKS)})*)$"
    )


@cache
def _against(level: str) -> "re.Pattern[str]":
    """A comparison with a level, itself matched by a pattern; empty for a time, which is not in the text any more."""
    adverbs = "略|稍|微|远|遠|大幅|明显|明顯|显著|均|也|都|仍"
    return re.compile(rf"(?:，|,)?(?:{adverbs})*(?<!不)(?P<verb>{lexicon.alternation('against')}){level}$")


@cache
def _drives() -> "re.Pattern[str]":
    adverb, change = lexicon.alternation("change-adverb"), lexicon.alternation("change")
    return re.compile(
        rf"(?P<thing>.*?)(?:对[^，,；;。]{{1,12}})?(?:{adverb})*{lexicon.alternation('drive')}了?"
        rf"(?:[^，,；;。、]{{0,14}}?{change})?率?(?:约|近|超|超过|达|达到|为)*$"
    )


def take_left(
    text: str,
    *,
    points: bool = False,
    parted: bool = False,
    percent: bool = False,
    times: bool = False,
    part: bool = False,
) -> Left:
    """Peel what ties an indicator to its figure off the text before it: 达到, 同比增长, 占…的比重为, 分别.

    With `points` the figure is one of percentage points, of which a thing adds some to the growth of another. With
    `parted` its hedge word stands before its base (不到总数的). Of a `percent` 新车销量达到总销量的 tells a share; a
    number of `times` is of what is so many times as much as something else (是全省平均的2倍), and a `part` in words is
    one of the change that stands before it (减少的 | 一半是工人).
    """
    text = _bared(text)
    if not text:
        return _NOTHING
    if len(text) <= _SHORT and text[0] in _MORE_OR_LESS and (more := _MORE.fullmatch(text)):
        return Left("", more["verb"], tied=True)
    if grown := _grown(text, percent=percent) or _done_more(text):
        return grown
    each = "分别" in text or "分別" in text
    if measured := _measured_against(text, points=points, parted=parted, times=times):
        return replace(measured, each=True) if each else measured
    change, whole = None, ""
    tied = compared = is_share = False
    found = _change().search(text) if text[-1:] in _change_ends() and _may_change(text) else None
    term = ends_in_term(text[: found.end("verb")]) if found else ""
    link = found.group("link") if found else ""
    of_change = link.endswith(_OF) and _share(text)
    relative = found and found.group("base") and text.endswith(_OF) and not (points or percent)
    of_it = (percent and _OF_IT.fullmatch(link) is not None) or (part and link == _OF)
    stands = found and not (of_change or relative or of_it or _part_of_noun(text, found, points=points))
    if found and stands and len(term) <= len(found.group("verb")):
        verb, compared = found.group("verb"), not _ONLY_WHEN.fullmatch(found.group("base"))
        change = None if _is_level(found) and not (percent and _GREW_BY.fullmatch(found.group())) else verb
        text, tied = text[: _word_end(text, found.start())], True
    share = _share(text, percent=percent) if text else None
    share = share or (_of_a_part(text) if percent else None)
    if share and not _occupies(text, share):
        is_share = change is None
        whole = "" if change else share.groupdict().get("whole") or ""
        text, tied = text[: share.start()], True
    if reason := _reason(text):
        text, tied = text[: reason.start()], True
    phrase, peeled = _peel(_USED_FOR.sub("", text) if is_share else text)
    if rate := _rate_alone().search(phrase) if percent and change is None else None:
        phrase, change, tied = phrase[: rate.start()], rate["verb"], True
    effect = _EFFECT.search(phrase) if "对" in phrase or "對" in phrase else None
    if effect:
        phrase = phrase[: effect.start()]
    aspect, on = effect.group("aspect", "on") if effect else (None, None)
    return Left(phrase, change, None, is_share, whole, each, tied or peeled, False, aspect, compared, on)


def _reason(text: str) -> "re.Match[str] | None":
    """Where what something was reckoned in begins, or what it changed for: 菜价 | 因连日降雨而."""
    if text.endswith("而"):
        return _BECAUSE.search(text)
    return _RECKONED.fullmatch(text) if "算" in text else None


def _grown(text: str, *, percent: bool) -> Left | None:
    """The text before an increase that a letter code or its passing names: 销量YoY, 存款突破了年净增.

    So before one that only a sign tells, or a percentage right behind 同比: 净利环比 | +3.2%, 营收同比 | -5%.
    """
    if text.endswith(_SIGNED if not percent else (*_SIGNED, *_SINCE_WHEN)) and (grown := _BY_SIGN.search(text)):
        return Left(_peel(text[: grown.start()])[0], "增长", tied=True, compared=True)
    if ("o" in text or "O" in text) and (grown := _ON_A_TIME.search(text)):
        return Left(_peel(text[: grown.start()])[0], grown["verb"], tied=True, compared=True)
    if text.endswith("增") and (grown := _PAST_GROWN.search(text)):
        return Left(_peel(text[: grown.start()])[0], grown["verb"], tied=True)
    return None


def _done_more(text: str) -> Left | None:
    """The text before how much more or less was done than before: 粮食 | 比上年多收了, 比去年少用 | 化肥."""
    match = _DONE_MORE.search(text) if "多" in text or "少" in text else None
    if match is None:
        return None
    verb, tag = words(match["did"])[0]
    if tag[:1] not in _TELLING or verb in listed("change"):
        return None
    thing = match["did"][len(verb) :].removeprefix("了")
    return Left(thing or _peel(text[: match.start()])[0], match["more"], tied=True, compared=True)


def _bared(text: str) -> str:
    """A text without its pointed-out body, what stands in brackets, and the base of a rate of exchange told by name.

    之 at its end is 的: 低于全市之37.7%.
    """
    if text.endswith(_OF_OLD) and not text.endswith(_JOINS_OLD):
        text = text.removesuffix(_OF_OLD) + _OF
    if text[:1] in _OURS_OR_POINTED and (body := _OWN_BODY.match(text)) and text[body.end() :] not in listed("link"):
        text = text[body.end() :]
    if "(" in text or "（" in text or "[" in text:
        text = _BRACKETS.sub("", _CITED.sub("", text))
    if "预" in text or "預" in text:
        text = _FORECAST.sub("", text)
    if text[:2] in _TAKEN_OFF and (less := _LESS.match(text)):
        text = text[less.end() :]
    if "中共" in text:
        text = _IN_ALL.split(text)[-1]
    return (_OF_MONEY.sub("", text) if text.endswith(_EXCHANGES) else text).strip(" 　\"'=＝")


def _is_level(found: "re.Match[str]") -> bool:
    """Whether a word of change with its links leads to what was reached (提高到), not to by how much."""
    link = found.group("link")
    rate = found.group("verb") in listed("change-rate") or link.startswith(_HOW_FAR)
    return not rate and not _LEVEL.isdisjoint(link)


def _measured_against(text: str, *, points: bool, parted: bool, times: bool) -> Left | None:
    """The text before a figure that is a part, a degree or a distance of something else, or what is compared with."""
    if parted and (base := of_base(text)):
        phrase, whole = _peel(text[: base.start()])[0], base["place"] or base["wide"] or base["noun"] or base["price"]
        return Left(phrase, share=whole is not None, whole=whole or "", tied=True, target=whole is None)
    if text.endswith("的"):
        if base := _ITS_BASE.fullmatch(text):
            return Left(_peel(base["noun"])[0], tied=True)
        if dated := _OF_A_YEAR.search(text) if text.endswith("年的") else None:
            return Left(_peel(text[: dated.start()])[0], tied=True)
        if not points and _MAY_COMPARE.search(text) and (against := _compared(text, points=False)):
            return Left(_peel(text[: against.start()])[0], tied=True)
    goal = not times and text[-1:] in _GOAL_ENDS and _GOALS.search(text)
    target = _TIMES_OF.search(text) if times else _TARGET.search(text) if goal else None
    if target := target or (_AGAIN.search(text) if text.rstrip("的")[-1:] in _SAME_END or "上一" in text else None):
        return Left(_IN_TERMS.sub("", _peel(text[: target.start()])[0]), tied=True, target=True)
    against = _compared(text, points=points) if _MAY_COMPARE.search(text) else None
    against = against or (_against("").search(text) if points and text.endswith(_THAN) else None)
    against = against or ((_BEATS.search(text) or _BEYOND.search(text)) if points else None)
    if against is not None:
        return Left(_peel(text[: against.start()])[0], "差", against.group("verb"), tied=True)
    if points and (drives := _drives().match(text)):
        return Left(text[: drives.end("thing")], tied=True, aspect="拉动")
    return None


def _compared(text: str, *, points: bool) -> "re.Match[str] | None":
    """Where a comparison with a level stands before the figure (低于省控线), not a level itself.

    A figure of percentage `points` is never the level: 低于控制目标0.6个百分点.
    """
    limit = not points and (text.endswith("、") or lexicon.ending("limit", text))
    if limit or text.endswith((*_THAN, *_SO_MANY, "出")):
        return None
    found = _against("[^，,；;。]{1,16}").search(text)
    return None if found and _WHICH.search(text, found.end("verb")) else found


def _share(text: str, *, percent: bool = False) -> "re.Match[str] | None":
    if "中" in text and (within := _WITHIN.search(text)):
        return within
    if "占" in text or "佔" in text or ((percent or text.endswith("的")) and _AMOUNTS_TO.search(text)):
        return (
            (_OF_THE_MARKET.search(text) if "市" in text else None) or _SHARE.search(text) or _SHARE_NOUN.search(text)
        )
    return _SHARE_NOUN.search(text) if "比重" in text or "份额" in text else None


def _of_a_part(text: str) -> "re.Match[str] | None":
    """A share that no 占 tells: 新车销量达到总销量的, 女性出国比例达; an act alone names its rate itself: 治愈比例."""
    if text.endswith("的"):
        return _PART_OF.search(text)
    found = _PROPORTION.search(text) if "比例" in text else None
    return None if found and all(tag == "v" for _, tag in words(text[: found.start()])) else found


def _may_change(text: str) -> bool:
    """Whether a word of change stands at the end, links aside; spares the longer look that finds out which."""
    while text[-1:] in _change_ends():
        if lexicon.ending("change", text):
            return True
        link = next((link for link in _links_by_end().get(text[-1], ()) if text.endswith(link)), "")
        if not link:
            return False
        text = text.removesuffix(link)
    return False


@cache
def _links_by_end() -> dict[str, list[str]]:
    """What may link a word of change to its figure, by its last character."""
    return {end: [link for link in _CHANGE_LINKS if link[-1] == end] for end in {link[-1] for link in _CHANGE_LINKS}}


@cache
def _change_ends() -> frozenset[str]:
    """The last characters of words of change and of their links."""
    return frozenset(word[-1] for word in (*listed("change"), *_CHANGE_LINKS))


def _occupies(text: str, share: "re.Match[str]") -> bool:
    """占地 is an area, not a share."""
    return bool(_OCCUPIES.match(text[share.start() :].lstrip("约已共均仅只就则各虽然分别合计所，")))


def _word_end(text: str, start: int) -> int:
    """Where a word ends whose last character, at `start`, only looks like an adverb: 产能 | 增长, 许可 | 增加."""
    if text[start : start + 1] not in _NOUN_ENDS:
        return start
    end = 0
    for word, _ in words(text[: start + 1]):
        begin, end = end, end + len(word)
    return end if begin < start else start


def _part_of_noun(text: str, found: "re.Match[str]", *, points: bool) -> bool:
    """Whether the change word is part of another word (最高, 提升, 新增) or lacks a base that it needs (多, 高).

    In percentage points a rate may be higher or lower without one: 出生率高0.48个千分点.
    """
    verb, before = found.group("verb"), text[max(0, found.start("verb") - 1) : found.start("verb")]
    if verb in listed("change-tight"):
        net = before in _NET and (verb in _LESSENED or len(found.group("base")) > 1)
        return before in _GROWN_INTO and not net
    loose = verb in listed("change-loose") and not found.group("base")
    return loose and not (points and before in _RATES) and not _fewer(text, found)


def _fewer(text: str, found: "re.Match[str]") -> bool:
    """Whether 少 says of what is named right before it how much less it is: 总价 | 少, but not 缺 | 少, 年 | 少."""
    if found.group("verb") != _FEWER or found.end("verb") - found.start() > len(_FEWER):
        return False
    told = words(text[: found.end("verb")])[-_SHORT:]
    return len(told) == _SHORT and told[1][0] == _FEWER and len(told[0][0]) >= _SHORT and told[0][1][0] in _NAMED_SO


@cache
def _rate_alone() -> "re.Pattern[str]":
    """A rate of change that is told as a level of its own: 出口同比增速 | 由5%升至7%."""
    rates = lexicon.alternation("change-rate")
    return re.compile(f"(?<=.{{2}})(?:的)?(?:同比|环比|按[年月季])(?P<verb>{rates}|增长)(?:也|则|均|都|已|将)?$")


@cache
def _openings() -> "re.Pattern[str]":
    return re.compile(lexicon.alternation("opening"))


@cache
def _opening_characters() -> frozenset[str]:
    """The first characters of all that opens a clause or names the place in front of it, 每 aside."""
    return _LEADS.union(word[0] for name in ("opening", "place-wide") for word in listed(name))


def _peel(text: str) -> tuple[str, bool]:
    """Drop linking words from the end; also says whether any was dropped."""
    text = text.rstrip(" 　、，,")
    if text[-1:] in _REACHED_END:
        text = _REACHED.sub("", text)
    if text[-1:] in _RUNNING_END:
        text = _RUNNING.sub("", text)
    if text[-1:] in _FROM_END:
        text = _FROM.sub("", text)
    if "每" in text:
        text = _FROM_EACH.sub("", _per_unit_end().sub("", text))
    linked = text[-1:] in _link_ends() and (text[-1] in _LOOSE or _ends_in_link(text))
    if not linked:
        return text, False
    told = words(text)
    parts = _split_off([word for word, _ in told])
    whole = len(parts)
    while parts and (dropped := _linked(parts)):
        del parts[-dropped:]
    if len(parts) == 1 < len(told) and told[0][1] == "v" and told[1][0] == _RATIO:
        parts.append(_RATIO)
    left = "".join(parts)
    left = _RUNNING.sub("", left) if left[-1:] in _SINCE else left
    return (_per_unit_end().sub("", left) if "每" in left else left), len(parts) < whole


def _split_off(parts: list[str]) -> list[str]:
    """The words with a 共 or 仅 that the segmenter joined to the one before it told apart: 受援 | 方 | 共, 率 | 仅."""
    last = parts[-1]
    joined = last[1:] in _JOINED and last[0] not in _SHARED and last not in listed("link") and not known(last)
    joined = joined or last in _NUMBERS_TO
    return [*parts[:-1], last[0], last[1]] if joined else parts


@cache
def _link_ends() -> frozenset[str]:
    """The last characters of what links an indicator to its figure."""
    return frozenset(_LOOSE).union(word[-1] for word in (*listed("link"), *listed("adverb")))


def _linked(parts: list[str]) -> int:
    """How many words at the end are one link (就 + 有), the longest first; 0 where none is."""
    links, tail = listed("link"), "".join(parts[-3:])
    for n in range(min(3, len(parts)), 0, -1):
        if tail in links:
            return n
        tail = tail[len(parts[-n]) :]
    return 0 if parts[-1].strip(_LOOSE) and parts[-1] not in listed("adverb") else 1


def _ends_in_link(text: str) -> bool:
    return bool(lexicon.ending("link", text) or lexicon.ending("adverb", text))


def trim_opening(text: str) -> tuple[str, str | None]:
    """Drop what opens a clause (其中, 全年, 截至目前) and the place in front of it (全市), which becomes the scope.

    A heading that only a blank parts from the clause goes too.
    """
    scope = None
    text = _SECTION.sub("", _LABELLED.sub("", _HEADED.sub("", text))) if " " in text or "　" in text else text
    if (text[:1] in _NUMBERS or text[:1].isspace()) and (number := _NUMBERED.match(text)):
        text = text[number.end() :]
    if _TIMES.search(text):
        text = _DURING.sub("", _AFTERWARDS.sub("", text))
    while text := text.lstrip(_BULLETS):
        if text[0] not in _opening_characters() and "每" not in text[:4]:
            break
        if starts_with_term(text):
            break
        if "每" in text[:4]:
            text = _per_unit().sub("", text)
        if text[:1] in _LEADS:
            text = _unled(text)
        place = lexicon.beginning("place-wide", text)
        near = place[:1] in _OURS or place[-1:] in _LOCAL
        if place and (len(text) > len(place) + (1 if near else 2) or _of_the_nation(text)):
            scope, text = place, text[len(place) :]
            continue
        opening = _openings().match(text)
        if opening is None or not _whole_word(text, opening.group()):
            break
        text = text[opening.end() :]
    return text, scope


def _of_the_nation(text: str) -> bool:
    """Whether a short noun stands behind the name of the whole nation: 全国 | 人口."""
    if not text.startswith(_NATION):
        return False
    tokens = words(text)
    return len(tokens) == _SHORT and tokens[0][0] in _NATION and tokens[1][1] == "n"


def _unled(text: str) -> str:
    """A clause without the way, the mean, the turn or the pointing word that it begins with (这项, 第二季度)."""
    text = _ALL_SECTORS.sub("", _NO_MATTER.sub("", text))
    text = _MAINLY.sub("", _NTH.sub("", _ON_AVERAGE.sub("", _BY_WAY.sub("", text))))
    return _POINTED.sub("", text)


@cache
def _per_unit() -> "re.Pattern[str]":
    """每公里, 平均每人 and the like in front of an indicator: the base of a rate."""
    return re.compile(rf"^(?:平均)?每(?:{_units()})(?!.{{0,1}}$)")


@cache
def _per_unit_end() -> "re.Pattern[str]":
    return re.compile(rf"(?:平均)?每(?:{_units()})$")


def _units() -> str:
    return lexicon.any_of(surface for rows in lexicon.units().values() for surface, _ in rows)


def _whole_word(text: str, opening: str) -> bool:
    """A one-character opening may only go where it is a word of its own; 但 nearly always is."""
    return len(opening) > 1 or opening == "但" or len(words(text[:8])[0][0]) == 1


def invests(phrase: str) -> bool:
    """Whether a phrase only says that money was put in (投资, 总投资), so that the thing follows the figure."""
    return phrase in listed("invest")
