"""What was read in a text and why, figure by figure, for a person to argue with."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from claims import lexicon
from claims.condensed import condense
from claims.decisions import Decision, decide
from claims.extract import extract
from claims.model import Claim, Kind
from claims.numerals import within
from claims.quantities import mentions

_READINGS = {
    "exact": "no hedge: half a step of the printed digits either way, nothing for a whole count",
    "over": "余, 多 inside: up to one more in the place that they stand at",
    "more": "超, 突破, 以上: more, but not half as much again",
    "nearly": "近, 接近: a little less",
    "under": "不足, 不到: less",
    "about": "约, 左右: a tenth either way",
    "at_least": "不少于, 至少: or more",
    "at_most": "不超过, 最多: or less",
    "range": "from the first number to the last",
    "vague": "几, 数: the lowest to the highest that it may be",
}
_SUBJECTS = {
    "left": "the noun left of the figure",
    "right": "the noun right of the figure",
    "carried": "what was spoken of before",
    "label": "the label that the line begins with",
    "topic": "what the clause before is about",
    "aspect": "the aspect left of the figure, of what was spoken of before",
    "base": "the same as the figure before: a level that it is compared with",
    "rate": "what was counted right before, of which the rate tells how much was done",
    "ranked": "what a ranking is of, for the place or body that it names",
    "beside": "the same as the figure behind",
    "body": "the same as the figure before, for another body",
    "duration": "what lasts, or whose verb the time follows",
    "era": "the era that is spoken of",
    "fallback": "the words around the figure, for want of a noun",
    "term": "the same as the last figure of this value, of which the sum is written out",
    "written sum": "what the words before the sum name, or what the last sum was of",
    "sum": "the head that the parts before share, of which the figure is the sum",
    "rest": "what the parts before are of, of which the figure is what remains",
    "whole": "what the words before or behind the figure count, of which a share is told",
    "part head": "the noun left of the figure, with the head of the whole that it is a part of",
    "head carried": "the noun left of the figure, with the head that the chain writes once",
    "bracket": "the noun before the bracket that the figure begins",
    "flow": "the fund told of before, of which the words tell what came in, went out or was left",
    "deed": "what a player did in a match, which the unit is short for",
    "medal": "the medal that the unit is short for",
    "of the poor": "those who are poor, of whom only what became of them is told",
    "act": "what the same was done to before",
    "casualty": "what the people died or were hurt by",
    "are": "what so many of a whole are said to be",
    "doer": "who did what is counted",
    "state of those": "those who are in what the words tell",
    "middle": "what was told in its unit before, of which it is the median or the mean",
    "topmost": "those behind a percentage of them, who have most or least of something",
    "outcome": "what a treatment did to so many of a group, or what is counted on behind that",
    "same head": "what the clause before tells of by the same head",
    "some": "the people of whom so many do or think something",
    "group": "the group that the sentence tells of",
    "owned": "what the firms or zones counted before had",
    "directed": "the goods that go to the place named before the bracket, or come from it",
    "out of": "those of a group of whom so many are told as a fraction",
    "quoted": "the share whose price is quoted, named with its code before",
    "highest": "the rate or share that is highest in the place told with it",
    "those": "what those counted chose, gave as their reason or belong to",
    "winner": "who won what is counted",
    "effect": "what it is said to have an effect on",
    "level": "the part on the level named, of what was spoken of before",
    "list": "the member of the list at the figure's place",
    "each": "the earlier subjects in their order (分别)",
    "heading": "what the heading before it names",
    "households": "the households or people of the villages counted before",
    "fund": "the money told of before, of which only the stage, the use or the project is named here",
    "person": "the person named beside the age, or told right before to be the youngest, the oldest or the like",
    "located": "what lies so far away",
    "modified": "the noun that the figure before describes",
    "part": "the whole that this is a part of",
    "pointed": "the former or the latter of the two told of before",
    "place": "the place of the figure, as of the one before",
    "place unit": "the places counted",
    "restated": "the figure before, in another unit or rounded",
    "sectors": "the three sectors in their order",
    "state": "what befell those counted, right of the figure",
    "verb phrase": "what those counted do or have",
    "qualified": "what is counted by how much each has, named behind both",
    "work": "the work that the money was put into, named behind it",
    "did": "those spoken of before, who did it",
}
_PLACES = {
    "sentence": "named in the sentence",
    "lead": "named earlier in the paragraph",
    "heading": "named in a heading above",
    "document": "known of the document",
    "row": "the label of the row",
}
_FILES = {"hedge": "hedges.toml", "unit": "units.toml", "numeral": "numerals.py", "range": "quantities.py"}


def explain(text: str, published: date | None = None) -> str:
    """Every number of `text` in order: what it was taken for, the rules that fired and, for a claim, its reading.

    One block a number, ended by a line break; a text without numbers gives one line that says so.
    """
    flat = condense(text)
    claims = {claim.start: claim for claim in extract(flat.text, published)}
    lines: list[str] = []
    for decision in decide(flat.text, mentions(flat.text)):
        mention = decision.mention
        claim = next((claims[at] for at in range(mention.start, mention.end) if at in claims), None)
        start = flat.start(mention.start)
        line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
        kind = claim.kind if claim else decision.kind
        lines.append(f"{line}:{column} {flat.text[mention.start : mention.end]}  {kind}")
        lines += _claim_lines(claim) if claim else _other_lines(flat.text, decision, kind)
    return "\n".join(lines or ["no number in this text"]) + "\n"


def _other_lines(text: str, decision: Decision, kind: Kind) -> Iterator[str]:
    mention = decision.mention
    numbers = [plain(number.low) for _, _, number in within(text, mention.start, mention.end)]
    if numbers:
        yield _row("numbers", ", ".join(numbers), "")
    yield f"    not a claim: {_why_not(decision, kind)}"


def _why_not(decision: Decision, kind: Kind) -> str:
    if kind in (Kind.CLAIM, Kind.STRUCTURE):
        return "a cell of a table without a label"
    file = "decisions.toml" if decision.mention.rule == "quantity" else "patterns.toml"
    return f"{decision.rule} (claims/lexicon/{file})"


def _claim_lines(claim: Claim) -> Iterator[str]:
    told = {name: of for name, _, of in (rule.partition(":") for rule in claim.rules)}
    stated = "no number" if claim.low is None else plain(claim.low)
    if claim.high is not None and claim.high != claim.low:
        stated += f" to {plain(claim.high)}"
    lower = "-∞" if claim.lower is None else plain(claim.lower)
    upper = "∞" if claim.upper is None else plain(claim.upper)
    yield _row("states", f"{stated} {claim.unit}".strip(), f"hedge {claim.hedge}, dimension {claim.dimension}")
    yield _row("reads", f"{lower} to {upper}", _READINGS.get(told.get("reading", ""), ""))
    subject = _SUBJECTS.get(told.get("subject", ""), "the label of the row" if "grid" in told else "")
    yield from _known("subject", claim.subject, subject)
    yield from _known("measure", claim.measure, "")
    yield from _known("scope", claim.scope, _PLACES.get(told.get("scope", ""), ""))
    days = f"{claim.period_start or '…'} to {claim.period_end or '…'}, {_PLACES.get(told.get('period', ''), '')}"
    yield from _known("period", claim.period, days.rstrip(", "))
    yield from _known("speaker", claim.speaker, "")
    yield _row("status", f"{claim.status}{', cumulative' if claim.cumulative else ''}", "")
    yield _row("rules", "  ".join(_cited(rule) for rule in claim.rules), "")


def _known(name: str, value: str | None, why: str) -> Iterator[str]:
    if value:
        yield _row(name, value, why)


def _row(name: str, value: str, why: str) -> str:
    return f"    {name:<8} {value}{f'  ({why})' if why else ''}"


def _cited(rule: str) -> str:
    """A rule with the file that its entry stands in, where it is an entry."""
    kind, _, name = rule.partition(":")
    if kind == "unit" and name in _classifiers():
        return f"{rule} [classifiers.toml]"
    return f"{rule} [{_FILES[kind]}]" if kind in _FILES else rule


@cache
def _classifiers() -> frozenset[str]:
    rows = lexicon.entries("classifiers.toml", "unit")
    return frozenset(surface for row in rows for surface in row["surfaces"])


def plain(value: object) -> str:
    """A Decimal without exponent or trailing zeros."""
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
