r"""rule: what the user's own rules say of the figures of a document.

Catches figures for which an assertion of a rule file does not hold, such as more people taken on than there are places.
What is said then, and how loudly, stands in the rule.

Given: 招募人数 <= 岗位数\n    error: 招募人数多于岗位数。
Bad: 2024年暑期,全市提供岗位4230个,招募7181人。
Good: 2024年暑期,全市提供岗位4230个,招募3462人。

Limits: an indicator has to be called what the rule calls it, in one of its known spellings, or, where no figure is
called so, be a count with a verb beside it (发布岗位 for 岗位). Only what is so is taken, what is planned where the
rule says 计划. Figures go together where their places and times are the same (or neither is given), as far as the rule
does not name both, and where all or none are running totals (累计); where a text gives several figures for one, only
with those of its own line. An indicator that stands twice in a rule is one and the same true value, yet its two
readings are taken apart, so that less is found.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from checks.expressions import Expression, Operation, Rule, Sides, Term, sides, value, written
from checks.figures.topics import topic
from checks.official import RATE, place
from checks.page import Figure, Page, clause
from checks.relation import Interval, Member, Relation, Words, holds, signed, stated
from claims.indicators import normalise
from claims.model import Claim, Dimension, Kind, Status

COUNTS = ("人数", "数量", "个数", "总数", "数")
COUNTED = frozenset({Dimension.COUNT, Dimension.PERSON, Dimension.PERSON_TIME})
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure that a term may stand for, with its place and time; either is empty where the text does not say.

    `running`: the words before it say that it adds up a longer time (累计). `sole`: no other figure of the term, place
    and time says otherwise; a figure that is not goes together only with figures of its own line.
    """

    figure: Figure
    place: str
    days: Days | None
    running: bool
    sole: bool = True


def relations(page: Page, rules: Sequence[Rule]) -> Iterator[Relation]:
    """One relation for each rule and each set of figures of the page that go together as its indicators."""
    if not rules:
        return
    figures = [figure for figure in page.figures if figure.claim.low is not None]
    for rule in rules:
        found = {term: _candidates(term, figures) for term in rule.terms}
        # A rule of one indicator is about each of its figures; those of several have to be told apart.
        candidates = found if len(found) == 1 else {term: _told_apart(each) for term, each in found.items()}
        for chosen in _sets(candidates):
            claims = {term: candidate.figure.claim for term, candidate in chosen.items()}
            reckoned = sides(rule, claims)
            if reckoned is not None:
                yield _relation(rule, chosen, reckoned)


def unmatched(rules: Sequence[Rule], relations: Sequence[Relation]) -> list[Rule]:
    """The rules that no relation comes from."""
    matched = {relation.evidence for relation in relations if relation.type == "rule"}
    return [rule for rule in rules if rule.place not in matched]


def _candidates(term: Term, figures: Sequence[Figure]) -> list[Candidate]:
    """The figures that a term may stand for: those called just so, else those that have a verb beside the name."""
    asked = [candidate for figure in figures if (candidate := _asked(term, figure))]
    named = [candidate for candidate in asked if term.name in _names(candidate.figure, term.measure)]
    return named or [candidate for candidate in asked if term.name in _verbal_names(candidate.figure, term.measure)]


