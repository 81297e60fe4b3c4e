"""The places of a text where a number may stand, each with what is written there: a form or a pattern by name.

Every expression is kept under the characters that it can start with, so that a place tries only those that fit it.
"""

import re
from functools import cache

from claims import lexicon
from claims.lexicon.firsts import alternatives, any_character, firsts
from claims.numerals import ARABIC_NUMERAL, DIGIT_BY_DIGIT, HAN, HAN_NUMERAL, MAGNITUDES, PLACED, SOME

_NUMBER_WORDS = "多少人总總件户戶倍指岁歲次参係系分函整单双负正基变常实个位字号代级无过款点届印"
_HALVED = (
    "个?月(?!刊|球|形)|個月|年(?!度|报)|天|小时|小時|个小时|個小時|个钟|個鐘|日(?![本游制班闲谈])|个百分点|個百分點"
    "|公里|公斤|吨|倍|斤(?!八)|公升|公尺|加仑|加侖|里(?!程)|公顷|亩|世纪|米(?![粒饭飯粉汤湯])|[勺圈杯]|碗(?![水饭飯])|[茶汤湯]匙"
    "|成(?![员立为果功长都熟品就效绩分交])|折(?![算合射旧叠])"
)
_CLASSIFIER = "[家名位个個次倍处處起件人项項種种条條户戶所座场場年天日月]|小时|小時|人次|分钟"
_BLANK = "[ 　]{0,2}"
_OPENING = "第前图表附专注卷号每\\-－−—–~～:：∶︰.．·,/+＋×x“《〔(（a-zA-Z^"
_ENDS = r"[，,。；;、）)\s至到]|以上|\Z|了[，。]|的目[标標]"
_FURTHER = "万亿0-9０-９零〇一二三四五六七八九两几千百十分伏像余多餘来 　又~～—–至到、,，.\\-"
_COUNTERS = "%％家所件座套户处吨亩元台辆项例公平名人个次条场份支种篇头倍枚张只颗株美毫瓦個戶項"
_RATIO_TOLD = "".join(
    f"(?<={told}{link})|"
    for told in ("比", "比例", "比率")
    for link in ("为", "為", "约", "約", "约为", "約為", "达", "達", "达到", "達到", "是", "近", "由", "从", "從", "")
)[:-1]
_TO_ONE = (
    r"(?=[0-9.]+[:：∶︰]1)(?<=[至到为為])[0-9]+\.[0-9]+[:：∶︰]1(?![0-9.:：∶︰])"
    r"|(?=[0-9.]+[:：∶︰]1)(?<=的)[0-9]+(?:\.[0-9]+)?[:：∶︰]1(?=(?:缩小|扩大|下降|提高|降低|降|調整|调整|优化)[到至为為]|(?:有所|略有|略|明显|明顯)?(?:提高|下降|降低|上升|提升|扩大|缩小|优化|改善))"
)
_TO_TENTHS = (
    r"(?=[0-9.]+[:：∶︰]1)(?:(?<=达到)|(?<=高达)|(?<=近乎)|(?<=[男女师生]约为))[0-9]{1,2}[:：∶︰]1(?![0-9.:：∶︰])"
    r"|(?=1[:：∶︰])(?<=[为到达是])1[:：∶︰][0-9]{1,3}\.[0-9]{1,2}(?![0-9.:：∶︰至到~～—–-])"
)
"""Ratios with a one that no word of ratio stands right before: 男女比例最高的达到7:1, 南校区约为1:3.8."""
_IN_WORDS = (
    r"(?=[0-9.]{1,6}比[0-9])(?:(?<=[比例率][为為是])|(?<=[比例率]约为)|(?<=[比例率]約為)|(?<=[比例率]达到)|(?<=[比例率][由从從]))"
    r"[0-9]+(?:\.[0-9]+)?比[0-9]+(?:\.[0-9]+)?(?![0-9.:：∶︰比])"
    r"|(?=1比|[0-9.]{1,6}比1(?![0-9.]))(?<=[师師生幼医醫护護]比)[0-9]+(?:\.[0-9]+)?比[0-9]+(?:\.[0-9]+)?(?![0-9.:：∶︰比])"
)
"""Terms that 比 stands between: 生师比为12比1, 师幼比1比7."""
FORMS = {
    "plain": rf"(?<![{_OPENING}])[0-9]+(?:\.[0-9]+)?(?:[万亿]{{1,2}}(?![{_FURTHER}])"
    rf"|(?=[{_COUNTERS}](?![级型制版期元旦素件化月足篮间桌座行队隊五半亿万零又一二三四五六七八九0-9\\-—–~～至到]|里[竞越]|尺)))(?<![0-9]{{12}})",
    "ratio": r"(?<![0-9.:：∶︰])[0-9]+(?:\.[0-9]+)?(?:[ 　]?[:：∶︰][ 　]?-?[0-9]+(?:\.[0-9]+)?){2,9}(?![0-9.:：∶︰])",
    "of_two": rf"(?=[0-9.]+[ 　]?[:：∶︰])(?:{_RATIO_TOLD})[0-9]+(?:\.[0-9]+)?[ 　]?[:：∶︰][ 　]?"
    rf"(?!100(?![0-9.]))[0-9]+(?:\.[0-9]+)?(?![0-9.:：∶︰])|{_TO_ONE}|{_TO_TENTHS}|{_IN_WORDS}",
    "row": r"(?<=[为是至到由从])[0-9]+\.[0-9]+(?:、[0-9]+(?:\.[0-9]+)?){2,9}(?![0-9.%％万亿])",
    "part": rf"[百千万萬佰仟]{_BLANK}分{_BLANK}之{_BLANK}"
    f"(?:负|負|-)?(?=[0-9０-９.．点點{HAN}{MAGNITUDES}]"
    "|[几幾数數][十百千万亿])"
    "|百分[二三四五六七八九]十[一二三四五六七八九]?(?![名个人元点家户])",
    "hundred": "百分百",
    "half": rf"一[大多]半(?![年天日月个個夜])|一半|半数|半數|(?<=[减減])半(?={_ENDS})"
    "|(?<=[过過近逾超])半(?![年天月日小个個价價夜空])|对折|對折|大半(?![年天日月个個夜])",
    "cut": "腰[斩斬](?=[，,。；;、！了）)的至到]|$)|(?<=[本价價格量额額费費入润潤])折半(?![叠射])",
    "odd": "(?<=[个個])把(?=月(?!刊|球|形)|星期|[礼禮]拜|小时|小時|钟头|鐘頭)",
    "most": "大半(?=[年天日]|个月|個月)",
    "part_unit": rf"(?<![上下前后後大多过過])半(?={_HALVED})|(?<=过)半(?=年)"
    "|(?:(?<=提前)|(?<=[延推错錯]后)|(?<=[延推錯]後))半(?=天(?!然)|个?小时|個?小時|个月|個月|年(?!度|报))"
    "|(?<=多)半(?=公里|个?小时|個?小時|米(?![粒饭飯粉])|斤|圈|个月|個月|吨|噸|亩|畝)"
    "|(?<=超[过過])半(?=天(?!然)|个?小时|個?小時|个月|個月|公斤|公里|吨|噸|世纪|世紀)",
    "some": rf"(?:好几|好幾|若干|(?<![{_NUMBER_WORDS}])[几幾数數])(?={_CLASSIFIER})(?![年天日]以?[来來](?![自到]))"
    "|成千上[万萬]|成百上千|上百上千"
    rf"|(?<=成)百(?={_CLASSIFIER}|吨|噸|亩|畝|公斤|[只隻头頭棵株张張本辆輛台臺吨])",
    "turn": r"[翻飜]了?(?:(?:将|將|接)?近|[约約超逾]|大约|大約)?[一二两兩三四五六七八九1-9]?番|翻倍|双倍增|倍增",
    "digits": r"[一两兩二三四五六双雙]位[数數](?!字)",
    "pair": r"[俩倆](?=礼拜|禮拜|星期|小时|月(?!份)|钟头)",
}
_HINT = re.compile(f"[0-9０-９{HAN}{MAGNITUDES}幺俩倆{SOME}半翻飜倍折若腰把①-⑳㈠-㈩⑴-⒇]")
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_HAN = frozenset(f"{HAN}{MAGNITUDES}幺俩倆{SOME}")
_PLACED = re.compile(f"(?P<number>{PLACED})")
_DIGIT_BY_DIGIT = frozenset(DIGIT_BY_DIGIT)
_FEW = 4
_REACH = 4


