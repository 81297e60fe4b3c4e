"""What a figure counts or measures: the noun phrase right or left of it, or the one carried over from before."""

import re
from dataclasses import dataclass
from functools import cache

import rjieba

from claims import lexicon
from claims.model import Dimension

STOP = re.compile(r"[，,；;。！？!?：:\n（(）)—…|]")
_RIGHT_STOP = re.compile(r"[，,；;。！？!?：:\n（(）)、—…|]")
_BRACKETS = re.compile(r"[（(][^（）()\n]{0,60}[）)]")
_COUNTED = frozenset({Dimension.COUNT, Dimension.PERSON, Dimension.PERSON_TIME})
_BASE = (
    r"(?:(?:比|较|較|与|與|同)(?:上年|去年|上月|上季|年初|上年末|上年同期|去年同期|同期|前一年|上一年|全国|全省|往年|基期|上季度|上年底|去年底|年初|[^，,；;。]{1,14}?)"
    r"(?:同期|末|底|同月|相比|水平|平均水平)?(?:均|各|都|分别)?|同比|环比|環比|按年|按月|年均|年平均|平均每年|实际|名义|累计|分别|分別|各|均|合计|总体|共|又|再|也|将|力争|预计|预期|要|可|能|已|净|进一步|大幅|小幅|微|略|有所|继续|持续|快速|逆势|连续|直接|间接|最高|最大|平均)*"
)
_CHANGE_WORD = (
    r"增长率|增长速度|增长|增速|增幅|升幅|涨幅|降幅|跌幅|增加|上升|上涨|提高|提升|下降|减少|降低|回落|下跌|下滑|下挫|扩大|缩小|缩减|压减|收窄|加快|放缓|回升|攀升|上调|下调|反弹|增收|减收|上漲|增長|減少|反彈|增|减|降|升|涨|跌|多|少|高|低|快|慢|節約|节约|節省|节省|增值|压缩|升值|贬值|貶值|收缩|低于|高于|高出|超出|多出|領先|领先|扩张|擴張|漲|減"
)
_LINK_AFTER = r"(?:了|为|達|达|达到|到|至|超|约|近|幅度|的幅度|速度|幅度为|幅度达|出|過|过)*"
CHANGE = re.compile(rf"(?P<base>{_BASE})(?P<verb>{_CHANGE_WORD})(?P<link>{_LINK_AFTER})$")
SHARE = re.compile(r"(?:，|,)?(?:约|已|共|均|仅|就|则|分别|合计|所)?(?P<verb>占|佔)(?P<whole>[^，,；;。]{0,24}?)(?:的)?(?:比重|比例|比率|份额|百分比)?(?:分别)?(?:也|已|均|仅)?(?:为|達|达|达到|由|上升到|提高到|提高至|升至|降至|超|超过|约|约为|近|的|高达|在)*$")
_SHARE_NOUN = re.compile(r"(?:的)?(?:占比|比重|比例|比率|所占比重|所占比例|份额)(?:分别|分別)?(?:为|達|达|达到|提高到|提高至|升至|上升到|降至|超|超过|约|约为|高达|均|在)*$")
_CLEAN_ENDS = re.compile(r"^[的了与與和及、以并並至到等各之而由从]+|[的了与與和及、以]+$")
_LEAD_NOISE = re.compile(r"^(?:各类|各级|各种|各项|各|全部|所有|其他|其它|一批|有关|相关|等|为|的|和|与|及|、)+")
_PLACE_TAGS = frozenset({"ns"})
_FUNCTION_TAGS = frozenset({"d", "p", "r", "u", "ul", "uz", "y", "zg", "ud", "uv", "ug"})
_MEASURES = re.compile(r"^(?:总)?(?:面积|占地面积|建筑面积|总面积|规模|产量|总产量|产值|总产值|产能|投资|总投资|总投资额|投资额|增加值|销量|销售额|价格|均价|单价|金额|总额|总金额|总量|数量|总数|人数|长度|全长|总长|高度|宽度|深度|容量|库容|装机|装机容量|占比|比重|比例|增速|增幅|降幅|平均|人均|单产|亩产|年产|年产值|年产量|收入|年收入|利润|税收|营收|营业收入|市场份额|参保率|覆盖率|完成率|利用率|合格率|普及率|成功率|重|重量|净重|总重|余额|预算|概算|合同金额|成交额|交易额|出口|进口|进出口|出口额|进口额|里程|总里程|户数|户均|时速|速度|寿命|年龄|平均年龄|工期|水位|流量|温度|气温|浓度|累计|总里程数|资金|总资金|补助资金|贷款)$")
_MEASURE_TAIL = re.compile(r"(?:播种面积|种植面积|占地面积|建筑面积|面积|总产量|产量|总产值|产值|增加值|总额|总量|规模|数量|人数|收入|投资|价格|余额)$")


