"""The noun left of a figure, once acts, places, parties and bases are told from it."""

import re
from dataclasses import replace

from claims import agents, lexicon, unnamed
from claims.aspects import aspect_of, grown
from claims.clauses import invests, trim_opening
from claims.contexts import COUNTED, PEOPLE, RATES, Context, Subject
from claims.lexicon import listed
from claims.lowered import lowers
from claims.model import DURATION, MONEY, PERSON, Dimension
from claims.nouns import (
    begins_like_a_place,
    is_measure,
    like_a_place,
    noun_left,
    noun_right,
    only_bodies,
    only_places,
    only_verbs,
    place_before,
    tidy,
)
from claims.phrases import words
from claims.scopes import behind_place, place_at_head
from claims.trailing import POINTS, for_each, only_done, points_back, without_base, without_move, without_verb_behind

_QUOTES = ("”", "」", "』")
_OF_EVERY = re.compile(
    "每(?:[0-9]{1,4}|[一二三四五六七八九十百千]{1,3})[个個只名位家人件台户戶张辆份所](?P<noun>[^，的]{2,10}?)(?:里面?|中|当中|裡)"
)
_CLOSED = re.compile("[（(][^（）()]*[)）]")
_COUNTING = re.compile(r"(?:共|已|均|累计|共计|合计|又|还|先后|分别)+$")
_GROUP_RATE = re.compile("(?P<group>.+者)的?(?P<rate>.{1,6}率)")
_AFTER = frozenset("后後前")
_POINTING = ("那", "这", "這")
_TURNOVER = "成交"
_GROWING = frozenset(("销售", "銷售", "生产", "生產"))
"""What is done and yet grows under its own name: 节日期间 | 销售增长12%."""
_INCREMENTS = dict.fromkeys(("增量", "净增量", "增加量", "增加额", "减少量", "减少额"), "增减额")
_MEAN_RATE = re.compile("^(?:[0-9一二两三四五]年)?(?:平均|年均)(?:的)?")
"""What says that a rate of change is a mean: 两年平均 | 增速."""
_TOTAL = re.compile(
    "(?<=.{2})(?<!人口|奖牌|獎牌|股份|票数|票數)(?:总数|總數|数量|數量|总家数|总户数)$"
    "|(?<=.[员員师師工团團队隊])(?:总人数|總人數)$"
)
"""How many there are in all, behind those counted: 考点 | 总数."""
_YIELD = "产量"
_OUT = "出"
"""What completes a verb: 排查出 | 隐患."""
_MAY = "能可会要將将"
_COMES_FROM = "来自"
_PLACES = frozenset("市县区州旗")
_CASES, _LIKE_A_TOWN = PEOPLE | {"例"}, re.compile("[一-鿿]{2,4}[市县州旗]")
_LIKE_A_PLACE, _LIST_MARKS = re.compile("[一-鿿]{1,4}[市县区州旗]"), re.compile("[、,，;；:：()（）]")
_LISTS, _MARKS = frozenset("、，,"), "、，, 　"
_CASES_END = re.compile("(?:[例者员員人口]|病[例人]|输入|輸入|[0-9].*)$")
_LIKE_A_TOWN_OR_AREA = re.compile("[一-鿿]{1,5}(?:[省市县縣州旗镇鎮乡鄉]|(?<![社园景校地片])[区區])")
_MOST, _FOREMOST = (
    re.compile("(?P<of>.{2,}?|)(?:分布)?以(?P<which>[^以]{2,8})"),
    ("最多", "居多", "居首", "最高", "最佳", "最大", "最快", "最低", "最少"),
)
_WHERE = ("市场", "市場", "地区", "地區", "国家", "國家", "来源地", "來源地", "目的地", "国别", "國別")
"""What places are called that are ranked: 主要出口市场以 | 日本9亿元居首."""
_LOCALITIES, _LOCALITY = ("街道", "镇", "鎮", "乡", "鄉"), re.compile("[一-鿿]{1,4}(?:街道|[镇鎮乡鄉])")
_SO_MANY, _FINES = frozenset("个個"), frozenset(("罚款", "罚没款", "罰款"))
_PAYMENTS = frozenset("款资")
_NET = ("净", "淨")
_DUES = frozenset("费費金款失")
_PARTY = re.compile(
    "(?:原告|被告|被执行人|申请人|被申请人|上诉人|被上诉人|受害人|申請人|上訴人)(?=[^，,、]{2,}[费費金款失]$)"
)
_REACHES = "至"
_ORIGIN = re.compile("[一-鿿]{1,4}籍")
"""Where those counted come from: 其中 | 山东籍3例."""
_SEXES = frozenset(("男性", "女性"))
_LESS, _EARLIER = frozenset("少低慢小短早"), frozenset("少低小短早快")
"""How what is less than a level differs from it; what is faster takes less time."""
_SHORT = 2
_MADE = frozenset("钢鋼铁鐵煤粮糧棉油盐鹽糖茶纸紙鱼魚肉蛋奶铜銅铝鋁麦麥米豆薯菜果")
"""What one character names: 生产 | 钢1073万吨."""
_STUFF = frozenset((Dimension.MASS, Dimension.VOLUME))
_ACTS = ("v", "vn")
_SIZES = ("量", "能力", "额", "产值", "率")
_OF_THEIRS = frozenset(("下降", "上升", "下滑", "下跌", "上涨", "回落", "提高", "提升", "降低", "上漲"))
"""What people do not do, so that they are those of whom something did."""
_APART = re.compile("[的和与與及有是为為后後了]")