_Parts = list[tuple[str, str, frozenset[str]]]


@cache
def _alternatives() -> _Parts:
    """Every alternative of forms, patterns and numerals in order: its group, itself, the characters it starts with."""
    patterns = [(f"p{i}", entry.pattern.replace("(?m:^)", "^")) for i, entry in enumerate(lexicon.patterns())]
    numerals = [("number", ARABIC_NUMERAL[3:-1]), ("number", HAN_NUMERAL[3:-1])]
    whole = [*FORMS.items(), *patterns, *numerals]
    return [(name, part, firsts(part)) for name, pattern in whole for part in alternatives(pattern)]


@cache
def _leading() -> "re.Pattern[str]":
    """A character that a pattern starts with although it is no numeral: 第, 每, 前."""
    return re.compile(any_character({c for *_, opening in _alternatives() for c in opening if not _HINT.match(c)}))


def _expression(parts: _Parts) -> "re.Pattern[str] | None":
    groups: dict[str, list[str]] = {}
    for name, part, _ in parts:
        groups.setdefault(name, []).append(part)
    joined = "|".join(f"(?P<{name}>{'|'.join(group)})" for name, group in groups.items())
    return re.compile(joined, re.MULTILINE) if groups else None


@cache
def _digits() -> "re.Pattern[str]":
    """All that an Arabic digit can start."""
    return _expression([part for part in _alternatives() if not _DIGITS.isdisjoint(part[2])]) or re.compile("(?!)")


