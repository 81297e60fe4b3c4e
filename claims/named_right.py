"""What stands right of a figure: the noun that it counts, what befell those counted, what they do."""

import re
from collections.abc import Callable

from claims import lexicon
from claims.changes import becomes
from claims.clauses import STOP, invests
from claims.contexts import COUNTED, PEOPLE, RATES, RATES_AND_TIMES, Context
from claims.lexicon import listed
from claims.model import CLAIM, DURATION, MONEY, PERCENT, PERSON, POINT, STRUCTURE
from claims.nouns import is_aspect, is_measure, listed_right, noun_right, only_acts, only_verbs, tidy
from claims.phrases import words
from claims.quantities import Quantity
from claims.trailing import completed

_INVESTED = re.compile(
    r"[，,]?(?:对|实施|建设|新建|改造|用于|完成|启动|打造|修建|兴建|改扩建|推进)了?(?P<thing>.+)", re.DOTALL
)
_SUPPORTED = re.compile(
    "(?:专项|主要|重点|全部|专门)?(?:用于|作为|(?:引导|用来)?(?:扶持|支持|补贴|补助|资助|奖补|救助|帮扶))了?(?P<thing>[^，,；;。：:]{2,})"
)
_GIVES = (
    "拿出",
    "安排",
    "投入",
    "下达",
    "拨付",
    "拨出",
    "筹集",
    "筹措",
    "整合",
    "落实",
    "统筹",
    "争取",
    "列支",
    "划拨",
    "下拨",
)
"""What only says that money was given: 县财政拿出 | 400万元 | 扶持茶叶种植."""
_TAKES = ("将", "把", "將")
"""What a sum is the object of, so that its own noun stands behind it: 财政局违规将 | 80万元 | 救灾资金用于修路."""
_FUNDS = re.compile("[一-鿿]{2,12}(?:资金|資金|经费|經費|款项?|款項|补助金?|補助金?|收入|贷款|费用|基金)")
_OF_WHICH = re.compile(
    "(?:分别|分別|主要|均|都)?(?:涉及|涉嫌|来自|來自|位于|位於|属于|屬於|用于|针对|針對|关于|關於|有关|有關|曾|已|正在|可以)"
    "[^，,；;。：:的0-9]{2,20}的(?=[一-鿿])"
)
"""What says where or of what those counted behind it are: 查处8起 | 涉及食品安全的 | 案件."""
_DONE_SO = re.compile("(?P<done>(?:由|被|在)[^，,；;。：:的0-9]{1,20})的(?=[一-鿿])")
_WIDENED = re.compile(r"[省市县区州盟旗乡镇村份]?(?:[（(][省市县縣區区州盟旗乡鄉镇鎮、自治直辖轄居社村]{1,12}[）)])?")
_QUOTES, _OPENING_QUOTES = ("”", "」", "』"), ("“", "「", "『")
_OR = re.compile(r"[（(](?![含其包不])[一-鿿]{1,4}[）)]")
_PACE = re.compile(r"的(?:年均)?(?:速度|增速|幅度|增幅|比例|比率)")
_OF_ALL = re.compile(r"(?P<noun>[^，,。；;、\s]{2,14}?)(?:总(?:数|量|人数|户数)|總數)?\s?的")
_NO_THING = re.compile(
    r"(?:[0-9〇零一二三四五六七八九十]{2,4}|[去今前上本明])年(?:度|[底末初]|[0-9]{1,2}月)?(?:的|$)"
    r"|[再又也]?[创創][下出了]?(?:历史|歷史|新[高低])|最[多高少低大小佳快慢好差]|排名|位居|位列|名列|居[冠首前后末次]|[称夺奪]冠|登顶|登頂|领跑|領跑|[高低][点點]|峰值|谷底"
)
_BLANKS = (" ", "　")
_VERBS = frozenset(("v", "vd", "vi"))
_JOINS = ("和", "及", "与", "與", "以及")
_APART = (*_BLANKS, *_JOINS)
STOPS = frozenset("，,；;。！？!?：:∶︰\n)）…|")
_LISTS = ("、", *_JOINS)
_ON_THIS = re.compile("的(?:基础|基礎|前提|背景|情况|情況)[上下](?:[，,、]|$|[再又也还還实實继繼])")
"""What a level only is for what comes next: 在去年产量30万吨 | 的基础上."""
_ONLY_SORTS = frozenset(("主要", "重要", "重大"))
"""What says of which kind those counted are and names none: 32项 | 主要新建工程."""
_AIMED_AT = re.compile("(?P<stuff>[一-鿿]{1,6})的[^的]{0,4}(?:计划|目标|任务|指标|設想|设想|計劃|目標|任務|缺口)")
"""What so much of is aimed at: 60万吨 | 棉花的新目标."""
_DATED = re.compile("[一-鿿]{0,3}[0-9]{2,4}年")
_GRADES = frozenset({"级", "級"})
_POINTS = frozenset({"点", "點"})
_AMONG = re.compile("(?<=^[村县校镇区市省厂店乡户馆])中$")
_HOUSEHOLDS = frozenset("户戶")
_LINKED = re.compile("(?:接通|通|用上|饮用|飲用|使用|喝上|住上|装上|裝上|安装|安裝)了?[一-鿿]{1,8}(?<!问题)")
"""What so many households have: 120户 | 通自来水, 90户 | 用上沼气."""
_SUFFERED = re.compile("[因在被遭遇]")
_EVENTS = frozenset({"场", "場", "届", "屆", "项", "項", "场次", "期"})
_BOTH = re.compile(
    r"[、和及与與][0-9.,]{1,10}[万萬]?[头頭只隻][一-鿿]{0,10}?(?P<state>饮水困难|飲水困難|受灾|受災|被困|死亡|转移|轉移)(?![一-鿿])"
)
_NEW = "新增"
_LEVIES = re.compile("(?:[征徵课課]收?|豁免|减免|減免)了?$")
_DUES_BEHIND = re.compile("的?(?P<dues>[一-鿿]{0,6}?[税稅][率费費]?)(?![一-鿿])")
_LASTS = re.compile("(?:只|仅|僅|还|還|足)?[够夠](?=[用花支付几幾多一两兩0-9])|[只仅僅]是|是用[以来來于於]")
"""What is said of an amount, not what it counts: 30亿 | 够用几年."""
_BY_SO_MUCH = frozenset(("节约", "节省", "降低", "减少", "压缩", "缩短", "提高", "提升"))
"""Verbs whose object may stand behind the rate: 节约8%的 | 用水成本."""
_OF_WORTH = frozenset(("价值", "总价值", "货值", "总货值"))
_EXTENT = frozenset(("速度", "幅度", "目标", "水平", "情况", "基础", "前提", "同时", "比例", "势头", "态势", "预期"))
_HEADCOUNTS = ("人数", "人數", "户数", "戶數")
"""What is a count itself, whatever its change is told in: 就业人数增加8600个 | 职位."""
_TROUBLES = ("问题", "困难", "难题", "需求", "负担")
_FOR = re.compile(
    "(?:(?<![分均约共因认称作变改增降升达视名额量数])为|[给向由让使]|帮助)(?:[^，,；;。：:、为]{0,4}[0-9][0-9.,]*[^，,；;。：:、0-9]{1,8}的)?$"
)
_CALLED = frozenset(("人员", "中心", "对象", "单位", "机构", "基地", "企业", "学校", "者", "员", "户", "点", "站"))
_SORTS = frozenset(("品规", "品种", "规格", "型号", "品目"))
"""What only says that sorts of a thing are counted: 中标药品共计72个 | 品规."""
_HAVING = re.compile("中[，,]?(?:共|只|仅)?有$")
_AMOUNT_WORDS = 3
_OF_DOERS = PEOPLE | {"", "户", "戶"}
"""Units of those who do something: 3户, 20名, and none at all, as in 5万农户."""
_DOER_ENDS = (*"员員者生师師工兵属屬户戶手民客长長官士警童人友妇婦", "家庭", "专家", "作家", "學家", "学家")
_OF_BODIES = frozenset("家所")
_BODY_ENDS = (
    *("公司", "企业", "企業", "集团", "集團", "机构", "機構", "单位", "單位", "部门", "部門", "媒体", "媒體", "平台"),
    *("中心", "银行", "銀行", "基地", "超市", "农场", "協會", "协会", "商会", "组织", "學校", "大学", "大學", "园区"),
    *"行院校店厂廠商户企社馆館所部园園站铺室队吧",
)
"""How the names of bodies end that 家 and 所 count."""
_DELEGATES = frozenset(("代表", "骨干"))
_BANDED = ("群体", "人群", "家庭", "客户")
"""What an amount only bounds: 年收入10万元至20万元 | 家庭."""
_OF_PEOPLE = re.compile("的[一-鿿]{1,4}?(?:问题|困难|需求)")
"""What people have, which is not what is counted: 30万人的用电问题."""
_THEY_ARE = re.compile("(?:同名(?:同姓)?|同姓|重名|获奖|獲獎|及格|缺考|落榜)(?=[,，。；;、]|$)")
"""What people are or got, with no noun behind it: 新生有25人 | 同名."""
_OF_A_LEVEL = ("重点", "重點", "重大")
_PASSED_MARKS = re.compile(
    "[“「]?(?P<sum>[0-9]*[十百千万萬亿億]{1,3}(?:[美欧日港]?元)?)[”」]?"
    "(?P<mark>[级級]?[新大]?(?:台阶|臺階|大关|大關|关口|關口))"
)
"""Marks that were passed, where they are counted: 连跨3个 | 千亿元台阶, 跨过两个 | “百亿元”台阶."""
_SET_OUT = re.compile("(?P<what>[车車船])(?=上[^面的，,、有坐载])")
_VEHICLES = frozenset(("辆", "輛", "辆次", "艘"))
"""What is counted where it sets out: 300辆 | 车上路."""
_AND_SO_ON = ("等", "等等")
_KINDS = frozenset("类類型级級")
_OF_KINDS = re.compile(
    "(?:[^，,；;。、0-9的]{1,6}[类類型级級][、和及与與]){1,8}[^，,；;。、0-9的]{1,6}[类類型级級](?P<noun>[一-鿿]{2,12})"
)
"""Several kinds of what is counted: 36个 | 管理类、技术类 | 岗位."""
_BECAME = re.compile(
    "(?<=[县縣村乡鄉镇鎮区區旗户戶])(?:全部|全都|均|都|已|顺利|如期|实现)*(?:脱贫|摘帽|退出|出列|脱困)+$"
)
"""What became of the poor places that are counted: 24个贫困县 | 脱贫摘帽."""
_REACHES = re.compile("(?:[达達][到至]?|[为為是])(?:了|约)?$")
"""What ties two figures to the nouns before them with no stop between: 考点达到30个 | 考场总数达到720个."""
_HAS = ("共有", "现有", "拥有", "已有")
_REACH = 24
_PHRASE = 8
_NAME_WORDS, _IN_NAMES = 6, frozenset("vnabjl")
_INCREMENT = "增量"
_SHORT = 2
_ACT = 2
_NO_NOUN = (
    *("予", "预计", "預計", "预估", "預估", "/", "合计", "合計", "共计", "共計", "总计", "總計", "加起来", "加起來"),
    *("合起来", "相加", "之差", "之間", "之间", "正按", "正在", "正由", "尚未", "仍未", "过去了", "过去，"),
    *("不是", "并不是", "並不是", "并非", "並非", "新台阶", "台阶", "大台阶", "新臺階", "臺階"),
    *("累计", "累計", "之后", "之後", "第一、", "第一和", "第二、", "第二和"),
)
_NO_NOUN_OPENS = frozenset(words[0] for words in _NO_NOUN)


