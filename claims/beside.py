"""What the noun beside a figure is, left or right of it, and which aspect of it a verb or a share names."""

import re
from dataclasses import replace
from functools import cache

from claims import lexicon, unnamed
from claims.changes import becomes
from claims.clauses import STOP, Left, invests, trim_opening
from claims.contexts import COUNTED, PEOPLE, RATES, RATES_AND_TIMES, Context, Subject
from claims.lexicon import listed
from claims.model import DURATION, MONEY, MULTIPLE, PERCENT, PERSON, Kind
from claims.nouns import (
    is_aspect,
    is_measure,
    listed_right,
    noun_left,
    noun_right,
    only_bodies,
    only_places,
    only_verbs,
    place_before,
    tidy,
)
from claims.phrases import words
from claims.quantities import Quantity
from claims.scopes import behind_place
from claims.trailing import POINTS, completed, for_each, only_done, points_back, without_base, without_verb_behind

_INVESTED = re.compile(
    r"[，,]?(?:对|实施|建设|新建|改造|用于|完成|启动|打造|修建|兴建|改扩建|推进)了?(?P<thing>.+)", re.DOTALL
)
_WIDENED = re.compile(r"[省市县区州盟旗乡镇村份]?(?:[（(][省市县縣區区州盟旗乡鄉镇鎮、自治直辖轄居社村]{1,12}[）)])?")
_VERBAL = frozenset({"v", "ul", "d", "ad", "ug", "uz"})
_QUOTES, _OPENING_QUOTES = ("”", "」", "』"), ("“", "「", "『")
_CLOSED = re.compile("[（(][^（）()]*[)）]")
_OR = re.compile(r"[（(](?![含其包不])[一-鿿]{1,4}[）)]")
_PACE = re.compile(r"的(?:年均)?(?:速度|增速|幅度|增幅|比例|比率)")
_OF_ALL = re.compile(r"(?P<noun>[^，,。；;、\s]{2,14}?)(?:总(?:数|量|人数|户数)|總數)?\s?的")
_COUNTING = re.compile(r"(?:共|已|均|累计|共计|合计|又|还|先后|分别)+$")
_GROUP_RATE = re.compile("(?P<group>.+者)的?(?P<rate>.{1,6}率)")
_NO_THING = re.compile(
    r"(?:[0-9〇零一二三四五六七八九十]{2,4}|[去今前上本明])年(?:度|[底末初]|[0-9]{1,2}月)?(?:的|$)"
    r"|[再又也]?[创創][下出了]?(?:历史|歷史|新[高低])|最[多高少低大小佳快慢好差]|排名|位居|位列|名列|居首"
)
_BLANKS = (" ", "　")
_AFTER = frozenset("后後前")
_JOINS = ("和", "及", "与", "與", "以及")
_APART = (*_BLANKS, *_JOINS)
STOPS = frozenset("，,；;。！？!?：:\n)）…|")
_LISTS = ("、", *_JOINS)
_DATED = re.compile("[一-鿿]{0,3}[0-9]{2,4}年")
_POINTING = ("那", "这", "這")
_GRADES = frozenset({"级", "級"})
_POINTS = frozenset({"点", "點"})
_INDEX = 300
_PROBES = frozenset(("下探", "上探"))
_NEARED = frozenset(f"hedge:{word}" for word in ("逼近", "直逼", "跌破", "失守", "站上", "冲破", "衝破"))
_TURNOVER = "成交"
_COMES_FROM = "来自"
_PLACES = frozenset("市县区州旗")
_CASES, _LIKE_A_TOWN = PEOPLE | {"例"}, re.compile("[一-鿿]{2,4}[市县州旗]")
_LIKE_A_PLACE, _LIST_MARKS = re.compile("[一-鿿]{1,4}[市县区州旗]"), re.compile("[、,，;；:：()（）]")
_MOST, _FOREMOST = (
    re.compile("(?P<of>.{2,}?|)(?:分布)?以(?P<which>[^以]{2,8})"),
    ("最多", "居多", "居首", "最高", "最佳", "最大", "最快", "最低", "最少"),
)
_SUFFERED = re.compile("[因在被遭遇]")
_EVENTS = frozenset({"场", "場", "届", "屆", "项", "項", "场次", "期"})
_BOTH = re.compile(
    r"[、和及与與][0-9.,]{1,10}[万萬]?[头頭只隻][一-鿿]{0,10}?(?P<state>饮水困难|飲水困難|受灾|受災|被困|死亡|转移|轉移)(?![一-鿿])"
)
_NET, _NEW = ("净", "淨"), "新增"
_DUES = frozenset("费費金款失")
_PARTY = re.compile("(?:原告|被告|申请人|被申请人|上诉人|被上诉人|受害人|申請人|上訴人)(?=[^，,、]{2,}[费費金款失]$)")
_SEXES = frozenset(("男性", "女性"))
_LEVIES = re.compile("(?:[征徵课課]收?|豁免|减免|減免)了?$")
_DUES_BEHIND = re.compile("的?(?P<dues>[一-鿿]{0,6}?[税稅][率费費]?)(?![一-鿿])")
_LASTS = re.compile("(?:只|仅|僅|还|還|足)?[够夠](?=[用花支付几幾多一两兩0-9])|[只仅僅]是|是用[以来來于於]")
"""What is said of an amount, not what it counts: 30亿 | 够用几年."""
_FOR = re.compile(
    "(?:(?<![分均约共因认称作变改增降升达视名额量数])为|[给向由让使]|帮助)(?:[^，,；;。：:、为]{0,4}[0-9][0-9.,]*[^，,；;。：:、0-9]{1,8}的)?$"
)
_CALLED = frozenset(("人员", "中心", "对象", "单位", "机构", "基地", "企业", "学校", "者", "员", "户", "点", "站"))
_AMOUNT_WORDS = 3
_GROWN = re.compile(
    "的(?:同比|环比|正|高|较快|快速|稳定|平均|小幅|大幅)?"
    r"(?:(?P<fall>下降|减少|下滑|负增长|負增長|降低)|增长|增長|上升)(?=[，,。；;、）)]|\Z)"
)
_BANDED = ("群体", "人群", "家庭", "客户")
"""What an amount only bounds: 年收入10万元至20万元 | 家庭."""
_OF_PEOPLE = re.compile("的[一-鿿]{1,4}?(?:问题|困难|需求)")
"""What people have, which is not what is counted: 30万人的用电问题."""
_OF_A_LEVEL = ("重点", "重點", "重大")
_REACH = 24
_PHRASE = 8
_SHORT = 2


