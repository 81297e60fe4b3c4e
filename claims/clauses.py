"""The text before a figure, taken apart: what ties the figure to its indicator, and the noun phrase that is left."""

import re
from dataclasses import dataclass
from functools import cache

from claims import lexicon
from claims.phrases import plain, words

STOP = re.compile(r"[，,；;。！？!?：:\n（(）)—…|]")
_BRACKETS = re.compile(r"[（(][^（）()\n]{0,60}[）)]")
_BASE = (
    r"(?:(?:比|较|較|与|與|同)(?:上年|去年|上月|上季|年初|上年末|上年同期|去年同期|同期|前一年|上一年|全国|全省|往年|基期|上季度|上年底|去年底|年初|[^，,；;。、]{1,14}?)"
    r"(?:同期|末|底|同月|相比|水平|平均水平)?(?:均|各|都|分别)?|同比|环比|環比|按年|按月|年均|年平均|平均每年|实际|名义|累计|分别|分別|各|均|合计|总体|共|又|再|也|将|力争|预计|预期|要|可|能|已|净|进一步|大幅|小幅|微|略|有所|继续|持续|快速|逆势|连续|直接|间接|最高|最大|平均|实现|显著|顯著|明显|稳步|平稳|連續)*"
)
_CHANGE_WORD = (
    r"增长率|增长速度|增长|增速|增幅|升幅|涨幅|漲幅|降幅|跌幅|增加|上升|上涨|提高|提升|下降|减少|降低|回落|下跌|下滑|下挫|扩大|缩小|缩减|压减|收窄|加快|放缓|回升|攀升|上调|下调|反弹|增收|减收|上漲|增長|減少|反彈|節约|节约|节省|節省|增值|压缩|升值|贬值|貶值|收缩|高出|超出|多出|領先|领先|扩张|擴張|增|减|降|升|涨|跌|多|少|高|低|快|慢|漲|減"
)
_TIGHT = frozenset("增减降升涨跌漲減")
_LOOSE = frozenset("多少高低快慢")
_RATE_NOUN = frozenset({"增长率", "增长速度", "增速", "增幅", "升幅", "涨幅", "漲幅", "降幅", "跌幅"})
_CHANGE = re.compile(rf"(?P<base>{_BASE})(?P<verb>{_CHANGE_WORD})(?P<link>(?:了|为|為|達|达|到|至|超|约|近|幅度|速度|出|的)*)$")
_AGAINST = re.compile(r"(?:，|,)?(?P<verb>低于|高于|好于|优于|快于|慢于|少于|多于|高出|超出|低於|高於)[^，,；;。]{1,16}$")
_SHARE = re.compile(r"(?:约|已|共|均|仅|就|则|分别|合计|所|，)*(?:占|佔)(?P<whole>[^，,；;。]{0,24}?)(?:的)?(?:比重|比例|比率|份额|百分比)?(?:分别|也|已|均|仅)*(?:为|為|達|达|到|由|从|上升到|提高到|提高至|升至|降至|超|过|约|近|的|高达|在)*$")
_SHARE_NOUN = re.compile(r"(?:的)?(?:占比|所占比重|所占比例|比重|份额)(?:分别|分別)?(?:为|達|达|到|由|提高到|提高至|升至|上升到|降至|超|过|约|高达|均|在)*$")
_TARGET = re.compile(r"(?:(?:超额|提前|已|共)*完成[^，,；;。]{0,16}(?:任务|目标|计划|预算|指标|年度|年初预算)(?:数)?(?:的)?|[^，,；;。]{0,14}(?:任务|目标|计划|预算)(?:数)?的)$")
_INVEST = re.compile(r"^(?:总)?(?:投资|投入|耗资|斥资|出资)(?:资金)?$")


