"""Figures in a row and the names that they belong to: 第一、二、三产业分别增长3%、5%和7%."""

import re
from collections.abc import Sequence

from claims import lexicon
from claims.acts import in_full
from claims.aspects import aspect_of
from claims.clauses import Left, trim_opening
from claims.contexts import Subject
from claims.lexicon import listed
from claims.model import MONEY, PERCENT
from claims.nouns import is_aspect, like_a_place, noun_left, only_bodies, only_places, with_measure
from claims.phrases import words
from claims.quantities import Quantity
from claims.ranges import led_to

JOIN = re.compile(r"\s?(?:、和?|和|及|与|與|以及|至|到|~|-|/|[，,]?或)\s?")
_BESIDE, _JOINED = re.compile(rf"\s?[:：∶︰]\s?|{JOIN.pattern}"), 4
_MARKS = frozenset({"、"})
_JOINS = frozenset({"、", "以及", "和", "及", "与", "與"})
_SECTOR = re.compile("产业|(?<=[三3])产(?=结构|比|占)")
_ALL_SECTORS = re.compile("三次|三大产业|一(?:次?产业)?、?二(?:次?产业)?、?三次?产业[^，,；;。]{0,6}结构(?:比例)?由$")
_MOVED = re.compile("(?:调整|优化|转变|演变|改善|变化)(?:为|到|至|成)")
_CONTRIBUTED = re.compile("贡献率|貢獻率|拉动|拉動")
_OF_SECTORS = re.compile(
    "(?:产业|產業)的?(?!增加值|增值|总?产值|生产总值|结构|比|之比|构成|占|内部|GDP)(?P<of>[一-鿿]{2,8}?)的?(?:占|所占|结构|構|构成|构成比|比重|比例|之比|比(?=[为由从例]|$))"
)
_COUNT = re.compile("(?<=.{4})(?:[两兩二三四五六七八九十]|[0-9]{1,2})(?:项|項|大|类|類|种|種)(?=[一-鿿]{2,}$)")
_NTH = re.compile("[一二三]")
_NTHS = re.compile("第?[一二](?:[、和及与]第?[二三])+产业")
_A_SECTOR = re.compile("第[一二三]产业")
_OF_A_SECTOR = re.compile("第[一二三]产业的?(?P<of>[^、]{2,})|[^、]*?(?P<use>用电量?)$")
_ADDED = ("增加值", "增值", "产值", "增速", "增幅", "比重", "占比")
_SECTORS = ("第一", "第二", "第三")
_EACH_BY = re.compile("(?:分别|分別|依次|各|均)(?:以|由|按|为|是|為)?$")
_EACH_DOES = re.compile(
    "(?:分别|分別)(?:发送|發送|接待|查处|查處|完成|实现|實現|达到|達到|获得|獲得|投入|新增|受理|办理|生产|销售)$"
)
_EACH = re.compile("(?:分别|分別)(?:(?:累计|累計|共|已)*(?:实现|實現|完成)(?=[^，,、]{2}))?")
_CARRIED, _TURNOVER = re.compile("(?P<what>.*[客货旅物][运客资流]?)(?:发送|运输)?量"), "周转量"
"""What is carried, whose turnover is told with it: 水路货运量和 | 周转量."""
_KINDS_APART = frozenset("大中小高低长短重轻男女老新旧前后上下内外东南西北公民国城乡甲乙丙丁一二三四五六七八九十")
_TOWN_AND_COUNTRY = frozenset(("城镇", "城鎮", "城市", "农村", "農村", "乡村", "鄉村"))
_EARNED = frozenset(("实现", "完成", "取得", "录得", "获得"))
_SHORT, _ENDING, _NEAR, _CLAUSE = 4, 2, 24, 90
_BAND, _YEARS = re.compile("[岁歲](?:及?以[上下])?(?P<noun>[一-鿿]{2,})$"), ("岁", "歲")
_AMOUNTS = frozenset("数數率量额額")
_COMMAS = re.compile("[，,]")
_TELLS = re.compile("[是为為占佔有达達：:；;。0-9]|分别|分別|其中|[增下][长長降]")
_LISTED_BEFORE = re.compile(
    "(?P<said>[^，,；;。：:]{0,24}?)(?:[是为為]|(?<![没所持])有|包括|以(?=[^，,；;。：:]{4,60}(?:为主|為主|居多|居前|居首)[，,]$))"
    "(?P<names>[^，,；;。：:0-9是为為]{3,60}?)(?:[为為]主|居多|居前|居首)?[，,]$"
)
_WHENCE = re.compile(
    "(?:^|[，,])(?P<of>[^，,；;。：:、0-9]{2,12}?)(?:主要|大多|大部分|均|都|分别|分別|也|多)*(?:来自|來自|源自|产自|產自|出自)(?:于|於)?"
    "(?P<names>[^，,；;。：:0-9的]{3,60}?)[，,]$"
)
"""Those that come from several places, of whom each share is told next: 游客主要来自甲省及乙省，分别占5成及2成."""
_AND_OTHERS = re.compile(
    "等(?:主要|重点)?(?:(?:国家|國家)(?![级級])|地区|地區|经济体|省份|省市|城市|[国國省市县縣区區](?!家|[级級]|[一-鿿]{0,2}场))(?:[和及](?:地区|地區))?的?(?=[一-鿿A-Z]{2})"
    "|等(?=(?:行业|领域|产业|产品|行業|領域|產業|產品)[一-鿿]{2})"
)
"""What closes a list of places or branches before what each of them has: 德国、法国等国家的 | 游客."""
_RANKED_BY = re.compile("(?P<of>[一-鿿]{2,8}?)(?:最|[较較]|居|排名?|位列|名列)")
_AREAS = frozenset("省市县縣区區州盟旗镇鎮乡鄉道")
_BRANCHES = ("业", "業")
_CLASS = ("行业", "行業")


