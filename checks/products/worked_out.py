"""Figures that words work out of the others beside them: 80万元起拍,每口加价5万元,加价22次后以190万元落槌.

Each form of `worked_out.toml` tells in what words the figures stand and how one is reckoned from the others. What
misses is wrong as the form says: at all (`any`), where another digit explains it (`digit`), or where one slip of the
pen explains it too well to be chance. Limits: figures stand in the order of the form, exact and with no others between
them; a sentence that tells of others too (其中, 另, 扣除) is held to nothing.
"""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from operator import add, mul, sub, truediv
from typing import Any, cast

from checks.figures.amounts import SENTENCE, alike, digits
from checks.figures.conversions import factor
from checks.figures.numbering import number
from checks.figures.stretches import ahead
from checks.figures.topics import unit
from checks.lexicon import entries, pattern
from checks.page import Figure, Line, clause, in_table
from checks.products.each import rounded
from checks.relation import Comparator, Interval, holds
from checks.repair import repairs, slip
from claims.model import Claim, Dimension, Hedge

LEXICON = "worked_out.toml"
OPEN, SHUT = "\ue000", "\ue001"
MARKS = str.maketrans("，；：（）", ",;:()")
PER = re.compile("(?<=%) ÷ 100(?![0-9])|(?<=‰) ÷ 1000(?![0-9])")
"""What a rate is divided by to reckon with it, which its sign says already."""

TOKEN = re.compile(r"\{(?P<unit>[^{}:]*):(?P<name>[a-z]+)\}")
GAP = f"[^,;。!?{OPEN}{SHUT}]{{0,14}}"
CLOSE = Decimal("0.001")
NEAR, FIGURES = 200, 12
HOURS = {
    "分钟": Decimal(1) / 60,
    "小时": Decimal(1),
    "个小时": Decimal(1),
    "天": Decimal(24),
    "日": Decimal(24),
    "周": Decimal(168),
    "个月": Decimal(730),
    "月": Decimal(730),
    "年": Decimal(8760),
}
BASES = {"平方米": "米", "立方米": "米", "千瓦时": "千瓦", "度": "千瓦"}
"""What the factors of a compound unit are told in."""
REACHES = {Hedge.AT_MOST: ("内",), Hedge.AT_LEAST: ("起",)}
DEEDS = {ast.Add: add, ast.Sub: sub, ast.Mult: mul, ast.Div: truediv}
TELLING, DIGIT, ANY = "slip", "digit", "any"


@dataclass(frozen=True, slots=True)
class Form:
    """The words of a form, what has to stand in a line that may have it, and what it says.

    `left` is the name of the figure that `right` works out, an expression in the names of the others and of groups of
    digits. `per` is the unit of time of the figures that tell how long; `one` are names of figures in one unit; `mean`
    are those of figures that are rounded even where they count, `exact` those that are not, as prices. `wrong` is when
    a miss is wrong, `alone` that figures like these before them may be meant instead.
    """

    words: re.Pattern[str]
    key: re.Pattern[str]
    left: str
    right: ast.expr
    shown: str
    per: str
    one: tuple[str, ...]
    mean: tuple[str, ...]
    exact: tuple[str, ...]
    wrong: str
    alone: bool


def _number(words: str) -> Decimal:
    """The number that some words bring, in digits or not."""
    return Decimal(words) if words[0].isdecimal() else Decimal(number(words.replace("两", "二")) or 0)


