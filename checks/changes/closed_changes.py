"""What a closed text says that lies between its levels: all that it tells are these and the changes between them.

去年36人,今年45人,志愿者人数增加了25%; 甲队进球73个,乙队进球58个,甲队比乙队多15个; 6月150件,7月132件,8月117件,两个月
共减少33件,降幅22%; 全年目标25亿元,到位22亿元,完成全年目标的88%,还差3亿元; 从42依次降到38、35、31,累计下降26.2%;
第一名268分,第二名261分,冠亚军相差7分; 最高限价9000万元,中标价8730万元,下浮率3%; 水位38.65米,超警戒水位1.65米,警戒
水位为37米; 首日1.2亿元,次日1.5亿元,比首日多25%. The levels may be told before their change, behind it, in the sentence
before or in a bracket. Of several levels any two may be meant, but where the words name them; where their names or
times tell which came first, the change has to go that way.

Limits: only where the sentence has no other figures, and where what a change is told against (比乙队, 同比, 较原价) is
named by one of the levels or by none; where two levels tell of two times they are of one name. What is reckoned at
other prices or of other bodies (增加值, 规模以上, 可比口径) is left out, as are yearly means. Levels more than a year
apart whose change names no time, and what other figures of the sentence stand before, are wrong only by a telling slip.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from checks.changes.closed_levels import is_told_of_them, name, pairs
from checks.changes.closed_texts import DIFFERENCE, LEXICON, PAIR, RATE, RATES, SHARE, TIMES, Text, Told, is_plan, texts
from checks.figures.amounts import alike
from checks.figures.change import FALLS
from checks.figures.percentages import is_percent
from checks.figures.stretches import sentences
from checks.figures.topics import unit
from checks.lexicon import pattern
from checks.page import Figure, Line, clause
from checks.relation import Comparator, Interval, holds
from checks.repair import slip
from claims.model import Claim, Dimension

ONE, HUNDRED = Interval(Decimal(1), Decimal(1)), Interval(Decimal(100), Decimal(100))
RISES = re.compile("[增涨升提多贵](?!减)")
IN_A_ROW = re.compile(
    r"\s?(?:、|和|及|与|[,，])?\s?(?:同比)?(?:[增减下上升降涨跌回提][长加少降升涨跌落高收产]|[增减升降])?\s?"
)
"""What stands before each of some changes that are told in a row: 增长5%、下降2%."""
MOST, BACK = 12, 2
YEAR = re.compile("(?:19|20)[0-9]{2}(?=年)")
DONE_IN = re.compile("(?:截至|前)?[0-9一二三四五六七八九十]{0,3}(?:个月|月|季度|年)(?:底|末)?|[共已只仅]")
LEADING_TO_A_PLAN = ("比", "较", "为", "是", "占", "超")
TIMED = frozenset(("秒", "分钟", "小时"))
NEUTRAL_RATE = re.compile("[快慢早晚差领落超]|节|相差")


class Between(NamedTuple):
    """A change between two levels: `base` is the one that a rate is of, `known` whether the words say so."""

    base: Figure
    other: Figure
    told: Told
    known: bool = False

    @property
    def said(self) -> Interval:
        """What the text says, without its sign; of a rate with half a step more on either side."""
        claim = self.told.figure.claim
        reading = _size(Interval.of(claim))
        half = (claim.step or Decimal(0)) / 2 if self.told.kind in (RATE, SHARE) else Decimal(0)
        return reading + Interval(-half, half)

    @property
    def computed(self) -> Interval:
        """What the levels come to, in the unit of the change; below nothing where they go the other way."""
        base, other = (Interval.of(figure.claim) for figure in (self.base, self.other))
        if self.told.kind == DIFFERENCE:
            return base - other if self._falls else other - base
        ratio = other / base
        if self.told.kind == SHARE:
            return ratio * HUNDRED
        if self.told.kind == TIMES:
            return ratio
        return (ONE - ratio if self._falls else ratio - ONE) * self._scale

    @property
    def of_a_plan(self) -> bool:
        """Whether it is a share that was done of a plan: 完成全年目标的85%."""
        words = clause(self.told.figure.before)
        return self.told.kind == SHARE and pattern("share.toml", "done of the plan").match(words) is not None

    @property
    def fits(self) -> bool:
        """Whether the three may all be true."""
        return holds(Comparator.MEETS, self.computed, self.said)

    @property
    def shown(self) -> str:
        """How it is worked out, with the figures as they are written."""
        base, other = self.base.claim.text, self.other.claim.text
        if self.told.kind == DIFFERENCE:
            return f"{base} − {other}" if self._falls else f"{other} − {base}"
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
        """Whether a change goes down: by its words where the base is known, else as the levels do."""
        if self.known and FALLS.search(self.told.way):
            return True
        if self.known and RISES.search(self.told.way) and not self._betters:
            return False
        base, other = (Interval.of(figure.claim) for figure in (self.base, self.other))
        return other.lower + other.upper < base.lower + base.upper

    @property
    def _betters(self) -> bool:
        """Whether a time is told to be better, which may be shorter: 成绩比预赛提高0.23秒."""
        better = pattern(LEXICON, "bettered").match(self.told.way) is not None
        return better and self.told.figure.claim.unit in TIMED

    @property
    def _scale(self) -> Interval:
        return ONE if self.told.figure.claim.dimension is Dimension.MULTIPLE else HUNDRED

    @property
    def _ratio(self) -> Interval:
        """What the text says that the one is of the other."""
        if self.told.kind == TIMES:
            return self.said
        share = self.said / self._scale
        if self.told.kind == SHARE:
            return share
        return ONE - share if self._falls else ONE + share


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
            apart = [text for text in texts(line, own) if not _in_parallel(text)]
            judged = (each for text in apart for each in _judged(text) if each.told.figure not in done)
            found = [each for each in judged if each.fits or not _may_be_of_another(line, each)]
            done |= {each.told.figure for each in found}
            yield from found


def _may_be_of_another(line: Line, miss: Between) -> bool:
    """Whether a bracket goes on with a figure that may be another change, or points stand behind another rate.

    15300辆(上年15100,新增400,报废200); 增长5.1%,高于整体2个百分点,整体增长3.1%;今年增长6%,高于整体4个百分点.
    """
    change = miss.told.figure
    before, behind = line.figures[max(0, change.position - 1)], line.figures[change.position + 1 : change.position + 2]
    beside = change.depth > 0 and any(each.depth == change.depth and alike(each, change) for each in behind)
    return beside or (is_percent(before) and is_percent(miss.base) and before not in (miss.base, miss.other))


def _in_parallel(text: Text) -> bool:
    """Whether changes are told in a row, one of each level: 甲、乙两厂分别盈利32亿元、18亿元,分别增长5%、12%."""
    rows: list[int] = []
    for told in text.changes:
        if rows and IN_A_ROW.fullmatch(told.figure.before):
            rows[-1] += 1
        else:
            rows.append(1)
    return len(text.levels) in rows


def _judged(text: Text) -> Iterator[Between]:
    """The changes of one text, each between the two of its levels that it fits, else between the first it may."""
    elsewhere = False
    for told in text.changes:
        lying = list(pairs(text, told)) if _measures(told, text.levels[0]) else []
        elsewhere = elsewhere or not lying
        if elsewhere and not told.than:
            continue
        found = [between for pair in lying for between in _both_ways(pair, told)]
        fitting = next((each for each in found if each.fits), None)
        if fitting:
            yield fitting
        elif found and not elsewhere and _is_wrong(text, found[0]):
            yield found[0]


def _is_wrong(text: Text, miss: Between) -> bool:
    """Whether a change that fits no two levels can't be of others."""
    changed = miss.of_a_plan and pattern("growth.toml", "a plan was changed").search(text.words) is not None
    return not changed and not _may_go_on(text, miss.told) and (_is_sure(text, miss) or _slipped(miss))