def moves(text: str) -> bool:
    """Whether a text begins with what moves a figure to the next one: 由1.5次 | 减至0.1次."""
    verb = lexicon.beginning("change", text)
    return (bool(verb) and text[len(verb) : len(verb) + 1] in ("至", "到")) or becomes(text)


@cache
def _falls() -> "re.Pattern[str]":
    return re.compile(lexicon.alternation("change-fall"))


def _is_reached(change: str, quantity: Quantity) -> bool:
    """Whether a figure is the level that something moved to: 下探2890.5点, 上行逼近3000点, but not 增速逼近10%."""
    if quantity.dimension in RATES or change in listed("change-rate"):
        return False
    index = quantity.unit in _POINTS and quantity.low >= _INDEX
    return (index and change in _PROBES) or not _NEARED.isdisjoint(quantity.rules)


def aspect_of(left: Left, quantity: Quantity) -> tuple[str | None, int]:
    """The aspect that a change or a share names, and the sign of the change."""
    if not (left.change or left.share or left.against or left.aspect or left.target):
        return None, 1
    if left.against:
        return "增减额", -1 if (left.against[0] in "低少慢" or left.against.endswith(("输", "輸"))) else 1
    if left.change and _is_reached(left.change, quantity):
        return None, 1
    if left.change:
        sign = -1 if _falls().search(left.change) and left.change not in listed("change-less-fall") else 1
        return ("增长率" if quantity.dimension in (PERCENT, MULTIPLE) else "增减额"), sign
    if left.aspect:
        return left.aspect, 1
    return ("占比" if left.share and quantity.dimension in RATES else "完成" if left.target else None), 1


