"""The unit that a figure leaves out: 3万亿 of an economy is money, 10万贫困人口 are people."""

import re
from functools import cache

from claims import lexicon
from claims.additions import ADDED
from claims.clauses import STOP
from claims.model import COUNT, MONEY, PERSON, Dimension
from claims.priced import is_price
from claims.quantities import Quantity

_INDEX = 100
_AHEAD = 8
_SIZE = re.compile("(?:规模|总量|总数|数目|数量|数)$")
_HUGE, _CLAUSE, _SENTENCE = 10**8, 24, 60
_PARAGRAPH, _MONEY = 400, re.compile("[0-9万亿](?:元|块)(?!旦)|[花费]")
_PRICE = re.compile("(?:[费費]用?|[票房单單售车車起]价格?|价格|月薪|年薪|薪[资酬]|工资|租金|房租|月租|消费)$")
_CASES = re.compile("(?:病例|感染者)[数數]?$")
"""What is counted in 例, where there are none of it: 新增病例为零."""
_POPULATION = re.compile("人口|人数|人數")
_ELECTRIC = re.compile("[用发發供售购購耗省送节節]电|电(?:量|费|費|耗|站|表)|用了|光伏|度电")
_WARMTH = re.compile("温|溫|热|熱|冷|℃|角|纬|经|倾")
_PRICE_MOVES = re.compile("[价價][^。；;，,\n0-9]{0,8}(?:[涨跌降升贵高低]|便宜|多收)[了出]?$")
_CURRENT = 40
_SENTENCE_END = re.compile("[。；;！？!?\n]")
_FOREIGN = (
    "(?:[美欧歐港日韩韓澳加]元|美金|港[币幣]|日[圆圓]|英[镑鎊]|新?[台臺][币幣]"
    "|[卢盧][布比]|令吉|瑞士法郎|澳[门門]元|新加坡元)"
)
_MANY_HEADS, _SHORT_BEFORE = 10_000, 8
_OF_HEADS = re.compile("[人生师師][总總]?[数數](?:[为為是])?$")
_CURRENCY = re.compile(rf"(?:(?<=[0-9十百千万萬亿億兆])[ 　]?|(?<=[以按])|(?<=折合))(?P<currency>{_FOREIGN}|元)")
_MOVED_TO = re.compile(
    r"[^，,。；;、：:（）()0-9\n]{0,10}[至到][^，,。；;、：:（）()0-9\n]{0,4}"
    rf"[0-9][0-9.,]{{0,12}}[ ]?[万萬]?[亿億兆][ ]?(?P<currency>{_FOREIGN})"
)
_KINDS = {
    "person-noun": ("人", PERSON),
    "trip-noun": ("人次", Dimension.PERSON_TIME),
    "money-noun": ("元", MONEY),
    "count-noun": ("", COUNT),
}
"""What the nouns of a list are counted or measured in."""


@cache
def _nouns() -> "list[tuple[re.Pattern[str], tuple[str, Dimension]]]":
    return [(re.compile(f"(?:{lexicon.alternation(name)})"), counted) for name, counted in _KINDS.items()]


def _counted_in(words: str) -> tuple[str, Dimension] | None:
    """The unit and dimension of the noun that words end with, or of the last one in them; None where they have none."""
    named = words
    ends = [(match.end(), len(match.group()), counted) for noun, counted in _nouns() for match in noun.finditer(named)]
    return max(ends, key=lambda found: found[:2])[2] if ends else None


def counted_in(noun: str) -> Dimension | None:
    """The dimension of a noun that ends by saying what it is counted or measured in; None of any other."""
    return next((counted[1] for pattern, counted in _noun_ends() if pattern.search(noun)), None)


@cache
def _noun_ends() -> "list[tuple[re.Pattern[str], tuple[str, Dimension]]]":
    return [(re.compile(f"(?:{lexicon.alternation(name)})$"), counted) for name, counted in _KINDS.items()]


