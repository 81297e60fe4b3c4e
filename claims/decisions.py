"""Which quantities are claims: the text's own parts, dates, ordinals and names are told apart, each for a named reason."""

import re
from dataclasses import dataclass

from claims import lexicon
from claims.model import Dimension, Hedge, Kind
from claims.numerals import MAGNITUDE
from claims.phrases import words
from claims.quantities import Mention, Quantity

_QUOTES = {"“": "”", "《": "》", "「": "」", "『": "』", "‘": "’", "〈": "〉"}
_CLOSERS = {close: opening for opening, close in _QUOTES.items()}
_NAME_LENGTH = 16
_MARKS = re.compile("[“”《》「」『』‘’〈〉]")
_LEVEL = re.compile(
    r"\s?(?:级(?!以上)|型(?!号)|版|号|代(?!表)|式(?!样)|制(?!造|定|氧)|线|路(?!车)|后|环路|院|园区|楼|室|栋楼|座谈|星级|产业(?=[^0-9]{0,4}(?:结构|融合))|维|系|期工程|级别|股份)"
)
_STANDING = re.compile(
    r"(?:元户|富翁|亩良田|元户|年(?:老|古|名|大计|历史文化名|校庆|庆典|奋斗目标|变局|未有|华诞|梦想|企业|沧桑|风云|潮涌)|年(?=[”]))"
)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a mention is, and the rule that says so."""

    mention: Mention
    kind: Kind
    rule: str


def quoted(text: str) -> list[tuple[int, int, str]]:
    """Quoted stretches within a line as (start after the mark, end before it, opening mark), innermost kept."""
    stretches: list[tuple[int, int, str]] = []
    for line in re.finditer(r"[^\n]+", text):
        stack: list[tuple[str, int]] = []
        for mark in _MARKS.finditer(text, *line.span()):
            if mark.group() in _QUOTES:
                stack.append((mark.group(), mark.end()))
            elif stack and stack[-1][0] == _CLOSERS[mark.group()]:
                opening, start = stack.pop()
                stretches.append((start, mark.start(), opening))
    return sorted(stretches)


def decide(text: str, mentions: list[Mention]) -> list[Decision]:
    """Tell claims and structure from dates, ordinals and names, in text order."""
    stretches = quoted(text)
    decisions: list[Decision] = []
    index = 0
    for mention in mentions:
        if mention.quantity is None:
            decisions.append(Decision(mention, mention.kind or Kind.NAME, mention.rule))
            continue
        while index < len(stretches) and stretches[index][1] < mention.start - 200:
            index += 1
        kind, rule = _decide(text, mention.quantity, stretches, index)
        decisions.append(Decision(mention, kind, rule))
    return decisions


def _decide(text: str, quantity: Quantity, stretches: list[tuple[int, int, str]], index: int) -> tuple[Kind, str]:
    numeral = text[quantity.number_start : quantity.number_end]
    inside = _enclosing(quantity, stretches, index)
    if inside and (found := _in_quotes(text, quantity, inside)):
        return found
    for rule in (_adjacent, _bare, _one, _unitless, _unit_as_name):
        reason = rule(text, quantity, numeral)
        if reason:
            return reason
    return (Kind.STRUCTURE, "structure") if _structure(text, quantity) else (Kind.CLAIM, "claim")


def _enclosing(quantity: Quantity, stretches: list[tuple[int, int, str]], index: int) -> tuple[int, int, str] | None:
    best = None
    for i in range(index, len(stretches)):
        start, end, _ = stretches[i]
        if start > quantity.number_start:
            break
        if quantity.core_end <= end and (best is None or start >= best[0]):
            best = stretches[i]
    return best


def _in_quotes(text: str, quantity: Quantity, inside: tuple[int, int, str]) -> tuple[Kind, str] | None:
    start, end, opening = inside
    if opening in ("《", "〈"):
        return (Kind.STRUCTURE, "structure") if quantity.unit == "条" and quantity.end == end else (Kind.NAME, "title")
    if re.match(r"\s?[0-9]", text[end + 1 : end + 3]):
        return Kind.NAME, "quoted name"
    if end - start > _NAME_LENGTH or any(c in text[start:end] for c in "，,。；;"):
        return None
    if quantity.number_start == start and _structure(text, quantity, stop=end):
        return Kind.STRUCTURE, "structure"
    return Kind.NAME, "quoted name"


def _adjacent(text: str, quantity: Quantity, numeral: str) -> tuple[Kind, str] | None:
    """Digits grown together with letters, levels and lines (T1000, 5A级, 2号线, 千亿级) are names."""
    before = text[quantity.number_start - 1 : quantity.number_start]
    after = text[quantity.core_end : quantity.core_end + 1]
    if before.isascii() and before.isalpha():
        return Kind.NAME, "letter before"
    if numeral[0].isascii() and not quantity.unit and after.isascii() and after.isalpha():
        return Kind.NAME, "letter after"
    if before in ("第", "№", "#"):
        return Kind.ORDINAL, "ordinal"
    level = _LEVEL.match(text, quantity.core_end)
    if (
        level
        and quantity.end == quantity.core_end
        and not (quantity.unit == "条" or quantity.dimension is Dimension.PERCENT)
    ):
        if not quantity.unit or level.group().strip() in ("级", "型", "级别", "制", "版", "期工程", "院"):
            return Kind.NAME, "level or model"
    return None


def _bare(text: str, quantity: Quantity, numeral: str) -> tuple[Kind, str] | None:
    """百, 千, 万 and 亿 without a digit count only with a hedge (千余家, 上百名, 超万亿元)."""
    if all(c in MAGNITUDE for c in numeral) and numeral not in ("十", "二十") and quantity.hedge is Hedge.EXACT:
        if quantity.dimension in (Dimension.PERCENT,) and "part" in "".join(quantity.rules):
            return None
        return Kind.NAME, "bare magnitude"
    if (
        not numeral[0].isascii()
        and re.fullmatch("[十百千万亿]{2,}", numeral)
        and numeral not in ("百万", "千万", "十万", "百亿", "千亿", "万亿", "十亿")
    ):
        return Kind.NAME, "set phrase"
    if not numeral[0].isascii() and quantity.hedge is Hedge.EXACT and _STANDING.match(text, quantity.number_end):
        return Kind.NAME, "set phrase"
    return None


_COUNTS_ONE = frozenset({Dimension.COUNT, Dimension.PERSON, Dimension.OTHER, Dimension.PERSON_TIME, None})
_LASTING = re.compile(
    r"(?:仅|历时|连续|为期|时长|用时|耗时|长达|持续|满|不到|超过|近|约|仅用|任期|缩短|延长|歷時|連續)(?:了)?$"
)


def _one(text: str, quantity: Quantity, numeral: str) -> tuple[Kind, str] | None:
    """一 with a classifier is an article (一个, 一批, 之一), not a count, unless a hedge or 历时 says otherwise."""
    if numeral not in ("一",) or quantity.hedge in (Hedge.BELOW, Hedge.RANGE, Hedge.AT_LEAST, Hedge.AT_MOST):
        return None
    if quantity.dimension in _COUNTS_ONE:
        return Kind.NAME, "article"
    if quantity.dimension is Dimension.DURATION and not _LASTING.search(
        text, max(0, quantity.start - 4), quantity.start
    ):
        return Kind.NAME, "article"
    if quantity.dimension in (Dimension.LENGTH, Dimension.VOLUME, Dimension.MASS, Dimension.AREA, Dimension.SPEED):
        return Kind.NAME, "article"
    return None


_MONEY_BEFORE = re.compile(r"[额值款资债入出费税润产本金贷收价]|投资|总量|经济|规模|市场|预算|GDP|工业|零售")
_PEOPLE_AFTER = re.compile(
    r"[\s的]{0,1}(?:[一-鿿]{0,8}?)(?:人口|居民|群众|学生|学子|党员|职工|员工|用户|游客|旅客|观众|粉丝|青年|儿童|老人|农民|市民|村民|大学生|师生|教师|官兵|会员|网民|患者|民众|劳动力|移民|同胞|干部|人民|百姓|贫困)"
)


def _unitless(text: str, quantity: Quantity, numeral: str) -> tuple[Kind, str] | None:
    """A number without unit is a claim only where a magnitude, a hedge or a shared unit shows that it counts."""
    if quantity.unit or "unit:shared" in quantity.rules:
        return None
    if "numeral:ratio" in quantity.rules or "numeral:digits" in quantity.rules:
        return None
    big = any(c in "万萬亿億" for c in numeral)
    if big and len(numeral) > 1:
        return None
    if big and quantity.hedge is not Hedge.EXACT:
        return None
    if quantity.hedge in (Hedge.ABOVE, Hedge.BELOW, Hedge.ABOUT) and not quantity.plain and len(numeral) > 1:
        return None
    if _RATE.search(text, max(0, quantity.start - 12), quantity.start) and "." in numeral:
        return None
    return Kind.NAME, "no unit"


_RATE = re.compile(
    r"(?:汇率|指数|系数|比率|比值|市盈率|评分|得分|容积率|基尼系数|恩格尔系数|PMI|价格指数|满意度)(?:为|是|达|达到|降至|升至|报|收于)?$"
)
_UNIT_NAME = re.compile(
    r"(?:大(?=[队道街学连小厦院])|所(?=[谓以])|部(?=[队门委])|项(?=目)|口(?=[岸腔径])|方(?=面|案|针|向|式|便)|处(?=[级理置])|门(?=[户诊])|回(?=[落升])|步(?=走(?!访))|点(?=[半钟多])|节(?=[约能点])|站(?=式)|场(?=所|地)|期(?=间|工程)|班(?=子)|道(?=路)|面(?=积)|口(?=径))"
)


def _unit_as_name(text: str, quantity: Quantity, numeral: str) -> tuple[Kind, str] | None:
    """The unit's character begins another word (3大队, 三方面), or the phrase is a place in an order."""
    if "numeral:turn" in quantity.rules and _SCHEME.match(text, quantity.end):
        return Kind.NAME, "scheme"
    if _UNIT_NAME.match(text, quantity.core_end - 1) and not (
        quantity.unit == "大" and text[quantity.core_end : quantity.core_end + 1] in ""
    ):
        return Kind.NAME, "unit begins another word"
    if quantity.unit in ("期", "届", "屆", "号", "級", "级") and not numeral[0].isascii() and len(numeral) == 1:
        return Kind.ORDINAL, "ordinal"
    if quantity.unit == "日" and quantity.number_end - quantity.number_start <= 2:
        return Kind.DATE, "day"
    if quantity.unit in ("月",):
        return Kind.DATE, "month"
    if quantity.unit == "年" and quantity.hedge is Hedge.EXACT:
        if _PERIOD_AFTER.match(text, quantity.end):
            return Kind.DATE, "period"
        if not _LASTING.search(text, max(0, quantity.start - 4), quantity.start) and _governs(text, quantity.end):
            return Kind.DATE, "period"
    if quantity.unit in _SIZES and re.match("[一-鿿]", text[quantity.end : quantity.end + 1]):
        return Kind.NAME, "size in a name"
    if quantity.unit == "大" and text[quantity.start - 2 : quantity.start] in ("年度", "全球", "世界"):
        return Kind.NAME, "ranking"
    return None