def moves(text: str) -> bool:
    """Whether a text begins with what moves a figure to the next one: 由1.5次 | 减至0.1次."""
    verb = lexicon.beginning("change", text)
    return (bool(verb) and text[len(verb) : len(verb) + 1] in ("至", "到")) or becomes(text)


def tells_anew(context: Context, last: Quantity) -> bool:
    """Whether a figure and the one before are tied each to its own noun: 考点达到30个 | 考场总数达到720个."""
    near = context.text[max(context.sentence[0], last.start - _SHORT) : last.start]
    return bool(_REACHES.search(context.left_text) and _REACHES.search(near))


def named_right(context: Context, noun: str) -> str:
    """The noun phrase right of the figure where the figure belongs to it; else empty. `noun` is the one left of it."""
    left, quantity, text = context.left, context.quantity, context.right_text
    if not text or _parted(context, noun) or _LASTS.match(text):
        return ""
    if told := _of_its_kind(context):
        return told
    if quantity.unit in _POINTS and noun_right(text) in listed("no-noun"):
        return ""
    if left.change:
        return _lessened(context) or _changed_right(context, noun)
    if left.share and quantity.dimension in COUNTED and (counted := _OF_ALL.fullmatch(text)):
        return counted["noun"]
    if left.target or left.share:
        return _shared_right(context, noun) if left.share else ""
    if "numeral:digits" in quantity.rules:
        return ""
    if quantity.dimension in COUNTED or quantity.dimension is None:
        return _AMONG.sub("", _counted_right(context, noun))
    if invests(noun) and (found := _INVESTED.match(text)):
        return listed_right(found.group("thing"))
    return _measured_right(context, noun)