def _slipped(between: Between) -> bool:
    return any(slip(*target) for target in between.targets)


def _may_go_on(text: Text, told: Told) -> bool:
    """Whether a change may be over longer than its two levels are apart: 去年3200元,今年3520元,累计上涨18%."""
    moved = any(pattern(LEXICON, "moved to").search(words) for words in text.clauses[1:])
    return "累计" in told.over and len(text.levels) == PAIR and not moved


def _measures(told: Told, level: Figure) -> bool:
    """Whether a change is in the unit of a level, of percentages in points, or is a rate of what is none."""
    if told.kind != DIFFERENCE:
        return level.claim.dimension not in RATES
    if is_percent(level):
        return told.figure.claim.dimension is Dimension.PERCENTAGE_POINT and "基点" not in unit(told.figure.claim)
    return alike(told.figure, level)


def _both_ways(pair: tuple[Figure, Figure, bool], told: Told) -> Iterator[Between]:
    """The change between two levels, of a rate by the way that it goes: what fell is of the larger one."""
    first, second, known = pair
    if known or told.kind == DIFFERENCE:
        yield Between(first, second, told, known)
        return
    smaller, larger = sorted((first, second), key=lambda level: level.claim.low or 0)
    if NEUTRAL_RATE.search(told.way):
        yield Between(first, second, told)
        yield Between(second, first, told)
    elif FALLS.search(told.way) or told.way.startswith(("便宜", "打", "精简")):
        yield Between(larger, smaller, told)
    else:
        yield Between(smaller, larger, told)


def _is_sure(text: Text, miss: Between) -> bool:
    """Whether a miss can't come of another base: no figures before, no change of the last year alone."""
    told = miss.told
    years = [int(found[0]) for words in text.clauses if (found := YEAR.search(words))]
    far = len(years) == PAIR and abs(years[0] - years[1]) > 1 and not (told.over or told.than or told.way == "翻")
    ahead = told.figure.claim.sentence_start < text.levels[0].claim.sentence_start
    persons = told.figure.claim.dimension is Dimension.PERSON and bool(told.than) and any(_owned(text, miss))
    anew = pattern(LEXICON, "not all of it").search(f"{told.over}{told.way}") is not None
    some = anew and len(text.levels) == PAIR and not told.than
    told_of = is_told_of_them(text, told) and _of_one_plan(text)
    return text.alone and told_of and not (far or some or ahead or persons)


def _owned(text: Text, miss: Between) -> list[str]:
    """What two levels are of, without the names that a change has for them: 男生 of 甲班男生, where 甲班比乙班多."""
    lead, than = miss.told.lead, miss.told.than
    own = (text.clauses[list(text.levels).index(level)] for level in (miss.base, miss.other))
    return [name(words.replace(lead or than, "").replace(than, "")) for words in own if lead]


def _of_one_plan(text: Text) -> bool:
    """Whether what was done is told of no other body than its plan: not 全市任务8万亩,我县完成1.8万亩."""
    planned = [is_plan(words) for words in text.clauses]
    if len(planned) != PAIR or sum(planned) != 1:
        return True
    plan, done = text.clauses[planned.index(True)], text.clauses[planned.index(False)]
    rest = name(DONE_IN.sub("", pattern(LEXICON, "as done").sub("", done)))
    return plan.startswith(LEADING_TO_A_PLAN) or not rest or rest in plan


def _size(reading: Interval) -> Interval:
    """A reading without its sign; one around nothing is kept."""
    return Interval(-reading.upper, -reading.lower) if reading.upper < 0 else reading
