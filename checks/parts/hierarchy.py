"""Figures of one thing for a place, a time or a name within another: the smaller can't have more."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from functools import cache, partial
from itertools import islice

from checks.figures.amounts import BOUNDS, amount
from checks.figures.compared import may_hold
from checks.figures.identity import WHOLE_PLACE, scope_allows, time_allows
from checks.figures.labels import unlabelled
from checks.figures.topics import ends_in, names, topic
from checks.lexicon import entries, pattern
from checks.page import Figure, Page, clause
from claims.indicators import normalise
from claims.lexicon import places
from claims.model import Claim, Dimension, Hedge, Status

MOST = 60
SHORTEST_NAME = 2
NEW, TOTAL = "新增", "总"
NEXT_LINES, NEXT = 3, 2
EVERYWHERE = re.compile("全[国國]|[0-9]{2}[个個]?省|(?:[我中]国)?(?:内地|大陆)$")
Named = defaultdict[tuple[int | None, int | None], set[str]]
"""The names of places by their line, or none for a page, and how wide they are."""
LABEL = re.compile("[:：]")
LISTED = re.compile(r"[)）]?\s*[、及和與与]")
CITY, OWN_LEVEL = 3, 5
"""How wide a city is by its short name (厦门), and what a place has at its own level (市本级), within all of it."""


def within_places(page: Page) -> Iterator[tuple[Figure, Figure]]:
    """Every amount for a place with one near it, of one thing, for a place that by its name is wider.

    A body, or a place whose name tells no width, is held to be within the whole place that its line speaks of; one in
    brackets within what these stand behind. A place that goes by a name of its own (甲市) only holds others where the
    page names no second one so wide, or none on its line behind it; so does one that a bracket of its parts follows.
    """
    named = _named_places(page)
    for group in _kinds(page):
        for at, part in enumerate(group):
            if part.claim.scope and not pattern("hierarchy.toml", "each place").match(part.claim.scope):
                level = _level(part.claim.scope)
                behind = [whole for whole in group[at + 1 : at + 1 + NEXT] if whole.line == part.line]
                near = (*reversed(group[max(0, at - MOST) : at]), *behind)
                wider = [
                    whole for whole in near if _is_wider(part, level, whole) or _goes_on_for_all(page, part, whole)
                ]
                of_one = [
                    whole for whole in wider if _of_one_thing(part, whole) and _holds_others(page, named, part, whole)
                ]
                of_one = [whole for whole in of_one if not _are_listed(page, part, whole)]
                of_one = of_one if not part.depth else _enclosing(part, of_one, group[max(0, at - MOST) : at])
                if of_one:
                    yield part, min(of_one, key=partial(_unlike, part))


def _named_places(page: Page) -> Named:
    """The places of a page, and of each of its lines, that go by a name of their own, by how wide they are."""
    named: Named = defaultdict(set)
    for figure in page.figures:
        if not WHOLE_PLACE.search(figure.scope):
            for line in (None, figure.line):
                named[line, _level(figure.scope)].add(figure.scope.rstrip("省市"))
    return named


def _holds_others(page: Page, named: Named, part: Figure, whole: Figure) -> bool:
    """Whether the place of a whole may be one that the place of a part lies in."""
    if WHOLE_PLACE.search(whole.scope) or part.depth > whole.depth or _goes_on_for_all(page, part, whole):
        return True
    level = _level(whole.scope)
    before = whole.line == part.line and whole.claim.start < part.claim.start
    return len(named[None, level]) <= 1 or (before and len(named[whole.line, level]) <= 1)


def _are_listed(page: Page, part: Figure, whole: Figure) -> bool:
    """Whether two figures stand in one list of places: 甲县155万元(占82%)、乙县14万元(占7%)及丙市11万元."""
    if part.line != whole.line:
        return False
    first, last = sorted((part.position, whole.position))
    behind = page.lines[part.line].figures[first + 1 : last + 1]
    return all(LISTED.match(figure.before) for figure in behind if figure.depth == part.depth)


def _enclosing(part: Figure, wholes: Sequence[Figure], before: Sequence[Figure]) -> list[Figure]:
    """Those of some wholes right before the bracket of a part, or in it: 新增65例(甲市9例), 治愈17例(甲市2例)."""
    outer = next((figure for figure in reversed(before) if figure.depth < part.depth), None)
    return [whole for whole in wholes if outer is None or whole.claim.start >= outer.claim.start]


def _unlike(part: Figure, whole: Figure) -> tuple[bool, bool]:
    """In what a whole differs from a part: whether it is a running total, and what was done (受理 and 办结)."""
    return whole.claim.cumulative is not part.claim.cumulative, whole.claim.measure != part.claim.measure


def new_within_all(page: Page) -> Iterator[tuple[Figure, Figure, bool]]:
    """What a day or month added with the running total that it ends in, and whether their names leave no doubt.

    1月24日新增确诊病例444例, 截至1月24日累计报告确诊病例1287例: of one place, one thing and one last day. What is there
    now (现有疑似病例) is only taken for what holds the new ones where it does.
    """
    for group in _kinds(page):
        for at, part in enumerate(group):
            if not is_new(part):
                continue
            near = group[max(0, at - MOST) : at + MOST]
            yield from _within_what_is_there(part, near)
            yield from _befell_so_far(part, near)
            beside = (figure for figure in near if figure.claim.cumulative and of_one_kind(part, figure))
            wholes = [
                whole for whole in beside if _ends_with(part.claim, whole.claim) or _in_time_and_place(part, whole)
            ]
            named = [whole for whole in wholes if ends_in(topic(part).name, topic(whole).name)]
            longer = [whole for whole in wholes if ends_in(topic(whole).name, topic(part).name)]
            if named or longer:
                whole = min(named or longer, key=partial(_apart, part))
                behind = _ends_with(part.claim, whole.claim) or part.line <= whole.line
                yield part, whole, bool(named) and behind and bool(whole.period) and _of_all(whole)


def _within_what_is_there(part: Figure, near: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, bool]]:
    """新增疑似病例3342例, and 现有疑似病例16067例 that is told behind it."""
    there = (whole for whole in near if is_there_now(whole))
    below = (whole for whole in there if _told_below(part, whole) or _on_its_day(part, whole))
    held = [whole for whole in below if topic(whole).name == topic(part).name]
    yield from ((part, whole, False) for whole in held[:1] if may_hold(whole, part))


def _befell_so_far(part: Figure, near: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, bool]]:
    """全省新增死亡15例, and 死亡39例 of all up to the same day that are told below."""
    ending = pattern("hierarchy.toml", "what became of them").search(clause(part.before))
    below = (whole for whole in near if ending and not is_new(whole) and _told_below(part, whole))
    alike = (whole for whole in below if clause(whole.before).endswith(ending.group()) and not whole.depth)  # type: ignore[union-attr]
    yield from ((part, whole, True) for whole in islice(alike, 1))


def of_one_kind(part: Figure, whole: Figure) -> bool:
    """Whether a whole is of no kind that its sentence begins with (境外输入现有…), or of that of a part."""
    return whole.head in ("", part.head) or (part.head == "" and clause(part.before).startswith(whole.head))


def is_everywhere(scope: str) -> bool:
    """Whether a place is all that a text is about: none that it names, the whole of one, or the country."""
    return not scope or WHOLE_PLACE.search(scope) is not None or scope == "我国" or EVERYWHERE.match(scope) is not None


def is_new(figure: Figure) -> bool:
    """Whether a figure is what a time added: 新增确诊病例6例, 新增报告本土确诊病例110例."""
    told = figure.claim.measure == NEW or pattern("hierarchy.toml", "newly reported").search(clause(figure.before))
    return bool(told) and not figure.claim.cumulative


def is_taken_in(figure: Figure) -> bool:
    """Whether people are counted as they were taken in over a time, and not all there are: 安置就业人员2万人."""
    people = figure.claim.dimension is Dimension.PERSON
    return people and pattern("hierarchy.toml", "taken in").search(clause(figure.before)) is not None


def is_there_now(figure: Figure) -> bool:
    """Whether a figure tells what there is by now: 现有重症病例60例."""
    words = clause(figure.before).replace(figure.claim.scope or " ", "", 1)
    return pattern("hierarchy.toml", "there now").search(words) is not None


def _in_time_and_place(part: Figure, whole: Figure) -> bool:
    """Whether a total stands near what a day added, up to that day, and both are told of one place or none.

    What stands below a total may leave its place out.
    """
    goes_on = whole.line < part.line and not part.scope
    one = part.scope == whole.scope or _is_all_of_it(part, whole)
    return _told_near(part, whole) and (one or goes_on or not _places(part, whole))


def _is_all_of_it(part: Figure, whole: Figure) -> bool:
    """Whether two places are called the same, one of them by name and one as the whole: 福建省 and 全省.

    A label before a colon may name another one: 江西:截至8月3日24时,全省….
    """
    one, other = part.scope or " ", whole.scope or "  "
    return one[-1] == other[-1] and any(map(WHOLE_PLACE.fullmatch, (one, other))) and not LABEL.search(whole.lead)


def _told_below(part: Figure, whole: Figure) -> bool:
    """Whether a total stands on the line of what a day added or one of the next."""
    return part.line <= whole.line and _told_near(part, whole)


def _on_its_day(part: Figure, whole: Figure) -> bool:
    """Whether what there is stands behind what was added on the same line, of no other time by its words."""
    behind = part.line == whole.line and part.position < whole.position
    return behind and (whole.period in ("", part.period) or _that_day(whole)) and part.scope == whole.scope


def _that_day(whole: Figure) -> bool:
    return pattern("hierarchy.toml", "that day").fullmatch(whole.period) is not None


def _told_near(part: Figure, whole: Figure) -> bool:
    """Whether a total stands in one of the lines beside what a day added, and no words give them two places.

    截至 with the day of the whole says up to when it is, and 以来 since when; what was added may name the day, or 当日.
    """
    near = abs(whole.line - part.line) <= NEXT_LINES
    in_one_place = len(_places(part, whole)) <= 1 or _is_all_of_it(part, whole)
    return (
        near and in_one_place and (up_to_its_day(part, whole) or _since_before_it(part, whole) or _all_now(part, whole))
    )


def _all_now(part: Figure, whole: Figure) -> bool:
    """Whether a total of no time stands right below what a day added: 2月3日新增病例4例。 / 全省累计报告病例95例."""
    day = pattern("hierarchy.toml", "of a day").search(part.period)
    return bool(day) and whole.claim.cumulative and not whole.period and 0 <= whole.line - part.line <= 1


def _places(part: Figure, whole: Figure) -> set[str]:
    return {place for figure in (part, whole) if (place := figure.scope) and not EVERYWHERE.match(place)}


def up_to_its_day(part: Figure, whole: Figure) -> bool:
    """Whether the time of a whole goes up to the one day of a part: 截至8月3日24时, and 8月3日."""
    until = pattern("hierarchy.toml", "up to a day").search(whole.period)
    day = pattern("hierarchy.toml", "of a day").search(part.period)
    return bool(until and day and (day["day"] or until["day"]) == until["day"])


def _since_before_it(part: Figure, whole: Figure) -> bool:
    """Whether a total is counted from a day on that is not behind what a day added: 3月13日以来, and 3月22日."""
    since = pattern("hierarchy.toml", "since a day").search(whole.period)
    day = pattern("hierarchy.toml", "of a day").search(part.period)
    if not since or not day or not day["month"]:
        return False
    dates = [(int(found["month"]), int(found["of_month"])) for found in (since, day)]
    return dates[0] <= dates[1]


def _of_all(whole: Figure) -> bool:
    """Whether nothing narrows a running total: 全省累计报告确诊病例, but not 本轮疫情累计, 海外累计 or 除甲市外."""
    words = clause(whole.before).replace(whole.claim.scope or "", "", 1)
    return bool(pattern("hierarchy.toml", "in all").fullmatch(words.removesuffix(topic(whole).name)))


def _ends_with(part: Claim, whole: Claim) -> bool:
    same_day = part.period_end is not None and part.period_end == whole.period_end
    return same_day and part.period != whole.period and part.scope == whole.scope


def narrower(part: Figure, whole: Figure) -> bool:
    """Whether the name of one amount is that of another with more words in front: 长期失业人数 of 失业人数."""
    own, other = (max(names(figure), key=len, default="") for figure in (part, whole))
    if own == other or len(other) <= SHORTEST_NAME or not ends_in(own, other):
        return False
    one, two = part.claim, whole.claim
    measured = one.measure == two.measure or (two.measure is None and one.measure != NEW)
    same = measured and one.cumulative == two.cumulative and part.depth == whole.depth
    return same and time_allows(one, two) and (one.scope or "") == (two.scope or "")


def _kinds(page: Page) -> Iterator[list[Figure]]:
    """The actual amounts of a page in text order, by unit and dimension."""
    kinds: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        about, claim = topic(figure), figure.claim
        usable = amount(figure) and claim.status is Status.ACTUAL and claim.hedge is not Hedge.VAGUE
        usable = usable and not claim.text.endswith(BOUNDS)
        if usable and about.aspect == "level" and len(about.name) >= SHORTEST_NAME:
            kinds[about.unit, about.dimension].append(figure)
    return iter(kinds.values())


def _is_wider(part: Figure, level: int | None, whole: Figure) -> bool:
    own = _level(whole.claim.scope)
    if level is None:
        return whole.line == part.line and own is not None and WHOLE_PLACE.search(whole.claim.scope or "") is not None
    if not whole.claim.scope:
        return level == OWN_LEVEL and whole.line == part.line
    outside = pattern("hierarchy.toml", "outside the mainland").search(part.claim.scope or "")
    mainland = pattern("hierarchy.toml", "the mainland").search(f"{whole.claim.scope or ''}{clause(whole.lead)}")
    return own is not None and own < level and not (outside and mainland)


def _goes_on_for_all(page: Page, part: Figure, whole: Figure) -> bool:
    """Whether a sentence of 当日 names no place, those before it are of the whole country and a later line of one."""
    if whole.claim.scope or not _that_day(whole) or part.line <= whole.line or is_everywhere(part.scope):
        return False
    before = page.lines[whole.line].figures[: whole.position] or page.lines[max(0, whole.line - 1)].figures
    places = [figure.scope for figure in before if figure.scope and not figure.depth]
    return bool(places) and EVERYWHERE.match(places[-1]) is not None


def is_wider(whole: Figure, part: Figure) -> bool:
    """Whether the place of a whole is called wider than that of a part: 河南省 and 郑州市."""
    wide, narrow = _level(whole.claim.scope), _level(part.claim.scope)
    return wide is not None and narrow is not None and wide < narrow


def _of_one_thing(part: Figure, whole: Figure) -> bool:
    """Whether one name is the other or ends in it (国内游客 and 游客), and both are of what is new, or neither is.

    Only in its sentence, or of a total, may a part leave out what narrows the whole. What is left of it (其余6例) is no
    whole, nor is what a time has one of all that came until now, nor those of whom more is told (治愈病例14例).
    """
    own, other = topic(part).name, topic(whole).name
    new = [figure.claim.measure == NEW for figure in (part, whole)]
    words = clause(whole.before)
    of_a_part = own != other and pattern("hierarchy.toml", "a part of it").search(words) is not None
    beside = part.claim.sentence_start == whole.claim.sentence_start or TOTAL in other.removesuffix(own)
    named = ends_in(own, other) or (ends_in(other, own) and beside and not of_a_part)
    some = unlabelled(whole) and whole.before.strip() != ""
    rest = some or pattern("parts.toml", "rest").search(words) is not None
    became = pattern("hierarchy.toml", "what became of them").search(words)
    if became and not any(became.group() in each for each in (part.claim.measure or "", clause(part.before))):
        return False
    return named and not (rest or _till_now(part, whole)) and new[0] == new[1] and time_allows(part.claim, whole.claim)


def _till_now(part: Figure, whole: Figure) -> bool:
    """Whether what a part came to until now was done in a longer time than a whole tells of: 自攻坚以来, and 2018年."""
    since = pattern("hierarchy.toml", "since its start").search(part.lead) is not None
    done = part.claim.cumulative and part.claim.measure and (since or part.claim.period_start is None)
    return bool(done) and not whole.claim.cumulative and whole.claim.period_start is not None


def _level(scope: str | None) -> int | None:
    """How wide a place is called, 0 the widest; None where its name does not tell."""
    name = normalise(scope or "")
    told = next((rank for rank, expression in _levels() if expression.search(name)), None)
    return CITY if told is None and name in places("city") else told


def holds_time(whole: Claim, part: Claim) -> bool:
    """Whether the time of one claim lies within the longer one of another that adds up what its times have."""
    adds = pattern("hierarchy.toml", "adds up").search(whole.period or "") or whole.cumulative
    stock = pattern("hierarchy.toml", "at a time").search(part.subject or "")
    if not adds or stock or not scope_allows(whole.scope, part.scope):
        return False
    if not (whole.period_start and whole.period_end and part.period_start and part.period_end):
        return _written_within(whole, part)
    inside = whole.period_start <= part.period_start and part.period_end <= whole.period_end
    return inside and (whole.period_end - whole.period_start) > (part.period_end - part.period_start)


def _apart(one: Figure, other: Figure) -> int:
    """How far apart two figures stand, in characters."""
    return abs(one.claim.start - other.claim.start)


def _written_within(whole: Claim, part: Claim) -> bool:
    """Whether a month is said of one claim, and of the other a time of the same year up to it or the whole of it."""
    month = pattern("hierarchy.toml", "a month").match(part.period or "")
    until = pattern("hierarchy.toml", "months").search(whole.period or "")
    year = pattern("hierarchy.toml", "a year").search(whole.period or "")
    if pattern("hierarchy.toml", "this month").match(part.period or "") and not part.cumulative:
        return not pattern("hierarchy.toml", "this month").match(whole.period or "")
    if not month or part.cumulative:
        return False
    return bool(year) or (until is not None and until["month"] == month["month"]) or whole.period == part.period


@cache
def _levels() -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple((row["rank"], re.compile(row["pattern"])) for row in entries("hierarchy.toml", "level"))
