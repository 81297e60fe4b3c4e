"""share: a part, its whole and the percentage that the text gives.

Catches percentages that are not part ÷ whole (占…的比重, 占营业收入52.6亿元的35.0%, a row of a table), shares of one
whole in a ratio (6:40:54) or of all its parts in a sentence (男性占…,女性占…), or contributions of all its sectors,
that do not add up to 100, what was done of the aim in brackets (完成目标任务(900万人)的66%), rates of illness on
person-years, and points of growth that are not the contribution to it.

Bad: 全市粮食播种面积75.1万公顷,其中水稻播种面积37万公顷,占粮食播种面积的59.3%。
Good: 全市粮食播种面积75.1万公顷,其中水稻播种面积37万公顷,占粮食播种面积的49.3%。

Limits: the whole has to be named as its own figure is, on the same line or with one value in the whole text; shares of
a whole that the text only names are held to each other, where one paragraph tells two. A rate that its name tells is
wrong by a sure slip only, but for a plain one right behind the two amounts that it is of (城镇化率). A ratio may have
been adjusted in the last digit to come to 100.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from checks import coincidence
from checks.amounts import JOINED, SENTENCE, alike
from checks.beyond import shares_beyond
from checks.contributions import contribution
from checks.directory import directory, is_level
from checks.failures import failures, fits_as_left, left_over
from checks.fellow_shares import fellow_shares
from checks.fiscal_measures import self_sufficiency
from checks.grand_totals import of_the_grand_total
from checks.identity import WHOLE_PLACE, time_allows
from checks.implied_wholes import Implied, implied_wholes
from checks.incidences import incidences
from checks.joint import exhaustive, of_one_whole, of_two_times
from checks.lexicon import pattern
from checks.made_up import reckoned_otherwise
from checks.page import Figure, Line, Page, clause, in_table
from checks.partitions import parts_of_wholes
from checks.parts_with_shares import parts_with_shares
from checks.percentages import (
    HUNDRED,
    Share,
    adjustable,
    all_of,
    base_of,
    fits,
    goes_on,
    is_percent,
    targets,
    to_a_step,
)
from checks.relation import Interval, Member, Relation, Verdict, Words
from checks.respondents import shares_of_respondents
from checks.rough_shares import rough_shares
from checks.shares import shares
from checks.shares_of_heads import shares_of_heads
from checks.shares_of_parts_told import shares_of_parts_told
from checks.shares_of_places import Together, effective, together, together_of
from checks.shares_of_ranked import of_ranked_places
from checks.shifts import ratios
from checks.topics import related, spelled, topic, unit
from claims.model import Claim, Dimension, Hedge

PAIR = 2
CLAUSES = re.compile("[,，;；。、%％]|其中[:：]?")


def relations(page: Page) -> Iterator[Relation]:
    """One relation for each percentage whose part and whole the text gives, and for each ratio of three and more."""
    told = _of_what_they_make_up(page, shares(page))
    told += shares_of_respondents(page, {percent.claim.start for *_, percent in told})
    told += coincidence.shares(page, told)
    told += fellow_shares(page, told)
    for more in (rough_shares, shares_of_parts_told, shares_of_heads):
        told += more(page, {percent.claim.start for *_, percent in told})
    starts = {percent.claim.start for *_, percent in told}
    told += [share for share in shares_beyond(page) if share[2].claim.start not in starts]
    starts = {percent.claim.start for *_, percent in told}
    told, of_unnamed = of_the_grand_total(page, told)
    told = [*told, *(share for share in of_ranked_places(page) if share[2].claim.start not in starts)]
    told += incidences(page)
    told += self_sufficiency(page)
    yield from map(_of_one_unnamed, of_unnamed)
    yield from (_relation(*share) for share in told if fits(*share) or not reckoned_otherwise(page, *share))
    yield from map(_together, together(page, directory(page)))
    yield from map(_together, (*together_of(page), *effective(page)))
    yield from (replace(_relation(*share), if_broken=Verdict.REVIEW) for share in _of_the_total(page, told))
    found = {
        percent.claim.start for percent in (*(share[2] for share in told), *(each.percents[1] for each in of_unnamed))
    }
    yield from map(_of_one_unnamed, implied_wholes(page, found))
    for line in page.lines:
        yield from (_left_over(*share) for share in failures(line) if share[2].claim.start not in found)
        exhausted = (run for run in exhaustive(line) if all(_beside(line, *pair) for pair in pairwise(run)))
        wholes = (*ratios(line), *_complements(line), *exhausted, *of_two_times(line))
        yield from map(_hundred, {tuple(figure.claim.start for figure in whole): whole for whole in wholes}.values())


def _of_what_they_make_up(page: Page, told: Sequence[Share]) -> list[Share]:
    """The shares with those of parts that make up their whole, also for what is of a vague one (突破85万人)."""
    exactly = {percent.claim.start for _, whole, percent in told if whole.claim.hedge is Hedge.EXACT}
    found = list(parts_with_shares(page, exactly))
    starts = {percent.claim.start for *_, percent in found}
    return [*(share for share in told if share[2].claim.start not in starts), *found]


def _relation(part: Figure, whole: Figure, percent: Figure) -> Relation:
    stated = to_a_step(percent.claim)
    quotient = Interval.of(part.claim) / all_of(whole) * base_of(percent)
    shown = f"{part.claim.text} ÷ {whole.claim.text}"
    shown += f" = {_rounded(quotient)}{unit(percent.claim) if percent.claim.dimension is Dimension.PERCENT else ''}"
    zh, en = ("相符", "fits") if fits(part, whole, percent) else ("不符", "does not fit")
    return Relation(
        type="share",
        members=(
            Member(part.document, part.claim, "part"),
            Member(whole.document, whole.claim, "whole"),
            Member(percent.document, percent.claim, "share"),
        ),
        left=quotient,
        right=stated,
        formula=f"{shown}; {percent.claim.text}",
        explanation=Words(
            zh=f"{shown},文中写{percent.claim.text},{zh}。",
            en=f"{shown}, which {en} {percent.claim.text}.",
        ),
        targets=tuple(targets(part, whole, percent)),
    )


def _together(found: Together) -> Relation:
    """2804.9亿元和1366.4亿元,合计占进出口总值的42.9%: what several amounts come to of a whole."""
    parts, whole, percent = found
    shown = f"({' + '.join(part.claim.text for part in parts)}) ÷ {whole.claim.text} = {_rounded(found.computed)}%"
    zh, en = ("相符", "fits") if found.fits else ("不符", "does not fit")
    members = (*((part, "part") for part in parts), (whole, "whole"), (percent, "share"))
    return Relation(
        type="share",
        members=tuple(Member(figure.document, figure.claim, role) for figure, role in members),
        left=found.computed,
        right=to_a_step(percent.claim),
        formula=f"{shown}; {percent.claim.text}",
        explanation=Words(
            zh=f"{shown},文中写{percent.claim.text},{zh}。",
            en=f"{shown}, which {en} {percent.claim.text}.",
        ),
        targets=found.targets,
    )


def _of_one_unnamed(found: Implied) -> Relation:
    """2830亿元,占总产值的77.9%, and 2860亿元,占总产值的78.8%: two shares of a whole that is not given."""
    shown = [
        f"{part.claim.text} ÷ {percent.claim.text} = {whole}"
        for part, percent, whole in zip(found.parts, found.percents, found.wholes, strict=True)
    ]
    zh, en = ("相符", "fit") if found.fits else ("不符", "do not fit")
    members = ((part, "part") for part in found.parts), ((percent, "share") for percent in found.percents)
    return Relation(
        type="share",
        members=tuple(
            Member(figure.document, figure.claim, role) for pair in zip(*members, strict=True) for figure, role in pair
        ),
        left=found.wholes[0],
        right=found.wholes[1],
        formula="; ".join(shown),
        explanation=Words(
            zh=f"两项占比同属一个总数:{','.join(shown)},{zh}。",
            en=f"Both are shares of one total: {', '.join(shown)}, which {en}.",
        ),
        targets=found.targets,
    )


def _of_the_total(page: Page, told: Sequence[Share]) -> Iterator[Share]:
    """Shares 占总数的 that are not of the total that two others so told are of: of one that the text doesn't give."""
    so_told = [figure for figure in page.figures if is_percent(figure) and _is_of_total(figure)]
    known = {percent.claim.start: (whole, fits(part, whole, percent)) for part, whole, percent in told}
    wholes = Counter(known[each.claim.start][0] for each in so_told if known.get(each.claim.start, (None, False))[1])
    for whole, percent in (
        (whole, each) for whole, times in wholes.most_common(1) if times >= PAIR for each in so_told
    ):
        own = page.lines[percent.line].figures[max(0, percent.position - 2) : percent.position]
        parts = [figure for figure in own if figure.claim.sentence_start == percent.claim.sentence_start]
        part = next((figure for figure in parts if alike(figure, whole) and is_level(figure)), None)
        akin = part is not None and related(topic(percent).name, topic(part).name)
        itself = part is not None and Interval.of(part.claim) == Interval.of(whole.claim)
        if percent.claim.start not in known and part and akin and not itself and not fits(part, whole, percent):
            yield part, whole, percent


