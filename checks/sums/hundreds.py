"""Shares of one whole that come to a hundred, and what some of them gained with what others lost.

Of parts that make it up by definition (三次产业), by their ages (0—14岁, 15—59岁, 60岁及以上) or by the words (其他占).
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise

from checks.figures.amounts import JOINED, SENTENCE
from checks.figures.identity import WHOLE_PLACE, time_allows
from checks.figures.percentages import HUNDRED, adjustable, goes_on, is_percent
from checks.figures.topics import spelled, topic
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.parts.joint import ages_in_full, exhaustive, of_one_whole, of_two_times
from checks.parts.partitions import parts_of_wholes
from checks.relation import Comparator, Interval, Member, Relation, Words, holds, reckoned
from checks.sums.closed_hundreds import closed_hundreds
from checks.sums.contributions import contribution
from checks.sums.percents_summed_up import summed
from checks.sums.shifts import ratios
from claims.model import Claim

PAIR = 2
CLAUSES = re.compile("[,，;；。、%％]|其中[:：]?")


def hundreds(page: Page) -> Iterator[Relation]:
    """One relation for each row of shares that make up a whole, and for each ratio of three and more."""
    for line in page.lines:
        exhausted = (run for run in exhaustive(line) if all(_beside(line, *pair) for pair in pairwise(run)))
        shares = [figure for figure in line.figures if _is_share(figure)]
        wholes = (
            *ratios(line),
            *_complements(line),
            *exhausted,
            *of_two_times(line),
            *ages_in_full(shares),
            *_contributions_apart(line),
            *closed_hundreds(line),
        )
        apart = (whole for whole in wholes if not any(map(summed, whole)))
        yield from map(_hundred, {tuple(figure.claim.start for figure in whole): whole for whole in apart}.values())


def _is_share(figure: Figure) -> bool:
    return is_percent(figure) and not in_table(figure) and topic(figure).aspect == "share"


def _contributions_apart(line: Line) -> Iterator[Sequence[Figure]]:
    """最终消费支出拉动增长2.4个百分点,贡献率为48.0%。资本形成总额…: each in a sentence that begins with its part."""
    told = [figure for figure in line.figures if is_percent(figure) and contribution(figure)]
    named = [(figure, pattern("share.toml", "contributes").search(figure.lead)) for figure in told]
    for parts in parts_of_wholes():
        for place in range(len(named) - len(parts) + 1):
            run = named[place : place + len(parts)]
            labels = [spelled(found["part"]) if found else "" for _, found in run]
            apart = len({figure.claim.sentence_start for figure, _ in run}) == len(parts)
            if apart and all(sum(bool(part.search(label)) for label in labels) == 1 for part in parts):
                yield [figure for figure, _ in run]


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
            straight_on = all(_goes_straight_on(line, parts, *pair) for pair in pairwise(found))
            if straight_on and not _among_others(line, found) and not _of_several_bases(line, found):
                yield found


def _of_several_bases(line: Line, found: Sequence[Figure]) -> bool:
    """Whether shares are each of an amount of its own: 税收占预算9780万元的42.2%,非税收入占预算2630万元的43.3%."""
    bases = [line.figures[figure.position - 1] for figure in found if figure.position and figure.before.strip() == "的"]
    return len({base.claim.low for base in bases}) > 1


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
    planned = pattern("joint.toml", "of what was planned").search(of)
    return not (WHOLE_PLACE.fullmatch(of) or of_its_own or planned) and (
        not label or (named is not None and named.start() == 0)
    )


def _hundred(ratio: Sequence[Figure]) -> Relation:
    """A ratio against 100, with a whole step of its last digit for each of its parts, as it may have been adjusted."""
    summed = adjustable(ratio)
    written = " + ".join(figure.claim.text for figure in ratio)
    whole = holds(Comparator.MEETS, summed, HUNDRED)
    shown = summed.written("%")
    return Relation(
        type="sum",
        members=tuple(Member(figure.document, figure.claim, "share of one whole") for figure in ratio),
        left=summed,
        right=HUNDRED,
        formula=reckoned(f"{written} = {summed}", "100", fits=whole),
        explanation=Words(
            zh="各项占比之和为100%。" if whole else f"各项占比之和为{shown},不是100%。",
            en=f"The shares of one whole add up to {'100%' if whole else f'{shown}, not 100%'}.",
        ),
        targets=tuple(_remainders(ratio)),
    )


def _remainders(ratio: Sequence[Figure]) -> Iterator[tuple[Claim, Interval]]:
    """What each share would have to be, were all the others right."""
    for figure in ratio:
        yield figure.claim, HUNDRED - adjustable([other for other in ratio if other is not figure])