@cache
def _numerals() -> "re.Pattern[str] | None":
    """All that any Chinese numeral can start."""
    return _expression([part for part in _alternatives() if _common(part[2])])


@cache
def _words(character: str) -> "re.Pattern[str] | None":
    """The names, idioms and forms that this numeral starts and few others do."""
    return _expression(
        [part for part in _alternatives() if character in part[2] and not (character in _HAN and _common(part[2]))]
    )


@cache
def _leads(character: str) -> tuple["re.Pattern[str]", ...]:
    """What a character that is no numeral starts, one after another, since it is shared with other characters."""
    return tuple(_alone(name, part) for name, part, opening in _alternatives() if character in opening)


@cache
def _alone(name: str, part: str) -> "re.Pattern[str]":
    return re.compile(f"(?P<{name}>{part})", re.MULTILINE)


def _common(opening: frozenset[str]) -> bool:
    return len(opening & _HAN) > _FEW


@cache
def _tried(character: str) -> tuple["re.Pattern[str]", ...]:
    """What a numeral may start, in the order in which it is tried: names and idioms before what any numeral may be."""
    if character in _DIGITS:
        return (_digits(),)
    found = (_words(character), _numerals() if character in _HAN else None)
    placed = (_PLACED,) if character in _DIGIT_BY_DIGIT else ()
    return placed + tuple(expression for expression in found if expression)


def candidate(text: str, position: int) -> tuple[str, int, int] | None:
    """The first place at or after `position` where a number may stand; None where no more follows.

    It is what stands there, its start and its end: the name of a form, `number`, or the index of a pattern (p0, p1).
    """
    leading = _leading()
    while hint := _HINT.search(text, position):
        at = hint.start()
        reach = max(position, at - _REACH)
        if leading.search(text, reach, at) and (match := _led(text, reach, at)):
            return match.lastgroup or "", match.start(), match.end()
        for expression in _tried(text[at]):
            if match := expression.match(text, at):
                return match.lastgroup or "", at, match.end()
        position = at + 1
    return None


def _led(text: str, start: int, end: int) -> "re.Match[str] | None":
    """What stands before the numeral at `end` and takes it in: 第3, 每10万人."""
    for lead in _leading().finditer(text, start, end):
        for expression in _leads(lead.group()):
            match = expression.match(text, lead.start())
            if match and match.end() > end:
                return match
    return None
