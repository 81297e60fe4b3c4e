"""Whether two figures with one topic are figures of one thing: their period, their scope and the words around them."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from checks.figures.topics import said, topic
from checks.lexicon import pattern
from checks.page import CLAUSE_MARK, Figure, Line, Page, clause, in_table, opening
from checks.relation import Comparator, Interval, holds
from claims.model import Claim
from claims.scopes import in_full, located

WHOLE_PLACE = re.compile(
    r"^(?:全|我|本)[市省区县国州盟旗镇乡村港校]|^市区$|^全市|^全社会|^31[个個]?省|^[本我]?(?:公司|集团|集團)$"
)
A_BODY = re.compile(
    r"^(?!全[国省市区县校院行]|[我本该其]).{2,}(?:集团|集團|公司|股份|银行|銀行|证券|證券|保险|基金|大学|大學|学院|學院|学校|中学|小学|医院|法院|检察院"
    r"|研究院|研究所|厂|店|所|局|行|社|院|馆|队|部|中心)$"
)
WHOLE_OF = re.compile("^[全我本](?P<level>[国省市区县州盟旗镇乡村校院])(?:$|[^0-9]{0,2}$)")
NAMED_PLACE = re.compile("^(?![全我本各该其])[一-鿿]{2,6}(?P<level>[省县镇乡村])$")
NOTE = re.compile("[(（][^()（）0-9]{2,12}[)）]")
BASIS = re.compile(r"[,，]?(?:按|系|属于?|均?含|不含|剔除|扣除)[^,，。;；]{1,12}")
OF_A_ROW, URBAN = "scope:row", "市区"
PLACE = 3
"""Where an indicator's key has the place."""
SENTENCE_END = re.compile(r"[。;；|]")
ITEM_SAID = re.compile("均?[为系是]|来?自|[从由在于因]")
ITEM = re.compile(r"^\s*[‧•●▪■◆◇·*]|[,，、]\s*$")
OF_LINE_ABOVE = re.compile(r"^\s*(?:[(（]?其中|[(（][^()（）]*[)）]\s*$)")
LABEL = re.compile(r"(?:[0-9]{1,2}[.、．]|[‧•●▪■◆◇·*—-]+)?\s*[一-鿿]+")
ENDS = re.compile(r"[。;；]\s*$")
LONGEST_LABEL = 14
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
RELATIVE_YEAR = re.compile("[今去上前明]年")
YEAR_BEFORE = re.compile("上年")
DAY = re.compile(r"(?<![0-9至-])[0-9]{1,2}[日号](?=全天|[0-9]|\Z)|\A[昨今前][天日]")
MONTH = re.compile(r"(?<![0-9])[0-9]{1,2}月|[一二三四五六七八九十]+月")
LONGER = re.compile(r"全年|半年|季度|[0-9]年$")
HOLIDAY = re.compile('元旦|春节|清明|端午|中秋|国庆|[五十]一(?=期间|小?长?假|节|黄金周|[”"]|$)|黄金周|假期|长假')
NO_HOLIDAY = re.compile("全年|以来|半年|季度|[0-9]月|当月|本月|[0-9]年$")
COMPARED = re.compile(r"^(?:上年|去年|年初|上年末)(?:同期)?$")
LAST_YEAR = re.compile(r"^(?:比|较|与|與)?(?:去年|上年)")
AFTER = 14
BEFORE = 12
BESIDE = 4
BARE_IN_A_ROW = 2
LONGEST_HEADING = 60


def base(figure: Figure) -> str:
    """What a rate or difference is measured against, as far as it isn't the year before."""
    words = figure.claim.measure or "" if in_table(figure) else clause(figure.before)
    found = pattern("topics.toml", "base").search(words)
    return "" if found is None or LAST_YEAR.match(found.group()) else found.group()


def compatible(one: Claim, other: Claim) -> bool:
    """Whether nothing that two claims say of their time and scope keeps them from being about one thing."""
    if OF_A_ROW in one.rules or OF_A_ROW in other.rules:
        return time_allows(one, other) and _of_one_row(one, other)
    apart = _elsewhere(one, other) or _of_another_body(one, other)
    return time_allows(one, other) and scope_allows(one.scope, other.scope) and not apart