def named_left(context: Context, *, spoken: bool) -> tuple[str, Subject]:
    """The noun left of a figure, empty where only verbs or places stand there, and all else that is said of it.

    The verb that governs the noun is the measure where nothing else is.

    `spoken` says that something was spoken of before, to which an attribute (境外输入) or a bare verb may belong.
    """
    left, quantity = context.left, context.quantity
    _, scope, noun, verb = context.named
    measure, sign = _grown(context) or aspect_of(left, quantity)
    if verb in listed("lower") and not left.change:
        measure, sign = aspect_of(replace(left, change=verb), quantity)
    if not noun:
        return "", Subject(None, measure or verb, sign, scope)
    noun, verb, scope = _alone(context, noun, verb, scope)
    if spoken and noun in listed("change-rate"):
        noun, measure = "", measure or noun
    noun, verb = _bare(context, noun, verb, spoken=spoken)
    if tally := lexicon.ending("tally", noun):
        noun, measure = noun.removesuffix(tally), measure or tally
    if noun and spoken and unnamed.names_nothing(context, noun):
        noun, measure = "", measure or noun
    people = noun in _SEXES and quantity.dimension is PERSON
    if noun in listed("attribute") and not people and spoken and quantity.dimension in COUNTED:
        noun, measure = "", noun
    if noun in listed("no-noun") or noun.endswith(_POINTING) or context.right_text.startswith(("相比", "相較", "相较")):
        noun = ""
    return noun, Subject(None, measure or verb, sign, scope)


def _alone(context: Context, noun: str, verb: str | None, scope: str | None) -> tuple[str, str | None, str | None]:
    """Noun, verb and place once acts, places and parties are told from the noun."""
    phrase = context.named.phrase
    if verb and noun[0] in _AFTER:
        noun = _behind_act(noun)
    if noun[-1:] in _PLACES or "以" in noun or verb == _COMES_FROM:
        noun, scope = _foremost(context, noun, scope)
    if noun:
        noun, verb = _without_work(context, phrase, noun, verb)
    if noun:
        scope, noun, verb = _without_place(noun, verb, scope, quoted=context.left.phrase.endswith(_QUOTES))
        noun, verb = (verb, None) if verb and not noun and _stands(context, verb) else (noun, verb)
    if noun:
        noun, scope = _without_party(noun, phrase, scope)
    return noun, verb, scope


def _grown(context: Context) -> tuple[str, int] | None:
    """The aspect and sign of a rate whose change is named behind it: 实现12.4%的增长, 出现5%的下降."""
    left = context.left
    if context.quantity.dimension is not PERCENT or left.change or left.share or left.against or left.target:
        return None
    grown = _GROWN.match(context.right_text)
    return ("增长率", -1 if grown["fall"] else 1) if grown else None


def _bare(context: Context, noun: str, verb: str | None, *, spoken: bool) -> tuple[str, str | None]:
    """Noun and verb where a base stands before the noun (一年产值) or a verb behind or for it (道路阻断24处)."""
    if not noun:
        return noun, verb
    if verb and noun in listed("complement"):
        return _carried_through(context, noun, verb, spoken=spoken)
    if spoken and (act := _nothing_named(context, noun, verb)):
        return "", act
    if "一" in noun or noun[0] == "半":
        bare = without_base(noun, money=context.quantity.dimension is MONEY)
        noun = bare if bare or spoken else noun
    if not noun or context.left.change or context.quantity.dimension in RATES:
        return noun, verb
    thing, befell = without_verb_behind(noun)
    if befell is None or noun_right(context.right_text):
        return noun, verb
    return thing, verb if verb and verb not in listed("light") else befell


def _nothing_named(context: Context, noun: str, verb: str | None) -> str | None:
    """What was done, or the words themselves, where they name nothing: 卖了9000元, 生均2万元, 转为病例3例."""
    if len(noun) == 1 and for_each(noun, context.left_text):
        return f"{noun}均"
    if noun in listed("brief-verb") or (context.left.phrase[:1] in POINTS and points_back(context.left.phrase)):
        return verb or noun
    if not verb:
        return None
    done = context.quantity.dimension in COUNTED and only_done(verb, noun)
    return verb + noun if done or _acts_alone(context, verb, noun) else None


def _carried_through(context: Context, complement: str, verb: str, *, spoken: bool) -> tuple[str, str | None]:
    """Noun and verb where a complement stands at the figure: 贷款 | 发放到位3200笔, 整改到位88个."""
    thing, befell = without_verb_behind(noun_left(context.named.phrase.removesuffix(complement))[0])
    if befell:
        return thing, befell + complement
    return ("", verb + complement) if spoken else (complement, verb)


def _acts_alone(context: Context, verb: str, noun: str) -> bool:
    """Whether only verbs stand before a figure in the unit of one before: 场馆31个，新建9个，维修改造22个."""
    named = context.named.phrase != verb + noun or is_aspect(noun) or invests(noun) or noun in listed("head")
    if named or verb in listed("reporting") or noun in listed("state") or not only_verbs(noun):
        return False
    if context.quantity.unit in PEOPLE or noun_right(context.right_text):
        return False
    return context.quantity.unit in context.units[max(0, context.at - _SHORT) : context.at]


