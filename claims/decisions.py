"""Which quantities are claims: dates, ordinals, names and the parts of the text are told apart, for a named reason."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any

from claims import lexicon
from claims.additions import ADDED
from claims.days import republican
from claims.lexicon.firsts import firsts
from claims.limits import led_to
from claims.mention import Mention, Quantity
from claims.model import ABOUT, CLAIM, COUNT, DATE, EXACT, STRUCTURE, Dimension, Hedge, Kind, record
from claims.phrases import words
from claims.priced import is_price

_QUOTES = {"“": "”", "《": "》", "「": "」", "『": "』", "‘": "’", "〈": "〉"}
_CLOSERS = {close: opening for opening, close in _QUOTES.items()}
_MARKS = re.compile("[“”《》「」『』‘’〈〉\n]")
_STRAIGHT, _CELLS = '"', '","'
_NAME_LENGTH = 16
_WATCHWORD = "[一二两三四五六七八九十](?![万亿千百十多几余人名位例起岁])[一-鿿]{2,6}"
_WATCHWORDS = re.compile(f"{_WATCHWORD}(?:[、 ]{_WATCHWORD}){{3,}}")
"""“一城引领、两业支撑、三大机遇、四区定位”."""
_AWARDED = re.compile("[^，,。；;]{0,8}(?:名单|榜单|称号|评选)")
_TOLD = 4
"""How long what a quoted figure is told of is at least: “四年新增大学生 | 86.2万人”."""
_REACH = 64
_DIGITS = frozenset("0123456789")
_STROKE, _BLANK, _SUM, _WATTS = "/", " ", "÷", "W"
_OF_SUMS = re.compile("[÷≈×]|[%％][+＋]")
_LED_TO = re.compile("(?:[提升降增减缩延压调][一-鿿])?[高升降增减短长缩少加整]?(?:至|到|为)")
_YEAR_LONG, _AS_FAR, _HUNDRED = 4, 60, 100
_BASES = "(?:上年|去年|前年|上月|上季度?|上期|上周|(?:19|20)[0-9]{2}年|年初)(?:同期|同月|同季|末|底|度)?"
_SAID_AGAIN = "(?:[,，](?:也就是|亦?即|意味着|表示)[^。；;\\n]{2,36})"
_NEXT_LEVEL = re.compile(
    f"[,，;；]\\s?(?:而)?{_BASES}(?:为|是)|[,，]?\\s?[比较由从]{_BASES}的"
    f"|[,，]?\\s?[与和比较](?:{_BASES})?第[一二三四五六七]次(?:全国)?人口普查的?|(?:相比|比较)[,，]?(?:下降|上升|提高|降低)了?"
    "|[,，]?\\s?[与和比较](?:19|20)[0-9]{2}年[^,，。；;0-9]{0,14}(?:相比|比较)?(?:下降|上升|提高|减少|增加|降低)了?"
    "|[,，]\\s?(?:[升跌涨漲挫]了?约?約?[0-9.]{1,6}[%％][,，]\\s?)?(?:尾市|收市|其[后後]|最[后後]|一度)?(?:收?[报報]|[升跌]至)"
    f"|{_SAID_AGAIN}?[,，]?\\s?(?:同比|[环環]比|[比较]{_BASES}(?:[环環]比)?)?(?:下降|上升|提高|减少|增加|降低|缩小|扩大|回升|回落)(?:了|到|至)?"
    f"|{_SAID_AGAIN}?[,，;；]\\s?(?:再?其次|次之|最[低高小大](?:的|者)?|居[首末])(?:的?[为是])[^,，。；;0-9]{{2,10}}"
    "|[,，;；、]\\s?(?:其中[,，]?)?(?![一-鿿]{0,4}(?:版本|[编型序]号))[一-鿿]{1,8}(?:[类市县省州区组]|[为是达报])"
)
"""What stands between two levels without unit, or a level and its change."""
_HOW_MANY = re.compile(
    "(?:人口|[人生师師工件例位次]数|[户戶][数數]|[总總][数數])(?:为|為|达|達|达到|達到|是|共|[:：]\\s?)?$"
)
_AT_A_STOP = re.compile(r"\s*(?:[,，。;；()（）]|$|计[算入])")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?|[0-9]{5,}(?:\.[0-9])?")
_ITS_EARLIER = re.compile(r"\s?[（(](?:前值|上[月期季年]|去年|此前)?[为為:：]?\s?")
"""What stands between a count and the earlier one in its bracket: 失业人数:1,203,400(1,198,700)."""
_NONE_OF = re.compile(
    "(?:病例|患者|感染者|死亡|伤亡|傷亡|人[数數]|案件|事故|投诉|投訴|[余餘][额額]|存量|[数數]量)(?:[数數]|人[数數])?(?:[均仍已皆]|保持|依然)*[为為]$"
)
_ARTICLES, _FEW, _COUNTS_ALL = frozenset("条條"), 6, frozenset("共有了设設计計")
_OF_ITS_OWN = re.compile("[”」』】]?(?:是|的|[规規]定|[则則])")
_IS_ALL = re.compile("[,，。;；)）、\\n]|\\Z")
_POINTS = frozenset(".点點")
_NAMED_EQUAL = re.compile(r"[一-鿿）)][人生师師床总總][数數][ 　]?[=＝][ 　]?$|[一-鿿]{2}[率比][ 　]?[=＝][ 　]?$")
"""A count or a ratio that an equation names: 在校生数=4210."""
_HEADS = re.compile(r"[人生师师户戶][数數][ 　]?[:：][ 　]?$")
_WITH_SHARE = re.compile(r"[\s,，;；、]{1,3}(?:所?[占佔]的?)?(?:占比|佔比|比例|比重|百分比)[ 　]?[:：]")
"""How many have a label, and behind it their share: 男生人数:35 占比:40%."""
_CLOSED = re.compile(r"[。；;，,\s]|\Z")
_SHORT_YEAR, _FIRST_YEAR, _LAST_YEAR = 70, 100, 139
_DATED = re.compile(r"(?:[较較比自从從由于於在、，,。；;（(\n]|\A)\Z")
_OF_THAT_YEAR = re.compile("[0-9]|最[高低多少]|[底末初度]|同期")
_LASTS_ON = re.compile("延|[缩縮]|提[高早前]|增加[至到]|使用|之?久")
_AHEAD = "提前"
_COUNTING = frozenset(("numeral:of_two", "unit:shared", "numeral:ratio", "numeral:digits", "numeral:of so many", ADDED))
_MOVES = "(?:逐[年步]|进一步)?(?:下?降|上?升|回升|回落|缩小|扩大|提高|下调|上调|减少|增加|提升|调整|优化)低?[至到为]"
_END = re.compile("[，,。；;、：:（()）和的及与”」』]")
_EVERY, _ONCE = ("每", "每隔"), re.compile("[^，,。；;、0-9]{2,4}[一1][届屆次回]")
"""What tells how often something is held: 每四年 | 举办一届."""
_THESE = re.compile("(?:[这這]|上述|前述)\\Z")
_BODIES = re.compile(
    "(?:[^，,。；;、0-9的]{0,4}?(?:贫困|試點|试点|示范|重点|上市|[国國]家[级級]|省[级級]|民[族营營]))?"
    "(?:市?[县縣](?![道级級])|村(?!民)|(?:企|事)[业業](?:[单單]位)?|公司|[单單]位|高校|院校|[学學]校|[医醫]院|城市)"
)
"""Bodies that a number counts without a classifier once it points at them: 这15 | 贫困县."""
_PARTED = frozenset(("个", "個", "项", "項", "类", "類", "大类", "大類", "场", "種", "种", "方面"))


@record
class Decision:
    """What a mention is, and the rule that says so."""

    mention: Mention
    kind: Kind
    rule: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of decisions.toml, compiled; None where a condition is not set.

    `following`, `number_following` and `unit_end` are the characters that `after`, `after_numeral` and
    `after_unit_start` can start with; `digits` says whether `numeral` may be in Arabic digits. `sign` is what `_signs`
    has to find; empty where any figure will do.
    """

    id: str
    kind: Kind
    numeral: "re.Pattern[str] | None"
    value: int | None
    unit: frozenset[str] | None
    unless_unit: frozenset[str]
    dimension: frozenset[str] | None
    hedge: frozenset[str] | None
    before: "re.Pattern[str] | None"
    unless_before: "re.Pattern[str] | None"
    close: bool
    after: "re.Pattern[str] | None"
    unless_after: "re.Pattern[str] | None"
    after_numeral: "re.Pattern[str] | None"
    after_unit_start: "re.Pattern[str] | None"
    following: frozenset[str] | None
    number_following: frozenset[str] | None
    unit_end: frozenset[str] | None
    digits: bool
    sign: str


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of decisions.toml in their order."""
    return tuple(_compiled(row) for row in lexicon.entries("decisions.toml", "rule"))


def _compiled(row: dict[str, Any]) -> Rule:
    def head(name: str) -> "re.Pattern[str] | None":
        return re.compile(lexicon.expand(row[name])) if name in row else None

    def tail(name: str) -> "re.Pattern[str] | None":
        return re.compile(f"(?:{lexicon.expand(row[name])})$") if name in row else None

    def one_of(name: str) -> frozenset[str] | None:
        return frozenset(row[name]) if name in row else None

    def opening(name: str) -> frozenset[str] | None:
        return firsts(lexicon.expand(row[name])) if name in row else None

    return Rule(
        id=row["id"],
        kind=Kind(row["kind"]),
        numeral=head("numeral"),
        value=row.get("value"),
        unit=one_of("unit"),
        unless_unit=one_of("unless_unit") or frozenset(),
        dimension=one_of("dimension"),
        hedge=one_of("hedge"),
        before=tail("before"),
        unless_before=tail("unless_before"),
        close=row.get("close", False),
        after=head("after"),
        unless_after=head("unless_after"),
        after_numeral=head("after_numeral"),
        after_unit_start=head("after_unit_start"),
        following=opening("after"),
        number_following=opening("after_numeral"),
        unit_end=opening("after_unit_start"),
        digits="numeral" not in row or _may_be_digits(row["numeral"]),
        sign=_sign_of(row.get("numeral", ""), row.get("before", "")),
    )


def _sign_of(numeral: str, before: str) -> str:
    """The sign without which a rule with these patterns can't hold."""
    if numeral.endswith(_WATTS):
        return _WATTS
    return _STROKE if "[/／]" in numeral else _BLANK if before.endswith(" ") else _SUM if "÷" in before else ""