def _of_another_body(one: Claim, other: Claim) -> bool:
    """Whether two claims say different numbers and are not told of one body or place: 公司…, 某集团…; 全镇…, 甲村…."""
    named = [A_BODY.search(claim.scope or "") is not None for claim in (one, other)]
    bodies = any(named) and not (all(named) and one.scope == other.scope)
    if not bodies and not _of_places_apart(one.scope or "", other.scope or ""):
        return False
    return not holds(Comparator.MEETS, Interval.of(one), Interval.of(other))


def _of_places_apart(one: str, other: str) -> bool:
    """Whether one of two scopes is the whole of a place and the other a named place of another level: 全镇, 甲村."""
    whole = next((found for found in map(WHOLE_OF.match, (one, other)) if found), None)
    named = next((found for found in map(NAMED_PLACE.match, (one, other)) if found), None)
    return whole is not None and named is not None and whole["level"] != named["level"]


def _elsewhere(one: Claim, other: Claim) -> bool:
    """Whether two claims are of known places of which neither holds the other's name: 江苏省 and 山东省."""
    keys = [claim.indicator.split("|") for claim in (one, other)]
    places = [in_full(key[PLACE].partition("/")[0]) if len(key) > PLACE else "" for key in keys]
    if not all(map(located, places)):
        return False
    return places[0] not in places[1] and places[1] not in places[0]


def _of_one_row(one: Claim, other: Claim) -> bool:
    """Whether rows of places are of one: by their label, or as that of the whole is of what the text tells of it."""
    rows = [claim.scope or "" for claim in (one, other) if OF_A_ROW in claim.rules]
    scopes = {claim.scope or "" for claim in (one, other)}
    of_all = len(rows) == 1 and WHOLE_PLACE.search(rows[0]) is not None and rows[0] != URBAN
    return len(scopes) == 1 or (of_all and all(not scope or WHOLE_OF.match(scope) for scope in scopes))


def bare(figure: Figure) -> bool:
    """Whether the words that lead up to a figure name its subject and nothing that narrows it.

    One that takes it over from the paragraph before may be of another place.
    """
    if in_table(figure):
        return True
    if figure.position == 0 and "subject:carried" in figure.claim.rules:
        return False
    if said(clause(figure.before)) == topic(figure).name:
        return True
    subject, scope = figure.subject, figure.scope
    before, _, after = clause(figure.before).partition(subject) if subject else ("", "", "")
    words = [before.replace(scope, "") if scope else before, after]
    neutral = pattern("topics.toml", "neutral")
    return all(not piece or neutral.fullmatch(piece) is not None for piece in words)


def span_words(figure: Figure) -> frozenset[str]:
    """The words of a figure's sentence before it that say how long a time it adds up or means: 五年, 累计, 月均."""
    return frozenset(pattern("topics.toml", "span").findall(figure.lead))


def of_versions(figures: Iterable[Figure]) -> bool:
    """Whether sentences say of their figures that they are of two versions: 按常住人口计算, 按户籍人口计算; 快报, 年报.

    Some words tell it where only one of the sentences has any: a budget is not what came of it.
    """
    told = {frozenset(_found("version", figure)) for figure in figures}
    alone = {frozenset(_found("version alone", figure)) for figure in figures}
    return len(alone) > 1 or any(not (one <= other or other <= one) for one, other in combinations(told, 2))


def _found(name: str, figure: Figure) -> Iterator[str]:
    """What a pattern finds in the sentence of a figure before it, and in the bracket or the basis behind it."""
    note = NOTE.match(figure.after) or BASIS.match(figure.after)
    words = f"{figure.lead} {note.group() if note else ''}"
    return (found.group() for found in pattern("topics.toml", name).finditer(words))


