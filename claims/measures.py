"""Units and classifiers at a place of the text, compound ones (元/平方米, 个多月) whole."""

from dataclasses import dataclass

from claims import lexicon
from claims.model import Dimension

_SAME = {"元人民币": "元", "元人民幣": "元", "块钱": "元", "塊錢": "元", "年时间": "年"}
_MONTHLY = ("个", "個", "年", "小时")
_KEEPS = frozenset({"年", "a"})
_PER_HEAD = frozenset({"人", "户", "名", "月"})


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit as written, without magnitude, and what it measures."""

    unit: str
    dimension: Dimension


@dataclass(frozen=True, slots=True)
class Found:
    """A unit in the text, where it ends, and whether a 多 stands inside it (两个多月)."""

    measure: Measure
    end: int
    over: bool = False


def unit_at(text: str, position: int) -> Found | None:
    """The longest unit or classifier that starts at `position`."""
    for surface, unit in lexicon.units().get(text[position : position + 1], ()):
        if not text.startswith(surface, position):
            continue
        end = position + len(surface)
        if unit.unless_after and text[end : end + 1] and text[end] in unit.unless_after:
            continue
        below = _below(text, end, unit.dimension)
        if below:
            return Found(Measure(f"{surface}/{below[0]}", _per(unit.dimension, below[0])), below[1])
        return _with_over(text, Found(Measure(_SAME.get(surface, surface), unit.dimension), end))
    return None


def _below(text: str, position: int, dimension: Dimension) -> tuple[str, int] | None:
    """The unit under a stroke or after 每."""
    mark = text[position : position + 1]
    if mark not in ("/", "／") and not (mark == "每" and dimension is not Dimension.COUNT):
        return None
    for surface, _ in lexicon.units().get(text[position + 1 : position + 2], ()):
        if text.startswith(surface, position + 1):
            return surface, position + 1 + len(surface)
    return None


def _with_over(text: str, found: Found) -> Found:
    if found.measure.unit in _MONTHLY and text[found.end : found.end + 1] in ("多", "余", "餘"):
        month = unit_at(text, found.end + 1)
        if month and month.measure.dimension is Dimension.DURATION:
            unit = found.measure.unit + month.measure.unit if found.measure.unit in "个個" else month.measure.unit
            return Found(Measure(unit, Dimension.DURATION), month.end, over=True)
    return found


def _per(dimension: Dimension, below: str) -> Dimension:
    """The dimension of a rate: per year keeps that of its upper unit, money per person is money, all else is other."""
    if below in _KEEPS or (dimension is Dimension.MONEY and below in _PER_HEAD):
        return dimension
    return Dimension.SPEED if dimension is Dimension.LENGTH and below in ("小时", "秒") else Dimension.OTHER
