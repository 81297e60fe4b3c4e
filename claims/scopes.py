"""The place that a figure is about: found in titles and sentences, and named in full where the document's is known."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import rjieba

from claims import lexicon
from claims.lexicon.firsts import firsts
from claims.periods import Period
from claims.phrases import plain, simplified, traditional

_NAME, _VERB = 12, 2
_GOVERNS = ("v", "d", "p", "m", "vd")
_NAMES = ("ns", "nr", "nz", "nrt")
_ENDS = "省市县區区州盟旗镇鎮乡鄉村縣"
_APART = frozenset(" 　|｜")
_AFTER_TITLE_PLACE = re.compile(
    r"(?P<name>[一-鿿]{2,10}?(?:省|自治区|特别行政区|自治州|自治县|自治旗|(?<![门門超股楼樓夜车車债債])市|县|州|盟|旗|区|镇|乡|村))"
    r"(?=(?:人民)?(?:政府|法院|检察院|代表大会)|第?[0-9一二三四五六七八九十〇○]|国民经济|统计|委"
    r"|[一-鿿]{1,8}(?:局|厅|委|办|公报|报告|情况)|$)"
)
_NUMBERING = re.compile(
    r"^[\s　#*【\[（(]*(?:[一二三四五六七八九十]+[、.．]|第[一二三四五六七八九十]+[章节部分篇]+"
    r"|[（(]?[0-9一二三四五六七八九十]+[)）、.．])?"
)
_TIME = re.compile(
    r"^(?:[0-9〇○零一二三四五六七八九十]{4}年"
    r"(?:度|第?[一二三四]季度|[上下]半年|[0-9]{1,2}月份?(?:[0-9]{1,2}日)?)?|[\s　])+"
)
_CLAUSE = re.compile(r"[，,。；;：:（(】\n]")


class Mark(NamedTuple):
    """A place named at the head of a clause that ends at `stop`.

    `part`: it is a part of the place spoken of (市区). `kind`: it narrows the indicator (城镇), not the place. `heads`:
    it stands at the head of its sentence.
    """

    at: int
    stop: int
    words: str
    part: bool = False
    kind: bool = False
    heads: bool = False


@cache
def _levels() -> dict[str, tuple[str, ...]]:
    """The ends of the names that each word for a whole place may stand for; its name itself where that is fixed."""
    rows = lexicon.entries("scopes.toml", "level")
    return {word: (row.get("name", ""), *row["ends"]) for row in rows for word in row["surfaces"]}


@cache
def _surfaces(table: str) -> frozenset[str]:
    return frozenset(word for row in lexicon.entries("scopes.toml", table) for word in row["surfaces"])


def _with_firsts(pattern: str) -> tuple["re.Pattern[str]", frozenset[str]]:
    return re.compile(pattern), firsts(pattern)


@cache
def _listed() -> tuple["re.Pattern[str]", frozenset[str]]:
    """The words for a part of a place, for a kind, and for a whole place, in groups of these names; their firsts."""
    wide = lexicon.words("context.toml", "place-wide") | set(_levels())
    tables = {"part": _surfaces("part") | _surfaces("region"), "kind": _surfaces("kind"), "wide": wide}
    return _with_firsts("|".join(f"(?P<{name}>{lexicon.any_of(words)})" for name, words in tables.items()))


@cache
def _opening() -> tuple["re.Pattern[str]", frozenset[str]]:
    """What opens a clause, and its first characters."""
    return _with_firsts(_patterns("opening").pattern)


@cache
def _patterns(table: str) -> "re.Pattern[str]":
    return re.compile("|".join(row["pattern"] for row in lexicon.entries("scopes.toml", table)))


def marks(text: str, span: tuple[int, int], last: int, when: Sequence[Period]) -> list[Mark]:
    """The places at the head of a sentence and of its clauses that start by `last`, in order.

    Times and opening words may stand before them. A clause that says who tells (江苏省统计局数据显示) does not open the
    sentence, unless the next clause names no place.
    """
    ends = {period.at: period.end for period in when} if when else {}
    found: list[Mark] = []
    heads, clause = True, span[0]
    characters = _opening()[1]
    while clause < span[1] and (heads or clause <= last):
        end = _CLAUSE.search(text, clause, span[1])
        stop = end.start() if end else span[1]
        opens = clause in ends or text[clause] in characters
        start = _opened(text, clause, stop, ends) if opens else clause
        if start < stop:
            mark = _mark(text, start, stop, heads)
            if mark and heads and not whole(mark.words):
                found = [each._replace(heads=False) for each in found]
            if mark:
                found.append(mark)
            heads = heads and bool(_patterns("telling").search(text, start, stop))
        clause = stop + 1
    return found


def _opened(text: str, start: int, stop: int, ends: dict[int, int]) -> int:
    """Where a clause goes on after the times and the words that open it."""
    opening, characters = _opening()
    while start < stop:
        if start in ends:
            start = ends[start]
        elif text[start] in characters and (opened := opening.match(text, start, stop)):
            start = opened.end()
        else:
            break
    return start


def _mark(text: str, start: int, stop: int, heads: bool) -> Mark | None:
    known, characters = _listed()
    if text[start] in characters and (listed := known.match(text, start, stop)):
        table = listed.lastgroup
        if table == "wide" and _patterns("compared").match(text, listed.end(), stop):
            return None
        return Mark(start, stop, listed.group(), table == "part", table == "kind", heads)
    name = place_at_head(text[start : min(stop, start + _NAME)], spoken=True)
    return Mark(start, stop, name, heads=heads) if name else None


def place_at_head(words: str, *, spoken: bool = False) -> str | None:
    """The place that a phrase begins with: 泰安市实现…, 广州报告…; None where it begins with something else.

    `spoken`: in a sentence, where a name without 市 or 省 counts only before a verb: 西安地铁 is no place.
    """
    if not words or not "一" <= words[0] <= "鿿" or words[:_VERB] in _verbs():
        return None
    tags = rjieba.tag(simplified(words))
    if tags[0][1] not in _NAMES:
        return None
    name, following = "", ""
    for number, (word, tag) in enumerate(tags[:4]):
        following = tags[number + 1][0] if number + 1 < len(tags) else ""
        if not _continues(name, word, tag, following):
            following = tag
            break
        name += word
    if not name:
        return None
    behind = words[len(name) :]
    parted = behind[:_VERB] in _levels() or behind[:1] in _APART
    known = name[-1] in _ENDS or parted or name == place_with_indicator(words)
    if spoken and not known and following not in _GOVERNS:
        return None
    return words[: len(name)]


@cache
def _verbs() -> frozenset[str]:
    """Verbs that no place begins with; one that the segmenter takes for a name may be part of a longer one."""
    verbs = (verb for verb in lexicon.listed("predicate") if len(verb) == _VERB)
    return frozenset(verb for verb in verbs if rjieba.tag(verb)[0][1] not in _NAMES)


def place_with_indicator(words: str) -> str:
    """The place known by a short name that words begin with, before what is told of places: 江苏GDP, not 江苏银行."""
    if words[:1] not in _place_firsts():
        return ""
    found = _before_indicators().match(simplified(words))
    return words[: found.end("place")] if found else ""


def behind_place(phrase: str, place: str) -> str:
    """A phrase without the place that it begins with, and without what says that it is of all of it: 香港整体人口."""
    rest = phrase[len(place) :].removeprefix("的")
    of_all = _patterns("of_all").match(simplified(rest))
    return rest[of_all.end() :] if of_all else rest


@cache
def _place_firsts() -> frozenset[str]:
    """What the short name of a place may begin with, as written in either script."""
    opening = {name[0] for name in _known_places()}
    return frozenset(opening.union(*(traditional().get(character, "") for character in opening)))


@cache
def _before_indicators() -> "re.Pattern[str]":
    """Short names of places, each before what figures of places are told of."""
    terms = {word for row in lexicon.entries("terms.toml", "term") for word in row["surfaces"]}
    aliases = {word for row in lexicon.entries("aliases.toml", "alias") for word in (row["name"], *row["surfaces"])}
    told = lexicon.any_of(terms | aliases | _surfaces("told_of_places"))
    all_of, body, trade = (_patterns(table).pattern for table in ("of_all", "body", "trade"))
    nations = {
        name for row in lexicon.entries("places.toml", "place") if row["level"] == "nation" for name in row["surfaces"]
    }
    partners = lexicon.any_of(nations - _surfaces("at_home"))
    place = f"(?!(?:{partners})(?:{trade}))(?P<place>{lexicon.any_of(_known_places())})"
    return re.compile(f"{place}(?:{all_of})?(?:{told})(?!{body})")


def _continues(name: str, word: str, tag: str, following: str) -> bool:
    """Whether a word begins a place's name or goes on with it."""
    if word in _surfaces("not_place"):
        return bool(name) and len(word) == 1 and word in _ENDS and name[-1] not in _ENDS
    if tag == "ns" and len(word) > 1:
        return word[-1] != "村" or len(word) > 2
    if name and len(word) == 1:
        return word in _ENDS and name[-1] not in _ENDS
    return tag in _NAMES and len(word) > 1 and (word[-1] in "省市县縣" or following in ("市", "县", "省", "縣"))