def _is_of_total(percent: Figure) -> bool:
    return pattern("share.toml", "of the total").search(clause(percent.before)) is not None


def _left_over(bad: Figure, whole: Figure, rate: Figure) -> Relation:
    """抽检1286批次,不合格23批次,合格率98.2%: the rate of those that did not fail."""
    part, all_of, stated = Interval.of(bad.claim), Interval.of(whole.claim), to_a_step(rate.claim)
    good = HUNDRED - part / all_of * HUNDRED
    shown = f"1 − {bad.claim.text} ÷ {whole.claim.text} = {_rounded(good)}%"
    zh, en = ("相符", "fits") if fits_as_left(bad, whole, rate) else ("不符", "does not fit")
    return Relation(
        type="share",
        members=(
            Member(bad.document, bad.claim, "the others"),
            Member(whole.document, whole.claim, "whole"),
            Member(rate.document, rate.claim, "share"),
        ),
        left=good,
        right=stated,
        formula=f"{shown}; {rate.claim.text}",
        explanation=Words(
            zh=f"{shown},文中写{rate.claim.text},{zh}。",
            en=f"{shown}, which {en} {rate.claim.text}.",
        ),
        targets=left_over(bad, whole, rate),
    )


def _rounded(quotient: Interval) -> str:
    digits = Decimal("0.01")
    ends = dict.fromkeys(f"{end.quantize(digits).normalize():f}" for end in (quotient.lower, quotient.upper))
    return "–".join(ends)


