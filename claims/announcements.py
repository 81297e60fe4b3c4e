"""What the words before a colon, a label or a list say that the figures behind them are of."""

import re
from collections.abc import Sequence
from dataclasses import replace

from claims import lexicon
from claims.brackets import NAMED_BEFORE
from claims.clauses import STOP, trim_opening
from claims.contexts import CARRIED_OUT, Span, Subject, named
from claims.lexicon import listed
from claims.nouns import is_aspect, like_a_place, noun_left, only_bodies, only_places, tidy
from claims.phrases import words
from claims.undated import without_dates

_ANNOUNCED = re.compile(r"[（(][^（）()]*[）)]|(?:分别|依次|分別|分布|分佈)?(?:如次|如下|为|是|為|有)$")
_EACH_PLACE = re.compile(
    "(?:各|主要|部分)(?:国家|國家|地区|地區|城市|省份|市州|[省市县縣区區州邦盟国國郡](?![级級])[市县縣区區]?)"
    "(?:[0-9]{1,2}月份?|[上本去今]年)?的?(?=.{2})"
)
_RANKED = re.compile(
    "的?(?:(?:排名|排行|位?居|位?列)[在于於]?(?:全[国國省市州县縣区區球])?)?[前后末](?:[0-9]{1,2}|[两二三四五六七八九十]{1,2})(?:[名位强大]|(?=的))"
    "(?:的?[^，,；;。：:、0-9]{0,8})?(?:依次|分别)?(?:是|为)?$"
)
"""What says before a colon which of all places are listed: 投资增速 | 前三名."""
_DIVIDED = re.compile(
    "(?P<of>[^，,；;。：:、0-9（）()]{2,20}?)[按分从從][^，,；;。：:、0-9]{1,8}(?:[划劃]?分|[来來]?看|统计|統計)$"
)
"""What says before a colon by what it is parted: 地方收入 | 按部门分."""
_DOES = re.compile("(?:共|累计|累計|已|各|分别|分別)*(?:完成|实现|實現|组织|組織|征收|徵收)(?:了|入库|入庫)?")
_BETWEEN = " 　、，,;；)）"
_BULLET = re.compile(r"^\s*(?:[①-⑳●▪■◆◇★•·*–-]|[（(]?[0-9]{1,2}[.、)）])?\s*")
_ASIDE, _EACH_KIND = (
    re.compile(r"[（(][^（）()\n]{1,40}[）)]"),
    re.compile("^(?:各种|各类|各項|各项|其他|主要)(?=.{2})"),
)
_NO_LABEL = re.compile(
    "^[一-鿿]{1,4}[省市县縣区區州旗镇鎮乡鄉村]$|(?:如下|如次|[为為是有说說称稱问問答道讯訊]|表示|介绍|介紹|显示|顯示|认为|認為|指出|写道|透露|回应|其中|例如|比如|包括"
    "|分别|情况|情況|方面|数据|數據|结果|消息|来源|编号|号码|电话|電話|时间|時間|日期|记者|記者|主持人|发言人|网友|[长師师]|先生|女士)$"
)
_STRUCTURED = re.compile(
    "(?:三次)?产业(?:增加值)?(?:[占在][^，,。；;0-9]{2,12}?)?(?:结构|构成|比例|比重)[^，,。；;0-9]{0,12}[，,]$"
)
_OF_MONTH = re.compile("[0-9]{1,2}月份?的?(?=[^，,；;。]{2,12}$)")
_OF_TIME = re.compile(
    "^(?:(?:[0-9]{4}年|[去今前上]年)(?:度|全年|末|底)?|[上下]半年|(?:第?[一二三四]|[前首][二三])季度?|(?:1[-—至])?[0-9]{1,2}月份?|全年)+(?=.{2})"
)
_OF_PLACES = re.compile("^.*(?:国家|國家|地区|地區|省份|城市|市州|市县|县区|市区)的?(?:最新)?(?=.{2})")
_OPENING, _CLOSING = ("(", "（"), (")", "）")
_OUT_OF = re.compile("(?P<of>[^，,；;。：:、0-9（）()]{2,20})[之当]?中[，,：:]$")
_ANNOUNCES = 40
_SITE = re.compile("[一-鿿]{2,5}")
_SITE_TOLD = re.compile("[，,](?:计划|概算)?总投资|[占用]地|面积")
_SHORT = 2
_LABEL = 16


def lead(text: str, start: int, colon: int, begin: int, noun: str) -> Subject | None:
    """What the words before a colon announce for the places behind it: 主要國家失業率如次：法國10.4%，英國7.1%.

    A place may stand before the bracket whose figure has no noun: 确诊病例分布为：广州（27例）、佛山（9例）.
    """
    place = NAMED_BEFORE.search(text, start, begin - 1) if text[begin - 1 : begin] in _OPENING and not noun else None
    if not only_places(place["noun"] if place else noun):
        return None
    return _announced(text, start, colon)


def each_place(text: str, start: int, colon: int, left: str, noun: str) -> Subject | None:
    """What the words before a colon announce of each place, which need not be known: 各邦失業率：下薩克森5.1%(5.3%).

    So they do of the first or the last of a rank: 投资增速前三名：甲县增长7%. The name stands alone in the words `left`
    of its figure, or before its change.
    """
    stands = noun and left.strip(_BETWEEN) == noun and not is_aspect(noun)
    near = max(start, colon - _ANNOUNCES)
    told = (_EACH_PLACE.search(text, near, colon) or _RANKED.search(text, near, colon)) if stands else None
    found = _announced(text, start, colon) if told else None
    return None if found is None or noun.endswith(found.subject or "") else replace(found, scope=noun)


