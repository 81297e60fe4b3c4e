"""Shares of sentences that hold no other figures: 参加考试的学生480人,及格432人,及格率90%.

The words say which figure is the whole, which the part and which the share, so that a miss is an error, whatever slip
it came of. Where a sentence only says that its whole was there (小区共有住户1280户), another digit or a slip of the pen
in one of the three has to explain it, and a telling slip where even that is open; where its words name another base,
another time or others left out, nothing is said.
"""

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import cache
from itertools import chain, pairwise
from typing import NamedTuple

from checks.figures.amounts import adds_up, alike, amount
from checks.figures.percentages import (
    HUNDRED,
    Share,
    all_of,
    base_of,
    fits,
    fits_or_slipped,
    in_words,
    is_percent,
    targets,
    to_a_step,
)
from checks.figures.possible_shares import HEADS, computable, exceeds
from checks.figures.stretches import segments, sentences
from checks.lexicon import entries, pattern
from checks.page import CLAUSE_MARK, CLOSING, OPENING, Figure, Line, Page, clause, in_table, opening
from checks.relation import Comparator, Interval, holds
from checks.repair import repairs
from checks.shares.done_rates import done_by_rate
from checks.shares.named_rates import of_fewer
from claims.model import Dimension, Hedge

LEXICON = "closed_shares.toml"
TRIO, NEAR, LEAST, REST = 3, 8, 2, 60
AMONG = re.compile("(?<![命投射击踢选抽考看])之?[中里内]")
BRACKETS = re.compile(f"[{re.escape(OPENING + CLOSING)}]")
WITHIN_A_WORD = re.compile("(?<=[一-鿿])[(（][一-鿿]{1,2}[)）](?=[一-鿿])")
NEGATED = "不未非无"
LE = re.compile("了")
RATIO = re.compile("[:：∶]")


class Doubt(IntEnum):
    """How open it is that a share is of a whole, so that a miss is wrong always, or by any slip or a telling one."""

    NONE = 0
    SOME = 1
    MORE = 2


class Base(NamedTuple):
    """A rate whose name tells its part and whole.

    `also` where it may be of another whole by what its verb says, `apart` where the two are counted in units of their
    own (patients and beds), `doubt` how open it is that it is of this whole.
    """

    rate: re.Pattern[str]
    part: re.Pattern[str]
    whole: re.Pattern[str]
    also: bool
    apart: bool
    doubt: Doubt


class Told(NamedTuple):
    """A figure with the words of its clause before and behind it."""

    figure: Figure
    before: str
    behind: str

    @property
    def words(self) -> str:
        """All that its clause says of it."""
        return LE.sub("", f"{self.before}{self.behind}")


def closed_shares(page: Page, found: set[int]) -> Iterator[Share]:
    """The shares of sentences with two amounts and no more than one percentage of one of them by the other.

    Also of one amount and parts with a share each. `found` are the starts of the percentages that have one already.
    """
    for line in page.lines:
        for figures, least in (*((each, Doubt.NONE) for each in _closed(line)), *_among_others(line)):
            told = _told(line, figures)
            for share in _shares(line, told, least) if told else ():
                if share[2].claim.start not in found and not _fits_others(line, share):
                    yield share
                    found = {*found, share[2].claim.start}


def _closed(line: Line) -> Iterator[Sequence[Figure]]:
    """The figures of each sentence of a line, and of each two that follow each other, as far as they may be closed."""
    of_each = [_without_changes(each) for each in sentences(line.figures)]
    of_each += [segment for each in of_each if len(each) > TRIO for segment in segments(each) if len(segment) == TRIO]
    both = ([*one, *other] for one, other in pairwise(of_each) if len(one) + len(other) == TRIO)
    for figures in chain(of_each, both, filter(None, map(_without_the_rest, of_each))):
        shares = [figure for figure in figures if _is_share(figure)]
        if shares and len(figures) == 2 * len(shares) + 1 and all(map(_is_plain, figures)):
            yield figures


