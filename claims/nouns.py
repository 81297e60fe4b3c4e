"""Noun phrases: the one that ends at a figure and the one that starts after it."""

import re

from claims import lexicon
from claims.phrases import plain, words

_FUNCTION_TAGS = frozenset({"d", "p", "r", "u", "ul", "uz", "y", "ud", "uv", "ug"})
_NOT_FUNCTION = frozenset("的 各 本 该 总 人均 户均 最 非 超 自 个人 单位 自主 外 新 全 大 小 高 低 中 多 双 副 正 每 特 再".split())
_RIGHT_STOP = re.compile(r"[，,；;。！？!?：:\n（(）)、—…|]|和(?=《)|及(?=《)")
_CLOSING = frozenset("免费 中 后 前 里 内 上 下 以来 等 时 其中 之间 左右 两位数 年均 之一 通车".split())
_JOINING = frozenset("实现 完成 累计 合计 年均 平均 总计 实际 共".split())
_CLEAN = re.compile(r"^[的了与與和及、以并並至到等各之而由从以为]+|[的了与與和及、以等]+$")
_LEAD = re.compile(r"^(?:各类|各级|各种|各项|各|全部|所有|其他|其它|有关|相关)+(?=.{2})")
_IDENTIFIED = re.compile(r"^(?:被)?(?:诊断|診斷|认定|評|评|评定|评选|确认|確診|确诊|列|定|命名|升级|转|轉)(?:为|為)(?P<noun>[^，,；;。、]{2,20})")
_MEASURE = re.compile(
    r"^(?:年|总|總|平均|累计|合计|实际|计划|设计|新增|其中)?(?:面积|占地|占地面积|建筑面积|规模|产量|总产量|产值|总产值|产能|投资|总投资|总投资额|投资额|增加值|销量|销售额|价格|均价|单价|金额|总额|总金额|总量|数量|总数|人数|长度|全长|总长|高度|宽度|深度|容量|库容|装机|装机容量|占比|比重|比例|增速|增幅|降幅|单产|亩产|年产|年产值|年产量|收入|年收入|利润|税收|营收|营业收入|市场份额|参保率|覆盖率|完成率|利用率|合格率|普及率|成功率|重量|余额|预算|概算|合同金额|成交额|交易额|出口|进口|进出口|出口额|进口额|里程|总里程|户数|时速|速度|寿命|年龄|平均年龄|工期|水位|流量|温度|气温|浓度|资金|总资金|补助资金|贷款|数量|人口|人口数量|消费)$"
)
_MEASURE_TAIL = re.compile(r"(?:播种面积|种植面积|占地面积|建筑面积|面积|总产量|产量|总产值|产值|增加值|总额|总量|规模|数量|人数|价格|余额)$")


def noun_left(phrase: str) -> tuple[str, str | None]:
    """The noun phrase at the end of `phrase`, and the verb that governs it where one does.

    第一产业实现增加值 is one indicator, 第一产业增加值: a measure after 实现 or 累计 belongs to the thing before it.
    """
    tokens = words(phrase)
    predicates, modifiers = lexicon.words("context.toml", "predicate"), lexicon.words("context.toml", "modifier")
    cut, verb, before = 0, None, ""
    content = False
    for i, (word, tag) in enumerate(tokens[:-1]):
        rest = "".join(w for w, _ in tokens[i + 1 :])
        same = plain(word)
        opens = not content and same in modifiers and not is_measure(rest) and len(rest) >= 2 and "".join(w for w, _ in tokens[cut:i]) == ""
        governs = same in predicates and (same not in modifiers or opens)
        function = tag in _FUNCTION_TAGS and word not in _NOT_FUNCTION and same not in modifiers
        clause = tag == "v" and not content and "的" in rest and same not in modifiers
        if clause and not governs:
            at = max(j for j in range(i + 1, len(tokens)) if tokens[j][0] == "的" or j == i + 1)
            cut, content = at + 1, False
        elif governs or function:
            if same in _JOINING and content:
                before = tidy("".join(w for w, _ in tokens[cut:i]))
            elif governs:
                before = ""
            cut, verb, content = i + 1, word if governs else verb, False
        elif i >= cut:
            content = True
    noun = tidy("".join(w for w, _ in tokens[cut:]))
    return (before + noun if before and is_measure(noun) else noun), verb