def runs(text: str, figures: Sequence[Quantity]) -> list[tuple[int, int]]:
    """Runs of figures parted only by 、 or 和 (mostly of one), as start index and length."""
    found: list[tuple[int, int]] = []
    for i, figure in enumerate(figures):
        before = figures[i - 1] if i else None
        near = before and figure.start - before.end <= _JOINED
        beside = before and near and _BESIDE.fullmatch(text, before.end, figure.start)
        if before and beside and not led_to(text, before, figure) and not _level_behind(text, before, figure):
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((i, 1))
    return found


def _level_behind(text: str, rate: Quantity, level: Quantity) -> bool:
    """Whether an amount of money is the level that a rate before it led to: 收入增长8.2%、突破6000亿元."""
    if rate.dimension is not PERCENT or level.dimension is not MONEY or text[rate.end : level.start] != "、":
        return False
    return _EACH.search(text, max(0, rate.start - _NEAR), rate.start) is None


def shared_out(
    left: Left, left_text: str, group: Sequence[Quantity], found: Sequence[Subject], *, again: bool
) -> list[Subject] | None:
    """One subject a figure of a run, where the words before it, or the subjects `found` earlier, name as many.

    `again` says that the run takes up what an earlier run of the same length was told of.
    """
    size = len(group)
    ratio = all("numeral:ratio" in quantity.rules for quantity in group)
    told_again = (ratio or _MOVED.fullmatch(left_text)) and found and found[-1].rule == "sectors"
    again_noun = (found[-1].subject or "").removeprefix(_SECTORS[-1]) if told_again else ""
    told = _SECTOR.search(left_text) if ratio or _ALL_SECTORS.search(left_text) else None
    noun = _of_sectors(left_text) + ("" if ratio else _grown_of_sectors(left)) if told else again_noun
    if size == len(_SECTORS) and noun:
        contributed = _CONTRIBUTED.search(left_text)
        shares = ratio or told_again or left_text.endswith("由")
        aspect = (contributed.group() if contributed else "占比") if shares else _told_of_sectors(left)
        return [Subject(f"{nth}{noun}", aspect, rule="sectors") for nth in _SECTORS]
    rule, names = "list", distributed(left.phrase, size)
    of = _owners(left.phrase, size) or ([Subject(name) for name in names] if names else None)
    shared = left.share and _apart(found, size)
    bare = trim_opening(left.phrase)[0] in ("", *listed("change-rate"))
    if names is None and bare and (left.each or again or left.change or shared):
        listed_before = distributed(found[-1].subject or "", size) if left.each and found else None
        rule, of = "each", [Subject(name) for name in listed_before] if listed_before else _earlier(found, size)
    if of is None:
        return None
    pairs = zip(of, group, strict=True)
    return [Subject(in_full(one), *aspect_of(left, quantity), one.scope, rule) for one, quantity in pairs]


def in_clauses(text: str, left: Left, group: Sequence[Quantity]) -> list[Subject] | None:
    """One subject a figure of a run whose names only commas part, up to the last: 造船业，制药业，造纸业产值分别增长….

    `text` is all that stands before the words of the run since the last figure; each name gets the head that the last
    one writes.
    """
    if not left.each or left.share:
        return None
    names = [trim_opening(each)[0] for each in _COMMAS.split(text.rstrip("，,"))]
    names = [each for each in (*names, left.phrase) if each]
    head = lexicon.ending("head", left.phrase)
    bare = [each.removesuffix(head) for each in names]
    alike = {each[-1:] for each in bare}
    if len(names) != len(group) or len(alike) != 1 or "" in alike or any(_TELLS.search(each) for each in bare):
        return None
    pairs = zip(bare, group, strict=True)
    return [Subject(one + head, *aspect_of(left, quantity), None, "list") for one, quantity in pairs]