@dataclass(frozen=True, slots=True)
class Subject:
    """The words found for one figure: the subject, the aspect of it, the sign of a change and the place in front."""

    subject: str | None
    measure: str | None = None
    sign: int = 1
    scope: str | None = None
    carried: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Left:
    """The text before a figure, taken apart: the phrase left over, how it is tied to the figure, and its places."""

    phrase: str
    change: str | None = None
    share: bool = False
    each: bool = False
    tied: bool = False
    verb: str | None = None
    scope: str | None = None


def take_left(text: str) -> Left:
    """Peel what ties an indicator to its figure off the text before it: 达到, 同比增长, 占…的比重为, 分别."""
    text = _BRACKETS.sub("", text).strip(" 　“”\"'")
    each = "分别" in text or "分別" in text
    change = share = None
    tied = False
    found = CHANGE.search(text)
    if found and not _noun_change(text, found):
        change, text, tied = found.group("verb"), text[: found.start()], True
    share_match = SHARE.search(text) or _SHARE_NOUN.search(text)
    if share_match and not (change and share_match.re is SHARE):
        share, text, tied = True, text[: share_match.start()], True
    peeled = _peel(text)
    return Left(peeled, change, bool(share), each, tied or peeled != text)


def _noun_change(text: str, found: "re.Match[str]") -> bool:
    """高 in 最高 or 提高, 多 after a number, 新增: parts of other words or verbs with an object of their own."""
    verb, start = found.group("verb"), found.start("verb")
    before = text[max(0, start - 1) : start]
    if verb in ("多", "少", "高", "低", "快", "慢", "升", "降", "增", "减", "涨", "跌", "漲", "減"):
        if found.group("base") or not before:
            return verb == "增" and before in ("新", "净", "淨")
        return before in "最提新净淨倍更较至不" or verb in ("多", "少", "快", "慢", "升") or before not in "，,"
    return False


@cache
def _links() -> tuple[str, ...]:
    return tuple(sorted(lexicon.words("context.toml", "link"), key=len, reverse=True))


def _peel(text: str) -> str:
    links = _links()
    while text:
        text = text.rstrip(" 　、，,")
        for link in links:
            if text.endswith(link) and not (len(link) == 1 and len(text) > 1 and text[-2:] in _KEEP):
                text = text[: -len(link)]
                break
        else:
            return text
    return text


_KEEP = frozenset({"数量", "总量", "产量", "销量", "流量", "质量", "容量", "人数", "户数", "总数", "指数", "次数", "件数", "台数", "床数", "支出", "产出", "输出", "演出", "进出", "目的", "存量", "增量", "电量", "水量", "重量", "热量", "能量", "运量", "力量", "储量", "交量", "理量", "疗量", "放量", "用量", "货量", "吐量", "转量", "含量", "雨量", "客量", "总计", "统计", "设计", "会计", "审计", "程度", "大约", "条约", "节约", "合约", "行为", "作为", "公告", "现有", "国有", "所有", "私有", "持有", "降低", "最高", "最低", "提高", "车数", "亩数", "例数", "家数", "点数", "分数", "倍数", "系数", "参数", "岁数", "天数", "级数", "项数", "起数", "字数", "位数", "页数", "多数", "少数", "完成", "建成", "落成", "形成", "组成", "发出", "推出", "派出", "查出", "选出", "超出", "突出", "退出", "存在", "所在", "內在", "外在", "现在", "城区", "得到", "收到", "报到", "签到", "甚至", "夏至", "冬至", "總量", "數量", "產量", "銷量", "總數", "人數", "戶數", "指數", "次數", "重点", "全部"})


@cache
def _openings() -> tuple[str, ...]:
    return tuple(sorted(lexicon.words("context.toml", "opening"), key=len, reverse=True))


def trim_opening(text: str) -> tuple[str, str | None]:
    """Drop what opens a clause (其中, 全年, 截至目前) and the place in front of it (全市), which becomes the scope."""
    wide = lexicon.words("context.toml", "place-wide")
    scope = None
    while text:
        text = text.lstrip(" 　、，,的“”")
        for n in range(min(6, len(text)), 1, -1):
            if text[:n] in wide and len(text) > n:
                scope, text = text[:n], text[n:]
                break
        else:
            for opening in _openings():
                if text.startswith(opening) and (len(opening) > 1 or _single(text)):
                    text = text[len(opening) :]
                    break
            else:
                return text, scope
    return text, scope