def repeated_words(figure: Figure) -> Iterator[str]:
    """Keys under which figures share the very words around them, so many that they can't be shared by chance.

    Words that make another figure of it (新增, 累计) belong to the key. Parts of a whole named before (其中, 含, in
    brackets, a line that begins with its figure: 3例为境外输入) have none: their words come again with every whole.
    """
    qualifiers = sorted(set(pattern("topics.toml", "qualifier").findall(clause(figure.before))))
    before, after = figure.before.replace(" ", ""), opening(figure.after)
    item = figure.position == 0 and not before and ITEM_SAID.match(after)
    part = "其中" in qualifiers or pattern("parts.toml", "held").match(clause(figure.before))
    if figure.depth or part or item or in_table(figure):
        return
    if len(after) >= AFTER:
        yield f"{qualifiers}…{after[:AFTER]}"
    if len(before) >= BEFORE and len(after) >= BESIDE and not CLAUSE_MARK.search(before[-BEFORE:]):
        yield f"{before[-BEFORE:]}…{after[:BESIDE]}"


def heading(line: Line) -> bool:
    """Whether a line reads as a heading: short, no table row, no item of a list, no sentence that ends or goes on."""
    short = len(line.text.strip()) <= LONGEST_HEADING
    said = SENTENCE_END.search(line.text) or ITEM.search(line.text)
    return short and not said and not in_table(line.figures[0]) and not _is_row(line)


def of_line_above(line: Line) -> bool:
    """Whether a line tells of what the one above it does: it begins with 其中, or is all in brackets."""
    return OF_LINE_ABOVE.match(line.text) is not None


def _is_row(line: Line) -> bool:
    """Whether a line is a row of a table by its bare figures: 5 甲省 41金 33银 36铜."""
    bare = sum(figure.before.isspace() for figure in line.figures[1:])
    return bare >= BARE_IN_A_ROW


def label_above(page: Page, line: Line) -> str:
    """The bare name on the line above a line that ends no sentence: 1. 城镇居民 / 人均可支配收入24,300元,增长4.9%."""
    end = max(0, line.start - 1)
    above = page.text[page.text.rfind("\n", 0, end) + 1 : end].strip()
    bare = 0 < len(above) <= LONGEST_LABEL and LABEL.fullmatch(above) is not None
    return above if bare and not ENDS.search(line.text) else ""


def time_allows(one: Claim, other: Claim) -> bool:
    """Whether two claims may hold for one time: their periods overlap, or one of them is not known."""
    if any(claim.measure and COMPARED.match(claim.period or "") for claim in (one, other)):
        return True
    if _is_holiday_beside_longer(one.period or "", other.period or ""):
        return False
    if one.period_start and one.period_end and other.period_start and other.period_end:
        return one.period_start <= other.period_end and other.period_start <= one.period_end
    return _written_times_allow(one.period or "", other.period or "")


def _is_holiday_beside_longer(one: str, other: str) -> bool:
    """Whether one of two times is a holiday and the other is not, or another one: 国庆期间 beside 全年 or 春节."""
    holidays = [set(HOLIDAY.findall(period)) for period in (one, other)]
    if all(holidays):
        return not holidays[0] & holidays[1]
    return any(holidays) and any(NO_HOLIDAY.search(period) for period in (one, other))


def _written_times_allow(one: str, other: str) -> bool:
    years = [set(YEAR.findall(period)) for period in (one, other)]
    relative = [{YEAR_BEFORE.sub("去年", word) for word in RELATIVE_YEAR.findall(period)} for period in (one, other)]
    if relative[0] and relative[1] and not relative[0] & relative[1]:
        return False
    days = [found.group()[:-1] if (found := DAY.search(period)) else "" for period in (one, other)]
    if all(days) and days[0] != days[1] and days[0].isdecimal() == days[1].isdecimal():
        return False
    months = [set(MONTH.findall(period)) for period in (one, other)]
    if (years[0] and years[1] and not years[0] & years[1]) or (months[0] and months[1] and not months[0] & months[1]):
        return False
    return not any(month and LONGER.search(period) for month, period in zip(months, (other, one), strict=True))


def scope_allows(one: str | None, other: str | None) -> bool:
    """Whether two scopes may be one: one holds the other by name, is the whole place, or is not given.

    The whole of a province is not that of a county.
    """
    levels = [WHOLE_OF.match(scope or "") for scope in (one, other)]
    if levels[0] and levels[1] and levels[0]["level"] != levels[1]["level"]:
        return False
    if not one or not other or WHOLE_PLACE.search(one) or WHOLE_PLACE.search(other):
        return True
    return one in other or other in one
