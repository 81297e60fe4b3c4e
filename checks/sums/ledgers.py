"""What there was and came against what went and is left, and sums told in words, in whatever order these stand.

Bad: 上月末存盐38吨,本月调入125吨,发出117吨,月末存48吨。 / 收会费3.6万元,收捐款1.4万元,两项合计5.2万元。
Good: 上月末存盐38吨,本月调入125吨,发出117吨,月末存46吨。 / 收会费3.6万元,收捐款1.4万元,两项合计5.0万元。

All exact figures of one unit of a sentence have to have such a role; the first may be the whole by its place. Where
the words of each tell its role, any digit that explains a miss tells that it is wrong; where those of some do not, or
the sum may be of more (全天, 总收入), a slip that is no chance does. Limits: a sentence that tells of others too (其中,
另有, 损耗) is held to nothing, and neither are amounts in brackets.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import product
from operator import mul
from typing import NamedTuple

from checks.figures.amounts import Breakdown, adds_up, alike, comes_near, digits, held_to, one_slip_off, slipped, total
from checks.figures.numbering import number
from checks.lexicon import entries as written
from checks.lexicon import pattern
from checks.page import CLAUSE_MARK, Figure, Page, clause, opening
from checks.relation import Interval
from checks.sums.closed_sums import says_more, some_add_up
from checks.sums.ledger_rows import LEXICON, Entry, Role, Row, role_of, rows_of
from checks.sums.stocks import TERM, Stock

FEWEST, FEW, AHEAD, LABEL = 3, 6, 3, 12
NAME, BEHIND = 30, 16
ENDS = re.compile(r"\s*(?:[,，。;；]|$)")
SAYS_IT_IS = re.compile("(?:已|均|分别)?(?:达到?|为|有|是|共|约)+$")
OWN_FLOW = re.compile("(?:调[入出]|结转|债务|债券)[^,，。;；0-9]{0,4}(?=[0-9])")


class Contrary(NamedTuple):
    """What a whole, what was done of it and what was left are called, the words before and behind each joined by marks.

    `sure`: by their words the last two are all of it; else there may be others. `unless`: words that tell of others.
    """

    names: re.Pattern[str]
    unless: re.Pattern[str] | None
    sure: bool


def ledgers(page: Page) -> Iterator[Breakdown | Stock]:
    """Every sum that is told in words, every list of parts and every account of what is left, right or surely wrong."""
    for row in rows_of(page):
        entries = [Entry(figure, role_of(figure, first=not place)) for place, figure in enumerate(row.figures)]
        told = pattern(LEXICON, "all so far").sub("", row.words)
        open_to_others = _leaves_open(row.figures, told)
        at_once = pattern(LEXICON, "of several at once").search(row.words) is not None
        yield from _sums(entries, open_to_others=open_to_others or at_once)
        yield from _listed(entries, open_to_others=open_to_others or at_once)
        of_a_time = pattern(LEXICON, "of a time").search(row.words) is not None
        in_times = of_a_time and not any(role is Role.WAS for _, role in entries)
        in_times = in_times or pattern(LEXICON, "of several bodies").search(row.words) is not None
        yield from _contrary(row)
        yield from _account(_after_sums(entries), open_to_others=open_to_others or in_times)


def _contrary(row: Row) -> Iterator[Breakdown]:
    """应到480人,实到462人,缺席18人: a whole with what was done of it and the contrary of that.

    What are all by their words are wrong where they miss it; others only by one slip, explained to the last digit.
    """
    whole, *parts = row.figures
    words = "|".join(f"{clause(each.before)[-NAME:]}~{opening(each.after)[:BEHIND]}" for each in row.figures)
    told = next((each for each in _contraries() if each.names.search(words)), None)
    if told is None or _holds_more(row, told):
        return
    right = adds_up(whole, parts)
    if right or pattern(LEXICON, "came in a time").search(clause(whole.before)):
        yield from [held_to(whole, parts)] if right else []
        return
    near = told.sure and comes_near(whole, parts) and ENDS.match(parts[-1].after)
    plain = all(len(CLAUSE_MARK.findall(part.before)) <= 1 for part in parts)
    some = pattern(LEXICON, "of some of them").match(opening(parts[-1].after))
    if near or ((not told.sure or (plain and not some)) and one_slip_off(whole, parts)):
        yield held_to(whole, parts)


def _holds_more(row: Row, told: Contrary) -> bool:
    """Whether a figure is told of what was there before, of a part of the time, or with others."""
    before = any(pattern(LEXICON, "more before").search(clause(figure.before)) for figure in row.figures)
    beside = any(pattern(LEXICON, "with others").match(figure.after) for figure in row.figures)
    done = f"{clause(row.figures[1].before)}{opening(row.figures[1].after)}"
    in_a_time = told.sure and pattern(LEXICON, "taken in a time").search(done)
    others = pattern(LEXICON, "up to another").search(row.figures[-1].lead)
    named = told.unless is not None and told.unless.search(row.words)
    parted = 1 < len({figure.claim.sentence_start for figure in row.figures}) < len(row.figures)
    return before or beside or parted or bool(in_a_time or others or named)


@cache
def _contraries() -> tuple[Contrary, ...]:
    rows = (
        (re.compile(row["names"]), row.get("unless"), row.get("sure", False)) for row in written(LEXICON, "contrary")
    )
    return tuple(Contrary(names, re.compile(unless) if unless else None, sure) for names, unless, sure in rows)


def _leaves_open(figures: Sequence[Figure], words: str) -> bool:
    """Whether some figures may be of others, or not all there is: by the words around them, a base or their places."""
    told = any(pattern(LEXICON, name).search(words) for name in ("leaves open", "up to another"))
    bases = any(figure.after.startswith("的") and figure.after.strip("的占") == "" for figure in figures)
    places = {figure.scope for figure in figures} - {""}
    flows = pattern("differences.toml", "other flows").search(OWN_FLOW.sub("", words)) is not None
    return told or bases or flows or len(places) > 1


def _listed(entries: Sequence[Entry], *, open_to_others: bool) -> Iterator[Breakdown]:
    """消防站出动487次,灭火213次,抢险158次,救助116次: a whole and the list of its parts, with nothing else told.

    The first may be one more of them (甲厂25台,乙厂19台,丙厂18台), so that a miss only tells where words say more.
    """
    if any(role not in (Role.UNTOLD, Role.WENT, Role.CAME) for _, role in entries[1:-1]):
        return
    last = entries[-1]
    rest = pattern(LEXICON, "all others").match(clause(last.figure.before)) is not None
    if last.role not in (Role.UNTOLD, Role.WENT, Role.CAME) and not rest:
        return
    whole, *parts = (figure for figure, _ in entries)
    led = pattern(LEXICON, "of these").match(parts[0].before) is not None
    largest = all((part.claim.low or 0) < (whole.claim.low or 0) for part in parts)
    known = len(parts) >= FEWEST or led or rest
    if not (largest and known and _in_a_list(parts, led=led)) or _is_one_of_them(whole, parts):
        return
    complete = rest or _announced(parts)
    told = led or complete or pattern(LEXICON, "all there is").search(clause(whole.before)) is not None
    held = told and not (open_to_others or _otherwise([whole, *parts]))
    wrong = held and _misses(whole, parts, complete=complete, led=led)
    if adds_up(whole, parts) or wrong:
        yield held_to(whole, parts)


def _is_one_of_them(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the first figure goes by the same end of a name as all others, as one more of a list does."""
    ends = {SAYS_IT_IS.sub("", clause(figure.before))[-2:] for figure in (whole, *parts)}
    return len(ends) == 1 and "" not in ends