_SIZES = frozenset({"英寸", "吋", "纳米", "奈米"})


def _governs(text: str, position: int) -> bool:
    """Whether a verb stands right after a span of years: 五年净增 … names the period, 五年计划 a length of time."""
    verbs = lexicon.words("context.toml", "predicate")
    if text.startswith(("累计", "合计", "共"), position):
        return True
    return any(text[position : position + n] in verbs for n in (2, 3)) and text[position : position + 2] not in (
        "规划",
        "计划",
    )


_SCHEME = re.compile("(?:工程|计划|行动|方案|战略)")
_PERIOD_AFTER = re.compile(r"(?:来|以来|间(?!隔)|里|之间|之前|以前|之后|以后|后(?!续)|前(?!三|10)|同期)")
_PART_AFTER = re.compile(r"(?:大|个|個|项|項|类|類|场|條|条|种|方面)?")


def _structure(text: str, quantity: Quantity, stop: int | None = None) -> bool:
    """Counts of the text's or a policy's own parts: 三大行动, 四个方面, 八场硬仗, 二十五条."""
    if quantity.hedge is not Hedge.EXACT or quantity.dimension is not Dimension.COUNT:
        return False
    if quantity.unit == "大":
        return True
    if quantity.unit not in ("个", "個", "项", "項", "类", "類", "场", "種", "种", "方面") or quantity.low > 99:
        return False
    parts = lexicon.words("context.toml", "part")
    tail = words(_END.split(text[quantity.core_end : min(stop or len(text), quantity.core_end + 10)], maxsplit=1)[0])
    for i, (word, _) in enumerate(tail):
        if word in parts:
            following = tail[i + 1] if i + 1 < len(tail) else None
            return following is None or following[0] in parts or following[1] not in ("n", "nz", "nt", "ns")
    return False


_END = re.compile("[，,。；;、：:（()）和的及与”]")