def _among_others(line: Line) -> Iterator[tuple[Sequence[Figure], Doubt]]:
    """A whole, its part and the rate of it right behind, where their sentence goes on: 接通率97.8%,日均来电265个.

    Not where one of their unit stands before them: 旧存612件,新收5318件.
    """
    for sentence in sentences(line.figures):
        for place in range(len(sentence) - TRIO + 1) if len(sentence) > TRIO else ():
            figures = sentence[place : place + TRIO]
            before, behind = sentence[max(0, place - NEAR) : place], sentence[place + TRIO :][:NEAR]
            if _are_told_so(figures) and not any(alike(each, figures[0]) for each in before):
                yield figures, _doubt_behind(figures, behind)


def _are_told_so(figures: Sequence[Figure]) -> bool:
    """Whether two plain amounts have a share by some name of a rate right behind them."""
    *amounts, percent = figures
    named = is_percent(percent) and pattern(LEXICON, "rate").match(clause(percent.before)) is not None
    return named and not any(map(_is_share, amounts)) and all(map(_is_plain, figures))


def _doubt_behind(figures: Sequence[Figure], behind: Sequence[Figure]) -> Doubt:
    """How open what the rest of a sentence tells leaves it: the more where it has their unit or their rate again."""
    whole, _, percent = figures
    named = pattern(LEXICON, "rate").match(clause(percent.before))
    again = (is_percent(each) and named is not None and named["of"] in clause(each.before) for each in behind)
    return Doubt.MORE if any(again) or any(alike(each, whole) for each in behind) else Doubt.SOME


def _without_changes(figures: Sequence[Figure]) -> Sequence[Figure]:
    """The figures of a sentence without those at its end that only say by how much it changed: 提高2.3个百分点."""
    end = len(figures)
    while end > TRIO and figures[end - 1].claim.dimension is Dimension.PERCENTAGE_POINT:
        end -= 1
    return figures[:end]


def _without_the_rest(figures: Sequence[Figure]) -> Sequence[Figure]:
    """A whole, its part and the share of it, without what is told of the rest: 成交257件,流拍61件,成交率80.8%."""
    amounts = [figure for figure in figures if not _is_share(figure)]
    if len(figures) != TRIO + 1 or len(amounts) != TRIO or not all(alike(amounts[0], each) for each in amounts):
        return []
    rest = [figure for figure in amounts[1:] if pattern(LEXICON, "the rest").match(clause(figure.before))]
    return [figure for figure in figures if figure is not rest[0]] if len(rest) == 1 else []


def _is_share(figure: Figure) -> bool:
    ratio = figure.claim.dimension is Dimension.RATIO and RATIO.search(figure.claim.text) is not None
    return ratio or is_percent(figure)


def _is_plain(figure: Figure) -> bool:
    """Whether a figure is an exact share or amount in the running text."""
    near = figure.claim.hedge in (Hedge.EXACT, Hedge.ABOUT) and bool(figure.claim.low)
    each_day = figure.claim.dimension in HEADS and pattern(LEXICON, "each day").match(clause(figure.before))
    return near and not in_table(figure) and bool(_is_share(figure) or amount(figure) or each_day)


def _told(line: Line, figures: Sequence[Figure]) -> list[Told]:
    """The figures with the words that are told of each; none where more is said between them.

    What stands between two of one clause belongs to the second, but for what ends in 中: 2000名家长中,有….
    """
    gaps = [clause(figures[0].before)]
    for one, other in pairwise(figures):
        gaps.append(_between(line, one, other))
    last = figures[-1].claim.end - line.start
    gaps.append(CLAUSE_MARK.split(line.text[last : last + 40], maxsplit=1)[0])
    behind, before = [], [gaps[0]]
    for gap in gaps[1:-1]:
        first, *rest = CLAUSE_MARK.split(BRACKETS.sub(",", WITHIN_A_WORD.sub("", gap)))
        among = AMONG.search(first) if not rest else None
        behind.append(first[: among.end()] if among else first if rest else "")
        own = rest[-1] if rest else first[among.end() :] if among else first
        before.append(own.strip())
        if any(each.strip() not in ("", "其中", "其中有", "为") for each in rest[:-1]):
            return []
        before[-1] = f"其中{before[-1]}" if "其中" in "".join(rest[:-1]) else before[-1]
    behind.append(BRACKETS.sub("", gaps[-1]))
    return [Told(*each) for each in zip(figures, before, behind, strict=True)]