def _misses(whole: Figure, parts: Sequence[Figure], *, complete: bool, led: bool) -> bool:
    """Whether the parts of a list can't be right: any slip where they are all there is, else one that is no chance.

    Two that fall short of their whole may have others beside them. A whole of two digits that nothing leads its parts
    up to is missed by a slip too often for it to tell: it may be one more of them.
    """
    if complete:
        return one_slip_off(whole, parts)
    if not led and digits(whole.claim) < FEWEST:
        return False
    exceeds = Interval.of(whole.claim).upper < total(parts).lower
    return (exceeds or len(parts) >= FEWEST) and _telling(whole, parts)


def _announced(parts: Sequence[Figure]) -> bool:
    """Whether the words before parts tell of just as many: 三家企业分别投放1.4万辆、1.1万辆和0.7万辆."""
    counts = pattern(LEXICON, "so many").findall(parts[0].lead)
    return len(parts) > 1 and any(number(count.replace("两", "二")) == len(parts) for count in counts)


def _in_a_list(parts: Sequence[Figure], *, led: bool) -> bool:
    """Whether each of some parts stands behind one mark with a short label, before it or behind it."""
    for place, part in enumerate(parts):
        marks = CLAUSE_MARK.findall(part.before) + (["、"] if "、" in part.before else [])
        label = clause(part.before).strip("、和及与") or opening(part.after)
        most = 1 + (led and not place)
        if len(marks) > most or not label or len(label) > LABEL:
            return False
    return True


def _sums(entries: Sequence[Entry], *, open_to_others: bool) -> Iterator[Breakdown]:
    """What the figures before one come to, since the sum before it."""
    parts: list[Figure] = []
    once = sum(role in (Role.SUM, Role.WIDER) for _, role in entries) == 1
    among = pattern(LEXICON, "of these").match(entries[0].figure.after) is not None
    for figure, role in entries:
        if role in (Role.SUM, Role.WIDER) and len(parts) > 1:
            sure = role is Role.SUM and _of_so_many(figure, len(parts)) and comes_near(figure, parts)
            sure = sure and all(alike(figure, part) for part in parts)
            known = _announced(parts) and not _of_others(figure, parts) and one_slip_off(figure, parts)
            known = known or _exceeded(figure, parts)
            wrong = (sure or (known and _is_of_these(figure, parts))) and not _otherwise([*parts, figure])
            in_a_state = pattern(LEXICON, "in a state").match(figure.after) is not None
            wrong = wrong and not some_add_up(figure, parts) and not in_a_state
            if adds_up(figure, parts) or (wrong and once and not (among or open_to_others)):
                yield held_to(figure, parts)
            parts = []
        elif role in (Role.LEFT, Role.LESS):
            return
        parts.append(figure)


