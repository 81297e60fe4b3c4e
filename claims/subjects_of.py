"""The subjects of all figures of one sentence, read from left to right with what is carried over."""

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.model import Dimension
from claims.quantities import Quantity
from claims.subjects import (
    STOP,
    Left,
    Subject,
    is_measure,
    noun_left,
    noun_right,
    only_places,
    take_left,
    trim_opening,
    with_measure,
)

_JOIN = re.compile(r"\s?(?:、|和|及|与|以及|至|到|~|-)\s?")
_ITEMS = re.compile(r"、|以及|和|及|与|與")
_COUNTED = frozenset({Dimension.COUNT, Dimension.PERSON, Dimension.PERSON_TIME})
_RATES = frozenset({Dimension.PERCENT, Dimension.PERCENTAGE_POINT, Dimension.MULTIPLE})
_FALL = re.compile(r"下降|减少|降低|回落|下跌|下滑|下挫|缩小|缩减|压减|收窄|下调|减收|減少|降|跌|减|減|少|低|萎缩|压缩|缩短|贬值|收缩")
_SECTORS = ("第一产业", "第二产业", "第三产业")


def subjects_of(
    text: str, sentence: tuple[int, int], figures: Sequence[Quantity], dates: Sequence[tuple[int, int]], carried: Subject | None
) -> list[Subject]:
    """One `Subject` a figure, in order; `carried` is the last subject of the sentence before."""
    found: list[Subject] = []
    lists = _lists(text, figures)
    index = 0
    while index < len(figures):
        size = lists.get(index, 1)
        group = figures[index : index + size]
        previous = found[-1] if found else None
        left_text = _left_text(text, sentence[0], figures[index - 1].end if index else None, group[0].start, dates)
        left = take_left(left_text)
        if size == 3 and all("numeral:ratio" in q.rules for q in group) and re.search("产业|產業", left_text):
            found.extend(Subject(name, "占比", rule="ratio") for name in _SECTORS)
        elif size > 1 and (names := _distributed(left, size)):
            found.extend(_build(name, left, quantity) for name, quantity in zip(names, group, strict=True))
        else:
            for quantity in group:
                following = figures[index + 1].start if index + 1 < len(figures) else sentence[1]
                found.append(_subject(text, quantity, left, following, previous or carried, fresh=previous is None))
                previous, left, index = found[-1], Left("", left.change, left.share, tied=True), index + 1
            continue
        index += size
    return found


def _lists(text: str, figures: Sequence[Quantity]) -> dict[int, int]:
    """Runs of figures parted only by 、 or 和, as start index to length."""
    runs: dict[int, int] = {}
    start = 0
    for i in range(1, len(figures) + 1):
        joined = i < len(figures) and (
            _JOIN.fullmatch(text, figures[i - 1].end, figures[i].start)
            or ("numeral:ratio" in figures[i].rules and "numeral:ratio" in figures[i - 1].rules)
        )
        if not joined:
            if i - start > 1:
                runs[start] = i - start
            start = i
    return runs


def _left_text(text: str, start: int, previous_end: int | None, figure_start: int, dates: Sequence[tuple[int, int]]) -> str:
    begin = max(start, previous_end or start)
    for mark in STOP.finditer(_flat(text, begin, figure_start)):
        begin_after = begin + mark.end()
        if not _reopens(text, begin_after, figure_start):
            last = begin_after
            begin_after = last
            position = last
            return _without_dates(text, _last_stop(text, begin, figure_start, position), figure_start, dates)
    return _without_dates(text, begin, figure_start, dates)


def _flat(text: str, start: int, end: int) -> str:
    return text[start:end]


def _reopens(text: str, position: int, end: int) -> bool:
    return False


def _last_stop(text: str, begin: int, end: int, position: int) -> int:
    """After the last mark that ends a clause, brackets that close before the figure skipped whole."""
    depth = 0
    for i in range(end - 1, begin - 1, -1):
        c = text[i]
        if c in "）)":
            depth += 1
        elif c in "（(":
            if depth == 0:
                return i + 1
            depth -= 1
        elif depth == 0 and STOP.match(c):
            return i + 1
    return begin


