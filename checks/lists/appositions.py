"""Lists right before or behind their count, of which what is counted says that nothing else can be meant.

Before it: 龙头村、石龙村、白马村3个贫困村. Behind it, in a bracket, after a colon, 即 or 分别是: 3个乡（柳林乡、
石门乡、白塔乡）, 四条线路:甲线、乙线、丙线和丁线. The items are all that is counted where each

- ends as the noun does (主展馆、少儿馆2个展馆) or is of the form that `listed` of list.toml has for it (团委, of 部门);
- is a bare name before a noun of places (睦化、摆塘、交麻3个乡), known as no place of another level;
- is a name, of people (李明、王芳、张伟3人);
- is one of three or more before a noun of kinds (降压、降糖、抗凝3个领域) or behind a verb that says what something is
  made up of (下设政工科、监察科、办公室3个机构).

和 may join two items or stand within one: any count that a way of reading gives fits. Passed over are counts of things
of which one item may be several (教学楼、食堂5栋, 小车、客车3辆) and lists that go on from another clause.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checks.lexicon import entries, pattern
from checks.lists.closed_lists import REACH, is_called, may_be_of_others, one_role, places
from checks.page import Figure, Line, clause
from claims.model import Dimension, Hedge
from claims.phrases import words
from claims.speakers import may_be_name

JOIN = re.compile("以及|[和与]|(?<![涉普惠波])及")
ASIDE = re.compile(r"[(（][^()（）]*[)）]")
OPEN = re.compile("等+$")
HEADED = re.compile(r"^\s*[一二三四五六七八九十]{1,3}、")
COUNTED = re.compile(r"[0-9]|[两二三四五六七八九十][个家名位项支门座条种类部所组批处人]")
MARKS = re.compile("[,，;；:：。！？!?\n]")
COLONS, IN_TURN = ":：", re.compile("[)）]\\s*[(（]")
IN_ALL = re.compile(r"[(（](?:共|共计|计)?$")
JOINED_ON = re.compile("[和及与]$")
BESIDE = re.compile("[同跟除继与和]")
NUMERAL = re.compile("[0-9一二三四五六七八九十两]")
AFTER_NOUN = re.compile("[的,，。;；、:：(（“《和及与]")
LETTER = re.compile("[甲乙丙丁戊己庚辛壬癸]|[A-Z]")
NOMINAL, NO_NOUN = frozenset("nabj"), frozenset("ucpd")
CLOSES = {"(": ")", "（": "）"}
END = re.compile("[。;；,，]|$")
MOST = 60
SEVERAL, PAIR = 3, 2
LONGEST, LONGEST_NAME, LONGEST_NOUN = 16, 4, 10
GIVEN = (2, 3)
LEVELS = ("nation", "province", "city")


@dataclass(frozen=True, slots=True)
class Listed:
    """The items of a list, `fewest` to `most` as 和 may join two; `more` where 等 leaves it open."""

    names: tuple[str, ...]
    most: int
    more: bool = False

    @property
    def fewest(self) -> int:
        """How many items there are where every 和 stands within one."""
        return len(self.names)

    def fits(self, count: Decimal) -> bool:
        """Whether a way of reading the list gives as many items as are counted."""
        return self.fewest <= count and (self.more or count <= self.most)


def listed_beside(figure: Figure, line: Line, rest: str) -> Listed | None:
    """The list beside a count, None where it may be another's or not all; `rest` are the words behind on its line."""
    claim = figure.claim
    if claim.hedge is not Hedge.EXACT or claim.low is None or not 1 <= claim.low <= MOST:
        return None
    if figure.depth:
        return _people_in_all(figure)
    if pattern("list.toml", "uncountable").match(claim.unit) or NUMERAL.match(figure.after):
        return None
    before = _before(figure)
    if before is not None:
        return before
    behind = _behind(figure, rest)
    others = behind and not behind.fits(claim.low) and may_be_of_others(behind.fewest, figure, line)
    return None if others else behind


