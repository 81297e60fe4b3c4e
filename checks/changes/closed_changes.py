"""What a closed text says that lies between its levels: all that it tells are these and the changes between them.

去年36人,今年45人,志愿者人数增加了25%; 甲队进球73个,乙队进球58个,甲队比乙队多15个; 6月150件,7月132件,8月117件,两个月
共减少33件,降幅22%; 全年目标25亿元,到位22亿元,完成全年目标的88%,还差3亿元; 从42依次降到38、35、31,累计下降26.2%;
第一名268分,第二名261分,冠亚军相差7分. The levels may be told before their change, behind it, in the sentence before
or in a bracket. Of several levels any two may be meant, but where the words name them.

Limits: only where the sentence has no other figures, and where what a change is told against (比乙队, 同比, 较原价) is
named by one of the levels or by none; where two levels tell of two times they are of one name. What is reckoned at
other prices or of other bodies (增加值, 规模以上, 可比口径) is left out, as are yearly means. Levels more than a year
apart whose change names no time, and what other figures of the sentence stand before, are wrong only by a telling slip.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from checks.figures.amounts import JOINED, alike
from checks.figures.change import FALLS, years_told
from checks.figures.percentages import is_percent
from checks.figures.stretches import sentences
from checks.figures.topics import unit
from checks.lexicon import pattern
from checks.page import Figure, Line, in_table
from checks.relation import Comparator, Interval, holds
from checks.repair import slip
from claims.model import Claim, Dimension, Hedge

LEXICON = "closed_changes.toml"
ONE, HUNDRED = Decimal(1), Decimal(100)
PAIR, MOST_LEVELS, MOST, BACK = 2, 8, 12, 2
MARK = re.compile(r"[,，;；:：。！？!?\n、()（）]")
PRONOUN = re.compile("^(?:两|二|三)(?!成)[一-龥]$")
FEW = re.compile("[一二三四五六七八九十两]{1,2}(?!成|分之|倍|番)个?[一-龥]{1,2}$")
YEAR = re.compile("(?:19|20)[0-9]{2}(?=年)")
PART_OF_A_YEAR = re.compile("半年|季|[0-9一二三四五六七八九十]月|旬|[周日天]")
LAST_YEAR = re.compile("去年|上一?年度?|上年度?|前一年")
SAME_YEAR = re.compile("去年|上一?年|同期|同月")
MONTHS = re.compile("[0-9一二三四五六七八九十首]{1,2}(?:月|季)")
SAME_TIME = re.compile("(?:的?(?:同期|同月|水平|时候?|数))+$")
DONE_IN = re.compile("(?:截至|前)?[0-9一二三四五六七八九十]{0,3}(?:个月|月|季度|年)(?:底|末)?|[共已只仅]")
LEADING_TO_A_PLAN = ("比", "较", "为", "是", "占", "超")
EACH = re.compile("每[一-龥]|(?<![0-9])[日月年](?=[产处销])|单程|往返|来回")
OF_A_NAME = re.compile("的(?![增涨降升跌减]幅)")
BESIDE_A_BRACKET = re.compile("^[)）](?:分别|[多少高低快慢长短轻重])")
LEADING = re.compile("^(?:比|较|是|为|相当于)")
LONG = frozenset(("年", "个月", "月", "周", "季度", "个季度"))
SIZES = frozenset("高长重厚大短轻小薄低")
STEPS = re.compile("上一?个?[月周期季届批次]|前一[月周天日季]|昨[天日]|同月")
NEUTRAL_RATE = re.compile("[快慢早晚差领落超]|节|相差")
RATES = frozenset({Dimension.PERCENT, Dimension.MULTIPLE, Dimension.PERCENTAGE_POINT})
DIFFERENCE, RATE, TIMES, SHARE = "difference", "rate", "times", "share"


class Told(NamedTuple):
    """A change with what its words say: what it is of, what it is against, over what, and which way it goes.

    `kind` is one of `difference`, `rate`, `times` (so many times the other) and `share` (so many per cent of it).
    """

    figure: Figure
    kind: str
    lead: str
    base: str
    than: str
    over: str
    way: str


class Between(NamedTuple):
    """A change between two levels: `base` is the one that a rate is of."""

    base: Figure
    other: Figure
    told: Told

    @property
    def said(self) -> Interval:
        """What the text says, without its sign; of a rate with half a step more on either side."""
        claim = self.told.figure.claim
        reading = _size(Interval.of(claim))
        half = (claim.step or Decimal(0)) / 2 if self.told.kind in (RATE, SHARE) else Decimal(0)
        return reading + Interval(-half, half)

    @property
    def computed(self) -> Interval:
        """What the levels come to, in the unit of the change."""
        base, other = (Interval.of(figure.claim) for figure in (self.base, self.other))
        if self.told.kind == DIFFERENCE:
            return _size(base - other) if _is_apart(base, other) else _size(other - base)
        ratio = other / base
        if self.told.kind == SHARE:
            return ratio * Interval(HUNDRED, HUNDRED)
        if self.told.kind == TIMES:
            return ratio
        grown = (ratio - Interval(ONE, ONE)) * Interval(self._scale, self._scale)
        return _size(grown)

    @property
    def fits(self) -> bool:
        """Whether the three may all be true."""
        return holds(Comparator.MEETS, self.computed, self.said)

    @property
    def shown(self) -> str:
        """How it is worked out, with the figures as they are written."""
        base, other = self.base.claim.text, self.other.claim.text
        if self.told.kind == DIFFERENCE:
            larger, smaller = (base, other) if self._falls else (other, base)
            return f"{larger} − {smaller}"
        return f"{other} ÷ {base}" if self.told.kind in (TIMES, SHARE) else f"({other} ÷ {base}) − 1"

    @property
    def targets(self) -> tuple[tuple[Claim, Interval], ...]:
        """What each of the three would have to be, were the others right."""
        base, other = (Interval.of(figure.claim) for figure in (self.base, self.other))
        told = (self.told.figure.claim, self.computed)
        if self.told.kind == DIFFERENCE:
            way = (base - self.said, other + self.said) if self._falls else (base + self.said, other - self.said)
            return told, (self.other.claim, way[0]), (self.base.claim, way[1])
        ratio = self._ratio
        if ratio.lower <= 0:
            return (told,)
        return told, (self.other.claim, base * ratio), (self.base.claim, other / ratio)

    @property
    def _falls(self) -> bool:
        return (self.other.claim.low or 0) < (self.base.claim.low or 0)

    @property
    def _scale(self) -> Decimal:
        return ONE if self.told.figure.claim.dimension is Dimension.MULTIPLE else HUNDRED

    @property
    def _ratio(self) -> Interval:
        """What the text says that the one is of the other."""
        said = self.said
        if self.told.kind == TIMES:
            return said
        share = said / Interval(self._scale, self._scale)
        if self.told.kind == SHARE:
            return share
        one = Interval(ONE, ONE)
        return one - share if self._falls else one + share


class Text(NamedTuple):
    """Levels in text order with the words of their clauses before them, and the words of all their text.

    `first` says that no figures of their line stand before them.
    """

    levels: Sequence[Figure]
    clauses: Sequence[str]
    words: str
    first: bool

    @property
    def named(self) -> str:
        """The words of all levels."""
        return "|".join(self.clauses)

    def named_but_in(self, change: Figure) -> str:
        """The words of all levels but of one right before a change in its own clause: 总产比去年的500万公斤增产."""
        own = [level.position == change.position - 1 and not MARK.search(change.before) for level in self.levels]
        return "|".join(words for words, mine in zip(self.clauses, own, strict=True) if not mine)

    def called(self, name: str) -> list[Figure]:
        """The levels whose clause has a name."""
        return [level for level, words in zip(self.levels, self.clauses, strict=True) if name in words]


def closed_changes(line: Line) -> Iterator[Between]:
    """Every change of a line between levels of a closed text, where it fits or can't be right."""
    if len(line.figures) <= PAIR:
        return
    done: set[Figure] = set()
    told = list(sentences(line.figures))
    for at in range(len(told)):
        for back in range(min(at, BACK) + 1):
            own = [figure for sentence in told[at - back : at + 1] for figure in sentence]
            if len(own) > MOST:
                break
            found = [each for each in _of_text(line, own, told[at][-1]) if each.told.figure not in done]
            done |= {each.told.figure for each in found}
            yield from found


