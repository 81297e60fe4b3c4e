"""Parts that a sum right behind them closes: 粮食51亿元、林业40亿元,以上两项合计91亿元; 甲12人、乙15人,合计27人."""

import re
from collections.abc import Iterator, Sequence

from checks.figures.amounts import (
    SENTENCE,
    Breakdown,
    adds_up,
    alike,
    amount,
    begins_to_add_up,
    compared,
    digits,
    held_to,
    slipped,
    targets_of,
    times,
    without_former,
)
from checks.figures.numbering import number
from checks.figures.percentages import is_percent
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, opening
from checks.repair import repairs
from claims.model import Hedge

FEWEST, MOST, TELLING, NOUN = 2, 24, 3, 2
GENERAL = frozenset("个個项項")
REACH = 60
SEGMENT = re.compile("[;；。]")
LISTED = re.compile(r"^[^,，;；。、和及与]{0,8}(?:[、,，;；]|以?及|[和与])[^,，;；。0-9]{0,16}$")


def summed_up(line: Line) -> Iterator[Breakdown]:
    """Every sum of a line with the parts that its words close; what is left of one (合计税后) is none."""
    for whole in line.figures:
        if whole.depth or whole.claim.hedge is not Hedge.EXACT or whole.claim.low is None:
            continue
        other = pattern("summed_up.toml", "what is left of a sum").search(clause(whole.before))
        for each in _of_so_many(line, whole) if _count(line, whole) else _of_all(line, whole):
            if not other or adds_up(each.whole, each.parts):
                yield each


def left_of_all(line: Line) -> Iterator[Breakdown]:
    """214个问题,已整改201个,其余13个正在整改: all that a sentence has in one unit is a whole, its parts and the rest.

    One slip of the pen has to explain a miss: of two parts, of which one was done, any other digit. Behind 其中 or some
    names the rest may be that of a part: 13个乡镇中,7个已疏散,其中甲乡86人、乙乡64人,其余5个乡镇75人.
    """
    for rest in line.figures:
        if rest.depth or not pattern("parts.toml", "bare rest").fullmatch(clause(rest.before)):
            continue
        sentence = [each for each in line.figures if each.claim.sentence_start == rest.claim.sentence_start]
        whole, *parts = [figure for figure in sentence if alike(figure, rest)]
        some = len(parts) == FEWEST and _among(parts[0]) and parts[0].position == whole.position + 1
        named = any(map(_among, sentence)) and not some
        named = named or "、" in rest.before or any(map(_came_in, parts))
        plain = all(map(_plain, (whole, rest))) and all(_plain(part) for part in parts if not (some and _among(part)))
        if named or len(parts) < FEWEST or parts[-1] is not rest or not plain:
            continue
        done = len(parts) == FEWEST and pattern("parts.toml", "done of them").match(clause(parts[0].before))
        closed = bool(done) or some
        explained = any(repairs(*target) for target in targets_of(whole, parts)) if closed else slipped(whole, parts)
        if explained and not adds_up(whole, parts):
            yield held_to(whole, parts)


def _came_in(part: Figure) -> bool:
    return pattern("parts.toml", "came in").search(clause(part.before)) is not None


def _plain(figure: Figure) -> bool:
    """Whether a figure is an exact amount of one time, one thing and one count, and no part of a part."""
    told = pattern("parts.toml", "no whole of a rest").search(clause(figure.before)) or compared(figure)
    one = times(figure).upper == 1 and figure.claim.hedge is Hedge.EXACT and figure.claim.low is not None
    return one and amount(figure) and not figure.depth and not told and not _among(figure)


def _count(line: Line, whole: Figure) -> int:
    """How many are said to come to a figure (两项合计, 以上四类加起来); 0 where the words don't count them."""
    before = line.figures[whole.position - 1] if whole.position else None
    if before is None or before.depth or not pattern("summed_up.toml", "so many come to").match(whole.before):
        return 0
    counted = pattern("summed_up.toml", "so many").fullmatch(before.claim.text)
    plain = pattern("summed_up.toml", "these").fullmatch(clause(before.before))
    return number(counted["count"].replace("两", "二").replace("兩", "二")) if counted and plain else 0


def _of_so_many(line: Line, whole: Figure) -> Iterator[Breakdown]:
    """教育51亿元,农林水39亿元,以上两项合计90亿元: as many figures of the sum's unit as its words count.

    They are those of its sentence or, behind 以上, of the one before; of more of them those that go by its noun.
    """
    count = _count(line, whole)
    told = pattern("summed_up.toml", "so many come to").match(whole.before)
    own, earlier = _kin(line, whole)
    above = "上" in clause(line.figures[whole.position - 1].before)
    noun = (told["noun"] or told["named"] or "") if told else ""
    outcome = pattern("summed_up.toml", "came of them").match(noun)
    own = [each for each in own if not outcome or outcome.group() in f"{each.before}{topic(each).name}"]
    for kin in (own, earlier) if not own and (above or noun) else (own,):
        named = [figure for figure in kin if noun and noun in f"{clause(figure.before)}{topic(figure).name}"]
        for parts in (kin, named):
            told_so = told and (_go_by(told["noun"], parts) or adds_up(whole, parts))
            if len(parts) == count >= FEWEST and told_so:
                yield held_to(whole, parts)
                return
    last = tuple(own[-count:])
    if len(last) == count and adds_up(whole, last):
        yield held_to(whole, last)


