"""The places of a text where a number may stand, each with what is written there: a form or a pattern by name.

Every expression is kept under the characters that it can start with, so that a place tries only those that fit it.
"""

import re
from functools import cache
from typing import NamedTuple

from claims import lexicon
from claims.lexicon.firsts import alternatives, firsts
from claims.numerals import ARABIC_NUMERAL, HAN_NUMERAL

_NUMBER_WORDS = "多少人总總件户戶倍指岁歲次参係系分函整单双负正基变常实个位字号代级无过款点届印"
_HALVED = (
    "个?月(?!刊|球|形)|個月|年(?!度|报)|天|小时|小時|个小时|個小時|个钟|個鐘|日(?![本游制班闲谈])|个百分点|個百分點"
    "|公里|公斤|吨|倍|斤(?!八)|公升|公尺|加仑|加侖|里(?!程)|公顷|亩|世纪|成(?![员立为果功长都熟品就效绩分交])|折(?![算合射旧叠])"
)
_CLASSIFIER = "[家名位个個次倍处處起件人项項種种条條户戶所座场場年天日月]|小时|小時|人次|分钟"
_BLANK = "[ 　]{0,2}"
_OPENING = "第前图表附件专注卷号每\\-－−—–~～至到:：∶.．·,，/+＋×x“《〔(（第约a-zA-Z^"
FORMS = {
    "plain": rf"(?<![{_OPENING}])[0-9]+(?:\.[0-9]+)?[万亿]{{0,2}}"
    "(?=[%％家所件座套户处吨亩元台辆项例公平名](?![级型制版期元旦素件化\\-—–~～至到零又一二三四五六七八九半0-9]))(?<![0-9]{12})",
    "ratio": r"(?<![0-9.:：∶])[0-9]+(?:\.[0-9]+)?(?:[ 　]?[:：∶][ 　]?[0-9]+(?:\.[0-9]+)?){2,9}(?![0-9.:：∶])",
    "part": rf"[百千万萬佰仟]{_BLANK}分{_BLANK}之{_BLANK}"
    rf"(?:负|負|-)?(?:[点點][零〇一二三四五六七八九]+|{ARABIC_NUMERAL}|{HAN_NUMERAL})",
    "hundred": "百分百",
    "half": r"一半|半数|半數|(?<=[过過近逾超])半(?![年天月日小个個价價夜空])|对折|對折|大半(?![年天日月个個夜])",
    "most": "大半(?=[年天日]|个月|個月)",
    "part_unit": rf"(?<![上下前后後大多过過])半(?={_HALVED})|(?<=过)半(?=年)",
    "some": rf"(?:好几|好幾|若干|(?<![{_NUMBER_WORDS}])[几幾数數])(?={_CLASSIFIER})|成千上[万萬]|成百上千|上百上千",
    "turn": r"[翻飜]了?[一二两兩三四五六七八九1-9]?番|翻倍|双倍增|倍增",
    "digits": r"[一两兩二三四五六]位[数數](?!字)",
    "pair": r"[俩倆](?=礼拜|禮拜|星期|小时|月(?!份)|钟头)",
}
_HINT = re.compile(
    "[0-9０-９零〇○Ｏ一二三四五六七八九十百千万萬亿億兆两兩壹贰叁肆伍陆柒捌玖貳參叄陸拾佰仟廿卅卌俩倆几幾数數半翻飜倍折若①-⑳㈠-㈩⑴-⒇]"
)
_REACH = 4


class Candidate(NamedTuple):
    """Where a number stands and what it is: the name of a form, `number`, or the index of a pattern (p0, p1)."""

    name: str
    start: int
    end: int


@cache
def _alternatives() -> dict[str, list[tuple[str, str]]]:
    """For each first character the alternatives that it may start, in order, each with the name of its group."""
    patterns = [(f"p{i}", entry.pattern.replace("(?m:^)", "^")) for i, entry in enumerate(lexicon.patterns())]
    index: dict[str, list[tuple[str, str]]] = {}
    for name, pattern in [*FORMS.items(), *patterns, ("number", ARABIC_NUMERAL[3:-1]), ("number", HAN_NUMERAL[3:-1])]:
        for part in alternatives(pattern):
            for character in firsts(part):
                index.setdefault(character, []).append((name, part))
    return index


@cache
def _leading() -> frozenset[str]:
    """The characters that a pattern starts with although they are no numerals: 第, 每, 前."""
    return frozenset(c for c in _alternatives() if not _HINT.match(c))


@cache
def _expression(parts: tuple[tuple[str, str], ...]) -> "re.Pattern[str]":
    groups: dict[str, list[str]] = {}
    for name, part in parts:
        groups.setdefault(name, []).append(part)
    return re.compile("|".join(f"(?P<{name}>{'|'.join(group)})" for name, group in groups.items()), re.MULTILINE)


@cache
def _at(character: str) -> "re.Pattern[str] | None":
    parts = _alternatives().get(character)
    return _expression(tuple(parts)) if parts else None


def candidate(text: str, position: int) -> Candidate | None:
    """The first place at or after `position` where a number may stand; None where no more follows."""
    leading = _leading()
    while hint := _HINT.search(text, position):
        at = hint.start()
        before = text[max(position, at - _REACH) : at]
        match = None if leading.isdisjoint(before) else _led(text, at - len(before), at, leading)
        if match is None:
            expression = _at(text[at])
            match = expression.match(text, at) if expression else None
        if match is not None and match.end() > match.start():
            return Candidate(match.lastgroup or "", match.start(), match.end())
        position = at + 1
    return None


def _led(text: str, start: int, end: int, leading: frozenset[str]) -> "re.Match[str] | None":
    """What stands before the numeral at `end` and takes it in: 第3, 每10万人."""
    for position in range(start, end):
        if text[position] in leading:
            expression = _at(text[position])
            match = expression.match(text, position) if expression else None
            if match and match.end() > end:
                return match
    return None