def _of_others(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a sum is told to be of some other number than there are: 前五家合计."""
    counts = pattern(LEXICON, "counted").findall(clause(whole.lead))
    return any(number(count.replace("两", "二")) != len(parts) for count in counts)


def _of_so_many(whole: Figure, count: int) -> bool:
    """Whether a sum is not told to be of more or fewer than there are: 三册共."""
    told = pattern(LEXICON, Role.SUM.value).search(clause(whole.lead))
    counted = (told["count"] or told["of"] or "") if told else ""
    return not counted or number(counted.rstrip("个大").replace("两", "二")) == count


def _exceeded(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts exceed a whole that may hold others by a slip that is no chance."""
    near = comes_near(whole, parts) and slipped(whole, parts)
    return near and Interval.of(whole.claim).upper < total(parts).lower


def _is_of_these(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the name of a sum tells nothing that is not told of each part: not 合计实缴 of what was 认缴."""
    named = pattern(LEXICON, "what is summed up").search(clause(whole.before))
    if not named or named.start() > AHEAD:
        return False
    return len(named["told"]) == 1 or not says_more(named["told"], parts)


def _otherwise(figures: Sequence[Figure]) -> bool:
    """Whether some in a row come to the one beside them, or all come out with other signs: 标价, 优惠, 运费, 实付."""
    values = [abs(figure.claim.low or Decimal(0)) for figure in figures]
    for end in range(FEWEST, len(values) + 1):
        for start in range(end - 2):
            first, *inner, last = values[start:end]
            if first == sum(inner) + last or last == first + sum(inner):
                return True
    few = len(values) <= FEW
    return few and any(sum(map(mul, signs, values)) == 0 for signs in product((1, -1), repeat=len(values)))


def _telling(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts miss a whole by a slip that is no chance, and not by less than each of them, as one untold may."""
    stated, summed = Interval.of(whole.claim), total(parts)
    least = min(Interval.of(part.claim).lower for part in parts)
    told = (whole.claim.step or 1) * 2 <= least
    return told and not 0 < stated.lower - summed.upper < least and slipped(whole, parts)


def _after_sums(entries: Sequence[Entry]) -> list[Entry]:
    """The entries from the last sum on, which stands for all before it."""
    place = max((at for at, each in enumerate(entries[:-1]) if each.role in (Role.SUM, Role.WIDER)), default=0)
    return [Entry(entries[place].figure, Role.UNTOLD), *entries[place + 1 :]] if place else list(entries)


def _account(entries: Sequence[Entry], *, open_to_others: bool) -> Iterator[Breakdown | Stock]:
    """What there was and came less what went, against what is left."""
    entries = _with_a_whole(entries)
    by_role: defaultdict[Role, list[Figure]] = defaultdict(list)
    for figure, role in entries:
        by_role[role].append(figure)
    closing = [*by_role[Role.LEFT], *by_role[Role.LESS], *by_role[Role.CLOSING]]
    was, came, went, untold = (by_role[role] for role in (Role.WAS, Role.CAME, Role.WENT, Role.UNTOLD))
    if len(closing) != 1 or len(was) > 1 or by_role[Role.SUM] or by_role[Role.WIDER]:
        return
    if (by_role[Role.CLOSING] and not was) or not (was or came) or not (went or untold or came):
        return
    sources, uses = [*was, *came], [*went, *untold]
    open_to_others = open_to_others or bool(came and untold)
    if len(sources) == 1 and uses:
        whole, parts = sources[0], sorted([*uses, *closing], key=lambda figure: figure.position)
        right = adds_up(whole, parts)
        wrong = _telling(whole, parts) if untold or by_role[Role.LESS] else one_slip_off(whole, parts)
        if right or (wrong and not open_to_others and not _otherwise([whole, *parts])):
            yield held_to(whole, parts)
        return
    if untold:
        return
    stock = Stock(was[0] if was else None, tuple(came), tuple(went), closing[0])
    terms = set(TERM.findall("".join(figure.before for figure, _ in stock.members)))
    open_to_others = open_to_others or len(terms) > 1 or bool(by_role[Role.LESS])
    if stock.fits or (not open_to_others and stock.slipped):
        yield stock


def _with_a_whole(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, the first or the last of which is the whole by its place where none is by its words."""
    if any(each.role is Role.WAS for each in entries):
        return list(entries)
    if any(each.role is Role.CAME for each in entries):
        first = Role.WAS if entries[0].role is Role.UNTOLD else entries[0].role
        return [Entry(entries[0].figure, first), *entries[1:]]
    for place in (0, len(entries) - 1):
        whole, others = entries[place], [*entries[:place], *entries[place + 1 :]]
        largest = all((whole.figure.claim.low or 0) > (other.figure.claim.low or 0) for other in others)
        if largest and (whole.role is Role.UNTOLD or (whole.role is Role.WENT and not place)):
            return sorted([Entry(whole.figure, Role.WAS), *others], key=lambda each: each.figure.position)
    return list(entries)