def _before(figure: Figure) -> Listed | None:
    if _goes_on_before(figure):
        return None
    listed = ASIDE.sub("", clause(figure.before))
    listed = listed if figure.position else HEADED.sub("", listed)
    more = OPEN.search(listed) is not None
    names = _of_its_level(_names(OPEN.sub("", listed)), "".join(_nouns(figure)))
    if not names or pattern("list.toml", "a list no more").search("、".join(names[1:])):
        return None
    found = Listed(names, len(names) + _joins(names), more)
    besides = any(BESIDE.fullmatch(word) for word, _ in words(names[0])) or pattern(
        "list.toml", "adds to a list"
    ).search(figure.lead)
    if besides and len(names) < (figure.claim.low or 0):
        return None
    if any(_is_all(figure, noun, names) for noun in _nouns(figure)):
        return found
    if len(names) < SEVERAL or more or _acts(names) or _several_each(figure) or _of_another_kind(figure, names):
        return None
    led = pattern("list.toml", "made up of").search(names[0])
    return found if led or (_near(figure, names) and pattern("list.toml", "sets up").search(names[0])) else None


def _of_another_kind(figure: Figure, names: Sequence[str]) -> bool:
    """Whether all items are called one thing that what is counted is not: 设医疗区、卫生区、分区共8个临床科室."""
    kind, *others = {name.removesuffix("共")[-1:] for name in names}
    return not others and not any(kind in noun for noun in _nouns(figure))


def _of_its_level(names: Sequence[str], nouns: str) -> tuple[str, ...]:
    """The items behind the last that is a place of another level: 东城区、青山市和安平、临河、和丰三县."""
    level = pattern("list.toml", "level")
    for at in range(len(names) - PAIR, -1, -1):
        first, *others = JOIN.split(names[at], maxsplit=1)
        if level.search(nouns) and level.search(first) and first[-1] not in nouns:
            return tuple(other for other in (*others, *names[at + 1 :]) if other)
    return tuple(names)


def _people_in_all(figure: Figure) -> Listed | None:
    """People whose count is in brackets behind their names: 出席:李明、王芳、张伟(3人)."""
    told = IN_ALL.search(figure.before)
    if told is None or figure.depth > 1 or figure.claim.dimension is not Dimension.PERSON:
        return None
    names = _names(MARKS.split(figure.before[: told.start()])[-1].strip())
    closed = figure.after.lstrip().startswith(tuple(CLOSES.values()))
    people = closed and bool(names) and all(map(_person, (*names[:-1], *_last(names[-1]))))
    return Listed(names, len(names) + _joins(names)) if people else None


def _goes_on_before(figure: Figure) -> bool:
    """Whether the clause before that of a list may begin it: 东区的甲村、乙村,西区的丙村、丁村4个村."""
    *others, own = MARKS.split(ASIDE.sub("", figure.lead))
    return bool(others) and "、" in others[-1] and not COUNTED.search(others[-1]) and own.strip() != ""


def _behind(figure: Figure, rest: str) -> Listed | None:
    lead = pattern("list.toml", "opens the list of").match(figure.after)
    if lead is None:
        return None
    bracket = CLOSES.get(lead["mark"][0])
    start = lead.end()
    end = figure.after.find(bracket, start) if bracket else _end(figure.after, start)
    written = figure.after[start : end if end >= 0 else start]
    listed = ASIDE.sub("", written).strip()
    kept_open = pattern("list.toml", "beside the others").search(written)
    kept_open = kept_open or pattern("list.toml", "not all of them").search(listed) or COUNTED.search(listed)
    if not listed or kept_open or MARKS.search(listed) or NUMERAL.search(lead["noun"]):
        return None
    names = _names(listed)
    noun = pattern("list.toml", "what became of them").sub("", lead["noun"]) or figure.claim.unit
    doubtful = pattern("list.toml", "a list no more").search("、".join(names)) or _more_behind(
        rest[end:], bracket, listed
    )
    if not names or doubtful or pattern("list.toml", "each of them").search(clause(figure.before)):
        return None
    sure = _is_all(figure, noun, names, whole=True)
    told = pattern("list.toml", "tells them one by one").match(lead["mark"]) and not _several_each(figure)
    if lead["mark"][0] in COLONS and (not lead["noun"] or _may_be_told_of_them(written, names)):
        told = None
    told = told and not any(map(_forms, (noun, *_nouns(figure)))) and len(names) >= SEVERAL and not _acts(names)
    told = (
        told and figure.claim.dimension is not Dimension.PERSON and not pattern("list.toml", "of others").search(noun)
    )
    found = Listed(names, len(names) + _joins(names))
    return found if (sure and not _abridged(figure, lead["mark"], names)) or (told and _near(figure, names)) else None