def _without_party(noun: str, phrase: str, scope: str | None) -> tuple[str, str | None]:
    """A noun without those whose it is, 参加者 | 就业率 and 医疗费 of 赔偿原告医疗费, but with its 净: 净迁入人口."""
    at = phrase.find(noun)
    if at > 0 and phrase[at - 1] in _NET:
        return phrase[at - 1] + noun, scope
    if noun[-1:] in _DUES:
        return _PARTY.sub("", noun), scope
    if "者" in noun and (group := _GROUP_RATE.fullmatch(noun)):
        return group.group("rate"), scope or group.group("group")
    return noun, scope


def _listed_place(context: Context, noun: str) -> str:
    """The name that no list of places has, where it stands beside one in a list of figures: 郑州市3例、周口市3例.

    A verb that leaves open what it counts may follow it: 郑州市新增3例、周口市新增1例.
    """
    name = _unacted(noun)
    if name[-1:] not in _PLACES or not _LIKE_A_PLACE.fullmatch(name) or (name != noun and only_places(name)):
        return ""
    if name != noun and context.quantity.unit in _CASES and _LIKE_A_TOWN.fullmatch(name):
        return name
    ends = [quantity.end for quantity in context.quantities]
    at, text = context.at, context.text
    before = text[ends[at - 2] if at > 1 else context.sentence[0] : context.quantities[at - 1].start] if at else ""
    behind = text[ends[at] : context.quantities[at + 1].start] if at + 1 < len(ends) else ""
    beside = (_unacted(_LIST_MARKS.split(words)[-1]) for words in (before, behind))
    return name if any(_is_town(context, each) for each in beside) else ""


def _is_town(context: Context, name: str) -> bool:
    """Whether a name is that of a place; known or not where people or cases are counted: 东山市3例、河门市4例."""
    if not "一" <= name[-1:] <= "鿿":
        return False
    like = context.quantity.unit in _CASES and _LIKE_A_TOWN.fullmatch(name) is not None
    return like or only_places(name)


def _unacted(noun: str) -> str:
    return noun.removesuffix(lexicon.ending("bare-verb", noun))


def _foremost(context: Context, noun: str, scope: str | None) -> tuple[str, str | None]:
    """Noun and place of 来自美国1例, 个案分布以新北市 | 61例最多 and lists of places, the noun of 以盗窃 | 61件最多."""
    if context.named.verb == _COMES_FROM and context.quantity.dimension in COUNTED and "的" not in context.named.phrase:
        return "", noun
    if place := _listed_place(context, noun):
        return "", place
    told = _MOST.fullmatch(noun) if "以" in noun and context.right_text.startswith(_FOREMOST) else None
    if told is None or only_places(noun):
        return noun, scope
    return (told["of"], told["which"]) if only_places(told["which"]) else (told["which"], scope)


def _behind_act(noun: str) -> str:
    """The noun behind an act that was done, where 后年 and 前年 only look like years: 建成 | 后年产值."""
    return noun[1:] if words(noun)[0][0][1:] == "年" else noun


def _without_work(context: Context, phrase: str, noun: str, verb: str | None) -> tuple[str, str | None]:
    """Noun and verb where the noun is really verbs: then what was worked on, or nothing."""
    if (degree := lexicon.beginning("degree", noun)) and only_verbs(noun.removeprefix(degree)):
        return "", noun
    if not lexicon.beginning("predicate", noun):
        return noun, verb
    bare = context.quantity.unit not in PEOPLE or noun in listed("bare-verb")
    stands = _stands(context, noun)
    last = phrase.removesuffix(noun)[-1:] in ("等", "的")
    named = last or stands or is_measure(noun) or invests(noun) or noun in listed("head")
    named = named or (noun == _TURNOVER and context.quantity.dimension is MONEY)
    if bare and not named and only_verbs(noun) and (verb is None or verb in listed("reporting")):
        return _doer(phrase, verb, noun), noun
    return noun, verb


def _stands(context: Context, name: str) -> bool:
    """Whether what befell people or things is told under its own name: 死亡3例, but not behind 其中."""
    return name in listed("state") and "其中" not in _outside(context.run) and not context.bracketed


def _outside(run: str) -> str:
    """The words outside all brackets that are closed, those within others too: 病例9例(甲市5例(乙县2例))，死亡."""
    outside = _CLOSED.sub("", run)
    return outside if outside == run else _outside(outside)