def _of_its_kind(context: Context) -> str:
    """What the grade stands before (5.6级 | 地震), marks that are counted, vehicles, what is levied at the rate."""
    quantity, text = context.quantity, context.right_text
    if quantity.dimension in COUNTED and (marks := _PASSED_MARKS.match(text)):
        return marks["sum"] + marks["mark"]
    if quantity.unit in _GRADES:
        return lexicon.beginning("graded", text)
    if vehicle := _SET_OUT.match(text) if quantity.unit in _VEHICLES else None:
        return vehicle["what"]
    dues = _DUES_BEHIND.match(text) if quantity.dimension is PERCENT else None
    return dues["dues"] if dues and _LEVIES.search(context.left_text) else ""


def _parted(context: Context, noun: str) -> bool:
    """Whether the text behind a figure begins with what parts it from any noun; an investment is for what follows.

    So does the end of a quotation that says more than the figure: “新增大学生30万人”的背后.
    """
    text, start = context.right_text, context.quantity.start
    if text[0] in _QUOTES and context.text[start - 1 : start] not in _OPENING_QUOTES:
        return True
    if text[0] in STOPS:
        return not invests(noun)
    if text.strip() in listed("compared-so") or _ON_THIS.match(text):
        return True
    if noun and _REACHES.search(context.left_text) and _REACHES.search(text) and not STOP.search(text):
        return True
    names_nothing = text[0] in _NO_NOUN_OPENS and text.startswith(_NO_NOUN)
    return names_nothing or (noun != "" and text.startswith(_APART)) or moves(text)