def _signs(text: str, quantity: Quantity, numeral: str) -> str:
    """The signs that a figure has: a stroke in its numeral or a W at its end, a blank before it."""
    own = _STROKE if "/" in numeral or "／" in numeral else _WATTS if numeral[-1] == _WATTS else ""
    return own + _BLANK if text.startswith(_BLANK, quantity.number_start - 1) else own


def _may_be_digits(numeral: str) -> bool:
    """Whether a pattern of numerals can start with a digit; one that starts with all but some can unless these are."""
    return "0-9" not in numeral if numeral.startswith("[^") else not _DIGITS.isdisjoint(firsts(numeral))


@lru_cache(maxsize=4096)
def _fitting(
    unit: str, dimension: Dimension | None, hedge: Hedge, following: str, digits: bool, signs: str
) -> tuple[Rule, ...]:
    """The rules that may hold for a figure with this unit and hedge, this character after it, and these signs."""
    return tuple(
        rule
        for rule in rules()
        if (rule.unit is None or unit in rule.unit)
        and unit not in rule.unless_unit
        and (rule.dimension is None or (dimension or "") in rule.dimension)
        and (rule.hedge is None or hedge in rule.hedge)
        and (rule.following is None or following in rule.following)
        and (rule.unit_end is None or unit[-1:] in rule.unit_end)
        and (rule.digits or not digits)
        and rule.sign in signs
    )