def noun_right(text: str, *, verbal: bool = False, part: bool = False) -> str:
    """The noun phrase that starts at the beginning of `text`; empty where a verb or a mark comes first.

    With `verbal` a verb phrase is taken as well (7次专题会议研究); with `part` the phrase ends at the first name of a
    part (三个方面发力 gives 方面).
    """
    stop = _RIGHT_STOP.search(text)
    text = (text[: stop.start()] if stop else text).lstrip(" 　").removeprefix("的")
    if identified := _IDENTIFIED.match(text):
        return tidy(identified.group("noun"))
    if verbal:
        return tidy(_without_verb(text))
    taken = _take(words(text[:40]))
    return tidy("".join(_until_part(taken) if part else taken))


def _take(tokens: list[tuple[str, str]]) -> list[str]:
    predicates, modifiers = lexicon.words("context.toml", "predicate"), lexicon.words("context.toml", "modifier")
    taken: list[str] = []
    for i, (word, tag) in enumerate(tokens):
        same = plain(word)
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if same in modifiers and word not in _CLOSING:
            if taken and tag.startswith("v") and following and _ends(following, predicates, modifiers):
                break
            taken.append(word)
            continue
        if same in predicates or word in _CLOSING or (tag in _FUNCTION_TAGS and word not in _NOT_FUNCTION):
            break
        if tag in ("v", "vd", "vi") and taken and (following is None or following[1] not in ("n", "vn", "nz", "uj", "v")):
            break
        taken.append(word)
    return taken


def _ends(following: tuple[str, str], predicates: frozenset[str], modifiers: frozenset[str]) -> bool:
    same = plain(following[0])
    return (same in predicates and same not in modifiers) or following[1] in ("p", "d")


def _until_part(taken: list[str]) -> list[str]:
    parts = lexicon.words("context.toml", "part")
    for i, word in enumerate(taken):
        if word in parts and not (i + 1 < len(taken) and taken[i + 1] in parts and word in ("工作", "专项")):
            return taken[: i + 1]
    return taken


def _without_verb(text: str) -> str:
    tokens = words(text)
    drop = 0
    while drop < len(tokens) - 1 and (tokens[drop][1] in ("d", "p") or plain(tokens[drop][0]) in _LIGHT):
        drop += 1
    return "".join(word for word, _ in tokens[drop:])


_LIGHT = frozenset("作出 做出 开展 进行 举行 实施 推出 举办 组织 保持 实现 获得 荣获 位居 入选 蝉联".split())


def tidy(noun: str) -> str:
    """A phrase without particles, marks and unpaired quotes at its ends."""
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
    if phrase in lexicon.words("context.toml", "place-wide"):
        return True
    return bool(phrase) and all(tag == "ns" for _, tag in words(phrase))


def only_verbs(phrase: str) -> bool:
    """Whether a phrase is nothing but verbs that govern what follows (新增, 报告)."""
    predicates = lexicon.words("context.toml", "predicate")
    return bool(phrase) and all(plain(word) in predicates for word, _ in words(phrase))


def is_measure(phrase: str) -> bool:
    """Whether a phrase names an aspect that needs a thing (面积, 产量), not a thing."""
    return bool(_MEASURE.match(plain(phrase)))


def with_measure(carried: str, measure: str) -> str:
    """A carried subject with the aspect now named: 蔬菜播种面积 and 产量 give 蔬菜产量."""
    base = _MEASURE_TAIL.sub("", carried)
    return base + measure if base and base != carried else carried