def _told_apart(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Each reading of a place and time once; where these differ, the candidates that are alone on their line."""
    slots: defaultdict[object, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        slots[candidate.place, candidate.days, candidate.running].append(candidate)
    kept: list[Candidate] = []
    for slot in slots.values():
        readings = {Interval.of(candidate.figure.claim): candidate for candidate in reversed(slot)}
        if max(reading.lower for reading in readings) <= min(reading.upper for reading in readings):
            kept += reversed(readings.values())
        else:
            lines = Counter(candidate.figure.line for candidate in slot)
            kept += [replace(candidate, sole=False) for candidate in slot if lines[candidate.figure.line] == 1]
    return kept


def _asked(term: Term, figure: Figure) -> Candidate | None:
    """The figure as a candidate, where its status, place and time are those that a term asks for."""
    claim = figure.claim
    if claim.kind not in (Kind.CLAIM, Kind.STRUCTURE) or not claim.indicator:
        return None
    if claim.status is not (Status.PLANNED if term.planned else Status.ACTUAL):
        return None
    days = (claim.period_start, claim.period_end) if claim.period_start and claim.period_end else None
    where = place(claim.indicator.split("|")[3])
    if (term.scope is not None and term.scope != where) or (term.days is not None and term.days != days):
        return None
    return Candidate(figure, where, days, "累计" in clause(figure.before))


def _names(figure: Figure, measure: str) -> set[str]:
    """What a figure is called, without the verb beside it."""
    name, aspect = figure.claim.indicator.split("|")[:2]
    if measure == RATE or aspect == RATE:
        return {name} if measure == aspect else set()
    return _counted(figure, {name + aspect, aspect + name} if aspect else {name})


def _verbal_names(figure: Figure, measure: str) -> set[str]:
    """What a level is called where its verb is left out: 岗位 for 发布岗位."""
    return set() if measure or topic(figure).aspect != "level" else _counted(figure, {topic(figure).name})


def _counted(figure: Figure, names: set[str]) -> set[str]:
    if figure.claim.dimension not in COUNTED:
        return names
    return names | {normalise(name + end) for name in names for end in COUNTS}


def _sets(candidates: Mapping[Term, Sequence[Candidate]]) -> Iterator[dict[Term, Candidate]]:
    """Every choice of one candidate a term in which all go together, in the order of the candidates."""
    terms = list(candidates)
    soles = {term: [candidate for candidate in candidates[term] if candidate.sole] for term in terms}
    lines: defaultdict[tuple[Term, int], list[Candidate]] = defaultdict(list)
    for term in terms:
        for candidate in candidates[term]:
            if not candidate.sole:
                lines[term, candidate.figure.line].append(candidate)

    def choose(chosen: dict[Term, Candidate]) -> Iterator[dict[Term, Candidate]]:
        if len(chosen) == len(terms):
            yield chosen
            return
        term = terms[len(chosen)]
        line = next((known.figure.line for known in chosen.values() if not known.sole), None)
        pool = candidates[term] if line is None else [*soles[term], *lines[term, line]]
        for candidate in pool:
            if all(_together((term, candidate), known) for known in chosen.items()):
                yield from choose({**chosen, term: candidate})

    return choose({}) if terms else iter(())


def _together(one: tuple[Term, Candidate], other: tuple[Term, Candidate]) -> bool:
    """Whether two figures are of one place and time, as far as their terms do not name both."""
    (term, candidate), (known, chosen) = one, other
    if candidate.figure is chosen.figure or candidate.running != chosen.running:
        return False
    if not (candidate.sole and chosen.sole) and candidate.figure.line != chosen.figure.line:
        return False
    one_place = (term.scope and known.scope) or candidate.place == chosen.place
    one_time = (term.days and known.days) or candidate.days == chosen.days
    return bool(one_place and one_time)


def _relation(rule: Rule, chosen: Mapping[Term, Candidate], found: Sides) -> Relation:
    held = holds(found.comparator, found.left, found.right)
    return Relation(
        type="rule",
        members=tuple(Member(c.figure.document, c.figure.claim, term.text) for term, c in chosen.items()),
        left=found.left,
        right=found.right,
        comparator=found.comparator,
        if_broken=rule.broken,
        formula=_formula(rule, chosen, held=held),
        explanation=_words(rule, held=held),
        evidence=rule.place,
    )


def _formula(rule: Rule, chosen: Mapping[Term, Candidate], *, held: bool) -> str:
    claims = {term: candidate.figure.claim for term, candidate in chosen.items()}
    figures = {term: stated(claim) for term, claim in claims.items()}
    left, right = (_side(side, claims, figures) for side in (rule.left, rule.right))
    within = f" (± {rule.within:.2%})" if rule.within else ""
    return signed(left, rule.sign, f"{right}{within}", fits=held)


def _side(expression: Expression, claims: Mapping[Term, Claim], figures: Mapping[Term, str]) -> str:
    """One side with its numbers put in and, where it is computed, what it comes to."""
    amount = value(expression, claims)
    shown = written(expression, figures)
    return f"{shown} [= {amount.interval}]" if isinstance(expression, Operation) and amount else shown


def _words(rule: Rule, *, held: bool) -> Words:
    if held:
        return Words(
            zh=f"符合规则“{rule.text}”({rule.file}第{rule.line}行)。",
            en=f"The rule {rule.text} ({rule.file}, line {rule.line}) holds.",
        )
    return Words(
        zh=f"{rule.message}(规则“{rule.text}”,{rule.file}第{rule.line}行)",
        en=f"{rule.message} (rule {rule.text}, {rule.file}, line {rule.line})",
    )