def decide(text: str, mentions: list[Mention], *, republic: bool = False) -> list[Decision]:
    """Tell claims and structure from dates, ordinals and names, in text order.

    In a text of the `republic` a bare 112年 is a year.
    """
    sums = _SUM if _OF_SUMS.search(text) else ""
    stretches = _quoted(text)
    starts = [start for start, _, _ in stretches]
    reach = list(accumulate((end for _, end, _ in stretches), max))
    decisions: list[Decision] = []
    level: Quantity | None = None
    counted: Quantity | None = None
    for mention in mentions:
        quantity = mention.quantity
        if quantity is None:
            decisions.append(Decision(mention, mention.kind or Kind.NAME, mention.rule))
            continue
        before = bisect_right(starts, quantity.number_start)
        within = before > 0 and quantity.core_end <= reach[before - 1]
        inside = _enclosing(quantity, stretches, before) if within else None
        kind, rule = _decide(text, quantity, inside, sums)
        if rule == "no unit" and (_goes_on_with(text, quantity, level) or _earlier(text, quantity, counted)):
            kind, rule = CLAIM, "claim"
        counted = None if quantity.unit or kind is not CLAIM else quantity
        if counted and _is_index(text, quantity):
            level = quantity
        if quantity.unit in _ARTICLES and _article_again(text, quantity, decisions):
            kind, rule = Kind.ORDINAL, "article told again"
        if republic and quantity.unit in ("年", "年度") and _of_republic(text, quantity):
            kind, rule = DATE, "year of the republic"
        decisions.append(Decision(mention, kind, rule))
    return decisions


