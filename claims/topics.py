"""What a clause without a figure is about, of which the figures behind it go on to tell."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from claims import lexicon
from claims.brackets import before_bracket
from claims.clauses import STOP, Left, trim_opening
from claims.contexts import COUNTED, RATES, Named, Span, Subject
from claims.lexicon import listed
from claims.model import MONEY, PERSON, Dimension
from claims.nouns import (
    aspects,
    is_aspect,
    is_measure,
    like_a_place,
    noun_left,
    noun_right,
    only_acts,
    only_bodies,
    only_places,
    only_verbs,
    tidy,
)
from claims.phrases import words
from claims.quantities import Quantity
from claims.undated import clause_before, without_dates
from claims.units import counted_in

_REMARK = re.compile(
    r"\s*(?:[但而]?[仍已亦還还却卻]|[创創](?!业|業|新|意|投|汇|匯|收|作)|按|扣除|剔除|据|以|从|在|经|随着|受|为|分|[与與和同跟][^，,；;。]{1,16}(?:相比|相较|相較|比较|比較)$)"
)
_CONCERNING = re.compile(
    "(?:在|从|從)?(?P<about>[^，,；;。、对對在从從]{2,16})方面(?:[则則]|$)"
    "|(?:关于|關[于於]|至[于於])(?P<of>[^，,；;。、]{2,16}?)(?:的?情[况況])?$"
    "|(?:如果|若|如)?(?:只|单)?(?:对比|比较|相比)[^，,；;。0-9]{2,16}?的(?P<set>[一-鿿]{2,8})$"
)
_CONCERNS = re.compile("方面|[关關至][于於]|对比|比较|相比")
_VIEWED = re.compile("(?:从|從|就(?![业業]))(?P<view>[^，,；;。、]{2,12}?)(?:来看|來看|来说|來說|上看|而言)")
_GROWTH = "发展"
_GOT = re.compile("(?<=.{2})(?:再次?|又|喜|连|連|均|也)?(?:获|獲|获得|夺取|夺得|迎来|喜迎)$")
"""What was got at the end of a clause: 粮食生产 | 再获丰收."""
_STILL = re.compile("(?:依旧|依舊|依然|仍然|仍|继续|繼續)+$")
_THEIRS = re.compile("[一-鿿]{1,12}(?<!目)的(?P<noun>[一-鿿]{2,10})")
_IDENTIFIED = re.compile(
    "(?:最[^，,；;。]{1,16}|(?:首位|其次|再次|次之|末位|第[0-9一二三四五六七八九十]{1,2}(?:[名位]|大[^，,；;。是为為]{1,8})|[^，,；;。]{2,8}最[低少小短慢]的)(?:[则則仍依旧舊]*)?)(?:[则則仍依旧舊]*)(?:是|为|為)(?P<name>[^，,；;。、的]{2,12})$"
    "|以(?P<named>[^，,；;。、]{2,12})(?:最多|居多|最[高大]|居首|为主|为大宗)$"
    "|^(?P<first>[^，,；;。、的是为為]{2,12}?)(?:仍然?|依然|继续|一直)?(?:是|为|為)[^，,；;。、是为為]{0,8}第[一二三四五]大[^，,；;。、]{1,8}$"
)
_RANKED = re.compile(
    "(?P<of>[^，,；;。、]{2,16}?)(?:排名?)?最[多少高低大小快慢]的[^，,；;。、的]{0,6}(?:是|为|為)[^，,；;。、的]{2,12}$"
)
"""Of what a place has most: 用电量 | 最高的是柳河县，达3亿千瓦时."""
_WIDEST = re.compile("(?:相对|相對)?(?:最|居首|居前|[较較]|明显|明顯|显著|顯著)")
_FALLING = frozenset("降跌减減")
_AKIN = re.compile(
    "(?:至于|至於|关于|關於|对于|對於)?[与與和跟](?P<noun>[^，,；;。、]{2,12}(?:有关|有關|相关|相關)的[^，,；;。、]{2,8})"
)
_REASON = re.compile("因|受|由于|由於")
_SAID_OF_IT = re.compile(f"{_REASON.pattern}|[占佔](?![地用])")
_CLAUSES = 4
_OF_COUNTRIES = re.compile("^(?:国家|地区|省份|经济体|城市)(?=(?:进出口|出口|进口|投资|贸易)$)")
_OPENING, _CLOSING = ("(", "（"), (")", "）")
_ANNOUNCES = 40
_FOREMOST = re.compile(
    "(?P<noun>[^，,；;。、]{0,16}(?:居|排|列|位|占)[^，,；;。、]{0,4}前(?:[0-9]{1,2}|[二三四五六七八九十])[位名]的?[一-鿿]{2,6}?)"
    "(?:依次|分别|依序)?(?:为|是|有)[^，,；;。]+"
)
_CONSISTS = re.compile(
    "(?P<noun>[^，,；;。、以]{2,16}?)(?:仍然|仍|依然|均|都|主要)*以[^，,；;。]{3,40}(?:[为為]主|居多)"
)
"""What those listed have together: 主要市场以甲国、乙国为主，合计占出口的61%."""
_MADE_KNOWN = re.compile("(?:公布|发布|披露)了?(?:最新的?|当地的?)?(?P<of>[^，,；;。的]{2,16})$")
_PRAISED = re.compile("[，,][^，,；;。、0-9]{2,8}之(?:本|首|冠|都|魂|最|源)$")
"""What a thing is also said to be, behind the clause that tells of it: 茶叶是支柱产业，富民之本，占产值的5成."""
_ESPECIALLY = re.compile("(?:特别|尤其)是(?P<name>[^，,；;。、0-9]{2,16})[，,][^，,；;。0-9]{2,8}$")
"""What a clause of praise stands behind: 特别是民间投资，增势强劲，增长18%."""
_IS_PILLAR = re.compile(
    "(?P<name>[^，,；;。、的是0-9]{2,12}?)(?:现在|如今|目前|已经?|也|仍|一直|历来)?(?:是|成为|作为)[^，,；;。0-9]{0,20}(?:产业|行业|支柱|龙头|主力|主体|首选|主流)(?:之一)?"
)
"""What is said to be a main trade, of which a share is told next: 茶叶是当地的支柱产业，占4成."""
_SHARE_OF = re.compile("(?P<noun>[^，,；;。的0-9]{2,24}?)(?:所占|[占佔][^，,；;。、]{2,12}?)的?(?:比重|比例|份额|份額)")
"""Of which the share is told next: 服务业所占的比重，去年为51%."""
_RIPENS = re.compile(
    "(?:是|到了?|进入|迎来|值|逢)(?!了)(?P<crop>[一-鿿]{2,7}?)的?(?:大量|集中|成熟)?(?:上市|采收|采摘|成熟|收获|收割|收穫|采挖)"
    "的?(?:最?[好佳]的?)?(?:期|时候|时节|季节|季|旺季|时期|日子|黄金期)$"
)
"""A crop whose time it is, of which the clauses behind tell: 眼下正是荔枝成熟的时节，我家种了20亩."""
_ALL_ARE = re.compile(
    "(?P<who>[^，,；;。、的是为為0-9]{2,12}?)(?:全部都?|全都|全|都|均|皆)(?:是|为|為|由|来自|來自|出自|属于)[^0-9]"
)
"""Of whom all are something, and some more is told next: 队员全部是在校学生，其中12人获过奖."""
_SEVERAL = re.compile("[^，,；;。0-9]{2,24}、[^，,；;。0-9]{1,24}等[^，,；;。、0-9]{0,12}(?P<head>[一-鿿]{2})")
"""Several things that have one thing in common: 大豆、花生等油料的产量，都比上年增长6%."""
_CAUSED = re.compile("(?:造成|导致|致使|引发|已?致(?=[一-鿿]{2}))")
_ACTORS = re.compile(
    "(?:[者员民众师警方人]|记者|公司|集团|企业|会|局|院|部|厅|处|办|校|政府|银行|机关|部门|中心|[省市县区镇乡村])$"
)
_PRICED = re.compile(
    r"\s*(?P<number>[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[.．、，,)）])?\s*(?P<name>[一-鿿]{2,6})[，,]"
)
_SUM_BEFORE, _SUM_BEHIND = (
    re.compile("[，,][0-9.]+万?元[；;。，,]$"),
    re.compile("[0-9.]+万?元[；;][一-鿿]{2,6}[，,][0-9]"),
)
"""Sums that a list of prices goes on with on either side."""
_PRICED_TAGS = frozenset("nvjl")
_EACH = "均"
_FOR_EACH = re.compile(f"[一-鿿]{{1,2}}{_EACH}")
_KNOWN = COUNTED | {MONEY}
_SAYINGS, _NAMING, _SAYING = frozenset("il"), frozenset("nvjbl"), 4
_VISITS = {Dimension.PERSON_TIME: (PERSON,)}
_WORKS = ("工程", "项目", "工作")
_SUMS = ("总额", "總額", "余额", "餘額", "总数", "總數")
_COMMAS = frozenset("，,")
_FUNCTION = frozenset("vpd")
_TOLD_OF_ACTS = frozenset("率量额額数數")
_WHEN = (
    "[半一两三几][年月周天]内|全年|年内|年內|[历歷]年|[历歷]史|同期|近年|[于於][为為是]"
    "|(?<!行)[为為是](?=[全年历歷近同最])"
)
"""When a thing stood so, or that it did: 客流 | 为历年最高."""
_STANDS_SO = (
    "(?:呈|保持|延续|实现|迎来|出现|呈现|继续|维持|取得)了?[^，,；;。]{0,10}?"
    "(?:增长|回升|下降|回落|上升|复苏|反弹|下滑|势头|态势|走势|趋势|局面|水平|进展|成效|成绩|突破|高峰|运行)"
    "|(?:再|屡|又|连|[两三四五六]|多次)?(?:创|创下|刷新|打破)了?[^，,；;。]{0,8}(?:新高|新低|最高|最低|最好水平|纪录|记录|历史)"
    "|有(?:了|着)?(?:较好|较大|明显|所|一定|显著|不同程度|較好|較大|明顯|顯著|不同程度)的?(?:恢复|恢復|增长|增長|改善|提高|提升|回升|下降|好转|好轉|增加|减少|減少|进展|進展)"
    "|[快慢高低优大小][于於][^，,；;。]{1,10}|恢复[到至][^，,；;。]{1,12}"
    "|(?:突破|跨越|迈上|站上|跃上|跨上|登上|越过)了?[^，,；;。]{1,10}(?:大关|台阶|关口|行列)"
    "|由[降升增减负正跌涨亏](?:转变?|变)为?[降升增减负正跌涨盈]|止跌(?:回升|企稳|回稳|转升|反弹)"
    "|[转轉][正负][为為]?[正负負]|(?:出现|集中|分布)[在于][^，,；;。]{1,16}"
    "|(?:将|將|定|拟|计划)?(?:[于於在从從][^，,；;。、的]{0,10}?)?(?:正式|隆重)?"
    "(?:举行|舉行|举办|舉辦|召开|召開|开幕|開幕|闭幕|閉幕|落幕|结束|結束|收官)"
)
"""How a thing stands, as more than a word tells: it grew, set a record, passed a mark, turned round or took place."""
_ABBREVIATED = re.compile("(?<![A-Za-z])(?:GDP|GNP|CPI|PPI|PMI)$")
_SHORT, _NAME, _CLAUSE = 2, 16, 60


def leans(naming: Named, left: Left, *, closes: bool) -> bool:
    """Whether the noun before a figure is none, or only an aspect or an act, of what the clause before is about.

    `closes` says that nothing stands behind the figure, which may name what was done: 启动 | 95个 | 项目.
    """
    noun = naming.noun
    if not noun or noun in _leaning() or is_measure(noun):
        return True
    if naming.phrase.endswith(_EACH) and _FOR_EACH.fullmatch(naming.phrase):
        return True
    return closes and not left.change and is_act(noun)


def needs_a_thing(noun: str) -> bool:
    """Whether the noun before a figure is none, or an aspect that is none of its own (面积, but not 营业收入)."""
    return not noun or is_measure(noun) or noun in _SUMS or noun in listed("no-noun")


def done_to(topic: Subject, act: str) -> Subject:
    """A topic without the act that its clause tells of, where a figure is of it done: 夏粮 | 收购顺利，收购9吨."""
    name = topic.subject or ""
    work = next((end for end in _WORKS if name.endswith(f"{act}{end}")), "")
    thing = name.removesuffix(f"{act}{work}")
    return replace(topic, subject=thing) if len(thing) >= _SHORT else topic


def is_act(noun: str) -> bool:
    """Whether a noun is only an act, which is done to what was spoken of: 发行, 登记, but no rate of it (登记率)."""
    if not noun or noun[-1] in _TOLD_OF_ACTS or lexicon.ending("head", noun):
        return False
    return only_verbs(noun) or only_acts(noun)


@cache
def _leaning() -> frozenset[str]:
    return aspects().union(listed("invest"), listed("place-wide"), listed("change-rate"), listed("no-noun"))


def topic(
    text: str, start: int, begin: int, dates: Sequence[Span], *, share: bool = False, bare: bool = False
) -> Subject | None:
    """What a clause before is about, where it has no figure of its own: 酒類的銷貨價值升幅最高，按年升97%.

    The clause right before may tell it by its form or its verb; one further back only where it begins a reason
    (批發業因需求增加，帶動出貨，年增13%). A `share` may be told of a clause that is nothing but a noun
    (客運服務，佔三成). A figure with words of its own, not a `bare` one, may be told of what stands before its bracket
    (利润(同比增长3%)).
    """
    end = begin - 1
    if text[end:begin] in _OPENING:
        return None if bare else before_bracket(text, start, end)
    if text[end - 1 : end] in _CLOSING and (opening := max(text.rfind(mark, start, end) for mark in _OPENING)) > start:
        end = opening
    if end - start <= _SHORT:
        return None
    if especially := _ESPECIALLY.search(text, max(start, end - _ANNOUNCES), end):
        name = especially["name"]
        return Subject(tidy(name), rule="topic") if lexicon.ending("topic-head", name) else None
    if text[end - _SHORT] == "之" and (praised := _PRAISED.search(text, max(start, end - _ANNOUNCES), end)):
        end = praised.start()
    stops = [start, *(mark.end() for mark in STOP.finditer(text, start, end))]
    for back, stop in enumerate(reversed(stops[-_CLAUSES:])):
        if found := _told_in_clause(without_dates(text, stop, end, dates), reason=back > 0, share=share):
            return found
        end = stop - 1
    return None


def at_all(text: str, start: int, begin: int, dates: Sequence[Span]) -> Subject | None:
    """What the clauses before name at all, for a figure that nothing else is told for.

    That is the thing that one begins with (帐篷昨晚运抵灾区，共1200顶), or where a body acts or something is caused
    that which it ends with (基金会收到捐款，总额2860万元).
    """
    if begin - start <= _SHORT or text[begin - 1] not in _COMMAS:
        return None
    for clause in reversed(STOP.split(without_dates(text, start, begin - 1, dates))[-_CLAUSES:]):
        phrase, scope = trim_opening(clause)
        if thing := _named_at_all(phrase) if _SHORT < len(phrase) <= _CLAUSE else "":
            return Subject(thing, scope=scope, rule="topic")
    return None


def _named_at_all(phrase: str) -> str:
    caused = _CAUSED.search(phrase)
    thing = noun_right(phrase[caused.end() :] if caused else phrase)
    named, verb = noun_left(phrase)
    acts = verb in listed("predicate") and (not thing or _ACTORS.search(thing) or only_bodies(thing))
    thing = named if acts and not caused else thing
    opens = words(phrase)[0][1] in _FUNCTION and not caused and not acts
    known = len(thing) >= _SHORT and thing != phrase and not only_bodies(thing) and not _ACTORS.search(thing)
    return thing if known and not opens and not only_verbs(thing) else ""


def priced(text: str, start: int, begin: int) -> Subject | None:
    """What stands alone before a comma and the money for it, in a list of such: 插秧，60元；收割，90元.

    The text before it is empty, numbers the list, or ends with another sum.
    """
    found = _PRICED.fullmatch(text, start, begin) if begin - start <= _CLAUSE else None
    line = text[text.rfind("\n", 0, start) + 1 : start]
    if found is None or not (found["number"] or _SUM_BEFORE.search(line) or _SUM_BEHIND.match(text, begin)):
        return None
    name = found["name"]
    last, tag = words(name)[-1]
    named = tag[0] in _PRICED_TAGS and name not in listed("opening") and name not in listed("no-noun")
    return Subject(name, rule="label") if named and not only_bodies(name) and last not in listed("link") else None


def concerning(text: str, start: int, begin: int, dates: Sequence[Span]) -> Subject | None:
    """What the clause right before is about by its form: 重症病例方面，湖北新增897例; 关于重症病例，湖北新增897例."""
    if not _CONCERNS.search(text, start, begin):
        return None
    phrase, scope = trim_opening(clause_before(text, start, begin, dates))
    about = _CONCERNING.match(phrase)
    return Subject(tidy(about[about.lastgroup or 0]), scope=scope, rule="topic") if about else None


_PEOPLE = re.compile("(?:.[者员民众师客手兵人]|[学业科究考新校]生|[职员民社义志]工|对象|干部|嫌疑人|人数|人口)$")


def goes_with(topic: Subject, figure: Quantity, left: Left, naming: Named) -> bool:
    """Whether a figure may be a level of a topic by its unit: no revenue is counted in people, no quality is paid.

    What changed, a share and a figure of an aspect may be of any.
    """
    name, noun = topic.subject or "", naming.noun
    if left.change or left.share or left.target or figure.dimension in RATES:
        return True
    if figure.dimension not in _KNOWN:
        return True
    if lexicon.ending("abstract", name):
        return False
    if noun and is_aspect(noun):
        return True
    if figure.dimension is PERSON:
        return bool(_PEOPLE.search(name) or _people().search(name)) or not noun or noun in listed("place-wide")
    return counted_in(name) in (None, figure.dimension, *_VISITS.get(figure.dimension, ()))


@cache
def _people() -> "re.Pattern[str]":
    """Those whom a topic is about: 研究生 | 招生, 残疾人 | 就业."""
    return re.compile(rf"(?:{lexicon.alternation('person-noun')})(?!.*[业商社店])")


def _told_in_clause(clause: str, *, reason: bool, share: bool) -> Subject | None:
    if not reason and (one := _IDENTIFIED.search(clause)):
        name = tidy((one["name"] or one["named"] or one["first"]).strip("「」“”『』"))
        return _most_of_a_place(clause, name)
    phrase, scope = trim_opening(clause)
    name = _of_whom_all(clause, phrase) or _by_its_form(clause.strip(), phrase, reason=reason, share=share)
    if name:
        return Subject(name, scope=scope, rule="topic")
    if not reason and phrase and (standing := _how_it_stands(phrase, scope)):
        return standing
    if not phrase or _REMARK.match(clause) or words(phrase)[0][1] in ("v", "p", "d"):
        return None
    if not reason and (theirs := _THEIRS.fullmatch(phrase)) and words(theirs["noun"])[-1][1].startswith("n"):
        return Subject(tidy(theirs["noun"]), scope=scope, rule="topic")
    noun = noun_right(phrase)
    noun = noun.removesuffix(lexicon.ending("change-rate", noun))
    rest = phrase[len(noun) :]
    rate = lexicon.beginning("change-rate", rest.removeprefix("的"))
    noun = noun.removesuffix("的")
    told = bool(_REASON.match(rest))
    if not reason:
        told = told or bool(rate) or bool(lexicon.ending("topic-head", noun)) or (share and not rest)
    bare = _OF_COUNTRIES.sub("", noun) if rate else noun
    if bare != noun:
        return Subject(bare, scope=scope, rule="topic")
    noun = _STILL.sub("", noun)
    if len(noun) <= _SHORT or not told or (rate and only_places(noun)):
        return None
    if rate and _WIDEST.match(rest.removeprefix("的"), len(rate)):
        return Subject(noun, "增长率", -1 if rate[0] in _FALLING else 1, scope, "topic")
    return Subject(noun, scope=scope, rule="topic")


def _of_whom_all(clause: str, phrase: str) -> str:
    """Those of whom a clause tells what all are, or the crop whose time it says it is; empty where it tells neither."""
    if (all_are := _ALL_ARE.match(phrase)) and _PEOPLE.search(all_are["who"]):
        return noun_left(all_are["who"])[0] or all_are["who"]
    ripe = _RIPENS.search(clause)
    return ripe["crop"] if ripe else ""


def _most_of_a_place(clause: str, name: str) -> Subject | None:
    """What is told of the one named as having most; of a place that of which it has most: 用电量最高的是 | 柳河县."""
    ranked = _RANKED.search(clause)
    if ranked and (only_places(name) or like_a_place(name)):
        noun = noun_left(trim_opening(ranked["of"])[0])[0]
        return Subject(noun, scope=name, rule="topic") if noun else None
    return Subject(name, rule="topic") if len(name) > 1 else None


@cache
def _standing() -> "re.Pattern[str]":
    """A clause that tells how a thing stands: 电影票房 | 持续走高, 外贸进出口总值 | 创历史新高."""
    how, stands = lexicon.alternation("stands-how"), lexicon.alternation("stands")
    return re.compile(rf"(?P<noun>[^，,；;。、]{{2,24}}?)(?:的)?(?:{how}|{_WHEN})*(?:{stands}|{_STANDS_SO})了?")


def had(text: str, start: int, begin: int, dates: Sequence[Span]) -> Subject | None:
    """What a clause that goes on behind a figure names at once: 产值超过10亿元 | 的“专精镇”，数量从5个增至21个."""
    if STOP.search(text, start, begin - 1):
        return None
    name = tidy(without_dates(text, start + 1, begin - 1, dates))
    return Subject(name, rule="those") if _SHORT <= len(name) <= _NAME and noun_right(name) == name else None


def several(text: str, start: int, begin: int, dates: Sequence[Span]) -> Subject | None:
    """Things of a list that the clause right before tells of together: 餐饮、旅游业利润有所恢复，分别增长8%、9%."""
    phrase, scope = trim_opening(clause_before(text, start, begin, dates))
    stands = _standing_several().fullmatch(phrase) if "、" in phrase and len(phrase) <= _CLAUSE else None
    return Subject(tidy(stands["noun"]), scope=scope, rule="topic") if stands else None


@cache
def _standing_several() -> "re.Pattern[str]":
    how, stands = lexicon.alternation("stands-how"), lexicon.alternation("stands")
    listing = "[^，,；;。0-9]{1,16}(?:、[^，,；;。、0-9]{1,24}?)+"
    return re.compile(rf"(?P<noun>{listing})(?:的)?(?:{how}|{_WHEN})*(?:{stands}|{_STANDS_SO})了?")


def _how_it_stands(phrase: str, scope: str | None) -> Subject | None:
    """What a clause says how it stands, or of what a share is told next.

    None where that is a body, which has what is told rather than being it.
    """
    if share := _SHARE_OF.fullmatch(phrase):
        return Subject(tidy(share["noun"]), "占比", scope=scope, rule="topic")
    stands = _standing().fullmatch(phrase) if len(phrase) <= _CLAUSE else None
    said = stands["noun"] if stands else _before_saying(phrase)
    if not said:
        return None
    named = _GOT.sub("", _SAID_OF_IT.split(said)[0])
    rate = lexicon.ending("change-rate", named)
    noun = _bare(named)
    noun = _got_by_a_body(noun)
    indicator = lexicon.ending("topic-head", noun) or lexicon.ending("head", noun)
    fostered = phrase.endswith(_GROWTH) and words(noun)[0][0] in listed("predicate")
    if len(noun) < _SHORT or fostered or only_bodies(noun) or (only_verbs(noun) and not indicator):
        return None
    if rate and _WIDEST.match(phrase[len(named) :].removeprefix("的")):
        return Subject(noun, "增长率", -1 if rate[0] in _FALLING else 1, scope, "topic")
    return Subject(noun, scope=scope, rule="topic")


def _before_saying(phrase: str) -> str:
    """What a set phrase is said of: 归母净利润 | 扭亏为盈; empty elsewhere."""
    if len(phrase) > _CLAUSE:
        return ""
    tokens = words(phrase)
    saying, tag = tokens[-1]
    named = tag in _SAYINGS and len(saying) == _SAYING and all(tag[0] in _NAMING for _, tag in tokens[:-1])
    return phrase.removesuffix(saying) if named else ""


def _got_by_a_body(noun: str) -> str:
    """What a body is said to have or get (甲市获得补偿资金 | 最多); any other noun as it stands."""
    thing, verb = noun_left(noun)
    if not thing or verb not in listed("predicate") or verb in listed("modifier"):
        return noun
    doer = noun[: noun.rfind(f"{verb}{thing}")]
    return thing if not doer or only_bodies(doer) else noun


def _bare(noun: str) -> str:
    """A noun without what only carries it (队伍, 力度) and the rate that it grows at."""
    while carrier := lexicon.ending("carrier", noun) or lexicon.ending("change-rate", noun):
        noun = tidy(noun.removesuffix(carrier))
    return noun


def _by_its_form(clause: str, phrase: str, *, reason: bool, share: bool) -> str:
    """What a clause is about by its form, whatever its words mean; empty elsewhere."""
    if about := _CONCERNING.match(phrase) or _VIEWED.fullmatch(clause):
        return tidy(about[about.lastgroup or 0])
    if reason:
        return ""
    if (several := _SEVERAL.fullmatch(phrase)) and is_aspect(several["head"]):
        return tidy(phrase)
    if pillar := _IS_PILLAR.fullmatch(phrase) if share else None:
        return "" if only_bodies(pillar["name"]) else pillar["name"]
    if first := _FOREMOST.fullmatch(phrase) if share else None:
        return first["noun"]
    if whole := _CONSISTS.fullmatch(phrase) if share else None:
        return whole["noun"].rpartition("的")[2]
    if akin := _AKIN.fullmatch(clause):
        return tidy(akin["noun"])
    known = _MADE_KNOWN.search(phrase)
    return tidy(known["of"]) if known and _names_an_index(known["of"]) else ""


def _names_an_index(noun: str) -> bool:
    """Whether a noun is that of an indicator, or its abbreviation (GDP, CPI)."""
    return bool(_ABBREVIATED.search(noun) or lexicon.ending("topic-head", noun))