def _are_such(context: Context) -> bool:
    """Whether those are counted of whom something fell or rose, not by how much: 收入持平的762人、下降的 | 401人."""
    counted = context.quantity.dimension in COUNTED and context.left_text.endswith("的")
    return counted and context.left.change in _OF_THEIRS


def named_left(context: Context, *, spoken: bool) -> tuple[str, Subject]:
    """The noun left of a figure, empty where only verbs or places stand there, and all else that is said of it.

    The verb that governs the noun is the measure where nothing else is.

    `spoken` says that something was spoken of before, to which an attribute (境外输入) or a bare verb may belong.
    """
    left, quantity = context.left, context.quantity
    _, scope, noun, verb = context.named
    measure, sign = grown(context) or ((None, 1) if _are_such(context) else aspect_of(left, quantity))
    verb = _lowering(context.named.phrase, verb) if verb else None
    if verb and verb in listed("lower") and not left.change and not left.share:
        if lowers(context.named.phrase, verb, quantity.dimension, tied=left.tied):
            measure, sign = aspect_of(replace(left, change=verb), quantity)
        else:
            verb = None
    if not noun:
        return "", Subject(None, measure or verb, sign, scope)
    noun, verb, scope = _alone(context, noun, verb, scope)
    bare = _MEAN_RATE.sub("", noun) if spoken else noun
    if spoken and (changed := noun if bare in listed("change-rate") else _INCREMENTS.get(noun)):
        noun, measure = "", measure or changed
    if noun in listed("compared-so") and unnamed.names_nothing(context, noun):
        return "", Subject(None, "增减额", _sign_of(context, noun), scope)
    noun, verb = _bare(context, noun, verb, spoken=spoken)
    if tally := lexicon.ending("tally", noun) or _total(context, noun):
        noun, measure = noun.removesuffix(tally), measure or tally
    if noun and spoken and unnamed.names_nothing(context, noun):
        noun, measure = "", measure or noun
    people = noun in _SEXES and quantity.dimension is PERSON
    if spoken and not people and quantity.dimension in COUNTED and _is_attribute(noun):
        noun, measure = "", noun
    if (
        noun in listed("no-noun")
        or (spoken and _only_verb(context, noun))
        or noun.endswith(_POINTING)
        or context.right_text.startswith(("相比", "相較", "相较"))
    ):
        noun = ""
    return noun, Subject(None, measure or verb, sign, scope)


def _total(context: Context, noun: str) -> str:
    """What says that all of the things before it are counted (考点 | 总数), which is no act (签单数量)."""
    heads = noun.endswith(("总人数", "总人數"))
    total = _TOTAL.search(noun) if heads or context.quantity.dimension in COUNTED else None
    return total.group() if total and words(noun[: total.start()])[-1][1][0] == "n" else ""


def _is_attribute(noun: str) -> bool:
    return noun in listed("attribute") or _ORIGIN.fullmatch(noun) is not None


def _lowering(phrase: str, governing: str) -> str:
    """The verb that a phrase begins with where that makes less what it ends with; the governing one elsewhere.

    缩短企业开办时间 is so: 开办 only says which time it is.
    """
    verb = lexicon.beginning("lower", phrase)
    level = lexicon.ending("level-end", phrase) if verb else ""
    between = len(phrase) - len(verb) - len(level)
    return verb if level and between >= _SHORT and not _APART.search(phrase, len(verb)) else governing