def _is_index(text: str, quantity: Quantity) -> bool:
    """Whether a figure is a level without unit, printed with decimals: 综合指数为3.92."""
    return not quantity.unit and "." in text[quantity.number_start : quantity.number_end]


def _goes_on_with(text: str, quantity: Quantity, level: Quantity | None) -> bool:
    """Whether a number without unit is another level, or a change, of the one told before: 为3.92,上年为4.18."""
    if level is None or not _is_index(text, quantity) or quantity.start - level.end > _AS_FAR:
        return False
    between = text[level.end : quantity.start]
    return _NEXT_LEVEL.fullmatch(between) is not None


def _article_again(text: str, quantity: Quantity, decisions: list[Decision]) -> bool:
    """Whether a number of articles is one named before with its 第: 第十九条……“十九条”是什么."""
    if text[quantity.number_start - 1 : quantity.number_start] in _COUNTS_ALL:
        return False
    name = f"第{text[quantity.number_start : quantity.core_end]}"
    told = (each.mention for each in reversed(decisions[-_FEW:]) if each.kind is Kind.ORDINAL)
    again = any(text.startswith(name, each.start) and each.end == each.start + len(name) for each in told)
    return again and _OF_ITS_OWN.match(text, quantity.end) is not None


def _earlier(text: str, quantity: Quantity, counted: Quantity | None) -> bool:
    """Whether a number is the earlier count, in the bracket of the one right before and printed as that is."""
    if counted is None or not _GROUPED.fullmatch(text, counted.number_start, counted.number_end):
        return False
    alike = _GROUPED.fullmatch(text, quantity.number_start, quantity.number_end)
    return alike is not None and _ITS_EARLIER.fullmatch(text, counted.end, quantity.start) is not None


def _of_republic(text: str, quantity: Quantity) -> bool:
    """Whether a length of time is a year or a span of years counted from 1911: 112年1至6月, 97至105年, not 歷時112年.

    One below a hundred has to stand where the time of something is told: 較97年減少, 97年4萬人.
    """
    lasts = not republican(text, quantity.number_start, quantity.core_end)
    if quantity.hedge is Hedge.RANGE and text[quantity.core_end : quantity.core_end + 1] in ("間", "间", ")", "）"):
        lasts = False
    if lasts or quantity.high > _LAST_YEAR:
        return False
    if quantity.hedge is Hedge.RANGE:
        return _SHORT_YEAR <= quantity.low < quantity.high and quantity.high >= _FIRST_YEAR
    spelt = "numeral:han" in quantity.rules and quantity.number_end + len(quantity.unit) == quantity.core_end
    bare = (quantity.plain or spelt) and quantity.hedge is EXACT
    if not (bare and quantity.low == quantity.high >= _SHORT_YEAR):
        return False
    if quantity.low >= _FIRST_YEAR:
        return True
    dated = _DATED.search(text, max(0, quantity.number_start - 1), quantity.number_start)
    return bool(dated or _OF_THAT_YEAR.match(text, quantity.core_end)) and not _LASTS_ON.match(text, quantity.core_end)