def _shared_right(context: Context, noun: str) -> str:
    """The whole that a share counts in its own words (占全市1857个行政村总数的), or what 占…的 has behind it."""
    text = context.right_text
    if context.quantity.dimension in COUNTED and (counted := _OF_ALL.fullmatch(text)):
        return counted["noun"]
    seats = context.quantity.dimension in COUNTED and lexicon.beginning("seats", text)
    return seats or (noun_right(text) if text.startswith("的") and not noun else "")


def _lessened(context: Context) -> str:
    """What is made more or less by a rate, where it closes the clause behind it: 节约8%的 | 用水成本; else empty."""
    change, text = context.left.change, context.right_text
    if context.quantity.dimension is not PERCENT or change not in _BY_SO_MUCH or not text.startswith("的"):
        return ""
    thing = noun_right(text)
    whole = text.startswith("的" + thing) and text[len(thing) + 1 : len(thing) + _SHORT] in STOPS
    ties = context.left_text.endswith(change) and len(thing) > 1
    return thing if ties and whole and not thing.endswith(tuple(_EXTENT)) else ""


def _changed_right(context: Context, noun: str) -> str:
    """What grew or shrank by an amount, where it stands behind it: 增加300元收入, 新增3家企业."""
    quantity, text = context.quantity, context.right_text
    if context.left.compared or quantity.dimension in RATES_AND_TIMES:
        return ""
    if noun.endswith(_HEADCOUNTS) or (quantity.dimension not in COUNTED and (noun or text.startswith("的"))):
        return ""
    right = noun_right(text, counted=quantity.unit in listed("thing-classifier"))
    return right if len(right) > 1 else ""