def _without_dates(text: str, begin: int, end: int, dates: Sequence[tuple[int, int]]) -> str:
    kept, position = [], begin
    for start, stop in dates:
        if start >= position and stop <= end:
            kept.append(text[position:start])
            position = stop
    kept.append(text[position:end])
    return "".join(kept)


def _distributed(left: Left, size: int) -> list[str] | None:
    """The names in a list of as many items as there are figures, a head written once given to all."""
    phrase, _ = trim_opening(left.phrase)
    items = [item for item in _ITEMS.split(phrase) if item]
    if len(items) < size:
        return None
    if len(items) > size:
        items = items[-size:]
    first, _ = noun_left(items[0])
    names = [first or items[0], *items[1:]]
    head = _head(names[-1])
    if head and all(not name.endswith(head) for name in names[:-1]) and len(names[-1]) > len(head) and left.each is not None:
        shared = [name + head if _lacks_head(name) else name for name in names[:-1]]
        return [*shared, names[-1]]
    return names


_HEADS = re.compile(r"(?:零售额|销售额|增加值|总产值|产值|投资|收入|支出|余额|产能占比|产能|占比|比重|价格|产量|销量|人数|面积|普及率|覆盖率|合格率|参保率|达标率|优良率|利用率|总额|里程|进口|出口|吞吐量|周转量|保有量|用户|收购量|存栏|出栏|总量|园区产值)$")


def _head(name: str) -> str | None:
    match = _HEADS.search(name)
    return match.group() if match else None


def _lacks_head(name: str) -> bool:
    return not _HEADS.search(name)


def _build(name: str, left: Left, quantity: Quantity) -> Subject:
    measure, sign = _measure(left, quantity)
    return Subject(name, measure, sign, rule="list")


def _measure(left: Left, quantity: Quantity) -> tuple[str | None, int]:
    sign = -1 if left.change and _FALL.search(left.change) and quantity.dimension is not None else 1
    if left.change:
        if quantity.dimension in (Dimension.PERCENT, Dimension.MULTIPLE):
            return "增长率", sign
        return "增减额", sign
    if left.share and quantity.dimension in _RATES:
        return "占比", 1
    return None, 1


def _subject(
    text: str, quantity: Quantity, left: Left, following: int, carried: Subject | None, *, fresh: bool
) -> Subject:
    phrase, scope = trim_opening(left.phrase)
    measure, sign = _measure(left, quantity)
    noun, verb = noun_left(phrase) if phrase else ("", None)
    if noun and only_places(noun):
        scope, noun = noun, ""
    right_text = text[quantity.end : following] if following > quantity.end else ""
    counted = quantity.dimension in _COUNTED or quantity.dimension is None
    if counted and not left.change:
        right = noun_right(right_text, verbal=quantity.unit == "次")
        if right and (len(right) > 1 or right in "县市省村镇"):
            return Subject(right, verb or _verb(phrase), 1, scope, rule="right")
    if right_text.startswith("的") and (not noun or noun == phrase and is_measure(noun) or len(noun) <= 2) and not left.change:
        right = noun_right(right_text)
        if right:
            return Subject(right, noun or measure, sign, scope, rule="attributive")
    if noun and carried and carried.subject and is_measure(noun) and not fresh:
        subject, aspect = with_measure(carried.subject, noun)
        return Subject(subject, measure or aspect, sign, scope or carried.scope, rule="aspect")
    if noun:
        return Subject(noun, measure or verb, sign, scope, rule="left")
    if not left.change and not left.share and quantity.dimension is not Dimension.DURATION:
        right = noun_right(right_text)
        if right and not (carried and not fresh and left.tied and quantity.dimension in _RATES):
            return Subject(right, measure or verb or _verb(phrase), sign, scope, rule="right")
    if carried and carried.subject and (not fresh or left.change or left.share or scope):
        return Subject(carried.subject, measure or carried.measure if not left.change else measure, sign, scope or carried.scope, carried=True, rule="carried")
    fallback = phrase or noun_right(right_text) or _clause_right(right_text)
    return Subject(fallback or (carried.subject if carried else None), measure, sign, scope, rule="fallback")


def _verb(phrase: str) -> str | None:
    return phrase if 1 < len(phrase) <= 4 else None


def _clause_right(text: str) -> str:
    stop = STOP.search(text)
    return (text[: stop.start()] if stop else text).strip()[:24]