def place_of_title(line: str, *, title: bool = True) -> str | None:
    """The place that a title is about, at its head or before what names its kind; None where none is.

    In a heading below the title (`title` false) a name without 市 or 省 counts only where it is all that stands there.
    """
    bare = "".join(line.split()).replace("　", "")
    bare = _TIME.sub("", _NUMBERING.sub("", bare, count=1), count=1).removeprefix("关于")
    bare = _TIME.sub("", bare, count=1)
    if official := _AFTER_TITLE_PLACE.match(bare):
        name = official.group("name")
        if name not in _surfaces("not_place") and plain(name) not in _levels() and name not in _surfaces("part"):
            return name
    name = place_at_head(bare[:_NAME])
    return name if name and (title or name[-1] in _ENDS or name == bare) else None


def named(words: str | None, place: str | None) -> str:
    """The place in full: 全市 as the document's own city, 全国 as China; a part after the place that it is a part of.

    Words for a whole whose level is not the document's stay as they are.
    """
    if not words:
        return place or ""
    level = _levels().get(words)
    if level is not None:
        return level[0] or (place if place and place.endswith(level[1:]) else words)
    if place and is_part(words):
        return f"{place}/{words}"
    return words


@cache
def _full_names() -> dict[str, str]:
    """Provinces and cities in full by their short names."""
    ends = {short: row["end"] for row in lexicon.entries("scopes.toml", "end") for short in row["surfaces"]}
    rows = lexicon.entries("places.toml", "place")
    usual = {"province": "省", "city": "市"}
    return {
        short: short + ends.get(short, usual[row["level"]])
        for row in rows
        if row["level"] in usual
        for short in row["surfaces"]
    }


