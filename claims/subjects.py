"""What each figure of a sentence counts or measures, read from left to right with what is carried over."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from claims import lexicon
from claims.clauses import STOP, Left, invests, take_left, trim_opening
from claims.model import Dimension, Kind
from claims.nouns import is_aspect, is_measure, noun_left, noun_right, only_bodies, only_places, only_verbs, place_before, tidy, with_measure
from claims.phrases import plain, words
from claims.quantities import Quantity

_JOIN = re.compile(r"\s?(?:、|和|及|与|與|以及|至|到|~|-)\s?")
_JOINS = frozenset({"、", "以及", "和", "及", "与", "與"})
_COUNTED = frozenset({Dimension.COUNT, Dimension.PERSON, Dimension.PERSON_TIME})
_RATES = frozenset({Dimension.PERCENT, Dimension.PERCENTAGE_POINT, Dimension.MULTIPLE})
_COMPARES = frozenset("比较較与與同")
_HEADLESS = re.compile(r"[^由从從到至在为為达達]的(?:也|就|仅|只|共|还|都)?(?:有|占|达|达到)?\s*$")
_SECTOR = re.compile("产业|產業")
_SECTORS = ("第一产业", "第二产业", "第三产业")
_WORKS = re.compile(
    r"[，,](?:共|已|全部|累计)?(?:建成|新建|建设|改造|改扩建|实施|完成|修建|兴建|集中改造|新改建|打造|启动|购置|引进|铺设)[^，,；;。]{0,12}$"
)
_REMARK = re.compile(r"\s*(?:按|扣除|剔除|据|以|从|在|经|随着|受|为|分)")
_TOLD = re.compile(
    r"因|受|由于|(?:也|均|都|已|正|将|得到|取得|不断|持续|稳步|逐年|逐步|进一步|全面|显著|明显|大幅|快速|有序|顺利|整体|基本)*"
    r"(?:提高|提升|增长|增加|扩大|加快|加强|完善|改善|优化|完工|竣工|建成|开工|推进|展开|启动|投用|投产|通车|形成|最高|最大|稳定|"
    r"下降|减少|回落|上升|发展|成效|深化|夯实|增强|突破|达标|运行|实施)"
)
_BASE = re.compile(
    r"(?:比|较|較|由|从|從|自|与|與|同)[^，,；;。、的]{0,8}(?:末|底|初|年|年度|月|月份|季|季度|期|时|時|同期|前|日)的?\s*(?:约|近|不足|不到)?$"
)
_LEVEL = re.compile(r"(?:高|低|快|慢|好|优|多|少)[于於][^，,；;。、]{0,10}(?:的|全国|全省|全市|平均|平均水平)\s*$")
_AMONG = re.compile(r"中[，,]?(?:共?有|仅有?|只有|就有|约有)?\s*$")
_VERBAL = frozenset({"v", "ul", "d", "ad", "ug", "uz"})
_OPENED = ("(", "（", "（约", "(约", "（合", "(合", "（约合", "(约合", "，约合", "，合")
_EPOCH = re.compile(r"(?:这|這)?是.{2,40}的\s*$")
_ERA = re.compile(r"[“「]?[^“”「」，。、\s是]{2,6}[”」]?时期")
_FAR = 4000
_BRACKET = re.compile(r"[（(][省市县縣区區州盟旗乡鄉镇鎮、自治]{1,12}[）)]")
_PEOPLE = frozenset(("人", "名", "位"))


@cache
def _falls() -> "re.Pattern[str]":
    return re.compile(lexicon.alternation("change-fall"))


@cache
def _change_word() -> "re.Pattern[str]":
    return re.compile(rf"(?:居|位居|稳居|保持|{lexicon.alternation('change')})")


@cache
def _ends(name: str) -> "re.Pattern[str]":
    return re.compile(rf"(?:{lexicon.alternation(name)})$")


@dataclass(frozen=True, slots=True)
class Subject:
    """The words found for one figure: the subject, the aspect of it, the sign of a change and the place in front."""

    subject: str | None
    measure: str | None = None
    sign: int = 1
    scope: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """One figure in its sentence: the text left of it up to the last stop, and the text right of it."""

    quantity: Quantity
    kind: Kind
    left: Left
    left_text: str
    right_text: str
    grown: str
    era: str
    run: str
    inside: bool
    units: frozenset[str]
    restated: bool


def subjects_of(
    text: str,
    sentence: tuple[int, int],
    figures: Sequence[tuple[Quantity, Kind]],
    dates: Sequence[tuple[int, int]],
    carried: Subject | None,
) -> list[Subject]:
    """One `Subject` a figure, in order; `carried` is the last subject of the sentence before."""
    found: list[Subject] = []
    quantities = [quantity for quantity, _ in figures]
    runs = _lists(text, quantities)
    for start, size in runs:
        group = quantities[start : start + size]
        begin = _left_start(text, quantities[start - 1].end if start else sentence[0], group[0].start)
        if start and begin == quantities[start - 1].end:
            begin = _behind(text, quantities[start - 1], found[-1], group[0].start)
        left_text = _without(text, begin, group[0].start, dates)
        left = take_left(left_text)
        if size == 3 and _SECTOR.search(left_text) and ("三次" in left_text or _is_ratio(group)):
            aspect = "占比" if _is_ratio(group) else _after_sectors(left)
            found.extend(Subject(name, aspect, rule="sectors") for name in _SECTORS)
            continue
        if size > 1 and (names := _distributed(left, size)):
            found.extend(
                Subject(name, *_measure(left, quantity), rule="list")
                for name, quantity in zip(names, group, strict=True)
            )
            continue
        again = left.each or (start >= size and _size_before(runs, start) == size)
        if size > 1 and again and not left.phrase and (earlier := _last(found, size)):
            found.extend(
                Subject(name, *_measure(left, quantity), rule="each")
                for name, quantity in zip(earlier, group, strict=True)
            )
            continue
        topic = None
        if _leans(left.phrase):
            topic = _topic(text, quantities[start - 1].end if start else sentence[0], begin, dates)
        for at, (quantity, kind) in enumerate(figures[start : start + size], start):
            following = quantities[at + 1].start if at + 1 < len(figures) else sentence[1]
            right_text = text[quantity.end : max(quantity.end, following)]
            grown = text[quantities[at - 1].start : begin] if at and begin == quantities[at - 1].end else ""
            era = _era(text, sentence[0], begin, quantity.start)
            run = text[max(sentence[0], *(text.rfind(mark, sentence[0], quantity.start) for mark in "；;")) : quantity.start]
            inside = at > 0 and run.count("（") + run.count("(") > run.count("）") + run.count(")")
            last = quantities[at - 1] if at else None
            units = frozenset(quantity.unit for quantity in quantities[:at])
            restated = last is not None and last.dimension == quantity.dimension and text[last.end : quantity.start] in _OPENED
            place = Place(
                quantity, kind, left, left_text, right_text, grown, era, run, inside, units, restated
            )
            before = topic or _counted_alike(place, quantities[:at], found) or _spoken_of(found)
            found.append(_subject(place, before, topic or carried))
            left, left_text, begin = replace(left, phrase="", tied=True), "", quantity.start
    return _looked_ahead(text, sentence, quantities, found)


def _looked_ahead(
    text: str, sentence: tuple[int, int], quantities: Sequence[Quantity], found: Sequence[Subject]
) -> list[Subject]:
    """Subjects that stand with the figure after: 13万户46万群众 counts one people, 投资5.2亿元，建成住房2262套 one work."""
    seen = list(found)
    for at in range(len(seen) - 2, -1, -1):
        gap = text[quantities[at].end : quantities[at + 1].start]
        here, following = seen[at], seen[at + 1]
        if not gap and following.rule == "right" and here.rule in ("carried", "fallback"):
            seen[at] = replace(here, subject=following.subject, rule="beside")
        elif here.rule == "left" and invests(here.subject or "") and _WORKS.match(gap) and following.subject:
            seen[at] = replace(here, subject=following.subject, measure=here.subject, rule="work")
    return seen


def _era(text: str, sentence: int, begin: int, figure: int) -> str:
    """What 是…的五年 is said of: the words before 是, or the era spoken of last where they only point (这是)."""
    said = _EPOCH.search(text, begin, figure)
    if said is None:
        return ""
    named = tidy(trim_opening(text[sentence : said.start()])[0].rsplit("，", 1)[-1].strip("—，"))
    if len(named) > 2:
        return named
    spoken = [match.group() for match in _ERA.finditer(text, max(0, sentence - _FAR), sentence)]
    return spoken[-1] if spoken else ""


def _lists(text: str, figures: Sequence[Quantity]) -> list[tuple[int, int]]:
    """Runs of figures parted only by 、 or 和 (mostly of one), as start index and length."""
    runs: list[tuple[int, int]] = []
    for i, figure in enumerate(figures):
        before = figures[i - 1] if i else None
        ratio = before and "numeral:ratio" in figure.rules and "numeral:ratio" in before.rules
        if before and (ratio or _JOIN.fullmatch(text, before.end, figure.start)):
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((i, 1))
    return runs


def _behind(text: str, before: Quantity, subject: Subject, figure: int) -> int:
    """Where the text before a figure starts when what the figure before it counts stands between them.

    In 37家单位援助资金31亿元 the money is 援助资金; in 超200亿元县2个 nothing but the counties is left for the 2.
    """
    counted = subject.subject or ""
    begin = before.end + (text[before.end : before.end + 1] == "的")
    if subject.rule != "right" or not text.startswith(counted, begin):
        return before.end
    rest = text[begin + len(counted) : figure]
    return begin + len(counted) if _JOIN.match(rest) or take_left(rest).phrase else before.end


def _is_ratio(group: Sequence[Quantity]) -> bool:
    return all("numeral:ratio" in quantity.rules for quantity in group)


def _after_sectors(left: Left) -> str | None:
    """What is told of the three sectors: 三次产业对经济增长的贡献率 tells of their contribution."""
    noun, _ = noun_left(left.phrase.rsplit("产业", 1)[-1])
    return "增长率" if left.change else noun or None


def _size_before(runs: Sequence[tuple[int, int]], start: int) -> int:
    """How many figures the list before the one at `start` has."""
    return next(size for begin, size in runs if begin + size == start)


def _left_start(text: str, begin: int, figure: int) -> int:
    """Where the text before a figure starts: after the last stop from `begin` on, closed brackets skipped whole."""
    depth = 0
    for i in range(figure - 1, begin - 1, -1):
        c = text[i]
        if c in "）)":
            depth += 1
        elif c in "（(" and depth:
            depth -= 1
        elif depth == 0 and STOP.match(c):
            return i + 1
    return begin


def _without(text: str, begin: int, end: int, dates: Sequence[tuple[int, int]]) -> str:
    kept, position = [], begin
    for start, stop in dates:
        if start >= position and stop <= end and text[start - 1 : start] not in _COMPARES:
            kept.append(text[position:start])
            position = stop
    kept.append(text[position:end])
    return "".join(kept)


def _leans(phrase: str) -> bool:
    """Whether the words before a figure name nothing, or only an aspect, of what the clause before is about."""
    noun = noun_left(trim_opening(phrase)[0])[0] if phrase else ""
    return not noun or invests(noun) or is_aspect(noun)


def _topic(text: str, start: int, begin: int, dates: Sequence[tuple[int, int]]) -> Subject | None:
    """What the clause before is about, where it has no figure of its own: 酒類的銷貨價值升幅最高，按年升97%."""
    before = text[start : max(start, begin - 1)]
    marks = [mark.end() for mark in STOP.finditer(before)]
    clause = _without(text, start + (marks[-1] if marks else 0), max(start, begin - 1), dates)
    phrase, scope = trim_opening(clause)
    if not phrase or _REMARK.match(clause) or words(phrase)[0][1] in ("v", "p", "d"):
        return None
    noun = _ends("change-rate").sub("", noun_right(phrase))
    told = _ends("topic-head").search(plain(noun)) or (len(noun) > 3 and _TOLD.match(phrase[len(noun) :]))
    return Subject(noun, scope=scope, rule="topic") if len(noun) > 2 and told else None


def _distributed(left: Left, size: int) -> list[str] | None:
    """The names in a list of as many items as there are figures, a head written once given to all."""
    phrase, _ = trim_opening(left.phrase)
    items = [item for item in _items(phrase) if item][-size:]
    if len(items) < size:
        return None
    names = [noun_left("".join(items[0]))[0] or "".join(items[0]), *("".join(item) for item in items[1:])]
    last = items[-1]
    if all(is_aspect(name) or _ends("measure-tail").fullmatch(plain(name)) for name in names[1:]):
        return [names[0], *(with_measure(names[0], name) for name in names[1:])]
    return [name + _shared(item, name, last) for item, name in zip(items[:-1], names[:-1], strict=True)] + [names[-1]]


def _items(phrase: str) -> list[list[str]]:
    """The members of a list as their words."""
    items: list[list[str]] = [[]]
    for word, _ in words(phrase):
        if word in _JOINS:
            items.append([])
        else:
            items[-1].append(word)
    return items


def _shared(item: list[str], name: str, last: list[str]) -> str:
    """The head that a list writes once, for a member that lacks it: 交通、水利投资, 炼铁、炼钢先进产能."""
    head = _ends("head").search("".join(last))
    if _ends("head").search(name) or (head and head.group() == "".join(last)):
        return ""
    if len(name) == 1 and len("".join(last)) > 1:
        return "".join(last)[1:]
    if len(last) == 1 and len(last[0]) > len(name) and name[0] == last[0][0] == "第":
        return last[0][len(name) :]
    if len(item) == 1 and len(name) <= 4 and not _ends("topic-head").search(plain(name)) and not last[0].startswith(name) and len(last) > 1:
        return "".join(last[1:])
    return head.group() if head else ""


def _last(found: Sequence[Subject], size: int) -> list[str] | None:
    """The last `size` different subjects, in order: 游客…，收入…，分别增长24.7%和31.2%."""
    names = list(dict.fromkeys(subject.subject for subject in found if subject.subject))
    return names[-size:] if len(names) >= size else None


def _measure(left: Left, quantity: Quantity) -> tuple[str | None, int]:
    """The aspect that a change or a share names, and the sign of the change."""
    if left.against:
        return "增减额", -1 if left.against[0] in "低少慢" else 1
    if left.change:
        sign = -1 if _falls().search(left.change) else 1
        return ("增长率" if quantity.dimension in (Dimension.PERCENT, Dimension.MULTIPLE) else "增减额"), sign
    return ("占比" if left.share and quantity.dimension in _RATES else "完成" if left.target else None), 1


def _subject(place: Place, previous: Subject | None, before: Subject | None) -> Subject:
    """The subject of one figure; `previous` is that of the figure before it, `before` that of what came earlier."""
    left, quantity = place.left, place.quantity
    beside = _beside(place, spoken=bool(previous or before))
    noun, found = beside.subject or "", replace(beside, subject=None)
    if previous and place.restated:
        return replace(previous, rule="restated")
    if quantity.dimension is Dimension.DURATION and place.era:
        return replace(found, subject=place.era, scope=None, measure=None, rule="era")
    if quantity.unit in _words("place-unit"):
        return replace(found, subject=quantity.unit + _bracketed(place.right_text), scope=None, rule="place unit")
    if previous and previous.subject and _is_base(place):
        return replace(found, subject=previous.subject, measure=previous.measure, sign=1, rule="base")
    if state := _state(place):
        return Subject(state, found.measure, 1, found.scope, rule="state")
    if previous and previous.subject and _of_the_same(place, noun, previous):
        return Subject(previous.subject, previous.measure, 1, noun or found.scope, rule="part")
    if right := _right(place, noun):
        measure = found.measure or (noun if is_measure(noun) else None)
        return Subject(right, measure, found.sign, found.scope, rule="right")
    if quantity.dimension is Dimension.DURATION and not left.change and (lasted := _lasted(left.phrase)):
        return replace(found, subject=lasted, measure=noun, rule="duration")
    if quantity.dimension is Dimension.DURATION and not left.change and len(noun) <= 2:
        lasting = noun_right(place.right_text, verbal=True)
        goes_on = noun == "连续" or "连续" in place.left_text[-4:]
        if lasting and not (goes_on and _change_word().match(plain(lasting))):
            return Subject(lasting, noun or found.measure, 1, found.scope, rule="duration")
    if not noun or (quantity.dimension in _COUNTED and _HEADLESS.search(place.left_text)):
        return _carried(place, previous, before, found)
    if noun and not left.share and (same := _alike(place, previous, before)) and only_bodies(noun):
        return replace(found, subject=same.subject, scope=noun, rule="body")
    if previous and previous.subject:
        if place.grown and len(noun) <= 3 and place.left_text.strip(" 　").startswith(noun):
            of = "" if noun == previous.subject or noun in _words("place-noun") else previous.subject
            return replace(found, subject=f"{of}{place.grown}{noun}", rule="modified")
        if is_aspect(noun) and (not left.change or noun in _words("change-rate")) and not left.share:
            told = previous.rule == "topic" and not is_measure(noun) and not previous.subject.endswith(noun)
            return replace(
                found, subject=previous.subject + noun if told else with_measure(previous.subject, noun), measure=noun,
                scope=found.scope or previous.scope, rule="aspect",
            )  # fmt: skip
    if previous and left.change and (head := _inherited(noun, previous)):
        return replace(found, subject=noun + head, rule="head carried")
    return replace(found, subject=noun, rule="left")


def _state(place: Place) -> str:
    """What befell those counted, where it stands right behind the figure: 21人失踪, 6票反对."""
    stop = STOP.search(place.right_text.replace("、", "，"))
    after = place.right_text[: stop.start()] if stop else place.right_text
    told = after in _words("state") and not place.left.change and place.quantity.dimension not in _RATES
    return after if told else ""


def _of_the_same(place: Place, noun: str, previous: Subject) -> bool:
    """Whether the words before a figure only name a part of what the one before it tells of.

    全厂1800名职工中有1200人; 就业率96.8%，其中本科生95.4%; 其中城建方面71件.
    """
    counted = place.quantity.dimension in _COUNTED
    if counted and previous.rule == "right" and _AMONG.search(place.left_text):
        return True
    if place.left.change or place.left.share or place.left.target or not noun:
        return False
    if counted and "其中" in place.left_text and _ends("part-end").search(noun):
        return True
    rate = _ends("rate-end")
    return (
        place.quantity.dimension is Dimension.PERCENT
        and "其中" in place.run
        and previous.measure is None
        and bool(rate.search(plain(previous.subject or "")))
        and not _ends("topic-head").search(plain(noun))
        and not rate.search(plain(noun))
    )


def _is_base(place: Place) -> bool:
    """Whether the figure is a level that the one before it is compared with: 较上年末的9323亿元, 高于全省的31.3%."""
    level = place.quantity.dimension is not Dimension.PERCENTAGE_POINT and _LEVEL.search(place.left_text)
    return bool(_BASE.search(place.left_text) or level)


def _alike(place: Place, previous: Subject | None, before: Subject | None) -> Subject | None:
    """What was told of another body in the same unit: 税务部门完成…万元；财政部门完成…万元."""
    if previous and previous.subject:
        return previous if place.quantity.unit in place.units else None
    return before if before and before.subject and before.scope and only_bodies(before.scope) else None


def _inherited(noun: str, previous: Subject) -> str:
    """The head that a chain writes once: 集成电路出口增长18.9%、通用机械增长9.5% tells of exports twice."""
    head = _ends("chain-head").search(plain(previous.subject or ""))
    if head is None or not head.start() or previous.measure != "增长率" or is_aspect(noun):
        return ""
    return "" if _ends("topic-head").search(plain(noun)) else (previous.subject or "")[head.start() :]


def _beside(place: Place, *, spoken: bool) -> Subject:
    """The noun left of a figure with its governing verb as measure; no noun where only verbs or places stand there.

    `spoken` says that something was spoken of before, to which an attribute (境外输入) or a bare verb may belong.
    """
    left, quantity = place.left, place.quantity
    phrase, scope = trim_opening(left.phrase)
    measure, sign = _measure(left, quantity)
    noun, verb = noun_left(phrase) if phrase else ("", None)
    if verb in _words("lower") and not left.change:
        measure, sign = _measure(replace(left, change=verb), quantity)
    bare = quantity.unit not in _PEOPLE or noun in _words("bare-verb")
    stands = noun in _words("state") and "其中" not in place.run and not place.inside
    named = is_measure(noun) or invests(noun) or noun in _words("head") or stands
    if bare and not named and only_verbs(noun) and (verb is None or plain(verb) in _words("light")):
        noun, verb = _doer(phrase, verb), noun
    if noun and (act := _act(noun)) and only_bodies(noun.removesuffix(act)):
        scope, noun, verb = noun.removesuffix(act), "", act
    if noun and (located := _located(noun)):
        scope, noun = located, ""
    elif noun and (named := place_before(noun)):
        scope, noun = named, noun[len(named) :]
    if noun in _words("attribute") and spoken and quantity.dimension in _COUNTED:
        noun, measure = "", noun
    if place.right_text.startswith(("相比", "相較", "相较")):
        noun = ""
    return Subject(noun or None, measure or verb, sign, scope)


def _spoken_of(found: Sequence[Subject]) -> Subject | None:
    """The last subject that is not merely the places counted (仙桃等4市新增13例)."""
    places = _words("place-noun") | _words("place-unit")
    told = (subject for subject in reversed(found) if subject.rule != "place unit" and subject.subject not in places)
    return next(told, None)


def _counted_alike(place: Place, quantities: Sequence[Quantity], found: Sequence[Subject]) -> Subject | None:
    """The last subject that was counted in the unit of a change: 扶贫车间…个，复工率…%，较上周增加4353个."""
    if not place.left.change or place.left.phrase or place.quantity.dimension is Dimension.PERCENT:
        return None
    units = ("%", "％") if place.quantity.dimension is Dimension.PERCENTAGE_POINT else (place.quantity.unit,)
    pairs = zip(reversed(quantities), reversed(found), strict=True)
    return next((subject for quantity, subject in pairs if quantity.unit in units), None)


def _lasted(phrase: str) -> str:
    """The thing whose verb a length of time follows: 脱贫攻坚战已经打了 gives the campaign; empty where no verb ends it."""
    tokens = list(words(trim_opening(phrase)[0]))
    whole = len(tokens)
    while tokens and (tokens[-1][1] in _VERBAL or plain(tokens[-1][0]) in _words("auxiliary")):
        if is_aspect(tokens[-1][0]):
            return ""
        tokens.pop()
    noun = noun_left("".join(word for word, _ in tokens))[0] if len(tokens) < whole else ""
    return noun if len(noun) > 1 and not only_verbs(noun) else ""


def _act(noun: str) -> str:
    """The verb that ends a noun phrase and governs nothing: 定点医院收治; empty where a noun ends it."""
    tokens = words(noun)
    last = plain(tokens[-1][0])
    governs = last in _words("predicate") and last not in _words("modifier") and last not in _words("state")
    return tokens[-1][0] if governs and len(tokens) > 1 and len(last) > 1 else ""


def _doer(phrase: str, verb: str | None) -> str:
    """What a verb of work is said of: 攻坚战完成治理 tells of the campaign, 完成造林 of the work itself."""
    if verb is None:
        return ""
    doer, _, done = phrase.partition(verb)
    noun = tidy(trim_opening(doer)[0])
    if len(noun) > 2 and not only_bodies(noun) and not only_verbs(noun):
        return noun
    return done if plain(done) in _words("modifier") and plain(done) not in _words("bare-verb") else ""


def _words(name: str) -> frozenset[str]:
    return lexicon.words("context.toml", name)


def _located(noun: str) -> str | None:
    """The place that is all a phrase names, a bare verb after it aside (广州报告)."""
    for verb in ("", *_words("bare-verb")):
        if noun.endswith(verb) and only_places(noun.removesuffix(verb)):
            return noun.removesuffix(verb)
    return None


def _bracketed(text: str) -> str:
    """The bracket that widens a name of places right before it: 县（市、区）."""
    found = _BRACKET.match(text)
    return found.group() if found else ""


def _right(place: Place, noun: str) -> str:
    """The noun phrase right of the figure where the figure belongs to it; else empty."""
    left, quantity, text = place.left, place.quantity, place.right_text
    if noun and text.startswith((" ", "　")):
        return ""
    if left.change and not left.compared and quantity.dimension in _COUNTED:
        right = noun_right(text, counted=quantity.unit in _words("thing-classifier"))
        return right if len(right) > 1 else ""
    if left.change or left.target or left.share:
        return noun_right(text) if left.share and text.startswith("的") and not noun else ""
    if "numeral:digits" in quantity.rules:
        return ""
    if quantity.dimension in _COUNTED or quantity.dimension is None:
        if left.tied and text.startswith("的") and _ends("topic-head").search(plain(noun)):
            return ""
        right = noun_right(
            text,
            verbal=quantity.unit == "次",
            part=place.kind is Kind.STRUCTURE,
            counted=quantity.unit in _words("thing-classifier"),
            governed=bool(not noun and left.phrase),
        )
        if noun and not left.tied and place.kind is Kind.CLAIM and right in _words("modifier"):
            return ""
        if right in _words("place-unit"):
            return right + _bracketed(text.lstrip().removeprefix(right))
        return right if len(right) > 1 else ""
    if invests(noun) and (found := _INVESTED.match(text)):
        return noun_right(found.group("thing"))
    if text.startswith("的") and (not noun or is_measure(noun) or len(noun) <= 2):
        return noun_right(text)
    if quantity.dimension in _RATES or quantity.dimension is Dimension.DURATION:
        return noun_right(text) if not noun and not left.tied else ""
    return noun_right(text) if not left.tied and (not noun or not is_measure(noun)) else ""


_INVESTED = re.compile(
    r"[，,]?(?:对|实施|建设|新建|改造|用于|完成|启动|打造|修建|兴建|改扩建|推进)了?(?P<thing>.+)", re.DOTALL
)


def _carried(place: Place, previous: Subject | None, before: Subject | None, found: Subject) -> Subject:
    """Nothing stands beside the figure: what was spoken of last, or the verb phrase that the figure begins."""
    left = place.left
    stop = STOP.search(place.right_text)
    after = tidy(place.right_text[: stop.start()] if stop else place.right_text)[:24]
    fresh = not left.change and not left.share and not left.target and not found.scope
    if fresh and after and (after in _words("state") or (place.quantity.unit in _PEOPLE and len(after) > 2)):
        return Subject(after, found.measure, found.sign, found.scope, rule="verb phrase")
    source = previous or before
    if source and source.subject:
        scope = found.scope or source.scope
        return Subject(
            source.subject,
            found.measure or (None if left.change else source.measure),
            found.sign,
            scope,
            rule="carried",
        )
    return Subject(
        tidy(left.phrase) or found.measure or after or None, found.measure, found.sign, found.scope, rule="fallback"
    )