def _complements(line: Line) -> Iterator[Sequence[Figure]]:
    """第一产业占6.0%,第二产业占55.0%,第三产业占39.0%: in one sentence, all the parts of a whole, or of its growth."""
    shares_of: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    contributes, sentence = False, 0
    for figure in line.figures:
        sentence += SENTENCE.search(figure.before) is not None
        if in_table(figure) or not is_percent(figure):
            continue
        contributes = contribution(figure) or (contributes and goes_on(figure))
        if contributes or topic(figure).aspect == "share":
            shares_of[contributes, sentence].append(figure)
    for figures in shares_of.values():
        told = [(parts, found) for parts in parts_of_wholes() if (found := _each_once(parts, figures))]
        for parts, found in told:
            if all(_goes_straight_on(line, parts, *pair) for pair in pairwise(found)) and not _among_others(
                line, found
            ):
                yield found


def _among_others(line: Line, found: Sequence[Figure]) -> bool:
    """Whether some shares stand in a row with others (甲县、出口、进口占比分别为61.5%、43.3%、48.4%; 33:26:41)."""
    beside = [*line.figures[max(0, found[0].position - 1) : found[-1].position + 2]]
    ratio = pattern("share.toml", "ratio")
    in_row = [figure for figure in beside[1:] if JOINED.fullmatch(figure.before) or ratio.match(figure.before)]
    joined = [figure for figure in in_row if is_percent(figure)]
    row = {each.claim.start for figure in joined for each in (figure, line.figures[figure.position - 1])}
    return bool(row) and not row <= {figure.claim.start for figure in found}