def _measured_right(context: Context, noun: str) -> str:
    left, quantity, text = context.left, context.quantity, context.right_text
    if quantity.dimension is MONEY and (funds := _taken_or_given(context, noun)):
        return funds
    named = lexicon.ending("topic-head", noun) and not invests(noun)
    if text.startswith("的") and context.left_text.endswith("以") and quantity.dimension is DURATION:
        return words(text[1:_PHRASE])[0][0]
    if text.startswith("的") and noun in _OF_WORTH:
        return listed_right(text[1:])
    if (text.startswith("的") and (named or (noun and _PACE.match(text)))) or _NO_THING.match(text):
        return ""
    part = text.startswith("的") and quantity.dimension is PERCENT and lexicon.ending("takes-share", noun)
    if text.startswith("的") and (not noun or part or is_measure(noun) or len(noun) <= _SHORT):
        new = _NEW if quantity.dimension is PERCENT and text.startswith(_NEW, 1) else ""
        taken = noun_right(text[1:].removeprefix(new))
        if (taken == _INCREMENT and quantity.dimension is POINT) or (
            taken in listed("change") and taken not in listed("change-rate")
        ):
            return ""
        taken = _doers(taken, _is_doer) if quantity.dimension is PERCENT else taken
        return new + taken if taken else ""
    if noun and text.startswith(_BANDED) and lexicon.ending("topic-head", noun):
        return ""
    if quantity.dimension in RATES_AND_TIMES:
        if text.startswith(_JOINS):
            return ""
        counted = quantity.unit in listed("thing-classifier")
        free = not left.tied or (quantity.dimension is PERCENT and context.left_text.rstrip().endswith("有"))
        right = noun_right(text, counted=counted) if free and (not noun or noun in listed("base-place")) else ""
        return _doers(right, _is_doer) if quantity.dimension is PERCENT else right
    loose = context.left_text.endswith("了") or (not noun and context.left_text.endswith(_HAS))
    tied = left.tied and not loose and not _done_with(context, noun)
    right = noun_right(text) if not tied and (not noun or not is_measure(noun)) else ""
    aimed = _AIMED_AT.fullmatch(right)
    return aimed["stuff"] if aimed else right


def _taken_or_given(context: Context, noun: str) -> str:
    """What a sum is of where something is done with it (将80万元 | 救灾资金), or what it was given for; else empty."""
    if context.left_text.endswith(_TAKES) and (taken := _funds_taken(context.right_text)):
        return taken
    found = _SUPPORTED.match(context.right_text)
    return listed_right(found["thing"]) if found and _only_given(context, noun) else ""


def _funds_taken(text: str) -> str:
    """The funds that a clause with 将 says something is done with, behind their sum; else empty."""
    stop = STOP.search(text)
    whole = text[: stop.start()] if stop else text
    if _FUNDS.fullmatch(whole):
        return whole
    taken = noun_right(text)
    return taken if len(taken) > _SHORT and _FUNDS.fullmatch(taken) else ""


def _only_given(context: Context, noun: str) -> bool:
    """Whether nothing stands before a sum but that it was given."""
    return (noun or context.left.phrase).endswith(_GIVES) or (context.at == 0 and not context.left_text)


def _done_with(context: Context, noun: str) -> bool:
    """Whether a clause with 的 before a sum only says what was done with it: 市里安排的 | 3亿元 | 专项债券."""
    said = noun or context.left.phrase
    if not said or not context.left_text.rstrip().endswith("的"):
        return False
    last, tag = words(said)[-1]
    governs = last in listed("predicate") and last not in listed("modifier")
    return governs or (tag in _VERBS and only_acts(said))


