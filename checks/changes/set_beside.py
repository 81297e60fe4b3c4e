"""Two levels that a sentence sets beside each other, with what it says that lies between them.

甲方案3450万元,乙方案2980万元,甲方案比乙方案高470万元; 去年死亡32人,今年同期死亡25人,少7人; 2022年亏损1.8亿元,
2023年亏损收窄至1.2亿元,减亏0.6亿元; 10月新增46例,累计由9月末的1254例增至1300例.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checks.figures.amounts import SENTENCE, alike
from checks.figures.change import Change, falls
from checks.lexicon import pattern
from checks.page import Figure, Line, clause
from checks.relation import Interval
from checks.repair import COUNTED, slip
from claims.model import Hedge

REACH = 6
MONTHS, PAIR, ENDING = 12, 2, 2
EACH = re.compile("[时日周月季年]")
FOR_EACH = re.compile("每[一-龥]")
FORMER_AND_LATTER = ("前者", "后者")


def set_beside(line: Line) -> Iterator[Change]:
    """Every difference of a line that its own words tie to two levels of its sentence."""
    for place, figure in enumerate(line.figures):
        before = line.figures[max(0, place - REACH) : place]
        levels = [each for each in before if _is_level(each, figure)]
        yield from _of_two_names(line, [each for each in before if _is_level(each, figure, apart=True)], figure)
        if place > 1 and levels[-2:] == list(before[-2:]):
            earlier, later = levels[-2:]
            yield from _on_last_year(earlier, later, figure)
            yield from _of_losses(earlier, later, figure)
            yield from _newly_come(earlier, later, figure)
            yield from _beyond_the_plan(earlier, later, figure)


def _is_level(level: Figure, figure: Figure, *, apart: bool = False) -> bool:
    """Whether a figure stands in the sentence of another and in its unit, and tells of no change.

    Apart from it there may be semicolons between: 男性4.2万人,占49%;女性4.3万人,占51%,女性比男性多0.1万人.
    """
    of_one = level.claim.sentence_start == figure.claim.sentence_start or apart
    of_one = of_one and level.depth == figure.depth
    bounded = level.claim.low is not None and figure.claim.low is not None
    return of_one and bounded and alike(level, figure) and level.claim.measure != "增减额"


def _of_two_names(line: Line, levels: Sequence[Figure], by: Figure) -> Iterator[Change]:
    """甲方案造价为3450万元,乙方案造价为2980万元,甲方案比乙方案高470万元: two of one thing, each named by its owner.

    Of what is counted the owners themselves must be: not 甲班男生32人,乙班男生25人,甲班比乙班多3人.
    """
    told = pattern("growth.toml", "one than another").search(clause(by.before))
    if not told or by.after.startswith("的"):
        return
    if (told["one"], told["other"]) == FORMER_AND_LATTER:
        own = [level for level in levels if level.claim.sentence_start == by.claim.sentence_start]
        yield from _of_the_two(own, by, falls(told["way"]))
        return
    levels = [level for level in levels if not _stops(line, level, by)]
    ones, others = (_called(levels, told[name]) for name in ("one", "other"))
    if not len(ones) == len(others) == 1 or ones[0][1] != others[0][1]:
        return
    if by.claim.dimension not in COUNTED or pattern("growth.toml", "there are").fullmatch(ones[0][1]):
        yield Change(ones[0][0], others[0][0], by, None, falls(told["way"]))


def _of_the_two(levels: Sequence[Figure], by: Figure, less: bool) -> Iterator[Change]:
    """甲品种亩产612公斤,乙品种亩产504公斤,前者比后者多108公斤: the only two levels, told in the same words."""
    words = [clause(level.before) for level in levels]
    alike_told = len(words) == PAIR and words[0][-ENDING:] == words[1][-ENDING:] and words[0] != words[1]
    alike_told = alike_told and len({"".join(EACH.findall(said)) for said in words}) == 1
    alike_told = alike_told and len({"".join(FOR_EACH.findall(said)) for said in words}) == 1
    beside = (
        alike_told
        and levels[1].position == levels[0].position + 1
        and not any(level.after[:1] in "打(（" for level in levels if level.after)
    )
    if beside:
        yield Change(levels[0], levels[1], by, None, less)


def _stops(line: Line, level: Figure, by: Figure) -> bool:
    """Whether a sentence ends between a level and what is said of it."""
    return SENTENCE.search(line.text[level.claim.end - line.start : by.claim.start - line.start]) is not None


def _called(levels: Sequence[Figure], name: str) -> list[tuple[Figure, str]]:
    """The levels whose clause begins with a name, each with the words behind that."""
    words = ((level, clause(level.before)) for level in levels)
    return [(level, said.removeprefix(name)) for level, said in words if said.startswith(name)]


def _on_last_year(earlier: Figure, later: Figure, by: Figure) -> Iterator[Change]:
    """去年全省因火灾死亡32人,今年同期死亡25人,少7人."""
    was = pattern("growth.toml", "last year it was").match(clause(earlier.before))
    now = pattern("growth.toml", "this year it is").match(clause(later.before))
    told = pattern("growth.toml", "so many more").fullmatch(by.before)
    if was and now and told and was["what"].endswith(now["what"]) and not by.after.startswith("的"):
        yield Change(later, earlier, by, None, falls(told["way"]))


def _of_losses(earlier: Figure, later: Figure, by: Figure) -> Iterator[Change]:
    """2022年亏损1.8亿元,2023年亏损收窄至1.2亿元,减亏0.6亿元."""
    was = pattern("growth.toml", "a loss").match(clause(earlier.before))
    now = pattern("growth.toml", "a smaller loss").fullmatch(later.before)
    if was and now and pattern("growth.toml", "lost less").fullmatch(by.before):
        years = [int(found["year"]) if found["year"] else None for found in (was, now)]
        if years == [None, None] or (years[0] and years[1] and years[1] - years[0] == 1):
            yield Change(later, earlier, by, None, falls=True)


def _beyond_the_plan(plan: Figure, done: Figure, by: Figure) -> Iterator[Change]:
    """全年计划新增就业5万人,实际新增就业5.6万人,超额完成0.6万人: a plan is for just so many."""
    planned = pattern("growth.toml", "a plan").search(clause(plan.before))
    came = pattern("growth.toml", "in fact").fullmatch(done.before)
    beyond = pattern("growth.toml", "beyond the plan").fullmatch(by.before)
    if planned and came and beyond and planned["what"] == came["what"] and plan.claim.hedge is Hedge.EXACT:
        just = replace(plan.claim, lower=plan.claim.low, upper=plan.claim.low)
        yield Change(done, replace(plan, claim=just), by, None, falls=False)


def _newly_come(new: Figure, earlier: Figure, later: Figure) -> Iterator[Change]:
    """10月新增确诊病例46例,累计确诊病例由9月末的1254例增至1300例.

    Of what is counted up nothing goes away; else only more than what came, by a slip of the pen, is wrong.
    """
    came = pattern("growth.toml", "newly come").search(clause(new.before))
    since = pattern("growth.toml", "all since").search(clause(earlier.before))
    rose = pattern("growth.toml", "rose to").match(later.before)
    if not (came and since and rose) or SENTENCE.search(earlier.before) or came["what"] != since["what"]:
        return
    if any(figure.claim.hedge is not Hedge.EXACT for figure in (new, earlier, later)):
        return
    change = Change(later, earlier, new, None, falls=False)
    grown, more = Interval.of(later.claim) - Interval.of(earlier.claim), Interval.of(new.claim)
    never_less = since["all"] and new.claim.dimension in COUNTED
    if _follows(came["time"], since["base"]) and (never_less or _slipped_above(change, grown, more)):
        yield change


def _slipped_above(change: Change, grown: Interval, came: Interval) -> bool:
    """Whether something grew by just what came, or by more, as a slip of the pen explains."""
    fits = grown.lower <= came.upper and came.lower <= grown.upper
    told = change.later.claim, change.earlier.claim if change.earlier else change.later.claim
    wanted = Interval.of(told[1]) + came, Interval.of(told[0]) - came
    return fits or (grown.lower > came.upper and any(map(slip, told, wanted)))


def _follows(time: str, base: str) -> bool:
    """Whether a time begins where another ends: 10月 after 9月末, 5日 after 4日, 今年首三季 after 去年底."""
    if pattern("growth.toml", "so far this year").fullmatch(time):
        return pattern("growth.toml", "end of last year").fullmatch(base) is not None
    found = [re.fullmatch("(?P<number>[0-9]{1,2})(?P<unit>[月日])(?:份|末|底)?", words) for words in (time, base)]
    if not found[0] or not found[1] or found[0]["unit"] != found[1]["unit"]:
        return False
    now, before = (int(each["number"]) for each in found if each)
    return now - before == 1 or (found[0]["unit"] == "月" and (now, before) == (1, MONTHS))