def _may_be_told_of_them(written: str, names: Sequence[str]) -> bool:
    """Whether what stands behind a count and a colon may be said of all that is counted, or an item be several of them.

    5家门店:遍布东城、西城、南城; 5个收费站:东进站东出站、西站; 5个班级:初一(1)(2)班、初二(3)班.
    """
    told = [words(names[0])[0], words(names[-1])[-1]]
    twice = any(len(set(name)) < len(name) for name in names)
    return twice or IN_TURN.search(written) is not None or any(tag[0] not in NOMINAL for _, tag in told)


def _near(figure: Figure, names: Sequence[str]) -> bool:
    """Whether a count is less than twice the items: else it may be of several of each, or the list an abridged one."""
    return (figure.claim.low or 0) < PAIR * len(names)


def _abridged(figure: Figure, mark: str, names: Sequence[str]) -> bool:
    """Whether a list behind a colon may be an abridged one."""
    return mark[0] in ":：" and not _near(figure, names)


def _several_each(figure: Figure) -> bool:
    return pattern("list.toml", "several of a kind").fullmatch(figure.claim.unit) is not None


def _end(after: str, start: int) -> int:
    found = END.search(after, start)
    return found.start() if found else -1


def _more_behind(rest: str, bracket: str | None, last: str) -> bool:
    """Whether the words behind a list name more: another county, some in a row or joined, one that ends as the last."""
    behind = rest[1 : 1 + REACH].split("。")[0]
    if pattern("list.toml", "names more").search(behind):
        return True
    if rest.startswith("。"):
        return False
    own = MARKS.split(behind)[0].strip()
    pair = [part for part in JOIN.split(own) if 1 < len(part) <= LONGEST_NAME]
    more = "、" in behind or (len(pair) == PAIR and sum(map(len, pair)) + 2 >= len(own))
    return not bracket and (more or (0 < len(own) <= LONGEST and own[-1:] == last[-1:]))


def _names(listed: str) -> tuple[str, ...]:
    """The items that 、 parts; none where one is empty, too long to be a name, or counts anything itself."""
    names = tuple(name.strip() for name in listed.split("、"))
    told = (
        len(names) >= PAIR
        and all(names)
        and not JOINED_ON.search(names[-1])
        and all(len(name) <= LONGEST for name in names[1:])
    )
    return names if told and not any(COUNTED.search(name) for name in names[1:]) else ()


def _joins(names: Sequence[str]) -> int:
    return sum(len(JOIN.findall(name)) for name in names)


def _nouns(figure: Figure) -> Iterator[str]:
    """What may be the noun that is counted: the words behind, as far as no noun follows; the unit where there is none.

    The subject where it follows is one: words are parted with less care than subjects.
    """
    if figure.subject and figure.after.startswith(figure.subject) and not JOIN.search(figure.subject):
        yield figure.subject
    opening = AFTER_NOUN.split(figure.after[:LONGEST_NOUN])[0]
    told = words(opening) if opening else ()
    for at, (_, tag) in enumerate(told):
        if tag[0] in NO_NOUN:
            break
        if at + 1 == len(told) or told[at + 1][1][0] not in NOMINAL:
            yield "".join(word for word, _ in told[: at + 1])
    if not told or told[0][1][0] not in NOMINAL:
        yield figure.claim.unit


