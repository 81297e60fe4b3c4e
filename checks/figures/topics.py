"""What a figure is about, written so that two ways of naming one thing come out alike."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from checks.lexicon import entries, pattern
from checks.page import Figure, clause, in_table, opening
from claims.indicators import normalise
from claims.model import Claim, Dimension, Kind

LONGEST_NOUN = 8
LONGEST_NAME = 20
CASUALTY = "subject:casualty"
SHORTEST_NAME = 2
KEPT = 1 << 16
OTHER = frozenset("非未无無不进進均危和及与、")
NOISE = re.compile(r"[\s“”\"'‘’「」『』《》()（）#的]")
UNITS = {
    **dict.fromkeys(("金", "银", "銀", "铜", "銅"), "枚"),
    **dict.fromkeys(("个", "個", "大", "项", "項"), ""),
    **dict.fromkeys(("名", "位"), "人"),
    **dict.fromkeys(("平米", "㎡"), "平方米"),
    **dict.fromkeys(("元人民币", "人民币"), "元"),
    **dict.fromkeys(("個百分點", "百分点"), "个百分点"),
    **dict.fromkeys(("成", "％"), "%"),
    **dict(zip("板助断帽", ("篮板", "助攻", "抢断", "盖帽"), strict=True)),
    **dict(zip("％間戶噸條場處", "%间户吨条场处", strict=True)),
}
IMPLIED = {Dimension.MONEY: "元", Dimension.PERCENT: "%", Dimension.PERSON: "人"}
RATE = re.compile(r"增长率|增長率|增幅|增速|涨幅|降幅|升幅|跌幅|增长|增長|下降")
CHANGE = re.compile(r"增减|增減|增加(?!值)|减少|增量|差额|差$|比.{0,4}初")
SHARE = re.compile(r"占比|比重|比例|占|(?<![变變]动)(?<![增升涨][减降跌长])百分[比率]$")
PER_HEAD = re.compile(r"人均|每|单价")
OTHER_ASPECT = re.compile(
    r"排名|倍数|倍數|贡献|拉动|完成.*(?:目标|任务|进度|率)|^(?:计划|任务|目标|预算|指标|計畫|目標|預算)$"
)
AMOUNT = re.compile(r"^(?:总额|金额|价值|價值|额|額)$")
SECTOR = re.compile("第[一二三]产业")
NOUN_MEASURE = re.compile(r"产量|增加值|产值|面积|余额|总额|收入|支出|投资|人数|销售额|里程|装机")


@dataclass(frozen=True, slots=True)
class Topic:
    """What a figure is about: `name` in one spelling, `aspect` (level, rate, change, share …) and `unit`."""

    name: str
    aspect: str
    unit: str
    dimension: Dimension


@lru_cache(maxsize=KEPT)
def topic(figure: Figure) -> Topic:
    """The topic of a figure; its name is empty where its claim has no subject."""
    claim = figure.claim
    measure = claim.measure or ""
    subject = f"{claim.subject}{measure}" if CASUALTY in claim.rules else claim.subject
    name = spelled(_noun_after(figure) or subject or "")
    noun = NOUN_MEASURE.search(measure)
    if noun and noun.group() not in name and name:
        name = spelled(name + noun.group())
    aspect = _aspect(claim, measure)
    if in_table(figure) and aspect == "level" and measure and not pattern("topics.toml", "level").match(measure):
        aspect = measure
    return Topic(name, aspect, unit(claim), claim.dimension)


@lru_cache(maxsize=KEPT)
def names(figure: Figure) -> tuple[str, ...]:
    """The names that a figure may go by: that of its claim's subject, and the words of its clause that lead up to it.

    Of a sector of some economy (民营经济第一产业) only that counts. Each has two characters or more; there may be none.
    """
    name = topic(figure).name
    alone = in_table(figure) or (SECTOR.search(name) and not SECTOR.match(name))
    found = (name,) if alone else (name, said(clause(figure.before)))
    return tuple(dict.fromkeys(name for name in found if len(name) >= SHORTEST_NAME))


def said(words: str) -> str:
    """The name that the words of a clause give before a figure (全年实现工业增加值: 工业增加值); none if long.

    Those before a 、 that ends them name the figure before: 240个行政村、510个自然村.
    """
    if words.endswith("、"):
        return ""
    words = pattern("topics.toml", "tie").sub("", pattern("topics.toml", "lead").sub("", words))
    return spelled(words) if len(words) <= LONGEST_NAME else ""


def _noun_after(figure: Figure) -> str:
    """The words after a count of a plan's parts, where they are short enough to be the name of the parts."""
    words = opening(figure.after).rstrip("、和及与 ")
    return words if figure.claim.kind is Kind.STRUCTURE and 0 < len(words) <= LONGEST_NOUN else ""


def unit(claim: Claim) -> str:
    """The unit in one spelling; the general classifiers 个, 项 and 大 are none, an implied 元, % or 人 is written."""
    written = claim.unit.strip()
    return UNITS.get(written, written) or IMPLIED.get(claim.dimension, "")


@lru_cache(maxsize=KEPT)
def spelled(subject: str) -> str:
    """A name with marks, words of scope and known other names taken to one spelling."""
    name = NOISE.sub("", normalise(subject))
    for expression, alias in _aliases():
        name = expression.sub(alias, name)
    return name


def core(name: str) -> str:
    """A name without the aspect at its end: 工业增加值 and 工业产值 are both about 工业."""
    return pattern("topics.toml", "aspect").sub("", name) or name


def ends_in(longer: str, name: str) -> bool:
    """Whether a name is another one or its end, as 失业人数 is of 长期失业人数.

    It is none that the longer one excludes (非农业), is only half of (进出口, 中央和省补助), is a mean of (人均收入) or
    is graver than (危重型病例).
    """
    return longer.endswith(name) and longer[: len(longer) - len(name)][-1:] not in OTHER


def related(one: str, other: str) -> bool:
    """Whether two names may name one thing where the figures are the same.

    One holds the other, with or without their aspects, or they share an end of four characters.
    """
    aspects = {AMOUNT.sub("amount", name[len(core(name)) :]) for name in (one, other)} - {""}
    if len(aspects) > 1:
        return False
    short, long = sorted((core(one), core(other)), key=len)
    if len(short) >= 2 and (long.startswith(short) or ends_in(long, short)):
        return True
    return min(len(one), len(other)) >= 4 and (one[:4] == other[:4] or one[-4:] == other[-4:])


def akin(one: str, other: str) -> bool:
    """Whether two names share an end of two characters: enough for a heading, which abridges what its text says."""
    ends = [{part for whole in (name, core(name)) for part in (whole[:2], whole[-2:])} for name in (one, other)]
    return bool(ends[0] & ends[1])


def _aspect(claim: Claim, measure: str) -> str:
    if claim.dimension is Dimension.PERCENT:
        if SHARE.search(measure):
            return "share"
        return "rate" if RATE.search(measure) else measure or "level"
    if CHANGE.search(measure):
        return "change"
    if PER_HEAD.search(measure):
        return "per head"
    return measure if OTHER_ASPECT.search(measure) else "level"


@cache
def _aliases() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["name"]) for row in entries("topics.toml", "alias"))