def _between(line: Line, one: Figure, other: Figure) -> str:
    """The words between two figures, without a clause that tells of one left out between them."""
    start, end = one.claim.end - line.start, other.claim.start - line.start
    left_out = line.figures[one.position + 1 : other.position]
    if len(left_out) != 1 or left_out[0].claim.sentence_start != one.claim.sentence_start:
        return line.text[start:end]
    words, behind = left_out[0].before, left_out[0].after
    mark = CLAUSE_MARK.search(behind)
    return words.removesuffix(clause(words)).rstrip(",，;； ") + (behind[mark.start() :] if mark else f",{behind}")


def _shares(line: Line, told: Sequence[Told], least: Doubt) -> Iterator[Share]:
    """The shares that some figures give by their words, in which there is at `least` some doubt."""
    if _of_others(line, told):
        return
    if len(told) > TRIO:
        yield from _in_a_row(told)
        return
    percent = next(each for each in told if _is_share(each.figure))
    one, other = (each for each in told if each is not percent)
    of_a_stock = pattern(LEXICON, "of an opening stock").search(clause(percent.figure.before)) is not None
    if of_a_stock or percent.behind.startswith("的") or not (_is_beside(one, percent) and _is_beside(other, percent)):
        return
    at_one = (_ratio, _rate, _of_a_plan, _by_name) if _of_one_place(*told) else ()
    for read in (*at_one, _of_all, _told_again):
        for part, whole in ((other, one), (one, other)):
            doubt = read(part, whole, percent)
            if doubt is not None:
                share = (part.figure, whole.figure, percent.figure)
                yield from [share] if computable(*share) and _may_be(share, max(doubt, least)) else []
                return


def _is_beside(one: Told, percent: Told) -> bool:
    """Whether a share may be said of a figure, or of what that is of: not behind the bracket that it stands in."""
    return one.figure.depth <= percent.figure.depth


def _may_be(share: Share, doubt: Doubt) -> bool:
    """Whether a share fits, or misses by what makes it wrong."""
    if doubt is Doubt.NONE:
        return True
    too_much = exceeds(*share[:2]) and (share[2].claim.low or 0) <= HUNDRED.lower
    if doubt is Doubt.MORE:
        return fits_or_slipped(*share) and not too_much
    return fits(*share) or (any(repairs(*target) for target in targets(*share)) and not too_much)


def _of_one_place(*told: Told) -> bool:
    """Whether no two of some figures are told of places of two levels: 全市 and 我县."""
    return len({each.figure.scope[-1:] for each in told} - {""}) < LEAST


def _in_one_unit(one: Told, other: Told) -> bool:
    """Whether two figures are in one unit, or both count people: 48名 and 18人."""
    people = all(each.figure.claim.dimension is Dimension.PERSON for each in (one, other))
    return people or alike(one.figure, other.figure)


def _of_others(line: Line, told: Sequence[Told]) -> bool:
    """Whether the words between the figures, or behind them, leave it open what the share is of."""
    percents = [each.figure for each in told if _is_share(each.figure)]
    if any(figure.after.startswith(tuple(OPENING)) for figure in percents):
        return True
    start, end = told[0].figure.claim.start - len(told[0].before), told[-1].figure.claim.end
    words = line.text[max(0, start - line.start) : end - line.start] + told[-1].behind
    past = _past_the_rest(line, told[-1].figure)
    if not pattern(LEXICON, "end").match(line.text[past - line.start :][:REST]):
        return True
    fewer = past == told[-1].figure.claim.end and of_fewer(line, percents[-1])
    return fewer or pattern(LEXICON, "of others").search(words) is not None


