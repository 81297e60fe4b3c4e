"""Wholes and their parts: what the rest of them, their sum and what follows them are of.

文化活动326场，其中演出128场、其他63场; 项目310个，其中甲类168个、乙类142个，总投资2140亿元.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from claims.contexts import COUNTED, RATES, Context, Subject
from claims.model import MONEY
from claims.phrases import words
from claims.quantities import Quantity

_AMONG = re.compile("其中|包括|分别是|計(?<=[，,].)(?=[一-鿿])|计(?<=[，,].)(?=[一-鿿])")
_ENDS = re.compile("[，,；;]")
_REST = re.compile("(?:、|，|,|和|及)?(?:其他|其它|其余|其餘|余下|剩余|剩下的?)(?:的)?(?:共|则|为|有)?")
_SUM = re.compile(
    "(?:以上|上述|这|這|前)?(?:[两兩二三四五六七八九十]|[0-9]{1,2})?[项項者类類样樣]?(?:合计|合計|共计|共計|总计|總計|一共|总共|總共|加起来|加起來|合起来|相加)"
    "(?:有|为|為|达|達|约|共|近)?"
)
_SUM_ENDS = frozenset("计計来來加有为為达達约共近")
_SUMMED = re.compile("(?:合计|合計|共计|共計|总计|總計|加起来|加起來|合起来|相加)")
_MEAN = re.compile("[人户戶年日月]均|平均|每")
_COUNT = frozenset("项項者类類样樣")
_OWN = frozenset(("left", "right", "topic", "those", "bracket", "list", "state"))
_CHANGES = frozenset(("增减额", "增长率"))
_SECTOR, _LAST = re.compile("第[一二三]产业"), "第三产业"
_CLOSE = re.compile("[）)]")
_LAST_BRACKET = re.compile("[^（(）)]*[）)][；;。，,]?\\s*$")
_SHORT, _MANY = 2, 2
_FAR, _MOST = 400, 24


def of_parts(context: Context) -> Subject | None:
    """The whole that a figure behind a list of its parts, or the rest of them, is of; None elsewhere."""
    if not context.parts or context.quantity.dimension in RATES:
        return None
    begun = bisect_right(context.parts, context.begin)
    among = context.parts[begun - 1] if begun else -1
    if among < max(0, context.begin - _FAR):
        return None
    whole = _whole(context, among)
    if whole is None or _bracketed(context, among):
        return None
    counted = context.quantity.dimension in COUNTED and context.quantity.unit == context.quantities[whole].unit
    if counted and _REST.fullmatch(context.left_text.strip()):
        return replace(context.told[whole], measure=None, rule="rest")
    told = context.told[whole]
    return told if _behind(context, among, told, context.quantities[whole].unit) else None


def parts(text: str, start: int, end: int) -> list[int]:
    """Where a stretch of text begins to tell the parts of something, in order."""
    return [mark.end() for mark in _AMONG.finditer(text, start, end)]


def _bracketed(context: Context, among: int) -> bool:
    """Whether a figure stands in a bracket that opened among the parts, so that it is of the one before that."""
    opened = max(context.text.rfind(mark, among, context.begin) for mark in "（(")
    return opened >= 0 and not _CLOSE.search(context.text, opened, context.begin)


def _whole(context: Context, among: int) -> int | None:
    """Which figure is the whole: the last level before its parts that has a subject."""
    for i in range(context.at - 1, max(-1, context.at - _MOST), -1):
        if context.quantities[i].end > among or context.quantities[i].dimension in RATES or not context.told[i].subject:
            continue
        if context.told[i].measure not in _CHANGES:
            return i
    return None


def _behind(context: Context, among: int, whole: Subject, unit: str) -> bool:
    """Whether the list of parts is closed by a comma, and nothing of its own was told of since."""
    quantities = context.quantities
    inside = [i for i in range(max(0, context.at - _MOST), context.at) if quantities[i].start >= among]
    ended = (n for n in range(1, len(inside)) if _parted(context, quantities[inside[n - 1]].end, inside[n]))
    parts = inside[: next(ended, len(inside))]
    unlike = any(quantities[i].unit != unit for i in parts)
    if len(parts) < _MANY or unlike or _MEAN.search(context.left_text):
        return False
    if not _parted(context, quantities[parts[-1]].end, context.at):
        return False
    since = [context.told[i] for i in inside[len(parts) :]]
    return all(each.rule not in _OWN or each.subject == whole.subject for each in since)


def _parted(context: Context, end: int, at: int) -> bool:
    """Whether a comma stands between where a figure ends and the one at a place."""
    return _ENDS.search(context.text, end, context.quantities[at].start) is not None


def summed(context: Context) -> Subject | None:
    """What the parts that a sum is of have in common: 支出 of 教育支出5亿元，卫生支出3亿元，两项合计8亿元."""
    counts = context.quantity.unit in _COUNT and _SUMMED.match(context.right_text)
    said = context.left_text.strip(" 　，,、")
    if not counts and not (said[-1:] in _SUM_ENDS and _SUM.fullmatch(said)):
        return None
    unit, names = "", []
    for i in range(context.at - 1, max(-1, context.at - _MOST), -1):
        quantity, subject = context.quantities[i], context.told[i]
        if quantity.unit in _COUNT or quantity.dimension in RATES or subject.measure in _CHANGES:
            continue
        if unit not in ("", quantity.unit) or (not counts and quantity.unit != context.quantity.unit):
            break
        unit = quantity.unit
        names.append(subject.subject or "")
    common = _common_end(names) if len(set(names)) >= _MANY else ""
    if len(common) < _SHORT and not counts and len(set(names)) > _MANY and context.quantity.dimension is MONEY:
        return Subject(None, rule="sum")
    return Subject(common, rule="sum") if len(common) >= _SHORT else None


def sector(subject: Subject) -> str:
    """Which of the three sectors a subject is or is of; empty where none."""
    name = subject.subject or ""
    named = _SECTOR.match(name) if name[:1] == "第" else None
    return named.group() if named else ""


def _common_end(names: Sequence[str]) -> str:
    """The words that all names end with: 院校 of 本科院校 and 专科院校."""
    common = names[0]
    for name in names[1:]:
        while not name.endswith(common):
            common = common[1:]
    starts = {len(names[0]), *accumulate((len(word) for word, _ in words(names[0])), initial=0)}
    first = next(at for at in range(len(names[0]) - len(common), len(names[0]) + 1) if at in starts)
    return names[0][first:]


def _outside(text: str, span: tuple[int, int], quantities: Sequence[Quantity], found: Sequence[Subject]) -> Subject:
    """The last subject of a sentence that is told of outside all brackets, with its unit; the last where none is."""
    behind = text[quantities[-1].end : span[1]]
    opening = _CLOSE.search(behind) and _LAST_BRACKET.search(behind)
    start = max(text.rfind(mark, span[0], quantities[-1].start) for mark in "（(") if opening else -1
    before = [at for at, quantity in enumerate(quantities) if quantity.end <= start]
    if not before or quantities[before[-1]].unit != quantities[-1].unit:
        return found[-1]
    return found[before[-1]].of_unit(quantities[before[-1]].unit)


def handed_on(
    text: str,
    span: tuple[int, int],
    quantities: Sequence[Quantity],
    parts: Sequence[int],
    found: Sequence[Subject],
    aside: Subject | None,
) -> Subject:
    """The subject that a sentence hands on: the whole where its last run told of parts joined by 、.

    What was said in a bracket that ends the sentence is passed over. Behind the last of the three sectors it is what
    was spoken of before them, `aside`.
    """
    last = _outside(text, span, quantities, found)
    if (
        aside
        and sector(last) == _LAST
        and text.find("第一产业", max(text.rfind("\n", 0, span[0]) + 1, span[0] - _FAR), span[1]) >= 0
    ):
        return aside
    if not parts:
        return last
    among = parts[-1]
    inside = [i for i, quantity in enumerate(quantities) if quantity.start >= among]
    before = [i for i, quantity in enumerate(quantities) if quantity.end <= among]
    plain = len(inside) >= _MANY and not any(
        _ENDS.search(text, quantities[i - 1].end, quantities[i].start) for i in inside[1:]
    )
    levels = [i for i in reversed(before) if quantities[i].dimension not in RATES and found[i].subject]
    alike = levels and all(quantities[i].unit == quantities[levels[0]].unit for i in inside)
    return found[levels[0]] if plain and alike else last