def summed_up_above(page: Page) -> Iterator[Breakdown]:
    """(一)…支出128万元。(二)…支出96万元。上述两个项目支出合计224万元: one figure of each of so many paragraphs above.

    Each has to have just one that goes by the noun of the sum.
    """
    for line in page.lines:
        for whole in line.figures:
            told = pattern("summed_up.toml", "so many come to").match(whole.before)
            count = _count(line, whole) if told else 0
            noun = told["named"].removeprefix("项目") if told else ""
            above = count and "上" in clause(line.figures[whole.position - 1].before) and whole.line >= count
            if not above or not noun or any(_kin(line, whole)):
                continue
            rows = [_under(each, whole, noun) for each in page.lines[whole.line - count : whole.line]]
            if all(len(row) == 1 for row in rows):
                yield held_to(whole, [row[0] for row in rows])


def _under(line: Line, whole: Figure, noun: str) -> list[Figure]:
    """The figures of a line in a sum's unit that go by its noun."""
    kin = (figure for figure in line.figures if alike(figure, whole) and amount(figure) and not figure.depth)
    return [figure for figure in kin if noun in clause(figure.before) and not _among(figure)]


def _of_all(line: Line, whole: Figure) -> Iterator[Breakdown]:
    """死亡1人、受伤37人,合计38人: all figures of a sentence up to a sum that stands right behind them.

    With a noun behind 合计 they are held to it where all go by that noun, else by what a slip of the pen explains.
    """
    words = clause(whole.before)
    bare = pattern("summed_up.toml", "bare sum").fullmatch(words)
    named = None if bare else pattern("summed_up.toml", "sum of a noun").fullmatch(words)
    if not (bare or named) or not amount(whole) or pattern("summed_up.toml", "with others").match(whole.after):
        return
    own, earlier = _kin(line, whole)
    if len(own) < FEWEST or _some_add_up(whole, [*earlier, *own]) or taken_off(own):
        return
    if counts_others(whole, own) or any(map(_aimed_at, own)):
        return
    alone = _in_a_list(line, own, whole) and not earlier
    same = named is None or _go_by(named["noun"] or named["end"], own)
    parts = outermost(own)
    if (alone and same) or (digits(whole.claim) >= TELLING and slipped(whole, parts)):
        yield held_to(whole, parts)


def _aimed_at(figure: Figure) -> bool:
    return pattern("summed_up.toml", "aimed at").search(clause(figure.before)) is not None


def counts_others(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a sum tells of what its parts are not called: 本科专业46个,专科专业74个,总共12个学院.

    So in a general unit, and behind words that may go on from there: 每月12吨、15吨,总共54吨原料.
    """
    noun = opening(whole.after)[:NOUN]
    told = "".join(f"{clause(part.before)}{opening(part.after)}" for part in parts)
    goes_on = whole.claim.unit in GENERAL or "共" in clause(whole.before)[1:2]
    return goes_on and len(noun) == NOUN and noun not in told and not adds_up(whole, parts)


def outermost(sentence: Sequence[Figure]) -> list[Figure]:
    """A sentence's figures with subtotals in the place of what they sum up: 甲20、乙30,小计50;丙40、丁10,小计50."""
    kept: list[Figure] = []
    since = 0
    for figure in sentence:
        summed = kept[since:]
        subtotal = pattern("parts.toml", "subtotal").fullmatch(clause(figure.before)) is not None
        named = subtotal and "小" in clause(figure.before)
        if len(summed) > 1 and subtotal and (named or adds_up(figure, summed)):
            kept[since:] = [figure]
            since += 1
        else:
            kept.append(figure)
    return kept


def _go_by(noun: str, parts: Sequence[Figure]) -> bool:
    """Whether all parts go by a noun, or each of two by one of its characters: 到达 and 发送 of 到发合计."""
    labels = [clause(figure.before) for figure in parts]
    both = len(noun) == len(labels) == FEWEST and any(
        noun[0] in one and noun[1] in other for one, other in (labels, labels[::-1])
    )
    return both or all(noun in label for label in labels)


def _kin(line: Line, whole: Figure) -> tuple[list[Figure], list[Figure]]:
    """The figures of a sum's unit before it in its sentence, and in the one before; no parts of parts."""
    wanted = is_percent if is_percent(whole) else amount
    near = line.figures[max(0, whole.position - REACH) : whole.position]
    sentences: list[list[Figure]] = [[]]
    nested = False
    for figure in near:
        if SENTENCE.search(figure.before):
            sentences.append([])
        nested = _among(figure) or (nested and not SEGMENT.search(figure.before))
        kin = alike(figure, whole) and wanted(figure) and not figure.depth and not compared(figure)
        if kin and (not nested or not sentences[-1]):
            sentences[-1].append(figure)
    if SENTENCE.search(whole.before):
        sentences.append([])
    sentences = [without_former(sentence) for sentence in sentences]
    return sentences[-1], sentences[-2] if len(sentences) > 1 else []


def _among(figure: Figure) -> bool:
    return pattern("parts.toml", "among").search(figure.before) is not None


def _some_add_up(whole: Figure, kin: Sequence[Figure]) -> bool:
    """Whether a sum is that of some figures in a row, not only of all of them."""
    last = kin[-MOST:]
    return any(begins_to_add_up(whole, last[start:]) for start in range(len(last)))


def taken_off(parts: Sequence[Figure]) -> bool:
    """Whether one of some figures is taken off the others: 总价120元,优惠20元,合计100元."""
    return any(pattern("summed_up.toml", "taken off").search(clause(figure.before)) for figure in parts)


def _in_a_list(line: Line, parts: Sequence[Figure], whole: Figure) -> bool:
    """Whether nothing but marks and labels stands between parts, nor between the last one and their sum."""
    run = line.figures[parts[0].position : whole.position]
    flat = list(run) == list(parts) and all(LISTED.match(figure.before) for figure in (*parts[1:], whole))
    return flat and all(figure.claim.hedge is Hedge.EXACT for figure in parts) and not any(map(_among, parts))