@dataclass(frozen=True)
class Worked:
    """Figures in the roles of a form; `numbers` are those that its words bring, `per` its unit of time."""

    form: Form
    roles: Mapping[str, Figure]
    numbers: Mapping[str, Decimal]
    per: str

    @property
    def left(self) -> Figure:
        """The figure that the others work out."""
        return self.roles[self.form.left]

    @property
    def others(self) -> list[Figure]:
        """The figures that it is worked out of, in text order."""
        return sorted((each for each in self.roles.values() if each is not self.left), key=lambda each: each.position)

    @property
    def starts(self) -> set[int]:
        """Where its figures start in the text."""
        return {figure.claim.start for figure in self.roles.values()}

    @property
    def said(self) -> Interval:
        """What the text says that they come to."""
        return self._reading(self.form.left)

    @cached_property
    def computed(self) -> Interval:
        """What they come to."""
        readings = {name: self._reading(name) for name in self.roles}
        readings |= {name: Interval(number, number) for name, number in self.numbers.items()}
        return cast("Interval", _value(self.form.right, readings, lambda number: Interval(number, number)))

    @property
    def fits(self) -> bool:
        """Whether they come to that."""
        return holds(Comparator.MEETS, self.computed, self.said)

    @property
    def shown(self) -> str:
        """How it is worked out, with the figures as they are written."""
        return PER.sub("", re.sub("[a-z]+", self._text, self.form.shown))

    @property
    def targets(self) -> list[tuple[Claim, Interval]]:
        """What each of them would have to be, were the others right."""
        found = [(self.left.claim, self.computed * Interval(1 / self._scale(self.left), 1 / self._scale(self.left)))]
        for name, figure in self.roles.items():
            needed = None if figure is self.left else self._needed(name)
            if needed is not None:
                found.append((figure.claim, needed))
        return found

    def _text(self, name: re.Match[str]) -> str:
        figure = self.roles.get(name[0])
        return figure.claim.text if figure else f"{self.numbers[name[0]]}"

    def _reading(self, name: str) -> Interval:
        figure = self.roles[name]
        reading = rounded(figure.claim) if name in self.form.mean else _reading(figure)
        if name in self.form.exact:
            reading = Interval(_centre(reading), _centre(reading))
        if reading.upper < 0:
            reading = Interval(-reading.upper, -reading.lower)
        return reading * Interval(self._scale(figure), self._scale(figure))

    def _scale(self, figure: Figure) -> Decimal:
        """How many of the unit that is reckoned in one of its own is."""
        if figure.claim.dimension is Dimension.DURATION and self.per:
            return HOURS[figure.claim.unit] / HOURS[self.per]
        above = unit(figure.claim).partition("/")[0]
        base = BASES.get(unit(self.left.claim))
        if base and above != unit(self.left.claim) and (times := factor(above, base)):
            return times
        return factor(above, unit(self.left.claim).partition("/")[0]) or Decimal(1)

    def _needed(self, name: str) -> Interval | None:
        """What a figure has to be; None where what is worked out does not grow evenly with it."""
        centres = {each: _centre(self._reading(each)) for each in self.roles} | dict(self.numbers)
        centre = centres[name]
        step = abs(centre) * CLOSE
        at = [_value(self.form.right, {**centres, name: centre + step * times}, Decimal) for times in range(3)]
        rise = at[1] - at[0]
        if not rise or abs(at[2] - at[1] - rise) > abs(rise) * CLOSE:
            return None
        scale = self._scale(self.roles[name])
        ends = [(centre + (end - at[0]) * step / rise) / scale for end in (self.said.lower, self.said.upper)]
        return Interval(min(ends), max(ends))


def worked_out(line: Line, forms: Sequence[Form] | None = None) -> Iterator[Worked]:
    """Everything that a line works out by all forms or these, where it comes out or can't be right."""
    known = _forms() if forms is None else forms
    forms = [form for form in known if len(line.figures) > 1 and form.key.search(line.text)]
    if not forms:
        return
    text, places = _encoded(line)
    found = [each for form in forms for match in form.words.finditer(text) for each in _told(form, match, places)]
    used = {figure for each in found if each.fits for figure in each.roles.values()}
    for each in found:
        if each.fits or (not _with_others(line, each) and _is_wrong(line, each, used)):
            yield each


def _encoded(line: Line) -> tuple[str, Mapping[int, Figure]]:
    """The line with each figure as its unit between two marks, and where its unit starts."""
    parts, places, length, end = [], {}, 0, line.start
    for figure in line.figures:
        words = line.text[end - line.start : figure.claim.start - line.start].translate(MARKS)
        places[length + len(words) + 1] = figure
        parts.append(f"{words}{OPEN}{figure.claim.unit}{SHUT}")
        length += len(parts[-1])
        end = figure.claim.end
    parts.append(line.text[end - line.start :].translate(MARKS))
    return "".join(parts), places


def _told(form: Form, match: re.Match[str], places: Mapping[int, Figure]) -> Iterator[Worked]:
    """The figures of a form where it stands, if all are exact and in units that go together."""
    named = match.groupdict()
    roles = {name: places[match.start(name)] for name, words in named.items() if words == ""}
    numbers = {name: _number(words) for name, words in named.items() if words and name.startswith("by")}
    units = {unit(roles[name].claim) for name in form.one}
    apart = any(factor(one, other) is None for one in units for other in units)
    per = {"月": "个月", "日": "天"}.get(named.get("per") or "", named.get("per") or "") or form.per
    if all(map(_is_plain, roles.values())) and not apart and all(_has_time(figure, per) for figure in roles.values()):
        yield Worked(form, roles, numbers, per)


def _has_time(figure: Figure, per: str) -> bool:
    return not per or figure.claim.dimension is not Dimension.DURATION or figure.claim.unit in HOURS


def _is_plain(figure: Figure) -> bool:
    claim = figure.claim
    ends = REACHES.get(claim.hedge, ())
    exact = claim.hedge is Hedge.EXACT or claim.text.endswith(ends) if ends else claim.hedge is Hedge.EXACT
    return exact and bool(claim.low or claim.high) and not in_table(figure)


def _reading(figure: Figure) -> Interval:
    """The reading of a figure; of one that the words take for an end (8小时内, 5万元起), what is printed."""
    claim = figure.claim
    if claim.hedge is Hedge.EXACT:
        return Interval.of(claim)
    value = claim.high if claim.low is None else claim.low
    return Interval(value or Decimal(0), value or Decimal(0))