def _goes_straight_on(line: Line, parts: Sequence[re.Pattern[str]], one: Figure, other: Figure) -> bool:
    """Whether a share is of what the one before it is of: nothing but its own label leads up to it.

    男性人口163万人,占53%;女性人口144万人,占47%, but not 教师中女性占72%;校级干部中男性占62%.
    """
    first = _first_clause(line, one, other)
    label = spelled(pattern("share.toml", "label").sub("", first))
    if first.endswith("中"):
        return False
    return not label or any(part.search(label) for part in parts)


def _beside(line: Line, one: Figure, other: Figure) -> bool:
    """The same of parts that go by any label."""
    first = _first_clause(line, one, other)
    told = pattern("share.toml", "told of a part").search(first) and not pattern("share.toml", "of others").search(
        first
    )
    return not first or bool(told)


def _first_clause(line: Line, one: Figure, other: Figure) -> str:
    """The first words behind a share, up to the next mark or the next share."""
    between = line.text[one.claim.end - line.start : other.claim.start - line.start]
    return next(filter(None, (words.strip("和及与以 ") for words in CLAUSES.split(between))), "")


def _each_once(parts: Sequence[re.Pattern[str]], figures: Sequence[Figure]) -> Sequence[Figure]:
    """The one figure of each part, none where a part has no figure, several, or one of another time."""
    named = [[figure for figure in figures if part.search(topic(figure).name)] for part in parts]
    chosen = [found[0] for found in named if len(found) == 1]
    whole = len(chosen) == len(parts) and all(time_allows(chosen[0].claim, other.claim) for other in chosen[1:])
    if not whole or not of_one_whole(chosen) or (len(parts) == PAIR and not all(map(_said_of_all, parts, chosen))):
        return ()
    return sorted(chosen, key=lambda figure: figure.claim.start)


def _said_of_all(part: re.Pattern[str], figure: Figure) -> bool:
    """Whether a share is said of one of two parts: not 抽烟的男性占, 我市出口占全省的, 占全省出口的."""
    words = clause(figure.before)
    told = pattern("joint.toml", "share of").match(words)
    if told is None:
        return "占" not in words
    label = told["label"].rpartition("中")[-1]
    named = part.search(label)
    of = told["of"].rstrip("的")
    of_its_own = any(part.search(of[start:]) for start in range(len(of)))
    return not (WHOLE_PLACE.fullmatch(of) or of_its_own) and (not label or (named is not None and named.start() == 0))


def _hundred(ratio: Sequence[Figure]) -> Relation:
    """A ratio against 100, with a whole step of its last digit for each of its parts, as it may have been adjusted."""
    summed = adjustable(ratio)
    written = " + ".join(figure.claim.text for figure in ratio)
    whole = summed.lower <= HUNDRED.upper and HUNDRED.lower <= summed.upper
    return Relation(
        type="share",
        members=tuple(Member(figure.document, figure.claim, "share of one whole") for figure in ratio),
        left=summed,
        right=HUNDRED,
        formula=f"{written} = {summed}; 100",
        explanation=Words(
            zh=f"各项占比之和{'为' if whole else '不为'}100%。",
            en=f"The shares of one whole {'come' if whole else 'do not come'} to 100%.",
        ),
        targets=tuple(_remainders(ratio)),
    )


def _remainders(ratio: Sequence[Figure]) -> Iterator[tuple[Claim, Interval]]:
    """What each share would have to be, were all the others right."""
    for figure in ratio:
        yield figure.claim, HUNDRED - adjustable([other for other in ratio if other is not figure])
