"""Hedge words that touch a figure, before it and behind it."""

import re
from functools import cache
from typing import NamedTuple

from claims import lexicon
from claims.lexicon import HedgeWord, listed
from claims.model import Dimension, Hedge

_COURT = "(?:人民)?(?:法院?|检察?院?)"
_APART = frozenset("是为為有在要需了达達")
_NEEDS = "需要"
_SPACES = " 　"
_PARTING = f"{_SPACES}±"
_WIDE = frozenset("国國省市县縣区區校")
_PRICES = frozenset("价價值")
_GROWN = {"净增", "淨增", "新增"}
_PAST_GROWN = re.compile("(?:突破|超过|超過|超)(?P<so>了?(?:[年月季日])?[净淨新]增)\\Z")
"""What was passed by an increase: 突破年净增二十亿元."""
_MOVED = re.compile(
    "(?:增[长長加]?|[上回][升涨漲]|[缩縮][短小减減]|[提走][高升]|[下回][降跌滑落]|[减減]少?|[升涨漲降跌])\\Z"
)
_MOVES = (
    "增长", "增長", "增加", "上升", "回升", "上涨", "上漲", "提高", "提升", "走高", "下降", "下跌", "下滑", "回落",
    "减少", "減少", "缩短", "縮短", "缩小",
)  # fmt: skip
_VERB = 2
_MOVED_ENDS = "增长長加升涨漲高降跌滑落减減少短小"
_BASE_LENGTH = 20
_LONGEST, _GOVERNING = 6, 14
_NOT_THE_MOST = "(?:(?<![天日月年周季次])|(?![最至顶頂]多))"
"""What keeps out the most of some times, which bounds none of what they come to: 一天 | 最多上涨."""
_DONE_TO = "(?:(?![了到至为為达達])[一-鿿](?:(?![的有是为為达達到至共计計后後])[一-鿿]){1,5})?了?"
"""What a verb of change is done to, between it and its figure: 降低 | 能耗."""
_WHOLES = "[全总總本该該世我去上同整国國原]"
_CLOSES = "，,。；;、）) 的是\n"
_SHARE = re.compile(r"[占佔][^，,；;。、：:（()）\s占佔0-9]{0,16}\Z")
"""What a share is told of, up to its figure."""
_COUNTED = frozenset((Dimension.COUNT, Dimension.PERSON))
_NEAR_BY = re.compile(
    "(?:的?[一-鿿]{0,3}(?:线|線|关口|關口|大关|大關|水平|高位|低位|点位|點位))?附近(?![的有设設居村地])"
)
"""What a level that something keeps to lies about, behind its figure: 利用率在75% | 警戒线附近."""
_LEVELS = frozenset((Dimension.PERCENT, Dimension.OTHER, Dimension.MONEY))
_ABOUT_SO_MANY = re.compile(r"(?!.{0,2}[向往朝对的])[一-鿿]{1,3}左右(?=[，,。；;、）)\n]|\Z)")
"""What is counted, where 左右 stands behind it: 60个县 | 左右."""


_INSIDE = frozenset("内內")
_WINDOW = re.compile(
    "(?:之?[前后後]的|[过過]去的?|以[前后後]的)(?:[0-9]{1,3}|[一二三四五六七八九十两兩]{1,3})[个個]?[年月天日周週]$"
)
"""A stretch of time by where it lies, which bounds nothing: 统计时点之前的6个月 | 内."""
_HAVE_MOST = ("最高", "最低")
_HOMES = ("家庭", "家戶", "住户", "住戶", "农户", "農戶", "居民", "人群", "人口")


class Hedged(NamedTuple):
    """A hedge word and the edge of the figure's span once the word is taken in.

    `parted` says that the base of the figure stands between the two: 不到总数的两成.
    """

    word: HedgeWord
    edge: int
    parted: bool = False


@cache
def hedges_before() -> dict[str, tuple[tuple[str, HedgeWord], ...]]:
    """The hedge words that stand before a figure, by their last character."""
    return dict(lexicon.hedges("before"))


@cache
def hedges_after() -> dict[str, tuple[tuple[str, HedgeWord], ...]]:
    """The hedge words that stand after a figure, by their first character."""
    return dict(lexicon.hedges("after"))


@cache
def near() -> tuple[frozenset[str], frozenset[str]]:
    """The single characters that end what may lead a figure as a hedge word, and the pairs of characters that do."""
    words = [surface for found in hedges_before().values() for surface, _ in found]
    single = {surface for surface in words if len(surface) == 1} | set(_PARTING) | {"的"}
    pairs = {surface[-2:] for surface in words} | {surface[-1] + apart for surface in words for apart in _APART}
    around = {surface[-1] for found in hedges_before().values() for surface, word in found if _is_around(word)}
    pairs |= (
        {first + last for first in around for last in _MOVED_ENDS}
        | {word[-2:] for word in listed("base-price")}
        | set(_MOVES)
        | _GROWN
        | {_NEEDS}
        | {f"全{place}" for place in _WIDE}
    )
    return frozenset(single), frozenset(pairs)


