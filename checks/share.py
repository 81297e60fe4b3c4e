"""share: a part, its whole and the percentage that the text gives.

Catches percentages that are not part ÷ whole (占…的比重, a row of a table), shares of one whole in a ratio (6:40:54) or
of all its parts in a sentence (男性占…,女性占…) that do not add up to 100, and points of growth that are not the
contribution to it.

Bad: 全市粮食播种面积75.1万公顷,其中水稻播种面积37万公顷,占粮食播种面积的59.3%。
Good: 全市粮食播种面积75.1万公顷,其中水稻播种面积37万公顷,占粮食播种面积的49.3%。

Limits: the whole has to be named as its own figure is, on the same line or with one value in the whole text; a share of
a whole that the text does not give is not checked. A ratio may have been adjusted in the last digit to come to 100.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import reduce
from itertools import pairwise

from checks.directory import Directory, directory, find, is_listed, kind
from checks.identity import time_allows
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.partitions import parts_of_wholes, wholes_of
from checks.parts import SENTENCE
from checks.relation import Interval, Member, Relation, Words
from checks.topics import names, spelled, topic
from claims.model import Claim, Dimension

HUNDRED = Interval(Decimal(100), Decimal(100))
REACH = 12
FEWEST = 3
Share = tuple[Figure, Figure, Figure]
"""A part, its whole, and the percentage that the one is said to be of the other."""


def relations(page: Page) -> Iterator[Relation]:
    """One relation for each percentage whose part and whole the text gives, and for each ratio of three and more."""
    yield from (_relation(part, whole, percent) for part, whole, percent in shares(page))
    for line in page.lines:
        wholes = (*_ratios(line), *_complements(line))
        yield from map(_hundred, {tuple(figure.claim.start for figure in whole): whole for whole in wholes}.values())


def shares(page: Page) -> list[Share]:
    """Every percentage of the page with the part and the whole that it is of, as far as they can be computed with."""
    known = directory(page)
    found = [*_said(page, known), *_in_tables(page), *_by_definition(page, known), *_contributions(page)]
    by_percent = {share[2].claim.start: share for share in reversed(found) if _computable(*share)}
    return [by_percent[start] for start in sorted(by_percent)]


def _computable(part: Figure, whole: Figure, percent: Figure) -> bool:
    few, all_of, stated = (Interval.of(figure.claim) for figure in (part, whole, percent))
    return few.bounded and all_of.bounded and stated.bounded and all_of.lower > 0


def _said(page: Page, known: Directory) -> Iterator[Share]:
    """占总播种面积的49.3%, and 第二产业增加值比重为80.9% after it."""
    for line in page.lines:
        last: Figure | None = None
        for figure in line.figures:
            last = None if SENTENCE.search(figure.before) else last
            words = clause(figure.before)
            named = pattern("share.toml", "share of").search(words)
            if not _is_percent(figure) or pattern("share.toml", "not of the whole").search(words):
                continue
            if named:
                part = _part(words[: named.start()], figure, line, known)
                last = part and find(known, spelled(named["whole"]), figure, kind(part))
            elif pattern("share.toml", "share again").search(words):
                part = _part(pattern("share.toml", "share again").sub("", words), figure, line, known)
            else:
                continue
            if part and last and part is not last and kind(part) == kind(last) and time_allows(part.claim, last.claim):
                yield part, last, figure


def _part(words: str, figure: Figure, line: Line, known: Directory) -> Figure | None:
    """What a share is said of: what the words before 占 name, or the amount that the sentence is about."""
    name = spelled(pattern("topics.toml", "lead").sub("", words))
    if len(name) > 1:
        return find(known, name, figure)
    for other in reversed(line.figures[max(0, figure.position - REACH) : figure.position]):
        if is_listed(other) and other.depth == figure.depth:
            return other
        if SENTENCE.search(other.before):
            break
    return None


def _is_percent(figure: Figure) -> bool:
    claim = figure.claim
    return claim.dimension is Dimension.PERCENT and claim.low is not None and claim.unit in ("%", "％", "")


def _in_tables(page: Page) -> Iterator[Share]:
    """Rows of a table with an amount and a share, below the row whose share is 100."""
    whole: Figure | None = None
    for line in page.lines:
        if not in_table(line.figures[0]):
            whole = None
            continue
        amounts = [figure for figure in line.figures if is_listed(figure)]
        percents = [figure for figure in line.figures if _is_percent(figure) and topic(figure).aspect == "share"]
        if len(amounts) != 1 or len(percents) != 1:
            continue
        if percents[0].claim.low == HUNDRED.lower:
            whole = amounts[0]
        elif whole is not None and kind(whole) == kind(amounts[0]):
            yield amounts[0], whole, percents[0]


def _by_definition(page: Page, known: Directory) -> Iterator[Share]:
    """三次产业结构为6:40:54: shares of wholes that their names tell."""
    called: dict[str, str | None] = {}
    for figure in page.figures:
        if not _is_percent(figure) or topic(figure).aspect != "share" or in_table(figure):
            continue
        for name in names(figure):
            if name not in called:
                called[name] = _whole_of(name, known)
            part, whole_name = find(known, name, figure), called[name]
            whole = find(known, whole_name, figure, kind(part)) if part and whole_name else None
            if part and whole and whole is not part and time_allows(part.claim, figure.claim):
                yield part, whole, figure


def _whole_of(name: str, known: Directory) -> str | None:
    """The first name on the page of what a part of this name is by definition a part of."""
    wholes = wholes_of(name)
    if not wholes:
        return None
    return next((other for other in known.mentions if any(whole.search(other) for whole in wholes)), None)


def _contributions(page: Page) -> Iterator[Share]:
    """贡献率58.5%,拉动增长7.4个百分点, of a growth of 12.6% that a line before gives."""
    recent: list[Figure] = []
    for figure, after in pairwise(page.figures):
        pull = after.claim.dimension is Dimension.PERCENTAGE_POINT and pattern("share.toml", "pull").search(
            after.before
        )
        if pull and _is_percent(figure) and pattern("share.toml", "contribution").search(clause(figure.before)):
            fitting = [rate for rate in reversed(recent) if _fits(after, rate, figure)]
            yield from ((after, rate, figure) for rate in fitting[:1])
        elif _is_percent(figure) and topic(figure).aspect != "share":
            recent = [*recent[-REACH:], figure]


def _fits(part: Figure, whole: Figure, percent: Figure) -> bool:
    reading = Interval.of(whole.claim)
    if reading.lower <= 0:
        return False
    quotient = Interval.of(part.claim) / reading * HUNDRED
    stated = Interval.of(percent.claim)
    return quotient.lower <= stated.upper and stated.lower <= quotient.upper


def _relation(part: Figure, whole: Figure, percent: Figure) -> Relation:
    few, all_of, stated = (Interval.of(figure.claim) for figure in (part, whole, percent))
    quotient = few / all_of * HUNDRED
    shown = f"{part.claim.text} ÷ {whole.claim.text}"
    fits = _fits(part, whole, percent)
    return Relation(
        type="share",
        members=(
            Member(part.document, part.claim, "part"),
            Member(whole.document, whole.claim, "whole"),
            Member(percent.document, percent.claim, "share"),
        ),
        left=quotient,
        right=stated,
        formula=f"{shown} = {_rounded(quotient)}%; {percent.claim.text}",
        explanation=Words(
            zh=f"{shown}为{_rounded(quotient)}%,文中写{percent.claim.text},{'相符' if fits else '不符'}。",
            en=f"{shown} is {_rounded(quotient)}%, which {'fits' if fits else 'does not fit'} {percent.claim.text}.",
        ),
        targets=tuple(_targets(part, whole, percent)),
    )


def _rounded(quotient: Interval) -> str:
    digits = Decimal("0.01")
    ends = dict.fromkeys(f"{end.quantize(digits).normalize():f}" for end in (quotient.lower, quotient.upper))
    return "–".join(ends)


def _targets(part: Figure, whole: Figure, percent: Figure) -> Iterator[tuple[Claim, Interval]]:
    few, all_of, stated = (Interval.of(figure.claim) for figure in (part, whole, percent))
    yield percent.claim, few / all_of * HUNDRED
    yield part.claim, all_of * stated / HUNDRED
    if stated.lower > 0:
        yield whole.claim, few * HUNDRED / stated


def _ratios(line: Line) -> Iterator[Sequence[Figure]]:
    """Rows of percentages parted by colons."""
    run: list[Figure] = []
    for figure in line.figures:
        if run and _is_percent(figure) and pattern("share.toml", "ratio").match(figure.before):
            run.append(figure)
            continue
        if len(run) >= FEWEST:
            yield run
        run = [figure] if _is_percent(figure) else []
    if len(run) >= FEWEST:
        yield run


def _complements(line: Line) -> Iterator[Sequence[Figure]]:
    """第一产业占6.0%,第二产业占55.0%,第三产业占39.0%: in one sentence, all the parts that make up a whole."""
    shares_of: defaultdict[int, list[Figure]] = defaultdict(list)
    for figure in line.figures:
        if _is_percent(figure) and topic(figure).aspect == "share" and not in_table(figure):
            shares_of[figure.claim.sentence_start].append(figure)
    for figures in shares_of.values():
        yield from (found for parts in parts_of_wholes() if (found := _each_once(parts, figures)))


def _each_once(parts: Sequence[re.Pattern[str]], figures: Sequence[Figure]) -> Sequence[Figure]:
    """The one figure of each part, none where a part has no figure, several, or one of another time."""
    named = [[figure for figure in figures if part.search(topic(figure).name)] for part in parts]
    chosen = [found[0] for found in named if len(found) == 1]
    whole = len(chosen) == len(parts) and all(time_allows(chosen[0].claim, other.claim) for other in chosen[1:])
    return sorted(chosen, key=lambda figure: figure.claim.start) if whole else ()


def _hundred(ratio: Sequence[Figure]) -> Relation:
    """A ratio against 100, with a whole step of its last digit for each of its parts, as it may have been adjusted."""
    summed = reduce(lambda one, other: one + other, (_adjustable(figure.claim) for figure in ratio))
    written = " + ".join(figure.claim.text for figure in ratio)
    fits = summed.lower <= HUNDRED.upper and HUNDRED.lower <= summed.upper
    return Relation(
        type="share",
        members=tuple(Member(figure.document, figure.claim, "share of one whole") for figure in ratio),
        left=summed,
        right=HUNDRED,
        formula=f"{written} = {summed}; 100",
        explanation=Words(
            zh=f"各项占比之和{'为' if fits else '不为'}100%。",
            en=f"The shares of one whole {'come' if fits else 'do not come'} to 100%.",
        ),
        targets=tuple(_remainders(ratio)),
    )


def _remainders(ratio: Sequence[Figure]) -> Iterator[tuple[Claim, Interval]]:
    """What each share would have to be, were all the others right."""
    for figure in ratio:
        others = (_adjustable(other.claim) for other in ratio if other is not figure)
        yield figure.claim, reduce(lambda left, other: left - other, others, HUNDRED)


def _adjustable(claim: Claim) -> Interval:
    value, step = claim.low or Decimal(0), claim.step or Decimal(0)
    return Interval(value - step, value + step)