def _past_the_rest(line: Line, last: Figure) -> int:
    """Where the last of some figures ends, or the rest that is told right behind it: 执结率88.3%,未结226件."""
    behind = line.figures[last.position + 1 : last.position + 2]
    rest = behind and _is_share(last) and pattern(LEXICON, "the rest").match(clause(behind[0].before))
    return behind[0].claim.end if rest and not opening(behind[0].after) else last.claim.end


def _fits_others(line: Line, share: Share) -> bool:
    """Whether a share that does not fit is that of other amounts near it."""
    part, whole, percent = share
    if fits(*share):
        return False
    near = line.figures[max(0, percent.position - NEAR) : percent.position + NEAR]
    amounts = [each for each in near if amount(each) and each.claim.low]
    more = (each for each in amounts if each not in share and alike(each, whole) and not adds_up(whole, (part, each)))
    if any(_fits_with(share, each) for each in more):
        return True
    pairs = ((one, other) for one in amounts for other in amounts if one is not other and alike(one, other))
    others = ((one, other) for one, other in pairs if {one, other} != {part, whole})
    return any(computable(one, other, percent) and fits(one, other, percent) for one, other in others)


def _fits_with(share: Share, more: Figure) -> bool:
    """Whether a share is that of its part, or of its whole, and one more amount: 治愈1713人,治愈率95%,好转1002人."""
    part, whole, percent = share
    few, all_told, added = Interval.of(part.claim), all_of(whole), Interval.of(more.claim)
    if not added.bounded or added.lower <= 0:
        return False
    quotients = ((few + added) / all_told, few / (all_told + added))
    stated = to_a_step(percent.claim)
    return any(holds(Comparator.MEETS, quotient * base_of(percent), stated) for quotient in quotients)


def _ratio(part: Told, whole: Told, percent: Told) -> Doubt | None:
    """录取比例为1:20, 报录比为47:1: of those who wanted a thing to those who got it, either way."""
    if percent.figure.claim.dimension is not Dimension.RATIO:
        return None
    few, many = (part, whole) if (percent.figure.claim.low or 0) < 1 else (whole, part)
    for row in entries(LEXICON, "ratio"):
        if re.search(row["name"], percent.before) and re.search(row["few"], few.words):
            return Doubt.NONE if re.search(row["many"], many.words) else None
    return None


def _rate(part: Told, whole: Told, percent: Told) -> Doubt | None:
    """及格率 of those who 及格: whether a whole is surely what that is of, None where it is not of these at all."""
    named = pattern(LEXICON, "rate").match(percent.before)
    if not named or percent.figure.claim.dimension is Dimension.RATIO:
        return None
    of = pattern(LEXICON, "this body").sub("", named["of"])
    bases = [base for base in _bases() if base.rate.search(of) and (not base.also or base.whole.search(whole.words))]
    one_kind = _in_one_unit(part, whole)
    if bases:
        told = any(base.part.search(part.words) and base.whole.search(whole.words) for base in bases)
        told = told and (one_kind or any(base.apart for base in bases))
        return min(base.doubt for base in bases) if told and not _some(whole) else None
    return _by_verb(of, part, whole, percent) if one_kind else None


def _by_verb(of: str, part: Told, whole: Told, percent: Told) -> Doubt | None:
    """How open it is that a rate is of a whole, by the verb that it shares with its part; None where it has none."""
    doubt = None if _some(whole) else _of_verb(of, part, whole)
    if doubt is None:
        return None
    in_order = whole.figure.position < part.figure.position < percent.figure.position
    heads = all(each.figure.claim.dimension is Dimension.PERSON for each in (part, whole))
    counted_otherwise = pattern(LEXICON, "of heads").search(of) and not heads
    of_all, planned = pattern(LEXICON, "of all").match(of), pattern(LEXICON, "plan").search(whole.words)
    if _acted_on(whole) and not of.startswith("总"):
        return doubt
    return Doubt.SOME if in_order and not (counted_otherwise or of_all or planned) else Doubt.MORE