def hedge_before(
    text: str, start: int, after: int, *, bare: bool, part: bool = False, percent: bool = False
) -> Hedged | None:
    """The longest hedge word that ends where the figure starts, or stands off it by 是, 为, 有 or a verb of change.

    Nothing before `after` is looked at. `bare` says that the numeral is a magnitude alone (百, 万), `part` that the
    figure is a part or a multiple, which its base may stand before (不到全国的两成), `percent` that it is a percentage,
    which may be a level of the place or time before it (高于全国的5%) but hardly of a total (不到总数的5%).
    """
    position = start
    while position > after and text[position - 1] in _PARTING:
        position -= 1
    if position <= after:
        return None
    last = text[position - 1]
    if last in hedges_before() and (found := _ending(text, position, after, bare=bare)):
        return found
    if last in _APART:
        need = last == "要" and text[position - 2 : position] == _NEEDS
        found = _ending(text, position - 1 - need, after, bare=bare)
        if found and (found.word.apart or (last == "了" and found.word.surface[-1] in "过過破")):
            return Hedged(found.word, start)
    if last == "增" and (grown := _PAST_GROWN.search(text, max(after, position - _LONGEST), position)):
        found = _ending(text, grown.start("so"), after, bare=False)
        return Hedged(found.word, start) if found else None
    if governing := _over_verb(text, after, position):
        found = _ending(text, governing.end("bound"), after, bare=False)
        return Hedged(found.word, start) if found else None
    if last in _MOVED_ENDS and (moved := _MOVED.search(text, max(after, position - _VERB), position)):
        found = _ending(text, moved.start(), after, bare=False)
        return Hedged(found.word, start) if found and _is_around(found.word) else None
    return _of_a_whole(text, start, position, after, part=part, percent=percent)


def _of_a_whole(text: str, start: int, position: int, after: int, *, part: bool, percent: bool) -> Hedged | None:
    """The hedge word of a part or a percentage that its whole stands behind: 约占 | 总人口的, 不到 | 全国的."""
    if (part or percent) and (share := _of_so_much(text, position, after)):
        return Hedged(share, start)
    last = text[position - 1]
    if (last == "的" and (part or percent)) or (part and (last in _WIDE or last in _PRICES)):
        found = _parted(text, position, after, part=part)
        return Hedged(found.word, start, parted=True) if found else None
    return None


def _of_so_much(text: str, position: int, after: int) -> HedgeWord | None:
    """The hedge word of a share whose whole may stand between: 约占 | 总人口的, 至少占."""
    start = max(after, position - _BASE_LENGTH)
    share = _SHARE.search(text, start, position)
    found = share and _ending(text, share.start(), after, bare=False)
    return found.word if found and found.word.apart else None


def tells_whose(text: str, found: Hedged, end: int) -> bool:
    """Whether a bound before a percentage that ends at `end` tells whom it is of: 所得 | 最低 | 20%家庭."""
    named = "一" <= text[found.edge - 1 : found.edge] <= "鿿"
    who = text[end : end + _LONGEST]
    homes = who.removeprefix("的").startswith(_HOMES)
    told = homes or (named and who[:1] != "的" and lexicon.beginning("ranked-group", who) != "")
    return told and found.word.surface in _HAVE_MOST


@cache
def _bounds() -> "re.Pattern[str]":
    """The bounds that a verb may part from their figure."""
    rows = lexicon.entries("hedges.toml", "over-verb")
    return re.compile(lexicon.any_of(sorted({surface for row in rows for surface in row["surfaces"]})))


@cache
def _over_verbs() -> "tuple[re.Pattern[str], ...]":
    """The bounds, each with the verb that parts it from its figure and with what that is done to: 最多 | 可容纳."""
    patterns = []
    for row in lexicon.entries("hedges.toml", "over-verb"):
        could, verb = lexicon.any_of(row["may"]), lexicon.any_of(filter(None, row["verbs"]))
        optional = ("?" * row["bare"], "?" * ("" in row["verbs"]))
        whose = _DONE_TO * row.get("done_to", False)
        patterns.append(
            re.compile(
                rf"{_NOT_THE_MOST * bool(whose)}(?P<bound>{lexicon.any_of(row['surfaces'])})(?:{could}){optional[0]}"
                rf"(?P<verb>(?:{verb}){optional[1]}{whose})\Z"
            )
        )
    return tuple(patterns)