def _doer(phrase: str, verb: str | None, done: str) -> str:
    """What a verb of work is said of: 攻坚战完成治理 tells of the campaign, 完成造林 of the work itself."""
    if verb is None:
        told = tidy(_COUNTING.sub("", phrase.removesuffix(done)))
        return told if lexicon.ending("topic-head", told) and len(told) > _SHORT else ""
    doer, _, done = phrase.partition(verb)
    noun = _COUNTING.sub("", tidy(trim_opening(doer)[0]))
    if len(noun) > _SHORT and not only_bodies(noun) and not only_verbs(noun):
        return noun
    return done if done in listed("modifier") and done not in listed("bare-verb") else ""


def _without_place(
    noun: str, verb: str | None, scope: str | None, *, quoted: bool
) -> tuple[str | None, str, str | None]:
    """Scope, noun and verb once places and bodies in front are told from the noun (广州报告, 定点医院收治)."""
    if lexicon.ending("predicate", noun) and (act := _act(noun)) and only_bodies(noun.removesuffix(act)):
        return noun.removesuffix(act), "", act
    bare = lexicon.ending("bare-verb", noun)
    located = (noun[: -len(bare)] if bare else noun).rstrip("各均共")
    for place in (noun,) if located == noun else (noun, located):
        if only_places(place):
            return place, "", verb or (bare if place == located and bare in listed("state") else None)
    if not quoted and (place := place_before(noun)):
        return place, behind_place(noun, place), verb
    return scope, noun, verb


def _act(noun: str) -> str:
    """The verb that ends a noun phrase and governs nothing; empty where it is a noun too."""
    tokens = words(noun)
    last = tokens[-1][0]
    governs = last in listed("predicate") and last not in listed("modifier") and last not in listed("state")
    return tokens[-1][0] if governs and len(tokens) > 1 and len(last) > 1 else ""


_NO_NOUN = (
    *("予", "预计", "預計", "预估", "預估", "/", "合计", "合計", "共计", "共計", "总计", "總計", "加起来", "加起來"),
    *("合起来", "相加", "之差", "之間", "之间", "正按", "正在", "正由", "尚未", "仍未", "过去了", "过去，"),
    *("不是", "并不是", "並不是", "并非", "並非", "新台阶", "台阶", "大台阶", "新臺階", "臺階"),
)

_NO_NOUN_OPENS = frozenset(words[0] for words in _NO_NOUN)


def named_right(context: Context, noun: str) -> str:
    """The noun phrase right of the figure where the figure belongs to it; else empty. `noun` is the one left of it."""
    left, quantity, text = context.left, context.quantity, context.right_text
    if not text or _parted(context, noun) or _LASTS.match(text):
        return ""
    if told := _graded_or_levied(context):
        return told
    if quantity.unit in _POINTS and noun_right(text) in listed("no-noun"):
        return ""
    if left.change:
        return _changed_right(context, noun)
    if left.share and quantity.dimension in COUNTED and (counted := _OF_ALL.fullmatch(text)):
        return counted["noun"]
    if left.target or left.share:
        return _shared_right(context, noun) if left.share else ""
    if "numeral:digits" in quantity.rules:
        return ""
    if quantity.dimension in COUNTED or quantity.dimension is None:
        return _counted_right(context, noun)
    if invests(noun) and (found := _INVESTED.match(text)):
        return listed_right(found.group("thing"))
    return _measured_right(context, noun)


def _graded_or_levied(context: Context) -> str:
    """What the grade stands before (5.6级 | 地震), or what is levied at the rate (加征15%的 | 反倾销税); else empty."""
    quantity, text = context.quantity, context.right_text
    if quantity.unit in _GRADES:
        return lexicon.beginning("graded", text)
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
    names_nothing = text[0] in _NO_NOUN_OPENS and text.startswith(_NO_NOUN)
    return names_nothing or (noun != "" and text.startswith(_APART)) or moves(text)


def _shared_right(context: Context, noun: str) -> str:
    """The whole that a share counts in its own words (占全市1857个行政村总数的), or what 占…的 has behind it."""
    text = context.right_text
    if context.quantity.dimension in COUNTED and (counted := _OF_ALL.fullmatch(text)):
        return counted["noun"]
    return noun_right(text) if text.startswith("的") and not noun else ""