def announced_before(text: str, left: Left, group: Sequence[Quantity]) -> list[Subject] | None:
    """One subject a figure of a run whose names the clause right before lists: 增长较快的是甲和乙，分别增长2%和3%.

    `text` is all that stands before the words of the run since the last figure. Of a level the list tells by what its
    members rank: 销量最高的是甲店和乙店，分别为8万元和7万元.
    """
    if not left.each or left.phrase not in ("", *listed("change-rate"), "占比", "比重"):
        return None
    start = max(0, len(text) - _CLAUSE, text.rfind("，", 0, -1), text.rfind(",", 0, -1))
    whence = _WHENCE.search(text, start) if left.share else None
    found = whence or _LISTED_BEFORE.search(text, start)
    if found is None:
        return None
    tokens = words(found["names"])
    apart = next((each for marks in (_MARKS, _JOINS) if len(each := _split(tokens, marks)) == len(group)), None)
    if apart is None:
        return None
    ranked = None if left.change or left.share else _RANKED_BY.search(found["said"])
    of = ranked["of"] if ranked and lexicon.ending("topic-head", ranked["of"]) else ""
    names = ["".join(word for word, _ in each) + of for each in apart]
    if whence:
        thing = trim_opening(whence["of"])[0]
        return [Subject(thing, "占比", scope=name, rule="list") for name in names]
    return [Subject(name, *aspect_of(left, quantity), rule="list") for name, quantity in zip(names, group, strict=True)]


def _of_sectors(left_text: str) -> str:
    """What a structure tells of the sectors: 产业就业人员 in 三次产业就业人员结构, 产业 in 三次产业结构."""
    of = _OF_SECTORS.search(left_text)
    return f"产业{of['of']}" if of else "产业"


def _grown_of_sectors(left: Left) -> str:
    """What grew of the sectors where it is not what they add: 用电量 in 三次产业用电量分别增长."""
    of = noun_left(_SECTOR.split(left.phrase)[-1])[0] if left.change else ""
    return "" if of.endswith(_ADDED) else of


def _told_of_sectors(left: Left) -> str | None:
    """三次产业对经济增长的贡献率 tells of their contribution, 三次产业增加值占GDP的比重 of their shares."""
    noun, _ = noun_left(_SECTOR.split(left.phrase)[-1])
    return "增长率" if left.change else "占比" if left.share else noun or None


def _sectors_in_full(phrase: str) -> str:
    """A phrase with 产业 behind each sector of a list that writes it once: 第一、二、三产业."""
    if "产业" not in phrase:
        return phrase
    return _NTHS.sub(lambda nths: "、".join(f"第{nth}产业" for nth in _NTH.findall(nths.group())), phrase)


def distributed(phrase: str, size: int) -> list[str] | None:
    """The names in a list of as many items as there are figures, a head written once given to all."""
    phrase = _sectors_in_full(phrase)
    phrase = _EACH_DOES.sub("", _EACH_BY.sub("", trim_opening(phrase)[0]))
    if "等" in phrase and (others := _AND_OTHERS.search(phrase)):
        places = _members(phrase[: others.start()].removeprefix("来自").lstrip("对對"), size) or []
        return ["".join(place) + phrase[others.end() :] for place in places] or None
    items = _members(_COUNT.sub("", _EACH.sub("", phrase)), size)
    if items is None:
        return None
    names = ["".join(item) for item in items]
    first = noun_left(names[0])[0]
    if first and not all(name != first and name.endswith(first) for name in names[1:-1] or [""]):
        names[0] = first
    if (carried := _CARRIED.fullmatch(names[0])) and set(names[1:]) == {_TURNOVER}:
        return [names[0], f"{carried['what']}{_TURNOVER}"]
    if all(is_aspect(name) or name in listed("measure-tail") for name in names[1:]):
        return [names[0], *(with_measure(names[0], name) for name in names[1:])]
    last = items[-1]
    return [name + _head(item, name, last) for item, name in zip(items[:-1], names[:-1], strict=True)] + [names[-1]]


def _owners(phrase: str, size: int) -> list[Subject] | None:
    """What several bodies each earned or reached, of each of them: 甲公司、乙公司实现净利润分别为…."""
    items = _members(_EACH_BY.sub("", trim_opening(phrase)[0]), size) or []
    if items and (places := _had_by_each(items)):
        return places
    verbs = [at for at, word in enumerate(items[-1]) if word in _EARNED] if items else []
    if len(verbs) != 1 or not 0 < verbs[0] < len(items[-1]) - 1:
        return None
    what, owners = items[-1][verbs[0] + 1 :], [*items[:-1], items[-1][: verbs[0]]]
    if not all(only_bodies("".join(owner)) for owner in owners):
        return None
    return [Subject("".join(what), scope="".join(owner)) for owner in owners]