def _single(text: str) -> bool:
    """A one-character opening may only go where it is a word of its own."""
    first = rjieba.cut(text[:8])[0]
    return len(first) == 1


def noun_left(phrase: str) -> tuple[str, str | None]:
    """The noun phrase at the end of `phrase` and the verb that governs it, if one does."""
    phrase, _ = trim_opening(phrase)
    tokens = rjieba.tag(phrase)
    predicates, modifiers = lexicon.words("context.toml", "predicate"), lexicon.words("context.toml", "modifier")
    cut, verb = 0, None
    content = False
    for i, (word, tag) in enumerate(tokens):
        rest = "".join(w for w, _ in tokens[i + 1 :])
        if not rest or _INSIDE_QUOTES.search("".join(w for w, _ in tokens[:i])):
            content = True
            continue
        governs = word in predicates and (word not in modifiers or (not content and len(rest) > 2))
        function = tag in _FUNCTION_TAGS and word not in _NOT_FUNCTION and word not in modifiers
        if governs or function:
            cut, verb = i + 1, word if governs else verb
            content = False
        else:
            content = True
    noun = "".join(w for w, _ in tokens[cut:])
    return _tidy(noun), verb


_INSIDE_QUOTES = re.compile(r"[“「《『][^”」》』]*$")
_NOT_FUNCTION = frozenset({"的", "各", "本", "该", "总", "人均", "户均", "最", "非", "超", "自", "共同", "个人", "其他", "单位", "亲自", "自主", "外", "新", "全", "大", "小", "高", "低", "中", "多", "双", "副", "正"})


def _tidy(noun: str) -> str:
    previous = None
    while noun != previous:
        previous = noun
        noun = _LEAD_NOISE.sub("", _CLEAN_ENDS.sub("", noun.strip(" 　、，,")))
    return _balance(noun)


def _balance(noun: str) -> str:
    for opening, closing in ("“”", "《》", "「」", "（）", "『』"):
        if noun.startswith(opening) and noun.endswith(closing) and noun.count(opening) == 1:
            return noun[1:-1]
        if noun.count(opening) != noun.count(closing):
            noun = noun.replace(opening, "").replace(closing, "")
    return noun


def noun_right(text: str, *, verbal: bool = False) -> str:
    """The noun phrase that starts at the beginning of `text`; empty where a verb or a mark comes first.

    With `verbal` a verb phrase is taken as well (7次专题会议研究).
    """
    stop = _RIGHT_STOP.search(text)
    text = text[: stop.start()] if stop else text
    text = text.lstrip(" 　")
    if text.startswith("的"):
        text = text[1:]
    if verbal:
        return _tidy(text)
    predicates, modifiers = lexicon.words("context.toml", "predicate"), lexicon.words("context.toml", "modifier")
    tokens = rjieba.tag(text[:40])
    taken: list[str] = []
    for i, (word, tag) in enumerate(tokens):
        if _INSIDE_QUOTES.search("".join(taken)):
            taken.append(word)
            continue
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if word in modifiers and word not in _CLOSING:
            if not taken or following is None or not _ends(following, predicates, modifiers):
                taken.append(word)
                continue
            break
        if word in predicates or (tag in _FUNCTION_TAGS and word not in _NOT_FUNCTION) or word in _CLOSING:
            break
        if tag in ("v", "vd", "vi") and taken and (following is None or following[1] not in ("n", "vn", "nz", "uj", "v")):
            break
        taken.append(word)
    return _tidy("".join(taken))


_CLOSING = frozenset({"免费", "中", "后", "前", "里", "内", "上", "下", "以来", "等", "时", "其中", "之间", "左右", "一", "两", "两位数", "年均", "之一", "以上", "通车", "确诊"})


def _ends(following: tuple[str, str], predicates: frozenset[str], modifiers: frozenset[str]) -> bool:
    return (following[0] in predicates and following[0] not in modifiers) or following[1] in ("p", "d")


def only_places(phrase: str) -> bool:
    """Whether a phrase names places and nothing else (深圳, 广州市)."""
    if not phrase:
        return False
    if phrase in lexicon.words("context.toml", "place-wide"):
        return True
    return all(tag in _PLACE_TAGS for _, tag in rjieba.tag(phrase))


def is_measure(phrase: str) -> bool:
    """Whether a phrase names an aspect that needs a thing (面积, 产量), not a thing."""
    return bool(_MEASURES.match(phrase))


def with_measure(carried: str, measure: str) -> tuple[str, str]:
    """A carried subject with the aspect now named: 蔬菜播种面积 and 产量 give 蔬菜产量."""
    base = _MEASURE_TAIL.sub("", carried)
    return (base + measure, measure) if base and base != carried else (carried, measure)