def _changed_right(context: Context, noun: str) -> str:
    """What grew or shrank by an amount, where it stands behind it: 增加300元收入, 新增3家企业."""
    quantity, text = context.quantity, context.right_text
    if context.left.compared or quantity.dimension in RATES_AND_TIMES:
        return ""
    if quantity.dimension not in COUNTED and (noun or text.startswith("的")):
        return ""
    right = noun_right(text, counted=quantity.unit in listed("thing-classifier"))
    return right if len(right) > 1 else ""


def _measured_right(context: Context, noun: str) -> str:
    left, quantity, text = context.left, context.quantity, context.right_text
    named = lexicon.ending("topic-head", noun) and not invests(noun)
    if text.startswith("的") and context.left_text.endswith("以") and quantity.dimension is DURATION:
        return words(text[1:_PHRASE])[0][0]
    if (text.startswith("的") and (named or (noun and _PACE.match(text)))) or _NO_THING.match(text):
        return ""
    part = text.startswith("的") and quantity.dimension is PERCENT and lexicon.ending("takes-share", noun)
    if text.startswith("的") and (not noun or part or is_measure(noun) or len(noun) <= _SHORT):
        new = _NEW if quantity.dimension is PERCENT and text.startswith(_NEW, 1) else ""
        taken = noun_right(text[1:].removeprefix(new))
        if taken in listed("change") and taken not in listed("change-rate"):
            return ""
        return new + taken if taken else ""
    if noun and text.startswith(_BANDED) and lexicon.ending("topic-head", noun):
        return ""
    if quantity.dimension in RATES_AND_TIMES:
        if text.startswith(_JOINS):
            return ""
        counted = quantity.unit in listed("thing-classifier")
        return noun_right(text, counted=counted) if not noun and not left.tied else ""
    tied = left.tied and not context.left_text.endswith("了")
    return noun_right(text) if not tied and (not noun or not is_measure(noun)) else ""


def _counted_right(context: Context, noun: str) -> str:
    left, quantity, text = context.left, context.quantity, context.right_text
    if text.startswith(_JOINS) and (noun or left.phrase):
        return ""
    if noun and quantity.unit in PEOPLE and _OF_PEOPLE.match(text) and not only_verbs(noun):
        return ""
    if left.tied and text.startswith("的") and lexicon.ending("topic-head", noun):
        return ""
    if context.kind is Kind.STRUCTURE and text in listed("part"):
        return text
    right = noun_right(
        text,
        verbal=quantity.unit == "次",
        part=context.kind is Kind.STRUCTURE,
        counted=not quantity.unit or quantity.unit in listed("thing-classifier"),
        governed=bool(not noun and left.phrase),
        said=not noun and (not left.tied or "其中" in context.left_text),
        event=quantity.unit in _EVENTS,
    )
    if (
        completed(right)
        or _NO_THING.match(right)
        or (noun and not left.tied and context.kind is Kind.CLAIM and right in listed("modifier"))
    ):
        return ""
    behind = text.lstrip().removeprefix(right)
    if right in listed("place-unit"):
        return right + (noun_right(behind) if behind.startswith(_OF_A_LEVEL) else widened(behind))
    if right and not behind and context.following < context.sentence[1]:
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
    if context.quantities[context.at + 1].dimension in COUNTED:
        return noun
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
    suffered = _SUFFERED.match(behind) if context.quantity.dimension is PERSON else None
    ended = lexicon.ending("state", behind) if suffered else ""
    return ended if len(behind) > len(ended) > 0 else ""


def lasted(phrase: str) -> str:
    """The thing whose verb a length of time follows: 攻坚战已经打了 gives the campaign; empty where no verb ends it."""
    tokens = list(words(trim_opening(phrase)[0]))
    whole = len(tokens)
    while tokens and (tokens[-1][1] in _VERBAL or tokens[-1][0] in listed("auxiliary")):
        if is_aspect(tokens[-1][0]):
            return ""
        tokens.pop()
    noun = noun_left("".join(word for word, _ in tokens))[0] if len(tokens) < whole else ""
    return noun if len(noun) > 1 and not only_verbs(noun) else ""


def verb_phrase(context: Context) -> str:
    """The words behind a figure up to the stop, as what those counted do or have; none where a list goes on."""
    right = context.right_text
    if right.startswith((*_LISTS, "中")) or _DATED.match(right):
        return ""
    stop = STOP.search(right)
    phrase = tidy(right[: stop.start()] if stop else right)[:24]
    return "" if moves(right) or _NO_THING.match(phrase) else phrase