def _of_verb(of: str, part: Told, whole: Told) -> Doubt | None:
    """Whether the words of a rate are what is said of its part, and nothing that is not said of the two is in them.

    In doubt where the part also tells what that was done to, which the rate leaves out: 安装电梯的有960户, 安装率.
    """
    for size in range(0 if pattern(LEXICON, "of a time").search(of) else len(of), 0, -1):
        stem, rest = of[-size:], of[:-size]
        said = _said(stem, part.words)
        if said is None or (size < LEAST and not _done(stem)):
            continue
        if said.start() and part.words[said.start() - 1] in NEGATED:
            return None
        plain = pattern(LEXICON, "of a rate plainly").match(rest) is not None
        own = not _said(stem, whole.words) or pattern(LEXICON, "plan").search(whole.words) is not None
        if not own or not (plain or rest in f"{whole.words}{part.words}"):
            return None
        ahead, behind = part.words[: said.start()], part.words[said.end() :]
        left = _plainly(f"{ahead}{behind}".replace(rest, ""))
        if left in whole.words or left in of:
            return Doubt.NONE if stem in said.group() or _done(stem) else Doubt.SOME
        ahead = _plainly(pattern(LEXICON, "what it is said of").sub("", ahead.replace(rest, "")))
        return Doubt.SOME if ahead in whole.words and _is_object(behind, whole) else None
    return None


def is_said(of: str, words: str) -> bool:
    """Whether some words say what a rate is called by, and it has nothing new besides: 整治完成 of 总体整治完成."""
    of = pattern(LEXICON, "as a whole").sub("", of)
    if pattern(LEXICON, "of all").match(of) or pattern(LEXICON, "of a time").search(of):
        return False
    for size in range(len(of), 1, -1):
        stem, rest = of[-size:], of[:-size]
        said = _said(stem, words)
        if said is not None:
            own = not (said.start() and words[said.start() - 1] in NEGATED)
            return own and (pattern(LEXICON, "of a rate plainly").match(rest) is not None or rest in words)
    return False


def _is_object(words: str, whole: Told) -> bool:
    """Whether some words behind a verb tell what it was done to, if any, and not to which of those counted."""
    more = pattern(LEXICON, "of others").search(words) or pattern(LEXICON, "some or more").search(words)
    again = any(words[at : at + LEAST] in whole.words for at in range(len(words) - 1))
    plain = not _plainly(words) or pattern(LEXICON, "object").fullmatch(words) is not None
    return plain and not (more or again)


def _said(stem: str, words: str) -> re.Match[str] | None:
    """Where some words say the verb of a rate, in full or with more in between: 建立健康档案 for 建档."""
    said = next((match for done in _done(stem) if (match := done.search(words))), None)
    said = said or re.search(re.escape(stem), words)
    return said or (re.search("[^,，。;；0-9]{1,6}".join(stem), words) if len(stem) == LEAST else None)


def _done(stem: str) -> list[re.Pattern[str]]:
    return [done for rate, done in done_by_rate() if rate == stem]


def _plainly(words: str) -> str:
    return pattern(LEXICON, "plain of a part").sub("", words)


def _some(whole: Told) -> bool:
    return pattern(LEXICON, "some or more").search(whole.words) is not None


def _sure_of(whole: Told) -> bool | None:
    """Whether a whole is told to be all there was; None where it is told to be some of that."""
    return None if _some(whole) else pattern(LEXICON, "all there were").search(whole.words) is not None


def _acted_on(whole: Told) -> bool | None:
    """Whether a whole is told by what was done with all of it: 参加考试的, 受理, not 共有; None where it is some."""
    return None if _some(whole) else pattern(LEXICON, "acted on").search(whole.words) is not None


@cache
def _bases() -> tuple[Base, ...]:
    return tuple(
        Base(
            re.compile(row["rate"]),
            re.compile(row["part"]),
            re.compile(row["whole"]),
            row.get("also", False),
            row.get("apart", False),
            Doubt[row.get("doubt", "none").upper()],
        )
        for row in entries(LEXICON, "base")
    )