def _counted_right(context: Context, noun: str) -> str:
    left, quantity, text = context.left, context.quantity, context.right_text
    if text.startswith(_JOINS) and (noun or left.phrase):
        return ""
    if noun and quantity.unit in PEOPLE and _they_do(noun, text):
        return ""
    if left.tied and text.startswith("的") and lexicon.ending("topic-head", noun):
        return ""
    if context.kind is STRUCTURE and text in listed("part"):
        return text
    text, noun = _behind_clause(text, noun, left.phrase)
    right = noun_right(
        text,
        verbal=quantity.unit == "次",
        part=context.kind is STRUCTURE,
        counted=not quantity.unit or quantity.unit in listed("thing-classifier"),
        governed=bool(left.phrase) and (not noun or only_acts(noun)),
        said=not noun and (not left.tied or "其中" in context.left_text),
        event=quantity.unit in _EVENTS,
    )
    right = _behind_kinds(text, right) or (_done_to(text, noun) if noun and quantity.unit not in _OF_DOERS else "")
    right = _troubled(right) if right.endswith(_TROUBLES) else right
    right = _doers(right, _is_doer) if quantity.unit in _OF_DOERS else right
    right = _doers(right, _is_body) if quantity.unit in _OF_BODIES else right
    if (
        not right
        or completed(right)
        or right in _ONLY_SORTS
        or (noun and left.tied and right in _SORTS)
        or (right in listed("modifier") and _HAVING.search(context.left_text))
        or _NO_THING.match(right)
        or (
            noun
            and not left.tied
            and context.kind is CLAIM
            and right in listed("modifier")
            and not context.left_text.endswith(_AND_SO_ON)
        )
    ):
        return ""
    behind = text.lstrip().removeprefix(right)
    if right in listed("place-unit"):
        return right + (noun_right(behind) if behind.startswith(_OF_A_LEVEL) else widened(behind))
    if not behind and context.following < context.sentence[1]:
        right = _without_verb(right)
    if right and _FOR.search(
        context.text, max(context.sentence[0], context.quantity.start - _REACH), context.quantity.start
    ):
        right = _served(right)
    if right and context.following < context.sentence[1] and not STOP.search(behind):
        right = _owner(context, right)
    other = _OR.match(behind)
    alone = len(right) > 1 or (right and other) or right in listed("brief-noun")
    return right + (other.group() if other else "") if alone else ""


def _behind_kinds(text: str, noun: str) -> str:
    """What is counted of several kinds (管理类、技术类 | 岗位), and poor places without what became of them."""
    if noun[-1:] in _KINDS and (kinds := _OF_KINDS.match(text)):
        return noun_right(kinds["noun"]) or noun
    return _BECAME.sub("", noun)


def _they_do(noun: str, text: str) -> bool:
    """Whether people are named left of their figure and what they do or have is right of it: 干部800人 | 下沉社区."""
    if (_OF_PEOPLE.match(text) or _THEY_ARE.match(text)) and not only_verbs(noun):
        return True
    if not lexicon.ending("person-noun", noun) or "0" <= text[0] <= "9":
        return False
    word, tag = words(text[:_PHRASE])[0]
    return tag in _VERBS and len(word) > 1 and word not in listed("modifier")


def _done_to(text: str, act: str) -> str:
    """What an act before its count is done to, with the verbs that say of which kind it is: 启动9个 | 调整改造项目."""
    stop = STOP.search(text)
    tokens = words(text[: stop.start()] if stop else text) if only_acts(act) and text else ()
    if not _SHORT <= len(tokens) <= _NAME_WORDS or tokens[-1][1] != "n" or not tokens[0][1].startswith("v"):
        return ""
    named = len(tokens[-1][0]) >= _SHORT and all(tag[0] in _IN_NAMES for _, tag in tokens)
    return "".join(word for word, _ in tokens) if named else ""


def _behind_clause(text: str, noun: str, verb: str) -> tuple[str, str]:
    """The words behind a clause with 的 that says what those counted are or what was done: 5件 | 由居民提出的 | 投诉.

    So it is only where a verb before the figure has them as its object. That is no `noun` where such a clause stands.
    """
    if not verb or (noun and not (noun == verb and only_verbs(noun))):
        return text, noun
    clause = _OF_WHICH.match(text) or _DONE_SO.match(text)
    if clause is None or (clause.groupdict() and not words(clause["done"])[-1][1].startswith("v")):
        return text, noun
    return text[clause.end() :], ""


def _troubled(noun: str) -> str:
    """Those who have the trouble that a noun names: 山区人口 | 出行难问题; the noun where it names nobody."""
    tokens = words(noun)
    for at in range(len(tokens) - 1):
        if tokens[at][0] in listed("person-noun"):
            return "".join(word for word, _ in tokens[: at + 1])
    return noun


def _doers(noun: str, is_doer: Callable[[str, str], bool]) -> str:
    """Those counted, without what they do: 5万农户 | 种植茶树, 22家媒体 | 报道; the noun where it names no doer."""
    tokens = words(noun)
    acts = next((at for at in range(1, len(tokens)) if _is_act(*tokens[at])), 0)
    if not acts or is_doer(*tokens[-1]):
        return noun
    named = next((at for at in range(acts, 0, -1) if is_doer(*tokens[at - 1])), 0)
    return "".join(word for word, _ in tokens[:named]) or noun


