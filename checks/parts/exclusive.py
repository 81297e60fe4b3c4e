"""Parts whose labels exclude one another: lists of them with what they come to, and pairs that leave nothing out."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from checks.figures.amounts import (
    JOINED,
    NOT_AMOUNTS,
    SENTENCE,
    Breakdown,
    adds_up,
    alike,
    amount,
    comes_near,
    compared,
    digits,
    one_slip_off,
    slipped,
    surely_slipped,
    total,
)
from checks.figures.labels import of_places
from checks.figures.numbering import number
from checks.figures.topics import topic
from checks.lexicon import entries, pattern
from checks.page import OPENING, Figure, Line, clause, clause_after, opening
from checks.relation import Comparator, Interval, holds
from checks.repair import COUNTED
from claims.lexicon import words as listed
from claims.model import Dimension, Hedge

SEGMENT = re.compile(r"[。！？!?;；]")
COUNTS = COUNTED - {Dimension.DURATION}
LABEL_MARK = re.compile("[、,，;；:：。()（）和及与與]|以及")
NOTHING_MORE = re.compile(r"^\s*(?:[,，;；。、)）(（和及与與]|以及|$)")
CLOSES = re.compile(r"^\s*(?:。|$)")
MORE = re.compile(r"^\s*。[^,，。;；0-9]{1,12}[0-9]")
OPENS = re.compile(r"。\s*其中[:：,，]?[^,，。;；]*$")
PLAIN_LEAD = re.compile(
    r"(?:\s*[,，:：(（、。;；]?\s*(?:其中)?|[^,，。;；:：、()（）0-9]{0,6}[,，]\s*其中)[:：,，]?[^,，。;；:：]*"
)
COPULA = re.compile("(?<=[一-鿿])(?:达到|达|为|是|共?有)$")
BRACKET_OPENS = re.compile(r"\s*[(（](?:其中)?[:：,，]?[^,，。;；:：、()（）]*")
CLOSED = re.compile("[)）]")
IN_BRACKETS = re.compile(r"[(（][^()（）]*+[)）]")
DIGIT = re.compile("[0-9]")
TELLING = 4
REACH = 40
SAID_AFTER = 80
PAIR = 2
NARROW = 2
TAKEN_IN = re.compile("含|其中含")
COUNTED_IN = re.compile(r"[,，]\s*(?:其中)?(?:含|包括)")


class Pair(NamedTuple):
    """What two labels that leave nothing out both say of what they count, empty for nothing.

    `missed` is "slip" where others may be counted with them, so that only what a slip of the pen explains is wrong, and
    "digit" where hardly any are, so that behind 其中 one other digit does.
    """

    noun: str
    missed: str


def of_kinds(line: Line) -> Iterator[Breakdown]:
    """Lists of parts of one kind (places, prizes, batches) with their whole: what they come to, or never exceed.

    甲县126例、乙县86例,共212例 and 新增12例:甲区7例,乙区5例 have to come out; behind 其中 some may be left out.
    """
    figures = [figure for figure in line.figures if is_exact(figure)]
    for place, first in enumerate(figures):
        run = _run(figures[place : place + REACH])
        if len(run) < PAIR or (place and _same_kind([figures[place - 1], first]) and _goes_on(figures[place - 1])):
            continue
        before, after = figures[max(0, place - REACH) : place], figures[place + len(run) : place + len(run) + 1]
        yield from (
            *_counted_up(before, run, after),
            *_announced(line, before, run),
            *_of_which(before, run),
        )


def respectively(line: Line) -> Iterator[Breakdown]:
    """三家公司分别实现1.2亿元、2.3亿元和3.1亿元,共6.6亿元: a row behind 分别, with what it is said to come to."""
    figures = [figure for figure in line.figures if is_exact(figure) or _of_each_time(figure)]
    for place, first in enumerate(figures):
        if not pattern("exclusive.toml", "respectively").search(clause(first.before)):
            continue
        rest = figures[place + 1 : place + REACH]
        run = (first, *takewhile(lambda figure: JOINED.fullmatch(figure.before) is not None, rest))
        if len(run) > 1 and all(alike(first, figure) for figure in run):
            before, after = figures[max(0, place - REACH) : place], figures[place + len(run) : place + len(run) + 1]
            counted = list(_counted_up(before, run, after))
            sure = is_exact(first) or (after and not opening(after[0].after))
            yield from (each for each in counted if sure or adds_up(each.whole, each.parts))
            if of_one_kind(_kinds(), [figure.subject for figure in run]):
                yield from _of_which(before, run)


def overlaps(line: Line, each: Breakdown) -> bool:
    """Whether parts exceed their whole and some are in several: 2个项目横跨两县, 剔除重复, or surface and ground water.

    Or the figure right behind them, or in brackets behind the last of them, is just what they have too many.
    """
    figures = (each.whole, *each.parts)
    if not _exceeds(each.whole, each.parts) or any(figure.line != each.whole.line for figure in figures):
        return False
    if pattern("exclusive.toml", "kinds overlap").search(f"{topic(each.whole).name}{clause(each.whole.before)}"):
        return True
    end = max(figures, key=lambda figure: figure.position)
    after = line.figures[end.position + 1 :][:PAIR]
    behind = next((figure for figure in after if alike(figure, end)), None)
    told = behind is not None and behind.depth in (end.depth, end.depth + 1)
    excess = total(each.parts) - Interval.of(each.whole.claim)
    if behind and told and _of_one_sentence(behind, end) and holds(Comparator.MEETS, Interval.of(behind.claim), excess):
        return True
    first, last = (way(figure.claim.start for figure in figures) - line.start for way in (min, max))
    words = line.text[max(0, first - SAID_AFTER) : last + SAID_AFTER]
    return pattern("exclusive.toml", "counted in several").search(words) is not None


def of_pairs(line: Line) -> Iterator[Breakdown]:
    """合格8799批次,不合格118批次 of 8917批次: a sentence with a whole and the two parts that it falls into."""
    stretches = (*_sentences(line, SEGMENT), *_sentences(line, SENTENCE), *_short_sentences(line))
    for sentence in (stretch for stretch in stretches if len(stretch) <= REACH):
        levels = [figure for figure in sentence if figure.claim.measure != "增减额" and not compared(figure)]
        levels = [figure for figure in levels if not TAKEN_IN.match(clause(figure.before))]
        for figure in levels[: 1 - PAIR]:
            beside = [other for other in _around(figure, levels) if alike(other, figure)]
            kin = _without_summed_up(_without_told_again(beside, figure), figure)
            pair = [figure, *(other for other in beside if other.position > figure.position)][:PAIR]
            told = _exhaustive([label_of(part) for part in pair]) if len(pair) == PAIR else None
            if told is None or len(kin) != PAIR + 1 or not (all(map(is_exact, kin)) or all(map(_nearly_exact, kin))):
                continue
            whole = next(other for other in kin if other not in pair)
            leads = whole is kin[0] and _plain_lead(line, whole, pair[0]) and not JOINED.match(pair[0].before)
            ends = pattern("exclusive.toml", "in all").search(clause(whole.before)) and whole is kin[-1]
            if not (leads or ends) or not all(NOTHING_MORE.match(part.after) for part in pair):
                continue
            if adds_up(whole, pair) or (_may_be_of(whole, pair) and _is_amiss(whole, pair, told)):
                yield Breakdown(whole, tuple(pair), complete=True, sure=True)


def _short_sentences(line: Line) -> Iterator[list[Figure]]:
    """The figures of a line with three sentences of one figure each: 馆藏图书18万册。中文图书12万册。外文图书6万册."""
    starts = {figure.claim.sentence_start for figure in line.figures}
    if len(starts) == len(line.figures) == PAIR + 1:
        yield list(line.figures)


def _around(first: Figure, levels: Sequence[Figure]) -> list[Figure]:
    """The figures among which a pair has its whole: those of its sentence that stand in no deeper bracket.

    Where a bracket opens with the first of the pair, only the figure before it and those inside: 收入76万元(其中新增….
    """
    if not first.depth or not BRACKET_OPENS.fullmatch(first.before):
        return [other for other in levels if other.depth <= first.depth]
    place = levels.index(first)
    inside = takewhile(
        lambda other: other.depth >= first.depth and not CLOSED.search(other.before), levels[place + 1 :]
    )
    return [*levels[max(0, place - 1) : place], first, *(other for other in inside if other.depth == first.depth)]


def _is_amiss(whole: Figure, pair: Sequence[Figure], told: Pair) -> bool:
    """Whether a pair that doesn't come to a whole has to, as nothing tells of others behind it: 其余未填."""
    others = pattern("exclusive.toml", "others behind").match(pair[-1].after) is not None
    if others and Interval.of(whole.claim).lower > total(pair).upper:
        return False
    by_a_digit = told.missed == "digit" and _opens_closed(whole, pair) and one_slip_off(whole, pair)
    return by_a_digit or _exceeds(whole, pair) or slipped(whole, pair) or _of_these(whole, told)


def _opens_closed(whole: Figure, pair: Sequence[Figure]) -> bool:
    """Whether 其中, or a whole that is told to be all, leads up to a pair, and nothing more is told of it behind."""
    of_which = pattern("exclusive.toml", "of which").search(pair[0].before) or BRACKET_OPENS.fullmatch(pair[0].before)
    of_all = pattern("exclusive.toml", "all there are").search(clause(whole.before))
    return bool(of_which or of_all) and not pair[-1].after.startswith(tuple(OPENING))


def _may_be_of(whole: Figure, pair: Sequence[Figure]) -> bool:
    """Whether a figure is the whole of a pair, and no less thing beside it: 得票210张,有效选票303张,废票2张.

    A part that is more than it proves nothing but behind 其中, or where one slip of the pen explains it.
    """
    if any(pattern("exclusive.toml", name).search(clause(whole.before)) for name in ("won by one", "aimed at")):
        return False
    of_which = pattern("exclusive.toml", "of which").search(pair[0].before) is not None
    beyond = any(_exceeds(whole, (part,)) for part in pair)
    return not beyond or of_which or slipped(whole, pair)


def _of_each_time(figure: Figure) -> bool:
    """Whether a figure is the first of a row that tells of one time after another: 每年新改建分别是655公里、794公里."""
    exact = figure.claim.hedge is Hedge.EXACT and bool(figure.claim.low) and figure.claim.dimension not in NOT_AMOUNTS
    return exact and pattern("exclusive.toml", "each time respectively").search(clause(figure.before)) is not None


def _without_summed_up(kin: Sequence[Figure], first: Figure) -> list[Figure]:
    """Figures of one unit without those that the one before a pair sums up: 工人12人、学员9人,共21人,男13人,女8人."""
    place = kin.index(first)
    whole, earlier = kin[place - 1], kin[: max(0, place - 1)]
    summed = len(earlier) > 1 and pattern("exclusive.toml", "in all").search(clause(whole.before)) is not None
    return list(kin[place - 1 :]) if summed and adds_up(whole, earlier) else list(kin)


def _without_told_again(kin: Sequence[Figure], first: Figure) -> list[Figure]:
    """Figures of one unit without what tells of some of a pair once more behind it: …、短片56部,当中有21部."""
    place = kin.index(first)
    told = pattern("exclusive.toml", "of these again")
    ends = next((kin.index(figure) for figure in kin[place + PAIR :] if told.search(figure.before)), len(kin))
    return list(kin[:ends])


def is_exact(figure: Figure) -> bool:
    """Whether a figure is an exact amount of a thing, and no price or wage, which has no parts."""
    if not amount(figure) or figure.claim.hedge is not Hedge.EXACT or compared(figure):
        return False
    named = f"{topic(figure).name}{clause(figure.before)}"
    return figure.claim.dimension in COUNTED or not pattern("order.toml", "of each by its name").search(named)


def _nearly_exact(figure: Figure) -> bool:
    """Whether a figure is an amount that 约 stands before, to so many digits that only the last is in doubt."""
    about = figure.claim.hedge is Hedge.ABOUT and digits(figure.claim) >= TELLING
    return about and amount(figure) and not compared(figure)


def _run(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures at the start of a row whose labels are of one kind, each other than the others, in one breath."""
    first = figures[0]
    run = [first]
    for figure in takewhile(lambda figure: not SEGMENT.search(figure.before), figures[1:]):
        if not (_goes_on(run[-1]) and alike(first, figure) and figure.depth == first.depth):
            break
        if not _same_kind([*run, figure]):
            break
        run.append(figure)
    return tuple(run)


def _goes_on(figure: Figure) -> bool:
    """Whether nothing but a mark stands behind a figure, or what its label is, as in 26枚金牌."""
    return NOTHING_MORE.match(figure.after) is not None or _named_behind(figure) is not None


def _same_kind(figures: Sequence[Figure]) -> bool:
    """Whether the labels of some figures are all of one kind and no two the same."""
    return of_one_kind(_kinds(), [label_of(figure) for figure in figures])


def of_one_kind(kinds: Sequence[re.Pattern[str]], labels: Sequence[str]) -> bool:
    """Whether one of some patterns matches all labels, with the same group `same`, and no two are the same."""
    return all(labels) and len(set(labels)) == len(labels) and any(_all_match(kind, labels) for kind in kinds)


def _all_match(kind: re.Pattern[str], labels: Sequence[str]) -> bool:
    found = [kind.match(label) for label in labels]
    matches = [match for match in found if match]
    same = {match.groupdict().get("same") for match in matches}
    return len(matches) == len(labels) and len(same) == 1


def label_of(figure: Figure) -> str:
    """The name right before a figure, or right behind it or in its unit, as medals have it."""
    if figure.claim.unit in listed("context.toml", "medal"):
        return figure.claim.unit
    label = re.sub("^(?:其中|分别[为是])", "", LABEL_MARK.split(figure.before)[-1].strip())
    return _named_behind(figure) or COPULA.sub("", label)


def _named_behind(figure: Figure) -> str | None:
    behind = LABEL_MARK.split(figure.after)[0].strip()
    return behind if behind and behind.removesuffix("牌") in listed("context.toml", "medal") else None


def _counted_up(before: Sequence[Figure], run: tuple[Figure, ...], after: Sequence[Figure]) -> Iterator[Breakdown]:
    """甲县126例、乙县86例,共212例: a list that begins its sentence, with what it is said to come to right behind."""
    whole = after[0] if after else None
    if whole is None or not alike(whole, run[0]) or whole.depth != run[0].depth or SEGMENT.search(whole.before):
        return
    words = re.sub("^[金银銀铜銅][牌奖獎]", "", whole.before.strip()).strip(",，;； ")
    alone = not any(alike(figure, whole) for figure in _in_sentence(run[0], before))
    every = pattern("exclusive.toml", "the whole of it").match(words) is not None
    if every and not (adds_up(whole, run) or slipped(whole, run)):
        return
    first = pattern("exclusive.toml", "places with nothing told").fullmatch(run[0].lead) is not None
    of_all = first and pattern("exclusive.toml", "all of them come to").match(words) is not None
    of_all = of_all and (adds_up(whole, run) or (_exceeds(whole, run) and comes_near(whole, run)))
    told = every or of_all or pattern("exclusive.toml", "in all").search(words)
    counted_in = COUNTED_IN.match(whole.after)
    if told and alone and not counted_in and not whole.after.startswith(("的", "(", "（")):
        yield Breakdown(whole, run, complete=True, sure=True)


def _announced(line: Line, before: Sequence[Figure], run: tuple[Figure, ...]) -> Iterator[Breakdown]:
    """新增12例:甲区7例,乙区5例。 and 总投资86亿元,分两期建设,一期51亿元,二期35亿元: a whole and all its parts."""
    near = [figure for figure in reversed(before[-PAIR:]) if alike(figure, run[0]) and figure.depth == run[0].depth]
    whole = next((figure for figure in near if adds_up(figure, run)), near[0] if near else None)
    if whole is None:
        return
    between = line.text[whole.claim.end - line.start : run[0].claim.start - line.start]
    rest = line.text[run[-1].claim.end - line.start :]
    some = pattern("exclusive.toml", "some only").search(f"{whole.lead}{between}")
    if some or SENTENCE.search(between) or pattern("exclusive.toml", "and more").match(rest):
        return
    counted = pattern("exclusive.toml", "in so many").search(between)
    in_all = counted is not None and number(counted["count"].replace("两", "二")) == len(run)
    goes_on = MORE.match(rest) is not None
    led = whole is before[-1] and pattern("exclusive.toml", "list follows").fullmatch(between) is not None
    closed = CLOSES.match(rest) is not None and not goes_on
    each = whole is before[-1] and pattern("exclusive.toml", "each of them is").fullmatch(between) is not None
    alone = sum(alike(figure, whole) for figure in _in_sentence(whole, before)) == 1
    in_all = in_all and (alone or adds_up(whole, run))
    if in_all or (closed and (led or (each and (alone or adds_up(whole, run))))):
        yield Breakdown(whole, run, complete=True, sure=True)


def _of_which(before: Sequence[Figure], run: tuple[Figure, ...]) -> Iterator[Breakdown]:
    """共报告18例,其中甲市12例、乙市9例: parts that exceed every figure that they may be parts of."""
    told = pattern("exclusive.toml", "of which").search(run[0].before)
    kin = [figure for figure in before if alike(figure, run[0]) and figure.depth == run[0].depth]
    in_bracket = run[0].depth > 0 and BRACKET_OPENS.match(run[0].before) is not None
    kin = [figure for figure in before[-1:] if alike(figure, run[0])] if in_bracket else kin
    if not (told or in_bracket) or not kin:
        return
    opens = SENTENCE.search(run[0].before) is not None
    wholes = [figure for figure in kin if figure.claim.sentence_start == kin[-1].claim.sentence_start]
    near = opens or kin[-1].claim.sentence_start == run[0].claim.sentence_start
    exceeds = not nets_out(wholes[-1], run) and all(_exceeds(whole, run) for whole in wholes)
    exceeds = exceeds and not holds(Comparator.MEETS, total(wholes), total(run))
    exceeds = exceeds and not _are_of_each(wholes[-1], run) and _is_in_one_state(wholes[-1], run[0])
    exceeds = exceeds and (surely_slipped(wholes[-1], run) or not _are_in_several(wholes[-1], run))
    closed = len(wholes) == 1 and len(run) > PAIR and CLOSES.match(run[-1].after) and not MORE.match(run[-1].after)
    if near and (exceeds or adds_up(wholes[-1], run) or (closed and surely_slipped(wholes[-1], run))):
        yield Breakdown(wholes[-1], run, complete=True, sure=True)


def _is_in_one_state(whole: Figure, first: Figure) -> bool:
    """Whether a whole is called by all that its parts are said to be of: 在院病例中 | 东区15例 is not of 出院21例."""
    of = first.before.rpartition("中")[0]
    called = f"{clause(whole.before)}{whole.subject}{whole.claim.measure or ''}{clause_after(whole)}"
    return all(found.group() in called for found in pattern("exclusive.toml", "in a state").finditer(clause(of)))


def _are_of_each(whole: Figure, run: Sequence[Figure]) -> bool:
    """Whether a level that is no count may be a mean, as one of its parts reaches it: 雨量860毫米,其中城区910毫米."""
    if pattern("frames.toml", "of each").search(f"{whole.subject}{clause(whole.before)}"):
        return True
    least = Interval.of(whole.claim).lower
    return whole.claim.dimension not in COUNTS and any(Interval.of(part.claim).upper >= least for part in run)


def _are_in_several(whole: Figure, run: Sequence[Figure]) -> bool:
    """Whether parts are told of what lies in several places, or comes to them one after the other: 河流, 游客, 流经."""
    spread = pattern("exclusive.toml", "lies in several").search(f"{topic(whole).name}{clause(whole.before)}")
    return (bool(spread) and of_places(run)) or any(
        pattern("exclusive.toml", "no label of place").search(label_of(part)) for part in run
    )


def nets_out(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a whole may be less than some of its parts, as what others lose is taken off: 新增贷款, 利润."""
    words = f"{whole.subject}{clause(whole.before)}"
    net = whole.claim.dimension not in COUNTED and pattern("exclusive.toml", "net amount").search(words)
    return bool(net) or pattern("exclusive.toml", "losses").search(f"{words}{parts[-1].after}") is not None


def _exceeds(whole: Figure, parts: Sequence[Figure]) -> bool:
    return total(parts).lower > Interval.of(whole.claim).upper


def _of_one_sentence(one: Figure, other: Figure) -> bool:
    return one.claim.sentence_start == other.claim.sentence_start


def _in_sentence(figure: Figure, others: Sequence[Figure]) -> list[Figure]:
    return [other for other in others if other.claim.sentence_start == figure.claim.sentence_start]


def _sentences(line: Line, mark: re.Pattern[str]) -> Iterator[list[Figure]]:
    """The figures of each stretch of a line up to a mark; 其中 goes on with the one before."""
    kept: list[Figure] = []
    for figure in line.figures:
        if mark.search(figure.before) and not OPENS.search(figure.before):
            yield kept
            kept = []
        kept.append(figure)
    yield kept


def _plain_lead(line: Line, whole: Figure, first: Figure) -> bool:
    """Whether nothing stands between a whole and the first of its parts but a mark, 其中 and its label.

    Other figures may stand there in a bracket: 党员214名(含2个机关支部),农牧民党员171名.
    """
    if PLAIN_LEAD.fullmatch(first.before):
        return True
    between = line.text[whole.claim.end - line.start : first.claim.start - line.start]
    bare = IN_BRACKETS.sub("", between)
    bracketed = bare != between and not DIGIT.search(bare) and first.depth == whole.depth
    return bracketed and PLAIN_LEAD.fullmatch(bare) is not None


def leave_nothing_out(parts: Sequence[Figure]) -> bool:
    """Whether two parts are by their labels all that there is, or hardly anything else is: 境内 and 境外."""
    return len(parts) == PAIR and _exhaustive([label_of(part) for part in parts]) is not None


def are_apart(labels: Sequence[str]) -> bool:
    """Whether labels exclude one another: they are of one kind, or two that leave nothing out."""
    return of_one_kind(_kinds(), labels) or are_exhaustive(labels)


def are_exhaustive(labels: Sequence[str]) -> bool:
    """Whether two labels leave nothing out, or hardly anything: 城镇 and 农村."""
    return len(labels) == PAIR and _exhaustive(labels) is not None


def aims_at(whole: Figure) -> bool:
    """Whether a figure is a plan or aim, of which more may have been done."""
    return pattern("exclusive.toml", "aimed at").search(clause(whole.before)) is not None


def _exhaustive(labels: Sequence[str]) -> Pair | None:
    """What two labels that leave nothing out say of what they count; None where they leave some."""
    for way in ("|".join(labels), "|".join(reversed(labels))):
        for pattern_of, missed in _pairs():
            found = pattern_of.match(way)
            if found:
                groups = found.groupdict()
                return Pair(groups.get("noun") or groups.get("noun2") or "", missed)
    return None


def _of_these(whole: Figure, pair: Pair) -> bool:
    """Whether a whole counts nothing else than two labels do, by what both say: 126户 for 脱贫户."""
    words = f"{whole.subject}{clause(whole.before)}{opening(whole.after)}"
    noun = pair.noun
    anyone = not noun or pattern("exclusive.toml", "of anyone").fullmatch(noun) is not None
    named = anyone or noun.endswith(whole.claim.unit) or noun[-NARROW:] in _nothing_else(words)
    return named and pair.missed == "always"


def _nothing_else(words: str) -> str:
    return pattern("exclusive.toml", "more than these").sub("", words)


@cache
def _kinds() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in entries("exclusive.toml", "label"))


@cache
def _pairs() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = entries("exclusive.toml", "antonym")
    return tuple((re.compile(row["pattern"]), row.get("missed", "always")) for row in rows)
