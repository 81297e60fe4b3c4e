"""Shares that are told of another base than the whole before them: 占从业人员总数(含兼职)的, 到2025年…占播种面积的.

A note on how the one is counted that the other has not, words between the two that count anew (按常住人口计算,), an
aim of a later time beside what is there now, and all that a body of its own has (子公司…,占营业收入的) leave open what
the share is of. Where one slip of the pen makes the share of a body fit, it is wrong.
"""

import re
from collections.abc import Iterator

from checks.figures.amounts import alike
from checks.figures.bases import is_base
from checks.figures.identity import WHOLE_PLACE
from checks.figures.percentages import fits_or_slipped
from checks.lexicon import pattern
from checks.page import Figure, Page, clause
from claims.model import Status

LEXICON = "apart.toml"
CLAUSES = re.compile("[,，。;；]")
BEHIND = 20


def of_another_base(page: Page, part: Figure, whole: Figure, percent: Figure) -> bool:
    """Whether the words around a share that misses a whole before it say that it is of another one."""
    if whole.claim.start > percent.claim.start or is_base(page.lines[whole.line], whole):
        return False
    of_some = pattern(LEXICON, "of some of them").search(page.text[whole.claim.end : part.claim.start])
    apart = of_some is not None or _noted_otherwise(page, whole, percent) or _counted_anew(page, part, whole)
    apart = (
        apart
        or _goes_with_another(page, part, whole, percent)
        or _aimed_at_later(part, whole)
        or _of_another_place(page, whole, percent)
    )
    return apart or (_of_a_body_of_its_own(page, part, whole, percent) and not fits_or_slipped(part, whole, percent))


def _goes_with_another(page: Page, part: Figure, whole: Figure, percent: Figure) -> bool:
    """Whether the sentence of a bare share counts others before it, and an earlier one its part: 共120人,女性占61%."""
    if not pattern(LEXICON, "bare share of a kind").match(clause(percent.before)):
        return False
    start = percent.claim.sentence_start
    own = [each for each in page.lines[percent.line].figures[: percent.position] if each.claim.sentence_start == start]
    return part.claim.sentence_start < start and any(alike(each, part) for each in own if each is not whole)


def _noted_otherwise(page: Page, whole: Figure, percent: Figure) -> bool:
    """Whether a share notes how its base is counted, or which kind it is, and its whole does not."""
    told = page.text[whole.claim.sentence_start : whole.claim.end] + CLAUSES.split(whole.after)[0]
    return any(note not in told for note in _notes(page, percent))


def _notes(page: Page, percent: Figure) -> Iterator[str]:
    words = CLAUSES.split(percent.before)[-1]
    behind = page.text[percent.claim.end : percent.claim.end + BEHIND]
    for name, text in (("noted base", words), ("noted behind", behind), ("kind of its own", words)):
        found = pattern(LEXICON, name).search(text)
        if found:
            yield found["note"]


def _counted_anew(page: Page, part: Figure, whole: Figure) -> bool:
    """Whether words between a whole and its part say how that is counted, which none before the whole do."""
    anew = pattern(LEXICON, "counted anew")
    if anew.search(page.text[whole.claim.sentence_start : whole.claim.start]):
        return False
    told = anew.finditer(page.text[whole.claim.end : part.claim.start])
    between = page.lines[part.line].figures[: part.position]
    return any(all(each.claim.start < whole.claim.end + at.end() for each in between) for at in told)


def _of_another_place(page: Page, whole: Figure, percent: Figure) -> bool:
    """Whether a share names all of another place than its whole is told of: 全区…36亿立方米。…占全市水资源总量的."""
    named = pattern("share.toml", "share of").search(clause(percent.before))
    of, told = (WHOLE_PLACE.match(words) for words in (named["whole"] if named else "", whole.scope))
    sentence = page.text[whole.claim.sentence_start : whole.claim.end]
    return of is not None and told is not None and of[0][-1] != told[0][-1] and of[0] not in sentence


def _aimed_at_later(part: Figure, whole: Figure) -> bool:
    """Whether a part is planned for a time that its whole, which is there, is not told of."""
    planned = part.claim.status is Status.PLANNED and whole.claim.status is Status.ACTUAL
    later = pattern(LEXICON, "a year").search(part.period) is not None and part.period != whole.period
    return planned and later and whole.claim.start < part.claim.start


def _of_a_body_of_its_own(page: Page, part: Figure, whole: Figure, percent: Figure) -> bool:
    """Whether a sentence begins with a body or a place of its own and tells a share of all, and another has the whole.

    全校教师412人。甲学院教授32人,占教师总数的46%: of all there are in the college.
    """
    start = part.claim.sentence_start
    if whole.claim.start > start or not pattern(LEXICON, "of all by its name").search(clause(percent.before)):
        return False
    body, place = pattern(LEXICON, "led by a body"), pattern(LEXICON, "led by a place")
    words = page.text[start : part.claim.start]
    led = body.match(words)
    if led:
        return led[0] not in page.text[whole.claim.sentence_start : whole.claim.start]
    other = place.match(page.text[whole.claim.sentence_start : whole.claim.start])
    return place.match(words) is not None and bool(other) and not WHOLE_PLACE.search(whole.scope)