@cache
def _above(level: str) -> "re.Pattern[str]":
    """Provinces or cities named before a place that lies in them."""
    rows = lexicon.entries("places.toml", "place")
    short = {name for row in rows if row["level"] == level for name in row["surfaces"]}
    full = {_full_names()[name] for name in short}
    return re.compile(f"^(?:{lexicon.any_of(short | full if level == 'province' else full)})(?=[^省市区县])")


@lru_cache(maxsize=4096)
def in_full(place: str) -> str:
    """A place as it is written in full, without what it lies in: 晋中, 山西晋中 and 山西省晋中市 are 晋中市.

    A district stays with its city where others have its name (南京市鼓楼区).
    """
    names = _full_names()
    within = _above("province").sub("", place)
    city = names.get(within, within)
    if city in names.values():
        return city
    county = _above("city").sub("", within)
    if county != within and len(county) > 2 and county[-1] in _ENDS and located(county):
        return county
    return names.get(place, place)


@lru_cache(maxsize=4096)
def located(place: str) -> bool:
    """Whether a place as it stands in an indicator's key is one place in whatever document it stands."""
    name = place.partition("/")[0]
    if whole(name) or is_part(name) or name in _surfaces("not_place") or name in _surfaces("shared"):
        return False
    return (len(name) > 2 and name[-1] in _ENDS) or name in _known_places()


@cache
def _known_places() -> frozenset[str]:
    rows = lexicon.entries("places.toml", "place")
    fixed = {name for name, *_ in _levels().values() if name}
    return frozenset(name for row in rows for name in row["surfaces"]) | fixed


def compared(sentence: str, words: str) -> bool:
    """Whether a sentence names a place only to compare with it: 在全省率先, 高于全国平均水平."""
    at = sentence.find(words)
    while at >= 0 and _patterns("compared").match(sentence, at + len(words)):
        at = sentence.find(words, at + len(words))
    return at < 0


def is_part(words: str) -> bool:
    """Whether words name a part of a place, as 市区 does."""
    return words in _surfaces("part") or words in _surfaces("region")


def whole(words: str) -> bool:
    """Whether words speak of the whole of a place, as 全市 does."""
    return words in _levels()