def _is_all(figure: Figure, noun: str, names: Sequence[str], *, whole: bool = False) -> bool:
    """Whether items are sure to be all that is counted as a noun; `whole` where no words go before the first."""
    items = [JOIN.split(names[0])[-1], *names[1:-1], *_last(names[-1])]
    own = items if whole else items[1:]
    if figure.claim.dimension is Dimension.PERSON:
        people = pattern("list.toml", "people").fullmatch(noun) is not None and one_role(noun)
        return people and all(map(_person, own))
    if _several_each(figure):
        cases = pattern("list.toml", "cases").search(noun)
        return whole and cases is not None and all(pattern("list.toml", "cases").search(item) for item in items)
    near = _near(figure, names)
    if _called(noun, items) or _of_form(noun, own):
        return not _common(own) or (near and len(names) >= SEVERAL)
    if _lettered(own) or (_bare_places(noun, own) and (near or whole or not any(map(_described, own)))):
        return True
    told = (noun, figure.claim.unit)
    kinds = any(pattern("list.toml", "kinds").search(each) for each in told)
    sorts = near and any(pattern("list.toml", "sorts").search(each) for each in told)
    return (kinds or sorts) and len(names) >= SEVERAL and not _acts(names)


def _common(items: Sequence[str]) -> bool:
    """Whether items are but words for what there may be several of: 火车站, 汽车站."""
    return all(len(told := words(item)) == 1 and told[0][1] == "n" for item in items)


def _described(item: str) -> bool:
    """Whether an item may tell what places are like or where they lie, and not name one: 沿湖、偏远."""
    told = pattern("list.toml", "where places lie").match(item)
    return told is not None or any(tag[0] in "abdfpv" for _, tag in words(item))


def _person(item: str) -> bool:
    """Whether an item is a person's name, with an office before it or not: 审判员何立东."""
    office = pattern("list.toml", "office")
    ways = ((item[:-length], item[-length:]) for length in GIVEN if length < len(item))
    return may_be_name(item) or any(office.fullmatch(told) and may_be_name(name) for told, name in ways)


def _lettered(items: Sequence[str]) -> bool:
    """Whether things are told apart by letters alone: 甲、乙、丙三条生产线."""
    return all(LETTER.fullmatch(item) for item in items)


def _last(name: str) -> list[str]:
    """The last item, or the two that a single 和 joins."""
    parts = JOIN.split(name)
    return parts if len(parts) == PAIR and all(parts) else [name]


def _called(noun: str, items: Sequence[str]) -> bool:
    """Whether every item ends as the noun does, which it may go before: 主展馆 of 展馆."""
    plain = not pattern("list.toml", "kind").match(noun) and not any(
        pattern("list.toml", "kind").match(item) or item == noun or item[:-1] in noun for item in items
    )
    return plain and all(item[-1:] == noun[-1:] and len(item) > 1 for item in items)


def _forms(noun: str) -> list[dict[str, str]]:
    """What things are called that are counted as a noun, which may have words before it."""
    return [row for row in entries("list.toml", "listed") if re.fullmatch(f"(?:.{{0,6}})(?:{row['noun']})", noun)]


def _of_form(noun: str, items: Sequence[str]) -> bool:
    rows = _forms(noun) if not pattern("list.toml", "of others").search(noun) else []
    return bool(rows) and all(any(is_called(row, item) for row in rows) for item in items)


def _bare_places(noun: str, items: Sequence[str]) -> bool:
    """Whether short names stand before a noun of places that tells what they are."""
    if not pattern("list.toml", "places").search(noun):
        return False
    known = frozenset[str]().union(*map(places, LEVELS))
    one_each = pattern("list.toml", "one in each place").search(noun)
    bare = all(1 < len(item) <= LONGEST_NAME and not pattern("list.toml", "level").search(item) for item in items)
    return bare and bool(one_each or PAIR * len(known.intersection(items)) < len(items))


def _acts(names: Sequence[str]) -> bool:
    """Whether the last item is but the verb that the count is the object of: 完善制度、加强监管、聚焦3个领域."""
    told = words(names[-1])
    alike = len({len(name) for name in names[1:]}) == 1 and len(names) > SEVERAL
    return len(told) == 1 and told[0][1].startswith("v") and not alike
