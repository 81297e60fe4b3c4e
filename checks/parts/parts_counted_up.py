"""Parts that a sentence counts up: to 其余, the last of them, or to what they come to in all, 合计."""

from collections.abc import Iterator, Sequence

from checks.figures.amounts import (
    SENTENCE,
    Breakdown,
    adds_up,
    alike,
    begins_to_add_up,
    comes_near,
    compared,
    slipped,
    without_former,
)
from checks.figures.labels import unlabelled
from checks.figures.numbering import number
from checks.figures.stretches import MOST_WHOLES, SEGMENT, ahead, back_to, this_sentence
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, clause, opening
from checks.parts.parts_summed_up import counts_others, outermost

MARKS = (",", "，", "、", ";", "；", "。", " ")


def rest(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """8例,2例来自甲,其余6例来自乙: the rest closes the breakdown, so that the parts make up the whole."""
    for place, last in enumerate(amounts):
        words = clause(last.before)
        if not pattern("parts.toml", "rest").search(words) or words.endswith("中") or last.depth:
            continue
        before = [figure for figure in _sentence_up_to(place, amounts) if alike(figure, last)]
        runs = [(before[start], (*before[start + 1 :], last)) for start in range(len(before) - 2, -1, -1)]
        runs = [(whole, parts) for whole, parts in runs if not any(_is_said_again(whole, part) for part in parts)]
        fitting = next((run for run in runs[:MOST_WHOLES] if adds_up(*run)), None) or _past_another_cut(before, last)
        if fitting is not None:
            yield Breakdown(*fitting, complete=True, sure=True)
        elif runs and (
            _of_the_last(last, before, amounts) or pattern("parts.toml", "not all the rest").match(last.after)
        ):
            continue
        elif runs and unlabelled(runs[0][1][0]) and not _cut_twice(before):
            yield Breakdown(*runs[0], complete=True, sure=True)
        else:
            yield from _comprised(runs)


def _is_said_again(whole: Figure, part: Figure) -> bool:
    """Whether a figure behind a whole is that whole told again: 4个部门…,4个部门已上缴."""
    return part.claim.low == whole.claim.low and opening(part.after)[:2] == opening(whole.after)[:2] != ""


def _past_another_cut(before: Sequence[Figure], last: Figure) -> tuple[Figure, tuple[Figure, ...]] | None:
    """16宗,其中7宗涉及家庭,15宗已侦破,余下1宗: what comes out past some told otherwise."""
    for at, whole in enumerate(before[:-2]):
        if _told_of_some(before[at + 1]):
            runs = ((whole, (*before[start:], last)) for start in range(at + 2, len(before)))
            fitting = next((run for run in runs if adds_up(*run)), None)
            if fitting is not None:
                return fitting
    return None


def _of_the_last(last: Figure, before: Sequence[Figure], amounts: Sequence[Figure]) -> bool:
    """Whether a rest is of the last count before it, told of by other amounts behind 其中.

    1项延期;8个有结余,其中甲56万元、乙41万元,其余6个共73万元.
    """
    between = (each for each in amounts if before[-1].claim.start < each.claim.start < last.claim.start)
    return before[-1].claim.low != last.claim.low and any(map(_told_of_some, between))


def _cut_twice(before: Sequence[Figure]) -> bool:
    """Whether the figure that a rest is held to is some of a larger one before it, beside which the rest may stand."""
    return len(before) > 2 and _told_of_some(before[-2])


def _comprised(runs: Sequence[tuple[Figure, tuple[Figure, ...]]]) -> Iterator[Breakdown]:
    """1050床,包括甲720床、乙80床及其他160床: what a whole says that it comprises, up to the others.

    So does what stands behind 其中 and ends in the others, called no more or as all are: 440人,其中:大专5人,中专200人,
    其他235人; 卫生技术人员423人,其中:医师188人,护士118人,其他卫生技术人员117人.
    """
    for whole, parts in runs:
        told = pattern("parts.toml", "comprises").match(parts[0].before) is not None
        comprised = (told and _of_its_kind(whole, parts[-1])) or _closed_by_others(whole, parts)
        likely = slipped(whole, parts) or (len(runs) == 1 and _one_and_the_rest(parts) and comes_near(whole, parts))
        if comprised and (adds_up(whole, parts) or likely):
            yield Breakdown(whole, parts, complete=True, sure=True)
            return


def _closed_by_others(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts behind 其中 end in the others, with no clause group between that may be of what 其中 is not of."""
    first, *rest = (pattern("parts.toml", "among").search(part.before) is not None for part in parts)
    apart = any(SEGMENT.search(part.before) for part in parts[1:])
    words = clause(parts[-1].before)
    noun = pattern("parts.toml", "others of a noun").fullmatch(words)
    of_all = noun is not None and topic(whole).name == noun["noun"]
    return (
        first
        and not any(rest)
        and not apart
        and (of_all or pattern("parts.toml", "bare others").fullmatch(words) is not None)
    )


def _one_and_the_rest(parts: Sequence[Figure]) -> bool:
    """Whether what 其余 alone is told of stands behind the one part that 其中 leads up to, or those joined to it."""
    joined = all(part.before.startswith(("、", "和")) for part in parts[1:-1])
    bare = pattern("parts.toml", "bare rest").fullmatch(clause(parts[-1].before)) is not None
    return joined and bare and _told_of_some(parts[0])


def _of_its_kind(whole: Figure, last: Figure) -> bool:
    """Whether the others are all others of a whole (其他床, 其他), and not those of a narrower kind (其他在建酒店)."""
    noun = pattern("parts.toml", "rest").split(clause(last.before))[-1]
    return not noun or noun.endswith(whole.claim.unit) or topic(whole).name.endswith(noun)


def totalled(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """完成15.39亿元,加上补助13.36亿元、调入0.05亿元,收入合计28.80亿元: from the figure before 加 to the total."""
    for place, whole in enumerate(amounts):
        if not pattern("parts.toml", "in all").search(clause(whole.before)):
            continue
        own = _without_parts(ahead(place, amounts))
        before = [figure for figure in own if alike(figure, whole) and figure.depth == whole.depth]
        added = [at for at, figure in enumerate(before) if pattern("parts.toml", "plus").match(clause(figure.before))]
        if not added or this_sentence([*before[added[-1] + 1 :], whole])[-1:] != [whole]:
            continue
        firsts = before[max(0, added[-1] - MOST_WHOLES) : added[-1]][::-1]
        runs = [(first, *before[added[-1] :]) for first in firsts]
        fitting = next((run for run in runs if adds_up(whole, run)), None)
        done = [run for run in runs if pattern("parts.toml", "done").search(clause(run[0].before))]
        told = fitting or next(iter(done), None) or _only_first(whole, before[: added[-1]], before[added[-1] :])
        if told:
            yield Breakdown(whole, told, complete=True, sure=True)


def _without_parts(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Figures without those that are parts of the one before them, from 其中 to the end of their clause group."""
    nested = False
    for figure in figures:
        nested = pattern("parts.toml", "among").search(figure.before) is not None or (
            nested and not SEGMENT.search(figure.before)
        )
        if not nested:
            yield figure


def _only_first(whole: Figure, firsts: Sequence[Figure], added: Sequence[Figure]) -> tuple[Figure, ...]:
    """The one figure of a sentence before 加上 and those behind it, where none is a part of another; else none."""
    sentence = [figure for figure in firsts if _of_its_sentence(figure, added[0])]
    told = (*sentence, *added)
    one_sentence = len(sentence) == 1 and all(_of_its_sentence(figure, whole) for figure in told)
    others = any(_told_of_some(each) or compared(each) or _taken_off(each) or _and_so_on(each) for each in told)
    return told if one_sentence and not others else ()


def _taken_off(figure: Figure) -> bool:
    """Whether a figure is taken off the others of its sum: 减去上解支出2.2亿元."""
    return pattern("summed_up.toml", "taken off").search(clause(figure.before)) is not None


def _and_so_on(figure: Figure) -> bool:
    """Whether a figure is the last of a list that leaves some out: 补助18.4亿元等."""
    return figure.after.startswith(("等", "左右"))


def counted_up(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """甲县126例、乙县86例,共212例: the figures of a sentence up to what they are said to come to.

    They are sure to be all where the words count them (三者合计).
    """
    for place, whole in enumerate(amounts):
        told = pattern("parts.toml", "comes to").match(clause(whole.before))
        if not told or whole.depth:
            continue
        before = outermost(_sentence_up_to(place, amounts))
        counted = number(told["count"].replace("两", "二")) if told["count"] else None
        first = clause(whole.before).startswith("前")
        before = before[:counted] if counted and first else before[-counted:] if counted else before
        plain = not any(pattern("parts.toml", "among").search(figure.before) or compared(figure) for figure in before)
        if len(before) > 1 and plain and all(alike(figure, whole) for figure in before):
            loose = any(map(_taken_off, before)) or not whole.before.startswith(MARKS) or counts_others(whole, before)
            loose = loose or _some_at_the_end(whole, before)
            closed = len(before) == counted or (counted is None and not loose and slipped(whole, before))
            explained = closed or adds_up(whole, before)
            yield Breakdown(whole, tuple(before), complete=explained, sure=explained)


def _some_at_the_end(whole: Figure, before: Sequence[Figure]) -> bool:
    """Whether a sum is that of the last figures before it alone, of which there are two and more."""
    return begins_to_add_up(whole, before[:0:-1], fewest=2)


def said_above(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """甲组3680元,乙组5245元,丙组4970元。以上三项共计13895元: so many figures of the sentence before as are counted."""
    for place, whole in enumerate(amounts):
        told = pattern("parts.toml", "those above").search(f"{whole.lead}")
        if not told or whole.depth:
            continue
        before = [figure for figure in ahead(place, amounts) if figure.depth == 0]
        opens = [figure for figure in before if alike(figure, whole) and _of_its_sentence(figure, whole)]
        before = [figure for figure in before if not _of_its_sentence(figure, whole)]
        sentence = [figure for figure in back_to(SENTENCE, before) if alike(figure, whole) and not compared(figure)]
        exactly = len(sentence) == number(told["count"].replace("两", "二")) > 1
        if exactly and not opens and not any(map(_told_of_some, sentence)):
            yield Breakdown(whole, tuple(sentence), complete=True, sure=True)


def _of_its_sentence(figure: Figure, whole: Figure) -> bool:
    return figure.claim.sentence_start == whole.claim.sentence_start


def _told_of_some(figure: Figure) -> bool:
    return pattern("parts.toml", "among").search(figure.before) is not None


def loosely(amounts: Sequence[Figure]) -> Iterator[Breakdown]:
    """新增小学学位2.24万个、幼儿园学位0.86万个,合计新增学位3.1万个: what comes out up to a sum that has a noun.

    Parts of those parts, behind 其中, are left out up to the next semicolon. What does not come out shows nothing.
    """
    for place, whole in enumerate(amounts):
        if whole.depth or not pattern("parts.toml", "comes to so much of").search(clause(whole.before)):
            continue
        kin = [figure for figure in _without_nested(_sentence_up_to(place, amounts)) if alike(figure, whole)]
        runs = (tuple(kin[-count:]) for count in range(len(kin), 1, -1))
        fitting = next((run for run in runs if adds_up(whole, run)), None)
        if fitting:
            yield Breakdown(whole, fitting, complete=False, sure=False)


def _without_nested(sentence: Sequence[Figure]) -> list[Figure]:
    """A sentence's figures without those behind 其中, up to the next semicolon, but for what opens with it."""
    kept: list[Figure] = []
    nested = False
    for figure in sentence:
        nested = (nested and not SEGMENT.search(figure.before)) or (bool(kept) and _told_of_some(figure))
        if not nested:
            kept.append(figure)
    return kept


def _sentence_up_to(place: int, amounts: Sequence[Figure]) -> list[Figure]:
    """The figures of a sentence ahead of one of them, without those in brackets."""
    sentence = back_to(SENTENCE, [*ahead(place, amounts), amounts[place]])
    return without_former([figure for figure in sentence[:-1] if figure.depth == 0])
