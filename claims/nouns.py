"""Noun phrases: the one that ends at a figure and the one that starts after it."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from claims import agents, lexicon
from claims.lexicon import listed
from claims.lexicon.firsts import any_character
from claims.phrases import words
from claims.scopes import place_with_indicator

_FUNCTION_TAGS = frozenset({"d", "p", "r", "u", "ul", "uz", "y", "ud", "uv", "ug"})
_TELLING = _FUNCTION_TAGS | {"v", "vi", "ad"}
_VERBS = frozenset({"v", "vd", "vi"})
_INTRANSITIVE = "vi"
_ACTS = frozenset({"vi", "vn"})
_NAMES_ACT = frozenset({"vn", "n"})
_KINDS = frozenset({"a", "ad", "b", "d", "f", "i", "l", "r", "t", "z"})
_QUALITIES = frozenset({"a", "b"})
_NOUNS = frozenset({"n", "vn", "nz", "nt"})
_LOCATES = ("于", "於", "自")
_ADDED = frozenset("额費费单單")
_JOINS = frozenset("和与及與")
"""What joins verbs, or places to a pair: 新建 | 和 | 加固, 韩国 | 及 | 日本."""
_MATTERS = frozenset(("事项", "项目", "权限", "业务", "手续", "职能", "活动", "工作", "服务"))
_AGENTS = frozenset("人者员方商")
"""What makes a name of those who act of the verb before it: 3位 | 发布人."""
_PLACED = frozenset("在进到向往于给成")
"""How verbs end that say where or to whom something went: 70个 | 设在地铁口."""
_NOT = frozenset("未不没")
_WORK = frozenset(("工作", "专项", "改革"))
"""Parts that only say of what kind another part is: 改革举措."""
_SHORT = 2
_LISTED = 14
_COUNTY_ENDS = frozenset("省市县州旗縣")
"""How places end that the segmenter takes for a person."""
_PLACE_ENDS = frozenset("省市县區区州盟旗镇鎮乡鄉村縣")
_PLACE_END = re.compile(any_character(_PLACE_ENDS))
_RIGHT_STOP = re.compile(
    r"[，,；;。！？!?：:\n（(）)、—…|=＝]|^\s?[+＋]|和(?=《)|及(?=《|所属|所屬|所辖|所轄|其)|(?<=[一-鿿])(?:以及|[和及与與])(?=众多|眾多|许多|許多|大量|诸多|諸多|无数|無數)|(?<=[一-鿿]{2})(?:首[批次]|(?:并|並)?不是|[并並]非|的?基[础礎]上|基本(?=[与與和跟同持未不已])"
    r"|(?<=患者|病人|患儿|患兒|病例|产妇|孕妇)(?:经|經|均|接受|采用|采取|[治诊]疗[后中前]|治療[後中前])|创(?=全[国省市县]|历史|纪录|同期|新[高低]|下|出(?!版)|造了|世界|近[0-9一二三四五六七八九十])|創(?=全[國省市縣]|歷史|紀錄|同期|新[高低]|下)|中(?:共|仅|只|约|还|已)?有(?![机色关限效偿线氧毒])"
    r"|(?<=[一-鿿])[尚仍]?未(?=[按经經依]|[办辦]理|取得|[执執]行|落[实實]|[缴繳]|履行|建立|[编編]制|上[报報]|[开開]展|通[过過]|完成|实行|實行|及[时時]|如期)"
    r"|全部(?![一-鿿]{1,4}$)|全都|均已|都已|一律|陆续|相继"
    r"|(?<=[一-鿿]{2})(?:政策|战略|强制|永久|自愿|行政)性(?=(?:关闭|关停|重组|破产|退出|搬迁|停产|整合|裁减){1,2}(?:[为成到至了后，,。;；、]|$))"
    r"|(?<=[一-鿿]{2})(?:政策|戰略|強制|永久|自願|行政)性(?=(?:關閉|關停|重組|破產|退出|搬遷|停產|整合|裁減){1,2}(?:[為成到至了後，,。;；、]|$)))"
)
_DOER_AND_VERB, _VERB, _HAVING = 3, 2, ("了", "ul")
_OF_SUCH_SIZE = re.compile(
    "^(?:(?:[0-9.]+|[数两几半一二三四五六七八九十百千万亿]+)[一-鿿]{1,2})?[长長高宽寬深厚重粗]的(?=[一-鿿])"
    "|^[0-9一二三四五六七八九十百千万亿]+(?:美?元|[吨米亩])级的?(?=[一-鿿]{2})"
)
"""What says of which measure a figure is, before the thing that has it: 三米 | 长的 | 丝瓜."""
_RELATIVE = re.compile(
    "(?:具有|拥有|含有|有(?!关|效|机|色|限|线|害|毒|偿|氧|期)|不|未|尚未|没有?|沒有?|无(?!人机|线)|無(?!人機|線)|因)[^，,；;。、的]{2,12}的(?=[一-鿿]{2})"
)
_NEWLY = re.compile(
    "新(?:设立?|签约?|落地|开[业工通]?|引进|注册|登记|投产|上市|发现|批准|建成?|成立|认定|增|培育|上线|投运)的?(?=[一-鿿]{2})"
)
"""How a noun begins of what has come about lately: 8条 | 新开航线."""
_CLEAN = re.compile(
    r"^(?:[的了和及、]|[与與](?![会會][者人代嘉的])|等(?![级級额額价價]))+|(?:[的了与與和、等]|(?<![惠涉普波])及|可以|(?<![予难])以)+$"
)
_LEADS, _TAILS = frozenset("的了与與和及、等最各全所其有相到"), frozenset("的了与與和及、以等")
_PAIRED = re.compile("[“”《》「」（）『』]")
_LEAD = re.compile(
    r"^最.的(?=.{2})|^(?:各(?![类级种项個个])|全部|所有(?!者)|有关|相关)+(?=.{2})|^各[项項](?=.{5})|^到(?![岗位达账期场货手访会院校站港店])(?=.{3})"
)
_IN_TURN = re.compile("^.*(?:依次|分别|分別)(?:是|为|為)(?=[^，,；;。、]{2})")
_CITED = re.compile(r"\[[0-9,，\-–]{1,7}\]")
_SUCH = re.compile(
    r"(?:[^，,；;。！？!?：:\n（(）)—…|、\s等]{1,12}、){1,9}[^，,；;。！？!?：:\n（(）)—…|、\s等]{1,12}等(?P<noun>[一-鿿]{2,}.*)"
)
_IDENTIFIED = re.compile(
    r"^(?:被)?(?:诊断|診斷|认定|評|评|评定|评选|确认|確診|确诊|列|定|命名|升级|转|轉)(?:为|為)(?P<noun>[^，,；;。、]{2,20})"
)


_IS = re.compile(r"^(?:均|都)?(?:为|為|是|系|属于)(?P<noun>[^，,；;。、]{2,20})")


_OF_ACTS = re.compile("(?P<verb>实施|办理|适用|采取)(?P<noun>[一-鿿]{2,8}(?:、[一-鿿]{2,8}){1,4}?(?:案件|措施))")
"""Cases that are named by the acts in them: 实施 | 查封、扣押案件."""
_OPENING_QUOTES = frozenset("“「")
_SPENT = "支出"
_ALLOTTED = re.compile(
    "(?P<noun>[^，,；;。、]{2,16}(?:项目|工程))(?:投资|建设)?计划(?:总?共|拟)?(?P<verb>安排)(?:项目|工程)?"
)
"""Of which a plan has so many: 重点项目 | 计划共安排项目120个."""
_PLANNED, _STARTED = "计划", "新开工"
_KIND_OF = frozenset("类類性型式")
_KIND_ENDS = frozenset("级級型式性")
"""How words end that only say of what kind something is: 村级, 引领型."""
_TIME_UNITS = frozenset("年月日")
_BESIDE = frozenset("前里裡旁")
_DONE = frozenset("已拟擬")
"""What the verb that modifies a noun begins with: 28家已 | 上市公司."""
_TOTALS = frozenset(("总数", "总量", "总额", "数量", "总人数"))
"""What makes a name of the verb before it: 火灾报告总数."""
_SPENDING = frozenset(("支出", "经费", "费用", "成本"))
_FUNDS, _FUNDED = (
    "资金",
    frozenset(("扶持", "补助", "奖励", "补贴", "救助", "援助", "帮扶", "引导", "改造", "治理", "防治")),
)
_EVERY = frozenset(("所有", "全部", "各", "每", "全体", "其他", "其余"))
_AGED = re.compile("年龄(?:介乎|介于|在|为)?[0-9]{1,3}岁?(?:至|到|[-—－–~～])[0-9]{1,3}岁(?:之间)?的?(?=[一-鿿]{2})")
_BAND = re.compile("[0-9]+(?:至|到|[-—－–~～])[0-9]+[周週]?[岁歲]")
"""An age band, which is one name."""
_ACCIDENTS = ("事故", "火灾", "火災", "案件", "灾害", "災害")
_SO_GRAVE = re.compile(
    "^.*?(?:一次(?:性)?(?:死亡|遇难|遇難|受伤|致死|伤亡|死伤)(?:[0-9]{1,3}(?:人|至|到|[-—～~]))*|^)[0-9]{1,3}人(?:[及或]?以[上下])?的?(?=[一-鿿]{2})"
)
"""How many an accident killed to be counted among such: 一次死亡3人以上 | 较大事故."""
_IN_ALL = frozenset(("累计", "累計", "先后", "总共", "共计"))
_MEANT = ("面向", "针对", "針對")
_MEANT_FOR = re.compile("..[^，,；;。、的]{1,12}的(?=[一-鿿]{2})")
"""For whom something is meant: 面向全省招聘的 | 岗位."""
_COUNTS = ("天数", "天數", "人数", "人數", "户数", "戶數", "家数")
_SO_MANY = re.compile(
    "[^，,；;。、的]{0,10}(?:[达達]到|符合|[优優好高低大小][于於]|[超未][过過达達])[^，,；;。、]{1,16}的[天人户戶家][数數]"
)
"""Days or people told by the level that they reach: 空气质量达到二级的天数."""
_TIMES_END = ("者", "以上", "以下")
_SO_OFTEN = re.compile("[一-鿿]{2,12}?(?:[0-9]|[一二三四五六七八九十])次(?:及?以[上下])?者?")
"""Those told by how often something befell them: 单人发病2次及以上, 就诊一次者."""


@cache
def _measures() -> frozenset[str]:
    return frozenset(prefix + word for prefix in ("", *listed("measure-prefix")) for word in listed("measure"))


_ABILITY = "能力"
_CAPACITY = re.compile(f"[年日](?:均)?[一-鿿]{{1,4}}{_ABILITY}")


_AMONG_THOSE = re.compile(
    "^在?[^，,；;。、]{2,14}(?<![初高集其空水心])中(?:共|仅|僅|只|约|約|还|還|就)?有(?=[一-鿿]{2})"
)
"""Those among whom what is counted is: 全部党员中有 | 女党员."""


@cache
def aspects() -> frozenset[str]:
    """What may be an aspect of what was spoken of before (面积, 产量)."""
    return _measures() | listed("aspect")


@cache
def _measure_tail() -> "re.Pattern[str]":
    return re.compile(rf"(?:{lexicon.alternation('measure-tail')})$")


_GROWN_BY_US = re.compile(
    "(?:(?:我|咱|他|她|俺)(?:们|們)?家?|自家|(?:老|小)?[一-鿿]家)?(?:里|裡)?(?:也|都|共|就|还)?[种種养養栽](?:了|有|下了)?"
)
"""What a family planted or raised, of which only the crop spoken of before tells more: 我家种了 | 20亩."""


def noun_left(phrase: str) -> tuple[str, str | None]:
    """The noun phrase at the end of `phrase`, and the verb that governs it where one does.

    第一产业实现增加值 is one indicator, 第一产业增加值: a measure after 实现 or 累计 belongs to the thing before it. Of
    two verbs in a row the second modifies the noun (互派 | 挂职干部). A clause with 的 behind its opening verb only
    modifies the noun after it (签约大型企业的 | 毕业生). What 依次为 announces begins behind it; of acts in a row
    (审结、执结) the last one is told.
    """
    if phrase.endswith(_COUNTS) and _SO_MANY.fullmatch(phrase):
        return tidy(phrase), None
    if _GROWN_BY_US.fullmatch(phrase):
        return "", None
    if phrase.endswith(_TIMES_END) and _SO_OFTEN.fullmatch(phrase):
        return tidy(phrase), None
    phrase = _MEANT_FOR.sub("", phrase) if phrase[:2] in _MEANT else phrase
    phrase = _AMONG_THOSE.sub("", phrase) if "中有" in phrase else phrase
    phrase = _IN_TURN.sub("", phrase) if "依次" in phrase or "分" in phrase else phrase
    phrase = _SO_GRAVE.sub("", phrase) if phrase.endswith(_ACCIDENTS) else phrase
    phrase = _unplanned(phrase) if phrase.startswith(_PLANNED) else phrase
    phrase = _ON_BALANCE.sub("", phrase) if "盈" in phrase else phrase
    if _PLANNED in phrase and (allotted := _ALLOTTED.fullmatch(phrase)):
        return _governed(allotted["noun"])[0], allotted["verb"]
    if "、" in phrase and all(act in listed("predicate") for act in phrase.split("、")):
        phrase = phrase.rpartition("、")[2]
    if "、" in phrase and (acts := _OF_ACTS.fullmatch(phrase)):
        return acts["noun"], acts["verb"]
    phrase = agents.bare_of_clause(phrase)
    spent = phrase.startswith(_SPENT) and len(phrase) > len(_SPENT) + _SHORT and words(phrase)[1][1] in _NOUNS
    noun, verb = (_governed(phrase[len(_SPENT) :])[0], _SPENT) if spent else _governed(phrase)
    if len(noun) == 1 and phrase.endswith(f"不{noun}"):
        noun = _governed(phrase[: -len(noun) - 1])[0] + phrase[-len(noun) - 1 :]
    return noun, verb


def _unplanned(phrase: str) -> str:
    """A phrase without 计划 before the act that is planned: 计划 | 新建校舍, but 计划投资规模."""
    rest = phrase[len(_PLANNED) :]
    if len(rest) > 1 and only_verbs(rest) and not is_measure(rest) and rest not in listed("invest"):
        return rest
    act = lexicon.beginning("paired", rest) or (_STARTED if rest.startswith(_STARTED) else "")
    return rest if len(rest) > len(act) + 1 and act and not is_measure(rest[len(act) :]) else phrase


_ON_BALANCE = re.compile("(?<=.{2})盈亏(?:相抵|互抵)(?:之?[后後])?(?=实现|累计|共)")
"""How profits of many are told: 规上企业 | 盈亏相抵后 | 实现利润."""
_DONE_FIRST = frozenset("后後")
"""What parts an act that came first from what was reached: 盈亏相抵后 | 实现利润."""


def _governed(phrase: str) -> tuple[str, str | None]:
    tokens, predicates = words(phrase), listed("predicate")
    verb, before = None, ""
    begin = end = 0
    told = _stative(tokens) if tokens and tokens[0][0] in listed("stative") else 0
    for i, (word, tag) in enumerate(tokens[:-1]):
        start, end = end, end + len(word)
        if start < begin or i < told or (tag not in _TELLING and word not in predicates and word != "等"):
            continue
        rest, fresh = phrase[end:], start == begin or (tokens[i - 1][0] in _IN_ALL and word not in predicates)
        if (
            i > 1
            and tokens[i - 1][0] in _JOINS
            and tag[0] == "v"
            and (joined := _beside(tokens, i, start - begin, rest))
        ):
            begin = end if joined == "governs" else begin
            continue
        if _stands_inside(word, rest, start - begin) or (start > begin and _makes_name(tokens[i - 1], word, tag, rest)):
            continue
        if _governs(word, tag, rest, fresh=fresh) and not (
            fresh and i and _doubled(verb, tokens[i - 1][0], word, rest)
        ):
            joins = word in listed("joining") and not fresh and phrase[start - 1] not in _DONE_FIRST
            before = tidy(phrase[begin:start]) if joins else ""
            if word == "新增" and not fresh and rest[-1] in _ADDED and not only_bodies(phrase[begin:start]):
                before = tidy(phrase[begin:start]) + word
            acts = not i and tag == "v" and not word.endswith(_LOCATES)
            behind = _behind_of(tokens, i + 1, end) if acts else 0
            begin, verb = behind or end, word if len(word) > 1 and _acts(word, tag) else verb
        elif _parts(tag, tokens[i + 1][1]) and word not in listed("noun-part") and word not in listed("modifier"):
            begin = end
        elif tag == "v" and fresh and word not in listed("modifier"):
            begin = _behind_of(tokens, i + 1, end) or begin
    if ("岁" in phrase or "歲" in phrase) and (band := _BAND.search(phrase)) and band.start() < begin < band.end():
        begin = band.start()
    noun = tidy(phrase[begin:])
    return (before + noun if before and _belongs(noun, before) else noun), verb


def _belongs(noun: str, before: str) -> bool:
    """Whether what was reached is told of those before its verb: an aspect of a thing, or work that people found."""
    works = noun in listed("work-found") and lexicon.ending("who-works", before)
    return bool(works) or is_aspect(noun) or noun[-1:] in _ADDED


def _beside(tokens: Sequence[tuple[str, str]], at: int, length: int, rest: str) -> str:
    """How a verb joined to the one before it stands, in a name that has `length` characters before it.

    It `governs` the noun too (新建和加固 | 堤防) or `modifies` it (行政审批和备案 | 事项); empty where joined to none.
    """
    before, tag = tokens[at - 2]
    if (tag[0] != "v" and before not in listed("predicate")) or len(rest) < _SHORT:
        return ""
    if length == len(tokens[at - 1][0]):
        return "" if _compound(rest) or rest in listed("deed") else "governs"
    return "modifies" if length > len(before) + 1 and rest in _MATTERS else ""


def _stands_inside(word: str, rest: str, length: int) -> bool:
    """Whether a word stands within a name that has so many characters before it: 猪、牛等 | 牲畜, 火灾报告 | 总数."""
    if word == "等":
        return length < _LISTED and rest in listed("generic")
    if rest in listed("act-head") and len(word) > 1:
        return word not in listed("change") and word not in listed("joining")
    spent = rest in _SPENDING and word not in listed("joining") and word not in listed("light")
    return length > 0 and (rest in _TOTALS or spent or (rest == _FUNDS and word in _FUNDED))


def _makes_name(token: tuple[str, str], act: str, tag: str, rest: str) -> bool:
    """Whether an act stands in the name of an amount or a thing, behind what it is done to: 矿山 | 修复 | 面积.

    So it doesn't behind those who act (部门 | 批准投资), or where it says that something was reached (产业 | 实现产值).
    """
    before, kind = token
    named = kind == "n" or _hangs(before, kind)
    acts = not named or before in listed("base-place") or lexicon.ending("agent", before) or only_bodies(before)
    if acts or act in listed("light") or act in listed("joining"):
        return False
    if act in listed("change") or act in listed("bare-verb"):
        return False
    return is_measure(rest) or (tag in _NAMES_ACT and len(words(rest)) == 1)


def _stative(tokens: Sequence[tuple[str, str]]) -> int:
    """How many words at the start say what the noun behind their 的 is like: 居住 在 城镇 的 | 人口."""
    return next((at for at, (word, _) in enumerate(tokens[:-1]) if word == "的" and at > 1), 0)


def _doubled(verb: str | None, before: str, word: str, rest: str) -> bool:
    """Whether a word right behind the governing verb is a second verb, which then modifies the noun.

    Behind a verb of little meaning it does so before what is done (完成 | 审计项目, but 完成治理 | 面积).
    """
    if verb != before:
        return False
    if before in listed("light") and word in listed("modifier") and rest in listed("deed"):
        return True
    return before not in listed("light") and word not in listed("paired")


def _behind_of(tokens: Sequence[tuple[str, str]], first: int, position: int) -> int:
    """Where the last 的 ends among the words from the `first` on, which starts at `position`; 0 where none is."""
    behind = 0
    for word, _ in tokens[first:]:
        position += len(word)
        behind = position if word == "的" else behind
    return behind


def _parts(tag: str, following: str) -> bool:
    """Whether a particle, a preposition or an adverb stands here; an adjective is an adverb before a verb."""
    return tag in _FUNCTION_TAGS or (tag == "ad" and (following in _VERBS or following == "vn"))


def _acts(word: str, tag: str) -> bool:
    return (tag.startswith("v") or word in listed("predicate")) and word not in listed("auxiliary")


def _governs(word: str, tag: str, rest: str, *, fresh: bool) -> bool:
    """Whether a verb governs the noun phrase after it (接待游客) instead of standing inside one (研发人员)."""
    if (len(rest) == 1 and rest in listed("compound-head")) or rest[0] in _KIND_OF:
        return False
    predicate, modifier = word in listed("predicate"), word in listed("modifier")
    if predicate and not modifier:
        return True
    if fresh and len(rest) > _SHORT and word in listed("drive"):
        return True
    verb = predicate if modifier else tag == "v" and len(word) > 1
    return verb and fresh and len(rest) >= _SHORT and not _compound(rest)


def _compound(rest: str) -> bool:
    """Whether the words behind a verb are the head that it forms a compound with."""
    return is_measure(rest) or rest in listed("compound-head") or rest in listed("aspect")


def is_said(text: str) -> bool:
    """Whether a text begins by telling what the things counted before it are (4例 | 为输入性病例)."""
    return _IS.match(text) is not None


_A_TIME = re.compile("(?<=[一-鿿]{2})一(?:整?年|学期|个?月|天|生)$")
"""For how long those counted have what is told behind them: 30名教师 | 一年的工资."""
_PLACE_KIND = "(?:自治[区州县]|直辖市|特别行政区|兵团|地区|街道|[省市县区州盟旗乡镇村])"
_KINDS_OF_PLACES = re.compile(f"{_PLACE_KIND}(?:(?:、|以?及|[和与或]){_PLACE_KIND})+(?![一-鿿]|、)")
"""Kinds of places counted together: 省、自治区和直辖市."""


def noun_right(
    text: str,
    *,
    verbal: bool = False,
    part: bool = False,
    counted: bool = False,
    governed: bool = False,
    said: bool = False,
    event: bool = False,
) -> str:
    """The noun phrase that starts at the beginning of `text`; empty where a verb or a mark comes first.

    With `verbal` a verb phrase is taken as well (7次专题会议研究); with `part` the phrase ends at the first name of a
    part (三个方面发力 gives 方面); with `counted` it ends at the thing that has something (21所高校的校园 gives 高校);
    with `governed` a verb before the figure has it as its object, so that a verb at the start only modifies
    (开工建设8个抽水蓄能电站); with `event` an event is taken whole, verbs in its name too (两届产业转移对接活动); with
    `said` 为 and 是 tell what the things counted are (4例为输入性病例).
    """
    if kinds := _KINDS_OF_PLACES.match(text):
        return kinds.group()
    text = _opened(text)
    stop = _RIGHT_STOP.search(text)
    text = (text[: stop.start()] if stop else text).lstrip(" 　").removeprefix("的")
    text = _OF_SUCH_SIZE.sub("", text)
    if relative := _RELATIVE.match(text):
        text = text[relative.end() :]
    if not text:
        return ""
    if identified := _IDENTIFIED.match(text):
        return tidy(identified.group("noun"))
    if said and (told := _IS.match(text)):
        return "" if told.group("noun")[0].isdecimal() else _said(told.group("noun"))
    if (newly := _NEWLY.match(text)) and (
        named := _take(words(text[newly.end() : 40]), counted=counted, governed=True)
    ):
        noun = newly.group() + "".join(named)
        return tidy(noun) if stop or len(noun) < len(text) else ""
    if verbal:
        return tidy(_without_verb(text))
    if text[0] in _DONE and (done := _done(words(text[1:40]), counted=counted)):
        return done
    if event and lexicon.ending("event", text) and len(text) < _LISTED + _LISTED:
        return tidy(text)
    tokens = words(text[:40])
    taken = _without_result(_take(tokens, counted=counted, governed=governed), tokens)
    taken = taken[:-1] if len(taken) > 1 and taken[-1][0] in _OPENING_QUOTES else taken
    noun = tidy("".join(_until_part(taken) if part else taken))
    return _A_TIME.sub("", noun)


def _without_result(taken: list[str], tokens: Sequence[tuple[str, str]]) -> list[str]:
    """The words of a noun without the act behind it that is said to be done: 药品 | 采购成功, 项目 | 建设完成."""
    done = 1 < len(taken) < len(tokens) and tokens[len(taken)][0] in listed("complement")
    return taken[:-1] if done and tokens[len(taken) - 1] in ((taken[-1], "v"), (taken[-1], "vn")) else taken


def _opened(text: str) -> str:
    """A text without the ages that it begins with and the citations in it."""
    if text.startswith("年龄") and (aged := _AGED.match(text)):
        text = text[aged.end() :]
    return _CITED.sub("", text) if "[" in text else text


def _done(tokens: Sequence[tuple[str, str]], *, counted: bool) -> str:
    """A noun with the verb that modifies it, told behind 已 (28家已 | 上市公司); empty where the verb has no noun."""
    if tokens and tokens[0][1] in _NOUNS and len(tokens[0][0]) > _SHORT:
        return tidy("".join(_take(tokens, counted=counted, governed=False)))
    noun = _take(tokens[1:], counted=counted, governed=False) if tokens else []
    named = noun and tokens[1][1] in _NOUNS and len(tokens[0][0]) > 1
    return tidy("".join((tokens[0][0], *noun))) if named else ""


def listed_right(text: str) -> str:
    """The noun phrase that starts a text, or the one that closes a list there: 供水、供热、污水等 | 管网改造."""
    listing = _SUCH.match(text)
    return noun_right(listing.group("noun") if listing else text)


def _said(text: str) -> str:
    """What things counted are said to be; empty where only a part or a change of them is told (感染者 | 转为确诊)."""
    noun = "".join(_take(words(text), counted=False, governed=True))
    changed = text.startswith(("转", "轉"), len(noun))
    return "" if changed or noun in listed("attribute") else tidy(noun)


def _take(tokens: Sequence[tuple[str, str]], *, counted: bool, governed: bool) -> list[str]:
    """The words of the noun phrase at the start: up to a verb, a time, an adverb or a preposition."""
    tokens = _told_apart(tokens)
    first = _of_kind(tokens)
    taken = [word for word, _ in tokens[:first]]
    for i, (word, tag) in enumerate(tokens[first:], first):
        following = tokens[i + 1 : i + 3]
        ended = word in listed("closing") or (taken and (word in _ends_behind() or _dates(word, following)))
        if ended or (i == 1 and counted and taken and taken[0] in listed("place-noun")):
            break
        if counted and taken and (_is_amount(word, following, of=taken[-1]) or (word == "的" and _has(tokens[:i]))):
            break
        if (
            governed
            and following
            and len(taken) == i
            and _modifies(word, tag)
            and (not i or tokens[i - 1][1] in _VERBS)
        ):
            taken.append(word)
            continue
        if (taken and not following and _befell(word)) or _how(word, tag, following, first=not taken):
            break
        if taken and _governs_next(tag, following):
            break
        if word in listed("modifier"):
            if taken and tag.startswith("v") and following and _ends(following[0]):
                break
        elif (
            word not in listed("noun-part")
            and not _qualified(tokens, i)
            and _breaks(word, tag, following, first=not taken)
        ):
            break
        taken.append(word)
    return taken


def _of_kind(tokens: Sequence[tuple[str, str]]) -> int:
    """How many words at the start only say of what kind the thing behind them is: 跨境 | 贸易 | 便利化 | 措施.

    The first is a word that no name ends in, those behind it are acts.
    """
    if not tokens or not _hangs(*tokens[0]):
        return 0
    acts = takewhile(lambda at: _forms_name(tokens[at][1], tokens[at + 1 : at + 3]), range(1, len(tokens)))
    count = sum(1 for _ in acts)
    return 1 + count if count else 0


def _forms_name(tag: str, following: Sequence[tuple[str, str]]) -> bool:
    return tag == "vn" or (tag in _VERBS and any(each in _NOUNS for _, each in following))


def _hangs(word: str, tag: str) -> bool:
    """Whether a word only says of what kind something is: 村级, 引领型, 典型."""
    return word in listed("hanging") or (len(word) > 1 and word[-1] in _KIND_ENDS and tag[:1] in "nb")


def _dates(word: str, following: Sequence[tuple[str, str]]) -> bool:
    """Whether a number behind a noun begins a date: 上市企业 | 2024年."""
    return word.isdecimal() and bool(following) and following[0][0][0] in _TIME_UNITS


def _told_apart(tokens: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """The words with who does something and what is done as two, where these are one before 了: 媒体 | 报道 | 了.

    So a thing and where beside it something is: 店 | 前.
    """
    beside = next((at for at, (word, tag) in enumerate(tokens) if at and tag == "s" and word[1:] in _BESIDE), 0)
    if beside:
        thing, where = tokens[beside][0][:1], tokens[beside][0][1:]
        tokens = [*tokens[:beside], (thing, "n"), (where, "f"), *tokens[beside + 1 :]]
    done = tokens.index(_HAVING, 1) - 1 if _HAVING in tokens[1:] else None
    word = tokens[done][0] if done is not None else ""
    if done is None or len(word) <= _DOER_AND_VERB or word[-_VERB:] not in listed("predicate"):
        return tokens
    return [*tokens[:done], (word[:-_VERB], "n"), (word[-_VERB:], "v"), *tokens[done + 1 :]]


@cache
def _ends_behind() -> frozenset[str]:
    """What ends a noun phrase behind its first word: the rate at which those counted grew (2家医院 | 增幅)."""
    return listed("closing-behind") | listed("change-rate")


def _governs_next(tag: str, following: Sequence[tuple[str, str]]) -> bool:
    """Whether a verb behind a noun governs what comes next: 耕地 | 生产了, 干部 | 走访所有."""
    if not following:
        return False
    return following[0] == _HAVING or (tag in _VERBS and following[0][0] in _EVERY)


def _qualified(tokens: Sequence[tuple[str, str]], i: int) -> bool:
    """Whether a last word that may be a verb is the head of the quality before it: 重大 | 应用."""
    return i == 1 == len(tokens) - 1 and tokens[0][1] in _QUALITIES and len(tokens[1][0]) > 1


def _befell(word: str) -> bool:
    """Whether a word tells what befell the things before it: 3条线路 | 停运."""
    return word in listed("state") or word in listed("happened")


def _how(word: str, tag: str, following: Sequence[tuple[str, str]], *, first: bool) -> bool:
    """Whether a word says how the verb behind it is done (2万人 | 稳定脱贫), or that nothing was (5亿元 | 未落实到户).

    What is not done may say of what kind the noun right behind it is: 未就业毕业生.
    """
    if word in listed("manner") or (not first and word in listed("manner-behind")):
        return bool(following) and (following[0][1] in _VERBS or following[0][0][0] in _NOT)
    undone = word[0] in _NOT and len(word) > _SHORT and tag[0] in "vail"
    return undone and not (following and (following[0][1] in _NOUNS or following[0][0] == "的"))


def _is_amount(word: str, following: Sequence[tuple[str, str]], *, of: str) -> bool:
    """Whether a word names a rate or an amount, which no classifier of things counts (74所高校就业率超90%)."""
    if following and following[0][1] in _NOUNS:
        return False
    tells = not following or following[0][1][0] in _TELLS
    owned = tells and of in listed("owner") and (lexicon.ending("topic-head", word) or is_measure(word))
    return (len(word) > _SHORT and word[-1] == "率") or word in listed("aspect") or bool(owned)


def _modifies(word: str, tag: str) -> bool:
    return tag in _VERBS and len(word) > 1 and (word not in listed("predicate") or word in listed("modifier"))


def _has(tokens: Sequence[tuple[str, str]]) -> bool:
    """Whether the words before 的 name a thing that has what follows, instead of saying what kind it is."""
    first, last = tokens[0][0], tokens[-1][0]
    kind = tokens[-1][1] in _KINDS or tokens[-1][1] in _VERBS
    owns = last not in listed("kind") or (len(tokens) == 1 and last in listed("owner"))
    return not kind and owns and (first not in listed("predicate") or first in listed("modifier"))


def _breaks(word: str, tag: str, following: Sequence[tuple[str, str]], *, first: bool) -> bool:
    """Whether a word ends a noun phrase; a verb inside one has its head right behind it (帮困资金)."""
    if first and len(word) > 1 and following and following[0][0] in _AGENTS:
        return False
    if word in listed("predicate") or tag == "t" or _parts(tag, following[0][1] if following else ""):
        return True
    if tag not in _VERBS or word in listed("part") or (not first and not following and word in listed("compound-head")):
        return False
    if tag == _INTRANSITIVE:
        return not _modified(following, first=first)
    if len(word) > 1 and word[-1] in _PLACED and word not in listed("modifier"):
        return True
    if first:
        return not following or (following[0][1] not in _NOUNS and following[0][0] not in listed("compound-head"))
    return not (len(following) == 1 and following[0][0] in listed("compound-head"))


def _modified(following: Sequence[tuple[str, str]], *, first: bool) -> bool:
    """Whether a noun follows a verb without an object, which then only modifies it: 落水 | 儿童, 并网 发电 | 项目."""
    tags = [tag for _, tag in following]
    return tags[:1] == ["n"] or (first and tags[1:] == ["n"] and tags[0] in _ACTS)


def _ends(following: tuple[str, str]) -> bool:
    same = following[0]
    if following[0].startswith(("“", "「")):
        return True
    return (same in listed("predicate") and same not in listed("modifier")) or following[1] in ("p", "d")


def _until_part(taken: list[str]) -> list[str]:
    parts, kinds = listed("part"), listed("part-kind")
    for i, word in enumerate(taken):
        if word in kinds and i + 1 < len(taken):
            continue
        if word in parts and not (i + 1 < len(taken) and taken[i + 1] in parts and word in _WORK):
            return taken[: i + 1]
    return taken


def _without_verb(text: str) -> str:
    tokens = words(text)
    drop = 0
    while drop < len(tokens) - 1 and (tokens[drop][1] in ("d", "p") or tokens[drop][0] in listed("light")):
        drop += 1
    return "".join(word for word, _ in tokens[drop:])


_SHOPS = (
    "门市",
    "門市",
    "超市",
    "夜市",
    "股市",
    "楼市",
    "樓市",
    "车市",
    "車市",
    "债市",
    "債市",
    "集市",
    "花市",
    "菜市",
)
"""Markets, which end like a city."""


def tidy(noun: str) -> str:
    """A phrase without particles, marks and unpaired quotes at its ends."""
    noun = noun.strip(" 　、，,")
    if noun[:1] not in _LEADS and noun[-1:] not in _TAILS and _PAIRED.search(noun) is None:
        return noun
    previous = None
    while noun != previous:
        previous = noun
        noun = _LEAD.sub("", _CLEAN.sub("", noun.strip(" 　、，,")))
    for opening, closing in ("“”", "《》", "「」", "（）", "『』"):
        if noun.startswith(opening) and noun.endswith(closing) and noun.count(opening) == 1:
            return noun[1:-1]
        if noun.count(opening) != noun.count(closing):
            noun = noun.replace(opening, "").replace(closing, "")
    return noun


def only_places(phrase: str) -> bool:
    """Whether a phrase names places and nothing else (深圳, 广州市)."""
    if phrase in listed("place-wide"):
        return True
    last = phrase[-1:]
    if "一" <= last <= "鿿" and last not in _place_ends():
        return False
    if phrase.endswith(_SHOPS) and words(phrase)[-1][0].endswith(_SHOPS) and len(words(phrase)[-1][0]) <= _SHORT:
        return False
    for word, tag in words(phrase):
        if tag != "x" and word not in _JOINS and not _is_place(word, tag):
            return False
    return bool(phrase)


_TELLS = frozenset("vdp")
_LIKE_A_PLACE = re.compile(
    "[一-鿿]{1,5}(?:[县縣旗镇鎮乡鄉]|街道|(?<![门門超股楼樓夜车車债債集花菜城都汇匯])市"
    "|(?<![社小园園校病厂廠库庫景城郊灾災山辖轄林矿礦牧地专專特制标標护護能])[区區])"
)


def like_a_place(phrase: str) -> bool:
    """Whether a phrase is built like the name of a place, known or not (云岭县), and no kind of places (重点镇)."""
    return (
        len(phrase) > _SHORT
        and _LIKE_A_PLACE.fullmatch(phrase) is not None
        and not lexicon.beginning("place-kind", phrase)
    )


def begins_like_a_place(phrase: str) -> bool:
    """Whether some beginning of a phrase may be like a place: 云岭县 | 用电量."""
    return _LIKE_A_PLACE.match(phrase) is not None


@cache
def _place_ends() -> frozenset[str]:
    """The last characters of the names of places."""
    return _PLACE_ENDS.union(place[-1] for place in lexicon.places())


def only_bodies(phrase: str) -> bool:
    """Whether a phrase names a place or an organisation and nothing of it (深圳, 华中科技大学)."""
    return only_places(phrase) or bool(lexicon.ending("body-end", phrase[1:]))


def place_before(phrase: str) -> str:
    """The place that a phrase names before its noun (云南省进口农产品, 江苏GDP, 法国的产量); empty elsewhere."""
    if short := place_with_indicator(phrase):
        return short
    place, _, of_it = phrase.partition("的")
    if len(of_it) > 1 and only_places(place):
        return place
    if _PLACE_END.search(phrase, _SHORT) is None:
        return ""
    tokens = words(phrase)
    if len(tokens) < 2 or tokens[0][0] in lexicon.places() or not _is_place(tokens[0][0], tokens[0][1]):
        return ""
    rest = phrase[len(tokens[0][0]) :]
    return tokens[0][0] if len(rest) > 1 and not rest.startswith(("的", "、", "和", "及", "与")) else ""


def _is_place(word: str, tag: str) -> bool:
    if word in lexicon.places() or len(word) <= _SHORT:
        return word in lexicon.places()
    return word[-1] in _PLACE_ENDS if tag == "ns" else tag == "nr" and word[-1] in _COUNTY_ENDS


def only_verbs(phrase: str) -> bool:
    """Whether a phrase is nothing but verbs that govern what follows (新增, 报告)."""
    if not lexicon.beginning("predicate", phrase):
        return False
    tokens, verbs = words(phrase), listed("predicate")
    for word, _ in tokens:
        if word not in verbs:
            return False
    return bool(tokens) and not (len(tokens) > 1 and tokens[-1][0] in listed("modifier"))


def only_acts(phrase: str) -> bool:
    """Whether a phrase is nothing but verbs and adverbs, in the word lists or not (增发, 多获得)."""
    return all(tag in _TELLING or word in listed("predicate") for word, tag in words(phrase))


def is_measure(phrase: str) -> bool:
    """Whether a phrase names an aspect that needs a thing (面积, 产量), not a thing."""
    return phrase in _measures() or (phrase.endswith(_ABILITY) and _CAPACITY.fullmatch(phrase) is not None)


_CONTRIBUTIONS = ("贡献率", "貢獻率", "拉动率")
_SUMS, _SUM_ENDS = ("总额", "總額"), ("额", "額", "量", "值")
_BOTH_WAYS, _ONE_WAY = ("进出口", "進出口"), ("进口", "出口", "進口")


def with_measure(carried: str, measure: str) -> str:
    """A carried subject with the aspect now named: 蔬菜播种面积 and 产量 give 蔬菜产量, 大桥 and 全长 give 大桥."""
    if measure in _CONTRIBUTIONS:
        return carried
    if carried.endswith(_BOTH_WAYS) and measure.startswith(_ONE_WAY):
        return carried.removesuffix(_BOTH_WAYS[0]).removesuffix(_BOTH_WAYS[1]) + measure
    if measure in _SUMS and not carried.endswith(_SUM_ENDS):
        return carried + measure
    base = _measure_tail().sub("", carried)
    base = base.removesuffix(measure[:_SHORT]) if base.endswith(measure[:_SHORT]) else base
    if base and (base != carried or measure in listed("yield")):
        return base + measure
    return carried if is_measure(measure) else measure


def without_aspect(noun: str) -> str:
    """A thing without the aspect of it that was told of: 水产养殖 of 水产养殖面积; an aspect alone as it stands."""
    return _measure_tail().sub("", noun) or noun


def is_aspect(phrase: str) -> bool:
    """Whether a phrase may be an aspect of what was spoken of before (面积, 产量)."""
    return phrase in aspects() or is_measure(phrase)