def _decide(text: str, quantity: Quantity, inside: tuple[int, int, str] | None, sums: str) -> tuple[Kind, str]:
    if inside and (found := _in_quotes(text, quantity, inside)):
        return found
    end = quantity.core_end
    numeral = text[quantity.number_start : quantity.number_end]
    digits, signs = numeral[0] in _DIGITS, sums + _signs(text, quantity, numeral)
    for rule in _fitting(quantity.unit, quantity.dimension, quantity.hedge, text[end : end + 1], digits, signs):
        if _holds(rule, text, quantity):
            return rule.kind, rule.id
    if not quantity.unit and _unitless(text, quantity):
        return Kind.NAME, "no unit"
    if quantity.unit == "年" and _spans_years(text, quantity):
        return DATE, "period of years"
    counts = quantity.dimension is COUNT and _structure(text, quantity)
    return (STRUCTURE, "structure") if counts else (CLAIM, "claim")


def _holds(rule: Rule, text: str, quantity: Quantity) -> bool:
    """Whether the conditions hold that `_fitting` leaves open, the quickest first."""
    if (
        rule.number_following is not None
        and text[quantity.number_end : quantity.number_end + 1] not in rule.number_following
    ):
        return False
    if rule.value is not None and quantity.low != rule.value:
        return False
    if rule.after_unit_start and not rule.after_unit_start.match(text, quantity.core_end - 1):
        return False
    if rule.numeral and not rule.numeral.fullmatch(text, quantity.number_start, quantity.number_end):
        return False
    return _surrounded(rule, text, quantity)


def _surrounded(rule: Rule, text: str, quantity: Quantity) -> bool:
    """Whether the words before and after a figure are those that the rule asks for."""
    if rule.after and not rule.after.match(text, quantity.core_end):
        return False
    if rule.unless_after and rule.unless_after.match(text, quantity.core_end):
        return False
    if rule.after_numeral and not rule.after_numeral.match(text, quantity.number_end):
        return False
    if rule.before is None and rule.unless_before is None:
        return True
    start = quantity.number_start if rule.close else quantity.start
    reach = _reach(text, start)
    if rule.before and not rule.before.search(text, reach, start):
        return False
    return not (rule.unless_before and rule.unless_before.search(text, reach, start))


def _reach(text: str, start: int) -> int:
    """How far back from `start` the words that decide may stand: to the break before its line at most."""
    reach = max(0, start - _REACH)
    return max(reach, text.rfind("\n", reach, start))


def _quoted(text: str) -> list[tuple[int, int, str]]:
    """Quoted stretches within a line as (start after the mark, end before it, opening mark), in order."""
    stretches: list[tuple[int, int, str]] = _in_straight_quotes(text)
    stack: list[tuple[str, int]] = []
    for mark in _MARKS.finditer(text):
        sign = mark.group()
        if sign == "\n":
            stack.clear()
        elif sign in _QUOTES:
            stack.append((sign, mark.end()))
        elif stack and stack[-1][0] == _CLOSERS[sign]:
            opening, start = stack.pop()
            stretches.append((start, mark.start(), opening))
    return sorted(stretches)


def _in_straight_quotes(text: str) -> list[tuple[int, int, str]]:
    """The stretches between straight quotes, of lines in which they come in pairs and mark neither inches nor cells."""
    stretches: list[tuple[int, int, str]] = []
    end = 0
    while (mark := text.find(_STRAIGHT, end)) >= 0:
        start, end = mark, text.find("\n", mark)
        end = len(text) if end < 0 else end
        marks = [at for at in range(start, end) if text[at] == _STRAIGHT]
        opening, closing = marks[::2], marks[1::2]
        inches = any(text[at - 1 : at].isdecimal() for at in opening)
        if len(opening) == len(closing) and not inches and text.find(_CELLS, start, end) < 0:
            stretches += [(first + 1, last, _STRAIGHT) for first, last in zip(opening, closing, strict=True)]
    return stretches