def _sign_of(context: Context, how: str) -> int:
    """The sign of a difference from the level before: 慢5公里 is less in speed, 慢5秒 is more in time."""
    less = _EARLIER if context.quantity.dimension is DURATION else _LESS
    return -1 if how[0] in less else 1


def _only_verb(context: Context, noun: str) -> bool:
    """Whether a single verb stands before a figure that is no share: 折 | 10.7亿美元, 能收 | 3万斤."""
    verb = noun.lstrip(_MAY) or noun
    if len(verb) > 1 or noun not in (context.left.phrase, context.named.phrase) or context.left.share:
        return False
    return words(verb)[0][1] == "v" and noun not in listed("state") and noun not in listed("casualty")


def _alone(context: Context, noun: str, verb: str | None, scope: str | None) -> tuple[str, str | None, str | None]:
    """Noun, verb and place once acts, places and parties are told from the noun."""
    phrase = context.named.phrase
    if verb and noun[0] in _AFTER:
        noun = _behind_act(noun)
    if noun.endswith(_LOCALITIES) and context.bracketed and _in_list_of_same(context, noun):
        noun, scope = "", noun
    if noun[-1:] in _PLACES or "以" in context.left.phrase or verb == _COMES_FROM:
        noun, scope = _foremost(context, noun, scope)
    elif _among_places(context, noun):
        noun, scope = "", noun
    if noun:
        noun, verb = _without_work(context, phrase, noun, verb)
    if noun:
        scope, noun, verb = _without_place(noun, verb, scope, quoted=context.left.phrase.endswith(_QUOTES))
        noun, verb = (verb, None) if verb and not noun and _stands(context, verb) else (noun, verb)
    if noun:
        noun, scope = _without_party(noun, phrase, scope)
    return noun, verb, scope


def _bare(context: Context, noun: str, verb: str | None, *, spoken: bool) -> tuple[str, str | None]:
    """Noun and verb where a base stands before the noun (一年产值) or a verb behind or for it (道路阻断24处)."""
    if not noun:
        return noun, verb
    if noun[0] == "每" and (every := _OF_EVERY.fullmatch(noun)):
        return every["noun"], verb
    if verb and noun[0] == _OUT and words(noun)[0][0] == _OUT and context.named.phrase.endswith(verb + noun):
        noun = noun[1:]
    if verb and noun in listed("complement"):
        return _carried_through(context, noun, verb, spoken=spoken)
    if spoken and (act := _nothing_named(context, noun, verb)):
        return "", act
    if "一" in noun or noun[0] == "半":
        bare = without_base(noun, money=context.quantity.dimension is MONEY)
        noun = bare if bare or spoken else noun
    if not noun or context.left.change or context.quantity.dimension in RATES:
        return noun, verb
    if context.quantity.dimension in _STUFF:
        noun, verb = _stuff(noun, verb)
    reaches = context.left_text.rstrip()[-1:] == _REACHES
    thing, befell = without_move(noun) if reaches else without_verb_behind(noun)
    if befell is None or noun_right(context.right_text):
        return noun, verb
    return thing, verb if verb and verb not in listed("light") else befell


def _stuff(noun: str, verb: str | None) -> tuple[str, str | None]:
    """The stuff that is weighed and what was done with it: 加工 | 鲜薯30万吨, 帮助农民销售 | 蔬菜1.9万吨."""
    parts = words(noun)
    last = next((at for at in range(len(parts) - 2, -1, -1) if parts[at][1] in _ACTS), None)
    stuff = "" if last is None else "".join(word for word, _ in parts[last + 1 :])
    if (
        last is None
        or not (len(stuff) >= _SHORT or (stuff in _MADE and parts[last][0] in _GROWING))
        or stuff.endswith(_SIZES)
        or not all(tag[:1] == "n" for _, tag in parts[last + 1 :])
    ):
        return noun, verb
    return stuff, _YIELD if stuff in _MADE else parts[last][0]


def _nothing_named(context: Context, noun: str, verb: str | None) -> str | None:
    """What was done, or the words themselves, where they name nothing: 卖了9000元, 生均2万元, 转为病例3例."""
    if len(noun) == 1 and for_each(noun, context.left_text):
        return f"{noun}均"
    if noun in listed("brief-verb") or (context.left.phrase[:1] in POINTS and points_back(context.left.phrase)):
        return verb or noun
    if not verb:
        return None
    done = context.quantity.dimension in COUNTED and only_done(verb, noun)
    return verb + noun if done else None


