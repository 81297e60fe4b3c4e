"""Sums that their words leave open, though nothing says what is missing: parts of another base, kinds besides, twice.

发放问卷1200份,男性520份,占有效问卷的52%,…; 投资86亿元(含农户); 税务、财政部门完成…,退库2亿元; 甲区66例,…,两地均计.
"""

import re
from collections.abc import Sequence

from checks.figures.amounts import Breakdown, total
from checks.figures.percentages import HUNDRED, is_percent, to_a_step
from checks.lexicon import pattern
from checks.page import Figure, Page, clause
from checks.relation import Comparator, Interval, holds
from checks.sums.several_times import comes_several_times

LEXICON = "apart.toml"
CLAUSES = re.compile("[,，。;；]")
BEHIND = 30


def leaves_open(page: Page, whole: Figure, parts: Sequence[Figure], behind: str) -> bool:
    """Whether parts that miss a whole need not make it up; `behind` are the words behind the last of them."""
    behind_them = all(part.line == whole.line and part.position < whole.position for part in parts)
    if behind_them and comes_several_times(
        page.lines[whole.line], Breakdown(whole, tuple(parts), complete=True, sure=True)
    ):
        return True
    summed, stated = total(parts), Interval.of(whole.claim)
    if summed.upper < stated.lower:
        return _holds_besides(page, whole, parts) or _of_another_base(page, whole, parts)
    return _takes_off(whole, parts) or _counts_twice(behind)


def _holds_besides(page: Page, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a bracket at a whole tells of a kind that it holds and that none of the parts is named as."""
    behind = page.text[whole.claim.end : whole.claim.end + BEHIND]
    told = (pattern(LEXICON, "holds").search(whole.before), pattern(LEXICON, "holds behind").match(behind))
    kinds = [each["kind"] for each in told if each]
    return any(all(kind not in clause(part.before) for part in parts) for kind in kinds)


def _of_another_base(page: Page, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the share of each part is of what all of them come to, and said to be of another base than the whole."""
    behind = [page.lines[part.line].figures[part.position + 1 : part.position + 2] for part in parts]
    if not all(each and is_percent(each[0]) for each in behind):
        return False
    shares, summed = [each[0] for each in behind], total(parts)
    right = all(
        holds(Comparator.MEETS, Interval.of(part.claim) / summed * HUNDRED, to_a_step(share.claim))
        for part, share in zip(parts, shares, strict=True)
    )
    first = min(parts, key=lambda part: part.claim.start)
    of_some = pattern(LEXICON, "of some of them").search(page.text[whole.claim.end : first.claim.start]) is not None
    return right and (of_some or all(_names_another(page, whole, share) for share in shares))


def _names_another(page: Page, whole: Figure, share: Figure) -> bool:
    """Whether a share says what it is of by a name that the words of a whole do not have."""
    named = pattern(LEXICON, "base by its name").search(clause(share.before))
    words = page.text[whole.claim.sentence_start : whole.claim.end] + CLAUSES.split(whole.after)[0]
    return named is not None and named["base"] not in words


def _takes_off(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts come to a whole once what one of them is by its name is taken off: 退库."""
    off = [part for part in parts if pattern(LEXICON, "is taken off").match(clause(part.before))]
    rest = [part for part in parts if part not in off]
    return bool(off and rest) and holds(Comparator.MEETS, total(rest) - total(off), Interval.of(whole.claim))


def _counts_twice(behind: str) -> bool:
    """Whether a clause without a figure behind the last part says that some are counted in several of them."""
    words = CLAUSES.split(behind.lstrip(",，;；。"))[0]
    return pattern(LEXICON, "counted in several").search(words) is not None
