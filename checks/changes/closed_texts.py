"""A closed text: its levels, each by the words of its clause, and the changes that it tells of them.

A stretch of one is a row of levels in one unit with the changes told among and behind them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from checks.figures.amounts import JOINED, alike
from checks.figures.change import doubles
from checks.figures.numbering import number
from checks.figures.percentages import is_percent
from checks.figures.topics import unit
from checks.lexicon import pattern
from checks.page import Figure, Line, in_table, opening
from claims.model import Dimension, Hedge

LEXICON = "closed_changes.toml"
PAIR, MOST_LEVELS = 2, 8
MARK = re.compile(r"[,，;；:：。！？!?\n、()（）]")
SHARE_OF = re.compile("[,，]占(?:比(?:为|达)?|总数的?)?")
PRONOUN = re.compile("^(?:两|二|三)(?!成)[一-龥]$")
FEW = re.compile("[一二三四五六七八九十两]{1,2}(?!成|分之|倍|番)个?[一-龥]{1,2}$")
OF_A_NAME = re.compile("的(?![增涨降升跌减]幅)")
BESIDE_A_BRACKET = re.compile("^[)）](?:分别|[多少高低快慢长短轻重])")
LONG = frozenset(("年", "个月", "月", "周", "季度", "个季度"))
SIZES = frozenset("高长重厚大短轻小薄低")
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


class Text(NamedTuple):
    """Levels in text order with the words of their clauses before them, their changes, and the words of all the text.

    `first` says that no figures of their line stand before them, `alone` that none of their sentences do.
    """

    levels: Sequence[Figure]
    clauses: Sequence[str]
    changes: Sequence[Told]
    words: str
    first: bool
    alone: bool

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


def texts(line: Line, figures: Sequence[Figure]) -> Iterator[Text]:
    """The stretches of some sentences of a line that tell of levels and their changes and of nothing else."""
    start, last = figures[0].claim.sentence_start - line.start, figures[-1].claim
    words = line.text[start : max(last.sentence_end, last.end) - line.start]
    if pattern(LEXICON, "more than that").search(words) or any(map(in_table, figures)):
        return
    clauses = {figure: _clause(line, figure, start) for figure in figures}
    kept = [figure for figure in figures if not _is_aside(figure, figures)]
    for stretch, alone in _stretches(kept, clauses):
        if found := _text(stretch, words, alone=alone):
            yield found


def _came_anew(found: re.Match[str]) -> bool:
    """Whether words tell what came anew at some time, which is a level of its own: 昨日新增."""
    return found["way"] == "新增" and pattern(LEXICON, "a time").fullmatch(found["lead"]) is not None


def _text(stretch: Sequence[tuple[Figure, Told | None]], words: str, *, alone: bool) -> Text | None:
    levels = [figure for figure, told in stretch if told is None]
    changes = [told for _, told in stretch if told is not None]
    if not (PAIR <= len(levels) <= MOST_LEVELS and changes) or not all(map(_is_plain, (each for each, _ in stretch))):
        return None
    if not all(alike(levels[0], level) for level in levels[1:]):
        return None
    rated = is_percent(levels[0]) or any(told.kind != DIFFERENCE for told in changes)
    if rated and any((level.claim.low or 0) <= 0 for level in levels):
        return None
    clauses = [f"{ranked(MARK.split(level.before)[-1].strip())}{_rank_behind(level)}" for level in levels]
    first = stretch[0][0].position == 0
    return Text([_just_if_planned(level) for level in levels], clauses, changes, words, first, alone)


def ranked(words: str) -> str:
    """Words in which each rank is written one way: 第1 for 头名, 第一名 and 居首."""
    return pattern(LEXICON, "a rank").sub(_rank, words)


def _rank(found: re.Match[str]) -> str:
    return f"第{number(found['count']) if found['count'] else 1 if found['top'] else 2}"


def _rank_behind(level: Figure) -> str:
    """The rank that stands right behind a level: 98.2分排第一."""
    words = opening(level.after)
    return ranked(words) if pattern(LEXICON, "its rank").match(words) else ""


def _clause(line: Line, figure: Figure, start: int) -> str:
    """The words of a figure's clause before it, from the last mark that parts them; other figures among them."""
    return ranked(MARK.split(line.text[start : figure.claim.start - line.start])[-1].strip())


def _is_aside(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether a figure is no level of its own: how long a change took (九年), of whom it is told (两人), or a share."""
    if figure.claim.dimension in RATES:
        return SHARE_OF.fullmatch(figure.before) is not None
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
    if doubles(figure) and not figure.after.startswith(("半", "多")):
        return Told(figure, TIMES, words, "", "", "", "翻")
    if unit(claim) == "折":
        return Told(figure, SHARE, "", "", "", "", "打") if pattern(LEXICON, "at a cut price").match(words) else None
    rated = claim.dimension is Dimension.MULTIPLE or (is_percent(figure) and not of_points)
    so_much = pattern(LEXICON, "so much of another").fullmatch(words) if rated else None
    if so_much:
        kind = SHARE if is_percent(figure) else TIMES
        return Told(figure, kind, so_much["lead"], "", so_much["than"], "", "")
    found = pattern(LEXICON, "a change").fullmatch(words) or pattern(LEXICON, "beyond another").fullmatch(words)
    if not found or (is_percent(figure) and of_points) or _is_size(figure, found) or _came_anew(found):
        return None
    said = {name: told or "" for name, told in found.groupdict(default="").items()}
    kind = RATE if rated else DIFFERENCE
    return Told(figure, kind, said["lead"], said.get("base", ""), said["than"], said.get("over", ""), said["way"])


def _is_size(figure: Figure, found: re.Match[str]) -> bool:
    """Whether words tell how large something is and not by how much: 最大的一条鱼重, 宽101米、高77.8米."""
    listed = bool(found["lead"]) or figure.before.startswith("、")
    return found["way"] in SIZES and listed and not found["than"]


def _just_if_planned(level: Figure) -> Figure:
    """A level that was planned as just so many."""
    claim = level.claim
    if not is_plan(MARK.split(level.before)[-1]) or claim.low is None:
        return level
    return replace(level, claim=replace(claim, lower=claim.low, upper=claim.low))


def is_plan(words: str) -> bool:
    """Whether words tell of what was planned: 年初计划; not 一般公共预算收入."""
    return pattern(LEXICON, "as planned").search(pattern(LEXICON, "no plan").sub("", words)) is not None


def _is_plain(figure: Figure) -> bool:
    claim = figure.claim
    return claim.hedge is Hedge.EXACT and claim.low is not None
