"""Lists that a text closes: items of one form beside their count, so that nothing else can be meant than all of them.

Read are 6个区,即天河区、越秀区, 五项议案:《甲》《乙》 and 5名,分别是李明、王芳 behind a count, 法国、德国两国 before.
Each item has to have the form of what is counted (see `listed` in list.toml) or, of people, to be a name.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from checks.lexicon import entries, pattern
from checks.page import CLAUSE_MARK, Figure, Line, clause
from claims import lexicon
from claims.model import Dimension, Hedge
from claims.phrases import words
from claims.speakers import may_be_name

JOIN = re.compile(r"以及|[和及与]")
BOOK = re.compile(r"《[^《》]+》")
BOOKS = re.compile(r"《[^《》]+》(?:(?:、|[，,]?(?:以及|[和及与]))?《[^《》]+》)+")
END = re.compile(r"[。;；,，]")
EACH = re.compile("[每各均]|分别")
LEFT_OPEN = re.compile("等")
BESIDE = re.compile("[同跟除继]")
BRACKET_END = re.compile(r"[)）]")
NUMBER = re.compile("[0-9一二三四五六七八九十两]")
FIRM_LENGTH = 4
PROPER = frozenset(("nr", "nrt", "nz", "nt", "ns"))
FEWEST_PROPER, FEWEST_FIRMS = 2, 4
MOST, MOST_COUNTS = 30, 6
COUNTS = frozenset((Dimension.COUNT, Dimension.PERSON))
REACH = 60

Form = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Closed:
    """The items of a closed list; `more` where 等 ends it, so that they bound the count from below only.

    `behind` tells that they stand behind their count.
    """

    names: tuple[str, ...]
    more: bool = False
    behind: bool = False


def closed_list(figure: Figure, rest: str) -> Closed | None:
    """The items beside a count that is exact, None where no list closes; `rest` are the words behind it on its line."""
    claim = figure.claim
    if claim.hedge is not Hedge.EXACT or claim.low is None or not 1 < claim.low <= MOST:
        return None
    if not pattern("list.toml", "one by one").fullmatch(claim.unit):
        return None
    return _behind(figure, rest) or _before(figure)


def is_certain(found: Closed, figure: Figure, line: Line) -> bool:
    """Whether a number of items that is not the count can't be owed to an abridged list or to other counts.

    Half of those counted or fewer behind a count are an abridged list; the other counts are those of its sentence.
    """
    number, count = len(found.names), int(figure.claim.low or 0)
    if number == count:
        return True
    if number < count and (found.more or (found.behind and number * 2 <= count)):
        return False
    return not may_be_of_others(number, figure, line)


def may_be_of_others(number: int, figure: Figure, line: Line) -> bool:
    """Whether the other counts of a sentence explain that so many items are not as many as are counted."""
    count, start = int(figure.claim.low or 0), figure.claim.sentence_start
    beside = (other for other in line.figures if other is not figure and other.claim.sentence_start == start)
    counts = [int(other.claim.low) for other in beside if other.claim.low and other.claim.dimension in COUNTS]
    sums = {0}
    for other in counts[:MOST_COUNTS]:
        sums |= {total + other for total in sums}
    others = {*sums - {0}, *(count * other for other in counts)}
    return len(counts) > MOST_COUNTS or number in others or abs(number - count) in others


def _behind(figure: Figure, rest: str) -> Closed | None:
    bracket = pattern("list.toml", "places in brackets").match(figure.after)
    lead = bracket or pattern("list.toml", "closed by").match(figure.after)
    end = (BRACKET_END if bracket else END).search(figure.after, lead.end()) if lead else None
    if lead is None or end is None:
        return None
    listed = figure.after[lead.end() : end.start()].strip()
    if pattern("list.toml", "not all of them").search(listed) or EACH.search(clause(figure.lead)):
        return None
    noun = pattern("list.toml", "what became of them").sub("", lead["noun"])
    if figure.claim.dimension is Dimension.PERSON and not (noun in ("", figure.subject) and one_role(noun)):
        return None
    form = _form(figure, noun or figure.subject, prefixed=True)
    names = _parted(listed, form)
    if names is None and pattern("list.toml", "firms").search(noun or figure.subject):
        form, names = _firm, _firms(listed)
    if names is None or len(names) < 2 or _goes_on(end.group(), rest[end.end() :], form):
        return None
    return Closed(names, behind=True)


def _goes_on(mark: str, rest: str, form: Form) -> bool:
    """Whether what follows a list names more items: …,另有丁县; …;丁区、戊区."""
    behind = rest[:REACH].split("。")[0]
    if pattern("list.toml", "names more").search(behind):
        return True
    return mark != "。" and any(form(part.strip()) for part in re.split("[、,，;；]|以及|[和及与]", behind))


def _before(figure: Figure) -> Closed | None:
    noun = figure.subject
    direct = noun and (noun == figure.claim.unit or figure.after.startswith(noun))
    if not direct or NUMBER.match(figure.after) or NUMBER.match(figure.after.removeprefix(noun)):
        return None
    form = _form(figure, noun, prefixed=False)
    listed = clause(figure.before) if figure.position == 0 or CLAUSE_MARK.search(figure.before) else ""
    more = listed.endswith("等")
    listed = listed.removesuffix("等")
    if LEFT_OPEN.search(listed) or LEFT_OPEN.match(figure.after):
        return None
    apart = pattern("list.toml", "adds to a list").search(figure.lead) is None
    names, clean = _books(listed) if listed.endswith("》") else _run(listed, form)
    if len(names) < 2 or not all(map(form, names)) or not ((clean and apart) or len(names) > (figure.claim.low or 0)):
        return None
    return Closed(names, more)


def _books(listed: str) -> tuple[tuple[str, ...], bool]:
    """The titles that some words end in, and whether nothing before them can be one more item."""
    found = list(BOOKS.finditer(listed))
    if not found or found[-1].end() != len(listed):
        return (), False
    before = listed[: found[-1].start()]
    return tuple(BOOK.findall(found[-1].group())), bool(before) and not re.search("[、》和及与]", before)


def _run(listed: str, form: Form) -> tuple[tuple[str, ...], bool]:
    """The items of one form that some words end in, and whether they open with the first or with a verb before it."""
    first, *others = listed.split("、")
    if not others:
        return (), False
    others = [*others[:-1], *_last(others[-1], form)]
    tail = list(takewhile(form, reversed(others)))[::-1]
    head = first if len(tail) == len(others) else others[-len(tail) - 1]
    begun = JOIN.split(head)[-1]
    lead = pattern("list.toml", "leads a list").match(begun)
    for start in range(len(begun)):
        if form(begun[start:]):
            led = lead is not None and form(begun[lead.end() :])
            name = begun[lead.end() :] if lead and led else begun[start:]
            return (name, *tail), head is first and begun == head and (led or not start) and not BESIDE.search(begun)
    return tuple(tail), False


def _parted(listed: str, form: Form) -> tuple[str, ...] | None:
    """A list parted into items that are all of one form; None where any is not."""
    if BOOKS.fullmatch(listed):
        names = tuple(BOOK.findall(listed))
    else:
        *others, last = listed.split("、")
        names = (*others, *_last(last, form))
    return names if all(map(form, names)) else None


def _last(words_: str, form: Form) -> tuple[str, ...]:
    """The last item, or the last two where a single 和 parts it into two of the form."""
    ways = [(words_[: at.start()], words_[at.end() :]) for at in JOIN.finditer(words_)]
    fitting = [way for way in ways if all(map(form, way))]
    return fitting[0] if len(fitting) == 1 else (words_,)


def _form(figure: Figure, noun: str, *, prefixed: bool) -> Form:
    """What an item of such things looks like; with `prefixed` the noun may have words before it that say which."""
    if figure.claim.dimension is Dimension.PERSON:
        return _person
    rows = [row for row in entries("list.toml", "listed") if _is(row["noun"], noun, prefixed=prefixed)]
    return lambda name: any(is_called(row, name) for row in rows)


def _is(nouns: str, noun: str, *, prefixed: bool) -> bool:
    before = "(?:[^的各和与及或、，,]{0,10})" if prefixed else ""
    return re.fullmatch(f"{before}(?:{nouns})", noun) is not None


def is_called(row: Mapping[str, str], name: str) -> bool:
    """Whether a name is of the form that an entry of `listed` tells."""
    known = "level" not in row or name in places(row["level"])
    return known and re.fullmatch(row["name"], name) is not None and not pattern("list.toml", "kind").match(name)


def one_role(noun: str) -> bool:
    """Whether a noun names people once, and not those of others: 作家, not 学生指导教师."""
    return sum(tag.startswith("n") for _, tag in words(noun)) <= 1


def _person(name: str) -> bool:
    return "·" not in name and 1 < len(name) <= FIRM_LENGTH and may_be_name(name)


@cache
def places(level: str) -> frozenset[str]:
    """The names of the known places of a level (nation, province, city), the short ones as well."""
    rows = lexicon.entries("places.toml", "place")
    return frozenset(name for row in rows if row["level"] == level for name in row["surfaces"])


def _firms(listed: str) -> tuple[str, ...] | None:
    """Firms by the short names of four characters that they are known by; None for what are fields of business."""
    names = tuple(listed.split("、"))
    proper = sum(any(tag in PROPER for _, tag in words(name)) for name in names)
    return names if len(names) >= FEWEST_FIRMS and proper >= FEWEST_PROPER and all(map(_firm, names)) else None


def _firm(name: str) -> bool:
    return re.fullmatch(f"[一-鿿]{{{FIRM_LENGTH}}}", name) is not None and not LEFT_OPEN.search(name)