def _carried_through(context: Context, complement: str, verb: str, *, spoken: bool) -> tuple[str, str | None]:
    """Noun and verb where a complement stands at the figure: 贷款 | 发放到位3200笔, 整改到位88个."""
    thing, befell = without_verb_behind(noun_left(context.named.phrase.removesuffix(complement))[0])
    if befell:
        return thing, befell + complement
    return ("", verb + complement) if spoken else (complement, verb)


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


def _among_places(context: Context, noun: str) -> bool:
    """Whether a name stands in a list of places with so many of the same each: 东山市3例、滨海新城2例、河门市4例."""
    at, quantities, text = context.at, context.quantities, context.text
    if at == 0 or noun != context.left.phrase.strip(_MARKS) or context.quantity.dimension not in COUNTED:
        return False
    if noun in listed("attribute") or noun in listed("state") or _CASES_END.search(noun) or only_verbs(noun):
        return False
    beside = []
    for each in range(max(1, at - _SHORT), min(at + _SHORT, len(quantities))):
        led = text[quantities[each - 1].end : quantities[each].start]
        if quantities[each].unit == context.quantity.unit and led[:1] in _LISTS:
            beside.append(led[1:].strip(_MARKS))
    if noun not in beside:
        return False
    first = _LIST_MARKS.split(text[context.sentence[0] : quantities[0].start])[-1] if at <= _SHORT else ""
    towns = [name for name in (first, *beside) if name != noun and _LIKE_A_TOWN_OR_AREA.fullmatch(name)]
    return len(towns) >= _SHORT


def _in_list_of_same(context: Context, noun: str) -> bool:
    """Whether a locality has some of what was counted in its unit before the bracket: 96栋(南坪街道30栋)."""
    counted = context.quantity.dimension in COUNTED and context.quantity.unit not in _SO_MANY
    return counted and context.quantity.unit in context.units[: context.at] and _LOCALITY.fullmatch(noun) is not None


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
    if context.right_text.startswith(_FOREMOST) and only_places(noun):
        led = _MOST.fullmatch(context.left.phrase)
        if led and led["which"] == noun and led["of"].endswith(_WHERE):
            return "", noun
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
    paid = noun in _FINES or noun[-1] in _PAYMENTS
    stands = _stands(context, noun) or (paid and context.quantity.dimension is MONEY)
    last = phrase.removesuffix(noun)[-1:] in ("等", "的")
    named = last or stands or is_measure(noun) or invests(noun) or noun in listed("head")
    named = named or (noun == _TURNOVER and context.quantity.dimension is MONEY)
    named = named or (context.left.change is not None and noun in _GROWING)
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
    if (befell := lexicon.ending("state", noun)) and befell != noun and only_bodies(noun.removesuffix(befell)):
        return noun.removesuffix(befell), befell, verb
    bare = lexicon.ending("bare-verb", noun)
    located = (noun[: -len(bare)] if bare else noun).rstrip("各均共")
    for place in (noun,) if located == noun else (noun, located):
        if only_places(place) or (bare and place == located and _LIKE_A_TOWN.fullmatch(place)):
            return place, "", verb or (bare if place == located and bare in listed("state") else None)
    if not quoted and (place := place_before(noun) or _unlisted_place(noun) or agents.owner(noun)):
        bare = behind_place(noun, place)
        thing, did = noun_left(bare) if verb is None else (bare, verb)
        return (place, thing, did) if thing and did and bare == f"{did}{thing}" else (place, bare, verb)
    return scope, noun, verb


def _unlisted_place(noun: str) -> str:
    """The place that a noun begins with, where no list has it: 云岭县 | 用电量; empty elsewhere."""
    place = (begins_like_a_place(noun) and place_at_head(noun, spoken=True)) or ""
    return place if like_a_place(place) and len(noun) - len(place) >= _SHORT else ""


def _act(noun: str) -> str:
    """The verb that ends a noun phrase and governs nothing; empty where it is a noun too."""
    tokens = words(noun)
    last = tokens[-1][0]
    governs = last in listed("predicate") and last not in listed("modifier") and last not in listed("state")
    return tokens[-1][0] if governs and len(tokens) > 1 and len(last) > 1 else ""