def _is_doer(word: str, tag: str) -> bool:
    """Whether a word names people or households."""
    if word in _DELEGATES:
        return True
    named = word in listed("person-noun") or word.endswith(_DOER_ENDS)
    return named and tag[0] in "nilz" and word not in listed("modifier")


def _is_body(word: str, tag: str) -> bool:
    """Whether a word names bodies that 家 and 所 count."""
    return tag[0] in "nx" and word.endswith(_BODY_ENDS)


def _is_act(word: str, tag: str) -> bool:
    """Whether a word names what someone does, as one act or two in a row: 就业, 就业创业."""
    doing = listed("modifier")
    both = len(word) > _ACT and word[:_ACT] in doing and word[_ACT:] in doing
    return (tag[0] == "v" or word in doing or both) and word not in _DELEGATES


def _without_verb(noun: str) -> str:
    """A noun without the verb behind it that has the next figure as its object: 52万名干部 | 帮扶125万贫困户."""
    tokens = words(noun)
    verb = tokens[-1][0] if len(tokens) > 1 and tokens[-1][0] in listed("predicate") else ""
    return noun.removesuffix(verb)


def _served(noun: str) -> str:
    """Those for whom something is done, without the verb that says what: 为300名学生 | 供应午餐."""
    tokens = words(noun)
    for i in range(1, len(tokens)):
        word, tag = tokens[i]
        act = tag in ("v", "vn", "d") or word == "各"
        if act and tokens[i - 1][1].startswith("n") and "".join(w for w, _ in tokens[i + 1 :]) not in _CALLED:
            return "".join(w for w, _ in tokens[:i])
    return noun


def _owner(context: Context, noun: str) -> str:
    """Who has the amount that follows a count, without that amount: 42个部门 | 经费支出3.62亿元."""
    who = lexicon.beginning("owner", noun)
    rest = [word for word, _ in words(context.right_text.lstrip().removeprefix(who))[:_AMOUNT_WORDS]]
    if len(who) > 1 and any(_is_amount("".join(rest[: size + 1])) for size in range(len(rest))):
        return who
    tokens = words(noun)
    for i in range(1, len(tokens)):
        amount = "".join(word for word, _ in tokens[i:])
        if tokens[i - 1][0] in listed("owner") and _is_amount(amount.removesuffix("合计")):
            return noun.removesuffix(amount)
    return noun


def _is_amount(words_behind: str) -> bool:
    """Whether words end in the name of an amount or of its change: “三公”经费支出, 增长速度."""
    named = lexicon.ending("topic-head", words_behind) or lexicon.ending("change-rate", words_behind)
    return bool(named) or is_aspect(words_behind)


def widened(text: str) -> str:
    """What widens a name of places right before it: 省 + 市, 县 + （市、区）; empty where nothing does."""
    found = _WIDENED.match(text)
    return found.group() if found else ""


def state_right(context: Context) -> str:
    """What befell those counted, where it stands right behind the figure: 21人失踪, 6票反对, 7人因车祸死亡."""
    if context.left.change or context.quantity.dimension in RATES or context.right_text[:1] in STOPS:
        return ""
    behind = context.behind
    if behind in listed("state"):
        return behind
    if context.quantity.dimension is PERSON and (both := _BOTH.match(context.text, context.quantity.end)):
        return both["state"]
    if context.quantity.unit in _HOUSEHOLDS and _LINKED.fullmatch(behind):
        return behind
    suffered = _SUFFERED.match(behind) if context.quantity.dimension is PERSON else None
    ended = lexicon.ending("state", behind) if suffered else ""
    return ended if len(behind) > len(ended) > 0 else ""


def verb_phrase(context: Context) -> str:
    """The words behind a figure up to the stop, as what those counted do or have; none where a list goes on."""
    right = context.right_text
    if right[:1] in STOPS or right.startswith((*_LISTS, "中")) or _DATED.match(right):
        return ""
    stop = STOP.search(right)
    phrase = tidy(right[: stop.start()] if stop else right)[:24]
    return "" if moves(right) or _NO_THING.match(phrase) else phrase