def _had_by_each(items: Sequence[Sequence[str]]) -> list[Subject]:
    """What each of several places has or did, the last of which it stands behind: 海宁市、桐乡市 | 引进企业."""
    places, last = ["".join(item) for item in items[:-1]], items[-1]
    if not places or not all(_is_place(place) for place in places):
        return []
    at = next((n for n in range(1, len(last)) if _is_place("".join(last[:n]))), 0)
    noun = noun_left("".join(last[at:]))[0] if at else ""
    return [Subject(noun, scope=place) for place in (*places, "".join(last[:at]))] if noun else []


def _is_place(name: str) -> bool:
    return name[-1:] in _AREAS and (only_places(name) or like_a_place(name))


def _members(phrase: str, size: int) -> list[list[str]] | None:
    """The last `size` members of a list as their words; a 和 inside a name parts nothing where 、 parts enough."""
    apart = _split(words(phrase), _MARKS)
    if len(apart) == size - 1:
        apart = [*apart[:-1], *_last_two(apart[-1])]
    if len(apart) != size:
        apart = _split(words(phrase), _JOINS)
    return [[word for word, _ in member] for member in apart[-size:]] if len(apart) >= size else None


def _split(tokens: Sequence[tuple[str, str]], marks: frozenset[str]) -> list[list[tuple[str, str]]]:
    members: list[list[tuple[str, str]]] = [[]]
    for token in tokens:
        if token[0] in marks:
            members.append([])
        else:
            members[-1].append(token)
    return [member for member in members if member]


def _last_two(member: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """A last member parted at its last 和: 家庭设备用品及维修服务和衣着."""
    joint = max((i for i, (word, _) in enumerate(member) if word in _JOINS), default=0)
    return [member[:joint], member[joint + 1 :]] if 0 < joint < len(member) - 1 else [member]


def _head(item: list[str], name: str, last: list[str]) -> str:
    """The head that a list writes once, for a member that lacks it: 交通、水利投资, 第二、第三产业, 中、小型企业."""
    whole = "".join(last)
    if _A_SECTOR.fullmatch(name) and (of := _OF_A_SECTOR.match(whole)):
        return str(of["of"] or of["use"])
    band = _BAND.search(whole) if name.endswith(_YEARS) else None
    if band:
        return band["noun"]
    if "的" in last[1:-1]:
        return "".join(last[last.index("的", 1) + 1 :])
    head = lexicon.ending("head", whole)
    amounts = len(name) >= _SHORT and name[-1] == whole[-1] and name[-1] in _AMOUNTS
    if lexicon.ending("head", name) or head == whole or amounts:
        return ""
    both_sides = name in _TOWN_AND_COUNTRY and whole[: len(name)] in _TOWN_AND_COUNTRY
    if name in _KINDS_APART or both_sides or (len(last) == 1 and name[0] == whole[0] == "第"):
        return whole[len(name) :]
    alone = len(item) == 1 and len(name) <= _SHORT and not lexicon.ending("topic-head", name)
    alone = alone and not (head and last[0].isascii())
    branch = whole.endswith(_BRANCHES) and not whole.endswith(_CLASS) and len(whole) - len(name) > _SHORT - 1
    behind = last[_like(name, last) + 1 :]
    tail = "".join(behind[2:] if behind[:1] == ["/"] else behind)
    told = any(name.endswith(word[:_ENDING]) for word in last[1:] if len(word) >= _ENDING)
    if alone and tail and not branch and not last[0].startswith(name) and not told:
        return tail
    return head


def _like(name: str, last: Sequence[str]) -> int:
    """Which word of the last member ends as a member does, with more behind it: 寿险、人身意外伤害险业务."""
    ends = (at for at, word in enumerate(last[:-1]) if len(name) > 1 and word.endswith(name[-1]))
    return next(ends, 0)


def _apart(found: Sequence[Subject], size: int) -> bool:
    """Whether each of the last figures is of something else: 火灾39.1万起、亡645人, 占总数的59.1%和48.7%."""
    return len({subject.subject for subject in found[-size:]}) == size


def _earlier(found: Sequence[Subject], size: int) -> list[Subject] | None:
    """The last `size` different subjects or places, in order: 游客…，收入…，分别增长24.7%和31.2%."""
    named = {(subject.subject, subject.scope): subject for subject in found if subject.subject}
    if len({name for name, _ in named}) >= size or len(named) == size:
        return list(named.values())[-size:]
    told = {(subject.subject, subject.measure): subject for subject in found if subject.subject}
    return list(told.values())[-size:] if len(told) == size else None