def _of_text(line: Line, figures: Sequence[Figure], last: Figure) -> Iterator[Between]:
    """The changes of some sentences, by the stretches of them that have no other figures."""
    start = figures[0].claim.sentence_start - line.start
    words = line.text[start : max(last.claim.sentence_end, last.claim.end) - line.start]
    if pattern(LEXICON, "more than that").search(words) or any(map(in_table, figures)):
        return
    clauses = {figure: _clause(line, figure, start) for figure in figures}
    kept = [figure for figure in figures if not _is_aside(figure, figures)]
    for stretch, first in _stretches(kept, clauses):
        yield from _of_stretch(stretch, words, alone=first)


def _clause(line: Line, figure: Figure, start: int) -> str:
    """The words of a figure's clause before it, from the last mark that parts them; other figures among them."""
    return MARK.split(line.text[start : figure.claim.start - line.start])[-1].strip()


def _is_aside(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether a figure is no level of its own: how long a change took (九年), or of whom it is told (两人)."""
    if figure.claim.dimension in RATES:
        return False
    others = [other for other in figures if other.claim.dimension not in (Dimension.DURATION, *RATES)]
    single = not any(alike(figure, other) for other in figures if other is not figure)
    if figure.claim.dimension is Dimension.DURATION and len(others) >= PAIR:
        return single or figure.claim.unit in LONG
    return (single and FEW.match(figure.claim.text) is not None) or PRONOUN.match(figure.claim.text) is not None


def _stretches(
    figures: Sequence[Figure], clauses: dict[Figure, str]
) -> Iterator[tuple[list[tuple[Figure, Told | None]], bool]]:
    """The rows of levels of one unit with changes of them, and whether no others stand before these."""
    stretch: list[tuple[Figure, Told | None]] = []
    first = True
    for figure in figures:
        levels = [each for each, change in stretch if change is None]
        told = _told(figure, clauses[figure], figures)
        last = stretch[-1][1] if stretch else None
        if last and JOINED.fullmatch(figure.before) and alike(figure, last.figure):
            told = last._replace(figure=figure)
        moved = told is None and last is not None and pattern(LEXICON, "moved to").search(MARK.split(figure.before)[-1])
        new = bool(moved) or (told is None and any(not alike(figure, level) for level in levels))
        new = new or (told is None and len(levels) >= PAIR and stretch[-1][1] is not None)
        if new:
            yield stretch, first
            stretch, first = [], re.search("[;；]", figure.before) is not None
        stretch.append((figure, told))
    if stretch:
        yield stretch, first


def _told(figure: Figure, words: str, figures: Sequence[Figure]) -> Told | None:
    """A change with what its words say; None of a level."""
    claim = figure.claim
    if OF_A_NAME.match(figure.after) or BESIDE_A_BRACKET.search(figure.before):
        return None
    of_points = any(each.claim.dimension is Dimension.PERCENTAGE_POINT for each in figures)
    if claim.text.startswith("翻") and not figure.after.startswith(("半", "多")):
        return Told(figure, TIMES, words, "", "", "", "翻")
    if unit(claim) == "折":
        return Told(figure, SHARE, "", "", "", "", "打") if pattern(LEXICON, "at a cut price").match(words) else None
    rated = claim.dimension is Dimension.MULTIPLE or (is_percent(figure) and not of_points)
    so_much = pattern(LEXICON, "so much of another").fullmatch(words) if rated else None
    if so_much:
        kind = SHARE if is_percent(figure) else TIMES
        return Told(figure, kind, so_much["lead"], "", so_much["than"], "", "")
    found = pattern(LEXICON, "a change").fullmatch(words) or pattern(LEXICON, "beyond another").fullmatch(words)
    if not found or (is_percent(figure) and of_points) or _is_size(figure, found):
        return None
    said = {name: told or "" for name, told in found.groupdict(default="").items()}
    kind = RATE if rated else DIFFERENCE
    return Told(figure, kind, said["lead"], said.get("base", ""), said["than"], said.get("over", ""), said["way"])


def _is_size(figure: Figure, found: re.Match[str]) -> bool:
    """Whether words tell how large something is and not by how much: 最大的一条鱼重, 宽101米、高77.8米."""
    listed = bool(found["lead"]) or figure.before.startswith("、")
    return found["way"] in SIZES and listed and not found["than"]


def _of_stretch(stretch: Sequence[tuple[Figure, Told | None]], words: str, *, alone: bool) -> Iterator[Between]:
    """The changes of one stretch, each between the two of its levels that it fits, else between the first it may."""
    levels = [figure for figure, told in stretch if told is None]
    changes = [told for _, told in stretch if told is not None]
    if not (PAIR <= len(levels) <= MOST_LEVELS and changes) or not all(map(_is_plain, (each for each, _ in stretch))):
        return
    if not all(alike(levels[0], level) for level in levels[1:]) or any((level.claim.low or 0) <= 0 for level in levels):
        return
    levels = [_just_if_planned(level) for level in levels]
    text = Text(levels, [MARK.split(level.before)[-1].strip() for level in levels], words, stretch[0][0].position == 0)
    elsewhere = False
    for told in changes:
        pairs = list(_pairs(text, told, changes)) if _measures(told, levels[0]) else []
        elsewhere = elsewhere or not pairs
        if elsewhere and not told.than:
            continue
        found = [between for pair in pairs for between in _both_ways(pair, told)]
        fitting = [each for each in found if each.fits]
        if fitting:
            yield fitting[0]
        elif (
            found
            and not elsewhere
            and not _may_go_on(text, told)
            and (_is_sure(text, told, alone=alone) or _slipped(found[0]))
        ):
            yield found[0]


def _slipped(between: Between) -> bool:
    return any(slip(*target) for target in between.targets)


def _may_go_on(text: Text, told: Told) -> bool:
    """Whether a change may be over longer than its two levels are apart: 去年3200元,今年3520元,累计上涨18%."""
    moved = any(pattern(LEXICON, "moved to").search(words) for words in text.clauses[1:])
    return "累计" in told.over and len(text.levels) == PAIR and not moved


def _just_if_planned(level: Figure) -> Figure:
    """A level that was planned as just so many."""
    claim = level.claim
    if not _is_plan(MARK.split(level.before)[-1]) or claim.low is None:
        return level
    return replace(level, claim=replace(claim, lower=claim.low, upper=claim.low))


def _is_plan(words: str) -> bool:
    return pattern(LEXICON, "as planned").search(pattern(LEXICON, "no plan").sub("", words)) is not None


def _is_plain(figure: Figure) -> bool:
    claim = figure.claim
    return claim.hedge is Hedge.EXACT and claim.low is not None


def _measures(told: Told, level: Figure) -> bool:
    """Whether a change is in the unit of a level, of percentages in points, or is a rate of what is none."""
    if told.kind != DIFFERENCE:
        return level.claim.dimension not in RATES
    if is_percent(level):
        return told.figure.claim.dimension is Dimension.PERCENTAGE_POINT and "基点" not in unit(told.figure.claim)
    return alike(told.figure, level)


def _pairs(text: Text, told: Told, changes: Sequence[Told]) -> Iterator[tuple[Figure, Figure, bool]]:
    """The levels that a change may lie between, the one that it is told against first if that is known."""
    against = _against(text, told)
    if against is None or not _is_of_them(text, told) or _of_another_span(text, told) or _is_sum(text):
        return
    if not told.than and _before_the_second(text, told, changes):
        return
    if len({each for words in (*text.clauses, f"{told.lead}{told.over}") for each in EACH.findall(words)}) > 1:
        return
    if against:
        timed = pattern(LEXICON, "before").search(told.than) and len(text.levels) == PAIR
        if not timed or _of_one_name(text.clauses):
            for base in against:
                yield from ((base, other, True) for other in text.levels if other is not base)
        return
    if not (_of_two_times(text, told) or _set_beside(text, told)):
        return
    yield from ((*pair, False) for pair in _chosen(text, told, changes))


def _before_the_second(text: Text, told: Told, changes: Sequence[Told]) -> bool:
    """Whether a change is of the first of two levels alone (43亿元,降5%;38亿元,降10%), or of one after both.

    The latter is told ahead of levels that are all of times before: 增加49万人次(去年683万人次,前年634万人次).
    """
    start, first, second = told.figure.claim.start, text.levels[0].claim.start, text.levels[1].claim.start
    if start < first:
        return all(pattern(LEXICON, "before").search(words) for words in text.clauses)
    if start > second:
        return False
    later = any(each.figure.claim.start > second for each in changes)
    return later or pattern(LEXICON, "before").search(text.clauses[1]) is None


def _is_sum(text: Text) -> bool:
    """Whether a change may be what came anew at several times in all: 新增520张、410张、360张,共新增1290张."""
    return len(text.levels) > PAIR and pattern(LEXICON, "of what came anew").search(text.words) is not None


def _of_another_span(text: Text, told: Told) -> bool:
    """Whether a change is told over other years than those that its levels are apart."""
    found = pattern(LEXICON, "so long").search(f"{told.lead}{told.over}")
    if not found:
        return False
    many = years_told(found["many"].replace("两", "二"))
    years = [int(year[0]) for words in text.clauses if (year := YEAR.search(words))]
    if len(years) == len(text.levels) and found["unit"] == "年":
        return abs(years[-1] - years[0]) != many
    if len(text.levels) > PAIR:
        return many not in (len(text.levels), len(text.levels) - 1)
    return many > 1 or LAST_YEAR.search(text.named) is None


def _chosen(text: Text, told: Told, changes: Sequence[Told]) -> Iterator[tuple[Figure, Figure]]:
    """The pairs of several levels that a change names none of may be of."""
    levels = list(text.levels)
    steps = list(pairwise(levels))
    if pattern(LEXICON, "each in its order").search(told.over) or any(
        each.over in ("分别", "依次") for each in changes
    ):
        same = [each for each in changes if each.kind == told.kind]
        if len(same) == len(steps):
            yield steps[same.index(told)]
            return
    if "逐" in told.over:
        yield from steps
        return
    ends = pattern(LEXICON, "of the two ends").search(f"{told.lead}{told.over}{told.way}")
    if ends and len(levels) > PAIR:
        yield levels[0], levels[-1]
        ordered = sorted(levels, key=lambda level: level.claim.low or 0)
        yield ordered[0], ordered[-1]
        return
    yield levels[0], levels[-1]
    for place, one in enumerate(levels):
        yield from ((one, other) for other in levels[place + 1 :])


def _both_ways(pair: tuple[Figure, Figure, bool], told: Told) -> Iterator[Between]:
    """The change between two levels, of a rate by the way that it goes: what fell is of the larger one."""
    first, second, known = pair
    if known or told.kind == DIFFERENCE:
        yield Between(first, second, told)
        return
    smaller, larger = sorted((first, second), key=lambda level: level.claim.low or 0)
    if NEUTRAL_RATE.search(told.way):
        yield Between(first, second, told)
        yield Between(second, first, told)
    elif FALLS.search(told.way) or told.way.startswith(("便宜", "打", "精简")):
        yield Between(larger, smaller, told)
    else:
        yield Between(smaller, larger, told)


def _against(text: Text, told: Told) -> list[Figure] | None:
    """The levels that the words of a change name as what it is told against; None where they name another."""
    if told.base:
        return [] if _is_step(text, told.base) else None
    if not told.than:
        return []
    than = told.than
    if told.kind == SHARE and pattern(LEXICON, "as planned").search(than):
        return _plans(text, than)
    if _of_part_of_a_year(text.clauses):
        return None
    found = text.called(than) or text.called(SAME_TIME.sub("", than))
    if not found and LAST_YEAR.search(than):
        found = [level for level, words in zip(text.levels, text.clauses, strict=True) if LAST_YEAR.search(words)]
    if not found and pattern(LEXICON, "what was before").fullmatch(than) and _of_two_times(text, told):
        found = [text.levels[0]] if len(text.levels) == PAIR else []
    if not found and than in ("后者", "前者") and len(text.levels) == PAIR:
        found = [text.levels[than == "后者"]]
    if not found:
        found = [
            level
            for level, words in zip(text.levels, text.clauses, strict=True)
            if LEADING.sub("", words) and than.startswith(LEADING.sub("", words))
        ]
    own = [level for level in found if not _is_base_of_another(text, level, told)]
    return [*own, *_unnamed_behind(text, own)] or None


def _is_base_of_another(text: Text, level: Figure, told: Told) -> bool:
    """Whether a level behind a change is what another one is told against: 支出6.1亿元,比上年5.8亿元增长5.2%."""
    beside = text.clauses[list(text.levels).index(level)].startswith(("比", "较"))
    return beside and level.claim.start > told.figure.claim.start


def _unnamed_behind(text: Text, found: Sequence[Figure]) -> Iterator[Figure]:
    """Levels right behind one that may be of the same name: 2021年全国城镇化率64.7%,2022年65.2%."""
    for before, (level, words) in pairwise(zip(text.levels, text.clauses, strict=True)):
        if before[0] in found and level not in found and len(text.levels) > PAIR and not _name(words):
            yield level


def _plans(text: Text, than: str) -> list[Figure] | None:
    """The one plan of two levels, if the other one is told of what was done and of nothing else."""
    planned = [_is_plan(words) for words in text.clauses]
    if len(text.levels) != PAIR or sum(planned) != 1:
        return None
    return [text.levels[planned.index(True)]] if pattern(LEXICON, "as planned").search(than) else None


def _is_step(text: Text, base: str) -> bool:
    """Whether the times of two levels are as far apart as a word says: 同比 a year, 环比 what came right before."""
    last_year = [SAME_YEAR.search(words) is not None for words in text.clauses]
    if base in ("环比", "按月"):
        return STEPS.search(text.named) is not None and LAST_YEAR.search(text.named) is None
    months = [frozenset(MONTHS.findall(words)) for words in text.clauses]
    apart = len({each for each in months if each}) > 1
    years = [int(found[0]) for words in text.clauses if (found := YEAR.search(words))]
    if len(years) == PAIR:
        return abs(years[0] - years[1]) == 1 and not apart
    return sum(last_year) == 1 and not years and not apart and "前年" not in text.named


def _is_of_them(text: Text, told: Told) -> bool:
    """Whether a change is told of what its levels are, by its words."""
    lead = pattern(LEXICON, "over so long").sub("", told.lead.strip())
    if not lead or lead in text.named_but_in(told.figure) or pattern(LEXICON, "both").fullmatch(lead):
        return True
    sides = re.split("[与和跟同]", lead)
    if len(sides) == PAIR and all(side and side in text.named for side in sides):
        return True
    time = pattern(LEXICON, "no part of a name").search(lead) or pattern(LEXICON, "whole time").search(lead)
    return text.first and not time and not any(_name(words) for words in text.clauses)


def _name(words: str) -> str:
    """What a level is called by the words of its clause, its time aside."""
    return pattern(LEXICON, "no part of a name").sub("", pattern(LEXICON, "a time").sub("", words)).strip()


def _of_two_times(text: Text, told: Told) -> bool:
    """Whether levels tell of one thing at several times, or of a plan and what was done."""
    clauses = text.clauses
    planned = [_is_plan(words) for words in clauses]
    if len(clauses) == PAIR and sum(planned) == 1 and pattern(LEXICON, "against a plan").search(told.way):
        return pattern(LEXICON, "as done").search(clauses[planned.index(False)]) is not None
    before = [pattern(LEXICON, "before").search(words) is not None for words in clauses]
    timed = [pattern(LEXICON, "a time").search(words) for words in clauses]
    numbered = all(timed) and len({found.group() for found in timed if found}) == len(clauses)
    moved = all(not words or pattern(LEXICON, "moved to").search(words) for words in clauses[1:])
    moved = moved and (len(clauses) == PAIR or pattern(LEXICON, "in the order of time").search(text.words) is not None)
    moved = moved and any(clauses[1:])
    told_apart = (len(clauses) == PAIR and sum(before) == 1) or numbered
    row = moved or (not any(clauses[1:]) and pattern(LEXICON, "in the order of time").search(text.words) is not None)
    return (told_apart or row) and (row or _of_one_name(clauses)) and not _of_part_of_a_year(clauses)


def _of_one_name(clauses: Sequence[str]) -> bool:
    """Whether the later ones of some levels are called as the first of them, or not at all."""
    names = [_name(words) for words in clauses]
    return all(not name or not names[0] or names[0].endswith(name) or names[0].startswith(name) for name in names[1:])


def _of_part_of_a_year(clauses: Sequence[str]) -> bool:
    """Whether one level is of a part of a year and the other one by its words of a whole one: 一季度, 去年."""
    if len(clauses) != PAIR:
        return False
    parts = [PART_OF_A_YEAR.search(words) is not None for words in clauses]
    other = clauses[parts.index(False)] if sum(parts) == 1 else ""
    return bool(other) and re.search("[去上前]年|年$", other) is not None and re.search("同期|同月", other) is None


def _set_beside(text: Text, told: Told) -> bool:
    """Whether levels are of things that a change sets beside each other: 两人相差, 仅慢."""
    if pattern(LEXICON, "apart").match(told.way):
        return told.kind == DIFFERENCE
    if len(text.levels) > PAIR or not pattern(LEXICON, "more than the other").match(told.way):
        return False
    return told.kind == DIFFERENCE and not told.base


def _is_sure(text: Text, told: Told, *, alone: bool) -> bool:
    """Whether a miss can't come of another base: no figures before, no change of the last year alone."""
    years = [int(found[0]) for words in text.clauses if (found := YEAR.search(words))]
    far = len(years) == PAIR and abs(years[0] - years[1]) > 1 and not (told.over or told.than or told.way == "翻")
    ahead = told.figure.claim.sentence_start < text.levels[0].claim.sentence_start
    persons = told.figure.claim.dimension is Dimension.PERSON and bool(told.than) and any(_owned(text, told))
    some = pattern(LEXICON, "not all of it").search(f"{told.over}{told.way}") is not None and len(text.levels) == PAIR
    return alone and not (far or some or ahead or persons) and _of_one_plan(text)


def _owned(text: Text, told: Told) -> list[str]:
    """What the levels are of, without the names that a change has for them: 男生 of 甲班男生, where 甲班比乙班多."""
    rests = [words.replace(told.lead or told.than, "").replace(told.than, "") for words in text.clauses]
    return [rest for rest in map(_name, rests) if told.lead]


def _of_one_plan(text: Text) -> bool:
    """Whether what was done is told of no other body than its plan: not 全市任务8万亩,我县完成1.8万亩."""
    planned = [_is_plan(words) for words in text.clauses]
    if len(planned) != PAIR or sum(planned) != 1:
        return True
    plan, done = text.clauses[planned.index(True)], text.clauses[planned.index(False)]
    rest = _name(DONE_IN.sub("", pattern(LEXICON, "as done").sub("", done)))
    return plan.startswith(LEADING_TO_A_PLAN) or not rest or rest in plan


def _is_apart(base: Interval, other: Interval) -> bool:
    return base.lower + base.upper > other.lower + other.upper


def _size(reading: Interval) -> Interval:
    """A reading without its sign; one around nothing is kept."""
    return Interval(-reading.upper, -reading.lower) if reading.upper < 0 else reading