def _centre(reading: Interval) -> Decimal:
    return (reading.lower + reading.upper) / 2


def _value(node: ast.expr, values: Mapping[str, Any], number: Any) -> Any:
    """What an expression in named values comes to, these being numbers or readings."""
    if isinstance(node, ast.Call):
        return _apart(_value(node.args[0], values, number))
    if isinstance(node, ast.BinOp):
        return DEEDS[type(node.op)](_value(node.left, values, number), _value(node.right, values, number))
    return values[node.id] if isinstance(node, ast.Name) else number(Decimal(ast.literal_eval(node)))


def _apart(difference: Interval | Decimal) -> Interval | Decimal:
    """A difference, whichever way it goes."""
    if isinstance(difference, Decimal):
        return abs(difference)
    return Interval(-difference.upper, -difference.lower) if difference.upper < 0 else difference


def _with_others(line: Line, each: Worked) -> bool:
    """Whether the sentence tells of others too, or that it is not all so."""
    figures = each.roles.values()
    first = min(figure.claim.sentence_start for figure in figures) - line.start
    start = min(figure.claim.start for figure in figures) - line.start
    end = max(figure.claim.end for figure in figures) - line.start
    before = SENTENCE.split(line.text[max(0, first, start - NEAR) : start])[-1]
    behind = SENTENCE.split(line.text[end : end + NEAR], maxsplit=1)[0]
    told = pattern(LEXICON, "tells of others").search(f"{before}{line.text[start:end]}{behind}") is not None
    return told or _with_more_of_each(line, each)


def _with_more_of_each(line: Line, each: Worked) -> bool:
    """Whether the sentence tells of another amount of each, which the whole may hold: 餐费每天60元、住宿费每天120元."""
    own = [figure for figure in each.roles.values() if _is_of_each(figure)]
    first = min(figure.position for figure in each.roles.values())
    return any(_is_another_of_each(figure, mine) for figure in line.figures[:first] for mine in own)


def _is_another_of_each(figure: Figure, own: Figure) -> bool:
    one_sentence = figure.claim.sentence_start == own.claim.sentence_start
    return one_sentence and alike(figure, own) and _is_of_each(figure)


def _is_of_each(figure: Figure) -> bool:
    return pattern("parts.toml", "of each").search(clause(figure.before)) is not None


def _is_wrong(line: Line, each: Worked, used: set[Figure]) -> bool:
    """Whether a miss is wrong; where others before them may be meant instead, only if a telling slip explains it."""
    own = list(each.roles.values())
    first = min(figure.position for figure in own)
    before = [
        figure
        for figure in ahead(first, line.figures, FIGURES)
        if figure.claim.sentence_start == own[0].claim.sentence_start
    ]
    rivals = each.form.alone and any(alike(figure, mine) for figure in before if figure not in used for mine in own)
    rivals = rivals or pattern(LEXICON, "a wider whole").search(clause(each.left.before)) is not None
    if each.form.wrong == ANY and not rivals:
        return True
    targets = [(claim, _around(_centre(target))) for claim, target in each.targets]
    if each.form.wrong != TELLING and not rivals:
        return any(digits(claim) > 1 and repairs(claim, target) for claim, target in targets)
    return any(slip(claim, target) for claim, target in targets)


def _around(centre: Decimal) -> Interval:
    ends = (centre * (1 - CLOSE), centre * (1 + CLOSE))
    return Interval(min(ends), max(ends))


@cache
def _forms() -> tuple[Form, ...]:
    return tuple(form for row in entries(LEXICON, "form") for form in forms_of(row))


def forms_of(row: Mapping[str, Any]) -> Iterator[Form]:
    """The forms of one entry, one for each order of its words."""
    left, _, right = row["says"].partition(" = ")
    for words in row["words"]:
        yield Form(
            re.compile(TOKEN.sub(_token, words.replace("~", GAP))),
            re.compile(row["key"]),
            left,
            ast.parse(right, mode="eval").body,
            right.replace("abs", "").replace("*", "×").replace("/", "÷").replace(" - ", " − "),
            row.get("per", ""),
            tuple(row.get("one", ())),
            tuple(row.get("mean", ())),
            tuple(row.get("exact", ())),
            row.get("wrong", TELLING),
            row.get("alone", False),
        )


def _token(token: re.Match[str]) -> str:
    """A figure of a form: {元:name} in that unit, {?u:name} in any, {=u:name} in that of the one with ?u."""
    of, name = token["unit"], token["name"]
    if of.startswith("?"):
        of = f"(?P<{of[1:]}>[^{SHUT}]{{1,8}})"
    elif of.startswith("="):
        of = f"(?P={of[1:]})"
    return f"{OPEN}(?P<{name}>)(?:{of}){SHUT}"
