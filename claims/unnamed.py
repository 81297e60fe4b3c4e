"""Words before a figure that name nothing themselves: a base (每杯), a rest (其他), what is not done yet (待修)."""

import re

from claims.contexts import COUNTED, Context
from claims.lexicon import listed
from claims.model import DURATION, PERCENT
from claims.phrases import words

_BASE = re.compile(
    "每[一-鿿]{1,2}|平均每.{1,4}|(?:平均)?每[万萬千百十]?[一-鿿]{1,2}(?:拥有|平均|约|有)?"
    "|(?:生|户|戶|案|馆|館|亩|畝|件|单|單|车|車|台|臺|师|師|店|村|县|縣|组|組|床|桌|篇|项|項|校|日|月|季|年)均"
)
_REST = frozenset(("其他", "其它", "其余", "其餘", "余下", "剩余", "剩下", "剩餘", "以上", "上述"))
_PENDING = re.compile("(?:尚|仍|长期)?(?:未|待)(?![成婚来來遂定知])[^的，,0-9]{1,5}|[^的，,0-9]{2}中")
_ADVERBS = frozenset(("刚刚", "仅仅", "差不多", "几乎", "足足", "整整", "正好", "恰好", "将将"))
_BAND = "[0-9]+[周週]?[岁歲]?(?:至|到|[-—－–~～])[0-9]+[周週]?[岁歲]|[0-9]+[周週]?[岁歲](?:及)?以[上下]"
_THOSE = re.compile(
    rf"(?:^|[、，,；;])(?:其中|另有|还有|也有|排在第一的是)?(?:(“[^“”]{{2,16}}”|「[^「」]{{2,16}}」|{_BAND})"
    r"|在([^，,、。的]{2,10})[吃买住玩读住看做睡](?=的)"
    r"|(?:为了|因为|由于|选择|觉得|为|因|叫|乘坐|选|骑)([^，,、。的0-9]{2,12})|以([^，,、。的]{2,12})[为為](?:首要|主要)[^，,、。的]{1,8})"
    r"的(?:人)?(?:则|共|仅|只|约|就|达|也|还|有|占)*$"
)
_SHORT_OF = re.compile("(?:门槛|目标|标准|红线)?(?:仅|还|尚|只)?相?差")
_GOAL = re.compile("(?:预期|年度|年初|既定|计划|规划|控制)?目标(?:值|任务)?|预期|合理区间")
_MORE = frozenset("多少")
_COUNTED = COUNTED | {DURATION}
_SHORT = 2


def names_nothing(context: Context, noun: str) -> bool:
    """Whether the words before a figure only say for each of what, how far or that the rest is told.

    每杯2.5元, 生均2.9万元, 其他63场, 待修55座, 多结11.8件, 刚刚过半.
    """
    if ("每" in noun or "均" in noun) and _BASE.fullmatch(noun):
        return True
    counted = context.quantity.dimension in COUNTED
    pending = counted and ("未" in noun or "待" in noun or noun[-1] == "中")
    if (counted or context.quantity.dimension is PERCENT) and noun in _REST:
        return True
    if pending and _PENDING.fullmatch(noun):
        return True
    if noun in listed("compared-so") and context.last and context.begin == context.last.end:
        return True
    if "控制在" in context.left_text and _GOAL.fullmatch(noun):
        return True
    if noun[0] in _MORE and _is_more(noun):
        return True
    return noun in _ADVERBS or ((noun[-1] == "差" or noun[0] == "最") and _only_how(noun, context))


def _is_more(said: str) -> bool:
    """Whether it says that more or less was done: 多结 of 同比多结11.8件."""
    if len(said) != _SHORT:
        return False
    tokens = words(said)
    return len(tokens) == 1 and tokens[0][1] == "v"


def _only_how(said: str, context: Context) -> bool:
    """Whether what is short of something stands there (仅差), or how long something overran (最长超期)."""
    if said[-1] == "差" and _SHORT_OF.fullmatch(said):
        return True
    lasting = context.quantity.dimension is DURATION and said[0] == "最"
    return lasting and not any(tag.startswith("n") for _, tag in words(said))


def those(context: Context) -> str:
    """What those counted without a noun chose, gave or belong to: “没时间”的248人, 为了减肥的有62人; else empty."""
    if context.quantity.dimension not in _COUNTED or "的" not in context.left_text:
        return ""
    found = _THOSE.search(context.left_text.rstrip())
    return next((name for name in found.groups() if name), "").strip("“”「」") if found else ""