def _over_verb(text: str, start: int, end: int) -> "re.Match[str] | None":
    """The `bound` with its `verb`, and what that is done to, that the text ends with."""
    if not bounded(text, end):
        return None
    found = (pattern.search(text, max(start, end - _GOVERNING), end) for pattern in _over_verbs())
    return next(filter(None, found), None)


def bounded(text: str, position: int) -> bool:
    """Whether a bound stands a little before a figure that starts at `position`: 至少 | 降低能耗."""
    return _bounds().search(text, position - _GOVERNING, position) is not None


def without_bound(words: str) -> str:
    """Words that lead up to a figure without the bound of their verb: 每户 | 最多可 | 补贴."""
    found = _over_verb(words, 0, len(words))
    return words[: found.start()] + found["verb"] if found else words


def _is_around(word: HedgeWord) -> bool:
    """Whether a word says that a figure is only about right, so that the verb may follow it: 约增加3万人."""
    return word.hedge is Hedge.ABOUT and word.apart


def _parted(text: str, position: int, after: int, *, part: bool) -> Hedged | None:
    start = max(after, position - _BASE_LENGTH)
    base = of_base(text[start:position])
    if base is None or base.lastgroup == "hedge":
        return None
    found = _ending(text, start + base.end("hedge"), after, bare=False)
    if found is None or (base["is"] and not found.word.apart):
        return None
    short_of = base["goal"] and found.word.hedge is Hedge.BELOW
    return found if part or base["noun"] or short_of else None


def of_base(text: str) -> "re.Match[str] | None":
    """The hedge word that a text ends with, with the base of a part: a `noun`, `place`, `time` or `goal`.

    超过全国的 and 约占总数的 are such, no 最高法院的; what only ends like a hedge word (最近全省的) is not told apart.
    """
    return _of_base().search(text)


@cache
def _of_base() -> "re.Pattern[str]":
    surfaces = [surface for found in hedges_before().values() for surface, word in found if not word.bare]
    short, long = (lexicon.any_of(word for word in surfaces if (len(word) == 1) is one) for one in (True, False))
    place, time = lexicon.alternation("place-wide", "base-place"), lexicon.alternation("base-time")
    noun, goal = (
        rf"[^，,。；;、：:（()）\s]{{0,8}}?(?:{lexicon.alternation(name)})" for name in ("base-noun", "base-goal")
    )
    price = lexicon.alternation("base-price")
    return re.compile(
        rf"(?P<hedge>(?:{long})(?!{_COURT})|(?:{short})(?={_WHOLES}|[占佔]))(?P<is>占|佔|为|為|是|相当于|相當於)?"
        rf"(?:(?:(?P<time>{time})|(?P<place>{place})|(?P<noun>{noun})|(?P<goal>{goal}))的|(?P<price>{price})的?"
        r"|(?<=[占佔])(?P<wide>全[国國省市县縣区區校]))?\Z"
    )


def _ending(text: str, position: int, after: int, *, bare: bool) -> Hedged | None:
    if position <= after:
        return None
    for surface, word in hedges_before().get(text[position - 1], ()):
        begin = position - len(surface)
        if begin < after or not text.startswith(surface, begin) or (word.bare and not bare):
            continue
        if (text[begin - 1] if begin else "\n") in word.unless_before:
            continue
        return None if _unhedged().search(text, max(after, position - _LONGEST), position) else Hedged(word, begin)
    return None


@cache
def _unhedged() -> "re.Pattern[str]":
    """What ends like a hedge word and is none (出超, 单日最高), at the end of what leads up to a figure."""
    rows = lexicon.entries("hedges.toml", "unhedged")
    words = (f"(?<![{row['unless_before']}])(?:{lexicon.any_of(row['surfaces'])})" for row in rows)
    return re.compile(rf"(?:{'|'.join(words)})\Z")


def hedge_after(text: str, end: int, dimension: Dimension | None) -> Hedged | None:
    """The longest hedge word that starts where numeral and unit end, or 左右 behind what is counted.

    附近 may stand behind a level itself.
    """
    position = end + (text[end : end + 1] == " ")
    for surface, word in hedges_after().get(text[position : position + 1], ()):
        if not text.startswith(surface, position):
            continue
        stop = position + len(surface)
        following = text[stop : stop + 1]
        if word.dimensions and (dimension is None or dimension not in word.dimensions):
            continue
        if surface in _INSIDE and _WINDOW.search(text, max(0, position - _BASE_LENGTH), position):
            continue
        if (following and following in word.unless_after) or (word.closing and following not in _CLOSES):
            continue
        return Hedged(word, stop)
    counted = (dimension in _COUNTED and _ABOUT_SO_MANY.match(text, end)) or (
        dimension in _LEVELS and _NEAR_BY.match(text, end)
    )
    return Hedged(dict(hedges_after()["左"])["左右"], end) if counted else None
