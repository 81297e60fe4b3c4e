"""list: a stated count and the items that it announces.

Catches an enumeration that directly precedes its count (「甲、乙、丙」三类), one that follows it (2例分别来自甲、乙),
headings or 一是 … 二是 … under an announcement (三个方面), items numbered within a sentence (一类是…,二类是…), and
people whose count stands in a bracket behind their names (出席:李明、王芳、张伟(3人)). What a label counts before a
colon (停水小区4个:…) is told only where it fits.

Bad: 重点做优“健康、文体、安全”四类保障。
Good: 重点做优“健康、文体、安全”三类保障。

Limits: an enumeration that ends in 等 need not be complete, so that it bounds the count from below only. Where it is
not plain what the items are (a verb before the first, 和 within one), a count that fits is reported and one that does
not is passed over: only items in one pair of quotation marks each or of one length, or all called by what is counted
(三项行动:甲行动、乙行动), or of its form to the end of a list that nothing leaves open (五项议案:《甲》《乙》《丙》,
法国、德国、意大利四国, 5名,分别是李明、王芳), are sure to be items. Two of five and more items that were announced, and
half of those listed in a row, are taken for an abridgement.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import accumulate, dropwhile, takewhile

from checks.figures.numbering import Run, headed_by, numbering, run_after
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.lists.appositions import listed_beside
from checks.lists.closed_lists import EACH, REACH, closed_list, is_certain
from checks.lists.counted_amounts import Counted, counted_amounts
from checks.lists.labelled_lists import labelled_list
from checks.lists.numbered_cases import Numbered, numbered_cases
from checks.page import Figure, Page, clause, opening
from checks.relation import Comparator, Interval, Member, Relation, Words, plain, signed
from claims.lexicon import listed as known
from claims.model import Dimension, Hedge, Kind
from claims.phrases import simplified, words

JOIN = re.compile(r"[和及与與]|以及")
QUOTED = re.compile(r"[“「『\"]([^“”「」『』\"]*)[”」』\"]$")
SERIES = re.compile(r"(?:(?:《[^《》]*》|“[^“”]*”|「[^「」]*」)(?:[、和及与與]|以及)?){2,}$")
PIECE = re.compile(r"《[^《》]*》|“[^“”]*”|「[^「」]*」")
NUMERAL = re.compile(r"[0-9一二三四五六七八九十两]")
BESIDE = re.compile(r"(?:^|[、,，;；。:：”」》和及与與的])\s*$")
ENDS_OPEN = re.compile(r"等+$")
ENDS = re.compile("[。;；]|$")
QUOTES = dict.fromkeys(map(ord, "“”「」"))
LONGEST_ITEM = 24
LEADING = frozenset("vdp")
MOST_PARTS, LONGEST_NOUN, PAIR = 20, 4, 2
ITEM_LENGTHS = range(2, 9)


@dataclass(frozen=True, slots=True)
class Items:
    """Items that a text lists. `fewest` to `most` of them, as 和 may join two items or stand within one.

    `sure` is set where nothing else than the items can be meant, `more` where 等 leaves the list open, `called` where
    each item is called by the noun that is counted (三项行动:甲行动、乙行动、丙行动).
    """

    names: tuple[str, ...]
    fewest: int
    most: int
    sure: bool
    more: bool = False
    called: bool = False


def relations(page: Page) -> Iterator[Relation]:
    """For each count, one relation with the items beside it and one with the headings that it announces."""
    announcements = []
    for figure in page.figures:
        value = _count(figure)
        if value is None:
            continue
        before = "" if pattern("list.toml", "so many each").search(figure.before) else figure.before
        items = _closed(page, figure) or preceding_items(before) or following_items(figure)
        items = items or _labelled(page, figure) or _looked_at(page, figure) or _one_after_another(figure, value)
        if items is not None:
            yield from _beside(figure, value, items)
        led = pattern("list.toml", "the following").search(clause(figure.before))
        begun = pattern("list.toml", "first of its own list").match(figure.after)
        if led or _announces(figure, "announced") or (begun and begun["colon"]):
            announcements.append((figure, value))
    known = numbering(page.text) if announcements else None
    limits = [*(figure.claim.start for figure, _ in announcements), len(page.text)][1:]
    for (figure, value), limit in zip(announcements, limits, strict=False):
        run = run_after(page.text, known, figure.claim.end, limit) if known else None
        if run is not None:
            yield from _announced(figure, value, run)
    yield from (_of_amounts(each) for line in page.lines for each in counted_amounts(line))
    yield from _headed(page)
    yield from map(_numbered, numbered_cases(page))


def _count(figure: Figure) -> Decimal | None:
    """The number of things that a figure states, None where it does not count things that can be listed."""
    claim = figure.claim
    if claim.dimension not in (Dimension.COUNT, Dimension.PERSON) or claim.low != claim.high:
        return None
    return None if pattern("list.toml", "uncountable").match(claim.unit) else claim.low


def _closed(page: Page, figure: Figure) -> Items | None:
    """The items of a list that is certain to hold all that a figure counts."""
    claim, line = figure.claim, page.lines[figure.line]
    end = min(line.end, claim.end + len(figure.after) + REACH)
    found = closed_list(figure, page.text[claim.end : end])
    if found is not None and is_certain(found, figure, line):
        return Items(found.names, len(found.names), len(found.names), sure=True, more=found.more, called=True)
    listed = listed_beside(figure, line, page.text[claim.end : end])
    return Items(listed.names, listed.fewest, listed.most, sure=True, more=listed.more, called=True) if listed else None


def _labelled(page: Page, figure: Figure) -> Items | None:
    """The items behind a label with their count: 停水小区4个:东苑、西苑、南苑、北苑."""
    names = labelled_list(figure, page.text[figure.claim.end : page.lines[figure.line].end])
    return Items(names, len(names), len(names), sure=False) if names else None


def _announces(figure: Figure, name: str) -> bool:
    noun = pattern("list.toml", name)
    named = (opening(figure.after), figure.claim.subject or "", figure.claim.unit)
    return any(noun.match(simplified(each)) for each in named)


def preceding_items(before: str) -> Items | None:
    """The items that some words end in, or None where they end in no enumeration of two or more."""
    listed = before.rstrip()
    more = ENDS_OPEN.search(listed) is not None
    listed = ENDS_OPEN.sub("", listed)
    series = SERIES.search(listed)
    if series:
        names = tuple(PIECE.findall(series.group()))
        alone = BESIDE.search(listed[: series.start()]) is None and NUMERAL.search(series.group()) is None
        sure = alone and len(names) > 2 and "《" not in series.group()
        return Items(names, len(names), len(names), sure=sure, more=more)
    quoted = QUOTED.search(listed)
    items = _items(quoted.group(1) if quoted else clause(listed))
    if items is None or (more and "、" not in listed):
        return None
    sure = not NUMERAL.search(quoted.group(1)) if quoted else items.sure
    return replace(items, sure=sure, more=more)


def following_items(figure: Figure) -> Items | None:
    """The items that a figure is split into after it by 分别来自, or that 即 and a colon name.

    They are sure only where each is called by what is counted, to the end of the sentence.
    """
    ways = (pattern("list.toml", name).match(figure.after) for name in ("respectively", "namely"))
    lead = next(filter(None, ways), None)
    rest = opening(figure.after[lead.end() :]) if lead else ""
    items = _items(rest) if not rest.endswith("等") else None
    if items is None or lead is None:
        return None
    noun = opening(lead.group()) or figure.claim.unit
    called = all(name.endswith(noun) and name != noun and not JOIN.search(name) for name in items.names)
    called = called and EACH.search(clause(figure.lead)) is None
    ends = ENDS.match(figure.after[lead.end() :].strip()[len(rest) :]) is not None
    return replace(items, sure=False, called=called and ends)


def _looked_at(page: Page, figure: Figure) -> Items | None:
    """What a sentence goes through one by one behind its number: 分三大门类看,采矿业下降2.6%,制造业增长6%."""
    if not pattern("list.toml", "looked at").match(f"{clause(figure.before)}…{figure.after}"):
        return None
    behind = page.lines[figure.line].figures[figure.position + 1 : figure.position + 1 + MOST_PARTS]
    told = takewhile(lambda each: "。" not in each.before, behind)
    names = tuple(dict.fromkeys(name for each in told if (name := topic(each).name)))
    return Items(names, len(names), len(names), sure=False) if len(names) > 1 else None


def _one_after_another(figure: Figure, value: Decimal) -> Items | None:
    """As many items as are counted, right behind the noun or before a comma: 四大行业甲、乙、丙和丁合计; 甲和乙,两个….

    Where the noun ends and the first item begins, and where the last one ends, can't be told.
    """
    behind = JOIN.split(opening(figure.after).replace("以及", "和"))
    names = tuple(part for piece in behind for part in piece.split("、")) if len(behind) == PAIR else ()
    if len(names) == value > PAIR and all(names) and not ENDS_OPEN.search(names[-1]) and not clause(figure.before):
        return Items(names, len(names), len(names), sure=False)
    before = figure.before.rstrip()
    items = preceding_items(before[:-1]) if before.endswith((",", "，")) and figure.after.strip() else None
    return replace(items, sure=False) if items and not items.more and value in (items.fewest, items.most) else None


def _headed(page: Page) -> Iterator[Relation]:
    """八大关注点 / 关注点一:… / 关注点二:…: headings that are numbered behind the very noun that is counted."""
    for figure in page.figures:
        value, noun = _count(figure), opening(figure.after) or figure.subject
        if value is None or not 1 < value <= MOST_PARTS or not 1 < len(noun) <= LONGEST_NOUN:
            continue
        run = headed_by(page.text, noun, figure.claim.end)
        if run is not None:
            yield from _announced(figure, value, run)


def _items(listed: str) -> Items | None:
    """Words parted by 、 and, in the last place, by 和; sure where three or more are alike in length."""
    names = tuple(listed.split("、"))
    joined = tuple(JOIN.split(names[-1]))
    if not all(name.strip() for name in (*names, *joined)) or any(len(name) > LONGEST_ITEM for name in names[1:]):
        return None
    joins = len(joined) - 1
    if len(names) == 1:
        return Items(joined, 2, 1 + joins, sure=False) if joins else None
    lengths = {len(name) for name in names[1:]}
    sure = not joins and len(names) > 2 and len(lengths) == 1 and len(names[1]) in ITEM_LENGTHS
    return Items(names, len(names), len(names) + joins, sure=sure)


def _beside(figure: Figure, value: Decimal, items: Items) -> Iterator[Relation]:
    counted = plain(value)
    listed = "、".join(map(_unquoted, _names(items.names)))
    known = (items.fewest, items.most)
    fits = items.fewest <= value if items.more else value in known or (items.called and known[0] <= value <= known[1])
    if not fits and not items.called and not (_names_parts(figure, value) and items.sure):
        return
    nearest = items.fewest if items.more or value < items.most else items.most
    number = int(value) if fits and not items.more else nearest
    yield Relation(
        type="list",
        members=(Member(figure.document, figure.claim, "count"),),
        left=Interval(Decimal(number), Decimal(number)),
        right=Interval.of(figure.claim),
        comparator=Comparator.AT_MOST if items.more else Comparator.MEETS,
        formula=signed(str(number), "≤" if items.more else "=", counted, fits=fits),
        explanation=Words(
            zh=f"所列“{listed}”共{number}项{'(后有“等”)' if items.more else ''},文中称“{figure.claim.text}”。",
            en=f"{number} items are listed ({listed}{', and others' if items.more else ''}); the text says {counted}.",
        ),
        suggestion=None if fits else _recounted(figure.claim.text, number),
    )


def _names_parts(figure: Figure, value: Decimal) -> bool:
    """Whether a count is one of a text's or a policy's parts, which an enumeration before it has to give in full."""
    return figure.claim.kind is Kind.STRUCTURE and figure.claim.hedge is Hedge.EXACT and value <= MOST_PARTS


def _names(names: tuple[str, ...]) -> tuple[str, ...]:
    """The items for showing: the first without the words that lead up to it (建成甲、乙 and 我省有甲、乙).

    Where the others are of one length the first is as long if a word begins there.
    """
    lengths = {len(name) for name in names[1:]}
    tail = names[0][-len(names[-1]) :]
    if len(names) > 2 and len(lengths) == 1 and len(tail) > 1 and _cut_at_word(names[0], tail):
        return (tail, *names[1:])
    acted = any(words(name)[0][1].startswith("v") for name in names[1:])
    return names if acted else (_without_lead(names[0]), *names[1:])


def _unquoted(name: str) -> str:
    """An item as it stands within quotation marks, without its own or those of the whole list (做优“健康)."""
    inner = name.rpartition("“")[2] if name.count("“") > name.count("”") else name
    return inner.translate(QUOTES)


def _cut_at_word(name: str, tail: str) -> bool:
    ends = accumulate(len(word) for word, _ in words(name))
    return len(name) - len(tail) in (0, *ends)


def _without_lead(name: str) -> str:
    """A name without the words up to the verb that opens a list and the verbs before it: 抓实风电光伏 is 风电光伏."""
    tagged = words(name)
    opening_at = [at for at, (word, _) in enumerate(tagged) if pattern("list.toml", "opens a list").fullmatch(word)]
    rest = tagged[opening_at[-1] + 1 :] if opening_at else tagged
    kept = list(dropwhile(lambda word: word[1] in LEADING and word[0] not in _of_names(), rest)) or rest
    return "".join(word for word, _ in kept) or name


@cache
def _of_names() -> frozenset[str]:
    """Verbs that only tell which things a noun behind them names: 创新团队, 合作企业."""
    return known("modifier") - known("predicate")


def _announced(figure: Figure, value: Decimal, run: Run) -> Iterator[Relation]:
    """The items behind an announcement; many more things (死亡12人:一是…;三是…) are told by a few kinds of theirs."""
    fits = run.last == value
    if run.nested == value:
        return
    announces = run.led or figure.claim.kind is Kind.STRUCTURE or _announces(figure, "always announced")
    sorted_out = value > 2 * run.last + 1
    abridged = sorted_out or (not run.led and run.last == 2 and value > 2 * run.last)
    cut_off = abridged or (not run.closed and run.last < value)
    if not fits and (not announces or not run.near or cut_off or run.last < 2):
        return
    yield Relation(
        type="list",
        members=(Member(figure.document, figure.claim, "announced count"),),
        left=Interval(Decimal(run.last), Decimal(run.last)),
        right=Interval.of(figure.claim),
        formula=signed(str(run.last), "=", plain(value), fits=fits),
        explanation=Words(
            zh=f"文中称“{figure.claim.text}”,其后按“{run.marked}”标出{run.last}项。",
            en=f"The text announces {plain(value)}; {run.last} items follow, marked {run.marked}.",
        ),
        suggestion=None if fits else _recounted(figure.claim.text, run.last),
    )


def _of_amounts(told: Counted) -> Relation:
    """教育支出51亿元,农林水支出39亿元,以上两项合计90亿元: a count with the amounts that it is of."""
    number = len(told.amounts)
    count, listed = told.counter.claim, "、".join(figure.claim.text for figure in told.amounts)
    members = ((told.counter, "count"), *((figure, "counted") for figure in told.amounts))
    return Relation(
        type="list",
        members=tuple(Member(figure.document, figure.claim, role) for figure, role in members),
        left=Interval(Decimal(number), Decimal(number)),
        right=Interval.of(count),
        formula=signed(str(number), "=", plain(count.low or Decimal(0)), fits=told.fits),
        explanation=Words(
            zh=f"所列{listed}共{number}项,文中称“{count.text}”。",
            en=f"{number} amounts are told ({listed}); the text says {count.text}.",
        ),
        suggestion=None if told.fits else _recounted(count.text, number),
    )


def _numbered(told: Numbered) -> Relation:
    """新增确诊病例32例, and below it 病例1 to 病例32."""
    count, listed = told.figure.claim, Decimal(told.listed)
    return Relation(
        type="list",
        members=(Member(told.figure.document, count, "count"),),
        left=Interval(listed, listed),
        right=Interval.of(count),
        formula=signed(str(told.listed), "=", plain(count.low or Decimal(0)), fits=count.low == listed),
        explanation=Words(
            zh=f"下文{told.noun}编号由1至{told.listed},文中称“{count.text}”。",
            en=f"{told.noun} are numbered from 1 to {told.listed} below; the text says {count.text}.",
        ),
        suggestion=None if count.low == listed else _recounted(count.text, told.listed),
    )


def _recounted(text: str, number: int) -> str:
    """The figure as it would read with another count, in the digits that it was written in."""
    han = "零一二三四五六七八九十"
    written = str(number) if re.search("[0-9]", text) or number > 10 else han[number]
    return re.sub(r"[0-9]+|[一二三四五六七八九十两]+", written, text, count=1)
