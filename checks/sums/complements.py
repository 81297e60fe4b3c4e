"""What was left of a whole beside what was done of it: 应到480人,实到462人,缺席18人; 募集86万元,拨付62万元,结余24万元.

A sentence has to tell just the three in their unit. The words of the last have to be the contrary of those before it:
未签约 behind 已签约, 缺席 beside 出席, 剩余 behind what was taken. What a year or a month took leaves more than it.

What one pays of a cost that another bore (报销, 抵扣), how many were left of those of whom some were sorted out (刷掉,
淘汰) and what is lacking of what is needed (缺口) may have others beside them: these are wrong only where one slip of
the pen explains the miss to the last digit.
"""

import re
from collections.abc import Iterator, Sequence

from checks.figures.amounts import Breakdown, adds_up, held_to, one_slip_off
from checks.lexicon import pattern
from checks.page import CLAUSE_MARK, Figure, Line, clause, opening
from checks.sums.closed_sums import closed, comes_near

LEXICON = "complements.toml"
THREE = 3
ENDS = re.compile(r"\s*(?:[,，。;；]|$)")


def complements(line: Line) -> Iterator[Breakdown]:
    """Every whole of a line with what was done of it and what was left, in sentences that tell nothing else of them."""
    for sentence in closed(line):
        whole, *parts = sentence
        more = pattern(LEXICON, "came in a time").search(clause(whole.before))
        if pattern("ledgers.toml", "up to another").search(sentence[-1].lead):
            continue
        if len(sentence) < THREE or any(map(_holds_more, sentence)) or (more and not adds_up(whole, parts)):
            continue
        known = len(sentence) == THREE and _contrary(*parts)
        if adds_up(whole, parts):
            right = known or _may_leave(line, sentence)
        elif known and comes_near(whole, parts) and ENDS.match(parts[-1].after):
            right = True
        else:
            told = (known and _in_a_row(parts)) or _may_leave(line, sentence)
            right = told and one_slip_off(whole, parts)
        if right:
            yield held_to(whole, parts)


def _in_a_row(parts: Sequence[Figure]) -> bool:
    """Whether nothing else is said between what was done and left, nor of the latter: 还剩32公里尚未开工."""
    plain = all(len(CLAUSE_MARK.findall(part.before)) <= 1 for part in parts)
    return plain and pattern(LEXICON, "of some of them").match(opening(parts[-1].after)) is None


def _is_left(figure: Figure) -> re.Match[str] | None:
    """How the words before a figure say that it is what was left."""
    return pattern(LEXICON, "left").fullmatch(clause(figure.before))


def _holds_more(figure: Figure) -> bool:
    """Whether a figure is told of what was there before, beside another time or with others."""
    before = pattern(LEXICON, "more before").search(clause(figure.before))
    return before is not None or pattern(LEXICON, "with others").match(figure.after) is not None


def _told_of(figure: Figure) -> str:
    return f"{clause(figure.before)}{opening(figure.after)}"


def _own(figure: Figure) -> str:
    """The words before a figure, else those behind it: 通过审核的275家, 275家通过审核."""
    return clause(figure.before) or opening(figure.after)


def _contrary(done: Figure, left: Figure) -> bool:
    """Whether what is told of one figure is just what is not told of the other."""
    found, said = _is_left(left), _told_of(done)
    if pattern(LEXICON, "of a time").search(said):
        return False
    if found is None or _is_left(done) is not None:
        absent = _is_left(done)
        return absent is not None and bool(absent["absent"]) and _is_present(left)
    if found["absent"]:
        return pattern(LEXICON, "present").search(said) is not None
    if found["undone"]:
        return found["undone"] in said
    return pattern(LEXICON, "taken").search(said) is not None


def _is_present(figure: Figure) -> bool:
    return pattern(LEXICON, "present").search(clause(figure.before)) is not None


def _may_leave(line: Line, sentence: Sequence[Figure]) -> bool:
    """Whether the last figure of a sentence is by its words what the others before it leave of its first."""
    whole, *parts, left = sentence
    if pattern(LEXICON, "lacking").fullmatch(clause(left.before)):
        return pattern(LEXICON, "needed").search(clause(whole.before)) is not None
    return len(parts) == 1 and (_is_borne(line, whole, parts[0], left) or _is_left_in(parts[0], left))


def _is_borne(line: Line, whole: Figure, other: Figure, own: Figure) -> bool:
    """住院总费用38640元,统筹基金支付27048元,自己掏11592元."""
    words = line.text[whole.claim.end - line.start : own.claim.end - line.start] + own.after
    told = (("all that was to bear", whole), ("borne by another", other), ("borne", own))
    named = all(pattern(LEXICON, name).search(clause(figure.before)) for name, figure in told)
    return named and pattern(LEXICON, "others bore").search(words) is None


def _is_left_in(out: Figure, left: Figure) -> bool:
    """申报企业320家,初审淘汰45家,275家进入复审."""
    sorted_out = pattern(LEXICON, "sorted out").search(_own(out))
    return sorted_out is not None and pattern(LEXICON, "left in").match(_own(left)) is not None