def implied(quantity: Quantity, subject: str, text: str) -> tuple[str, Dimension]:
    """The unit and dimension of a figure; where no unit is written, the dimension that its subject asks for."""
    if found := _written(quantity, subject, text):
        return found
    if quantity.low == 0 and _CASES.search(subject):
        return "例", COUNT
    if not quantity.unit and quantity.scale < _HUGE and is_price(text, quantity):
        return "元", MONEY
    if _is_level(quantity, text):
        return "", Dimension.RATIO
    if text.startswith("人口", quantity.end):
        return "人", PERSON
    behind = STOP.split(text[quantity.end : quantity.end + _AHEAD], maxsplit=1)[0]
    found = _counted_in(_SIZE.sub("", subject)) or _counted_in(subject) or _counted_in(behind)
    if found is None and _told_in_money(text, quantity):
        return "元", MONEY
    if found is None and quantity.scale >= _HUGE:
        before = STOP.split(text[max(0, quantity.start - _CLAUSE) : quantity.start])[-1]
        found = _people_in(before) or ("元", MONEY)
    if found and found[1] is MONEY and quantity.scale >= _HUGE:
        return _currency(text, quantity), MONEY
    return found or ("", COUNT)


def _is_level(quantity: Quantity, text: str) -> bool:
    """Whether a number has decimals and no unit, and is not the mean of a count: 36,654.8, 折合在校生数15304.6."""
    fine = quantity.scale == 1 and quantity.step < 1 and not quantity.unit
    before = text[max(0, quantity.number_start - _SHORT_BEFORE) : quantity.number_start]
    heads = quantity.low >= _MANY_HEADS and _OF_HEADS.search(before)
    return fine and not heads and text.find(",", quantity.number_start, quantity.number_end) < 0


def _written(quantity: Quantity, subject: str, text: str) -> tuple[str, Dimension] | None:
    """The unit that is written, with the dimension that it has there; None where there is none."""
    if quantity.unit in ("点", "點") and (quantity.step < 1 or quantity.low >= _INDEX):
        return quantity.unit, Dimension.OTHER
    if quantity.unit == "度" and quantity.dimension is Dimension.TEMPERATURE and _of_current(text, quantity):
        return quantity.unit, Dimension.ENERGY
    if quantity.unit == "分" and _PRICE_MOVES.search(text, max(0, quantity.start - _CURRENT), quantity.start):
        return quantity.unit, MONEY
    if quantity.unit == "起" and _PRICE.search(subject):
        return "元", MONEY
    return None if quantity.dimension is None else (quantity.unit, quantity.dimension)


def _of_current(text: str, quantity: Quantity) -> bool:
    """Whether 度 counts electricity: 发电1.2亿度, 每月用电200度, but not 用电高峰时气温升至38度."""
    before = _SENTENCE_END.split(text[max(0, quantity.start - _CURRENT) : quantity.start])[-1]
    behind = STOP.split(text[quantity.end : quantity.end + _AHEAD], maxsplit=1)[0]
    if _WARMTH.search(before) or _WARMTH.search(behind):
        return False
    near = STOP.split(before)[-1] if quantity.scale == 1 else before
    return _ELECTRIC.search(near) is not None or behind.startswith(("的电", "电"))


def _told_in_money(text: str, quantity: Quantity) -> bool:
    """Whether a term of a sum, a number whose 万 is a letter or a bare range goes on about the money told before it."""
    goes_on = text[quantity.number_end - 1] in "wW" or ADDED in quantity.rules or text.startswith("不等", quantity.end)
    return goes_on and _MONEY.search(text, max(0, quantity.start - _PARAGRAPH), quantity.start) is not None


def _people_in(words: str) -> tuple[str, Dimension] | None:
    """What a clause says of how many people there are: 男性人口达到惊人的7亿多."""
    return ("人", PERSON) if _POPULATION.search(words) else None


def _currency(text: str, quantity: Quantity) -> str:
    """The currency of an amount without unit: that of the last amount of its sentence, or of what it moved to."""
    before = _SENTENCE_END.split(text[max(0, quantity.start - _SENTENCE) : quantity.start])[-1]
    if moved := _MOVED_TO.match(text, quantity.end):
        return moved["currency"]
    told = [match["currency"] for match in _CURRENCY.finditer(before)]
    return told[-1] if told else "元"
