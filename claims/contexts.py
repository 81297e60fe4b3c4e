"""One figure in its sentence: the words around it that say what it counts, and what is found there."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from claims import agents, lexicon
from claims.clauses import STOP, Left, trim_opening
from claims.model import Dimension, Kind, record
from claims.nouns import noun_left, only_bodies, tidy
from claims.phrases import words
from claims.quantities import Quantity

COUNTED = frozenset({Dimension.COUNT, Dimension.PERSON, Dimension.PERSON_TIME})
RATES = frozenset({Dimension.PERCENT, Dimension.PERCENTAGE_POINT, Dimension.MULTIPLE})
RATES_AND_TIMES = RATES | {Dimension.DURATION}
MEMBER = "member"
"""The rule of a subject that is a part of what was counted before, told by its kind or place alone."""
PEOPLE = frozenset(("人", "名", "位"))
Span = tuple[int, int]
_UNDONE = re.compile("(?P<noun>.{2,12}?)(?P<not>(?:尚|仍|长期|暂)?未(?![成婚来來遂知])(?P<verb>[^的，,0-9]{2,6}))")
FROM = frozenset("由从從自")
_CAME_FROM = re.compile(f"[{''.join(FROM)}][^，,；;。、]*$")
_CAME_TO = re.compile(r"\s*[一-鿿]{0,6}(?:到|至|[为為]|[达達]|成)了?\s*(?:现在|目前|如今)?\s*的?\s*")
_FROM_REACH = 14
_VERBS = frozenset(("v", "vn", "a"))
_SAID = 3
_IN_ALL, _IN_ALL_ENDS = re.compile("(?<=.{2})的[总總](?:量|规模|規模)$"), frozenset("量模")
_SHORT = 2
_OF_A_YEAR = re.compile("^[0-9]{2,4}年(?:全年|度)?+的?+(?![版级級代龄齡轻輕间間终終会會期度])(?=.{2})")
_ONLY_WHEN = re.compile(
    "[^，,；;。的]{1,8}(?:期间|假期|长假)|[今去前][春夏秋冬]|最?高峰(?:日|期|时段?)?当?[日天]?|[单首当][日天周月]"
)
"""What only says when, and names nothing: 五一期间 | 达到15亿元."""
CARRIED_OUT = re.compile(
    "(?P<of>.{2,}?)(?:超额|提前)?(?P<verb>完成)[^，,；;。、]{0,10}"
    "(?:任务|目标|计划|指标|预算|任務|目標|計劃|指標|預算)[数數]?的?(?:比[例率]|百分比)"
)
"""How far something was carried out: 新增就业 | 完成年度目标的比例."""
_SHARE_ENDS = frozenset("例率比")
COSTS = frozenset(("耗资", "耗資", "花费", "花費", "耗费", "耗費", "花掉"))
"""What says that a thing cost money, behind its name."""
_COST = re.compile(
    "(?P<of>.{2,}?)(?:总|總|共|一共|总共|總共|累计|累計|预计|預計|约|約|大约|已|就|也|还|仅|僅|要|将|將|需|每年)*"
    f"(?P<verb>{'|'.join(sorted(COSTS))})(?:了|掉)?"
)
"""What cost so much, and not who spent it: 运动会 | 共耗资."""
_COST_ENDS = frozenset("资資费費掉了")
_WHEN_ENDS = frozenset("间期春夏秋冬峰段时当日天周月")
_TWICE = re.compile(rf"^.{{0,4}}?(?P<said>.{{{_SAID},16}})(?P=said)$")


@record
class Subject:
    """The words found for one figure: the subject, the aspect of it, the sign of a change and the place in front.

    `unit` is that of the last level of its sentence, kept by the sentence's last subject.
    """

    subject: str | None
    measure: str | None = None
    sign: int = 1
    scope: str | None = None
    rule: str = ""
    unit: str = ""

    def of_unit(self, unit: str) -> "Subject":
        """The subject of a level in this unit."""
        return Subject(self.subject, self.measure, self.sign, self.scope, self.rule, unit)

    def at(self, scope: str | None) -> "Subject":
        """The same told of this place."""
        return (
            self if scope == self.scope else Subject(self.subject, self.measure, self.sign, scope, self.rule, self.unit)
        )


class Named(NamedTuple):
    """What the words left of a figure name: the noun, the verb that governs it, and the place in front.

    `phrase` are these words without what opens their clause.
    """

    phrase: str = ""
    place: str | None = None
    noun: str = ""
    verb: str | None = None


_COORDINATED = re.compile("(?:[大中小高初幼老青男女]、)+(?=[大中小高初幼老青男女])")
"""Heads of one character, of which only the last is written with the rest: 大、中、| 小学在校学生."""


@lru_cache(maxsize=1 << 12)
def named(phrase: str) -> Named:
    """What a phrase that ends at a figure names; a heading that runs into its text says the same twice.

    What is not done with a thing is the verb that it has: 非税收入未及时缴库2.17亿元.
    """
    if not phrase:
        return Named()
    again = phrase[-_SAID:] in phrase[:-_SAID]
    trimmed, place = trim_opening(_TWICE.sub(r"\g<said>", phrase) if again else phrase)
    undone = _UNDONE.fullmatch(trimmed) if "未" in trimmed else None
    if undone and words(undone["verb"])[-1][1] in _VERBS and (noun := noun_left(undone["noun"])[0]):
        return Named(trimmed, place, noun, undone["not"])
    if not trimmed:
        return Named("", place)
    if trimmed[-1] in _SHARE_ENDS and (goal := CARRIED_OUT.fullmatch(trimmed)):
        return Named(trimmed, place, noun_left(goal["of"])[0] or tidy(goal["of"]), goal["verb"])
    if trimmed[-1] in _COST_ENDS and (cost := _COST.fullmatch(trimmed)) and (thing := _costs(cost["of"])):
        return Named(trimmed, place, thing, cost["verb"])
    if trimmed[-1] in _WHEN_ENDS and _ONLY_WHEN.fullmatch(trimmed):
        return Named(trimmed, place)
    if done := agents.done(phrase if place and trimmed != phrase else trimmed):
        return Named(trimmed, place or trim_opening(done.who)[0] or None, tidy(done.thing), done.verb)
    noun, verb = noun_left(trimmed)
    if "、" in trimmed and (heads := _COORDINATED.match(trimmed)) and trimmed == f"{heads.group()}{noun}":
        return Named(trimmed, place, trimmed, verb)
    noun = _OF_A_YEAR.sub("", noun) if "年" in noun else noun
    return Named(trimmed, place, _IN_ALL.sub("", noun) if noun[-1:] in _IN_ALL_ENDS else noun, verb)


def _costs(words_before: str) -> str:
    """The thing at the end of these words that may cost something; empty where people or bodies or places stand."""
    thing, verb = noun_left(words_before)
    if verb or len(thing) < _SHORT or only_bodies(thing) or lexicon.ending("agent", thing):
        return ""
    return "" if lexicon.ending("doer", thing) or lexicon.ending("person-noun", thing) else thing


@record
class Context:
    """One figure in its sentence.

    `quantities` are the figures of the sentence and `units` what they are in, `at` says which one `quantity` is, `last`
    is the one before it. `ranking` says that the sentence may rank what it tells of.
    `begin` is where the words before it start: behind the last stop or the figure before. `left_text` are these words
    without dates, `left` is what they say and `named` what they name. `following` is where the next figure or the
    sentence's end is, `right_text` the text up to it. `era` is the era named last in the lines before.
    `told` are the subjects of the figures before it, `before` those of the sentence before where it is of the same
    line, `carried` is the one handed on. `parts` is where the sentence begins to tell parts of something (其中).
    """

    text: str
    sentence: Span
    quantities: Sequence[Quantity]
    at: int
    quantity: Quantity
    kind: Kind
    begin: int
    left: Left
    named: Named
    left_text: str
    following: int
    right_text: str
    last: Quantity | None
    units: Sequence[str]
    ranking: bool
    era: str
    told: Sequence[Subject]
    before: Sequence[Subject]
    carried: Subject | None
    parts: Sequence[int]

    @property
    def came(self) -> bool:
        """Whether it is what the figure before it came to: 由270.1亿元跃升为840.2亿元."""
        last = self.last
        if last is None or last.dimension is not self.quantity.dimension or not _CAME_TO.fullmatch(self.left_text):
            return False
        return _CAME_FROM.search(self.text, max(self.sentence[0], last.start - _FROM_REACH), last.start) is not None

    @property
    def behind(self) -> str:
        """The text behind the figure up to the next stop, figure or 、."""
        right = self.right_text
        stop = _CLOSE.search(right)
        return right[: stop.start()] if stop else right

    @property
    def run(self) -> str:
        """The sentence from its last semicolon up to the figure."""
        found = self.text[self.sentence[0] : self.quantity.start]
        return found[max(found.rfind("；"), found.rfind(";")) + 1 :]

    @property
    def bracketed(self) -> bool:
        """Whether the figure stands in a bracket that was opened behind another figure."""
        if not self.at:
            return False
        run = self.run
        return run.count("（") + run.count("(") > run.count("）") + run.count(")")

    def in_unit_of_before(self, previous: Subject) -> bool:
        """Whether one of the last figures of the sentence, or the last level of the one before, has its unit."""
        unit = self.quantity.unit
        return unit == previous.unit or unit in self.units[max(0, self.at - _NEAR) : self.at]

    @property
    def restated(self) -> bool:
        """Whether the figure says the one before it again.

        In another unit, as in 815千公顷（1222万亩）, or as what it comes near: 增加9966.9亿元，接近1万亿.
        """
        last, quantity = self.last, self.quantity
        if last is None or self.text[last.end] not in _RESTATES or quantity.dimension not in (last.dimension, None):
            return False
        if _AGAIN.fullmatch(self.text, last.end, quantity.start):
            return quantity.dimension is last.dimension
        near = quantity.reading == "nearly" and self.text[last.end : quantity.start] in _COMMAS
        return near and quantity.low * _ALMOST <= last.high <= quantity.low


_NEAR = 12
_COMMAS = ("，", ",")
_RESTATES = frozenset("（(，,")
_ALMOST = Decimal("0.9")
_CLOSE = re.compile(f"{STOP.pattern}|、")
_AGAIN = re.compile(r"[（(](?:约|合|约合|折合|相当于|即)?|[，,](?:约合|折合|合|相当于)")