@dataclass(frozen=True, slots=True)
class Left:
    """The text before a figure: the phrase left over, the change verb, and whether it is a share or a list.

    `change` is the verb of change where the figure is an amount or rate of change, `against` the verb of a comparison
    with a level (低于省控线). `whole` is what a share is a share of. `each` is set by 分别. `tied` says that some word
    ties the phrase to the figure (达到, 为). `target` says that the figure is a degree of fulfilment.
    """

    phrase: str
    change: str | None = None
    against: str | None = None
    whole: str | None = None
    each: bool = False
    tied: bool = False
    target: bool = False

    @property
    def share(self) -> bool:
        """Whether the figure is a share of something."""
        return self.whole is not None


def take_left(text: str) -> Left:
    """Peel what ties an indicator to its figure off the text before it: 达到, 同比增长, 占…的比重为, 分别."""
    text = _BRACKETS.sub("", text).strip(" 　\"'")
    each = "分别" in text or "分別" in text
    if target := _TARGET.search(text):
        return Left(_peel(text[: target.start()])[0], each=each, tied=True, target=True)
    if (against := _AGAINST.search(text)) and not text.endswith(("于", "於", "出")):
        return Left(_peel(text[: against.start()])[0], "差", against.group("verb"), each=each, tied=True)
    change = whole = None
    tied = False
    found = _CHANGE.search(text)
    if found and not _part_of_noun(text, found):
        level = any(link in found.group("link") for link in ("到", "至", "为", "為", "达", "達")) and found.group("verb") not in _RATE_NOUN
        change, text, tied = (None if level else found.group("verb")), text[: found.start()], True
    share = _SHARE.search(text) or _SHARE_NOUN.search(text)
    if share and not change and not _place_taken(text, share):
        whole, text, tied = share.groupdict().get("whole") or "", text[: share.start()], True
    phrase, peeled = _peel(text)
    return Left(phrase, change, whole=whole, each=each, tied=tied or peeled)


def _place_taken(text: str, share: "re.Match[str]") -> bool:
    """占地 is an area, not a share."""
    return text[share.start() :].lstrip("约已共均仅就则分别合计所，").startswith(("占地", "占用", "占有"))


def _part_of_noun(text: str, found: "re.Match[str]") -> bool:
    """Whether the change word is part of another word (最高, 提升, 新增) or lacks a base that it needs (多, 高)."""
    verb, before = found.group("verb"), text[max(0, found.start("verb") - 1) : found.start("verb")]
    if verb in _TIGHT:
        return before in ("新", "净", "淨", "倍", "提", "上", "最", "突")
    if verb in _LOOSE:
        return not found.group("base")
    return False


@cache
def _openings() -> tuple[str, ...]:
    return tuple(sorted(lexicon.words("context.toml", "opening"), key=len, reverse=True))


def _peel(text: str) -> tuple[str, bool]:
    """Drop linking words from the end; also says whether any was dropped."""
    links = lexicon.words("context.toml", "link")
    parts = [word for word, _ in words(text.rstrip(" 　、，,"))]
    whole = len(parts)
    while parts:
        for n in (3, 2, 1):
            if n <= len(parts) and (plain("".join(parts[-n:])) in links or not "".join(parts[-n:]).strip(" 　、，,的了")):
                del parts[-n:]
                break
        else:
            break
    return "".join(parts), len(parts) < whole


def trim_opening(text: str) -> tuple[str, str | None]:
    """Drop what opens a clause (其中, 全年, 截至目前) and the place in front of it (全市), which becomes the scope."""
    wide = lexicon.words("context.toml", "place-wide")
    scope = None
    while text:
        text = text.lstrip(" 　、，,的")
        for n in range(min(6, len(text)), 1, -1):
            if text[:n] in wide and len(text) > n:
                scope, text = text[:n], text[n:]
                break
        else:
            opening = next((o for o in _openings() if text.startswith(o) and (len(o) > 1 or len(words(text[:8])[0][0]) == 1)), None)
            if opening is None:
                return text, scope
            text = text[len(opening) :]
    return text, scope


def invests(phrase: str) -> bool:
    """Whether a phrase only says that money was put in (投资, 总投资), so that the thing follows the figure."""
    return bool(_INVEST.match(phrase))