def _enclosing(quantity: Quantity, stretches: list[tuple[int, int, str]], index: int) -> tuple[int, int, str] | None:
    """The innermost short stretch around a figure; `index` is the first that starts after it."""
    for stretch in reversed(stretches[max(0, index - 4) : index]):
        if quantity.core_end <= stretch[1]:
            return stretch
    return None


def _in_quotes(text: str, quantity: Quantity, inside: tuple[int, int, str]) -> tuple[Kind, str] | None:
    """Figures in titles and in short quoted names are names, unless they count the parts of a policy."""
    start, end, opening = inside
    if opening in ("《", "〈"):
        return (STRUCTURE, "structure") if quantity.unit == "条" and quantity.end == end else (Kind.NAME, "title")
    if _WATCHWORDS.fullmatch(text, start, end):
        return Kind.NAME, "quoted name"
    if end - start > _NAME_LENGTH or any(c in text[start:end] for c in "，,。；;"):
        return None
    if re.match(r"\s?[0-9]", text[end + 1 : end + 3]):
        return Kind.NAME, "quoted name"
    if quantity.unit and quantity.end == end and quantity.start - start >= _TOLD and quantity.step < quantity.scale > 1:
        return None
    if quantity.unit == "大" and _AWARDED.match(text, end + 1):
        return Kind.NAME, "quoted name"
    if quantity.number_start == start and _structure(text, quantity, stop=end):
        return STRUCTURE, "structure"
    return Kind.NAME, "quoted name"


@cache
def _level_noun() -> "re.Pattern[str]":
    noun = rf"(?:{lexicon.alternation('level-noun')})(?:的?数?值|[A-Z]{{1,4}}[0-9]{{0,2}})?"
    noun += r"(?:[（(][^（()）]{2,24}[）)])?"
    moved = "[由从](?:[^，,。；;]{0,20}(?:的|普查|年|同期|末))?"
    symbol = "(?:[A-Za-z][0-9t]?|pH|PH)"
    return re.compile(
        rf"{noun}(?:仅|只|均|已|(?:[年月日季]|总体)?平均)?(?:为|為|是|达|達|达到|達到|高达|高達|{_MOVES}|报|報|收于|{moved}|[（(])?$"
        rf"|{noun}(?:[一-鿿]{{0,4}}最[高低大小优好差](?:的|者)?(?:的?[为是])?|[以由][^,，。；;0-9]{{2,8}}最?[高低大小优好差为])[^,，。；;0-9]{{2,10}}[,，]?[为达]?$"
        rf"|{noun}[^。；;\n0-9]{{0,12}}[，,]?(?:一度|曾|盘中|盤中|尾市|收市|其后|其後)*"
        rf"(?:[低高][见見]|[收新][报報]|[报報]|[触觸]及|[升跌]至)$|{noun}{moved}[0-9]+[.][0-9]+{_MOVES}$"
        rf"|{noun}[为是达]?[0-9]+(?:[.][0-9]+)?{led_to()}$"
        r"|(?<![A-Za-z0-9])(?:[xXχΧ][2²]|[χtTFZzrR]|OR|RR|HR)值?\s?[=＝]\s?-?$"
        rf"|(?<![A-Za-z])[Pp]值?\s?[=＝]?\s?$|(?<![A-Za-z]){symbol}(?:值为|值?(?:高达|达到|{_MOVES}))$|(?:pH|PH)(?:(?:年|月|平)均)?值?(?:为|在|约为)?$"
    )