def _of_a_plan(part: Told, whole: Told, percent: Told) -> Doubt | None:
    """计划招录公务员260名,实际招录248名,完成率为95.4%: what was done of what was planned before it."""
    if not pattern(LEXICON, "of a plan").match(percent.before) or not is_percent(percent.figure):
        return None
    planned = pattern(LEXICON, "plan").search(whole.words) and not pattern(LEXICON, "plan").search(part.words)
    if not planned or not _in_one_unit(part, whole) or not pattern(LEXICON, "done").search(part.words):
        return None
    return None if "累计" in whole.words else Doubt.MORE if "累计" in part.words else Doubt.NONE


def _of_all(part: Told, whole: Told, percent: Told) -> Doubt | None:
    """其中女教师210人,占65.6%: of all that was counted before it, by no name or by its own."""
    named = pattern(LEXICON, "share").match(percent.before)
    in_order = whole.figure.position < percent.figure.position and part.figure.position < percent.figure.position
    if not named or not in_order or not _in_one_unit(part, whole):
        return None
    if named["of"] and named["of"].removeprefix("其中") not in part.words:
        return None
    if _some(whole) or not _is_named(named["whole"] or "", whole):
        return None
    if "其中" not in part.words and not _of_one_place(part, whole):
        return None
    within = pattern(LEXICON, "of the one before").search(part.words) or whole.behind.endswith("中")
    if in_words(percent.figure) and not within:
        return None
    if exceeds(part.figure, whole.figure):
        return None
    sure = bool(within) or (_sure_of(whole) is True and bool(named["whole"]))
    return Doubt.NONE if sure else Doubt.MORE


def _is_named(name: str, whole: Told) -> bool:
    """Whether what a share is told to be of is the whole, by its name or as all of it."""
    if pattern(LEXICON, "all of them").match(name):
        return True
    short = pattern(LEXICON, "totals").sub("", pattern(LEXICON, "totals").sub("", name))
    return bool(short) and re.search(f"(?<![进非不未女男]){re.escape(short)}", whole.words) is not None


def _by_name(part: Told, whole: Told, percent: Told) -> Doubt | None:
    """出口额占进出口总额的69%, beside 进出口总额为200亿元 and 出口额为138亿元: both by their very names."""
    named = pattern(LEXICON, "share").match(percent.before)
    if not named or not named["of"] or not named["whole"]:
        return None
    own = (_in_one_unit(part, whole), _is_called(part, named["of"]), _is_called(whole, named["whole"]))
    return Doubt.NONE if all(own) and _of_one_time(part, whole, percent) else None


def _is_called(told: Told, name: str) -> bool:
    period = told.figure.period
    words = told.words.replace(period, "", 1) if period else told.words
    return words.rstrip("为是达到共计约") == name


def _of_one_time(*told: Told) -> bool:
    """Whether no two of some figures are told of times that differ."""
    times = {each.figure.period for each in told if not pattern(LEXICON, "by now").match(each.figure.period)}
    return len(times) < LEAST


def _told_again(part: Told, whole: Told, percent: Told) -> Doubt | None:
    """全班54人,三分之一即18人近视: a share of the amount before it, told again as an amount."""
    in_order = whole.figure.position < percent.figure.position < part.figure.position
    told = pattern(LEXICON, "all there were").search(whole.words) and not _some(whole) and _in_one_unit(part, whole)
    if not in_order or not told or not pattern(LEXICON, "of the amount before").match(percent.before):
        return None
    again = pattern(LEXICON, "that is").match(f",{part.before}" if percent.behind else part.before)
    return Doubt.NONE if again and not (percent.behind and part.behind) else None


def _in_a_row(told: Sequence[Told]) -> Iterator[Share]:
    """投诉2640件,其中商品类1716件,占65%;服务类924件,占35%: parts of the first amount with their shares."""
    whole, *rest = told
    pairs = list(zip(rest[::2], rest[1::2], strict=True))
    if not all(is_percent(percent.figure) and alike(part.figure, whole.figure) for part, percent in pairs):
        return
    if not all(_is_beside(*pair) for pair in pairs):
        return
    doubts = [_of_all(part, whole, percent) for part, percent in pairs]
    if doubts[0] is Doubt.NONE and all(each is not None for each in doubts):
        yield from ((part.figure, whole.figure, percent.figure) for part, percent in pairs)