def each_body(text: str, start: int, colon: int, left: str, noun: str) -> Subject | None:
    """What is parted before a colon by those who bring it about: 地方收入按部门分：税务部门完成900万元."""
    words_before = left.strip(_BETWEEN)
    did = words_before.removeprefix(noun)
    if not noun or did == words_before or not _DOES.fullmatch(did) or not only_bodies(noun):
        return None
    parted = _DIVIDED.search(text, max(start, colon - _ANNOUNCES), colon)
    name = tidy(trim_opening(parted["of"])[0]) if parted else ""
    return Subject(name, scope=noun, rule="topic") if lexicon.ending("topic-head", name) else None


def _announced(text: str, start: int, colon: int) -> Subject | None:
    """What the words before a colon announce, without the places that have it."""
    announced = text[max(start, colon - _ANNOUNCES) : colon]
    if ranked := _RANKED.search(announced):
        announced = announced[: ranked.start()]
        announced = announced.removesuffix(lexicon.ending("change-rate", announced))
    announced = _ANNOUNCED.sub("", announced)
    announced = _OF_MONTH.sub("", announced)
    announced = _OF_TIME.sub("", STOP.split(announced)[-1])
    announced = announced[each.end() :] if (each := _EACH_PLACE.search(announced)) else announced
    done = CARRIED_OUT.fullmatch(announced)
    if done and (noun := named(done["of"]).noun):
        return Subject(noun, done["verb"], rule="topic")
    names = _OF_PLACES.sub("", noun_left(trim_opening(STOP.split(announced)[-1])[0])[0])
    return Subject(names, rule="topic") if lexicon.ending("topic-head", names) else None


_NEXT_LABEL = re.compile(r"[ 　]+(?P<name>[^ 　,，。;；、:：()（）\n]{2,16})[:：][ 　]?")


def labelled(
    text: str, at: tuple[int, int, int], begin: int, dates: Sequence[Span], carried: Subject | None
) -> Subject | None:
    """What the label of a line says that its first figure is of, or what was told before, where it names a site of it.

    `at` is where the sentence starts, its colon, and where it ends; `begin` is where the words of the figure begin.
    """
    return _site(text, at, carried) or _label(text, *at[:2], begin, dates)


def _site(text: str, at: tuple[int, int, int], carried: Subject | None) -> Subject | None:
    """What a list goes through by its sites, each on a line of its own: 共建学校3所：, 东坪：24个班，总投资0.8亿元.

    The line before announces the list, or is that of another site, which `carried` is then told of.
    """
    start, colon, end = at
    if carried is None or not carried.subject or text[start - 1 : start] != "\n":
        return None
    name = text[start:colon].strip()
    if not _SITE.fullmatch(name) or _SITE_TOLD.search(text, colon, min(end, colon + _ANNOUNCES)) is None:
        return None
    last = text.rfind("\n", 0, start - 1) + 1
    goes_on = carried.scope and text.startswith((f"{carried.scope}：", f"{carried.scope}:"), last)
    announced = text[max(0, start - 2) : start - 1] in ("：", ":")
    return Subject(carried.subject, scope=name, rule="label") if goes_on or announced else None


def _label(text: str, start: int, colon: int, begin: int, dates: Sequence[Span]) -> Subject | None:
    """What the label that a line begins with says that its first figure is of: 注册资本：300万元.

    Who speaks, a place and what only announces a list are no labels.
    """
    if text[start - 1 : start] not in ("", "\n") or text[colon + 1 : begin].strip():
        return None
    written = _ASIDE.sub("", without_dates(text, start, colon, dates))
    return _name_of_label(_BULLET.sub("", written))


def next_label(text: str, last: int, begin: int) -> Subject | None:
    """What a label says that only a blank parts from the figure of another: 满意率:96% 回收问卷:480份."""
    found = _NEXT_LABEL.fullmatch(text, last, begin)
    return _name_of_label(found["name"]) if found else None


def _name_of_label(written: str) -> Subject | None:
    phrase, scope = trim_opening(written)
    name = tidy(_EACH_KIND.sub("", phrase))
    if not _SHORT <= len(name) <= _LABEL or STOP.search(name) or only_bodies(name) or _NO_LABEL.search(name):
        return None
    named = words(name)[-1][1] not in ("nr", "y", "r", "d", "p", "c") and name not in listed("no-noun")
    return Subject(name, scope=scope, rule="label") if named else None


def out_of(text: str, start: int, begin: int, noun: str) -> Subject | None:
    """What a list of places goes through, as the clause before it says: 确诊病例中,郑州市6例、洛阳市1例."""
    among = _OUT_OF.search(text, start, begin) if text[begin - 2 : begin - 1] == "中" else None
    where = noun.removesuffix("发生").removesuffix("發生")
    if not among or not (
        where != noun or only_places(noun) or like_a_place(noun) or lexicon.ending("body-end", noun[1:])
    ):
        return None
    name, verb = noun_left(trim_opening(among["of"])[0])
    return (
        Subject(name, verb, rule="topic")
        if len(name) >= _SHORT and (where != noun or lexicon.ending("topic-head", name))
        else None
    )


def goes_on_with_sectors(text: str, start: int, begin: int) -> bool:
    """Whether the clause before tells of the structure of the sectors: 产业结构优化,由上年的 | 8.1:51.4:40.5."""
    return _STRUCTURED.search(text, start, begin) is not None