def _unitless(text: str, quantity: Quantity) -> bool:
    """A number without unit is a claim only where a magnitude, a hedge or a shared unit shows that it counts."""
    if not _COUNTING.isdisjoint(quantity.rules):
        return False
    numeral = text[quantity.number_start : quantity.number_end]
    if quantity.hedge is Hedge.RANGE and quantity.low >= _HUNDRED:
        thousands = numeral.endswith("千") and quantity.start == quantity.number_start
        if thousands or text.startswith("不等", quantity.end):
            return False
    if any(c in "万萬亿億wW" for c in numeral) and (len(numeral) > 1 or quantity.hedge is not EXACT):
        return False
    if quantity.hedge in (Hedge.ABOVE, Hedge.BELOW, ABOUT) and not quantity.plain and len(numeral) > 1:
        return False
    if numeral == "零" and _IS_ALL.match(text, quantity.end):
        return _NONE_OF.search(text, _reach(text, quantity.start), quantity.start) is None
    if (
        len(numeral) > _YEAR_LONG
        and _GROUPED.fullmatch(numeral)
        and _HOW_MANY.search(text, _reach(text, quantity.start), quantity.start)
    ):
        return _AT_A_STOP.match(text, quantity.end) is None
    if is_price(text, quantity):
        return False
    if _is_labelled(text, quantity) or _points_at_bodies(text, quantity):
        return False
    reach = _reach(text, quantity.start)
    written = not _POINTS.isdisjoint(numeral) or _beside_limit(text, quantity, reach)
    return not (written and _level_noun().search(text, reach, quantity.start))


@cache
def _limit_then(follows: str) -> "re.Pattern[str]":
    return re.compile(led_to() + follows)


def _beside_limit(text: str, quantity: Quantity, reach: int) -> bool:
    """Whether a number is a level with its limit right behind it, or that limit: 死亡率 | 0，低于控制指标 | 1."""
    behind = _limit_then("[0-9]").match(text, quantity.end)
    return behind is not None or _limit_then("$").search(text, reach, quantity.start) is not None


def _is_labelled(text: str, quantity: Quantity) -> bool:
    """Whether a label or an equation names a number: 男生人数:35 占比:40%, 在校生数=4210."""
    reach = _reach(text, quantity.start)
    if _HEADS.search(text, reach, quantity.start) and _WITH_SHARE.match(text, quantity.end):
        return True
    equal = _NAMED_EQUAL.search(text, reach, quantity.start)
    return equal is not None and _CLOSED.match(text, quantity.end) is not None


def _points_at_bodies(text: str, quantity: Quantity) -> bool:
    """Whether a whole number tells how many the bodies are that a text points at: 这15 | 贫困县."""
    start, end = quantity.start, quantity.end
    pointed = text[start:end].isdecimal() and _THESE.search(text, max(0, start - 2), start)
    return bool(pointed and _BODIES.match(text, end))


def _spans_years(text: str, quantity: Quantity) -> bool:
    """Whether a verb stands right after a span of years: 五年净增 … names the period, 五年计划 a length of time.

    What 由9.08年提高至 tells is how long something is.
    """
    if quantity.hedge is not EXACT or _LED_TO.match(text, quantity.end):
        return False
    if re.search(rf"(?:{lexicon.alternation('lasting')})了?$", text[max(0, quantity.start - 4) : quantity.start]):
        return False
    if text.startswith(_AHEAD, max(0, quantity.start - len(_AHEAD))):
        return False
    if text.endswith(_EVERY, 0, quantity.start) and _ONCE.match(text, quantity.end):
        return False
    verbs = lexicon.listed("predicate")
    governs = any(text[quantity.end : quantity.end + n] in verbs for n in (2, 3))
    return governs and not text.startswith(("规划", "计划"), quantity.end)


@cache
def _part() -> "re.Pattern[str]":
    return re.compile(f"方面|{lexicon.alternation('part')}")


def _structure(text: str, quantity: Quantity, stop: int | None = None) -> bool:
    """Counts of the text's or a policy's own parts: 三大行动, 四个方面, 八场硬仗, 二十五条."""
    if quantity.hedge is not EXACT or quantity.dimension is not COUNT:
        return False
    if quantity.unit in ("大", "方面"):
        return True
    if quantity.unit not in _PARTED or quantity.low > 99:
        return False
    parts = lexicon.listed("part")
    end = min(stop or len(text), quantity.core_end + 10)
    behind = _END.split(text[quantity.core_end : end], maxsplit=1)[0]
    tail = words(behind) if _part().search(behind) else ()
    for i, (word, _) in enumerate(tail):
        if word == "方面":
            return True
        if word in parts:
            following = [
                each for each in tail[i + 1 : i + 3] if each[0] in parts or each[1] != "vn" or len(each[0]) < 2
            ]
            return not following or following[0][0] in parts or following[0][1] not in ("n", "nz", "nt", "ns")
    return False
